package pathway

import (
	"reflect"
	"slices"
	"testing"
)

// Any change to a fact behind a proof voids it: every fact that there is, one by one, changes the hash and is named.
func TestEveryChangedFactIsNoticed(t *testing.T) {
	free := []string{"Reference", "Number", "Date", "Advocate", "Office.Logo", "Children.Age", "Decisions.Children.Child.Age"} // no facts of the family
	seen := 0
	each(t, reflect.ValueOf(full()), "", func(path string, change func(*Facts)) {
		before, after := full(), full()
		change(&after)
		changed := ChangedFacts(before, after)
		same := FactsHash(before) == FactsHash(after)
		if slices.Contains(free, path) {
			if !same || changed != nil {
				t.Errorf("%s is no fact, and a change is told: %q", path, changed)
			}
			return
		}
		seen++
		if same || len(changed) != 1 {
			t.Errorf("a change of %s: hash alike %v, changed %q", path, same, changed)
		}
	})
	if seen < 90 {
		t.Errorf("only %d facts were changed", seen)
	}
}

// full is facts with one element in every list and nothing empty, so that each leaf can be changed.
func full() Facts {
	f := Facts{}
	fill(reflect.ValueOf(&f).Elem())
	return f
}

func fill(v reflect.Value) {
	switch v.Interface().(type) {
	case Date:
		v.Set(reflect.ValueOf(onDay("2026-12-11")))
		return
	case DateTime:
		v.Set(reflect.ValueOf(atMinute("2026-12-11T10:00")))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString("text")
	case reflect.Int, reflect.Int64:
		v.SetInt(7)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Uint8:
		v.SetUint(7)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Pointer:
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		fill(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	}
}

// each calls do for every leaf, with its path and what empties it.
func each(t *testing.T, v reflect.Value, path string, do func(string, func(*Facts))) {
	var walk func(v reflect.Value, path string, at func(*Facts) reflect.Value)
	walk = func(v reflect.Value, path string, at func(*Facts) reflect.Value) {
		_, date := v.Interface().(Date)
		_, time := v.Interface().(DateTime)
		switch {
		case date || time || v.Kind() != reflect.Struct && v.Kind() != reflect.Slice && v.Kind() != reflect.Pointer:
			do(path, func(f *Facts) { at(f).SetZero() })
		case v.Kind() == reflect.Slice && v.Type().Elem().Kind() != reflect.Struct:
			do(path, func(f *Facts) { at(f).SetZero() })
		case v.Kind() == reflect.Slice:
			walk(v.Index(0), path, func(f *Facts) reflect.Value { return at(f).Index(0) })
		case v.Kind() == reflect.Pointer:
			walk(v.Elem(), path, func(f *Facts) reflect.Value { return at(f).Elem() })
		default:
			for i := range v.NumField() {
				name := v.Type().Field(i).Name
				if path != "" {
					name = path + "." + name
				}
				walk(v.Field(i), name, func(f *Facts) reflect.Value { return at(f).Field(i) })
			}
		}
	}
	walk(v, path, func(f *Facts) reflect.Value { return reflect.ValueOf(f).Elem() })
}

func TestFactsHash(t *testing.T) {
	r := carters()
	f, _ := letter(r, paul, ParentInvitation)
	later := Options{Date: onDay("2027-03-01"), Reference: "CP-2026-0042-8", Number: 4} // Mia has turned 13
	g, _ := Disclose(r, invitedAs+paul, ParentInvitation, later)
	if f.Children[0].Age == g.Children[0].Age || FactsHash(f) != FactsHash(g) || ChangedFacts(f, g) != nil {
		t.Error("the day on which a letter is made is no fact behind it")
	}
	if len(FactsHash(f)) != 64 {
		t.Errorf("hash %q", FactsHash(f))
	}
	if FactsHash(Facts{Invited: []string{}, Household: []PersonFacts{}}) != FactsHash(Facts{}) {
		t.Error("an empty list is no fact")
	}
	if FactsHash(Facts{Invited: []string{"", "a"}}) == FactsHash(Facts{Invited: []string{"a"}}) {
		t.Error("a gap in a list is a fact")
	}
	if f.Children[0].Age == 0 {
		t.Error("hashing changed the facts")
	}
	r.Conference.StartsAt = atMinute("2026-12-14T10:00")
	r.person(paul).Homes = lives(cottage)
	g, _ = letter(r, paul, ParentInvitation)
	if want := []string{"the recipient’s address", "date and time of the conference"}; !slices.Equal(ChangedFacts(f, g), want) {
		t.Errorf("changed %q, want %q", ChangedFacts(f, g), want)
	}
	r = decided()
	a, _ := letter(r, anna, DecisionsDocument)
	r.Decisions.ReviewOn, r.Decisions.ReviewAt = onDay("2027-03-04"), DateTime{}
	b, _ := letter(r, anna, DecisionsDocument)
	if want := []string{"the review"}; !slices.Equal(ChangedFacts(a, b), want) {
		t.Errorf("changed %q, want %q", ChangedFacts(a, b), want)
	}
	// What the recipient is not told is no fact behind their letter.
	r.person(leo).Person.LastName = "Lee"
	a, _ = letter(r, paul, DecisionsDocument)
	r.person(leo).Person.LastName = "Low"
	if b, _ = letter(r, paul, DecisionsDocument); FactsHash(a) != FactsHash(b) {
		t.Error("a child whom he may not know of changes his letter")
	}
}

func TestCanonicalRefusesWhatIsNoFact(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a channel was hashed")
		}
	}()
	canonical(make(chan int))
}

// Somebody added late gets only theirs: what was made for the others before stays. Taking somebody out is a change.
func TestLaterAdditionsChangeNothing(t *testing.T) {
	old := Facts{Invited: []string{"Police", "School"}, Decisions: &DecisionFacts{CopyTo: []string{"Siân Prydderch, Health visitor"}}}
	added := Facts{Invited: []string{"GP", "Police", "School"}, Decisions: &DecisionFacts{CopyTo: []string{"Gwen Probert, GP", "Siân Prydderch, Health visitor"}}}
	if got := ChangedFacts(old, added); len(got) != 0 {
		t.Errorf("added: %q", got)
	}
	if got, want := ChangedFacts(added, old), []string{"who else is asked", "who attended and who has a copy"}; !slices.Equal(got, want) {
		t.Errorf("taken out: %q, want %q", got, want)
	}
	if got := ChangedFacts(Facts{}, added); !slices.Contains(got, "who attended and who has a copy") {
		t.Errorf("decided since: %q", got)
	}
}

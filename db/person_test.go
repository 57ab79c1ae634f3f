package db

import (
	"slices"
	"strings"
	"testing"

	"cp-pathway/pathway"
)

func TestPeopleAreChangedWithTheirVersions(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	zoe := f.Children()[0]
	zoe.Person.KnownAs, zoe.School = "Zo", "Hill Primary"
	o.moved(t, f.Case.ID, "a name", func() error { return o.SavePerson(t.Context(), o.first, f.Case.ID, zoe) })
	got, err := o.seen(t, f.Case.ID).Member(zoe.Person.ID)
	if err != nil || got.Person.KnownAs != "Zo" || got.School != "Hill Primary" {
		t.Errorf("%+v %v", got, err)
	}
	if err := o.SavePerson(t.Context(), o.first, f.Case.ID, zoe); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("a stale person: %v", err)
	}
	zoe = got
	zoe.Person.Unborn, zoe.Person.Died = true, pathway.NewDate(2026, 1, 1)
	if err := o.SavePerson(t.Context(), o.first, f.Case.ID, zoe); err != nil {
		t.Fatal(err)
	}
	if got, _ := o.seen(t, f.Case.ID).Member(zoe.Person.ID); got.Person.Unborn || !got.Person.Died.IsZero() {
		t.Error("a death by the way")
	}
	if want := "Fay First: Changed a person’s details Zo O’Neill-Ward known as,school"; !slices.Contains(o.said(t, pathway.AuditFilter{Case: f.Case.ID}), want) {
		t.Errorf("audit: %q", o.said(t, pathway.AuditFilter{Case: f.Case.ID}))
	}
}

func TestWhatAScreenCoversIsKept(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	home, _ := f.Adults()[0].Home()
	zoe := f.Children()[0]
	if _, err := o.AddAddress(t.Context(), o.first, f.Case.ID, NewAddress{Address: home.Address, People: []int64{zoe.Person.ID}}); err != nil {
		t.Fatal(err)
	}
	zoe.Note = "Walks down Marsh Street"
	if err := o.SavePerson(t.Context(), o.first, f.Case.ID, zoe); err != nil {
		t.Fatal(err)
	}
	if err := o.Protect(t.Context(), o.first, f.Case.ID, home.Address.ID, home.Address.Version); err != nil {
		t.Fatal(err)
	}
	full := o.look(t, f.Case.ID)
	screen := full.ForScreens()
	m, _ := screen.Member(zoe.Person.ID)
	if m.School != "" || strings.Contains(m.Note, "Marsh") {
		t.Fatalf("on screens: %+v", m)
	}
	m.Person.Pronouns = "she"
	if err := o.SavePerson(t.Context(), o.first, f.Case.ID, m); err != nil {
		t.Fatal(err)
	}
	got, _ := o.seen(t, f.Case.ID).Member(zoe.Person.ID)
	if got.School != "Marsh Primary" || got.Note != "Walks down Marsh Street" || got.Person.Pronouns != "she" {
		t.Errorf("saved from a screen: %+v", got)
	}
}

func TestBirth(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	baby := f.Children()[1].Person
	good := Birth{FirstName: "Mia", LastName: "Ward", Born: pathway.NewDate(2026, 11, 22), Sex: "F", Version: baby.Version}
	tests := []struct {
		name   string
		change func(*Birth)
		want   string
	}{
		{"tomorrow", func(b *Birth) { b.Born = pathway.NewDate(2026, 11, 24) }, "born"},
		{"no date", func(b *Birth) { b.Born = pathway.Date{} }, "born"},
		{"seven months before the expected date", func(b *Birth) { b.Born = pathway.NewDate(2026, 7, 1) }, "born"},
		{"no name", func(b *Birth) { b.FirstName = "" }, "first_name"},
		{"no sex", func(b *Birth) { b.Sex = "" }, "sex"},
	}
	for _, tt := range tests {
		b := good
		tt.change(&b)
		if err := o.RecordBirth(t.Context(), o.first, f.Case.ID, baby.ID, b); pathway.FieldsOf(err)[tt.want] == "" {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
	o.moved(t, f.Case.ID, "a birth", func() error { return o.RecordBirth(t.Context(), o.first, f.Case.ID, baby.ID, good) })
	if m, _ := o.seen(t, f.Case.ID).Member(baby.ID); m.Person.Unborn || m.Person.Name() != "Mia Ward" || m.Person.Born != good.Born {
		t.Errorf("%+v", m.Person)
	}
	if err := o.RecordBirth(t.Context(), o.first, f.Case.ID, baby.ID, good); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("born twice: %v", err)
	}
}

func TestTwinsAreTwoChildren(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	twin := func(name string) pathway.Member {
		return pathway.Member{Kind: pathway.SubjectChild, Person: pathway.Person{LastName: "Ward", KnownAs: name, Unborn: true, Expected: pathway.NewDate(2027, 5, 1)}}
	}
	ids, err := o.AddPeople(t.Context(), o.first, f.Case.ID, []pathway.Member{twin("Baby 1"), twin("Baby 2")})
	if err != nil {
		t.Fatal(err)
	}
	if err := o.RecordBirth(t.Context(), o.first, f.Case.ID, ids[1], Birth{FirstName: "Mia", LastName: "Ward", Born: pathway.NewDate(2026, 11, 22), Sex: "F", Version: 1}); err != nil {
		t.Fatal(err)
	}
	f = o.look(t, f.Case.ID)
	one, _ := f.Member(ids[0])
	two, _ := f.Member(ids[1])
	if one.Person.Name() != "Baby 1 Ward" || !one.Person.Unborn || two.Person.Name() != "Mia Ward" || two.Person.Unborn {
		t.Errorf("%q and %q", one.Person.Name(), two.Person.Name())
	}
	bad := twin("Baby 4")
	bad.Person.Expected = pathway.Date{}
	before := len(f.Members)
	if _, err := o.AddPeople(t.Context(), o.first, f.Case.ID, []pathway.Member{twin("Baby 3"), bad}); pathway.FieldsOf(err)["expected"] == "" {
		t.Error(err)
	}
	if got := len(o.seen(t, f.Case.ID).Members); got != before {
		t.Error("one of two was entered")
	}
}

// However they are entered, two who are expected under one name are told apart: a decision for one is not the other's.
func TestTwinsAreNumbered(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	baby := pathway.Member{Kind: pathway.SubjectChild, Person: pathway.Person{LastName: "Example", Unborn: true, Expected: pathway.NewDate(2027, 5, 1)}}
	names := func(ids ...int64) (all []string) {
		f := o.look(t, f.Case.ID)
		for _, id := range ids {
			m, _ := f.Member(id)
			all = append(all, m.Person.Name())
		}
		return all
	}
	one, err := o.AddPeople(t.Context(), o.first, f.Case.ID, []pathway.Member{baby})
	if err != nil {
		t.Fatal(err)
	}
	if got := names(one...); !slices.Equal(got, []string{"Baby Example"}) {
		t.Errorf("one alone is %q", got)
	}
	two, err := o.AddPeople(t.Context(), o.first, f.Case.ID, []pathway.Member{baby})
	if err != nil {
		t.Fatal(err)
	}
	if got := names(one[0], two[0]); !slices.Equal(got, []string{"Baby 1 Example", "Baby 2 Example"}) {
		t.Errorf("two are %q", got)
	}
	baby.Person.LastName = "Other"
	other, err := o.AddPeople(t.Context(), o.first, f.Case.ID, []pathway.Member{baby})
	if err != nil {
		t.Fatal(err)
	}
	if got := names(other...); !slices.Equal(got, []string{"Baby Other"}) {
		t.Errorf("one of another name is %q", got)
	}
}

func TestDeathAndLoss(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	baby, zoe := f.Children()[1].Person, f.Children()[0].Person
	for name, on := range map[string]pathway.Date{"no date": {}, "tomorrow": pathway.NewDate(2026, 11, 24), "before it can have been": pathway.NewDate(2026, 1, 1)} {
		if err := o.RecordDeath(t.Context(), o.first, f.Case.ID, baby.ID, on, baby.Version); pathway.FieldsOf(err)["died"] == "" {
			t.Errorf("a loss, %s: %v", name, err)
		}
	}
	if err := o.RecordDeath(t.Context(), o.first, f.Case.ID, zoe.ID, pathway.NewDate(2019, 2, 27), zoe.Version); pathway.FieldsOf(err)["died"] == "" {
		t.Errorf("a death before birth: %v", err)
	}
	o.moved(t, f.Case.ID, "a loss", func() error {
		return o.RecordDeath(t.Context(), o.first, f.Case.ID, baby.ID, pathway.NewDate(2026, 11, 20), baby.Version)
	})
	if err := o.RecordDeath(t.Context(), o.first, f.Case.ID, baby.ID, pathway.NewDate(2026, 11, 20), baby.Version+1); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("lost twice: %v", err)
	}
	if err := o.RecordBirth(t.Context(), o.first, f.Case.ID, baby.ID, Birth{FirstName: "Mia", LastName: "Ward", Born: pathway.NewDate(2026, 11, 22), Sex: "F", Version: baby.Version + 1}); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("a birth after a loss: %v", err)
	}
	if err := o.WithdrawDeath(t.Context(), o.first, f.Case.ID, baby.ID, "", baby.Version+1); pathway.FieldsOf(err)["reason"] == "" {
		t.Errorf("taken back without a reason: %v", err)
	}
	o.moved(t, f.Case.ID, "taking it back", func() error {
		return o.WithdrawDeath(t.Context(), o.first, f.Case.ID, baby.ID, "The wrong family", baby.Version+1)
	})
}

func TestDuplicatesAreNoticed(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	secret := o.wardFamily(t)
	if err := o.Write(t.Context(), o.first, func(tx *Tx) error {
		if err := tx.exec(`UPDATE cases SET restricted = 1 WHERE id = ?`, secret.Case.ID); err != nil {
			return err
		}
		return tx.exec(`UPDATE person SET nhs_number = '9434765919' WHERE id = ?`, f.Children()[0].Person.ID)
	}); err != nil {
		t.Fatal(err)
	}
	admin := o.by(t, "admin", pathway.Admin)
	born := pathway.NewDate(2019, 2, 28)
	tests := []struct {
		name string
		by   Actor
		p    pathway.Person
		want int
		same bool
	}{
		{"name and date of birth, in capitals and without accents", admin, pathway.Person{FirstName: "ZOE", LastName: "Oneill Ward", Born: born}, 1, true},
		{"the same, by who may see the restricted family", o.first, pathway.Person{FirstName: "Zoë", LastName: "O’Neill-Ward", Born: born}, 2, true},
		{"the name alone", admin, pathway.Person{FirstName: "Zoë", LastName: "O’Neill-Ward"}, 1, false},
		{"the name, another date", admin, pathway.Person{FirstName: "Zoë", LastName: "O’Neill-Ward", Born: pathway.NewDate(2018, 1, 1)}, 1, false},
		{"surname and date", admin, pathway.Person{FirstName: "Zooey", LastName: "Ward", Born: born}, 1, true},
		{"the NHS number", admin, pathway.Person{FirstName: "Some", LastName: "Body", NHSNumber: "943 476 5919"}, 1, false},
		{"nobody", admin, pathway.Person{FirstName: "Some", LastName: "Body", Born: born}, 0, false},
		{"a percent sign", admin, pathway.Person{FirstName: "x", LastName: "%", Born: born}, 0, false},
		{"nothing", admin, pathway.Person{}, 0, false},
	}
	for _, tt := range tests {
		list, err := o.Matches(t.Context(), tt.by, 0, tt.p)
		if err != nil || len(list) != tt.want || tt.want > 0 && list[0].Same != tt.same {
			t.Errorf("%s: %d matches %+v %v", tt.name, len(list), list, err)
		}
	}
	other, err := o.CreateFamily(t.Context(), o.first, pathway.Case{Name: "Other", Pathway: "2024"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	zoe := f.Children()[0].Person.ID
	if err := o.UsePerson(t.Context(), admin, other, secret.Children()[0].Person.ID, pathway.SubjectChild); pathway.CodeOf(err) != pathway.CodeNotFound {
		t.Errorf("somebody of a restricted family is taken: %v", err)
	}
	o.moved(t, other, "using somebody", func() error { return o.UsePerson(t.Context(), admin, other, zoe, pathway.SubjectChild) })
	if err := o.UsePerson(t.Context(), admin, other, zoe, pathway.SubjectChild); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("twice: %v", err)
	}
	m, _ := o.seen(t, other).Member(zoe)
	o.moved(t, f.Case.ID, "a change in the other family", func() error {
		m.Person.KnownAs = "Zo"
		return o.SavePerson(t.Context(), admin, other, m)
	})
	m, _ = o.seen(t, other).Member(zoe)
	if err := o.EndMember(t.Context(), admin, other, zoe, "Entered by mistake", m.Version); err != nil {
		t.Fatal(err)
	}
	if got := o.look(t, other); len(got.Children()) != 0 || len(got.Past()) != 1 {
		t.Errorf("%+v", got.Members)
	}
	if err := o.UsePerson(t.Context(), admin, other, zoe, pathway.SubjectChild); err != nil || len(o.seen(t, other).Children()) != 1 {
		t.Errorf("back again: %v", err)
	}
}

func TestEarlierPlans(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	zoe := f.Children()[0].Person.ID
	add := func(started, ended pathway.Date) error {
		return o.AddPreviousPlan(t.Context(), o.first, f.Case.ID, pathway.PreviousPlan{Child: zoe, StartedOn: started, EndedOn: ended, Category: "EMO"})
	}
	if err := add(pathway.NewDate(2017, 1, 1), pathway.Date{}); pathway.FieldsOf(err)["started_on"] == "" {
		t.Errorf("before the child was on its way: %v", err)
	}
	o.moved(t, f.Case.ID, "a plan", func() error { return add(pathway.NewDate(2024, 1, 1), pathway.NewDate(2024, 9, 1)) })
	m, _ := o.seen(t, f.Case.ID).Member(zoe)
	if n, _ := pathway.RepeatPlans(m.Previous); n != 2 {
		t.Errorf("%d plans", n)
	}
	o.moved(t, f.Case.ID, "striking", func() error {
		return o.StrikePreviousPlan(t.Context(), o.first, f.Case.ID, zoe, m.Previous[0].ID, "Of another child")
	})
	if m, _ := o.seen(t, f.Case.ID).Member(zoe); len(m.Previous) != 1 || m.Previous[0].Category != "EMO" {
		t.Errorf("%+v", m.Previous)
	}
	ann := f.Adults()[0].Person.ID
	if err := o.AddPreviousPlan(t.Context(), o.first, f.Case.ID, pathway.PreviousPlan{Child: ann, StartedOn: pathway.NewDate(2024, 1, 1)}); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("a plan of an adult: %v", err)
	}
}

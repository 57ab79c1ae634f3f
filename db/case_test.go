package db

import (
	"slices"
	"testing"

	"cp-pathway/pathway"
)

// wards is a made-up family: two children, an unborn one, a mother and a father.
func wards() (pathway.Case, []pathway.Member) {
	home := pathway.Address{Line1: "14 Marsh Street", Town: "Exampleton", Postcode: "ex14bz"}
	return pathway.Case{Name: "Ward family", Pathway: "2024"}, []pathway.Member{
		{Kind: pathway.SubjectChild, Person: pathway.Person{FirstName: "Zoë", LastName: "O’Neill-Ward", Born: pathway.NewDate(2019, 2, 28), Sex: "F"}, School: "Marsh Primary",
			Previous: []pathway.PreviousPlan{{StartedOn: pathway.NewDate(2022, 1, 10), EndedOn: pathway.NewDate(2022, 9, 1), Category: "NEG"}}},
		{Kind: pathway.SubjectChild, Person: pathway.Person{LastName: "Ward", Unborn: true, Expected: pathway.NewDate(2027, 2, 3)}},
		{Kind: pathway.OtherChild, Person: pathway.Person{FirstName: "Łukasz", LastName: "Wójcik", Born: pathway.NewDate(2010, 5, 1), Sex: "M"}},
		{Kind: pathway.Adult, Person: pathway.Person{FirstName: "Ann", LastName: "Ward", Language: "Polish", Interpreter: true},
			Homes:    []pathway.Residence{{Address: home, Post: true}},
			Contacts: []pathway.ContactPoint{{Kind: pathway.Phone, Value: "01632 960001"}},
			Ways:     []pathway.ContactWay{{Way: "voicemail", Safety: pathway.NotSafe}}},
		{Kind: pathway.Adult, Person: pathway.Person{FirstName: "Ben", LastName: "Wójcik"}},
	}
}

// wardFamily enters that family and returns its id and everything that is recorded of it.
func (o *office) wardFamily(t *testing.T) pathway.Family {
	t.Helper()
	c, members := wards()
	number, err := o.CreateFamily(t.Context(), o.first, c, members)
	if err != nil {
		t.Fatal(err)
	}
	return o.look(t, number)
}

func (o *office) look(t *testing.T, number int64) pathway.Family {
	t.Helper()
	f, err := o.Family(t.Context(), o.first, number)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestFamilyIsReadBackAsEntered(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	if f.Case.Reference != "CP-2026-0001" || f.Case.Stage != pathway.StageNew || f.Case.OpenedOn.IsZero() {
		t.Errorf("case: %+v", f.Case)
	}
	var names []string
	for _, m := range f.Members {
		names = append(names, m.Person.Name())
	}
	if want := []string{"Zoë O’Neill-Ward", "Baby Ward", "Łukasz Wójcik", "Ann Ward", "Ben Wójcik"}; !slices.Equal(names, want) {
		t.Errorf("members %q", names)
	}
	zoe, ann := f.Members[0], f.Members[3]
	if zoe.School != "Marsh Primary" || len(zoe.Previous) != 1 || zoe.Previous[0].Category != "NEG" {
		t.Errorf("child: %+v", zoe)
	}
	if home, ok := ann.Home(); !ok || home.Address.Postcode != "EX1 4BZ" || !home.Post {
		t.Errorf("home: %+v", ann.Homes)
	}
	if len(ann.Contacts) != 1 || !ann.Way("voicemail").Blocked() {
		t.Errorf("contacts %+v ways %+v", ann.Contacts, ann.Ways)
	}
	second := o.wardFamily(t)
	if second.Case.Reference != "CP-2026-0002" {
		t.Error(second.Case.Reference)
	}
}

func TestFaultsOfAFamilyStandAtTheirFields(t *testing.T) {
	o := newOffice(t)
	c, members := wards()
	c.Name = " "
	members[0].Person.Born = pathway.NewDate(2030, 1, 1)
	members[1].Person.Expected = pathway.Date{}
	_, err := o.CreateFamily(t.Context(), o.first, c, members)
	if got := pathway.FieldsOf(err).Names(); !slices.Equal(got, []string{"child-0-born", "child-1-expected", "name"}) {
		t.Errorf("fields %q", got)
	}
}

// seen is look, for asking the family further.
func (o *office) seen(t *testing.T, number int64) *pathway.Family {
	t.Helper()
	f := o.look(t, number)
	return &f
}

package db

import (
	"slices"
	"testing"

	"cp-pathway/pathway"
)

func TestTheDirectoryFillsItself(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	zoe := f.Children()[0].Person.ID
	nurse := NewColleague{Member: pathway.NetworkMember{Role: "Health visitor", DirectContact: true, Professional: pathway.Professional{Name: "Pat Nurse", Phone: "01632 960011"}},
		Agency: pathway.Agency{Name: "Made-up Health"}}
	if _, err := o.AddColleague(t.Context(), o.first, f.Case.ID, nurse); pathway.FieldsOf(err)["agency_kind"] == "" {
		t.Errorf("a new agency of no kind: %v", err)
	}
	if _, err := o.AddColleague(t.Context(), o.first, f.Case.ID, NewColleague{}); !slices.Equal(pathway.FieldsOf(err).Names(), []string{"agency", "name"}) {
		t.Errorf("nobody: %v", err)
	}
	nurse.Agency.Kind = pathway.Health
	o.moved(t, f.Case.ID, "a professional", func() error {
		_, err := o.AddColleague(t.Context(), o.first, f.Case.ID, nurse)
		return err
	})
	n := o.seen(t, f.Case.ID).Colleagues()[0]
	if n.Professional.Name != "Pat Nurse" || n.Professional.AgencyName != "Made-up Health" || len(n.Children) != 0 || n.Confirmed != "" {
		t.Errorf("%+v: they may know of nobody until it is recorded", n)
	}
	if _, err := o.AddColleague(t.Context(), o.first, f.Case.ID, nurse); pathway.FieldsOf(err)["chosen"] == "" {
		t.Errorf("the same name at the same agency: %v", err)
	}
	again := NewColleague{Member: pathway.NetworkMember{Professional: pathway.Professional{ID: n.Professional.ID}}}
	if _, err := o.AddColleague(t.Context(), o.first, f.Case.ID, again); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("twice in the network: %v", err)
	}
	second := o.wardFamily(t)
	other := NewColleague{Member: pathway.NetworkMember{Professional: pathway.Professional{Name: "Sam Other"}}, Agency: pathway.Agency{Name: "MADE-UP health"}}
	if _, err := o.AddColleague(t.Context(), o.first, second.Case.ID, other); err != nil {
		t.Errorf("an agency that is there already needs no kind: %v", err)
	}
	list, err := o.Agencies(t.Context())
	if err != nil || len(list) != 1 {
		t.Errorf("agencies %v %v", list, err)
	}

	n.Children = []int64{zoe}
	o.moved(t, f.Case.ID, "confirming", func() error { return o.SaveColleague(t.Context(), o.first, f.Case.ID, n, true) })
	if err := o.SaveColleague(t.Context(), o.first, f.Case.ID, n, false); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("a stale version: %v", err)
	}
	n = o.seen(t, f.Case.ID).Colleagues()[0]
	if n.Confirmed == "" || n.ConfirmedBy != "Fay First" || !slices.Equal(n.Children, []int64{zoe}) {
		t.Errorf("confirmed: %+v", n)
	}
	n.Role = "Visits weekly"
	if err := o.SaveColleague(t.Context(), o.first, f.Case.ID, n, false); err != nil {
		t.Fatal(err)
	}
	if n = o.seen(t, f.Case.ID).Colleagues()[0]; n.Confirmed == "" {
		t.Error("another role unconfirms the children")
	}
	n.Children = append(n.Children, f.Children()[1].Person.ID)
	if err := o.SaveColleague(t.Context(), o.first, f.Case.ID, n, false); err != nil {
		t.Fatal(err)
	}
	if n = o.seen(t, f.Case.ID).Colleagues()[0]; n.Confirmed != "" {
		t.Error("one more child is taken as confirmed")
	}
	n.Children = []int64{second.Children()[0].Person.ID}
	if err := o.SaveColleague(t.Context(), o.first, f.Case.ID, n, false); pathway.CodeOf(err) != pathway.CodeNotFound {
		t.Errorf("a child of another family: %v", err)
	}
	o.moved(t, f.Case.ID, "leaving", func() error { return o.EndColleague(t.Context(), o.first, f.Case.ID, n.ID, n.Version) })
	back := NewColleague{Member: pathway.NetworkMember{Professional: pathway.Professional{ID: n.Professional.ID}}}
	if _, err := o.AddColleague(t.Context(), o.first, f.Case.ID, back); err != nil {
		t.Fatal(err)
	}
	if n = o.seen(t, f.Case.ID).Colleagues()[0]; len(n.Children) != 0 || n.Confirmed != "" || n.Role != "" {
		t.Errorf("who comes back knows what they knew: %+v", n)
	}
}

func TestProtectedAddressesArePermittedToFew(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	add := func(name string, kind pathway.AgencyKind) pathway.NetworkMember {
		t.Helper()
		id, err := o.AddColleague(t.Context(), o.first, f.Case.ID, NewColleague{Member: pathway.NetworkMember{Professional: pathway.Professional{Name: name}}, Agency: pathway.Agency{Name: "Agency of " + name, Kind: kind}})
		if err != nil {
			t.Fatal(err)
		}
		n, err := o.seen(t, f.Case.ID).Colleague(id)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	police, nurse := add("Pc Example", pathway.Police), add("Pat Nurse", pathway.Health)
	admin := o.by(t, "admin", pathway.Admin)
	if err := o.PermitAddress(t.Context(), admin, f.Case.ID, police.ID, "For a welfare check", police.Version); pathway.CodeOf(err) != pathway.CodeForbidden {
		t.Errorf("by an administrator: %v", err)
	}
	if err := o.PermitAddress(t.Context(), o.first, f.Case.ID, nurse.ID, "For a visit", nurse.Version); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("to a nurse: %v", err)
	}
	o.moved(t, f.Case.ID, "permission", func() error {
		return o.PermitAddress(t.Context(), o.first, f.Case.ID, police.ID, "For a welfare check", police.Version)
	})
	if n, _ := o.seen(t, f.Case.ID).Colleague(police.ID); n.AddressPermission != "For a welfare check" || n.PermissionBy != "Fay First" {
		t.Errorf("%+v", n)
	}
	o.moved(t, f.Case.ID, "taking it back", func() error { return o.PermitAddress(t.Context(), o.first, f.Case.ID, police.ID, "", police.Version+1) })
	if n, _ := o.seen(t, f.Case.ID).Colleague(police.ID); n.AddressPermission != "" || n.PermissionBy != "" {
		t.Errorf("%+v", n)
	}
}

func TestRelationsAreConfirmedTogether(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	ann := f.Adults()[0]
	all := func() []pathway.Relation {
		var list []pathway.Relation
		for _, c := range f.AllChildren() {
			list = append(list, pathway.Relation{Child: c.Person.ID, Relation: "Mother", PR: "yes", MayKnow: "yes"})
		}
		return list
	}
	half := all()
	half[1].MayKnow = ""
	if err := o.SaveRelations(t.Context(), o.first, f.Case.ID, ann.Person.ID, half, true, ann.Version); len(pathway.FieldsOf(err)) != 1 {
		t.Errorf("confirmed with a question open: %v", err)
	}
	o.moved(t, f.Case.ID, "saving", func() error {
		return o.SaveRelations(t.Context(), o.first, f.Case.ID, ann.Person.ID, half, false, ann.Version)
	})
	if r := o.seen(t, f.Case.ID).Relation(ann.Person.ID, half[0].Child); r.Knows() {
		t.Error("saved and so confirmed")
	}
	if err := o.SaveRelations(t.Context(), o.first, f.Case.ID, ann.Person.ID, all(), true, ann.Version); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("a stale version: %v", err)
	}
	if err := o.SaveRelations(t.Context(), o.first, f.Case.ID, ann.Person.ID, all()[:1], true, ann.Version+1); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("a child that the form did not show: %v", err)
	}
	o.moved(t, f.Case.ID, "confirming", func() error {
		return o.SaveRelations(t.Context(), o.first, f.Case.ID, ann.Person.ID, all(), true, ann.Version+1)
	})
	for _, r := range o.seen(t, f.Case.ID).RelationsOf(ann.Person.ID) {
		if !r.Knows() || r.ConfirmedBy != "Fay First" {
			t.Errorf("%+v", r)
		}
	}
	changed := all()
	changed[0].PR = "no"
	admin := o.by(t, "admin", pathway.Admin)
	if err := o.SaveRelations(t.Context(), admin, f.Case.ID, ann.Person.ID, changed, false, ann.Version+2); err != nil {
		t.Fatal(err)
	}
	got := o.seen(t, f.Case.ID).RelationsOf(ann.Person.ID)
	if got[0].Confirmed != "" || got[1].Confirmed == "" || got[1].ConfirmedBy != "Fay First" {
		t.Errorf("one answer changed: %+v", got)
	}
	if _, err := o.AddPerson(t.Context(), o.first, f.Case.ID, pathway.Member{Kind: pathway.SubjectChild, Person: pathway.Person{LastName: "Ward", Unborn: true, Expected: pathway.NewDate(2027, 5, 1)}}); err != nil {
		t.Fatal(err)
	}
	fresh := o.seen(t, f.Case.ID)
	children := fresh.Children()
	if r := fresh.Relation(ann.Person.ID, children[len(children)-1].Person.ID); r.Knows() {
		t.Error("a new child is known of at once")
	}
	zoe := f.Children()[0].Person.ID
	if err := o.SaveRelations(t.Context(), o.first, f.Case.ID, zoe, nil, false, 1); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("relations of a child: %v", err)
	}
	second := o.wardFamily(t)
	foreign := []pathway.Relation{{Child: second.Children()[0].Person.ID}}
	if err := o.SaveRelations(t.Context(), o.first, f.Case.ID, ann.Person.ID, foreign, false, ann.Version+3); pathway.CodeOf(err) != pathway.CodeNotFound {
		t.Errorf("a child of another family: %v", err)
	}
}

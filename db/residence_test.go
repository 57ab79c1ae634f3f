package db

import (
	"errors"
	"testing"

	"cp-pathway/pathway"
)

// by returns the actor of a new account with those roles.
func (o *office) by(t *testing.T, login string, roles ...pathway.Role) Actor {
	t.Helper()
	a := o.add(t, login, roles...)
	return Actor{ID: a.ID, Name: a.Name, Roles: a.Roles}
}

// moved fails unless what is done grows the facts version of the family, which voids proofs.
func (o *office) moved(t *testing.T, number int64, what string, do func() error) {
	t.Helper()
	before := o.seen(t, number).Case.FactsVersion
	if err := do(); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	if after := o.seen(t, number).Case.FactsVersion; after <= before {
		t.Errorf("%s: the facts version stays %d", what, after)
	}
}

var grans = pathway.Address{Line1: "Flat 2, 3 High Road", Town: "Exampleton", Postcode: "EX2 2BB"}

func TestAnEqualAddressIsOneRecord(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	ben, zoe := f.Adults()[1].Person.ID, f.Children()[0].Person.ID
	home, _ := f.Adults()[0].Home()
	again := NewAddress{Address: pathway.Address{Line1: "14, MARSH ST.", Postcode: "EX14BZ"}, People: []int64{zoe, ben}}
	_, err := o.AddAddress(t.Context(), o.first, f.Case.ID, again)
	var same *SamePlace
	if !errors.As(err, &same) || same.Address != home.Address.ID || same.Protected || len(same.Who) != 1 {
		t.Fatalf("the mother's address, typed otherwise: %v", err)
	}
	again.Share = true
	o.moved(t, f.Case.ID, "sharing", func() error {
		got, err := o.AddAddress(t.Context(), o.first, f.Case.ID, again)
		if got != home.Address.ID {
			t.Errorf("another record: %d", got)
		}
		return err
	})
	o.moved(t, f.Case.ID, "protecting", func() error { return o.Protect(t.Context(), o.first, f.Case.ID, home.Address.ID, home.Address.Version) })
	f = o.look(t, f.Case.ID)
	if len(f.Addresses()) != 1 || len(f.Addresses()[0].Residents) != 3 {
		t.Errorf("addresses: %+v", f.Addresses())
	}
	for _, m := range f.Members {
		if h, ok := m.Home(); ok && !h.Address.Protected() {
			t.Errorf("%s: the shared address is protected for the others only", m.Person.Name())
		}
	}
	if err := o.Protect(t.Context(), o.first, f.Case.ID, home.Address.ID, home.Address.Version); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("a stale version: %v", err)
	}
}

func TestAProtectedAddressOfAnotherFamilyWarns(t *testing.T) {
	o := newOffice(t)
	first, second := o.wardFamily(t), o.wardFamily(t)
	home, _ := first.Adults()[0].Home()
	if err := o.Protect(t.Context(), o.first, first.Case.ID, home.Address.ID, home.Address.Version); err != nil {
		t.Fatal(err)
	}
	ben := second.Adults()[1].Person.ID
	var err error
	// The second family's own equal record is offered before another family's: end it first.
	for _, r := range second.Adults()[0].Homes {
		if err = o.Write(t.Context(), o.first, func(tx *Tx) error { return tx.exec(`DELETE FROM residence WHERE id = ?`, r.ID) }); err != nil {
			t.Fatal(err)
		}
	}
	typed := NewAddress{Address: pathway.Address{Line1: "14 Marsh Street", Postcode: "EX1 4BZ"}, People: []int64{ben}}
	_, err = o.AddAddress(t.Context(), o.first, second.Case.ID, typed)
	var same *SamePlace
	if !errors.As(err, &same) || !same.Protected || len(same.Who) != 0 {
		t.Errorf("the other family's protected address: %v", err)
	}
	if err := o.Write(t.Context(), o.first, func(tx *Tx) error { return tx.exec(`UPDATE cases SET restricted = 1 WHERE id = ?`, first.Case.ID) }); err != nil {
		t.Fatal(err)
	}
	admin := o.by(t, "admin", pathway.Admin)
	same = nil
	if _, err := o.AddAddress(t.Context(), admin, second.Case.ID, typed); !errors.As(err, &same) || !same.Protected || len(same.Who) != 0 {
		t.Errorf("a restricted family's: %v", err)
	}
	typed.Share, typed.Reason, typed.Checked, typed.Confirmed = true, "He lives there", "The social worker, on a visit", "Rang him"
	if _, err := o.AddAddress(t.Context(), admin, second.Case.ID, typed); pathway.CodeOf(err) != pathway.CodeForbidden {
		t.Errorf("shared by an administrator: %v", err)
	}
	if _, err := o.AddAddress(t.Context(), o.first, second.Case.ID, typed); err != nil {
		t.Fatal(err)
	}
	m, err := o.seen(t, second.Case.ID).Member(ben)
	if h, _ := m.Home(); err != nil || !h.Unchecked() {
		t.Errorf("whom it was shared with is confirmed by that: %+v %v", h, err)
	}
	if err := o.ConfirmAddress(t.Context(), o.first, second.Case.ID, same.Address, "Rang them"); pathway.FieldsOf(err)["people"] == "" {
		t.Errorf("confirmed without being named: %v", err)
	}
}

func TestMovingOn(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	ann := f.Adults()[0].Person.ID
	home, _ := f.Adults()[0].Home()
	if err := o.ConfirmAddress(t.Context(), o.first, f.Case.ID, home.Address.ID, "Phoned her"); err != nil {
		t.Fatal(err)
	}
	o.moved(t, f.Case.ID, "a second home", func() error {
		_, err := o.AddAddress(t.Context(), o.first, f.Case.ID, NewAddress{Address: grans, People: []int64{ann}})
		return err
	})
	m, err := o.seen(t, f.Case.ID).Member(ann)
	if err != nil || len(m.Homes) != 2 {
		t.Fatal(m.Homes, err)
	}
	if h, _ := m.Home(); h.Address.ID != home.Address.ID || h.Address.Confirmed == "" {
		t.Errorf("post goes to the second home: %+v", h)
	}
	refuge := pathway.Address{Line1: "1 Hidden Way", Postcode: "EX3 3AB", Kind: pathway.RefugeAddress}
	o.moved(t, f.Case.ID, "into a refuge", func() error {
		_, err := o.AddAddress(t.Context(), o.first, f.Case.ID, NewAddress{Address: refuge, People: []int64{ann}, Moved: true, Since: pathway.NewDate(2026, 11, 20), Confirmed: "The refuge rang"})
		return err
	})
	m, _ = o.seen(t, f.Case.ID).Member(ann)
	current := 0
	for _, r := range m.Homes {
		if r.Until.IsZero() {
			current++
		} else if r.Until != pathway.NewDate(2026, 11, 20) {
			t.Errorf("moved out on %v", r.Until)
		}
	}
	h, _ := m.Home()
	if current != 1 || h.Address.State != pathway.AddressConfidential || h.Address.Confirmed == "" {
		t.Errorf("a refuge is always confidential: %+v", h)
	}
	if err := o.EndProtection(t.Context(), o.first, f.Case.ID, h.Address.ID, "She asked", h.Address.Version); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("the protection of a refuge ended: %v", err)
	}
	for name, until := range map[string]pathway.Date{"no date": {}, "tomorrow": pathway.NewDate(2026, 11, 24), "before moving in": pathway.NewDate(2026, 11, 19)} {
		if err := o.MoveOut(t.Context(), o.first, f.Case.ID, ann, h.ID, until); pathway.FieldsOf(err)["until"] == "" {
			t.Errorf("moved out, %s: %v", name, err)
		}
	}
	o.moved(t, f.Case.ID, "moving out", func() error {
		return o.MoveOut(t.Context(), o.first, f.Case.ID, ann, h.ID, pathway.NewDate(2026, 11, 22))
	})
	if err := o.MoveOut(t.Context(), o.first, f.Case.ID, ann, h.ID, pathway.NewDate(2026, 11, 22)); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("moved out twice: %v", err)
	}
	screen := o.look(t, f.Case.ID).ForScreens()
	for _, a := range screen.Addresses() {
		if a.Address.Postcode == "EX3 3AB" {
			t.Error("the refuge is no longer protected once she has left")
		}
	}
}

func TestProtectionEndsWithTheRightAndAReason(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	home, _ := f.Adults()[0].Home()
	a := home.Address
	if err := o.Protect(t.Context(), o.first, f.Case.ID, a.ID, a.Version); err != nil {
		t.Fatal(err)
	}
	a.Version++
	admin := o.by(t, "admin", pathway.Admin)
	if err := o.EndProtection(t.Context(), admin, f.Case.ID, a.ID, "She asked", a.Version); pathway.CodeOf(err) != pathway.CodeForbidden {
		t.Errorf("by an administrator: %v", err)
	}
	open := a
	open.State = pathway.AddressNormal
	if err := o.SaveAddress(t.Context(), o.first, f.Case.ID, open); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("by the way, in a correction: %v", err)
	}
	open.State = pathway.AddressNotKnown
	if err := o.SaveAddress(t.Context(), o.first, f.Case.ID, open); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("by calling it not known: %v", err)
	}
	if err := o.EndProtection(t.Context(), o.first, f.Case.ID, a.ID, " ", a.Version); pathway.FieldsOf(err)["reason"] == "" {
		t.Errorf("without a reason: %v", err)
	}
	o.moved(t, f.Case.ID, "ending", func() error { return o.EndProtection(t.Context(), o.first, f.Case.ID, a.ID, "She asked", a.Version) })
	if err := o.EndProtection(t.Context(), o.first, f.Case.ID, a.ID, "She asked", a.Version+1); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("of what is not protected: %v", err)
	}
}

func TestACorrectedAddressIsUnconfirmedWhenItIsAnotherPlace(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	home, _ := f.Adults()[0].Home()
	a := home.Address
	if err := o.ConfirmAddress(t.Context(), o.first, f.Case.ID, a.ID, "Phoned her"); err != nil {
		t.Fatal(err)
	}
	a.Line2 = "Marshside"
	o.moved(t, f.Case.ID, "a second line", func() error { return o.SaveAddress(t.Context(), o.first, f.Case.ID, a) })
	if got := o.seen(t, f.Case.ID).Addresses()[0].Address; got.Confirmed == "" || got.Line2 != "Marshside" {
		t.Errorf("the same place: %+v", got)
	}
	a.Version++
	a.Line1 = "15 Marsh Street"
	if err := o.SaveAddress(t.Context(), o.first, f.Case.ID, a); err != nil {
		t.Fatal(err)
	}
	if got := o.seen(t, f.Case.ID).Addresses()[0].Address; got.Confirmed != "" {
		t.Errorf("another number, still confirmed: %+v", got)
	}
	if err := o.SaveAddress(t.Context(), o.first, f.Case.ID, a); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("a stale version: %v", err)
	}
	if err := o.ConfirmAddress(t.Context(), o.first, f.Case.ID, a.ID, ""); pathway.FieldsOf(err)["how"] == "" {
		t.Errorf("confirmed somehow: %v", err)
	}
}

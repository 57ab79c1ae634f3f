package db

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"cp-pathway/pathway"
)

// NewAddress is an address that is entered for people of a family.
type NewAddress struct {
	Address   pathway.Address // with an id: one of the family's, which they share; otherwise as typed
	People    []int64         // who lives there
	Since     pathway.Date
	Post      bool   // post for them goes there
	Moved     bool   // they no longer live where they did: their other addresses end
	Share     bool   // where the place is recorded already, that record is the one meant
	Confirmed string // how somebody made sure; empty: nobody did
	Reason    string // where the record is a protected one: why it is theirs too
	Checked   string // and who made sure of that
}

// SamePlace says that an address that was typed or chosen is recorded already, and so would be shared. The form asks whether
// that is meant.
type SamePlace struct {
	Address   int64
	Protected bool
	Who       []string // who lives there; nobody where it is another family's
}

// Error is for programmers.
func (e *SamePlace) Error() string { return fmt.Sprintf("address %d is the same place", e.Address) }

// AddAddress records where people of a family live. A place that is recorded already, in this family or protected in any
// other, is a *[SamePlace] error until Share is set; then its record gets these residents and nothing else of it changes. To
// share a protected record takes the right to permit addresses, a reason, and who checked; its new residents are unconfirmed,
// whatever Confirmed says. The error's fields are those of pathway.Address, people, since, reason and checked.
func (db *DB) AddAddress(ctx context.Context, by Actor, number int64, n NewAddress) (int64, error) {
	var address int64
	err := db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		f, err := tx.family(number)
		if err != nil {
			return err
		}
		n.Address = n.Address.Tidy()
		var shared []int64
		if address, shared, err = tx.settleAddress(&f, n); err != nil {
			return err
		}
		for _, person := range n.People {
			entry := Entry{What: "Recorded where somebody lives", Case: number, Subject: "person", ID: person, Fields: []string{"address"}}
			if slices.Contains(shared, person) {
				entry.What, entry.Kind, entry.Reason = "Shared a protected address with somebody", pathway.AuditDisclosure, n.Reason+"; checked: "+n.Checked
			}
			if err := tx.moveIn(&f, person, address, n, entry.Kind == pathway.AuditDisclosure); err != nil {
				return err
			}
			if err := tx.audit(entry); err != nil {
				return err
			}
		}
		return tx.addressChanged(address)
	})
	return address, err
}

// SharedPlace returns the record that AddAddress would share, or nil where it would store a new one.
func (db *DB) SharedPlace(ctx context.Context, number int64, n NewAddress) (*SamePlace, error) {
	var same *SamePlace
	err := db.Read(ctx, func(tx *Tx) error {
		f, err := tx.family(number)
		if err != nil {
			return err
		}
		if n.Address.ID != 0 {
			same = samePlaceOf(&f, func(a pathway.Address) bool { return a.ID == n.Address.ID })
			return nil
		}
		same, err = tx.samePlace(&f, n.Address.Tidy())
		return err
	})
	return same, err
}

// settleAddress returns the record of the address that is meant, storing a new one where there is none, and with whom a
// protected record is shared.
func (tx *Tx) settleAddress(f *pathway.Family, n NewAddress) (address int64, shared []int64, err error) {
	wrong := pathway.Fields{}
	if len(n.People) == 0 {
		wrong.Add("people", "Choose who lives there")
	}
	for _, person := range n.People {
		if _, err := f.Member(person); err != nil {
			return 0, nil, err
		}
	}
	if n.Since.After(tx.Today()) {
		wrong.Add("since", "The date is in the future")
	}
	if n.Address.ID != 0 {
		same := samePlaceOf(f, func(a pathway.Address) bool { return a.ID == n.Address.ID })
		if same == nil {
			return 0, nil, pathway.NotFound("This address")
		}
		if err := wrong.Err(); err != nil {
			return 0, nil, err
		}
		shared, err := tx.share(f, same, n)
		return same.Address, shared, err
	}
	for field, message := range pathway.FieldsOf(n.Address.Validate()) {
		wrong.Add(field, message)
	}
	if err := wrong.Err(); err != nil {
		return 0, nil, err
	}
	same, err := tx.samePlace(f, n.Address)
	switch {
	case err != nil:
		return 0, nil, err
	case same == nil:
		address, err := tx.insertAddress(n.Address)
		return address, nil, err
	case !n.Share:
		return 0, nil, same
	}
	shared, err = tx.share(f, same, n)
	return same.Address, shared, err
}

// share returns those for whom a record that is there already is a new and protected one. For them it takes the right, a
// reason, and who checked; without Share the form asks first.
func (tx *Tx) share(f *pathway.Family, same *SamePlace, n NewAddress) ([]int64, error) {
	var shared []int64
	for _, person := range n.People {
		m, err := f.Member(person)
		if err != nil {
			return nil, err
		}
		if same.Protected && !slices.ContainsFunc(m.Homes, func(r pathway.Residence) bool { return r.Address.ID == same.Address && r.Until.IsZero() }) {
			shared = append(shared, person)
		}
	}
	switch {
	case len(shared) == 0:
		return nil, nil
	case !n.Share:
		return nil, same
	case !tx.By.May(pathway.PermitAddress):
		return nil, pathway.Forbidden("This address is protected for others. Only the chair or a service manager can record that somebody else lives there.")
	}
	wrong := pathway.Fields{}
	wrong.Need("checked", n.Checked, "Enter who made sure that they live there, and how")
	wrong.AtMost("checked", n.Checked, 200)
	for field, message := range pathway.FieldsOf(tx.needReason(f.Case.ID, n.Reason)) {
		wrong.Add(field, message)
	}
	if f.Cover(n.Checked) != n.Checked {
		wrong.Add("checked", "This stands in the history: give it without the protected value itself")
	}
	return shared, wrong.Err()
}

// samePlaceOf returns the first of a family's addresses that is meant, a protected one before others. Nil where there is none.
func samePlaceOf(f *pathway.Family, meant func(pathway.Address) bool) *SamePlace {
	held := map[int64]bool{} // protected by itself, or because of who lives there
	screens := f.ForScreens()
	for _, x := range screens.Addresses() {
		held[x.Address.ID] = x.Address.Protected()
	}
	var same *SamePlace
	for _, x := range f.Addresses() {
		if !meant(x.Address) || same != nil && !held[x.Address.ID] {
			continue
		}
		same = &SamePlace{Address: x.Address.ID, Protected: held[x.Address.ID]}
		for _, r := range append(x.Residents, x.Past...) {
			same.Who = append(same.Who, r.Person.Name())
		}
	}
	return same
}

// samePlace returns the record that an address is the same place as: another of the family's, or else a protected one of any
// family, also one that the writer may not open; of that nothing is told but that it is protected. Nil where there is none.
func (tx *Tx) samePlace(f *pathway.Family, a pathway.Address) (*SamePlace, error) {
	if !a.Usable() && !a.Protected() || len(a.Lines()) == 0 {
		return nil, nil
	}
	if same := samePlaceOf(f, func(x pathway.Address) bool { return x.ID != a.ID && x.Same(a) }); same != nil {
		return same, nil
	}
	others, err := all(tx, func(scan Scan) (x pathway.Address, err error) { return x, scan(addressFields(&x)...) },
		`SELECT `+addressColumns+`
		   FROM address ad
		  WHERE (ad.address_key = ?1 AND ?1 <> '' OR ad.postcode = ?2 AND ?2 <> '')
		    AND (ad.state = 'confidential' OR ad.kind = 'refuge')
		    AND EXISTS (SELECT 1 FROM residence r WHERE r.address = ad.id)
		  ORDER BY ad.id`, a.SameKey(), a.Postcode)
	for _, x := range others {
		if x.ID != a.ID && x.Same(a) {
			return &SamePlace{Address: x.ID, Protected: true}, nil
		}
	}
	return nil, err
}

// moveIn stores that a person of the family lives at an address; shared where the record is a protected one of others.
func (tx *Tx) moveIn(f *pathway.Family, person, address int64, n NewAddress, shared bool) error {
	m, err := f.Member(person)
	if err != nil {
		return err
	}
	_, housed := m.Home()
	post := n.Post || n.Moved || !housed
	there := int64(0)
	for _, r := range m.Homes {
		if !r.Until.IsZero() {
			continue
		}
		switch {
		case r.Address.ID == address:
			there = r.ID
		case n.Moved:
			err = tx.exec(`UPDATE residence SET until = ? WHERE id = ?`, cmp.Or(n.Since, tx.Today()), r.ID)
		case post:
			err = tx.exec(`UPDATE residence SET post = 0 WHERE id = ?`, r.ID)
		}
		if err != nil {
			return err
		}
	}
	if there != 0 {
		err = tx.exec(`UPDATE residence SET post = max(post, ?) WHERE id = ?`, n.Post || n.Moved, there)
	} else {
		_, err = tx.insertResidence(person, pathway.Residence{Address: pathway.Address{ID: address}, Since: n.Since, Post: post, Shared: shared})
	}
	if err != nil || n.Confirmed == "" || shared {
		return err
	}
	return tx.confirmResidence(address, person, n.Confirmed)
}

// MoveOut notes that somebody of the family no longer lives at an address. The address stays, and so does its protection.
func (db *DB) MoveOut(ctx context.Context, by Actor, number, person, residence int64, until pathway.Date) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		m, err := tx.memberFor(number, person)
		if err != nil {
			return err
		}
		for _, r := range m.Homes {
			if r.ID != residence {
				continue
			}
			f := pathway.Fields{}
			switch {
			case !r.Until.IsZero():
				return pathway.Conflict("This has been recorded already.")
			case until.IsZero():
				f.Add("until", "Enter when they moved out; an estimate will do")
			case until.After(tx.Today()):
				f.Add("until", "The date is in the future")
			case until.Before(r.Since):
				f.Add("until", "The date is before they moved in")
			}
			if err := f.Err(); err != nil {
				return err
			}
			if err := tx.exec(`UPDATE residence SET until = ? WHERE id = ?`, until, residence); err != nil {
				return err
			}
			if err := tx.personChanged(person); err != nil {
				return err
			}
			return tx.audit(Entry{What: "Recorded that somebody moved out", Case: number, Subject: "person", ID: person, Fields: []string{"address"}})
		}
		return pathway.NotFound("This address")
	})
}

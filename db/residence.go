package db

import (
	"cmp"
	"context"
	"fmt"

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
}

// SamePlace says that an address that was typed is recorded already. The error's code is refused: the form asks whether to
// share that record.
type SamePlace struct {
	Address   int64
	Protected bool
	Who       []string // who lives there; nobody where it is another family's
}

// Error is for programmers.
func (e *SamePlace) Error() string { return fmt.Sprintf("address %d is the same place", e.Address) }

// AddAddress records where people of a family live. A place that is recorded already, in this family or protected in
// another that the writer may open, is a *[SamePlace] error until Share is set; then its record gets these residents and
// nothing else of it changes. The error's fields are those of pathway.Address, people and since.
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
		if address, err = tx.settleAddress(&f, n); err != nil {
			return err
		}
		for _, person := range n.People {
			if err := tx.moveIn(&f, person, address, n); err != nil {
				return err
			}
		}
		if n.Confirmed != "" {
			if err := tx.confirmAddress(address, n.Confirmed); err != nil {
				return err
			}
		}
		if err := tx.addressChanged(address); err != nil {
			return err
		}
		for _, person := range n.People {
			if err := tx.audit(Entry{What: "Recorded where somebody lives", Case: number, Subject: "person", ID: person, Fields: []string{"address"}}); err != nil {
				return err
			}
		}
		return nil
	})
	return address, err
}

// settleAddress returns the record of the address that is meant, storing a new one where there is none.
func (tx *Tx) settleAddress(f *pathway.Family, n NewAddress) (int64, error) {
	wrong := pathway.Fields{}
	if len(n.People) == 0 {
		wrong.Add("people", "Choose who lives there")
	}
	for _, person := range n.People {
		if _, err := f.Member(person); err != nil {
			return 0, err
		}
	}
	if n.Since.After(tx.Today()) {
		wrong.Add("since", "The date is in the future")
	}
	if n.Address.ID != 0 {
		for _, a := range f.Addresses() {
			if a.Address.ID == n.Address.ID {
				return n.Address.ID, wrong.Err()
			}
		}
		return 0, pathway.NotFound("This address")
	}
	for field, message := range pathway.FieldsOf(n.Address.Validate()) {
		wrong.Add(field, message)
	}
	if err := wrong.Err(); err != nil {
		return 0, err
	}
	same, err := tx.samePlace(f, n.Address)
	if err != nil || same != nil && !n.Share {
		if same != nil {
			return 0, same
		}
		return 0, err
	}
	if same != nil {
		return same.Address, nil
	}
	return tx.insertAddress(n.Address)
}

// samePlace returns the record that an address is the same place as: one of the family's, or else a protected one of a
// family that the writer may open. Nil where there is none.
func (tx *Tx) samePlace(f *pathway.Family, a pathway.Address) (*SamePlace, error) {
	if !a.Usable() && !a.Protected() || len(a.Lines()) == 0 {
		return nil, nil
	}
	var same *SamePlace
	for _, x := range f.Addresses() {
		if !x.Address.Same(a) || same != nil && !x.Address.Protected() {
			continue
		}
		same = &SamePlace{Address: x.Address.ID, Protected: x.Address.Protected()}
		for _, r := range append(x.Residents, x.Past...) {
			same.Who = append(same.Who, r.Person.Name())
		}
	}
	if same != nil {
		return same, nil
	}
	seen, args := openCases(tx.By)
	others, err := all(tx, func(scan Scan) (x pathway.Address, err error) { return x, scan(addressFields(&x)...) },
		`SELECT DISTINCT `+addressColumns+`
		   FROM address ad
		   LEFT JOIN account ac ON ac.id = ad.confirmed_by
		   JOIN residence r ON r.address = ad.id
		   JOIN case_person cp ON cp.person = r.person
		   JOIN cases c ON c.id = cp.cases
		  WHERE ad.address_key = ? AND ad.address_key <> '' AND (ad.state = 'confidential' OR ad.kind = 'refuge') AND `+seen+`
		  ORDER BY ad.id`, append([]any{a.SameKey()}, args...)...)
	for _, x := range others {
		if x.Same(a) {
			return &SamePlace{Address: x.ID, Protected: true}, nil
		}
	}
	return nil, err
}

// moveIn stores that a person of the family lives at an address.
func (tx *Tx) moveIn(f *pathway.Family, person, address int64, n NewAddress) error {
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
		return tx.exec(`UPDATE residence SET post = max(post, ?) WHERE id = ?`, n.Post || n.Moved, there)
	}
	_, err = tx.insertResidence(person, pathway.Residence{Address: pathway.Address{ID: address}, Since: n.Since, Post: post})
	return err
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

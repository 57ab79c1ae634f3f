package db

import (
	"context"
	"slices"
	"strings"

	"cp-pathway/pathway"
)

const addressColumns = `ad.id, ad.line1, ad.line2, ad.line3, ad.town, ad.postcode, ad.kind, ad.state, ad.places, ad.version`

// lines scans text of several lines into a list.
type lines struct{ to *[]string }

// Scan reads what joining with line ends wrote.
func (l lines) Scan(src any) error {
	text, _ := src.(string)
	*l.to = splitLines(text)
	return nil
}

// addressFields are where addressColumns are scanned to.
func addressFields(a *pathway.Address) []any {
	return []any{&a.ID, &a.Line1, &a.Line2, &a.Line3, &a.Town, &a.Postcode, &a.Kind, &a.State, lines{&a.Places},
		&a.Version}
}

// insertAddress stores a new address, tidied, and returns its id.
func (tx *Tx) insertAddress(a pathway.Address) (int64, error) {
	a = a.Tidy()
	return tx.insert(`INSERT INTO address (line1, line2, line3, town, postcode, kind, state, places, address_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		a.Line1, a.Line2, a.Line3, a.Town, a.Postcode, a.Kind, a.State, strings.Join(a.Places, "\n"), a.SameKey())
}

// saveAddress stores a changed address, tidied; a stale version is a conflict. Every case of every resident, present or
// past, has changed facts.
func (tx *Tx) saveAddress(a pathway.Address) error {
	a = a.Tidy()
	err := tx.update(`UPDATE address
		   SET line1 = ?, line2 = ?, line3 = ?, town = ?, postcode = ?, kind = ?, state = ?, places = ?, address_key = ?, version = version + 1
		 WHERE id = ? AND version = ?`,
		a.Line1, a.Line2, a.Line3, a.Town, a.Postcode, a.Kind, a.State, strings.Join(a.Places, "\n"), a.SameKey(), a.ID, a.Version)
	if err != nil {
		return err
	}
	return tx.addressChanged(a.ID)
}

// addressChanged notes changed facts in every case of everybody who lives or lived at an address.
func (tx *Tx) addressChanged(address int64) error {
	return tx.exec(`UPDATE cases SET facts_version = facts_version + 1
		 WHERE id IN (SELECT cp.cases FROM case_person cp JOIN residence r ON r.person = cp.person WHERE r.address = ?)`, address)
}

// confirmResidence notes that somebody made sure that a person lives at an address. For whoever else lives there it says
// nothing.
func (tx *Tx) confirmResidence(address, person int64, how string) error {
	return tx.exec(`UPDATE residence SET confirmed_at = ?, confirmed_by = ?, confirmed_how = ? WHERE address = ? AND person = ? AND until = ''`,
		stamp(tx.Now), id(tx.By.ID), how, address, person)
}

// unconfirmAddress takes the confirmations back, for all who live there: post came back, a call failed.
func (tx *Tx) unconfirmAddress(address int64) error {
	return tx.exec(`UPDATE residence SET confirmed_at = '', confirmed_by = NULL, confirmed_how = '' WHERE address = ?`, address)
}

// insertResidence stores that a person lives, or lived, at an address. An address that comes with a confirmation keeps it.
func (tx *Tx) insertResidence(person int64, r pathway.Residence) (int64, error) {
	by := int64(0)
	if r.Address.Confirmed != "" {
		by = tx.By.ID
	}
	return tx.insert(`INSERT INTO residence (address, person, since, until, post, confirmed_at, confirmed_by, confirmed_how, shared) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		r.Address.ID, person, r.Since, r.Until, r.Post, r.Address.Confirmed, id(by), r.Address.ConfirmedHow, r.Shared)
}

// addressFor returns an address of the family that the one who writes may open.
func (tx *Tx) addressFor(number, address int64) (pathway.FamilyAddress, error) {
	if _, err := tx.caseFor(number); err != nil {
		return pathway.FamilyAddress{}, err
	}
	members, err := tx.members(number)
	if err != nil {
		return pathway.FamilyAddress{}, err
	}
	f := pathway.Family{Members: members}
	for _, a := range f.Addresses() {
		if a.Address.ID == address {
			return a, nil
		}
	}
	return pathway.FamilyAddress{}, pathway.NotFound("This address")
}

// SaveAddress corrects an address: it is the same place, better written. A protected one stays protected; that ends with
// EndProtection only. The error's fields are those of pathway.Address.
func (db *DB) SaveAddress(ctx context.Context, by Actor, number int64, a pathway.Address) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		old, err := tx.addressFor(number, a.ID)
		if err != nil {
			return err
		}
		was := old.Address
		a = a.Tidy()
		if was.Protected() && !a.Protected() {
			return pathway.Refused("This address is protected. If somebody lives elsewhere now, record where; otherwise the chair or a service manager ends the protection.")
		}
		if err := a.Validate(); err != nil {
			return err
		}
		if !a.Same(was) && !a.Protected() {
			f, err := tx.family(number)
			if err != nil {
				return err
			}
			same, err := tx.samePlace(&f, a)
			if err != nil {
				return err
			}
			if same != nil && same.Protected {
				return pathway.Refused("This address is recorded already, and it is protected. Whoever lives there is entered with “Address” at the person, so that there is one record of it.")
			}
		}
		if err := tx.saveAddress(a); err != nil {
			return err
		}
		if !a.Same(was) {
			if err := tx.unconfirmAddress(a.ID); err != nil {
				return err
			}
		}
		return tx.audit(Entry{What: "Changed an address", Case: number, Subject: "address", ID: a.ID, Fields: changed(
			field("line1", was.Line1, a.Line1), field("line2", was.Line2, a.Line2), field("line3", was.Line3, a.Line3), field("town", was.Town, a.Town),
			field("postcode", was.Postcode, a.Postcode), field("kind", was.Kind, a.Kind), field("state", was.State, a.State),
			field("places", strings.Join(was.Places, "\n"), strings.Join(a.Places, "\n")))})
	})
}

// Protect makes an address confidential for all its residents, present and past, and with it any other record of the same
// place in the family.
func (db *DB) Protect(ctx context.Context, by Actor, number, address int64, version int) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		old, err := tx.addressFor(number, address)
		if err != nil {
			return err
		}
		a := old.Address
		a.State, a.Version = pathway.AddressConfidential, version
		if err := tx.saveAddress(a); err != nil {
			return err
		}
		if err := tx.protectEqual(number, a); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Protected an address", Case: number, Subject: "address", ID: address, Fields: []string{"state"}})
	})
}

// protectEqual protects every other record of the same place where somebody of the family lives or lived.
func (tx *Tx) protectEqual(number int64, a pathway.Address) error {
	members, err := tx.members(number)
	if err != nil {
		return err
	}
	f := pathway.Family{Members: members}
	for _, x := range f.Addresses() {
		if x.Address.ID == a.ID || x.Address.State != pathway.AddressNormal || !x.Address.Same(a) {
			continue
		}
		if err := tx.exec(`UPDATE address SET state = 'confidential', version = version + 1 WHERE id = ?`, x.Address.ID); err != nil {
			return err
		}
		if err := tx.addressChanged(x.Address.ID); err != nil {
			return err
		}
	}
	return nil
}

// EndProtection makes a confidential address a normal one, with a reason. It is refused for a refuge, and to those
// without the right to permit addresses.
func (db *DB) EndProtection(ctx context.Context, by Actor, number, address int64, reason string, version int) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		old, err := tx.addressFor(number, address)
		if err != nil {
			return err
		}
		a := old.Address
		switch {
		case !by.May(pathway.PermitAddress):
			return pathway.Forbidden("Only the chair or a service manager can end the protection of an address.")
		case a.Kind == pathway.RefugeAddress:
			return pathway.Refused("A refuge is always confidential.")
		case a.State != pathway.AddressConfidential:
			return pathway.Refused("This address is protected because of who lives there. It ends when they do not.")
		}
		if err := tx.needReason(number, reason); err != nil {
			return err
		}
		a.State, a.Version = pathway.AddressNormal, version
		if err := tx.saveAddress(a); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Ended the protection of an address", Case: number, Subject: "address", ID: address, Fields: []string{"state"}, Reason: reason})
	})
}

// ConfirmAddress notes that somebody made sure that people live at an address, and how. Without people it is everybody of
// the family who lives there, but for those with whom a protected record was shared and who were never confirmed: they have
// to be named. The error's fields are people and how.
func (db *DB) ConfirmAddress(ctx context.Context, by Actor, number, address int64, how string, people ...int64) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		a, err := tx.addressFor(number, address)
		if err != nil {
			return err
		}
		f := pathway.Fields{}
		f.Need("how", how, "Say how you made sure")
		f.AtMost("how", how, 200)
		var confirmed []int64
		for _, r := range a.Residents {
			if slices.Contains(people, r.Person.ID) || len(people) == 0 && !r.Residence.Unchecked() {
				confirmed = append(confirmed, r.Person.ID)
			}
		}
		if len(confirmed) < max(1, len(people)) {
			f.Add("people", "Choose whom you made sure of")
		}
		if !a.Address.Usable() {
			return pathway.Refused("There is no address here to confirm.")
		}
		if err := f.Err(); err != nil {
			return err
		}
		for _, person := range confirmed {
			if err := tx.confirmResidence(address, person, how); err != nil {
				return err
			}
			if err := tx.audit(Entry{What: "Confirmed where somebody lives", Case: number, Subject: "person", ID: person, Fields: []string{"confirmed"}}); err != nil {
				return err
			}
		}
		return nil
	})
}

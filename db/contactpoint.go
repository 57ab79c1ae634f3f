package db

import (
	"context"

	"cp-pathway/pathway"
)

// insertContact stores a phone number or an email address of a person; confirmed, where it is said how.
func (tx *Tx) insertContact(person int64, c pathway.ContactPoint) (int64, error) {
	if c.State == "" {
		c.State = pathway.AddressNormal
	}
	contact, err := tx.insert(`INSERT INTO contact_point (person, kind, value, state, note) VALUES (?, ?, ?, ?, ?)`, person, c.Kind, c.Value, c.State, c.Note)
	if err != nil || c.ConfirmedHow == "" {
		return contact, err
	}
	return contact, tx.confirmContact(contact, c.ConfirmedHow)
}

// confirmContact notes that somebody made sure of a phone number or an email address.
func (tx *Tx) confirmContact(contact int64, how string) error {
	return tx.exec(`UPDATE contact_point SET confirmed_at = ?, confirmed_by = ?, confirmed_how = ? WHERE id = ?`, stamp(tx.Now), id(tx.By.ID), how, contact)
}

// unconfirmContact takes the confirmation back: it is another one now, or an email bounced.
func (tx *Tx) unconfirmContact(contact int64) error {
	return tx.exec(`UPDATE contact_point SET confirmed_at = '', confirmed_by = NULL, confirmed_how = '' WHERE id = ?`, contact)
}

// saveWays replaces which ways of contact are safe for a person.
func (tx *Tx) saveWays(person int64, ways []pathway.ContactWay) error {
	if err := tx.exec(`DELETE FROM contact_way WHERE person = ?`, person); err != nil {
		return err
	}
	for _, w := range ways {
		if err := tx.exec(`INSERT INTO contact_way (person, way, safety, note) VALUES (?, ?, ?, ?)`, person, w.Way, w.Safety, w.Note); err != nil {
			return err
		}
	}
	return nil
}

// AddContact stores a phone number or an email address of somebody in the family.
func (db *DB) AddContact(ctx context.Context, by Actor, number, person int64, c pathway.ContactPoint) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		m, err := tx.memberFor(number, person)
		if err != nil {
			return err
		}
		c = c.Tidy()
		if err := c.Validate(); err != nil {
			return err
		}
		if err := knownContact(m, c); err != nil {
			return err
		}
		if _, err := tx.insertContact(person, c); err != nil {
			return err
		}
		if err := tx.personChanged(person); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Added a way to reach somebody", Case: number, Subject: "person", ID: person, Fields: []string{string(c.Kind)}})
	})
}

// knownContact is an error of the field value where somebody has a number or address already.
func knownContact(m pathway.Member, c pathway.ContactPoint) error {
	f := pathway.Fields{}
	for _, other := range m.Contacts {
		if other.ID != c.ID && !other.Ended && other.Is(c) {
			f.Add("value", "This is recorded for "+m.Person.Name()+" already. Change that entry, if something about it is wrong")
		}
	}
	return f.Err()
}

// SaveContact changes the state and the note of a phone number or an email address, and its value unless that is empty;
// another value is unconfirmed. ConfirmedHow says that somebody made sure of it, and how; empty, that stays as it was.
// To make a confidential one normal takes the right to permit addresses.
func (db *DB) SaveContact(ctx context.Context, by Actor, number, person int64, c pathway.ContactPoint) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		f, err := tx.familyFor(number)
		if err != nil {
			return err
		}
		was, err := tx.contactFor(number, person, c.ID)
		if err != nil {
			return err
		}
		c.Kind, c.Note = was.Kind, f.KeepCovered(was.Note, c.Note)
		if c.Value == "" {
			c.Value = was.Value
		}
		c = c.Tidy()
		if err := c.Validate(); err != nil {
			return err
		}
		if m, err := f.Member(person); err == nil && !c.Is(was) {
			if err := knownContact(m, c); err != nil {
				return err
			}
		}
		if was.Protected() && !c.Protected() && !by.May(pathway.PermitAddress) {
			return pathway.Refused("This is confidential. Only the chair or a service manager can end that.")
		}
		if err := tx.update(`UPDATE contact_point SET value = ?, state = ?, note = ?, version = version + 1 WHERE id = ? AND version = ?`,
			c.Value, c.State, c.Note, c.ID, c.Version); err != nil {
			return err
		}
		confirmed := ""
		switch {
		case c.ConfirmedHow != "":
			confirmed, err = "confirmed", tx.confirmContact(c.ID, c.ConfirmedHow)
		case c.Value != was.Value:
			err = tx.unconfirmContact(c.ID)
		}
		if err != nil {
			return err
		}
		if err := tx.personChanged(person); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Changed a way to reach somebody", Case: number, Subject: "person", ID: person,
			Fields: changed(confirmed, field(string(c.Kind), was.Value, c.Value), field("state", was.State, c.State), field("note", was.Note, c.Note))})
	})
}

// EndContact notes that a phone number or an email address is no longer somebody's.
func (db *DB) EndContact(ctx context.Context, by Actor, number, person, contact int64, version int) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		was, err := tx.contactFor(number, person, contact)
		if err != nil {
			return err
		}
		if err := tx.update(`UPDATE contact_point SET ended_at = ?, version = version + 1 WHERE id = ? AND version = ? AND ended_at = ''`,
			stamp(tx.Now), contact, version); err != nil {
			return err
		}
		if err := tx.personChanged(person); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Ended a way to reach somebody", Case: number, Subject: "person", ID: person, Fields: []string{string(was.Kind)}})
	})
}

func (tx *Tx) contactFor(number, person, contact int64) (pathway.ContactPoint, error) {
	m, err := tx.memberFor(number, person)
	if err != nil {
		return pathway.ContactPoint{}, err
	}
	for _, c := range m.Contacts {
		if c.ID == contact {
			return c, nil
		}
	}
	return pathway.ContactPoint{}, pathway.NotFound("This number or address")
}

// SaveWays stores which ways of contact are safe for somebody. version is the person's.
func (db *DB) SaveWays(ctx context.Context, by Actor, number, person int64, ways []pathway.ContactWay, version int) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		family, err := tx.familyFor(number)
		if err != nil {
			return err
		}
		was, err := family.Member(person)
		if err != nil {
			return err
		}
		f := pathway.Fields{}
		for i := range ways {
			w := &ways[i]
			w.Note = family.KeepCovered(was.Way(w.Way).Note, w.Note)
			for name, message := range pathway.FieldsOf(w.Validate()) {
				f.Add(name, message)
			}
		}
		if err := f.Err(); err != nil {
			return err
		}
		var fields []string
		is := pathway.Member{Ways: ways}
		for _, w := range pathway.ContactWays {
			fields = append(fields, changed(field(w.Value, was.Way(w.Value), is.Way(w.Value)))...)
		}
		if err := tx.saveWays(person, ways); err != nil {
			return err
		}
		if err := tx.update(`UPDATE person SET version = version + 1 WHERE id = ? AND version = ?`, person, version); err != nil {
			return err
		}
		if err := tx.personChanged(person); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Changed which ways of contact are safe", Case: number, Subject: "person", ID: person, Fields: fields})
	})
}

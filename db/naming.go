package db

import (
	"context"
	"slices"

	"cp-pathway/pathway"
)

// namings returns what was said of to whom of a family professionals are named.
func (tx *Tx) namings(number int64) ([]pathway.Naming, error) {
	return all(tx, func(scan Scan) (n pathway.Naming, err error) {
		return n, scan(&n.Professional, &n.Person, &n.Hide, &n.Why)
	}, `SELECT professional, person, hide, why FROM naming WHERE cases = ? ORDER BY professional, person`, number)
}

// SaveNaming keeps to whom of the family on a conference's list a professional on it is not named: hide are the persons. It holds for
// all that is made for this family. Why is needed where one of them usually would not be told. The error's field is why.
func (db *DB) SaveNaming(ctx context.Context, by Actor, number, conference, attendee int64, hide []int64, why string) error {
	return db.recipientOf(ctx, by, number, conference, attendee, func(tx *Tx, r *pathway.Record, a pathway.Attendee) error {
		if a.Professional == 0 {
			return pathway.Refused("To whom somebody is named is asked of professionals only.")
		}
		list := r.Namings(a)
		if err := pathway.CheckNaming(list, hide, why); err != nil {
			return err
		}
		changes := 0
		for _, u := range list {
			hidden, reason := slices.Contains(hide, u.Person.ID), ""
			if hidden == u.Hide {
				continue
			}
			if u.Usual && !hidden {
				reason = why
			}
			changes++
			if err := tx.exec(`INSERT INTO naming (cases, professional, person, hide, why, at, by) VALUES (?, ?, ?, ?, ?, ?, ?)
				ON CONFLICT DO UPDATE SET hide = excluded.hide, why = excluded.why, at = excluded.at, by = excluded.by`,
				number, a.Professional, u.Person.ID, hidden, reason, stamp(tx.Now), by.ID); err != nil {
				return err
			}
			what := "Said that a professional is named to this person: "
			if hidden {
				what = "Said that a professional is not named to this person: "
			}
			name, _ := r.NameOf(a)
			if err := tx.audit(Entry{What: what + name, Case: number, Subject: "person", ID: u.Person.ID, Reason: reason}); err != nil {
				return err
			}
		}
		if changes == 0 {
			return nil
		}
		return tx.factsChanged(number)
	})
}

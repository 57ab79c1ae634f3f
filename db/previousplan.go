package db

import (
	"context"

	"cp-pathway/pathway"
)

// insertPreviousPlan stores an earlier plan of a child.
func (tx *Tx) insertPreviousPlan(p pathway.PreviousPlan) (int64, error) {
	return tx.insert(`INSERT INTO previous_plan (child, started_on, ended_on, category, authority, note) VALUES (?, ?, ?, ?, ?, ?)`,
		p.Child, p.StartedOn, p.EndedOn, p.Category, p.Authority, p.Note)
}

// AddPreviousPlan notes an earlier plan of a child.
func (db *DB) AddPreviousPlan(ctx context.Context, by Actor, number int64, p pathway.PreviousPlan) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		m, err := tx.memberFor(number, p.Child)
		if err != nil {
			return err
		}
		if m.Kind == pathway.Adult {
			return pathway.Refused("Earlier plans are recorded for children.")
		}
		f := pathway.Fields{}
		if !p.StartedOn.IsZero() && p.StartedOn.Before(m.Person.Born.AddMonths(-9)) {
			f.Add("started_on", "This is before the child’s birth")
		}
		for name, message := range pathway.FieldsOf(p.Validate(tx.Today())) {
			f.Add(name, message)
		}
		if err := f.Err(); err != nil {
			return err
		}
		if _, err := tx.insertPreviousPlan(p); err != nil {
			return err
		}
		if err := tx.personChanged(p.Child); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Recorded an earlier plan", Case: number, Subject: "person", ID: p.Child})
	})
}

// StrikePreviousPlan takes an earlier plan back that was entered in error.
func (db *DB) StrikePreviousPlan(ctx context.Context, by Actor, number, child, plan int64, reason string) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.memberFor(number, child); err != nil {
			return err
		}
		if err := tx.needReason(number, reason); err != nil {
			return err
		}
		if err := tx.update(`UPDATE previous_plan SET struck_at = ?, struck_why = ? WHERE id = ? AND child = ? AND struck_at = ''`, stamp(tx.Now), reason, plan, child); err != nil {
			return err
		}
		if err := tx.personChanged(child); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Struck an earlier plan that was entered in error", Case: number, Subject: "person", ID: child, Reason: reason})
	})
}

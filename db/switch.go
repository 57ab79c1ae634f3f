package db

import "context"

// SwitchPathway moves a family to another version of the pathway: its dates are counted anew, and what was recorded stays. The
// error's fields are to and why; a stale version is a conflict.
func (db *DB) SwitchPathway(ctx context.Context, by Actor, number int64, to, why string, version int) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		c, err := tx.courseFor(number)
		if err != nil {
			return err
		}
		if err := c.CheckSwitch(tx.steps.Find(to), why); err != nil {
			return err
		}
		if err := tx.update(`UPDATE cases SET pathway = ?, version = version + 1 WHERE id = ? AND version = ?`, to, number, version); err != nil {
			return err
		}
		if err := tx.recompute(number); err != nil {
			return err
		}
		if err := tx.factsChanged(number); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Moved the family to another version of the pathway", Case: number, Fields: []string{"pathway: " + c.Case.Pathway + " to " + to}, Reason: why})
	})
}

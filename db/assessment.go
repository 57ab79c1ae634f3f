package db

import (
	"context"

	"cp-pathway/pathway"
)

// SaveAssessment records the assessment that follows a threshold that was not met: that it was asked for, and later what it
// concluded. The error's fields are those of pathway.Assessment; its code is conflict where the version is stale, and refused
// where the threshold was met.
func (db *DB) SaveAssessment(ctx context.Context, by Actor, number, meeting int64, a pathway.Assessment) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		c, err := tx.courseFor(number)
		if err != nil {
			return err
		}
		_, run, err := c.Meeting(meeting)
		if err != nil {
			return err
		}
		if run.Threshold == nil || run.Threshold.Met {
			return pathway.Refused("An assessment is recorded here only where the threshold was not met.")
		}
		if run.Assessment != nil {
			f, err := tx.family(number)
			if err != nil {
				return err
			}
			a.KeepCovered(&f, *run.Assessment)
		}
		if err := a.Validate(tx.Today(), run.Threshold.DecidedAt.Date()); err != nil {
			return err
		}
		var harm any
		if a.Harm != "" {
			harm = a.Harm == "yes"
		}
		if run.Assessment == nil {
			err = tx.exec(`INSERT INTO assessment (cases, threshold, asked_on, concluded_on, harm, outcome, told_by) VALUES (?, ?, ?, ?, ?, ?, ?)`,
				number, run.Threshold.ID, a.AskedOn, a.ConcludedOn, harm, a.Outcome, a.ToldBy)
		} else {
			err = tx.update(`
				UPDATE assessment SET asked_on = ?, concluded_on = ?, harm = ?, outcome = ?, told_by = ?, version = version + 1
				 WHERE id = ? AND version = ?`, a.AskedOn, a.ConcludedOn, harm, a.Outcome, a.ToldBy, run.Assessment.ID, a.Version)
		}
		if err != nil {
			return err
		}
		if err := tx.recompute(number); err != nil {
			return err
		}
		what := "Recorded that an assessment was asked for"
		if a.Harm != "" {
			what = "Recorded what the assessment concluded"
		}
		return tx.audit(Entry{What: what, Case: number, Subject: "strategy meeting", ID: meeting})
	})
}

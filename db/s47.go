package db

import (
	"context"

	"cp-pathway/pathway"
)

// ConcludeS47 records how a section 47 enquiry ended, or corrects it. Where the children are not at risk it stands the
// conference down, ends what is due and makes an oversight note. The error's fields are those of pathway.S47Outcome; its code is
// conflict where the version is stale, and refused where the enquiry can no longer end so.
func (db *DB) ConcludeS47(ctx context.Context, by Actor, number int64, o pathway.S47Outcome) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		c, err := tx.courseFor(number)
		if err != nil {
			return err
		}
		meeting, run, err := c.Meeting(o.Meeting)
		if err != nil {
			return err
		}
		if err := pathway.CheckS47(c, run, meeting, o); err != nil {
			return err
		}
		if run.S47 != nil {
			f, err := tx.family(number)
			if err != nil {
				return err
			}
			o.KeepCovered(&f, *run.S47)
		}
		if err := o.Validate(tx.Minute(), meeting); err != nil {
			return err
		}
		if err := tx.saveS47(c, run.S47, o); err != nil {
			return err
		}
		if err := tx.saveSpared(c, run.S47, o); err != nil {
			return err
		}
		if !o.AtRisk {
			if err := tx.standDown(c.ICPC, "The section 47 enquiry found that the children are not at risk of significant harm."); err != nil {
				return err
			}
		}
		if err := tx.factsChanged(number); err != nil {
			return err
		}
		if err := tx.recompute(number); err != nil {
			return err
		}
		what := "Recorded how the section 47 enquiry ended"
		if run.S47 != nil {
			what = "Corrected how the section 47 enquiry ended"
		}
		return tx.audit(Entry{What: what, Case: number, Subject: "strategy meeting", ID: o.Meeting})
	})
}

func (tx *Tx) saveS47(c *pathway.Course, was *pathway.S47Outcome, o pathway.S47Outcome) error {
	var err error
	if was != nil {
		if err := tx.strikeNote(was.Note); err != nil {
			return err
		}
	}
	switch {
	case !o.AtRisk:
		o.Note, err = tx.insertNote(pathway.NotAtRiskNote(c, o))
	case len(o.Spared) > 0:
		var name func(int64) string
		if name, err = tx.childNames(c.Case.ID); err == nil {
			o.Note, err = tx.insertNote(pathway.SparedNote(c, o, name))
		}
	}
	if err != nil {
		return err
	}
	if was != nil {
		return tx.update(`
			UPDATE s47_outcome
			   SET concluded_at = ?, at_risk = ?, instead = ?, instead_child = ?, instead_agency = ?, told_by = ?, talked_with = ?, note = ?, recorded_by = ?, version = version + 1
			 WHERE meeting = ? AND version = ?`,
			o.ConcludedAt, o.AtRisk, o.Instead, o.InsteadChild, o.InsteadAgency, o.ToldBy, o.TalkedWith, id(o.Note), tx.By.ID, was.Meeting, o.Version)
	}
	return tx.exec(`INSERT INTO s47_outcome (meeting, cases, concluded_at, at_risk, instead, instead_child, instead_agency, told_by, talked_with, note, recorded_by)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		o.Meeting, c.Case.ID, o.ConcludedAt, o.AtRisk, o.Instead, o.InsteadChild, o.InsteadAgency, o.ToldBy, o.TalkedWith, id(o.Note), tx.By.ID)
}

// standDown stands a planned conference down. Where there is none, it does nothing.
func (tx *Tx) standDown(k pathway.Conference, why string) error {
	if k.ID == 0 || k.State != pathway.ConferencePlanned {
		return nil
	}
	if err := tx.update(`UPDATE conference SET state = ?, closed_why = ?, closed_by = ?, version = version + 1 WHERE id = ?`,
		pathway.ConferenceStoodDown, why, tx.By.ID, k.ID); err != nil {
		return err
	}
	return tx.audit(Entry{What: "Stood the conference down", Case: k.Case, Subject: "conference", ID: k.ID, Reason: why})
}

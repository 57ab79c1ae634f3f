package db

import (
	"context"

	"cp-pathway/pathway"
)

// DecideThreshold records the duty chair's decision on a strategy meeting, or corrects it. It makes an oversight note, and a
// task for the service manager. The error's fields are those of pathway.Threshold and met; its code is conflict where the version
// is stale, and refused for a meeting that started no enquiry.
func (db *DB) DecideThreshold(ctx context.Context, by Actor, number int64, t pathway.Threshold) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		c, err := tx.courseFor(number)
		if err != nil {
			return err
		}
		meeting, run, err := c.Meeting(t.Meeting)
		if err != nil {
			return err
		}
		if start, ok := run.Start(); !ok || start.ID != meeting.ID || run.MovedIn() {
			return pathway.Refused("The threshold is decided on the strategy meeting that started the section 47 enquiry. " + run.NotStarted())
		}
		if run.Threshold != nil {
			f, err := tx.family(number)
			if err != nil {
				return err
			}
			t.KeepCovered(&f, *run.Threshold)
		}
		if err := t.Validate(tx.Minute(), meeting, c.Definition.AsksQuestions()); err != nil {
			return err
		}
		t.DecidedBy, t.DecidedName = by.ID, by.Name
		if was := run.Threshold; was != nil {
			if err := checkThresholdChange(c, run, *was, t); err != nil {
				return err
			}
			t.ID = was.ID
			if was.Met == t.Met {
				t.DecidedBy, t.DecidedName = was.DecidedBy, was.DecidedName
			}
		}
		return tx.saveThreshold(c, meeting, run.Threshold, t)
	})
}

// checkThresholdChange refuses to turn a decision round on which something already stands.
func checkThresholdChange(c *pathway.Course, run pathway.Run, was, t pathway.Threshold) error {
	switch {
	case was.Met == t.Met:
		return nil
	case run.Assessment != nil:
		return pathway.Refused("An assessment has been recorded since, so the decision stands. If it found significant harm, record a new strategy meeting.")
	case run.S47 != nil:
		return pathway.Refused("The section 47 enquiry has been concluded since, so the decision stands.")
	case c.ICPC.ID != 0 && run.Holds(c.ICPC.Meeting):
		return pathway.Refused("A conference has been booked since, so the decision stands. Record how the section 47 enquiry ended instead.")
	case c.Run().Meetings[0].ID != run.Meetings[0].ID:
		return pathway.Refused("A new strategy meeting has been recorded since, so the decision stands.")
	}
	return nil
}

func (tx *Tx) saveThreshold(c *pathway.Course, meeting pathway.StrategyMeeting, was *pathway.Threshold, t pathway.Threshold) error {
	children, err := tx.membersOf(c.Case.ID, meeting.Children)
	if err != nil {
		return err
	}
	oversight := pathway.ThresholdNote(c, meeting, t, children)
	note, err := tx.insertNote(oversight)
	if err != nil {
		return err
	}
	what := "Decided on the threshold"
	if was == nil {
		err = tx.exec(`
			INSERT INTO threshold (cases, meeting, decided_at, decided_by, met, rationale, talked_with, discrepancy, early_help, subsequent, replan, exploited, note)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			c.Case.ID, t.Meeting, t.DecidedAt, t.DecidedBy, t.Met, t.Rationale, t.TalkedWith, t.Discrepancy, t.EarlyHelp, t.Subsequent, t.Replan, t.Exploited, note)
	} else {
		what = "Corrected the decision on the threshold"
		if err = tx.strikeNote(was.Note); err == nil {
			err = tx.update(`
				UPDATE threshold
				   SET decided_at = ?, decided_by = ?, met = ?, rationale = ?, talked_with = ?, discrepancy = ?,
				       early_help = ?, subsequent = ?, replan = ?, exploited = ?, note = ?, version = version + 1
				 WHERE id = ? AND version = ?`,
				t.DecidedAt, t.DecidedBy, t.Met, t.Rationale, t.TalkedWith, t.Discrepancy, t.EarlyHelp, t.Subsequent, t.Replan, t.Exploited, note, t.ID, t.Version)
		}
	}
	if err != nil {
		return err
	}
	if was == nil || was.Met != t.Met {
		if err := tx.endTasksOf(c.Case.ID, "The decision was corrected.", pathway.TaskAllocateChair, pathway.TaskThresholdUnmet); err != nil {
			return err
		}
		if err := tx.insertTask(pathway.ThresholdTask(c, t)); err != nil {
			return err
		}
	}
	if err := tx.recompute(c.Case.ID); err != nil {
		return err
	}
	return tx.audit(Entry{What: what, Case: c.Case.ID, Subject: "strategy meeting", ID: t.Meeting})
}

// strikeNote strikes the oversight note of a decision that was corrected; 0: there is none.
func (tx *Tx) strikeNote(note int64) error {
	return tx.exec(`UPDATE note SET struck_at = ?, struck_why = 'Corrected: a later note says what holds' WHERE id = ? AND struck_at = ''`, stamp(tx.Now), note)
}

// membersOf returns the members of a case who are among some people, in the case's order.
func (tx *Tx) membersOf(number int64, people []int64) ([]pathway.Member, error) {
	list, err := tx.members(number)
	if err != nil {
		return nil, err
	}
	var chosen []pathway.Member
	for _, m := range list {
		for _, p := range people {
			if m.Person.ID == p {
				chosen = append(chosen, m)
			}
		}
	}
	return chosen, nil
}

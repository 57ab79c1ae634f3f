package db

import (
	"context"

	"cp-pathway/pathway"
)

// FamilyCourse returns a family and how it goes along its pathway, as screens may hold them: every protected value is covered.
func (db *DB) FamilyCourse(ctx context.Context, reader Actor, number int64) (pathway.Family, *pathway.Course, error) {
	var f pathway.Family
	var c *pathway.Course
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		if f, err = tx.family(number); err != nil {
			return err
		}
		if c, _, err = tx.course(number); err != nil {
			return err
		}
		if c.Significant, err = tx.significantEvents(number); err != nil {
			return err
		}
		c.Cover(f.Covering())
		f = f.ForScreens()
		return nil
	})
	return f, c, err
}

// Course returns how a family goes along its pathway, as it is recorded, for one who may open it.
func (db *DB) Course(ctx context.Context, reader Actor, number int64) (*pathway.Course, error) {
	var c *pathway.Course
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		c, _, err = tx.course(number)
		return err
	})
	return c, err
}

// courseFor returns the course of a family that the one who writes may open.
func (tx *Tx) courseFor(number int64) (*pathway.Course, error) {
	if _, err := tx.caseFor(number); err != nil {
		return nil, err
	}
	c, _, err := tx.course(number)
	return c, err
}

// RecordStep records that a step was done, or is not needed. A step that is to be copied to the authority's case system also
// makes an oversight note. The error's fields are those of pathway.StepEntry; its code is refused for a step that is
// recorded with an act of its own, and for one that is no longer due.
func (db *DB) RecordStep(ctx context.Context, by Actor, e pathway.StepEntry) error {
	return db.RecordStepWithout(ctx, by, e, nil)
}

// RecordStepWithout is RecordStep of a step that tells people one by one, where not everybody has been sent theirs from here: why
// says of each attendee who is left how they were told, or why not. The error has the fields of pathway.LeftField too.
func (db *DB) RecordStepWithout(ctx context.Context, by Actor, e pathway.StepEntry, why map[int64]string) error {
	if pathway.ToldOneByOne(e.Step) {
		if err := db.reproofNow(ctx, e.Case); err != nil { // what is void by now was not sent
			return err
		}
	}
	return db.Write(ctx, by, func(tx *Tx) error { return tx.recordByHand(e, why) })
}

// Left returns who of the list is yet to be sent what a step sends; nobody where it sends nothing, or there is no conference.
func (db *DB) Left(ctx context.Context, reader Actor, number int64, step string) ([]pathway.Left, error) {
	var list []pathway.Left
	err := db.Read(ctx, func(tx *Tx) error {
		if _, err := tx.caseHead(reader, number); err != nil {
			return err
		}
		c, _, err := tx.course(number)
		if err == nil {
			list, err = tx.left(c, step)
		}
		return err
	})
	return list, err
}

func (tx *Tx) left(c *pathway.Course, step string) ([]pathway.Left, error) {
	if !pathway.ToldOneByOne(step) || c.ICPC.ID == 0 {
		return nil, nil
	}
	l, err := tx.letters(c.Case.ID, c.ICPC.ID, pathway.Occasion{})
	if err != nil {
		return nil, err
	}
	return pathway.LeftOf(l.Record, l.Documents, step), nil
}

func (tx *Tx) recordByHand(e pathway.StepEntry, why map[int64]string) error {
	c, err := tx.courseFor(e.Case)
	if err != nil {
		return err
	}
	m, ok := c.Milestone(e.Step)
	if !ok {
		return pathway.NotFound("This step")
	}
	if e.State == pathway.EntryNotNeeded && e.HappenedAt.IsZero() {
		e.HappenedAt = tx.Minute()
	}
	if err := c.CheckEntry(e, &m, tx.Minute(), tx.By.Roles); err != nil {
		return err
	}
	left, err := tx.left(c, e.Step)
	if err != nil {
		return err
	}
	if e, err = e.Without(left, why); err != nil {
		return err
	}
	e.Conference = c.ConferenceOf(&m).ID
	number, err := tx.recordStep(e)
	if err != nil {
		return err
	}
	if m.Step.CaseSystem && e.Note != "" && e.State == pathway.EntryDone {
		n := pathway.Note{Case: e.Case, Kind: pathway.OversightNote, Conference: e.Conference, Step: e.Step, Heading: m.Title, Text: e.Note, HappenedAt: e.HappenedAt}
		if _, err := tx.insertNote(n); err != nil {
			return err
		}
	}
	what := "Recorded that a step was done: "
	if e.State == pathway.EntryNotNeeded {
		what = "Recorded that a step is not needed: "
	}
	return tx.audit(Entry{What: what + e.Step, Case: e.Case, Subject: "event", ID: number})
}

// StrikeStep marks an entry of a step as made in error, with the reason; it stays readable. The error's field is reason.
func (db *DB) StrikeStep(ctx context.Context, by Actor, number, entry int64, reason string) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		var step, struck string
		if err := tx.one("This entry", `SELECT step, struck_at FROM event WHERE id = ? AND cases = ?`, []any{entry, number}, &step, &struck); err != nil {
			return err
		}
		if err := needReason(reason); err != nil {
			return err
		}
		if struck != "" {
			return pathway.Conflict("This entry has been struck already.")
		}
		c, _, err := tx.course(number)
		if err != nil {
			return err
		}
		if s := c.Definition.Step(step); s != nil && !s.Strikes() {
			return pathway.Refused("This entry was made where the step was done, and is put right there.")
		}
		if err := tx.strikeStep(number, entry, reason); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Struck an entry of a step that was made in error: " + step, Case: number, Subject: "event", ID: entry, Reason: reason})
	})
}

// recordStep stores that a step was done or is not needed, counts the family's dates anew, and returns the entry's id. The
// entry belongs to the run that goes on now.
func (tx *Tx) recordStep(e pathway.StepEntry) (int64, error) {
	if e.State == "" {
		e.State = pathway.EntryDone
	}
	if e.HappenedAt.IsZero() {
		e.HappenedAt = tx.Minute()
	}
	run, err := tx.currentRun(e.Case)
	if err != nil {
		return 0, err
	}
	if start, ok := run.Start(); ok {
		e.Meeting = start.ID
	}
	number, err := tx.insert(`
		INSERT INTO event (cases, conference, meeting, step, state, happened_at, who, told_by, told_how, note, recorded_at, recorded_by, listed)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(id), 0) FROM attendee))`,
		e.Case, id(e.Conference), id(e.Meeting), e.Step, e.State, e.HappenedAt, e.Who, e.ToldBy, e.ToldHow, e.Note, stamp(tx.Now), tx.By.ID)
	if err != nil {
		return 0, err
	}
	return number, tx.recompute(e.Case)
}

// strikeStep marks an entry as made in error; it stays readable. The dates are counted anew.
func (tx *Tx) strikeStep(number, entry int64, why string) error {
	if err := tx.update(`UPDATE event SET struck_at = ?, struck_why = ? WHERE id = ? AND cases = ? AND struck_at = ''`, stamp(tx.Now), why, entry, number); err != nil {
		return err
	}
	return tx.recompute(number)
}

// stepEntries returns what was recorded of a family's steps, the oldest first, struck entries too.
func (tx *Tx) stepEntries(number int64) ([]pathway.StepEntry, error) {
	return all(tx, func(scan Scan) (e pathway.StepEntry, err error) {
		return e, scan(&e.ID, &e.Case, ref{&e.Conference}, ref{&e.Meeting}, &e.Step, &e.State, &e.HappenedAt, &e.Who, &e.ToldBy, &e.ToldHow, &e.Note,
			&e.RecordedAt, &e.RecordedName, &e.StruckAt, &e.StruckWhy, &e.Listed)
	}, `SELECT e.id, e.cases, e.conference, e.meeting, e.step, e.state, e.happened_at, e.who, e.told_by, e.told_how, e.note,
	           e.recorded_at, a.name, e.struck_at, e.struck_why, e.listed
	      FROM event e JOIN account a ON a.id = e.recorded_by
	     WHERE e.cases = ?
	     ORDER BY e.happened_at, e.id`, number)
}

// currentRun returns the last run of a family; an empty one where there was no strategy meeting yet.
func (tx *Tx) currentRun(number int64) (pathway.Run, error) {
	runs, _, err := tx.runs(number)
	if err != nil || len(runs) == 0 {
		return pathway.Run{}, err
	}
	return runs[len(runs)-1], nil
}

package db

import "cp-pathway/pathway"

// recordStep stores that a step was done or is not needed, counts the family's dates anew, and returns the entry's id. The
// entry belongs to the run that goes on now.
func (tx *Tx) recordStep(e pathway.StepEntry) (int64, error) {
	if e.State == "" {
		e.State = "done"
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
		INSERT INTO event (cases, conference, meeting, step, state, happened_at, who, told_by, told_how, note, recorded_at, recorded_by)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
			&e.RecordedAt, &e.RecordedName, &e.StruckAt, &e.StruckWhy)
	}, `SELECT e.id, e.cases, e.conference, e.meeting, e.step, e.state, e.happened_at, e.who, e.told_by, e.told_how, e.note,
	           e.recorded_at, a.name, e.struck_at, e.struck_why
	      FROM event e JOIN account a ON a.id = e.recorded_by
	     WHERE e.cases = ?
	     ORDER BY e.happened_at, e.id`, number)
}

// currentRun returns the last run of a family; an empty one where there was no strategy meeting yet.
func (tx *Tx) currentRun(number int64) (pathway.Run, error) {
	runs, err := tx.runs(number)
	if err != nil || len(runs) == 0 {
		return pathway.Run{}, err
	}
	return runs[len(runs)-1], nil
}

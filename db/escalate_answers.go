package db

import "cp-pathway/pathway"

// overdue is something that waits for an answer which has not come in time.
type overdue struct {
	table      string // of which a row it is
	row        int64
	number     int64 // of the family
	conference int64
	what       string
	due        pathway.Date
}

// overdueAnswers returns what should have been answered by yesterday, and of which there is no task yet.
func (tx *Tx) overdueAnswers() ([]overdue, error) {
	return all(tx, func(scan Scan) (o overdue, err error) {
		return o, scan(&o.table, &o.row, &o.number, ref{&o.conference}, &o.what, &o.due)
	}, `SELECT 'resolution', x.id, x.cases, x.conference, 'issues resolution, ' || x.stage || ' stage', x.answer_due
	      FROM resolution x
	     WHERE x.outcome = '' AND x.struck_at = '' AND x.task IS NULL AND x.answer_due < ?1
	       AND NOT EXISTS (SELECT 1 FROM resolution y WHERE y.follows = x.id AND y.struck_at = '')`, tx.Today())
}

// escalateAnswers makes a task of each overdue answer.
func (tx *Tx) escalateAnswers() error {
	list, err := tx.overdueAnswers()
	if err != nil {
		return err
	}
	for _, o := range list {
		task, err := tx.storeTask(pathway.Task{Case: o.number, Conference: o.conference, Kind: pathway.TaskAnswerOverdue, Role: pathway.Chair, Due: o.due,
			Title: "No answer yet to " + o.what, Text: "An answer was wanted by " + o.due.Format() + ". Ask for it, or take the matter further."})
		if err != nil {
			return err
		}
		if err := tx.exec(`UPDATE `+o.table+` SET task = ? WHERE id = ?`, task, o.row); err != nil {
			return err
		}
		if err := tx.audit(Entry{What: "Made a task of an answer that is overdue", Case: o.number, Subject: "task", ID: task}); err != nil {
			return err
		}
	}
	return nil
}

package db

import (
	"context"
	"strings"

	"cp-pathway/pathway"
)

const taskColumns = `t.id, t.cases, coalesce(c.name, ''), coalesce(c.reference, ''), t.conference, t.document, t.about, t.kind, t.step, t.role, t.account, t.title, t.text, ` + taskDue + `, t.made_at,
	t.done_at, coalesce(d.name, ''), t.done_note`

// taskDue is when a task is due: one that stands for a step, when the step is, so that none hides how late that is.
const taskDue = `coalesce((SELECT substr(m.due, 1, 10) FROM milestone m WHERE m.cases = t.cases AND m.step = t.step AND m.due <> ''), t.due)`

const taskTables = `task t JOIN cases c ON c.id = t.cases LEFT JOIN account d ON d.id = t.done_by`

func scanTask(scan Scan) (t pathway.Task, err error) {
	return t, scan(&t.ID, ref{&t.Case}, &t.CaseName, &t.Reference, ref{&t.Conference}, ref{&t.Document}, &t.About, &t.Kind, &t.Step, &t.Role, ref{&t.Account}, &t.Title, &t.Text, &t.Due, instant{&t.MadeAt},
		instant{&t.DoneAt}, &t.DoneName, &t.DoneNote)
}

// Tasks returns the tasks of a family, the open ones first, for one who may open it. Protected values in them are covered.
func (db *DB) Tasks(ctx context.Context, reader Actor, number int64) ([]pathway.Task, error) {
	var list []pathway.Task
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		if list, err = all(tx, scanTask, `SELECT `+taskColumns+` FROM `+taskTables+` WHERE t.cases = ? ORDER BY t.done_at IS NOT NULL, `+taskDue+`, t.id DESC`, number); err != nil || len(list) == 0 {
			return err
		}
		f, err := tx.family(number)
		for i := range list {
			list[i].Text, list[i].DoneNote = f.Cover(list[i].Text), f.Cover(list[i].DoneNote)
		}
		return err
	})
	return list, err
}

// Task returns a task of a family. One of another family is not there.
func (db *DB) Task(ctx context.Context, reader Actor, number, task int64) (pathway.Task, error) {
	var t pathway.Task
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		if t, err = tx.task(number, task); err != nil {
			return err
		}
		f, err := tx.family(number)
		t.Text, t.DoneNote = f.Cover(t.Text), f.Cover(t.DoneNote)
		return err
	})
	return t, err
}

func (tx *Tx) task(number, task int64) (pathway.Task, error) {
	list, err := all(tx, scanTask, `SELECT `+taskColumns+` FROM `+taskTables+` WHERE t.id = ? AND t.cases = ?`, task, number)
	if err == nil && len(list) == 0 {
		err = pathway.NotFound("This task")
	}
	if err != nil {
		return pathway.Task{}, err
	}
	return list[0], nil
}

// DoTask closes a task with a note. The escalation of a missing list is thereby recorded as a step. The error's field is
// note; its code is conflict where the task is closed already.
func (db *DB) DoTask(ctx context.Context, by Actor, number, task int64, note string) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		t, err := tx.task(number, task)
		if err != nil {
			return err
		}
		if !t.DoneAt.IsZero() {
			return pathway.Conflict("This task has been closed already.")
		}
		if why := t.EndsItself(); why != "" {
			return pathway.Refused(why)
		}
		if err := t.ValidateDone(note); err != nil {
			return err
		}
		if err := tx.exec(`UPDATE task SET done_at = ?, done_by = ?, done_note = ? WHERE id = ?`, stamp(tx.Now), by.ID, note, task); err != nil {
			return err
		}
		if t.Kind == pathway.TaskEscalateList {
			if _, err := tx.recordStep(pathway.StepEntry{Case: number, Conference: t.Conference, Step: t.Step, Note: note}); err != nil {
				return err
			}
		}
		return tx.audit(Entry{What: "Closed a task", Case: number, Subject: "task", ID: task})
	})
}

func (tx *Tx) insertTask(t pathway.Task) error {
	_, err := tx.storeTask(t)
	return err
}

// storeTask stores a task and returns its id.
func (tx *Tx) storeTask(t pathway.Task) (int64, error) {
	return tx.insert(`INSERT INTO task (cases, conference, document, about, kind, step, role, account, title, text, due, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		id(t.Case), id(t.Conference), id(t.Document), t.About, t.Kind, t.Step, t.Role, id(t.Account), t.Title, t.Text, t.Due, stamp(tx.Now))
}

// endTasks closes the tasks of a family whose step is done, or no longer due.
func (tx *Tx) endTasks(number int64) error {
	if err := tx.endSpentTasks(number); err != nil {
		return err
	}
	return tx.exec(`
		UPDATE task SET done_at = ?, done_note = 'Closed by itself: the step is done or no longer due.'
		 WHERE cases = ? AND done_at IS NULL AND step <> ''
		   AND NOT EXISTS (SELECT 1 FROM milestone m WHERE m.cases = task.cases AND m.step = task.step AND m.done IS NULL AND m.ended = 0)`,
		stamp(tx.Now), number)
}

// endSpentTasks closes the tasks of a family that ask for what there is no longer to do: deciding again about a conference whose time has come or
// where it is decided, and booking a review of no plan.
func (tx *Tx) endSpentTasks(number int64) error {
	return tx.exec(`
		UPDATE task SET done_at = ?, done_note = 'Closed by itself: it is done or no longer due.'
		 WHERE cases = ? AND done_at IS NULL
		   AND (kind = ? AND NOT EXISTS (SELECT 1 FROM conference k JOIN attendee a ON a.conference = k.id
		                                  WHERE k.id = task.conference AND k.state = ? AND a.decided_before = 1 AND a.removed_at = '')
		        OR kind = ? AND NOT EXISTS (SELECT 1 FROM plan p WHERE p.cases = task.cases AND p.ended_on = ''))`,
		stamp(tx.Now), number, pathway.TaskExcludedBefore, pathway.ConferencePlanned, pathway.TaskBookReview)
}

// endTasksOf closes a family's open tasks of some kinds.
func (tx *Tx) endTasksOf(number int64, why string, kinds ...pathway.TaskKind) error {
	args := []any{stamp(tx.Now), why, number}
	for _, k := range kinds {
		args = append(args, k)
	}
	return tx.exec(`UPDATE task SET done_at = ?, done_note = ? WHERE cases = ? AND done_at IS NULL AND kind IN (?`+strings.Repeat(", ?", len(kinds)-1)+`)`, args...)
}

// endTasksAbout closes the open tasks of some kinds that are about one row.
func (tx *Tx) endTasksAbout(about int64, why string, kinds ...pathway.TaskKind) error {
	args := []any{stamp(tx.Now), id(tx.By.ID), why, about}
	for _, k := range kinds {
		args = append(args, k)
	}
	return tx.exec(`UPDATE task SET done_at = ?, done_by = ?, done_note = ? WHERE about = ? AND done_at IS NULL AND kind IN (?`+strings.Repeat(", ?", len(kinds)-1)+`)`, args...)
}

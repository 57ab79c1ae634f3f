package db

import (
	"context"

	"cp-pathway/pathway"
)

// Escalate makes a task for the service manager of each invitation list that has not come by the close of business on
// Day 5, and one of each answer that is overdue. It can be called at any time: each is escalated once. It does not write where there is
// nothing to do.
func (db *DB) Escalate(ctx context.Context) error {
	any := false
	err := db.Read(ctx, func(tx *Tx) error {
		list, err := tx.toEscalate()
		if err != nil {
			return err
		}
		late, err := tx.overdueAnswers()
		any = len(list)+len(late) > 0
		return err
	})
	if err != nil || !any {
		return err
	}
	return db.Write(ctx, Actor{}, func(tx *Tx) error {
		list, err := tx.toEscalate()
		if err != nil {
			return err
		}
		for _, number := range list {
			if err := tx.escalate(number); err != nil {
				return err
			}
		}
		return tx.escalateAnswers()
	})
}

// toEscalate returns the families whose list is missing after Day 5, and has not been escalated.
func (tx *Tx) toEscalate() ([]int64, error) {
	calendar, err := tx.calendar()
	if err != nil {
		return nil, err
	}
	type candidate struct {
		number int64
		opens  pathway.Date
	}
	list, err := all(tx, func(scan Scan) (k candidate, err error) { return k, scan(&k.number, &k.opens) }, `
		SELECT m.cases, m.opens
		  FROM milestone m INDEXED BY milestone_undated
		 WHERE m.done IS NULL AND m.ended = 0 AND m.due = '' AND m.opens <> '' AND m.opens <= ?
		   AND m.step = 'invite-list-escalated'
		   AND NOT EXISTS (SELECT 1 FROM task t WHERE t.cases = m.cases AND t.kind = ? AND t.done_at IS NULL)`,
		calendar.AddWorkingDays(tx.Today(), 1), pathway.TaskEscalateList)
	var due []int64
	for _, k := range list {
		if tx.Minute().After(calendar.Close(calendar.AddWorkingDays(k.opens, -1))) {
			due = append(due, k.number)
		}
	}
	return due, err
}

func (tx *Tx) escalate(number int64) error {
	c, _, err := tx.course(number)
	if err != nil {
		return err
	}
	to, err := tx.askTo(c.Case, "team-manager")
	if err != nil {
		return err
	}
	o, err := tx.office()
	if err != nil {
		return err
	}
	ask, _ := tx.asks.For(c, "invite-list-escalated", to, "", o)
	if err := tx.insertTask(pathway.EscalationTask(c, ask)); err != nil {
		return err
	}
	return tx.audit(Entry{What: "Made a task of an invitation list that has not come", Case: number, Subject: "task"})
}

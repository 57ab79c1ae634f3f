package db

import (
	"context"
	"strconv"

	"cp-pathway/pathway"
)

// DecideCopies keeps how much of the decisions each of some people gets, as the chair decided, and whether a young person is written to about the
// minutes: Copy, CopyWhy, MinutesTold and Version of the attendees are taken. Whoever stays as they are is passed over. The error's fields are "copy-7" and "copy_why-7" with the
// attendee's id; a stale version is a conflict.
func (db *DB) DecideCopies(ctx context.Context, by Actor, number, conference int64, list []pathway.Attendee) error {
	return db.onList(ctx, by, number, conference, func(tx *Tx, r *pathway.Record) error {
		wrong, family := pathway.Fields{}, r.Family()
		for i, a := range list {
			was, err := listed(r, a.ID)
			if err != nil {
				return err
			}
			a.CopyWhy = family.KeepCovered(was.CopyWhy, a.CopyWhy)
			if a.Copy == "" || a.Copy == "full" {
				a.CopyWhy = ""
			}
			if was.Copy == a.Copy && was.CopyWhy == a.CopyWhy && was.MinutesTold == a.MinutesTold {
				a.Version = 0
			}
			list[i] = a
			for name, message := range pathway.FieldsOf(pathway.Attendee{Copy: a.Copy, CopyWhy: a.CopyWhy}.ValidateDecision()) {
				wrong.Add(name+"-"+strconv.FormatInt(a.ID, 10), message)
			}
		}
		if err := wrong.Err(); err != nil {
			return err
		}
		for _, a := range list {
			if a.Version == 0 {
				continue
			}
			var decided any
			if a.Copy != "" {
				decided = by.ID
			}
			if err := tx.update(`UPDATE attendee SET copy = ?, copy_why = ?, copy_by = ?, minutes_letter = ?, version = version + 1 WHERE id = ? AND version = ?`,
				a.Copy, a.CopyWhy, decided, a.MinutesTold, a.ID, a.Version); err != nil {
				return err
			}
			if err := tx.audit(Entry{What: "Decided how much of the decisions somebody gets", Case: number, Subject: "attendee", ID: a.ID, Fields: []string{"copy"}}); err != nil {
				return err
			}
		}
		return nil
	})
}

// askForCopies gives the chair of a conference whose decisions are approved the task to decide who gets which copy, while
// somebody's is undecided, and closes it when nobody's is.
func (tx *Tx) askForCopies(r *pathway.Record) (err error) {
	if !r.Approved {
		return nil
	}
	now := *r
	if now.Attendees, err = tx.attendees(r.Conference.ID); err != nil {
		return err
	}
	if len(now.Undecided()) == 0 {
		return tx.endTasksOf(r.Case.ID, "Closed by itself: everybody’s copy is decided.", pathway.TaskCopies)
	}
	asked, err := value[bool](tx, `SELECT EXISTS (SELECT 1 FROM task WHERE conference = ? AND kind = ? AND done_at IS NULL)`, r.Conference.ID, pathway.TaskCopies)
	if err != nil || asked {
		return err
	}
	return tx.insertTask(pathway.Task{Case: r.Case.ID, Conference: r.Conference.ID, Kind: pathway.TaskCopies, Role: pathway.Chair, Account: r.Conference.Chair.Account,
		Title: "Decide who gets which copy of the decisions", Due: tx.Today()})
}

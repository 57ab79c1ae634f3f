package db

import (
	"context"
	"slices"

	"cp-pathway/pathway"
)

// checkBooked holds a task against the conference of a family as long as it cannot be held as it is booked: one that says what is in
// its way now, and none once nothing is.
func (tx *Tx) checkBooked(c *pathway.Course) error {
	k := c.Current()
	open, err := all(tx, func(scan Scan) (t pathway.Task, err error) { return t, scan(&t.ID, &t.Title) },
		`SELECT id, title FROM task WHERE cases = ? AND kind = ? AND done_at IS NULL`, c.Case.ID, pathway.TaskObstructed)
	if err != nil {
		return err
	}
	title := ""
	if c.ICPC.State != pathway.ConferencePlanned {
		if err := tx.endTasksOf(c.Case.ID, "Closed by itself: nobody is invited to this conference any more.", pathway.TaskLateInvitee); err != nil {
			return err
		}
	}
	if k.State == pathway.ConferencePlanned {
		absences, err := tx.absences(k.StartsAt.Date(), k.StartsAt.Date())
		if err != nil {
			return err
		}
		ended, err := value[bool](tx, `SELECT EXISTS (SELECT 1 FROM venue WHERE id = ? AND ended_at <> '')`, k.Venue.ID)
		if err != nil {
			return err
		}
		if obstacles := k.Obstacles(tx.Today(), c.Office, absences, ended); len(obstacles) > 0 {
			t := k.ObstacleTask(obstacles)
			title = t.Title
			if !slices.ContainsFunc(open, func(old pathway.Task) bool { return old.Title == title }) {
				if err := tx.insertTask(t); err != nil {
					return err
				}
			}
		}
	}
	for _, t := range open {
		if t.Title != title {
			if err := tx.exec(`UPDATE task SET done_at = ?, done_note = 'Closed by itself: this is no longer in its way.' WHERE id = ?`, stamp(tx.Now), t.ID); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkBookedWhere does the same for every family with a planned conference for which a condition on k holds, after something of the
// office has changed that conferences need.
func (tx *Tx) checkBookedWhere(where string, args ...any) error {
	list, err := all(tx, func(scan Scan) (number int64, err error) { return number, scan(&number) },
		`SELECT DISTINCT k.cases FROM conference k WHERE k.state = 'planned' AND `+where, args...)
	if err != nil {
		return err
	}
	for _, number := range list {
		c, _, err := tx.course(number)
		if err != nil {
			return err
		}
		if err := tx.checkBooked(c); err != nil {
			return err
		}
	}
	return nil
}

// checkBookedOf does it for the conferences that somebody of the office is to be at.
func (tx *Tx) checkBookedOf(account int64) error {
	return tx.checkBookedWhere(`(k.chair = ?1 OR k.minute_taker = ?1) AND k.starts_at >= ?2`, account, tx.Today().String())
}

// BookedOn returns the conferences that are planned from one day to another, both included. Of a restricted family that the reader may
// not open they do not say whose they are.
func (db *DB) BookedOn(ctx context.Context, reader Actor, from, to pathway.Date) ([]pathway.Slot, error) {
	var list []pathway.Slot
	err := db.Read(ctx, func(tx *Tx) (err error) {
		list, err = tx.slots(reader, from, to)
		list = slices.DeleteFunc(list, func(s pathway.Slot) bool { return s.State != pathway.ConferencePlanned })
		return err
	})
	return list, err
}

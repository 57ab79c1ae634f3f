package db

import (
	"context"
	"slices"

	"cp-pathway/pathway"
)

// recordEnding puts into r the ending of which documents tell. The error is not-found where its readers are on another conference's list.
func (tx *Tx) recordEnding(r *pathway.Record, row int64) error {
	e, err := tx.endingOf(r.Case.ID, row)
	if err != nil {
		return err
	}
	if e.Conference != r.Conference.ID {
		return pathway.NotFound("This end of a plan")
	}
	r.Ending = &e
	return nil
}

// EndingOf returns the conference on whose list the readers of an ending stand. The error is not-found.
func (db *DB) EndingOf(ctx context.Context, reader Actor, number, row int64) (int64, error) {
	var e pathway.Ending
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err == nil {
			e, err = tx.endingOf(number, row)
		}
		return err
	})
	return e.Conference, err
}

// addEndingReaders puts those who were asked to the initial conference, and are not on the list of the last one, among those who are
// written to about the end of plans.
func (tx *Tx) addEndingReaders(e pathway.Ending) error {
	r, err := tx.record(e.Case, e.Conference)
	if err != nil {
		return err
	}
	c, _, err := tx.course(e.Case)
	if err != nil || c.ICPC.ID == 0 || c.ICPC.ID == e.Conference {
		return err
	}
	first, err := tx.attendees(c.ICPC.ID)
	if err != nil {
		return err
	}
	for _, a := range first {
		there := func(b pathway.Attendee) bool {
			return a.Person == b.Person && a.Professional == b.Professional && !b.Removed
		}
		at := slices.IndexFunc(r.Attendees, there)
		if a.Removed || a.Purpose == pathway.WrittenTo || at >= 0 && r.Attendees[at].Purpose != pathway.WrittenTo {
			continue
		}
		reader := int64(0)
		if at >= 0 {
			reader = r.Attendees[at].ID
		} else if reader, err = tx.insert(`INSERT INTO attendee (conference, person, professional, role, purpose, position, copy, copy_why) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			e.Conference, id(a.Person), id(a.Professional), a.Role, pathway.WrittenTo, len(r.Attendees)+1, a.Copy, a.CopyWhy); err != nil {
			return err
		}
		if err := tx.exec(`INSERT OR IGNORE INTO ending_reader (ending, attendee) VALUES (?, ?)`, e.ID, reader); err != nil {
			return err
		}
	}
	return nil
}

// partnershipTold keeps until when the members of the core group were told that they can object, where the letter went after the days
// had begun.
func (tx *Tx) partnershipTold(number, row int64, docs []pathway.IssuedDocument) error {
	e, err := tx.endingOf(number, row)
	if err != nil {
		return err
	}
	for _, x := range docs {
		d, err := tx.document(number, x.ID)
		if err != nil {
			return err
		}
		if !d.Sent() || d.Facts.Ending == nil {
			continue
		}
		told, later := e.ToldUntil(d.Facts.Ending.ObjectBy)
		if !later {
			continue
		}
		if err := tx.saveEnding(told); err != nil {
			return err
		}
		if e, err = tx.endingOf(number, row); err != nil {
			return err
		}
	}
	if e.State != pathway.EndingWaits {
		return nil
	}
	if err := tx.endEndingTasks(row, "Closed by itself: the letter to the partnership has gone."); err != nil {
		return err
	}
	return tx.endingTask(e)
}

package db

import (
	"context"
	"slices"

	"cp-pathway/pathway"
)

// tellChair puts a core group that was recorded onto the list of the family's chair, unless the chair recorded it.
func (tx *Tx) tellChair(r *pathway.Record, g *pathway.CoreGroup) error {
	t := r.ReadTask(g)
	if t.Account == tx.By.ID {
		return nil
	}
	calendar, err := tx.calendar()
	if err != nil {
		return err
	}
	t.Due = calendar.AddWorkingDays(tx.Today(), 5)
	return tx.insertTask(t)
}

// OpenedCoreGroup notes that the family's chair, or any chair where it has none, has opened the record of a core group. Of
// anybody else nothing is noted.
func (db *DB) OpenedCoreGroup(ctx context.Context, by Actor, number, group int64) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		if _, err := tx.coreGroup(number, group); err != nil {
			return err
		}
		if waits, err := tx.waitsFor(by, group); err != nil || !waits {
			return err
		}
		if err := tx.endTasksAbout(group, "The record was opened.", pathway.TaskReadCoreGroup); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Read the record of a core group as the family’s chair", Case: number, Subject: "core group", ID: group})
	})
}

// waitsFor tells whether the record of a core group is still to be read by somebody as the family's chair.
func (tx *Tx) waitsFor(reader Actor, group int64) (bool, error) {
	if !slices.Contains(reader.Roles, pathway.Chair) {
		return false, nil
	}
	return value[bool](tx, `SELECT EXISTS (SELECT 1 FROM task WHERE kind = ? AND about = ? AND done_at IS NULL AND coalesce(account, ?) = ?)`,
		pathway.TaskReadCoreGroup, group, reader.ID, reader.ID)
}

// coreGroupWent tells whether something of a core group's record has been sent to somebody.
func (tx *Tx) coreGroupWent(group int64) (bool, error) {
	return value[bool](tx, `SELECT EXISTS (SELECT 1 FROM document d JOIN dispatch x ON x.document = d.id WHERE d.about = ? AND d.kind IN (?, ?, ?) AND x.state = ?)`,
		group, pathway.CoreGroupRecord, pathway.UpdatedPlan, pathway.UpdatedParentPlan, pathway.Sent)
}

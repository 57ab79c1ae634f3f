package db

import "cp-pathway/pathway"

// checkInvited holds a task against a conference as long as somebody is on its list who is yet to be invited though the invitations
// were recorded as sent, and none once everybody has theirs.
func (tx *Tx) checkInvited(r *pathway.Record) error {
	if !r.Conference.Kind.Initial() {
		return nil
	}
	c, _, err := tx.course(r.Case.ID)
	if err != nil {
		return err
	}
	e := tx.entryAt(c, r.Conference, "invitations-sent")
	var late []pathway.Left
	if e.ID != 0 && r.Conference.State == pathway.ConferencePlanned {
		l, err := tx.letters(r.Case.ID, r.Conference.ID, pathway.Occasion{})
		if err != nil {
			return err
		}
		late = pathway.LateOf(l.Record, l.Documents, e)
	}
	if len(late) == 0 {
		return tx.endTasksOf(r.Case.ID, "Closed by itself: everybody on the list has been sent theirs, or nobody is asked any more.", pathway.TaskLateInvitee)
	}
	t := pathway.LateTask(r.Conference, late)
	t.Due = tx.Today()
	there, err := value[bool](tx, `SELECT EXISTS (SELECT 1 FROM task WHERE cases = ? AND kind = ? AND done_at IS NULL)`, r.Case.ID, t.Kind)
	if err != nil || !there {
		if err == nil {
			err = tx.insertTask(t)
		}
		return err
	}
	return tx.exec(`UPDATE task SET title = ?, conference = ? WHERE cases = ? AND kind = ? AND done_at IS NULL`, t.Title, t.Conference, r.Case.ID, t.Kind)
}

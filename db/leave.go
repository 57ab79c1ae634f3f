package db

import (
	"fmt"
	"slices"

	"cp-pathway/pathway"
)

// Why somebody came off the list of a conference by itself; they come back with the child.
const leftWhy = "Was asked only for a child whom the conference is no longer about."

// leaveBooked takes a child out of the conferences that are booked: of one who has died all of them, of one whose plan has ended the
// reviews. One that is about nobody any more does not take place. Where the family has no child left, noChildLeft does it all.
func (tx *Tx) leaveBooked(number, child int64, died bool) error {
	none, err := tx.noChild(number)
	if err != nil || !none.IsZero() {
		return err
	}
	list, err := tx.conferencesWhere(`k.cases = ? AND k.state = 'planned'`, number)
	if err != nil {
		return err
	}
	for _, k := range list {
		if !slices.Contains(k.Children, child) || !died && k.Kind != pathway.RCPC {
			continue
		}
		if err := tx.leave(k, child, died); err != nil {
			return err
		}
	}
	return tx.factsChanged(number)
}

func (tx *Tx) leave(k pathway.Conference, child int64, died bool) error {
	k.Children = slices.DeleteFunc(slices.Clone(k.Children), func(c int64) bool { return c == child })
	switch {
	case len(k.Children) > 0:
	case died:
		if err := tx.standDown(k, noChildWhy); err != nil {
			return err
		}
		return tx.insertTask(pathway.NoChildTask(k, tx.Today()))
	default:
		return tx.cancelByItself(k)
	}
	if err := tx.setConferenceChildren(k.ID, k.Children); err != nil {
		return err
	}
	if err := tx.exec(`UPDATE conference SET version = version + 1 WHERE id = ?`, k.ID); err != nil {
		return err
	}
	if err := tx.exec(`INSERT INTO conference_left (conference, child, left_at, left_by) VALUES (?, ?, ?, ?)`, k.ID, child, stamp(tx.Now), id(tx.By.ID)); err != nil {
		return err
	}
	told, err := tx.offList(k, child)
	if err != nil {
		return fmt.Errorf("list: %w", err)
	}
	if err := tx.insertTask(pathway.LeftTask(k, died, told, tx.Today())); err != nil {
		return err
	}
	return tx.audit(Entry{What: "Changed which children the conference is about", Case: k.Case, Subject: "conference", ID: k.ID, Fields: []string{"children"}})
}

// offList takes a child off the list of a conference that is no longer about them, and whoever may know of none of the others. It returns who
// of them was sent something.
func (tx *Tx) offList(k pathway.Conference, child int64) ([]string, error) {
	r, err := tx.record(k.Case, k.ID)
	if err != nil {
		return nil, err
	}
	var told []string
	for _, a := range r.OnList() {
		if a.Person != child && r.AskedAgain(a, true) {
			continue
		}
		if err := tx.update(`UPDATE attendee SET removed_at = ?, removed_why = ?, version = version + 1 WHERE id = ?`, stamp(tx.Now), leftWhy, a.ID); err != nil {
			return nil, err
		}
		sent, err := value[bool](tx, `SELECT EXISTS (SELECT 1 FROM document o JOIN dispatch d ON d.document = o.id AND d.state = 'sent' WHERE o.conference = ? AND o.attendee = ?)`, k.ID, a.ID)
		if err != nil {
			return nil, err
		}
		if name, _ := r.NameOf(a); sent && a.Person != child {
			told = append(told, name)
		}
	}
	return told, nil
}

// cancelByItself cancels a review whose plans have all ended, and asks for its letters where anybody was told of it.
func (tx *Tx) cancelByItself(k pathway.Conference) error {
	m := pathway.CancelledByItself()
	if err := tx.update(`UPDATE conference SET state = ?, closed_why = ?, closed_by = ?, closed_ground = ?, closed_plain = ?, cancelled_at = ?, version = version + 1 WHERE id = ?`,
		pathway.ConferenceStoodDown, m.Why, id(tx.By.ID), m.Ground, m.Plain, stamp(tx.Now), k.ID); err != nil {
		return err
	}
	if sent, err := tx.lettersSent(k.ID); err != nil {
		return err
	} else if sent {
		if err := tx.insertTask(pathway.CancelledTask(k, tx.Today())); err != nil {
			return err
		}
	}
	return tx.audit(Entry{What: "Cancelled a conference", Case: k.Case, Subject: "conference", ID: k.ID, Reason: m.Why})
}

// childBack takes a child into the conferences again that the child left, as far as they are still to come, where what made the child leave
// was recorded in error.
func (tx *Tx) childBack(number, child int64) error {
	list, err := all(tx, func(scan Scan) (k int64, err error) { return k, scan(&k) },
		`UPDATE conference_left SET back_at = ? WHERE child = ? AND back_at = '' AND conference IN (SELECT id FROM conference WHERE cases = ? AND state = 'planned') RETURNING conference`, stamp(tx.Now), child, number)
	if err != nil {
		return err
	}
	for _, k := range list {
		if err := tx.exec(`INSERT OR IGNORE INTO conference_child (conference, child) VALUES (?, ?)`, k, child); err != nil {
			return err
		}
		if err := tx.exec(`UPDATE attendee SET removed_at = '', removed_why = '', version = version + 1
			 WHERE conference = ? AND removed_why = ? AND NOT EXISTS (SELECT 1 FROM attendee b WHERE b.conference = attendee.conference AND b.removed_at = ''
			       AND (b.person = attendee.person OR b.professional = attendee.professional))`, k, leftWhy); err != nil {
			return err
		}
		if err := tx.audit(Entry{What: "Changed which children the conference is about", Case: number, Subject: "conference", ID: k, Fields: []string{"children"}}); err != nil {
			return err
		}
	}
	if len(list) == 0 {
		return nil
	}
	return tx.factsChanged(number)
}

package db

import (
	"slices"

	"cp-pathway/pathway"
)

// saveSpared keeps which children an enquiry found not at risk while others are, and what they get instead. Such a child comes off
// the conference that is booked, and everybody who was told of the child is to be told; where it is corrected, the child goes back.
func (tx *Tx) saveSpared(c *pathway.Course, was *pathway.S47Outcome, o pathway.S47Outcome) error {
	if !o.AtRisk {
		return tx.exec(`UPDATE s47_spared SET ended_at = ? WHERE meeting = ? AND ended_at = ''`, stamp(tx.Now), o.Meeting)
	}
	name, err := tx.childNames(c.Case.ID)
	if err != nil {
		return err
	}
	children := slices.Clone(c.ICPC.Children)
	open := c.ICPC.State == pathway.ConferencePlanned || c.ICPC.State == pathway.ConferenceAdjourned
	if was != nil {
		for _, s := range was.Spared {
			if o.Spares(s.Child) {
				continue
			}
			off, err := tx.unspare(o.Meeting, s.Child, name(s.Child))
			if err != nil {
				return err
			}
			if off && open {
				children = append(children, s.Child)
			}
		}
	}
	for _, s := range o.Spared {
		if was.Spares(s.Child) {
			if err := tx.exec(`UPDATE s47_spared SET instead = ? WHERE meeting = ? AND child = ? AND ended_at = ''`, s.Instead, o.Meeting, s.Child); err != nil {
				return err
			}
			continue
		}
		off := open && slices.Contains(children, s.Child)
		if err := tx.spare(c, o.Meeting, s, name(s.Child), off); err != nil {
			return err
		}
		children = slices.DeleteFunc(children, func(child int64) bool { return child == s.Child })
	}
	if !open || slices.Equal(children, c.ICPC.Children) {
		return nil
	}
	if len(children) == 0 {
		return pathway.Refused("The conference on " + c.ICPC.StartsAt.Format() + " is booked for none of the children who are at risk. Add them to its booking first.")
	}
	if err := tx.setConferenceChildren(c.ICPC.ID, children); err != nil {
		return err
	}
	if err := tx.exec(`UPDATE conference SET version = version + 1 WHERE id = ?`, c.ICPC.ID); err != nil {
		return err
	}
	return tx.audit(Entry{What: "Changed which children the conference is about", Case: c.Case.ID, Subject: "conference", ID: c.ICPC.ID, Fields: []string{"children"},
		Reason: "What the section 47 enquiry found of each child."})
}

// spare keeps that a child is not at risk, with the task of telling everybody who was told that the conference is about the child.
func (tx *Tx) spare(c *pathway.Course, meeting int64, s pathway.ChildInstead, name string, off bool) error {
	var task int64
	if off {
		told, err := tx.toldOf(c.Case.ID, c.ICPC.ID, s.Child)
		if err != nil {
			return err
		}
		if len(told) > 0 {
			if task, err = tx.storeTask(pathway.SparedTask(c, s, name, told, tx.Today())); err != nil {
				return err
			}
		}
	}
	return tx.exec(`INSERT INTO s47_spared (meeting, child, instead, off, task) VALUES (?, ?, ?, ?, ?)`, meeting, s.Child, s.Instead, off, id(task))
}

// unspare takes back that a child is not at risk, and tells whether the child was taken off a conference. It is refused once
// everybody has been told.
func (tx *Tx) unspare(meeting, child int64, name string) (off bool, err error) {
	var spared, task int64
	var done string
	if err := tx.one("This child’s outcome", `
		SELECT s.id, s.off, s.task, coalesce(t.done_at, '')
		  FROM s47_spared s LEFT JOIN task t ON t.id = s.task
		 WHERE s.meeting = ? AND s.child = ? AND s.ended_at = ''`, []any{meeting, child}, &spared, &off, ref{&task}, &done); err != nil {
		return false, err
	}
	if done != "" {
		return false, pathway.Refused("Everybody has been told that the conference is not about " + name + ". If " + name + " is at risk after all, record a new strategy meeting.")
	}
	if err := tx.exec(`UPDATE task SET done_at = ?, done_note = 'Closed by itself: the outcome was corrected.' WHERE id = ?`, stamp(tx.Now), task); err != nil {
		return false, err
	}
	return off, tx.exec(`UPDATE s47_spared SET ended_at = ? WHERE id = ?`, stamp(tx.Now), spared)
}

// toldOf returns the names of those on the list who were sent something that says the conference is about a child.
func (tx *Tx) toldOf(number, conference, child int64) ([]string, error) {
	told, err := all(tx, func(scan Scan) (attendee int64, err error) { return attendee, scan(&attendee) }, `
		SELECT DISTINCT o.attendee
		  FROM document o JOIN dispatch d ON d.document = o.id, json_each(o.facts, '$.Children') c
		 WHERE o.cases = ? AND o.conference = ? AND o.attendee IS NOT NULL AND d.state = 'sent' AND json_extract(c.value, '$.ID') = ?
		 ORDER BY o.attendee`, number, conference, child)
	if err != nil || len(told) == 0 {
		return nil, err
	}
	return tx.namesOnList(number, conference, told)
}

// namesOnList names attendees of a conference, each with the agency.
func (tx *Tx) namesOnList(number, conference int64, attendees []int64) ([]string, error) {
	r, err := tx.record(number, conference)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, attendee := range attendees {
		if a, ok := r.Attendee(attendee); ok {
			name, agency := r.NameOf(a)
			if agency != "" {
				name += ", " + agency
			}
			names = append(names, name)
		}
	}
	return names, nil
}

// childNames returns what the members of a family are called, by id.
func (tx *Tx) childNames(number int64) (func(child int64) string, error) {
	members, err := tx.members(number)
	return func(child int64) string {
		for _, m := range members {
			if m.Person.ID == child {
				return m.Person.Name()
			}
		}
		return "a child"
	}, err
}

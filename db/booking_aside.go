package db

import (
	"context"
	"fmt"
	"slices"

	"cp-pathway/pathway"
)

// BookingFor returns what is needed to change a conference that stands: of the family's own course, or one that goes on from another.
func (db *DB) BookingFor(ctx context.Context, reader Actor, number, conference int64) (Booking, error) {
	return db.bookingWith(ctx, reader, number, func(tx *Tx) (Booking, error) { return tx.bookingFor(number, conference, 0) })
}

// BookingFrom returns what is needed to book the conference that goes on from another for the children for whom that decided nothing.
// The error is not-found.
func (db *DB) BookingFrom(ctx context.Context, reader Actor, number, from int64) (Booking, error) {
	return db.bookingWith(ctx, reader, number, func(tx *Tx) (Booking, error) { return tx.bookingFor(number, 0, from) })
}

// bookingFor loads a family's booking: of one that stands and goes on from another, of a new one that goes on from one, or else of the
// family's own course.
func (tx *Tx) bookingFor(number, conference, from int64) (Booking, error) {
	b, err := tx.booking(number)
	if err != nil {
		return b, err
	}
	i := slices.IndexFunc(b.course.Aside, func(k pathway.Conference) bool { return k.ID == conference })
	switch {
	case i >= 0:
		b.Standing = b.course.Aside[i]
		b.Only, from = b.Standing.Children, b.Standing.GoesOn
		if b.Sent, err = tx.lettersSent(conference); err != nil {
			return b, err
		}
	case from == 0:
		return b, nil
	default:
		b.Standing, b.Sent = pathway.Conference{}, false
	}
	b.All = nil
	if b.From, err = tx.conference(number, from); err != nil {
		return b, err
	}
	if i < 0 {
		b.AgreedOn, b.AgreedAt, b.Only = pathway.Date{}, pathway.DateTime{}, []int64{}
		for _, w := range b.Waiting() {
			if w.Conference != from {
				continue
			}
			b.Only = append(b.Only, w.Child)
			if b.AgreedOn.IsZero() || w.On.Before(b.AgreedOn) {
				b.AgreedOn = w.On
			}
		}
	}
	if b.Review = b.course.ReviewDatesOf(from); b.Review.Number > 0 {
		b.Due, b.Limit = b.Review.Due, b.Review.Limit
	} else {
		b.Due, b.Limit = b.Definition.ConferenceDates(b.Start, b.Office)
	}
	return b, nil
}

// Waiting returns for which children of the family a conference is to be called together again: who are alive, and where it was a review
// still on a plan.
func (b *Booking) Waiting() []pathway.Waiting {
	return slices.DeleteFunc(b.course.Waiting(), func(w pathway.Waiting) bool {
		m, err := b.Family.Member(w.Child)
		return err != nil || !m.Person.Died.IsZero() || !m.EndedOn.IsZero() || b.course.ReviewNumber(w.Conference) > 0 && !slices.Contains(b.OnPlan, w.Child)
	})
}

// Aside tells whether a conference stands that goes on from another.
func (b *Booking) Aside(conference int64) bool {
	return slices.ContainsFunc(b.course.Aside, func(k pathway.Conference) bool { return k.ID == conference })
}

func (b *Booking) asideRefusal() string {
	if len(b.Only) == 0 && b.Standing.ID == 0 {
		return "There is no child for whom the conference of " + b.From.StartsAt.Date().Format() + " has to go on: it decided for all of them, or is booked for the others."
	}
	return ""
}

// beginAside gives a conference that goes on its list and what was typed of its children, closes the task that asked for it, and lets its
// screen begin with the core group and the review that the other children have.
func (tx *Tx) beginAside(b *Booking, conference int64, k pathway.Booking) error {
	seats, err := tx.copyList(b.From, conference, k, k.Police || b.From.Kind.Initial())
	if err != nil {
		return fmt.Errorf("invitation list: %w", err)
	}
	if err := tx.goOn(b.From, conference, seats, k.Children); err != nil {
		return fmt.Errorf("what was typed: %w", err)
	}
	if b.From.Kind.Initial() {
		if err := tx.othersDates(b, conference, k.StartsAt.Date()); err != nil {
			return err
		}
	}
	for _, child := range k.Children {
		if err := tx.exec(`UPDATE task SET done_at = ?, done_by = ?, done_note = 'Closed by itself: it is booked.' WHERE done_at IS NULL AND kind = ? AND conference = ? AND about IN (0, ?)`,
			stamp(tx.Now), id(tx.By.ID), pathway.TaskReconvene, b.From.ID, child); err != nil {
			return err
		}
	}
	return nil
}

// othersDates puts the next core group and review of the other children into the screen of a conference that goes on, where they come
// after it: the child joins them. They are to be confirmed like what was typed before.
func (tx *Tx) othersDates(b *Booking, conference int64, on pathway.Date) error {
	fields := map[string]string{}
	day := func(field string, at pathway.DateTime) {
		if !at.Date().After(on) {
			return
		}
		fields[field+".date"] = at.Date().Time().Format("2/1/2006")
		if at != at.Date().At(0, 0) {
			fields[field+".time"] = at.Clock()
		}
	}
	for _, g := range b.course.CoreGroups {
		if g.State == pathway.CoreGroupPlanned {
			day("core", g.PlannedFor)
			if fields["core.date"] != "" {
				fields["core.where"] = g.Where
			}
		}
	}
	if m, ok := b.course.Milestone(fmt.Sprintf("review-%d", len(b.course.Events.Reviews)+1)); ok {
		day("review", m.Arranged)
	}
	n := 0
	for _, name := range []string{"core.date", "core.time", "core.where", "review.date", "review.time"} {
		if n++; fields[name] == "" {
			continue
		}
		if err := tx.exec(`INSERT INTO conference_field (conference, name, value, saved_at, saved_by, version, carried_on) VALUES (?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (conference, name) DO UPDATE SET value = excluded.value`,
			conference, name, fields[name], stamp(tx.Now), tx.By.ID, 1000+n, b.From.StartsAt.Date()); err != nil {
			return err
		}
	}
	return nil
}

// joinOthers lets the children who came onto a plan at a conference that went on take part in what the others have: whoever is of their
// core group is of the family's, and a review that is booked is about them too.
func (tx *Tx) joinOthers(s Screen, d pathway.Decisions) error {
	var joining []int64
	for _, c := range d.Children {
		if c.Outcome == pathway.OutcomePlan {
			joining = append(joining, c.Child)
		}
	}
	if len(joining) == 0 {
		return nil
	}
	k := s.Record.Conference
	main, err := tx.lastHeld(k.Case)
	if err != nil {
		return err
	}
	if err := tx.joinCoreGroup(k, main, d.CoreGroup); err != nil {
		return err
	}
	c, _, err := tx.course(k.Case)
	if err != nil {
		return err
	}
	next := c.Booked()
	if next.ID == 0 {
		asked, err := value[bool](tx, `SELECT EXISTS (SELECT 1 FROM task WHERE cases = ? AND kind = ? AND done_at IS NULL)`, k.Case, pathway.TaskBookReview)
		if err != nil || asked {
			return err
		}
		return tx.askForReview(s, d)
	}
	joining = slices.DeleteFunc(joining, func(child int64) bool { return slices.Contains(next.Children, child) })
	if len(joining) == 0 {
		return nil
	}
	for _, child := range joining {
		if err := tx.exec(`INSERT OR IGNORE INTO conference_child (conference, child) VALUES (?, ?)`, next.ID, child); err != nil {
			return err
		}
	}
	if err := tx.askAlso(k, next); err != nil {
		return err
	}
	return tx.insertTask(pathway.Task{Case: k.Case, Conference: next.ID, Kind: pathway.TaskLookAgain, Role: pathway.Admin, Due: s.Calendar.AddWorkingDays(tx.Today(), 1),
		Title: "The review of " + next.StartsAt.Format() + " is about another child too: look at its list and letters",
		Text:  "A child came onto a plan at the conference of " + k.StartsAt.Date().Format() + " and joins the review that is booked. Whoever was asked to that conference is on the review’s list. Letters that were made before do not name the child: make them again, and tell those who had theirs."})
}

// joinCoreGroup puts the members of a core group that a conference aside named into that of the family's own course.
func (tx *Tx) joinCoreGroup(k pathway.Conference, main int64, members []int64) error {
	before, err := tx.attendees(main)
	if err != nil {
		return err
	}
	list, err := tx.attendees(k.ID)
	if err != nil {
		return err
	}
	for _, a := range list {
		if !slices.Contains(members, a.ID) || a.Removed {
			continue
		}
		i := slices.IndexFunc(before, func(b pathway.Attendee) bool {
			return !b.Removed && a.Person == b.Person && a.Professional == b.Professional
		})
		if i >= 0 {
			err = tx.exec(`UPDATE attendee SET core_group = 1, purpose = CASE purpose WHEN ? THEN ? ELSE purpose END WHERE id = ?`, pathway.WrittenTo, pathway.Joined, before[i].ID)
		} else {
			err = tx.exec(`INSERT INTO attendee (conference, person, professional, role, purpose, how, way, core_group, position) VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?)`,
				main, id(a.Person), id(a.Professional), a.Role, pathway.Joined, a.How, a.Way, len(before)+1)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// askAlso puts those who were asked to a conference aside on the list of the review that is booked, where they are not on it.
func (tx *Tx) askAlso(k, next pathway.Conference) error {
	return tx.exec(`
		INSERT INTO attendee (conference, person, professional, role, purpose, how, way, position)
		SELECT ?2, a.person, a.professional, a.role, a.purpose, a.how, a.way, 1000 + a.position
		  FROM attendee a
		 WHERE a.conference = ?1 AND a.removed_at = '' AND a.purpose IN ('attend', 'inform')
		   AND NOT EXISTS (SELECT 1 FROM attendee b WHERE b.conference = ?2 AND b.removed_at = '' AND (b.person = a.person OR b.professional = a.professional))`, k.ID, next.ID)
}

// asideWork returns the conferences that go on from another and are still to be held, as work of the list of today.
func (tx *Tx) asideWork(reader Actor, whose string, to pathway.Date) ([]pathway.Work, error) {
	seen, args := openCases(reader)
	type row struct {
		pathway.Work
		k pathway.Conference
	}
	rows, err := all(tx, func(scan Scan) (w row, err error) {
		err = scan(&w.Case, &w.Reference, &w.CaseName, &w.Pathway, &w.Meeting, &w.Conference, &w.Standing, &w.Chair, &w.Minutes, &w.k.StartsAt)
		return w, err
	}, `SELECT c.id, c.reference, c.name, c.pathway, coalesce(k.meeting, 0), k.id, k.state, coalesce(k.chair, c.chair, 0), coalesce(k.minute_taker, 0), k.starts_at
	      FROM conference k INDEXED BY conference_goes_on
	      JOIN cases c ON c.id = k.cases
	     WHERE k.goes_on IS NOT NULL AND k.state IN ('planned', 'adjourned') AND k.replaced_by IS NULL AND k.starts_at < ? AND `+seen+`
	     ORDER BY k.starts_at`, append([]any{to.AddDays(1)}, args...)...)
	if err != nil {
		return nil, err
	}
	var list []pathway.Work
	for _, w := range rows {
		k, err := tx.conference(w.Case, w.Conference)
		if err != nil {
			return nil, err
		}
		members, err := tx.members(w.Case)
		if err != nil {
			return nil, err
		}
		var names []string
		for _, m := range members {
			if slices.Contains(k.Children, m.Person.ID) {
				names = append(names, m.Person.Name())
			}
		}
		w.Milestone = tx.steps.Find(w.Pathway).AsideStep(k, names)
		if whose == pathway.AllWork || slices.Contains(reader.Roles, w.Role) || w.Chair == reader.ID {
			list = append(list, w.Work)
		}
	}
	return list, nil
}

package db

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"cp-pathway/pathway"
)

// copyList gives a review the invitation list of the conference before it: whoever was on it and is still of the family or its
// network, asked as they were then, with nobody's answer and no decision on copies. The police come along only where they are
// investigating. Own times stay as far from the beginning as they were; own links are of that day only. It returns by whom on the old list
// who they are on the new one.
func (tx *Tx) copyList(last pathway.Conference, review int64, k pathway.Booking, police bool) (map[int64]int64, error) {
	seats := map[int64]int64{}
	r, err := tx.record(last.Case, last.ID)
	if err != nil {
		return nil, err
	}
	r.Conference.Children = k.Children
	kept := false
	for i, a := range r.OnList() {
		if !r.AskedAgain(a, police) {
			continue
		}
		own := pathway.DateTime{}
		if !a.StartsAt.IsZero() {
			own = k.StartsAt.AddMinutes(a.StartsAt.MinutesSince(last.StartsAt))
		}
		if seats[a.ID], err = tx.insert(`
			INSERT INTO attendee (conference, person, professional, role, purpose, how, starts_at, venue, way, part, excluded, ground,
			       excluded_why, excluded_by, views_how, told_how, decided_before, position, core_group)
			SELECT ?, person, professional, role, CASE purpose WHEN 'joined' THEN 'attend' ELSE purpose END, how, ?, venue, way, part, excluded, ground,
			       excluded_why, excluded_by, views_how, told_how, excluded <> '' OR part <> '' OR starts_at <> '', ?, core_group AND ?
			  FROM attendee WHERE id = ?`, review, own, i+1, last.Kind.Initial() && k.GoesOn != 0, a.ID); err != nil {
			return nil, err
		}
		kept = kept || a.Excluded != "" || a.Part != "" || !a.StartsAt.IsZero()
	}
	if !kept {
		return seats, nil
	}
	what := "review"
	if k.GoesOn != 0 {
		what = "conference that goes on"
	}
	return seats, tx.insertTask(pathway.Task{Case: last.Case, Conference: review, Kind: pathway.TaskExcludedBefore, Role: pathway.Chair, Due: tx.workingDaysBefore(k.StartsAt.Date(), 3),
		Title: "Decide again who is excluded from the " + what + ", or comes to a part of it",
		Text: fmt.Sprintf("At the conference of %s somebody was kept out of it, or came to a part of it. The list of the %s of %s was copied from that one with what the chair decided then. Nothing goes to them until the chair has decided for this one, under Invitations.",
			last.StartsAt.Date().Format(), what, k.StartsAt.Format())})
}

// workingDaysBefore returns the nth working day before a day, or today where that has gone by.
func (tx *Tx) workingDaysBefore(on pathway.Date, n int) pathway.Date {
	calendar, err := tx.calendar()
	if err != nil {
		return tx.Today()
	}
	if day := calendar.AddWorkingDays(on, -n); day.After(tx.Today()) {
		return day
	}
	return tx.Today()
}

// listStep is the step by which it is recorded that the list of whom to invite to a conference came.
func (tx *Tx) listStep(c *pathway.Course, k pathway.Conference) string {
	if n := c.ReviewNumber(k.ID); n > 0 {
		if step, ok := c.Definition.ReviewStep(n, "invite-list"); ok {
			return step
		}
	}
	return "invite-list"
}

// entryAt returns what was last recorded of a step at a conference and not struck; the zero entry where nothing was. What belongs to
// the initial conference is all of the run that is not a review's own.
func (tx *Tx) entryAt(c *pathway.Course, k pathway.Conference, step string) pathway.StepEntry {
	list := c.EntriesOf(step)
	if k.Kind == pathway.RCPC || k.GoesOn != 0 {
		list = c.EntriesAt(k.ID, step)
	}
	i := slices.IndexFunc(list, func(e pathway.StepEntry) bool { return e.StruckAt == "" })
	if i < 0 {
		return pathway.StepEntry{}
	}
	return list[i]
}

// reviewNumber returns which review a conference is, as the family's dates have it; 0 for one that does not stand among them.
func (tx *Tx) reviewNumber(k pathway.Conference) (int, error) {
	return value[int](tx, `WITH RECURSIVE from_which (id, goes_on) AS (
			SELECT id, goes_on FROM conference WHERE id = ?2 UNION SELECT k.id, k.goes_on FROM conference k JOIN from_which f ON k.id = f.goes_on)
		SELECT coalesce(max(cast(substr(step, 8) AS INTEGER)), 0) FROM milestone WHERE cases = ?1 AND conference IN (SELECT id FROM from_which WHERE goes_on IS NULL) AND step GLOB 'review-[0-9]*' AND step NOT GLOB 'review-[0-9]*-*'`,
		k.Case, k.ID)
}

// saveTold keeps when everybody had been sent what a review decided, so that its clock is found while it runs.
func (tx *Tx) saveTold(k pathway.Conference) error {
	if k.Kind != pathway.RCPC && k.GoesOn == 0 {
		return nil
	}
	return tx.exec(`
		UPDATE conference
		   SET told_at = coalesce((SELECT max(e.happened_at) FROM event e WHERE e.cases = ?1 AND e.conference = ?2 AND e.step = 'decisions-distributed' AND e.struck_at = ''), '')
		 WHERE id = ?2`, k.Case, k.ID)
}

// reviewClocks returns the 24 hours of reviews that were held, and of conferences that went on from another, and whose decisions not everybody has, as work of the list of today.
func (tx *Tx) reviewClocks(reader Actor, whose string) ([]pathway.Work, error) {
	seen, args := openCases(reader)
	calendar, err := tx.calendar()
	if err != nil {
		return nil, err
	}
	list, err := all(tx, func(scan Scan) (w pathway.Work, err error) {
		var ended pathway.DateTime
		var from int64
		if err = scan(&w.Case, &w.Reference, &w.CaseName, &w.Pathway, &w.Meeting, &w.Conference, &w.Standing, &w.Chair, &w.Minutes, &ended, &w.Approved, ref{&from}); err == nil {
			w.Milestone = tx.steps.Find(w.Pathway).ReviewClock(ended, calendar)
			if from != 0 {
				w.Milestone = tx.steps.Find(w.Pathway).AsideClock(ended, calendar)
			}
		}
		return w, err
	}, `SELECT c.id, c.reference, c.name, c.pathway, coalesce(k.meeting, 0), k.id, k.state, coalesce(k.chair, c.chair, 0), coalesce(k.minute_taker, 0), k.ended_at,
	           EXISTS (SELECT 1 FROM decisions d WHERE d.conference = k.id AND d.state = 'approved'), k.goes_on
	      FROM conference k INDEXED BY conference_deciding
	      JOIN cases c ON c.id = k.cases
	     WHERE (k.kind = 'review' OR k.goes_on IS NOT NULL) AND k.state = 'held' AND k.told_at = '' AND `+seen+`
	     ORDER BY k.ended_at`, args...)
	if whose == pathway.RoleWork {
		list = slices.DeleteFunc(list, func(w pathway.Work) bool {
			return !slices.Contains(reader.Roles, w.Role) && !reader.May(pathway.Distribute)
		})
	}
	return list, err
}

// Reviews are asked for this long before their last day, so that their invitation list can be wanted ten working days before.
const reviewsAhead = 42

// dueReviews returns the families whose next review is due within some weeks, or late, and is not in the diary.
func (tx *Tx) dueReviews(reader Actor) ([]pathway.DueConference, error) {
	seen, args := openCases(reader)
	return all(tx, func(scan Scan) (d pathway.DueConference, err error) {
		var open bool
		if err = scan(&d.Case, &d.Reference, &d.Family, &open, &d.Due, &d.Limit, &d.Review, &d.Adjourned); !open {
			d.Case, d.Reference, d.Family = 0, "", ""
		}
		return d, err
	}, `SELECT c.id, c.reference, c.name, coalesce(`+seen+`, 0), m.due, m.limit_on, cast(substr(m.step, 8) AS INTEGER), coalesce(k.state, '') = 'adjourned'
		  FROM milestone m INDEXED BY milestone_open
		  JOIN cases c ON c.id = m.cases
		  LEFT JOIN conference k ON k.id = m.conference
		 WHERE m.done IS NULL AND m.ended = 0 AND m.due <> '' AND m.due <= ? AND m.forecast = 0
		   AND m.step GLOB 'review-[0-9]*' AND m.step NOT GLOB 'review-[0-9]*-*' AND coalesce(k.state, '') <> 'planned'`,
		append(args, tx.Today().AddDays(reviewsAhead))...)
}

// agreedReview returns when the last conference agreed that the next review is; zero where it agreed on nothing.
func (tx *Tx) agreedReview(conference int64) (pathway.Date, pathway.DateTime, error) {
	drafts, err := tx.drafts(conference)
	for _, d := range drafts {
		if d.State == pathway.DecisionsApproved {
			at := d.Content.FirstReview()
			if at == (at.Date().At(0, 0)) { // only the day was agreed
				return at.Date(), pathway.DateTime{}, err
			}
			return at.Date(), at, err
		}
	}
	return pathway.Date{}, pathway.DateTime{}, err
}

// askForReview makes a task of the booking of the next review, on the day that the conference agreed.
func (tx *Tx) askForReview(s Screen, d pathway.Decisions) error {
	at := d.FirstReview()
	if at.IsZero() {
		return nil
	}
	k := s.Record.Conference
	n := s.Record.Review + 1
	agreed := at.Format()
	if at == at.Date().At(0, 0) { // only the day was agreed
		agreed = at.Date().Format()
	}
	return tx.insertTask(pathway.Task{Case: k.Case, Conference: k.ID, Kind: pathway.TaskBookReview, Role: pathway.Admin, Due: s.Calendar.AddWorkingDays(tx.Today(), 1),
		Title: fmt.Sprintf("Book review %d for %s", n, agreed),
		Text:  fmt.Sprintf("The conference of %s agreed that the review is on %s. It is not in the diary yet.", k.StartsAt.Date().Format(), agreed)})
}

// RecordStepDown records at a review that others talked about a plan's stepping down, or agreed to it: step is which of the two, who
// are those who agreed, and for which children. The error's fields are step, children, team, unit, happened_on, told_how and note.
func (db *DB) RecordStepDown(ctx context.Context, by Actor, number, conference int64, r pathway.StepDown) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		s, err := tx.openScreen(number, conference)
		if err != nil {
			return err
		}
		if s.Record.Conference.Kind != pathway.RCPC || pathway.FieldFixed(pathway.EndedField, s.Drafts) {
			return pathway.Refused("This is recorded at a review, before its decisions go to the chair.")
		}
		plans, err := tx.plans(number)
		if err != nil {
			return err
		}
		var onPlan []int64
		var since pathway.Date
		for _, p := range plans {
			if p.Open() && slices.Contains(s.Record.Conference.Children, p.Child) {
				onPlan = append(onPlan, p.Child)
				if slices.Contains(r.Children, p.Child) && p.StartedOn.After(since) {
					since = p.StartedOn
				}
			}
		}
		if err := r.Check(s.Definition, onPlan, since.At(0, 0), s.Record.Conference.BeganAt, tx.Minute()); err != nil {
			return err
		}
		entry, err := tx.recordStep(pathway.StepEntry{Case: number, Conference: conference, Step: r.Step, HappenedAt: r.At, Who: r.Unit, ToldBy: r.Team, ToldHow: r.How, Note: r.Note})
		if err != nil {
			return err
		}
		var names []string
		for _, child := range r.Children {
			if err := tx.exec(`INSERT INTO step_down (event, conference, child) VALUES (?, ?, ?)`, entry, conference, child); err != nil {
				return err
			}
			m, _ := s.Record.Member(child)
			names = append(names, m.Person.Name())
		}
		title := s.Definition.Step(r.Step).Title
		text := fmt.Sprintf("%s\n\nFor: %s\nFor the social work team: %s\nFor the unit: %s\n\n%s", title, strings.Join(names, ", "), r.Team, r.Unit, r.Note)
		if _, err := tx.insertNote(pathway.Note{Case: number, Kind: pathway.OversightNote, Conference: conference, Step: r.Step, Heading: title, Text: text, HappenedAt: r.At}); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Recorded that stepping down was talked over or agreed: " + r.Step, Case: number, Subject: "event", ID: entry})
	})
}

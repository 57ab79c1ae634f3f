package pathway

import (
	"slices"
	"strconv"
)

// reviewConferences returns a run's review conferences as they stand, the earliest first: those that were held, and the one that is
// booked or waits for a new date. Conferences are given the latest first.
func reviewConferences(run *Run, icpc Conference, conferences []Conference) []Conference {
	var list []Conference
	for _, k := range slices.Backward(conferences) {
		switch {
		case k.Kind != RCPC || k.GoesOn != 0 || k.ReplacedBy != 0 || k.Meeting != 0 && !run.Holds(k.Meeting) || k.StartsAt.Before(icpc.StartsAt):
		case k.State == ConferenceHeld, k.State == ConferencePlanned, k.State == ConferenceAdjourned:
			list = append(list, k)
		}
	}
	return list
}

// stands tells whether a conference is still to be held: it is booked, or waits for a new date.
func (k *Conference) stands() bool {
	return k.State == ConferencePlanned || k.State == ConferenceAdjourned
}

// Booked returns the review that is booked or waits for a new date; the zero Conference where there is none.
func (c *Course) Booked() Conference {
	for _, k := range c.Reviews {
		if k.stands() {
			return k
		}
	}
	return Conference{}
}

// LastHeld returns the last conference that was held; the zero Conference before the initial one was.
func (c *Course) LastHeld() Conference {
	for _, k := range slices.Backward(c.Reviews) {
		if k.State == ConferenceHeld {
			return k
		}
	}
	if c.ICPC.State == ConferenceHeld {
		return c.ICPC
	}
	return Conference{}
}

// Current returns the conference that the family's work is about now: the review that is booked, or else the last conference that was
// held; before that the initial one as it stands.
func (c *Course) Current() Conference {
	if k := c.Booked(); k.ID != 0 {
		return k
	}
	if k := c.LastHeld(); k.ID != 0 {
		return k
	}
	return c.ICPC
}

// ReviewNumber returns which review a conference of the run is, or is going to be: 1 for the first. It is 0 for another conference.
// Reviews that were recorded by hand count too, and one that goes on from a review is of its number.
func (c *Course) ReviewNumber(conference int64) int {
	conference = c.Root(conference)
	for _, k := range c.Reviews {
		switch {
		case k.ID != conference:
		case k.stands():
			return len(c.Events.Reviews) + 1
		default:
			return slices.Index(c.Events.Reviews, k.StartsAt.Date()) + 1
		}
	}
	return 0
}

// ConferenceOf returns the conference that a milestone belongs to: the review of its number where it is of one, or the review at hand
// where it is about stepping down, and the zero Conference while that is not booked; otherwise the initial one.
func (c *Course) ConferenceOf(m *Milestone) Conference {
	switch {
	case m.Step == nil:
		return c.ICPC
	case m.Step.ID == StepDownFirst || m.Step.ID == StepDownAgreed:
		if k := c.Current(); k.Kind == RCPC {
			return k
		}
		return Conference{}
	case m.Step.Per != PerReview:
		return c.ICPC
	}
	for _, k := range c.Reviews {
		if c.ReviewNumber(k.ID) == m.N {
			return k
		}
	}
	return Conference{}
}

// Preparing returns the steps by which the conference that the family's work is about is prepared, in the order of the pathway.
func (c *Course) Preparing() []Milestone {
	n := c.ReviewNumber(c.Current().ID)
	if n == 0 {
		return c.InPhase(PhasePreparation)
	}
	return slices.DeleteFunc(c.InPhase(PhasePlan), func(m Milestone) bool { return m.Step.Per != PerReview || m.Step.Counted() || m.N != n })
}

// ReviewStep returns the id of a step of a review in a definition: "review-2-invite-list"; false where the pathway has no such step.
func (d *Definition) ReviewStep(n int, what string) (string, bool) {
	id := "review-" + strconv.Itoa(n)
	if what != "" {
		id += "-" + what
	}
	return id, d.Step(id) != nil
}

// ReviewDates are the last days for a review conference, and how they are counted.
type ReviewDates struct {
	Number     int
	From       Date // of the conference that it is counted from
	Months     int
	Limit      Date // so many months after that
	CensusDays int
	Census     Date // so many days after it, as national reporting counts
	Due        Date // the last working day on or before the earlier of the two
}

// NextReview returns the last days for the review that comes after those that were held; the zero ReviewDates before the initial
// conference was held.
func (c *Course) NextReview() ReviewDates {
	if !c.Events.ConferenceHeld {
		return ReviewDates{}
	}
	n, from := len(c.Events.Reviews)+1, c.Events.Conference.Date()
	if n > 1 {
		from = nth(c.Events.Reviews, n-1)
	}
	return c.Definition.ReviewDates(n, from, c.Office)
}

// ReviewDates counts the last days for a review from the conference before it.
func (d *Definition) ReviewDates(n int, from Date, office *Calendar) ReviewDates {
	w := &d.reviews[min(n, 2)-1].When
	c := &count{d: d, ev: &Events{}, office: office, statutory: office.Statutory()}
	counted := c.after(w, anchor{date: from, known: true, happened: true})
	return ReviewDates{Number: n, From: from, Months: w.N, Limit: counted.limit, CensusDays: w.CensusDays, Census: from.AddDays(w.CensusDays), Due: counted.due}
}

// Check judges a day for the review. A weekend, a bank holiday, a day on which the office is closed, and a day that is not after the
// conference before it are refused.
func (r ReviewDates) Check(on Date, office *Calendar) ConferenceCheck {
	c := refusedDay(on, office)
	switch {
	case c.Refused != "":
		return c
	case !on.After(r.From):
		c.Refused = on.Format() + " is not after the conference before it, on " + r.From.Format() + "."
		return c
	}
	c.Days = office.Statutory().WorkingDaysBetween(r.From, on)
	c.PastDue, c.PastLimit = on.After(r.Due), on.After(r.Limit)
	switch {
	case c.PastLimit:
		c.Warnings = append(c.Warnings, "That is more than "+plural(r.Months, "month")+" after the conference before it: the limit is "+r.Limit.Format()+". Record the reason and who agreed.")
	case c.PastDue:
		c.Warnings = append(c.Warnings, "That is after the last working day for the review, "+r.Due.Format()+". Record the reason and who agreed.")
	}
	return c
}

// ReviewRefusal says why no review can be booked, or "". openPlans is how many children are on a plan.
func (c *Course) ReviewRefusal(openPlans int) string {
	booked := c.Booked()
	switch {
	case booked.State == ConferencePlanned:
		return "The review is already booked for " + booked.StartsAt.Format() + ". Change that booking instead."
	case booked.State == ConferenceAdjourned:
		return "The review of " + booked.StartsAt.Format() + " was adjourned. Give it a new date instead: a service manager approves that."
	case openPlans == 0 && c.Events.Done["decisions-approved"].IsZero():
		return "The conference of " + c.ICPC.StartsAt.Date().Format() + " has been held, and its decisions are not approved yet. A review is booked once a child is on a plan."
	case openPlans == 0:
		return "No child is on a plan, so there is no review to book."
	}
	return ""
}

// EntriesAt returns what was recorded of a step at one conference, struck entries too, the latest first.
func (c *Course) EntriesAt(conference int64, step string) []StepEntry {
	var list []StepEntry
	for _, e := range slices.Backward(c.Entries) {
		if e.Step == step && e.Conference == conference {
			list = append(list, e)
		}
	}
	return list
}

// DoneAt returns when a step was done at one conference; the zero DateTime where it is not.
func (c *Course) DoneAt(conference int64, step string) DateTime {
	for _, e := range c.EntriesAt(conference, step) {
		if e.StruckAt == "" {
			return e.HappenedAt
		}
	}
	return DateTime{}
}

// ofReview tells whether an entry is what a review conference did for itself, which says nothing of the initial conference's steps:
// its decisions sent, approved and distributed; or what was done about one that goes on from another.
func (c *Course) ofReview(e *StepEntry) bool {
	i := slices.IndexFunc(c.Conferences, func(k Conference) bool { return k.ID == e.Conference })
	switch {
	case e.Conference == 0 || i < 0:
		return false
	case c.Conferences[i].GoesOn != 0:
		return true
	case c.Conferences[i].Kind != RCPC:
		return false
	}
	s := c.Definition.Step(e.Step)
	return s == nil || s.Phase != PhasePlan
}

// ReviewClock returns the 24 hours of a review that ended then, as a step: what a review decided goes to everybody in the same time as
// what the initial conference did, though the pathway has no step of its own for it.
func (d *Definition) ReviewClock(ended DateTime, office *Calendar) Milestone {
	s := d.Step(stepDistributed)
	m := Milestone{ID: s.ID, Title: "Decisions of the review in everybody’s hands", Who: s.who, Role: s.role, Waiting: s.waiting, Step: s, Clock: true}
	clock := d.Clock(ended, office)
	m.DueAt, m.Due, m.Elapsed = clock.Rule, clock.Rule.Date(), clock.Elapsed
	return m
}

// AskedAgain tells whether somebody of a conference's list is asked to the next review: still of the family or its network, alive, of
// the police only where they are investigating, and not one who may know of none of its children. The record is that of the conference
// with the children of the review.
func (r *Record) AskedAgain(a Attendee, police bool) bool {
	w := recipientOf(r, shelter{}, a)
	switch m, n := w.member, w.colleague; {
	case w.nobody(), w.outOfIt():
		return false
	case w.professional():
		return n.EndedOn.IsZero() && !n.Professional.Ended && (police || n.Professional.AgencyKind != Police)
	default:
		return m.EndedOn.IsZero() && m.Person.Died.IsZero()
	}
}

// outOfIt tells whether it is settled that somebody may know of no child of the conference. Where that is yet to be confirmed, they stay
// on the list, which asks for it.
func (w recipient) outOfIt() bool {
	switch {
	case len(w.known()) > 0:
		return false
	case w.professional():
		return w.colleague.Confirmed != ""
	case w.member.Kind != Adult:
		return true
	}
	return !slices.ContainsFunc(w.record.Conference.Children, func(child int64) bool {
		x, _ := w.record.Relation(w.member.Person.ID, child)
		return !x.Answered() || x.Confirmed == ""
	})
}

package pathway

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Milestone is a step of the pathway in one case, with its dates.
type Milestone struct {
	ID       string // "review-2"
	N        int    // of the core group or review that it is for; 0 for other steps
	Title    string
	Who      string // "Chair, social worker"
	Role     Role   // whose work it is here
	Waiting  string // "Social worker", where nobody who has a step has an account
	Position int    // order on the pathway
	Step     *Step  // the row of the definition; nil for a milestone read from the database

	Opens Date
	Due   Date     // none where the step has no date of its own
	DueAt DateTime // the minute, where there is one: the end of 24 hours, or the close of business on Due
	Clock bool     // the minute is that of a 24-hour clock
	Limit Date     // the last date that is allowed by statute, or the calendar date before rolling back to a working day

	// Elapsed is the end of the hours as the clock runs, without moving to a working day, where Clock is true.
	Elapsed DateTime

	Arranged DateTime // when it is to take place, where that was booked or agreed; midnight where only the day is known
	Where    string   // and where

	Forecast bool     // hangs on something that has not happened
	Done     DateTime // midnight where only the day is known
	Ended    bool     // not done, and nothing is due any more
	Flag     string   // what is odd about its date, in words
}

// Listed beyond what was held: reviews up to this one at least.
const reviewsListed = 3

// Milestones returns every step of the pathway as it stands in a case, in the order of their due dates; those without a
// date come last, in the order of the pathway. office is the calendar with the office's closure days.
//
// Core groups are listed up to the one after the last held, reviews up to review-3 or the one after the last held. Dates
// that hang on the conference count from Day 15 while it has no date, those of a review's from its due date.
func (d *Definition) Milestones(events Events, office *Calendar) []Milestone {
	events = events.sorted()
	c := &count{d: d, ev: &events, office: office, statutory: office.Statutory()}
	c.icpc = c.dates(d.icpc, 0)
	list := make([]Milestone, 0, len(d.Steps)+24)
	for i := range d.Steps {
		s := &d.Steps[i]
		if !s.taken(&events) {
			continue
		}
		if s.Each == "" {
			list = append(list, c.milestone(s, 0))
			continue
		}
		for n, last := s.From, c.last(s); n <= last; n++ {
			list = append(list, c.milestone(s, n))
		}
	}
	slices.SortFunc(list, func(a, b Milestone) int {
		if a.Due.IsZero() != b.Due.IsZero() {
			return b.Due.Compare(a.Due)
		}
		return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.Position, b.Position))
	})
	return list
}

// last returns the number of the last one of a step that repeats.
func (c *count) last(s *Step) int {
	held, listed := len(c.ev.Reviews), reviewsListed
	if s.Each == eachCoreGroup {
		held, listed = len(c.ev.CoreGroups), 1
	}
	if s.Held {
		return held
	}
	return max(held+1, listed)
}

func (c *count) milestone(s *Step, n int) Milestone {
	m := Milestone{ID: s.ID, N: n, Title: s.Title, Who: s.who, Role: s.role, Waiting: s.waiting, Position: s.position + n, Step: s}
	if s.Each != "" {
		digits := strconv.Itoa(n)
		m.ID = strings.Replace(s.ID, "{n}", digits, 1)
		m.Title = strings.Replace(s.Title, "{n}", digits, 1)
	}
	if s.ID == firstCoreGroup || s.ID == firstReview {
		m.N = 1
	}
	m.Done = c.ev.doneAt(m.ID, s, n)
	dates := c.dates(s, n)
	if s == c.d.icpc {
		dates = c.icpc
		if c.ev.MovedIn {
			m.Title = titleTransferIn
		}
	}
	m.Opens, m.Due, m.DueAt, m.Limit = dates.opens, dates.due, dates.dueAt, dates.limit
	m.Clock, m.Elapsed, m.Forecast = !dates.elapsed.IsZero(), dates.elapsed, dates.forecast
	if m.Done.IsZero() {
		arranged := c.ev.Arranged[m.ID]
		m.Arranged, m.Where = arranged.At, arranged.Where
		m.Ended = c.ev.ended(s) || s.When.Unless != "" && !c.done(s.When.Unless).IsZero()
	}
	if m.Due.IsZero() && m.Opens.IsZero() {
		m.Opens = c.undatedOpens(s)
	}
	m.Flag = c.flag(s, n, &m)
	return m
}

// flag says what is odd about a due date that its rule gives, which is not moved, since the rule decides; or about the day that
// was arranged.
func (c *count) flag(s *Step, n int, m *Milestone) string {
	due := m.Due
	if due.IsZero() {
		return ""
	}
	switch on := m.Arranged.Date(); {
	case on.IsZero() || m.Ended:
	case !c.office.IsWorkingDay(on):
		return "is on a day that is no working day: " + c.office.Why(on)
	case !on.After(due):
	case m.Limit != due && on.After(m.Limit):
		return "is after its limit"
	default:
		return "is after " + m.DueName()
	}
	if follows := s.follows.number(n); follows > 0 && due.Before(c.review(follows).date) {
		return "falls before review " + strconv.Itoa(follows) + ", which it should follow"
	}
	if on := c.ev.Conference.Date(); s.Phase == PhasePreparation && !on.IsZero() && due.After(on) {
		return "falls after the conference"
	}
	return ""
}

// undatedOpens returns the day from which a step without a date can be done: that of the step that it waits for, or of
// what made an alternative the way on.
func (c *count) undatedOpens(s *Step) Date {
	if s.After == "" {
		return c.ev.happened(s)
	}
	return c.done(s.After).Date()
}

// done returns when the milestone of that id was done.
func (c *count) done(id string) DateTime {
	s := c.d.Step(id)
	return c.ev.doneAt(id, s, s.numberOf(id))
}

// Falls returns the day on which it takes place, as far as is known: the arranged one, or else the day it is due.
func (m *Milestone) Falls() Date {
	if !m.Arranged.IsZero() {
		return m.Arranged.Date()
	}
	return m.Due
}

// FallsText returns the same as text that sorts, with the minute where there is one.
func (m *Milestone) FallsText() string {
	if !m.Arranged.IsZero() {
		return m.Arranged.String()
	}
	return m.DueText()
}

// DueName returns what its due date is called beside the day that was arranged: "Day 15", "the day it is due".
func (m *Milestone) DueName() string {
	if m.ID == stepICPC && !m.TransferIn() {
		return "Day 15"
	}
	return "the day it is due"
}

// TransferIn tells whether it is the conference of a family that moved in, which has one last day and no Day 15.
func (m *Milestone) TransferIn() bool { return m.ID == stepICPC && m.Title == titleTransferIn }

// DueText returns the due date or minute as it is stored: "2026-12-11" or "2026-12-11T10:00".
func (m *Milestone) DueText() string {
	if !m.DueAt.IsZero() {
		return m.DueAt.String()
	}
	return m.Due.String()
}

// SetDue reads what DueText wrote.
func (m *Milestone) SetDue(text string) error {
	m.Due, m.DueAt = Date{}, DateTime{}
	if !strings.Contains(text, "T") {
		return m.Due.UnmarshalText([]byte(text))
	}
	err := m.DueAt.UnmarshalText([]byte(text))
	m.Due = m.DueAt.Date()
	return err
}

// InTime tells whether it was done, and no later than it was due.
func (m *Milestone) InTime() bool {
	if !m.DueAt.IsZero() {
		return !m.Done.IsZero() && !m.Done.After(m.DueAt)
	}
	return !m.Done.IsZero() && !m.Due.IsZero() && !m.Done.Date().After(m.Due)
}

// InLimit tells whether it was done, and no later than its limit.
func (m *Milestone) InLimit() bool {
	return !m.Done.IsZero() && !m.Limit.IsZero() && !m.Done.Date().After(m.Limit)
}

// InElapsed tells whether it was done within the hours as the clock runs, weekends counted in.
func (m *Milestone) InElapsed() bool {
	return !m.Done.IsZero() && !m.Elapsed.IsZero() && !m.Done.After(m.Elapsed)
}

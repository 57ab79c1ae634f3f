package pathway

import (
	"fmt"
	"strings"
)

// MilestoneState is where a milestone stands at a moment.
type MilestoneState string

// The states of a milestone.
const (
	StateDone     MilestoneState = "done"
	StateLate     MilestoneState = "late"
	StateDueToday MilestoneState = "due-today"
	StateOpen     MilestoneState = "open"     // can be done now
	StateUpcoming MilestoneState = "upcoming" // opens later, or is a forecast
	StateUndated  MilestoneState = "undated"  // has no date, and waits for something else
	StateEnded    MilestoneState = "ended"    // not done, and nothing is due any more
)

// MilestoneStates lists the states with the words that stand beside the mark, for keys and filters.
var MilestoneStates = []Choice{
	{string(StateDone), "Done"},
	{string(StateLate), "Late"},
	{string(StateDueToday), "Due today"},
	{string(StateOpen), "Open"},
	{string(StateUpcoming), "Upcoming"},
	{string(StateUndated), "No date"},
	{string(StateEnded), "Ended"},
}

// Title returns the state for people.
func (s MilestoneState) Title() string { return TitleOf(MilestoneStates, string(s)) }

// State returns where the milestone stands. A forecast is never late: what it hangs on is.
func (m *Milestone) State(now DateTime) MilestoneState {
	today := now.Date()
	opened := !m.Opens.IsZero() && !m.Opens.After(today)
	switch {
	case !m.Done.IsZero():
		return StateDone
	case m.Ended:
		return StateEnded
	case !m.Arranged.IsZero() && !m.passed(now):
		return m.arrangedState(today)
	case m.Due.IsZero() && opened:
		return StateOpen
	case m.Due.IsZero() && m.Opens.IsZero():
		return StateUndated
	case m.Due.IsZero() || m.Forecast:
		return StateUpcoming
	case m.late(now):
		return StateLate
	case m.Due == today:
		return StateDueToday
	case m.Opens.IsZero() || opened:
		return StateOpen
	}
	return StateUpcoming
}

// arrangedState is where a step stands that was booked or agreed for a day: late once that day is over, whatever is due.
func (m *Milestone) arrangedState(today Date) MilestoneState {
	switch on := m.Arranged.Date(); {
	case on.Before(today):
		return StateLate
	case on == today:
		return StateDueToday
	}
	return StateOpen
}

// passed tells whether the day is over on which a core group was due, while the day that was arranged for it is still to come: nobody
// approves a later one, so it is late.
func (m *Milestone) passed(now DateTime) bool {
	return strings.HasPrefix(m.ID, coreGroupPrefix) && m.Arranged.Date().After(now.Date()) && !m.Due.IsZero() && m.late(now)
}

func (m *Milestone) late(now DateTime) bool {
	if !m.DueAt.IsZero() {
		return now.After(m.DueAt)
	}
	return now.Date().After(m.Due)
}

// Countdown says in words how long there is, or how late it is: "2 working days left", "9 hours late", "due today".
func (m *Milestone) Countdown(now DateTime, office *Calendar) string {
	today := now.Date()
	state := m.State(now)
	if state != StateDone && state != StateEnded && !m.Arranged.IsZero() && !m.passed(now) {
		return m.arrangedInWords(today, office)
	}
	switch state {
	case StateDone:
		return m.doneInWords(office)
	case StateEnded:
		return "no longer due"
	case StateLate:
		return m.lateInWords(now, office)
	case StateUndated:
		return m.undatedInWords()
	case StateDueToday:
		switch {
		case m.Clock:
			return minutesInWords(m.DueAt.MinutesSince(now)) + " left"
		case !m.DueAt.IsZero():
			return "due today by " + m.DueAt.Clock()
		}
		return "due today"
	case StateOpen:
		if m.Due.IsZero() {
			return "can be done now"
		}
		if hours := m.DueAt.MinutesSince(now); m.Clock && hours <= 24*60 {
			return minutesInWords(hours) + " left"
		}
		return daysInWords(today, m.Due, office) + " left"
	}
	if m.Opens.After(today) {
		return "opens in " + daysInWords(today, m.Opens, office)
	}
	if m.Due.After(today) {
		return "forecast, in " + daysInWords(today, m.Due, office)
	}
	return "forecast, no date yet"
}

// arrangedInWords says how far off the day is that was arranged.
func (m *Milestone) arrangedInWords(today Date, office *Calendar) string {
	switch on := m.Arranged.Date(); {
	case on.Before(today):
		return daysInWords(on, today, office) + " ago, not recorded as held"
	case on.After(today):
		return "in " + daysInWords(today, on, office)
	case m.Arranged.minute > 0:
		return "today at " + m.Arranged.Clock()
	}
	return "today"
}

// doneInWords says when it was done, and how late where it was.
func (m *Milestone) doneInWords(office *Calendar) string {
	s := "done on " + m.Done.Date().Short()
	if !m.Due.IsZero() && !m.InTime() {
		s += ", " + m.lateInWords(m.Done, office)
	}
	return s
}

func (m *Milestone) undatedInWords() string {
	switch {
	case m.Step == nil:
		return "no date of its own"
	case m.Step.Alternative():
		return "only if " + m.Step.OnlyIf
	}
	return m.Step.When.InWords(m.N)
}

// lateInWords counts a missed minute in hours for a day, everything else in days.
func (m *Milestone) lateInWords(at DateTime, office *Calendar) string {
	if minutes := at.MinutesSince(m.DueAt); !m.DueAt.IsZero() && minutes <= 24*60 {
		return minutesInWords(minutes) + " late"
	}
	return daysInWords(m.Due, at.Date(), office) + " late"
}

func minutesInWords(n int) string {
	if n < 60 {
		return plural(n, "minute")
	}
	return plural(n/60, "hour")
}

// daysInWords gives the time from one day to a later one: working days up to a month, then weeks, then months. A weekend after a
// Friday is the working day that ends with it.
func daysInWords(from, to Date, office *Calendar) string {
	days := to.DaysSince(from)
	switch {
	case days > 26*7:
		return plural(int(float64(days)/30.44+0.5), "month")
	case days > 31:
		return plural((days+3)/7, "week")
	}
	return plural(max(1, office.WorkingDaysBetween(from, to)), "working day")
}

// String shows a milestone in a test's failure.
func (m Milestone) String() string {
	return fmt.Sprintf("%s opens %s due %s limit %s forecast %t", m.ID, m.Opens, m.DueText(), m.Limit, m.Forecast)
}

package pathway

import "slices"

// Whose work a list shows.
const (
	MyWork   = "mine"
	RoleWork = "role"
	AllWork  = "all"
)

// Whose lists them with their titles.
var Whose = []Choice{{MyWork, "Mine"}, {RoleWork, "My role"}, {AllWork, "Everybody"}}

// Work is a step that can be done, or soon will, with what a list shows of its family.
type Work struct {
	Milestone
	Case       int64
	Reference  string
	CaseName   string
	Pathway    string
	Meeting    int64 // that started the run
	Conference int64 // 0: none booked
	Standing   ConferenceState
	Chair      int64 // of the conference, or else of the family; 0: none allocated
	Minutes    int64 // who takes the minutes; 0: nobody yet
	Approved   bool  // the decisions of the conference are approved
}

// AwaitedMeeting returns the strategy meeting of a family that was entered on a day and has none yet. It can be recorded from then on;
// nothing is due before it.
func (d *Definition) AwaitedMeeting(entered Date) Milestone {
	s := d.Step(stepStrategy)
	return Milestone{ID: s.ID, Title: "Record the strategy meeting", Who: s.who, Role: s.role, Waiting: s.waiting, Step: s, Opens: entered}
}

// Viewer is who looks at a list.
type Viewer struct {
	Account     int64
	Roles       []Role
	OnDuty      bool // is duty chair today, or nobody is
	Distributes bool // may issue decisions: the 24 hours of every family are theirs to see
}

// Mine tells whether a step is somebody's own to do, or to see to: of their role, and not another chair's or minute taker's.
// To a chair also what the chair's own families wait for, and their clocks; to whoever distributes every clock.
func (w *Work) Mine(by Viewer) bool {
	switch {
	case w.Clock && by.Distributes:
		return true
	case w.Role == Chair && (w.ID == stepThreshold || w.ID == "threshold-discussion"):
		return by.OnDuty && slices.Contains(by.Roles, Chair)
	case (w.Waiting != "" || w.Clock) && w.Chair == by.Account:
		return true
	case !slices.Contains(by.Roles, w.Role):
		return false
	case w.Role == Chair:
		return w.Chair == by.Account || w.Chair == 0 && by.OnDuty
	case w.Role == MinuteTaker:
		return w.Minutes == by.Account || w.Minutes == 0
	}
	return true
}

// Today is what has to be done, in the order in which it matters.
type Today struct {
	Clocks   []Work // 24 hours that run
	Overdue  []Work
	DueToday []Work
	Next     []Work // in the next five working days
	Undated  []Work // can be done now, and have no date
}

// Sort puts steps into the parts of today's list. Forecasts that have gone by are left out: what they hang on is in it.
func Sort(list []Work, now DateTime, office *Calendar) Today {
	var t Today
	horizon := Horizon(now.Date(), office)
	for _, w := range list {
		switch state := w.State(now); {
		case state == StateDone || state == StateEnded || state == StateUndated:
		case w.Clock:
			t.Clocks = append(t.Clocks, w)
		case state == StateLate:
			t.Overdue = append(t.Overdue, w)
		case w.Due.IsZero() && state == StateOpen:
			t.Undated = append(t.Undated, w)
		case w.Falls().IsZero() || w.Falls().Before(now.Date()) || w.Falls().After(horizon):
		case w.Falls() == now.Date():
			t.DueToday = append(t.DueToday, w)
		default:
			t.Next = append(t.Next, w)
		}
	}
	return t
}

// Horizon returns the last day of the next five working days.
func Horizon(today Date, office *Calendar) Date { return office.AddWorkingDays(today, 5) }

// ClockInWords says how long a 24-hour clock has left, or how late it is, in hours and minutes: "3 hours 20 minutes left".
func (m *Milestone) ClockInWords(now DateTime) string {
	left := m.DueAt.MinutesSince(now)
	if left < 0 {
		return hoursInWords(-left) + " late"
	}
	return hoursInWords(left) + " left"
}

func hoursInWords(minutes int) string {
	hours, rest := minutes/60, minutes%60
	switch {
	case hours == 0:
		return plural(rest, "minute")
	case rest == 0:
		return plural(hours, "hour")
	}
	return plural(hours, "hour") + " " + plural(rest, "minute")
}

package pathway

import (
	"slices"
	"strings"
	"testing"
)

// What is in the way of a conference that is booked for Wednesday 9 December 2026.
func TestObstacles(t *testing.T) {
	on := onDay("2026-12-09")
	closed := mustCalendar(t).WithClosures(Closure{On: on, Reason: "Staff day"})
	away := []Absence{{Account: 7, From: onDay("2026-12-07"), To: on}}
	k := Conference{ID: 3, Case: 5, State: ConferencePlanned, StartsAt: on.At(10, 0), Chair: Worker{Account: 7, Name: "Colm Brennan"}, MinuteTaker: Worker{Account: 8, Name: "Minty Taker"}, Venue: Venue{Name: "Civic Hall"}}
	with := func(change func(*Conference)) Conference {
		other := k
		change(&other)
		return other
	}
	for _, row := range []struct {
		name     string
		k        Conference
		today    string
		office   *Calendar
		absences []Absence
		ended    bool
		want     []string
	}{
		{"nothing", k, "2026-12-01", mustCalendar(t), nil, false, nil},
		{"closed", k, "2026-12-09", closed, nil, false, []string{"the office is closed on that day (Staff day)"}},
		{"the chair", k, "2026-12-01", mustCalendar(t), away, false, []string{"the chair, Colm Brennan, is away"}},
		{"the minute taker", with(func(k *Conference) { k.Chair.Account, k.MinuteTaker.Account = 9, 7 }), "2026-12-01", mustCalendar(t), away, false, []string{"the minute taker, Minty Taker, is away"}},
		{"the venue", k, "2026-12-01", mustCalendar(t), nil, true, []string{"Civic Hall is no longer in use"}},
		{"over", k, "2026-12-10", closed, away, true, nil},
		{"moved", with(func(k *Conference) { k.State = ConferenceMoved }), "2026-12-01", closed, away, true, nil},
		{"begun", with(func(k *Conference) { k.BeganAt = on.At(10, 5) }), "2026-12-09", closed, away, true, nil},
	} {
		if got := row.k.Obstacles(onDay(row.today), row.office, row.absences, row.ended); !slices.Equal(got, row.want) {
			t.Errorf("%s: %q, want %q", row.name, got, row.want)
		}
	}
	task := k.ObstacleTask([]string{"one", "two"})
	if task.Case != 5 || task.Conference != 3 || task.Due != on || !strings.HasSuffix(task.Title, "10:00 cannot be held as it is booked: one; two") {
		t.Errorf("%+v", task)
	}
}

// A closure day that is entered for a booked day shows on the step.
func TestABookedDayThatIsClosedIsFlagged(t *testing.T) {
	c := arrangedCourse(t, Conference{State: ConferencePlanned, StartsAt: minute("2027-01-08T10:00")}, Decisions{})
	c.Office = c.Office.WithClosures(Closure{On: onDay("2027-01-08"), Reason: "Staff day"})
	c.Count(0)
	if m, _ := c.Milestone("icpc"); m.Flag != "is on a day that is no working day: Staff day" {
		t.Errorf("flag %q", m.Flag)
	}
}

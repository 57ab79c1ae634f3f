package pathway

import (
	"fmt"
	"strings"
	"testing"
)

// Both counts laid out, one day a row: the date, the pathway's Day or why not, the statutory count or why not.
func TestCounting(t *testing.T) {
	d := mustDefinitions(t).Default()
	office := mustCalendar(t).WithClosures(Closure{day(2026, 12, 24), "Staff conference"})
	for _, row := range []struct {
		strategy Date
		want     string
	}{
		{day(2026, 12, 12), `
2026-12-12 Saturday / Day of the strategy meeting
2026-12-13 Sunday / Sunday
2026-12-14 Day 1 / 1
2026-12-15 Day 2 / 2
2026-12-16 Day 3 / 3
2026-12-17 Day 4 / 4
2026-12-18 Day 5 / 5
2026-12-19 Saturday / Saturday
2026-12-20 Sunday / Sunday
2026-12-21 Day 6 / 6
2026-12-22 Day 7 / 7
2026-12-23 Day 8 / 8
2026-12-24 Staff conference / 9
2026-12-25 Christmas Day / Christmas Day
2026-12-26 Saturday / Saturday
2026-12-27 Sunday / Sunday
2026-12-28 Boxing Day (substitute day) / Boxing Day (substitute day)
2026-12-29 Day 9 / 10
2026-12-30 Day 10 / 11
2026-12-31 Day 11 / 12
2027-01-01 New Year’s Day / New Year’s Day
2027-01-02 Saturday / Saturday
2027-01-03 Sunday / Sunday
2027-01-04 Day 12 / 13
2027-01-05 Day 13 / 14
2027-01-06 Day 14 / 15 due limit`},
		{day(2026, 11, 2), `
2026-11-02 Day 1 / Day of the strategy meeting
2026-11-03 Day 2 / 1
2026-11-04 Day 3 / 2
2026-11-05 Day 4 / 3
2026-11-06 Day 5 / 4
2026-11-07 Saturday / Saturday
2026-11-08 Sunday / Sunday
2026-11-09 Day 6 / 5
2026-11-10 Day 7 / 6
2026-11-11 Day 8 / 7
2026-11-12 Day 9 / 8
2026-11-13 Day 10 / 9
2026-11-14 Saturday / Saturday
2026-11-15 Sunday / Sunday
2026-11-16 Day 11 / 10
2026-11-17 Day 12 / 11
2026-11-18 Day 13 / 12
2026-11-19 Day 14 / 13
2026-11-20 Day 15 / 14 due
2026-11-21 Saturday / Saturday
2026-11-22 Sunday / Sunday
2026-11-23 Day 16 / 15 limit`},
	} {
		var b strings.Builder
		for _, c := range d.Counting(Beginning{On: row.strategy}, office) {
			day, statutory := c.Why, c.StatutoryWhy
			if c.Day > 0 {
				day += fmt.Sprintf("Day %d", c.Day)
			}
			if c.Statutory > 0 {
				statutory += fmt.Sprint(c.Statutory)
			}
			fmt.Fprintf(&b, "\n%s %s / %s", c.On, day, statutory)
			if c.Due {
				b.WriteString(" due")
			}
			if c.Limit {
				b.WriteString(" limit")
			}
		}
		if b.String() != row.want {
			t.Errorf("%s: got %s", row.strategy, b.String())
		}
	}
}

func TestCheckConferenceDate(t *testing.T) {
	d := mustDefinitions(t).Default()
	office := mustCalendar(t).WithClosures(Closure{day(2026, 11, 18), "Moving house"})
	strategy := day(2026, 11, 2) // Day 15 is 20 November, moved to the 23rd, the limit, by the closure day
	plain := mustCalendar(t)
	for _, row := range []struct {
		on        string
		strategy  Date
		office    *Calendar
		refused   string
		warning   string
		due, past bool
		days      int
	}{
		{"2026-11-19", strategy, plain, "", "", false, false, 13},
		{"2026-11-20", strategy, plain, "", "", false, false, 14},
		{"2026-11-23", strategy, plain, "", "That is after Day 15, Friday 20 November 2026. Record the reason and who agreed.", true, false, 15},
		{"2026-11-24", strategy, plain, "", "That is 16 working days after the strategy meeting. The statutory limit was Monday 23 November 2026. Record the reason and who agreed.", true, true, 16},
		{"2026-11-23", strategy, office, "", "", false, false, 15},
		{"2026-11-18", strategy, office, "The office is closed on Wednesday 18 November 2026: Moving house. Choose another day.", "", false, false, 0},
		{"2026-11-21", strategy, plain, "Saturday 21 November 2026 is not a working day: Saturday. Choose another day.", "", false, false, 0},
		{"2026-12-25", strategy, plain, "Friday 25 December 2026 is not a working day: Christmas Day. Choose another day.", "", false, false, 0},
		{"2026-10-30", strategy, plain, "Friday 30 October 2026 is before the strategy meeting on Monday 2 November 2026.", "", false, false, 0},
		{"2026-12-31", strategy, plain, "", "That is 41 working days after", true, true, 41},
		{"2026-11-24", Date{}, plain, "", "", false, false, 0},
		{"2031-03-04", Date{}, plain, "", "Bank holidays were last reviewed", false, false, 0},
	} {
		got := d.CheckConferenceDate(mustDate(t, row.on), Beginning{On: row.strategy}, row.office)
		if got.Refused != row.refused || got.PastDue != row.due || got.PastLimit != row.past || got.Days != row.days {
			t.Errorf("%s: got %+v", row.on, got)
		}
		if warnings := strings.Join(got.Warnings, "\n"); !strings.HasPrefix(warnings, row.warning) || (warnings == "") != (row.warning == "") {
			t.Errorf("%s: warnings %q, want %q", row.on, warnings, row.warning)
		}
	}
}

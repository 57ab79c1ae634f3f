package pathway

import (
	"testing"
	"time"
)

// A milestone of a Friday (11 December 2026), and where it stands as time goes by.
func TestStateAndCountdown(t *testing.T) {
	office := mustCalendar(t)
	due := day(2026, 12, 11)
	friday := Milestone{Due: due}
	between := Milestone{Opens: day(2026, 12, 3), Due: due}
	business := Milestone{Due: due, DueAt: due.At(17, 0)}
	clock := Milestone{Due: day(2026, 12, 14), DueAt: day(2026, 12, 14).At(12, 10), Clock: true}
	tuesday := Milestone{Due: day(2026, 12, 15), DueAt: day(2026, 12, 15).At(12, 10), Clock: true}
	forecast := Milestone{Due: due, Forecast: true}
	undated := Milestone{Step: &Step{When: When{Rule: ruleUndated, Words: "throughout the plan"}}}
	alternative := Milestone{Step: &Step{OnlyIf: "the plan drifts"}}
	escalation := Milestone{Opens: day(2026, 12, 14)}
	done := func(m Milestone, at DateTime) Milestone { m.Done = at; return m }
	for _, row := range []struct {
		name  string
		m     Milestone
		now   string
		state MilestoneState
		words string
	}{
		{"far off", friday, "2025-12-11T09:00", StateOpen, "12 months left"},
		{"half a year off", friday, "2026-06-10T09:00", StateOpen, "6 months left"},
		{"26 weeks off", friday, "2026-06-12T09:00", StateOpen, "26 weeks left"},
		{"five weeks off", friday, "2026-11-09T09:00", StateOpen, "5 weeks left"},
		{"a month off", friday, "2026-11-10T09:00", StateOpen, "23 working days left"},
		{"two days off", friday, "2026-12-09T09:00", StateOpen, "2 working days left"},
		{"the day before", friday, "2026-12-10T23:59", StateOpen, "1 working day left"},
		{"the day", friday, "2026-12-11T00:00", StateDueToday, "due today"},
		{"the day, late", friday, "2026-12-11T23:59", StateDueToday, "due today"},
		{"the Saturday after", friday, "2026-12-12T00:00", StateLate, "1 working day late"},
		{"the Sunday after", friday, "2026-12-13T09:00", StateLate, "1 working day late"},
		{"the Monday after", friday, "2026-12-14T09:00", StateLate, "1 working day late"},
		{"after Christmas", friday, "2026-12-29T09:00", StateLate, "10 working days late"},
		{"not open yet", between, "2026-12-02T09:00", StateUpcoming, "opens in 1 working day"},
		{"opens today", between, "2026-12-03T09:00", StateOpen, "6 working days left"},
		{"before the close", business, "2026-12-11T16:59", StateDueToday, "due today by 17:00"},
		{"at the close", business, "2026-12-11T17:00", StateDueToday, "due today by 17:00"},
		{"a minute after", business, "2026-12-11T17:01", StateLate, "1 minute late"},
		{"the evening after", business, "2026-12-11T18:30", StateLate, "1 hour late"},
		{"days after the close", business, "2026-12-16T09:00", StateLate, "3 working days late"},
		{"24 hours begin on a Friday", clock, "2026-12-11T12:10", StateOpen, "1 working day left"},
		{"less than a day", clock, "2026-12-13T18:10", StateOpen, "18 hours left"},
		{"the last day", clock, "2026-12-14T09:10", StateDueToday, "3 hours left"},
		{"the last hour", clock, "2026-12-14T11:25", StateDueToday, "45 minutes left"},
		{"the last minute", clock, "2026-12-14T12:10", StateDueToday, "0 minutes left"},
		{"nine hours late", clock, "2026-12-14T21:10", StateLate, "9 hours late"},
		{"a day late", clock, "2026-12-15T12:11", StateLate, "1 working day late"},
		{"24 hours on a Monday", tuesday, "2026-12-14T12:10", StateOpen, "24 hours left"},
		{"forecast", forecast, "2026-12-09T09:00", StateUpcoming, "forecast, in 2 working days"},
		{"forecast gone by", forecast, "2026-12-14T09:00", StateUpcoming, "forecast, no date yet"},
		{"no date", undated, "2026-12-09T09:00", StateUndated, "throughout the plan"},
		{"no date, read back", Milestone{}, "2026-12-09T09:00", StateUndated, "no date of its own"},
		{"alternative", alternative, "2026-12-09T09:00", StateUndated, "only if the plan drifts"},
		{"not to escalate yet", escalation, "2026-12-11T09:00", StateUpcoming, "opens in 1 working day"},
		{"to escalate", escalation, "2026-12-14T09:00", StateOpen, "can be done now"},
		{"ended", Milestone{Due: due, Ended: true}, "2026-12-14T09:00", StateEnded, "no longer due"},
		{"done", done(friday, due.At(16, 0)), "2026-12-14T09:00", StateDone, "done on 11 Dec 2026"},
		{"done late", done(friday, day(2026, 12, 16).At(9, 0)), "2026-12-17T09:00", StateDone, "done on 16 Dec 2026, 3 working days late"},
		{"done hours late", done(clock, day(2026, 12, 14).At(14, 30)), "2026-12-17T09:00", StateDone, "done on 14 Dec 2026, 2 hours late"},
		{"done, no date", done(undated, due.At(9, 0)), "2026-12-17T09:00", StateDone, "done on 11 Dec 2026"},
	} {
		now, err := ParseDateTime(row.now)
		if err != nil {
			t.Fatal(err)
		}
		if got := row.m.State(now); got != row.state {
			t.Errorf("%s: got %s, want %s", row.name, got, row.state)
		}
		if got := row.m.Countdown(now, office); got != row.words {
			t.Errorf("%s: got %q, want %q", row.name, got, row.words)
		}
	}
}

func TestStatesHaveTitles(t *testing.T) {
	for _, s := range []MilestoneState{StateDone, StateLate, StateDueToday, StateOpen, StateUpcoming, StateUndated, StateEnded} {
		if s.Title() == "" || s.Title() == string(s) {
			t.Errorf("%s: %q", s, s.Title())
		}
	}
	m := Milestone{ID: "icpc", Due: NewDate(2026, time.December, 11)}
	if got := m.String(); got != "icpc opens  due 2026-12-11 limit  forecast false" {
		t.Errorf("got %q", got)
	}
}

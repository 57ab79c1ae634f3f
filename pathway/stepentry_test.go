package pathway

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// The strategy meeting was on Friday 18 December 2026, the conference on Tuesday 12 January 2027; today is 5 May 2027.
func TestCheckEntry(t *testing.T) {
	held := func(entries ...StepEntry) func(*Course) {
		return func(c *Course) {
			c.Conferences = []Conference{{ID: 3, Kind: ICPC, Meeting: 1, State: ConferenceHeld, StartsAt: minute("2027-01-12T10:00"), EndedAt: minute("2027-01-12T12:10")}}
			c.Entries = entries
		}
	}
	booked := func(c *Course) {
		c.Conferences = []Conference{{ID: 3, Kind: ICPC, Meeting: 1, State: ConferencePlanned, StartsAt: minute("2027-01-12T10:00")}}
		c.Entries = []StepEntry{entry("conference-booked", "2026-12-21T10:00")}
	}
	tests := []struct {
		name   string
		change func(*Course)
		step   string
		at     string // "" not needed
		want   string // code and what the message says
	}{
		{"in preparation", nil, "parent-preparation", "2026-12-21T10:00", ""},
		{"before the strategy meeting", nil, "parent-preparation", "2026-12-17T10:00", "invalid: This is before “Strategy meeting”, on Friday 18 December 2026"},
		{"not needed", nil, "parent-preparation", "", ""},
		{"on a screen of its own", nil, "threshold-decision", "2026-12-21T10:00", "refused: recorded where it is done"},
		{"of a plan that there is not yet", nil, "significant-event", "2027-01-20T10:00", "refused: not been held yet"},
		{"no longer due", func(c *Course) { c.Runs[0].Threshold = &Threshold{DecidedAt: minute("2026-12-18T15:00")} }, "parent-preparation", "2026-12-21T10:00", "refused: no longer due"},
		{"a core group", held(), "core-group-1", "2027-01-20T10:00", "refused: recorded where it is done"},
		{"a record left out", held(entry("core-group-1", "2027-01-20T10:00")), "core-group-1-record", "", ""},
		{"a review, which is a conference of its own", held(), "review-1", "2027-04-09T10:00", "refused: recorded where it is done"},
		{"the minutes, which everybody is sent", held(), "minutes", "2027-01-20T10:00", "refused: recorded where it is done"},
		{"the minutes that are not needed", held(), "minutes", "", "refused: recorded where it is done"},
		{"the plan handed over before it was made", booked, "plan-handover", "2027-01-05T10:00", "refused: The conference has not been held yet"},
		{"the plan handed over", held(), "plan-handover", "2027-01-12T13:00", ""},
		{"in the diary before it is booked", nil, "diary-notified", "2027-01-05T10:00", "refused: “Conference booked” is to be recorded first"},
		{"in the diary", booked, "diary-notified", "2027-01-05T10:00", ""},
		{"in the diary, of a booking whose day is not known", func(c *Course) { booked(c); c.Entries = nil }, "diary-notified", "2027-01-05T10:00", ""},
		{"in the diary before the booking", booked, "diary-notified", "2026-12-20T10:00", "invalid: This is before “Conference booked”, on Monday 21 December 2026"},
		{"the report shared and not authorised", nil, "report-shared", "2027-01-05T10:00", "refused: “Social work report authorised” is to be recorded first"},
		{"the list of the second review before the first", held(), "review-2-invite-list", "2027-04-09T10:00", "refused: “Review conference 1” is to be recorded first"},
		{"the list of the first review", held(), "review-1-invite-list", "2027-03-09T10:00", ""},
		{"a mid-point review, which has a form of its own", held(), "midpoint-1", "2027-02-20T10:00", "refused: recorded where it is done"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, _ := course(t, "2024", 1, tt.change)
			m, ok := c.Milestone(tt.step)
			if !ok {
				t.Fatal("there is no such step")
			}
			e := StepEntry{State: EntryNotNeeded, Note: "Nobody is there to ask."}
			if tt.at != "" {
				e = StepEntry{State: EntryDone, HappenedAt: minute(tt.at), ToldBy: "Bilal Shah", ToldHow: "phone"}
			}
			err := c.CheckEntry(e, &m, minute("2027-05-05T09:00"), []Role{Admin, Chair})
			code, says, _ := strings.Cut(tt.want, ": ")
			got := Message(err)
			for _, message := range FieldsOf(err) {
				got = message
			}
			if string(CodeOf(err)) != code || !strings.Contains(got, says) {
				t.Errorf("%s: %v %s, want %s", tt.step, CodeOf(err), got, tt.want)
			}
		})
	}
}

// What was recorded twice was held once, at the later record; reviews recorded by hand count as those held here do.
func TestHeldAsRecorded(t *testing.T) {
	c, _ := course(t, "2024", 1, func(c *Course) {
		k := Conference{ID: 3, Kind: ICPC, Meeting: 1, State: ConferenceHeld, StartsAt: minute("2027-01-12T10:00"), EndedAt: minute("2027-01-12T12:10")}
		review := Conference{ID: 4, Kind: RCPC, State: ConferenceHeld, StartsAt: minute("2027-04-09T10:00")}
		c.Conferences = []Conference{review, k}
		c.Entries = []StepEntry{entry("core-group-1", "2027-01-20T10:00"), entry("core-group-1", "2027-01-21T10:00"), entry("review-1", "2027-04-09T10:00"), entry("review-2", "2027-10-04T10:00")}
	})
	for step, want := range map[string]string{"core-group-2": "2027-02-18", "review-3": "2028-04-04"} {
		if m, _ := c.Milestone(step); m.Due.String() != want {
			t.Errorf("%s is due %s, want %s", step, m.Due, want)
		}
	}
	if n := len(c.Events.CoreGroups); n != 1 {
		t.Errorf("%d core groups", n)
	}
	if n := len(c.Events.Reviews); n != 2 {
		t.Errorf("%d reviews", n)
	}
}

// What somebody without an account did, or another role, is recorded with who said so.
func TestWhoSaidSo(t *testing.T) {
	c, _ := course(t, "2024", 1, func(c *Course) {
		c.Conferences = []Conference{{ID: 3, Kind: ICPC, Meeting: 1, State: ConferencePlanned, StartsAt: minute("2027-01-12T10:00")}}
		c.Entries = []StepEntry{entry("conference-booked", "2026-12-21T10:00")}
	})
	for _, row := range []struct {
		step     string
		recorder []Role
		want     string // fields that are asked for
	}{
		{"chair-calls-family", []Role{Chair}, ""},
		{"chair-calls-family", []Role{Admin, Chair}, ""},
		{"chair-calls-family", []Role{Admin}, "told_by told_how"},
		{"chair-calls-family", []Role{MinuteTaker}, "told_by told_how"},
		{"diary-notified", []Role{Admin}, ""},
		{"diary-notified", []Role{ServiceManager}, ""},
		{"parent-preparation", []Role{Admin}, "told_by told_how"},
	} {
		m, _ := c.Milestone(row.step)
		err := c.CheckEntry(StepEntry{State: EntryDone, HappenedAt: minute("2026-12-22T10:00")}, &m, minute("2026-12-22T10:00"), row.recorder)
		if got := strings.Join(slices.Sorted(maps.Keys(FieldsOf(err))), " "); got != row.want {
			t.Errorf("%s by %v asks for %q, want %q: %v", row.step, row.recorder, got, row.want, err)
		}
	}
}

package pathway

import (
	"reflect"
	"strings"
	"testing"
)

func TestWhatStandsOnAStrategyMeeting(t *testing.T) {
	conference := Conference{ID: 3, Kind: ICPC, Meeting: 1, State: ConferenceStoodDown, StartsAt: minute("2027-01-12T10:00")}
	tests := []struct {
		name    string
		change  func(*Course)
		refused string // ""
	}{
		{"nothing", nil, ""},
		{"the threshold", func(c *Course) { c.Runs[0].Threshold = &Threshold{Meeting: 1, Met: true} }, "threshold was decided on this meeting"},
		{"the threshold of the other one", func(c *Course) { c.Runs[0].Threshold = &Threshold{Meeting: 2, Met: true} }, ""},
		{"the outcome", func(c *Course) { c.Runs[0].S47 = &S47Outcome{Meeting: 1, AtRisk: true} }, "outcome of the section 47 enquiry"},
		{"a conference, though stood down", func(c *Course) { c.Conferences = []Conference{conference} }, "Tuesday 12 January 2027 at 10:00 counts its days"},
		{"a meeting that follows it", func(c *Course) { c.Runs[0].Meetings[1].Follows = 1 }, "follows this one"},
		{"a step", func(c *Course) { c.Entries = []StepEntry{entry("invite-list", "2026-12-24T16:00")} }, "counts from this meeting: Invitation list"},
		{"a step of an earlier version", func(c *Course) { c.Entries = []StepEntry{entry("no-more", "2026-12-24T16:00")} }, "counts from this meeting: no-more"},
		{"a step that was struck", func(c *Course) {
			e := entry("invite-list", "2026-12-24T16:00")
			e.StruckAt = "2026-12-29T09:00:00.000Z"
			c.Entries = []StepEntry{e}
		}, ""},
	}
	for _, tt := range tests {
		c, _ := course(t, "2024", 0, func(c *Course) {
			twin := c.Runs[0].Meetings[0]
			twin.ID = 2
			c.Runs[0].Meetings = append(c.Runs[0].Meetings, twin)
			if tt.change != nil {
				tt.change(c)
			}
		})
		err := c.CheckStrikeMeeting(1)
		if (err == nil) != (tt.refused == "") || !strings.Contains(Message(err), tt.refused) || err != nil && CodeOf(err) != CodeRefused {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.refused)
		}
	}
}

func TestAStruckMeetingBelongsToNoRun(t *testing.T) {
	c, _ := course(t, "2024", 0, nil)
	struck := goodMeeting()
	struck.ID, struck.HeldAt, struck.StruckAt, struck.StruckWhy = 2, minute("2026-12-17T10:00"), "2026-12-18T11:00:00.000Z", "Of The Ashes."
	c.Struck = []StrategyMeeting{struck}
	if m, err := c.StruckMeeting(2); err != nil || m.ID != 2 {
		t.Errorf("%+v, %v", m, err)
	}
	if _, err := c.StruckMeeting(1); CodeOf(err) != CodeNotFound {
		t.Errorf("one that holds: %v", err)
	}
	if err := c.CheckStrikeMeeting(2); CodeOf(err) != CodeConflict {
		t.Errorf("struck twice: %v", err)
	}
	if err := c.CheckStrikeMeeting(3); CodeOf(err) != CodeNotFound {
		t.Errorf("another family’s: %v", err)
	}
	if lines, err := c.SecretLines(2); err != nil || !reflect.DeepEqual(lines, []string{struck.Concern, struck.SafeNow, struck.ToldBy}) {
		t.Errorf("what was written in it: %q, %v", lines, err)
	}
	c.Cover(func(s string) string { return strings.ReplaceAll(s, "The Ashes", "●●●") })
	if c.Struck[0].StruckWhy != "Of ●●●." {
		t.Errorf("the reason shows %q", c.Struck[0].StruckWhy)
	}
}

func TestTheSameMeetingTwice(t *testing.T) {
	c, _ := course(t, "2024", 0, nil)
	m := c.Runs[0].Meetings[0]
	if _, twice := c.SameMeeting(m); twice {
		t.Error("a meeting is its own twin")
	}
	m.ID = 0
	if same, twice := c.SameMeeting(m); !twice || same.ID != 1 {
		t.Errorf("the same minute and form: %v", twice)
	}
	discussion, later := m, m
	discussion.Form, later.HeldAt = "discussion", m.HeldAt.AddMinutes(1)
	for name, other := range map[string]StrategyMeeting{"a discussion": discussion, "a minute later": later} {
		if _, twice := c.SameMeeting(other); twice {
			t.Errorf("%s is held to be the same", name)
		}
	}
}

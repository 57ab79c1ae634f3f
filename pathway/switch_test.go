package pathway

import "testing"

// The strategy meeting was on Friday 18 December 2026.
func TestSwitched(t *testing.T) {
	c, _ := course(t, "2024", 0, func(c *Course) {
		c.Entries = []StepEntry{entry("parent-preparation", "2026-12-29T10:00"), entry("chair-s47-review", "2026-12-29T10:00")}
	})
	sqa := mustDefinitions(t).Find("sqa")
	of := func(c *Course, to *Definition) map[string]SwitchChange {
		all := map[string]SwitchChange{}
		for _, x := range c.Switched(to) {
			all[x.Step] = x
		}
		return all
	}
	got := of(c, sqa)
	for step, want := range map[string]SwitchChange{
		"invite-list":        {"", "Invitation list received", "Due 24 Dec 2026: social worker, team co-ordinator", "Due 23 Dec 2026: social worker"},
		"manager-contact":    {"", "Team manager has called the service", "", "Due 21 Dec 2026 10:00: team manager"},
		"report-authorised":  {"", "Social work report authorised", "Due 5 Jan 2027: team manager", ""},
		"parent-preparation": {"", "Parents prepared", "Done on 29 Dec 2026", ""},
		"midpoint-1":         {"", "Mid-point review 1", "Due 23 Feb 2027: chair", "Due 9 Mar 2027: chair"},
		"conference-booked":  {"", "Conference booked", "Due 18 Dec 2026: administrator", "No date of its own: service manager, duty chair"},
	} {
		want.Step = step
		if got[step] != want {
			t.Errorf("%s: %+v, want %+v", step, got[step], want)
		}
	}
	for _, step := range []string{"icpc", "chair-s47-review", "strategy-meeting"} {
		if x, there := got[step]; there {
			t.Errorf("%s changes: %+v", step, x)
		}
	}
	over, _ := course(t, "2024", 0, func(c *Course) {
		c.Conferences = []Conference{{ID: 3, Kind: ICPC, Meeting: 1, State: ConferenceHeld, StartsAt: minute("2027-01-12T10:00"), EndedAt: minute("2027-01-12T12:10")}}
		c.Entries = []StepEntry{entry("decisions-approved", "2027-01-12T16:00")}
	})
	if x, there := of(over, sqa)["core-group-1"]; there {
		t.Errorf("a plan that there is not: %+v", x)
	}
	if x := of(over, sqa)["midpoint-4"]; x.Will != "No longer due" {
		t.Errorf("a plan that there is not: %+v", x)
	}
}

// With core groups held and a review agreed on, the next dates on either version count from them.
func TestSwitchedAfterTheConference(t *testing.T) {
	held := Conference{ID: 3, Kind: ICPC, Meeting: 1, State: ConferenceHeld, StartsAt: minute("2027-01-12T10:00"), EndedAt: minute("2027-01-12T12:10")}
	c, _ := course(t, "2024", 2, func(c *Course) {
		c.Conferences = []Conference{held}
		c.Entries = []StepEntry{entry("decisions-approved", "2027-01-12T16:00")}
		c.CoreGroups = []CoreGroup{{ID: 1, Conference: 3, State: CoreGroupHeld, HeldAt: minute("2027-01-21T10:00")}}
		c.Decided = map[int64]Decisions{3: {Children: []ChildDecision{{Child: 1, Outcome: OutcomePlan, ReviewOn: onDay("2027-03-30")}}}}
	})
	on := map[string]SwitchChange{}
	for _, x := range c.Switched(mustDefinitions(t).Find("sqa")) {
		on[x.Step] = x
	}
	for _, step := range []string{"core-group-1", "core-group-2", "review-1"} {
		if x, there := on[step]; there {
			t.Errorf("%s is the same on both: %+v", step, x)
		}
	}
	if x, want := on["core-group-1-record"], "Due 28 Jan 2027: social worker, administrator"; x.Was != want || x.Will != "" {
		t.Errorf("the record of the core group: %+v", x)
	}
	if x := on["review-1-chair-review"]; x.Was != "Due 24 Mar 2027: chair" || x.Will != "Due 19 Mar 2027: chair" {
		t.Errorf("the chair's reading before the review that was agreed on: %+v", x)
	}
}

func TestCheckSwitch(t *testing.T) {
	c, _ := course(t, "2024", 0, nil)
	ds := mustDefinitions(t)
	for _, tt := range []struct {
		to   *Definition
		why  string
		want string
	}{
		{ds.Find("sqa"), "It began there.", ""}, {ds.Find("2024"), "x", "to"}, {nil, "", "to,why"}, {ds.Find("sqa"), " ", "why"},
	} {
		if got := faults(c.CheckSwitch(tt.to, tt.why)); got != tt.want {
			t.Errorf("wrong are %q, want %q", got, tt.want)
		}
	}
}

package pathway

import (
	"strings"
	"testing"
)

// course counts a made-up family's course: what change puts into it besides a strategy meeting on Friday 18 December 2026.
func course(t *testing.T, version string, openPlans int, change func(*Course)) (*Course, Standing) {
	t.Helper()
	m := goodMeeting()
	m.ID, m.Case, m.HeldAt, m.ToldBy, m.ToldAt = 1, 5, minute("2026-12-18T10:00"), "", DateTime{}
	c := &Course{Case: Case{ID: 5, Reference: "CP-2026-0042"}, Definition: mustDefinitions(t).Find(version), Office: mustCalendar(t), Runs: []Run{{Meetings: []StrategyMeeting{m}}}}
	if change != nil {
		change(c)
	}
	return c, c.Count(openPlans)
}

func entry(step, at string) StepEntry {
	return StepEntry{Meeting: 1, Step: step, State: EntryDone, HappenedAt: minute(at), RecordedName: "Amara Osei"}
}

// Christmas lies between the strategy meeting and everything else: 18 December 2026 is a Friday, Day 5 is Thursday 24th,
// 25th and 28th are bank holidays, and so is 1 January.
func TestCourseCountsFromWhatWasRecorded(t *testing.T) {
	run := func(c *Course) *Run { return &c.Runs[0] }
	conference := func(state ConferenceState) Conference {
		return Conference{ID: 3, Kind: ICPC, Meeting: 1, State: state, StartsAt: minute("2027-01-12T10:00"), EndedAt: minute("2027-01-12T12:10")}
	}
	tests := []struct {
		name    string
		version string
		change  func(*Course)
		id      string
		due     string // as stored; "" none
		done    string
		state   MilestoneState // on 5 January 2027 at nine
	}{
		{"nothing but the meeting", "2024", nil, "strategy-meeting", "", "2026-12-18T10:00", StateDone},
		{"Day 5 is Christmas Eve", "2024", nil, "s47-outcome", "2026-12-24", "", StateLate},
		{"the list, at the close", "2024", nil, "invite-list", "2026-12-24T17:00", "", StateLate},
		{"Day 15", "2024", nil, "icpc", "2027-01-12", "", StateOpen},
		{"who rang", "2024", func(c *Course) {
			run(c).Meetings[0].ToldBy, run(c).Meetings[0].ToldAt = "Bilal Shah", minute("2026-12-18T11:00")
		}, "contact-received", "2026-12-18", "2026-12-18T11:00", StateDone},
		{"who rang, within 24 hours", "sqa", func(c *Course) {
			run(c).Meetings[0].ToldBy, run(c).Meetings[0].ToldAt = "Bilal Shah", minute("2026-12-18T11:00")
		}, "manager-contact", "2026-12-21T10:00", "2026-12-18T11:00", StateDone},
		{"threshold met", "2024", func(c *Course) { run(c).Threshold = &Threshold{Met: true, DecidedAt: minute("2026-12-18T15:00")} }, "threshold-decision", "2026-12-18", "2026-12-18T15:00", StateDone},
		{"threshold discussed", "sqa", func(c *Course) { run(c).Threshold = &Threshold{Met: true, DecidedAt: minute("2026-12-18T15:00")} }, "threshold-discussion", "", "2026-12-18T15:00", StateDone},
		{"threshold not met: nothing else is due", "2024", func(c *Course) { run(c).Threshold = &Threshold{DecidedAt: minute("2026-12-18T15:00")} }, "invite-list", "2026-12-24T17:00", "", StateEnded},
		{"threshold not met: the assessment", "2024", func(c *Course) { run(c).Threshold = &Threshold{DecidedAt: minute("2026-12-18T15:00")} }, "threshold-not-met", "", "", StateOpen},
		{"assessment concluded", "2024", func(c *Course) {
			run(c).Threshold, run(c).Assessment = &Threshold{DecidedAt: minute("2026-12-18T15:00")}, &Assessment{ConcludedOn: onDay("2027-01-04"), Harm: "no"}
		}, "threshold-not-met", "", "2027-01-04T00:00", StateDone},
		{"assessment asked for: a new meeting only if it finds harm", "2024", func(c *Course) {
			run(c).Threshold, run(c).Assessment = &Threshold{DecidedAt: minute("2026-12-18T15:00")}, &Assessment{AskedOn: onDay("2026-12-18")}
		}, "new-strategy-meeting", "", "", StateUndated},
		{"assessment found no harm: no new meeting", "2024", func(c *Course) {
			run(c).Threshold, run(c).Assessment = &Threshold{DecidedAt: minute("2026-12-18T15:00")}, &Assessment{ConcludedOn: onDay("2027-01-04"), Harm: "no"}
		}, "new-strategy-meeting", "", "", StateEnded},
		{"assessment found harm: a new meeting on the next working day", "2024", func(c *Course) {
			run(c).Threshold, run(c).Assessment = &Threshold{DecidedAt: minute("2026-12-18T15:00")}, &Assessment{ConcludedOn: onDay("2027-01-04"), Harm: "yes"}
		}, "new-strategy-meeting", "2027-01-05", "", StateDueToday},
		{"assessment found harm at Christmas", "sqa", func(c *Course) {
			run(c).Threshold, run(c).Assessment = &Threshold{DecidedAt: minute("2026-12-18T15:00")}, &Assessment{ConcludedOn: onDay("2026-12-24"), Harm: "yes"}
		}, "new-strategy-meeting", "2026-12-29", "", StateLate},
		{"at risk", "2024", func(c *Course) { run(c).S47 = &S47Outcome{AtRisk: true, ConcludedAt: minute("2026-12-24T12:00")} }, "s47-outcome", "2026-12-24", "2026-12-24T12:00", StateDone},
		{"not at risk: telling everybody opens", "2024", func(c *Course) { run(c).S47 = &S47Outcome{ConcludedAt: minute("2026-12-24T12:00")} }, "s47-not-at-risk", "", "", StateOpen},
		{"not at risk: nothing else is due", "2024", func(c *Course) { run(c).S47 = &S47Outcome{ConcludedAt: minute("2026-12-24T12:00")} }, "icpc", "2027-01-12", "", StateEnded},
		{"by hand", "2024", func(c *Course) { c.Entries = []StepEntry{entry("invite-list", "2026-12-24T16:30")} }, "invite-list", "2026-12-24T17:00", "2026-12-24T16:30", StateDone},
		{"struck", "2024", func(c *Course) {
			e := entry("invite-list", "2026-12-24T16:30")
			e.StruckAt = "2026-12-29T09:00:00.000Z"
			c.Entries = []StepEntry{e}
		}, "invite-list", "2026-12-24T17:00", "", StateLate},
		{"of another run", "2024", func(c *Course) {
			e := entry("invite-list", "2026-12-24T16:30")
			e.Meeting = 99
			c.Entries = []StepEntry{e}
		}, "invite-list", "2026-12-24T17:00", "", StateLate},
		{"an entry does not move Day 1", "2024", func(c *Course) { c.Entries = []StepEntry{entry("strategy-meeting", "2026-12-21T09:00")} }, "strategy-meeting", "", "2026-12-18T10:00", StateDone},
		{"booked", "2024", func(c *Course) { c.Conferences = []Conference{conference(ConferencePlanned)} }, "report-shared", "2027-01-08", "", StateOpen},
		{"stood down", "2024", func(c *Course) { c.Conferences = []Conference{conference(ConferenceStoodDown)} }, "report-shared", "2027-01-08", "", StateEnded},
		{"moved: another takes its place", "2024", func(c *Course) {
			moved := conference(ConferenceMoved)
			moved.ID, moved.StartsAt = 2, minute("2027-01-08T10:00")
			c.Conferences = []Conference{conference(ConferencePlanned), moved}
		}, "report-shared", "2027-01-08", "", StateOpen},
		{"held: the 24 hours", "2024", func(c *Course) { c.Conferences = []Conference{conference(ConferenceHeld)} }, "decisions-to-chair", "2027-01-13T12:10", "", StateOpen},
		{"began late", "2024", func(c *Course) {
			k := conference(ConferenceHeld)
			k.BeganAt = minute("2027-01-12T10:20")
			c.Conferences = []Conference{k}
		}, "icpc", "2027-01-12", "2027-01-12T10:20", StateDone},
		{"core group held: the next counts from it", "2024", func(c *Course) {
			c.Conferences = []Conference{conference(ConferenceHeld)}
			c.Entries = []StepEntry{entry("core-group-1", "2027-01-22T10:00"), entry("core-group-2", "2027-02-15T10:00")}
		}, "core-group-3", "2027-03-15", "", StateOpen},
		{"supervision stands in for a core group", "sqa", func(c *Course) {
			c.Conferences = []Conference{conference(ConferenceHeld)}
			c.Entries = []StepEntry{entry("core-group-1", "2027-01-22T10:00"), entry("supervision", "2027-02-12T10:00")}
		}, "core-group-2", "2027-03-12", "", StateOpen},
		{"reviews", "2024", func(c *Course) {
			review := Conference{ID: 4, Kind: RCPC, State: ConferenceHeld, StartsAt: minute("2027-04-09T10:00")}
			planned := Conference{ID: 5, Kind: RCPC, State: ConferencePlanned, StartsAt: minute("2027-09-30T10:00")}
			c.Conferences = []Conference{planned, review, conference(ConferenceHeld)}
		}, "review-2-report-shared", "2027-09-27", "", StateOpen},
		{"decisions approved, no plan: nothing of a plan is due", "2024", func(c *Course) {
			c.Conferences = []Conference{conference(ConferenceHeld)}
			c.Entries = []StepEntry{entry("decisions-approved", "2027-01-12T16:00")}
		}, "core-group-1", "2027-01-26", "", StateEnded},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, _ := course(t, tt.version, 0, tt.change)
			m, ok := c.Milestone(tt.id)
			if !ok || m.DueText() != tt.due || m.Done.String() != tt.done || m.State(minute("2027-01-05T09:00")) != tt.state {
				t.Errorf("%s: due %s, done %s, %s; want due %s, done %s, %s", tt.id, m.DueText(), m.Done, m.State(minute("2027-01-05T09:00")), tt.due, tt.done, tt.state)
			}
		})
	}
}

func TestCourseStands(t *testing.T) {
	_, s := course(t, "2024", 0, func(c *Course) {
		c.Runs[0].S47 = &S47Outcome{ConcludedAt: minute("2026-12-24T12:00")}
		c.Entries = []StepEntry{entry("s47-not-at-risk", "2026-12-29T10:00")}
	})
	if StageOf(s) != StageEnded || !s.Told {
		t.Errorf("not at risk, and everybody told: %s", StageOf(s))
	}
	_, s = course(t, "2024", 2, func(c *Course) { c.Entries = []StepEntry{entry("decisions-distributed", "2027-01-13T10:00")} })
	if StageOf(s) != StagePlan {
		t.Errorf("on a plan: %s", StageOf(s))
	}
	c, s := course(t, "2024", 0, func(c *Course) { c.Runs = nil })
	if _, started := c.Started(); StageOf(s) != StageNew || started || len(c.Milestones) != 0 || c.Evidence("icpc") != "" {
		t.Errorf("no meeting yet: %s", StageOf(s))
	}
	c, s = course(t, "2024", 0, func(c *Course) { c.Runs[0].Meetings[0].S47 = false })
	if StageOf(s) != StageEnded || len(c.Milestones) != 0 {
		t.Errorf("a meeting that started no enquiry makes nothing due: %d milestones", len(c.Milestones))
	}
	if _, _, err := c.Meeting(1); err != nil {
		t.Error(err)
	}
	if _, _, err := c.Meeting(2); CodeOf(err) != CodeNotFound {
		t.Errorf("another family’s meeting: %v", err)
	}
	if _, ok := c.Milestone("icpc"); ok {
		t.Error("no milestones, so none of that name")
	}
}

func TestEvidence(t *testing.T) {
	told := entry("parent-preparation", "2026-12-29T10:00")
	told.Who, told.ToldBy, told.ToldHow, told.Note = "Bilal Shah", "Team support", "email", "Both parents."
	not := entry("police-report-requested", "2026-12-21T10:00")
	not.State, not.Note = EntryNotNeeded, "The police hold nothing."
	old := entry("invite-list", "2026-12-22T10:00")
	old.StruckAt, old.StruckWhy = "2026-12-22T11:00:00.000Z", "Another family’s list."
	c, _ := course(t, "2024", 0, func(c *Course) {
		m := &c.Runs[0].Meetings[0]
		m.ToldBy, m.ToldAt = "Bilal Shah", minute("2026-12-18T11:00")
		m.Attendees = append(m.Attendees, StrategyAttendee{Name: "PC Wall"})
		c.Runs[0].Threshold = &Threshold{Met: true, DecidedName: "Colm Brennan", DecidedAt: minute("2026-12-18T15:00")}
		c.Runs[0].S47 = &S47Outcome{AtRisk: true, ToldBy: "Bilal Shah", ConcludedAt: minute("2026-12-24T12:00")}
		c.Entries = []StepEntry{told, not, old, entry("chair-s47-review", "2026-12-30T09:00")}
		c.Conferences = []Conference{{ID: 3, Kind: ICPC, Meeting: 1, State: ConferencePlanned, StartsAt: minute("2027-01-12T10:00"), Chair: Worker{Name: "Colm Brennan"}}}
	})
	for step, want := range map[string]string{
		"strategy-meeting":        "Meeting, 2 people recorded",
		"contact-received":        "Bilal Shah rang on 18 Dec 2026 11:00",
		"threshold-decision":      "Met, decided by Colm Brennan",
		"s47-outcome":             "At risk of significant harm; told by Bilal Shah",
		"conference-booked":       "For 12 Jan 2027 10:00",
		"chair-allocated":         "Colm Brennan",
		"parent-preparation":      "Done by Bilal Shah; told by Team support, by email; recorded by Amara Osei",
		"police-report-requested": "Not needed: The police hold nothing.",
		"chair-s47-review":        "Recorded by Amara Osei",
		"invite-list":             "",
		"threshold-not-met":       "",
	} {
		if got := c.Evidence(step); got != want {
			t.Errorf("%s: %q, want %q", step, got, want)
		}
	}
	if why, ok := c.NotNeeded("police-report-requested"); !ok || why != "The police hold nothing." {
		t.Errorf("%q %v", why, ok)
	}
	if _, ok := c.NotNeeded("invite-list"); ok {
		t.Error("a struck entry says nothing")
	}
	if list := c.EntriesOf("invite-list"); len(list) != 1 || list[0].StruckWhy == "" {
		t.Error("a struck entry stays readable")
	}
	c, _ = course(t, "2024", 0, func(c *Course) {
		c.Runs[0].Meetings[0].Attendees = nil
		c.Runs[0].Threshold = &Threshold{DecidedName: "Colm Brennan", DecidedAt: minute("2026-12-18T15:00")}
		c.Runs[0].Assessment = &Assessment{AskedOn: onDay("2026-12-21")}
	})
	for harm, want := range map[string]string{"": "Asked for on 21 Dec 2026", "yes": "Found significant harm on 4 Jan 2027", "no": "Found no significant harm on 4 Jan 2027"} {
		c.Runs[0].Assessment.Harm, c.Runs[0].Assessment.ConcludedOn = harm, onDay("2027-01-04")
		if got := c.Evidence("threshold-not-met"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := c.Evidence("strategy-meeting") + ", " + c.Evidence("threshold-decision") + c.Evidence("contact-received") + c.Evidence("chair-allocated") + c.Evidence("conference-booked"); got != "Meeting, Not met, decided by Colm Brennan" {
		t.Error(got)
	}
	c, _ = course(t, "2024", 0, func(c *Course) {
		c.Runs[0].Meetings[0].Attendees = c.Runs[0].Meetings[0].Attendees[:1]
		c.Runs[0].S47 = &S47Outcome{ToldBy: "Bilal Shah", ConcludedAt: minute("2026-12-24T12:00")}
	})
	if got := c.Evidence("s47-outcome"); got != "Not at risk of significant harm; told by Bilal Shah" {
		t.Error(got)
	}
	if got := c.Evidence("strategy-meeting"); got != "Meeting, 1 person recorded" {
		t.Error(got)
	}
}

// Every step that waits for somebody without an account has a message that is ready to send, and so have the chair's
// questions to the social worker. It names the family by its reference alone.
func TestAsks(t *testing.T) {
	asks, err := LoadAsks()
	if err != nil {
		t.Fatal(err)
	}
	office := Office{Unit: "Safeguarding Unit", Authority: "Fictshire County Council", Phone: "01632 960001"}
	for _, version := range []string{"2024", "sqa"} {
		c, _ := course(t, version, 0, func(c *Course) {
			c.Case.Name, c.Case.LLNumber = "Ward family", "LL12345"
			c.Entries = []StepEntry{entry("core-group-1", "2027-01-22T10:00"), entry("core-group-2", "2027-02-15T10:00")}
		})
		for i := range c.Milestones {
			s := &c.Milestones[i]
			wants := s.Waiting != "" && s.Step.ByHand() || s.ID == "s47-outcome" || s.ID == "threshold-not-met" || s.ID == "chair-s47-review" && version == "2024"
			ask, ok := asks.For(c, s.ID, AskTo{"Bilal Shah", "bilal.shah@fictshire.example"}, "Amara Osei", office)
			if wants && !ok || ok != asks.Has(s) {
				t.Errorf("%s, %s: there is a message: %t, %t", version, s.ID, ok, asks.Has(s))
			}
			if ok && (strings.Contains(ask.Subject+ask.Text, "Ward") || strings.Contains(ask.Text, "{") || !strings.HasPrefix(ask.Subject, "CP-2026-0042: ") ||
				!strings.HasPrefix(ask.Text, "Dear Bilal Shah\n") || !strings.HasSuffix(ask.Text, "Amara Osei\nSafeguarding Unit\nFictshire County Council\n01632 960001")) {
				t.Errorf("%s, %s: %s\n%s", version, s.ID, ask.Subject, ask.Text)
			}
		}
	}
	c, _ := course(t, "2024", 0, nil)
	for step, want := range map[string]string{
		"s47-outcome":           "due to be concluded by Thursday 24 December 2026.",
		"invite-list":           "by Thursday 24 December 2026 at 17:00.",
		"invite-list-escalated": "was due on Thursday 24 December 2026 and",
		"parent-preparation":    "is not booked yet; it must be held by Tuesday 12 January 2027.",
	} {
		ask, _ := asks.For(c, step, AskTo{}, "", Office{})
		if !strings.Contains(ask.Text, want) || !strings.HasPrefix(ask.Text, "Hello\n") {
			t.Errorf("%s: no %q in\n%s", step, want, ask.Text)
		}
	}
	booked, _ := course(t, "2024", 0, func(c *Course) {
		c.Conferences = []Conference{{ID: 3, Kind: ICPC, Meeting: 1, State: ConferencePlanned, StartsAt: minute("2027-01-12T10:00")}}
	})
	if ask, _ := asks.For(booked, "parent-preparation", AskTo{}, "", Office{}); !strings.Contains(ask.Text, "is on Tuesday 12 January 2027 at 10:00.") {
		t.Error(ask.Text)
	}
	sqa, _ := course(t, "sqa", 0, nil)
	if ask, _ := asks.For(sqa, "manager-contact", AskTo{}, "", Office{}); !strings.Contains(ask.Text, "by Monday 21 December 2026 at 10:00.") {
		t.Error(ask.Text)
	}
	held, _ := course(t, "2024", 0, func(c *Course) {
		c.Conferences = []Conference{{ID: 3, Kind: ICPC, Meeting: 1, State: ConferenceHeld, StartsAt: minute("2027-01-12T10:00"), EndedAt: minute("2027-01-12T12:00")}}
	})
	for step, want := range map[string]string{"decisions-approved": "The conference was on Tuesday 12 January 2027 at 10:00.", "core-group-1": "by Tuesday 26 January 2027."} {
		if ask, _ := asks.For(held, step, AskTo{}, "", Office{}); !strings.Contains(ask.Text, want) {
			t.Errorf("%s: no %q in\n%s", step, want, ask.Text)
		}
	}
	if ask, _ := asks.For(held, "review-2-invite-list", AskTo{}, "", Office{}); !strings.HasPrefix(ask.Subject, "CP-2026-0042: invitation list for review 2, due ") {
		t.Error(ask.Subject)
	}
	none, _ := course(t, "2024", 0, func(c *Course) { c.Runs = nil })
	for of, step := range map[*Course]string{c: "icpc", sqa: "review-7", none: "parent-preparation", held: "drift-audit"} { // the auditor has an account
		if ask, ok := asks.For(of, step, AskTo{}, "", Office{}); ok {
			t.Errorf("there is a message about %s: %s", step, ask.Text)
		}
	}
	if ask, ok := asks.For(sqa, "drift-audit", AskTo{}, "", Office{}); !ok || !strings.Contains(ask.Text, "for drift by Friday 12 November 2027.") {
		t.Error(ask.Text)
	}
	d := c.Definition
	for step, want := range map[string]string{"report-authorised": "team-manager", "chair-s47-review": "social-worker", "invite-list-escalated": "team-manager", "child-participation": "social-worker",
		"decisions-approved": "team-manager", "core-group-1": "social-worker"} {
		if got := d.PartyFor(d.Step(step)); got != want {
			t.Errorf("%s goes to the %s, want %s", step, got, want)
		}
	}
	for text, want := range map[string]string{
		`[{"step":"a","subject":"b"}]`: "are needed", `[{"step":"a","subject":"b","text":"{c}"}]`: "not known", `{`: "messages",
		`[{"step":"a","subject":"b","text":"c"},{"step":"a","subject":"b","text":"c"}]`: "two about a",
	} {
		if _, err := readAsks([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}

// What matters most now: what is late the longest, then what is due next, then what can be done and has no date.
func TestNextStep(t *testing.T) {
	c, _ := course(t, "2024", 0, nil)
	for at, want := range map[string]string{
		"2026-12-18T12:00": "contact-received", // due today
		"2026-12-21T09:00": "contact-received", // late since Friday
	} {
		if m, ok := c.Next(minute(at)); !ok || m.ID != want {
			t.Errorf("at %s: %s, want %s", at, m.ID, want)
		}
	}
	over, _ := course(t, "2024", 0, func(c *Course) {
		c.Runs[0].Threshold = &Threshold{Met: true, DecidedAt: minute("2026-12-18T15:00")}
		c.Runs[0].S47 = &S47Outcome{Meeting: 1, ConcludedAt: minute("2026-12-22T15:00")}
		c.Entries = []StepEntry{entry("s47-not-at-risk", "2026-12-23T10:00")}
	})
	if m, ok := over.Next(minute("2027-01-05T09:00")); ok {
		t.Errorf("everything is over, and %s is next", m.ID)
	}
}

func TestStepsOfAPhaseStandInTheOrderOfThePathway(t *testing.T) {
	c, _ := course(t, "2024", 0, nil)
	list := c.InPhase(PhaseStrategy)
	if len(list) == 0 || list[0].ID != "strategy-meeting" {
		t.Fatalf("the first of %d steps is not the strategy meeting", len(list))
	}
	for i, m := range list {
		if m.Step.Phase != PhaseStrategy || i > 0 && m.Position < list[i-1].Position {
			t.Errorf("%s of %s stands at %d", m.ID, m.Step.Phase, i)
		}
	}
}

// What was typed on the way to the conference may hold a protected address: screens cover it, a form that comes back unchanged
// keeps what it was, and it is shown to somebody who asks.
func TestCourseIsCovered(t *testing.T) {
	ann := Member{Person: Person{ID: 9, FirstName: "Ann", LastName: "Ward"}, Kind: Adult,
		Homes: []Residence{{Address: Address{ID: 1, Line1: "14 Marsh Street", Town: "Exampleton", Postcode: "EX1 4BZ", State: AddressConfidential}}}}
	f := Family{Members: []Member{ann}}
	const at = "They hide at 14 Marsh Street."
	fresh := func() *Course {
		c, _ := course(t, "2024", 0, func(c *Course) {
			run := &c.Runs[0]
			m := &run.Meetings[0]
			m.SafeNow, m.Attendees = at, []StrategyAttendee{{Name: "Ann", Agency: at}}
			run.Threshold = &Threshold{Meeting: 1, Rationale: at, DecidedAt: minute("2026-12-18T15:00")}
			run.Assessment = &Assessment{Outcome: at, AskedOn: onDay("2026-12-18")}
			run.S47 = &S47Outcome{Meeting: 1, Instead: at, InsteadAgency: at, ConcludedAt: minute("2026-12-24T12:00"), Spared: []ChildInstead{{7, at}}}
			e := entry("parent-preparation", "2026-12-29T10:00")
			e.Note = at
			c.Entries = []StepEntry{e}
			c.Case.VenueRisk = at
			c.Significant = []Note{{Kind: SignificantEvent, Text: at}}
			c.Appraisals = []Appraisal{{Why: at}}
			c.Venue = []VenueCheck{{Risk: at}}
		})
		return c
	}
	whole, covered := fresh(), fresh()
	covered.Cover(f.Covering())
	run, was := covered.Runs[0], whole.Runs[0]
	m := run.Meetings[0]
	for name, text := range map[string]string{"safe now": m.SafeNow, "agency": m.Attendees[0].Agency, "reasons": run.Threshold.Rationale, "assessment": run.Assessment.Outcome,
		"instead": run.S47.Instead, "instead, for agencies": run.S47.InsteadAgency, "instead, for one child": run.S47.Spared[0].Instead, "entry": covered.Entries[0].Note, "venue": covered.Case.VenueRisk, "significant event": covered.Significant[0].Text, "risk at the venue": covered.Venue[0].Risk, "mid-point review": covered.Appraisals[0].Why} {
		if strings.Contains(text, "Marsh") || text == "" {
			t.Errorf("%s: %q", name, text)
		}
	}
	if !m.Covered || whole.Runs[0].Meetings[0].Covered {
		t.Error("a meeting says that something in it is covered")
	}
	m.Concern = "Changed."
	m.KeepCovered(&f, was.Meetings[0])
	run.Threshold.KeepCovered(&f, *was.Threshold)
	run.Assessment.KeepCovered(&f, *was.Assessment)
	run.S47.KeepCovered(&f, *was.S47)
	if m.SafeNow != at || m.Concern != "Changed." || m.Attendees[0].Agency != at || run.Threshold.Rationale != at || run.Assessment.Outcome != at || run.S47.Instead != at || run.S47.InsteadAgency != at || run.S47.Spared[0].Instead != at {
		t.Errorf("a covered text that was not changed is lost: %+v", m)
	}
	lines, err := whole.SecretLines(1)
	if err != nil || strings.Count(strings.Join(lines, "\n"), "14 Marsh Street") != 6 {
		t.Errorf("shown: %q, %v", lines, err)
	}
	if _, err := whole.SecretLines(2); CodeOf(err) != CodeNotFound {
		t.Errorf("another family’s: %v", err)
	}
	list := whole.InPhase(PhaseConference)
	if len(list) == 0 || list[0].ID != "icpc" || list[len(list)-1].ID != "plan-handover" {
		t.Errorf("the conference’s steps: %v", list)
	}
}

// What is next: the longest late, then what is due today, then what can be done; never a forecast.
func TestNext(t *testing.T) {
	c, _ := course(t, "2024", 0, func(c *Course) {
		c.Runs[0].Meetings[0].ToldBy, c.Runs[0].Meetings[0].ToldAt = "Bilal Shah", minute("2026-12-18T11:00")
	})
	for at, want := range map[string]string{"2026-12-18T12:00": "threshold-decision", "2026-12-21T09:00": "threshold-decision"} {
		if m, ok := c.Next(minute(at)); !ok || m.ID != want {
			t.Errorf("at %s: %s, want %s", at, m.ID, want)
		}
	}
	c, _ = course(t, "2024", 0, func(c *Course) { c.Runs[0].S47 = &S47Outcome{ConcludedAt: minute("2026-12-24T12:00")} })
	if m, ok := c.Next(minute("2026-12-29T09:00")); !ok || m.ID != "s47-not-at-risk" {
		t.Errorf("not at risk: %s", m.ID)
	}
	c.Milestones = nil
	if _, ok := c.Next(minute("2026-12-29T09:00")); ok {
		t.Error("nothing is next")
	}
}

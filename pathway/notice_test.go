package pathway

import (
	"strings"
	"testing"
)

func goodNotice() StrategyMeeting {
	return StrategyMeeting{ID: 1, Case: 5, Form: NoticeForm, HeldAt: minute("2026-12-11T00:00"), Children: []int64{1}, Concern: "There was violence at home.",
		Notice: &Notice{Authority: "Example County Council", SentBy: "Ida Example", Reference: "EX-7", PlanSince: onDay("2026-05-04"), Category: "EMO"}}
}

// movedIn is the course of a family whose notice came on Friday 11 December 2026.
func movedIn(t *testing.T, version string, openPlans int, change func(*Course)) *Course {
	t.Helper()
	c, _ := course(t, version, openPlans, func(c *Course) {
		c.Runs = []Run{{Meetings: []StrategyMeeting{goodNotice()}}}
		if change != nil {
			change(c)
		}
	})
	return c
}

// The conference is within 15 working days of the notice, Christmas in between; no step of an enquiry is due.
func TestMovingInCountsFromTheNotice(t *testing.T) {
	for _, version := range []string{"2024", "sqa"} {
		c := movedIn(t, version, 0, nil)
		icpc, _ := c.Milestone("icpc")
		if !icpc.TransferIn() || icpc.Due != onDay("2027-01-06") || icpc.Limit != icpc.Due || icpc.Done != (DateTime{}) || icpc.DueName() != "the day it is due" {
			t.Errorf("%s: the conference is %s, %s", version, icpc, icpc.Title)
		}
		for _, id := range []string{"strategy-meeting", "threshold-decision", "threshold-discussion", "s47-outcome", "chair-s47-review"} {
			if m, there := c.Milestone(id); there {
				t.Errorf("%s: %s", version, m)
			}
		}
		if m, _ := c.Milestone("transfer-notice"); m.Done != minute("2026-12-11T00:00") || c.Evidence(m.ID) != "Example County Council: Ida Example" {
			t.Errorf("%s: the notice: %s, %q", version, m.Done, c.Evidence(m.ID))
		}
		if m, _ := c.Milestone("invite-list"); c.EntryRefusal(&m) != "" {
			t.Errorf("%s: the list: %s", version, c.EntryRefusal(&m))
		}
		if m, _ := c.Milestone("transfer-accepted"); c.EntryRefusal(&m) == "" {
			t.Errorf("%s: acceptance before the decision", version)
		}
		run := c.Run()
		if run.BookingRefusal() != "" || StageOf(Standing{Run: &run}) != StagePreparing {
			t.Errorf("%s: %q, %s", version, run.BookingRefusal(), StageOf(Standing{Run: &run}))
		}
		if c := CheckS47(c, run, goodNotice(), S47Outcome{}); CodeOf(c) != CodeRefused || !strings.Contains(c.Error(), "moved here") {
			t.Errorf("%s: an enquiry's outcome: %v", version, c)
		}
	}
	if m, there := func() (Milestone, bool) { c, _ := course(t, "2024", 0, nil); return c.Milestone("transfer-notice") }(); there {
		t.Errorf("after an enquiry: %s", m)
	}
}

// Once the transfer-in conference was held, what follows counts from it as from any other.
func TestMovingInAfterTheConference(t *testing.T) {
	held := Conference{ID: 3, Kind: TransferIn, Meeting: 1, State: ConferenceHeld, StartsAt: minute("2027-01-05T10:00"), EndedAt: minute("2027-01-05T12:10")}
	c := movedIn(t, "2024", 1, func(c *Course) {
		c.Conferences = []Conference{held}
		c.Entries = []StepEntry{entry("decisions-approved", "2027-01-05T16:00")}
		c.Decided = map[int64]Decisions{3: {Children: []ChildDecision{{Child: 1, Outcome: OutcomePlan}}}}
	})
	for id, due := range map[string]string{"core-group-1": "2027-01-19", "review-1": "2027-04-05", "decisions-to-chair": "2027-01-06T12:10", "transfer-accepted": "2027-01-06"} {
		if m, _ := c.Milestone(id); m.DueText() != due {
			t.Errorf("%s is due %s, want %s", id, m.DueText(), due)
		}
	}
	if m, _ := c.Milestone("transfer-accepted"); c.EntryRefusal(&m) != "" {
		t.Error(c.EntryRefusal(&m))
	}
	asks, err := LoadAsks()
	if err != nil {
		t.Fatal(err)
	}
	ask, ok := asks.For(c, "transfer-accepted", AskTo{}, "", Office{})
	if !ok || !strings.Contains(ask.Text, "notice on Friday 11 December 2026") || !strings.Contains(ask.Text, "Our reference is CP-2026-0042, yours EX-7.") ||
		!strings.Contains(ask.Text, "From Tuesday 5 January 2027 there is a child protection plan of ours for 1 child.") {
		t.Errorf("the text: %s", ask.Text)
	}
	without, _ := course(t, "2024", 0, nil)
	if got := theirReference(without.Runs[0].Meetings[0]); got != "" {
		t.Errorf("a strategy meeting has the reference %q", got)
	}
}

func TestAcceptedInWords(t *testing.T) {
	for want, outcomes := range map[string][]Outcome{
		"not written down yet":                     {OutcomeAdjourned},
		"made no child":                            {OutcomeCIN, OutcomeNoPlan},
		"for 2 children. We":                       {OutcomePlan, OutcomePlan},
		"for 1 child, and none for 2 children. We": {OutcomePlan, OutcomeCIN, OutcomeNoPlan},
	} {
		c := movedIn(t, "2024", 0, nil)
		var d Decisions
		for _, o := range outcomes {
			d.Children = append(d.Children, ChildDecision{Outcome: o})
		}
		c.Decided = map[int64]Decisions{0: d}
		if got := c.acceptedInWords(); !strings.Contains(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestCheckNotice(t *testing.T) {
	none := Course{}
	if err := none.CheckNotice(); err != nil {
		t.Error(err)
	}
	if err := movedIn(t, "2024", 0, nil).CheckNotice(); CodeOf(err) != CodeRefused || !strings.Contains(err.Error(), "recorded already") {
		t.Error(err)
	}
	enquiry, _ := course(t, "2024", 0, nil)
	if err := enquiry.CheckNotice(); CodeOf(err) != CodeRefused || !strings.Contains(err.Error(), "on its pathway already") {
		t.Error(err)
	}
	over, _ := course(t, "2024", 0, func(c *Course) { c.Runs[0].Threshold = &Threshold{Meeting: 1} })
	if err := over.CheckNotice(); err != nil {
		t.Error(err)
	}
}

func TestValidateNotice(t *testing.T) {
	now := minute("2026-12-14T09:00")
	for want, change := range map[string]func(m *StrategyMeeting){
		"":           func(*StrategyMeeting) {},
		"held_on":    func(m *StrategyMeeting) { m.HeldAt = minute("2026-12-15T00:00") },
		"authority":  func(m *StrategyMeeting) { m.Notice.Authority = " " },
		"sent_by":    func(m *StrategyMeeting) { m.Notice.SentBy = "" },
		"plan_since": func(m *StrategyMeeting) { m.Notice.PlanSince = Date{} },
		"category":   func(m *StrategyMeeting) { m.Notice.Category = "BAD" },
		"concern":    func(m *StrategyMeeting) { m.Concern = "" },
		"children":   func(m *StrategyMeeting) { m.Children = nil },
		"contact,plan,reference": func(m *StrategyMeeting) {
			m.Notice.Contact, m.Notice.Reference, m.Notice.Plan = strings.Repeat("x", 500), strings.Repeat("x", 41), strings.Repeat("x", 4001)
		},
	} {
		m := goodNotice()
		change(&m)
		if got := faults(m.Validate(now, []int64{1})); got != want {
			t.Errorf("wrong are %q, want %q", got, want)
		}
	}
	late := goodNotice()
	late.Notice.PlanSince, late.Notice.Category = onDay("2026-12-12"), "MUL"
	if got := faults(late.Validate(now, []int64{1})); got != "plan_since" {
		t.Errorf("a plan since after the notice: %q", got)
	}
}

// A day is judged by the notice: one last day, and no Day 15.
func TestConferenceDayAfterANotice(t *testing.T) {
	d, office := mustDefinitions(t).Find("2024"), mustCalendar(t)
	start := Beginning{onDay("2026-12-11"), true}
	closed := office.WithClosures(Closure{On: onDay("2027-01-06"), Reason: "Training"})
	for _, tt := range []struct {
		on, want string
		office   *Calendar
		late     string
	}{
		{"2026-12-10", "Thursday 10 December 2026 is before the notice of the other authority on Friday 11 December 2026.", office, ""},
		{"2027-01-06", "", office, ""},
		{"2027-01-07", "That is 16 working days after the notice of the other authority. The limit was Wednesday 6 January 2027. Record the reason and who agreed.", office, "past the limit"},
		{"2027-01-06", "The office is closed on Wednesday 6 January 2027: Training. Choose another day.", closed, ""},
	} {
		check := d.CheckConferenceDate(onDay(tt.on), start, tt.office)
		if got := check.Refused + strings.Join(check.Warnings, " "); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.on, got, tt.want)
		}
		if check.PastLimit && d.lateness(check, start) != tt.late {
			t.Errorf("%s: %s", tt.on, d.lateness(check, start))
		}
	}
	// A training day on the limit leaves the day before it as the last one.
	due, limit := d.ConferenceDates(start, closed)
	if due != onDay("2027-01-05") || limit != onDay("2027-01-06") {
		t.Errorf("due %s, limit %s", due, limit)
	}
	for _, week := range d.BookingDays(start, office, onDay("2026-12-14"), nil, nil) {
		for _, day := range week {
			if day.Day != 0 || day.AfterLimit != day.On.After(limit) && day.Why == "" || day.Due != (day.On == limit) {
				t.Errorf("on offer: %+v", day)
			}
		}
	}
	for _, day := range d.Counting(start, office) {
		if day.On == start.On && day.StatutoryWhy != "Day of the notice of the other authority" {
			t.Errorf("the first day: %q", day.StatutoryWhy)
		}
	}
}

func TestNoticeInWords(t *testing.T) {
	m := goodNotice()
	if got := m.Title(); got != "Notice of Friday 11 December 2026" {
		t.Error(got)
	}
	if got := (StrategyMeeting{HeldAt: minute("2026-12-11T10:00")}).Title(); got != "Strategy meeting of Friday 11 December 2026 at 10:00" {
		t.Error(got)
	}
	c := movedIn(t, "2024", 0, nil)
	if task := NoticeTask(c, m); task.Role != ServiceManager || !strings.Contains(task.Text, "is to be held by Wednesday 6 January 2027.") {
		t.Errorf("the task: %+v", task)
	}
	d := c.Definition
	for id, want := range map[string]string{"icpc": "", "transfer-notice": "For a family that moved in with a plan of another authority", "s47-outcome": "After an enquiry of this authority"} {
		if got := d.Step(id).OnlyInWords(); got != want {
			t.Errorf("%s: %q", id, got)
		}
	}
}

// What is protected in a notice is covered on screens, and comes back where a form leaves it covered; the record itself stays whole.
func TestCoverOfANotice(t *testing.T) {
	c := movedIn(t, "2024", 0, func(c *Course) { c.Runs[0].Meetings[0].Notice.Plan = "They went to 4 Hidden Lane." })
	whole := c.Runs[0].Meetings[0].Notice
	c.Cover(func(s string) string { return strings.ReplaceAll(s, "4 Hidden Lane", "████") })
	m := c.Runs[0].Meetings[0]
	if m.Notice.Plan != "They went to ████." || !m.Covered || whole.Plan != "They went to 4 Hidden Lane." {
		t.Errorf("covered %q, whole %q", m.Notice.Plan, whole.Plan)
	}
}

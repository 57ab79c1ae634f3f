package pathway

import (
	"slices"
	"strings"
	"testing"
)

// minute reads "2026-11-20T10:00" in a test's table.
func minute(s string) DateTime {
	t, err := ParseDateTime(s)
	if err != nil {
		panic(err)
	}
	return t
}

// goodMeeting is a strategy meeting of Friday 20 November 2026 about child 1, with nothing wrong.
func goodMeeting() StrategyMeeting {
	return StrategyMeeting{HeldAt: minute("2026-11-20T10:00"), Form: "meeting", S47: true, Concern: "Bruises nobody can explain.", SafeNow: "Both children stay with their aunt.",
		Children: []int64{1}, ToldBy: "Bilal Shah", ToldAt: minute("2026-11-20T11:30"), Attendees: []StrategyAttendee{{Name: "Bilal Shah", Agency: "Children’s social care"}}}
}

const monday = "2026-11-23T09:00" // now, in the tests of this file

func TestStrategyMeetingValidates(t *testing.T) {
	long := strings.Repeat("ä", 10000)
	tests := []struct {
		name   string
		change func(*StrategyMeeting)
		want   string
	}{
		{"as it should be", func(m *StrategyMeeting) {}, ""},
		{"the very minute", func(m *StrategyMeeting) { m.HeldAt, m.ToldAt = minute(monday), minute(monday) }, ""},
		{"a minute from now", func(m *StrategyMeeting) { m.HeldAt = minute("2026-11-23T09:01") }, "held_on"},
		{"no date", func(m *StrategyMeeting) { m.HeldAt = DateTime{} }, "held_on"},
		{"the year mistyped", func(m *StrategyMeeting) { m.HeldAt = minute("2006-11-20T10:00") }, "held_on"},
		{"no form", func(m *StrategyMeeting) { m.Form = "" }, "form"},
		{"no child", func(m *StrategyMeeting) { m.Children = nil }, "children"},
		{"another family’s child", func(m *StrategyMeeting) { m.Children = []int64{1, 3} }, "children"},
		{"no concern", func(m *StrategyMeeting) { m.Concern = " " }, "concern"},
		{"nothing makes them safe", func(m *StrategyMeeting) { m.SafeNow = "" }, "safe_now"},
		{"no enquiry needs neither", func(m *StrategyMeeting) { m.S47, m.Concern, m.SafeNow = false, "", "" }, ""},
		{"an enquiry, and nobody took part", func(m *StrategyMeeting) { m.Attendees = nil }, "attendee_name_1"},
		{"no enquiry, and nobody took part", func(m *StrategyMeeting) { m.S47, m.Attendees = false, nil }, ""},
		{"nobody rang yet", func(m *StrategyMeeting) { m.ToldBy, m.ToldAt = "", DateTime{} }, ""},
		{"who rang, not when", func(m *StrategyMeeting) { m.ToldAt = DateTime{} }, "told_on"},
		{"when, not who rang", func(m *StrategyMeeting) { m.ToldBy = "" }, "told_by"},
		{"rang the day before the meeting", func(m *StrategyMeeting) { m.ToldAt = midnight(m.HeldAt.date.AddDays(-1)).AddMinutes(23 * 60) }, "told_on"},
		{"rings tomorrow", func(m *StrategyMeeting) { m.ToldAt = minute("2026-11-24T09:00") }, "told_on"},
		{"an agency without a name", func(m *StrategyMeeting) { m.Attendees = []StrategyAttendee{{Name: "Ann"}, {Agency: "Police"}} }, "attendee_name_2"},
		{"of the directory, named there", func(m *StrategyMeeting) { m.Attendees = []StrategyAttendee{{Professional: 7}} }, ""},
		{"ten thousand characters", func(m *StrategyMeeting) {
			m.Concern, m.SafeNow, m.PoliceAsk, m.ToldBy = long, long, long, long
			m.Attendees = []StrategyAttendee{{Name: long, Agency: long, Role: long}}
		}, "attendee_agency_1,attendee_name_1,attendee_role_1,concern,police_ask,safe_now,told_by"},
	}
	for _, tt := range tests {
		m := goodMeeting()
		tt.change(&m)
		if got := faults(m.Validate(minute(monday), []int64{1, 2})); got != tt.want {
			t.Errorf("%s: wrong are %q, want %q", tt.name, got, tt.want)
		}
	}
}

// faults returns the names of the fields that an error says are wrong.
func faults(err error) string { return strings.Join(FieldsOf(err).Names(), ",") }

func TestThresholdValidates(t *testing.T) {
	good := Threshold{DecidedAt: minute("2026-11-20T15:00"), Met: true, Rationale: "Three injuries in a month."}
	answered := good
	answered.EarlyHelp, answered.Subsequent, answered.Replan, answered.Exploited = "None.", "The second.", "Yes: the father has left.", "Does not apply."
	long := strings.Repeat("ä", 10000)
	tests := []struct {
		name      string
		t         Threshold
		questions bool
		change    func(*Threshold)
		want      string
	}{
		{"as it should be", good, false, nil, ""},
		{"before the meeting", good, false, func(t *Threshold) { t.DecidedAt = minute("2026-11-20T09:59") }, "decided_on"},
		{"in the future", good, false, func(t *Threshold) { t.DecidedAt = minute("2026-11-23T09:01") }, "decided_on"},
		{"no date", good, false, func(t *Threshold) { t.DecidedAt = DateTime{} }, "decided_on"},
		{"no reasons", good, false, func(t *Threshold) { t.Rationale = "" }, "rationale"},
		{"the four questions are the earlier pathway’s", good, true, nil, "early_help,exploited,replan,subsequent"},
		{"the four questions answered", answered, true, nil, ""},
		{"talked through, about what?", good, false, func(t *Threshold) { t.TalkedWith = "Bilal Shah" }, "discrepancy"},
		{"seen differently, talked through with whom?", good, false, func(t *Threshold) { t.Discrepancy = "The manager saw less risk." }, "talked_with"},
		{"both", good, false, func(t *Threshold) { t.TalkedWith, t.Discrepancy = "Bilal Shah", "Agreed in the end." }, ""},
		{"ten thousand characters", answered, true, func(t *Threshold) {
			t.Rationale, t.EarlyHelp, t.Discrepancy, t.TalkedWith = long, long, long, long
		}, "discrepancy,early_help,rationale,talked_with"},
	}
	for _, tt := range tests {
		if tt.change != nil {
			tt.change(&tt.t)
		}
		if got := faults(tt.t.Validate(minute(monday), goodMeeting(), tt.questions)); got != tt.want {
			t.Errorf("%s: wrong are %q, want %q", tt.name, got, tt.want)
		}
	}
	ds := mustDefinitions(t)
	if ds.Default().AsksQuestions() || !ds.Find("sqa").AsksQuestions() {
		t.Error("the four questions belong to the earlier pathway alone")
	}
}

func TestAssessmentValidates(t *testing.T) {
	today, decided := onDay("2026-11-23"), onDay("2026-11-20")
	asked := Assessment{AskedOn: onDay("2026-11-20")}
	concluded := Assessment{AskedOn: onDay("2026-11-20"), ConcludedOn: onDay("2026-11-23"), Harm: "no", Outcome: "A child in need plan.", ToldBy: "Bilal Shah"}
	tests := []struct {
		name   string
		a      Assessment
		change func(*Assessment)
		want   string
	}{
		{"asked for", asked, nil, ""},
		{"concluded", concluded, nil, ""},
		{"never asked for", Assessment{}, nil, "asked_on"},
		{"asked for before the decision", asked, func(a *Assessment) { a.AskedOn = onDay("2026-11-19") }, "asked_on"},
		{"asked for tomorrow", asked, func(a *Assessment) { a.AskedOn = onDay("2026-11-24") }, "asked_on"},
		{"an outcome without its date", asked, func(a *Assessment) { a.Outcome = "Nothing found." }, "concluded_on"},
		{"concluded before it was asked for", concluded, func(a *Assessment) { a.ConcludedOn = onDay("2026-11-19") }, "concluded_on"},
		{"harm or not?", concluded, func(a *Assessment) { a.Harm = "" }, "harm"},
		{"harm, when?", concluded, func(a *Assessment) { a.ConcludedOn = Date{} }, "concluded_on"},
		{"what did it conclude, who said so?", concluded, func(a *Assessment) { a.Outcome, a.ToldBy = "", "" }, "outcome,told_by"},
	}
	for _, tt := range tests {
		if tt.change != nil {
			tt.change(&tt.a)
		}
		if got := faults(tt.a.Validate(today, decided)); got != tt.want {
			t.Errorf("%s: wrong are %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestS47OutcomeValidates(t *testing.T) {
	risk := S47Outcome{ConcludedAt: minute("2026-11-20T16:00"), AtRisk: true, ToldBy: "Bilal Shah"}
	none := S47Outcome{ConcludedAt: minute("2026-11-20T16:00"), ToldBy: "Bilal Shah", Instead: "A child in need plan.", TalkedWith: "Bilal Shah rang the chair at 16:10."}
	tests := []struct {
		name   string
		o      S47Outcome
		change func(*S47Outcome)
		want   string
	}{
		{"at risk", risk, nil, ""},
		{"not at risk", none, nil, ""},
		{"only the day is known", risk, func(o *S47Outcome) { o.ConcludedAt = minute("2026-11-20T00:00") }, ""},
		{"before the meeting", risk, func(o *S47Outcome) { o.ConcludedAt = minute("2026-11-19T16:00") }, "concluded_on"},
		{"tomorrow", risk, func(o *S47Outcome) { o.ConcludedAt = minute("2026-11-24T16:00") }, "concluded_on"},
		{"who said so?", risk, func(o *S47Outcome) { o.ToldBy = "" }, "told_by"},
		{"one of two is at risk", risk, func(o *S47Outcome) { o.Spared, o.TalkedWith = []ChildInstead{{1, "Early help."}}, "By phone." }, ""},
		{"one of two: what instead, and does the chair know?", risk, func(o *S47Outcome) { o.Spared = []ChildInstead{{Child: 2}} }, "child_instead_2,talked_with"},
		{"nobody is left", risk, func(o *S47Outcome) { o.Spared, o.TalkedWith = []ChildInstead{{1, "a"}, {2, "b"}}, "x" }, "at_risk"},
		{"another family’s child", risk, func(o *S47Outcome) { o.Spared, o.TalkedWith = []ChildInstead{{3, "a"}}, "x" }, "at_risk"},
		{"ten thousand characters", risk, func(o *S47Outcome) {
			o.Spared, o.TalkedWith = []ChildInstead{{1, strings.Repeat("ä", 10000)}}, "x"
		}, "child_instead_1"},
		{"what do they get instead, and does the chair know?", none, func(o *S47Outcome) { o.Instead, o.TalkedWith = "", "" }, "instead,talked_with"},
		{"too long", none, func(o *S47Outcome) {
			o.InsteadChild, o.InsteadAgency = strings.Repeat("x", 4001), strings.Repeat("x", 4001)
		}, "instead_agency,instead_child"},
	}
	for _, tt := range tests {
		if tt.change != nil {
			tt.change(&tt.o)
		}
		m := goodMeeting()
		m.Children = []int64{1, 2}
		if got := faults(tt.o.Validate(minute(monday), m)); got != tt.want {
			t.Errorf("%s: wrong are %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestHowAnEnquiryCanEnd(t *testing.T) {
	started, talk, later := StrategyMeeting{ID: 1, S47: true}, StrategyMeeting{ID: 2}, StrategyMeeting{ID: 3, S47: true}
	run := func(r Run) Run { r.Meetings = []StrategyMeeting{started, talk}; return r }
	conference := func(state ConferenceState) Conference { return Conference{ID: 9, Meeting: 1, State: state} }
	tests := []struct {
		name    string
		run     Run
		meeting StrategyMeeting
		icpc    Conference
		next    bool // another run has begun
		atRisk  bool
		refused string
	}{
		{"at risk", run(Run{}), started, Conference{}, false, true, ""},
		{"not at risk, booked", run(Run{}), started, conference(ConferencePlanned), false, false, ""},
		{"not at risk, held", run(Run{}), started, conference(ConferenceHeld), false, false, "has been held"},
		{"at risk, held", run(Run{}), started, conference(ConferenceHeld), false, true, ""},
		{"on a meeting that started nothing", run(Run{}), talk, Conference{}, false, true, "already started by the meeting of"},
		{"threshold not met", run(Run{Threshold: &Threshold{}}), started, Conference{}, false, true, "assessment instead"},
		{"threshold met", run(Run{Threshold: &Threshold{Met: true}}), started, Conference{}, false, true, ""},
		{"the words corrected", run(Run{S47: &S47Outcome{}}), started, conference(ConferenceStoodDown), false, false, ""},
		{"at risk after all, nothing booked", run(Run{S47: &S47Outcome{}}), started, Conference{}, false, true, ""},
		{"at risk after all, stood down", run(Run{S47: &S47Outcome{}}), started, conference(ConferenceStoodDown), false, true, "record a new strategy meeting"},
		{"not at risk after all", run(Run{S47: &S47Outcome{AtRisk: true}}), started, conference(ConferencePlanned), false, false, ""},
		{"turned round after a new meeting", run(Run{S47: &S47Outcome{}}), started, Conference{}, true, true, "since"},
	}
	for _, tt := range tests {
		c := &Course{Runs: []Run{tt.run}, ICPC: tt.icpc}
		if tt.next {
			c.Runs = append(c.Runs, Run{Meetings: []StrategyMeeting{later}})
		}
		err := CheckS47(c, tt.run, tt.meeting, S47Outcome{AtRisk: tt.atRisk})
		if got := Message(err); (err == nil) != (tt.refused == "") || !strings.Contains(got, tt.refused) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.refused)
		}
	}
}

func TestWhichChildrenAreAtRiskStandsOnceTheConferenceWasHeld(t *testing.T) {
	started := StrategyMeeting{ID: 1, S47: true}
	one, other := []ChildInstead{{Child: 1}}, []ChildInstead{{Child: 2}}
	tests := []struct {
		name    string
		was     *S47Outcome
		now     []ChildInstead
		state   ConferenceState
		refused bool
	}{
		{"planned", nil, one, ConferencePlanned, false},
		{"held: one more", &S47Outcome{AtRisk: true}, one, ConferenceHeld, true},
		{"held: none any more", &S47Outcome{AtRisk: true, Spared: one}, nil, ConferenceHeld, true},
		{"held: another", &S47Outcome{AtRisk: true, Spared: one}, other, ConferenceHeld, true},
		{"held: the same, its words corrected", &S47Outcome{AtRisk: true, Spared: one}, []ChildInstead{{1, "Early help."}}, ConferenceHeld, false},
		{"held, and only recorded now", nil, one, ConferenceHeld, true},
		{"held, and all were at risk", nil, nil, ConferenceHeld, false},
	}
	for _, tt := range tests {
		run := Run{Meetings: []StrategyMeeting{started}, S47: tt.was}
		c := &Course{Runs: []Run{run}, ICPC: Conference{ID: 9, Meeting: 1, State: tt.state}}
		if err := CheckS47(c, run, started, S47Outcome{AtRisk: true, Spared: tt.now}); (err != nil) != tt.refused || err != nil && CodeOf(err) != CodeRefused {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}

func TestASparedChildIsToldOf(t *testing.T) {
	c, _ := course(t, "2024", 0, func(c *Course) {
		c.Runs[0].S47 = &S47Outcome{Meeting: 1, AtRisk: true, ConcludedAt: minute("2026-12-24T12:00"), ToldBy: "Bilal Shah", TalkedWith: "By phone.", Spared: []ChildInstead{{7, "Early help at 3 The Ashes."}}}
	})
	o := c.Run().S47
	if !o.Spares(7) || o.Spares(8) || (*S47Outcome)(nil).Spares(7) {
		t.Error("who is spared")
	}
	if got := c.Evidence("s47-outcome"); got != "Some of the children at risk of significant harm, some not; told by Bilal Shah" {
		t.Errorf("in a line: %q", got)
	}
	n := SparedNote(c, *o, func(int64) string { return "Zoë Ward" })
	if n.Validate(minute("2026-12-29T09:00")) != nil || n.Kind != OversightNote || !strings.Contains(n.Text, "Zoë Ward gets instead\nEarly help at 3 The Ashes.") || !strings.Contains(n.Text, "The chair was told: By phone.") {
		t.Errorf("%+v", n)
	}
	task := SparedTask(c, o.Spared[0], "Zoë Ward", []string{"Ann Obi, Primary school", "Paul Ward"}, onDay("2026-12-24"))
	if task.Kind != TaskTellSpared || !strings.Contains(task.Text, "to be told now\nAnn Obi, Primary school\nPaul Ward\n") || !strings.Contains(task.Title, "the conference is not about Zoë Ward") {
		t.Errorf("%+v", task)
	}
	if faults(task.ValidateDone(" ")) != "note" || task.ValidateDone("Rang both.") != nil {
		t.Error("it is closed without saying how each was told")
	}
	if lines, err := c.SecretLines(1); err != nil || !slices.Contains(lines, "Early help at 3 The Ashes.") {
		t.Errorf("uncovered: %q, %v", lines, err)
	}
	whole := c.Runs[0].S47.Spared
	cover := func(s string) string { return strings.ReplaceAll(s, "3 The Ashes", "●●●") }
	c.Cover(cover)
	if got := c.Run().S47.Spared[0].Instead; got != "Early help at ●●●." || whole[0].Instead != "Early help at 3 The Ashes." {
		t.Errorf("covered: %q, before: %q", got, whole[0].Instead)
	}
}

func TestNotesAndTasksOfTheThreshold(t *testing.T) {
	meeting := goodMeeting()
	meeting.ID, meeting.Case = 1, 5
	plans := func(n int) []PreviousPlan { return make([]PreviousPlan, n) }
	children := []Member{
		{Person: Person{FirstName: "Zoë", LastName: "Ward"}, Previous: plans(1)},
		{Person: Person{FirstName: "Łukasz", LastName: "Ward"}, Previous: plans(3)},
		{Person: Person{FirstName: "Ayşe", LastName: "Ward"}},
	}
	course := func(version string) *Course {
		c := &Course{Case: Case{ID: 5, Reference: "CP-2026-0042"}, Definition: mustDefinitions(t).Find(version), Office: mustCalendar(t), Runs: []Run{{Meetings: []StrategyMeeting{meeting}}}}
		c.Count(0)
		return c
	}
	met := Threshold{Met: true, DecidedAt: minute("2026-11-20T15:00"), DecidedName: "Colm Brennan", Rationale: "Three injuries in a month."}
	n := ThresholdNote(course("2024"), meeting, met, children)
	for _, want := range []string{"Zoë Ward: Would be a second plan", "Łukasz Ward: Would be plan number 4", "may be met", "Colm Brennan, Friday 20 November 2026 at 15:00", "Three injuries"} {
		if !strings.Contains(n.Text, want) {
			t.Errorf("the oversight note lacks %q:\n%s", want, n.Text)
		}
	}
	if strings.Contains(n.Text, "Ayşe Ward: ") || n.Kind != OversightNote || n.Step != "threshold-decision" || n.Validate(minute(monday)) != nil {
		t.Errorf("%+v", n)
	}
	not := met
	not.Met, not.EarlyHelp, not.TalkedWith, not.Discrepancy = false, "A plan in 2024.", "Bilal Shah", "The manager saw more risk."
	n = ThresholdNote(course("sqa"), meeting, not, nil)
	for _, want := range []string{"is not met", "early help or child in need plan", "A plan in 2024.", "talked through with Bilal Shah\nThe manager saw more risk."} {
		if !strings.Contains(n.Text, want) {
			t.Errorf("the oversight note lacks %q:\n%s", want, n.Text)
		}
	}
	if n.Step != "threshold-discussion" {
		t.Errorf("step %s", n.Step)
	}
	task := ThresholdTask(course("2024"), met)
	if task.Kind != TaskAllocateChair || task.Role != ServiceManager || task.Step != "chair-allocated" || !strings.Contains(task.Text, "Thursday 10 December 2026") || !strings.Contains(task.Text, "limit is Friday 11 December 2026") {
		t.Errorf("%+v", task)
	}
	if task := ThresholdTask(course("2024"), not); task.Kind != TaskThresholdUnmet || task.Role != ServiceManager || task.Step != "" {
		t.Errorf("%+v", task)
	}
	if n := meeting.ContactNote(); n.Validate(minute(monday)) != nil || n.Kind != ContactNote || n.ToldBy != "Bilal Shah" || n.HappenedAt != minute("2026-11-20T11:30") {
		t.Errorf("%+v", n)
	}
	o := S47Outcome{ConcludedAt: minute("2026-11-20T16:00"), ToldBy: "Bilal Shah", Instead: "A child in need plan.", TalkedWith: "By phone."}
	c := course("2024")
	if n := NotAtRiskNote(c, o); n.Validate(minute(monday)) != nil || !strings.Contains(n.Text, "A child in need plan.") || strings.Contains(n.Text, "stood down") {
		t.Errorf("%+v", n)
	}
	c.ICPC = Conference{ID: 3, StartsAt: minute("2026-12-10T10:00")}
	if n := NotAtRiskNote(c, o); !strings.Contains(n.Text, "conference on Thursday 10 December 2026 at 10:00 is stood down") {
		t.Error(n.Text)
	}
	if task := EscalationTask(c, Ask{Text: "Please."}); task.Step != "invite-list-escalated" || task.Due != onDay("2026-11-27") || task.Conference != 3 || task.Text != "Please." {
		t.Errorf("%+v", task)
	}
	if faults(Task{Kind: TaskEscalateList}.ValidateDone("")) != "note" || (Task{Kind: TaskReconvene}).EndsItself() == "" || faults(Task{}.ValidateDone("")) != "" || faults(Task{}.ValidateDone(strings.Repeat("x", MaxTaskNote+1))) != "note" {
		t.Error("an escalation says what came of it; a task that only tells needs nothing")
	}
}

func TestStepEntryValidates(t *testing.T) {
	told := StepEntry{State: EntryDone, HappenedAt: minute("2026-11-20T16:00"), ToldBy: "Bilal Shah", ToldHow: "phone"}
	own := StepEntry{State: EntryDone, HappenedAt: minute("2026-11-20T16:00")}
	long := strings.Repeat("ä", 10000)
	tests := []struct {
		name    string
		e       StepEntry
		waiting bool
		change  func(*StepEntry)
		want    string
	}{
		{"told by phone", told, true, nil, ""},
		{"their own", own, false, nil, ""},
		{"of somebody without an account: who said so, and how", own, true, nil, "told_by,told_how"},
		{"who said so, and not how", told, false, func(e *StepEntry) { e.ToldHow = "" }, "told_how"},
		{"before the strategy meeting", own, false, func(e *StepEntry) { e.HappenedAt = minute("2026-11-19T16:00") }, "happened_on"},
		{"tomorrow", own, false, func(e *StepEntry) { e.HappenedAt = minute("2026-11-24T16:00") }, "happened_on"},
		{"no date", own, false, func(e *StepEntry) { e.HappenedAt = DateTime{} }, "happened_on"},
		{"not needed, why?", StepEntry{State: EntryNotNeeded}, true, nil, "note"},
		{"not needed", StepEntry{State: EntryNotNeeded, Note: "The police have nothing."}, true, nil, ""},
		{"neither", StepEntry{State: "maybe"}, false, nil, "state"},
		{"ten thousand characters", told, true, func(e *StepEntry) { e.Who, e.ToldBy, e.Note = long, long, long }, "note,told_by,who"},
	}
	for _, tt := range tests {
		if tt.change != nil {
			tt.change(&tt.e)
		}
		if got := faults(tt.e.Validate(minute(monday), minute("2026-11-20T00:00"), "This is too early", tt.waiting)); got != tt.want {
			t.Errorf("%s: wrong are %q, want %q", tt.name, got, tt.want)
		}
	}
}

// What is recorded with an act of its own is a step of some version; what is recorded by hand has no screen that could be left out.
func TestStepsDoneByAnActAreSteps(t *testing.T) {
	known := map[string]bool{}
	for _, d := range mustDefinitions(t).All() {
		for i := range d.Steps {
			known[d.Steps[i].ID] = true
		}
	}
	for id := range doneByAct {
		if !known[id] {
			t.Errorf("%s is no step", id)
		}
	}
	d := mustDefinitions(t).Default()
	if d.Step("threshold-decision").ByHand() || !d.Step("parent-preparation").ByHand() || d.Step("review-2").ByHand() || !d.Step("review-2-report-shared").ByHand() {
		t.Error("the threshold and reviews have screens of their own; preparing the parents and sharing a report are ticked")
	}
	if m := d.Step("minutes"); m.ByHand() || !m.Strikes() {
		t.Error("the minutes are met by sending them; an entry of an earlier version of the program may be struck")
	}
	if !slices.Contains(d.Step("invite-list").Who, d.PartyFor(d.Step("invite-list"))) {
		t.Error("a message about the list goes to one of those whose step it is")
	}
}

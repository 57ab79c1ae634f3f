package pathway

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestQuestionsOfEachPathway(t *testing.T) {
	tests := []struct {
		kind    AppraisalKind
		version string
		want    string
	}{
		{MidpointReview, "2024", "core-groups smart impact voice visits supervision events audits"},
		{MidpointReview, "sqa", "developed core-groups smart impact voice"},
		{DriftAudit, "2024", "records core-groups reviews smart impact voice visits supervision"},
		{DriftAudit, "sqa", "records core-groups reviews smart impact voice"},
		{Supervision, "2024", ""},
	}
	for _, tt := range tests {
		var ids []string
		for _, q := range Questions(tt.kind, tt.version) {
			ids = append(ids, q.ID)
		}
		if got := strings.Join(ids, " "); got != tt.want {
			t.Errorf("%s of %s: %s, want %s", tt.kind, tt.version, got, tt.want)
		}
	}
}

func TestAppraisalIsReadFromItsForm(t *testing.T) {
	form := func(kind AppraisalKind) *AppraisalForm {
		return &AppraisalForm{Kind: kind, Pathway: "sqa", Now: minute("2027-03-01T09:00"), Earliest: onDay("2027-01-12"), Before: "The conference was on Tuesday 12 January 2027", Questions: Questions(kind, "sqa")}
	}
	whole := func(x *AppraisalForm, change ...string) map[string]string {
		typed := x.Fields()
		for _, q := range x.Questions {
			typed["q."+q.ID] = "yes"
		}
		typed["held_on"], typed["by"], typed["drift"] = "26/2/2027", "Chris Grey", "no"
		for i := 0; i < len(change); i += 2 {
			typed[change[i]] = change[i+1]
		}
		return typed
	}
	drift := []string{"drift", "yes", "why", "No core group was held.", "talked_with", "Tom Manager", "talked_on", "26/2/2027", "act.1.action", "Hold it", "act.1.who", "Sue Rowe", "act.1.by", "12/3"}
	meeting := []string{"there", "Sue Rowe, social care", "why", "Treatment.", "act.1.action", "Refer", "act.1.who", "Sue Rowe", "act.1.by", "12/3/2027"}
	with := func(list []string, change ...string) []string { return append(slices.Clone(list), change...) }
	tests := []struct {
		name   string
		kind   AppraisalKind
		change []string
		wrong  string // fields
	}{
		{"no drift", MidpointReview, nil, ""},
		{"no date", MidpointReview, []string{"held_on", ""}, "held_on"},
		{"no such date", MidpointReview, []string{"held_on", "31/2/2027"}, "held_on"},
		{"before the conference", MidpointReview, []string{"held_on", "11/1/2027"}, "held_on"},
		{"in the future", MidpointReview, []string{"held_on", "2/3/2027"}, "held_on"},
		{"by nobody", MidpointReview, []string{"by", ""}, "by"},
		{"a question left open", MidpointReview, []string{"q.smart", ""}, "q.smart"},
		{"partly, and not why", MidpointReview, []string{"q.smart", "partly"}, "q.smart.text"},
		{"partly", MidpointReview, []string{"q.smart", "partly", "q.smart.text", "Two of four."}, ""},
		{"drift left open", MidpointReview, []string{"drift", ""}, "drift"},
		{"drift", MidpointReview, drift, ""},
		{"drift and nothing of it", MidpointReview, []string{"drift", "yes"}, "act.1.action talked_on talked_with why"},
		{"talked over on no day", MidpointReview, with(drift, "talked_on", "31/2/2027"), "talked_on"},
		{"half an action", MidpointReview, []string{"act.3.who", "Sue Rowe"}, "act.3.action act.3.by"},
		{"an action by no day", MidpointReview, with(drift, "act.1.by", "soon"), "act.1.by"},
		{"an action before it was agreed", MidpointReview, with(drift, "act.1.by", "25/2/2027"), "act.1.by"},
		{"an audit", DriftAudit, nil, ""},
		{"an audit that finds drift", DriftAudit, []string{"drift", "yes", "why", "Nothing moves."}, ""},
		{"an audit that does not say why", DriftAudit, []string{"drift", "yes"}, "why"},
		{"supervision", Supervision, meeting, ""},
		{"supervision of nobody about nothing", Supervision, nil, "act.1.action there why"},
	}
	for _, tt := range tests {
		x := form(tt.kind)
		a, err := x.Read(whole(x, tt.change...))
		if got := strings.Join(FieldsOf(err).Names(), " "); got != tt.wrong {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.wrong)
		}
		if err == nil && (a.Kind != tt.kind || a.HeldOn != onDay("2027-02-26") || len(a.Answers) != len(x.Questions)) {
			t.Errorf("%s: %+v", tt.name, a)
		}
	}
	x := form(MidpointReview)
	a, _ := x.Read(whole(x, drift...))
	if len(a.Actions) != 1 || a.Actions[0].By != onDay("2027-03-12") || !a.Drift || a.TalkedWith != "Tom Manager" { // the year that was left out is that of the review
		t.Errorf("drift: %+v", a)
	}
	if err := CheckTyped(x.Fields(), map[string]string{"else": "", "why": strings.Repeat("x", MaxTyped+1), "by": "Chris"}); strings.Join(FieldsOf(err).Names(), " ") != "else why" {
		t.Errorf("a draft: %v", err)
	}
}

func TestWhatAnAppraisalFound(t *testing.T) {
	if MidpointReview.Step() != "" || DriftAudit.Step() != "drift-audit" || Supervision.Step() != "supervision" {
		t.Error("the steps of the kinds")
	}
	tests := []struct {
		a    Appraisal
		want string
	}{
		{Appraisal{Kind: MidpointReview}, "No drift found"},
		{Appraisal{Kind: MidpointReview, Drift: true, TalkedWith: "Tom Manager", Actions: []RequiredAction{{}}}, "Drift or delay, talked over with Tom Manager; 1 action required"},
		{Appraisal{Kind: DriftAudit, Drift: true}, "Drift found"},
		{Appraisal{Kind: Supervision, Actions: []RequiredAction{{}, {}}}, "Held; 2 actions required"},
	}
	for _, tt := range tests {
		if got := tt.a.Finding(); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
	a := Appraisal{ID: 3, Case: 1, Conference: 2, Kind: MidpointReview, HeldOn: onDay("2027-02-26"), By: "Chris Grey", There: "Ann\nBen", Drift: true, Why: "Nothing moves.", TalkedWith: "Tom Manager", TalkedOn: onDay("2027-02-25"),
		Answers: []Answer{{Question: "SMART?", Found: "yes"}, {Question: "Voice?", Found: "no", Text: "Not asked."}}, Actions: []RequiredAction{{Action: "Hold it", Who: "Sue Rowe", By: onDay("2027-03-12")}}}
	const note = `Mid-point review 1, Friday 26 February 2027, by Chris Grey.
There: Ann; Ben.
SMART? Yes
Voice? No. Not asked.
Drift or delay, talked over with Tom Manager; 1 action required.
Nothing moves.
Talked over with Tom Manager on Thursday 25 February 2027.
Action: Hold it – Sue Rowe, by Friday 12 March 2027.`
	if got := a.CaseNote("Mid-point review 1"); got != note {
		t.Errorf("the text for the case system:\n%s", got)
	}
	task := a.ActionTask(a.Actions[0], "Mid-point review 1", "CP-2027-0001", 7)
	if task.Role != Chair || task.Account != 7 || task.About != 3 || task.Due != onDay("2027-03-12") || !strings.Contains(task.Text, "CP-2027-0001:\n\nHold it\n\nWho: Sue Rowe") {
		t.Errorf("task: %+v", task)
	}
	if err := task.ValidateDone(""); FieldsOf(err)["note"] == "" {
		t.Error("the task is closed without saying what came of it")
	}
	a.Kind = Supervision
	if task := a.ActionTask(a.Actions[0], "", "", 7); task.Role != ServiceManager || task.Account != 0 {
		t.Errorf("of a supervision meeting: %+v", task)
	}
	a.Evidence = []EvidencePart{{Lines: []EvidenceLine{{Text: "x"}}}}
	a.Cover(func(string) string { return "***" })
	if a.By+a.There+a.Why+a.TalkedWith+a.StruckWhy+a.Answers[1].Text+a.Evidence[0].Lines[0].Text+a.Actions[0].Action+a.Actions[0].Who+a.Actions[0].DoneNote != strings.Repeat("***", 10) {
		t.Errorf("covered: %+v", a)
	}
}

// What was found meets its step; a supervision meeting stands in for a core group; drift that an audit found opens its escalation. What was
// struck, or was before this run's conference, counts for nothing.
func TestAppraisalIsHeldOnceItsStepIsOpen(t *testing.T) {
	c, _ := course(t, "sqa", 1, func(c *Course) {
		c.Conferences = []Conference{{ID: 3, Kind: ICPC, Meeting: 1, State: ConferenceHeld, StartsAt: minute("2027-01-12T10:00"), EndedAt: minute("2027-01-12T12:00")}}
	})
	for step, want := range map[string]string{"midpoint-1": "2027-01-12 The conference was on Tuesday 12 January 2027", "midpoint-2": "2027-06-12 This step opened on Saturday 12 June 2027"} {
		m, _ := c.Milestone(step)
		if x := c.AppraisalForm(&m, minute("2027-07-01T09:00")); x.Earliest.String()+" "+x.Before != want {
			t.Errorf("%s: from %s: %s", step, x.Earliest, x.Before)
		}
	}
	if got := c.AuditCounts().String(); got != "2027-10-12" {
		t.Errorf("an audit counts from %s", got)
	}
}

func TestAppraisalsMeetTheirSteps(t *testing.T) {
	held := func(list ...Appraisal) *Course {
		c, _ := course(t, "sqa", 1, func(c *Course) {
			c.Conferences = []Conference{{ID: 3, Kind: ICPC, Meeting: 1, State: ConferenceHeld, StartsAt: minute("2027-01-12T10:00"), EndedAt: minute("2027-01-12T12:00")}}
			c.CoreGroups = []CoreGroup{{ID: 1, State: CoreGroupHeld, Number: 1, HeldAt: minute("2027-01-22T10:00")}}
			c.Appraisals = list
		})
		return c
	}
	midpoint := Appraisal{ID: 1, Kind: MidpointReview, Step: "midpoint-1", HeldOn: onDay("2027-02-26"), By: "Chris Grey"}
	audit := Appraisal{ID: 2, Kind: DriftAudit, Step: "drift-audit", HeldOn: onDay("2027-02-26"), Drift: true}
	meeting := Appraisal{ID: 3, Kind: Supervision, Step: "supervision", HeldOn: onDay("2027-02-12")}
	tenth := audit
	tenth.HeldOn = onDay("2027-10-12")
	struck, early := midpoint, midpoint
	struck.StruckAt = "2027-02-27"
	early.HeldOn = onDay("2027-01-11")
	tests := []struct {
		name, step, want string // done, or opens, or due
		list             []Appraisal
		of               func(Milestone) string
	}{
		{"met", "midpoint-1", "2027-02-26T00:00", []Appraisal{midpoint}, func(m Milestone) string { return m.Done.String() }},
		{"struck", "midpoint-1", "", []Appraisal{struck}, func(m Milestone) string { return m.Done.String() }},
		{"of an earlier run", "midpoint-1", "", []Appraisal{early}, func(m Milestone) string { return m.Done.String() }},
		{"drift", "drift-escalated", "2027-02-26", []Appraisal{audit}, func(m Milestone) string { return m.Opens.String() }},
		{"an audit before the tenth month is an additional one", "drift-audit", "", []Appraisal{audit}, func(m Milestone) string { return m.Done.String() }},
		{"an audit in the tenth month", "drift-audit", "2027-10-12T00:00", []Appraisal{tenth, audit}, func(m Milestone) string { return m.Done.String() }},
		{"no drift", "drift-escalated", "", []Appraisal{midpoint}, func(m Milestone) string { return m.Opens.String() }},
		{"in place of a core group", "core-group-2", "2027-03-12", []Appraisal{meeting}, func(m Milestone) string { return m.Due.String() }},
		{"no meeting", "core-group-2", "2027-02-19", nil, func(m Milestone) string { return m.Due.String() }},
	}
	for _, tt := range tests {
		m, ok := held(tt.list...).Milestone(tt.step)
		if got := tt.of(m); !ok || got != tt.want {
			t.Errorf("%s: %s is %q, want %q", tt.name, tt.step, got, tt.want)
		}
	}
	if got := held(struck, midpoint).Evidence("midpoint-1"); got != "No drift found; by Chris Grey" {
		t.Errorf("evidence: %q", got)
	}
	type refusal struct {
		name, step, today, want string
		c                       *Course
	}
	refusals := []refusal{
		{"now", "midpoint-1", "", "", held()},
		{"recorded already", "midpoint-1", "", "has been recorded already", held(midpoint)},
		{"an audit may be held again", "drift-audit", "", "", held(audit)},
		{"and so may a supervision meeting", "supervision", "", "", held(meeting)},
		{"before the review that it follows", "core-group-1", "", "recorded elsewhere", held()},
		{"before its month", "midpoint-2", "2027-06-11", "opens on Saturday 12 June 2027", held(midpoint)},
		{"in its month", "midpoint-2", "2027-06-12", "", held(midpoint)},
	}
	none, _ := course(t, "sqa", 0, nil)
	ended, _ := course(t, "sqa", 0, func(c *Course) { c.Runs[0].Threshold = &Threshold{DecidedAt: minute("2026-12-18T15:00")} })
	refusals = append(refusals, refusal{"before the conference", "midpoint-1", "", "is to be recorded first", none}, refusal{"no conference", "midpoint-1", "", "no longer due", ended})
	for _, tt := range refusals {
		m, ok := tt.c.Milestone(tt.step)
		if got := tt.c.AppraisalRefusal(&m, onDay(cmp.Or(tt.today, "2027-03-01"))); !ok || !strings.Contains(got, tt.want) || tt.want == "" && got != "" {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestEvidenceOfAPlan(t *testing.T) {
	c, _ := course(t, "2024", 1, func(c *Course) {
		c.Conferences = []Conference{{ID: 3, Kind: ICPC, Meeting: 1, State: ConferenceHeld, StartsAt: minute("2027-01-12T10:00"), EndedAt: minute("2027-01-12T12:00")}}
		c.CoreGroups = []CoreGroup{
			{ID: 1, State: CoreGroupHeld, Number: 1, HeldAt: minute("2027-01-22T10:00"), Members: []CoreGroupMember{{Attendee: 21, Mode: "absent"}, {Attendee: 22, Mode: "in-person"}},
				Children: []CoreGroupChild{{Child: 7, Seen: "alone", SeenOn: onDay("2027-01-20"), Voice: "I like my bed."}}},
			{ID: 2, State: CoreGroupHeld, Number: 2, HeldAt: minute("2027-02-26T10:00"), Children: []CoreGroupChild{{Child: 7, Seen: "not-seen"}}},
		}
		c.Appraisals = []Appraisal{
			{Kind: MidpointReview, Step: "midpoint-1", HeldOn: onDay("2027-02-20"), Drift: true, TalkedWith: "Tom Manager", Actions: []RequiredAction{{Done: true}, {}}},
			{Kind: DriftAudit, HeldOn: onDay("2027-02-25"), StruckAt: "x"},
		}
	})
	on := func(s string) PlanText { return PlanText{Text: "x", Since: onDay(s)} }
	step := func(status ActionStatus, by string, a PlanAction) PlanStep {
		a.By = onDay(by)
		return PlanStep{PlanAction: a, Status: status}
	}
	smart := PlanAction{Who: "Sue Rowe", Action: "Visit twice a week without notice", Measure: "Amy is seen well on each visit"}
	x := &EvidenceOf{Course: c, Groups: c.CoreGroups, Names: map[int64]string{7: "Amy", 8: "Ben", 9: "Cal"}, Called: map[int64]string{21: "Pat Nurse"}, Today: onDay("2027-04-01"),
		Plans: []Plan{
			{Child: 7, Versions: []PlanVersion{{Number: 1}, {Number: 2, On: onDay("2027-02-26"), Source: PlanFromCoreGroup, Content: PlanContent{Protect: on("2027-01-12"),
				Actions: []PlanStep{step(ActionDone, "2027-01-20", smart), step(ActionUnderWay, "2027-03-01", smart), step(ActionToDo, "2027-05-01", PlanAction{Who: "TBC", Action: "Visit"})}}}}},
			{Child: 8, Versions: []PlanVersion{{Number: 1, On: onDay("2027-01-12"), Source: PlanFromConference}}},
			{Child: 9},
		},
		Events: []Note{
			{Kind: SignificantEvent, HappenedAt: minute("2027-02-01T10:00"), Text: "Before the last look."},
			{Kind: SignificantEvent, HappenedAt: minute("2027-03-01T10:00"), Heading: "Police called", Text: "At night."},
			{Kind: SignificantEvent, HappenedAt: minute("2027-03-02T10:00"), Text: "A new partner.", ReadAt: time.Date(2027, 3, 2, 12, 0, 0, 0, time.UTC)},
		}}
	var got []string
	for _, p := range x.Evidence() {
		got = append(got, p.Title)
		for _, l := range p.Lines {
			mark := "  "
			if l.Mind {
				mark = "! "
			}
			got = append(got, mark+l.Text)
		}
	}
	want := `Core groups
  Core group 1 was held on Friday 22 January 2027, in time
! Core group 2 was held on Friday 26 February 2027, late: it was due by Friday 19 February 2027
! Core group 3 has not been recorded; it was due by Friday 26 March 2027
Absences without word
! Pat Nurse, from core group 1 on Friday 22 January 2027
Review conferences
  No review conference has been held yet.
  Review conference 1 is due by Monday 12 April 2027
The plan for Amy
  Version 2, made by a core group on Friday 26 February 2027
  Actions: 1 to do, 1 under way, 1 done
! 1 action past the day by when it was to be done
! 1 action that nobody could check as written
How Amy was seen and heard
  Core group 1: seen, and alone, on Wednesday 20 January 2027. “I like my bed.”
! Core group 2: not seen
The plan for Ben
! Version 1, made by a conference on Tuesday 12 January 2027
! Actions: none
How Ben was seen and heard
! No core group has said how the child was seen.
The plan for Cal
! What the plan says is not written down here yet.
How Cal was seen and heard
! No core group has said how the child was seen.
Significant events since Saturday 20 February 2027
! Monday 1 March 2027: Police called. At night.
  Tuesday 2 March 2027: A new partner.
Earlier mid-point reviews, audits and supervision meetings
! Mid-point review, Saturday 20 February 2027: drift or delay, talked over with Tom Manager; 2 actions required, 1 still open`
	if text := strings.Join(got, "\n"); text != want {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
	c.Events.PlanStart = onDay("2027-01-13")
	if c.planStart() != onDay("2027-01-13") {
		t.Error("a plan that another conference decided on began with that")
	}
}

// A form is drawn with what a draft keeps of it, and then with what was typed since; what is no field of it is left out.
func TestFamilyEdited(t *testing.T) {
	f := Family{}
	got := f.Edited(map[string]string{"a": "", "b": "", "c": "1"}, map[string]string{"a": "draft", "x": "no field"}, map[string]string{"b": "typed", "y": "no field"})
	if len(got) != 3 || got["a"] != "draft" || got["b"] != "typed" || got["c"] != "1" {
		t.Errorf("%v", got)
	}
}

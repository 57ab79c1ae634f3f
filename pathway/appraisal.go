package pathway

import (
	"slices"
	"strings"
)

// Appraisal is a look at how a family's plan goes, from outside the core group: a mid-point review, an audit for drift, or a
// partnership supervision meeting. It does not change; one that was recorded in error is struck and stays readable.
type Appraisal struct {
	ID           int64
	Case         int64
	Conference   int64 // the last one held before it
	Kind         AppraisalKind
	Step         string // which it meets: midpoint-2
	HeldOn       Date
	By           string // who looked, or chaired the meeting
	There        string // of a meeting: who was there
	Evidence     []EvidencePart
	Answers      []Answer
	Drift        bool   // the plan drifts or is delayed
	Why          string // where, and why
	TalkedWith   string // the team manager
	TalkedOn     Date
	Actions      []RequiredAction
	RecordedAt   string
	RecordedName string
	StruckAt     string
	StruckWhy    string
}

// AppraisalKind says which of them it is.
type AppraisalKind string

// The kinds of appraisal.
const (
	MidpointReview AppraisalKind = "midpoint"
	DriftAudit     AppraisalKind = "audit"
	Supervision    AppraisalKind = "supervision"
)

// AppraisalKinds lists the kinds with their titles.
var AppraisalKinds = []Choice{{string(MidpointReview), "Mid-point review"}, {string(DriftAudit), "Audit for drift"}, {string(Supervision), "Partnership supervision meeting"}, {string(ChairChecklist), "Chair’s checklist"}}

// Title names the kind.
func (k AppraisalKind) Title() string { return TitleOf(AppraisalKinds, string(k)) }

// Step is the step that the kind meets; "" for mid-point reviews, of which there are several.
func (k AppraisalKind) Step() string {
	return map[AppraisalKind]string{DriftAudit: stepDriftAudit, Supervision: stepSupervision, ChairChecklist: stepChecklist}[k]
}

// Answer is what was found on one question.
type Answer struct {
	ID, Question string
	Found        string // of Findings
	Text         string
}

// Findings are the answers that a question has.
var Findings = []Choice{{"yes", "Yes"}, {"partly", "Partly"}, {"no", "No"}}

// Title is the finding: "Partly".
func (a Answer) Title() string { return TitleOf(slices.Concat(Findings, checklistFindings), a.Found) }

// InWords is the finding with what was written to it: "Partly. Two of four."
func (a Answer) InWords() string {
	if a.Text == "" {
		return a.Title()
	}
	return a.Title() + ". " + a.Text
}

// RequiredAction is what is to be done, by whom and by when; Task is what sees to it.
type RequiredAction struct {
	Action, Who string
	By          Date
	Task        int64
	Done        bool   // the task is closed
	DoneNote    string // with what
}

// Struck tells whether it was recorded in error.
func (a *Appraisal) Struck() bool { return a.StruckAt != "" }

// Finding says in a line what came of it.
func (a *Appraisal) Finding() string {
	s := "No drift found"
	switch {
	case a.Kind == ChairChecklist:
		s = a.ticked()
	case a.Kind == Supervision:
		s = "Held"
	case a.Drift && a.Kind == DriftAudit:
		s = "Drift found"
	case a.Drift:
		s = "Drift or delay, talked over with " + a.TalkedWith
	}
	if n := len(a.Actions); n > 0 {
		s += "; " + plural(n, "action") + " required"
	}
	return s
}

// The ids of mid-point reviews begin so.
const midpointPrefix = "midpoint-"

// Appraisal returns of which kind the step is that a mid-point review, an audit or a supervision meeting meets; "" for any other.
func (s *Step) Appraisal() AppraisalKind {
	switch {
	case strings.HasPrefix(s.ID, midpointPrefix):
		return MidpointReview
	case s.ID == stepDriftAudit:
		return DriftAudit
	case s.ID == stepSupervision:
		return Supervision
	case s.ID == stepChecklist:
		return ChairChecklist
	}
	return ""
}

// auditMonths is after how many months of the plan an audit for drift meets its step, which is due in the tenth. An earlier one is an
// additional one.
const auditMonths = 9

// meets tells whether it meets its step in the run with an initial conference.
func (a *Appraisal) meets(icpc Conference) bool {
	return a.counts(icpc) && (a.Kind != DriftAudit || !a.HeldOn.Before(icpc.StartsAt.Date().AddMonths(auditMonths)))
}

// AuditCounts is the day from which an audit for drift meets its step.
func (c *Course) AuditCounts() Date { return c.ICPC.StartsAt.Date().AddMonths(auditMonths) }

// appraise adds what was found when the plan was looked at since the conference: the steps that it met, a supervision meeting in
// place of a core group, and drift that is to be taken up.
func (ev *Events) appraise(list []Appraisal, icpc Conference) {
	for i := range list {
		a := &list[i]
		if !a.counts(icpc) {
			continue
		}
		if a.meets(icpc) {
			ev.Done[a.Step] = midnight(a.HeldOn)
		}
		if a.Kind == Supervision {
			ev.Supervision = a.HeldOn
		}
		if a.Kind == DriftAudit && a.Drift {
			ev.Drift = a.HeldOn
		}
	}
}

// counts tells whether an appraisal meets a step of the run with an initial conference: a checklist was answered for that, the others came
// after it.
func (a *Appraisal) counts(icpc Conference) bool {
	switch {
	case a.Struck():
		return false
	case a.Kind == ChairChecklist:
		return a.Conference == icpc.ID
	}
	return !a.HeldOn.Before(icpc.StartsAt.Date())
}

// appraised returns the appraisal that met a step; nil where none did.
func (c *Course) appraised(step string) *Appraisal {
	for _, a := range slices.Backward(c.Appraisals) {
		if a.Step == step && a.meets(c.ICPC) {
			return &a
		}
	}
	return nil
}

// AppraisalRefusal says why the appraisal that meets a step cannot be recorded today, or "". A mid-point review is recorded once
// it opens; an audit and a supervision meeting may be held again.
func (c *Course) AppraisalRefusal(m *Milestone, today Date) string {
	switch first := c.before(m); {
	case m.Step.Appraisal() == "":
		return "This step is recorded elsewhere."
	case m.Ended:
		return "This step is no longer due, so there is nothing to record."
	case first.Done.IsZero() && (first.ID != stepBooked || c.ICPC.ID == 0):
		return "“" + first.Title + "” is to be recorded first: this step follows it."
	case m.Step.Appraisal() == MidpointReview && !m.Done.IsZero():
		return "This mid-point review has been recorded already. What is wrong in it is struck with the reason, and it is recorded again."
	case m.Step.Appraisal() == MidpointReview && m.Opens.After(today):
		return "This mid-point review opens on " + m.Opens.Format() + ": what is found before then does not show how the plan goes at that time."
	}
	return ""
}

// Cover covers every protected value in what was typed of the appraisal, in place: what screens are made from.
func (a *Appraisal) Cover(cover func(string) string) {
	coverAll(cover, &a.By, &a.There, &a.Why, &a.TalkedWith, &a.StruckWhy)
	for i := range a.Answers {
		coverAll(cover, &a.Answers[i].Text)
	}
	for i := range a.Evidence {
		for j := range a.Evidence[i].Lines {
			coverAll(cover, &a.Evidence[i].Lines[j].Text)
		}
	}
	for i := range a.Actions {
		x := &a.Actions[i]
		coverAll(cover, &x.Action, &x.Who, &x.DoneNote)
	}
}

// CaseNote is the text for the authority's case system, with the title of the step that it met.
func (a *Appraisal) CaseNote(title string) string {
	lines := []string{title + ", " + a.HeldOn.Format() + ", by " + a.By + "."}
	if a.There != "" {
		lines = append(lines, "There: "+strings.Join(strings.Split(a.There, "\n"), "; ")+".")
	}
	for _, x := range a.Answers {
		lines = append(lines, x.Question+" "+x.InWords())
	}
	lines = append(lines, a.Finding()+".")
	if a.Why != "" {
		lines = append(lines, a.Why)
	}
	if !a.TalkedOn.IsZero() {
		lines = append(lines, "Talked over with "+a.TalkedWith+" on "+a.TalkedOn.Format()+".")
	}
	for _, x := range a.Actions {
		lines = append(lines, "Action: "+x.Action+" – "+x.Who+", by "+x.By.Format()+".")
	}
	return strings.Join(lines, "\n")
}

// ActionTask is the task that sees that a required action is done: the chair's, of a supervision meeting the service manager's.
func (a *Appraisal) ActionTask(x RequiredAction, title, reference string, chair int64) Task {
	t := Task{Case: a.Case, Conference: a.Conference, About: a.ID, Kind: TaskRequiredAction, Role: Chair, Account: chair, Title: "See that an action of “" + title + "” is done", Due: x.By,
		Text: "On " + a.HeldOn.Format() + " it was agreed for the family with our reference " + reference + ":\n\n" + x.Action + "\n\nWho: " + x.Who + "\nBy: " + x.By.Format() + "\n\nPlease tell us when it is done, or what stands in its way."}
	if a.Kind == Supervision {
		t.Role, t.Account = ServiceManager, 0
	}
	return t
}

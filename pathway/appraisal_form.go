package pathway

import (
	"fmt"
	"slices"
	"strings"
)

// Question is one that an appraisal answers.
type Question struct {
	ID, Title string
	kinds     []AppraisalKind
	pathways  []string // of which; nil: all
}

// questions are what the standards look at, in their order. The wording is the program's.
var questions = []Question{
	{"developed", "Has the core group developed the outline plan?", []AppraisalKind{MidpointReview}, []string{"sqa"}},
	{"records", "Are the records complete and up to date?", []AppraisalKind{DriftAudit}, nil},
	{"core-groups", "Are core groups held in time?", []AppraisalKind{MidpointReview, DriftAudit}, nil},
	{"reviews", "Were the review conferences held in time?", []AppraisalKind{DriftAudit}, nil},
	{"smart", "Is the plan SMART, and changed as things change?", []AppraisalKind{MidpointReview, DriftAudit}, nil},
	{"impact", "Does the plan make a difference for the children?", []AppraisalKind{MidpointReview, DriftAudit}, nil},
	{"voice", "Is the children’s voice heard, and does it change what is done?", []AppraisalKind{MidpointReview, DriftAudit}, nil},
	{"visits", "Are the children visited as the plan says?", []AppraisalKind{MidpointReview, DriftAudit}, []string{"2024"}},
	{"supervision", "Does the social worker have supervision on these children?", []AppraisalKind{MidpointReview, DriftAudit}, []string{"2024"}},
	{"events", "Were significant events told to the chair and answered?", []AppraisalKind{MidpointReview}, []string{"2024"}},
	{"audits", "Was what audits found put right?", []AppraisalKind{MidpointReview}, []string{"2024"}},

	// The chair's file audit before a conference.
	{"threshold", "Are the reasons for the conference and the threshold decision on the file?", checklist, nil},
	{"s47", "Is the section 47 enquiry complete, with its outcome and the family’s history?", checklist, nil},
	{"safe-now", "Are the children safe until the conference?", checklist, nil},
	{"invited", "Is everybody invited who should be, in time, with what they need to prepare?", checklist, nil},
	{"quorate", "Will the conference be quorate?", checklist, nil},
	{"police-report", "Has the police report come, and does it cover what was asked?", checklist, []string{"2024"}},
	{"social-report", "Is the social work report authorised, and was it shared with the parents in time?", checklist, nil},
	{"agency-reports", "Have the agencies’ reports come, and has the family had them?", checklist, nil},
	{"child-takes-part", "Is it settled how each child takes part, or how their voice is heard?", checklist, nil},
	{"advocate", "Was each child who is old enough offered an advocate?", checklist, nil},
	{"parents-ready", "Do the parents know why there is a conference and what to expect, and can they get there?", checklist, nil},
	{"called", "Have you spoken with the parents, and with a child who comes?", checklist, []string{"2024"}},
	{"interpreter", "Are interpreters and access needs arranged?", checklist, nil},
	{"venue-safe", "Is it safe for everybody to come, and is what was agreed in place?", checklist, nil},
	{"apart", "Are exclusions, separate times and split parts settled?", checklist, nil},
}

var checklist = []AppraisalKind{ChairChecklist}

// Questions returns what an appraisal of a kind asks on a pathway.
func Questions(kind AppraisalKind, version string) []Question {
	return slices.DeleteFunc(slices.Clone(questions), func(q Question) bool {
		return !slices.Contains(q.kinds, kind) || q.pathways != nil && !slices.Contains(q.pathways, version)
	})
}

// AppraisalForm is what an appraisal is typed into.
type AppraisalForm struct {
	Kind      AppraisalKind
	Pathway   string
	Now       DateTime
	Earliest  Date   // on which it can have been held
	Before    string // why it cannot be earlier
	Evidence  []EvidencePart
	Questions []Question
}

// AppraisalForm returns the form of what meets a step, as it is at a moment.
func (c *Course) AppraisalForm(m *Milestone, now DateTime) AppraisalForm {
	kind, conference := m.Step.Appraisal(), c.ICPC.StartsAt.Date()
	x := AppraisalForm{Kind: kind, Pathway: c.Case.Pathway, Now: now, Earliest: conference, Before: "The conference was on " + conference.Format(), Questions: Questions(kind, c.Case.Pathway)}
	if kind == ChairChecklist {
		start, _ := c.Started()
		x.Earliest = start.HeldAt.Date()
		x.Before = "The strategy meeting was on " + x.Earliest.Format()
		return x
	}
	if m.Opens.After(conference) {
		x.Earliest, x.Before = m.Opens, "This step opened on "+m.Opens.Format()
	}
	return x
}

// MaxRequired is how many actions an appraisal can require.
const MaxRequired = 8

// Fields returns the names of every field of the form with what stands in it before anything is typed.
func (x *AppraisalForm) Fields() map[string]string {
	all := map[string]string{"held_on": "", "by": ""}
	for _, q := range x.Questions {
		all["q."+q.ID], all["q."+q.ID+".text"] = "", ""
	}
	switch x.Kind {
	case ChairChecklist:
		return all
	case Supervision:
		all["there"], all["why"] = "", ""
	default:
		all["drift"], all["why"] = "", ""
	}
	if x.Kind == MidpointReview {
		all["talked_with"], all["talked_on"] = "", ""
	}
	for n := 1; n <= MaxRequired; n++ {
		for _, name := range []string{"action", "who", "by"} {
			all[fmt.Sprintf("act.%d.%s", n, name)] = ""
		}
	}
	return all
}

// Read makes the appraisal from what was typed. The error's fields are the form's.
func (x *AppraisalForm) Read(typed map[string]string) (Appraisal, error) {
	r := typedReader{typed: typed, f: Fields{}, now: x.Now}
	a := Appraisal{Kind: x.Kind, By: r.at("by"), Why: r.at("why"), Evidence: x.Evidence}
	a.HeldOn = r.recent("held_on")
	if r.f["held_on"] == "" {
		checkPast(r.f, "held_on", midnight(a.HeldOn), midnight(x.Earliest), x.Now, "Enter the date", x.Before)
	}
	r.on = a.HeldOn
	who := map[AppraisalKind]string{MidpointReview: "Enter who looked", DriftAudit: "Enter who did the audit", Supervision: "Enter who chaired the meeting", ChairChecklist: "Enter who answered"}
	r.f.Need("by", a.By, who[x.Kind])
	r.f.AtMost("by", a.By, MaxName)
	for _, q := range x.Questions {
		a.Answers = append(a.Answers, r.answer(q, x.Kind.Findings()))
	}
	for n := 1; n <= MaxRequired; n++ {
		if act, ok := r.required(n); ok {
			a.Actions = append(a.Actions, act)
		}
	}
	switch {
	case x.Kind == ChairChecklist:
	case x.Kind == Supervision:
		x.readMeeting(&r, &a)
	case !Chosen(YesNo, r.at("drift")):
		r.f.Add("drift", "Choose whether the plan drifts or is delayed")
	case r.at("drift") == "yes":
		a.Drift = true
		x.readDrift(&r, &a)
	}
	r.f.AtMost("why", a.Why, maxAccount)
	return a, r.f.Err()
}

// readMeeting reads what a supervision meeting has besides.
func (x *AppraisalForm) readMeeting(r *typedReader, a *Appraisal) {
	a.There = r.at("there")
	r.f.Need("there", a.There, "Enter who was there")
	r.f.AtMost("there", a.There, maxAccount)
	r.f.Need("why", a.Why, "Write what must change to make the children safe")
	if len(a.Actions) == 0 {
		r.f.Add("act.1.action", "Enter at least one action that the meeting agreed on")
	}
}

// readDrift reads what drift leads to: at a mid-point review a talk with the team manager, and actions.
func (x *AppraisalForm) readDrift(r *typedReader, a *Appraisal) {
	r.f.Need("why", a.Why, "Say where the plan drifts or is delayed, and why")
	if x.Kind != MidpointReview {
		return
	}
	a.TalkedWith, a.TalkedOn = r.at("talked_with"), r.recent("talked_on")
	r.f.Need("talked_with", a.TalkedWith, "Enter the team manager with whom it was talked over")
	r.f.AtMost("talked_with", a.TalkedWith, MaxName)
	if r.f["talked_on"] == "" {
		checkPast(r.f, "talked_on", midnight(a.TalkedOn), midnight(x.Earliest), x.Now, "Enter when it was talked over", x.Before)
	}
	if len(a.Actions) == 0 {
		r.f.Add("act.1.action", "Enter at least one action that was agreed with the team manager")
	}
}

// answer is what was found on a question; where something is missing, what that is.
func (r *typedReader) answer(q Question, findings []Choice) Answer {
	field := "q." + q.ID
	a := Answer{ID: q.ID, Question: q.Title, Found: r.at(field), Text: r.at(field + ".text")}
	switch {
	case !Chosen(findings, a.Found):
		r.f.Add(field, "Choose an answer: "+strings.ToLower(q.Title[:1])+q.Title[1:])
	case a.Found != "yes" && a.Found != notApplicable:
		r.f.Need(field+".text", a.Text, "Write what is missing")
	}
	r.f.AtMost(field+".text", a.Text, maxAccount)
	return a
}

// required is a required action; false where nothing was typed in its row.
func (r *typedReader) required(n int) (RequiredAction, bool) {
	field := fmt.Sprintf("act.%d.", n)
	x := RequiredAction{Action: r.at(field + "action"), Who: r.at(field + "who")}
	if x.Action == "" && x.Who == "" && r.at(field+"by") == "" {
		return x, false
	}
	r.f.Need(field+"action", x.Action, fmt.Sprintf("Write what is to be done in action %d", n))
	r.f.AtMost(field+"action", x.Action, maxAccount)
	r.f.Need(field+"who", x.Who, fmt.Sprintf("Say who does action %d", n))
	r.f.AtMost(field+"who", x.Who, MaxName)
	x.By = r.date(field + "by")
	switch {
	case r.f[field+"by"] != "":
	case x.By.IsZero():
		r.f.Add(field+"by", fmt.Sprintf("Enter by when action %d is done", n))
	case x.By.Before(r.on):
		r.f.Add(field+"by", fmt.Sprintf("Action %d is to be done before it was agreed: choose a later day", n))
	}
	return x, true
}

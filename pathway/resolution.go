package pathway

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Resolution is something that the unit takes up with an agency: at the informal stage first, and at the formal one where that has
// not settled it.
type Resolution struct {
	ID         int64
	Case       int64
	CaseName   string
	Reference  string // of the family
	Conference int64  // about which it is; 0: none
	Stage      ResolutionStage
	Ground     string // of ResolutionGrounds
	Agency     int64
	AgencyName string
	To         int64 // the professional who has it: the agency's safeguarding lead
	ToName     string
	ToEmail    string
	About      string // what was not done, and what is asked for
	RaisedOn   Date
	RaisedName string
	AnswerDue  Date
	Answer     string
	AnsweredBy string
	AnsweredOn Date
	Outcome    string // of ResolutionOutcomes; empty: no answer yet
	FollowsOn  Date   // when the informal one was taken up
	Follows    int64  // the informal one that did not settle it; 0: none
	FollowedBy int64  // the formal one that came of this; 0: none
	StruckAt   time.Time
	StruckWhy  string
	Version    int
}

// ResolutionStage is how something is taken up.
type ResolutionStage string

// The stages.
const (
	InformalStage ResolutionStage = "informal"
	FormalStage   ResolutionStage = "formal"
)

// ResolutionStages lists the stages with their titles.
var ResolutionStages = []Choice{{string(InformalStage), "Informal stage"}, {string(FormalStage), "Formal stage"}}

// Grounds on which something is taken up that the program itself knows of.
const (
	DidNotCome = "did-not-come"
	Drift      = "drift"
)

// ResolutionGrounds are why something is taken up with an agency.
var ResolutionGrounds = []Choice{
	{DidNotCome, "Nobody came to a conference"},
	{"core-group", "Nobody came to core groups"},
	{"report", "No report, or too late a one"},
	{"action", "An action of the plan was not done"},
	{Drift, "Drift or delay in the plan"},
	{"practice", "How the children are kept safe"},
	{"other", "Another reason"},
}

// Settled is the outcome that ends a matter.
const Settled = "settled"

// ResolutionOutcomes are what came of it.
var ResolutionOutcomes = []Choice{{Settled, "Settled"}, {"partly", "Settled in part"}, {"not-settled", "Not settled"}}

// Standings of a resolution, a complaint or a dissent: how far it is.
const (
	StandsOpen     = "open"
	StandsLate     = "late" // the answer is overdue
	StandsAnswered = "answered"
	StandsTaken    = "taken-further"
	StandsStruck   = "struck"
)

// Standing says how far it is on a day.
func (x *Resolution) Standing(today Date) string {
	switch {
	case !x.StruckAt.IsZero():
		return StandsStruck
	case x.FollowedBy != 0:
		return StandsTaken
	case x.Outcome != "":
		return StandsAnswered
	case today.After(x.AnswerDue):
		return StandsLate
	}
	return StandsOpen
}

// Validate returns nil, or the fields that are wrong: stage, ground, agency, about, raised_on, answer_due.
func (x *Resolution) Validate(today Date) error {
	f := Fields{}
	if !Chosen(ResolutionStages, string(x.Stage)) {
		f.Add("stage", "Choose the stage")
	}
	if !Chosen(ResolutionGrounds, x.Ground) {
		f.Add("ground", "Choose what it is about")
	}
	if x.Agency == 0 {
		f.Add("agency", "Choose the agency")
	}
	f.Need("about", x.About, "Say what happened, and what you ask of the agency: the letter says it")
	f.AtMost("about", x.About, maxAccount)
	checkPast(f, "raised_on", midnight(x.RaisedOn), longAgo(midnight(today)), midnight(today), "Enter when it was taken up", checkYear)
	switch {
	case x.RaisedOn.IsZero():
	case x.AnswerDue.IsZero():
		f.Add("answer_due", "Enter by when an answer is wanted")
	case x.AnswerDue.Before(x.RaisedOn):
		f.Add("answer_due", "This is before it is taken up")
	case x.AnswerDue.After(x.RaisedOn.AddMonths(6)):
		f.Add("answer_due", "This is more than six months later. Check the year")
	}
	return f.Err()
}

// CheckAnswer returns nil, or the fields of an answer that are wrong: answer, answered_by, answered_on, outcome. The error's code is
// refused where it can no longer be answered.
func (x *Resolution) CheckAnswer(a ResolutionAnswer, today Date) error {
	if !x.StruckAt.IsZero() {
		return Refused("This was entered in error, so nothing is recorded of it.")
	}
	f := Fields{}
	f.Need("answer", a.Answer, "Write down what was answered")
	f.AtMost("answer", a.Answer, maxAccount)
	f.Need("answered_by", a.By, "Enter who answered")
	f.AtMost("answered_by", a.By, MaxName)
	checkPast(f, "answered_on", midnight(a.On), midnight(x.RaisedOn), midnight(today), "Enter when it was answered", "It was taken up after that, on "+x.RaisedOn.Format())
	if !Chosen(ResolutionOutcomes, a.Outcome) {
		f.Add("outcome", "Choose what came of it")
	}
	return f.Err()
}

// ResolutionAnswer is what an agency answered.
type ResolutionAnswer struct {
	Answer, By string
	On         Date
	Outcome    string // of ResolutionOutcomes
}

// FormalRefusal says why an informal matter does not go to the formal stage, or "".
func (x *Resolution) FormalRefusal() string {
	switch {
	case x.Stage == FormalStage:
		return "It is at the formal stage already."
	case !x.StruckAt.IsZero():
		return "This was entered in error, so it goes no further."
	case x.FollowedBy != 0:
		return "It has been taken to the formal stage already."
	case x.Outcome == Settled:
		return "It is settled, so it goes no further."
	}
	return ""
}

// Formal returns the formal stage of a matter that the informal one has not settled.
func (x *Resolution) Formal(about string, today, due Date) Resolution {
	return Resolution{Case: x.Case, Conference: x.Conference, Stage: FormalStage, Ground: x.Ground, Agency: x.Agency, To: x.To, ToName: x.ToName, About: about,
		RaisedOn: today, AnswerDue: due, Follows: x.ID, FollowsOn: x.RaisedOn}
}

// Meets returns the step of a pathway that is done by taking something up at a stage, or "".
func (d *Definition) Meets(x *Resolution) string {
	s := d.Step(StepDriftEscalated)
	if x.Ground == Drift && s != nil && (s.Stage == "" || s.Stage == string(x.Stage)) {
		return s.ID
	}
	return ""
}

// StepDriftEscalated is met by taking drift up through issues resolution.
const StepDriftEscalated = "drift-escalated"

// AnswerBy returns by when an answer is wanted to what is taken up on a day.
func (o Office) AnswerBy(raised Date, calendar *Calendar) Date {
	return calendar.AddWorkingDays(raised, o.ResolutionDays)
}

// Heading is what a matter is called: "Informal stage: Nobody came to a conference".
func (x *Resolution) Heading() string {
	return TitleOf(ResolutionStages, string(x.Stage)) + ": " + TitleOf(ResolutionGrounds, x.Ground)
}

// Message is the matter as an email to the agency's safeguarding lead: it names the family by its reference alone. What is taken up was
// typed freely and may name anybody: it stands in the letter, which is proved for its reader, and where there is none it is told on the phone.
func (x *Resolution) Message(reference string, o Office) (subject, text string) {
	subject = fmt.Sprintf("%s: issues resolution, %s", reference, strings.ToLower(TitleOf(ResolutionStages, string(x.Stage))))
	more := "What it is about stands in our letter, which comes with this."
	if x.Conference == 0 {
		more = "Please ring me, and I tell you what it is about."
	}
	lines := []string{"Dear " + x.ToName,
		fmt.Sprintf("We take this up with you under issues resolution, at the %s. It is about the family with our reference %s.", strings.ToLower(TitleOf(ResolutionStages, string(x.Stage))), reference),
		TitleOf(ResolutionGrounds, x.Ground) + ". " + more,
		fmt.Sprintf("Please answer by %s: what happened, and what your agency will do.", x.AnswerDue.Format())}
	return subject, strings.Join(append(lines, strings.TrimSpace("Yours sincerely\n"+strings.Join(slices.DeleteFunc([]string{x.RaisedName, o.Unit, o.Phone}, func(s string) bool { return s == "" }), "\n"))), "\n\n")
}

// ResolutionNote is the oversight note of something that is taken up, for the authority's case system.
func ResolutionNote(x Resolution, at DateTime) Note {
	return Note{Case: x.Case, Kind: OversightNote, Conference: x.Conference, HappenedAt: at, Heading: "Issues resolution, " + strings.ToLower(TitleOf(ResolutionStages, string(x.Stage))) + ": " + x.AgencyName,
		Text: fmt.Sprintf("Taken up with %s, %s, on %s.\n\n%s. %s\n\nAn answer is wanted by %s.", x.ToName, x.AgencyName, x.RaisedOn.Format(), TitleOf(ResolutionGrounds, x.Ground), x.About, x.AnswerDue.Format())}
}

// AnswerNote is the oversight note of what an agency answered.
func (x *Resolution) AnswerNote(a ResolutionAnswer, at DateTime) Note {
	return Note{Case: x.Case, Kind: OversightNote, Conference: x.Conference, HappenedAt: at, Heading: "Issues resolution answered: " + x.AgencyName,
		Text: fmt.Sprintf("%s answered on %s what was taken up on %s. %s.\n\n%s", a.By, a.On.Format(), x.RaisedOn.Format(), TitleOf(ResolutionOutcomes, a.Outcome), a.Answer)}
}

// OnScreens covers every protected value of a family, in place, and an agency whose name tells where somebody is; cover is the family's.
func (x *Resolution) OnScreens(f *Family, cover func(string) string) {
	x.AgencyName = f.AgencyOnScreens(x.Agency, x.AgencyName)
	coverAll(cover, &x.ToName, &x.ToEmail, &x.About, &x.Answer, &x.AnsweredBy, &x.StruckWhy)
}

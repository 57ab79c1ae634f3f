package pathway

import (
	"fmt"
	"strings"
	"time"
)

// Objection is a formal dissent from what a conference decided, or a complaint. It suspends nothing.
type Objection struct {
	ID             int64
	Case           int64
	CaseName       string
	Reference      string // of the family
	Kind           ObjectionKind
	Conference     int64  // 0: a complaint about no conference
	Attendee       int64  // who dissents
	By             string // who complains, or the name of who dissents
	About          string
	MadeAt         DateTime // midnight where the time is not known
	How            string   // of ObjectionHows
	SentTo         string   // who answers it
	Stage          string   // of a complaint: of ComplaintStages
	AcknowledgedOn Date     // of a complaint
	AnswerDue      Date
	Answer         string
	AnsweredOn     Date
	RecordedName   string
	StruckAt       time.Time
	StruckWhy      string
	Version        int
}

// ObjectionKind says which it is.
type ObjectionKind string

// The kinds.
const (
	FormalDissent ObjectionKind = "dissent"
	Complaint     ObjectionKind = "complaint"
)

// ObjectionKinds lists the kinds with their titles.
var ObjectionKinds = []Choice{{string(FormalDissent), "Formal dissent"}, {string(Complaint), "Complaint"}}

// ObjectionHows are how an objection reached the office.
var ObjectionHows = []Choice{{"email", "By email"}, {"post", "By letter"}, {"phone", "By phone"}, {"in-person", "In person"}}

// ComplaintStages are how far a complaint has gone.
var ComplaintStages = []Choice{{"1", "Stage 1: the service answers"}, {"2", "Stage 2: investigation"}, {"3", "Stage 3: review panel"}, {"ombudsman", "Ombudsman"}}

// SuspendsNothing is said wherever an objection stands.
const SuspendsNothing = "It suspends nothing: what was decided holds, and every date runs on."

// dissentHours is how long somebody can formally dissent from a decision after being told of it, as the clock runs.
const dissentHours = 72

// DissentUntil returns until when somebody on a conference's list can formally dissent from what it decided, by the documents that were
// made for them: 72 hours from when the decisions were first sent to them, as those say. It is zero while nothing was sent: the hours have
// not begun.
func DissentUntil(docs []IssuedDocument, attendee int64) DateTime {
	var until DateTime
	for _, d := range docs {
		if d.Attendee != attendee || d.Kind != DecisionsDocument && d.Kind != CoveringLetter || !d.Sent() {
			continue
		}
		if at := DateTimeOf(d.SentAt().Add(dissentHours * time.Hour).In(Zone())); until.IsZero() || until.After(at) {
			until = at
		}
	}
	return until
}

// Standing says how far it is on a day.
func (x *Objection) Standing(today Date) string {
	switch {
	case !x.StruckAt.IsZero():
		return StandsStruck
	case !x.AnsweredOn.IsZero():
		return StandsAnswered
	case today.After(x.AnswerDue):
		return StandsLate
	}
	return StandsOpen
}

// DissentTooEarly is said where there is no decision yet from which anybody could dissent.
const DissentTooEarly = "The conference has not ended yet. What somebody says against its decision while it lasts stands on the conference screen."

// Validate returns nil, or the fields that are wrong: attendee, by, about, made_on, how, sent_to, stage, acknowledged_on, answer_due. k is
// the conference dissented from, until its [DissentUntil] for whoever dissents. The error's code is refused where it has not ended.
func (x *Objection) Validate(k Conference, until, now DateTime) error {
	f := Fields{}
	earliest, before := longAgo(now), checkYear
	switch {
	case x.Kind == FormalDissent && k.EndedAt.IsZero():
		return Refused(DissentTooEarly)
	case x.Kind == FormalDissent:
		if !until.IsZero() && x.MadeAt.After(until) {
			f.Add("made_on", fmt.Sprintf("Formal dissent is possible for %d hours after the decisions were sent to whoever dissents, until %s. This is later. It can be taken up as a complaint, or by an agency through issues resolution", dissentHours, until.Format()))
		}
		earliest, before = k.EndedAt, "The conference ended after that, on "+k.EndedAt.Format()
		if x.Attendee == 0 {
			f.Add("attendee", "Choose who dissents")
		}
	default:
		f.Need("by", x.By, "Enter who complains")
		f.AtMost("by", x.By, MaxName)
		if !Chosen(ComplaintStages, x.Stage) {
			f.Add("stage", "Choose the stage")
		}
		if !x.AcknowledgedOn.IsZero() {
			checkPast(f, "acknowledged_on", midnight(x.AcknowledgedOn), midnight(x.MadeAt.Date()), now, "", "It was received after that")
		}
	}
	checkPast(f, "made_on", x.MadeAt, earliest, now, "Enter when it was made", before)
	if !Chosen(ObjectionHows, x.How) {
		f.Add("how", "Choose how it came")
	}
	f.Need("about", x.About, "Write down what it says")
	f.AtMost("about", x.About, maxAccount)
	f.Need("sent_to", x.SentTo, "Enter who answers it")
	f.AtMost("sent_to", x.SentTo, MaxName)
	switch made := x.MadeAt.Date(); {
	case x.AnswerDue.IsZero():
		f.Add("answer_due", "Enter by when an answer is due")
	case x.AnswerDue.Before(made):
		f.Add("answer_due", "This is before it was made")
	case !made.IsZero() && x.AnswerDue.After(made.AddMonths(12)):
		f.Add("answer_due", "This is more than a year later. Check the year")
	}
	return f.Err()
}

// CheckAnswer returns nil, or the fields of an answer that are wrong: answer, answered_on.
func (x *Objection) CheckAnswer(answer string, on, today Date) error {
	if !x.StruckAt.IsZero() {
		return Refused("This was entered in error, so nothing is recorded of it.")
	}
	f := Fields{}
	f.Need("answer", answer, "Write down what was answered")
	f.AtMost("answer", answer, maxAccount)
	checkPast(f, "answered_on", midnight(on), midnight(x.MadeAt.Date()), midnight(today), "Enter when it was answered", "It was made after that, on "+x.MadeAt.Date().Format())
	return f.Err()
}

// Message is the text with which it is handed to whoever answers it, or, of a complaint, acknowledged: it names the family by its
// reference alone.
func (x *Objection) Message(o Office) string {
	lines := []string{"Dear " + x.SentTo, fmt.Sprintf("A formal dissent was made on %s from what the conference about the family with our reference %s decided. Please answer it by %s.", x.MadeAt.Date().Format(), x.Reference, x.AnswerDue.Format()), x.About, SuspendsNothing}
	if x.Kind == Complaint {
		lines = []string{"Dear " + x.By, fmt.Sprintf("Thank you for your complaint of %s. %s looks into it and answers you by %s.", x.MadeAt.Date().Format(), x.SentTo, x.AnswerDue.Format()),
			"While we look into it, what was decided still holds and meetings go on.", "If you are not happy with the answer, you can ask for the next stage: " + o.Complaints}
	}
	return strings.TrimSpace(strings.Join(lines, "\n\n") + "\n\nYours sincerely\n" + o.Unit)
}

// Task keeps it on the list of today until it is answered.
func (x *Objection) Task() Task {
	return Task{Case: x.Case, Conference: x.Conference, Kind: TaskAnswerOverdue, Role: ServiceManager, Due: x.AnswerDue, Title: TitleOf(ObjectionKinds, string(x.Kind)) + ": see that it is answered",
		Text: fmt.Sprintf("%s answers it by %s. %s", x.SentTo, x.AnswerDue.Format(), SuspendsNothing)}
}

// Cover covers every protected value in what was typed, in place.
func (x *Objection) Cover(cover func(string) string) {
	coverAll(cover, &x.About, &x.Answer, &x.By, &x.SentTo, &x.StruckWhy)
}

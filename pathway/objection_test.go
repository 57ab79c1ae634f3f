package pathway

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// The conference ended on Friday 11 December 2026 at 12:30; its decisions reached this dissenter at once, and so can be dissented from until
// Monday at 12:30.
func TestObjectionIsChecked(t *testing.T) {
	k := Conference{ID: 3, EndedAt: minute("2026-12-11T12:30")}
	until, now := minute("2026-12-14T12:30"), minute("2026-12-15T09:00")
	dissent := Objection{Kind: FormalDissent, Conference: 3, Attendee: 8, About: "It is worse than was said.", MadeAt: minute("2026-12-14T12:30"), How: "email", SentTo: "Ana Ferreira", AnswerDue: onDay("2026-12-31")}
	complaint := Objection{Kind: Complaint, By: "Ann", About: "Nobody rang.", MadeAt: minute("2026-12-14T00:00"), How: "post", SentTo: "Ana Ferreira", Stage: "1", AnswerDue: onDay("2026-12-31")}
	for _, tt := range []struct {
		name   string
		of     Objection
		change func(*Objection)
		wrong  []string
	}{
		{"at the end of the 72 hours", dissent, func(*Objection) {}, nil},
		{"before the end", dissent, func(x *Objection) { x.MadeAt = minute("2026-12-11T12:29") }, []string{"made_on"}},
		{"by nobody", dissent, func(x *Objection) { x.Attendee = 0 }, []string{"attendee"}},
		{"empty", dissent, func(x *Objection) { *x = Objection{Kind: FormalDissent} }, []string{"about", "answer_due", "attendee", "how", "made_on", "sent_to"}},
		{"an answer before it", dissent, func(x *Objection) { x.AnswerDue = onDay("2026-12-13") }, []string{"answer_due"}},
		{"an answer in two years", dissent, func(x *Objection) { x.AnswerDue = onDay("2028-12-13") }, []string{"answer_due"}},
		{"a complaint", complaint, func(*Objection) {}, nil},
		{"a complaint, acknowledged", complaint, func(x *Objection) { x.AcknowledgedOn = onDay("2026-12-14") }, nil},
		{"acknowledged before", complaint, func(x *Objection) { x.AcknowledgedOn = onDay("2026-12-13") }, []string{"acknowledged_on"}},
		{"a complaint of nobody at no stage", complaint, func(x *Objection) { x.By, x.Stage = "", "9" }, []string{"by", "stage"}},
		{"tomorrow", complaint, func(x *Objection) { x.MadeAt = minute("2026-12-16T00:00") }, []string{"made_on"}},
	} {
		x := tt.of
		tt.change(&x)
		if got := FieldsOf(x.Validate(k, until, now)).Names(); !slices.Equal(got, tt.wrong) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.wrong)
		}
	}
	late := dissent
	late.MadeAt = minute("2026-12-14T12:31")
	if err := late.Validate(k, until, now); !strings.Contains(FieldsOf(err)["made_on"], "until Monday 14 December 2026 at 12:30") || !strings.Contains(FieldsOf(err)["made_on"], "complaint") {
		t.Errorf("a minute late: %v", err)
	}
	if err := late.Validate(k, DateTime{}, now); err != nil {
		t.Errorf("nothing was sent yet: %v", err)
	}
	if err := dissent.Validate(Conference{}, until, now); CodeOf(err) != CodeRefused {
		t.Errorf("before the end: %v", err)
	}
}

// The 72 hours run from when the decisions were sent to whoever dissents: a letter of the summer and one of the winter, one that came back,
// and those of others.
func TestDissentUntil(t *testing.T) {
	sent := func(attendee int64, kind DocumentKind, trail ...Dispatch) IssuedDocument {
		return IssuedDocument{Attendee: attendee, Kind: kind, State: DocumentIssued, Trail: trail}
	}
	at := func(state DispatchState, when string) Dispatch {
		return Dispatch{State: state, At: minute(when).In(Zone())}
	}
	docs := []IssuedDocument{
		sent(8, ParentInvitation, at(Sent, "2026-11-24T10:00")),
		sent(8, DecisionsDocument, at(Sent, "2026-12-11T16:00"), at(Returned, "2026-12-13T09:00")),
		sent(8, DecisionsDocument, at(Printed, "2026-12-14T09:00"), at(Sent, "2026-12-14T12:10")),
		sent(8, DecisionsDocument, at(Sent, "2026-12-18T12:10")),
		sent(9, CoveringLetter, at(Sent, "2027-03-26T12:00")),
		sent(10, DecisionsDocument, at(Printed, "2026-12-14T09:00")),
	}
	for attendee, want := range map[int64]DateTime{8: minute("2026-12-17T12:10"), 9: minute("2027-03-29T13:00"), 10: {}, 11: {}} {
		if got := DissentUntil(docs, attendee); got != want {
			t.Errorf("%d: until %v, want %v", attendee, got, want)
		}
	}
}

func TestObjectionStandsAndIsAnswered(t *testing.T) {
	x := Objection{Kind: Complaint, Reference: "CP-2026-0009", By: "Ann", About: "a", SentTo: "Ana Ferreira", MadeAt: minute("2026-12-14T00:00"), AnswerDue: onDay("2026-12-31")}
	for on, want := range map[string]string{"2026-12-31": StandsOpen, "2027-01-01": StandsLate} {
		if got := x.Standing(onDay(on)); got != want {
			t.Errorf("on %s: %s", on, got)
		}
	}
	if got := FieldsOf(x.CheckAnswer("", Date{}, onDay("2026-12-16"))).Names(); !slices.Equal(got, []string{"answer", "answered_on"}) {
		t.Errorf("an empty answer: %v", got)
	}
	if got := FieldsOf(x.CheckAnswer("We are sorry.", onDay("2026-12-13"), onDay("2026-12-16"))).Names(); !slices.Equal(got, []string{"answered_on"}) {
		t.Errorf("answered before it was made: %v", got)
	}
	if err := x.CheckAnswer("We are sorry.", onDay("2026-12-14"), onDay("2026-12-16")); err != nil {
		t.Error(err)
	}
	o := Office{Unit: "Safeguarding Unit", Complaints: "write to the complaints manager."}
	if got := x.Message(o); !strings.HasPrefix(got, "Dear Ann\n\nThank you for your complaint of Monday 14 December 2026. Ana Ferreira looks into it and answers you by Thursday 31 December 2026.") || !strings.Contains(got, "what was decided still holds") || !strings.Contains(got, "complaints manager") {
		t.Errorf("acknowledged: %s", got)
	}
	x.Kind = FormalDissent
	if got := x.Message(o); !strings.HasPrefix(got, "Dear Ana Ferreira\n\nA formal dissent was made on Monday 14 December 2026") || !strings.Contains(got, "CP-2026-0009") || !strings.Contains(got, SuspendsNothing) {
		t.Errorf("handed on: %s", got)
	}
	if task := x.Task(); task.Due != onDay("2026-12-31") || task.Title != "Formal dissent: see that it is answered" {
		t.Errorf("task: %+v", task)
	}
	x.Answer, x.StruckWhy = "c", "d"
	x.Cover(func(string) string { return "·" })
	if x.About+x.Answer+x.By+x.SentTo+x.StruckWhy != "·····" {
		t.Errorf("covered: %+v", x)
	}
	x.AnsweredOn = onDay("2026-12-20")
	if x.Standing(onDay("2027-01-01")) != StandsAnswered {
		t.Error("answered")
	}
	x.StruckAt = time.Unix(1, 0)
	if x.Standing(onDay("2027-01-01")) != StandsStruck || CodeOf(x.CheckAnswer("a", onDay("2026-12-20"), onDay("2026-12-20"))) != CodeRefused {
		t.Error("struck")
	}
}

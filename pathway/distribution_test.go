package pathway

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// out is a document that was made for somebody and to which something happened, hour after hour on the day after the conference.
func out(who int64, kind DocumentKind, number int, states ...DispatchState) IssuedDocument {
	d := IssuedDocument{ID: who*100 + int64(number), Attendee: invitedAs + who, Kind: kind, Number: number, State: DocumentIssued}
	for i, s := range states {
		d.Trail = append(d.Trail, Dispatch{State: s, At: time.Date(2026, 12, 12, 9+i+number, 0, 0, 0, time.UTC)})
	}
	return d
}

// toEverybody is what goes to everybody once, printed and sent at eleven.
func toEverybody(r *Record) []IssuedDocument {
	var docs []IssuedDocument
	for _, x := range DueAt(r, nil, Occasion{Moment: AtDecisions}) {
		docs = append(docs, out(x.Attendee-invitedAs, x.Kind, 1, Printed, Sent))
	}
	return docs
}

func TestTheClockOfTheDecisionsStopsAndRunsAgain(t *testing.T) {
	at := func(hour int) string { return time.Date(2026, 12, 12, hour, 0, 0, 0, time.UTC).Format("15:04") }
	change := func(docs []IssuedDocument, who int64, kind DocumentKind, to IssuedDocument) []IssuedDocument {
		docs = slices.Clone(docs)
		docs[slices.IndexFunc(docs, func(d IssuedDocument) bool { return d.Attendee == invitedAs+who && d.Kind == kind })] = to
		return docs
	}
	tests := []struct {
		name string
		do   func(r *Record, docs []IssuedDocument) []IssuedDocument
		done string // "": the clock runs
		why  string
	}{
		{"everybody has theirs", nil, at(11), ""},
		{"not approved", func(r *Record, docs []IssuedDocument) []IssuedDocument { r.Approved = false; return docs }, "", ""},
		{"one is printed and lies about", func(_ *Record, docs []IssuedDocument) []IssuedDocument {
			return change(docs, paul, DecisionsDocument, out(paul, DecisionsDocument, 1, Printed))
		}, "", "Somebody is yet to be sent theirs."},
		{"the last one went at one", func(_ *Record, docs []IssuedDocument) []IssuedDocument {
			return change(docs, paul, DecisionsDocument, out(paul, DecisionsDocument, 1, Printed, Spoilt, Printed, Sent))
		}, at(13), ""},
		{"one came back", func(_ *Record, docs []IssuedDocument) []IssuedDocument {
			return change(docs, paul, DecisionsDocument, out(paul, DecisionsDocument, 1, Printed, Sent, Returned))
		}, "", "Something that was sent came back."},
		{"and was sent again", func(_ *Record, docs []IssuedDocument) []IssuedDocument {
			return change(docs, paul, DecisionsDocument, out(paul, DecisionsDocument, 1, Printed, Sent, Returned, Printed, Sent))
		}, at(14), ""},
		{"and was made anew for another address, not sent yet", func(_ *Record, docs []IssuedDocument) []IssuedDocument {
			docs = change(docs, paul, DecisionsDocument, out(paul, DecisionsDocument, 1, Printed, Sent, Returned))
			return append(docs, out(paul, DecisionsDocument, 2, Printed))
		}, "", "Somebody is yet to be sent theirs."},
		{"a correction follows and starts nothing anew", func(_ *Record, docs []IssuedDocument) []IssuedDocument {
			return append(docs, out(paul, DecisionsDocument, 2, Printed))
		}, at(11), ""},
		{"an absent agency has not had it", func(r *Record, docs []IssuedDocument) []IssuedDocument {
			r.guest(primary).Attended = "absent"
			return slices.DeleteFunc(docs, func(d IssuedDocument) bool { return d.Attendee == invitedAs+primary })
		}, "", "Somebody is yet to be sent theirs."},
		{"somebody is on the list late", func(r *Record, docs []IssuedDocument) []IssuedDocument {
			r.Attendees = append(r.Attendees, Attendee{ID: invitedAs + aunt, Person: aunt, Purpose: ToBeTold})
			return docs
		}, "", "Somebody is yet to be sent theirs."},
		{"who is outstanding has no copy", func(r *Record, docs []IssuedDocument) []IssuedDocument {
			r.guest(paul).Copy, r.guest(paul).CopyWhy = NoCopy, "Nobody knows where he is"
			return slices.DeleteFunc(docs, func(d IssuedDocument) bool { return d.Attendee == invitedAs+paul })
		}, at(11), ""},
		{"who is outstanding was taken off", func(r *Record, docs []IssuedDocument) []IssuedDocument {
			r.guest(paul).Removed = true
			return slices.DeleteFunc(docs, func(d IssuedDocument) bool { return d.Attendee == invitedAs+paul })
		}, at(11), ""},
	}
	for _, tt := range tests {
		r := decided()
		docs := toEverybody(r)
		if tt.do != nil {
			docs = tt.do(r, docs)
		}
		got := ""
		if when := StepsSent(r, docs, true)[stepDistributed]; !when.IsZero() {
			got = when.Format("15:04")
		}
		why := WhyReopened(r, docs, stepDistributed)
		if !r.Approved {
			why = ""
		}
		if got != tt.done || why != tt.why {
			t.Errorf("%s: done at %q and open because %q", tt.name, got, why)
		}
	}
}

func TestALateInviteeReopensNoOtherStep(t *testing.T) {
	r := carters()
	var docs []IssuedDocument
	for _, x := range DueAt(r, nil, Occasion{Moment: AtInvitation}) {
		docs = append(docs, out(x.Attendee-invitedAs, x.Kind, 1, Printed, Sent))
	}
	if at := StepsSent(r, docs, true)["invitations-sent"]; at.IsZero() {
		t.Fatal("the invitations are all sent")
	}
	r.Attendees = append(r.Attendees, Attendee{ID: invitedAs + aunt, Person: aunt, Purpose: ToAttend})
	if why := WhyReopened(r, docs, "invitations-sent"); why != "" {
		t.Errorf("reopened: %s", why)
	}
	docs[0] = out(anna, ParentInvitation, 1, Printed, Sent, Returned)
	if why := WhyReopened(r, docs, "invitations-sent"); !strings.Contains(why, "came back") {
		t.Errorf("not reopened: %q", why)
	}
}

func TestNoCopyNeedsItsReasonAndStandsInNoList(t *testing.T) {
	a := Attendee{Copy: NoCopy}
	if got := FieldsOf(a.ValidateDecision())["copy_why"]; got != "Say why they have no copy" {
		t.Errorf("no copy without a reason: %q", got)
	}
	a.CopyWhy = "He may not know where they are"
	if err := a.ValidateDecision(); err != nil {
		t.Errorf("no copy with its reason: %v", err)
	}
	r := decided()
	r.guest(lukasz).Copy = NoCopy
	f, _ := letter(r, anna, DecisionsDocument)
	if slices.ContainsFunc(f.Decisions.CopyTo, func(s string) bool { return strings.Contains(s, "Łukasz") }) {
		t.Errorf("who has no copy is among those who have: %q", f.Decisions.CopyTo)
	}
}

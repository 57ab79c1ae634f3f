package pathway

import (
	"testing"
	"time"
)

func TestCheckApproval(t *testing.T) {
	chairs := []Role{Chair}
	tests := []struct {
		name string
		a    Approval
		code Code
	}{
		{"the chair", Approval{DecisionsWithChair, 1, 2, 2, chairs, false, ""}, ""},
		{"another chair with a reason", Approval{DecisionsWithChair, 1, 2, 3, chairs, false, "on leave until Monday"}, ""},
		{"another chair without one", Approval{DecisionsWithChair, 1, 2, 3, chairs, false, " "}, CodeInvalid},
		{"a minute taker", Approval{DecisionsWithChair, 1, 2, 3, []Role{MinuteTaker}, false, "x"}, CodeForbidden},
		{"a chair who drafted them", Approval{DecisionsWithChair, 2, 2, 2, chairs, false, ""}, CodeRefused},
		{"the same in an office that allows it", Approval{DecisionsWithChair, 2, 2, 2, chairs, true, ""}, ""},
		{"before they are sent", Approval{DecisionsDraft, 1, 2, 2, chairs, false, ""}, CodeRefused},
		{"a second time", Approval{DecisionsApproved, 1, 2, 2, chairs, false, ""}, CodeRefused},
	}
	for _, tt := range tests {
		if got := CodeOf(CheckApproval(tt.a)); got != tt.code {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.code)
		}
	}
}

func TestCheckSendBack(t *testing.T) {
	tests := []struct {
		name    string
		a       Approval
		comment string
		code    Code
	}{
		{"the chair", Approval{DecisionsWithChair, 1, 2, 2, []Role{Chair}, false, ""}, "Row 2 has no date", ""},
		{"without saying why", Approval{DecisionsWithChair, 1, 2, 2, []Role{Chair}, false, ""}, "", CodeInvalid},
		{"an administrator", Approval{DecisionsWithChair, 1, 2, 3, []Role{Admin}, false, ""}, "x", CodeForbidden},
		{"after approval", Approval{DecisionsApproved, 1, 2, 2, []Role{Chair}, false, ""}, "x", CodeRefused},
	}
	for _, tt := range tests {
		if got := CodeOf(CheckSendBack(tt.a, tt.comment)); got != tt.code {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.code)
		}
	}
}

func TestAdjourned(t *testing.T) {
	one, other := ChildDecision{Outcome: OutcomeAdjourned}, ChildDecision{Outcome: OutcomeCIN}
	if got := (Decisions{Children: []ChildDecision{one, other}}).Reconvening(); len(got) != 1 || got[0].Outcome != OutcomeAdjourned {
		t.Errorf("meets again for %+v", got)
	}
	if got := (Decisions{Children: []ChildDecision{one, one}}).Reconvening(); got != nil {
		t.Errorf("adjourned as a whole, and again for %+v", got)
	}
	if !(Decisions{Children: []ChildDecision{one, one}}).Adjourned() {
		t.Error("adjourned for both, but not adjourned")
	}
	if (Decisions{Children: []ChildDecision{one, other}}).Adjourned() {
		t.Error("decided for one, but adjourned")
	}
}

func TestApprovalSaysInWhichRole(t *testing.T) {
	at := time.Date(2026, 7, 1, 9, 30, 0, 0, time.UTC) // summer time
	d := DraftedDecisions{State: DecisionsApproved, Author: 6, DecidedBy: 5, DecidedName: "Helen Marsh", DecidedAt: at}
	chair := Worker{Account: 5, Name: "Helen Marsh"}
	if got := d.Approval(chair, Zone()); got != (ApprovalFacts{"Helen Marsh", "Chair of the conference", atMinute("2026-07-01T10:30")}) {
		t.Errorf("the chair: %+v", got)
	}
	d.DecidedBy, d.DecidedName, d.StandInWhy = 8, "Ola Stand", "She is ill."
	if got := d.Approval(chair, Zone()); got.Name != "Ola Stand" || got.Role != "In place of the chair, Helen Marsh" {
		t.Errorf("a stand-in: %+v", got)
	}
	d.Author = 8
	if got := d.Approval(chair, Zone()).Role; got != "In place of the chair, Helen Marsh; drafted them too" {
		t.Errorf("the author: %q", got)
	}
	d.State = DecisionsWithChair
	if got := d.Approval(chair, Zone()); got != (ApprovalFacts{}) {
		t.Errorf("not approved: %+v", got)
	}
}

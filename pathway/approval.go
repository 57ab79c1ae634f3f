package pathway

import (
	"slices"
	"time"
)

// DecisionsState is where the decisions of a conference stand on their way to everybody.
type DecisionsState string

// The states of decisions.
const (
	DecisionsDraft     DecisionsState = "draft"
	DecisionsWithChair DecisionsState = "with-chair"
	DecisionsSentBack  DecisionsState = "sent-back"
	DecisionsApproved  DecisionsState = "approved"
)

// DecisionsStates lists the states with their titles.
var DecisionsStates = []Choice{
	{string(DecisionsDraft), "Draft"},
	{string(DecisionsWithChair), "With the chair"},
	{string(DecisionsSentBack), "Sent back"},
	{string(DecisionsApproved), "Approved"},
}

// DraftedDecisions is one draft of a conference's decisions and what became of it. Each sending back leads to the next
// one; an approved one does not change again.
type DraftedDecisions struct {
	ID          int64
	Conference  int64
	Number      int // 1, then one more after each sending back
	State       DecisionsState
	Content     Decisions
	Author      int64
	AuthorName  string
	MadeAt      time.Time
	SentAt      time.Time // to the chair
	DecidedAt   time.Time // approved or sent back
	DecidedBy   int64
	DecidedName string
	StandInWhy  string // approved by another than the chair: why
	Comments    []DecisionsComment
	Version     int
}

// Approval says who approved the decisions of a conference, when by the clock of zone, and whether as its chair or in the
// chair's place. Of what is not approved it says nothing.
func (d DraftedDecisions) Approval(chair Worker, zone *time.Location) ApprovalFacts {
	if d.State != DecisionsApproved {
		return ApprovalFacts{}
	}
	a := ApprovalFacts{Name: d.DecidedName, Role: "Chair of the conference", At: DateTimeOf(d.DecidedAt.In(zone))}
	if d.StandInWhy != "" {
		a.Role = "In place of the chair, " + chair.Name
	}
	if d.Author == d.DecidedBy {
		a.Role += "; drafted them too"
	}
	return a
}

// DecisionsComment is what somebody said about a draft.
type DecisionsComment struct {
	At   time.Time
	By   string
	Text string
}

// Approval is somebody who is about to approve decisions.
type Approval struct {
	State      DecisionsState
	Author     int64 // account that drafted them
	Chair      int64 // account that chaired the conference
	Approver   int64
	Roles      []Role // of the approver
	ApproveOwn bool   // the office lets an author approve, and shows that it does
	StandInWhy string // why another than the chair approves
}

// CheckApproval returns nil, or why this person can't approve: Forbidden without the right, Refused for one's own draft or
// one that is not with the chair, Invalid on stand_in_why where somebody else than the chair gives no reason.
func CheckApproval(a Approval) error { return CheckApprovalOf(a, "decisions") }

// CheckApprovalOf is CheckApproval for something else that goes to the chair: "minutes".
func CheckApprovalOf(a Approval, what string) error {
	f := Fields{}
	if a.StandIn() {
		f.Need("stand_in_why", a.StandInWhy, "Say why you approve in the chair’s place")
	}
	switch {
	case !May(a.Roles, ApproveDecisions):
		return Forbidden("The chair, or another chair who stands in, approves the " + what + ".")
	case a.State != DecisionsWithChair:
		return Refused("The " + what + " must be sent to the chair first, and can then be approved.")
	case a.Author == a.Approver && !a.ApproveOwn:
		return Refused("You drafted the " + what + ", so somebody else has to approve: another chair can stand in.")
	}
	return f.Err()
}

// StandIn tells whether it is another than the chair of the conference who approves.
func (a Approval) StandIn() bool { return a.Approver != a.Chair }

// CheckSendBack returns nil, or why this person can't send decisions back: as for [CheckApproval], and Invalid on comment
// without one. Who drafted them may send them back as well: it changes nothing for anybody.
func CheckSendBack(a Approval, comment string) error { return CheckSendBackOf(a, "decisions", comment) }

// CheckSendBackOf is CheckSendBack for something else that goes to the chair: "minutes".
func CheckSendBackOf(a Approval, what, comment string) error {
	f := Fields{}
	f.Need("comment", comment, "Say what has to change")
	switch {
	case !May(a.Roles, ApproveDecisions):
		return Forbidden("The chair, or another chair who stands in, sends the " + what + " back.")
	case a.State != DecisionsWithChair:
		return Refused("The " + what + " must be with the chair to be sent back.")
	}
	return f.Err()
}

// Reconvening lists the children for whom the conference meets again while it decided for others; none where it decided for
// no child, and is adjourned as a whole.
func (d Decisions) Reconvening() []ChildDecision {
	if d.Adjourned() {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(d.Children), func(c ChildDecision) bool { return c.Outcome != OutcomeAdjourned })
}

// Adjourned tells whether the conference decided for no child: it meets again.
func (d Decisions) Adjourned() bool {
	return !slices.ContainsFunc(d.Children, func(c ChildDecision) bool { return c.Outcome != OutcomeAdjourned })
}

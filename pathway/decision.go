package pathway

import "slices"

// Outcome is what a conference decided for one child.
type Outcome string

// The outcomes.
const (
	OutcomePlan      Outcome = "plan"
	OutcomeCIN       Outcome = "child-in-need" // no plan; support as a child in need
	OutcomeNoPlan    Outcome = "no-plan"
	OutcomeAdjourned Outcome = "adjourned"
)

// Outcomes lists the outcomes with their titles.
var Outcomes = []Choice{
	{string(OutcomePlan), "Child protection plan"},
	{string(OutcomeCIN), "No plan: support as a child in need"},
	{string(OutcomeNoPlan), "No plan"},
	{string(OutcomeAdjourned), "Adjourned"},
}

// OutcomeTitle is an outcome for a child who was on a plan already, or was not: the same outcome starts a plan or lets it go on.
func OutcomeTitle(o Outcome, before bool) string {
	if before {
		switch o {
		case OutcomePlan:
			return "The child protection plan goes on"
		case OutcomeCIN:
			return "The plan ends: support as a child in need"
		case OutcomeNoPlan:
			return "The plan ends"
		}
	}
	return TitleOf(Outcomes, string(o))
}

// Title is the outcome in words.
func (c *ChildDecision) Title() string { return OutcomeTitle(c.Outcome, c.Before) }

// Decisions is what a conference decided, as it goes to the chair and then to everybody. It is made from the minutes
// when they are drafted and does not change with them.
type Decisions struct {
	Conference     int64
	Children       []ChildDecision
	CoreGroup      []int64  // attendees
	CoreGroupOn    Date     // first meeting
	CoreGroupAt    DateTime // the same with its time, where that was agreed
	CoreGroupWhere string
	ReviewOn       Date     // for all who have no date of their own
	ReviewAt       DateTime // when it is booked
	LeadWorker     string
	Quorate        bool
	Quoracy        string // in words, as it stood
	Summary        string // the chair's
}

// ChildDecision is the decision for one child.
type ChildDecision struct {
	Child       int64
	Before      bool   `json:",omitempty"` // the child was on a plan already
	Ground      string `json:",omitempty"` // why that plan ends, of EndGrounds
	Outcome     Outcome
	Categories  []string // codes
	Reasons     string
	Chair       string // why the decision is another than most agencies' view; empty where it is theirs
	Instead     string // what there is instead of a plan; while adjourned, what keeps the child safe
	ReconveneOn Date   // of an adjourned one
	ReviewOn    Date   // of this child, where it is another than for all
	ReviewAt    DateTime
	Heard       bool // the child's own view was written down
	Tally       Tally
	Views       []AgencyView
	Dissent     []Dissent
	Plan        OutlinePlan
}

// AgencyView is what one attendee thought for one child.
type AgencyView struct {
	Attendee   int64
	View       string // plan, no-plan; empty: none given
	Categories []string
	Reasons    string
}

// Dissent is a named disagreement with a decision. It suspends nothing.
type Dissent struct {
	Attendee int64
	Reasons  string
}

// Tally counts the views for one child; it is always computed.
type Tally struct{ Plan, NoPlan, None int }

// Unanimous reports whether everybody who gave a view gave the same one. One view alone is not.
func (t Tally) Unanimous() bool { return t.Plan+t.NoPlan > 1 && t.oneSided() }

// oneSided tells whether nobody thought otherwise than somebody else.
func (t Tally) oneSided() bool { return t.Plan == 0 || t.NoPlan == 0 }

// OutlinePlan is the first plan for one child, which the core group develops.
type OutlinePlan struct {
	Child       int64
	Protect     string // immediate protection
	Actions     []PlanAction
	Seen        string // how often the child is seen
	SeenAlone   string
	Contingency string
	Expected    string // what is expected of parents

	Marks []string `json:",omitempty"` // in documents: from when each of the texts stands that was carried over, in the order of PlanContent.Texts
}

// PlanAction is a row of a plan. None of its parts may be missing, and By is a real date.
type PlanAction struct {
	Risk, Action, Who string
	Attendee          int64 // who, where it is one of the conference
	By                Date
	ByText            string // as typed, where it is not a date
	Measure           string // the outcome that will show that it worked
	Mark              string `json:",omitempty"` // in documents: from when it stands, where it was carried over
}

// Covered returns the decisions with each of their texts as cover gives it back, for screens.
func (d Decisions) Covered(cover func(string) string) Decisions {
	for _, text := range []*string{&d.CoreGroupWhere, &d.LeadWorker, &d.Summary} {
		*text = cover(*text)
	}
	d.Children = slices.Clone(d.Children)
	for i := range d.Children {
		c := &d.Children[i]
		p := &c.Plan
		for _, text := range []*string{&c.Reasons, &c.Chair, &c.Instead, &p.Protect, &p.Seen, &p.SeenAlone, &p.Contingency, &p.Expected} {
			*text = cover(*text)
		}
		c.Views, c.Dissent, p.Actions = slices.Clone(c.Views), slices.Clone(c.Dissent), slices.Clone(p.Actions)
		for j := range c.Views {
			c.Views[j].Reasons = cover(c.Views[j].Reasons)
		}
		for j := range c.Dissent {
			c.Dissent[j].Reasons = cover(c.Dissent[j].Reasons)
		}
		for j := range p.Actions {
			a := &p.Actions[j]
			a.Risk, a.Action, a.Who, a.Measure = cover(a.Risk), cover(a.Action), cover(a.Who), cover(a.Measure)
		}
	}
	return d
}

// firstCoreGroup returns when the first core group meets, at midnight where only the day was agreed; none where there is no plan.
func (d *Decisions) firstCoreGroup() DateTime { return agreed(d.CoreGroupAt, d.CoreGroupOn) }

// ReviewOf returns when the review of a child is, at midnight where only the day was agreed; none where the child has no plan.
func (d *Decisions) ReviewOf(c ChildDecision) DateTime {
	switch {
	case c.Outcome != OutcomePlan:
		return DateTime{}
	case !c.ReviewOn.IsZero():
		return agreed(c.ReviewAt, c.ReviewOn)
	}
	return agreed(d.ReviewAt, d.ReviewOn)
}

// FirstReview returns when the earliest of the children's reviews is: it decides when the family's is.
func (d *Decisions) FirstReview() DateTime {
	first := DateTime{}
	for _, c := range d.Children {
		if at := d.ReviewOf(c); !at.IsZero() && (first.IsZero() || at.Before(first)) {
			first = at
		}
	}
	return first
}

func agreed(at DateTime, on Date) DateTime {
	if at.IsZero() {
		return midnight(on)
	}
	return at
}

package pathway

import (
	"fmt"
	"slices"
)

// StepDown is that others talked about the end of a plan at a review, or agreed to it.
type StepDown struct {
	Step     string // StepDownFirst, StepDownAgreed
	Children []int64
	Team     string // who spoke for the social work team: its manager, or its service manager
	Unit     string // who spoke for the unit: the chair, or its service manager
	At       DateTime
	How      string // of ToldHows: how it was heard
	Note     string
}

// StepDownSteps returns the steps of a pathway by which it is recorded that stepping down was talked over or agreed, at a review of that
// number; none where it has no such step.
func (d *Definition) StepDownSteps(review int) []Choice {
	var list []Choice
	if s := d.Step(StepDownFirst); s != nil && review == 1 && len(s.Except) == 0 {
		list = append(list, Choice{s.ID, s.Title + ": the team manager and the chair"})
	}
	if s := d.Step(StepDownAgreed); s != nil {
		list = append(list, Choice{s.ID, s.Title + ": the service managers of the team and of the unit"})
	}
	return list
}

// Check returns nil, or the fields that are wrong: step, children, team, unit, happened_on, told_how, note. onPlan are the children
// of the review who are on a plan, which began at the earliest; began is when the review did, zero while it has not. Nobody speaks for both
// sides, and what is talked over before the first review is not talked over at it.
func (r StepDown) Check(d *Definition, onPlan []int64, earliest, began, now DateTime) error {
	f := Fields{}
	if s := d.Step(r.Step); s == nil || r.Step != StepDownFirst && r.Step != StepDownAgreed {
		f.Add("step", "Choose what was done")
	}
	if len(r.Children) == 0 || slices.ContainsFunc(r.Children, func(id int64) bool { return !slices.Contains(onPlan, id) }) {
		f.Add("children", "Choose for which children, of those who are on a plan")
	}
	f.Need("team", r.Team, "Enter who spoke for the social work team")
	f.Need("unit", r.Unit, "Enter who spoke for the unit")
	if r.Team != "" && Fold(r.Team) == Fold(r.Unit) {
		f.Add("unit", "This is who spoke for the social work team. Enter who spoke for the unit")
	}
	f.AtMost("team", r.Team, MaxName)
	f.AtMost("unit", r.Unit, MaxName)
	checkPast(f, "happened_on", r.At, earliest, now, "Enter when it was", fmt.Sprintf("This is before the plan began, on %s", earliest.Date().Format()))
	if r.Step == StepDownFirst && !began.IsZero() && r.At.After(began) {
		f.Add("happened_on", "The review had begun by then, on "+began.Format()+": this is talked over before it")
	}
	if !Chosen(ToldHows, r.How) {
		f.Add("told_how", "Choose how you heard")
	}
	f.Need("note", r.Note, "Write the agencies’ reasons, and what was agreed")
	f.AtMost("note", r.Note, maxAccount)
	return f.Err()
}

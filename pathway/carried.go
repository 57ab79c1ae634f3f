package pathway

import (
	"fmt"
	"slices"
	"strings"
)

// CarriedPlan is the plan of a child that was in force when a review began: what its screen starts from. It does not change with the
// plan.
type CarriedPlan struct {
	On         Date // of the version
	Number     int
	Content    PlanContent
	Categories []string // the latest
}

// Rows returns the actions that go on, as the rows of the screen begin with them.
func (c *CarriedPlan) Rows() []PlanStep {
	var rows []PlanStep
	for _, a := range c.Content.Actions {
		if !a.Status.Ended() {
			rows = append(rows, a)
		}
	}
	return rows[:min(len(rows), MaxPlanRows)]
}

// Row returns the action that a row of the screen began with; false where the row is new.
func (c *CarriedPlan) Row(n int) (PlanStep, bool) {
	if rows := c.Rows(); n >= 1 && n <= len(rows) {
		return rows[n-1], true
	}
	return PlanStep{}, false
}

// Fields returns what the conference screen holds when it starts from the plan, by field.
func (c *CarriedPlan) Fields(child int64) map[string]string {
	fields := map[string]string{}
	put := func(value, format string, args ...any) {
		if value != "" {
			fields[fmt.Sprintf(format, args...)] = value
		}
	}
	for _, t := range c.Content.Texts() {
		put(t.Text.Text, "plan.%d.%s", child, t.Name)
	}
	for i, a := range c.Rows() {
		by := a.ByText
		if !a.By.IsZero() {
			by = a.By.layout("2/1/2006")
		}
		for part, value := range map[string]string{"risk": a.Risk, "action": a.Action, "who": a.Who, "by": by, "measure": a.Measure} {
			put(value, "plan.%d.%d.%s", child, i+1, part)
		}
	}
	for _, code := range c.Categories {
		put(Ticked, "child.%d.category.%s", child, code)
	}
	return fields
}

// Marked says from when something of the plan stands: "From 11 December 2026, confirmed on 5 March 2027".
func Marked(since, confirmed Date) string {
	words := "From " + since.layout("2 January 2006")
	if confirmed.After(since) {
		words += ", confirmed on " + confirmed.layout("2 January 2006")
	}
	return words
}

// same tells whether an action is word for word what it was.
func (a PlanStep) same(b PlanAction) bool {
	return a.Risk == b.Risk && a.Action == b.Action && a.Who == b.Who && a.Measure == b.Measure && a.By == b.By && a.ByText == b.ByText
}

// carriedGaps asks that everything which was carried over from the plan in force is confirmed again, changed or taken out.
func (s Sitting) carriedGaps(g *gaps, child Person, c ChildMinutes) {
	carried, ok := s.Carried[child.ID]
	if !ok {
		return
	}
	for i, a := range c.Plan.Actions {
		was, old := carried.Row(c.Rows[i])
		if old && was.same(a) && !c.Kept[i] {
			g.add(fmt.Sprintf("plan.%d.%d.keep", child.ID, c.Rows[i]), "Confirm row %d of the plan for %s, change it or take it out: it stands from %s", i+1, child.Name(), was.Since.layout("2 January 2006"))
		}
	}
	if c.KeptTexts {
		return
	}
	now := NextPlan(PlanContent{}, c.Plan, Date{})
	texts := now.Texts()
	for i, t := range carried.Content.Texts() {
		if t.Text.Text != "" && t.Text.Text == texts[i].Text.Text {
			g.add(fmt.Sprintf("plan.%d.keep", child.ID), "Confirm what else stands in the plan for %s, or change it: “%s” is as it was on %s", child.Name(), t.Title, carried.On.layout("2 January 2006"))
			return
		}
	}
}

// A plan that ends at a review ends on one of these grounds.
const (
	EndStepDown  = "step-down"
	EndNoRisk    = "no-risk"
	EndLookedFor = "looked-after"
	EndMoved     = "moved"
	EndEighteen  = "eighteen"
	EndLeft      = "left-country"
	EndDied      = "died"
)

// EndGrounds lists the grounds on which a plan ends, with their titles. Those of a review's own decision are offered there.
var EndGrounds = []Choice{
	{EndStepDown, "No longer at risk of significant harm: steps down to support as a child in need"},
	{EndNoRisk, "No longer at risk of significant harm, and no more help is needed"},
	{EndLookedFor, "Is looked after by the authority: ends after the days in which the core group can object"},
	{EndMoved, "Moves for good: ends once the other authority has accepted in writing"},
	{EndEighteen, "Is 18"},
	{EndLeft, "Has left the United Kingdom for good"},
	{EndDied, "Has died"},
}

// ReviewGrounds are the grounds that a review chooses from where a plan ends without stepping down to support.
var ReviewGrounds = []Choice{EndGrounds[1], EndGrounds[2], EndGrounds[3], EndGrounds[4], EndGrounds[5]}

// waitsAfter tells whether a plan that a conference decides to end on a ground goes on at first: until the core group can object no
// more, or another authority has accepted.
func waitsAfter(ground string) bool { return ground == EndMoved || ground == EndLookedFor }

// stepsDown tells whether a ground is that the risk has ended, which others have to agree to.
func stepsDown(ground string) bool { return ground == EndStepDown || ground == EndNoRisk }

// StepDownField stands for the record of who agreed that a plan steps down, which is not on the conference screen.
const StepDownField = "step-down"

// Steps by which it is recorded that others talked about, or agreed to, stepping down.
const (
	StepDownFirst  = "step-down-first"
	StepDownAgreed = "step-down-agreed"
)

// NeedsAgreement returns the steps that are to be recorded before a plan steps down at a review of that number, and why it cannot
// step down at all, or "".
func (d *Definition) NeedsAgreement(review int, ground string) (steps []string, refused string) {
	if !stepsDown(ground) {
		return nil, ""
	}
	if ending := d.Step(stepEnding); ending != nil && len(ending.Except) > 0 && !slices.Contains(ending.Except, ground) {
		return nil, "On this pathway a plan that ends because the risk has ended is followed by support as a child in need for at least 12 weeks"
	}
	if first := d.Step(StepDownFirst); first != nil && review == 1 {
		if len(first.Except) > 0 {
			var grounds []string
			for _, x := range first.Except {
				grounds = append(grounds, "“"+strings.ToLower(TitleOf(EndGrounds, x))+"”")
			}
			return nil, "This pathway does not let a plan end at the first review, so that first changes can be shown to last. The only grounds are " + strings.Join(grounds, " and ")
		}
		steps = append(steps, StepDownFirst)
	}
	if d.Step(StepDownAgreed) != nil {
		steps = append(steps, StepDownAgreed)
	}
	return steps, ""
}

// endGaps checks a decision by which a plan ends: its ground, and that whoever has to has agreed.
func (s Sitting) endGaps(g *gaps, child Person, c ChildMinutes) {
	ground := s.groundOf(c)
	if ground == "" {
		g.add(fmt.Sprintf("child.%d.ground", child.ID), "Choose why the plan for %s ends", child.Name())
		return
	}
	if s.Definition == nil {
		return
	}
	steps, refused := s.Definition.NeedsAgreement(s.Record.Review, ground)
	if refused != "" {
		g.add(fmt.Sprintf("child.%d.outcome", child.ID), "%s: %s", child.Name(), refused)
	}
	for _, step := range steps {
		if !slices.Contains(s.Agreed[step], child.ID) {
			g.add(StepDownField, "Record “%s” for %s before the plan can end", strings.ToLower(s.Definition.Step(step).Title), child.Name())
		}
	}
}

// groundOf returns why a plan ends: what was chosen, or that it steps down.
func (s Sitting) groundOf(c ChildMinutes) string {
	switch c.Outcome {
	case OutcomeCIN:
		return EndStepDown
	case OutcomeNoPlan:
		return c.Ground
	}
	return ""
}

// OnPlan tells whether a child was on a plan when the conference began.
func (s Sitting) OnPlan(child int64) bool {
	_, ok := s.Carried[child]
	return ok
}

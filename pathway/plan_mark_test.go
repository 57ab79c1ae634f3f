package pathway

import "testing"

// What a document of a plan carries over is marked with its day and that on which it was confirmed; what is new is not.
func TestCarriedOverIsMarkedInDocuments(t *testing.T) {
	const mark = "From 11 December 2026, confirmed on 18 December 2026"
	r := met()
	plan := &r.CoreGroup.Children[0].Plan
	plan.Actions[0].Confirmed, plan.Protect.Confirmed = onDay("2026-12-18"), onDay("2026-12-18")
	f, _ := letter(r, grace, UpdatedPlan)
	p := f.Decisions.Children[0].Plan
	if p.Actions[0].Mark != mark || len(p.Actions) > 1 && p.Actions[1].Mark != "" || len(p.Marks) != 5 || p.Marks[0] != mark || p.Marks[1] != "" {
		t.Errorf("the updated plan: %+v", p)
	}
	f, _ = letter(r, grace, CoreGroupRecord)
	if s := f.CoreGroup.Children[0].Steps; s[0].Mark != mark || len(s) > 1 && s[1].Mark != "" {
		t.Errorf("the record: %+v", s)
	}

	r = decided()
	c := r.Decisions.Children[0]
	before := c.Plan
	before.Actions = before.Actions[:1]
	r.Carried = map[int64]CarriedPlan{c.Child: {Content: NextPlan(PlanContent{}, before, onDay("2026-09-03"))}}
	f, _ = letter(r, grace, OutlinePlanDoc)
	p = f.Decisions.Children[0].Plan
	if want := Marked(onDay("2026-09-03"), r.Conference.StartsAt.Date()); p.Actions[0].Mark != want || p.Marks[0] != want || len(p.Actions) > 1 && p.Actions[1].Mark != "" {
		t.Errorf("the plan of a review: %+v", p)
	}
}

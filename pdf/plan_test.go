package pdf

import (
	"testing"

	"cp-pathway/pathway"
)

func TestParentPlanSaysHowOftenTheChildIsSeenAlone(t *testing.T) {
	mustSay(t, textOf(t, madeUpFacts(pathway.ParentPlan, pathway.ReaderParent)), "Every 10 working days\nand alone: at each visit")
	f := madeUpFacts(pathway.ParentPlan, pathway.ReaderParent)
	for i := range f.Decisions.Children {
		f.Decisions.Children[i].Plan.SeenAlone = ""
	}
	mustNotSay(t, textOf(t, f), "and alone")
}

// A plan without an action of the reader's own points to the others where there are any.
func TestParentPlanWithoutOwnActions(t *testing.T) {
	f := madeUpFacts(pathway.ParentPlan, pathway.ReaderParent)
	f.Decisions.Children = f.Decisions.Children[:1]
	plan := &f.Decisions.Children[0].Plan
	plan.Actions = []pathway.PlanAction{{Action: "Visit", Who: "Sam Example", Attendee: 9, By: day("2027-01-15")}}
	mustSay(t, textOf(t, f), "Please work with the people below.")
	plan.Actions = nil
	text := textOf(t, f)
	mustSay(t, text, "There is no task here that only you have to do.")
	mustNotSay(t, text, "the people below")
}

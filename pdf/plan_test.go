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

// What was carried over from an earlier plan stands with its day; of a text that the reader does not get not even that.
func TestPlansSayFromWhenSomethingStands(t *testing.T) {
	const mark = "From 3 March 2027, confirmed on 4 May 2027"
	for _, x := range []struct {
		kind   pathway.DocumentKind
		reader pathway.Reader
	}{{pathway.OutlinePlanDoc, pathway.ReaderAgency}, {pathway.ParentPlan, pathway.ReaderParent}, {pathway.UpdatedPlan, pathway.ReaderAgency}, {pathway.UpdatedParentPlan, pathway.ReaderParent}, {pathway.CoreGroupRecord, pathway.ReaderAgency}} {
		f := madeUpFacts(x.kind, x.reader)
		mustNotSay(t, textOf(t, f), mark)
		if x.kind == pathway.CoreGroupRecord {
			f.CoreGroup.Children[0].Steps[0].Mark = mark
		} else {
			f.Decisions.Children[0].Plan.Actions[0].Mark = mark
		}
		mustSay(t, textOf(t, f), mark)
	}
	f := madeUpFacts(pathway.OutlinePlanDoc, pathway.ReaderAgency)
	plan := &f.Decisions.Children[0].Plan
	plan.Marks = []string{mark, "", "", "", ""}
	mustSay(t, textOf(t, f), mark)
	plan.Protect = ""
	mustNotSay(t, textOf(t, f), mark)
}

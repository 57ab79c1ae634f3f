package pdf

import (
	"testing"

	"cp-pathway/pathway"
)

// asReview are made-up facts of a review: there is a plan already, and no enquiry.
func asReview(kind pathway.DocumentKind, reader pathway.Reader) pathway.Facts {
	f := madeUpFacts(kind, reader)
	f.Conference.Kind, f.Conference.Title = pathway.RCPC, pathway.TitleOf(pathway.ConferenceKinds, string(pathway.RCPC))
	f.Concern, f.Concerns = "", nil
	if f.Decisions != nil {
		for i := range f.Decisions.Children {
			f.Decisions.Children[i].Before = true
		}
	}
	return f
}

// Letters of a review speak of the plan that there is, and letters of an initial conference do not.
func TestLettersOfAReview(t *testing.T) {
	names := []string{"Fictown", "Fictshire", "Łukasz", "Wójcik", "May", "Ayşe", "O’Neill", "Tom", "Baby", "Zoë", "Jan", "Colm", "Brennan", "Megan", "Tudor", "Sam", "Example", "Shirin", "Qureshi", "Civic", "Polish", "Voices"}
	for _, x := range []struct {
		kind   pathway.DocumentKind
		reader pathway.Reader
		says   []string
		not    []string
	}{
		{pathway.ParentInvitation, pathway.ReaderParent,
			[]string{"It is called a review child protection conference.", "There is a child protection plan for", "Then we decide if the plan is still needed.", "plan goes on", "plan ends, and there is help"},
			[]string{"People are worried", "called an", "no plan, but help"}},
		{pathway.ExclusionLetter, pathway.ReaderParent,
			[]string{"It is called a review child protection conference.", "There is a child protection plan for", "plan goes on", "plan ends, and there is help"},
			[]string{"People are worried", "called an", "no plan, but help"}},
		{pathway.ChildInvitation, pathway.ReaderChild,
			[]string{"You have a plan that is there to keep you safe.", "if you still need the plan"}, []string{"are worried about you"}},
		{pathway.AgencyInvitation, pathway.ReaderAgency,
			[]string{"You are invited to the review child protection conference", "whether the child protection plan should go on or step down", "what has changed for each child since the last conference"},
			[]string{"section 47 enquiry", "Why the conference is held", "left without a plan"}},
		{pathway.CoveringLetter, pathway.ReaderParent,
			[]string{"The child protection plan for Łukasz Wójcik goes on.", "Next small meeting to work on the plan"}, []string{"will have", "First small meeting"}},
		{pathway.CoveringLetter, pathway.ReaderChild, []string{"The child protection plan for you goes on."}, []string{"will have"}},
	} {
		t.Run(string(x.kind)+" for "+string(x.reader), func(t *testing.T) {
			f := asReview(x.kind, x.reader)
			text := textOf(t, f)
			mustSay(t, text, x.says...)
			mustNotSay(t, text, x.not...)
			if x.reader != pathway.ReaderAgency {
				if grade := Grade(mustProse(t, f), names); grade > 6 {
					t.Errorf("grade %.1f", grade)
				}
			}
			if x.kind != pathway.CoveringLetter {
				mustNotSay(t, textOf(t, madeUpFacts(x.kind, x.reader)), x.says...)
			}
		})
	}
}

// A plan that there was has ended, which is another thing than that there is none.
func TestCoveringLetterOfAPlanThatEnds(t *testing.T) {
	for _, x := range []struct {
		outcome pathway.Outcome
		says    string
	}{{pathway.OutcomeCIN, "There will be help and support instead."}, {pathway.OutcomeNoPlan, "has ended."}} {
		f := outcomeLetter(pathway.ReaderParent, x.outcome)
		mustNotSay(t, textOf(t, f), "has ended")
		f.Decisions.Children[0].Before = true
		text := textOf(t, f)
		mustSay(t, text, "The child protection plan for "+f.Decisions.Children[0].Child.Name+" has ended.", x.says)
		mustNotSay(t, text, "will have no child protection plan")
		f.Decisions.Children[0].Waits = true // for the core group, or for another authority
		text = textOf(t, f)
		mustSay(t, text, "is to end. It goes on until we write to you again.")
		mustNotSay(t, text, "has ended.")
	}
}

// The views of the agencies are told as what was asked of them.
func TestViewsAtAReview(t *testing.T) {
	c := pathway.ChildDecisionFacts{Tally: pathway.Tally{Plan: 3, NoPlan: 1}}
	if got := tallyInWords(c); got != "3 for a plan, 1 for no plan" {
		t.Error(got)
	}
	c.Before = true
	if got := tallyInWords(c); got != "3 for the plan to go on, 1 for the plan to end" {
		t.Error(got)
	}
	c.Tally, c.Unanimous = pathway.Tally{NoPlan: 3}, true
	if got := tallyInWords(c); got != "Unanimous for the plan to end" {
		t.Error(got)
	}
}

// A plural beside the name of one child would tell that there are others.
func TestLettersToAgenciesOfOneChild(t *testing.T) {
	for _, kind := range []pathway.ConferenceKind{pathway.RCPC, pathway.TransferIn, pathway.ICPC} {
		for _, document := range []pathway.DocumentKind{pathway.AgencyInvitation, pathway.NewDateLetter} {
			f := madeUpFacts(document, pathway.ReaderAgency)
			f.Conference.Kind = kind
			if document == pathway.AgencyInvitation {
				mustSay(t, textOf(t, f), "for each child")
			}
			f.Children = f.Children[:1]
			text := textOf(t, f)
			mustSay(t, text, f.Children[0].Name)
			mustNotSay(t, text, "each child", "the children in the table", "the children named below", "keep the children safe", "each of them")
		}
	}
}

// An interpreter is promised only where one is booked.
func TestInterpreterIsPromisedOnceBooked(t *testing.T) {
	f := madeUpFacts(pathway.ParentInvitation, pathway.ReaderParent)
	f.Conference.Interpreter = ""
	text := textOf(t, f)
	mustSay(t, text, "We are looking for an interpreter for Polish.")
	mustNotSay(t, text, "We will have an interpreter")
	f.Conference.Interpreter = "Ewa Lis, Polish"
	mustSay(t, textOf(t, f), "We will have an interpreter there for Polish.")
}

package pdf

import (
	"strings"
	"testing"

	"cp-pathway/pathway"
)

// outcomeLetter is a covering letter about one child with one outcome.
func outcomeLetter(reader pathway.Reader, outcome pathway.Outcome) pathway.Facts {
	f := madeUpFacts(pathway.CoveringLetter, reader)
	f.Children = f.Children[:1]
	c := pathway.ChildDecisionFacts{Child: f.Children[0], Outcome: outcome}
	switch outcome {
	case pathway.OutcomePlan:
		c.Categories, c.Reasons = []string{"Emotional abuse"}, "He has seen fights at home.\n\nHe sleeps badly."
	case pathway.OutcomeAdjourned:
		c.Reconvene, c.Instead = day("2026-12-17"), "He stays with his aunt"
	case pathway.OutcomeCIN:
		c.Instead = "A family worker comes each week"
	}
	f.Decisions = &pathway.DecisionFacts{Children: []pathway.ChildDecisionFacts{c}}
	return f
}

// The letter says what follows from what was decided, and nothing that follows from something else.
func TestCoveringLetterFollowsTheOutcome(t *testing.T) {
	const promise, counts, nothing, again = "You can say yes or no to it.", "The plan still counts", "You do not need to do anything more", "We could not decide on a plan for Łukasz Wójcik on that day."
	all := []string{promise, counts, nothing, again, "The plan says what you need to do"}
	for _, tt := range []struct {
		outcome pathway.Outcome
		says    []string
	}{
		{pathway.OutcomePlan, []string{counts, "The plan says what you need to do", "will have a child protection plan.", "The kind of harm is emotional abuse.", "These are the reasons:", "He has seen fights at home.", "He sleeps badly."}},
		{pathway.OutcomeCIN, []string{promise, "the help for Łukasz Wójcik", "A family worker comes each week."}},
		{pathway.OutcomeNoPlan, []string{nothing}},
		{pathway.OutcomeAdjourned, []string{again, "Nothing has been decided yet for Łukasz Wójcik.", "We will meet again on Thursday 17 December 2026. Until then: He stays with his aunt."}},
	} {
		text := textOf(t, outcomeLetter(pathway.ReaderParent, tt.outcome))
		mustSay(t, text, tt.says...)
		mustNotSay(t, text, "The reason is", "go on on")
		for _, other := range all {
			said := false
			for _, s := range tt.says {
				said = said || s == other
			}
			if !said {
				mustNotSay(t, text, other)
			}
		}
	}
	f := outcomeLetter(pathway.ReaderParent, pathway.OutcomePlan)
	f.Decisions.Children[0].Categories, f.Decisions.Children[0].Reasons = []string{"Neglect", "Emotional abuse"}, ""
	mustSay(t, textOf(t, f), "The kinds of harm are neglect and emotional abuse.", "Your social worker can tell you more about the reasons.")
	f = outcomeLetter(pathway.ReaderParent, pathway.OutcomeAdjourned)
	f.Decisions.Children[0].Reconvene, f.Decisions.Children[0].Instead = pathway.Date{}, ""
	mustSay(t, textOf(t, f), "We will meet again on another day.\n")
}

func TestCoveringLetterToAChild(t *testing.T) {
	text := textOf(t, outcomeLetter(pathway.ReaderChild, pathway.OutcomePlan))
	mustSay(t, text, "You will have a child protection plan. It is there to protect you from emotional abuse.")
	mustNotSay(t, text, "The kind of harm", "Thank you for helping")
	text = textOf(t, outcomeLetter(pathway.ReaderChild, pathway.OutcomeAdjourned))
	mustSay(t, text, "Nothing has been decided yet. We will meet again on")
	mustNotSay(t, text, "yet for")
	f := outcomeLetter(pathway.ReaderChild, pathway.OutcomeNoPlan)
	f.Decisions.Children[0].Heard = true
	mustSay(t, textOf(t, f), "Thank you for helping us to know what you think.")
}

// What a covering letter says comes next, by what was decided for the children that its reader may know about.
func TestCoveringLetterSaysWhatComesNext(t *testing.T) {
	const (
		planned  = "The plan says what you need to do"
		support  = "You can say yes or no to it"
		goesOn   = "on that day. We will write"
		planHold = "The plan still counts"
	)
	day, err := pathway.ParseDate("2027-01-12")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name     string
		outcomes []pathway.Outcome
		says     []string
		not      []string
	}{
		{"a plan for all", []pathway.Outcome{pathway.OutcomePlan, pathway.OutcomePlan}, []string{planned, planHold}, []string{support, goesOn}},
		{"a plan for one", []pathway.Outcome{pathway.OutcomePlan, pathway.OutcomeCIN}, []string{planned, planHold, support}, []string{goesOn}},
		{"support", []pathway.Outcome{pathway.OutcomeCIN, pathway.OutcomeNoPlan}, []string{support, "What was decided still counts"}, []string{planned, goesOn, planHold}},
		{"adjourned", []pathway.Outcome{pathway.OutcomeAdjourned, pathway.OutcomeAdjourned}, []string{goesOn, "Nothing has been decided yet for Łukasz Wójcik", "on Tuesday 12 January 2027", "safe until then"},
			[]string{planned, support, planHold, "What was decided still counts"}},
		{"adjourned for one", []pathway.Outcome{pathway.OutcomePlan, pathway.OutcomeAdjourned}, []string{planned, planHold, goesOn}, []string{support}},
		{"adjourned for one, support for another", []pathway.Outcome{pathway.OutcomeCIN, pathway.OutcomeAdjourned}, []string{support, goesOn}, []string{planned, planHold}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := madeUpFacts(pathway.CoveringLetter, pathway.ReaderParent)
			f.Children, f.Decisions.Children = f.Children[:2], f.Decisions.Children[:2]
			for i, o := range tt.outcomes {
				f.Decisions.Children[i].Outcome = o
				if o == pathway.OutcomeAdjourned {
					f.Decisions.Children[i].Reconvene = day
				}
			}
			d, err := mustMaker(t).Make(f)
			if err != nil {
				t.Fatal(err)
			}
			var words strings.Builder
			for _, s := range d.Strings() {
				words.WriteString(s.Text + "\n")
			}
			for _, want := range tt.says {
				if !strings.Contains(words.String(), want) {
					t.Errorf("it does not say %q:\n%s", want, words.String())
				}
			}
			for _, not := range tt.not {
				if strings.Contains(words.String(), not) {
					t.Errorf("it says %q", not)
				}
			}
			if grade := Grade(d.Prose(), []string{"Łukasz", "Wójcik", "May", "Fictown", "Sam", "Example"}); grade > 6 {
				t.Errorf("grade %.1f", grade)
			}
		})
	}
}

package pdf

import (
	"strings"
	"testing"

	"cp-pathway/pathway"
)

// What a covering letter says comes next, by what was decided for the children that its reader may know about.
func TestCoveringLetterSaysWhatComesNext(t *testing.T) {
	const (
		planned  = "The plan says what you need to do"
		support  = "the help that you can have"
		goesOn   = "We could not decide everything on that day"
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
		{"a plan for one", []pathway.Outcome{pathway.OutcomePlan, pathway.OutcomeCIN}, []string{planned, planHold}, []string{support, goesOn}},
		{"support", []pathway.Outcome{pathway.OutcomeCIN, pathway.OutcomeNoPlan}, []string{support, "What was decided still counts"}, []string{planned, goesOn, planHold}},
		{"adjourned", []pathway.Outcome{pathway.OutcomeAdjourned, pathway.OutcomeAdjourned}, []string{goesOn, "Nothing was decided yet for Łukasz Wójcik", "on Tuesday 12 January 2027", "what keeps the children safe until then"},
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
	f := madeUpFacts(pathway.CoveringLetter, pathway.ReaderChild)
	f.Decisions.Children = f.Decisions.Children[:1]
	f.Decisions.Children[0].Outcome = pathway.OutcomeAdjourned
	d, err := mustMaker(t).Make(f)
	if err != nil {
		t.Fatal(err)
	}
	if p := d.Prose(); !strings.Contains(p, "Nothing was decided yet for you.") || strings.Contains(p, "plan") {
		t.Errorf("to a child it says: %s", p)
	}
}

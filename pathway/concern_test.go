package pathway

import (
	"reflect"
	"strings"
	"testing"
)

// What is feared for one child is read by those only who may know about that child.
func TestConcernIsComposedForEachRecipient(t *testing.T) {
	r := carters()
	r.Strategy.Concern = "There has been violence at home."
	r.Strategy.Concerns = []ChildConcern{{mia, "Her school is worried."}, {ada, "She was found alone."}, {leo, ""}}
	for _, tt := range []struct {
		to   int64
		kind DocumentKind
		want []ConcernFacts
	}{
		{anna, ParentInvitation, []ConcernFacts{{"Mia Carter", "Her school is worried."}, {"Ada Carter", "She was found alone."}}},
		{paul, ParentInvitation, []ConcernFacts{{"Mia Carter", "Her school is worried."}}},
		{lukasz, ParentInvitation, []ConcernFacts{{"Ada Carter", "She was found alone."}}},
		{secondary, AgencyInvitation, []ConcernFacts{{"Mia Carter", "Her school is worried."}}},
		{primary, AgencyInvitation, nil},
		{mia, ChildInvitation, nil},
	} {
		f, _ := letter(r, tt.to, tt.kind)
		if !reflect.DeepEqual(f.Concerns, tt.want) {
			t.Errorf("to %s: %+v, want %+v", f.To.Name, f.Concerns, tt.want)
		}
	}
	f, _ := letter(r, paul, ParentInvitation)
	mustLack(t, f, "found alone")
	old := f
	r.Strategy.Concerns[0].Text = "Her school and her doctor are worried."
	f, _ = letter(r, paul, ParentInvitation)
	if got := ChangedFacts(old, f); !reflect.DeepEqual(got, []string{"why there is a conference"}) {
		t.Errorf("changed %q", got)
	}
	r.Strategy.Concerns[0].Text = "Her two siblings and Ada Carter too."
	p := Prove(r, invitedAs+secondary, AgencyInvitation, Options{}, nil, nil)
	if !p.Blocked(BlockProtected) {
		t.Error("what tells of siblings in a text for one child is not found")
	}
}

// A letter has its reason where there is one for any of its children.
func TestAReasonForOneChildIsEnough(t *testing.T) {
	r := carters()
	r.Strategy.Concern, r.Strategy.Concerns = "", []ChildConcern{{mia, "Her school is worried."}}
	if p := Prove(r, invitedAs+paul, ParentInvitation, Options{}, nil, nil); p.Blocked(BlockContent) {
		t.Errorf("blocks %+v", p.Blocks)
	}
	if p := Prove(r, invitedAs+lukasz, ParentInvitation, Options{}, nil, nil); !p.Blocked(BlockContent) {
		t.Error("a letter without any reason is not stopped")
	}
	m := goodMeeting()
	m.Concern, m.Concerns = "", []ChildConcern{{1, "Bruises."}}
	if got := faults(m.Validate(minute(monday), []int64{1, 2})); got != "" {
		t.Errorf("wrong are %q", got)
	}
	m.Children, m.Concerns = []int64{2}, []ChildConcern{{1, strings.Repeat("x", 5000)}}
	if got := faults(m.Validate(minute(monday), []int64{1, 2})); got != "concern_1" {
		t.Errorf("wrong are %q", got)
	}
}

// Words for several children are shown on the proof of somebody who may know about one.
func TestPluralWordsAreACaution(t *testing.T) {
	said := func(r *Record, to int64, kind DocumentKind) string {
		var all []string
		for _, c := range Prove(r, invitedAs+to, kind, Options{}, nil, nil).Cautions {
			if c.Code == CautionPlural {
				all = append(all, c.Message)
			}
		}
		return strings.Join(all, " ")
	}
	r := carters()
	r.Strategy.Concern = "A parent was hit while the children were in the next room."
	if got := said(r, secondary, AgencyInvitation); got != "“the children” stands in why there is a conference, and Saima Shah may know about one child only." {
		t.Errorf("to a school of one: %q", got)
	}
	if got := said(r, primary, AgencyInvitation) + said(r, anna, ParentInvitation); got != "" {
		t.Errorf("to whoever knows of several: %q", got)
	}
	r.Strategy.Concern = "A parent was hit."
	if got := said(r, secondary, AgencyInvitation); got != "" {
		t.Errorf("without the words: %q", got)
	}
	r.Conference.Children = []int64{mia}
	r.Strategy.Concern = "The children are afraid."
	if got := said(r, secondary, AgencyInvitation); got != "" {
		t.Errorf("of a conference on one child: %q", got)
	}
}

// What is covered on the form and not changed stays as it was, for each child too.
func TestConcernsAreCovered(t *testing.T) {
	r := carters()
	f := r.Family()
	const at = "She ran to 14 Marsh Street."
	was := StrategyMeeting{ID: 1, Concerns: []ChildConcern{{mia, at}, {tom, "He is well."}}}
	c := Course{Runs: []Run{{Meetings: []StrategyMeeting{was}}}}
	if lines, err := c.SecretLines(1); err != nil || !reflect.DeepEqual(lines, []string{at, "He is well."}) {
		t.Errorf("shown: %q, %v", lines, err)
	}
	c.Cover(f.Covering())
	m := c.Runs[0].Meetings[0]
	if !m.Covered || strings.Contains(m.ConcernFor(mia), "Marsh") || was.Concerns[0].Text != at {
		t.Errorf("covered %+v", m.Concerns)
	}
	m.Concerns[1].Text = "He is not well."
	m.KeepCovered(f, was)
	if m.ConcernFor(mia) != at || m.ConcernFor(tom) != "He is not well." || m.ConcernFor(99) != "" {
		t.Errorf("kept %+v", m.Concerns)
	}
}

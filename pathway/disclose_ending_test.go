package pathway

import (
	"slices"
	"strings"
	"testing"
)

// endedFor is the record of the siblings' conference with an ending of the plans of some of them.
func endedFor(ground string, state EndingState, children ...int64) *Record {
	r := decided()
	r.Ending = &Ending{ID: 9, Ground: ground, State: state, BegunOn: onDay("2027-03-01"), EndedOn: onDay("2027-03-18"), WaitUntil: onDay("2027-03-17"), Authority: "Made-up Shire"}
	for _, child := range children {
		r.Ending.Children = append(r.Ending.Children, EndingChild{Child: child})
	}
	for i := range r.Attendees {
		r.Attendees[i].Copy = "full"
	}
	return r
}

func TestWhoIsToldThatAPlanEnded(t *testing.T) {
	tests := []struct {
		name   string
		r      *Record
		who    int64
		moment Moment
		want   []DocumentKind
	}{
		{"the mother", endedFor(EndLookedFor, EndingDone, tom), anna, AtEnding, []DocumentKind{EndingLetter}},
		{"a child in need", endedFor(EndStepDown, EndingDone, tom), anna, AtEnding, []DocumentKind{StepDownLetter}},
		{"a school, of a child of whom it may know", endedFor(EndLookedFor, EndingDone, tom), primary, AtEnding, []DocumentKind{EndingLetter}},
		{"a school, of another child", endedFor(EndLookedFor, EndingDone, leo), primary, AtEnding, nil},
		{"a father, of a child of whom he may not know", endedFor(EndLookedFor, EndingDone, leo), paul, AtEnding, nil},
		{"nobody after a death", endedFor(EndDied, EndingDone, tom), anna, AtEnding, nil},
		{"nobody without an ending", decided(), anna, AtEnding, nil},
		{"the partnership is asked", endedFor(EndLookedFor, EndingWaits, tom), anna, AtNotice, nil},
		{"not of a move", endedFor(EndMoved, EndingWaits, tom), anna, AtNotice, nil},
	}
	for _, tt := range tests {
		if got := DocumentsFor(tt.r, invitedAs+tt.who, tt.moment); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
	r := endedFor(EndLookedFor, EndingWaits, tom)
	r.guest(anna).CoreGroup = true
	if got := DocumentsFor(r, invitedAs+anna, AtNotice); !slices.Equal(got, []DocumentKind{LookedAfterLetter}) {
		t.Errorf("a member of the core group: %v", got)
	}
	r.guest(anna).Copy = NoCopy
	if DocumentsFor(r, invitedAs+anna, AtNotice) != nil || DocumentsFor(r, invitedAs+anna, AtEnding) != nil {
		t.Error("somebody who has no copy gets a letter")
	}
	r = endedFor(EndLookedFor, EndingDone, tom)
	r.guest(primary).Purpose = WrittenTo
	if got := DocumentsFor(r, invitedAs+primary, AtEnding); got != nil {
		t.Errorf("written to about another thing: %v", got)
	}
	r.Ending.Readers = []int64{invitedAs + primary}
	if got := DocumentsFor(r, invitedAs+primary, AtEnding); !slices.Equal(got, []DocumentKind{EndingLetter}) {
		t.Errorf("written to about the end: %v", got)
	}
}

func TestLettersAboutTheEndOfAPlan(t *testing.T) {
	r := endedFor(EndMoved, EndingDone, tom, leo)
	f, withheld := letter(r, primary, EndingLetter)
	if f.Ending == nil || f.Ending.On != onDay("2027-03-18") || len(f.Children) != 1 || f.Children[0].ID != tom {
		t.Errorf("the school reads %+v of %v", f.Ending, f.Children)
	}
	if !slices.ContainsFunc(withheld, func(w Withheld) bool { return strings.Contains(w.What, "moved to") }) || strings.Contains(string(canonical(f)), "Made-up Shire") {
		t.Errorf("where they moved to: %+v", withheld)
	}
	r = endedFor(EndStepDown, EndingDone, tom)
	r.Ending.Children[0].WatchUntil = onDay("2027-06-10")
	if f, _ = letter(r, anna, StepDownLetter); f.Ending.WatchUntil != onDay("2027-06-10") {
		t.Errorf("watched until %s", f.Ending.WatchUntil)
	}
	r = endedFor(EndLookedFor, EndingWaits, tom)
	r.guest(anna).CoreGroup = true
	for until, could := range map[Date]bool{onDay("2027-03-17"): true, {}: false} { // decided at a conference nobody was asked
		ended := endedFor(EndLookedFor, EndingDone, tom)
		ended.Ending.WaitUntil = until
		if f, _ := letter(ended, primary, EndingLetter); f.Ending.ObjectBy.IsZero() == could {
			t.Errorf("ended, with objections until %s: %+v", until, f.Ending)
		}
	}
	if f, _ = letter(r, anna, LookedAfterLetter); f.Ending.ObjectBy != onDay("2027-03-17") || !f.Ending.On.IsZero() {
		t.Errorf("the partnership reads %+v", f.Ending)
	}
	// The days count from the letter: one that is made later gives them a later end.
	if f, _ := Disclose(r, invitedAs+anna, LookedAfterLetter, Options{Date: onDay("2027-03-10")}); f.Ending.ObjectBy != onDay("2027-03-25") {
		t.Errorf("of 10 March: until %s", f.Ending.ObjectBy)
	}
	if p := prove(t, r, anna, LookedAfterLetter, ByPost); p.Blocked(BlockContent) {
		t.Errorf("blocked: %v", p.Blocks)
	}
	r.Ending.State = EndingGoesOn
	if p := prove(t, r, anna, LookedAfterLetter, ByPost); !p.Blocked(BlockContent) {
		t.Error("the plan goes on, and the letter that it is to end goes out")
	}
	r = endedFor(EndLookedFor, EndingStruck, tom)
	if p := prove(t, r, anna, EndingLetter, ByPost); !p.Blocked(BlockContent) {
		t.Error("struck, and its letter goes out")
	}
	d := newDisclosure(decided(), invitedAs+anna, EndingLetter, Options{})
	d.ending()
	if d.facts.Ending != nil {
		t.Error("facts of no ending")
	}
}

// That a child has moved away is for the professionals and for those who live with the child: to the others of the family it would give a
// place away. Whoever knows a child whose plan goes on is told so.
func TestWhoReadsWhyAPlanEnded(t *testing.T) {
	for _, tt := range []struct {
		name    string
		ground  string
		to      int64
		change  func(r *Record)
		want    string
		goesOn  string
		without string
	}{
		{"the mother, with whom he lives", EndMoved, anna, nil, EndMoved, "Mia Carter and Ada Carter", ""},
		{"a father who lives elsewhere", EndMoved, paul, nil, "", "Mia Carter", "does not live with the child"},
		{"a father who lives elsewhere, of another country", EndLeft, paul, nil, "", "Mia Carter", "does not live with the child"},
		{"a father with whom he lives", EndMoved, paul, func(r *Record) { r.person(tom).Homes = lives(oldHome) }, EndMoved, "Mia Carter", ""},
		{"a father with whom he lived", EndMoved, paul, func(r *Record) {
			r.person(tom).Homes = append(lives(refuge), Residence{Address: oldHome, Until: onDay("2026-01-01")})
		}, "", "Mia Carter", "does not live with the child"},
		{"a father who lives elsewhere, of a child looked after", EndLookedFor, paul, nil, EndLookedFor, "Mia Carter", ""},
		{"a teacher of him alone", EndMoved, primary, nil, EndMoved, "", ""},
		{"a social worker", EndMoved, grace, nil, EndMoved, "Mia Carter and Ada Carter", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := endedFor(tt.ground, EndingDone, tom)
			r.OnPlan = []int64{mia, ada}
			if tt.change != nil {
				tt.change(r)
			}
			f, withheld := letter(r, tt.to, EndingLetter)
			if f.Ending.Ground != tt.want || f.Ending.GoesOn != tt.goesOn {
				t.Errorf("because %q; on goes %q", f.Ending.Ground, f.Ending.GoesOn)
			}
			if said := slices.ContainsFunc(withheld, func(w Withheld) bool { return strings.Contains(w.Why, "does not live with the child") }); said != (tt.without != "") {
				t.Errorf("withheld: %v", withheld)
			}
		})
	}
}

// What is written after a conference names the chair of today; what tells of the conference, who chaired it.
func TestLaterLettersNameTheChairOfToday(t *testing.T) {
	r := endedFor(EndLookedFor, EndingDone, tom)
	for _, now := range []string{"", "Fay First"} {
		r.Chair = Worker{Name: now}
		f, _ := letter(r, grace, EndingLetter)
		if want := firstOf(now, "Helen Marsh"); f.Conference.Chair.Name != want {
			t.Errorf("the letter of the end names %q, want %q", f.Conference.Chair.Name, want)
		}
		if f, _ = letter(r, grace, DecisionsDocument); f.Conference.Chair.Name != "Helen Marsh" {
			t.Errorf("the decisions name %q", f.Conference.Chair.Name)
		}
	}
}

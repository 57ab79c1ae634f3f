package pathway

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestWhatFollowsOnAConferenceThatCouldNotGoOn(t *testing.T) {
	x := Rearrangement{Absent: []AbsentAgency{{Agency: 1, Name: "School"}, {Agency: 2, Name: "Police", Word: true}}, Safety: []SafetyPlan{{Child: 1, Name: "Amy"}}, Told: []Told{{Name: "Ann"}}}
	state := func() string {
		var list []string
		for _, p := range x.Parts() {
			if !p.Done {
				list = append(list, p.ID+": "+p.Left)
			}
		}
		return strings.Join(list, "; ")
	}
	for _, tt := range []struct {
		do   func()
		want string
	}{
		{func() {}, "date: There is no new date yet; agencies: Not taken up yet: School; safety: Not written yet: Amy; told: It follows the new date"},
		{func() { x.New.ID = 4 }, "agencies: Not taken up yet: School; safety: Not written yet: Amy; told: Not told yet: Ann"},
		{func() { x.Absent[0].Taken = 3 }, "safety: Not written yet: Amy; told: Not told yet: Ann"},
		{func() { x.Safety[0].Version = 1 }, "told: Not told yet: Ann"},
		{func() { x.Told[0].Again = time.Unix(1, 0) }, ""},
	} {
		tt.do()
		if got := state(); got != tt.want || x.AllDone() != (tt.want == "") {
			t.Errorf("%s, want %s", got, tt.want)
		}
	}
	if got := x.InWords(); !strings.HasPrefix(got, "Not quorate. A new date") {
		t.Errorf("%q", got)
	}
	x.Why, x.By, x.Safety = "The report came today.", "Colm Brennan", nil
	if got := x.InWords(); !strings.HasPrefix(got, "Declared not effective by Colm Brennan: The report came today.") || len(x.Parts()) != 3 {
		t.Errorf("%q", got)
	}
	if got := FieldsOf(SafetyPlan{Child: 7, Name: "Amy", Keeps: "An aunt."}.Validate()).Names(); !slices.Equal(got, []string{"safety.7.plain"}) {
		t.Errorf("wrong: %v", got)
	}
	ds := mustDefinitions(t)
	if !ds.Find("2024").AsksForSafety() || ds.Find("sqa").AsksForSafety() {
		t.Error("the later pathway alone asks for a safety plan")
	}
}

// The safety plan goes with the new date, to each in their words and about the children of whom they may know: of the family to those alone
// who live with the child, for it says how they are kept from others.
func TestTheSafetyPlanGoesWithTheNewDate(t *testing.T) {
	r := rearranged()
	r.Moved.Safety = []SafetyPlan{{Child: mia, Keeps: "Officers drive by each night.", Plain: "Somebody looks in each night.", Version: 1}, {Child: leo, Keeps: "k", Plain: "p", Version: 1}}
	if got := DocumentsFor(r, invitedAs+paul, AtInvitation); slices.Contains(got, SafetyPlanDoc) {
		t.Errorf("Paul, who lives elsewhere, gets %v", got)
	}
	r.person(mia).Homes = lives(oldHome)
	r.guest(paul).Excluded = ExcludedPart
	if got := DocumentsFor(r, invitedAs+paul, AtInvitation); slices.Contains(got, SafetyPlanDoc) {
		t.Errorf("Paul, who is excluded, gets %v", got)
	}
	r.guest(paul).Excluded = ""
	for to, want := range map[int64][]DocumentKind{paul: {NewDateLetter, ParentInvitation, SafetyPlanDoc}, anna: {ParentInvitation, SafetyPlanDoc}, mia: {ChildInvitation}} {
		if got := DocumentsFor(r, invitedAs+to, AtInvitation); !slices.Equal(got, want) {
			t.Errorf("%d gets %v, want %v", to, got, want)
		}
	}
	f, _ := letter(r, paul, SafetyPlanDoc)
	if len(f.Safety) == 0 || f.Safety[0].Text != "Somebody looks in each night." || slices.ContainsFunc(f.Safety, func(x SafetyFacts) bool { return x.Child == "Leo" }) {
		t.Errorf("Paul reads %+v", f.Safety)
	}
	r.network(primary).Children = []int64{mia}
	if f, _ = letter(r, primary, SafetyPlanDoc); len(f.Safety) == 0 || f.Safety[0].Text != "Officers drive by each night." {
		t.Errorf("the school reads %+v", f.Safety)
	}
	if got := hits(t, r, paul, SafetyPlanDoc, "Nothing."); len(got) != 0 {
		t.Errorf("a protected value: %v", got)
	}
	r.Moved.Safety[0].Plain = "Łukasz Wójcik stays away, and nobody goes to " + refuge.Line1 + "."
	f, withheld := letter(r, paul, SafetyPlanDoc)
	p := Prove(r, invitedAs+paul, SafetyPlanDoc, Options{}, printed(t, f), nil)
	if f.Safety[0].Text != "" || len(withheld) == 0 || !slices.ContainsFunc(p.Blocks, func(b Block) bool { return strings.Contains(b.Message, "Write it without the name") }) {
		t.Errorf("it names whom Paul may not know of: %+v %v", f.Safety, p.Blocks)
	}
	r.Moved.Safety[0].Plain = "Nobody goes to " + refuge.Line1 + "."
	f, _ = letter(r, paul, SafetyPlanDoc)
	if p = Prove(r, invitedAs+paul, SafetyPlanDoc, Options{}, printed(t, f), nil); !slices.ContainsFunc(p.Blocks, func(b Block) bool { return strings.Contains(b.Message+b.Typed, "safety plan") }) {
		t.Errorf("it names the refuge: %+v", p.Blocks)
	}
}

// An agency did not come where somebody of it was asked, and nobody of it took part.
func TestWhichAgenciesDidNotCome(t *testing.T) {
	absent := func(mode string, change func(*Record)) []AbsentAgency {
		fields := typed()
		fields["attend.33.mode"] = mode
		return sitting(t, fields, func(r *Record) {
			for i := range r.Attendees {
				r.Attendees[i].Purpose = ToAttend
			}
			if change != nil {
				change(r)
			}
		}).AbsentOf()
	}
	before := len(absent("in-person", nil))
	if got := absent("absent", nil); len(got) != before+1 {
		t.Errorf("absent: %+v", got)
	}
	word := slices.ContainsFunc(absent("apologies", nil), func(a AbsentAgency) bool { return a.Word })
	if !word || slices.ContainsFunc(absent("absent", nil), func(a AbsentAgency) bool { return a.Word }) != slices.ContainsFunc(absent("in-person", nil), func(a AbsentAgency) bool { return a.Word }) {
		t.Error("word of why is not told from silence")
	}
	// Somebody else of the same agency was there.
	same := func(r *Record) {
		for i := range r.Network {
			r.Network[i].Professional.Agency = 1
		}
	}
	if got := absent("absent", same); len(got) != 0 {
		t.Errorf("of one agency, somebody of which was there: %+v", got)
	}
	if got := absent("absent", func(r *Record) {
		for i := range r.Attendees {
			r.Attendees[i].Purpose = ToBeTold
		}
	}); len(got) != 0 {
		t.Errorf("not asked to come: %+v", got)
	}
}

func TestTheTaskOfWhatFollowsEndsItself(t *testing.T) {
	if (Task{Kind: TaskRearrange}).EndsItself() == "" {
		t.Error("somebody closes it by hand")
	}
}

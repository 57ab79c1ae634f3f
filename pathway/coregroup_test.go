package pathway

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// coreForm is the form of a second core group, on Wednesday 10 February 2027, for Mia's plan.
func coreForm() (*CoreGroupForm, map[string]string) {
	plan := Plan{ID: 1, Child: 7, Versions: []PlanVersion{{Number: 1, Content: PlanContent{
		Protect: PlanText{"An aunt is there.", on("2026-12-11"), on("2027-01-13")}, Seen: PlanText{Text: "Weekly", Since: on("2026-12-11")}, SeenAlone: PlanText{Text: "Each time", Since: on("2026-12-11")},
		Contingency: PlanText{Text: "Court", Since: on("2026-12-11")}, Expected: PlanText{Text: "To cook", Since: on("2026-12-11")},
		Actions: []PlanStep{
			{PlanAction: planned("No bed", "Buy a bed for her", "Ann", "2027-01-15", "Sleeps in it"), Key: 1, Status: ActionUnderWay, Since: on("2026-12-11")},
			{PlanAction: PlanAction{Risk: "Hunger", Action: "Cook each evening", Who: "Ann", ByText: "soon", Measure: "Grows"}, Key: 2, Status: ActionToDo, Since: on("2026-12-11")},
			{PlanAction: planned("Cold", "Mend it", "Ann", "2027-01-01", "Warm"), Key: 3, Status: ActionDone},
		}}}}}
	x := &CoreGroupForm{Now: minute("2027-02-11T09:00"), Before: on("2027-01-13"), Review: on("2027-03-11"), Members: []int64{21, 22}, Plans: []Plan{plan},
		Names: map[int64]string{7: "Mia"}, Called: map[int64]string{21: "Ann", 22: "Bela"}, Record: &Record{}}
	typed := x.Fields()
	for name, text := range map[string]string{
		"held_on": "10/2/2027", "held_at": "14:00", "where": "School", "chaired": "Bela", "said": "All went through.", "next_on": "10/3/2027", "next_at": "14:00", "next_where": "School",
		"attend.21.mode": "in-person", "attend.22.mode": "deputy", "attend.22.deputy": "Cem", "attend.22.report": Ticked,
		"child.7.seen": "alone", "child.7.seen_on": "9/2/2027", "child.7.voice": "I like my bed.", "child.7.keep": Ticked,
		"text.7.seen":     "Twice a week",
		"step.7.1.status": "done", "step.7.1.progress": "She sleeps in it.",
		"step.7.2.status": "under-way", "step.7.2.progress": "Most evenings.", "step.7.2.by": "1/3/2027", "step.7.2.keep": Ticked, "step.7.2.who": "Bela",
		"plan.7.3.risk": "Debts that go unpaid", "plan.7.3.action": "Go to the money adviser each week", "plan.7.3.who": "Ann", "plan.7.3.by": "3/3/2027", "plan.7.3.measure": "A written plan for the debts",
	} {
		typed[name] = text
	}
	return x, typed
}

func TestCoreGroupMakesTheNextVersion(t *testing.T) {
	x, typed := coreForm()
	g, err := x.Read(typed)
	if err != nil {
		t.Fatal(err, FieldsOf(err))
	}
	if g.HeldAt != minute("2027-02-10T14:00") || g.NextOn != minute("2027-03-10T14:00") || g.State != CoreGroupHeld || g.Attendance() != "2 of 2 there" {
		t.Errorf("the core group: %+v", g)
	}
	if m, ok := g.Member(22); !ok || !m.There() || m.Absent() || m.Deputy != "Cem" || !m.Report {
		t.Errorf("a member: %+v", m)
	}
	if _, ok := g.Member(99); ok {
		t.Error("99 was no member")
	}
	c := g.Children[0]
	if c.SeenOn != on("2027-02-09") || c.Plan.Protect.Since != on("2026-12-11") || c.Plan.Protect.Confirmed != on("2027-02-10") || c.Plan.Seen.Since != on("2027-02-10") {
		t.Errorf("the child: %+v", c)
	}
	a := c.Plan.Actions
	if len(a) != 3 || a[0].Status != ActionDone || a[0].By != on("2027-01-15") {
		t.Fatalf("actions: %+v", a)
	}
	if a[1].Who != "Bela" || a[1].By != on("2027-03-01") || a[1].ByText != "" || a[1].Confirmed != on("2027-02-10") || a[1].Since != on("2026-12-11") {
		t.Errorf("carried over: %+v", a[1])
	}
	if a[2].Key != 4 || a[2].Status != ActionToDo || a[2].Since != on("2027-02-10") {
		t.Errorf("new: %+v", a[2])
	}
	typed["held_at"], typed["next_on"], typed["next_at"] = "", "", ""
	if g, err = x.Read(typed); err != nil || g.HeldAt != midnight(on("2027-02-10")) || !g.NextOn.IsZero() {
		t.Errorf("without times: %+v %v", g, err)
	}
}

func TestCoreGroupFormSaysWhatIsWrong(t *testing.T) {
	tests := []struct {
		field, text string
		want        string // field and what it says
	}{
		{"held_on", "", "held_on: Enter when the core group was held"},
		{"held_on", "31/2/2027", "held_on: Enter a date that exists"},
		{"held_on", "13/1/2027", "held_on: The core group before was on Wednesday 13 January 2027"},
		{"held_on", "11/2/2027", "held_on: This is in the future"},
		{"held_at", "noonish", "held_at: Enter a time like 14:30"},
		{"attend.21.mode", "", "attend.21.mode: Choose how Ann took part"},
		{"attend.22.deputy", "", "attend.22.deputy: Enter who came for Bela"},
		{"chaired", "", "chaired: Enter who chaired"},
		{"said", "", "said: Write in brief"},
		{"said", strings.Repeat("x", MaxSaid+1), "said: "},
		{"next_on", "9/2/2027", "next_on: The next core group is after this one"},
		{"next_on", "x", "next_on: Enter a date that exists"},
		{"next_on", "", "next_on: Enter the date too"},
		{"child.7.seen", "", "child.7.seen: Choose whether Mia was seen"},
		{"child.7.seen_on", "", "child.7.seen_on: Enter when Mia was last seen"},
		{"child.7.seen_on", "11/2/2027", "child.7.seen_on: This is after the core group"},
		{"child.7.seen_on", "x", "child.7.seen_on: Enter a date that exists"},
		{"child.7.voice", "", "child.7.voice: Write what Mia thinks or feels"},
		{"child.7.keep", "", "child.7.keep: Confirm that these parts"},
		{"text.7.contingency", "", "text.7.contingency: Write this part of the plan for Mia"},
		{"step.7.1.status", "lost", "step.7.1.status: Choose how action 1 for Mia stands"},
		{"step.7.1.progress", "", "step.7.1.progress: Write how it goes with action 1 for Mia"},
		{"step.7.2.who", "", "step.7.2.who: Say who does action 2 for Mia"},
		{"step.7.2.keep", "", "step.7.2.keep: Confirm that action 2 for Mia is still wanted"},
		{"step.7.2.by", "", "step.7.2.by: Enter by when in action 2 for Mia"},
		{"step.7.2.by", "soon", "step.7.2.by: Enter a date that exists"},
		{"step.7.2.by", "9/2/2027", "step.7.2.by: By when is before the core group in action 2 for Mia"},
		{"step.7.2.by", "12/3/2027", "step.7.2.by: By when is after the review in action 2 for Mia: choose a day up to Thursday 11 March 2027"},
		{"plan.7.3.risk", "", "plan.7.3.risk: Name the risk in new action 3 for Mia"},
		{"plan.7.3.by", "", "plan.7.3.by: Enter by when in new action 3 for Mia"},
		{"plan.7.3.measure", "", "plan.7.3.measure: Say what will show"},
		{"plan.7.1.by", "1/3/2027", "plan.7.1.action: Write the action in new action 1 for Mia"},
	}
	for _, tt := range tests {
		x, typed := coreForm()
		typed[tt.field] = tt.text
		_, err := x.Read(typed)
		field, says, _ := strings.Cut(tt.want, ": ")
		if got, ok := FieldsOf(err)[field]; !ok || !strings.HasPrefix(got, says) {
			t.Errorf("%s %.20q: %v", tt.field, tt.text, FieldsOf(err))
		}
	}
	x, typed := coreForm()
	typed["attend.21.mode"], typed["attend.22.mode"] = "absent", "apologies"
	if _, err := x.Read(typed); !strings.Contains(FieldsOf(err)["attend.21.mode"], "Nobody is recorded as there") {
		t.Errorf("nobody there: %v", err)
	}
	x, typed = coreForm()
	x.First, typed["held_on"] = true, "12/1/2027"
	if _, err := x.Read(typed); FieldsOf(err)["held_on"] != "The conference was on Wednesday 13 January 2027" {
		t.Errorf("before the conference: %v", FieldsOf(err))
	}
	x, typed = coreForm()
	typed["child.7.seen"], typed["child.7.seen_on"] = "not-seen", ""
	if _, err := x.Read(typed); err != nil {
		t.Errorf("not seen: %v", FieldsOf(err))
	}
}

func TestCoreGroupHints(t *testing.T) {
	x, typed := coreForm()
	if h := x.Hints(typed); len(h) != 1 || h[0].Field != "plan.7.3.who" || !strings.Contains(h[0].Message, "nobody of the core group is called “Ann”") {
		t.Errorf("hints %+v", h)
	}
	typed["plan.7.3.action"], typed["plan.7.3.who"] = "Monitor", "everybody"
	fields := map[string]bool{}
	for _, h := range x.Hints(typed) {
		fields[h.Field] = true
	}
	if !maps.Equal(fields, map[string]bool{"plan.7.3.who": true, "plan.7.3.action": true}) {
		t.Errorf("hints at %v", slices.Sorted(maps.Keys(fields)))
	}
}

func TestCheckPlanned(t *testing.T) {
	c, _ := course(t, "2024", 1, func(c *Course) {
		c.Conferences = []Conference{{ID: 3, Kind: ICPC, Meeting: 1, State: ConferenceHeld, StartsAt: minute("2027-01-12T10:00"), EndedAt: minute("2027-01-12T12:10")}}
	})
	long := strings.Repeat("x", MaxName+1)
	tests := []struct{ at, why, field, want string }{
		{"", "", "planned_on", "Enter the day"},
		{"2027-01-12T10:00", "", "planned_on", "meets after Tuesday 12 January 2027"},
		{"2028-01-12T10:00", "", "planned_on", "Check the year"},
		{"2027-01-24T10:00", "", "planned_on", "This is no working day: "},
		{"2027-01-26T10:00", "", "late_why", ""},
		{"2027-01-26T10:00", long, "late_why", "characters"},
		{"2027-01-27T10:00", "", "late_why", "This is after Tuesday 26 January 2027, by when it is due"},
		{"2027-01-27T10:00", "The school is closed.", "late_why", ""},
	}
	for _, tt := range tests {
		at := DateTime{}
		if tt.at != "" {
			at = minute(tt.at)
		}
		err := c.CheckPlanned(at, "School", tt.why)
		if got := FieldsOf(err)[tt.field]; !strings.Contains(got, tt.want) || tt.want == "" && err != nil {
			t.Errorf("%s: %v", tt.at, FieldsOf(err))
		}
	}
}

func TestAReasonInTheHistoryHoldsNothingProtected(t *testing.T) {
	f := oneillWard()
	if err := f.CheckHistory("late_why", "The school is closed"); err != nil {
		t.Error(err)
	}
	if err := f.CheckHistory("late_why", "Works at Rose House"); FieldsOf(err)["late_why"] == "" {
		t.Errorf("a protected address: %v", err)
	}
}

func TestACoreGroupIsLateWhateverIsArranged(t *testing.T) {
	office := mustCalendar(t)
	for _, tt := range []struct {
		id, now string
		want    MilestoneState
		words   string
	}{
		{"core-group-5", "2027-04-13T09:00", StateOpen, "in 18 working days"},
		{"core-group-5", "2027-04-20T09:00", StateLate, "5 working days late"},
		{"core-group-5", "2027-05-10T09:00", StateDueToday, "today"},
		{"core-group-5", "2027-05-12T09:00", StateLate, "2 working days ago, not recorded as held"},
		{"icpc", "2027-04-20T09:00", StateOpen, "in 13 working days"}, // its later day was approved
	} {
		m := Milestone{ID: tt.id, Due: onDay("2027-04-13"), Arranged: midnight(onDay("2027-05-10"))}
		if got := m.State(minute(tt.now)); got != tt.want || m.Countdown(minute(tt.now), office) != tt.words {
			t.Errorf("%s at %s: %v, %s", tt.id, tt.now, got, m.Countdown(minute(tt.now), office))
		}
	}
}

func TestCoreGroupsOnTheCourse(t *testing.T) {
	held := CoreGroup{ID: 1, Number: 1, State: CoreGroupHeld, HeldAt: minute("2027-01-20T10:00"), Members: []CoreGroupMember{{Mode: "video"}, {Mode: "absent"}}}
	planned := CoreGroup{ID: 2, State: CoreGroupPlanned, PlannedFor: midnight(on("2027-02-16")), Where: "School"}
	c, _ := course(t, "2024", 1, func(c *Course) {
		c.Conferences = []Conference{{ID: 3, Kind: ICPC, Meeting: 1, State: ConferenceHeld, StartsAt: minute("2027-01-12T10:00"), EndedAt: minute("2027-01-12T12:10")}}
		c.CoreGroups = []CoreGroup{held, planned}
		c.Entries = []StepEntry{entry("core-group-1", "2027-01-20T10:00")} // by hand, of the same
	})
	if m, _ := c.Milestone("core-group-2"); m.Due.String() != "2027-02-17" || len(c.Events.CoreGroups) != 1 || c.LastMet() != on("2027-01-20") {
		t.Errorf("the second is due %s, %v", m.Due, c.Events.CoreGroups)
	}
	if m, _ := c.Milestone("core-group-2"); m.Arranged != midnight(on("2027-02-16")) || m.Where != "School" {
		t.Errorf("planned for %v, %s", m.Arranged, m.Where)
	}
	if s := c.Definition.Step("core-group-1"); s.ByHand() || !s.Strikes() || c.Definition.Step("icpc").Strikes() {
		t.Error("an entry of a core group was made by hand, and is struck so")
	}
	c.Entries = nil
	c.Count(1)
	if m, _ := c.Milestone("core-group-1"); m.Done != midnight(on("2027-01-20")) {
		t.Errorf("the first was held %v", m.Done)
	}
	if got := c.Evidence("core-group-1"); got != "Held, 1 of 2 there" {
		t.Errorf("evidence %q", got)
	}
	if got := c.Evidence("core-group-3"); got != "" {
		t.Errorf("evidence of one that is not there %q", got)
	}
	if c.ReviewBy() != on("2027-04-12") || c.CoreGroupRefusal() != "" {
		t.Errorf("the review is by %s; %s", c.ReviewBy(), c.CoreGroupRefusal())
	}
	c.Events.ReviewPlanned = on("2027-03-01")
	if c.ReviewBy() != on("2027-03-01") {
		t.Error("a review that is booked")
	}
	c.Events.PlanEnded = on("2027-03-02")
	if !strings.Contains(c.CoreGroupRefusal(), "No child") {
		t.Error("after the plan")
	}
	empty := Course{}
	empty.Events.Conference = minute("2027-01-12T10:00")
	if empty.ReviewBy() != (Date{}) || empty.LastMet() != on("2027-01-12") || !strings.Contains(empty.CoreGroupRefusal(), "not been held") {
		t.Error("before the conference")
	}
	c.Cover(func(string) string { return "***" })
	if c.CoreGroups[1].Where != "***" {
		t.Error("where it meets is covered on screens")
	}
}

func TestCoreGroupIsCovered(t *testing.T) {
	g := CoreGroup{Where: "a", ChairedBy: "b", Said: "c", NextWhere: "d", Members: []CoreGroupMember{{Deputy: "e"}}, Children: []CoreGroupChild{{Voice: "f", Said: "g", Plan: PlanContent{Seen: PlanText{Text: "h"}}}}}
	var seen []string
	g.Cover(func(s string) string { seen = append(seen, s); return "***" })
	for _, want := range []string{"a", "b", "c", "d", "e", "f", "g", "h"} {
		if !slices.Contains(seen, want) {
			t.Errorf("%s is not covered", want)
		}
	}
	if g.Children[0].Plan.Seen.Text != "***" {
		t.Error("the plan keeps its text")
	}
}

func TestCheckCoreGroup(t *testing.T) {
	r := &Record{Attendees: []Attendee{{ID: 1}, {ID: 2}, {ID: 3, Removed: true}}}
	for _, tt := range []struct {
		members []int64
		want    string
	}{{[]int64{1, 2}, ""}, {[]int64{1}, "at least two"}, {[]int64{1, 3}, "those on the list"}, {[]int64{1, 9}, "those on the list"}} {
		if err := r.CheckCoreGroup(tt.members); !strings.Contains(FieldsOf(err)["members"], tt.want) || tt.want == "" && err != nil {
			t.Errorf("%v: %v", tt.members, err)
		}
	}
}

// What is protected cannot be taken out of a record any more, so it does not get in.
func TestCoreGroupRecordGivesNoAddressAway(t *testing.T) {
	for _, field := range []string{"said", "where", "child.7.voice", "text.7.seen", "step.7.1.progress", "plan.7.3.measure", "attend.22.deputy"} {
		x, typed := coreForm()
		x.Record.Members = []Member{{Person: Person{ID: 5}, Kind: Adult, Homes: []Residence{{Address: Address{ID: 1, Line1: "14 Marsh Street", Town: "Exampleton", Postcode: "EX1 4BZ", State: AddressConfidential, Kind: HomeAddress}, Since: on("2026-01-01")}}}}
		if _, err := x.Read(typed); err != nil {
			t.Fatal(err, FieldsOf(err))
		}
		typed[field] += " at 14 Marsh Street"
		if _, err := x.Read(typed); len(FieldsOf(err)) != 1 || !strings.Contains(FieldsOf(err)[field], "Take it out") {
			t.Errorf("%s: %v", field, FieldsOf(err))
		}
	}
}

package pathway

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// inForce is Amy's plan as it was on 1 September 2026: two actions, the first of which is older, and one that was done.
func inForce() CarriedPlan {
	day := NewDate(2026, 9, 1)
	text := func(s string) PlanText { return PlanText{Text: s, Since: NewDate(2026, 6, 2), Confirmed: day} }
	step := func(key int, risk string, status ActionStatus, since Date) PlanStep {
		return PlanStep{PlanAction: PlanAction{Risk: risk, Action: "Breakfast club from Monday", Who: "Eve", By: NewDate(2026, 12, 14), Measure: "eats four days of five"}, Key: key, Status: status, Since: since, Confirmed: day}
	}
	return CarriedPlan{On: day, Number: 3, Categories: []string{"NEG"}, Content: PlanContent{
		Protect: text("aunt stays"), Seen: text("weekly"),
		Actions: []PlanStep{step(1, "cold", ActionDone, day), step(2, "hunger", ActionUnderWay, NewDate(2026, 6, 2)), step(3, "dark", ActionToDo, day)},
	}}
}

// reviewOf is the review of 11 December 2026 about Amy, whose plan is in force, and Ben, who is on none.
func reviewOf(t *testing.T, number int, version string, set map[string]string) Sitting {
	t.Helper()
	carried := inForce()
	fields := typed()
	for name := range fields {
		if strings.HasPrefix(name, "plan.1.") || strings.HasPrefix(name, "child.1.category") {
			delete(fields, name)
		}
	}
	maps.Copy(fields, carried.Fields(1))
	maps.Copy(fields, map[string]string{"agency.33.1.view": "plan", "agency.36.1.view": "none", "agency.36.2.view": "none", "plan.1.alone": "weekly", "plan.1.contingency": "legal advice", "plan.1.expected": "let us in"})
	maps.Copy(fields, set)
	s := sitting(t, fields, func(r *Record) { r.Conference.Kind, r.Review = RCPC, number })
	s.Carried, s.Definition, s.CoreGroupBy = map[int64]CarriedPlan{1: carried}, mustDefinitions(t).Find(version), Date{}
	return s
}

func TestAReviewPutsNoChildOnAPlan(t *testing.T) {
	s := reviewOf(t, 1, "2024", nil)
	no := func() bool {
		return slices.ContainsFunc(s.Missing(), func(g Gap) bool { return strings.Contains(g.Message, "a review puts no child on one") })
	}
	if no() {
		t.Error("the plan of a child who is on one does not go on")
	}
	s.Carried = nil
	if !no() {
		t.Error("a child who is on none has a plan from a review")
	}
}

func TestTheScreenStartsFromThePlanInForce(t *testing.T) {
	carried := inForce()
	if got := carried.Rows(); len(got) != 2 || got[0].Risk != "hunger" || got[1].Risk != "dark" {
		t.Errorf("rows: %+v", got)
	}
	fields := carried.Fields(1)
	for name, want := range map[string]string{"plan.1.protect": "aunt stays", "plan.1.1.risk": "hunger", "plan.1.1.by": "14/12/2026", "plan.1.2.who": "Eve", "child.1.category.NEG": "yes"} {
		if fields[name] != want {
			t.Errorf("%s is %q, want %q", name, fields[name], want)
		}
	}
	if _, there := fields["plan.1.contingency"]; there || len(fields) != 13 {
		t.Errorf("%d fields: %v", len(fields), fields)
	}
	roll := Roll{Children: []int64{1}}
	for name := range fields {
		if !ValidField(name, roll) {
			t.Errorf("%s is no field of the screen", name)
		}
	}
	for _, n := range []int{0, 3} {
		if _, ok := carried.Row(n); ok {
			t.Errorf("row %d was carried over", n)
		}
	}
	if got := Marked(NewDate(2026, 6, 2), NewDate(2026, 9, 1)) + "; " + Marked(NewDate(2026, 9, 1), NewDate(2026, 9, 1)); got != "From 2 June 2026, confirmed on 1 September 2026; From 1 September 2026" {
		t.Errorf("marked %s", got)
	}
}

func TestMissingAtAReview(t *testing.T) {
	kept := map[string]string{"plan.1.1.keep": "yes", "plan.1.2.keep": "yes", "plan.1.keep": "yes"}
	with := func(set map[string]string) map[string]string {
		all := maps.Clone(kept)
		maps.Copy(all, set)
		return all
	}
	ends := func(outcome, ground string) map[string]string {
		return map[string]string{"child.1.outcome": outcome, "child.1.ground": ground, "child.1.instead": "support",
			"agency.31.1.view": "no-plan", "agency.32.1.view": "no-plan", "agency.33.1.view": "no-plan"}
	}
	const agreed, first = "Record “stepping down agreed” for Amy Test before the plan can end", "Record “stepping down at review 1 talked through” for Amy Test before the plan can end"
	tests := []struct {
		name    string
		number  int
		version string
		set     map[string]string
		agreed  []string
		gaps    []string // field: begin of what is said
	}{
		{"all confirmed", 2, "2024", kept, nil, nil},
		{"nothing confirmed", 2, "2024", nil, nil, []string{
			"plan.1.1.keep: Confirm row 1 of the plan for Amy Test, change it or take it out: it stands from 2 June 2026",
			"plan.1.2.keep: Confirm row 2 of the plan for Amy Test", "plan.1.keep: Confirm what else stands in the plan for Amy Test, or change it: “What protects the child from today” is as it was on 1 September 2026"}},
		{"changed in place of confirmed", 2, "2024", map[string]string{"plan.1.1.who": "Sue", "plan.1.2.by": "20/12/2026", "plan.1.protect": "gran stays", "plan.1.seen": "every day"}, nil, nil},
		{"taken out", 2, "2024", map[string]string{"plan.1.1.risk": "", "plan.1.1.action": "", "plan.1.1.who": "", "plan.1.1.by": "", "plan.1.1.measure": "", "plan.1.2.keep": "yes", "plan.1.keep": "yes"}, nil, nil},
		{"a new row needs no tick", 2, "2024", with(map[string]string{"plan.1.3.risk": "cold", "plan.1.3.action": "Heating mended this week", "plan.1.3.who": "Eve", "plan.1.3.by": "18/12/2026", "plan.1.3.measure": "18 degrees at bedtime"}), nil, nil},
		{"an absent agency sends its view", 2, "2024", with(map[string]string{"attend.31.mode": "apologies", "agency.31.1.view": "", "agency.31.2.view": ""}), nil,
			[]string{"quoracy: The conference was not quorate", "agency.31.1.view: Record the view of", "agency.31.2.view: Record the view of", "child.2.chair: The views for Ben Test"}},
		{"stepping down, agreed", 2, "2024", ends("child-in-need", ""), []string{StepDownAgreed}, nil},
		{"stepping down, not agreed", 2, "2024", ends("child-in-need", ""), nil, []string{"step-down: " + agreed}},
		{"stepping down at the first review", 1, "2024", ends("child-in-need", ""), []string{StepDownFirst, StepDownAgreed}, nil},
		{"stepping down at the first review, neither talked over nor agreed", 1, "2024", ends("no-plan", "no-risk"), nil, []string{"step-down: " + first, "step-down: " + agreed}},
		{"the plan ends for no reason", 2, "2024", ends("no-plan", ""), nil, []string{"child.1.ground: Choose why the plan for Amy Test ends"}},
		{"looked after needs no agreement", 1, "2024", ends("no-plan", "looked-after"), nil, nil},
		{"not at the first review of the earlier pathway", 1, "sqa", ends("child-in-need", ""), []string{StepDownFirst, StepDownAgreed}, []string{
			"child.1.outcome: Amy Test: This pathway does not let a plan end at the first review, so that first changes can be shown to last. The only grounds are “is looked after by the authority: ends after the days in which the core group can object” and “moves for good: ends once"}},
		{"a child in care at the first review of the earlier pathway", 1, "sqa", ends("no-plan", "looked-after"), nil, nil},
		{"the second review of the earlier pathway", 2, "sqa", ends("child-in-need", ""), nil, nil},
		{"no help after it, on the earlier pathway", 2, "sqa", ends("no-plan", "no-risk"), nil, []string{"child.1.outcome: Amy Test: On this pathway a plan that ends because the risk has ended is followed by"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := reviewOf(t, tt.number, tt.version, tt.set)
			s.Agreed = map[string][]int64{}
			for _, step := range tt.agreed {
				s.Agreed[step] = []int64{1}
			}
			var got []string
			for _, g := range s.Missing() {
				got = append(got, g.Field+": "+g.Message)
			}
			if len(got) != len(tt.gaps) || !slices.EqualFunc(got, tt.gaps, strings.HasPrefix) {
				t.Errorf("missing:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(tt.gaps, "\n"))
			}
		})
	}
	s := reviewOf(t, 2, "2024", ends("child-in-need", ""))
	s.Definition = nil
	if gaps := s.Missing(); len(gaps) > 0 {
		t.Errorf("without a pathway: %v", gaps)
	}
}

func TestDecisionsOfAReview(t *testing.T) {
	kept := map[string]string{"plan.1.1.keep": "yes", "plan.1.2.keep": "yes", "plan.1.keep": "yes"}
	d, missing := reviewOf(t, 2, "2024", kept).DraftDecisions()
	if len(missing) > 0 || !d.Children[0].Before || d.Children[0].Ground != "" || d.Children[1].Before {
		t.Fatalf("%v, %+v", missing, d.Children)
	}
	if got := d.Children[0].Title() + "; " + d.Children[1].Title(); got != "The child protection plan goes on; No plan: support as a child in need" {
		t.Errorf("decided: %s", got)
	}
	for ground, outcome := range map[string]string{EndStepDown: "child-in-need", EndLookedFor: "no-plan"} {
		s := reviewOf(t, 2, "2024", map[string]string{"child.1.outcome": outcome, "child.1.ground": "looked-after", "child.1.instead": "support",
			"agency.31.1.view": "no-plan", "agency.32.1.view": "no-plan", "agency.33.1.view": "no-plan"})
		s.Agreed = map[string][]int64{StepDownAgreed: {1}}
		if d, missing = s.DraftDecisions(); len(missing) > 0 || d.Children[0].Ground != ground {
			t.Errorf("%s: %v, %+v", outcome, missing, d.Children)
		}
		if note := ApprovalNote(s.Record, d, "Cara Chair", "", s.Record.Conference.StartsAt); !strings.Contains(note.Text, "The plan ends") || !strings.Contains(note.Text, strings.ToLower(TitleOf(EndGrounds, ground))[1:]) {
			t.Errorf("note: %s", note.Text)
		}
	}
	for _, row := range []struct {
		outcome Outcome
		want    string
	}{{OutcomeCIN, "The plan ends: support as a child in need"}, {OutcomeNoPlan, "The plan ends"}, {OutcomeAdjourned, "Adjourned"}} {
		if got := OutcomeTitle(row.outcome, true); got != row.want {
			t.Errorf("%s: %s", row.outcome, got)
		}
	}
	s := reviewOf(t, 2, "2024", map[string]string{"child.1.outcome": "adjourned", "child.1.instead": "aunt stays", "child.1.reconvene": "18/12/2026"})
	if d, missing = s.DraftDecisions(); len(missing) > 0 || d.Children[0].Ground != "" || !d.Children[0].Before {
		t.Errorf("adjourned: %v, %+v", missing, d.Children)
	}
}

func TestStepDown(t *testing.T) {
	for _, row := range []struct {
		version string
		review  int
		want    string
	}{{"2024", 1, "step-down-first step-down-agreed"}, {"2024", 2, "step-down-agreed"}, {"sqa", 1, ""}, {"sqa", 2, ""}} {
		var ids []string
		for _, c := range mustDefinitions(t).Find(row.version).StepDownSteps(row.review) {
			ids = append(ids, c.Value)
		}
		if got := strings.Join(ids, " "); got != row.want {
			t.Errorf("%s, review %d: %s", row.version, row.review, got)
		}
	}
	d := mustDefinitions(t)
	good := StepDown{Step: StepDownAgreed, Children: []int64{1}, Team: "Noor Khan", Unit: "Mo Manager", At: minute("2027-03-01T10:00"), How: "email", Note: "Eight weeks without a call-out."}
	for _, row := range []struct {
		version string
		change  func(*StepDown)
		want    string
	}{
		{"2024", func(*StepDown) {}, ""},
		{"sqa", func(*StepDown) {}, "step"},
		{"2024", func(r *StepDown) { r.Step = "icpc" }, "step"},
		{"2024", func(r *StepDown) { r.Children = nil }, "children"},
		{"2024", func(r *StepDown) { r.Children = []int64{1, 9} }, "children"},
		{"2024", func(r *StepDown) { r.Team, r.Unit, r.How, r.Note = "", "", "", "" }, "note team told_how unit"},
		{"2024", func(r *StepDown) { r.At = minute("2027-03-09T10:00") }, "happened_on"},
		{"2024", func(r *StepDown) { r.At = minute("2026-03-09T10:00") }, "happened_on"},
		{"2024", func(r *StepDown) { r.Unit = "noor  khan" }, "unit"},
		{"2024", func(r *StepDown) { r.Step = StepDownFirst }, ""},
		{"2024", func(r *StepDown) { r.Step, r.At = StepDownFirst, minute("2027-03-05T09:31") }, "happened_on"},
		{"2024", func(r *StepDown) { r.At = minute("2027-03-05T09:31") }, ""}, // who agrees may do so while it lasts
	} {
		r := good
		row.change(&r)
		err := r.Check(d.Find(row.version), []int64{1, 2}, minute("2026-12-18T10:00"), minute("2027-03-05T09:30"), minute("2027-03-05T10:00"))
		if got := strings.Join(slices.Sorted(maps.Keys(FieldsOf(err))), " "); got != row.want {
			t.Errorf("%+v: wrong are %q, want %q", r, got, row.want)
		}
	}
}

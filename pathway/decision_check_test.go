package pathway

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// typed is what a minute taker has typed when nothing is missing: a plan for Amy, support for Ben.
func typed() map[string]string {
	return map[string]string{
		"attend.31.mode": "in-person", "attend.32.mode": "video", "attend.33.mode": "deputy", "attend.34.mode": "in-person",
		"attend.35.mode": "in-person", "attend.36.mode": "apologies", "attend.37.mode": "in-person",
		"text.summary": "Two children at risk.", "text.summary.x": "no such part",
		"views.child.1.text": "wants it to stop", "views.child.1.how": "advocate", "views.child.2.text": "asleep", "views.child.2.how": "not-given",
		"views.adult.7.text": "agrees", "views.adult.7.how": "there",
		"agency.31.1.view": "plan", "agency.32.1.view": "plan", "agency.34.1.view": "none",
		"agency.31.2.view": "no-plan", "agency.32.2.view": "no-plan", "agency.33.2.view": "plan", "agency.33.2.reasons": "too early", "agency.34.2.view": "none",
		"child.1.outcome": "plan", "child.1.category.NEG": "yes", "child.1.reasons": "years of neglect",
		"child.2.outcome": "child-in-need", "child.2.reasons": "safe at school", "child.2.instead": "a CiN plan",
		"plan.1.protect": "aunt stays", "plan.1.seen": "weekly", "plan.1.alone": "weekly", "plan.1.contingency": "legal advice", "plan.1.expected": "let us in",
		"plan.1.1.risk": "hunger at home", "plan.1.1.action": "Breakfast club from Monday", "plan.1.1.who": "Eve", "plan.1.1.by": "14 Dec", "plan.1.1.measure": "eats four days of five",
		"core.lead": "Sue", "core.member.31": "yes", "core.member.32": "yes", "core.date": "18/12/2026", "core.time": "14:00", "core.where": "School",
		"review.date": "5/3/2027", "review.time": "10am",
	}
}

func sitting(t *testing.T, fields map[string]string, change func(r *Record)) Sitting {
	t.Helper()
	calendar, err := LoadCalendar()
	if err != nil {
		t.Fatal(err)
	}
	r, agencies := table()
	r.Network[2].Children = []int64{1, 2}
	r.Conference.BeganAt, r.Conference.EndedAt = r.Conference.StartsAt, NewDateTime(2026, 12, 11, 11, 30)
	if change != nil {
		change(r)
	}
	roll := Roll{Children: []int64{1, 2}, Adults: []int64{7}, Attendees: []int64{31, 32, 33, 34, 35, 36, 37}, On: r.Conference.StartsAt.Date()}
	return Sitting{Record: r, Minutes: ParseMinutes(fields, roll), Agencies: agencies, Calendar: calendar,
		CoreGroupBy: NewDate(2026, 12, 29), ReviewBy: NewDate(2027, 3, 11)}
}

func fieldsOf(gaps []Gap) []string {
	var all []string
	for _, g := range gaps {
		all = append(all, g.Field)
	}
	return all
}

func TestMissing(t *testing.T) {
	tests := []struct {
		name   string
		set    map[string]string
		change func(r *Record)
		fields []string // with a gap
		says   string   // the first
	}{
		{"nothing", map[string]string{"agency.33.1.view": "plan"}, nil, nil, ""},
		{"the teacher was not asked about Amy", nil, nil, []string{"agency.33.1.view"}, "Record the view of Eve (Teacher) for Amy Test"},
		{"when it ended", map[string]string{"agency.33.1.view": "plan"}, func(r *Record) { r.Conference.EndedAt = DateTime{} }, []string{"ended"},
			"Record when the conference ended: the 24 hours count from then"},
		{"when it began", map[string]string{"agency.33.1.view": "plan"}, func(r *Record) { r.Conference.BeganAt, r.Conference.EndedAt = DateTime{}, DateTime{} }, []string{"began"},
			"Record when the conference began, and when it ended"},
		{"attendance", map[string]string{"agency.33.1.view": "plan", "attend.37.mode": ""}, nil, []string{"attend.37.mode"}, "Record whether Mia Test (Mother) took part"},
		{"an attendee without a role, then one whose name is unknown", map[string]string{"agency.33.1.view": "plan", "attend.36.mode": "", "attend.37.mode": ""},
			func(r *Record) { r.Attendees[6].Person = 99 }, []string{"attend.36.mode", "attend.37.mode"}, "Record whether Vi took part"},
		{"quoracy", map[string]string{"attend.33.mode": "absent"}, nil, []string{"quoracy"},
			"The conference was not quorate: record the service manager’s agreement, or move it to a new date"},
		{"quoracy that was agreed to", map[string]string{"attend.33.mode": "absent"}, func(r *Record) { r.Conference.ExceptionalWhy = "both children at risk now" }, nil, ""},
		{"views of the family", map[string]string{"agency.33.1.view": "plan", "views.child.1.text": "", "views.child.2.how": "", "views.adult.7.text": " ", "views.adult.7.how": ""}, nil,
			[]string{"views.child.1.text", "views.child.2.how", "views.adult.7.text", "views.adult.7.how"}, "Record what Amy Test wants, or why that was not heard"},
		{"a parent whom nobody may know of is not asked for", map[string]string{"agency.33.1.view": "plan", "views.adult.7.text": "", "views.adult.7.how": ""},
			func(r *Record) { r.Members[2].Person.Hidden = true }, nil, ""},
		{"outcome", map[string]string{"agency.33.1.view": "plan", "child.2.outcome": "maybe"}, nil, []string{"child.2.outcome"}, "Choose the outcome for Ben Test"},
		{"category and reasons", map[string]string{"agency.33.1.view": "plan", "child.1.category.NEG": "", "child.1.reasons": ""}, nil,
			[]string{"child.1.reasons", "child.1.category.NEG"}, "Give brief reasons for the decision for Amy Test"},
		{"what there is instead", map[string]string{"agency.33.1.view": "plan", "child.2.instead": ""}, nil, []string{"child.2.instead"}, "Write what there is for Ben Test instead of a plan"},
		{"the views do not carry the outcome", map[string]string{"agency.33.1.view": "no-plan", "agency.33.1.reasons": "x", "agency.32.1.view": "no-plan", "agency.32.1.reasons": "y"}, nil,
			[]string{"child.1.chair"}, "The views for Amy Test (1 for a plan, 2 against, 1 without a view) do not carry this outcome: record the chair’s reasons"},
		{"as many for as against", map[string]string{"agency.33.1.view": "none", "agency.32.1.view": "no-plan", "agency.32.1.reasons": "y"}, nil,
			[]string{"child.1.chair"}, "The views for Amy Test (1 for a plan, 1 against, 2 without a view) do not carry this outcome: record the chair’s reasons"},
		{"who thought otherwise without reasons", map[string]string{"agency.33.1.view": "no-plan", "agency.33.2.reasons": ""}, nil,
			[]string{"agency.33.1.reasons", "agency.33.2.reasons"}, "Record why Eve (Teacher) thought otherwise for Amy Test"},
		{"dissent gives the reasons", map[string]string{"agency.33.1.view": "no-plan", "dissent.33.1": "a CiN plan would do"}, nil, nil, ""},
		{"adjourned", map[string]string{"agency.33.1.view": "plan", "child.2.outcome": "adjourned", "child.2.instead": ""}, nil,
			[]string{"child.2.instead", "child.2.reconvene"}, "Write what keeps Ben Test safe until the conference meets again"},
		{"adjourned to a Sunday", map[string]string{"agency.33.1.view": "plan", "child.2.outcome": "adjourned", "child.2.reconvene": "20/12/2026"}, nil,
			[]string{"child.2.reconvene"}, "The date of the next meeting of the conference for Ben Test is not a working day: Sunday"},
		{"a child who died is not decided for", map[string]string{"agency.33.1.view": "plan", "child.2.outcome": "", "views.child.2.text": ""},
			func(r *Record) { r.Members[1].Person.Died = NewDate(2026, 12, 1) }, nil, ""},
		{"core group", map[string]string{"agency.33.1.view": "plan", "core.lead": "", "core.member.31": "", "core.date": "", "core.time": "after lunch"}, nil,
			[]string{"core.lead", "core.member.31", "core.date", "core.time"}, "Name the lead social worker"},
		{"a core group of one, after its last day", map[string]string{"agency.33.1.view": "plan", "core.member.32": "", "core.date": "30/12/2026"}, nil,
			[]string{"core.member.31", "core.date"}, "A core group has more members than the lead social worker"},
		{"review past 91 days, at no time", map[string]string{"agency.33.1.view": "plan", "review.date": "12/3/2027", "review.time": "early"}, nil,
			[]string{"review.date", "review.time"}, "The last day for the review conference is Thursday 11 March 2027"},
		{"review on the day of the conference", map[string]string{"agency.33.1.view": "plan", "review.date": "11/12/2026", "plan.1.1.by": "11/12/2026"}, nil,
			[]string{"review.date"}, "The date of the review conference has to be after the conference"},
		{"review in words", map[string]string{"agency.33.1.view": "plan", "review.date": "in three months"}, nil,
			[]string{"review.date"}, "Enter the date of the review conference as a day, such as 18 December 2026"},
		{"a review of her own past 91 days, at no time", map[string]string{"agency.33.1.view": "plan", "review.date": "", "child.1.review": "12/3/2027", "child.1.review-time": "early"}, nil,
			[]string{"child.1.review", "child.1.review-time"}, "The last day for the review for Amy Test is Thursday 11 March 2027"},
		{"a time of a review without its day", map[string]string{"agency.33.1.view": "plan", "child.1.review-time": "14:00"}, nil,
			[]string{"child.1.review"}, "Enter the date of the review for Amy Test beside its time, or take the time out"},
		{"by when is after her own review", map[string]string{"agency.33.1.view": "plan", "review.date": "", "child.1.review": "1/2/2027", "plan.1.1.by": "2/2/2027"}, nil,
			[]string{"plan.1.1.by"}, "By when is after the review in row 1 of the plan for Amy Test: choose a day up to 1 February 2027"},
		{"a review of hers is none of his", map[string]string{"agency.33.1.view": "plan", "child.2.review": "12/3/2027"}, nil, nil, ""},
		{"parts of the plan", map[string]string{"agency.33.1.view": "plan", "plan.1.protect": "", "plan.1.seen": "", "plan.1.alone": "", "plan.1.contingency": "", "plan.1.expected": ""}, nil,
			[]string{"plan.1.protect", "plan.1.seen", "plan.1.alone", "plan.1.contingency", "plan.1.expected"}, "Write what protects Amy Test from today"},
		{"an empty row is no row", map[string]string{"agency.33.1.view": "plan", "plan.1.1.risk": "", "plan.1.1.action": " ", "plan.1.1.who": "", "plan.1.1.by": "", "plan.1.1.measure": ""}, nil,
			[]string{"plan.1.1.risk"}, "Write at least one row of the plan for Amy Test"},
		{"a row begun", map[string]string{"agency.33.1.view": "plan", "plan.1.4.who": "Sue"}, nil,
			[]string{"plan.1.4.risk", "plan.1.4.action", "plan.1.4.by", "plan.1.4.measure"}, "Name the risk in row 2 of the plan for Amy Test"},
		{"by when is no date", map[string]string{"agency.33.1.view": "plan", "plan.1.1.by": "as soon as possible"}, nil,
			[]string{"plan.1.1.by"}, "“as soon as possible” is no date: enter a day in row 1 of the plan for Amy Test"},
		{"by when has passed", map[string]string{"agency.33.1.view": "plan", "plan.1.1.by": "10/12/2026"}, nil,
			[]string{"plan.1.1.by"}, "By when is before the conference in row 1 of the plan for Amy Test"},
		{"by when is after the review", map[string]string{"agency.33.1.view": "plan", "plan.1.1.by": "6/3/2027"}, nil,
			[]string{"plan.1.1.by"}, "By when is after the review in row 1 of the plan for Amy Test: choose a day up to 5 March 2027"},
		{"without a plan there is no core group and no review to name", map[string]string{"agency.33.1.view": "no-plan", "agency.32.1.view": "no-plan",
			"child.1.outcome": "no-plan", "child.1.instead": "early help", "agency.31.1.reasons": "x", "core.lead": "", "review.date": ""}, nil, nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fields := typed()
			maps.Copy(fields, tt.set)
			s := sitting(t, fields, tt.change)
			got := s.Missing()
			if !reflect.DeepEqual(fieldsOf(got), tt.fields) {
				t.Fatalf("gaps %+v, want %v", got, tt.fields)
			}
			if len(got) > 0 && got[0].Message != tt.says {
				t.Errorf("says %q, want %q", got[0].Message, tt.says)
			}
			for _, g := range got {
				if g.Field != BeganField && g.Field != EndedField && g.Field != QuoracyField && !ValidField(g.Field, Roll{Children: []int64{1, 2}, Adults: []int64{7}, Attendees: []int64{31, 32, 33, 34, 35, 36, 37}}) {
					t.Errorf("%q is no field of the screen", g.Field)
				}
			}
			if d, gaps := s.DraftDecisions(); (len(gaps) == 0) != (len(got) == 0) || len(gaps) == 0 && len(d.Children) == 0 {
				t.Errorf("DraftDecisions: %+v, gaps %+v", d, gaps)
			}
		})
	}
}

func TestFirstMemberOfAnEmptyList(t *testing.T) {
	s := Sitting{Record: &Record{}}
	if got := s.firstMember(); got != "core.lead" {
		t.Errorf("firstMember = %q", got)
	}
}

func TestDraftDecisions(t *testing.T) {
	fields := typed()
	fields["agency.33.1.view"] = "plan"
	fields["dissent.33.2"] = "too early"
	s := sitting(t, fields, nil)
	d, gaps := s.DraftDecisions()
	if gaps != nil {
		t.Fatal(gaps)
	}
	if !d.Quorate || d.Summary != "Two children at risk." || d.LeadWorker != "Sue" || d.CoreGroupWhere != "School" || d.Conference != 9 {
		t.Errorf("%+v", d)
	}
	if d.CoreGroupAt != NewDateTime(2026, 12, 18, 14, 0) || d.ReviewOn != NewDate(2027, 3, 5) || d.ReviewAt != NewDateTime(2027, 3, 5, 10, 0) || !slices.Equal(d.CoreGroup, []int64{31, 32}) {
		t.Errorf("core group and review: %+v", d)
	}
	amy, ben := d.Children[0], d.Children[1]
	if amy.Outcome != OutcomePlan || !slices.Equal(amy.Categories, []string{"NEG"}) || len(amy.Plan.Actions) != 1 || amy.Tally != (Tally{3, 0, 1}) || !amy.Tally.Unanimous() {
		t.Errorf("Amy: %+v", amy)
	}
	// The GP is of the health group but of another agency than the health visitor: she took part and gave no view on Ben.
	if ben.Outcome != OutcomeCIN || ben.Instead != "a CiN plan" || ben.Tally != (Tally{1, 2, 1}) || len(ben.Dissent) != 1 || ben.Plan.Child != 0 {
		t.Errorf("Ben: %+v", ben)
	}
	if amy.Views[3].Attendee != 34 || amy.Views[3].View != "" {
		t.Errorf("no view is empty in decisions: %+v", amy.Views)
	}
	if m := s.Minutes.Child(1); m.Views[3].View != ViewNone {
		t.Error("drafting changed the minutes")
	}

	// A child's own review stands with that child; there is none for all where every child with a plan has one.
	fields["child.1.review"], fields["child.1.review-time"], fields["child.2.review"] = "26/2/2027", "9:30", "1/3/2027"
	d, _ = sitting(t, fields, nil).DraftDecisions()
	if amy, ben := d.Children[0], d.Children[1]; amy.ReviewOn != onDay("2027-02-26") || amy.ReviewAt != minute("2027-02-26T09:30") || !ben.ReviewOn.IsZero() || !d.ReviewOn.IsZero() || !d.ReviewAt.IsZero() {
		t.Errorf("a review of her own: %+v", d)
	}
	if got := d.ReviewOf(d.Children[0]); got != minute("2027-02-26T09:30") || !d.ReviewOf(d.Children[1]).IsZero() {
		t.Errorf("her review is on %s", got)
	}
	fields["child.1.review"], fields["child.1.review-time"] = "", ""

	// Without a time the group and the review have a day only.
	fields["core.time"], fields["review.time"] = "", ""
	d, _ = sitting(t, fields, nil).DraftDecisions()
	if !d.CoreGroupAt.IsZero() || d.CoreGroupOn != NewDate(2026, 12, 18) || d.ReviewOn.IsZero() || !d.ReviewAt.IsZero() {
		t.Errorf("without times: %+v", d)
	}
}

func TestOutdated(t *testing.T) {
	fields := typed()
	fields["agency.33.1.view"] = "plan"
	d, _ := sitting(t, fields, nil).DraftDecisions()
	tests := []struct {
		name, field, value string
		want               bool
	}{
		{"as drafted", "child.1.reasons", "years of neglect", false},
		{"said in the discussion, which is no decision", "text.worries", "more of it", false},
		{"other reasons", "child.1.reasons", "neglect, twice", true},
		{"something is missing again", "child.1.reasons", "", true},
	}
	for _, tt := range tests {
		now := maps.Clone(fields)
		now[tt.field] = tt.value
		if got := sitting(t, now, nil).Outdated(d); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestTally(t *testing.T) {
	fields := typed()
	fields["agency.33.1.view"] = "plan"
	same := func(r *Record) { r.Network[3].Professional.Agency = 2 } // the GP belongs to the health visitor's agency
	fields["agency.34.1.view"] = "plan"
	if got := sitting(t, fields, same).TallyOf(1); got != (Tally{Plan: 3}) {
		t.Errorf("two of one agency who agree are one: %+v", got)
	}
	fields["agency.34.1.view"] = "no-plan"
	if got := sitting(t, fields, same).TallyOf(1); got != (Tally{3, 1, 0}) {
		t.Errorf("two of one agency who differ are two: %+v", got)
	}
	if got := (Tally{3, 0, 0}).Words(); got != "3 for a plan, 0 against: unanimous" {
		t.Error(got)
	}
	for _, tt := range []struct {
		tally  Tally
		o      Outcome
		agrees bool
	}{
		{Tally{3, 1, 0}, OutcomePlan, true}, {Tally{2, 2, 0}, OutcomePlan, false}, {Tally{2, 2, 0}, OutcomeNoPlan, false},
		{Tally{1, 3, 0}, OutcomeCIN, true}, {Tally{0, 0, 4}, OutcomePlan, false}, {Tally{3, 0, 0}, OutcomeAdjourned, true},
	} {
		if tt.tally.Agrees(tt.o) != tt.agrees {
			t.Errorf("%+v agrees with %s: %v", tt.tally, tt.o, !tt.agrees)
		}
	}
}

func TestHints(t *testing.T) {
	fields := typed()
	if got := sitting(t, fields, nil).Hints(); len(got) != 0 {
		t.Errorf("a good plan: %+v", got)
	}
	fields["text.summary"] = ""
	fields["plan.1.1.who"], fields["plan.1.1.action"], fields["plan.1.1.measure"] = "All professionals", "Monitor home", "improved"
	got := sitting(t, fields, nil).Hints()
	if want := []string{"plan.1.1.who", "plan.1.1.action", "plan.1.1.measure", "text.summary"}; !reflect.DeepEqual(fieldsOf(got), want) {
		t.Errorf("%+v", got)
	}
	if got[0].Message != "Amy Test, row 1: name one person who answers for it" {
		t.Errorf("%q", got[0].Message)
	}
	fields = typed()
	fields["plan.1.1.who"] = "Nana Mouskos"
	got = sitting(t, fields, nil).Hints()
	if len(got) != 1 || got[0].Field != "plan.1.1.who" || got[0].Message != "Amy Test, row 1: nobody on the list is called “Nana Mouskos”, so it stands in nobody’s own part of the plan" {
		t.Errorf("somebody who is not on the list: %+v", got)
	}
}

func TestTimesThatCannotBe(t *testing.T) {
	begins := func(minutes int) func(*Record) {
		return func(r *Record) { r.Conference.BeganAt = r.Conference.StartsAt.AddMinutes(minutes) }
	}
	tests := []struct {
		name   string
		change func(*Record)
		mode   string // of attendee 31
		came   string
		want   string // field: begin of the message
		kept   string
	}{
		{"as booked", nil, "in-person", "10:05", "", "10:05"},
		{"59 minutes early", begins(-59), "in-person", "10:05", "", "10:05"},
		{"an hour early", begins(-60), "in-person", "10:05", "began: It began at 09:00, and was booked for 10:00", "10:05"},
		{"two hours late", begins(120), "in-person", "10:05", "", "10:05"},
		{"not begun", func(r *Record) { r.Conference.BeganAt = DateTime{} }, "in-person", "10:05", "", "10:05"},
		{"absent, and came", nil, "absent", "10:05", "attend.31.arrived: ", ""},
		{"apologies, and no time", nil, "apologies", "", "", ""},
		{"a deputy came", nil, "deputy", "10:05", "", "10:05"},
		{"not yet said how", nil, "", "10:05", "", "10:05"},
	}
	for _, tt := range tests {
		fields := typed()
		fields["attend.31.mode"], fields["attend.31.arrived"], fields["attend.31.left"] = tt.mode, tt.came, ""
		s := sitting(t, fields, tt.change)
		s.Typed = fields
		got := ""
		for _, g := range s.Hints() {
			if g.Field == "began" || strings.HasPrefix(g.Field, "attend.") {
				got += g.Field + ": " + g.Message
			}
		}
		if !strings.HasPrefix(got, tt.want) || (got == "") != (tt.want == "") {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		if a := s.Minutes.Presence[31].Arrived; a != tt.kept {
			t.Errorf("%s: came %q, want %q", tt.name, a, tt.kept)
		}
	}
}

// An action of one of the family is said to them, and what nobody could check in a word is asked for.
func TestHintsForWhatTheFamilyReads(t *testing.T) {
	for _, tt := range []struct {
		field, text string
		who         string
		want        string
	}{
		{"plan.1.1.action", "Keeps the door locked at night", "Mother", "plan.1.1.action"},
		{"plan.1.1.action", "She keeps the door locked at night", "Mother", "plan.1.1.action"},
		{"plan.1.1.action", "Mother to keep the door locked", "Mother", "plan.1.1.action"},
		{"plan.1.1.action", "Keep the door locked at night", "Mother", ""},
		{"plan.1.1.action", "Discuss the door with the landlord", "Mother", ""},
		{"plan.1.1.action", "Always keep the door locked", "Mother", ""},
		{"plan.1.1.action", "Tuesdays and Fridays: go to the group", "Mother", ""},
		{"plan.1.1.action", "Keeps the door locked at night", "Eve", ""}, // a professional’s plan is about her
		{"plan.1.1.risk", "A", "Eve", "plan.1.1.risk"},
		{"plan.1.1.measure", "Safe", "Eve", "plan.1.1.measure"},
		{"child.1.reasons", "Harm.", "Eve", "child.1.reasons"},
	} {
		fields := typed()
		fields["plan.1.1.who"], fields[tt.field] = tt.who, tt.text
		got := ""
		for _, g := range sitting(t, fields, nil).Hints() {
			got += g.Field
		}
		if got != tt.want {
			t.Errorf("%s %q by %s: hints for %q, want %q", tt.field, tt.text, tt.who, got, tt.want)
		}
	}
}

func TestSmartHints(t *testing.T) {
	tests := []struct {
		a    PlanAction
		want []string
	}{
		{PlanAction{Who: "Sue Rowe", Action: "Visit twice a week without notice", Measure: "Amy is seen well on each visit"}, nil},
		{PlanAction{Who: "TBC", Action: "Visit", Measure: "Amy is seen well"}, []string{"who", "action"}},
		{PlanAction{Who: "Sue", Action: "Visit twice a week", Measure: "visit twice a week"}, []string{"measure"}},
		{PlanAction{Who: "Sue", Action: "Support the mother at each appointment with the midwife at the clinic", Measure: ""}, nil},
		{PlanAction{Who: "Sue", Action: "Take Amy to the clinic", Measure: "Clinic attended"}, []string{"measure"}},
	}
	for _, tt := range tests {
		if got := fieldsOf(SmartHints(tt.a)); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%+v: %v, want %v", tt.a, got, tt.want)
		}
	}
}

func TestProtectedValuesInTheDecisions(t *testing.T) {
	hide := func(r *Record) {
		r.Members[2].Homes = []Residence{{Address: Address{ID: 1, Line1: "7 Hidden Lane", Town: "Northmere", Postcode: "ZZ2 5CD", State: AddressConfidential}}}
		r.Words = []ProtectedWord{{ID: 1, Word: "Sunrise"}}
	}
	tests := []struct {
		name, field, text string
		missing, hints    int
	}{
		{"a postcode without its space", "plan.1.1.action", "Meet at zz25cd", 1, 0},
		{"the street with its number", "core.where", "7 hidden lane", 1, 0},
		{"a common word", "child.1.reasons", "They wake at sunrise", 0, 1},
		{"what does not go into the decisions", "text.worries", "She lives at 7 Hidden Lane", 0, 0},
		{"the summary does", "text.summary", "She lives at 7 Hidden Lane", 1, 0},
		{"nothing", "child.1.reasons", "They wake early", 0, 0},
		{"a field of nobody", "child.77.reasons", "7 Hidden Lane", 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fields := typed()
			fields["agency.33.1.view"], fields[tt.field] = "plan", tt.text
			s := sitting(t, fields, hide)
			s.Typed = fields
			if got := s.Missing(); len(got) != tt.missing || tt.missing == 1 && got[0].Field != tt.field {
				t.Errorf("missing %+v", got)
			}
			if got := s.Hints(); len(got) != tt.hints || tt.hints == 1 && got[0].Field != tt.field {
				t.Errorf("hints %+v", got)
			}
		})
	}
}

func TestDecisionsCovered(t *testing.T) {
	full := Decisions{Summary: "a", LeadWorker: "b", CoreGroupWhere: "c", Quoracy: "q", Children: []ChildDecision{{Reasons: "d", Chair: "e", Instead: "f", Categories: []string{"NEG"},
		Views: []AgencyView{{Reasons: "g", View: "plan"}}, Dissent: []Dissent{{Reasons: "h"}},
		Plan: OutlinePlan{Protect: "i", Seen: "j", SeenAlone: "k", Contingency: "l", Expected: "m", Actions: []PlanAction{{Risk: "n", Action: "o", Who: "p", Measure: "r"}}}}}}
	got := full.Covered(func(text string) string { return "-" + text })
	want := Decisions{Summary: "-a", LeadWorker: "-b", CoreGroupWhere: "-c", Quoracy: "q", Children: []ChildDecision{{Reasons: "-d", Chair: "-e", Instead: "-f", Categories: []string{"NEG"},
		Views: []AgencyView{{Reasons: "-g", View: "plan"}}, Dissent: []Dissent{{Reasons: "-h"}},
		Plan: OutlinePlan{Protect: "-i", Seen: "-j", SeenAlone: "-k", Contingency: "-l", Expected: "-m", Actions: []PlanAction{{Risk: "-n", Action: "-o", Who: "-p", Measure: "-r"}}}}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
	if full.Children[0].Reasons != "d" || full.Children[0].Views[0].Reasons != "g" || full.Children[0].Plan.Actions[0].Risk != "n" {
		t.Error("covering changed the decisions themselves")
	}
}

func TestNobodyIsGivenAway(t *testing.T) {
	gives := (&Family{}).GivesAway()
	if some, never := gives("7 Hidden Lane"); some || never {
		t.Error("a family without protected values gives something away")
	}
}

package pathway

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

// decided is the Carter family after its conference: a plan for the three elder and for Ada, none for Leo.
func decided() *Record {
	r := carters()
	r.Conference.State, r.Conference.EndedAt, r.Conference.ExceptionalWhy = ConferenceHeld, atMinute("2026-12-11T12:10"), "The manager agreed."
	for i := range r.Attendees {
		r.Attendees[i].Attended = "in-person"
	}
	r.guest(gran).Attended = ""
	views := func(who ...int64) []AgencyView {
		var v []AgencyView
		for _, id := range who {
			v = append(v, AgencyView{Attendee: invitedAs + id, View: "plan"})
		}
		return v
	}
	plan := func(child int64, actions ...PlanAction) OutlinePlan {
		return OutlinePlan{Child: child, Protect: "They stay apart.", Actions: actions, Seen: "Every week", SeenAlone: "Every second visit", Contingency: "Legal advice", Expected: "No contact"}
	}
	act := func(who, action string) PlanAction {
		return PlanAction{Risk: "Fear", Action: action, Who: who, By: onDay("2027-01-08"), Measure: "They sleep"}
	}
	r.Approved = true
	r.Decisions = &Decisions{
		Conference: 9, CoreGroup: []int64{invitedAs + grace, invitedAs + anna, invitedAs + primary, invitedAs + keyWorker}, CoreGroupAt: atMinute("2026-12-18T10:00"),
		CoreGroupWhere: "Mill Lane Primary", ReviewOn: onDay("2027-03-05"), ReviewAt: atMinute("2027-03-05T10:00"), LeadWorker: "Grace Okafor", Quorate: true,
		Quoracy: "Social care, health and education were there.", Summary: "All five were talked about.",
		Children: []ChildDecision{
			{Child: mia, Outcome: OutcomePlan, Categories: []string{"EMO"}, Reasons: "She is afraid.", Chair: "Half and half.", Tally: Tally{Plan: 3, None: 1},
				Views: views(secondary, grace, keyWorker), Plan: plan(mia,
					act("Head of year", "See her each Monday"), act("Kate Rowe", "Work on safety"), act("Mother", "Take her to school"), act("Paul Dean", "Stay away"),
					act("Class teacher", "Read with Tom Carter"))},
			{Child: tom, Outcome: OutcomePlan, Categories: []string{"EMO", "PHY"}, Reasons: "He was hit.", Tally: Tally{Plan: 3, NoPlan: 1},
				Views:   append(views(primary, grace, manager), AgencyView{Attendee: invitedAs + keyWorker, View: "no-plan"}),
				Dissent: []Dissent{{invitedAs + keyWorker, "They are safe now."}, {invitedAs + paul, "I did not do it."}, {77, "Nobody."}}, Plan: plan(tom)},
			{Child: ada, Outcome: OutcomePlan, Categories: []string{"NEG"}, Reasons: "She is small.", Tally: Tally{Plan: 2}, Views: views(visitor, grace),
				Plan: plan(ada, act("Health visitor", "Weigh her"), act("Father", "See her on Sundays"))},
			{Child: leo, Outcome: OutcomeCIN, Reasons: "He is well.", Instead: "A family support worker.", Tally: Tally{NoPlan: 2}, Plan: plan(leo)},
			{Child: may, Outcome: OutcomeAdjourned, Instead: "She stays.", ReconveneOn: onDay("2027-01-11")},
		},
	}
	return r
}

func whoDoes(p OutlinePlan) string {
	var who []string
	for _, a := range p.Actions {
		who = append(who, a.Who)
	}
	return strings.Join(who, "; ")
}

func decisionFor(f Facts, child int64) ChildDecisionFacts {
	for _, c := range f.Decisions.Children {
		if c.Child.ID == child {
			return c
		}
	}
	return ChildDecisionFacts{}
}

func TestDecisionsFullCopy(t *testing.T) {
	r := decided()
	f, _ := letter(r, anna, DecisionsDocument)
	d := f.Decisions
	if f.Copy != "full" || len(d.Children) != 5 || d.Summary == "" || d.Quoracy == "" || !d.Exceptional || f.Conference.EndedAt != atMinute("2026-12-11T12:10") {
		t.Errorf("a full copy for a mother of all: %+v", f)
	}
	if d.LeadWorker.Phone != "01632 960011" || d.CoreGroupAt != atMinute("2026-12-18T10:00") || d.ReviewOn != onDay("2027-03-05") || d.ReviewAt != atMinute("2027-03-05T10:00") || d.CoreGroupWhere != "Mill Lane Primary" {
		t.Errorf("dates and places: %+v", d)
	}
	if c := d.Children[0]; c.Child.Name != "Mia Carter" || c.Child.Legal != "Mia Carter" || c.Outcome != OutcomePlan || !slices.Equal(c.Categories, []string{"Emotional abuse"}) || c.Reasons != "She is afraid." || c.Chair != "Half and half." || !c.Unanimous || c.Tally != (Tally{Plan: 3, None: 1}) {
		t.Errorf("decision for Mia: %+v", c)
	}
	if c := decisionFor(f, may); c.Outcome != OutcomeAdjourned || c.Instead != "She stays." || c.Reconvene != onDay("2027-01-11") || c.Plan.Seen != "" {
		t.Errorf("decision for May: %+v", c)
	}
	if c := decisionFor(f, leo); c.Instead != "A family support worker." || c.Plan.Protect != "" || c.Unanimous != true {
		t.Errorf("no plan for Leo: %+v", c)
	}
	if got := decisionFor(f, tom).Dissent; !reflect.DeepEqual(got, []DissentFacts{{"Kate Rowe", "Key worker", "They are safe now."}, {"Paul Dean", "Father and stepfather", "I did not do it."}}) {
		t.Errorf("dissent %+v", got)
	}
	if f.To.Address != nil || f.Children[0].Address != nil {
		t.Error("a copy carries no address")
	}
	if want := []AttendanceFacts{{Name: "Anna Carter", Role: "Mother"}, {Name: "Grace Okafor", Role: "Social worker", Agency: "Children’s Social Care"}, {Name: "Piotr Hill", Role: "Class teacher", Agency: "Mill Lane Primary"}, {Name: "Kate Rowe", Role: "Key worker", Agency: "Harbour Women’s Project"}}; !reflect.DeepEqual(d.CoreGroup, want) {
		t.Errorf("core group %+v", d.CoreGroup)
	}
	if len(d.Attended) != 10 || d.Attended[0].Mode != "In person" || !slices.Contains(d.CopyTo, "Vera Lund, Health visitor, Northmere Health") || !slices.Contains(d.CopyTo, "Łukasz Wójcik, Father") || slices.ContainsFunc(d.CopyTo, func(s string) bool { return strings.Contains(s, "Anna") || strings.Contains(s, "Margaret") }) {
		t.Errorf("attended %+v, copies to %q", d.Attended, d.CopyTo)
	}
	if got := whoDoes(decisionFor(f, mia).Plan); got != "Head of year; Kate Rowe; Mother; Paul Dean; Class teacher" {
		t.Errorf("actions by %q", got)
	}
	for _, a := range decisionFor(f, mia).Plan.Actions {
		if own := a.Who == "Mother"; own != (a.Attendee == invitedAs+anna) || !own && a.Attendee != 0 {
			t.Errorf("whose action %q is: %d", a.Who, a.Attendee)
		}
	}
}

// Plan actions by people or about children that the recipient may not know of are left out, and leave no gap; numbers,
// names and lists agree with what is left.
func TestDecisionsGiveNobodyAway(t *testing.T) {
	r := decided()
	f, withheld := letter(r, paul, DecisionsDocument)
	d := f.Decisions
	if childNames(f) != "Mia Carter, Tom Carter, May Carter" || len(d.Children) != 3 {
		t.Errorf("children %q", childNames(f))
	}
	if d.Summary != "" || d.Quoracy != "" || d.Exceptional || d.CoreGroupWhere != "" {
		t.Errorf("texts about all five are not for him: %+v", d)
	}
	if got := whoDoes(decisionFor(f, mia).Plan); got != "Head of year; Mother; Paul Dean; Class teacher" {
		t.Errorf("actions by %q", got)
	}
	if c := decisionFor(f, mia); c.Tally != (Tally{Plan: 2, None: 1}) || !c.Unanimous {
		t.Errorf("the count agrees with the names: %+v", c.Tally)
	}
	if c := decisionFor(f, tom); c.Tally != (Tally{}) || c.Unanimous || len(c.Dissent) != 1 || c.Dissent[0].Role != "Father" {
		t.Errorf("a count that would tell that somebody else was there: %+v", c)
	}
	mustLack(t, f, "Ada", "Leo", "Wójcik", "Kate Rowe", "Harbour", "Vera Lund", "Key worker", "Rose House", "five", "Health visitor", "Mill Lane", "Northmere High", "Piotr Hill")
	mustHide(t, withheld, "Piotr Hill", "Their agency would tell where a protected child is")
	mustHide(t, withheld, "The summary and the quoracy", "They are about all the children, and Paul Dean may not know of all")
	mustHide(t, withheld, "An action of the plan", "It is by or for somebody whom Paul Dean may not know of")
	mustHide(t, withheld, "A dissent", "It is by somebody whom Paul Dean may not know of")
	mustHide(t, withheld, "Some of the views", "They are by people whom Paul Dean may not know of")
	mustHide(t, withheld, "Where the core group meets", "Paul Dean is not one of it")

	f, _ = letter(r, primary, OutlinePlanDoc)
	if childNames(f) != "Tom Carter, May Carter" || f.Decisions.CoreGroupWhere != "Mill Lane Primary" || f.Copy != "full" {
		t.Errorf("a school linked to two: %+v", f.Decisions)
	}
	mustLack(t, f, "Mia", "Head of year", "Saima", "Harbour", "Wójcik")

	f, _ = letter(r, secondary, DecisionsDocument)
	if got := whoDoes(decisionFor(f, mia).Plan); got != "Head of year; Mother; Paul Dean" {
		t.Errorf("a school that may not know of Tom: actions by %q", got)
	}
	f, _ = letter(r, keyWorker, DecisionsDocument)
	if got := whoDoes(decisionFor(f, mia).Plan); !strings.Contains(got, "Kate Rowe") || decisionFor(f, mia).Plan.Actions[1].Attendee != invitedAs+keyWorker || f.Decisions.Summary == "" {
		t.Errorf("the worker has her own action: %q", got)
	}
	f, _ = letter(r, lukasz, DecisionsDocument)
	if a := decisionFor(f, ada).Plan.Actions; len(a) != 2 || a[1].Attendee != invitedAs+lukasz || a[0].Attendee != 0 {
		t.Errorf("the father’s own action: %+v", a)
	}
	mustLack(t, f, "Mia", "Tom Carter", "Paul", "Dean")
}

func TestActionsByRecordAndByWords(t *testing.T) {
	tests := []struct {
		name   string
		action PlanAction
		change func(*Record)
		to     int64
		told   bool
		own    bool
	}{
		{"by record", PlanAction{Attendee: invitedAs + paul, Who: "Somebody"}, nil, paul, true, true},
		{"by record, another", PlanAction{Attendee: invitedAs + anna, Who: "Mr Dean"}, nil, paul, true, false},
		{"by record, one whose place is kept", PlanAction{Attendee: invitedAs + keyWorker, Who: "A worker"}, nil, paul, false, false},
		{"by title and surname", PlanAction{Who: "Mr Dean"}, nil, paul, true, true},
		{"by relation, in other case", PlanAction{Who: "the father"}, nil, paul, true, true},
		{"by first name", PlanAction{Who: "Anna and Paul"}, nil, paul, true, true},
		{"by a name that holds his", PlanAction{Who: "Paula"}, nil, paul, true, false},
		{"no title", PlanAction{Who: "Dean"}, func(r *Record) { r.person(paul).Person.Title = "" }, paul, true, false},
		{"by the role of somebody not told of", PlanAction{Who: "key worker"}, nil, paul, false, false},
		{"by a role that somebody told of has too", PlanAction{Who: "Key worker"}, func(r *Record) { r.network(primary).Role = "Key worker" }, paul, true, false},
		{"somebody who left the list", PlanAction{Who: "Kate Rowe"}, func(r *Record) { r.guest(keyWorker).Removed = true }, paul, true, false},
		{"by the other father, in full", PlanAction{Who: "Łukasz Wojcik"}, nil, paul, false, false},
		{"names a child not known, in full", PlanAction{Action: "Keep leo carter warm"}, nil, paul, false, false},
		{"names a child not known, by first name: the safety check shows it", PlanAction{Action: "Keep Leo warm"}, nil, paul, true, false},
		{"names somebody hidden, in full", PlanAction{Measure: "No call from Sally Finch"}, func(r *Record) { r.person(aunt).Person.Hidden = true }, anna, false, false},
		{"names an aunt who is not hidden", PlanAction{Measure: "A call from Sally Finch"}, nil, anna, true, false},
		{"an alias of somebody hidden", PlanAction{Risk: "Calls by Sal Moon"}, func(r *Record) { r.person(aunt).Person.Hidden, r.person(aunt).Person.Aliases = true, "Sal, Sal Moon" }, anna, false, false},
		{"a hidden person of the same name as one who is not", PlanAction{Risk: "Calls by Paul Dean"}, func(r *Record) {
			r.person(aunt).Person.Hidden, r.person(aunt).Person.FirstName, r.person(aunt).Person.LastName = true, "Paul", "Dean"
		}, anna, true, false},
		{"the recipient hidden, their own", PlanAction{Who: "Anna Carter"}, func(r *Record) { r.person(anna).Person.Hidden = true }, anna, true, true},
		{"the unborn child", PlanAction{Action: "Get a cot for Baby Carter"}, func(r *Record) {
			p := &r.person(leo).Person
			p.Unborn, p.FirstName = true, ""
		}, paul, false, false},
		{"by the name of a teacher whose school would tell the place", PlanAction{Who: "Piotr Hill"}, nil, paul, false, false},
		{"by the name of a teacher, for the mother who lives there too", PlanAction{Who: "Piotr Hill"}, nil, anna, true, false},
		{"a school's own, by role", PlanAction{Who: "Class teacher"}, nil, primary, true, true},
		{"a school's own, by name", PlanAction{Who: "Piotr Hill"}, nil, primary, true, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := decided()
			if tt.change != nil {
				tt.change(r)
			}
			r.Decisions.Children[1].Plan.Actions = []PlanAction{tt.action}
			f, _ := letter(r, tt.to, DecisionsDocument)
			got := decisionFor(f, tom).Plan.Actions
			if (len(got) == 1) != tt.told {
				t.Fatalf("told %+v, want %v", got, tt.told)
			}
			if tt.told && (got[0].Attendee == invitedAs+tt.to) != tt.own {
				t.Errorf("own %+v, want %v", got[0], tt.own)
			}
		})
	}
}

// The chair decides a full or a part copy for each; the reason is kept.
func TestPartCopy(t *testing.T) {
	r := decided()
	r.guest(paul).Copy, r.guest(paul).CopyWhy = "part", "He would use it against her"
	f, withheld := letter(r, paul, DecisionsDocument)
	d := f.Decisions
	if f.Copy != "part" || d.CoreGroup != nil || d.Attended != nil || d.CopyTo != nil || d.Summary != "" || d.ReviewOn.IsZero() || d.LeadWorker.Name == "" {
		t.Errorf("part copy %+v", d)
	}
	c := decisionFor(f, mia)
	if c.Reasons != "She is afraid." || c.Chair != "" || c.Dissent != nil || c.Tally != (Tally{}) || c.Categories == nil || c.Outcome != OutcomePlan {
		t.Errorf("the decision with its reasons: %+v", c)
	}
	if p := c.Plan; whoDoes(p) != "Paul Dean" || p.Protect != "" || p.Contingency != "" || p.Seen != "" || p.SeenAlone != "" || p.Expected != "No contact" {
		t.Errorf("what he must do: %+v", p)
	}
	mustHide(t, withheld, "Views, summary, other people’s actions and who else has a copy", "He would use it against her")
	mustLack(t, f, "He would use it against her")
	for _, keep := range []func(*Attendee){func(a *Attendee) { a.Excluded = "part" }, func(a *Attendee) { a.Excluded, a.Part = "", "second" }, func(a *Attendee) { a.Part, a.StartsAt = "", atMinute("2026-12-11T11:00") }} {
		keep(r.guest(paul))
		for _, kind := range []DocumentKind{DecisionsDocument, CoveringLetter} {
			f, withheld = letter(r, paul, kind)
			mustLack(t, f, "She is afraid.")
			mustHide(t, withheld, "The reasons", "They may say what was heard while Paul Dean was not there, and the copy is in part")
		}
		r.guest(paul).Copy = "full"
		if f, _ = letter(r, paul, DecisionsDocument); decisionFor(f, mia).Reasons == "" {
			t.Error("a full copy has no reasons")
		}
		r.guest(paul).Copy = "part"
	}
	r.guest(paul).StartsAt = DateTime{}

	r.guest(paul).Copy, r.guest(paul).CopyWhy = "", ""
	f, withheld = letter(r, paul, ParentPlan)
	if f.Copy != "part" {
		t.Error("while the chair has not decided, the least is told")
	}
	mustHide(t, withheld, "Views, summary, other people’s actions and who else has a copy", "A part copy; the chair has not said why")
	r.guest(primary).Copy = "part"
	if f, _ = letter(r, primary, DecisionsDocument); f.Copy != "part" {
		t.Error("an agency can have a part copy")
	}
}

func TestCoveringLetterHasTheDecisionAlone(t *testing.T) {
	r := decided()
	f, withheld := letter(r, anna, CoveringLetter)
	d := f.Decisions
	if len(d.Children) != 5 || d.Children[0].Outcome != OutcomePlan || d.Children[0].Reasons != "She is afraid." || d.Children[0].Plan.Protect != "" || d.CoreGroup != nil || d.CopyTo != nil || d.Summary != "" || d.CoreGroupWhere == "" {
		t.Errorf("covering letter %+v", d)
	}
	if f.To.Address == nil || f.Copy != "full" {
		t.Errorf("it goes into the envelope of its full copy: %+v", f.To)
	}
	if slices.ContainsFunc(withheld, func(w Withheld) bool { return strings.HasPrefix(w.What, "Reasons") }) {
		t.Error("a covering letter is no part copy")
	}
	f, _ = letter(r, mia, CoveringLetter)
	if f.Reader != ReaderChild || len(f.Decisions.Children) != 1 {
		t.Errorf("the child's letter is about her alone: %+v", f.Decisions)
	}
	r.Decisions = nil
	if f, _ = letter(r, anna, CoveringLetter); f.Decisions != nil || len(f.Children) != 5 {
		t.Errorf("before there are decisions: %+v", f)
	}
}

func TestLeadWorker(t *testing.T) {
	r := decided()
	r.Decisions.LeadWorker = "Dan Cole"
	if f, _ := letter(r, anna, DecisionsDocument); f.Decisions.LeadWorker != (Worker{Name: "Dan Cole"}) {
		t.Errorf("another lead worker: %+v", f.Decisions.LeadWorker)
	}
	r.Decisions.LeadWorker = ""
	if f, _ := letter(r, anna, DecisionsDocument); f.Decisions.LeadWorker.Name != "Grace Okafor" {
		t.Errorf("none named: %+v", f.Decisions.LeadWorker)
	}
}

// Only the parts of the conference that they were not excluded from.
func TestAttendedIsOfTheRecipientsParts(t *testing.T) {
	tests := []struct {
		name                           string
		part, excluded, other, theyDid string
		want                           bool
	}{
		{"one piece", "", "", "", "", true},
		{"the same part", "Second part", "", "Second part", "", true},
		{"somebody of all parts", "Second part", "", "", "", true},
		{"somebody of the other part", "Second part", "", "First part", "", false},
		{"somebody of the other part who stayed on", "Second part", "", "First part", "First part, Second part", true},
		{"somebody of all parts who came to the other", "Second part", "", "", "First part", false},
		{"a recipient of all parts", "", "", "First part", "", true},
		{"a recipient excluded from a part that is not named", "", "part", "First part", "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := decided()
			r.guest(paul).Part, r.guest(paul).Excluded, r.guest(manager).Part = tt.part, tt.excluded, tt.other
			r.guest(manager).AttendedPart = tt.theyDid
			f, _ := letter(r, paul, DecisionsDocument)
			got := slices.ContainsFunc(f.Decisions.Attended, func(a AttendanceFacts) bool { return a.Name == "Noor Khan" })
			if got != tt.want {
				t.Errorf("told that the manager was there: %v, want %v", got, tt.want)
			}
			f, _ = letter(r, secondary, DecisionsDocument)
			if tt.part == "Second part" && !slices.ContainsFunc(f.Decisions.Attended, func(a AttendanceFacts) bool { return a.Name == "Paul Dean" }) {
				t.Error("a professional is told who attended")
			}
		})
	}
}

// Counts are computed for the recipient: by agency, as the conference counts.
func TestTallyIsComputedForTheRecipient(t *testing.T) {
	plan, no := "plan", "no-plan"
	tests := []struct {
		name  string
		tally Tally
		views map[int64]string
		want  Tally
		unan  bool
	}{
		{"all seen", Tally{Plan: 2}, map[int64]string{primary: plan, grace: plan}, Tally{Plan: 2}, true},
		{"one unseen for a plan", Tally{Plan: 2}, map[int64]string{primary: plan, keyWorker: plan}, Tally{Plan: 1}, false},
		{"one unseen who gave none", Tally{Plan: 1, None: 1}, map[int64]string{primary: plan, keyWorker: ""}, Tally{Plan: 1}, false},
		{"one unseen of whom nothing was written", Tally{Plan: 1, None: 1}, map[int64]string{primary: plan}, Tally{Plan: 1}, false},
		{"divided, and still so", Tally{Plan: 2, NoPlan: 2}, map[int64]string{primary: plan, grace: no, keyWorker: no}, Tally{Plan: 2, NoPlan: 1}, false},
		{"divided, and it would look unanimous", Tally{Plan: 1, NoPlan: 1}, map[int64]string{primary: plan, keyWorker: no}, Tally{}, false},
		{"only unseen ones", Tally{Plan: 1}, map[int64]string{keyWorker: plan}, Tally{}, false},
		{"an agency of which one is seen keeps its vote", Tally{Plan: 2}, map[int64]string{primary: plan, grace: plan, officer: plan}, Tally{Plan: 2}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := decided()
			r.network(officer).ProtectedPlace, r.network(officer).Professional.Agency = true, r.network(primary).Professional.Agency
			r.guest(officer).Purpose = ToAttend
			c := ChildDecision{Child: tom, Outcome: OutcomePlan, Tally: tt.tally}
			for _, id := range []int64{primary, grace, keyWorker, officer} {
				if v, ok := tt.views[id]; ok {
					c.Views = append(c.Views, AgencyView{Attendee: invitedAs + id, View: v})
				}
			}
			r.Decisions.Children = []ChildDecision{c}
			f, _ := letter(r, paul, DecisionsDocument)
			if got := f.Decisions.Children[0]; got.Tally != tt.want || got.Unanimous != tt.unan {
				t.Errorf("tally %+v unanimous %v, want %+v %v", got.Tally, got.Unanimous, tt.want, tt.unan)
			}
		})
	}
}

// Who approved, and where and when it was, is for everybody; of another part, time or place than their own the family is told
// the day alone.
func TestWhereItWasAndWhoApproved(t *testing.T) {
	r := decided()
	r.Approval = ApprovalFacts{Name: "Helen Marsh", Role: "Chair of the conference", At: atMinute("2026-12-11T17:20")}
	r.Conference.BeganAt = atMinute("2026-12-11T10:05")
	r.guest(lukasz).Part = "second"
	f, _ := letter(r, anna, DecisionsDocument)
	if c := f.Conference; c.StartsAt != r.Conference.BeganAt || c.EndedAt != r.Conference.EndedAt || c.VenueName != "Civic Centre" || f.Decisions.Approval != r.Approval {
		t.Errorf("for a mother: %+v, %+v", c, f.Decisions.Approval)
	}
	r.Conference.BeganAt = DateTime{}
	if f, _ = letter(r, grace, OutlinePlanDoc); f.Conference.StartsAt != r.Conference.StartsAt {
		t.Errorf("where nobody said when it began: %+v", f.Conference)
	}
	if f, _ = letter(r, lukasz, DecisionsDocument); f.Conference.StartsAt != (DateTime{}) || f.Conference.EndedAt != (DateTime{}) || f.Conference.VenueName != "" || f.Decisions.Approval != r.Approval {
		t.Errorf("for a father who was asked to a part: %+v", f.Conference)
	}
	if f, _ = letter(r, anna, CoveringLetter); f.Decisions.Approval != (ApprovalFacts{}) || f.Conference.VenueName != "" {
		t.Errorf("a letter has no need of it: %+v", f)
	}
}

// Each reader is told when the reviews of their own children are, and by no date that there is another child.
func TestReviewsAreToldChildByChild(t *testing.T) {
	r := decided()
	x := r.Decisions
	x.Children[0].ReviewOn, x.Children[0].ReviewAt = onDay("2027-02-26"), atMinute("2027-02-26T09:30") // Mia
	told := func(who int64, kind DocumentKind) string {
		f, _ := letter(r, who, kind)
		s := f.Decisions.ReviewOn.String() + f.Decisions.ReviewAt.String()
		for _, c := range f.Decisions.Children {
			s += " " + c.Child.Name + c.ReviewOn.String() + c.ReviewAt.String()
		}
		return s
	}
	for _, row := range []struct {
		who  int64
		want string
	}{
		{anna, " Mia Carter2027-02-262027-02-26T09:30 Tom Carter2027-03-052027-03-05T10:00 May Carter Ada Carter2027-03-052027-03-05T10:00 Leo Carter"},
		{paul, " Mia Carter2027-02-262027-02-26T09:30 Tom Carter2027-03-052027-03-05T10:00 May Carter"},
		{primary, "2027-03-052027-03-05T10:00 Tom Carter May Carter"},
		{secondary, "2027-02-262027-02-26T09:30 Mia Carter"},
	} {
		if got := told(row.who, DecisionsDocument); got != row.want {
			t.Errorf("%d is told %q, want %q", row.who, got, row.want)
		}
	}
	x.Children[1].Outcome, x.CoreGroup = OutcomeCIN, []int64{invitedAs + grace} // Tom: no child that the school may know of has a plan
	f, _ := letter(r, primary, DecisionsDocument)
	if d := f.Decisions; !d.ReviewOn.IsZero() || !d.CoreGroupOn.IsZero() || !d.CoreGroupAt.IsZero() || d.CoreGroup != nil || d.CoreGroupWhere != "" {
		t.Errorf("a review and a core group tell of another child’s plan: %+v", d)
	}
}

// Whoever is kept out of the conference is told of the day of the review alone, and nothing of the core group unless they are one of it.
func TestWhoIsKeptOutIsNotToldTheHour(t *testing.T) {
	for _, kind := range []DocumentKind{DecisionsDocument, CoveringLetter, ParentPlan, UpdatedParentPlan} {
		for _, tt := range []struct {
			excluded string
			member   bool
		}{{"", false}, {ExcludedWhole, false}, {ExcludedPart, false}, {ExcludedWhole, true}} {
			r := decided()
			r.CoreGroup = &CoreGroup{Number: 1, State: CoreGroupHeld, NextOn: atMinute("2027-01-12T14:00"), Children: []CoreGroupChild{{Child: mia}}}
			r.guest(paul).Excluded = tt.excluded
			if tt.member {
				r.Decisions.CoreGroup = append(r.Decisions.CoreGroup, invitedAs+paul)
				r.CoreGroup.Members = []CoreGroupMember{{Attendee: invitedAs + paul, Mode: "in-person"}}
			}
			f, _ := letter(r, paul, kind)
			d := f.Decisions
			if d.ReviewOn != onDay("2027-03-05") || d.ReviewAt.IsZero() != (tt.excluded != "") {
				t.Errorf("%s, excluded %q: the review on %s, at %s", kind, tt.excluded, d.ReviewOn, d.ReviewAt)
			}
			told := tt.member || tt.excluded == "" && kind == DecisionsDocument
			if d.CoreGroupAt.IsZero() == told || d.CoreGroupOn != (Date{}) {
				t.Errorf("%s, excluded %q, a member %v: the core group on %s, at %s", kind, tt.excluded, tt.member, d.CoreGroupOn, d.CoreGroupAt)
			}
		}
	}
	r := decided()
	r.guest(paul).Excluded = ExcludedWhole
	r.Decisions.ReviewAt = DateTime{}
	if _, hidden := letter(r, paul, DecisionsDocument); slices.ContainsFunc(hidden, func(w Withheld) bool { return w.What == "The time of the review" }) {
		t.Error("a time that is not agreed is withheld")
	}
}

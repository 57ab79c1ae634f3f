package pathway

import (
	"slices"
	"testing"
)

func TestDocumentsFor(t *testing.T) {
	decisions := func(r *Record) { *r = *decided() }
	noPlan := func(r *Record) {
		*r = *decided()
		for i := range r.Decisions.Children {
			r.Decisions.Children[i].Outcome = OutcomeCIN
		}
	}
	tests := []struct {
		name   string
		change func(*Record)
		who    int64
		moment Moment
		want   []DocumentKind
	}{
		{"a parent is invited", nil, anna, AtInvitation, []DocumentKind{ParentInvitation}},
		{"a child is written to", nil, mia, AtInvitation, []DocumentKind{ChildInvitation}},
		{"an agency is invited", nil, primary, AtInvitation, []DocumentKind{AgencyInvitation}},
		{"the police are asked for checks", nil, officer, AtInvitation, []DocumentKind{PoliceRequest}},
		{"an officer who is asked to come, with nobody else for the checks", func(r *Record) { r.guest(officer).Purpose = ToAttend }, officer, AtInvitation, []DocumentKind{AgencyInvitation, PoliceRequest}},
		{"an officer who is asked to come, another does the checks", func(r *Record) {
			r.guest(officer).Purpose, r.guest(visitor).Purpose = ToAttend, PoliceCheck
		}, officer, AtInvitation, []DocumentKind{AgencyInvitation}},
		{"somebody who is only told is not invited", func(r *Record) { r.guest(gran).Purpose = ToBeTold }, gran, AtInvitation, nil},
		{"nor told that it is not required", func(r *Record) { r.guest(gran).Purpose = ToBeTold }, gran, AtNotRequired, nil},
		{"and gets the decisions", func(r *Record) { decisions(r); r.guest(gran).Purpose = ToBeTold }, gran, AtDecisions, []DocumentKind{CoveringLetter, DecisionsDocument}},
		{"everybody invited is told: a parent", nil, anna, AtNotRequired, []DocumentKind{NotRequired}},
		{"everybody invited is told: a child", nil, mia, AtNotRequired, []DocumentKind{NotRequired}},
		{"everybody invited is told: the police", nil, officer, AtNotRequired, []DocumentKind{NotRequired}},
		{"decisions for a parent", decisions, anna, AtDecisions, []DocumentKind{CoveringLetter, DecisionsDocument, ParentPlan}},
		{"decisions for a child", decisions, mia, AtDecisions, []DocumentKind{CoveringLetter}},
		{"decisions for an agency", decisions, primary, AtDecisions, []DocumentKind{DecisionsDocument, OutlinePlanDoc}},
		{"no plan for a parent", noPlan, anna, AtDecisions, []DocumentKind{CoveringLetter, DecisionsDocument}},
		{"no plan for an agency", noPlan, primary, AtDecisions, []DocumentKind{DecisionsDocument}},
		{"a plan for another's children only", func(r *Record) { decisions(r); r.Decisions.Children = r.Decisions.Children[3:4] }, lukasz, AtDecisions, []DocumentKind{CoveringLetter, DecisionsDocument}},
		{"no copy by the chair's decision", func(r *Record) { decisions(r); r.guest(paul).Copy = NoCopy }, paul, AtDecisions, nil},
		{"the children of whom they knew have died", func(r *Record) {
			decisions(r)
			r.person(ada).Person.Died, r.person(leo).Person.Died = onDay("2026-12-11"), onDay("2026-12-11")
		}, lukasz, AtDecisions, nil},
		{"and for an agency", func(r *Record) {
			decisions(r)
			r.person(ada).Person.Died, r.person(leo).Person.Died = onDay("2026-12-11"), onDay("2026-12-11")
		}, visitor, AtDecisions, nil},
		{"one of them lives", func(r *Record) { decisions(r); r.person(leo).Person.Died = onDay("2026-12-11") }, lukasz, AtDecisions, []DocumentKind{CoveringLetter, DecisionsDocument, ParentPlan}},
		{"who may know of no child is blocked, not forgotten", func(r *Record) {
			decisions(r)
			r.relation(lukasz, ada).Confirmed, r.relation(lukasz, leo).Confirmed = "", ""
		}, lukasz, AtDecisions, []DocumentKind{CoveringLetter, DecisionsDocument}},
		{"before the decisions", nil, anna, AtDecisions, []DocumentKind{CoveringLetter, DecisionsDocument, ParentPlan}},
		{"at no such moment", nil, anna, "birthday", nil},
		{"taken off the list", func(r *Record) { r.guest(anna).Removed = true }, anna, AtInvitation, nil},
		{"died", func(r *Record) { r.person(anna).Person.Died = onDay("2026-11-11") }, anna, AtInvitation, nil},
		{"nobody", nil, 77, AtInvitation, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := carters()
			if tt.change != nil {
				tt.change(r)
			}
			got := DocumentsFor(r, invitedAs+tt.who, tt.moment)
			if !slices.Equal(got, tt.want) {
				t.Errorf("documents %q, want %q", got, tt.want)
			}
			for _, kind := range got {
				if f, _ := letter(r, tt.who, kind); f.To.Name == "" {
					t.Errorf("%s is not made", kind)
				}
			}
		})
	}
	f, _ := letter(decided(), anna, CoveringLetter)
	if want := []string{"Decisions and recommendations", "Our plan: what happens next"}; !slices.Equal(f.Enclosures, want) {
		t.Errorf("enclosures %q", f.Enclosures)
	}
}

func TestPrintOrder(t *testing.T) {
	post := func(to string, attendee int64, kind DocumentKind, lines ...string) Proof {
		return Proof{To: to, Attendee: attendee, Kind: kind, Way: ByPost, Where: lines}
	}
	run := []Proof{
		{To: "Zoë", Way: BySecureEmail, Where: []string{"z@mail.example"}},
		post("Bo", 5, DecisionsDocument, "2 Low Lane", "NM2 1AA"),
		post("Cy", 6, ParentInvitation, "1 High Street", "NM1 1AA"),
		{To: "Amy", Way: ByHand, Where: []string{"By hand"}},
		post("Bo", 5, ParentPlan, "2 Low Lane", "NM2 1AA"),
		post("Bo", 5, CoveringLetter, "2 Low Lane", "NM2 1AA"),
		post("Al", 9, ParentInvitation, "2 Low Lane", "NM2 1AA"),
		post("Bo", 4, CoveringLetter, "2 Low Lane", "NM2 1AA"),
		post("Di", 7, ParentInvitation, "1 Able Street", "nm1 1aa"),
		{To: "Eve", Way: ByPost},
	}
	var got []string
	for _, p := range PrintOrder(run) {
		got = append(got, p.To+" "+string(p.Kind))
	}
	want := []string{"Di parent-invitation", "Cy parent-invitation", "Al parent-invitation", "Bo covering-letter", "Bo covering-letter", "Bo decisions", "Bo parent-plan", "Amy ", "Eve ", "Zoë "}
	if !slices.Equal(got, want) {
		t.Errorf("order\n got %q\nwant %q", got, want)
	}
	if run[0].To != "Zoë" {
		t.Error("PrintOrder changed the run that it was given")
	}
}

// Somebody who is only written to about one thing is not on the list, gets none of the usual documents, and nobody else reads of them.
func TestWrittenTo(t *testing.T) {
	r := decided()
	name, all := recipientOf(r, shelter{}, *r.guest(primary)).name(), len(r.OnList())
	tells := func() bool {
		facts, _ := Disclose(r, invitedAs+anna, DecisionsDocument, Options{})
		return slices.ContainsFunc(facts.Decisions.Attended, func(x AttendanceFacts) bool { return x.Name == name }) ||
			slices.ContainsFunc(facts.Decisions.CoreGroup, func(x AttendanceFacts) bool { return x.Name == name })
	}
	if !tells() {
		t.Fatal("the school is not in what the mother reads, and so this shows nothing")
	}
	r.guest(primary).Purpose = WrittenTo
	if tells() {
		t.Error("the mother reads of somebody who is not on the list")
	}
	if got := len(r.OnList()); got != all-1 {
		t.Errorf("%d on the list, want %d", got, all-1)
	}
	if got := len(r.Reachable()); got != all {
		t.Errorf("%d can be reached, want %d", got, all)
	}
	for _, moment := range usual {
		if got := DocumentsFor(r, invitedAs+primary, moment); got != nil {
			t.Errorf("at %s they get %v", moment, got)
		}
	}
	if !slices.ContainsFunc(SuggestedAttendees(r, nil, nil), func(s Suggestion) bool { return s.Attendee.Professional == r.guest(primary).Professional }) {
		t.Error("they are not suggested for the list")
	}
}

// Somebody who joined the core group after the conference gets what core groups send, and nothing of the conference.
func TestJoinedTheCoreGroup(t *testing.T) {
	r := decided()
	before := DocumentsFor(r, invitedAs+primary, AtCoreGroup)
	r.guest(primary).Purpose = Joined
	for _, moment := range []Moment{AtInvitation, AtCancelled, AtNotRequired, AtDecisions, AtMinutes, AtAddendum} {
		if got := DocumentsFor(r, invitedAs+primary, moment); got != nil {
			t.Errorf("at %s they get %v", moment, got)
		}
	}
	if got := DocumentsFor(r, invitedAs+primary, AtCoreGroup); !slices.Equal(got, before) {
		t.Errorf("of the core group they get %v, before %v", got, before)
	}
}

func TestUndecided(t *testing.T) {
	r := decided()
	for i := range r.Attendees {
		r.Attendees[i].Copy = "full"
	}
	if got := r.Undecided(); len(got) != 0 {
		t.Errorf("everybody’s copy is decided, and there are %v", got)
	}
	r.guest(gran).Copy, r.guest(paul).Copy, r.guest(paul).Removed = "", "", true
	if got := r.Undecided(); len(got) != 1 || got[0].Person != gran {
		t.Errorf("of whom the chair has not said how much: %v, want the grandmother alone", got)
	}
}

package pathway

import "testing"

// Families say mum and dad, and so do those who write their plans. What somebody is to the child of the plan counts.
func TestActionsByWordsOfHome(t *testing.T) {
	tests := []struct {
		name, who string
		to, child int64
		own       bool
	}{
		{"mum", "Mum", anna, tom, true},
		{"mam, among others", "Mam and the school", anna, tom, true},
		{"dad", "dad", paul, tom, true},
		{"dad of another child", "Dad", paul, ada, false},
		{"dad of this child", "Dad", lukasz, ada, true},
		{"stepdad is no dad", "Step-dad", lukasz, ada, false},
		{"step-father is no father", "Step-father", lukasz, ada, false},
		{"gran", "Gran", gran, tom, true},
		{"both parents", "Both parents", anna, tom, true},
		{"parents are not a grandmother", "Parents", gran, tom, false},
		{"a name that holds the word", "Mumtaz", anna, tom, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := decided()
			r.relation(gran, tom).MayKnow = "yes"
			w := newRecipient(r, invitedAs+tt.to)
			if got := w.does(PlanAction{Who: tt.who}, tt.child); got != tt.own {
				t.Errorf("%q is theirs: %v, want %v", tt.who, got, tt.own)
			}
		})
	}
}

// A part copy keeps of what protects the child, and of what happens otherwise, what is about its reader.
func TestPartCopyKeepsWhatItsReaderMustHeed(t *testing.T) {
	r := decided()
	a := r.guest(paul)
	a.Copy, a.CopyWhy = "part", "He would use it against her"
	plan := &r.Decisions.Children[1].Plan
	plan.Protect = "Mum keeps the door locked. Paul does not come to the house! Grandmother has a key\nDad rings the social worker"
	plan.Contingency = "If dad comes to the house, mum rings the police; there will be legal advice."
	f, _ := letter(r, paul, ParentPlan)
	if p := decisionFor(f, tom).Plan; p.Protect != "Paul does not come to the house! Dad rings the social worker" || p.Contingency != "If dad comes to the house, mum rings the police;" || p.Seen != "" {
		t.Errorf("kept %q and %q", p.Protect, p.Contingency)
	}
	a.Copy = "full"
	f, _ = letter(r, paul, ParentPlan)
	if p := decisionFor(f, tom).Plan; p.Protect != plan.Protect || p.Contingency != plan.Contingency {
		t.Errorf("a full copy has %q and %q", p.Protect, p.Contingency)
	}
}

// The covering letter gives the reasons to a parent, with a part copy too, and to nobody else.
func TestReasonsInTheCoveringLetter(t *testing.T) {
	r := decided()
	if f, _ := letter(r, anna, CoveringLetter); decisionFor(f, tom).Reasons != "He was hit." {
		t.Errorf("to the mother: %+v", decisionFor(f, tom))
	}
	r.Decisions.Children[0].Heard = true
	f, _ := letter(r, mia, CoveringLetter)
	if c := decisionFor(f, mia); c.Reasons != "" || !c.Heard {
		t.Errorf("to the child: %+v", c)
	}
	if f, _ = letter(r, anna, CoveringLetter); decisionFor(f, mia).Heard {
		t.Error("a parent’s letter tells that the child spoke")
	}
	r.guest(anna).Copy = "part"
	if f, _ := letter(r, anna, CoveringLetter); decisionFor(f, tom).Reasons != "He was hit." {
		t.Error("a part copy has no reasons")
	}
}

func TestAViewThatWasHeard(t *testing.T) {
	for _, tt := range []struct {
		view FamilyView
		want bool
	}{{FamilyView{"advocate", "Stop"}, true}, {FamilyView{"", "Stop"}, false}, {FamilyView{"advocate", ""}, false}, {FamilyView{ViewsNotGiven, "Ill"}, false}, {FamilyView{"seen", "Smiles"}, false}} {
		if tt.view.Heard() != tt.want {
			t.Errorf("%+v was heard: %v", tt.view, !tt.want)
		}
	}
}

// Nobody has parental responsibility before birth.
func TestNobodyIsResponsibleForTheUnborn(t *testing.T) {
	r := carters()
	r.person(tom).Person.Unborn = true
	f, _ := letter(r, primary, AgencyInvitation)
	if got := f.Household[0].PR; len(got) != 1 || got[0] != "May Carter" {
		t.Errorf("responsible for %q", got)
	}
}

func TestWhoCameAndWhoDidNot(t *testing.T) {
	r := decided()
	r.guest(manager).Attended, r.guest(visitor).Attended = "apologies", "absent"
	f, _ := letter(r, anna, DecisionsDocument)
	if d := f.Decisions; len(d.Away) != 2 || d.Away[0].Name != "Noor Khan" && d.Away[1].Name != "Noor Khan" || len(d.Attended) != 8 {
		t.Errorf("away %+v, there %+v", d.Away, d.Attended)
	}
}

// What a reader is told of where they go next has the core group only where they are one of it.
func TestCoreGroupOfItsMembers(t *testing.T) {
	r := decided()
	for _, tt := range []struct {
		to   int64
		kind DocumentKind
		told bool
	}{{anna, ParentPlan, true}, {anna, CoveringLetter, true}, {paul, ParentPlan, false}, {paul, CoveringLetter, false}, {paul, DecisionsDocument, true}} {
		f, withheld := letter(r, tt.to, tt.kind)
		if told := !f.Decisions.CoreGroupAt.IsZero(); told != tt.told {
			t.Errorf("%s to %s tells of the core group: %v", tt.kind, f.To.Name, told)
		}
		if !tt.told {
			mustHide(t, withheld, "When and where the core group meets", "Paul Dean is not one of it")
		}
	}
}

// Families read no short forms of ranks.
func TestShortFormsAreSpeltOut(t *testing.T) {
	r := carters()
	r.network(primary).Role, r.network(secondary).Role, r.network(visitor).Role = "SENCO", "GP", "HV"
	f, _ := letter(r, anna, ParentInvitation)
	want := []string{"Father and stepfather", "Father", "Team manager", "Health", "Education and early years", "GP", "Key worker"}
	if len(f.Invited) != len(want) {
		t.Fatalf("asked are %q", f.Invited)
	}
	for i := range want {
		if f.Invited[i] != want[i] {
			t.Errorf("asked are %q, want %q", f.Invited, want)
		}
	}
	f, _ = letter(r, manager, AgencyInvitation)
	if got := f.Invited; got[len(got)-3] != "SENCO" && got[len(got)-2] != "SENCO" {
		t.Errorf("a professional reads %q", got)
	}
}

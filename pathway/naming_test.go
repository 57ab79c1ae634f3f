package pathway

import (
	"slices"
	"strings"
	"testing"
)

const idva = 301

// withAdviser is the family after the conference with somebody of a service against violence who works with all the children and gives no
// place away.
func withAdviser(safe bool) *Record {
	r := decided()
	if !safe { // nobody's address is protected
		for i := range r.Members {
			if len(r.Members[i].Homes) > 0 && r.Members[i].Homes[0].Address.ID == refuge.ID {
				r.Members[i].Homes = lives(cottage)
			}
		}
	}
	r.Network = append(r.Network, NetworkMember{ID: idva, Role: "Domestic violence adviser", Children: []int64{mia, tom, may, ada, leo}, Confirmed: confirmedAt,
		Professional: Professional{ID: idva, Name: "Ines Voss", AgencyName: "Haven Advice", AgencyKind: Voluntary, Phone: "01632 960444", Email: "ines@haven.example"}})
	r.Attendees = append(r.Attendees, Attendee{ID: invitedAs + idva, Professional: idva, Purpose: ToAttend, How: "either", Attended: "in-person"})
	r.Decisions.CoreGroup = append(r.Decisions.CoreGroup, invitedAs+idva)
	return r
}

// Who is supported against violence is not given away by a role in a list: the service's worker stands in no list of the other adults.
func TestAServiceAgainstViolenceIsNotNamedToOthers(t *testing.T) {
	gone := []string{"Ines Voss", "Domestic violence adviser", "Haven Advice"}
	tests := []struct {
		name   string
		safe   bool
		naming []Naming
		to     int64
		named  bool
	}{
		{"to the father", true, nil, paul, false},
		{"to the mother who is protected", true, nil, anna, true},
		{"to a mother, where nobody is protected", false, nil, anna, true},
		{"to a father, where nobody is protected", false, nil, paul, false},
		{"to a father who may be told", true, []Naming{{idva, paul, false, "He knows her"}}, paul, true},
		{"to a mother who may not", true, []Naming{{idva, anna, true, ""}}, anna, false},
		{"another's", true, []Naming{{officer, paul, false, "x"}, {idva, lukasz, false, "x"}}, paul, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := withAdviser(tt.safe)
			r.Naming = tt.naming
			for _, kind := range []DocumentKind{ParentInvitation, DecisionsDocument, ParentPlan, CoveringLetter} {
				f, hides := letter(r, tt.to, kind)
				if f.To.Name == "" {
					t.Fatalf("no %s", kind)
				}
				if !tt.named {
					mustLack(t, f, gone...)
					mustHide(t, hides, "Ines Voss", "They are not named to "+f.To.Name)
				}
				found := hits(t, r, tt.to, kind, "Ask Ines Voss, the domestic violence adviser of Haven Advice, 01632 960444")
				if (len(found) == 4) == tt.named || tt.named && len(found) != 0 {
					t.Errorf("%s: %v", kind, hitList(found))
				}
			}
			f, _ := letter(r, tt.to, DecisionsDocument)
			listed := slices.ContainsFunc(f.Decisions.CoreGroup, func(a AttendanceFacts) bool { return a.Name == "Ines Voss" })
			attended := slices.ContainsFunc(f.Decisions.Attended, func(a AttendanceFacts) bool { return a.Role == "Domestic violence adviser" })
			copied := strings.Contains(strings.Join(f.Decisions.CopyTo, "; "), "Haven Advice")
			if listed != tt.named || attended != tt.named || copied != tt.named {
				t.Errorf("core group %v, attended %v, copies %v, want %v", listed, attended, copied, tt.named)
			}
			if f, _ := letter(r, tt.to, ParentInvitation); slices.Contains(f.Invited, "Domestic violence adviser") != tt.named {
				t.Errorf("who else is asked: %v", f.Invited)
			}
			if f, _ := Disclose(r, 0, AttendanceSheet, Options{}); !slices.ContainsFunc(f.Attendance, func(a AttendanceFacts) bool { return a.Name == "Ines Voss" }) {
				t.Error("the sheet of those who are there is without her")
			}
			if f, _ := letter(r, visitor, DecisionsDocument); !slices.ContainsFunc(f.Decisions.CoreGroup, func(a AttendanceFacts) bool { return a.Name == "Ines Voss" }) {
				t.Error("a colleague does not read of her")
			}
		})
	}
}

// Counts that would tell of somebody are left out with them.
func TestTheQuoracyDoesNotCountWhoIsNotNamed(t *testing.T) {
	r := withAdviser(true)
	r.Decisions.Quoracy, r.Decisions.Summary = "Quorate: social care and 4 agencies", "A difficult time."
	for _, child := range []int64{ada, leo} {
		r.relation(paul, child).MayKnow = "yes"
	}
	f, hides := letter(r, paul, DecisionsDocument)
	if f.Decisions.Quoracy != "" || f.Decisions.Summary == "" {
		t.Errorf("quoracy %q, summary %q", f.Decisions.Quoracy, f.Decisions.Summary)
	}
	mustHide(t, hides, "The quoracy", "It counts somebody who is not named to Paul Dean")
	if got := hits(t, r, paul, DecisionsDocument, "The IDVA came"); len(got) != 1 || !got[0].Releasable {
		t.Errorf("an adviser: %v", hitList(got))
	}
	r.Naming = []Naming{{idva, paul, false, "He knows her"}, {keyWorker, paul, false, "He knows her"}}
	if f, _ := letter(r, paul, DecisionsDocument); f.Decisions.Quoracy == "" {
		t.Error("where she is named it stays")
	}
}

// What another of the same agency or role tells anyhow is not searched for.
func TestWhatOthersTellAnyhow(t *testing.T) {
	r := withAdviser(true)
	r.network(secondary).Professional.AgencyName = "Haven Advice"
	r.network(secondary).Role = "Domestic violence adviser"
	r.Naming = []Naming{{secondary, paul, false, "He knows him"}}
	if got := hits(t, r, paul, ParentInvitation, "The domestic violence adviser of Haven Advice"); len(got) != 0 {
		t.Errorf("found %v", hitList(got))
	}
	if got := hits(t, r, paul, ParentInvitation, "Ines Voss"); len(got) != 1 || got[0].Releasable {
		t.Errorf("her name: %v", hitList(got))
	}
}

func TestNamings(t *testing.T) {
	r := withAdviser(true)
	r.Naming = []Naming{{idva, lukasz, false, "He knows her"}}
	list := r.Namings(*r.guest(idva))
	said := map[int64]Unnamed{}
	for _, u := range list {
		said[u.Person.ID] = u
		said[u.Person.ID] = Unnamed{Usual: u.Usual, Hide: u.Hide, Why: u.Why}
	}
	for person, want := range map[int64]Unnamed{anna: {}, paul: {Usual: true, Hide: true}, lukasz: {Usual: true, Why: "He knows her"}, gran: {Usual: true, Hide: true}, mia: {}} {
		if got := said[person]; got != want {
			t.Errorf("%d: %+v, want %+v", person, got, want)
		}
	}
	if r.Namings(*r.guest(paul)) != nil {
		t.Error("one of the family is no professional")
	}
	for _, n := range r.Namings(*r.guest(officer)) {
		if n.Usual || n.Hide {
			t.Errorf("the police are not named to %s", n.Person.Name())
		}
	}
	tests := []struct {
		name  string
		hide  []int64
		why   string
		wrong string
	}{
		{"as it is", []int64{paul, gran}, "", ""},
		{"hidden from more", []int64{paul, gran, anna, lukasz}, "", ""},
		{"shown without a reason", []int64{gran}, "", "why"},
		{"shown with one", []int64{gran}, "He brought her", ""},
		{"a long reason", []int64{paul, gran}, strings.Repeat("x", 301), "why"},
	}
	for _, tt := range tests {
		if got := strings.Join(FieldsOf(CheckNaming(list, tt.hide, tt.why)).Names(), ","); got != tt.wrong {
			t.Errorf("%s: wrong %q, want %q", tt.name, got, tt.wrong)
		}
	}
}

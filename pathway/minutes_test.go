package pathway

import (
	"reflect"
	"testing"
)

var testRoll = Roll{Children: []int64{3, 4}, Adults: []int64{7}, Attendees: []int64{11, 12}, Parts: []string{"1. with mother", "second"}, On: NewDate(2026, 12, 11)}

func TestValidField(t *testing.T) {
	tests := []struct {
		name  string
		valid bool
	}{
		{"text.worries", true},
		{"text.worries.second", true},
		{"text.worries.1. with mother", true}, // a part's name may hold dots
		{"text.worries.third", false},         // no such part
		{"text.gossip", false},
		{"text", false},
		{"read.police", true},
		{"read.police.second", true},
		{"report.11.facts", true},
		{"report.13.facts", false}, // not on the list
		{"views.child.3.text", true},
		{"views.child.7.text", false}, // an adult is no child
		{"views.adult.7.how", true},
		{"views.adult.3.how", false},
		{"agency.11.3.view", true},
		{"agency.11.3.category.NEG", true},
		{"agency.11.3.category.MUL", false},
		{"agency.3.11.view", false},
		{"dissent.12.4", true},
		{"child.3.outcome", true},
		{"child.5.outcome", false},
		{"child.03.outcome", false}, // one name for each field
		{"child.+3.outcome", false},
		{"child.3.outcome.more", false},
		{"child.3.name", false},
		{"plan.3.protect", true},
		{"plan.3.1.risk", true},
		{"plan.3.60.measure", true},
		{"plan.3.61.measure", false},
		{"plan.3.0.measure", false},
		{"plan.3.-1.measure", false},
		{"core.member.12", true},
		{"core.date", true},
		{"core.", false},
		{"review.date", true},
		{"attend.11.mode", true},
		{"attend.11.part.second", true},
		{"attend.11.part.", false},
		{"attend.11.part", false},
		{"version", false},
		{"", false},
		{".", false},
		{"child.99999999999999999999.outcome", false},
	}
	for _, tt := range tests {
		if got := ValidField(tt.name, testRoll); got != tt.valid {
			t.Errorf("ValidField(%q) = %v, want %v", tt.name, got, tt.valid)
		}
	}
	if title, ok := FieldTitle("plan.3.2.by", testRoll); title != "by when" || !ok {
		t.Errorf("FieldTitle = %q, %v", title, ok)
	}
}

func TestPartsOf(t *testing.T) {
	got := PartsOf([]Attendee{{Part: "second"}, {}, {Part: "first"}, {Part: "second"}})
	if want := []string{"first", "second"}; !reflect.DeepEqual(got, want) {
		t.Errorf("PartsOf = %v, want %v", got, want)
	}
	if got := PartsOf([]Attendee{{}, {}}); got != nil {
		t.Errorf("PartsOf a conference in one piece = %v", got)
	}
}

func TestParseMinutes(t *testing.T) {
	m := ParseMinutes(map[string]string{
		"text.worries": " bruises, twice \n", "text.worries.second": "afraid of him", "read.worries.second": "professionals",
		"text.police": "call-outs", "text.gossip": "no such section", "read.worries": "the neighbours", "text.working": "  ",
		"report.11.facts": "92 % attendance", "report.12.opinion": "tired",
		"views.child.3.text": "wants Mum", "views.child.3.how": "advocate", "views.adult.7.how": "by magic", "views.adult.7.text": "sorry",
		"child.3.outcome": "plan", "child.3.category.NEG": "yes", "child.3.category.EMO": "yes", "child.3.category.PHY": "", "child.3.reasons": "risk",
		"child.4.outcome": "adjourned", "child.4.chair": "more to know", "child.4.instead": "with aunt", "child.4.reconvene": "18 Dec",
		"agency.11.3.view": "plan", "agency.11.3.category.NEG": "yes", "agency.11.3.reasons": "seen it", "agency.12.3.view": "maybe",
		"agency.12.4.view": "none", "dissent.12.3": "too early", "agency.99.3.view": "plan",
		"plan.3.protect": "no contact", "plan.3.seen": "weekly", "plan.3.alone": "every time", "plan.3.contingency": "legal", "plan.3.expected": "call",
		"plan.3.2.risk": "harm", "plan.3.2.action": "visit", "plan.3.2.who": "Ann", "plan.3.2.by": "5/1/2027", "plan.3.2.measure": "seen well",
		"plan.3.5.by": "as soon as possible", "plan.3.61.risk": "beyond",
		"core.lead": "Ann", "core.member.11": "yes", "core.member.12": "", "core.date": "18 December", "core.time": "2pm", "core.where": "School",
		"review.date": "5/3/2027", "review.time": "noonish",
		"attend.11.mode": "video", "attend.11.arrived": "0905", "attend.11.left": "late", "attend.11.part.second": "yes", "attend.12.mode": "ghost", "attend.12.deputy": "Bo",
	}, testRoll)

	paragraphs := []Paragraph{
		{"worries", "", ReadAll, "bruises, twice"},
		{"worries", "second", ReadProfessionals, "afraid of him"},
		{"police", "", ReadChair, "call-outs"},
	}
	if !reflect.DeepEqual(m.Paragraphs, paragraphs) {
		t.Errorf("paragraphs %+v", m.Paragraphs)
	}
	if want := []Reported{{11, "92 % attendance", ""}, {12, "", "tired"}}; !reflect.DeepEqual(m.Reported, want) {
		t.Errorf("reported %+v", m.Reported)
	}
	if m.ChildViews[3] != (FamilyView{"advocate", "wants Mum"}) || m.AdultViews[7] != (FamilyView{"", "sorry"}) {
		t.Errorf("views %+v %+v", m.ChildViews, m.AdultViews)
	}
	three := ChildMinutes{
		Child: 3, Outcome: OutcomePlan, Categories: []string{"NEG", "EMO"}, Reasons: "risk",
		Views:   []AgencyView{{11, "plan", []string{"NEG"}, "seen it"}},
		Dissent: []Dissent{{12, "too early"}},
		Plan: OutlinePlan{Child: 3, Protect: "no contact", Seen: "weekly", SeenAlone: "every time", Contingency: "legal", Expected: "call", Actions: []PlanAction{
			{Risk: "harm", Action: "visit", Who: "Ann", By: NewDate(2027, 1, 5), Measure: "seen well"},
			{ByText: "as soon as possible"},
		}},
		Rows: []int{2, 5}, Kept: []bool{false, false},
	}
	if got := m.Child(3); !reflect.DeepEqual(got, three) {
		t.Errorf("child 3 %+v\nwant %+v", got, three)
	}
	four := m.Child(4)
	if four.Outcome != OutcomeAdjourned || four.ReconveneOn != NewDate(2026, 12, 18) || four.Chair != "more to know" || four.Instead != "with aunt" || four.Views[0].View != ViewNone {
		t.Errorf("child 4 %+v", four)
	}
	if got := m.Child(5); !reflect.DeepEqual(got, ChildMinutes{Child: 5}) {
		t.Errorf("a child of another conference: %+v", got)
	}
	if want := (CoreMinutes{"Ann", []int64{11}, "18 December", NewDate(2026, 12, 18), "14:00", "School"}); !reflect.DeepEqual(m.Core, want) {
		t.Errorf("core group %+v", m.Core)
	}
	if m.ReviewOn != NewDate(2027, 3, 5) || m.ReviewTime != "noonish" {
		t.Errorf("review %v %q", m.ReviewOn, m.ReviewTime)
	}
	if want := (Presence{"video", "09:05", "late", "", []string{"second"}}); !reflect.DeepEqual(m.Presence[11], want) {
		t.Errorf("presence %+v", m.Presence[11])
	}
	if p := m.Presence[12]; p.Mode != "" || p.Deputy != "Bo" || p.There() {
		t.Errorf("presence %+v", p)
	}

	list := []Attendee{{ID: 11}, {ID: 12, Attended: "absent", CoreGroup: true}}
	got := m.Attended(list)
	want := []Attendee{{ID: 11, Attended: "video", Arrived: "09:05", Left: "late", AttendedPart: "second", CoreGroup: true}, {ID: 12, Deputy: "Bo"}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("Attended %+v", got)
	}
	if list[1].Attended != "absent" {
		t.Error("Attended changed the list that it was given")
	}
}

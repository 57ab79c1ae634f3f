package pathway

import (
	"strings"
	"testing"
)

func TestWhoIsMissingFromAStrategyMeeting(t *testing.T) {
	who := func(name, role, agency string) StrategyAttendee {
		return StrategyAttendee{Name: name, Role: role, Agency: agency}
	}
	of := func(kind AgencyKind) StrategyAttendee {
		return StrategyAttendee{Professional: 1, Name: "Police Officer Nurse", Kind: kind}
	}
	tests := []struct {
		name string
		who  []StrategyAttendee
		want string
	}{
		{"nobody", nil, "children’s social care, the police, health"},
		{"all three, of the directory", []StrategyAttendee{of(SocialCare), of(Police), of(Midwifery)}, ""},
		{"of the directory, what they are called does not matter", []StrategyAttendee{of(Education)}, "children’s social care, the police, health"},
		{"all three, typed", []StrategyAttendee{who("Ann", "Team manager", ""), who("DC Wall", "", ""), who("Dr Patel", "", "")}, ""},
		{"by their agencies", []StrategyAttendee{who("Ann", "", "Children’s Social Care"), who("Bob", "", "Police: CAIU"), who("Cal", "", "NHS trust")}, ""},
		{"a word inside another is none", []StrategyAttendee{who("Pcard Gpson", "Policeman’s friend", "Unhealthy Ltd")}, "children’s social care, the police, health"},
		{"social care alone", []StrategyAttendee{who("Ann", "Social worker", "")}, "the police, health"},
	}
	for _, tt := range tests {
		if got := strings.Join((StrategyMeeting{S47: true, Attendees: tt.who}).NotThere(), ", "); got != tt.want {
			t.Errorf("%s: missing are %q, want %q", tt.name, got, tt.want)
		}
	}
	if got := (StrategyMeeting{}).NotThere(); got != nil {
		t.Errorf("without an enquiry: %q", got)
	}
}

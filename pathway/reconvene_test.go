package pathway

import "testing"

func TestWhatGoesOnAfterAnAdjournment(t *testing.T) {
	seats := map[int64]int64{7: 17}
	for _, tt := range []struct {
		kind         ConferenceKind
		field, wants string
	}{
		{ICPC, "text.worries", "text.worries"},
		{ICPC, "text.worries.Second part", "text.worries.Second part"},
		{ICPC, "read.worries", "read.worries"},
		{ICPC, "views.child.3.text", "views.child.3.text"},
		{ICPC, "views.child.4.text", ""},
		{ICPC, "views.adult.4.text", "views.adult.4.text"},
		{ICPC, "plan.3.1.action", "plan.3.1.action"},
		{ICPC, "plan.4.1.action", ""},
		{RCPC, "plan.3.1.action", ""},
		{ICPC, "core.lead", "core.lead"},
		{ICPC, "core.where", "core.where"},
		{ICPC, "core.member.7", "core.member.17"},
		{ICPC, "core.member.8", ""},
		{ICPC, "core.date", ""},
		{ICPC, "report.7.facts", "report.17.facts"},
		{ICPC, "report.8.facts", ""},
		{ICPC, "agency.7.3.view", ""},
		{ICPC, "child.3.outcome", ""},
		{ICPC, "attend.7.mode", ""},
		{ICPC, "review.date", ""},
		{ICPC, "dissent.7.3", ""},
	} {
		got, ok := GoesOn(tt.kind, tt.field, seats, []int64{3})
		if !ok {
			got = ""
		}
		if got != tt.wants {
			t.Errorf("%s %s goes on as %q, want %q", tt.kind, tt.field, got, tt.wants)
		}
	}
}

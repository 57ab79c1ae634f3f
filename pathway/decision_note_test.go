package pathway

import (
	"strings"
	"testing"
)

func TestApprovalNote(t *testing.T) {
	r := &Record{Case: Case{ID: 5}, Conference: Conference{ID: 3, StartsAt: minute("2026-12-11T10:00")}, Members: []Member{
		{Person: Person{ID: 1, FirstName: "Amy", LastName: "Testova"}}, {Person: Person{ID: 2, FirstName: "Ben", LastName: "Testova"}}, {Person: Person{ID: 4, FirstName: "Cem", LastName: "Testova"}}}}
	d := Decisions{CoreGroupAt: minute("2026-12-18T14:00"), ReviewOn: onDay("2027-03-11"), Children: []ChildDecision{
		{Child: 1, Outcome: OutcomePlan, Categories: []string{"NEG", "EMO"}, Reasons: "Left alone at night."}, {Child: 2, Outcome: OutcomeCIN}, {Child: 4, Outcome: OutcomeAdjourned, ReconveneOn: onDay("2027-01-12")}}}
	got := ApprovalNote(r, d, "Dan Deputy", "Cara is ill", minute("2026-12-11T15:30"))
	want := `Conference of Friday 11 December 2026 at 10:00. The decisions and recommendations were approved by Dan Deputy on Friday 11 December 2026 at 15:30.
In the chair’s place: Cara is ill

Amy Testova: Child protection plan: neglect, emotional abuse
Left alone at night.
Ben Testova: No plan: support as a child in need
Cem Testova: Adjourned, to go on by Tuesday 12 January 2027

First core group: Friday 18 December 2026 at 14:00
Review by: Thursday 11 March 2027`
	if got.Text != want || got.Kind != OversightNote || got.Step != "decisions-approved" || got.Case != 5 || got.Conference != 3 {
		t.Errorf("%+v, want\n%s", got, want)
	}
	d.ReviewOn, d.Children[0].ReviewOn = Date{}, onDay("2027-02-26")
	if got := ApprovalNote(r, d, "Dan Deputy", "", minute("2026-12-11T15:30")); !strings.HasSuffix(got.Text, "at 14:00\nReview for Amy Testova by: Friday 26 February 2027") {
		t.Errorf("a review of her own: %s", got.Text)
	}
	if got := ApprovalNote(r, Decisions{}, "Cara Chair", "", minute("2026-12-11T15:30")); got.Text != "Conference of Friday 11 December 2026 at 10:00. The decisions and recommendations were approved by Cara Chair on Friday 11 December 2026 at 15:30." {
		t.Errorf("%q", got.Text)
	}
}

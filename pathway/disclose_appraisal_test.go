package pathway

import (
	"slices"
	"strings"
	"testing"
)

// looked is met, with a mid-point review that tells of the refuge's worker, whom the social worker may not know of.
func looked(kind AppraisalKind) *Record {
	r := met()
	r.SocialWorker.ID = r.guest(grace).Professional
	r.Appraisal = &Appraisal{ID: 4, Conference: r.Conference.ID, Kind: kind, Step: "midpoint-1", HeldOn: onDay("2026-12-30"), By: "Helen Marsh-Adeyemi", There: "Grace Okafor, social care\nKate Rowe, refuge", Drift: true,
		Why: "No core group was held.", TalkedWith: "Tom Manager", TalkedOn: onDay("2026-12-29"), Answers: []Answer{{Question: "Voice?", Found: "partly", Text: "Kate Rowe asked."}, {Question: "SMART?", Found: "yes"}},
		Actions:  []RequiredAction{{Action: "Hold it", Who: "Grace Okafor", By: onDay("2027-01-05")}, {Action: "Ask", Who: "Kate Rowe", By: onDay("2027-01-05")}},
		Evidence: []EvidencePart{{Title: "Absences", Lines: []EvidenceLine{{Text: "Kate Rowe, from core group 1"}}}, {Title: "Core groups", Lines: []EvidenceLine{{Text: "Core group 1 was held"}}}}}
	return r
}

// The record of a look at the plan is staff's: it goes to the social worker and the team manager, that of a supervision meeting to the
// professionals of the core group; never to the family, to the police for checks, or to somebody who may not know of all the children.
func TestWhoHasTheRecordOfALookAtThePlan(t *testing.T) {
	for kind, want := range map[AppraisalKind]DocumentKind{MidpointReview: MidpointRecord, DriftAudit: AuditRecord, Supervision: SupervisionRecord} {
		r := looked(kind)
		if got := DocumentsFor(r, invitedAs+grace, AtAppraisal); !slices.Equal(got, []DocumentKind{want}) {
			t.Errorf("%s to the social worker: %v", kind, got)
		}
		for _, family := range []int64{anna, paul, mia, gran} {
			if got := DocumentsFor(r, invitedAs+family, AtAppraisal); got != nil {
				t.Errorf("%s to %d of the family: %v", kind, family, got)
			}
		}
		for _, a := range r.Attendees {
			got := DocumentsFor(r, a.ID, AtAppraisal)
			if w := newRecipient(r, a.ID); len(got) > 0 && (!w.professional() || !w.knowsAll()) {
				t.Errorf("%s to %d, who may not know of all: %v", kind, a.ID, got)
			}
		}
		r.guest(grace).Purpose = PoliceCheck
		if got := DocumentsFor(r, invitedAs+grace, AtAppraisal); got != nil {
			t.Errorf("%s to one asked for checks: %v", kind, got)
		}
	}
	r := looked(Supervision)
	r.SocialWorker, r.TeamManager = Professional{}, Professional{}
	r.guest(grace).CoreGroup = true
	if got := DocumentsFor(r, invitedAs+grace, AtAppraisal); len(got) != 1 {
		t.Errorf("supervision to a member of the core group: %v", got)
	}
	r.Appraisal.Kind = MidpointReview
	if got := DocumentsFor(r, invitedAs+grace, AtAppraisal); got != nil {
		t.Errorf("a mid-point review to a member of the core group: %v", got)
	}
	r.Appraisal = nil
	if got := DocumentsFor(r, invitedAs+grace, AtAppraisal); got != nil {
		t.Errorf("of nothing: %v", got)
	}
}

func TestTheRecordOfALookAtThePlanNamesNobodyUnknown(t *testing.T) {
	r := looked(MidpointReview)
	f, withheld := letter(r, grace, MidpointRecord)
	x := f.Appraisal
	if x == nil || x.Title != "Mid-point review 1" || x.Why != "No core group was held." || !slices.Equal(x.There, []string{"Grace Okafor, social care"}) || len(x.Actions) != 1 || len(x.Evidence) != 1 || x.Evidence[0].Title != "Core groups" ||
		len(x.Answers) != 2 || x.Answers[0].Text != "" || x.TalkedWith != "Tom Manager" {
		t.Errorf("to the social worker: %+v", x)
	}
	if !slices.ContainsFunc(withheld, func(w Withheld) bool { return strings.HasPrefix(w.What, "Some of what was found") }) {
		t.Errorf("it is not said that something is left out: %+v", withheld)
	}
	if pr := prove(t, r, grace, MidpointRecord, BySecureEmail); pr.Blocked(BlockContent) {
		t.Errorf("blocks %+v", pr.Blocks)
	}
	r.Appraisal.StruckAt = "2027-01-02"
	if !prove(t, r, grace, MidpointRecord, BySecureEmail).Blocked(BlockContent) {
		t.Error("what was struck goes out")
	}
	r.Appraisal = nil
	d := newDisclosure(r, invitedAs+grace, MidpointRecord, Options{})
	if d.appraisal(); d.facts.Appraisal != nil {
		t.Error("of nothing something is told")
	}
	for kind, want := range map[AppraisalKind]string{DriftAudit: "Audit for drift", Supervision: "Partnership supervision meeting"} {
		if got := (&Appraisal{Kind: kind}).Named(); got != want {
			t.Errorf("%q", got)
		}
	}
}

// What was recorded for good and gives a place away is left out, so that the rest can go.
func TestTheRecordOfALookAtThePlanGoesWithoutWhatGivesAPlaceAway(t *testing.T) {
	r := looked(MidpointReview)
	r.Appraisal.Evidence = append(r.Appraisal.Evidence, EvidencePart{Title: "Significant events", Lines: []EvidenceLine{{Text: "Tom had a seizure at 14 Marsh Street"}}})
	p := prove(t, r, grace, MidpointRecord, BySecureEmail)
	if len(p.Blocks) != 0 || !slices.ContainsFunc(p.Hides, func(w Withheld) bool { return strings.Contains(w.Why, "gives a place away") }) {
		t.Errorf("blocks %+v, hides %+v", p.Blocks, p.Hides)
	}
	mustLack(t, p.Facts, "14 Marsh Street", "seizure")
}

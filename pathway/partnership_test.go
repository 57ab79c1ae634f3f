package pathway

import (
	"slices"
	"strings"
	"testing"
)

// reported is met, with the core group's report before the first review.
func reported() *Record {
	r := met()
	g := *r.CoreGroup
	r.Partnership = &Partnership{ID: 3, Case: r.Case.ID, Conference: r.Conference.ID, CoreGroup: g.ID, Review: 1, ReviewBy: onDay("2027-03-11"), View: "It is calmer at home.", AgreedOn: onDay("2026-12-18"), Held: []CoreGroup{g}}
	return r
}

func TestPartnershipReport(t *testing.T) {
	r := reported()
	for who, want := range map[int64][]DocumentKind{anna: {PartnershipReport}, grace: {PartnershipReport}, mia: nil, gran: nil} {
		if got := DocumentsFor(r, invitedAs+who, AtPartnership); !slices.Equal(got, want) {
			t.Errorf("%d gets %v, want %v", who, got, want)
		}
	}
	f, _ := letter(r, grace, PartnershipReport)
	p := f.Partnership
	if p == nil || p.View != "It is calmer at home." || p.Review != 1 || p.ReviewBy != onDay("2027-03-11") || len(p.Met) != 1 || len(p.Children) != len(r.CoreGroup.Children) || p.Children[0].Seen[0].How != "Seen, and alone" || f.Decisions != nil {
		t.Errorf("to the social worker: %+v", p)
	}
	if g := f.CoreGroup; g.Said != "" || g.There != nil || g.Where != "" || len(g.Children) == 0 || len(g.Children[0].Steps) == 0 || g.Children[0].Voice == "" {
		t.Errorf("of the last core group: %+v", g)
	}
	if pr := prove(t, r, grace, PartnershipReport, BySecureEmail); pr.Blocked(BlockContent) {
		t.Errorf("blocks %+v", pr.Blocks)
	}
	// A father who has a part copy, then all of it, and may not know of the refuge; a school that knows not all children.
	r.guest(paul).Copy, r.guest(paul).CopyWhy = "part", "Bail"
	f, withheld := letter(r, paul, PartnershipReport)
	if p = f.Partnership; p.View != "" || p.Children != nil || !slices.ContainsFunc(withheld, func(w Withheld) bool { return strings.HasPrefix(w.What, "What the core group thinks") }) {
		t.Errorf("a part copy: %+v", p)
	}
	if f, _ = letter(r, primary, PartnershipReport); f.Partnership.View != "" {
		t.Errorf("who may not know of all children: %+v", f.Partnership)
	}
	r.Partnership.View = "Kate Rowe sees them daily."
	if f, _ = letter(r, grace, PartnershipReport); f.Partnership.View != "" {
		t.Errorf("who may not be told of the refuge: %+v", f.Partnership)
	}
	r.Partnership.Held[0].Children = nil
	if f, _ = letter(r, grace, PartnershipReport); f.Partnership.Children != nil {
		t.Errorf("nobody was seen: %+v", f.Partnership)
	}
	if r.guest(grace).Copy = ""; !prove(t, r, grace, PartnershipReport, BySecureEmail).Blocked(BlockCopy) {
		t.Error("no copy is decided, and it goes out")
	}
	r.Partnership = nil
	if got := DocumentsFor(r, invitedAs+anna, AtPartnership); got != nil {
		t.Errorf("without a report: %v", got)
	}
	d := newDisclosure(r, invitedAs+grace, PartnershipReport, Options{})
	if d.partnership(); d.facts.Partnership != nil {
		t.Error("without a report something is told")
	}
}

func TestPartnershipSaysWhatIsMissing(t *testing.T) {
	today := onDay("2027-02-01")
	if err := (&Partnership{View: "It goes well.", AgreedOn: today}).Validate(today); err != nil {
		t.Error(err)
	}
	for _, p := range []Partnership{{View: " ", AgreedOn: today}, {View: strings.Repeat("x", MaxSaid+1), AgreedOn: today}} {
		if FieldsOf(p.Validate(today))["view"] == "" {
			t.Errorf("%.10q is taken", p.View)
		}
	}
	for _, day := range []Date{{}, today.AddDays(1)} {
		if FieldsOf((&Partnership{View: "Well.", AgreedOn: day}).Validate(today))["agreed_on"] == "" {
			t.Errorf("agreed on %s is taken", day)
		}
	}
	if !(&Step{Who: []string{"core-group", "social-worker"}}).ByCoreGroup() || (&Step{Who: []string{"chair"}}).ByCoreGroup() {
		t.Error("whose step it is")
	}
}

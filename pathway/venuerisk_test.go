package pathway

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestVenueCheckValidates(t *testing.T) {
	r := carters()
	good := func() VenueCheck {
		return VenueCheck{Risk: "He said that he will wait for her.", From: paul, People: []int64{anna}, Measures: []string{"separate", "escort"}, How: "She comes at 9:30 by the side door.", AgreedBy: "Noor Khan", On: onDay("2026-12-01")}
	}
	tests := []struct {
		name   string
		none   bool
		change func(*VenueCheck)
		fields string
	}{
		{"a risk with measures", false, func(*VenueCheck) {}, ""},
		{"nothing agreed yet", false, func(v *VenueCheck) { v.Measures, v.How, v.AgreedBy = nil, "", "" }, ""},
		{"from somebody else, to the staff", false, func(v *VenueCheck) {
			v.From, v.FromOther, v.People, v.Others = 0, "His brother", nil, "The social worker"
		}, ""},
		{"nothing of it", false, func(v *VenueCheck) { *v = VenueCheck{} }, "from_other on people risk"},
		{"from and to strangers", false, func(v *VenueCheck) { v.From, v.People = 999, []int64{998} }, "from people"},
		{"from somebody to themselves", false, func(v *VenueCheck) { v.People = []int64{paul} }, "people"},
		{"no such measure", false, func(v *VenueCheck) { v.Measures = []string{"tea"} }, "measures"},
		{"a measure, and neither how nor who agreed", false, func(v *VenueCheck) { v.How, v.AgreedBy = "", "" }, "agreed_by how"},
		{"how, and no measure ticked", false, func(v *VenueCheck) { v.Measures = nil }, "measures"},
		{"tomorrow", false, func(v *VenueCheck) { v.On = onDay("2026-12-02") }, "on"},
		{"too long", false, func(v *VenueCheck) {
			v.Risk, v.How = strings.Repeat("x", 2001), strings.Repeat("x", 2001)
			v.AgreedBy, v.Others = strings.Repeat("x", 201), strings.Repeat("x", 201)
		}, "agreed_by how others risk"},
		{"no risk", true, func(v *VenueCheck) { v.ToldHow = "phone" }, ""},
		{"no risk, and nobody said so", true, func(v *VenueCheck) { v.AgreedBy = "" }, "agreed_by told_how"},
	}
	for _, tt := range tests {
		v := good()
		tt.change(&v)
		if got := strings.Join(FieldsOf(v.Validate(tt.none, r.Conference, r.Members, onDay("2026-12-01"))).Names(), " "); got != tt.fields {
			t.Errorf("%s: fields %q, want %q", tt.name, got, tt.fields)
		}
	}
	v := good()
	r.Conference.State = ConferenceHeld
	if err := v.Validate(false, r.Conference, r.Members, onDay("2026-12-01")); CodeOf(err) != CodeRefused {
		t.Errorf("of a conference that was held: %v", err)
	}
}

// A change to something else leaves a covered text as it was.
func TestVenueCheckKeepsWhatIsCovered(t *testing.T) {
	f := carters().Family()
	was := VenueCheck{Risk: "He knows 14 Marsh Street.", How: "By car."}
	typed := was
	typed.Cover(f.Covering())
	typed.How = "By taxi."
	if typed.Risk == was.Risk {
		t.Fatalf("not covered: %q", typed.Risk)
	}
	if typed.KeepCovered(f, was); typed.Risk != was.Risk || typed.How != "By taxi." {
		t.Errorf("kept %+v", typed)
	}
}

// What settles it, in words and with its day. The step of the initial conference follows what is recorded of that conference alone.
func TestVenueRiskIsSettled(t *testing.T) {
	none := VenueCheck{Conference: 3, AgreedBy: "Bilal Shah", On: onDay("2026-12-29")}
	met := VenueCheck{Conference: 3, Risk: "He shouts.", Measures: []string{"escort", "police"}, On: onDay("2026-12-30")}
	open := VenueCheck{Conference: 3, Risk: "Her brother waits outside.", On: onDay("2026-12-31")}
	struck, replaced, other := open, open, open
	struck.StruckAt, replaced.Replaced, other.Conference = "2026-12-31T10:00:00.000Z", true, 4
	byHand := entry(stepVenueRisk, "2026-12-28T09:00")
	tests := []struct {
		name  string
		list  []VenueCheck
		hand  bool
		words string
		done  string
	}{
		{"nothing", nil, false, "", "0001-01-01"},
		{"by hand, in an earlier version", nil, true, "Recorded by Amara Osei", "2026-12-28"},
		{"none", []VenueCheck{none}, false, "No risk known, said by Bilal Shah", "2026-12-29"},
		{"a risk without a measure", []VenueCheck{open}, true, "A risk is recorded, and no measure against it yet", "0001-01-01"},
		{"a risk with measures", []VenueCheck{met}, true, "A risk is recorded, with measures against it", "2026-12-30"},
		{"one of two", []VenueCheck{met, open}, false, "2 risks recorded, 1 without a measure yet", "0001-01-01"},
		{"both", []VenueCheck{met, met}, false, "2 risks recorded, with measures against each", "2026-12-30"},
		{"struck, replaced, of another conference", []VenueCheck{none, struck, replaced, other}, false, "No risk known, said by Bilal Shah", "2026-12-29"},
	}
	for _, tt := range tests {
		c, _ := course(t, "2024", 0, func(c *Course) {
			c.Conferences = []Conference{{ID: 3, Kind: ICPC, Meeting: 1, State: ConferencePlanned, StartsAt: minute("2027-01-12T10:00")}}
			c.Venue = tt.list
			if tt.hand {
				c.Entries = []StepEntry{byHand}
			}
		})
		m, _ := c.Milestone(stepVenueRisk)
		if got := c.Evidence(stepVenueRisk); got != tt.words {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.words)
		}
		if want := tt.done; m.Done.IsZero() != (want == "0001-01-01") || !m.Done.IsZero() && m.Done.Date() != onDay(want) {
			t.Errorf("%s: done %s, want %s", tt.name, m.Done, want)
		}
	}
	if got := met.MeasuresInWords(); got != "An escort, or security at the venue; The police are told" {
		t.Errorf("the measures: %q", got)
	}
}

// Those whom a risk concerns are not invited before there is a measure, whoever else is; and nothing of it stands in what anybody is told.
func TestVenueRiskStopsTheInvitation(t *testing.T) {
	const said = "He will wait for her in the car park with his brother Kurt."
	r := carters()
	risk := VenueCheck{Conference: r.Conference.ID, Risk: said, From: paul, People: []int64{anna}, Others: "Kurt’s neighbour", How: said, AgreedBy: "Kurt’s officer"}
	r.Venue = []VenueCheck{risk}
	stopped := func(person int64, kind DocumentKind) bool {
		p := prove(t, r, person, kind, "")
		return p.Blocked(BlockVenue)
	}
	for person, want := range map[int64]bool{paul: true, anna: true, gran: false, lukasz: false} {
		if got := stopped(person, ParentInvitation); got != want {
			t.Errorf("without a measure: %d stopped %v", person, got)
		}
	}
	if stopped(primary, AgencyInvitation) {
		t.Error("the school is stopped")
	}
	for _, measure := range VenueMeasures {
		r.Venue[0].Measures = []string{measure.Value}
		if stopped(paul, ParentInvitation) || stopped(anna, ParentInvitation) {
			t.Errorf("stopped with the measure %s", measure.Value)
		}
	}
	r.Venue[0].Measures = nil
	for i := range r.Attendees {
		if a := &r.Attendees[i]; a.Person == paul {
			a.Excluded, a.Ground, a.ViewsHow, a.ToldHow = ExcludedWhole, "violence", "The chair rings.", "By post."
		}
	}
	if stopped(paul, ExclusionLetter) {
		t.Error("who is not to come is stopped from hearing so")
	}
	r.Venue[0].Measures = []string{measureSeparate}
	for i := range r.Attendees {
		if a := &r.Attendees[i]; a.Person == anna {
			a.StartsAt = r.Conference.StartsAt.AddMinutes(-30)
		}
	}
	if p := prove(t, r, anna, ParentInvitation, ""); slices.ContainsFunc(p.Cautions, func(b Block) bool { return b.Page == PageVenue }) {
		t.Errorf("she has a time of her own: %+v", p.Cautions)
	}
	for _, a := range r.Attendees {
		for _, kind := range DocumentKinds {
			facts, hides := Disclose(r, a.ID, DocumentKind(kind.Value), Options{})
			if text := fmt.Sprintf("%+v %+v", facts, hides); strings.Contains(text, "Kurt") || strings.Contains(text, "car park") {
				t.Errorf("%s for %d tells of the risk", kind.Value, a.ID)
			}
		}
	}
}

package pathway

import (
	"slices"
	"strings"
	"testing"
)

// printed is a document that holds every text of the facts, as the strictest that could be made of them.
func printed(t *testing.T, f Facts) []Passage {
	t.Helper()
	var doc []Passage
	for _, text := range whole(t, f) {
		doc = append(doc, Passage{"text", text})
	}
	return doc
}

// everyKind are the documents that somebody can get.
var everyKind = []DocumentKind{ParentInvitation, ExclusionLetter, ChildInvitation, AgencyInvitation, PoliceRequest, NotRequired, CoveringLetter, DecisionsDocument, OutlinePlanDoc, ParentPlan}

// hits searches a document to somebody that holds one sentence besides its facts.
func hits(t *testing.T, r *Record, to int64, kind DocumentKind, sentence string) []Hit {
	t.Helper()
	f, _ := letter(r, to, kind)
	if f.To.Name == "" {
		t.Fatalf("no %s for %d", kind, to)
	}
	return ShieldFor(r, invitedAs+to, kind, nil).Search(append(printed(t, f), Passage{"before", "Besides this:"}, Passage{"added", sentence}))
}

// What is told to each recipient holds nothing that is protected from them: the shield, which knows nothing of how the facts
// were made, finds nothing.
func TestNoFactsHoldAProtectedValue(t *testing.T) {
	families := map[string]func() *Record{
		"five siblings, two fathers, a refuge": carters,
		"after the conference":                 decided,
		"a grandmother at an equal address": func() *Record {
			r := carters()
			r.person(gran).Homes = lives(Address{ID: 140, Line1: "14 MARSH ST.", Town: "Millbrook", Postcode: "mb41aa"})
			r.relation(gran, mia).MayKnow = "yes"
			return r
		},
		"an unborn child": func() *Record {
			r := decided()
			p := &r.person(leo).Person
			p.Unborn, p.FirstName, p.Born, p.Expected = true, "", Date{}, onDay("2027-02-01")
			return r
		},
		"a father who is excluded and hidden": func() *Record {
			r := decided()
			r.guest(lukasz).Excluded, r.person(lukasz).Person.Hidden = "whole", true
			r.person(paul).Person.FormerName = "Paul Stone"
			return r
		},
		"a place of the mother's own": func() *Record {
			r := carters()
			r.guest(anna).Venue = &Venue{ID: 7, Name: "Family room, Lake View", Address: Address{Line1: "3 Lake View", Town: "Millbrook", Postcode: "MB9 9ZZ"}}
			r.person(anna).Contacts = []ContactPoint{{Kind: Phone, Value: "07700 900123"}, {Kind: Email, Value: "anna@mail.example"}}
			return r
		},
		"leave to be given the address": func() *Record {
			r := carters()
			r.network(officer).AddressPermission, r.network(grace).AddressPermission = "Marker", "Visits"
			return r
		},
	}
	for name, family := range families {
		t.Run(name, func(t *testing.T) {
			r := family()
			if r.Decisions != nil { // texts that staff wrote are another test's
				for i := range r.Decisions.Children {
					r.Decisions.Children[i].Plan.Actions = slices.DeleteFunc(r.Decisions.Children[i].Plan.Actions, func(a PlanAction) bool { return strings.Contains(a.Action, "Tom") })
				}
			}
			made := 0
			for _, a := range r.Attendees {
				for _, kind := range everyKind {
					f, _ := Disclose(r, a.ID, kind, Options{Way: ByPost})
					if f.To.Name == "" {
						continue
					}
					made++
					for _, h := range ShieldFor(r, a.ID, kind, nil).Search(printed(t, f)) {
						t.Errorf("%s to %s holds a protected value: %s %q", kind, f.To.Name, h.Why, h.Excerpt)
					}
				}
			}
			f, _ := Disclose(r, 0, AttendanceSheet, Options{})
			for _, h := range ShieldFor(r, 0, AttendanceSheet, nil).Search(printed(t, f)) {
				t.Errorf("the attendance sheet holds a protected value: %s %q", h.Why, h.Excerpt)
			}
			if made < 30 {
				t.Errorf("only %d documents were made", made)
			}
		})
	}
}

// A protected value is: the full address, street with number, street alone, building, postcode in any spacing, phone in any
// format, email, names of location-bearing places, and words that the office enters; case, accents, spacing and
// punctuation folded.
func TestFreeTextThatGivesAPlaceAway(t *testing.T) {
	r := decided()
	r.person(anna).Contacts = []ContactPoint{{Kind: Phone, Value: "07700 900123"}, {Kind: Email, Value: "anna.c@mail.example"}}
	r.person(mia).Contacts = []ContactPoint{{Kind: Phone, Value: "01632 960777", Ended: true}}
	r.Words = []ProtectedWord{{Word: "Éclair café", Owner: anna}, {Word: "ferry crossing"}}
	tests := []struct {
		text       string
		kind       ValueKind
		releasable bool
	}{
		{"She lives at Rose House, 14 Marsh Street, Millbrook.", ValueAddress, false},
		{"Seen at 14, marsh street", ValueStreetNumber, false},
		{"The house in Marsh Street", ValueStreet, true},
		{"Meet at ROSE HOUSE", ValueBuilding, false},
		{"Send it to mb41aa", ValuePostcode, false},
		{"Send it to MB4-1AA", ValuePostcode, false},
		{"Ring her on +44 7700 900 123", ValuePhone, false},
		{"Ring 01632-960777", ValuePhone, false},
		{"Write to Anna.C@mail.example", ValueEmail, false},
		{"Visits by Harbour Womens Project", ValuePlace, false},
		{"He is at Mill-Lane Primary", ValuePlace, false},
		{"They met in the eclair cafe", ValueWord, false},
		{"She took the Ferry Crossing", ValueWord, false},
		{"She is in a refuge", ValueExistence, true},
		{"Her address is confidential", ValueExistence, true},
		{"Leo Carter is well", ValueName, false},
		{"Leo is well", ValueName, true},
		{"Ask Kate Rowe", ValueName, false},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			got := hits(t, r, paul, ParentInvitation, tt.text)
			i := slices.IndexFunc(got, func(h Hit) bool { return h.Kind == tt.kind && h.Where == "added" })
			if i < 0 {
				t.Fatalf("found %+v, want a %s", got, tt.kind)
			}
			if got[i].Releasable != tt.releasable {
				t.Errorf("releasable %v", got[i].Releasable)
			}
			if own := hits(t, r, anna, ParentInvitation, tt.text); len(own) != 0 && tt.text != "She took the Ferry Crossing" && tt.text != "Ring 01632-960777" {
				t.Errorf("in her own letter it is found too: %+v", own)
			}
		})
	}
	// A word of nobody is for nobody's letter, and a child's phone is not the mother's.
	if got := hits(t, r, anna, ParentInvitation, "She took the Ferry Crossing"); len(got) != 1 {
		t.Errorf("a word without an owner: %+v", got)
	}
	if got := hits(t, r, anna, ParentInvitation, "Ring 01632-960777"); len(got) != 1 {
		t.Errorf("another's number: %+v", got)
	}
	// The office's own values are exempt.
	for _, text := range []string{"Civic Centre, High Street, Northmere, NM1 1AA", "Ring 01632 960001", "Grace Okafor, 01632 960011"} {
		if got := hits(t, r, paul, ParentInvitation, text); len(got) != 0 {
			t.Errorf("%q is the office's own: %+v", text, got)
		}
	}
}

// How a venue is found is typed about a place: a street or a building of somebody's stands in it for no other, but for the venue's
// own; ordinary words in it tell nothing.
func TestHowAVenueIsFoundIsSearched(t *testing.T) {
	r := carters()
	venue := &Venue{ID: 3, Name: "Clinic", Address: Address{Line1: "2 Quay Street", Town: "Northmere", Postcode: "NM1 2QQ"}, Phone: "01632 960155"}
	r.guest(paul).Venue = venue
	r.Words = append(r.Words, ProtectedWord{ID: 9, Word: "Heron", Owner: anna})
	tests := []struct {
		text string
		want ValueKind // "": nothing is found
	}{
		{"Turn left into Marsh Street and ring the bell twice", ValueStreet},
		{"Next to 14 Marsh Street, ring the bell twice", ValueStreetNumber},
		{"Behind the Heron building, ring the bell twice", ValueWord},
		{"Walk along Quay Street and ring 01632 960155", ""},
		{"You may park behind it, and ring the bell twice", ""},
	}
	for _, tt := range tests {
		venue.HowToFind, venue.Access = tt.text, ""
		for range 2 { // as how to get in, too
			got := hits(t, r, paul, ParentInvitation, tt.text)
			if tt.want == "" && len(got) != 0 || tt.want != "" && (len(got) == 0 || got[0].Kind != tt.want) {
				t.Errorf("%q: %+v", tt.text, got)
			}
			venue.HowToFind, venue.Access = "", tt.text
		}
	}
}

// A hit on a common word or first name (a child called May) can be released for that one place; an address never.
func TestAChildCalledMay(t *testing.T) {
	r := carters()
	got := hits(t, r, lukasz, ParentInvitation, "You may bring somebody on 12 May 2026")
	if len(got) != 1 || got[0].Kind != ValueName || !got[0].Releasable || !strings.Contains(got[0].Why, "May Carter") {
		t.Errorf("found %+v", got)
	}
	if got := ShieldFor(r, invitedAs+lukasz, ParentInvitation, []string{"You may bring somebody with you"}).Search([]Passage{{"p", "You may bring somebody with you."}}); len(got) != 0 {
		t.Errorf("in the fixed wording it tells nothing: %+v", got)
	}
	p := &r.person(may).Person
	p.Unborn, p.FirstName = true, "May" // the definition of neglect has a pregnancy, the office's words have a may
	r.Office.Complaints = "You may tell us at any time"
	r.guest(visitor).Venue = &Venue{ID: 3, Name: "Clinic", HowToFind: "You may park behind it"}
	f, _ := letter(r, visitor, AgencyInvitation)
	if got := hits(t, r, visitor, AgencyInvitation, Categories[0].Definition); len(got) != 0 || f.Office.Complaints == "" || f.Conference.HowToFind == "" {
		t.Errorf("in what every letter says it tells nothing: %+v", got)
	}
	if got := hits(t, r, visitor, AgencyInvitation, "She is pregnant"); len(got) != 1 {
		t.Errorf("in other words it tells of a child whom she may not know of: %+v", got)
	}
	if got := hits(t, r, paul, ParentInvitation, "You may bring May Carter"); len(got) != 0 {
		t.Errorf("who may know of her reads her name: %+v", got)
	}
	if got := hits(t, r, anna, ParentInvitation, "You may bring May"); len(got) != 0 {
		t.Errorf("her mother reads her name: %+v", got)
	}
}

// An address is one record with residents: protecting it protects it for all of them, its history included; a child who lives
// with a protected person is protected too; an address equal to a protected one is protected, whoever's record it is.
func TestProtectingAnAddressProtectsItForAll(t *testing.T) {
	moved := func(at Address, until string) Residence { return Residence{Address: at, Until: onDay(until)} }
	elsewhere := Address{ID: 150, Line1: "9 Fell Road", Town: "Fell", Postcode: "FE2 2BB"}
	tests := []struct {
		name   string
		change func(*Record)
		to     int64
		text   string
		found  bool
	}{
		{"the child's record of it, of whom the mother has none", func(r *Record) { r.person(anna).Homes = nil }, paul, "14 Marsh Street", true},
		{"a refuge that is marked normal is confidential all the same", func(r *Record) {
			for i := range r.Members {
				for j := range r.Members[i].Homes {
					r.Members[i].Homes[j].Address.State = AddressNormal
				}
			}
		}, paul, "MB4 1AA", true},
		{"a former refuge", func(r *Record) {
			for _, id := range []int64{anna, mia, tom, may, ada, leo} {
				r.person(id).Homes = append(lives(elsewhere), moved(refuge, "2026-11-01"))
			}
		}, paul, "14 Marsh Street", true},
		{"a former refuge, in the letter of who lived there", func(r *Record) {
			r.person(anna).Homes = append(lives(elsewhere), moved(refuge, "2026-11-01"))
			for _, id := range []int64{mia, tom, may, ada, leo} {
				r.person(id).Homes = nil
			}
		}, anna, "14 Marsh Street", false},
		{"where only the protected ever lived", func(r *Record) { r.person(anna).Homes = append(r.person(anna).Homes, moved(elsewhere, "2026-09-01")) }, paul, "9 Fell Road", true},
		{"the old shared home is no secret", func(r *Record) { r.person(anna).Homes = append(r.person(anna).Homes, moved(oldHome, "2026-09-01")) }, lukasz, "7 Station Road", false},
		{"the old shared home when both have moved out is none either", func(r *Record) {
			r.person(anna).Homes = append(r.person(anna).Homes, moved(elsewhere, "2026-09-01"))
			r.person(paul).Homes = append(r.person(paul).Homes, moved(elsewhere, "2026-10-01"))
		}, lukasz, "9 Fell Road", false},
		{"a father who once lived where she is now", func(r *Record) { r.person(paul).Homes = append(r.person(paul).Homes, moved(refuge, "2025-01-01")) }, paul, "14 Marsh Street", true},
		{"where nobody lives any more who shared it", func(r *Record) {
			secret := elsewhere
			secret.State = AddressConfidential
			r.person(paul).Homes = append(r.person(paul).Homes, moved(secret, "2025-01-01"))
		}, anna, "9 Fell Road", true},
		{"a child at another address with the protected mother: her school", func(r *Record) {
			r.person(anna).Homes = append(r.person(anna).Homes, lives(cottage)...)
			r.person(mia).Homes = lives(cottage)
		}, paul, "Northmere High", true},
		{"a child who lives with nobody protected: her school", func(r *Record) { r.person(mia).Homes = lives(oldHome) }, lukasz, "Northmere High", false},
		{"the grandmother's equal address, written otherwise", func(r *Record) {
			r.person(gran).Homes = lives(Address{ID: 160, Line1: "No. 14 Marsh St", Postcode: "mb4 1aa"})
		}, paul, "Margaret lives at 14 marsh st", true},
		{"the grandmother's equal address, in a letter to the school", func(r *Record) {
			r.person(gran).Homes = lives(Address{ID: 160, Line1: "No. 14 Marsh St", Postcode: "mb4 1aa"})
		}, primary, "Margaret lives at 14 Marsh Street", true},
		{"the grandmother's equal address, in her own letter", func(r *Record) {
			r.person(gran).Homes = lives(Address{ID: 160, Line1: "No. 14 Marsh St", Postcode: "mb4 1aa"})
		}, gran, "You live at 14 Marsh Street", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := carters()
			r.relation(gran, mia).MayKnow = "yes"
			tt.change(r)
			kind := ParentInvitation
			if tt.to == primary {
				kind = AgencyInvitation
			}
			f, _ := letter(r, tt.to, kind)
			got := ShieldFor(r, invitedAs+tt.to, kind, nil).Search([]Passage{{"added", tt.text}})
			if (len(got) > 0) != tt.found {
				t.Errorf("found %+v, want %v", got, tt.found)
			}
			if tt.found && tt.to != anna {
				f.To = RecipientFacts{}
				mustLack(t, f, "Marsh Street", "MB4 1AA", "Fell Road")
			}
		})
	}
	r := carters()
	r.person(gran).Homes = lives(Address{ID: 160, Line1: "No. 14 Marsh St", Postcode: "mb4 1aa"})
	f, _ := letter(r, officer, PoliceRequest)
	mustLack(t, f, "Marsh St", "mb4 1aa")
}

// School, GP, nursery and team: whom a place that would tell is told to.
func TestAProtectedChildsSchool(t *testing.T) {
	r := carters()
	for _, to := range []struct {
		id   int64
		kind DocumentKind
		want bool
	}{{paul, ParentInvitation, true}, {anna, ParentInvitation, false}, {mia, ChildInvitation, false}, {primary, AgencyInvitation, false}, {visitor, AgencyInvitation, true}, {grace, AgencyInvitation, false}} {
		got := hits(t, r, to.id, to.kind, "Seen at Mill Lane Primary")
		if (len(got) > 0) != to.want {
			t.Errorf("to %d: %+v", to.id, got)
		}
	}
}

// Police and the lead social worker by permission: then the values are theirs too; a former one and another's are not.
func TestPermissionExemptsWhatIsTold(t *testing.T) {
	r := carters()
	r.network(officer).AddressPermission = "Marker"
	secret := Address{ID: 170, Line1: "5 Low Lane", Town: "Fell", Postcode: "FE3 3CC", State: AddressConfidential}
	r.person(aunt).Homes = lives(secret) // has to do with none of the children
	r.person(anna).Homes = append(r.person(anna).Homes, Residence{Address: Address{ID: 171, Line1: "6 Mid Lane", Town: "Fell", Postcode: "FE4 4DD", State: AddressConfidential}, Until: onDay("2026-02-01")})
	if got := hits(t, r, officer, PoliceRequest, "A marker on 14 Marsh Street, the refuge"); len(got) != 0 {
		t.Errorf("told: %+v", got)
	}
	for _, text := range []string{"5 Low Lane", "6 Mid Lane"} {
		if got := hits(t, r, officer, PoliceRequest, text); len(got) != 1 {
			t.Errorf("%q is not told: %+v", text, got)
		}
	}
	r.network(officer).AddressPermission = ""
	if got := hits(t, r, officer, PoliceRequest, "A marker on 14 Marsh Street, the refuge"); len(got) != 2 {
		t.Errorf("without permission: %+v", got)
	}
	// Somebody else's ordinary address in the same street stands whole, and its street alone does not.
	r.person(paul).Homes = lives(Address{ID: 172, Line1: "30 Marsh Street", Town: "Millbrook", Postcode: "MB4 1AB"})
	if got := hits(t, r, officer, PoliceRequest, "Calls to 30 Marsh Street"); len(got) != 0 {
		t.Errorf("an ordinary address: %+v", got)
	}
	if got := hits(t, r, officer, PoliceRequest, "Calls to Marsh Street"); len(got) != 1 || !got[0].Releasable {
		t.Errorf("the street alone: %+v", got)
	}
	if got := hits(t, r, paul, ParentInvitation, "Your street, Marsh Street"); len(got) != 0 {
		t.Errorf("a recipient's own street: %+v", got)
	}
}

// Printing an old name is a known harm: a former name that is not to be printed is in nobody's letter, their own neither.
func TestAFormerNameIsNotPrinted(t *testing.T) {
	r := carters()
	r.person(mia).Person.FormerName = "Kevin Carter"
	for _, to := range []int64{anna, paul} {
		if got := hits(t, r, to, ParentInvitation, "Kevin is well"); len(got) != 1 || got[0].Kind != ValueName {
			t.Errorf("to %d: %+v", to, got)
		}
	}
	if got := hits(t, r, mia, ChildInvitation, "Dear Kevin Carter"); len(got) == 0 {
		t.Error("her own letter may hold it")
	}
	r.person(mia).Person.FormerPrinted = true
	if got := hits(t, r, officer, PoliceRequest, "Kevin Carter"); len(got) != 0 {
		t.Errorf("where it may be printed: %+v", got)
	}
}

// Hidden persons: their names are found everywhere but in their own letter, and staff who check are not told them.
func TestHiddenNamesAreFound(t *testing.T) {
	r := carters()
	r.person(lukasz).Person.Hidden = true
	r.Words = []ProtectedWord{{Word: "Warsaw", Owner: lukasz}}
	for _, text := range []string{"Łukasz Wojcik rang", "Warsaw"} {
		got := hits(t, r, anna, ParentInvitation, text)
		if len(got) == 0 || strings.Contains(got[0].Why, "Wójcik") {
			t.Errorf("%q: %+v", text, got)
		}
		if got := hits(t, r, lukasz, ParentInvitation, text); len(got) != 0 {
			t.Errorf("his own letter: %+v", got)
		}
	}
	sheet := ShieldFor(r, 0, AttendanceSheet, nil)
	if got := sheet.Search([]Passage{{"row", "Łukasz Wójcik, father"}}); len(got) == 0 {
		t.Error("the attendance sheet may hold who is hidden")
	}
	if got := sheet.Search([]Passage{{"row", "Mia Carter"}}); len(got) != 0 {
		t.Errorf("a child who comes stands on the sheet: %+v", got)
	}
	if got := sheet.Search([]Passage{{"row", "14 Marsh Street"}}); len(got) == 0 {
		t.Error("the attendance sheet may hold a protected address")
	}
}

// The mother's own place at the conference is not told to others.
func TestAPlaceOfOnesOwn(t *testing.T) {
	r := carters()
	r.guest(anna).Venue = &Venue{ID: 7, Name: "Lakeside family room", Address: Address{Line1: "3 Lake View", Town: "Millbrook", Postcode: "MB9 9ZZ"}}
	r.guest(paul).Venue = &Venue{ID: 8, Name: "Town library", Address: Address{Line1: "1 Book Street", Town: "Northmere", Postcode: "NM1 7LL"}}
	if got := hits(t, r, paul, ParentInvitation, "She joins from the Lakeside family room, 3 Lake View"); len(got) != 2 {
		t.Errorf("to him: %+v", got)
	}
	if got := hits(t, r, anna, ParentInvitation, "You join from the Lakeside family room, 3 Lake View; he from the Town library"); len(got) != 0 {
		t.Errorf("to her: %+v", got)
	}
}

package pathway

import (
	"slices"
	"strings"
	"testing"
)

// search returns what one passage of text holds, as a list.
func searchOne(s *Shield, text string) []string { return hitList(s.Search([]Passage{{"here", text}})) }

func TestRecipientsOwnIsExempt(t *testing.T) {
	tests := []struct {
		name string
		of   Shielding
		text string
		want []string
	}{
		{"the resident’s own letter", Shielding{Protected: hiddenFromWojcik(), Recipient: 1}, "Flat 2, Rose Court, 14 Marsh Street, Leeds LS1 4AB, 07700 900123, the refuge", nil},
		{"a child who lives there too", Shielding{Protected: append(hiddenFromWojcik(), roseCourt.Values(Owner{9, "Tom"}, "address 1")...), Recipient: 1}, "LS1 4AB", nil},
		{"a grandparent’s equal address, to the grandparent", Shielding{Protected: hiddenFromWojcik(), Recipient: 7,
			Exempt: address("Flat 2 Rose Ct|14 Marsh St", "LEEDS", "ls14ab").Values(Owner{7, "Gran"}, "address 8")},
			"Flat 2, Rose Court, 14 Marsh Street, Leeds, LS1 4AB", nil},
		{"a grandparent’s equal address, to the father", Shielding{Protected: append(hiddenFromWojcik(), address("Flat 2 Rose Ct|14 Marsh St", "LEEDS", "ls14ab").Values(Owner{7, "Gran"}, "address 8")...), Recipient: 2},
			"Gran, 14 Marsh Street", []string{"street-number@here"}},
		{"the recipient’s own street, another number", Shielding{Protected: hiddenFromWojcik(), Recipient: 2,
			Exempt: address("2 London Road", "Leeds", "LS6 2QQ").Values(wojcik, "address 3")}, "2 London Road, Leeds, LS6 2QQ, not 7 London Road", []string{"street-number@here"}},
		{"the recipient’s own street before a date", Shielding{Protected: londonRoad.Values(oneill, ""), Exempt: address("2 London Road", "Leeds", "LS6 2QQ").Values(wojcik, "")},
			"2 London Road\n7 December 2026", nil},
		{"another flat of the recipient’s building", Shielding{Protected: roseCourt.Values(oneill, ""),
			Exempt: address("Flat 5, Rose Court|14 Marsh Street", "Leeds", "LS1 4AB").Values(wojcik, "")},
			"Flat 5, Rose Court, 14 Marsh Street, Leeds, LS1 4AB, and Flat 2 Rose Court", []string{"street-number@here"}},
		{"the recipient’s own number in another form", Shielding{Protected: ContactPoint{Kind: Phone, Value: "07700900123"}.Values(oneill, ""),
			Exempt: ContactPoint{Kind: Phone, Value: "+44 7700 900123"}.Values(wojcik, "")}, "07700 900123", nil},
		{"a hidden name within the recipient’s own", Shielding{Protected: Person{ID: 3, FirstName: "May", LastName: "Lee"}.Values(),
			Exempt: NameValues(wojcik, "May Wójcik")}, "Dear May Wojcik, may", nil},
		{"a hidden name within the recipient’s street", Shielding{Protected: Person{ID: 3, FirstName: "Leigh"}.Values(),
			Exempt: address("3 Leigh Road", "Leeds", "LS1 4AB").Values(wojcik, "")}, "3 Leigh Road; Leigh", []string{"name@here"}},
		{"a hidden child with the name of somebody known", Shielding{Protected: Person{ID: 3, FirstName: "May", LastName: "Lee"}.Values(),
			Exempt: []Protected{{Kind: ValueName, Value: "May Jones"}}}, "Chair: May Jones. May came.", []string{"name@here"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := searchOne(NewShield(tt.of), tt.text); !slices.Equal(got, tt.want) {
				t.Errorf("found %v, want %v", got, tt.want)
			}
		})
	}
}

func TestOfficesOwnIsExempt(t *testing.T) {
	office := civicCentre.Values(Owner{}, "office")
	tests := []struct {
		name, text string
		want       []string
	}{
		{"the office’s street, equal to a protected one", "Civic Centre, 1 Marsh Street, Leeds, LS1 1UR", nil},
		{"directions", "Walk along Marsh Street", nil},
		{"the protected number in it stays protected", "from 1 Marsh Street to 14 Marsh Street", []string{"street-number@here"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := searchOne(NewShield(Shielding{Protected: roseCourt.Values(oneill, ""), Exempt: office}), tt.text); !slices.Equal(got, tt.want) {
				t.Errorf("found %v, want %v", got, tt.want)
			}
		})
	}
	if got := searchOne(NewShield(Shielding{Protected: roseCourt.Values(oneill, "")}), "Walk along Marsh Street"); len(got) != 1 {
		t.Errorf("without the office’s values found %v, want the street", got)
	}
}

func TestFixedWordingTellsNothing(t *testing.T) {
	s := lukaszsShield()
	tests := []struct {
		text string
		want int
	}{
		{"You may bring somebody to support you.", 0},
		{"YOU MAY\nBRING SOMEBODY TO SUPPORT YOU", 0},
		{"You may bring May.", 2},
		{"may", 1}, // too short to be wording of its own
	}
	for _, tt := range tests {
		if got := searchOne(s, tt.text); len(got) != tt.want {
			t.Errorf("%q: found %v, want %d", tt.text, got, tt.want)
		}
	}
	wording := NewShield(Shielding{Protected: roseCourt.Values(oneill, ""), Wording: []string{"Please come to 14 Marsh Street on the day."}})
	if got := searchOne(wording, "Please come to 14 Marsh Street on the day."); len(got) != 1 {
		t.Errorf("an address in fixed wording: found %v, want it all the same", got)
	}
}

func TestDatesAreNoNames(t *testing.T) {
	s := lukaszsShield()
	tests := []struct {
		text string
		want int
	}{
		{"on Tuesday 12 May 2026 at 10:00", 0},
		{"12th May, 2026", 0},
		{"1 May\u00a01999", 0},
		{"on 12 May", 1},
		{"in May 2026", 1},
		{"12 May 20261", 1},
		{"12 May 3026", 1},
		{"1. May 2019", 1},
		{"112 May 2026", 1},
		{"x12 May 2026", 0},
		{"a th May 2026", 1},
		{"12\nMay 2026", 1},
		{"May 2026", 1},
		{"12 May x2026", 1},
	}
	for _, tt := range tests {
		if got := searchOne(s, tt.text); len(got) != tt.want {
			t.Errorf("%q: found %v, want %d", tt.text, got, tt.want)
		}
	}
	row := []Passage{{"row 1, column 1", "1"}, {"row 1, column 2", "May"}, {"row 1, column 3", "2019"}}
	if got := s.Search(row); len(got) != 1 {
		t.Errorf("number, name and year in a table: found %v, want the name", hitList(got))
	}
	if got := s.SearchDrawn(row, nil); len(got) != 0 {
		t.Errorf("a date that was drawn in pieces: found %v, want nothing", hitList(got))
	}
}

// letter is what such documents say.
const ordinaryLetter = `Dear Mr Wójcik
Initial child protection conference about Tomasz Wójcik, born 1 August 2019
We are writing to ask you to come to a meeting about your child. It is on Friday 11 December 2026 at 10:00. Please be there at 9:45.
It is at the Civic Centre, 1 Marsh Street, Leeds, LS1 1UR. The nearest bus stop is on the main road, 14 minutes from the station.
Social workers had a strategy meeting on 20 November 2026. They were worried about how Tomasz was looked after at home.
At the meeting the people who know your child will decide one of three things: Tomasz needs a child protection plan; Tomasz needs
other help; or no plan is needed. Section 47 of the Children Act 1989. The report comes at least 2 days before. Tell us about mistakes.
You can bring a friend, an advocate or a solicitor. Don't bring other children. We can pay for your travel. Ring 020 7946 0123 or
0808 157 0456 or email conferences@council.example. Reference CP-2026-00412. Page 1 of 2. The refugees’ support group meets on
Mondays; the primary school and the nursery send reports. Their house in Park Street is tidy. Tomasz saw the maypole and the street
market; his uncle Maynard lives at 114 Broad Street. He hates Marshmallows. The flat 2 floors up is 4 abroad. Details 14 about this.
Christchurch and roadside; a rose in the court of the castle. Mayor, dismay, maybe. 960 4567 and 96045 and 7700900 12. NHS 943 476 5919.
Complaints: PO Box 14, Leeds. Whitbys? no: Whitbyshire. St Mary of the Angels. Zebra crossing, Zoë O’Neill was told.`

func TestNoFalsePositives(t *testing.T) {
	s := lukaszsShield()
	var lines []Passage
	for _, line := range strings.Split(ordinaryLetter, "\n") {
		lines = append(lines, Passage{"line", line})
	}
	for _, passages := range [][]Passage{{{"here", ordinaryLetter}}, lines} {
		for _, h := range s.Search(passages) {
			if !strings.Contains(h.Excerpt, "no: Whitbyshire") { // "Whitbys" is the town's name and an s
				t.Errorf("found %s in %q", h.Kind, h.Excerpt)
			}
		}
	}
}

func TestSearchNothing(t *testing.T) {
	empty := NewShield(Shielding{})
	for _, s := range []*Shield{empty, lukaszsShield()} {
		for _, p := range [][]Passage{nil, {}, {{}}, {{"a", ""}, {"b", " \n"}}, {{"a", "x"}}} {
			if hits := s.Search(p); len(hits) > 0 {
				t.Errorf("%v: found %v", p, hitList(hits))
			}
		}
	}
	if hits := empty.Search([]Passage{{"here", ordinaryLetter}}); len(hits) > 0 {
		t.Errorf("a shield of nothing found %v", hitList(hits))
	}
}

func TestScripts(t *testing.T) {
	tests := []struct {
		name, value, text string
		want              int
	}{
		{"Chinese without spaces", "李明", "他和李明回家", 1},
		{"Arabic within a word", "محمد", "لمحمد", 1},
		{"a short Arabic name at word bounds", "مي", "قالت مي", 1},
		{"a short Arabic name inside a word", "مي", "يوميا", 0},
		{"lam and alef as one glyph, drawn", "علاء", "ﺀﻼﻋ", 1},
		{"lam and alef apart, drawn", "علاء", "ءالع", 1},
		{"Hebrew, drawn", "שלום", "םולש", 1},
		{"umlauts written out", "Jürgen Müller", "Juergen Mueller", 1},
		{"a letter that becomes two", "Groß", "GROSS", 1},
		{"contraction", "Don", "don’t, DON'T, don't", 0},
		{"name with a short verb behind", "Don", "Don’s here and don", 2},
		{"nt in another word", "Ann", "ann'tx", 1},
		{"one letter is no name", "X", "x", 0},
		{"two letters", "Jo", "Jo and joy", 1},
		{"an s behind two letters", "Jo", "Jos", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := searchOne(NewShield(Shielding{Protected: NameValues(Owner{}, tt.value)}), tt.text); len(got) != tt.want {
				t.Errorf("found %v, want %d", got, tt.want)
			}
		})
	}
	place := NewShield(Shielding{Protected: PlaceValues(Owner{}, "", "The Rose & Crown", "School and Nursery")})
	if got := searchOne(place, "the rose and crown; Rose & Crown; school & nursery"); len(got) != 3 {
		t.Errorf("names with an and: found %v", got)
	}
}

func TestEdgesOfWords(t *testing.T) {
	street := address("14 Marsh St", "", "").Values(oneill, "")
	tests := []struct {
		name      string
		protected []Protected
		text      string
		want      []string
	}{
		{"a longer number run together", street, "xx114marshstreet", []string{"street@here"}},
		{"a number that goes on", PlaceValues(oneill, "", "Wardnumber12"), "xwardnumber12 and wardnumber123", []string{"place@here"}},
		{"a short form inside a word", street, "14marshstables", nil},
		{"a full form inside a word", street, "visit14marshstreetnotes", []string{"street-number@here"}},
		{"a capital in a file name", NameValues(oneill, "May"), "letterMay.pdf", []string{"name@here"}},
		{"no capital", NameValues(oneill, "May"), "lettermay.pdf", nil},
		{"two values written alike: the one that can’t be released counts", []Protected{{Kind: ValueStreet, Value: "Rose Court"}, {Kind: ValueBuilding, Value: "Rose Court"}},
			"Rose Court", []string{"building@here"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := searchOne(NewShield(Shielding{Protected: tt.protected}), tt.text); !slices.Equal(got, tt.want) {
				t.Errorf("found %v, want %v", got, tt.want)
			}
		})
	}
}

func TestExemptEdges(t *testing.T) {
	may := Shielding{Protected: NameValues(oneill, "May Lee"), Exempt: []Protected{{Kind: ValueName, Value: "May Jones"}}, Wording: []string{"considerably may"}}
	s := NewShield(may)
	if got := s.Search([]Passage{{"a", "May"}, {"b", "Jones"}}); len(got) != 1 {
		t.Errorf("a name in one cell, a surname in the next: found %v", hitList(got))
	}
	if got := searchOne(s, "considerably may"); len(got) != 1 {
		t.Errorf("two words are no wording: found %v", got)
	}
	mixed := Shielding{Protected: address("Flat 2, Rose Court|14 Marsh St", "Leeds", "").Values(oneill, ""),
		Exempt: address("Flt 2, Rose Ct|14 Marsh Street", "Leeds", "").Values(wojcik, "")}
	if got := searchOne(NewShield(mixed), "Flat 2, Rose Court, 14 Marsh St, Leeds"); len(got) != 0 {
		t.Errorf("the recipient’s own address in other short forms: found %v", got)
	}
}

package pathway

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The family of these tables: Zoë O’Neill and her child live at a confidential address, Łukasz Wójcik (the recipient, person 2)
// may know about Tomasz but not about May.
var (
	oneill    = Owner{1, "Zoë O’Neill"}
	wojcik    = Owner{2, "Łukasz Wójcik"}
	roseCourt = Address{Line1: "Flat 2, Rose Court", Line2: "14 Marsh Street", Town: "Leeds", Postcode: "LS1 4AB", Kind: RefugeAddress,
		State: AddressConfidential, Places: []string{"Haven House", "Little Acorns Nursery", "Acorns"}}
	londonRoad  = Address{Line1: "7 London Road", Town: "Leeds", Postcode: "LS6 2QQ", Kind: HomeAddress, State: AddressConfidential}
	civicCentre = Address{Line1: "Civic Centre", Line2: "1 Marsh Street", Town: "Leeds", Postcode: "LS1 1UR", Kind: WorkAddress, State: AddressNormal}
	fathers     = Address{Line1: "3 Park Row", Town: "Leeds", Postcode: "LS2 7AA", Kind: HomeAddress, State: AddressNormal}
)

// hidden returns what the recipient may not read.
func hiddenFromWojcik() []Protected {
	list := slices.Concat(roseCourt.Values(oneill, "address 1"), londonRoad.Values(oneill, "address 2"),
		ContactPoint{Kind: Phone, Value: "07700 900123"}.Values(oneill, "contact 1"),
		ContactPoint{Kind: Phone, Value: "01632 960456"}.Values(oneill, "contact 2"),
		ContactPoint{Kind: Phone, Value: "+48 600 123 456"}.Values(oneill, "contact 3"),
		ContactPoint{Kind: Email, Value: "zoe.oneill@example.org"}.Values(oneill, "contact 4"),
		PlaceValues(oneill, "school", "St Mary’s Primary School"),
		Person{ID: 3, FirstName: "May", LastName: "O’Neill"}.Values(),
		Person{ID: 4, FirstName: "Thị Hà", LastName: "Nguyễn"}.Values(),
		Person{ID: 5, FirstName: "محمد"}.Values(),
	)
	return append(list, ProtectedWord{Word: "Whitby", Owner: 1}.Value("Zoë O’Neill"), ProtectedWord{Word: "the blue van", Owner: 1}.Value(""))
}

// lukaszsShield is what stands before every document for Łukasz Wójcik.
func lukaszsShield() *Shield {
	return NewShield(Shielding{
		Protected: append(hiddenFromWojcik(), fathers.Values(wojcik, "address 3")...),
		Recipient: 2,
		Exempt: slices.Concat(civicCentre.Values(Owner{}, "office"), NameValues(wojcik, "Łukasz Wójcik"),
			[]Protected{{Kind: ValueName, Value: "Zoë O’Neill"}, {Kind: ValueName, Value: "O’Neill"}}),
		Wording: []string{"You may bring somebody to support you.", "may"},
	})
}

// found lists hits as kind@where.
func hitList(hits []Hit) []string {
	var out []string
	for _, h := range hits {
		out = append(out, string(h.Kind)+"@"+h.Where)
	}
	return out
}

func TestSearchFinds(t *testing.T) {
	one := func(text string) []Passage { return []Passage{{"here", text}} }
	tests := []struct {
		group, name string
		passages    []Passage
		want        []string
	}{
		{"free text", "full address", one("She is now at Flat 2, Rose Court, 14 Marsh Street, Leeds, LS1 4AB."), []string{"address@here"}},
		{"free text", "in a sentence", one("the flat at 14 Marsh Street was visited"), []string{"street-number@here"}},
		{"free text", "flat behind the street", one("14 Marsh Street, Flat 2"), []string{"address@here"}},
		{"free text", "flat and building", one("go to Apartment 2 Rose Ct"), []string{"street-number@here"}},
		{"free text", "number of the flat and building", one("2 Rose Court"), []string{"street-number@here"}},
		{"free text", "building", one("behind Rose Court, by the shop"), []string{"building@here"}},
		{"free text", "run together by a typist", one("14marshstreet"), []string{"street-number@here"}},
		{"free text", "in lower case and short", one("at 14 marsh st."), []string{"street-number@here"}},
		{"free text", "number last", one("Marsh Street 14"), []string{"street-number@here"}},
		{"plan actions", "what, who and by when", []Passage{{"plan, action 1, what", "Health visitor to see Zoë at Haven House"},
			{"plan, action 1, who", "Little Acorns nursery"}}, []string{"place@plan, action 1, what", "place@plan, action 1, who"}},
		{"file names", "words joined by underscores", []Passage{{"file name", "report_14_Marsh_Street_v2.pdf"}}, []string{"street-number@file name"}},
		{"file names", "words joined by capitals", []Passage{{"file name", "ReportMarshStreet14May.pdf"}}, []string{"street-number@file name", "name@file name"}},
		{"file names", "postcode run in", []Passage{{"file name", "leedsls14abvisit.pdf"}}, []string{"postcode@file name"}},
		{"file names", "in the middle of a word", []Passage{{"file name", "plan14marshstreetfinal.docx"}}, []string{"street-number@file name"}},
		{"file names", "name of a child", []Passage{{"file name", "plan-may-v3.pdf"}}, []string{"name@file name"}},
		{"file names", "name and year", []Passage{{"file name", "may2026.pdf"}}, []string{"name@file name"}},
		{"sibling’s letter", "name", one("Tomasz and his sister May went home"), []string{"name@here"}},
		{"sibling’s letter", "full name, which is no common word", one("May O’Neill"), []string{"name@here"}},
		{"sibling’s letter", "surname first", one("ONEILL, May"), []string{"name@here"}},
		{"sibling’s letter", "possessive", one("at May’s school, in MAY'S room"), []string{"name@here", "name@here"}},
		{"sibling’s letter", "without accents", one("NGUYEN THI HA"), []string{"name@here"}},
		{"sibling’s letter", "another order", one("Nguyễn Hà"), []string{"name@here", "name@here"}},
		{"sibling’s letter", "Arabic with points and an and", one("ومُحَمَّد"), []string{"name@here"}},
		{"sibling’s letter", "Arabic as a PDF draws it", one("ﺪﻤﺤﻣ"), []string{"name@here"}},
		{"grandparent’s equal address", "household row", []Passage{{"household, row 2", "Grandmother, Flat 2 Rose Court, 14 Marsh St, Leeds LS1 4AB"}},
			[]string{"street-number@household, row 2", "street-number@household, row 2", "postcode@household, row 2"}},
		{"postcode", "without its space", one("LS14AB"), []string{"postcode@here"}},
		{"postcode", "with others", one("l s 1-4 a b"), []string{"postcode@here"}},
		{"postcode", "at the end of a sentence", one("moved to ls1 4ab."), []string{"postcode@here"}},
		{"postcode", "behind the street without a space", one("Leeds,LS1 4AB"), []string{"postcode@here"}},
		{"postcode", "full width", one("ＬＳ１　４ＡＢ"), []string{"postcode@here"}},
		{"street alone", "no number", one("He saw her in Marsh street’s shop, or London Rd"), []string{"street@here"}},
		{"street alone", "another number", one("9 London Road"), []string{"street@here"}},
		{"phone", "grouped otherwise", one("ring 0770 0900 123"), []string{"phone@here"}},
		{"phone", "+44", one("+44 7700 900123"), []string{"phone@here"}},
		{"phone", "+44 (0)", one("+44 (0) 7700-900-123"), []string{"phone@here"}},
		{"phone", "0044", one("00447700900123"), []string{"phone@here"}},
		{"phone", "dots and words", one("07700 (mobile) 900.123"), []string{"phone@here"}},
		{"phone", "Arabic-Indic digits", one("٠٧٧٠٠٩٠٠١٢٣"), []string{"phone@here"}},
		{"phone", "in a file name", one("call07700900123notes.txt"), []string{"phone@here"}},
		{"phone", "without its area", one("ring 960 456 after six"), []string{"phone@here"}},
		{"phone", "from abroad", one("0048600123456"), []string{"phone@here"}},
		{"phone", "over cells", []Passage{{"a", "07700"}, {"b", "900123"}}, []string{"phone@a to b"}},
		{"email", "upper case", one("ZOE.ONEILL@EXAMPLE.ORG"), []string{"email@here"}},
		{"email", "without its dot", one("zoeoneill@example.org"), []string{"email@here"}},
		{"email", "spelt out", one("zoe oneill at example dot org"), []string{"email@here"}},
		{"email", "in a link", one("mailto:zoe.oneill@example.org?subject=x"), []string{"email@here"}},
		{"places", "short forms", one("the head of Saint Marys Primary Sch."), []string{"place@here"}},
		{"places", "one word", one("ACORNS rang"), []string{"place@here"}},
		{"words", "that the office entered", one("the coach to Whitby; a Blue Van"), []string{"word@here", "word@here"}},
		{"existence", "the refuge", one("She is in a refuge. Refuges are full."), []string{"existence@here", "existence@here"}},
		{"existence", "women’s aid", one("Women's Aid supports her, womens aid too"), []string{"existence@here", "existence@here"}},
		{"existence", "the state of the address", one("Zoë: confidential address"), []string{"existence@here"}},
		{"lines", "wrapped", one("she stays at 14 Marsh\nStreet now"), []string{"street-number@here"}},
		{"lines", "hyphenated", one("Lon-\ndon Road"), []string{"street@here"}},
		{"lines", "soft hyphen", one("Lon\u00addon Ro\u00adad"), []string{"street@here"}},
		{"lines", "zero-width spaces", one("M\u200bay\u200bwent"), []string{"name@here"}},
		{"lines", "line by line", []Passage{{"line 1", "she stays at 14"}, {"line 2", "Marsh"}, {"line 3", "Street now"}},
			[]string{"street-number@line 1 to line 3"}},
		{"cells", "number and street", []Passage{{"row 1, column 1", "14"}, {"row 1, column 2", "Marsh Street"}},
			[]string{"street-number@row 1, column 1 to row 1, column 2"}},
		{"cells", "postcode in two", []Passage{{"a", "LS1"}, {"b", "4AB"}}, []string{"postcode@a to b"}},
		{"cells", "in a column", TablePassages("t", [][]string{{"x", "14 Marsh"}, {"y", "Street"}}),
			[]string{"street-number@t, row 1, column 2 to t, row 2, column 2"}},
		{"cells", "whole in a cell of a table, once", TablePassages("t", [][]string{{"x", "Whitby"}, {"y", "z"}}), []string{"word@t, row 1, column 2"}},
		{"cells", "empty cells between", []Passage{{"a", "Haven"}, {"b", ""}, {"c", "House"}}, []string{"place@a to c"}},
		{"accents and case", "all of it", one("ZÖE Ó NEILL’S HÁVEN HÓUSE"), []string{"place@here"}},
		{"two at once", "in order", one("Whitby, then LS1 4AB, then May."), []string{"word@here", "postcode@here", "name@here"}},
		{"two at once", "one inside the other is one", one("14 Marsh Street"), []string{"street-number@here"}},
	}
	shield := lukaszsShield()
	for _, tt := range tests {
		t.Run(tt.group+"/"+tt.name, func(t *testing.T) {
			hits := shield.Search(tt.passages)
			if got := hitList(hits); !slices.Equal(got, tt.want) {
				t.Errorf("found %v, want %v", got, tt.want)
			}
		})
	}
}

func TestTablePassages(t *testing.T) {
	got := TablePassages("t", [][]string{{"a", "b"}, {"c"}})
	want := []Passage{{"t, row 1, column 1", "a"}, {"t, row 1, column 2", "b"}, {"t, row 2, column 1", "c"},
		{"t, row 1, column 1", "a"}, {"t, row 2, column 1", "c"}, {"t, row 1, column 2", "b"}}
	if !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
	if got := TablePassages("t", [][]string{{"a", "b"}}); len(got) != 2 {
		t.Errorf("one row: %v", got)
	}
	if got := TablePassages("t", [][]string{{"a"}, {"b"}}); len(got) != 2 {
		t.Errorf("one column: %v", got)
	}
}

// FuzzSearch: whatever is typed, nothing panics, an excerpt never shows what was found, and what was masked is found no more.
func FuzzSearch(f *testing.F) {
	for _, s := range []string{ordinaryLetter, "14 Marsh\nStreet", "LS1\x004AB", "12 May 2026", "\xff May\u0301", "May’t 07700\t900123 0", "ومحمد"} {
		f.Add(s, "Street")
	}
	shield := lukaszsShield()
	f.Fuzz(func(t *testing.T, a, b string) {
		passages := []Passage{{"a", a}, {"b", b}}
		for _, h := range shield.Search(passages) {
			if h.Where == "" || h.Place == "" || h.ValueHash == "" || !strings.Contains(h.Excerpt, MaskMark) {
				t.Errorf("%+v", h)
			}
			if h.Kind == ValuePostcode && strings.Contains(Fold(h.Excerpt), "ls14ab") {
				t.Errorf("the excerpt shows it: %q", h.Excerpt)
			}
		}
		shield.SearchDrawn(passages, nil)
		if again := shield.Mask(shield.Mask(a)); again != shield.Mask(a) && strings.Contains(Fold(again), "ls14ab") {
			t.Errorf("masked once more %q is %q", shield.Mask(a), again)
		}
	})
}

// A case of some sixty protected values and a plan of twelve pages.
func benchmarkCase() (Shielding, []Passage) {
	of := Shielding{Recipient: 2, Exempt: civicCentre.Values(Owner{}, "office"), Wording: strings.Split(ordinaryLetter, ". ")}
	streets := []string{"Marsh Street", "London Road", "Mill Lane", "Church View", "Park Avenue", "Station Terrace", "High Street", "Rose Gardens", "Quarry Hill", "Dene Close"}
	for i, street := range streets {
		a := address(strconv.Itoa(10+i)+" "+street, "Leeds", "LS"+strconv.Itoa(i)+" 4AB")
		owner := Owner{int64(10 + i), street}
		of.Protected = slices.Concat(of.Protected, a.Values(owner, ""),
			ContactPoint{Kind: Phone, Value: "07700 9001" + strconv.Itoa(10+i)}.Values(owner, ""),
			ContactPoint{Kind: Email, Value: "person" + strconv.Itoa(i) + "@example.org"}.Values(owner, ""),
			Person{FirstName: "Tomasz" + street[:3], LastName: street[:4]}.Values())
	}
	of.Protected = append(of.Protected, hiddenFromWojcik()...)
	var doc []Passage
	for page := range 12 {
		for n, line := range strings.Split(strings.Repeat(ordinaryLetter+"\n", 2), "\n") {
			doc = append(doc, Passage{"page " + strconv.Itoa(page+1) + ", line " + strconv.Itoa(n+1), line})
		}
	}
	return of, doc
}

// A long text that is full of hits takes no time out of proportion.
func BenchmarkSearchFull(b *testing.B) {
	s := lukaszsShield()
	full := []Passage{{"here", strings.Repeat("may O’Neill LS1 4AB ", 5000)}}
	for b.Loop() {
		s.Search(full)
	}
}

func BenchmarkNewShield(b *testing.B) {
	of, _ := benchmarkCase()
	for b.Loop() {
		NewShield(of)
	}
}

func BenchmarkSearch(b *testing.B) {
	of, doc := benchmarkCase()
	s := NewShield(of)
	size := 0
	for _, p := range doc {
		size += len(p.Text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		s.Search(doc)
	}
}

func TestWhetherItIsTheSamePersonIsAsked(t *testing.T) {
	who := func(first, born string) Person {
		p := Person{FirstName: first, LastName: "Ward"}
		if born != "" {
			p.Born = onDay(born)
		}
		return p
	}
	tests := []struct {
		name         string
		found, typed Person
		want         bool
	}{
		{"the name alone", who("Ann", ""), who("ANN", ""), true},
		{"born on the same day", who("Ann", "1990-02-28"), who("Ann", "1990-02-28"), true},
		{"one date is not known", who("Ann", "1990-02-28"), who("Ann", ""), true},
		{"the other date is not known", who("Ann", ""), who("Ann", "1990-02-28"), true},
		{"born on another day", who("Ann", "1990-02-28"), who("Ann", "1960-01-01"), false},
		{"another name, born on the same day", who("Anne", "1990-02-28"), who("Ann", "1990-02-28"), false},
		{"two who are not born yet", Person{LastName: "Ward", Unborn: true}, Person{LastName: "Ward", Unborn: true}, false},
	}
	for _, tt := range tests {
		if got := (Match{Person: tt.found}).Asks(tt.typed); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

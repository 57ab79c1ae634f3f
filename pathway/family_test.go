package pathway

import (
	"slices"
	"strings"
	"testing"
)

// oneillWard is a made-up family: a child with her mother at a protected address, her brother with his father elsewhere, an
// unborn child, a child who is not subject, and somebody who is no longer part of it.
func oneillWard() Family {
	hidden := Address{ID: 1, Line1: "14 Marsh Street", Town: "Exampleton", Postcode: "EX1 4BZ", State: AddressConfidential, Kind: HomeAddress, Places: []string{"Rose House"}}
	open := Address{ID: 2, Line1: "3 High Road", Town: "Exampleton", Postcode: "EX2 2BB", State: AddressNormal, Kind: HomeAddress, ConfirmedHow: "Her sister of Marsh Street said so"}
	today := Residence{Post: true}
	at := func(id int64, a Address, until Date) Residence {
		r := today
		r.ID, r.Address, r.Until = id, a, until
		return r
	}
	return Family{
		Case: Case{ID: 7, Name: "Ward family", VenueRisk: "He waits in Marsh Street", SocialWorker: 31},
		Members: []Member{
			{Person: Person{ID: 11, FirstName: "Zoë", LastName: "O’Neill", Sex: "F"}, Kind: SubjectChild, School: "Marsh Primary", Homes: []Residence{at(1, hidden, Date{})},
				Previous: []PreviousPlan{{ID: 1, Note: "When they lived at 14 Marsh St"}, {ID: 2, Authority: "Elsewhere"}}},
			{Person: Person{ID: 12, FirstName: "Łukasz", LastName: "Wójcik", Sex: "M"}, Kind: SubjectChild, School: "High School", Homes: []Residence{at(2, open, Date{})}},
			{Person: Person{ID: 13, LastName: "Ward", Unborn: true}, Kind: SubjectChild},
			{Person: Person{ID: 14, FirstName: "Ola", LastName: "Wójcik"}, Kind: OtherChild},
			{Person: Person{ID: 21, FirstName: "Maria", LastName: "Ward", Interpreter: true, Language: "Polish"}, Kind: Adult, Note: "Works at Rose House", Homes: []Residence{at(3, hidden, Date{}), at(4, open, NewDate(2026, 1, 1))},
				Contacts: []ContactPoint{{ID: 1, Kind: Phone, Value: "01632 960001", Note: "Mornings, at Marsh Street"}}, Ways: []ContactWay{{Way: "post", Safety: AtTimes, Note: "Not to EX14BZ"}}},
			{Person: Person{ID: 22, FirstName: "Piotr", LastName: "Wójcik", Interpreter: true, Language: "Polish"}, Kind: Adult, Homes: []Residence{at(5, open, Date{})},
				Contacts: []ContactPoint{{ID: 2, Kind: Email, Value: "piotr@example.org"}, {ID: 3, Kind: Phone, Value: "01632 960002", State: AddressConfidential}}},
			{Person: Person{ID: 23, FirstName: "Gran", LastName: "Ward"}, Kind: Adult, EndedOn: NewDate(2026, 2, 2), EndReason: "Moved to Marsh Street"},
		},
		Relations: []Relation{{Adult: 21, Child: 11, Relation: "Mother", PR: "yes", MayKnow: "yes", Confirmed: "2026-11-01T09:00:00.000Z"},
			{Adult: 22, Child: 12, Relation: "Father", PR: "yes", MayKnow: "yes", MayKnowWhy: "He knows of Willowbank"}, {Adult: 22, Child: 11, MayKnow: "no", Confirmed: "2026-11-01T09:00:00.000Z"}},
		Network: []NetworkMember{
			{ID: 1, Professional: Professional{ID: 31, Name: "Bilal Shah", AgencyName: "Children’s Social Care", Phone: "01632 960010"}, Role: "Lead social worker"},
			{ID: 2, Professional: Professional{ID: 32, Name: "Pat Nurse", JobTitle: "Nurse", AgencyName: "Willow Surgery", Phone: "01632 960011", Address: Address{Line1: "5 Willow Lane", Postcode: "EX1 4BX"}}, ProtectedPlace: true,
				Role: "Nurse at Willow Surgery", AddressPermission: "Visits Marsh Street"},
			{ID: 3, Professional: Professional{ID: 33, Name: "Old Teacher"}, EndedOn: NewDate(2026, 3, 3)},
		},
		Words: []ProtectedWord{{ID: 1, Word: "Willowbank", Owner: 21, Reason: "Her work at Willowbank"}, {ID: 2, Word: "Birdcage"}},
	}
}

func names(list []Member) string {
	var words []string
	for _, m := range list {
		words = append(words, m.Person.Name())
	}
	return strings.Join(words, ", ")
}

func TestFamilyTellsWhoIsWho(t *testing.T) {
	f := oneillWard()
	tests := map[string][2]string{
		"children":     {names(f.Children()), "Zoë O’Neill, Łukasz Wójcik, Baby Ward"},
		"others":       {names(f.OtherChildren()), "Ola Wójcik"},
		"all children": {names(f.AllChildren()), "Zoë O’Neill, Łukasz Wójcik, Baby Ward, Ola Wójcik"},
		"adults":       {names(f.Adults()), "Maria Ward, Piotr Wójcik"},
		"past":         {names(f.Past()), "Gran Ward"},
	}
	for what, tt := range tests {
		if tt[0] != tt[1] {
			t.Errorf("%s: %s, want %s", what, tt[0], tt[1])
		}
	}
	if got := f.Colleagues(); len(got) != 2 || got[1].Professional.Name != "Pat Nurse" {
		t.Errorf("colleagues %v", got)
	}
	if m, err := f.Member(22); err != nil || m.Person.Name() != "Piotr Wójcik" {
		t.Error(m, err)
	}
	if _, err := f.Member(99); CodeOf(err) != CodeNotFound {
		t.Error(err)
	}
	if n, err := f.Colleague(2); err != nil || n.Professional.Name != "Pat Nurse" {
		t.Error(n, err)
	}
	if _, err := f.Colleague(99); CodeOf(err) != CodeNotFound {
		t.Error(err)
	}
}

func TestNobodyKnowsUntilItIsConfirmed(t *testing.T) {
	f := oneillWard()
	tests := []struct {
		adult, child    int64
		answered, knows bool
	}{
		{21, 11, true, true},
		{21, 12, false, false}, // nothing recorded
		{22, 12, true, false},  // yes, not confirmed
		{22, 11, false, false}, // no, confirmed
	}
	for _, tt := range tests {
		r := f.Relation(tt.adult, tt.child)
		if r.Adult != tt.adult || r.Child != tt.child || r.Answered() != tt.answered || r.Knows() != tt.knows {
			t.Errorf("%d to %d: %+v answered %v knows %v", tt.adult, tt.child, r, r.Answered(), r.Knows())
		}
	}
	if got := f.RelationsOf(22); len(got) != 4 || got[1].Relation != "Father" || got[3].Child != 14 {
		t.Errorf("relations of the father: %+v", got)
	}
	bad := Relation{Relation: strings.Repeat("x", 61), PR: "perhaps", MayKnow: "perhaps", MayKnowWhy: strings.Repeat("x", 301)}
	if got := FieldsOf(bad.Validate()).Names(); !slices.Equal(got, []string{"may_know", "may_know_why", "pr", "relation"}) {
		t.Error(got)
	}
	if got := FieldsOf(Relation{Relation: "<b>"}.Validate()).Names(); !slices.Equal(got, []string{"relation"}) {
		t.Error(got)
	}
	if err := (Relation{Relation: "Mother’s partner", PR: "no", MayKnow: "yes"}).Validate(); err != nil {
		t.Error(err)
	}
}

func TestAddressesOfAFamilyStandOnceEach(t *testing.T) {
	f := oneillWard()
	f.Members[3].Homes = []Residence{{ID: 9, Address: Address{ID: 3, Line1: "1 Old Lane"}, Until: NewDate(2020, 1, 1)}}
	f.Members = append(f.Members, Member{Person: Person{ID: 24}, Homes: []Residence{{ID: 10, Address: Address{ID: 4, Line1: "2 New Lane"}}}})
	var got []int64
	for _, a := range f.Addresses() {
		got = append(got, a.Address.ID, int64(len(a.Residents)), int64(len(a.Past)))
	}
	if want := []int64{1, 2, 0, 2, 2, 1, 4, 1, 0, 3, 0, 1}; !slices.Equal(got, want) {
		t.Errorf("address, residents, past: %v, want %v", got, want)
	}
}

func TestFlags(t *testing.T) {
	texts := func(f Family) []string {
		var list []string
		for _, flag := range f.Flags() {
			text := flag.Text
			if flag.Alarm {
				text += "!"
			}
			list = append(list, text)
		}
		return list
	}
	f := oneillWard()
	if got, want := texts(f), []string{"Would be a second plan", "Protected address!", "Risk at the venue!", "Interpreter: Polish", "Unborn child"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	f.Case.Restricted = true
	f.Members = append(f.Members, Member{Person: Person{ID: 25, Unborn: true}, Kind: SubjectChild, Previous: make([]PreviousPlan, 3)})
	if got, want := texts(f), []string{"Restricted!", "Would be plan number 4!", "Protected address!", "Risk at the venue!", "Interpreter: Polish", "2 unborn children"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	contact := Family{Members: []Member{{Kind: Adult, Contacts: []ContactPoint{{State: AddressConfidential}}}}}
	if got := texts(contact); !slices.Equal(got, []string{"Protected address!"}) {
		t.Errorf("a confidential phone: %v", got)
	}
	if got := texts(Family{Members: []Member{{Kind: SubjectChild}}}); got != nil {
		t.Errorf("nothing to see: %v", got)
	}
	for n, want := range map[int]string{0: "", 1: "Would be a second plan", 2: "Would be a third plan", 3: "Would be plan number 4", 5: "Would be plan number 6"} {
		if got, alarm := RepeatWords(n); got != want || alarm != (n >= 3) {
			t.Errorf("%d: %q %v", n, got, alarm)
		}
	}
}

func TestCaseMemberPlanAndNetworkAreChecked(t *testing.T) {
	today := NewDate(2026, 11, 23)
	long := strings.Repeat("x", 10000)
	check := func(name string, err error, want ...string) {
		t.Helper()
		if got := FieldsOf(err).Names(); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	good := Case{Name: "Ward family", Pathway: "2024"}
	check("a case", good.Validate(today))
	check("an empty case", Case{OpenedOn: today.AddDays(1)}.Validate(today), "name", "opened_on", "pathway")
	check("a long case", Case{Name: long, Pathway: "2024", LLNumber: long, VenueRisk: long}.Validate(today), "ll_number", "name", "venue_risk")
	check("a member", Member{Kind: Adult, Person: Person{FirstName: "Ann"}}.Validate(today))
	check("a long member", Member{Kind: Adult, Person: Person{}, School: long, Note: long}.Validate(today), "last_name", "note", "school")
	check("a member of no kind", Member{Kind: "ghost", Person: Person{FirstName: "Ann", LastName: "Ward", Born: NewDate(2000, 1, 1), Sex: "F"}}.Validate(today), "kind")
	check("a plan", PreviousPlan{StartedOn: NewDate(2022, 1, 1), EndedOn: NewDate(2022, 9, 1), Category: "NEG"}.Validate(today))
	check("a plan of several categories, open", PreviousPlan{StartedOn: NewDate(2022, 1, 1), Category: "MUL"}.Validate(today))
	check("no plan", PreviousPlan{Category: "ZZZ", Authority: long, Note: long}.Validate(today), "authority", "category", "note", "started_on")
	check("a plan to come", PreviousPlan{StartedOn: today.AddDays(1)}.Validate(today), "started_on")
	check("a plan that ended before it started", PreviousPlan{StartedOn: today, EndedOn: today.AddDays(-1)}.Validate(today), "ended_on")
	check("a plan that ends tomorrow", PreviousPlan{StartedOn: today, EndedOn: today.AddDays(1)}.Validate(today), "ended_on")
	check("a colleague", NetworkMember{Role: long, AddressPermission: long}.Validate(), "address_permission", "role")
	check("a way", ContactWay{Way: "post", Safety: AtTimes, Note: "Mornings"}.Validate())
	check("a way at no times", ContactWay{Way: "post", Safety: AtTimes}.Validate(), "post_note")
	check("a way that is none", ContactWay{Way: "pigeon", Safety: Safe}.Validate(), "pigeon")
	check("a safety that is none", ContactWay{Way: "post", Safety: "odd", Note: long}.Validate(), "post", "post_note")
	check("a word", ProtectedWord{Word: "Willowbank", Reason: "Her work"}.Validate())
	check("a word of two letters", ProtectedWord{Word: " a-b ", Reason: long}.Validate(), "reason", "word")
	check("a long word without a reason", ProtectedWord{Word: long}.Validate(), "reason", "word")
}

func TestNotesAreChecked(t *testing.T) {
	now := NewDateTime(2026, 11, 23, 9, 0)
	tests := []struct {
		name string
		n    Note
		want []string
	}{
		{"a note", Note{Kind: PlainNote, Text: "Seen 🦄 <b>", HappenedAt: now}, nil},
		{"a contact", Note{Kind: ContactNote, Way: "voicemail", Text: "Asked to ring back", HappenedAt: now}, nil},
		{"a contact of no way", Note{Kind: ContactNote, Text: "Asked", HappenedAt: now}, []string{"way"}},
		{"a note with a way", Note{Kind: OversightNote, Way: "phone", Text: "Agreed", HappenedAt: now}, []string{"way"}},
		{"nothing", Note{}, []string{"happened_at", "kind", "text"}},
		{"to come", Note{Kind: PlainNote, Text: "Seen", HappenedAt: now.AddMinutes(1)}, []string{"happened_at"}},
		{"too long", Note{Kind: PlainNote, Text: strings.Repeat("x", MaxNote+1), Heading: strings.Repeat("x", 201), ToldBy: strings.Repeat("x", 101), HappenedAt: now}, []string{"heading", "text", "told_by"}},
		{"as long as may be", Note{Kind: PlainNote, Text: strings.Repeat("ž", MaxNote), HappenedAt: now}, nil},
	}
	for _, tt := range tests {
		if got := FieldsOf(tt.n.Validate(now)).Names(); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

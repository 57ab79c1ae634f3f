package pathway

import "testing"

func TestNames(t *testing.T) {
	tests := []struct {
		name                           string
		p                              Person
		shown, called, legal, greeting string
	}{
		{"legal name", Person{FirstName: "Zoë", LastName: "O’Neill"}, "Zoë O’Neill", "Zoë", "Zoë O’Neill", "Zoë O’Neill"},
		{"known as", Person{FirstName: "Łukasz", KnownAs: "Luke", LastName: "Wójcik", Title: "Mr"}, "Luke Wójcik", "Luke", "Łukasz Wójcik", "Mr Wójcik"},
		{"unborn", Person{Unborn: true, LastName: "Yılmaz"}, "Baby Yılmaz", "Baby Yılmaz", "Baby Yılmaz", "Baby Yılmaz"},
		{"unborn, name chosen", Person{Unborn: true, FirstName: "Ada", LastName: "Yılmaz"}, "Ada Yılmaz", "Ada", "Ada Yılmaz", "Ada Yılmaz"},
		{"one name only", Person{LastName: "Suharto"}, "Suharto", "Suharto", "Suharto", "Suharto"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.p.Name(); got != tt.shown {
				t.Errorf("Name() = %q, want %q", got, tt.shown)
			}
			if got := tt.p.Called(); got != tt.called {
				t.Errorf("Called() = %q, want %q", got, tt.called)
			}
			if got := tt.p.LegalName(); got != tt.legal {
				t.Errorf("LegalName() = %q, want %q", got, tt.legal)
			}
			if got := tt.p.Greeting(); got != tt.greeting {
				t.Errorf("Greeting() = %q, want %q", got, tt.greeting)
			}
		})
	}
}

func TestAge(t *testing.T) {
	day := func(s string) Date {
		d, err := ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	tests := []struct {
		name  string
		p     Person
		on    string
		years int
		known bool
	}{
		{"day before the birthday", Person{Born: day("2016-12-12")}, "2026-12-11", 9, true},
		{"on the birthday", Person{Born: day("2016-12-11")}, "2026-12-11", 10, true},
		{"an earlier month", Person{Born: day("2016-11-30")}, "2026-12-11", 10, true},
		{"a later month", Person{Born: day("2017-01-01")}, "2026-12-11", 9, true},
		{"born today", Person{Born: day("2026-12-11")}, "2026-12-11", 0, true},
		{"not yet born on that day", Person{Born: day("2026-12-12")}, "2026-12-11", 0, false},
		{"unborn", Person{Unborn: true, Expected: day("2027-02-01")}, "2026-12-11", 0, false},
		{"not known", Person{}, "2026-12-11", 0, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			years, known := tt.p.Age(day(tt.on))
			if years != tt.years || known != tt.known {
				t.Errorf("Age = %d, %v; want %d, %v", years, known, tt.years, tt.known)
			}
		})
	}
}

func TestHome(t *testing.T) {
	gone := Residence{ID: 1, Until: NewDate(2026, 1, 2), Post: true}
	lives, post := Residence{ID: 2}, Residence{ID: 3, Post: true}
	tests := []struct {
		name  string
		homes []Residence
		want  int64
		found bool
	}{
		{"none", nil, 0, false},
		{"moved out", []Residence{gone}, 0, false},
		{"lives there", []Residence{gone, lives}, 2, true},
		{"two homes, post goes to the second", []Residence{lives, post}, 3, true},
		{"two homes, no word on post: the first", []Residence{lives, {ID: 4}}, 2, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, found := Member{Homes: tt.homes}.Home()
			if got.ID != tt.want || found != tt.found {
				t.Errorf("Home = %d, %v; want %d, %v", got.ID, found, tt.want, tt.found)
			}
		})
	}
}

func TestRepeatPlans(t *testing.T) {
	ours, theirs := PreviousPlan{}, PreviousPlan{Authority: "Elsewhere Council"}
	tests := []struct {
		name  string
		plans []PreviousPlan
		n     int
		alarm bool
	}{
		{"the first plan is 0", nil, 0, false},
		{"another authority’s does not count", []PreviousPlan{theirs}, 0, false},
		{"second", []PreviousPlan{ours, theirs}, 1, false},
		{"third", []PreviousPlan{ours, ours}, 2, false},
		{"fourth is an alarm", []PreviousPlan{ours, ours, ours}, 3, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if n, alarm := RepeatPlans(tt.plans); n != tt.n || alarm != tt.alarm {
				t.Errorf("RepeatPlans = %d, %v; want %d, %v", n, alarm, tt.n, tt.alarm)
			}
		})
	}
}

func TestChoices(t *testing.T) {
	if got := TitleOf(AgencyKindTitles, "police"); got != "Police" {
		t.Errorf("title of police = %q", got)
	}
	if got := TitleOf(AgencyKindTitles, "circus"); got != "circus" {
		t.Errorf("an unknown kind shows as it is, got %q", got)
	}
	if !Chosen(Answers, "coming") || Chosen(Answers, "maybe") {
		t.Error("Chosen knows the answers, and only those")
	}
	for _, a := range UsualAgencies() {
		if !Chosen(AgencyKindTitles, string(a.Kind)) || a.Name == "" {
			t.Errorf("usual agency %+v has no name or kind", a)
		}
	}
	if !IsParent("Stepfather") || IsParent("Grandmother") {
		t.Error("a stepfather is written to as a parent, a grandmother is not")
	}
}

func TestCategories(t *testing.T) {
	if got := CategoryTitle("EMO"); got != "Emotional abuse" {
		t.Errorf("EMO is %q", got)
	}
	if got := CategoryTitle("XXX"); got != "XXX" {
		t.Errorf("an unknown code shows as it is, got %q", got)
	}
	for want, codes := range map[string][]string{"": nil, "NEG": {"NEG"}, "MUL": {"NEG", "EMO"}} {
		if got := CensusCategory(codes); got != want {
			t.Errorf("census code of %v = %q, want %q", codes, got, want)
		}
	}
}

func TestUnanimousIsComputed(t *testing.T) {
	tests := []struct {
		name string
		t    Tally
		want bool
	}{
		{"nobody has said", Tally{None: 3}, false},
		{"all for a plan", Tally{Plan: 4, None: 1}, true},
		{"all against", Tally{NoPlan: 2}, true},
		{"one alone", Tally{NoPlan: 1, None: 4}, false},
		{"divided", Tally{Plan: 4, NoPlan: 1}, false},
	}
	for _, tt := range tests {
		if got := tt.t.Unanimous(); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestRecordFinds(t *testing.T) {
	r := &Record{
		Members:   []Member{{Person: Person{ID: 1}}},
		Network:   []NetworkMember{{Professional: Professional{ID: 2}}},
		Attendees: []Attendee{{ID: 3}},
		Relations: []Relation{{Adult: 4, Child: 1}},
	}
	for _, want := range []bool{true, false} {
		off := int64(0)
		if !want {
			off = 10
		}
		if _, ok := r.Member(1 + off); ok != want {
			t.Errorf("Member: %v", ok)
		}
		if _, ok := r.Colleague(2 + off); ok != want {
			t.Errorf("Colleague: %v", ok)
		}
		if _, ok := r.Attendee(3 + off); ok != want {
			t.Errorf("Attendee: %v", ok)
		}
		if _, ok := r.Relation(4, 1+off); ok != want {
			t.Errorf("Relation: %v", ok)
		}
	}
}

package pathway

import (
	"slices"
	"strings"
	"testing"
)

func TestAgeWords(t *testing.T) {
	on := NewDate(2026, 11, 23)
	tests := []struct {
		name string
		p    Person
		want string
	}{
		{"seven", Person{Born: NewDate(2019, 2, 28)}, "7"},
		{"eighteen today", Person{Born: NewDate(2008, 11, 23)}, "18"},
		{"seventeen until tomorrow", Person{Born: NewDate(2008, 11, 24)}, "17"},
		{"two", Person{Born: NewDate(2024, 11, 23)}, "2"},
		{"23 months", Person{Born: NewDate(2024, 11, 24)}, "23 months"},
		{"four months", Person{Born: NewDate(2026, 7, 23)}, "4 months"},
		{"weeks under four months", Person{Born: NewDate(2026, 7, 24)}, "17 weeks"},
		{"one week", Person{Born: NewDate(2026, 11, 16)}, "1 week"},
		{"born today", Person{Born: NewDate(2026, 11, 23)}, "0 weeks"},
		{"not yet born", Person{Unborn: true, Expected: NewDate(2027, 2, 3)}, "expected 3 Feb 2027"},
		{"not yet born, no date", Person{Unborn: true}, "unborn"},
		{"lost before birth", Person{Unborn: true, Expected: NewDate(2027, 2, 3), Died: NewDate(2026, 11, 1)}, "lost before birth"},
		{"died", Person{Born: NewDate(2019, 2, 28), Died: NewDate(2026, 2, 3)}, "died 3 Feb 2026"},
		{"not known", Person{}, ""},
		{"born after the day", Person{Born: NewDate(2027, 1, 1)}, ""},
	}
	for _, tt := range tests {
		if got := tt.p.AgeWords(on); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestPersonIsFoundByEveryName(t *testing.T) {
	p := Person{FirstName: "Łukasz", LastName: "O’Neill-Wójcik", KnownAs: "Luke", FormerName: "Łukasz Zielony", Aliases: "Lucky", NHSNumber: "9434765919", ChildRef: "C 12"}
	if got, want := p.Found(), "luke oneill wojcik lukasz oneill wojcik luke lukasz zielony lucky 9434765919 c 12"; got != want {
		t.Errorf("found by %q, want %q", got, want)
	}
	if got := p.Key(); got != "lukasz oneill wojcik" {
		t.Error(got)
	}
	if got := (Person{LastName: "Ward", Unborn: true}).Key(); got != "" {
		t.Errorf("every unborn child of a family would be the same: %q", got)
	}
}

func TestPersonIsTidied(t *testing.T) {
	got := Person{FirstName: " Zoë  Ann ", LastName: "Ward ", AccessNeeds: " step-free\n", NHSNumber: "943 476 5919", Unborn: true, Sex: "F"}.Tidy()
	want := Person{FirstName: "Zoë Ann", LastName: "Ward", AccessNeeds: "step-free", NHSNumber: "9434765919", Unborn: true, Sex: "U"}
	if got != want {
		t.Errorf("%+v", got)
	}
}

func TestPersonIsChecked(t *testing.T) {
	today := NewDate(2026, 11, 23)
	child := Person{FirstName: "Zoë", LastName: "Ward", Born: NewDate(2019, 2, 28), Sex: "F"}
	adult := Person{FirstName: "Ann", LastName: "Ward"}
	unborn := Person{LastName: "Ward", Unborn: true, Expected: NewDate(2027, 2, 3), Sex: "U"}
	long := strings.Repeat("x", 10000)
	tests := []struct {
		name   string
		kind   PersonKind
		person Person
		change func(*Person)
		want   []string
	}{
		{"a child", SubjectChild, child, func(*Person) {}, nil},
		{"an adult by a first name alone", Adult, adult, func(p *Person) { p.LastName = "" }, nil},
		{"an adult without a name", Adult, adult, func(p *Person) { p.FirstName, p.LastName = " ", "" }, []string{"last_name"}},
		{"an unborn child", SubjectChild, unborn, func(*Person) {}, nil},
		{"an unborn child without a date", SubjectChild, unborn, func(p *Person) { p.Expected = Date{} }, []string{"expected"}},
		{"expected in eleven months", SubjectChild, unborn, func(p *Person) { p.Expected = NewDate(2027, 10, 23) }, []string{"expected"}},
		{"expected in ten months", SubjectChild, unborn, func(p *Person) { p.Expected = NewDate(2027, 9, 23) }, nil},
		{"expected eleven months ago", SubjectChild, unborn, func(p *Person) { p.Expected = NewDate(2025, 12, 23) }, []string{"expected"}},
		{"unborn with a date of birth", SubjectChild, unborn, func(p *Person) { p.Born = today }, []string{"born"}},
		{"an unborn adult", Adult, unborn, func(*Person) {}, []string{"unborn"}},
		{"a child without a first name", SubjectChild, child, func(p *Person) { p.FirstName = "" }, []string{"first_name"}},
		{"a child without a surname", OtherChild, child, func(p *Person) { p.LastName = "" }, []string{"last_name"}},
		{"a child without a date of birth", SubjectChild, child, func(p *Person) { p.Born = Date{} }, []string{"born"}},
		{"a child with an expected date alone", SubjectChild, child, func(p *Person) { p.Born, p.Expected = Date{}, today }, []string{"born"}},
		{"a child born tomorrow", SubjectChild, child, func(p *Person) { p.Born = today.AddDays(1) }, []string{"born"}},
		{"a child born today", SubjectChild, child, func(p *Person) { p.Born = today }, nil},
		{"eighteen", SubjectChild, child, func(p *Person) { p.Born = NewDate(2008, 11, 23) }, []string{"born"}},
		{"eighteen tomorrow", SubjectChild, child, func(p *Person) { p.Born = NewDate(2008, 11, 24) }, nil},
		{"nineteen, and not subject", OtherChild, child, func(p *Person) { p.Born = NewDate(2007, 1, 1) }, nil},
		{"an adult of nine", Adult, adult, func(p *Person) { p.Born = NewDate(2017, 1, 1) }, []string{"born"}},
		{"a parent of fifteen", Adult, adult, func(p *Person) { p.Born = NewDate(2011, 1, 1) }, nil},
		{"a child of no recorded sex", SubjectChild, child, func(p *Person) { p.Sex = "" }, []string{"sex"}},
		{"a sex that is none of the list", Adult, adult, func(p *Person) { p.Sex = "X" }, []string{"sex"}},
		{"an ethnicity that is none of the list", SubjectChild, child, func(p *Person) { p.Ethnicity = "ZZZ" }, []string{"ethnicity"}},
		{"disabilities", SubjectChild, child, func(p *Person) { p.Disabilities = "LD HEAR" }, nil},
		{"a disability that is none of the list", SubjectChild, child, func(p *Person) { p.Disabilities = "LD ZZZ" }, []string{"disabilities"}},
		{"an interpreter for no language", Adult, adult, func(p *Person) { p.Interpreter = true }, []string{"language"}},
		{"an interpreter for Polish", Adult, adult, func(p *Person) { p.Interpreter, p.Language = true, "Polish" }, nil},
		{"died tomorrow", Adult, adult, func(p *Person) { p.Died = today.AddDays(1) }, []string{"died"}},
		{"died before birth", SubjectChild, child, func(p *Person) { p.Died = NewDate(2019, 2, 27) }, []string{"died"}},
		{"an NHS number", SubjectChild, child, func(p *Person) { p.NHSNumber = "943 476 5919" }, nil},
		{"one with two digits exchanged", SubjectChild, child, func(p *Person) { p.NHSNumber = "943 476 9519" }, []string{"nhs_number"}},
		{"one of nine digits", SubjectChild, child, func(p *Person) { p.NHSNumber = "943476591" }, []string{"nhs_number"}},
		{"one of eleven digits", SubjectChild, child, func(p *Person) { p.NHSNumber = "94347659190" }, []string{"nhs_number"}},
		{"one with a letter", SubjectChild, child, func(p *Person) { p.NHSNumber = "943476591x" }, []string{"nhs_number"}},
		{"names from everywhere", Adult, Person{FirstName: "Nguyễn Thị Hà", LastName: "محمد بن-يوسف", KnownAs: "Siân O'Neill", Aliases: "李小龙, Ayşe & Co."}, func(*Person) {}, nil},
		{"an emoji", Adult, adult, func(p *Person) { p.KnownAs = "Ann 🦄" }, []string{"known_as"}},
		{"markup", Adult, adult, func(p *Person) { p.LastName = "<script>alert(1)</script>" }, []string{"last_name"}},
		{"a name that turns the writing round", Adult, adult, func(p *Person) { p.LastName = "Ward\u202e" }, []string{"last_name"}},
		{"10,000 characters", Adult, Person{FirstName: long, LastName: long, KnownAs: long, FormerName: long, Aliases: long, Title: long, Pronouns: long, Language: long, ChildRef: long, AccessNeeds: long},
			func(*Person) {}, []string{"access_needs", "aliases", "child_ref", "first_name", "former_name", "known_as", "language", "last_name", "pronouns", "title"}},
	}
	for _, tt := range tests {
		p := tt.person
		tt.change(&p)
		if got := FieldsOf(p.Validate(tt.kind, today)).Names(); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

package pathway

import (
	"strconv"
	"strings"
	"unicode"
)

// Person is one of a family: a child, or an adult with a relation to a child.
type Person struct {
	ID                  int64
	FirstName, LastName string // legal name; an unborn child has no first name
	KnownAs             string
	FormerName          string
	FormerPrinted       bool   // the former name may be printed; otherwise printing it does harm
	Aliases             string // for the police
	Latin               string // the name in Latin letters, surname last, where it is written in others
	Title               string // Ms, Mr, Dr
	Pronouns            string
	Born                Date
	Expected            Date // expected date of delivery of an unborn child
	Unborn              bool
	Died                Date // of a death or a loss before birth: nothing more is made or sent
	Sex                 string
	Ethnicity           string // census code
	Disabilities        string // census codes, blank separated
	Language            string // first language; empty: English
	Interpreter         bool
	LargePrint          bool
	AccessNeeds         string
	NHSNumber, ChildRef string
	Hidden              bool // that this person exists is told to nobody without a right to know
	Version             int
}

// Name is how the person is shown: the name they go by and their surname. An unborn child is "Baby" and the surname.
func (p Person) Name() string {
	first := p.FirstName
	if p.KnownAs != "" {
		first = p.KnownAs
	}
	if p.Unborn && first == "" {
		first = "Baby"
	}
	return strings.TrimSpace(first + " " + p.LastName)
}

// NumberedBaby tells whether an unborn child is told from a twin by a number.
func (p Person) NumberedBaby() bool {
	return p.Unborn && p.FirstName == "" && strings.HasPrefix(p.KnownAs, BabyNumber)
}

// BabyNumber begins what an unborn twin is known as: "Baby 1".
const BabyNumber = "Baby "

// Called is the name that somebody who knows the person says: the one they go by, without the surname. An unborn child is
// "Baby" and the surname.
func (p Person) Called() string {
	switch {
	case p.KnownAs != "":
		return p.KnownAs
	case p.FirstName != "":
		return p.FirstName
	}
	return p.Name()
}

// LegalName is the full name as registered, for the police and for decisions; for an unborn child the same as Name.
func (p Person) LegalName() string {
	if p.FirstName == "" {
		return p.Name()
	}
	return strings.TrimSpace(p.FirstName + " " + p.LastName)
}

// Greeting is how a letter begins: title and surname where a title is known, otherwise the name.
func (p Person) Greeting() string {
	if p.Title != "" {
		return p.Title + " " + p.LastName
	}
	return p.Name()
}

// Age is the person's age in whole years on a day, and false where it is not known or the child is unborn.
func (p Person) Age(on Date) (int, bool) {
	if p.Unborn || p.Born.IsZero() || on.Before(p.Born) {
		return 0, false
	}
	y, m, d := on.Split()
	by, bm, bd := p.Born.Split()
	years := y - by
	if m < bm || m == bm && d < bd {
		years--
	}
	return years, true
}

// Relations offered for an adult to a child; an office may type another.
var Relations = []string{"Mother", "Father", "Stepmother", "Stepfather", "Mother’s partner", "Father’s partner", "Grandmother",
	"Grandfather", "Aunt", "Uncle", "Sister", "Brother", "Foster carer", "Special guardian", "Adoptive parent", "Family friend", "Other carer", "Not related"}

// IsParent reports whether a relation is that of a parent or step-parent, whose letter is the parents' letter.
func IsParent(relation string) bool {
	switch relation {
	case "Mother", "Father", "Stepmother", "Stepfather", "Adoptive parent":
		return true
	}
	return false
}

// PersonKind says what a person is in a case.
type PersonKind string

// The kinds of person in a case.
const (
	SubjectChild PersonKind = "child"       // subject of the conference
	OtherChild   PersonKind = "other-child" // of the household, not subject
	Adult        PersonKind = "adult"
)

// AgeWords says how old somebody is, as heads and lists show it: "7", "8 months", "5 weeks" under four months,
// "expected 3 Feb 2027", "died 3 Feb 2026" (of a loss before birth: "lost before birth"), or "" where it is not known.
func (p Person) AgeWords(on Date) string {
	switch {
	case !p.Died.IsZero() && p.Unborn:
		return "lost before birth"
	case !p.Died.IsZero():
		return "died " + p.Died.Short()
	case p.Unborn && p.Expected.IsZero():
		return "unborn"
	case p.Unborn:
		return "expected " + p.Expected.Short()
	case p.Born.IsZero() || on.Before(p.Born):
		return ""
	}
	months := 0
	for !p.Born.AddMonths(months+1).After(on) && months < 24 {
		months++
	}
	switch weeks := on.DaysSince(p.Born) / 7; {
	case months < 4 && weeks == 1:
		return "1 week"
	case months < 4:
		return strconv.Itoa(weeks) + " weeks"
	case months < 24:
		return strconv.Itoa(months) + " months"
	}
	years, _ := p.Age(on)
	return strconv.Itoa(years)
}

// Tidy returns the person as they are stored: no blanks at the ends or doubled, the NHS number as ten digits, sex unknown
// while unborn.
func (p Person) Tidy() Person {
	for _, s := range []*string{&p.FirstName, &p.LastName, &p.KnownAs, &p.FormerName, &p.Aliases, &p.Latin, &p.Title, &p.Pronouns, &p.Language, &p.ChildRef, &p.Disabilities} {
		*s = strings.Join(strings.Fields(*s), " ")
	}
	p.AccessNeeds = strings.TrimSpace(p.AccessNeeds)
	p.NHSNumber = strings.Join(strings.Fields(p.NHSNumber), "")
	if p.Unborn {
		p.Sex = "U"
	}
	return p
}

// Found is what a person is found by: every name they have had, their numbers, normalised.
func (p Person) Found() string {
	return Normalise(strings.Join([]string{p.Name(), p.FirstName, p.LastName, p.KnownAs, p.FormerName, p.Aliases, p.Latin, p.NHSNumber, p.ChildRef}, " "))
}

// Key is the name by which two entries are noticed to be one person: first and last name normalised. An unborn child has
// none, because every one of a family would be the same.
func (p Person) Key() string {
	if p.Unborn {
		return ""
	}
	return Normalise(p.FirstName + " " + p.LastName)
}

// Sexes are those of the census.
var Sexes = []Choice{{"F", "Female"}, {"M", "Male"}, {"U", "Not known"}}

// Ethnicities are the main codes of the children in need census.
var Ethnicities = []Choice{
	{"WBRI", "White British"}, {"WIRI", "White Irish"}, {"WIRT", "Traveller of Irish heritage"}, {"WROM", "Gypsy or Roma"}, {"WOTH", "Any other White background"},
	{"MWBC", "White and Black Caribbean"}, {"MWBA", "White and Black African"}, {"MWAS", "White and Asian"}, {"MOTH", "Any other mixed background"},
	{"AIND", "Indian"}, {"APKN", "Pakistani"}, {"ABAN", "Bangladeshi"}, {"AOTH", "Any other Asian background"}, {"CHNE", "Chinese"},
	{"BCRB", "Black Caribbean"}, {"BAFR", "Black African"}, {"BOTH", "Any other Black background"},
	{"OOTH", "Any other ethnic group"}, {"REFU", "Refused"}, {"NOBT", "Not yet obtained"},
}

// Disabilities are the codes of the children in need census.
var Disabilities = []Choice{
	{"NONE", "No disability"}, {"MOB", "Mobility"}, {"HAND", "Hand function"}, {"PC", "Personal care"}, {"INC", "Incontinence"}, {"COMM", "Communication"},
	{"LD", "Learning"}, {"HEAR", "Hearing"}, {"VIS", "Vision"}, {"BEH", "Behaviour"}, {"CON", "Consciousness"}, {"AUT", "Autism or Asperger syndrome"}, {"DDA", "Other disability"},
}

// Validate returns nil, or the fields that are wrong for a person of that kind on a day.
func (p Person) Validate(kind PersonKind, today Date) error {
	f := Fields{}
	p.checkNames(kind, f)
	p.checkDates(kind, today, f)
	if p.Sex != "" && !Chosen(Sexes, p.Sex) {
		f.Add("sex", "Choose from the list")
	}
	if p.Sex == "" && kind != Adult {
		f.Add("sex", "Choose the child’s sex, or “Not known”")
	}
	if p.Ethnicity != "" && !Chosen(Ethnicities, p.Ethnicity) {
		f.Add("ethnicity", "Choose from the list")
	}
	for _, code := range strings.Fields(p.Disabilities) {
		if !Chosen(Disabilities, code) {
			f.Add("disabilities", "Choose from the list")
		}
	}
	if p.Interpreter && p.Language == "" {
		f.Add("language", "Say in which language the interpreter is needed")
	}
	if p.NHSNumber != "" && !nhsNumber(p.NHSNumber) {
		f.Add("nhs_number", "Enter the NHS number with its 10 digits; one of them seems wrong")
	}
	for field, text := range map[string]string{"title": p.Title, "pronouns": p.Pronouns, "language": p.Language, "child_ref": p.ChildRef} {
		f.AtMost(field, text, MaxName)
	}
	f.AtMost("aliases", p.Aliases, 300)
	f.checkLatin(p.Latin)
	f.AtMost("access_needs", p.AccessNeeds, 1000)
	return f.Err()
}

func (p Person) checkNames(kind PersonKind, f Fields) {
	switch {
	case kind == Adult && strings.TrimSpace(p.FirstName+p.LastName) == "":
		f.Add("last_name", "Enter a name, as far as it is known")
	case kind != Adult:
		f.Need("last_name", p.LastName, "Enter the surname")
	}
	if kind != Adult && !p.Unborn {
		f.Need("first_name", p.FirstName, "Enter the first name, or say that the child is not yet born")
	}
	for field, name := range map[string]string{
		"first_name": p.FirstName, "last_name": p.LastName, "known_as": p.KnownAs, "former_name": p.FormerName, "aliases": p.Aliases, "title": p.Title,
	} {
		if strings.ContainsFunc(name, notName) {
			f.Add(field, "A name has letters, spaces, hyphens, apostrophes and the like; this has a character that cannot be printed in a letter")
		}
		f.AtMost(field, name, 3*MaxName)
	}
	for field, name := range map[string]string{"first_name": p.FirstName, "last_name": p.LastName, "known_as": p.KnownAs, "former_name": p.FormerName} {
		f.AtMost(field, name, MaxName)
	}
}

// notName tells whether a character has no place in a name: a sign, an emoji, a bracket of markup, a control character.
// Letters of every script have.
func notName(r rune) bool {
	return !(r <= 0xFFFF && (unicode.IsLetter(r) || unicode.IsMark(r) || r == ' ' || r >= '0' && r <= '9' || strings.ContainsRune("'’‘ʼʻ`´-‐‑–.,;()/&·،", r)))
}

func (p Person) checkDates(kind PersonKind, today Date, f Fields) {
	if p.Unborn {
		switch {
		case kind == Adult:
			f.Add("unborn", "Only a child can be unborn")
		case p.Expected.IsZero():
			f.Add("expected", "Enter the expected date of delivery; an estimate will do")
		case p.Expected.After(today.AddMonths(10)) || p.Expected.Before(today.AddMonths(-10)):
			f.Add("expected", "The expected date of delivery must be within ten months of today")
		}
		if !p.Born.IsZero() {
			f.Add("born", "An unborn child has no date of birth")
		}
		return
	}
	if !p.Expected.IsZero() && p.Born.IsZero() {
		f.Add("born", "Enter the date of birth, or say that the child is not yet born")
	}
	age, known := p.Age(today)
	switch {
	case p.Born.After(today):
		f.Add("born", "The date of birth is in the future")
	case kind != Adult && p.Born.IsZero():
		f.Add("born", "Enter the date of birth, or say that the child is not yet born")
	case kind == SubjectChild && known && age >= 18 && p.Died.IsZero():
		f.Add("born", "This makes the child "+strconv.Itoa(age)+" years old: a conference is about children under 18")
	case kind == Adult && known && age < 10:
		f.Add("born", "This makes them "+strconv.Itoa(age)+": enter a child as a child")
	}
	if p.Died.After(today) {
		f.Add("died", "The date is in the future")
	}
	if !p.Died.IsZero() && p.Died.Before(p.Born) {
		f.Add("died", "The date is before the date of birth")
	}
}

// nhsNumber tells whether s has ten digits, spaces aside, of which the last checks the others (modulus 11; NHS Data
// Dictionary, NHS number).
func nhsNumber(s string) bool {
	sum, n := 0, 0
	last := -1
	for _, r := range s {
		switch {
		case r == ' ':
		case r < '0' || r > '9' || n == 10:
			return false
		case n < 9:
			sum += int(r-'0') * (10 - n)
			n++
		default:
			last = int(r - '0')
			n++
		}
	}
	return last == (11-sum%11)%11
}

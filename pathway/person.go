package pathway

import "strings"

// Person is one of a family: a child, or an adult with a relation to a child.
type Person struct {
	ID                  int64
	FirstName, LastName string // legal name; an unborn child has no first name
	KnownAs             string
	FormerName          string
	FormerPrinted       bool   // the former name may be printed; otherwise printing it does harm
	Aliases             string // for the police
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
	"Grandfather", "Aunt", "Uncle", "Sister", "Brother", "Foster carer", "Special guardian", "Adoptive parent", "Family friend", "Other carer"}

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

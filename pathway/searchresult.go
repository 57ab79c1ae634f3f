package pathway

// ResultKind says what a search found.
type ResultKind string

// The kinds of result.
const (
	FoundFamily       ResultKind = "family"
	FoundPerson       ResultKind = "person"
	FoundProfessional ResultKind = "professional"
)

// SearchResult is something that a search found. It never holds an address.
type SearchResult struct {
	Kind      ResultKind
	ID        int64  // of the case, the person or the professional
	Title     string // the name
	Detail    string // a person's age and part, a professional's agency
	Case      int64  // 0: of a professional
	Reference string
	Family    string
	Stage     Stage
	Ended     bool
	Born      Date
	Person    Person
}

// FamilyRow is a family in the list of families.
type FamilyRow struct {
	Case     Case
	Children []Person
	Next     Milestone // the earliest open one; without a title: none
	ICPC     Milestone // the initial conference; without a due date: none is to be held
	Flags    []Flag
}

// FamilyFilter says which families are wanted. Empty fields do not narrow.
type FamilyFilter struct {
	Stage Stage  // empty: all that have not ended
	Words string // names, references, as typed
	After int    // rows to leave out, for the next page
	Limit int    // at most so many; 0 means 50
}

// Match is somebody already entered who may be the same person.
type Match struct {
	Person    Person
	Case      int64
	Family    string
	Reference string
	Kind      PersonKind
	Here      bool // part of the family that is being typed for
	Same      bool // the date of birth is equal too
}

// Asks tells whether it must be said of somebody who is entered whether they are the one found: the name is the same, and the
// dates of birth do not tell them apart.
func (m Match) Asks(p Person) bool {
	return p.Key() != "" && m.Person.Key() == p.Key() && (p.Born.IsZero() || m.Person.Born.IsZero() || p.Born == m.Person.Born)
}

package views

// FindForm is a line to look for something with: posted, so that no name stands in an address.
type FindForm struct {
	ID, Action, Label, Value string
	Hint                     string
	Hidden                   []Hidden
	Clear                    string // address of the list without the search, or none
}

func (FindForm) template() string { return "find-form" }

// FlagList is flags one after another.
type FlagList []Flag

func (FlagList) template() string { return "flag-list" }

// NewFamily is the form for a family with everybody who is known of at once.
type NewFamily struct {
	Action   string
	Errors   ErrorSummary
	Name     TextInput
	Team     Select
	Worker   Select
	Pathway  Select
	Number   TextInput
	MovedIn  Checkbox
	Children []EntryRow
	Adults   []EntryRow
	Rows     []Hidden // how many there are of each
	Back     string
}

func (NewFamily) template() string { return "new-family" }

// EntryRow is one person in a form of several, on one line. What is typed is looked up as it changes.
type EntryRow struct {
	ID      string
	Legend  string
	Look    string // address that tells who may be the same person
	Fields  []Component
	Matches Matches
}

func (EntryRow) template() string { return "entry-row" }

// Matches is who is recorded already and may be the person that is being entered. Empty it draws only its place.
type Matches struct {
	ID      string
	Urgent  bool // the date of birth is equal too: an answer is needed
	Choices Radios
}

func (Matches) template() string { return "matches" }

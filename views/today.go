package views

// Today is what has to be done, in the order in which it matters.
type Today struct {
	Date      string
	Filter    Sections // mine, my role, everybody
	DoNotPost []DoNotPost
	Clocks    []Clock
	Own       []OwnConference
	Parts     []Table // overdue, today, next, whenever; those that have rows
	More      Link    // to the rows that are left out, or none
	Empty     Empty   // drawn where there is nothing at all
}

func (Today) template() string { return "today" }

// Nothing tells whether there is nothing to show.
func (t Today) Nothing() bool {
	return len(t.DoNotPost)+len(t.Clocks)+len(t.Own)+len(t.Parts) == 0
}

// Clock is 24 hours that run.
type Clock struct {
	ID                string
	Status            Status
	Left              string // "3 hours 20 minutes left"
	By                string // "by Monday 14 December 2026 at 12:10"
	Family, Reference string
	URL               string // of the family
	Step, Whose       string
	Action            Action
}

// DoNotPost is a letter that was printed and must not go into the post.
type DoNotPost struct {
	Reference, Kind         string
	Family, FamilyReference string
	Why                     string
	Action                  Action
}

// OwnConference is a conference of today that the reader chairs or writes down.
type OwnConference struct {
	At, Kind          string
	Where             string
	Family, Reference string
	URL               string // of the family
	Action            Action
}

package views

// Conferences is the conferences of a family, the latest first.
type Conferences struct {
	Title   string
	Actions []Action
	Note    string // why there is nothing to book, or what to do first
	Cards   []ConferenceCard
	Empty   Empty
}

func (Conferences) template() string { return "conferences" }

// ConferenceCard is one of them, and where its work is done.
type ConferenceCard struct {
	ID    string
	Title string // "Friday 11 December 2026 at 10:00"
	Kind  string
	Tags  []Tag
	Facts SummaryList
	Links []Link // its screens
	Edits []Link // what changes the booking
	Told  Table  // who is to be told of the new date
}

func (ConferenceCard) template() string { return "conference-card" }

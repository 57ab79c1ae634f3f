package views

// Hours is the 24 hours in which something goes to everybody: how long there is, by both counts, and what is left.
type Hours struct {
	Status Status
	Left   string // "3 hours 20 minutes left", by the rule that counts
	Note   string // what it is about, or when it stopped
	Facts  SummaryList
	Rest   []Waiting // who still has nothing, by what it waits for, or none
}

func (Hours) template() string { return "hours" }

// Waiting is what some people's documents wait for, and who they are.
type Waiting struct {
	For string
	Who []Link
}

// RowButton is a button in a row of a TickForm, with an address of its own: it acts on its row alone.
type RowButton struct {
	ID, Text, Action string
	About            string // for screen readers: whom the row is about
}

func (RowButton) template() string { return "row-button" }

// Lines are short texts one below another, such as what became of something.
type Lines struct{ Items []string }

func (Lines) template() string { return "lines" }

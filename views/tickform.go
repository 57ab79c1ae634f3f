package views

// TickForm is a table of things to choose from, with what can be done with those that are ticked.
type TickForm struct {
	ID      string // needed
	Action  string // of the first button
	Errors  ErrorSummary
	Hidden  []Hidden
	Table   Table
	Fields  []Component // below the table: when, a note
	Buttons []FormButton
}

func (TickForm) template() string { return "tick-form" }

// FormButton is one of several buttons of a form, each with an address of its own.
type FormButton struct {
	ID, Text, Action string
	Hint             string // what it does, beside it
	First, Danger    bool
}

// Tick is a box in a table's row, with what it stands for: as a link where there is a URL.
type Tick struct {
	ID, Name, Value, Label string
	URL                    string
	Note                   string
	Flags                  []Flag
	Chosen                 bool
	Off                    bool // nothing can be done with it now: it has no box
}

func (Tick) template() string { return "tick" }

// Standings say how several things of one row stand, such as the documents for one recipient.
type Standings struct {
	Items []Standing
	Act   RowButton // what is done with all of them, inside of a TickForm; or none
}

func (Standings) template() string { return "standings" }

// Standing is how one thing stands, with what is to be mended below.
type Standing struct {
	Title string
	Tag   Tag
	Note  string
	Mend  []Mend
}

// Mend is something that is wrong, and where it is put right.
type Mend struct {
	Text string
	Link Link // or none
}

// MendList is what stops something, or is worth a look.
type MendList struct {
	ID, Title string
	Status    Status // StatusLate: it stops; StatusOpen: worth a look
	Items     []Mend
}

func (MendList) template() string { return "mend-list" }

// Mark is the mark before each line.
func (m MendList) Mark() Mark { return m.Status.Mark() }

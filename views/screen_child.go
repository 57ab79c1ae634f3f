package views

// ScreenChild is what agencies think for one child, what was decided, and the outline plan.
type ScreenChild struct {
	ID, Name  string
	Agencies  []ScreenAgency
	CopyFrom  string // id of the child whose views can be taken over; "": the first child
	CopyName  string
	Outcome   Radios
	Category  ScreenTicks
	Reasons   Textarea
	Chair     Textarea
	Instead   Textarea
	Ground    Select // why the plan ends, of a child who is on one; without a name: not asked
	Reconvene DateInput
	Read      string // how Reconvene was understood
	Dissent   []Textarea
	Dissents  int // how many of them hold something
	Plan      ScreenPlan
}

func (ScreenChild) template() string { return "screen-child" }

// ScreenAgency is what one agency thinks for one child.
type ScreenAgency struct {
	Attendee   int64
	Name, Role string
	Asked      bool // it counts for quoracy and is there: a view is wanted
	View       Select
	Categories ScreenTicks
	Reasons    Textarea
}

// ScreenTicks is a few boxes on one line, each a field of its own.
type ScreenTicks struct {
	Label string // for screen readers
	Items []ScreenTick
}

func (ScreenTicks) template() string { return "screen-ticks" }

// ScreenTick is a box with a short label.
type ScreenTick struct {
	ID, Name     string
	Short, Title string
	On           bool
}

// ScreenPlan is the outline plan of one child.
type ScreenPlan struct {
	Child       int64
	Name        string
	Protect     Textarea
	Mark        string      // from when the plan stands that was carried over; "": none was
	Keep        ScreenTicks // that what else stands in it is confirmed
	Rows        []ScreenRow
	Blank       ScreenRow // the row that the script makes new ones from: its number is 0
	Seen, Alone TextInput
	Contingency Textarea
	Expected    Textarea
	Review      DateInput // without a name: there is one child, whose review is everybody's
	ReviewAt    TimeInput
	ReviewRead  string // how Review was understood
}

func (ScreenPlan) template() string { return "screen-plan" }

// ScreenRow is a row of an outline plan: risk, action, who, by when, measure.
type ScreenRow struct {
	Number                     int
	Child                      int64
	Risk, Action, Who, Measure ScreenCell
	By                         ScreenCell
	CopyTo                     string // "Ben", "the others"; "": there is nobody to copy to
	Mark                       string // "From 11 December 2026": the row was carried over; "": it is new
	Keep                       ScreenTicks
}

func (ScreenRow) template() string { return "screen-row" }

// ScreenCell is a field of a row.
type ScreenCell struct{ ID, Name, Label, Value, Read string }

// Cell makes a field of a row.
func (f *Form) Cell(name, label string) ScreenCell {
	x := f.Field(name, label)
	return ScreenCell{ID: x.ID, Name: x.Name, Label: x.Label, Value: x.Value}
}

// Tick makes a box with a short label.
func (f *Form) Tick(name, short, title string) ScreenTick {
	x := f.Field(name, title)
	return ScreenTick{ID: x.ID, Name: x.Name, Short: short, Title: title, On: x.Value == "yes"}
}

// ScreenCore is who will be the core group, when it meets, and when the review is.
type ScreenCore struct {
	Lead               TextInput
	Members            []Checkbox
	On                 DateInput
	At                 TimeInput
	Where              TextInput
	OnRead, ReviewRead string // how the dates were understood
	Review             DateInput
	ReviewAt           TimeInput
}

func (ScreenCore) template() string { return "screen-core" }

// FieldID is the id that a field of a form gets, for links to it.
func FieldID(name string) string { return idOf(name) }

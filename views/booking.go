package views

// Booking is the form for a conference: the days with what else is on them, and everything else that is booked with it.
type Booking struct {
	Head     PageHead
	Limits   []Limit
	Counting Details
	Errors   ErrorSummary
	Action   string
	Check    string // address that says, while one chooses, what is free; the form works without it
	Hidden   []Hidden
	Days     DayChoice
	Fixed    SummaryList // date, time and place where they are not changed here; then Days is empty
	Move     Link        // to where they are changed
	Found    BookingCheck
	When     []Component // time and length
	Where    []Component
	Who      []Component
	Late     Fieldset    // reason and who agreed: shown with a day after the last one
	Moved    []Component // why it is moved and who approved it, where it is
	Button   string
	Back     Link
}

func (Booking) template() string { return "booking" }

// Limit is one of the two last days of a conference, with the time left in words.
type Limit struct {
	Name string // "Day 15 of the pathway"
	Date string
	Left Tag
}

// DayChoice is a choice of one day among whole weeks, Monday to Friday, each with what is on it; and of another day, typed.
type DayChoice struct {
	Field
	Weeks [][]DayCell
	Other Choice // its Reveal is where the day is typed
}

func (DayChoice) template() string { return "day-choice" }

// DayCell is one day. Value is what is sent; without one it cannot be chosen, and Closed says why.
type DayCell struct {
	ID, Value   string
	Weekday     string // "Wed"
	Date        string // "9 Dec"
	Day         string // "Day 14"
	Closed      string
	Marks       []Tag
	Late        bool // needs a reason
	Chosen      bool
	Conferences []DayLine
	Away        []string // who is away
}

// DayLine is a conference on a day: "10:00 to 12:00", "Cara Chair, Oak room".
type DayLine struct{ Times, Text string }

// Count says how many conferences there are.
func (d DayCell) Count() string { return Plural(len(d.Conferences), "conference", "conferences") }

// Days makes a choice of a day. An empty week cannot be; the first day that can be chosen has the field's own id.
func (f *Form) Days(name, label string, weeks [][]DayCell, other DateInput) DayChoice {
	d := DayChoice{Field: f.Field(name, label), Weeks: weeks}
	n, chosen := 0, false
	for _, week := range weeks {
		for i := range week {
			cell := &week[i]
			if cell.Value == "" {
				continue
			}
			cell.ID, cell.Chosen = choiceID(d.ID, n), cell.Value == d.Value
			chosen = chosen || cell.Chosen
			n++
		}
	}
	d.Other = Choice{Option: Option{Value: "other", Text: "Another day", Reveal: other}, ID: choiceID(d.ID, n), Name: name, Chosen: d.Value == "other" || !chosen && other.Value != ""}
	f.behind(other)
	return d
}

// BookingCheck says of what is chosen so far what is free and what is to be minded.
type BookingCheck struct{ Lines []CheckLine }

func (BookingCheck) template() string { return "booking-check" }

// CheckLine is one of them.
type CheckLine struct {
	Status Status
	Text   string
}

package views

// Diary is a week of the conference diary.
type Diary struct {
	Head     PageHead
	Prev     Link
	Next     Link
	This     Link // none in this week
	Filter   EditForm
	Due      Table // due and not booked
	Days     []DiaryDay
	Filtered string // what is chosen to be seen, or none
}

func (Diary) template() string { return "diary" }

// DiaryDay is one day of it.
type DiaryDay struct {
	ID     string
	Title  string // "Monday 23 November"
	Today  bool
	Closed string // why there is no conference
	Duty   string // "Cara Chair", or who is missing
	Away   []string
	Rows   []DiaryRow
}

// Count says how many conferences are on the day.
func (d DiaryDay) Count() string { return Plural(len(d.Rows), "conference", "conferences") }

// DiaryRow is one conference. Off is one that does not take place.
type DiaryRow struct {
	Times  string
	Family string
	URL    string // none where the reader may not open the family
	Note   string // below the family: kind, interpreter
	Chair  string
	Taker  string
	Where  string
	State  Tag
	Off    bool
	More   string // why it is off, where it went
}

package views

// Table is rows of facts. At a narrow width each row becomes a block with its facts named, and its action in sight; a
// table of figures scrolls by itself instead.
type Table struct {
	ID      string // for the scrolling region and for parts that swap; needed
	Caption string
	Quiet   bool // the caption is for screen readers only: a heading says it
	Heads   []ColumnHead
	Rows    []Row
	Empty   Empty  // drawn instead when there is no row
	Scrolls bool   // a table of figures, to be compared down the columns
	Foot    string // a line below: "12 of 240 families"
}

func (Table) template() string { return "table" }

// Label names a fact of a row where the column's head is out of sight: "" when it speaks for itself.
func (t Table) Label(column int) string {
	if t.Scrolls || column >= len(t.Heads) || t.Heads[column].Plain || t.Heads[column].Action {
		return ""
	}
	return t.Heads[column].Text
}

// IsAction tells whether the column holds the rows' actions.
func (t Table) IsAction(column int) bool { return column < len(t.Heads) && t.Heads[column].Action }

// ColumnHead is the head of a column.
type ColumnHead struct {
	Text   string
	URL    string // sorts by it, or none
	Sorted string // "ascending", "descending" or none
	Number bool   // figures, set to the right
	Action bool   // a column of buttons; its head is for screen readers only
	Plain  bool   // its facts speak for themselves, so a block does not name them: a tag, a step
}

// Row is one row. Status colours its edge.
type Row struct {
	ID     string // or none
	Status Status
	Cells  []Cell
}

// Cell is one fact: Text, as a link when there is a URL, with Note in small below; or Body instead of the text.
type Cell struct {
	Text, URL, Note string
	Body            Component
	Head            bool // names the row
	Number          bool
	NoWrap          bool // a date or a reference
}

// Empty says what will be here and how it starts.
type Empty struct {
	Text   string
	Action Action // or none
}

func (Empty) template() string { return "empty" }

// Pagination leads through a long list.
type Pagination struct {
	Label      string // "Families"
	Prev, Next string // addresses, or none
	Pages      []PageLink
}

func (Pagination) template() string { return "pagination" }

// PageLink is one page of a list; without a URL it is a gap.
type PageLink struct {
	Number  int
	URL     string
	Current bool
}

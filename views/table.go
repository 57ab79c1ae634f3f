package views

// Table is rows of facts. At a narrow width it scrolls by itself, so that the page does not.
type Table struct {
	ID      string // for the scrolling region and for parts that swap; needed
	Caption string
	Quiet   bool // the caption is for screen readers only: a heading says it
	Heads   []ColumnHead
	Rows    []Row
	Empty   Empty  // drawn instead when there is no row
	Foot    string // a line below: "12 of 240 families"
}

func (Table) template() string { return "table" }

// ColumnHead is the head of a column.
type ColumnHead struct {
	Text   string
	URL    string // sorts by it, or none
	Sorted string // "ascending", "descending" or none
	Number bool   // figures, set to the right
	Quiet  bool   // for screen readers only: a column of buttons
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

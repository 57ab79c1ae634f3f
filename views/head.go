package views

// PageHead is the top of a page: what it is, what it is about, and its one main action.
type PageHead struct {
	Title   string
	Caption string // above the title, smaller: the family's reference, the step
	Lead    string // one sentence below, the question that the page answers
	Tags    []Tag
	Flags   []Flag
	Actions []Action // the first is the main one
}

func (PageHead) template() string { return "page-head" }

// Action is a link that does something, drawn as a button.
type Action struct {
	Text, URL string
	Second    bool // not the main action of its place
	Print     bool // prints the page: needs script and is drawn only with it
}

func (Action) template() string { return "action" }

// Sections is the row of links between the pages of one thing, such as a family's People, Conferences and Plan.
type Sections struct {
	Label string // for screen readers: "Family"
	Items []SectionItem
}

func (Sections) template() string { return "sections" }

// SectionItem is one of them. Count stands behind the words, "" for none.
type SectionItem struct {
	Text, URL, Count string
	Current          bool
}

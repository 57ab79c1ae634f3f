package views

// FamilyPage is a page of one family: its head, the links to its sections, and below them what the page is about.
type FamilyPage struct {
	Head FamilyHead
	Body Component
}

func (FamilyPage) template() string { return "family-page" }

// FamilyHead is what everybody who opens a family must see. On a page below a section, such as a form, it is Slim: one
// line, without the links and without a heading, because the page has its own.
type FamilyHead struct {
	Name      string
	URL       string
	Reference string
	Children  []HeadChild
	Flags     []Flag
	Pathway   string // "Pathway 2024"
	Stage     string
	Chair     string // "Chair: Ann Obi", "No chair yet"
	Sections  Sections
	Edit      string // address of the form for the family's own details, or none
	Slim      bool
}

func (FamilyHead) template() string { return "family-head" }

// HeadChild is a child in the head: "Zoë, 7", "Baby Ward, expected 3 Feb 2027".
type HeadChild struct{ Name, Age string }

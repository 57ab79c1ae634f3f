package views

// SummaryList is facts about one thing, each with its name and perhaps a way to change it.
type SummaryList struct {
	Rows []SummaryRow
}

func (SummaryList) template() string { return "summary-list" }

// SummaryRow is one fact: Text (its line breaks are kept), or Body instead.
type SummaryRow struct {
	Name, Text string
	Body       Component
	Change     Link // "Change" and where; its words for screen readers end with Name
}

// Details is something that opens on request.
type Details struct {
	Summary string
	Text    string // its line breaks are kept
	Body    Component
	Open    bool
}

func (Details) template() string { return "details" }

// Warning is a text that must not be missed.
type Warning struct{ Text string }

func (Warning) template() string { return "warning" }

// Inset is a quiet note beside the main text.
type Inset struct{ Text string }

func (Inset) template() string { return "inset" }

// CopyText is a text that is ready to be copied elsewhere, such as into the authority's case system.
type CopyText struct {
	ID    string // needed
	Label string // "Text for the case system"
	Text  string
}

func (CopyText) template() string { return "copy-text" }

// Timeline is what happened, the latest first.
type Timeline struct {
	Items []TimelineItem
	Empty Empty
}

func (Timeline) template() string { return "timeline" }

// TimelineItem is one event. When is for people, Machine for the datetime attribute.
type TimelineItem struct {
	Title, By, When, Machine, Text string
	Body                           Component
	Link                           Link
}

// Stack is components one below another.
type Stack []Component

func (Stack) template() string { return "stack" }

// Text is a paragraph.
type Text string

func (Text) template() string { return "text" }

// Fieldset holds fields that belong together.
type Fieldset struct {
	Legend, Hint string
	Across       bool // side by side where there is room
	Fields       []Component
}

func (Fieldset) template() string { return "fieldset" }

// Heading is a heading of the second level between the parts of a page.
type Heading struct{ ID, Text string }

func (Heading) template() string { return "heading" }

package views

// SectionHead is the heading of a part of a page, with what can be done there.
type SectionHead struct {
	ID, Title string
	Actions   []Action
}

func (SectionHead) template() string { return "section-head" }

// Links are a few links on one line.
type Links struct{ Items []Link }

func (Links) template() string { return "links" }

package views

// SectionHead is the heading of a part of a page.
type SectionHead struct{ ID, Title string }

func (SectionHead) template() string { return "section-head" }

// Links are a few links on one line.
type Links struct{ Items []Link }

func (Links) template() string { return "links" }

package views

import "html/template"

// Paper is a document on a page of the program, as it will be read.
type Paper struct {
	ID    string
	Label string // for screen readers: "Invitation as it will be sent"
	HTML  template.HTML
}

func (Paper) template() string { return "paper" }

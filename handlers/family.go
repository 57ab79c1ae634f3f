package handlers

import (
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// Family returns all that is recorded of the request's family, without any protected value: what pages are made from.
// Documents are made from the record, and a protected value is shown by showSecret.
func (c *Ctx) Family() (pathway.Family, error) {
	f, err := c.server.DB.Family(c.Ctx(), c.By(), c.family.ID)
	return f.ForScreens(), err
}

// The sections of a family, in the order of their links.
const (
	sectionPathway     = ""
	sectionPeople      = "people"
	sectionConferences = "conferences"
	sectionPlan        = "plan"
	sectionDocuments   = "documents"
	sectionNotes       = "notes"
	sectionIssues      = "issues"
	sectionHistory     = "history"
)

var familySections = []struct {
	path, text string
	right      pathway.Right
}{
	{sectionPathway, "Pathway", pathway.ViewCases},
	{sectionPeople, "People", pathway.ViewCases},
	{sectionConferences, "Conferences", pathway.ViewCases},
	{sectionPlan, "Plan", pathway.ViewCases},
	{sectionDocuments, "Documents", pathway.ViewDocuments},
	{sectionNotes, "Notes", pathway.ViewCases},
	{sectionIssues, "Issues", pathway.ViewCases},
	{sectionHistory, "History", pathway.ViewHistory},
}

// SectionPage returns a section of a family: its head with the sections' links, and below it the body, whose headings
// begin at the second level.
func (c *Ctx) SectionPage(f *pathway.Family, section, title string, body views.Component) Page {
	head := c.familyHead(f)
	for _, s := range familySections {
		path, route := views.Path("cases", f.Case.ID), "/cases/:case"
		if s.path != "" {
			path, route = path+"/"+s.path, route+"/"+s.path
		}
		if c.May(s.right) && c.server.offers(route) {
			head.Sections.Items = append(head.Sections.Items, views.SectionItem{Text: s.text, URL: path, Current: s.path == section})
		}
	}
	return Page{Title: title, Crumbs: []views.Link{{Text: "Families", URL: casesPath}}, Body: views.FamilyPage{Head: head, Body: body}}
}

// FormPage returns a page below a section of a family, such as a form, whose body has its own heading: above it stands
// which family this is, in one line.
func (c *Ctx) FormPage(f *pathway.Family, section, title string, body views.Component) Page {
	head := c.familyHead(f)
	head.Slim = true
	crumbs := []views.Link{{Text: "Families", URL: casesPath}, {Text: f.Case.Name, URL: views.Path("cases", f.Case.ID)}}
	for _, s := range familySections {
		if s.path == section && s.path != sectionPathway {
			crumbs = append(crumbs, views.Link{Text: s.text, URL: views.Path("cases", f.Case.ID, s.path)})
		}
	}
	return Page{Title: title, Crumbs: crumbs, Body: views.FamilyPage{Head: head, Body: body}}
}

func (c *Ctx) familyHead(f *pathway.Family) views.FamilyHead {
	h := views.FamilyHead{Name: f.Case.Name, URL: views.Path("cases", f.Case.ID), Reference: f.Case.Reference, Flags: flagsOf(f.Flags()),
		Pathway: "Pathway " + f.Case.Pathway, Stage: pathway.TitleOf(pathway.Stages, string(f.Case.Stage)), Chair: "No chair yet",
		Sections: views.Sections{Label: "Family"}}
	if f.Case.ChairName != "" {
		h.Chair = "Chair: " + f.Case.ChairName
	}
	for _, m := range f.Children() {
		h.Children = append(h.Children, views.HeadChild{Name: m.Person.Name(), Age: m.Person.AgeWords(c.Today())})
	}
	if words := pathway.PlanAlarmWords(f.Case.OnPlanSince, c.Today()); words != "" {
		h.Flags = append(h.Flags, views.Flag{Text: words, Strong: true})
	}
	if c.May(pathway.EditFamily) {
		h.Edit = views.Path("cases", f.Case.ID, "details")
	}
	return h
}

func flagsOf(flags []pathway.Flag) []views.Flag {
	var list []views.Flag
	for _, f := range flags {
		list = append(list, views.Flag{Text: f.Text, Strong: f.Alarm})
	}
	return list
}

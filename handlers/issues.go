package handlers

import (
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

const issuesPath = "/issues"

// issues is the section of what was taken up about a family: with agencies, and by people against the office or a decision.
func (s *Server) issues(c *Ctx) error {
	f, err := c.Family()
	if err != nil {
		return err
	}
	list, err := s.DB.Resolutions(c.Ctx(), c.By(), f.Case.ID)
	if err != nil {
		return err
	}
	at := views.Path("cases", f.Case.ID)
	head := views.SectionHead{ID: "resolutions-title", Title: "Issues resolution"}
	if c.May(pathway.TakeUp) {
		head.Actions = []views.Action{{Text: "Take something up with an agency", URL: at + "/resolutions/new", Second: true}}
	}
	t := views.Table{ID: "resolutions", Caption: "Issues resolution", Quiet: true, Heads: []views.ColumnHead{{Text: "Matter", Plain: true}, {Text: "With"}, {Text: "Taken up"}, {Text: "Answer wanted by"}, {Text: "How it stands", Plain: true}},
		Empty: views.Empty{Text: "Nothing has been taken up with an agency about this family."}}
	for i := range list {
		t.Rows = append(t.Rows, c.resolutionRow(&list[i], false))
	}
	objections, err := s.DB.Objections(c.Ctx(), c.By(), f.Case.ID)
	if err != nil {
		return err
	}
	second := views.SectionHead{ID: "objections-title", Title: "Formal dissent and complaints"}
	if c.May(pathway.TakeUp) {
		second.Actions = []views.Action{{Text: "Record a complaint", URL: c.objectionAt(f.Case.ID, "new", "complaint"), Second: true}}
	}
	return c.Show(c.SectionPage(&f, sectionIssues, "Issues", views.Stack{head, t, second, views.Text("Formal dissent is recorded on the page of a conference’s decisions, within 72 hours of when they were sent to whoever dissents."), c.objectionTable(objections, false)}))
}

// allIssues lists what waits for an answer, of all families.
func (s *Server) allIssues(c *Ctx) error {
	list, err := s.DB.OpenResolutions(c.Ctx(), c.By())
	if err != nil {
		return err
	}
	t := views.Table{ID: "resolutions", Caption: "Issues resolution", Quiet: true, Heads: []views.ColumnHead{{Text: "Matter", Plain: true}, {Text: "Family"}, {Text: "With"}, {Text: "Taken up"}, {Text: "Answer wanted by"}, {Text: "How it stands", Plain: true}},
		Empty: views.Empty{Text: "Nothing that was taken up with an agency waits for an answer."}}
	for i := range list {
		t.Rows = append(t.Rows, c.resolutionRow(&list[i], true))
	}
	objections, err := s.DB.Objections(c.Ctx(), c.By(), 0)
	if err != nil {
		return err
	}
	return c.Show(Page{Title: "Issues", Crumbs: []views.Link{{Text: "Families", URL: casesPath}}, Body: views.Stack{
		views.PageHead{Title: "Issues that wait for an answer", Lead: "Of all families that you may open. What is settled stands with each family, under Issues."}, views.SectionHead{ID: "resolutions-title", Title: "Issues resolution"}, t,
		views.SectionHead{ID: "objections-title", Title: "Formal dissent and complaints"}, c.objectionTable(objections, true)}})
}

// resolutionRow is one matter of a list; with the family, where the list is of several.
func (c *Ctx) resolutionRow(x *pathway.Resolution, family bool) views.Row {
	tag := c.standingTag(x.Standing(c.Today()), x.AnswerDue)
	if tag.Status == views.StatusDone {
		tag.Text = pathway.TitleOf(pathway.ResolutionOutcomes, x.Outcome)
	}
	row := views.Row{Status: tag.Status, Cells: []views.Cell{
		{Text: pathway.TitleOf(pathway.ResolutionGrounds, x.Ground), URL: c.resolutionAt(x.Case, x.ID), Note: pathway.TitleOf(pathway.ResolutionStages, string(x.Stage)), Head: true}}}
	if family {
		row.Cells = append(row.Cells, views.Cell{Text: x.CaseName, URL: views.Path("cases", x.Case, sectionIssues), Note: x.Reference})
	}
	row.Cells = append(row.Cells, views.Cell{Text: x.AgencyName, Note: x.ToName}, views.Cell{Text: x.RaisedOn.Short(), NoWrap: true}, views.Cell{Text: x.AnswerDue.Short(), NoWrap: true}, views.Cell{Body: tag})
	return row
}

// standingTag says in a word how far something is that waits for an answer, which was wanted by a day.
func (c *Ctx) standingTag(standing string, due pathway.Date) views.Tag {
	switch standing {
	case pathway.StandsStruck:
		return views.Tag{Status: views.StatusStopped, Text: "Entered in error"}
	case pathway.StandsTaken:
		return views.Tag{Status: views.StatusStopped, Text: "Taken to the formal stage"}
	case pathway.StandsAnswered:
		return views.Tag{Status: views.StatusDone, Text: "Answered"}
	case pathway.StandsLate:
		return views.Tag{Status: views.StatusLate, Text: "Answer overdue"}
	}
	if due == c.Today() {
		return views.Tag{Status: views.StatusDue, Text: "Answer wanted today"}
	}
	return views.Tag{Status: views.StatusWaiting, Text: "Waits for an answer"}
}

// leadOptions offers the agencies that still are, each with its safeguarding lead.
func leadOptions(f *pathway.Family, list []pathway.Agency) []views.Option {
	var all []views.Option
	for _, g := range list {
		if !g.Ended {
			all = append(all, views.Option{Value: idText(g.ID), Text: strings.Join(nonEmpty(f.AgencyOnScreens(g.ID, g.Name), g.LeadName), ", ")})
		}
	}
	return all
}

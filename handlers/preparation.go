package handlers

import (
	"strings"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// preparation shows whether everything is ready for the conference: the steps of each who prepares it, and the reports.
func (s *Server) preparation(c *Ctx) error {
	f, course, err := c.familyCourse()
	if err != nil {
		return err
	}
	var reports []pathway.Report
	var recipients []db.ReportRecipient
	if k := course.Current(); k.ID != 0 {
		if reports, err = s.DB.Reports(c.Ctx(), c.By(), f.Case.ID, k.ID); err != nil {
			return err
		}
		if recipients, err = s.DB.ReportRecipients(c.Ctx(), c.By(), f.Case.ID, k.ID); err != nil {
			return err
		}
	}
	return c.Show(c.FormPage(f, sectionPathway, "Preparation", c.preparationPage(f, course, reports, recipients)))
}

func (c *Ctx) preparationPage(f *pathway.Family, course *pathway.Course, reports []pathway.Report, recipients []db.ReportRecipient) views.Component {
	lead := "No conference is booked yet, so its dates are a forecast."
	switch k := course.Current(); {
	case k.State == pathway.ConferenceHeld:
		lead = views.Sentence(theConference(k)) + " was held on " + k.StartsAt.Format() + "."
	case k.ID != 0:
		lead = views.Sentence(theConference(k)) + " is on " + k.StartsAt.Format() + "."
	}
	page := views.Stack{views.PageHead{Title: "Preparation", Lead: lead, Actions: []views.Action{{Text: "Print", Print: true}}}}
	if len(course.Milestones) == 0 {
		return append(page, views.Empty{Text: "The steps of the preparation are listed here once a strategy meeting has started a section 47 enquiry."})
	}
	groups := []views.Checklist{{ID: "chair", Title: "Chair"}, {ID: "others", Title: "Social worker, team and agencies"}, {ID: "office", Title: "The office"}}
	for _, m := range course.Preparing() {
		group := &groups[2]
		switch {
		case m.Role == pathway.Chair:
			group = &groups[0]
		case m.Waiting != "":
			group = &groups[1]
		}
		group.Items = append(group.Items, c.checkItem(f, course, m))
	}
	for _, g := range groups {
		if len(g.Items) > 0 {
			page = append(page, g)
		}
	}
	for i, r := range reports {
		reports[i].AgencyName = f.AgencyOnScreens(r.Agency, r.AgencyName)
	}
	return append(page, c.reportTable(course, reports, recipients)...)
}

// theConference is what a conference is called inside a sentence: "the conference", "the review".
func theConference(k pathway.Conference) string {
	if k.Kind == pathway.RCPC {
		return "the review"
	}
	return "the conference"
}

// checkItem is a step of the preparation: with the form that ticks it, where it is ticked by hand.
func (c *Ctx) checkItem(f *pathway.Family, course *pathway.Course, m pathway.Milestone) views.CheckItem {
	row := c.stepRow(course, &m)
	row.URL += "?back=preparation"
	item := views.CheckItem{Step: row}
	action := actionOf(m.Step)
	byHand := len(action.paths) > 0 && action.paths[0] == recordPath && course.EntryRefusal(&m) == ""
	if !byHand || !m.Done.IsZero() || m.Ended || !c.May(action.right) {
		return item
	}
	item.Step.Action = views.Action{}
	if c.server.DB.HasAsk(&m) {
		item.Step.Action = views.Action{Text: "Text to send", URL: row.URL + "#ask", Second: true}
	}
	item.Form = c.inlineForm(f, &m, "Tick it, with a note", "preparation")
	return item
}

// reportTable lists the reports received, each with whom it was shared, and who still has none.
func (c *Ctx) reportTable(course *pathway.Course, reports []pathway.Report, recipients []db.ReportRecipient) views.Stack {
	list := views.Stack{views.Heading{ID: "reports", Text: "Reports"}}
	base := views.Path("cases", course.Case.ID)
	empty := views.Empty{Text: "Reports that agencies send are kept here: who wrote them, each version, and with whom they were shared."}
	if course.Current().ID == 0 {
		empty.Text = "Reports belong to the conference. Once it is booked they are kept here, with each version and with whom they were shared."
		return append(list, empty)
	}
	t := views.Table{ID: "report-list", Caption: "Reports received", Quiet: true, Heads: []views.ColumnHead{{Text: "Report", Plain: true}, {Text: "From"}, {Text: "Received"}, {Text: "Shared with"}, {Text: "Still without it"}, {Text: "Action", Action: true}}, Empty: empty}
	for _, r := range reports {
		if r.ReplacedBy != 0 {
			continue
		}
		at := base + "/reports/" + idText(r.ID)
		var with, without []string
		for _, who := range recipients {
			has := false
			for _, s := range r.Shared {
				has = has || s.Attendee == who.Attendee
			}
			if has {
				with = append(with, who.Name)
			} else {
				without = append(without, who.Name)
			}
		}
		row := views.Row{Cells: []views.Cell{{Text: r.Title, URL: at, Note: r.Author, Head: true}, {Text: r.AgencyName}, {Text: receivedWords(c, r), NoWrap: true}, {Text: strings.Join(with, ", ")}, {Text: strings.Join(without, ", ")}, {}}}
		if r.ChairOnly {
			row.Cells[3], row.Cells[4] = views.Cell{Text: "For the chair only"}, views.Cell{}
		} else if c.May(pathway.RecordPreparation) && len(without) > 0 {
			row.Cells[5] = views.Cell{Body: views.Action{Text: "Record sharing", URL: at + "#share", Second: true}}
		}
		t.Rows = append(t.Rows, row)
	}
	if c.May(pathway.RecordPreparation) {
		list = append(list, views.Action{Text: "Keep a report", URL: base + "/reports/new", Second: len(t.Rows) > 0})
	}
	return append(list, t)
}

// receivedWords says when a report came.
func receivedWords(c *Ctx, r pathway.Report) string { return c.storedInstant(r.ReceivedAt) }

package handlers

import (
	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// appraisalTable is the family's mid-point reviews, audits and supervision meetings, as the Plan section shows them, with what is to
// be recorded next.
func (c *Ctx) appraisalTable(course *pathway.Course) views.Stack {
	head := views.SectionHead{ID: "appraisals-head", Title: "Mid-point reviews, audits and supervision"}
	t := views.Table{ID: "appraisals", Caption: "Mid-point reviews, audits and supervision", Quiet: true, Heads: []views.ColumnHead{{Text: "What"}, {Text: "When"}, {Text: "By"}, {Text: "What came of it"}},
		Empty: views.Empty{Text: "The plan has not been looked at from outside the core group yet."}}
	for i := range course.Appraisals {
		a := &course.Appraisals[i]
		if a.Kind == pathway.ChairChecklist { // which comes before there is a plan
			continue
		}
		title, status, finding := a.Kind.Title(), views.StatusDone, a.Finding()
		if m, ok := course.Milestone(a.Step); ok {
			title = m.Title
		}
		switch {
		case a.Struck():
			status, finding = views.StatusStopped, "Recorded in error: "+a.StruckWhy
		case a.Drift:
			status = views.StatusLate
		}
		t.Rows = append(t.Rows, views.Row{Status: status, Cells: []views.Cell{{Text: title, URL: views.Path("cases", course.Case.ID, "appraisals", a.ID), Head: true}, {Text: a.HeldOn.Format(), NoWrap: true}, {Text: a.By}, {Text: finding}}})
	}
	for _, m := range course.Milestones {
		kind := m.Step.Appraisal()
		if kind == "" || kind == pathway.ChairChecklist || m.Forecast || course.AppraisalRefusal(&m, c.Today()) != "" || !m.Done.IsZero() {
			continue
		}
		row := views.StepOf(&m, c.Minute(), course.Office)
		cells := []views.Cell{{Text: m.Title, URL: views.Path("cases", course.Case.ID, "steps", m.ID), Head: true}, {Text: row.When, NoWrap: true}, {Text: m.Who}, {Body: views.Tag{Status: row.Status, Text: row.Left}}}
		t.Rows = append(t.Rows, views.Row{Status: row.Status, Cells: cells})
		if a := c.stepAction(placeOf(course, &m), &m); a.URL != "" && len(head.Actions) == 0 {
			head.Actions = []views.Action{{Text: "Record " + lower(m.Title), URL: a.URL, Second: true}}
		}
	}
	return views.Stack{head, t}
}

// appraisalOf loads the one that the path names.
func (c *Ctx) appraisalOf() (db.Recorded, error) {
	id, err := c.ID("appraisal")
	if err != nil {
		return db.Recorded{}, err
	}
	return c.server.DB.Recorded(c.Ctx(), c.By(), c.Case().ID, id)
}

// appraisal is the page of a mid-point review, an audit or a supervision meeting that was recorded.
func (s *Server) appraisal(c *Ctx) error {
	v, err := c.appraisalOf()
	if err != nil {
		return err
	}
	c.Saw("Looked at a mid-point review, audit or supervision meeting", "appraisal", v.Appraisal.ID)
	f := v.Record.Family().ForScreens()
	return c.Show(c.FormPage(&f, appraisalSection(v.Appraisal.Kind), v.Appraisal.Kind.Title(), c.recordedAppraisal(v)))
}

func (c *Ctx) recordedAppraisal(v db.Recorded) views.Stack {
	a := &v.Appraisal
	at := views.Path("cases", a.Case, "appraisals", a.ID)
	head := views.PageHead{Title: v.Title, Lead: a.HeldOn.Format() + ", by " + a.By}
	if c.May(pathway.RecordMidpoint) && !a.Struck() {
		head.Actions = append(head.Actions, views.Action{Text: "Recorded in error", URL: at + "/strike", Second: true})
	}
	switch {
	case a.Struck():
	case a.Kind == pathway.ChairChecklist && c.May(pathway.AuditFile):
		head.Actions = append([]views.Action{{Text: "Open the paper (PDF)", URL: views.Path("cases", a.Case, "checklists", a.ID, "paper")}}, head.Actions...)
	case a.Kind != pathway.ChairChecklist:
		head.Actions = append([]views.Action{{Text: "Send the record", URL: at + "/copies"}}, head.Actions...)
	}
	body := views.Stack{head}
	if a.Struck() {
		body = append(body, views.Warning{Text: "This was recorded in error: " + a.StruckWhy + " It does not count."})
	}
	facts := views.SummaryList{Rows: []views.SummaryRow{{Name: "What came of it", Text: a.Finding()}}}
	add := func(name, text string) {
		if text != "" {
			facts.Rows = append(facts.Rows, views.SummaryRow{Name: name, Text: text})
		}
	}
	add("Who was there", a.There)
	if a.Kind == pathway.Supervision {
		add("What must change", a.Why)
	} else {
		add("Where, and why", a.Why)
	}
	if !a.TalkedOn.IsZero() {
		add("Talked over", "With "+a.TalkedWith+", on "+a.TalkedOn.Format())
	}
	for _, x := range a.Answers {
		add(x.Question, x.InWords())
	}
	add("Recorded", "By "+a.RecordedName)
	body = append(body, facts)
	if len(a.Actions) > 0 {
		body = append(body, c.requiredTable(a))
	}
	if !a.Struck() && c.May(pathway.WriteNote) {
		body = append(body, views.CopyText{ID: "case-system", Label: "Text for the case system", Text: a.CaseNote(v.Title)},
			views.TextLink{Text: "Note that it was copied, among the oversight notes", URL: views.Path("cases", a.Case, sectionNotes) + "?kind=" + string(pathway.OversightNote)})
	}
	return append(body, views.Heading{ID: "evidence", Text: "What the record showed then"}, evidenceList(a.Evidence))
}

// requiredTable is the required actions with what became of them.
func (c *Ctx) requiredTable(a *pathway.Appraisal) views.Table {
	t := views.Table{ID: "required", Caption: "Required actions", Heads: []views.ColumnHead{{Text: "Action"}, {Text: "Who"}, {Text: "By when"}, {Text: "How it stands"}}}
	for _, x := range a.Actions {
		stands, note := views.Tag{Status: views.StatusOpen, Text: "Open"}, ""
		switch {
		case x.Done:
			stands, note = views.Tag{Status: views.StatusDone, Text: "Closed"}, x.DoneNote
		case x.By.Before(c.Today()):
			stands = views.Tag{Status: views.StatusLate, Text: "Late"}
		}
		t.Rows = append(t.Rows, views.Row{Status: stands.Status, Cells: []views.Cell{{Text: x.Action, URL: views.Path("cases", a.Case, "tasks", x.Task), Head: true, Note: note}, {Text: x.Who}, {Text: x.By.Format(), NoWrap: true}, {Body: stands}}})
	}
	return t
}

// strikeAppraisalPage and strikeAppraisal mark one as recorded in error.
func (s *Server) strikeAppraisalPage(c *Ctx) error { return s.showStrikeAppraisal(c, Form{}, nil) }

func (s *Server) strikeAppraisal(c *Ctx) error {
	id, err := c.ID("appraisal")
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	if err := s.DB.StrikeAppraisal(c.Ctx(), c.By(), c.Case().ID, id, typed.Line("reason")); err != nil {
		return s.showStrikeAppraisal(c, typed, err)
	}
	return c.Done(views.Path("cases", c.Case().ID, sectionPlan), "The record is struck. It stays readable; its step is to be done again, and the tasks for its actions are closed.")
}

func (s *Server) showStrikeAppraisal(c *Ctx, typed Form, failed error) error {
	v, err := c.appraisalOf()
	if err != nil {
		return err
	}
	f, fields := v.Record.Family().ForScreens(), typed.Fields(failed)
	at := views.Path("cases", f.Case.ID, "appraisals", v.Appraisal.ID)
	after := "Its step is to be done again."
	if n := len(v.Appraisal.Actions); n > 0 {
		after = "Its step is to be done again, and " + views.Plural(n, "task for its action ends.", "tasks for its actions end.")
	}
	p := c.FormPage(&f, sectionPlan, "Recorded in error", views.EditForm{ID: "strike-form", Title: "Strike this record", Errors: fields.Summary(), Button: "Strike it", Action: at + "/strike",
		Lead:   v.Title + " of " + v.Appraisal.HeldOn.Format() + ". It stays readable, struck, with the reason. " + after,
		Fields: []views.Component{fields.Text("reason", "Reason").AtMost(300)}, Back: views.Link{Text: "Cancel", URL: at}})
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

package handlers

import (
	"slices"
	"time"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/pdf"
	"cp-pathway/views"
)

func (l letters) runAt(c *Ctx, conference, run int64) string { return l.at(c, conference, "runs", run) }

// run shows what was printed together: the file, and recording that it was posted.
func (l letters) run(c *Ctx) error { return l.showRun(c, "", Form{}, nil) }

// The forms of a print run's page.
const (
	runOpen = "run-open"
	runSent = "run-sent"
)

// showRun draws the page; f and failed are of one of its forms.
func (l letters) showRun(c *Ctx, form string, f Form, failed error) error {
	conference, _, err := l.where(c)
	if err != nil {
		return err
	}
	number, err := c.ID("run")
	if err != nil {
		return err
	}
	if err := l.s.DB.Reproof(c.Ctx(), c.Case().ID); err != nil {
		return err
	}
	run, err := l.s.DB.PrintedRun(c.Ctx(), c.By(), c.Case().ID, conference, number)
	if err != nil {
		return err
	}
	family, err := c.Family()
	if err != nil {
		return err
	}
	t := views.Table{ID: "run", Caption: "In this order", Heads: []views.ColumnHead{{Text: "For"}, {Text: "Document"}, {Text: "Way"}, {Text: "Pages", Number: true}, {Text: "How it stands"}, {Text: "Spoilt", Action: true}}}
	void, waiting := 0, 0
	for _, d := range run.Documents {
		cells := []views.Cell{{Text: or(d.To.Name, "The office"), Note: d.To.Role, Head: true}, {Text: pathway.TitleOf(pathway.DocumentKinds, string(d.Kind)), Note: d.Reference, URL: views.Path("cases", d.Case, "documents", d.ID)},
			{Text: pathway.TitleOf(pathway.Ways, d.Way)}, {Text: idText(int64(d.Pages)), Number: true}, {Body: l.s.stateStack(d)}, {}}
		switch {
		case d.State == pathway.DocumentVoid:
			void++
		case d.Last().State == pathway.Printed:
			waiting++
			cells[5].Body = views.PostButton{ID: "spoilt-" + idText(d.ID), Action: views.Path("cases", d.Case, "documents", d.ID, "spoilt"), Text: "Spoilt", Hidden: l.backHere(c)}
		}
		t.Rows = append(t.Rows, views.Row{ID: "printed-" + idText(d.ID), Cells: cells})
	}
	head := views.PageHead{Title: "Print run", Caption: l.s.when(run.MadeAt) + " by " + run.MadeName,
		Lead: "One file, in the order of the envelopes. Each document begins on a fresh page; opened again it is the same, byte for byte."}
	body := views.Stack{head}
	typed := func(id string) (Form, error) {
		if id == form {
			return f, failed
		}
		return Form{}, nil
	}
	switch {
	case void > 0:
		body = append(body, views.Warning{Text: "A fact behind a letter of this run has changed: do not post it. It is marked below. The file can no longer be opened; make that letter again, and print anew."})
	case guardedRun(run) && !c.May(pathway.ShowProtected):
		body = append(body, views.Inset{Text: "A protected value stands in one of these documents. Your account does not open it."})
	case guardedRun(run):
		asked, err := typed(runOpen)
		v := asked.Fields(err)
		body = append(body, views.EditForm{ID: runOpen, Action: l.runAt(c, conference, number) + "/file", Errors: v.Summary(), Button: "Open the file to print it", Fields: []views.Component{
			v.Text("reason", "Why do you open it?").AtMost(300).WithHint("A protected value, such as an address, stands in one of these documents. Look round: who else can see this screen? That you opened it, and why, is kept in the history.")}})
	default:
		body = append(body, views.Action{Text: "Open the file to print it", URL: l.runAt(c, conference, number) + "/file"})
	}
	body = append(body, t)
	if waiting > 0 {
		sent, err := typed(runSent)
		if sent.Values == nil {
			sent = Stored("sent_on", Typed(c.Today()), "sent_at", c.Minute().Clock())
		}
		v := sent.Fields(err)
		body = append(body, views.EditForm{ID: runSent, Action: l.runAt(c, conference, number) + "/sent", Errors: v.Summary(), Button: "Record all of them as sent", Fields: []views.Component{
			views.Fieldset{Legend: "When they were posted or handed over", Across: true, Fields: []views.Component{v.Date("sent_on", "Date").WithHint(""), v.Time("sent_at", "Time").WithHint("")}}}})
	}
	p := c.FormPage(&family, sectionConferences, "Print run", body)
	p.Crumbs = append(p.Crumbs, views.Link{Text: l.title, URL: l.at(c, conference)})
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

// when is an instant in the office's time.
func (s *Server) when(t time.Time) string { return pathway.DateTimeOf(t.In(s.zone)).Short() }

// guardedRun tells whether it is asked why a run's file is opened: a protected value stands in one of its documents.
func guardedRun(run db.Run) bool {
	return slices.ContainsFunc(run.Documents, func(d pathway.IssuedDocument) bool { return d.Protected })
}

// runFile is the file of a print run. Where a protected value stands in it, its page asks why.
func (l letters) runFile(c *Ctx) error {
	conference, number, run, err := l.runOf(c)
	if err != nil {
		return err
	}
	if guardedRun(run) {
		return c.goTo(l.runAt(c, conference, number))
	}
	c.Saw("Opened a print run", "", 0)
	return l.sendRun(c, conference, number)
}

// openRun sends the file of a print run to somebody who said why, this once.
func (l letters) openRun(c *Ctx) error {
	conference, number, _, err := l.runOf(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	if err := l.s.DB.OpenRun(c.Ctx(), c.By(), c.Case().ID, conference, number, f.Line("reason")); err != nil {
		return l.showRun(c, runOpen, f, err)
	}
	return l.sendRun(c, conference, number)
}

// runOf is the print run that the path names.
func (l letters) runOf(c *Ctx) (conference, number int64, run db.Run, err error) {
	if conference, _, err = l.where(c); err == nil {
		number, err = c.ID("run")
	}
	if err == nil {
		run, err = l.s.DB.PrintedRun(c.Ctx(), c.By(), c.Case().ID, conference, number)
	}
	return conference, number, run, err
}

// sendRun sends the stored bytes of each document of a run, behind one another.
func (l letters) sendRun(c *Ctx, conference, number int64) error {
	run, files, err := l.s.DB.RunFiles(c.Ctx(), c.By(), c.Case().ID, conference, number)
	if err != nil {
		return err
	}
	pack := pdf.Pack{Title: "Letters to print " + c.Case().Reference, Date: pathway.DateOf(run.MadeAt.In(l.s.zone)), Duplex: run.Duplex}
	drawing, err := pack.Join(files...)
	if err != nil {
		return err
	}
	return c.Inline("print-run-"+idText(number)+".pdf", "application/pdf", drawing.PDF)
}

// runSent records everything of a run that is printed and still waits as sent.
func (l letters) runSent(c *Ctx) error {
	conference, _, run, err := l.runOf(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	spoilt := map[int64]bool{} // recipients whose envelope is not whole
	for _, d := range run.Documents {
		if d.State == pathway.DocumentIssued && d.Last().State == pathway.Spoilt {
			spoilt[d.Attendee] = true
		}
	}
	var ids []int64
	for _, d := range run.Documents {
		if d.State == pathway.DocumentIssued && d.Last().State == pathway.Printed && !spoilt[d.Attendee] {
			ids = append(ids, d.ID)
		}
	}
	if err := l.recordSent(c, f, ids); err != nil {
		return l.showRun(c, runSent, f, err)
	}
	said := views.Plural(len(ids), "document is", "documents are") + " recorded as sent."
	if len(spoilt) > 0 {
		said += " " + views.Plural(len(spoilt), "recipient has", "recipients have") + " a spoilt sheet: nothing to them is recorded until it is printed again."
	}
	return c.Done(l.at(c, conference), said)
}

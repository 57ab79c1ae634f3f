package handlers

import (
	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// sheet is the attendance sheet of one part of a conference: as it would be now, and the last one that was made.
type sheet struct {
	part  string // "": the conference is not split
	paper paper
}

// sheets returns the attendance sheets of a conference, one for each of its parts.
func (s *Server) sheets(loaded db.Letters) ([]sheet, error) {
	r := loaded.Record
	parts := pathway.PartsOf(r.OnList())
	if len(parts) == 0 {
		parts = []string{""}
	}
	var list []sheet
	for _, part := range parts {
		x := sheet{part: part}
		opt := pathway.Options{Reference: db.NewReference(r.Case.Reference), Number: loaded.Versions[db.Recipient{Kind: pathway.AttendanceSheet}] + 1, Date: r.Now.Date(), Part: part}
		facts, _ := pathway.Disclose(r, 0, pathway.AttendanceSheet, opt)
		var err error
		if x.paper, err = s.made(r, 0, pathway.AttendanceSheet, opt, facts); err != nil {
			return nil, err
		}
		for i := range loaded.Documents {
			if d := &loaded.Documents[i]; d.Attendee == 0 && d.Kind == pathway.AttendanceSheet && d.Facts.Conference.Part == part {
				x.paper.latest = d
			}
		}
		if x.paper.latest != nil {
			x.paper.changed = pathway.ChangedFacts(x.paper.latest.Facts, x.paper.proof.Facts)
		}
		list = append(list, x)
	}
	return list, nil
}

func (c *Ctx) attendanceAt(conference int64) string {
	return views.Path("cases", c.Case().ID, "conferences", conference, "attendance")
}

// attendance shows the sheet that goes round the table, one for each part, to be printed before the conference.
func (s *Server) attendance(c *Ctx) error { return s.showAttendance(c, nil) }

func (s *Server) showAttendance(c *Ctx, failed error) error {
	l := s.invitations()
	loaded, err := l.load(c)
	if err != nil {
		return err
	}
	r := loaded.Record
	family := r.Family().ForScreens()
	list, err := s.sheets(loaded)
	if err != nil {
		return err
	}
	body := views.Stack{views.PageHead{Title: "Attendance sheet", Caption: conferenceWords(r.Conference),
		Lead: "It goes round the table: names, roles, agencies and how each takes part, and nothing more. A part of a split conference has its own."}}
	if failed != nil {
		body = append(body, views.Warning{Text: pathway.Message(failed)})
	}
	for i, x := range list {
		part, err := s.sheetPart(c, loaded, x, idText(int64(i+1)))
		if err != nil {
			return err
		}
		body = append(body, part...)
	}
	p := c.FormPage(&family, sectionConferences, "Attendance sheet", body)
	p.Crumbs = append(p.Crumbs, views.Link{Text: l.title, URL: l.at(c, r.Conference.ID)})
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

func (s *Server) sheetPart(c *Ctx, loaded db.Letters, x sheet, id string) ([]views.Component, error) {
	parts := []views.Component{views.SectionHead{ID: "part-" + id, Title: or(x.part, "The whole conference")}}
	p := x.paper
	button := views.PostButton{ID: "make-" + id, Action: c.attendanceAt(loaded.Record.Conference.ID), Text: "Make the sheet", First: true, Hidden: []views.Hidden{{Name: "part", Value: x.part}}}
	if d := p.latest; d != nil {
		button.Text, button.First = "Make it again", len(p.changed) > 0
		text := "Made on " + s.when(d.MadeAt) + " by " + d.MadeName + ", version " + idText(int64(d.Number)) + "."
		if len(p.changed) > 0 {
			text += " The list has changed since: make it again before it is printed."
		}
		parts = append(parts, views.Inset{Text: text})
		if c.May(pathway.ViewDocuments) {
			parts = append(parts, views.Links{Items: []views.Link{{Text: "Open to print it (PDF)", URL: documentAt(*d, "file")}, {Text: "Large print (PDF)", URL: documentAt(*d, "large")}, {Text: "Accessible page", URL: documentAt(*d, "page")}}})
		}
	}
	if !p.proof.Ready() {
		list := views.MendList{ID: "blocks-" + id, Title: "This stops it", Status: views.StatusLate}
		for _, b := range p.proof.Blocks {
			m := s.invitations().mend(c, loaded.Record, b)
			if b.Hit != nil {
				m.Text = "In " + b.Hit.Where + ": " + b.Hit.Excerpt + " – " + b.Hit.Why
			}
			list.Items = append(list.Items, m)
		}
		parts = append(parts, list)
	} else if c.May(pathway.SendLetters) {
		parts = append(parts, button)
	}
	if len(p.proof.Hides) > 0 {
		t := views.Table{ID: "hides-" + id, Caption: "What it does not tell", Heads: []views.ColumnHead{{Text: "Hidden"}, {Text: "Why"}}}
		for _, h := range p.proof.Hides {
			t.Rows = append(t.Rows, views.Row{Cells: []views.Cell{{Text: h.What, Head: true}, {Text: h.Why}}})
		}
		parts = append(parts, t)
	}
	if p.latest == nil || len(p.changed) > 0 {
		paper, err := s.preview(loaded.Record, p)
		if err != nil {
			return nil, err
		}
		paper.ID += "-" + id
		parts = append(parts, views.Details{Summary: "Read it as it will be", Body: paper})
	}
	return parts, nil
}

// makeAttendance makes the sheet of one part and issues it.
func (s *Server) makeAttendance(c *Ctx) error {
	loaded, f, err := s.invitations().tickedForm(c)
	if err != nil {
		return err
	}
	conference := loaded.Record.Conference.ID
	list, err := s.sheets(loaded)
	if err != nil {
		return err
	}
	for _, x := range list {
		if x.part != f.Get("part") {
			continue
		}
		if !x.paper.proof.Ready() {
			return s.showAttendance(c, pathway.Refused(x.paper.proof.Blocks[0].Message))
		}
		issue, err := s.issued(loaded.Record, 0, x.paper)
		if err == nil {
			_, err = s.DB.IssueDocuments(c.Ctx(), c.By(), c.Case().ID, conference, pathway.Occasion{}, []db.Issue{issue})
		}
		if err != nil {
			return s.showAttendance(c, err)
		}
		return c.Done(c.attendanceAt(conference), "The attendance sheet is made. Open it to print it.")
	}
	return s.showAttendance(c, pathway.Refused("The conference has no such part any more."))
}

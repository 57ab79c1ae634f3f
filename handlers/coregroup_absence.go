package handlers

import (
	"strconv"
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// absenceAt is an address of an absence from a core group of the request's family.
func (c *Ctx) absenceAt(absence int64, more ...any) string {
	return views.Path(append([]any{"cases", c.family.ID, "absences", absence}, more...)...)
}

// absenceLetter is the letter to the manager of somebody who was absent from a core group.
func (s *Server) absenceLetter() letters {
	return letters{s: s, section: "letter", title: "An absence from a core group", send: pathway.SendLetters, list: s.showAbsence, some: true,
		moment: func(*pathway.Record) pathway.Moment { return pathway.AtAbsence },
		thing: &occasionRow{things: "absences", param: "absence", of: func(c *Ctx, number int64) (int64, pathway.Occasion, error) {
			conference, err := s.DB.AbsenceOf(c.Ctx(), c.By(), c.Case().ID, number)
			return conference, pathway.Occasion{Moment: pathway.AtAbsence, About: number}, err
		}},
		change: noChange, heads: [2]string{"Why", "Way"}, beside: func(*Ctx, *pathway.Record, pathway.Attendee) (before, after views.Cell) {
			return views.Cell{Text: "Manager of the member"}, views.Cell{Text: "–"}
		}, empty: "Nobody is chosen yet to whom this is taken up."}
}

// absence is the page on which an absence from a core group is taken up: who it was, the text for the chair, the manager, the letter.
func (s *Server) absence(c *Ctx) error { return s.showAbsence(c, Form{}, "", nil) }

// chooseManager keeps who is written to.
func (s *Server) chooseManager(c *Ctx) error {
	return s.changeAbsence(c, "manager", "The manager is chosen. Their letter stands below.", func(id int64, f Form) error {
		manager := pathway.Professional{ID: f.ID("manager"), Name: f.Line("new_name"), JobTitle: f.Line("new_job_title"), Email: f.Line("new_email")}
		return s.DB.ChooseManager(c.Ctx(), c.By(), c.Case().ID, id, f.Int("version"), manager)
	})
}

// closeAbsence closes it without a letter.
func (s *Server) closeAbsence(c *Ctx) error {
	return s.changeAbsence(c, "close", "It is closed. Nobody is written to.", func(id int64, f Form) error {
		return s.DB.CloseAbsence(c.Ctx(), c.By(), c.Case().ID, id, f.Int("version"), f.Get("why"))
	})
}

func (s *Server) changeAbsence(c *Ctx, form, said string, change func(int64, Form) error) error {
	id, err := c.ID("absence")
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	if err := change(id, f); err != nil {
		return s.showAbsence(c, f, form, err)
	}
	return c.Done(c.absenceAt(id, "letter"), said)
}

func (s *Server) showAbsence(c *Ctx, f Form, form string, failed error) error {
	l := s.absenceLetter()
	loaded, err := l.load(c)
	if err != nil {
		return err
	}
	r, x := loaded.Record, loaded.Record.Absence
	all, err := l.all(loaded)
	if err != nil {
		return err
	}
	in := toForm(form, f, failed)
	family, cover := r.Family().ForScreens(), r.Family().Covering()
	a, _ := r.Attendee(x.Attendee)
	n, _ := r.Colleague(a.Professional)
	_, agency := r.NameOf(a)
	body := views.Stack{views.PageHead{Title: l.title, Lead: "Neither the member nor a deputy nor word of why came. The other members take that up with the member’s manager, and the chair is told."},
		views.SummaryList{Rows: []views.SummaryRow{
			{Name: "Who", Text: cover(strings.Join(nonEmpty(n.Professional.Name, or(a.Role, n.Role), agency), ", "))},
			{Name: "Core group", Text: strconv.Itoa(x.Number) + ", " + dayOrMoment(x.HeldAt), Change: views.Link{Text: "Open", URL: c.coreGroupAt(x.CoreGroup)}},
			{Name: "Absent so far", Text: "From " + views.Plural(x.Times, "core group", "core groups")},
			{Name: "How it stands", Body: absenceTag(x.State)},
		}}}
	if x.ClosedWhy != "" {
		body = append(body, views.Inset{Text: cover(x.ClosedWhy)})
	}
	body = append(body, views.CopyText{ID: "chair-text", Label: "Text for the chair", Text: cover(x.TextForChair(r))})
	open := x.State == pathway.AbsenceOpen && c.May(pathway.RecordCoreGroup)
	if open {
		form, err := s.managerForm(c, r, in)
		if err != nil {
			return err
		}
		body = append(body, form)
	}
	if x.Manager != 0 {
		body = append(body, views.SectionHead{ID: "letter-head", Title: "The letter to the manager"})
		body = append(body, l.stops(c, loaded)...)
		body = append(body, l.table(c, loaded, all, in)...)
	}
	if open {
		typed, failed := in("close")
		v := typed.Fields(failed)
		body = append(body, views.Details{Summary: "Nobody is to be written to: close it with the reason", Open: failed != nil,
			Body: views.EditForm{ID: "close-form", Action: c.absenceAt(x.ID, "close"), Errors: v.Summary(), Hidden: []views.Hidden{{Name: "version", Value: Version(x.Version)}}, Button: "Close it without a letter",
				Fields: []views.Component{v.Textarea("why", "Why nobody is written to", 2).WithHint("Word had come and was not passed on, the manager was spoken with").AtMost(500)}}})
	}
	p := c.FormPage(&family, sectionPlan, l.title, body)
	p.Crumbs = append(p.Crumbs, views.Link{Text: "Core group " + strconv.Itoa(x.Number), URL: c.coreGroupAt(x.CoreGroup)})
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

// managerForm chooses who is written to: of the member's own agency in the directory, or somebody who comes into it.
func (s *Server) managerForm(c *Ctx, r *pathway.Record, in func(string) (Form, error)) (views.Component, error) {
	x := r.Absence
	directory, err := s.DB.Directory(c.Ctx(), "", wholeDirectory)
	if err != nil {
		return nil, err
	}
	absent, _ := r.Attendee(x.Attendee)
	colleague, _ := r.Colleague(absent.Professional)
	var offers []views.Option
	for _, p := range directory {
		if pathway.CheckManager(colleague.Professional, p) == nil {
			offers = append(offers, views.Option{Value: idText(p.ID), Text: r.Family().Cover(strings.Join(nonEmpty(p.Name, p.JobTitle), ", "))})
		}
	}
	typed, failed := in("manager")
	if typed.Values == nil {
		typed = Stored()
		if m, ok := r.Attendee(x.Manager); ok {
			typed = Stored("manager", idText(m.Professional))
		}
	}
	v := typed.Fields(failed)
	return views.Stack{views.SectionHead{ID: "manager-head", Title: "To whom it is taken up"}, views.EditForm{ID: "manager-form", Action: c.absenceAt(x.ID, "manager"), Errors: v.Summary(), Hidden: []views.Hidden{{Name: "version", Value: Version(x.Version)}}, Button: "Choose",
		Lead: "Somebody of the same agency. What they may know of the children is confirmed in the family’s network before anything goes.",
		Fields: []views.Component{v.Select("manager", "The member’s manager, from the directory", offers...).WithBlank("Nobody of these").AsOptional(),
			views.Fieldset{Legend: "Or somebody who is not in the directory yet", Across: true, Fields: []views.Component{
				v.Text("new_name", "Name").Wide(20).AtMost(pathway.MaxName).AsOptional(), v.Text("new_job_title", "Job title").Wide(20).AtMost(pathway.MaxName).AsOptional(), v.Text("new_email", "Secure email").Wide(20).AsOptional()}}}}}, nil
}

func absenceTag(state pathway.AbsenceState) views.Tag {
	tag := views.Tag{Status: views.StatusDone, Text: pathway.TitleOf(pathway.AbsenceStates, string(state))}
	switch state {
	case pathway.AbsenceOpen:
		tag.Status = views.StatusLate
	case pathway.AbsenceStruck:
		tag.Status = views.StatusStopped
	}
	return tag
}

// absenceTable lists the absences from a family’s core groups; nothing where there are none.
func (c *Ctx) absenceTable(list []pathway.MemberAbsence) views.Stack {
	if len(list) == 0 {
		return nil
	}
	t := views.Table{ID: "absences", Caption: "Absences from core groups", Quiet: true, Heads: []views.ColumnHead{{Text: "Who"}, {Text: "Core group"}, {Text: "When"}, {Text: "How it stands"}}}
	for _, x := range list {
		tag := absenceTag(x.State)
		t.Rows = append(t.Rows, views.Row{Status: tag.Status, Cells: []views.Cell{{Text: x.Name, URL: c.absenceAt(x.ID, "letter"), Head: true}, {Text: strconv.Itoa(x.Number)}, {Text: dayOrMoment(x.HeldAt), NoWrap: true}, {Body: tag}}})
	}
	return views.Stack{views.SectionHead{ID: "absences-head", Title: "Absences from core groups"}, t}
}

package handlers

import (
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// plans shows the earlier plans of a child, and the form for one more.
func (s *Server) plans(c *Ctx) error {
	f, m, err := c.member(pathway.SubjectChild, pathway.OtherChild)
	if err != nil {
		return err
	}
	return c.Show(c.plansPage(&f, m, Form{}, nil))
}

func (s *Server) addPlan(c *Ctx) error {
	f, m, err := c.member(pathway.SubjectChild, pathway.OtherChild)
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	faults := pathway.Fields{}
	p := pathway.PreviousPlan{Child: m.Person.ID, StartedOn: typed.PastDate("started_on", c.Today(), faults), EndedOn: typed.PastDate("ended_on", c.Today(), faults),
		Category: typed.Get("category"), Authority: typed.Line("authority"), Note: typed.Line("note")}
	if err = faults.Err(); err == nil {
		err = s.DB.AddPreviousPlan(c.Ctx(), c.By(), f.Case.ID, p)
	}
	if err != nil {
		return c.Again(err, c.plansPage(&f, m, typed, err))
	}
	return c.Done(views.Path("cases", f.Case.ID, "people", m.Person.ID, "plans"), "The earlier plan is recorded.")
}

func (c *Ctx) plansPage(f *pathway.Family, m pathway.Member, typed Form, err error) Page {
	at := views.Path("cases", f.Case.ID, "people", m.Person.ID, "plans")
	t := views.Table{ID: "plans", Caption: "Earlier plans", Quiet: true, Empty: views.Empty{Text: "No earlier plan is recorded. This would be the first."},
		Heads: []views.ColumnHead{{Text: "Started"}, {Text: "Ended"}, {Text: "Category"}, {Text: "Authority"}, {Text: "Note"}, {Text: "Strike", Action: true}}}
	for _, p := range m.Previous {
		t.Rows = append(t.Rows, views.Row{Cells: []views.Cell{{Text: p.StartedOn.Short(), Head: true}, {Text: or(p.EndedOn.Short(), "not recorded")}, {Text: pathway.CategoryTitle(p.Category)},
			{Text: or(p.Authority, "this one")}, {Text: p.Note}, {Body: views.Action{Text: "Entered in error", Second: true, URL: at + "/" + idText(p.ID)}}}})
	}
	v := typed.Fields(err)
	head := views.PageHead{Title: "Earlier plans of " + m.Person.Name(), Lead: "Plans of this authority count however long ago; those of another are kept beside them."}
	if n, _ := pathway.RepeatPlans(m.Previous); n > 0 {
		text, alarm := pathway.RepeatWords(n)
		head.Flags = []views.Flag{{Text: text, Strong: alarm}}
	}
	return c.FormPage(f, sectionPeople, "Earlier plans", views.Stack{head, t, views.Heading{ID: "add", Text: "Add an earlier plan"},
		views.EditForm{ID: "plan-form", Action: at, Errors: v.Summary(), Button: "Add", Back: views.Link{Text: "Back to people", URL: peopleAt(f.Case.ID, m.Person.ID)},
			Fields: []views.Component{v.Date("started_on", "Started"), v.Date("ended_on", "Ended").WithHint("").AsOptional(),
				v.Select("category", "Category", censusCategories()...).WithBlank("Not recorded").AsOptional(),
				v.Text("authority", "Authority").Wide(30).AtMost(pathway.MaxName).WithHint("Leave this empty for a plan of this authority").AsOptional(), v.Text("note", "Note").Wide(30).AtMost(300).AsOptional()}}})
}

// censusCategories offers the categories as the census has them, with its code for more than one.
func censusCategories() []views.Option {
	var list []views.Option
	for _, k := range pathway.Categories {
		list = append(list, views.Option{Value: k.Code, Text: k.Title})
	}
	return append(list, views.Option{Value: "MUL", Text: "More than one"})
}

func (s *Server) strikePlanPage(c *Ctx) error {
	f, m, p, err := c.planOf()
	if err != nil {
		return err
	}
	return c.Show(c.strikePlanForm(&f, m, p, Form{}, nil))
}

func (s *Server) strikePlan(c *Ctx) error {
	f, m, p, err := c.planOf()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	if err := s.DB.StrikePreviousPlan(c.Ctx(), c.By(), f.Case.ID, m.Person.ID, p.ID, typed.Line("reason")); err != nil {
		return c.Again(err, c.strikePlanForm(&f, m, p, typed, err))
	}
	return c.Done(views.Path("cases", f.Case.ID, "people", m.Person.ID, "plans"), "The plan is struck: it no longer counts.")
}

func (c *Ctx) planOf() (pathway.Family, pathway.Member, pathway.PreviousPlan, error) {
	f, m, err := c.member(pathway.SubjectChild, pathway.OtherChild)
	if err != nil {
		return f, m, pathway.PreviousPlan{}, err
	}
	id, err := c.ID("earlier")
	if err != nil {
		return f, m, pathway.PreviousPlan{}, err
	}
	for _, p := range m.Previous {
		if p.ID == id {
			return f, m, p, nil
		}
	}
	return f, m, pathway.PreviousPlan{}, pathway.NotFound("This plan")
}

func (c *Ctx) strikePlanForm(f *pathway.Family, m pathway.Member, p pathway.PreviousPlan, typed Form, err error) Page {
	v := typed.Fields(err)
	at := views.Path("cases", f.Case.ID, "people", m.Person.ID, "plans")
	return c.FormPage(f, sectionPeople, "Entered in error", views.EditForm{ID: "strike-form", Title: "Strike an earlier plan", Action: at + "/" + idText(p.ID), Errors: v.Summary(),
		Lead: previousWords([]pathway.PreviousPlan{p}) + ". It will no longer count; that it was struck, and why, is kept.", Fields: []views.Component{v.Text("reason", "Reason").AtMost(300)},
		Button: "Strike it", Back: views.Link{Text: "Cancel", URL: at}})
}

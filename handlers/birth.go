package handlers

import (
	"slices"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// birth is the form for an unborn child that was born.
func (s *Server) birth(c *Ctx) error {
	f, m, err := c.member(pathway.SubjectChild, pathway.OtherChild)
	if err != nil {
		return err
	}
	return c.Show(c.birthPage(&f, m, Stored("last_name", m.Person.LastName, "version", Version(m.Person.Version)), nil))
}

func (s *Server) recordBirth(c *Ctx) error {
	f, m, err := c.member(pathway.SubjectChild, pathway.OtherChild)
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	faults := pathway.Fields{}
	b := db.Birth{FirstName: typed.Line("first_name"), LastName: typed.Line("last_name"), Sex: typed.Get("sex"), Version: typed.Int("version"),
		Born: typed.Date("born", c.Today().AddMonths(-9), faults)}
	if err = faults.Err(); err == nil {
		err = s.DB.RecordBirth(c.Ctx(), c.By(), f.Case.ID, m.Person.ID, b)
	}
	if err != nil {
		return c.Again(err, c.birthPage(&f, m, typed, err))
	}
	return c.Done(peopleAt(f.Case.ID, m.Person.ID), b.FirstName+" "+b.LastName+" is recorded as born. What was issued before stays as it was.")
}

func (c *Ctx) birthPage(f *pathway.Family, m pathway.Member, typed Form, err error) Page {
	v := typed.Fields(err)
	form := views.EditForm{ID: "birth-form", Title: "Record the birth", Action: views.Path("cases", f.Case.ID, "people", m.Person.ID, "birth"), Errors: v.Summary(),
		Lead:   m.Person.Name() + ", " + m.Person.AgeWords(c.Today()) + ". Documents that were issued do not change; new ones name the child.",
		Hidden: []views.Hidden{v.Hidden("version")}, Button: "Record the birth", Back: views.Link{Text: "Cancel", URL: peopleAt(f.Case.ID, m.Person.ID)},
		Fields: []views.Component{v.Text("first_name", "First names").Wide(20), v.Text("last_name", "Surname").Wide(20), v.Date("born", "Date of birth"),
			v.Radios("sex", "Sex", optionsOf(pathway.Sexes)...).SideBySide()}}
	return c.FormPage(f, sectionPeople, "Record the birth", form)
}

// death asks before a death, or a loss before birth, is recorded, and says what follows.
func (s *Server) death(c *Ctx) error {
	f, m, err := c.member()
	if err != nil {
		return err
	}
	return c.Show(c.deathPage(&f, m, Stored("version", Version(m.Person.Version)), nil))
}

func (s *Server) recordDeath(c *Ctx) error {
	f, m, err := c.member()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	faults := pathway.Fields{}
	on := typed.PastDate("died", c.Today(), faults)
	if err = faults.Err(); err == nil {
		err = s.DB.RecordDeath(c.Ctx(), c.By(), f.Case.ID, m.Person.ID, on, typed.Int("version"))
	}
	if err != nil {
		return c.Again(err, c.deathPage(&f, m, typed, err))
	}
	return c.Done(peopleAt(f.Case.ID, m.Person.ID), "This is recorded. Nothing more is made or sent in the name of "+m.Person.Name()+".")
}

func (c *Ctx) deathPage(f *pathway.Family, m pathway.Member, typed Form, err error) Page {
	v := typed.Fields(err)
	body := views.Confirm{Title: "Record the death of " + m.Person.Name() + "?", Action: views.Path("cases", f.Case.ID, "people", m.Person.ID, "death"),
		Hidden: []views.Hidden{v.Hidden("version")}, Errors: v.Summary(), Button: "Record the death", Danger: true,
		Back: views.Link{Text: "Go back, record nothing", URL: peopleAt(f.Case.ID, m.Person.ID)},
		Consequences: []string{
			"stop every letter, invitation and document to " + m.Person.Name() + ", or that names them, from now on",
			"void what was proofed and not yet sent for this family, so that nothing with the name goes out by mistake",
			"leave what was issued, and the record, as they are",
		}}
	label := "Date of death"
	last := lastChild(f, m)
	switch {
	case last:
		body.Consequences = append(body.Consequences, "end the child’s plan on that day, where there is one")
	case m.Kind == pathway.SubjectChild:
		body.Consequences = append(body.Consequences, "end the child’s plan on that day, where there is one; the plans of the other children go on")
	}
	if m.Person.Unborn {
		body.Title, body.Button, label = "Record that "+m.Person.Name()+" was lost before birth?", "Record the loss", "Date of the loss"
		body.Lead = "For a loss before birth. A baby who was born alive and died is recorded as born first."
		body.Consequences[0] = "stop every letter, invitation and document that speaks of " + m.Person.Name() + " from now on"
	}
	if last {
		body.Consequences = append(body.Consequences, "end every step and task of this family, and stand down the conference if one is booked: no other child is left whom it is about")
	}
	body.Fields = []views.Component{v.Date("died", label).WithHint("")}
	return c.FormPage(f, sectionPeople, "Record a death", body)
}

// lastChild tells whether no other child is left whom the family's work is about.
func lastChild(f *pathway.Family, m pathway.Member) bool {
	return m.Kind == pathway.SubjectChild && !slices.ContainsFunc(f.Children(), func(other pathway.Member) bool {
		return other.Person.ID != m.Person.ID && other.Person.Died.IsZero()
	})
}

func (s *Server) withdrawDeathPage(c *Ctx) error {
	f, m, err := c.member()
	if err != nil {
		return err
	}
	return c.Show(c.withdrawPage(&f, m, Stored("version", Version(m.Person.Version)), nil))
}

func (s *Server) withdrawDeath(c *Ctx) error {
	f, m, err := c.member()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	if err := s.DB.WithdrawDeath(c.Ctx(), c.By(), f.Case.ID, m.Person.ID, typed.Line("reason"), typed.Int("version")); err != nil {
		return c.Again(err, c.withdrawPage(&f, m, typed, err))
	}
	return c.Done(peopleAt(f.Case.ID, m.Person.ID), "This is taken back.")
}

func (c *Ctx) withdrawPage(f *pathway.Family, m pathway.Member, typed Form, err error) Page {
	v := typed.Fields(err)
	return c.FormPage(f, sectionPeople, "Recorded in error", views.EditForm{ID: "withdraw-form", Title: "Recorded in error", Errors: v.Summary(),
		Lead:   "It is recorded that " + m.Person.Name() + " " + m.Person.AgeWords(c.Today()) + ". Taking this back is kept in the history.",
		Action: views.Path("cases", f.Case.ID, "people", m.Person.ID, "death", "withdraw"), Hidden: []views.Hidden{v.Hidden("version")},
		Fields: []views.Component{v.Text("reason", "Reason").AtMost(300)}, Button: "Take it back", Back: views.Link{Text: "Cancel", URL: peopleAt(f.Case.ID, m.Person.ID)}})
}

// endMemberPage asks before somebody is taken out of the family.
func (s *Server) endMemberPage(c *Ctx) error {
	f, m, err := c.member()
	if err != nil {
		return err
	}
	return c.Show(c.endPage(&f, m, Stored("version", Version(m.Version)), nil))
}

func (s *Server) endMember(c *Ctx) error {
	f, m, err := c.member()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	if err := s.DB.EndMember(c.Ctx(), c.By(), f.Case.ID, m.Person.ID, typed.Line("reason"), typed.Int("version")); err != nil {
		return c.Again(err, c.endPage(&f, m, typed, err))
	}
	return c.Done(views.Path("cases", f.Case.ID, sectionPeople), m.Person.Name()+" is no longer part of the family. The record stays.")
}

func (c *Ctx) endPage(f *pathway.Family, m pathway.Member, typed Form, err error) Page {
	v := typed.Fields(err)
	return c.FormPage(f, sectionPeople, "No longer part of the family", views.Confirm{Title: "Take " + m.Person.Name() + " out of the family?",
		Action: views.Path("cases", f.Case.ID, "people", m.Person.ID, "end"), Hidden: []views.Hidden{v.Hidden("version")}, Errors: v.Summary(),
		Consequences: []string{"leave " + m.Person.Name() + " out of everything that is made from now on", "void what was proofed and not yet sent for this family",
			"keep the record, and what was issued; the addresses that were protected stay so"},
		Fields: []views.Component{v.Text("reason", "Reason").AtMost(300)}, Button: "Take out", Danger: true,
		Back: views.Link{Text: "Go back", URL: peopleAt(f.Case.ID, m.Person.ID)}})
}

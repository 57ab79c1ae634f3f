package handlers

import (
	"fmt"
	"strconv"
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// newPerson is the form for a child, another child of the household, or an adult; the path says which.
func (s *Server) newChild(c *Ctx) error      { return s.newPerson(c, pathway.SubjectChild) }
func (s *Server) newOtherChild(c *Ctx) error { return s.newPerson(c, pathway.OtherChild) }
func (s *Server) newAdult(c *Ctx) error      { return s.newPerson(c, pathway.Adult) }

func (s *Server) addChild(c *Ctx) error      { return s.addPerson(c, pathway.SubjectChild) }
func (s *Server) addOtherChild(c *Ctx) error { return s.addPerson(c, pathway.OtherChild) }
func (s *Server) addAdult(c *Ctx) error      { return s.addPerson(c, pathway.Adult) }

func (s *Server) newPerson(c *Ctx, kind pathway.PersonKind) error {
	f, err := c.Family()
	if err != nil {
		return err
	}
	p, err := s.newPersonPage(c, &f, kind, Form{}, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

// addPerson enters a person, or several unborn ones who are twins, or takes somebody who is recorded already.
func (s *Server) addPerson(c *Ctx, kind pathway.PersonKind) error {
	f, err := c.Family()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	person, said, err := s.enterPerson(c, &f, kind, typed)
	if err != nil {
		p, perr := s.newPersonPage(c, &f, kind, typed, err)
		if perr != nil {
			return perr
		}
		return c.Again(err, p)
	}
	return c.Done(peopleAt(f.Case.ID, person), said)
}

func (s *Server) enterPerson(c *Ctx, f *pathway.Family, kind pathway.PersonKind, typed Form) (int64, string, error) {
	if same := typed.ID("person-same"); same != 0 {
		if m, err := f.Member(same); err == nil && m.EndedOn.IsZero() {
			return same, m.Person.Name() + " is part of the family already.", nil
		}
		if err := s.DB.UsePerson(c.Ctx(), c.By(), f.Case.ID, same, kind); err != nil {
			return 0, "", err
		}
		return same, "The person who is recorded already is part of the family now.", nil
	}
	faults := pathway.Fields{}
	m := typed.memberIn(pathway.Member{Kind: kind}, c.Today(), faults)
	if err := faults.Err(); err != nil {
		for field, message := range pathway.FieldsOf(m.Validate(c.Today())) {
			faults.Add(field, message)
		}
		return 0, "", faults.Err()
	}
	if typed.Get("person-same") != "new" {
		list, err := s.DB.Matches(c.Ctx(), c.By(), f.Case.ID, m.Person)
		if err != nil {
			return 0, "", err
		}
		for _, match := range list {
			if match.Asks(m.Person) {
				return 0, "", pathway.Invalid(pathway.Fields{"person-same": "Say whether this is the same person"})
			}
		}
	}
	people := []pathway.Member{m}
	if babies := min(typed.Int("babies"), 4); m.Person.Unborn && babies > 1 {
		people = nil
		for i := range babies {
			m.Person.KnownAs = fmt.Sprint(pathway.BabyNumber, i+1)
			people = append(people, m)
		}
	}
	ids, err := s.DB.AddPeople(c.Ctx(), c.By(), f.Case.ID, people)
	if err != nil {
		return 0, "", err
	}
	said := m.Person.Name() + " is entered."
	if len(people) > 1 {
		said = fmt.Sprintf("%d unborn children are entered, each on their own.", len(people))
	}
	if kind != pathway.Adult {
		said += " No adult may know of this child until it is confirmed with each."
	}
	return ids[0], said, nil
}

func (s *Server) newPersonPage(c *Ctx, f *pathway.Family, kind pathway.PersonKind, typed Form, err error) (Page, error) {
	v := typed.Fields(err)
	path := views.Path("cases", f.Case.ID, "people", "new", kind)
	titles := map[pathway.PersonKind]string{pathway.SubjectChild: "Add a child", pathway.OtherChild: "Add another child of the household", pathway.Adult: "Add an adult"}
	// The line that is looked up has fields of its own names, so that it is one with that of a new family.
	who := pathway.Person{FirstName: typed.Line("first_name"), LastName: typed.Line("last_name"), NHSNumber: typed.Line("nhs_number")}
	who.Born, _ = pathway.ReadPastDate(typed.Get("born"), c.Today())
	matches, merr := s.matchesOf(c, typed, v, "person", who)
	if merr != nil {
		return Page{}, merr
	}
	row := views.EntryRow{ID: "person", Legend: "Name and date of birth", Look: views.Path("cases", f.Case.ID, "people", "matches"), Matches: matches, Fields: []views.Component{
		v.Text("first_name", "First names").Wide(20), v.Text("last_name", "Surname").Wide(20), v.Date("born", "Date of birth").WithHint(""),
	}}
	fields := []views.Component{row}
	if kind != pathway.Adult {
		fields = append(fields, views.Fieldset{Legend: "Not yet born?", Hint: "Then leave the first name and the date of birth empty.", Across: true, Fields: []views.Component{
			v.Date("expected", "Expected date of delivery").WithHint(""),
			v.Select("babies", "Babies expected", views.Option{Value: "2", Text: "Twins"}, views.Option{Value: "3", Text: "Triplets"}, views.Option{Value: "4", Text: "Quadruplets"}).WithBlank("One"),
		}})
	}
	fields = append(fields, personFields(v, pathway.Member{Kind: kind})...)
	form := views.EditForm{ID: "person-form", Title: titles[kind], Action: path, Errors: v.Summary(), Fields: fields, Button: titles[kind],
		Back: views.Link{Text: "Cancel", URL: views.Path("cases", f.Case.ID, sectionPeople)}}
	if kind == pathway.OtherChild {
		form.Lead = "A child of the household whom the conference is not about. They are listed for agencies, without an outcome of their own."
	}
	return c.FormPage(f, sectionPeople, titles[kind], form), nil
}

// lookUpPerson answers the form for a person: who may be the same.
func (s *Server) lookUpPerson(c *Ctx) error {
	typed, err := c.Form()
	if err != nil {
		return err
	}
	p := pathway.Person{FirstName: typed.Line("first_name"), LastName: typed.Line("last_name"), NHSNumber: strings.Join(strings.Fields(typed.Get("nhs_number")), "")}
	p.Born, _ = pathway.ReadPastDate(typed.Get("born"), c.Today())
	m, err := s.matchesOf(c, typed, typed.Fields(nil), "person", p)
	if err != nil {
		return err
	}
	return c.Part(m)
}

func (s *Server) person(c *Ctx) error {
	f, m, err := c.member()
	if err != nil {
		return err
	}
	c.Saw("Looked at a person’s details", "person", m.Person.ID)
	return c.Show(c.personPage(&f, m, storedMember(m), nil))
}

func (s *Server) savePerson(c *Ctx) error {
	f, m, err := c.member()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	faults := pathway.Fields{}
	changed := typed.memberIn(m, c.Today(), faults)
	changed.Person.Version, changed.Version = typed.Int("version"), typed.Int("member_version")
	if err = faults.Err(); err == nil {
		err = s.DB.SavePerson(c.Ctx(), c.By(), f.Case.ID, changed)
	}
	switch {
	case pathway.CodeOf(err) == pathway.CodeConflict:
		return c.conflict(&f, m.Person.Name(), c.Request().URL.Path, typed, storedMember(m), personLabels, err)
	case err != nil:
		return c.Again(err, c.personPage(&f, m, typed, err))
	}
	return c.Done(peopleAt(f.Case.ID, m.Person.ID), changed.Person.Name()+" is saved.")
}

func (c *Ctx) personPage(f *pathway.Family, m pathway.Member, typed Form, err error) Page {
	v := typed.Fields(err)
	names := []views.Component{v.Text("first_name", "First names").Wide(20), v.Text("last_name", "Surname").Wide(20)}
	if m.Person.Unborn {
		names = []views.Component{v.Text("last_name", "Surname").Wide(20), v.Date("expected", "Expected date of delivery").WithHint("")}
	} else {
		names = append(names, v.Date("born", "Date of birth").WithHint(""))
	}
	fields := append([]views.Component{views.Fieldset{Legend: "Name", Across: true, Fields: names}}, personFields(v, m)...)
	if m.Kind != pathway.Adult {
		kind := v.Radios("kind", "Is the conference about this child?", views.Option{Value: string(pathway.SubjectChild), Text: "Yes, subject"},
			views.Option{Value: string(pathway.OtherChild), Text: "No, another child of the household"}).SideBySide()
		fields = append(fields, kind)
	}
	form := views.EditForm{ID: "person-form", Title: m.Person.Name(), Action: views.Path("cases", f.Case.ID, "people", m.Person.ID), Errors: v.Summary(),
		Hidden: []views.Hidden{v.Hidden("version"), v.Hidden("member_version")}, Fields: fields, Button: "Save",
		Back: views.Link{Text: "Cancel", URL: peopleAt(f.Case.ID, m.Person.ID)}}
	if m.Person.Unborn {
		form.Hidden = append(form.Hidden, views.Hidden{Name: "sex", Value: "U"})
	}
	return c.FormPage(f, sectionPeople, "Person", form)
}

// idText returns an id as a form's value.
func idText(n int64) string { return strconv.FormatInt(n, 10) }

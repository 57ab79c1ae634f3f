package handlers

import (
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// residentsPage lists who lives at an address, each with the act that ends that.
func (s *Server) residentsPage(c *Ctx) error {
	f, a, err := c.addressOf()
	if err != nil {
		return err
	}
	t := views.Table{ID: "residents", Caption: "Residents", Quiet: true, Heads: []views.ColumnHead{{Text: "Who"}, {Text: "Since"}, {Text: "Until"}, {Text: "Move out", Action: true}},
		Empty: views.Empty{Text: "Nobody of the family lives here."}}
	for _, r := range append(append([]pathway.Resident{}, a.Residents...), a.Past...) {
		row := views.Row{Cells: []views.Cell{{Text: r.Person.Name(), Head: true}, {Text: or(r.Residence.Since.Short(), "not recorded")}, {Text: r.Residence.Until.Short()}, {}}}
		if r.Residence.Until.IsZero() {
			row.Cells[3].Body = views.Action{Text: "Moved out", Second: true, URL: views.Path("cases", f.Case.ID, "people", r.Person.ID, "residence", r.Residence.ID)}
		}
		t.Rows = append(t.Rows, row)
	}
	return c.Show(c.FormPage(&f, sectionPeople, "Who lives there", views.Stack{views.PageHead{Title: "Who lives there", Lead: addressWords(a.Address) + ". Somebody who moves in is entered with “Address” at the person."}, t}))
}

func (s *Server) moveOutPage(c *Ctx) error {
	f, m, r, err := c.residenceOf()
	if err != nil {
		return err
	}
	return c.Show(c.outPage(&f, m, r, Form{}, nil))
}

func (s *Server) moveOut(c *Ctx) error {
	f, m, r, err := c.residenceOf()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	faults := pathway.Fields{}
	until := typed.PastDate("until", c.Today(), faults)
	if err = faults.Err(); err == nil {
		err = s.DB.MoveOut(c.Ctx(), c.By(), f.Case.ID, m.Person.ID, r.ID, until)
	}
	if err != nil {
		return c.Again(err, c.outPage(&f, m, r, typed, err))
	}
	return c.Done(peopleAt(f.Case.ID, m.Person.ID), "It is recorded that "+m.Person.Name()+" moved out. The address stays in the record.")
}

// residenceOf returns the request's family, the member and the residence that its path names.
func (c *Ctx) residenceOf() (pathway.Family, pathway.Member, pathway.Residence, error) {
	f, m, err := c.member()
	if err != nil {
		return f, m, pathway.Residence{}, err
	}
	id, err := c.ID("residence")
	if err != nil {
		return f, m, pathway.Residence{}, err
	}
	for _, r := range m.Homes {
		if r.ID == id {
			return f, m, r, nil
		}
	}
	return f, m, pathway.Residence{}, pathway.NotFound("This address")
}

func (c *Ctx) outPage(f *pathway.Family, m pathway.Member, r pathway.Residence, typed Form, err error) Page {
	v := typed.Fields(err)
	form := views.EditForm{ID: "out-form", Title: m.Person.Name() + " moved out", Lead: addressWords(r.Address) + ". Where they live now is entered with “Address” at the person.",
		Action: views.Path("cases", f.Case.ID, "people", m.Person.ID, "residence", r.ID), Errors: v.Summary(), Button: "Save",
		Fields: []views.Component{v.Date("until", "When?").WithHint("An estimate will do; for example, 4/3/2026")}, Back: views.Link{Text: "Cancel", URL: peopleAt(f.Case.ID, m.Person.ID)}}
	if r.Address.Protected() {
		form.Lead += " It stays protected for them, as their former address."
	}
	return c.FormPage(f, sectionPeople, "Moved out", form)
}

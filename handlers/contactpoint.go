package handlers

import (
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// contacts shows how somebody is reached and which ways are safe: each phone and email, the form for one more, the ways.
func (s *Server) contacts(c *Ctx) error {
	f, m, err := c.member()
	if err != nil {
		return err
	}
	return c.Show(c.contactsPage(&f, m, contactForms{}))
}

// contactForms are the forms of that page that failed: for one more, or the ways.
type contactForms struct {
	add, ways       Form
	addErr, waysErr error
}

func (c *Ctx) contactsPage(f *pathway.Family, m pathway.Member, forms contactForms) Page {
	at := func(parts ...any) string {
		return views.Path(append([]any{"cases", f.Case.ID, "people", m.Person.ID}, parts...)...)
	}
	t := views.Table{ID: "contacts", Caption: "Phone and email", Quiet: true,
		Heads: []views.ColumnHead{{Text: "What"}, {Text: "Number or address"}, {Text: "State"}, {Text: "Confirmed"}, {Text: "Note"}, {Text: "Change", Action: true}},
		Empty: views.Empty{Text: "No phone or email is recorded."}}
	for _, x := range m.Contacts {
		if x.Ended {
			continue
		}
		value := x.Value
		if x.Protected() {
			value = pathway.MaskMark
		}
		t.Rows = append(t.Rows, views.Row{Cells: []views.Cell{{Text: pathway.TitleOf(pathway.ContactKinds, string(x.Kind)), Head: true}, {Text: value},
			{Text: pathway.TitleOf(pathway.ContactStates, string(x.State))}, {Text: confirmedWords(x.Confirmed, x.ConfirmedBy), Note: x.ConfirmedHow}, {Text: x.Note}, {Body: views.Action{Text: "Change", Second: true, URL: at("contacts", x.ID)}}}})
	}
	back := views.Link{Text: "Back to people", URL: peopleAt(f.Case.ID, m.Person.ID)}
	add := forms.add
	if add.Values == nil {
		add = Stored("kind", string(pathway.Phone), "state", string(pathway.AddressNormal))
	}
	v := add.Fields(forms.addErr).Under("new")
	newForm := views.EditForm{ID: "contact-form", Action: at("contacts"), Errors: v.Summary(), Button: "Add", Back: back, Fields: contactFields(v, true, false)}
	ways := forms.ways
	if ways.Values == nil {
		ways = storedWays(m)
	}
	w := ways.Fields(forms.waysErr).Under("ways")
	waysForm := views.EditForm{ID: "ways-form", Action: at("ways"), Errors: w.Summary(), Hidden: []views.Hidden{w.Hidden("version")}, Button: "Save what is safe", Back: back}
	for _, way := range pathway.ContactWays {
		waysForm.Fields = append(waysForm.Fields, views.Fieldset{Legend: way.Title, Across: true, Fields: []views.Component{
			quietRadios(w.Radios(way.Value, "Is it safe?", optionsOf(pathway.Safeties)...)), w.Text(way.Value+"_note", "Which times, what to say").Wide(30).AtMost(300).AsOptional()}})
	}
	return c.FormPage(f, sectionPeople, "Phone and email", views.Stack{
		views.PageHead{Title: "How " + m.Person.Name() + " is reached"}, t,
		views.Heading{ID: "add", Text: "Add a phone or an email"}, newForm,
		views.Heading{ID: "safe", Text: "What is safe"},
		views.Text("The partner may open the post or answer the phone. A way that is “not safe” is blocked: no letter, email or text goes that way."),
		waysForm,
	})
}

func quietRadios(r views.Radios) views.Radios {
	r.Inline, r.Quiet = true, true
	return r
}

func storedWays(m pathway.Member) Form {
	f := Stored("version", Version(m.Person.Version))
	for _, w := range m.Ways {
		f.Set(w.Way, string(w.Safety))
		f.Set(w.Way+"_note", w.Note)
	}
	return f
}

func contactFields(v *views.Form, fresh, masked bool) []views.Component {
	value := v.Text("value", "Number or email address").Wide(30).AtMost(pathway.MaxName)
	if masked {
		value = value.WithHint("It is confidential. Leave this empty to keep it as it is")
	}
	var fields []views.Component
	if fresh {
		fields = append(fields, v.Radios("kind", "What is it?", optionsOf(pathway.ContactKinds)...).SideBySide())
	}
	return append(fields, value, v.Radios("state", "May it be shown?", views.Option{Value: string(pathway.AddressNormal), Text: "Normal"},
		views.Option{Value: string(pathway.AddressConfidential), Text: "Confidential", Hint: "Only for themselves"},
		views.Option{Value: string(pathway.AddressNotKnown), Text: "Not known", Hint: "Out of use, or never given"}).SideBySide(),
		v.Text("note", "Note").Wide(30).AtMost(300).AsOptional(),
		v.Text("confirmed", "How was it confirmed?").Wide(30).AtMost(200).AsOptional().WithHint("“Read back to me on the phone”. Nothing is emailed to an address until somebody made sure of it"))
}

func (f Form) contact() pathway.ContactPoint {
	return pathway.ContactPoint{Kind: pathway.ContactKind(f.Get("kind")), Value: f.Line("value"), State: pathway.AddressState(f.Get("state")), Note: f.Line("note"), ConfirmedHow: f.Line("confirmed")}
}

func (s *Server) addContact(c *Ctx) error {
	f, m, err := c.member()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	if err := s.DB.AddContact(c.Ctx(), c.By(), f.Case.ID, m.Person.ID, typed.contact()); err != nil {
		return c.Again(err, c.contactsPage(&f, m, contactForms{add: typed, addErr: err}))
	}
	return c.Done(views.Path("cases", f.Case.ID, "people", m.Person.ID, "contacts"), "It is added.")
}

func (s *Server) saveWays(c *Ctx) error {
	f, m, err := c.member()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	var ways []pathway.ContactWay
	for _, way := range pathway.ContactWays {
		if typed.Get(way.Value)+typed.Get(way.Value+"_note") != "" {
			ways = append(ways, pathway.ContactWay{Way: way.Value, Safety: pathway.Safety(typed.Get(way.Value)), Note: typed.Line(way.Value + "_note")})
		}
	}
	if err := s.DB.SaveWays(c.Ctx(), c.By(), f.Case.ID, m.Person.ID, ways, typed.Int("version")); err != nil {
		if pathway.CodeOf(err) == pathway.CodeConflict {
			return c.conflict(&f, "What is safe for "+m.Person.Name(), views.Path("cases", f.Case.ID, "people", m.Person.ID, "contacts"), typed, storedWays(m), wayLabels(), err)
		}
		return c.Again(err, c.contactsPage(&f, m, contactForms{ways: typed, waysErr: err}))
	}
	return c.Done(peopleAt(f.Case.ID, m.Person.ID), "What is safe for "+m.Person.Name()+" is saved.")
}

func wayLabels() []fieldLabel {
	var list []fieldLabel
	for _, way := range pathway.ContactWays {
		list = append(list, fieldLabel{way.Value, way.Title}, fieldLabel{way.Value + "_note", way.Title + ": times"})
	}
	return list
}

// contactOf returns the request's family, the member and the phone or email that its path names.
func (c *Ctx) contactOf() (pathway.Family, pathway.Member, pathway.ContactPoint, error) {
	f, m, err := c.member()
	if err != nil {
		return f, m, pathway.ContactPoint{}, err
	}
	id, err := c.ID("contact")
	if err != nil {
		return f, m, pathway.ContactPoint{}, err
	}
	for _, x := range m.Contacts {
		if x.ID == id {
			return f, m, x, nil
		}
	}
	return f, m, pathway.ContactPoint{}, pathway.NotFound("This number or address")
}

func (s *Server) contact(c *Ctx) error {
	f, m, x, err := c.contactOf()
	if err != nil {
		return err
	}
	return c.Show(c.contactPage(&f, m, x, storedContact(x), nil))
}

func storedContact(x pathway.ContactPoint) Form {
	return Stored("value", x.Value, "state", string(x.State), "note", x.Note, "version", Version(x.Version))
}

func (s *Server) saveContact(c *Ctx) error {
	f, m, x, err := c.contactOf()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	changed := typed.contact()
	changed.ID, changed.Version = x.ID, typed.Int("version")
	err = s.DB.SaveContact(c.Ctx(), c.By(), f.Case.ID, m.Person.ID, changed)
	switch {
	case pathway.CodeOf(err) == pathway.CodeConflict:
		return c.conflict(&f, "How "+m.Person.Name()+" is reached", c.Request().URL.Path, typed, storedContact(x),
			[]fieldLabel{{"value", "Number or email address"}, {"state", "State"}, {"note", "Note"}}, err)
	case err != nil:
		return c.Again(err, c.contactPage(&f, m, x, typed, err))
	}
	return c.Done(peopleAt(f.Case.ID, m.Person.ID), "It is saved.")
}

func (c *Ctx) contactPage(f *pathway.Family, m pathway.Member, x pathway.ContactPoint, typed Form, err error) Page {
	v := typed.Fields(err)
	at := views.Path("cases", f.Case.ID, "people", m.Person.ID, "contacts", x.ID)
	return c.FormPage(f, sectionPeople, "Phone and email", views.Stack{
		views.EditForm{ID: "contact-form", Title: pathway.TitleOf(pathway.ContactKinds, string(x.Kind)) + " of " + m.Person.Name(), Action: at, Errors: v.Summary(),
			Hidden: []views.Hidden{v.Hidden("version")}, Fields: contactFields(v, false, x.Protected()), Button: "Save", Back: views.Link{Text: "Cancel", URL: peopleAt(f.Case.ID, m.Person.ID)}},
		views.PostButton{ID: "end-contact", Action: at + "/end", Text: "No longer theirs", Hidden: []views.Hidden{{Name: "version", Value: Version(x.Version)}}},
	})
}

func (s *Server) endContact(c *Ctx) error {
	f, m, x, err := c.contactOf()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	if err := s.DB.EndContact(c.Ctx(), c.By(), f.Case.ID, m.Person.ID, x.ID, typed.Int("version")); err != nil {
		return err
	}
	return c.Done(peopleAt(f.Case.ID, m.Person.ID), "It is no longer used.")
}

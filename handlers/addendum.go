package handlers

import (
	"strconv"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// How many paragraphs an addendum has room for.
const addendumRows = 4

// newAddendum shows the form for an addendum to minutes that were sent.
func (s *Server) newAddendum(c *Ctx) error { return s.showNewAddendum(c, Form{}, nil) }

func (s *Server) showNewAddendum(c *Ctx, f Form, failed error) error {
	p, d, err := s.minutesOf(c)
	if err != nil {
		return err
	}
	k := p.Record.Conference
	family := p.Record.Family().ForScreens()
	body := views.Stack{views.PageHead{Title: "Addendum to the minutes", Caption: conferenceWords(k), Lead: "Minutes that were sent do not change. What is wrong in them is put right by a dated addendum, approved by the chair, to the same people."}}
	if !d.Approved() || !p.WasSent(d) {
		body = append(body, views.Empty{Text: "Nobody has been sent the minutes yet. Until then they are taken back and changed themselves.", Action: views.Action{Text: "Open the minutes", URL: c.minutesPath(k.ID, nil)}})
	} else {
		m := minutesMaker{c: c, p: p, form: "addendum", typed: f, err: failed, cover: family.Covering()}
		if failed == nil {
			m.form = ""
		}
		body = append(body, m.addendumForm())
	}
	page := c.FormPage(&family, sectionConferences, "Addendum to the minutes", body)
	page.Crumbs = append(page.Crumbs, views.Link{Text: "Minutes", URL: c.minutesPath(k.ID, nil)})
	if failed != nil {
		return c.Again(failed, page)
	}
	return c.Show(page)
}

// addendumForm is the form of an addendum, new or as it stands: each paragraph with what it belongs to, who may read it and of which children it tells.
func (m *minutesMaker) addendumForm() views.Component {
	stored, rows := Stored(), 2
	action, back := m.c.conferencePath(m.p.Record.Conference.ID, "addenda"), m.c.minutesPath(m.p.Record.Conference.ID, nil)
	for n := 1; n <= addendumRows; n++ {
		stored.Set("reader-"+strconv.Itoa(n), string(pathway.ReadAll))
		for _, child := range m.p.Record.Conference.Children {
			stored.Add("children-"+strconv.Itoa(n), idText(child))
		}
	}
	if m.d != nil {
		action, rows = m.path(), min(len(m.d.Content.Paragraphs)+1, addendumRows)
		stored.Set("why", m.cover(m.d.Content.Why))
		for i, x := range m.d.Content.Paragraphs {
			n := strconv.Itoa(i + 1)
			stored.Set("section-"+n, x.Section)
			stored.Set("part-"+n, x.Part)
			stored.Set("text-"+n, m.cover(x.Text))
			stored.Set("reader-"+n, string(x.Reader))
			stored.Del("children-" + n)
			for _, child := range x.Children {
				stored.Add("children-"+n, idText(child))
			}
		}
	}
	for n := rows + 1; m.form == "addendum" && n <= addendumRows; n++ {
		if m.typed.Get("text-"+strconv.Itoa(n)) != "" {
			rows = n
		}
	}
	v := m.fields("addendum", stored)
	fields := []views.Component{v.Text("why", "What it puts right, and who asked for it").AtMost(1000).WithHint("For the office. It stands in no copy.")}
	for i := 1; i <= rows; i++ {
		fields = append(fields, m.addendumRow(v, strconv.Itoa(i)))
	}
	return views.EditForm{ID: "addendum", Action: action, Hidden: m.hidden(), Errors: v.Summary(), Fields: fields, Button: "Keep the addendum", Second: m.d != nil, Also: m.sendButton(), Back: views.Link{Text: "Cancel", URL: back}}
}

func (m *minutesMaker) addendumRow(v *views.Form, n string) views.Component {
	list := []views.Component{v.Select("section-"+n, "What of the minutes it puts right", options(pathway.FullSections)...)}
	if parts := pathway.PartsOf(m.p.Record.Attendees); len(parts) > 0 {
		var offers []views.Option
		for _, part := range parts {
			offers = append(offers, views.Option{Value: part, Text: part})
		}
		list = append(list, v.Select("part-"+n, "Of which part of the conference", offers...).WithBlank("All of it").AsOptional())
	}
	list = append(list, v.Textarea("text-"+n, "What is right", 4).AtMost(pathway.MaxFullParagraph), v.Radios("reader-"+n, "Who may read it", options(pathway.MinutesReaders)...).SideBySide(),
		v.Checkboxes("children-"+n, "Of which children it tells", m.childOptions()...).WithHint("None ticked: of no child in particular").SideBySide())
	legend := "Paragraph " + n
	if n != "1" {
		legend += ", where there is one more"
	}
	return views.Fieldset{Legend: legend, Fields: list}
}

// typedAddendum reads the form of an addendum. A paragraph of which nothing is typed is left out; the faults of the others bear their own numbers.
func typedAddendum(p db.MinutesPage, f Form) (m pathway.FullMinutes, numbers []int) {
	m.Why = f.Line("why")
	for n := 1; n <= addendumRows; n++ {
		at := func(name string) string { return name + "-" + strconv.Itoa(n) }
		if f.Get(at("text")) == "" && f.Get(at("section")) == "" {
			continue
		}
		m.Paragraphs = append(m.Paragraphs, pathway.FullParagraph{Section: f.Get(at("section")), Part: f.Get(at("part")), Text: f.Get(at("text")), Reader: pathway.MinutesReader(f.Get(at("reader"))),
			Children: childrenTicked(p, f, n)})
		numbers = append(numbers, n)
	}
	return m, numbers
}

// numbered gives the fields of an error the numbers that their paragraphs have in the form.
func numbered(err error, numbers []int) error {
	fields := pathway.FieldsOf(err)
	if len(fields) == 0 {
		return err
	}
	out := pathway.Fields{}
	for name, message := range fields {
		for i, n := range numbers {
			for _, field := range []string{"section", "text", "reader", "part", "children"} {
				if name == field+"-"+strconv.Itoa(i+1) {
					name = field + "-" + strconv.Itoa(n)
					break
				}
			}
		}
		if name == "paragraphs" {
			name = "text-1"
		}
		out[name] = message
	}
	return pathway.Invalid(out)
}

// addAddendum keeps a new addendum.
func (s *Server) addAddendum(c *Ctx) error { return s.keepAddendum(c) }

// changeAddendum keeps an addendum that is a draft or was sent back.
func (s *Server) changeAddendum(c *Ctx) error { return s.keepAddendum(c) }

func (s *Server) keepAddendum(c *Ctx) error {
	f, p, d, err := s.minutesForm(c)
	if err != nil {
		return err
	}
	content, numbers := typedAddendum(p, f)
	issue := int64(0)
	if c.Param("addendum") != "" {
		issue = d.ID
	}
	kept, err := s.DB.SaveAddendum(c.Ctx(), c.By(), c.Case().ID, p.Record.Conference.ID, issue, f.Int("version"), content)
	switch err = numbered(err, numbers); {
	case err != nil && issue == 0:
		return s.showNewAddendum(c, f, err)
	case err != nil:
		return s.showMinutes(c, f, "addendum", err)
	}
	return c.Done(views.Path("cases", c.Case().ID, "addenda", kept), "The addendum is kept. Look it over, then send it to the chair.")
}

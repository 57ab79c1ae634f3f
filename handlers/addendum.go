package handlers

import (
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

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
		m := minutesMaker{c: c, p: p, form: "addendum", typed: f, err: failed, cover: p.Record.Family().Covering()}
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

// addendumForm is the form of an addendum, new or as it stands: each paragraph with what it belongs to, who may read it and of which children
// it tells. It saves itself.
func (m *minutesMaker) addendumForm() views.Component {
	k := m.p.Record.Conference.ID
	action, draft, back, version := m.c.conferencePath(k, "addenda"), m.c.conferencePath(k, "addenda", "draft"), m.c.minutesPath(k, nil), m.p.Drafts[0].Version
	var hidden []views.Hidden
	if m.d != nil {
		action, draft, version = m.path(), m.path("draft"), m.d.Version
		hidden = []views.Hidden{{Name: "issue", Value: idText(m.d.ID)}}
	}
	typed := m.p.TypedAddendum(m.d, nil)
	if m.form == "addendum" {
		typed = typedAddendum(m.p, m.typed)
	}
	stored := Stored()
	for name, text := range typed {
		if !strings.HasPrefix(name, "children-") {
			stored.Set(name, m.cover(text))
			continue
		}
		for _, child := range strings.Fields(text) {
			stored.Add(name, child)
		}
	}
	v := m.fields("addendum", stored)
	fields := []views.Component{v.Text("why", "What it puts right, and who asked for it").AtMost(1000).WithHint("For the office. It stands in no copy.")}
	for i := 1; i <= min(max(pathway.LastOfAddendum(typed)+1, 2), pathway.MaxAddendum); i++ {
		fields = append(fields, m.addendumRow(v, strconv.Itoa(i)))
	}
	return views.EditForm{ID: "addendum", Action: action, Draft: draft, Save: views.SaveStatus{Version: Version(version), Person: idText(m.c.session.ID)}, Hidden: hidden, Errors: v.Summary(), Fields: fields,
		Button: "Keep the addendum", Second: m.d != nil, Also: m.sendButton(), Back: views.Link{Text: "Cancel", URL: back}}
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
	list = append(list, v.Textarea("text-"+n, "What is right", 4).AtMost(pathway.MaxFullParagraph), v.Radios("reader-"+n, "Who may read it", options(pathway.MinutesReaders)...).WithHint("Police information and other information for the chair are for the chair only where nothing is ticked").SideBySide(),
		v.Text("wider-"+n, widerLabel).AtMost(500).AsOptional(),
		v.Checkboxes("children-"+n, "Of which children it tells", m.childOptions()...).WithHint("None ticked: of no child in particular").SideBySide())
	legend := "Paragraph " + n
	if n != "1" {
		legend += ", where there is one more"
	}
	return views.Fieldset{Legend: legend, Fields: list}
}

// widerLabel asks why what the police said is read by others than the chair.
const widerLabel = "Of police information: why the chair lets others read it"

// typedAddendum is all that stands in the form of an addendum, as it came.
func typedAddendum(p db.MinutesPage, f Form) map[string]string {
	edits := map[string]string{}
	for name := range p.TypedAddendum(nil, nil) {
		edits[name] = strings.Join(f.Values[name], " ")
	}
	return edits
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
	d = addendumNamed(c, d)
	kept, err := s.DB.SaveAddendum(c.Ctx(), c.By(), c.Case().ID, p.Record.Conference.ID, issueOf(d), f.Int("version"), typedAddendum(p, f))
	switch {
	case pathway.CodeOf(err) == pathway.CodeConflict:
		return c.show(http.StatusConflict, c.addendumClash(p, d, typedAddendum(p, f)))
	case err != nil && d == nil:
		return s.showNewAddendum(c, f, err)
	case err != nil:
		return s.showMinutes(c, f, "addendum", err)
	}
	return c.Done(views.Path("cases", c.Case().ID, "addenda", kept), "The addendum is kept. Look it over, then send it to the chair.")
}

// draftAddendum keeps what is typed of an addendum, new or not, as typed.
func (s *Server) draftAddendum(c *Ctx) error {
	f, p, d, err := s.minutesForm(c)
	if err != nil {
		return err
	}
	d = addendumNamed(c, d)
	edits := map[string]string{}
	for _, name := range f.Edited() {
		edits[name] = strings.Join(f.Values[name], " ")
	}
	version, err := s.DB.SaveAddendumDraft(c.Ctx(), c.By(), c.Case().ID, p.Record.Conference.ID, issueOf(d), f.Int("version"), edits)
	switch {
	case pathway.CodeOf(err) == pathway.CodeConflict:
		return c.draw(http.StatusConflict, c.addendumClash(p, d, edits).Body)
	case err != nil:
		return err
	}
	return c.Saved(version)
}

// addendumNamed is the addendum that the path names; nil where it names none, and d is the minutes themselves.
func addendumNamed(c *Ctx, d *pathway.DraftedMinutes) *pathway.DraftedMinutes {
	if c.Param("addendum") == "" {
		return nil
	}
	return d
}

func issueOf(d *pathway.DraftedMinutes) int64 {
	if d == nil {
		return 0
	}
	return d.ID
}

// namesIn are the children of a conference whose ids are listed.
func namesIn(r *pathway.Record, ids []string) string {
	var names []string
	for _, child := range r.Conference.Children {
		if who, ok := r.Member(child); ok && slices.Contains(ids, idText(child)) {
			names = append(names, who.Person.Name())
		}
	}
	return joined(names)
}

// addendumClash shows both texts, where somebody else saved first.
func (c *Ctx) addendumClash(p db.MinutesPage, d *pathway.DraftedMinutes, mine map[string]string) Page {
	at := c.conferencePath(p.Record.Conference.ID, "addenda", "new")
	if d != nil {
		at = c.minutesPath(p.Record.Conference.ID, d)
	}
	named := func(typed map[string]string) map[string]string {
		all := maps.Clone(typed)
		for name, text := range all {
			if strings.HasPrefix(name, "children-") {
				all[name] = namesIn(p.Record, strings.Fields(text))
			}
		}
		return all
	}
	words := map[string]string{"section": "what it puts right", "part": "part of the conference", "text": "what is right", "reader": "who may read it", "wider": "why others read police information", "children": "of which children it tells"}
	return c.typedClash("Somebody else is writing this addendum", at, named(mine), named(p.TypedAddendum(d, nil)), p.Record.Family().Covering(), func(name string) string {
		what, n, numbered := strings.Cut(name, "-")
		if !numbered {
			return "What it puts right, and who asked for it"
		}
		return "Paragraph " + n + ": " + words[what]
	})
}

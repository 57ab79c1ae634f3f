package handlers

import (
	"strings"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// registerOfSent shows for good who got which version of which document of a conference, when and how. It prints as it stands.
func (s *Server) registerOfSent(c *Ctx) error {
	l := s.distribution()
	loaded, err := l.load(c)
	if err != nil {
		return err
	}
	r := loaded.Record
	family := r.Family().ForScreens()
	head := views.PageHead{Title: "Register", Caption: conferenceWords(r.Conference), Lead: "Who got which version of which document, when and how. Nothing in it is ever taken out.",
		Actions: []views.Action{{Text: "Print this page", Second: true, Print: true}}}
	body := views.Stack{head}
	for _, part := range []struct {
		id, title string
		holds     func(pathway.DocumentKind) bool
	}{{"decided", "Decisions and plans", pathway.DocumentKind.Decides}, {"minuted", "Minutes and addenda", pathway.DocumentKind.Minuted},
		{"asked", "Invitations and other letters", func(k pathway.DocumentKind) bool { return !k.Decides() && !k.Minuted() }}} {
		if t := s.registerTable(loaded, part.holds); len(t.Rows) > 0 {
			t.ID, t.Caption = part.id, part.title
			body = append(body, t)
		}
	}
	if len(body) == 1 {
		body = append(body, views.Empty{Text: "Nothing has been made for this conference yet."})
	}
	p := c.FormPage(&family, sectionConferences, "Register", body)
	p.Crumbs = append(p.Crumbs, views.Link{Text: l.title, URL: l.at(c, r.Conference.ID)})
	c.Saw("Looked at the register of a conference", "conference", r.Conference.ID)
	return c.Show(p)
}

// registerTable is the register of some kinds of document, recipient by recipient.
func (s *Server) registerTable(loaded db.Letters, holds func(pathway.DocumentKind) bool) views.Table {
	cover := loaded.Record.Family().Covering()
	t := views.Table{Heads: []views.ColumnHead{{Text: "For"}, {Text: "Document"}, {Text: "Copy"}, {Text: "Made"}, {Text: "What became of it"}}}
	for _, a := range loaded.Record.Attendees {
		for _, d := range loaded.Documents {
			if d.Attendee == a.ID && holds(d.Kind) {
				t.Rows = append(t.Rows, s.registerRow(loaded.Record, a, d, cover))
			}
		}
	}
	return t
}

func (s *Server) registerRow(r *pathway.Record, a pathway.Attendee, d pathway.IssuedDocument, cover func(string) string) views.Row {
	_, agency := r.NameOf(a)
	version := "version " + idText(int64(d.Number))
	if d.Edition == pathway.LargePrint {
		version += ", large print"
	}
	copied := pathway.TitleOf(pathway.Copies, d.Copy)
	if !d.Kind.Decides() && !d.Kind.Minuted() {
		copied = "–"
	}
	var fate []string
	for _, x := range d.Trail {
		words := pathway.TitleOf(pathway.DispatchStates, string(x.State))
		if x.State == pathway.Sent {
			words += " " + pathway.WayInWords(x.Way)
		}
		words += " on " + s.when(x.At) + ", recorded by " + x.ByName
		if x.Note != "" {
			words += ": " + cover(x.Note)
		}
		fate = append(fate, words)
	}
	if d.State == pathway.DocumentVoid {
		fate = append(fate, "Void since "+s.when(d.VoidAt)+". What changed: "+d.VoidWhy)
	}
	if len(fate) == 0 {
		fate = []string{"Made, and nothing has become of it yet"}
	}
	return views.Row{ID: "document-" + idText(d.ID), Cells: []views.Cell{
		{Text: or(d.To.Name, "The office"), Note: strings.Join(nonEmpty(d.To.Role, agency), ", "), Head: true},
		{Text: pathway.TitleOf(pathway.DocumentKinds, string(d.Kind)), URL: documentAt(d), Note: d.Reference + ", " + version},
		{Text: copied, Note: cover(d.CopyWhy)},
		{Text: s.when(d.MadeAt), NoWrap: true, Note: "by " + d.MadeName},
		{Body: views.Lines{Items: fate}},
	}}
}

package handlers

import (
	"strings"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// readEvent notes that the chair has read a significant event.
func (s *Server) readEvent(c *Ctx) error {
	id, err := c.ID("note")
	if err != nil {
		return err
	}
	if err := s.DB.ReadEvent(c.Ctx(), c.By(), c.Case().ID, id); err != nil {
		return err
	}
	return c.Done(views.Path("cases", c.Case().ID, sectionNotes)+"?kind="+string(pathway.SignificantEvent)+"#note-"+idText(id), "It is noted that you have read it.")
}

// readButton marks an event as read, for a chair; none where it is read.
func (c *Ctx) readButton(number int64, n pathway.Note) []views.PostButton {
	if !n.Unread() || !c.May(pathway.ReadEvents) {
		return nil
	}
	return []views.PostButton{{ID: "read-note-" + idText(n.ID), Action: views.Path("cases", number, sectionNotes, n.ID, "read"), Text: "I have read it"}}
}

// unreadEvents are the significant events of a family that no chair has read, as its page shows them above all else.
func (c *Ctx) unreadEvents(number int64, notes []pathway.Note) views.Stack {
	list := pathway.UnreadEvents(notes)
	if len(list) == 0 {
		return nil
	}
	body := views.Stack{views.Heading{ID: "unread", Text: views.Plural(len(list), "significant event that the chair has not read", "significant events that the chair has not read")}}
	for _, n := range list {
		facts := views.SummaryList{Rows: []views.SummaryRow{{Name: n.HappenedAt.Format(), Text: strings.Join(nonEmpty(n.Heading, n.Text), ": ")}, {Name: "Written by", Text: n.MadeName}}}
		body = append(body, facts)
		for _, b := range c.readButton(number, n) {
			body = append(body, b)
		}
	}
	return append(body, views.TextLink{Text: "All significant events", URL: views.Path("cases", number, sectionNotes) + "?kind=" + string(pathway.SignificantEvent)})
}

// eventRows are the significant events that a chair is to read. What happened stands on the family's own page.
func (c *Ctx) eventRows(list []db.UnreadEvent) views.Table {
	t := views.Table{ID: "events", Caption: "Significant events to be read", Heads: []views.ColumnHead{{Text: "Status", Plain: true}, {Text: "When"}, {Text: "Family", Plain: true}, {Text: "Written by"}, {Text: "For"}, {Text: "Action", Action: true}}}
	for _, e := range list {
		at := views.Path("cases", e.Case, sectionNotes) + "?kind=" + string(pathway.SignificantEvent) + "#note-" + idText(e.Note)
		t.Rows = append(t.Rows, views.Row{Status: views.StatusDue, Cells: []views.Cell{
			{Body: views.Tag{Status: views.StatusDue, Text: "Not read yet"}},
			{Text: dayOrMoment(e.HappenedAt), NoWrap: true},
			{Text: e.CaseName, URL: views.Path("cases", e.Case), Note: e.CaseRefer, Head: true},
			{Text: e.By},
			{Text: or(e.Chair, "Any chair: none is allocated")},
			{Body: views.Action{Text: "Read it", URL: at, Second: true}},
		}})
	}
	return t
}

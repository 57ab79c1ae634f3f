package handlers

import (
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// eighteenRows are the children on a plan about whose eighteenth birthday something is to be done.
func (c *Ctx) eighteenRows(list []pathway.NearEighteen, all bool) views.Table {
	t := views.Table{ID: "eighteen", Caption: "On a plan, and soon 18", Heads: []views.ColumnHead{{Text: "Child"}, {Text: "18 on"}, {Text: "What to do", Plain: true}, {Text: "Family", Plain: true}, {Text: "Action", Action: true}}}
	for i := range list {
		n := &list[i]
		if !all && len(t.Rows) >= todayRows {
			break
		}
		status := views.StatusDue
		if n.Is18(c.Today()) {
			status = views.StatusLate
		}
		t.Rows = append(t.Rows, views.Row{Status: status, Cells: []views.Cell{{Text: n.Name, Head: true}, {Text: n.On().Short(), NoWrap: true}, {Text: n.Prompt(c.Today())},
			{Text: n.CaseName, URL: views.Path("cases", n.Case), Note: n.CaseRefer}, {Body: c.eighteenAction(n)}}})
	}
	return t
}

// eighteenAction is what can be done about a birthday: book a review near it, or record the end of the plan.
func (c *Ctx) eighteenAction(n *pathway.NearEighteen) views.Component {
	switch {
	case n.Is18(c.Today()) && c.May(pathway.RecordEnding):
		return views.Action{Text: "Record the end", URL: views.Path("cases", n.Case, "endings", "new"), Second: true}
	case !n.Is18(c.Today()) && c.May(pathway.Book):
		return views.Action{Text: "Book a review", URL: views.Path("cases", n.Case, "conferences"), Second: true}
	}
	return nil
}

// eighteenNotes say on a family's page what is to be done about the eighteenth birthday of a child on a plan.
func (s *Server) eighteenNotes(c *Ctx) (views.Stack, error) {
	list, err := s.DB.NearEighteen(c.Ctx(), c.By(), c.Case().ID)
	var notes views.Stack
	for i := range list {
		notes = append(notes, views.Warning{Text: list[i].Prompt(c.Today())})
	}
	return notes, err
}

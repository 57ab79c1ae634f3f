package handlers

import (
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// switchPage shows what moving a family to another version of the pathway would change, before anybody does.
func (s *Server) switchPage(c *Ctx) error {
	return s.showSwitch(c, Stored("to", c.QueryParam("to")), nil)
}

// switchPathway moves a family to another version of the pathway.
func (s *Server) switchPathway(c *Ctx) error {
	typed, err := c.Form()
	if err != nil {
		return err
	}
	if err := s.DB.SwitchPathway(c.Ctx(), c.By(), c.Case().ID, typed.Get("to"), typed.Get("why"), typed.Int("version")); err != nil {
		return s.showSwitch(c, typed, err)
	}
	return c.Done(views.Path("cases", c.Case().ID), "The family is on another version of the pathway now. Its dates are counted anew; what was recorded stays.")
}

func (s *Server) showSwitch(c *Ctx, typed Form, failed error) error {
	f, course, err := c.familyCourse()
	if err != nil {
		return err
	}
	at := views.Path("cases", f.Case.ID, "pathway")
	if failed == nil || pathway.CodeOf(failed) == pathway.CodeConflict {
		typed.Set("version", Version(f.Case.Version))
	}
	var to *pathway.Definition
	var others []views.Option
	for _, d := range s.DB.Definitions().All() {
		if d.Version == f.Case.Pathway {
			continue
		}
		others = append(others, views.Option{Value: d.Version, Text: d.Title})
		if to == nil || d.Version == typed.Get("to") {
			to = d
		}
	}
	if typed.Get("to") == "" && failed == nil {
		typed.Set("to", to.Version)
	}
	v := typed.Fields(failed)
	body := views.Stack{views.PageHead{Title: "Move to another pathway", Lead: "The family is on “" + course.Definition.Title + "”. On another version some steps have other dates, some are new and some fall away. What was recorded stays."},
		switchTable(course, to),
		views.EditForm{ID: "switch-form", Action: at, Errors: v.Summary(), Hidden: []views.Hidden{v.Hidden("version")}, Button: "Move the family",
			Fields: []views.Component{v.Radios("to", "To which version?", others...), v.Textarea("why", "Why", 3).AtMost(1000).WithHint("It stands in the family’s history")},
			Back:   views.Link{Text: "Cancel", URL: views.Path("cases", f.Case.ID)}}}
	p := c.FormPage(f, sectionPathway, "Move to another pathway", body)
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

// switchTable is what a move would change, step by step.
func switchTable(course *pathway.Course, to *pathway.Definition) views.Table {
	t := views.Table{ID: "changes", Caption: "What changes on “" + to.Title + "”", Heads: []views.ColumnHead{{Text: "Step", Plain: true}, {Text: "Now"}, {Text: "Then"}},
		Empty: views.Empty{Text: "No strategy meeting has started an enquiry yet, so there is no date that would change."}}
	for _, x := range course.Switched(to) {
		t.Rows = append(t.Rows, views.Row{Cells: []views.Cell{{Text: x.Title, Head: true}, {Text: or(x.Was, "Not a step")}, {Text: or(x.Will, "Not a step")}}})
	}
	return t
}

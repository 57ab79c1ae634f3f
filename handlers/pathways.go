package handlers

import (
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

const pathwaysPath = "/office/pathways"

// pathways shows the versions of the pathway that this program runs, as the data that they are.
func (s *Server) pathways(c *Ctx) error {
	calendar, err := s.DB.Calendar(c.Ctx())
	if err != nil {
		return err
	}
	body := views.Stack{views.PageHead{Title: "Pathways", Lead: "The versions of the standards that this program runs. A family keeps the one that it started on.", Actions: []views.Action{{Text: "Print", Print: true}}}}
	if due := calendar.ReviewDue(c.Today()); due != "" {
		body = append(body, views.Warning{Text: due})
	}
	for _, d := range s.DB.Definitions().All() {
		body = append(body, views.Heading{ID: "version-" + d.Version, Text: d.Title})
		if due := d.ReviewDue(c.Today()); due != "" {
			body = append(body, views.Warning{Text: due})
		}
		review := "No date is named"
		if !d.ReviewBy.IsZero() {
			review = "By " + d.ReviewBy.Format()
		}
		isDefault := "No"
		if d.Version == pathway.DefaultVersion {
			isDefault = "Yes"
		}
		body = append(body, views.SummaryList{Rows: []views.SummaryRow{{Name: "Version", Text: d.Version}, {Name: "Reads", Text: d.Reads}, {Name: "Review", Text: review}, {Name: "New families start on it", Text: isDefault}}})
		for _, phase := range d.Phases {
			body = append(body, stepTable(d, phase))
		}
	}
	return c.Show(Page{Title: "Pathways", Crumbs: officeCrumbs(), Body: body})
}

// stepTable lists the steps of a phase: what, who, when, and whether the standards say so or this program had to decide.
func stepTable(d *pathway.Definition, phase pathway.Phase) views.Table {
	t := views.Table{ID: d.Version + "-" + phase.ID, Caption: phase.Title, Heads: []views.ColumnHead{{Text: "Step", Plain: true}, {Text: "Whose"}, {Text: "When"}, {Text: "From"}}}
	for i := range d.Steps {
		step := &d.Steps[i]
		if step.Phase != phase.ID {
			continue
		}
		when := step.When.InWords(max(step.From, 1))
		if step.Alternative() {
			when += "; only if " + step.OnlyIf
		}
		source := "The standards"
		if step.Source == pathway.SourceOwn {
			source = "This program’s own rule"
		}
		t.Rows = append(t.Rows, views.Row{Cells: []views.Cell{{Text: strings.ReplaceAll(step.Title, "{n}", "n"), Note: step.About, Head: true}, {Text: step.WhoTitle()}, {Text: views.Sentence(when)}, {Text: source}}})
	}
	return t
}

package handlers

import (
	"slices"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// rights shows the table that the guard goes by.
func (s *Server) rights(c *Ctx) error {
	t := views.Table{ID: "rights", Caption: "Who may do what", Quiet: true, Heads: []views.ColumnHead{{Text: "May"}}}
	for _, r := range pathway.Roles {
		t.Heads = append(t.Heads, views.ColumnHead{Text: r.Title})
	}
	for _, row := range pathway.Rights {
		cells := []views.Cell{{Text: row.May, Head: true}}
		for _, r := range pathway.Roles {
			cell := views.Cell{Text: "–"}
			if slices.Contains(row.Roles, r.Role) {
				cell.Text = "yes"
			}
			cells = append(cells, cell)
		}
		t.Rows = append(t.Rows, views.Row{Cells: cells})
	}
	return c.Show(Page{Title: "Who may do what", Crumbs: officeCrumbs(), Body: views.Stack{
		views.PageHead{Title: "Who may do what", Lead: "What is not in this table nobody may. Somebody with several roles may do what any of them may.",
			Actions: []views.Action{{Text: "Print", Print: true}}}, t}})
}

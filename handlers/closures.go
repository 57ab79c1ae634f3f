package handlers

import (
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

const closuresPath = "/office/closures"

func (s *Server) closures(c *Ctx) error { return s.showClosures(c, Form{}, nil) }

func (s *Server) showClosures(c *Ctx, f Form, failed error) error {
	list, err := s.DB.Closures(c.Ctx())
	if err != nil {
		return err
	}
	t := views.Table{ID: "closures", Caption: "Closure days", Quiet: true, Heads: []views.ColumnHead{{Text: "Day"}, {Text: "Reason"}, {Text: "Action", Action: true}},
		Empty: views.Empty{Text: "Days on which the office is closed will be here. Weekends and bank holidays are known already."}}
	for _, d := range list {
		row := views.Row{Cells: []views.Cell{{Text: d.On.Format(), Head: true}, {Text: d.Reason}, {}}}
		if c.May(pathway.ManageOffice) {
			row.Cells[2].Body = views.PostButton{ID: "open-" + d.On.String(), Action: closuresPath, Text: "Open again",
				Hidden: []views.Hidden{{Name: "from", Value: Typed(d.On)}, {Name: "open", Value: "yes"}}}
		}
		t.Rows = append(t.Rows, row)
	}
	body := views.Stack{views.PageHead{Title: "Closure days",
		Lead: "A day on which the office is closed is no working day of the pathway. It never moves the statutory date of a first conference or a first core group."}}
	if c.May(pathway.ManageOffice) {
		v := f.Fields(failed)
		body = append(body, views.EditForm{ID: "closure-form", Action: closuresPath, Errors: v.Summary(), Button: "Close these days", Fields: []views.Component{
			v.Date("from", "First day").WithPicker(), v.Date("to", "Last day").WithPicker().AsOptional(), v.Text("reason", "Reason").Wide(30).AtMost(120)}})
	}
	p := Page{Title: "Closure days", Crumbs: officeCrumbs(), Body: append(body, t)}
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

func (s *Server) setClosure(c *Ctx) error {
	f, err := c.Form()
	if err != nil {
		return err
	}
	faults := pathway.Fields{}
	from, to, reason := f.Date("from", c.Today(), faults), f.Date("to", c.Today(), faults), f.Line("reason")
	if f.Get("to") == "" {
		to = from
	}
	said := "The office is closed on those days, and every date is counted anew."
	if f.Bool("open") {
		reason, said = "", "The office is open on that day, and every date is counted anew."
	} else {
		faults.Need("reason", reason, "Enter why the office is closed: people argue about dates")
		if len([]rune(reason)) > 120 || strings.ContainsAny(reason, "\n") {
			faults.Add("reason", "Use at most 120 characters")
		}
	}
	if err = faults.Err(); err == nil {
		err = s.DB.SetClosure(c.Ctx(), c.By(), from, to, reason)
	}
	if err != nil {
		return s.showClosures(c, f, err)
	}
	return c.Done(closuresPath, said)
}

package handlers

import (
	"strconv"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

const rotaPath = "/office/rota"

// The page shows so many weeks, from this week's Monday.
const rotaWeeks = 8

func (s *Server) rota(c *Ctx) error { return s.showRota(c, Form{}, nil) }

func (s *Server) setRota(c *Ctx) error {
	f, err := c.Form()
	if err != nil {
		return err
	}
	faults := pathway.Fields{}
	from, to := f.Date("from", c.Today(), faults), f.Date("to", c.Today(), faults)
	account := f.ID("account")
	if f.Get("account") == "" {
		faults.Add("account", "Choose who is on duty, or nobody")
	}
	if f.Get("account") == "nobody" {
		account = 0
	}
	if err = faults.Err(); err == nil {
		err = s.DB.SetRota(c.Ctx(), c.By(), from, to, account)
	}
	if err != nil {
		return s.showRota(c, f, err)
	}
	return c.Done(rotaPath, "The rota is saved.")
}

func (s *Server) showRota(c *Ctx, f Form, failed error) error {
	calendar, err := s.DB.Calendar(c.Ctx())
	if err != nil {
		return err
	}
	monday := c.Today()
	monday = monday.AddDays(-(int(monday.Weekday()) + 6) % 7)
	last := monday.AddDays(7*rotaWeeks - 1)
	days, err := s.DB.Rota(c.Ctx(), monday, last)
	if err != nil {
		return err
	}
	on := map[pathway.Date]string{}
	for _, d := range days {
		on[d.Date] = d.Name
	}
	t := views.Table{ID: "rota", Caption: "Duty chairs", Quiet: true, Heads: []views.ColumnHead{{Text: "Week of"}}}
	for _, name := range []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"} {
		t.Heads = append(t.Heads, views.ColumnHead{Text: name})
	}
	for week := monday; week.Before(last); week = week.AddDays(7) {
		row := views.Row{Cells: []views.Cell{{Text: week.Short(), Head: true, NoWrap: true}}}
		for d := week; d.Before(week.AddDays(5)); d = d.AddDays(1) {
			cell := views.Cell{Text: on[d]}
			if why := calendar.Why(d); why != "" {
				cell.Text = why
			} else if cell.Text == "" {
				cell.Text = "nobody yet"
			}
			row.Cells = append(row.Cells, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	body := views.Stack{views.PageHead{Title: "Duty chairs", Lead: "The duty chair takes the calls about strategy meetings and decides on the threshold."}, t}
	if c.May(pathway.HoldRota) {
		form, err := s.rotaForm(c, f, failed)
		if err != nil {
			return err
		}
		body = append(body, form)
	}
	p := Page{Title: "Duty chairs", Crumbs: officeCrumbs(), Body: body}
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

func (s *Server) rotaForm(c *Ctx, f Form, failed error) (views.EditForm, error) {
	chairs, err := s.DB.AccountsWith(c.Ctx(), pathway.Chair)
	if err != nil {
		return views.EditForm{}, err
	}
	options := []views.Option{}
	for _, a := range chairs {
		options = append(options, views.Option{Value: strconv.FormatInt(a.ID, 10), Text: a.Name})
	}
	options = append(options, views.Option{Value: "nobody", Text: "Nobody: take the days off the rota"})
	v := f.Fields(failed)
	return views.EditForm{ID: "rota-form", Action: rotaPath, Errors: v.Summary(), Button: "Put on the rota", Fields: []views.Component{
		views.Fieldset{Legend: "Put somebody on duty", Across: true, Hint: "For each working day from the first to the last, in place of who was.", Fields: []views.Component{
			v.Select("account", "Chair", options...), v.Date("from", "First day").WithPicker(), v.Date("to", "Last day").WithPicker()}},
	}}, nil
}

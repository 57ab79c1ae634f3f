package handlers

import (
	"strconv"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

const rotaPath = "/office/rota"

// The page shows so many weeks, from this week's Monday.
const rotaWeeks = 8

// rotaForms are the page's two forms as they stand: who is on duty, and who is away.
type rotaForms struct {
	duty, away       Form
	dutyErr, awayErr error
}

func (s *Server) rota(c *Ctx) error { return s.showRota(c, rotaForms{}) }

// setAway notes that a chair or minute taker is away.
func (s *Server) setAway(c *Ctx) error {
	f, err := c.Form()
	if err != nil {
		return err
	}
	faults := pathway.Fields{}
	a := pathway.Absence{Account: f.ID("account"), From: f.Date("from", c.Today(), faults), To: f.Date("to", c.Today(), faults)}
	for name, message := range pathway.FieldsOf(a.Validate()) {
		faults.Add(name, message)
	}
	booked := 0
	if err = faults.Err(); err == nil {
		booked, err = s.DB.AddAbsence(c.Ctx(), c.By(), a)
	}
	if err != nil {
		return s.showRota(c, rotaForms{away: f, awayErr: err})
	}
	said := "The absence is saved."
	if booked > 0 {
		said += " " + views.Sentence(views.Plural(booked, "conference is", "conferences are")) + " booked in that time: somebody else has to take them. Each is a task on Today until somebody does."
	}
	return c.Done(rotaPath, said)
}

// endAway takes an absence back.
func (s *Server) endAway(c *Ctx) error {
	id, err := c.ID("absence")
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	if err := s.DB.EndAbsence(c.Ctx(), c.By(), id, f.Int("version")); err != nil {
		return err
	}
	return c.Done(rotaPath, "The absence is taken back.")
}

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
		return s.showRota(c, rotaForms{duty: f, dutyErr: err})
	}
	return c.Done(rotaPath, "The rota is saved.")
}

func (s *Server) showRota(c *Ctx, forms rotaForms) error {
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
	absences, err := s.DB.Absences(c.Ctx(), c.Today(), c.Today().AddDays(366))
	if err != nil {
		return err
	}
	on := map[pathway.Date]string{}
	onDuty := map[pathway.Date]int64{}
	for _, d := range days {
		on[d.Date], onDuty[d.Date] = d.Name, d.Account
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
			} else if _, away := pathway.Away(absences, onDuty[d], d); away {
				cell.Note = "is away"
			}
			row.Cells = append(row.Cells, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	body := views.Stack{views.PageHead{Title: "Duty chairs", Lead: "The duty chair takes the calls about strategy meetings and decides on the threshold."}, t}
	away := views.Heading{ID: "away-title", Text: "Away"}
	p := Page{Title: "Duty chairs", Crumbs: officeCrumbs()}
	if !c.May(pathway.HoldRota) {
		p.Body = append(body, away, c.awayTable(absences))
		return c.Show(p)
	}
	form, err := s.rotaForm(c, forms.duty, forms.dutyErr)
	if err != nil {
		return err
	}
	absence, err := s.awayForm(c, forms.away, forms.awayErr)
	if err != nil {
		return err
	}
	p.Body = append(body, form, away, c.awayTable(absences), absence)
	for _, failed := range []error{forms.dutyErr, forms.awayErr} {
		if failed != nil {
			return c.Again(failed, p)
		}
	}
	return c.Show(p)
}

// awayTable lists who is away, from today on.
func (c *Ctx) awayTable(absences []pathway.Absence) views.Table {
	t := views.Table{ID: "away", Caption: "Away", Quiet: true, Heads: []views.ColumnHead{{Text: "Who", Plain: true}, {Text: "First day"}, {Text: "Last day"}, {Text: "Action", Action: true}},
		Empty: views.Empty{Text: "Nobody is recorded as away."}}
	for _, a := range absences {
		row := views.Row{Cells: []views.Cell{{Text: a.Name, Head: true}, {Text: views.Day(a.From), NoWrap: true}, {Text: views.Day(a.To), NoWrap: true}, {}}}
		if c.May(pathway.HoldRota) {
			row.Cells[3].Body = views.PostButton{ID: "away-" + idText(a.ID), Action: rotaPath + views.Path("away", a.ID, "end"), Text: "Take back", Hidden: []views.Hidden{{Name: "version", Value: Version(a.Version)}}}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (s *Server) awayForm(c *Ctx, f Form, failed error) (views.EditForm, error) {
	var options []views.Option
	seen := map[int64]bool{}
	for _, role := range []pathway.Role{pathway.Chair, pathway.MinuteTaker} {
		list, err := s.DB.AccountsWith(c.Ctx(), role)
		if err != nil {
			return views.EditForm{}, err
		}
		for _, a := range list {
			if !seen[a.ID] {
				seen[a.ID] = true
				options = append(options, views.Option{Value: idText(a.ID), Text: a.Name})
			}
		}
	}
	v := f.Fields(failed).Under("away")
	return views.EditForm{ID: "away-form", Action: rotaPath + "/away", Errors: v.Summary(), Button: "Save the absence", Fields: []views.Component{
		views.Fieldset{Legend: "Somebody is away", Across: true, Hint: "Leave, training, sickness: why is not asked. Chairs and minute takers who are away cannot be booked.", Fields: []views.Component{
			v.Select("account", "Who", options...), v.Date("from", "First day away").WithPicker(), v.Date("to", "Last day away").WithPicker()}},
	}}, nil
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

package handlers

import (
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

const closuresPath = "/office/closures"

func (s *Server) closures(c *Ctx) error { return s.showClosures(c, Form{}, nil, nil) }

// showClosures lists the closure days with the form for more. booked are the conferences that stand in the way of those that were typed.
func (s *Server) showClosures(c *Ctx, f Form, booked []pathway.Slot, failed error) error {
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
		fields := []views.Component{v.Date("from", "First day").WithPicker(), v.Date("to", "Last day").WithPicker().AsOptional(), v.Text("reason", "Reason").Wide(30).AtMost(120)}
		if len(booked) > 0 {
			fields = append(fields, c.bookedOn(booked), v.Checkboxes("sure", "Close the office all the same?", views.Option{Value: "yes", Text: "Close these days, and make a task of each of these conferences until it has been moved"}))
		}
		body = append(body, views.EditForm{ID: "closure-form", Action: closuresPath, Errors: v.Summary(), Button: "Close these days", Fields: fields})
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
	var booked []pathway.Slot
	if err = faults.Err(); err == nil && reason != "" {
		if booked, err = s.DB.BookedOn(c.Ctx(), c.By(), from, to); err != nil {
			return err
		}
		if len(booked) > 0 && !f.Bool("sure") {
			faults.Add("sure", "On these days "+views.Plural(len(booked), "conference is", "conferences are")+" booked. Look at the list, then say whether the office closes all the same")
			err = faults.Err()
		}
	}
	if err == nil {
		err = s.DB.SetClosure(c.Ctx(), c.By(), from, to, reason)
	}
	if err != nil {
		return s.showClosures(c, f, booked, err)
	}
	if len(booked) > 0 {
		said += " " + views.Plural(len(booked), "conference has", "conferences have") + " to be moved: each is a task on Today."
	}
	return c.Done(closuresPath, said)
}

// bookedOn lists conferences that are booked on days on which the office is to close.
func (c *Ctx) bookedOn(booked []pathway.Slot) views.Table {
	t := views.Table{ID: "booked", Caption: "Booked on these days", Quiet: true, Heads: []views.ColumnHead{{Text: "Family", Plain: true}, {Text: "Day"}, {Text: "Time"}, {Text: "Where"}, {Text: "Chair"}}}
	for i := range booked {
		k := &booked[i]
		family := views.Cell{Text: "Restricted", Head: true}
		if k.Family != "" {
			family = views.Cell{Text: k.Family, Note: k.Reference, URL: views.Path("cases", k.Case, sectionConferences), Head: true}
		}
		t.Rows = append(t.Rows, views.Row{Status: views.StatusDue, Cells: []views.Cell{family, {Text: views.Day(k.StartsAt.Date()), NoWrap: true}, {Text: k.Times(), NoWrap: true},
			{Text: k.Where()}, {Text: or(k.ChairName, "No chair yet")}}})
	}
	return t
}

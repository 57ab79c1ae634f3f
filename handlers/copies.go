package handlers

import (
	"slices"
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// copies is the chair's page: how much of the decisions everybody gets, and why not all. Each of the family has a choice of
// their own; professionals are offered a full copy, with a tick each.
func (s *Server) copies(c *Ctx) error { return s.showCopies(c, Form{}, nil) }

func (s *Server) showCopies(c *Ctx, f Form, failed error) error {
	l := s.distribution()
	loaded, err := l.load(c)
	if err != nil {
		return err
	}
	r := loaded.Record
	family := r.Family().ForScreens()
	choices, ticks := deciding(c, r, f)
	if f.Values == nil {
		f = storedCopies(r, choices, ticks)
	}
	v := f.Fields(failed)
	form := views.EditForm{ID: "copies-form", Action: l.at(c, r.Conference.ID, "copies"), Button: "Save", Back: views.Link{Text: "Cancel", URL: l.at(c, r.Conference.ID)}}
	called := func(a pathway.Attendee) string {
		name, agency := r.NameOf(a)
		return strings.Join(nonEmpty(name, a.Role, agency), ", ")
	}
	for _, a := range choices {
		id := idText(a.ID)
		form.Hidden = append(form.Hidden, v.Hidden("version-"+id))
		fields := []views.Component{
			v.Radios("copy-"+id, "How much do they get?", append([]views.Option{{Value: "", Text: "Not decided yet"}}, options(pathway.Copies)...)...).SideBySide(),
			v.Text("copy_why-"+id, "Why not all of it").AtMost(1000).AsOptional().WithHint("Kept for the record; it stands in no document")}
		if young(r, a) {
			fields = append(fields, v.Checkboxes("minutes_told-"+id, "After the conference", views.Option{Value: "yes", Text: "Write to them about the minutes too"}).WithHint("A plain letter: what was decided for them, and when the next meeting is. They get no copy of the minutes."))
		}
		form.Fields = append(form.Fields, views.Fieldset{Legend: called(a), Fields: fields})
	}
	if len(ticks) > 0 {
		var offers []views.Option
		for _, a := range ticks {
			form.Hidden = append(form.Hidden, v.Hidden("version-"+idText(a.ID)))
			offers = append(offers, views.Option{Value: idText(a.ID), Text: called(a)})
		}
		form.Fields = append(form.Fields, v.Checkboxes("full", "Professionals who get a full copy", offers...).WithHint("Nobody who is not ticked gets anything until you have decided on theirs: open it with “Decide on the copy” in their row of the distribution."))
	}
	form.Errors = v.Summary()
	body := views.Stack{views.PageHead{Title: "Who gets which copy?", Caption: conferenceWords(r.Conference),
		Lead: "A part copy holds each decision with its brief reasons, and what its reader must do: no views, summary, actions of others or list of copies. Who was kept out of a part, or asked to one or for a time of their own, does not read the reasons in it. Whatever is chosen, nobody reads of a child or a place that they may not know."}}
	if len(choices)+len(ticks) == 0 {
		body = append(body, views.Empty{Text: "Nobody is on the list who is told what was decided."})
	} else {
		body = append(body, form)
	}
	p := c.FormPage(&family, sectionConferences, "Copies", body)
	p.Crumbs = append(p.Crumbs, views.Link{Text: l.title, URL: l.at(c, r.Conference.ID)})
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

// deciding returns on whose copies the chair decides: the one whom the path names, or those in the form, or everybody on the
// list. choices are those who have a choice of their own, ticks the professionals who have a full copy or are offered one.
func deciding(c *Ctx, r *pathway.Record, f Form) (choices, ticks []pathway.Attendee) {
	only, _ := c.ID("attendee")
	for _, a := range r.OnList() {
		id := idText(a.ID)
		own := only != 0 || a.Professional == 0 || a.Copy != "" && a.Copy != "full"
		switch {
		case f.Values != nil && !f.Has("version-"+id), f.Values == nil && only != 0 && only != a.ID:
			continue
		case f.Values != nil:
			own = f.Has("copy-" + id)
		}
		if own {
			choices = append(choices, a)
		} else {
			ticks = append(ticks, a)
		}
	}
	return choices, ticks
}

// young reports whether somebody on the list is a child.
func young(r *pathway.Record, a pathway.Attendee) bool {
	m, ok := r.Member(a.Person)
	return ok && m.Kind != pathway.Adult
}

// storedCopies is the form as it is decided so far. Whoever is offered a full copy is ticked.
func storedCopies(r *pathway.Record, choices, ticks []pathway.Attendee) Form {
	f, covered := Form{map[string][]string{}}, r.Family().AttendeesOnScreens()
	for _, a := range choices {
		id := idText(a.ID)
		f.Set("version-"+id, Version(a.Version))
		f.Set("copy-"+id, a.Copy)
		f.Set("copy_why-"+id, covered(a).CopyWhy)
		if a.MinutesTold {
			f.Set("minutes_told-"+id, "yes")
		}
	}
	for _, a := range ticks {
		f.Set("version-"+idText(a.ID), Version(a.Version))
		f.Add("full", idText(a.ID))
	}
	return f
}

func (s *Server) decideCopies(c *Ctx) error {
	l := s.distribution()
	loaded, f, err := l.tickedForm(c)
	if err != nil {
		return err
	}
	choices, ticks := deciding(c, loaded.Record, f)
	for i := range choices {
		a := &choices[i]
		a.Copy, a.CopyWhy = f.Get("copy-"+idText(a.ID)), f.Line("copy_why-"+idText(a.ID))
		a.MinutesTold = young(loaded.Record, *a) && f.Get("minutes_told-"+idText(a.ID)) == "yes"
	}
	for i := range ticks {
		a := &ticks[i]
		a.Copy, a.CopyWhy = "", ""
		if slices.Contains(f.Values["full"], idText(a.ID)) {
			a.Copy = "full"
		}
	}
	list := append(choices, ticks...)
	for i := range list {
		list[i].Version = f.Int("version-" + idText(list[i].ID))
	}
	if err := s.DB.DecideCopies(c.Ctx(), c.By(), c.Case().ID, loaded.Record.Conference.ID, list); err != nil {
		return s.showCopies(c, f, err)
	}
	return c.Done(l.at(c, loaded.Record.Conference.ID), "The copies are decided.")
}

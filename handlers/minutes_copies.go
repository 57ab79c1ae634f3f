package handlers

import (
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// minutesCopies are the minutes on their way to everybody who was asked to the conference.
func (s *Server) minutesCopies() letters {
	return letters{s: s, section: "minutes-copies", title: "Copies of the minutes", send: pathway.Distribute, list: s.showMinutesCopies,
		moment: func(*pathway.Record) pathway.Moment { return pathway.AtMinutes },
		change: noChange, heads: [2]string{"Took part", "Copy"}, beside: tookPartAndCopy, empty: "Nobody is on the list of this conference."}
}

// addendumCopies are an addendum on its way to those who have the minutes.
func (s *Server) addendumCopies() letters {
	return letters{s: s, section: "copies", title: "Copies of the addendum", send: pathway.Distribute, list: s.showAddendumCopies,
		moment: func(*pathway.Record) pathway.Moment { return pathway.AtAddendum },
		thing: &occasionRow{things: "addenda", param: "addendum", of: func(c *Ctx, number int64) (int64, pathway.Occasion, error) {
			conference, err := s.DB.AddendumOf(c.Ctx(), c.By(), c.Case().ID, number)
			return conference, pathway.Occasion{Moment: pathway.AtAddendum, About: number}, err
		}},
		change: noChange, heads: [2]string{"Took part", "Copy"}, beside: tookPartAndCopy, empty: "Nobody has been sent the minutes."}
}

func noChange(*Ctx, pathway.Attendee) []mended { return nil }

func tookPartAndCopy(_ *Ctx, _ *pathway.Record, a pathway.Attendee) (before, after views.Cell) {
	return tookPartCell(a), copyCell(a)
}

func (s *Server) minutesCopiesList(c *Ctx) error  { return s.showMinutesCopies(c, Form{}, "", nil) }
func (s *Server) addendumCopiesList(c *Ctx) error { return s.showAddendumCopies(c, Form{}, "", nil) }

func (s *Server) showMinutesCopies(c *Ctx, f Form, form string, failed error) error {
	return s.showCopiesOf(c, s.minutesCopies(), f, form, failed)
}

func (s *Server) showAddendumCopies(c *Ctx, f Form, form string, failed error) error {
	return s.showCopiesOf(c, s.addendumCopies(), f, form, failed)
}

// showCopiesOf draws the list of who has the minutes or an addendum, and who has nothing yet. failed is what was wrong with its form.
func (s *Server) showCopiesOf(c *Ctx, l letters, f Form, form string, failed error) error {
	loaded, err := l.load(c)
	if err != nil {
		return err
	}
	r := loaded.Record
	d, lead := r.Minutes, "Who has the minutes, and who has not?"
	if l.thing != nil {
		d, lead = r.Addendum, "It goes to those who have been sent the minutes, as far as they may read it."
	}
	minutes := views.Link{Text: "Minutes", URL: c.minutesPath(r.Conference.ID, d)}
	head := views.PageHead{Title: l.title, Caption: conferenceWords(r.Conference), Lead: lead}
	body := views.Stack{}
	if d.Approved() {
		head.Actions = []views.Action{{Text: "Register", URL: c.conferencePath(r.Conference.ID, "distribution", "register"), Second: true}}
		if c.May(pathway.DecideAttendance) {
			head.Actions = append(head.Actions, views.Action{Text: "Decide on copies", URL: c.conferencePath(r.Conference.ID, "distribution", "copies"), Second: true})
		}
		all, err := l.all(loaded)
		if err != nil {
			return err
		}
		in := toForm(form, f, failed)
		body = append(body, l.stops(c, loaded)...)
		body = append(body, l.table(c, loaded, all, in)...)
	} else {
		body = append(body, views.Empty{Text: "Nothing goes out before the chair has approved it.", Action: views.Action{Text: "Open it", URL: minutes.URL}})
	}
	family := r.Family().ForScreens()
	p := c.FormPage(&family, sectionConferences, l.title, append(views.Stack{head}, body...))
	p.Crumbs = append(p.Crumbs, minutes)
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

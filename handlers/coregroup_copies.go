package handlers

import (
	"strconv"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// coreGroupCopies are the record of a core group and the plan as it is now, on their way to the parents and everybody involved.
func (s *Server) coreGroupCopies() letters {
	return letters{s: s, section: "copies", title: "Copies of the record and the plan", send: pathway.Distribute, list: s.showCoreGroupCopies,
		moment: func(*pathway.Record) pathway.Moment { return pathway.AtCoreGroup },
		thing: &occasionRow{things: "core-groups", param: "group", of: func(c *Ctx, number int64) (int64, pathway.Occasion, error) {
			conference, err := s.DB.CoreGroupOf(c.Ctx(), c.By(), c.Case().ID, number)
			return conference, pathway.Occasion{Moment: pathway.AtCoreGroup, About: number}, err
		}},
		change: noChange, heads: [2]string{"Took part", "Copy"}, beside: func(_ *Ctx, r *pathway.Record, a pathway.Attendee) (before, after views.Cell) {
			before = views.Cell{Text: "Not a member"}
			if m, ok := r.CoreGroup.Member(a.ID); ok {
				before = views.Cell{Text: pathway.TitleOf(pathway.Attendances, m.Mode), Note: r.Family().Cover(m.Deputy)}
			}
			return before, copyCell(a)
		}, empty: "Nobody is on the list."}
}

func (s *Server) coreGroupCopiesList(c *Ctx) error { return s.showCoreGroupCopies(c, Form{}, "", nil) }

// showCoreGroupCopies draws the list of who has the record of a core group, and who has nothing yet. failed is what was wrong with
// its form.
func (s *Server) showCoreGroupCopies(c *Ctx, f Form, form string, failed error) error {
	l := s.coreGroupCopies()
	loaded, err := l.load(c)
	if err != nil {
		return err
	}
	r := loaded.Record
	all, err := l.all(loaded)
	if err != nil {
		return err
	}
	in := toForm(form, f, failed)
	head := views.PageHead{Title: l.title, Lead: "The record of the core group and the plan as it is now go to the parents and everybody involved within 5 working days. The chair reads them here."}
	if c.May(pathway.DecideAttendance) {
		head.Actions = append(head.Actions, views.Action{Text: "Decide on copies", URL: c.conferencePath(r.Conference.ID, "distribution", "copies"), Second: true})
	}
	body := append(views.Stack{head}, l.stops(c, loaded)...)
	body = append(body, l.table(c, loaded, all, in)...)
	family := r.Family().ForScreens()
	p := c.FormPage(&family, sectionPlan, l.title, body)
	p.Crumbs = append(p.Crumbs, views.Link{Text: "Core group " + strconv.Itoa(r.CoreGroup.Number), URL: c.coreGroupAt(r.CoreGroup.ID)})
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

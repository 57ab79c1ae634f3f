package handlers

import (
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// appraisalCopies are the record of a mid-point review, an audit or a supervision meeting, on its way to the staff who work on the plan.
func (s *Server) appraisalCopies() letters {
	return letters{s: s, section: "copies", title: "Copies of the record", send: pathway.Distribute, list: s.showAppraisalCopies, some: true,
		moment: func(*pathway.Record) pathway.Moment { return pathway.AtAppraisal },
		thing: &occasionRow{things: "appraisals", param: "appraisal", of: func(c *Ctx, number int64) (int64, pathway.Occasion, error) {
			conference, err := s.DB.AppraisalOf(c.Ctx(), c.By(), c.Case().ID, number)
			return conference, pathway.Occasion{Moment: pathway.AtAppraisal, About: number}, err
		}},
		change: noChange, heads: [2]string{"Core group", "Why"}, beside: func(_ *Ctx, r *pathway.Record, a pathway.Attendee) (before, after views.Cell) {
			before, after = views.Cell{Text: "Not a member"}, views.Cell{Text: "Works on the plan"}
			if a.CoreGroup {
				before.Text = "Member"
			}
			switch a.Professional {
			case r.SocialWorker.ID:
				after.Text = "Lead social worker"
			case r.TeamManager.ID:
				after.Text = "Team manager"
			}
			return before, after
		}, empty: "Nobody on the list of the conference is to have it: put the lead social worker and the team manager on it, to be told, or copy the text to the case system."}
}

func (s *Server) appraisalCopiesList(c *Ctx) error { return s.showAppraisalCopies(c, Form{}, "", nil) }

// showAppraisalCopies draws the list of who has the record. failed is what was wrong with its form.
func (s *Server) showAppraisalCopies(c *Ctx, f Form, form string, failed error) error {
	l := s.appraisalCopies()
	loaded, err := l.load(c)
	if err != nil {
		return err
	}
	all, err := l.all(loaded)
	if err != nil {
		return err
	}
	a := loaded.Record.Appraisal
	body := append(views.Stack{views.PageHead{Title: l.title, Lead: "The record goes to the lead social worker and the team manager; that of a supervision meeting to every professional of the core group. It is not made for the family. The chair reads it here."}}, l.stops(c, loaded)...)
	body = append(body, l.table(c, loaded, all, toForm(form, f, failed))...)
	family := loaded.Record.Family().ForScreens()
	p := c.FormPage(&family, sectionPlan, l.title, body)
	p.Crumbs = append(p.Crumbs, views.Link{Text: a.Named(), URL: views.Path("cases", family.Case.ID, "appraisals", a.ID)})
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

package handlers

import (
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// resolutionLetter is the letter to the safeguarding lead with whom something is taken up.
func (s *Server) resolutionLetter() letters {
	return letters{s: s, section: "letter", title: "The letter to the agency", send: pathway.SendLetters, list: s.showResolutionLetter, some: true,
		moment: func(*pathway.Record) pathway.Moment { return pathway.AtIssue },
		thing: &occasionRow{things: "resolutions", param: "resolution", of: func(c *Ctx, number int64) (int64, pathway.Occasion, error) {
			conference, err := s.DB.ResolutionOf(c.Ctx(), c.By(), c.Case().ID, number)
			return conference, pathway.Occasion{Moment: pathway.AtIssue, About: number}, err
		}},
		change: noChange, heads: [2]string{"Why", "Way"}, beside: func(*Ctx, *pathway.Record, pathway.Attendee) (before, after views.Cell) {
			return views.Cell{Text: "Safeguarding lead"}, views.Cell{Text: "–"}
		}, empty: "There is nobody of this agency to write to."}
}

func (s *Server) resolutionLetterPage(c *Ctx) error {
	return s.showResolutionLetter(c, Form{}, "", nil)
}

// showResolutionLetter draws the page on which the letter is checked, made and sent. failed is what was wrong with its form.
func (s *Server) showResolutionLetter(c *Ctx, f Form, form string, failed error) error {
	l := s.resolutionLetter()
	loaded, err := l.load(c)
	if err != nil {
		return err
	}
	all, err := l.all(loaded)
	if err != nil {
		return err
	}
	r, x := loaded.Record, loaded.Record.Resolution
	family := r.Family().ForScreens()
	with := x.ToName
	for _, a := range r.Reachable() {
		if a.Professional == x.To {
			name, agency := r.NameOf(a)
			with = strings.Join(nonEmpty(name, agency), ", ")
		}
	}
	body := views.Stack{views.PageHead{Title: l.title, Lead: "It goes to the safeguarding lead, who is not asked to the conference and gets nothing else. What they may know of the children is confirmed in the family’s network first."},
		views.SummaryList{Rows: []views.SummaryRow{{Name: "With", Text: with}, {Name: "Matter", Text: x.Heading()}, {Name: "Answer wanted by", Text: x.AnswerDue.Format()}}}}
	body = append(body, l.stops(c, loaded)...)
	body = append(body, l.table(c, loaded, all, toForm(form, f, failed))...)
	p := c.FormPage(&family, sectionIssues, l.title, body)
	p.Crumbs = append(p.Crumbs, views.Link{Text: x.Heading(), URL: c.resolutionAt(x.Case, x.ID)})
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

package handlers

import (
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// endingLetters are the letters that plans have ended, to everybody who was invited.
func (s *Server) endingLetters() letters {
	return s.lettersOfEnding("letters", "Letters about the end of a plan", pathway.AtEnding, s.showEndingLetters)
}

// noticeLetters are the letter to the partnership before the plan of a child ends who is looked after.
func (s *Server) noticeLetters() letters {
	return s.lettersOfEnding("partnership", "Letter to the partnership", pathway.AtNotice, s.showNoticeLetters)
}

func (s *Server) lettersOfEnding(section, title string, moment pathway.Moment, list func(*Ctx, Form, string, error) error) letters {
	return letters{s: s, section: section, title: title, send: pathway.Distribute, list: list, some: true,
		moment: func(*pathway.Record) pathway.Moment { return moment },
		thing: &occasionRow{things: "endings", param: "ending", of: func(c *Ctx, number int64) (int64, pathway.Occasion, error) {
			conference, err := s.DB.EndingOf(c.Ctx(), c.By(), c.Case().ID, number)
			return conference, pathway.Occasion{Moment: moment, About: number}, err
		}},
		change: noChange, heads: [2]string{"Core group", "Copy"}, beside: func(_ *Ctx, _ *pathway.Record, a pathway.Attendee) (before, after views.Cell) {
			before = views.Cell{Text: "Not a member"}
			if a.CoreGroup {
				before = views.Cell{Text: "Member"}
			}
			return before, copyCell(a)
		}, empty: "Nobody gets a letter about it."}
}

func (s *Server) endingLetterList(c *Ctx) error { return s.showEndingLetters(c, Form{}, "", nil) }

func (s *Server) noticeLetterList(c *Ctx) error { return s.showNoticeLetters(c, Form{}, "", nil) }

func (s *Server) showEndingLetters(c *Ctx, f Form, form string, failed error) error {
	return s.endingLetters().showOfEnding(c, f, form, failed, "Everybody who was invited to the initial conference or the last review is told, as far as they may know of a child. Where a family has moved to is not said.")
}

func (s *Server) showNoticeLetters(c *Ctx, f Form, form string, failed error) error {
	return s.noticeLetters().showOfEnding(c, f, form, failed, "The members of the core group are told that the child is looked after, and until when they can object.")
}

// showOfEnding draws the list of who gets which letter about the end of a plan. failed is what was wrong with its form.
func (l letters) showOfEnding(c *Ctx, f Form, form string, failed error, lead string) error {
	loaded, err := l.load(c)
	if err != nil {
		return err
	}
	all, err := l.all(loaded)
	if err != nil {
		return err
	}
	body := append(views.Stack{views.PageHead{Title: l.title, Lead: lead}}, l.stops(c, loaded)...)
	body = append(body, l.table(c, loaded, all, toForm(form, f, failed))...)
	family := loaded.Record.Family().ForScreens()
	p := c.FormPage(&family, sectionPlan, l.title, body)
	p.Crumbs = append(p.Crumbs, views.Link{Text: "The end of a plan", URL: c.endingAt(loaded.Record.Ending.ID)})
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

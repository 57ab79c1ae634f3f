package handlers

import (
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// struckMeeting shows the record of a strategy meeting that was entered in error. Any other is the error that led here.
func (c *Ctx) struckMeeting(f *pathway.Family, course *pathway.Course, failed error) error {
	id, err := c.ID("meeting")
	if err != nil {
		return err
	}
	m, err := course.StruckMeeting(id)
	if err != nil {
		return failed
	}
	head := views.PageHead{Title: meetingHead(m), Tags: []views.Tag{{Status: views.StatusStopped, Text: "Entered in error"}}}
	facts := c.meetingFacts(f, course, m)
	if m.Notice != nil {
		facts = c.noticeFacts(f, m)
	}
	facts.Rows = append([]views.SummaryRow{{Name: "Why it was struck", Text: m.StruckWhy}}, facts.Rows...)
	return c.Show(c.FormPage(f, sectionPathway, "Strategy meeting", views.Stack{head,
		views.Inset{Text: "This record was entered in error. It stays readable, and it decides no date."}, facts}))
}

func (s *Server) strikeMeetingPage(c *Ctx) error { return s.showStrikeMeeting(c, Form{}, nil) }

// strikeMeeting marks a strategy meeting as entered in error.
func (s *Server) strikeMeeting(c *Ctx) error {
	id, err := c.ID("meeting")
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	if err := s.DB.StrikeStrategyMeeting(c.Ctx(), c.By(), c.Case().ID, id, typed.Line("reason")); err != nil {
		return s.showStrikeMeeting(c, typed, err)
	}
	return c.Done(views.Path("cases", c.Case().ID), "The record is struck. The dates are counted without it.")
}

func (s *Server) showStrikeMeeting(c *Ctx, typed Form, failed error) error {
	f, course, err := c.familyCourse()
	if err != nil {
		return err
	}
	id, err := c.ID("meeting")
	if err != nil {
		return err
	}
	if err := course.CheckStrikeMeeting(id); err != nil {
		return err
	}
	m, _, err := course.Meeting(id)
	if err != nil {
		return err
	}
	v := typed.Fields(failed)
	at := views.Path("cases", f.Case.ID, "strategy", id)
	p := c.FormPage(f, sectionPathway, "Entered in error", views.EditForm{ID: "strike-form", Title: "Strike a record", Lead: m.Title() +
		". Its record stays readable, with the reason; no date is counted from it any more.", Errors: v.Summary(), Action: at + "/strike",
		Fields: []views.Component{v.Text("reason", "Why it was entered in error").AtMost(300)}, Button: "Strike it", Back: views.Link{Text: "Cancel", URL: at}})
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

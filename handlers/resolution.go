package handlers

import (
	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

func (c *Ctx) resolutionAt(family int64, more ...any) string {
	return views.Path(append([]any{"cases", family, "resolutions"}, more...)...)
}

// newResolution takes something up with an agency.
func (s *Server) newResolution(c *Ctx) error {
	due, err := s.answerDue(c)
	if err != nil {
		return err
	}
	return s.showNewResolution(c, Stored("stage", string(pathway.InformalStage), "raised_on", Typed(c.Today()), "answer_due", Typed(due)), nil)
}

// answerDue is by when an answer is wanted to what is taken up today.
func (s *Server) answerDue(c *Ctx) (pathway.Date, error) {
	o, err := s.DB.Office(c.Ctx())
	if err != nil {
		return pathway.Date{}, err
	}
	calendar, err := s.DB.Calendar(c.Ctx())
	if err != nil {
		return pathway.Date{}, err
	}
	return o.AnswerBy(c.Today(), calendar), nil
}

func (s *Server) takeUp(c *Ctx) error {
	typed, err := c.Form()
	if err != nil {
		return err
	}
	faults := pathway.Fields{}
	x := pathway.Resolution{Case: c.Case().ID, Stage: pathway.ResolutionStage(typed.Get("stage")), Ground: typed.Get("ground"), Agency: typed.ID("agency"), About: typed.Get("about"),
		RaisedOn: typed.PastDate("raised_on", c.Today(), faults), AnswerDue: typed.Date("answer_due", c.Today(), faults)}
	if err = merged(faults, x.Validate(c.Today())); len(faults) == 0 {
		x.ID, err = s.DB.TakeUp(c.Ctx(), c.By(), x, db.Lead{Name: typed.Line("lead"), Email: typed.Line("lead_email")})
	}
	if err != nil {
		return s.showNewResolution(c, typed, err)
	}
	return c.Done(c.resolutionAt(x.Case, x.ID), "It is taken up. Send it to the agency, and copy the oversight note to the case system.")
}

func (s *Server) showNewResolution(c *Ctx, typed Form, failed error) error {
	f, err := c.Family()
	if err != nil {
		return err
	}
	agencies, err := s.DB.Agencies(c.Ctx())
	if err != nil {
		return err
	}
	v := typed.Fields(failed)
	p := c.FormPage(&f, sectionIssues, "Take something up", views.EditForm{ID: "resolution-form", Title: "Take something up with an agency", Action: c.resolutionAt(f.Case.ID, "new"), Errors: v.Summary(), Button: "Take it up",
		Lead: "Issues resolution: informally with the agency’s safeguarding lead first, then formally. Nothing that was decided is suspended by it.",
		Fields: []views.Component{
			v.Radios("stage", "Stage", options(pathway.ResolutionStages)...),
			v.Select("agency", "Agency, and its safeguarding lead", leadOptions(&f, agencies)...),
			views.Fieldset{Legend: "Somebody else of the agency, or where no safeguarding lead is kept with it", Across: true, Fields: []views.Component{
				v.Text("lead", "Name").Wide(20).AtMost(pathway.MaxName).AsOptional(), v.Email("lead_email", "Secure email").AsOptional()}},
			v.Radios("ground", "What it is about", options(pathway.ResolutionGrounds)...),
			v.Textarea("about", "What happened, and what you ask of the agency", 5).WithHint("The letter says it in these words. Name no address, and nobody but the children"),
			views.Fieldset{Legend: "When", Across: true, Fields: []views.Component{v.Date("raised_on", "Taken up on").WithHint(""), v.Date("answer_due", "Answer wanted by").WithHint("")}},
		}, Back: views.Link{Text: "Cancel", URL: views.Path("cases", f.Case.ID, sectionIssues)}})
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

// resolution shows one matter, with its message, and the forms that answer it and take it further.
func (s *Server) resolution(c *Ctx) error { return s.showResolution(c, Form{}, "", nil) }

// ofResolution reads one of the forms of a matter's page and does what it is for.
func (s *Server) ofResolution(c *Ctx, form string, do func(id int64, typed Form) (to int64, said string, err error)) error {
	id, err := c.ID("resolution")
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	to, said, err := do(id, typed)
	if err != nil {
		return s.showResolution(c, typed, form, err)
	}
	return c.Done(c.resolutionAt(c.Case().ID, to), said)
}

func (s *Server) answerResolution(c *Ctx) error {
	return s.ofResolution(c, "answer-form", func(id int64, typed Form) (int64, string, error) {
		faults := pathway.Fields{}
		a := pathway.ResolutionAnswer{Answer: typed.Get("answer"), By: typed.Line("answered_by"), On: typed.PastDate("answered_on", c.Today(), faults), Outcome: typed.Get("outcome")}
		if len(faults) > 0 {
			x, _, err := s.DB.Resolution(c.Ctx(), c.By(), c.Case().ID, id)
			if err != nil {
				return id, "", err
			}
			return id, "", merged(faults, x.CheckAnswer(a, c.Today()))
		}
		return id, "The answer is recorded, with an oversight note to copy to the case system.", s.DB.AnswerResolution(c.Ctx(), c.By(), c.Case().ID, id, typed.Int("version"), a)
	})
}

func (s *Server) makeFormal(c *Ctx) error {
	return s.ofResolution(c, "formal-form", func(id int64, typed Form) (int64, string, error) {
		faults := pathway.Fields{}
		due := typed.Date("formal_due", c.Today(), faults)
		if err := faults.Err(); err != nil {
			return id, "", err
		}
		formal, err := s.DB.MakeFormal(c.Ctx(), c.By(), c.Case().ID, id, typed.Get("formal_about"), due)
		return formal, "It is at the formal stage now. Send it to the agency.", renamed(renamed(err, "about", "formal_about"), "answer_due", "formal_due")
	})
}

func (s *Server) strikeResolution(c *Ctx) error {
	return s.ofResolution(c, "strike-form", func(id int64, typed Form) (int64, string, error) {
		return id, "It is struck. It stays readable.", s.DB.StrikeResolution(c.Ctx(), c.By(), c.Case().ID, id, typed.Line("reason"))
	})
}

// showResolution draws the page of a matter. form is which of its forms was sent and failed, with what was typed in it.
func (s *Server) showResolution(c *Ctx, typed Form, form string, failed error) error {
	f, err := c.Family()
	if err != nil {
		return err
	}
	id, err := c.ID("resolution")
	if err != nil {
		return err
	}
	x, message, err := s.DB.Resolution(c.Ctx(), c.By(), f.Case.ID, id)
	if err != nil {
		return err
	}
	c.Saw("Looked at issues resolution", "issues resolution", x.ID)
	due, err := s.answerDue(c)
	if err != nil {
		return err
	}
	tag := c.standingTag(x.Standing(c.Today()), x.AnswerDue)
	head := views.PageHead{Title: pathway.TitleOf(pathway.ResolutionGrounds, x.Ground), Caption: "Issues resolution, " + lower(pathway.TitleOf(pathway.ResolutionStages, string(x.Stage))), Tags: []views.Tag{tag}}
	if x.Conference != 0 && tag.Status != views.StatusStopped {
		head.Actions = []views.Action{{Text: "The letter to the agency", URL: c.resolutionAt(x.Case, x.ID, "letter"), Second: true}}
	}
	body := views.Stack{head, c.resolutionFacts(&x)}
	if tag.Status != views.StatusStopped {
		body = append(body, views.SummaryList{Rows: []views.SummaryRow{{Name: "To", Text: or(joinTwo(message.ToName, message.To), "nobody known yet")}, {Name: "Subject", Text: message.Subject}}},
			views.CopyText{ID: "message", Label: "A message that is ready to send", Text: message.Text})
	}
	in := toForm(form, typed, failed)
	if c.May(pathway.TakeUp) && x.StruckAt.IsZero() {
		body = append(body, c.resolutionForms(&x, due, in)...)
	}
	p := c.FormPage(&f, sectionIssues, "Issues resolution", body)
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

func joinTwo(a, b string) string {
	if a != "" && b != "" {
		return a + ", " + b
	}
	return a + b
}

func (c *Ctx) resolutionFacts(x *pathway.Resolution) views.SummaryList {
	list := views.SummaryList{Rows: []views.SummaryRow{{Name: "With", Text: x.AgencyName + ": " + x.ToName}, {Name: "What happened, and what is asked", Text: x.About},
		{Name: "Taken up", Text: x.RaisedOn.Format() + ", by " + x.RaisedName}, {Name: "Answer wanted by", Text: x.AnswerDue.Format()}}}
	add := func(name, text string, body views.Component) {
		list.Rows = append(list.Rows, views.SummaryRow{Name: name, Text: text, Body: body})
	}
	if x.Follows != 0 {
		add("Follows", "", views.TextLink{Text: "The informal stage", URL: c.resolutionAt(x.Case, x.Follows)})
	}
	if x.FollowedBy != 0 {
		add("Taken further", "", views.TextLink{Text: "The formal stage", URL: c.resolutionAt(x.Case, x.FollowedBy)})
	}
	if x.Outcome != "" {
		add("Answered", x.AnsweredOn.Format()+", by "+x.AnsweredBy, nil)
		add("The answer", x.Answer, nil)
		add("What came of it", pathway.TitleOf(pathway.ResolutionOutcomes, x.Outcome), nil)
	}
	if !x.StruckAt.IsZero() {
		add("Entered in error", c.instant(x.StruckAt)+". "+x.StruckWhy, nil)
	}
	return list
}

// resolutionForms answer a matter, take it further, and strike it.
func (c *Ctx) resolutionForms(x *pathway.Resolution, due pathway.Date, in func(string) (Form, error)) views.Stack {
	at := func(more string) string { return c.resolutionAt(x.Case, x.ID, more) }
	f, failed := in("answer-form")
	if f.Values == nil {
		f = Stored("answered_on", Typed(c.Today()), "answered_by", x.ToName)
		if x.Outcome != "" {
			f = Stored("answer", x.Answer, "answered_on", Typed(x.AnsweredOn), "answered_by", x.AnsweredBy, "outcome", x.Outcome)
		}
		f.Set("version", Version(x.Version))
	}
	v := f.Fields(failed)
	answer := views.EditForm{ID: "answer-form", Action: at("answer"), Errors: v.Summary(), Hidden: []views.Hidden{v.Hidden("version")}, Button: "Record the answer", Fields: []views.Component{
		views.Fieldset{Legend: "Who answered, and when", Across: true, Fields: []views.Component{v.Text("answered_by", "Who").Wide(20).AtMost(pathway.MaxName), v.Date("answered_on", "Date").WithHint("")}},
		v.Textarea("answer", "The answer", 4), v.Radios("outcome", "What came of it", options(pathway.ResolutionOutcomes)...)}}
	var body views.Stack
	if x.Outcome == "" && x.FollowedBy == 0 {
		body = append(body, views.Heading{ID: "answer-title", Text: "The answer"}, answer)
	} else {
		body = append(body, views.Details{Summary: "Put the answer right", Body: answer, Open: failed != nil})
	}
	if x.FormalRefusal() == "" {
		f, failed := in("formal-form")
		if f.Values == nil {
			f = Stored("formal_about", x.About, "formal_due", Typed(due))
		}
		v := f.Fields(failed)
		body = append(body, views.Details{Summary: "Take it to the formal stage", Open: failed != nil, Body: views.EditForm{ID: "formal-form", Action: at("formal"), Errors: v.Summary(), Button: "Take it to the formal stage", Second: true,
			Fields: []views.Component{v.Textarea("formal_about", "What happened, and what you ask of the agency", 5).WithHint("With what the informal stage did not settle"), v.Date("formal_due", "Answer wanted by").WithHint("")}}})
	}
	if x.FollowedBy == 0 {
		f, failed := in("strike-form")
		v := f.Fields(failed)
		body = append(body, views.Details{Summary: "Entered in error", Open: failed != nil, Body: views.EditForm{ID: "strike-form", Action: at("strike"), Errors: v.Summary(), Button: "Strike it", Second: true,
			Fields: []views.Component{v.Text("reason", "Reason").AtMost(300)}}})
	}
	return body
}

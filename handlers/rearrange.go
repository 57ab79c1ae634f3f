package handlers

import (
	"strings"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// rearrange is the page of a conference that was not quorate, or would not be effective: everything that follows, and how far it is.
func (s *Server) rearrange(c *Ctx) error { return s.showRearrange(c, Form{}, "", nil) }

// declareIneffective is the chair's word that a conference would not be effective.
func (s *Server) declareIneffective(c *Ctx) error {
	return s.ofRearrange(c, "declare-form", "It is adjourned. What follows stands below.", func(k int64, f Form) error {
		return renamed(s.DB.DeclareIneffective(c.Ctx(), c.By(), c.Case().ID, k, f.Get("declare_why")), "why", "declare_why")
	})
}

// takeUpAbsences takes up with each agency that is ticked that nobody of it came.
func (s *Server) takeUpAbsences(c *Ctx) error {
	return s.ofRearrange(c, "agencies-form", "It is taken up with each of them. The messages stand under Issues.", func(k int64, f Form) error {
		faults := pathway.Fields{}
		due := f.Date("answer_due", c.Today(), faults)
		if err := faults.Err(); err != nil {
			return err
		}
		return s.DB.TakeUpAbsences(c.Ctx(), c.By(), c.Case().ID, k, f.IDs("agencies"), f.Get("about"), due)
	})
}

// saveSafetyPlans keeps what keeps each child safe until the new date.
func (s *Server) saveSafetyPlans(c *Ctx) error {
	return s.ofRearrange(c, "safety-form", "The safety plan is kept. It goes out with the new date.", func(k int64, f Form) error {
		var list []pathway.SafetyPlan
		for _, child := range f.IDs("child") {
			list = append(list, pathway.SafetyPlan{Child: child, Keeps: f.Get(pathway.SafetyPlanField(child, "keeps")), Plain: f.Get(pathway.SafetyPlanField(child, "plain")), Version: f.Int("version." + idText(child))})
		}
		return s.DB.SaveSafetyPlans(c.Ctx(), c.By(), c.Case().ID, k, list)
	})
}

func (s *Server) ofRearrange(c *Ctx, form, said string, do func(conference int64, f Form) error) error {
	k, err := c.ID("conference")
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	if err := do(k, f); err != nil {
		return s.showRearrange(c, f, form, err)
	}
	return c.Done(c.conferencePath(k, "rearrange"), said)
}

// showRearrange draws the page. form is which of its forms was sent and failed, with what was typed in it.
func (s *Server) showRearrange(c *Ctx, f Form, form string, failed error) error {
	id, err := c.ID("conference")
	if err != nil {
		return err
	}
	x, err := s.DB.Rearrangement(c.Ctx(), c.By(), c.Case().ID, id)
	if err != nil {
		return err
	}
	c.Saw("Looked at what follows on a conference that could not go on", "conference", id)
	due, err := s.answerDue(c)
	if err != nil {
		return err
	}
	family, cover := x.Record.Family().ForScreens(), x.Record.Family().Covering()
	in := toForm(form, f, failed)
	k := x.Conference
	open := k.State == pathway.ConferencePlanned || k.State == pathway.ConferenceHeld
	body := views.Stack{views.PageHead{Title: "The conference could not go on", Caption: conferenceWords(k), Lead: "Not quorate, or the chair says that it would not be effective: nothing is decided, and all of this follows. As an exception it goes on with the service manager’s agreement.",
		Actions: []views.Action{{Text: "Decisions", URL: c.conferencePath(id, "decisions"), Second: true}}}}
	why := strings.Join(x.Lines, ". ")
	if x.Why != "" {
		why = "Declared not effective by " + x.By + ": " + cover(x.Why)
	}
	if why != "" && (!k.BeganAt.IsZero() || x.Why != "") {
		body = append(body, views.Inset{Text: why})
	}
	if open && k.ExceptionalWhy == "" && c.May(pathway.ApproveDecisions) && !pathway.FieldFixed(pathway.EndedField, x.Drafts) {
		typed, failed := in("declare-form")
		v := typed.Fields(failed)
		body = append(body, views.EditForm{ID: "declare-form", Action: c.conferencePath(id, "rearrange", "declare"), Errors: v.Summary(), Button: "Declare it not effective", Fields: []views.Component{
			v.Textarea("declare_why", "Why the conference would not be effective", 3).WithHint("The chair’s word, also where it is quorate. Kept as an oversight note")}})
	}
	if open {
		return s.againOr(c, failed, c.FormPage(&family, sectionConferences, "The conference could not go on", append(body, views.Empty{Text: "It has not been adjourned. What follows stands here once it is."})))
	}
	t := views.Table{ID: "parts", Caption: "What follows", Heads: []views.ColumnHead{{Text: "What", Plain: true}, {Text: "How far it is"}}}
	for _, p := range x.Parts() {
		tag, note := views.Tag{Status: views.StatusDone, Text: "Done"}, ""
		if !p.Done {
			tag, note = views.Tag{Status: views.StatusDue, Text: "To do"}, cover(p.Left)
		}
		t.Rows = append(t.Rows, views.Row{ID: "part-" + p.ID, Status: tag.Status, Cells: []views.Cell{{Text: p.Title, Head: true, Note: note}, {Body: tag}}})
	}
	body = append(body, t)
	switch {
	case x.New.ID == 0 && c.May(pathway.Book):
		body = append(body, views.Action{Text: "Give it a new date", URL: c.conferencePath(id, "move"), Second: true})
	case x.New.ID != 0:
		body = append(body, views.Action{Text: "Tell everybody the new date", URL: c.conferencePath(x.New.ID, "invitations"), Second: true})
	}
	if c.May(pathway.TakeUp) {
		body = append(body, c.absentForm(&x, due, in)...)
	}
	if c.May(pathway.RecordPreparation) {
		body = append(body, c.safetyForm(&x, in)...)
	}
	return s.againOr(c, failed, c.FormPage(&family, sectionConferences, "The conference could not go on", body))
}

// againOr draws a page again where a form of it failed, or for the first time.
func (s *Server) againOr(c *Ctx, failed error, p Page) error {
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

// absentForm takes up informally with the agencies that did not come.
func (c *Ctx) absentForm(x *db.Rearrange, due pathway.Date, in func(string) (Form, error)) views.Stack {
	typed, failed := in("agencies-form")
	if typed.Values == nil {
		typed = Stored("answer_due", Typed(due), "about", "Nobody of your agency came to the conference of "+x.Conference.StartsAt.Date().Format()+", and so it could not decide. Please tell us why, and who comes to the new date.")
	}
	var offers []views.Option
	for _, a := range x.Absent {
		if a.Taken != 0 {
			continue
		}
		o := views.Option{Value: idText(a.Agency), Text: a.Name}
		if a.Word {
			o.Hint = "Sent apologies"
		} else if failed == nil {
			typed.Add("agencies", o.Value)
		}
		offers = append(offers, o)
	}
	if len(offers) == 0 {
		return nil
	}
	v := typed.Fields(failed)
	return views.Stack{views.SectionHead{ID: "agencies-head", Title: "Agencies that did not come"}, views.EditForm{ID: "agencies-form", Action: c.conferencePath(x.Conference.ID, "rearrange", "agencies"), Errors: v.Summary(), Button: "Take it up with their safeguarding leads",
		Fields: []views.Component{v.Checkboxes("agencies", "With which agencies", offers...), v.Textarea("about", "What you say to each", 3), v.Date("answer_due", "Answer wanted by").WithHint("")}}}
}

// safetyForm writes down what keeps each child safe until the new date.
func (c *Ctx) safetyForm(x *db.Rearrange, in func(string) (Form, error)) views.Stack {
	if len(x.Safety) == 0 {
		return nil
	}
	typed, failed := in("safety-form")
	cover := x.Record.Family().Covering()
	if typed.Values == nil {
		typed = Stored()
		for _, p := range x.Safety {
			typed.Set(pathway.SafetyPlanField(p.Child, "keeps"), cover(p.Keeps))
			typed.Set(pathway.SafetyPlanField(p.Child, "plain"), cover(p.Plain))
		}
	}
	v := typed.Fields(failed)
	form := views.EditForm{ID: "safety-form", Action: c.conferencePath(x.Conference.ID, "rearrange", "safety"), Errors: v.Summary(), Button: "Keep the safety plan"}
	for _, p := range x.Safety {
		version := "version." + idText(p.Child)
		form.Hidden = append(form.Hidden, views.Hidden{Name: "child", Value: idText(p.Child)}, views.Hidden{Name: version, Value: or(typed.Get(version), Version(p.Version))})
		form.Fields = append(form.Fields, views.Fieldset{Legend: p.Name, Fields: []views.Component{
			v.Textarea(pathway.SafetyPlanField(p.Child, "keeps"), "For the agencies: what keeps "+p.Name+" safe, who does it, and when", 3),
			v.Textarea(pathway.SafetyPlanField(p.Child, "plain"), "For those who live with "+p.Name+", in plain words: what keeps "+p.Name+" safe", 3).WithHint("Nobody else of the family gets it, and nobody who is excluded: tell them yourself what is asked of them")}})
	}
	return views.Stack{views.SectionHead{ID: "safety-head", Title: "Safety plan until the new date"}, form}
}

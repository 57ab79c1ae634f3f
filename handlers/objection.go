package handlers

import (
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

func (c *Ctx) objectionAt(family int64, more ...any) string {
	return views.Path(append([]any{"cases", family, "objections"}, more...)...)
}

// newComplaint and recordComplaint take a complaint down.
func (s *Server) newComplaint(c *Ctx) error {
	due, err := s.answerDue(c)
	if err != nil {
		return err
	}
	return s.showComplaint(c, Stored("made_on", Typed(c.Today()), "stage", "1", "answer_due", Typed(due)), nil)
}

func (s *Server) recordComplaint(c *Ctx) error {
	return s.recordObjection(c, pathway.Objection{Kind: pathway.Complaint}, s.showComplaint)
}

func (s *Server) showComplaint(c *Ctx, typed Form, failed error) error {
	v := typed.Fields(failed)
	fields := append([]views.Component{v.Text("by", "Who complains").Wide(20).AtMost(pathway.MaxName)}, objectionFields(v, "What the complaint says")...)
	fields = append(fields, v.Radios("stage", "Stage", options(pathway.ComplaintStages)...), v.Date("acknowledged_on", "Acknowledged on").WithHint("").AsOptional())
	return s.showNewObjection(c, views.EditForm{ID: "complaint-form", Title: "Record a complaint", Action: c.objectionAt(c.Case().ID, "new", "complaint"), Errors: v.Summary(), Button: "Record it",
		Lead: pathway.SuspendsNothing, Fields: fields}, failed)
}

// dissent and recordDissent take down that somebody formally dissents from what a conference decided.
func (s *Server) dissent(c *Ctx) error {
	due, err := s.answerDue(c)
	if err != nil {
		return err
	}
	return s.showDissent(c, Stored("made_on", Typed(c.Today()), "made_at", c.Minute().Clock(), "answer_due", Typed(due)), nil)
}

func (s *Server) recordDissent(c *Ctx) error {
	conference, err := c.ID("conference")
	if err != nil {
		return err
	}
	return s.recordObjection(c, pathway.Objection{Kind: pathway.FormalDissent, Conference: conference}, s.showDissent)
}

func (s *Server) showDissent(c *Ctx, typed Form, failed error) error {
	k, err := c.sitting()
	if err != nil {
		return err
	}
	if k.Record.Conference.EndedAt.IsZero() {
		f, err := c.Family()
		if err != nil {
			return err
		}
		p := c.FormPage(&f, sectionIssues, "Record formal dissent", views.Stack{views.PageHead{Title: "Record formal dissent"},
			views.Empty{Text: pathway.DissentTooEarly, Action: views.Action{Text: "Open the conference screen", URL: c.conferencePath(k.Record.Conference.ID, "minutes")}}})
		if failed != nil {
			return c.Again(failed, p)
		}
		return c.Show(p)
	}
	lead := "Possible for 72 hours after the decisions were sent to whoever dissents, by when it came. " + pathway.SuspendsNothing
	v := typed.Fields(failed)
	cover := k.Record.Family().Covering()
	var people []views.Option
	for _, a := range k.Record.OnList() {
		if a.Professional == 0 { // the family complains
			continue
		}
		name, agency := k.Record.NameOf(a)
		people = append(people, views.Option{Value: idText(a.ID), Text: cover(strings.Join(nonEmpty(name, a.Role, agency), ", "))})
	}
	fields := append([]views.Component{v.Select("attendee", "Who dissents", people...)}, objectionFields(v, "Their reasons")...)
	return s.showNewObjection(c, views.EditForm{ID: "dissent-form", Title: "Record formal dissent", Action: c.conferencePath(k.Record.Conference.ID, "dissent"), Errors: v.Summary(), Button: "Record it",
		Lead: lead, Fields: fields}, failed)
}

// objectionFields are what every objection has.
func objectionFields(v *views.Form, about string) []views.Component {
	return []views.Component{
		views.Fieldset{Legend: "When and how it came", Across: true, Fields: []views.Component{v.Date("made_on", "Date").WithHint(""), v.Time("made_at", "Time").WithHint(""), v.Select("how", "How", options(pathway.ObjectionHows)...)}},
		v.Textarea("about", about, 5),
		views.Fieldset{Legend: "The answer", Across: true, Fields: []views.Component{v.Text("sent_to", "Who answers it").Wide(20).AtMost(pathway.MaxName), v.Date("answer_due", "Answer due by").WithHint("")}}}
}

func (s *Server) showNewObjection(c *Ctx, form views.EditForm, failed error) error {
	f, err := c.Family()
	if err != nil {
		return err
	}
	form.Back = views.Link{Text: "Cancel", URL: views.Path("cases", f.Case.ID, sectionIssues)}
	p := c.FormPage(&f, sectionIssues, form.Title, form)
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

// recordObjection reads one of the two forms and keeps what it says.
func (s *Server) recordObjection(c *Ctx, x pathway.Objection, again func(*Ctx, Form, error) error) error {
	typed, err := c.Form()
	if err != nil {
		return err
	}
	faults := pathway.Fields{}
	x.Case, x.Attendee, x.By, x.About, x.How = c.Case().ID, typed.ID("attendee"), typed.Line("by"), typed.Get("about"), typed.Get("how")
	x.MadeAt = typed.RecentMoment("made_on", "made_at", c.Today(), x.Kind == pathway.Complaint, faults)
	x.SentTo, x.Stage, x.AnswerDue = typed.Line("sent_to"), typed.Get("stage"), typed.Date("answer_due", c.Today(), faults)
	if typed.Get("acknowledged_on") != "" {
		x.AcknowledgedOn = typed.PastDate("acknowledged_on", c.Today(), faults)
	}
	if err = faults.Err(); err == nil {
		x.ID, err = s.DB.RecordObjection(c.Ctx(), c.By(), x)
	}
	if err != nil {
		return again(c, typed, err)
	}
	return c.Done(c.objectionAt(x.Case, x.ID), "It is recorded, and stands on the list of today until it is answered. "+pathway.SuspendsNothing)
}

// objection is the page of a formal dissent or a complaint.
func (s *Server) objection(c *Ctx) error { return s.showObjection(c, Form{}, "", nil) }

func (s *Server) answerObjection(c *Ctx) error {
	return s.ofObjection(c, "answer-form", func(id int64, typed Form) (string, error) {
		faults := pathway.Fields{}
		said := pathway.Objection{Answer: typed.Get("answer"), Stage: typed.Get("stage")}
		for name, to := range map[string]*pathway.Date{"answered_on": &said.AnsweredOn, "acknowledged_on": &said.AcknowledgedOn} {
			if typed.Get(name) != "" {
				*to = typed.PastDate(name, c.Today(), faults)
			}
		}
		if err := faults.Err(); err != nil {
			return "", err
		}
		return "It is recorded.", s.DB.AnswerObjection(c.Ctx(), c.By(), c.Case().ID, id, typed.Int("version"), said)
	})
}

func (s *Server) strikeObjection(c *Ctx) error {
	return s.ofObjection(c, "strike-form", func(id int64, typed Form) (string, error) {
		return "It is struck. It stays readable.", s.DB.StrikeObjection(c.Ctx(), c.By(), c.Case().ID, id, typed.Line("reason"))
	})
}

// ofObjection reads one of the forms of an objection's page and does what it is for.
func (s *Server) ofObjection(c *Ctx, form string, do func(id int64, typed Form) (said string, err error)) error {
	id, err := c.ID("objection")
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	said, err := do(id, typed)
	if err != nil {
		return s.showObjection(c, typed, form, err)
	}
	return c.Done(c.objectionAt(c.Case().ID, id), said)
}

// showObjection draws the page. form is which of its forms was sent and failed, with what was typed in it.
func (s *Server) showObjection(c *Ctx, typed Form, form string, failed error) error {
	f, err := c.Family()
	if err != nil {
		return err
	}
	id, err := c.ID("objection")
	if err != nil {
		return err
	}
	x, office, err := s.DB.Objection(c.Ctx(), c.By(), f.Case.ID, id)
	if err != nil {
		return err
	}
	c.Saw("Looked at a formal dissent or complaint", "objection", x.ID)
	tag := c.standingTag(x.Standing(c.Today()), x.AnswerDue)
	facts := views.SummaryList{Rows: []views.SummaryRow{{Name: "By", Text: x.By}, {Name: "When", Text: dayOrMoment(x.MadeAt) + ", " + lower(pathway.TitleOf(pathway.ObjectionHows, x.How))}, {Name: "What it says", Text: x.About},
		{Name: "Who answers it", Text: x.SentTo + ", by " + x.AnswerDue.Format()}}}
	if x.Kind == pathway.Complaint {
		facts.Rows = append(facts.Rows, views.SummaryRow{Name: "Stage", Text: pathway.TitleOf(pathway.ComplaintStages, x.Stage)})
		acknowledged := "Not yet"
		if !x.AcknowledgedOn.IsZero() {
			acknowledged = x.AcknowledgedOn.Format()
		}
		facts.Rows = append(facts.Rows, views.SummaryRow{Name: "Acknowledged", Text: acknowledged})
	}
	if x.Answer != "" {
		facts.Rows = append(facts.Rows, views.SummaryRow{Name: "Answered", Text: x.AnsweredOn.Format()}, views.SummaryRow{Name: "The answer", Text: x.Answer})
	}
	facts.Rows = append(facts.Rows, views.SummaryRow{Name: "Recorded by", Text: x.RecordedName})
	body := views.Stack{views.PageHead{Title: pathway.TitleOf(pathway.ObjectionKinds, string(x.Kind)), Lead: pathway.SuspendsNothing, Tags: []views.Tag{tag}}}
	if tag.Status == views.StatusStopped {
		facts.Rows = append(facts.Rows, views.SummaryRow{Name: "Entered in error", Text: c.instant(x.StruckAt) + ". " + x.StruckWhy})
	}
	body = append(body, facts)
	if tag.Status != views.StatusStopped {
		label := "A message to whoever answers it"
		if x.Kind == pathway.Complaint {
			label = "An acknowledgement that is ready to send"
		}
		body = append(body, views.CopyText{ID: "message", Label: label, Text: x.Message(office)})
		if c.May(pathway.TakeUp) {
			body = append(body, c.objectionForms(&x, toForm(form, typed, failed))...)
		}
	}
	p := c.FormPage(&f, sectionIssues, pathway.TitleOf(pathway.ObjectionKinds, string(x.Kind)), body)
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

func (c *Ctx) objectionForms(x *pathway.Objection, in func(string) (Form, error)) views.Stack {
	f, failed := in("answer-form")
	if f.Values == nil {
		f = Stored("answer", x.Answer, "answered_on", Typed(x.AnsweredOn), "acknowledged_on", Typed(x.AcknowledgedOn), "stage", x.Stage, "version", Version(x.Version))
	}
	v := f.Fields(failed)
	form := views.EditForm{ID: "answer-form", Action: c.objectionAt(x.Case, x.ID, "answer"), Errors: v.Summary(), Hidden: []views.Hidden{v.Hidden("version")}, Button: "Record it"}
	answer, on := v.Textarea("answer", "The answer", 4), v.Date("answered_on", "Answered on").WithHint("")
	if x.Kind == pathway.Complaint {
		form.Fields = []views.Component{v.Radios("stage", "Stage", options(pathway.ComplaintStages)...), v.Date("acknowledged_on", "Acknowledged on").WithHint("").AsOptional(), answer.AsOptional(), on.AsOptional()}
	} else {
		form.Fields = []views.Component{answer, on}
	}
	f, failed = in("strike-form")
	w := f.Fields(failed)
	return views.Stack{views.Heading{ID: "answer-title", Text: "How far it is"}, form,
		views.Details{Summary: "Entered in error", Open: failed != nil, Body: views.EditForm{ID: "strike-form", Action: c.objectionAt(x.Case, x.ID, "strike"), Errors: w.Summary(), Button: "Strike it", Second: true,
			Fields: []views.Component{w.Text("reason", "Reason").AtMost(300)}}}}
}

// objectionTable lists formal dissents and complaints; with the family, where they are of several.
func (c *Ctx) objectionTable(list []pathway.Objection, family bool) views.Table {
	second := views.ColumnHead{Text: "By"}
	if family {
		second = views.ColumnHead{Text: "Family"}
	}
	t := views.Table{ID: "objections", Caption: "Formal dissent and complaints", Quiet: true, Heads: []views.ColumnHead{{Text: "What", Plain: true}, second, {Text: "Made"}, {Text: "Answer due by"}, {Text: "How it stands", Plain: true}},
		Empty: views.Empty{Text: "There is no formal dissent and no complaint."}}
	for i := range list {
		x := &list[i]
		tag := c.standingTag(x.Standing(c.Today()), x.AnswerDue)
		what := views.Cell{Text: pathway.TitleOf(pathway.ObjectionKinds, string(x.Kind)), URL: c.objectionAt(x.Case, x.ID), Head: true}
		if x.Kind == pathway.Complaint {
			what.Note = pathway.TitleOf(pathway.ComplaintStages, x.Stage)
		}
		who := views.Cell{Text: x.By}
		if family {
			who = views.Cell{Text: x.CaseName, URL: views.Path("cases", x.Case, sectionIssues), Note: x.Reference}
		}
		t.Rows = append(t.Rows, views.Row{Status: tag.Status, Cells: []views.Cell{what, who, {Text: x.MadeAt.Date().Short(), NoWrap: true}, {Text: x.AnswerDue.Short(), NoWrap: true}, {Body: tag}}})
	}
	return t
}

// dissents says on the page of the decisions who formally dissents, and leads to recording it as long as that is possible.
func (d *decisionsMaker) dissents(page *views.DecisionsPage) error {
	k := d.k.Record.Conference
	if k.EndedAt.IsZero() {
		return nil
	}
	list, err := d.c.server.DB.Objections(d.c.Ctx(), d.c.By(), k.Case)
	if err != nil {
		return err
	}
	var names []string
	for _, x := range list {
		if x.Kind == pathway.FormalDissent && x.Conference == k.ID && x.StruckAt.IsZero() {
			names = append(names, x.By)
		}
	}
	if len(names) > 0 {
		page.Note = strings.TrimSpace(page.Note + " Formal dissent by " + views.Join(names) + ". " + pathway.SuspendsNothing)
	}
	if d.c.May(pathway.TakeUp) {
		page.Head.Actions = append(page.Head.Actions, views.Action{Text: "Record formal dissent", URL: d.c.conferencePath(k.ID, "dissent"), Second: true})
	}
	return nil
}

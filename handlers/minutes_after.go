package handlers

import (
	"slices"
	"strconv"
	"strings"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// after is what becomes of minutes that were sent: who of the family has seen them, what was said to be wrong, and the addenda.
func (m *minutesMaker) after() []views.Component {
	first := m.p.FirstSent()
	if first.IsZero() {
		return nil
	}
	list := m.seenPart()
	list = append(list, m.remarksPart()...)
	return append(list, m.addendaPart()...)
}

// seenPart says who of the family has seen the minutes, and records it.
func (m *minutesMaker) seenPart() []views.Component {
	t := views.Table{ID: "seen", Caption: "Who of the family has seen them", Quiet: true, Heads: []views.ColumnHead{{Text: "Who", Plain: true}, {Text: "Seen"}, {Text: "Who said so"}, {Text: "Recorded"}}}
	for _, x := range m.p.Seen {
		a, _ := m.p.Record.Attendee(x.Attendee)
		name, _ := m.p.Record.NameOf(a)
		t.Rows = append(t.Rows, views.Row{Status: views.StatusDone, Cells: []views.Cell{{Text: name, Note: a.Role, Head: true}, {Text: x.SeenOn.Short(), NoWrap: true, Note: m.cover(x.Note)},
			{Text: x.ToldBy, Note: pathway.TitleOf(pathway.ToldHows, x.ToldHow)}, {Text: m.c.instant(x.RecordedAt), Note: "by " + x.RecordedName}}})
	}
	var offers []views.Option
	for _, a := range m.p.Unseen() {
		name, _ := m.p.Record.NameOf(a)
		offers = append(offers, views.Option{Value: idText(a.ID), Text: strings.Join(nonEmpty(name, a.Role), ", ")})
		t.Rows = append(t.Rows, views.Row{Status: views.StatusWaiting, Cells: []views.Cell{{Text: name, Note: a.Role, Head: true}, {Body: views.Tag{Status: views.StatusWaiting, Text: "Not recorded yet"}}, {}, {}}})
	}
	list := []views.Component{views.SectionHead{ID: "seen-title", Title: "Seen by the family"}, t}
	if len(t.Rows) == 0 {
		list[1] = views.Text("Nobody of the family has been sent the minutes yet.")
	}
	if len(offers) == 0 || !m.c.May(pathway.RecordPreparation) {
		return list
	}
	v := m.fields("seen-form", Stored("seen_on", Typed(m.c.Today()), "told_by", m.p.Record.SocialWorker.Name))
	form := views.EditForm{ID: "seen-form", Action: m.path("seen"), Hidden: m.hidden()[:1], Button: "Record that they have seen them", Second: true, Fields: []views.Component{
		v.Select("seen_by", "Who has seen them", offers...), v.Date("seen_on", "When").WithHint(""), v.Text("told_by", "Who said so").Wide(20), v.Select("told_how", "How you heard", options(pathway.ToldHows)...),
		v.Text("note", "Note").AsOptional()}}
	form.Errors = v.Summary()
	return append(list, views.Details{Summary: "Record that one of the family has seen them", Open: m.form == "seen-form", Body: form})
}

// remarksPart is what was said to be wrong in the minutes, within the days for it, and what came of each.
func (m *minutesMaker) remarksPart() []views.Component {
	office, last := m.p.Record.Office, pathway.DateOf(m.p.LastSent().In(m.c.server.zone))
	until := office.CommentsUntil(last, m.p.Calendar)
	lead := "What somebody says is wrong in them is kept here until " + until.Format() + ", " + views.Plural(office.CommentDays, "working day", "working days") + " after the last was sent."
	if until.Before(m.c.Today()) {
		lead = "The " + views.Plural(office.CommentDays, "working day", "working days") + " for comments ended on " + until.Format() + ". What comes later is kept all the same, and marked."
	}
	list := []views.Component{views.SectionHead{ID: "remarks-title", Title: "Comments on the minutes"}, views.Text(lead)}
	for _, x := range m.p.Remarks {
		list = append(list, m.remark(x, until)...)
	}
	if !m.c.May(pathway.RecordPreparation) {
		return list
	}
	var offers []views.Option
	for _, a := range m.p.Record.OnList() {
		if _, has := m.p.HasThem(a.ID); has {
			name, _ := m.p.Record.NameOf(a)
			offers = append(offers, views.Option{Value: idText(a.ID), Text: strings.Join(nonEmpty(name, a.Role), ", ")})
		}
	}
	v := m.fields("remark-form", Stored("remark_on", Typed(m.c.Today())))
	form := views.EditForm{ID: "remark-form", Action: m.path("remarks"), Hidden: m.hidden()[:1], Button: "Keep the comment", Second: true, Fields: []views.Component{
		v.Select("remark_by", "Who said it", offers...), v.Date("remark_on", "When").WithHint(""), v.Select("remark_how", "How you heard", options(pathway.ToldHows)...), v.Textarea("remark", "What they say is wrong", 4)}}
	form.Errors = v.Summary()
	return append(list, views.Details{Summary: "Record a comment", Open: m.form == "remark-form", Body: form})
}

// remark is one comment with what came of it, or the form that says so.
func (m *minutesMaker) remark(x pathway.MinutesRemark, until pathway.Date) []views.Component {
	a, _ := m.p.Record.Attendee(x.Attendee)
	name, _ := m.p.Record.NameOf(a)
	said := x.SaidOn.Format() + ", " + lower(pathway.TitleOf(pathway.ToldHows, x.How))
	if x.SaidOn.After(until) {
		said += "; after the days for comments"
	}
	rows := []views.SummaryRow{{Name: "Said by", Text: strings.Join(nonEmpty(name, a.Role), ", ")}, {Name: "When", Text: said}, {Name: "What is wrong", Text: m.cover(x.Text)}, {Name: "Recorded", Text: m.c.instant(x.RecordedAt) + " by " + x.RecordedName}}
	if x.Answer != "" {
		rows = append(rows, views.SummaryRow{Name: "What came of it", Text: m.cover(x.Answer) + "\n" + x.AnsweredName + ", " + m.c.instant(x.AnsweredAt)})
		return []views.Component{views.SummaryList{Rows: rows}}
	}
	list := []views.Component{views.SummaryList{Rows: rows}}
	if !m.c.May(pathway.WriteConference) {
		return list
	}
	id := "answer-" + idText(x.ID)
	v := m.fields(id, Form{})
	form := views.EditForm{ID: id, Action: m.path("remarks", x.ID), Hidden: m.hidden()[:1], Button: "Keep what came of it", Second: true, Fields: []views.Component{
		v.Textarea("answer", "What came of it", 3).WithHint("An addendum, or why nothing changes")}}
	form.Errors = v.Summary()
	return append(list, views.Details{Summary: "Say what came of it", Open: m.form == id, Body: form})
}

// addendaPart lists the addenda, and leads to one more.
func (m *minutesMaker) addendaPart() []views.Component {
	t := views.Table{ID: "addenda", Caption: "Addenda", Quiet: true, Heads: []views.ColumnHead{{Text: "Addendum", Plain: true}, {Text: "What it puts right"}, {Text: "How it stands", Plain: true}},
		Empty: views.Empty{Text: "No addendum yet. Minutes that were sent do not change: what is wrong in them is put right by an addendum to the same people."}}
	for i := range m.p.Issues {
		x := &m.p.Issues[i]
		if x.Addendum == 0 {
			continue
		}
		other := minutesMaker{c: m.c, p: m.p, d: x}
		t.Rows = append(t.Rows, views.Row{Cells: []views.Cell{{Text: "Addendum " + strconv.Itoa(x.Addendum), URL: m.c.minutesPath(m.p.Record.Conference.ID, x), Head: true, Note: m.c.instant(x.MadeAt) + " by " + x.AuthorName},
			{Text: m.cover(x.Content.Why)}, {Body: other.tags()[0]}}})
	}
	list := []views.Component{views.SectionHead{ID: "addenda-title", Title: "Addenda"}, t}
	if m.c.May(pathway.DraftDecisions) {
		list = append(list, views.Action{Text: "Write an addendum", URL: m.c.conferencePath(m.p.Record.Conference.ID, "addenda", "new"), Second: true})
	}
	return list
}

// recordSeen keeps that one of the family has seen the minutes.
func (s *Server) recordSeen(c *Ctx) error {
	return s.onMinutes(c, "seen-form", "It is recorded that they have seen the minutes.", func(_ db.MinutesPage, conference int64, f Form) error {
		faults := pathway.Fields{}
		x := pathway.MinutesSeen{Attendee: f.ID("seen_by"), SeenOn: f.RecentDate("seen_on", c.Today(), faults), ToldBy: f.Line("told_by"), ToldHow: f.Get("told_how"), Note: f.Line("note")}
		if err := faults.Err(); err != nil {
			return err
		}
		return s.DB.RecordSeen(c.Ctx(), c.By(), c.Case().ID, conference, x)
	})
}

// recordRemark keeps what somebody says is wrong in the minutes.
func (s *Server) recordRemark(c *Ctx) error {
	return s.onMinutes(c, "remark-form", "The comment is kept. The chair decides what comes of it.", func(_ db.MinutesPage, conference int64, f Form) error {
		faults := pathway.Fields{}
		x := pathway.MinutesRemark{Attendee: f.ID("remark_by"), SaidOn: f.RecentDate("remark_on", c.Today(), faults), How: f.Get("remark_how"), Text: f.Get("remark")}
		if err := faults.Err(); err != nil {
			return err
		}
		return s.DB.RecordRemark(c.Ctx(), c.By(), c.Case().ID, conference, x)
	})
}

// answerRemark keeps what came of a comment.
func (s *Server) answerRemark(c *Ctx) error {
	remark, err := c.ID("remark")
	if err != nil {
		return err
	}
	return s.onMinutes(c, "answer-"+idText(remark), "It is kept what came of it.", func(p db.MinutesPage, conference int64, f Form) error {
		if !slices.ContainsFunc(p.Remarks, func(x pathway.MinutesRemark) bool { return x.ID == remark }) {
			return pathway.NotFound("This comment")
		}
		return s.DB.AnswerRemark(c.Ctx(), c.By(), c.Case().ID, conference, remark, f.Get("answer"))
	})
}

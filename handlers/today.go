package handlers

import (
	"strconv"
	"strings"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

const todayPath = "/today"

// A part of the list shows so many rows, and leads to the rest.
const todayRows = 60

// today shows what has to be done: mine, my role's or everybody's, as the address says.
func (s *Server) today(c *Ctx) error {
	if err := s.DB.Escalate(c.Ctx()); err != nil {
		return err
	}
	if err := s.DB.Reproof(c.Ctx(), 0); err != nil { // what is printed and no longer holds must not be posted
		return err
	}
	whose := c.QueryParam("whose")
	switch {
	case pathway.Chosen(pathway.Whose, whose):
	case c.May(pathway.DoTasks):
		whose = pathway.MyWork
	default: // who only reads has no work of their own
		whose = pathway.AllWork
	}
	w, err := s.DB.Today(c.Ctx(), c.By(), whose)
	if err != nil {
		return err
	}
	return c.Show(Page{Title: "Today", Body: c.todayPage(&w, whose, c.QueryParam("rows") == "all")})
}

func (c *Ctx) todayPage(w *db.Worklist, whose string, all bool) views.Today {
	now := c.Minute()
	page := views.Today{Date: now.Date().Format(), Filter: views.Sections{Label: "Whose work"}}
	for _, o := range pathway.Whose {
		page.Filter.Items = append(page.Filter.Items, views.SectionItem{Text: o.Title, URL: todayPath + "?whose=" + o.Value, Current: o.Value == whose})
	}
	for _, d := range w.DoNotPost {
		page.DoNotPost = append(page.DoNotPost, c.doNotPost(d))
	}
	for i := range w.Clocks {
		page.Clocks = append(page.Clocks, c.clock(&w.Clocks[i], now))
	}
	if t := c.eventRows(w.Events); len(t.Rows) > 0 {
		page.Parts = append(page.Parts, t)
	}
	for _, o := range w.Own {
		page.Own = append(page.Own, c.ownConference(o))
	}
	late, due := c.taskRows(w)
	more := todayPath + "?whose=" + whose + "&rows=all"
	for _, part := range []struct {
		id, title string
		first     []views.Row
		list      []pathway.Work
	}{
		{"overdue", "Overdue", late, w.Overdue},
		{"due-today", "Today", due, w.DueToday},
		{"next", "Next five working days", nil, w.Next},
		{"undated", "Can be done now", nil, w.Undated},
	} {
		t := views.Table{ID: part.id, Caption: part.title, Heads: []views.ColumnHead{{Text: "Left", Plain: true}, {Text: "Due"}, {Text: "Family", Plain: true}, {Text: "Step", Plain: true}, {Text: "Whose"}, {Text: "Action", Action: true}}}
		t.Rows = part.first
		for i := range part.list {
			if !all && len(t.Rows) >= todayRows {
				page.More = views.Link{Text: "Show all rows", URL: more}
				t.Foot = strconv.Itoa(len(t.Rows)) + " of " + strconv.Itoa(len(part.first)+len(part.list))
				break
			}
			t.Rows = append(t.Rows, c.workRow(&part.list[i], now, w))
		}
		if len(t.Rows) > 0 {
			page.Parts = append(page.Parts, t)
		}
	}
	if t := c.eighteenRows(w.Eighteen, all); len(t.Rows) > 0 {
		page.Parts = append(page.Parts, t)
		if len(t.Rows) < len(w.Eighteen) {
			page.More = views.Link{Text: "Show all rows", URL: more}
		}
	}
	if t := c.longPlanRows(w.LongPlans, all); len(t.Rows) > 0 {
		page.Parts = append(page.Parts, t)
		if len(t.Rows) < len(w.LongPlans) {
			page.More = views.Link{Text: "Show all rows", URL: more}
		}
	}
	page.Empty = views.Empty{Text: "Nothing is late, due in the next five working days, or waiting to be done here."}
	if whose != pathway.AllWork {
		page.Empty.Action = views.Action{Text: "Show everybody’s", URL: todayPath + "?whose=" + pathway.AllWork, Second: true}
	}
	return page
}

// workRow is a step in the list: how long there is, which family, which step, whose, and its action.
func (c *Ctx) workRow(w *pathway.Work, now pathway.DateTime, list *db.Worklist) views.Row {
	step := views.StepOf(&w.Milestone, now, list.Office)
	status := step.Status
	if status == views.StatusWaiting && w.State(now) == pathway.StateDueToday {
		status = views.StatusDue
	}
	row := views.Row{Status: status, Cells: []views.Cell{
		{Body: views.Tag{Status: status, Text: step.Left}},
		{Text: step.When, Note: step.Limit},
		{Text: w.CaseName, URL: views.Path("cases", w.Case), Note: familyNote(w.Reference, list.Children[w.Case]), Head: true},
		{Text: w.Title, URL: stepPath(w)},
		{Text: whoseWords(w)},
		{},
	}}
	if a := c.workAction(w); a.URL != "" {
		a.Second = true
		row.Cells[5] = views.Cell{Body: a}
	}
	return row
}

// familyNote is a family's reference and its children.
func familyNote(reference string, children []string) string {
	return strings.Join(nonEmpty(reference, strings.Join(children, ", ")), " · ")
}

// workAction is what does a step of the list. What is not approved yet cannot be distributed: the decisions come first.
func (c *Ctx) workAction(w *pathway.Work) views.Action {
	at := place{family: w.Case, meeting: w.Meeting, conference: w.Conference, pathway: w.Pathway, state: w.Standing}
	if w.ID == distributedStep && !w.Approved {
		if url, ok := c.stepURL(at, w.ID, "conferences/:conference/decisions"); ok && c.May(pathway.Distribute) {
			return views.Action{Text: "Open the decisions", URL: url}
		}
	}
	if w.ID == pathway.StepGoesOn {
		return c.asideAction(w)
	}
	return c.stepAction(at, &w.Milestone)
}

// stepPath is the page of a step; of a family without a strategy meeting there is none but its own.
func stepPath(w *pathway.Work) string {
	if w.Meeting == 0 {
		return views.Path("cases", w.Case)
	}
	if w.ID == pathway.StepGoesOn {
		return views.Path("cases", w.Case, sectionConferences)
	}
	return views.Path("cases", w.Case, "steps", w.ID)
}

func whoseWords(w *pathway.Work) string {
	if w.Waiting != "" {
		return "Waiting for " + lower(w.Waiting)
	}
	return w.Role.Title()
}

// taskRows are the open tasks as rows of the list: those that are late, and the others.
func (c *Ctx) taskRows(w *db.Worklist) (overdue, due []views.Row) {
	for _, t := range w.Tasks {
		row := views.Row{Status: views.StatusDue, Cells: []views.Cell{
			{Body: views.Tag{Status: views.StatusDue, Text: "Task"}},
			{Text: views.Day(t.Due)},
			{Text: t.CaseName, URL: views.Path("cases", t.Case), Note: familyNote(t.Reference, w.Children[t.Case]), Head: true},
			{Text: t.Title, URL: views.Path("cases", t.Case, "tasks", t.ID)},
			{Text: t.Role.Title()},
			{},
		}}
		if c.May(pathway.DoTasks) {
			row.Cells[5] = views.Cell{Body: views.Action{Text: "Open", URL: views.Path("cases", t.Case, "tasks", t.ID), Second: true}}
		}
		if !t.Due.IsZero() && t.Due.Before(c.Today()) {
			row.Status = views.StatusLate
			row.Cells[0] = views.Cell{Body: views.Tag{Status: views.StatusLate, Text: "Task, " + lateWords(t.Due, c.Minute(), w.Office)}}
			overdue = append(overdue, row)
			continue
		}
		due = append(due, row)
	}
	return overdue, due
}

// lateWords says how late something is that was due on a day: "2 working days late".
func lateWords(due pathway.Date, now pathway.DateTime, office *pathway.Calendar) string {
	m := pathway.Milestone{Due: due}
	return m.Countdown(now, office)
}

// clock is a 24-hour clock that runs.
func (c *Ctx) clock(w *pathway.Work, now pathway.DateTime) views.Clock {
	k := views.Clock{ID: "clock-" + strconv.FormatInt(w.Case, 10) + "-" + w.ID, Family: w.CaseName, Reference: w.Reference, URL: views.Path("cases", w.Case), Step: w.Title,
		Left: w.ClockInWords(now), By: "by " + w.DueAt.Format(), Whose: whoseWords(w), Status: views.StatusDue, Action: c.workAction(w)}
	if w.State(now) == pathway.StateLate {
		k.Status, k.By = views.StatusLate, "was due by "+w.DueAt.Format()
	}
	return k
}

// doNotPost is a printed letter that must not go into the post.
func (c *Ctx) doNotPost(d db.DoNotPost) views.DoNotPost {
	n := views.DoNotPost{Reference: d.Reference, Kind: pathway.TitleOf(pathway.DocumentKinds, string(d.Kind)), Family: d.CaseName, FamilyReference: d.CaseRefer, Why: d.Why}
	for _, at := range []struct{ route, url string }{
		{"/cases/:case/documents/:document", views.Path("cases", d.Case, "documents", d.Document)},
		{"/cases/:case/documents", views.Path("cases", d.Case, "documents")},
	} {
		if n.Action.URL == "" && c.May(pathway.ViewDocuments) && c.server.offers(at.route) {
			n.Action = views.Action{Text: "Open it", URL: at.url, Second: true}
		}
	}
	return n
}

// ownConference is a conference of today that the reader chairs or writes down.
func (c *Ctx) ownConference(o db.OwnConference) views.OwnConference {
	k := views.OwnConference{At: o.StartsAt.Clock(), Kind: pathway.TitleOf(pathway.ConferenceKinds, string(o.Kind)), Family: o.CaseName, Reference: o.CaseRefer, URL: views.Path("cases", o.Case)}
	for _, words := range nonEmpty(o.Venue, o.Room) {
		if k.Where != "" {
			k.Where += ", "
		}
		k.Where += words
	}
	if c.May(pathway.WriteConference) && c.server.offers("/cases/:case/conferences/:conference/minutes") {
		k.Action = views.Action{Text: "Open the conference", URL: views.Path("cases", o.Case, "conferences", o.ID, "minutes")}
	}
	return k
}

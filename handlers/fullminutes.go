package handlers

import (
	"strconv"
	"strings"
	"time"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

const fullMinutes = "full-minutes"

// minutesOf loads the minutes, or the addendum, that the path names; nil where the minutes are not written up yet.
func (s *Server) minutesOf(c *Ctx) (p db.MinutesPage, d *pathway.DraftedMinutes, err error) {
	if c.Param("addendum") == "" {
		conference, err := c.ID("conference")
		if err != nil {
			return p, nil, err
		}
		p, err = s.DB.MinutesPage(c.Ctx(), c.By(), c.Case().ID, conference)
		return p, p.Written(), err
	}
	number, err := c.ID("addendum")
	if err != nil {
		return p, nil, err
	}
	conference, err := s.DB.AddendumOf(c.Ctx(), c.By(), c.Case().ID, number)
	if err != nil {
		return p, nil, err
	}
	p, err = s.DB.MinutesPage(c.Ctx(), c.By(), c.Case().ID, conference)
	return p, p.Issue(number), err
}

// minutesPath is where minutes or an addendum stand; d is nil before anything was written up.
func (c *Ctx) minutesPath(conference int64, d *pathway.DraftedMinutes, more ...any) string {
	if d != nil && d.Addendum > 0 {
		return views.Path(append([]any{"cases", c.Case().ID, "addenda", d.ID}, more...)...)
	}
	return c.conferencePath(conference, append([]any{fullMinutes}, more...)...)
}

// fullMinutes shows how the minutes stand, who may read which paragraph, and what this person can do with them.
func (s *Server) fullMinutes(c *Ctx) error { return s.showMinutes(c, Form{}, "", nil) }

// showMinutes draws the page of minutes or of an addendum. failed is what was wrong with one of its forms, which is named.
func (s *Server) showMinutes(c *Ctx, f Form, form string, failed error) error {
	p, d, err := s.minutesOf(c)
	if err != nil {
		return err
	}
	c.Saw("Looked at the minutes", "conference", p.Record.Conference.ID)
	m := minutesMaker{c: c, p: p, d: d, form: form, typed: f, err: failed, cover: p.Record.Family().Covering()}
	family := p.Record.Family().ForScreens()
	page := c.FormPage(&family, sectionConferences, m.title(), m.page())
	if d != nil && d.Addendum > 0 {
		page.Crumbs = append(page.Crumbs, views.Link{Text: "Minutes", URL: c.minutesPath(p.Record.Conference.ID, nil)})
	}
	if failed != nil {
		return c.Again(failed, page)
	}
	return c.Show(page)
}

type minutesMaker struct {
	c     *Ctx
	p     db.MinutesPage
	d     *pathway.DraftedMinutes // nil: not written up yet
	form  string
	typed Form
	err   error
	cover func(string) string // protected values, which stand on no screen
}

func (m *minutesMaker) addendum() bool { return m.d != nil && m.d.Addendum > 0 }

func (m *minutesMaker) title() string {
	if m.addendum() {
		return "Addendum " + strconv.Itoa(m.d.Addendum) + " to the minutes"
	}
	return "Minutes"
}

func (m *minutesMaker) what() string {
	if m.addendum() {
		return "addendum"
	}
	return "minutes"
}

func (m *minutesMaker) path(more ...any) string {
	return m.c.minutesPath(m.p.Record.Conference.ID, m.d, more...)
}

func (m *minutesMaker) page() views.Stack {
	k := m.p.Record.Conference
	head := views.PageHead{Title: m.title(), Caption: conferenceWords(k), Tags: m.tags(), Lead: "What was said, who may read which part of it, and who has it?"}
	if m.addendum() {
		head.Lead = "What it puts right: " + m.cover(m.d.Content.Why)
	}
	if m.d.Approved() {
		text := "Copies"
		if m.c.May(pathway.Distribute) {
			text = "Give them to everybody"
		}
		at := m.c.conferencePath(k.ID, "minutes-copies")
		if m.addendum() {
			at = m.path("copies")
		}
		head.Actions = append(head.Actions, views.Action{Text: text, URL: at, Second: !m.c.May(pathway.Distribute)})
	}
	if m.c.May(pathway.WriteConference) && !m.addendum() && !m.d.Fixed() {
		head.Actions = append(head.Actions, views.Action{Text: "Conference screen", URL: m.c.conferencePath(k.ID, "minutes"), Second: true})
	}
	body := views.Stack{head}
	if m.err != nil && pathway.CodeOf(m.err) != pathway.CodeInvalid { // its form may be gone
		body = append(body, views.Warning{Text: pathway.Message(m.err)})
	}
	body = append(body, m.standing()...)
	switch {
	case m.d == nil:
	case m.d.State == pathway.DecisionsDraft && m.c.May(pathway.DraftDecisions) && !m.addendum():
		body = append(body, m.readersForm())
	case m.d.State != pathway.DecisionsApproved && m.c.May(pathway.DraftDecisions) && m.addendum() && !m.d.Fixed():
		body = append(body, m.addendumForm())
	default:
		body = append(body, m.paragraphs(*m.d, "paragraphs"))
	}
	body = append(body, m.decideForms()...)
	if m.d != nil && len(m.d.Comments) > 0 {
		body = append(body, views.SectionHead{ID: "comments", Title: "What the chair said"}, m.comments(*m.d))
	}
	if !m.addendum() {
		body = append(body, m.after()...)
		for i, earlier := range m.p.Issues {
			if earlier.Addendum == 0 && earlier.ID != m.d.ID {
				body = append(body, views.Details{Summary: "Draft " + strconv.Itoa(earlier.Number) + ", sent back by " + earlier.DecidedName + " on " + m.c.instant(earlier.DecidedAt),
					Body: views.Stack{m.comments(earlier), m.paragraphs(earlier, "earlier-"+strconv.Itoa(i))}})
			}
		}
	}
	return body
}

// tags say where the minutes stand, and when they are due.
func (m *minutesMaker) tags() []views.Tag {
	tags := []views.Tag{{Status: views.StatusForecast, Text: "Not written up"}}
	if m.d != nil {
		status := map[pathway.DecisionsState]views.Status{pathway.DecisionsApproved: views.StatusDone, pathway.DecisionsWithChair: views.StatusWaiting}[m.d.State]
		tags[0] = views.Tag{Status: status, Text: pathway.TitleOf(pathway.DecisionsStates, string(m.d.State))}
		if status == "" {
			tags[0].Status = views.StatusDue
		}
	}
	for _, x := range m.p.Milestones {
		if x.ID != "minutes" || m.addendum() || x.Ended || !m.p.Record.Conference.Kind.Initial() || m.p.Record.Conference.GoesOn != 0 {
			continue
		}
		t := views.Tag{Status: views.StatusOpen, Text: "Due " + x.Due.Short() + ": " + x.Countdown(m.c.Minute(), m.p.Calendar)}
		switch {
		case !x.Done.IsZero():
			t = views.Tag{Status: views.StatusDone, Text: "Everybody has them since " + x.Done.Date().Short()}
		case x.State(m.c.Minute()) == pathway.StateLate:
			t.Status = views.StatusLate
		}
		tags = append(tags, t)
	}
	return tags
}

func (m *minutesMaker) hidden() []views.Hidden {
	list := []views.Hidden{{Name: "person", Value: idText(m.c.session.ID)}}
	if m.d != nil {
		list = append(list, views.Hidden{Name: "issue", Value: idText(m.d.ID)}, views.Hidden{Name: "version", Value: Version(m.d.Version)})
	}
	return list
}

// standing says where the minutes are on their way, with the act that takes them further.
func (m *minutesMaker) standing() []views.Component {
	c, drafts := m.c, m.c.May(pathway.DraftDecisions)
	write := func(text string, first bool) views.Component {
		return views.PostButton{ID: "write-up", Action: m.path(), Text: text, Hidden: m.hidden()[:1], First: first}
	}
	var list []views.Component
	if m.d == nil || m.d.State == pathway.DecisionsSentBack && !m.addendum() {
		if missing := m.p.Unwritten(); len(missing) > 0 {
			waits := views.MendList{ID: "missing", Title: "Before they can be written up", Status: views.StatusLate}
			for _, text := range missing {
				waits.Items = append(waits.Items, views.Mend{Text: text})
			}
			return []views.Component{waits}
		}
		if m.d == nil {
			list = append(list, views.Text("The minutes are written up from what was typed on the conference screen. Then it is said who may read which paragraph, the chair approves them, and everybody who was asked gets theirs."))
		} else {
			list = append(list, views.Inset{Text: m.d.DecidedName + " sent the minutes back on " + c.instant(m.d.DecidedAt) + ". Put right what is wrong on the conference screen, then write them up again."})
		}
		if drafts {
			list = append(list, write("Write the minutes up", true))
		}
		return list
	}
	switch m.d.State {
	case pathway.DecisionsDraft:
		list = append(list, views.Text("Written up by "+m.d.AuthorName+" on "+c.instant(m.d.MadeAt)+"."))
		list = append(list, m.hints()...)
		behind := !m.addendum() && m.p.Behind(m.d.Content)
		if behind {
			list = append(list, views.Inset{Text: "What was typed has changed since. Write the minutes up again: who may read a paragraph that stays as it is, is kept."})
		}
		if drafts && !m.addendum() {
			list = append(list, write("Write them up again", behind))
		}
	case pathway.DecisionsSentBack:
		list = append(list, views.Inset{Text: m.d.DecidedName + " sent the addendum back on " + c.instant(m.d.DecidedAt) + ". Change it below, then send it again."})
	case pathway.DecisionsWithChair:
		list = append(list, views.Inset{Text: "With " + or(m.p.Record.Conference.Chair.Name, "the chair") + " since " + c.instant(m.d.SentAt) + "."})
		list = append(list, m.hints()...)
	default:
		text := "Approved by " + m.d.DecidedName + " on " + c.instant(m.d.DecidedAt) + "."
		if m.d.StandInWhy != "" {
			text += " Approved in the chair’s place: " + m.cover(m.d.StandInWhy)
		}
		if m.d.Author == m.d.DecidedBy {
			text += " Written up and approved by the same person, as this office allows."
		}
		list = append(list, views.Text(text))
	}
	return list
}

// hints name the paragraphs that hold a protected value: whoever may not read it cannot be given them.
func (m *minutesMaker) hints() []views.Component {
	list := views.MendList{ID: "hints", Title: "Worth another look", Status: views.StatusOpen}
	for _, at := range m.d.Content.GivesAway(m.p.Record.Family()) {
		x := m.d.Content.Paragraphs[at]
		list.Items = append(list.Items, views.Mend{Text: "A protected value or word stands in “" + m.called(x) + "”. Take it out, or say that only those read it who may: copies for others are stopped."})
	}
	if len(list.Items) == 0 {
		return nil
	}
	return []views.Component{list}
}

// called names a paragraph: its section, whose report or view it is, and the part.
func (m *minutesMaker) called(x pathway.FullParagraph) string {
	title := pathway.TitleOf(pathway.FullSections, x.Section)
	switch {
	case x.Attendee != 0:
		a, _ := m.p.Record.Attendee(x.Attendee)
		name, agency := m.p.Record.NameOf(a)
		title += ": " + strings.Join(nonEmpty(name, agency), ", ")
	case x.Person != 0:
		who, _ := m.p.Record.Member(x.Person)
		title += ": " + who.Person.Name()
	}
	if x.Part != "" {
		title += " (" + x.Part + ")"
	}
	return title
}

// text is a paragraph as a screen shows it.
func (m *minutesMaker) text(x pathway.FullParagraph) string {
	if x.Reader == pathway.ReadChair && !m.c.May(pathway.WriteConference) {
		return "Kept for the chair. It is in nobody’s copy."
	}
	text := m.cover(x.Text)
	if x.Opinion != "" {
		text = strings.Join(nonEmpty(text, "Opinion: "+m.cover(x.Opinion)), "\n\n")
	}
	return text
}

func (m *minutesMaker) childNames(children []int64) string {
	if len(children) == 0 {
		return "no child in particular"
	}
	if len(children) == len(m.p.Record.Conference.Children) && len(children) > 1 {
		return "all of them"
	}
	var names []string
	for _, child := range children {
		who, _ := m.p.Record.Member(child)
		names = append(names, who.Person.Name())
	}
	return joined(names)
}

// paragraphs is what minutes say, with who may read it.
func (m *minutesMaker) paragraphs(d pathway.DraftedMinutes, id string) views.Component {
	t := views.Table{ID: id, Caption: "What they say", Heads: []views.ColumnHead{{Text: "Section", Plain: true}, {Text: "Text", Plain: true}, {Text: "Who may read it"}, {Text: "Of which children"}}}
	for _, x := range d.Content.Paragraphs {
		t.Rows = append(t.Rows, views.Row{Cells: []views.Cell{{Text: m.called(x), Head: true}, {Body: views.Lines{Items: strings.Split(m.text(x), "\n\n")}},
			{Text: pathway.TitleOf(pathway.MinutesReaders, string(x.Reader)), Note: m.wider(x)}, {Text: m.childNames(x.Children)}}})
	}
	return t
}

// wider is what the chair approves with a paragraph of police information that others read.
func (m *minutesMaker) wider(x pathway.FullParagraph) string {
	if x.Wider == "" || x.Reader == pathway.ReadChair {
		return ""
	}
	return "Police information goes to others than the chair: " + m.cover(x.Wider)
}

func (m *minutesMaker) comments(d pathway.DraftedMinutes) views.Timeline {
	var t views.Timeline
	for _, x := range d.Comments {
		t.Items = append(t.Items, views.TimelineItem{Title: m.cover(x.Text), By: x.By, When: m.c.instant(x.At), Machine: x.At.UTC().Format(time.RFC3339)})
	}
	return t
}

// fields makes the fields of one of the page's forms: with what was typed where it is the one that failed.
func (m *minutesMaker) fields(form string, stored Form) *views.Form {
	switch {
	case form == m.form && pathway.CodeOf(m.err) == pathway.CodeInvalid:
		return m.typed.Fields(m.err).Under(form)
	case form == m.form && m.typed.Values != nil:
		return m.typed.Fields(nil).Under(form)
	}
	return stored.Fields(nil).Under(form)
}

// childOptions are the children of the conference to be ticked.
func (m *minutesMaker) childOptions() []views.Option {
	var list []views.Option
	for _, child := range m.p.Record.Conference.Children {
		who, _ := m.p.Record.Member(child)
		list = append(list, views.Option{Value: idText(child), Text: who.Person.Name()})
	}
	return list
}

// readersForm says for each paragraph who may read it and of which children it tells.
func (m *minutesMaker) readersForm() views.Component {
	stored := Stored()
	for i, x := range m.d.Content.Paragraphs {
		n := strconv.Itoa(i + 1)
		stored.Set("reader-"+n, string(x.Reader))
		stored.Set("wider-"+n, m.cover(x.Wider))
		for _, child := range x.Children {
			stored.Add("children-"+n, idText(child))
		}
	}
	v := m.fields("readers", stored)
	form := views.EditForm{ID: "readers", Action: m.path("readers"), Hidden: m.hidden(), Button: "Keep who may read it", Second: true, Also: m.sendButton(),
		Lead: "Whoever may not know of a child reads no paragraph that tells of that child. Where none is ticked, it tells of no child in particular. Those excluded from a part of the conference do not read that part in any case."}
	for i, x := range m.d.Content.Paragraphs {
		n := strconv.Itoa(i + 1)
		fields := []views.Component{views.Lines{Items: strings.Split(m.text(x), "\n\n")}, v.Radios("reader-"+n, "Who may read it", options(pathway.MinutesReaders)...).SideBySide()}
		if x.Police() {
			fields = append(fields, v.Text("wider-"+n, widerLabel).AtMost(500).AsOptional())
		}
		form.Fields = append(form.Fields, views.Fieldset{Legend: m.called(x), Fields: append(fields, v.Checkboxes("children-"+n, "Of which children it tells", m.childOptions()...).SideBySide())})
	}
	form.Errors = v.Summary()
	return form
}

// sendButton keeps what a form of a draft says and sends it to the chair with that; none where it is behind what was typed.
func (m *minutesMaker) sendButton() views.FormButton {
	if m.d == nil || !m.addendum() && m.p.Behind(m.d.Content) {
		return views.FormButton{}
	}
	return views.FormButton{ID: "send", Text: "Keep it and send to the chair", Action: m.path("send"), First: true}
}

// decideForms are the chair's: approve, send back, and take an approval back while nobody has them.
func (m *minutesMaker) decideForms() []views.Component {
	if m.d == nil || !m.c.May(pathway.ApproveDecisions) {
		return nil
	}
	comment := func(form, button, label string) views.Component {
		v := m.fields(form, Form{})
		return views.EditForm{ID: form, Action: m.path(form), Hidden: m.hidden(), Button: button, Second: true, Fields: []views.Component{v.Textarea("comment", label, 3)}, Errors: v.Summary()}
	}
	switch m.d.State {
	case pathway.DecisionsWithChair:
		list := []views.Component{views.SectionHead{ID: "decide", Title: "Approve or send back"}}
		a := m.p.MinutesApproval(m.c.By(), m.d, "asked for below")
		if err := pathway.CheckApprovalOf(a, m.what()); err != nil {
			list = append(list, views.Inset{Text: pathway.Message(err)})
		} else {
			v := m.fields("approve", Form{})
			form := views.EditForm{ID: "approve", Action: m.path("approve"), Hidden: m.hidden(), Button: "Approve the " + m.what()}
			if a.StandIn() {
				form.Lead = "You stand in for " + or(m.p.Record.Conference.Chair.Name, "the chair") + ". That is recorded and shown."
				form.Fields = []views.Component{v.Textarea("stand_in_why", "Why you approve in the chair’s place", 2)}
			}
			form.Errors = v.Summary()
			list = append(list, form)
		}
		return append(list, comment("send-back", "Send back", "What has to change"))
	case pathway.DecisionsApproved:
		if m.p.WasSent(m.d) {
			return nil
		}
		return []views.Component{views.Details{Summary: "Take the approval back, as nobody has been sent them", Open: m.form == "take-back", Body: comment("take-back", "Take it back", "What has to change")}}
	}
	return nil
}

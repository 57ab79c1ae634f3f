package handlers

import (
	"strconv"
	"strings"
	"time"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// decisions is where the decisions of a conference stand: what is missing, the document as it will be, and what this person
// can do with it.
func (s *Server) decisions(c *Ctx) error {
	k, err := c.sitting()
	if err != nil {
		return err
	}
	c.Saw("Looked at the decisions", "conference", k.Record.Conference.ID)
	p, err := c.decisionsPage(k, "", Form{}, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

// draftDecisions drafts the decisions from the minutes. From the conference screen it saves what stands there first.
func (s *Server) draftDecisions(c *Ctx) error {
	f, err := c.Form()
	if err != nil {
		return err
	}
	if err := c.SamePerson(f); err != nil {
		return err
	}
	k, err := c.sitting()
	if err != nil {
		return err
	}
	missing, err := s.DB.DraftDecisions(c.Ctx(), c.By(), c.family.ID, k.Record.Conference.ID)
	if err != nil {
		return c.decisionsAgain(err, "", Form{})
	}
	if len(missing) > 0 {
		return c.Done(c.conferencePath(k.Record.Conference.ID, "decisions"), "Not drafted yet: "+views.Plural(len(missing), "thing is", "things are")+" missing")
	}
	return c.Done(c.conferencePath(k.Record.Conference.ID, "decisions"), "Drafted. Look it over, then send it to the chair.")
}

func (s *Server) draftFromScreen(c *Ctx) error {
	if _, done, err := c.saveForm(); done || err != nil {
		return err
	}
	return s.draftDecisions(c)
}

func (s *Server) sendDecisions(c *Ctx) error {
	return c.decide("send", "Sent to the chair", func(k db.Screen, f Form) error {
		return s.DB.SendDecisions(c.Ctx(), c.By(), c.family.ID, k.Record.Conference.ID, f.ID("draft"), f.Int("version"))
	})
}

func (s *Server) approveDecisions(c *Ctx) error {
	return c.decide("approve", "Approved. The decisions can go to everybody.", func(k db.Screen, f Form) error {
		return s.DB.ApproveDecisions(c.Ctx(), c.By(), c.family.ID, k.Record.Conference.ID, f.ID("draft"), f.Int("version"), f.Get("stand_in_why"))
	})
}

func (s *Server) sendBackDecisions(c *Ctx) error {
	return c.decide("send-back", "Sent back", func(k db.Screen, f Form) error {
		return s.DB.SendBackDecisions(c.Ctx(), c.By(), c.family.ID, k.Record.Conference.ID, f.ID("draft"), f.Int("version"), f.Get("comment"))
	})
}

func (s *Server) commentDecisions(c *Ctx) error {
	return c.decide("comment", "Comment kept", func(k db.Screen, f Form) error {
		return s.DB.CommentDecisions(c.Ctx(), c.By(), c.family.ID, k.Record.Conference.ID, f.ID("draft"), f.Get("comment"))
	})
}

func (s *Server) allowNotQuorate(c *Ctx) error {
	return c.decide("not-quorate", "Your agreement is recorded", func(k db.Screen, f Form) error {
		return s.DB.AllowNotQuorate(c.Ctx(), c.By(), c.family.ID, k.Record.Conference.ID, f.Get("why"))
	})
}

func (s *Server) askNotQuorate(c *Ctx) error {
	return c.decide("ask", "The service managers have it on their list of today", func(k db.Screen, f Form) error {
		return s.DB.AskNotQuorate(c.Ctx(), c.By(), c.family.ID, k.Record.Conference.ID)
	})
}

func (s *Server) adjournConference(c *Ctx) error {
	return c.decide("adjourn", "Adjourned. It needs a new date, and what else follows.", func(k db.Screen, f Form) error {
		return s.DB.AdjournConference(c.Ctx(), c.By(), c.family.ID, k.Record.Conference.ID)
	})
}

// decide reads one of the page's forms and does what it is for.
func (c *Ctx) decide(form, said string, do func(db.Screen, Form) error) error {
	f, err := c.Form()
	if err != nil {
		return err
	}
	if err := c.SamePerson(f); err != nil {
		return err
	}
	k, err := c.sitting()
	if err != nil {
		return err
	}
	if err := do(k, f); err != nil {
		return c.decisionsAgain(err, form, f)
	}
	return c.Done(c.conferencePath(k.Record.Conference.ID, "decisions"), said)
}

func (c *Ctx) decisionsAgain(err error, form string, f Form) error {
	k, loadErr := c.sitting()
	if loadErr != nil {
		return loadErr
	}
	p, drawErr := c.decisionsPage(k, form, f, err)
	if drawErr != nil {
		return drawErr
	}
	return c.Again(err, p)
}

// decisionsPage makes the page. form is which of its forms was sent and failed, with what was typed in it.
func (c *Ctx) decisionsPage(k db.Screen, form string, typed Form, err error) (Page, error) {
	d := decisionsMaker{c: c, k: k, form: form, typed: typed, err: err, cover: k.Record.Family().Covering()}
	d.draft, d.drafted = k.Latest()
	page := d.page()
	failed := d.dissents(&page)
	return Page{Title: "Decisions", Crumbs: c.Crumbs(), Body: page}, failed
}

type decisionsMaker struct {
	c       *Ctx
	k       db.Screen
	draft   pathway.DraftedDecisions
	drafted bool
	form    string
	typed   Form
	err     error
	failed  *views.Form         // the form that failed, once it is drawn: the summary leads to its fields
	cover   func(string) string // protected values, which stand on no screen
}

func (d *decisionsMaker) page() views.DecisionsPage {
	k := d.k.Record.Conference
	page := views.DecisionsPage{Head: views.PageHead{Title: "Decisions and recommendations", Caption: d.k.Record.Case.Reference + " · " + k.StartsAt.Format()}}
	if d.c.May(pathway.WriteConference) {
		page.Head.Actions = []views.Action{{Text: "Conference screen", URL: d.c.conferencePath(k.ID, "minutes"), Second: true}}
	}
	if !k.BeganAt.IsZero() && d.draft.State != pathway.DecisionsApproved && (k.State == pathway.ConferenceAdjourned || k.State == pathway.ConferenceHeld && d.c.May(pathway.ApproveDecisions)) {
		page.Head.Actions = append(page.Head.Actions, views.Action{Text: "It could not go on", URL: d.c.conferencePath(k.ID, "rearrange"), Second: true})
	}
	page.Head.Tags = d.tags()
	d.quorum(&page)
	switch d.draft.State {
	case pathway.DecisionsWithChair:
		d.withChair(&page)
		if page.Approve != nil { // it stands below the whole document
			page.Head.Actions = append([]views.Action{{Text: "Approve or send back", URL: "#approve-title"}}, page.Head.Actions...)
		}
	case pathway.DecisionsApproved:
		page.Note = "Approved by " + d.draft.DecidedName + d.when(d.draft.DecidedAt) + "."
		if d.draft.StandInWhy != "" {
			page.Note += " Approved in the chair’s place: " + d.cover(d.draft.StandInWhy)
		}
		if d.draft.Author == d.draft.DecidedBy {
			page.Note += " Drafted and approved by the same person, as this office allows."
		}
		page.Head.Actions = append(d.afterApproval(), page.Head.Actions...)
	default:
		d.open(&page)
	}
	if d.drafted {
		preview := d.preview(d.draft.Content, "draft-"+strconv.Itoa(d.draft.Number))
		page.Preview = preview
		page.Comments = d.comments(d.draft)
		for _, earlier := range d.k.Drafts[:len(d.k.Drafts)-1] {
			page.Earlier = append(page.Earlier, views.DecisionsEarlier{
				Title:    "Draft " + strconv.Itoa(earlier.Number) + ", sent back by " + earlier.DecidedName + d.when(earlier.DecidedAt),
				Comments: d.comments(earlier), Preview: d.preview(earlier.Content, "draft-"+strconv.Itoa(earlier.Number)),
			})
		}
	}
	if page.Errors = (views.ErrorSummary{}); d.err != nil {
		page.Errors = d.fields(d.form).Summary()
	}
	return page
}

// afterApproval leads to what comes next: who gets which copy, giving the decisions to everybody, and the message to the team manager.
func (d *decisionsMaker) afterApproval() []views.Action {
	var list []views.Action
	if d.c.May(pathway.DecideAttendance) && len(d.k.Record.Undecided()) > 0 {
		list = append(list, views.Action{Text: "Decide on copies", URL: d.c.conferencePath(d.k.Record.Conference.ID, "distribution", "copies")})
	}
	if d.c.server.offers("/cases/:case/conferences/:conference/distribution") {
		text := "Distribution"
		if d.c.May(pathway.Distribute) {
			text = "Give them to everybody"
		}
		list = append(list, views.Action{Text: text, URL: d.c.conferencePath(d.k.Record.Conference.ID, "distribution"), Second: !d.c.May(pathway.Distribute)})
	}
	if d.c.May(pathway.RecordPreparation) {
		list = append(list, views.Action{Text: "Tell the team manager", URL: views.Path("cases", d.c.family.ID, "steps", "decisions-approved") + "#ask", Second: true})
	}
	return list
}

// tags say where the decisions stand and what the clock says.
func (d *decisionsMaker) tags() []views.Tag {
	tags := []views.Tag{{Status: views.StatusForecast, Text: "Not drafted"}}
	if d.drafted {
		status := map[pathway.DecisionsState]views.Status{pathway.DecisionsApproved: views.StatusDone, pathway.DecisionsWithChair: views.StatusWaiting}[d.draft.State]
		if status == "" {
			status = views.StatusDue
		}
		tags[0] = views.Tag{Status: status, Text: pathway.TitleOf(pathway.DecisionsStates, string(d.draft.State)) + ", number " + strconv.Itoa(d.draft.Number)}
	}
	for _, m := range d.k.Milestones {
		if (m.ID == "decisions-to-chair" || m.ID == "decisions-distributed") && m.Clock {
			status := views.StatusDue
			if m.State(d.c.Minute()) == pathway.StateLate {
				status = views.StatusLate
			}
			tags = append(tags, views.Tag{Status: status, Text: m.Title + ": " + m.Countdown(d.c.Minute(), d.k.Calendar)})
		}
	}
	return tags
}

// fields makes the fields of one of the page's forms: with what was typed, where it is the one that failed.
func (d *decisionsMaker) fields(form string) *views.Form {
	if form != d.form {
		return Form{}.Fields(nil).Under(form)
	}
	if d.failed == nil {
		d.failed = d.typed.Fields(d.err).Under(form)
	}
	return d.failed
}

func (d *decisionsMaker) hidden() []views.Hidden {
	return []views.Hidden{
		{Name: "person", Value: strconv.FormatInt(d.c.session.ID, 10)},
		{Name: "draft", Value: strconv.FormatInt(d.draft.ID, 10)},
		{Name: "version", Value: Version(d.draft.Version)},
	}
}

func (d *decisionsMaker) path(more string) string {
	return d.c.conferencePath(d.k.Record.Conference.ID, "decisions", more)
}

// open is a page whose decisions can be drafted, or drafted anew.
func (d *decisionsMaker) open(page *views.DecisionsPage) {
	writes := d.c.May(pathway.WriteConference)
	page.Missing = d.gaps(d.k.Missing(), writes)
	page.Hints = d.gaps(d.k.Hints(), writes)
	if d.draft.State == pathway.DecisionsSentBack {
		page.Note = d.draft.DecidedName + " sent draft " + strconv.Itoa(d.draft.Number) + " back" + d.when(d.draft.DecidedAt) + "."
	}
	if !d.c.May(pathway.DraftDecisions) {
		return
	}
	again := d.draft.State == pathway.DecisionsDraft
	outdated := again && d.k.Outdated(d.draft.Content)
	text := "Draft the decisions"
	if again {
		text = "Draft again from the minutes"
	}
	if outdated {
		page.Note = "The minutes have changed since this was drafted. Draft the decisions again, look them over, then send them to the chair."
	}
	if len(page.Missing) == 0 {
		page.Draft = views.PostButton{ID: "draft", Action: d.c.conferencePath(d.k.Record.Conference.ID, "decisions"), Text: text, First: !again || outdated, Hidden: d.hidden()[:1]}
	}
	if again && !outdated {
		page.Send = views.PostButton{ID: "send", Action: d.path("send"), Text: "Send to the chair", First: true, Hidden: d.hidden()}
	}
}

// withChair is a page whose decisions wait for the chair.
func (d *decisionsMaker) withChair(page *views.DecisionsPage) {
	k := d.k.Record.Conference
	page.Note = "With " + k.Chair.Name + " since " + strings.TrimPrefix(d.when(d.draft.SentAt), " on ") + "."
	if d.c.May(pathway.DraftDecisions) {
		f := d.fields("comment")
		page.Comment = views.EditForm{ID: "comment", Action: d.path("comment"), Hidden: d.hidden(), Button: "Keep the comment", Second: true,
			Fields: []views.Component{f.Textarea("comment", "A comment on this draft", 2)}}
	}
	if !d.c.May(pathway.ApproveDecisions) {
		return
	}
	back := d.fields("send-back")
	page.SendBack = views.EditForm{ID: "send-back", Action: d.path("send-back"), Hidden: d.hidden(), Button: "Send back", Second: true,
		Fields: []views.Component{back.Textarea("comment", "What has to change", 3)}}
	a := pathway.Approval{State: d.draft.State, Author: d.draft.Author, Chair: k.Chair.Account, Approver: d.c.session.ID, Roles: d.c.By().Roles, ApproveOwn: d.k.Record.Office.OwnApproval, StandInWhy: "asked for below"}
	if err := pathway.CheckApproval(a); err != nil {
		page.Note += " " + pathway.Message(err)
		return
	}
	approve := views.EditForm{ID: "approve", Action: d.path("approve"), Hidden: d.hidden(), Button: "Approve the decisions"}
	if a.StandIn() {
		approve.Lead = "You stand in for " + k.Chair.Name + ". That is recorded and shown."
		approve.Fields = []views.Component{d.fields("approve").Textarea("stand_in_why", "Why you approve in the chair’s place", 2)}
	}
	page.Approve = approve
}

// quorum is what can be done where the conference is not quorate.
func (d *decisionsMaker) quorum(page *views.DecisionsPage) {
	q := d.k.Quoracy()
	k := d.k.Record.Conference
	if q.Quorate() || k.BeganAt.IsZero() {
		return
	}
	if k.ExceptionalWhy != "" {
		page.Quorum = views.Inset{Text: k.ExceptionalBy + " agreed that the conference goes on all the same: " + d.cover(k.ExceptionalWhy)}
		return
	}
	if pathway.FieldFixed(pathway.EndedField, d.k.Drafts) {
		return
	}
	ways := views.Stack{views.Text(strings.Join(q.Lines(), ". ") + ". Nothing can be decided now. Either the conference is moved to a new date with the service manager’s approval, or, as an exception, it goes on with the service manager’s agreement.")}
	switch at := "/cases/:case/conferences/:conference/move"; {
	case k.State == pathway.ConferenceHeld && d.c.May(pathway.WriteConference):
		ways = append(ways, views.PostButton{ID: "adjourn", Action: d.path("adjourn"), Text: "Adjourn it, to be given a new date", Hidden: d.hidden()[:1]})
	case k.State != pathway.ConferenceHeld && d.c.May(pathway.Book) && d.c.server.offers(at):
		ways = append(ways, views.Action{Text: "Move it to a new date", URL: d.c.conferencePath(k.ID, "move"), Second: true})
	}
	if d.c.May(pathway.ApproveException) {
		f := d.fields("not-quorate")
		page.Quorum = append(ways, views.EditForm{ID: "not-quorate-form", Action: d.path("not-quorate"), Hidden: d.hidden()[:1], Button: "Agree that it goes on", Second: true,
			Fields: []views.Component{f.Textarea("why", "Why the conference goes on though it is not quorate", 3).WithHint("For the office’s record. The decisions say that you agreed, not why.")}})
		return
	}
	if d.c.May(pathway.WriteConference) {
		ways = append(ways, views.PostButton{ID: "ask", Action: d.path("ask"), Text: "Ask the service manager", Hidden: d.hidden()[:1]})
	}
	page.Quorum = append(ways, views.Text("That agreement is recorded here by: "+strings.ToLower(views.Join(pathway.WhoMay(pathway.ApproveException)))+"."))
}

func (d *decisionsMaker) gaps(list []pathway.Gap, link bool) []views.ScreenGap {
	var gaps []views.ScreenGap
	for _, g := range list {
		x := views.ScreenGap{Text: g.Message}
		switch {
		case g.Field == pathway.QuoracyField:
			x.URL = "#not-quorate"
		case g.Field == pathway.StepDownField:
			x.URL = d.c.conferencePath(d.k.Record.Conference.ID, "step-down")
		case link:
			x.URL = d.c.conferencePath(d.k.Record.Conference.ID, "minutes") + "#" + views.FieldID(g.Field)
		}
		gaps = append(gaps, x)
	}
	return gaps
}

func (d *decisionsMaker) comments(draft pathway.DraftedDecisions) views.Timeline {
	var t views.Timeline
	for _, c := range draft.Comments {
		t.Items = append(t.Items, views.TimelineItem{Title: d.cover(c.Text), By: c.By, When: strings.TrimPrefix(d.when(c.At), " on "), Machine: c.At.UTC().Format(time.RFC3339)})
	}
	return t
}

// when says on which day and at what time: " on 11 Dec 2026 at 14:03".
func (d *decisionsMaker) when(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.In(d.c.server.zone).Format(" on 2 Jan 2006 at 15:04")
}

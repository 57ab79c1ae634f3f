package handlers

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// invitations are the letters by which people are asked to a conference or, once the enquiry found no risk, told that there is none.
func (s *Server) invitations() letters {
	return letters{s: s, section: "invitations", title: "Invitations", send: pathway.SendLetters, moment: invitationMoment, list: s.showInvitations, answer: true,
		heads: [2]string{"Takes part", "Answer"},
		beside: func(_ *Ctx, r *pathway.Record, a pathway.Attendee) (before, after views.Cell) {
			return views.Cell{Text: howWords(r, a), Note: a.Part}, answerCell(a)
		},
		empty: "Nobody is on the list yet. It is built below from the family and its network, and each is checked before anything is printed.",
		change: func(c *Ctx, a pathway.Attendee) []mended {
			var links []mended
			if c.May(pathway.InviteList) {
				links = append(links, mended{"Change how they are invited", "change"})
				if a.Professional != 0 {
					links = append(links, mended{"To whom of the family they are named", "naming"})
				}
			}
			if c.May(pathway.DecideAttendance) {
				links = append(links, mended{"Exclude, split, or decide on the copy", "decide"})
			}
			if c.May(pathway.InviteList) {
				links = append(links, mended{"Take off the list", "remove"})
			}
			return links
		}}
}

func invitationMoment(r *pathway.Record) pathway.Moment {
	if r.S47 != nil && !r.S47.AtRisk {
		return pathway.AtNotRequired
	}
	if r.Cancelled != nil {
		return pathway.AtCancelled
	}
	return pathway.AtInvitation
}

// invitationList shows who is to come, and whether it is safe to write to them.
func (s *Server) invitationList(c *Ctx) error { return s.showInvitations(c, Form{}, "", nil) }

// showInvitations draws the list. failed is what was wrong with one of its forms, which is named.
func (s *Server) showInvitations(c *Ctx, f Form, form string, failed error) error {
	l := s.invitations()
	loaded, err := l.load(c)
	if err != nil {
		return err
	}
	family := loaded.Record.Family().ForScreens()
	in := toForm(form, f, failed)
	r := loaded.Record
	head := views.PageHead{Title: "Invitations", Caption: conferenceWords(r.Conference), Lead: "Who must come, and is it safe to write to them?"}
	asks := l.moment(r) == pathway.AtInvitation
	if !asks {
		head.Lead = "The enquiry found that the children are not at risk. Everybody who was invited is told what the children get instead."
	}
	body := append(views.Stack{head}, l.stops(c, loaded)...)
	if asks {
		body = append(body, s.receivedPart(c, loaded, in)...)
	}
	all, err := l.all(loaded)
	if err != nil {
		return err
	}
	body = append(body, l.table(c, loaded, all, in)...)
	if asks && c.May(pathway.InviteList) && r.Conference.State == pathway.ConferencePlanned {
		more, err := s.addParts(c, r, in)
		if err != nil {
			return err
		}
		body = append(body, more...)
	}
	p := c.FormPage(&family, sectionConferences, "Invitations", body)
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

// conferenceWords is which conference it is, in a line.
func conferenceWords(k pathway.Conference) string {
	words := pathway.TitleOf(pathway.ConferenceKinds, string(k.Kind))
	if !k.StartsAt.IsZero() {
		words += ", " + k.StartsAt.Format()
	}
	return words
}

// stops warns of what was printed or drafted and must not go out.
func (l letters) stops(c *Ctx, loaded db.Letters) []views.Component {
	var list []views.Component
	for _, d := range loaded.Documents {
		if !d.OutThere() {
			continue
		}
		what := "Do not post " + d.Reference + " (" + strings.ToLower(pathway.TitleOf(pathway.DocumentKinds, string(d.Kind))) + " for " + d.To.Name + "). Take it out and destroy it. "
		button := "It is taken out and destroyed"
		if d.Last().State == pathway.Drafted {
			what = "Do not send the email draft with " + d.Reference + " to " + d.To.Name + ". Delete it. "
			button = "It is deleted"
		}
		list = append(list, views.Warning{Text: what + "What changed: " + d.VoidWhy + "."})
		if c.May(l.send) {
			list = append(list, views.PostButton{ID: "out-" + idText(d.ID), Action: views.Path("cases", d.Case, "documents", d.ID, "spoilt"), Text: button,
				Hidden: l.backHere(c)})
		}
	}
	return list
}

// receivedPart says when the list of whom to invite came, or asks.
func (s *Server) receivedPart(c *Ctx, loaded db.Letters, in func(string) (Form, error)) []views.Component {
	if e := loaded.Received; e.ID != 0 {
		text := "The list of whom to invite came on " + e.HappenedAt.Format() + " from " + or(e.ToldBy, e.Who)
		if e.ToldHow != "" {
			text += ", " + lower(pathway.TitleOf(pathway.ToldHows, e.ToldHow))
		}
		return []views.Component{views.Inset{Text: text + "."}}
	}
	if !c.May(pathway.InviteList) {
		return []views.Component{views.Inset{Text: "The list of whom to invite has not come yet."}}
	}
	f, failed := in("received")
	if f.Values == nil {
		f = Stored("happened_on", Typed(c.Today()), "happened_at", c.Minute().Clock(), "told_by", loaded.Record.SocialWorker.Name)
	}
	v := f.Fields(failed)
	form := views.EditForm{ID: "received-form", Action: s.invitations().at(c, loaded.Record.Conference.ID, "received"), Errors: v.Summary(), Button: "Record that it came",
		Fields: []views.Component{views.Fieldset{Legend: "When, from whom and how", Across: true, Fields: []views.Component{
			v.Date("happened_on", "Date").WithHint(""), v.Time("happened_at", "Time").WithHint(""), v.Text("told_by", "From whom").Wide(20),
			v.Select("told_how", "How", options(pathway.ToldHows)...)}}}}
	return []views.Component{views.Details{Summary: "The list of whom to invite has not come yet. Record that it came", Body: form, Open: failed != nil}}
}

func (s *Server) receiveList(c *Ctx) error {
	conference, err := c.ID("conference")
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	faults := pathway.Fields{}
	e := pathway.StepEntry{ToldBy: f.Line("told_by"), ToldHow: f.Get("told_how"), HappenedAt: f.Moment("happened_on", "happened_at", c.Today(), faults)}
	if err = faults.Err(); err == nil {
		err = renamed(s.DB.ReceiveList(c.Ctx(), c.By(), c.Case().ID, conference, e), "happened_at", "happened_on")
	}
	if err != nil {
		return s.showInvitations(c, f, "received", err)
	}
	return c.Done(s.invitations().at(c, conference), "It is recorded that the list came.")
}

// table is the occasion’s list of people with what they get, and what can be done with those who are ticked.
func (l letters) table(c *Ctx, loaded db.Letters, all map[int64][]paper, in func(string) (Form, error)) []views.Component {
	r := loaded.Record
	f, failed := in("ticked")
	t := views.Table{ID: "recipients", Caption: "Recipients", Quiet: true,
		Heads: []views.ColumnHead{{Text: "Who"}, {Text: "Children named"}, {Text: l.heads[0]}, {Text: "Documents"}, {Text: l.heads[1]}}, Empty: views.Empty{Text: l.empty}}
	counts, onPaper := map[string]int{}, false
	shown := r.Family().AttendeesOnScreens()
	for _, a := range l.listed(r, all) {
		row := l.row(c, loaded, shown(a), all[a.ID])
		for _, p := range all[a.ID] {
			counts[l.step(p)]++
			onPaper = onPaper || p.onPaper()
		}
		tick := row.Cells[0].Body.(views.Tick)
		tick.Chosen = failed == nil || slices.Contains(f.Values["attendee"], tick.Value)
		row.Cells[0].Body = tick
		t.Rows = append(t.Rows, row)
	}
	form := views.TickForm{ID: "recipients-form", Action: l.at(c, r.Conference.ID, "make"), Table: t}
	if len(t.Rows) > 0 {
		t.Foot = tally(counts)
		form.Table = t
	}
	if !c.May(l.send) || len(t.Rows) == 0 {
		return []views.Component{form}
	}
	if f.Values == nil {
		f = Stored("sent_on", Typed(c.Today()), "sent_at", c.Minute().Clock(), "duplex", "yes")
	}
	v := f.Fields(failed)
	form.Errors = v.Summary()
	if counts["ready"]+counts["changed"] > 0 {
		form.Buttons = append(form.Buttons, views.FormButton{ID: "make", Text: "Make the documents", Action: l.at(c, r.Conference.ID, "make"), First: true})
	}
	if counts["made"]+counts["printed"] > 0 && onPaper {
		form.Fields = append(form.Fields, v.Checkbox("duplex", "Print on both sides").WithHint("A blank page follows an odd number, so that each letter begins on a fresh sheet"))
		form.Buttons = append(form.Buttons, views.FormButton{ID: "print", Text: "Print as one file, in the order of the envelopes", Action: l.at(c, r.Conference.ID, "print"), First: counts["made"] > 0})
	}
	if counts["made"]+counts["printed"]+counts["drafted"] > 0 { // a draft that was saved from here leaves this page as it is
		form.Fields = append(form.Fields, views.Fieldset{Legend: "When it was sent", Across: true, Fields: []views.Component{
			v.Date("sent_on", "Date").WithHint(""), v.Time("sent_at", "Time").WithHint("")}})
		form.Buttons = append(form.Buttons, views.FormButton{ID: "sent", Text: "Record as sent", Action: l.at(c, r.Conference.ID, "sent"), First: counts["made"] == 0 || !onPaper})
	}
	return []views.Component{form}
}

// tally says how many documents stand how.
func tally(counts map[string]int) string {
	var parts []string
	for _, x := range []struct{ step, words string }{{"blocked", "blocked"}, {"ready", "ready to be made"}, {"changed", "changed since sent"}, {"back", "came back"},
		{"made", "made"}, {"printed", "printed"}, {"drafted", "in a draft"}, {"sent", "sent"}} {
		if n := counts[x.step]; n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+x.words)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "Documents: " + strings.Join(parts, ", ") + "."
}

// step is how far a document is, in one word.
func (l letters) step(p paper) string {
	switch {
	case p.latest == nil && p.proof.Ready():
		return "ready"
	case p.latest == nil:
		return "blocked"
	case len(p.changed) > 0:
		return "changed"
	case p.latest.Sent():
		return "sent"
	case p.latest.CameBack():
		return "back"
	}
	switch p.latest.Last().State {
	case pathway.Printed:
		return "printed"
	case pathway.Drafted:
		return "drafted"
	}
	return "made"
}

// row is one of the list.
func (l letters) row(c *Ctx, loaded db.Letters, a pathway.Attendee, papers []paper) views.Row {
	r := loaded.Record
	name, agency := r.NameOf(a)
	url := l.at(c, r.Conference.ID, a.ID)
	tick := views.Tick{ID: "attendee-" + idText(a.ID), Name: "attendee", Value: idText(a.ID), Label: name, URL: url, Note: strings.Join(nonEmpty(a.Role, agency), ", ")}
	tick.Off = !c.May(l.send) || !slices.ContainsFunc(papers, func(p paper) bool { step := l.step(p); return step != "sent" && step != "blocked" })
	if a.Excluded != "" {
		tick.Flags = append(tick.Flags, views.Flag{Text: "Excluded from " + lower(pathway.TitleOf(pathway.Exclusions, a.Excluded)), Strong: true})
	}
	if m, ok := r.Member(a.Person); ok {
		if m.Person.Interpreter {
			tick.Flags = append(tick.Flags, views.Flag{Text: "Interpreter: " + m.Person.Language})
		}
		if m.Person.LargePrint {
			tick.Flags = append(tick.Flags, views.Flag{Text: "Large print"})
		}
	}
	var standings views.Standings
	children := ""
	worst := views.StatusDone
	for _, p := range papers {
		item := l.standing(c, r, p)
		if n := len(standings.Items); n > 0 && slices.Equal(standings.Items[n-1].Mend, item.Mend) {
			standings.Items[n-1].Mend = nil // what stops several documents is said once
		}
		standings.Items = append(standings.Items, item)
		if worst == views.StatusDone || item.Tag.Status == views.StatusLate {
			worst = item.Tag.Status
		}
		var names []string
		for _, child := range p.proof.Facts.Children {
			names = append(names, child.Name)
		}
		if children == "" {
			children = joined(names)
		}
	}
	if waiting := open(papers); c.May(l.send) && len(waiting) > 0 && waiting[0].Way == pathway.BySecureEmail {
		standings.Act = views.RowButton{ID: "draft-" + idText(a.ID), Text: "Save the email draft", Action: l.at(c, r.Conference.ID, a.ID, "draft"), About: name}
	}
	before, after := l.beside(c, r, a)
	documents := views.Cell{Body: standings}
	if len(papers) == 0 {
		documents = views.Cell{Text: "Nothing now", Note: pathway.TitleOf(pathway.Purposes, string(a.Purpose))}
		worst = views.StatusNone
	}
	return views.Row{ID: "row-" + idText(a.ID), Status: worst, Cells: []views.Cell{{Body: tick, Head: true}, {Text: or(children, "none")}, before, documents, after}}
}

// howWords is how somebody takes part: "In person, 10:30".
func howWords(r *pathway.Record, a pathway.Attendee) string {
	if a.Purpose != pathway.ToAttend {
		return pathway.TitleOf(pathway.Purposes, string(a.Purpose))
	}
	if a.Excluded == "whole" {
		return "Does not come"
	}
	words := pathway.TitleOf(pathway.Hows, a.How)
	if !a.StartsAt.IsZero() {
		words += ", own time " + a.StartsAt.Clock()
	}
	if a.Venue != nil {
		words += ", own venue"
	}
	if a.Link != "" {
		words += ", own link"
	}
	return words
}

func answerCell(a pathway.Attendee) views.Cell {
	if a.Answer == "" {
		return views.Cell{Text: "–"}
	}
	return views.Cell{Text: pathway.TitleOf(pathway.Answers, a.Answer), Note: a.AnswerNote}
}

// standing is how one document stands, in a tag, with what stops it.
func (l letters) standing(c *Ctx, r *pathway.Record, p paper) views.Standing {
	s := views.Standing{Title: pathway.TitleOf(pathway.DocumentKinds, string(p.kind))}
	switch l.step(p) {
	case "ready":
		s.Tag = views.Tag{Status: views.StatusOpen, Text: "Ready to be made"}
	case "blocked":
		s.Tag = views.Tag{Status: views.StatusLate, Text: "Blocked"}
		for _, b := range p.proof.Blocks {
			s.Mend = append(s.Mend, l.mend(c, r, b))
		}
	case "changed":
		s.Tag = views.Tag{Status: views.StatusLate, Text: "Changed since it was sent"}
		s.Note = "Changed: " + strings.Join(p.changed, ", ") + ". Make it again and send it."
	case "sent":
		s.Tag = views.Tag{Status: views.StatusDone, Text: "Sent " + l.day(p.latest.SentAt())}
		s.Note = pathway.TitleOf(pathway.Ways, p.latest.Way)
	case "back":
		s.Tag = views.Tag{Status: views.StatusLate, Text: pathway.TitleOf(pathway.DispatchStates, string(p.latest.Last().State))}
		s.Note = p.latest.Last().Note
	case "printed":
		s.Tag = views.Tag{Status: views.StatusDue, Text: "Printed, not yet sent"}
		s.Note = pathway.TitleOf(pathway.Ways, p.latest.Way)
	case "drafted":
		s.Tag = views.Tag{Status: views.StatusDue, Text: "Draft made, not yet sent"}
	default:
		s.Tag = views.Tag{Status: views.StatusOpen, Text: "Made"}
		s.Note = pathway.TitleOf(pathway.Ways, p.latest.Way)
	}
	if len(p.void) > 0 {
		s.Mend = append(s.Mend, views.Mend{Text: "An earlier print must not be posted."})
	}
	return s
}

func (l letters) day(t time.Time) string { return pathway.DateOf(t.In(l.s.zone)).Short() }

// mend is what stops a document, with the page on which it is put right where there is one.
func (l letters) mend(c *Ctx, r *pathway.Record, b pathway.Block) views.Mend {
	m := views.Mend{Text: b.Message}
	number := c.Case().ID
	conference := r.Conference.ID
	to := func(right pathway.Right, text, route string, path string) {
		if c.May(right) && l.s.offers(route) {
			m.Link = views.Link{Text: text, URL: path}
		}
	}
	switch b.Page {
	case pathway.PagePerson:
		switch b.Code {
		case pathway.BlockRelation, pathway.BlockChildren:
			if b.ID != 0 {
				to(pathway.EditFamily, "Confirm it", "/cases/:case/people/:adult/relations", views.Path("cases", number, "people", b.ID, "relations"))
			}
		case pathway.BlockAddress:
			to(pathway.EditFamily, "Enter an address", "/cases/:case/people/:person/address", views.Path("cases", number, "people", b.ID, "address"))
		default:
			to(pathway.EditFamily, "Ways of contact", "/cases/:case/people/:person/contacts", views.Path("cases", number, "people", b.ID, "contacts"))
		}
	case pathway.PageContacts:
		to(pathway.EditFamily, "Phone and email", "/cases/:case/people/:person/contacts", views.Path("cases", number, "people", b.ID, "contacts"))
	case pathway.PageColleague:
		to(pathway.EditFamily, "Put it right", "/cases/:case/network/:colleague", views.Path("cases", number, "network", b.ID))
	case pathway.PageDirectory:
		to(pathway.ManageOffice, "Enter it in the directory", "/office/directory/:professional", views.Path("office", "directory", b.ID)+"?back="+l.at(c, conference))
		if m.Link.URL == "" {
			m.Text += " An administrator or a service manager enters it in the directory."
		}
	case pathway.PageAddress:
		to(pathway.EditFamily, "Confirm the address", "/cases/:case/addresses/:address/confirm", views.Path("cases", number, "addresses", b.ID, "confirm"))
	case pathway.PageInvitation:
		if b.Code == pathway.BlockCopy {
			to(pathway.DecideAttendance, "Decide", "/cases/:case/conferences/:conference/distribution/copies", views.Path("cases", number, "conferences", conference, "distribution", "copies"))
		}
		if b.Code == pathway.BlockExclusion {
			to(pathway.DecideAttendance, "Decide", "/cases/:case/conferences/:conference/invitations/:attendee/decide", views.Path("cases", number, "conferences", conference, "invitations", b.ID, "decide"))
		}
	case pathway.PageConference:
		to(pathway.Book, "Change the booking", "/cases/:case/conferences/:conference", views.Path("cases", number, "conferences", b.ID))
	case pathway.PageChair:
		to(pathway.AllocateChair, "Allocate a chair", "/cases/:case/chair", views.Path("cases", number, "chair"))
	case pathway.PageExclusion:
		to(pathway.DecideAttendance, "Change the decision", "/cases/:case/conferences/:conference/invitations/:attendee/decide", views.Path("cases", number, "conferences", conference, "invitations", b.ID, "decide"))
	case pathway.PageRole:
		to(pathway.InviteList, "Change the role", "/cases/:case/conferences/:conference/invitations/:attendee/change", views.Path("cases", number, "conferences", conference, "invitations", b.ID, "change"))
	case pathway.PageStrategy:
		to(pathway.RecordStrategy, "Open the strategy meeting", "/cases/:case/strategy/:meeting/edit", views.Path("cases", number, "strategy", b.ID, "edit"))
	case pathway.PageS47:
		to(pathway.RecordS47, "Record the outcome", "/cases/:case/strategy/:meeting/outcome", views.Path("cases", number, "strategy", r.Strategy.ID, "outcome"))
	case pathway.PageDecisions:
		to(pathway.ViewCases, "Open the decisions", "/cases/:case/conferences/:conference/decisions", views.Path("cases", number, "conferences", b.ID, "decisions"))
	case pathway.PageMinutes:
		to(pathway.ViewCases, "Open the minutes", "/cases/:case/conferences/:conference/full-minutes", c.conferencePath(b.ID, fullMinutes))
	case pathway.PageAddendum:
		to(pathway.ViewCases, "Open the addendum", "/cases/:case/addenda/:addendum", views.Path("cases", number, "addenda", b.ID))
	case pathway.PageVenue:
		to(pathway.RecordPreparation, "Record a measure", "/cases/:case/conferences/:conference/venue-risk", c.conferencePath(b.ID, venueRisk))
	case pathway.PageFamily:
		to(pathway.EditFamily, "Change the details", "/cases/:case/details", views.Path("cases", number, "details"))
	}
	return m
}

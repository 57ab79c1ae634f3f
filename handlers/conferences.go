package handlers

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// The screens of a conference, in the order of its work. One that has no route is not shown.
var conferenceScreens = []struct {
	text, path string
	right      pathway.Right
	family     bool // its path is the family's, not the conference's
}{
	{"Invitations", "invitations", pathway.ViewCases, false},
	{"Preparation", "preparation", pathway.ViewCases, true},
	{"Risk at the venue", venueRisk, pathway.ViewCases, false},
	{"Attendance sheet", "attendance", pathway.ViewCases, false},
	{"Record", "minutes", pathway.WriteConference, false},
	{"Decisions", "decisions", pathway.ViewCases, false},
	{"Distribution", "distribution", pathway.ViewCases, false},
	{"Minutes", fullMinutes, pathway.ViewCases, false},
}

// conferences is the section of a family's conferences.
func (s *Server) conferences(c *Ctx) error {
	b, err := s.DB.Booking(c.Ctx(), c.By(), c.Case().ID)
	if err != nil {
		return err
	}
	list, told, err := s.DB.Conferences(c.Ctx(), c.By(), c.Case().ID)
	if err != nil {
		return err
	}
	f := b.Family.ForScreens()
	page := views.Conferences{Title: "Conferences", Empty: views.Empty{Text: "No conference is booked yet. It is booked once the threshold has been met."}}
	refusal := b.Refusal()
	if refusal != "" && b.Standing.ID == 0 {
		page.Note = refusal
	}
	if refusal == "" && c.May(pathway.Book) {
		page.Actions = append(page.Actions, views.Action{Text: bookTitle(&b), URL: views.Path("cases", f.Case.ID, sectionConferences, "new")})
	}
	if refusal == "" && isReview(&b) {
		page.Note = views.Sentence(reviewWords(&b)) + " is to be held by " + b.Due.Format() + "; the limit is " + b.Limit.Format() + "."
	}
	if b.Run.BookingRefusal() == "" && (b.Standing.State != pathway.ConferenceHeld || len(b.OnPlan) > 0) && c.May(pathway.AllocateChair) {
		text := "Allocate the chair"
		if f.Case.Chair != 0 {
			text = "Change the chair"
		}
		page.Actions = append(page.Actions, views.Action{Text: text, URL: views.Path("cases", f.Case.ID, "chair"), Second: len(page.Actions) > 0 || f.Case.Chair != 0})
	}
	for i := range list {
		list[i] = b.Family.ConferenceOnScreens(list[i])
		if b.Aside(list[i].ID) {
			own, err := s.DB.BookingFor(c.Ctx(), c.By(), c.Case().ID, list[i].ID)
			if err != nil {
				return err
			}
			page.Cards = append(page.Cards, c.conferenceCard(&own, &f, &list[i], told[list[i].ID]))
			continue
		}
		page.Cards = append(page.Cards, c.conferenceCard(&b, &f, &list[i], told[list[i].ID]))
	}
	return c.Show(c.SectionPage(&f, sectionConferences, "Conferences", page))
}

func (c *Ctx) conferenceCard(b *db.Booking, f *pathway.Family, k *pathway.Conference, told []pathway.Told) views.ConferenceCard {
	card := views.ConferenceCard{ID: "conference-" + idText(k.ID), Title: k.StartsAt.Format(), Kind: whichConference(k.Kind, b.Number(k.ID)),
		Tags: []views.Tag{c.conferenceTag(k.State, k.StartsAt.AddMinutes(k.Minutes))}, Facts: c.conferenceFacts(b, f, k)}
	standing := k.ID == b.Standing.ID
	if check := b.Review.Check(k.StartsAt.Date(), b.Office); standing && k.Kind == pathway.RCPC && k.State == pathway.ConferencePlanned && check.PastDue {
		card.Tags = append(card.Tags, views.Tag{Status: views.StatusLate, Text: "After the last day for a review"})
	}
	if standing && k.Kind.Initial() && k.State == pathway.ConferencePlanned {
		check := b.Definition.CheckConferenceDate(k.StartsAt.Date(), b.Start, b.Office)
		switch {
		case check.PastDue && b.Start.Notice:
			card.Tags = append(card.Tags, views.Tag{Status: views.StatusLate, Text: "After the last day for it"})
		case check.PastLimit:
			card.Tags = append(card.Tags, views.Tag{Status: views.StatusLate, Text: "Past the statutory limit"})
		case check.PastDue:
			card.Tags = append(card.Tags, views.Tag{Status: views.StatusDue, Text: "After Day 15"})
		}
		ended := slices.ContainsFunc(b.Venues, func(v pathway.Venue) bool { return v.ID == k.Venue.ID && v.Ended })
		for _, obstacle := range k.Obstacles(c.Today(), b.Office, b.Absences, ended) {
			card.Tags = append(card.Tags, views.Tag{Status: views.StatusLate, Text: views.Sentence(obstacle)})
		}
	}
	if _, open := b.VenueInWords(k.ID); open && k.State == pathway.ConferencePlanned {
		card.Tags = append(card.Tags, views.Tag{Status: views.StatusLate, Text: "A risk at the venue has no measure"})
	}
	for _, s := range conferenceScreens {
		route, url := "/cases/:case/conferences/:conference/"+s.path, conferenceAt(f.Case.ID, k.ID, s.path)
		if s.family {
			route, url = "/cases/:case/"+s.path, views.Path("cases", f.Case.ID, s.path)
		}
		if c.May(s.right) && c.server.offers(route) && (standing && k.GoesOn == 0 || !s.family) {
			card.Links = append(card.Links, views.Link{Text: s.text, URL: url})
		}
	}
	if k.Kind == pathway.RCPC && k.State == pathway.ConferenceHeld {
		card.Links = append(card.Links, views.Link{Text: "Good practice", URL: conferenceAt(f.Case.ID, k.ID, "good-practice")})
	}
	if standing {
		card.Edits = c.conferenceEdits(b, f, k)
	}
	c.asideOf(b, &card, k)
	if k.State == pathway.ConferenceAdjourned || strings.HasPrefix(k.ClosedWhy, pathway.TitleOf(pathway.MoveGrounds, pathway.NotQuorate)) {
		card.Links = append(card.Links, views.Link{Text: "What follows", URL: conferenceAt(f.Case.ID, k.ID, "rearrange")})
	}
	card.Told = c.toldTable(k, told)
	return card
}

// conferenceEdits are the links that change a booking.
func (c *Ctx) conferenceEdits(b *db.Booking, f *pathway.Family, k *pathway.Conference) []views.Link {
	var links []views.Link
	if c.May(pathway.Book) {
		if k.State == pathway.ConferencePlanned {
			links = append(links, views.Link{Text: "Change the booking", URL: conferenceAt(f.Case.ID, k.ID)})
		}
		if movable(b) && (b.Sent || k.State == pathway.ConferenceAdjourned || !k.BeganAt.IsZero() || k.StartsAt.Before(c.Minute())) {
			text := "Move the conference"
			if k.State == pathway.ConferenceAdjourned {
				text = "Give it a new date"
			}
			links = append(links, views.Link{Text: text, URL: conferenceAt(f.Case.ID, k.ID, "move")})
		}
	}
	if c.May(pathway.Book) && k.State == pathway.ConferencePlanned && k.BeganAt.IsZero() {
		links = append(links, views.Link{Text: "Cancel the conference", URL: conferenceAt(f.Case.ID, k.ID, "cancel")})
	}
	if c.May(pathway.RecordPreparation) && k.State == pathway.ConferencePlanned && k.Kind.Initial() && k.GoesOn == 0 && b.Definition.Step("police-report-requested") != nil {
		links = append(links, views.Link{Text: "Ask the police for their report", URL: conferenceAt(f.Case.ID, k.ID, "police")})
	}
	return links
}

func (c *Ctx) conferenceFacts(b *db.Booking, f *pathway.Family, k *pathway.Conference) views.SummaryList {
	var children []string
	for _, id := range k.Children {
		if m, err := f.Member(id); err == nil {
			children = append(children, m.Person.Name())
		}
	}
	var list views.SummaryList
	add := func(name, text string) {
		if text != "" {
			list.Rows = append(list.Rows, views.SummaryRow{Name: name, Text: text})
		}
	}
	add("Time", k.StartsAt.Clock()+" to "+k.StartsAt.AddMinutes(k.Minutes).Clock())
	add("Where", or(k.Place(), "No venue yet"))
	add("Video link", k.Link)
	add("Chair", or(k.Chair.Name, "Not allocated yet"))
	add("Minute taker", or(k.MinuteTaker.Name, "Nobody yet"))
	interpreter := k.Interpreter.InFull()
	if interpreter == "" && len(b.Family.Languages()) > 0 {
		interpreter = "Needed, and none entered yet: " + strings.Join(b.Family.Languages(), "; ")
	}
	add("Interpreter", interpreter)
	risk, _ := b.VenueInWords(k.ID)
	if risk == "" && k.State == pathway.ConferencePlanned {
		risk = "Not checked yet"
	}
	add("Risk at the venue", risk)
	add("Children", strings.Join(children, "\n"))
	if k.Police {
		add("Police", "Asked, because they are investigating")
	}
	if k.LateReason != "" && k.Kind != pathway.ICPC {
		add("Why after the last day", k.LateReason+"\nAgreed by "+k.LateAgreed)
	} else if k.LateReason != "" {
		add("Why after Day 15", k.LateReason+"\nAgreed by "+k.LateAgreed)
	}
	if !k.EndedAt.IsZero() {
		add("Held", k.BeganAt.Clock()+" to "+k.EndedAt.Clock())
	}
	add("What became of it", k.ClosedWhy)
	return list
}

// conferenceTag says what became of a conference. One that should be over and is not recorded as held is late.
func (c *Ctx) conferenceTag(state pathway.ConferenceState, ends pathway.DateTime) views.Tag {
	switch state {
	case pathway.ConferenceHeld:
		return views.Tag{Status: views.StatusDone, Text: "Held"}
	case pathway.ConferenceMoved:
		return views.Tag{Status: views.StatusStopped, Text: "Moved"}
	case pathway.ConferenceStoodDown:
		return views.Tag{Status: views.StatusStopped, Text: "Stood down"}
	case pathway.ConferenceAdjourned:
		return views.Tag{Status: views.StatusWaiting, Text: "Adjourned"}
	}
	if ends.Before(c.Minute()) {
		return views.Tag{Status: views.StatusLate, Text: "Not recorded as held"}
	}
	return views.Tag{Status: views.StatusOpen, Text: "Planned"}
}

// toldTable lists who had a letter with an earlier date, those first who have still to be told of this one.
func (c *Ctx) toldTable(k *pathway.Conference, told []pathway.Told) views.Table {
	t := views.Table{ID: "told-" + idText(k.ID), Caption: "Told of an earlier date", Heads: []views.ColumnHead{{Text: "Who", Plain: true}, {Text: "Told of the old date"}, {Text: "Told of this one"}}}
	waiting := 0
	day := func(at time.Time) string { return c.instant(at) }
	for _, first := range []bool{true, false} {
		for _, x := range told {
			if x.Again.IsZero() != first {
				continue
			}
			again := views.Cell{Text: day(x.Again), NoWrap: true}
			if first {
				waiting++
				again = views.Cell{Body: views.Tag{Status: views.StatusLate, Text: "Not yet"}}
			}
			t.Rows = append(t.Rows, views.Row{Cells: []views.Cell{{Text: x.Name, Note: x.Role, Head: true}, {Text: day(x.At), NoWrap: true}, again}})
		}
	}
	if waiting > 0 {
		t.Foot = fmt.Sprintf("%s to be told of the new date, under Invitations.", views.Sentence(views.Plural(waiting, "person is still", "people are still")))
	}
	return t
}

package handlers

import (
	"slices"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// newAside is the form that books the conference which goes on for the children for whom one decided nothing.
func (s *Server) newAside(c *Ctx) error {
	b, err := c.from()
	if err != nil {
		return err
	}
	return c.newBookingOf(&b)
}

func (s *Server) bookAside(c *Ctx) error {
	typed, err := c.Form()
	if err != nil {
		return err
	}
	b, err := c.from()
	if err != nil {
		return err
	}
	return c.book(&b, typed)
}

// from loads what books a conference that goes on from the one that the path names.
func (c *Ctx) from() (db.Booking, error) {
	id, err := c.ID("conference")
	if err != nil {
		return db.Booking{}, err
	}
	return c.server.DB.BookingFrom(c.Ctx(), c.By(), c.Case().ID, id)
}

// bookable are the children whom a booking can be about.
func bookable(b *db.Booking) []pathway.Member {
	return slices.DeleteFunc(b.Family.Children(), func(m pathway.Member) bool {
		return !b.About(&m) || b.From.ID != 0 && !slices.Contains(b.Only, m.Person.ID)
	})
}

// childrenOf names the children of a conference that goes on.
func childrenOf(b *db.Booking) string {
	var names []string
	for _, m := range bookable(b) {
		names = append(names, m.Person.Name())
	}
	return or(views.Join(names), "nobody")
}

// asideOf says on a conference's card from which one it goes on, or for whom it still has to.
func (c *Ctx) asideOf(b *db.Booking, card *views.ConferenceCard, k *pathway.Conference) {
	if k.GoesOn != 0 {
		card.Kind += ", which goes on from that of " + b.From.StartsAt.Date().Format()
	}
	var names []string
	for _, w := range b.Waiting() {
		if m, err := b.Family.Member(w.Child); err == nil && w.Conference == k.ID {
			names = append(names, m.Person.Name())
		}
	}
	if len(names) == 0 {
		return
	}
	card.Tags = append(card.Tags, views.Tag{Status: views.StatusWaiting, Text: "To go on for " + views.Join(names)})
	if c.May(pathway.Book) {
		card.Edits = append(card.Edits, views.Link{Text: "Book the conference that goes on for " + views.Join(names), URL: conferenceAt(b.Family.Case.ID, k.ID, "go-on")})
	}
}

// asideAction is what is done about a conference that goes on from another and is still to be held.
func (c *Ctx) asideAction(w *pathway.Work) views.Action {
	switch {
	case w.Standing == pathway.ConferenceAdjourned && c.May(pathway.Book):
		return views.Action{Text: "Give it a new date", URL: conferenceAt(w.Case, w.Conference, "move")}
	case w.Standing == pathway.ConferencePlanned && c.May(pathway.WriteConference):
		return views.Action{Text: "Open the conference", URL: conferenceAt(w.Case, w.Conference, "minutes")}
	}
	return views.Action{}
}

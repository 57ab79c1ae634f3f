package handlers

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// The value of the radio that lets another day be typed.
const otherDay = "other"

// bookingLabels are the fields of a booking as a conflict shows them.
var bookingLabels = []fieldLabel{{"date", "Date"}, {"time", "Time"}, {"minutes", "Minutes"}, {"place", "Where"}, {"link", "Video link"}, {"chair", "Chair"},
	{"minute_taker", "Minute taker"}, {"interpreter", "Interpreter"}, {"interpreter_language", "Language"}, {"interpreter_service", "Interpreting service"}, {"interpreter_accredited", "Accredited"}, {"late_reason", "Reason for the late day"}, {"late_agreed", "Who agreed"}}

// newBooking is the form that books a family's initial conference.
func (s *Server) newBooking(c *Ctx) error {
	b, err := s.DB.Booking(c.Ctx(), c.By(), c.Case().ID)
	if err != nil {
		return err
	}
	return c.newBookingOf(&b)
}

// newBookingOf is the form of a conference that is booked anew.
func (c *Ctx) newBookingOf(b *db.Booking) error {
	if b.Refusal() != "" {
		return c.Show(c.nothingToBook(b))
	}
	typed := Stored("minutes", strconv.Itoa(pathway.UsualConference), "chair", idOrNone(b.UsualChair()), "place", onlyPlace(b.Venues))
	if isReview(b) || b.From.ID != 0 {
		c.asAgreed(b, typed)
	}
	if b.From.ID != 0 {
		typed.Set("goes_on", idText(b.From.ID))
	}
	for _, m := range bookable(b) {
		typed.Add("children", idText(m.Person.ID))
	}
	return c.Show(c.bookingPage(b, typed, nil))
}

// nothingToBook says why no conference can be booked, and what to do instead.
func (c *Ctx) nothingToBook(b *db.Booking) Page {
	back := views.Action{Text: "Go to the family’s conferences", URL: views.Path("cases", b.Family.Case.ID, sectionConferences)}
	k := b.Standing
	switch {
	case b.Run.BookingRefusal() != "":
		back = views.Action{Text: "Go to the family’s pathway", URL: views.Path("cases", b.Family.Case.ID)}
	case k.State == pathway.ConferencePlanned:
		back = views.Action{Text: "Change the booking", URL: conferenceAt(b.Family.Case.ID, k.ID)}
	case k.State == pathway.ConferenceAdjourned:
		back = views.Action{Text: "Give it a new date", URL: conferenceAt(b.Family.Case.ID, k.ID, "move")}
	}
	title := bookTitle(b)
	return c.FormPage(&b.Family, sectionConferences, title, views.Stack{views.PageHead{Title: title, Actions: []views.Action{back}}, views.Inset{Text: b.Refusal()}})
}

func (s *Server) bookConference(c *Ctx) error {
	typed, err := c.Form()
	if err != nil {
		return err
	}
	b, err := s.DB.Booking(c.Ctx(), c.By(), c.Case().ID)
	if err != nil {
		return err
	}
	return c.book(&b, typed)
}

// book books a conference as it is typed.
func (c *Ctx) book(b *db.Booking, typed Form) (err error) {
	s := c.server
	if b.Refusal() != "" {
		return c.Again(pathway.Refused(b.Refusal()), c.nothingToBook(b))
	}
	k, faults := c.readBooking(typed, b)
	k.GoesOn = b.From.ID
	if len(faults) == 0 {
		_, err = s.DB.BookConference(c.Ctx(), c.By(), c.Case().ID, k)
	} else {
		err = c.alsoWrong(typed, b, k, faults)
	}
	if err != nil {
		return c.Again(err, c.bookingPage(b, typed, atField(typed, err)))
	}
	said := "The conference is booked for " + k.StartsAt.Format() + "."
	if b.From.ID != 0 {
		said += " Its list and what was typed are those of the conference before it: look at both."
	} else if isReview(b) {
		said = views.Sentence(reviewWords(b)) + " is booked for " + k.StartsAt.Format() + ". The list of the last conference is copied to its invitations."
	}
	if k.Chair == 0 {
		said += " The chair is still to be allocated."
	}
	return c.Done(views.Path("cases", c.Case().ID, sectionConferences), said)
}

// changing loads the booking of the conference that the path names.
func (c *Ctx) changing() (db.Booking, error) {
	id, err := c.ID("conference")
	if err != nil {
		return db.Booking{}, err
	}
	b, err := c.server.DB.BookingFor(c.Ctx(), c.By(), c.Case().ID, id)
	if err != nil {
		return b, err
	}
	list, _, err := c.server.DB.Conferences(c.Ctx(), c.By(), c.Case().ID)
	if err != nil {
		return b, err
	}
	switch {
	case !slices.ContainsFunc(list, func(k pathway.Conference) bool { return k.ID == id }):
		return b, pathway.NotFound("This conference")
	case b.Standing.ID != id:
		return b, redirect{views.Path("cases", c.Case().ID, sectionConferences)}
	}
	was := b.Standing
	b.Was = &was
	return b, nil
}

// editBooking is the form that changes a booking.
func (s *Server) editBooking(c *Ctx) error {
	b, err := c.changing()
	if err != nil {
		return err
	}
	if b.Standing.State != pathway.ConferencePlanned {
		return redirect{views.Path("cases", c.Case().ID, sectionConferences)}
	}
	return c.Show(c.bookingPage(&b, bookingStored(&b), nil))
}

func (s *Server) changeBooking(c *Ctx) error {
	typed, err := c.Form()
	if err != nil {
		return err
	}
	b, err := c.changing()
	if err != nil {
		return err
	}
	if b.Sent {
		for _, name := range []string{"date", "time", "place"} {
			typed.Set(name, bookingStored(&b).Get(name))
		}
	}
	k, faults := c.readBooking(typed, &b)
	if len(faults) == 0 {
		err = s.DB.ChangeBooking(c.Ctx(), c.By(), c.Case().ID, b.Standing.ID, k)
	} else {
		err = c.alsoWrong(typed, &b, k, faults)
	}
	switch {
	case pathway.CodeOf(err) == pathway.CodeConflict:
		return c.conflictIn(&b.Family, sectionConferences, "The booking", conferenceAt(c.Case().ID, b.Standing.ID), c.bookingInWords(&b, typed), c.bookingInWords(&b, bookingStored(&b)), bookingLabels, err)
	case err != nil:
		return c.Again(err, c.bookingPage(&b, typed, atField(typed, err)))
	}
	return c.Done(views.Path("cases", c.Case().ID, sectionConferences), "The booking is saved: "+k.StartsAt.Format()+".")
}

// checkBooking says, while somebody chooses, what is free and what is to be minded.
func (s *Server) checkBooking(c *Ctx) error {
	typed, err := c.Form()
	if err != nil {
		return err
	}
	load, of := s.DB.BookingFor, typed.ID("conference")
	if from := typed.ID("goes_on"); from != 0 && of == 0 {
		load, of = s.DB.BookingFrom, from
	}
	b, err := load(c.Ctx(), c.By(), c.Case().ID, of)
	if err != nil {
		return err
	}
	if b.Started.ID == 0 {
		return pathway.Refused(b.Refusal())
	}
	k, faults := c.readBooking(typed, &b)
	k.GoesOn = typed.ID("goes_on")
	if len(faults) > 0 || k.StartsAt.IsZero() {
		return c.Part(views.BookingCheck{})
	}
	judged, wrong, err := s.DB.JudgeBooking(c.Ctx(), c.By(), c.Case().ID, typed.ID("conference"), k)
	if err != nil {
		return err
	}
	return c.Part(c.found(&judged, k, pathway.FieldsOf(wrong)))
}

// found tells what is free of what is chosen.
func (c *Ctx) found(b *db.Booking, k pathway.Booking, wrong pathway.Fields) views.BookingCheck {
	var check views.BookingCheck
	add := func(status views.Status, text string) {
		check.Lines = append(check.Lines, views.CheckLine{Status: status, Text: text})
	}
	dates := k.Dates(&b.Bookable)
	for _, name := range []string{"date", "time"} {
		if wrong[name] != "" {
			add(views.StatusLate, wrong[name])
		}
	}
	for _, warning := range dates.Warnings {
		add(views.StatusDue, warning)
	}
	if wrong["date"] == "" && !dates.PastDue {
		after := b.Start.Title()
		if isReview(b) {
			after = "the conference before it"
		}
		add(views.StatusDone, fmt.Sprintf("%s is %s after %s, inside both limits.", k.StartsAt.Format(), views.Plural(dates.Days, "working day", "working days"), after))
	}
	free := func(field, name string) {
		switch {
		case wrong[field] != "":
			add(views.StatusLate, wrong[field])
		case name != "":
			add(views.StatusDone, name+" is free.")
		}
	}
	free("place", roomName(b.Venues, k.Room))
	free("chair", nameOf(b.Chairs, k.Chair))
	free("minute_taker", nameOf(b.Takers, k.MinuteTaker))
	return check
}

// readBooking reads a booking as typed. What cannot be read is in the faults.
func (c *Ctx) readBooking(f Form, b *db.Booking) (pathway.Booking, pathway.Fields) {
	faults := pathway.Fields{}
	k := pathway.Booking{Minutes: f.Int("minutes"), Link: f.Line("link"), Chair: f.ID("chair"), MinuteTaker: f.ID("minute_taker"), Interpreter: readInterpreter(f),
		LateReason: f.Get("late_reason"), LateAgreed: f.Line("late_agreed"), Police: f.Bool("police") && isReview(b), ChairWhy: f.Line("chair_why"), ChairNote: f.Get("chair_note"), Version: f.Int("version")}
	k.Venue, k.Room = readPlace(f.Get("place"), b.Venues)
	for _, child := range f.Values["children"] {
		if id, err := strconv.ParseInt(child, 10, 64); err == nil {
			k.Children = append(k.Children, id)
		}
	}
	if f.Get("place") != "" && k.Venue == 0 {
		faults.Add("place", "Choose from the list")
	}
	field := "date"
	if f.Get("date") == otherDay {
		field = "other_date"
	}
	day := f.Date(field, c.Today(), faults)
	if day.IsZero() {
		faults.Add(field, "Choose the day")
	}
	h, m, ok := pathway.ReadClock(f.Get("time"))
	if !ok {
		faults.Add("time", "Enter the time, like 14:30")
	}
	if !day.IsZero() && ok {
		k.StartsAt = day.At(h, m)
	}
	return k, faults
}

// alsoWrong adds to what could not be read what else is wrong, so that a form is put right at one go.
func (c *Ctx) alsoWrong(f Form, b *db.Booking, k pathway.Booking, faults pathway.Fields) error {
	for name, message := range pathway.FieldsOf(k.Check(&b.Bookable)) {
		if name != "date" && name != "time" {
			faults.Add(name, message)
		}
	}
	return faults.Err()
}

// atField puts what is wrong with a typed day at the field where it was typed.
func atField(f Form, err error) error {
	fields := pathway.FieldsOf(err)
	if f.Get("date") != otherDay || fields["date"] == "" {
		return err
	}
	moved := pathway.Fields{}
	for name, message := range fields {
		if name == "date" {
			name = "other_date"
		}
		moved[name] = message
	}
	return moved.Err()
}

// readPlace reads what the list of places sends: "venue-3", or "room-7", which is in a venue.
func readPlace(value string, venues []pathway.Venue) (venue, room int64) {
	kind, number, _ := strings.Cut(value, "-")
	id, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return 0, 0
	}
	for _, v := range venues {
		if kind == "venue" && v.ID == id {
			return id, 0
		}
		for _, r := range v.Rooms {
			if kind == "room" && r.ID == id {
				return v.ID, id
			}
		}
	}
	return 0, 0
}

func placeValue(venue, room int64) string {
	switch {
	case room != 0:
		return "room-" + idText(room)
	case venue != 0:
		return "venue-" + idText(venue)
	}
	return ""
}

// onlyPlace is the place of an office that has one.
func onlyPlace(venues []pathway.Venue) string {
	list := placeOptions(venues, 0, 0)
	if len(list) != 1 {
		return ""
	}
	return list[0].Value
}

// placeOptions are the rooms and venues in use, and the ones that a booking already has.
func placeOptions(venues []pathway.Venue, venue, room int64) []views.Option {
	var list []views.Option
	for _, v := range venues {
		if v.Ended && v.ID != venue {
			continue
		}
		rooms := 0
		for _, r := range v.Rooms {
			if r.Ended && r.ID != room {
				continue
			}
			rooms++
			text := v.Name + ": " + r.Name
			if r.Seats > 0 {
				text += " (" + views.Plural(r.Seats, "seat", "seats") + ")"
			}
			list = append(list, views.Option{Value: placeValue(v.ID, r.ID), Text: text})
		}
		text := v.Name
		if rooms > 0 {
			text += ", room not chosen yet"
		}
		list = append(list, views.Option{Value: placeValue(v.ID, 0), Text: text})
	}
	return list
}

func roomName(venues []pathway.Venue, room int64) string {
	for _, v := range venues {
		for _, r := range v.Rooms {
			if r.ID == room {
				return r.Name + ", " + v.Name + ","
			}
		}
	}
	return ""
}

func nameOf(list []pathway.Account, id int64) string {
	for _, a := range list {
		if a.ID == id {
			return a.Name
		}
	}
	return ""
}

// idOrNone is an id as a form holds it, "" for none.
func idOrNone(id int64) string {
	if id == 0 {
		return ""
	}
	return idText(id)
}

// conferenceAt is the address of something of a conference.
func conferenceAt(family, conference int64, more ...any) string {
	return views.Path(append([]any{"cases", family, sectionConferences, conference}, more...)...)
}

func bookingStored(b *db.Booking) Form {
	k := b.Family.ConferenceOnScreens(b.Standing)
	f := Stored("date", k.StartsAt.Date().String(), "time", k.StartsAt.Clock(), "minutes", strconv.Itoa(k.Minutes), "place", placeValue(k.Venue.ID, k.RoomID), "link", k.Link,
		"chair", idOrNone(k.Chair.Account), "minute_taker", idOrNone(k.MinuteTaker.Account), "interpreter", k.Interpreter.Name, "interpreter_language", k.Interpreter.Language,
		"interpreter_service", k.Interpreter.Service, "interpreter_accredited", ticked(k.Interpreter.Accredited),
		"late_reason", k.LateReason, "late_agreed", k.LateAgreed, "version", Version(k.Version), "conference", idText(k.ID))
	for _, child := range k.Children {
		f.Add("children", idText(child))
	}
	if k.Police {
		f.Set("police", "yes")
	}
	return f
}

// bookingInWords is a booking with words in place of ids, for a conflict.
func (c *Ctx) bookingInWords(b *db.Booking, f Form) Form {
	k, _ := c.readBooking(f, b)
	words := Stored("date", k.StartsAt.Date().Format(), "minutes", f.Get("minutes"), "link", k.Link, "chair", nameOf(b.Chairs, k.Chair), "minute_taker", nameOf(b.Takers, k.MinuteTaker),
		"interpreter", k.Interpreter.InFull(), "late_reason", k.LateReason, "late_agreed", k.LateAgreed, "time", k.StartsAt.Clock())
	for _, o := range placeOptions(b.Venues, k.Venue, k.Room) {
		if o.Value == f.Get("place") {
			words.Set("place", o.Text)
		}
	}
	return words
}

package pathway

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
)

// Booking is what somebody asks for a conference.
type Booking struct {
	StartsAt    DateTime
	Minutes     int
	Venue, Room int64 // 0: none
	Link        string
	Chair       int64 // account; 0: not yet allocated
	MinuteTaker int64 // account; 0: nobody yet
	Interpreter Interpreter
	Children    []int64
	LateReason  string // why after the pathway's date
	LateAgreed  string // and who agreed
	GoesOn      int64  // of one that goes on from another: that one; 0: of the family’s own course
	Police      bool   // of a review: the police are investigating, so they are asked
	ChairWhy    string // where another chair takes the family over: why
	ChairNote   string // and the hand-over note
	Version     int    // of the conference that is changed
}

// Bookable is what a booking is judged by: the family and its pathway, and what else is in the diary.
type Bookable struct {
	Definition *Definition
	Office     *Calendar
	Start      Beginning // what the days of an initial conference are counted from
	Now        DateTime
	Family     *Family
	Venues     []Venue
	Chairs     []Account // who may be chosen
	Takers     []Account
	Slots      []Slot // other conferences on the days that are offered
	Absences   []Absence
	Was        *Conference // that is changed; nil: a new one
	S47        *S47Outcome // how the enquiry ended; nil: it goes on
	All        []int64     // of a review: the children on a plan, of whom it leaves out none
	Only       []int64     // of a conference that goes on: the children for whom it does; none: all who are subject
	Review     ReviewDates // of a review; its Number is 0 for an initial conference
	OnPlan     []int64     // children who are on a plan
}

// About tells whether a booking may be about a child: one who has died it is not about, nor a child whom the enquiry found not at risk; a
// review is about a child who is on a plan.
func (by *Bookable) About(m *Member) bool {
	review := by.Review.Number > 0
	if by.Was != nil {
		review = by.Was.Kind == RCPC
	}
	return m.Person.Died.IsZero() && !by.S47.Spares(m.Person.ID) && (!review || slices.Contains(by.OnPlan, m.Person.ID))
}

// How long a conference may be booked for, in minutes, and for how long it usually is.
const (
	ShortestConference = 15
	LongestConference  = 480
	UsualConference    = 120
)

// Conferences begin between these hours: 2.30 typed for 14:30 is noticed.
const firstHour, lastHour = 7, 20

// BookingRefusal says why no initial conference can be booked in a run of the pathway, or "".
func (r *Run) BookingRefusal() string {
	_, started := r.Start()
	switch {
	case len(r.Meetings) == 0:
		return "There is no strategy meeting yet. Record it first: the days are counted from it."
	case r.MovedIn():
		return ""
	case !started:
		return "The strategy meeting started no section 47 enquiry, so there is no conference to book."
	case r.Threshold == nil:
		return "The threshold has not been decided yet. A conference can be booked once the duty chair has decided that it is met."
	case !r.Threshold.Met:
		return "The threshold for a conference was not met: a child and family assessment is done instead."
	case r.S47 != nil && !r.S47.AtRisk:
		return "The section 47 enquiry found no risk of significant harm: the conference is not required."
	}
	return ""
}

// RebookRefusal says why no other conference can be booked beside the one that stands in a run, or "".
func (k *Conference) RebookRefusal() string {
	on := k.StartsAt.Format()
	switch {
	case k.ID == 0:
		return ""
	case k.State == ConferencePlanned:
		return "The conference is already booked for " + on + ". Change that booking instead."
	case k.State == ConferenceAdjourned:
		return "The conference of " + on + " was adjourned. Give it a new date instead: a service manager approves that."
	case k.State == ConferenceStoodDown:
		return "The conference of " + on + " was stood down."
	}
	return "The conference has been held, on " + on + "."
}

// Dates judges the day of the booking by both counts.
func (b *Booking) Dates(by *Bookable) ConferenceCheck {
	if by.Review.Number > 0 {
		return by.Review.Check(b.StartsAt.Date(), by.Office)
	}
	return by.Definition.CheckConferenceDate(b.StartsAt.Date(), by.Start, by.Office)
}

// Settled returns the booking as it is kept: a reason for being late is kept only where it is late.
func (b Booking) Settled(by *Bookable) Booking {
	if !b.Dates(by).PastDue {
		b.LateReason, b.LateAgreed = "", ""
	}
	return b
}

// Check returns nil, or the fields that are wrong: date, time, minutes, place, link, chair, minute_taker, interpreter,
// interpreter_language, interpreter_service, children, late_reason, late_agreed, chair_why, chair_note. A chair, minute taker or room that another conference has at the time is wrong.
func (b *Booking) Check(by *Bookable) error {
	f := Fields{}
	b.checkTime(by, f)
	if b.Minutes < ShortestConference || b.Minutes > LongestConference {
		f.Add("minutes", fmt.Sprintf("Enter how many minutes it is booked for, from %d to %d", ShortestConference, LongestConference))
	}
	b.checkPlace(by, f)
	b.checkPeople(by, f)
	b.Interpreter.check(by, f)
	children := by.Family.Children()
	switch {
	case len(b.Children) == 0:
		f.Add("children", "Choose the children whom the conference is about")
	case slices.ContainsFunc(b.Children, func(id int64) bool {
		return !slices.ContainsFunc(children, func(m Member) bool { return m.Person.ID == id && m.Person.Died.IsZero() })
	}):
		f.Add("children", "Choose from the children who are subject of the conference")
	case by.Only != nil && slices.ContainsFunc(b.Children, func(id int64) bool { return !slices.Contains(by.Only, id) }):
		f.Add("children", "The conference goes on only for the children for whom it decided nothing")
	case slices.ContainsFunc(b.Children, by.S47.Spares):
		f.Add("children", "The section 47 enquiry found a child not at risk whom you have chosen: the conference is not about them")
	case slices.ContainsFunc(children, func(m Member) bool { return slices.Contains(b.Children, m.Person.ID) && !by.About(&m) }):
		f.Add("children", "A review is about children who are on a plan. For another child hold a strategy meeting first")
	}
	for _, m := range children {
		if slices.Contains(by.All, m.Person.ID) && m.Person.Died.IsZero() && !slices.Contains(b.Children, m.Person.ID) {
			f.Add("children", m.Person.Name()+" is on a plan, and a review leaves out no child who is")
		}
	}
	b.checkLate(by, f)
	if b.Chair != 0 && b.GoesOn == 0 {
		handover := Fields{}
		CheckHandover(handover, by.Family.Case.Chair, b.Chair, b.ChairWhy, b.ChairNote)
		for name, message := range handover {
			f.Add("chair_"+name, message)
		}
	}
	return f.Err()
}

// unmoved tells whether the booking leaves the conference on its day and at its time.
func (b *Booking) unmoved(by *Bookable) bool { return by.Was != nil && by.Was.StartsAt == b.StartsAt }

// kept tells whether it leaves the whole time as it is: then who and what it already has is not asked for again.
func (b *Booking) kept(by *Bookable) bool { return b.unmoved(by) && by.Was.Minutes == b.Minutes }

func (b *Booking) checkTime(by *Bookable, f Fields) {
	switch at := b.StartsAt; {
	case at.IsZero():
		f.Add("date", "Choose the day")
		f.Add("time", "Enter the time, like 14:30")
		return
	case b.unmoved(by):
		return
	case at.Date().Before(by.Now.Date()):
		f.Add("date", at.Date().Format()+" has passed. Choose a day from today on.")
		return
	case at.Hour() < firstHour || at.Hour() >= lastHour:
		f.Add("time", fmt.Sprintf("%s is outside the day. Enter a time from %d:00 to %d:00, like 14:30", at.Clock(), firstHour, lastHour))
	case !at.After(by.Now):
		f.Add("time", at.Clock()+" has passed. Enter a later time, or choose another day.")
	case at.Date().After(by.Now.Date().AddMonths(12)):
		f.Add("date", "That is more than a year ahead. Check the year.")
	}
	if refused := b.Dates(by).Refused; refused != "" {
		f.Add("date", refused)
	}
}

func (b *Booking) checkPlace(by *Bookable, f Fields) {
	f.AtMost("link", b.Link, 500)
	if u, err := url.Parse(b.Link); err == nil && u.Scheme != "" && u.Scheme != "https" {
		f.Add("link", "Enter a link that begins with https://")
	}
	if strings.ContainsAny(b.Link, "<>\"\n") {
		f.Add("link", "Enter one link or phone number, as the video service gives it")
	}
	if b.Venue == 0 {
		if b.Link == "" {
			f.Add("place", "Choose where the conference is, or give the video link")
		}
		return
	}
	i := slices.IndexFunc(by.Venues, func(v Venue) bool { return v.ID == b.Venue && (!v.Ended || by.Was != nil && by.Was.Venue.ID == v.ID) })
	if i < 0 {
		f.Add("place", "Choose from the list of venues")
		return
	}
	venue := by.Venues[i]
	if b.Room == 0 {
		b.checkVenue(by, venue, f)
		return
	}
	i = slices.IndexFunc(venue.Rooms, func(r Room) bool { return r.ID == b.Room && (!r.Ended || by.Was != nil && by.Was.RoomID == r.ID) })
	if i < 0 {
		f.Add("place", "Choose from the list of rooms")
		return
	}
	if b.kept(by) && by.Was.RoomID == b.Room {
		return
	}
	name := venue.Rooms[i].Name + ", " + venue.Name + ","
	if why := busy(by.Slots, func(s *Slot) bool { return s.Room == b.Room }, name, b.StartsAt, b.Minutes); why != "" {
		f.Add("place", why)
		return
	}
	b.checkVenue(by, venue, f)
}

// checkVenue refuses a venue that is full: one of which no rooms are known takes one conference at a time, any other as many as
// it has rooms, those that have no room yet counted in.
func (b *Booking) checkVenue(by *Bookable, venue Venue, f Fields) {
	if b.kept(by) && by.Was.Venue.ID == venue.ID {
		return
	}
	rooms, taken := 0, 0
	for _, r := range venue.Rooms {
		if !r.Ended || r.ID == b.Room {
			rooms++
		}
	}
	for i := range by.Slots {
		if s := &by.Slots[i]; s.Venue == venue.ID && s.Overlaps(b.StartsAt, b.Minutes) {
			taken++
		}
	}
	switch {
	case taken < max(rooms, 1):
	case rooms > 1:
		f.Add("place", fmt.Sprintf("Every room of %s is taken at that time by other conferences, those counted in that have no room yet. Choose another place, or another time.", venue.Name))
	default:
		why := busy(by.Slots, func(s *Slot) bool { return s.Venue == venue.ID }, venue.Name, b.StartsAt, b.Minutes)
		if rooms == 0 {
			why += " If it has several rooms, enter them under Office, Venues."
		}
		f.Add("place", why)
	}
}

func (b *Booking) checkPeople(by *Bookable, f Fields) {
	for _, p := range []struct {
		field string
		id    int64
		list  []Account
		was   bool // was this person's already
	}{
		{"chair", b.Chair, by.Chairs, by.Was != nil && by.Was.Chair.Account == b.Chair},
		{"minute_taker", b.MinuteTaker, by.Takers, by.Was != nil && by.Was.MinuteTaker.Account == b.MinuteTaker},
	} {
		if p.id == 0 || p.was && b.kept(by) {
			continue
		}
		i := slices.IndexFunc(p.list, func(a Account) bool { return a.ID == p.id })
		switch {
		case i >= 0:
			if why := by.unavailable(p.list[i], b.StartsAt, b.Minutes); why != "" {
				f.Add(p.field, why)
			}
		case !p.was:
			f.Add(p.field, "Choose from the list")
		}
	}
}

// unavailable says why somebody of the office cannot be had for a time, or "".
func (by *Bookable) unavailable(a Account, from DateTime, minutes int) string {
	if away, ok := Away(by.Absences, a.ID, from.Date()); ok {
		return fmt.Sprintf("%s is away from %s to %s. Choose somebody else, or another day.", a.Name, away.From.Short(), away.To.Short())
	}
	return busy(by.Slots, func(s *Slot) bool { return s.Needs(a.ID) }, a.Name, from, minutes)
}

// Unavailable says why a chair or minute taker cannot be had for a time, or "".
func (by *Bookable) Unavailable(account int64, from DateTime, minutes int) string {
	for _, a := range slices.Concat(by.Chairs, by.Takers) {
		if a.ID == account {
			return by.unavailable(a, from, minutes)
		}
	}
	return ""
}

func (b *Booking) checkLate(by *Bookable, f Fields) {
	f.AtMost("late_reason", b.LateReason, maxLate)
	f.AtMost("late_agreed", b.LateAgreed, MaxName)
	check := b.Dates(by)
	if check.Refused != "" || !check.PastDue || b.StartsAt.IsZero() {
		return
	}
	why := "This is " + by.Definition.lateness(check, by.Start) + "."
	switch review := by.Review.Number > 0; {
	case review && check.PastLimit:
		why = "This is past the limit."
	case review:
		why = "This is after the last working day for it."
	}
	f.Need("late_reason", b.LateReason, why+" Say why the conference cannot be earlier")
	f.Need("late_agreed", b.LateAgreed, why+" Enter who agreed")
}

const maxLate = 1000 // characters of a reason for being late

// lateness says how late a conference is that comes after the pathway's date.
func (d *Definition) lateness(check ConferenceCheck, start Beginning) string {
	if check.PastLimit {
		return "past the " + start.limitName()
	}
	return fmt.Sprintf("after Day %d", d.icpc.When.N)
}

// Late is why a conference comes after the pathway's date, and who agreed.
type Late struct{ Reason, Agreed string }

// CheckLate returns what is to be kept of why the conference is late, once its days count from now and no longer from was: what
// was said, or what is kept already. The error's fields are late_reason and late_agreed: a conference that becomes late, or passes
// the statutory limit, needs both.
func (k *Conference) CheckLate(d *Definition, office *Calendar, was, now Beginning, said Late) (Late, error) {
	f := Fields{}
	f.AtMost("late_reason", said.Reason, maxLate)
	f.AtMost("late_agreed", said.Agreed, MaxName)
	on := k.StartsAt.Date()
	before, after := d.CheckConferenceDate(on, was, office), d.CheckConferenceDate(on, now, office)
	switch {
	case after.PastDue && !before.PastDue || after.PastLimit && !before.PastLimit:
		why := "The conference on " + on.Format() + " would then be " + d.lateness(after, now) + "."
		f.Need("late_reason", said.Reason, why+" Say why it cannot be earlier")
		f.Need("late_agreed", said.Agreed, why+" Enter who agreed")
	case said == (Late{}):
		said = Late{k.LateReason, k.LateAgreed}
	}
	return said, f.Err()
}

// ofFamily returns the name of one of the family that stands in a text, or "".
func (by *Bookable) ofFamily(text string) string {
	folded := " " + Normalise(text) + " "
	for _, m := range by.Family.Members {
		for _, name := range []string{m.Person.Name(), m.Person.LegalName()} {
			if n := Normalise(name); n != "" && strings.Contains(n, " ") && strings.Contains(folded, " "+n+" ") {
				return name
			}
		}
	}
	return ""
}

// Languages says for whom an interpreter is needed, from what is recorded of people: "Polish for Anna Nowak".
func (f *Family) Languages() []string {
	var list []string
	for _, m := range f.Members {
		if !m.EndedOn.IsZero() || !m.Person.Died.IsZero() || !m.Person.Interpreter {
			continue
		}
		language := m.Person.Language
		if language == "" {
			language = "Language not recorded,"
		}
		list = append(list, language+" for "+m.Person.Name())
	}
	return list
}

// Told is somebody who had a letter for a conference that was moved, and whether they have had one for the new date.
type Told struct {
	Name, Role string
	At         time.Time // of the last letter for the old date
	Again      time.Time // zero: still to be told
}

// Move is that a conference takes place at another time or place than people were told.
type Move struct {
	Ground   string // of MoveGrounds
	Why      string
	Approved int64  // account of the service manager who approved it
	How      string // how they said so, where somebody else records it
	Plain    string // why, in plain words for the letters; empty: as the ground says it
}

// NotQuorate is the ground of a conference that could not be effective.
const NotQuorate = "not-quorate"

// MoveGrounds are why a conference is moved.
var MoveGrounds = []Choice{
	{NotQuorate, "Not quorate, or it would not have been effective"},
	{"family", "Somebody of the family cannot come"},
	{"chair", "The chair or minute taker cannot come"},
	{"agency", "An agency, report or interpreter is missing"},
	{"venue", "The venue cannot be used, or is not safe"},
	{"other", "Another reason"},
}

// Check returns nil, or the fields that are wrong: ground, why, approved, approved_how. approvers are the accounts that may approve a
// new date; recorder is who records it.
func (m Move) Check(approvers []Account, recorder int64) error {
	f := Fields{}
	if !Chosen(MoveGrounds, m.Ground) {
		f.Add("ground", "Choose why the conference is moved")
	}
	f.Need("why", m.Why, "Say why in a sentence: it is kept, and the new date is explained by it")
	f.AtMost("why", m.Why, 1000)
	f.AtMost("plain", m.Plain, 500)
	switch {
	case !slices.ContainsFunc(approvers, func(a Account) bool { return a.ID == m.Approved }):
		f.Add("approved", "Choose the service manager who approved the new date")
	case m.Approved != recorder && !Chosen(ToldHows, m.How):
		f.Add("approved_how", "Choose how they told you")
	}
	return f.Err()
}

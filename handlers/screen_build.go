package handlers

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// screenBuilder makes the conference screen from what is stored. What it shows may be seen by everybody in the room: no
// address, no phone, no hidden person, no note, and of a split conference only the part that is held.
type screenBuilder struct {
	c    *Ctx
	k    db.Screen
	roll pathway.Roll // who and what is on this screen
	part string       // of a split conference; "": all of it
	f    *views.Form
}

// screenOf returns the builder of the screen that the request is about, or nil where it is split and no part was chosen.
func (c *Ctx) screenOf(k db.Screen) (*screenBuilder, error) {
	b := &screenBuilder{c: c, k: k, roll: k.Roll}
	b.fill(nil, nil)
	chosen := c.QueryParam("part")
	switch n, err := strconv.Atoi(chosen); {
	case len(k.Roll.Parts) == 0 || chosen == "all":
	case chosen == "":
		return nil, nil
	case err != nil || n < 1 || n > len(k.Roll.Parts):
		return nil, pathway.NotFound("This part of the conference")
	default:
		b.part = k.Roll.Parts[n-1]
		b.roll = k.Roll.ForPart(k.Record, b.part)
	}
	return b, nil
}

// fill makes the form of what is stored, or of what was typed where that is given.
func (b *screenBuilder) fill(typed url.Values, err error) {
	values := url.Values{}
	cover := b.k.Record.Family().Covering()
	for name, f := range b.k.Fields {
		values.Set(name, cover(f.Value))
	}
	values.Set("began", b.k.Record.Conference.BeganAt.Clock())
	values.Set("ended", b.k.Record.Conference.EndedAt.Clock())
	for name := range typed {
		values.Set(name, typed.Get(name))
	}
	b.f = Form{values}.Fields(err)
}

func (b *screenBuilder) again(err error, typed url.Values) { b.fill(typed, err) }

func (b *screenBuilder) path(more ...any) string {
	path := b.c.conferencePath(b.k.Record.Conference.ID, append([]any{"minutes"}, more...)...)
	if part := b.c.QueryParam("part"); part != "" {
		path += "?part=" + url.QueryEscape(part)
	}
	return path
}

func (b *screenBuilder) screen() views.Screen {
	k := b.k.Record.Conference
	draft, _ := b.k.Latest()
	s := views.Screen{
		Title:   pathway.TitleOf(pathway.ConferenceKinds, string(k.Kind)),
		Caption: b.k.Record.Case.Reference + " · " + k.StartsAt.Format(),
		Action:  b.path(), Draft: b.c.conferencePath(k.ID, "minutes", "draft"),
		Page: newPage(), Clock: b.c.Now().UnixMilli(),
		Save:      views.SaveStatus{Version: Version(b.k.Saves), Person: strconv.FormatInt(b.c.session.ID, 10), At: b.savedAt()},
		Nav:       b.nav(),
		Live:      b.live(),
		Decisions: views.Action{Text: "Decisions", URL: b.c.conferencePath(k.ID, "decisions"), Second: true},
		Keys:      screenKeys,
	}
	if at := "/cases/:case/conferences/:conference/attendance"; b.c.server.offers(at) {
		s.Sheet = views.Link{Text: "Attendance sheet that goes round", URL: b.c.conferencePath(k.ID, "attendance")}
	}
	if b.part != "" {
		s.Part = "part: " + b.part
	}
	if len(b.k.Roll.Parts) > 0 && b.part == "" {
		s.Part = "everything, not to be shown"
	}
	fixed := pathway.FieldFixed(pathway.EndedField, b.k.Drafts)
	if fixed {
		s.Fixed = "The decisions are with the chair. Views, decisions, plans and attendance change again if they are sent back. What was said can still be put right."
		if draft.State == pathway.DecisionsApproved {
			s.Fixed = "The decisions are approved. What was said can still be put right until the minutes are issued."
		}
	} else if b.c.May(pathway.DraftDecisions) {
		s.DraftAction = b.path("decisions")
	}
	s.Places = b.places(fixed)
	s.Times = b.times(fixed)
	for _, a := range b.attendees() {
		s.Attendance = append(s.Attendance, b.person(a))
		s.People = append(s.People, b.name(a))
	}
	s.Summary = b.f.Summary()
	return s
}

// savedAt is the time of the last save, where it was today.
func (b *screenBuilder) savedAt() string {
	var last pathway.SavedField
	for _, f := range b.k.Fields {
		if f.At.After(last.At) {
			last = f
		}
	}
	at := last.At.In(b.c.server.zone)
	if last.At.IsZero() || pathway.DateOf(at) != b.c.Today() {
		return ""
	}
	return at.Format("15:04:05")
}

// What the keys of the screen do; screen.js is what does it.
var screenKeys = []views.ScreenKey{
	{Key: "Alt+G", Does: "to the list of places; a letter, arrows, Enter"},
	{Key: "Alt+PgDn", Does: "next place"},
	{Key: "Alt+PgUp", Does: "place before"},
	{Key: "Alt+A", Does: "who is here"},
	{Key: "Alt+B", Does: "when it began, and ended"},
	{Key: "n", Does: "in a time: now"},
	{Key: "Alt+R", Does: "next row of this child’s plan"},
	{Key: "Alt+C", Does: "copy this row to the other plans"},
	{Key: "Alt+M", Does: "what is still missing"},
	{Key: "Enter", Does: "next field"},
	{Key: "Alt+S", Does: "save now"},
	{Key: "Alt+Enter", Does: "draft the decisions"},
	{Key: "Alt+K", Does: "these keys"},
}

// attendees returns those who are on this screen, in the order of the list, as the minutes have them.
func (b *screenBuilder) attendees() []pathway.Attendee {
	var list []pathway.Attendee
	for _, a := range b.k.Minutes.Attended(b.k.Record.Attendees) {
		if slices.Contains(b.roll.Attendees, a.ID) {
			list = append(list, a)
		}
	}
	return list
}

func (b *screenBuilder) name(a pathway.Attendee) string {
	if m, ok := b.k.Record.Member(a.Person); ok {
		return m.Person.Name()
	}
	if n, ok := b.k.Record.Colleague(a.Professional); ok {
		return n.Professional.Name
	}
	return a.Role
}

// children returns the children who are on this screen, in their order.
func (b *screenBuilder) children() []pathway.Person {
	var list []pathway.Person
	for _, id := range b.roll.Children {
		if m, ok := b.k.Record.Member(id); ok && m.Person.Died.IsZero() {
			list = append(list, m.Person)
		}
	}
	return list
}

func (b *screenBuilder) times(fixed bool) views.ScreenTimes {
	k := b.k.Record.Conference
	t := views.ScreenTimes{BeganAt: k.BeganAt.Clock(), EndedAt: k.EndedAt.Clock()}
	if fixed {
		return t
	}
	t.BeginAction = b.path("begin")
	t.Began = b.f.Time("began", "Began").WithHint("")
	t.Began.Placeholder, t.Began.Unsaved = "now", true
	if !k.BeganAt.IsZero() {
		t.EndAction = b.path("end")
		t.Ended = b.f.Time("ended", "Ended").WithHint("")
		t.Ended.Placeholder, t.Ended.Unsaved = "now", true
	}
	return t
}

func (b *screenBuilder) person(a pathway.Attendee) views.ScreenPerson {
	name, field := b.name(a), fmt.Sprintf("attend.%d.", a.ID)
	p := views.ScreenPerson{
		ID: fmt.Sprintf("person-%d", a.ID), Name: name, Role: a.Role,
		Mode:    b.quiet(b.f.Select(field+"mode", "How "+name+" takes part", options(pathway.Attendances)...).WithBlank("–")),
		Arrived: b.f.Time(field+"arrived", "When "+name+" came").WithHint(""),
		Left:    b.f.Time(field+"left", "When "+name+" left").WithHint(""),
		Deputy:  b.f.Text(field+"deputy", "Deputy").AtMost(100),
	}
	p.Arrived.Quiet, p.Left.Quiet = true, true
	p.Arrived.Placeholder, p.Left.Placeholder = "came", "left"
	if a.Attended == "" {
		p.Note = strings.ToLower(pathway.TitleOf(pathway.Answers, a.Answer))
	}
	for _, part := range b.roll.Parts {
		p.Parts = append(p.Parts, b.f.Checkbox(field+"part."+part, part))
	}
	return p
}

// quiet hides the label of a list from the eye: what it is for stands beside it.
func (b *screenBuilder) quiet(s views.Select) views.Select { s.Quiet = true; return s }

// readBack says how a date was understood, where the field is one: "Mon 14 Dec 2026", "no date".
func readBack(name, typed string, from pathway.Date) (string, bool) {
	at := strings.LastIndexByte(name, '.')
	switch name[at+1:] {
	case "by", "date", "reconvene", "review":
	default:
		return "", false
	}
	if typed == "" {
		return "", true
	}
	if d, ok := pathway.ReadDate(typed, from); ok {
		return views.Day(d), true
	}
	return "this is no date", true
}

func (b *screenBuilder) read(name string) string {
	text, _ := readBack(name, b.f.Value(name), b.roll.On)
	return text
}

package handlers

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// Places that are none of the sections of text.
const (
	placeReports = "place-reports"
	placeViews   = "place-views"
	placeCore    = "place-core"
)

func placeOfSection(section string) string { return "place-" + section }
func placeOfChild(id int64) string         { return fmt.Sprintf("child-%d", id) }

// places returns the middle of the screen, in the order in which a conference goes.
func (b *screenBuilder) places(fixed bool) []views.ScreenPlace {
	var list []views.ScreenPlace
	for _, s := range pathway.Sections {
		switch {
		case s.Private():
			continue
		case s.ID == "summary":
			list = append(list, b.familyViews())
		}
		list = append(list, b.section(s))
	}
	for i, child := range b.children() {
		list = append(list, views.ScreenPlace{ID: placeOfChild(child.ID), Title: child.Name(), Hint: b.hint("", fmt.Sprintf("plan.%d", child.ID)), Body: b.child(child, i), Fixed: fixed})
	}
	if len(b.children()) > 0 {
		list = append(list, views.ScreenPlace{ID: placeCore, Title: "Core group and review", Hint: b.hint("", "core"), Body: b.core(), Fixed: fixed})
	}
	for i := range list {
		list[i].Body = b.confirm(list[i])
	}
	return list
}

// confirm puts above a place the box that confirms what was typed in it before the conference was adjourned.
func (b *screenBuilder) confirm(place views.ScreenPlace) views.Component {
	for _, name := range slices.Sorted(maps.Keys(b.k.Before)) {
		group := pathway.CarriedGroup(name)
		if group == "" || placeOfGap(group) != place.ID || !pathway.ValidField(group, b.roll) || b.k.Value(name) == "" {
			continue
		}
		what := "what was typed on " + views.Day(b.k.Before[name]) + " under " + place.Title
		return views.Stack{views.ScreenTicks{Label: "Confirm " + what, Items: []views.ScreenTick{b.f.Tick(group, "It still holds", "It still holds: "+what)}}, place.Body}
	}
	return place.Body
}

// hint adds to a place's hint that what stands in fields of it was typed at a conference that was adjourned.
func (b *screenBuilder) hint(usual string, prefixes ...string) string {
	var on pathway.Date
	for name, f := range b.k.Fields {
		if slices.ContainsFunc(prefixes, func(p string) bool { return name == p || strings.HasPrefix(name, p+".") }) && f.CarriedOn.After(on) {
			on = f.CarriedOn
		}
	}
	if on.IsZero() {
		return usual
	}
	return strings.TrimSpace(usual + " Typed on " + views.Day(on) + ", before the conference was adjourned: read it again, change what is no longer right, and confirm it.")
}

// section is a place of text: one field, or in a split conference one for all and one for each part on the screen.
func (b *screenBuilder) section(s pathway.Section) views.ScreenPlace {
	readers := b.quiet(b.f.Select("read."+s.ID, "Who may read: "+s.Title, options(pathway.MinutesReaders[:2])...).WithBlank(""))
	if readers.Value == "" {
		readers = views.Select{Field: readers.Field, Choices: readers.Choices}
		readers.Choices[0].Chosen = true
	}
	place := views.ScreenPlace{ID: placeOfSection(s.ID), Title: s.Title, Hint: b.hint(s.Hint, "text."+s.ID), Aside: readers}
	if s.ID == "reports" {
		place.Hint = b.hint(s.Hint, "text."+s.ID, "report")
	}
	text := b.f.Textarea("text."+s.ID, s.Title, 4)
	if len(b.roll.Parts) == 0 {
		text.Quiet = true
		place.Body = b.withReports(s, text)
		return place
	}
	text.Label = "While everybody was there"
	body := views.Stack{text}
	for _, part := range b.roll.Parts {
		body = append(body, b.f.Textarea("text."+s.ID+"."+part, "Part: "+part, 3))
	}
	place.Body = b.withReports(s, body)
	return place
}

// withReports puts what each agency brought above the discussion of the reports.
func (b *screenBuilder) withReports(s pathway.Section, text views.Component) views.Component {
	if s.ID != "reports" {
		return text
	}
	var reports views.ScreenReports
	for _, a := range b.attendees() {
		if a.Professional == 0 {
			continue
		}
		field, name := fmt.Sprintf("report.%d.", a.ID), b.name(a)
		facts := b.f.Textarea(field+"facts", "Facts from "+name, 2)
		opinion := b.f.Textarea(field+"opinion", "Opinion of "+name, 2)
		facts.Quiet, opinion.Quiet = true, true
		facts.Placeholder, opinion.Placeholder = "Facts", "Opinion"
		reports = append(reports, views.ScreenReport{Name: name, Role: a.Role, Received: b.received(a), Facts: facts, Opinion: opinion})
	}
	return views.Stack{reports, text}
}

// received says whether the report of one of the attendance's agency has come, and who of those on this screen had it when. Of a
// report that is for the chair only, and of people who are not on this screen, it says nothing.
func (b *screenBuilder) received(a pathway.Attendee) string {
	n, _ := b.k.Record.Colleague(a.Professional)
	var shared []string
	came, told := false, false
	for _, r := range b.k.Record.Reports {
		if r.ChairOnly || r.ReplacedBy != 0 || r.Attendee != a.ID && (r.Attendee != 0 || r.Agency == 0 || r.Agency != n.Professional.Agency) {
			continue
		}
		came, told = true, told || len(r.Shared) > 0
		for _, who := range r.Shared {
			if slices.Contains(b.roll.Attendees, who.Attendee) {
				shared = append(shared, who.Name+" on "+who.SharedAt.Date().Short())
			}
		}
	}
	switch {
	case !came:
		return "No report yet"
	case len(shared) > 0:
		return "Report received, shared with " + views.Join(shared)
	case told:
		return "Report received"
	}
	return "Report received, not yet shared with the family"
}

// familyViews is what the children and the adults of the family think. Adults who are not parents and not on the list are
// left out.
func (b *screenBuilder) familyViews() views.ScreenPlace {
	var list views.ScreenFamilyViews
	view := func(field string, p pathway.Person, role string) {
		v := views.ScreenFamilyView{Name: p.Name(), Role: role,
			Text: b.f.Textarea(field+".text", "View of "+p.Name(), 2),
			How:  b.quiet(b.f.Select(field+".how", "How the view of "+p.Name()+" was heard", options(pathway.WaysOfGivingViews)...).WithBlank("How it was heard")),
		}
		v.Text.Quiet = true
		list = append(list, v)
	}
	for _, child := range b.children() {
		view(fmt.Sprintf("views.child.%d", child.ID), child, child.AgeWords(b.roll.On))
	}
	for _, id := range b.roll.Adults {
		m, _ := b.k.Record.Member(id)
		if role, ok := b.adultRole(id); ok {
			view(fmt.Sprintf("views.adult.%d", id), m.Person, role)
		}
	}
	return views.ScreenPlace{ID: placeViews, Title: "Views of the family", Hint: b.hint("In their own words, and how they were heard. Where somebody was not heard, why.", "views"), Body: list}
}

// adultRole returns what an adult is to the children, and false for one who is no parent and not on the list.
func (b *screenBuilder) adultRole(id int64) (string, bool) {
	role, parent := "", false
	for _, x := range b.k.Record.Relations {
		if x.Adult == id && slices.Contains(b.roll.Children, x.Child) && x.Relation != "" {
			role, parent = x.Relation, parent || pathway.IsParent(x.Relation) || x.PR == "yes"
		}
	}
	for _, a := range b.k.Record.Attendees {
		if a.Person == id && a.Comes() {
			return a.Role, true
		}
	}
	return role, parent
}

func (b *screenBuilder) core() views.ScreenCore {
	lead := b.f.Text("core.lead", "Lead social worker").AtMost(100)
	if lead.Value == "" {
		lead.Placeholder = b.k.Record.SocialWorker.Name
	}
	lead.List = "people"
	c := views.ScreenCore{
		Lead: lead,
		On:   b.f.Date("core.date", "First core group").WithHint(lastDay(b.k.CoreGroupBy)), OnRead: b.read("core.date"),
		At: b.f.Time("core.time", "Time").WithHint(""), Where: b.f.Text("core.where", "Where").AtMost(100),
		Review: b.f.Date("review.date", b.reviewLabel()).WithHint(lastDay(b.k.ReviewBy)), ReviewRead: b.read("review.date"),
		ReviewAt: b.f.Time("review.time", "Time").WithHint(""),
	}
	if b.review() {
		c.On.Label, c.Review.Label = "Next core group", "Next review conference"
	}
	for _, a := range b.attendees() {
		c.Members = append(c.Members, b.f.Checkbox(fmt.Sprintf("core.member.%d", a.ID), strings.TrimSuffix(b.name(a)+", "+a.Role, ", ")))
	}
	return c
}

// reviewLabel says that a child can have a review of its own.
func (b *screenBuilder) reviewLabel() string {
	if len(b.children()) > 1 {
		return "Review conference, for all who have no date of their own"
	}
	return "Review conference"
}

func lastDay(d pathway.Date) string {
	if d.IsZero() {
		return ""
	}
	return "By " + views.Day(d)
}

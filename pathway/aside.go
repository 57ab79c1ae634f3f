package pathway

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// A conference that decided nothing for some of its children goes on for them by itself, beside the family's own course: the others'
// core groups and reviews go on undisturbed, and no milestone of theirs counts from it.

// asideConferences returns the conferences of a run that go on from another one, as they stand, the earliest first. Conferences are
// given the latest first.
func asideConferences(run *Run, conferences []Conference) []Conference {
	var list []Conference
	for _, k := range slices.Backward(conferences) {
		if k.GoesOn != 0 && k.ReplacedBy == 0 && run.Holds(k.Meeting) && (k.State == ConferenceHeld || k.stands()) {
			list = append(list, k)
		}
	}
	return list
}

// Waiting is a child for whom a conference decided nothing and meets again, which is not booked.
type Waiting struct {
	Conference, Child int64
	On                Date // on which it is to meet, as it was decided
}

// Waiting returns for which children a conference is still to be called together again, as far as the run's conferences tell.
func (c *Course) Waiting() []Waiting {
	var list []Waiting
	for _, k := range slices.Concat([]Conference{c.ICPC}, c.Reviews, c.Aside) {
		if k.State != ConferenceHeld || c.DoneAt(k.ID, "decisions-approved").IsZero() {
			continue
		}
		d := c.Decided[k.ID]
		for _, child := range d.Reconvening() {
			booked := slices.ContainsFunc(c.Aside, func(a Conference) bool { return a.GoesOn == k.ID && slices.Contains(a.Children, child.Child) })
			if !booked {
				list = append(list, Waiting{k.ID, child.Child, child.ReconveneOn})
			}
		}
	}
	return list
}

// Root returns the conference of the family's own course from which one goes on, at however many removes; its own id where it is of
// that course.
func (c *Course) Root(conference int64) int64 {
	for _, k := range slices.Backward(c.Aside) {
		if k.ID == conference {
			conference = k.GoesOn
		}
	}
	return conference
}

// ReviewDatesOf returns the last days that a review of the run had, from which one that goes on from it counts too; the zero ReviewDates
// of another conference.
func (c *Course) ReviewDatesOf(conference int64) ReviewDates {
	n, from := c.ReviewNumber(conference), c.Events.Conference.Date()
	switch {
	case n == 0:
		return ReviewDates{}
	case n > 1:
		from = nth(c.Events.Reviews, n-1)
	}
	return c.Definition.ReviewDates(n, from, c.Office)
}

// AsideClock is ReviewClock for a conference that went on from another.
func (d *Definition) AsideClock(ended DateTime, office *Calendar) Milestone {
	m := d.ReviewClock(ended, office)
	m.Title = "Decisions of the conference that went on in everybody’s hands"
	return m
}

// StepGoesOn stands in lists for a conference that goes on from another: it is no step of a pathway.
const StepGoesOn = "goes-on"

// AsideStep returns a conference that goes on from another and is still to be held, as a step. Names are those of its children.
func (d *Definition) AsideStep(k Conference, names []string) Milestone {
	s := d.icpc
	m := Milestone{ID: StepGoesOn, Title: "The conference goes on for " + joined(names), Who: s.who, Role: s.role, Due: k.StartsAt.Date(), Arranged: k.StartsAt}
	if k.State == ConferenceAdjourned {
		m.Arranged = DateTime{}
		m.Title = "New date for the conference that goes on for " + joined(names)
	}
	return m
}

// CarriedGroup returns the field by which it is confirmed that something typed at an adjourned conference still holds, together with
// what stands beside it on the screen: "carried.text.worries"; "" for a field that nobody has to confirm.
func CarriedGroup(name string) string {
	words := strings.Split(name, ".")
	switch words[0] {
	case "text", "plan":
		return "carried." + words[0] + "." + words[1]
	case "report":
		return "carried.text.reports"
	case "views":
		return "carried.views"
	case "core", "review":
		return "carried.core"
	}
	return ""
}

// adjournedGaps asks that what goes on from an adjourned conference is confirmed, or changed.
func (s Sitting) adjournedGaps(g *gaps) {
	roll, asked := RollOf(s.Record), map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(s.Before)) {
		group := CarriedGroup(name)
		if group == "" || s.Typed[name] == "" || s.Typed[group] == Ticked || asked[group] || !ValidField(name, roll) {
			continue
		}
		asked[group] = true
		g.add(group, "Confirm under “%s” what was typed on %s, or change it", s.groupTitle(group), s.Before[name].layout("2 January 2006"))
	}
}

// groupTitle says where the fields of a group stand on the screen.
func (s Sitting) groupTitle(group string) string {
	words := strings.Split(group, ".")
	switch words[1] {
	case "text":
		return Sections[slices.IndexFunc(Sections, func(x Section) bool { return x.ID == words[2] })].Title
	case "views":
		return "Views of the family"
	case "plan":
		child, _ := strconv.ParseInt(words[2], 10, 64)
		m, _ := s.Record.Member(child)
		return m.Person.Name()
	}
	return "Core group and review"
}

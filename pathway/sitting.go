package pathway

import (
	"fmt"
	"slices"
)

// Sitting is one conference as it was held: all that its decisions are drafted and checked from.
type Sitting struct {
	Record      *Record
	Minutes     Minutes
	Typed       map[string]string // the fields that Minutes were read from
	Before      map[string]Date   // by field: the day of the adjourned conference at which it was typed
	Agencies    []Agency
	Calendar    *Calendar
	CoreGroupBy Date                  // the last day for the first core group; zero: none known
	Definition  *Definition           // of the family's pathway
	Carried     map[int64]CarriedPlan // of a review: the plans in force when it began, by child
	Agreed      map[string][]int64    // by step: the children for whom it was recorded at this review
	ReviewBy    Date                  // the last day for the first review, by the months and by the census's 91 days
}

// Quoracy is how the conference stands by who is recorded as there, or before it begins by the answers.
func (s Sitting) Quoracy() Quoracy { return CheckQuoracy(s.asTyped().Record, s.Agencies) }

// asTyped is the sitting with everybody's attendance as the minutes have it.
func (s Sitting) asTyped() Sitting {
	r := *s.Record
	r.Attendees = s.Minutes.Attended(r.Attendees)
	s.Record = &r
	return s
}

// children returns the subject children, without one who has died: nothing more is made for them.
func (s Sitting) children() []Person {
	var all []Person
	for _, id := range s.Record.Conference.Children {
		if m, ok := s.Record.Member(id); ok && m.Person.Died.IsZero() {
			all = append(all, m.Person)
		}
	}
	return all
}

// parents returns the adults whose view has to be heard: parents and those with parental responsibility for a child of this
// conference. Those whom nobody may be told of are not on the screen.
func (s Sitting) parents() []Person {
	var all []Person
	for _, m := range s.Record.Members {
		if m.Kind != Adult || m.Person.Hidden || !m.Person.Died.IsZero() || !m.EndedOn.IsZero() {
			continue
		}
		for _, child := range s.children() {
			if x, ok := s.Record.Relation(m.Person.ID, child.ID); ok && (IsParent(x.Relation) || x.PR == "yes") {
				all = append(all, m.Person)
				break
			}
		}
	}
	return all
}

// invited returns those who were asked to come. Somebody whom nobody may be told of is not on the screen, and so not asked
// about.
func (s Sitting) invited() []Attendee {
	var all []Attendee
	for _, a := range s.Record.Attendees {
		if a.Comes() && a.Excluded != ExcludedWhole && !s.Record.hides(a) {
			all = append(all, a)
		}
	}
	return all
}

// Comes tells whether somebody is on the list to take part, and was not taken off it.
func (a Attendee) Comes() bool { return !a.Removed && a.Purpose == ToAttend }

// hides tells whether an attendee is a person whom nobody may be told of.
func (r *Record) hides(a Attendee) bool {
	m, ok := r.Member(a.Person)
	return ok && m.Person.Hidden
}

// asked returns those at the table whose agency is asked for a view on a child: agencies that count for quoracy and know
// of the child.
func (s Sitting) asked(child int64) []Attendee {
	var all []Attendee
	for _, a := range s.invited() {
		who, known := s.Record.Colleague(a.Professional)
		there := (Presence{Mode: a.Attended}).There() || s.Record.Conference.Kind == RCPC && a.Attended != "" // who cannot come to a review sends a report with its view
		if known && there && slices.Contains(who.Children, child) && groupOf(s.Agencies, who.Professional.Agency) != "" {
			all = append(all, a)
		}
	}
	return all
}

// firstMember is the field of the first who could be of the core group.
func (s Sitting) firstMember() string {
	for _, a := range s.invited() {
		return fmt.Sprintf("core.member.%d", a.ID)
	}
	return "core.lead"
}

// called is how staff read an attendee: name and role.
func (r *Record) called(a Attendee) string {
	name := ""
	if m, ok := r.Member(a.Person); ok {
		name = m.Person.Name()
	} else if c, ok := r.Colleague(a.Professional); ok {
		name = c.Professional.Name
	}
	switch {
	case name == "":
		return a.Role
	case a.Role == "":
		return name
	}
	return name + " (" + a.Role + ")"
}

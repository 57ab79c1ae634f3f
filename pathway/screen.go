package pathway

import (
	"slices"
	"strings"
	"time"
)

// SavedField is a field of the conference screen as it is stored.
type SavedField struct {
	Name, Value string
	Version     int    // number of the save of this conference that stored it; later saves have greater ones
	Page        string // which open page of the screen stored it
	At          time.Time
	By          int64 // account
	ByName      string
	CarriedOn   Date // of the adjourned conference at which it was typed; zero: typed at this one
}

// FieldEdit is a field as somebody typed it, with the version that their page knew.
type FieldEdit struct {
	Name, Value string
	Base        int
}

// Clash is a field that somebody else saved while this person was typing: both texts.
type Clash struct {
	Field, Title string
	Mine, Theirs string
	By           string
	At           time.Time
	Version      int // of theirs
}

// Clashes tells whether saving an edit would lose what another page stored: it is newer than what this page knew, and
// another text. A page does not clash with itself, though an answer to it may have been lost.
func (f SavedField) Clashes(e FieldEdit, page string) bool {
	return f.Version > e.Base && f.Page != page && f.Value != e.Value
}

// RollOf returns whom the fields of the record's conference may be about: nobody whom others may not be told of, and at the
// table nobody whom the chair excluded from the whole of it; what they think is heard in other ways.
func RollOf(r *Record) Roll {
	roll := Roll{Children: r.Conference.Children, On: r.Conference.StartsAt.Date()}
	for _, m := range r.Members {
		if m.Kind == Adult && !m.Person.Hidden && m.EndedOn.IsZero() && m.Person.Died.IsZero() {
			roll.Adults = append(roll.Adults, m.Person.ID)
		}
	}
	var listed []Attendee
	for _, a := range r.Attendees {
		if a.Comes() && a.Excluded != ExcludedWhole && !r.hides(a) {
			roll.Attendees = append(roll.Attendees, a.ID)
			listed = append(listed, a)
		}
	}
	roll.Parts = PartsOf(listed)
	return roll
}

// FieldFixed tells whether a field no longer changes, because the decisions that it went into are with the chair or
// approved. What was said may still be put right until the minutes are issued.
func FieldFixed(name string, drafts []DraftedDecisions) bool {
	if len(drafts) == 0 {
		return false
	}
	switch last := slices.MaxFunc(drafts, func(a, b DraftedDecisions) int { return a.Number - b.Number }); last.State {
	case DecisionsWithChair, DecisionsApproved:
		return !SaidField(name)
	}
	return false
}

// SaidField tells whether a field holds what was said, which goes into the minutes and not into the decisions. What is for the chair
// only is in nobody's copy, and may be put right at any time.
func SaidField(name string) bool {
	kind, section, _ := strings.Cut(name, ".")
	if kind == "text" && slices.ContainsFunc(Sections, func(s Section) bool { return s.Private() && s.ID == section }) {
		return false
	}
	return kind == "text" || kind == "read" || kind == "report" || kind == "views"
}

// LastDays returns the last day for the first core group and for the first review after a conference that is held then: by
// the statutory limit, and for the review by the earlier of the months and the days that national reporting counts.
func (d *Definition) LastDays(conference DateTime, office *Calendar) (coreGroup, review Date) {
	for _, m := range d.Milestones(Events{Strategy: conference, Conference: conference, ConferenceHeld: true}, office) {
		switch m.ID {
		case "core-group-1":
			coreGroup = m.Limit
		case "review-1":
			review = m.Due
		}
	}
	return coreGroup, review
}

// CheckBegin returns nil, or Invalid on began: a conference begins on its day and not in the future.
func (k Conference) CheckBegin(at, now DateTime) error {
	f := Fields{}
	switch {
	case at.IsZero():
		f.Add("began", "Enter the time at which the conference began, like 10:05")
	case at.Date() != k.StartsAt.Date():
		f.Add("began", "The conference is on "+k.StartsAt.Date().layout("Monday 2 January 2006")+": it cannot begin on another day")
	case k.StartsAt.Date().After(now.Date()):
		f.Add("began", "The conference is on "+k.StartsAt.Date().layout("Monday 2 January 2006")+": it begins then")
	case at.After(now):
		f.Add("began", "The conference cannot have begun in the future")
	case !k.EndedAt.IsZero() && !at.Before(k.EndedAt):
		f.Add("began", "The conference began before it ended, at "+k.EndedAt.Clock())
	}
	return f.Err()
}

// CheckEnd returns nil, or Invalid on ended: a conference ends after it began and not in the future.
func (k Conference) CheckEnd(at, now DateTime) error {
	f := Fields{}
	switch {
	case k.BeganAt.IsZero():
		f.Add("began", "Record first when the conference began")
	case at.IsZero():
		f.Add("ended", "Enter the time at which the conference ended, like 11:40")
	case at.After(now):
		f.Add("ended", "The conference cannot have ended in the future")
	case !at.After(k.BeganAt):
		f.Add("ended", "The conference ended after it began, at "+k.BeganAt.Clock())
	case at.Date() != k.BeganAt.Date():
		f.Add("ended", "The conference ended on the day on which it began")
	}
	return f.Err()
}

// ForPart returns the part of the roll that may be on a screen that those who are there in one part of a split conference can
// see: those who are there in it, the children whom every one of the family among them may know of, and those adults'
// views.
func (roll Roll) ForPart(r *Record, part string) Roll {
	seen := Roll{On: roll.On, Parts: []string{part}}
	var adults []int64
	for _, id := range roll.Attendees {
		a, _ := r.Attendee(id)
		if a.Part != "" && a.Part != part {
			continue
		}
		seen.Attendees = append(seen.Attendees, id)
		if slices.Contains(roll.Adults, a.Person) {
			adults = append(adults, a.Person)
		}
	}
	seen.Adults = adults
	for _, child := range roll.Children {
		unknown := slices.ContainsFunc(adults, func(adult int64) bool {
			x, _ := r.Relation(adult, child)
			return !x.Knows()
		})
		if !unknown {
			seen.Children = append(seen.Children, child)
		}
	}
	return seen
}

// Seen returns the gaps of fields that are on a screen with this roll, and those of no field.
func (roll Roll) Seen(gaps []Gap) []Gap {
	return slices.DeleteFunc(slices.Clone(gaps), func(g Gap) bool {
		return g.Field != BeganField && g.Field != EndedField && g.Field != QuoracyField && g.Field != StepDownField && !ValidField(g.Field, roll)
	})
}

// Only returns the quoracy for these children.
func (q Quoracy) Only(children []int64) Quoracy {
	return Quoracy{slices.DeleteFunc(slices.Clone(q.Children), func(c ChildQuoracy) bool { return !slices.Contains(children, c.Child) })}
}

package pathway

import (
	"slices"
	"strings"
)

// plan is a child's outline plan. Actions by people whom the recipient may not know of, or that name a person whom they
// may not, are left out, and leave no gap. In a part copy are only the recipient's own.
func (d *disclosure) plan(p OutlinePlan, full bool) OutlinePlan {
	actions := p.Actions
	p.Actions = nil
	for _, x := range actions {
		mine := d.does(x)
		switch {
		case d.hasUnseen(x):
			d.withhold("An action of the plan", "It is by or for somebody whom "+d.name()+" may not know of")
			continue
		case !full && !mine:
			continue
		}
		x.Attendee = 0
		if mine {
			x.Attendee = d.attendee.ID
		}
		p.Actions = append(p.Actions, x)
	}
	if !full {
		p.Protect, p.Seen, p.SeenAlone, p.Contingency = "", "", "", ""
	}
	return p
}

// does reports whether an action is the recipient's: by the record, or by its words.
func (w recipient) does(x PlanAction) bool {
	if x.Attendee != 0 {
		return x.Attendee == w.attendee.ID
	}
	if w.professional() {
		return says(x.Who, w.name()) || says(x.Who, w.roleFor(w))
	}
	p := w.member.Person
	names := []string{p.Name(), p.LegalName(), p.FirstName, p.KnownAs}
	if p.Title != "" {
		names = append(names, p.Greeting())
	}
	for _, child := range w.known() {
		relation, _ := w.record.Relation(p.ID, child)
		names = append(names, relation.Relation)
	}
	return slices.ContainsFunc(names, func(s string) bool { return says(x.Who, s) })
}

// hasUnseen reports whether an action is by an attendee whom the recipient may not know of, or names in full a person whom
// they may not. A first name alone is left to the safety check, which shows it, because it may be a common word.
func (d *disclosure) hasUnseen(x PlanAction) bool {
	for _, a := range d.record.Attendees {
		o := d.other(a)
		if d.sees(a) {
			if !d.mayName(a) && says(x.Who, o.name()) {
				return true
			}
			continue
		}
		if a.Removed || o.nobody() {
			continue
		}
		if x.Attendee != 0 && x.Attendee == a.ID || says(x.Who, o.name()) {
			return true
		}
		if o.professional() && says(x.Who, o.roleFor(o)) && !d.roleSeen(o.roleFor(o)) {
			return true
		}
	}
	for _, m := range d.record.Members {
		for _, name := range d.unknownNames(m) {
			if says(x.Risk+" "+x.Action+" "+x.Who+" "+x.Measure, name) {
				return true
			}
		}
	}
	return false
}

// roleSeen reports whether somebody whom the recipient may know of has that role too.
func (d *disclosure) roleSeen(role string) bool {
	return slices.ContainsFunc(d.record.Attendees, func(a Attendee) bool {
		o := d.other(a)
		return d.sees(a) && Fold(o.roleFor(o)) == Fold(role)
	})
}

// says reports whether text holds the words of a name, in their order and next to each other.
func says(text, name string) bool {
	return Normalise(name) != "" && strings.Contains(" "+Normalise(text)+" ", " "+Normalise(name)+" ")
}

package pathway

import (
	"slices"
	"strings"
)

// plan is a child's outline plan. Actions by people whom the recipient may not know of, or that name a person whom they
// may not, are left out, and leave no gap. In a part copy are only the recipient's own, and of what protects the child and of
// what happens otherwise the sentences that are about the recipient.
func (d *disclosure) plan(p OutlinePlan, child int64, full bool) OutlinePlan {
	actions := p.Actions
	p.Actions = nil
	for _, x := range actions {
		mine := d.does(x, child)
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
		p.Protect, p.Contingency = d.about(p.Protect, child), d.about(p.Contingency, child)
		p.Seen, p.SeenAlone = "", ""
	}
	return p
}

// does reports whether an action is the recipient's: by the record, or by its words.
func (w recipient) does(x PlanAction, child int64) bool {
	if x.Attendee != 0 {
		return x.Attendee == w.attendee.ID
	}
	return w.meant(x.Who, child)
}

// meant reports whether words of the plan for a child name the recipient: by name, by role, or by what they are to that child.
func (w recipient) meant(text string, child int64) bool {
	if w.professional() {
		return says(text, w.name()) || says(text, w.roleFor(w))
	}
	p := w.member.Person
	names := []string{p.Name(), p.LegalName(), p.FirstName, p.KnownAs}
	if p.Title != "" {
		names = append(names, p.Greeting())
	}
	relation, _ := w.record.Relation(p.ID, child)
	names = append(names, relation.Relation)
	if IsParent(relation.Relation) {
		names = append(names, "parents")
	}
	text = stepJoined.Replace(" " + Normalise(text) + " ")
	for _, list := range calledAtHome {
		if list[0] == relation.Relation {
			names = append(names, list[1:]...)
		}
	}
	return slices.ContainsFunc(names, func(s string) bool { return says(text, s) })
}

// stepJoined writes step-parents as one word, so that none is taken for a parent.
var stepJoined = strings.NewReplacer(" step mum ", " stepmum ", " step mother ", " stepmother ", " step dad ", " stepdad ", " step father ", " stepfather ")

// calledAtHome are other words for a relation: what families say, and so what is written in plans.
var calledAtHome = [][]string{
	{"Mother", "mum", "mam", "mom", "mummy"},
	{"Father", "dad", "daddy"},
	{"Stepmother", "stepmum"},
	{"Stepfather", "stepdad"},
	{"Grandmother", "gran", "granny", "nan", "nana", "grandma"},
	{"Grandfather", "grandad", "granddad", "grandpa"},
	{"Aunt", "auntie", "aunty"},
}

// about returns the sentences of a text that name the recipient.
func (w recipient) about(text string, child int64) string {
	var kept []string
	for _, line := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' }) {
		for line != "" {
			end := len(line)
			for _, stop := range []string{". ", "! ", "? ", "; "} {
				if i := strings.Index(line, stop); i >= 0 {
					end = min(end, i+len(stop))
				}
			}
			if s := strings.TrimSpace(line[:end]); w.meant(s, child) {
				kept = append(kept, s)
			}
			line = line[end:]
		}
	}
	return strings.Join(kept, " ")
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

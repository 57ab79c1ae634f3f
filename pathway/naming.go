package pathway

import (
	"slices"
	"strings"
)

// Naming is whether a professional is named to one of the family, where somebody has said so; Why is the reason for naming one who
// otherwise would not be.
type Naming struct {
	Professional, Person int64
	Hide                 bool
	Why                  string
}

// Unnamed is one of the family to whom a professional may or may not be named.
type Unnamed struct {
	Person Person
	Usual  bool // they are not named unless somebody says so
	Hide   bool
	Why    string // they are named all the same
}

// Namings returns for a professional on the list each of the family on it, and whether the professional is named to them; none
// for one of the family.
func (r *Record) Namings(a Attendee) []Unnamed {
	s := newShelter(r)
	o := recipientOf(r, s, a)
	if !o.professional() {
		return nil
	}
	var list []Unnamed
	for _, x := range r.OnList() {
		w := recipientOf(r, s, x)
		if x.Person == 0 || w.nobody() {
			continue
		}
		u := Unnamed{Person: w.member.Person, Usual: w.usuallyUnnamed(o)}
		u.Hide, u.Why = w.unnamed(o)
		list = append(list, u)
	}
	return list
}

// unnamed reports whether another attendee, a professional, is not named to the recipient, one of the family; or else why they are
// though they usually would not be.
func (w recipient) unnamed(o recipient) (hide bool, why string) {
	if w.member.Person.ID == 0 || !o.professional() {
		return false, ""
	}
	for _, n := range w.record.Naming {
		if n.Professional == o.colleague.Professional.ID && n.Person == w.member.Person.ID {
			return n.Hide, n.Why
		}
	}
	return w.usuallyUnnamed(o), ""
}

// usuallyUnnamed reports whether another attendee works for a service against violence, and the recipient is an adult whom it does not
// support: those who are protected, and where nobody is the mother.
func (w recipient) usuallyUnnamed(o recipient) bool {
	if w.member.Kind != Adult || !o.againstViolence() || w.shelter.people[w.member.Person.ID] {
		return false
	}
	adult := func(m Member) bool { return m.Kind == Adult && w.shelter.people[m.Person.ID] }
	if slices.ContainsFunc(w.record.Members, adult) {
		return true
	}
	return !slices.ContainsFunc(w.record.Relations, func(x Relation) bool { return x.Adult == w.member.Person.ID && x.Relation == "Mother" })
}

// againstViolence reports whether a professional works for a service that supports people against violence at home.
func (w recipient) againstViolence() bool {
	p := w.colleague.Professional
	switch p.AgencyKind {
	case Voluntary, Housing, Health, OtherKind:
	default:
		return false
	}
	text := strings.Join([]string{p.AgencyName, p.TeamName, p.JobTitle, w.colleague.Role, w.attendee.Role}, ". ")
	return slices.ContainsFunc(violenceWords, func(word string) bool { return says(text, word) })
}

// violenceWords stand in the names and roles of services against violence at home.
var violenceWords = []string{"domestic abuse", "domestic violence", "IDVA", "ISVA", "women’s aid", "woman’s aid", "women’s service", "women’s services", "women’s project",
	"women’s centre", "women’s support", "women’s refuge", "refuge", "rape crisis", "sexual violence", "sexual abuse", "stalking", "victim support", "honour based", "forced marriage",
	"survivors", "violence against women"}

// keptQuiet returns the professionals on the list who are not named to the recipient.
func (w recipient) keptQuiet() []recipient {
	var list []recipient
	for _, a := range w.record.OnList() {
		o := w.other(a)
		if hide, _ := w.unnamed(o); hide {
			list = append(list, o)
		}
	}
	return list
}

// quietValues returns what tells of professionals who are not named to the recipient: name, phone and email, and what they are and where
// they work unless somebody else on the list is that or works there.
func (d *disclosure) quietValues() []Protected {
	var all []Protected
	for _, o := range d.keptQuiet() {
		p := o.colleague.Professional
		l := valueList{owner: Owner{Label: p.Name}, source: source("not named", p.ID)}
		l.add(ValueName, p.Name)
		l.add(ValueName, p.Latin)
		l.add(ValuePhone, p.Phone)
		l.add(ValueEmail, p.Email)
		elsewhere := slices.ContainsFunc(d.record.OnList(), func(a Attendee) bool {
			x := d.other(a)
			return d.sees(a) && sameNames(x.colleague.Professional.AgencyName, p.AgencyName)
		})
		if !elsewhere {
			l.add(ValuePlace, p.AgencyName)
		}
		if role := o.roleFor(o); !d.roleSeen(role) {
			l.add(ValueWord, role)
			l.list[len(l.list)-1].Soft = true
		}
		for _, short := range []string{"IDVA", "ISVA"} {
			if o.againstViolence() && !d.roleSeen(short) {
				l.add(ValueExistence, short)
			}
		}
		all = append(all, l.list...)
	}
	return all
}

// CheckNaming returns nil, or what is wrong with to whom of the family a professional is not named: why. hide holds persons.
func CheckNaming(list []Unnamed, hide []int64, why string) error {
	f := Fields{}
	for _, u := range list {
		if u.Usual && u.Why == "" && !slices.Contains(hide, u.Person.ID) {
			f.Need("why", why, "Say why they may be named to "+u.Person.Name())
		}
	}
	f.AtMost("why", why, 300)
	return f.Err()
}

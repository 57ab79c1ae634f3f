package pathway

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// recipient is one attendee with what the record says that they may know. The zero attendee is nobody in particular:
// whoever reads what goes round the table.
type recipient struct {
	record    *Record
	shelter   shelter
	attendee  Attendee
	member    Member        // of the family, or
	colleague NetworkMember // a professional
}

func newRecipient(r *Record, attendee int64) recipient {
	a, _ := r.Attendee(attendee)
	r = r.readBy(attendee).printed()
	return recipientOf(r, newShelter(r), a)
}

func recipientOf(r *Record, s shelter, a Attendee) recipient {
	w := recipient{record: r, shelter: s, attendee: a}
	if a.Person != 0 {
		w.member, _ = r.Member(a.Person)
	} else if a.Professional != 0 {
		w.colleague, _ = r.Colleague(a.Professional)
	}
	return w
}

// other returns another attendee as a recipient of the same record.
func (w recipient) other(a Attendee) recipient { return recipientOf(w.record, w.shelter, a) }

// nobody reports whether there is no such person in the record.
func (w recipient) nobody() bool {
	return w.member.Person.ID == 0 && w.colleague.Professional.ID == 0
}

func (w recipient) professional() bool { return w.colleague.Professional.ID != 0 }

// name is how the recipient is written to.
func (w recipient) name() string {
	if w.professional() {
		return w.colleague.Professional.Name
	}
	return w.member.Person.Name()
}

// hidden reports whether nobody else is told that the recipient exists.
func (w recipient) hidden() bool { return w.member.Person.Hidden }

// livesWith reports whether the recipient is a child of the family, or shares an address with one, now.
func (w recipient) livesWith(child int64) bool {
	m, _ := w.record.Member(child)
	return w.member.Person.ID == child || slices.ContainsFunc(m.Homes, func(home Residence) bool {
		return home.Until.IsZero() && slices.ContainsFunc(w.member.Homes, func(own Residence) bool { return own.Until.IsZero() && own.Address.ID == home.Address.ID })
	})
}

// mayKnow reports whether the recipient may be told of a child: a child of themself, one of the family by a relation
// that says yes and is confirmed, a professional by the children that they are linked to, confirmed. Nobody is told of a
// child who has died or is no longer of this family, and nobody in particular knows of none.
func (w recipient) mayKnow(child int64) bool {
	m, ok := w.record.Member(child)
	if !ok || m.Kind == Adult || !m.Person.Died.IsZero() || past(m.EndedOn, w.record.Now.Date()) {
		return false
	}
	switch {
	case w.professional():
		return w.colleague.Confirmed != "" && slices.Contains(w.linked(), child)
	case w.member.Person.ID == 0 || past(w.member.EndedOn, w.record.Now.Date()):
		return false
	case w.member.Person.ID == child:
		return true
	}
	x, ok := w.record.Relation(w.member.Person.ID, child)
	return ok && x.Knows()
}

// linked returns the children that a professional is linked to, or the family's adult related to, confirmed or not.
// Where somebody's work with the family has ended there are none.
func (w recipient) linked() []int64 {
	if w.professional() {
		if past(w.colleague.EndedOn, w.record.Now.Date()) {
			return nil
		}
		return w.colleague.Children
	}
	var children []int64
	for _, x := range w.record.Relations {
		if x.Adult == w.member.Person.ID && x.MayKnow == "yes" {
			children = append(children, x.Child)
		}
	}
	return children
}

// known returns the conference's children that the recipient may know about, in its order; a child who is written to
// comes first.
func (w recipient) known() []int64 {
	var known []int64
	for _, child := range w.record.Conference.Children {
		switch {
		case !w.mayKnow(child):
		case child == w.member.Person.ID:
			known = slices.Insert(known, 0, child)
		default:
			known = append(known, child)
		}
	}
	return known
}

// knowsAll reports whether the recipient may know of every child of the conference, so that a text about all of them
// tells nothing new. Children who have died are left out of the count.
func (w recipient) knowsAll() bool {
	for _, child := range w.record.Conference.Children {
		m, _ := w.record.Member(child)
		if !w.mayKnow(child) && m.Person.Died.IsZero() {
			return false
		}
	}
	return true
}

// sees reports whether the recipient may be told that another attendee has to do with the conference: somebody who has
// to do with a child that both know, is not hidden, gives no place away, and is not kept from being named to them.
func (w recipient) sees(a Attendee) bool {
	o := w.other(a)
	switch {
	case a.ID == w.attendee.ID:
		return true
	case a.Removed, o.nobody(), o.hidden(), !o.member.Person.Died.IsZero():
		return false
	case o.professional():
		hide, _ := w.unnamed(o)
		return !hide && w.mayPlace(o.colleague) && slices.ContainsFunc(o.linked(), w.mayKnow)
	case o.member.Kind != Adult:
		return w.mayKnow(o.member.Person.ID)
	}
	return slices.ContainsFunc(o.linked(), w.mayKnow)
}

// mayPlace reports whether the recipient may know that a colleague works with the family. Where that gives a place away,
// only those may who live there, and who have leave to be given protected addresses.
func (w recipient) mayPlace(n NetworkMember) bool {
	if !n.ProtectedPlace || w.permitted() || n.Professional.ID == w.colleague.Professional.ID && w.professional() {
		return true
	}
	if !w.shelter.people[w.member.Person.ID] {
		return false
	}
	lives := false
	for _, child := range n.Children {
		if !w.shelter.people[child] {
			continue
		}
		if m, _ := w.record.Member(child); !livesWith(m, w.member) {
			return false
		}
		lives = true
	}
	return lives
}

// mayName reports whether another attendee may stand by name and agency in a list that the recipient reads. A school that
// would tell where a protected child is stands by its role only in what the family reads, unless they live with the child.
func (w recipient) mayName(a Attendee) bool {
	return w.sees(a) && !w.tellsPlace(w.other(a).colleague)
}

// tellsPlace reports whether a colleague's agency is the school of a protected child with whom the recipient, one of the
// family, does not live.
func (w recipient) tellsPlace(n NetworkMember) bool {
	return !w.professional() && slices.ContainsFunc(n.Children, func(child int64) bool {
		m, _ := w.record.Member(child)
		return w.shelter.people[child] && !livesWith(m, w.member) && sameNameOf(m.School, n.Professional.AgencyName)
	})
}

// sameNameOf reports whether two names are of one place: equal, or one within the other.
func sameNameOf(a, b string) bool {
	a, b = Fold(a), Fold(b)
	return len(a) > 3 && len(b) > 3 && (strings.Contains(a, b) || strings.Contains(b, a))
}

// permitted reports whether the recipient may be given protected addresses: police, the lead social worker, or another authority to which
// the children have moved, by a recorded permission with its reason.
func (w recipient) permitted() bool {
	p := w.colleague.Professional
	lead := p.ID == w.record.Case.SocialWorker || p.ID == w.record.SocialWorker.ID
	return w.professional() && w.colleague.AddressPermission != "" && (p.AgencyKind.MayBePermitted() || lead)
}

// roleFor returns what the recipient is, as another may read it: an adult of the family by their relation to the
// children whom that other may know about, never by a role that was typed, which may name a child.
func (w recipient) roleFor(reader recipient) string {
	if w.professional() {
		p := w.colleague.Professional
		return firstOf(w.attendee.Role, w.colleague.Role, p.JobTitle, TitleOf(AgencyKindTitles, string(p.AgencyKind)))
	}
	if w.member.Kind != Adult {
		return "Child"
	}
	var known []int64
	for _, m := range w.record.Members {
		if reader.mayKnow(m.Person.ID) {
			known = append(known, m.Person.ID)
		}
	}
	return firstOf(w.record.relationTo(w.member.Person.ID, known), "Family member")
}

// relationTo returns what an adult is to some children, in words: "Mother", or "Father and stepfather".
func (r *Record) relationTo(adult int64, children []int64) string {
	var all []string
	for _, child := range children {
		if x, ok := r.Relation(adult, child); ok && related(x.Relation) && !slices.Contains(all, x.Relation) {
			all = append(all, x.Relation)
		}
	}
	for i := 1; i < len(all); i++ {
		_, n := utf8.DecodeRuneInString(all[i])
		all[i] = strings.ToLower(all[i][:n]) + all[i][n:]
	}
	return joined(all)
}

// past reports whether something ended on or before a day.
func past(ended, on Date) bool { return !ended.IsZero() && !ended.After(on) }

// joined is a list in words: "a, b and c".
func joined(s []string) string {
	if len(s) < 2 {
		return strings.Join(s, "")
	}
	return strings.Join(s[:len(s)-1], ", ") + " and " + s[len(s)-1]
}

// related reports whether a relation is one: that somebody is nothing to a child is recorded too, and tells nobody of them.
func related(relation string) bool {
	switch Fold(relation) {
	case "", "none", "norelation", "notrelated", "unrelated":
		return false
	}
	return true
}

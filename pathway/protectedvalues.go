package pathway

import (
	"slices"
	"strconv"
)

// ShieldFor returns the shield with which one recipient's document is searched. Wording is the document's fixed wording,
// in which a common word tells nothing.
func ShieldFor(r *Record, attendee int64, kind DocumentKind, wording []string) *Shield {
	return NewShield(ShieldingFor(r, attendee, kind, wording))
}

// ShieldingFor returns every protected value of a record with its owner, and what one recipient may read all the same. For
// attendee 0, who is whoever reads what goes round the table, nothing but the office's own is exempt.
func ShieldingFor(r *Record, attendee int64, kind DocumentKind, wording []string) Shielding {
	d := newDisclosure(r, attendee, kind, Options{})
	of := Shielding{Recipient: d.member.Person.ID, Wording: append(d.officeWording(), wording...), Places: d.placeWording()}
	of.Protected = slices.Concat(d.withShort(d.protectedAddresses()), d.protectedContacts(), d.withShort(d.protectedPlaces()), d.protectedNames(), d.quietValues())
	for _, w := range r.Words {
		owner, _ := r.Member(w.Owner)
		of.Protected = append(of.Protected, w.Value(d.staffLabel(owner)))
	}
	of.Exempt = slices.Concat(d.ownValues(), d.officeValues(), d.knownNames(), d.knownDates())
	if !d.nobody() {
		of.Blocks = [][]string{d.post().Lines()}
	}
	of.Blocks = append(of.Blocks, r.Office.Address.Lines(), r.Conference.Venue.Address.Lines())
	return of
}

// staffLabel is what staff call a person of the family; somebody hidden and nobody have none.
func (d *disclosure) staffLabel(m Member) string {
	if m.Person.Hidden {
		return ""
	}
	return m.Person.Name()
}

func (d *disclosure) ownerOf(m Member) Owner { return Owner{m.Person.ID, d.staffLabel(m)} }

// protectedAddresses returns the values of all protected addresses, former ones too, in every way in which they are
// recorded, for each of the family whose own they are.
func (d *disclosure) protectedAddresses() []Protected {
	var all []Protected
	done := map[int64]bool{}
	for _, m := range d.record.Members {
		for _, h := range m.Homes {
			if done[h.Address.ID] || !d.shelter.holds(h.Address) {
				continue
			}
			done[h.Address.ID] = h.Address.ID != 0
			owned := false
			for _, o := range d.record.Members {
				if d.record.owns(o.Person.ID, h.Address) {
					all = append(all, h.Address.Values(d.ownerOf(o), source("address", h.Address.ID))...)
					owned = true
				}
			}
			if !owned { // shared with somebody of whom nobody has made sure: it is kept from them too
				all = append(all, h.Address.Values(Owner{}, source("address", h.Address.ID))...)
			}
		}
	}
	for _, a := range d.record.Attendees { // a place of one's own can be where they are
		if a.Venue != nil && d.shelter.people[a.Person] && a.Venue.ID != d.record.Conference.Venue.ID {
			m, _ := d.record.Member(a.Person)
			all = append(all, a.Venue.Address.Values(d.ownerOf(m), source("venue", a.Venue.ID))...)
			all = append(all, PlaceValues(d.ownerOf(m), source("venue", a.Venue.ID), a.Venue.Name)...)
		}
	}
	return all
}

// protectedContacts returns phones and email addresses that are confidential, and all of a protected person, former ones
// too: the phone of a refuge gives it away whatever is recorded of it.
func (d *disclosure) protectedContacts() []Protected {
	var all []Protected
	for _, m := range d.record.Members {
		for _, c := range m.Contacts {
			if c.Protected() || d.shelter.people[m.Person.ID] {
				all = append(all, c.Values(d.ownerOf(m), source("contact", c.ID))...)
			}
		}
	}
	return all
}

// protectedPlaces returns the schools of protected children, for those of the family who do not live with them and agencies
// that may not know of them, and whatever tells of a colleague whose work gives a place away.
func (d *disclosure) protectedPlaces() []Protected {
	var all []Protected
	for _, m := range d.record.Members {
		told := d.professional() && d.mayKnow(m.Person.ID) || livesWith(m, d.member)
		if d.shelter.people[m.Person.ID] && !told {
			all = append(all, PlaceValues(d.ownerOf(m), source("school of person", m.Person.ID), m.School)...)
		}
	}
	for _, n := range d.record.Network {
		if d.mayPlace(n) {
			continue
		}
		p, owner := n.Professional, Owner{Label: n.Professional.Name}
		all = append(all, PlaceValues(owner, source("network", n.ID), p.AgencyName, p.TeamName)...)
		all = append(all, p.Address.Values(owner, source("network", n.ID))...)
		all = append(all, ContactPoint{Kind: Phone, Value: p.Phone}.Values(owner, source("network", n.ID))...)
		all = append(all, ContactPoint{Kind: Email, Value: p.Email}.Values(owner, source("network", n.ID))...)
		for _, name := range []string{p.Name, p.Latin} {
			if len(words(name)) > 1 {
				all = append(all, Protected{Kind: ValueName, Value: name, Owner: owner, Source: source("network", n.ID)})
			}
		}
	}
	return all
}

// protectedNames returns the names and dates of birth of people whom the recipient may not know of, and former names that are
// not to be printed for anybody. An adult who is not hidden is known by other ways too, so the chair can let their name stand.
// What goes round the table holds no name of somebody hidden; it has no recipient whose knowledge of the children could be
// asked for, and names none who does not come.
func (d *disclosure) protectedNames() []Protected {
	var all []Protected
	for _, m := range d.record.Members {
		p := m.Person
		if !d.knows(m) && (p.Hidden || d.kind != AttendanceSheet) {
			values := p.Values()
			for i := range values {
				values[i].Owner = d.ownerOf(m)
				values[i].Soft = m.Kind == Adult && !p.Hidden
			}
			all = append(all, values...)
		}
		if !p.FormerPrinted {
			all = append(all, NameValues(Owner{Label: d.staffLabel(m)}, p.FormerName)...)
		}
	}
	return all
}

// ownValues returns what the recipient may read because it is their own, or because they have leave to be given it.
func (d *disclosure) ownValues() []Protected {
	var all []Protected
	own := Owner{Person: d.member.Person.ID}
	for _, h := range d.member.Homes {
		if d.record.owns(own.Person, h.Address) {
			all = append(all, h.Address.Values(own, "own")...)
		}
	}
	for _, c := range d.member.Contacts {
		all = append(all, c.Values(own, "own")...)
	}
	if d.professional() {
		all = append(all, d.professionalValues(d.colleague.Professional)...)
	}
	if d.attendee.Venue != nil {
		all = append(all, d.attendee.Venue.values()...)
	}
	for _, m := range d.record.Members {
		if d.addressOf(m) == nil || !d.tells(m) {
			continue
		}
		home, _ := m.Home()
		values := home.Address.Values(own, "told")
		if !d.permitted() { // somebody else's ordinary address may stand whole, not its street alone
			values = slices.DeleteFunc(values, func(p Protected) bool { return p.Releasable() || p.Kind == ValueBuilding || p.Kind == ValuePlace })
		}
		all = append(all, values...)
	}
	return all
}

// tells reports whether a document to police or lead social worker has a member of the family in it.
func (d *disclosure) tells(m Member) bool {
	if m.Kind != Adult {
		return d.mayKnow(m.Person.ID)
	}
	return !m.Person.Hidden && d.record.relationTo(m.Person.ID, d.allKnown()) != ""
}

// officeValues returns what the office prints of itself and of those who answer for the conference.
func (d *disclosure) officeValues() []Protected {
	r, own := d.record, Owner{Label: "the office"}
	o := r.Office
	all := append(o.Address.Values(own, "office"), PlaceValues(own, "office", o.Authority, o.Unit)...)
	all = append(all, r.Conference.Venue.values()...)
	phones := []string{o.Phone, o.OutOfHours, r.Conference.Venue.Phone, r.Signatory.Phone, r.Conference.Chair.Phone, r.Conference.MinuteTaker.Phone, d.socialWorker().Phone}
	for _, phone := range phones {
		all = append(all, ContactPoint{Kind: Phone, Value: phone}.Values(own, "office")...)
	}
	emails := []string{o.Email, o.SecureEmail, r.Signatory.Email, r.Conference.Chair.Email, r.Conference.MinuteTaker.Email, d.socialWorker().Email}
	for _, email := range emails {
		all = append(all, ContactPoint{Kind: Email, Value: email}.Values(own, "office")...)
	}
	for _, name := range []string{r.Signatory.Name, r.Conference.Chair.Name, r.Conference.MinuteTaker.Name, r.SocialWorker.Name, r.TeamManager.Name} {
		all = append(all, Protected{Kind: ValueName, Value: name, Owner: own, Source: "office"})
	}
	return all
}

// officeWording returns what the office says of itself in every letter, and the definitions of the categories: a common word
// in it tells nothing of this family. How a venue is found is none of it: see placeWording.
func (d *disclosure) officeWording() []string {
	o := d.record.Office
	all := []string{o.Complaints, o.Privacy, o.Advocacy, o.Travel, o.Recording}
	for _, c := range Categories {
		all = append(all, c.Definition)
	}
	return all
}

// placeWording returns what is typed about the venues: how to find them, and how to get in. Ordinary words in it tell nothing of this
// family ("you may park behind it"), but a street or a place that gives somebody away does, unless it is the venue's own.
func (d *disclosure) placeWording() []string {
	v := d.record.Conference.Venue
	all := []string{v.HowToFind, v.Access}
	if d.attendee.Venue != nil {
		all = append(all, d.attendee.Venue.HowToFind, d.attendee.Venue.Access)
	}
	return all
}

// knownNames returns the names that the recipient may read: all names of themself and of those of the family whom they know, and the whole names of the professionals who may stand in a list for them; on the attendance sheet
// all names of the family who come.
func (d *disclosure) knownNames() []Protected {
	var all []Protected
	for _, m := range d.record.Members {
		if p := m.Person; d.knows(m) {
			all = append(all, NameValues(Owner{Person: p.ID}, p.LegalName(), p.Name(), p.Latin)...)
		}
	}
	sheet := d.kind == AttendanceSheet
	for _, a := range d.record.Attendees {
		switch o := d.other(a); {
		case o.professional() && (d.sees(a) || sheet && !o.colleague.ProtectedPlace):
			all = append(all, Protected{Kind: ValueName, Value: o.name(), Owner: Owner{Label: o.name()}, Source: "network"})
		case sheet && !o.hidden():
			all = append(all, NameValues(Owner{Person: a.Person}, o.member.Person.LegalName(), o.name())...)
		}
	}
	return all
}

// knows reports whether the recipient may be told that there is such a person: themself, a child whom they may know about, and an
// adult who has to do with such a child, lives with them, or stands in a list that they read. Whoever may know of all the
// children may know of every adult. Nobody is told of somebody hidden.
func (w recipient) knows(m Member) bool {
	p := m.Person
	switch {
	case p.ID == w.member.Person.ID:
		return true
	case m.Kind != Adult:
		return w.mayKnow(p.ID)
	case p.Hidden:
		return false
	}
	return w.record.relationTo(p.ID, w.allKnown()) != "" || livesWith(m, w.member) || w.knowsFamily() ||
		slices.ContainsFunc(w.record.Attendees, func(a Attendee) bool { return a.Person == p.ID && w.sees(a) })
}

// knowsFamily reports whether the recipient may know of every child of the family, subject of the conference or not.
func (w recipient) knowsFamily() bool {
	today := w.record.Now.Date()
	return !slices.ContainsFunc(w.record.Members, func(m Member) bool {
		return m.Kind != Adult && m.Person.Died.IsZero() && !past(m.EndedOn, today) && !w.mayKnow(m.Person.ID)
	})
}

// allKnown returns all children whom the recipient may know about, subject of the conference or not.
func (w recipient) allKnown() []int64 {
	var known []int64
	for _, m := range w.record.Members {
		if w.mayKnow(m.Person.ID) {
			known = append(known, m.Person.ID)
		}
	}
	return known
}

// professionalValues returns what a professional may read of themself.
func (d *disclosure) professionalValues(p Professional) []Protected {
	own := Owner{Label: p.Name}
	all := append(p.Address.Values(own, "own"), PlaceValues(own, "own", p.AgencyName, p.TeamName)...)
	all = append(all, ContactPoint{Kind: Phone, Value: p.Phone}.Values(own, "own")...)
	return append(all, ContactPoint{Kind: Email, Value: p.Email}.Values(own, "own")...)
}

// values returns what a letter prints of a venue.
func (v Venue) values() []Protected {
	own := Owner{Label: v.Name}
	return append(v.Address.Values(own, "venue"), PlaceValues(own, "venue", v.Name)...)
}

// source says where a value is recorded: "address 12".
func source(what string, id int64) string { return what + " " + strconv.FormatInt(id, 10) }

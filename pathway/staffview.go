package pathway

import "slices"

// ForScreens returns the family as staff's screens may hold it: without any protected value. What is left says that
// there is one and how it is protected; the value itself is shown by an act of its own, with a reason. What is protected
// is what is kept from recipients: the address of a protected person has no lines and no places, their phone and email no
// value, a child's school no name, a protected word is gone, and so is where a professional works whose place gives one
// away. What staff wrote about people has such values covered.
func (f Family) ForScreens() Family {
	held, shield := newShelter(&Record{Members: f.Members}), f.screenShield()
	cover := func(text *string) { *text = coverWith(shield, *text) }
	f.Members = slices.Clone(f.Members)
	for i, m := range f.Members {
		f.Members[i] = m.forScreens(&held, cover)
	}
	f.Relations = slices.Clone(f.Relations)
	for i := range f.Relations {
		cover(&f.Relations[i].MayKnowWhy)
	}
	f.Network = slices.Clone(f.Network)
	for i := range f.Network {
		n := &f.Network[i]
		cover(&n.Role)
		cover(&n.AddressPermission)
		if n.ProtectedPlace {
			p := n.Professional
			n.Professional = Professional{ID: p.ID, Name: p.Name, Agency: p.Agency, AgencyKind: p.AgencyKind, Ended: p.Ended, Version: p.Version}
		}
	}
	f.Words = slices.Clone(f.Words)
	for i := range f.Words {
		f.Words[i].Word = ""
		cover(&f.Words[i].Reason)
	}
	cover(&f.Case.VenueRisk)
	return f
}

func (m Member) forScreens(held *shelter, cover func(*string)) Member {
	person := held.people[m.Person.ID]
	if m.School != "" && person {
		m.School, m.SchoolHidden = "", true
	}
	m.Homes = slices.Clone(m.Homes)
	for j := range m.Homes {
		a := &m.Homes[j].Address
		if held.holds(*a) {
			a.State = AddressConfidential
			a.Line1, a.Line2, a.Line3, a.Town, a.Postcode, a.Places = "", "", "", "", "", nil
		}
		cover(&a.ConfirmedHow)
	}
	m.Contacts = slices.Clone(m.Contacts)
	for j := range m.Contacts {
		c := &m.Contacts[j]
		if c.Protected() || person {
			c.State, c.Value = AddressConfidential, ""
		}
		cover(&c.Note)
		cover(&c.ConfirmedHow)
	}
	m.Ways = slices.Clone(m.Ways)
	for j := range m.Ways {
		cover(&m.Ways[j].Note)
	}
	m.Previous = slices.Clone(m.Previous)
	for j := range m.Previous {
		cover(&m.Previous[j].Note)
	}
	cover(&m.Note)
	cover(&m.EndReason)
	return m
}

// AgencyOnScreens returns the name of an agency as the family's screens show it: covered where that it works with the family
// gives a place away.
func (f *Family) AgencyOnScreens(agency int64, name string) string {
	for _, n := range f.Network {
		if n.ProtectedPlace && n.Professional.Agency == agency {
			return MaskMark
		}
	}
	return name
}

// texts are what staff wrote about somebody on an invitation list.
func (a *Attendee) texts() []*string {
	return []*string{&a.Link, &a.ExcludedWhy, &a.ViewsHow, &a.ToldHow, &a.CopyWhy, &a.AnswerNote}
}

// AttendeesOnScreens returns what makes of somebody on an invitation list what staff's screens may hold of them: every protected value
// in what was written about them is covered.
func (f *Family) AttendeesOnScreens() func(Attendee) Attendee {
	cover := f.Covering()
	return func(a Attendee) Attendee {
		for _, text := range a.texts() {
			*text = cover(*text)
		}
		return a
	}
}

// KeepAttendee returns what a form means that was drawn with covered texts. See KeepCovered.
func (f *Family) KeepAttendee(was, typed Attendee) Attendee {
	before := was.texts()
	for i, text := range typed.texts() {
		*text = f.KeepCovered(*before[i], *text)
	}
	return typed
}

// ConferenceOnScreens returns a conference as staff's screens may hold it, with every protected value in what was written about it
// covered.
func (f *Family) ConferenceOnScreens(k Conference) Conference {
	cover := f.Covering()
	for _, text := range append(k.Interpreter.texts(), &k.Link, &k.LateReason, &k.LateAgreed, &k.ClosedWhy, &k.ExceptionalWhy) {
		*text = cover(*text)
	}
	return k
}

// KeepBooking returns what a form means that was drawn with the conference as screens hold it. See KeepCovered.
func (f *Family) KeepBooking(was Conference, typed Booking) Booking {
	typed.Link = f.KeepCovered(was.Link, typed.Link)
	before := was.Interpreter.texts()
	for i, text := range typed.Interpreter.texts() {
		*text = f.KeepCovered(*before[i], *text)
	}
	typed.LateReason, typed.LateAgreed = f.KeepCovered(was.LateReason, typed.LateReason), f.KeepCovered(was.LateAgreed, typed.LateAgreed)
	return typed
}

// Cover returns what staff wrote about the family with every protected value in it covered, as it stands on screens. f is
// the family as it is recorded.
func (f *Family) Cover(text string) string { return coverWith(f.screenShield(), text) }

// CheckHistory returns nil, or what is wrong with a reason that stands in the history of the family: it holds a protected value.
func (f *Family) CheckHistory(field, reason string) error {
	faults := Fields{}
	if f.Cover(reason) != reason {
		faults.Add(field, "The reason stands in the history: give it without the protected value itself")
	}
	return faults.Err()
}

// Covering returns Cover for many texts.
func (f *Family) Covering() func(string) string {
	shield := f.screenShield()
	return func(text string) string { return coverWith(shield, text) }
}

// KeepCovered returns what a form means that was drawn with a covered text: the text as it was, where nothing of it was
// changed, and otherwise as typed.
func (f *Family) KeepCovered(was, typed string) string {
	if typed != was && typed == f.Cover(was) {
		return was
	}
	return typed
}

// GivesAway returns what tells whether a protected value of the family stands in a text that staff wrote, and whether one
// that the chair cannot let stand: an address, a postcode, a phone number, an email address.
func (f *Family) GivesAway() func(text string) (some, never bool) {
	shield := f.screenShield()
	return func(text string) (some, never bool) {
		if shield == nil || text == "" {
			return false, false
		}
		for _, hit := range shield.Search([]Passage{{Text: text}}) {
			some, never = true, never || !hit.Releasable
		}
		return some, never
	}
}

func coverWith(shield *Shield, text string) string {
	if shield == nil || text == "" {
		return text
	}
	return shield.Mask(text)
}

// screenShield finds the protected values of the family in what staff wrote; nil where there are none. That somebody has
// such an address staff may know, so the words that only tell so are not among them.
func (f *Family) screenShield() *Shield {
	held := newShelter(&Record{Members: f.Members})
	var values []Protected
	for _, m := range f.Members {
		owner := Owner{m.Person.ID, m.Person.Name()}
		for _, h := range m.Homes {
			if held.holds(h.Address) {
				values = append(values, h.Address.Values(owner, "")...)
			}
		}
		for _, c := range m.Contacts {
			if c.Protected() || held.people[m.Person.ID] {
				values = append(values, c.Values(owner, "")...)
			}
		}
		if held.people[m.Person.ID] {
			values = append(values, PlaceValues(owner, "", m.School)...)
		}
	}
	for _, n := range f.Network {
		if n.ProtectedPlace {
			p := n.Professional
			values = append(values, PlaceValues(Owner{Label: p.Name}, "", p.AgencyName, p.TeamName)...)
			values = append(values, p.Address.Values(Owner{Label: p.Name}, "")...)
		}
	}
	for _, w := range f.Words {
		values = append(values, w.Value(""))
	}
	for _, p := range slices.Clone(values) {
		if p.Kind == ValuePlace {
			values = append(values, ShortPlaceValues(p.Owner, "", p.Value)...)
		}
	}
	values = slices.DeleteFunc(values, func(p Protected) bool { return p.Kind == ValueExistence || p.Soft })
	if len(values) == 0 {
		return nil
	}
	return NewShield(Shielding{Protected: values})
}

// SecretKind says what sort of protected value somebody asks to see.
type SecretKind string

// The kinds of value that are masked on staff's screens.
const (
	SecretAddress SecretKind = "address"
	SecretContact SecretKind = "contact"
	SecretSchool  SecretKind = "school"
	SecretWord    SecretKind = "word"
	SecretPlace   SecretKind = "place"   // where a professional works
	SecretNote    SecretKind = "note"    // one that has a protected value in its text
	SecretMeeting SecretKind = "meeting" // the record of a strategy meeting that has one in its text
)

// Secrets lists the kinds with what they are called.
var Secrets = []Choice{
	{string(SecretAddress), "address"}, {string(SecretContact), "phone number or email address"}, {string(SecretSchool), "school"},
	{string(SecretWord), "protected word"}, {string(SecretPlace), "place of work"}, {string(SecretNote), "note"},
	{string(SecretMeeting), "text of a strategy meeting"},
}

// Secret is a protected value that somebody asked to see.
type Secret struct {
	Kind  SecretKind
	Of    string   // whose it is
	Lines []string // the value
}

// Secret returns a protected value of the family by its kind and id: of an address, a contact point, a child, a word or a
// network member. The error's code is not-found where there is none, or where it is not protected.
func (f *Family) Secret(kind SecretKind, id int64) (Secret, error) {
	held := newShelter(&Record{Members: f.Members})
	switch kind {
	case SecretAddress:
		for _, a := range f.Addresses() {
			if a.Address.ID == id && held.holds(a.Address) {
				return Secret{kind, residentNames(a), append(a.Address.Lines(), a.Address.Places...)}, nil
			}
		}
	case SecretContact:
		for _, m := range f.Members {
			for _, c := range m.Contacts {
				if c.ID == id && (c.Protected() || held.people[m.Person.ID]) {
					return Secret{kind, m.Person.Name(), []string{c.Value}}, nil
				}
			}
		}
	case SecretSchool:
		for _, m := range f.Members {
			if m.Person.ID == id && m.School != "" && held.people[id] {
				return Secret{kind, m.Person.Name(), []string{m.School}}, nil
			}
		}
	case SecretWord:
		for _, w := range f.Words {
			if w.ID == id {
				owner := "the family"
				if m, err := f.Member(w.Owner); err == nil {
					owner = m.Person.Name()
				}
				return Secret{kind, owner, []string{w.Word}}, nil
			}
		}
	case SecretPlace:
		for _, n := range f.Network {
			if n.ID == id && n.ProtectedPlace {
				p := n.Professional
				return Secret{kind, p.Name, filled(p.JobTitle, p.AgencyName, p.TeamName, p.Address.String(), p.Phone, p.Email)}, nil
			}
		}
	}
	return Secret{}, NotFound("This protected value")
}

func residentNames(a FamilyAddress) string {
	var names []string
	for _, r := range append(slices.Clone(a.Residents), a.Past...) {
		names = append(names, r.Person.Name())
	}
	return listOf(names)
}

// filled returns the texts that are not empty.
func filled(texts ...string) []string {
	return slices.DeleteFunc(texts, func(s string) bool { return s == "" })
}

// Edited returns what stands in a form: its fields as all has them, what a draft of them keeps, and then some edits, in which protected
// values that the screen shows covered are put back. It fills all.
func (f *Family) Edited(all, draft, edits map[string]string) map[string]string {
	for name, text := range draft {
		if _, ok := all[name]; ok {
			all[name] = text
		}
	}
	for name, text := range edits {
		if was, ok := all[name]; ok {
			all[name] = f.KeepCovered(was, text)
		}
	}
	return all
}

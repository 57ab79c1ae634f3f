package pathway

import "slices"

// shelter is what a record keeps safe: the addresses that only their residents may know of, and the people who live there.
type shelter struct {
	addresses []Address
	people    map[int64]bool
}

// newShelter works out what is protected in a record.
//
// An address is protected that is confidential or a refuge, that is the same place as one, whoever's record it is, or
// where of all the family only protected people have ever lived. People are protected who live at a protected address,
// and children who live with one of them, at whatever address.
func newShelter(r *Record) shelter {
	s := shelter{people: map[int64]bool{}}
	for _, m := range r.Members {
		for _, home := range m.Homes {
			if home.Address.Protected() {
				s.add(home.Address)
			}
		}
	}
	for _, m := range r.Members {
		if slices.ContainsFunc(m.Homes, func(h Residence) bool { return h.current() && s.holds(h.Address) }) {
			s.people[m.Person.ID] = true
		}
	}
	for _, child := range r.Members {
		with := func(m Member) bool { return s.people[m.Person.ID] && sharesHome(child, m, Residence.current) }
		if child.Kind != Adult && slices.ContainsFunc(r.Members, with) {
			s.people[child.Person.ID] = true
		}
	}
	for _, m := range r.Members {
		for _, home := range m.Homes {
			if s.people[m.Person.ID] && !s.holds(home.Address) && !s.shared(r, home.Address) {
				s.add(home.Address)
			}
		}
	}
	return s
}

func (s *shelter) add(a Address) {
	if !slices.ContainsFunc(s.addresses, func(b Address) bool { return a.ID != 0 && a.ID == b.ID }) {
		s.addresses = append(s.addresses, a)
	}
}

// holds reports whether an address is protected, by itself or because it is the same place as one that is.
func (s *shelter) holds(a Address) bool {
	return slices.ContainsFunc(s.addresses, func(b Address) bool { return samePlace(a, b) })
}

// shared reports whether somebody who is not protected lives at an address, or did.
func (s *shelter) shared(r *Record, a Address) bool {
	return slices.ContainsFunc(r.Members, func(m Member) bool {
		return !s.people[m.Person.ID] &&
			slices.ContainsFunc(m.Homes, func(h Residence) bool { return samePlace(h.Address, a) })
	})
}

// samePlace reports whether two addresses are one record, or say the same.
func samePlace(a, b Address) bool { return a.ID != 0 && a.ID == b.ID || a.Same(b) }

// livesWith reports whether two people have a home in common today, of both of whom it is known.
func livesWith(a, b Member) bool {
	return sharesHome(a, b, func(r Residence) bool { return r.current() && !r.Unchecked() })
}

// sharesHome reports whether two people have a home in common among those that count.
func sharesHome(a, b Member, counts func(Residence) bool) bool {
	return slices.ContainsFunc(a.Homes, func(x Residence) bool {
		return counts(x) && slices.ContainsFunc(b.Homes, func(y Residence) bool { return counts(y) && samePlace(x.Address, y.Address) })
	})
}

// current reports whether the person lives there.
func (r Residence) current() bool { return r.Until.IsZero() }

// owns reports whether an address is a person's own: they live there, or lived there and nobody else of the family lives
// there now. One that was shared with them is theirs once somebody has made sure.
func (r *Record) owns(person int64, a Address) bool {
	lived := false
	for _, m := range r.Members {
		for _, h := range m.Homes {
			switch {
			case !samePlace(h.Address, a), m.Person.ID == person && h.Unchecked():
			case m.Person.ID == person && h.current():
				return true
			case m.Person.ID == person:
				lived = true
			}
		}
	}
	return lived && !slices.ContainsFunc(r.Members, func(m Member) bool {
		return slices.ContainsFunc(m.Homes, func(h Residence) bool { return h.current() && !h.Unchecked() && samePlace(h.Address, a) })
	})
}

package pathway

import "slices"

// ForScreens returns the family as staff's screens may hold it: without any protected value. What is left says that
// there is one and how it is protected; the value itself is shown by an act of its own, with a reason. Of a protected
// address the lines and places are gone, of a confidential phone or email the value, of a child at a protected address
// the school, of a protected word the word, and of a professional who gives a place away where they work and how they
// are reached.
func (f Family) ForScreens() Family {
	f.Members = slices.Clone(f.Members)
	for i, m := range f.Members {
		if m.SchoolProtected() {
			m.School = ""
			m.SchoolHidden = true
		}
		m.Homes = slices.Clone(m.Homes)
		for j, r := range m.Homes {
			if r.Address.Protected() {
				a := &m.Homes[j].Address
				a.Line1, a.Line2, a.Line3, a.Town, a.Postcode, a.Places = "", "", "", "", "", nil
			}
		}
		m.Contacts = slices.Clone(m.Contacts)
		for j, c := range m.Contacts {
			if c.Protected() {
				m.Contacts[j].Value = ""
			}
		}
		f.Members[i] = m
	}
	f.Network = slices.Clone(f.Network)
	for i, n := range f.Network {
		if n.ProtectedPlace {
			p := &f.Network[i].Professional
			*p = Professional{ID: p.ID, Name: p.Name, Ended: p.Ended, Version: p.Version}
		}
	}
	f.Words = slices.Clone(f.Words)
	for i := range f.Words {
		f.Words[i].Word = ""
	}
	return f
}

// SecretKind says what sort of protected value somebody asks to see.
type SecretKind string

// The kinds of value that are masked on staff's screens.
const (
	SecretAddress SecretKind = "address"
	SecretContact SecretKind = "contact"
	SecretSchool  SecretKind = "school"
	SecretWord    SecretKind = "word"
	SecretPlace   SecretKind = "place" // where a professional works
)

// Secrets lists the kinds with what they are called.
var Secrets = []Choice{
	{string(SecretAddress), "address"}, {string(SecretContact), "phone number or email address"}, {string(SecretSchool), "school"},
	{string(SecretWord), "protected word"}, {string(SecretPlace), "place of work"},
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
	switch kind {
	case SecretAddress:
		for _, a := range f.Addresses() {
			if a.Address.ID == id && a.Address.Protected() {
				return Secret{kind, residentNames(a), append(a.Address.Lines(), a.Address.Places...)}, nil
			}
		}
	case SecretContact:
		for _, m := range f.Members {
			for _, c := range m.Contacts {
				if c.ID == id && c.Protected() {
					return Secret{kind, m.Person.Name(), []string{c.Value}}, nil
				}
			}
		}
	case SecretSchool:
		for _, m := range f.Members {
			if m.Person.ID == id && m.SchoolProtected() {
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

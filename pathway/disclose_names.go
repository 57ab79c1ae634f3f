package pathway

import (
	"slices"
	"strings"
)

// unknownNames returns the names of several words of a member of the family whom the recipient may not know of: a child, or
// somebody hidden. There are none where the recipient may know of them, and none that somebody has whom they know.
func (w recipient) unknownNames(m Member) []string {
	p := m.Person
	switch {
	case p.ID == w.member.Person.ID, m.Kind == Adult && !p.Hidden, m.Kind != Adult && w.mayKnow(p.ID):
		return nil
	}
	names := append(strings.Split(p.Aliases, ","), p.Name(), p.LegalName(), p.FormerName)
	return slices.DeleteFunc(names, func(name string) bool {
		return len(words(name)) < 2 || slices.ContainsFunc(w.record.Members, func(o Member) bool {
			known := o.Person.ID == w.member.Person.ID || o.Kind == Adult && !o.Person.Hidden || o.Kind != Adult && w.mayKnow(o.Person.ID)
			return known && (Fold(o.Person.Name()) == Fold(name) || Fold(o.Person.LegalName()) == Fold(name))
		})
	})
}

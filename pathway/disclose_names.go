package pathway

import "slices"

// unknownNames returns the names of a member of the family whom the recipient may not know of: a child, or somebody
// hidden. They are none where the recipient may know of them. A name that somebody whom the recipient knows has too is
// left out, since it must be printed. So are surnames, which a family shares.
func (w recipient) unknownNames(m Member) []string {
	p := m.Person
	switch {
	case p.ID == w.member.Person.ID, m.Kind == Adult && !p.Hidden, m.Kind != Adult && w.mayKnow(p.ID):
		return nil
	}
	names := []string{p.Name(), p.LegalName(), p.FirstName, p.KnownAs, p.Aliases, p.FormerName}
	if p.Unborn && p.FirstName == "" {
		names = []string{p.Name()}
	}
	return w.without(names)
}

// formerNames returns the names of a person that are marked not to be printed, whoever reads.
func (w recipient) formerNames(m Member) []string {
	p := m.Person
	if p.FormerName == "" || p.FormerPrinted {
		return nil
	}
	names := []string{p.FormerName}
	if first := words(p.FormerName); len(first) > 1 {
		names = append(names, first[0])
	}
	return w.without(names)
}

// without leaves out empty and repeated names, and those of people whom the recipient knows.
func (w recipient) without(names []string) []string {
	var kept []string
	for _, name := range names {
		f := Fold(name)
		same := func(s string) bool { return Fold(s) == f }
		if f != "" && !slices.ContainsFunc(kept, same) && !slices.ContainsFunc(w.ordinaryNames(), same) {
			kept = append(kept, name)
		}
	}
	return kept
}

// ordinaryNames returns the names that the recipient may read: their own, of children whom they may know about, and of
// adults who are not hidden.
func (w recipient) ordinaryNames() []string {
	var names []string
	for _, m := range w.record.Members {
		p := m.Person
		if p.ID != w.member.Person.ID && (p.Hidden || m.Kind != Adult) && !w.mayKnow(p.ID) {
			continue
		}
		names = append(names, p.Name(), p.LegalName(), p.FirstName, p.KnownAs, p.LastName)
	}
	return names
}

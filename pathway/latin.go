package pathway

import (
	"slices"
	"strings"
	"unicode"
)

// printedScripts are the scripts that letters can be set in. A name in another one is printed in its Latin spelling.
var printedScripts = []*unicode.RangeTable{unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Arabic, unicode.Hebrew, unicode.Armenian, unicode.Georgian}

// NeedsLatin reports whether a name has letters that can't be printed.
func NeedsLatin(name string) bool {
	return strings.ContainsFunc(name, func(r rune) bool { return unicode.IsLetter(r) && !unicode.In(r, printedScripts...) })
}

// checkLatin adds what is wrong with a Latin spelling.
func (f Fields) checkLatin(latin string) {
	if strings.ContainsFunc(latin, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) }) {
		f.Add("latin", "Use Latin letters: this is what is printed where the name’s own letters can’t be")
	}
	f.line("latin", latin)
}

// printed returns the person with their name as documents print it: in its Latin spelling where there is one and the name's own
// letters can't be printed. Latin is then the name as it is recorded, so that it is searched for too.
func (p Person) printed() Person {
	recorded := p.Name()
	if p.Latin == "" || !NeedsLatin(recorded+p.LegalName()) {
		return p
	}
	words := strings.Fields(p.Latin)
	last := len(words) - 1
	p.FirstName, p.LastName, p.KnownAs, p.Latin = strings.Join(words[:last], " "), words[last], "", recorded
	return p
}

// printed returns the professional with their name as documents print it, as for a person.
func (p Professional) printed() Professional {
	if p.Latin != "" && NeedsLatin(p.Name) {
		p.Name, p.Latin = p.Latin, p.Name
	}
	return p
}

// printed returns the record with all names as documents print them.
func (r *Record) printed() *Record {
	member := func(m Member) bool { return m.Person.Latin != "" }
	colleague := func(n NetworkMember) bool { return n.Professional.Latin != "" }
	if !slices.ContainsFunc(r.Members, member) && !slices.ContainsFunc(r.Network, colleague) && r.SocialWorker.Latin+r.TeamManager.Latin == "" {
		return r
	}
	out := *r
	out.Members, out.Network = slices.Clone(r.Members), slices.Clone(r.Network)
	for i := range out.Members {
		out.Members[i].Person = out.Members[i].Person.printed()
	}
	for i := range out.Network {
		out.Network[i].Professional = out.Network[i].Professional.printed()
	}
	out.SocialWorker, out.TeamManager = r.SocialWorker.printed(), r.TeamManager.printed()
	return &out
}

// latin notes whose name is printed in its Latin spelling.
func (g *gate) latin() {
	note := func(page BlockPage, id int64, recorded, name string) {
		if NeedsLatin(recorded) && (name == g.facts.To.Name || slices.Contains(g.proof.Names, name)) {
			g.caution(CautionLatin, page, id, recorded+" is printed as “"+name+"”: letters can’t be set in the signs of the name.")
		}
	}
	for _, m := range g.record.Members {
		note(PagePerson, m.Person.ID, m.Person.Latin, m.Person.Name())
	}
	for _, n := range g.record.Network {
		note(PageDirectory, n.Professional.ID, n.Professional.Latin, n.Professional.Name)
	}
}

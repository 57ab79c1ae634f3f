package pathway

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// PlaceValues returns the values of places that give somebody away: school, surgery, nursery, team.
func PlaceValues(owner Owner, source string, places ...string) []Protected {
	l := valueList{owner: owner, source: source}
	for _, p := range places {
		l.add(ValuePlace, p)
	}
	return l.list
}

// ShortPlaceValues returns what people call places for short: "St Elsewhere Primary" and "St Elsewhere School" for "St Elsewhere
// Primary School", and, as something that may be meant otherwise, "St Elsewhere".
func ShortPlaceValues(owner Owner, source string, places ...string) []Protected {
	l := valueList{owner: owner, source: source}
	for _, place := range places {
		name, sorts := stemOf(place)
		if len(sorts) == 0 || tooPlain(name) {
			continue
		}
		stem := strings.Join(name, " ")
		for i := 1; i < len(sorts); i++ {
			l.add(ValuePlace, stem+" "+strings.Join(sorts[:i], " "))
			l.add(ValuePlace, stem+" "+sorts[i])
		}
		l.add(ValuePlace, stem)
		l.list[len(l.list)-1].Soft = true
	}
	return l.list
}

// stemOf parts a place's name from the words after it for its sort: "Primary School". All of it but one word can be such words.
func stemOf(place string) (name, sorts []string) {
	name = strings.Fields(place)
	n := len(name)
	for n > 1 && slices.Contains(placeSorts, Fold(name[n-1])) {
		n--
	}
	return name[:n], name[n:]
}

// placeSorts are the words, folded, with which names of places end that say what sort of place it is.
var placeSorts = strings.Fields("school schools academy college nursery preschool playgroup primary infant infants junior juniors middle secondary high grammar " +
	"comprehensive community church catholic cofe ce rc trust foundation surgery practice medical health clinic hospital hospice infirmary centre " +
	"center hub childrens family project service services council borough city county district police")

// tooPlain reports whether what is left of a place's name without the words for its sort says nothing: "The", "North", "St".
func tooPlain(name []string) bool {
	return !slices.ContainsFunc(name, func(s string) bool {
		f := Fold(s)
		return utf8.RuneCountInString(f) > 3 && !slices.Contains(plainPlaces, f) && !slices.Contains(placeSorts, f)
	})
}

var plainPlaces = []string{"north", "south", "east", "west", "central", "saint", "local", "town", "village"}

// commonPlaces returns what gives no place away though a school is called after it, folded: the towns that this recipient's letters show,
// and what the agencies are called of which they read.
func (d *disclosure) commonPlaces() []string {
	r := d.record
	all := []string{r.Office.Address.Town, r.Conference.Venue.Address.Town}
	for _, h := range d.member.Homes {
		if r.owns(d.member.Person.ID, h.Address) {
			all = append(all, h.Address.Town)
		}
	}
	names := []string{r.Office.Authority, r.Office.Unit}
	for _, a := range r.Attendees {
		if d.mayName(a) {
			names = append(names, d.other(a).colleague.Professional.AgencyName)
		}
	}
	for _, name := range names {
		stem, _ := stemOf(name)
		all = append(all, strings.Join(stem, " "))
	}
	for i := range all {
		all[i] = Fold(all[i])
	}
	return all
}

// withShort adds to protected places what they are called for short, but for what gives no place away.
func (d *disclosure) withShort(all []Protected) []Protected {
	common := d.commonPlaces()
	for _, p := range slices.Clone(all) {
		if p.Kind == ValuePlace {
			all = append(all, slices.DeleteFunc(ShortPlaceValues(p.Owner, p.Source, p.Value), func(s Protected) bool { return s.Soft && slices.Contains(common, Fold(s.Value)) })...)
		}
	}
	return all
}

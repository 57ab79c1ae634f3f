package pathway

import (
	"cmp"
	"slices"
	"strings"
)

// AddressParts is what an address is made of, read from its lines: "Flat 2, Rose Court, 14 Marsh Street" has the unit
// "Flat 2", the building "Rose Court", the number "14" and the street "Marsh Street". A part that is not there is empty.
type AddressParts struct {
	Unit, Building, Number, Street string
}

// StreetWithNumber returns "14 Marsh Street", or "" where there is no number or no street.
func (p AddressParts) StreetWithNumber() string {
	if p.Number == "" || p.Street == "" {
		return ""
	}
	return p.Number + " " + p.Street
}

// Parts reads the address's lines, in whatever order and with whatever commas they were typed.
func (a Address) Parts() AddressParts {
	var p AddressParts
	var named []segment
	number := "" // that stood alone, waiting for its street
	for _, line := range a.street() {
		for _, text := range strings.FieldsFunc(line, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
			s := readSegment(text)
			p.Unit = cmp.Or(p.Unit, s.unit)
			if s.number != "" && number != "" {
				p.Unit = cmp.Or(p.Unit, number)
				number = ""
			}
			s.number = cmp.Or(s.number, number)
			number = ""
			if s.name == "" {
				number = s.number
				continue
			}
			named = append(named, s)
		}
	}
	street := chooseStreet(named)
	for i, s := range named {
		switch {
		case i == street:
			p.Number, p.Street = cmp.Or(s.number, number), s.name
		case i < street && p.Building == "", street < 0 && i == 0:
			p.Building, p.Unit = s.name, cmp.Or(p.Unit, s.number)
		}
	}
	return p
}

// segment is what stands between two commas of an address.
type segment struct {
	unit, number, name string
	street             bool // the name ends as streets do
}

// readSegment reads "Flat 2", "14", "14a Marsh Street", "Marsh Street 14", "No. 14 Marsh Street Flat 2", "Rose Cottage".
func readSegment(text string) segment {
	var s segment
	fields := strings.Fields(text)
	if !slices.ContainsFunc(fields, func(f string) bool { return !slices.Contains(floorWords, Fold(f)) }) {
		s.unit = strings.Join(fields, " ")
		return s
	}
	for i := 0; i+1 < len(fields); i++ {
		if slices.Contains(unitWords, Fold(fields[i])) && (isNumber(fields[i+1]) || len(Fold(fields[i+1])) == 1) {
			s.unit = fields[i] + " " + fields[i+1]
			fields = slices.Delete(fields, i, i+2)
			break
		}
	}
	if len(fields) > 1 && (Fold(fields[0]) == "no" || Fold(fields[0]) == "number") && isNumber(fields[1]) {
		fields = fields[1:]
	}
	for len(fields) > 0 && (isNumber(fields[0]) || s.number != "" && Fold(fields[0]) == "") {
		s.number += fields[0]
		fields = fields[1:]
	}
	if s.number != "" && len(fields) > 2 && len(Fold(fields[0])) == 1 { // "14 A Marsh Street"
		s.number += fields[0]
		fields = fields[1:]
	}
	if n := len(fields) - 1; s.number == "" && n > 0 && isNumber(fields[n]) && endsAsStreet(fields[:n]) {
		s.number = fields[n]
		fields = fields[:n]
	}
	s.name = strings.Join(fields, " ")
	s.street = endsAsStreet(fields)
	return s
}

// isNumber reports whether s is a house's number: 14, 14a, 14-16, 14/2; not 1st or A61.
func isNumber(s string) bool {
	letters := 0
	for i, r := range Fold(s) {
		switch {
		case '0' <= r && r <= '9':
			letters = 0
		case i == 0 || letters == 1:
			return false
		default:
			letters++
		}
	}
	return Fold(s) != ""
}

// endsAsStreet reports whether the last word is Street, Rd, Lane and so on, a point of the compass after it aside.
func endsAsStreet(fields []string) bool {
	n := len(fields)
	if n > 1 && slices.Contains([]string{"n", "s", "e", "w"}, shortForm(Fold(fields[n-1]))) {
		n--
	}
	return n > 0 && slices.Contains(streetTypes, shortForm(Fold(fields[n-1])))
}

// chooseStreet returns the index of the segment that is the street: the last with a number whose name ends as streets do,
// or else the first with a number, or else the last that ends as streets do; -1 when there is none.
func chooseStreet(named []segment) int {
	best, rank := -1, 0
	for i, s := range named {
		switch {
		case s.number != "" && s.street:
			best, rank = i, 3
		case s.number != "" && rank < 2:
			best, rank = i, 2
		case s.street && rank < 2:
			best, rank = i, 1
		}
	}
	return best
}

// sameNames reports whether two names are equal but for case, accents, punctuation and short forms.
func sameNames(a, b string) bool { return a != "" && b != "" && shortened(a) == shortened(b) }

// shortened returns the folded words of s run together, each in its short form.
func shortened(s string) string { return strings.Join(shorten(words(s)), "") }

// Same reports whether two addresses are the same place, however they are written: "Flat 2, 14 Marsh St" is "14 Marsh
// Street Flat 2". It errs towards yes, because it is there to warn that a protected address is entered once more: a unit,
// town or postcode that one of them lacks does not part them, and neither does a misspelt street when number and postcode
// agree.
func (a Address) Same(b Address) bool {
	p, q := a.Parts(), b.Parts()
	if p.Unit != "" && q.Unit != "" && unitNumber(p.Unit) != unitNumber(q.Unit) || Fold(p.Number) != Fold(q.Number) {
		return false
	}
	code := a.Postcode != "" && Fold(a.Postcode) == Fold(b.Postcode)
	town := sameNames(a.Town, b.Town)
	if !code && !town && (a.Postcode != "" && b.Postcode != "" || a.Town != "" && b.Town != "") {
		return false
	}
	if p.Number != "" {
		return code || sameNames(p.Street, q.Street)
	}
	streets, buildings := sameNames(p.Street, q.Street), sameNames(p.Building, q.Building)
	switch {
	case p.Building != "" && q.Building != "":
		return buildings && (code || streets || p.Street == "" || q.Street == "")
	case sameNames(p.Building, q.Street), sameNames(p.Street, q.Building):
		return true // a court that one of them took for a street
	}
	return streets
}

// SameKey returns what any two addresses with the same number, street and building share, for an index: a first sieve
// before Same, which misses misspelt streets. It is empty where the lines say nothing.
func (a Address) SameKey() string {
	p := a.Parts()
	return Fold(p.Number) + shortened(cmp.Or(p.Street, p.Building))
}

// unitNumber returns a unit without the word for it: "2" of "Flat 2".
func unitNumber(unit string) string {
	w := words(unit)
	if len(w) > 1 && slices.Contains(unitWords, w[0]) {
		w = w[1:]
	}
	return strings.Join(w, "")
}

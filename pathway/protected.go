package pathway

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ValueKind says what a protected value is.
type ValueKind string

// The kinds of protected value, the ones that can be released last.
const (
	ValuePostcode     ValueKind = "postcode"
	ValuePhone        ValueKind = "phone"
	ValueEmail        ValueKind = "email"
	ValueAddress      ValueKind = "address"       // several lines of it together
	ValueStreetNumber ValueKind = "street-number" // street with number
	ValueBuilding     ValueKind = "building"
	ValuePlace        ValueKind = "place" // refuge, school, nursery, surgery, team
	ValueWord         ValueKind = "word"  // that the office entered for the case
	ValueName         ValueKind = "name"  // of somebody whom the recipient may not know about
	ValueDate         ValueKind = "date"  // when somebody was born, or will be, whom the recipient may not know about
	ValueStreet       ValueKind = "street"
	ValueExistence    ValueKind = "existence" // a word that tells that there is a refuge, a secret address, an unborn child
)

// ValueKinds lists the kinds with what they are called, as in "the postcode".
var ValueKinds = []Choice{
	{string(ValuePostcode), "postcode"},
	{string(ValuePhone), "phone number"},
	{string(ValueEmail), "email address"},
	{string(ValueAddress), "address"},
	{string(ValueStreetNumber), "street and number"},
	{string(ValueBuilding), "building"},
	{string(ValuePlace), "place"},
	{string(ValueWord), "protected word"},
	{string(ValueName), "name"},
	{string(ValueDate), "date of birth"},
	{string(ValueStreet), "street"},
	{string(ValueExistence), "telling word"},
}

// Owner is whom a protected value protects.
type Owner struct {
	Person int64  // 0: nobody of the family
	Label  string // what staff call them
}

// Protected is a value that must stand in no document but its owner's. Value is as it was entered; it is searched for in
// every way of writing it.
type Protected struct {
	Kind   ValueKind
	Value  string
	Owner  Owner
	Source string // where it is recorded: "address 12"
	Soft   bool   // it may be meant otherwise, or be no secret: releasable, whatever its kind
}

// Releasable reports whether the chair can let a hit on the value stand in one place. A common word, a first name, a street
// alone, a date, a telling word and what is soft can be; an address, a street with its number, a postcode, a phone number, an
// email address or anything else of several words never.
func (p Protected) Releasable() bool {
	switch p.Kind {
	case ValueStreet, ValueExistence, ValueDate:
		return true
	case ValueBuilding, ValuePlace, ValueWord, ValueName:
		if p.Soft {
			return true
		}
	}
	switch p.Kind {
	case ValueBuilding, ValuePlace, ValueWord, ValueName:
		w := words(p.Value)
		if len(w) == 2 && w[0] == "the" {
			w = w[1:]
		}
		return len(w) == 1 && !strings.ContainsAny(w[0], "0123456789")
	}
	return false
}

// valueList gathers protected values of one owner and source.
type valueList struct {
	owner  Owner
	source string
	list   []Protected
}

// add appends a value unless nothing of it is left after folding.
func (l *valueList) add(kind ValueKind, parts ...string) {
	value := strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
	if Fold(value) != "" {
		l.list = append(l.list, Protected{Kind: kind, Value: value, Owner: l.owner, Source: l.source})
	}
}

// Values returns everything that gives the address away: all of it, its street with and without number, building,
// postcode, the names of the place, and where it is protected the words that tell that there is such an address. Whether it is
// protected is for the caller to ask; a recipient's own address gives the values that are exempt.
func (a Address) Values(owner Owner, source string) []Protected {
	l := valueList{owner: owner, source: source}
	p, lines := a.Parts(), a.street()
	l.add(ValuePostcode, a.Postcode)
	with := p.StreetWithNumber()
	if p.Building+p.Street != "" && (p.Number+p.Unit != "" || len(lines) > 1) && Fold(strings.Join(lines, "")) != Fold(with) {
		l.add(ValueAddress, lines...)
	}
	if with != "" && p.Unit+p.Building != "" {
		l.add(ValueAddress, p.Unit, p.Building, with)
		if p.Unit != "" {
			l.add(ValueAddress, with, p.Unit)
		}
	}
	if len(lines) > 0 && a.Town+a.Postcode != "" {
		l.add(ValueAddress, append(slices.Clone(lines), a.Town)...)
		l.add(ValueAddress, append(slices.Clone(lines), a.Town, a.Postcode)...)
		l.add(ValueAddress, append(slices.Clone(lines), a.Postcode)...)
	}
	l.add(ValueStreetNumber, with)
	if plain := strings.TrimRightFunc(p.Number, unicode.IsLetter); with != "" && plain != p.Number { // 14 for 14a
		l.add(ValueStreetNumber, plain+" "+p.Street)
	}
	for _, name := range []string{p.Building, p.Street} {
		if p.Unit != "" && name != "" && (name == p.Building || p.Number == "") {
			l.add(ValueStreetNumber, p.Unit+" "+name)
			l.add(ValueStreetNumber, unitNumber(p.Unit)+" "+name)
		}
	}
	l.add(ValueBuilding, p.Building)
	l.add(ValueStreet, p.Street)
	for _, place := range a.Places {
		l.add(ValuePlace, place)
	}
	if a.Kind == RefugeAddress {
		for _, w := range refugeWords {
			l.add(ValueExistence, w)
		}
	}
	if a.Protected() {
		for _, w := range secretWords {
			l.add(ValueExistence, w)
		}
	}
	return l.list
}

// refugeWords tell that somebody is in a refuge.
var refugeWords = []string{"refuge", "women’s aid", "woman’s aid", "women’s refuge", "safe house", "safe accommodation", "women’s shelter",
	"domestic abuse shelter", "the shelter", "a shelter", "place of safety"}

// secretWords tell that somebody has an address that is kept back: the state of an address is never printed for others.
var secretWords = []string{"confidential address", "address is confidential", "address confidential", "address withheld", "address is withheld",
	"secret address", "address is secret", "undisclosed address", "protected address", "address is protected", "safe address"}

// unbornWords tell that a child is expected.
var unbornWords = []string{"unborn", "baby", "pregnant", "pregnancy", "expecting a child", "is expecting", "was expecting", "midwife", "midwives", "midwifery", "antenatal",
	"due date", "expected date of delivery", "EDD"}

// Values returns what gives the contact point away: the number or address itself.
func (c ContactPoint) Values(owner Owner, source string) []Protected {
	l := valueList{owner: owner, source: source}
	if c.Kind == Phone {
		l.add(ValuePhone, c.Value)
	} else {
		l.add(ValueEmail, c.Value)
	}
	return l.list
}

// Value returns the protected value of a word that the office entered for a case. One that is a postcode, a phone number or
// an email address is protected as such.
func (w ProtectedWord) Value(label string) Protected {
	p := Protected{Kind: ValueWord, Value: w.Word, Owner: Owner{w.Owner, label}, Source: "word"}
	_, email := ParseEmail(w.Word)
	_, phone := ParsePhone(w.Word)
	_, postcode := ParsePostcode(w.Word)
	switch {
	case email:
		p.Kind = ValueEmail
	case phone:
		p.Kind = ValuePhone
	case postcode:
		p.Kind = ValuePostcode
	}
	return p
}

// NameValues returns what gives away somebody of whom a recipient may not know: every name whole, and each word of it alone,
// except particles such as "de". The names of those whom the recipient knows are made the same way and are exempt, so a
// surname that they share is not searched for.
func NameValues(owner Owner, names ...string) []Protected {
	l := valueList{owner: owner, source: "name"}
	for _, name := range names {
		parts := strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == ',' || r == '(' || r == ')' })
		if len(parts) > 1 {
			l.add(ValueName, strings.Join(parts, " "))
		}
		if len(parts) > 2 {
			l.add(ValueName, parts[0]+" "+parts[len(parts)-1])
		}
		for _, part := range parts {
			if f := Fold(part); utf8.RuneCountInString(f) > 1 && !slices.Contains(nameTitles, f) && !slices.Contains(nameParticles, part) {
				l.add(ValueName, part)
			}
		}
	}
	return l.list
}

// nameParticles stand in names, and alone give nobody away when they are written like this
// ("Le" is a name, "le" is none; "Thị" and "Văn" only say girl and boy).
var nameParticles = []string{"al", "el", "de", "da", "di", "dos", "du", "la", "le", "les", "van", "von", "der", "den", "ter", "bin", "ibn", "bint",
	"ap", "ab", "and", "the", "of", "Thị", "Văn"}

// nameTitles stand before names.
var nameTitles = []string{"mr", "mrs", "ms", "miss", "mx", "dr"}

// Values returns what gives a person away to somebody who may not know of them: their names, when they were born, and for an
// unborn child when it is expected and the words that tell of it.
func (p Person) Values() []Protected {
	owner := Owner{p.ID, p.Name()}
	names := append([]string{p.LegalName(), p.Name(), p.FormerName, p.Latin}, strings.FieldsFunc(p.Aliases, func(r rune) bool { return r == ',' || r == ';' || r == '\n' })...)
	list := append(NameValues(owner, names...), DateValues(owner, "born", p.Born, p.Expected)...)
	if p.Unborn {
		l := valueList{owner: owner, source: "unborn", list: list}
		for _, w := range unbornWords {
			l.add(ValueExistence, w)
		}
		list = l.list
	}
	return list
}

package pathway

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Shielding is what a Shield is made from.
type Shielding struct {
	Protected []Protected // of everybody in the case, and of whoever the recipient may not know about
	Recipient int64       // person whose own values are no hits; 0: not one of the family
	Exempt    []Protected // what else the recipient may read: their own values, the office's, names of those they know
	Wording   []string    // the office's fixed wording: a common word in it stands in everybody's letter and tells nothing
	Places    []string    // what is typed about venues: a first name or a telling word in it is a common word, a street or a place is none
	Blocks    [][]string  // addresses as they stand line under line: nothing within one, whole, is a hit
}

// Shield finds, in the text of one recipient's document, every protected value that this recipient may not read. It is made
// once per recipient, does not change, and may be used by several at once.
type Shield struct {
	values  []shielded
	starts  [1 << 10]uint64      // which two first bytes any pattern has, a bit each
	buckets map[uint16][]pattern // patterns by their two first bytes
	phones  []phonePattern
	longest int // bytes of the longest pattern
}

// shielded is a value with everybody whom it protects.
type shielded struct {
	Protected
	owners []Owner
	hash   string
}

// What a pattern that is found stands for, when that is no protected value.
const (
	exemptValue  = -1
	wordingValue = -2
	placesValue  = -3
	blockValue   = -4 // an address as it stands in its block
)

// pattern is folded text that is searched for.
type pattern struct {
	text     string
	value    int    // index of the value
	oneLine  bool   // only within one line
	turned   bool   // its words in another order
	inside   bool   // also inside a longer word without gaps
	anywhere bool   // whatever stands round it, in scripts without spaces
	plural   bool   // an s may follow
	gaps     string // something stands between its bytes at each of these places
}

// key tells patterns apart.
func (p pattern) key() string { return p.text + " " + p.gaps }

// phonePattern is the digits of a phone number as it is dialled.
type phonePattern struct {
	digits string
	value  int
	local  bool // without the area: only where it stands alone
}

// insideFrom is how many bytes a folded value has at least that is searched for inside longer words.
const insideFrom = 9

// NewShield returns the shield for one recipient.
func NewShield(of Shielding) *Shield {
	s := &Shield{buckets: map[uint16][]pattern{}}
	exempt := map[string]bool{}
	allow := func(p Protected) {
		exempt["value "+shortened(p.Value)] = true
		for _, phone := range phonePatterns(p) {
			exempt["phone "+phone.digits] = true
		}
		for _, x := range patternsOf(p) {
			if !x.turned && !exempt[x.key()] {
				exempt[x.key()] = true
				x.value = exemptValue
				s.put(x)
			}
		}
	}
	var protected []Protected
	for _, p := range of.Exempt {
		allow(p)
	}
	for _, p := range of.Protected {
		if of.Recipient != 0 && p.Owner.Person == of.Recipient {
			allow(p)
			continue
		}
		protected = append(protected, p)
	}
	for _, lines := range of.Blocks {
		s.put(pattern{text: Fold(strings.Join(lines, "\n")), value: blockValue})
	}
	s.common(of.Wording, wordingValue)
	s.common(of.Places, placesValue)
	// Where two values are written alike the one that can't be released counts.
	slices.SortStableFunc(protected, func(a, b Protected) int { return cmp.Compare(rank(a), rank(b)) })
	found := map[string]int{}
	for _, p := range protected {
		s.protect(p, exempt, found)
	}
	return s
}

// common adds texts in which common words tell nothing, unless they are so short that they could be anything.
func (s *Shield) common(texts []string, value int) {
	for _, w := range texts {
		if text := Fold(w); len(words(w)) >= 3 && len(text) >= 12 {
			s.put(pattern{text: text, value: value})
		}
	}
}

// rank orders values: those that can't be released first.
func rank(p Protected) int {
	if p.Releasable() {
		return 1
	}
	return 0
}

// protect adds the patterns of a value, the exempt ones left out; found holds the value of each pattern so far.
func (s *Shield) protect(p Protected, exempt map[string]bool, found map[string]int) {
	if exempt["value "+shortened(p.Value)] {
		return
	}
	index := len(s.values)
	take := func(text string) bool {
		if exempt[text] {
			return false
		}
		if at, ok := found[text]; ok {
			if v := &s.values[at]; at != index && !slices.Contains(v.owners, p.Owner) {
				v.owners = append(v.owners, p.Owner)
			}
			return false
		}
		if index == len(s.values) {
			s.values = append(s.values, shielded{p, []Owner{p.Owner}, hashOf(string(p.Kind), Fold(p.Value))})
		}
		found[text] = index
		return true
	}
	for _, x := range patternsOf(p) {
		if take(x.key()) {
			x.value = index
			s.put(x)
		}
	}
	for _, x := range phonePatterns(p) {
		if take("phone " + x.digits) {
			x.value = index
			s.phones = append(s.phones, x)
		}
	}
}

// put files a pattern under its two first bytes. A single letter is searched for nowhere.
func (s *Shield) put(p pattern) {
	if len(p.text) < 2 {
		return
	}
	first := uint16(p.text[0])<<8 | uint16(p.text[1])
	s.starts[first>>6] |= 1 << (first & 63)
	s.buckets[first] = append(s.buckets[first], p)
	s.longest = max(s.longest, len(p.text))
}

// hashOf returns a short digest of strings: what a release is known by, in place of the words.
func hashOf(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:8])
}

// patternsOf returns the ways in which a value is written; none for a phone number.
func patternsOf(p Protected) []pattern {
	w := words(strings.ReplaceAll(p.Value, "&", " and "))
	if len(w) > 2 && w[0] == "the" {
		w = w[1:]
	}
	var out []pattern
	add := func(text string, turned bool) {
		x := pattern{text: text, turned: turned, oneLine: turned && p.Kind == ValueStreetNumber, inside: p.Kind == ValuePostcode || len(text) >= insideFrom && !endsShort(text)}
		x.plural = (p.Kind == ValueName || p.Kind == ValueWord || p.Kind == ValueExistence) && len(text) > 3
		x.anywhere = runsOn(text)
		out = append(out, x)
		if back, ok := reversed(text); ok {
			for _, text := range back {
				x.text = text
				out = append(out, x)
			}
		}
	}
	switch p.Kind {
	case ValuePhone:
	case ValueDate:
		return datePatterns(p.Value)
	case ValuePostcode:
		add(Fold(p.Value), false)
	case ValueEmail:
		name, domain, _ := strings.Cut(p.Value, "@")
		add(Fold(p.Value), false)
		add(Fold(name)+"at"+Fold(domain), false)
		add(Fold(name)+"at"+Fold(strings.ReplaceAll(domain, ".", "dot")), false)
	case ValueName:
		add(strings.Join(w, ""), false)
		if n := len(w) - 1; n > 0 {
			add(w[n]+strings.Join(w[:n], ""), true)
		}
		if text := Fold(withUmlauts.Replace(p.Value)); text != strings.Join(w, "") {
			add(text, false)
		}
	case ValueAddress: // what it is made of is searched for in every spelling
		for _, text := range []string{strings.Join(w, ""), strings.Join(shorten(w), ""), strings.Join(lengthen(w), "")} {
			add(text, false)
		}
	default:
		for _, text := range spellings(w) {
			add(text, false)
		}
		if p.Kind == ValueStreetNumber && len(w) > 1 && isNumber(w[0]) {
			for _, text := range spellings(append(slices.Clone(w[1:]), w[0])) {
				add(text, true)
			}
		}
	}
	return out
}

// withUmlauts writes letters as Germans and Scandinavians do who have no key for them.
var withUmlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "ø", "oe", "Ø", "Oe", "å", "aa", "Å", "Aa")

// endsShort reports whether a folded name ends as a short form does, so that "14 Marsh St" is not found in "14 Marsh Stables".
func endsShort(text string) bool {
	for _, forms := range shortForms {
		for _, f := range forms[1:] {
			if len(f) > 1 && strings.HasSuffix(text, f) {
				return true
			}
		}
	}
	return false
}

// runsOn reports whether text is in a script in which words run on without a space, or, like Arabic, take others in front.
func runsOn(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	if unicode.In(r, unicode.Arabic, unicode.Hebrew) {
		return utf8.RuneCountInString(text) > 2
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// reversed returns text in a right-to-left script as a PDF holds it, letters from left to right as they are drawn. A ligature
// of lam and alef is one glyph and keeps its order.
func reversed(text string) ([]string, bool) {
	r, _ := utf8.DecodeRuneInString(text)
	if !unicode.In(r, unicode.Arabic, unicode.Hebrew) {
		return nil, false
	}
	runes := []rune(text)
	slices.Reverse(runes)
	plain := string(runes)
	out := []string{plain}
	if ligature := strings.ReplaceAll(plain, "ال", "لا"); ligature != plain {
		out = append(out, ligature)
	}
	return out, true
}

// phonePatterns returns the digits by which a phone number is found: those after the country and the first 0, and those
// after the area. There are none for other values.
func phonePatterns(p Protected) []phonePattern {
	if p.Kind != ValuePhone {
		return nil
	}
	number, ok := ParsePhone(p.Value)
	if !ok {
		if digits := digitsOf(p.Value); len(digits) > 5 {
			return []phonePattern{{digits: digits, local: true}}
		}
		return nil
	}
	home, ok := strings.CutPrefix(number, "+44")
	if !ok {
		return []phonePattern{{digits: number[1:]}}
	}
	out := []phonePattern{{digits: home}}
	if home[0] == '1' || home[0] == '2' {
		out = append(out, phonePattern{digits: home[areaLength(home):], local: true})
	}
	return out
}

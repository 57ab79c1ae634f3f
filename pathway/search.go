package pathway

import (
	"cmp"
	"slices"
	"strings"
)

// Hit is a protected value that stands in a document.
type Hit struct {
	Kind       ValueKind
	Owners     []Owner // whom it protects
	Where      string  // the passage, or the first and the last one that it goes over
	Place      string  // where exactly, for a release: changes when the words round it do
	ValueHash  string  // of the folded value
	Excerpt    string  // the words round it, with every protected value masked
	Why        string  // what it is and what can be done, in the user's words
	Releasable bool    // by the chair, for this place
	Released   bool    // see Settle

	before, after string // folded text round it
}

// Search returns every protected value in the passages of one document, in their order. Passages that follow one another are
// read as one text, so a value that goes over a line, a hyphen or a cell's edge is found. A hit inside an exempt value, and one
// on a common word inside the office's fixed wording or a full date ("12 May 2026"), is none.
func (s *Shield) Search(passages []Passage) []Hit {
	text := newStream(passages)
	return s.describe(text, s.find(text, false))
}

// stops reports whether a text holds a protected value that nobody could release.
func (s *Shield) stops(text string) bool {
	return slices.ContainsFunc(s.Search([]Passage{{Text: text}}), func(h Hit) bool { return !h.Releasable })
}

// SearchDrawn returns the protected values in what was drawn from a document whose own search gave before: those that are not
// one of its released hits, known by the words on either side. Lines and cells come in the order of drawing.
func (s *Shield) SearchDrawn(drawn []Passage, before []Hit) []Hit {
	text := newStream(drawn)
	hits := s.describe(text, s.find(text, true))
	return slices.DeleteFunc(hits, func(h Hit) bool {
		return slices.ContainsFunc(before, func(b Hit) bool { return b.Released && b.ValueHash == h.ValueHash && h.near(b) })
	})
}

// near reports whether the same words stand before and after two hits. One side is enough where it is long: at the end of a
// page a footer comes between.
func (h Hit) near(b Hit) bool {
	before, after := strings.HasSuffix(h.before, b.before), strings.HasPrefix(h.after, b.after)
	return before && after || before && len(b.before) >= aroundBytes/2 || after && len(b.after) >= aroundBytes/2
}

// found is a value at a place of a stream, or something exempt there.
type found struct{ start, end, value int }

// findings are what was found: protected values, and what must be covered besides when an excerpt is shown.
type findings struct{ hits, exempt []found }

// find searches a stream.
func (s *Shield) find(text *stream, drawn bool) findings {
	var all findings
	var wording, places []found
	s.scan(text, func(f found) {
		switch f.value {
		case exemptValue: // "May | Jones" in two cells of a document is not May Jones
			if drawn || !text.within(f.start, f.end, edgeLine) {
				all.exempt = append(all.exempt, f)
			}
		case blockValue:
			all.exempt = append(all.exempt, f)
		case wordingValue:
			wording = append(wording, f)
		case placesValue:
			places = append(places, f)
		default:
			all.hits = append(all.hits, f)
		}
	})
	s.scanPhones(text, func(f found) { all.hits = append(all.hits, f) })
	all.hits = slices.DeleteFunc(all.hits, func(f found) bool {
		v := s.values[f.value]
		ordinary := v.Releasable() && (v.Kind == ValueName || v.Kind == ValueExistence)
		return covered(f, all.exempt, s.longest) || v.Releasable() && (covered(f, wording, s.longest) || text.isDate(f, drawn)) || ordinary && covered(f, places, s.longest)
	})
	slices.SortFunc(all.hits, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end), cmp.Compare(a.value, b.value))
	})
	until := 0 // end of the last hit that can't be released: what lies within it is part of it
	kept := all.hits[:0]
	for i, f := range all.hits {
		if f.end <= until || i > 0 && f == all.hits[i-1] {
			continue
		}
		if !s.values[f.value].Releasable() {
			until = f.end
		}
		kept = append(kept, f)
	}
	all.hits = kept
	return all
}

// covered reports whether f lies within one of spans, which are in the order of their starts and no longer than longest.
func covered(f found, spans []found, longest int) bool {
	n, _ := slices.BinarySearchFunc(spans, f.start+1, func(s found, start int) int { return cmp.Compare(s.start, start) })
	for i := n - 1; i >= 0 && f.end-spans[i].start <= longest; i-- {
		if spans[i].end >= f.end {
			return true
		}
	}
	return false
}

// scan calls each for every pattern that stands in the text, in the order of their starts.
func (s *Shield) scan(text *stream, each func(found)) {
	for i := 0; i+1 < len(text.text); i++ {
		first := uint16(text.text[i])<<8 | uint16(text.text[i+1])
		if s.starts[first>>6]&(1<<(first&63)) == 0 {
			continue
		}
		for _, p := range s.buckets[first] {
			end := i + len(p.text)
			if end <= len(text.text) && string(text.text[i:end]) == p.text && text.fits(p, i, end) {
				each(found{i, end, p.value})
			}
		}
	}
}

// fits reports whether a pattern may stand between start and end: as whole words, or, if it is long and nothing parts it,
// inside a longer one; never inside a longer number.
func (s *stream) fits(p pattern, start, end int) bool {
	if p.anywhere {
		return true
	}
	if p.oneLine && s.within(start, end, edgeLine) {
		return false
	}
	for _, gap := range []byte(p.gaps) {
		if s.edge[start+int(gap)]&edgeGap == 0 {
			return false
		}
	}
	begins, ends := s.edge[start]&edgeWord != 0, s.edge[end]&edgeWord != 0
	if !ends && p.plural && s.text[end] == 's' && s.edge[end+1]&edgeWord != 0 {
		ends = true
	}
	if begins && ends {
		return true
	}
	if !p.inside || s.within(start, end, edgeGap) {
		return false
	}
	return (begins || !isDigit(s.text[start]) || !isDigit(s.text[start-1])) && (ends || !isDigit(s.text[end-1]) || !isDigit(s.text[end]))
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// mostLetters is how many letters may stand between the digits of a phone number: "07700 (mobile) 900123".
const mostLetters = 8

// scanPhones calls each for every phone number that stands in the text, in any grouping.
func (s *Shield) scanPhones(text *stream, each func(found)) {
	if len(s.phones) == 0 {
		return
	}
	places, digits := text.digits()
	for _, p := range s.phones {
		for from := 0; ; from++ {
			i := strings.Index(digits[from:], p.digits)
			if i < 0 {
				break
			}
			from += i
			start, end := int(places[from]), int(places[from+len(p.digits)-1])+1
			if p.local && text.alone(start, end, len(p.digits)) || !p.local && end-start-len(p.digits) <= mostLetters {
				each(found{text.prefixed(places, digits, from), end, p.value})
			}
		}
	}
}

// prefixed returns where a phone number begins whose digits begin at the nth, with the 0 or the country in front of it.
func (s *stream) prefixed(places []int32, digits string, nth int) int {
	for _, prefix := range []string{"00440", "0044", "440", "44", "0"} {
		first := nth - len(prefix)
		if first >= 0 && digits[first:nth] == prefix && int(places[nth]-places[first]) == len(prefix) &&
			!s.within(int(places[first]), int(places[nth])+1, edgeLine) {
			return int(places[first])
		}
	}
	return int(places[nth])
}

// alone reports whether a number stands on one line with no other digits beside it.
func (s *stream) alone(start, end, digits int) bool {
	if end-start != digits || s.within(start, end, edgeLine) {
		return false
	}
	left := start == 0 || !isDigit(s.text[start-1]) || s.edge[start]&edgeLine != 0
	return left && (end == len(s.text) || !isDigit(s.text[end]) || s.edge[end]&edgeLine != 0)
}

// months are names of months, some of which are names of people.
var months = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// isDate reports whether f is the month of a full date, "12 May 2026" or "12th May, 2026". In what was drawn the date may go
// over a line's end; in a document it may not, or "1 | May | 2019" in a table would be one.
func (s *stream) isDate(f found, drawn bool) bool {
	if !slices.Contains(months, string(s.text[f.start:f.end])) {
		return false
	}
	year := string(s.text[f.end:min(f.end+4, len(s.text))])
	if shape(year) != "9999" || year[:2] != "19" && year[:2] != "20" || s.edge[f.end+4]&edgeWord == 0 {
		return false
	}
	day := f.start
	if day > 2 && slices.Contains([]string{"st", "nd", "rd", "th"}, string(s.text[day-2:day])) {
		day -= 2
	}
	last := day
	for day > 0 && isDigit(s.text[day-1]) && last-day < 2 && (day == last || s.edge[day] == 0) {
		day--
	}
	if day == last || s.edge[day]&edgeWord == 0 {
		return false
	}
	if drawn {
		return true
	}
	if s.within(day, f.end+4, edgeLine) {
		return false
	}
	p, from, _, until := s.source(day, f.end+4)
	return !strings.ContainsFunc(s.passages[p].Text[from:until], func(r rune) bool {
		_, class := appendFold(nil, r)
		return class == foldGap && r != ' ' && r != '\u00a0' && r != ','
	})
}

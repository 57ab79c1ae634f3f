package pathway

import (
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Passage is a piece of a document, in the order in which it is read: a paragraph, a cell, a line of a page, a file name.
type Passage struct {
	Where string // in words for staff, and steady while the text around it changes: "paragraph 3", "plan, action 2, who"
	Text  string
}

// TablePassages returns the cells of a table as passages, row by row and once more column by column, so that a value that
// is split over two cells is found whichever way they are read.
func TablePassages(where string, rows [][]string) []Passage {
	var out []Passage
	cell := func(r, c int) Passage {
		return Passage{where + ", row " + strconv.Itoa(r+1) + ", column " + strconv.Itoa(c+1), rows[r][c]}
	}
	columns := 0
	for r, row := range rows {
		columns = max(columns, len(row))
		for c := range row {
			out = append(out, cell(r, c))
		}
	}
	if len(rows) < 2 || columns < 2 {
		return out
	}
	for c := range columns {
		for r, row := range rows {
			if c < len(row) {
				out = append(out, cell(r, c))
			}
		}
	}
	return out
}

// What stands before a folded byte.
const (
	edgeWord = 1 << iota // a word may begin here
	edgeGap              // a space or punctuation
	edgeLine             // the end of a line or of a passage
)

// stream is passages folded and joined. It remembers where each byte came from.
type stream struct {
	passages []Passage
	starts   []int32 // of each passage among the bytes of all of them
	text     []byte  // folded
	src      []int32 // of each folded byte: where its rune begins among the bytes of all passages
	edge     []uint8 // what stands before each folded byte, and one more for the end
}

// newStream folds passages and joins them.
func newStream(passages []Passage) *stream {
	total := 0
	for _, p := range passages {
		total += len(p.Text) + 1
	}
	s := &stream{passages: passages, starts: make([]int32, len(passages)), text: make([]byte, 0, total+8), src: make([]int32, 0, total+8),
		edge: make([]uint8, 0, total+8)}
	base := 0
	for i, p := range passages {
		s.starts[i] = int32(base)
		s.add(p.Text, base)
		base += len(p.Text) + 1
	}
	s.edge = append(s.edge, edgeWord|edgeGap|edgeLine)
	return s
}

// letterCase is what a word's edge is known by besides gaps: "letterMay" and "may2026" hold the word May.
type letterCase uint8

const (
	noLetter letterCase = iota
	small
	capital
	digit
)

// add folds one passage, whose first byte has the place base.
func (s *stream) add(text string, base int) {
	edge := uint8(edgeWord | edgeGap | edgeLine)
	before := noLetter
	for i := 0; i < len(text); {
		r, width := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, width = utf8.DecodeRuneInString(text[i:])
		}
		n := len(s.text)
		var class foldClass
		s.text, class = appendFold(s.text, r)
		switch class {
		case foldGap:
			edge |= edgeWord | edgeGap
		case foldLine:
			edge |= edgeWord | edgeGap | edgeLine
		case foldMayBreak:
			edge |= edgeWord
		case foldApostrophe:
			if !contraction(text[:i], text[i+width:]) {
				edge |= edgeWord
			}
		case foldKept:
			now := caseOf(r)
			if now != before && (now == digit || before == digit || now == capital && before == small) {
				edge |= edgeWord
			}
			before = now
			for k := n; k < len(s.text); k++ {
				s.src = append(s.src, int32(base+i))
				s.edge = append(s.edge, edge)
				edge = 0
			}
		}
		i += width
	}
}

// caseOf returns what a kept rune is to the edges of words.
func caseOf(r rune) letterCase {
	switch {
	case 'a' <= r && r <= 'z':
		return small
	case unicode.IsDigit(r):
		return digit
	case unicode.IsUpper(r):
		return capital
	}
	return small
}

// contraction reports whether an apostrophe stands in "don't" and its like, so that a child called Don is not in it.
func contraction(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, width := utf8.DecodeRuneInString(after)
	next, _ := utf8.DecodeRuneInString(after[width:])
	return (last == 'n' || last == 'N') && (first == 't' || first == 'T') && !unicode.IsLetter(next)
}

// at returns the passage and the place in its text of a place among the bytes of all passages.
func (s *stream) at(place int) (passage, offset int) {
	passage = sort.Search(len(s.starts), func(i int) bool { return int(s.starts[i]) > place }) - 1
	return passage, place - int(s.starts[passage])
}

// source returns where the folded bytes from start to end stand: the passage and place of the first, and of the byte after
// the last, accents and joiners behind it included.
func (s *stream) source(start, end int) (from, at, to, until int) {
	from, at = s.at(int(s.src[start]))
	to, until = s.at(int(s.src[end-1]))
	text := s.passages[to].Text
	_, width := utf8.DecodeRuneInString(text[until:])
	until += width
	for until < len(text) {
		r, width := utf8.DecodeRuneInString(text[until:])
		if _, class := appendFold(nil, r); class != foldNothing {
			break
		}
		until += width
	}
	return from, at, to, until
}

// within reports whether any of the flags stands between two bytes from start to end.
func (s *stream) within(start, end int, flags uint8) bool {
	for _, e := range s.edge[start+1 : end] {
		if e&flags != 0 {
			return true
		}
	}
	return false
}

// digits returns the places of the folded digits and their text.
func (s *stream) digits() (places []int32, text string) {
	var b strings.Builder
	for i, c := range s.text {
		if '0' <= c && c <= '9' {
			places = append(places, int32(i))
			b.WriteByte(c)
		}
	}
	return places, b.String()
}

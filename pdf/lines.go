package pdf

import (
	"slices"
	"strings"
	"unicode"
)

// mm is the size of a point in millimetres. Type sizes are in points, everything else in millimetres.
const mm = 25.4 / 72

// glyph is a character with the face it is printed in and its width in thousandths of the type size. kern is how much
// further from it, or nearer, the next one stands.
type glyph struct {
	r    rune
	face style
	adv  uint16
	kern int16
}

func (g glyph) width() int { return int(g.adv) + int(g.kern) }

// line is a set line.
type line struct {
	segments []segment
	width    float64 // mm
	reads    string  // the whole line as it is read, where that is not as it is printed from left to right
}

// segment is a stretch of a line in one face.
type segment struct {
	face   style
	x      float64 // from the line's start
	glyphs []glyph // as they are printed from left to right
}

// setLines breaks runs into lines of at most width mm at the given type size. extra makes it all bold. There is always
// one line, which may be empty.
func (s *fontSet) setLines(runs []Run, extra bool, size, width float64) []line {
	glyphs := s.glyphs(runs, extra)
	limit := int(width / (size * mm) * 1000)
	var out []line
	for _, g := range breakLines(glyphs, limit) {
		out = append(out, set(g, size))
	}
	return out
}

// widest is the width in mm of the widest stretch of runs that should not be broken.
func (s *fontSet) widest(runs []Run, extra bool, size float64) float64 {
	glyphs := s.glyphs(runs, extra)
	most, w := 0, 0
	for i, g := range glyphs {
		if g.r == '\n' || g.r == ' ' && breakAfter(glyphs, i) {
			w = 0
			continue
		}
		w += g.width()
		most = max(most, w)
		if breakAfter(glyphs, i) {
			w = 0
		}
	}
	return float64(most) / 1000 * size * mm
}

// glyphs gives the characters of runs in reading order; stretches that no font has are one replacement each.
func (s *fontSet) glyphs(runs []Run, extra bool) []glyph {
	var out []glyph
	for _, run := range runs {
		want := styleOf(run.Bold || extra, run.Italic)
		text := []rune(clean(run.Text))
		if hasArabic(text) {
			text = shapeArabic(text, func(r rune) bool { _, _, ok := s.pick(want, r); return ok })
		}
		if out == nil {
			out = make([]glyph, 0, len(text))
		}
		lost := false
		for _, r := range text {
			if r == '\n' {
				out = append(out, glyph{r: r})
				lost = false
				continue
			}
			if r == joiner || r == nonJoiner {
				continue
			}
			face, adv, ok := s.pick(want, r)
			if !ok {
				if lost {
					continue
				}
				r = replacement
				face, adv, _ = s.pick(want, r)
			}
			lost = !ok
			if n := len(out); n > 0 && out[n-1].face == face && r < 0x0590 && out[n-1].r != '\n' {
				out[n-1].kern = s.kerning(face, out[n-1].r, r)
			}
			out = append(out, glyph{r: r, face: face, adv: adv})
		}
	}
	for len(out) > 0 && blank(out[len(out)-1].r) {
		out = out[:len(out)-1]
	}
	return out
}

func blank(r rune) bool { return r == ' ' || r == '\n' }

// breakLines fills lines up to limit (thousandths of the type size) one after another.
func breakLines(g []glyph, limit int) [][]glyph {
	var out [][]glyph
	for {
		for len(g) > 0 && g[0].r == ' ' {
			g = g[1:]
		}
		end, next := lineEnd(g, limit)
		out = append(out, trim(g[:end]))
		if next >= len(g) {
			return out
		}
		g = g[next:]
	}
}

// lineEnd gives where the first line of g ends and where the next begins.
func lineEnd(g []glyph, limit int) (end, next int) {
	w, last := 0, 0
	for i, x := range g {
		if x.r == '\n' {
			return i, i + 1
		}
		w += x.width()
		if w > limit && x.r != ' ' && i > 0 {
			if last == 0 {
				last = breakInside(g, i)
			}
			return last, last
		}
		if breakAfter(g, i) {
			last = i + 1
		}
	}
	return len(g), len(g)
}

// breakAfter tells whether a line may end after g[i]: at a space, a dash, and at a hyphen or stroke between words.
func breakAfter(g []glyph, i int) bool {
	switch g[i].r {
	case ' ':
		return !glued(g, i)
	case '–', '—':
		return i+1 < len(g) && g[i+1].r != ' ' && !unicode.IsDigit(g[i+1].r)
	case '-', '/':
		return i > 1 && i+2 < len(g) && unicode.IsLetter(g[i-1].r) && unicode.IsLetter(g[i+1].r) && unicode.IsLetter(g[i+2].r)
	}
	return false
}

// breakInside finds where to break what is too long for a line, of which the characters before end fit: at a space that
// else holds together, after the @ of an address of mail, after a stroke of one of the web or else the last of its marks,
// otherwise anywhere but before an accent.
func breakInside(g []glyph, end int) int {
	for i := end; i > 0; i-- {
		if g[i-1].r == ' ' {
			return i
		}
	}
	for i := end; i > 1; i-- {
		if g[i-1].r == '@' || g[i-1].r == '/' && g[i-2].r != '/' && g[i].r != '/' {
			return i
		}
	}
	for i := end; i > end/2; i-- {
		if strings.ContainsRune("/.@_?&=-#:,", g[i-1].r) {
			return i
		}
	}
	for i := end; i > 0; i-- {
		if !unicode.Is(unicode.M, g[i].r) {
			return i
		}
	}
	return end
}

func trim(g []glyph) []glyph {
	for len(g) > 0 && g[len(g)-1].r == ' ' {
		g = g[:len(g)-1]
	}
	return g
}

// set makes a line of g: segments of one face each, in the order of printing.
func set(g []glyph, size float64) line {
	unit := size * mm / 1000
	l := line{}
	printed, reads := inOrder(g)
	l.reads = reads
	w := 0
	for i := 0; i < len(printed); {
		face, from, x := printed[i].face, i, float64(w)*unit
		for ; i < len(printed) && printed[i].face == face; i++ {
			w += printed[i].width()
		}
		l.segments = append(l.segments, segment{face, x, printed[from:i]})
	}
	l.width = float64(w) * unit
	return l
}

// inOrder gives the glyphs of a line in the order of printing and, where a stretch of it reads to the left, the text as
// it is read.
func inOrder(g []glyph) ([]glyph, string) {
	if !slices.ContainsFunc(g, func(x glyph) bool { return x.r >= 0x0590 && x.r < 0x0900 || x.r >= 0xFB1D && x.r < 0xFF00 }) {
		return g, ""
	}
	runes := make([]rune, len(g))
	for i, x := range g {
		runes[i] = x.r
	}
	order, level := visual(runes)
	if order == nil {
		return g, ""
	}
	out := make([]glyph, len(g))
	for i, from := range order {
		out[i] = g[from]
		if m, ok := mirrored[out[i].r]; ok && level[from]%2 == 1 {
			out[i].r = m
		}
	}
	return out, unshape(string(runes))
}

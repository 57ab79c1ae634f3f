package pdf

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Arabic letters change their shape with their neighbours. The font holds the shapes at code points of their own
// (Unicode's Arabic Presentation Forms); shapeArabic puts these in, as the PDF library does not.

// shapes gives a letter's shapes, which stand side by side: alone, after a letter that joins, and for the letters that
// join on both sides (n is 4) before one and between two. Hamza has one shape and joins nothing.
type shapes struct {
	first rune
	n     int
}

var arabicShapes = map[rune]shapes{
	0x0621: {0xFE80, 1}, 0x0622: {0xFE81, 2}, 0x0623: {0xFE83, 2}, 0x0624: {0xFE85, 2}, 0x0625: {0xFE87, 2},
	0x0626: {0xFE89, 4}, 0x0627: {0xFE8D, 2}, 0x0628: {0xFE8F, 4}, 0x0629: {0xFE93, 2}, 0x062A: {0xFE95, 4},
	0x062B: {0xFE99, 4}, 0x062C: {0xFE9D, 4}, 0x062D: {0xFEA1, 4}, 0x062E: {0xFEA5, 4}, 0x062F: {0xFEA9, 2},
	0x0630: {0xFEAB, 2}, 0x0631: {0xFEAD, 2}, 0x0632: {0xFEAF, 2}, 0x0633: {0xFEB1, 4}, 0x0634: {0xFEB5, 4},
	0x0635: {0xFEB9, 4}, 0x0636: {0xFEBD, 4}, 0x0637: {0xFEC1, 4}, 0x0638: {0xFEC5, 4}, 0x0639: {0xFEC9, 4},
	0x063A: {0xFECD, 4}, 0x0641: {0xFED1, 4}, 0x0642: {0xFED5, 4}, 0x0643: {0xFED9, 4}, 0x0644: {0xFEDD, 4},
	0x0645: {0xFEE1, 4}, 0x0646: {0xFEE5, 4}, 0x0647: {0xFEE9, 4}, 0x0648: {0xFEED, 2}, 0x0649: {0xFEEF, 2},
	0x064A: {0xFEF1, 4},
	// Persian, Urdu, Pashto, Sindhi, Kurdish
	0x0671: {0xFB50, 2}, 0x0679: {0xFB66, 4}, 0x067A: {0xFB5E, 4}, 0x067B: {0xFB52, 4}, 0x067E: {0xFB56, 4},
	0x067F: {0xFB62, 4}, 0x0680: {0xFB5A, 4}, 0x0683: {0xFB76, 4}, 0x0684: {0xFB72, 4}, 0x0686: {0xFB7A, 4},
	0x0687: {0xFB7E, 4}, 0x0688: {0xFB88, 2}, 0x068C: {0xFB84, 2}, 0x068D: {0xFB82, 2}, 0x068E: {0xFB86, 2},
	0x0691: {0xFB8C, 2}, 0x0698: {0xFB8A, 2}, 0x06A4: {0xFB6A, 4}, 0x06A6: {0xFB6E, 4}, 0x06A9: {0xFB8E, 4},
	0x06AD: {0xFBD3, 4}, 0x06AF: {0xFB92, 4}, 0x06B1: {0xFB9A, 4}, 0x06B3: {0xFB96, 4}, 0x06BA: {0xFB9E, 2},
	0x06BB: {0xFBA0, 4}, 0x06BE: {0xFBAA, 4}, 0x06C0: {0xFBA4, 2}, 0x06C1: {0xFBA6, 4}, 0x06C5: {0xFBE0, 2},
	0x06C6: {0xFBD9, 2}, 0x06C7: {0xFBD7, 2}, 0x06C8: {0xFBDB, 2}, 0x06C9: {0xFBE2, 2}, 0x06CB: {0xFBDE, 2},
	0x06CC: {0xFBFC, 4}, 0x06D0: {0xFBE4, 4}, 0x06D2: {0xFBAE, 2}, 0x06D3: {0xFBB0, 2},
}

// lamAlef is the one shape of lam with the alef that follows it; the shape after a letter is the next.
var lamAlef = map[rune]rune{0x0622: 0xFEF5, 0x0623: 0xFEF7, 0x0625: 0xFEF9, 0x0627: 0xFEFB}

const (
	lam     = 0x0644
	tatweel = 0x0640 // a stroke that joins on both sides
)

// vowelMark tells whether r stands above or below a letter and lets the letters round it join.
func vowelMark(r rune) bool {
	return r >= 0x064B && r <= 0x065F || r == 0x0670 || r >= 0x0610 && r <= 0x061A || r >= 0x06D6 && r <= 0x06ED
}

func joinsBefore(r rune) bool { return r == tatweel || r == joiner || arabicShapes[r].n >= 2 }
func joinsAfter(r rune) bool  { return r == tatweel || r == joiner || arabicShapes[r].n == 4 }

// shapeArabic gives s, in reading order, with the shape of each Arabic letter in its place; the joiners are gone. Where
// the font lacks a shape (has), the letter stays as it is.
func shapeArabic(s []rune, has func(rune) bool) []rune {
	out := make([]rune, 0, len(s))
	for i := 0; i < len(s); i++ {
		r := s[i]
		if r == joiner || r == nonJoiner {
			continue
		}
		form, ok := arabicShapes[r]
		if !ok {
			out = append(out, r)
			continue
		}
		before := joinsAfter(neighbour(s, i, -1)) && form.n >= 2
		if r == lam {
			if pair, ok := lamAlef[neighbour(s, i, +1)]; ok && i+1 < len(s) && s[i+1] == neighbour(s, i, +1) {
				if before {
					pair++
				}
				out = append(out, pair)
				i++
				continue
			}
		}
		shape := form.first
		if before {
			shape++
		}
		if form.n == 4 && joinsBefore(neighbour(s, i, +1)) {
			shape += 2
		}
		if !has(shape) {
			shape = r
		}
		out = append(out, shape)
	}
	return out
}

// neighbour is the next letter before or after position i, marks left out; 0 where there is none.
func neighbour(s []rune, i, step int) rune {
	for i += step; i >= 0 && i < len(s); i += step {
		if !vowelMark(s[i]) {
			return s[i]
		}
	}
	return 0
}

func hasArabic(s []rune) bool {
	for _, r := range s {
		if r >= 0x0600 && r <= 0x06FF {
			return true
		}
	}
	return false
}

// unshape turns the shapes in s back into letters.
func unshape(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r >= 0xFB50 && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFC {
			b.WriteString(norm.NFKC.String(string(r)))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

package pdf

import "unicode"

// glued tells whether the space at g[i] holds what stands round it together: "14 July", "01632 960417", "NM1 4QD".
func glued(g []glyph, i int) bool {
	before, after := wordBefore(g, i), wordAfter(g, i)
	if len(before) == 0 || len(after) == 0 || len(before) > 5 || len(after) > 9 {
		return false
	}
	switch {
	case len(before) <= 2 && all(before, digit) && month(after):
		return true
	case all(before, digit) && all(after, digit):
		return len(before) >= 3
	case len(after) == 3 && digit(after[0].r) && all(after[1:], capital): // the second half of a postcode
		return len(before) >= 2 && len(before) <= 4 && capital(before[0].r) && !all(before[1:], capital)
	}
	return false
}

var months = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

func month(g []glyph) bool {
next:
	for _, m := range months {
		if len(m) != len(g) {
			continue
		}
		for i := range len(m) {
			if rune(m[i]) != g[i].r {
				continue next
			}
		}
		return true
	}
	return false
}

// wordBefore and wordAfter are the letters and digits beside g[i].
func wordBefore(g []glyph, i int) []glyph {
	from := i
	for from > 0 && i-from < 10 && wordly(g[from-1].r) {
		from--
	}
	return g[from:i]
}

func wordAfter(g []glyph, i int) []glyph {
	to := i + 1
	for to < len(g) && to-i < 11 && wordly(g[to].r) {
		to++
	}
	return g[i+1 : to]
}

func all(g []glyph, is func(rune) bool) bool {
	for _, x := range g {
		if !is(x.r) {
			return false
		}
	}
	return true
}

func wordly(r rune) bool  { return unicode.IsLetter(r) || unicode.IsDigit(r) }
func digit(r rune) bool   { return r >= '0' && r <= '9' }
func capital(r rune) bool { return r >= 'A' && r <= 'Z' }

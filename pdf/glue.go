package pdf

import "unicode"

// glued tells whether the space at g[i] holds what stands round it together: "14 July", "01632 960417", "NM1 4QD".
func glued(g []glyph, i int) bool {
	before, after := wordAt(g, i-1, -1), wordAt(g, i+1, +1)
	if len(before) == 0 || len(after) == 0 || len(before) > 5 || len(after) > 9 {
		return false
	}
	switch {
	case digits(before) && len(before) <= 2 && months[string(after)]:
		return true
	case digits(before) && digits(after):
		return len(before) >= 3
	case len(after) == 3 && unicode.IsDigit(after[0]) && capitals(after[1:]): // the second half of a postcode
		return len(before) <= 4 && capitals(before[:1]) && unicode.IsDigit(lastDigit(before))
	}
	return false
}

var months = map[string]bool{"January": true, "February": true, "March": true, "April": true, "May": true, "June": true, "July": true,
	"August": true, "September": true, "October": true, "November": true, "December": true}

// wordAt gives the letters and digits from i on, backwards or forwards, in reading order.
func wordAt(g []glyph, i, step int) []rune {
	var out []rune
	for ; i >= 0 && i < len(g) && (unicode.IsLetter(g[i].r) || unicode.IsDigit(g[i].r)) && len(out) < 10; i += step {
		out = append(out, g[i].r)
	}
	if step < 0 {
		for a, b := 0, len(out)-1; a < b; a, b = a+1, b-1 {
			out[a], out[b] = out[b], out[a]
		}
	}
	return out
}

func digits(s []rune) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return true
}

func capitals(s []rune) bool {
	for _, r := range s {
		if r < 'A' || r > 'Z' {
			return false
		}
	}
	return true
}

// lastDigit is the last digit of an outward code: of NM1, and of W1A too.
func lastDigit(s []rune) rune {
	for i := len(s) - 1; i > 0; i-- {
		if s[i] >= '0' && s[i] <= '9' {
			return s[i]
		}
	}
	return 0
}

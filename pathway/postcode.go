package pathway

import "strings"

// ParsePostcode returns a UK postcode as it is printed, "LS1 4AB", from any spacing, case and punctuation, and false where
// s is none. The shapes are Royal Mail's: A9, A99, AA9, AA99, A9A and AA9A, then 9AA whose letters are none of C I K M O V;
// and GIR 0AA.
func ParsePostcode(s string) (string, bool) {
	code := strings.ToUpper(Fold(s))
	if len(code) < 5 || len(code) > 7 {
		return "", false
	}
	out, in := code[:len(code)-3], code[len(code)-3:]
	if code != "GIR0AA" && !outward(out) || shape(in) != "9AA" || strings.ContainsAny(in, "CIKMOV") {
		return "", false
	}
	return out + " " + in, true
}

// outward reports whether s has the shape of a postcode's first half.
func outward(s string) bool {
	switch shape(s) {
	case "A9", "A99", "AA9", "AA99", "A9A", "AA9A":
		return true
	}
	return false
}

// shape returns s with A for each capital letter, 9 for each digit, and ? for anything else.
func shape(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'A' <= r && r <= 'Z':
			return 'A'
		case '0' <= r && r <= '9':
			return '9'
		}
		return '?'
	}, s)
}

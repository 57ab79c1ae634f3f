package pdf

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// clean makes s fit to be set: valid UTF-8, composed (NFC), a tab is a space, and of what has no shape of its own only
// the line feed and the two Arabic joiners stay.
func clean(s string) string {
	if plainASCII(s) {
		return s
	}
	s = norm.NFC.String(strings.ToValidUTF8(s, string(replacement)))
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == joiner, r == nonJoiner:
			return r
		case r == '\t':
			return ' '
		case r == '\r', r == '\u2028', r == '\u2029', r == '\u0085', r == '\v', r == '\f':
			return '\n'
		case r == '\u2011': // the fonts have no unbreakable hyphen; lines are not broken after this one
			return unbreakableHyphen
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r):
			return -1
		}
		return r
	}, s)
}

const (
	joiner            = '\u200D'
	nonJoiner         = '\u200C'
	noBreakSpace      = '\u00A0'
	narrowNoBreak     = '\u202F'
	unbreakableHyphen = '\u2010'
)

func plainASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] != '\n' && (s[i] < ' ' || s[i] > '~') {
			return false
		}
	}
	return true
}

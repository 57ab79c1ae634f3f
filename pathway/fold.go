package pathway

import "strings"

// Fold returns s as it is compared with protected values: lower case, no accents, no spaces, no punctuation, digits of
// every script as 0 to 9. "14 Marsh-field St." and "14MARSHFIELDST" are one, and so are "Wójcik" and "WOJCIK", "O’Neill"
// and "ONeill", "محمّد" and "مـحمد". Folding twice is folding once. It is for comparing: nobody is shown it.
func Fold(s string) string {
	dst := make([]byte, 0, len(s))
	for _, r := range s {
		dst, _ = appendFold(dst, r)
	}
	return string(dst)
}

// Normalise returns s as it is searched and as duplicates are noticed: folded as by Fold, but its words kept apart by one
// space each. Apostrophes join ("O’Neill" is "oneill"), hyphens part ("Smith-Jones" is "smith jones").
func Normalise(s string) string {
	dst := make([]byte, 0, len(s))
	gap := false
	for _, r := range s {
		n := len(dst)
		var class foldClass
		dst, class = appendFold(dst, r)
		switch class {
		case foldGap, foldLine:
			gap = true
		case foldKept:
			if gap && n > 0 {
				dst = append(dst, 0)
				copy(dst[n+1:], dst[n:])
				dst[n] = ' '
			}
			gap = false
		}
	}
	return string(dst)
}

// words returns the folded words of s.
func words(s string) []string { return strings.Fields(Normalise(s)) }

package pathway

import "strings"

// Key is by what two entries of an address are noticed to be the same place, however they are typed: the postcode and the
// numbers of its lines ("Flat 2, 14 Marsh St" and "Flat 2 / 14 Marsh Street"), or its first line where it has no number;
// without a postcode all of it. Empty where too little is known to tell.
func (a Address) Key() string {
	lines := Normalise(strings.Join([]string{a.Line1, a.Line2, a.Line3}, " "))
	code := Fold(a.Postcode)
	if lines == "" {
		return ""
	}
	if code == "" {
		return Fold(lines + a.Town)
	}
	var numbers []string
	for _, word := range strings.Fields(lines) {
		if strings.ContainsAny(word, "0123456789") {
			numbers = append(numbers, word)
		}
	}
	if len(numbers) > 0 {
		return code + " " + strings.Join(numbers, " ")
	}
	return code + " " + Fold(a.Line1)
}

package pathway

import (
	"cmp"
	"slices"
	"strings"
)

// PrintOrder returns what a print run holds in the order of its envelopes: by address, the postcode first, then by name,
// each recipient's documents together in the order in which they lie in the envelope. What has no address for the post
// follows, by name.
func PrintOrder(run []Proof) []Proof {
	out := slices.Clone(run)
	slices.SortStableFunc(out, func(a, b Proof) int {
		return cmp.Or(
			comparePost(a, b),
			cmp.Compare(Fold(a.To), Fold(b.To)),
			cmp.Compare(a.Attendee, b.Attendee),
			cmp.Compare(envelopePlace(a.Kind), envelopePlace(b.Kind)),
		)
	})
	return out
}

// comparePost compares addresses from their last line up; what does not go by post comes last.
func comparePost(a, b Proof) int {
	posted := func(p Proof) int {
		if p.Way == ByPost && len(p.Where) > 0 {
			return 0
		}
		return 1
	}
	if c := cmp.Compare(posted(a), posted(b)); c != 0 || posted(a) == 1 {
		return c
	}
	return strings.Compare(addressOrder(a.Where), addressOrder(b.Where))
}

func addressOrder(lines []string) string {
	var b strings.Builder
	for _, line := range slices.Backward(lines) {
		b.WriteString(Normalise(line) + "\n")
	}
	return b.String()
}

// envelopePlace says where a kind lies in its envelope: the letter on top, then as the kinds are listed.
func envelopePlace(kind DocumentKind) int {
	if kind.Letter() {
		return -1
	}
	return slices.IndexFunc(DocumentKinds, func(c Choice) bool { return c.Value == string(kind) })
}

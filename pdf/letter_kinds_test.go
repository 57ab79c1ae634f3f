package pdf

import "testing"

// What is drawn with a window for an address has one in its facts, and nothing else has.
func TestLettersHaveAnAddress(t *testing.T) {
	for _, k := range kinds() {
		if got := k.spec.Kind.Letter(); got != k.letter {
			t.Errorf("%s to %q is drawn as a letter: %v, and its facts have an address: %v", k.spec.Kind, k.spec.Reader, k.letter, got)
		}
	}
}

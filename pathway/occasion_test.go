package pathway

import "testing"

// A document of the conference itself is of no row; what tells of one says of which.
func TestOccasionOf(t *testing.T) {
	for _, k := range DocumentKinds {
		kind := DocumentKind(k.Value)
		if got := OccasionOf(kind, 0); got != (Occasion{}) {
			t.Errorf("%s about the conference: got %v", kind, got)
		}
		if got, want := OccasionOf(kind, 7), (Occasion{rowMoments[kind], 7}); got != want {
			t.Errorf("%s about a row: got %v, want %v", kind, got, want)
		}
	}
}

// The same kind for the same recipient is one document for each row of which it tells: what was made of one, and released in it,
// is not of another.
func TestDocumentsOfTwoOccasionsAreApart(t *testing.T) {
	docs := []IssuedDocument{
		{ID: 1, Attendee: 3, Kind: CoveringLetter, Number: 1, State: DocumentIssued, Trail: []Dispatch{{State: Sent}}},
		{ID: 2, Attendee: 3, Kind: CoveringLetter, About: 7, Number: 1, State: DocumentIssued},
		{ID: 3, Attendee: 3, Kind: CoveringLetter, About: 8, Number: 2, State: DocumentIssued, Trail: []Dispatch{{State: Sent}}},
	}
	for about, want := range map[int64]int64{0: 1, 7: 2, 8: 3} {
		if got := Latest(docs, 3, CoveringLetter, about); got == nil || got.ID != want {
			t.Errorf("the latest about %d: got %v, want document %d", about, got, want)
		}
		if got := reached(docs, 3, CoveringLetter, about); (got != nil) != (about != 7) {
			t.Errorf("the one that reached them about %d: got %v", about, got)
		}
	}
	if got := Latest(docs, 3, CoveringLetter, 9); got != nil {
		t.Errorf("about a row of which nothing was made: got %v", got)
	}
	hits := []Hit{{Place: "a", ValueHash: "b", Releasable: true}}
	releases := []Release{{Attendee: 3, Kind: CoveringLetter, About: 7, Place: "a", ValueHash: "b"}}
	if !Settle(hits, releases, 3, CoveringLetter, 7)[0].Released || Settle(hits, releases, 3, CoveringLetter, 8)[0].Released {
		t.Error("a word that was released in what tells of one row is released in that alone")
	}
}

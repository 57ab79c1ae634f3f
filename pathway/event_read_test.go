package pathway

import (
	"testing"
	"time"
)

func TestSignificantEventsUntilRead(t *testing.T) {
	now := time.Date(2027, 2, 1, 9, 0, 0, 0, time.UTC)
	fresh := Note{ID: 1, Kind: SignificantEvent}
	read := Note{ID: 2, Kind: SignificantEvent, ReadAt: now, ReadName: "Chris Grey"}
	struck := Note{ID: 3, Kind: SignificantEvent, StruckAt: now}
	plain := Note{ID: 4, Kind: PlainNote}
	tests := []struct {
		name string
		note Note
		code Code
	}{
		{"a new one", fresh, ""}, {"read already", read, CodeConflict}, {"entered in error", struck, CodeConflict}, {"no event", plain, CodeRefused},
	}
	for _, tt := range tests {
		if got := CodeOf(tt.note.CheckRead()); got != tt.code {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.code)
		}
	}
	if got := UnreadEvents([]Note{plain, read, fresh, struck}); len(got) != 1 || got[0].ID != 1 {
		t.Errorf("unread: %+v", got)
	}
	for want, list := range map[string][]Note{
		"":                                      {plain, struck},
		"1 event recorded, all read by a chair": {read, plain},
		"2 events recorded, 1 event not read by a chair yet": {read, fresh, struck},
	} {
		if got := EventsInWords(list); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestSignificantEventsAreTheEvidenceOfTheirStep(t *testing.T) {
	c, _ := course(t, "2024", 0, nil)
	if got := c.Evidence(stepSignificantEvent); got != "" {
		t.Errorf("of none: %q", got)
	}
	c.Significant = []Note{{Kind: SignificantEvent}}
	if got := c.Evidence(stepSignificantEvent); got != "1 event recorded, 1 event not read by a chair yet" {
		t.Errorf("of one: %q", got)
	}
}

package pdf

import (
	"testing"

	"cp-pathway/pathway"
)

// Those who did not come took no part.
func TestWhoDidNotComeStandsApart(t *testing.T) {
	f := madeUpFacts(pathway.DecisionsDocument, pathway.ReaderAgency)
	text := textOf(t, f)
	mustSay(t, text, "Minute taker\nMegan Tudor")
	mustNotSay(t, text, "Who did not come")
	f.Decisions.Away = []pathway.AttendanceFacts{{Name: "Gavin Example", Role: "Father", Mode: "Absent"}}
	mustSay(t, textOf(t, f), "Who did not come\n", "Gavin Example", "Absent")
}

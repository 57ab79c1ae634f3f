package dbtest

import (
	"fmt"
	"testing"

	"cp-pathway/db"
	"cp-pathway/pathway"
)

// Adjourn is Approve where nothing is decided for Ada, for whom the conference meets again on 18 December 2026.
func (s Siblings) Adjourn(tb testing.TB, d *db.DB) {
	tb.Helper()
	child := fmt.Sprintf("child.%d.", s.People["ada"])
	s.Approve(tb, d, map[string]string{child + "outcome": "adjourned", child + "instead": "She stays with her mother, and nobody else looks after her.", child + "reconvene": "18/12/2026"})
}

// Again returns what is typed of one child at a conference that goes on for that child: everything else is confirmed as it was typed.
func (s Siblings) Again(tb testing.TB, d *db.DB, conference int64, key string) map[string]string {
	tb.Helper()
	k, err := d.ConferenceScreen(tb.Context(), s.Taker, s.Case, conference)
	if err != nil {
		tb.Fatal(err)
	}
	before, err := d.ConferenceScreen(tb.Context(), s.Taker, s.Case, s.Conference)
	if err != nil {
		tb.Fatal(err)
	}
	seats := map[int64]int64{}
	for _, was := range before.Record.OnList() {
		for _, a := range k.Record.OnList() {
			if a.Person == was.Person && a.Professional == was.Professional {
				seats[was.ID] = a.ID
			}
		}
	}
	typed := map[string]string{}
	for name, value := range s.Typed() {
		for was, now := range seats {
			var child int64
			var rest string
			switch n, _ := fmt.Sscanf(name, fmt.Sprintf("agency.%d.%%d.%%s", was), &child, &rest); {
			case n == 2:
				if child == s.People[key] {
					typed[fmt.Sprintf("agency.%d.%d.%s", now, child, rest)] = value
				}
			case name == fmt.Sprintf("attend.%d.mode", was):
				typed[fmt.Sprintf("attend.%d.mode", now)] = value
			}
		}
		var child int64
		if n, _ := fmt.Sscanf(name, "child.%d.", &child); n == 1 && child == s.People[key] {
			typed[name] = value
		}
	}
	typed["core.date"], typed["review.date"], typed["review.time"] = "22/12/2026", "5/3/2027", "10:00"
	for name := range k.Before {
		if group := pathway.CarriedGroup(name); group != "" && pathway.ValidField(group, k.Roll) {
			typed[group] = pathway.Ticked
		}
	}
	return typed
}

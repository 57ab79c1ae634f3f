package db_test

import (
	"testing"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// Who decided on an exclusion or a copy stays who did, whatever somebody else changes beside it.
func TestWhoDecidedStays(t *testing.T) {
	t.Parallel()
	d := dbtest.MustOpen(t)
	s := dbtest.MustSit(t, d)
	mother := s.Attendees["Mother"]
	decide := func(by int64, change func(a *pathway.Attendee)) {
		t.Helper()
		r, err := d.Record(t.Context(), s.Case, s.Conference)
		if err != nil {
			t.Fatal(err)
		}
		a, ok := r.Attendee(mother)
		if !ok {
			t.Fatal("no mother")
		}
		change(&a)
		who := s.Chair
		who.ID = by
		if err := d.DecideAttendance(t.Context(), who, s.Case, s.Conference, a); err != nil {
			t.Fatal(err)
		}
	}
	who := func() string {
		return dbtest.MustRows(t, d, `SELECT coalesce(excluded_by, '-') || ' ' || coalesce(copy_by, '-') FROM attendee WHERE id = `+itoa(mother))[0]
	}
	decide(s.Chair.ID, func(a *pathway.Attendee) {
		a.Excluded, a.Ground, a.ExcludedWhy, a.ViewsHow, a.ToldHow, a.Copy, a.CopyWhy, a.Part = "part", "violence", "He asked for it", "By letter", "By phone", "part", "Only her part", "1"
	})
	decide(s.Deputy.ID, func(a *pathway.Attendee) { a.Part = "2" })
	if got := who(); got != itoa(s.Chair.ID)+" "+itoa(s.Chair.ID) {
		t.Errorf("after another change decided by %s", got)
	}
	decide(s.Deputy.ID, func(a *pathway.Attendee) { a.Copy, a.CopyWhy, a.Excluded = "full", "", "" })
	if got := who(); got != "- "+itoa(s.Deputy.ID) {
		t.Errorf("decided anew by %s", got)
	}
}

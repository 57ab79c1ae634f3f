package db_test

import (
	"fmt"
	"testing"

	"cp-pathway/db"
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

// Somebody who is written to about one thing stands once among the attendees, is not on the list, and can be put on it later.
func TestWrittenTo(t *testing.T) {
	t.Parallel()
	d := dbtest.MustOpenAt(t, dbtest.NewClock(t, "2026-12-10T10:00").Now)
	s := dbtest.MustSit(t, d)
	agencies, err := d.Agencies(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	write := func(about string) {
		t.Helper()
		x := pathway.Resolution{Case: s.Case, Conference: s.Conference, Stage: pathway.InformalStage, Ground: "report", Agency: agencies[0].ID, About: about, RaisedOn: pathway.NewDate(2026, 12, 10), AnswerDue: pathway.NewDate(2026, 12, 24)}
		if _, err := d.TakeUp(t.Context(), s.Chair, x, db.Lead{Name: "Ines Marlow", Email: "ines@health.example"}); err != nil {
			t.Fatal(err)
		}
	}
	write("No report came.")
	write("Nor did a second one.")
	leads := dbtest.MustRows(t, d, `SELECT a.id || ' ' || p.id FROM attendee a JOIN professional p ON p.id = a.professional WHERE p.name = 'Ines Marlow'`)
	if len(leads) != 1 {
		t.Fatalf("%d attendees of one person", len(leads))
	}
	var first, manager int64
	if _, err := fmt.Sscan(leads[0], &first, &manager); err != nil {
		t.Fatal(err)
	}
	onList := func() int {
		t.Helper()
		r, err := d.Record(t.Context(), s.Case, s.Conference)
		if err != nil {
			t.Fatal(err)
		}
		if a, ok := r.Attendee(first); !ok || a.Professional != manager {
			t.Errorf("the attendee is %+v", a)
		}
		if n, ok := r.Colleague(manager); !ok || n.Confirmed != "" || n.DirectContact {
			t.Errorf("the network has %+v: what they may know is not confirmed", n)
		}
		return len(r.OnList())
	}
	before := onList()
	asked := pathway.Attendee{Professional: manager, Role: "Matron", Purpose: pathway.ToAttend, How: "video"}
	if err := d.AddAttendees(t.Context(), s.Chair, s.Case, s.Conference, []pathway.Attendee{asked}); err != nil {
		t.Fatal(err)
	}
	if got := onList(); got != before+1 {
		t.Errorf("%d on the list after they were put on it, want %d", got, before+1)
	}
}

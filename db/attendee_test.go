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

// Somebody who is written to about one thing stands once among the attendees, is not on the list, and can be put on it later.
func TestWrittenTo(t *testing.T) {
	t.Parallel()
	d := dbtest.MustOpen(t)
	s := dbtest.MustSit(t, d)
	agencies, err := d.Agencies(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	manager, err := d.SaveProfessional(t.Context(), s.First, pathway.Professional{Name: "Ines Marlow", JobTitle: "Matron", Agency: agencies[0].ID})
	if err != nil {
		t.Fatal(err)
	}
	write := func(role string) (int64, error) {
		return d.WriteTo(t.Context(), s.Chair, s.Case, s.Conference, manager, role)
	}
	if _, err := write(" "); pathway.FieldsOf(err)["role"] == "" {
		t.Errorf("without a role: %v", err)
	}
	first, err := write("Matron")
	if err != nil {
		t.Fatal(err)
	}
	if again, err := write("Matron"); err != nil || again != first {
		t.Errorf("a second letter makes attendee %d of %d: %v", again, first, err)
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

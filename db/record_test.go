package db_test

import (
	"testing"

	"cp-pathway/db"
	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// A conference on Friday 11 December 2026, a Thursday strategy meeting before it.
func MustBook(tb testing.TB, d *db.DB) (number, conference int64) {
	tb.Helper()
	number = dbtest.MustExec(tb, d, `INSERT INTO cases (reference, name, pathway, stage, opened_on) VALUES ('CP-2026-0001', 'Example family', '2024', 'preparing', '2026-11-19')`)
	child := dbtest.MustExec(tb, d, `INSERT INTO person (first_name, last_name, born) VALUES ('May', 'Example', '2018-05-01')`)
	dbtest.MustExec(tb, d, `INSERT INTO case_person (cases, person, kind) VALUES (?, ?, 'child')`, number, child)
	meeting := dbtest.MustExec(tb, d, `INSERT INTO strategy_meeting (cases, held_at, s47, concern) VALUES (?, '2026-11-19T10:00', 1, 'made up')`, number)
	conference = dbtest.MustExec(tb, d, `INSERT INTO conference (cases, kind, meeting, state, starts_at, booked_at, booked_by) VALUES (?, 'icpc', ?, 'planned', '2026-12-11T10:00', '2026-11-19T11:00:00.000Z', 1)`, number, meeting)
	dbtest.MustExec(tb, d, `INSERT INTO conference_child (conference, child) VALUES (?, ?)`, conference, child)
	return number, conference
}

func TestRecordHoldsWhatIsKnown(t *testing.T) {
	d, ann := MustSetUp(t)
	number, conference := MustBook(t, d)
	if _, err := d.SaveSignatory(t.Context(), ann, pathway.Signatory{Name: "Sig Example", Title: "Service manager", Main: true}); err != nil {
		t.Fatal(err)
	}
	r, err := d.Record(t.Context(), number, conference)
	if err != nil {
		t.Fatal(err)
	}
	if r.Case.Reference != "CP-2026-0001" || r.Office.Authority != "Northmere Borough Council" || r.Signatory.Name != "Sig Example" || r.Specimen {
		t.Errorf("head: %+v %+v", r.Case, r.Signatory)
	}
	if len(r.Members) != 1 || r.Members[0].Person.FirstName != "May" || r.Strategy.Concern != "made up" || r.Decisions != nil {
		t.Errorf("family: %+v, %+v", r.Members, r.Strategy)
	}
	// Not booked through the program, so there are no stored dates: counted from the conference itself.
	if r.SharedBy != pathway.NewDate(2026, 12, 9) || r.ReplyBy != pathway.NewDate(2026, 12, 8) || r.ReportDue != pathway.NewDate(2026, 12, 8) {
		t.Errorf("shared by %v, reply by %v, reports by %v", r.SharedBy, r.ReplyBy, r.ReportDue)
	}
	if _, err := d.Record(t.Context(), number, 99); pathway.CodeOf(err) != pathway.CodeNotFound {
		t.Errorf("another conference: %v", err)
	}
}

func TestPracticeDataSaysSo(t *testing.T) {
	d := dbtest.MustOpen(t)
	if _, err := d.BeginPractice(t.Context()); err != nil {
		t.Fatal(err)
	}
	number, conference := MustBook(t, d)
	r, err := d.Record(t.Context(), number, conference)
	if err != nil || !r.Specimen {
		t.Errorf("made-up data are not marked: %v", err)
	}
}

package db_test

import (
	"slices"
	"strings"
	"testing"

	"cp-pathway/db"
	"cp-pathway/db/dbtest"
)

// A step that is struck takes the dates with it that hung on it, and what has not moved is not written again.
func TestMilestonesAreKeptAndGo(t *testing.T) {
	desk := newDesk(t)
	d, by, r := desk.DB, desk.manager, desk.nowak
	rows := func() []string {
		return dbtest.MustRows(t, d, `SELECT id || ' ' || step || ' ' || due || ' ' || coalesce(done, '') FROM milestone ORDER BY step`)
	}
	steps := func() string {
		return strings.Join(dbtest.MustRows(t, d, `SELECT step FROM milestone WHERE step LIKE 'core-group%' ORDER BY step`), " ")
	}
	before := rows()
	if len(before) < 40 || strings.Contains(steps(), "core-group-2-record") {
		t.Fatalf("%d rows with %s", len(before), steps())
	}
	for _, n := range []string{"1", "2"} {
		dbtest.MustExec(t, d, `INSERT INTO event (cases, meeting, step, state, happened_at, recorded_at, recorded_by) VALUES (?, ?, ?, 'done', '2026-11-20T16:00', '', ?)`, r.Case, r.Meeting, "core-group-"+n, by.ID)
	}
	dbtest.MustCount(t, d, by)
	if got := steps(); !strings.Contains(got, "core-group-2-record") || !strings.Contains(got, "core-group-3") {
		t.Errorf("after two core groups: %s", got)
	}
	same := 0
	for _, row := range rows() {
		if slices.Contains(before, row) {
			same++
		}
	}
	if same < 30 {
		t.Errorf("%d of %d rows are as they were", same, len(before))
	}
	dbtest.MustExec(t, d, `UPDATE event SET struck_at = 'now' WHERE step = 'core-group-2'`)
	dbtest.MustExec(t, d, `UPDATE event SET struck_at = 'now' WHERE step = 'core-group-1'`)
	dbtest.MustCount(t, d, by)
	if got := steps(); strings.Contains(got, "core-group-2-record") || strings.Contains(got, "core-group-3") {
		t.Errorf("after both were struck: %s", got)
	}
}

// What each page of a family asks for is found without reading what belongs to all the others.
func TestFamilysOwnIsFoundByIndex(t *testing.T) {
	d := dbtest.MustOpen(t)
	for _, query := range []string{
		`SELECT meeting FROM s47_outcome WHERE cases = 1`,
		`SELECT id FROM report n WHERE n.replaces = 1`,
		`SELECT cases FROM network WHERE professional = 1`,
		`SELECT step FROM milestone WHERE cases = 1`,
		`SELECT 1 FROM document WHERE conference = 1`,
		`SELECT 1 FROM event WHERE cases = 1`,
	} {
		for _, step := range dbtest.MustPlan(t, d, query) {
			if strings.HasPrefix(step, "SCAN") {
				t.Errorf("%s: %s", query, step)
			}
		}
	}
}

// A data folder whose dates were counted by other definitions has them counted anew when it is opened, once.
func TestDatesAreCountedAnewWithOtherDefinitions(t *testing.T) {
	clock := dbtest.NewClock(t, "2026-12-11T09:00")
	d := dbtest.MustOpenAt(t, clock.Now)
	dbtest.MustSit(t, d)
	rows := func(d *db.DB) string {
		return strings.Join(dbtest.MustRows(t, d, `SELECT due || ' ' || arranged FROM milestone WHERE step = 'icpc'`), "; ") + strings.Join(dbtest.MustRows(t, d, `SELECT ' ' || what || coalesce(account, '') FROM audit WHERE what LIKE 'Counted the dates%'`), ";")
	}
	want := "2026-12-10 2026-12-11T10:00"
	dbtest.MustExec(t, d, `DELETE FROM milestone WHERE step = 'icpc'`)
	if got := rows(dbtest.MustReopen(t, d, clock.Now)); got != "" {
		t.Errorf("the definitions are the same, and it was counted: %s", got)
	}
	dbtest.MustExec(t, d, `UPDATE setting SET value = 'another' WHERE name = 'counted-by'`)
	again := dbtest.MustReopen(t, d, clock.Now)
	if got := rows(again); got != want+" Counted the dates of every open family anew: this version of the program counts by other definitions" {
		t.Errorf("counted anew: %q, want %q", got, want)
	}
	if got := rows(dbtest.MustReopen(t, again, clock.Now)); strings.Count(got, "Counted") != 1 {
		t.Errorf("counted once more: %q", got)
	}
}

package madeup_test

import (
	"testing"
	"time"

	"cp-pathway/db"
	"cp-pathway/db/dbtest"
	"cp-pathway/db/madeup"
	"cp-pathway/pathway"
)

// mustDemo enters the demonstration at a time of the office.
func mustDemo(tb testing.TB, at string) *db.DB {
	tb.Helper()
	now, err := pathway.ParseDateTime(at)
	if err != nil {
		tb.Fatal(err)
	}
	clock := now.In(pathway.Zone())
	d := dbtest.MustOpenAt(tb, func() time.Time { return clock })
	if _, err := d.BeginPractice(tb.Context()); err != nil {
		tb.Fatal(err)
	}
	begun := time.Now()
	if err := madeup.Demo(tb.Context(), d, clock, nil); err != nil {
		tb.Fatal(err)
	}
	tb.Logf("%s: %s", at, time.Since(begun))
	return d
}

func TestDemo(t *testing.T) {
	for _, at := range []string{"2026-11-24T09:00", "2026-11-24T00:10", "2026-11-24T18:40", "2026-11-21T09:00", "2026-11-22T23:50", "2027-01-04T10:30", "2026-12-28T12:00", "2026-05-05T07:30", "2026-03-29T02:30"} {
		d := mustDemo(t, at)
		for _, line := range dbtest.MustRows(t, d, `SELECT name || ' | ' || stage || ' | ' || next_step || ' | ' || next_due FROM cases ORDER BY id`) {
			t.Log(line)
		}
	}
}

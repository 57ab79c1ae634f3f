package madeup_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"cp-pathway/db"
	"cp-pathway/db/dbtest"
	"cp-pathway/db/madeup"
	"cp-pathway/pathway"
)

// The close of a working day.
var closeOfBusiness = pathway.NewDate(2026, 11, 20).At(17, 0).In(pathway.Zone())

// mustGenerate enters made-up families, without letters.
func mustGenerate(tb testing.TB, cases int, seed uint64) *db.DB {
	tb.Helper()
	d := dbtest.MustOpenAt(tb, func() time.Time { return closeOfBusiness })
	last := 0
	err := madeup.Generate(tb.Context(), d, madeup.Order{Cases: cases, Seed: seed, Now: closeOfBusiness}, nil, func(done, of int) {
		if done <= last || done > of {
			tb.Errorf("%d of %d done after %d", done, of, last)
		}
		last = done
	})
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// everything returns every row of the data but the hashes of passwords, which are salted.
func everything(tb testing.TB, d *db.DB) []string {
	tb.Helper()
	var list []string
	for _, table := range dbtest.MustRows(tb, d, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' AND name NOT LIKE 'document_search%' AND name <> 'migration' ORDER BY name`) {
		columns := dbtest.MustRows(tb, d, `SELECT name FROM pragma_table_info('`+table+`') WHERE name <> 'password'`)
		for _, row := range dbtest.MustRows(tb, d, `SELECT quote("`+strings.Join(columns, `") || '|' || quote("`)+`") FROM "`+table+`"`) {
			list = append(list, table+": "+row)
		}
	}
	slices.Sort(list)
	return list
}

// The same order gives the same families, another seed others.
func TestGenerateIsTheSameAgain(t *testing.T) {
	first := everything(t, mustGenerate(t, 10, 7))
	if len(first) < 10*100 {
		t.Errorf("%d rows", len(first))
	}
	if again := everything(t, mustGenerate(t, 10, 7)); !slices.Equal(first, again) {
		for i := range first {
			if i >= len(again) || first[i] != again[i] {
				t.Fatalf("from the same seed: %s", first[i])
			}
		}
		t.Fatal("from the same seed there is more")
	}
	if other := everything(t, mustGenerate(t, 10, 8)); slices.Equal(first, other) {
		t.Error("another seed gives the same")
	}
}

// However few there are, there is one at every stage.
func TestGenerateFew(t *testing.T) {
	d := mustGenerate(t, 8, 3)
	checkEveryStage(t, d, 8)
	checkSound(t, d, "8 families")
	if got := dbtest.MustRows(t, mustGenerate(t, 1, 3), `SELECT count(*) FROM cases`)[0]; got != "1" {
		t.Errorf("%s families, want 1", got)
	}
}

func checkEveryStage(t *testing.T, d *db.DB, cases int) {
	t.Helper()
	if got := dbtest.MustRows(t, d, `SELECT count(*) FROM cases`)[0]; got != fmt.Sprint(cases) {
		t.Errorf("%s families, want %d", got, cases)
	}
	stages := dbtest.MustRows(t, d, `SELECT DISTINCT stage FROM cases`)
	for _, want := range pathway.Stages {
		if !slices.Contains(stages, want.Value) {
			t.Errorf("of %d none is at the stage %q", cases, want.Value)
		}
	}
}

// Little is late in an office that works well, and nothing of a family that has ended.
func TestGenerateMany(t *testing.T) {
	d := mustGenerate(t, 70, 1)
	checkEveryStage(t, d, 70)
	checkSound(t, d, "70 families")
	late := dbtest.MustRows(t, d, `SELECT c.name || ' (' || c.stage || '): ' || m.step || ' ' || m.due FROM milestone m JOIN cases c ON c.id = m.cases
		WHERE m.done IS NULL AND m.ended = 0 AND m.forecast = 0 AND m.due <> '' AND m.due < '2026-11-20'`)
	if len(late) > 5 {
		t.Errorf("%d steps are late: %q", len(late), late)
	}
	if open := dbtest.MustRows(t, d, `SELECT c.name || ': ' || m.step FROM milestone m JOIN cases c ON c.id = m.cases
		WHERE c.stage = 'ended' AND m.done IS NULL AND m.ended = 0 AND m.due <> '' AND m.step <> 'minutes'`); len(open) > 0 {
		t.Errorf("families that have ended wait for %q", open)
	}
	for _, want := range []struct{ what, query string }{
		{"a plan for each child of a family of three", `SELECT cases FROM plan GROUP BY cases HAVING count(*) >= 3`},
		{"an unborn child", `SELECT id FROM person WHERE unborn = 1`},
		{"an address that is confidential", `SELECT id FROM address WHERE state = 'confidential'`},
		{"an earlier plan", `SELECT id FROM previous_plan`},
		{"an interpreter", `SELECT id FROM person WHERE interpreter = 1`},
		{"the earlier pathway", `SELECT id FROM cases WHERE pathway = 'sqa'`},
		{"a second core group", `SELECT id FROM core_group WHERE number = 2 AND state = 'held'`},
	} {
		if len(dbtest.MustRows(t, d, want.query)) == 0 {
			t.Errorf("there is not: %s", want.what)
		}
	}
}

// Nothing made up comes where there is an office.
func TestGenerateNeedsAnEmptyFolder(t *testing.T) {
	d := dbtest.MustOpenAt(t, func() time.Time { return closeOfBusiness })
	dbtest.MustSit(t, d)
	err := madeup.Generate(t.Context(), d, madeup.Order{Cases: 8, Now: closeOfBusiness}, nil, func(int, int) {})
	if !errors.Is(err, madeup.ErrHoldsOffice) {
		t.Errorf("into an office’s own data: %v", err)
	}
	if got := dbtest.MustRows(t, d, `SELECT name FROM cases`); !slices.Equal(got, []string{"Made-up family"}) {
		t.Errorf("families %q", got)
	}
}

// Package dbtest opens data files for tests.
package dbtest

import (
	"context"
	"database/sql"
	"flag"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"cp-pathway/db"
)

var keep = flag.String("keep-data", "", "folder in which the data files of tests are kept, to look at")

// Clock is a clock that a test sets.
type Clock struct{ at atomic.Pointer[time.Time] }

// NewClock returns a clock that stands at that minute in UTC, "2026-12-11T10:00".
func NewClock(tb testing.TB, at string) *Clock {
	tb.Helper()
	t, err := time.Parse("2006-01-02T15:04", at)
	if err != nil {
		tb.Fatal(err)
	}
	c := new(Clock)
	c.at.Store(&t)
	return c
}

// Now returns the time at which it stands.
func (c *Clock) Now() time.Time { return *c.at.Load() }

// Forward moves it on.
func (c *Clock) Forward(d time.Duration) {
	t := c.Now().Add(d)
	c.at.Store(&t)
}

// MustOpen opens an empty data file in a folder of its own, with the real clock, and closes it at the end of the test.
func MustOpen(tb testing.TB) *db.DB {
	tb.Helper()
	return MustOpenAt(tb, time.Now)
}

// MustOpenAt is MustOpen with a clock.
func MustOpenAt(tb testing.TB, now func() time.Time) *db.DB {
	tb.Helper()
	folder := filepath.Join(tb.TempDir(), "data")
	if *keep != "" {
		folder = filepath.Join(*keep, filepath.FromSlash(tb.Name()))
		if err := os.RemoveAll(folder); err != nil {
			tb.Fatal(err)
		}
		tb.Log("data kept in", folder)
	}
	d, err := db.Open(tb.Context(), folder, now)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := d.Close(); err != nil {
			tb.Error(err)
		}
	})
	return d
}

// MustExec runs SQL on a data file past all rules, to make a state that a test needs, and returns the last row's id.
func MustExec(tb testing.TB, d *db.DB, query string, args ...any) int64 {
	tb.Helper()
	c, err := sql.Open("sqlite3", (&url.URL{Scheme: "file", Path: filepath.ToSlash(d.Path())}).String()+"?_foreign_keys=on&_busy_timeout=5000")
	if err != nil {
		tb.Fatal(err)
	}
	defer c.Close()
	res, err := c.ExecContext(tb.Context(), query, args...)
	if err != nil {
		tb.Fatal(err)
	}
	id, err := res.LastInsertId()
	if err != nil {
		tb.Fatal(err)
	}
	return id
}

// MustReopen opens what is on the disk of d as after an abrupt stop: the files are copied as they are, with d still open.
func MustReopen(tb testing.TB, d *db.DB, now func() time.Time) *db.DB {
	tb.Helper()
	folder := tb.TempDir()
	files, err := filepath.Glob(d.Path() + "*")
	if err != nil {
		tb.Fatal(err)
	}
	for _, from := range files {
		if filepath.Ext(from) == ".db-shm" { // shared memory does not outlive the program
			continue
		}
		content, err := os.ReadFile(from)
		if err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, filepath.Base(from)), content, 0o600); err != nil {
			tb.Fatal(err)
		}
	}
	again, err := db.Open(tb.Context(), folder, now)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := again.Close(); err != nil {
			tb.Error(err)
		}
	})
	return again
}

// MustContent returns every value that a data file holds, in the order of its tables and rows, but for some tables.
func MustContent(tb testing.TB, d *db.DB, except ...string) []string {
	tb.Helper()
	c, err := sql.Open("sqlite3", (&url.URL{Scheme: "file", Path: filepath.ToSlash(d.Path())}).String()+"?mode=ro&_busy_timeout=5000")
	if err != nil {
		tb.Fatal(err)
	}
	defer c.Close()
	tables, err := valuesOf(tb.Context(), c, `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`)
	if err != nil {
		tb.Fatal(err)
	}
	var all []string
	for _, table := range tables {
		if slices.Contains(except, table) {
			continue
		}
		values, err := valuesOf(tb.Context(), c, `SELECT * FROM "`+table+`"`)
		if err != nil {
			tb.Fatal(err)
		}
		all = append(append(all, table), values...)
	}
	return all
}

// valuesOf returns the values of a query's rows, each as text.
func valuesOf(ctx context.Context, c *sql.DB, query string) ([]string, error) {
	rows, err := c.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	row, to := make([]sql.NullString, len(columns)), make([]any, len(columns))
	for i := range row {
		to[i] = &row[i]
	}
	var list []string
	for rows.Next() {
		if err := rows.Scan(to...); err != nil {
			return nil, err
		}
		for _, v := range row {
			list = append(list, v.String)
		}
	}
	return list, rows.Err()
}

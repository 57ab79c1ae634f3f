package db

import (
	"fmt"
	"time"
)

// How an instant is stored: UTC, so that text sorts as time does.
const instantLayout = "2006-01-02T15:04:05.000Z"

// stamp returns an instant as it is stored, and "" for none.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(instantLayout)
}

// instant scans a stored instant into t; empty and NULL give the zero time.
type instant struct{ t *time.Time }

// Scan reads what stamp wrote.
func (i instant) Scan(src any) error {
	*i.t = time.Time{}
	switch v := src.(type) {
	case nil:
		return nil
	case string:
		if v == "" {
			return nil
		}
		t, err := time.Parse(instantLayout, v)
		*i.t = t
		return err
	}
	return fmt.Errorf("an instant stored as %T, want text", src)
}

// id returns an id as it is stored, NULL where there is none.
func id(n int64) any {
	if n == 0 {
		return nil
	}
	return n
}

// ref scans a stored id that may be NULL into n; NULL gives 0.
type ref struct{ n *int64 }

// Scan reads what id wrote.
func (r ref) Scan(src any) error {
	*r.n = 0
	switch v := src.(type) {
	case nil:
		return nil
	case int64:
		*r.n = v
		return nil
	}
	return fmt.Errorf("an id stored as %T, want a number", src)
}

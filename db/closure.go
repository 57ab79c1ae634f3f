package db

import (
	"context"

	"cp-pathway/pathway"
)

// Closures returns the office's closure days, in order.
func (db *DB) Closures(ctx context.Context) ([]pathway.Closure, error) {
	var list []pathway.Closure
	err := db.Read(ctx, func(tx *Tx) (err error) {
		list, err = all(tx, func(scan Scan) (c pathway.Closure, err error) {
			return c, scan(&c.On, &c.Reason)
		}, `SELECT date, reason FROM closure_day ORDER BY date`)
		return err
	})
	return list, err
}

// SetClosure enters the days from one date to another as closed, or opens them again where reason is empty. Every open
// date of the pathway that they move is counted anew. The error is invalid.
func (db *DB) SetClosure(ctx context.Context, by Actor, from, to pathway.Date, reason string) error {
	f := pathway.Fields{}
	switch {
	case from.IsZero():
		f.Add("from", "Enter the first day")
	case to.Before(from):
		f.Add("to", "The last day cannot be before the first")
	case to.DaysSince(from) > 31:
		f.Add("to", "Enter at most a month at a time")
	}
	if err := f.Err(); err != nil {
		return err
	}
	return db.Write(ctx, by, func(tx *Tx) error {
		for d := from; !d.After(to); d = d.AddDays(1) {
			var err error
			if reason == "" {
				err = tx.exec(`DELETE FROM closure_day WHERE date = ?`, d)
			} else {
				err = tx.exec(`INSERT INTO closure_day (date, reason) VALUES (?, ?) ON CONFLICT (date) DO UPDATE SET reason = excluded.reason`, d, reason)
			}
			if err != nil {
				return err
			}
		}
		if err := tx.recomputeOpen(); err != nil {
			return err
		}
		return tx.officeChanged(Entry{What: "Changed the closure days from " + from.String() + " to " + to.String(), Subject: "office", ID: 1})
	})
}

package db

import (
	"context"
	"fmt"
	"time"

	"cp-pathway/pathway"
)

// Calendar returns the office's calendar: with its closure days and its close of business.
func (db *DB) Calendar(ctx context.Context) (*pathway.Calendar, error) {
	var c *pathway.Calendar
	err := db.Read(ctx, func(tx *Tx) (err error) {
		c, err = tx.calendar()
		return err
	})
	return c, err
}

func (tx *Tx) calendar() (*pathway.Calendar, error) {
	closed, err := all(tx, func(scan Scan) (c pathway.Closure, err error) {
		return c, scan(&c.On, &c.Reason)
	}, `SELECT date, reason FROM closure_day`)
	if err != nil {
		return nil, err
	}
	text, err := tx.setting(closingTime, "17:00")
	if err != nil {
		return nil, err
	}
	at, err := time.Parse("15:04", text)
	if err != nil {
		return nil, fmt.Errorf("setting %s: %w", closingTime, err)
	}
	return tx.days.WithClosures(closed...).WithClose(at.Hour(), at.Minute()), nil
}

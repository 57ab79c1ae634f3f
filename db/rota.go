package db

import (
	"context"

	"cp-pathway/pathway"
)

// Rota returns who is duty chair on the days from one date to another, both included. Days without one are left out.
func (db *DB) Rota(ctx context.Context, from, to pathway.Date) ([]pathway.RotaDay, error) {
	var list []pathway.RotaDay
	err := db.Read(ctx, func(tx *Tx) (err error) {
		list, err = tx.rota(from, to)
		return err
	})
	return list, err
}

func (tx *Tx) rota(from, to pathway.Date) ([]pathway.RotaDay, error) {
	return all(tx, func(scan Scan) (d pathway.RotaDay, err error) {
		return d, scan(&d.Date, &d.Account, &d.Name)
	}, `SELECT r.date, r.account, a.name
	      FROM rota r JOIN account a ON a.id = r.account
	     WHERE r.date BETWEEN ? AND ? AND a.closed_at = ''
	     ORDER BY r.date`, from, to)
}

// DutyChair returns who is duty chair on a day; the zero RotaDay where nobody is.
func (db *DB) DutyChair(ctx context.Context, day pathway.Date) (pathway.RotaDay, error) {
	list, err := db.Rota(ctx, day, day)
	if err != nil || len(list) == 0 {
		return pathway.RotaDay{}, err
	}
	return list[0], nil
}

// SetRota makes an account the duty chair of each working day from one date to another, in place of who was; account 0
// takes the days off the rota. Days on which the office is closed stay as they are.
func (db *DB) SetRota(ctx context.Context, by Actor, from, to pathway.Date, account int64) error {
	f := pathway.Fields{}
	switch {
	case from.IsZero():
		f.Add("from", "Enter the first day")
	case to.IsZero():
		f.Add("to", "Enter the last day")
	case to.Before(from):
		f.Add("to", "The last day cannot be before the first")
	case to.DaysSince(from) > 366:
		f.Add("to", "Choose at most a year at a time")
	}
	if err := f.Err(); err != nil {
		return err
	}
	return db.Write(ctx, by, func(tx *Tx) error {
		if account != 0 {
			a, err := tx.account(account)
			if err != nil {
				return err
			}
			if a.Closed || !a.Holds(pathway.Chair) {
				return pathway.Invalid(pathway.Fields{"account": "Choose somebody who is a conference chair"})
			}
		}
		calendar, err := tx.calendar()
		if err != nil {
			return err
		}
		for d := from; !d.After(to); d = d.AddDays(1) {
			if !calendar.IsWorkingDay(d) {
				continue
			}
			if err := tx.setRotaDay(d, account); err != nil {
				return err
			}
		}
		return tx.audit(Entry{What: "Changed the duty rota from " + from.String() + " to " + to.String(), Subject: "account", ID: account})
	})
}

func (tx *Tx) setRotaDay(day pathway.Date, account int64) error {
	if account == 0 {
		return tx.exec(`DELETE FROM rota WHERE date = ?`, day)
	}
	return tx.exec(`INSERT INTO rota (date, account) VALUES (?, ?) ON CONFLICT (date) DO UPDATE SET account = excluded.account`, day, account)
}

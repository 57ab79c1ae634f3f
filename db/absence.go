package db

import (
	"context"
	"slices"

	"cp-pathway/pathway"
)

// Absences returns who of the office is away on some day from one date to another, both included, in order.
func (db *DB) Absences(ctx context.Context, from, to pathway.Date) ([]pathway.Absence, error) {
	var list []pathway.Absence
	err := db.Read(ctx, func(tx *Tx) (err error) {
		list, err = tx.absences(from, to)
		return err
	})
	return list, err
}

func (tx *Tx) absences(from, to pathway.Date) ([]pathway.Absence, error) {
	return all(tx, func(scan Scan) (a pathway.Absence, err error) {
		return a, scan(&a.ID, &a.Account, &a.Name, &a.From, &a.To, &a.Version)
	}, `SELECT b.id, b.account, a.name, b.from_on, b.to_on, b.version
	      FROM absence b JOIN account a ON a.id = b.account
	     WHERE b.to_on >= ? AND b.from_on <= ? AND b.ended_at = '' AND a.closed_at = ''
	     ORDER BY b.from_on, a.name, b.id`, from, to)
}

// AddAbsence notes that a chair or minute taker is away, and returns how many conferences they are booked for in that time,
// which somebody else has to take. The error's fields are those of pathway.Absence.
func (db *DB) AddAbsence(ctx context.Context, by Actor, a pathway.Absence) (booked int, err error) {
	if err := a.Validate(); err != nil {
		return 0, err
	}
	err = db.Write(ctx, by, func(tx *Tx) error {
		who, err := tx.account(a.Account)
		if err != nil {
			return err
		}
		if who.Closed || !who.Holds(pathway.Chair) && !who.Holds(pathway.MinuteTaker) {
			return pathway.Invalid(pathway.Fields{"account": "Choose a chair or a minute taker"})
		}
		if _, err := tx.insert(`INSERT INTO absence (account, from_on, to_on) VALUES (?, ?, ?)`, a.Account, a.From, a.To); err != nil {
			return err
		}
		slots, err := tx.slots(by, a.From, a.To)
		if err != nil {
			return err
		}
		booked = len(slices.DeleteFunc(slots, func(s pathway.Slot) bool { return s.State != pathway.ConferencePlanned || !s.Needs(a.Account) }))
		if err := tx.checkBookedOf(a.Account); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Noted an absence from " + a.From.String() + " to " + a.To.String(), Subject: "account", ID: a.Account})
	})
	return booked, err
}

// EndAbsence takes an absence back: they are there after all.
func (db *DB) EndAbsence(ctx context.Context, by Actor, number int64, version int) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		var account int64
		if err := tx.one("This absence", `SELECT account FROM absence WHERE id = ?`, []any{number}, &account); err != nil {
			return err
		}
		if err := tx.update(`UPDATE absence SET ended_at = ?, version = version + 1 WHERE id = ? AND version = ? AND ended_at = ''`, stamp(tx.Now), number, version); err != nil {
			return err
		}
		if err := tx.checkBookedOf(account); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Took an absence back", Subject: "account", ID: account})
	})
}

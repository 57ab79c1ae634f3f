package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"cp-pathway/pathway"
)

// Actor is who does something: an account in a session, or the program itself where it is empty.
type Actor struct {
	ID      int64 // account
	Name    string
	Roles   []pathway.Role
	Session int64
}

// May tells whether the actor has the right.
func (a Actor) May(right pathway.Right) bool { return pathway.May(a.Roles, right) }

// Tx is one transaction. Now is the same for everything in it.
type Tx struct {
	Now   time.Time // UTC, to the millisecond
	By    Actor
	ctx   context.Context
	tx    querier
	zone  *time.Location
	days  *pathway.Calendar // without the office's closure days: see calendar
	steps *pathway.Definitions
	asks  *pathway.Asks
}

// Today returns the office's date.
func (tx *Tx) Today() pathway.Date { return pathway.DateOf(tx.Now.In(tx.zone)) }

// Minute returns the office's date and time.
func (tx *Tx) Minute() pathway.DateTime { return pathway.DateTimeOf(tx.Now.In(tx.zone)) }

// Read runs fn in a transaction that sees one state of the data and cannot change it. It does not wait for writers.
func (db *DB) Read(ctx context.Context, fn func(*Tx) error) error {
	return db.run(ctx, db.reader, Actor{}, fn)
}

// Write runs fn in a transaction that is kept if fn returns nil, and undone otherwise. One write runs at a time.
func (db *DB) Write(ctx context.Context, by Actor, fn func(*Tx) error) error {
	return db.run(ctx, db.writer, by, fn)
}

func (db *DB) run(ctx context.Context, pool *sql.DB, by Actor, fn func(*Tx) error) error {
	tx := &Tx{Now: db.now().UTC().Truncate(time.Millisecond), By: by, ctx: ctx, zone: db.zone, days: db.days, steps: db.steps, asks: db.asks}
	if db.bulk != nil {
		return db.bulk.run(tx, fn)
	}
	sqlTx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer sqlTx.Rollback() // does nothing after Commit, and undoes what a panic left
	tx.tx = sqlTx
	if err := fn(tx); err != nil {
		return err
	}
	if err := sqlTx.Commit(); err != nil {
		return fmt.Errorf("commit: %w", constraint(err))
	}
	return nil
}

// exec runs a statement. A broken constraint comes back as an error for the user where it is one.
func (tx *Tx) exec(query string, args ...any) error {
	_, err := tx.tx.ExecContext(tx.ctx, query, args...)
	return constraint(err)
}

// insert runs an INSERT and returns the new row's id.
func (tx *Tx) insert(query string, args ...any) (int64, error) {
	res, err := tx.tx.ExecContext(tx.ctx, query, args...)
	if err != nil {
		return 0, constraint(err)
	}
	return res.LastInsertId()
}

// update runs an UPDATE that must change exactly one row, found by id and version. None is a conflict: somebody saved
// since this was read.
func (tx *Tx) update(query string, args ...any) error {
	res, err := tx.tx.ExecContext(tx.ctx, query, args...)
	if err != nil {
		return constraint(err)
	}
	n, err := res.RowsAffected()
	switch {
	case err != nil:
		return err
	case n == 0:
		return pathway.Conflict("Somebody else has changed this since you opened it.")
	case n > 1:
		return fmt.Errorf("an update of one row changed %d", n)
	}
	return nil
}

// one scans the only row of a query into dest. None is a not-found error; what names it in the user's words, "This
// conference".
func (tx *Tx) one(what, query string, args []any, dest ...any) error {
	err := tx.tx.QueryRowContext(tx.ctx, query, args...).Scan(dest...)
	if errors.Is(err, sql.ErrNoRows) {
		return pathway.NotFound(what)
	}
	return err
}

// value returns the single value of a query that always has one row: a count, an EXISTS, a sum.
func value[T any](tx *Tx, query string, args ...any) (T, error) {
	var v T
	err := tx.tx.QueryRowContext(tx.ctx, query, args...).Scan(&v)
	return v, err
}

// Scan is the Scan method of a row.
type Scan func(dest ...any) error

// all returns every row of a query, each as scan makes it. No rows are an empty list.
func all[T any](tx *Tx, scan func(Scan) (T, error), query string, args ...any) ([]T, error) {
	rows, err := tx.tx.QueryContext(tx.ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []T
	for rows.Next() {
		item, err := scan(rows.Scan)
		if err != nil {
			return nil, err
		}
		list = append(list, item)
	}
	return list, rows.Err()
}

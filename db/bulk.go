package db

import (
	"context"
	"database/sql"
	"errors"
	"regexp"
	"time"

	"cp-pathway/pathway"
)

// querier is what a transaction asks of its connection.
type querier interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	PrepareContext(ctx context.Context, query string) (*sql.Stmt, error)
}

// Bulk runs fn with the data as if it were another DB, each action of which is part of one transaction: all of them are
// kept if fn returns nil and none of them failed, and none otherwise. now is the clock of those actions, so that what
// happened over weeks can be entered as it happened. Nobody else writes meanwhile. The DB that fn gets is for one goroutine
// and must not outlive it.
//
// It is for much at once: made-up families, an import. What a user does is an action of its own.
func (db *DB) Bulk(ctx context.Context, now func() time.Time, fn func(*DB) error) error {
	sqlTx, err := db.writer.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer sqlTx.Rollback()
	all := &bulk{statements: statements{tx: sqlTx, ready: map[string]*sql.Stmt{}}}
	within := &DB{path: db.path, now: now, zone: db.zone, days: db.days, steps: db.steps, asks: db.asks, views: db.views, hashes: db.hashes, bulk: all}
	if err := errors.Join(fn(within), all.failed); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return constraint(sqlTx.Commit())
}

// Earlier records, as part of Bulk only, that a step was done before the data were kept here, also one that otherwise an act
// of its own records: what was sent was not made here.
func (db *DB) Earlier(ctx context.Context, by Actor, e pathway.StepEntry) error {
	if db.bulk == nil {
		return pathway.Refused("A step of earlier times is entered with everything else of them.")
	}
	return db.Write(ctx, by, func(tx *Tx) error {
		c, err := tx.courseFor(e.Case)
		if err != nil {
			return err
		}
		if _, ok := c.Milestone(e.Step); !ok {
			return pathway.NotFound("This step")
		}
		entry, err := tx.recordStep(e)
		if err != nil {
			return err
		}
		return tx.audit(Entry{What: "Entered that a step was done earlier: " + e.Step, Case: e.Case, Subject: "event", ID: entry})
	})
}

// bulk is the transaction that the actions on a DB made by Bulk are part of.
type bulk struct {
	statements
	failed error // of the first action that did; it may have done half of its work
}

// run runs an action as part of the transaction.
func (b *bulk) run(tx *Tx, fn func(*Tx) error) error {
	// The driver starts a goroutine for each statement whose context can end.
	tx.ctx, tx.tx = context.WithoutCancel(tx.ctx), &b.statements
	err := fn(tx)
	if err != nil && b.failed == nil {
		b.failed = err
	}
	return err
}

// statements is a transaction that prepares each statement once.
type statements struct {
	tx    *sql.Tx
	ready map[string]*sql.Stmt
}

// compared finds the parameters that a column is compared with. SQLite may plan a query by their values, so it compiles the
// query anew whenever they are cleared, which the driver does before each use: preparing once would save nothing. It does
// not plan by what a subquery gives.
var compared = regexp.MustCompile(`= \?(\d*)`)

// PrepareContext prepares a statement for the caller, who closes it.
func (s *statements) PrepareContext(ctx context.Context, query string) (*sql.Stmt, error) {
	return s.tx.PrepareContext(ctx, query)
}

func (s *statements) prepared(ctx context.Context, query string) (*sql.Stmt, error) {
	if stmt := s.ready[query]; stmt != nil {
		return stmt, nil
	}
	stmt, err := s.tx.PrepareContext(ctx, compared.ReplaceAllString(query, "= (SELECT ?$1)"))
	if err == nil {
		s.ready[query] = stmt
	}
	return stmt, err
}

// ExecContext runs a statement.
func (s *statements) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	stmt, err := s.prepared(ctx, query)
	if err != nil {
		return nil, err
	}
	return stmt.ExecContext(ctx, args...)
}

// QueryContext runs a query.
func (s *statements) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	stmt, err := s.prepared(ctx, query)
	if err != nil {
		return nil, err
	}
	return stmt.QueryContext(ctx, args...)
}

// QueryRowContext runs a query of one row.
func (s *statements) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	stmt, err := s.prepared(ctx, query)
	if err != nil {
		return s.tx.QueryRowContext(ctx, query, args...) // whose Scan says what is wrong
	}
	return stmt.QueryRowContext(ctx, args...)
}

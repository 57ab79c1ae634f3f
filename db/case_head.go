package db

import (
	"context"

	"cp-pathway/pathway"
)

// CaseHead is what the guard and the frame of a family's pages need of it.
type CaseHead struct {
	ID         int64
	Reference  string
	Name       string
	Pathway    string
	Stage      pathway.Stage
	Restricted bool
	Chair      int64
}

// openCases returns the condition, and its arguments, for the cases (under the alias c) that the reader may open. It is
// pathway.MayOpen for whole lists.
func openCases(reader Actor) (string, []any) {
	switch {
	case !reader.May(pathway.ViewCases):
		return "FALSE", nil
	case reader.May(pathway.ViewRestricted):
		return "TRUE", nil
	}
	return "(c.restricted = 0 OR c.chair = ?)", []any{reader.ID}
}

// CaseHead returns the head of a case. One that is not there and one that this reader may not open are the same
// not-found error, so that nothing is given away.
func (db *DB) CaseHead(ctx context.Context, reader Actor, number int64) (CaseHead, error) {
	var h CaseHead
	err := db.Read(ctx, func(tx *Tx) (err error) {
		h, err = tx.caseHead(reader, number)
		return err
	})
	return h, err
}

func (tx *Tx) caseHead(reader Actor, number int64) (h CaseHead, err error) {
	seen, args := openCases(reader)
	return h, tx.one("This family",
		`SELECT c.id, c.reference, c.name, c.pathway, c.stage, c.restricted, coalesce(c.chair, 0)
		   FROM cases c
		  WHERE c.id = ? AND `+seen, append([]any{number}, args...),
		&h.ID, &h.Reference, &h.Name, &h.Pathway, &h.Stage, &h.Restricted, &h.Chair)
}

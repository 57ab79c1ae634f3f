package db

import (
	"context"
	"slices"

	"cp-pathway/pathway"
)

// nearEighteen returns the children on a plan about whose eighteenth birthday something is to be done, the nearest first: of the families
// where holds.
func (tx *Tx) nearEighteen(where string, args ...any) ([]pathway.NearEighteen, error) {
	list, err := all(tx, func(scan Scan) (n pathway.NearEighteen, err error) {
		return n, scan(&n.Case, &n.CaseName, &n.CaseRefer, &n.Child, &n.Name, &n.Born, &n.ReviewLimit)
	}, `SELECT c.id, c.name, c.reference, m.id, coalesce(nullif(m.known_as, ''), m.first_name), m.born,
	           coalesce((SELECT min(s.limit_on) FROM milestone s WHERE s.cases = c.id AND s.step GLOB 'review-[0-9]*' AND s.step NOT GLOB 'review-*-*' AND s.done IS NULL AND s.ended = 0 AND s.limit_on <> ''), '')
	      FROM plan p INDEXED BY plan_open
	      JOIN cases c ON c.id = p.cases
	      JOIN person m ON m.id = p.child
	     WHERE p.ended_on = '' AND m.died = '' AND m.born <> '' AND m.born <= ?
	       AND NOT EXISTS (SELECT 1 FROM ending e JOIN ending_child x ON x.ending = e.id WHERE x.plan = p.id AND e.state = 'waits') AND `+where+`
	     ORDER BY m.born, m.id`, append([]any{pathway.EighteenBornBy(tx.Today())}, args...)...)
	if err != nil {
		return nil, err
	}
	for i := range list {
		if list[i].Booked, err = all(tx, func(scan Scan) (on pathway.Date, err error) { return on, scan(&on) },
			`SELECT substr(k.starts_at, 1, 10) FROM conference k JOIN conference_child x ON x.conference = k.id
			  WHERE k.cases = ? AND x.child = ? AND k.state = ? AND k.kind = ?`, list[i].Case, list[i].Child, pathway.ConferencePlanned, pathway.RCPC); err != nil {
			return nil, err
		}
	}
	return slices.DeleteFunc(list, func(n pathway.NearEighteen) bool { return n.Prompt(tx.Today()) == "" }), nil
}

// eighteens is nearEighteen for Today: the chair's own families, or all that the reader may open.
func (tx *Tx) eighteens(reader Actor, whose string) ([]pathway.NearEighteen, error) {
	seen, args := openCases(reader)
	switch {
	case whose == pathway.MyWork:
		seen, args = seen+" AND c.chair = ?", append(args, reader.ID)
	case whose == pathway.RoleWork && !reader.May(pathway.Book) && !reader.May(pathway.RecordEnding):
		return nil, nil
	}
	return tx.nearEighteen(seen, args...)
}

// NearEighteen returns the children of a family about whose eighteenth birthday something is to be done, for one who may open it.
func (db *DB) NearEighteen(ctx context.Context, reader Actor, number int64) ([]pathway.NearEighteen, error) {
	var list []pathway.NearEighteen
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err == nil {
			list, err = tx.nearEighteen(`c.id = ?`, number)
		}
		return err
	})
	return list, err
}

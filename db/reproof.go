package db

import (
	"context"
	"encoding/json"
	"strings"

	"cp-pathway/pathway"
)

// Reproof checks what was made for a family and is yet to go, where a fact has changed since it was last checked. What no longer
// holds is void; what of that is printed or drafted already must not go out, and somebody is told. Case 0 is every family.
func (db *DB) Reproof(ctx context.Context, number int64) error {
	var stale []int64
	err := db.Read(ctx, func(tx *Tx) (err error) {
		stale, err = tx.stale(number)
		return err
	})
	if err != nil || len(stale) == 0 {
		return err
	}
	return db.Write(ctx, Actor{}, func(tx *Tx) error {
		for _, family := range stale {
			if err := tx.reproof(family, false); err != nil {
				return err
			}
		}
		return nil
	})
}

// reproofNow checks all that is yet to go of a family, whatever has changed: the last look before somebody acts on it. In
// Bulk nobody else has changed anything, and no time has passed that the story does not tell.
func (db *DB) reproofNow(ctx context.Context, number int64) error {
	if db.bulk != nil {
		return db.Reproof(ctx, number)
	}
	return db.Write(ctx, Actor{}, func(tx *Tx) error { return tx.reproof(number, true) })
}

// stale returns the families with documents that are yet to go and were checked before a fact changed.
func (tx *Tx) stale(number int64) ([]int64, error) {
	return all(tx, func(scan Scan) (family int64, err error) { return family, scan(&family) }, `
		SELECT DISTINCT d.cases
		  FROM document d JOIN cases c ON c.id = d.cases
		 WHERE d.open = 1 AND d.facts_version < c.facts_version AND (?1 = 0 OR d.cases = ?1)`, number)
}

// reproof is Reproof for one family within another change; every makes it look at documents too whose facts have not moved.
func (tx *Tx) reproof(number int64, every bool) error {
	c, err := tx.caseByID(number)
	if err != nil {
		return err
	}
	before := c.FactsVersion
	if every {
		before++
	}
	docs, err := tx.documents(`d.cases = ? AND d.open = 1 AND d.facts_version < ?`, number, before)
	if err != nil {
		return err
	}
	type occasion struct {
		conference int64
		pathway.Occasion
	}
	records := map[occasion]*pathway.Record{}
	for _, d := range docs {
		on := occasion{d.Conference, pathway.OccasionOf(d.Kind, d.About)}
		r := records[on]
		if r == nil && d.Conference != 0 {
			if r, err = tx.recordOn(number, d.Conference, on.Occasion); err != nil {
				return err
			}
			records[on] = r
		}
		var passages, fixed string
		if err := tx.one("This document", `SELECT passages, fixed FROM document WHERE id = ?`, []any{d.ID}, &passages, &fixed); err != nil {
			return err
		}
		var doc []pathway.Passage
		var wording []string
		if err := json.Unmarshal([]byte(passages), &doc); err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(fixed), &wording); err != nil {
			return err
		}
		why := pathway.Recheck(r, d, doc, wording)
		if len(why) == 0 {
			if err := tx.exec(`UPDATE document SET facts_version = ? WHERE id = ?`, c.FactsVersion, d.ID); err != nil {
				return err
			}
			continue
		}
		if err := tx.void(d, strings.Join(why, "; ")); err != nil {
			return err
		}
	}
	return nil
}

// void makes a document void. One that is printed or in a draft must not go out.
func (tx *Tx) void(d pathway.IssuedDocument, why string) error {
	if err := tx.update(`UPDATE document SET state = ?, void_at = ?, void_why = ?, open = 0 WHERE id = ? AND state = ?`,
		pathway.DocumentVoid, stamp(tx.Now), why, d.ID, pathway.DocumentIssued); err != nil {
		return err
	}
	if err := tx.audit(Entry{What: "A document is void, because a fact behind it changed", Case: d.Case, Subject: "document", ID: d.ID}); err != nil {
		return err
	}
	d.State = pathway.DocumentVoid
	if !d.OutThere() || d.Last().State == pathway.Printed { // Today lists prints that must not be posted
		return nil
	}
	return tx.addTask(d, pathway.TaskDoNotPost, "Do not send the email draft to "+d.To.Name, "Delete the email draft with "+d.Reference+". What changed: "+why+".")
}

package db

import (
	"context"

	"cp-pathway/pathway"
)

// ending lists what of the office's own data can end, and what it is called.
var ending = map[string]string{"venue": "This venue", "team": "This team", "signatory": "This signatory", "agency": "This agency", "professional": "This professional"}

// End takes one of the office's own things out of use, or back into it; nothing is deleted, and what it was used for stays.
// Kind is venue, team, signatory, agency or professional. The error is not-found or conflict.
func (db *DB) End(ctx context.Context, by Actor, kind string, number int64, ended bool, version int) error {
	what, ok := ending[kind]
	if !ok {
		return pathway.NotFound("This page")
	}
	return db.Write(ctx, by, func(tx *Tx) error {
		there, err := value[bool](tx, `SELECT EXISTS (SELECT 1 FROM `+kind+` WHERE id = ?)`, number)
		if err != nil {
			return err
		}
		if !there {
			return pathway.NotFound(what)
		}
		at, done := "", "Took back into use"
		if ended {
			at, done = stamp(tx.Now), "Took out of use"
		}
		if err := tx.update(`UPDATE `+kind+` SET ended_at = ?, version = version + 1 WHERE id = ? AND version = ?`, at, number, version); err != nil {
			return err
		}
		if kind == "venue" {
			if err := tx.checkBookedWhere(`k.venue = ? AND k.starts_at >= ?`, number, tx.Today().String()); err != nil {
				return err
			}
		}
		return tx.audit(Entry{What: done, Subject: kind, ID: number})
	})
}

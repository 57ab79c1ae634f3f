package db

import (
	"context"

	"cp-pathway/pathway"
)

// GoodPractices returns what was recorded of good practice at a conference, the latest first, with its record, as screens may hold
// them, for one who may open the family.
func (db *DB) GoodPractices(ctx context.Context, reader Actor, number, conference int64) ([]pathway.GoodPractice, *pathway.Record, error) {
	var list []pathway.GoodPractice
	var r *pathway.Record
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		if r, err = tx.sittingRecord(number, conference); err != nil {
			return err
		}
		list, err = all(tx, func(scan Scan) (g pathway.GoodPractice, err error) {
			return g, scan(&g.ID, &g.Conference, &g.Attendee, &g.What, &g.ToldTo, &g.ToldOn, &g.ToldHow, &g.RecordedName, &g.StruckAt, &g.StruckWhy)
		}, `SELECT g.id, g.conference, g.attendee, g.what, g.told_to, g.told_on, g.told_how, a.name, g.struck_at, g.struck_why
		      FROM good_practice g JOIN account a ON a.id = g.recorded_by
		     WHERE g.conference = ? ORDER BY g.id DESC`, conference)
		cover := r.Family().Covering()
		for i := range list {
			g := &list[i]
			g.What, g.ToldTo, g.StruckWhy = cover(g.What), cover(g.ToldTo), cover(g.StruckWhy)
		}
		return err
	})
	return list, r, err
}

// RecordGoodPractice records good practice at a review and who was told. The error is that of [pathway.GoodPractice.Check].
func (db *DB) RecordGoodPractice(ctx context.Context, by Actor, number int64, g pathway.GoodPractice) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		r, err := tx.sittingRecord(number, g.Conference)
		if err != nil {
			return err
		}
		if err := g.Check(r, tx.Today()); err != nil {
			return err
		}
		practice, err := tx.insert(`INSERT INTO good_practice (conference, attendee, what, told_to, told_on, told_how, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			g.Conference, g.Attendee, g.What, g.ToldTo, g.ToldOn, g.ToldHow, stamp(tx.Now), by.ID)
		if err != nil {
			return err
		}
		return tx.audit(Entry{What: "Recorded good practice at a review, and who was told", Case: number, Subject: "good practice", ID: practice})
	})
}

// StrikeGoodPractice marks what was recorded of good practice as recorded in error; it stays readable. The error's field is reason.
func (db *DB) StrikeGoodPractice(ctx context.Context, by Actor, number, conference, practice int64, reason string) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		if _, err := tx.conference(number, conference); err != nil {
			return err
		}
		var struck string
		if err := tx.one("This good practice", `SELECT struck_at FROM good_practice WHERE id = ? AND conference = ?`, []any{practice, conference}, &struck); err != nil {
			return err
		}
		if struck != "" {
			return pathway.Conflict("This has been struck already.")
		}
		if err := tx.needReason(number, reason); err != nil {
			return err
		}
		if err := tx.exec(`UPDATE good_practice SET struck_at = ?, struck_why = ? WHERE id = ?`, stamp(tx.Now), reason, practice); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Struck good practice that was recorded in error", Case: number, Subject: "good practice", ID: practice, Reason: reason})
	})
}

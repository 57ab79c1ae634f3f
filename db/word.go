package db

import (
	"context"

	"cp-pathway/pathway"
)

// words returns the protected words of a case that hold.
func (tx *Tx) words(number int64) ([]pathway.ProtectedWord, error) {
	return all(tx, func(scan Scan) (w pathway.ProtectedWord, err error) {
		return w, scan(&w.ID, &w.Word, ref{&w.Owner}, &w.Reason)
	}, `SELECT id, word, owner, reason FROM protected_word WHERE cases = ? AND ended_at = '' ORDER BY id`, number)
}

// insertWord stores a protected word of a case.
func (tx *Tx) insertWord(number int64, w pathway.ProtectedWord) (int64, error) {
	return tx.insert(`INSERT INTO protected_word (cases, word, owner, reason) VALUES (?, ?, ?, ?)`, number, w.Word, id(w.Owner), w.Reason)
}

// AddWord protects a word in everything that is made for a family.
func (db *DB) AddWord(ctx context.Context, by Actor, number int64, w pathway.ProtectedWord) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		if err := w.Validate(); err != nil {
			return err
		}
		if w.Owner != 0 {
			if _, err := tx.member(number, w.Owner); err != nil {
				return err
			}
		}
		if _, err := tx.insertWord(number, w); err != nil {
			return err
		}
		if err := tx.factsChanged(number); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Protected a word", Case: number, Subject: "person", ID: w.Owner})
	})
}

// EndWord ends the protection of a word, with the reason. It takes the right to permit addresses.
func (db *DB) EndWord(ctx context.Context, by Actor, number, word int64, reason string) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		if !by.May(pathway.PermitAddress) {
			return pathway.Forbidden("Only the chair or a service manager can end the protection of a word.")
		}
		if err := tx.needReason(number, reason); err != nil {
			return err
		}
		owner, err := value[int64](tx, `SELECT coalesce(max(owner), 0) FROM protected_word WHERE id = ? AND cases = ?`, word, number)
		if err != nil {
			return err
		}
		if err := tx.update(`UPDATE protected_word SET ended_at = ? WHERE id = ? AND cases = ? AND ended_at = ''`, stamp(tx.Now), word, number); err != nil {
			return err
		}
		if err := tx.factsChanged(number); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Ended the protection of a word", Case: number, Subject: "person", ID: owner, Reason: reason})
	})
}

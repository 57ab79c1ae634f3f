package db

import "cp-pathway/pathway"

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

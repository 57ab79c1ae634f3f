package db

import (
	"context"

	"cp-pathway/pathway"
)

// EarlierTexts returns what stood in the fields of a conference before another page wrote over it or it was emptied, the
// latest first.
func (db *DB) EarlierTexts(ctx context.Context, reader Actor, number, conference int64) ([]pathway.SavedField, error) {
	var list []pathway.SavedField
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		if _, err = tx.conference(number, conference); err != nil {
			return err
		}
		list, err = all(tx, func(scan Scan) (f pathway.SavedField, err error) {
			return f, scan(&f.Name, &f.Value, &f.Version, instant{&f.At}, &f.By, &f.ByName)
		}, `SELECT w.name, w.value, w.version, w.saved_at, w.saved_by, a.name
			  FROM conference_field_was w JOIN account a ON a.id = w.saved_by
			 WHERE w.conference = ?
			 ORDER BY w.version DESC`, conference)
		return err
	})
	return list, err
}

package db

import (
	"context"

	"cp-pathway/pathway"
)

// Signatories returns who may sign letters: the one that is offered first, the others, those who no longer sign.
func (db *DB) Signatories(ctx context.Context) ([]pathway.Signatory, error) {
	var list []pathway.Signatory
	err := db.Read(ctx, func(tx *Tx) (err error) {
		list, err = tx.signatories()
		return err
	})
	return list, err
}

func (tx *Tx) signatories() ([]pathway.Signatory, error) {
	return all(tx, func(scan Scan) (s pathway.Signatory, err error) {
		return s, scan(&s.ID, &s.Name, &s.Title, &s.Phone, &s.Email, &s.Main, &s.Ended, &s.Version)
	}, `SELECT id, name, title, phone, email, main, ended_at <> '', version
	      FROM signatory
	     ORDER BY ended_at <> '', main DESC, name`)
}

// mainSignatory returns who signs unless somebody else is chosen; the zero Signatory where nobody may sign.
func (tx *Tx) mainSignatory() (pathway.Signatory, error) {
	list, err := tx.signatories()
	if err != nil || len(list) == 0 || list[0].Ended {
		return pathway.Signatory{}, err
	}
	return list[0], nil
}

// SaveSignatory makes a signatory (ID 0) or changes one, and returns the id. Only one is offered first. The error is
// invalid or conflict.
func (db *DB) SaveSignatory(ctx context.Context, by Actor, s pathway.Signatory) (int64, error) {
	if err := s.Validate(); err != nil {
		return 0, err
	}
	err := db.Write(ctx, by, func(tx *Tx) (err error) {
		if s.Main {
			if err := tx.exec(`UPDATE signatory SET main = 0 WHERE id <> ?`, s.ID); err != nil {
				return err
			}
		}
		if s.ID, err = tx.saveSignatory(s); err != nil {
			return err
		}
		return tx.officeChanged(Entry{What: "Changed a signatory", Subject: "signatory", ID: s.ID})
	})
	return s.ID, err
}

func (tx *Tx) saveSignatory(s pathway.Signatory) (int64, error) {
	if s.ID == 0 {
		return tx.insert(`INSERT INTO signatory (name, title, phone, email, main) VALUES (?, ?, ?, ?, ?)`, s.Name, s.Title, s.Phone, s.Email, s.Main)
	}
	return s.ID, tx.update(`UPDATE signatory SET name = ?, title = ?, phone = ?, email = ?, main = ?, version = version + 1 WHERE id = ? AND version = ?`,
		s.Name, s.Title, s.Phone, s.Email, s.Main, s.ID, s.Version)
}

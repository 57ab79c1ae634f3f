package db

import (
	"context"

	"cp-pathway/pathway"
)

// Teams returns the teams of children's social care, those that are no longer there last.
func (db *DB) Teams(ctx context.Context) ([]pathway.Team, error) {
	var list []pathway.Team
	err := db.Read(ctx, func(tx *Tx) (err error) {
		list, err = tx.teams()
		return err
	})
	return list, err
}

func (tx *Tx) teams() ([]pathway.Team, error) {
	return all(tx, func(scan Scan) (t pathway.Team, err error) {
		return t, scan(&t.ID, &t.Name, &t.Manager, &t.ManagerPhone, &t.ManagerEmail, &t.Phone, &t.Email, &t.Ended, &t.Version)
	}, `SELECT id, name, manager, manager_phone, manager_email, phone, email, ended_at <> '', version
	      FROM team
	     ORDER BY ended_at <> '', name`)
}

// SaveTeam makes a team (ID 0) or changes one, and returns its id. The error is invalid or conflict.
func (db *DB) SaveTeam(ctx context.Context, by Actor, t pathway.Team) (int64, error) {
	if err := t.Validate(); err != nil {
		return 0, err
	}
	err := db.Write(ctx, by, func(tx *Tx) (err error) {
		if t.ID, err = tx.saveTeam(t); err != nil {
			return err
		}
		return tx.officeChanged(Entry{What: "Changed a team", Subject: "team", ID: t.ID})
	})
	return t.ID, err
}

func (tx *Tx) saveTeam(t pathway.Team) (int64, error) {
	if t.ID == 0 {
		return tx.insert(`INSERT INTO team (name, manager, manager_phone, manager_email, phone, email) VALUES (?, ?, ?, ?, ?, ?)`,
			t.Name, t.Manager, t.ManagerPhone, t.ManagerEmail, t.Phone, t.Email)
	}
	return t.ID, tx.update(`
		UPDATE team
		   SET name = ?, manager = ?, manager_phone = ?, manager_email = ?, phone = ?, email = ?, version = version + 1
		 WHERE id = ? AND version = ?`,
		t.Name, t.Manager, t.ManagerPhone, t.ManagerEmail, t.Phone, t.Email, t.ID, t.Version)
}

package db

import (
	"context"

	"cp-pathway/pathway"
)

// Begin sets up an empty data folder: the office by its authority's name and its unit, and the first account, which is
// signed in. It is refused where there is an account already. The error's fields are authority, password and those of
// pathway.Account.
func (db *DB) Begin(ctx context.Context, authority, unit string, a pathway.Account, password string) (token string, err error) {
	f := pathway.Fields{}
	f.Need("authority", authority, "Enter the name of the council")
	for field, message := range pathway.FieldsOf(a.Validate()) {
		f.Add(field, message)
	}
	if !a.May(pathway.ManageAccounts) {
		f.Add("roles", "The first account has to be a system administrator too, to make the others")
	}
	if wrong := pathway.CheckPassword(password, a.Login, a.Name); wrong != "" {
		f.Add("password", wrong)
	}
	if err := f.Err(); err != nil {
		return "", err
	}
	hash, err := db.hash(ctx, password)
	if err != nil {
		return "", err
	}
	err = db.Write(ctx, Actor{}, func(tx *Tx) error {
		if err := tx.nobodyYet(); err != nil {
			return err
		}
		if err := tx.nameOffice(authority, unit); err != nil {
			return err
		}
		number, err := tx.newAccount(a, hash)
		if err != nil {
			return err
		}
		tx.By = Actor{ID: number, Name: a.Name, Roles: a.Roles}
		if err := tx.audit(Entry{What: "Set up the office", Subject: "account", ID: number}); err != nil {
			return err
		}
		token, err = tx.newSession(number)
		return err
	})
	return token, err
}

// nobodyYet refuses a data file that has an account.
func (tx *Tx) nobodyYet() error {
	has, err := value[bool](tx, `SELECT EXISTS (SELECT 1 FROM account)`)
	if err == nil && has {
		err = pathway.Refused("This office has been set up already. Sign in instead.")
	}
	return err
}

func (tx *Tx) nameOffice(authority, unit string) error {
	return tx.exec(`INSERT INTO office (id, authority, unit) VALUES (1, ?, ?)
		ON CONFLICT (id) DO UPDATE SET authority = excluded.authority, unit = excluded.unit, version = version + 1`, authority, unit)
}

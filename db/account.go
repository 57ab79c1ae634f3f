package db

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"cp-pathway/pathway"
)

// HasAccounts tells whether anybody can sign in yet: not on an empty data folder.
func (db *DB) HasAccounts(ctx context.Context) (bool, error) {
	var has bool
	err := db.Read(ctx, func(tx *Tx) (err error) {
		has, err = value[bool](tx, `SELECT EXISTS (SELECT 1 FROM account)`)
		return err
	})
	return has, err
}

// Accounts returns every account: the open ones by name, then the closed ones.
func (db *DB) Accounts(ctx context.Context) ([]pathway.Account, error) {
	var list []pathway.Account
	err := db.Read(ctx, func(tx *Tx) (err error) {
		list, err = tx.accounts()
		return err
	})
	return list, err
}

// AccountsWith returns the open accounts that hold a role, by name.
func (db *DB) AccountsWith(ctx context.Context, role pathway.Role) ([]pathway.Account, error) {
	list, err := db.Accounts(ctx)
	return slices.DeleteFunc(list, func(a pathway.Account) bool { return a.Closed || !a.Holds(role) }), err
}

// Account returns one account, open or closed.
func (db *DB) Account(ctx context.Context, number int64) (pathway.Account, error) {
	var a pathway.Account
	err := db.Read(ctx, func(tx *Tx) (err error) {
		a, err = tx.account(number)
		return err
	})
	return a, err
}

// CreateAccount makes an account with a one-time password, and returns both. The password is shown to nobody again.
func (db *DB) CreateAccount(ctx context.Context, by Actor, a pathway.Account) (number int64, password string, err error) {
	if err := a.Validate(); err != nil {
		return 0, "", err
	}
	password = oneTime()
	hash, err := db.hash(ctx, password)
	if err != nil {
		return 0, "", err
	}
	a.MustChange = true
	err = db.Write(ctx, by, func(tx *Tx) error {
		number, err = tx.newAccount(a, hash)
		return err
	})
	return number, password, err
}

// newAccount inserts an account and its roles.
func (tx *Tx) newAccount(a pathway.Account, hash string) (int64, error) {
	if err := tx.loginFree(a); err != nil {
		return 0, err
	}
	number, err := tx.insert(`INSERT INTO account (login, login_key, name, title, phone, email, password, must_change, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		a.Login, strings.ToLower(a.Login), a.Name, a.Title, a.Phone, a.Email, hash, a.MustChange, stamp(tx.Now))
	if err != nil {
		return 0, err
	}
	if err := tx.setRoles(number, a.Roles); err != nil {
		return 0, err
	}
	return number, tx.audit(Entry{What: "Made an account", Subject: "account", ID: number, Fields: []string{"roles"}})
}

// SaveAccount changes everything of an account but its password. The last account that may manage accounts keeps that.
func (db *DB) SaveAccount(ctx context.Context, by Actor, a pathway.Account) error {
	if err := a.Validate(); err != nil {
		return err
	}
	return db.Write(ctx, by, func(tx *Tx) error {
		old, err := tx.account(a.ID)
		if err != nil {
			return err
		}
		if err := tx.loginFree(a); err != nil {
			return err
		}
		if err := tx.update(`UPDATE account SET login = ?, login_key = ?, name = ?, title = ?, phone = ?, email = ?, version = version + 1 WHERE id = ? AND version = ?`,
			a.Login, strings.ToLower(a.Login), a.Name, a.Title, a.Phone, a.Email, a.ID, a.Version); err != nil {
			return err
		}
		if err := tx.setRoles(a.ID, a.Roles); err != nil {
			return err
		}
		if err := tx.someoneManages(); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Changed an account", Subject: "account", ID: a.ID, Fields: accountChanges(old, a)})
	})
}

// accountChanges names the fields in which two states of an account differ.
func accountChanges(old, now pathway.Account) []string {
	var changed []string
	note := func(differs bool, field string) {
		if differs {
			changed = append(changed, field)
		}
	}
	note(old.Login != now.Login, "login")
	note(old.Name != now.Name, "name")
	note(old.Title != now.Title, "title")
	note(old.Phone != now.Phone, "phone")
	note(old.Email != now.Email, "email")
	note(!slices.Equal(slices.Sorted(slices.Values(old.Roles)), slices.Sorted(slices.Values(now.Roles))), "roles")
	return changed
}

// CloseAccount ends an account: its sessions end at once and it can no longer sign in. What it did stays.
func (db *DB) CloseAccount(ctx context.Context, by Actor, number int64, version int) error {
	if number == by.ID {
		return pathway.Refused("You cannot close your own account. Somebody else who manages accounts can.")
	}
	return db.Write(ctx, by, func(tx *Tx) error {
		if err := tx.update(`UPDATE account SET closed_at = ?, version = version + 1 WHERE id = ? AND version = ?`, stamp(tx.Now), number, version); err != nil {
			return err
		}
		if err := tx.someoneManages(); err != nil {
			return err
		}
		if err := tx.endSessions(number, 0, endClosed); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Closed an account", Subject: "account", ID: number})
	})
}

// ReopenAccount lets a closed account sign in again, with the password that it had.
func (db *DB) ReopenAccount(ctx context.Context, by Actor, number int64, version int) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if err := tx.update(`UPDATE account SET closed_at = '', version = version + 1 WHERE id = ? AND version = ?`, number, version); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Reopened an account", Subject: "account", ID: number})
	})
}

// ResetPassword gives an account a one-time password and returns it. Its sessions end, and so does a sign-in delay.
func (db *DB) ResetPassword(ctx context.Context, by Actor, number int64) (string, error) {
	password := oneTime()
	hash, err := db.hash(ctx, password)
	if err != nil {
		return "", err
	}
	return password, db.Write(ctx, by, func(tx *Tx) error {
		a, err := tx.account(number)
		if err != nil {
			return err
		}
		if err := tx.setPassword(number, hash, true); err != nil {
			return err
		}
		if err := tx.forgetFailures(a.Login); err != nil {
			return err
		}
		if err := tx.endSessions(number, 0, endReset); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Gave an account a one-time password", Subject: "account", ID: number, Fields: []string{"password"}})
	})
}

// ChangePassword changes the actor's own password. Their other sessions end. The error's fields are current-password and password.
func (db *DB) ChangePassword(ctx context.Context, by Actor, current, password string) error {
	var a pathway.Account
	var stored string
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if a, err = tx.account(by.ID); err != nil {
			return err
		}
		stored, err = tx.password(by.ID)
		return err
	})
	if err != nil {
		return err
	}
	f := pathway.Fields{}
	ok, err := db.matches(ctx, stored, current)
	if err != nil {
		return err
	}
	if !ok {
		f.Add("current-password", "This is not your password")
	}
	if wrong := pathway.CheckPassword(password, a.Login, a.Name); wrong != "" {
		f.Add("password", wrong)
	} else if password == current {
		f.Add("password", "Choose another password than the one you have")
	}
	if err := f.Err(); err != nil {
		return err
	}
	hash, err := db.hash(ctx, password)
	if err != nil {
		return err
	}
	return db.Write(ctx, by, func(tx *Tx) error {
		if err := tx.setPassword(by.ID, hash, false); err != nil {
			return err
		}
		if err := tx.endSessions(by.ID, by.Session, endReset); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Changed their own password", Kind: pathway.AuditAccess, Subject: "account", ID: by.ID, Fields: []string{"password"}})
	})
}

// loginFree refuses a sign-in name that another account has.
func (tx *Tx) loginFree(a pathway.Account) error {
	taken, err := value[bool](tx, `SELECT EXISTS (SELECT 1 FROM account WHERE login_key = ? AND id <> ?)`, strings.ToLower(a.Login), a.ID)
	if err != nil || !taken {
		return err
	}
	return pathway.Invalid(pathway.Fields{"login": "Another account has this sign-in name"})
}

// someoneManages refuses a state in which nobody could manage accounts any more.
func (tx *Tx) someoneManages() error {
	list, err := tx.accounts()
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(list, func(a pathway.Account) bool { return a.May(pathway.ManageAccounts) }) {
		return pathway.Refused("Somebody has to be left who may manage accounts. Give another account the role of system administrator first.")
	}
	return nil
}

const accountColumns = `a.id, a.login, a.name, a.title, a.phone, a.email, a.must_change, a.closed_at <> '', a.version,
	coalesce((SELECT group_concat(role) FROM account_role WHERE account = a.id), '')`

func scanAccount(scan Scan) (a pathway.Account, err error) {
	var roles string
	err = scan(&a.ID, &a.Login, &a.Name, &a.Title, &a.Phone, &a.Email, &a.MustChange, &a.Closed, &a.Version, &roles)
	if err != nil {
		return a, fmt.Errorf("account: %w", err)
	}
	a.Roles = splitRoles(roles)
	return a, nil
}

func splitRoles(list string) []pathway.Role {
	var roles []pathway.Role
	for role := range strings.SplitSeq(list, ",") {
		if role != "" {
			roles = append(roles, pathway.Role(role))
		}
	}
	return roles
}

func (tx *Tx) accounts() ([]pathway.Account, error) {
	return all(tx, scanAccount, `SELECT `+accountColumns+` FROM account a ORDER BY a.closed_at <> '', a.name COLLATE NOCASE, a.id`)
}

func (tx *Tx) account(number int64) (pathway.Account, error) {
	list, err := all(tx, scanAccount, `SELECT `+accountColumns+` FROM account a WHERE a.id = ?`, number)
	switch {
	case err != nil:
		return pathway.Account{}, err
	case len(list) == 0:
		return pathway.Account{}, pathway.NotFound("This account")
	}
	return list[0], nil
}

func (tx *Tx) setRoles(account int64, roles []pathway.Role) error {
	if err := tx.exec(`DELETE FROM account_role WHERE account = ?`, account); err != nil {
		return err
	}
	for _, r := range slices.Compact(slices.Sorted(slices.Values(roles))) {
		if err := tx.exec(`INSERT INTO account_role (account, role) VALUES (?, ?)`, account, r); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) password(account int64) (string, error) {
	var stored string
	return stored, tx.one("This account", `SELECT password FROM account WHERE id = ?`, []any{account}, &stored)
}

func (tx *Tx) setPassword(account int64, hash string, mustChange bool) error {
	return tx.update(`UPDATE account SET password = ?, must_change = ?, version = version + 1 WHERE id = ?`, hash, mustChange, account)
}

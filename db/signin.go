package db

import (
	"context"
	"fmt"
	"strings"
	"time"

	"cp-pathway/pathway"
)

// A password that nobody has, so that an unknown name takes as long to refuse as a known one.
const nobodysPassword = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

// SignIn starts a session for who has this sign-in name and password, and returns what the cookie holds. A wrong name, a
// wrong password and a closed account are the same error. After some failures in a row a name is refused for a while,
// whatever the password (pathway.SignInDelay).
func (db *DB) SignIn(ctx context.Context, login, password string) (token string, account pathway.Account, err error) {
	var stored string
	err = db.Read(ctx, func(tx *Tx) error {
		if err := tx.notDelayed(login); err != nil {
			return err
		}
		number, err := value[int64](tx, `SELECT coalesce((SELECT id FROM account WHERE login_key = ?), 0)`, strings.ToLower(login))
		if err != nil || number == 0 {
			return err
		}
		if account, err = tx.account(number); err != nil {
			return err
		}
		stored, err = tx.password(number)
		return err
	})
	if err != nil {
		return "", pathway.Account{}, err
	}
	if account.ID == 0 || account.Closed {
		stored = nobodysPassword
	}
	ok, err := db.matches(ctx, stored, password)
	if err != nil {
		return "", pathway.Account{}, err
	}
	if !ok {
		return "", pathway.Account{}, db.failed(ctx, login, account.ID)
	}
	err = db.Write(ctx, Actor{ID: account.ID, Name: account.Name, Roles: account.Roles}, func(tx *Tx) error {
		// Tried at the same time as others that failed, or closed meanwhile: refused as well.
		if err := tx.notDelayed(login); err != nil {
			return err
		}
		now, err := tx.account(account.ID)
		if err != nil {
			return err
		}
		if now.Closed {
			return pathway.SignedOut("This account was closed.")
		}
		if err := tx.forgetFailures(login); err != nil {
			return err
		}
		if token, err = tx.newSession(account.ID); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Signed in", Kind: pathway.AuditAccess, Subject: "account", ID: account.ID})
	})
	return token, account, err
}

// Unlock starts a new session for the account of a locked one, by its password. The locked one stays ended.
func (db *DB) Unlock(ctx context.Context, token, password string) (string, pathway.Account, error) {
	var a pathway.Account
	err := db.Read(ctx, func(tx *Tx) error {
		number, err := tx.locked(token)
		if err != nil {
			return err
		}
		if number == 0 {
			return pathway.SignedOut("This session is over. Sign in again.")
		}
		a, err = tx.account(number)
		return err
	})
	if err != nil {
		return "", a, err
	}
	return db.SignIn(ctx, a.Login, password)
}

// failed counts a failure and returns the error for the user.
func (db *DB) failed(ctx context.Context, login string, account int64) error {
	var failures int
	err := db.Write(ctx, Actor{}, func(tx *Tx) error {
		err := tx.one("The count", `INSERT INTO sign_in_failure (name, failures, failed_at) VALUES (?, 1, ?)
			ON CONFLICT (name) DO UPDATE SET failures = failures + 1, failed_at = excluded.failed_at RETURNING failures`,
			[]any{digest(strings.ToLower(login)), stamp(tx.Now)}, &failures)
		if err != nil {
			return err
		}
		e := Entry{What: "Failed to sign in", Kind: pathway.AuditAccess}
		if account != 0 {
			e.Subject, e.ID = "account", account
		}
		return tx.audit(e)
	})
	if err != nil {
		return err
	}
	if delay := pathway.SignInDelay(failures); delay > 0 {
		return tooOften(delay)
	}
	return pathway.Invalid(pathway.Fields{"password": "The sign-in name or the password is not right"})
}

// notDelayed refuses a name while its delay runs.
func (tx *Tx) notDelayed(login string) error {
	list, err := all(tx, func(scan Scan) (left time.Duration, err error) {
		var failures int
		var at time.Time
		err = scan(&failures, instant{&at})
		return at.Add(pathway.SignInDelay(failures)).Sub(tx.Now), err
	}, `SELECT failures, failed_at FROM sign_in_failure WHERE name = ?`, digest(strings.ToLower(login)))
	if err != nil || len(list) == 0 || list[0] <= 0 {
		return err
	}
	return tooOften(list[0])
}

func tooOften(left time.Duration) error {
	minutes := int((left + time.Minute - 1) / time.Minute)
	unit := "minutes"
	if minutes == 1 {
		unit = "minute"
	}
	return pathway.Refused(fmt.Sprintf("Signing in with this name failed too often. Wait %d %s, then try again, or ask for a one-time password.", minutes, unit))
}

func (tx *Tx) forgetFailures(login string) error {
	return tx.exec(`DELETE FROM sign_in_failure WHERE name = ?`, digest(strings.ToLower(login)))
}

package db

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"time"

	"cp-pathway/pathway"
)

// Why a session ended.
const (
	endSignedOut = "signed-out"
	endLocked    = "locked"
	endIdle      = "idle"
	endOld       = "old"   // its absolute end
	endReset     = "reset" // the password changed
	endClosed    = "closed"
)

// A session's last request is stored to within so long, so that reading a page does not each time wait for the disk.
const seenEvery = 30 * time.Second

// Session is somebody signed in.
type Session struct {
	Actor
	Account pathway.Account
	Idle    time.Duration // without a request until it locks
	Until   time.Time     // its absolute end
}

// newSession stores a session and returns what the cookie holds. Only the token's hash is stored.
func (tx *Tx) newSession(account int64) (token string, err error) {
	b := make([]byte, 32)
	rand.Read(b)
	token = base64.RawURLEncoding.EncodeToString(b)
	_, err = tx.insert(`INSERT INTO session (token, account, made_at, seen_at) VALUES (?, ?, ?, ?)`, digest(token), account, stamp(tx.Now), stamp(tx.Now))
	return token, err
}

func digest(s string) []byte {
	sum := sha256.Sum256([]byte(s))
	return sum[:]
}

// session is a row as it is stored.
type session struct {
	id, account       int64
	made, seen, ended time.Time
	why               string
}

func (tx *Tx) session(token string) (s session, err error) {
	err = tx.one("This session", `SELECT id, account, made_at, seen_at, ended_at, end_why FROM session WHERE token = ?`, []any{digest(token)},
		&s.id, &s.account, instant{&s.made}, instant{&s.seen}, instant{&s.ended}, &s.why)
	return s, err
}

// Session returns who is signed in with a token, and notes that they were here. The error's code is signed-out where
// nobody is: the token is unknown, or its session has ended, which it does for good.
func (db *DB) Session(ctx context.Context, token string) (Session, error) {
	s, seen, over, err := db.look(ctx, token)
	switch {
	case err != nil:
		return Session{}, err
	case over != "":
		if err := db.end(ctx, s.Actor, over, "Session ended by itself"); err != nil {
			return Session{}, err
		}
		return Session{}, pathway.SignedOut("You were signed out because nothing happened for a while.")
	case db.now().Sub(seen) < seenEvery:
		return s, nil
	}
	return s, db.Write(ctx, s.Actor, func(tx *Tx) error { return tx.seen(s.Actor.Session) })
}

// PeekSession is Session without a note that they were here: whose it is, or a signed-out error.
func (db *DB) PeekSession(ctx context.Context, token string) (account int64, err error) {
	s, _, over, err := db.look(ctx, token)
	if err == nil && over != "" {
		err = pathway.SignedOut("Nothing happened for a while.")
	}
	return s.ID, err
}

// look reads a session, when it was last seen, and why it is over ("" where it is not). The error's code is signed-out
// where it is unknown or has ended before.
func (db *DB) look(ctx context.Context, token string) (s Session, seen time.Time, over string, err error) {
	err = db.Read(ctx, func(tx *Tx) error {
		row, err := tx.session(token)
		if pathway.CodeOf(err) == pathway.CodeNotFound || err == nil && !row.ended.IsZero() {
			return pathway.SignedOut("Sign in to go on.")
		}
		if err != nil {
			return err
		}
		if s.Account, err = tx.account(row.account); err != nil {
			return err
		}
		idle, whole, err := tx.limits()
		s.Actor = Actor{ID: row.account, Name: s.Account.Name, Roles: s.Account.Roles, Session: row.id}
		s.Idle, s.Until, seen = idle, row.made.Add(whole), row.seen
		switch {
		case s.Account.Closed:
			over = endClosed
		case !tx.Now.Before(s.Until):
			over = endOld
		case tx.Now.Sub(row.seen) > idle:
			over = endIdle
		}
		return err
	})
	return s, seen, over, err
}

// seen stores the time of the last request of a session that has not ended: a slow request that began before the end
// does not bring it back.
func (tx *Tx) seen(number int64) error {
	return tx.exec(`UPDATE session SET seen_at = ? WHERE id = ? AND ended_at = ''`, stamp(tx.Now), number)
}

// SignOut ends the actor's session.
func (db *DB) SignOut(ctx context.Context, by Actor) error {
	return db.end(ctx, by, endSignedOut, "Signed out")
}

// Lock ends the actor's session so that the same person can go on with the password alone.
func (db *DB) Lock(ctx context.Context, by Actor) error {
	return db.end(ctx, by, endLocked, "Locked the screen")
}

func (db *DB) end(ctx context.Context, by Actor, why, what string) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		ended, err := all(tx, func(scan Scan) (n int64, err error) { return n, scan(&n) },
			`UPDATE session SET ended_at = ?, end_why = ? WHERE id = ? AND ended_at = '' RETURNING id`, stamp(tx.Now), why, by.Session)
		if err != nil || len(ended) == 0 { // by somebody else at the same time
			return err
		}
		return tx.audit(Entry{What: what, Kind: pathway.AuditAccess, Subject: "account", ID: by.ID})
	})
}

// endSessions ends all sessions of an account but one (0: all).
func (tx *Tx) endSessions(account, but int64, why string) error {
	return tx.exec(`UPDATE session SET ended_at = ?, end_why = ? WHERE account = ? AND id <> ? AND ended_at = ''`, stamp(tx.Now), why, account, but)
}

// Locked tells whether a token is that of a session that locked, by hand or by itself, and could go on with the
// password of its account alone. The account's id is 0 where not.
func (db *DB) Locked(ctx context.Context, token string) (account int64, err error) {
	err = db.Read(ctx, func(tx *Tx) (err error) {
		account, err = tx.locked(token)
		return err
	})
	return account, err
}

func (tx *Tx) locked(token string) (int64, error) {
	s, err := tx.session(token)
	if pathway.CodeOf(err) == pathway.CodeNotFound {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	_, whole, err := tx.limits()
	if s.why != endLocked && s.why != endIdle || !tx.Now.Before(s.made.Add(whole)) {
		return 0, err
	}
	return s.account, err
}

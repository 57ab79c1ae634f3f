package db

import (
	"context"

	"cp-pathway/pathway"
)

// ShowSecret returns a protected value of a family to somebody who gave the reason, and notes that: who, whose, why, and
// never the value. The error's field is reason.
func (db *DB) ShowSecret(ctx context.Context, by Actor, number int64, kind pathway.SecretKind, which int64, reason string) (pathway.Secret, error) {
	var secret pathway.Secret
	err := db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		if !by.May(pathway.ShowProtected) {
			return pathway.Forbidden("Your role does not see protected values.")
		}
		var err error
		secret, err = tx.secret(number, kind, which)
		if err != nil {
			return err
		}
		if err := tx.needReason(number, reason); err != nil {
			secret = pathway.Secret{}
			return err
		}
		return tx.audit(Entry{What: "Showed a protected " + pathway.TitleOf(pathway.Secrets, string(kind)), Kind: pathway.AuditDisclosure,
			Case: number, Subject: string(kind), ID: which, Reason: reason})
	})
	return secret, err
}

// HasSecret returns not-found unless there is such a protected value in the family.
func (db *DB) HasSecret(ctx context.Context, reader Actor, number int64, kind pathway.SecretKind, which int64) error {
	return db.Read(ctx, func(tx *Tx) error {
		tx.By = reader
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		_, err := tx.secret(number, kind, which)
		return err
	})
}

// secret returns a protected value of a family. The error's code is not-found.
func (tx *Tx) secret(number int64, kind pathway.SecretKind, which int64) (secret pathway.Secret, err error) {
	f, err := tx.family(number)
	if err != nil {
		return secret, err
	}
	switch kind {
	case pathway.SecretMeeting:
		c, _, cerr := tx.course(number)
		if cerr != nil {
			return secret, cerr
		}
		secret = pathway.Secret{Kind: kind, Of: f.Case.Name}
		secret.Lines, err = c.SecretLines(which)
	case pathway.SecretNote:
		n, nerr := tx.noteFor(number, which)
		secret, err = pathway.Secret{Kind: kind, Of: f.Case.Name, Lines: changed(n.Heading, n.Text)}, nerr
	default:
		secret, err = f.Secret(kind, which)
	}
	return secret, err
}

// AddressToCorrect is ShowSecret for somebody who is going to correct a protected address: it returns the whole of it.
func (db *DB) AddressToCorrect(ctx context.Context, by Actor, number, address int64, reason string) (pathway.Address, error) {
	var a pathway.Address
	err := db.Write(ctx, by, func(tx *Tx) error {
		if !by.May(pathway.ShowProtected) {
			return pathway.Forbidden("Your role does not see protected values.")
		}
		found, err := tx.addressFor(number, address)
		if err != nil {
			return err
		}
		if err := tx.needReason(number, reason); err != nil {
			return err
		}
		a = found.Address
		return tx.audit(Entry{What: "Showed a protected address to correct it", Kind: pathway.AuditDisclosure, Case: number, Subject: "address", ID: address, Reason: reason})
	})
	return a, err
}

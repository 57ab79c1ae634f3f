package db

import (
	"context"
	"fmt"
	"strings"

	"cp-pathway/pathway"
)

// Entry is what an audit row says besides who and when, which the transaction knows. Nothing in it is ever a name or a
// value: What is plain words in the past tense ("Changed an address"), Subject and ID say of whom, Fields which fields.
type Entry struct {
	What    string
	Kind    pathway.AuditKind // empty: a change
	Case    int64
	Subject string // kind of thing: person, professional, conference, attendee, document, account, …
	ID      int64
	Fields  []string
	Reason  string // as the user gave it, where the program asked for one
	by      int64  // of a queued view, whose transaction is another's
	at      string
}

// audit writes the row. Each change writes at least one, in its own transaction.
func (tx *Tx) audit(e Entry) error {
	if e.Kind == "" {
		e.Kind = pathway.AuditChange
	}
	if e.at == "" {
		e.at, e.by = stamp(tx.Now), tx.By.ID
	}
	err := tx.exec(`INSERT INTO audit (at, account, kind, what, cases, subject, subject_id, fields, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		e.at, id(e.by), e.Kind, e.What, id(e.Case), e.Subject, id(e.ID), strings.Join(e.Fields, ","), e.Reason)
	if err != nil {
		return fmt.Errorf("audit: %w", err)
	}
	return nil
}

// Audit returns rows of the audit trail, latest first, as far as the reader may see them: of restricted families only
// with leave to see those. Rows about a subject say its name.
func (db *DB) Audit(ctx context.Context, reader Actor, f pathway.AuditFilter) ([]pathway.AuditRow, error) {
	db.flushViews(ctx)
	var list []pathway.AuditRow
	err := db.Read(ctx, func(tx *Tx) (err error) {
		list, err = tx.auditRows(reader, f)
		return err
	})
	return list, err
}

// What staff call a person p of a family, and an attendee t.
const (
	calledSQL   = `trim(coalesce(nullif(p.known_as, ''), nullif(p.first_name, ''), CASE p.unborn WHEN 1 THEN 'Baby' ELSE '' END) || ' ' || p.last_name)`
	attendeeSQL = `coalesce(f.name, ` + calledSQL + `)
		  FROM attendee t LEFT JOIN person p ON p.id = t.person LEFT JOIN professional f ON f.id = t.professional WHERE TRUE`
)

func (tx *Tx) auditRows(reader Actor, f pathway.AuditFilter) ([]pathway.AuditRow, error) {
	if f.Limit == 0 {
		f.Limit = 100
	}
	var where strings.Builder
	var args []any
	narrow := func(wanted bool, cond string, arg any) {
		if wanted {
			where.WriteString(" AND " + cond)
			args = append(args, arg)
		}
	}
	args = append(args, reader.May(pathway.ViewCases))
	seen, seenArgs := openCases(reader)
	args = append(args, seenArgs...)
	narrow(f.Account != 0, "a.account = ?", f.Account)
	narrow(f.Kind != "", "a.kind = ?", f.Kind)
	narrow(f.Case != 0, "a.cases = ?", f.Case)
	narrow(f.Before != 0, "a.id < ?", f.Before)
	narrow(!f.From.IsZero(), "a.at >= ?", stamp(f.From.At(0, 0).In(tx.zone)))
	narrow(!f.To.IsZero(), "a.at < ?", stamp(f.To.AddDays(1).At(0, 0).In(tx.zone)))
	args = append(args, f.Limit)
	return all(tx, func(scan Scan) (r pathway.AuditRow, err error) {
		var fields string
		err = scan(&r.ID, instant{&r.At}, ref{&r.Account}, &r.Name, &r.Kind, &r.What,
			ref{&r.Case}, &r.Reference, &r.Subject, ref{&r.SubjectID}, &r.Whom, &fields, &r.Reason)
		if fields != "" {
			r.Fields = strings.Split(fields, ",")
		}
		return r, err
	}, `SELECT a.id, a.at, a.account, coalesce(w.name, ''), a.kind, a.what,
		       a.cases, coalesce(c.reference, ''), a.subject, a.subject_id,
		       coalesce(CASE
		         WHEN a.subject = 'account'      THEN (SELECT name FROM account WHERE id = a.subject_id)
		         WHEN a.subject = 'professional' THEN (SELECT name FROM professional WHERE id = a.subject_id)
		         WHEN a.subject = 'agency'       THEN (SELECT name FROM agency WHERE id = a.subject_id)
		         WHEN NOT ?1                     THEN ''
		         WHEN a.subject IN ('person', 'school') THEN (SELECT `+calledSQL+` FROM person p WHERE p.id = a.subject_id)
		         WHEN a.subject = 'address'      THEN (SELECT group_concat(name, ', ') FROM (
		             SELECT `+calledSQL+` AS name FROM residence r JOIN person p ON p.id = r.person JOIN case_person m ON m.person = p.id AND m.cases = a.cases
		              WHERE r.address = a.subject_id GROUP BY p.id ORDER BY min(r.id)))
		         WHEN a.subject = 'attendee'     THEN (SELECT `+attendeeSQL+` AND t.id = a.subject_id)
		         WHEN a.subject = 'document'     THEN (SELECT `+attendeeSQL+` AND t.id = (SELECT attendee FROM document WHERE id = a.subject_id))
		         WHEN a.subject = 'release'      THEN (SELECT `+attendeeSQL+` AND t.id = (SELECT attendee FROM release WHERE id = a.subject_id))
		         WHEN a.subject = 'note'         THEN (SELECT coalesce((SELECT `+calledSQL+` FROM person p WHERE p.id = n.person), (SELECT f.name FROM professional f WHERE f.id = n.professional))
		                                                 FROM note n WHERE n.id = a.subject_id)
		         WHEN a.subject = 'report'       THEN (SELECT `+attendeeSQL+` AND t.id = (SELECT attendee FROM report WHERE id = a.subject_id))
		         WHEN a.subject = 'contact'      THEN (SELECT `+calledSQL+` FROM person p WHERE p.id = (SELECT person FROM contact_point WHERE id = a.subject_id))
		         WHEN a.subject = 'word'         THEN (SELECT `+calledSQL+` FROM person p WHERE p.id = (SELECT owner FROM protected_word WHERE id = a.subject_id))
		         WHEN a.subject = 'place'        THEN (SELECT f.name FROM professional f WHERE f.id = (SELECT professional FROM network WHERE id = a.subject_id))
		       END, ''),
		       a.fields, a.reason
		  FROM audit a
		  LEFT JOIN account w ON w.id = a.account
		  LEFT JOIN cases c ON c.id = a.cases
		 WHERE (a.cases IS NULL OR `+seen+`)`+where.String()+`
		 ORDER BY a.id DESC
		 LIMIT ?`, args...)
}

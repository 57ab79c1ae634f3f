package db

import (
	"context"
	"time"

	"cp-pathway/pathway"
)

const noteColumns = `n.id, n.cases, n.kind, n.person, coalesce(trim(coalesce(nullif(p.known_as, ''), p.first_name) || ' ' || p.last_name), ''),
	n.professional, coalesce(f.name, ''), n.conference, n.step, n.way, n.told_by, n.heading, n.text, n.happened_at, n.made_at, n.made_by, m.name,
	n.copied_at, coalesce(c.name, ''), r.at, coalesce(s.name, ''), n.struck_at, n.struck_why`

const noteTables = `note n JOIN account m ON m.id = n.made_by LEFT JOIN account c ON c.id = n.copied_by
	LEFT JOIN person p ON p.id = n.person LEFT JOIN professional f ON f.id = n.professional
	LEFT JOIN event_read r ON r.note = n.id LEFT JOIN account s ON s.id = r.account`

func scanNote(scan Scan) (n pathway.Note, err error) {
	return n, scan(&n.ID, &n.Case, &n.Kind, ref{&n.Person}, &n.PersonName, ref{&n.Professional}, &n.ProfName, ref{&n.Conference}, &n.Step, &n.Way, &n.ToldBy,
		&n.Heading, &n.Text, &n.HappenedAt, instant{&n.MadeAt}, &n.MadeBy, &n.MadeName, instant{&n.CopiedAt}, &n.CopiedName, instant{&n.ReadAt}, &n.ReadName, instant{&n.StruckAt}, &n.StruckWhy)
}

// Notes returns the notes of a family, the latest first, for one who may open it. Protected values in them are covered, as
// on every screen.
func (db *DB) Notes(ctx context.Context, reader Actor, number int64) ([]pathway.Note, error) {
	var list []pathway.Note
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		f, err := tx.family(number)
		if err != nil {
			return err
		}
		if list, err = tx.notes(number); err != nil {
			return err
		}
		cover := f.Covering()
		for i := range list {
			n := &list[i]
			whole := n.Heading + n.Text + n.ToldBy + n.StruckWhy
			n.Heading, n.Text, n.ToldBy, n.StruckWhy = cover(n.Heading), cover(n.Text), cover(n.ToldBy), cover(n.StruckWhy)
			n.Covered = whole != n.Heading+n.Text+n.ToldBy+n.StruckWhy
		}
		return nil
	})
	return list, err
}

func (tx *Tx) notes(number int64) ([]pathway.Note, error) {
	return all(tx, scanNote, `SELECT `+noteColumns+` FROM `+noteTables+` WHERE n.cases = ? ORDER BY n.happened_at DESC, n.id DESC`, number)
}

// noteFor returns a note of a case that the one who writes may open.
func (tx *Tx) noteFor(number, note int64) (pathway.Note, error) {
	if _, err := tx.caseFor(number); err != nil {
		return pathway.Note{}, err
	}
	list, err := all(tx, scanNote, `SELECT `+noteColumns+` FROM `+noteTables+` WHERE n.cases = ? AND n.id = ?`, number, note)
	if err == nil && len(list) == 0 {
		err = pathway.NotFound("This note")
	}
	if err != nil {
		return pathway.Note{}, err
	}
	return list[0], nil
}

// insertNote stores a note, made now by the one who writes, and returns its id.
func (tx *Tx) insertNote(n pathway.Note) (int64, error) {
	return tx.insert(`INSERT INTO note (cases, person, professional, conference, step, kind, way, told_by, heading, text, happened_at, made_at, made_by)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		n.Case, id(n.Person), id(n.Professional), id(n.Conference), n.Step, n.Kind, n.Way, n.ToldBy, n.Heading, n.Text, n.HappenedAt, stamp(tx.Now), tx.By.ID)
}

// AddNote writes a note about a family. Person and professional, where they are given, must be of the family. One that was sent
// twice is written once.
func (db *DB) AddNote(ctx context.Context, by Actor, n pathway.Note) (int64, error) {
	var number int64
	err := db.Write(ctx, by, func(tx *Tx) error {
		c, err := tx.caseFor(n.Case)
		if err != nil {
			return err
		}
		if err := n.Validate(tx.Minute()); err != nil {
			return err
		}
		if n.Person != 0 {
			if _, err := tx.member(n.Case, n.Person); err != nil {
				return err
			}
		}
		if n.Professional != 0 {
			if _, err := tx.professional(n.Professional); err != nil {
				return err
			}
		}
		if number, err = tx.sameNote(n); err != nil || number != 0 {
			return err
		}
		if number, err = tx.insertNote(n); err != nil {
			return err
		}
		if n.Kind == pathway.SignificantEvent && c.Chair == by.ID { // who writes it has read it
			if err := tx.readEvent(number); err != nil {
				return err
			}
		}
		what := map[pathway.NoteKind]string{pathway.PlainNote: "Wrote a note", pathway.OversightNote: "Wrote an oversight note",
			pathway.ContactNote: "Recorded a contact", pathway.SignificantEvent: "Recorded a significant event"}[n.Kind]
		return tx.audit(Entry{What: what, Case: n.Case, Subject: "note", ID: number})
	})
	return number, err
}

// sameNote returns the note that the same person wrote a few minutes ago with the same words, because the form was sent twice; 0
// where there is none. Two calls of which the same was written are two where they were made at different times.
func (tx *Tx) sameNote(n pathway.Note) (int64, error) {
	return value[int64](tx, `
		SELECT coalesce(max(id), 0)
		  FROM note
		 WHERE cases = ? AND kind = ? AND made_by = ? AND made_at >= ? AND struck_at = '' AND heading = ? AND text = ? AND told_by = ? AND way = ?
		   AND coalesce(person, 0) = ? AND coalesce(professional, 0) = ? AND (kind NOT IN ('contact', 'significant-event') OR happened_at = ?)`,
		n.Case, n.Kind, tx.By.ID, stamp(tx.Now.Add(-10*time.Minute)), n.Heading, n.Text, n.ToldBy, n.Way, n.Person, n.Professional, n.HappenedAt)
}

// NoteCopied notes that a text has been copied to the authority's case system.
func (db *DB) NoteCopied(ctx context.Context, by Actor, number, note int64) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		n, err := tx.noteFor(number, note)
		if err != nil {
			return err
		}
		if !n.CopiedAt.IsZero() {
			return pathway.Conflict(n.CopiedName + " has already noted that this was copied.")
		}
		if err := tx.exec(`UPDATE note SET copied_at = ?, copied_by = ? WHERE id = ?`, stamp(tx.Now), id(by.ID), note); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Noted that a text was copied to the case system", Case: number, Subject: "note", ID: note})
	})
}

// StrikeNote strikes a note that was entered in error. It stays readable. The error's field is reason.
func (db *DB) StrikeNote(ctx context.Context, by Actor, number, note int64, reason string) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		n, err := tx.noteFor(number, note)
		if err != nil {
			return err
		}
		if err := tx.needReason(number, reason); err != nil {
			return err
		}
		if !n.StruckAt.IsZero() {
			return pathway.Conflict("This note has been struck already.")
		}
		if err := tx.exec(`UPDATE note SET struck_at = ?, struck_why = ? WHERE id = ?`, stamp(tx.Now), reason, note); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Struck a note that was entered in error", Case: number, Subject: "note", ID: note, Reason: reason})
	})
}

package db

import (
	"context"

	"cp-pathway/pathway"
)

// UnreadEvent is a significant event that no chair has read, as a list over all families shows it: without what it says.
type UnreadEvent struct {
	Note, Case          int64
	HappenedAt          pathway.DateTime
	By                  string // who wrote it
	CaseName, CaseRefer string
	Chair               string // of the family; empty: none yet
}

// ReadEvent notes that the chair has read a significant event. The error is refused for another kind of note, and a conflict where
// it has been read already or was struck.
func (db *DB) ReadEvent(ctx context.Context, by Actor, number, note int64) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		n, err := tx.noteFor(number, note)
		if err == nil {
			err = n.CheckRead()
		}
		if err == nil {
			err = tx.readEvent(note)
		}
		if err != nil {
			return err
		}
		return tx.audit(Entry{What: "Read a significant event as chair", Case: number, Subject: "note", ID: note})
	})
}

func (tx *Tx) readEvent(note int64) error {
	return tx.exec(`INSERT INTO event_read (note, account, at) VALUES (?, ?, ?)`, note, tx.By.ID, stamp(tx.Now))
}

// unreadEvents returns the significant events that no chair has read, the oldest first: of the reader's own families, of those
// whose chair the reader may be, or of all that the reader may open.
func (tx *Tx) unreadEvents(reader Actor, whose string) ([]UnreadEvent, error) {
	seen, args := openCases(reader)
	switch {
	case whose != pathway.AllWork && !reader.May(pathway.ReadEvents):
		return nil, nil
	case whose == pathway.MyWork: // nobody's is everybody's
		seen, args = seen+" AND (c.chair = ? OR c.chair IS NULL)", append(args, reader.ID)
	}
	return all(tx, func(scan Scan) (e UnreadEvent, err error) {
		return e, scan(&e.Note, &e.Case, &e.HappenedAt, &e.By, &e.CaseName, &e.CaseRefer, &e.Chair)
	}, `SELECT n.id, n.cases, n.happened_at, m.name, c.name, c.reference, coalesce(h.name, '')
	      FROM note n INDEXED BY note_event
	      JOIN cases c ON c.id = n.cases
	      JOIN account m ON m.id = n.made_by
	      LEFT JOIN account h ON h.id = c.chair
	     WHERE n.kind = 'significant-event' AND n.struck_at = '' AND NOT EXISTS (SELECT 1 FROM event_read r WHERE r.note = n.id) AND `+seen+`
	     ORDER BY n.happened_at, n.id`, args...)
}

// significantEvents returns those of a family that were not struck, the earliest first.
func (tx *Tx) significantEvents(number int64) ([]pathway.Note, error) {
	return all(tx, scanNote, `SELECT `+noteColumns+` FROM `+noteTables+` WHERE n.cases = ? AND n.kind = 'significant-event' AND n.struck_at = '' ORDER BY n.happened_at, n.id`, number)
}

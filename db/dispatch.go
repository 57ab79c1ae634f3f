package db

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"cp-pathway/pathway"
)

// dispatchOf runs fn on documents of a family that the one who writes may open, in the order of the ids. What is yet to go was
// checked before: a document behind which a fact has changed is void by now.
func (db *DB) dispatchOf(ctx context.Context, by Actor, number int64, ids []int64, fn func(*Tx, []pathway.IssuedDocument) error) error {
	if err := db.reproofNow(ctx, number); err != nil {
		return err
	}
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		if len(ids) == 0 {
			return pathway.Refused("Choose at least one document.")
		}
		docs := make([]pathway.IssuedDocument, len(ids))
		for i, document := range ids {
			var err error
			if docs[i], err = tx.document(number, document); err != nil {
				return err
			}
		}
		return fn(tx, docs)
	})
}

// dispatched keeps what happened to a document, after asking whether it can have.
func (tx *Tx) dispatched(d pathway.IssuedDocument, x pathway.Dispatch, what string) error {
	if err := d.CheckDispatch(x, tx.Now); err != nil {
		return err
	}
	if _, err := tx.insert(`INSERT INTO dispatch (document, way, state, at, by, run, note) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		d.ID, d.Way, x.State, stamp(x.At), tx.By.ID, id(x.Run), x.Note); err != nil {
		return err
	}
	d.Trail = append(d.Trail, x)
	if err := tx.exec(`UPDATE document SET open = ? WHERE id = ?`, d.Open(), d.ID); err != nil {
		return err
	}
	return tx.audit(Entry{What: what, Case: d.Case, Subject: "document", ID: d.ID})
}

// PrintRun puts documents of one conference together to be printed, in the order of the ids, and notes that they were. It returns
// the run's id. A document that is void or sent is refused.
func (db *DB) PrintRun(ctx context.Context, by Actor, number, conference int64, ids []int64, duplex bool) (int64, error) {
	var run int64
	err := db.dispatchOf(ctx, by, number, ids, func(tx *Tx, docs []pathway.IssuedDocument) (err error) {
		if run, err = tx.insert(`INSERT INTO print_run (cases, conference, made_at, made_by, duplex) VALUES (?, ?, ?, ?, ?)`, number, conference, stamp(tx.Now), by.ID, duplex); err != nil {
			return err
		}
		for _, d := range docs {
			if d.Conference != conference {
				return pathway.NotFound("This document")
			}
			if d.Way == pathway.BySecureEmail {
				return pathway.Refused("What goes by email is not printed to be posted. Choose another way for it first.")
			}
			if err := tx.dispatched(d, pathway.Dispatch{State: pathway.Printed, At: tx.Now, Run: run}, "Printed a document"); err != nil {
				return err
			}
		}
		return nil
	})
	return run, err
}

// Run is documents that were printed together.
type Run struct {
	ID        int64
	MadeAt    time.Time
	MadeName  string
	Duplex    bool
	Documents []pathway.IssuedDocument // as they lie in the pile
}

// PrintedRun returns a print run of a conference, for one who may open its family. The error is not-found.
func (db *DB) PrintedRun(ctx context.Context, reader Actor, number, conference, run int64) (Run, error) {
	r := Run{ID: run}
	err := db.Read(ctx, func(tx *Tx) error {
		if _, err := tx.caseHead(reader, number); err != nil {
			return err
		}
		err := tx.one("This print run", `SELECT p.made_at, a.name, p.duplex FROM print_run p JOIN account a ON a.id = p.made_by WHERE p.id = ? AND p.cases = ? AND p.conference = ?`,
			[]any{run, number, conference}, instant{&r.MadeAt}, &r.MadeName, &r.Duplex)
		if err != nil {
			return err
		}
		order, err := all(tx, func(scan Scan) (document int64, err error) { return document, scan(&document) }, `SELECT document FROM dispatch WHERE run = ? ORDER BY id`, run)
		if err != nil {
			return err
		}
		docs, err := tx.documents(`d.id IN (SELECT document FROM dispatch WHERE run = ?)`, run)
		if err != nil {
			return err
		}
		for _, document := range order {
			i := slices.IndexFunc(docs, func(d pathway.IssuedDocument) bool { return d.ID == document })
			r.Documents = append(r.Documents, docs[i])
		}
		return nil
	})
	return r, err
}

// RunFiles returns the bytes of a run's documents, in its order. It is refused where one of them has become void.
func (db *DB) RunFiles(ctx context.Context, reader Actor, number, conference, run int64) (Run, [][]byte, error) {
	if err := db.reproofNow(ctx, number); err != nil {
		return Run{}, nil, err
	}
	r, err := db.PrintedRun(ctx, reader, number, conference, run)
	if err != nil {
		return r, nil, err
	}
	var files [][]byte
	for _, d := range r.Documents {
		if d.State == pathway.DocumentVoid {
			return r, nil, pathway.Refused("A fact behind one of these letters has changed, so they may not all be posted. Make that one again, and print anew.")
		}
		file, _, err := db.DocumentFile(ctx, reader, number, d.ID)
		if err != nil {
			return r, nil, err
		}
		files = append(files, file)
	}
	return r, files, nil
}

// OpenRun notes why somebody opens the file of a print run in which a protected value stands. The error's field is reason.
func (db *DB) OpenRun(ctx context.Context, by Actor, number, conference, run int64, reason string) error {
	if !by.May(pathway.ShowProtected) {
		return pathway.Forbidden("A protected value stands in one of these documents. Your account does not open it.")
	}
	if _, err := db.PrintedRun(ctx, by, number, conference, run); err != nil {
		return err
	}
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		if err := needReason(reason); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Opened a print run that holds a protected value", Kind: pathway.AuditView, Case: number, Subject: "print run", ID: run, Reason: reason})
	})
}

// DraftEmail notes that documents for one recipient were put into an email draft, and returns them with their bytes. It is refused
// where one of them goes another way, or to somebody else.
func (db *DB) DraftEmail(ctx context.Context, by Actor, number int64, ids []int64) ([]pathway.IssuedDocument, [][]byte, error) {
	var list []pathway.IssuedDocument
	var files [][]byte
	err := db.dispatchOf(ctx, by, number, ids, func(tx *Tx, docs []pathway.IssuedDocument) error {
		for _, d := range docs {
			if d.Way != pathway.BySecureEmail || d.Attendee != docs[0].Attendee || d.To.Email != docs[0].To.Email {
				return pathway.Refused("An email is to one recipient, to whom all of it goes by secure email.")
			}
			if err := tx.dispatched(d, pathway.Dispatch{State: pathway.Drafted, At: tx.Now}, "Made an email draft of a document"); err != nil {
				return err
			}
			var file []byte
			if err := tx.one("This document", `SELECT pdf FROM document_file WHERE document = ?`, []any{d.ID}, &file); err != nil {
				return err
			}
			files = append(files, file)
		}
		list = docs
		return nil
	})
	return list, files, err
}

// RecordSent records that documents went to their recipients, each in its way, and with that the steps of the pathway that are now
// done. The error's field is at.
func (db *DB) RecordSent(ctx context.Context, by Actor, number int64, ids []int64, at time.Time, note string) error {
	return db.dispatchOf(ctx, by, number, ids, func(tx *Tx, docs []pathway.IssuedDocument) error {
		for _, d := range docs {
			if err := tx.dispatched(d, pathway.Dispatch{State: pathway.Sent, At: at, Note: note}, "Recorded a document as sent"); err != nil {
				return err
			}
			if err := tx.sentAgain(d); err != nil {
				return err
			}
			if err := tx.askFamilySees(d); err != nil {
				return err
			}
		}
		if err := tx.recordSendingOf(docs); err != nil {
			return err
		}
		return tx.checkRearranged(number)
	})
}

// RecordBack records that a document which was sent came back, bounced or could not be handed over, and with it everything that
// was sent together with it. Its recipient has not got it any
// more, the address is unconfirmed, what was done with it is open again, and somebody is to find the right address.
func (db *DB) RecordBack(ctx context.Context, by Actor, number, document int64, state pathway.DispatchState, at time.Time, note string) error {
	return db.dispatchOf(ctx, by, number, []int64{document}, func(tx *Tx, docs []pathway.IssuedDocument) error {
		d := docs[0]
		what := strings.ToLower(pathway.TitleOf(pathway.DispatchStates, string(state)))
		if state == pathway.Sent || state == pathway.Printed || state == pathway.Drafted || state == pathway.Spoilt {
			return pathway.Invalid(pathway.Fields{"state": "Choose what happened"})
		}
		envelope, err := tx.sameEnvelope(d)
		if err != nil {
			return err
		}
		for _, d := range envelope {
			if err := tx.dispatched(d, pathway.Dispatch{State: state, At: at, Note: note}, "Recorded that a document came back: "+what); err != nil {
				return err
			}
		}
		if err := tx.unconfirmRecipient(d); err != nil {
			return err
		}
		title := pathway.TitleOf(pathway.DocumentKinds, string(d.Kind)) + " to " + d.To.Name + ": " + what
		if err := tx.addTask(d, pathway.TaskCameBack, title, "Find out where "+d.To.Name+" can be reached, confirm it, and send it again."); err != nil {
			return err
		}
		return tx.recordSendingOf(docs)
	})
}

// sameEnvelope returns a document that was sent and what was sent with it: to the same recipient, in the same way, in one act.
func (tx *Tx) sameEnvelope(d pathway.IssuedDocument) ([]pathway.IssuedDocument, error) {
	last := d.Last()
	ids, err := all(tx, func(scan Scan) (id int64, err error) { return id, scan(&id) },
		`SELECT o.id FROM document o JOIN dispatch x ON x.document = o.id
		  WHERE o.conference = ? AND o.attendee = ? AND o.id <> ? AND x.state = ? AND x.way = ? AND x.at = ?
		    AND x.id = (SELECT max(id) FROM dispatch WHERE document = o.id)
		  ORDER BY o.id`, id(d.Conference), id(d.Attendee), d.ID, pathway.Sent, d.Way, stamp(last.At))
	envelope := []pathway.IssuedDocument{d}
	if err != nil || last.State != pathway.Sent {
		return envelope, err
	}
	for _, other := range ids {
		o, err := tx.document(d.Case, other)
		if err != nil {
			return nil, err
		}
		envelope = append(envelope, o)
	}
	return envelope, nil
}

// unconfirmRecipient takes back the confirmation of the address that a document went to, or at which nobody could take it, where
// it is one of the family's.
func (tx *Tx) unconfirmRecipient(d pathway.IssuedDocument) error {
	r, err := tx.record(d.Case, d.Conference)
	if err != nil {
		return err
	}
	a, _ := r.Attendee(d.Attendee)
	m, ok := r.Member(a.Person)
	if d.Way == pathway.BySecureEmail {
		for _, c := range m.Contacts {
			if c.Kind != pathway.Email || c.Confirmed == "" {
				continue
			}
			if err := tx.unconfirmContact(c.ID); err != nil {
				return err
			}
			if err := tx.audit(Entry{What: "Took back that an email address was confirmed", Case: d.Case, Subject: "person", ID: a.Person}); err != nil {
				return err
			}
		}
		return nil
	}
	home, known := m.Home()
	if !ok || !known {
		return nil
	}
	if err := tx.unconfirmAddress(home.Address.ID); err != nil {
		return err
	}
	return tx.audit(Entry{What: "Took back that an address was confirmed", Case: d.Case, Subject: "address", ID: home.Address.ID})
}

// RecordSpoilt records that a print was spoilt, or that a letter which must not be posted was taken out and destroyed, or a draft deleted.
// Printed again it is the same.
func (db *DB) RecordSpoilt(ctx context.Context, by Actor, number, document int64, note string) error {
	return db.dispatchOf(ctx, by, number, []int64{document}, func(tx *Tx, docs []pathway.IssuedDocument) error {
		if err := tx.dispatched(docs[0], pathway.Dispatch{State: pathway.Spoilt, At: tx.Now, Note: note}, "Recorded that a print was spoilt or taken out"); err != nil {
			return err
		}
		return tx.takenOut(docs[0])
	})
}

// recordSendingOf brings the steps that sending does up to date after something happened to documents of one conference.
func (tx *Tx) recordSendingOf(docs []pathway.IssuedDocument) error {
	if docs[0].Conference == 0 {
		return nil
	}
	for _, d := range docs {
		switch o := pathway.OccasionOf(d.Kind, d.About); o.Moment {
		case pathway.AtCoreGroup:
			return tx.coreGroupSent(d.Case, d.Conference, d.About)
		case pathway.AtPartnership:
			return tx.partnershipSent(d.Case, d.Conference, d.About)
		case pathway.AtAbsence:
			return tx.absenceSent(d.Case, d.Conference, d.About)
		case pathway.AtNotice:
			return tx.partnershipTold(d.Case, d.About, docs)
		case pathway.AtTransfer:
			return tx.transferSent(d.Case, d.Conference, d.About)
		}
	}
	r, err := tx.record(docs[0].Case, docs[0].Conference)
	if err != nil {
		return err
	}
	return tx.recordSending(r)
}

// recordSending records the steps that are done because everything of a moment has been sent, and strikes those that no longer are,
// because something came back: of the initial conference, and of each review for itself. Where nothing was made, nothing can have
// been sent.
func (tx *Tx) recordSending(r *pathway.Record) error {
	any, err := value[bool](tx, `SELECT EXISTS (SELECT 1 FROM document WHERE conference = ?)`, r.Conference.ID)
	if err == nil && any {
		err = tx.recordSent(r)
	}
	if err != nil {
		return err
	}
	return tx.checkInvited(r)
}

func (tx *Tx) recordSent(r *pathway.Record) error {
	number := r.Case.ID
	l, err := tx.letters(number, r.Conference.ID, pathway.Occasion{})
	if err != nil {
		return err
	}
	c, _, err := tx.course(number)
	if err != nil {
		return err
	}
	for step, at := range pathway.StepsSent(l.Record, l.Documents, l.Received.ID != 0) {
		e := tx.entryAt(c, r.Conference, step)
		switch {
		case !at.IsZero() && e.ID == 0:
			_, err = tx.recordStep(pathway.StepEntry{Case: number, Conference: r.Conference.ID, Step: step, HappenedAt: pathway.DateTimeOf(at.In(tx.zone)), Who: tx.By.Name})
		case at.IsZero() && e.ID != 0 && e.Conference == r.Conference.ID:
			if why := pathway.WhyReopened(l.Record, l.Documents, step); why != "" {
				err = tx.strikeStep(number, e.ID, why)
			}
		}
		if err != nil {
			return fmt.Errorf("step %s: %w", step, err)
		}
	}
	return tx.saveTold(r.Conference)
}

// recordSendingNow is recordSending for the conference that a family's work is about.
func (tx *Tx) recordSendingNow(number int64) error {
	c, _, err := tx.course(number)
	if err != nil || c.Current().ID == 0 {
		return err
	}
	r, err := tx.record(number, c.Current().ID)
	if err != nil {
		return err
	}
	return tx.recordSending(r)
}

// addTask makes a task about a document for the administrators.
func (tx *Tx) addTask(d pathway.IssuedDocument, kind pathway.TaskKind, title, text string) error {
	return tx.insertTask(pathway.Task{Case: d.Case, Conference: d.Conference, Document: d.ID, Kind: kind, Role: pathway.Admin, Title: title, Text: text, Due: tx.Today()})
}

// takenOut closes the task that a document must not be posted.
func (tx *Tx) takenOut(d pathway.IssuedDocument) error {
	return tx.exec(`UPDATE task SET done_at = ?, done_by = ?, done_note = 'Taken out' WHERE done_at IS NULL AND kind = ? AND document = ?`,
		stamp(tx.Now), tx.By.ID, pathway.TaskDoNotPost, d.ID)
}

// sentAgain closes the tasks about what came back from the recipient of a document that has now gone.
func (tx *Tx) sentAgain(d pathway.IssuedDocument) error {
	return tx.exec(`UPDATE task SET done_at = ?, done_by = ?, done_note = 'Sent again'
		 WHERE done_at IS NULL AND kind = ? AND document IN (SELECT id FROM document WHERE conference = ? AND attendee = ? AND kind = ? AND about = ?)`,
		stamp(tx.Now), tx.By.ID, pathway.TaskCameBack, id(d.Conference), id(d.Attendee), d.Kind, d.About)
}

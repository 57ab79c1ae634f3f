package db

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"cp-pathway/pathway"
)

// Letters is a conference's record, with what was made from it and what became of that.
type Letters struct {
	Record    *pathway.Record
	Documents []pathway.IssuedDocument // the oldest first, with their facts
	Received  pathway.StepEntry        // that the list of whom to invite has come; zero: not yet
	Versions  map[Recipient]int        // the last number of each kind for each recipient
	Occasion  pathway.Occasion         // for which the record was loaded
}

// Recipient is an attendee and a kind of document, about a row or, where that is 0, about the conference itself.
type Recipient struct {
	Attendee int64
	Kind     pathway.DocumentKind
	About    int64
}

// Letters returns what the pages are made from on which the documents of an occasion are made and sent. What was made and is yet to go is checked first: a
// document behind which a fact has changed is void.
func (db *DB) Letters(ctx context.Context, reader Actor, number, conference int64, o pathway.Occasion) (Letters, error) {
	var l Letters
	if err := db.Reproof(ctx, number); err != nil {
		return l, err
	}
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		l, err = tx.letters(number, conference, o)
		return err
	})
	return l, err
}

func (tx *Tx) letters(number, conference int64, o pathway.Occasion) (l Letters, err error) {
	l.Occasion = o
	if l.Record, err = tx.recordOn(number, conference, o); err != nil {
		return l, err
	}
	if l.Documents, err = tx.documents(`d.cases = ? AND d.conference = ?`, number, conference); err != nil {
		return l, err
	}
	l.Versions = map[Recipient]int{}
	for _, d := range l.Documents {
		to := Recipient{d.Attendee, d.Kind, d.About}
		l.Versions[to] = max(l.Versions[to], d.Number)
	}
	c, _, err := tx.course(number)
	if err == nil {
		l.Received = tx.entryAt(c, l.Record.Conference, tx.listStep(c, l.Record.Conference))
	}
	return l, err
}

// Issue is a document that was made for one recipient and is to be issued.
type Issue struct {
	Attendee int64
	Kind     pathway.DocumentKind
	Options  pathway.Options
	Hash     string            // of the facts that it was made from
	Doc      []pathway.Passage // its own text before drawing
	Wording  []string          // its fixed wording
	Found    string            // by what it is found: its text without protected values
	Body     []byte            // JSON of the document before drawing
	Template string            // version of the wording
	PDF      []byte
	Pages    int
}

// Alphabet of references: no vowels, and nothing that is mistaken for another when it is read out.
const referenceLetters = "34679CDFGHJKMNPQRTVWXY"

// NewReference returns a reference for a document of a family: the family's own and five letters that say nothing. It is no running
// number, because gaps in one tell how many letters went to others.
func NewReference(family string) string {
	var random [5]byte
	rand.Read(random[:])
	return referenceFrom(family, random)
}

// SameReference is NewReference for the next document of a kind for one recipient, and the same each time: of made-up families, which
// are to be the same from the same beginning.
func (l *Letters) SameReference(attendee int64, kind pathway.DocumentKind, about int64) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %d %s %d %d", l.Record.Case.Reference, attendee, kind, about, l.Versions[Recipient{attendee, kind, about}]))
	return referenceFrom(l.Record.Case.Reference, [5]byte(sum[:5]))
}

func referenceFrom(family string, random [5]byte) string {
	for i, b := range random {
		random[i] = referenceLetters[int(b)%len(referenceLetters)]
	}
	return family + "-" + string(random[:])
}

// IssueDocuments proves documents once more against the record as it is now and issues them, all or none. A document that no longer
// passes is refused with what stops it; one whose facts have changed since it was made, or whose number or reference is taken, is
// a conflict. They are all of one occasion. It returns their ids.
func (db *DB) IssueDocuments(ctx context.Context, by Actor, number, conference int64, o pathway.Occasion, list []Issue) ([]int64, error) {
	var ids []int64
	err := db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		l, err := tx.letters(number, conference, o)
		if err != nil {
			return err
		}
		for _, x := range list {
			document, err := tx.issue(l, x)
			if err != nil {
				return err
			}
			ids = append(ids, document)
		}
		return nil
	})
	return ids, err
}

func (tx *Tx) issue(l Letters, x Issue) (int64, error) {
	r := l.Record
	x.Options.About = l.Occasion.About
	p := pathway.Prove(r, x.Attendee, x.Kind, x.Options, x.Doc, x.Wording)
	if !p.Ready() {
		return 0, pathway.Refused(p.Blocks[0].Message)
	}
	if p.Hash != x.Hash || x.Options.Number != l.Versions[Recipient{x.Attendee, x.Kind, x.Options.About}]+1 {
		return 0, pathway.Conflict("Something changed while this was made. Look at it again, and then make it.")
	}
	taken, err := value[bool](tx, `SELECT EXISTS (SELECT 1 FROM document WHERE reference = ?)`, x.Options.Reference)
	if err != nil {
		return 0, err
	}
	if taken {
		return 0, pathway.Conflict("The reference is taken. Make it again.")
	}
	facts, err := json.Marshal(p.Facts)
	if err != nil {
		return 0, err
	}
	passages, err := json.Marshal(x.Doc)
	if err != nil {
		return 0, err
	}
	fixed, err := json.Marshal(x.Wording)
	if err != nil {
		return 0, err
	}
	decisions := int64(0)
	if p.Facts.Decisions != nil {
		if decisions, err = value[int64](tx, `SELECT coalesce((SELECT id FROM decisions WHERE conference = ? AND state = 'approved'), 0)`, r.Conference.ID); err != nil {
			return 0, err
		}
	}
	_, secret := p.Facts.Hidden(r)
	sum := sha256.Sum256(x.PDF)
	document, err := tx.insert(`INSERT INTO document (cases, conference, attendee, decisions, kind, about, edition, number, reference, way, protected, copy, copy_why, state, open,
		       facts, facts_sha256, facts_version, passages, fixed, body, template, sha256, pages, made_at, made_by)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		r.Case.ID, r.Conference.ID, id(x.Attendee), id(decisions), x.Kind, x.Options.About, p.Facts.Edition, x.Options.Number, x.Options.Reference, p.Way, secret || p.Protected, p.Copy, p.CopyWhy,
		pathway.DocumentIssued, x.Attendee != 0, string(facts), p.Hash, r.Case.FactsVersion, string(passages), string(fixed), string(x.Body), x.Template,
		hex.EncodeToString(sum[:]), x.Pages, stamp(tx.Now), tx.By.ID)
	if err != nil {
		return 0, err
	}
	if err := tx.exec(`INSERT INTO document_file (document, pdf) VALUES (?, ?)`, document, x.PDF); err != nil {
		return 0, err
	}
	if err := tx.exec(`INSERT INTO document_search (docid, text) VALUES (?, ?)`, document, x.Found); err != nil {
		return 0, err
	}
	return document, tx.audit(Entry{What: "Issued a document: " + strings.ToLower(pathway.TitleOf(pathway.DocumentKinds, string(x.Kind))), Case: r.Case.ID, Subject: "document", ID: document})
}

const documentColumns = `d.id, d.cases, d.conference, d.attendee, d.decisions, d.kind, d.about, d.edition, d.number, d.reference, d.way, d.protected, d.copy, d.copy_why,
	d.state, d.facts_sha256, d.sha256, d.pages, d.made_at, m.name, d.void_at, d.void_why`

func scanDocument(scan Scan, more ...any) (d pathway.IssuedDocument, err error) {
	return d, scan(append([]any{&d.ID, &d.Case, ref{&d.Conference}, ref{&d.Attendee}, ref{&d.Decisions}, &d.Kind, &d.About, &d.Edition, &d.Number, &d.Reference, &d.Way, &d.Protected, &d.Copy, &d.CopyWhy,
		&d.State, &d.FactsHash, &d.SHA256, &d.Pages, instant{&d.MadeAt}, &d.MadeName, instant{&d.VoidAt}, &d.VoidWhy}, more...)...)
}

// documents returns documents for which a condition on d holds, the oldest first, with their facts and what became of them.
func (tx *Tx) documents(where string, args ...any) ([]pathway.IssuedDocument, error) {
	list, err := all(tx, func(scan Scan) (pathway.IssuedDocument, error) {
		var facts string
		d, err := scanDocument(scan, &facts)
		if err == nil {
			err = json.Unmarshal([]byte(facts), &d.Facts)
			d.To = d.Facts.To
		}
		return d, err
	}, `SELECT `+documentColumns+`, d.facts FROM document d JOIN account m ON m.id = d.made_by WHERE `+where+` ORDER BY d.id`, args...)
	if err != nil {
		return nil, fmt.Errorf("documents: %w", err)
	}
	return list, tx.fillTrails(list, where, args...)
}

// fillTrails puts in what became of documents.
func (tx *Tx) fillTrails(list []pathway.IssuedDocument, where string, args ...any) error {
	at := map[int64]*pathway.IssuedDocument{}
	for i := range list {
		at[list[i].ID] = &list[i]
	}
	_, err := all(tx, func(scan Scan) (none struct{}, err error) {
		var document int64
		var x pathway.Dispatch
		err = scan(&document, &x.ID, &x.Way, &x.State, instant{&x.At}, &x.ByName, &x.Note, ref{&x.Run})
		if d := at[document]; err == nil && d != nil {
			d.Trail = append(d.Trail, x)
		}
		return none, err
	}, `SELECT x.document, x.id, x.way, x.state, x.at, b.name, x.note, x.run
		  FROM dispatch x
		  JOIN document d ON d.id = x.document
		  JOIN account b ON b.id = x.by
		 WHERE `+where+`
		 ORDER BY x.id`, args...)
	return err
}

// Document returns a document of a family, for one who may open it, with what staff wrote about it covered. The error is not-found.
func (db *DB) Document(ctx context.Context, reader Actor, number, document int64) (pathway.IssuedDocument, error) {
	var d pathway.IssuedDocument
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		if d, err = tx.document(number, document); err != nil {
			return err
		}
		f, err := tx.family(number)
		if err != nil {
			return err
		}
		cover := f.Covering()
		d.CopyWhy = cover(d.CopyWhy)
		for i := range d.Trail {
			d.Trail[i].Note = cover(d.Trail[i].Note)
		}
		return nil
	})
	return d, err
}

func (tx *Tx) document(number, document int64) (pathway.IssuedDocument, error) {
	list, err := tx.documents(`d.cases = ? AND d.id = ?`, number, document)
	if err == nil && len(list) == 0 {
		err = pathway.NotFound("This document")
	}
	if err != nil {
		return pathway.IssuedDocument{}, err
	}
	return list[0], nil
}

// DocumentFile returns the bytes of a document as it was issued, and its text before drawing.
func (db *DB) DocumentFile(ctx context.Context, reader Actor, number, document int64) (pdf, body []byte, err error) {
	err = db.Read(ctx, func(tx *Tx) error {
		if _, err := tx.caseHead(reader, number); err != nil {
			return err
		}
		return tx.one("This document", `SELECT f.pdf, d.body FROM document d JOIN document_file f ON f.document = d.id WHERE d.cases = ? AND d.id = ?`,
			[]any{number, document}, &pdf, &body)
	})
	return pdf, body, err
}

// OpenProtected notes why somebody opens a document that holds a protected value. The error's field is reason.
func (db *DB) OpenProtected(ctx context.Context, by Actor, number, document int64, reason string) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		if _, err := tx.document(number, document); err != nil {
			return err
		}
		if err := needReason(reason); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Opened a document that holds a protected value", Kind: pathway.AuditView, Case: number, Subject: "document", ID: document, Reason: reason})
	})
}

// FoundDocument is a document in a list over several families, or of one.
type FoundDocument struct {
	pathway.IssuedDocument
	CaseReference, CaseName string
}

// FindDocuments returns documents that the reader may see, the latest first: those of one family where number is not 0, those whose
// text holds every word that is typed where any is, and those made before the document before where that is not 0.
func (db *DB) FindDocuments(ctx context.Context, reader Actor, number int64, typed string, before int64, limit int) ([]FoundDocument, error) {
	var list []FoundDocument
	err := db.Read(ctx, func(tx *Tx) (err error) {
		list, err = tx.foundDocuments(reader, number, typed, before, limit)
		return err
	})
	return list, err
}

func (tx *Tx) foundDocuments(reader Actor, number int64, typed string, before int64, limit int) ([]FoundDocument, error) {
	seen, args := openCases(reader)
	where := seen
	if number != 0 {
		where, args = where+` AND d.cases = ?`, append(args, number)
	}
	if words := query(typed); words != "" {
		where, args = where+` AND (d.id IN (SELECT docid FROM document_search WHERE document_search MATCH ?) OR d.reference = upper(?))`, append(args, words, strings.TrimSpace(typed))
	} else if typed != "" {
		return nil, nil
	}
	if before != 0 {
		where, args = where+` AND d.id < ?`, append(args, before)
	}
	list, err := all(tx, func(scan Scan) (f FoundDocument, err error) {
		var to string
		f.IssuedDocument, err = scanDocument(scan, &to, &f.CaseReference, &f.CaseName)
		if err == nil {
			err = json.Unmarshal([]byte(to), &f.To)
		}
		return f, err
	}, `SELECT `+documentColumns+`, coalesce(json_extract(d.facts, '$.To'), '{}'), c.reference, c.name
		  FROM document d
		  JOIN account m ON m.id = d.made_by
		  JOIN cases c ON c.id = d.cases
		 WHERE `+where+`
		 ORDER BY d.id DESC
		 LIMIT ?`, append(args, limit)...)
	if err != nil || len(list) == 0 {
		return list, err
	}
	docs := make([]pathway.IssuedDocument, len(list))
	marks := make([]any, len(list))
	for i := range list {
		docs[i], marks[i] = list[i].IssuedDocument, list[i].ID
	}
	if err := tx.fillTrails(docs, `d.id IN (?`+strings.Repeat(`, ?`, len(marks)-1)+`)`, marks...); err != nil {
		return nil, err
	}
	for i := range list {
		list[i].Trail = docs[i].Trail
	}
	return list, nil
}

// ReleaseHit keeps the chair's word that a hit may stand in one place of one recipient's document. See [pathway.NewRelease].
func (db *DB) ReleaseHit(ctx context.Context, by Actor, number, conference, attendee int64, kind pathway.DocumentKind, about int64, hit pathway.Hit, reason string) error {
	return db.recipientOf(ctx, by, number, conference, attendee, func(tx *Tx, r *pathway.Record, _ pathway.Attendee) error {
		x, err := pathway.NewRelease(hit, attendee, kind, about, reason, by.Name)
		if err != nil {
			return err
		}
		number, err := tx.insert(`INSERT INTO release (cases, conference, attendee, kind, about, place, value_hash, reason, at, by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			r.Case.ID, conference, x.Attendee, x.Kind, x.About, x.Place, x.ValueHash, x.Reason, stamp(tx.Now), by.ID)
		if err != nil {
			return err
		}
		return tx.audit(Entry{What: "Released a word for one place of a document", Case: r.Case.ID, Subject: "release", ID: number, Reason: x.Reason})
	})
}

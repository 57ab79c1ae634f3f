package db

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"cp-pathway/pathway"
)

// DiaryDraft is a weekly diary before it is made.
type DiaryDraft struct {
	From, To  pathway.Date
	Reference string
	Since     pathway.DiaryIssue // the last one that was sent; zero: none yet
	Rows      []pathway.DiaryRow // with what became of each since then; pathway.Listed says which stand in the diary
	Withheld  []string           // what was left out because it could give a place away, in words for staff
	Facts     pathway.Facts
	Teams     []pathway.Team
	shields   []*pathway.Shield // of every family in it
}

// Hits returns the protected values, of any family in the diary, that stand in its text. A common word is none: each row
// has been searched for its own family's.
func (d *DiaryDraft) Hits(text []pathway.Passage) []pathway.Hit {
	var hits []pathway.Hit
	for _, s := range d.shields {
		hits = append(hits, slices.DeleteFunc(s.Search(text), func(h pathway.Hit) bool { return h.Releasable })...)
	}
	return hits
}

// DiaryDraft returns the weekly diary of what is planned from today on, for so many weeks, with what has changed since the
// last one that was sent. It names families by reference and children by initials, so it needs no leave to open them.
func (db *DB) DiaryDraft(ctx context.Context, weeks int) (DiaryDraft, error) {
	var d DiaryDraft
	err := db.Read(ctx, func(tx *Tx) (err error) {
		d, err = tx.diaryDraft(weeks)
		return err
	})
	return d, err
}

func (tx *Tx) diaryDraft(weeks int) (d DiaryDraft, err error) {
	d.From = tx.Today()
	d.To = pathway.MondayOf(d.From).AddDays(7*weeks - 1)
	if d.Since, err = tx.lastDiary(); err != nil {
		return d, err
	}
	if d.Reference, err = tx.nextDiary(d.From); err != nil {
		return d, err
	}
	if d.Teams, err = tx.teams(); err != nil {
		return d, err
	}
	planned, err := tx.plannedConferences(d.From, d.To, d.Since.Rows)
	if err != nil {
		return d, err
	}
	var rows []pathway.DiaryRow
	for _, p := range planned {
		row, err := tx.diaryRow(&d, p)
		if err != nil {
			return d, err
		}
		rows = append(rows, row)
	}
	restricted, err := tx.restrictedConferences()
	if err != nil {
		return d, err
	}
	d.Rows = pathway.DiaryChanges(d.Since.Rows, rows, d.From)
	for i, row := range d.Rows { // what the last one told of a family that has been restricted since
		if slices.Contains(restricted, row.Conference) {
			d.Rows[i] = row.Closed()
		}
	}
	office, err := tx.office()
	if err != nil {
		return d, err
	}
	signatory, err := tx.mainSignatory()
	if err != nil {
		return d, err
	}
	specimen, err := tx.specimen()
	d.Facts = pathway.DiaryFacts(office, signatory, specimen, pathway.Listed(d.Rows, d.To), pathway.Options{Reference: d.Reference, Date: d.From, Number: 1})
	d.Facts.DiaryTo, d.Facts.DiarySince = d.To, d.Since.From
	return d, err
}

// restrictedConferences returns the conferences of restricted families.
func (tx *Tx) restrictedConferences() ([]int64, error) {
	return all(tx, func(scan Scan) (conference int64, err error) { return conference, scan(&conference) },
		`SELECT k.id FROM conference k JOIN cases c ON c.id = k.cases WHERE c.restricted = 1`)
}

// plannedConference is a conference that a diary may list.
type plannedConference struct{ number, conference, first int64 }

// plannedConferences returns what is planned between two days, and beyond them what the last diary listed and is still
// planned, or has taken its place.
func (tx *Tx) plannedConferences(from, to pathway.Date, last []pathway.DiaryRow) ([]plannedConference, error) {
	listed := []int64{}
	for _, r := range last {
		listed = append(listed, r.Conference)
	}
	list, err := json.Marshal(listed)
	if err != nil {
		return nil, err
	}
	return all(tx, func(scan Scan) (p plannedConference, err error) {
		return p, scan(&p.number, &p.conference, &p.first)
	}, `WITH RECURSIVE later (id) AS (
		  SELECT value FROM json_each(?3)
		   UNION
		  SELECT k.replaced_by FROM conference k JOIN later l ON k.id = l.id WHERE k.replaced_by IS NOT NULL
		), chosen (id) AS (
		  SELECT id FROM conference WHERE starts_at >= ?1 AND starts_at < ?2 AND state = 'planned'
		   UNION
		  SELECT k.id FROM conference k JOIN later l ON k.id = l.id WHERE k.state = 'planned' AND k.starts_at >= ?1
		), earlier (id, first) AS (
		  SELECT id, id FROM chosen
		   UNION
		  SELECT e.id, k.id FROM conference k JOIN earlier e ON k.replaced_by = e.first
		)
		SELECT k.cases, k.id, min(e.first)
		  FROM earlier e JOIN conference k ON k.id = e.id
		 GROUP BY k.id
		 ORDER BY k.starts_at, k.id`, from.String(), to.AddDays(1).String(), string(list))
}

// diaryRow makes the row of a conference. What of it could give a place away is left out and noted.
func (tx *Tx) diaryRow(d *DiaryDraft, p plannedConference) (pathway.DiaryRow, error) {
	r, err := tx.record(p.number, p.conference)
	if err != nil {
		return pathway.DiaryRow{}, fmt.Errorf("conference %d: %w", p.conference, err)
	}
	milestones, err := tx.milestones(p.number)
	if err != nil {
		return pathway.DiaryRow{}, err
	}
	var due, limit pathway.Date
	received := false
	for _, m := range milestones {
		switch m.ID {
		case "icpc":
			due, limit = m.Due, m.Limit
		case "invite-list":
			received = !m.Done.IsZero()
		}
	}
	calendar, err := tx.calendar()
	if err != nil {
		return pathway.DiaryRow{}, err
	}
	day := 0
	if !r.Strategy.HeldAt.IsZero() && r.Strategy.Notice == nil { // which has no Day 15
		day = calendar.WorkingDaysBetween(r.Strategy.HeldAt.Date().AddDays(-1), r.Conference.StartsAt.Date())
	}
	row := pathway.DiaryEntry(r, day, due, limit, received)
	if p.first != p.conference {
		row.First = p.first
	}
	shield := pathway.ShieldFor(r, 0, pathway.WeeklyDiary, nil)
	d.shields = append(d.shields, shield)
	for _, cell := range []struct {
		what string
		text *string
	}{{"team", &row.Team}, {"social worker", &row.SocialWorker}, {"venue", &row.Venue}, {"chair", &row.Chair}, {"minute taker", &row.MinuteTaker}, {"initials", &row.Family}} {
		if len(shield.Search([]pathway.Passage{{Where: cell.what, Text: *cell.text}})) > 0 {
			*cell.text = ""
			d.Withheld = append(d.Withheld, fmt.Sprintf("%s, %s: the %s is left out, because it holds a value that is protected in this family.", row.Reference, row.At.Short(), cell.what))
		}
	}
	return row, nil
}

// nextDiary returns the reference of the next diary: of the week, with a number from the second one on.
func (tx *Tx) nextDiary(on pathway.Date) (string, error) {
	year, week := pathway.WeekOf(on)
	reference := fmt.Sprintf("DIARY-%d-%02d", year, week)
	n, err := value[int](tx, `SELECT count(*) FROM diary_issue WHERE reference = ?1 OR substr(reference, 1, length(?1) + 1) = ?1 || '-'`, reference)
	if n > 0 {
		reference = fmt.Sprintf("%s-%d", reference, n+1)
	}
	return reference, err
}

// MakeDiary keeps a weekly diary as it was drawn: from a draft for so many weeks, with the document as JSON and the PDF. It
// returns its id. A conflict says that the diary has changed since the draft was read.
func (db *DB) MakeDiary(ctx context.Context, by Actor, weeks int, d DiaryDraft, readers []pathway.DiaryReader, body, pdf []byte, pages int) (int64, error) {
	rows, err := json.Marshal(d.Rows)
	if err != nil {
		return 0, err
	}
	to, err := json.Marshal(readers)
	if err != nil {
		return 0, err
	}
	var number int64
	err = db.Write(ctx, by, func(tx *Tx) error {
		now, err := tx.diaryDraft(weeks)
		if err != nil {
			return err
		}
		if !slices.Equal(now.Rows, d.Rows) || now.Reference != d.Reference || now.Since.ID != d.Since.ID {
			return pathway.Conflict("The diary has changed since you opened this page. Look at it again, then make it.")
		}
		sum := sha256.Sum256(pdf)
		number, err = tx.insert(`
			INSERT INTO diary_issue (reference, made_at, made_by, from_on, to_on, since, rows, readers, body, sha256, pages)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			d.Reference, stamp(tx.Now), by.ID, d.From, d.To, id(d.Since.ID), string(rows), string(to), string(body), hex.EncodeToString(sum[:]), pages)
		if err != nil {
			return err
		}
		if err := tx.exec(`INSERT INTO diary_file (issue, pdf) VALUES (?, ?)`, number, pdf); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Made the weekly conference diary " + d.Reference, Subject: "diary", ID: number})
	})
	return number, err
}

const diaryColumns = `i.id, i.reference, i.from_on, i.to_on, i.made_at, m.name, i.sent_at, coalesce(s.name, ''), coalesce(b.from_on, ''), i.rows, i.readers, i.sha256, i.pages`

func (tx *Tx) diaries(where string, args ...any) ([]pathway.DiaryIssue, error) {
	return all(tx, func(scan Scan) (i pathway.DiaryIssue, err error) {
		var rows, readers string
		if err = scan(&i.ID, &i.Reference, &i.From, &i.To, instant{&i.MadeAt}, &i.MadeName, instant{&i.SentAt}, &i.SentName, &i.Since, &rows, &readers, &i.SHA256, &i.Pages); err != nil {
			return i, err
		}
		if err = json.Unmarshal([]byte(rows), &i.Rows); err != nil {
			return i, fmt.Errorf("diary %d: %w", i.ID, err)
		}
		if err = json.Unmarshal([]byte(readers), &i.Readers); err != nil {
			err = fmt.Errorf("diary %d: %w", i.ID, err)
		}
		return i, err
	}, `SELECT `+diaryColumns+`
		  FROM diary_issue i
		  JOIN account m ON m.id = i.made_by
		  LEFT JOIN account s ON s.id = i.sent_by
		  LEFT JOIN diary_issue b ON b.id = i.since
		 WHERE `+where, args...)
}

// lastDiary returns the weekly diary that was sent last; the zero one where none was.
func (tx *Tx) lastDiary() (pathway.DiaryIssue, error) {
	list, err := tx.diaries(`i.id = (SELECT id FROM diary_issue WHERE sent_at <> '' ORDER BY sent_at DESC, id DESC LIMIT 1)`)
	if err != nil || len(list) == 0 {
		return pathway.DiaryIssue{}, err
	}
	return list[0], nil
}

// Diaries returns the weekly diaries that were made last, the latest first.
func (db *DB) Diaries(ctx context.Context) ([]pathway.DiaryIssue, error) {
	var list []pathway.DiaryIssue
	err := db.Read(ctx, func(tx *Tx) (err error) {
		list, err = tx.diaries(`TRUE ORDER BY i.id DESC LIMIT 20`)
		return err
	})
	return list, err
}

// DiaryIssue returns a weekly diary. The error is not-found.
func (db *DB) DiaryIssue(ctx context.Context, number int64) (pathway.DiaryIssue, error) {
	var i pathway.DiaryIssue
	err := db.Read(ctx, func(tx *Tx) (err error) {
		i, err = tx.diaryIssue(number)
		return err
	})
	return i, err
}

func (tx *Tx) diaryIssue(number int64) (pathway.DiaryIssue, error) {
	list, err := tx.diaries(`i.id = ?`, number)
	if err == nil && len(list) == 0 {
		err = pathway.NotFound("This weekly diary")
	}
	if err != nil {
		return pathway.DiaryIssue{}, err
	}
	return list[0], nil
}

// DiaryFile returns the PDF of a weekly diary and its document as JSON, as they were made. The error is not-found.
func (db *DB) DiaryFile(ctx context.Context, number int64) (pdf, body []byte, err error) {
	return pdf, body, db.Read(ctx, func(tx *Tx) error {
		return tx.one("This weekly diary", `SELECT f.pdf, i.body FROM diary_file f JOIN diary_issue i ON i.id = f.issue WHERE f.issue = ?`, []any{number}, &pdf, &body)
	})
}

// DiaryTaken notes that drafts of a weekly diary were taken out of the program, to whom: one manager, or all.
func (db *DB) DiaryTaken(ctx context.Context, by Actor, number int64, what string) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		i, err := tx.diaryIssue(number)
		if err != nil {
			return err
		}
		return tx.audit(Entry{What: "Took out " + what + " of the weekly diary " + i.Reference, Kind: pathway.AuditDisclosure, Subject: "diary", ID: number, Reason: "To send it to team managers"})
	})
}

// DiarySent records that a weekly diary has been sent to all managers. Each conference that it lists is in the weekly diary
// from now on. Sent already is a conflict.
func (db *DB) DiarySent(ctx context.Context, by Actor, number int64) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		i, err := tx.diaryIssue(number)
		if err != nil {
			return err
		}
		last, err := tx.lastDiary()
		switch {
		case err != nil:
			return err
		case !i.SentAt.IsZero():
			return pathway.Conflict("This diary has been recorded as sent already.")
		case last.ID > number:
			return pathway.Refused("A later diary has been sent. Make a new one: what this one says has changed is out of date.")
		}
		if err := tx.update(`UPDATE diary_issue SET sent_at = ?, sent_by = ? WHERE id = ? AND sent_at = ''`, stamp(tx.Now), by.ID, number); err != nil {
			return err
		}
		for _, row := range pathway.Listed(i.Rows, i.To) {
			if row.Change == pathway.DiaryGone {
				continue
			}
			if err := tx.diaryNotified(row.Conference); err != nil {
				return err
			}
		}
		return tx.audit(Entry{What: "Recorded the weekly diary " + i.Reference + " as sent", Subject: "diary", ID: number})
	})
}

// diaryNotified records that a conference has been in the weekly diary, where it goes on as its family's.
func (tx *Tx) diaryNotified(conference int64) error {
	var number int64
	if err := tx.one("This conference", `SELECT cases FROM conference WHERE id = ?`, []any{conference}, &number); err != nil {
		return err
	}
	course, _, err := tx.course(number)
	if err != nil || course.ICPC.ID != conference {
		return err
	}
	return tx.recordOnce(pathway.StepEntry{Case: number, Conference: conference, Step: "diary-notified"})
}

package db

import (
	"context"
	"encoding/json"

	"cp-pathway/pathway"
)

// MinutesPage is all that the pages of a conference's minutes and their addenda show.
type MinutesPage struct {
	Screen
	Issues    []pathway.DraftedMinutes // the minutes by number, then the addenda
	Documents []pathway.IssuedDocument // of the conference
	Remarks   []pathway.MinutesRemark  // the oldest first
	Seen      []pathway.MinutesSeen
	Drafts    map[int64]AddendumDraft // by the addendum that they change; 0: of a new one
}

// Written returns the minutes as they stand, or nil where none were written up.
func (p *MinutesPage) Written() *pathway.DraftedMinutes { return latestMinutes(p.Issues) }

// Issue returns the minutes or an addendum by its id, or nil.
func (p *MinutesPage) Issue(issue int64) *pathway.DraftedMinutes {
	for i := range p.Issues {
		if p.Issues[i].ID == issue {
			return &p.Issues[i]
		}
	}
	return nil
}

func latestMinutes(list []pathway.DraftedMinutes) *pathway.DraftedMinutes {
	var latest *pathway.DraftedMinutes
	for i := range list {
		if list[i].Addendum == 0 {
			latest = &list[i]
		}
	}
	return latest
}

// MinutesPage returns what the pages of a conference's minutes are made from, for one who may open its family.
func (db *DB) MinutesPage(ctx context.Context, reader Actor, number, conference int64) (MinutesPage, error) {
	var p MinutesPage
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		p, err = tx.minutesPage(number, conference)
		return err
	})
	return p, err
}

func (tx *Tx) minutesPage(number, conference int64) (p MinutesPage, err error) {
	if p.Screen, err = tx.screen(number, conference); err != nil {
		return p, err
	}
	if p.Record, err = tx.record(number, conference); err != nil {
		return p, err
	}
	if p.Issues, err = tx.minutesIssues(conference); err != nil {
		return p, err
	}
	if p.Documents, err = tx.documents(`d.cases = ? AND d.conference = ?`, number, conference); err != nil {
		return p, err
	}
	if p.Remarks, err = tx.remarks(conference); err != nil {
		return p, err
	}
	if p.Seen, err = tx.minutesSeen(conference); err != nil {
		return p, err
	}
	p.Drafts, err = tx.addendumDrafts(conference)
	return p, err
}

// minutesIssues returns the minutes of a conference by number, then the addenda to them, with why they were sent back.
func (tx *Tx) minutesIssues(conference int64) ([]pathway.DraftedMinutes, error) {
	list, err := all(tx, func(scan Scan) (d pathway.DraftedMinutes, err error) {
		var content string
		err = scan(&d.ID, &d.Conference, &d.Addendum, &d.Number, &d.State, &content, &d.Author, &d.AuthorName, instant{&d.MadeAt}, instant{&d.SentAt},
			instant{&d.DecidedAt}, ref{&d.DecidedBy}, &d.DecidedName, &d.StandInWhy, &d.Version)
		if err == nil {
			err = json.Unmarshal([]byte(content), &d.Content)
		}
		return d, err
	}, `SELECT d.id, d.conference, d.addendum, d.number, d.state, d.content, d.author, a.name, d.made_at, d.sent_at,
		       d.decided_at, d.decided_by, coalesce(b.name, ''), d.stand_in_why, d.version
		  FROM minutes_issue d
		  JOIN account a ON a.id = d.author
		  LEFT JOIN account b ON b.id = d.decided_by
		 WHERE d.conference = ?
		 ORDER BY d.addendum, d.number`, conference)
	if err != nil || len(list) == 0 {
		return list, err
	}
	at := map[int64]*pathway.DraftedMinutes{}
	for i := range list {
		at[list[i].ID] = &list[i]
	}
	_, err = all(tx, func(scan Scan) (none struct{}, err error) {
		var issue int64
		var c pathway.DecisionsComment
		if err = scan(&issue, instant{&c.At}, &c.By, &c.Text); err == nil {
			at[issue].Comments = append(at[issue].Comments, c)
		}
		return none, err
	}, `SELECT c.issue, c.at, a.name, c.text
		  FROM minutes_comment c
		  JOIN minutes_issue d ON d.id = c.issue
		  JOIN account a ON a.id = c.by
		 WHERE d.conference = ?
		 ORDER BY c.id`, conference)
	return list, err
}

// recordMinutes puts the minutes into r, as they stand.
func (tx *Tx) recordMinutes(r *pathway.Record) error {
	list, err := tx.minutesIssues(r.Conference.ID)
	if err != nil {
		return err
	}
	if r.Minutes = latestMinutes(list); r.Minutes != nil {
		r.MinutesApproval = r.Minutes.Approval(r.Conference.Chair, tx.zone)
	}
	return nil
}

// recordAddendum puts an addendum to the minutes of its conference into r. The error is not-found.
func (tx *Tx) recordAddendum(r *pathway.Record, addendum int64) error {
	list, err := tx.minutesIssues(r.Conference.ID)
	if err != nil {
		return err
	}
	p := MinutesPage{Issues: list}
	if r.Addendum = p.Issue(addendum); r.Addendum == nil || r.Addendum.Addendum == 0 {
		return pathway.NotFound("This addendum")
	}
	r.MinutesApproval = r.Addendum.Approval(r.Conference.Chair, tx.zone)
	return nil
}

// AddendumOf returns the conference to whose minutes an addendum of a family is. The error is not-found.
func (db *DB) AddendumOf(ctx context.Context, reader Actor, number, addendum int64) (int64, error) {
	var conference int64
	err := db.Read(ctx, func(tx *Tx) error {
		if _, err := tx.caseHead(reader, number); err != nil {
			return err
		}
		return tx.one("This addendum", `SELECT m.conference FROM minutes_issue m JOIN conference k ON k.id = m.conference WHERE m.id = ? AND k.cases = ? AND m.addendum > 0`,
			[]any{addendum, number}, &conference)
	})
	return conference, err
}

// WriteUpMinutes makes the minutes from what was typed, or makes a draft that was not sent anew. The error is refused while they are with the
// chair or approved, or where something is missing.
func (db *DB) WriteUpMinutes(ctx context.Context, by Actor, number, conference int64) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		p, err := tx.openMinutes(number, conference)
		if err != nil {
			return err
		}
		var was pathway.DraftedMinutes
		if m := p.Written(); m != nil {
			was = *m
		}
		if was.Fixed() {
			return pathway.Refused("The minutes are with the chair or approved, so they are not written up again.")
		}
		if missing := p.Unwritten(); len(missing) > 0 {
			return pathway.Refused(missing[0])
		}
		content, err := json.Marshal(p.WriteUp(was.Content))
		if err != nil {
			return err
		}
		if was.State == pathway.DecisionsDraft {
			err = tx.update(`UPDATE minutes_issue SET content = ?, author = ?, made_at = ?, version = version + 1 WHERE id = ? AND version = ?`,
				string(content), by.ID, stamp(tx.Now), was.ID, was.Version)
		} else {
			was.ID, err = tx.insert(`INSERT INTO minutes_issue (conference, number, state, content, author, made_at) VALUES (?, ?, ?, ?, ?, ?)`,
				conference, was.Number+1, pathway.DecisionsDraft, string(content), by.ID, stamp(tx.Now))
		}
		if err != nil {
			return err
		}
		return tx.audit(Entry{What: "Wrote the minutes up", Case: number, Subject: "minutes", ID: was.ID})
	})
}

// openMinutes is minutesPage for one who writes.
func (tx *Tx) openMinutes(number, conference int64) (MinutesPage, error) {
	if _, err := tx.caseFor(number); err != nil {
		return MinutesPage{}, err
	}
	return tx.minutesPage(number, conference)
}

// onIssue runs fn on the minutes or an addendum, where that is the version that was looked at.
func (db *DB) onIssue(ctx context.Context, by Actor, number, conference, issue int64, version int, fn func(*Tx, MinutesPage, *pathway.DraftedMinutes) error) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		p, err := tx.openMinutes(number, conference)
		if err != nil {
			return err
		}
		d := p.Issue(issue)
		switch {
		case d == nil:
			return pathway.NotFound("These minutes")
		case d.Version != version || d.Addendum == 0 && d.ID != p.Written().ID:
			return pathway.Conflict("These are no longer the minutes that you looked at: they were changed, sent or decided meanwhile.")
		}
		return fn(tx, p, d)
	})
}

// SaveReaders keeps who may read each paragraph of a draft and of which children it tells, in the order of the paragraphs.
func (db *DB) SaveReaders(ctx context.Context, by Actor, number, conference, issue int64, version int, choices []pathway.FullParagraph) error {
	return db.onIssue(ctx, by, number, conference, issue, version, func(tx *Tx, p MinutesPage, d *pathway.DraftedMinutes) error {
		if d.State != pathway.DecisionsDraft || len(choices) != len(d.Content.Paragraphs) {
			return pathway.Refused("Only a draft can be changed.")
		}
		for i := range d.Content.Paragraphs {
			x := &d.Content.Paragraphs[i]
			x.Reader, x.Wider, x.Children = choices[i].Reader, p.Record.Family().KeepCovered(x.Wider, choices[i].Wider), choices[i].Children
		}
		return tx.saveIssue(p, d, "Changed who may read the minutes")
	})
}

// saveIssue stores the content of a draft by the one who writes.
func (tx *Tx) saveIssue(p MinutesPage, d *pathway.DraftedMinutes, what string) error {
	if err := d.Content.Validate(p.Record); err != nil {
		return err
	}
	content, err := json.Marshal(d.Content)
	if err != nil {
		return err
	}
	if err := tx.update(`UPDATE minutes_issue SET content = ?, state = ?, author = ?, version = version + 1 WHERE id = ? AND version = ?`,
		string(content), pathway.DecisionsDraft, tx.By.ID, d.ID, d.Version); err != nil {
		return err
	}
	if err := tx.factsChanged(p.Record.Case.ID); err != nil {
		return err
	}
	return tx.audit(Entry{What: what, Case: p.Record.Case.ID, Subject: "minutes", ID: d.ID})
}

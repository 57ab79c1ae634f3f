package db

import (
	"context"
	"encoding/json"

	"cp-pathway/pathway"
)

// AddendumDraft is what is typed of an addendum and not kept yet.
type AddendumDraft struct {
	Fields  map[string]string
	Version int // 0: there is none
}

// addendumDrafts returns what is typed of the addenda of a conference, by the addendum that it changes; 0 is a new one.
func (tx *Tx) addendumDrafts(conference int64) (map[int64]AddendumDraft, error) {
	drafts := map[int64]AddendumDraft{}
	_, err := all(tx, func(scan Scan) (none struct{}, err error) {
		var issue int64
		var text string
		var d AddendumDraft
		if err = scan(&issue, &text, &d.Version); err == nil {
			err = json.Unmarshal([]byte(text), &d.Fields)
		}
		drafts[issue] = d
		return none, err
	}, `SELECT issue, fields, version FROM addendum_draft WHERE conference = ?`, conference)
	return drafts, err
}

// TypedAddendum returns what stands in the form of an addendum (nil: a new one) with some edits, in which protected values that the screen
// shows covered are put back.
func (p *MinutesPage) TypedAddendum(d *pathway.DraftedMinutes, edits map[string]string) map[string]string {
	var issue int64
	var was pathway.FullMinutes
	if d != nil {
		issue, was = d.ID, d.Content
	}
	return p.Record.Family().Edited(pathway.AddendumFields(was, p.Record.Conference.Children), p.Drafts[issue].Fields, edits)
}

// onAddendum runs fn on an addendum that can still be changed, or on nil for a new one, issue 0, where what is typed of it is still what was
// looked at. It is refused before anybody has been sent the minutes: until then they are changed themselves.
func (db *DB) onAddendum(ctx context.Context, by Actor, number, conference, issue int64, version int, fn func(*Tx, MinutesPage, *pathway.DraftedMinutes) error) error {
	if issue != 0 {
		return db.onIssue(ctx, by, number, conference, issue, version, func(tx *Tx, p MinutesPage, d *pathway.DraftedMinutes) error {
			if d.Addendum == 0 || d.Fixed() {
				return pathway.Refused("This addendum is with the chair or approved, so it no longer changes.")
			}
			return fn(tx, p, d)
		})
	}
	return db.Write(ctx, by, func(tx *Tx) error {
		p, err := tx.openMinutes(number, conference)
		if err != nil {
			return err
		}
		switch m := p.Written(); {
		case !m.Approved() || !p.WasSent(m):
			return pathway.Refused("Nobody has been sent the minutes yet. Until then they are taken back and changed themselves.")
		case p.Drafts[0].Version != version:
			return pathway.Conflict("Somebody else has changed this since you opened it.")
		}
		return fn(tx, p, nil)
	})
}

// SaveAddendumDraft keeps fields of the form of an addendum as they are typed, and returns the version that is stored then. The error is
// invalid where a name is no field of it, and a conflict where somebody else saved first.
func (db *DB) SaveAddendumDraft(ctx context.Context, by Actor, number, conference, issue int64, version int, edits map[string]string) (int, error) {
	err := db.onAddendum(ctx, by, number, conference, issue, version, func(tx *Tx, p MinutesPage, d *pathway.DraftedMinutes) error {
		typed, draft := p.TypedAddendum(d, edits), p.Drafts[issue]
		if err := pathway.CheckTyped(typed, edits); err != nil {
			return err
		}
		if draft.Fields == nil {
			draft.Fields = map[string]string{}
		}
		for name := range edits {
			draft.Fields[name] = typed[name]
		}
		text, err := json.Marshal(draft.Fields)
		if err != nil {
			return err
		}
		if version++; d != nil {
			if err := tx.update(`UPDATE minutes_issue SET version = ? WHERE id = ? AND version = ?`, version, issue, d.Version); err != nil {
				return err
			}
		}
		if err := tx.exec(`INSERT INTO addendum_draft (conference, issue, fields, version, saved_at, saved_by) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (conference, issue) DO UPDATE SET fields = excluded.fields, version = excluded.version, saved_at = excluded.saved_at, saved_by = excluded.saved_by`,
			conference, issue, string(text), version, stamp(tx.Now), by.ID); err != nil {
			return err
		}
		if draft.Version > 0 {
			return nil // the first save of a draft is in the audit trail; who saved last stands with it
		}
		return tx.audit(Entry{What: "Began to write an addendum to the minutes", Case: number, Subject: "minutes", ID: issue})
	})
	return version, err
}

// SaveAddendum writes an addendum to the minutes of a conference, or changes one that is a draft or was sent back, from what is typed in its
// form, and returns its id; issue 0 is a new one. The error's fields are the form's.
func (db *DB) SaveAddendum(ctx context.Context, by Actor, number, conference, issue int64, version int, edits map[string]string) (int64, error) {
	err := db.onAddendum(ctx, by, number, conference, issue, version, func(tx *Tx, p MinutesPage, d *pathway.DraftedMinutes) error {
		content, err := pathway.ReadAddendum(p.Record, p.TypedAddendum(d, edits))
		if err != nil {
			return err
		}
		if err := tx.exec(`DELETE FROM addendum_draft WHERE conference = ? AND issue = ?`, conference, issue); err != nil {
			return err
		}
		if d != nil {
			d.Content = content
			return tx.saveIssue(p, d, "Changed an addendum to the minutes")
		}
		text, err := json.Marshal(content)
		if err != nil {
			return err
		}
		last := p.Issues[len(p.Issues)-1].Addendum
		if issue, err = tx.insert(`INSERT INTO minutes_issue (conference, addendum, state, content, author, made_at) VALUES (?, ?, ?, ?, ?, ?)`,
			conference, last+1, pathway.DecisionsDraft, string(text), by.ID, stamp(tx.Now)); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Wrote an addendum to the minutes", Case: number, Subject: "minutes", ID: issue})
	})
	return issue, err
}

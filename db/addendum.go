package db

import (
	"context"
	"encoding/json"

	"cp-pathway/pathway"
)

// SaveAddendum writes an addendum to the minutes of a conference, or changes one that is a draft or was sent back, and returns its id; issue 0
// is a new one. It is refused before anybody has been sent the minutes: until then they are changed themselves. The error's fields are those
// of [pathway.FullMinutes.Validate], and why.
func (db *DB) SaveAddendum(ctx context.Context, by Actor, number, conference, issue int64, version int, content pathway.FullMinutes) (int64, error) {
	if issue != 0 {
		return issue, db.onIssue(ctx, by, number, conference, issue, version, func(tx *Tx, p MinutesPage, d *pathway.DraftedMinutes) error {
			if d.Addendum == 0 || d.Fixed() {
				return pathway.Refused("This addendum is with the chair or approved, so it no longer changes.")
			}
			d.Content = p.covered(content, d.Content)
			if err := needWhy(d.Content); err != nil {
				return err
			}
			return tx.saveIssue(p, d, "Changed an addendum to the minutes")
		})
	}
	err := db.Write(ctx, by, func(tx *Tx) error {
		p, err := tx.openMinutes(number, conference)
		if err != nil {
			return err
		}
		if m := p.Written(); !m.Approved() || !p.WasSent(m) {
			return pathway.Refused("Nobody has been sent the minutes yet. Until then they are taken back and changed themselves.")
		}
		if err := needWhy(content); err != nil {
			return err
		}
		if err := content.Validate(p.Record); err != nil {
			return err
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

// needWhy asks what an addendum puts right.
func needWhy(m pathway.FullMinutes) error {
	f := pathway.Fields{}
	f.Need("why", m.Why, "Say what it puts right, and who asked for it")
	f.AtMost("why", m.Why, 1000)
	return f.Err()
}

// covered is what was typed of an addendum, with the protected values that the page showed covered.
func (p *MinutesPage) covered(typed, was pathway.FullMinutes) pathway.FullMinutes {
	f := p.Record.Family()
	typed.Why = f.KeepCovered(was.Why, typed.Why)
	for i := range typed.Paragraphs {
		if i < len(was.Paragraphs) {
			typed.Paragraphs[i].Text = f.KeepCovered(was.Paragraphs[i].Text, typed.Paragraphs[i].Text)
		}
	}
	return typed
}

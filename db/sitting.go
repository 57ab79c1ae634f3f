package db

import (
	"context"
	"fmt"

	"cp-pathway/pathway"
)

// Screen is all that the conference screen and the decisions' pages show.
type Screen struct {
	pathway.Sitting
	Fields map[string]pathway.SavedField // by name
	Drafts []pathway.DraftedDecisions    // of the decisions, the first one first
	Roll   pathway.Roll
	Saves  int // how many times something was saved: the version that a page opened now knows

	Milestones []pathway.Milestone // of the family: the 24 hours among them
}

// Value returns what is stored in a field, or "".
func (s Screen) Value(name string) string { return s.Fields[name].Value }

// Latest returns the latest draft of the decisions, or false.
func (s Screen) Latest() (pathway.DraftedDecisions, bool) {
	if len(s.Drafts) == 0 {
		return pathway.DraftedDecisions{}, false
	}
	return s.Drafts[len(s.Drafts)-1], true
}

// ConferenceScreen returns what the screen of a conference shows, for one who may open its case.
func (db *DB) ConferenceScreen(ctx context.Context, reader Actor, number, conference int64) (Screen, error) {
	var s Screen
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		if s, err = tx.screen(number, conference); err != nil {
			return err
		}
		s.Record.Reports, err = tx.reports(conference)
		return err
	})
	return s, err
}

func (tx *Tx) screen(number, conference int64) (s Screen, err error) {
	r, err := tx.sittingRecord(number, conference)
	if err != nil {
		return s, err
	}
	s.Record, s.Roll = r, pathway.RollOf(r)
	if s.Fields, err = tx.fields(conference); err != nil {
		return s, fmt.Errorf("fields: %w", err)
	}
	values := make(map[string]string, len(s.Fields))
	for name, f := range s.Fields {
		values[name] = f.Value
		s.Saves = max(s.Saves, f.Version)
	}
	s.Minutes, s.Typed = pathway.ParseMinutes(values, s.Roll), values
	if s.Drafts, err = tx.drafts(conference); err != nil {
		return s, fmt.Errorf("drafts: %w", err)
	}
	s.Before = map[string]pathway.Date{}
	for name, f := range s.Fields {
		if !f.CarriedOn.IsZero() {
			s.Before[name] = f.CarriedOn
		}
	}
	if s.Agencies, err = tx.agencies(); err != nil {
		return s, err
	}
	if s.Calendar, err = tx.calendar(); err != nil {
		return s, err
	}
	if d := tx.steps.Find(r.Case.Pathway); r.Conference.Kind == pathway.RCPC {
		if r.Review, err = tx.reviewNumber(r.Conference); err != nil {
			return s, err
		}
		if s.Carried, err = tx.carried(conference); err != nil {
			return s, err
		}
		if s.Agreed, err = tx.agreed(conference); err != nil {
			return s, err
		}
		s.ReviewBy = d.ReviewDates(r.Review+1, r.Conference.StartsAt.Date(), s.Calendar).Due
	} else {
		s.CoreGroupBy, s.ReviewBy = d.LastDays(r.Conference.StartsAt, s.Calendar)
	}
	s.Definition = tx.steps.Find(r.Case.Pathway)
	if k := r.Conference; k.GoesOn != 0 { // it has no steps, but its 24 hours
		if told, err := value[string](tx, `SELECT told_at FROM conference WHERE id = ?`, k.ID); err != nil || told != "" || k.EndedAt.IsZero() {
			return s, err
		}
		s.Milestones = []pathway.Milestone{s.Definition.AsideClock(k.EndedAt, s.Calendar)}
		return s, nil
	}
	if s.Milestones, err = tx.milestones(number); err != nil {
		return s, fmt.Errorf("milestones: %w", err)
	}
	return s, nil
}

// sittingRecord is the part of the record that the conference screen is made from.
func (tx *Tx) sittingRecord(number, conference int64) (*pathway.Record, error) {
	k, err := tx.conference(number, conference)
	if err != nil {
		return nil, err
	}
	f, err := tx.family(number)
	if err != nil {
		return nil, err
	}
	r := &pathway.Record{Now: tx.Minute(), Case: f.Case, Members: f.Members, Relations: f.Relations, Network: f.Network, Words: f.Words, Conference: k}
	if r.Office, err = tx.office(); err != nil {
		return nil, err
	}
	if r.Attendees, err = tx.attendees(conference); err != nil {
		return nil, err
	}
	for _, n := range f.Network {
		switch n.Professional.ID {
		case 0:
		case f.Case.SocialWorker:
			r.SocialWorker = n.Professional
		case f.Case.TeamManager:
			r.TeamManager = n.Professional
		}
	}
	return r, nil
}

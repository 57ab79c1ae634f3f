package db

import (
	"context"
	"fmt"
	"strings"

	"cp-pathway/pathway"
)

// BeginConference records when a conference began. It can be put right until the decisions are drafted.
func (db *DB) BeginConference(ctx context.Context, by Actor, number, conference int64, at pathway.DateTime) error {
	return db.held(ctx, by, number, conference, func(tx *Tx, s Screen) error {
		if err := s.Record.Conference.CheckBegin(at, tx.Minute()); err != nil {
			return err
		}
		if err := tx.update(`UPDATE conference SET began_at = ?, version = version + 1 WHERE id = ?`, at, conference); err != nil {
			return err
		}
		if err := tx.carryPlans(s); err != nil {
			return fmt.Errorf("plans in force: %w", err)
		}
		return tx.audit(Entry{What: "Recorded when the conference began", Case: number, Subject: "conference", ID: conference, Fields: []string{"began"}})
	})
}

// EndConference records when a conference ended: it has been held, and the 24 hours run.
func (db *DB) EndConference(ctx context.Context, by Actor, number, conference int64, at pathway.DateTime) error {
	return db.held(ctx, by, number, conference, func(tx *Tx, s Screen) error {
		if err := s.Record.Conference.CheckEnd(at, tx.Minute()); err != nil {
			return err
		}
		if err := tx.update(`UPDATE conference SET ended_at = ?, state = ?, version = version + 1 WHERE id = ?`, at, pathway.ConferenceHeld, conference); err != nil {
			return err
		}
		if err := tx.recompute(number); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Recorded when the conference ended", Case: number, Subject: "conference", ID: conference, Fields: []string{"ended"}})
	})
}

// AllowNotQuorate records that the service manager agrees to go on though the conference is not quorate, and why.
func (db *DB) AllowNotQuorate(ctx context.Context, by Actor, number, conference int64, why string) error {
	return db.held(ctx, by, number, conference, func(tx *Tx, s Screen) error {
		f := pathway.Fields{}
		f.Need("why", why, "Say why the conference goes on though it is not quorate")
		f.AtMost("why", why, 2000)
		if err := f.Err(); err != nil {
			return err
		}
		if err := tx.update(`UPDATE conference SET exceptional_why = ?, exceptional_by = ?, exceptional_at = ?, version = version + 1 WHERE id = ?`,
			why, by.ID, stamp(tx.Now), conference); err != nil {
			return err
		}
		if _, err := tx.recordStep(pathway.StepEntry{Case: number, Conference: conference, Step: "not-quorate", Who: by.Name, Note: why}); err != nil {
			return err
		}
		if err := tx.endTasksOf(number, "Closed by itself: agreed.", pathway.TaskNotQuorate); err != nil {
			return err
		}
		if _, err := tx.insertNote(pathway.Note{Case: number, Kind: pathway.OversightNote, Conference: conference, Step: "not-quorate",
			Heading: "The conference goes on though it is not quorate", Text: "Agreed as an exception by " + by.Name + ".\n\n" + why, HappenedAt: tx.Minute()}); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Agreed that the conference goes on though it is not quorate", Case: number, Subject: "conference", ID: conference, Fields: []string{"exceptional"}})
	})
}

// AskNotQuorate asks the service managers whether a conference that is not quorate goes on or gets a new date. Asking twice is
// asking once.
func (db *DB) AskNotQuorate(ctx context.Context, by Actor, number, conference int64) error {
	return db.held(ctx, by, number, conference, func(tx *Tx, s Screen) error {
		if s.Record.Conference.ExceptionalWhy != "" || s.Quoracy().Quorate() {
			return pathway.Refused("There is nothing to ask: the conference is quorate, or the service manager has agreed that it goes on.")
		}
		if err := tx.endTasksOf(number, "Asked again.", pathway.TaskNotQuorate); err != nil {
			return err
		}
		if err := tx.insertTask(pathway.Task{Case: number, Conference: conference, Kind: pathway.TaskNotQuorate, Role: pathway.ServiceManager, Due: tx.Today(),
			Title: "A conference is not quorate: agree that it goes on, or approve a new date", Text: strings.Join(s.Quoracy().Lines(), "\n")}); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Asked the service manager about a conference that is not quorate", Case: number, Subject: "conference", ID: conference})
	})
}

// AdjournConference records that a conference which was not quorate decided nothing: it waits for a new date, and no clock
// runs. One that is quorate, or that went on with the service manager's agreement, is refused.
func (db *DB) AdjournConference(ctx context.Context, by Actor, number, conference int64) error {
	return db.held(ctx, by, number, conference, func(tx *Tx, s Screen) error {
		if s.Record.Conference.ExceptionalWhy != "" || s.Quoracy().Quorate() {
			return pathway.Refused("Only a conference that was not quorate is adjourned here. For one child it is an outcome on the conference screen.")
		}
		return tx.adjourn(number, conference, "Not quorate", "Adjourned the conference, which was not quorate")
	})
}

// held runs fn on a conference whose decisions are not with the chair and not approved.
func (db *DB) held(ctx context.Context, by Actor, number, conference int64, fn func(*Tx, Screen) error) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		s, err := tx.openScreen(number, conference)
		if err != nil {
			return err
		}
		if pathway.FieldFixed("ended", s.Drafts) {
			return pathway.Refused("The decisions are with the chair or approved, so this no longer changes here. The chair can send them back.")
		}
		if s.Record.Conference.State == pathway.ConferenceAdjourned {
			return pathway.Refused("This conference was adjourned: give it a new date.")
		}
		return fn(tx, s)
	})
}

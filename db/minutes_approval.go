package db

import (
	"context"
	"fmt"
	"slices"

	"cp-pathway/pathway"
)

// issueWords is what minutes or an addendum is called.
func issueWords(d *pathway.DraftedMinutes) string {
	if d.Addendum > 0 {
		return "addendum"
	}
	return "minutes"
}

// SendMinutes sends minutes or an addendum to the chair.
func (db *DB) SendMinutes(ctx context.Context, by Actor, number, conference, issue int64, version int) error {
	return db.onIssue(ctx, by, number, conference, issue, version, func(tx *Tx, p MinutesPage, d *pathway.DraftedMinutes) error {
		switch {
		case d.State != pathway.DecisionsDraft:
			return pathway.Refused("This has been sent to the chair already.")
		case d.Addendum == 0 && p.Behind(d.Content):
			return pathway.Refused("What was typed has changed since the minutes were written up. Write them up again, look them over, then send them.")
		}
		if err := tx.update(`UPDATE minutes_issue SET state = ?, sent_at = ?, version = version + 1 WHERE id = ? AND version = ?`,
			pathway.DecisionsWithChair, stamp(tx.Now), d.ID, d.Version); err != nil {
			return err
		}
		if err := tx.endTasksOf(number, "Closed by itself: sent to the chair again.", pathway.TaskMinutesSentBack); err != nil {
			return err
		}
		if err := tx.insertTask(pathway.Task{Case: number, Conference: conference, Kind: pathway.TaskApproveMinutes, Role: pathway.Chair, Account: p.Record.Conference.Chair.Account,
			Title: "Approve the " + issueWords(d) + ", or send back", Text: "Of the conference of " + p.Record.Conference.StartsAt.Format() + ".", Due: tx.Today()}); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Sent the " + issueWords(d) + " to the chair", Case: number, Subject: "minutes", ID: d.ID})
	})
}

// MinutesApproval is somebody who is about to approve minutes or an addendum.
func (p *MinutesPage) MinutesApproval(by Actor, d *pathway.DraftedMinutes, standIn string) pathway.Approval {
	return pathway.Approval{State: d.State, Author: d.Author, Chair: p.Record.Conference.Chair.Account, Approver: by.ID, Roles: by.Roles, ApproveOwn: p.Record.Office.OwnApproval, StandInWhy: standIn}
}

// ApproveMinutes approves minutes or an addendum that are with the chair. standIn is why somebody else than the chair approves. See
// [pathway.CheckApproval] for the errors.
func (db *DB) ApproveMinutes(ctx context.Context, by Actor, number, conference, issue int64, version int, standIn string) error {
	return db.onIssue(ctx, by, number, conference, issue, version, func(tx *Tx, p MinutesPage, d *pathway.DraftedMinutes) error {
		a := p.MinutesApproval(by, d, standIn)
		if err := pathway.CheckApprovalOf(a, issueWords(d)); err != nil {
			return err
		}
		if !a.StandIn() {
			standIn = ""
		}
		return tx.decideMinutes(p, d, pathway.DecisionsApproved, standIn, "Approved the "+issueWords(d))
	})
}

// SendBackMinutes sends minutes or an addendum that are with the chair back, with what has to change.
func (db *DB) SendBackMinutes(ctx context.Context, by Actor, number, conference, issue int64, version int, comment string) error {
	return db.onIssue(ctx, by, number, conference, issue, version, func(tx *Tx, p MinutesPage, d *pathway.DraftedMinutes) error {
		if err := pathway.CheckSendBackOf(p.MinutesApproval(by, d, ""), issueWords(d), comment); err != nil {
			return err
		}
		return tx.sendBackMinutes(p, d, comment, "Sent the "+issueWords(d)+" back")
	})
}

// TakeBackMinutes takes the approval of minutes or an addendum back, with the reason, as long as nobody has been sent them.
func (db *DB) TakeBackMinutes(ctx context.Context, by Actor, number, conference, issue int64, version int, comment string) error {
	return db.onIssue(ctx, by, number, conference, issue, version, func(tx *Tx, p MinutesPage, d *pathway.DraftedMinutes) error {
		f := pathway.Fields{}
		f.Need("comment", comment, "Say what has to change")
		switch {
		case d.State != pathway.DecisionsApproved:
			return pathway.Refused("Only what is approved can be taken back.")
		case p.WasSent(d):
			return pathway.Refused("Somebody has been sent them, so they no longer change: an addendum puts right what is wrong.")
		}
		if err := f.Err(); err != nil {
			return err
		}
		return tx.sendBackMinutes(p, d, comment, "Took the approval of the "+issueWords(d)+" back")
	})
}

// WasSent tells whether minutes or an addendum were ever sent to anybody.
func (p *MinutesPage) WasSent(d *pathway.DraftedMinutes) bool {
	return slices.ContainsFunc(p.Documents, func(x pathway.IssuedDocument) bool {
		about := int64(0)
		kind := x.Kind == pathway.MinutesDocument || x.Kind == pathway.MinutesLetter || x.Kind == pathway.MinutesTold
		if d.Addendum > 0 {
			about, kind = d.ID, x.Kind == pathway.MinutesAddendum
		}
		return kind && x.About == about && x.WasSent()
	})
}

func (tx *Tx) sendBackMinutes(p MinutesPage, d *pathway.DraftedMinutes, comment, what string) error {
	if _, err := tx.insert(`INSERT INTO minutes_comment (issue, at, by, text) VALUES (?, ?, ?, ?)`, d.ID, stamp(tx.Now), tx.By.ID, comment); err != nil {
		return err
	}
	if err := tx.insertTask(pathway.Task{Case: p.Record.Case.ID, Conference: d.Conference, Kind: pathway.TaskMinutesSentBack, Role: pathway.MinuteTaker, Account: d.Author,
		Title: "The " + issueWords(d) + " came back from the chair: change what is wrong", Text: comment, Due: tx.Today()}); err != nil {
		return err
	}
	return tx.decideMinutes(p, d, pathway.DecisionsSentBack, "", what)
}

// decideMinutes keeps what became of minutes or an addendum, and what was made from them before is checked again.
func (tx *Tx) decideMinutes(p MinutesPage, d *pathway.DraftedMinutes, state pathway.DecisionsState, standIn, what string) error {
	number := p.Record.Case.ID
	if err := tx.update(`UPDATE minutes_issue SET state = ?, decided_at = ?, decided_by = ?, stand_in_why = ?, version = version + 1 WHERE id = ? AND version = ?`,
		state, stamp(tx.Now), tx.By.ID, standIn, d.ID, d.Version); err != nil {
		return err
	}
	if err := tx.endTasksOf(number, "Closed by itself: the chair has decided.", pathway.TaskApproveMinutes); err != nil {
		return err
	}
	if err := tx.factsChanged(number); err != nil {
		return fmt.Errorf("minutes %d: %w", d.ID, err)
	}
	return tx.audit(Entry{What: what, Case: number, Subject: "minutes", ID: d.ID, Reason: standIn})
}

package db

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"cp-pathway/pathway"
)

// drafts returns the drafts of a conference's decisions with what was said about them, the first one first.
func (tx *Tx) drafts(conference int64) ([]pathway.DraftedDecisions, error) {
	list, err := all(tx, func(scan Scan) (d pathway.DraftedDecisions, err error) {
		var content string
		err = scan(&d.ID, &d.Conference, &d.Number, &d.State, &content, &d.Author, &d.AuthorName, instant{&d.MadeAt}, instant{&d.SentAt},
			instant{&d.DecidedAt}, ref{&d.DecidedBy}, &d.DecidedName, &d.StandInWhy, &d.Version)
		if err == nil {
			err = json.Unmarshal([]byte(content), &d.Content)
		}
		return d, err
	}, `SELECT d.id, d.conference, d.number, d.state, d.content, d.author, a.name, d.made_at, d.sent_at,
		       d.decided_at, d.decided_by, coalesce(b.name, ''), d.stand_in_why, d.version
		  FROM decisions d
		  JOIN account a ON a.id = d.author
		  LEFT JOIN account b ON b.id = d.decided_by
		 WHERE d.conference = ?
		 ORDER BY d.number`, conference)
	if err != nil || len(list) == 0 {
		return list, err
	}
	at := map[int64]*pathway.DraftedDecisions{}
	for i := range list {
		at[list[i].ID] = &list[i]
	}
	_, err = all(tx, func(scan Scan) (none struct{}, err error) {
		var draft int64
		var c pathway.DecisionsComment
		if err = scan(&draft, instant{&c.At}, &c.By, &c.Text); err == nil {
			at[draft].Comments = append(at[draft].Comments, c)
		}
		return none, err
	}, `SELECT c.decisions, c.at, a.name, c.text
		  FROM decisions_comment c
		  JOIN decisions d ON d.id = c.decisions
		  JOIN account a ON a.id = c.by
		 WHERE d.conference = ?
		 ORDER BY c.id`, conference)
	return list, err
}

// decided returns what each of a family's conferences decided, as it was last drafted.
func (tx *Tx) decided(number int64) (map[int64]pathway.Decisions, error) {
	decided := map[int64]pathway.Decisions{}
	_, err := all(tx, func(scan Scan) (none struct{}, err error) {
		var conference int64
		var content string
		if err = scan(&conference, &content); err != nil {
			return none, err
		}
		var d pathway.Decisions
		err = json.Unmarshal([]byte(content), &d)
		decided[conference] = d
		return none, err
	}, `SELECT d.conference, d.content
		  FROM conference k
		  JOIN decisions d ON d.conference = k.id
		 WHERE k.cases = ?
		 ORDER BY d.number`, number)
	return decided, err
}

// DraftDecisions makes a draft from the minutes as they stand; one that was not sent yet is made anew. Where anything is
// missing nothing is made, and the gaps say what. The error is refused while a draft is with the chair or approved.
func (db *DB) DraftDecisions(ctx context.Context, by Actor, number, conference int64) ([]pathway.Gap, error) {
	var missing []pathway.Gap
	err := db.Write(ctx, by, func(tx *Tx) error {
		s, err := tx.openScreen(number, conference)
		if err != nil {
			return err
		}
		last, any := s.Latest()
		switch last.State {
		case pathway.DecisionsWithChair:
			return pathway.Refused("The decisions are with the chair: the chair approves them or sends them back.")
		case pathway.DecisionsApproved:
			return pathway.Refused("The decisions are approved and no longer change.")
		}
		var d pathway.Decisions
		if d, missing = s.DraftDecisions(); len(missing) > 0 {
			return nil
		}
		content, err := json.Marshal(d)
		if err != nil {
			return err
		}
		if any && last.State == pathway.DecisionsDraft {
			err = tx.update(`UPDATE decisions SET content = ?, author = ?, made_at = ?, version = version + 1 WHERE id = ? AND version = ?`,
				string(content), by.ID, stamp(tx.Now), last.ID, last.Version)
		} else {
			last.ID, err = tx.insert(`INSERT INTO decisions (conference, state, content, author, made_at, number) VALUES (?, ?, ?, ?, ?, ?)`,
				conference, pathway.DecisionsDraft, string(content), by.ID, stamp(tx.Now), last.Number+1)
		}
		if err != nil {
			return err
		}
		return tx.audit(Entry{What: "Drafted the decisions", Case: number, Subject: "decisions", ID: last.ID})
	})
	return missing, err
}

// SendDecisions sends a draft to the chair. The error is a conflict where it is not the draft that was looked at.
func (db *DB) SendDecisions(ctx context.Context, by Actor, number, conference, draft int64, version int) error {
	return db.decide(ctx, by, number, conference, draft, version, func(tx *Tx, s Screen, d pathway.DraftedDecisions) error {
		if d.State != pathway.DecisionsDraft {
			return pathway.Refused("These decisions have been sent to the chair already.")
		}
		if s.Outdated(d.Content) {
			return pathway.Refused("The minutes have changed since this was drafted. Draft the decisions again, look them over, then send them.")
		}
		if err := tx.update(`UPDATE decisions SET state = ?, sent_at = ?, version = version + 1 WHERE id = ? AND version = ?`,
			pathway.DecisionsWithChair, stamp(tx.Now), d.ID, d.Version); err != nil {
			return err
		}
		if err := tx.endTasksOf(number, "Closed by itself: they were sent to the chair again.", pathway.TaskSentBack); err != nil {
			return err
		}
		if len(s.Drafts) == 1 { // one that was sent back went to the chair when it was first sent
			if err := tx.stepsToChair(s.Record.Conference); err != nil {
				return err
			}
		}
		return tx.audit(Entry{What: "Sent the decisions to the chair", Case: number, Subject: "decisions", ID: d.ID})
	})
}

// stepsToChair records what the conference did and that the draft has gone to the chair.
func (tx *Tx) stepsToChair(k pathway.Conference) error {
	for _, e := range []pathway.StepEntry{
		{Step: "decision", HappenedAt: k.EndedAt},
		{Step: "outline-plan", HappenedAt: k.EndedAt},
		{Step: "plan-handover", HappenedAt: k.EndedAt, Note: "Attendance and plan were typed on the conference screen."},
		{Step: "decisions-to-chair"},
	} {
		e.Case, e.Conference = k.Case, k.ID
		if _, err := tx.recordStep(e); err != nil {
			return fmt.Errorf("step %s: %w", e.Step, err)
		}
	}
	return nil
}

// ApproveDecisions approves what is with the chair. Each child with a plan is on it from the day of the conference; the
// family's stage moves. standIn is why somebody else than the chair approves. See [pathway.CheckApproval] for the errors.
func (db *DB) ApproveDecisions(ctx context.Context, by Actor, number, conference, draft int64, version int, standIn string) error {
	return db.decide(ctx, by, number, conference, draft, version, func(tx *Tx, s Screen, d pathway.DraftedDecisions) error {
		a := s.approval(by, d)
		a.StandInWhy = standIn
		if err := pathway.CheckApproval(a); err != nil {
			return err
		}
		if !a.StandIn() {
			standIn = ""
		}
		if err := tx.update(`UPDATE decisions SET state = ?, decided_at = ?, decided_by = ?, stand_in_why = ?, version = version + 1 WHERE id = ? AND version = ?`,
			pathway.DecisionsApproved, stamp(tx.Now), by.ID, standIn, d.ID, d.Version); err != nil {
			return err
		}
		if err := tx.startPlans(s, d.Content); err != nil {
			return fmt.Errorf("plans: %w", err)
		}
		ask := tx.askForReview
		if s.Record.Conference.GoesOn != 0 {
			ask = tx.joinOthers
		}
		if err := ask(s, d.Content); err != nil {
			return err
		}
		if err := tx.firstCoreGroup(s.Record.Conference, d.Content); err != nil {
			return err
		}
		for _, c := range d.Content.Reconvening() {
			if err := tx.reconvene(s, c); err != nil {
				return err
			}
		}
		if d.Content.Adjourned() {
			if err := tx.update(`UPDATE conference SET state = ?, version = version + 1 WHERE id = ?`, pathway.ConferenceAdjourned, conference); err != nil {
				return err
			}
		}
		if _, err := tx.recordStep(pathway.StepEntry{Case: number, Conference: conference, Step: "decisions-approved"}); err != nil {
			return err
		}
		if step := tx.steps.Find(s.Record.Case.Pathway).Step("decisions-approved"); step.CaseSystem {
			if _, err := tx.insertNote(pathway.ApprovalNote(s.Record, d.Content, by.Name, standIn, tx.Minute())); err != nil {
				return err
			}
		}
		if err := tx.factsChanged(number); err != nil {
			return err
		}
		r, err := tx.record(number, conference)
		if err != nil {
			return err
		}
		if err := tx.askForCopies(r); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Approved the decisions", Case: number, Subject: "decisions", ID: d.ID, Reason: standIn})
	})
}

// SendBackDecisions sends what is with the chair back to be changed, with a comment.
func (db *DB) SendBackDecisions(ctx context.Context, by Actor, number, conference, draft int64, version int, comment string) error {
	return db.decide(ctx, by, number, conference, draft, version, func(tx *Tx, s Screen, d pathway.DraftedDecisions) error {
		if err := pathway.CheckSendBack(s.approval(by, d), comment); err != nil {
			return err
		}
		if err := tx.update(`UPDATE decisions SET state = ?, decided_at = ?, decided_by = ?, version = version + 1 WHERE id = ? AND version = ?`,
			pathway.DecisionsSentBack, stamp(tx.Now), by.ID, d.ID, d.Version); err != nil {
			return err
		}
		if err := tx.comment(d.ID, comment); err != nil {
			return err
		}
		if err := tx.insertTask(pathway.Task{Case: number, Conference: conference, Kind: pathway.TaskSentBack, Role: pathway.MinuteTaker, Account: d.Author,
			Title: "Decisions were sent back: change them and draft them again", Text: comment, Due: tx.Today()}); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Sent the decisions back", Case: number, Subject: "decisions", ID: d.ID})
	})
}

// CommentDecisions keeps what somebody says about a draft.
func (db *DB) CommentDecisions(ctx context.Context, by Actor, number, conference, draft int64, comment string) error {
	return db.decide(ctx, by, number, conference, draft, 0, func(tx *Tx, _ Screen, d pathway.DraftedDecisions) error {
		f := pathway.Fields{}
		f.Need("comment", comment, "Write a comment")
		if err := f.Err(); err != nil {
			return err
		}
		if err := tx.comment(d.ID, comment); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Commented on the decisions", Case: number, Subject: "decisions", ID: d.ID})
	})
}

// decide runs fn on the latest draft of a conference, where that is the one that was looked at. Version 0 asks for none.
func (db *DB) decide(ctx context.Context, by Actor, number, conference, draft int64, version int, fn func(*Tx, Screen, pathway.DraftedDecisions) error) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		s, err := tx.openScreen(number, conference)
		if err != nil {
			return err
		}
		d, any := s.Latest()
		switch {
		case !any:
			return pathway.NotFound("This draft")
		case d.ID != draft || version != 0 && d.Version != version:
			return pathway.Conflict("These are no longer the decisions that you looked at: they were changed, sent or decided meanwhile.")
		}
		return fn(tx, s, d)
	})
}

func (s Screen) approval(by Actor, d pathway.DraftedDecisions) pathway.Approval {
	return pathway.Approval{State: d.State, Author: d.Author, Chair: s.Record.Conference.Chair.Account, Approver: by.ID, Roles: by.Roles, ApproveOwn: s.Record.Office.OwnApproval}
}

func (tx *Tx) comment(draft int64, text string) error {
	_, err := tx.insert(`INSERT INTO decisions_comment (decisions, at, by, text) VALUES (?, ?, ?, ?)`, draft, stamp(tx.Now), tx.By.ID, text)
	return err
}

// reconvene keeps in sight that the conference meets again for one child.
func (tx *Tx) reconvene(s Screen, c pathway.ChildDecision) error {
	m, _ := s.Record.Member(c.Child)
	k := s.Record.Conference
	return tx.insertTask(pathway.Task{Case: s.Record.Case.ID, Conference: k.ID, About: c.Child, Kind: pathway.TaskReconvene, Role: pathway.Admin, Due: s.Calendar.AddWorkingDays(tx.Today(), 1),
		Title: "Call the conference for " + m.Person.Name() + " together again for " + c.ReconveneOn.Format(),
		Text: fmt.Sprintf("The conference of %s decided nothing for %s and meets again on %s.\n\nWhat keeps %s safe until then: %s",
			k.StartsAt.Date().Format(), m.Person.Name(), c.ReconveneOn.Format(), m.Person.Name(), c.Instead)})
}

// startPlans does what was decided about each child's plan: it starts on the day of the conference, goes on in the latest category, or
// ends. A plan that starts or goes on gets the version that was agreed.
func (tx *Tx) startPlans(s Screen, d pathway.Decisions) error {
	k := s.Record.Conference
	for _, c := range d.Children {
		m, _ := s.Record.Member(c.Child)
		previous, _ := pathway.RepeatPlans(m.Previous)
		codes := strings.Join(c.Categories, ",")
		var err error
		switch {
		case c.Outcome == pathway.OutcomePlan && c.Before:
			err = tx.exec(`UPDATE plan SET latest_category = ?, version = version + 1 WHERE cases = ? AND child = ? AND ended_on = ''`, codes, k.Case, c.Child)
		case c.Outcome == pathway.OutcomePlan:
			err = tx.exec(`INSERT INTO plan (cases, child, conference, started_on, initial_category, latest_category, previous)
				SELECT ?1, ?2, ?3, ?4, ?5, ?5, ?6 WHERE NOT EXISTS (SELECT 1 FROM plan WHERE child = ?2 AND ended_on = '')`,
				k.Case, c.Child, k.ID, k.StartsAt.Date(), codes, previous)
		}
		if err != nil {
			return err
		}
		if c.Outcome != pathway.OutcomePlan {
			continue
		}
		c.Plan.Child = c.Child
		if err := tx.planFromConference(k, c.Plan); err != nil {
			return err
		}
	}
	return tx.decideEndings(k, d)
}

// firstCoreGroup keeps when and where the core group first meets, as the conference agreed.
func (tx *Tx) firstCoreGroup(k pathway.Conference, d pathway.Decisions) error {
	at := d.CoreGroupAt
	if at.IsZero() && !d.CoreGroupOn.IsZero() {
		at = d.CoreGroupOn.At(0, 0)
	}
	there, err := value[bool](tx, `SELECT EXISTS (SELECT 1 FROM core_group WHERE cases = ? AND state = ?)`, k.Case, pathway.CoreGroupPlanned)
	if err != nil || there || at.IsZero() {
		return err
	}
	_, err = tx.insertCoreGroup(k.Case, k.ID, at, d.CoreGroupWhere)
	return err
}

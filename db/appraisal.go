package db

import (
	"context"
	"encoding/json"

	"cp-pathway/pathway"
)

// appraisals returns the mid-point reviews, audits and supervision meetings that were recorded, struck ones too, the earliest first.
func (tx *Tx) appraisals(where string, args ...any) ([]pathway.Appraisal, error) {
	list, err := all(tx, func(scan Scan) (a pathway.Appraisal, err error) {
		var evidence, answers string
		if err = scan(&a.ID, &a.Case, &a.Conference, &a.Kind, &a.Step, &a.HeldOn, &a.By, &a.There, &evidence, &answers, &a.Drift, &a.Why, &a.TalkedWith, &a.TalkedOn,
			&a.RecordedAt, &a.RecordedName, &a.StruckAt, &a.StruckWhy); err != nil {
			return a, err
		}
		if err = json.Unmarshal([]byte(evidence), &a.Evidence); err == nil {
			err = json.Unmarshal([]byte(answers), &a.Answers)
		}
		return a, err
	}, `SELECT p.id, p.cases, p.conference, p.kind, p.step, p.held_on, p.done_by, p.there, p.evidence, p.answers, p.drift, p.why, p.talked_with, p.talked_on,
	           p.recorded_at, a.name, p.struck_at, p.struck_why
	      FROM appraisal p JOIN account a ON a.id = p.recorded_by
	     WHERE `+where+`
	     ORDER BY p.held_on, p.id`, args...)
	if err != nil || len(list) == 0 {
		return list, err
	}
	at := map[int64]*pathway.Appraisal{}
	for i := range list {
		at[list[i].ID] = &list[i]
	}
	_, err = all(tx, func(scan Scan) (none struct{}, err error) {
		var of int64
		var x pathway.RequiredAction
		if err = scan(&of, &x.Action, &x.Who, &x.By, &x.Task, &x.Done, &x.DoneNote); err == nil {
			at[of].Actions = append(at[of].Actions, x)
		}
		return none, err
	}, `SELECT x.appraisal, x.action, x.who, x.by_on, x.task, t.done_at IS NOT NULL, t.done_note
	      FROM appraisal p JOIN appraisal_action x ON x.appraisal = p.id JOIN task t ON t.id = x.task
	     WHERE `+where+` ORDER BY x.appraisal, x.number`, args...)
	return list, err
}

// appraisal returns one of a family. One of another family is not there.
func (tx *Tx) appraisal(number, appraisal int64) (pathway.Appraisal, error) {
	list, err := tx.appraisals(`p.cases = ? AND p.id = ?`, number, appraisal)
	if err == nil && len(list) == 0 {
		err = pathway.NotFound("This record")
	}
	if err != nil {
		return pathway.Appraisal{}, err
	}
	return list[0], nil
}

// Appraisal is what the form of a mid-point review, an audit or a supervision meeting shows.
type Appraisal struct {
	Step    pathway.Milestone
	Course  *pathway.Course
	Family  pathway.Family // whole
	Form    pathway.AppraisalForm
	Draft   map[string]string // what is typed so far
	Version int               // of the draft; 0: there is none
	chair   int64
	held    int64 // the last conference; of a checklist the one that it is for
}

// Appraisal returns the form that meets a step of a family, for one who may open it. The error is not-found where the step has none
// of its kind, and refused where nothing can be recorded of it now.
func (db *DB) Appraisal(ctx context.Context, reader Actor, number int64, kind pathway.AppraisalKind, step string) (Appraisal, error) {
	var a Appraisal
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		a, err = tx.appraisalForm(number, kind, step)
		return err
	})
	return a, err
}

func (tx *Tx) appraisalForm(number int64, kind pathway.AppraisalKind, step string) (a Appraisal, err error) {
	if a.Course, _, err = tx.course(number); err != nil {
		return a, err
	}
	var ok bool
	if a.Step, ok = a.Course.Milestone(step); !ok || a.Step.Step.Appraisal() != kind {
		return a, pathway.NotFound("This step")
	}
	if why := a.Course.AppraisalRefusal(&a.Step, tx.Today()); why != "" {
		return a, pathway.Refused(why)
	}
	if a.held = a.Course.ICPC.ID; kind != pathway.ChairChecklist {
		if a.held, err = tx.lastHeld(number); err != nil {
			return a, err
		}
	}
	r, err := tx.sittingRecord(number, a.held)
	if err != nil {
		return a, err
	}
	a.Family, a.chair = *r.Family(), r.FamilyChair()
	a.Form = a.Course.AppraisalForm(&a.Step, tx.Minute())
	if kind == pathway.ChairChecklist {
		a.Form.Evidence, err = tx.checklistEvidence(a.Course, r)
	} else {
		a.Form.Evidence, err = tx.evidence(a.Course, r)
	}
	if err != nil {
		return a, err
	}
	return a, tx.appraisalDraft(&a)
}

// evidence is what the record shows of how a family's plan goes.
func (tx *Tx) evidence(c *pathway.Course, r *pathway.Record) ([]pathway.EvidencePart, error) {
	number := c.Case.ID
	x := pathway.EvidenceOf{Course: c, Names: map[int64]string{}, Called: map[int64]string{}, Today: tx.Today()}
	var err error
	if x.Groups, err = tx.coreGroupsWhere(`g.cases = ? AND g.state = 'held'`, number); err != nil {
		return nil, err
	}
	for i := range x.Groups {
		if err := tx.coreGroupChildren(&x.Groups[i]); err != nil {
			return nil, err
		}
	}
	plans, err := tx.plans(number)
	if err != nil {
		return nil, err
	}
	for _, p := range plans {
		if m, ok := r.Member(p.Child); ok && p.Open() && m.Person.Died.IsZero() {
			x.Plans, x.Names[p.Child] = append(x.Plans, p), m.Person.Name()
		}
	}
	if x.Events, err = tx.significantEvents(number); err != nil {
		return nil, err
	}
	_, err = all(tx, func(scan Scan) (none struct{}, err error) {
		var attendee int64
		var name string
		err = scan(&attendee, &name)
		x.Called[attendee] = name
		return none, err
	}, `SELECT DISTINCT d.id, coalesce(f.name, trim(coalesce(nullif(p.known_as, ''), p.first_name) || ' ' || p.last_name), d.role)
	      FROM core_group g
	      JOIN core_group_member m ON m.core_group = g.id
	      JOIN attendee d ON d.id = m.attendee
	      LEFT JOIN professional f ON f.id = d.professional
	      LEFT JOIN person p ON p.id = d.person
	     WHERE g.cases = ?`, number)
	return x.Evidence(), err
}

func (tx *Tx) appraisalDraft(a *Appraisal) error {
	list, err := all(tx, func(scan Scan) (text string, err error) { return text, scan(&text, &a.Version) },
		`SELECT fields, version FROM appraisal_draft WHERE cases = ? AND step = ?`, a.Course.Case.ID, a.Step.ID)
	if err != nil || len(list) == 0 {
		return err
	}
	return json.Unmarshal([]byte(list[0]), &a.Draft)
}

// Typed returns what stands in the form with some edits, in which protected values that the screen shows covered are put back.
func (a Appraisal) Typed(edits map[string]string) map[string]string {
	return a.Family.Edited(a.Form.Fields(), a.Draft, edits)
}

// onAppraisal runs fn on the form that meets a step, where what is typed of it is still what was looked at. Version 0 is a form of which
// nothing was kept.
func (db *DB) onAppraisal(ctx context.Context, by Actor, number int64, kind pathway.AppraisalKind, step string, version int, fn func(*Tx, Appraisal) error) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		a, err := tx.appraisalForm(number, kind, step)
		switch {
		case err != nil:
			return err
		case a.Version != version:
			return pathway.Conflict("Somebody else has changed this since you opened it.")
		}
		return fn(tx, a)
	})
}

// SaveAppraisalDraft keeps fields of the form as they are typed, and returns the version that is stored then. The error is invalid where
// a name is no field of it, and a conflict where somebody else saved first.
func (db *DB) SaveAppraisalDraft(ctx context.Context, by Actor, number int64, kind pathway.AppraisalKind, step string, version int, edits map[string]string) (int, error) {
	err := db.onAppraisal(ctx, by, number, kind, step, version, func(tx *Tx, a Appraisal) error {
		if err := pathway.CheckTyped(a.Form.Fields(), edits); err != nil {
			return err
		}
		typed := a.Typed(edits)
		if a.Draft == nil {
			a.Draft = map[string]string{}
		}
		for name := range edits {
			a.Draft[name] = typed[name]
		}
		text, err := json.Marshal(a.Draft)
		if err != nil {
			return err
		}
		version = a.Version + 1
		if err := tx.exec(`INSERT INTO appraisal_draft (cases, step, fields, version, saved_at, saved_by) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (cases, step) DO UPDATE SET fields = excluded.fields, version = excluded.version, saved_at = excluded.saved_at, saved_by = excluded.saved_by`,
			number, step, string(text), version, stamp(tx.Now), by.ID); err != nil {
			return err
		}
		if a.Version > 0 {
			return nil // the first save of a draft is in the audit trail; who saved last stands with it
		}
		return tx.audit(Entry{What: "Began the record of a mid-point review, audit, supervision meeting or checklist", Case: number, Subject: "case", ID: number})
	})
	return version, err
}

// RecordAppraisal records a mid-point review, an audit or a supervision meeting from what is typed in its form, with the evidence as it
// stands now: the step that it meets is done, each required action is a task, and what goes to the authority's case system is a
// note. It returns its id. The error's fields are those of the form.
func (db *DB) RecordAppraisal(ctx context.Context, by Actor, number int64, kind pathway.AppraisalKind, step string, version int, edits map[string]string) (int64, error) {
	var made int64
	err := db.onAppraisal(ctx, by, number, kind, step, version, func(tx *Tx, form Appraisal) error {
		a, err := form.Form.Read(form.Typed(edits))
		if err != nil {
			return err
		}
		a.Case, a.Conference, a.Step = number, form.held, step
		if made, err = tx.insertAppraisal(a); err != nil {
			return err
		}
		a.ID = made
		for i, x := range a.Actions {
			task, err := tx.storeTask(a.ActionTask(x, form.Step.Title, form.Course.Case.Reference, form.chair))
			if err != nil {
				return err
			}
			if err := tx.exec(`INSERT INTO appraisal_action (appraisal, number, action, who, by_on, task) VALUES (?, ?, ?, ?, ?, ?)`, made, i+1, x.Action, x.Who, x.By, task); err != nil {
				return err
			}
		}
		if _, err := tx.insertNote(pathway.Note{Case: number, Kind: pathway.OversightNote, Conference: a.Conference, Step: step, Heading: form.Step.Title, Text: a.CaseNote(form.Step.Title),
			HappenedAt: a.HeldOn.At(0, 0)}); err != nil {
			return err
		}
		if err := tx.exec(`DELETE FROM appraisal_draft WHERE cases = ? AND step = ?`, number, step); err != nil {
			return err
		}
		if err := tx.recompute(number); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Recorded: " + form.Step.Title, Case: number, Subject: "appraisal", ID: made})
	})
	return made, err
}

func (tx *Tx) insertAppraisal(a pathway.Appraisal) (int64, error) {
	evidence, err := json.Marshal(a.Evidence)
	if err != nil {
		return 0, err
	}
	answers, err := json.Marshal(a.Answers)
	if err != nil {
		return 0, err
	}
	return tx.insert(`INSERT INTO appraisal (cases, conference, kind, step, held_on, done_by, there, evidence, answers, drift, why, talked_with, talked_on, recorded_at, recorded_by)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		a.Case, a.Conference, a.Kind, a.Step, a.HeldOn, a.By, a.There, string(evidence), string(answers), a.Drift, a.Why, a.TalkedWith, a.TalkedOn, stamp(tx.Now), tx.By.ID)
}

// Recorded is what the page of one that was recorded shows.
type Recorded struct {
	Appraisal pathway.Appraisal // as screens may hold it
	Title     string            // of the step that it met
	Record    *pathway.Record   // of the conference before it
}

// Recorded returns a mid-point review, an audit or a supervision meeting of a family, for one who may open it.
func (db *DB) Recorded(ctx context.Context, reader Actor, number, appraisal int64) (Recorded, error) {
	var v Recorded
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		if v.Appraisal, err = tx.appraisal(number, appraisal); err != nil {
			return err
		}
		c, _, err := tx.course(number)
		if err != nil {
			return err
		}
		v.Title = v.Appraisal.Kind.Title()
		if m, ok := c.Milestone(v.Appraisal.Step); ok {
			v.Title = m.Title
		}
		if v.Record, err = tx.sittingRecord(number, v.Appraisal.Conference); err != nil {
			return err
		}
		v.Appraisal.Cover(v.Record.Family().Covering())
		return nil
	})
	return v, err
}

// StrikeAppraisal marks one as recorded in error: its step is to be done again, and the tasks for its actions end. It stays readable. The
// error's field is reason; it is a conflict where it has been struck already.
func (db *DB) StrikeAppraisal(ctx context.Context, by Actor, number, appraisal int64, reason string) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		a, err := tx.appraisal(number, appraisal)
		if err != nil {
			return err
		}
		if err := tx.needReason(number, reason); err != nil {
			return err
		}
		if a.Struck() {
			return pathway.Conflict("This has been struck already.")
		}
		if err := tx.exec(`UPDATE appraisal SET struck_at = ?, struck_why = ? WHERE id = ?`, stamp(tx.Now), reason, appraisal); err != nil {
			return err
		}
		if err := tx.endTasksAbout(appraisal, "Closed by itself: what asked for it was recorded in error.", pathway.TaskRequiredAction); err != nil {
			return err
		}
		if err := tx.exec(`UPDATE note SET struck_at = ?, struck_why = ? WHERE cases = ? AND step = ? AND kind = 'oversight' AND struck_at = '' AND made_at = ?`,
			stamp(tx.Now), reason, number, a.Step, a.RecordedAt); err != nil {
			return err
		}
		if err := tx.recompute(number); err != nil {
			return err
		}
		if err := tx.factsChanged(number); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Struck a record that was made in error: " + a.Kind.Title(), Case: number, Subject: "appraisal", ID: appraisal, Reason: reason})
	})
}

// AppraisalOf returns the conference to people of whose list the record of a mid-point review, an audit or a supervision meeting goes. The
// error is not-found.
func (db *DB) AppraisalOf(ctx context.Context, reader Actor, number, appraisal int64) (int64, error) {
	var a pathway.Appraisal
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err == nil {
			a, err = tx.appraisal(number, appraisal)
		}
		return err
	})
	return a.Conference, err
}

// recordOfAppraisal puts into r the appraisal of which documents tell. The error is not-found where it is another conference's.
func (tx *Tx) recordOfAppraisal(r *pathway.Record, appraisal int64) error {
	a, err := tx.appraisal(r.Case.ID, appraisal)
	if err == nil && a.Conference != r.Conference.ID {
		err = pathway.NotFound("This record")
	}
	if err != nil {
		return err
	}
	r.Appraisal = &a
	return nil
}

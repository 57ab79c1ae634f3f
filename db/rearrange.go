package db

import (
	"context"
	"strings"

	"cp-pathway/pathway"
)

// Rearrange is what the page of a conference that could not go on shows.
type Rearrange struct {
	Screen
	pathway.Rearrangement
	Lines []string // quoracy in words
}

// Rearrangement returns how far all is done that follows on a conference which was not quorate, or would not have been effective; for one who
// may open its family.
func (db *DB) Rearrangement(ctx context.Context, reader Actor, number, conference int64) (Rearrange, error) {
	var x Rearrange
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		if x.Screen, err = tx.screen(number, conference); err != nil {
			return err
		}
		if x.Rearrangement, err = tx.rearrangement(x.Screen); err != nil {
			return err
		}
		f := x.Record.Family()
		for i := range x.Absent {
			a := &x.Absent[i]
			a.Name = f.AgencyOnScreens(a.Agency, a.Name)
		}
		x.Lines = x.Quoracy().Lines()
		return err
	})
	return x, err
}

func (tx *Tx) rearrangement(s Screen) (x pathway.Rearrangement, err error) {
	x.Conference = s.Record.Conference
	k := x.Conference.ID
	if err = tx.one("This conference", `SELECT k.ineffective_why, coalesce(a.name, ''), coalesce(m.name, '') FROM conference k LEFT JOIN account a ON a.id = k.ineffective_by LEFT JOIN account m ON m.id = k.approved_by WHERE k.id = ?`,
		[]any{k}, &x.Why, &x.By, &x.Approved); err != nil {
		return x, err
	}
	if x.Conference.ReplacedBy != 0 {
		if x.New, err = tx.conference(x.Conference.Case, x.Conference.ReplacedBy); err != nil {
			return x, err
		}
		if x.Told, err = tx.told(x.New.ID); err != nil {
			return x, err
		}
	}
	x.Absent = s.AbsentOf()
	for i := range x.Absent {
		if x.Absent[i].Taken, err = value[int64](tx, `SELECT coalesce(max(id), 0) FROM resolution WHERE conference = ? AND agency = ? AND ground = ? AND struck_at = ''`, k, x.Absent[i].Agency, pathway.DidNotCome); err != nil {
			return x, err
		}
	}
	if s.Definition.AsksForSafety() {
		plans, err := tx.safetyPlans(k)
		if err != nil {
			return x, err
		}
		for _, child := range s.Record.Conference.Children {
			m, _ := s.Record.Member(child)
			if !m.Person.Died.IsZero() {
				continue
			}
			p := plans[child]
			p.Child, p.Name = child, m.Person.Name()
			x.Safety = append(x.Safety, p)
		}
	}
	x.Done, err = value[bool](tx, `SELECT EXISTS (SELECT 1 FROM event WHERE conference = ? AND step = ? AND struck_at = '')`, k, pathway.StepNotQuorate)
	return x, err
}

// safetyPlans returns the safety plans of a conference that could not go on, by child.
func (tx *Tx) safetyPlans(conference int64) (map[int64]pathway.SafetyPlan, error) {
	plans := map[int64]pathway.SafetyPlan{}
	_, err := all(tx, func(scan Scan) (none struct{}, err error) {
		var p pathway.SafetyPlan
		err = scan(&p.Child, &p.Keeps, &p.Plain, &p.Version)
		plans[p.Child] = p
		return none, err
	}, `SELECT child, keeps, plain, version FROM safety_plan WHERE conference = ?`, conference)
	return plans, err
}

// DeclareIneffective records that a conference would not be effective, as its chair says: it is adjourned, decides nothing, and needs a new
// date. The error's field is why.
func (db *DB) DeclareIneffective(ctx context.Context, by Actor, number, conference int64, why string) error {
	return db.held(ctx, by, number, conference, func(tx *Tx, s Screen) error {
		k := s.Record.Conference
		f := pathway.Fields{}
		f.Need("why", why, "Say why the conference would not be effective")
		f.AtMost("why", why, 2000)
		if err := f.Err(); err != nil {
			return err
		}
		if k.State != pathway.ConferencePlanned && k.State != pathway.ConferenceHeld {
			return pathway.Refused("Only a conference that is planned or goes on can be declared not effective.")
		}
		if err := tx.update(`UPDATE conference SET ineffective_why = ?, ineffective_by = ? WHERE id = ?`, why, by.ID, conference); err != nil {
			return err
		}
		if _, err := tx.insertNote(pathway.Note{Case: number, Kind: pathway.OversightNote, Conference: conference, Step: pathway.StepNotQuorate, HappenedAt: tx.Minute(),
			Heading: "The chair declares the conference not effective", Text: why}); err != nil {
			return err
		}
		return tx.adjourn(number, conference, "Declared not effective by the chair", "Declared that a conference would not be effective")
	})
}

// adjourn keeps that a conference could not go on: no clock runs, it waits for a new date, and what follows is a task.
func (tx *Tx) adjourn(number, conference int64, why, what string) error {
	if err := tx.update(`UPDATE conference SET state = ?, closed_why = ?, closed_ground = ?, closed_by = ?, version = version + 1 WHERE id = ?`,
		pathway.ConferenceAdjourned, why, pathway.NotQuorate, tx.By.ID, conference); err != nil {
		return err
	}
	if err := tx.endTasksOf(number, "Closed by itself: it was adjourned.", pathway.TaskNotQuorate); err != nil {
		return err
	}
	if err := tx.askToRearrange(number, conference); err != nil {
		return err
	}
	if err := tx.recompute(number); err != nil {
		return err
	}
	return tx.audit(Entry{What: what, Case: number, Subject: "conference", ID: conference})
}

// askToRearrange makes the task that all is done which follows; once for each conference.
func (tx *Tx) askToRearrange(number, conference int64) error {
	if there, err := value[bool](tx, `SELECT EXISTS (SELECT 1 FROM task WHERE conference = ? AND kind = ?)`, conference, pathway.TaskRearrange); err != nil || there {
		return err
	}
	return tx.insertTask(pathway.Task{Case: number, Conference: conference, Kind: pathway.TaskRearrange, Role: pathway.Chair, Due: tx.Today(), Title: "A conference could not go on: see to what follows",
		Text: "A new date with the service manager’s approval; taken up with each agency that did not come; a safety plan for each child, where the pathway asks for one; the new date to everybody."})
}

// TakeUpAbsences takes up informally with the safeguarding lead of each of some agencies that nobody came to a conference. The error's fields
// are agencies, about and answer_due.
func (db *DB) TakeUpAbsences(ctx context.Context, by Actor, number, conference int64, agencies []int64, about string, due pathway.Date) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		c, err := tx.courseFor(number)
		if err != nil {
			return err
		}
		s, err := tx.screen(number, conference)
		if err != nil {
			return err
		}
		x, err := tx.rearrangement(s)
		if err != nil {
			return err
		}
		f := pathway.Fields{}
		absent := map[int64]pathway.AbsentAgency{}
		for _, a := range x.Absent {
			absent[a.Agency] = a
		}
		if len(agencies) == 0 {
			f.Add("agencies", "Choose at least one agency")
		}
		for _, agency := range agencies {
			a, ok := absent[agency]
			if !ok || a.Taken != 0 {
				f.Add("agencies", "Choose among those that did not come, and with which it is not taken up yet")
				continue
			}
			_, err := tx.takeUp(c, pathway.Resolution{Case: number, Conference: conference, Stage: pathway.InformalStage, Ground: pathway.DidNotCome, Agency: agency, About: about, RaisedOn: tx.Today(), AnswerDue: due}, Lead{})
			if pathway.CodeOf(err) != pathway.CodeInvalid && err != nil {
				return err
			}
			for name, message := range pathway.FieldsOf(err) {
				if name == "lead" {
					name, message = "agencies", "The office keeps no safeguarding lead of one of these. Enter one with the agency, or take it up under Issues"
				}
				f.Add(name, message)
			}
		}
		if err := f.Err(); err != nil {
			return err
		}
		return tx.checkRearranged(number)
	})
}

// SaveSafetyPlans keeps what keeps each child safe until the new date. The error's fields are those of [pathway.SafetyPlanField]; a stale version
// is a conflict.
func (db *DB) SaveSafetyPlans(ctx context.Context, by Actor, number, conference int64, list []pathway.SafetyPlan) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		s, err := tx.screen(number, conference)
		if err != nil {
			return err
		}
		x, err := tx.rearrangement(s)
		if err != nil {
			return err
		}
		family := s.Record.Family()
		f := pathway.Fields{}
		for _, was := range x.Safety {
			for _, p := range list {
				if p.Child != was.Child {
					continue
				}
				p.Name, p.Keeps, p.Plain = was.Name, family.KeepCovered(was.Keeps, p.Keeps), family.KeepCovered(was.Plain, p.Plain)
				for name, message := range pathway.FieldsOf(p.Validate()) {
					f.Add(name, message)
				}
				if p.Version != was.Version {
					return pathway.Conflict("Somebody else has changed the safety plan meanwhile. Look at it, and change it again.")
				}
				if err := tx.exec(`INSERT INTO safety_plan (conference, child, keeps, plain, made_at, made_by) VALUES (?, ?, ?, ?, ?, ?)
					ON CONFLICT (conference, child) DO UPDATE SET keeps = excluded.keeps, plain = excluded.plain, made_at = excluded.made_at, made_by = excluded.made_by, version = version + 1`,
					conference, p.Child, p.Keeps, p.Plain, stamp(tx.Now), by.ID); err != nil {
					return err
				}
			}
		}
		if err := f.Err(); err != nil {
			return err
		}
		if err := tx.audit(Entry{What: "Wrote the safety plan until the new date of a conference", Case: number, Subject: "conference", ID: conference}); err != nil {
			return err
		}
		return tx.checkRearranged(number)
	})
}

// checkRearranged records the step of each conference of a family that could not go on, once nothing is left of what follows.
func (tx *Tx) checkRearranged(number int64) error {
	list, err := all(tx, func(scan Scan) (k int64, err error) { return k, scan(&k) },
		`SELECT id FROM conference k WHERE cases = ? AND closed_ground = ? AND replaced_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM event e WHERE e.conference = k.id AND e.step = ? AND e.struck_at = '')`,
		number, pathway.NotQuorate, pathway.StepNotQuorate)
	if err != nil {
		return err
	}
	for _, k := range list {
		s, err := tx.screen(number, k)
		if err != nil {
			return err
		}
		x, err := tx.rearrangement(s)
		if err != nil {
			return err
		}
		if !x.AllDone() {
			continue
		}
		if _, err := tx.recordStep(pathway.StepEntry{Case: number, Conference: k, Step: pathway.StepNotQuorate, Who: x.Approved, Note: strings.TrimSpace(x.InWords())}); err != nil {
			return err
		}
		if err := tx.exec(`UPDATE task SET done_at = ?, done_note = 'Closed by itself: everything that follows has been done.' WHERE done_at IS NULL AND kind = ? AND conference = ?`, stamp(tx.Now), pathway.TaskRearrange, k); err != nil {
			return err
		}
	}
	return nil
}

package db

import (
	"cmp"
	"context"
	"time"

	"cp-pathway/pathway"
)

// resolutions returns what was taken up with agencies, the latest first.
func (tx *Tx) resolutions(where string, args ...any) ([]pathway.Resolution, error) {
	return all(tx, func(scan Scan) (x pathway.Resolution, err error) {
		return x, scan(&x.ID, &x.Case, &x.CaseName, &x.Reference, ref{&x.Conference}, &x.Stage, &x.Ground, &x.Agency, &x.AgencyName, &x.To, &x.ToName, &x.ToEmail, &x.About, &x.RaisedOn, &x.RaisedName,
			&x.AnswerDue, &x.Answer, &x.AnsweredBy, &x.AnsweredOn, &x.Outcome, ref{&x.Follows}, &x.FollowsOn, &x.FollowedBy, instant{&x.StruckAt}, &x.StruckWhy, &x.Version)
	}, `SELECT x.id, x.cases, c.name, c.reference, x.conference, x.stage, x.ground, x.agency, g.name, x.professional, p.name, p.email, x.about, x.raised_on, a.name,
	           x.answer_due, x.answer, x.answered_by, x.answered_on, x.outcome, x.follows, coalesce((SELECT y.raised_on FROM resolution y WHERE y.id = x.follows), ''),
	           coalesce((SELECT y.id FROM resolution y WHERE y.follows = x.id AND y.struck_at = ''), 0), x.struck_at, x.struck_why, x.version
	      FROM resolution x
	      JOIN cases c ON c.id = x.cases
	      JOIN agency g ON g.id = x.agency
	      JOIN professional p ON p.id = x.professional
	      JOIN account a ON a.id = x.raised_by
	     WHERE `+where+`
	     ORDER BY x.raised_on DESC, x.id DESC`, args...)
}

// resolution returns one of a family. One of another family is not there.
func (tx *Tx) resolution(number, resolution int64) (pathway.Resolution, error) {
	list, err := tx.resolutions(`x.id = ? AND x.cases = ?`, resolution, number)
	if err == nil && len(list) == 0 {
		err = pathway.NotFound("This matter")
	}
	if err != nil {
		return pathway.Resolution{}, err
	}
	return list[0], nil
}

// Resolutions returns what was taken up about a family, the latest first, as screens may hold it, for one who may open the family.
func (db *DB) Resolutions(ctx context.Context, reader Actor, number int64) ([]pathway.Resolution, error) {
	return coveredList(ctx, db, reader, number, func(tx *Tx) ([]pathway.Resolution, error) { return tx.resolutions(`x.cases = ?`, number) },
		func(x *pathway.Resolution, f *pathway.Family, cover func(string) string) { x.OnScreens(f, cover) })
}

// OpenResolutions returns what waits for an answer, of all the families that the reader may open, the most urgent first: without the
// texts.
func (db *DB) OpenResolutions(ctx context.Context, reader Actor) ([]pathway.Resolution, error) {
	var list []pathway.Resolution
	err := db.Read(ctx, func(tx *Tx) (err error) {
		seen, args := openCases(reader)
		list, err = tx.resolutions(`x.outcome = '' AND x.struck_at = '' AND NOT EXISTS (SELECT 1 FROM resolution y WHERE y.follows = x.id AND y.struck_at = '') AND `+seen, args...)
		if err != nil {
			return err
		}
		families, covers := map[int64]*pathway.Family{}, map[int64]func(string) string{}
		for i := range list {
			x := &list[i]
			if covers[x.Case] == nil {
				f, err := tx.family(x.Case)
				if err != nil {
					return err
				}
				families[x.Case], covers[x.Case] = &f, f.Covering()
			}
			x.About = ""
			x.OnScreens(families[x.Case], covers[x.Case])
		}
		return nil
	})
	return list, err
}

// Resolution returns one matter of a family as screens may hold it, with the message to its agency.
func (db *DB) Resolution(ctx context.Context, reader Actor, number, resolution int64) (x pathway.Resolution, message pathway.Ask, err error) {
	err = db.Read(ctx, func(tx *Tx) error {
		if _, err := tx.caseHead(reader, number); err != nil {
			return err
		}
		f, err := tx.family(number)
		if err != nil {
			return err
		}
		o, err := tx.office()
		if err != nil {
			return err
		}
		if x, err = tx.resolution(number, resolution); err != nil {
			return err
		}
		x.OnScreens(&f, f.Covering())
		message.To, message.ToName = x.ToEmail, x.ToName
		message.Subject, message.Text = x.Message(x.Reference, o)
		return nil
	})
	return x, message, err
}

// Lead is the safeguarding lead of an agency as typed; without a name, the one whom the office keeps with the agency.
type Lead struct{ Name, Email string }

// TakeUp records that something is taken up with an agency, with an oversight note to copy to the authority's case system, and with
// that the step of the pathway that it does. It returns its id. The error's fields are those of pathway.Resolution, lead and lead_email.
func (db *DB) TakeUp(ctx context.Context, by Actor, x pathway.Resolution, lead Lead) (int64, error) {
	err := db.Write(ctx, by, func(tx *Tx) error {
		c, err := tx.courseFor(x.Case)
		if err != nil {
			return err
		}
		if x.Conference == 0 {
			x.Conference = c.Current().ID
		} else if _, err := tx.conference(x.Case, x.Conference); err != nil {
			return err
		}
		if x.ID, err = tx.takeUp(c, x, lead); err != nil {
			return err
		}
		return tx.checkRearranged(x.Case)
	})
	return x.ID, err
}

func (tx *Tx) takeUp(c *pathway.Course, x pathway.Resolution, lead Lead) (int64, error) {
	f := pathway.Fields{}
	for name, message := range pathway.FieldsOf(x.Validate(tx.Today())) {
		f.Add(name, message)
	}
	if x.Agency != 0 && x.To == 0 {
		var err error
		if x.To, err = tx.lead(x.Agency, lead); err != nil {
			if pathway.CodeOf(err) != pathway.CodeInvalid {
				return 0, err
			}
			for name, message := range pathway.FieldsOf(err) {
				f.Add(name, message)
			}
		}
	}
	if err := f.Err(); err != nil {
		return 0, err
	}
	same, err := value[int64](tx, `SELECT coalesce(max(id), 0) FROM resolution
		WHERE cases = ? AND stage = ? AND agency = ? AND professional = ? AND ground = ? AND about = ? AND raised_by = ? AND made_at >= ? AND struck_at = ''`,
		x.Case, x.Stage, x.Agency, x.To, x.Ground, x.About, tx.By.ID, stamp(tx.Now.Add(-10*time.Minute)))
	if err != nil || same != 0 { // the form was sent twice
		return same, err
	}
	number, err := tx.insert(`INSERT INTO resolution (cases, conference, stage, ground, agency, professional, about, raised_on, raised_by, made_at, answer_due, follows) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		x.Case, id(x.Conference), x.Stage, x.Ground, x.Agency, x.To, x.About, x.RaisedOn, tx.By.ID, stamp(tx.Now), x.AnswerDue, id(x.Follows))
	if err != nil {
		return 0, err
	}
	if x, err = tx.resolution(x.Case, number); err != nil {
		return 0, err
	}
	if err := tx.writeToLead(x); err != nil {
		return 0, err
	}
	if _, err := tx.insertNote(pathway.ResolutionNote(x, x.RaisedOn.At(0, 0))); err != nil {
		return 0, err
	}
	if step := c.Definition.Meets(&x); step != "" && c.Events.ConferenceHeld {
		if err := tx.meetByResolution(x, step); err != nil {
			return 0, err
		}
	}
	return number, tx.audit(Entry{What: "Took something up with an agency: issues resolution, " + string(x.Stage) + " stage", Case: x.Case, Subject: "issues resolution", ID: number})
}

// writeToLead lets a letter go to the safeguarding lead of the agency, where there is a conference with whose letters it goes.
func (tx *Tx) writeToLead(x pathway.Resolution) error {
	if x.Conference == 0 {
		return nil
	}
	r, err := tx.record(x.Case, x.Conference)
	if err != nil {
		return err
	}
	_, known := r.Colleague(x.To)
	if _, err = tx.writeTo(r, x.To, "Safeguarding lead"); err != nil || known {
		return err
	}
	return tx.leadKnows(x)
}

// leadKnows puts down of a safeguarding lead who has come into a family's network what is so of the people of their agency: of which
// children they may know, which is to be confirmed, and whether that it works with the family gives a place away.
func (tx *Tx) leadKnows(x pathway.Resolution) error {
	const theirs = `FROM network n JOIN professional p ON p.id = n.professional WHERE n.cases = ?1 AND p.agency = ?2 AND n.professional <> ?3`
	if err := tx.exec(`
		DELETE FROM network_child
		 WHERE network = (SELECT id FROM network WHERE cases = ?1 AND professional = ?3)
		   AND EXISTS (SELECT 1 `+theirs+`)
		   AND child NOT IN (SELECT c.child FROM network_child c WHERE c.network IN (SELECT n.id `+theirs+`))`, x.Case, x.Agency, x.To); err != nil {
		return err
	}
	return tx.exec(`UPDATE network SET protected_place = coalesce((SELECT max(n.protected_place) `+theirs+`), 0) WHERE cases = ?1 AND professional = ?3`, x.Case, x.Agency, x.To)
}

// recordResolution puts into r the matter of which documents tell. The error is not-found where it is another conference's.
func (tx *Tx) recordResolution(r *pathway.Record, row int64) error {
	x, err := tx.resolution(r.Case.ID, row)
	if err != nil {
		return err
	}
	if x.Conference != r.Conference.ID {
		return pathway.NotFound("This matter")
	}
	r.Resolution = &x
	return nil
}

// ResolutionOf returns the conference with whose letters that of a matter goes. The error is not-found, also where there is none.
func (db *DB) ResolutionOf(ctx context.Context, reader Actor, number, resolution int64) (int64, error) {
	x, _, err := db.Resolution(ctx, reader, number, resolution)
	if err == nil && x.Conference == 0 {
		err = pathway.NotFound("This letter")
	}
	return x.Conference, err
}

// meetByResolution records the step that is done by taking something up.
func (tx *Tx) meetByResolution(x pathway.Resolution, step string) error {
	event, err := tx.recordStep(pathway.StepEntry{Case: x.Case, Conference: x.Conference, Step: step, HappenedAt: x.RaisedOn.At(0, 0), Who: tx.By.Name, Note: x.Heading() + ", with " + x.AgencyName})
	if err != nil {
		return err
	}
	return tx.update(`UPDATE resolution SET event = ? WHERE id = ?`, event, x.ID)
}

// lead returns the professional who is the safeguarding lead of an agency: of that name, or else whom the office keeps with it. Who is
// not in the directory yet is entered there. The error's fields are agency, lead and lead_email.
func (tx *Tx) lead(agency int64, typed Lead) (int64, error) {
	p := pathway.Professional{Agency: agency, JobTitle: "Safeguarding lead"}
	var phone, email string
	if err := tx.one("This agency", `SELECT lead_name, lead_phone, lead_email FROM agency WHERE id = ?`, []any{agency}, &p.Name, &phone, &email); err != nil {
		return 0, err
	}
	switch {
	case typed.Name != "" && pathway.Normalise(typed.Name) != pathway.Normalise(p.Name):
		p.Name, p.Email = typed.Name, typed.Email
	default:
		p.Phone, p.Email = phone, cmp.Or(typed.Email, email)
	}
	f := pathway.Fields{}
	f.Need("lead", p.Name, "The office keeps no safeguarding lead of this agency. Enter their name")
	f.AtMost("lead", p.Name, pathway.MaxName)
	if err := f.Err(); err != nil {
		return 0, err
	}
	known, err := value[int64](tx, `SELECT coalesce((SELECT id FROM professional WHERE agency = ? AND name = ? AND ended_at = '' ORDER BY id LIMIT 1), 0)`, agency, p.Name)
	if err != nil || known != 0 {
		return known, err
	}
	number, err := tx.keepProfessional(p)
	for name, message := range pathway.FieldsOf(err) {
		f.Add(map[string]string{"email": "lead_email"}[name], message)
	}
	return number, cmp.Or(f.Err(), err)
}

// AnswerResolution records what an agency answered, or puts it right. The error's fields are those of [pathway.Resolution.CheckAnswer].
func (db *DB) AnswerResolution(ctx context.Context, by Actor, number, resolution int64, version int, a pathway.ResolutionAnswer) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		x, err := tx.resolution(number, resolution)
		if err != nil {
			return err
		}
		f, err := tx.family(number)
		if err != nil {
			return err
		}
		a.Answer = f.KeepCovered(x.Answer, a.Answer)
		if err := x.CheckAnswer(a, tx.Today()); err != nil {
			return err
		}
		if err := tx.update(`UPDATE resolution SET answer = ?, answered_by = ?, answered_on = ?, outcome = ?, version = version + 1 WHERE id = ? AND version = ?`,
			a.Answer, a.By, a.On, a.Outcome, resolution, version); err != nil {
			return err
		}
		if err := tx.endTaskOf("resolution", resolution, "Closed by itself: it was answered."); err != nil {
			return err
		}
		if _, err := tx.insertNote(x.AnswerNote(a, a.On.At(0, 0))); err != nil {
			return err
		}
		what := "Recorded what an agency answered: issues resolution"
		if x.Outcome != "" {
			what = "Put right what an agency answered: issues resolution"
		}
		return tx.audit(Entry{What: what, Case: number, Subject: "issues resolution", ID: resolution})
	})
}

// MakeFormal takes to the formal stage what the informal one has not settled, and returns the new one's id. The error's fields are about and
// answer_due.
func (db *DB) MakeFormal(ctx context.Context, by Actor, number, resolution int64, about string, due pathway.Date) (int64, error) {
	var formal int64
	err := db.Write(ctx, by, func(tx *Tx) error {
		c, err := tx.courseFor(number)
		if err != nil {
			return err
		}
		x, err := tx.resolution(number, resolution)
		if err != nil {
			return err
		}
		if why := x.FormalRefusal(); why != "" {
			return pathway.Refused(why)
		}
		f, err := tx.family(number)
		if err != nil {
			return err
		}
		if formal, err = tx.takeUp(c, x.Formal(f.KeepCovered(x.About, about), tx.Today(), due), Lead{}); err != nil {
			return err
		}
		return tx.endTaskOf("resolution", resolution, "Closed by itself: it was taken to the formal stage.")
	})
	return formal, err
}

// StrikeResolution marks a matter as entered in error; it stays readable, and a step that was done with it is open again. The error's
// field is reason.
func (db *DB) StrikeResolution(ctx context.Context, by Actor, number, resolution int64, reason string) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		x, err := tx.resolution(number, resolution)
		if err != nil {
			return err
		}
		if err := tx.needReason(number, reason); err != nil {
			return err
		}
		switch {
		case !x.StruckAt.IsZero():
			return pathway.Conflict("This has been struck already.")
		case x.FollowedBy != 0:
			return pathway.Refused("It was taken to the formal stage. Strike that first.")
		}
		if err := tx.update(`UPDATE resolution SET struck_at = ?, struck_why = ?, version = version + 1 WHERE id = ?`, stamp(tx.Now), reason, resolution); err != nil {
			return err
		}
		event, err := value[int64](tx, `SELECT coalesce(event, 0) FROM resolution WHERE id = ?`, resolution)
		if err != nil {
			return err
		}
		if event != 0 {
			if err := tx.strikeStep(number, event, reason); err != nil {
				return err
			}
		}
		if err := tx.endTaskOf("resolution", resolution, "Closed by itself: it was entered in error."); err != nil {
			return err
		}
		if err := tx.factsChanged(number); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Struck issues resolution that was entered in error", Case: number, Subject: "issues resolution", ID: resolution, Reason: reason})
	})
}

// endTaskOf closes the task that was made of a row of a table whose answer was overdue.
func (tx *Tx) endTaskOf(table string, row int64, why string) error {
	return tx.exec(`UPDATE task SET done_at = ?, done_note = ? WHERE done_at IS NULL AND id = (SELECT task FROM `+table+` WHERE id = ?)`, stamp(tx.Now), why, row)
}

package db

import (
	"context"
	"time"

	"cp-pathway/pathway"
)

// objections returns formal dissents and complaints, the latest first.
func (tx *Tx) objections(where string, args ...any) ([]pathway.Objection, error) {
	return all(tx, func(scan Scan) (x pathway.Objection, err error) {
		return x, scan(&x.ID, &x.Case, &x.CaseName, &x.Reference, &x.Kind, ref{&x.Conference}, ref{&x.Attendee}, &x.By, &x.About, &x.MadeAt, &x.How, &x.SentTo, &x.Stage, &x.AcknowledgedOn, &x.AnswerDue,
			&x.Answer, &x.AnsweredOn, &x.RecordedName, instant{&x.StruckAt}, &x.StruckWhy, &x.Version)
	}, `SELECT x.id, x.cases, c.name, c.reference, x.kind, x.conference, x.attendee, x.by_name, x.about, x.made_at, x.how, x.sent_to, x.stage, x.acknowledged_on, x.answer_due,
	           x.answer, x.answered_on, a.name, x.struck_at, x.struck_why, x.version
	      FROM objection x JOIN cases c ON c.id = x.cases JOIN account a ON a.id = x.recorded_by
	     WHERE `+where+`
	     ORDER BY x.made_at DESC, x.id DESC`, args...)
}

func (tx *Tx) objection(number, objection int64) (pathway.Objection, error) {
	list, err := tx.objections(`x.id = ? AND x.cases = ?`, objection, number)
	if err == nil && len(list) == 0 {
		err = pathway.NotFound("This objection")
	}
	if err != nil {
		return pathway.Objection{}, err
	}
	return list[0], nil
}

// Objections returns the formal dissents and complaints of a family, the latest first, as screens may hold them, for one who may open the
// family; of all families those that wait for an answer, without what they say, where number is 0.
func (db *DB) Objections(ctx context.Context, reader Actor, number int64) ([]pathway.Objection, error) {
	var list []pathway.Objection
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if number == 0 {
			seen, args := openCases(reader)
			list, err = tx.objections(`x.answered_on = '' AND x.struck_at = '' AND `+seen, args...)
			for i := range list {
				list[i].About, list[i].By, list[i].SentTo = "", "", ""
			}
			return err
		}
		if _, err := tx.caseHead(reader, number); err != nil {
			return err
		}
		f, err := tx.family(number)
		if err != nil {
			return err
		}
		list, err = tx.objections(`x.cases = ?`, number)
		cover := f.Covering()
		for i := range list {
			list[i].Cover(cover)
		}
		return err
	})
	return list, err
}

// Objection returns one of a family as screens may hold it.
func (db *DB) Objection(ctx context.Context, reader Actor, number, objection int64) (x pathway.Objection, o pathway.Office, err error) {
	err = db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		f, err := tx.family(number)
		if err != nil {
			return err
		}
		if o, err = tx.office(); err != nil {
			return err
		}
		x, err = tx.objection(number, objection)
		x.Cover(f.Covering())
		return err
	})
	return x, o, err
}

// RecordObjection records a formal dissent or a complaint, which stands on the list of today until it is answered, and returns its id. The
// error's fields are those of [pathway.Objection.Validate], for a dissent after its 72 hours too.
func (db *DB) RecordObjection(ctx context.Context, by Actor, x pathway.Objection) (int64, error) {
	err := db.Write(ctx, by, func(tx *Tx) (err error) {
		if _, err := tx.caseFor(x.Case); err != nil {
			return err
		}
		var k pathway.Conference
		var until pathway.DateTime
		if x.Conference != 0 {
			r, err := tx.record(x.Case, x.Conference)
			if err != nil {
				return err
			}
			k = r.Conference
			if a, ok := r.Attendee(x.Attendee); x.Attendee != 0 && (!ok || a.Purpose == pathway.WrittenTo) {
				return pathway.NotFound("This person on the list")
			} else if ok && a.Professional == 0 && x.Kind == pathway.FormalDissent {
				return pathway.Invalid(pathway.Fields{"attendee": "An agency dissents formally. What one of the family says against a decision is a complaint"})
			} else if ok {
				x.By, _ = r.NameOf(a)
				docs, err := tx.documents(`d.conference = ? AND d.attendee = ?`, x.Conference, x.Attendee)
				if err != nil {
					return err
				}
				until = pathway.DissentUntil(docs, x.Attendee)
			}
		}
		if err := x.Validate(k, until, tx.Minute()); err != nil {
			return err
		}
		same, err := value[int64](tx, `SELECT coalesce(max(id), 0) FROM objection WHERE cases = ? AND kind = ? AND about = ? AND by_name = ? AND made_at = ? AND recorded_by = ? AND recorded_at >= ? AND struck_at = ''`,
			x.Case, x.Kind, x.About, x.By, x.MadeAt, by.ID, stamp(tx.Now.Add(-10*time.Minute)))
		if err != nil || same != 0 { // the form was sent twice
			x.ID = same
			return err
		}
		task, err := tx.storeTask(x.Task())
		if err != nil {
			return err
		}
		if x.ID, err = tx.insert(`INSERT INTO objection (cases, kind, conference, attendee, by_name, about, made_at, how, sent_to, stage, acknowledged_on, answer_due, task, recorded_at, recorded_by)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, x.Case, x.Kind, id(x.Conference), id(x.Attendee), x.By, x.About, x.MadeAt, x.How, x.SentTo, x.Stage, x.AcknowledgedOn, x.AnswerDue, task, stamp(tx.Now), by.ID); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Recorded a " + objectionWords(x.Kind), Case: x.Case, Subject: "objection", ID: x.ID})
	})
	return x.ID, err
}

func objectionWords(kind pathway.ObjectionKind) string {
	if kind == pathway.Complaint {
		return "complaint"
	}
	return "formal dissent"
}

// AnswerObjection records what was answered, or puts it right; of a complaint also how far it has gone and when it was acknowledged. Without an
// answer it keeps those alone. The error's fields are answer, answered_on, acknowledged_on and stage.
func (db *DB) AnswerObjection(ctx context.Context, by Actor, number, objection int64, version int, said pathway.Objection) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		x, err := tx.objection(number, objection)
		if err != nil {
			return err
		}
		f, err := tx.family(number)
		if err != nil {
			return err
		}
		x.Answer, x.AnsweredOn = f.KeepCovered(x.Answer, said.Answer), said.AnsweredOn
		what := "Recorded what was answered to a " + objectionWords(x.Kind)
		if x.Kind == pathway.Complaint {
			if x.Stage, x.AcknowledgedOn = said.Stage, said.AcknowledgedOn; x.Answer == "" && x.AnsweredOn.IsZero() {
				what = "Recorded how far a complaint has gone"
			}
			if err := x.Validate(pathway.Conference{}, pathway.DateTime{}, tx.Minute()); err != nil {
				return err
			}
		}
		if x.Kind != pathway.Complaint || x.Answer != "" || !x.AnsweredOn.IsZero() {
			if err := x.CheckAnswer(x.Answer, x.AnsweredOn, tx.Today()); err != nil {
				return err
			}
			if err := tx.endTaskOf("objection", objection, "Closed by itself: it was answered."); err != nil {
				return err
			}
		}
		if err := tx.update(`UPDATE objection SET stage = ?, acknowledged_on = ?, answer = ?, answered_on = ?, version = version + 1 WHERE id = ? AND version = ? AND struck_at = ''`,
			x.Stage, x.AcknowledgedOn, x.Answer, x.AnsweredOn, objection, version); err != nil {
			return err
		}
		return tx.audit(Entry{What: what, Case: number, Subject: "objection", ID: objection})
	})
}

// StrikeObjection marks one as entered in error; it stays readable. The error's field is reason.
func (db *DB) StrikeObjection(ctx context.Context, by Actor, number, objection int64, reason string) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		x, err := tx.objection(number, objection)
		if err != nil {
			return err
		}
		if err := tx.needReason(number, reason); err != nil {
			return err
		}
		if !x.StruckAt.IsZero() {
			return pathway.Conflict("This has been struck already.")
		}
		if err := tx.update(`UPDATE objection SET struck_at = ?, struck_why = ?, version = version + 1 WHERE id = ?`, stamp(tx.Now), reason, objection); err != nil {
			return err
		}
		if err := tx.endTaskOf("objection", objection, "Closed by itself: it was entered in error."); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Struck a " + objectionWords(x.Kind) + " that was entered in error", Case: number, Subject: "objection", ID: objection, Reason: reason})
	})
}

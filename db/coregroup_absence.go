package db

import (
	"context"

	"cp-pathway/pathway"
)

const absenceQuery = `
	SELECT b.id, g.cases, g.conference, g.id, g.number, g.held_at, g.next_on, g.next_where, b.attendee, f.name, coalesce(b.manager, 0), b.state, b.closed_why, b.version,
	       (SELECT count(*) FROM core_group_absence o JOIN core_group p ON p.id = o.core_group JOIN attendee q ON q.id = o.attendee
	         WHERE p.cases = g.cases AND p.state = 'held' AND p.held_at <= g.held_at AND q.professional = a.professional)
	  FROM core_group_absence b
	  JOIN core_group g ON g.id = b.core_group
	  JOIN attendee a ON a.id = b.attendee
	  JOIN professional f ON f.id = a.professional
	 WHERE g.cases = ?`

func scanAbsence(scan Scan) (x pathway.MemberAbsence, err error) {
	return x, scan(&x.ID, &x.Case, &x.Conference, &x.CoreGroup, &x.Number, &x.HeldAt, &x.NextOn, &x.NextWhere, &x.Attendee, &x.Name, &x.Manager, &x.State, &x.ClosedWhy, &x.Version, &x.Times)
}

// memberAbsence returns one absence of a family's professionals from a core group. One of another family is not there.
func (tx *Tx) memberAbsence(number, absence int64) (pathway.MemberAbsence, error) {
	list, err := all(tx, scanAbsence, absenceQuery+` AND b.id = ?`, number, absence)
	if err == nil && len(list) == 0 {
		err = pathway.NotFound("This absence")
	}
	if err != nil {
		return pathway.MemberAbsence{}, err
	}
	return list[0], nil
}

// MemberAbsences returns the absences of a family's professionals from its core groups, the latest first, as screens may hold
// them, for one who may open it.
func (db *DB) MemberAbsences(ctx context.Context, reader Actor, number int64) ([]pathway.MemberAbsence, error) {
	var list []pathway.MemberAbsence
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		if list, err = all(tx, scanAbsence, absenceQuery+` ORDER BY g.held_at DESC, a.position, b.id`, number); err != nil || len(list) == 0 {
			return err
		}
		f, err := tx.family(number)
		cover := f.Covering()
		for i := range list {
			list[i].Name = cover(list[i].Name)
		}
		return err
	})
	return list, err
}

// AbsenceOf returns the conference on whose list somebody stands who was absent from a core group. The error is not-found.
func (db *DB) AbsenceOf(ctx context.Context, reader Actor, number, absence int64) (int64, error) {
	var x pathway.MemberAbsence
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err == nil {
			x, err = tx.memberAbsence(number, absence)
		}
		return err
	})
	return x.Conference, err
}

// recordAbsence puts into r the absence of which documents tell. The error is not-found where it is another conference's.
func (tx *Tx) recordAbsence(r *pathway.Record, absence int64) error {
	x, err := tx.memberAbsence(r.Case.ID, absence)
	if err != nil {
		return err
	}
	if x.Conference != r.Conference.ID {
		return pathway.NotFound("This absence")
	}
	r.Absence = &x
	return nil
}

// openAbsences has the office take up each absence of a professional from a core group that was recorded.
func (tx *Tx) openAbsences(r *pathway.Record, g *pathway.CoreGroup) error {
	for _, x := range pathway.Absences([]pathway.CoreGroup{*g}) {
		if a, _ := r.Attendee(x.Attendee); a.Professional == 0 {
			continue
		}
		absence, err := tx.insert(`INSERT INTO core_group_absence (core_group, attendee) VALUES (?, ?)`, g.ID, x.Attendee)
		if err != nil {
			return err
		}
		if err := tx.askAbsence(g.Case, absence); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) askAbsence(number, absence int64) error {
	x, err := tx.memberAbsence(number, absence)
	if err != nil {
		return err
	}
	t := x.Task()
	calendar, err := tx.calendar()
	if err != nil {
		return err
	}
	t.Due = calendar.AddWorkingDays(tx.Today(), 5)
	return tx.insertTask(t)
}

// strikeAbsences ends the absences from a core group that was recorded in error.
func (tx *Tx) strikeAbsences(group int64) error {
	if err := tx.exec(`UPDATE task SET done_at = ?, done_by = ?, done_note = 'Closed by itself: the core group was recorded in error.'
		 WHERE kind = ? AND done_at IS NULL AND about IN (SELECT id FROM core_group_absence WHERE core_group = ?)`, stamp(tx.Now), tx.By.ID, pathway.TaskAbsence, group); err != nil {
		return err
	}
	return tx.exec(`UPDATE core_group_absence SET state = ?, version = version + 1 WHERE core_group = ?`, pathway.AbsenceStruck, group)
}

// onAbsence runs fn on an absence that is to be taken up, where it is still the one that was looked at.
func (db *DB) onAbsence(ctx context.Context, by Actor, number, absence int64, version int, fn func(*Tx, pathway.MemberAbsence) error) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		x, err := tx.memberAbsence(number, absence)
		switch {
		case err != nil:
			return err
		case x.State != pathway.AbsenceOpen:
			return pathway.Conflict("This absence has been taken up or closed already.")
		case x.Version != version:
			return pathway.Conflict("Somebody else has changed this since you opened it.")
		}
		return fn(tx, x)
	})
}

// ChooseManager keeps who is written to about an absence: somebody of the same agency in the directory, or one who comes into it
// (ID 0, with name, job title and email). The error's fields are manager, new_name, new_job_title, new_email.
func (db *DB) ChooseManager(ctx context.Context, by Actor, number, absence int64, version int, manager pathway.Professional) error {
	return db.onAbsence(ctx, by, number, absence, version, func(tx *Tx, x pathway.MemberAbsence) error {
		r, err := tx.record(number, x.Conference)
		if err != nil {
			return err
		}
		a, _ := r.Attendee(x.Attendee)
		absent, err := tx.professional(a.Professional)
		if err != nil {
			return err
		}
		switch {
		case manager.ID != 0:
			if manager, err = tx.professional(manager.ID); err == nil {
				err = pathway.CheckManager(absent, manager)
			}
		case manager.Name == "":
			err = pathway.Invalid(pathway.Fields{"manager": "Choose their manager, or enter one who is not in the directory yet"})
		default:
			manager.Agency = absent.Agency
			if manager.ID, err = tx.keepProfessional(manager); err != nil {
				err = prefixed(err, "new_")
			}
		}
		if err != nil {
			return err
		}
		role := manager.JobTitle
		if role == "" {
			role = "Manager"
		}
		_, known := r.Colleague(manager.ID)
		attendee, err := tx.writeTo(r, manager.ID, role)
		if err != nil {
			return err
		}
		if !known {
			if err := tx.managerKnows(number, a.Professional, manager.ID); err != nil {
				return err
			}
		}
		if err := tx.update(`UPDATE core_group_absence SET manager = ?, version = version + 1 WHERE id = ? AND version = ?`, attendee, absence, x.Version); err != nil {
			return err
		}
		if err := tx.factsChanged(number); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Chose the manager to whom an absence from a core group is taken up", Case: number, Subject: "absence", ID: absence})
	})
}

// managerKnows puts down of a manager who has come into a family's network what is so of their member of staff: of which children
// they may know, which is to be confirmed, and whether that they work there gives a place away.
func (tx *Tx) managerKnows(number, member, manager int64) error {
	if err := tx.exec(`
		DELETE FROM network_child
		 WHERE network = (SELECT id FROM network WHERE cases = ?1 AND professional = ?2)
		   AND child NOT IN (SELECT x.child FROM network_child x JOIN network n ON n.id = x.network WHERE n.cases = ?1 AND n.professional = ?3)`, number, manager, member); err != nil {
		return err
	}
	return tx.exec(`UPDATE network SET protected_place = (SELECT n.protected_place FROM network n WHERE n.cases = ?1 AND n.professional = ?3) WHERE cases = ?1 AND professional = ?2`, number, manager, member)
}

// prefixed names the fields of an error as a form has them in which they stand beside others.
func prefixed(err error, prefix string) error {
	fields := pathway.FieldsOf(err)
	if len(fields) == 0 {
		return err
	}
	out := pathway.Fields{}
	for name, message := range fields {
		out[prefix+name] = message
	}
	return pathway.Invalid(out)
}

// CloseAbsence closes an absence without a letter. The error's field is why.
func (db *DB) CloseAbsence(ctx context.Context, by Actor, number, absence int64, version int, why string) error {
	return db.onAbsence(ctx, by, number, absence, version, func(tx *Tx, x pathway.MemberAbsence) error {
		f, err := tx.family(number)
		if err != nil {
			return err
		}
		why = f.KeepCovered("", why)
		if err := x.CheckClosing(why); err != nil {
			return err
		}
		if err := tx.update(`UPDATE core_group_absence SET state = ?, closed_why = ?, version = version + 1 WHERE id = ? AND version = ?`, pathway.AbsenceClosed, why, absence, x.Version); err != nil {
			return err
		}
		if err := tx.endTasksAbout(absence, "Closed without a letter.", pathway.TaskAbsence); err != nil {
			return err
		}
		if err := tx.factsChanged(number); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Closed an absence from a core group without a letter", Case: number, Subject: "absence", ID: absence})
	})
}

// absenceSent notes that the manager has been written to, once the letter has gone, and that it is to be done again where it came
// back.
func (tx *Tx) absenceSent(number, conference, absence int64) error {
	o := pathway.Occasion{Moment: pathway.AtAbsence, About: absence}
	l, err := tx.letters(number, conference, o)
	if err != nil {
		return err
	}
	_, sent := pathway.AllSent(pathway.DueAt(l.Record, l.Documents, o))
	switch state := l.Record.Absence.State; {
	case sent && state == pathway.AbsenceOpen:
		if err := tx.exec(`UPDATE core_group_absence SET state = ?, version = version + 1 WHERE id = ?`, pathway.AbsenceWritten, absence); err != nil {
			return err
		}
		return tx.endTasksAbout(absence, "Closed by itself: the letter has gone.", pathway.TaskAbsence)
	case !sent && state == pathway.AbsenceWritten:
		if err := tx.exec(`UPDATE core_group_absence SET state = ?, version = version + 1 WHERE id = ?`, pathway.AbsenceOpen, absence); err != nil {
			return err
		}
		return tx.askAbsence(number, absence)
	}
	return nil
}

package db

import (
	"context"

	"cp-pathway/pathway"
)

// SaveStrategyMeeting records a strategy meeting (ID 0) or changes one, and returns its id. Who rang about it goes into the
// contact log too. The error's fields are those of pathway.StrategyMeeting, and follows and s47; its code is conflict where the
// version is stale.
func (db *DB) SaveStrategyMeeting(ctx context.Context, by Actor, m pathway.StrategyMeeting) (int64, error) {
	return db.SaveStrategyMeetingLate(ctx, by, m, pathway.Late{})
}

// SaveStrategyMeetingLate is SaveStrategyMeeting where Day 1 may move so that the conference that is booked becomes late: then it
// needs late, and its fields late_reason and late_agreed are wrong without.
func (db *DB) SaveStrategyMeetingLate(ctx context.Context, by Actor, m pathway.StrategyMeeting, late pathway.Late) (int64, error) {
	err := db.Write(ctx, by, func(tx *Tx) error {
		c, err := tx.courseFor(m.Case)
		if err != nil {
			return err
		}
		if last := c.Run(); m.ID == 0 && m.Follows == 0 && last.FoundHarm() { // the meeting that the assessment asked for
			m.Follows = last.LedToNew()
		}
		var was pathway.StrategyMeeting
		if m.ID != 0 {
			if was, _, err = c.Meeting(m.ID); err != nil {
				return err
			}
			if (was.Notice == nil) != (m.Notice == nil) {
				return pathway.NotFound("This record")
			}
			f, err := tx.family(m.Case)
			if err != nil {
				return err
			}
			m.KeepCovered(&f, was)
		}
		if m.ID == 0 && m.Notice != nil {
			if err := c.CheckNotice(); err != nil {
				return err
			}
		}
		if err := tx.checkMeeting(c, was, m); err != nil {
			return err
		}
		if err := tx.enterAttendees(m.Attendees); err != nil {
			return err
		}
		if m.ID == 0 {
			m.ID, err = tx.insertMeeting(m)
		} else {
			err = tx.updateMeeting(m)
		}
		if err != nil {
			return err
		}
		if err := tx.logContact(was, m); err != nil {
			return err
		}
		if err := tx.keepLate(c, late); err != nil {
			return err
		}
		if err := tx.factsChanged(m.Case); err != nil {
			return err
		}
		if err := tx.recompute(m.Case); err != nil {
			return err
		}
		if err := tx.stillToTell(c); err != nil {
			return err
		}
		for _, child := range m.Children {
			if was.ID != 0 {
				break
			}
			if err := tx.endTasksAbout(child, "Closed by itself: a new strategy meeting is recorded.", pathway.TaskStrategyAgain); err != nil {
				return err
			}
		}
		if was.ID == 0 && m.Notice != nil {
			if err := tx.insertTask(pathway.NoticeTask(c, m)); err != nil {
				return err
			}
		}
		what := "Recorded a strategy meeting"
		switch {
		case m.Notice != nil && was.ID != 0:
			what = "Changed the record of a notice that the family moved here"
		case m.Notice != nil:
			what = "Recorded another authority’s notice that the family moved here"
		case was.ID != 0:
			what = "Changed the record of a strategy meeting"
		}
		return tx.audit(Entry{What: what, Case: m.Case, Subject: "strategy meeting", ID: m.ID})
	})
	return m.ID, err
}

// checkMeeting checks a strategy meeting by itself and against what has followed from it.
func (tx *Tx) checkMeeting(c *pathway.Course, was, m pathway.StrategyMeeting) error {
	subject, err := tx.subjectChildren(m.Case)
	if err != nil {
		return err
	}
	f := pathway.FieldsOf(m.Validate(tx.Minute(), append(subject, was.Children...)))
	if f == nil {
		f = pathway.Fields{}
	}
	if m.Follows != 0 {
		earlier, _, err := c.Meeting(m.Follows)
		switch {
		case err != nil || m.Follows == m.ID:
			f.Add("follows", "Choose an earlier strategy meeting of this family")
		case earlier.HeldAt.After(m.HeldAt):
			f.Add("held_on", "This is before the meeting that it follows, on "+earlier.HeldAt.Format())
		}
	}
	if _, twice := c.SameMeeting(m); twice && (was.HeldAt != m.HeldAt || was.Form != m.Form) {
		f.Add("held_on", "This strategy meeting is recorded already: "+m.HeldAt.Format()+". Look at that record, and change it where it is wrong")
	}
	if was.ID != 0 {
		_, run, err := c.Meeting(was.ID)
		if err != nil {
			return err
		}
		start, _ := run.Start()
		switch t := run.Threshold; {
		case t == nil || start.ID != was.ID:
		case !m.S47:
			f.Add("s47", "The threshold has been decided on the enquiry that this meeting started")
		case m.HeldAt.After(t.DecidedAt):
			f.Add("held_on", "This is after the threshold was decided, on "+t.DecidedAt.Format())
		}
	}
	return f.Err()
}

// keepLate keeps why the initial conference is late, where the day that its days are counted from has changed since before.
func (tx *Tx) keepLate(before *pathway.Course, said pathway.Late) error {
	was, _ := before.Started()
	now, err := tx.currentRun(before.Case.ID)
	if err != nil {
		return err
	}
	start, _ := now.Start()
	run, k := before.Run(), before.ICPC
	if k.ID == 0 || !now.Holds(k.Meeting) || start.HeldAt == was.HeldAt {
		return nil
	}
	late, err := k.CheckLate(before.Definition, before.Office, run.Beginning(), now.Beginning(), said)
	if err != nil || late == (pathway.Late{Reason: k.LateReason, Agreed: k.LateAgreed}) {
		return err
	}
	if err := tx.update(`UPDATE conference SET late_reason = ?, late_agreed = ?, version = version + 1 WHERE id = ?`, late.Reason, late.Agreed, k.ID); err != nil {
		return err
	}
	return tx.audit(Entry{What: "Recorded why a conference is late", Case: k.Case, Subject: "conference", ID: k.ID, Fields: []string{"late reason", "late agreed"}})
}

// StrikeStrategyMeeting marks a strategy meeting as entered in error, with the reason: it stays readable and decides no date any
// more. It is refused once something stands on it. The error's field is reason.
func (db *DB) StrikeStrategyMeeting(ctx context.Context, by Actor, number, meeting int64, reason string) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		c, err := tx.courseFor(number)
		if err != nil {
			return err
		}
		if err := c.CheckStrikeMeeting(meeting); err != nil {
			return err
		}
		if err := tx.needReason(number, reason); err != nil {
			return err
		}
		m, run, err := c.Meeting(meeting)
		if err != nil {
			return err
		}
		if err := tx.update(`UPDATE strategy_meeting SET struck_at = ?, struck_why = ?, version = version + 1 WHERE id = ? AND struck_at = ''`,
			stamp(tx.Now), reason, meeting); err != nil {
			return err
		}
		nobody := m
		nobody.ToldBy, nobody.ToldAt = "", pathway.DateTime{}
		if err := tx.logContact(m, nobody); err != nil {
			return err
		}
		if len(c.Runs) > 1 && len(run.Meetings) == 1 { // the family is back in the run before, whose steps say what is to be done
			if err := tx.endTasksOf(number, "Closed by itself: the strategy meeting after it was entered in error.", pathway.TaskTellStoodDown); err != nil {
				return err
			}
		}
		if err := tx.factsChanged(number); err != nil {
			return err
		}
		if err := tx.recompute(number); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Struck a strategy meeting that was entered in error", Case: number, Subject: "strategy meeting", ID: meeting, Reason: reason})
	})
}

// subjectChildren returns the children whom conferences of the family are about.
func (tx *Tx) subjectChildren(number int64) ([]int64, error) {
	return all(tx, func(scan Scan) (child int64, err error) { return child, scan(&child) },
		`SELECT person FROM case_person WHERE cases = ? AND kind = 'child' AND ended_on = '' ORDER BY position`, number)
}

// enterAttendees finds those who took part in the directory: by their id, or where a name was typed by that name and agency.
func (tx *Tx) enterAttendees(list []pathway.StrategyAttendee) error {
	for i := range list {
		a := &list[i]
		if a.Professional == 0 {
			known, err := value[int64](tx, `
				SELECT coalesce(min(p.id), 0)
				  FROM professional p JOIN agency g ON g.id = p.agency
				 WHERE p.name = ? AND p.ended_at = '' AND g.folded = ?`, a.Name, pathway.Normalise(a.Agency))
			if err != nil {
				return err
			}
			a.Professional = known
			continue
		}
		p, err := tx.professional(a.Professional)
		if err != nil {
			return err
		}
		a.Name, a.Agency = p.Name, p.AgencyName
		if a.Role == "" {
			a.Role = p.JobTitle
		}
	}
	return nil
}

func (tx *Tx) insertMeeting(m pathway.StrategyMeeting) (int64, error) {
	number, err := tx.insert(`
		INSERT INTO strategy_meeting (cases, follows, held_at, form, s47, concern, safe_now, told_by, told_at, police_ask)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		m.Case, id(m.Follows), m.HeldAt, m.Form, m.S47, m.Concern, m.SafeNow, m.ToldBy, m.ToldAt, m.PoliceAsk)
	if err != nil {
		return 0, err
	}
	m.ID = number
	return number, tx.setMeetingPeople(m)
}

func (tx *Tx) updateMeeting(m pathway.StrategyMeeting) error {
	err := tx.update(`
		UPDATE strategy_meeting
		   SET follows = ?, held_at = ?, form = ?, s47 = ?, concern = ?, safe_now = ?, told_by = ?, told_at = ?, police_ask = ?, version = version + 1
		 WHERE id = ? AND version = ?`,
		id(m.Follows), m.HeldAt, m.Form, m.S47, m.Concern, m.SafeNow, m.ToldBy, m.ToldAt, m.PoliceAsk, m.ID, m.Version)
	if err != nil {
		return err
	}
	return tx.setMeetingPeople(m)
}

// setMeetingPeople replaces who took part in a meeting, or who wrote a notice, and which children it was about.
func (tx *Tx) setMeetingPeople(m pathway.StrategyMeeting) error {
	if err := tx.setNotice(m); err != nil {
		return err
	}
	for _, table := range []string{"strategy_child", "strategy_attendee"} {
		if err := tx.exec(`DELETE FROM `+table+` WHERE meeting = ?`, m.ID); err != nil {
			return err
		}
	}
	for _, child := range m.Children {
		if err := tx.exec(`INSERT INTO strategy_child (meeting, child, concern) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`, m.ID, child, m.ConcernFor(child)); err != nil {
			return err
		}
	}
	for _, a := range m.Attendees {
		if err := tx.exec(`INSERT INTO strategy_attendee (meeting, professional, name, agency, role) VALUES (?, ?, ?, ?, ?)`,
			m.ID, id(a.Professional), a.Name, a.Agency, a.Role); err != nil {
			return err
		}
	}
	return nil
}

// logContact keeps in the contact log who rang about a meeting. Where that was corrected, the earlier note is struck.
func (tx *Tx) logContact(was, m pathway.StrategyMeeting) error {
	if was.ToldBy == m.ToldBy && was.ToldAt == m.ToldAt {
		return nil
	}
	if was.ToldBy != "" {
		n := was.ContactNote()
		if err := tx.exec(`
			UPDATE note SET struck_at = ?, struck_why = 'The record of the strategy meeting was corrected'
			 WHERE cases = ? AND kind = ? AND step = ? AND told_by = ? AND happened_at = ? AND struck_at = ''`,
			stamp(tx.Now), n.Case, n.Kind, n.Step, n.ToldBy, n.HappenedAt); err != nil {
			return err
		}
	}
	if m.ToldBy == "" {
		return nil
	}
	_, err := tx.insertNote(m.ContactNote())
	return err
}

// stillToTell makes a task of telling everybody that a conference is not needed, where a new run has begun before that was
// done: the steps shown from now on are the new run's.
func (tx *Tx) stillToTell(before *pathway.Course) error {
	m, ok := before.Milestone("s47-not-at-risk")
	if !ok || !m.Done.IsZero() || m.Ended {
		return nil
	}
	runs, _, err := tx.runs(before.Case.ID)
	if err != nil || len(runs) == len(before.Runs) {
		return err
	}
	return tx.insertTask(pathway.Task{Case: before.Case.ID, Conference: before.ICPC.ID, Kind: pathway.TaskTellStoodDown, Role: pathway.Admin, Due: tx.Today(),
		Title: "Tell everybody who was invited that the earlier conference is not needed", Text: before.Run().S47.Instead})
}

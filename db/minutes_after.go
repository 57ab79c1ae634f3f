package db

import (
	"context"
	"slices"
	"time"

	"cp-pathway/pathway"
)

// FirstSent returns when the minutes first went to anybody, and LastSent when the last of those to whom they went by now got them; the zero
// time where they went to nobody.
func (p *MinutesPage) FirstSent() time.Time {
	first := time.Time{}
	for _, x := range p.sent() {
		if at := x.SentAt(); first.IsZero() || at.Before(first) {
			first = at
		}
	}
	return first
}

// LastSent is the latest of the sendings that reached their recipients.
func (p *MinutesPage) LastSent() time.Time {
	last := time.Time{}
	for _, x := range p.sent() {
		if at := x.SentAt(); at.After(last) {
			last = at
		}
	}
	return last
}

func (p *MinutesPage) sent() []pathway.IssuedDocument {
	return slices.DeleteFunc(slices.Clone(p.Documents), func(x pathway.IssuedDocument) bool { return x.Kind != pathway.MinutesDocument || !x.Sent() })
}

// HasThem tells whether somebody on the list has been sent the minutes, and since which day.
func (p *MinutesPage) HasThem(attendee int64) (time.Time, bool) {
	for _, x := range p.sent() {
		if x.Attendee == attendee {
			return x.SentAt(), true
		}
	}
	return time.Time{}, false
}

// remarks returns what was said to be wrong in the minutes of a conference.
func (tx *Tx) remarks(conference int64) ([]pathway.MinutesRemark, error) {
	return all(tx, func(scan Scan) (x pathway.MinutesRemark, err error) {
		return x, scan(&x.ID, &x.Conference, &x.Attendee, &x.SaidOn, &x.How, &x.Text, &x.Answer, instant{&x.AnsweredAt}, &x.AnsweredName, instant{&x.RecordedAt}, &x.RecordedName)
	}, `SELECT x.id, x.conference, x.attendee, x.said_on, x.how, x.text, x.answer, x.answered_at, coalesce(b.name, ''), x.recorded_at, a.name
		  FROM minutes_remark x
		  JOIN account a ON a.id = x.recorded_by
		  LEFT JOIN account b ON b.id = x.answered_by
		 WHERE x.conference = ?
		 ORDER BY x.id`, conference)
}

// minutesSeen returns who of the family has seen the minutes of a conference.
func (tx *Tx) minutesSeen(conference int64) ([]pathway.MinutesSeen, error) {
	return all(tx, func(scan Scan) (x pathway.MinutesSeen, err error) {
		return x, scan(&x.Attendee, &x.SeenOn, &x.ToldBy, &x.ToldHow, &x.Note, instant{&x.RecordedAt}, &x.RecordedName)
	}, `SELECT x.attendee, x.seen_on, x.told_by, x.told_how, x.note, x.recorded_at, a.name
		  FROM minutes_seen x JOIN account a ON a.id = x.recorded_by
		 WHERE x.conference = ?
		 ORDER BY x.id`, conference)
}

// afterSending runs fn for somebody who has been sent the minutes, with the day on which that was. The error's field is named.
func (db *DB) afterSending(ctx context.Context, by Actor, number, conference, attendee int64, field string, fn func(*Tx, MinutesPage, pathway.Date) error) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		p, err := tx.openMinutes(number, conference)
		if err != nil {
			return err
		}
		at, has := p.HasThem(attendee)
		if attendee != 0 && !has {
			return pathway.Invalid(pathway.Fields{field: "They have not been sent the minutes yet"})
		}
		return fn(tx, p, pathway.DateOf(at.In(tx.zone)))
	})
}

// RecordRemark keeps what somebody who has the minutes said is wrong in them. See [pathway.MinutesRemark.Validate] for the fields.
func (db *DB) RecordRemark(ctx context.Context, by Actor, number, conference int64, x pathway.MinutesRemark) error {
	return db.afterSending(ctx, by, number, conference, x.Attendee, "remark_by", func(tx *Tx, p MinutesPage, sent pathway.Date) error {
		if err := x.Validate(sent, tx.Today()); err != nil {
			return err
		}
		remark, err := tx.insert(`INSERT INTO minutes_remark (conference, attendee, said_on, how, text, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			conference, x.Attendee, x.SaidOn, x.How, x.Text, stamp(tx.Now), by.ID)
		if err != nil {
			return err
		}
		if err := tx.insertTask(pathway.Task{Case: number, Conference: conference, Kind: pathway.TaskRemark, Role: pathway.Chair, Account: p.Record.Conference.Chair.Account,
			Title: "Somebody says that the minutes are wrong: decide what comes of it", Text: x.Text, Due: p.Calendar.AddWorkingDays(tx.Today(), 5)}); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Recorded a comment on the minutes", Case: number, Subject: "minutes-remark", ID: remark})
	})
}

// AnswerRemark keeps what came of a comment on the minutes. The error's field is answer.
func (db *DB) AnswerRemark(ctx context.Context, by Actor, number, conference, remark int64, answer string) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		p, err := tx.openMinutes(number, conference)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(p.Remarks, func(x pathway.MinutesRemark) bool { return x.ID == remark })
		if at < 0 {
			return pathway.NotFound("This comment")
		}
		if p.Remarks[at].Answer != "" {
			return pathway.Conflict("What came of this comment has been recorded already.")
		}
		if err := (pathway.MinutesRemark{Answer: answer}).ValidateAnswer(); err != nil {
			return err
		}
		if err := tx.update(`UPDATE minutes_remark SET answer = ?, answered_at = ?, answered_by = ? WHERE id = ? AND conference = ?`,
			answer, stamp(tx.Now), by.ID, remark, conference); err != nil {
			return err
		}
		if !slices.ContainsFunc(p.Remarks, func(x pathway.MinutesRemark) bool { return x.Answer == "" && x.ID != remark }) {
			if err := tx.endTasksOf(number, "Closed by itself: it is recorded what came of it.", pathway.TaskRemark); err != nil {
				return err
			}
		}
		return tx.audit(Entry{What: "Recorded what came of a comment on the minutes", Case: number, Subject: "minutes-remark", ID: remark})
	})
}

// RecordSeen keeps that one of the family has seen the minutes. See [pathway.MinutesSeen.Validate] for the fields.
func (db *DB) RecordSeen(ctx context.Context, by Actor, number, conference int64, x pathway.MinutesSeen) error {
	return db.afterSending(ctx, by, number, conference, x.Attendee, "seen_by", func(tx *Tx, p MinutesPage, sent pathway.Date) error {
		if a, _ := p.Record.Attendee(x.Attendee); x.Attendee != 0 && a.Person == 0 {
			return pathway.Invalid(pathway.Fields{"seen_by": "Choose one of the family"})
		}
		if err := x.Validate(sent, tx.Today()); err != nil {
			return err
		}
		seen, err := tx.insert(`INSERT INTO minutes_seen (conference, attendee, seen_on, told_by, told_how, note, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			conference, x.Attendee, x.SeenOn, x.ToldBy, x.ToldHow, x.Note, stamp(tx.Now), by.ID)
		if err != nil {
			return err
		}
		p.Seen = append(p.Seen, x)
		if len(p.Unseen()) == 0 {
			if err := tx.endTasksOf(number, "Closed by itself: all of the family have seen them.", pathway.TaskFamilySees); err != nil {
				return err
			}
		}
		return tx.audit(Entry{What: "Recorded that one of the family has seen the minutes", Case: number, Subject: "minutes-seen", ID: seen})
	})
}

// Unseen lists those of the family who have been sent the minutes, and of whom it is not recorded that they have seen them.
func (p *MinutesPage) Unseen() []pathway.Attendee {
	var list []pathway.Attendee
	for _, a := range p.Record.OnList() {
		_, has := p.HasThem(a.ID)
		if has && a.Person != 0 && !slices.ContainsFunc(p.Seen, func(x pathway.MinutesSeen) bool { return x.Attendee == a.ID }) {
			list = append(list, a)
		}
	}
	return list
}

// askFamilySees keeps in sight, once one of the family has been sent the minutes, that the social worker says when they have seen them.
func (tx *Tx) askFamilySees(d pathway.IssuedDocument) error {
	if d.Kind != pathway.MinutesDocument {
		return nil
	}
	r, err := tx.record(d.Case, d.Conference)
	if err != nil {
		return err
	}
	if a, _ := r.Attendee(d.Attendee); a.Person == 0 {
		return nil
	}
	if open, err := value[bool](tx, `SELECT EXISTS (SELECT 1 FROM task WHERE cases = ? AND conference = ? AND kind = ? AND done_at IS NULL)`, d.Case, d.Conference, pathway.TaskFamilySees); err != nil || open {
		return err
	}
	calendar, err := tx.calendar()
	if err != nil {
		return err
	}
	who := "the social worker"
	if r.SocialWorker.Name != "" {
		who = r.SocialWorker.Name
	}
	return tx.insertTask(pathway.Task{Case: d.Case, Conference: d.Conference, Kind: pathway.TaskFamilySees, Role: pathway.Admin, Due: calendar.AddWorkingDays(tx.Today(), 5),
		Title: "Ask " + who + " whether the family has seen the minutes, and record it on the page of the minutes",
		Text:  "The minutes of the conference of " + r.Conference.StartsAt.Date().Format() + " have been sent. Please go through them with the family, record on the case system that they have seen them, and tell us when that was."})
}

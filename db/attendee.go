package db

import (
	"context"
	"slices"

	"cp-pathway/pathway"
)

// attendees returns the invitation list of a conference in its order, those who were taken off it too (Removed).
func (tx *Tx) attendees(conference int64) ([]pathway.Attendee, error) {
	return all(tx, func(scan Scan) (a pathway.Attendee, err error) {
		var v pathway.Venue
		p := &v.Address
		p.Kind, p.State = pathway.WorkAddress, pathway.AddressNormal
		err = scan(&a.ID, ref{&a.Person}, ref{&a.Professional}, &a.Role, &a.Purpose, &a.How, &a.StartsAt,
			ref{&v.ID}, &v.Name, &p.Line1, &p.Line2, &p.Line3, &p.Town, &p.Postcode, &v.Phone, &v.HowToFind, &v.Access, &a.Link, &a.Way,
			&a.Part, &a.Excluded, &a.Ground, &a.ExcludedWhy, &a.ExcludedBy, &a.ViewsHow, &a.ToldHow,
			&a.Copy, &a.CopyWhy, &a.MinutesTold, &a.Answer, &a.AnswerNote, &a.AnsweredAt,
			&a.Attended, &a.Arrived, &a.Left, &a.Deputy, &a.AttendedPart, &a.CoreGroup, &a.Before, &a.Removed, &a.Version)
		if v.ID != 0 {
			a.Venue = &v
		}
		return a, err
	}, `SELECT d.id, d.person, d.professional, d.role, d.purpose, d.how, d.starts_at,
		       d.venue, coalesce(v.name, ''), coalesce(v.line1, ''), coalesce(v.line2, ''), coalesce(v.line3, ''), coalesce(v.town, ''), coalesce(v.postcode, ''),
		       coalesce(v.phone, ''), coalesce(v.how_to_find, ''), coalesce(v.access, ''), d.link, d.way,
		       d.part, d.excluded, d.ground, d.excluded_why, coalesce(b.name, ''), d.views_how, d.told_how,
		       d.copy, d.copy_why, d.minutes_letter, d.answer, d.answer_note, d.answered_at,
		       d.attended, d.arrived, d.left_at, d.deputy, d.attended_parts, d.core_group, d.decided_before, d.removed_at <> '', d.version
		  FROM attendee d
		  LEFT JOIN venue v ON v.id = d.venue
		  LEFT JOIN account b ON b.id = d.excluded_by
		 WHERE d.conference = ?
		 ORDER BY d.position, d.id`, conference)
}

// onList runs fn on the record of a conference whose invitation list may still change.
func (db *DB) onList(ctx context.Context, by Actor, number, conference int64, fn func(*Tx, *pathway.Record) error) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		r, err := tx.record(number, conference)
		if err != nil {
			return err
		}
		switch r.Conference.State {
		case pathway.ConferenceMoved:
			return pathway.Refused("This conference was moved to a new date: change that one’s list.")
		case pathway.ConferenceStoodDown:
			return pathway.Refused("This conference was stood down: its list no longer changes.")
		}
		if err := fn(tx, r); err != nil {
			return err
		}
		if err := tx.askForCopies(r); err != nil {
			return err
		}
		return tx.recordSending(r) // somebody who is added late is yet to be sent theirs
	})
}

// attendeeOf runs fn on one of the list of a conference whose list may still change.
func (db *DB) attendeeOf(ctx context.Context, by Actor, number, conference, attendee int64, fn func(*Tx, *pathway.Record, pathway.Attendee) error) error {
	return db.onList(ctx, by, number, conference, func(tx *Tx, r *pathway.Record) error {
		a, err := listed(r, attendee)
		if err != nil {
			return err
		}
		return fn(tx, r, a)
	})
}

// recipientOf runs fn on one of the list of a conference, also of one that was stood down: its people are written to.
func (db *DB) recipientOf(ctx context.Context, by Actor, number, conference, attendee int64, fn func(*Tx, *pathway.Record, pathway.Attendee) error) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		r, err := tx.record(number, conference)
		if err != nil {
			return err
		}
		a, err := listed(r, attendee)
		if err != nil {
			return err
		}
		return fn(tx, r, a)
	})
}

// listed returns one of a conference's list who was not taken off it.
func listed(r *pathway.Record, attendee int64) (pathway.Attendee, error) {
	a, ok := r.Attendee(attendee)
	if !ok || a.Removed {
		return a, pathway.NotFound("This person on the list")
	}
	return a, nil
}

// AddAttendees puts people on the invitation list. A professional who is not in the family's network yet comes into it, linked to
// the children of the conference, which is to be confirmed before anything is sent. Whoever is on the list already stays as they
// are; somebody who is not of the family, or not in the directory, is not-found.
func (db *DB) AddAttendees(ctx context.Context, by Actor, number, conference int64, list []pathway.Attendee) error {
	return db.onList(ctx, by, number, conference, func(tx *Tx, r *pathway.Record) error {
		position := len(r.Attendees)
		for _, a := range list {
			i := there(r, a)
			if i >= 0 && r.Attendees[i].Purpose != pathway.WrittenTo {
				continue
			}
			if err := a.Validate(r.Conference); err != nil {
				return err
			}
			if i >= 0 {
				if err := tx.joinList(r, r.Attendees[i].ID, a); err != nil {
					return err
				}
				r.Attendees[i].Purpose = a.Purpose
				continue
			}
			if err := tx.admit(r, a); err != nil {
				return err
			}
			position++
			added, err := tx.insert(`INSERT INTO attendee (conference, person, professional, role, purpose, how, position) VALUES (?, ?, ?, ?, ?, ?, ?)`,
				conference, id(a.Person), id(a.Professional), a.Role, a.Purpose, a.How, position)
			if err != nil {
				return err
			}
			r.Attendees = append(r.Attendees, a)
			if err := tx.audit(Entry{What: "Put somebody on the invitation list", Case: number, Subject: "attendee", ID: added}); err != nil {
				return err
			}
		}
		return nil
	})
}

// there returns where somebody stands among those to whom something of a conference can go; -1: nowhere.
func there(r *pathway.Record, a pathway.Attendee) int {
	return slices.IndexFunc(r.Attendees, func(b pathway.Attendee) bool {
		return !b.Removed && a.Person == b.Person && a.Professional == b.Professional
	})
}

// joinList puts somebody on the list who was only written to.
func (tx *Tx) joinList(r *pathway.Record, attendee int64, a pathway.Attendee) error {
	if err := tx.update(`UPDATE attendee SET role = ?, purpose = ?, how = ?, version = version + 1 WHERE id = ?`, a.Role, a.Purpose, a.How, attendee); err != nil {
		return err
	}
	return tx.audit(Entry{What: "Put somebody on the invitation list", Case: r.Case.ID, Subject: "attendee", ID: attendee, Fields: []string{"purpose"}})
}

// writeTo returns the attendee as whom a professional is written to about one thing of a conference: as they stand on its list, or
// one who is not on it and gets nothing else. What they may know is to be confirmed, as of everybody, before anything goes.
func (tx *Tx) writeTo(r *pathway.Record, professional int64, role string) (int64, error) {
	a := pathway.Attendee{Professional: professional, Role: role, Purpose: pathway.WrittenTo, How: "either"}
	if i := there(r, a); i >= 0 {
		return r.Attendees[i].ID, nil
	}
	if err := tx.admit(r, a); err != nil {
		return 0, err
	}
	var err error
	a.ID, err = tx.insert(`INSERT INTO attendee (conference, professional, role, purpose, how, position) VALUES (?, ?, ?, ?, ?, ?)`,
		r.Conference.ID, a.Professional, a.Role, a.Purpose, a.How, len(r.Attendees)+1)
	if err != nil {
		return 0, err
	}
	r.Attendees = append(r.Attendees, a)
	return a.ID, tx.audit(Entry{What: "Noted that somebody is written to, who is not on the list", Case: r.Case.ID, Subject: "attendee", ID: a.ID})
}

// admit sees to it that somebody who comes onto a list is one of the family or of its network.
func (tx *Tx) admit(r *pathway.Record, a pathway.Attendee) error {
	if a.Person != 0 {
		m, ok := r.Member(a.Person)
		switch {
		case !ok || a.Professional != 0:
			return pathway.NotFound("This person")
		case !m.Person.Died.IsZero():
			return pathway.Refused("Somebody who has died is not invited.")
		case !m.EndedOn.IsZero():
			return pathway.Refused(m.Person.Name() + " is no longer part of this family.")
		}
		return nil
	}
	p, err := tx.professional(a.Professional)
	if err != nil {
		return err
	}
	if p.Ended {
		return pathway.Refused(p.Name + " has left. Choose who has come in their place.")
	}
	n := pathway.NetworkMember{Professional: p, Role: a.Role, Children: r.Conference.Children, DirectContact: a.Purpose == pathway.ToAttend}
	member, known := r.Colleague(p.ID)
	switch {
	case known && member.EndedOn.IsZero():
		return nil
	case known:
		err = tx.comeBack(member.ID, n)
	default:
		member.ID, err = tx.insertNetwork(r.Case.ID, n)
	}
	if err != nil {
		return err
	}
	return tx.audit(Entry{What: "Added a professional to the network", Case: r.Case.ID, Subject: "professional", ID: p.ID})
}

// SaveAttendee changes how somebody is asked: role, purpose, how, own time, venue (nil: the conference's), link. A stale version is
// a conflict.
func (db *DB) SaveAttendee(ctx context.Context, by Actor, number, conference int64, a pathway.Attendee) error {
	return db.attendeeOf(ctx, by, number, conference, a.ID, func(tx *Tx, r *pathway.Record, was pathway.Attendee) error {
		a.Way = was.Way
		a = r.Family().KeepAttendee(was, a)
		if err := a.Validate(r.Conference); err != nil {
			return err
		}
		venue := int64(0)
		if a.Venue != nil {
			venue = a.Venue.ID
		}
		if err := tx.update(`UPDATE attendee SET role = ?, purpose = ?, how = ?, starts_at = ?, venue = ?, link = ?, version = version + 1 WHERE id = ? AND version = ?`,
			a.Role, a.Purpose, a.How, a.StartsAt, id(venue), a.Link, a.ID, a.Version); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Changed how somebody is invited", Case: number, Subject: "attendee", ID: a.ID, Fields: changed(
			field("role", was.Role, a.Role), field("purpose", was.Purpose, a.Purpose), field("how", was.How, a.How),
			field("own time", was.StartsAt, a.StartsAt), field("own venue", venueOf(was), venueOf(a)), field("own link", was.Link, a.Link))})
	})
}

func venueOf(a pathway.Attendee) int64 {
	if a.Venue == nil {
		return 0
	}
	return a.Venue.ID
}

// DecideAttendance keeps what the chair decided about somebody: part, exclusion with its particulars, full or part copy. A stale
// version is a conflict.
func (db *DB) DecideAttendance(ctx context.Context, by Actor, number, conference int64, a pathway.Attendee) error {
	return db.attendeeOf(ctx, by, number, conference, a.ID, func(tx *Tx, r *pathway.Record, was pathway.Attendee) error {
		a = r.Family().KeepAttendee(was, a)
		a.StartsAt = was.StartsAt
		if a.Excluded == "" {
			a.Ground, a.ExcludedWhy, a.ViewsHow, a.ToldHow = "", "", "", ""
		}
		if err := a.ValidateDecision(); err != nil {
			return err
		}
		excluded := was.Before || a.Excluded != was.Excluded || a.Ground != was.Ground || a.ExcludedWhy != was.ExcludedWhy
		copied := a.Copy != was.Copy || a.CopyWhy != was.CopyWhy
		if err := tx.update(`UPDATE attendee SET part = ?, excluded = ?, ground = ?, excluded_why = ?, excluded_by = CASE WHEN ? THEN ? ELSE excluded_by END,
			       views_how = ?, told_how = ?, copy = ?, copy_why = ?, copy_by = CASE WHEN ? THEN ? ELSE copy_by END, decided_before = 0, version = version + 1
			 WHERE id = ? AND version = ?`,
			a.Part, a.Excluded, a.Ground, a.ExcludedWhy, excluded, deciderOf(by, a.Excluded),
			a.ViewsHow, a.ToldHow, a.Copy, a.CopyWhy, copied, deciderOf(by, a.Copy), a.ID, a.Version); err != nil {
			return err
		}
		if err := tx.endSpentTasks(number); err != nil {
			return err
		}
		what := "Decided how somebody takes part"
		if was.Before {
			what = "Decided again how somebody takes part, after the conference before"
		}
		return tx.audit(Entry{What: what, Case: number, Subject: "attendee", ID: a.ID, Fields: changed(
			field("part", was.Part, a.Part), field("exclusion", was.Excluded, a.Excluded), field("ground", was.Ground, a.Ground),
			field("how views are heard", was.ViewsHow, a.ViewsHow), field("how the outcome is told", was.ToldHow, a.ToldHow),
			field("copy", was.Copy, a.Copy), field("reason for the copy", was.CopyWhy, a.CopyWhy))})
	})
}

// deciderOf is who decided something, or nobody where nothing is decided.
func deciderOf(by Actor, decision string) any {
	if decision == "" {
		return nil
	}
	return by.ID
}

// ChooseWay keeps in which way everything goes to somebody; "" is as is safe.
func (db *DB) ChooseWay(ctx context.Context, by Actor, number, conference, attendee int64, way string) error {
	return db.recipientOf(ctx, by, number, conference, attendee, func(tx *Tx, r *pathway.Record, a pathway.Attendee) error {
		if way != "" && !pathway.Chosen(r.SafeWays(a), way) {
			return pathway.Invalid(pathway.Fields{"way": "This way is not safe, or there is no address for it. Choose another"})
		}
		if way == a.Way {
			return nil
		}
		if err := tx.update(`UPDATE attendee SET way = ?, version = version + 1 WHERE id = ?`, way, attendee); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Chose how letters go to somebody", Case: number, Subject: "attendee", ID: attendee, Fields: []string{"way"}})
	})
}

// TakeOff takes somebody off the list. Once anything has been sent to them they stay on it, and it is kept that they are not coming.
// It tells which of the two it was. The error's field is why.
func (db *DB) TakeOff(ctx context.Context, by Actor, number, conference, attendee int64, why string) (removed bool, err error) {
	err = db.attendeeOf(ctx, by, number, conference, attendee, func(tx *Tx, r *pathway.Record, a pathway.Attendee) error {
		f := pathway.Fields{}
		f.Need("why", why, "Say why they are taken off the list")
		f.AtMost("why", why, 300)
		if err := f.Err(); err != nil {
			return err
		}
		docs, err := tx.documents(`d.conference = ?`, conference)
		if err != nil {
			return err
		}
		removed = !pathway.AnySent(docs, attendee)
		e := Entry{What: "Took somebody off the invitation list", Case: number, Subject: "attendee", ID: attendee, Reason: why}
		if removed {
			err = tx.update(`UPDATE attendee SET removed_at = ?, removed_why = ?, version = version + 1 WHERE id = ?`, stamp(tx.Now), why, attendee)
		} else {
			e.What = "Noted that somebody who was invited is not coming"
			err = tx.update(`UPDATE attendee SET answer = 'apologies', answer_note = ?, answered_at = ?, version = version + 1 WHERE id = ?`,
				"No longer asked: "+why, stamp(tx.Now), attendee)
		}
		if err != nil {
			return err
		}
		if err := tx.reproof(number, true); err != nil {
			return err
		}
		return tx.audit(e)
	})
	return removed, err
}

// Answer keeps what somebody answered to their invitation; "" takes the answer back.
func (db *DB) Answer(ctx context.Context, by Actor, number, conference, attendee int64, answer, note string) error {
	return db.attendeeOf(ctx, by, number, conference, attendee, func(tx *Tx, r *pathway.Record, a pathway.Attendee) error {
		a.Answer, note = answer, r.Family().KeepCovered(a.AnswerNote, note)
		a.AnswerNote = note
		if err := a.ValidateAnswer(); err != nil {
			return err
		}
		at := stamp(tx.Now)
		if answer == "" {
			at = ""
		}
		if err := tx.update(`UPDATE attendee SET answer = ?, answer_note = ?, answered_at = ?, version = version + 1 WHERE id = ?`, answer, note, at, attendee); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Recorded an answer to an invitation", Case: number, Subject: "attendee", ID: attendee, Fields: []string{"answer"}})
	})
}

// ReceiveList records that the list of whom to invite has come: when, from whom and how. The error's fields are happened_at, told_by
// and told_how.
func (db *DB) ReceiveList(ctx context.Context, by Actor, number, conference int64, e pathway.StepEntry) error {
	return db.onList(ctx, by, number, conference, func(tx *Tx, r *pathway.Record) error {
		f := pathway.Fields{}
		switch {
		case e.HappenedAt.IsZero():
			f.Add("happened_at", "Enter when the list came")
		case e.HappenedAt.After(tx.Minute()):
			f.Add("happened_at", "This is in the future")
		case e.HappenedAt.Before(r.Strategy.HeldAt):
			f.Add("happened_at", "This is before the strategy meeting")
		}
		f.Need("told_by", e.ToldBy, "Enter from whom the list came")
		f.AtMost("told_by", e.ToldBy, pathway.MaxName)
		if !pathway.Chosen(pathway.ToldHows, e.ToldHow) {
			f.Add("told_how", "Choose how the list came")
		}
		f.AtMost("note", e.Note, 500)
		if err := f.Err(); err != nil {
			return err
		}
		c, _, err := tx.course(number)
		if err != nil {
			return err
		}
		step := tx.listStep(c, r.Conference)
		if tx.entryAt(c, r.Conference, step).ID != 0 {
			return pathway.Conflict("It is recorded already that the list has come.")
		}
		e.Case, e.Conference, e.Step = number, conference, step
		entry, err := tx.recordStep(e)
		if err != nil {
			return err
		}
		if err := tx.audit(Entry{What: "Recorded that the invitation list came", Case: number, Subject: "event", ID: entry}); err != nil {
			return err
		}
		return tx.recordSending(r)
	})
}

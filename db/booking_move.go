package db

import (
	"context"
	"fmt"

	"cp-pathway/pathway"
)

// MoveConference gives a conference that is planned or was adjourned a new date, time or place: another conference takes its
// place, with everybody who is on its list and the reports that have come. It returns the new one's id. The error's fields
// are those of pathway.Booking and pathway.Move; a stale version is a conflict.
func (db *DB) MoveConference(ctx context.Context, by Actor, number, conference int64, k pathway.Booking, m pathway.Move) (int64, error) {
	var moved int64
	err := db.Write(ctx, by, func(tx *Tx) error {
		b, err := tx.standing(number, conference)
		if err != nil {
			return err
		}
		was := b.Standing
		if was.State != pathway.ConferencePlanned && was.State != pathway.ConferenceAdjourned {
			return pathway.Refused("Only a conference that is planned or was adjourned is moved.")
		}
		if why := b.Run.BookingRefusal(); why != "" {
			return pathway.Refused(why)
		}
		if err := mayChair(by, was.Chair.Account, k.Chair); err != nil {
			return err
		}
		f := pathway.Fields{}
		for name, message := range pathway.FieldsOf(m.Check(b.Managers, by.ID)) {
			f.Add(name, message)
		}
		manager := accountName(b.Managers, m.Approved)
		k.LateReason, k.LateAgreed = m.Why, manager
		if err := tx.judge(&b, by, k); err != nil {
			if pathway.CodeOf(err) != pathway.CodeInvalid {
				return err
			}
			for name, message := range pathway.FieldsOf(err) {
				if name != "late_reason" && name != "late_agreed" { // said by why and approved
					f.Add(name, message)
				}
			}
		}
		if was.StartsAt == k.StartsAt && was.Venue.ID == k.Venue {
			f.Add("date", "This is the date, time and place that it has. Choose another")
		}
		if err := f.Err(); err != nil {
			return err
		}
		k = k.Settled(&b.Bookable)
		k.GoesOn = was.GoesOn
		if moved, err = tx.insertConference(number, was.Meeting, was.Kind, k); err != nil {
			return err
		}
		state := pathway.ConferenceMoved
		if was.State == pathway.ConferenceAdjourned {
			state = was.State
		}
		if err := tx.update(`
			UPDATE conference
			   SET state = ?, closed_why = ?, closed_by = ?, approved_by = ?, replaced_by = ?, closed_ground = ?, closed_plain = ?, version = version + 1
			 WHERE id = ? AND version = ?`,
			state, pathway.TitleOf(pathway.MoveGrounds, m.Ground)+". "+m.Why, by.ID, m.Approved, moved, m.Ground, m.Plain, conference, k.Version); err != nil {
			return err
		}
		seats, err := tx.carryOver(was, moved, k.StartsAt)
		if err != nil {
			return err
		}
		if was.State == pathway.ConferenceAdjourned {
			if err := tx.goOn(was, moved, seats, k.Children); err != nil {
				return err
			}
		}
		if _, err := tx.insertNote(pathway.Note{Case: number, Kind: pathway.OversightNote, Conference: conference, Step: "not-quorate",
			Heading: "New date for the conference approved", Text: moveInWords(was, k, m, manager, by.Name), HappenedAt: tx.Minute()}); err != nil {
			return err
		}
		if m.Ground == pathway.NotQuorate {
			if err := tx.askToRearrange(number, conference); err != nil {
				return err
			}
			if err := tx.endTasksOf(number, "Closed by itself: it has a new date.", pathway.TaskNotQuorate); err != nil {
				return err
			}
		}
		if err := tx.booked(&b, moved, k); err != nil {
			return err
		}
		if err := tx.recordSendingNow(number); err != nil { // everybody is yet to be told of the new date
			return err
		}
		if err := tx.checkRearranged(number); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Moved a conference", Case: number, Subject: "conference", ID: moved, Fields: bookingChanges(was, k), Reason: m.Why})
	})
	return moved, err
}

func accountName(list []pathway.Account, number int64) string {
	for _, a := range list {
		if a.ID == number {
			return a.Name
		}
	}
	return ""
}

// moveInWords is the oversight note of a new date.
func moveInWords(was pathway.Conference, k pathway.Booking, m pathway.Move, manager, by string) string {
	text := fmt.Sprintf("The conference that was booked for %s takes place on %s instead.\n\n%s. %s\n\nApproved by %s",
		was.StartsAt.Format(), k.StartsAt.Format(), pathway.TitleOf(pathway.MoveGrounds, m.Ground), m.Why, manager)
	if how := pathway.TitleOf(pathway.ToldHows, m.How); how != "" && manager != by {
		text += fmt.Sprintf(" (%s). Recorded by %s", how, by)
	}
	return text + "."
}

// carryOver gives a conference the list, with nobody's answer, and the reports of the one whose place it takes. Own times stay
// as far from the beginning as they were. It returns by whom on the old list who they are on the new one.
func (tx *Tx) carryOver(was pathway.Conference, moved int64, startsAt pathway.DateTime) (map[int64]int64, error) {
	seats := map[int64]int64{}
	list, err := tx.attendees(was.ID)
	if err != nil {
		return nil, err
	}
	for _, a := range list {
		if a.Removed || a.Purpose == pathway.WrittenTo {
			continue
		}
		own := pathway.DateTime{}
		if !a.StartsAt.IsZero() {
			own = startsAt.AddMinutes(a.StartsAt.MinutesSince(was.StartsAt))
		}
		attendee, err := tx.insert(`
			INSERT INTO attendee (conference, person, professional, role, purpose, how, way, starts_at, venue, link, part, excluded, ground,
			       excluded_why, excluded_by, views_how, told_how, decided_before, copy, copy_why, copy_by, minutes_letter, core_group, position)
			SELECT ?, person, professional, role, purpose, how, way, ?, venue, link, part, excluded, ground,
			       excluded_why, excluded_by, views_how, told_how, decided_before, copy, copy_why, copy_by, minutes_letter, core_group, position
			  FROM attendee WHERE id = ?`, moved, own, a.ID)
		if err != nil {
			return nil, err
		}
		seats[a.ID] = attendee
		if err := tx.exec(`UPDATE report SET attendee = ? WHERE attendee = ?`, attendee, a.ID); err != nil {
			return nil, err
		}
		if err := tx.exec(`UPDATE report_shared SET attendee = ? WHERE attendee = ?`, attendee, a.ID); err != nil {
			return nil, err
		}
	}
	return seats, tx.exec(`UPDATE report SET conference = ? WHERE conference = ?`, moved, was.ID)
}

// told returns who had a letter for a conference whose place this one took, and when they were told of this one.
func (tx *Tx) told(conference int64) ([]pathway.Told, error) {
	return all(tx, func(scan Scan) (t pathway.Told, err error) {
		return t, scan(&t.Name, &t.Role, instant{&t.At}, instant{&t.Again})
	}, `WITH RECURSIVE earlier (id) AS (
		  SELECT id FROM conference WHERE replaced_by = ?1
		   UNION
		  SELECT k.id FROM conference k JOIN earlier e ON k.replaced_by = e.id
		)
		SELECT coalesce(f.name, trim(coalesce(nullif(p.known_as, ''), p.first_name) || ' ' || p.last_name)), a.role, max(d.at),
		       (SELECT max(d2.at)
		          FROM attendee a2 JOIN document o2 ON o2.attendee = a2.id JOIN dispatch d2 ON d2.document = o2.id
		         WHERE a2.conference = ?1 AND d2.state = 'sent' AND (a2.person = a.person OR a2.professional = a.professional))
		  FROM earlier e
		  JOIN document o ON o.conference = e.id
		  JOIN dispatch d ON d.document = o.id AND d.state = 'sent'
		  JOIN attendee a ON a.id = o.attendee
		  LEFT JOIN person p ON p.id = a.person
		  LEFT JOIN professional f ON f.id = a.professional
		 GROUP BY a.person, a.professional
		 ORDER BY min(a.position), a.id`, conference)
}

package db

import (
	"context"

	"cp-pathway/pathway"
)

// recordChange puts into r the conference whose place its own took, with who was told of the earlier date, or that it was cancelled.
func (tx *Tx) recordChange(r *pathway.Record) error {
	k := &r.Conference
	var cancelled string
	x := pathway.Cancelled{Again: k.State == pathway.ConferenceAdjourned}
	if err := tx.one("This conference", `SELECT closed_ground, closed_plain, cancelled_at FROM conference WHERE id = ?`, []any{k.ID}, &x.Ground, &x.Plain, &cancelled); err != nil {
		return err
	}
	if cancelled != "" && k.ReplacedBy == 0 {
		var err error
		if x.Told, err = all(tx, func(scan Scan) (a int64, err error) { return a, scan(&a) },
			`SELECT DISTINCT o.attendee FROM document o JOIN dispatch d ON d.document = o.id AND d.state = 'sent' WHERE o.conference = ? AND o.attendee IS NOT NULL AND o.kind <> ?`, k.ID, pathway.Cancellation); err != nil {
			return err
		}
		r.Cancelled = &x
	}
	moved, err := all(tx, func(scan Scan) (m pathway.Moved, err error) { return m, scan(&m.Ground, &m.Plain) },
		`SELECT closed_ground, closed_plain FROM conference WHERE replaced_by = ? ORDER BY id DESC LIMIT 1`, k.ID)
	if err != nil || len(moved) == 0 {
		return err
	}
	r.Moved = &moved[0]
	plans, err := all(tx, func(scan Scan) (p pathway.SafetyPlan, err error) {
		return p, scan(&p.Child, &p.Keeps, &p.Plain, &p.Version)
	},
		`SELECT s.child, s.keeps, s.plain, s.version FROM safety_plan s JOIN conference k ON k.id = s.conference WHERE k.replaced_by = ? ORDER BY s.child`, k.ID)
	if err != nil {
		return err
	}
	r.Moved.Safety = plans
	r.Moved.Told, err = all(tx, func(scan Scan) (t pathway.ToldBefore, err error) {
		var was pathway.DateTime
		err = scan(&t.Attendee, &was)
		t.Was = was.Date()
		return t, err
	}, `WITH RECURSIVE earlier (id) AS (
		  SELECT id FROM conference WHERE replaced_by = ?1
		   UNION
		  SELECT k.id FROM conference k JOIN earlier e ON k.replaced_by = e.id
		)
		SELECT now.id, max(e.starts_at)
		  FROM attendee now
		  JOIN attendee a ON a.person = now.person OR a.professional = now.professional
		  JOIN conference e ON e.id = a.conference AND e.id IN (SELECT id FROM earlier)
		 WHERE now.conference = ?1
		   AND EXISTS (SELECT 1 FROM document o JOIN dispatch d ON d.document = o.id AND d.state = 'sent' WHERE o.attendee = a.id)
		 GROUP BY now.id`, k.ID)
	return err
}

// CancelConference calls off a conference that is planned: with a new date to follow, or for good. It makes an oversight note. The error's
// fields are those of pathway.Move; its code is refused where there has to be a conference.
func (db *DB) CancelConference(ctx context.Context, by Actor, number, conference int64, version int, x pathway.Cancel) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		b, err := tx.standing(number, conference)
		if err != nil {
			return err
		}
		k := b.Standing
		onPlan, err := value[bool](tx, `SELECT EXISTS (SELECT 1 FROM plan p JOIN conference_child c ON c.child = p.child WHERE c.conference = ? AND p.ended_on = '')`, conference)
		if err != nil {
			return err
		}
		if why := k.CancelRefusal(x.Again, onPlan); why != "" {
			return pathway.Refused(why)
		}
		if err := x.Check(b.Managers, by.ID); err != nil {
			return err
		}
		state := pathway.ConferenceStoodDown
		if x.Again {
			state = pathway.ConferenceAdjourned
		}
		if err := tx.update(`UPDATE conference SET state = ?, closed_why = ?, closed_by = ?, approved_by = ?, closed_ground = ?, closed_plain = ?, cancelled_at = ?, version = version + 1 WHERE id = ? AND version = ?`,
			state, pathway.TitleOf(pathway.MoveGrounds, x.Ground)+". "+x.Why, by.ID, x.Approved, x.Ground, x.Plain, stamp(tx.Now), conference, version); err != nil {
			return err
		}
		if _, err := tx.insertNote(pathway.Note{Case: number, Kind: pathway.OversightNote, Conference: conference, Step: "not-quorate", HappenedAt: tx.Minute(), Heading: "Conference cancelled",
			Text: x.InWords(k, accountName(b.Managers, x.Approved), by.Name)}); err != nil {
			return err
		}
		if err := tx.recompute(number); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Cancelled a conference", Case: number, Subject: "conference", ID: conference, Reason: x.Why})
	})
}

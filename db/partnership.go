package db

import (
	"context"
	"fmt"

	"cp-pathway/pathway"
)

// partnership returns the report of the core group of which a row tells, or else the one that is to be written now, with the last core
// group that was held; ID 0 where none is written yet. The error is refused where no core group was held.
func (tx *Tx) partnership(number, report int64) (p pathway.Partnership, last pathway.CoreGroup, err error) {
	where, args := `g.cases = ? AND g.state = 'held' AND g.conference = ?`, []any{number, report}
	if report == 0 {
		if args[1], err = tx.lastHeld(number); err != nil {
			return p, last, err
		}
	} else {
		where = `g.cases = ? AND g.state <> 'planned' AND EXISTS (SELECT 1 FROM partnership_report r JOIN core_group x ON x.id = r.core_group WHERE r.id = ? AND x.conference = g.conference AND x.held_at >= g.held_at AND (g.state = 'held' OR g.id = x.id))`
	}
	groups, err := tx.coreGroupsWhere(where, args...)
	if err == nil && len(groups) == 0 {
		err = pathway.Refused("The core group reports once it has met, and none has been held since the last conference.")
		if report != 0 {
			err = pathway.NotFound("This report")
		}
	}
	if err != nil {
		return p, last, err
	}
	for i := range groups {
		if err := tx.coreGroupChildren(&groups[i]); err != nil {
			return p, last, err
		}
	}
	last = groups[len(groups)-1]
	course, _, err := tx.course(number)
	if err != nil {
		return p, last, err
	}
	list, err := all(tx, func(scan Scan) (p pathway.Partnership, err error) {
		return p, scan(&p.ID, &p.Review, &p.View, &p.AgreedOn, &p.Version, &p.Sent)
	}, `SELECT r.id, r.review, r.view, r.agreed_on, r.version,
	           EXISTS (SELECT 1 FROM document d JOIN dispatch x ON x.document = d.id WHERE d.about = r.id AND d.kind = ? AND x.state = ?)
	      FROM partnership_report r WHERE r.core_group = ?`, pathway.PartnershipReport, pathway.Sent, last.ID)
	if err != nil {
		return p, last, err
	}
	p = pathway.Partnership{Review: course.NextReview().Number}
	if len(list) > 0 {
		p = list[0]
	}
	p.Case, p.Conference, p.CoreGroup, p.Held = number, last.Conference, last.ID, groups
	if p.Review == course.NextReview().Number {
		p.ReviewBy = course.ReviewBy()
	}
	return p, last, nil
}

// recordPartnership puts into r the report of which documents tell, and the last core group before it. The error is not-found where it
// is another conference's.
func (tx *Tx) recordPartnership(r *pathway.Record, report int64) error {
	p, last, err := tx.partnership(r.Case.ID, report)
	if err != nil {
		return err
	}
	if p.ID != report || p.Conference != r.Conference.ID {
		return pathway.NotFound("This report")
	}
	r.Partnership, r.CoreGroup = &p, &last
	return nil
}

// Partnership returns the report of a family's core group before its next review, as it is written so far, for one who may open the
// family; ID 0 where nothing is. Its texts are as screens may hold them. The error is refused where no core group was held.
func (db *DB) Partnership(ctx context.Context, reader Actor, number int64) (pathway.Partnership, error) {
	var p pathway.Partnership
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		if p, _, err = tx.partnership(number, 0); err != nil {
			return err
		}
		f, err := tx.family(number)
		p.View = f.Cover(p.View)
		return err
	})
	return p, err
}

// PartnershipOf returns the conference on whose list those stand who have a report of the core group. The error is not-found.
func (db *DB) PartnershipOf(ctx context.Context, reader Actor, number, report int64) (int64, error) {
	var p pathway.Partnership
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err == nil {
			p, _, err = tx.partnership(number, report)
		}
		return err
	})
	return p.Conference, err
}

// SavePartnership keeps the report of the core group before its next review, and returns its id. The error's fields are those of
// [pathway.Partnership.Validate]; it is refused once something of it was sent, and a stale version is a conflict.
func (db *DB) SavePartnership(ctx context.Context, by Actor, number int64, version int, view string, agreed pathway.Date) (int64, error) {
	var report int64
	err := db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		p, _, err := tx.partnership(number, 0)
		if err != nil {
			return err
		}
		if p.Sent {
			return pathway.Refused("This report has been sent. The core group writes the next one after it has met again.")
		}
		f, err := tx.family(number)
		if err != nil {
			return err
		}
		p.View, p.AgreedOn = f.KeepCovered(p.View, view), agreed
		if err := p.Validate(tx.Today()); err != nil {
			return err
		}
		what := "Changed the core group’s report for a review"
		if report = p.ID; report == 0 {
			what = "Wrote the core group’s report for a review"
			report, err = tx.insert(`INSERT INTO partnership_report (core_group, review, view, agreed_on, written_at, written_by) VALUES (?, ?, ?, ?, ?, ?)`, p.CoreGroup, p.Review, p.View, p.AgreedOn, stamp(tx.Now), by.ID)
		} else {
			err = tx.update(`UPDATE partnership_report SET view = ?, agreed_on = ?, review = ?, written_at = ?, written_by = ?, version = version + 1 WHERE id = ? AND version = ?`,
				p.View, p.AgreedOn, p.Review, stamp(tx.Now), by.ID, p.ID, version)
		}
		if err != nil {
			return err
		}
		if err := tx.factsChanged(number); err != nil {
			return err
		}
		return tx.audit(Entry{What: what, Case: number, Subject: "partnership report", ID: report})
	})
	return report, err
}

// partnershipSent records that the report for a review was shared, once it has gone to everybody, where the pathway has the core group
// do that; and takes it back where something of it came back.
func (tx *Tx) partnershipSent(number, conference, report int64) error {
	o := pathway.Occasion{Moment: pathway.AtPartnership, About: report}
	l, err := tx.letters(number, conference, o)
	if err != nil {
		return err
	}
	c, _, err := tx.course(number)
	if err != nil {
		return err
	}
	step := fmt.Sprintf("review-%d-report-shared", l.Record.Partnership.Review)
	m, ok := c.Milestone(step)
	if !ok || !m.Step.ByCoreGroup() {
		return nil
	}
	return tx.stepSent(c, &m, c.ConferenceOf(&m).ID, pathway.DueAt(l.Record, l.Documents, o))
}

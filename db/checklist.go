package db

import (
	"context"

	"cp-pathway/pathway"
)

// checklistEvidence is what the record shows of how the conference of r is prepared.
func (tx *Tx) checklistEvidence(c *pathway.Course, r *pathway.Record) ([]pathway.EvidencePart, error) {
	reports, err := tx.reports(r.Conference.ID)
	if err != nil {
		return nil, err
	}
	x := pathway.ChecklistEvidence{Course: c, Conference: r.Conference, Attendees: r.OnList(), Reports: reports}
	for _, a := range x.Attendees {
		if m, ok := r.Member(a.Person); ok && m.Kind == pathway.Adult && a.Purpose == pathway.ToAttend {
			x.Readers++
		}
	}
	return x.Evidence(), nil
}

// Checklist returns a checklist that a chair answered, whole, with the record of its conference, for one who may open the family. The
// error is not-found where it is none, or struck.
func (db *DB) Checklist(ctx context.Context, reader Actor, number, checklist int64) (a pathway.Appraisal, r *pathway.Record, err error) {
	err = db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		if a, err = tx.appraisal(number, checklist); err != nil {
			return err
		}
		if a.Kind != pathway.ChairChecklist || a.Struck() {
			return pathway.NotFound("This paper")
		}
		r, err = tx.record(number, a.Conference)
		return err
	})
	return a, r, err
}

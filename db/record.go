package db

import (
	"context"
	"slices"

	"cp-pathway/pathway"
)

// Record returns everything that is known of a family round one conference, from which documents are made for each of their
// recipients. The error is not-found.
func (db *DB) Record(ctx context.Context, number, conference int64) (*pathway.Record, error) {
	var r *pathway.Record
	err := db.Read(ctx, func(tx *Tx) (err error) {
		r, err = tx.record(number, conference)
		return err
	})
	return r, err
}

func (tx *Tx) record(number, conference int64) (*pathway.Record, error) {
	r := &pathway.Record{Now: tx.Minute()}
	load := []func() error{
		func() (err error) { r.Case, err = tx.caseByID(number); return err },
		func() (err error) { r.Conference, err = tx.conference(number, conference); return err },
		func() (err error) { r.Office, err = tx.office(); return err },
		func() (err error) { r.Signatory, err = tx.mainSignatory(); return err },
		func() (err error) { r.Specimen, err = tx.specimen(); return err },
		func() (err error) { r.Members, err = tx.members(number); return err },
		func() (err error) { r.Relations, err = tx.relations(number); return err },
		func() (err error) { r.Network, err = tx.network(number); return err },
		func() (err error) { r.Naming, err = tx.namings(number); return err },
		func() (err error) { r.Words, err = tx.words(number); return err },
		func() (err error) { r.Attendees, err = tx.attendees(conference); return err },
		func() (err error) { r.Reports, err = tx.reports(conference); return err },
		func() (err error) { r.Releases, err = tx.releases(number); return err },
		func() (err error) { r.Venue, err = tx.standingVenueChecks(conference); return err },
		func() error { return tx.recordRun(r) },
		func() error { return tx.recordChange(r) },
		func() (err error) {
			if r.Conference.GoesOn != 0 {
				var from pathway.Conference
				from, err = tx.conference(number, r.Conference.GoesOn)
				r.Adjourned = from.StartsAt.Date()
			}
			return err
		},
		func() error { return tx.recordDecisions(r) },
		func() error { return tx.recordMinutes(r) },
		func() error { return tx.recordDates(r) },
		func() (err error) { r.SocialWorker, err = tx.professionalOrNone(r.Case.SocialWorker); return err },
		func() (err error) { r.TeamManager, err = tx.professionalOrNone(r.Case.TeamManager); return err },
		func() (err error) { r.Chair, err = tx.workerOrNone(r.Case.Chair); return err },
		func() (err error) { r.OnPlan, err = tx.childrenOnPlan(number); return err },
	}
	for _, step := range load {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// recordOn is record for an occasion: with the row of which its documents tell.
func (tx *Tx) recordOn(number, conference int64, o pathway.Occasion) (*pathway.Record, error) {
	r, err := tx.record(number, conference)
	if err != nil || o.About == 0 {
		return r, err
	}
	return r, tx.recordRow(r, o)
}

// recordRow puts into r the row of which the documents of an occasion tell. The error is not-found where it is not the
// conference's.
func (tx *Tx) recordRow(r *pathway.Record, o pathway.Occasion) error {
	switch o.Moment {
	case pathway.AtAddendum:
		return tx.recordAddendum(r, o.About)
	case pathway.AtCoreGroup:
		return tx.recordCoreGroup(r, o.About)
	case pathway.AtAppraisal:
		return tx.recordOfAppraisal(r, o.About)
	case pathway.AtPartnership:
		return tx.recordPartnership(r, o.About)
	case pathway.AtEnding, pathway.AtNotice, pathway.AtTransfer:
		return tx.recordEnding(r, o.About)
	case pathway.AtIssue:
		return tx.recordResolution(r, o.About)
	case pathway.AtAbsence:
		return tx.recordAbsence(r, o.About)
	}
	return pathway.NotFound("This document")
}

// specimen tells whether everything here is made up, so that every document says so.
func (tx *Tx) specimen() (bool, error) {
	text, err := tx.setting(practiceData, "")
	return text != "", err
}

// childrenOnPlan returns the children of a family who are on a plan.
func (tx *Tx) childrenOnPlan(number int64) ([]int64, error) {
	return all(tx, func(scan Scan) (child int64, err error) { return child, scan(&child) }, `SELECT child FROM plan WHERE cases = ? AND ended_on = '' ORDER BY child`, number)
}

// workerOrNone returns an account as it stands in letters, or nobody where there is none.
func (tx *Tx) workerOrNone(account int64) (pathway.Worker, error) {
	list, err := all(tx, func(scan Scan) (w pathway.Worker, err error) {
		return w, scan(&w.Account, &w.Name, &w.Title, &w.Phone, &w.Email)
	}, `SELECT id, name, title, phone, email FROM account WHERE id = ?`, account)
	if err != nil || len(list) == 0 {
		return pathway.Worker{}, err
	}
	return list[0], nil
}

// recordRun puts the strategy meeting and the enquiry that the conference follows into r.
func (tx *Tx) recordRun(r *pathway.Record) error {
	runs, _, err := tx.runs(r.Case.ID)
	if err != nil {
		return err
	}
	for i := range runs {
		for _, m := range runs[i].Meetings {
			if m.ID != r.Conference.Meeting && r.Conference.Meeting != 0 {
				continue
			}
			if start, ok := runs[i].Start(); ok {
				m = start
			}
			r.Strategy, r.S47 = m, runs[i].S47
		}
	}
	return nil
}

// recordDecisions puts the decisions into r: those that were approved, or else the latest draft.
func (tx *Tx) recordDecisions(r *pathway.Record) (err error) {
	if r.Conference.Kind == pathway.RCPC {
		if r.Carried, err = tx.carried(r.Conference.ID); err != nil {
			return err
		}
	}
	drafts, err := tx.drafts(r.Conference.ID)
	if err != nil {
		return err
	}
	for i := range drafts {
		r.Decisions = &drafts[i].Content
		r.Approved = drafts[i].State == pathway.DecisionsApproved
		if r.Approved {
			r.Approval = drafts[i].Approval(r.Conference.Chair, tx.zone)
			break
		}
	}
	return nil
}

// recordDates puts into r by when reports are wanted and shared, and by when to answer. The text has a date for the reports
// of agencies in the earlier pathway only; otherwise they are wanted a working day before they are shared (own rule), and
// an answer three working days before the conference, as a request to exclude somebody is.
func (tx *Tx) recordDates(r *pathway.Record) error {
	list, err := tx.milestones(r.Case.ID)
	if err != nil {
		return err
	}
	calendar, err := tx.calendar()
	if err != nil {
		return err
	}
	on := r.Conference.StartsAt.Date()
	r.SharedBy = calendar.AddWorkingDays(on, -2)
	r.ReplyBy = calendar.AddWorkingDays(on, -3)
	if r.Conference.Kind == pathway.RCPC {
		r.Review, err = tx.reviewNumber(r.Conference)
		id, _ := tx.steps.Find(r.Case.Pathway).ReviewStep(r.Review, "report-shared")
		if r.Conference.GoesOn != 0 {
			list = nil
		}
		if i := slices.IndexFunc(list, func(m pathway.Milestone) bool { return m.ID == id }); i >= 0 {
			r.SharedBy = list[i].Due
		}
		r.ReportDue = calendar.AddWorkingDays(r.SharedBy, -1)
		return err
	}
	if r.Conference.GoesOn != 0 { // the steps of the one before it do not count for it
		list = nil
	}
	for _, m := range list {
		switch m.ID {
		case "report-shared":
			r.SharedBy = m.Due
		case "agency-reports":
			r.ReportDue = m.Due
		}
	}
	if r.ReportDue.IsZero() {
		r.ReportDue = calendar.AddWorkingDays(r.SharedBy, -1)
	}
	return nil
}

func (tx *Tx) professionalOrNone(number int64) (pathway.Professional, error) {
	if number == 0 {
		return pathway.Professional{}, nil
	}
	return tx.professional(number)
}

// releases returns the words that a chair let stand in the family's documents.
func (tx *Tx) releases(number int64) ([]pathway.Release, error) {
	return all(tx, func(scan Scan) (r pathway.Release, err error) {
		return r, scan(ref{&r.Attendee}, &r.Kind, &r.About, &r.Place, &r.ValueHash, &r.Reason, &r.By)
	}, `SELECT r.attendee, r.kind, r.about, r.place, r.value_hash, r.reason, a.name
	      FROM release r JOIN account a ON a.id = r.by
	     WHERE r.cases = ?`, number)
}

package madeup

import (
	"cmp"
	"fmt"
	"time"

	"cp-pathway/db"
	"cp-pathway/pathway"
)

// clerk is who does the office's work for the family: of a restricted one only the service manager.
func (f *family) clerk() db.Actor {
	if f.restricted {
		return f.office.manager
	}
	return f.office.admin
}

// listPeople puts on the invitation list who is to come, and who is only told.
func (f *family) listPeople() error {
	var list []pathway.Attendee
	var keys []string
	for _, c := range f.children {
		if c.comes {
			list, keys = append(list, pathway.Attendee{Person: f.people[c.key], Role: "Young person", Purpose: pathway.ToAttend, How: "either"}), append(keys, c.key)
		}
	}
	for i := range f.adults {
		a := &f.adults[i]
		if !a.invited {
			continue
		}
		list = append(list, pathway.Attendee{Person: f.people[a.key], Role: a.ties[0].relation, Purpose: pathway.ToAttend, How: cmp.Or(a.how, "in-person")})
		keys = append(keys, a.key)
	}
	for _, p := range f.parts() {
		list = append(list, pathway.Attendee{Professional: f.office.people[p.who], Role: p.role, Purpose: cmp.Or(p.purpose, pathway.ToAttend), How: "either"})
		keys = append(keys, p.who)
	}
	if err := f.data.AddAttendees(f.ctx, f.clerk(), f.id, f.conference, list); err != nil {
		return err
	}
	r, err := f.data.Record(f.ctx, f.id, f.conference)
	if err != nil {
		return err
	}
	for i, a := range r.Attendees {
		f.seats[keys[i]] = a.ID
	}
	return f.decideOnPeople()
}

// decideOnPeople records whom the chair excludes.
func (f *family) decideOnPeople() error {
	for i := range f.adults {
		a := &f.adults[i]
		if a.exclude == nil || !a.invited {
			continue
		}
		d := *a.exclude
		d.ID, d.Version = f.seats[a.key], 1
		if err := f.data.DecideAttendance(f.ctx, f.seat.chair, f.id, f.conference, d); err != nil {
			return err
		}
	}
	return nil
}

// decideCopies records who gets a full copy of the decisions, and who a part.
func (f *family) decideCopies() error {
	r, err := f.data.Record(f.ctx, f.id, f.conference)
	if err != nil {
		return err
	}
	for _, a := range r.OnList() {
		a.Copy = "full"
		for i := range f.adults {
			if x := &f.adults[i]; f.people[x.key] == a.Person && x.copy != "" {
				a.Copy, a.CopyWhy = x.copy, x.copyWhy
			}
		}
		if err := f.data.DecideAttendance(f.ctx, f.seat.chair, f.id, f.conference, a); err != nil {
			return err
		}
	}
	return nil
}

// receiveList records that the social worker's list has come.
func (f *family) receiveList() error {
	e := pathway.StepEntry{HappenedAt: f.when.list, ToldBy: f.worker, ToldHow: "email"}
	return f.data.ReceiveList(f.ctx, f.clerk(), f.id, f.conference, e)
}

// send makes what goes out at a moment to some of the list, or to everybody, and records that it went. Where nothing can be
// made here, it is recorded that the step was done.
func (f *family) send(moment pathway.Moment, to []string, step string, at pathway.DateTime) error {
	by := f.clerk()
	switch {
	case f.issue == nil && to != nil:
		return nil
	case f.fromElsewhere(moment):
		return f.data.Earlier(f.ctx, by, pathway.StepEntry{Case: f.id, Conference: f.conference, Step: step, HappenedAt: at, Note: "Sent from the case system."})
	}
	var attendees []int64
	for _, key := range to {
		if f.seats[key] == 0 {
			return fmt.Errorf("%s is not on the list", key)
		}
		attendees = append(attendees, f.seats[key])
	}
	ids, err := f.issue(f.ctx, f.data, by, f.id, f.conference, pathway.Occasion{Moment: moment}, attendees)
	if err != nil {
		return err
	}
	return f.post(by, ids)
}

// fromElsewhere tells whether what goes out at a moment goes from the case system and is not here.
func (f *family) fromElsewhere(moment pathway.Moment) bool {
	return f.issue == nil || f.elsewhere != "" && holds(f.elsewhere, string(moment))
}

// post sends documents: prints those that go on paper, drafts the emails, and records them as sent.
func (f *family) post(by db.Actor, ids []int64) error {
	letters, err := f.data.Letters(f.ctx, by, f.id, f.conference, pathway.Occasion{})
	if err != nil {
		return err
	}
	var paper []int64
	emails := map[int64][]int64{}
	var order []int64
	for _, id := range ids {
		for _, d := range letters.Documents {
			switch {
			case d.ID != id:
			case d.Way == pathway.BySecureEmail:
				if emails[d.Attendee] == nil {
					order = append(order, d.Attendee)
				}
				emails[d.Attendee] = append(emails[d.Attendee], id)
			default:
				paper = append(paper, id)
			}
		}
	}
	if len(paper) > 0 {
		if _, err := f.data.PrintRun(f.ctx, by, f.id, f.conference, paper, true); err != nil {
			return err
		}
	}
	for _, attendee := range order {
		if _, _, err := f.data.DraftEmail(f.ctx, by, f.id, emails[attendee]); err != nil {
			return err
		}
	}
	return f.data.RecordSent(f.ctx, by, f.id, ids, f.teller.clock.Truncate(time.Minute), "")
}

// answers records what people answered to their invitation.
func (f *family) answers() error {
	record := func(key, answer, note string) error {
		if f.seats[key] == 0 || answer == "" {
			return nil
		}
		return f.data.Answer(f.ctx, f.clerk(), f.id, f.conference, f.seats[key], answer, note)
	}
	for i := range f.adults {
		if a := &f.adults[i]; a.invited && (a.exclude == nil || a.exclude.Excluded != "whole") {
			if err := record(a.key, a.answer, ""); err != nil {
				return err
			}
		}
	}
	for _, p := range f.parts() {
		answer := p.answer
		if answer == "" && p.purpose == "" {
			answer = map[string]string{"in-person": "coming", "deputy": "deputy", "apologies": "apologies"}[p.attends]
			answer = cmp.Or(answer, "video")
		}
		if err := record(p.who, answer, ""); err != nil {
			return err
		}
	}
	return nil
}

package madeup

import (
	"fmt"

	"cp-pathway/db"
	"cp-pathway/pathway"
)

// family is a plot that is being told, with what is in the data of it.
type family struct {
	*teller
	plot
	when       times
	core       pathway.DateTime // for which the first core group is planned
	seat       seat
	id         int64
	people     map[string]int64 // by key
	colleagues map[string]int64 // network members, by name
	meeting    int64
	conference int64
	seats      map[string]int64 // attendees, by the key of a person or the name of a professional
}

// begin plans the story of a family.
func (t *teller) begin(p plot) (*family, error) {
	f := &family{teller: t, plot: p, people: map[string]int64{}, colleagues: map[string]int64{}, seats: map[string]int64{}}
	if p.start.IsZero() {
		f.when = times{entered: p.entered}
	} else {
		f.when = usual(t.office.days, p.start, p.conference)
		if p.entered != (pathway.DateTime{}) {
			f.when.entered = p.entered
		}
	}
	if p.tune != nil {
		p.tune(&f.when)
	}
	f.core, f.when = f.when.coreGroup, f.when.settled()
	if !f.when.conference.IsZero() && p.ends != notMet && p.ends != noEnquiry {
		var ok bool
		if f.seat, ok = t.office.take(f.when.conference, p.chair); !ok {
			return nil, fmt.Errorf("%s: no chair is free on %s", p.name, f.when.conference)
		}
	}
	f.plan()
	if p.more != nil {
		p.more(f)
	}
	return f, nil
}

// on adds a step unless nobody does it.
func (f *family) on(at pathway.DateTime, what string, do func() error) {
	if !f.skips(what) {
		f.teller.on(at, f.name+": "+what, do)
	}
}

// plan adds every step of the story.
func (f *family) plan() {
	w := &f.when
	f.on(w.entered, "enter", f.enter)
	if w.strategy.IsZero() {
		return
	}
	f.on(w.recorded, "strategy", f.strategy)
	if f.ends == noEnquiry {
		return
	}
	f.on(w.threshold, "threshold", f.threshold)
	if f.ends == notMet {
		f.on(w.threshold.AddMinutes(12), "told", f.takeNote)
		f.on(w.assessed, "assessment", func() error { return f.assess(false) })
		f.on(w.concluded, "assessment-concluded", func() error { return f.assess(true) })
		return
	}
	f.on(w.allocated, "chair-allocated", f.allocate)
	f.on(w.booked, "conference-booked", f.book)
	f.on(w.listed, "list", f.listPeople)
	f.on(w.police, "police-report-requested", f.askPolice)
	f.hand(w.diary, "diary-notified", f.clerk(), "In this week’s diary.")
	f.on(w.list, "invite-list", f.receiveList)
	f.on(w.invited, "invitations-sent", func() error { return f.send(pathway.AtInvitation, nil, "invitations-sent", w.invited) })
	f.on(w.s47, "s47-outcome", f.concludeS47)
	if f.ends == noRisk {
		f.on(w.allTold, "s47-not-at-risk", func() error { return f.send(pathway.AtNotRequired, nil, "s47-not-at-risk", w.allTold) })
		return
	}
	f.planPreparation()
	f.on(w.began, "icpc", f.hold)
	f.on(w.ended, "end", f.close)
	f.on(w.drafted, "draft", f.draft)
	f.on(w.sent, "decisions-to-chair", f.toChair)
	if f.elsewhere == "" || !holds(f.elsewhere, string(pathway.AtDecisions)) {
		f.on(w.approved, "copies", f.decideCopies)
	}
	f.on(w.approved, "decisions-approved", f.approve)
	f.on(w.distributed, "decisions-distributed", func() error { return f.send(pathway.AtDecisions, nil, "decisions-distributed", w.distributed) })
	f.planPlan()
}

// hand adds a step that somebody records by hand. What somebody without an account did is told by them.
func (f *family) hand(at pathway.DateTime, step string, by db.Actor, note string) {
	f.handed(at, step, by, note, "")
}

func (f *family) handed(at pathway.DateTime, step string, by db.Actor, note, told string) {
	f.on(at, step, func() error {
		if f.data.Definitions().Find(f.version()).Step(step) == nil {
			return nil // the earlier pathway has fewer
		}
		e := pathway.StepEntry{Case: f.id, Step: step, State: pathway.EntryDone, HappenedAt: at, Note: note}
		if told != "" {
			e.ToldBy, e.ToldHow = told, "email"
		}
		return f.data.RecordStep(f.ctx, by, e)
	})
}

func (f *family) version() string {
	if f.pathway == "" {
		return pathway.DefaultVersion
	}
	return f.pathway
}

// planPreparation adds what is done between the enquiry's end and the conference.
func (f *family) planPreparation() {
	w, chair, admin := &f.when, f.seat.chair, f.clerk()
	f.on(w.answers, "answers", f.answers)
	f.hand(w.review, "chair-s47-review", chair, "Read the enquiry. Asked the social worker to set out the history of earlier help, and what each child says in their own words.")
	f.hand(w.participation, "child-participation", chair, "Talked over with the social worker: who comes is on the list; the views of the others are brought by the social worker or the advocate.")
	f.on(w.venue, "venue-risk-check", f.checkVenue)
	f.handed(w.child, "child-voice-preparation", admin, "Met at school and at home. What to expect was explained, and the choice of how to take part.", f.worker)
	f.handed(w.parents, "parent-preparation", admin, "Travel and child care are arranged. The parents know why there is a conference and what to expect.", f.worker)
	f.handed(w.authorised, "report-authorised", admin, "", f.managerName())
	f.on(w.reports, "reports", f.reports)
	f.handed(w.reports, "agency-reports", admin, "All have come; the late one was asked for again and came by noon.", f.worker)
	f.on(w.shared, "report-shared", f.share)
	f.hand(w.calls, "chair-calls-family", chair, "Rang the parents. They will come and have questions about the plan.")
	f.on(w.checklist, "chair-checklist", func() error {
		if f.data.Definitions().Find(f.version()).Step("chair-checklist") == nil {
			return nil // the earlier pathway has none
		}
		return f.appraise(pathway.ChairChecklist, "chair-checklist", w.checklist.Date(), map[string]string{"q.apart": "na", "q.quorate.text": "All have answered but one; the school sends a deputy."})
	})
}

// checkVenue records what the social worker says of the risk in coming: none, or one that comes from the father.
func (f *family) checkVenue() error {
	if f.data.Definitions().Find(f.version()).Step("venue-risk-check") == nil {
		return nil // the earlier pathway does not ask
	}
	v := pathway.VenueCheck{Conference: f.conference, AgreedBy: f.worker, ToldHow: "phone", On: f.when.venue.Date()}
	if f.risk.what != "" {
		v.Risk, v.From, v.People, v.Measures, v.How = f.risk.what, f.people["father"], []int64{f.people["mother"]}, f.risk.measures, f.risk.how
	}
	return f.data.RecordVenueRisk(f.ctx, f.seat.chair, f.id, v, f.risk.what == "", 0)
}

// planPlan adds what follows a plan.
func (f *family) planPlan() {
	w, admin := &f.when, f.clerk()
	f.on(w.minutes, "minutes", f.minutes)
	if f.noPlan() {
		return
	}
	f.on(w.coreGroup, "core-group-1", func() error {
		return f.coreGroup(1, w.coreGroup, f.office.days.RollBack(w.coreGroup.Date().AddDays(28)).At(14, 0))
	})
	f.handed(w.coreRecord, "core-group-1-record", admin, "", f.worker)
	f.on(w.second, "core-group-2", func() error {
		return f.coreGroup(2, w.second, f.office.days.RollBack(w.second.Date().AddDays(28)).At(14, 0))
	})
	f.handed(w.secondRecord, "core-group-2-record", admin, "", f.worker)
	f.on(w.midpoint, "midpoint-1", func() error { return f.midpoint(w.midpoint.Date()) })
}

// noPlan tells whether no child gets a plan.
func (f *family) noPlan() bool {
	for i := range f.children {
		if c := &f.children[i]; !c.other && f.outcomeOf(c) == pathway.OutcomePlan {
			return false
		}
	}
	return true
}

func (f *family) outcomeOf(c *child) pathway.Outcome {
	switch {
	case c.outcome != "":
		return c.outcome
	case f.outcome != "":
		return f.outcome
	}
	return pathway.OutcomePlan
}

func (f *family) taker() db.Actor {
	if f.seat.taker.ID != 0 {
		return f.seat.taker
	}
	return f.office.takers[0]
}

func (f *family) managerName() string { return theTeams[f.team-1].Manager }

package madeup

import (
	"fmt"

	"cp-pathway/pathway"
)

// say returns a text of the scenario for this family.
func (f *family) say(text string) string { return told(text, f.subjects(), "") }

// strategy records the strategy meeting that started the enquiry.
func (f *family) strategy() error {
	w := &f.when
	m := pathway.StrategyMeeting{
		Case: f.id, HeldAt: w.strategy, Form: "meeting", S47: f.ends != noEnquiry, Concern: f.say(f.scenario.concern), SafeNow: f.say(f.scenario.safeNow),
		PoliceAsk: f.say(f.scenario.police), ToldBy: f.managerName(), ToldAt: w.told, Children: f.subjectIDs(),
	}
	for _, name := range append([]string{f.worker, f.managerName()}, f.ofKinds("police", "health", "education", "midwife")...) {
		m.Attendees = append(m.Attendees, pathway.StrategyAttendee{Professional: f.office.people[name]})
	}
	var err error
	f.meeting, err = f.data.SaveStrategyMeeting(f.ctx, f.clerk(), m)
	return err
}

// ofKinds returns the first of the network of each kind, as far as there is one.
func (f *family) ofKinds(kinds ...string) []string {
	var names []string
	for _, kind := range kinds {
		for _, p := range f.network {
			if p.kind == kind {
				names = append(names, p.who)
				break
			}
		}
	}
	return names
}

func (f *family) subjectIDs() []int64 {
	var ids []int64
	for _, c := range f.children {
		if !c.other {
			ids = append(ids, f.people[c.key])
		}
	}
	return ids
}

// threshold is the duty chair's decision.
func (f *family) threshold() error {
	duty, err := f.duty(f.when.threshold.Date())
	if err != nil {
		return err
	}
	t := pathway.Threshold{Meeting: f.meeting, DecidedAt: f.when.threshold, Met: f.ends != notMet, Rationale: f.say(f.scenario.rationale)}
	if !t.Met {
		t.Rationale = f.say(f.scenario.notMet)
		t.TalkedWith, t.Discrepancy = f.managerName(), "The team manager had thought that the threshold was met. Talked through on the phone: agreed that the assessment comes first, and that a new strategy meeting is called if it finds significant harm."
	}
	if f.version() == "sqa" {
		t.EarlyHelp = "Yes: early help for six months from last spring. Attendance got better for a term, then fell again."
		t.Subsequent, t.Replan = "No.", "Does not apply: there was no plan before."
		t.Exploited = "The exploitation plan is in place and does not keep them safe at night. Both are needed; the exploitation worker joins the core group."
	}
	if f.restricted {
		duty = f.office.manager
	}
	return f.data.DecideThreshold(f.ctx, duty, f.id, t)
}

// takeNote closes the task by which the service manager is told that the threshold was not met.
func (f *family) takeNote() error {
	tasks, err := f.data.Tasks(f.ctx, f.office.manager, f.id)
	if err != nil {
		return err
	}
	for _, t := range tasks {
		if t.Kind == pathway.TaskThresholdUnmet && t.DoneAt.IsZero() {
			if err := f.data.DoTask(f.ctx, f.office.manager, f.id, t.ID, "Read, and agreed with the duty chair."); err != nil {
				return err
			}
		}
	}
	return nil
}

// assess records that an assessment was asked for, or what it found: no significant harm.
func (f *family) assess(concluded bool) error {
	a := pathway.Assessment{AskedOn: f.when.assessed.Date()}
	if concluded {
		course, err := f.data.Course(f.ctx, f.office.manager, f.id)
		if err != nil {
			return err
		}
		run := course.Run()
		if run.Assessment == nil {
			return fmt.Errorf("there is no assessment")
		}
		a = *run.Assessment
		a.ConcludedOn, a.Harm, a.Outcome, a.ToldBy = f.when.concluded.Date(), "no", f.say(f.scenario.noRisk), f.worker
	}
	return f.data.SaveAssessment(f.ctx, f.clerk(), f.id, f.meeting, a)
}

// allocate gives the family its chair.
func (f *family) allocate() error {
	note := ""
	if f.version() == "sqa" {
		note = "The family was talked over with the chair: history, present risk, who should come."
	}
	return f.data.AllocateChair(f.ctx, f.office.manager, f.id, f.seat.chair.ID, 0, "", note)
}

// book books the conference.
func (f *family) book() error {
	k := pathway.Booking{
		StartsAt: f.when.conference, Minutes: pathway.UsualConference, Venue: f.seat.place.venue, Room: f.seat.place.room,
		Link: "https://meet.fictshire.example/" + fmt.Sprintf("cp-%04d", f.id), Chair: f.seat.chair.ID, MinuteTaker: f.seat.taker.ID,
		Interpreter: f.interprets, Children: f.subjectIDs(),
	}
	by := f.clerk()
	if f.late != "" {
		k.LateReason, k.LateAgreed = f.late, f.office.manager.Name
	}
	var err error
	f.conference, err = f.data.BookConference(f.ctx, by, f.id, k)
	return err
}

// askPolice records what the police are asked to report.
func (f *family) askPolice() error {
	if f.data.Definitions().Find(f.version()).Step("police-report-requested") == nil {
		return nil
	}
	by := f.clerk()
	return f.data.RequestPoliceReport(f.ctx, by, f.id, f.say(f.scenario.police), f.worker, "email", 1)
}

// concludeS47 records how the enquiry ended.
func (f *family) concludeS47() error {
	o := pathway.S47Outcome{Meeting: f.meeting, ConcludedAt: f.when.s47, AtRisk: f.ends != noRisk, ToldBy: f.worker}
	if !o.AtRisk {
		o.Instead = f.say(f.scenario.noRisk)
		o.TalkedWith = f.managerName() + " rang the chair in the afternoon."
	}
	by := f.clerk()
	return f.data.ConcludeS47(f.ctx, by, f.id, o)
}

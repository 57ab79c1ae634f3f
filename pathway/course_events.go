package pathway

import (
	"slices"
	"strconv"
)

// Count works out, from what was recorded, the family's runs in Conferences, Entries and Runs: its initial conference, the
// events of its last run, and the milestones that follow. openPlans is how many of its children are on a plan.
func (c *Course) Count(openPlans int) Standing {
	s := Standing{OpenPlans: openPlans, NoChild: !c.NoChild.IsZero()}
	if len(c.Runs) == 0 {
		return s
	}
	run := &c.Runs[len(c.Runs)-1]
	c.ICPC = initialConference(run, c.Conferences)
	c.Reviews = reviewConferences(run, c.ICPC, c.Conferences)
	c.Aside = asideConferences(run, c.Conferences)
	c.Events = c.eventsOf(run)
	c.Events.NoChild = c.NoChild
	s.Run, s.Conference = run, c.ICPC
	for _, k := range slices.Concat(c.Reviews, c.Aside) {
		s.Deciding = s.Deciding || k.State == ConferenceHeld && c.DoneAt(k.ID, stepDistributed).IsZero()
	}
	s.Told = !c.Events.Done[stepS47NotAtRisk].IsZero()
	s.Distributed = !c.Events.Done[stepDistributed].IsZero()
	if openPlans == 0 && !c.Events.Done["decisions-approved"].IsZero() {
		c.Events.PlanEnded = c.Current().StartsAt.Date()
		if !c.Ended.IsZero() {
			c.Events.PlanEnded, c.Events.Done[stepEnding] = c.Ended, midnight(c.Ended)
		}
	}
	if !c.Events.Strategy.IsZero() {
		c.Milestones = c.Definition.Milestones(c.Events, c.Office)
	}
	return s
}

// initialConference returns the run's initial conference as it stands: not one whose place another took.
func initialConference(run *Run, conferences []Conference) Conference {
	for _, k := range conferences {
		if k.Kind.Initial() && k.GoesOn == 0 && run.Holds(k.Meeting) && k.ReplacedBy == 0 && k.State != ConferenceMoved {
			return k
		}
	}
	return Conference{}
}

// eventsOf returns what was recorded in a run as dates are counted from it. What the run itself knows (when the meeting
// was, who rang, what was decided) is taken from there and not from entries.
func (c *Course) eventsOf(run *Run) Events {
	events := Events{Done: map[string]DateTime{}, Arranged: map[string]Arranged{}}
	start, ok := run.Start()
	if !ok {
		return events
	}
	events.Strategy, events.MovedIn = start.HeldAt, start.Notice != nil
	for _, e := range c.Entries {
		if run.Holds(e.Meeting) && e.StruckAt == "" && !c.ofReview(&e) {
			events.Done[e.Step] = e.HappenedAt
		}
	}
	for id, at := range events.Done { // what was recorded twice was held once
		switch s := c.Definition.Step(id); {
		case s == nil:
		case s.Counted() && s.Per == PerReview:
			events.Reviews = append(events.Reviews, at.Date())
		case s.Counted():
			events.CoreGroups = append(events.CoreGroups, at.Date())
		case s.ID == stepSupervision:
			events.Supervision = at.Date()
		}
	}
	for _, g := range c.CoreGroups {
		on := g.HeldAt.Date()
		if g.State == CoreGroupHeld && !on.Before(c.ICPC.StartsAt.Date()) && !slices.Contains(events.CoreGroups, on) { // or it was recorded by hand
			events.CoreGroups = append(events.CoreGroups, on)
		}
	}
	events = events.sorted()
	delete(events.Done, stepStrategy)
	events.tell(run, start)
	events.confer(c.ICPC, c.Reviews)
	if c.Booked().ID == 0 {
		events.agree(c.Decided[c.LastHeld().ID])
	}
	events.gather(c.CoreGroups)
	events.checkVenue(c.Venue, c.ICPC.ID)
	events.appraise(c.Appraisals, c.ICPC)
	return events
}

// tell adds what the run itself knows of its steps.
func (ev *Events) tell(run *Run, start StrategyMeeting) {
	if !start.ToldAt.IsZero() {
		ev.Done["contact-received"], ev.Done["manager-contact"] = start.ToldAt, start.ToldAt
	}
	if t := run.Threshold; t != nil {
		ev.Done[stepThreshold], ev.Done["threshold-discussion"] = t.DecidedAt, t.DecidedAt
		if !t.Met {
			ev.ThresholdNotMet = t.DecidedAt.Date()
		}
	}
	if a := run.Assessment; a != nil && !a.ConcludedOn.IsZero() {
		ev.Done[stepThresholdNotMet] = midnight(a.ConcludedOn)
		if run.FoundHarm() {
			ev.HarmFound = a.ConcludedOn
		}
	}
	if o := run.S47; o != nil {
		ev.Done[stepS47Outcome] = o.ConcludedAt
		if !o.AtRisk {
			ev.S47NotAtRisk = o.ConcludedAt.Date()
		}
	}
}

// confer adds the conferences: the initial one, and the reviews that were held after it or are planned.
func (ev *Events) confer(icpc Conference, reviews []Conference) {
	if icpc.ID != 0 {
		ev.Conference = icpc.StartsAt
		ev.ConferenceHeld = icpc.State == ConferenceHeld
		if ev.ConferenceHeld {
			ev.ConferenceEnd = icpc.EndedAt
			if !icpc.BeganAt.IsZero() {
				ev.Conference = icpc.BeganAt
			}
		}
		if icpc.State == ConferencePlanned {
			ev.Arranged[stepICPC] = Arranged{icpc.StartsAt, icpc.Place()}
		}
		if icpc.State == ConferenceStoodDown {
			ev.StoodDown = icpc.StartsAt.Date()
		}
	}
	planned := Arranged{}
	for _, k := range reviews {
		switch on := k.StartsAt.Date(); {
		case k.State == ConferenceHeld && !slices.Contains(ev.Reviews, on): // or it was recorded by hand
			ev.Reviews = append(ev.Reviews, on)
		case k.State == ConferencePlanned:
			ev.ReviewPlanned, planned = on, Arranged{k.StartsAt, k.Place()}
		}
	}
	slices.SortFunc(ev.Reviews, Date.Compare)
	if !planned.At.IsZero() {
		ev.Arranged[ev.nextReview()] = planned
	}
}

// nextReview is the id of the review after those that were held.
func (ev *Events) nextReview() string { return "review-" + strconv.Itoa(len(ev.Reviews)+1) }

// agree adds what the last conference agreed for afterwards, as long as it is still to come: the first core group, and the next
// review where none is booked yet.
func (ev *Events) agree(d Decisions) {
	if !ev.ConferenceHeld {
		return
	}
	if at := d.firstCoreGroup(); len(ev.CoreGroups) == 0 && !at.IsZero() {
		ev.Arranged[firstCoreGroup] = Arranged{at, d.CoreGroupWhere}
	}
	if at := d.FirstReview(); ev.ReviewPlanned.IsZero() && at.Date().After(ev.lastConference()) {
		ev.ReviewPlanned, ev.Arranged[ev.nextReview()] = at.Date(), Arranged{At: at}
	}
}

// lastConference is the day of the last review that was held, or else of the initial conference.
func (ev *Events) lastConference() Date {
	if n := len(ev.Reviews); n > 0 {
		return ev.Reviews[n-1]
	}
	return ev.Conference.Date()
}

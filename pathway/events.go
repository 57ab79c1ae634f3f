package pathway

import "slices"

// Events are what is recorded of a case so far, as far as it moves dates. What is not known is zero.
type Events struct {
	Strategy       DateTime // the strategy meeting that started the section 47 enquiry; the first of several that did
	MovedIn        bool     // it was no strategy meeting but another authority's notice
	Conference     DateTime // when the initial conference begins: booked, or held
	ConferenceHeld bool
	ConferenceEnd  DateTime // starts the 24 hours
	PlanStart      Date     // where another conference decided on the plan; zero: the day of the conference
	CoreGroups     []Date   // held, in order
	Reviews        []Date   // held, in order
	ReviewPlanned  Date     // the booked date of the one after them
	Supervision    Date     // held
	Drift          Date     // an audit found it

	Arranged map[string]Arranged // id of a milestone → when and where it is to take place, as it was booked or agreed

	Done map[string]DateTime // id of a milestone → when it was done; what is above need not be here

	ThresholdNotMet Date // no conference: an assessment instead
	HarmFound       Date // that assessment found significant harm: a new strategy meeting
	S47NotAtRisk    Date // no conference: the enquiry found no risk
	NoChild         Date // the last of the children died, or was lost before birth: nothing more is to be done
	StoodDown       Date // no conference, for any other reason
	PlanEnded       Date // no child of the case is on a plan, or the conference made none
}

// Arranged is when and where a step is to take place.
type Arranged struct {
	At    DateTime // midnight where only the day is known
	Where string
}

// Ids of steps that events stand for.
const (
	stepStrategy         = "strategy-meeting"
	stepNotice           = "transfer-notice"
	stepThreshold        = "threshold-decision"
	stepThresholdNotMet  = "threshold-not-met"
	stepNewMeeting       = "new-strategy-meeting"
	stepS47Outcome       = "s47-outcome"
	stepS47NotAtRisk     = "s47-not-at-risk"
	stepBooked           = "conference-booked"
	stepInvitationsSent  = "invitations-sent"
	stepEnding           = "ending"
	stepICPC             = "icpc"
	stepDriftAudit       = "drift-audit"
	stepSupervision      = "supervision"
	stepSignificantEvent = "significant-event"
	stepMinutes          = "minutes"
	firstCoreGroup       = "core-group-1"
	coreGroupStep        = "core-group-{n}"
	firstReview          = "review-1"
	reviewStep           = "review-{n}"
)

// doneAt returns when a milestone was done. A step that an event stands for is done with it, unless its own entry says when.
func (ev *Events) doneAt(id string, s *Step, n int) DateTime {
	if at := ev.Done[id]; !at.IsZero() {
		return at
	}
	if !s.taken(ev) && s.Only == onlyEnquiry { // the notice stands for all that an enquiry would have come to
		return ev.Strategy
	}
	switch s.ID {
	case stepStrategy, stepNotice:
		return ev.Strategy
	case stepThreshold:
		return midnight(ev.ThresholdNotMet)
	case stepS47Outcome:
		return midnight(ev.S47NotAtRisk)
	case stepSupervision:
		return midnight(ev.Supervision)
	case stepICPC:
		if ev.ConferenceHeld {
			return ev.Conference
		}
	case firstCoreGroup:
		return midnight(nth(ev.CoreGroups, 1))
	case coreGroupStep:
		return midnight(nth(ev.CoreGroups, n))
	case firstReview:
		return midnight(nth(ev.Reviews, 1))
	case reviewStep:
		return midnight(nth(ev.Reviews, n))
	}
	return DateTime{}
}

// ended tells whether a step that is not done is no longer to be done.
func (ev *Events) ended(s *Step) bool {
	switch {
	case !ev.NoChild.IsZero():
		return true
	case !ev.ThresholdNotMet.IsZero() && s.ID == stepNewMeeting:
		return ev.HarmFound.IsZero() && !ev.Done[stepThresholdNotMet].IsZero()
	case !ev.ThresholdNotMet.IsZero():
		return s.ID != stepThresholdNotMet
	case !ev.S47NotAtRisk.IsZero():
		return s.ID != stepS47NotAtRisk
	case !ev.StoodDown.IsZero() && s.Phase != PhaseStrategy:
		return true
	}
	return !ev.PlanEnded.IsZero() && s.Phase == PhasePlan && !s.Stays
}

// happened returns the day on which an alternative became the way on, or the zero Date.
func (ev *Events) happened(s *Step) Date {
	switch s.ID {
	case stepThresholdNotMet:
		return ev.ThresholdNotMet
	case stepS47NotAtRisk:
		return ev.S47NotAtRisk
	case StepDriftEscalated:
		return ev.Drift
	}
	return Date{}
}

// sorted returns the events with the lists in order, without changing the caller's.
func (ev Events) sorted() Events {
	ev.CoreGroups = slices.SortedFunc(slices.Values(ev.CoreGroups), Date.Compare)
	ev.Reviews = slices.SortedFunc(slices.Values(ev.Reviews), Date.Compare)
	return ev
}

// midnight keeps no date as none.
func midnight(d Date) DateTime { return DateTime{date: d} }

// nth returns the nth date from 1, or the zero Date.
func nth(dates []Date, n int) Date {
	if n < 1 || n > len(dates) {
		return Date{}
	}
	return dates[n-1]
}

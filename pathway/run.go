package pathway

// Run is one way through the pathway: from the strategy meeting that started it to its end. A family whose threshold was not
// met, or whose enquiry found no risk, begins another one with its next strategy meeting.
type Run struct {
	Meetings   []StrategyMeeting
	Threshold  *Threshold // of any of its meetings; nil: not decided
	S47        *S47Outcome
	Assessment *Assessment // after a threshold that was not met
}

// Start returns the meeting that started the section 47 enquiry, Day 1's, or the notice of another authority that began the run; false
// where there is neither.
func (r *Run) Start() (StrategyMeeting, bool) {
	for _, m := range r.Meetings {
		if m.S47 || m.Notice != nil {
			return m, true
		}
	}
	return StrategyMeeting{}, false
}

// NotStarted says why something that belongs to the meeting which started the enquiry is not recorded on another one.
func (r *Run) NotStarted() string {
	if start, ok := r.Start(); ok && start.Notice != nil {
		return "The family moved here with a plan of another authority, so there is no enquiry before its conference."
	} else if ok {
		return "The enquiry was already started by the meeting of " + start.HeldAt.Format() + "."
	}
	return "No section 47 enquiry was started at this one."
}

// LedToNew returns the meeting that a new strategy meeting follows: the one that started an enquiry which led to no conference; 0
// where the run goes on.
func (r *Run) LedToNew() int64 {
	start, _ := r.Start()
	if !r.Over() {
		return 0
	}
	return start.ID
}

// FoundHarm reports whether the assessment in place of a conference found significant harm, so that a new strategy meeting is held.
func (r *Run) FoundHarm() bool { return r.Assessment != nil && r.Assessment.Harm == "yes" }

// Over reports whether the run led to no conference.
func (r *Run) Over() bool {
	return r.Threshold != nil && !r.Threshold.Met || r.S47 != nil && !r.S47.AtRisk
}

// Runs sorts a family's strategy meetings, given in the order of their dates, into runs.
func Runs(meetings []StrategyMeeting, thresholds []Threshold, outcomes []S47Outcome, assessments []Assessment) []Run {
	var runs []Run
	for _, m := range meetings {
		if len(runs) == 0 || runs[len(runs)-1].Over() {
			runs = append(runs, Run{})
		}
		r := &runs[len(runs)-1]
		r.Meetings = append(r.Meetings, m)
		for i := range thresholds {
			if thresholds[i].Meeting == m.ID {
				r.Threshold = &thresholds[i]
			}
		}
		for i := range outcomes {
			if outcomes[i].Meeting == m.ID {
				r.S47 = &outcomes[i]
			}
		}
		for i := range assessments {
			if r.Threshold != nil && assessments[i].Threshold == r.Threshold.ID {
				r.Assessment = &assessments[i]
			}
		}
	}
	return runs
}

// Standing is what a family's stage is told from.
type Standing struct {
	Run         *Run       // the last one; nil: no strategy meeting yet
	Conference  Conference // its initial conference as it stands; zero: none booked
	Told        bool       // not at risk: everybody who was invited has been told
	Distributed bool       // everybody has the decisions
	Deciding    bool       // the last review was held, and not everybody has its decisions
	OpenPlans   int        // children on a plan
	NoChild     bool       // the last of the children died, or was lost before birth
}

// StageOf returns where the family stands as a whole.
func StageOf(s Standing) Stage {
	switch {
	case s.NoChild:
		return StageEnded
	case s.Deciding:
		return StageDecisions
	case s.OpenPlans > 0 && s.Distributed:
		return StagePlan
	case s.Run == nil:
		return StageNew
	case s.Run.S47 != nil && !s.Run.S47.AtRisk:
		if s.Told {
			return StageEnded
		}
		return StageStoodDown
	case s.Run.Threshold != nil && !s.Run.Threshold.Met:
		if a := s.Run.Assessment; a != nil && a.Harm == "no" {
			return StageEnded
		}
		return StageAssessment
	case s.Conference.State == ConferenceHeld:
		if s.Distributed {
			return StageEnded
		}
		return StageDecisions
	case s.Run.Threshold != nil, s.Run.MovedIn():
		return StagePreparing
	}
	if _, started := s.Run.Start(); !started { // the meeting decided that no enquiry is needed
		return StageEnded
	}
	return StageThreshold
}

// StepEntry is that a step was done, or is not needed: what somebody recorded of it.
type StepEntry struct {
	ID           int64
	Case         int64
	Conference   int64
	Meeting      int64 // the strategy meeting that started the run
	Step         string
	State        string // done, not-needed
	HappenedAt   DateTime
	Who          string // who did it, where that is not who records it
	ToldBy       string // of somebody without an account: who said so, and how
	ToldHow      string
	Note         string
	RecordedAt   string
	RecordedName string
	StruckAt     string // entered in error; stays readable
	StruckWhy    string
	Listed       int64 // the last attendee there was when it was recorded; 0: not known
}

// ToldHows are the ways in which the office hears that a step was done.
var ToldHows = []Choice{{"phone", "By phone"}, {"email", "By email"}, {"in-person", "In person"}, {"case-system", "Read in the case system"}}

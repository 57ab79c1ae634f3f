package pathway

import "slices"

// What a step's entry says of it.
const (
	EntryDone      = "done"
	EntryNotNeeded = "not-needed"
)

// CheckEntry returns nil, or what is wrong with an entry of a step that is recorded by hand. The error's code is refused where
// the step is recorded elsewhere, is no longer due, or cannot have happened yet; its fields are those of StepEntry.Validate.
// recorder are the roles of who records it.
func (c *Course) CheckEntry(e StepEntry, m *Milestone, now DateTime, recorder []Role) error {
	if why := c.EntryRefusal(m); why != "" {
		return Refused(why)
	}
	first := c.before(m)
	earliest, before := first.Done.Date(), "This is before “"+first.Title+"”, on "+first.Done.Date().Format()
	return e.Validate(now, midnight(earliest), before, m.ToldOf(recorder))
}

// ToldOf tells whether whoever records the step writes down who said so, and how: nobody who does it has an account, or it is
// another role's than the office's, whose steps all of the office do.
func (m *Milestone) ToldOf(recorder []Role) bool {
	return m.Waiting != "" || m.Role != Admin && !slices.Contains(recorder, m.Role)
}

// before returns the milestone before which this one cannot have been done.
func (c *Course) before(m *Milestone) Milestone {
	id := m.Step.onlyAfter(m.N)
	if s := c.Definition.Step(id); s != nil && !s.taken(&c.Events) { // a step of the enquiry that this family has not had
		id = stepNotice
	}
	first, _ := c.Milestone(id)
	return first
}

// EntryRefusal says why nothing can be recorded of a step by hand now, or "".
func (c *Course) EntryRefusal(m *Milestone) string {
	switch {
	case !m.Step.ByHand():
		return "This step is recorded where it is done, not by hand."
	case m.Ended:
		return "This step is no longer due, so there is nothing to record."
	}
	switch first := c.before(m); {
	case !first.Done.IsZero(), first.ID == stepBooked && c.ICPC.ID != 0:
		return ""
	case first.ID == stepICPC:
		return "The conference has not been held yet, and this step follows it."
	default:
		return "“" + first.Title + "” is to be recorded first: this step follows it."
	}
}

// Counted tells whether the step is a core group or a review itself, from which the next one is counted.
func (s *Step) Counted() bool {
	return s.ID == firstCoreGroup || s.ID == coreGroupStep || s.ID == firstReview || s.ID == reviewStep
}

// Validate returns nil, or the fields that are wrong: state, happened_on, told_by, told_how, note, who. The step cannot have been
// done before earliest: before says why; told says that it is recorded who said so, and how, because somebody else did the step.
func (e StepEntry) Validate(now, earliest DateTime, before string, told bool) error {
	f := Fields{}
	switch e.State {
	case EntryDone:
		checkPast(f, "happened_on", e.HappenedAt, earliest, now, "Enter when it was done", before)
		if told {
			f.Need("told_by", e.ToldBy, "Enter who said so")
		}
		if (told || e.ToldBy != "" || e.ToldHow != "") && !Chosen(ToldHows, e.ToldHow) {
			f.Add("told_how", "Choose how you heard")
		}
	case EntryNotNeeded:
		f.Need("note", e.Note, "Say why the step is not needed")
	default:
		f.Add("state", "Choose whether the step is done or not needed")
	}
	f.AtMost("who", e.Who, MaxName)
	f.AtMost("told_by", e.ToldBy, MaxName)
	f.AtMost("note", e.Note, maxAccount)
	return f.Err()
}

// Steps that are recorded with the act that does them, on a screen of its own, and not by hand.
var doneByAct = map[string]bool{
	stepStrategy: true, stepNotice: true, "contact-received": true, "manager-contact": true, stepThreshold: true, "threshold-discussion": true,
	stepThresholdNotMet: true, stepNewMeeting: true, stepS47Outcome: true, stepBooked: true, "chair-allocated": true, stepVenueRisk: true, stepICPC: true, firstReview: true, reviewStep: true, StepDownAgreed: true,
	"decision": true, "outline-plan": true, "decisions-to-chair": true, "decisions-approved": true, stepDistributed: true, stepMinutes: true,
	firstCoreGroup: true, coreGroupStep: true, stepEnding: true, StepDriftEscalated: true, StepNotQuorate: true,
}

// ByHand tells whether somebody records the step, in place of an act on a screen of its own that is the record.
func (s *Step) ByHand() bool {
	return !doneByAct[s.ID] && s.Appraisal() == "" && (s.ID != StepDownFirst || len(s.Except) > 0)
}

// Strikes tells whether an entry of the step may be struck by hand: it was made so, now or in an earlier version of the program.
func (s *Step) Strikes() bool {
	return s.ByHand() || s.Counted() || s.ID == stepEnding || s.ID == stepVenueRisk || s.ID == stepMinutes || s.Appraisal() != ""
}

package pathway

// What a step's entry says of it.
const (
	EntryDone      = "done"
	EntryNotNeeded = "not-needed"
)

// CheckEntry returns nil, or what is wrong with an entry of a step that is recorded by hand. The error's code is refused where
// the step is recorded elsewhere, is no longer due, or cannot have happened yet; its fields are those of StepEntry.Validate.
func (c *Course) CheckEntry(e StepEntry, m *Milestone, now DateTime) error {
	if why := c.EntryRefusal(m); why != "" {
		return Refused(why)
	}
	if e.State == EntryNotNeeded && m.Step.Counted() {
		return Refused("The next one is counted from this one, so it is not left out. Record it once it was held.")
	}
	earliest, before := c.Events.Strategy.Date(), "This is before the strategy meeting"
	if m.Step.Phase == PhasePlan {
		earliest, before = c.Events.Conference.Date(), "This is before the conference"
		if held := c.heldBefore(m); !held.IsZero() {
			earliest, before = held.AddDays(1), "This is not after the one before it, on "+held.Format()
		}
	}
	return e.Validate(now, midnight(earliest), before, m.Waiting != "")
}

// EntryRefusal says why nothing can be recorded of a step by hand now, or "".
func (c *Course) EntryRefusal(m *Milestone) string {
	switch {
	case !m.Step.ByHand():
		return "This step is recorded where it is done, not by hand."
	case m.Ended:
		return "This step is no longer due, so there is nothing to record."
	case m.Step.Phase == PhasePlan && !c.Events.ConferenceHeld:
		return "The conference has not been held yet, so there is no plan whose steps could be recorded."
	case m.Step.Counted() && m.N > 1 && c.heldBefore(m).IsZero():
		return "The one before it is to be recorded first: this one is counted from it."
	}
	return ""
}

// heldBefore returns when the core group or review before this one was held; the zero Date for other steps, and where it was not.
func (c *Course) heldBefore(m *Milestone) Date {
	switch {
	case !m.Step.Counted():
		return Date{}
	case m.Step.Per == PerReview:
		return nth(c.Events.Reviews, m.N-1)
	}
	return nth(c.Events.CoreGroups, m.N-1)
}

// Counted tells whether the step is a core group or a review itself, from which the next one is counted.
func (s *Step) Counted() bool {
	return s.ID == firstCoreGroup || s.ID == coreGroupStep || s.ID == firstReview || s.ID == reviewStep
}

// Validate returns nil, or the fields that are wrong: state, happened_on, told_by, told_how, note, who. The step cannot have been
// done before earliest: before says why; waiting says that whoever does the step has no account, so that it is recorded who said so, and how.
func (e StepEntry) Validate(now, earliest DateTime, before string, waiting bool) error {
	f := Fields{}
	switch e.State {
	case EntryDone:
		checkPast(f, "happened_on", e.HappenedAt, earliest, now, "Enter when it was done", before)
		if waiting {
			f.Need("told_by", e.ToldBy, "Enter who said so")
		}
		if (waiting || e.ToldBy != "" || e.ToldHow != "") && !Chosen(ToldHows, e.ToldHow) {
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
	stepStrategy: true, "contact-received": true, "manager-contact": true, stepThreshold: true, "threshold-discussion": true,
	stepThresholdNotMet: true, stepNewMeeting: true, stepS47Outcome: true, "conference-booked": true, "chair-allocated": true, stepICPC: true,
	"decision": true, "outline-plan": true, "decisions-to-chair": true, "decisions-approved": true, stepDistributed: true,
}

// ByHand tells whether somebody records the step, in place of an act on a screen of its own that is the record.
func (s *Step) ByHand() bool { return !doneByAct[s.ID] }

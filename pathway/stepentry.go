package pathway

// What a step's entry says of it.
const (
	EntryDone      = "done"
	EntryNotNeeded = "not-needed"
)

// Validate returns nil, or the fields that are wrong: state, happened_on, told_by, told_how, note, who. earliest is before what
// the step cannot have been done; waiting says that whoever does the step has no account, so that it is recorded who said so, and how.
func (e StepEntry) Validate(now, earliest DateTime, waiting bool) error {
	f := Fields{}
	switch e.State {
	case EntryDone:
		checkPast(f, "happened_on", e.HappenedAt, earliest, now, "Enter when it was done", "This is before the strategy meeting")
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
	stepThresholdNotMet: true, stepS47Outcome: true, "conference-booked": true, "chair-allocated": true, stepICPC: true,
	"decision": true, "outline-plan": true, "decisions-to-chair": true, "decisions-approved": true, stepDistributed: true,
	"review-1": true, reviewStep: true,
}

// ByHand tells whether somebody records the step, in place of an act on a screen of its own that is the record.
func (s *Step) ByHand() bool { return !doneByAct[s.ID] }

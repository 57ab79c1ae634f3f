package pathway

// stepDistributed is the step that is done when everybody has been sent the decisions.
const stepDistributed = "decisions-distributed"

// Clock is the 24 hours in which what a conference decided goes to everybody. The pathway's text times only the draft to
// the chair; doing all of it in the same 24 hours is this product's rule, and both counts are always shown.
type Clock struct {
	End     DateTime // of the conference, when the clock starts; zero: not recorded yet
	Rule    DateTime // by when, by the pathway's rule: the same time on the next working day
	Elapsed DateTime // by when, as the clock runs
	Stopped DateTime // when the last of everybody was sent theirs; zero: it runs
}

// Clock returns the 24 hours of a conference that ended then, and the zero Clock where it has not.
func (d *Definition) Clock(end DateTime, office *Calendar) Clock {
	if end.IsZero() {
		return Clock{}
	}
	c := Clock{End: end, Rule: end.AddMinutes(24 * 60), Elapsed: end.AddMinutes(24 * 60)}
	for _, m := range d.Milestones(Events{Strategy: end, Conference: end, ConferenceHeld: true, ConferenceEnd: end}, office) {
		if m.ID == stepDistributed && m.Clock {
			c.Rule, c.Elapsed = m.DueAt, m.Elapsed
		}
	}
	return c
}

// Runs tells whether the clock has started and somebody is yet to be sent theirs.
func (c Clock) Runs() bool { return !c.End.IsZero() && c.Stopped.IsZero() }

// Late tells whether the pathway's rule is missed, at that minute or when the clock stopped.
func (c Clock) Late(now DateTime) bool { return c.at(now).After(c.Rule) && !c.End.IsZero() }

// LateElapsed tells whether 24 elapsed hours are missed, at that minute or when the clock stopped.
func (c Clock) LateElapsed(now DateTime) bool { return c.at(now).After(c.Elapsed) && !c.End.IsZero() }

// at is the minute that counts: when the clock stopped, or now.
func (c Clock) at(now DateTime) DateTime {
	if c.Runs() {
		return now
	}
	return c.Stopped
}

// InWords says how long there is by the pathway's rule, or how late it is: "3 hours 20 minutes left", "9 hours late"; of a
// clock that stopped, "done in time" or "done 40 minutes late".
func (c Clock) InWords(now DateTime) string { return c.words(c.Rule, now) }

// ElapsedInWords is InWords for the 24 hours as the clock runs.
func (c Clock) ElapsedInWords(now DateTime) string { return c.words(c.Elapsed, now) }

func (c Clock) words(by, now DateTime) string {
	switch {
	case c.End.IsZero():
		return "not started"
	case c.Runs() && now.After(by):
		return hoursInWords(now.MinutesSince(by)) + " late"
	case c.Runs():
		return hoursInWords(by.MinutesSince(now)) + " left"
	case c.Stopped.After(by):
		return "done " + hoursInWords(c.Stopped.MinutesSince(by)) + " late"
	}
	return "done in time"
}

package pathway

// SwitchChange is what moving a family to another version of the pathway would change of one step.
type SwitchChange struct {
	Step, Title string
	Was, Will   string // in words: "Due 11 Dec 2026, chair"; "" where it is no step of that version
}

// Switched returns what moving the family to another version of the pathway would change, step by step: those of the new version in
// its order, then those that it has not got. What was recorded stays in either version.
func (c *Course) Switched(to *Definition) []SwitchChange {
	moved := *c
	moved.Definition, moved.Milestones = to, nil
	plans := 1
	if !c.Events.PlanEnded.IsZero() {
		plans = 0
	}
	moved.Count(plans)
	var list []SwitchChange
	for i := range moved.Milestones {
		m := &moved.Milestones[i]
		change := SwitchChange{Step: m.ID, Title: m.Title, Will: m.standsInWords()}
		if was, ok := c.Milestone(m.ID); ok {
			change.Was = was.standsInWords()
		}
		if change.Was != change.Will {
			list = append(list, change)
		}
	}
	for i := range c.Milestones {
		m := &c.Milestones[i]
		if _, stays := moved.Milestone(m.ID); !stays {
			list = append(list, SwitchChange{Step: m.ID, Title: m.Title, Was: m.standsInWords()})
		}
	}
	return list
}

// standsInWords says whose a step is and when it is due, or was done.
func (m *Milestone) standsInWords() string {
	switch {
	case !m.Done.IsZero():
		return "Done on " + m.Done.Date().Short()
	case m.Ended:
		return "No longer due"
	case m.Due.IsZero():
		return "No date of its own: " + startLower(m.Who)
	case m.Clock:
		return "Due " + m.DueAt.Short() + ": " + startLower(m.Who)
	}
	return "Due " + m.Due.Short() + ": " + startLower(m.Who)
}

// CheckSwitch returns nil, or the fields that are wrong of a move to another version: to, why.
func (c *Course) CheckSwitch(to *Definition, why string) error {
	f := Fields{}
	switch {
	case to == nil:
		f.Add("to", "Choose the version")
	case to.Version == c.Definition.Version:
		f.Add("to", "The family is on this version already")
	}
	f.Need("why", why, "Say why the family moves to another version")
	f.AtMost("why", why, 1000)
	return f.Err()
}

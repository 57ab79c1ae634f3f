package pathway

// StruckMeeting returns a strategy meeting of the family that was entered in error. The error's code is not-found.
func (c *Course) StruckMeeting(id int64) (StrategyMeeting, error) {
	for _, m := range c.Struck {
		if m.ID == id {
			return m, nil
		}
	}
	return StrategyMeeting{}, NotFound("This strategy meeting")
}

// SameMeeting returns the family's other meeting that was held at the same minute and in the same form; false where there is none.
func (c *Course) SameMeeting(m StrategyMeeting) (StrategyMeeting, bool) {
	for _, r := range c.Runs {
		for _, other := range r.Meetings {
			if other.ID != m.ID && other.HeldAt == m.HeldAt && other.Form == m.Form {
				return other, true
			}
		}
	}
	return StrategyMeeting{}, false
}

// CheckStrikeMeeting returns nil, or a refusal that says what stands on a strategy meeting, so that it cannot have been entered
// in error; a conflict where it has been struck already.
func (c *Course) CheckStrikeMeeting(id int64) error {
	if _, err := c.StruckMeeting(id); err == nil {
		return Conflict("This strategy meeting has been struck already.")
	}
	_, run, err := c.Meeting(id)
	if err != nil {
		return err
	}
	const put = "Change the record of the meeting instead."
	switch {
	case run.Threshold != nil && run.Threshold.Meeting == id:
		return Refused("The threshold was decided on this meeting, so it stays. " + put)
	case run.S47 != nil && run.S47.Meeting == id:
		return Refused("The outcome of the section 47 enquiry was recorded on this meeting, so it stays. " + put)
	}
	for _, k := range c.Conferences {
		if k.Meeting == id {
			return Refused("The conference of " + k.StartsAt.Format() + " counts its days from this meeting, so it stays. " + put)
		}
	}
	for _, r := range c.Runs {
		for _, m := range r.Meetings {
			if m.Follows == id {
				return Refused("The strategy meeting of " + m.HeldAt.Format() + " follows this one, so it stays. " + put)
			}
		}
	}
	for _, e := range c.Entries {
		if e.Meeting == id && e.StruckAt == "" {
			title := e.Step
			if m, ok := c.Milestone(e.Step); ok {
				title = m.Title
			}
			return Refused("A step was recorded since that counts from this meeting: " + title + ". Strike that entry first.")
		}
	}
	return nil
}

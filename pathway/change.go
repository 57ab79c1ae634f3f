package pathway

// MilestoneChange is what happens to one milestone when a case moves to other dates or to another version of the pathway.
type MilestoneChange struct {
	ID, Title    string
	Was, Becomes *Milestone // nil where it is not there before, or after
}

// Changes returns what differs between two lists of milestones of a case: steps that come, steps that go, and open ones whose
// dates move. They are in the order of from, what comes in last.
func Changes(from, to []Milestone) []MilestoneChange {
	after := make(map[string]*Milestone, len(to))
	for i := range to {
		after[to[i].ID] = &to[i]
	}
	var changes []MilestoneChange
	for i := range from {
		was := &from[i]
		becomes := after[was.ID]
		delete(after, was.ID)
		if becomes == nil || was.Done.IsZero() && moved(was, becomes) {
			changes = append(changes, MilestoneChange{was.ID, was.Title, was, becomes})
		}
	}
	for i := range to {
		if becomes := &to[i]; after[becomes.ID] != nil {
			changes = append(changes, MilestoneChange{becomes.ID, becomes.Title, nil, becomes})
		}
	}
	return changes
}

func moved(was, becomes *Milestone) bool {
	return was.Opens != becomes.Opens || was.Due != becomes.Due || was.DueAt != becomes.DueAt || was.Limit != becomes.Limit
}

package pathway

import "slices"

// PlanChange says what became of a part of a plan between two versions.
type PlanChange string

// The changes. Each has a word, so that none is told by its colour alone.
const (
	PlanSame    PlanChange = "As before"
	PlanAdded   PlanChange = "Added"
	PlanChanged PlanChange = "Changed"
	PlanEnded   PlanChange = "Ended"
	PlanGone    PlanChange = "Left out"
)

// TextChange is one of a plan's texts in two versions.
type TextChange struct {
	Change   PlanChange
	Title    string
	Was, Now string
}

// StepChange is an action in two versions; Was or Now is empty where it stood in one alone.
type StepChange struct {
	Change   PlanChange
	Was, Now PlanStep
}

// ComparePlans returns what changed from one version to a later one: each of the texts, then each action, in the order of the
// later one, with those that no longer stand in it last.
func ComparePlans(was, now PlanContent) (texts []TextChange, steps []StepChange) {
	before := was.Texts()
	for i, t := range now.Texts() {
		x := TextChange{PlanSame, t.Title, before[i].Text.Text, t.Text.Text}
		switch {
		case x.Was == x.Now:
		case x.Was == "":
			x.Change = PlanAdded
		case x.Now == "":
			x.Change = PlanGone
		default:
			x.Change = PlanChanged
		}
		texts = append(texts, x)
	}
	for _, a := range now.Actions {
		x := StepChange{Change: PlanAdded, Now: a}
		if i := was.at(a.Key); i >= 0 {
			x.Was = was.Actions[i]
			x.Change = x.Was.changeTo(a)
		}
		steps = append(steps, x)
	}
	for _, a := range was.Actions {
		if now.at(a.Key) >= 0 {
			continue
		}
		change := PlanGone
		if a.Status.Ended() {
			change = PlanEnded
		}
		steps = append(steps, StepChange{Change: change, Was: a})
	}
	return texts, steps
}

// at returns where the action of a key stands, or -1.
func (c PlanContent) at(key int) int {
	return slices.IndexFunc(c.Actions, func(a PlanStep) bool { return a.Key == key })
}

func (a PlanStep) changeTo(b PlanStep) PlanChange {
	switch {
	case b.Status.Ended() && !a.Status.Ended():
		return PlanEnded
	case a.PlanAction == b.PlanAction && a.Status == b.Status && a.Progress == b.Progress:
		return PlanSame
	}
	return PlanChanged
}

// StepAt is how an action stood in one version.
type StepAt struct {
	Version PlanVersion
	Step    PlanStep
}

// History returns how an action stood in each version in which it stands, the first one first.
func (p *Plan) History(key int) []StepAt {
	var list []StepAt
	for _, v := range p.Versions {
		if i := v.Content.at(key); i >= 0 {
			list = append(list, StepAt{v, v.Content.Actions[i]})
		}
	}
	return list
}

// Keys returns the keys of all actions that ever stood in the plan, in their order.
func (p *Plan) Keys() []int {
	var keys []int
	for _, v := range p.Versions {
		for _, a := range v.Content.Actions {
			if !slices.Contains(keys, a.Key) {
				keys = append(keys, a.Key)
			}
		}
	}
	slices.Sort(keys)
	return keys
}

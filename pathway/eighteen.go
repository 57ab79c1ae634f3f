package pathway

// How long before the eighteenth birthday of a child on a plan it is prompted, and how close before it a review counts as near.
const (
	eighteenMonths = 3
	nearBirthday   = 28 // days before it, the birthday included
)

// NearEighteen is a child on a plan who is soon 18, or is, with what the next review is planned for.
type NearEighteen struct {
	Case                int64
	CaseName, CaseRefer string
	Child               int64
	Name                string
	Born                Date
	ReviewLimit         Date   // of the next review; zero: none is to come
	Booked              []Date // reviews of this child in the diary
}

// On is the child's eighteenth birthday. Who was born on 29 February is 18 on 1 March.
func (n *NearEighteen) On() Date { return Eighteenth(n.Born) }

// Is18 tells whether the child is 18 on a day: the plan ends on the birthday itself, and somebody is to record it.
func (n *NearEighteen) Is18(today Date) bool { return !today.Before(n.On()) }

// Prompt says what is to be done about the birthday, or "": a review is planned near it where the child is 18 within three months, or before
// the next review has to be; once the child is 18 the end of the plan is recorded.
func (n *NearEighteen) Prompt(today Date) string {
	on := n.On()
	soon := !on.After(today.AddMonths(eighteenMonths)) || !n.ReviewLimit.IsZero() && !on.After(n.ReviewLimit)
	switch {
	case n.Born.IsZero():
		return ""
	case n.Is18(today):
		return n.Name + " has been 18 since " + on.Format() + ". The plan ended on that day: record it."
	case !soon:
		return ""
	}
	for _, day := range n.Booked {
		if !day.After(on) && !day.Before(on.AddDays(-nearBirthday)) {
			return ""
		}
	}
	return n.Name + " is 18 on " + on.Format() + ". Plan a review near the birthday: on that day or in the four weeks before it."
}

// EighteenBornBy is a day after which nobody was born who can be prompted today: a review is six months away at most.
func EighteenBornBy(today Date) Date { return today.AddMonths(-(18*12 - 7)) }

package views

// Picture shows where a family stands on its pathway: an ordered list of stages, drawn as a line with a mark for each,
// across where there is room and down where there is not. Without colour the marks and words tell the same.
type Picture struct {
	ID     string // needed
	Label  string // "Pathway 2024"
	Stages []Stage
}

func (Picture) template() string { return "picture" }

// Stage is a stretch of the pathway, or one event on it.
type Stage struct {
	Name   string
	URL    string // its steps, or none
	Status Status
	When   string // "11 Dec 2026", "by 15 Jan 2027"
	Note   string // "2 working days left", "4 of 6 steps done"
	Here   bool   // where the family stands
}

// Steps is the steps of a pathway, or of one person on it: what, who, when, evidence, action.
type Steps struct {
	ID    string // needed
	Title string // a heading above them, or none
	Rows  []Step
	Empty Empty
}

func (Steps) template() string { return "steps" }

// Step is one line of Steps.
type Step struct {
	ID       string // the milestone's, for a link to it; or none
	Name     string
	URL      string // all that is recorded of it, or none
	Who      string
	Status   Status
	When     string // "Fri 11 Dec 2026"
	Limit    string // the statutory limit where there is one, "limit 15 Dec 2026"
	Left     string // "2 working days left", "Done by Ann Obi"; none: the status's own word
	Evidence string // what shows that it was done, or what is still missing
	Action   Action // what does it, or none
}

func (Step) template() string { return "step" }

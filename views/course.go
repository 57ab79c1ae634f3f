package views

// Course is where a family stands on its pathway: what is next, the picture, and every step in its order.
type Course struct {
	Note     string // what to mind: that nothing is due
	Next     Steps  // the one step that is next; no row: none
	Picture  Picture
	Tasks    Table // open tasks; no row: drawn not at all
	Actions  []Action
	Phases   []Checklist
	Unneeded Details // parts of the pathway that the family does not go; no summary: none
	Later    Details // the life of a plan that there is not yet; no summary: none
	Counting Details
	Meetings []Link // the record of each strategy meeting
}

func (Course) template() string { return "course" }

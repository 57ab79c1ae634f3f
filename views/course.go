package views

// Course is where a family stands on its pathway: what is next, the picture, and every step in its order.
type Course struct {
	Note     string // what to mind: nothing is due, the standards are past their review
	Next     Steps  // the one step that is next; no row: none
	Picture  Picture
	Tasks    Table // open tasks; no row: drawn not at all
	Actions  []Action
	Phases   []Steps
	Counting Details
	Meetings []Link // the record of each strategy meeting
}

func (Course) template() string { return "course" }

package views

// Checklist is the steps that somebody prepares, each with the form that ticks it.
type Checklist struct {
	ID, Title string
	Items     []CheckItem
}

func (Checklist) template() string { return "checklist" }

// CheckItem is one of them.
type CheckItem struct {
	Step Step
	Form Details // no summary: done, or not ticked by hand
}

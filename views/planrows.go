package views

// PlanRows are empty rows of a plan, in which new actions are written.
type PlanRows struct {
	Label  string // for screen readers
	Rows   []ScreenRow
	Faults []string // what is wrong in them
}

func (PlanRows) template() string { return "plan-rows" }

// Offers are words that a field offers where something is typed that is often one of them.
type Offers struct {
	ID    string
	Words []string
}

func (Offers) template() string { return "offers" }

// LiveCheck is what a form that saves itself is told about what stands in it. It asks again after each save.
type LiveCheck struct {
	ID, URL, Title, Lead string
	Items                []LiveHint
}

func (LiveCheck) template() string { return "live-check" }

// LiveHint is one thing that is worth another look, and where.
type LiveHint struct{ URL, Text string }

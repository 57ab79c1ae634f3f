package views

// ColleagueForm adds a professional to a family's network. While a name or an agency is typed the directory is offered.
type ColleagueForm struct {
	Action   string
	Look     string // address that answers with the offers
	Errors   ErrorSummary
	Name     TextInput
	Agency   TextInput
	Agencies []string
	Offers   Matches
	Job      TextInput
	Kind     Select
	Phone    TextInput
	Email    TextInput
	Part     []Component
	Back     string
}

func (ColleagueForm) template() string { return "colleague-form" }

package views

// Problem is the page of an error: what happened and what to do, in the user's words.
type Problem struct {
	Title   string // "This conference is not here"
	Text    string
	ToDo    []string // what may help, one a line
	Actions []Action
}

func (Problem) template() string { return "problem" }

// Conflict is shown when somebody else saved first: both texts, field by field, so that nothing is lost.
type Conflict struct {
	Title  string // "Bilal Shah changed this while you were typing"
	Lead   string // "Nothing of yours was saved. …"
	Fields []ConflictField
	Action Action // opens the form again as it is stored now
}

func (Conflict) template() string { return "conflict" }

// ConflictField is one field that differs.
type ConflictField struct {
	ID                  string // needed
	Label, Mine, Theirs string
	By                  string // "Bilal Shah at 14:03"
}

// Confirm asks before something that can't be undone, in names and numbers.
type Confirm struct {
	Title        string   // "Cancel the conference on Friday 11 December 2026?"
	Lead         string   // or none
	Consequences []string // "12 people who were invited are told", one a line
	Action       string   // address that the answer is posted to
	Hidden       []Hidden
	Errors       ErrorSummary
	Fields       []Component // a reason, who approved; or none
	Button       string      // "Cancel the conference"
	Danger       bool        // the button is red
	Back         Link        // "Keep the conference"
}

func (Confirm) template() string { return "confirm" }

// SaveStatus says in a form that saves itself when that was last done. At is "14:03:22", or "" when nothing was saved
// yet. Version and Person go into the form as hidden fields; the script sends them with every save.
type SaveStatus struct {
	At      string
	Version string
	Person  string
}

func (SaveStatus) template() string { return "save-status" }

// Yours is what this person typed, ready to copy.
func (f ConflictField) Yours() CopyText {
	return CopyText{ID: f.ID + "-mine", Label: "What you typed", Text: f.Mine}
}

// Stored is what the other person saved.
func (f ConflictField) Stored() CopyText {
	label := "What is saved"
	if f.By != "" {
		label += ", by " + f.By
	}
	return CopyText{ID: f.ID + "-theirs", Label: label, Text: f.Theirs}
}

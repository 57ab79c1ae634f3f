package views

import "net/url"

// Start is the first page on an empty data folder: the office and its first account, or made-up data to practise with.
type Start struct {
	Action    string
	Errors    ErrorSummary
	Authority TextInput
	Unit      TextInput
	Name      TextInput
	Title     TextInput
	Login     TextInput
	Password  TextInput
	Roles     Checkboxes
	Practice  PostButton // with no Action: not offered
}

func (Start) template() string { return "start" }

// NewStart makes the page. Values are authority, unit, name, title, login and roles.
func NewStart(action string, values url.Values, errors map[string]string, roles []Option, practice string) Start {
	f := NewForm(values, errors)
	s := Start{Action: action, Errors: f.Summary(),
		Authority: f.Text("authority", "Name of the council").Wide(30).AtMost(100).WithHint("As letters show it, for example Fictshire County Council"),
		Unit:      f.Text("unit", "What the unit is called").Wide(30).AtMost(100).WithHint("For example Safeguarding Unit").AsOptional(),
		Name:      f.Text("name", "Your name").Wide(30).AtMost(100),
		Title:     f.Text("title", "Your job title").Wide(30).AtMost(100).AsOptional(),
		Login:     f.Text("login", "Sign-in name").Wide(20).AtMost(40).WithHint("Letters, digits, dots and hyphens"),
		Password:  f.Password("password", "Password", "new-password").WithHint("At least 12 characters. Three words that do not belong together are good."),
		Roles:     f.Checkboxes("roles", "What you do here", roles...).WithHint("In a small office one person may do all of it. You make accounts for others later."),
	}
	s.Login.Autocomplete = "username"
	if practice != "" {
		s.Practice = PostButton{ID: "practice", Action: practice, Text: "Open a practice copy"}
	}
	return s
}

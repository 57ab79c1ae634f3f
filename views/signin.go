package views

import "net/url"

// SignIn is the page to sign in, and the lock: it says nothing of any family or person. Locked, it asks for the password
// alone.
type SignIn struct {
	Locked   bool
	Action   string
	Next     Hidden // where to go then
	Errors   ErrorSummary
	Login    TextInput
	Username Username // locked: empty
	Password TextInput
	Other    string // locked: address to sign in as somebody else
	Practice *PracticeAccounts
}

func (SignIn) template() string { return "sign-in" }

// PracticeAccounts are the made-up accounts of a practice copy, each signed in to by one button.
type PracticeAccounts struct {
	Action   string
	Next     Hidden
	Password string
	Accounts []PracticeAccount
}

func (PracticeAccounts) template() string { return "practice-accounts" }

// PracticeAccount is one of them.
type PracticeAccount struct{ Login, Name, Roles string }

// NewSignIn makes the page. Values are login (as typed) and next.
func NewSignIn(locked bool, action string, values url.Values, errors map[string]string, refusal string) SignIn {
	f := NewForm(values, errors)
	if refusal != "" {
		f.Because(refusal)
	}
	s := SignIn{Locked: locked, Action: action, Next: f.Hidden("next"), Errors: f.Summary()}
	if !locked {
		s.Login = f.Text("login", "Sign-in name").Wide(20).AtMost(40)
		s.Login.Autocomplete = "username"
	}
	s.Password = f.Password("password", "Password", "current-password")
	return s
}

// Username is a hidden field of a form that asks for a password alone, so that a password manager knows whose. Locked, it
// is empty.
type Username struct{ Login string }

func (Username) template() string { return "username" }

package pathway

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Account is one of the office who signs in. Accounts are never deleted: they are closed, and what they did stays theirs.
type Account struct {
	ID           int64
	Login        string // what is typed to sign in; unique without regard to case
	Name         string // as letters and lists show it
	Title        string // job title, as letters show it
	Phone, Email string
	Roles        []Role
	Closed       bool // can no longer sign in
	MustChange   bool // the password was set by somebody else: to be changed at the next sign-in
	Version      int
}

// May tells whether the account has the right. A closed one has none but [Public].
func (a Account) May(right Right) bool {
	if a.Closed {
		return right == Public
	}
	return May(a.Roles, right)
}

// Holds tells whether the account has the role.
func (a Account) Holds(r Role) bool { return slices.Contains(a.Roles, r) }

// RoleTitles returns the titles of the account's roles, in the order of [Roles].
func (a Account) RoleTitles() []string {
	var titles []string
	for _, t := range Roles {
		if a.Holds(t.Role) {
			titles = append(titles, t.Title)
		}
	}
	return titles
}

// The longest that a name and a sign-in name may be, in characters.
const (
	MaxName  = 100
	MaxLogin = 40
)

// Validate returns nil, or the fields that are wrong: login, name, title, phone, email, roles.
func (a Account) Validate() error {
	f := Fields{}
	f.Need("name", a.Name, "Enter the person’s name")
	for field, value := range map[string]string{"name": a.Name, "title": a.Title, "phone": a.Phone, "email": a.Email} {
		if utf8.RuneCountInString(value) > MaxName {
			f.Add(field, "This is too long: 100 characters at most")
		}
	}
	f.Need("login", a.Login, "Enter a sign-in name")
	if utf8.RuneCountInString(a.Login) > MaxLogin {
		f.Add("login", "A sign-in name has 40 characters at most")
	}
	if strings.ContainsFunc(a.Login, notLogin) {
		f.Add("login", "A sign-in name has letters, digits, dots, hyphens, underscores and @ only")
	}
	if a.Email != "" && !emailShaped(a.Email) {
		f.Add("email", "Enter an email address like name@example.org")
	}
	if len(a.Roles) == 0 {
		f.Add("roles", "Choose at least one role")
	}
	if slices.ContainsFunc(a.Roles, func(r Role) bool { return !r.Known() }) {
		f.Add("roles", "Choose from the roles that are listed")
	}
	return f.Err()
}

func notLogin(r rune) bool {
	return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune(".-_@", r))
}

func emailShaped(s string) bool {
	name, host, found := strings.Cut(s, "@")
	return found && name != "" && strings.Contains(strings.Trim(host, "."), ".") && !strings.ContainsAny(s, " \t\r\n,;<>\"") &&
		!strings.Contains(host, "@")
}

// The length of a password, in characters. Length is what protects; there is no rule about kinds of characters
// (National Cyber Security Centre, password administration for system owners).
const (
	MinPassword = 12
	MaxPassword = 200
)

// CheckPassword returns what is wrong with a new password in the user's words, or "".
func CheckPassword(password, login, name string) string {
	n := utf8.RuneCountInString(password)
	low := strings.ToLower(password)
	distinct := map[rune]bool{}
	for _, r := range low {
		distinct[r] = true
	}
	switch {
	case n == 0:
		return "Enter a password"
	case n < MinPassword:
		return "Use at least 12 characters: three words that do not belong together are good"
	case n > MaxPassword:
		return "Use at most 200 characters"
	case low == strings.ToLower(login) || low == strings.ToLower(name):
		return "The password cannot be the name"
	case len(distinct) < 5 || slices.ContainsFunc(guessed, func(g string) bool { return strings.HasPrefix(low, g) }):
		return "This password is one of the first that somebody would try"
	}
	return ""
}

// What passwords that are tried first begin with.
var guessed = []string{"password", "passw0rd", "123456789", "qwertyuiop", "iloveyou", "letmein", "welcome", "safeguarding", "childprotection", "child protection"}

// SignInDelay returns how long sign-ins with a name stay refused after so many failures in a row: nothing for the
// first four, then a minute, doubling up to an hour.
func SignInDelay(failures int) time.Duration {
	if failures < 5 {
		return 0
	}
	return min(time.Minute<<min(failures-5, 6), time.Hour)
}

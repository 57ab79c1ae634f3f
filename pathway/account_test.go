package pathway

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestAccountMay(t *testing.T) {
	a := Account{Roles: []Role{Auditor, Chair}}
	if !a.May(ApproveDecisions) || a.May(ManageAccounts) || !a.Holds(Chair) || a.Holds(Admin) {
		t.Error("an account may do what its roles may, and no more")
	}
	if got := a.RoleTitles(); !slices.Equal(got, []string{"Conference chair", "Auditor"}) {
		t.Errorf("titles %v", got)
	}
	a.Closed = true
	if a.May(ApproveDecisions) || a.May(SignedIn) || !a.May(Public) {
		t.Error("a closed account may nothing but what is public")
	}
}

func TestAccountValidate(t *testing.T) {
	good := Account{Login: "siân.ok", Name: "Siân Ó Test", Roles: []Role{Admin}}
	good.Login = "sian.o-test_1@example.org"
	long := strings.Repeat("x", 101)
	tests := []struct {
		name   string
		change func(*Account)
		fields []string
	}{
		{"as it should be", func(a *Account) {}, nil},
		{"with email", func(a *Account) { a.Email = "sian@example.org" }, nil},
		{"nothing", func(a *Account) { *a = Account{} }, []string{"login", "name", "roles"}},
		{"blanks", func(a *Account) { a.Name, a.Login = " ", "" }, []string{"login", "name"}},
		{"too long", func(a *Account) { a.Name, a.Title, a.Phone = long, long, long }, []string{"name", "phone", "title"}},
		{"login too long", func(a *Account) { a.Login = long[:41] }, []string{"login"}},
		{"login with a blank", func(a *Account) { a.Login = "sian test" }, []string{"login"}},
		{"login with an accent", func(a *Account) { a.Login = "siân" }, []string{"login"}},
		{"login with script", func(a *Account) { a.Login = "<script>" }, []string{"login"}},
		{"email without host", func(a *Account) { a.Email = "sian@" }, []string{"email"}},
		{"email without name", func(a *Account) { a.Email = "@example.org" }, []string{"email"}},
		{"email without at", func(a *Account) { a.Email = "example.org" }, []string{"email"}},
		{"two emails", func(a *Account) { a.Email = "a@example.org,b@example.org" }, []string{"email"}},
		{"unknown role", func(a *Account) { a.Roles = []Role{"king"} }, []string{"roles"}},
	}
	for _, tt := range tests {
		a := good
		tt.change(&a)
		if got := FieldsOf(a.Validate()).Names(); !slices.Equal(got, tt.fields) {
			t.Errorf("%s: wrong fields %v, want %v", tt.name, got, tt.fields)
		}
	}
}

func TestCheckPassword(t *testing.T) {
	tests := []struct {
		password string
		good     bool
	}{
		{"lantern marrow fifty", true},
		{"Łódź-ünder-ØØ1", true},
		{"", false},
		{"short", false},
		{"elevenchars", false},
		{strings.Repeat("lantern ", 26), false},
		{"Zoe.Anderson@ex", false},
		{"Zoe Anderson-Smith", false},
		{"aaaabbbbccccaaaa", false},
		{"Password123456", false},
		{"safeguarding2026", false},
	}
	for _, tt := range tests {
		if got := CheckPassword(tt.password, "zoe.anderson@ex", "Zoe Anderson-Smith"); (got == "") != tt.good {
			t.Errorf("CheckPassword(%q) = %q", tt.password, got)
		}
	}
}

func TestSignInDelayGrows(t *testing.T) {
	tests := []struct {
		failures int
		want     time.Duration
	}{{0, 0}, {4, 0}, {5, time.Minute}, {6, 2 * time.Minute}, {8, 8 * time.Minute}, {11, time.Hour}, {12, time.Hour}, {5000, time.Hour}}
	for _, tt := range tests {
		if got := SignInDelay(tt.failures); got != tt.want {
			t.Errorf("after %d failures %v, want %v", tt.failures, got, tt.want)
		}
	}
}

package db

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"cp-pathway/pathway"
)

const good = "lantern marrow fifty"

// office is a data file with a first account, and a clock that the test moves.
type office struct {
	*DB
	now   time.Time
	mu    sync.Mutex
	first Actor
}

func newOffice(t *testing.T) *office {
	t.Helper()
	o := &office{now: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
	o.DB = mustOpen(t, t.TempDir(), func() time.Time { o.mu.Lock(); defer o.mu.Unlock(); return o.now })
	token, err := o.Begin(t.Context(), "Fictshire County Council", "Safeguarding Unit",
		pathway.Account{Login: "first", Name: "Fay First", Roles: pathway.AllRoles()}, good)
	if err != nil {
		t.Fatal(err)
	}
	s, err := o.Session(t.Context(), token)
	if err != nil {
		t.Fatal(err)
	}
	o.first = s.Actor
	return o
}

func (o *office) forward(d time.Duration) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.now = o.now.Add(d)
}

// add makes an account that has chosen its own password.
func (o *office) add(t *testing.T, login string, roles ...pathway.Role) pathway.Account {
	t.Helper()
	number, once, err := o.CreateAccount(t.Context(), o.first, pathway.Account{Login: login, Name: "Name of " + login, Roles: roles})
	if err != nil {
		t.Fatal(err)
	}
	token, a, err := o.SignIn(t.Context(), login, once)
	if err != nil || !a.MustChange {
		t.Fatalf("one-time password: %v, must change %v", err, a.MustChange)
	}
	s, err := o.Session(t.Context(), token)
	if err != nil {
		t.Fatal(err)
	}
	if err := o.ChangePassword(t.Context(), s.Actor, once, good); err != nil {
		t.Fatal(err)
	}
	if err := o.SignOut(t.Context(), s.Actor); err != nil {
		t.Fatal(err)
	}
	a, err = o.Account(t.Context(), number)
	if err != nil || a.MustChange {
		t.Fatalf("%v, must change %v", err, a.MustChange)
	}
	return a
}

// said returns what the audit trail tells, latest first.
func (o *office) said(t *testing.T, f pathway.AuditFilter) []string {
	t.Helper()
	rows, err := o.Audit(t.Context(), o.first, f)
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, r := range rows {
		said = append(said, r.Name+": "+r.What+" "+r.Whom+" "+strings.Join(r.Fields, ","))
	}
	return said
}

func TestBeginOnce(t *testing.T) {
	o := newOffice(t)
	if has, err := o.HasAccounts(t.Context()); err != nil || !has {
		t.Errorf("has accounts: %v, %v", has, err)
	}
	_, err := o.Begin(t.Context(), "Other", "", pathway.Account{Login: "second", Name: "S", Roles: pathway.AllRoles()}, good)
	if pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("a second first account: %v", err)
	}
	_, err = o.Begin(t.Context(), "", "", pathway.Account{Roles: []pathway.Role{pathway.Chair}}, "short")
	if got := pathway.FieldsOf(err).Names(); !slices.Equal(got, []string{"authority", "login", "name", "password", "roles"}) {
		t.Errorf("wrong fields %v", got)
	}
}

func TestAccountsChangeAndAreAudited(t *testing.T) {
	o := newOffice(t)
	a := o.add(t, "ann", pathway.Admin)
	if _, _, err := o.CreateAccount(t.Context(), o.first, pathway.Account{Login: "ANN", Name: "Other", Roles: a.Roles}); pathway.FieldsOf(err)["login"] == "" {
		t.Errorf("the same sign-in name in capitals: %v", err)
	}
	b := a
	b.Roles, b.Title = []pathway.Role{pathway.MinuteTaker, pathway.Admin, pathway.Admin}, "Co-ordinator"
	if err := o.SaveAccount(t.Context(), o.first, b); err != nil {
		t.Fatal(err)
	}
	if err := o.SaveAccount(t.Context(), o.first, b); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("a stale save: %v", err)
	}
	if got := o.said(t, pathway.AuditFilter{Limit: 1})[0]; got != "Fay First: Changed an account Name of ann title,roles" {
		t.Errorf("audit says %q", got)
	}
	with, err := o.AccountsWith(t.Context(), pathway.MinuteTaker)
	if err != nil || len(with) != 2 || with[1].Login != "ann" {
		t.Errorf("minute takers %v, %v", with, err)
	}
	if err := o.CloseAccount(t.Context(), o.first, o.first.ID, 1); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("closing oneself: %v", err)
	}
	me, err := o.Account(t.Context(), o.first.ID)
	if err != nil {
		t.Fatal(err)
	}
	me.Roles = []pathway.Role{pathway.Chair}
	if err := o.SaveAccount(t.Context(), o.first, me); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("nobody left to manage accounts: %v", err)
	}
	if _, err := o.Account(t.Context(), 99); pathway.CodeOf(err) != pathway.CodeNotFound {
		t.Errorf("an account that is not there: %v", err)
	}
}

func TestCloseEndsSessions(t *testing.T) {
	o := newOffice(t)
	a := o.add(t, "ann", pathway.Admin)
	token, _, err := o.SignIn(t.Context(), "Ann", good)
	if err != nil {
		t.Fatal(err)
	}
	if err := o.CloseAccount(t.Context(), o.first, a.ID, a.Version); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Session(t.Context(), token); pathway.CodeOf(err) != pathway.CodeSignedOut {
		t.Errorf("session of a closed account: %v", err)
	}
	if _, _, err := o.SignIn(t.Context(), "ann", good); pathway.FieldsOf(err)["password"] == "" {
		t.Errorf("sign-in to a closed account: %v", err)
	}
	if err := o.ReopenAccount(t.Context(), o.first, a.ID, a.Version+1); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Session(t.Context(), token); pathway.CodeOf(err) != pathway.CodeSignedOut {
		t.Errorf("an ended session came back: %v", err)
	}
	if _, _, err := o.SignIn(t.Context(), "ann", good); err != nil {
		t.Errorf("sign-in after reopening: %v", err)
	}
}

func TestChangePassword(t *testing.T) {
	o := newOffice(t)
	token, _, err := o.SignIn(t.Context(), "first", good)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ current, password, field string }{
		{"not it", "meadow pencil forty", "current-password"},
		{good, "short", "password"},
		{good, good, "password"},
	}
	for _, tt := range tests {
		if err := o.ChangePassword(t.Context(), o.first, tt.current, tt.password); pathway.FieldsOf(err)[tt.field] == "" {
			t.Errorf("%q to %q: %v, want a fault of %s", tt.current, tt.password, err, tt.field)
		}
	}
	if err := o.ChangePassword(t.Context(), o.first, good, "meadow pencil forty"); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Session(t.Context(), token); pathway.CodeOf(err) != pathway.CodeSignedOut {
		t.Errorf("another session lives on: %v", err)
	}
	if _, _, err := o.SignIn(t.Context(), "first", good); err == nil {
		t.Error("the old password still works")
	}
	if _, _, err := o.SignIn(t.Context(), "first", "meadow pencil forty"); err != nil {
		t.Error(err)
	}
}

func TestPasswordIsNotStored(t *testing.T) {
	o := newOffice(t)
	err := o.Read(t.Context(), func(tx *Tx) error {
		stored, err := tx.password(o.first.ID)
		if !strings.HasPrefix(stored, "$argon2id$v=19$m=19456,t=2,p=1$") || strings.Contains(stored, "lantern") {
			t.Errorf("stored as %q", stored)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	for _, stored := range []string{"", "lantern", "$argon2id$v=18$m=1,t=1,p=1$AA$AA", "$argon2id$v=19$m=x$AA$AA", "$argon2id$v=19$m=8,t=1,p=1$!$AA", "$argon2id$v=19$m=8,t=1,p=1$AA$!"} {
		if _, err := o.matches(t.Context(), stored, good); err == nil {
			t.Errorf("%q is taken for a password", stored)
		}
	}
	if ok, err := o.matches(t.Context(), nobodysPassword, ""); ok || err != nil {
		t.Errorf("nobody's password matches: %v, %v", ok, err)
	}
}

func TestRotaIsHeldByChairs(t *testing.T) {
	o := newOffice(t)
	chair, admin := o.add(t, "cara", pathway.Chair), o.add(t, "ann", pathway.Admin)
	day := func(s string) pathway.Date {
		d, err := pathway.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	// Thursday 24 December 2026 to Tuesday 29: Christmas Day, a weekend and the substitute day for Boxing Day in between.
	from, to := day("2026-12-24"), day("2026-12-29")
	if err := o.SetRota(t.Context(), o.first, from, to, chair.ID); err != nil {
		t.Fatal(err)
	}
	list, err := o.Rota(t.Context(), from, to)
	if err != nil || len(list) != 2 || list[0].Date != from || list[1].Date != to || list[0].Name != chair.Name {
		t.Errorf("rota %v, %v", list, err)
	}
	if err := o.SetRota(t.Context(), o.first, from, to, admin.ID); pathway.FieldsOf(err)["account"] == "" {
		t.Errorf("an administrator as duty chair: %v", err)
	}
	for field, r := range map[string][2]string{"from": {"", "2026-12-24"}, "to": {"2026-12-24", "2026-12-23"}} {
		var days [2]pathway.Date
		for i, s := range r {
			if s != "" {
				days[i] = day(s)
			}
		}
		if err := o.SetRota(t.Context(), o.first, days[0], days[1], chair.ID); pathway.FieldsOf(err)[field] == "" {
			t.Errorf("%v: %v, want a fault of %s", r, err, field)
		}
	}
	if err := o.SetRota(t.Context(), o.first, to, to, 0); err != nil {
		t.Fatal(err)
	}
	if d, err := o.DutyChair(t.Context(), to); err != nil || d.Account != 0 {
		t.Errorf("duty chair of a day taken off the rota: %v, %v", d, err)
	}
	if d, err := o.DutyChair(t.Context(), from); err != nil || d.Account != chair.ID {
		t.Errorf("duty chair: %v, %v", d, err)
	}
}

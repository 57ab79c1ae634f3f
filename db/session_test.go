package db

import (
	"slices"
	"strings"
	"testing"
	"time"

	"cp-pathway/pathway"
)

func (o *office) signIn(t *testing.T) (string, Session) {
	t.Helper()
	token, _, err := o.SignIn(t.Context(), "first", good)
	if err != nil {
		t.Fatal(err)
	}
	s, err := o.Session(t.Context(), token)
	if err != nil {
		t.Fatal(err)
	}
	return token, s
}

func (o *office) gone(t *testing.T, token, when string) {
	t.Helper()
	if _, err := o.Session(t.Context(), token); pathway.CodeOf(err) != pathway.CodeSignedOut {
		t.Errorf("%s: %v", when, err)
	}
}

func TestSessionLocksWhenIdle(t *testing.T) {
	o := newOffice(t)
	token, _ := o.signIn(t)
	for range 4 {
		o.forward(14 * time.Minute)
		if _, err := o.Session(t.Context(), token); err != nil {
			t.Fatal(err)
		}
	}
	o.forward(16 * time.Minute)
	o.gone(t, token, "idle for 16 minutes")
	o.forward(-10 * time.Minute)
	o.gone(t, token, "ended, and the clock was set back")
	if who, err := o.Locked(t.Context(), token); err != nil || who != o.first.ID {
		t.Errorf("locked for %d, %v", who, err)
	}
	if _, _, err := o.Unlock(t.Context(), token, "wrong wrong wrong"); pathway.CodeOf(err) != pathway.CodeInvalid {
		t.Errorf("unlocked with a wrong password: %v", err)
	}
	again, _, err := o.Unlock(t.Context(), token, good)
	if err != nil || again == token {
		t.Fatalf("unlock: %v", err)
	}
	o.gone(t, token, "after unlocking, the locked session")
	if _, err := o.Session(t.Context(), again); err != nil {
		t.Error(err)
	}
}

func TestSessionHasAnAbsoluteEnd(t *testing.T) {
	o := newOffice(t)
	token, _ := o.signIn(t)
	for range 59 {
		o.forward(10 * time.Minute)
		if _, err := o.Session(t.Context(), token); err != nil {
			t.Fatal(err)
		}
	}
	o.forward(10 * time.Minute)
	o.gone(t, token, "after ten hours")
	if who, err := o.Locked(t.Context(), token); err != nil || who != 0 {
		t.Errorf("can be unlocked after its absolute end: %d, %v", who, err)
	}
	if _, _, err := o.Unlock(t.Context(), token, good); pathway.CodeOf(err) != pathway.CodeSignedOut {
		t.Errorf("unlocked after its absolute end: %v", err)
	}
}

func TestSignOutIsForGood(t *testing.T) {
	o := newOffice(t)
	token, s := o.signIn(t)
	o.forward(time.Minute) // so that the next look wants to store when it was

	// A slow request: it read the session, and stores its last-seen time only after the sign-out.
	row, err := func() (row session, err error) {
		return row, o.Read(t.Context(), func(tx *Tx) error { row, err = tx.session(token); return err })
	}()
	if err != nil {
		t.Fatal(err)
	}
	if err := o.SignOut(t.Context(), s.Actor); err != nil {
		t.Fatal(err)
	}
	if err := o.Write(t.Context(), s.Actor, func(tx *Tx) error { return tx.seen(row.id) }); err != nil {
		t.Fatal(err)
	}
	o.gone(t, token, "after signing out, with a slow request behind it")
	if who, err := o.Locked(t.Context(), token); err != nil || who != 0 {
		t.Errorf("signed out and yet to be unlocked: %d, %v", who, err)
	}
	if err := o.Lock(t.Context(), s.Actor); err != nil {
		t.Fatal(err)
	}
	if who, _ := o.Locked(t.Context(), token); who != 0 {
		t.Error("a lock behind the sign-out made the session one that can be unlocked")
	}
	o.gone(t, "made-up", "an unknown token")
	o.gone(t, "", "no token")
}

func TestLock(t *testing.T) {
	o := newOffice(t)
	token, s := o.signIn(t)
	if err := o.Lock(t.Context(), s.Actor); err != nil {
		t.Fatal(err)
	}
	o.gone(t, token, "locked")
	if who, err := o.Locked(t.Context(), token); err != nil || who != o.first.ID {
		t.Errorf("locked for %d, %v", who, err)
	}
	if got := o.said(t, pathway.AuditFilter{Kind: pathway.AuditAccess}); !slices.Equal(got, []string{
		"Fay First: Locked the screen Fay First ", "Fay First: Signed in Fay First "}) {
		t.Errorf("audit says %q", got)
	}
}

func TestTokenIsNotStored(t *testing.T) {
	o := newOffice(t)
	token, _ := o.signIn(t)
	err := o.Read(t.Context(), func(tx *Tx) error {
		n, err := value[int](tx, `SELECT count(*) FROM session WHERE instr(token, ?) > 0`, token)
		if n != 0 {
			t.Error("the token itself is stored")
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestSignInIsSlowedDown(t *testing.T) {
	o := newOffice(t)
	try := func(login, password string) error { _, _, err := o.SignIn(t.Context(), login, password); return err }
	for i := range 4 {
		if err := try("first", "wrong"); pathway.CodeOf(err) != pathway.CodeInvalid {
			t.Fatalf("failure %d: %v", i+1, err)
		}
	}
	if err := try("First", "wrong"); !strings.Contains(pathway.Message(err), "Wait 1 minute,") {
		t.Errorf("failure 5: %v", err)
	}
	if err := try("first", good); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("the right password during the delay: %v", err)
	}
	o.forward(61 * time.Second)
	if err := try("first", "wrong"); !strings.Contains(pathway.Message(err), "Wait 2 minutes,") {
		t.Errorf("failure 6: %v", err)
	}
	o.forward(121 * time.Second)
	if err := try("first", good); err != nil {
		t.Errorf("the right password after the delay: %v", err)
	}
	if err := try("first", "wrong"); pathway.CodeOf(err) != pathway.CodeInvalid {
		t.Errorf("the count goes on after a success: %v", err)
	}
	// A name that nobody has is treated alike.
	for range 4 {
		if err := try("nobody", "wrong"); pathway.FieldsOf(err)["password"] != "The sign-in name or the password is not right" {
			t.Errorf("an unknown name: %v", err)
		}
	}
	if err := try("nobody", "wrong"); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("an unknown name, failure 5: %v", err)
	}
	a := o.add(t, "ann", pathway.Admin)
	for range 5 {
		try("ann", "wrong")
	}
	once, err := o.ResetPassword(t.Context(), o.first, a.ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := try("ann", once); err != nil {
		t.Errorf("the one-time password does not end the delay: %v", err)
	}
	if err := try("ann", good); err == nil {
		t.Error("the password from before the reset still works")
	}
}

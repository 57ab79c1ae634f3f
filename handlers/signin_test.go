package handlers

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"cp-pathway/pathway"
)

func TestSignInLeadsToWhereOneWanted(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	b := &browser{site: s}
	a := b.get("/office/rota?x=1").want(http.StatusSeeOther)
	if a.to() != "/sign-in?next=%2Foffice%2Frota%3Fx%3D1" {
		t.Fatalf("led to %q", a.to())
	}
	page := b.get(a.to()).want(http.StatusOK)
	next := page.attr("#sign-in input[name=next]", "value")
	if got := b.post("/sign-in", "login", "ADMIN", "password", s.PracticePassword, "next", next).want(http.StatusSeeOther).to(); got != "/office/rota?x=1" {
		t.Errorf("after signing in: %q", got)
	}
	if got := b.get("/sign-in").to(); got != "/" {
		t.Errorf("signed in already: led to %q", got)
	}
}

func TestNextPageStaysHere(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"/cases/7": "/cases/7", "/a?b=c": "/a?b=c", "": "/", "cases": "/", "//evil.example": "/", "https://evil.example": "/",
		"/\\evil.example": "/", "javascript:x": "/", "/a\nb": "/", "http:/evil": "/",
	}
	for next, want := range tests {
		if got := nextPage(next); got != want {
			t.Errorf("%q leads to %q, want %q", next, got, want)
		}
	}
}

func TestSignInSaysNothingOfAnybody(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	s.family("CP-2026-0001")
	accounts := s.PracticeAccounts
	s.PracticeAccounts = nil
	a := (&browser{site: s}).get("/sign-in").want(http.StatusOK)
	for _, account := range accounts {
		if strings.Contains(a.Body, account.Name) {
			t.Errorf("the sign-in page names %s", account.Name)
		}
	}
	if a.count("nav") != 0 || a.count("#search") != 0 || strings.Contains(a.Body, "Example family") {
		t.Error("the sign-in page shows what is inside")
	}
}

func TestWrongPasswordIsDrawnAgain(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	b := &browser{site: s}
	a := b.post("/sign-in", "login", "admin", "password", "wrong", "next", "/office").want(http.StatusUnprocessableEntity)
	if a.attr("#login", "value") != "admin" || a.attr("#password", "value") != "" || a.attr("input[name=next]", "value") != "/office" {
		t.Errorf("what was typed is gone: %s", a.text("main"))
	}
	if a.text("#password-error") == "" || a.attr("#error-summary a", "href") != "#password" || b.cookie != nil {
		t.Errorf("says %s", a.text("main"))
	}
	for range 4 {
		a = b.post("/sign-in", "login", "admin", "password", "wrong")
	}
	if a.Status != http.StatusUnprocessableEntity || !strings.Contains(a.text("#error-summary"), "Wait 1 minute") {
		t.Errorf("after five failures: %d %s", a.Status, a.text("main"))
	}
}

func TestLockAsksForThePasswordAlone(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	b := s.as(pathway.Chair)
	b.post("/lock").want(http.StatusSeeOther)
	a := b.get("/sign-in?next=/office").want(http.StatusOK)
	if a.text("h1") != "Locked" || a.count("#login") != 0 || strings.Contains(a.Body, s.accountWith(pathway.Chair).Name) {
		t.Errorf("lock page: %s", a.text("main"))
	}
	if b.get("/office").Status != http.StatusSeeOther {
		t.Error("a locked session is let in")
	}
	if a := b.post("/unlock", "password", "wrong").want(http.StatusUnprocessableEntity); a.text("h1") != "Locked" {
		t.Errorf("wrong password at the lock: %s", a.text("main"))
	}
	if got := b.post("/unlock", "password", s.PracticePassword, "next", "/office").want(http.StatusSeeOther).to(); got != "/office" {
		t.Errorf("unlocked to %q", got)
	}
	if got := b.get("/office").want(http.StatusOK).text(".app-who__me"); !strings.Contains(got, s.accountWith(pathway.Chair).Name) {
		t.Errorf("unlocked as %q", got)
	}
	b.post("/lock")
	if a := b.get("/sign-in?other=1"); a.count("#login") != 1 {
		t.Error("somebody else cannot sign in at the lock")
	}
}

func TestIdleSessionLocksByItself(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	b := s.as(pathway.Chair)
	s.Clock.Forward(16 * time.Minute)
	a := b.get("/office").want(http.StatusSeeOther)
	if a := b.get(a.to()); a.text("h1") != "Locked" {
		t.Errorf("after a quarter of an hour: %s", a.text("main"))
	}
	s.Clock.Forward(10 * time.Hour)
	if a := b.get("/sign-in"); a.text("h1") != "Sign in" {
		t.Errorf("after the absolute end: %s", a.text("main"))
	}
}

func TestSignedOutIsOut(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	b := s.as(pathway.Admin)
	kept := b.cookie
	b.post("/sign-out").want(http.StatusSeeOther)
	if b.cookie != nil {
		t.Error("the cookie is still there")
	}
	b.cookie = kept
	if a := b.get("/office").want(http.StatusSeeOther); b.get(a.to()).text("h1") != "Sign in" {
		t.Error("a session that was signed out of can be unlocked")
	}
	// Signing in as somebody else ends the session that this browser had.
	b = s.as(pathway.Admin)
	kept = b.cookie
	b.signIn(s.login(pathway.Chair), s.PracticePassword)
	b.cookie = kept
	b.get("/office").want(http.StatusSeeOther)
}

// A slow POST that began before the sign-out ends after it, and the session is still over.
func TestSlowRequestDoesNotBringASessionBack(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	began, goOn := make(chan bool), make(chan bool)
	err := s.register([]Route{{post, "/slow", pathway.SignedIn, func(c *Ctx) error {
		began <- true
		<-goOn
		return c.Done("/", "")
	}}})
	if err != nil {
		t.Fatal(err)
	}
	b := s.as(pathway.Admin)
	s.Clock.Forward(5 * time.Minute)
	slow := *b
	done := make(chan int)
	go func() { done <- slow.post("/slow").Status }()
	<-began
	kept := b.cookie
	b.post("/sign-out").want(http.StatusSeeOther)
	close(goOn)
	if got := <-done; got != http.StatusSeeOther {
		t.Errorf("the slow request: %d", got)
	}
	b.cookie = kept
	b.get("/office").want(http.StatusSeeOther)
}

func TestPracticeListsItsAccounts(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	s.Practice = "Made up."
	b := &browser{site: s}
	a := b.get("/sign-in").want(http.StatusOK)
	if got := a.count("main form"); got != 1+len(pathway.Roles) {
		t.Errorf("%d forms, want one for each role and one to type", got)
	}
	if !strings.Contains(a.text(".app-practice"), "Made up.") {
		t.Error("the page has no band")
	}
	form := a.doc.Find("main form").Eq(1)
	b.post("/sign-in", "login", form.Find("[name=login]").AttrOr("value", ""), "password", form.Find("[name=password]").AttrOr("value", "")).want(http.StatusSeeOther)
}

func TestCloseIsForALaptopAlone(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	stopped := false
	s.Stop = func() { stopped = true }
	b := s.as(pathway.Auditor)
	if b.get("/office").count("#close-program") != 1 {
		t.Error("no button to close the program")
	}
	s.Address = "192.168.1.5:8477"
	if s.canStop() {
		t.Error("anybody in the office may close the program for all")
	}
	s.Address = testAddress
	kept := b.cookie
	if a := b.post("/close").want(http.StatusOK); !stopped || a.text("h1") != "CP Pathway is closed" || a.count("#close-program") != 0 {
		t.Errorf("stopped %v: %s", stopped, a.text("main"))
	}
	b.cookie = kept
	b.get("/office").want(http.StatusSeeOther)
}

func TestAskingWhoIsHereIsNoSignOfLife(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	b := s.as(pathway.Chair)
	want := fmt.Sprintf("{\"account\":\"%d\"}\n", s.accountWith(pathway.Chair).ID)
	for range 2 {
		s.Clock.Forward(10 * time.Minute)
		if a := b.get("/session").want(http.StatusOK); a.Body != want {
			t.Errorf("answers %q, want %q", a.Body, want)
		}
		b.post("/session").want(http.StatusNoContent) // somebody types
	}
	s.Clock.Forward(10 * time.Minute)
	b.get("/session").want(http.StatusOK)
	s.Clock.Forward(6 * time.Minute)
	script := func(r *http.Request) *http.Request { r.Header.Set("Sec-Fetch-Dest", "empty"); return r }
	b.send(script(httptest.NewRequest(http.MethodGet, "/session", nil))).want(http.StatusUnauthorized)
	b.send(script(b.form("/session"))).want(http.StatusUnauthorized)
}

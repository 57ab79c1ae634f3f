package handlers

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"cp-pathway/pathway"
)

func TestFirstStart(t *testing.T) {
	t.Parallel()
	s := newEmpty(t)
	b := &browser{site: s}
	for _, path := range []string{"/", "/office", "/sign-in"} {
		if got := b.get(path).want(http.StatusSeeOther).to(); got != "/start" {
			t.Errorf("%s on an empty data folder leads to %q", path, got)
		}
	}
	page := b.get("/start").want(http.StatusOK)
	if page.count("#practice") != 0 || page.count("input[name=roles]:checked") != len(pathway.Roles) {
		t.Errorf("%d roles ticked", page.count("input[name=roles]:checked"))
	}
	a := b.post("/start", "authority", "Fictshire", "name", "<b>Zoë</b>", "login", "zoë", "password", "short", "roles", "chair").want(http.StatusUnprocessableEntity)
	for _, id := range []string{"login", "password", "roles"} {
		if a.count("#"+id+"-error") != 1 {
			t.Errorf("no message at %s: %s", id, a.text("main"))
		}
	}
	if a.attr("#name", "value") != "<b>Zoë</b>" || a.count("input[name=roles]:checked") != 1 || a.attr("#password", "value") != "" {
		t.Error("what was typed is not there again")
	}
	all := []string{"authority", "Fictshire County Council", "unit", "Safeguarding Unit", "name", "Zoë Example", "login", "zoe", "password", "lantern marrow fifty"}
	for _, r := range pathway.AllRoles() {
		all = append(all, "roles", string(r))
	}
	if got := b.post("/start", all...).want(http.StatusSeeOther).to(); got != "/office/set-up" {
		t.Errorf("begun, led to %q", got)
	}
	office := b.get("/office").want(http.StatusOK)
	if got := office.text(".app-office__name"); got != "Fictshire County Council · Safeguarding Unit" {
		t.Errorf("the office is called %q", got)
	}
	if !strings.Contains(office.text(".app-who__me"), "Zoë Example") {
		t.Error("the first account is not signed in")
	}
	// It is over.
	if got := b.get("/start").want(http.StatusSeeOther).to(); got != "/" {
		t.Errorf("a second start leads to %q", got)
	}
	if got := (&browser{site: s}).post("/start", all...).want(http.StatusSeeOther).to(); got != "/" {
		t.Errorf("a second beginning leads to %q", got)
	}
}

func TestPracticeIsACopyOfItsOwn(t *testing.T) {
	t.Parallel()
	s := newEmpty(t)
	s.StartPractice = func(context.Context) (string, error) { return "http://127.0.0.1:1234/", nil }
	b := &browser{site: s}
	if got := b.get("/start").attr("#practice", "action"); got != "/start/practice" {
		t.Fatalf("practice at %q", got)
	}
	a := b.post("/start/practice").want(http.StatusOK)
	if got := a.attr("main a.govuk-button", "href"); got != "http://127.0.0.1:1234/" {
		t.Errorf("leads to %q", got)
	}
	if has, err := s.DB.HasAccounts(t.Context()); has || err != nil {
		t.Errorf("made-up accounts in the office's own data: %v, %v", has, err)
	}
}

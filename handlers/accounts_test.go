package handlers

import (
	"net/http"
	"strings"
	"testing"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

func TestAccountFromOneTimePasswordToClosed(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	system := s.as(pathway.SystemAdministrator)
	a := system.post("/office/accounts/new", "name", "Łukasz Wójcik", "login", "lukasz", "roles", "admin", "roles", "minute-taker", "email", "lukasz@fictshire.example").want(http.StatusOK)
	once := a.text("#one-time")
	if len(once) != 19 {
		t.Fatalf("one-time password %q", once)
	}
	l := &browser{site: s}
	if got := l.post("/sign-in", "login", "lukasz", "password", once).want(http.StatusSeeOther).to(); got != "/account/password" {
		t.Fatalf("a one-time password leads to %q", got)
	}
	if got := l.get("/office").want(http.StatusSeeOther).to(); got != "/account/password" {
		t.Errorf("past the change of password: %q", got)
	}
	if page := l.get("/account/password"); page.count("nav") != 0 {
		t.Error("the page offers what is not yet open")
	}
	l.post("/account/password", "current-password", once, "password", once).want(http.StatusUnprocessableEntity)
	l.post("/account/password", "current-password", once, "password", "meadow pencil forty").want(http.StatusSeeOther)
	if got := l.get("/account").want(http.StatusOK).text(".app-summary"); !strings.Contains(got, "Łukasz Wójcik") || !strings.Contains(got, "Minute taker") {
		t.Errorf("account says %q", got)
	}
	link := ""
	system.get("/office/accounts").doc.Find("#accounts a").Each(func(_ int, sel *goquerySelection) {
		if sel.Text() == "Łukasz Wójcik" {
			link = sel.AttrOr("href", "")
		}
	})
	page := system.get(link).want(http.StatusOK)
	version := page.attr("#account-form [name=version]", "value")
	save := func(v, title string) *answer {
		return system.post(link, "version", v, "name", "Łukasz Wójcik", "login", "lukasz", "roles", "auditor", "title", title)
	}
	save(version, "First").want(http.StatusSeeOther)
	if got := system.get("/office/accounts").text("#notice"); !strings.Contains(got, "saved") {
		t.Errorf("notice %q", got)
	}
	if got := system.get("/office/accounts").text("#notice"); got != "" {
		t.Errorf("the notice is said twice: %q", got)
	}
	// A stale save: 409, what was typed is there, nothing is overwritten.
	stale := save(version, "Second").want(http.StatusConflict)
	if stale.attr("#title", "value") != "Second" || !strings.Contains(stale.text("#error-summary"), "Somebody else") {
		t.Errorf("stale save: %s", stale.text("main"))
	}
	page = system.get(link)
	if page.attr("#title", "value") != "First" {
		t.Errorf("overwritten with %q", page.attr("#title", "value"))
	}
	// The new role counts at once.
	l.get("/office/rota").want(http.StatusOK)
	l.post("/office/rota").want(http.StatusForbidden)
	system.post(link+"/close", "version", page.attr("#close [name=version]", "value")).want(http.StatusSeeOther)
	l.get("/office").want(http.StatusSeeOther)
	l.post("/sign-in", "login", "lukasz", "password", "meadow pencil forty").want(http.StatusUnprocessableEntity)
	page = system.get(link)
	system.post(link+"/reopen", "version", page.attr("#reopen [name=version]", "value")).want(http.StatusSeeOther)
	again := system.post(link + "/reset").want(http.StatusOK).text("#one-time")
	l.post("/sign-in", "login", "lukasz", "password", "meadow pencil forty").want(http.StatusUnprocessableEntity)
	if got := l.post("/sign-in", "login", "lukasz", "password", again).want(http.StatusSeeOther).to(); got != "/account/password" {
		t.Errorf("after the reset: %q", got)
	}
}

func TestAccountFormTakesWhatIsTyped(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	system := s.as(pathway.SystemAdministrator)
	long := strings.Repeat("x", 10000)
	for _, name := range []string{"", long, "👩‍👧 emoji", "محمد", `<script>alert("x")</script>`} {
		a := system.post("/office/accounts/new", "name", name, "login", "admin", "roles", "admin")
		if a.Status != http.StatusUnprocessableEntity || a.attr("#name", "value") != name || a.count("#login-error, #name-error") == 0 {
			t.Errorf("%.20q: %d, drawn again as %.20q", name, a.Status, a.attr("#name", "value"))
		}
	}
	me := views.Path("office", "accounts", s.accountWith(pathway.SystemAdministrator).ID)
	if system.get(me).count("#close") != 0 {
		t.Error("one's own account can be closed")
	}
	a := system.post(me, "version", "1", "name", "Sam Ito", "login", "system", "roles", "admin").want(http.StatusUnprocessableEntity)
	if !strings.Contains(a.text("#error-summary"), "manage accounts") {
		t.Errorf("the last who manages accounts: %s", a.text("main"))
	}
}

func TestRightsPageIsTheTable(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	a := s.as(pathway.Auditor).get("/office/rights").want(http.StatusOK)
	if got := a.count("#rights tbody tr"); got != len(pathway.Rights) {
		t.Errorf("%d rows, want %d", got, len(pathway.Rights))
	}
	if got := a.count("#rights thead th"); got != 1+len(pathway.Roles) {
		t.Errorf("%d columns, want %d", got, 1+len(pathway.Roles))
	}
}

func TestRotaIsSeenByAllAndHeldByFew(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	manager := s.as(pathway.ServiceManager)
	chair := s.accountWith(pathway.Chair)
	faults := manager.post("/office/rota", "account", "", "from", "31/2/2026", "to", "soon").want(http.StatusUnprocessableEntity)
	for _, id := range []string{"account", "from", "to"} {
		if faults.count("#"+id+"-error") != 1 {
			t.Errorf("no message at %s", id)
		}
	}
	if faults.attr("#from", "value") != "31/2/2026" {
		t.Error("what was typed is gone")
	}
	manager.post("/office/rota", "account", views.Path(chair.ID)[1:], "from", "21/12/2026", "to", "1 Jan 2027").want(http.StatusSeeOther)
	a := s.as(pathway.Auditor).get("/office/rota").want(http.StatusOK)
	if a.count("#rota-form") != 0 {
		t.Error("the auditor is offered a change")
	}
	row := a.doc.Find("#rota tbody tr").Eq(4) // the week of 21 December
	if got := row.Find("td").Eq(3).Text(); !strings.Contains(got, chair.Name) {
		t.Errorf("24 December: %q", got)
	}
	if got := row.Find("td").Eq(4).Text(); !strings.Contains(got, "Christmas") {
		t.Errorf("25 December: %q", got)
	}
	manager.post("/office/rota", "account", "nobody", "from", "24/12/2026", "to", "24/12/2026").want(http.StatusSeeOther)
	if got := manager.get("/office/rota").doc.Find("#rota tbody tr").Eq(4).Find("td").Eq(3).Text(); !strings.Contains(got, "nobody") {
		t.Errorf("24 December, taken off: %q", got)
	}
}

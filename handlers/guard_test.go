package handlers

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

func TestHostIsOurs(t *testing.T) {
	t.Parallel()
	tests := []struct {
		address, host string
		want          bool
	}{
		{"127.0.0.1:8477", "127.0.0.1:8477", true},
		{"127.0.0.1:8477", "localhost:8477", true},
		{"127.0.0.1:8477", "[::1]:8477", true},
		{"127.0.0.1:8477", "LOCALHOST:8477", true},
		{"127.0.0.1:8477", "127.0.0.1:8478", false},
		{"127.0.0.1:8477", "127.0.0.1", false},
		{"127.0.0.1:8477", "evil.example:8477", false},
		{"127.0.0.1:8477", "127.0.0.1.evil.example:8477", false},
		{"127.0.0.1:8477", "192.168.1.5:8477", false},
		{"127.0.0.1:8477", "", false},
		{"127.0.0.1:80", "127.0.0.1", true},
		{"192.168.1.5:8477", "192.168.1.5:8477", true},
		{"192.168.1.5:8477", "192.168.1.6:8477", false},
		{"192.168.1.5:8477", "evil.example:8477", false},
		{"[::]:8477", "192.168.1.5:8477", true},
		{"[::]:8477", "localhost:8477", true},
		{"[::]:8477", "evil.example:8477", false},
		{"office-pc:8477", "office-pc:8477", true},
		{"office-pc:8477", "evil.example:8477", false},
		{"nonsense", "nonsense", false},
	}
	for _, tt := range tests {
		if got := hostIsOurs(tt.address, tt.host); got != tt.want {
			t.Errorf("listening on %s, asked as %s: %v, want %v", tt.address, tt.host, got, tt.want)
		}
	}
}

func TestForeignHostIsRefused(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	for _, path := range []string{"/", "/sign-in", "/healthz"} {
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.Host = "evil.example:8477"
		if a := (&browser{site: s}).send(r); a.Status != http.StatusMisdirectedRequest || strings.Contains(a.Body, "Fictshire") {
			t.Errorf("%s: %d %q", path, a.Status, a.Body)
		}
	}
}

func TestForeignOriginIsRefused(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	b := s.as(pathway.Admin)
	tests := []struct {
		name, site, origin string
		want               int
	}{
		{"own", "same-origin", "http://" + testAddress, http.StatusSeeOther},
		{"another site", "cross-site", "https://evil.example", http.StatusForbidden},
		{"another port of this machine", "same-site", "http://127.0.0.1:9999", http.StatusForbidden},
		{"an old browser, another site", "", "https://evil.example", http.StatusForbidden},
		{"an old browser, own", "", "http://" + testAddress, http.StatusSeeOther},
	}
	for _, tt := range tests {
		r := b.form("/sign-in", "login", "admin", "password", s.PracticePassword)
		r.Header.Set("Sec-Fetch-Site", tt.site)
		if tt.site == "" {
			r.Header.Del("Sec-Fetch-Site")
		}
		r.Header.Set("Origin", tt.origin)
		a := b.send(r)
		if a.Status != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, a.Status, tt.want)
		}
		if tt.want == http.StatusForbidden && !strings.Contains(a.text("main"), "another site’s page") {
			t.Errorf("%s: the refusal is not our page: %s", tt.name, a.Body)
		}
	}
}

func TestEveryAnswerCarriesTheHeaders(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	b := s.as(pathway.ServiceManager)
	foreign := b.form("/lock")
	foreign.Header.Set("Sec-Fetch-Site", "cross-site")
	answers := map[string]*answer{
		"page": b.get("/office"), "not found": b.get("/nowhere"), "refused": b.send(foreign), "redirect": (&browser{site: s}).get("/office"),
		"forbidden": b.get("/office/accounts"), "health": b.get("/healthz"), "style": b.get("/office.css"), "405": b.get("/lock"),
	}
	for name, a := range answers {
		h := a.Header
		if got := h.Get("Cache-Control"); got != "no-store" {
			t.Errorf("%s: Cache-Control %q", name, got)
		}
		csp := h.Get("Content-Security-Policy")
		if !strings.HasPrefix(csp, "default-src 'none'; ") || strings.Contains(csp, "unsafe") || strings.Contains(csp, "data:") || !strings.Contains(csp, "frame-ancestors 'none'") {
			t.Errorf("%s: content policy %q", name, csp)
		}
		if h.Get("X-Content-Type-Options") != "nosniff" || h.Get("X-Frame-Options") != "DENY" || h.Get("Vary") != "HX-Request-Type" {
			t.Errorf("%s: headers %v", name, h)
		}
	}
	page := b.get("/sign-in?other=1")
	_ = page
	css := s.Static.URL("app.css")
	if a := (&browser{site: s}).get(css); a.Status != http.StatusOK || !strings.Contains(a.Header.Get("Cache-Control"), "immutable") {
		t.Errorf("a static file: %d %v", a.Status, a.Header)
	}
}

func TestCookieIsTheProgramsOwn(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	a := (&browser{site: s}).post("/sign-in", "login", "admin", "password", s.PracticePassword)
	set := a.Header.Get("Set-Cookie")
	for _, want := range []string{"cp-pathway-8477=", "; Path=/", "; HttpOnly", "; SameSite=Strict"} {
		if !strings.Contains(set, want) {
			t.Errorf("cookie %q lacks %q", set, want)
		}
	}
	if strings.Contains(set, "Expires") || strings.Contains(set, "Max-Age") {
		t.Errorf("cookie %q stays when the browser is closed", set)
	}
	s.Address = "127.0.0.1:9000"
	if got := s.cookieName(); got != "cp-pathway-9000" {
		t.Errorf("a copy on another port has the cookie %q", got)
	}
}

func TestErrorsHaveOnePage(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	secret := "Zoë Example of 4 Secret Street"
	err := s.register([]Route{
		{get, "/internal", pathway.Public, func(*Ctx) error { return errors.New(`reading "` + secret + `": disk`) }},
		{get, "/panic", pathway.Public, func(*Ctx) error { panic(`"` + secret + `"`) }},
		{get, "/refused", pathway.Public, func(*Ctx) error { return pathway.Refused("A conference is not on a Sunday.") }},
		{get, "/invalid", pathway.Public, func(*Ctx) error { return pathway.Invalid(pathway.Fields{"a": "Enter a"}) }},
		{get, "/conflict", pathway.Public, func(*Ctx) error { return pathway.Conflict("Bilal changed this.") }},
		{get, "/drawing", pathway.Public, func(c *Ctx) error { return c.Show(Page{Title: "x", Body: views.Stack{broken{}}}) }},
	})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		path   string
		status int
		says   string
		logged bool
	}{
		{"/internal", 500, "Something went wrong", true},
		{"/panic", 500, "Something went wrong", true},
		{"/drawing", 500, "Something went wrong", true},
		{"/refused", 422, "A conference is not on a Sunday.", false},
		{"/invalid", 422, "Enter a", false},
		{"/conflict", 409, "Bilal changed this.", false},
		{"/nowhere", 404, "Nothing here", false},
		{"/lock", 405, "where a form is sent to", false},
	}
	b := s.as(pathway.Admin)
	for _, tt := range tests {
		s.log.Reset()
		a := b.get(tt.path)
		if a.Status != tt.status || !strings.Contains(a.text("main"), tt.says) || a.count("main") != 1 {
			t.Errorf("%s: %d %q, want %d and %q", tt.path, a.Status, a.text("main"), tt.status, tt.says)
		}
		if logged := s.log.Len() > 0; logged != tt.logged {
			t.Errorf("%s: logged %v: %s", tt.path, logged, s.log)
		}
		if strings.Contains(a.Body, "disk") || strings.Contains(a.Body, "Secret") {
			t.Errorf("%s: the page tells the cause", tt.path)
		}
		if strings.Contains(s.log.String(), "Secret") {
			t.Errorf("%s: the log holds personal data: %s", tt.path, s.log)
		}
		// Asked for by a part of a page, it is a small notice aside.
		a = b.send(part(httptest.NewRequest(http.MethodGet, tt.path, nil)))
		if a.Status != tt.status || a.count("main") != 0 || a.Header.Get("HX-Retarget") != "#app-alerts" {
			t.Errorf("part of %s: %d, %v", tt.path, a.Status, a.Header)
		}
	}
}

// broken is a component that has no template.
type broken struct{ views.Component }

func TestPartIsDrawnWithoutFrame(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	b := s.as(pathway.Admin)
	whole, some := b.get("/office"), b.send(part(httptest.NewRequest(http.MethodGet, "/office", nil)))
	if whole.count("header") != 1 || some.count("header") != 0 || some.text("h1") != "Office" {
		t.Errorf("whole %d headers, part %d: %s", whole.count("header"), some.count("header"), some.Body)
	}
	full := httptest.NewRequest(http.MethodGet, "/office", nil)
	full.Header.Set("HX-Request", "true")
	full.Header.Set("HX-Request-Type", "full")
	full.Header.Set("Sec-Fetch-Dest", "empty")
	if a := b.send(full); a.count("header") != 1 {
		t.Errorf("a whole page for htmx has %d headers", a.count("header"))
	}
	// Without a session a part says so and changes nothing.
	a := (&browser{site: s}).send(part(httptest.NewRequest(http.MethodGet, "/office", nil)))
	if a.Status != http.StatusUnauthorized || a.Header.Get("HX-Reswap") != "none" || a.Header.Get("HX-Trigger") != "signed-out" {
		t.Errorf("a part without a session: %d %v", a.Status, a.Header)
	}
	// After a POST htmx is told where to go; it would put the page of a 303 into the button.
	r := b.form("/lock")
	part(r)
	if a := b.send(r); a.Status != http.StatusOK || a.Header.Get("HX-Redirect") != "/sign-in" {
		t.Errorf("a POST by htmx: %d %v", a.Status, a.Header)
	}
}

func TestHealthNeedsNoSession(t *testing.T) {
	t.Parallel()
	for _, s := range []*site{newTest(t), newEmpty(t)} {
		if a := (&browser{site: s}).get("/healthz"); a.Status != http.StatusOK || a.Body != "ok\n" {
			t.Errorf("%d %q", a.Status, a.Body)
		}
	}
}

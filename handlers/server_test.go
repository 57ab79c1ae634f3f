package handlers

import (
	"bytes"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"cp-pathway/db"
	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
	"cp-pathway/static"
	"cp-pathway/views"
)

// Where a test's program listens, as its browser sees it.
const testAddress = "127.0.0.1:8477"

// site is the real router on a real data file, with a clock that the test moves.
type site struct {
	*Server
	t     testing.TB
	Clock *dbtest.Clock
	log   *bytes.Buffer
}

// newTest starts a made-up office on Monday 23 November 2026 at nine, with an account for each role.
func newTest(t testing.TB) *site {
	t.Helper()
	s := newEmpty(t)
	var err error
	if s.PracticeAccounts, err = s.DB.BeginPractice(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.PracticePassword = db.PracticePassword
	return s
}

// newEmpty starts on an empty data folder.
func newEmpty(t testing.TB) *site {
	t.Helper()
	clock := dbtest.NewClock(t, "2026-11-23T09:00")
	return newOn(t, dbtest.MustOpenAt(t, clock.Now), clock)
}

// newOn starts on a data file that is open.
func newOn(t testing.TB, data *db.DB, clock *dbtest.Clock) *site {
	t.Helper()
	files, err := static.Open()
	if err != nil {
		t.Fatal(err)
	}
	set, err := views.New(files.URL)
	if err != nil {
		t.Fatal(err)
	}
	return newWith(t, data, clock, set, files)
}

func newWith(t testing.TB, data *db.DB, clock *dbtest.Clock, set *views.Set, files *static.Files) *site {
	t.Helper()
	site := &site{t: t, Clock: clock, log: new(bytes.Buffer)}
	var err error
	site.Server, err = New(Config{DB: data, Views: set, Static: files, Now: clock.Now, Address: testAddress,
		Log: slog.New(slog.NewTextHandler(site.log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// copied starts a site of its own on a copy of the data as it is now: what a test changes there is changed nowhere else.
func (s *site) copied(t testing.TB) *site {
	t.Helper()
	clock := dbtest.NewClock(t, s.Clock.Now().Format("2006-01-02T15:04"))
	c := newWith(t, dbtest.MustReopen(t, s.DB, clock.Now), clock, s.Views, s.Static)
	c.PracticeAccounts, c.PracticePassword, c.StartPractice = s.PracticeAccounts, s.PracticePassword, s.StartPractice
	return c
}

// login returns the sign-in name of the made-up account with a role.
func (s *site) login(role pathway.Role) string {
	for _, a := range s.PracticeAccounts {
		if a.Holds(role) {
			return a.Login
		}
	}
	s.t.Fatalf("no account is %s", role)
	return ""
}

// account returns the made-up account with a role.
func (s *site) accountWith(role pathway.Role) pathway.Account {
	for _, a := range s.PracticeAccounts {
		if a.Holds(role) {
			return a
		}
	}
	s.t.Fatalf("no account is %s", role)
	return pathway.Account{}
}

// family makes a family, and returns its id.
func (s *site) family(reference string) int64 {
	s.t.Helper()
	return dbtest.MustExec(s.t, s.DB, `INSERT INTO cases (reference, name, pathway, stage, opened_on) VALUES (?, 'Example family', '2024', 'new', '2026-11-23')`, reference)
}

// browser is somebody at the program. It keeps the cookie and sends what a browser sends.
type browser struct {
	site   *site
	cookie *http.Cookie
}

// as signs in with the account of a role.
func (s *site) as(role pathway.Role) *browser {
	s.t.Helper()
	b := &browser{site: s}
	b.signIn(s.login(role), s.PracticePassword)
	return b
}

func (b *browser) signIn(login, password string) {
	b.site.t.Helper()
	a := b.post("/sign-in", "login", login, "password", password)
	if a.Status != http.StatusSeeOther || b.cookie == nil {
		b.site.t.Fatalf("signing in as %s: %d %s", login, a.Status, a.text("main"))
	}
}

// at is the same person, signed in as here, at a copy of the site.
func (b *browser) at(s *site) *browser { return &browser{site: s, cookie: b.cookie} }

// answer is what came back.
type answer struct {
	t      testing.TB
	Status int
	Header http.Header
	Body   string
	doc    *goquery.Document
}

// text returns the text of what a selector finds, with single blanks.
func (a *answer) text(selector string) string {
	return strings.Join(strings.Fields(a.doc.Find(selector).Text()), " ")
}

// count returns how many elements a selector finds.
func (a *answer) count(selector string) int { return a.doc.Find(selector).Length() }

// attr returns an attribute of the first element that a selector finds.
func (a *answer) attr(selector, name string) string { return a.doc.Find(selector).AttrOr(name, "") }

// get asks for a page.
func (b *browser) get(path string) *answer {
	b.site.t.Helper()
	return b.send(httptest.NewRequest(http.MethodGet, path, nil))
}

// post sends a form: name, value, name, value…
func (b *browser) post(path string, pairs ...string) *answer {
	b.site.t.Helper()
	return b.send(b.form(path, pairs...))
}

// form is a POST as a browser makes it, to be changed before it is sent.
func (b *browser) form(path string, pairs ...string) *http.Request {
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(Stored(pairs...).Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	r.Header.Set("Sec-Fetch-Dest", "document")
	r.Header.Set("Origin", "http://"+b.site.Address)
	return r
}

// part makes a request one of htmx, for a part of a page.
func part(r *http.Request) *http.Request {
	r.Header.Set("HX-Request", "true")
	r.Header.Set("HX-Request-Type", "partial")
	r.Header.Set("Sec-Fetch-Dest", "empty")
	return r
}

func (b *browser) send(r *http.Request) *answer {
	b.site.t.Helper()
	if r.Host == "example.com" { // what httptest puts
		r.Host = b.site.Address
	}
	if b.cookie != nil {
		r.AddCookie(b.cookie)
	}
	w := httptest.NewRecorder()
	b.site.ServeHTTP(w, r)
	res := w.Result()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		b.site.t.Fatal(err)
	}
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(body))
	if err != nil {
		b.site.t.Fatal(err)
	}
	for _, c := range res.Cookies() {
		b.cookie = c
		if c.MaxAge < 0 {
			b.cookie = nil
		}
	}
	return &answer{b.site.t, res.StatusCode, res.Header, string(body), doc}
}

// want fails unless the answer has the status.
func (a *answer) want(status int) *answer {
	a.t.Helper()
	if a.Status != status {
		a.t.Fatalf("status %d, want %d: %s", a.Status, status, a.text("main, body"))
	}
	return a
}

// to returns where the answer leads.
func (a *answer) to() string { return a.Header.Get("Location") }

func TestNewRefusesRoutesThatAreOpenByMistake(t *testing.T) {
	t.Parallel()
	s := newEmpty(t).Server
	handler := func(*Ctx) error { return nil }
	tests := map[string][]Route{
		"has no right":   {{get, "/a", "", handler}},
		"no right that":  {{get, "/a", "fly", handler}},
		"has no handler": {{get, "/a", pathway.Public, nil}},
		"stands twice":   {{get, "/a", pathway.Public, handler}, {get, "/a", pathway.SignedIn, handler}},
	}
	for want, list := range tests {
		if err := s.register(list); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v, want %q", list, err, want)
		}
	}
}

func TestFormIsCleaned(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	var got Form
	if err := s.register([]Route{{post, "/probe", pathway.Public, func(c *Ctx) (err error) {
		got, err = c.Form()
		return err
	}}}); err != nil {
		t.Fatal(err)
	}
	b := &browser{site: s}
	long := strings.Repeat("Ω", 10000)
	b.post("/probe", "a", "  Zoe\u0308 \x00\x1b\r\nO’Neill\t", "password", " keep me ", "long", long, "bad", "a\xffb", "rtl", "محمد", "box", "yes", "n", "7", "line", "a\n b")
	tests := map[string]string{"a": "Zoë \nO’Neill", "password": " keep me ", "long": long, "bad": "a\uFFFDb", "rtl": "محمد"}
	for name, want := range tests {
		if got.Get(name) != want {
			t.Errorf("%s: %.40q, want %.40q", name, got.Get(name), want)
		}
	}
	if !got.Bool("box") || got.Bool("n") || got.Int("n") != 7 || got.Int("a") != 0 || got.ID("n") != 7 || got.Line("line") != "a b" {
		t.Errorf("box %v, n %d, line %q", got.Bool("box"), got.Int("n"), got.Line("line"))
	}
	if a := b.post("/probe", "a", strings.Repeat("x", formBytes)); a.Status != http.StatusUnprocessableEntity {
		t.Errorf("4 MB: %d", a.Status)
	}
	r := b.form("/probe")
	r.Body = io.NopCloser(strings.NewReader("a=%zz"))
	if a := b.send(r); a.Status != http.StatusUnprocessableEntity {
		t.Errorf("broken escapes: %d", a.Status)
	}
}

func TestFormReadsDates(t *testing.T) {
	t.Parallel()
	today := pathway.NewDate(2026, 11, 23)
	f := Form{url.Values{"day": {"11/12/2026"}, "bad": {"31 Feb 2026"}, "clock": {"2.30pm"}, "odd": {"25:00"}, "none": {""}}}
	tests := []struct{ date, clock, want, fault string }{
		{"day", "clock", "2026-12-11T14:30", ""},
		{"none", "none", "", ""},
		{"bad", "clock", "", "bad"},
		{"day", "odd", "", "odd"},
		{"day", "none", "", "none"},
		{"none", "clock", "", "none"},
	}
	for _, tt := range tests {
		faults := pathway.Fields{}
		got := f.Moment(tt.date, tt.clock, today, faults)
		if got.String() != tt.want || strings.Join(faults.Names(), "") != tt.fault {
			t.Errorf("%s, %s: %q with faults %v, want %q and %q", tt.date, tt.clock, got, faults, tt.want, tt.fault)
		}
	}
	if got := Typed(today); got != "23/11/2026" || Typed(pathway.Date{}) != "" {
		t.Errorf("a date is typed as %q", got)
	}
}

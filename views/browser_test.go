//go:build ci

package views

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// mustServe serves the gallery, the static files as they lie beside this package, and what else is given, under the
// content policy.
func mustServe(t *testing.T, more map[string]http.HandlerFunc) string {
	t.Helper()
	pages := drawGallery(t)
	mux := http.NewServeMux()
	mux.Handle("/static/0/", http.StripPrefix("/static/0/", http.FileServerFS(os.DirFS("../static/files"))))
	mux.HandleFunc("/{page}", func(w http.ResponseWriter, r *http.Request) {
		page, ok := pages[r.PathValue("page")]
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Write(page)
	})
	for path, h := range more {
		mux.HandleFunc(path, h)
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		mux.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	return s.URL
}

// mustBrowse starts a browser; what its console says is collected.
func mustBrowse(t *testing.T) (context.Context, func() []string) {
	t.Helper()
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.WindowSize(1280, 900))
	alloc, stop := chromedp.NewExecAllocator(t.Context(), opts...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	must(t, chromedp.Do(ctx))
	var mu sync.Mutex
	var lines []string
	said := chromedp.Console(ctx)
	go func() {
		for m, err := range said {
			if err != nil {
				return
			}
			mu.Lock()
			lines = append(lines, m.Text)
			mu.Unlock()
		}
	}()
	ctx, cancel = context.WithTimeout(ctx, 3*time.Minute)
	t.Cleanup(cancel)
	return ctx, func() []string {
		mu.Lock()
		defer mu.Unlock()
		got := lines
		lines = nil
		return got
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func mustEval[T any](t *testing.T, ctx context.Context, script string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: %v", script, err)
	}
	return v
}

func mustPoll(t *testing.T, ctx context.Context, condition string) {
	t.Helper()
	if _, err := chromedp.Run(ctx, chromedp.Poll[bool](condition, chromedp.WithPollingTimeout(25*time.Second))); err != nil {
		t.Fatalf("waiting for %s: %v", condition, err)
	}
}

func mustRead(t *testing.T, variable string) string {
	t.Helper()
	b, err := os.ReadFile(os.Getenv(variable))
	if err != nil {
		t.Fatalf("%s names the file: .ci/run sets it: %v", variable, err)
	}
	return string(b)
}

func TestGalleryInABrowser(t *testing.T) {
	base := mustServe(t, nil)
	ctx, said := mustBrowse(t)
	axe := mustRead(t, "AXE_JS")
	for _, page := range slices.Sorted(maps.Keys(drawGallery(t))) {
		for _, width := range []int64{1280, 700, 320} {
			must(t, chromedp.Do(ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate(base+"/"+page)))
			for _, line := range said() {
				t.Errorf("%s at %d: the console says %s", page, width, line)
			}
			if over := mustEval[int](t, ctx, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("%s is %d px wider than the window of %d", page, over, width)
			}
			small := mustEval[[]string](t, ctx, `[...document.querySelectorAll("main a, main button, header a, header button, input, select")]
				.filter(e => e.checkVisibility() && getComputedStyle(e).display !== "inline" && (r => r.width > 1 && (r.height < 24 || r.width < 24))(e.getBoundingClientRect())).map(e => e.outerHTML.slice(0, 90))`)
			for _, e := range small {
				t.Errorf("%s at %d: smaller than 24 px: %s", page, width, e)
			}
			must(t, chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](axe+"\n;void 0")))
			for _, fault := range mustEval[[]string](t, ctx, `axe.run({resultTypes: ["violations"], selectors: false}).then(r => r.violations.map(v => v.id + ": " + v.nodes.map(n => n.html.slice(0, 120)).join(" | ")))`) {
				t.Errorf("%s at %d: axe: %s", page, width, fault)
			}
			said() // axe itself may speak
		}
	}
	if n := mustEval[int](t, ctx, `localStorage.length + sessionStorage.length`); n != 0 {
		t.Errorf("%d things in the browser's storage", n)
	}
}

func TestGalleryIsValidHTML(t *testing.T) {
	jar := os.Getenv("VNU_JAR")
	if _, err := os.Stat(jar); err != nil {
		t.Fatalf("VNU_JAR names the checker: .ci/run sets it: %v", err)
	}
	dir := t.TempDir()
	args := []string{"-jar", jar, "--errors-only", "--format", "gnu"}
	for name, page := range drawGallery(t) {
		file := filepath.Join(dir, name)
		must(t, os.WriteFile(file, page, 0o600))
		args = append(args, file)
	}
	if out, err := exec.CommandContext(t.Context(), "java", args...).CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%v\n%s", err, bytes.ReplaceAll(out, []byte(dir+"/"), nil))
	}
}

// The keys, the calendar and the counting work, and a choice opens what belongs to it.
func TestScriptsOfAPage(t *testing.T) {
	base := mustServe(t, nil)
	ctx, said := mustBrowse(t)
	must(t, chromedp.Do(ctx, chromedp.Navigate(base+"/forms.html")))
	must(t, chromedp.Do(ctx, chromedp.KeyEvent("/")))
	if id := mustEval[string](t, ctx, `document.activeElement.id`); id != "search" {
		t.Errorf("after / the cursor is in %q", id)
	}
	must(t, chromedp.Do(ctx, chromedp.SendKeys(chromedp.ID("reasons"), "/x")))
	if got := mustEval[string](t, ctx, `document.getElementById("reasons-count").textContent`); got != "484 characters left" {
		t.Errorf("the count says %q", got)
	}
	if !mustEval[bool](t, ctx, `document.getElementById("link").checkVisibility()`) {
		t.Error("what the chosen radio opens is not open")
	}
	must(t, chromedp.Do(ctx, chromedp.Click(chromedp.CSS("label[for=how]"))))
	if mustEval[bool](t, ctx, `document.getElementById("link").checkVisibility()`) {
		t.Error("what the radio opens stays open")
	}
	must(t, chromedp.Do(ctx, chromedp.Click(chromedp.CSS(".moj-datepicker__toggle"))))
	mustPoll(t, ctx, `document.querySelector(".moj-datepicker__dialog").checkVisibility()`)
	if got := mustEval[string](t, ctx, `document.querySelector(".moj-js-datepicker-month-year, .moj-datepicker__dialog-title").textContent.trim()`); got != "December 2026" {
		t.Errorf("the calendar opens at %q", got)
	}
	for _, line := range said() {
		t.Errorf("the console says %s", line)
	}
}

// draftServer is a program that can go away, sign out and disagree.
type draftServer struct {
	mu     sync.Mutex
	mode   string // "", "away", "signed-out", "conflict"
	fields url.Values
	told   map[string]bool // fields that were named
	posts  int
	sent   url.Values // by the form's own button
}

func (d *draftServer) set(mode string) { d.mu.Lock(); d.mode = mode; d.mu.Unlock() }

func (d *draftServer) draft(w http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.posts++
	switch d.mode {
	case "away":
		panic(http.ErrAbortHandler)
	case "signed-out":
		w.WriteHeader(http.StatusUnauthorized)
	case "somebody-else":
		w.Header().Set("Another-Person", "yes")
		w.WriteHeader(http.StatusConflict)
	case "conflict":
		w.WriteHeader(http.StatusConflict)
		fmt.Fprint(w, `<h2 id="conflict">Somebody else changed this</h2>`)
	default:
		r.ParseForm()
		for _, name := range r.PostForm["field"] {
			d.told[name] = true
			d.fields[name] = r.PostForm[name]
		}
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, `{"saved":"14:03:22","version":"8"}`)
	}
}

func (d *draftServer) stored() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	n := 0
	for _, v := range d.fields {
		if len(v) == 1 && strings.HasPrefix(v[0], "typed") {
			n++
		}
	}
	return n
}

func mustOpenDraft(t *testing.T) (context.Context, *draftServer) {
	t.Helper()
	d := &draftServer{fields: url.Values{}, told: map[string]bool{}}
	f := NewForm(url.Values{"box": {"yes"}}, nil)
	fields := Stack{SaveStatus{Version: "7", Person: "3"}, f.Checkbox("box", "Box")}
	for i := range 20 {
		fields = append(fields, f.Textarea(fmt.Sprintf("f%d", i), fmt.Sprintf("Field %d", i), 1))
	}
	var b bytes.Buffer
	must(t, newSet(t).Render(&b, Page{Frame{Title: "Draft", SignIn: "/sign-in"}, fields}))
	page := inForm(b.Bytes(), `data-autosave="/draft" `)
	base := mustServe(t, map[string]http.HandlerFunc{
		"/form":  func(w http.ResponseWriter, _ *http.Request) { w.Write(page) },
		"/draft": d.draft,
		"/send": func(w http.ResponseWriter, r *http.Request) {
			r.ParseForm()
			d.mu.Lock()
			d.sent = r.PostForm
			d.mu.Unlock()
			fmt.Fprint(w, `<!DOCTYPE html><title>Sent</title><p id="sent">Sent</p>`)
		},
	})
	ctx, _ := mustBrowse(t)
	must(t, chromedp.Do(ctx, chromedp.Navigate(base+"/form")))
	return ctx, d
}

const typeAll = `for (let i = 0; i < 20; i++) { const f = document.getElementById("f" + i); f.value = "typed " + i; f.dispatchEvent(new Event("input", { bubbles: true })); }`

// Twenty fields typed while the program is away are all there once it is back, and nothing is kept in the browser.
func TestAutosaveSurvivesTheProgramsAbsence(t *testing.T) {
	ctx, d := mustOpenDraft(t)
	d.set("away")
	mustEval[chromedp.Void](t, ctx, typeAll)
	mustPoll(t, ctx, `document.getElementById("alert-autosave")?.textContent.startsWith("Not saved")`)
	if n := d.stored(); n != 0 {
		t.Fatalf("%d fields arrived while it was away", n)
	}
	d.set("")
	mustPoll(t, ctx, `document.querySelector("[data-saved]").textContent === "Saved at 14:03:22" && !document.getElementById("alert-autosave")`)
	if n := d.stored(); n != 20 {
		t.Errorf("%d of 20 fields arrived", n)
	}
	if v := mustEval[string](t, ctx, `document.querySelector("[name=version]").value`); v != "8" {
		t.Errorf("the version is %s", v)
	}
	must(t, chromedp.Do(ctx, chromedp.Click(chromedp.CSS("label[for=box]"))))
	mustPoll(t, ctx, `document.querySelector("[data-saved]").textContent === "Saved at 14:03:22"`)
	d.mu.Lock()
	if box, told := d.fields["box"], d.told["box"]; len(box) != 0 || !told {
		t.Errorf("the unticked box: told %v, value %q", told, box)
	}
	d.mu.Unlock()
	if n := mustEval[int](t, ctx, `indexedDB.databases().then(d => d.length + localStorage.length + sessionStorage.length)`); n != 0 {
		t.Errorf("%d things in the browser's storage", n)
	}
}

func TestAutosaveKeepsEverythingThroughASignOut(t *testing.T) {
	ctx, d := mustOpenDraft(t)
	d.set("signed-out")
	mustEval[chromedp.Void](t, ctx, typeAll)
	mustPoll(t, ctx, `document.querySelector("#alert-autosave a")?.getAttribute("href").endsWith("/sign-in")`)
	d.set("")
	mustPoll(t, ctx, `document.querySelector("[data-saved]").textContent === "Saved at 14:03:22"`)
	if n := d.stored(); n != 20 {
		t.Errorf("%d of 20 fields arrived", n)
	}
}

// Somebody else signs in in the same browser for a while: what was typed waits for the one who typed it.
func TestAutosaveWaitsForTheSamePerson(t *testing.T) {
	ctx, d := mustOpenDraft(t)
	d.set("somebody-else")
	mustEval[chromedp.Void](t, ctx, typeAll)
	mustPoll(t, ctx, `document.getElementById("alert-autosave")?.textContent.startsWith("Somebody else is signed in")`)
	if n := d.stored(); n != 0 {
		t.Fatalf("%d fields were stored in the other’s name", n)
	}
	d.set("")
	mustPoll(t, ctx, `document.querySelector("[data-saved]").textContent === "Saved at 14:03:22" && !document.getElementById("alert-autosave")`)
	if n := d.stored(); n != 20 {
		t.Errorf("%d of 20 fields arrived", n)
	}
}

func TestAutosaveStopsAtAConflict(t *testing.T) {
	ctx, d := mustOpenDraft(t)
	d.set("conflict")
	mustEval[chromedp.Void](t, ctx, typeAll)
	mustPoll(t, ctx, `document.getElementById("conflict") !== null`)
	d.mu.Lock()
	posts := d.posts
	d.mu.Unlock()
	mustEval[chromedp.Void](t, ctx, typeAll+`; dispatchEvent(new Event("online")); new Promise(done => setTimeout(done, 2500))`)
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.posts != posts {
		t.Errorf("%d more posts after the conflict", d.posts-posts)
	}
}

// The form's own button waits for what is not saved yet, and does not lead away from it.
func TestSendingWaitsForTheSave(t *testing.T) {
	ctx, d := mustOpenDraft(t)
	d.set("away")
	mustEval[chromedp.Void](t, ctx, typeAll)
	must(t, chromedp.Do(ctx, chromedp.Click(chromedp.ID("send"))))
	mustPoll(t, ctx, `document.getElementById("alert-autosave") !== null`)
	if got := mustEval[string](t, ctx, `document.getElementById("f3").value`); got != "typed 3" {
		t.Errorf("the field holds %q", got)
	}
	d.set("")
	if _, err := chromedp.RunResponse(ctx, chromedp.Click(chromedp.ID("send"))); err != nil {
		t.Fatal(err)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.sent.Get("f3") != "typed 3" || d.fields.Get("f3") != "typed 3" {
		t.Errorf("sent %q, stored %q", d.sent.Get("f3"), d.fields.Get("f3"))
	}
}

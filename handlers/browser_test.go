//go:build ci

package handlers

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"cp-pathway/pathway"
)

var keepPages = flag.String("pages", "", "folder to keep a picture of every page in, to look at")

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
	ctx, cancel = context.WithTimeout(ctx, 10*time.Minute)
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

// mustListen puts the router behind a real port, and returns its address for a browser.
func (s *site) mustListen(t *testing.T) string {
	t.Helper()
	web := httptest.NewServer(s)
	t.Cleanup(web.Close)
	s.Address = web.Listener.Addr().String()
	return web.URL
}

// Every page that is asked for with GET, by a role that may: no fault that axe-core finds at either width, nothing in the
// console, nothing wider than the window, nothing left in the browser's storage, and valid HTML.
func TestEveryPageInABrowser(t *testing.T) {
	s := newTest(t)
	values := s.everything()
	base := s.mustListen(t)
	axe, err := os.ReadFile(os.Getenv("AXE_JS"))
	if err != nil {
		t.Fatalf("AXE_JS names the file: .ci/run sets it: %v", err)
	}
	ctx, said := mustBrowse(t)
	html := t.TempDir()
	look := func(name, path string) {
		must(t, chromedp.Do(ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(base+path)))
		if kind := mustEval[string](t, ctx, `document.contentType`); kind != "text/html" {
			return
		}
		must(t, chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](string(axe)+"\n;void 0")))
		for _, width := range []int64{1280, 700} {
			must(t, chromedp.Do(ctx, chromedp.EmulateViewport(width, 900)))
			for _, line := range said() {
				if strings.Contains(line, "status of 422") { // what this family is not ready for; the page says why
					continue
				}
				t.Errorf("%s at %d: the console says %s", name, width, line)
			}
			if over := mustEval[int](t, ctx, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("%s is %d px wider than the window of %d", name, over, width)
			}
			if *keepPages != "" {
				png, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
				must(t, err)
				must(t, os.WriteFile(filepath.Join(*keepPages, fmt.Sprintf("%s-%d.png", strings.ReplaceAll(name, "/", "_"), width)), png, 0o600))
			}
			for _, fault := range mustEval[[]string](t, ctx, `axe.run({resultTypes: ["violations"], selectors: false}).then(r => r.violations.map(v => v.id + ": " + v.nodes.map(n => n.html.slice(0, 120)).join(" | ")))`) {
				t.Errorf("%s at %d: axe: %s", name, width, fault)
			}
			said() // axe itself may speak
		}
		if left := mustEval[int](t, ctx, `indexedDB.databases().then(d => d.length + localStorage.length + sessionStorage.length)`); left != 0 {
			t.Errorf("%s leaves %d things in the browser's storage", name, left)
		}
	}
	keep := func(b *browser, name, path string) {
		if a := b.get(path); strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") && a.Status == http.StatusOK {
			must(t, os.WriteFile(filepath.Join(html, strings.ReplaceAll(name, "/", "_")+".html"), []byte(a.Body), 0o600))
		}
	}
	look("sign-in", signInPath)
	looked := map[string]bool{"/": true}
	for _, role := range []pathway.Role{pathway.ServiceManager, pathway.SystemAdministrator, pathway.Chair, pathway.Admin, pathway.MinuteTaker, pathway.Auditor} {
		must(t, chromedp.Do(ctx, chromedp.Navigate(base+signInPath), chromedp.SendKeys(chromedp.ID("login"), s.login(role)), chromedp.SendKeys(chromedp.ID("password"), s.PracticePassword)))
		_, err := chromedp.RunResponse(ctx, chromedp.Click(chromedp.CSS("#sign-in button")))
		must(t, err)
		b := s.as(role)
		for _, r := range s.Routes() {
			if r.Method != get || looked[r.Path] || !pathway.May([]pathway.Role{role}, r.Right) || r.Right == pathway.Public {
				continue
			}
			looked[r.Path] = true
			path := address(t, r.Path, values)
			look(r.Path, path)
			keep(b, r.Path, path)
		}
		_, err = chromedp.RunResponse(ctx, chromedp.Click(chromedp.ID("sign-out")))
		must(t, err)
	}
	b := &browser{site: s}
	keep(b, "sign-in", signInPath)
	empty := newEmpty(t)
	base = empty.mustListen(t)
	look("start", startPath)
	keep(&browser{site: empty}, "start", startPath)

	files, err := filepath.Glob(filepath.Join(html, "*.html"))
	must(t, err)
	if len(files) < 8 {
		t.Errorf("%d pages were kept", len(files))
	}
	args := append([]string{"-jar", os.Getenv("VNU_JAR"), "--errors-only", "--format", "gnu"}, files...)
	if out, err := exec.CommandContext(t.Context(), "java", args...).CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%v\n%s", err, bytes.ReplaceAll(out, []byte(html+"/"), nil))
	}
}

// A laptop is left alone: the page is covered, what was typed waits below, and is there again after unlocking in another
// tab. For somebody else it stays covered.
func TestPageIsCoveredWhenTheSessionLocks(t *testing.T) {
	s := newTest(t)
	base := s.mustListen(t)
	ctx, said := mustBrowse(t)
	covered := func(want string) {
		t.Helper()
		must(t, chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](`dispatchEvent(new Event("focus")); void 0`)))
		if _, err := chromedp.Run(ctx, chromedp.Poll[bool](fmt.Sprintf(`(document.querySelector(".app-lock h1")?.textContent ?? "") === %q`, want), chromedp.WithPollingTimeout(10*time.Second))); err != nil {
			t.Fatalf("the cover is not %q: %v", want, err)
		}
	}
	must(t, chromedp.Do(ctx, chromedp.Navigate(base+signInPath), chromedp.SendKeys(chromedp.ID("login"), s.login(pathway.SystemAdministrator)), chromedp.SendKeys(chromedp.ID("password"), s.PracticePassword)))
	_, err := chromedp.RunResponse(ctx, chromedp.Click(chromedp.CSS("#sign-in button")))
	must(t, err)
	must(t, chromedp.Do(ctx, chromedp.Navigate(base+"/office/accounts/new"), chromedp.SendKeys(chromedp.ID("name"), "Half a na")))
	const asked = `performance.getEntriesByType("resource").filter(e => e.name.endsWith("/session")).length`
	before := mustEval[int](t, ctx, asked)
	s.Clock.Forward(14 * time.Minute)
	covered("")
	// Typing was a sign of life, told once, and then the page asked.
	if _, err := chromedp.Run(ctx, chromedp.Poll[bool](fmt.Sprintf(`%s >= %d`, asked, before+2), chromedp.WithPollingTimeout(10*time.Second))); err != nil {
		t.Fatalf("no sign of life: %v", err)
	}
	s.Clock.Forward(14 * time.Minute)
	if status := mustEval[int](t, ctx, `fetch("/session").then(r => r.status)`); status != http.StatusOK {
		t.Errorf("14 minutes after a sign of life: %d", status)
	}
	said()
	s.Clock.Forward(16 * time.Minute)
	covered("Locked")
	for _, line := range said() {
		if !strings.Contains(line, "401") { // the refused question
			t.Errorf("the console says %s", line)
		}
	}
	if mustEval[bool](t, ctx, `document.getElementById("name").checkVisibility({visibilityProperty: true})`) {
		t.Error("the page shows through its cover")
	}
	// In another tab.
	unlock := `fetch("/unlock", {method: "POST", body: new URLSearchParams({password: "practice-only"})}).then(r => r.status)`
	mustEval[int](t, ctx, unlock)
	covered("")
	if got := mustEval[string](t, ctx, `document.getElementById("name").value`); got != "Half a na" {
		t.Errorf("what was typed is %q", got)
	}
	mustEval[int](t, ctx, `fetch("/sign-in", {method: "POST", body: new URLSearchParams({login: "admin", password: "practice-only"})}).then(r => r.status)`)
	covered("Somebody else is signed in")
}

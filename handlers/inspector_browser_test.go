//go:build ci

package handlers

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// inspector looks at pages in a browser as they were answered, whatever they answer: a form that was filled wrongly, a
// conflict, a page after other people's work. It fails for what axe-core finds, for a line in the console, for a page wider
// than the window, for what is left in the browser's storage, and at the end for what is not valid HTML.
type inspector struct {
	*testing.T
	ctx    context.Context
	said   func() []string
	axe    string
	html   string // folder of the pages, for the validator
	web    *httptest.Server
	site   *site
	answer *answer // that is looked at
	as     *browser
	names  map[string]bool
}

const lookedAt = "/looked-at"

func newInspector(t *testing.T) *inspector {
	t.Helper()
	axe, err := os.ReadFile(os.Getenv("AXE_JS"))
	if err != nil {
		t.Fatalf("AXE_JS names the file: .ci/run sets it: %v", err)
	}
	x := &inspector{T: t, axe: string(axe) + "\n;void 0", html: t.TempDir(), names: map[string]bool{}}
	x.ctx, x.said = mustBrowse(t)
	x.web = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != lookedAt {
			x.site.ServeHTTP(w, r)
			return
		}
		for name, values := range x.answer.Header {
			w.Header()[name] = values
		}
		if x.as.cookie != nil {
			http.SetCookie(w, x.as.cookie)
		}
		fmt.Fprint(w, x.answer.Body)
	}))
	t.Cleanup(x.web.Close)
	return x
}

// on puts a site behind the browser's address; who signs in there signs in afterwards.
func (x *inspector) on(s *site) {
	x.site = s
	s.Address = x.web.Listener.Addr().String()
}

// look looks at what somebody was answered, at some widths; at the last one, with everything open that can be, axe-core too.
func (x *inspector) look(name string, b *browser, a *answer, widths ...int64) {
	x.Helper()
	name = strings.Trim(strings.ReplaceAll(name, "/", "_"), "_")
	if x.names[name] {
		x.Fatalf("%s is looked at twice", name)
	}
	x.names[name], x.answer, x.as = true, a, b
	must(x.T, os.WriteFile(filepath.Join(x.html, name+".html"), []byte(a.Body), 0o600))
	must(x.T, chromedp.Do(x.ctx, chromedp.EmulateViewport(widths[0], 900), chromedp.Navigate(x.web.URL+lookedAt)))
	if mustEval[bool](x.T, x.ctx, `!!document.querySelector(".govuk-error-summary")`) {
		if _, err := chromedp.Run(x.ctx, chromedp.Poll[bool](`document.activeElement.classList.contains("govuk-error-summary")`, chromedp.WithPollingTimeout(10*time.Second))); err != nil {
			x.Errorf("%s: the cursor is not at what is wrong: %v", name, err)
		}
	}
	for i, width := range widths {
		if i > 0 {
			must(x.T, chromedp.Do(x.ctx, chromedp.EmulateViewport(width, 900)))
		}
		if i == len(widths)-1 {
			must(x.T, chromedp.Do(x.ctx, chromedp.Evaluate[chromedp.Void](`document.querySelectorAll("details").forEach(d => d.open = true); void 0`)))
		}
		for _, line := range x.said() {
			x.Errorf("%s at %d: the console says %s", name, width, line)
		}
		if over := mustEval[int](x.T, x.ctx, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
			x.Errorf("%s is %d px wider than the window of %d", name, over, width)
		}
		if *keepPages != "" {
			png, err := chromedp.Run(x.ctx, chromedp.FullScreenshot(100))
			must(x.T, err)
			must(x.T, os.WriteFile(filepath.Join(*keepPages, name+"-"+strconv.FormatInt(width, 10)+".png"), png, 0o600))
		}
	}
	must(x.T, chromedp.Do(x.ctx, chromedp.Evaluate[chromedp.Void](x.axe)))
	for _, fault := range mustEval[[]string](x.T, x.ctx, `axe.run({resultTypes: ["violations"], selectors: false}).then(r => r.violations.map(v => v.id + ": " + v.nodes.map(n => n.html.slice(0, 160)).join(" | ")))`) {
		x.Errorf("%s: axe: %s", name, fault)
	}
	x.said() // axe itself may speak
	if left := mustEval[int](x.T, x.ctx, `indexedDB.databases().then(d => d.length + localStorage.length + sessionStorage.length)`); left != 0 {
		x.Errorf("%s leaves %d things in the browser's storage", name, left)
	}
}

// open opens a page and looks at it at both widths.
func (x *inspector) open(name string, b *browser, path string) *answer {
	x.Helper()
	a := b.get(path).want(http.StatusOK)
	x.look(name, b, a, 1280, 375)
	return a
}

// validate has all pages read by the validator at once.
func (x *inspector) validate(least int) {
	x.Helper()
	files, err := filepath.Glob(filepath.Join(x.html, "*.html"))
	must(x.T, err)
	if len(files) < least {
		x.Errorf("%d pages were looked at, not %d", len(files), least)
	}
	args := append([]string{"-jar", os.Getenv("VNU_JAR"), "--errors-only", "--format", "gnu"}, files...)
	if out, err := exec.CommandContext(x.Context(), "java", args...).CombinedOutput(); err != nil || len(out) > 0 {
		x.Errorf("%v\n%s", err, bytes.ReplaceAll(out, []byte(x.html+"/"), nil))
	}
}

//go:build ci

package handlers

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"cp-pathway/db/dbtest"
)

// Somebody who types on the conference screen, by keyboard alone.
type typist struct {
	*testing.T
	ctx  context.Context
	said func() []string
}

func (t *typist) do(actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	must(t.T, chromedp.Do(t.ctx, actions...))
}

func (t *typist) press(keys string) { t.Helper(); t.do(chromedp.KeyEvent(keys)) }
func (t *typist) alt(keys string) {
	t.Helper()
	t.do(chromedp.KeyEvent(keys, chromedp.KeyModifiers(chromedp.ModifierAlt)))
}
func (t *typist) focused() string {
	t.Helper()
	return mustEval[string](t.T, t.ctx, `document.activeElement.id`)
}
func (t *typist) value(id string) string {
	t.Helper()
	return mustEval[string](t.T, t.ctx, fmt.Sprintf(`document.getElementById(%q).value`, id))
}

func (t *typist) at(id string) {
	t.Helper()
	if got := t.focused(); got != id {
		t.Fatalf("the cursor is in %q, not in %q", got, id)
	}
}

func (t *typist) until(what, condition string) {
	t.Helper()
	if _, err := chromedp.Run(t.ctx, chromedp.Poll[bool](condition, chromedp.WithPollingTimeout(30*time.Second))); err != nil {
		t.Fatalf("%s: %v; it says %q", what, err, mustEval[string](t.T, t.ctx, `document.querySelector("[data-saved]")?.textContent ?? location.pathname`))
	}
}

func (t *typist) saved() {
	t.Helper()
	t.until("not saved", `document.querySelector("[data-saved]").textContent.startsWith("Saved at")`)
}

// quiet fails for each line of the console but those that hold allowed.
func (t *typist) quiet(allowed ...string) {
	t.Helper()
	for _, line := range t.said() {
		if !slices.ContainsFunc(allowed, func(a string) bool { return strings.Contains(line, a) }) {
			t.Errorf("the console says %s", line)
		}
	}
}

func (t *typist) picture(name string, widths ...int64) {
	t.Helper()
	if *keepPages == "" {
		return
	}
	for _, width := range widths {
		t.do(chromedp.EmulateViewport(width, 900))
		png, err := chromedp.Run(t.ctx, chromedp.FullScreenshot(100))
		must(t.T, err)
		must(t.T, os.WriteFile(filepath.Join(*keepPages, fmt.Sprintf("%s-%d.png", name, width)), png, 0o600))
	}
	t.do(chromedp.EmulateViewport(1280, 900))
}

func (s *table) typist(t *testing.T, base, login string) *typist {
	t.Helper()
	ctx, said := mustBrowse(t)
	must(t, chromedp.Do(ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(base+signInPath), chromedp.SendKeys(chromedp.ID("login"), login), chromedp.SendKeys(chromedp.ID("password"), dbtest.Password)))
	_, err := chromedp.RunResponse(ctx, chromedp.Click(chromedp.CSS("#sign-in button")))
	must(t, err)
	return &typist{t, ctx, said}
}

func TestConferenceIsWrittenDownByKeyboard(t *testing.T) {
	s := newTable(t)
	s.typed(fmt.Sprintf("plan.%d.1.risk", s.Ben), "", fmt.Sprintf("child.%d.outcome", s.Ben), "plan", fmt.Sprintf("child.%d.instead", s.Ben), "",
		fmt.Sprintf("agency.%d.%d.view", s.Attendees["Health visitor"], s.Ben), "")
	base := s.mustListen(t)
	w := s.typist(t, base, "minty")
	w.do(chromedp.Navigate(base + s.path + "/minutes"))
	w.picture("screen", 1280, 700)

	// Places: by the list with a letter, by the next and the one before.
	w.alt("b")
	w.until("Alt+B does not lead to when it began", `document.activeElement.id === "began"`)
	w.alt("g")
	w.at("to-attendance")
	w.press("s")
	w.at("to-place-scaling")
	w.press(kb.Enter)
	w.until("the place is not reached", `document.activeElement.closest("#place-scaling") !== null`)
	w.alt(kb.PageUp)
	w.until("the place before is not reached", `document.activeElement.closest("#place-danger") !== null`)
	w.alt(kb.PageDown)
	w.alt(kb.PageDown)
	w.until("the place after next is not reached", `document.activeElement.closest("#place-views") !== null`)

	// Attendance: how, and when they came: now.
	sue := fmt.Sprintf("attend-%d-", s.Attendees["Social worker"])
	w.alt("a")
	w.at(sue + "mode")
	w.press("By")
	w.press(kb.Tab)
	w.at(sue + "arrived")
	w.press("n")
	if got := w.value(sue + "arrived"); got != "10:05" {
		t.Errorf("now is %q", got)
	}
	w.press(kb.Enter)
	w.at(sue + "left")

	// Text saves itself, and what follows from it is drawn again.
	w.do(chromedp.Focus(chromedp.ID("text-working")))
	w.press("Gran collects both children. Zoë, محمد, 😀")
	w.saved()
	if got := s.value("text.working"); got != "Gran collects both children. Zoë, محمد, 😀" {
		t.Errorf("kept as %q", got)
	}
	w.until("the list of places does not follow", `document.querySelector("#to-place-working").textContent.includes("filled in")`)
	w.at("text-working")

	// The plan grows as it is typed, and a row goes to the brother's.
	amy, ben := fmt.Sprintf("plan-%d-", s.Amy), fmt.Sprintf("plan-%d-", s.Ben)
	w.do(chromedp.Focus(chromedp.ID(amy + "protect")))
	w.alt("r")
	w.at(amy + "2-risk")
	for _, part := range []string{"Nobody at home after school", "Gran is there from three", "Sue Worker", "18 Dec", "Amy says that Gran was there"} {
		w.press(part)
		w.press(kb.Tab)
	}
	w.at(fmt.Sprintf("plan-%d-2-copy", s.Amy))
	w.until("there is no next row", fmt.Sprintf(`document.getElementById("%s3-risk")?.name === "plan.%d.3.risk"`, amy, s.Amy))
	w.press(kb.Enter)
	w.until("the row is not copied", fmt.Sprintf(`document.getElementById("%s1-measure").value === "Amy says that Gran was there"`, ben))
	w.saved()
	w.until("the date is not read back", fmt.Sprintf(`document.querySelector('[data-read="plan.%d.2.by"]').textContent === "Fri 18 Dec 2026"`, s.Amy))
	for field, want := range map[string]string{fmt.Sprintf("plan.%d.2.by", s.Amy): "18 Dec", fmt.Sprintf("plan.%d.1.action", s.Ben): "Gran is there from three"} {
		if got := s.value(field); got != want {
			t.Errorf("%s is kept as %q", field, got)
		}
	}

	w.do(chromedp.Focus(chromedp.ID(fmt.Sprintf("plan-%d-2-copy", s.Amy)))) // once more changes nothing
	w.press(kb.Enter)
	w.saved()
	if got := s.value(fmt.Sprintf("plan.%d.2.action", s.Ben)); got != "" {
		t.Errorf("the row was copied twice: %q", got)
	}

	// Views of agencies as for the sister, but for what is written already.
	w.do(chromedp.Focus(chromedp.ID(fmt.Sprintf("child-%d-same", s.Ben))))
	w.press(kb.Enter)
	w.saved()
	if got := s.value(fmt.Sprintf("agency.%d.%d.view", s.Attendees["Health visitor"], s.Ben)); got != "plan" {
		t.Errorf("the view for the brother is %q", got)
	}
	if got := s.value(fmt.Sprintf("agency.%d.%d.view", s.Attendees["Social worker"], s.Ben)); got != "no-plan" {
		t.Errorf("the social worker’s view for the brother was written over: %q", got)
	}

	// One key drafts: what is missing is listed.
	_, err := chromedp.RunResponse(w.ctx, chromedp.KeyEvent(kb.Enter, chromedp.KeyModifiers(chromedp.ModifierAlt)))
	must(t, err)
	w.until("the decisions are not there", `location.pathname.endsWith("/decisions") && document.getElementById("missing") !== null`)
	w.picture("decisions-missing", 1280, 700)
	w.do(chromedp.Focus(chromedp.CSS(`#missing a[href$="#began"]`)))
	_, err = chromedp.RunResponse(w.ctx, chromedp.KeyEvent(kb.Enter))
	must(t, err)
	w.until("the link does not lead to its place", `document.activeElement.id === "began"`)
	w.quiet()
}

// The program stops while somebody types, and comes back with what is on the disk.
func TestNothingIsLostWhenTheProgramStops(t *testing.T) {
	s := newTable(t)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	address := listener.Addr().String()
	s.Address = address
	web := &http.Server{Handler: s}
	go web.Serve(listener)
	w := s.typist(t, "http://"+address, "minty")
	w.do(chromedp.Navigate("http://" + address + s.path + "/minutes"))
	w.do(chromedp.Focus(chromedp.ID("text-worries")))
	w.press("Saved before. ")
	w.saved()

	must(t, web.Close())
	again := dbtest.MustReopen(t, s.DB, s.Clock.Now) // what the disk holds, without a clean close
	w.press("Typed while it was away.")
	w.do(chromedp.Focus(chromedp.ID("text-change")))
	w.press("This too.")
	w.until("nothing is said of it", `document.getElementById("alert-autosave") !== null`)
	w.picture("screen-away", 1280)

	second, err := New(Config{DB: again, Views: s.Views, Static: s.Static, Now: s.Clock.Now, Address: address, Log: s.Log})
	must(t, err)
	listener, err = net.Listen("tcp", address)
	must(t, err)
	web = &http.Server{Handler: second}
	go web.Serve(listener)
	t.Cleanup(func() { web.Close() })
	w.saved()
	k, err := again.ConferenceScreen(t.Context(), s.Taker, s.Case, s.Conference)
	must(t, err)
	if got := k.Value("text.worries"); got != "Saved before. Typed while it was away." {
		t.Errorf("worries: %q", got)
	}
	if got := k.Value("text.change"); got != "This too." {
		t.Errorf("change: %q", got)
	}
	w.until("the alert stays", `document.getElementById("alert-autosave") === null`)
	w.quiet("ERR_CONNECTION_REFUSED", "Failed to fetch")
}

// Two who type in the same field both see both texts, and go on.
func TestTwoTypistsSeeBothTexts(t *testing.T) {
	s := newTable(t)
	base := s.mustListen(t)
	w := s.typist(t, base, "minty")
	w.do(chromedp.Navigate(base + s.path + "/minutes"))
	chair := s.in("cara")
	chair.autosave(s, chair.get(s.path+"/minutes"), "text.worries", "The chair’s own words.").want(http.StatusOK)
	w.do(chromedp.Focus(chromedp.ID("text-worries")))
	w.press("The minute taker’s words.")
	w.until("both texts are not shown", `document.querySelector("#conflict")?.textContent.includes("The chair’s own words.") && document.getElementById("conflict").textContent.includes("The minute taker’s words.")`)
	w.at("text-worries")
	w.picture("screen-clash", 1280)
	if got := s.value("text.worries"); got != "The chair’s own words." {
		t.Errorf("stored %q", got)
	}
	w.press(" And the chair’s.")
	w.saved()
	if got := s.value("text.worries"); got != "The minute taker’s words. And the chair’s." {
		t.Errorf("stored %q", got)
	}
	w.quiet("409")
}

// The pages of a conference as they are when they are full: axe, the validator, the width, the console.
func TestPagesOfAConferenceAreSound(t *testing.T) {
	s := held(t, "text.worries", "محمد said so", "text.police", "call-outs")
	base := s.mustListen(t)
	axe, err := os.ReadFile(os.Getenv("AXE_JS"))
	if err != nil {
		t.Fatalf("AXE_JS names the file: .ci/run sets it: %v", err)
	}
	html := t.TempDir()
	look := func(w *typist, b *browser, name, path string) {
		for _, width := range []int64{1280, 700} {
			w.do(chromedp.EmulateViewport(width, 900), chromedp.Navigate(base+path))
			if over := mustEval[int](t, w.ctx, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("%s is %d px wider than the window of %d", name, over, width)
			}
			w.quiet()
			w.do(chromedp.Evaluate[chromedp.Void](string(axe) + "\n;void 0"))
			for _, fault := range mustEval[[]string](t, w.ctx, `axe.run({resultTypes: ["violations"], selectors: false}).then(r => r.violations.map(v => v.id + ": " + v.nodes.map(n => n.html.slice(0, 160)).join(" | ")))`) {
				t.Errorf("%s at %d: axe: %s", name, width, fault)
			}
			w.said()
		}
		w.picture(name, 1280, 700)
		must(t, os.WriteFile(filepath.Join(html, name+".html"), []byte(b.get(path).want(http.StatusOK).Body), 0o600))
	}
	taker, chair := s.in("minty"), s.in("cara")
	w := s.typist(t, base, "minty")
	look(w, taker, "conference-screen", s.path+"/minutes")
	look(w, taker, "chair-only", s.path+"/minutes/private")
	if _, err := s.DB.SaveFields(t.Context(), s.Chair, s.Case, s.Conference, "other", dbtest.Edits(map[string]string{"text.worries": "written over"})); err != nil {
		t.Fatal(err)
	}
	look(w, taker, "earlier-texts", s.path+"/minutes/earlier")
	taker.sendForm(taker.get(s.path+"/decisions"), "draft").want(http.StatusSeeOther)
	look(w, taker, "decisions-drafted", s.path+"/decisions")
	taker.sendForm(taker.get(s.path+"/decisions"), "send").want(http.StatusSeeOther)
	chair.sendForm(chair.get(s.path+"/decisions"), "comment", "comment", "Row 1 is good").want(http.StatusSeeOther)
	d := s.typist(t, base, "dan")
	look(d, s.in("dan"), "decisions-to-approve", s.path+"/decisions")
	chair.sendForm(chair.get(s.path+"/decisions"), "approve").want(http.StatusSeeOther)
	look(w, taker, "decisions-approved", s.path+"/decisions")
	look(w, taker, "conference-screen-fixed", s.path+"/minutes")

	files, err := filepath.Glob(filepath.Join(html, "*.html"))
	must(t, err)
	args := append([]string{"-jar", os.Getenv("VNU_JAR"), "--errors-only", "--format", "gnu"}, files...)
	if out, err := exec.CommandContext(t.Context(), "java", args...).CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%v\n%s", err, bytes.ReplaceAll(out, []byte(html+"/"), nil))
	}
}

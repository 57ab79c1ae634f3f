//go:build ci

package handlers

import (
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"cp-pathway/pathway"
)

// A step is recorded from the sign-in page on without the mouse: the slash finds the family, Tab reaches its next step and the
// form, what is wrong has the cursor at once and leads to its field, and the skip link leads past the frame.
func TestAStepIsRecordedByKeyboard(t *testing.T) {
	s := newDemo(t)
	base := s.mustListen(t)
	ctx, said := mustBrowse(t)
	w := &typist{t, ctx, said}
	type_ := func(text string) { t.Helper(); w.do(chromedp.KeyEvent(text)) }
	enter := func() {
		t.Helper()
		if _, err := chromedp.RunResponse(ctx, chromedp.KeyEvent(kb.Enter)); err != nil {
			t.Fatal(err)
		}
	}
	// tab goes on until the cursor is where a condition on e holds.
	tab := func(what, condition string) {
		t.Helper()
		for range 60 {
			w.press(kb.Tab)
			if mustEval[bool](t, ctx, `(e => !!(`+condition+`))(document.activeElement)`) {
				if !mustEval[bool](t, ctx, `(e => { const s = getComputedStyle(e); return s.boxShadow !== "none" || s.outlineStyle !== "none" || e.matches(".govuk-link") })(document.activeElement)`) {
					t.Errorf("%s: the cursor cannot be seen", what)
				}
				return
			}
		}
		t.Fatalf("%s is not reached", what)
	}

	w.do(chromedp.Navigate(base + signInPath))
	tab("the sign-in name", `e.id === "login"`)
	type_(s.login(pathway.Admin))
	w.press(kb.Tab)
	type_(s.PracticePassword)
	enter()
	w.until("signed in", `!!document.getElementById("sign-out")`)

	w.press(kb.Tab)
	if mustEval[string](t, ctx, `document.activeElement.className`) != "govuk-skip-link" {
		t.Errorf("Tab reaches %q first", mustEval[string](t, ctx, `document.activeElement.outerHTML.slice(0, 80)`))
	}
	w.press(kb.Enter)
	w.until("past the frame", `location.hash === "#main" && (document.activeElement.id === "main" || document.activeElement === document.body)`)
	w.press(kb.Tab)
	if !mustEval[bool](t, ctx, `!!document.activeElement.closest("main")`) {
		t.Error("the skip link does not lead past the frame")
	}

	type_("/")
	w.until("the slash", `document.activeElement.type === "search"`)
	type_("carter")
	enter()
	w.until("found", `document.querySelector("main").innerText.includes("Carter family")`)
	tab("the family", `e.innerText === "Carter family" && e.closest("main")`)
	enter()
	w.until("the family", `document.querySelector("h1").innerText === "Carter family"`)
	tab("its next step", `e.closest("#next") && e.matches("a, .govuk-button, summary")`)
	enter()
	w.until("the step", `!!document.querySelector("main form[method=post]")`)
	step := mustEval[string](t, ctx, `location.pathname`)
	tab("who said so", `e.name === "told_by"`)
	tab("the button", `e.matches("button.govuk-button") && e.closest("form[method=post]")`)
	res, err := chromedp.RunResponse(ctx, chromedp.KeyEvent(kb.Enter))
	must(t, err)
	if res.Status != http.StatusUnprocessableEntity {
		t.Fatalf("the empty form is answered with %d", res.Status)
	}
	w.until("the cursor at what is wrong", `document.activeElement.id === "error-summary"`)
	w.press(kb.Tab)
	// As a keyboard sends it: a link that took the key is not followed by a character.
	for _, kind := range []input.DispatchKeyEventType{"rawKeyDown", "keyUp"} {
		if _, err := chromedp.Call(ctx, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: kind, Key: "Enter", Code: "Enter", WindowsVirtualKeyCode: 13}); err != nil {
			t.Fatal(err)
		}
	}
	w.until("the first field that is wrong", `!!document.activeElement.closest(".govuk-form-group--error") && document.activeElement.matches("input, select, textarea")`)
	if name := mustEval[string](t, ctx, `document.activeElement.name`); name != "told_by" {
		t.Fatalf("the first thing wrong is %q", name)
	}
	type_("Bilal Shah")
	w.press(kb.Tab)
	type_("b") // by phone
	tab("the button", `e.matches("button.govuk-button") && e.closest("form[method=post]")`)
	enter()
	w.until("saved", `!!document.querySelector(".app-notice")`)
	if at := mustEval[string](t, ctx, `location.pathname`); at == step && !strings.Contains(mustEval[string](t, ctx, `document.querySelector("main").innerText`), "Bilal Shah") {
		t.Error("it is not recorded")
	}
	for _, line := range said() {
		if !strings.Contains(line, "422") {
			t.Errorf("the console says %s", line)
		}
	}
}

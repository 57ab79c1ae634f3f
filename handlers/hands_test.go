//go:build ci

package handlers

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	devtools "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// hands are somebody at a real browser, who has eyes, a mouse and a keyboard: they find what they use by its words, and
// never type an address. Words may say where: "Maria Ward › Change" is the Change that stands nearest to Maria Ward.
type hands struct {
	testing.TB
	ctx    context.Context
	said   func() []string
	files  string // folder into which the browser downloads
	landed chan string
}

// mustTakeHands starts a browser at the front page of a site.
func mustTakeHands(t *testing.T, base string) *hands {
	t.Helper()
	ctx, said := mustBrowse(t)
	h := &hands{TB: t, ctx: ctx, said: said, files: t.TempDir(), landed: make(chan string, 100)}
	yes := true
	_, err := chromedp.CallBrowser(ctx, devtools.SetDownloadBehavior, devtools.SetDownloadBehaviorParams{
		Behavior: devtools.SetDownloadBehaviorBehaviorAllowAndName, DownloadPath: h.files, EventsEnabled: &yes})
	must(t, err)
	progress := chromedp.BrowserEvents(ctx, devtools.DownloadProgress)
	go func() {
		for e, err := range progress {
			if err != nil {
				return
			}
			if e.State == devtools.DownloadProgressStateCompleted {
				h.landed <- e.GUID
			}
		}
	}()
	must(t, chromedp.Do(ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(base)))
	return h
}

// find is the script with which words find what can be used on a page: the element that is seen, whose own words fit best,
// and that stands nearest to the other words.
const find = `((kind, words) => {
	const plain = s => (s ?? "").replace(/\s+/g, " ").trim()
	const parts = words.split(" › ").map(plain), last = parts.pop()
	const seen = e => e.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true})
	const pairs = []
	if (kind === "use") {
		for (const e of document.querySelectorAll("a[href], button, summary")) if (seen(e) && !e.ariaHidden) pairs.push([e, plain(e.textContent) || e.ariaLabel])
	} else {
		for (const l of document.querySelectorAll("label")) if (l.control && seen(l)) pairs.push([l.control, plain(l.textContent).replace(/ \(optional\)$/, "")])
		for (const e of document.querySelectorAll("input[aria-label], textarea[aria-label], select[aria-label]")) if (seen(e)) pairs.push([e, plain(e.ariaLabel)])
		for (const e of document.querySelectorAll("input[aria-labelledby], textarea[aria-labelledby], select[aria-labelledby]")) if (seen(e)) pairs.push([e, plain(e.getAttribute("aria-labelledby").split(" ").map(i => document.getElementById(i)?.textContent).join(" "))])
	}
	const grade = w => w === last ? 1 : w.startsWith(last) ? 2 : w.includes(last) ? 3 : 0
	const heads = [...document.querySelectorAll("h1, h2, h3, h4, legend, caption")]
	const under = e => plain(heads.findLast(h => h.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING)?.textContent)
	const far = e => parts.reduce((sum, p) => {
		let n = 0, up = e
		if (!under(e).includes(p)) while (up && !plain(up.textContent).includes(p)) { up = up.parentElement; n++ }
		return up ? sum + n : Infinity
	}, 0)
	const fit = pairs.map(([e, w]) => ({e, grade: grade(w)})).filter(f => f.grade).map(f => ({...f, far: far(f.e)}))
	if (fit.length === 0) return {fault: "there is no " + JSON.stringify(last)}
	const best = fit.reduce((a, b) => b.far < a.far || b.far === a.far && b.grade < a.grade ? b : a)
	if (best.far === Infinity) return {fault: JSON.stringify(last) + " stands nowhere near " + parts.join(", ")}
	const near = [...new Set(fit.filter(f => f.far === best.far && f.grade === best.grade).map(f => f.e))]
	const leads = new Set(near.map(e => e.href || e))
	if (leads.size > 1) return {fault: leads.size + " fit " + JSON.stringify(words) + ": " + near.map(e => e.outerHTML.slice(0, 200)).join("\n")}
	return {element: near[0]}
})`

// on runs a script on the element e that words find, and reads what it returns.
func on[T any](h *hands, kind, words, script string) T {
	h.Helper()
	type answer struct {
		Fault string `json:"fault"`
		Value T      `json:"value"`
	}
	code := fmt.Sprintf(`(async () => { const f = %s(%s, %s); if (f.fault) return {fault: f.fault}; const e = f.element; return {value: await (async () => { %s })()} })()`, find, asScript(kind), asScript(words), script)
	got, err := chromedp.Run(h.ctx, chromedp.Evaluate[answer](code, chromedp.EvalAwaitPromise))
	if err != nil {
		h.Fatalf("%s: %v", words, err)
	}
	if got.Fault != "" {
		h.Fatalf("%s\non the page\n%s", got.Fault, h.page())
	}
	return got.Value
}

func asScript(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string always marshals
	}
	return string(b)
}

// underMouse is where the mouse has to be for an element, which must not be covered by anything.
const underMouse = `e.scrollIntoView({block: "center", behavior: "instant"});
	const target = e.labels?.[0] && ["radio", "checkbox"].includes(e.type) ? e.labels[0] : e
	const r = target.getClientRects()[0], x = r.x + Math.min(r.width / 2, 12), y = r.y + r.height / 2, top = document.elementFromPoint(x, y)
	if (!top || !(top === e || target.contains(top) || top.contains(target))) throw new Error("it is covered by " + top?.outerHTML.slice(0, 200))
	return [x, y]`

// click presses the mouse where the words are, and stays on the page.
func (h *hands) click(words string) {
	h.Helper()
	at := on[[]float64](h, "use", words, underMouse)
	must2(h, words, chromedp.Do(h.ctx, chromedp.MouseClickXY(at[0], at[1])))
}

// press clicks a button or a link, and reads the page that follows, which must be no refusal.
func (h *hands) press(words string) {
	h.Helper()
	if status := h.pressFor(words); status >= 400 {
		h.Fatalf("%s: %d\n%s", words, status, h.page())
	}
	h.quiet()
}

// refused clicks a button of a form that is drawn again with what is wrong.
func (h *hands) refused(words, why string) {
	h.Helper()
	if status := h.pressFor(words); status != 422 {
		h.Fatalf("%s: %d, want 422\n%s", words, status, h.page())
	}
	if got := h.eval(`document.querySelector(".govuk-error-summary")?.textContent ?? ""`); !strings.Contains(got, why) {
		h.Errorf("%s is refused with %q, want %q", words, got, why)
	}
	h.quiet("422")
}

func (h *hands) pressFor(words string) int64 {
	h.Helper()
	at := on[[]float64](h, "use", words, underMouse)
	return h.arrive(words, chromedp.MouseClickXY(at[0], at[1]))
}

// pressKeys strikes keys that lead to another page.
func (h *hands) pressKeys(keys string, held chromedp.Modifier) {
	h.Helper()
	if status := h.arrive(keys, chromedp.KeyEvent(keys, chromedp.KeyModifiers(held))); status >= 400 {
		h.Fatalf("%q: %d\n%s", keys, status, h.page())
	}
	h.quiet()
}

// arrive does what leads to another page, and returns its status.
func (h *hands) arrive(words string, act chromedp.Action[chromedp.Void]) int64 {
	h.Helper()
	ctx, cancel := context.WithTimeout(h.ctx, 30*time.Second)
	defer cancel()
	res, err := chromedp.RunResponse(ctx, act)
	if err != nil {
		h.Fatalf("%s: %v\n%s", words, err, h.page())
	}
	return res.Status
}

// offers tells whether a link or a button with these words is there.
func (h *hands) offers(words string) bool {
	h.Helper()
	return h.eval(fmt.Sprintf(`String([...document.querySelectorAll("a, button")].some(e => e.textContent.includes(%s)))`, asScript(words))) == "true"
}

// download clicks what saves a file, and returns the file.
func (h *hands) download(words string) []byte {
	h.Helper()
	h.click(words)
	select {
	case name := <-h.landed:
		data, err := os.ReadFile(filepath.Join(h.files, name))
		must2(h, words, err)
		return data
	case <-time.After(20 * time.Second):
		h.Fatalf("%s: nothing was downloaded\n%s", words, h.page())
		return nil
	}
}

// open reads the file that a link, or the button of a form, opens.
func (h *hands) open(words string) []byte {
	h.Helper()
	text := on[string](h, "use", words, `const post = e.localName === "button" && {method: "POST", body: new URLSearchParams(new FormData(e.form, e))}
		const r = post ? await fetch(e.hasAttribute("formaction") ? e.formAction : e.form.action, post) : await fetch(e.href)
		if (!r.ok) throw new Error("status " + r.status);
		const b = new Uint8Array(await r.arrayBuffer()); let s = ""; for (let i = 0; i < b.length; i += 8192) s += String.fromCharCode(...b.subarray(i, i + 8192)); return btoa(s)`)
	data, err := base64.StdEncoding.DecodeString(text)
	must2(h, words, err)
	return data
}

// fill types into fields, instead of what they hold: label, value, label, value…
func (h *hands) fill(pairs ...string) {
	h.Helper()
	for i := 0; i < len(pairs); i += 2 {
		on[bool](h, "field", pairs[i], `if (e.disabled || e.readOnly) throw new Error("it can’t be typed into"); e.focus(); e.select(); return document.activeElement === e`)
		_, err := chromedp.Run(h.ctx, func(ctx context.Context, _ *chromedp.Target) (chromedp.Void, error) {
			_, err := chromedp.Call(ctx, input.InsertText, input.InsertTextParams{Text: pairs[i+1]})
			return chromedp.Void{}, err
		})
		must2(h, pairs[i], err)
	}
}

// choose takes options of lists by their words: label, option, label, option…
func (h *hands) choose(pairs ...string) {
	h.Helper()
	for i := 0; i < len(pairs); i += 2 {
		on[bool](h, "field", pairs[i], fmt.Sprintf(`const o = [...e.options].find(o => o.text.trim() === %[1]s) ?? [...e.options].find(o => o.text.includes(%[1]s));
			if (!o) throw new Error("it offers " + [...e.options].map(o => o.text).join(" | "));
			e.focus(); e.value = o.value; e.dispatchEvent(new Event("input", {bubbles: true})); e.dispatchEvent(new Event("change", {bubbles: true})); return true`, asScript(pairs[i+1])))
	}
}

// tick clicks radio buttons and boxes that are not chosen yet.
func (h *hands) tick(list ...string) {
	h.Helper()
	for _, words := range list {
		if on[bool](h, "field", words, `return e.checked`) {
			continue
		}
		at := on[[]float64](h, "field", words, underMouse)
		must2(h, words, chromedp.Do(h.ctx, chromedp.MouseClickXY(at[0], at[1])))
		if !on[bool](h, "field", words, `return e.checked`) {
			h.Fatalf("%s: clicked, and not chosen", words)
		}
	}
}

// untick clicks boxes that are chosen.
func (h *hands) untick(list ...string) {
	h.Helper()
	for _, words := range list {
		if !on[bool](h, "field", words, `return e.checked`) {
			continue
		}
		at := on[[]float64](h, "field", words, underMouse)
		must2(h, words, chromedp.Do(h.ctx, chromedp.MouseClickXY(at[0], at[1])))
	}
}

// attach chooses a file.
func (h *hands) attach(words, path string) {
	h.Helper()
	id := on[string](h, "field", words, `return e.id`)
	must2(h, words, chromedp.Do(h.ctx, chromedp.SetUploadFiles(chromedp.ID(id), []string{path})))
}

// eval asks the page a question in script.
func (h *hands) eval(script string) string {
	h.Helper()
	v, err := chromedp.Run(h.ctx, chromedp.Evaluate[string](script, chromedp.EvalAwaitPromise))
	must2(h, script, err)
	return v
}

// until waits for something on the page.
func (h *hands) until(what, condition string) {
	h.Helper()
	if _, err := chromedp.Run(h.ctx, chromedp.Poll[bool](condition, chromedp.WithPollingTimeout(30*time.Second))); err != nil {
		h.Fatalf("%s: %v\n%s", what, err, h.page())
	}
}

// main is what the page says, with single blanks.
func (h *hands) main() string {
	h.Helper()
	return h.eval(`document.querySelector("main").innerText.replace(/\s+/g, " ")`)
}

// sees holds the page to words that it must say, and to others that it must not.
func (h *hands) sees(must ...string) {
	h.Helper()
	text := h.main()
	for _, m := range must {
		if !strings.Contains(text, m) {
			h.Errorf("the page does not say %q:\n%s", m, text)
		}
	}
}

// quiet fails for each line of the console but those that hold allowed.
func (h *hands) quiet(allowed ...string) {
	h.Helper()
	for _, line := range h.said() {
		if !slices.ContainsFunc(allowed, func(a string) bool { return strings.Contains(line, a) }) {
			h.Errorf("the console says %s", line)
		}
	}
}

// nothingLeft fails for what is left in the browser's storage.
func (h *hands) nothingLeft() {
	h.Helper()
	if left := h.eval(`indexedDB.databases().then(d => JSON.stringify([d, {...localStorage}, {...sessionStorage}]))`); left != "[[],{},{}]" {
		h.Errorf("the browser's storage holds %s", left)
	}
}

// page is what can be read and used on the page, line by line, for who mends a test.
func (h *hands) page() string {
	text, err := chromedp.Run(h.ctx, chromedp.Evaluate[string](`(() => {
		const out = [location.pathname], plain = s => (s ?? "").replace(/\s+/g, " ").trim()
		const walk = (e) => {
			if (!e.checkVisibility({visibilityProperty: true})) return
			const own = [...e.childNodes].filter(n => n.nodeType === 3).map(n => plain(n.data)).filter(Boolean).join(" ")
			if (e.matches("label")) { const c = e.control; out.push("  [" + (c ? c.type + (c.checked ? " x" : "") + " " + c.id : "?") + "] " + plain(e.textContent) + (c && c.type.startsWith("select") ? " {" + [...c.options].map(o => (o.selected ? "*" : "") + o.text).join(" | ").slice(0, 600) + "}" : c && c.value && !["radio", "checkbox"].includes(c.type) ? " = " + c.value.slice(0, 200) : "")); return }
			if (e.matches("button, summary")) { out.push("  <" + plain(e.textContent) + "> " + (e.id || e.form?.id || "")); if (e.localName === "button") return }
			else if (e.matches("a[href]")) { out.push("  -> " + plain(e.textContent) + "   " + e.getAttribute("href")); return }
			else if (e.matches("h1, h2, h3, h4, legend, caption")) { out.push("## " + plain(e.textContent)); return }
			else if (e.matches("p, th, dt, dd, li, td, span, strong, div, pre") && own) out.push("  " + (e.localName === "td" || e.localName === "dd" ? "| " : "") + own)
			for (const c of e.querySelectorAll(":scope > *")) walk(c)
		}
		walk(document.querySelector("main")); return out.join("\n")
	})()`))
	if err != nil {
		return err.Error()
	}
	return text
}

// must2 fails with the words that were meant.
func must2(tb testing.TB, words string, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatalf("%s: %v", words, err)
	}
}

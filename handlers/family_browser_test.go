//go:build ci

package handlers

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"cp-pathway/pathway"
)

// A family is entered in a browser, with the keyboard: three siblings of two fathers, one protected address, somebody who
// is recorded already, a professional who is not.
func TestAFamilyIsEnteredInABrowser(t *testing.T) {
	s := newTest(t)
	base := s.mustListen(t)
	axe, err := os.ReadFile(os.Getenv("AXE_JS"))
	if err != nil {
		t.Fatalf("AXE_JS names the file: .ci/run sets it: %v", err)
	}
	ctx, said := mustBrowse(t)
	keep := func(name string) {
		t.Helper()
		for _, line := range said() {
			t.Errorf("%s: the console says %s", name, line)
		}
		must(t, chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](string(axe)+"\n;void 0")))
		for _, fault := range mustEval[[]string](t, ctx, `axe.run({resultTypes: ["violations"], selectors: false}).then(r => r.violations.map(v => v.id + ": " + v.nodes.map(n => n.html.slice(0, 120)).join(" | ")))`) {
			t.Errorf("%s: axe: %s", name, fault)
		}
		said() // axe itself may speak
		if *keepPages == "" {
			return
		}
		for _, width := range []int64{1280, 700} {
			must(t, chromedp.Do(ctx, chromedp.EmulateViewport(width, 900)))
			png, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
			must(t, err)
			suffix := map[int64]string{1280: "", 700: "-narrow"}[width]
			must(t, os.WriteFile(filepath.Join(*keepPages, "journey-"+name+suffix+".png"), png, 0o600))
		}
		must(t, chromedp.Do(ctx, chromedp.EmulateViewport(1280, 900)))
	}
	press := func(selector string) {
		t.Helper()
		_, err := chromedp.RunResponse(ctx, chromedp.Click(chromedp.CSS(selector)))
		if err != nil {
			t.Fatalf("%s: %v", selector, err)
		}
	}
	fill := func(pairs ...string) {
		t.Helper()
		for i := 0; i < len(pairs); i += 2 {
			fillIn(t, ctx, pairs[i], pairs[i+1])
		}
	}
	open := func(path string) { t.Helper(); must(t, chromedp.Do(ctx, chromedp.Navigate(base+path))) }
	text := func(selector string) string {
		return mustEval[string](t, ctx, `document.querySelector("`+selector+`")?.textContent ?? ""`)
	}

	open(signInPath)
	fill("login", s.login(pathway.ServiceManager), "password", s.PracticePassword)
	press("#sign-in button")
	open(casesPath)
	keep("empty-list")

	open(casesPath + "/new")
	if _, err := chromedp.RunResponse(ctx, chromedp.SendKeys(chromedp.ID("name"), "Earlier family\r")); err != nil {
		t.Fatal(err)
	}
	if got := text(".govuk-error-summary"); !strings.Contains(got, "Enter at least one child") {
		t.Errorf("Enter in a field sends the form, and does not ask for more lines: %q", got)
	}
	said()
	fill("name", "Earlier family", "child-0-first_name", "Ann", "child-0-last_name", "Ward", "child-0-born", "12/5/2010", "child-0-sex", "F")
	press("#new-family .govuk-button-group button")

	open(casesPath + "/new")
	fill("name", "Ward and Wójcik",
		"child-0-first_name", "Zoë", "child-0-last_name", "O’Neill", "child-0-born", "28/2/2019", "child-0-sex", "F", "child-0-school", "Marsh Primary",
		"child-1-first_name", "Łukasz", "child-1-last_name", "Wójcik", "child-1-born", "1/5/2021", "child-1-sex", "M",
		"child-2-last_name", "Ward", "child-2-born", "3/2/2027",
		"adult-0-first_name", "Maria", "adult-0-last_name", "Ward", "adult-0-relation", "Mother", "adult-0-pr", "yes", "adult-0-phone", "01632 960001",
		"adult-1-first_name", "Piotr", "adult-1-last_name", "Wójcik", "adult-1-relation", "Father")
	fill("child-1-first_name", "Ann", "child-1-last_name", "Ward", "child-1-born", "12/5/2010")
	_, err = chromedp.Run(ctx, chromedp.Poll[bool](`document.querySelector("#child-1-matches input") !== null`))
	must(t, err)
	if got := text("#child-1-matches"); !strings.Contains(got, "Earlier family") || !strings.Contains(got, "Is it the same person?") {
		t.Errorf("who is recorded already: %q", got)
	}
	keep("new-family")
	fill("child-1-first_name", "Łukasz", "child-1-last_name", "Wójcik", "child-1-born", "1/5/2021")
	_, err = chromedp.Run(ctx, chromedp.Poll[bool](`document.querySelector("#child-1-matches input") === null`))
	must(t, err)
	press("#new-family .govuk-button-group button")
	keep("people-fresh")

	number := mustEval[string](t, ctx, `location.pathname.split("/")[2]`)
	link := func(card, words string) string {
		return mustEval[string](t, ctx, `[...document.querySelectorAll(".app-person")].find(p => p.textContent.includes("`+card+`")).querySelectorAll("a").values().find(a => a.textContent.startsWith("`+words+`")).getAttribute("href")`)
	}
	people := "/cases/" + number + "/people"

	open(link("Maria Ward", "Change relations"))
	mustEval[int](t, ctx, `document.querySelectorAll("input[type=radio][name^=may_know-][value=yes], input[type=radio][name^=pr-][value=yes]").forEach(r => r.checked = true), 1`)
	keep("relations")
	press("#confirm")

	open(link("Maria Ward", "Where they live"))
	fill("line1", "14 Marsh Street", "town", "Exampleton", "postcode", "ex14bz", "confirmed", "Phoned her")
	mustEval[int](t, ctx, `document.querySelector("input[name=state][value=confidential]").checked = true, document.querySelectorAll("input[name=people]")[0].checked = true, 1`)
	keep("address")
	press("#address-form button")

	open(people)
	open(link("Piotr Wójcik", "Where they live"))
	fill("line1", "14, Marsh St.", "town", "exampleton", "postcode", "EX1 4BZ")
	mustEval[int](t, ctx, `(document.querySelector("input[name=which][value=new]") ?? {}).checked = true, 1`)
	press("#address-form button")
	if got := text(".govuk-error-summary"); !strings.Contains(got, "protected") {
		t.Errorf("an address equal to a protected one: %q", got)
	}
	said()
	keep("same-place")

	open("/cases/" + number + "/network/new")
	fill("name", "Pat Nurse", "agency", "Made-up Health", "role", "Health visitor")
	mustEval[int](t, ctx, `document.querySelector("details").open = true, document.querySelectorAll("input[name=children]").forEach(b => b.checked = true), 1`)
	fill("agency_kind", "health")
	keep("colleague")
	press("#add-confirmed")
	open(people)
	keep("people")
	for _, secret := range []string{"Marsh Street", "EX1 4BZ", "Marsh Primary"} {
		if body := mustEval[string](t, ctx, `document.documentElement.outerHTML`); strings.Contains(body, secret) {
			t.Errorf("the page of people holds %q", secret)
		}
	}
	open(casesPath)
	keep("list")
	open("/search")
	fill("again-q", "wojc")
	press("#again button")
	keep("search")
	open("/cases/" + number + "/notes/new/contact")
	fill("text", "She asked for an interpreter.\nNobody else at home.")
	press("#note-form button")
	open("/cases/" + number + "/notes/new/oversight")
	fill("heading", "Threshold", "text", "Agreed with the team manager.")
	press("#note-form button")
	keep("notes")
}

// fillIn puts a value into a field as somebody types it, and leaves it.
func fillIn(t *testing.T, ctx context.Context, id, value string) {
	t.Helper()
	quoted := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(value)
	mustEval[int](t, ctx, `(f => { f.focus(); f.value = "`+quoted+`"; f.dispatchEvent(new Event("input", {bubbles: true})); f.dispatchEvent(new Event("change", {bubbles: true})); return 1 })(document.getElementById("`+id+`"))`)
}

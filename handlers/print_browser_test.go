//go:build ci

package handlers

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"cp-pathway/pathway"
)

// What is printed of a page is its own words: no navigation, no button, no field to type in, nothing past the edge of the
// paper. A4 upright leaves 182 mm between the margins, which is 688 px.
func TestPagesArePrinted(t *testing.T) {
	x := newInspector(t)
	s := newDemo(t)
	x.on(s)
	b := s.as(pathway.ServiceManager)
	find := func(list, family string) string {
		t.Helper()
		href := b.get(list).want(http.StatusOK).attr("#families a:contains('"+family+"')", "href")
		if href == "" {
			t.Fatalf("the %s is not there", family)
		}
		return href
	}
	carter := find(casesPath, "Carter")
	hughes := find(casesPath, "Hughes")
	conference := b.get(hughes+"/conferences").attr("main a[href$='/distribution']", "href")
	conference = strings.TrimSuffix(conference, "/distribution")
	paths := map[string]string{
		"today": todayPath + "?whose=all", "families": casesPath, "calculator": calculatorPath + "?strategy=20%2F11%2F2026&strategy_at=10%3A00&pathway=2024",
		"diary": diaryPath, "pathway": carter, "people": carter + "/people", "preparation": carter + "/preparation", "notes": carter + "/notes",
		"register": conference + "/distribution/register", "distribution": conference + "/distribution", "decisions": conference + "/decisions",
		"rights": "/office/rights", "pathways": pathwaysPath, "audit": "/office/audit",
	}
	must(t, chromedp.Do(x.ctx, chromedp.EmulateViewport(688, 900)))
	if _, err := chromedp.Call(x.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
		t.Fatal(err)
	}
	for name, path := range paths {
		x.answer, x.as = b.get(path).want(http.StatusOK), b
		must(t, chromedp.Do(x.ctx, chromedp.Navigate(x.web.URL+lookedAt)))
		for _, shown := range mustEval[[]string](t, x.ctx, `[...document.querySelectorAll("nav, button, .govuk-button, .govuk-skip-link, input, select, textarea, summary")].filter(e => e.type !== "hidden" && !(e.localName === "summary" && e.parentElement.open) && e.checkVisibility({visibilityProperty: true}) && e.getClientRects().length).map(e => e.outerHTML.slice(0, 120))`) {
			t.Errorf("%s: printed with %s", name, shown)
		}
		for _, wide := range mustEval[[]string](t, x.ctx, `[...document.querySelectorAll("main *")].filter(e => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".govuk-visually-hidden")).map(e => e.outerHTML.slice(0, 120)).slice(0, 3)`) {
			t.Errorf("%s: past the edge of the paper is %s", name, wide)
		}
		if !mustEval[bool](t, x.ctx, `document.querySelector("h1").checkVisibility() && document.querySelector("main").innerText.length > 60`) {
			t.Errorf("%s: nothing is printed", name)
		}
		x.said()
		if *keepPages != "" {
			paper, err := chromedp.Run(x.ctx, chromedp.PrintToPDF(func(p *page.PrintToPDFParams) { p.PreferCSSPageSize = new(true) }))
			must(t, err)
			must(t, os.WriteFile(filepath.Join(*keepPages, "print-"+name+".pdf"), paper, 0o600))
		}
	}
}

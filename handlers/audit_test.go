package handlers

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

type goquerySelection = goquery.Selection

func TestEveryViewOfAFamilyIsNoted(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	family := s.family("CP-2026-0001")
	if err := s.register([]Route{{get, "/cases/:case/probe", pathway.ViewCases, func(c *Ctx) error {
		if c.QueryParam("fail") != "" {
			return pathway.Refused("No.")
		}
		return c.Show(Page{Title: "Probe", Crumbs: c.Crumbs(), Body: views.Text("Probe of " + c.Case().Name)})
	}}}); err != nil {
		t.Fatal(err)
	}
	path := views.Path("cases", family, "probe")
	admin, auditor := s.as(pathway.Admin), s.as(pathway.Auditor)
	seen := func() []string {
		var list []string
		auditor.get("/office/audit?kind=view").want(http.StatusOK).doc.Find("#audit tbody tr").Each(func(_ int, row *goquery.Selection) {
			list = append(list, strings.Join(strings.Fields(row.Text()), " "))
		})
		return list
	}
	page := admin.get(path).want(http.StatusOK)
	if !strings.Contains(page.text(".app-crumbs"), "Example family") || strings.Contains(page.text("title"), "Example") {
		t.Errorf("crumbs %q, title %q", page.text(".app-crumbs"), page.text("title"))
	}
	if got := seen(); len(got) != 1 || got[0] != "23 Nov 2026 09:00:00 Amara Osei Looked at the family CP-2026-0001" {
		t.Fatalf("noted %q", got)
	}
	for range 3 { // a part that asks again does not fill the trail
		admin.send(part(httptest.NewRequest(http.MethodGet, path, nil))).want(http.StatusOK)
	}
	admin.get(path + "?fail=1").want(http.StatusUnprocessableEntity)
	if got := seen(); len(got) != 1 {
		t.Errorf("after parts and an error: %q", got)
	}
	s.Clock.Forward(14 * time.Minute)
	admin.get(path).want(http.StatusOK)
	if got := seen(); len(got) != 2 {
		t.Errorf("after another look: %q", got)
	}
	// A part alone is a view all the same.
	chair := s.as(pathway.Chair)
	chair.send(part(httptest.NewRequest(http.MethodGet, path, nil))).want(http.StatusOK)
	if got := seen(); len(got) != 3 || !strings.Contains(got[0], "Colm Brennan") {
		t.Errorf("after a part by somebody who saw no page: %q", got)
	}
	if got := chair.get(views.Path("cases", family, "history")).text("#audit tbody tr:first-child"); !strings.Contains(got, "Looked at the family") {
		t.Errorf("the family's own history: %q", got)
	}
	if got := seen()[0]; !strings.Contains(got, "Looked at the history") {
		t.Errorf("the look at the history is noted as %q", got)
	}
}

func TestAuditPageIsNarrowedAndPaged(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	admin := s.accountWith(pathway.Admin)
	for range 120 {
		s.DB.Viewed(db.Actor{ID: admin.ID}, db.Entry{What: "Looked at the diary"})
	}
	manager := s.as(pathway.ServiceManager)
	made := len(s.PracticeAccounts)
	all := made + 120 + 1 // accounts made, views, signing in
	first := manager.get("/office/audit").want(http.StatusOK)
	if got := first.count("#audit tbody tr"); got != auditRows {
		t.Fatalf("%d rows on the first page", got)
	}
	second := manager.get(first.attr(`main a:contains("Earlier")`, "href")).want(http.StatusOK)
	if got := second.count("#audit tbody tr"); got != all-auditRows {
		t.Errorf("%d rows on the second page, want %d", got, all-auditRows)
	}
	tests := []struct {
		query string
		want  int
	}{
		{"?kind=change", made},
		{"?kind=nonsense&account=" + strconv.FormatInt(admin.ID, 10), auditRows},
		{"?account=" + strconv.FormatInt(s.accountWith(pathway.ServiceManager).ID, 10), 1},
		{"?from=24/11/2026", 0},
		{"?to=22/11/2026", 0},
		{"?from=23/11/2026&to=23/11/2026&kind=change", made},
		{"?from=nonsense&kind=change", made},
		{"?before=7", 6},
	}
	for _, tt := range tests {
		if got := manager.get("/office/audit" + tt.query).want(http.StatusOK).count("#audit tbody tr"); got != tt.want {
			t.Errorf("%s: %d rows, want %d", tt.query, got, tt.want)
		}
	}
	if a := manager.get("/office/audit?from=nonsense"); a.count("#from-error") != 1 || a.attr("#from", "value") != "nonsense" {
		t.Error("a date that is none is not named")
	}
}

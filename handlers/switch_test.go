package handlers

import (
	"net/http"
	"strings"
	"testing"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// Moving a family to another version first shows what would change; it is recorded with the reason, and what was done stays done.
func TestAFamilyMovesToAnotherPathway(t *testing.T) {
	t.Parallel()
	w, _, _ := booked(t, "2024")
	manager, chair, admin := w.roles[pathway.ServiceManager], w.roles[pathway.Chair], w.roles[pathway.Admin]
	admin.get(w.path("/pathway")).want(http.StatusForbidden)
	if n := admin.get(w.path("")).count("a[href='" + w.path("/pathway") + "']"); n != 0 {
		t.Error("an administrator is offered it")
	}
	if n := manager.get(w.path("")).count("a[href='" + w.path("/pathway") + "']"); n != 1 {
		t.Error("the service manager is not offered it")
	}
	page := manager.get(w.path("/pathway")).want(http.StatusOK)
	rows := map[string]string{}
	for _, row := range page.doc.Find("#changes tbody tr").EachIter() {
		rows[strings.TrimSpace(row.Find("th").Text())] = strings.Join(strings.Fields(row.Find("td").Text()), " ")
	}
	for step, want := range map[string]string{"Invitation list received": "Due 27 Nov 2026: social worker, team co-ordinatorDue 26 Nov 2026: social worker", "Social work report authorised": "Due 2 Dec 2026: team managerNot a step",
		"Agencies’ reports shared": "Not a stepDue 7 Dec 2026: agencies"} {
		if rows[step] != want {
			t.Errorf("%s: %q, want %q", step, rows[step], want)
		}
	}
	stale := chair.get(w.path("/pathway"))
	manager.fill(page, "switch-form", "why", " ").keeps("no reason", "why", "Say why", "why", "")
	manager.fill(page, "switch-form", "why", strings.Repeat("x", 10000)).keeps("10,000 characters", "why", "too long", "why", strings.Repeat("x", 10000))
	manager.fill(page, "switch-form", "to", "1999", "why", "It began there.").keeps("no such version", "to", "Choose the version", "why", "It began there.")
	manager.fill(page, "switch-form", "why", "It began <there>.").want(http.StatusSeeOther)
	if a := chair.fill(stale, "switch-form", "why", "Me too."); a.Status != http.StatusUnprocessableEntity && a.Status != http.StatusConflict {
		t.Errorf("from the page as it was: %d", a.Status)
	}
	course := w.course()
	if course.Definition.Version != "sqa" || course.ICPC.ID == 0 {
		t.Errorf("the family is on %s", course.Definition.Version)
	}
	if m, _ := course.Milestone("conference-booked"); m.Done.IsZero() {
		t.Error("what was done is no longer done")
	}
	if got := dbtest.MustRows(t, w.DB, `SELECT step || ' ' || due FROM milestone WHERE cases = `+idText(w.family)+` AND step IN ('invite-list', 'report-authorised')`); len(got) != 1 || got[0] != "invite-list 2026-11-26" {
		t.Errorf("the list of work has %q", got)
	}
	if got := manager.get(w.path("/history")).text("main"); !strings.Contains(got, "Moved the family to another version of the pathway") || !strings.Contains(got, "It began <there>.") {
		t.Errorf("the history: %s", got)
	}
	w.holds("moved")
}

package handlers

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"cp-pathway/db/dbtest"
	"cp-pathway/views"
)

// Good practice at a review is recorded with who was told, has a text to send, and can be struck; at another conference it is refused.
func TestGoodPracticeAtAReview(t *testing.T) {
	t.Parallel()
	s := decided(t)
	s.Clock.Forward(24 * time.Hour)
	addy, at := s.in("addy"), views.Path("cases", s.Case, "conferences", s.Conference, "good-practice")
	if page := addy.get(at).want(http.StatusOK); page.count("#practice-form") != 0 {
		t.Error("offered at an initial conference")
	}
	visitor := idText(s.Attendees["visitor"])
	record := []string{"attendee", visitor, "what", "She saw them each day, and brought them here from " + dbtest.RefugeStreet + ".", "told_to", "Ann Head, matron", "told_on", "11/12/2026", "told_how", "phone"}
	if a := addy.post(at, record...); a.Status == http.StatusSeeOther {
		t.Error("recorded at an initial conference")
	}
	dbtest.MustExec(t, s.DB, `UPDATE conference SET kind = 'review' WHERE id = ?`, s.Conference)
	page := addy.get(at).want(http.StatusOK)
	if a := addy.sendForm(page, "practice-form").want(http.StatusUnprocessableEntity); a.count("#attendee-error") != 1 || a.count("#what-error") != 1 || a.count("#told_to-error") != 1 || a.count("#told_how-error") != 1 {
		t.Errorf("missing: %s", a.text(".govuk-error-summary"))
	}
	addy.sendForm(page, "practice-form", record...).want(http.StatusSeeOther)
	page = addy.get(at)
	if got := page.text("main"); !strings.Contains(got, "Vera Lund") || !strings.Contains(got, "Ann Head, matron, Friday 11 December 2026, by phone") || strings.Contains(got, dbtest.RefugeStreet) {
		t.Errorf("recorded: %s", got)
	}
	if got := page.text("#text-1"); !strings.Contains(got, "we saw good practice by Vera Lund") {
		t.Errorf("the text: %s", got)
	}
	if a := addy.sendForm(page, "strike-1").want(http.StatusUnprocessableEntity); a.count("[id='reason-1-error']") != 1 || a.count("details[open]") != 1 {
		t.Errorf("struck without a reason: %s", a.text("main"))
	}
	addy.sendForm(page, "strike-1", "reason-1", "Another family’s").want(http.StatusSeeOther)
	if got := addy.get(at).text("main"); !strings.Contains(got, "This was recorded in error: Another family’s") {
		t.Errorf("struck: %s", got)
	}
	addy.post(at+"/1/strike", "reason-1", "Again").want(http.StatusConflict)
	addy.post(views.Path("cases", s.Case, "conferences", s.Conference, "good-practice", 99, "strike"), "reason-99", "x").want(http.StatusNotFound)
	if got := addy.get(views.Path("cases", s.Case, "history")).text("main"); !strings.Contains(got, "Recorded good practice at a review") {
		t.Errorf("history: %s", got)
	}
	if got := addy.get(views.Path("cases", s.Case, "conferences")).text("main"); !strings.Contains(got, "Good practice") {
		t.Errorf("no way there: %s", got)
	}
}

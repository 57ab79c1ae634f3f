package handlers

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// Another chair takes a family over: with a reason and a hand-over note, the open tasks go with it, the office has a text for the
// family, and what was sent stays as it is.
func TestAnotherChairTakesOver(t *testing.T) {
	t.Parallel()
	s := decided(t)
	s.Clock.Forward(12 * 24 * time.Hour)
	s.Meet(t, s.DB, pathway.NewDate(2026, 12, 22), nil)
	dbtest.MustExec(t, s.DB, `UPDATE cases SET chair = ? WHERE id = ?`, s.Chair.ID, s.Case)
	at := views.Path("cases", s.Case, "chair")
	manager := s.in("mo")
	next := dbtest.MustRows(t, s.DB, `SELECT CAST(id AS TEXT) FROM account WHERE login = 'first'`)[0]
	page := manager.get(at).want(http.StatusOK)
	if got := page.text("main"); !strings.Contains(got, "Hand-over note") || !strings.Contains(got, "keeps the name") {
		t.Errorf("the form: %s", got)
	}
	if a := manager.fill(page, "chair-form", "chair", next).want(http.StatusUnprocessableEntity); a.count("#why-error") != 1 || a.count("#note-error") != 1 {
		t.Errorf("without a reason: %s", a.text(".govuk-error-summary"))
	}
	if a := manager.fill(page, "chair-form", "chair", next, "why", "Moved from "+dbtest.RefugeStreet, "note", "x").want(http.StatusUnprocessableEntity); a.count("#why-error") != 1 {
		t.Errorf("a protected value in the history: %s", a.text(".govuk-error-summary"))
	}
	manager.fill(page, "chair-form", "chair", next, "why", "Left the service", "note", "Read the plan first.").want(http.StatusSeeOther)
	tasks := func(kind string) string {
		return strings.Join(dbtest.MustRows(t, s.DB, `SELECT CAST(coalesce(account, 0) AS TEXT) FROM task WHERE done_at IS NULL AND kind = '`+kind+`'`), " ")
	}
	if got := tasks("read-core-group"); got != next {
		t.Errorf("the record is %s’s to read, not %s’s", got, next)
	}
	if got := tasks("new-chair"); got != "0" {
		t.Errorf("the office’s task: %q", got)
	}
	history := s.in("addy").get(views.Path("cases", s.Case, "history")).text("main")
	if !strings.Contains(history, "Allocated another chair in place of Helen Marsh-Adeyemi") || !strings.Contains(history, "Left the service") {
		t.Errorf("history: %s", history)
	}
	if got := dbtest.MustRows(t, s.DB, `SELECT text FROM note WHERE heading = 'Another chair has taken over'`); len(got) != 1 || !strings.Contains(got[0], "Hand-over: Read the plan first.") {
		t.Errorf("the note: %q", got)
	}
	task := dbtest.MustRows(t, s.DB, `SELECT CAST(id AS TEXT) FROM task WHERE kind = 'new-chair'`)[0]
	page = s.in("addy").get(views.Path("cases", s.Case, "tasks") + "/" + task).want(http.StatusOK)
	if got := page.text("main"); !strings.Contains(got, "Fay First chairs the conferences for your family, in place of Helen Marsh-Adeyemi") || !strings.Contains(got, "How the family and the core group were told") {
		t.Errorf("the task: %s", got)
	}
	if got := dbtest.MustRows(t, s.DB, `SELECT CAST(chair AS TEXT) FROM conference WHERE state = 'held'`)[0]; got != idText(s.Chair.ID) {
		t.Error("the conference that was held has another chair now")
	}
	manager.fill(manager.get(at), "chair-form").want(http.StatusSeeOther) // as it is: nothing is handed over
	if got := tasks("new-chair"); got != "0" {
		t.Errorf("handed over to themselves: %q", got)
	}
}

// Changing the chair with the booking asks for what the chair's own page asks for, and keeps the same.
func TestABookingHandsOver(t *testing.T) {
	t.Parallel()
	w, _, _ := booked(t, "2024")
	manager := w.roles[pathway.ServiceManager]
	next := dbtest.MustExec(t, w.DB, `INSERT INTO account (login, login_key, name, password, made_at) VALUES ('dan', 'dan', 'Dan Deputy', '', '2026-11-23T09:00:00.000Z')`)
	dbtest.MustExec(t, w.DB, `INSERT INTO account_role (account, role) VALUES (?, 'chair')`, next)
	at := w.path("/conferences/" + idText(w.conference().ID))
	page := manager.get(at).want(http.StatusOK)
	manager.fill(page, "booking-form", "chair", idText(next)).keeps("nothing said", "chair_why", "why another chair", "chair_note", "")
	manager.fill(page, "booking-form", "chair", idText(next), "chair_why", "Left the service", "chair_note", "Read the enquiry first.").want(http.StatusSeeOther)
	if got := w.conference().Chair.Name; got != "Dan Deputy" {
		t.Errorf("the chair is %s", got)
	}
	if got := dbtest.MustRows(t, w.DB, `SELECT text FROM note WHERE heading = 'Another chair has taken over'`); len(got) != 1 || !strings.Contains(got[0], "Hand-over: Read the enquiry first.") {
		t.Errorf("the note: %q", got)
	}
	if got := manager.get(w.path("/history")).text("main"); !strings.Contains(got, "Allocated another chair in place of") || !strings.Contains(got, "Left the service") {
		t.Errorf("history: %s", got)
	}
}

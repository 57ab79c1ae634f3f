package handlers

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"cp-pathway/db/dbtest"
	"cp-pathway/views"
)

// Formal dissent: within 72 hours of when the decisions were sent, to somebody who answers it, on today's list until it is answered; nothing is suspended.
func TestFormalDissent(t *testing.T) {
	t.Parallel()
	s := decided(t)
	helen, base := s.in("helen"), views.Path("cases", s.Case)
	decisions := views.Path("cases", s.Case, "conferences", s.Conference, "decisions")
	path := views.Path("cases", s.Case, "conferences", s.Conference, "dissent")
	if helen.get(decisions).count("a[href='"+path+"']") != 1 {
		t.Error("the decisions do not lead to it")
	}
	before := dbtest.MustRows(t, s.DB, `SELECT step || due || coalesce(done, '') FROM milestone ORDER BY step`)
	page := helen.get(path).want(http.StatusOK)
	helen.sendFilled(page, "dissent-form", "about", "").keeps("about", "about", "Write down", "answer_due", page.attr("#answer_due", "value"))
	helen.sendFilled(page, "dissent-form", "made_on", "9/12/2026", "about", "x").keeps("before the end", "made_on", "The conference ended after that", "about", "x")
	typed := []string{"attendee", idText(s.Attendees["worker"]), "how", "email", "about", "It is worse at " + dbtest.RefugeStreet + " than was said.", "sent_to", "Ana Ferreira"}
	at := helen.sendFilled(page, "dissent-form", typed...).want(http.StatusSeeOther).to()
	if again := helen.sendFilled(page, "dissent-form", typed...).to(); again != at {
		t.Errorf("sent twice: %s", again)
	}
	if got := strings.Join(dbtest.MustRows(t, s.DB, `SELECT step || due || coalesce(done, '') FROM milestone ORDER BY step`), "\n"); got != strings.Join(before, "\n") {
		t.Error("a date moved")
	}
	name := page.doc.Find("#attendee option[value='" + idText(s.Attendees["worker"]) + "']").Text()
	name, _, _ = strings.Cut(name, ",")
	for path, want := range map[string]string{at: "It suspends nothing", decisions: "Formal dissent by " + strings.TrimSpace(name), base + "/issues": "Formal dissent", "/issues": "Formal dissent"} {
		a := helen.get(path).want(http.StatusOK)
		if !strings.Contains(a.text("main"), want) || strings.Contains(a.Body, dbtest.RefugeStreet) {
			t.Errorf("%s: %s", path, a.text("main"))
		}
	}
	if got := s.in("mo").get("/today").text("main"); !strings.Contains(got, "Formal dissent: see that it is answered") {
		t.Errorf("today: %s", got)
	}
	answer := helen.get(at)
	helen.sendFilled(answer, "answer-form").keeps("answer", "answered_on", "", "answer", "")
	helen.sendFilled(answer, "answer-form", "answer", "The decision stands.", "answered_on", "11/12/2026").want(http.StatusSeeOther)
	helen.sendFilled(answer, "answer-form", "answer", "From the page as it was.", "answered_on", "11/12/2026").want(http.StatusConflict)
	if got := s.in("mo").get("/today").text("main"); strings.Contains(got, "Formal dissent") {
		t.Error("answered, and on the list of today")
	}
	// A Friday's conference: nothing was sent by Tuesday, so the hours have not begun. They run from when the decisions go out.
	s.Clock.Forward(4 * 24 * time.Hour)
	helen = s.in("helen")
	typed = append(typed, "about", "It is worse still.")
	helen.sendFilled(helen.get(path), "dissent-form", typed...).want(http.StatusSeeOther)
	s.sendEverything(s.in("addy"))
	s.Clock.Forward(3*24*time.Hour + time.Hour)
	helen = s.in("helen")
	typed = append(typed, "about", "And now?")
	late := helen.sendFilled(helen.get(path), "dissent-form", typed...).want(http.StatusUnprocessableEntity)
	if got := late.text("#error-summary"); !strings.Contains(got, "72 hours") || !strings.Contains(got, "complaint") {
		t.Errorf("too late: %s", got)
	}
	s.in("minty").get(path).want(http.StatusForbidden)
}

// A complaint is acknowledged, goes to the next stage, is answered, and struck.
func TestComplaint(t *testing.T) {
	t.Parallel()
	s := decided(t)
	addy, base := s.in("addy"), views.Path("cases", s.Case)
	page := addy.get(base + "/objections/new/complaint").want(http.StatusOK)
	addy.sendFilled(page, "complaint-form", "by", "Siobhán").keeps("about", "about", "Write down", "by", "Siobhán")
	at := addy.sendFilled(page, "complaint-form", "by", "Siobhán", "how", "phone", "about", "Nobody rang me.", "sent_to", "Team manager").want(http.StatusSeeOther).to()
	read := addy.get(at).want(http.StatusOK)
	if got := read.text("main"); !strings.Contains(got, "Dear Siobhán") || !strings.Contains(got, "Stage 1") || !strings.Contains(got, "Not yet") {
		t.Errorf("the page: %s", got)
	}
	addy.sendFilled(read, "answer-form", "acknowledged_on", "1/12/2026").keeps("acknowledged before", "acknowledged_on", "received after that", "answer", "")
	addy.sendFilled(read, "answer-form", "acknowledged_on", "11/12/2026", "stage", "2").want(http.StatusSeeOther)
	read = addy.get(at)
	if got := read.text("main"); !strings.Contains(got, "Stage 2") || !strings.Contains(got, "Waits for an answer") {
		t.Errorf("at the second stage: %s", got)
	}
	addy.sendFilled(read, "answer-form", "answer", "We are sorry.").keeps("no day", "answered_on", "Enter when", "answer", "We are sorry.")
	addy.sendFilled(read, "answer-form", "answer", "We are sorry.", "answered_on", "11/12/2026").want(http.StatusSeeOther)
	if got := dbtest.MustRows(t, s.DB, `SELECT title FROM task WHERE kind = 'answer-overdue' AND done_at IS NULL`); len(got) != 0 {
		t.Errorf("open: %q", got)
	}
	addy.sendFilled(addy.get(at), "strike-form", "reason", "").keeps("strike", "reason", "Give the reason", "reason", "")
	addy.sendFilled(addy.get(at), "strike-form", "reason", "Another family’s.").want(http.StatusSeeOther)
	if a := addy.get(at); !strings.Contains(a.text("main"), "Another family’s.") || a.count("main form") != 0 {
		t.Errorf("struck: %s", a.text("main"))
	}
	addy.post(at+"/strike", "reason", "x").want(http.StatusConflict)
	history := s.in("mo").get(base + "/history").text("main")
	for _, want := range []string{"Recorded a complaint", "Recorded how far a complaint has gone", "Recorded what was answered to a complaint", "Struck a complaint"} {
		if !strings.Contains(history, want) {
			t.Errorf("the history does not say %q", want)
		}
	}
}

package handlers

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// rows counts what a query finds.
func (w *walk) rows(query string) int {
	w.t.Helper()
	return len(dbtest.MustRows(w.t, w.DB, query))
}

// A form that is sent twice enters nobody, no number and no note a second time.
func TestWhatIsSentTwiceIsEnteredOnce(t *testing.T) {
	t.Parallel()
	w, _, _ := before(t, "2024")
	admin := w.roles[pathway.Admin]

	// An adult without a date of birth: whether it is the same person is asked, and who is there already is not added again.
	adult := []string{"first_name", "Walter", "last_name", "Walker"}
	person := admin.post(w.path("/people/new/adult"), adult...).want(http.StatusSeeOther).to()
	people := `SELECT p.id FROM person p JOIN case_person c ON c.person = p.id WHERE p.first_name = 'Walter' AND c.cases = ` + idText(w.family)
	again := admin.post(w.path("/people/new/adult"), append(adult, "access_needs", "Ramp")...).want(http.StatusUnprocessableEntity)
	if got := again.text("#person-matches"); !strings.Contains(got, "Somebody with this name is recorded already. Is it the same person?") || !strings.Contains(got, "already in this family") {
		t.Errorf("the same adult: %q", got)
	}
	if again.count("#person-same-error") != 1 || again.attr("#first_name", "value") != "Walter" || w.rows(people) != 1 {
		t.Errorf("%d rows: %s", w.rows(people), again.text("main"))
	}
	number := dbtest.MustRows(t, w.DB, people)[0]
	if got := admin.post(w.path("/people/new/adult"), append(adult, "person-same", number)...).want(http.StatusSeeOther).to(); got != person || w.rows(people) != 1 {
		t.Errorf("the same person is at %s, was at %s; %d rows", got, person, w.rows(people))
	}
	admin.post(w.path("/people/new/adult"), append(adult, "person-same", "new")...).want(http.StatusSeeOther)
	if w.rows(people) != 2 {
		t.Error("his son of the same name cannot be entered")
	}
	admin.post(w.path("/people/new/adult"), "first_name", "Walter", "last_name", "Wood").want(http.StatusSeeOther)

	// A number, however it is written.
	contacts := w.path("/people/" + number + "/contacts")
	admin.post(contacts, "kind", "phone", "value", "01632 960123", "state", "normal").want(http.StatusSeeOther)
	twice := admin.post(contacts, "kind", "phone", "value", "(01632) 960 123", "state", "normal", "note", "Evenings").want(http.StatusUnprocessableEntity)
	if !strings.Contains(twice.text("#new-value-error"), "recorded for Walter Walker already") || twice.attr("#new-note", "value") != "Evenings" {
		t.Errorf("the same number: %s", twice.text("main"))
	}
	admin.post(contacts, "kind", "phone", "value", "01632 960124", "state", "normal").want(http.StatusSeeOther)
	kept := `SELECT id FROM contact_point WHERE person = ` + number + ` ORDER BY id`
	second := dbtest.MustRows(t, w.DB, kept)[1]
	if a := admin.post(contacts+"/"+second, "value", "01632960123", "state", "normal", "version", "1").want(http.StatusUnprocessableEntity); a.count("#value-error") != 1 {
		t.Errorf("changed to the other one: %s", a.text("main"))
	}
	admin.post(contacts+"/"+second, "value", "01632 960124", "state", "confidential", "version", "1").want(http.StatusSeeOther)
	if w.rows(kept) != 2 {
		t.Errorf("%d numbers", w.rows(kept))
	}

	// A note: both answers say that it is saved.
	note := []string{"heading", "Rang", "text", "The school rang.", "date", "23/11/2026", "time", "08:30"}
	first := admin.post(w.path("/notes/new/note"), note...).want(http.StatusSeeOther).to()
	if got := admin.post(w.path("/notes/new/note"), note...).want(http.StatusSeeOther).to(); got != first {
		t.Errorf("sent twice, it leads to %s, once to %s", got, first)
	}
	notes := `SELECT id FROM note WHERE text = 'The school rang.'`
	if w.rows(notes) != 1 || w.rows(`SELECT id FROM audit WHERE what = 'Wrote a note'`) != 1 {
		t.Errorf("%d notes, %d in the history", w.rows(notes), w.rows(`SELECT id FROM audit WHERE what = 'Wrote a note'`))
	}
	w.roles[pathway.Chair].post(w.path("/notes/new/note"), note...).want(http.StatusSeeOther)
	w.later(11 * time.Minute)
	admin.post(w.path("/notes/new/note"), note...).want(http.StatusSeeOther)
	if w.rows(notes) != 3 {
		t.Errorf("%d notes: somebody else’s, and one of eleven minutes later, are notes of their own", w.rows(notes))
	}
	// Two calls that nobody answered are two.
	call := []string{"way", "phone", "with", "person-" + number, "text", "No answer.", "date", "23/11/2026", "time", "08:30"}
	for _, at := range []string{"08:30", "08:30", "08:35"} {
		admin.post(w.path("/notes/new/contact"), changed(call, "time", at)...).want(http.StatusSeeOther)
	}
	if n := w.rows(`SELECT id FROM note WHERE text = 'No answer.'`); n != 2 {
		t.Errorf("%d calls", n)
	}
}

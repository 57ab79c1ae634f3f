package handlers

import (
	"net/http"
	"strings"
	"testing"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// The chair answers the checklist, which saves itself; recording it meets the step, and it has a paper that the chair alone opens.
func TestTheChairAnswersTheChecklist(t *testing.T) {
	t.Parallel()
	w, _, _ := booked(t, "2024")
	chair, admin := w.roles[pathway.Chair], w.roles[pathway.Admin]
	step := func() string { return chair.get(w.path("")).text(".app-steps li[id=chair-checklist]") }
	chair.post(w.path("/steps/chair-checklist"), "happened_on", "23/11/2026").want(http.StatusUnprocessableEntity) // no longer by hand
	at := w.path("/checklists/new")
	admin.get(at).want(http.StatusForbidden)
	if got := chair.get(w.path("/steps/chair-checklist")).attr("main a.govuk-button", "href"); got != at {
		t.Errorf("the step leads to %q", got)
	}
	form := chair.get(at).want(http.StatusOK)
	if got := form.text("main"); !strings.Contains(got, "Conference booked: done on Monday 23 November 2026") || !strings.Contains(got, "None has been received.") || !strings.Contains(got, "Not checked yet.") || form.count("[name=drift], [name^=act]") != 0 {
		t.Errorf("what the record shows: %s", got)
	}
	if a := chair.fill(form, "appraisal-form").want(http.StatusUnprocessableEntity); !strings.Contains(a.text(".govuk-error-summary"), "Choose an answer") {
		t.Errorf("nothing answered: %s", a.text(".govuk-error-summary"))
	}
	draft := form.attr("#appraisal-form", "data-autosave")
	if a := chair.post(draft, "version", "0", "person", form.attr("#appraisal-form [name=person]", "value"), "field", "q.s47.text", "q.s47.text", "The history is thin at Mill Lane."); a.Status != http.StatusOK && a.Status != http.StatusNoContent {
		t.Errorf("it does not save itself: %d %s", a.Status, a.Body)
	}
	form = chair.get(at)
	if got := form.text("textarea[name='q.s47.text']"); got != "The history is thin at Mill Lane." {
		t.Errorf("typed: %q", got)
	}
	made := chair.post(at, answered(form, "q.s47", "no", "q.s47.text", "The history is thin at Mill Lane.", "q.apart", "na")...).want(http.StatusSeeOther).to()
	if got := step(); !strings.Contains(got, "1 no, 1 not applicable") || !strings.Contains(got, "Done on 23 Nov 2026") {
		t.Errorf("recorded: %s", got)
	}
	page := chair.get(made).want(http.StatusOK)
	if got := page.text("main"); !strings.Contains(got, "No. The history is thin at Mill Lane.") || strings.Contains(got, "Send the record") {
		t.Errorf("its page: %s", got)
	}
	paper := page.attr("main a:contains('Open the paper')", "href")
	if got := textOf(t, []byte(chair.get(paper).want(http.StatusOK).Body)); !strings.Contains(got, "The history is thin at Mill Lane.") || !strings.Contains(got, "Not applicable") || strings.Contains(got, "Walker") {
		t.Errorf("its paper: %s", got)
	}
	admin.get(paper).want(http.StatusForbidden)
	if got := admin.get(made).want(http.StatusOK); got.count("a:contains('Open the paper')") != 0 {
		t.Error("the paper is offered to others")
	}
	// What is protected later is covered in the paper too.
	dbtest.MustExec(t, w.DB, `INSERT INTO protected_word (cases, word, reason) SELECT id, 'Mill Lane', 'The school' FROM cases`)
	if got := textOf(t, []byte(chair.get(paper).want(http.StatusOK).Body)); strings.Contains(got, "Mill Lane") {
		t.Errorf("its paper gives it away: %s", got)
	}
	if got := chair.get(w.path("/history")).text("main"); !strings.Contains(got, "Recorded: File audit and checklist") || !strings.Contains(got, "Opened the paper of a chair’s checklist") {
		t.Errorf("history: %s", got)
	}
	chair.fill(chair.get(made+"/strike"), "strike-form", "reason", "Another family’s").want(http.StatusSeeOther)
	if got := step(); strings.Contains(got, "Done") {
		t.Errorf("struck: %s", got)
	}
	chair.get(paper).want(http.StatusNotFound)
}

package handlers

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// missing is decided after a core group from which nothing came of the primary school's teacher and of the refuge's key worker, with
// the page of the teacher's absence.
func missing(t testing.TB) (s *decidedSite, at string) {
	t.Helper()
	s = decided(t)
	s.Clock.Forward(12 * 24 * time.Hour)
	change := map[string]string{}
	for _, who := range []string{"primary", "refuge"} {
		dbtest.MustExec(t, s.DB, `UPDATE attendee SET core_group = 1 WHERE id = ?`, s.Attendees[who])
		change[fmt.Sprintf("attend.%d.mode", s.Attendees[who])] = "absent"
	}
	s.Meet(t, s.DB, pathway.NewDate(2026, 12, 22), change)
	return s, s.absenceOf(t, "primary")
}

func (s *decidedSite) absenceOf(t testing.TB, who string) string {
	t.Helper()
	rows := dbtest.MustRows(t, s.DB, fmt.Sprintf(`SELECT CAST(max(id) AS TEXT) FROM core_group_absence WHERE attendee = %d`, s.Attendees[who]))
	return views.Path("cases", s.Case, "absences") + "/" + rows[0]
}

// An absence is taken up: the office has a task, chooses the manager, and the letter ends it; when it comes back it is open again.
func TestAbsenceFromACoreGroup(t *testing.T) {
	t.Parallel()
	s, at := missing(t)
	addy := s.in("addy")
	waits := "Write to the manager of a member who was absent from core group 1"
	if got := addy.get("/today").text("main"); strings.Count(got, waits) != 2 || strings.Contains(got, dbtest.RefugeWorker) {
		t.Errorf("the office is not told of both, or by name: %s", got)
	}
	task := dbtest.MustRows(t, s.DB, `SELECT CAST(min(id) AS TEXT) FROM task WHERE kind = 'absence'`)[0]
	if page := addy.get(views.Path("cases", s.Case, "tasks") + "/" + task).want(http.StatusOK); page.count("#task-form") != 0 || !strings.Contains(page.text("main"), "Take it up") {
		t.Errorf("the task: %s", page.text("main"))
	}
	page := addy.get(at + "/letter").want(http.StatusOK)
	for _, want := range []string{"Piotr Hill, Class teacher", "From 1 core group", "To be taken up"} {
		if !strings.Contains(page.text("main"), want) {
			t.Errorf("the page does not say %q: %s", want, page.text("main"))
		}
	}
	if got := page.text("#chair-text"); !strings.Contains(got, "Piotr Hill (Class teacher) was absent.") {
		t.Errorf("the text for the chair: %q", got)
	}
	if got := addy.get(views.Path("cases", s.Case, "plan")).text("#absences"); !strings.Contains(got, "Piotr Hill") || !strings.Contains(got, dbtest.RefugeWorker) && !strings.Contains(got, pathway.Masked) {
		t.Errorf("the list: %q", got)
	}

	// Somebody of another agency, nobody, and a name that is none, are refused; a new one comes into the directory.
	other := dbtest.MustRows(t, s.DB, `SELECT CAST(id AS TEXT) FROM professional WHERE name = 'Vera Lund'`)[0]
	for field, typed := range map[string][]string{"#manager-error": {"manager", other}, "#new_email-error": {"new_name", "Ines Marlow", "new_email", "nowhere"}} {
		if a := addy.sendForm(page, "manager-form", typed...).want(http.StatusUnprocessableEntity); a.count(field) != 1 {
			t.Errorf("%v: %s", typed, a.text(".govuk-error-summary"))
		}
	}
	if a := addy.sendForm(page, "manager-form").want(http.StatusUnprocessableEntity); !strings.Contains(a.text(".govuk-error-summary"), "Choose their manager") {
		t.Errorf("nobody chosen: %s", a.text("main"))
	}
	addy.sendForm(page, "manager-form", "new_name", "Ines Marlow", "new_job_title", "Head teacher", "new_email", "head@milllane.example").want(http.StatusSeeOther)
	addy.sendForm(page, "manager-form", "new_name", "Ines Marlow").want(http.StatusConflict)
	if got := dbtest.MustRows(t, s.DB, `SELECT group_concat(p.first_name) FROM professional f JOIN network n ON n.professional = f.id JOIN network_child x ON x.network = n.id JOIN person p ON p.id = x.child WHERE f.name = 'Ines Marlow' AND n.confirmed_at = ''`); got[0] != "Mia,Tom" {
		t.Errorf("the manager may know of %s", got)
	}
	page = addy.get(at + "/letter").want(http.StatusOK)
	if got := page.text("#recipients"); !strings.Contains(got, "Ines Marlow") || !strings.Contains(got, "Confirm which children") || strings.Contains(got, "Siobhán") {
		t.Errorf("who gets the letter: %s", got)
	}
	dbtest.MustExec(t, s.DB, `UPDATE network SET confirmed_at = '2026-12-23T09:00:00.000Z' WHERE confirmed_at = ''`)
	dbtest.MustExec(t, s.DB, `UPDATE cases SET facts_version = facts_version + 1`)
	manager := dbtest.MustRows(t, s.DB, `SELECT CAST(manager AS TEXT) FROM core_group_absence WHERE manager IS NOT NULL`)[0]
	proof := addy.get(at + "/letter/" + manager).want(http.StatusOK)
	text := proof.text("#preview-absence-letter")
	for _, want := range []string{"Dear Ines Marlow", "Piotr Hill (class teacher) was expected at core group 1 for Mia O’Neill and Tom O’Neill on Tuesday 22 December 2026"} {
		if !strings.Contains(text, want) {
			t.Errorf("the letter does not say %q: %s", want, text)
		}
	}
	for _, secret := range []string{dbtest.RefugeName, dbtest.RefugeStreet, dbtest.RefugeAgency, dbtest.RefugeWorker, "Ada", "Leo", "Zoë", "Paul", "Łukasz"} {
		if strings.Contains(text, secret) {
			t.Errorf("the letter holds %s", secret)
		}
	}
	state := func() string {
		return strings.Join(dbtest.MustRows(t, s.DB, `SELECT state || ' ' || (SELECT count(*) FROM task WHERE kind = 'absence' AND about = core_group_absence.id AND done_at IS NULL) FROM core_group_absence WHERE manager IS NOT NULL`), "")
	}
	addy.post(at+"/letter/make", "attendee", manager).want(http.StatusSeeOther)
	addy.post(at + "/letter/" + manager + "/draft").want(http.StatusOK)
	if got := state(); got != "open 1" {
		t.Errorf("before it went: %s", got)
	}
	now := s.Clock.Now()
	addy.post(at+"/letter/sent", "attendee", manager, "sent_on", now.Format("02/01/2006"), "sent_at", now.Format("15:04")).want(http.StatusSeeOther)
	if got := state(); got != "written 0" {
		t.Errorf("after it went: %s", got)
	}
	if got := addy.get(at + "/letter").text("main"); !strings.Contains(got, "The manager has been written to") || strings.Contains(got, "Close it") {
		t.Errorf("the page after it went: %s", got)
	}
	doc := dbtest.MustRows(t, s.DB, `SELECT CAST(id AS TEXT) FROM document WHERE kind = 'absence-letter'`)[0]
	addy.post(views.Path("cases", s.Case, "documents")+"/"+doc+"/back", "state", "bounced", "back_on", now.Format("02/01/2006"), "back_at", now.Format("15:04")).want(http.StatusSeeOther)
	if got := state(); got != "open 1" {
		t.Errorf("after it bounced: %s", got)
	}
	if got := addy.get(views.Path("cases", s.Case, "history")).text("main"); !strings.Contains(got, "Chose the manager to whom an absence") {
		t.Errorf("history: %s", got)
	}
	// The manager is not on the conference's list, and nobody reads of them.
	if got := addy.get(views.Path("cases", s.Case, "conferences", s.Conference, "distribution")).text("#recipients"); strings.Contains(got, "Ines") {
		t.Error("the manager is on the list of the conference")
	}
}

// An absence can be closed with a reason, and ends with a core group that was recorded in error. A manager of who works at a protected
// place is protected too.
func TestAbsenceIsClosed(t *testing.T) {
	t.Parallel()
	s, at := missing(t)
	addy := s.in("addy")
	page := addy.get(at + "/letter")
	if a := addy.sendForm(page, "close-form").want(http.StatusUnprocessableEntity); a.count("#why-error") != 1 || a.count("details[open] #close-form") != 1 {
		t.Errorf("closed without a reason: %s", a.text("main"))
	}
	addy.sendForm(page, "close-form", "why", "He had rung; the message was not passed on.").want(http.StatusSeeOther)
	addy.sendForm(page, "close-form", "why", "Again").want(http.StatusConflict)
	if got := addy.get(at + "/letter").text("main"); !strings.Contains(got, "the message was not passed on") || !strings.Contains(got, "Closed without a letter") {
		t.Errorf("closed: %s", got)
	}
	refuge := s.absenceOf(t, "refuge")
	page = addy.get(refuge + "/letter").want(http.StatusOK)
	addy.sendForm(page, "manager-form", "new_name", "Lena Orr", "new_job_title", "Project manager", "new_email", "lena@harbour.example").want(http.StatusSeeOther)
	if got := dbtest.MustRows(t, s.DB, `SELECT CAST(n.protected_place AS TEXT) FROM network n JOIN professional p ON p.id = n.professional WHERE p.name = 'Lena Orr'`); got[0] != "1" {
		t.Error("that she works with the family gives the refuge away")
	}
	if a := addy.get(views.Path("cases", s.site.family("CP-2026-0099"), "absences", 1, "letter")); a.Status != http.StatusNotFound {
		t.Errorf("another family’s: %d", a.Status)
	}
	group := dbtest.MustRows(t, s.DB, `SELECT CAST(id AS TEXT) FROM core_group WHERE state = 'held'`)[0]
	addy.post(views.Path("cases", s.Case, "core-groups")+"/"+group+"/strike", "reason", "Another family’s").want(http.StatusSeeOther)
	if got := dbtest.MustRows(t, s.DB, `SELECT state FROM core_group_absence UNION SELECT 'open task' FROM task WHERE kind IN ('absence', 'read-core-group') AND done_at IS NULL`); strings.Join(got, " ") != "struck" {
		t.Errorf("after the core group was struck: %s", got)
	}
}

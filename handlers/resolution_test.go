package handlers

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"cp-pathway/db/dbtest"
	"cp-pathway/views"
)

// agenciesWithLead enters an agency without a safeguarding lead, and one with.
func (s *site) agenciesWithLead(t *testing.T) (without, with string) {
	t.Helper()
	without = idText(dbtest.MustExec(t, s.DB, `INSERT INTO agency (name, kind) VALUES ('Made-up Health', 'health')`))
	with = idText(dbtest.MustExec(t, s.DB, `INSERT INTO agency (name, kind, lead_name, lead_email) VALUES ('Made-up Housing', 'housing', 'Hana Lead', 'hana@housing.example')`))
	return without, with
}

// sendFilled sends a form of a page as it is filled in, but for what is typed.
func (b *browser) sendFilled(page *answer, id string, typed ...string) *answer {
	b.site.t.Helper()
	values := page.form(id)
	for _, x := range page.doc.Find("#" + id + " textarea").EachIter() {
		values.Set(x.AttrOr("name", ""), x.Text())
	}
	for i := 0; i < len(typed); i += 2 {
		values.Set(typed[i], typed[i+1])
	}
	return b.post(page.attr("form#"+id, "action"), pairsOf(values)...)
}

// Something is taken up, kept when it is wrong, answered late, taken to the formal stage, answered, and struck.
func TestSomethingIsTakenUpWithAnAgency(t *testing.T) {
	t.Parallel()
	s := decided(t)
	health, housing := s.agenciesWithLead(t)
	helen, base := s.in("helen"), views.Path("cases", s.Case)
	if got := helen.get(base + "/issues").want(http.StatusOK).text("main"); !strings.Contains(got, "Nothing has been taken up") {
		t.Errorf("before: %s", got)
	}
	new := base + "/resolutions/new"
	page := helen.get(new).want(http.StatusOK)
	if got := page.attr("#answer_due", "value"); got != "29/12/2026" { // ten working days from Friday 11 December, Christmas left out
		t.Errorf("answer wanted by %s", got)
	}
	good := []string{"stage", "informal", "agency", health, "lead", "Ines Lead", "lead_email", "ines@health.example", "ground", "report", "about", "No report came. Please send it.", "raised_on", "11/12/2026", "answer_due", "29/12/2026"}
	for _, tt := range []struct {
		wrong string
		typed []string
	}{
		{"stage", []string{"stage", ""}}, {"agency", []string{"agency", ""}}, {"ground", []string{"ground", "x"}}, {"about", []string{"about", ""}},
		{"raised_on", []string{"raised_on", "32/12/2026"}}, {"answer_due", []string{"answer_due", "1/12/2026"}}, {"lead", []string{"lead", ""}}, {"lead_email", []string{"lead_email", "ines"}},
	} {
		kept := "about"
		if tt.wrong == "about" {
			kept = "lead"
		}
		helen.post(new, changed(good, tt.typed...)...).keeps(tt.wrong, tt.wrong, "", kept, Stored(good...).Get(kept))
	}
	at := helen.post(new, good...).want(http.StatusSeeOther).to()
	page = helen.get(at).want(http.StatusOK)
	for _, want := range []string{"Made-up Health: Ines Lead", "No report came. Please send it.", "Waits for an answer", "Dear Ines Lead", "ines@health.example"} {
		if !strings.Contains(page.text("main"), want) {
			t.Errorf("the page does not say %q: %s", want, page.text("main"))
		}
	}
	if got := page.text("#message"); strings.Contains(got, "Carter") {
		t.Errorf("the message names the family: %s", got)
	}
	if got := helen.get(base + "/notes").text("main"); !strings.Contains(got, "Issues resolution, informal stage: Made-up Health") {
		t.Errorf("the oversight note: %s", got)
	}
	if got := s.in("mo").get("/issues").want(http.StatusOK).text("#resolutions"); !strings.Contains(got, "Ines Lead") || strings.Contains(got, "No report came") {
		t.Errorf("over all families: %s", got)
	}
	// The same person a second time is the same entry of the directory; a lead whom the office keeps needs no name.
	if again := helen.post(new, good...).want(http.StatusSeeOther).to(); again != at {
		t.Errorf("sent twice it is entered twice: %s", again)
	}
	helen.post(new, changed(good, "about", "No report came again.")...).want(http.StatusSeeOther)
	helen.post(new, changed(good, "agency", housing, "lead", "", "lead_email", "")...).want(http.StatusSeeOther)
	if got := strings.Join(dbtest.MustRows(t, s.DB, `SELECT name || ' ' || email FROM professional WHERE job_title = 'Safeguarding lead' ORDER BY name`), "; "); got != "Hana Lead hana@housing.example; Ines Lead ines@health.example" {
		t.Errorf("in the directory: %s", got)
	}

	// Overdue: on the list of today once, until it is answered or taken further.
	if got := helen.get("/today?whose=all").text("main"); strings.Contains(got, "No answer yet") {
		t.Error("a task before the day")
	}
	s.Clock.Forward(19 * 24 * time.Hour) // Wednesday 30 December
	helen = s.in("helen")
	if a := helen.get("/today?whose=all"); strings.Count(a.text("main"), "No answer yet to issues resolution, informal stage") != 3 {
		t.Errorf("today: %s", a.text("main"))
	}
	helen.get("/today")
	if got := dbtest.MustRows(t, s.DB, `SELECT title FROM task WHERE kind = 'answer-overdue'`); len(got) != 3 {
		t.Errorf("%d tasks", len(got))
	}
	if got := helen.get(at).text("main"); !strings.Contains(got, "Answer overdue") {
		t.Errorf("late: %s", got)
	}
	helen.sendFilled(helen.get(at), "formal-form", "formal_about", "", "formal_due", "1/2/2027").keeps("formal", "formal_about", "Say what", "formal_due", "1/2/2027")
	formal := helen.sendFilled(helen.get(at), "formal-form", "formal_about", "Still no report.", "formal_due", "15/1/2027").want(http.StatusSeeOther).to()
	if a := helen.get(at); !strings.Contains(a.text("main"), "Taken to the formal stage") || a.count("#formal-form") != 0 || a.count("#message") != 0 {
		t.Errorf("the informal one: %s", a.text("main"))
	}
	page = helen.get(formal).want(http.StatusOK)
	if got := page.text("main"); !strings.Contains(got, "Issues resolution, formal stage") || !strings.Contains(got, "Still no report.") || !strings.Contains(got, "The informal stage") {
		t.Errorf("the formal one: %s", got)
	}
	if got := dbtest.MustRows(t, s.DB, `SELECT title FROM task WHERE kind = 'answer-overdue' AND done_at IS NULL`); len(got) != 2 {
		t.Errorf("still open: %q", got)
	}
	// Answered, with a stale version refused, and put right.
	helen.sendFilled(page, "answer-form", "answer", "").keeps("answer", "answer", "Write down", "answered_by", "Ines Lead")
	helen.sendFilled(page, "answer-form", "answer", "It is on its way.", "outcome", "settled").want(http.StatusSeeOther)
	helen.sendFilled(page, "answer-form", "answer", "From the page as it was.", "outcome", "settled").want(http.StatusConflict)
	page = helen.get(formal)
	if got := page.text("main"); !strings.Contains(got, "It is on its way.") || !strings.Contains(got, "Settled") || page.count("#formal-form") != 0 {
		t.Errorf("answered: %s", got)
	}
	helen.sendFilled(page, "answer-form", "answer", "It came.").want(http.StatusSeeOther)
	// Struck: it stays readable, and the informal one waits again.
	helen.sendFilled(helen.get(formal), "strike-form", "reason", "").keeps("strike", "reason", "Give the reason", "reason", "")
	helen.sendFilled(helen.get(formal), "strike-form", "reason", "Another family’s.").want(http.StatusSeeOther)
	helen.post(formal+"/strike", "reason", "Twice.").want(http.StatusConflict)
	helen.post(formal+"/answer", "answer", "x", "answered_by", "y", "answered_on", "30/12/2026", "outcome", "settled").want(http.StatusUnprocessableEntity)
	if a := helen.get(formal); !strings.Contains(a.text("main"), "Another family’s.") || a.count("main form[id$=-form]") != 0 {
		t.Errorf("struck: %s", a.text("main"))
	}
	if got := helen.get(at).text("main"); !strings.Contains(got, "Answer overdue") {
		t.Errorf("the informal one waits again: %s", got)
	}
	history := s.in("mo").get(base + "/history").text("main")
	for _, want := range []string{"Took something up with an agency: issues resolution, formal stage", "Put right what an agency answered", "Struck issues resolution"} {
		if !strings.Contains(history, want) {
			t.Errorf("the history does not say %q", want)
		}
	}
}

// Drift that is taken up does the step; struck, the step is open again. The earlier pathway asks for the formal stage.
func TestDriftTakenUpDoesTheStep(t *testing.T) {
	t.Parallel()
	for version, stages := range map[string]map[string]bool{"2024": {"informal": true}, "sqa": {"informal": false, "formal": true}} {
		s := decided(t)
		dbtest.MustExec(t, s.DB, `UPDATE cases SET pathway = ? WHERE id = ?`, version, s.Case)
		_, housing := s.agenciesWithLead(t)
		mo, base := s.in("mo"), views.Path("cases", s.Case)
		for stage, done := range stages {
			at := mo.post(base+"/resolutions/new", "stage", stage, "agency", housing, "ground", "drift", "about", "Nothing has moved.", "raised_on", "11/12/2026", "answer_due", "29/12/2026").want(http.StatusSeeOther).to()
			step := func() bool {
				return len(dbtest.MustRows(t, s.DB, `SELECT step FROM milestone WHERE step = 'drift-escalated' AND done IS NOT NULL`)) == 1
			}
			if step() != done {
				t.Errorf("%s, %s: the step is done: %t", version, stage, step())
			}
			mo.post(at+"/strike", "reason", "In error.").want(http.StatusSeeOther)
			if step() {
				t.Errorf("%s, %s: struck, and the step is done", version, stage)
			}
		}
	}
}

// What is typed may name a refuge: no page shows it, and a form that shows it covered keeps it.
func TestIssuesCoverWhatIsProtected(t *testing.T) {
	t.Parallel()
	s := decided(t)
	_, housing := s.agenciesWithLead(t)
	helen, base := s.in("helen"), views.Path("cases", s.Case)
	secret := "They are at " + dbtest.RefugeStreet + "."
	at := helen.post(base+"/resolutions/new", "stage", "informal", "agency", housing, "ground", "other", "about", secret, "raised_on", "11/12/2026", "answer_due", "29/12/2026").want(http.StatusSeeOther).to()
	helen.sendFilled(helen.get(at), "answer-form", "answer", secret, "outcome", "partly").want(http.StatusSeeOther)
	for _, path := range []string{at, base + "/issues", "/issues", base + "/notes"} {
		if a := helen.get(path).want(http.StatusOK); strings.Contains(a.Body, dbtest.RefugeStreet) {
			t.Errorf("%s shows the refuge", path)
		}
	}
	helen.sendFilled(helen.get(at), "answer-form").want(http.StatusSeeOther)
	helen.sendFilled(helen.get(at), "formal-form").want(http.StatusSeeOther)
	if got := dbtest.MustRows(t, s.DB, `SELECT about || answer FROM resolution ORDER BY id`); fmt.Sprint(got) != fmt.Sprint([]string{secret + secret, secret}) {
		t.Errorf("kept: %q", got)
	}
}

// What is taken up goes to the safeguarding lead as a letter of their own: of the children that their agency works with, once that is
// confirmed, and with nothing of the rest of the family. Struck, it goes nowhere.
func TestLetterToASafeguardingLead(t *testing.T) {
	t.Parallel()
	s := decided(t)
	school := dbtest.MustRows(t, s.DB, `SELECT CAST(agency AS TEXT) FROM professional WHERE name = 'Piotr Hill'`)[0]
	helen, addy, base := s.in("helen"), s.in("addy"), views.Path("cases", s.Case)
	typed := []string{"stage", "informal", "agency", school, "lead", "Ines Marlow", "lead_email", "ines@milllane.example", "ground", "report", "about", "No report came. Please send it.", "raised_on", "11/12/2026", "answer_due", "29/12/2026"}
	at := helen.post(base+"/resolutions/new", typed...).want(http.StatusSeeOther).to()
	page := addy.get(at + "/letter").want(http.StatusOK)
	if got := page.text("#recipients"); !strings.Contains(got, "Ines Marlow") || !strings.Contains(got, "Confirm which children") || strings.Contains(got, "Piotr") {
		t.Errorf("before what she may know is confirmed: %s", got)
	}
	if got := dbtest.MustRows(t, s.DB, `SELECT group_concat(p.first_name) FROM professional f JOIN network n ON n.professional = f.id JOIN network_child x ON x.network = n.id JOIN person p ON p.id = x.child WHERE f.name = 'Ines Marlow' AND n.confirmed_at = ''`); got[0] != "Mia,Tom" {
		t.Errorf("she may know of %s", got)
	}
	dbtest.MustExec(t, s.DB, `UPDATE network SET confirmed_at = '2026-12-11T09:00:00.000Z' WHERE confirmed_at = ''`)
	dbtest.MustExec(t, s.DB, `UPDATE cases SET facts_version = facts_version + 1`)
	lead := dbtest.MustRows(t, s.DB, `SELECT CAST(a.id AS TEXT) FROM attendee a JOIN professional p ON p.id = a.professional WHERE p.name = 'Ines Marlow'`)[0]
	text := addy.get(at + "/letter/" + lead).want(http.StatusOK).text("#preview-issue-informal")
	for _, want := range []string{"Issues resolution, informal stage: Mia O’Neill and Tom O’Neill", "Dear Ines Marlow", "No report came. Please send it.", "Tuesday 29 December 2026"} {
		if !strings.Contains(text, want) {
			t.Errorf("the letter does not say %q: %s", want, text)
		}
	}
	for _, secret := range []string{dbtest.RefugeName, dbtest.RefugeStreet, dbtest.RefugeAgency, dbtest.RefugeWorker, "Ada", "Leo", "Zoë", "Paul", "Łukasz"} {
		if strings.Contains(text, secret) {
			t.Errorf("the letter holds %s", secret)
		}
	}
	addy.post(at+"/letter/make", "attendee", lead).want(http.StatusSeeOther)
	addy.post(at + "/letter/" + lead + "/draft").want(http.StatusOK)
	now := s.Clock.Now()
	addy.post(at+"/letter/sent", "attendee", lead, "sent_on", now.Format("02/01/2006"), "sent_at", now.Format("15:04")).want(http.StatusSeeOther)
	if got := addy.get(at + "/letter").text("#recipients"); !strings.Contains(got, "Sent") {
		t.Errorf("after it went: %s", got)
	}
	// At the formal stage it says since when, and goes to the same person.
	formal := helen.sendFilled(helen.get(at), "formal-form", "formal_about", "Still no report.", "formal_due", "15/1/2027").want(http.StatusSeeOther).to()
	if text := addy.get(formal + "/letter/" + lead).want(http.StatusOK).text("#preview-issue-formal"); !strings.Contains(text, "taken up informally on Friday 11 December 2026") || !strings.Contains(text, "Still no report.") {
		t.Errorf("the formal letter: %s", text)
	}
	helen.sendFilled(helen.get(formal), "strike-form", "reason", "Another family’s").want(http.StatusSeeOther)
	if got := addy.get(formal + "/letter").want(http.StatusOK).text("#recipients"); !strings.Contains(got, "entered in error") {
		t.Errorf("struck: %s", got)
	}
	// She is not on the conference's list.
	for _, list := range []string{"invitations", "distribution"} {
		if got := addy.get(views.Path("cases", s.Case, "conferences", s.Conference, list)).text("#recipients"); strings.Contains(got, "Ines") {
			t.Errorf("she is on the list of %s", list)
		}
	}
	if a := addy.get(views.Path("cases", s.site.family("CP-2026-0099"), "resolutions", 1, "letter")); a.Status != http.StatusNotFound {
		t.Errorf("another family’s: %d", a.Status)
	}
}

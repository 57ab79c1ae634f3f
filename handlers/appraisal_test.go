package handlers

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// answered is a form of an appraisal with every question answered with yes, as it is sent; change puts other fields in their place.
func answered(form *answer, change ...string) []string {
	given := map[string]string{}
	for _, f := range formsOf("", form) {
		for _, x := range f.fields {
			if f.id == "appraisal-form" && !f.draft && x.value != "" {
				given[x.name] = x.value
			}
			if x.kind == "select" && strings.HasPrefix(x.name, "q.") {
				given[x.name] = "yes"
			}
		}
	}
	given["drift"] = "no"
	for i := 0; i < len(change); i += 2 {
		given[change[i]] = change[i+1]
	}
	var pairs []string
	for name, value := range given {
		pairs = append(pairs, name, value)
	}
	return pairs
}

// A mid-point review that finds drift: the talk with the team manager and its actions are asked for, the step is met, the actions are
// tasks, and what goes to the case system is a note. Struck, all of that is undone and it stays readable.
func TestAMidpointReviewFindsDrift(t *testing.T) {
	t.Parallel()
	s := decided(t)
	dbtest.MustExec(t, s.DB, `UPDATE cases SET chair = ? WHERE id = ?`, s.Chair.ID, s.Case)
	s.Clock.Forward(41 * 24 * time.Hour) // 21 January: weeks after the first core group was due
	s.Meet(t, s.DB, pathway.NewDate(2026, 12, 22), map[string]string{fmt.Sprintf("attend.%d.mode", s.Attendees["worker"]): "absent"})
	chair, base := s.in("helen"), views.Path("cases", s.Case)
	at := base + "/midpoints/new/midpoint-1"
	if href := chair.get(base+"/steps/midpoint-1").attr("main a.govuk-button", "href"); href != at {
		t.Errorf("the step leads to %q", href)
	}
	form := chair.get(at).want(http.StatusOK)
	for _, want := range []string{"Core group 1 was held on Tuesday 22 December 2026, in time", "Core group 2 has not been recorded; it was due by Tuesday 19 January 2027", "from core group 1 on Tuesday 22 December 2026", "Version 2, made by a core group", "Core group 1: seen, and alone"} {
		if !strings.Contains(form.text("main"), want) {
			t.Errorf("no %q in the evidence: %s", want, form.text("main"))
		}
	}
	wrong := chair.post(at, answered(form, "drift", "yes", "q.smart", "no", "act.2.action", "Visit weekly")...).want(http.StatusUnprocessableEntity)
	for _, want := range []string{"Say where the plan drifts", "Enter the team manager", "Enter when it was talked over", "Write what is missing", "Say who does action 2", "Enter by when action 2"} {
		if !strings.Contains(wrong.text(".govuk-error-summary"), want) {
			t.Errorf("no %q among %q", want, wrong.text(".govuk-error-summary"))
		}
	}
	if got := wrong.text("#evidence-1"); !strings.Contains(got, "Core group 2") {
		t.Errorf("the evidence beside the errors: %q", got)
	}
	typed := answered(form, "drift", "yes", "why", "The second core group was not held.", "talked_with", "Tom Manager", "talked_on", "20/1/2027", "q.core-groups", "no", "q.core-groups.text", "One of two.",
		"act.1.action", "Hold the core group", "act.1.who", "Sue Rowe", "act.1.by", "28/1/2027")
	made := chair.post(at, typed...).want(http.StatusSeeOther).to()
	page := chair.get(made).want(http.StatusOK)
	if got := page.text("main"); !strings.Contains(got, "Drift or delay, talked over with Tom Manager; 1 action required") || !strings.Contains(page.text("#required"), "Hold the core group") || !strings.Contains(page.text("#evidence-1"), "Core group 2") {
		t.Errorf("as it was recorded: %s", got)
	}
	if got := chair.get(base + "/steps/midpoint-1").text("main"); !strings.Contains(got, "Drift or delay, talked over with Tom Manager") {
		t.Errorf("the step: %s", got)
	}
	if got := chair.get(todayPath).text("main"); !strings.Contains(got, "See that an action of “Mid-point review 1” is done") {
		t.Errorf("no task on Today: %s", got)
	}
	if got := chair.get(base + "/notes?kind=oversight").text("main"); !strings.Contains(got, "Action: Hold the core group – Sue Rowe, by Thursday 28 January 2027.") {
		t.Errorf("no text for the case system: %s", got)
	}
	if got := chair.get(base + "/plan").text("#appraisals"); !strings.Contains(got, "Mid-point review 1") {
		t.Errorf("in the Plan section: %s", got)
	}
	chair.post(at, typed...).want(http.StatusUnprocessableEntity) // recorded already

	chair.post(made + "/strike").want(http.StatusUnprocessableEntity)
	chair.post(made+"/strike", "reason", "Of another family").want(http.StatusSeeOther)
	chair.post(made+"/strike", "reason", "Again").want(http.StatusConflict)
	if got := chair.get(made).text("main"); !strings.Contains(got, "This was recorded in error: Of another family") || !strings.Contains(got, "Hold the core group") {
		t.Errorf("struck: %s", got)
	}
	if got := chair.get(todayPath).text("main"); strings.Contains(got, "See that an action") {
		t.Error("the task of a struck review is still there")
	}
	chair.get(at).want(http.StatusOK)
	if got := strings.Join(dbtest.MustRows(t, s.DB, `SELECT what FROM audit WHERE subject = 'appraisal' ORDER BY id`), "; "); !strings.Contains(got, "Recorded: Mid-point review 1") || !strings.Contains(got, "Struck a record that was made in error: Mid-point review") {
		t.Errorf("history: %s", got)
	}
}

// What is typed is kept as it is typed; somebody who typed on an older version is shown both texts.
func TestAMidpointReviewIsKeptAsItIsTyped(t *testing.T) {
	t.Parallel()
	s := decided(t)
	s.Clock.Forward(41 * 24 * time.Hour)
	chair, admin, base := s.in("helen"), s.in("addy"), views.Path("cases", s.Case)
	at, draft := base+"/midpoints/new/midpoint-1", base+"/midpoints/draft/midpoint-1"
	form := chair.get(at).want(http.StatusOK)
	person := form.attr("#appraisal-form input[name=person]", "value")
	chair.post(draft, "version", "0", "person", person, "field", "why", "why", "Half a sen", "field", "q.smart", "q.smart", "partly").want(http.StatusOK)
	if page := chair.get(at); page.text("#why") != "Half a sen" || page.attr("#appraisal-form input[name=version]", "value") != "1" {
		t.Errorf("the draft is lost: %q", page.text("#why"))
	}
	if got := chair.post(draft, "version", "0", "person", person, "field", "why", "why", "Other").want(http.StatusConflict).Body; !strings.Contains(got, "Half a sen") {
		t.Error("the other text is not shown")
	}
	chair.post(draft, "version", "1", "person", person, "field", "else", "else", "x").want(http.StatusUnprocessableEntity)
	chair.post(at, answered(form)...).want(http.StatusConflict)
	admin.post(at, slices.Concat(answered(chair.get(at)), nil)...).want(http.StatusConflict) // of another person
	if got := strings.Join(dbtest.MustRows(t, s.DB, `SELECT version FROM appraisal_draft`), " "); got != "1" {
		t.Errorf("versions %s", got)
	}
}

// An auditor records an audit and nothing else; drift that it finds opens its escalation.
func TestAnAuditForDriftOpensItsEscalation(t *testing.T) {
	t.Parallel()
	s := decided(t)
	s.Clock.Forward(300 * 24 * time.Hour)
	dbtest.MustExec(t, s.DB, `UPDATE account_role SET role = 'auditor' WHERE account = ?`, s.Taker.ID)
	auditor, base := s.in("minty"), views.Path("cases", s.Case)
	auditor.get(base + "/midpoints/new/midpoint-1").want(http.StatusForbidden)
	s.in("helen").get(base + "/midpoints/new/drift-audit").want(http.StatusNotFound)
	at := base + "/audits/new"
	if n := auditor.get(base + "/steps/drift-audit").count("a[href='" + at + "']"); n != 1 {
		t.Errorf("the step leads there %d times", n)
	}
	before, _ := dates(t, s, "drift-escalated")
	if before != "" {
		t.Errorf("the escalation opens on %s before drift was found", before)
	}
	form := auditor.get(at).want(http.StatusOK)
	auditor.post(at, answered(form, "drift", "yes")...).want(http.StatusUnprocessableEntity)
	made := auditor.post(at, answered(form, "drift", "yes", "why", "No review was held.")...).want(http.StatusSeeOther).to()
	if got := auditor.get(made).want(http.StatusOK).text("main"); !strings.Contains(got, "Drift found") {
		t.Errorf("as it was recorded: %s", got)
	}
	if opens, _ := dates(t, s, "drift-escalated"); opens != s.Clock.Now().Format(time.DateOnly) {
		t.Errorf("the escalation opens on %q", opens)
	}
	if got := s.in("helen").get(todayPath + "?whose=all").text("#undated"); !strings.Contains(got, "Drift escalated") {
		t.Errorf("the escalation is not on Today: %s", got)
	}
}

// What watches over drift later cannot be met early: a mid-point review waits for its month, and an audit before
// the tenth month is an additional one.
func TestWhatWatchesOverDriftIsNotMetEarly(t *testing.T) {
	t.Parallel()
	s := decided(t)
	dbtest.MustExec(t, s.DB, `UPDATE cases SET pathway = 'sqa' WHERE id = ?`, s.Case)
	dbtest.MustCount(t, s.DB, s.Admin)
	s.Clock.Forward(3 * 24 * time.Hour)
	chair, admin, base := s.in("helen"), s.in("addy"), views.Path("cases", s.Case)
	at := base + "/midpoints/new/midpoint-2"
	if n := chair.get(base + "/steps/midpoint-2").want(http.StatusOK).count("main a.govuk-button"); n != 0 {
		t.Errorf("the step that opens in May has %d actions", n)
	}
	if got := chair.get(at).want(http.StatusUnprocessableEntity).text("main"); !strings.Contains(got, "This mid-point review opens on") {
		t.Errorf("in December: %s", got)
	}
	form := admin.get(base + "/audits/new").want(http.StatusOK)
	if got := form.text("main"); !strings.Contains(got, "The audit of the tenth month is recorded from") {
		t.Errorf("the form of an audit in December: %s", got)
	}
	admin.post(base+"/audits/new", answered(form)...).want(http.StatusSeeOther)
	if _, done := dates(t, s, "drift-audit"); done != "" {
		t.Errorf("the audit of the tenth month was met on %s", done)
	}
	s.Clock.Forward(180 * 24 * time.Hour) // June
	chair = s.in("helen")                 // her session has run out
	form = chair.get(at).want(http.StatusOK)
	if got := chair.post(at, answered(form, "held_on", "14/12/2026")...).want(http.StatusUnprocessableEntity).text(".govuk-error-summary"); !strings.Contains(got, "This step opened on Tuesday 11 May 2027") {
		t.Errorf("in June, held in December: %s", got)
	}
	chair.post(at, answered(form)...).want(http.StatusSeeOther)
}

// dates are when a step of the family opens and when it was done.
func dates(t *testing.T, s *decidedSite, step string) (opens, done string) {
	t.Helper()
	row := dbtest.MustRows(t, s.DB, fmt.Sprintf(`SELECT opens || ' ' || coalesce(done, '') FROM milestone WHERE cases = %d AND step = '%s'`, s.Case, step))
	if len(row) != 1 {
		t.Fatalf("%s: %v", step, row)
	}
	opens, done, _ = strings.Cut(row[0], " ")
	return opens, done
}

// A supervision meeting of the earlier pathway stands in for that month's core group: the next one counts from it.
func TestASupervisionMeetingStandsInForACoreGroup(t *testing.T) {
	t.Parallel()
	s := decided(t)
	dbtest.MustExec(t, s.DB, `UPDATE cases SET pathway = 'sqa' WHERE id = ?`, s.Case)
	s.Clock.Forward(41 * 24 * time.Hour) // 21 January
	s.Meet(t, s.DB, pathway.NewDate(2026, 12, 22), nil)
	due := func() string {
		return strings.Join(dbtest.MustRows(t, s.DB, `SELECT due FROM milestone WHERE step = 'core-group-2'`), " ")
	}
	if got := due(); got != "2027-01-19" {
		t.Fatalf("core group 2 was due on %s", got)
	}
	admin := s.in("addy")
	at := views.Path("cases", s.Case) + "/supervisions/new"
	form := admin.get(at).want(http.StatusOK)
	wrong := admin.post(at, answered(form)...).want(http.StatusUnprocessableEntity).text(".govuk-error-summary")
	for _, want := range []string{"Enter who was there", "Write what must change", "at least one action"} {
		if !strings.Contains(wrong, want) {
			t.Errorf("no %q among %q", want, wrong)
		}
	}
	admin.post(at, answered(form, "held_on", "20/1/2027", "by", "Serena Manager", "there", "Sue Rowe, social care\nPC Wall, police", "why", "Her mother needs treatment now.", "act.1.action", "Refer to the clinic", "act.1.who", "Sue Rowe", "act.1.by", "27/1/2027")...).want(http.StatusSeeOther)
	if _, done := dates(t, s, "supervision"); done != "2027-01-20T00:00" {
		t.Errorf("supervision done %q", done)
	}
	if got := due(); got != "2027-02-17" {
		t.Errorf("core group 2 is due on %s", got)
	}
	if got := strings.Join(dbtest.MustRows(t, s.DB, `SELECT role || ' ' || due FROM task WHERE kind = 'required-action'`), " "); got != "service-manager 2027-01-27" {
		t.Errorf("task: %s", got)
	}
}

// The record of a mid-point review goes to the social worker as a letter of its own; the mother, who is on the same list, gets none.
func TestTheRecordOfAMidpointReviewIsSent(t *testing.T) {
	t.Parallel()
	s := decided(t)
	s.Clock.Forward(41 * 24 * time.Hour)
	dbtest.MustExec(t, s.DB, `UPDATE cases SET social_worker = (SELECT professional FROM attendee WHERE id = ?) WHERE id = ?`, s.Attendees["worker"], s.Case)
	chair, admin, base := s.in("helen"), s.in("addy"), views.Path("cases", s.Case)
	at := base + "/midpoints/new/midpoint-1"
	made := chair.post(at, answered(chair.get(at))...).want(http.StatusSeeOther).to()
	list := admin.get(made + "/copies").want(http.StatusOK)
	if got := list.text("main"); !strings.Contains(got, "Lead social worker") || strings.Contains(got, "Mother") {
		t.Errorf("the list: %s", got)
	}
	proof := admin.get(fmt.Sprintf("%s/copies/%d", made, s.Attendees["worker"])).want(http.StatusOK).text("main")
	if !strings.Contains(proof, "Mid-point review") || strings.Contains(proof, "recorded in error") {
		t.Errorf("the proof: %s", proof)
	}
	chair.post(made+"/strike", "reason", "Of another family").want(http.StatusSeeOther)
	if got := admin.get(fmt.Sprintf("%s/copies/%d", made, s.Attendees["worker"])).text("main"); !strings.Contains(got, "recorded in error") {
		t.Errorf("struck, and it still goes: %s", got)
	}
}

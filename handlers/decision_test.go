package handlers

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// held is a table whose conference ended at 10:05, written down whole but for change.
func held(t *testing.T, change ...string) *table {
	t.Helper()
	s := newTable(t)
	s.typed(change...)
	day := pathway.NewDate(2026, 12, 11)
	if err := s.DB.BeginConference(t.Context(), s.Taker, s.Case, s.Conference, day.At(9, 0)); err != nil {
		t.Fatal(err)
	}
	if err := s.DB.EndConference(t.Context(), s.Taker, s.Case, s.Conference, day.At(10, 5)); err != nil {
		t.Fatal(err)
	}
	return s
}

// send posts one of the forms of the decisions' page as it stands there.
func (b *browser) sendForm(page *answer, id string, typed ...string) *answer {
	b.site.t.Helper()
	form := page.doc.Find("form#" + id)
	if form.Length() != 1 {
		b.site.t.Fatalf("there is no form %s: %s", id, page.text("main"))
	}
	pairs := typed
	for _, e := range form.Find("input[type=hidden]").EachIter() {
		pairs = append(pairs, e.AttrOr("name", ""), e.AttrOr("value", ""))
	}
	return b.post(form.AttrOr("action", ""), pairs...)
}

// What was typed after drafting goes to the chair only when it was drafted again.
func TestAnOutdatedDraftIsNotSent(t *testing.T) {
	t.Parallel()
	s := held(t)
	taker := s.in("minty")
	taker.post(s.path+"/minutes/decisions", formOf(taker.get(s.path+"/minutes"))...).want(http.StatusSeeOther)
	drafted := taker.get(s.path + "/decisions")
	s.typed(fmt.Sprintf("child.%d.reasons", s.Amy), "It happened twice.")
	page := taker.get(s.path + "/decisions").want(http.StatusOK)
	if page.count("#send") != 0 || !strings.Contains(page.text("#note"), "The minutes have changed since this was drafted") {
		t.Errorf("it can be sent: %s", page.text("#note"))
	}
	if got := taker.sendForm(drafted, "send").want(http.StatusUnprocessableEntity); !strings.Contains(got.text("main"), "Draft the decisions again") {
		t.Errorf("sending says %s", got.text("main"))
	}
	taker.sendForm(page, "draft").want(http.StatusSeeOther)
	page = taker.get(s.path + "/decisions")
	if !strings.Contains(page.text("#draft-1"), "It happened twice.") {
		t.Error("drafting again takes no notice of it")
	}
	taker.sendForm(page, "send").want(http.StatusSeeOther)
}

func TestDecisionsFromTheScreenToApproved(t *testing.T) {
	t.Parallel()
	s := held(t)
	taker := s.in("minty")
	screen := taker.get(s.path + "/minutes")
	if screen.attr("#draft", "data-shortcut") != "Enter" {
		t.Error("no key drafts the decisions")
	}
	if got := taker.post(s.path+"/minutes/decisions", formOf(screen, "core.where", "Marsh Primary")...).want(http.StatusSeeOther).to(); got != s.path+"/decisions" {
		t.Fatalf("leads to %q", got)
	}
	page := taker.get(s.path + "/decisions").want(http.StatusOK)
	paper := page.text("#draft-1")
	for _, want := range []string{"Amy Testova: Child protection plan", "Neglect", "Ben Testova: No plan: support as a child in need", "A child in need plan.", "Marsh Primary", "Sue Worker, Social worker",
		"Friday 5 March 2027 at 10:00", "Mon 14 Dec 2026", "3 for a plan, 0 against: unanimous", "quorate", "Minty Taker"} {
		if !strings.Contains(paper, want) {
			t.Errorf("the document does not say %q", want)
		}
	}
	for _, secret := range []string{"Hidden", "Grandfather", "ZZ2 5CD"} {
		if strings.Contains(page.Body, secret) {
			t.Errorf("the page shows %q", secret)
		}
	}
	if page.count("#approve, #send-back") != 0 {
		t.Error("it can be approved before it is sent")
	}
	taker.sendForm(page, "send").want(http.StatusSeeOther)
	taker.sendForm(page, "send").want(http.StatusConflict) // a second time, from the page as it was

	page = taker.get(s.path + "/decisions")
	if page.count("#approve") != 0 || !strings.Contains(page.text("#note"), "With Cara Chair since 11 Dec 2026 at 10:05") {
		t.Errorf("with the chair: %s", page.text("#note"))
	}
	taker.post(s.path + "/decisions/approve").want(http.StatusForbidden)
	chair := s.in("cara")
	theirs := chair.get(s.path + "/decisions").want(http.StatusOK)
	if theirs.count("#approve [name=stand_in_why]") != 0 {
		t.Error("the chair is asked why they stand in for themselves")
	}
	if a := chair.sendForm(theirs, "send-back", "comment", " ").want(http.StatusUnprocessableEntity); a.count("#send-back-comment-error") != 1 {
		t.Errorf("sent back without a word: %s", a.text("main"))
	}
	chair.sendForm(theirs, "send-back", "comment", "<b>Name</b> the club").want(http.StatusSeeOther)

	page = taker.get(s.path + "/decisions")
	if !strings.Contains(page.text("#note"), "Cara Chair sent draft 1 back") || !strings.Contains(page.text(".app-timeline"), "<b>Name</b> the club") {
		t.Errorf("sent back: %s", page.text("main"))
	}
	taker.sendForm(page, "draft").want(http.StatusSeeOther)
	page = taker.get(s.path + "/decisions")
	taker.sendForm(page, "send").want(http.StatusSeeOther)

	deputy := s.in("dan")
	theirs = deputy.get(s.path + "/decisions")
	if a := deputy.sendForm(theirs, "approve").want(http.StatusUnprocessableEntity); a.count("#approve-stand_in_why-error") != 1 {
		t.Errorf("a stand-in without a reason: %s", a.text("main"))
	}
	deputy.sendForm(theirs, "approve", "stand_in_why", "Cara is ill").want(http.StatusSeeOther)
	page = taker.get(s.path + "/decisions")
	if got := page.text("#note"); !strings.Contains(got, "Approved by Dan Deputy") || !strings.Contains(got, "Cara is ill") {
		t.Errorf("approved: %s", got)
	}
	if page.count("form#draft, form#send, form#approve, form#send-back") != 0 {
		t.Error("approved decisions can be changed")
	}
	// The screen says so, and what went into the decisions stays.
	screen = taker.get(s.path + "/minutes")
	if screen.count("fieldset[disabled] #core-where") != 1 || screen.count("#draft") != 0 {
		t.Error("the screen still offers to change what was approved")
	}
	taker.autosave(s, screen, "core.where", "elsewhere").want(http.StatusUnprocessableEntity)
	taker.autosave(s, screen, "text.worries", "said more exactly").want(http.StatusOK)
	taker.post(s.path+"/minutes", formOf(screen, "text.working", "by the button too")...).want(http.StatusSeeOther)
}

func TestWhatIsMissingLeadsToItsField(t *testing.T) {
	t.Parallel()
	s := newTable(t)
	taker := s.in("minty")
	screen := taker.get(s.path + "/minutes")
	taker.post(s.path+"/minutes/decisions", formOf(screen, "text.worries", "kept")...).want(http.StatusSeeOther)
	if s.value("text.worries") != "kept" {
		t.Error("drafting lost what was typed")
	}
	page := taker.get(s.path + "/decisions").want(http.StatusOK)
	if page.count("form#draft, form#send, article") != 0 {
		t.Error("something can be drafted")
	}
	if got := page.text("#notice"); !strings.Contains(got, "Not drafted yet") {
		t.Errorf("notice %q", got)
	}
	href := page.attr(fmt.Sprintf(`#missing a[href$="#child-%d-outcome"]`, s.Amy), "href")
	if href != fmt.Sprintf("%s/minutes#child-%d-outcome", s.path, s.Amy) {
		t.Errorf("the outcome of Amy is at %q: %s", href, page.text("#missing"))
	}
	// Who may not write sees what is missing, without links to where they may not go.
	if a := s.in("mo").get(s.path + "/decisions").want(http.StatusOK); a.count("#missing li") == 0 || a.count(`#missing a[href*="/minutes"]`) != 0 {
		t.Errorf("the service manager sees %s", a.text("#missing"))
	}
}

func TestNotQuorateGoesOnOnlyAsTheServiceManagerAgrees(t *testing.T) {
	t.Parallel()
	s := newTable(t)
	s.typed(fmt.Sprintf("attend.%d.mode", s.Attendees["Class teacher"]), "absent")
	day := pathway.NewDate(2026, 12, 11)
	if err := s.DB.BeginConference(t.Context(), s.Taker, s.Case, s.Conference, day.At(9, 0)); err != nil {
		t.Fatal(err)
	}
	if err := s.DB.EndConference(t.Context(), s.Taker, s.Case, s.Conference, day.At(10, 0)); err != nil {
		t.Fatal(err)
	}
	taker, manager := s.in("minty"), s.in("mo")
	page := taker.get(s.path + "/decisions")
	if page.count("#not-quorate-form") != 0 || !strings.Contains(page.text("#not-quorate"), "needs one more agency") || page.count(`#missing a[href="#not-quorate"]`) != 1 {
		t.Errorf("for the minute taker: %s", page.text("main"))
	}
	taker.post(s.path+"/decisions/not-quorate", "why", "x").want(http.StatusForbidden)
	taker.sendForm(page, "ask").want(http.StatusSeeOther)
	today := manager.get(todayPath)
	row := today.doc.Find("tr:contains('A conference is not quorate')")
	task := manager.get(row.Find(`a[href*="/tasks/"]`).AttrOr("href", "")).want(http.StatusOK)
	if !strings.Contains(task.text("main"), "needs one more agency") || task.count(`a[href="`+s.path+`/decisions"]`) == 0 {
		t.Errorf("the task does not lead there: %s", task.text("main"))
	}
	theirs := manager.get(s.path + "/decisions")
	if a := manager.sendForm(theirs, "not-quorate-form", "why", "").want(http.StatusUnprocessableEntity); a.count("#not-quorate-why-error") != 1 {
		t.Errorf("without a reason: %s", a.text("main"))
	}
	manager.sendForm(theirs, "not-quorate-form", "why", "Both children are at risk now.").want(http.StatusSeeOther)
	taker.sendForm(taker.get(s.path+"/decisions"), "draft").want(http.StatusSeeOther)
	if got := taker.get(s.path + "/decisions").text("#draft-1"); !strings.Contains(got, "was not quorate") || !strings.Contains(got, "Agreed by Mo Manager") {
		t.Errorf("the document does not say so: %s", got)
	}
}

func TestAuthorApprovesOnlyWhereTheOfficeSaysSo(t *testing.T) {
	t.Parallel()
	s := held(t)
	chair := s.in("cara")
	chair.sendForm(chair.get(s.path+"/decisions"), "draft").want(http.StatusSeeOther)
	chair.sendForm(chair.get(s.path+"/decisions"), "send").want(http.StatusSeeOther)
	page := chair.get(s.path + "/decisions")
	if page.count("form#approve") != 0 || !strings.Contains(page.text("#note"), "somebody else has to approve") {
		t.Errorf("one's own draft: %s", page.text("#note"))
	}
	o, err := s.DB.Office(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	o.OwnApproval = true
	if err := s.DB.SaveSettings(t.Context(), s.First, o); err != nil {
		t.Fatal(err)
	}
	chair.sendForm(chair.get(s.path+"/decisions"), "approve").want(http.StatusSeeOther)
	if got := chair.get(s.path + "/decisions").text("#note"); !strings.Contains(got, "approved by the same person") {
		t.Errorf("it does not show: %s", got)
	}
}

func TestTheClockOfTheDecisions(t *testing.T) {
	t.Parallel()
	s := held(t)
	tags := func() string { return s.in("minty").get(s.path + "/decisions").text(".app-head__tags") }
	if got := tags(); !strings.Contains(got, "left") {
		t.Errorf("the clock says %q", got)
	}
	s.Clock.Forward(4 * 24 * time.Hour)
	if got := tags(); !strings.Contains(got, "late") {
		t.Errorf("four days later the clock says %q", got)
	}
}

func TestDecisionsFormsOfAnotherPersonAreRefused(t *testing.T) {
	t.Parallel()
	s := held(t)
	taker, chair := s.in("minty"), s.in("cara")
	page := taker.get(s.path + "/decisions")
	chair.sendForm(page, "draft").want(http.StatusConflict)
	if rows := dbtest.MustRows(t, s.DB, `SELECT id FROM decisions`); len(rows) != 0 {
		t.Error("a draft was made")
	}
}

func TestNotQuorateIsAdjournedToANewDate(t *testing.T) {
	t.Parallel()
	s := newTable(t)
	s.typed(fmt.Sprintf("attend.%d.mode", s.Attendees["Class teacher"]), "absent")
	day := pathway.NewDate(2026, 12, 11)
	if err := s.DB.BeginConference(t.Context(), s.Taker, s.Case, s.Conference, day.At(9, 0)); err != nil {
		t.Fatal(err)
	}
	taker := s.in("minty")
	if taker.get(s.path+"/decisions").count("form#adjourn") != 0 {
		t.Error("it is adjourned while it goes on")
	}
	if err := s.DB.EndConference(t.Context(), s.Taker, s.Case, s.Conference, day.At(9, 20)); err != nil {
		t.Fatal(err)
	}
	taker.sendForm(taker.get(s.path+"/decisions"), "adjourn").want(http.StatusSeeOther)
	k, err := s.DB.ConferenceScreen(t.Context(), s.Taker, s.Case, s.Conference)
	if err != nil {
		t.Fatal(err)
	}
	if k.Record.Conference.State != pathway.ConferenceAdjourned || k.Record.Case.Stage != pathway.StagePreparing {
		t.Errorf("conference %s, family %s", k.Record.Conference.State, k.Record.Case.Stage)
	}
	for _, m := range k.Milestones {
		if m.Clock {
			t.Errorf("a clock runs: %s", m.ID)
		}
		if m.ID == "icpc" && !m.Done.IsZero() {
			t.Error("it counts as held")
		}
	}
	if page := s.in("mo").get(s.path + "/decisions"); s.offers("/cases/:case/conferences/:conference/move") && page.count(fmt.Sprintf(`#not-quorate a[href="%s/move"]`, s.path)) != 1 {
		t.Errorf("no way to a new date: %s", page.text("#not-quorate"))
	}
	taker.post(s.path+"/minutes/end", formOf(taker.get(s.path+"/minutes"), "ended", "0930")...).want(http.StatusUnprocessableEntity)

	quorate := held(t)
	b := quorate.in("minty")
	page := b.get(quorate.path + "/decisions")
	b.post(quorate.path+"/decisions/adjourn", "person", page.attr("form#draft [name=person]", "value")).want(http.StatusUnprocessableEntity)
}

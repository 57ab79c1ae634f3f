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

// tooFew is a table whose conference ended at 09:20, and too few agencies came.
func tooFew(t *testing.T) *table {
	t.Helper()
	s := newTable(t)
	s.typed(fmt.Sprintf("attend.%d.mode", s.Attendees["Class teacher"]), "absent")
	day := pathway.NewDate(2026, 12, 11)
	if err := s.DB.BeginConference(t.Context(), s.Taker, s.Case, s.Conference, day.At(9, 0)); err != nil {
		t.Fatal(err)
	}
	if err := s.DB.EndConference(t.Context(), s.Taker, s.Case, s.Conference, day.At(9, 20)); err != nil {
		t.Fatal(err)
	}
	return s
}

// A conference that was not quorate is given a new date that the service manager approves; it stays on record.
func TestAnAdjournedConferenceIsGivenANewDate(t *testing.T) {
	t.Parallel()
	s := tooFew(t)
	taker, manager := s.in("minty"), s.in("mo")
	taker.sendForm(taker.get(s.path+"/decisions"), "adjourn").want(http.StatusSeeOther)
	family := fmt.Sprintf("/cases/%d", s.Case)

	form := manager.get(s.path + "/move").want(http.StatusOK)
	if got := form.text("h1"); got != "Give the conference a new date" {
		t.Errorf("the form is called %q", got)
	}
	version := form.attr("form [name=version]", "value")
	good := []string{"version", version, "conference", idText(s.Conference), "ground", "not-quorate", "why", "Only two agencies came.", "approved", idText(s.Manager.ID), "date", "other", "other_date", "17/12/2026", "time", "10:00",
		"minutes", "120", "place", form.attr("#place option[value^=venue]", "value"), "chair", idText(s.Chair.ID), "minute_taker", idText(s.Taker.ID), "children", idText(s.Amy)}
	for _, tt := range []struct {
		name, wrong string
		typed       []string
	}{
		{"why", "why", []string{"why", ""}},
		{"on what ground", "ground", []string{"ground", ""}},
		{"who approved it", "approved", []string{"approved", ""}},
		{"a Saturday", "other_date", []string{"other_date", "19/12/2026"}},
		{"Christmas Day", "other_date", []string{"other_date", "25/12/2026"}},
		{"yesterday", "other_date", []string{"other_date", "10/12/2026"}},
	} {
		typed := changed(good, tt.typed...)
		manager.post(s.path+"/move", typed...).keeps(tt.name, tt.wrong, "", "time", "10:00")
	}
	manager.post(s.path+"/move", good...).want(http.StatusSeeOther)
	page := manager.get(family + "/conferences").want(http.StatusOK)
	var titles []string
	for _, card := range page.doc.Find(".app-conference").EachIter() {
		titles = append(titles, strings.Join(strings.Fields(card.Find(".app-conference__title").Text()+" "+card.Find(".app-conference__head .app-tag").Text()), " "))
	}
	if got := strings.Join(titles, "; "); got != "Thursday 17 December 2026 at 10:00 Initial child protection conference Planned Past the statutory limit; Friday 11 December 2026 at 10:00 Initial child protection conference Adjourned" {
		t.Errorf("on record: %s", got)
	}
	// What was said at the first one stays readable; no clock runs; the step and its oversight note say what happened.
	if got := s.in("cara").get(s.path + "/minutes").want(http.StatusOK).text("#screen"); !strings.Contains(got, "Eve Teacher") {
		t.Error("the first conference's screen is empty")
	}
	again := s.goesOn(t)
	if again.path == s.path {
		t.Fatal("there is no conference after it")
	}
	c, err := s.DB.Course(t.Context(), s.First, s.Case)
	if err != nil {
		t.Fatal(err)
	}
	for step, done := range map[string]bool{"not-quorate": false, // the agencies, and the safety plan, are left
		"icpc": false, "decisions-to-chair": false} {
		if m, _ := c.Milestone(step); m.Done.IsZero() == done || m.Clock {
			t.Errorf("%s: done %s, clock %t", step, m.Done, m.Clock)
		}
	}
	if m, _ := c.Milestone("report-shared"); m.Due.String() != "2026-12-15" {
		t.Errorf("what comes before it is counted from the new date: %s", m.Due)
	}
	notes := strings.Join(dbtest.MustRows(t, s.DB, `SELECT text FROM note WHERE kind = 'oversight' AND step = 'not-quorate'`), "; ")
	if !strings.Contains(notes, "takes place on Thursday 17 December 2026 at 10:00 instead") || !strings.Contains(notes, "Only two agencies came.") || !strings.Contains(notes, "Approved by Mo Manager") {
		t.Errorf("the oversight note: %q", notes)
	}
	manager.post(s.path+"/move", good...) // from the page as it was
	if rows := dbtest.MustRows(t, s.DB, `SELECT id FROM conference`); len(rows) != 2 {
		t.Errorf("%d conferences", len(rows))
	}
}

// goesOn looks at the screen of the conference that takes the place of one that was adjourned: it goes on from what was typed there,
// which is marked with its day until it is changed; who came and what was decided is asked anew.
func (s *table) goesOn(t *testing.T) *table {
	t.Helper()
	sitting := s.Sitting
	if _, err := fmt.Sscan(dbtest.MustRows(t, s.DB, fmt.Sprintf(`SELECT replaced_by FROM conference WHERE id = %d`, s.Conference))[0], &sitting.Conference); err != nil {
		t.Fatal(err)
	}
	again := &table{s.site, sitting, fmt.Sprintf("/cases/%d/conferences/%d", s.Case, sitting.Conference)}
	s.Clock.Forward(6 * 24 * time.Hour)
	taker := again.in("minty")
	page := taker.get(again.path + "/minutes").want(http.StatusOK)
	worker := dbtest.MustRows(t, s.DB, fmt.Sprintf(`SELECT id FROM attendee WHERE role = 'Social worker' AND conference = %d`, sitting.Conference))[0]
	for selector, want := range map[string]string{
		"[name='text.worries']": "Amy was found alone twice.", "[name='text.summary']": "Amy is at risk of neglect.",
		fmt.Sprintf("[name='views.adult.%d.text']", s.Mother): "She wants help with mornings.",
	} {
		if got := page.text(selector); got != want {
			t.Errorf("%s holds %q, want %q", selector, got, want)
		}
	}
	for selector, want := range map[string]string{fmt.Sprintf("[name='plan.%d.1.action']", s.Amy): "Breakfast club every school day from Monday", "[name='core.lead']": "Sue Worker"} {
		if got := page.attr(selector, "value") + page.text(selector); got != want {
			t.Errorf("%s holds %q, want %q", selector, got, want)
		}
	}
	if page.count("[name='core.member."+worker+"'][checked]") != 1 {
		t.Error("the social worker is no longer a member of the core group")
	}
	if page.count(fmt.Sprintf("[name='child.%d.outcome'][checked]", s.Amy)) != 0 || page.attr("[name='attend."+worker+".mode'] option[selected]", "value") != "" || page.attr("[name='core.date']", "value") != "" {
		t.Error("who came, what was decided or when the core group meets is not asked anew")
	}
	const mark = "Typed on Fri 11 Dec 2026, before the conference was adjourned"
	if got := page.text("#place-worries"); !strings.Contains(got, mark) {
		t.Errorf("the worries are not marked: %q", got)
	}
	taker.autosave(again, page, "text.worries", "Amy was found alone three times.").want(http.StatusOK)
	if got := taker.get(again.path + "/minutes").text("#place-worries"); strings.Contains(got, mark) {
		t.Errorf("what was changed is still marked: %q", got)
	}
	return again
}

// A conference that goes on as an exception leaves its step, and an oversight note to be copied.
func TestAnExceptionIsOnRecord(t *testing.T) {
	t.Parallel()
	s := tooFew(t)
	manager := s.in("mo")
	manager.sendForm(manager.get(s.path+"/decisions"), "not-quorate-form", "why", "Both children are at risk now.").want(http.StatusSeeOther)
	family := fmt.Sprintf("/cases/%d", s.Case)
	if got := manager.get(family + "/steps/not-quorate").text("#entries tbody"); !strings.Contains(got, "done by Mo Manager · Both children are at risk now.") {
		t.Errorf("the step: %q", got)
	}
	if got := manager.get(family + "/notes").text("main"); !strings.Contains(got, "The conference goes on though it is not quorate") || !strings.Contains(got, "Agreed as an exception by Mo Manager.") {
		t.Errorf("the oversight note: %s", got)
	}
}

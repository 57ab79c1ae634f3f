package handlers

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"cp-pathway/pathway"
)

// A row names the family, and its children as they are known; a 24-hour clock leads to the decisions until they are approved,
// and then to who still has nothing.
func TestToday(t *testing.T) {
	t.Parallel()
	s := newDemo(t)
	page := s.as(pathway.MinuteTaker).get(todayPath + "?whose=all").want(http.StatusOK)
	row := page.text("#overdue tr:contains('Carter family') th")
	if !strings.Contains(row, "CP-2026-0011 · Amelia, Jack, May, Oscar, Ivy") {
		t.Errorf("the children of a row are not there: %q", row)
	}
	for family, want := range map[string]string{"Mwangi family": "/decisions", "Hughes family": "/distribution"} {
		if href := page.attr(".app-clock:contains('"+family+"') .govuk-button", "href"); !strings.HasSuffix(href, want) {
			t.Errorf("the clock of the %s leads to %q, want %s", family, href, want)
		}
	}
}

// The page of an error leads on: to the family it was about, and to where this reader's work begins.
func TestErrorPagesLeadOn(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	values := s.everything()
	gone := s.as(pathway.Admin).get(address(t, "/cases/:case/tasks/999", values)).want(http.StatusNotFound)
	if first, second := gone.attr(".app-problem .govuk-button", "href"), gone.text(".app-problem .govuk-button--secondary"); first != address(t, "/cases/:case", values) || second != "Go to Today" {
		t.Errorf("a task that is not there leads to %q and %q", first, second)
	}
	refused := s.as(pathway.SystemAdministrator).get(todayPath).want(http.StatusForbidden)
	if got := refused.text(".app-problem .govuk-button"); got != "Go to the office’s page" {
		t.Errorf("one who sees no family is led to %q", got)
	}
}

// A family that was entered and has no strategy meeting yet is on the list of whoever records it, and of nobody once it has.
func TestTodayAsksForTheFirstMeeting(t *testing.T) {
	t.Parallel()
	w, _, _ := before(t, "2024")
	record := "#undated a[href='" + w.path("/strategy/new") + "']"
	for role, want := range map[pathway.Role]int{pathway.Admin: 1, pathway.MinuteTaker: 0} {
		for _, whose := range []string{"mine", "role"} {
			if n := w.roles[role].get("/today?whose=" + whose).count(record); n != want {
				t.Errorf("%s of %s: %d rows, want %d", whose, role, n, want)
			}
		}
	}
	admin := w.roles[pathway.Admin]
	if n := admin.get("/today?whose=all").count(record); n != 1 {
		t.Errorf("everybody’s: %d rows", n)
	}
	if n := w.roles[pathway.Auditor].get("/today?whose=all").count(record); n != 0 {
		t.Errorf("an auditor is led to record it by %d rows", n)
	}
	row := admin.get("/cases").doc.Find("tr:has(a[href='" + w.path("") + "'])")
	if text := row.Text(); !strings.Contains(text, "Record the strategy meeting") || !strings.Contains(text, "can be done now") {
		t.Errorf("in the list of families: %s", text)
	}
	if n := admin.get("/today?whose=all").count("#undated a[href='" + w.path("/steps/strategy-meeting") + "']"); n != 0 {
		t.Error("the row leads to the page of a step that is not there")
	}
	w.meet()
	if n := admin.get("/today?whose=all").count(record); n != 0 {
		t.Errorf("it is recorded, and still on %d rows", n)
	}
}

// The task that stands for a step is as late as the step is: the chair was to be allocated on Monday.
func TestATaskIsAsLateAsItsStep(t *testing.T) {
	t.Parallel()
	w, _, _ := before(t, "2024")
	meeting := w.meet()
	w.later(24 * time.Hour) // the threshold is decided on Tuesday
	w.decide(meeting, "yes")
	page := w.roles[pathway.ServiceManager].get("/today").want(http.StatusOK)
	row := page.doc.Find("#overdue tr:has(a[href^='" + w.path("/tasks/") + "'])")
	if text := strings.Join(strings.Fields(row.Text()), " "); !strings.HasPrefix(text, "Task, 1 working day late") || !strings.Contains(text, "23 Nov") {
		t.Errorf("the task to allocate a chair: %q in %s", text, page.text("main"))
	}
	if text := w.roles[pathway.ServiceManager].get(w.path("")).text("#tasks"); !strings.Contains(text, "23 Nov") {
		t.Errorf("the family’s tasks: %s", text)
	}
}

// The 24 hours of a conference are before everybody who may distribute its decisions, whatever part of the list they look at.
func TestTheClocksAreBeforeWhoeverDistributes(t *testing.T) {
	t.Parallel()
	w, s := sits(t, "2024")
	on := pathway.NewDate(2026, 12, 11)
	if err := s.DB.BeginConference(t.Context(), s.Taker, s.Case, s.Conference, on.At(10, 5)); err != nil {
		t.Fatal(err)
	}
	if err := s.DB.EndConference(t.Context(), s.Taker, s.Case, s.Conference, on.At(12, 10)); err != nil {
		t.Fatal(err)
	}
	for _, role := range []pathway.Role{pathway.Admin, pathway.ServiceManager, pathway.MinuteTaker} {
		for _, whose := range []string{"mine", "role", "all"} {
			if n := w.roles[role].get("/today?whose=" + whose).count(".app-clock"); n != 2 {
				t.Errorf("%s of %s: %d clocks", whose, role, n)
			}
		}
	}
}

// Who only reads has nothing of their own to do, and sees everybody’s.
func TestTodayOfAnAuditorIsEverybodys(t *testing.T) {
	t.Parallel()
	w, _, _ := before(t, "2024")
	w.meet()
	page := w.roles[pathway.Auditor].get("/today")
	if text := page.text("main [aria-current]"); !strings.Contains(text, "Everybody") {
		t.Errorf("the list is %q", text)
	}
	if n := page.count("main tbody tr"); n == 0 {
		t.Error("nothing to see")
	}
	if text := w.roles[pathway.Admin].get("/today").text("main [aria-current]"); !strings.Contains(text, "Mine") {
		t.Errorf("an administrator’s is %q", text)
	}
}

// A family for whom nothing has a date shows what can be done now.
func TestTheListOfFamiliesShowsWhatCanBeDoneNow(t *testing.T) {
	t.Parallel()
	s := newDemo(t)
	for family, want := range map[string]string{"Begum-Hartley-Fitzgerald": "Assessment in place of a conferencecan be done now", "Haddad": "Conference not neededcan be done now"} {
		if row := s.as(pathway.Admin).get(casesPath).text("#families tr:contains('" + family + "')"); !strings.Contains(row, want) {
			t.Errorf("%s: %s", family, row)
		}
	}
}

// What is booked stands on the day and at the time it is booked for, with both last days beside it: in the list of families, in the
// picture, in the steps and on the list of today.
func TestTheBookedDayStandsBesideBothLimits(t *testing.T) {
	t.Parallel()
	d := newBookingDesk(t)
	chair := d.accountWith(pathway.Chair)
	admin, manager := d.as(pathway.Admin), d.as(pathway.ServiceManager)
	if row := admin.get(casesPath).text("#families tr:has(a[href='" + at(d.nowak, "") + "'])"); !strings.Contains(row, "Not bookedDay 15 is 10 Dec, limit 11 Dec") {
		t.Errorf("not booked yet: %s", row)
	}
	d.book(manager, d.nowak, "date", "2026-11-27", "time", "09:30", "chair", idText(chair.ID))
	row := admin.get(casesPath).text("#families tr:has(a[href='" + at(d.nowak, "") + "'])")
	if !strings.Contains(row, "Fri 27 Nov 2026, 09:30Day 15 is 10 Dec, limit 11 Dec") {
		t.Errorf("in the list of families: %s", row)
	}
	page := admin.get(at(d.nowak, ""))
	if text := page.text("#picture li:contains('Conference')"); !strings.Contains(text, "Fri 27 Nov 2026, 09:30") || !strings.Contains(text, "in 4 working days; Day 15 is 10 Dec, limit 11 Dec") {
		t.Errorf("in the picture: %s", text)
	}
	if text := page.text("#icpc"); !strings.Contains(text, "Oak room, Civic Hall") || !strings.Contains(text, "Fri 27 Nov 2026, 09:30") || !strings.Contains(text, "Day 15 is Thu 10 Dec 2026, limit Fri 11 Dec 2026") {
		t.Errorf("in the steps: %s", text)
	}
	if text := d.as(pathway.Chair).get(todayPath + "?whose=mine").text("#next tr:contains('Initial child protection conference')"); !strings.Contains(text, "Fri 27 Nov 2026, 09:30Day 15 is Thu 10 Dec 2026, limit Fri 11 Dec 2026") {
		t.Errorf("on the list of today: %s", text)
	}
	d.Clock.Forward(4 * 24 * time.Hour)
	if text := d.as(pathway.Chair).get(todayPath).text("#due-today tr:contains('Initial child protection conference')"); !strings.HasPrefix(text, "Today at 09:30") {
		t.Errorf("on its day: %s", text)
	}
	d.Clock.Forward(3 * 24 * time.Hour)
	if text := d.as(pathway.Chair).get(todayPath).text("#overdue tr:contains('Initial child protection conference')"); !strings.Contains(text, "1 working day ago, not recorded as held") {
		t.Errorf("after it: %s", text)
	}
}

package handlers

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"cp-pathway/views"
)

// Children have reviews of their own. The earliest is the family's, the core group stands on the day that the conference agreed, and
// each reader is told of their own children's reviews.
func TestWhatTheConferenceAgreedStandsOnThePathway(t *testing.T) {
	t.Parallel()
	s := ended(t)
	ada := s.People["ada"]
	screen := s.in("minty").get(views.Path("cases", s.Case, "conferences", s.Conference, "minutes")).want(http.StatusOK)
	if text := screen.text(fmt.Sprintf("label:contains('Review of Ada'), #child-%d-review", ada)); !strings.Contains(text, "where it is another day than for all") {
		t.Errorf("the screen has no review for Ada: %q", text)
	}
	s.Approve(t, s.DB, map[string]string{
		fmt.Sprintf("child.%d.review", ada): "26/2/2027", fmt.Sprintf("child.%d.review-time", ada): "9:30", "core.date": "21/12/2026"})
	admin := s.in("addy")
	page := admin.get(views.Path("cases", s.Case)).want(http.StatusOK)
	if text := page.text("#core-group-1"); !strings.Contains(text, "Mon 21 Dec 2026, 14:00") || !strings.Contains(text, "due by Tue 29 Dec 2026") || !strings.Contains(text, "Civic Centre, Oak Room") {
		t.Errorf("the core group: %s", text)
	}
	if text := page.text("#review-1"); !strings.Contains(text, "Fri 26 Feb 2027, 09:30") {
		t.Errorf("the review: %s", text)
	}
	preview := s.in("helen").get(views.Path("cases", s.Case, "conferences", s.Conference, "decisions")).want(http.StatusOK)
	if text := preview.text("main"); strings.Count(text, "Review of this child") != 1 || !strings.Contains(text, "Friday 26 February 2027 at 09:30") {
		t.Errorf("the decisions: %s", text)
	}
	s.do(admin, "make").want(http.StatusSeeOther)
	for who, want := range map[string][2]string{"paul": {"5 March 2027", "26 February 2027"}, "lukasz": {"26 February 2027", ""}} {
		text := s.text(who)
		if !strings.Contains(text, want[0]) || want[1] != "" && strings.Contains(text, want[1]) {
			t.Errorf("%s is told: %s", who, text)
		}
	}
	s.Clock.Forward(5 * 24 * time.Hour)
	if text := s.in("addy").get(todayPath + "?whose=all").text("#next tr:contains('Core group 1')"); !strings.Contains(text, "Mon 21 Dec 2026, 14:00") {
		t.Errorf("today: %s", text)
	}
}

package handlers

import (
	"net/http"
	"strings"
	"testing"

	"cp-pathway/pathway"
)

// A row names the family, and its children as they are known; a 24-hour clock leads to the decisions until they are approved,
// and then to who still has nothing.
func TestToday(t *testing.T) {
	s := newDemo(t)
	page := s.as(pathway.MinuteTaker).get(todayPath + "?whose=all").want(http.StatusOK)
	row := page.text("#overdue tr:contains('Carter family') th")
	if !strings.Contains(row, "CP-2026-0007 · Amelia, Jack, May, Oscar, Ivy") {
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

package handlers

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// agencyOf returns the agency of one of the attendance.
func (s *table) agencyOf(role string) int64 {
	s.t.Helper()
	r, err := s.DB.Record(s.t.Context(), s.Case, s.Conference)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, a := range r.Attendees {
		if a.ID == s.Attendees[role] {
			n, _ := r.Colleague(a.Professional)
			return n.Professional.Agency
		}
	}
	s.t.Fatalf("nobody is %s", role)
	return 0
}

// The screen says of each agency whether its report has come and who of the family had it: nothing of what is for the chair
// only, and nobody who is not on the screen.
func TestScreenSaysWhichReportsCame(t *testing.T) {
	t.Parallel()
	s := newTable(t)
	keep := func(role string, chairOnly bool) int64 {
		t.Helper()
		id, err := s.DB.KeepReport(t.Context(), s.First, s.Case, pathway.Report{Conference: s.Conference, Agency: s.agencyOf(role), Title: "Report", Author: "Somebody", ChairOnly: chairOnly}, []byte("%PDF-1.7\n"))
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	share := func(report int64, with string) {
		t.Helper()
		if err := s.DB.ShareReport(t.Context(), s.First, s.Case, report, pathway.ReportShared{Attendee: s.Attendees[with], ReadBy: "Sue Worker", How: pathway.ShareHows[0].Value, ByWhom: "Sue Worker",
			SharedAt: pathway.NewDateTime(2026, 12, 9, 10, 0)}); err != nil {
			t.Fatal(err)
		}
	}
	share(keep("Health visitor", false), "Mother")
	keep("Class teacher", false)
	keep("Police officer", true)
	share(keep("Lawyer", false), "hidden")
	page := s.in("minty").get(s.path + "/minutes").want(http.StatusOK)
	for name, want := range map[string]string{
		"Hal Visitor":   "Report received, shared with Mia Testova on 9 Dec 2026",
		"Eve Teacher":   "Report received, not yet shared with the family",
		"Pat Constable": "No report yet",
		"Lee Lawyer":    "Report received",
		"Sue Worker":    "No report yet",
	} {
		if got := page.text(fmt.Sprintf(".app-report[aria-label='%s'] .app-report__who", name)); !strings.HasSuffix(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if strings.Contains(page.Body, "Grandfather") {
		t.Error("the hidden grandfather stands on the screen")
	}
}

// Each screen of a conference leads to the next: the sheet that goes round, and the distribution once it is approved.
func TestScreensOfAConferenceLeadOn(t *testing.T) {
	t.Parallel()
	s := held(t)
	taker, chair := s.in("minty"), s.in("cara")
	sheet, distribution, tell := s.path+"/attendance", s.path+"/distribution", fmt.Sprintf("/cases/%d/steps/decisions-approved#ask", s.Case)
	if n := taker.get(s.path + "/minutes").count("#attendance a[href='" + sheet + "']"); n != 1 {
		t.Errorf("the screen leads %d times to the sheet", n)
	}
	conferences := fmt.Sprintf("/cases/%d/conferences", s.Case)
	if n := taker.get(conferences).count("a[href='" + sheet + "']"); n != 1 {
		t.Errorf("the conference leads %d times to its sheet", n)
	}
	taker.get(sheet).want(http.StatusOK)
	taker.sendForm(taker.get(s.path+"/decisions"), "draft").want(http.StatusSeeOther)
	taker.sendForm(taker.get(s.path+"/decisions"), "send").want(http.StatusSeeOther)
	if n := chair.get(s.path + "/decisions").count("a[href='" + distribution + "']"); n != 0 {
		t.Error("what is not approved is given to everybody")
	}
	chair.sendForm(chair.get(s.path+"/decisions"), "approve").want(http.StatusSeeOther)
	for _, b := range []*browser{taker, chair} {
		page := b.get(s.path + "/decisions")
		if page.count("a[href='"+distribution+"']") != 1 || page.count("a[href='"+tell+"']") != 1 {
			t.Errorf("after the approval there are the links %s", page.text("main header, .app-head__actions"))
		}
		b.get(distribution).want(http.StatusOK)
	}
	// The chair tells the team manager, and the case note is ready to be copied.
	if ask := chair.get(fmt.Sprintf("/cases/%d/steps/decisions-approved", s.Case)).want(http.StatusOK).text("#ask-text"); !strings.Contains(ask, "The chair has approved the decisions") || strings.Contains(ask, "Testova") {
		t.Errorf("the message to the team manager: %q", ask)
	}
	rows := dbtest.MustRows(t, s.DB, `SELECT text FROM note WHERE step = 'decisions-approved'`)
	if len(rows) != 1 || !strings.Contains(rows[0], "approved by Cara Chair") || !strings.Contains(rows[0], "Amy Testova: Child protection plan: neglect") {
		t.Errorf("the case note: %q", rows)
	}
}

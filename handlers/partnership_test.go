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

// The core group's report before a review: made from what is recorded, refused with what is missing, sent to each what they may know;
// in the pathway in which the core group shares it that is the step.
func TestPartnershipReport(t *testing.T) {
	t.Parallel()
	s := decided(t)
	s.Clock.Forward(12 * 24 * time.Hour)
	addy, base := s.in("addy"), views.Path("cases", s.Case)
	if a := addy.get(base + "/partnership-report"); a.Status == http.StatusOK {
		t.Error("a report before the core group has met")
	}
	if got := addy.get(base + "/plan").text("main"); strings.Contains(got, "Partnership report") {
		t.Error("offered before the core group has met")
	}
	s.Meet(t, s.DB, pathway.NewDate(2026, 12, 22), nil)
	if got := addy.get(base + "/plan").text("main"); !strings.Contains(got, "Partnership report") {
		t.Errorf("not offered: %s", got)
	}
	page := addy.get(base + "/partnership-report").want(http.StatusOK)
	if got := page.text("#evidence"); !strings.Contains(got, "22 December 2026") || !strings.Contains(got, "seen, and alone") {
		t.Errorf("the evidence: %s", got)
	}
	wrong := addy.sendForm(page, "partnership-form", "view", "", "agreed_on", "1/1/2030").want(http.StatusUnprocessableEntity)
	if wrong.count("#view-error") != 1 || wrong.count("#agreed_on-error") != 1 {
		t.Errorf("wrong: %s", wrong.text(".govuk-error-summary"))
	}
	at := addy.sendForm(page, "partnership-form", "view", "It is calmer at home.", "agreed_on", "22/12/2026").want(http.StatusSeeOther).to()
	addy.sendForm(page, "partnership-form", "view", "Mine", "agreed_on", "22/12/2026").want(http.StatusConflict)
	for who, kind := range map[string]string{"mother": "Dear Ms O’Neill", "worker": "Dear Grace Okafor"} {
		if got := addy.get(fmt.Sprintf("%s/%d", at, s.Attendees[who])).want(http.StatusOK).text("#preview-partnership-report"); !strings.Contains(got, kind) || !strings.Contains(got, "It is calmer at home.") || !strings.Contains(got, "It has begun.") {
			t.Errorf("%s reads %s", who, got)
		}
	}
	father := addy.get(fmt.Sprintf("%s/%d", at, s.Attendees["paul"])).want(http.StatusOK).text("#preview-partnership-report")
	for _, secret := range []string{dbtest.RefugeName, dbtest.RefugeStreet, dbtest.RefugeAgency, dbtest.RefugeWorker, "Wójcik", "Ada", "Leo", "It is calmer"} {
		if strings.Contains(father, secret) {
			t.Errorf("the father’s report holds %s", secret)
		}
	}
	dbtest.MustExec(t, s.DB, `UPDATE cases SET pathway = 'sqa' WHERE id = ?`, s.Case)
	dbtest.MustCount(t, s.DB, s.First)
	done := func() string {
		return strings.Join(dbtest.MustRows(t, s.DB, `SELECT step FROM milestone WHERE step = 'review-1-report-shared' AND done IS NOT NULL`), " ")
	}
	s.path = at
	s.do(addy, "make").want(http.StatusSeeOther)
	s.do(addy, "print").want(http.StatusSeeOther)
	s.drafts(addy)
	if got := done(); got != "" {
		t.Error("shared before it went")
	}
	s.do(addy, "sent").want(http.StatusSeeOther)
	if got := done(); got == "" {
		t.Errorf("it went, and the step is not done: %s", addy.get(at).text("main"))
	}
	if got := addy.get(base + "/partnership-report").want(http.StatusSeeOther).to(); got != at {
		t.Errorf("after it went: %s", got)
	}
	if a := addy.post(base+"/partnership-report", "view", "Other", "agreed_on", "22/12/2026", "version", "1"); a.Status == http.StatusSeeOther {
		t.Error("changed after it went")
	}
	doc := dbtest.MustRows(t, s.DB, fmt.Sprintf(`SELECT CAST(id AS TEXT) FROM document WHERE kind = 'partnership-report' AND attendee = %d`, s.Attendees["mother"]))[0]
	addy.post(views.Path("cases", s.Case, "documents")+"/"+doc+"/back", "state", "returned", "back_on", s.Clock.Now().Format("02/01/2006"), "back_at", s.Clock.Now().Format("15:04")).want(http.StatusSeeOther)
	if got := done(); got != "" {
		t.Error("it came back, and the step stays done")
	}
	if a := addy.get(views.Path("cases", s.site.family("CP-2026-0099")) + strings.TrimPrefix(at, base)); a.Status != http.StatusNotFound {
		t.Errorf("another family’s: %d", a.Status)
	}
}

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

// The siblings' first review: booked from the Conferences page on the day that was agreed, with the list of the last conference; its
// screen starts from the plan in force; a plan steps down only once that was agreed.
func TestAReviewFromTheBookingToItsScreen(t *testing.T) {
	t.Parallel()
	s := decided(t)
	s.Clock.Forward(30 * 24 * time.Hour)
	admin := s.in("addy")
	page := admin.get(fmt.Sprintf("/cases/%d/conferences", s.Case)).want(http.StatusOK)
	if got := page.text("main"); !strings.Contains(got, "Book review 1") || !strings.Contains(got, "Review 1 is to be held by Thursday 11 March 2027; the limit is Thursday 11 March 2027.") {
		t.Errorf("the conferences: %s", got)
	}
	book := fmt.Sprintf("/cases/%d/conferences/new", s.Case)
	page = admin.get(book).want(http.StatusOK)
	if got := page.text(".app-limits"); !strings.Contains(got, "Last working day for the review") || !strings.Contains(got, "Limit, 3 months") {
		t.Errorf("limits: %s", got)
	}
	if got := page.text("#counting"); !strings.Contains(got, "91 days after that") || !strings.Contains(got, "Fri 12 Mar 2027") {
		t.Errorf("the counting: %s", got)
	}
	if page.attr("[name=time]", "value") != "10:00" || page.attr("input[name=date][checked]", "value") != "2027-03-05" || page.count("[name=children][checked]") != 4 || page.count("[name=police]") != 1 {
		t.Errorf("the form starts with %s, %s, %d children", page.attr("[name=time]", "value"), page.attr("input[name=date][checked]", "value"), page.count("[name=children][checked]"))
	}
	if got := page.text(".app-days"); strings.Contains(got, "Day ") || !strings.Contains(got, "past the limit: reason needed") {
		t.Errorf("the days: %s", got)
	}
	for _, bad := range [][2]string{{"date", "2027-03-06"}, {"time", "half ten"}, {"minutes", "x"}, {"late_reason", strings.Repeat("😀", 10000)}, {"children", "<script>"}} {
		if a := admin.fill(page, "booking-form", bad[0], bad[1]); bad[0] != "late_reason" && a.Status != http.StatusUnprocessableEntity || a.Status >= 500 {
			t.Errorf("%s=%.20s: %d", bad[0], bad[1], a.Status)
		}
	}
	admin.fill(admin.get(book), "booking-form", "minute_taker", idText(s.Taker.ID)).want(http.StatusSeeOther)
	review := int64(0)
	fmt.Sscan(dbtest.MustRows(t, s.DB, `SELECT id FROM conference WHERE kind = 'review'`)[0], &review)
	if got := admin.get(fmt.Sprintf("/cases/%d/conferences/%d/invitations", s.Case, review)).want(http.StatusOK).text("#recipients"); !strings.Contains(got, "Vera Lund") || strings.Contains(got, "DC Owen Price") {
		t.Errorf("the list: %s", got)
	}
	if got := admin.get(fmt.Sprintf("/cases/%d/preparation", s.Case)).want(http.StatusOK).text("main"); !strings.Contains(got, "The review is on Friday 5 March 2027") || !strings.Contains(got, "Report for review 1 shared") {
		t.Errorf("the preparation: %s", got)
	}

	s.Clock.Forward(time.Date(2027, 3, 5, 11, 0, 0, 0, time.UTC).Sub(s.Clock.Now()))
	if err := s.DB.BeginConference(t.Context(), s.Taker, s.Case, review, pathway.NewDateTime(2027, 3, 5, 10, 0)); err != nil {
		t.Fatal(err)
	}
	taker, mia := s.in("minty"), s.People["mia"]
	screen := taker.get(fmt.Sprintf("/cases/%d/conferences/%d/minutes", s.Case, review)).want(http.StatusOK)
	if got := screen.text("#place-child-" + idText(mia) + ", #child-" + idText(mia)); !strings.Contains(got, "From 11 December 2026") || !strings.Contains(got, "version 1 of the plan") || !strings.Contains(got, "Steps down to child in need") {
		t.Errorf("the screen does not start from the plan in force: %.600s", got)
	}
	if n := screen.count(fmt.Sprintf(`input[type=checkbox][name="plan.%d.1.keep"]`, mia)); n != 1 {
		t.Errorf("%d boxes confirm the first row", n)
	}

	chair, path := s.in("helen"), fmt.Sprintf("/cases/%d/conferences/%d/step-down", s.Case, review)
	form := chair.get(path).want(http.StatusOK)
	for _, bad := range [][]string{{}, {"step", "icpc"}, {"children", "99999"}, {"happened_on", "31/2/2027"}, {"happened_on", "5/3/2030"}, {"note", strings.Repeat("<script>", 10000)}, {"team", "محمد 😀"}} {
		if a := chair.fill(form, "step-down-form", bad...); a.Status != http.StatusUnprocessableEntity {
			t.Errorf("%.40v: %d", bad, a.Status)
		}
	}
	chair.fill(form, "step-down-form", "step", pathway.StepDownAgreed, "children", idText(mia), "team", "Noor Khan", "unit", "Mo Manager", "told_how", "email", "happened_on", "1/3/2027", "happened_at", "10:00", "note", "Eight quiet weeks").want(http.StatusSeeOther)
	if got := chair.get(path).text("#step-down-list"); !strings.Contains(got, "Noor Khan") || !strings.Contains(got, "Mia") {
		t.Errorf("recorded: %s", got)
	}
	chair.get(fmt.Sprintf("/cases/%d/conferences/%d/step-down", s.Case, s.Conference)).want(http.StatusUnprocessableEntity)
}

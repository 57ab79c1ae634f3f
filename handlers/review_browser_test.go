//go:build ci

package handlers

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// The pages of a review, from its booking to the screen that starts from the plan in force.
func TestAReviewInABrowser(t *testing.T) {
	x := newInspector(t)
	s := decided(t)
	x.on(s.site)
	s.Clock.Forward(30 * 24 * time.Hour)
	admin := s.in("addy")
	look := func(name string, b *browser, a *answer) {
		t.Helper()
		x.look(name, b, a, 1280, 700)
	}
	book := fmt.Sprintf("/cases/%d/conferences/new", s.Case)
	look("review-conferences", admin, admin.get(fmt.Sprintf("/cases/%d/conferences", s.Case)).want(http.StatusOK))
	form := admin.get(book).want(http.StatusOK)
	look("review-booking", admin, form)
	look("review-booking-wrong", admin, admin.fill(form, "booking-form", "date", "2027-03-06").want(http.StatusUnprocessableEntity))
	admin.fill(form, "booking-form", "minute_taker", idText(s.Taker.ID)).want(http.StatusSeeOther)
	review := int64(0)
	fmt.Sscan(dbtest.MustRows(t, s.DB, `SELECT id FROM conference WHERE kind = 'review'`)[0], &review)
	at := fmt.Sprintf("/cases/%d/conferences/%d", s.Case, review)
	look("review-invitations", admin, admin.get(at+"/invitations").want(http.StatusOK))
	look("review-proof", admin, admin.get(fmt.Sprintf("%s/invitations/%s", at, dbtest.MustRows(t, s.DB, fmt.Sprintf(`SELECT id FROM attendee WHERE conference = %d AND person IS NOT NULL ORDER BY id LIMIT 1`, review))[0])).want(http.StatusOK))
	look("review-course", admin, admin.get(fmt.Sprintf("/cases/%d", s.Case)).want(http.StatusOK))

	s.Clock.Forward(time.Date(2027, 3, 5, 11, 0, 0, 0, time.UTC).Sub(s.Clock.Now()))
	if err := s.DB.BeginConference(t.Context(), s.Taker, s.Case, review, pathway.NewDateTime(2027, 3, 5, 10, 0)); err != nil {
		t.Fatal(err)
	}
	taker, chair := s.in("minty"), s.in("helen")
	look("review-screen", taker, taker.get(at+"/minutes").want(http.StatusOK))
	step := chair.get(at + "/step-down").want(http.StatusOK)
	look("review-step-down", chair, step)
	look("review-step-down-wrong", chair, chair.fill(step, "step-down-form").want(http.StatusUnprocessableEntity))
	look("review-decisions", taker, taker.get(at+"/decisions").want(http.StatusOK))
	x.validate(10)
}

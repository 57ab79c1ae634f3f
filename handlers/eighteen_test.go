package handlers

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"cp-pathway/db/dbtest"
	"cp-pathway/views"
)

// A child on a plan who is soon 18: Today and the family's pages ask for a review near the birthday, and after it for the end of the plan;
// nothing ends by itself.
func TestAChildOnAPlanIsSoonEighteen(t *testing.T) {
	t.Parallel()
	s := decided(t)
	base, mia := views.Path("cases", s.Case), idText(s.People["mia"])
	holds := func(when, want string) *browser {
		t.Helper()
		addy := s.in("addy")
		for name, got := range map[string]string{"Today": addy.get("/today?whose=role").text("#eighteen tbody"), "the family": addy.get(base).text("main .govuk-warning-text"), "the plan": addy.get(base + "/plan").text("main .govuk-warning-text")} {
			if want == "" && strings.Contains(got, "18") || !strings.Contains(got, want) {
				t.Errorf("%s, %s: %q, want %q", when, name, got, want)
			}
		}
		return addy
	}
	dbtest.MustExec(t, s.DB, `UPDATE person SET born = '2009-03-13' WHERE id = `+mia) // two days after the first review has to be
	holds("three months and two days before", "")
	dbtest.MustExec(t, s.DB, `UPDATE person SET born = '2009-03-10' WHERE id = `+mia)
	holds("before the review has to be", "Mia is 18 on Wednesday 10 March 2027. Plan a review near the birthday")
	dbtest.MustExec(t, s.DB, `INSERT INTO conference (cases, kind, state, starts_at, minutes, booked_at, booked_by) SELECT cases, 'review', 'planned', '2027-03-02T10:00', 120, '2026-12-11T12:00:00.000Z', booked_by FROM conference LIMIT 1`)
	dbtest.MustExec(t, s.DB, `INSERT INTO conference_child (conference, child) SELECT max(id), `+mia+` FROM conference`)
	holds("a review is booked", "")
	s.Clock.Forward(89 * 24 * time.Hour) // 10 March 2027
	addy := holds("on the birthday", "has been 18 since Wednesday 10 March 2027. The plan ended on that day: record it.")
	if got := s.one(`SELECT ended_on FROM plan WHERE child = ` + mia); got != "" {
		t.Errorf("the plan ended by itself on %s", got)
	}
	page := addy.get(base + "/endings/new").want(http.StatusOK)
	at := addy.sendForm(page, "ending-form", "children", mia, "ground", "eighteen", "begun_on", "10/3/2027", "told_by", "Grace Okafor", "told_how", "phone").want(http.StatusSeeOther).to()
	addy.sendFilled(addy.get(at), "confirm").want(http.StatusSeeOther)
	holds("recorded", "")
}

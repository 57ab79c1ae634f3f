package handlers

import (
	"strings"
	"testing"
	"time"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// A plan that has been open for 10, 14 or 24 months is an alarm: on the family's head, on its Plan, and on Today of its chair.
func TestAPlanThatIsOpenForLongIsAnAlarm(t *testing.T) {
	t.Parallel()
	s := decided(t)
	base := views.Path("cases", s.Case)
	dbtest.MustExec(t, s.DB, `UPDATE cases SET chair = ? WHERE id = ?`, s.Chair.ID, s.Case)
	holds := func(want string) {
		t.Helper()
		helen, addy, mo := s.in("helen"), s.in("addy"), s.in("mo")
		n := min(1, len(want))
		for name, got := range map[string]string{"the family's head": helen.get(base).text(".app-flag"), "a form's head": helen.get(base + "/notes/new/note").text(".app-flag"), "the plan": helen.get(base + "/plan").text("main"), "Today": helen.get(todayPath).text("#long-plans tbody")} {
			if strings.Contains(got, "or longer") != (n > 0) || !strings.Contains(got, want) {
				t.Errorf("%s after %s: %q", name, want, got)
			}
		}
		if got := addy.get(todayPath).count("#long-plans"); got != 0 {
			t.Errorf("after %s it is on the list of somebody who does not see to it", want)
		}
		for whose, b := range map[string]*browser{pathway.AllWork: addy, pathway.RoleWork: mo} {
			if got := b.get(todayPath + "?whose=" + whose).count("#long-plans tbody tr"); got != n {
				t.Errorf("after %s: %d on %s", want, got, whose)
			}
		}
	}
	s.Clock.Forward(303 * 24 * time.Hour) // 10 October 2027
	holds("")
	s.Clock.Forward(24 * time.Hour)
	holds("10 months or longer")
	s.Clock.Forward(123 * 24 * time.Hour) // 11 February 2028
	holds("14 months or longer")
	dbtest.MustExec(t, s.DB, `UPDATE plan SET ended_on = '2028-02-11', end_ground = 'step-down' WHERE cases = ?`, s.Case)
	holds("")
}

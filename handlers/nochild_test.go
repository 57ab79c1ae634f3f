package handlers

import (
	"net/http"
	"strings"
	"testing"

	"cp-pathway/db"
	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// A loss before birth stops everything from the booked conference on: it is stood down, no step or task stays, and nobody is written to.
// One that was recorded in error brings all of it back.
func TestALossBeforeBirthStopsEverything(t *testing.T) {
	t.Parallel()
	w, _, _ := booked(t, "2024")
	admin := w.roles[pathway.Admin]
	dbtest.MustExec(t, w.DB, `UPDATE person SET first_name = '', born = '', unborn = 1, sex = 'U', expected = '2027-02-01' WHERE id = (SELECT person FROM case_person WHERE cases = ? AND kind = 'child')`, w.family)
	f, err := w.DB.Family(t.Context(), dbActor(w), w.family)
	if err != nil {
		t.Fatal(err)
	}
	baby := f.Children()[0]
	people := w.path("/people/" + idText(baby.Person.ID))
	open := func() []string {
		return dbtest.MustRows(t, w.DB, `SELECT step FROM milestone WHERE done IS NULL AND ended = 0 AND cases = `+idText(w.family))
	}
	if len(open()) == 0 {
		t.Fatal("nothing is due before")
	}
	page := admin.get(people + "/death").want(http.StatusOK)
	if got := page.text("main"); !strings.Contains(got, "end every step and task of this family") {
		t.Errorf("it does not say what ends: %s", got)
	}
	admin.fill(page, formID(page), "died", "20/11/2026").want(http.StatusSeeOther)
	if got := open(); len(got) != 0 {
		t.Errorf("stays due: %q", got)
	}
	if k := w.conference(); k.State != pathway.ConferenceStoodDown || w.course().Case.Stage != pathway.StageEnded {
		t.Errorf("the conference is %s, the family stands at %s", k.State, w.course().Case.Stage)
	}
	if got := dbtest.MustRows(t, w.DB, `SELECT kind FROM task WHERE done_at IS NULL AND cases = `+idText(w.family)); len(got) != 1 || got[0] != "no-child" {
		t.Errorf("open tasks: %q", got)
	}
	if got := dbtest.MustRows(t, w.DB, `SELECT kind FROM document WHERE open = 1 AND cases = `+idText(w.family)); len(got) != 0 {
		t.Errorf("letters are open: %q", got)
	}
	today := admin.get("/today?whose=all").want(http.StatusOK)
	if got := today.text("main"); !strings.Contains(got, "Tell the professionals who were asked that the conference does not take place") || strings.Count(got, "Walker family") != 1 {
		t.Errorf("today: %s", got)
	}
	take := admin.get(people + "/death/withdraw").want(http.StatusOK)
	admin.fill(take, formID(take), "reason", "It was another mother.").want(http.StatusSeeOther)
	if k := w.conference(); k.State != pathway.ConferencePlanned || w.course().Case.Stage != pathway.StagePreparing || len(open()) == 0 {
		t.Errorf("taken back, the conference is %s, the family stands at %s", k.State, w.course().Case.Stage)
	}
}

func dbActor(w *walk) db.Actor {
	return db.Actor{ID: w.accountWith(pathway.Admin).ID, Roles: pathway.AllRoles()}
}

// formID is the id of the only form of a page's own.
func formID(a *answer) string { return a.attr("main form[id]", "id") }

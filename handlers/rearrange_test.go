package handlers

import (
	"net/http"
	"strings"
	"testing"

	"cp-pathway/db/dbtest"
	"cp-pathway/views"
)

// The chair declares a conference not effective; all that follows is done one by one, and only then is the step.
func TestAConferenceThatCouldNotGoOn(t *testing.T) {
	t.Parallel()
	s := tooFew(t)
	page := s.path + "/rearrange"
	cara, base := s.in("cara"), views.Path("cases", s.Case)
	dbtest.MustExec(t, s.DB, `UPDATE agency SET lead_name = 'Hana Lead', lead_email = 'hana@school.example'`)
	if cara.get(s.path+"/decisions").count("a[href='"+page+"']") != 1 {
		t.Error("the decisions do not lead to it")
	}
	before := cara.get(page).want(http.StatusOK)
	if before.count("#parts") != 0 || !strings.Contains(before.text("main"), "has not been adjourned") {
		t.Errorf("before: %s", before.text("main"))
	}
	cara.sendFilled(before, "declare-form").keeps("why", "declare_why", "Say why", "declare_why", "")
	cara.sendFilled(before, "declare-form", "declare_why", "The report came this morning.").want(http.StatusSeeOther)
	state := func() string {
		var list []string
		for _, row := range cara.get(page).want(http.StatusOK).doc.Find("#parts tbody tr").EachIter() {
			if strings.Contains(row.Text(), "To do") {
				list = append(list, strings.TrimPrefix(row.AttrOr("id", ""), "part-"))
			}
		}
		return strings.Join(list, " ")
	}
	done := func() bool {
		return len(dbtest.MustRows(t, s.DB, `SELECT step FROM milestone WHERE step = 'not-quorate' AND done IS NOT NULL`)) == 1
	}
	if got := state(); got != "date agencies safety told" || done() {
		t.Errorf("to do: %s", got)
	}
	if got := cara.get(page).text("main"); !strings.Contains(got, "Declared not effective by") || !strings.Contains(got, "The report came this morning.") {
		t.Errorf("the page: %s", got)
	}
	if got := cara.get("/today").text("main"); !strings.Contains(got, "A conference could not go on: see to what follows") {
		t.Errorf("today: %s", got)
	}
	// The agencies, in one act.
	agencies := cara.get(page)
	cara.sendFilled(agencies, "agencies-form", "about", "").keeps("about", "about", "Say what happened", "answer_due", agencies.attr("#answer_due", "value"))
	cara.sendFilled(agencies, "agencies-form").want(http.StatusSeeOther)
	if got := cara.get(base + "/issues").text("#resolutions"); !strings.Contains(got, "Nobody came to a conference") || !strings.Contains(got, "Hana Lead") {
		t.Errorf("taken up: %s", got)
	}
	if got := state(); got != "date safety told" {
		t.Errorf("to do: %s", got)
	}
	// The safety plan, which names the refuge for staff and shows it nowhere.
	child := idText(s.Amy)
	plan := cara.get(page)
	cara.sendFilled(plan, "safety-form", "safety."+child+".keeps", "An aunt stays.").keeps("plain", "safety-"+child+"-plain", "Write what keeps", "safety-"+child+"-keeps", "An aunt stays.")
	var pairs []string
	for _, x := range plan.doc.Find("#safety-form textarea").EachIter() {
		pairs = append(pairs, x.AttrOr("name", ""), "An aunt stays each night.")
	}
	cara.sendFilled(plan, "safety-form", pairs...).want(http.StatusSeeOther)
	cara.sendFilled(plan, "safety-form", pairs...).want(http.StatusConflict)
	if got := state(); got != "date told" {
		t.Errorf("to do: %s", got)
	}
	// The new date. Nobody was written to of the old one, so nobody is left to be told.
	manager := s.in("mo")
	form := manager.get(s.path + "/move").want(http.StatusOK)
	manager.post(s.path+"/move", "version", form.attr("form [name=version]", "value"), "conference", idText(s.Conference), "ground", "not-quorate", "why", "The report came late.", "approved", idText(s.Manager.ID), "date", "other", "other_date", "17/12/2026", "time", "10:00",
		"minutes", "120", "place", form.attr("#place option[value^=venue]", "value"), "chair", idText(s.Chair.ID), "minute_taker", idText(s.Taker.ID), "children", child).want(http.StatusSeeOther)
	if got := state(); got != "" || !done() {
		t.Errorf("to do: %s; the step is done: %t", got, done())
	}
	if got := cara.get("/today").text("main"); strings.Contains(got, "could not go on") {
		t.Error("all is done, and it is on the list of today")
	}
	history := manager.get(base + "/history").text("main")
	for _, want := range []string{"Declared that a conference would not be effective", "Wrote the safety plan until the new date", "Took something up with an agency: issues resolution, informal stage"} {
		if !strings.Contains(history, want) {
			t.Errorf("the history does not say %q", want)
		}
	}
	s.in("minty").post(page+"/declare", "declare_why", "x").want(http.StatusForbidden)
}

package handlers

import (
	"net/http"
	"strings"
	"testing"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// goodThreshold is what is typed of a decision this morning.
var goodThreshold = []string{"decided_on", "23/11/2026", "decided_at", "08:45", "met", "yes", "rationale", "Three injuries.\nNo account of them."}

func TestTheThresholdIsDecided(t *testing.T) {
	t.Parallel()
	w, _, child := before(t, "2024")
	meeting := w.meet()
	chair, admin, manager := w.roles[pathway.Chair], w.roles[pathway.Admin], w.roles[pathway.ServiceManager]
	if got := admin.get(meeting).text("main"); !strings.Contains(got, "Nobody is on the rota today") {
		t.Errorf("who decides: %s", got)
	}
	admin.get(meeting + "/threshold").want(http.StatusForbidden)
	admin.post(meeting+"/threshold", goodThreshold...).want(http.StatusForbidden)

	// Plans of this authority count, however long ago; those of another do not.
	plans := w.path("/people/" + child + "/plans")
	plan := func(started, authority string) {
		t.Helper()
		admin.fill(admin.get(plans), "plan-form", "started_on", started, "ended_on", "", "authority", authority).want(http.StatusSeeOther)
	}
	flag := func() string { return chair.get(meeting + "/threshold").text(".app-flag") }
	if got := flag(); got != "" {
		t.Errorf("no earlier plan: %q", got)
	}
	plan("1/2/2017", "Elsewhere")
	if got := flag(); got != "" {
		t.Errorf("a plan elsewhere: %q", got)
	}
	for i, want := range []string{"Wanda Walker: would be a second plan", "Wanda Walker: would be a third plan", "Wanda Walker: would be plan number 4"} {
		plan("1/"+idText(int64(i+3))+"/2017", "")
		page := chair.get(meeting + "/threshold")
		if got := page.text("main .app-head .app-flag:contains('Walker')"); !strings.HasSuffix(got, want) {
			t.Errorf("after %d plans: %q, want %q", i+1, got, want)
		}
		if strong := page.count(".app-flag--strong:contains('Walker')"); (strong == 1) != (i == 2) {
			t.Errorf("after %d plans %d alarms", i+1, strong)
		}
	}

	form := chair.get(meeting + "/threshold").want(http.StatusOK)
	if form.count("[name=early_help]") != 0 {
		t.Error("the four questions are asked, though only the earlier pathway has them")
	}
	chair.fill(form, "threshold-form", changed(goodThreshold, "talked_with", "Noor Khan", "discrepancy", "The team wanted to wait.")...).want(http.StatusSeeOther)
	page := admin.get(meeting).want(http.StatusOK)
	for name, want := range map[string]string{"Decision": "Met: a conference is prepared", "Reasons": "Three injuries. No account of them.", "Seen differently": "The team wanted to wait. Talked through with Noor Khan"} {
		if got := page.row(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	note := page.text("[id^=oversight-]")
	for _, want := range []string{"Management oversight: threshold", "Wanda Walker: Would be plan number 4", "The threshold for an initial child protection conference may be met.", "Three injuries.", "Seen differently, and talked through with Noor Khan"} {
		if !strings.Contains(note, want) {
			t.Errorf("the oversight note lacks %q: %s", want, note)
		}
	}
	// It is ticked once it is copied; the service manager is told.
	copied := page.attr("form[id^=copied-]", "action")
	admin.post(copied).want(http.StatusSeeOther)
	if got := admin.get(meeting); got.count("form[id^=copied-]") != 0 || !strings.Contains(got.text("main"), "Copied to the case system by") {
		t.Error("it is not ticked")
	}
	if got := manager.get("/today?whose=role").text("main"); !strings.Contains(got, "Walker family") {
		t.Errorf("the service manager is not told: %s", got)
	}

	// Corrected by another chair, from the form as it was: both texts.
	stale := chair.get(meeting + "/threshold")
	manager.fill(manager.get(meeting+"/threshold"), "threshold-form", "rationale", "Four injuries.").want(http.StatusSeeOther)
	chair.fill(stale, "threshold-form", "rationale", "Two injuries.").clashes("rationale", "Two injuries.", "Four injuries.")
	if rows := dbtest.MustRows(t, w.DB, `SELECT struck_why <> '' FROM note WHERE step = 'threshold-decision' ORDER BY id`); len(rows) != 2 || rows[0] != "1" || rows[1] != "0" {
		t.Errorf("the notes, the first of them struck: %q", rows)
	}
}

func TestTheThresholdIsPutRightAtTheField(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"2024", "sqa"} {
		w, _, _ := before(t, version)
		meeting := w.meet()
		chair := w.roles[pathway.Chair]
		questions := []string{"early_help", "A plan in 2024.", "subsequent", "No.", "replan", "Yes.", "exploited", "No."}
		for _, tt := range []struct {
			name, wrong, says string
			typed             []string
			only              string
		}{
			{"before the meeting", "decided_on", "before the strategy meeting", []string{"decided_at", "07:59"}, ""},
			{"at noon today", "decided_on", "in the future", []string{"decided_at", "12:00"}, ""},
			{"31 November", "decided_on", "", []string{"decided_on", "31/11/2026"}, ""},
			{"met or not", "met", "Choose whether", []string{"met", ""}, ""},
			{"no reasons", "rationale", "Enter the reasons", []string{"rationale", "  "}, ""},
			{"seen differently by nobody", "talked_with", "with whom", []string{"discrepancy", "They wanted to wait."}, ""},
			{"talked through, and what", "discrepancy", "what was seen differently", []string{"talked_with", "Noor Khan"}, ""},
			{"10,000 characters", "rationale", "too long", []string{"rationale", strings.Repeat("x", 10000)}, ""},
			{"a question without an answer", "exploited", "Answer “For an exploited teenager: would a CMET plan be better?”", []string{"exploited", ""}, "sqa"},
		} {
			if tt.only != "" && tt.only != version {
				continue
			}
			typed := changed(append(goodThreshold, questions...), tt.typed...)
			kept, value := "decided_at", Stored(typed...).Get("decided_at")
			chair.fill(chair.get(meeting+"/threshold"), "threshold-form", typed...).keeps(version+", "+tt.name, tt.wrong, tt.says, kept, value)
		}
		if rows := dbtest.MustRows(t, w.DB, `SELECT id FROM threshold WHERE rationale <> 'significant harm'`); len(rows) != 0 {
			t.Errorf("%s: %d decisions were stored", version, len(rows))
		}
	}
}

// Not met: an assessment; where that finds significant harm, a new strategy meeting that is linked to the first, from whose day
// everything is counted anew.
func TestTheThresholdNotMetLeadsToANewMeeting(t *testing.T) {
	t.Parallel()
	w, _, _ := before(t, "sqa")
	meeting := w.meet("held_on", "19/11/2026")
	admin, manager := w.roles[pathway.Admin], w.roles[pathway.ServiceManager]
	if a := admin.get(meeting + "/assessment"); a.Status != http.StatusSeeOther || a.to() != meeting {
		t.Errorf("an assessment before the decision: %d to %q", a.Status, a.to())
	}
	w.decide(meeting, "no")
	page := admin.get(w.path(""))
	for _, step := range []string{"icpc", "invite-list", "conference-booked"} {
		if got := page.text(".app-steps li[id=" + step + "] .app-step__left"); !strings.Contains(got, "no longer due") && !strings.Contains(got, "No longer due") {
			t.Errorf("%s: %q", step, got)
		}
	}
	if got := manager.get("/today?whose=role").text("main"); !strings.Contains(got, "not met") {
		t.Errorf("the service manager is not told: %s", got)
	}
	w.roles[pathway.MinuteTaker].get(meeting + "/assessment").want(http.StatusForbidden)
	assessment := func(typed ...string) *answer {
		return admin.fill(admin.get(meeting+"/assessment"), "assessment-form", changed([]string{"asked_on", "23/11/2026", "concluded_on", "", "outcome", "", "told_by", ""}, typed...)...)
	}
	assessment("asked_on", "20/11/2026").keeps("asked for before the decision", "asked_on", "before the threshold was decided", "asked_on", "20/11/2026")
	assessment("concluded_on", "23/11/2026", "outcome", "Harm", "told_by", "Bilal Shah").keeps("what did it find?", "harm", "Choose whether", "told_by", "Bilal Shah")
	assessment("concluded_on", "31/11/2026", "harm", "yes").keeps("31 November", "concluded_on", "", "concluded_on", "31/11/2026")
	assessment("concluded_on", "24/11/2026", "harm", "yes", "outcome", "x", "told_by", "y").keeps("tomorrow", "concluded_on", "in the future", "told_by", "y")
	assessment().want(http.StatusSeeOther)
	stale := admin.get(meeting + "/assessment").want(http.StatusOK)
	manager.fill(manager.get(meeting+"/assessment"), "assessment-form", "concluded_on", "23/11/2026", "harm", "yes", "outcome", "He was hit again.", "told_by", "Bilal Shah").want(http.StatusSeeOther)
	admin.fill(stale, "assessment-form", "concluded_on", "23/11/2026", "harm", "no", "outcome", "All is well.", "told_by", "Ann Obi").clashes("outcome", "All is well.", "He was hit again.")

	page = admin.get(meeting)
	next := page.doc.Find("a[role=button]:contains('Record the new strategy meeting')").AttrOr("href", "")
	if next == "" {
		t.Fatalf("harm was found, and nothing leads on: %s", page.text("main"))
	}
	second := admin.fill(admin.get(next), "strategy-form", changed(goodStrategy, "held_at", "08:55")...).want(http.StatusSeeOther).to()
	if got := admin.get(second).row("Follows"); got != "Strategy meeting of Thursday 19 November 2026 at 08:00" {
		t.Errorf("it follows %q", got)
	}
	page = admin.get(w.path(""))
	if got := page.text(".app-steps li[id=icpc]"); !strings.Contains(got, "Fri 11 Dec 2026") {
		t.Errorf("counted anew: %q", got)
	}
	if n := page.count("section[aria-labelledby=meetings] a"); n != 2 {
		t.Errorf("%d meetings are listed", n)
	}
	if admin.get(meeting).count("a[href*='strategy/new']") != 0 {
		t.Error("a third meeting is offered after the first")
	}
}

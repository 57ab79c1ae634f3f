package handlers

import (
	"net/http"
	"strings"
	"testing"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// booked is a walk whose conference is booked for Wednesday 9 December 2026; it returns the strategy meeting's address too.
func booked(t *testing.T, version string) (w *walk, d *bookingDesk, meeting string) {
	t.Helper()
	w, d, child := before(t, version)
	meeting = w.meet()
	w.decide(meeting, "yes")
	w.roles[pathway.ServiceManager].post(w.path("/conferences/new"), "date", "2026-12-09", "time", "10:00", "minutes", "120", "place", "room-"+idText(d.oak),
		"minute_taker", idText(d.accountWith(pathway.MinuteTaker).ID), "chair", idText(d.accountWith(pathway.Chair).ID), "children", child).want(http.StatusSeeOther)
	return w, d, meeting
}

func (w *walk) conference() pathway.Conference {
	w.t.Helper()
	return w.course().ICPC
}

// goodOutcome is what is typed of an enquiry that found no risk.
var goodOutcome = []string{"at_risk", "no", "concluded_on", "23/11/2026", "concluded_at", "", "instead", "A family worker each week.", "instead_child", "Kay will visit you.", "instead_agency", "", "talked_with", "Noor rang Colm at nine.", "told_by", "Noor Khan"}

func TestNoRiskStandsTheConferenceDown(t *testing.T) {
	t.Parallel()
	w, _, meeting := booked(t, "2024")
	admin, chair := w.roles[pathway.Admin], w.roles[pathway.Chair]
	w.roles[pathway.MinuteTaker].get(meeting + "/outcome").want(http.StatusForbidden)
	form := admin.get(meeting + "/outcome").want(http.StatusOK)
	if got := form.text("#outcome-form .govuk-inset-text"); !strings.Contains(got, "The conference on Wednesday 9 December 2026 at 10:00 is stood down.") {
		t.Errorf("what it will do: %q", got)
	}
	a := admin.fill(form, "outcome-form", goodOutcome...).want(http.StatusSeeOther)
	if a.to() != w.path("/steps/s47-not-at-risk") {
		t.Errorf("leads to %q", a.to())
	}
	tell := admin.get(a.to()).want(http.StatusOK)
	if got := admin.get(meeting).want(http.StatusOK).text("main"); !strings.Contains(got, "As a child is told it") || !strings.Contains(got, "Kay will visit you.") || strings.Contains(got, "As agencies are told it") {
		t.Errorf("the outcome on its meeting's page: %q", got)
	}
	if got := tell.text("[id=instead]"); !strings.Contains(got, "A family worker each week.") {
		t.Errorf("what the children get instead: %q", got)
	}
	if url := tell.attr("main .app-head__actions a", "href"); !strings.HasSuffix(url, "/invitations") {
		t.Errorf("telling everybody is at %q", url)
	} else {
		admin.get(url).want(http.StatusOK)
	}
	if got := tell.text("#ask-text"); !strings.Contains(got, "speak with every agency") {
		t.Errorf("the message to the team manager: %q", got)
	}
	if k := w.conference(); k.State != pathway.ConferenceStoodDown {
		t.Errorf("the conference is %s", k.State)
	}
	// Nothing stays due but telling everybody.
	for _, m := range w.course().Milestones {
		if state := m.State(w.now()); state != pathway.StateDone && state != pathway.StateEnded && m.ID != "s47-not-at-risk" {
			t.Errorf("%s is %s", m.ID, state)
		}
	}
	for _, role := range []pathway.Role{pathway.Admin, pathway.Chair, pathway.MinuteTaker, pathway.ServiceManager} {
		for _, row := range w.roles[role].get("/today?whose=role&rows=all").doc.Find("main tbody tr").EachIter() {
			if text := strings.Join(strings.Fields(row.Text()), " "); strings.Contains(text, "Walker") && !strings.Contains(text, "Conference not needed") && !strings.Contains(text, "Task") {
				t.Errorf("%s still has to do: %s", role, text)
			}
		}
	}
	if got := admin.get(meeting).text("[id^=oversight-]"); !strings.Contains(got, "not at risk of significant harm") || !strings.Contains(got, "is stood down") {
		t.Errorf("the oversight note: %q", got)
	}
	// The pathway says where it stands, and the diary no longer has it.
	if got := admin.get(w.path("/conferences")).text(".app-conference__head .app-tag"); got != "Stood down" {
		t.Errorf("the conference: %q", got)
	}
	admin.post(w.path("/conferences/new"), "date", "2026-12-10").want(http.StatusUnprocessableEntity)

	// Put right from an old page: both texts.
	stale := chair.get(meeting + "/outcome")
	admin.fill(admin.get(meeting+"/outcome"), "outcome-form", "instead", "A nursery place.", "instead_agency", "A place at nursery, reviewed in March.").want(http.StatusSeeOther)
	chair.fill(stale, "outcome-form", "instead", "Nothing.").clashes("instead", "Nothing.", "A nursery place.")
	if got := admin.get(w.path("/steps/s47-not-at-risk")).text("[id=instead]"); !strings.Contains(got, "A place at nursery, reviewed in March.") {
		t.Errorf("what agencies are told: %q", got)
	}
	// Everybody has been told, by those who know.
	admin.fill(admin.get(w.path("/steps/s47-not-at-risk")), "record-form", "note", "All six agencies.").want(http.StatusSeeOther)
	if got := admin.get(w.path("")).text(".app-steps li[id=s47-not-at-risk]"); !strings.Contains(got, "Done on 23 Nov 2026") {
		t.Errorf("told: %q", got)
	}
	if c := w.course(); c.Case.Stage != pathway.StageEnded {
		t.Errorf("the family stands at %s", c.Case.Stage)
	}
}

func TestTheOutcomeIsPutRightAtTheField(t *testing.T) {
	t.Parallel()
	w, _, meeting := booked(t, "2024")
	admin := w.roles[pathway.Admin]
	for _, tt := range []struct {
		name, wrong, says string
		typed             []string
	}{
		{"nothing chosen", "at_risk", "Choose what the enquiry found", []string{"at_risk", ""}},
		{"what instead", "instead", "what the children get instead", []string{"instead", ""}},
		{"how the chair was told", "talked_with", "who told the chair", []string{"talked_with", ""}},
		{"by nobody", "told_by", "who told the unit", []string{"told_by", ""}},
		{"before the strategy meeting", "concluded_on", "before the strategy meeting", []string{"concluded_on", "20/11/2026"}},
		{"tomorrow", "concluded_on", "in the future", []string{"concluded_on", "24/11/2026"}},
		{"31 November", "concluded_on", "", []string{"concluded_on", "31/11/2026"}},
		{"no such time", "concluded_at", "", []string{"concluded_at", "half nine"}},
		{"10,000 characters", "instead", "too long", []string{"instead", strings.Repeat("x", 10000)}},
	} {
		typed := changed(goodOutcome, tt.typed...)
		kept := "concluded_on"
		admin.fill(admin.get(meeting+"/outcome"), "outcome-form", typed...).keeps(tt.name, tt.wrong, tt.says, kept, Stored(typed...).Get(kept))
	}
	if k := w.conference(); k.State != pathway.ConferencePlanned {
		t.Errorf("the conference is %s", k.State)
	}
	// At risk: on to the conference, with nothing else asked.
	a := admin.fill(admin.get(meeting+"/outcome"), "outcome-form", "at_risk", "yes", "concluded_on", "23/11/2026", "told_by", "Noor Khan").want(http.StatusSeeOther)
	if a.to() != w.path("") {
		t.Errorf("leads to %q", a.to())
	}
	if got := admin.get(w.path("")).text(".app-steps li[id=s47-outcome]"); !strings.Contains(got, "At risk of significant harm; told by Noor Khan") {
		t.Errorf("at risk: %q", got)
	}
	// Once the conference was held the enquiry does not end without one.
	dbtest.MustExec(t, w.DB, `UPDATE conference SET state = 'held', began_at = '2026-12-09T10:00', ended_at = '2026-12-09T12:00' WHERE id = ?`, w.conference().ID)
	admin.post(meeting+"/outcome", changed(goodOutcome, "version", "1")...).want(http.StatusUnprocessableEntity)
}

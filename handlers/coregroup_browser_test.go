//go:build ci

package handlers

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// The pages of the plan and of core groups: planned, wrong, recorded, sent.
func TestCoreGroupsInABrowser(t *testing.T) {
	x := newInspector(t)
	s := decided(t)
	x.on(s.site)
	s.Clock.Forward(12 * 24 * time.Hour)
	addy, base := s.in("addy"), views.Path("cases", s.Case)
	look := func(name string, path string) {
		t.Helper()
		x.look(name, addy, addy.get(base+path).want(http.StatusOK), 1280, 700)
	}
	look("plan", "/plan")
	look("plan-of-a-child", "/plan/1")
	record := addy.get(base + "/core-groups/next").want(http.StatusSeeOther).to()
	form := addy.get(record).want(http.StatusOK)
	x.look("core-group", addy, form, 1280, 700)
	x.look("core-group-wrong", addy, addy.sendForm(form, "core-group-form").want(http.StatusUnprocessableEntity), 1280, 700)
	look("core-group-members", "/core-groups/members")
	look("core-group-date", "/core-groups/1/date")
	dbtest.MustExec(t, s.DB, `UPDATE attendee SET core_group = 1 WHERE id = ?`, s.Attendees["primary"])
	group := s.Meet(t, s.DB, pathway.NewDate(2026, 12, 22), map[string]string{"said": "Everybody went through the plan.", "attend." + idText(s.Attendees["primary"]) + ".mode": "absent"})
	at := fmt.Sprintf("/core-groups/%d", group)
	look("core-group-held", at)
	look("core-group-strike", at+"/strike")
	look("core-group-copies", at+"/copies")
	look("core-group-proof", fmt.Sprintf("%s/copies/%d", at, s.Attendees["mother"]))
	look("plan-afterwards", "/plan")
	look("plan-versions", "/plan/1")
	page := addy.get(base + "/absences/1/letter").want(http.StatusOK)
	x.look("absence", addy, page, 1280, 700)
	addy.sendForm(page, "manager-form", "new_name", "Ines Marlow", "new_job_title", "Head teacher", "new_email", "head@milllane.example").want(http.StatusSeeOther)
	look("absence-with-its-letter", "/absences/1/letter")
	page = addy.get(base + "/partnership-report").want(http.StatusOK)
	x.look("partnership-report", addy, page, 1280, 700)
	copies := addy.sendForm(page, "partnership-form", "view", "It is calmer at home.", "agreed_on", "22/12/2026").want(http.StatusSeeOther).to()
	x.look("partnership-copies", addy, addy.get(copies).want(http.StatusOK), 1280, 700)
	dbtest.MustExec(t, s.DB, `UPDATE conference SET kind = 'review' WHERE id = ?`, s.Conference)
	practice := fmt.Sprintf("/conferences/%d/good-practice", s.Conference)
	page = addy.get(base + practice).want(http.StatusOK)
	addy.sendForm(page, "practice-form", "attendee", idText(s.Attendees["visitor"]), "what", "She saw them each day.", "told_to", "Ann Head, matron", "told_on", "22/12/2026", "told_how", "phone").want(http.StatusSeeOther)
	look("good-practice", practice)
	x.validate(17)
}

package handlers

import (
	"net/http"
	"strings"
	"testing"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// A significant event stands on Today and above the family's pathway until its chair has read it: who read it, and when, stays.
func TestASignificantEventIsShownUntilTheChairHasReadIt(t *testing.T) {
	t.Parallel()
	s := decided(t)
	addy, chair, base := s.in("addy"), s.in("helen"), views.Path("cases", s.Case)
	dbtest.MustExec(t, s.DB, `UPDATE cases SET chair = ? WHERE id = ?`, s.Chair.ID, s.Case)
	tell := func(b *browser, text string) {
		t.Helper()
		b.post(base+"/notes/new/significant-event", "date", s.Clock.Now().Format("02/01/2006"), "time", "09:00", "heading", "Police called", "text", text).want(http.StatusSeeOther)
	}
	tell(addy, "The neighbours rang the police at night.")
	if page := chair.get(todayPath).want(http.StatusOK); page.count("#events tbody tr") != 1 || strings.Contains(page.text("#events"), "Police called") {
		t.Errorf("on the chair’s Today: %q", page.text("#events"))
	}
	if n := addy.get(todayPath).count("#events"); n != 0 {
		t.Error("it is on the list of somebody who does not read it as chair")
	}
	if n := addy.get(todayPath + "?whose=all").count("#events tbody tr"); n != 1 {
		t.Errorf("on everybody’s list: %d", n)
	}
	page := chair.get(base).want(http.StatusOK)
	if got := page.text("main"); !strings.Contains(got, "Police called: The neighbours rang") || !strings.Contains(page.text("#significant-event"), "1 event recorded, 1 event not read") {
		t.Errorf("above the pathway, and as evidence of the step: %q", page.text("#significant-event"))
	}
	read := page.attr("form[id^=read-note-]", "action")
	if addy.get(base).count("form[id^=read-note-]") != 0 || addy.get(base+"/notes").count("form[id^=read-note-]") != 0 {
		t.Error("somebody who is no chair is offered to mark it")
	}
	addy.post(read).want(http.StatusForbidden)
	chair.post(read).want(http.StatusSeeOther)
	chair.post(read).want(http.StatusConflict)
	chair.post(base + "/notes/99/read").want(http.StatusNotFound)
	if page := chair.get(base).want(http.StatusOK); page.count("#unread, form[id^=read-note-]") != 0 {
		t.Error("it is still shown as unread")
	}
	if got := chair.get(base + "/notes?kind=significant-event").text(".app-note"); !strings.Contains(got, "Read by Helen Marsh-Adeyemi") {
		t.Errorf("who read it: %q", got)
	}
	if n := chair.get(todayPath).count("#events"); n != 0 {
		t.Error("it is still on Today")
	}
	tell(chair, "Told by the social worker on the phone.")
	if n := chair.get(todayPath).count("#events"); n != 0 {
		t.Error("what the chair wrote down is for the chair to read")
	}
	tell(addy, "In error.")
	note := chair.get(todayPath).attr("#events a[href*='#note-']", "href")
	number := note[strings.LastIndex(note, "-")+1:]
	addy.post(base+"/notes/"+number+"/strike", "reason", "Another family’s").want(http.StatusSeeOther)
	if n := chair.get(todayPath).count("#events"); n != 0 {
		t.Error("a struck event is to be read")
	}
	history := s.in("helen").get(base + "/history").text("main")
	if strings.Count(history, "Read a significant event as chair") != 1 {
		t.Errorf("history: %q", history)
	}
}

// Another chair’s family is not on a chair’s own list, but is on the role’s; a restricted one on nobody’s but its chair’s.
func TestSignificantEventsOfOtherChairs(t *testing.T) {
	t.Parallel()
	s := decided(t)
	dbtest.MustExec(t, s.DB, `UPDATE cases SET chair = ? WHERE id = ?`, s.First.ID, s.Case)
	dbtest.MustExec(t, s.DB, `INSERT INTO note (cases, kind, text, happened_at, made_at, made_by) VALUES (?, 'significant-event', 'Seen', '2026-12-11T10:00', '2026-12-11T10:00:00.000Z', ?)`, s.Case, s.Admin.ID)
	chair := s.in("helen")
	rows := func(whose string) int { return chair.get(todayPath + "?whose=" + whose).count("#events tbody tr") }
	if mine, role := rows(pathway.MyWork), rows(pathway.RoleWork); mine != 0 || role != 1 {
		t.Errorf("mine %d, my role’s %d", mine, role)
	}
	dbtest.MustExec(t, s.DB, `UPDATE cases SET restricted = 1 WHERE id = ?`, s.Case)
	if n := rows(pathway.AllWork); n != 0 {
		t.Errorf("a restricted family’s: %d", n)
	}
}

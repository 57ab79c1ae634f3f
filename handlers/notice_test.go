package handlers

import (
	"net/http"
	"strings"
	"testing"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// goodNotice is what is typed of another authority's notice.
var goodNotice = []string{"held_on", "Friday 20 November 2026", "authority", "Example County Council", "sent_by", "Ida Example", "contact", "01632 960777", "reference", "EX-7", "plan_since", "4/5/2026", "category", "EMO",
	"plan", "Weekly visits.", "concern", "There was violence at home.", "police_ask", "Call-outs"}

func TestAFamilyMovesInWithAPlan(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"2024", "sqa"} {
		w, d, child := before(t, version)
		admin, manager := w.roles[pathway.Admin], w.roles[pathway.ServiceManager]
		if n := admin.get(w.path("")).count("main a[href='" + w.path("/notice") + "']"); n != 1 {
			t.Fatal("a family without a beginning is not offered a notice")
		}
		form := admin.get(w.path("/notice")).want(http.StatusOK)
		admin.fill(form, "notice-form", changed(goodNotice, "authority", "")...).keeps("no authority", "authority", "Enter which authority", "sent_by", "Ida Example")
		admin.fill(form, "notice-form", changed(goodNotice, "held_on", "20/11/2027")...).keeps("in the future", "held_on", "future", "plan", "Weekly visits.")
		admin.fill(form, "notice-form", changed(goodNotice, "category", "ODD")...).keeps("no such category", "category", "Choose from the list", "concern", "There was violence at home.")
		record := admin.fill(form, "notice-form", goodNotice...).want(http.StatusSeeOther).to()
		page := admin.get(record).want(http.StatusOK)
		for name, want := range map[string]string{"Sent by": "Ida Example Example County Council 01632 960777", "Their reference": "EX-7", "Their plan": "Since Monday 4 May 2026, Emotional abuse Weekly visits.", "Why the children have a plan": "There was violence at home."} {
			if got := page.row(name); got != want {
				t.Errorf("%s: %q, want %q", name, got, want)
			}
		}
		admin.get(w.path("/notice")).want(http.StatusUnprocessableEntity)
		course := admin.get(w.path("")).want(http.StatusOK)
		if got := course.text("#icpc"); !strings.Contains(got, "Transfer-in child protection conference") || !strings.Contains(got, "Fri 11 Dec 2026") || strings.Contains(got, "limit") {
			t.Errorf("the conference: %q", got)
		}
		if course.count("#strategy-meeting, #threshold-decision, #s47-outcome, #chair-s47-review") > 0 {
			t.Error("there are steps of an enquiry")
		}
		if got := course.text(".app-picture"); !strings.Contains(got, "Notice") || strings.Contains(got, "Strategy meeting") || strings.Contains(got, "Threshold") {
			t.Errorf("the picture: %q", got)
		}
		if got := manager.get("/today?whose=all").text("main"); !strings.Contains(got, "A family moved in with a plan of another authority: allocate a chair") {
			t.Errorf("nobody is asked for a chair: %s", got)
		}
		w.roles[pathway.Chair].get(record + "/threshold").want(http.StatusUnprocessableEntity)
		stale := manager.get(record + "/edit").want(http.StatusOK)
		admin.fill(admin.get(record+"/edit"), "notice-form", "reference", "EX-8").want(http.StatusSeeOther)
		manager.fill(stale, "notice-form", "reference", "EX-9").clashes("reference", "EX-9", "EX-8")

		booking := manager.get(w.path("/conferences/new")).want(http.StatusOK)
		if got := booking.text("main"); !strings.Contains(got, "Book the transfer-in conference") || !strings.Contains(got, "Last day, 15 working days after the notice") || strings.Contains(got, "Day 15") || strings.Contains(got, "strategy meeting") {
			t.Errorf("the booking: %s", got)
		}
		manager.post(w.path("/conferences/new"), "date", "2026-12-09", "time", "10:00", "minutes", "120", "place", "room-"+idText(d.oak),
			"minute_taker", idText(d.accountWith(pathway.MinuteTaker).ID), "chair", idText(d.accountWith(pathway.Chair).ID), "children", child).want(http.StatusSeeOther)
		k := w.conference()
		if k.Kind != pathway.TransferIn || w.course().Case.Stage != pathway.StagePreparing {
			t.Errorf("booked is %s, the family stands at %s", k.Kind, w.course().Case.Stage)
		}
		if got := admin.get(w.path("/conferences")).text("main"); !strings.Contains(got, "Transfer-in child protection conference") || strings.Contains(got, "Day 15") {
			t.Errorf("the conferences: %s", got)
		}
		if got := admin.get(w.path("/pathway")).Status; got != http.StatusForbidden {
			t.Errorf("an administrator switches: %d", got)
		}
		if got := manager.get(w.path("/pathway")).want(http.StatusOK).text("#changes"); strings.Contains(got, "Strategy meeting") || strings.Contains(got, "Threshold") {
			t.Errorf("another version would bring an enquiry: %s", got)
		}
		if got := admin.get(record).count("a[href$='/strike']"); got != 0 {
			t.Error("a notice that a conference is booked on can be struck")
		}
		if got := manager.get(w.path("/history")).text("main"); !strings.Contains(got, "Recorded another authority’s notice that the family moved here") || !strings.Contains(got, "Changed the record of a notice that the family moved here") {
			t.Errorf("the history: %s", got)
		}
		w.holds("moved in")
	}
}

// A notice that was entered in error is struck, and the family is where it was.
func TestANoticeEnteredInError(t *testing.T) {
	t.Parallel()
	w, _, _ := before(t, "2024")
	admin := w.roles[pathway.Admin]
	record := admin.fill(admin.get(w.path("/notice")), "notice-form", goodNotice...).want(http.StatusSeeOther).to()
	admin.fill(admin.get(record+"/strike"), "strike-form", "reason", "It was another family.").want(http.StatusSeeOther)
	page := admin.get(record).want(http.StatusOK)
	if got := page.row("Why it was struck"); got != "It was another family." || page.row("Their reference") != "EX-7" {
		t.Errorf("the record: %q", page.text("main"))
	}
	if got := dbtest.MustRows(t, w.DB, `SELECT step FROM milestone WHERE cases = `+idText(w.family)); len(got) != 0 {
		t.Errorf("there are dates: %q", got)
	}
	admin.get(w.path("/notice")).want(http.StatusOK)
}

// Whoever enters a family that moved in is led to its notice.
func TestANewFamilyThatMovedIn(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	admin := s.as(pathway.Admin)
	page := admin.get("/cases/new").want(http.StatusOK)
	to := admin.fill(page, "new-family", "name", "Mover family", "pathway", "2024", "moved_in", "yes", "child-0-first_name", "Mo", "child-0-last_name", "Mover", "child-0-born", "1/2/2020", "child-0-sex", "M").want(http.StatusSeeOther).to()
	if !strings.HasSuffix(to, "/notice") {
		t.Errorf("it leads to %s", to)
	}
	admin.get(to).want(http.StatusOK)
}

// The letters of a transfer-in conference speak of the plan that there is elsewhere, and of no enquiry.
func TestLettersOfATransferInConference(t *testing.T) {
	t.Parallel()
	c := newCarters(t)
	dbtest.MustExec(t, c.DB, `UPDATE conference SET kind = 'transfer-in' WHERE id = ?`, c.conference)
	dbtest.MustExec(t, c.DB, `UPDATE strategy_meeting SET form = 'notice', s47 = 0 WHERE cases = ?`, c.number)
	b := c.as(pathway.Admin)
	says := map[string]string{"Mother": "made by another council", "Class teacher": "plan of another authority", "Police": "have moved here", "Child": "where you lived before"}
	for _, who := range c.letters().Record.Attendees {
		says := says[who.Role]
		if says == "" {
			continue
		}
		a := b.get(views.Path("cases", c.number, "conferences", c.conference, "invitations", who.ID)).want(http.StatusOK)
		text := a.text("body")
		if strings.Contains(text, "section 47") || !strings.Contains(text, says) {
			t.Errorf("%q is not said, or an enquiry is: %s", says, text)
		}
	}
}

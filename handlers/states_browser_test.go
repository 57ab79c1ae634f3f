//go:build ci

package handlers

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// Every form sent with each of its texts empty and nothing chosen: where that is refused, the form is drawn again, the
// cursor is at what is wrong, and the page is as sound as it was.
func TestRefusedFormsInABrowser(t *testing.T) {
	s := newTest(t)
	values := s.everything()
	x := newInspector(t)
	x.on(s)
	b := s.withEveryRole()
	tried, n := map[string]bool{}, 0
	for _, page := range pagesOf(t, s, values) {
		a := b.get(page)
		if a.Status != http.StatusOK || !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
			continue
		}
		for _, f := range formsOf(page, a) {
			if f.method != http.MethodPost || f.part || f.draft || f.upload || tried[f.key()] {
				continue
			}
			tried[f.key()] = true
			v := url.Values{}
			for _, field := range f.fields {
				if field.kind == "hidden" {
					v.Set(field.name, field.value)
				}
			}
			if again := b.send(f.request(b, v, "")); again.Status == http.StatusUnprocessableEntity {
				n++
				x.look(fmt.Sprintf("refused-%02d%s", n, f.action), b, again, 700)
			}
		}
	}
	x.validate(40)
}

// What pages look like in the middle of the work: filled, late, stopped, sent back, changed by somebody else.
func TestStatesInABrowser(t *testing.T) {
	x := newInspector(t)
	both := []int64{1280, 700}

	// Booking: drawn, wrong, after Day 15 without its reason, booked, moved, changed by somebody else.
	d := newBookingDesk(t)
	x.on(d.site)
	admin := d.as(pathway.Admin)
	book := at(d.nowak, "/conferences/new")
	x.look("booking", admin, admin.get(book).want(http.StatusOK), both...)
	x.look("booking-on-a-sunday", admin, admin.post(book, d.form(d.nowak, "date", "2026-12-06", "time", "25:00", "place", "", "minutes", "0")...).want(http.StatusUnprocessableEntity), both...)
	x.look("booking-after-day-15", admin, admin.post(book, d.form(d.nowak, "date", "2026-12-14")...).want(http.StatusUnprocessableEntity), both...)
	k := at(d.nowak, "/conferences/"+idText(d.book(admin, d.nowak)))
	x.look("booked", admin, admin.get(k).want(http.StatusOK), both...)
	x.look("booked-by-somebody-else", admin, admin.post(k, d.form(d.nowak, "date", "2026-12-07", "version", "0", "interpreter", strings.Repeat("long ", 15), "interpreter_language", "Polish", "interpreter_service", "Made-up Interpreting", "interpreter_accredited", "yes")...).want(http.StatusConflict), both...)
	x.look("moved", admin, admin.post(k+"/move", "date", "2026-12-16", "time", "10:00").want(http.StatusUnprocessableEntity), both...)
	x.look("conferences", admin, admin.get(at(d.nowak, "/conferences")).want(http.StatusOK), both...)

	// The conference screen in the middle, with names as long as they come; drafted, with the chair, sent back.
	s := newTable(t)
	x.on(s.site)
	s.typed("text.worries", "محمد said so", "text.police", strings.Repeat("call-outs ", 200))
	if err := s.DB.BeginConference(t.Context(), s.Taker, s.Case, s.Conference, pathway.NewDate(2026, 12, 11).At(9, 0)); err != nil {
		t.Fatal(err)
	}
	dbtest.MustExec(t, s.DB, `UPDATE person SET last_name = 'Featherstonehaugh-Cholmondeley-Nguyễn-Wójcik' WHERE id IN (SELECT person FROM case_person WHERE cases = ? AND kind = 'child')`, s.Case)
	taker, chair := s.in("minty"), s.in("cara")
	x.look("screen", taker, taker.get(s.path+"/minutes").want(http.StatusOK), both...)
	x.look("family-with-long-names", taker, taker.get(views.Path("cases", s.Case)).want(http.StatusOK), both...)
	x.look("people-with-long-names", taker, taker.get(views.Path("cases", s.Case)+"/people").want(http.StatusOK), both...)
	x.look("today-with-long-names", taker, taker.get(todayPath+"?whose=all").want(http.StatusOK), both...)
	if err := s.DB.EndConference(t.Context(), s.Taker, s.Case, s.Conference, pathway.NewDate(2026, 12, 11).At(10, 5)); err != nil {
		t.Fatal(err)
	}
	taker.sendForm(taker.get(s.path+"/decisions"), "draft").want(http.StatusSeeOther)
	taker.sendForm(taker.get(s.path+"/decisions"), "send").want(http.StatusSeeOther)
	x.look("decisions-refused", chair, chair.sendForm(chair.get(s.path+"/decisions"), "send-back", "comment", " ").want(http.StatusUnprocessableEntity), both...)
	chair.sendForm(chair.get(s.path+"/decisions"), "send-back", "comment", "<b>Name</b> the club").want(http.StatusSeeOther)
	x.look("decisions-sent-back", taker, taker.get(s.path+"/decisions").want(http.StatusOK), both...)

	// Distribution: before the approval, stopped by a protected value, a release, everything sent, and who has what.
	e := ended(t)
	x.on(e.site)
	addy := e.in("addy")
	x.look("distribution-before-approval", addy, addy.get(e.path).want(http.StatusOK), both...)
	e.Approve(t, e.DB, map[string]string{
		fmt.Sprintf("plan.%d.1.action", e.People["mia"]): "Meet at zz31dd on Mondays, and write it down",
		fmt.Sprintf("child.%d.reasons", e.People["zoe"]): "Zoë may stay, and Ada sleeps better.",
	})
	x.look("distribution-running", addy, addy.get(e.path).want(http.StatusOK), both...)
	helen := e.in("helen")
	x.look("copies", helen, helen.get(e.path+"/copies").want(http.StatusOK), both...)
	proof := helen.get(fmt.Sprintf("%s/%d", e.path, e.Attendees["secondary"])).want(http.StatusOK)
	if proof.count(".app-mends--late") == 0 {
		t.Fatal("nothing stops the proof")
	}
	x.look("proof-with-a-block", helen, proof, both...)
	x.look("release", helen, helen.get(proof.attr(".app-mends a[href*=release]", "href")).want(http.StatusOK), both...)
	whole := decided(t)
	x.on(whole.site)
	addy = whole.in("addy")
	whole.do(addy, "make").want(http.StatusSeeOther)
	x.look("distribution-made", addy, addy.get(whole.path).want(http.StatusOK), both...)
	run := whole.do(addy, "print").want(http.StatusSeeOther).to()
	x.look("print-run", addy, addy.get(run).want(http.StatusOK), both...)
	whole.drafts(addy)
	whole.do(addy, "sent").want(http.StatusSeeOther)
	x.look("distribution-stopped", addy, addy.get(whole.path).want(http.StatusOK), both...)
	x.look("register", addy, addy.get(whole.path+"/register").want(http.StatusOK), both...)
	x.look("documents", addy, addy.get(documentsPath).want(http.StatusOK), both...)

	// What is refused, not there, or broken.
	x.look("not-there", addy, addy.get("/cases/999").want(http.StatusNotFound), both...)
	x.look("not-yours", addy, addy.get("/office/audit").want(http.StatusForbidden), both...)
	x.validate(24)
}

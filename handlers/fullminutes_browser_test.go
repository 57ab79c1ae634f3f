//go:build ci

package handlers

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// The pages of minutes in each of their states, with what was typed wrongly too, and those of an addendum.
func TestTheMinutesInABrowser(t *testing.T) {
	x := newInspector(t)
	s := minuted(t)
	x.on(s.site)
	minty, helen, addy := s.in("minty"), s.in("helen"), s.in("addy")
	look := func(name string, b *browser, a *answer) {
		t.Helper()
		x.look(name, b, a, 1280, 700)
	}
	look("minutes-before", minty, minty.get(s.page))
	minty.post(s.page, s.form(s.Taker, 0)...).want(http.StatusSeeOther)
	look("minutes-draft", minty, minty.get(s.page))
	look("minutes-wrong-reader", minty, minty.post(s.page+"/readers", s.form(s.Taker, 0, append([]string{"reader-1", "nobody"}, s.readers(whoseChildren)[2:]...)...)...).want(http.StatusUnprocessableEntity))
	minty.post(s.page+"/readers", s.form(s.Taker, 0, s.readers(whoseChildren)...)...).want(http.StatusSeeOther)
	minty.post(s.page+"/send", s.form(s.Taker, 0)...).want(http.StatusSeeOther)
	look("minutes-with-the-chair", helen, helen.get(s.page))
	look("minutes-sent-back-without-a-word", helen, helen.post(s.page+"/send-back", s.form(s.Chair, 0)...).want(http.StatusUnprocessableEntity))
	helen.post(s.page+"/send-back", s.form(s.Chair, 0, "comment", "Say who rang.")...).want(http.StatusSeeOther)
	look("minutes-sent-back", minty, minty.get(s.page))
	minty.post(s.page, s.form(s.Taker, 0)...).want(http.StatusSeeOther)
	minty.post(s.page+"/send", s.form(s.Taker, 0)...).want(http.StatusSeeOther)
	helen.post(s.page+"/approve", s.form(s.Chair, 0)...).want(http.StatusSeeOther)
	look("minutes-approved", helen, helen.get(s.page))
	look("minutes-copies", addy, addy.get(s.copies))
	look("minutes-proof", addy, addy.get(fmt.Sprintf("%s/%d", s.copies, s.Attendees["mother"])))
	s.sendEverything(addy)
	me := []string{"person", fmt.Sprint(s.Admin.ID)}
	today := s.Clock.Now().Format("02/01/2006")
	look("minutes-seen-by-nobody", addy, addy.post(s.page+"/seen", me...).want(http.StatusUnprocessableEntity))
	addy.post(s.page+"/seen", append(me, "seen_by", fmt.Sprint(s.Attendees["mother"]), "seen_on", today, "told_by", "Grace Okafor", "told_how", "phone")...).want(http.StatusSeeOther)
	addy.post(s.page+"/remarks", append(me, "remark_by", fmt.Sprint(s.Attendees["lukasz"]), "remark_on", today, "remark_how", "phone", "remark", "The neighbour is an aunt.")...).want(http.StatusSeeOther)
	look("minutes-sent", helen, helen.get(s.page))
	at := strings.TrimSuffix(s.page, "full-minutes")
	look("addendum-new", minty, minty.get(at+"addenda/new"))
	look("addendum-wrong", minty, minty.post(at+"addenda", "person", fmt.Sprint(s.Taker.ID), "section-2", "worries").want(http.StatusUnprocessableEntity))
	minty.post(at+"addenda", "person", fmt.Sprint(s.Taker.ID), "why", "Łukasz rang", "section-1", "worries", "text-1", "The neighbour is an aunt of theirs.", "reader-1", "everybody", "children-1", fmt.Sprint(s.People["ada"])).want(http.StatusSeeOther)
	page := fmt.Sprintf("/cases/%d/addenda/%d", s.Case, s.issue(1).ID)
	look("addendum-draft", minty, minty.get(page))
	minty.post(page+"/send", s.form(s.Taker, 1)...).want(http.StatusSeeOther)
	helen.post(page+"/approve", s.form(s.Chair, 1)...).want(http.StatusSeeOther)
	look("addendum-approved", helen, helen.get(page))
	look("addendum-copies", addy, addy.get(page+"/copies"))
	look("conferences", addy, addy.get(fmt.Sprintf("/cases/%d/conferences", s.Case)))
	x.validate(17)
}

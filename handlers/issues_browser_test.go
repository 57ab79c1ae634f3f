//go:build ci

package handlers

import (
	"net/http"
	"testing"
	"time"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// The pages of what is taken up with agencies, of formal dissent and complaints, and of a new chair.
func TestIssuesInABrowser(t *testing.T) {
	x := newInspector(t)
	s := decided(t)
	x.on(s.site)
	helen, addy, base := s.in("helen"), s.in("addy"), views.Path("cases", s.Case)
	school := dbtest.MustRows(t, s.DB, `SELECT CAST(agency AS TEXT) FROM professional WHERE name = 'Piotr Hill'`)[0]
	x.open("issues-none", helen, base+"/issues")
	page := x.open("issue-new", helen, base+"/resolutions/new")
	x.look("issue-wrong", helen, helen.sendFilled(page, "resolution-form", "about", "").want(http.StatusUnprocessableEntity), 1280, 375)
	at := helen.sendFilled(page, "resolution-form", "agency", school, "lead", "Ines Marlow", "lead_email", "ines@milllane.example", "ground", "report", "about", "No report came. Please send it.").want(http.StatusSeeOther).to()
	x.open("issue", helen, at)
	x.open("issue-letter", addy, at+"/letter")
	lead := dbtest.MustRows(t, s.DB, `SELECT CAST(a.id AS TEXT) FROM attendee a JOIN professional p ON p.id = a.professional WHERE p.name = 'Ines Marlow'`)[0]
	x.open("issue-letter-recipient", addy, at+"/letter/"+lead)
	page = x.open("complaint-new", helen, base+"/objections/new/complaint")
	x.look("complaint-wrong", helen, helen.sendFilled(page, "complaint-form", "by", "").want(http.StatusUnprocessableEntity), 1280, 375)
	dissent := views.Path("cases", s.Case, "conferences", s.Conference, "dissent")
	page = x.open("dissent-new", helen, dissent)
	made := helen.sendFilled(page, "dissent-form", "attendee", idText(s.Attendees["worker"]), "how", "email", "about", "The plan is too weak.", "sent_to", "Ana Ferreira").want(http.StatusSeeOther).to()
	x.open("dissent", helen, made)
	x.open("issues", helen, base+"/issues")
	x.open("issues-all", helen, issuesPath)
	x.open("chair", helen, base+"/chair")
	x.validate(12)
}

// The pages of the end of a plan, from the day that a child is looked after.
func TestEndingsInABrowser(t *testing.T) {
	x := newInspector(t)
	s := decided(t)
	x.on(s.site)
	s.Clock.Forward(10 * 24 * time.Hour) // 21 December
	addy, base := s.in("addy"), views.Path("cases", s.Case)
	page := x.open("ending-new", addy, base+"/endings/new")
	x.look("ending-wrong", addy, addy.sendForm(page, "ending-form", "ground", "looked-after").want(http.StatusUnprocessableEntity), 1280, 375)
	at := addy.sendForm(page, "ending-form", "children", idText(s.People["tom"]), "ground", "looked-after", "legal", "s20", "begun_on", "20/12/2026", "letter_on", "21/12/2026",
		"told_by", "Grace Okafor", "told_how", "phone").want(http.StatusSeeOther).to()
	x.open("ending", addy, at)
	x.open("ending-partnership", addy, at+"/partnership")
	x.open("ending-objection", addy, at+"/objection")
	x.open("ending-goes-on", addy, at+"/goes-on")
	s.Clock.Forward(16 * 24 * time.Hour) // 6 January
	addy = s.in("addy")
	page = x.open("ending-end", addy, at+"/end")
	addy.post(at+"/end", "version", page.attr("input[name=version]", "value"), "ended_on", "6/1/2027").want(http.StatusSeeOther)
	x.open("ending-letters", addy, at+"/letters")
	x.open("ending-strike", addy, at+"/strike")
	x.open("plan-ended", addy, base+"/plan")
	x.validate(9)
}

// The pages of a conference that could not go on, and of one that is cancelled.
func TestAConferenceThatCouldNotGoOnInABrowser(t *testing.T) {
	x := newInspector(t)
	s := tooFew(t)
	x.on(s.site)
	cara := s.in("cara")
	page := x.open("rearrange-before", cara, s.path+"/rearrange")
	cara.sendFilled(page, "declare-form", "declare_why", "The report came this morning.").want(http.StatusSeeOther)
	x.open("rearrange", cara, s.path+"/rearrange")
	c := newCarters(t)
	x.on(c.site)
	x.open("cancel", c.as(pathway.Admin), views.Path("cases", c.number, "conferences", c.conference, "cancel"))
	x.validate(3)
}

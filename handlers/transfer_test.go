package handlers

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"cp-pathway/db/dbtest"
	"cp-pathway/views"
)

// moving is a family of whom Mia is to move to another authority: the page of the end of her plan.
func moving(t testing.TB) (s *decidedSite, addy *browser, at string) {
	t.Helper()
	s = decided(t)
	s.Clock.Forward(10 * 24 * time.Hour) // Monday 21 December
	addy = s.in("addy")
	page := addy.get(views.Path("cases", s.Case) + "/endings/new").want(http.StatusOK)
	at = addy.sendForm(page, "ending-form", "children", idText(s.People["mia"]), "ground", "moved", "authority", "Made-up Shire Council", "begun_on", "18/12/2026",
		"told_by", "Grace Okafor", "told_how", "phone").want(http.StatusSeeOther).to()
	return s, addy, at
}

// one returns the only value of a query.
func (s *site) one(query string) string {
	s.t.Helper()
	rows := dbtest.MustRows(s.t, s.DB, query)
	if len(rows) != 1 {
		s.t.Fatalf("%s: %q", query, rows)
	}
	return rows[0]
}

// Another authority is asked in writing for a transfer-in conference, about one child of several: to whom, what they may know, the letter as
// notice, the days that it sets, a reminder, and the acceptance in writing that ends the plan. Where she lives is told by leave alone.
func TestAnotherAuthorityIsAskedForATransfer(t *testing.T) {
	t.Parallel()
	s, addy, at := moving(t)
	base := views.Path("cases", s.Case)
	if got := addy.get(at).want(http.StatusOK).text("main"); !strings.Contains(got, "The other authority is to be given notice") || !strings.Contains(got, "Write to the other authority") {
		t.Errorf("before: %s", got)
	}
	addy.get(at + "/reminder").want(http.StatusUnprocessableEntity)
	page := addy.get(at + "/request").want(http.StatusOK)
	for _, tt := range [][]string{
		{"authority_person"},
		{"new_name", "new_authority", "Made-up Shire Council"},
		{"new_email", "new_authority", "Made-up Shire Council", "new_name", "Arun Vale", "new_email", "arun"},
		{"new_authority", "new_authority", "Mill Lane Primary", "new_name", "Arun Vale"},
		{"authority_person", "authority_person", s.one(`SELECT CAST(id AS TEXT) FROM professional WHERE name = 'Piotr Hill'`)},
	} {
		if got := addy.sendFilled(page, "authority-form", tt[1:]...).want(http.StatusUnprocessableEntity); got.count("#"+tt[0]+"-error") != 1 {
			t.Errorf("%v: %s", tt, got.text(".govuk-error-summary"))
		}
	}
	addy.sendFilled(page, "authority-form", "new_authority", "Made-up Shire Council", "new_name", "Arun Vale", "new_job_title", "Conference manager", "new_email", "arun@madeup.example").want(http.StatusSeeOther)
	if got := s.one(`SELECT group_concat(p.first_name) || n.confirmed_at || n.protected_place FROM professional f JOIN network n ON n.professional = f.id JOIN network_child x ON x.network = n.id JOIN person p ON p.id = x.child WHERE f.name = 'Arun Vale'`); got != "Mia1" {
		t.Errorf("he may know about %q", got)
	}
	who := s.one(`SELECT CAST(a.id AS TEXT) FROM attendee a JOIN professional p ON p.id = a.professional WHERE p.name = 'Arun Vale'`)
	letter := at + "/request/" + who
	if got := addy.get(letter).want(http.StatusOK).text("main"); !strings.Contains(got, "Confirm which children Arun Vale may know about.") {
		t.Errorf("unconfirmed: %s", got)
	}
	dbtest.MustExec(t, s.DB, `UPDATE network SET confirmed_at = '2026-12-21T09:00:00.000Z' WHERE confirmed_at = ''`)
	read := addy.get(letter).want(http.StatusOK)
	said := read.text("#preview-transfer-in-request")
	for _, want := range []string{"This letter is our notice in writing", "Mia O’Neill", "Since Friday 11 December 2026", "Decisions and recommendations of the conference of Friday 11 December 2026", "stays responsible"} {
		if !strings.Contains(said, want) {
			t.Errorf("the letter does not say %q: %s", want, said)
		}
	}
	for _, never := range []string{"Tom", "Zoë", "Ada", "Leo", dbtest.RefugeName, dbtest.RefugeStreet, dbtest.RefugePostcode, dbtest.RefugeAgency, dbtest.RefugeWorker, "Address"} {
		if strings.Contains(said, never) {
			t.Errorf("the letter says %q", never)
		}
	}
	if got := read.text("main"); !strings.Contains(got, "The other authority is told by a permission only") {
		t.Errorf("what is hidden: %s", got)
	}

	// With leave the address of the child stands in it, and on screens it stays masked.
	helen := s.in("helen")
	n := s.one(`SELECT CAST(n.id AS TEXT) FROM network n JOIN professional p ON p.id = n.professional WHERE p.name = 'Arun Vale'`)
	permit := helen.get(base + "/network/" + n + "/permission").want(http.StatusOK)
	helen.post(base+"/network/"+n+"/permission", "version", permit.attr("input[name=version]", "value"), "reason", "They keep her safe there.").want(http.StatusSeeOther)
	if got := addy.get(letter).want(http.StatusOK).text("#preview-transfer-in-request"); !strings.Contains(got, "Address") || strings.Contains(got, dbtest.RefugeStreet) {
		t.Errorf("with leave: %s", got)
	}
	list := func(what string, more ...string) *answer {
		return addy.post(at+"/request/"+what, append([]string{"attendee", who}, more...)...)
	}
	list("make").want(http.StatusSeeOther)
	if got := s.one(`SELECT CAST(count(*) AS TEXT) FROM document d WHERE d.kind = 'transfer-in-request' AND instr(d.facts, '` + dbtest.RefugeStreet + `') > 0`); got != "1" {
		t.Errorf("documents with the address: %s", got)
	}
	addy.post(letter + "/draft").want(http.StatusOK)
	now := s.Clock.Now().Add(time.Minute)
	s.Clock.Forward(2 * time.Minute)
	list("sent", "sent_on", now.Format("02/01/2006"), "sent_at", now.Format("15:04")).want(http.StatusSeeOther)
	if got := addy.get(at).want(http.StatusOK).text("main"); !strings.Contains(got, "Waits for the other authority") || !strings.Contains(got, "Thursday 14 January 2027") {
		t.Errorf("sent: %s", got)
	}
	if got := addy.get("/today?whose=role").text("main"); strings.Contains(got, "Ask the other authority for a transfer-in conference") {
		t.Errorf("Today still asks: %s", got)
	}
	// It came back, so no notice was given; sent again, it was.
	doc := s.one(`SELECT CAST(id AS TEXT) FROM document WHERE kind = 'transfer-in-request'`)
	addy.post(base+"/documents/"+doc+"/back", "state", "bounced", "back_on", s.Clock.Now().Format("02/01/2006"), "back_at", s.Clock.Now().Format("15:04")).want(http.StatusSeeOther)
	if got := s.one(`SELECT notice_on || by_letter || wait_until FROM ending`); got != "0" {
		t.Errorf("came back: %s", got)
	}
	addy.post(letter + "/draft").want(http.StatusOK)
	list("sent", "sent_on", s.Clock.Now().Format("02/01/2006"), "sent_at", s.Clock.Now().Format("15:04")).want(http.StatusSeeOther)

	s.Clock.Forward(25 * 24 * time.Hour) // Friday 15 January
	addy = s.in("addy")
	if got := addy.get("/today?whose=role").text("main"); !strings.Contains(got, "Ask the other authority whether it has accepted Mia") {
		t.Errorf("Today: %s", got)
	}
	remind := addy.get(at + "/reminder").want(http.StatusOK)
	if got := remind.text("#reminder-text"); !strings.Contains(got, "due by Thursday 14 January 2027") || strings.Contains(got, "Mia") {
		t.Errorf("the reminder: %s", got)
	}
	addy.sendFilled(remind, "reminder-form", "remind_on", "15/1/2027").want(http.StatusUnprocessableEntity)
	addy.sendFilled(remind, "reminder-form", "remind_on", "21/1/2027").want(http.StatusSeeOther)
	if got := s.one(`SELECT due FROM task WHERE kind = 'ending' AND done_at IS NULL`); got != "2027-01-21" {
		t.Errorf("asked again on %s", got)
	}
	end := addy.get(at + "/end").want(http.StatusOK)
	version := end.attr("input[name=version]", "value")
	addy.post(at+"/end", "version", version, "ended_on", "14/1/2027").want(http.StatusUnprocessableEntity)
	addy.post(at+"/end", "version", version, "ended_on", "14/1/2027", "accepted_by", "Arun Vale, letter of 13 January").want(http.StatusSeeOther)
	for who, row := range s.Attendees {
		a := addy.get(fmt.Sprintf("%s/letters/%d", at, row))
		if a.Status == http.StatusOK && strings.Contains(a.text("#preview-ending-letter"), "Made-up Shire") {
			t.Errorf("the letter to %s says where she has moved to", who)
		}
	}
	if got := s.in("helen").get(base + "/history").text("main"); !strings.Contains(got, "Chose to whom at another authority it is written") || !strings.Contains(got, "Recorded that another authority was reminded") {
		t.Errorf("the history: %s", got)
	}
}

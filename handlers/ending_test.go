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

// A child who is looked after, from the day that it is recorded to the end of the plan: the letter to the partnership, an objection, the
// fifteen days, what ends in names, the letters about it, and what was recorded in error.
func TestThePlanOfAChildWhoIsLookedAfterEnds(t *testing.T) {
	t.Parallel()
	s := decided(t)
	s.Clock.Forward(10 * 24 * time.Hour) // 21 December
	addy := s.in("addy")
	base := views.Path("cases", s.Case)
	if got := addy.get(base + "/plan").want(http.StatusOK).text("main"); !strings.Contains(got, "No plan has ended, and none is to.") || !strings.Contains(got, "11 days, the first and the last included") {
		t.Errorf("before it: %q", got)
	}
	if to := addy.get(base + "/endings/next").want(http.StatusSeeOther).to(); to != base+"/endings/new" {
		t.Errorf("the step leads to %s", to)
	}
	page := addy.get(base + "/endings/new").want(http.StatusOK)
	again := addy.sendForm(page, "ending-form", "ground", "looked-after").want(http.StatusUnprocessableEntity)
	if got := again.text(".govuk-error-summary"); !strings.Contains(got, "Choose for which children") || !strings.Contains(got, "Choose how the child is looked after") {
		t.Errorf("refused: %q", got)
	}
	tom := idText(s.People["tom"])
	at := addy.sendForm(page, "ending-form", "children", tom, "ground", "looked-after", "legal", "s20", "begun_on", "20/12/2026", "letter_on", "21/12/2026",
		"told_by", "Grace Okafor", "told_how", "phone", "note", "He is at "+dbtest.RefugeStreet+".").want(http.StatusSeeOther).to()
	read := addy.get(at).want(http.StatusOK)
	for _, want := range []string{"The end of the plan of Tom", "can object until Tuesday 5 January 2027", "Accommodated by agreement", "Nobody has objected so far."} {
		if !strings.Contains(read.text("main"), want) {
			t.Errorf("the page does not say %q: %s", want, read.text("main"))
		}
	}
	if strings.Contains(read.Body, dbtest.RefugeStreet) {
		t.Error("the page shows the refuge")
	}
	addy.get(at + "/end").want(http.StatusUnprocessableEntity) // while they can object
	if got := addy.get("/today?whose=role").text("main"); !strings.Contains(got, "Looked after: record the end of the plan of Tom") {
		t.Errorf("Today: %q", got)
	}

	// The letter goes to the members of the core group alone.
	list := addy.get(at + "/partnership").want(http.StatusOK).text("main")
	if !strings.Contains(list, "Grace Okafor") || strings.Contains(list, "Margaret Dean") {
		t.Errorf("the partnership: %q", list)
	}
	letter := addy.get(fmt.Sprintf("%s/partnership/%d", at, s.Attendees["worker"])).want(http.StatusOK)
	if got := letter.text("#preview-looked-after-letter"); !strings.Contains(got, "Tuesday 5 January 2027") || !strings.Contains(got, "Tom") || strings.Contains(got, "Mia") {
		t.Errorf("the letter: %q", got)
	}
	s.Clock.Forward(24 * time.Hour) // a letter that goes a day later gives a day more
	addy = s.in("addy")
	if got := addy.get(fmt.Sprintf("%s/partnership/%d", at, s.Attendees["worker"])).want(http.StatusOK).text("#preview-looked-after-letter"); !strings.Contains(got, "Wednesday 6 January 2027") {
		t.Errorf("the letter a day later: %q", got)
	}
	letters := func(what string, more ...string) *answer {
		return addy.post(at+"/partnership/"+what, append([]string{"attendee", idText(s.Attendees["worker"])}, more...)...)
	}
	letters("make").want(http.StatusSeeOther)
	addy.post(fmt.Sprintf("%s/partnership/%d/draft", at, s.Attendees["worker"])).want(http.StatusOK)
	letters("sent", "sent_on", s.Clock.Now().Format("02/01/2006"), "sent_at", s.Clock.Now().Format("15:04")).want(http.StatusSeeOther)
	if got := addy.get(at).want(http.StatusOK).text("main"); !strings.Contains(got, "can object until Wednesday 6 January 2027") {
		t.Errorf("after the letter went: %q", got)
	}
	form := addy.get(at + "/objection").want(http.StatusOK)
	addy.sendForm(form, "objection-form", "attendee", idText(s.Attendees["gran"]), "said_on", "21/12/2026", "how", "email", "text", "x").want(http.StatusUnprocessableEntity)
	addy.sendForm(form, "objection-form", "attendee", idText(s.Attendees["worker"]), "said_on", "21/12/2026", "how", "email", "text", "He goes home at weekends.").want(http.StatusSeeOther)

	s.Clock.Forward(16 * 24 * time.Hour) // 7 January
	addy = s.in("addy")
	end := addy.get(at + "/end").want(http.StatusOK)
	if got := end.text("main"); !strings.Contains(got, "end the child protection plan of Tom") || !strings.Contains(got, "on a plan: core groups and reviews go on") {
		t.Errorf("what ends: %q", got)
	}
	form = addy.get(at + "/end")
	version := form.attr("input[name=version]", "value")
	addy.post(at+"/end", "version", version, "ended_on", "7/1/2027").want(http.StatusUnprocessableEntity) // the objection is not settled
	addy.post(at+"/end", "version", version, "ended_on", "7/1/2027", "settled", "Agreed: he stays there in the week and at weekends.").want(http.StatusSeeOther)
	if got := addy.get(base + "/plan").text("main"); !strings.Contains(got, "From Friday 11 December 2026 to Thursday 7 January 2027") || !strings.Contains(got, "Is looked after by the authority") {
		t.Errorf("the plan after it: %q", got)
	}

	// Everybody who may know of him is told, and of the others that their plans go on whoever may know of them.
	mother := addy.get(fmt.Sprintf("%s/letters/%d", at, s.Attendees["mother"])).want(http.StatusOK).text("#preview-ending-letter")
	if !strings.Contains(mother, "Thursday 7 January 2027") || !strings.Contains(mother, "ended") || !strings.Contains(mother, "The plan for Mia O’Neill") || strings.Contains(mother, "Zoë") {
		t.Errorf("the mother’s letter: %q", mother)
	}
	all := addy.get(at + "/letters").want(http.StatusOK)
	for who, row := range s.Attendees {
		a := addy.get(fmt.Sprintf("%s/letters/%d", at, row))
		for _, secret := range []string{dbtest.RefugeName, dbtest.RefugeStreet, dbtest.RefugeAgency, dbtest.RefugeWorker} {
			if who != "mother" && who != "refuge" && a.Status == http.StatusOK && strings.Contains(a.text("#preview-ending-letter"), secret) {
				t.Errorf("the letter to %s holds %s", who, secret)
			}
		}
	}
	if !strings.Contains(all.text("main"), "Where a family has moved to is not said") {
		t.Errorf("the letters: %q", all.text("main"))
	}
	addy.post(at+"/strike", "reason", "Another family’s").want(http.StatusSeeOther)
	if got := addy.get(base + "/plan").text("main"); !strings.Contains(got, "Recorded in error") || strings.Contains(got, "Was on a plan") {
		t.Errorf("struck: %q", got)
	}
}

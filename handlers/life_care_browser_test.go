//go:build ci

package handlers

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// A child starts to be looked after between two reviews: the letter to the partnership, an objection, what was agreed, the end of her plan and
// the letters about it. A brother of another father is looked after too, and his plan goes on. The others’ goes on as it was.
func TestAChildIsLookedAfterBetweenReviewsInABrowser(t *testing.T) {
	l := lives(t, decided(t))
	l.sendEverything(l.in("addy"))
	l.meets("2026-12-22", true)
	l.goes("2027-01-04", 10)
	ada := l.startsCare("ada", "s20", "03/01/2027")
	l.looksAt("care-waits", ada)
	l.partnershipIsTold(ada)
	addy := l.in("addy")
	if got := addy.get("/today?whose=all").want(http.StatusOK).text("main"); !strings.Contains(got, "record the end of the plan of Ada O’Neill") {
		l.t.Errorf("Today does not wait for the days to object: %s", got)
	}
	l.goes("2027-01-18", 15) // within the fifteen days
	addy = l.in("addy")
	addy.fill(addy.get(ada+"/objection").want(http.StatusOK), "objection-form", "attendee", idText(l.Attendees["visitor"]), "said_on", "18/01/2027", "how", "email",
		"text", "Ada still sees her mother at weekends. Who looks at that without a plan?").want(http.StatusSeeOther)
	l.looksAt("care-objection", ada)
	tom := l.startsCare("tom", "s38", "17/01/2027")
	l.meets("2027-01-19", true)
	l.gets("lukasz", []string{"Ada O’Neill", "Tuesday 19 January 2027"}, []string{"Tom", "Mia", "Paul Dean"}, pathway.CoreGroupRecord, pathway.UpdatedParentPlan) // until it ends, her plan is gone through

	l.goes("2027-01-20", 10) // the day after the last one to object
	addy = l.in("addy")
	page := addy.get(ada + "/end").want(http.StatusOK)
	if got := page.text("main"); !strings.Contains(got, "core groups and reviews go on") || strings.Contains(got, "Zoë") {
		l.t.Errorf("what ends with it: %s", got)
	}
	version := page.attr("input[name=version]", "value")
	refused := addy.post(ada+"/end", "version", version, "ended_on", "20/01/2027").want(http.StatusUnprocessableEntity)
	if got := refused.text(".govuk-error-summary"); !strings.Contains(got, "Say what was agreed about the objections") {
		l.t.Errorf("the objection is passed over: %s", got)
	}
	addy.post(ada+"/end", "version", version, "ended_on", "20/01/2027", "settled", "The review of her care looks at the weekends from now on. The health visitor agrees.").want(http.StatusSeeOther)
	l.looksAt("care-ended", ada)
	l.tellsTheEnd(ada)
	l.siblingsGoOn(tom)
	l.x.validate(6)
}

// startsCare records that a child is looked after, and returns the address of the ending.
func (l *life) startsCare(who, legal, since string) string {
	l.t.Helper()
	addy := l.in("addy")
	form := addy.get(addy.get(l.at("endings", "next")).want(http.StatusSeeOther).to())
	if form.count("#ending-form") == 0 { // another one waits
		form = addy.get(l.at("endings", "new"))
	}
	return addy.sendForm(form.want(http.StatusOK), "ending-form", "children", idText(l.People[who]), "ground", pathway.EndLookedFor, "legal", legal, "begun_on", since,
		"letter_on", l.Clock.Now().Format("02/01/2006"), "told_by", "Grace Okafor", "told_how", "phone").want(http.StatusSeeOther).to()
}

// partnershipIsTold sends the letter to the members of the core group, to them alone, and to nobody with another child in it.
func (l *life) partnershipIsTold(ending string) {
	l.t.Helper()
	l.sends(ending + "/partnership")
	for who := range l.Attendees {
		text := l.text(who, pathway.LookedAfterLetter)
		member := slices.Contains([]string{"worker", "visitor"}, who) // who may know of Ada; the school of her eldest sister may not
		if member != (text != "") {
			l.t.Errorf("the letter to %s: %q", who, text)
		}
		if member && (!strings.Contains(text, "Tuesday 19 January 2027") || !strings.Contains(text, "Ada O’Neill")) {
			l.t.Errorf("the letter to %s says %q", who, text)
		}
		l.gets(who, nil, []string{"Tom O’Neill", "Leo O’Neill", "Mia O’Neill"}, pathway.LookedAfterLetter)
	}
}

// sends sends everything that a list of letters holds.
func (l *life) sends(list string) {
	l.t.Helper()
	was := l.path
	l.path = list
	l.confirms()
	addy := l.in("addy")
	l.do(addy, "make").want(http.StatusSeeOther)
	if addy.get(l.path).count("#print") > 0 { // somebody is written to by post
		l.do(addy, "print").want(http.StatusSeeOther)
	}
	l.drafts(addy)
	l.do(addy, "sent").want(http.StatusSeeOther)
	l.path = was
}

// looksAt looks at a page of the ending, and at the family’s.
func (l *life) looksAt(name, page string) {
	addy := l.in("addy")
	l.x.look(name+"-page", addy, addy.get(page).want(http.StatusOK), 1280, 375)
	l.looks(name)
}

// tellsTheEnd sends the letters about the end of Ada’s plan: each to whoever may know of her, with those of the others whom they know and whose plans go on.
func (l *life) tellsTheEnd(ada string) {
	l.t.Helper()
	l.sends(ada + "/letters")
	for who, knows := range map[string]bool{"mother": true, "lukasz": true, "visitor": true, "worker": true, "manager": true, "police": true, "paul": false, "primary": false} {
		if got := l.text(who, pathway.EndingLetter); knows != strings.Contains(got, "Ada") || !knows && got != "" {
			l.t.Errorf("the letter to %s about the end: %q", who, got)
		}
		if knows {
			unknown := []string{"Paul Dean"}
			if who == "lukasz" || who == "visitor" {
				unknown = append(unknown, "Tom", "Mia")
			}
			l.gets(who, []string{"Wednesday 20 January 2027", "Leo O’Neill"}, unknown, pathway.EndingLetter)
		}
	}
}

// siblingsGoOn takes the others on to the first review: Tom’s plan goes on beside an assessment in care; Ada is in nothing
// any more.
func (l *life) siblingsGoOn(tom string) {
	l.t.Helper()
	l.goes("2027-02-03", 9)
	addy := l.in("addy")
	addy.fill(addy.get(tom+"/goes-on").want(http.StatusOK), "goes-on-form", "goes_on", "s38-6", "why", "The court has ordered an assessment at home, and all agreed.").want(http.StatusSeeOther)
	if got := addy.get(l.at("plan")).want(http.StatusOK).text("#endings"); !strings.Contains(got, "The plan goes on") || !strings.Contains(got, "Ended") {
		l.t.Errorf("how plans end: %s", got)
	}
	if got := addy.get("/today?whose=all").text("main"); strings.Contains(got, "Ada O’Neill") {
		l.t.Errorf("Today still names Ada: %s", got)
	}
	l.shows("core-group-3", "Tue 16 Feb 2027")
	l.shows("review-1", "Fri 5 Mar 2027")
	l.meets("2027-02-16", true)
	l.gets("paul", []string{"Mia O’Neill", "Tom O’Neill", "Tuesday 16 February 2027"}, []string{"Ada", "Leo", "Wójcik"}, pathway.CoreGroupRecord)
	if meeting := l.of("lukasz", pathway.CoreGroupRecord); len(meeting) != 3 {
		l.t.Errorf("%d records of core groups for a father whose son’s plan goes on", len(meeting))
	}
	l.books("2027-02-17", "2027-03-05")
	if got := l.subjects(); slices.Contains(got, l.People["ada"]) || !slices.Contains(got, l.People["tom"]) || len(got) != 3 {
		l.t.Errorf("the review is about %v of %v", got, l.People)
	}
	l.gets("mother", []string{"Mia O’Neill", "Tom O’Neill", "Leo O’Neill"}, []string{"Ada O’Neill"}, pathway.ParentInvitation)
	l.confers("2027-03-05", nil, "2027-03-16", "2027-08-20")
	for _, who := range []string{"mia", "tom", "leo"} {
		if n := dbtest.MustRows(l.t, l.DB, fmt.Sprintf(`SELECT id FROM plan WHERE child = %d AND ended_on = ''`, l.People[who])); len(n) != 1 {
			l.t.Errorf("%d plans of %s are open", len(n), who)
		}
	}
	l.looks("care-reviewed")
}

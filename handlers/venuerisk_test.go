package handlers

import (
	"net/http"
	"strings"
	"testing"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// A risk stops the invitations of those whom it concerns until there is a measure; every entry stays readable; and the step of the pathway
// follows what is recorded.
func TestVenueRisk(t *testing.T) {
	t.Parallel()
	c := newCarters(t)
	admin := c.as(pathway.Admin)
	c.receiveList(admin)
	at := views.Path("cases", c.number, "conferences", c.conference, "venue-risk")
	card := func() string { return admin.get(views.Path("cases", c.number, "conferences")).text("main") }
	step := func() string {
		return admin.get(views.Path("cases", c.number)).text(".app-steps li[id=venue-risk-check]")
	}
	if got := card(); !strings.Contains(got, "Not checked yet") {
		t.Errorf("before: %s", got)
	}
	admin.post(views.Path("cases", c.number, "steps", "venue-risk-check"), "happened_on", "23/11/2026").want(http.StatusUnprocessableEntity) // no longer by hand
	page := admin.get(at).want(http.StatusOK)
	admin.fill(page, "none-form", "agreed_by", "").keeps("nobody said so", "none-agreed_by", "who said", "told_how", "")
	admin.fill(page, "none-form", "agreed_by", "Sam Taylor", "told_how", "phone").want(http.StatusSeeOther)
	if got := step(); !strings.Contains(got, "No risk known, said by Sam Taylor") || !strings.Contains(got, "Done") {
		t.Errorf("no risk: %s", got)
	}
	// A printed invitation is out before the risk is known.
	paul := c.guest(c.paul)
	c.make(admin, paul).want(http.StatusSeeOther)
	risk := []string{"risk", "He waits for her with his brother Kurt.", "from", idText(c.paul), "people", idText(c.anna), "on", "23/11/2026"}
	page = admin.get(at)
	admin.fill(page, "risk-form", "risk", "He waits.", "from", "0", "from_other", "").keeps("from whom", "from_other", "from whom", "risk", "He waits.")
	admin.fill(page, "risk-form", risk...).want(http.StatusSeeOther)
	admin.fill(page, "risk-form", risk...).want(http.StatusSeeOther) // sent twice
	page = admin.get(at)
	if got := page.text("main"); page.count("[id^=check-]") != 1 || !strings.Contains(got, "no measure against it yet") || !strings.Contains(page.text("#venue-history"), "No risk known") {
		t.Errorf("a risk: %s", got)
	}
	if got := card(); !strings.Contains(got, "A risk at the venue has no measure") || strings.Contains(got, "Kurt") {
		t.Errorf("the card: %s", got)
	}
	if got := admin.get(views.Path("cases", c.number)).text(".app-flag:contains('Risk')"); got != "Risk at the venue" {
		t.Errorf("the flag: %q", got)
	}
	if got := step(); strings.Contains(got, "Done") {
		t.Errorf("a risk without a measure does the step: %s", got)
	}
	for person, want := range map[int64]bool{c.paul: true, c.anna: true, c.piotr: false} {
		if got := strings.Contains(admin.get(c.at(c.guest(person))).text(".app-mends--late"), "A risk at the venue is recorded that concerns"); got != want {
			t.Errorf("%d: stopped %v", person, got)
		}
	}
	if got := c.stops(admin, paul); !strings.Contains(got, "Record a measure") || strings.Contains(got, "Kurt") {
		t.Errorf("what stops it: %s", got)
	}
	if docs := c.letters().Documents; len(docs) != 1 || docs[0].State != pathway.DocumentVoid {
		t.Errorf("the letter that was made before still holds: %+v", docs)
	}
	change := page.attr("main a[role=button]:contains('Record a measure')", "href")
	form := admin.get(change).want(http.StatusOK)
	admin.fill(form, "change-form", "measures", "separate").keeps("how", "how", "how this is done", "risk", "He waits for her with his brother Kurt.")
	good := []string{"measures", "separate", "measures", "police", "how", "Kurt’s friend PC Wall stands at the side door.", "agreed_by", "Sam Taylor"}
	admin.fill(form, "change-form", good...).want(http.StatusSeeOther)
	admin.fill(form, "change-form", good...).want(http.StatusConflict) // from the page as it was
	if got := step(); !strings.Contains(got, "A risk is recorded, with measures against it") || !strings.Contains(got, "Done") {
		t.Errorf("with a measure: %s", got)
	}
	for _, a := range []int64{paul, c.guest(c.anna)} {
		page := admin.get(c.at(a))
		if got := page.text("main"); strings.Contains(got, "no measure against it yet") || !strings.Contains(got, "nobody whom it concerns has a time of their own") || strings.Contains(got, "Kurt") {
			t.Errorf("the proof of %d: %s", a, got)
		}
	}
	if got := c.letter(admin, paul); strings.Contains(got, "Kurt") || strings.Contains(got, "side door") || strings.Contains(got, "risk at the venue") {
		t.Errorf("the letter tells of it: %s", got)
	}
	// Struck, what it took the place of holds again.
	page = admin.get(at)
	strike := page.attr("form[id^=strike-]", "id")
	reason := "reason-" + strings.TrimPrefix(strike, "strike-")
	admin.fill(page, strike, reason, "").want(http.StatusUnprocessableEntity)
	admin.fill(page, strike, reason, "Another family’s").want(http.StatusSeeOther)
	admin.fill(page, strike, reason, "Another family’s").want(http.StatusConflict)
	if got := admin.get(at).text("main"); !strings.Contains(got, "no measure against it yet") || !strings.Contains(got, "Entered in error: Another family’s") {
		t.Errorf("struck: %s", got)
	}
	if got := admin.get(views.Path("cases", c.number, "history")).text("main"); !strings.Contains(got, "Recorded a risk at the venue") || !strings.Contains(got, "Struck what was recorded of a risk at the venue") || strings.Contains(got, "Kurt") {
		t.Errorf("the history: %s", got)
	}
	// An auditor reads it and changes nothing; who looks after the program alone does not see it.
	auditor := c.as(pathway.Auditor)
	if a := auditor.get(at).want(http.StatusOK); a.count("main form") != 0 || !strings.Contains(a.text("main"), "Kurt") {
		t.Error("the auditor cannot read it, or could change it")
	}
	auditor.post(at, risk...).want(http.StatusForbidden)
	c.as(pathway.SystemAdministrator).get(at).want(http.StatusForbidden)
	chair := c.as(pathway.Chair)
	c.exec(`UPDATE cases SET restricted = 1, chair = NULL WHERE id = ?`, c.number)
	c.exec(`UPDATE conference SET chair = NULL WHERE id = ?`, c.conference)
	chair.get(at).want(http.StatusNotFound)
}

// At the next conference it is asked anew, with what held before as a hint; nothing is settled by that.
func TestVenueRiskIsAHintForTheNextConference(t *testing.T) {
	t.Parallel()
	c := newCarters(t)
	admin := c.as(pathway.Admin)
	at := views.Path("cases", c.number, "conferences", c.conference, "venue-risk")
	admin.fill(admin.get(at), "risk-form", "risk", "He waits for her.", "from", idText(c.paul), "people", idText(c.anna), "measures", "escort", "how", "To the car.", "agreed_by", "Sam Taylor").want(http.StatusSeeOther)
	c.exec(`UPDATE conference SET state = 'held' WHERE id = ?`, c.conference)
	c.exec(`INSERT INTO conference (cases, kind, meeting, state, starts_at, booked_at, booked_by) SELECT cases, 'review', meeting, 'planned', '2027-02-24T10:00', '', booked_by FROM conference`)
	next := views.Path("cases", c.number, "conferences", c.conference+1, "venue-risk")
	page := admin.get(next).want(http.StatusOK)
	if got := page.text("main"); !strings.Contains(got, "Nobody has checked it for this conference yet.") || !strings.Contains(got, "He waits for her.") || page.attr("#risk", "value") != "" || page.text("#risk") != "" {
		t.Errorf("the next one: %s", got)
	}
	from := page.attr("main a:contains('Begin from this one')", "href")
	from, _, _ = strings.Cut(from, "#")
	page = admin.get(from).want(http.StatusOK)
	if page.text("#risk") != "He waits for her." || page.count("input[name=measures][value=escort][checked]") != 1 {
		t.Error("it does not begin from the earlier one")
	}
	admin.fill(page, "risk-form").want(http.StatusSeeOther)
	if got := admin.get(next).text("main"); !strings.Contains(got, "A risk is recorded, with measures against it.") {
		t.Errorf("recorded: %s", got)
	}
	// What was held is read only.
	if a := admin.get(at).want(http.StatusOK); a.count("main form") != 0 {
		t.Error("it can be changed after the conference")
	}
	admin.post(at+"/none", "agreed_by", "Sam", "told_how", "phone", "on", "23/11/2026").want(http.StatusUnprocessableEntity)
}

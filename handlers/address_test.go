package handlers

import (
	"net/http"
	"strings"
	"testing"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// The excluded father is entered at the mother's secret address, by mistake or at his word. That alone never gives it to him:
// it takes the chair or a manager with a reason and who checked, and then somebody who makes sure of him by name.
func TestASecretAddressIsNotHandedOverByEnteringIt(t *testing.T) {
	t.Parallel()
	c := newCarters(t)
	paul := idText(c.paul)
	path := caseAt(c, "people", c.paul, "address")
	typed := []string{"which", "new", "line1", "Rose Cottage", "line2", "21 Willow Way", "town", "Moorbridge", "postcode", "NM4 9XY", "kind", "home", "state", "normal", "people", paul, "moved", "yes", "post", "yes", "confirmed", "He said so"}
	chosen := []string{"which", idText(c.home), "people", paul, "moved", "yes", "post", "yes", "confirmed", "He said so"}
	whole := []string{"share", "yes", "reason", "He is said to have moved in", "checked", "Sue Worker, on a visit"}

	admin := c.as(pathway.Admin)
	for name, form := range map[string][]string{"typed": typed, "chosen": chosen} {
		a := admin.post(path, form...).want(http.StatusUnprocessableEntity)
		if got := a.text("#error-summary"); !strings.Contains(got, "protected") || !strings.Contains(got, "the chair or a service manager") || a.count("[name=share]") != 0 {
			t.Errorf("%s by an administrator: %s", name, got)
		}
		admin.post(path, append(form, whole...)...).want(http.StatusForbidden)
	}
	chair := c.as(pathway.Chair)
	for name, form := range map[string][]string{"typed": typed, "chosen": chosen} {
		if a := chair.post(path, form...).want(http.StatusUnprocessableEntity); a.count("[name=share]") != 1 || a.count("#reason") != 1 || a.count("#checked") != 1 {
			t.Errorf("%s by the chair: nothing is asked: %s", name, a.text("main"))
		}
		a := chair.post(path, append(form, "share", "yes", "reason", "", "checked", "")...).want(http.StatusUnprocessableEntity)
		if a.count("#reason-error") != 1 || a.count("#checked-error") != 1 || a.count("[name=share]") != 1 {
			t.Errorf("%s without a reason and who checked: %s", name, a.text("main"))
		}
		chair.post(path, append(form, "share", "yes", "reason", "He is at 21 Willow Way", "checked", "Sue")...).want(http.StatusUnprocessableEntity)
	}
	chair.post(path, append(chosen, whole...)...).want(http.StatusSeeOther)

	to := c.guest(c.paul)
	hidden := func(when string) {
		t.Helper()
		proof := admin.get(c.at(to)).want(http.StatusOK)
		if got := proof.text(".app-mends--late"); !strings.Contains(got, "shared with Paul Dean") {
			t.Errorf("%s: the proof says %q", when, got)
		}
		if got := proof.text("main"); !strings.Contains(got, "Anna Carter’s address") {
			t.Errorf("%s: her address is no longer kept from him: %s", when, got)
		}
		for _, secret := range carterSecrets {
			if strings.Contains(proof.Body, secret) {
				t.Errorf("%s: the proof holds %q", when, secret)
			}
		}
		admin.post(c.at("make"), c.everybody()...).want(http.StatusSeeOther)
		for _, d := range c.letters().Documents {
			if d.Attendee == to {
				t.Errorf("%s: a letter to him was made", when)
			}
		}
	}
	hidden("shared")
	confirm := caseAt(c, "addresses", c.home, "confirm")
	form := admin.get(confirm).want(http.StatusOK)
	if form.count(`[name=people][value="`+idText(c.anna)+`"][checked]`) != 1 || form.count(`[name=people][value="`+paul+`"]:not([checked])`) != 1 {
		t.Errorf("the form to confirm it ticks him, or not her: %s", form.text("main"))
	}
	admin.post(confirm, "how", "Rang her", "people", idText(c.anna)).want(http.StatusSeeOther)
	hidden("confirmed for her")
	if got := admin.get(caseAt(c, "people")).text("#address-" + idText(c.home)); !strings.Contains(got, "Paul Dean: Shared with them, and not confirmed") {
		t.Errorf("the address says: %s", got)
	}
	admin.post(confirm, "how", "Nobody", "people", idText(c.piotr)).want(http.StatusUnprocessableEntity)
	admin.post(confirm, "how", "Seen there", "people", paul).want(http.StatusSeeOther)
	proof := admin.get(c.at(to)).want(http.StatusOK)
	if got := proof.text("main"); strings.Contains(proof.text(".app-mends--late"), "shared with") || !strings.Contains(got, "recorded for others first and then shared with Paul Dean") {
		t.Errorf("confirmed for him, the proof says %s", got)
	}
	history := c.as(pathway.ServiceManager).get(caseAt(c, "history")).text("main")
	if !strings.Contains(history, "Shared a protected address with somebody") || !strings.Contains(history, "He is said to have moved in; checked: Sue Worker, on a visit") {
		t.Errorf("the history says %s", history)
	}
}

// caseAt is a path below the family.
func caseAt(c *carters, parts ...any) string {
	return caseURL(map[string]int64{"case": c.number}, parts...)
}

// A protected address is known again whoever's it is, and nothing is told of them; nor is a record corrected into one.
func TestAProtectedAddressOfARestrictedFamilyIsKnownAgain(t *testing.T) {
	t.Parallel()
	c := newCarters(t)
	other := c.site.family("CP-2026-0900")
	ben := dbtest.MustExec(t, c.DB, `INSERT INTO person (first_name, last_name) VALUES ('Ben', 'Other')`)
	dbtest.MustExec(t, c.DB, `INSERT INTO case_person (cases, person, kind) VALUES (?, ?, 'adult')`, other, ben)
	dbtest.MustExec(t, c.DB, `UPDATE cases SET restricted = 1 WHERE id = ?`, c.number)
	values := map[string]int64{"case": other}
	path := caseURL(values, "people", ben, "address")
	typed := []string{"which", "new", "line1", "21 Willow Way", "line2", "Rose Cottage", "postcode", "nm4 9xy", "kind", "home", "state", "normal", "people", idText(ben)}
	admin := c.as(pathway.Admin)
	admin.get(caseAt(c)).want(http.StatusNotFound)
	a := admin.post(path, typed...).want(http.StatusUnprocessableEntity)
	if got := a.text("#error-summary"); !strings.Contains(got, "This address is recorded already, and it is protected.") || strings.Contains(got, "Carter") {
		t.Errorf("of a restricted family: %s", got)
	}
	admin.post(path, "which", "new", "line1", "3 High Road", "town", "Exampleton", "postcode", "EX2 2BB", "kind", "home", "state", "normal", "people", idText(ben)).want(http.StatusSeeOther)
	page := admin.get(caseURL(values, "people")).want(http.StatusOK)
	correct := page.attr(`#addresses ~ .app-person a[href*="/addresses/"]:not([href$="confirm"]):not([href$="residents"])`, "href")
	version := admin.get(correct).want(http.StatusOK).form("address-form").Get("version")
	a = admin.post(correct, append(typed[2:], "version", version)...).want(http.StatusUnprocessableEntity)
	if got := a.text("#error-summary"); !strings.Contains(got, "it is protected") {
		t.Errorf("corrected into it: %s", got)
	}
}

// A protected word that is the town of the recipient's own address does not stop their letter, and stays protected in its text.
func TestAWordInOnesOwnAddressStopsNothing(t *testing.T) {
	t.Parallel()
	c := newCarters(t)
	admin := c.as(pathway.Admin)
	admin.post(caseAt(c, "words"), "word", "Northmere", "owner", idText(c.anna), "reason", "Where the refuge is").want(http.StatusSeeOther)
	to := c.guest(c.paul)
	if page := admin.get(c.at(to)).want(http.StatusOK); page.count(".app-mends--late") != 0 {
		t.Errorf("his own address stops it: %s", page.text(".app-mends--late"))
	}
	c.make(admin, to)
	if text := textOf(t, c.stored(c.documentFor(to))); !strings.Contains(text, "Northmere") {
		t.Errorf("it goes without its address: %s", text)
	}
	dbtest.MustExec(t, c.DB, `UPDATE strategy_meeting SET concern = 'They are near Northmere now.'`)
	if got := admin.get(c.at(to)).want(http.StatusOK).text(".app-mends--late"); !strings.Contains(got, "Protected word") {
		t.Errorf("in the text it stops nothing: %q", got)
	}
}

// Only what there is can be asked to be shown.
func TestNothingIsAskedForThatIsNotThere(t *testing.T) {
	t.Parallel()
	c := newCarters(t)
	other := dbtest.MustExec(t, c.DB, `INSERT INTO address (line1, town, postcode, state) VALUES ('9 Other Road', 'Elsewhere', 'ZZ9 9ZZ', 'confidential')`)
	admin := c.as(pathway.Admin)
	admin.get(caseAt(c, "show", "address", c.home)).want(http.StatusOK)
	for _, kind := range []string{"address", "contact", "school", "word", "place"} {
		admin.get(caseAt(c, "show", kind, 99999)).want(http.StatusNotFound)
	}
	admin.get(caseAt(c, "show", "address", other)).want(http.StatusNotFound)
}

// Nothing is emailed to one of the family until somebody made sure of the address; another address is unconfirmed again.
func TestAnEmailOfTheFamilyIsConfirmedFirst(t *testing.T) {
	t.Parallel()
	c := newCarters(t)
	admin, to := c.as(pathway.Admin), c.guest(c.paul)
	admin.post(c.at(to, "way"), "way", "secure-email").want(http.StatusSeeOther)
	blocked := func() string { return admin.get(c.at(to)).want(http.StatusOK).text(".app-mends--late") }
	if got := blocked(); got != "" {
		t.Fatalf("confirmed when it was entered: %s", got)
	}
	contact := dbtest.MustRows(t, c.DB, `SELECT id FROM contact_point WHERE value = 'paul.dean@mail.example'`)[0]
	path := caseAt(c, "people", c.paul, "contacts", contact)
	save := func(value, how string) {
		version := admin.get(path).want(http.StatusOK).form("contact-form").Get("version")
		admin.post(path, "value", value, "state", "normal", "confirmed", how, "version", version).want(http.StatusSeeOther)
	}
	save("paul.dean@mail.example", "")
	if got := blocked(); got != "" {
		t.Errorf("saved as it was it is unconfirmed: %s", got)
	}
	save("p.dean@mail.example", "")
	if got := blocked(); !strings.Contains(got, "Nobody has confirmed the email address of Paul Dean") {
		t.Errorf("another address: %q", got)
	}
	if href := admin.get(c.at(to)).attr(".app-mends--late a", "href"); href != caseAt(c, "people", c.paul, "contacts") {
		t.Errorf("it leads to %q", href)
	}
	save("p.dean@mail.example", "He wrote from it")
	if got := blocked(); got != "" {
		t.Errorf("confirmed: %s", got)
	}
	dbtest.MustExec(t, c.DB, `UPDATE contact_point SET confirmed_at = '2026-10-25T09:00:00.000Z'`)
	if got := blocked(); !strings.Contains(got, "more than 28 days ago") {
		t.Errorf("29 days ago: %q", got)
	}
	save("p.dean@mail.example", "He wrote from it")
	c.make(admin, to)
	admin.post(c.at(to, "draft")).want(http.StatusOK)
	admin.post(c.at(to, "sent"), "sent_on", "23/11/2026", "sent_at", "09:00").want(http.StatusSeeOther)
	if err := c.DB.RecordBack(t.Context(), c.by, c.number, c.documentFor(to).ID, pathway.Bounced, c.Clock.Now(), "Mailbox unknown"); err != nil {
		t.Fatal(err)
	}
	if rows := dbtest.MustRows(t, c.DB, `SELECT confirmed_at FROM contact_point WHERE value = 'p.dean@mail.example'`); rows[0] != "" {
		t.Errorf("it bounced and is confirmed still: %q", rows)
	}
}

// Who may send letters to a professional without an address gets from the block to where it is entered, and back.
func TestAProfessionalWithoutAnAddressIsPutRight(t *testing.T) {
	t.Parallel()
	c := newCarters(t)
	dbtest.MustExec(t, c.DB, `UPDATE professional SET email = ''`)
	admin, to := c.as(pathway.Admin), c.invited(c.school)
	page := admin.get(c.at(to)).want(http.StatusOK)
	link := page.attr(`.app-mends--late a[href^="/office/directory/"]`, "href")
	if link == "" {
		t.Fatalf("it leads nowhere: %s", page.text(".app-mends--late"))
	}
	form := admin.get(link).want(http.StatusOK).form("professional-form")
	for name, value := range map[string]string{"name": "Eve Teacher", "job_title": "Class teacher", "email": "eve@agency.example", "phone": ""} {
		form.Set(name, value)
	}
	form.Set("agency", dbtest.MustRows(t, c.DB, `SELECT agency FROM professional WHERE id = `+idText(c.school))[0])
	path, _, _ := strings.Cut(link, "?")
	if back := admin.post(path, pairsOf(form)...).want(http.StatusSeeOther).to(); back != c.at() {
		t.Errorf("then it leads to %q", back)
	}
	if got := admin.get(c.at(to)).text(".app-mends--late"); got != "" {
		t.Errorf("entered, and blocked still: %s", got)
	}
	if got := admin.get(path + "?back=//evil.example/").form("professional-form").Get("back"); got != "//evil.example/" {
		t.Errorf("back is %q", got)
	}
	form.Set("back", "//evil.example/")
	form.Set("version", "2")
	if back := admin.post(path, pairsOf(form)...).to(); back != "/office/directory" {
		t.Errorf("a foreign address leads to %q", back)
	}
	dbtest.MustExec(t, c.DB, `UPDATE professional SET email = ''`)
	if got := c.as(pathway.MinuteTaker).get(c.at(to)).text(".app-mends--late"); !strings.Contains(got, "administrator") {
		t.Errorf("the minute taker, who may not enter it, reads %q", got)
	}
}

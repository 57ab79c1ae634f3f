package handlers

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

func TestALetterIsBlockedUntilTheGatesAreOpen(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, change, says string
		to                 func(c *carters) int64
		mend               string // where the block leads
	}{
		{"confirmed 29 days ago", `UPDATE residence SET confirmed_at = '2026-10-25T09:00:00.000Z' WHERE address = (SELECT id FROM address WHERE line1 = '7 Station Road')`, "more than 28 days ago", nil, "/addresses/"},
		{"never confirmed", `UPDATE residence SET confirmed_at = '' WHERE address = (SELECT id FROM address WHERE line1 = '7 Station Road')`, "Nobody has confirmed the address", nil, "/addresses/"},
		{"not known", `UPDATE address SET state = 'not-known' WHERE line1 = '7 Station Road'`, "is not known", nil, "/address"},
		{"no fixed abode", `UPDATE address SET state = 'no-fixed-abode' WHERE line1 = '7 Station Road'`, "no fixed abode", nil, "/address"},
		{"relations unconfirmed", `UPDATE relation SET confirmed_at = ''`, "Confirm what Paul Dean is to Mia Carter", nil, "/relations"},
		{"may not know", `UPDATE relation SET may_know = 'no'`, "no child of this conference whom Paul Dean may know about", nil, "/relations"},
		{"post is not safe", `INSERT INTO contact_way (person, way, safety) SELECT id, 'post', 'not-safe' FROM person WHERE first_name = 'Paul'`, "is not safe", nil, "/contacts"},
		{"agency unconfirmed", `UPDATE network SET confirmed_at = ''`, "Confirm which children Eve Teacher may know about", func(c *carters) int64 { return c.invited(c.school) }, "/network/"},
		{"no chair", `UPDATE conference SET chair = NULL`, "no chair", nil, ""},
		{"held", `UPDATE conference SET state = 'held'`, "has been held", nil, ""},
		{"no reason", `UPDATE strategy_meeting SET concern = ''`, "why there is a conference", nil, "/strategy/"},
		{"died", `UPDATE person SET died = '2026-11-21' WHERE first_name = 'Paul'`, "", nil, ""},
	}
	first := newCarters(t)
	signedIn := first.as(pathway.Admin)
	for _, tt := range tests {
		c := first.copied(t)
		admin := signedIn.at(c.site)
		dbtest.MustExec(t, c.DB, tt.change)
		to := c.guest(c.paul)
		if tt.to != nil {
			to = tt.to(c)
		}
		page := admin.get(c.at(to)).want(http.StatusOK)
		if got := page.text(".app-mends--late"); !strings.Contains(got, tt.says) || tt.says == "" && page.count("#make") != 0 {
			t.Errorf("%s: the page says %q", tt.name, got)
		}
		if href := page.attr(".app-mends--late a", "href"); !strings.Contains(href, tt.mend) {
			t.Errorf("%s: it leads to %q", tt.name, href)
		} else if href != "" {
			if a := admin.get(href); a.Status != http.StatusOK && a.Status != http.StatusSeeOther { // a conference that was held is changed nowhere
				t.Errorf("%s: %s answers %d", tt.name, href, a.Status)
			}
		}
		c.make(admin, to)
		admin.post(c.at("make"), c.everybody()...).want(http.StatusSeeOther)
		if slices.ContainsFunc(c.letters().Documents, func(d pathway.IssuedDocument) bool { return d.Attendee == to }) {
			t.Errorf("%s: it was made all the same", tt.name)
		}
	}
}

// What stops a letter leads to where it was typed: the role of somebody else, what is feared, and whoever allocates the chair.
func TestWhatStopsALetterLeadsToWhereItIsMended(t *testing.T) {
	t.Parallel()
	c := newCarters(t)
	teacher := c.invited(c.school)
	dbtest.MustExec(t, c.DB, `UPDATE attendee SET role = 'Teacher in Willow Way' WHERE id = ?`, teacher)
	dbtest.MustExec(t, c.DB, `UPDATE strategy_meeting SET concern = 'They were seen at NM4 9XY.' WHERE id = ?`, c.meeting)
	dbtest.MustExec(t, c.DB, `UPDATE conference SET chair = NULL WHERE id = ?`, c.conference)
	manager := c.as(pathway.ServiceManager)
	page := manager.get(c.at(c.guest(c.paul))).want(http.StatusOK)
	blocks := "#blocks-" + string(pathway.ParentInvitation)
	text := page.text(blocks)
	for _, want := range []string{"It was typed in the role of Eve Teacher on the list.", "It was typed in what is feared, on the record of the strategy meeting.", "The conference has no chair yet. A service manager or a chair allocates one."} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q: %s", want, text)
		}
	}
	family := "/cases/" + idText(c.number)
	for _, url := range []string{c.at(teacher, "change"), family + "/strategy/" + idText(c.meeting) + "/edit", family + "/chair"} {
		if page.count(blocks+" a[href='"+url+"']") == 0 {
			t.Errorf("nothing leads to %s: %s", url, page.text(blocks))
		}
		manager.get(url).want(http.StatusOK)
	}
}

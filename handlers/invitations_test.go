package handlers

import (
	"net/http"
	"strings"
	"testing"

	"cp-pathway/pathway"
)

func TestInvitationsFromTheListToTheAnswers(t *testing.T) {
	c := newCarters(t)
	admin := c.as(pathway.Admin)
	page := admin.get(c.at()).want(http.StatusOK)
	for _, row := range page.doc.Find("#recipients tbody tr").EachIter() {
		t.Log(strings.Join(strings.Fields(row.Text()), " "))
	}
	t.Log(page.text("#suggested-form"))
	if n := page.count("#recipients tbody tr"); n != 7 {
		t.Fatalf("%d on the list", n)
	}
	made := admin.post(c.at("make"), c.everybody()...).want(http.StatusSeeOther)
	t.Log(made.to(), admin.get(c.at()).text(".app-notice, #recipients"))
}

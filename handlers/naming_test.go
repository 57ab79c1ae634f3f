package handlers

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"cp-pathway/pathway"
)

// A worker of a service against violence is named to nobody whom it does not support, until somebody says why they may be.
func TestToWhomAProfessionalIsNamed(t *testing.T) {
	t.Parallel()
	c := newCarters(t)
	ines := c.colleague("Ines Voss", "Domestic violence adviser", "Domestic abuse service", c.mia, c.tom, c.may)
	c.invite(pathway.Attendee{Professional: ines, Role: "Domestic violence adviser"})
	admin := c.admin()
	adviser := c.invited(ines)
	names := func(person int64) bool {
		f, _ := pathway.Disclose(c.letters().Record, c.guest(person), pathway.ParentInvitation, pathway.Options{})
		return slices.Contains(f.Invited, "Domestic violence adviser")
	}
	if names(c.paul) || !names(c.anna) {
		t.Errorf("named to the father %v, to the mother %v", names(c.paul), names(c.anna))
	}
	if got := admin.get(c.at(adviser)).want(http.StatusOK).text("main"); !strings.Contains(got, "To whom of the family they are named") {
		t.Error("nothing leads to the page")
	}
	if got := admin.get(c.at(c.guest(c.paul))).text("main"); strings.Contains(got, "To whom of the family they are named") {
		t.Error("one of the family is asked to whom they are named")
	}
	page := admin.get(c.at(adviser, "naming")).want(http.StatusOK)
	ticked := []string{}
	for _, box := range page.doc.Find("#naming-form input[name=hide]:checked + label").EachIter() {
		ticked = append(ticked, strings.TrimSpace(box.Text()))
	}
	if want := []string{"Paul Dean", "Piotr Zieliński"}; !slices.Equal(ticked, want) {
		t.Errorf("not named to %q, want %q", ticked, want)
	}
	bad := admin.post(c.at(adviser, "naming"), "hide", idText(c.piotr)).want(http.StatusUnprocessableEntity)
	if got := bad.text(".govuk-error-summary"); !strings.Contains(got, "Say why they may be named to Paul Dean") || bad.count("#naming-form input[name=hide]:checked") != 1 {
		t.Errorf("without a reason: %q", got)
	}
	if names(c.paul) {
		t.Error("what was refused holds")
	}
	admin.post(c.at(adviser, "naming"), "hide", idText(c.anna), "hide", idText(c.piotr), "hide", "x", "hide", "99", "why", "He asked for her").want(http.StatusSeeOther)
	if !names(c.paul) || names(c.anna) {
		t.Errorf("named to the father %v, to the mother %v", names(c.paul), names(c.anna))
	}
	again := admin.get(c.at(adviser, "naming"))
	if got := again.attr("#why", "value"); got != "He asked for her" {
		t.Errorf("why: %q", got)
	}
	admin.post(c.at(adviser, "naming"), "hide", idText(c.piotr)).want(http.StatusSeeOther)
	if !names(c.anna) || !names(c.paul) {
		t.Error("what was said once is asked for again")
	}
	rows, err := c.DB.Audit(t.Context(), c.by, pathway.AuditFilter{Case: c.number, Limit: 50})
	c.must(err)
	said := []string{}
	for _, r := range rows {
		if strings.HasPrefix(r.What, "Said that a professional") {
			said = append(said, r.Whom+": "+r.What+" "+r.Reason)
		}
	}
	if len(said) != 3 || !slices.Contains(said, "Paul Dean: Said that a professional is named to this person: Ines Voss He asked for her") {
		t.Errorf("the history says %q", said)
	}
	if got := admin.get(c.at(c.guest(c.paul), "naming")).want(http.StatusOK); got.count("#naming-form") != 0 {
		t.Error("one of the family has the form")
	}
	admin.post(c.at(c.guest(c.paul), "naming"), "hide", idText(c.anna)).want(http.StatusUnprocessableEntity)
	c.as(pathway.MinuteTaker).get(c.at(adviser, "naming")).want(http.StatusForbidden)
}

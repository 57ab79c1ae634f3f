package handlers

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// The enquiry finds Mia and May at risk, and Tom not. The conference goes on without Tom; who was told of Tom is told.
func TestAnEnquiryFindsSomeOfTheChildrenAtRisk(t *testing.T) {
	t.Parallel()
	c := newCarters(t)
	admin := c.as(pathway.Admin)
	c.receiveList(admin)
	admin.post(c.at("make"), c.everybody()...).want(http.StatusSeeOther)
	for _, guest := range []int64{c.guest(c.paul), c.guest(c.piotr)} {
		admin.post(c.at(guest, "print")).want(http.StatusSeeOther)
		admin.post(c.at(guest, "sent"), "sent_on", "23/11/2026", "sent_at", "09:00").want(http.StatusSeeOther)
	}
	admin.post(c.at(c.invited(c.school), "draft")).want(http.StatusOK)
	admin.post(c.at(c.invited(c.school), "sent"), "sent_on", "23/11/2026", "sent_at", "09:00").want(http.StatusSeeOther)

	family := "/cases/" + idText(c.number)
	at := family + "/strategy/" + idText(c.meeting)
	mia, tom, may := idText(c.mia), idText(c.tom), idText(c.may)
	some := []string{"at_risk", "some", "child_risk_" + mia, "yes", "child_risk_" + tom, "no", "child_risk_" + may, "yes", "child_instead_" + tom, "A family worker.",
		"some_talked_with", "Sue rang Colm at nine.", "concluded_on", "23/11/2026", "told_by", "Sue Worker"}
	form := admin.get(at + "/outcome").want(http.StatusOK)
	for _, tt := range []struct{ name, wrong, says, field, value string }{
		{"one child not answered", "child_risk_" + may, "Choose whether this child is at risk", "child_risk_" + may, ""},
		{"what Tom gets", "child_instead_" + tom, "what the child gets instead", "child_instead_" + tom, ""},
		{"all of them at risk", "at_risk", "No child is marked", "child_risk_" + tom, "yes"},
		{"how the chair was told", "some_talked_with", "who told the chair", "some_talked_with", ""},
	} {
		admin.fill(form, "outcome-form", changed(some, tt.field, tt.value)...).keeps(tt.name, tt.wrong, tt.says, "told_by", "Sue Worker")
	}
	admin.fill(form, "outcome-form", changed(some, "child_risk_"+mia, "no", "child_risk_"+may, "no", "child_instead_"+mia, "x", "child_instead_"+may, "x")...).keeps("none of them", "at_risk", "No child is left", "told_by", "Sue Worker")
	admin.fill(form, "outcome-form", some...).want(http.StatusSeeOther)

	children := func() []int64 {
		list := slices.Clone(c.letters().Record.Conference.Children)
		slices.Sort(list)
		return list
	}
	if got := children(); !slices.Equal(got, []int64{c.mia, c.may}) || c.letters().Record.Conference.State != pathway.ConferencePlanned {
		t.Errorf("the conference is about %v", got)
	}
	if page := admin.get(at); page.row("Not at risk: Tom Carter") != "Gets instead: A family worker." || page.row("Found") != "Some of the children at risk of significant harm, some not" || !strings.Contains(page.text("[id^=oversight-]"), "Tom Carter gets instead A family worker.") {
		t.Errorf("the record of the outcome: %s", page.text("main"))
	}
	// Anna's letter named Tom and was not sent: it no longer goes. Paul's has gone.
	if d := c.documentFor(c.guest(c.anna)); d.State != pathway.DocumentVoid {
		t.Errorf("Anna’s letter is %s", d.State)
	}
	if d := c.documentFor(c.guest(c.paul)); d.State == pathway.DocumentVoid {
		t.Error("what was sent is void")
	}
	// Paul and the school were sent a letter about Tom; Piotr knows of May alone, and Anna has had nothing yet.
	open := `SELECT id FROM task WHERE kind = 'tell-spared' AND done_at IS NULL`
	tasks := dbtest.MustRows(t, c.DB, open)
	if len(tasks) != 1 {
		t.Fatalf("%d tasks", len(tasks))
	}
	task := admin.get(family + "/tasks/" + tasks[0]).want(http.StatusOK)
	text := task.text("#task-text")
	for name, told := range map[string]bool{"Paul Dean": true, "Eve Teacher": true, "Piotr": false, "Anna": false, "A family worker.": true} {
		if strings.Contains(text, name) != told {
			t.Errorf("%s in the task: %q", name, text)
		}
	}
	admin.fill(task, "task-form", "note", "").want(http.StatusUnprocessableEntity)
	// A letter made now names those who are left, and a booking offers no other.
	admin.post(c.at("make"), "attendee", idText(c.guest(c.anna))).want(http.StatusSeeOther)
	if d := c.documentFor(c.guest(c.anna)); d.State == pathway.DocumentVoid || strings.Contains(textOf(t, c.stored(d)), "Tom Carter") {
		t.Errorf("Anna’s new letter, %s, is about Tom", d.State)
	}
	booking := admin.get(family + "/conferences/" + idText(c.conference)).want(http.StatusOK)
	if booking.count("input[name=children]") != 2 || booking.count("input[name=children][value='"+tom+"']") != 0 {
		t.Errorf("the booking offers %s", booking.text("#booking-form"))
	}

	// Corrected: Tom is at risk after all, and back on the conference. Nobody is told anything.
	edit := admin.get(at + "/outcome").want(http.StatusOK)
	if edit.count("input[name=at_risk][value=some]:checked") != 1 || edit.count("input[name=child_risk_"+tom+"][value=no]:checked") != 1 || edit.text("#child_instead_"+tom) != "A family worker." {
		t.Errorf("the form holds %s", edit.text("#outcome-form"))
	}
	admin.fill(edit, "outcome-form", "at_risk", "yes").want(http.StatusSeeOther)
	if got := children(); !slices.Equal(got, []int64{c.mia, c.tom, c.may}) || len(dbtest.MustRows(t, c.DB, open)) != 0 {
		t.Errorf("corrected, the conference is about %v", got)
	}
	// And once more; told by those who know, it stands.
	admin.fill(admin.get(at+"/outcome"), "outcome-form", some...).want(http.StatusSeeOther)
	admin.fill(admin.get(family+"/tasks/"+dbtest.MustRows(t, c.DB, open)[0]), "task-form", "note", "Sue rang both.").want(http.StatusSeeOther)
	if a := admin.fill(admin.get(at+"/outcome"), "outcome-form", "at_risk", "yes"); a.Status != http.StatusUnprocessableEntity || !strings.Contains(a.text("main"), "Everybody has been told that the conference is not about Tom Carter") {
		t.Errorf("turned round after everybody was told: %d %s", a.Status, a.text("main"))
	}
	if got := children(); !slices.Equal(got, []int64{c.mia, c.may}) {
		t.Errorf("the conference is about %v", got)
	}
	// The words may still be corrected.
	admin.fill(admin.get(at+"/outcome"), "outcome-form", "child_instead_"+tom, "A family worker each week.").want(http.StatusSeeOther)
	if got := admin.get(at).row("Not at risk: Tom Carter"); got != "Gets instead: A family worker each week." {
		t.Errorf("corrected: %q", got)
	}
}

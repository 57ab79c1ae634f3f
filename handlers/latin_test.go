package handlers

import (
	"net/http"
	"strings"
	"testing"

	"cp-pathway/db/dbtest"
	"cp-pathway/views"
)

// A name that no font of letters has stops them until its Latin spelling is entered; then they are printed with that, and the proof says so.
func TestANameInOtherLettersIsPrintedInLatin(t *testing.T) {
	t.Parallel()
	c := newCarters(t)
	admin := c.admin()
	person := views.Path("cases", c.number, "people", c.paul)
	save := func(field, value string) {
		t.Helper()
		form := admin.get(person).want(http.StatusOK).form("person-form")
		form.Set(field, value)
		admin.post(person, pairsOf(form)...).want(http.StatusSeeOther)
	}
	save("last_name", "王")
	save("first_name", "伟")
	proof := c.at(c.guest(c.paul))
	if got := admin.get(proof).text("main"); !strings.Contains(got, "field for its Latin spelling") {
		t.Errorf("nothing asks for the Latin spelling: %s", got)
	}
	bad := admin.get(person).form("person-form")
	bad.Set("latin", "Вей")
	if got := admin.post(person, pairsOf(bad)...).want(http.StatusUnprocessableEntity).text(".govuk-error-summary"); !strings.Contains(got, "Use Latin letters") {
		t.Errorf("other letters for the Latin ones: %q", got)
	}
	save("latin", "Wei Wang")
	page := admin.get(proof).want(http.StatusOK).text("main")
	if !strings.Contains(page, "伟 王 is printed as “Wei Wang”") || strings.Contains(page, "cannot be printed") {
		t.Errorf("the proof: %s", page)
	}
	admin.post(c.at("make"), c.everybody()...).want(http.StatusSeeOther)
	made := false
	for _, d := range c.letters().Documents {
		if d.Attendee == c.guest(c.paul) {
			made = true
			if d.To.Name != "Wei Wang" {
				t.Errorf("made to %q", d.To.Name)
			}
		}
	}
	if !made {
		t.Error("nothing was made to him")
	}
	if got := admin.get(person).attr("#latin", "value"); got != "Wei Wang" {
		t.Errorf("kept %q", got)
	}
	directory := views.Path("office", "directory", c.school)
	entry := admin.get(directory).want(http.StatusOK).form("professional-form")
	entry.Set("agency", dbtest.MustRows(t, c.DB, `SELECT agency FROM professional WHERE id = `+idText(c.school))[0])
	entry.Set("latin", "Eve Teacher")
	admin.post(directory, pairsOf(entry)...).want(http.StatusSeeOther)
	p, err := c.DB.Professional(t.Context(), c.school)
	c.must(err)
	if p.Latin != "Eve Teacher" {
		t.Errorf("the directory has %q", p.Latin)
	}
}

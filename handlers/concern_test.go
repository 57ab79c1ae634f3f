package handlers

import (
	"net/http"
	"strings"
	"testing"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// What is feared for one child is typed on the strategy meeting's form, and read in the letters of those who may know of that child.
func TestConcernForOneChild(t *testing.T) {
	t.Parallel()
	c := newCarters(t)
	admin := c.as(pathway.Admin)
	at := views.Path("cases", c.number, "strategy", c.meeting)
	page := admin.get(at + "/edit").want(http.StatusOK)
	admin.fill(page, "strategy-form", "concern", "There was shouting.", "concern_"+idText(c.mia), "Her school saw bruises.", "concern_"+idText(c.may), "She was left alone.").want(http.StatusSeeOther)
	if text := admin.get(at).want(http.StatusOK).text("main"); !strings.Contains(text, "Mia Carter: Her school saw bruises.") || !strings.Contains(text, "May Zielinski: She was left alone.") {
		t.Errorf("the record says %q", text)
	}
	for _, tt := range []struct {
		to        int64
		says, not string
	}{
		{c.guest(c.paul), "Her school saw bruises.", "She was left alone."},
		{c.guest(c.piotr), "She was left alone.", "Her school saw bruises."},
	} {
		text := admin.get(c.at(tt.to)).want(http.StatusOK).text("body")
		if !strings.Contains(text, "There was shouting.") || !strings.Contains(text, tt.says) || strings.Contains(text, tt.not) {
			t.Errorf("the letter says %q", text)
		}
	}
	again := admin.get(at + "/edit").want(http.StatusOK)
	if got := again.text(`textarea[name="concern_` + idText(c.mia) + `"]`); got != "Her school saw bruises." {
		t.Errorf("the form comes back with %q", got)
	}
	page = admin.fill(again, "strategy-form", "concern_"+idText(c.mia), strings.Repeat("x", 4001)).want(http.StatusUnprocessableEntity)
	if page.count("#concern_"+idText(c.mia)+"-error") != 1 {
		t.Error("a text that is too long is not said where it stands")
	}
	if n := dbtest.MustRows(t, c.DB, `SELECT count(*) || '' FROM strategy_child WHERE concern <> ''`); n[0] != "2" {
		t.Errorf("%s children have a text of their own", n[0])
	}
}

// What no font of ours has is found before anything is printed, and the place is said.
func TestCharactersThatCannotBePrintedStopALetter(t *testing.T) {
	t.Parallel()
	c := newCarters(t)
	admin := c.as(pathway.Admin)
	said := "there are characters that cannot be printed"
	if text := admin.get(c.at(c.guest(c.paul))).want(http.StatusOK).text("main"); strings.Contains(text, said) {
		t.Fatalf("stopped before: %q", text)
	}
	dbtest.MustExec(t, c.DB, `UPDATE strategy_meeting SET concern = 'There was shouting 😡 at night.'`)
	text := admin.get(c.at(c.guest(c.paul))).want(http.StatusOK).text("#blocks-parent-invitation")
	if !strings.Contains(text, said) || !strings.Contains(text, "paragraph") {
		t.Errorf("what stops it: %q", text)
	}
	if a := c.make(admin, c.guest(c.paul)); a.Status != http.StatusUnprocessableEntity {
		t.Errorf("a letter with a box in it was made: %d", a.Status)
	}
}

package handlers

import (
	"net/http"
	"strings"
	"testing"

	"cp-pathway/db"
	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

func TestAWordIsReleasedAndAPostcodeIsNot(t *testing.T) {
	t.Parallel()
	c := newCarters(t)
	admin, chair := c.as(pathway.Admin), c.as(pathway.Chair)
	paul := c.guest(c.paul)
	dbtest.MustExec(t, c.DB, `UPDATE strategy_meeting SET concern = 'It has been worse since May, and worst near NM4 9XY.'`)
	page := chair.get(c.at(paul)).want(http.StatusOK)
	links := page.doc.Find(`#blocks-parent-invitation a[href*="/release"]`)
	if links.Length() != 1 {
		t.Fatalf("%d words can be released: %q", links.Length(), page.text("#blocks-parent-invitation"))
	}
	release := links.AttrOr("href", "")
	if n := admin.get(c.at(paul)).count(`a[href*="/release"]`); n != 0 {
		t.Error("an administrator is offered to release a word")
	}
	admin.get(release).want(http.StatusForbidden)

	form := chair.get(release).want(http.StatusOK).form("release-form")
	form.Set("reason", " ")
	chair.post(c.at(paul, "release"), pairsOf(form)...).want(http.StatusUnprocessableEntity)
	form.Set("reason", "The month, not the child")
	admin.post(c.at(paul, "release"), pairsOf(form)...).want(http.StatusForbidden)
	chair.post(c.at(paul, "release"), pairsOf(form)...).want(http.StatusSeeOther)
	if rows := dbtest.MustRows(t, c.DB, `SELECT reason || ' ' || attendee || ' ' || kind FROM release`); len(rows) != 1 || rows[0] != "The month, not the child "+idText(paul)+" parent-invitation" {
		t.Errorf("released: %q", rows)
	}
	if text := strings.Join(dbtest.MustRows(t, c.DB, `SELECT place || value_hash || reason FROM release`), ""); strings.Contains(text, "NM4") {
		t.Errorf("the release holds %q", text)
	}

	// The postcode is still there, and there is no release of it.
	blocked := chair.get(c.at(paul)).want(http.StatusOK)
	if got := blocked.text("#blocks-parent-invitation"); !strings.Contains(got, "Postcode") || blocked.count(`#blocks-parent-invitation a[href*="/release"]`) != 0 {
		t.Errorf("what stops it now: %q", got)
	}
	chair.get(c.at(paul, "release") + "?kind=parent-invitation&hit=0").want(http.StatusSeeOther) // by its number nothing is released
	l := c.letters()
	p, err := c.paper(l, paul, pathway.ParentInvitation, db.NewReference(l.Record.Case.Reference))
	c.must(err)
	for _, b := range p.proof.Blocks {
		if b.Hit == nil || b.Releasable {
			t.Errorf("block %+v", b)
			continue
		}
		chair.post(c.at(paul, "release"), "kind", "parent-invitation", "place", b.Hit.Place, "value", b.Hit.ValueHash, "reason", "Please").want(http.StatusUnprocessableEntity)
	}
	if rows := dbtest.MustRows(t, c.DB, `SELECT count(*) FROM release`); rows[0] != "1" {
		t.Errorf("%s releases", rows[0])
	}
	// Somebody writes a release past all rules: the postcode stops the letter all the same.
	for _, b := range p.proof.Blocks {
		dbtest.MustExec(t, c.DB, `INSERT INTO release (cases, conference, attendee, kind, place, value_hash, reason, at, by) VALUES (?, ?, ?, 'parent-invitation', ?, ?, 'x', '', ?)`,
			c.number, c.conference, paul, b.Hit.Place, b.Hit.ValueHash, c.by.ID)
	}
	if a := c.make(admin, paul); a.Status != http.StatusUnprocessableEntity {
		t.Errorf("made with a postcode in it: %d", a.Status)
	}
	// With the postcode gone the released word stays released where it stood, and is asked again where the words round it change.
	dbtest.MustExec(t, c.DB, `UPDATE strategy_meeting SET concern = 'It has been worse since May, and worst near the park.'`)
	if a := c.make(admin, paul); a.Status != http.StatusUnprocessableEntity && a.Status != http.StatusSeeOther {
		t.Errorf("after the postcode went: %d", a.Status)
	}
}

func TestAReleasedWordGoesOutAndIsKept(t *testing.T) {
	t.Parallel()
	c := newCarters(t)
	admin, chair := c.as(pathway.Admin), c.as(pathway.Chair)
	paul := c.guest(c.paul)
	dbtest.MustExec(t, c.DB, `UPDATE strategy_meeting SET concern = 'It has been worse since May this year.'`)
	c.make(admin, paul).want(http.StatusUnprocessableEntity)
	release := chair.get(c.at(paul)).attr(`#blocks-parent-invitation a[href*="/release"]`, "href")
	form := chair.get(release).want(http.StatusOK).form("release-form")
	form.Set("reason", "The month")
	chair.post(c.at(paul, "release"), pairsOf(form)...).want(http.StatusSeeOther)
	if got := admin.get(c.at(paul)).text("main"); !strings.Contains(got, "Released by the chair") {
		t.Error("the page does not say that a word was released")
	}
	c.make(admin, paul).want(http.StatusSeeOther)
	if text := textOf(t, c.stored(c.documentFor(paul))); !strings.Contains(text, "since May") {
		t.Error("the released word is not in the letter")
	}
	// For this recipient only: the school, which knows no May either, is still stopped.
	c.make(admin, c.invited(c.school)).want(http.StatusUnprocessableEntity)
	// And in this place only.
	dbtest.MustExec(t, c.DB, `UPDATE strategy_meeting SET concern = 'May was seen crying.'`)
	if d := c.documentFor(paul); d.State != pathway.DocumentVoid {
		t.Errorf("the letter is %s after its words changed", d.State)
	}
	c.make(admin, paul).want(http.StatusUnprocessableEntity)
}

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

// expects is a family whose youngest, with a plan, is not born yet; alone without a brother or sister.
func expects(t *testing.T, alone bool) *life {
	t.Helper()
	s := ended(t)
	if alone {
		s.OnlyLeo(t, s.DB)
	}
	s.Approve(t, s.DB, s.Expecting(t, s.DB))
	l := lives(t, s)
	l.sendEverything(l.in("addy"))
	return l
}

// A baby on a plan is lost before birth, while letters that name the baby lie ready: none of them goes, nothing more is made in the baby’s
// name, and no page asks for anything about the baby. The plans of the brothers and sisters go on.
func TestALossBeforeBirthBesideSiblingsInABrowser(t *testing.T) {
	l := expects(t, false)
	l.meets("2026-12-22", true)
	l.gets("lukasz", []string{"Baby O’Neill", "Ada O’Neill"}, []string{"Mia", "Tom", "Paul Dean"}, pathway.CoreGroupRecord)
	copies := l.leaves("2027-01-19")
	l.goes("2027-01-20", 9)
	gone := l.loses("20/01/2027", "the plans of the other children go on")
	if left := l.stopped(copies); left == 0 {
		t.Error("what does not name the baby is void too")
	}
	l.sends(copies) // made anew, without the baby
	l.silent(gone)
	l.looks("loss-siblings")
	l.shows("core-group-3", "Tue 16 Feb 2027")
	l.shows("review-1", "Fri 5 Mar 2027")
	l.meets("2027-02-16", true)
	l.books("2027-02-17", "2027-03-05")
	if got := l.subjects(); len(got) != 3 || slices.Contains(got, l.People["leo"]) {
		t.Errorf("the review is about %v of %v", got, l.People)
	}
	l.silent(gone)
	l.confers("2027-03-05", nil, "2027-03-16", "2027-08-20")
	l.silent(gone)
	l.looks("loss-siblings-reviewed")
	l.x.validate(4)
}

// The only child is lost before birth, with a review booked and invited to: it is stood down, and nothing is left to be done or sent but what
// a person says to those who were asked.
func TestALossBeforeBirthOfTheOnlyChildInABrowser(t *testing.T) {
	l := expects(t, true)
	l.meets("2026-12-22", true)
	copies := l.leaves("2027-01-19")
	l.books("2027-02-01", "2027-03-05")
	l.goes("2027-02-02", 9)
	gone := l.loses("02/02/2027", "end every step and task of this family, and stand down the conference if one is booked")
	if left := l.stopped(copies); left > 0 {
		t.Errorf("%d papers can still go", left)
	}
	l.path = copies
	l.do(l.in("addy"), "print").want(http.StatusUnprocessableEntity)
	l.do(l.in("addy"), "sent").want(http.StatusUnprocessableEntity)
	l.silent(gone)
	addy := l.in("addy")
	for _, m := range l.course().Milestones {
		if !m.Ended && m.Done.IsZero() {
			t.Errorf("%s is left", m.ID)
		}
	}
	if rows := dbtest.MustRows(t, l.DB, `SELECT step FROM milestone WHERE done IS NULL AND ended = 0`); len(rows) > 0 {
		t.Errorf("the work list keeps %q", rows)
	}
	if rows := dbtest.MustRows(t, l.DB, fmt.Sprintf(`SELECT state FROM conference WHERE id = %d`, l.Conference)); rows[0] != string(pathway.ConferenceStoodDown) {
		t.Errorf("the review is %q", rows)
	}
	if got := addy.get("/today?whose=all").want(http.StatusOK).text("main"); !strings.Contains(got, "Tell the professionals who were asked that the conference does not take place") {
		t.Errorf("nobody is asked to ring: %s", got)
	}
	addy.get(addy.get(l.at("core-groups", "next")).want(http.StatusSeeOther).to()).want(http.StatusUnprocessableEntity)
	l.path = l.at("conferences", l.Conference, "invitations")
	if page := addy.get(l.path).want(http.StatusOK); page.count("#make, #print, #sent") > 0 {
		t.Errorf("letters can be made: %s", page.text("main"))
	}
	l.looks("loss-only")
	l.x.validate(2)
}

// leaves records a core group, and makes its papers without sending them. It returns the list of them.
func (l *life) leaves(day string) (copies string) {
	l.t.Helper()
	l.meets(day, false)
	copies = l.at("core-groups", dbtest.MustRows(l.t, l.DB, `SELECT CAST(max(id) AS TEXT) FROM core_group WHERE state = 'held'`)[0], "copies")
	l.path = copies
	l.confirms()
	l.do(l.in("addy"), "make").want(http.StatusSeeOther)
	return copies
}

// loses records the loss, on a page that says what follows of it. It returns what had gone before.
func (l *life) loses(on, follows string) (gone map[int64]bool) {
	l.t.Helper()
	addy := l.in("addy")
	at := l.at("people", l.People["leo"], "death")
	page := addy.get(at).want(http.StatusOK)
	if got := page.text("main"); !strings.Contains(got, follows) || !strings.Contains(got, "Baby O’Neill was lost before birth?") {
		l.t.Errorf("the page does not say %q: %s", follows, got)
	}
	l.x.look("loss-asks", addy, page, 1280, 375)
	addy.fill(page, formID(page), "died", on).want(http.StatusSeeOther)
	gone = map[int64]bool{}
	for who := range l.Attendees {
		for _, d := range l.of(who) {
			gone[d.ID] = d.Sent()
		}
	}
	return gone
}

// stopped holds that what was made and not sent before the loss is void where it names the baby, and returns how much of it can still go.
func (l *life) stopped(copies string) (left int) {
	l.t.Helper()
	l.in("addy").get(copies).want(http.StatusOK)
	if rows := dbtest.MustRows(l.t, l.DB, `SELECT kind FROM document WHERE state = 'void'`); len(rows) == 0 {
		l.t.Error("nothing is void")
	}
	return len(dbtest.MustRows(l.t, l.DB, `SELECT kind FROM document WHERE open = 1`))
}

// silent holds that nothing that was made or has gone since the loss names the baby, and that Today does not.
func (l *life) silent(gone map[int64]bool) {
	l.t.Helper()
	for who := range l.Attendees {
		for _, d := range l.of(who) {
			if gone[d.ID] || !d.Open() && !d.Sent() {
				continue
			}
			file, page, err := l.DB.DocumentFile(l.t.Context(), l.First, l.Case, d.ID)
			must(l.x.T, err)
			if text := textOf(l.x.T, file) + string(page); strings.Contains(text, "Baby") {
				l.t.Errorf("the %s for %s names the baby: %s", d.Kind, who, text)
			}
		}
	}
	if got := l.in("addy").get("/today?whose=all").want(http.StatusOK).text("main"); strings.Contains(got, "Baby") {
		l.t.Errorf("Today names the baby: %s", got)
	}
}

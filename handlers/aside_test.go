package handlers

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// adjourned is a site on which the conference decided for four children and was adjourned for Ada until Friday 18 December 2026.
func adjourned(t testing.TB) *decidedSite {
	t.Helper()
	s := ended(t)
	s.Adjourn(t, s.DB)
	return s
}

// bookAside books the conference that goes on for Ada, by its form, and returns its id.
func (s *decidedSite) bookAside(b *browser, typed ...string) int64 {
	s.t.Helper()
	page := b.get(fmt.Sprintf("/cases/%d/conferences/%d/go-on", s.Case, s.Conference)).want(http.StatusOK)
	b.fill(page, "booking-form", append([]string{"minute_taker", idText(s.Taker.ID)}, typed...)...).want(http.StatusSeeOther)
	var aside int64
	if _, err := fmt.Sscan(dbtest.MustRows(s.t, s.DB, `SELECT id FROM conference WHERE goes_on IS NOT NULL ORDER BY id DESC`)[0], &aside); err != nil {
		s.t.Fatal(err)
	}
	return aside
}

// One child's conference is adjourned while the others' is decided: it is booked by itself, for that child and with those who may know of
// her; her screen begins from what was typed, which is confirmed; what it decides joins what the others have.
func TestAConferenceGoesOnForOneChild(t *testing.T) {
	t.Parallel()
	s := adjourned(t)
	ada, family := s.People["ada"], views.Path("cases", s.Case)
	addy := s.in("addy")
	if got := addy.get("/today").want(http.StatusOK).text("main"); !strings.Contains(got, "Call the conference for Ada O’Neill together again for Friday 18 December 2026") {
		t.Errorf("today does not ask for it: %s", got)
	}
	if got := addy.get(family + "/conferences").text("main"); !strings.Contains(got, "To go on for Ada O’Neill") || !strings.Contains(got, "Book review 1") {
		t.Errorf("the conferences: %s", got)
	}
	path := fmt.Sprintf("%s/conferences/%d/go-on", family, s.Conference)
	page := addy.get(path).want(http.StatusOK)
	if page.count("[name=children]") != 1 || page.attr("[name=children][checked]", "value") != idText(ada) || page.attr("[name=goes_on]", "value") != idText(s.Conference) ||
		page.attr("[name=other_date]", "value")+page.attr("input[name=date][checked]", "value") == "" {
		t.Errorf("the form begins with %d children, %q", page.count("[name=children]"), page.attr("[name=children][checked]", "value"))
	}
	for _, bad := range [][]string{{"children", idText(s.People["leo"])}, {"date", "2026-12-19"}, {"date", "2026-12-18", "time", "9 o'clock"}, {"date", "2026-12-18", "late_reason", ""}} {
		addy.fill(page, "booking-form", bad...).want(http.StatusUnprocessableEntity)
	}
	late := []string{"date", "2026-12-18", "time", "14:00", "late_reason", "The nursery’s report is missing", "late_agreed", "Mo Manager"}
	aside := s.bookAside(addy, late...)
	addy.get(path).want(http.StatusOK)
	if a := addy.fill(page, "booking-form", late...); a.Status != http.StatusUnprocessableEntity || !strings.Contains(a.text("main"), "There is no child for whom") {
		t.Errorf("booked twice: %d %s", a.Status, a.text("main"))
	}
	if got := addy.get("/today?whose=all&rows=all").text("main"); strings.Contains(got, "Call the conference for Ada") || !strings.Contains(got, "The conference goes on for Ada O’Neill") {
		t.Errorf("today once it is booked: %s", got)
	}

	// Its list has nobody who may know of another child only; its letters name Ada alone.
	at := conferenceAt(s.Case, aside)
	list := addy.get(at + "/invitations").want(http.StatusOK).text("#recipients")
	if !strings.Contains(list, "Łukasz Wójcik") || !strings.Contains(list, "Vera Lund") || strings.Contains(list, "Paul Dean") || strings.Contains(list, "Piotr Hill") || strings.Contains(list, "Saima Shah") {
		t.Errorf("the list: %s", list)
	}
	for _, a := range dbtest.MustRows(t, s.DB, fmt.Sprintf(`SELECT a.id FROM attendee a WHERE a.conference = %d AND (a.person = %d OR a.role = 'Health visitor')`, aside, s.People["lukasz"])) {
		letter := addy.get(at + "/invitations/" + a).want(http.StatusOK).text(".app-paper")
		if !strings.Contains(letter, "Friday 11 December 2026") || !strings.Contains(letter, "Ada") {
			t.Errorf("the letter: %.1500s", letter)
		}
		for _, other := range []string{"Leo", "Mia", "Tom", "Zoë"} {
			if strings.Contains(letter, other) {
				t.Errorf("the letter about Ada names %s", other)
			}
		}
	}

	// The others' core group is held meanwhile; the screen begins from what was typed of Ada, to be confirmed.
	s.Clock.Forward(time.Date(2026, 12, 18, 15, 30, 0, 0, time.UTC).Sub(s.Clock.Now()))
	minty := s.in("minty")
	screen := minty.get(at + "/minutes").want(http.StatusOK)
	who := fmt.Sprintf("[name='plan.%d.1.who']", ada)
	if got := screen.attr(who, "value") + screen.text(who); got != "Łukasz Wójcik" {
		t.Errorf("row 1 of Ada’s plan: %q", got)
	}
	if got := screen.text("#place-worries"); !strings.Contains(got, "Typed on Fri 11 Dec 2026") || screen.count("[name='carried.text.worries']") != 1 {
		t.Errorf("the worries: %s", got)
	}
	if screen.count("#child-"+idText(s.People["leo"])) != 0 {
		t.Error("Leo is on Ada’s screen")
	}
	day := pathway.NewDate(2026, 12, 18)
	if err := s.DB.BeginConference(t.Context(), s.Taker, s.Case, aside, day.At(14, 0)); err != nil {
		t.Fatal(err)
	}
	if err := s.DB.EndConference(t.Context(), s.Taker, s.Case, aside, day.At(15, 0)); err != nil {
		t.Fatal(err)
	}
	typed := s.Again(t, s.DB, aside, "ada")
	kept := typed["carried.text.worries"]
	delete(typed, "carried.text.worries")
	if _, err := s.DB.SaveFields(t.Context(), s.Taker, s.Case, aside, "page", dbtest.Edits(typed)); err != nil {
		t.Fatal(err)
	}
	if got := minty.get(at + "/minutes").text("main"); kept != pathway.Ticked || !strings.Contains(got, "Confirm under “What we are worried about” what was typed on 11 December 2026") {
		t.Errorf("what was carried over need not be confirmed: %s", got)
	}
	if missing, err := s.DB.DraftDecisions(t.Context(), s.Taker, s.Case, aside); err != nil || len(missing) != 1 {
		t.Fatalf("what is missing: %v, %v", missing, err)
	}
	if _, err := s.DB.SaveFields(t.Context(), s.Taker, s.Case, aside, "page", dbtest.Edits(map[string]string{"carried.text.worries": kept})); err != nil {
		t.Fatal(err)
	}
	minty.sendForm(minty.get(at+"/decisions"), "draft").want(http.StatusSeeOther)
	minty.sendForm(minty.get(at+"/decisions"), "send").want(http.StatusSeeOther)
	addy = s.in("addy")
	if got := addy.get("/today?whose=all").text("main"); !strings.Contains(got, "Decisions of the conference that went on in everybody’s hands") {
		t.Errorf("no clock runs: %s", got)
	}
	helen := s.in("helen")
	helen.sendForm(helen.get(at+"/decisions"), "approve").want(http.StatusSeeOther)

	// Ada is on a plan with the others: one more in the core group’s form and at the next review; the others’ dates stay.
	if got := addy.get(family + "/plan").text("main"); !strings.Contains(got, "Ada O’Neill") {
		t.Errorf("no plan for Ada: %s", got)
	}
	s.Clock.Forward(5 * 24 * time.Hour)
	g, _ := s.Met(t, s.DB, pathway.NewDate(2026, 12, 22), nil)
	if len(g.Form.Plans) != 4 || g.Record.Conference.ID != s.Conference {
		t.Errorf("%d children in the core group of conference %d", len(g.Form.Plans), g.Record.Conference.ID)
	}
	course, err := s.DB.Course(t.Context(), s.First, s.Case)
	if err != nil {
		t.Fatal(err)
	}
	if course.Current().ID != s.Conference || course.Events.Done["decisions-approved"].Date() != pathway.NewDate(2026, 12, 11) {
		t.Errorf("the family’s own course is about conference %d, approved %s", course.Current().ID, course.Events.Done["decisions-approved"])
	}
	addy = s.in("addy")
	book := addy.get(family + "/conferences/new").want(http.StatusOK)
	if n := book.count("[name=children][checked]"); n != 4 {
		t.Errorf("the review is about %d children", n)
	}
	addy.fill(book, "booking-form").want(http.StatusSeeOther)
}

package db_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"cp-pathway/db"
	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// looked begins the end of the plans of some of the siblings, who are looked after since 20 December 2026; the letter went on the 21st.
func looked(t *testing.T, d *db.DB, s dbtest.Siblings, children ...string) int64 {
	t.Helper()
	e := pathway.Ending{Ground: pathway.EndLookedFor, Legal: "s20", BegunOn: pathway.NewDate(2026, 12, 20), NoticeOn: pathway.NewDate(2026, 12, 21), ToldBy: "Grace Okafor", ToldHow: "phone"}
	for _, name := range children {
		e.Children = append(e.Children, pathway.EndingChild{Child: s.People[name]})
	}
	row, err := d.BeginEnding(t.Context(), s.Admin, s.Case, e)
	if err != nil {
		t.Fatal(err, pathway.FieldsOf(err))
	}
	return row
}

func endings(t *testing.T, d *db.DB) string {
	t.Helper()
	return strings.Join(dbtest.MustRows(t, d, `SELECT ground || ' ' || state || ' ' || ended_on FROM ending ORDER BY id`), ", ")
}

func openTasks(t *testing.T, d *db.DB) string {
	t.Helper()
	return strings.Join(dbtest.MustRows(t, d, `SELECT kind || ' ' || due FROM task WHERE kind IN ('ending', 'watched') AND done_at IS NULL ORDER BY id`), ", ")
}

func TestSiblingsPlansEndApart(t *testing.T) {
	t.Parallel()
	clock := dbtest.NewClock(t, "2026-12-11T13:00")
	d := dbtest.MustOpenAt(t, clock.Now)
	s := dbtest.MustHold(t, d)
	ctx := t.Context()
	clock.Forward(10 * 24 * time.Hour) // 21 December
	first := looked(t, d, s, "mia")
	if got := openTasks(t, d); got != "ending 2027-01-06" {
		t.Errorf("tasks %q", got)
	}
	if _, err := d.BeginEnding(ctx, s.Admin, s.Case, pathway.Ending{Ground: pathway.EndLeft, BegunOn: pathway.NewDate(2026, 12, 20), ToldBy: "x", ToldHow: "phone", Children: []pathway.EndingChild{{Child: s.People["mia"]}}}); pathway.FieldsOf(err)["children"] == "" {
		t.Errorf("two ends of one plan: %v", err)
	}
	if err := d.EndPlans(ctx, s.Admin, s.Case, first, 1, pathway.NewDate(2026, 12, 21), "", ""); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("while they can object: %v", err)
	}
	objection := pathway.EndingObjection{Attendee: s.Attendees["worker"], SaidOn: pathway.NewDate(2026, 12, 21), How: "phone", Text: "It is too early."}
	if err := d.SetCoreGroup(ctx, s.Admin, s.Case, []int64{s.Attendees["worker"], s.Attendees["gran"]}); err != nil {
		t.Fatal(err)
	}
	if err := d.Object(ctx, s.Admin, s.Case, first, objection); err != nil {
		t.Fatal(err, pathway.FieldsOf(err))
	}
	clock.Forward(16 * 24 * time.Hour) // 6 January
	if err := d.EndPlans(ctx, s.Admin, s.Case, first, 1, pathway.NewDate(2027, 1, 6), "", ""); pathway.FieldsOf(err)["settled"] == "" {
		t.Errorf("an objection stands: %v", err)
	}
	if err := d.EndPlans(ctx, s.Admin, s.Case, first, 9, pathway.NewDate(2027, 1, 6), "", "Agreed."); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("stale: %v", err)
	}
	if err := d.EndPlans(ctx, s.Admin, s.Case, first, 1, pathway.NewDate(2027, 1, 6), "", "Agreed with the school."); err != nil {
		t.Fatal(err, pathway.FieldsOf(err))
	}
	if got := plansOf(t, d); strings.Count(got, "looked-after") != 1 || openTasks(t, d) != "" {
		t.Errorf("one plan ended:\n%s\ntasks %q", got, openTasks(t, d))
	}
	if m := step(t, d, s, "review-1"); m.Ended {
		t.Error("the others’ review is no longer due")
	}
	second := looked(t, d, s, "tom", "ada", "leo")
	if twice := looked(t, d, s, "leo", "ada", "tom"); twice != second {
		t.Errorf("the form was sent twice: %d and %d", second, twice)
	}
	clock.Forward(24 * time.Hour)
	if err := d.EndPlans(ctx, s.Admin, s.Case, second, 1, pathway.NewDate(2027, 1, 7), "", ""); err != nil {
		t.Fatal(err, pathway.FieldsOf(err))
	}
	for _, id := range []string{"review-1", "core-group-1", "midpoint-1", "supervision"} {
		if m := step(t, d, s, id); !m.Ended {
			t.Errorf("%s is still due", id)
		}
	}
	if m := step(t, d, s, "ending"); m.Done.Date() != pathway.NewDate(2027, 1, 7) {
		t.Errorf("the end: %+v", m)
	}
	// Recorded in error: the plans go on as they were.
	if err := d.StrikeEnding(ctx, s.Admin, s.Case, second, ""); pathway.FieldsOf(err)["reason"] == "" {
		t.Errorf("struck without a reason: %v", err)
	}
	if err := d.StrikeEnding(ctx, s.Admin, s.Case, second, "Another family’s"); err != nil {
		t.Fatal(err)
	}
	if m := step(t, d, s, "review-1"); m.Ended {
		t.Error("struck, and the review is not due again")
	}
	if got := endings(t, d); got != "looked-after ended 2027-01-06, looked-after struck 2027-01-07" {
		t.Errorf("endings: %s", got)
	}
	if got := dbtest.MustRows(t, d, `SELECT count(*) FROM plan WHERE ended_on = ''`)[0]; got != "3" {
		t.Errorf("%s plans go on", got)
	}
	if _, err := d.Ending(ctx, s.Admin, s.Case, 99); pathway.CodeOf(err) != pathway.CodeNotFound {
		t.Errorf("one that is not there: %v", err)
	}
}

func TestAPlanGoesOnAfterAll(t *testing.T) {
	t.Parallel()
	clock := dbtest.NewClock(t, "2026-12-11T13:00")
	d := dbtest.MustOpenAt(t, clock.Now)
	s := dbtest.MustHold(t, d)
	clock.Forward(10 * 24 * time.Hour)
	row := looked(t, d, s, "mia")
	if err := d.ContinuePlans(t.Context(), s.Admin, s.Case, row, 1, "s38-6", "The court directed an assessment."); err != nil {
		t.Fatal(err)
	}
	if endings(t, d) != "looked-after goes-on " || openTasks(t, d) != "" {
		t.Errorf("%s; tasks %q", endings(t, d), openTasks(t, d))
	}
	again := looked(t, d, s, "mia") // another end of it can begin
	if err := d.StrikeEnding(t.Context(), s.Admin, s.Case, again, "Typed twice"); err != nil {
		t.Fatal(err)
	}
}

func TestAMoveWaitsForTheOtherAuthority(t *testing.T) {
	t.Parallel()
	d, s, clock := reviewed(t)
	w := begin(t, d, s, clock, pathway.NewDate(2027, 3, 5))
	change := map[string]string{}
	for _, child := range w.screen().Record.Conference.Children {
		change[fmt.Sprintf("child.%d.outcome", child)], change[fmt.Sprintf("child.%d.ground", child)] = "no-plan", pathway.EndMoved
		change[fmt.Sprintf("child.%d.instead", child)], change[fmt.Sprintf("child.%d.chair", child)] = "A plan there", "They have moved."
		for _, a := range w.screen().Record.OnList() {
			if name := fmt.Sprintf("agency.%d.%d.reasons", a.ID, child); pathway.ValidField(name, w.screen().Roll) {
				change[name] = "Wait."
			}
		}
	}
	w.approve(change)
	if got := plansOf(t, d); strings.Contains(got, "moved") || endings(t, d) != "moved waits " || openTasks(t, d) != "ending 2027-03-05" {
		t.Fatalf("the plans stay here until it is accepted:\n%s\n%s; tasks %q", got, endings(t, d), openTasks(t, d))
	}
	row := int64(1)
	if err := d.EndPlans(t.Context(), s.Admin, s.Case, row, 0, pathway.NewDate(2027, 3, 5), "Ann Obi", ""); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("before notice was given: %v", err)
	}
	if err := d.GiveNotice(t.Context(), s.Admin, s.Case, row, 0, "Made-up Shire", pathway.NewDate(2027, 3, 5)); err != nil {
		t.Fatal(err)
	}
	if got := openTasks(t, d); got != "ending 2027-03-30" { // Good Friday and Easter Monday between
		t.Errorf("tasks %q", got)
	}
	clock.Forward(10 * 24 * time.Hour)
	if err := d.EndPlans(t.Context(), s.Admin, s.Case, row, 0, pathway.NewDate(2027, 3, 12), "Ann Obi", ""); err != nil {
		t.Fatal(err, pathway.FieldsOf(err))
	}
	if got := plansOf(t, d); strings.Count(got, "2027-03-12 moved") != 4 {
		t.Errorf("plans:\n%s", got)
	}
	if err := d.StrikeEnding(t.Context(), s.Admin, s.Case, row, "x"); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("a review’s: %v", err)
	}
}

func TestAChildWhoDiedIsOnNoPlan(t *testing.T) {
	t.Parallel()
	clock := dbtest.NewClock(t, "2026-12-11T13:00")
	d := dbtest.MustOpenAt(t, clock.Now)
	s := dbtest.MustHold(t, d)
	clock.Forward(10 * 24 * time.Hour)
	looked(t, d, s, "mia")
	version := func() int {
		f, err := d.Family(t.Context(), s.Admin, s.Case)
		if err != nil {
			t.Fatal(err)
		}
		m, err := f.Member(s.People["mia"])
		if err != nil {
			t.Fatal(err)
		}
		return m.Person.Version
	}
	if err := d.RecordDeath(t.Context(), s.Admin, s.Case, s.People["mia"], pathway.NewDate(2026, 12, 20), version()); err != nil {
		t.Fatal(err)
	}
	if endings(t, d) != "looked-after overtaken , died ended 2026-12-20" || openTasks(t, d) != "" || strings.Count(plansOf(t, d), "2026-12-20 died") != 1 {
		t.Errorf("%s; tasks %q\n%s", endings(t, d), openTasks(t, d), plansOf(t, d))
	}
	if err := d.WithdrawDeath(t.Context(), s.Admin, s.Case, s.People["mia"], "Another child", version()); err != nil {
		t.Fatal(err)
	}
	if endings(t, d) != "looked-after overtaken , died struck 2026-12-20" || strings.Contains(plansOf(t, d), "died") {
		t.Errorf("%s\n%s", endings(t, d), plansOf(t, d))
	}
}

func TestAChildWhoSteppedDownIsWatched(t *testing.T) {
	t.Parallel()
	clock := dbtest.NewClock(t, "2027-03-05T13:00")
	d := dbtest.MustOpenAt(t, clock.Now)
	s := dbtest.MustHold(t, d)
	row := dbtest.MustExec(t, d, `INSERT INTO ending (cases, conference, decided, ground, state, begun_on, ended_on, recorded_at) SELECT ?1, ?2, ?2, 'step-down', 'ended', '2027-03-05', '2027-03-05', '2027-03-05T13:00:00.000Z'`, s.Case, s.Conference)
	for _, name := range []string{"mia", "tom"} {
		dbtest.MustExec(t, d, `INSERT INTO ending_child (ending, child, plan, watch_until) SELECT ?1, child, id, '2027-05-28' FROM plan WHERE child = ?2`, row, s.People[name])
	}
	dbtest.MustExec(t, d, `INSERT INTO task (cases, kind, role, title, due, made_at, about) VALUES (?, 'watched', 'admin', 'Watched', '2027-05-28', '', ?)`, s.Case, row)
	watch := func(name, outcome string, on pathway.Date) error {
		return d.RecordWatch(t.Context(), s.Admin, s.Case, row, s.People[name], outcome, on, "A new strategy meeting.")
	}
	if err := watch("mia", pathway.WatchBack, pathway.NewDate(2027, 3, 5)); err != nil {
		t.Fatal(err)
	}
	again := func() string {
		return dbtest.MustRows(t, d, `SELECT count(*) || ' ' || coalesce(group_concat(title), '') FROM task WHERE kind = 'strategy-again' AND done_at IS NULL`)[0]
	}
	if got := again(); !strings.HasPrefix(got, "2 Strategy meeting about Mia") {
		t.Errorf("at risk again: %s", got)
	}
	if got := openTasks(t, d); got != "watched 2027-05-28" {
		t.Errorf("Tom is still watched: %q", got)
	}
	if err := watch("leo", pathway.WatchBack, pathway.NewDate(2027, 3, 5)); pathway.CodeOf(err) != pathway.CodeNotFound {
		t.Errorf("a child of no such ending: %v", err)
	}
	clock.Forward(84 * 24 * time.Hour)
	if err := watch("tom", pathway.WatchOver, pathway.NewDate(2027, 5, 28)); err != nil {
		t.Fatal(err, pathway.FieldsOf(err))
	}
	if got := openTasks(t, d); got != "" {
		t.Errorf("nobody is watched any more: %q", got)
	}
}

// A plan that goes on after all has its child back at the review that is booked, and those who were told are on a list to be told.
func TestAPlanThatGoesOnIsReviewed(t *testing.T) {
	t.Parallel()
	d, s, clock := reviewed(t)
	if _, err := bookReview(t, d, s, "2027-03-05T10:00", func(k *pathway.Booking) { k.Children = k.Children[1:] }); !strings.Contains(pathway.FieldsOf(err)["children"], "is on a plan") {
		t.Errorf("a review that leaves a child out: %v", pathway.FieldsOf(err))
	}
	row := looked(t, d, s, "tom")
	clock.Forward(16 * 24 * time.Hour)
	if err := d.EndPlans(t.Context(), s.Admin, s.Case, row, 1, pathway.DateOf(clock.Now()), "", ""); err != nil {
		t.Fatal(err, pathway.FieldsOf(err))
	}
	review := mustReview(t, d, s, "2027-03-05T10:00", nil)
	asked := func() string {
		return dbtest.MustRows(t, d, fmt.Sprintf(`SELECT count(*) FROM conference_child WHERE conference = %d`, review))[0]
	}
	if asked() != "3" {
		t.Errorf("the review is about %s children", asked())
	}
	if err := d.StrikeEnding(t.Context(), s.Admin, s.Case, row, "Another child's"); err != nil {
		t.Fatal(err)
	}
	if asked() != "4" {
		t.Errorf("struck, and the review is about %s children", asked())
	}
}

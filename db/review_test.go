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

// reviewed is the siblings after their initial conference of 11 December 2026, four of them on a plan. It is 14 January 2027.
func reviewed(t *testing.T) (*db.DB, dbtest.Siblings, *dbtest.Clock) {
	t.Helper()
	clock := dbtest.NewClock(t, "2026-12-11T13:00")
	d := dbtest.MustOpenAt(t, clock.Now)
	s := dbtest.MustHold(t, d)
	dbtest.MustExec(t, d, `INSERT INTO event (cases, conference, meeting, step, happened_at, recorded_at, recorded_by)
		SELECT ?, k.id, k.meeting, 'decisions-distributed', '2026-12-14T10:00', '2026-12-14T10:00:00.000Z', ? FROM conference k WHERE k.id = ?`, s.Case, s.Taker.ID, s.Conference)
	clock.Forward(34 * 24 * time.Hour)
	return d, s, clock
}

// bookReview books the next review, and returns its id.
func bookReview(t *testing.T, d *db.DB, s dbtest.Siblings, at string, change func(*pathway.Booking)) (int64, error) {
	t.Helper()
	b, err := d.Booking(t.Context(), s.Admin, s.Case)
	if err != nil {
		t.Fatal(err)
	}
	k := pathway.Booking{Minutes: 120, Venue: b.Venues[0].ID, Chair: s.Chair.ID, MinuteTaker: s.Taker.ID, Children: b.OnPlan}
	if err := k.StartsAt.UnmarshalText([]byte(at)); err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(&k)
	}
	return d.BookConference(t.Context(), s.Chair, s.Case, k)
}

func mustReview(t *testing.T, d *db.DB, s dbtest.Siblings, at string, change func(*pathway.Booking)) int64 {
	t.Helper()
	id, err := bookReview(t, d, s, at, change)
	if err != nil {
		t.Fatal(err, pathway.FieldsOf(err))
	}
	return id
}

func step(t *testing.T, d *db.DB, s dbtest.Siblings, id string) pathway.Milestone {
	t.Helper()
	c, err := d.Course(t.Context(), s.First, s.Case)
	if err != nil {
		t.Fatal(err)
	}
	m, ok := c.Milestone(id)
	if !ok {
		t.Fatalf("no step %s", id)
	}
	return m
}

func listOf(t *testing.T, d *db.DB, s dbtest.Siblings, conference int64) string {
	t.Helper()
	r, err := d.Record(t.Context(), s.Case, conference)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, a := range r.OnList() {
		name, _ := r.NameOf(a)
		first, _, _ := strings.Cut(name, " ")
		names = append(names, strings.TrimSuffix(fmt.Sprintf("%s/%s/%s", first, a.Purpose, a.Excluded), "/"))
	}
	return strings.Join(names, " ")
}

func TestBookAReview(t *testing.T) {
	t.Parallel()
	d, s, _ := reviewed(t)
	ctx := t.Context()
	b, err := d.Booking(ctx, s.Admin, s.Case)
	if err != nil {
		t.Fatal(err)
	}
	if b.Refusal() != "" || b.Review.Number != 1 || b.Due.String() != "2027-03-11" || b.Limit.String() != "2027-03-11" || len(b.OnPlan) != 4 || b.AgreedAt != pathway.NewDateTime(2027, 3, 5, 10, 0) {
		t.Errorf("the first review: %q, %+v, agreed for %s", b.Refusal(), b.Review, b.AgreedAt)
	}
	tasks, err := d.Tasks(ctx, s.Admin, s.Case)
	if err != nil || len(tasks) != 1 || tasks[0].Title != "Book review 1 for Friday 5 March 2027 at 10:00" || !tasks[0].DoneAt.IsZero() {
		t.Errorf("tasks: %+v, %v", tasks, err)
	}
	if _, err := bookReview(t, d, s, "2027-03-12T10:00", nil); pathway.FieldsOf(err)["late_reason"] == "" {
		t.Errorf("past the limit: %v", err)
	}
	review := mustReview(t, d, s, "2027-03-05T10:00", nil)
	if _, err := bookReview(t, d, s, "2027-03-08T10:00", nil); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("a second one beside it: %v", err)
	}
	if got, want := listOf(t, d, s, review), "Siobhán/attend Paul/attend/whole Łukasz/attend Margaret/inform Zoë/attend Grace/attend Noor/inform Vera/attend Piotr/attend Saima/attend Kate/attend"; got != want {
		t.Errorf("the list is\n%s, want\n%s", got, want)
	}
	tasks, err = d.Tasks(ctx, s.Admin, s.Case)
	if err != nil || len(tasks) != 2 {
		t.Fatalf("tasks: %+v, %v", tasks, err)
	}
	for _, task := range tasks {
		if task.Kind == pathway.TaskBookReview && task.DoneAt.IsZero() || task.Kind == pathway.TaskExcludedBefore && (task.Due.String() != "2027-03-02" || task.Role != pathway.Chair) {
			t.Errorf("%+v", task)
		}
	}
	for id, due := range map[string]string{"review-1": "2027-03-11", "review-1-invite-list": "2027-02-19", "review-1-report-shared": "2027-03-02", "review-1-chair-review": "2027-03-03"} {
		if m := step(t, d, s, id); m.Due.String() != due || m.Forecast {
			t.Errorf("%s is due %s (forecast %t), want %s", id, m.Due, m.Forecast, due)
		}
	}
	if got := dbtest.MustRows(t, d, fmt.Sprintf(`SELECT step FROM milestone WHERE conference = %d ORDER BY step`, review)); strings.Join(got, " ") != "review-1 review-1-chair-review review-1-invite-list review-1-report-shared" {
		t.Errorf("steps of the review: %v", got)
	}
	r, err := d.Record(ctx, s.Case, review)
	if err != nil || r.Review != 1 || r.SharedBy.String() != "2027-03-02" || r.ReportDue.String() != "2027-03-01" {
		t.Errorf("review %d, shared by %s, reports by %s, %v", r.Review, r.SharedBy, r.ReportDue, err)
	}
}

func TestPoliceComeToAReviewOnlyWhereTheyInvestigate(t *testing.T) {
	t.Parallel()
	d, s, _ := reviewed(t)
	review := mustReview(t, d, s, "2027-03-05T10:00", func(k *pathway.Booking) { k.Police = true })
	if got := listOf(t, d, s, review); !strings.Contains(got, " DC/attend ") {
		t.Errorf("the list is %s", got)
	}
	b, err := d.Booking(t.Context(), s.Admin, s.Case)
	if err != nil || !b.Standing.Police {
		t.Errorf("%+v, %v", b.Standing, err)
	}
}

func TestAMovedReviewKeepsItsNumber(t *testing.T) {
	t.Parallel()
	d, s, _ := reviewed(t)
	ctx := t.Context()
	review := mustReview(t, d, s, "2027-03-05T10:00", nil)
	b, err := d.Booking(ctx, s.Admin, s.Case)
	if err != nil {
		t.Fatal(err)
	}
	k := pathway.Booking{StartsAt: pathway.NewDateTime(2027, 3, 9, 10, 0), Minutes: 120, Venue: b.Venues[0].ID, Chair: s.Chair.ID, MinuteTaker: s.Taker.ID, Children: b.OnPlan, Version: b.Standing.Version}
	moved, err := d.MoveConference(ctx, s.Chair, s.Case, review, k, pathway.Move{Ground: pathway.NotQuorate, Why: "Two agencies cannot come", Approved: s.Manager.ID, How: "phone"})
	if err != nil {
		t.Fatal(err, pathway.FieldsOf(err))
	}
	r, err := d.Record(ctx, s.Case, moved)
	if err != nil || r.Review != 1 || r.Conference.Kind != pathway.RCPC {
		t.Errorf("review %d, %s, %v", r.Review, r.Conference.Kind, err)
	}
	if m := step(t, d, s, "review-1-report-shared"); m.Due.String() != "2027-03-04" {
		t.Errorf("the report is shared by %s", m.Due)
	}
	if m := step(t, d, s, "not-quorate"); !m.Done.IsZero() {
		t.Errorf("the initial conference was quorate: %+v", m)
	}
}

// The list of a review comes for that review, and leaves the initial conference's as it was.
func TestTheListOfAReview(t *testing.T) {
	t.Parallel()
	d, s, clock := reviewed(t)
	ctx := t.Context()
	review := mustReview(t, d, s, "2027-03-05T10:00", nil)
	clock.Forward(24 * time.Hour)
	e := pathway.StepEntry{ToldBy: "Grace Okafor", ToldHow: "email", HappenedAt: pathway.NewDateTime(2027, 1, 15, 10, 0)}
	if err := d.ReceiveList(ctx, s.Admin, s.Case, review, e); err != nil {
		t.Fatal(err)
	}
	if err := d.ReceiveList(ctx, s.Admin, s.Case, review, e); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("twice: %v", err)
	}
	if m := step(t, d, s, "review-1-invite-list"); m.Done != e.HappenedAt {
		t.Errorf("%+v", m)
	}
	if m := step(t, d, s, "invite-list"); !m.Done.IsZero() {
		t.Errorf("the initial conference's: %+v", m)
	}
	l, err := d.Letters(ctx, s.Admin, s.Case, review, pathway.Occasion{})
	if err != nil || l.Received.Step != "review-1-invite-list" {
		t.Errorf("%+v, %v", l.Received, err)
	}
}

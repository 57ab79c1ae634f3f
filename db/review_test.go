package db_test

import (
	"fmt"
	"slices"
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
	if got, want := listOf(t, d, s, review), "Siobhán/attend Paul/attend/whole Łukasz/attend Margaret/inform Grace/attend Noor/inform Vera/attend Piotr/attend Kate/attend"; got != want {
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
	// An exclusion is decided for one conference: nothing goes to him until the chair has decided for this one, and then nobody is asked again.
	paul := func() (db.Letters, pathway.Attendee) {
		l, err := d.Letters(ctx, s.Admin, s.Case, review, pathway.Occasion{Moment: pathway.AtInvitation})
		if err != nil {
			t.Fatal(err)
		}
		a, _ := l.Record.Attendee(l.Record.Attendees[slices.IndexFunc(l.Record.Attendees, func(a pathway.Attendee) bool { return a.Person == s.People["paul"] })].ID)
		return l, a
	}
	l, before := paul()
	if p := pathway.Prove(l.Record, before.ID, pathway.ExclusionLetter, pathway.Options{}, nil, nil); !before.Before || !p.Blocked(pathway.BlockExclusion) {
		t.Errorf("the exclusion of the conference before goes out: %+v", p.Blocks)
	}
	if err := d.DecideAttendance(ctx, s.Chair, s.Case, review, before); err != nil {
		t.Fatal(err)
	}
	l, again := paul()
	if p := pathway.Prove(l.Record, again.ID, pathway.ExclusionLetter, pathway.Options{}, nil, nil); again.Before || again.ExcludedBy != s.Chair.Name || p.Blocked(pathway.BlockExclusion) {
		t.Errorf("decided again by %q: %+v", again.ExcludedBy, p.Blocks)
	}
	if got := dbtest.MustRows(t, d, `SELECT kind FROM task WHERE done_at IS NULL`); len(got) != 0 {
		t.Errorf("still asked for: %v", got)
	}
	for id, due := range map[string]string{"review-1": "2027-03-11", "review-1-invite-list": "2027-02-19", "review-1-report-shared": "2027-03-02", "review-1-chair-review": "2027-03-03"} {
		if m := step(t, d, s, id); m.Due.String() != due || m.Forecast {
			t.Errorf("%s is due %s (forecast %t), want %s", id, m.Due, m.Forecast, due)
		}
	}
	if got := dbtest.MustRows(t, d, fmt.Sprintf(`SELECT step FROM milestone WHERE conference = %d ORDER BY step`, review)); strings.Join(got, " ") != "review-1 review-1-chair-review review-1-invite-list review-1-report-shared step-down-agreed step-down-first" {
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

// approve takes a review through to approved decisions: change is what is typed besides what was carried over and confirmed.
func (w *reviewing) approve(change map[string]string) {
	w.Helper()
	missing := w.write(change)
	if len(missing) > 0 {
		w.Fatalf("missing: %+v", missing)
	}
	ctx := w.Context()
	draft := w.latest()
	if err := w.d.SendDecisions(ctx, w.s.Taker, w.s.Case, w.id, draft.ID, draft.Version); err != nil {
		w.Fatal(err)
	}
	draft = w.latest()
	if err := w.d.ApproveDecisions(ctx, w.s.Chair, w.s.Case, w.id, draft.ID, draft.Version, ""); err != nil {
		w.Fatal(err)
	}
}

// reviewing is a review conference that is written down.
type reviewing struct {
	*testing.T
	d     *db.DB
	s     dbtest.Siblings
	id    int64
	clock *dbtest.Clock
}

func (w *reviewing) screen() db.Screen {
	w.Helper()
	k, err := w.d.ConferenceScreen(w.Context(), w.s.Taker, w.s.Case, w.id)
	if err != nil {
		w.Fatal(err)
	}
	return k
}

func (w *reviewing) latest() pathway.DraftedDecisions {
	w.Helper()
	draft, _ := w.screen().Latest()
	return draft
}

func (w *reviewing) save(typed map[string]string) {
	w.Helper()
	if _, err := w.d.SaveFields(w.Context(), w.s.Taker, w.s.Case, w.id, "page", dbtest.Edits(typed)); err != nil {
		w.Fatal(err, pathway.FieldsOf(err))
	}
}

// write confirms all that was carried over, with everybody's view to go on, and drafts the decisions.
func (w *reviewing) write(change map[string]string) []pathway.Gap {
	w.Helper()
	k := w.screen()
	next := k.ReviewBy.AddDays(-14)
	typed := map[string]string{"text.summary": "It goes better.", "core.date": k.Record.Conference.StartsAt.Date().AddDays(14).String(), "core.time": "14:00", "review.date": next.String(), "review.time": "10:00"}
	for _, a := range k.Record.OnList() {
		if a.Purpose != pathway.ToAttend || a.Excluded == "whole" {
			continue
		}
		typed[fmt.Sprintf("attend.%d.mode", a.ID)] = "in-person"
		for _, child := range k.Record.Conference.Children {
			if a.Professional != 0 {
				typed[fmt.Sprintf("agency.%d.%d.view", a.ID, child)] = "plan"
			}
		}
	}
	for _, who := range []string{"mother", "paul", "lukasz"} {
		typed[fmt.Sprintf("views.adult.%d.text", w.s.People[who])], typed[fmt.Sprintf("views.adult.%d.how", w.s.People[who])] = "Agrees.", "chair"
	}
	for _, child := range k.Record.Conference.Children {
		typed[fmt.Sprintf("views.child.%d.text", child)], typed[fmt.Sprintf("views.child.%d.how", child)] = "Sleeps well.", "social-worker"
		typed[fmt.Sprintf("child.%d.outcome", child)], typed[fmt.Sprintf("child.%d.reasons", child)] = "plan", "The work has begun."
		typed[fmt.Sprintf("plan.%d.keep", child)] = "yes"
		carried := k.Carried[child]
		for i := range carried.Rows() {
			typed[fmt.Sprintf("plan.%d.%d.by", child, i+1)] = next.String()
		}
	}
	for name, value := range change {
		typed[name] = value
	}
	w.save(typed)
	missing, err := w.d.DraftDecisions(w.Context(), w.s.Taker, w.s.Case, w.id)
	if err != nil {
		w.Fatal(err)
	}
	return missing
}

// begin takes the clock to the review, which begins at ten and ends at noon.
func begin(t *testing.T, d *db.DB, s dbtest.Siblings, clock *dbtest.Clock, on pathway.Date) *reviewing {
	t.Helper()
	w := &reviewing{t, d, s, mustReview(t, d, s, on.At(10, 0).String(), nil), clock}
	clock.Forward(on.At(12, 30).In(time.UTC).Sub(clock.Now()))
	if err := d.BeginConference(t.Context(), s.Taker, s.Case, w.id, on.At(10, 0)); err != nil {
		t.Fatal(err)
	}
	if err := d.EndConference(t.Context(), s.Taker, s.Case, w.id, on.At(12, 0)); err != nil {
		t.Fatal(err)
	}
	return w
}

func plansOf(t *testing.T, d *db.DB) string {
	t.Helper()
	return strings.Join(dbtest.MustRows(t, d, `SELECT p.first_name || ' ' || started_on || ' ' || initial_category || ' ' || latest_category || ' ' || ended_on || ' ' || end_ground || ' v' || (SELECT max(number) FROM plan_version v WHERE v.plan = x.id)
		FROM plan x JOIN person p ON p.id = x.child ORDER BY x.child`), "\n")
}

func TestAReviewFromThePlanInForceToApproved(t *testing.T) {
	t.Parallel()
	d, s, clock := reviewed(t)
	w := begin(t, d, s, clock, pathway.NewDate(2027, 3, 5))
	k := w.screen()
	mia := s.People["mia"]
	if len(k.Carried) != 4 || k.Value(fmt.Sprintf("plan.%d.1.risk", mia)) == "" || k.Value(fmt.Sprintf("child.%d.category.EMO", mia)) != "yes" || k.Value("core.lead") != "Grace Okafor" || len(k.Minutes.Core.Members) != 2 {
		t.Fatalf("the screen starts with %v, members %v", k.Carried, k.Minutes.Core.Members)
	}
	if c := k.Carried[mia]; c.On != pathway.NewDate(2026, 12, 11) || c.Number != 1 {
		t.Errorf("carried over: %+v", c)
	}
	if m := step(t, d, s, "review-1"); m.Done.Date() != pathway.NewDate(2027, 3, 5) {
		t.Errorf("%+v", m)
	}
	// Tom steps down; without the managers' agreement the decisions cannot be drafted.
	tom := s.People["tom"]
	change := map[string]string{fmt.Sprintf("child.%d.outcome", tom): "child-in-need", fmt.Sprintf("child.%d.instead", tom): "A support plan for twelve weeks", fmt.Sprintf("child.%d.chair", tom): "The risk to him has ended."}
	for _, a := range k.Record.OnList() {
		change[fmt.Sprintf("agency.%d.%d.reasons", a.ID, tom)] = "Not yet."
	}
	for name := range change {
		if strings.HasPrefix(name, "agency.") && !pathway.ValidField(name, k.Roll) {
			delete(change, name)
		}
	}
	for name, code := range map[string]string{"EMO": "", "PHY": "yes"} {
		change[fmt.Sprintf("child.%d.category.%s", mia, name)] = code
	}
	var gaps []string
	for _, g := range w.write(change) {
		gaps = append(gaps, g.Field)
	}
	if strings.Join(gaps, " ") != "step-down step-down" {
		t.Fatalf("missing: %v", gaps)
	}
	for _, stepID := range []string{pathway.StepDownFirst, pathway.StepDownAgreed} {
		if err := d.RecordStepDown(t.Context(), s.Chair, s.Case, w.id, pathway.StepDown{Step: stepID, Children: []int64{tom}, Team: "Noor Khan", Unit: "Mo Manager", At: pathway.NewDateTime(2027, 3, 1, 10, 0), How: "email", Note: "Eight weeks without a call-out."}); err != nil {
			t.Fatal(err, pathway.FieldsOf(err))
		}
	}
	if err := d.RecordStepDown(t.Context(), s.Chair, s.Case, w.id, pathway.StepDown{Step: pathway.StepDownAgreed}); pathway.FieldsOf(err)["children"] == "" {
		t.Errorf("for nobody: %v", err)
	}
	w.approve(change)
	want := "Mia 2026-12-11 EMO PHY   v2\nTom 2026-12-11 EMO EMO 2027-03-05 step-down v1\nAda 2026-12-11 NEG NEG   v2\nLeo 2026-12-11 NEG NEG   v2"
	if got := plansOf(t, d); got != want {
		t.Errorf("plans:\n%s\nwant:\n%s", got, want)
	}
	if err := d.RecordStepDown(t.Context(), s.Chair, s.Case, w.id, pathway.StepDown{}); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("after the approval: %v", err)
	}
	if got := dbtest.MustRows(t, d, `SELECT since FROM (SELECT json_extract(content, '$.Actions[0].Since') AS since FROM plan_version WHERE number = 2)`); len(got) != 3 || got[0] != "2026-12-11" {
		t.Errorf("what was confirmed stands from %v", got)
	}
	if m := step(t, d, s, "decisions-approved"); m.Done.Date() != pathway.NewDate(2026, 12, 11) {
		t.Errorf("the initial conference's decisions: %+v", m)
	}
	if m := step(t, d, s, "review-2"); m.Due.String() != "2027-09-03" || m.Done.IsZero() == false {
		t.Errorf("the next review: %+v", m)
	}
	// The clock runs on Today until everybody has theirs.
	list, err := d.Today(t.Context(), s.Taker, pathway.MyWork)
	if err != nil || len(list.Clocks) != 1 || list.Clocks[0].Conference != w.id || list.Clocks[0].DueAt != pathway.NewDateTime(2027, 3, 8, 12, 0) || !list.Clocks[0].Approved {
		t.Errorf("clocks: %+v, %v", list.Clocks, err)
	}
	if got := dbtest.MustRows(t, d, `SELECT stage FROM cases`); got[0] != "decisions" {
		t.Errorf("stage %v", got)
	}
}

func TestTheLastPlanEndsAtAReview(t *testing.T) {
	t.Parallel()
	d, s, clock := reviewed(t)
	w := begin(t, d, s, clock, pathway.NewDate(2027, 3, 5))
	change := map[string]string{}
	k := w.screen()
	for _, child := range k.Record.Conference.Children {
		change[fmt.Sprintf("child.%d.outcome", child)], change[fmt.Sprintf("child.%d.ground", child)] = "no-plan", "looked-after"
		change[fmt.Sprintf("child.%d.instead", child)], change[fmt.Sprintf("child.%d.chair", child)] = "A care plan", "In our care."
		for _, a := range k.Record.OnList() {
			if name := fmt.Sprintf("agency.%d.%d.reasons", a.ID, child); pathway.ValidField(name, k.Roll) {
				change[name] = "Wait."
			}
		}
	}
	w.approve(change)
	// The core group is written to, and can object for fifteen days, also where a conference decided it.
	if got := plansOf(t, d); strings.Contains(got, "looked-after") || endings(t, d) != "looked-after waits " || openTasks(t, d) != "ending 2027-03-21" {
		t.Errorf("before they could object: %s, tasks %q\n%s", endings(t, d), openTasks(t, d), got)
	}
	if err := d.EndPlans(t.Context(), s.Admin, s.Case, 1, 0, pathway.NewDate(2027, 3, 5), "", ""); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("while they can object: %v", err)
	}
	clock.Forward(16 * 24 * time.Hour)
	if err := d.EndPlans(t.Context(), s.Admin, s.Case, 1, 0, pathway.NewDate(2027, 3, 21), "", ""); err != nil {
		t.Fatal(err)
	}
	if got := plansOf(t, d); strings.Count(got, "2027-03-21 looked-after v1") != 4 {
		t.Errorf("plans:\n%s", got)
	}
	for _, id := range []string{"core-group-1", "review-2", "midpoint-2", "supervision"} {
		if m := step(t, d, s, id); !m.Ended {
			t.Errorf("%s is still due", id)
		}
	}
	if _, err := bookReview(t, d, s, "2027-04-06T10:00", func(k *pathway.Booking) { k.Children = []int64{s.People["mia"]} }); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("another review: %v", err)
	}
}

package db_test

import (
	"fmt"
	"strings"
	"testing"

	"cp-pathway/db"
	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// openTask returns the family's one open task of a kind; none where there is none.
func openTask(t *testing.T, d *db.DB, s dbtest.Sitting, kind pathway.TaskKind) (found pathway.Task) {
	t.Helper()
	list, err := d.Tasks(t.Context(), s.Taker, s.Case)
	if err != nil {
		t.Fatal(err)
	}
	for _, task := range list {
		if task.Kind != kind || !task.DoneAt.IsZero() {
			continue
		}
		if found.ID != 0 {
			t.Fatalf("two open tasks of kind %s", kind)
		}
		found = task
	}
	return found
}

// What the chair sends back is on the list of who drafted it until it is with the chair again.
func TestSentBackIsATaskOfItsAuthor(t *testing.T) {
	d, s, _ := held(t, nil)
	ctx := t.Context()
	draft := drafted(t, d, s, s.Taker)
	if err := d.SendDecisions(ctx, s.Taker, s.Case, s.Conference, draft.ID, draft.Version); err != nil {
		t.Fatal(err)
	}
	sent, _ := screen(t, d, s).Latest()
	if err := d.SendBackDecisions(ctx, s.Chair, s.Case, s.Conference, sent.ID, sent.Version, "Name the club"); err != nil {
		t.Fatal(err)
	}
	if got := openTask(t, d, s, pathway.TaskSentBack); got.Account != s.Taker.ID || got.Role != pathway.MinuteTaker || got.Text != "Name the club" || got.Due != pathway.NewDate(2026, 12, 11) {
		t.Errorf("%+v", got)
	}
	again := drafted(t, d, s, s.Taker)
	if err := d.SendDecisions(ctx, s.Taker, s.Case, s.Conference, again.ID, again.Version); err != nil {
		t.Fatal(err)
	}
	if got := openTask(t, d, s, pathway.TaskSentBack); got.ID != 0 {
		t.Errorf("still open: %+v", got)
	}
}

// A conference that decides for one child and is adjourned for another stays in sight until it is arranged.
func TestOneAdjournedChildIsATask(t *testing.T) {
	d, s, _ := held(t, func(s dbtest.Sitting, typed map[string]string) {
		typed[fmt.Sprintf("child.%d.outcome", s.Ben)] = "adjourned"
		typed[fmt.Sprintf("child.%d.instead", s.Ben)] = "He stays with his aunt."
		typed[fmt.Sprintf("child.%d.reconvene", s.Ben)] = "18/12/2026"
	})
	ctx := t.Context()
	draft := drafted(t, d, s, s.Taker)
	if err := d.SendDecisions(ctx, s.Taker, s.Case, s.Conference, draft.ID, draft.Version); err != nil {
		t.Fatal(err)
	}
	sent, _ := screen(t, d, s).Latest()
	if err := d.ApproveDecisions(ctx, s.Chair, s.Case, s.Conference, sent.ID, sent.Version, ""); err != nil {
		t.Fatal(err)
	}
	task := openTask(t, d, s, pathway.TaskReconvene)
	if task.Role != pathway.Admin || task.Title != "Call the conference for Ben Testova together again for Friday 18 December 2026" || task.Due != pathway.NewDate(2026, 12, 14) ||
		!strings.Contains(task.Text, "What keeps Ben Testova safe until then: He stays with his aunt.") {
		t.Errorf("%+v", task)
	}
	if err := d.DoTask(ctx, s.Taker, s.Case, task.ID, "18 December at ten in the Oak room; all were rung"); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("closed without the conference being booked: %v", err)
	}
	by := pathway.Booking{GoesOn: s.Conference, StartsAt: pathway.NewDateTime(2026, 12, 18, 10, 0), Minutes: 60, Link: "https://meet.example/ben", LateReason: "A report is missing", LateAgreed: "Mo Manager", Children: []int64{s.Ben}, Chair: s.Chair.ID}
	for _, bad := range []func(*pathway.Booking){
		func(k *pathway.Booking) { k.Children = []int64{s.Amy} }, func(k *pathway.Booking) { k.LateReason = "" }, func(k *pathway.Booking) { k.StartsAt = pathway.NewDateTime(2026, 12, 10, 10, 0) },
	} {
		k := by
		bad(&k)
		if _, err := d.BookConference(ctx, s.First, s.Case, k); pathway.CodeOf(err) != pathway.CodeInvalid {
			t.Errorf("%+v: %v", k, err)
		}
	}
	aside, err := d.BookConference(ctx, s.First, s.Case, by)
	if err != nil {
		t.Fatal(err, pathway.FieldsOf(err))
	}
	if got := openTask(t, d, s, pathway.TaskReconvene); got.ID != 0 {
		t.Errorf("still open: %+v", got)
	}
	if _, err := d.BookConference(ctx, s.First, s.Case, by); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("booked twice: %v", err)
	}
	by.StartsAt, by.GoesOn = pathway.NewDateTime(2026, 12, 21, 10, 0), 0
	b, err := d.BookingFor(ctx, s.First, s.Case, aside)
	if err != nil {
		t.Fatal(err)
	}
	by.Version = b.Standing.Version
	again, err := d.MoveConference(ctx, s.First, s.Case, aside, by, pathway.Move{Ground: "chair", Why: "She is ill.", Approved: s.Manager.ID, How: "email"})
	if err != nil {
		t.Fatal(err, pathway.FieldsOf(err))
	}
	if b, err = d.BookingFor(ctx, s.First, s.Case, again); err != nil || b.Standing.GoesOn != s.Conference || b.Standing.ID != again {
		t.Errorf("moved, it no longer goes on: %+v %v", b.Standing, err)
	}
	if err := d.CancelConference(ctx, s.First, s.Case, again, b.Standing.Version, pathway.Cancel{Move: pathway.Move{Ground: "chair", Why: "x", Approved: s.Manager.ID, How: "email"}}); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("cancelled for good with nothing decided for Ben: %v", err)
	}
}

func TestTheServiceManagerIsAskedAboutQuoracy(t *testing.T) {
	d, s, _ := sit(t)
	ctx := t.Context()
	if err := d.AskNotQuorate(ctx, s.Taker, s.Case, s.Conference); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("quorate so far: %v", err)
	}
	typed := s.Typed()
	typed[fmt.Sprintf("attend.%d.mode", s.Attendees["Class teacher"])] = "absent"
	save(t, d, s, s.Taker, "p1", dbtest.Edits(typed)...)
	if err := d.BeginConference(ctx, s.Taker, s.Case, s.Conference, pathway.NewDateTime(2026, 12, 11, 9, 0)); err != nil {
		t.Fatal(err)
	}
	for range 2 { // asked twice is asked once
		if err := d.AskNotQuorate(ctx, s.Taker, s.Case, s.Conference); err != nil {
			t.Fatal(err)
		}
	}
	if got := openTask(t, d, s, pathway.TaskNotQuorate); got.Role != pathway.ServiceManager || got.Text == "" {
		t.Errorf("%+v", got)
	}
	if err := d.AllowNotQuorate(ctx, s.Manager, s.Case, s.Conference, "both children are at risk now"); err != nil {
		t.Fatal(err)
	}
	if got := openTask(t, d, s, pathway.TaskNotQuorate); got.ID != 0 {
		t.Errorf("agreed, and still open: %+v", got)
	}
}

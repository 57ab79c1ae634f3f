package db_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

func TestCoreGroupIsPlannedRecordedAndStruck(t *testing.T) {
	t.Parallel()
	clock := dbtest.NewClock(t, "2026-12-11T13:00")
	d := dbtest.MustOpenAt(t, clock.Now)
	s := dbtest.MustHold(t, d)
	ctx := t.Context()
	rows := func(query string) string { return strings.Join(dbtest.MustRows(t, d, query), " ") }
	if got := rows(`SELECT planned_for || ' ' || where_at FROM core_group WHERE state = 'planned'`); got != "2026-12-22T14:00 Civic Centre, Oak Room" {
		t.Errorf("planned by the conference: %q", got)
	}
	if _, err := d.PlanCoreGroup(ctx, s.Admin, s.Case, pathway.NewDate(2026, 12, 23).At(9, 0), "", ""); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("a second one planned: %v", err)
	}
	clock.Forward(11*24*time.Hour + 6*time.Hour) // 22 December, 19:00
	g, typed := s.Met(t, d, pathway.NewDate(2026, 12, 22), map[string]string{"next_on": "19/1/2027", "next_at": "14:00", "next_where": "School"})

	// Typed and kept as it is; of another version, or with another's name, not.
	version, err := d.SaveCoreGroupDraft(ctx, s.Admin, s.Case, g.Group.ID, g.Group.Version, map[string]string{"said": "Half a sen", "held_on": "32/13"})
	if err != nil || version != g.Group.Version+1 {
		t.Fatalf("draft: %d %v", version, err)
	}
	if again, err := d.CoreGroup(ctx, s.Admin, s.Case, g.Group.ID); err != nil || again.Typed(nil)["said"] != "Half a sen" || again.Typed(nil)["held_on"] != "32/13" {
		t.Errorf("the draft: %+v %v", again.Group.Draft, err)
	}
	if _, err := d.SaveCoreGroupDraft(ctx, s.Admin, s.Case, g.Group.ID, g.Group.Version, map[string]string{"said": "x"}); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("a stale draft: %v", err)
	}
	if _, err := d.SaveCoreGroupDraft(ctx, s.Admin, s.Case, g.Group.ID, version, map[string]string{"step.9.9.by": "x"}); pathway.FieldsOf(err)["step.9.9.by"] == "" {
		t.Errorf("no field of it: %v", err)
	}
	if err := d.RecordCoreGroup(ctx, s.Admin, s.Case, g.Group.ID, g.Group.Version, typed); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("a stale record: %v", err)
	}
	if err := d.RecordCoreGroup(ctx, s.Admin, s.Case, g.Group.ID, version, nil); pathway.FieldsOf(err)["held_on"] == "" {
		t.Errorf("as drafted: %v", err)
	}
	first := g.Form.Plans[0].Versions[0].Content.Actions[0].Key
	typed[fmt.Sprintf("step.%d.%d.status", g.Form.Plans[0].Child, first)] = string(pathway.ActionDone)
	if err := d.RecordCoreGroup(ctx, s.Admin, s.Case, g.Group.ID, version, typed); err != nil {
		t.Fatal(err, pathway.FieldsOf(err))
	}
	if got := rows(`SELECT group_concat(number || ' ' || source, ', ') FROM plan_version v JOIN plan p ON p.id = v.plan WHERE p.child = ` + fmt.Sprint(g.Form.Plans[0].Child)); got != "1 conference, 2 core-group" {
		t.Errorf("versions of the plan: %q", got)
	}
	if got := rows(`SELECT step || ' ' || done FROM milestone WHERE step LIKE 'core-group-%' AND done IS NOT NULL`); got != "core-group-1 2026-12-22T00:00" {
		t.Errorf("done: %q", got)
	}
	if got := rows(`SELECT step FROM milestone WHERE step LIKE 'core-group-%' AND done IS NULL ORDER BY step`); got != "core-group-1-record core-group-2" {
		t.Errorf("open: %q", got)
	}
	if got := rows(`SELECT planned_for || ' ' || where_at FROM core_group WHERE state = 'planned'`); got != "2027-01-19T14:00 School" {
		t.Errorf("the next one: %q", got)
	}
	held, err := d.CoreGroup(ctx, s.Admin, s.Case, g.Group.ID)
	if err != nil || held.Group.Number != 1 || len(held.Group.Members) != len(g.Form.Members) || len(held.Group.Children) != len(g.Form.Plans) || len(held.Group.Children[0].Plan.Actions) == 0 {
		t.Errorf("as it was recorded: %+v %v", held.Group, err)
	}
	if err := d.RecordCoreGroup(ctx, s.Admin, s.Case, g.Group.ID, 0, typed); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("recorded twice: %v", err)
	}

	// Recorded in error: as it was before it.
	if err := d.StrikeCoreGroup(ctx, s.Admin, s.Case, g.Group.ID, ""); pathway.FieldsOf(err)["reason"] == "" {
		t.Errorf("struck without a reason: %v", err)
	}
	if err := d.StrikeCoreGroup(ctx, s.Admin, s.Case, g.Group.ID, "Another family’s"); err != nil {
		t.Fatal(err)
	}
	if got := rows(`SELECT step FROM milestone WHERE step LIKE 'core-group-%' ORDER BY step`); got != "core-group-1" {
		t.Errorf("after it was struck: %q", got)
	}
	plans, err := d.Plans(ctx, s.Admin, s.Case)
	if v, _ := plans[0].InForce(); err != nil || v.Number != 1 {
		t.Errorf("the plan after it was struck: %+v %v", v, err)
	}
	if err := d.StrikeCoreGroup(ctx, s.Admin, s.Case, g.Group.ID, "Again"); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("struck twice: %v", err)
	}
	again := s.Meet(t, d, pathway.NewDate(2026, 12, 22), map[string]string{"next_on": "19/1/2027"})
	clock.Forward(29 * 24 * time.Hour)
	s.Meet(t, d, pathway.NewDate(2027, 1, 19), nil)
	if err := d.StrikeCoreGroup(ctx, s.Admin, s.Case, again, "Too late"); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("struck after the next: %v", err)
	}
}

func TestWhoIsOfTheCoreGroup(t *testing.T) {
	t.Parallel()
	clock := dbtest.NewClock(t, "2026-12-11T13:00")
	d := dbtest.MustOpenAt(t, clock.Now)
	s := dbtest.MustHold(t, d)
	if err := d.SetCoreGroup(t.Context(), s.Admin, s.Case, []int64{s.Attendees["worker"], s.Attendees["gran"]}); err != nil {
		t.Fatal(err)
	}
	g, _ := s.Met(t, d, pathway.NewDate(2026, 12, 22), nil)
	if len(g.Form.Members) != 2 || !strings.Contains(g.Form.Called[s.Attendees["gran"]], "Margaret Dean") {
		t.Errorf("members %v %v", g.Form.Members, g.Form.Called)
	}
	if err := d.SetCoreGroup(t.Context(), s.Admin, s.Case, nil); pathway.FieldsOf(err)["members"] == "" {
		t.Errorf("nobody: %v", err)
	}
	if err := d.MoveCoreGroup(t.Context(), s.Admin, s.Case, g.Group.ID, g.Group.Version, pathway.NewDate(2026, 12, 23).At(0, 0), "School", ""); err != nil {
		t.Fatal(err)
	}
	arranged := func() string {
		return strings.Join(dbtest.MustRows(t, d, `SELECT arranged FROM milestone WHERE step = 'core-group-1'`), " ")
	}
	if got := arranged(); got != "2026-12-23T00:00" {
		t.Errorf("Today has it on %q", got)
	}
	late := pathway.NewDate(2026, 12, 31).At(10, 0)
	if err := d.MoveCoreGroup(t.Context(), s.Admin, s.Case, g.Group.ID, 0, late, "School", ""); pathway.FieldsOf(err)["late_why"] == "" {
		t.Errorf("later than it is due: %v", err)
	}
	if err := d.MoveCoreGroup(t.Context(), s.Admin, s.Case, g.Group.ID, 0, late, "School", "At 14 Marsh Street"); pathway.FieldsOf(err)["late_why"] == "" {
		t.Errorf("a protected value in the reason: %v", err)
	}
	if err := d.MoveCoreGroup(t.Context(), s.Admin, s.Case, g.Group.ID, 0, late, "School", "The school is closed"); err != nil || arranged() != "2026-12-31T10:00" {
		t.Errorf("for a reason: %v, on %s", err, arranged())
	}
	if got := strings.Join(dbtest.MustRows(t, d, `SELECT reason FROM audit WHERE what = 'Changed when or where a core group meets' ORDER BY id DESC LIMIT 1`), " "); got != "The school is closed" {
		t.Errorf("the history has %q", got)
	}
	if err := d.MoveCoreGroup(t.Context(), s.Admin, s.Case, g.Group.ID, g.Group.Version, pathway.NewDate(2026, 12, 24).At(0, 0), "", ""); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("moved by two: %v", err)
	}
}

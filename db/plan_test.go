package db_test

import (
	"testing"

	"cp-pathway/db"
	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

func TestApprovalMakesTheFirstVersion(t *testing.T) {
	t.Parallel()
	clock := dbtest.NewClock(t, "2026-12-11T13:00")
	d := dbtest.MustOpenAt(t, clock.Now)
	s := dbtest.MustHold(t, d)
	first := func(d *db.DB) []pathway.Plan {
		t.Helper()
		plans, err := d.Plans(t.Context(), s.Chair, s.Case)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range plans {
			v, ok := p.InForce()
			if !ok || v.Number != 1 || v.On != pathway.NewDate(2026, 12, 11) || v.Source != pathway.PlanFromConference || v.Conference != s.Conference || len(v.Content.Actions) == 0 || v.Content.Protect.Text == "" {
				t.Errorf("the first version: %+v", p)
			}
		}
		return plans
	}
	plans := first(d)
	if len(plans) == 0 || plans[0].Versions[0].MadeName != s.Chair.Name {
		t.Errorf("%d plans: %+v", len(plans), plans)
	}
	// Data of before there were versions.
	dbtest.MustExec(t, d, `DELETE FROM plan_version`)
	d = dbtest.MustReopen(t, d, clock.Now)
	if again := first(d); len(again) != len(plans) || again[0].Versions[0].MadeName != "" {
		t.Errorf("after the start: %+v", again)
	}
	d = dbtest.MustReopen(t, d, clock.Now)
	first(d) // once more makes none
}

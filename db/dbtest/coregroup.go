package dbtest

import (
	"fmt"
	"testing"

	"cp-pathway/db"
	"cp-pathway/pathway"
)

// Met returns all that is typed to record the planned core group of the siblings, held on a day, with what change says in place
// of that.
func (s Siblings) Met(tb testing.TB, d *db.DB, held pathway.Date, change map[string]string) (db.CoreGroup, map[string]string) {
	tb.Helper()
	list, err := d.CoreGroups(tb.Context(), s.First, s.Case)
	if err != nil {
		tb.Fatal(err)
	}
	var planned int64
	for _, x := range list {
		if x.State == pathway.CoreGroupPlanned {
			planned = x.ID
		}
	}
	g, err := d.CoreGroup(tb.Context(), s.First, s.Case, planned)
	if err != nil {
		tb.Fatal(err)
	}
	typed := g.Form.Fields()
	day := func(d pathway.Date) string { return d.Time().Format("02/01/2006") }
	for name, text := range map[string]string{"held_on": day(held), "held_at": "14:00", "where": "Civic Centre, Oak Room", "chaired": "Grace Okafor", "said": "Everybody went through the plan."} {
		typed[name] = text
	}
	for _, a := range g.Form.Members {
		typed[fmt.Sprintf("attend.%d.mode", a)] = "in-person"
	}
	for _, p := range g.Form.Plans {
		child := fmt.Sprintf("child.%d.", p.Child)
		typed[child+"seen"], typed[child+"seen_on"], typed[child+"voice"], typed[child+"keep"] = "alone", day(held.AddDays(-1)), "It is quieter now.", pathway.Ticked
		v, _ := p.InForce()
		for _, a := range v.Content.Open() {
			step := fmt.Sprintf("step.%d.%d.", p.Child, a.Key)
			typed[step+"status"], typed[step+"progress"], typed[step+"keep"] = string(pathway.ActionUnderWay), "It has begun.", pathway.Ticked
			if a.By.Before(held) {
				typed[step+"by"] = day(held.AddDays(14))
			}
		}
	}
	for name, text := range change {
		typed[name] = text
	}
	return g, typed
}

// Meet records the planned core group as [Siblings.Met] types it, and returns its id.
func (s Siblings) Meet(tb testing.TB, d *db.DB, held pathway.Date, change map[string]string) int64 {
	tb.Helper()
	g, typed := s.Met(tb, d, held, change)
	if err := d.RecordCoreGroup(tb.Context(), s.Admin, s.Case, g.Group.ID, g.Group.Version, typed); err != nil {
		tb.Fatal(err, pathway.FieldsOf(err))
	}
	return g.Group.ID
}

package pathway

import (
	"strings"
	"testing"
)

func TestAbsencesFromCoreGroups(t *testing.T) {
	held := func(id int64, number int, state CoreGroupState, modes ...string) CoreGroup {
		g := CoreGroup{ID: id, Number: number, State: state, HeldAt: minute("2027-01-13T10:00")}
		for i, m := range modes {
			g.Members = append(g.Members, CoreGroupMember{Attendee: int64(i + 1), Mode: m})
		}
		return g
	}
	got := Absences([]CoreGroup{held(5, 1, CoreGroupHeld, "in-person", "absent", "apologies", "deputy"), held(6, 2, CoreGroupStruck, "absent"), held(7, 2, CoreGroupHeld, "absent", "video"), held(8, 0, CoreGroupPlanned)})
	want := []GroupAbsence{{5, 1, on("2027-01-13"), 2}, {7, 2, on("2027-01-13"), 1}}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("%+v", got)
	}
}

func TestTheChairIsToldOfACoreGroup(t *testing.T) {
	r := met()
	r.Case.Chair, r.Conference.Chair.Account = 0, 12
	task := r.ReadTask(r.CoreGroup)
	if task.Account != 12 || task.Role != Chair || task.About != r.CoreGroup.ID || task.Title != "Read the record of core group 1: 1 member stayed away without word" || !strings.Contains(task.Text, "Kate Rowe was absent") || task.EndsItself() == "" {
		t.Errorf("%+v", task)
	}
	r.Case.Chair = 13
	r.CoreGroup.Members[3].Mode = "video"
	if task = r.ReadTask(r.CoreGroup); task.Account != 13 || task.Title != "Read the record of core group 1" || task.Text != "Core group 1 was held on Friday 18 December 2026: 4 of 4 there." {
		t.Errorf("%+v", task)
	}
}

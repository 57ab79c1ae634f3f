package pathway

import (
	"strings"
	"testing"
)

// Once the last of the children has died or was lost before birth, nothing stays due, whatever there is.
func TestNoChildIsLeft(t *testing.T) {
	planned := Conference{ID: 3, Case: 5, Kind: ICPC, Meeting: 1, State: ConferencePlanned, StartsAt: minute("2027-01-12T10:00")}
	for _, plans := range []int{0, 1} {
		c, s := course(t, "2024", plans, func(c *Course) { c.Conferences, c.NoChild = []Conference{planned}, onDay("2026-12-29") })
		if StageOf(s) != StageEnded {
			t.Errorf("%d on a plan: the family stands at %s", plans, StageOf(s))
		}
		for _, m := range c.Milestones {
			if m.Done.IsZero() && !m.Ended {
				t.Errorf("%d on a plan: stays due: %s", plans, m)
			}
		}
	}
	task := NoChildTask(planned, onDay("2026-12-30"))
	if task.Case != 5 || task.Conference != 3 || !strings.Contains(task.Text, "The conference of Tuesday 12 January 2027 at 10:00 is stood down.") || task.ValidateDone("") == nil || task.ValidateDone("Rang all three.") != nil {
		t.Errorf("the task: %+v", task)
	}
}

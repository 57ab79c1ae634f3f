package handlers

import (
	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// longPlanRows are the families with a plan that has been open for so long that it is an alarm.
func (c *Ctx) longPlanRows(list []db.LongPlan, all bool) views.Table {
	t := views.Table{ID: "long-plans", Caption: "On a plan for 10 months or longer", Heads: []views.ColumnHead{{Text: "Alarm", Plain: true}, {Text: "Since"}, {Text: "Family", Plain: true}, {Text: "Chair"}, {Text: "Action", Action: true}}}
	for _, p := range list {
		if !all && len(t.Rows) >= todayRows {
			break
		}
		t.Rows = append(t.Rows, views.Row{Status: views.StatusLate, Cells: []views.Cell{
			{Body: views.Tag{Status: views.StatusLate, Text: pathway.PlanAlarmWords(p.Since, c.Today())}},
			{Text: p.Since.Format(), NoWrap: true},
			{Text: p.CaseName, URL: views.Path("cases", p.Case), Note: p.CaseRefer, Head: true},
			{Text: or(p.Chair, "None is allocated")},
			{Body: views.Action{Text: "Open the plan", URL: views.Path("cases", p.Case, sectionPlan), Second: true}},
		}})
	}
	return t
}

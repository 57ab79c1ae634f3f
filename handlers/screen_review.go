package handlers

import (
	"fmt"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// review tells whether the screen is a review's.
func (b *screenBuilder) review() bool { return b.k.Record.Conference.Kind == pathway.RCPC }

// onPlan tells whether a child's plan was in force when the conference began.
func (b *screenBuilder) onPlan(child pathway.Person) bool { return b.k.OnPlan(child.ID) }

// outcomes are what may be decided for a child, in few words. A review puts no child on a plan.
func (b *screenBuilder) outcomes(child pathway.Person) []views.Option {
	switch {
	case b.review() && !b.onPlan(child):
		return outcomes[1:]
	case !b.onPlan(child):
		return outcomes
	}
	return []views.Option{
		{Value: string(pathway.OutcomePlan), Text: "Plan goes on"}, {Value: string(pathway.OutcomeCIN), Text: "Steps down to child in need"},
		{Value: string(pathway.OutcomeNoPlan), Text: "Plan ends"}, {Value: string(pathway.OutcomeAdjourned), Text: "Adjourned"},
	}
}

// agencyViews are what an agency may think for a child.
func (b *screenBuilder) agencyViews(child pathway.Person) []pathway.Choice {
	if !b.onPlan(child) {
		return pathway.AgencyViews
	}
	return []pathway.Choice{{Value: pathway.ViewPlan, Title: "Continue"}, {Value: pathway.ViewNoPlan, Title: "End it"}, {Value: pathway.ViewNone, Title: "No view"}}
}

// planMark says which version of the plan the screen started from; "" where there was none.
func (b *screenBuilder) planMark(child pathway.Person) string {
	c, ok := b.k.Carried[child.ID]
	if !ok || c.Number == 0 {
		return ""
	}
	return fmt.Sprintf("This is version %d of the plan, of %s", c.Number, views.Day(c.On))
}

// markRow says of a row that was carried over from when it stands, with the box that confirms it.
func (b *screenBuilder) markRow(r *views.ScreenRow, child pathway.Person, n int) {
	c := b.k.Carried[child.ID]
	if was, ok := c.Row(n); ok {
		r.Mark = pathway.Marked(was.Since, was.Confirmed)
		r.Keep = b.keep(fmt.Sprintf("plan.%d.%d.", child.ID, n), fmt.Sprintf("row %d", n))
	}
}

// keep is the box that confirms what was carried over.
func (b *screenBuilder) keep(field, what string) views.ScreenTicks {
	return views.ScreenTicks{Label: "Confirm " + what, Items: []views.ScreenTick{b.f.Tick(field+"keep", "Confirmed", "Confirmed: "+what)}}
}

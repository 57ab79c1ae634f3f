package madeup

import (
	"fmt"

	"cp-pathway/pathway"
)

// planned returns the core group that is planned.
func (f *family) planned() (int64, error) {
	groups, err := f.data.CoreGroups(f.ctx, f.clerk(), f.id)
	for _, g := range groups {
		if g.State == pathway.CoreGroupPlanned {
			return g.ID, err
		}
	}
	if err == nil {
		err = fmt.Errorf("no core group is planned")
	}
	return 0, err
}

// How the actions of a plan go from one core group to the next, in the order of the plan.
var howItGoes = [][]struct {
	status pathway.ActionStatus
	text   string
}{
	{{pathway.ActionUnderWay, "Begun in the week after the conference, and kept up since."}, {pathway.ActionUnderWay, "A first appointment was kept; the next one is booked."},
		{pathway.ActionToDo, "Not begun: there was a waiting list. The social worker has rung twice."}, {pathway.ActionUnderWay, "Asked for, and the answer is awaited."}},
	{{pathway.ActionUnderWay, "Kept up for six weeks; the visits bear it out."}, {pathway.ActionDone, "Done: seen on the last two visits."},
		{pathway.ActionUnderWay, "Begun last week."}, {pathway.ActionNotDone, "The day went by without it; it is still wanted, and a new day was agreed."}},
}

// coreGroup records a core group of the family; n counts from 1.
func (f *family) coreGroup(n int, at, next pathway.DateTime) error {
	id, err := f.planned()
	if err != nil {
		return err
	}
	g, err := f.data.CoreGroup(f.ctx, f.clerk(), f.id, id)
	if err != nil {
		return err
	}
	fields := g.Form.Fields()
	on := at.Date()
	for name, text := range map[string]string{"held_on": typed(on), "held_at": at.Clock(), "where": "Storybridge Family Centre, Garden room", "chaired": f.worker,
		"said": "The plan was gone through line by line. The parents said what has helped and what has not. " + f.say(f.scenario.working), "next_on": typed(next.Date()), "next_at": "14:00",
		"next_where": "Storybridge Family Centre, Garden room"} {
		fields[name] = text
	}
	for i, a := range g.Form.Members {
		mode := "in-person"
		if n == 2 && i == len(g.Form.Members)-1 {
			mode = "apologies"
			fields[fmt.Sprintf("attend.%d.report", a)] = pathway.Ticked
		}
		fields[fmt.Sprintf("attend.%d.mode", a)] = mode
	}
	for _, p := range g.Form.Plans {
		f.tellChild(fields, &p, n, on, g.Form.Review)
	}
	return f.data.RecordCoreGroup(f.ctx, f.clerk(), f.id, id, g.Group.Version, fields)
}

// tellChild types what is said of one child, and how the plan goes.
func (f *family) tellChild(fields map[string]string, p *pathway.Plan, n int, on, review pathway.Date) {
	child := fmt.Sprintf("child.%d.", p.Child)
	fields[child+"seen"], fields[child+"seen_on"], fields[child+"keep"] = "alone", typed(f.office.days.RollBack(on.AddDays(-2))), pathway.Ticked
	fields[child+"voice"] = "Talked with the social worker while drawing. Says that it is calmer at home, and wants it to stay so."
	for _, c := range f.children {
		if f.people[c.key] == p.Child && n == 1 && c.view != "" {
			fields[child+"voice"] = c.view
		}
	}
	v, _ := p.InForce()
	goes := howItGoes[min(n, len(howItGoes))-1]
	for i, a := range v.Content.Open() {
		field, x := fmt.Sprintf("step.%d.%d.", p.Child, a.Key), goes[i%len(goes)]
		fields[field+"status"], fields[field+"progress"], fields[field+"keep"] = string(x.status), x.text, pathway.Ticked
		if by := f.office.days.RollBack(on.AddDays(21)); a.By.Before(on) {
			if !review.IsZero() && by.After(review) {
				by = review
			}
			fields[field+"by"] = typed(by)
		}
	}
	if n == 1 {
		row := fmt.Sprintf("plan.%d.1.", p.Child)
		by := f.office.days.RollBack(on.AddDays(25))
		fields[row+"risk"], fields[row+"action"] = "What the family has learned is lost when the help ends", "Write down with the family, on one page, what they do when things get harder, and whom they ring"
		fields[row+"who"], fields[row+"by"], fields[row+"measure"] = f.worker, typed(by), "The page hangs in the kitchen, and each of the family can say what is on it"
	}
}

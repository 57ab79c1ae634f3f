package handlers

import (
	"fmt"
	"slices"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// child is the place of one child: what each agency thinks, the decision, the plan. at is which of the children it is.
func (b *screenBuilder) child(child pathway.Person, at int) views.ScreenChild {
	field, name := fmt.Sprintf("child.%d.", child.ID), child.Name()
	v := views.ScreenChild{
		ID: fmt.Sprint(child.ID), Name: name,
		Agencies:  b.agencies(child),
		Outcome:   b.f.Radios(field+"outcome", "Outcome for "+name, b.outcomes(child)...).SideBySide(),
		Category:  b.ticks(field, "Categories of the plan for "+name, func(c pathway.Category) string { return c.Title }, ""),
		Reasons:   b.f.Textarea(field+"reasons", "Reasons for the decision", 3),
		Instead:   b.f.Textarea(field+"instead", "What there is instead; while adjourned, what keeps "+name+" safe", 3),
		Reconvene: b.f.Date(field+"reconvene", "The conference meets again on").WithHint(""),
		Read:      b.read(field + "reconvene"),
		Chair:     b.f.Textarea(field+"chair", "The chair’s reasons, where the decision is not what most agencies thought", 2),
		Plan:      b.plan(child),
	}
	if b.onPlan(child) {
		v.Ground = b.f.Select(field+"ground", "Why the plan ends, where it ends without stepping down", options(pathway.ReviewGrounds)...)
	}
	if children := b.children(); at > 0 {
		v.CopyFrom, v.CopyName = fmt.Sprint(children[0].ID), children[0].Name()
	}
	for _, a := range b.attendees() {
		d := b.f.Textarea(fmt.Sprintf("dissent.%d.%d", a.ID, child.ID), b.name(a)+", "+a.Role, 1)
		if d.Value != "" {
			v.Dissents++
		}
		v.Dissent = append(v.Dissent, d)
	}
	return v
}

// agencies is what each of the professionals who know of the child thinks: of those whose agency counts for quoracy, unless
// absent, and of everybody of whom something is recorded.
func (b *screenBuilder) agencies(child pathway.Person) []views.ScreenAgency {
	given := map[int64]bool{}
	for _, v := range b.k.Minutes.Child(child.ID).Views {
		given[v.Attendee] = true
	}
	var list []views.ScreenAgency
	for _, a := range b.attendees() {
		n, ok := b.k.Record.Colleague(a.Professional)
		wanted := ok && slices.Contains(n.Children, child.ID) && (a.Attended != "absent" || b.review()) && b.counts(n.Professional.Agency)
		if !wanted && !given[a.ID] {
			continue
		}
		field, about := fmt.Sprintf("agency.%d.%d.", a.ID, child.ID), b.name(a)+" for "+child.Name()
		reasons := b.f.Textarea(field+"reasons", "Reasons of "+about, 1)
		reasons.Quiet = true
		reasons.Placeholder = "Reasons"
		list = append(list, views.ScreenAgency{
			Attendee: a.ID, Name: b.name(a), Role: a.Role,
			View:       b.quiet(b.f.Select(field+"view", "View of "+about, options(b.agencyViews(child))...).WithBlank("View")),
			Categories: b.ticks(field, "Categories that "+about+" names", func(c pathway.Category) string { return c.Title[:3] }, ": "+about),
			Reasons:    reasons,
		})
	}
	return list
}

func (b *screenBuilder) counts(agency int64) bool {
	return slices.ContainsFunc(b.k.Agencies, func(g pathway.Agency) bool { return g.ID == agency && g.QuoracyGroup != "" })
}

// ticks is a box for each category.
func (b *screenBuilder) ticks(field, label string, short func(pathway.Category) string, about string) views.ScreenTicks {
	t := views.ScreenTicks{Label: label}
	for _, c := range pathway.Categories {
		t.Items = append(t.Items, b.f.Tick(field+"category."+c.Code, short(c), c.Title+about))
	}
	return t
}

func (b *screenBuilder) plan(child pathway.Person) views.ScreenPlan {
	field, name := fmt.Sprintf("plan.%d.", child.ID), child.Name()
	p := views.ScreenPlan{
		Child: child.ID, Name: name, Mark: b.planMark(child), Keep: b.keep(field, "all else in the plan for "+name),
		Protect:     b.f.Textarea(field+"protect", "What protects "+name+" from today", 2),
		Blank:       b.row(child, 0),
		Seen:        b.f.Text(field+"seen", "How often "+name+" is seen").AtMost(300),
		Alone:       b.f.Text(field+"alone", "How often alone").AtMost(300),
		Contingency: b.f.Textarea(field+"contingency", "What happens if the plan does not work", 2),
		Expected:    b.f.Textarea(field+"expected", "What is expected of the parents", 2),
	}
	if review := fmt.Sprintf("child.%d.review", child.ID); len(b.children()) > 1 {
		p.Review, p.ReviewRead = b.f.Date(review, "Review of "+name+", where it is another day than for all").WithHint(lastDay(b.k.ReviewBy)), b.read(review)
		p.ReviewAt = b.f.Time(review+"-time", "Time").WithHint("")
	}
	last := 0
	for _, n := range b.k.Minutes.Child(child.ID).Rows {
		p.Rows = append(p.Rows, b.row(child, n))
		last = n
	}
	if last < pathway.MaxPlanRows {
		p.Rows = append(p.Rows, b.row(child, last+1))
	}
	return p
}

func (b *screenBuilder) row(child pathway.Person, n int) views.ScreenRow {
	field, row := fmt.Sprintf("plan.%d.%d.", child.ID, n), fmt.Sprintf(", row %d", n)
	r := views.ScreenRow{
		Number: n, Child: child.ID,
		Risk:    b.f.Cell(field+"risk", "Risk"+row),
		Action:  b.f.Cell(field+"action", "Action"+row),
		Who:     b.f.Cell(field+"who", "Who"+row),
		By:      b.f.Cell(field+"by", "By when"+row),
		Measure: b.f.Cell(field+"measure", "What will show that it worked"+row),
	}
	r.By.Read = b.read(field + "by")
	b.markRow(&r, child, n)
	switch others := len(b.children()) - 1; {
	case others == 1:
		for _, other := range b.children() {
			if other.ID != child.ID {
				r.CopyTo = other.Name()
			}
		}
	case others > 1:
		r.CopyTo = "the others"
	}
	return r
}

// The outcomes in few words, to stand on one line.
var outcomes = []views.Option{
	{Value: string(pathway.OutcomePlan), Text: "Plan"},
	{Value: string(pathway.OutcomeCIN), Text: "No plan, child in need support"},
	{Value: string(pathway.OutcomeNoPlan), Text: "No plan"},
	{Value: string(pathway.OutcomeAdjourned), Text: "Adjourned"},
}

package handlers

import (
	"strconv"
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// familyPlans is the section of a family's plans: for each child what is agreed, who does it, by when, and how it goes.
func (s *Server) familyPlans(c *Ctx) error {
	f, course, err := c.familyCourse()
	if err != nil {
		return err
	}
	plans, err := s.DB.Plans(c.Ctx(), c.By(), f.Case.ID)
	if err != nil {
		return err
	}
	groups, err := s.DB.CoreGroups(c.Ctx(), c.By(), f.Case.ID)
	if err != nil {
		return err
	}
	endings, err := s.DB.Endings(c.Ctx(), c.By(), f.Case.ID)
	if err != nil {
		return err
	}
	body, err := s.eighteenNotes(c)
	if err != nil {
		return err
	}
	if len(plans) > 0 {
		body = append(body, c.coreGroupTable(course, groups)...)
		absences, err := s.DB.MemberAbsences(c.Ctx(), c.By(), f.Case.ID)
		if err != nil {
			return err
		}
		body = append(body, c.absenceTable(absences)...)
		body = append(body, c.endingTable(f, plans, endings)...)
	}
	for i := range plans {
		body = append(body, c.childPlan(f, &plans[i])...)
	}
	if len(plans) > 0 {
		body = append(body, c.appraisalTable(course)...)
	}
	if len(body) == 0 {
		body = views.Stack{views.Empty{Text: "No child is on a plan. One begins here when the chair approves a conference’s decision for it."}}
	}
	return c.Show(c.SectionPage(f, sectionPlan, "Plan", body))
}

// childPlan is the plan of one child as it stands.
func (c *Ctx) childPlan(f *pathway.Family, p *pathway.Plan) views.Stack {
	id := idText(p.ID)
	list := views.Stack{views.Heading{ID: "plan-" + id, Text: childName(f, p.Child)}, c.planFacts(f, p)}
	v, ok := p.InForce()
	if !ok {
		return append(list, views.Inset{Text: "What this plan says was agreed before it was kept here. The next core group or conference writes it down."})
	}
	list = append(list, planTexts("texts-"+id, v.Content), actionTable("actions-"+id, v.Content, c.Today()))
	if len(p.Versions) > 1 || len(v.Content.Actions) > 0 {
		list = append(list, views.TextLink{Text: "Versions, what changed, and the history of each action", URL: views.Path("cases", f.Case.ID, "plan", p.ID)})
	}
	return list
}

func (c *Ctx) planFacts(f *pathway.Family, p *pathway.Plan) views.SummaryList {
	list := views.SummaryList{Rows: []views.SummaryRow{{Name: "On a plan", Text: "Since " + p.StartedOn.Format()}}}
	if !p.Open() {
		list.Rows[0] = views.SummaryRow{Name: "Was on a plan", Text: "From " + p.StartedOn.Format() + " to " + p.EndedOn.Format()}
	}
	list.Rows = append(list.Rows, views.SummaryRow{Name: "How long", Text: daysOnPlan(p, c.Today())})
	if !p.Open() {
		list.Rows = append(list.Rows, views.SummaryRow{Name: "Why it ended", Text: pathway.TitleOf(pathway.EndGrounds, p.EndGround)})
	}
	if words := pathway.PlanAlarmWords(p.StartedOn, c.Today()); words != "" && p.Open() {
		list.Rows = append(list.Rows, views.SummaryRow{Name: "Mind", Body: views.Tag{Status: views.StatusLate, Text: words}})
	}
	category := categoriesOf(p.Latest)
	if p.Initial != p.Latest {
		category += " (at first: " + categoriesOf(p.Initial) + ")"
	}
	list.Rows = append(list.Rows, views.SummaryRow{Name: "Category", Text: category})
	if v, ok := p.InForce(); ok {
		list.Rows = append(list.Rows, views.SummaryRow{Name: "Version", Text: versionInWords(v)})
	}
	return list
}

// categoriesOf are the titles of census codes.
func categoriesOf(codes string) string {
	var titles []string
	for _, code := range strings.Split(codes, ",") {
		titles = append(titles, pathway.CategoryTitle(code))
	}
	return strings.Join(titles, ", ")
}

// versionInWords is "2, of 8 January 2027, made by a core group".
func versionInWords(v pathway.PlanVersion) string {
	by := "made by a conference"
	if v.Source == pathway.PlanFromCoreGroup {
		by = "made by a core group"
	}
	return strconv.Itoa(v.Number) + ", of " + v.On.Format() + ", " + by
}

// planTexts are the texts of a plan, each with the day since which it stands so.
func planTexts(id string, content pathway.PlanContent) views.Table {
	t := views.Table{ID: id, Caption: "What the plan says", Quiet: true, Heads: []views.ColumnHead{{Text: "Part"}, {Text: "What it says", Plain: true}, {Text: "Since"}}}
	for _, x := range content.Texts() {
		if x.Text.Text != "" {
			t.Rows = append(t.Rows, views.Row{Cells: []views.Cell{{Text: x.Title, Head: true}, {Text: x.Text.Text}, sinceCell(x.Text.Since, x.Text.Confirmed)}})
		}
	}
	return t
}

// sinceCell says since when something stands, and when that was last confirmed.
func sinceCell(since, confirmed pathway.Date) views.Cell {
	cell := views.Cell{Text: since.Short(), NoWrap: true}
	if confirmed.After(since) {
		cell.Note = "confirmed " + confirmed.Short()
	}
	return cell
}

// actionTable are the actions of a plan and how they stood on a day.
func actionTable(id string, content pathway.PlanContent, on pathway.Date) views.Table {
	t := views.Table{ID: id, Caption: "Actions", Heads: []views.ColumnHead{{Text: "Action", Plain: true}, {Text: "Who"}, {Text: "By when"}, {Text: "What will show that it worked"}, {Text: "How it stands"}, {Text: "In the plan since"}},
		Empty: views.Empty{Text: "No action stands in this version."}}
	for _, a := range content.Actions {
		t.Rows = append(t.Rows, views.Row{Status: actionStatus(a, on), Cells: []views.Cell{
			{Text: a.Action, Note: "Risk: " + a.Risk, Head: true}, {Text: a.Who}, {Text: byWhen(a), NoWrap: true}, {Text: a.Measure},
			{Body: actionStands(a, on)}, sinceCell(a.Since, a.Confirmed)}})
	}
	return t
}

func byWhen(a pathway.PlanStep) string {
	if a.By.IsZero() {
		return a.ByText
	}
	return a.By.Short()
}

// actionStatus is how an action stood on a day.
func actionStatus(a pathway.PlanStep, on pathway.Date) views.Status {
	switch {
	case a.Status == pathway.ActionDone:
		return views.StatusDone
	case a.Status == pathway.ActionNotNeeded:
		return views.StatusStopped
	case a.Late(on), a.Status == pathway.ActionNotDone:
		return views.StatusLate
	}
	return views.StatusOpen
}

// actionStands says how an action stood on a day: with a mark, a word, and what was said of it.
func actionStands(a pathway.PlanStep, on pathway.Date) views.Component {
	words := pathway.TitleOf(pathway.ActionStatuses, string(a.Status))
	if a.Late(on) && a.Status != pathway.ActionNotDone {
		words += ", and late"
	}
	list := views.Stack{views.Tag{Status: actionStatus(a, on), Text: words}}
	if a.Progress != "" {
		list = append(list, views.Lines{Items: []string{a.Progress}})
	}
	return list
}

// planVersions is the page of one child's plan through time: two versions side by side, and the history of each action.
func (s *Server) planVersions(c *Ctx) error {
	id, err := c.ID("plan")
	if err != nil {
		return err
	}
	f, err := c.Family()
	if err != nil {
		return err
	}
	plans, err := s.DB.Plans(c.Ctx(), c.By(), f.Case.ID)
	if err != nil {
		return err
	}
	for i := range plans {
		if plans[i].ID == id {
			c.Saw("Looked at the versions of a plan", "plan", id)
			return c.Show(c.FormPage(&f, sectionPlan, "Versions of the plan", c.versionsPage(&f, &plans[i])))
		}
	}
	return pathway.NotFound("This plan")
}

func (c *Ctx) versionsPage(f *pathway.Family, p *pathway.Plan) views.Stack {
	body := views.Stack{views.PageHead{Title: "Versions of the plan for " + childName(f, p.Child)}, c.planFacts(f, p)}
	last, ok := p.InForce()
	if !ok {
		return append(body, views.Empty{Text: "No version of this plan has been written down yet."})
	}
	from, to := c.versionAsked(p, "from", last.Number-1), c.versionAsked(p, "to", last.Number)
	if from.Number > to.Number {
		from, to = to, from
	}
	if len(p.Versions) > 1 {
		typed := Stored("from", strconv.Itoa(from.Number), "to", strconv.Itoa(to.Number))
		v := typed.Fields(nil)
		var options []views.Option
		for _, x := range p.Versions {
			options = append(options, views.Option{Value: strconv.Itoa(x.Number), Text: "Version " + versionInWords(x)})
		}
		body = append(body, views.EditForm{ID: "compare-form", Get: true, Action: views.Path("cases", f.Case.ID, "plan", p.ID), Button: "Compare",
			Fields: []views.Component{v.Select("from", "From", options...), v.Select("to", "To", options...)}},
			comparison(from, to))
	}
	body = append(body, views.Heading{ID: "history", Text: "The history of each action"})
	for _, key := range p.Keys() {
		body = append(body, c.historyOf(p, key))
	}
	return body
}

// versionAsked is the version that the address names, or else that of a number; the first one where there is none of it.
func (c *Ctx) versionAsked(p *pathway.Plan, name string, number int) pathway.PlanVersion {
	if n, err := strconv.Atoi(c.QueryParam(name)); err == nil {
		number = n
	}
	if v, ok := p.Version(number); ok {
		return v
	}
	return p.Versions[0]
}

// comparison is two versions side by side: each change has its word.
func comparison(from, to pathway.PlanVersion) views.Table {
	t := views.Table{ID: "comparison", Caption: "What changed", Heads: []views.ColumnHead{{Text: "Part"}, {Text: "Change", Plain: true},
		{Text: "Version " + strconv.Itoa(from.Number) + ", " + from.On.Short()}, {Text: "Version " + strconv.Itoa(to.Number) + ", " + to.On.Short()}}}
	texts, steps := pathway.ComparePlans(from.Content, to.Content)
	row := func(part string, change pathway.PlanChange, was, now views.Cell) {
		t.Rows = append(t.Rows, views.Row{Status: changeStatus[change], Cells: []views.Cell{{Text: part, Head: true}, {Body: views.Tag{Status: changeStatus[change], Text: string(change)}}, was, now}})
	}
	for _, x := range texts {
		if x.Was != "" || x.Now != "" {
			row(x.Title, x.Change, views.Cell{Text: or(x.Was, "–")}, views.Cell{Text: or(x.Now, "–")})
		}
	}
	for _, x := range steps {
		part := x.Now.Action
		if x.Now.Key == 0 {
			part = x.Was.Action
		}
		row(part, x.Change, stepCell(x.Was), stepCell(x.Now))
	}
	return t
}

var changeStatus = map[pathway.PlanChange]views.Status{
	pathway.PlanSame: views.StatusNone, pathway.PlanAdded: views.StatusOpen, pathway.PlanChanged: views.StatusDue, pathway.PlanEnded: views.StatusDone, pathway.PlanGone: views.StatusStopped,
}

// stepCell is an action as it stood in a version.
func stepCell(a pathway.PlanStep) views.Cell {
	if a.Key == 0 {
		return views.Cell{Text: "–"}
	}
	lines := []string{a.Action, "Risk: " + a.Risk, "Who: " + a.Who, "By when: " + byWhen(a), "Measure: " + a.Measure, "Stood: " + pathway.TitleOf(pathway.ActionStatuses, string(a.Status))}
	if a.Progress != "" {
		lines = append(lines, "Said: "+a.Progress)
	}
	return views.Cell{Body: views.Lines{Items: lines}}
}

// historyOf is how one action stood in each version.
func (c *Ctx) historyOf(p *pathway.Plan, key int) views.Component {
	history := p.History(key)
	t := views.Table{ID: "action-" + strconv.Itoa(key), Caption: history[len(history)-1].Step.Action,
		Heads: []views.ColumnHead{{Text: "Version"}, {Text: "Who"}, {Text: "By when"}, {Text: "How it stood"}}}
	for i, x := range history {
		on := x.Version.On
		if i == len(history)-1 {
			on = c.Today()
		}
		t.Rows = append(t.Rows, views.Row{Status: actionStatus(x.Step, on), Cells: []views.Cell{
			{Text: strconv.Itoa(x.Version.Number), Note: x.Version.On.Format(), Head: true}, {Text: x.Step.Who}, {Text: byWhen(x.Step), NoWrap: true}, {Body: actionStands(x.Step, on)}}})
	}
	return t
}

// childName is what a child of the family is called, one who left it too.
func childName(f *pathway.Family, child int64) string {
	m, err := f.Member(child)
	if err != nil {
		return "A child who is no longer in the family"
	}
	return m.Person.Name()
}

package pdf

import (
	"fmt"
	"slices"

	"cp-pathway/pathway"
)

var decisionsFields = []Field{
	blockField("facts", "which conference, when, who chaired it, the children", true),
	flagField("part copy", "the reader gets a part copy"),
	textField("with reasons", "that the reasons stand in it, after “each decision”", " with the reasons for it"),
	blockField("child decisions", "the decision, reasons and plan of each child", true),
	textField("summary", "the chair’s summary", "Made-up summary."),
	flagField("planned", "at least one child is on a plan"),
	blockField("next", "core group and review", false),
	blockField("core group", "who is in the core group", false),
	blockField("attended", "who took part", false),
	blockField("away", "who was asked and did not come", false),
	textField("quoracy", "how quorate the conference was", "Quorate."),
	flagField("exceptional", "it went on though it was not quorate"),
	textField("complaints", "how to complain", "Ring 01632 960 002."),
	blockField("copies", "who else has a copy", false),
}

func decisionsValues(f pathway.Facts) Values {
	d := decided(f)
	v := Values{
		"facts": conferenceFacts(f), "part copy": f.Copy == "part", "with reasons": withReasons(d), "child decisions": Blocks{}, "summary": d.Summary, "planned": planned(d),
		"next": nextMeetings(d, false), "core group": people("Core group", d.CoreGroup), "attended": people("Who took part", d.Attended), "away": people("Who did not come", d.Away),
		"quoracy": sentence(d.Quoracy), "exceptional": d.Exceptional, "complaints": sentence(f.Office.Complaints), "copies": Blocks{},
	}
	var blocks Blocks
	for _, c := range d.Children {
		blocks = append(blocks, childDecision(c)...)
	}
	v["child decisions"] = append(Blocks{}, blocks...)
	if len(d.CopyTo) > 0 {
		v["copies"] = Blocks{Bullets(d.CopyTo...)}
	}
	return v
}

// decided are the decisions in the facts, empty where there are none.
func decided(f pathway.Facts) *pathway.DecisionFacts {
	if f.Decisions == nil {
		return &pathway.DecisionFacts{}
	}
	return f.Decisions
}

// withReasons says that the reasons stand in a copy, where they do.
func withReasons(d *pathway.DecisionFacts) string {
	if slices.ContainsFunc(d.Children, func(c pathway.ChildDecisionFacts) bool { return c.Reasons != "" }) {
		return " with the reasons for it"
	}
	return ""
}

// conferenceFacts head a report: which conference it was, and for which children.
func conferenceFacts(f pathway.Facts) Blocks {
	c := f.Conference
	var l factList
	l.add("Conference", c.Title)
	l.add("Held on", dayOf(c.On)+heldAt(c))
	l.add("Where", c.VenueName)
	l.add("Chair", c.Chair.Name)
	l.add("Minutes taken by", c.MinuteTaker.Name)
	a := decided(f).Approval
	if f.Minutes != nil {
		a = f.Minutes.Approval
	}
	if a.Name != "" {
		l.add("Approved by", a.Name, a.Role, dayOf(a.At.Date())+timeOf(a.At))
	}
	var children []string
	for _, child := range f.Children {
		line := firstText(child.Legal, child.Name)
		if f.Reader != pathway.ReaderParent && f.Reader != pathway.ReaderChild {
			line += ", " + birth(child)
		}
		children = append(children, line)
	}
	l.add(countedTitle(len(children), "Child", "Children"), children...)
	if f.To.Name != "" {
		to := f.To.Name
		for _, more := range []string{f.To.Role, f.To.Agency} {
			if more != "" {
				to += ", " + more
			}
		}
		l.add("Copy for", to)
	}
	return l.blocks()
}

// heldAt says from when to when a conference was held, after its day.
func heldAt(c pathway.ConferenceFacts) string {
	switch {
	case c.StartsAt.IsZero():
		return ""
	case c.EndedAt.IsZero():
		return timeOf(c.StartsAt)
	}
	return ", " + clockOf(c.StartsAt) + " to " + clockOf(c.EndedAt)
}

func countedTitle(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// childDecision is the decision for one child, with its reasons and views.
func childDecision(c pathway.ChildDecisionFacts) Blocks {
	blocks := Blocks{Heading{Level: 1, Text: c.Child.Name}}
	var l factList
	l.add("Decision", pathway.OutcomeTitle(c.Outcome, c.Before))
	l.add("Why the plan ends", c.Ground)
	l.add(countedTitle(len(c.Categories), "Category", "Categories"), categoriesOf(c.Categories))
	if c.Tally.Plan+c.Tally.NoPlan > 0 {
		l.add("Agencies’ views", tallyInWords(c))
	}
	l.add("Instead", c.Instead)
	l.add("Meets again on", dayOf(c.Reconvene))
	blocks = append(blocks, l.blocks()...)
	if c.Reasons != "" {
		blocks = append(blocks, Heading{Level: 2, Text: "Reasons"})
		blocks = append(blocks, paragraphs(c.Reasons)...)
	}
	if c.Chair != "" {
		blocks = append(blocks, Heading{Level: 2, Text: "The chair’s reasons for a decision other than most views"})
		blocks = append(blocks, paragraphs(c.Chair)...)
	}
	if len(c.Dissent) > 0 {
		t := Table{Title: "Dissent", Titled: true, RowHeader: true, Columns: []Column{{"Who", 2}, {"Reasons", 5}}}
		for _, d := range c.Dissent {
			t.Rows = append(t.Rows, TextRow(d.Name+", "+d.Role, d.Reasons))
		}
		blocks = append(blocks, t)
	}
	if c.Outcome == pathway.OutcomePlan && len(c.Plan.Actions) > 0 {
		blocks = append(blocks, Heading{Level: 2, Text: "Outline plan"})
		blocks = append(blocks, planTable(c.Plan)...)
	}
	return blocks
}

func tallyInWords(c pathway.ChildDecisionFacts) string {
	t := c.Tally
	on, off := "a plan", "no plan"
	if c.Before {
		on, off = "the plan to go on", "the plan to end"
	}
	s := fmt.Sprintf("%d for %s, %d for %s", t.Plan, on, t.NoPlan, off)
	switch {
	case c.Unanimous && t.Plan > 0:
		s = "Unanimous for " + on
	case c.Unanimous:
		s = "Unanimous for " + off
	}
	if t.None > 0 {
		s += fmt.Sprintf(", %d gave none", t.None)
	}
	return s
}

// people lists those who took part or belong to the core group.
func people(title string, list []pathway.AttendanceFacts) Blocks {
	if len(list) == 0 {
		return Blocks{}
	}
	mode := false
	for _, a := range list {
		mode = mode || a.Mode != ""
	}
	t := Table{Title: title, RowHeader: true, Columns: []Column{{"Name", 3}, {"Role", 3}, {"Agency", 3}}}
	if mode {
		t.Columns = append(t.Columns, Column{"How", 2})
	}
	for _, a := range list {
		row := []string{a.Name, a.Role, a.Agency}
		if mode {
			row = append(row, a.Mode)
		}
		t.Rows = append(t.Rows, TextRow(row...))
	}
	return Blocks{t}
}

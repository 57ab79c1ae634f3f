package pdf

import (
	"strings"

	"cp-pathway/pathway"
)

// paragraphs are what somebody typed, a paragraph for each stretch between empty lines.
func paragraphs(text string) Blocks {
	var blocks Blocks
	for _, p := range strings.Split(text, "\n\n") {
		if p = strings.TrimSpace(p); p != "" {
			blocks = append(blocks, Text(p))
		}
	}
	return blocks
}

// planTable is a plan's rows: risk, action, who, by when, and what will show that it worked.
func planTable(p pathway.OutlinePlan) Blocks {
	t := Table{Title: "Outline plan", Columns: []Column{{"Risk", 3}, {"Action", 5}, {"Who", 2}, {"By when", 2}, {"What will show that it worked", 4}}}
	for _, a := range p.Actions {
		t.Rows = append(t.Rows, TextRow(a.Risk, withMark(a.Action, a.Mark), a.Who, byWhen(a), a.Measure))
	}
	if len(t.Rows) == 0 {
		return Blocks{}
	}
	return Blocks{t}
}

// withMark is a text with from when it stands below it, where it was carried over from an earlier plan.
func withMark(text, mark string) string {
	if text == "" || mark == "" {
		return text
	}
	return text + "\n" + mark
}

// markOf is from when one of the texts of a plan stands, in the order of the plan; "" where it is new.
func markOf(p pathway.OutlinePlan, n int) string {
	if n < len(p.Marks) {
		return p.Marks[n]
	}
	return ""
}

func byWhen(a pathway.PlanAction) string {
	if !a.By.IsZero() {
		return a.By.Short()
	}
	return a.ByText
}

// planFacts are the parts of a plan beside its actions.
func planFacts(p pathway.OutlinePlan) Blocks {
	var l factList
	for i, x := range [][2]string{{"Safe straight away", p.Protect}, {"How often the child is seen", p.Seen}, {"Seen alone", p.SeenAlone}, {"If the plan does not work", p.Contingency}, {"What is expected of parents", p.Expected}} {
		l.add(x[0], withMark(x[1], markOf(p, i)))
	}
	return l.blocks()
}

var outlinePlanFields = []Field{
	blockField("facts", "which conference, when, the children", true),
	flagField("part copy", "the reader gets a part copy"),
	blockField("child plans", "the plan of each child", true),
	blockField("next", "core group and review", false),
	blockField("core group", "who is in the core group", false),
}

func outlinePlanValues(f pathway.Facts) Values {
	d := decided(f)
	plans := Blocks{}
	for _, c := range d.Children {
		if c.Outcome != pathway.OutcomePlan {
			continue
		}
		plans = append(plans, Heading{Level: 1, Text: c.Child.Name})
		var l factList
		l.add(countedTitle(len(c.Categories), "Category", "Categories"), categoriesOf(c.Categories))
		plans = append(plans, l.blocks()...)
		plans = append(plans, planFacts(c.Plan)...)
		plans = append(plans, planTable(c.Plan)...)
	}
	return Values{"facts": conferenceFacts(f), "part copy": f.Copy == "part", "child plans": plans, "next": nextMeetings(d, false), "core group": people("Core group", d.CoreGroup)}
}

var parentPlanFields = []Field{
	mustText("children", "the children that the reader may know about", "Rowan and Ash"),
	blockField("facts", "for whom and when", false),
	blockField("child plans", "what each has to do, by when, and what happens otherwise", true),
	blockField("next", "core group and review", false),
	blockField("people", "whom to ring", false),
}

// parentPlanValues put what the reader has to do first, and what others do after it.
func parentPlanValues(f pathway.Facts) Values {
	d := decided(f)
	plans := Blocks{}
	var on []pathway.ChildFacts
	for _, c := range d.Children {
		if c.Outcome != pathway.OutcomePlan {
			continue
		}
		on = append(on, c.Child)
		plans = append(plans, Heading{Level: 1, Text: "For " + c.Child.Name})
		mine, others := ownActions(c.Plan.Actions, f.To)
		plans = append(plans, Heading{Level: 2, Text: "What I need to do"})
		if len(mine) == 0 {
			plans = append(plans, Text(nothingOwn(len(others))))
		} else {
			t := Table{Title: "What I need to do", Columns: []Column{{"What I will do", 5}, {"By when", 2}, {"How we will know that it worked", 4}}}
			for _, a := range mine {
				t.Rows = append(t.Rows, TextRow(withMark(a.Action, a.Mark), byWhen(a), a.Measure))
			}
			plans = append(plans, t)
		}
		if len(others) > 0 {
			t := Table{Title: "Who will help", Columns: []Column{{"Who", 3}, {"What they will do", 5}, {"By when", 2}}}
			for _, a := range others {
				t.Rows = append(t.Rows, TextRow(a.Who, withMark(a.Action, a.Mark), byWhen(a)))
			}
			plans = append(plans, Heading{Level: 2, Text: "Who will help, and how"}, t)
		}
		var l factList
		l.add("What keeps "+c.Child.Name+" safe right now", withMark(c.Plan.Protect, markOf(c.Plan, 0)))
		l.add("How often your social worker sees "+c.Child.Name, withMark(c.Plan.Seen, markOf(c.Plan, 1)), alone(c.Plan.SeenAlone))
		asked := "What we ask of you"
		if !f.To.Parent {
			asked = "What we ask of the parents"
		}
		l.add(asked, withMark(c.Plan.Expected, markOf(c.Plan, 4)))
		l.add("What happens if it does not work", withMark(c.Plan.Contingency, markOf(c.Plan, 3)))
		plans = append(plans, l.blocks()...)
	}
	var head factList
	head.add("For", f.To.Name)
	head.add("Made at the meeting on", dayOf(f.Conference.On))
	return Values{"children": namesOf(on), "facts": head.blocks(), "child plans": plans, "next": nextMeetings(d, true), "people": whoToRing(f, false)}
}

// nothingOwn is said to a reader who has no action of their own.
func nothingOwn(others int) string {
	if others == 0 {
		return "There is no task here that only you have to do. Your social worker can tell you how you can help."
	}
	return "There is nothing here that only you have to do. Please work with the people below."
}

// alone says how often the child is seen alone, below how often they are seen.
func alone(often string) string {
	if often == "" {
		return ""
	}
	return "and alone: " + midSentence(often)
}

// ownActions tells the reader's own actions from those of others: by who was chosen on the screen, or else by name.
func ownActions(actions []pathway.PlanAction, to pathway.RecipientFacts) (mine, others []pathway.PlanAction) {
	for _, a := range actions {
		own := a.Attendee != 0 && a.Attendee == to.Attendee || a.Attendee == 0 && to.Name != "" && strings.Contains(pathway.Fold(a.Who), pathway.Fold(to.Name))
		if own {
			mine = append(mine, a)
		} else {
			others = append(others, a)
		}
	}
	return mine, others
}

package pdf

import (
	"fmt"

	"cp-pathway/pathway"
)

var coreGroupFields = fields(
	textField("number", "which core group it was", "2"),
	textField("held", "the day on which the core group was held", "Friday 8 January 2027"),
	flagField("part copy", "the reader gets a part copy"),
	blockField("facts", "when, where and who chaired", true),
	blockField("there", "who was there", false),
	blockField("away", "who was not there", false),
	blockField("said", "what was talked about", false),
	blockField("the children", "how each child was seen and how the plan goes", true),
)

func coreGroupValues(f pathway.Facts) Values {
	v, g := common(f), coreGroupOf(f)
	v["people"] = whoToRing(f, false)
	v["number"], v["held"], v["part copy"] = fmt.Sprint(g.Number), dayOf(g.HeldAt.Date()), f.Copy == "part"
	var l factList
	l.add("Held on", dayOf(g.HeldAt.Date())+timeOf(g.HeldAt))
	l.add("Where", g.Where)
	l.add("Chaired by", g.ChairedBy)
	v["facts"], v["there"], v["away"], v["said"] = l.blocks(), people("Who was there", g.There), people("Who was not there", g.Away), append(Blocks{}, paragraphs(g.Said)...)
	blocks := Blocks{}
	for _, c := range g.Children {
		blocks = append(blocks, Heading{Level: 2, Text: c.Child})
		var l factList
		l.add("Seen", c.Seen)
		l.add("Last seen on", dayOf(c.SeenOn))
		l.add("What "+c.Child+" thinks and feels", c.Voice)
		l.add("What was said", c.Said)
		blocks = append(blocks, l.blocks()...)
		if len(c.Steps) > 0 {
			t := Table{Title: "How the plan for " + c.Child + " goes", Titled: true, Columns: []Column{{"Action", 4}, {"Who", 2}, {"By when", 2}, {"How it stands", 2}, {"How it goes", 4}}}
			for _, s := range c.Steps {
				t.Rows = append(t.Rows, TextRow(withMark(s.Action, s.Mark), s.Who, s.By.Short(), s.Status, s.Progress))
			}
			blocks = append(blocks, t)
		}
	}
	v["the children"] = blocks
	return v
}

// coreGroupOf is the core group in the facts, empty where there is none.
func coreGroupOf(f pathway.Facts) *pathway.CoreGroupFacts {
	if f.CoreGroup == nil {
		return &pathway.CoreGroupFacts{}
	}
	return f.CoreGroup
}

var updatedPlanFields = append([]Field{textField("held", "the day of the core group", "Friday 8 January 2027")}, outlinePlanFields...)

func updatedPlanValues(f pathway.Facts) Values {
	v := outlinePlanValues(f)
	v["held"], v["next"] = dayOf(coreGroupOf(f).HeldAt.Date()), laterMeetings(f, false)
	var l factList
	l.add("For", childNames(f))
	l.add("As agreed by the core group of", dayOf(coreGroupOf(f).HeldAt.Date()))
	v["facts"] = l.blocks()
	return v
}

var updatedParentPlanFields = append([]Field{textField("held", "the day of the core group", "Friday 8 January 2027")}, parentPlanFields...)

func updatedParentPlanValues(f pathway.Facts) Values {
	v := parentPlanValues(f)
	v["held"], v["next"] = dayOf(coreGroupOf(f).HeldAt.Date()), laterMeetings(f, true)
	var l factList
	l.add("For", f.To.Name)
	l.add("Changed at the meeting on", dayOf(coreGroupOf(f).HeldAt.Date()))
	v["facts"] = l.blocks()
	return v
}

// childNames are the children of the plan.
func childNames(f pathway.Facts) string {
	var list []pathway.ChildFacts
	for _, c := range decided(f).Children {
		list = append(list, c.Child)
	}
	return namesOf(list)
}

// laterMeetings are the next core group and the review; at home in the words of a family's letter.
func laterMeetings(f pathway.Facts, plain bool) Blocks {
	d := decided(f)
	var l factList
	core, review := "Next core group", "Review conference"
	if plain {
		core, review = "Next small meeting to work on the plan (the core group)", "Next big meeting (the review)"
	}
	if !d.CoreGroupAt.IsZero() {
		l.add(core, d.CoreGroupAt.Date().Format()+timeOf(d.CoreGroupAt), d.CoreGroupWhere)
	}
	switch {
	case !d.ReviewAt.IsZero():
		l.add(review, d.ReviewAt.Date().Format()+timeOf(d.ReviewAt))
	case !d.ReviewOn.IsZero():
		l.add(review, "By "+dayOf(d.ReviewOn))
	}
	if d.LeadWorker.Name != "" {
		l.add("Lead social worker", d.LeadWorker.Name, d.LeadWorker.Phone)
	}
	return l.blocks()
}

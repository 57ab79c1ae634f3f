package pdf

import "cp-pathway/pathway"

var coveringLetterFields = fields(
	blockField("outcomes", "what was decided for each child", true),
	flagField("enclosures", "something lies in the envelope"),
	eachField("enclosed", "enclosure", "what lies in the envelope", "Our plan"),
	flagField("plan", "at least one child is on a plan"),
	flagField("support", "no child is on a plan, and for at least one that was decided"),
	flagField("adjourned", "for at least one child nothing was decided yet"),
	textField("still counts", "what counts while a complaint is looked into", "The plan still counts while we look into it."),
	blockField("next steps", "core group and review", false),
	textField("social worker", "the social worker’s name", "Sam Example"),
	textField("advocacy", "who offers advocates", "Ring Voices."),
)

func coveringLetterValues(f pathway.Facts) Values {
	v := common(f)
	v["people"] = whoToRing(f, false)
	v["social worker"], v["advocacy"] = workerName(f), sentence(f.Office.Advocacy)
	v["outcomes"], v["plan"], v["support"], v["adjourned"], v["next steps"] = Blocks{}, false, false, false, Blocks{}
	v["still counts"] = "What was decided still counts while we look into it."
	v["enclosures"], v["enclosed"] = len(f.Enclosures) > 0, eachOf("enclosure", f.Enclosures)
	if f.Decisions != nil {
		v["outcomes"] = plainOutcomes(f)
		plan, none, adjourned := counted(f.Decisions)
		v["plan"], v["support"], v["adjourned"] = plan > 0, plan == 0 && none > 0, adjourned > 0
		switch {
		case plan > 0:
			v["still counts"] = "The plan still counts while we look into it."
		case none == 0:
			v["still counts"] = "What keeps the children safe for now still counts while we look into it."
		}
		v["next steps"] = nextMeetings(f.Decisions, true)
	}
	return v
}

// counted returns for how many of the children that the reader may know about there is a plan, none, or nothing decided yet.
func counted(d *pathway.DecisionFacts) (plan, none, adjourned int) {
	for _, c := range d.Children {
		switch c.Outcome {
		case pathway.OutcomePlan:
			plan++
		case pathway.OutcomeCIN, pathway.OutcomeNoPlan:
			none++
		default:
			adjourned++
		}
	}
	return plan, none, adjourned
}

// plainOutcomes says in plain words what was decided for each child.
func plainOutcomes(f pathway.Facts) Blocks {
	var blocks Blocks
	for _, c := range f.Decisions.Children {
		who := c.Child.Name
		verb := " will have "
		if f.Reader == pathway.ReaderChild {
			who = "You"
		}
		switch c.Outcome {
		case pathway.OutcomePlan:
			text := Para(Strong(who+verb+"a child protection plan."), Plain(underCategory(c.Categories)))
			blocks = append(blocks, text)
		case pathway.OutcomeCIN:
			blocks = append(blocks, Para(Strong(who+verb+"no child protection plan."), Plain(" There will be help and support instead. "+sentence(c.Instead))))
		case pathway.OutcomeNoPlan:
			blocks = append(blocks, Para(Strong(who+verb+"no child protection plan."), Plain(" "+sentence(c.Instead))))
		default:
			text := " The meeting will go on"
			if !c.Reconvene.IsZero() {
				text += " on " + dayOf(c.Reconvene)
			} else {
				text += " on another day"
			}
			if f.Reader != pathway.ReaderChild {
				who = c.Child.Name
			} else {
				who = "you"
			}
			blocks = append(blocks, Para(Strong("Nothing was decided yet for "+who+"."), Plain(text+". "+sentence(c.Instead))))
		}
	}
	return blocks
}

func underCategory(categories []string) string {
	if len(categories) == 0 {
		return ""
	}
	return " The reason is: " + midSentence(categoriesOf(categories)) + "."
}

// nextMeetings are the core group and the review; at home in the words of a family's letter.
func nextMeetings(d *pathway.DecisionFacts, plain bool) Blocks {
	var l factList
	core, review := "First core group", "Review conference"
	if plain {
		core, review = "First small meeting to work on the plan (the core group)", "Next big meeting (the review)"
	}
	switch {
	case !d.CoreGroupAt.IsZero():
		l.add(core, d.CoreGroupAt.Date().Format()+timeOf(d.CoreGroupAt), d.CoreGroupWhere)
	case !d.CoreGroupOn.IsZero():
		l.add(core, dayOf(d.CoreGroupOn), d.CoreGroupWhere)
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

func timeOf(t pathway.DateTime) string {
	if t.Hour() == 0 && t.Minute() == 0 {
		return ""
	}
	return " at " + clockOf(t)
}

package pdf

import (
	"slices"
	"strings"

	"cp-pathway/pathway"
)

var coveringLetterFields = fields(
	blockField("outcomes", "what was decided for each child", true),
	flagField("enclosures", "something lies in the envelope"),
	eachField("enclosed", "enclosure", "what lies in the envelope", "Our plan"),
	flagField("plan", "at least one child is on a plan"),
	textField("help", "the children who are helped without a plan", "Rowan"),
	textField("waiting", "the children for whom nothing has been decided yet", "Ash"),
	textField("free", "the children who need nothing more", "Alder"),
	textField("still counts", "what counts while a complaint is looked into", "The plan still counts while we look into it."),
	flagField("heard", "a view of the child was written down"),
	blockField("next steps", "core group and review", false),
	textField("social worker", "the social worker’s name", "Sam Example"),
	textField("advocacy", "who offers advocates", "Ring Voices."),
)

func coveringLetterValues(f pathway.Facts) Values {
	v := common(f)
	v["people"] = whoToRing(f, false)
	v["social worker"], v["advocacy"] = workerName(f), sentence(f.Office.Advocacy)
	v["outcomes"], v["plan"], v["next steps"] = Blocks{}, false, Blocks{}
	v["help"], v["waiting"], v["free"], v["heard"] = "", "", "", false
	v["still counts"] = "What was decided still counts while we look into it."
	v["enclosures"], v["enclosed"] = len(f.Enclosures) > 0, eachOf("enclosure", f.Enclosures)
	if f.Decisions != nil {
		v["outcomes"] = plainOutcomes(f)
		v["plan"] = planned(f.Decisions)
		switch {
		case planned(f.Decisions):
			v["still counts"] = "The plan still counts while we look into it."
		case !slices.ContainsFunc(f.Decisions.Children, func(c pathway.ChildDecisionFacts) bool { return c.Outcome != pathway.OutcomeAdjourned }):
			v["still counts"] = "What keeps the children safe for now still counts while we look into it."
		}
		v["help"], v["waiting"], v["free"] = withOutcome(f, pathway.OutcomeCIN), withOutcome(f, pathway.OutcomeAdjourned), withOutcome(f, pathway.OutcomeNoPlan)
		v["heard"] = slices.ContainsFunc(f.Decisions.Children, func(c pathway.ChildDecisionFacts) bool { return c.Heard })
		v["next steps"] = nextMeetings(f.Decisions, true)
	}
	return v
}

// planned reports whether any child that the reader may know about is on a plan.
func planned(d *pathway.DecisionFacts) bool {
	for _, c := range d.Children {
		if c.Outcome == pathway.OutcomePlan {
			return true
		}
	}
	return false
}

// withOutcome names the children for whom one thing was decided.
func withOutcome(f pathway.Facts, outcome pathway.Outcome) string {
	var children []pathway.ChildFacts
	for _, c := range f.Decisions.Children {
		if c.Outcome == outcome {
			children = append(children, c.Child)
		}
	}
	return namesOf(children)
}

// plainOutcomes says in plain words what was decided for each child, and why.
func plainOutcomes(f pathway.Facts) Blocks {
	var blocks Blocks
	own := f.Reader == pathway.ReaderChild
	for _, c := range f.Decisions.Children {
		who := c.Child.Name
		if own {
			who = "You"
		}
		switch c.Outcome {
		case pathway.OutcomePlan:
			said := who + " will have a child protection plan."
			if c.Before {
				said = "The child protection plan for " + midWho(c, own) + " goes on."
			}
			blocks = append(blocks, Para(Strong(said), Plain(harm(c.Categories, own))))
		case pathway.OutcomeCIN:
			blocks = append(blocks, Para(Strong(noPlan(c, who, own)), Plain(" There will be help and support instead. "+sentence(c.Instead))))
		case pathway.OutcomeNoPlan:
			blocks = append(blocks, Para(Strong(noPlan(c, who, own)), Plain(" "+sentence(c.Instead))))
		default:
			blocks = append(blocks, notYet(c, own))
			continue
		}
		switch reasons := paragraphs(c.Reasons); {
		case len(reasons) > 0:
			lead := Text("These are the reasons:")
			lead.KeepNext = true
			blocks = append(append(blocks, lead), reasons...)
		case !own:
			blocks = append(blocks, Text("Your social worker can tell you more about the reasons."))
		}
	}
	return blocks
}

// midWho is the child in the middle of a sentence.
func midWho(c pathway.ChildDecisionFacts, own bool) string {
	if own {
		return "you"
	}
	return c.Child.Name
}

// noPlan says that there is none, or that the one there was has ended.
func noPlan(c pathway.ChildDecisionFacts, who string, own bool) string {
	if c.Waits {
		return "The child protection plan for " + midWho(c, own) + " is to end. It goes on until we write to you again."
	}
	if c.Before {
		return "The child protection plan for " + midWho(c, own) + " has ended."
	}
	return who + " will have no child protection plan."
}

// notYet says that nothing has been decided for a child, when it goes on, and what keeps the child safe until then.
func notYet(c pathway.ChildDecisionFacts, own bool) Paragraph {
	said := "Nothing has been decided yet"
	if !own {
		said += " for " + c.Child.Name
	}
	text := " We will meet again on another day."
	if !c.Reconvene.IsZero() {
		text = " We will meet again on " + dayOf(c.Reconvene) + "."
	}
	if c.Instead != "" {
		text += " Until then: " + sentence(c.Instead)
	}
	return Para(Strong(said+"."), Plain(text))
}

// harm names the kind of harm that a plan is there to prevent.
func harm(categories []string, own bool) string {
	switch {
	case len(categories) == 0:
		return ""
	case own:
		return " It is there to protect you from " + midSentence(categoriesOf(categories)) + "."
	case len(categories) == 1:
		return " The kind of harm is " + midSentence(categories[0]) + "."
	}
	return " The kinds of harm are " + midSentence(categoriesOf(categories)) + "."
}

// nextMeetings are the core group and the review; at home in the words of a family's letter.
func nextMeetings(d *pathway.DecisionFacts, plain bool) Blocks {
	var l factList
	core, review := "First core group", "Review conference"
	if plain {
		core, review = "First small meeting to work on the plan (the core group)", "Next big meeting (the review)"
	}
	if slices.ContainsFunc(d.Children, func(c pathway.ChildDecisionFacts) bool { return c.Before }) {
		core = strings.Replace(core, "First", "Next", 1)
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
	for _, c := range d.Children { // of whom each has another day
		if !c.ReviewOn.IsZero() {
			on := c.ReviewOn.Format() + timeOf(c.ReviewAt)
			if c.ReviewAt.IsZero() {
				on = "By " + dayOf(c.ReviewOn)
			}
			l.add(review+" for "+c.Child.Name, on)
		}
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

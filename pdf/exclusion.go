package pdf

import "cp-pathway/pathway"

// exclusionFields are those of the letter that says from how much of the conference somebody is excluded, and why. Where that is the
// whole of it, the letter stands in place of an invitation; else it lies beside one.
var exclusionFields = fields(append(worryFields,
	flagField("whole", "excluded from the whole conference"),
	mustText("ground", "why", "the child asks for it"),
	mustText("views how", "how their views are heard", "You can write to the chair."),
	mustText("told how", "how they hear the outcome", "The chair will ring you."),
	blockField("views form", "where they can write what they think, to be sent back", true),
)...)

func exclusionValues(f pathway.Facts) Values {
	v := common(f)
	worry(v, f)
	c := f.Conference
	v["whole"] = c.Excluded == pathway.ExcludedWhole
	v["ground"], v["views how"], v["told how"] = midSentence(c.Ground), sentence(c.ViewsHow), sentence(c.ToldHow)
	v["people"] = whoToRing(f, false)
	v["views form"] = Blocks{ReplySlip{Title: "What I think · " + f.Reference, Intro: "Please send this back, or ring us, " + byOrSoon(f.ReplyBy, f.Date) + ".", Return: returnTo(f), Fields: []SlipField{
		{Label: "What is going well", Lines: 3},
		{Label: "What worries me", Lines: 3},
		{Label: "What I would like to happen", Lines: 3},
		{Label: "I would like", Options: []string{"an interpreter", "large print", "an advocate", "the chair to ring me"}},
		{Label: "Name and date", Lines: 1},
	}}}
	return v
}

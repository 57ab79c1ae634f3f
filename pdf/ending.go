package pdf

import "cp-pathway/pathway"

var endingFields = fields(
	textField("ended", "the day on which the plan ended", "Thursday 18 March 2027"),
	textField("watch until", "until when a child in need is watched at least", "Friday 28 May 2027"),
	textField("object by", "the last day to object", "Wednesday 17 March 2027"),
	textField("social worker", "the social worker’s name", "Sam Example"),
	textField("others go on", "the children whom the reader knows and whose plans go on", "Ella Example and Finn Example"),
	flagField("looked after", "the child is looked after by the authority"),
	flagField("could object", "the core group was written to beforehand and could object"),
	flagField("moved", "the family has moved for good"),
	flagField("eighteen", "the child is 18"),
	flagField("left", "the child has left the United Kingdom"),
)

func endingValues(f pathway.Facts) Values {
	v := common(f)
	e := f.Ending
	if e == nil {
		e = &pathway.EndingFacts{}
	}
	v["people"] = whoToRing(f, false)
	v["ended"], v["watch until"], v["object by"], v["social worker"] = dayOf(e.On), dayOf(e.WatchUntil), dayOf(e.ObjectBy), workerName(f)
	v["others go on"] = e.GoesOn
	v["could object"] = !e.ObjectBy.IsZero()
	v["looked after"], v["moved"], v["eighteen"], v["left"] = e.Ground == pathway.EndLookedFor, e.Ground == pathway.EndMoved, e.Ground == pathway.EndEighteen, e.Ground == pathway.EndLeft
	return v
}

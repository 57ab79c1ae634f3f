package pdf

import "cp-pathway/pathway"

var resolutionFields = fields(
	textField("ground", "what it is about, in a few words", "Nobody came to a conference"),
	textField("about", "what happened, and what is asked of the agency", "Nobody came to the conference of 4 December, and no report was sent. Please send somebody to the new date."),
	textField("raised by", "who takes it up", "Shirin Qureshi"),
	textField("answer due", "by when an answer is wanted", "Friday 18 December 2026"),
	textField("informal on", "when it was taken up informally", "Friday 4 December 2026"),
	flagField("was informal", "it was taken up informally before"),
)

func resolutionValues(f pathway.Facts) Values {
	v := common(f)
	x := f.Resolution
	if x == nil {
		x = &pathway.ResolutionFacts{}
	}
	v["ground"], v["about"], v["raised by"], v["answer due"] = x.Ground, x.About, x.RaisedBy, dayOf(x.AnswerDue)
	v["informal on"], v["was informal"] = dayOf(x.InformalOn), !x.InformalOn.IsZero()
	return v
}

package pdf

import "cp-pathway/pathway"

// changeFields are what letters say of a conference that is not when its reader was told.
var changeFields = []Field{
	textField("was", "the day of which the reader was told", "Friday 4 December 2026"),
	textField("why", "why it is not then, in plain words", "Not enough of the people who need to be there could come."),
	textField("social worker", "the social worker’s name", "Sam Example"),
	blockField("child table", "the children, for professionals", false),
}

var newDateFields = fields(append(changeFields,
	flagField("comes", "there is a time and a place for the reader"),
	flagField("again the same day", "only the time or place has changed"),
	blockField("when and where", "day, time to arrive, place, link", false))...)

func newDateValues(f pathway.Facts) Values {
	v := changeValues(f)
	v["comes"] = !f.Conference.StartsAt.IsZero() && f.Conference.Excluded != pathway.ExcludedWhole
	v["again the same day"] = changeOf(f).Was == f.Conference.On
	v["when and where"] = whenAndWhere(f)
	return v
}

var cancellationFields = fields(append(changeFields, flagField("again", "a new date is set later"))...)

func cancellationValues(f pathway.Facts) Values {
	v := changeValues(f)
	v["again"] = changeOf(f).Again
	return v
}

func changeValues(f pathway.Facts) Values {
	v, x := common(f), changeOf(f)
	v["people"] = whoToRing(f, false)
	v["was"], v["why"], v["social worker"], v["child table"] = dayOf(x.Was), sentence(x.Why), workerName(f), childTable(f.Children)
	return v
}

// changeOf is the change in the facts, empty where there is none.
func changeOf(f pathway.Facts) pathway.ChangeFacts {
	if f.Change == nil {
		return pathway.ChangeFacts{}
	}
	return *f.Change
}

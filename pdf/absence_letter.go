package pdf

import (
	"fmt"

	"cp-pathway/pathway"
)

var absenceLetterFields = fields(
	textField("who", "who was absent, with their role", "Shirin Qureshi (health visitor)"),
	textField("number", "which core group it was", "2"),
	textField("on", "the day of the core group", "Friday 8 January 2027"),
	flagField("again", "they were absent before"),
	textField("times", "from how many core groups", "2"),
	blockField("the next one", "when and where the next core group meets", false),
)

func absenceLetterValues(f pathway.Facts) Values {
	v := common(f)
	x := f.Absence
	if x == nil {
		x = &pathway.AbsenceFacts{}
	}
	who := x.Name
	if x.Role != "" {
		who += " (" + midSentence(x.Role) + ")"
	}
	v["who"], v["number"], v["on"], v["again"], v["times"] = who, fmt.Sprint(x.Number), dayOf(x.On), x.Times > 1, fmt.Sprint(x.Times)
	var l factList
	if !x.NextAt.IsZero() {
		l.add("The next core group", dayOf(x.NextAt.Date())+timeOf(x.NextAt), x.NextWhere)
	}
	v["the next one"] = l.blocks()
	return v
}

package pdf

import (
	"strings"

	"cp-pathway/pathway"
)

var transferFields = fields(
	blockField("child table", "the children, as the reader may know them", true),
	textField("who", "the heading above the children", "The children"),
	textField("named", "the child or the children, with a verb", "the children named below have"),
	textField("authority", "this authority", "Fictshire Council"),
	textField("theirs", "the authority that is written to", "Made-up Shire Council"),
	textField("since", "when they moved", "Monday 1 March 2027"),
	flagField("noticed", "notice in writing was given before this letter"),
	textField("notice on", "when that was", "Tuesday 2 March 2027"),
	textField("by", "by when their conference is due then", "Tuesday 23 March 2027"),
	blockField("plans", "the plan of each child", true),
	flagField("encloses", "something lies in the envelope"),
	eachField("enclosed", "copy", "what lies in the envelope", "Minutes of that conference"),
	textField("office phone", "the office’s phone", "01632 960 001"),
	textField("secure email", "where the answer goes", "secure@fictshire.example"),
)

func transferValues(f pathway.Facts) Values {
	v := common(f)
	x := f.Transfer
	if x == nil {
		x = &pathway.TransferFacts{}
	}
	v["child table"] = childTable(f.Children)
	v["who"], v["named"] = countedTitle(len(f.Children), "The child", "The children"), countedTitle(len(f.Children), "the child named below has", "the children named below have")
	v["authority"], v["theirs"], v["since"] = f.Office.Authority, x.Authority, dayOf(x.Since)
	v["noticed"], v["notice on"], v["by"] = !x.NoticeOn.IsZero(), dayOf(x.NoticeOn), dayOf(x.By)
	var plans factList
	for _, p := range x.Plans {
		plans.add(p.Child, "Since "+dayOf(p.Since)+"\n"+strings.Join(p.Categories, ", "))
	}
	v["plans"] = plans.blocks()
	v["encloses"], v["enclosed"] = len(x.Enclosed) > 0, eachOf("copy", x.Enclosed)
	v["people"] = whoToRing(f, false)
	v["secure email"] = firstText(f.Office.SecureEmail, f.Office.Email)
	return v
}

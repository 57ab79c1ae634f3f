package pdf

import (
	"fmt"

	"cp-pathway/pathway"
)

var partnershipFields = fields(
	flagField("part copy", "the reader gets a part copy"),
	blockField("the children", "how each child was seen and how the plan goes", true),
	textField("review number", "before which review it is", "1"),
	textField("review day", "when the review is", "Thursday 11 March 2027"),
	textField("agreed", "the day on which the core group agreed it", "Friday 19 February 2027"),
	blockField("view", "what the core group thinks", false),
	blockField("met", "when the core group met", true),
	blockField("seen", "how the children were seen", false),
)

func partnershipValues(f pathway.Facts) Values {
	all := coreGroupValues(f)
	v := common(f)
	v["people"], v["part copy"], v["the children"] = all["people"], all["part copy"], all["the children"]
	p := f.Partnership
	if p == nil {
		p = &pathway.PartnershipFacts{}
	}
	v["review number"], v["review day"], v["agreed"] = fmt.Sprint(p.Review), dayOf(p.ReviewBy), dayOf(p.AgreedOn)
	v["view"] = append(Blocks{}, paragraphs(p.View)...)
	var met []string
	for _, on := range p.Met {
		met = append(met, dayOf(on))
	}
	v["met"] = Blocks{Bullets(met...)}
	seen := Blocks{}
	for _, c := range p.Children {
		t := Table{Title: "How " + c.Child + " was seen", Titled: true, Columns: []Column{{"Core group", 3}, {"How", 4}, {"Last seen on", 3}}}
		for _, s := range c.Seen {
			t.Rows = append(t.Rows, TextRow(s.Met.Short(), s.How, s.Last.Short()))
		}
		seen = append(seen, t)
	}
	v["seen"] = seen
	return v
}

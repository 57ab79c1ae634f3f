package pdf

import "cp-pathway/pathway"

var safetyPlanFields = []Field{
	textField("children", "the children that the reader may know about", "Rowan and Ash"),
	textField("them", "the child by name, or the children where there are several", "the children"),
	textField("day", "the day of the conference", "Friday 11 December 2026"),
	textField("conference", "which conference it is", "initial child protection conference"),
	blockField("people", "chair, social worker and minute taker with phones", false),
	textField("office phone", "the office’s phone", "01632 960 001"),
	textField("social worker", "the social worker’s name", "Sam Example"),
	textField("out of hours", "the phone for the evening and the weekend", "01632 960 009"),
	blockField("safe", "what keeps each child safe", true),
}

func safetyPlanValues(f pathway.Facts) Values {
	all := common(f)
	v := Values{"social worker": workerName(f), "out of hours": f.Office.OutOfHours, "people": whoToRing(f, false)}
	for _, name := range []string{"children", "them", "day", "conference", "office phone"} {
		v[name] = all[name]
	}
	blocks := Blocks{}
	for _, x := range f.Safety {
		blocks = append(blocks, Heading{Level: 2, Text: x.Child})
		blocks = append(blocks, paragraphs(x.Text)...)
	}
	v["safe"] = blocks
	return v
}

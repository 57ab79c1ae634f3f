package pdf

import "cp-pathway/pathway"

var notRequiredFields = fields(
	mustText("instead", "what the children get instead", "Your family gets help from a made-up service."),
	flagField("for agencies", "it is said in words for agencies, not in those for the family"),
	textField("social worker", "the social worker’s name", "Sam Example"),
	blockField("child table", "the children, for professionals", false),
)

func notRequiredValues(f pathway.Facts) Values {
	v := common(f)
	v["people"] = whoToRing(f, false)
	v["instead"], v["social worker"] = sentence(f.Instead), workerName(f)
	v["for agencies"] = f.InsteadOwn
	v["child table"] = childTable(f.Children)
	return v
}

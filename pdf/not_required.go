package pdf

import "cp-pathway/pathway"

var notRequiredFields = fields(
	mustText("instead", "what the children get instead", "Your family gets help from a made-up service."),
	textField("social worker", "the social worker’s name", "Sam Example"),
	blockField("child table", "the children, for professionals", false),
)

func notRequiredValues(f pathway.Facts) Values {
	v := common(f)
	v["people"] = whoToRing(f, false)
	v["instead"], v["social worker"] = sentence(f.Instead), workerName(f)
	v["child table"] = childTable(f.Children)
	return v
}

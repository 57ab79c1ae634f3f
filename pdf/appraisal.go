package pdf

import "cp-pathway/pathway"

var appraisalFields = fields(
	textField("title", "which look at the plan it is", "Mid-point review 1"),
	textField("on", "the day of it", "Friday 22 January 2027"),
	blockField("facts", "who looked, and what came of it", true),
	blockField("why", "where the plan drifts, or what must change", false),
	blockField("actions", "the required actions", false),
	blockField("answers", "what was found on each question", false),
	blockField("evidence", "what the record showed", false),
)

func appraisalValues(f pathway.Facts) Values {
	v := common(f)
	x := f.Appraisal
	if x == nil {
		x = &pathway.AppraisalFacts{}
	}
	v["title"], v["on"] = x.Title, dayOf(x.On)
	var l factList
	l.add("By", x.By)
	l.add("There", x.There...)
	l.add("What came of it", x.Finding)
	if !x.TalkedOn.IsZero() {
		l.add("Talked over with the team manager", x.TalkedWith, dayOf(x.TalkedOn))
	}
	v["facts"], v["why"] = l.blocks(), append(Blocks{}, paragraphs(x.Why)...)
	actions, answers, evidence := Blocks{}, Blocks{}, Blocks{}
	if len(x.Actions) > 0 {
		t := Table{Title: "Required actions", Columns: []Column{{"Action", 6}, {"Who", 3}, {"By when", 2}}}
		for _, a := range x.Actions {
			t.Rows = append(t.Rows, TextRow(a.Action, a.Who, a.By.Short()))
		}
		actions = append(actions, t)
	}
	if len(x.Answers) > 0 {
		t := Table{Title: "What was found", Columns: []Column{{"Question", 4}, {"Answer", 6}}}
		for _, a := range x.Answers {
			t.Rows = append(t.Rows, TextRow(a.Question, a.InWords()))
		}
		answers = append(answers, t)
	}
	for _, p := range x.Evidence {
		var lines []string
		for _, line := range p.Lines {
			lines = append(lines, line.Text)
		}
		evidence = append(evidence, Heading{Level: 3, Text: p.Title}, Bullets(lines...))
	}
	v["actions"], v["answers"], v["evidence"] = actions, answers, evidence
	return v
}

package pdf

import "cp-pathway/pathway"

var checklistFields = []Field{
	textField("reference", "the family's reference", "CP-2026-0042"),
	blockField("facts", "which conference, who answered, and how", true),
	blockField("answers", "the points with their answers", true),
	blockField("evidence", "what the record showed", false),
}

// checklistValues are for the chair's own audit of the file.
func checklistValues(f pathway.Facts) Values {
	x := f.Appraisal
	if x == nil {
		x = &pathway.AppraisalFacts{}
	}
	c := f.Conference
	var l factList
	l.add("Conference", c.Title)
	l.add("Day", dayOf(c.On)+timeOf(c.StartsAt))
	l.add("Chair", c.Chair.Name)
	l.add("Answered by", x.By)
	l.add("Answered on", dayOf(x.On))
	l.add("In short", x.Finding)
	answers := Table{Title: "Points", RowHeader: true, Columns: []Column{{"Point", 5}, {"Answer", 2}, {"Note", 5}}}
	for _, a := range x.Answers {
		answers.Rows = append(answers.Rows, TextRow(a.Question, a.Title(), a.Text))
	}
	evidence := Blocks{}
	for _, p := range x.Evidence {
		var lines []string
		for _, line := range p.Lines {
			lines = append(lines, line.Text)
		}
		evidence = append(evidence, Heading{Level: 3, Text: p.Title}, Bullets(lines...))
	}
	return Values{"reference": f.Reference, "facts": l.blocks(), "answers": Blocks{answers}, "evidence": evidence}
}

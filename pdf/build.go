package pdf

// Plain is text in the ordinary style.
func Plain(s string) Run { return Run{Text: s} }

// Strong is bold text.
func Strong(s string) Run { return Run{Text: s, Bold: true} }

// Emphasis is italic text.
func Emphasis(s string) Run { return Run{Text: s, Italic: true} }

// Para is a paragraph of runs.
func Para(runs ...Run) Paragraph { return Paragraph{Runs: runs} }

// Text is a paragraph in the ordinary style.
func Text(s string) Paragraph { return Para(Plain(s)) }

// Texts is a paragraph for each string; empty ones are left out.
func Texts(paragraphs ...string) Blocks {
	var b Blocks
	for _, s := range paragraphs {
		if s != "" {
			b = append(b, Text(s))
		}
	}
	return b
}

// Bullets is a list with a bullet for each string.
func Bullets(items ...string) List { return List{Items: each(items)} }

// Numbered is a list with a number for each string.
func Numbered(items ...string) List { return List{Numbered: true, Items: each(items)} }

// TextFact is a fact whose value is one string.
func TextFact(label, value string) Fact { return Fact{Label: label, Value: Texts(value)} }

// TextCell is a cell with one paragraph; the empty string gives an empty cell.
func TextCell(s string) Cell { return Cell{Body: Texts(s)} }

// TextRow is a row of cells with one paragraph each.
func TextRow(cells ...string) Row {
	var r Row
	for _, s := range cells {
		r.Cells = append(r.Cells, TextCell(s))
	}
	return r
}

// Band is a row over the whole width that heads the rows after it.
func Band(s string) Row { return Row{Band: true, Cells: []Cell{TextCell(s)}} }

func each(items []string) []Blocks {
	var b []Blocks
	for _, s := range items {
		b = append(b, Texts(s))
	}
	return b
}

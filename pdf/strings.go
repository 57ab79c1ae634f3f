package pdf

import (
	"fmt"
	"slices"
	"strings"
)

// Located is a string of a document with the place where it stands, in a user's words.
type Located struct {
	Where string // "table 'Plan' under 'Amy', row 3, column 'Action'"
	Text  string
}

// Strings gives every string that is printed or told by the file's properties, in reading order. Runs of one paragraph
// are joined, so that a value which is half bold is still found.
func (d Document) Strings() []Located {
	w := walker{count: map[string]int{}, letter: d.Letter != nil}
	w.add("title", d.Title)
	w.add("reference", d.Reference)
	w.add("version", d.Version)
	w.add("marking", d.Marking)
	w.add("letterhead, office", d.Office.Office)
	w.add("letterhead, unit", d.Office.Unit)
	w.each("letterhead, line", d.Office.Lines)
	if d.Letter != nil {
		w.each("address, line", d.Letter.To)
		for _, x := range d.Letter.Details {
			w.add("letter head", x.Label)
			w.add("letter head, "+quote(x.Label), x.Text)
		}
	}
	w.blocks("", d.Body)
	return w.out
}

type walker struct {
	out      []Located
	headings []string       // the last of each level, but for the document's own
	section  string         // under which heading this stands
	count    map[string]int // of a kind of block since then
	columns  bool           // the cells of tables alone, column by column
	letter   bool           // whose headings of the first level are its own
}

// head notes a heading. The document's own says nothing of a place: everything stands under it.
func (w *walker) head(h Heading, own bool) {
	clear(w.count)
	if own {
		return
	}
	level := min(max(h.Level, 1), 3)
	for len(w.headings) < level {
		w.headings = append(w.headings, "")
	}
	w.headings = append(w.headings[:level-1], h.Text)
	w.section = joinedWords(w.headings)
}

// under says under which heading something stands that is not itself called so.
func (w *walker) under(itself string) string {
	section := w.section
	if n := len(w.headings); n > 1 && w.headings[n-1] == itself {
		section = joinedWords(w.headings[:n-1])
	}
	if section == "" || section == itself {
		return ""
	}
	return " under " + quote(section)
}

func joinedWords(words []string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(words), func(s string) bool { return s == "" }), ", ")
}

func (w *walker) add(where, text string) {
	if text != "" && (!w.columns || strings.Contains(where, ", row ")) {
		w.out = append(w.out, Located{where, text})
	}
}

func (w *walker) each(where string, texts []string) {
	for i, s := range texts {
		w.add(fmt.Sprintf("%s %d", where, i+1), s)
	}
}

// blocks walks b; inside is the place of what holds it, or empty for the body itself.
func (w *walker) blocks(inside string, b Blocks) {
	for i, x := range b {
		at := func(kind string) string {
			if inside != "" {
				return inside
			}
			w.count[kind]++
			return fmt.Sprintf("%s %d", kind, w.count[kind]) + w.under("")
		}
		switch x := x.(type) {
		case Heading:
			w.head(x, x.Level == 1 && (w.letter || inside == "" && i == 0 && len(w.headings) == 0))
			w.add("heading "+quote(x.Text), x.Text)
		case Paragraph:
			w.add(at("paragraph"), x.Plain())
		case List:
			place := at("list")
			for i, item := range x.Items {
				w.blocks(fmt.Sprintf("%s, item %d", place, i+1), item)
			}
		case Facts:
			for _, f := range x.Items {
				place := "fact " + quote(f.Label) + w.under("")
				w.add(place, f.Label)
				w.blocks(place, f.Value)
			}
		case Table:
			w.table(x)
		case Signature:
			w.add("signature", x.Closing)
			w.add("signature", x.Name)
			w.each("signature, line", x.Lines)
		case ReplySlip:
			w.add("reply slip", x.Title)
			w.add("reply slip", x.Intro)
			for _, f := range x.Fields {
				w.add("reply slip, field "+quote(f.Label), f.Label)
				w.each("reply slip, field "+quote(f.Label)+", option", f.Options)
			}
			w.each("reply slip, return address, line", x.Return)
		case Note:
			place := "note"
			if x.Title != "" {
				place += " " + quote(x.Title)
			}
			w.add(place, x.Title)
			w.blocks(place, x.Body)
		case KeepTogether:
			w.blocks(inside, x.Body)
		}
	}
}

func (w *walker) table(t Table) {
	name := "table " + quote(t.Title) + w.under(t.Title)
	w.add(name, t.Title)
	for _, c := range t.Columns {
		w.add(name+", heading", c.Title)
	}
	cell := func(i, j int) {
		place := fmt.Sprintf("%s, row %d", name, i+1)
		if !t.Rows[i].Band && j < len(t.Columns) && t.Columns[j].Title != "" {
			place += ", column " + quote(t.Columns[j].Title)
		}
		w.blocks(place, t.Rows[i].Cells[j].Body)
	}
	if w.columns {
		for j := range t.Columns {
			for i, r := range t.Rows {
				if !r.Band && j < len(r.Cells) {
					cell(i, j)
				}
			}
		}
		return
	}
	for i, r := range t.Rows {
		for j := range r.Cells {
			cell(i, j)
		}
	}
}

// Columns gives the cells of the document's tables once more, column by column and without bands, each with the place that
// Strings gives it: a value that is split over two cells is found whichever way they are read.
func (d Document) Columns() []Located {
	w := walker{count: map[string]int{}, columns: true, letter: d.Letter != nil}
	w.blocks("", d.Body)
	return w.out
}

// Plain is the paragraph's text without its styles.
func (p Paragraph) Plain() string {
	if len(p.Runs) == 1 {
		return p.Runs[0].Text
	}
	var b strings.Builder
	for _, r := range p.Runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

func quote(s string) string { return "‘" + s + "’" }

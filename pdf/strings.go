package pdf

import (
	"fmt"
	"strings"
)

// Located is a string of a document with the place where it stands, in a user's words.
type Located struct {
	Where string // "table 'Plan', row 3, column 'Action'"
	Text  string
}

// Strings gives every string that is printed or told by the file's properties, in reading order. Runs of one paragraph
// are joined, so that a value which is half bold is still found.
func (d Document) Strings() []Located {
	w := walker{count: map[string]int{}}
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
	out     []Located
	section string         // the last heading
	count   map[string]int // of a kind of block since then
}

func (w *walker) add(where, text string) {
	if text != "" {
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
	for _, x := range b {
		at := func(kind string) string {
			if inside != "" {
				return inside
			}
			w.count[kind]++
			place := fmt.Sprintf("%s %d", kind, w.count[kind])
			if w.section != "" {
				place += " under " + quote(w.section)
			}
			return place
		}
		switch x := x.(type) {
		case Heading:
			w.section = x.Text
			clear(w.count)
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
				w.add("fact "+quote(f.Label), f.Label)
				w.blocks("fact "+quote(f.Label), f.Value)
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
	name := "table " + quote(t.Title)
	w.add(name, t.Title)
	for _, c := range t.Columns {
		w.add(name+", heading", c.Title)
	}
	for i, r := range t.Rows {
		row := fmt.Sprintf("%s, row %d", name, i+1)
		for j, c := range r.Cells {
			place := row
			if !r.Band && j < len(t.Columns) && t.Columns[j].Title != "" {
				place += ", column " + quote(t.Columns[j].Title)
			}
			w.blocks(place, c.Body)
		}
	}
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

// Tables are the document's tables, wherever they stand.
func (d Document) Tables() []Table {
	var list []Table
	var walk func(Blocks)
	walk = func(b Blocks) {
		for _, x := range b {
			switch x := x.(type) {
			case Table:
				list = append(list, x)
			case KeepTogether:
				walk(x.Body)
			}
		}
	}
	walk(d.Body)
	return list
}

// Texts are the table's rows as plain text, a cell's paragraphs one a line; bands are left out.
func (t Table) Texts() [][]string {
	var rows [][]string
	for _, r := range t.Rows {
		if r.Band {
			continue
		}
		cells := make([]string, len(r.Cells))
		for i, c := range r.Cells {
			var lines []string
			for _, x := range (Document{Body: c.Body}).Strings() {
				lines = append(lines, x.Text)
			}
			cells[i] = strings.Join(lines, "\n")
		}
		rows = append(rows, cells)
	}
	return rows
}

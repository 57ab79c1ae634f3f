package pdf

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	tables "github.com/yuin/goldmark/extension/ast"
	source "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdown reads lines of the wording as blocks; what a document can't have is a problem.
func (p *wordingParser) markdown(from, to int) Blocks {
	src := []byte(strings.Join(p.lines[from:to], "\n"))
	tree := goldmark.New(goldmark.WithExtensions(extension.Table)).Parser().Parse(source.NewReader(src))
	m := &markdownReader{src: src, title: p.title, say: func(at int, what string) {
		p.say(from+bytes.Count(src[:min(at, len(src))], []byte("\n")), "%s", what)
	}}
	out := m.blocks(tree)
	p.title = m.title
	return out
}

type markdownReader struct {
	src   []byte
	say   func(at int, what string)
	title string // of the last heading, which names a table after it
}

// place is where a node begins.
func place(n ast.Node) int {
	for ; n != nil; n = n.FirstChild() {
		if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
			return n.Lines().At(0).Start
		}
		if t, ok := n.(*ast.Text); ok {
			return t.Segment.Start
		}
	}
	return 0
}

func (m *markdownReader) blocks(parent ast.Node) Blocks {
	var out Blocks
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			m.title = plain(m.runs(n))
			if n.Level > 3 {
				m.say(place(n), "A heading has three levels at most.")
			}
			out = append(out, Heading{n.Level, m.title})
		case *ast.Paragraph, *ast.TextBlock:
			out = append(out, Paragraph{Runs: m.runs(n)})
		case *ast.List:
			l := List{Numbered: n.IsOrdered()}
			for item := n.FirstChild(); item != nil; item = item.NextSibling() {
				l.Items = append(l.Items, m.blocks(item))
			}
			out = append(out, l)
		case *ast.Blockquote:
			note := Note{Body: m.blocks(n)}
			if len(note.Body) > 0 {
				if h, ok := note.Body[0].(Heading); ok {
					note.Title, note.Body = h.Text, note.Body[1:]
				}
			}
			out = append(out, note)
		case *ast.ThematicBreak:
			out = append(out, PageBreak{})
		case *tables.Table:
			out = append(out, m.table(n))
		default:
			m.say(place(n), "A document can’t have HTML, code or pictures.")
		}
	}
	return out
}

func (m *markdownReader) table(n *tables.Table) Table {
	t := Table{Title: m.title}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var r Row
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			r.Cells = append(r.Cells, Cell{Blocks{Paragraph{Runs: m.runs(cell)}}})
		}
		if _, head := row.(*tables.TableHeader); head {
			for _, c := range r.Cells {
				t.Columns = append(t.Columns, Column{Title: c.Body[0].(Paragraph).Plain()})
			}
			continue
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

func plain(runs []Run) string { return Paragraph{Runs: runs}.Plain() }

// runs reads the text of a block.
func (m *markdownReader) runs(n ast.Node) []Run {
	var out []Run
	add := func(s string, bold, italic bool) {
		if k := len(out) - 1; k >= 0 && out[k].Bold == bold && out[k].Italic == italic {
			out[k].Text += s // a field that the Markdown has cut in two is whole again
			return
		}
		out = append(out, Run{s, bold, italic})
	}
	var walk func(n ast.Node, bold, italic bool)
	walk = func(n ast.Node, bold, italic bool) {
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			switch c := c.(type) {
			case *ast.Text:
				s := string(util.UnescapePunctuations(util.ResolveEntityNames(util.ResolveNumericReferences(c.Segment.Value(m.src)))))
				switch {
				case c.HardLineBreak():
					s += "\n"
				case c.SoftLineBreak():
					s += " "
				}
				add(s, bold, italic)
			case *ast.String:
				add(string(c.Value), bold, italic)
			case *ast.Emphasis:
				walk(c, bold || c.Level == 2, italic || c.Level == 1)
			case *ast.AutoLink:
				add(string(c.URL(m.src)), bold, italic)
			case *ast.Link:
				walk(c, bold, italic)
				if to := strings.TrimPrefix(string(c.Destination), "mailto:"); !strings.Contains(plain(out), to) {
					add(" ("+to+")", bold, italic)
				}
			default:
				m.say(place(n), "A document can’t have HTML, code or pictures.")
			}
		}
	}
	walk(n, false, false)
	return out
}

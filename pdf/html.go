package pdf

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"strings"
	"sync"

	"cp-pathway/pathway"
)

//go:embed document.html
var documentTemplate string

// parsed is the template of the HTML edition.
var parsed = sync.OnceValues(func() (*template.Template, error) { return template.New("").Parse(documentTemplate) })

// HTML is the accessible edition of d: a page of its own, which a reader that speaks or magnifies can go through by
// headings, lists and tables, as it can't in the PDF. styles are the addresses of its style sheets; there is no
// script and no style in it. The same strings stand in it as on paper.
func (d Document) HTML(styles ...string) ([]byte, error) {
	if faults := d.Faults(); len(faults) > 0 {
		return nil, fmt.Errorf("HTML of %s %s: %s", d.Kind, d.Reference, strings.Join(faults, " "))
	}
	t, err := parsed()
	if err != nil {
		return nil, err
	}
	down := 0
	if d.Letter == nil {
		down = 1 // the title is the first heading
	}
	page := htmlPage{Document: d, Styles: styles, Large: d.Edition == pathway.LargePrint, Top: d.Letter == nil || !hasLevel1(d.Body), Body: htmlBlocks(d.Body, down)}
	if page.Language == "" {
		page.Language = "en-GB"
	}
	var out bytes.Buffer
	if err := t.ExecuteTemplate(&out, "document", page); err != nil {
		return nil, fmt.Errorf("HTML of %s %s: %w", d.Kind, d.Reference, err)
	}
	return out.Bytes(), nil
}

// Fragment is the document as a part of another page, which has a heading of its own: everything of HTML but the frame, with its
// headings a level down.
func (d Document) Fragment() (template.HTML, error) {
	if faults := d.Faults(); len(faults) > 0 {
		return "", fmt.Errorf("HTML of %s %s: %s", d.Kind, d.Reference, strings.Join(faults, " "))
	}
	t, err := parsed()
	if err != nil {
		return "", err
	}
	down := 1
	if d.Letter == nil {
		down = 2
	}
	page := htmlPage{Document: d, Large: d.Edition == pathway.LargePrint, Top: d.Letter == nil || !hasLevel1(d.Body), Body: htmlBlocks(d.Body, down)}
	var out bytes.Buffer
	if err := t.ExecuteTemplate(&out, "fragment", page); err != nil {
		return "", fmt.Errorf("HTML of %s %s: %w", d.Kind, d.Reference, err)
	}
	return template.HTML(out.String()), nil
}

// htmlPage is what the template says of a document. Body takes the place of the document's own.
type htmlPage struct {
	Document
	Styles []string
	Large  bool
	Top    bool // the title is printed as the first heading
	Body   []htmlBlock
}

// htmlBlock is a block with what the template can't work out.
type htmlBlock struct {
	Kind   string
	Block  Block
	Level  int         // of a heading on the page
	Runs   []htmlRun   // of a paragraph
	Items  []htmlInner // of a list
	Facts  []htmlFact
	Body   []htmlBlock // of a box
	Headed bool        // a table with a row of headings
	Groups [][][]htmlCell
}

type htmlFact struct {
	Label string
	Value htmlInner
}

type htmlCell struct {
	Scope string // of a heading; empty for an ordinary cell
	Span  int
	Body  htmlInner
}

// htmlInner is what stands in a cell or an item: one paragraph without its mark, or blocks.
type htmlInner struct {
	One    bool
	Runs   []htmlRun
	Blocks []htmlBlock
}

type htmlRun struct {
	Lines        []string
	Bold, Italic bool
}

func hasLevel1(b Blocks) bool {
	for _, x := range b {
		switch x := x.(type) {
		case Heading:
			if x.Level == 1 {
				return true
			}
		case KeepTogether:
			if hasLevel1(x.Body) {
				return true
			}
		}
	}
	return false
}

func htmlBlocks(b Blocks, down int) []htmlBlock {
	var out []htmlBlock
	for _, x := range b {
		h := htmlBlock{Kind: x.name(), Block: x}
		switch x := x.(type) {
		case Heading:
			h.Level = x.Level + down
		case Paragraph:
			h.Block = htmlParagraph{x.Small, htmlRuns(x.Runs)}
		case List:
			for _, item := range x.Items {
				h.Items = append(h.Items, inner(item, down))
			}
		case Facts:
			for _, f := range x.Items {
				h.Facts = append(h.Facts, htmlFact{f.Label, inner(f.Value, down)})
			}
		case Table:
			h.Headed, h.Groups = htmlTable(x, down)
		case Note:
			h.Body = htmlBlocks(x.Body, down)
		case KeepTogether:
			h.Body = htmlBlocks(x.Body, down)
		}
		out = append(out, h)
	}
	return out
}

// htmlParagraph takes a paragraph's place, with its runs cut into lines.
type htmlParagraph struct {
	Small bool
	Runs  []htmlRun
}

func (htmlParagraph) name() string { return "paragraph" }

func htmlRuns(runs []Run) []htmlRun {
	var out []htmlRun
	for _, r := range runs {
		out = append(out, htmlRun{strings.Split(clean(r.Text), "\n"), r.Bold, r.Italic})
	}
	return out
}

func inner(b Blocks, down int) htmlInner {
	if len(b) == 1 {
		if p, ok := b[0].(Paragraph); ok {
			return htmlInner{One: true, Runs: htmlRuns(p.Runs)}
		}
	}
	return htmlInner{Blocks: htmlBlocks(b, down)}
}

// htmlTable gives the rows in groups, each of which begins with a band where there are any.
func htmlTable(t Table, down int) (headed bool, groups [][][]htmlCell) {
	for _, c := range t.Columns {
		headed = headed || c.Title != ""
	}
	for _, r := range t.Rows {
		var cells []htmlCell
		for j, c := range r.Cells {
			cell := htmlCell{Body: inner(c.Body, down)}
			switch {
			case len(c.Body) == 0:
			case r.Band:
				cell.Scope, cell.Span = "rowgroup", len(t.Columns)
			case j == 0 && t.RowHeader:
				cell.Scope = "row"
			}
			cells = append(cells, cell)
		}
		if r.Band || len(groups) == 0 {
			groups = append(groups, nil)
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], cells)
	}
	return headed, groups
}

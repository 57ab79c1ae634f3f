package pdf

// row is a row of cells that have been set.
type row struct {
	cells  []stack
	x      []float64 // where each cell's text begins
	edges  []float64 // of the columns, for upright rules; nil draws none
	width  float64
	pad    float64 // above and below the text
	least  float64 // height
	fill   bool    // a grey ground
	above  bool    // a rule above too
	weight float64 // of the rule below
	ink    colour
	marks  func(string) stack // sets "continued"
}

const (
	thin    = 0.18 // mm
	thick   = 0.4
	tooTall = 70 // headings that would fill each page are not repeated
)

func (r row) height() float64 {
	h := r.least
	for _, c := range r.cells {
		h = max(h, c.height()+2*r.pad)
	}
	return h
}

func (r row) atom() atom {
	h := r.height()
	return atom{h: h, split: r.split, draw: func(c *canvas, x, y float64) {
		if r.fill {
			c.fill(x, y, r.width, h, pale)
		}
		for i, cell := range r.cells {
			cell.draw(c, x+r.x[i], y+r.pad)
		}
		for _, at := range r.edges {
			c.rule(x+at, y, x+at, y+h, thin, rule)
		}
		if r.above {
			c.rule(x, y, x+r.width, y, thin, rule)
		}
		if r.weight > 0 {
			c.rule(x, y+h, x+r.width, y+h, r.weight, r.ink)
		}
	}}
}

// split divides a row that is taller than a page between two lines, and says so on both parts.
func (r row) split(room float64) (first, rest *atom) {
	before, after := r.marks("continues on the next page"), r.marks("continued")
	room -= 2*r.pad + before.height() + gap(10)
	top, bottom := r, r
	top.cells, bottom.cells = make([]stack, len(r.cells)), make([]stack, len(r.cells))
	moved := false
	for i, c := range r.cells {
		n := c.upTo(room)
		moved = moved || n > 0
		top.cells[i], bottom.cells[i] = c[:n:n], c[n:]
	}
	if !moved {
		return nil, nil
	}
	longest := 0
	for i, c := range top.cells {
		if c.height() > top.cells[longest].height() {
			longest = i
		}
	}
	before[0].gap = gap(10)
	top.cells[longest] = append(top.cells[longest], before...)
	bottom.cells[0] = append(after, bottom.cells[0]...)
	top.least, bottom.least = 0, 0
	a, b := top.atom(), bottom.atom()
	return &a, &b
}

func (s *setter) marks(width, size float64) func(string) stack {
	return func(words string) stack {
		return s.para([]Run{{Text: words, Italic: true}}, width, text{size: min(size, s.small) * 0.9, colour: grey}, 0)
	}
}

func (s *setter) table(t Table, width float64) stack {
	if s.large && len(t.Columns) > 3 && !t.Grid {
		return s.unfolded(t, width)
	}
	size := s.sizes.table
	pad := size * mm * 0.42
	widths := s.columns(t, width, size)
	base := row{width: width, pad: pad, weight: thin, ink: rule}
	left, right := 0.0, size*mm*0.85 // cells without upright rules begin flush with the text
	if t.Grid {
		left, right = size*mm*0.5, size*mm*0.5
	}
	edge := 0.0
	for _, w := range widths {
		base.x = append(base.x, edge+left)
		if t.Grid {
			base.edges = append(base.edges, edge)
		}
		edge += w
	}
	if t.Grid {
		base.edges = append(base.edges, width)
	}
	base.marks = s.marks(widths[0]-left-right, size)

	var out stack
	if t.Titled {
		out = s.heading(Heading{Level: 3, Text: t.Title}, width, s.body)
		out[len(out)-1].h += pad
	}
	head := s.head(t, base, widths, left+right, size)
	headed := head != nil
	if headed {
		out = append(out, *head)
		if head.h > tooTall {
			head = nil
		}
	}
	for i, r := range t.Rows {
		x := base
		x.least = r.Height
		if r.Band {
			x.fill, x.edges = true, nil
			x.x = []float64{size * mm * 0.5}
			x.cells = []stack{s.cell(embolden(r.Cells[0].Body), width-size*mm, size)}
		} else {
			for j, c := range r.Cells {
				body := c.Body
				if j == 0 && t.RowHeader {
					body = embolden(body)
				}
				x.cells = append(x.cells, s.cell(body, widths[j]-left-right, size))
			}
		}
		x.above = !headed && i == 0
		a := x.atom()
		a.head = head
		if r.Band {
			a.keep = firm
		}
		out = append(out, a)
	}
	ends(out[len(out)-len(t.Rows):])
	if len(out) > 0 {
		out[0].gap = max(out[0].gap, gap(s.body)*1.2)
	}
	return out
}

// ends keeps the first two rows together and the last two, so that no page has one row of a table alone. Tall ones stand as
// they come.
func ends(rows stack) {
	for _, i := range []int{0, len(rows) - 2} {
		if i >= 0 && i+1 < len(rows) && rows[i].h+rows[i+1].h <= tooTall {
			together(rows[i:i+2], soft)
		}
	}
}

// head sets the row of headings; nil where no column has one.
func (s *setter) head(t Table, base row, widths []float64, pads, size float64) *atom {
	named := false
	for i, c := range t.Columns {
		base.cells = append(base.cells, s.cell(Texts(c.Title), widths[i]-pads, size))
		if c.Title != "" {
			named = true
			base.cells[i] = s.cell(Blocks{Para(Strong(c.Title))}, widths[i]-pads, size)
		}
	}
	if !named {
		return nil
	}
	base.weight, base.ink, base.above = thick, black, t.Grid
	base.fill = t.Grid
	a := base.atom()
	a.keep = firm
	if a.h <= tooTall {
		a.split = nil
	}
	return &a
}

func (s *setter) cell(b Blocks, width, size float64) stack {
	out := s.blocks(b, width, size)
	for i := range out {
		out[i].gap *= 0.8
	}
	return out
}

// unfolded sets a table that is too wide for large print row by row, each cell beside its column's heading.
func (s *setter) unfolded(t Table, width float64) stack {
	var out stack
	if t.Titled {
		out = s.heading(Heading{Level: 2, Text: t.Title}, width, s.body)
	}
	for _, r := range t.Rows {
		if r.Band {
			out = append(out, s.blocks(Blocks{KeepTogether{embolden(r.Cells[0].Body)}}, width, s.body)...)
			out[len(out)-1].keep = firm
			continue
		}
		var f Facts
		for i, c := range r.Cells {
			if len(c.Body) > 0 {
				f.Items = append(f.Items, Fact{t.Columns[i].Title, c.Body})
			}
		}
		rows := s.facts(f, width, s.body)
		if len(rows) == 0 {
			continue
		}
		together(rows, soft) // a row is read as a whole
		rows[0].gap = gap(s.body) * 2.4
		out = append(out, rows...)
	}
	return out
}

// facts sets labels in bold with their values beside them.
func (s *setter) facts(f Facts, width, size float64) stack {
	label := 0.0
	space := size * mm * 1.2
	for _, x := range f.Items {
		for _, l := range s.setLines([]Run{{Text: x.Label}}, true, size, 1000) {
			label = max(label, l.width+space+0.6) // of rounding, and of kerning across the end of a line
		}
	}
	label = min(label, width*0.36)
	base := row{width: width, pad: size * mm * 0.34, weight: thin, ink: rule, x: []float64{0, label}, marks: s.marks(label-space, size)}
	var out stack
	for i, x := range f.Items {
		r := base
		r.cells = []stack{s.cell(Blocks{Para(Strong(x.Label))}, label-space, size), s.cell(x.Value, width-label, size)}
		r.above = i == 0
		out = append(out, r.atom())
	}
	if len(out) > 0 {
		out[0].gap = gap(size) * 1.2
		out[0].keep = firm
	}
	if len(out) <= few {
		together(out, soft)
	}
	ends(out)
	return out
}

// few facts stay together where a page holds them, and with the sentence above them.
const few = 4

// embolden makes the paragraphs of b bold.
func embolden(b Blocks) Blocks {
	var out Blocks
	for _, x := range b {
		if p, ok := x.(Paragraph); ok {
			runs := make([]Run, len(p.Runs))
			for i, r := range p.Runs {
				r.Bold = true
				runs[i] = r
			}
			p.Runs = runs
			x = p
		}
		out = append(out, x)
	}
	return out
}

package pdf

import (
	"fmt"
	"strings"
)

// setter turns a document's blocks into atoms.
type setter struct {
	*fontSet
	sizes
	accent colour
	depth  int // of lists
}

// text is how a paragraph is set.
type text struct {
	size   float64
	bold   bool
	colour colour
}

// blocks sets b to a width. size is that of running text.
func (s *setter) blocks(b Blocks, width, size float64) stack {
	var out stack
	var above Block
	open := false // below a table or a box there is more room
	for _, x := range b {
		atoms := s.block(x, width, size, out, above)
		above = x
		if open && len(atoms) > 0 {
			atoms[0].gap += gap(size) * 0.6
		}
		switch x.(type) {
		case Facts, Table, Note:
			open = true
		default:
			open = false
		}
		out = append(out, atoms...)
	}
	return out
}

// block sets one block; before is all that stands above it, of which above is the last block.
func (s *setter) block(x Block, width, size float64, before stack, above Block) stack {
	switch x := x.(type) {
	case Heading:
		return s.heading(x, width, size)
	case Paragraph:
		return s.paragraph(x, width, size)
	case List:
		return s.list(x, width, size)
	case Facts:
		if n := len(before); n > 0 && len(x.Items) <= few && !tabular(above) {
			before[n-1].keep = max(before[n-1].keep, soft)
		}
		return s.facts(x, width, size)
	case Table:
		return s.table(x, width)
	case Signature:
		for i := max(0, len(before)-2); i < len(before); i++ { // a signature is not alone on a page, nor with one line
			before[i].keep = firm
		}
		return s.signature(x, width, size)
	case ReplySlip:
		return s.slip(x, width, size)
	case Note:
		return s.note(x, width, size)
	case KeepTogether:
		out := s.blocks(x.Body, width, size)
		together(out, soft)
		return out
	case PageBreak:
		return stack{{fresh: true}}
	}
	return nil
}

// tabular tells whether a block is rows, of which the last few need not go with what follows.
func tabular(b Block) bool {
	switch b.(type) {
	case Table, Facts:
		return true
	}
	return false
}

// para sets runs as atoms of one line each, two of them together at least; gap stands above the first.
func (s *setter) para(runs []Run, width float64, t text, gap float64) stack {
	lines := s.setLines(runs, t.bold, t.size, width)
	h := t.size * mm * leading
	out := make(stack, len(lines))
	for i, l := range lines {
		out[i] = atom{h: h, draw: func(c *canvas, x, y float64) { c.line(l, x, y, t) }}
	}
	out[0].gap = gap
	if n := len(out); n > 1 {
		out[0].keep, out[n-2].keep = firm, firm
	}
	return out
}

// gap is the room between two paragraphs of a type size.
func gap(size float64) float64 { return size * mm * 0.62 }

func (s *setter) paragraph(p Paragraph, width, size float64) stack {
	t := text{size: size}
	if p.Small {
		t.size, t.colour = min(size, s.small), grey
	}
	out := s.para(p.Runs, width, t, gap(size))
	if p.KeepNext || strings.HasSuffix(strings.TrimSpace(p.Plain()), ":") {
		out[len(out)-1].keep = firm
	}
	return out
}

func (s *setter) heading(h Heading, width, size float64) stack {
	t := text{size: s.sizes.heading[min(max(h.Level, 1), 3)-1], bold: true}
	if size < s.body { // in a table
		t.size = size
	}
	out := s.para([]Run{{Text: h.Text}}, width, t, t.size*mm*1.15)
	for i := range out {
		out[i].keep = firm
	}
	if h.Level < 3 {
		out[len(out)-1].h -= t.size * mm * 0.12 // nearer to its own text
	}
	return out
}

func (s *setter) list(l List, width, size float64) stack {
	s.depth++
	defer func() { s.depth-- }()
	indent := size * mm * 1.35
	if l.Numbered {
		w := s.widest([]Run{{Text: fmt.Sprintf("%d.", len(l.Items))}}, false, size)
		indent = max(indent, w+size*mm*0.5)
	}
	var out stack
	for i, item := range l.Items {
		mark := "•"
		switch {
		case l.Numbered:
			mark = fmt.Sprintf("%d.", i+1)
		case s.depth > 1:
			mark = "–"
		}
		atoms := s.blocks(item, width-indent, size)
		if len(atoms) == 0 {
			continue
		}
		atoms[0].gap = gap(size) * 0.55
		if i == 0 {
			atoms[0].gap = gap(size) * 0.8
		}
		first := atoms[0].draw
		t := text{size: size}
		bullet := s.setLines([]Run{{Text: mark}}, false, size, width)[0]
		atoms[0].draw = func(c *canvas, x, y float64) {
			c.line(bullet, x-indent, y, t)
			if first != nil {
				first(c, x, y)
			}
		}
		for j := range atoms {
			atoms[j].x += indent
		}
		if n := len(out); n > 0 && (i == 1 || i == len(l.Items)-1) { // no item is alone on a page
			out[n-1].keep = max(out[n-1].keep, soft)
		}
		out = append(out, atoms...)
	}
	return out
}

// note sets a box: a bar at its left side, and its text further in.
func (s *setter) note(n Note, width, size float64) stack {
	const bar, in = 1.2, 5.5
	var inner stack
	if n.Title != "" {
		inner = s.para([]Run{{Text: n.Title}}, width-in, text{size: size, bold: true}, 0)
		together(inner, firm)
	}
	if body := s.blocks(n.Body, width-in, size); len(body) > 0 {
		if len(inner) > 0 {
			inner[len(inner)-1].keep = firm
			body[0].gap *= 0.5
		}
		inner = append(inner, body...)
	}
	if len(inner) == 0 {
		return nil
	}
	inner[0].gap = 0
	pad := gap(size) * 0.5
	out := make(stack, len(inner))
	for i, a := range inner { // the gaps become part of the atoms, so that the bar runs through
		top, bottom := a.gap, 0.0
		if i == 0 {
			top = pad
		}
		if i == len(inner)-1 {
			bottom = pad
		}
		h := top + a.h + bottom
		out[i] = atom{h: h, keep: a.keep, draw: func(c *canvas, x, y float64) {
			c.fill(x, y, bar, h, s.accent)
			a.draw(c, x+in+a.x, y+top)
		}}
	}
	out[0].gap = gap(size) * 1.3
	together(out, soft)
	return out
}

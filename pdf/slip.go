package pdf

// signature sets the end of a letter in one piece: closing words, room for a signature or its picture, name, role.
func (s *setter) signature(x Signature, width, size float64) stack {
	const room, wide = 15, 60
	var out stack
	if x.Closing != "" {
		out = s.para([]Run{{Text: x.Closing}}, width, text{size: size}, 0)
	}
	out = append(out, atom{h: room, draw: func(c *canvas, x0, y float64) {
		if len(x.Picture) > 0 {
			c.picture(x.Picture, x0, y+1, wide, room-2)
		}
	}})
	out = append(out, s.para([]Run{{Text: x.Name}}, width, text{size: size, bold: true}, 0)...)
	for _, l := range x.Lines {
		out = append(out, s.para([]Run{{Text: l}}, width, text{size: size}, 0)...)
	}
	out[0].gap = gap(size) * 1.6
	together(out, firm)
	return out
}

// slip sets a reply slip below a line to cut along.
func (s *setter) slip(x ReplySlip, width, size float64) stack {
	em := size * mm
	out := stack{{gap: gap(size) * 2.5, h: em * 1.2, draw: func(c *canvas, x, y float64) { c.cut(x, y+em*0.5, x+width) }}}
	add := func(atoms stack) { out = append(out, atoms...) }
	add(s.para([]Run{{Text: x.Title}}, width, text{size: s.sizes.heading[1], bold: true}, gap(size)*0.5))
	if x.Intro != "" {
		add(s.para([]Run{{Text: x.Intro}}, width, text{size: size}, gap(size)*0.6))
	}
	for _, f := range x.Fields {
		add(s.para([]Run{{Text: f.Label}}, width, text{size: size, bold: len(f.Options) > 0}, gap(size)))
		out[len(out)-1].keep = firm
		add(s.options(f.Options, width, size))
		n := f.Lines
		if n == 0 && len(f.Options) == 0 {
			n = 1
		}
		for range n {
			h := max(9, em*1.9)
			add(stack{{h: h, draw: func(c *canvas, x, y float64) { c.rule(x, y+h-1, x+width, y+h-1, thin, grey) }}})
		}
	}
	for i, l := range x.Return {
		above := 0.0
		if i == 0 {
			above = gap(size) * 1.4
		}
		add(s.para([]Run{{Text: l}}, width, text{size: size}, above))
	}
	together(out, soft)
	return out
}

// options sets boxes to tick beside one another, as many as go on a line.
func (s *setter) options(options []string, width, size float64) stack {
	em := size * mm
	var out stack
	var lines []line
	var at []float64
	x := 0.0
	end := func() {
		if len(lines) == 0 {
			return
		}
		l, p := lines, at
		out = append(out, atom{gap: gap(size) * 0.4, h: em * leading, draw: func(c *canvas, x, y float64) {
			for i := range l {
				c.box(x+p[i], y+em*0.2, em*0.95)
				c.line(l[i], x+p[i]+em*1.5, y, text{size: size})
			}
		}})
		lines, at, x = nil, nil, 0
	}
	for _, o := range options {
		set := s.setLines([]Run{{Text: o}}, false, size, width-em*1.5)
		if x > 0 && x+em*1.5+set[0].width > width || len(set) > 1 {
			end()
		}
		lines, at = append(lines, set[0]), append(at, x)
		x += em*1.5 + set[0].width + em*1.8
		for _, more := range set[1:] {
			end()
			out = append(out, atom{h: em * leading, draw: func(c *canvas, x, y float64) { c.line(more, x+em*1.5, y, text{size: size}) }})
		}
	}
	end()
	return out
}

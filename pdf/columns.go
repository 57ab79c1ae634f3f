package pdf

// columns shares width between a table's columns: as the table asks, but so that no ordinary word is broken where that
// can be helped.
func (s *setter) columns(t Table, width, size float64) []float64 {
	share, least := make([]float64, len(t.Columns)), make([]float64, len(t.Columns))
	const room = 1.05 // in ems, about the cell's own padding
	for i, c := range t.Columns {
		share[i] = c.Width
		if c.Width <= 0 {
			share[i] = 1
		}
		least[i] = s.widest([]Run{{Text: c.Title}}, true, size) + room*size*mm
	}
	for _, r := range t.Rows {
		if r.Band {
			continue
		}
		for i, c := range r.Cells {
			words(c.Body, t.RowHeader && i == 0, func(runs []Run, bold bool, indent float64) {
				w := s.widest(runs, bold, size) + (room+indent)*size*mm
				if w < width*0.35 { // an address of the web is broken anyway
					least[i] = max(least[i], w)
				}
			})
		}
	}
	need := 0.0
	for _, w := range least {
		need += w
	}
	if need >= width { // some words are broken
		for i := range least {
			least[i] *= width / need
		}
		return least
	}
	return settle(share, least, width)
}

// settle shares width by share, giving each at least what it needs; the sum of least is below width.
func settle(share, least []float64, width float64) []float64 {
	out := make([]float64, len(share))
	fixed := make([]bool, len(share))
	for {
		left, parts := width, 0.0
		for i := range share {
			if fixed[i] {
				left -= least[i]
			} else {
				parts += share[i]
			}
		}
		again := false
		for i := range share {
			if fixed[i] {
				out[i] = least[i]
				continue
			}
			out[i] = left * share[i] / parts
			if out[i] < least[i] {
				fixed[i], again = true, true
			}
		}
		if !again {
			return out
		}
	}
}

// words calls f with the runs of every paragraph of b; indent is what a list takes away, in ems.
func words(b Blocks, bold bool, f func(runs []Run, bold bool, indent float64)) {
	for _, x := range b {
		switch x := x.(type) {
		case Paragraph:
			f(x.Runs, bold, 0)
		case Heading:
			f([]Run{{Text: x.Text}}, true, 0)
		case List:
			for _, item := range x.Items {
				words(item, bold, func(runs []Run, bold bool, indent float64) { f(runs, bold, indent+1.35) })
			}
		case KeepTogether:
			words(x.Body, bold, f)
		}
	}
}

package pdf

// atom is what a page is filled with: a set line, a table's row, a signature. It is not broken over pages, unless it
// can be split.
type atom struct {
	gap   float64 // room above it, in mm; none at the head of a page
	h     float64
	x     float64 // from the left edge of the text
	keep  keep    // with the atom after it
	fresh bool    // begins a new page
	torn  bool    // is divided though a page would hold it, as what must stand above it would be left alone
	draw  func(c *canvas, x, y float64)
	head  *atom                                  // what is repeated above it at the head of a page
	split func(room float64) (first, rest *atom) // nil where it may not be divided; it gives nil where room is too little
}

// keep tells how firmly an atom stays on the page of the next one.
type keep uint8

const (
	loose keep = iota
	soft       // where the whole of it fits on one page
	firm       // a heading and its text, the last two lines of a paragraph
)

// stack is a column of atoms that is drawn as a whole, as in a table's cell.
type stack []atom

func (s stack) height() float64 {
	h := 0.0
	for i, a := range s {
		if i > 0 {
			h += a.gap
		}
		h += a.h
	}
	return h
}

func (s stack) draw(c *canvas, x, y float64) {
	for i, a := range s {
		if i > 0 {
			y += a.gap
		}
		if a.draw != nil {
			a.draw(c, x+a.x, y)
		}
		y += a.h
	}
}

// upTo gives how many atoms fit into room.
func (s stack) upTo(room float64) int {
	h := 0.0
	for i, a := range s {
		if i > 0 {
			h += a.gap
		}
		h += a.h
		if h > room {
			return i
		}
	}
	return len(s)
}

// together makes all atoms but the last stay with the next at least as firmly as k.
func together(atoms []atom, k keep) {
	for i := 0; i+1 < len(atoms); i++ {
		atoms[i].keep = max(atoms[i].keep, k)
	}
}

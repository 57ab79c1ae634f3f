package pdf

import "slices"

// placed is an atom with its place on a page.
type placed struct {
	atom
	x, y float64
}

// paginator fills pages with atoms.
type paginator struct {
	frame
	pages [][]placed
	y     float64
	empty bool // nothing is on the page yet
}

// paginate places atoms on pages; there is at least one page.
func paginate(f frame, atoms stack) [][]placed {
	p := &paginator{frame: f}
	p.page(nil)
	for len(atoms) > 0 {
		if atoms[0].fresh {
			if !p.empty {
				p.page(nil)
			}
			atoms = atoms[1:]
			continue
		}
		n := group(atoms, soft)
		if !p.fits(atoms[:n]) {
			if p.needs(atoms[:n], true) > p.tallest(atoms[0]) { // more than a page: only what must be together
				n = group(atoms, firm)
			}
			if !p.fits(atoms[:n]) && !p.empty {
				p.page(atoms[0].head)
			}
			if last := &atoms[n-1]; !p.fits(atoms[:n]) && last.split != nil {
				last.torn = true
			}
			if !p.fits(atoms[:n]) { // a chain longer than a page: as it comes
				n = 1
			}
		}
		for _, a := range atoms[:n] {
			p.put(a)
		}
		atoms = atoms[n:]
	}
	return p.pages
}

// paginateWell is paginate, and sets the paragraphs a little nearer to each other where that saves a last page with next to
// nothing on it.
func paginateWell(f frame, atoms stack) [][]placed {
	near := slices.Clone(atoms)
	for i := range near {
		near[i].gap *= 0.7
	}
	pages := paginate(f, atoms)
	last := pages[len(pages)-1]
	if n := len(last); len(pages) == 1 || n == 0 || last[n-1].y+last[n-1].h-f.top > nextToNothing {
		return pages
	}
	if fewer := paginate(f, near); len(fewer) < len(pages) {
		return fewer
	}
	return pages
}

// nextToNothing is what a last page holds at most that is worth saving, in mm: a closing with its signature.
const nextToNothing = 62

// group is how many atoms from the first on hold together at least as firmly as k.
func group(atoms stack, k keep) int {
	for i, a := range atoms {
		if a.keep < k || i+1 == len(atoms) || atoms[i+1].fresh {
			return i + 1
		}
	}
	return 0
}

// page begins a page, with the head of the table that goes on there.
func (p *paginator) page(head *atom) {
	p.pages = append(p.pages, nil)
	p.y, p.empty = p.top, true
	if len(p.pages) == 1 {
		p.y = p.first
	}
	if head != nil {
		p.add(*head)
		p.empty = true
	}
}

func (p *paginator) add(a atom) {
	last := len(p.pages) - 1
	p.pages[last] = append(p.pages[last], placed{a, p.left + a.x, p.y})
	p.y += a.h
	p.empty = false
}

// put places a where it fits; on a new page otherwise, and in parts where it is taller than a page.
func (p *paginator) put(a atom) {
	if !p.empty {
		p.y += a.gap
	}
	if p.y+a.h > p.bottom+slack && !p.empty && (!p.divided(a) || p.bottom-p.y < least) {
		p.page(a.head)
	}
	for p.y+a.h > p.bottom+slack && a.split != nil {
		first, rest := a.split(p.bottom - p.y)
		if first == nil {
			if p.empty {
				break
			}
			p.page(a.head)
			continue
		}
		p.add(*first)
		rest.head, rest.keep, rest.gap = a.head, a.keep, 0
		a = *rest
		p.page(a.head)
	}
	p.add(a)
}

const (
	slack = 0.01 // of rounding
	least = 40   // mm: less of a row that is divided is not worth a start
)

// tallest is the room for a on a page of its own.
func (p *paginator) tallest(a atom) float64 {
	h := p.bottom - p.top
	if a.head != nil {
		h -= a.head.h
	}
	return h
}

// divided tells whether a goes on several pages.
func (p *paginator) divided(a atom) bool { return a.split != nil && (a.torn || a.h > p.tallest(a)) }

// needs is the room that atoms take, of a row that will be divided only the start.
func (p *paginator) needs(atoms stack, fresh bool) float64 {
	h := 0.0
	for i, a := range atoms {
		if i > 0 || !fresh {
			h += a.gap
		}
		if p.divided(a) {
			return h + least
		}
		h += a.h
	}
	return h
}

func (p *paginator) fits(atoms stack) bool { return p.y+p.needs(atoms, p.empty) <= p.bottom+slack }

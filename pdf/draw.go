package pdf

import (
	"errors"
	"fmt"
	"strings"
)

// Drawer draws documents. It is made once and may be used by several at the same time; the fonts are parsed at the
// first document.
type Drawer struct {
	fonts func() (*fontSet, error)
}

// NewDrawer makes a Drawer.
func NewDrawer() *Drawer { return &Drawer{fonts: loadFonts()} }

// Drawing is a document on paper.
type Drawing struct {
	PDF   []byte
	Pages int
}

// Draw sets d. Equal documents give equal bytes. A document with Faults is refused.
func (w *Drawer) Draw(d Document) (out Drawing, err error) {
	defer func() {
		if r := recover(); r != nil {
			out, err = Drawing{}, fmt.Errorf("draw %s %s: %v", d.Kind, d.Reference, r)
		}
	}()
	if faults := d.Faults(); len(faults) > 0 {
		return Drawing{}, fmt.Errorf("draw %s %s: %w", d.Kind, d.Reference, errors.New(strings.Join(faults, " ")))
	}
	fonts, err := w.fonts()
	if err != nil {
		return Drawing{}, err
	}
	out, err = draw(fonts, &d)
	if err != nil {
		return Drawing{}, fmt.Errorf("draw %s %s: %w", d.Kind, d.Reference, err)
	}
	return out, nil
}

func draw(fonts *fontSet, d *Document) (Drawing, error) {
	s := &setter{fontSet: fonts, sizes: sizesOf(d), accent: accentOf(d.Office.Colour)}
	f := frameOf(d)
	var atoms stack
	var head atom
	if d.Letter == nil {
		head = s.reportHead(d, f)
		f.first = head.h
		atoms = s.para([]Run{{Text: d.Title}}, f.right-f.left, text{size: s.title, bold: true}, 0)
		for i := range atoms {
			atoms[i].h = s.title * mm * 1.15
			atoms[i].keep = firm
		}
	}
	atoms = append(atoms, s.blocks(d.Body, f.right-f.left, s.body)...)
	pages := paginateWell(f, atoms)

	c := newCanvas(d.Landscape)
	for i, page := range pages {
		c.page()
		if d.Specimen {
			s.specimen(c, f)
		}
		if i == 0 {
			if d.Letter == nil {
				head.draw(c, 0, 0)
			} else if err := s.letterHead(c, d, f); err != nil {
				return Drawing{}, err
			}
		}
		for _, a := range page {
			if a.draw != nil {
				a.draw(c, a.x, a.y)
			}
		}
		s.footer(c, d, f, i+1, len(pages))
	}
	raw, err := c.bytes(clean(d.Title)+" "+clean(d.Reference), d.Date.Time())
	if err != nil {
		return Drawing{}, err
	}
	finished, err := finish(raw, d.Language, fonts, &c.used)
	return Drawing{finished, len(pages)}, err
}

// The limits of a letter that a posting service takes.
const (
	postPages = 10
	postBytes = 2 << 20
)

// PostFaults says why a letter can't be sent through a posting service, in a user's words; it can still be printed here,
// or go as a letter and an enclosure. None is what most letters have.
func (d Drawing) PostFaults() []string {
	var out []string
	if d.Pages > postPages {
		out = append(out, fmt.Sprintf("The letter has %d pages; a posting service takes %d.", d.Pages, postPages))
	}
	if len(d.PDF) > postBytes {
		out = append(out, fmt.Sprintf("The file has %.1f MB; a posting service takes 2.", float64(len(d.PDF))/(1<<20)))
	}
	return out
}

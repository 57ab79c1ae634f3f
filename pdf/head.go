package pdf

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// letterHead prints what stands on a letter's first page above its body.
func (s *setter) letterHead(c *canvas, d *Document, f frame) error {
	top := 13.0
	if d.Specimen {
		top = 14
	}
	if len(d.Office.Logo) > 0 {
		c.picture(d.Office.Logo, f.left, top, 70, logoBottom-top-0.5)
	} else {
		name := s.para([]Run{{Text: d.Office.Office}}, 95, text{size: 15, bold: true}, 0)
		if name.height() > logoBottom-top {
			name = s.para([]Run{{Text: d.Office.Office}}, 95, text{size: 10, bold: true}, 0)
		}
		name.draw(c, f.left, top)
	}
	if err := s.address(c, d.Letter.To, f); err != nil {
		return err
	}
	return s.sender(c, d, f, top)
}

// address prints the lines that show in the envelope's window, as large as they fit.
func (s *setter) address(c *canvas, to []string, f frame) error {
	const height, width = windowBottom - windowTop - 1.2, windowRight - windowLeft - 2
	for size := s.sizes.address; size >= 8; size -= 0.5 {
		step := min(size*mm*1.3, height/float64(len(to)))
		if step < size*mm*1.06 || s.broadest(to, size) > width {
			continue
		}
		for i, l := range to {
			c.baseline(s.one(l, size), f.left, windowTop+0.6+float64(i)*step+size*mm*0.93, text{size: size})
		}
		return nil
	}
	return fmt.Errorf("%d address lines, the longest of %d characters, do not fit into the window", len(to), longest(to))
}

// sender prints the block opposite the address: who writes, then date and references. It is as large as fits.
func (s *setter) sender(c *canvas, d *Document, f frame, top float64) error {
	const left = senderLeft + 5
	for size := s.sizes.sender; size >= 7; size -= 0.5 {
		who := s.lines(d.Office, len(d.Office.Logo) > 0, f.right-left, size)
		var what stack
		if d.Marking != "" {
			what = s.para([]Run{{Text: d.Marking, Bold: true}}, f.right-left, text{size: size}, 0)
		}
		for _, x := range d.Letter.Details {
			above := size * mm * 0.25
			what = append(what, s.para([]Run{{Text: x.Label, Bold: true}, {Text: "  " + x.Text}}, f.right-left, text{size: size}, above)...)
		}
		y := max(top+who.height()+size*mm, windowTop)
		if y+what.height() > letterBody-2 || size > senderLeast && s.longer(d.Office.Lines, f.right-left, size) {
			continue
		}
		who.draw(c, left, top)
		what.draw(c, left, y)
		return nil
	}
	return fmt.Errorf("the sender's lines do not fit above the letter")
}

// senderLeast is the size below which an address of mail is broken rather than made smaller.
const senderLeast = 8

// longer tells whether a word of lines is longer than a line.
func (s *setter) longer(lines []string, width, size float64) bool {
	return slices.ContainsFunc(lines, func(l string) bool { return s.widest([]Run{{Text: l}}, false, size) > width })
}

func (s *setter) lines(o Letterhead, named bool, width, size float64) stack {
	var out stack
	if named {
		out = s.para([]Run{{Text: o.Office, Bold: true}}, width, text{size: size}, 0)
	}
	if o.Unit != "" {
		out = append(out, s.para([]Run{{Text: o.Unit, Bold: true}}, width, text{size: size}, 0)...)
	}
	for _, l := range o.Lines {
		out = append(out, s.para([]Run{{Text: l}}, width, text{size: size}, 0)...)
	}
	return out
}

// one sets a string that is known to fit on one line.
func (s *setter) one(text string, size float64) line {
	return s.setLines([]Run{{Text: text}}, false, size, 1000)[0]
}

func (s *setter) broadest(lines []string, size float64) float64 {
	w := 0.0
	for _, l := range lines {
		w = max(w, s.one(l, size).width)
	}
	return w
}

func longest(lines []string) int {
	n := 0
	for _, l := range lines {
		n = max(n, len([]rune(l)))
	}
	return n
}

// reportHead sets what stands on a report's first page: whose it is, and how it is marked. The text begins below it.
func (s *setter) reportHead(d *Document, f frame) atom {
	const top, height, between = 13, 12, 8
	logo := 0.0
	if len(d.Office.Logo) > 0 {
		logo = 50
	}
	mark := s.setLines([]Run{{Text: d.Marking}}, true, s.small, 90)[0]
	width := f.right - f.left - logo - mark.width - between
	who := s.para([]Run{{Text: d.Office.Office, Bold: true}}, width, text{size: s.small}, 0)
	if d.Office.Unit != "" {
		who = append(who, s.para([]Run{{Text: d.Office.Unit}}, width, text{size: s.small}, 0)...)
	}
	if len(d.Office.Lines) > 0 {
		who = append(who, s.para([]Run{{Text: strings.Join(d.Office.Lines, "\u00a0\u00a0· ")}}, width, text{size: s.foot, colour: grey}, 0)...)
	}
	h := max(height, who.height())
	return atom{h: top + h + 6, draw: func(c *canvas, _, _ float64) {
		x := f.left
		if logo > 0 {
			w, _ := c.picture(d.Office.Logo, x, top, logo-5, h)
			x += w + 5
		}
		who.draw(c, x, top+(h-who.height())/2)
		c.line(mark, f.right-mark.width, top+(h-who.height())/2, text{size: s.small})
		c.fill(f.left, top+h+1.2, f.right-f.left, 0.7, s.accent)
	}}
}

// footer prints the line below each page.
func (s *setter) footer(c *canvas, d *Document, f frame, page, of int) {
	t := text{size: s.foot, colour: grey}
	number := s.one(fmt.Sprintf("Page %d of %d", page, of), s.foot)
	said := []string{d.Reference}
	if d.Letter == nil {
		said = []string{d.Title, d.Reference}
	}
	if d.Version != "" {
		said = append(said, "version "+d.Version)
	}
	if d.Marking != "" {
		said = append(said, d.Marking)
	}
	room := f.right - f.left - number.width - 8
	left := s.setLines([]Run{{Text: strings.Join(said, "  ·  ")}}, false, s.foot, room)
	for len(left) > 1 && len(said) > 1 { // the title stands on the first page
		said = said[1:]
		left = s.setLines([]Run{{Text: strings.Join(said, "  ·  ")}}, false, s.foot, room)
	}
	c.baseline(left[0], f.left, f.foot, t)
	c.baseline(number, f.right-number.width, f.foot, t)
}

// specimen prints the band that tells made-up from real.
func (s *setter) specimen(c *canvas, f frame) {
	const top, height = 5.6, 5.4
	t := text{size: 8.5, bold: true}
	l := s.setLines([]Run{{Text: "SPECIMEN: made up for practice, about nobody"}}, true, t.size, 200)[0]
	c.fill(edge, top, f.width-2*edge, height, colour{255, 221, 0})
	c.baseline(l, (f.width-l.width)/2, top+3.8, t)
}

// accentOf reads "#1d70b8"; anything else is nearly black.
func accentOf(s string) colour {
	n, err := strconv.ParseUint(strings.TrimPrefix(s, "#"), 16, 32)
	if err != nil || len(s) != 7 {
		return black
	}
	return cmp.Or(colour{uint8(n >> 16), uint8(n >> 8), uint8(n)}, black)
}

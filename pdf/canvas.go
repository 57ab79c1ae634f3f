package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	_ "image/png" // the size of a logo is asked of image.DecodeConfig
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/jung-kurt/gofpdf"
)

// canvas is the paper of one document, page by page. It is the only place that knows gofpdf.
type canvas struct {
	pdf    *gofpdf.Fpdf
	height float64 // of the paper
	used   [styles]used
	ink    colour // as it was last set on this page
	face   style
	size   float64
	buf    []byte
}

// colour is red, green and blue.
type colour struct{ r, g, b uint8 }

// The colours of paper: text, what is less important and still easy to read, rules, a ground.
var (
	black = colour{11, 12, 12}
	grey  = colour{80, 90, 95}
	rule  = colour{177, 180, 182}
	pale  = colour{243, 242, 241}
)

func newCanvas(landscape bool) *canvas {
	way, height := "P", 297.0
	if landscape {
		way, height = "L", 210
	}
	c := &canvas{pdf: gofpdf.New(way, "mm", "A4", ""), height: height}
	c.pdf.SetCompression(false) // finish does that
	c.pdf.SetAutoPageBreak(false, 0)
	c.pdf.SetMargins(0, 0, 0)
	c.pdf.SetCatalogSort(true)
	c.pdf.SetProducer("", false)
	c.pdf.SetCreator("", false)
	return c
}

func (c *canvas) page() {
	c.pdf.AddPage()
	c.size, c.ink = 0, colour{1, 2, 3}
}

// line prints a set line of which y is the upper edge.
func (c *canvas) line(l line, x, y float64, t text) {
	const ascent = (leading-1.117)/2 + 0.905 // of Liberation Sans
	c.baseline(l, x, y+ascent*t.size*mm, t)
}

// baseline prints a set line of which y is the foot of the letters.
func (c *canvas) baseline(l line, x, y float64, t text) {
	ink := t.colour
	if ink == (colour{}) {
		ink = black
	}
	c.paint(ink)
	if l.reads != "" { // for ReadText; an ActualText would be turned round once more by some readers
		c.pdf.RawWriteStr("/Reads <</Text <" + hexUTF16(l.reads) + ">>> BDC")
	}
	for _, s := range l.segments {
		c.use(s.face, t.size)
		c.show(x+s.x, y, s)
	}
	if l.reads != "" {
		c.pdf.RawWriteStr("EMC")
	}
}

// show prints a segment: the codes of its characters, with the kerning between them.
func (c *canvas) show(x, y float64, s segment) {
	b := append(c.buf[:0], "BT "...)
	b = strconv.AppendFloat(b, x/mm, 'f', 2, 64)
	b = append(b, ' ')
	b = strconv.AppendFloat(b, (c.height-y)/mm, 'f', 2, 64)
	b = append(b, " Td [("...)
	u := &c.used[s.face]
	for i, g := range s.glyphs {
		code := u.of(g.r)
		b = escape(escape(b, byte(code>>8)), byte(code))
		if g.kern != 0 && i+1 < len(s.glyphs) {
			b = append(b, ')')
			b = strconv.AppendInt(b, -int64(g.kern), 10)
			b = append(b, '(')
		}
	}
	b = append(b, ")] TJ ET"...)
	c.pdf.RawWriteStr(string(b))
	c.buf = b
}

// escape adds a byte to a literal string.
func escape(b []byte, x byte) []byte {
	switch x {
	case '(', ')', '\\':
		return append(b, '\\', x)
	case '\r':
		return append(b, `\r`...)
	}
	return append(b, x)
}

// use makes face the current one. The library knows fonts of its own by these names; finish puts ours in their place,
// as the library would parse a whole font for each document.
func (c *canvas) use(face style, size float64) {
	if c.size == size && c.face == face {
		return
	}
	family := "helvetica"
	if face >= other {
		family = "times"
	}
	c.pdf.SetFont(family, [styles]string{"", "B", "I", "BI", "", "B"}[face], size)
	c.face, c.size = face, size
}

func (c *canvas) fill(x, y, w, h float64, ink colour) {
	c.paint(ink)
	c.pdf.Rect(x, y, w, h, "F")
}

// paint sets the colour of text and of areas.
func (c *canvas) paint(ink colour) {
	if ink != c.ink {
		c.pdf.SetFillColor(int(ink.r), int(ink.g), int(ink.b))
		c.ink = ink
	}
}

func (c *canvas) rule(x1, y1, x2, y2, weight float64, ink colour) {
	c.pdf.SetDrawColor(int(ink.r), int(ink.g), int(ink.b))
	c.pdf.SetLineWidth(weight)
	c.pdf.Line(x1, y1, x2, y2)
}

// box is a square to tick.
func (c *canvas) box(x, y, side float64) {
	c.pdf.SetDrawColor(int(black.r), int(black.g), int(black.b))
	c.pdf.SetLineWidth(0.3)
	c.pdf.Rect(x, y, side, side, "D")
}

// cut is a line to cut along.
func (c *canvas) cut(x1, y, x2 float64) {
	c.pdf.SetDashPattern([]float64{1.6, 1.2}, 0)
	c.rule(x1, y, x2, y, thin, grey)
	c.pdf.SetDashPattern(nil, 0)
}

// picture prints a PNG as large as fits into a box, at its upper left corner, and gives its size.
func (c *canvas) picture(png []byte, x, y, w, h float64) (float64, float64) {
	shape, _, err := image.DecodeConfig(bytes.NewReader(png))
	if err != nil || shape.Width == 0 || shape.Height == 0 {
		c.pdf.SetError(fmt.Errorf("picture: %v", err))
		return 0, 0
	}
	if ratio := float64(shape.Width) / float64(shape.Height); w/h > ratio {
		w = h * ratio
	} else {
		h = w / ratio
	}
	sum := sha256.Sum256(png)
	name := hex.EncodeToString(sum[:8])
	c.pdf.RegisterImageOptionsReader(name, gofpdf.ImageOptions{ImageType: "PNG"}, bytes.NewReader(png))
	c.pdf.ImageOptions(name, x, y, w, h, false, gofpdf.ImageOptions{ImageType: "PNG"}, 0, "")
	return w, h
}

// bytes ends the file. Title and date are all that its properties say.
func (c *canvas) bytes(title string, at time.Time) ([]byte, error) {
	c.pdf.SetTitle(title, true)
	c.pdf.SetCreationDate(at)
	c.pdf.SetModificationDate(at)
	var out bytes.Buffer
	if err := c.pdf.Output(&out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// hexUTF16 writes s as the hexadecimal string that a PDF wants, with its byte order mark.
func hexUTF16(s string) string {
	var b strings.Builder
	b.WriteString("FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String()
}

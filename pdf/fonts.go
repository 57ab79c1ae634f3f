package pdf

import (
	"fmt"
	"sync"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/dejavu/dejavusansbold"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansbolditalic"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font/sfnt"
)

// style is one of the faces text is set in. The first four are Liberation Sans; what these lack (✓ ☐, Arabic) comes
// from the two of DejaVu Sans.
type style uint8

const (
	regular style = iota
	bold
	italic
	boldItalic
	other
	otherBold
	styles
)

// replacement stands where a character can't be printed.
const replacement = '\uFFFD'

// face is one font: how wide each character is, and its file.
type face struct {
	name  string
	bytes []byte
	file  *trueType
	adv   []uint16 // by character: thousandths of the type size, plus one; 0 is not in the font
	glyph []uint16 // by character
}

// fontSet holds the parsed fonts. It is made once and only read after that.
type fontSet [styles]face

// loadFonts gives a function that parses the fonts when it is first called.
func loadFonts() func() (*fontSet, error) {
	return sync.OnceValues(func() (*fontSet, error) {
		set := &fontSet{
			regular:    {name: "LiberationSans", bytes: liberationsansregular.TTF},
			bold:       {name: "LiberationSans-Bold", bytes: liberationsansbold.TTF},
			italic:     {name: "LiberationSans-Italic", bytes: liberationsansitalic.TTF},
			boldItalic: {name: "LiberationSans-BoldItalic", bytes: liberationsansbolditalic.TTF},
			other:      {name: "DejaVuSans", bytes: dejavusans.TTF},
			otherBold:  {name: "DejaVuSans-Bold", bytes: dejavusansbold.TTF},
		}
		for i := range set {
			if err := set[i].parse(); err != nil {
				return nil, fmt.Errorf("font %d: %w", i, err)
			}
		}
		return set, nil
	})
}

func (f *face) parse() error {
	parsed, err := sfnt.Parse(f.bytes)
	if err != nil {
		return err
	}
	if f.file, err = parseTrueType(f.bytes); err != nil {
		return err
	}
	f.adv, f.glyph = make([]uint16, 0x10000), make([]uint16, 0x10000)
	var buf sfnt.Buffer
	for r := rune(' '); r < 0xFFFE; r++ {
		glyph, err := parsed.GlyphIndex(&buf, r)
		if err != nil {
			return err
		}
		if glyph == 0 {
			continue
		}
		f.glyph[r] = uint16(glyph)
		f.adv[r] = 1 + uint16(f.file.thousandths(int(be16(f.file.metric(uint16(glyph))))))
	}
	return nil
}

// pick gives the face that has r, the wanted one where it can, and the width of r in thousandths of the type size.
func (s *fontSet) pick(want style, r rune) (style, uint16, bool) {
	if r > 0xFFFF {
		return want, 0, false
	}
	if w := s[want].adv[r]; w != 0 {
		return want, w - 1, true
	}
	second := other
	if want == bold || want == boldItalic {
		second = otherBold
	}
	if w := s[second].adv[r]; w != 0 {
		return second, w - 1, true
	}
	return want, 0, false
}

// kerning is how much nearer together l and r stand in a face, in thousandths of the type size; below 0 is nearer.
func (s *fontSet) kerning(in style, l, r rune) int16 {
	f := &s[in]
	return f.file.kern[uint32(f.glyph[l])<<16|uint32(f.glyph[r])]
}

// styleOf is the face of a run.
func styleOf(bolder, slanted bool) style {
	switch {
	case bolder && slanted:
		return boldItalic
	case bolder:
		return bold
	case slanted:
		return italic
	}
	return regular
}

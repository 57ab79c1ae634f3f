package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strconv"
	"sync"
)

// used are the characters of one face that a document prints: their codes in the file are their places here, from 1 on.
type used struct {
	code  map[rune]uint16
	runes []rune
}

// of gives the code of r.
func (u *used) of(r rune) uint16 {
	if n, ok := u.code[r]; ok {
		return n
	}
	if u.code == nil {
		u.code = map[rune]uint16{}
	}
	u.runes = append(u.runes, r)
	n := uint16(len(u.runes))
	u.code[r] = n
	return n
}

// objects gives the objects of a font with the characters of u, the first of which takes the number at, and the others
// follow. The first is what a page's resources name.
func (f *face) objects(u used, name string, at int) [][]byte {
	glyphs := []uint16{0}
	widths := []byte("0[")
	widths = strconv.AppendInt(widths, int64(f.file.thousandths(int(be16(f.file.metric(0))))), 10)
	for _, r := range u.runes {
		glyphs = append(glyphs, f.glyph[r])
		widths = append(widths, ' ')
		widths = strconv.AppendInt(widths, int64(f.adv[r]-1), 10)
	}
	widths = append(widths, ']')
	t := f.file
	file := t.subset(glyphs)
	name = tag(u.runes) + "+" + name
	box := t.bounds()
	return [][]byte{
		fmt.Appendf(nil, "<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>", name, at+1, at+3),
		fmt.Appendf(nil, "<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> "+
			"/CIDToGIDMap /Identity /FontDescriptor %d 0 R /W [%s]>>", name, at+2, widths),
		fmt.Appendf(nil, "<</Type /FontDescriptor /FontName /%s /Flags %d /FontBBox [%d %d %d %d] /ItalicAngle %d /Ascent %d /Descent %d "+
			"/CapHeight %d /StemV 80 /FontFile2 %d 0 R>>", name, t.flags, box[0], box[1], box[2], box[3], t.angle, t.ascent(), t.descent(), t.capital, at+4),
		stream("", toUnicode(u.runes)),
		stream(fmt.Sprintf("/Length1 %d ", len(file)), file),
	}
}

func be16(b []byte) uint16 { return uint16(b[0])<<8 | uint16(b[1]) }

// tag is the six letters that tell one part of a font from another.
func tag(runes []rune) string {
	sum := uint32(2166136261)
	for _, r := range runes {
		sum = (sum ^ uint32(r)) * 16777619
	}
	var out [6]byte
	for i := range out {
		out[i] = 'A' + byte(sum%26)
		sum /= 26
	}
	return string(out[:])
}

// toUnicode says which letters the codes stand for; the shapes of Arabic letters stand for the letters.
func toUnicode(runes []rune) []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for at := 0; at < len(runes); at += 100 {
		part := runes[at:min(at+100, len(runes))]
		fmt.Fprintf(&b, "%d beginbfchar\n", len(part))
		for i, r := range part {
			fmt.Fprintf(&b, "<%04X> <", at+i+1)
			for _, letter := range unshape(string(r)) {
				fmt.Fprintf(&b, "%04X", letter)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
	return b.Bytes()
}

// stream is a compressed stream with its dictionary; more is further entries.
func stream(more string, data []byte) []byte {
	packed := deflate(data)
	out := fmt.Appendf(make([]byte, 0, len(packed)+80), "<<%s/Filter /FlateDecode /Length %d>>\nstream\n", more, len(packed))
	return append(append(out, packed...), "\nendstream"...)
}

var writers = sync.Pool{New: func() any { return zlib.NewWriter(nil) }}

func deflate(data []byte) []byte {
	var out bytes.Buffer
	w := writers.Get().(*zlib.Writer)
	defer writers.Put(w)
	w.Reset(&out)
	w.Write(data) // into memory: can't fail
	w.Close()
	return out.Bytes()
}

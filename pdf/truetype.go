package pdf

import (
	"encoding/binary"
	"errors"
	"math"
)

// trueType holds the tables of a font file that a PDF needs. They are only read.
type trueType struct {
	glyf, hmtx       []byte
	head, hhea, maxp []byte
	loca             []uint32
	metrics          int // entries of hmtx that have a width
	units            float64
	kern             map[uint32]int16 // thousandths, by left glyph << 16 | right glyph
	flags            int              // as a font descriptor has them
	angle            int
	capital          int // height, thousandths
}

func parseTrueType(file []byte) (*trueType, error) {
	table := map[string][]byte{}
	if len(file) < 12 {
		return nil, errors.New("not a font")
	}
	for i := range int(binary.BigEndian.Uint16(file[4:])) {
		entry := file[12+16*i:]
		at, size := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		if int(at+size) > len(file) {
			return nil, errors.New("a font’s table is cut short")
		}
		table[string(entry[:4])] = file[at : at+size : at+size]
	}
	for _, name := range []string{"glyf", "loca", "hmtx", "head", "hhea", "maxp", "post", "OS/2"} {
		if len(table[name]) == 0 {
			return nil, errors.New("a font has no table " + name)
		}
	}
	t := &trueType{glyf: table["glyf"], hmtx: table["hmtx"], head: table["head"], hhea: table["hhea"], maxp: table["maxp"]}
	t.units = float64(binary.BigEndian.Uint16(t.head[18:]))
	t.metrics = int(binary.BigEndian.Uint16(t.hhea[34:]))
	glyphs := int(binary.BigEndian.Uint16(t.maxp[4:]))
	loca := table["loca"]
	for i := range glyphs + 1 {
		if binary.BigEndian.Uint16(t.head[50:]) == 0 {
			t.loca = append(t.loca, 2*uint32(binary.BigEndian.Uint16(loca[2*i:])))
		} else {
			t.loca = append(t.loca, binary.BigEndian.Uint32(loca[4*i:]))
		}
	}
	t.angle = int(int16(binary.BigEndian.Uint16(table["post"][4:])))
	t.flags = 4 // symbolic: its own encoding
	if t.angle != 0 {
		t.flags |= 64
	}
	t.capital = 700
	if os2 := table["OS/2"]; len(os2) >= 90 {
		t.capital = t.thousandths(int(int16(binary.BigEndian.Uint16(os2[88:]))))
	}
	t.readKern(table["kern"])
	return t, nil
}

// readKern reads the pairs of a kern table of the one kind that the fonts have.
func (t *trueType) readKern(k []byte) {
	t.kern = map[uint32]int16{}
	if len(k) < 18 || binary.BigEndian.Uint16(k[2:]) == 0 || k[8] != 0 {
		return
	}
	pairs := k[18:]
	for range int(binary.BigEndian.Uint16(k[10:])) {
		if len(pairs) < 6 {
			return
		}
		by := t.thousandths(int(int16(binary.BigEndian.Uint16(pairs[4:]))))
		t.kern[binary.BigEndian.Uint32(pairs)] = int16(by)
		pairs = pairs[6:]
	}
}

func (t *trueType) thousandths(units int) int {
	return int(math.Round(1000 * float64(units) / t.units))
}

// metric is a glyph's entry of hmtx: width and left bearing.
func (t *trueType) metric(glyph uint16) []byte {
	if int(glyph) < t.metrics {
		return t.hmtx[4*int(glyph):][:4]
	}
	last := t.hmtx[4*(t.metrics-1):][:2]
	bearing := t.hmtx[4*t.metrics+2*(int(glyph)-t.metrics):][:2]
	return []byte{last[0], last[1], bearing[0], bearing[1]}
}

// bounds is the font's box, in thousandths.
func (t *trueType) bounds() [4]int {
	var b [4]int
	for i := range b {
		b[i] = t.thousandths(int(int16(binary.BigEndian.Uint16(t.head[36+2*i:]))))
	}
	return b
}

// ascent and descent are in thousandths.
func (t *trueType) ascent() int {
	return t.thousandths(int(int16(binary.BigEndian.Uint16(t.hhea[4:]))))
}
func (t *trueType) descent() int {
	return t.thousandths(int(int16(binary.BigEndian.Uint16(t.hhea[6:]))))
}

// subset gives a font file with these glyphs only, in this order; the first must be 0, the sign for what is missing.
// The parts of composed glyphs come after them. Hints for coarse screens are left out.
func (t *trueType) subset(glyphs []uint16) []byte {
	glyphs = glyphs[:len(glyphs):len(glyphs)]
	place := make(map[uint16]uint16, len(glyphs))
	for i, g := range glyphs {
		place[g] = uint16(i)
	}
	var glyf, loca, hmtx []byte
	for i := 0; i < len(glyphs); i++ { // grows while parts are found
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		hmtx = append(hmtx, t.metric(glyphs[i])...)
		glyf = append(glyf, t.outline(glyphs[i], func(part uint16) uint16 {
			at, ok := place[part]
			if !ok {
				at = uint16(len(glyphs))
				place[part] = at
				glyphs = append(glyphs, part)
			}
			return at
		})...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head, hhea, maxp := append([]byte{}, t.head...), append([]byte{}, t.hhea...), append([]byte{}, t.maxp...)
	binary.BigEndian.PutUint32(head[8:], 0)
	binary.BigEndian.PutUint16(head[50:], 1)
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(glyphs)))
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(glyphs)))
	return assemble([]string{"glyf", "head", "hhea", "hmtx", "loca", "maxp"}, [][]byte{glyf, head, hhea, hmtx, loca, maxp})
}

// outline is a glyph without its hints; place gives the new number of a composed glyph's part.
func (t *trueType) outline(glyph uint16, place func(uint16) uint16) []byte {
	g := t.glyf[t.loca[glyph]:t.loca[glyph+1]]
	if len(g) < 12 {
		return nil
	}
	contours := int(int16(binary.BigEndian.Uint16(g)))
	if contours >= 0 {
		at := 10 + 2*contours
		hints := int(binary.BigEndian.Uint16(g[at:]))
		out := append(append([]byte{}, g[:at]...), 0, 0)
		return append(out, g[at+2+hints:]...)
	}
	const words, scale, more, scaleXY, matrix, hinted = 1, 8, 0x20, 0x40, 0x80, 0x100
	out := append([]byte{}, g...)
	for at := 10; ; {
		flags := binary.BigEndian.Uint16(out[at:])
		binary.BigEndian.PutUint16(out[at:], flags&^hinted)
		binary.BigEndian.PutUint16(out[at+2:], place(binary.BigEndian.Uint16(out[at+2:])))
		at += 6
		if flags&words != 0 {
			at += 2
		}
		switch {
		case flags&scale != 0:
			at += 2
		case flags&scaleXY != 0:
			at += 4
		case flags&matrix != 0:
			at += 8
		}
		if flags&more == 0 {
			return out[:at]
		}
	}
}

// assemble makes a font file of tables, which are in the order of their names.
func assemble(names []string, tables [][]byte) []byte {
	n := len(names)
	power, log := 1, 0
	for power*2 <= n {
		power, log = power*2, log+1
	}
	out := []byte{0, 1, 0, 0}
	for _, v := range []int{n, power * 16, log, (n - power) * 16} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	at, head := 12+16*n, 0
	for i, t := range tables {
		if names[i] == "head" {
			head = at
		}
		out = append(out, names[i]...)
		out = binary.BigEndian.AppendUint32(out, checksum(t))
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(len(t)))
		at += (len(t) + 3) &^ 3
	}
	for _, t := range tables {
		out = append(out, t...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	binary.BigEndian.PutUint32(out[head+8:], 0xB1B0AFBA-checksum(out))
	return out
}

func checksum(b []byte) uint32 {
	sum := uint32(0)
	for len(b) >= 4 {
		sum += binary.BigEndian.Uint32(b)
		b = b[4:]
	}
	if len(b) > 0 {
		var last [4]byte
		copy(last[:], b)
		sum += binary.BigEndian.Uint32(last[:])
	}
	return sum
}

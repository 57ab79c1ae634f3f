package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
)

// PageText is what stands on a page of a drawn document.
type PageText struct {
	Width, Height float64 // of the paper, mm
	Items         []Item  // in reading order
	Marks         []Box   // rules, areas and pictures
}

// Item is a stretch of text in one face.
type Item struct {
	Text string
	Box          // X and Y are the start of the foot of the letters, from the paper's upper left corner
	Size float64 // points
	Font string
}

// Box is a place on a page, in mm from the paper's upper left corner. An Item's has no height.
type Box struct{ X, Y, Width, Height float64 }

// String gives the page's text line by line.
func (p PageText) String() string {
	var b strings.Builder
	for i, x := range p.Items {
		if i > 0 {
			last := p.Items[i-1]
			if gap := x.X - last.X - last.Width; last.Y != x.Y || gap < -0.5 || gap > 0.5 {
				b.WriteByte('\n')
			}
		}
		b.WriteString(x.Text)
	}
	return b.String()
}

// ReadText reads the text back from a file that Draw made, to be searched for what must not stand in it. Other files
// are an error, so that nothing passes for read that was not.
func ReadText(file []byte) ([]PageText, error) {
	objects, err := split(file)
	if err != nil {
		return nil, errors.New("not a document of this program")
	}
	pages, size := pageTree(objects[0])
	if pages == nil {
		return nil, errors.New("not a document of this program")
	}
	r := &reader{objects: objects, size: size, fonts: map[int]map[string]*readFont{}}
	var out []PageText
	for i, n := range pages {
		p, err := r.page(n)
		if err != nil {
			return nil, fmt.Errorf("read page %d: %w", i+1, err)
		}
		out = append(out, p)
	}
	return out, nil
}

type reader struct {
	objects [][]byte
	size    string                       // of paper, where a page does not say
	fonts   map[int]map[string]*readFont // by the number of their list of resources, and their name in it
}

// readFont says what the codes of a font mean.
type readFont struct {
	name   string
	letter map[uint16]string
	width  []float64 // thousandths
}

func (r *reader) object(n int) []byte {
	if n < 1 || n > len(r.objects) {
		return nil
	}
	return r.objects[n-1]
}

func (r *reader) stream(n int) ([]byte, error) {
	o := r.object(n)
	at, end := bytes.Index(o, []byte("stream\n")), bytes.LastIndex(o, []byte("\nendstream"))
	if at < 0 || end < at || !bytes.Contains(o[:at], []byte("/FlateDecode")) {
		return nil, errors.New("a stream is missing")
	}
	z, err := zlib.NewReader(bytes.NewReader(o[at+len("stream\n") : end]))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

// fontsOf reads the fonts that a list of resources names.
func (r *reader) fontsOf(resources int) (map[string]*readFont, error) {
	if f, ok := r.fonts[resources]; ok {
		return f, nil
	}
	names := fontList.FindSubmatch(r.object(resources))
	if names == nil {
		return nil, errUnexpected
	}
	out := map[string]*readFont{}
	for _, m := range fontEntry.FindAllSubmatch(names[1], -1) {
		f, err := r.font(int(number(m[2])))
		if err != nil {
			return nil, err
		}
		out[string(m[1])] = f
	}
	r.fonts[resources] = out
	return out, nil
}

var (
	fontList  = regexp.MustCompile(`(?s)/Font <<(.*?)>>`)
	fontEntry = regexp.MustCompile(`/(F\w+) (\d+) 0 R`)
	mapping   = regexp.MustCompile(`<([0-9A-F]{4})> <([0-9A-F]+)>\n`)
	widthList = regexp.MustCompile(`/W \[0\[([^\]]*)\]\]`)
)

var fontParts = regexp.MustCompile(`/BaseFont /(?:[A-Z]{6}\+)?(\S+) .*/DescendantFonts \[(\d+) 0 R\] /ToUnicode (\d+) 0 R`)

func (r *reader) font(n int) (*readFont, error) {
	parts := fontParts.FindSubmatch(r.object(n))
	if parts == nil {
		return nil, errors.New("a font is not ours")
	}
	f := &readFont{name: string(parts[1]), letter: map[uint16]string{}}
	table, err := r.stream(int(number(parts[3])))
	if err != nil {
		return nil, err
	}
	for _, m := range mapping.FindAllSubmatch(table, -1) {
		code, err := strconv.ParseUint(string(m[1]), 16, 16)
		if err != nil {
			return nil, err
		}
		if f.letter[uint16(code)], err = fromHex(m[2]); err != nil {
			return nil, err
		}
	}
	widths := widthList.FindSubmatch(r.object(int(number(parts[2]))))
	if widths == nil {
		return nil, errUnexpected
	}
	for _, w := range bytes.Fields(widths[1]) {
		f.width = append(f.width, number(w))
	}
	return f, nil
}

// fromHex reads UTF-16 in hexadecimal, with or without its byte order mark.
func fromHex(b []byte) (string, error) {
	var units []uint16
	for ; len(b) >= 4; b = b[4:] {
		u, err := strconv.ParseUint(string(b[:4]), 16, 16)
		if err != nil {
			return "", err
		}
		units = append(units, uint16(u))
	}
	return strings.TrimPrefix(string(utf16.Decode(units)), "\uFEFF"), nil
}

// number reads a number that a pattern has found.
func number(b []byte) float64 {
	n, _ := strconv.ParseFloat(string(b), 64)
	return n
}

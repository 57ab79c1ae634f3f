package pdf

import (
	"bytes"
	"errors"
	"regexp"
	"strconv"
	"strings"
)

var (
	contentsOf  = regexp.MustCompile(`/Contents (\d+) 0 R`)
	resourcesOf = regexp.MustCompile(`/Resources (\d+) 0 R`)
)

// page reads the page that is object n.
func (r *reader) page(n int) (PageText, error) {
	o := r.object(n)
	if !bytes.HasPrefix(o, []byte("<</Type /Page\n")) {
		return PageText{}, errUnexpected
	}
	size := r.size
	if own := sizeOf.FindSubmatch(o); own != nil {
		size = string(own[1])
	}
	wide, high, _ := strings.Cut(size, " ")
	c := &content{reader: r, height: number([]byte(high))}
	page := PageText{Width: number([]byte(wide)) * mm, Height: c.height * mm}
	drawn, resources := contentsOf.FindSubmatch(o), resourcesOf.FindSubmatch(o)
	if drawn == nil { // a blank page of a pack
		return page, nil
	}
	if resources == nil {
		return PageText{}, errUnexpected
	}
	var err error
	if c.fonts, err = r.fontsOf(int(number(resources[1]))); err != nil {
		return PageText{}, err
	}
	data, err := r.stream(int(number(drawn[1])))
	if err != nil {
		return PageText{}, err
	}
	err = c.read(data, &page)
	return page, err
}

// content is the state of reading a page's drawing orders.
type content struct {
	*reader
	height float64 // of the paper, points
	fonts  map[string]*readFont
	font   *readFont
	size   float64
	x, y   float64
	stack  [][]byte // what stands before an order
	reads  *string  // the text of a stretch that does not print as it reads
	inside int      // the first item of that stretch
}

// read carries out the orders one after another.
func (c *content) read(data []byte, page *PageText) error {
	for len(data) > 0 {
		word, rest, err := token(data)
		if err != nil {
			return err
		}
		data = rest
		if len(word) == 0 {
			continue
		}
		if k := word[0]; k >= 'A' && k <= 'Z' || k >= 'a' && k <= 'z' {
			if err := c.order(string(word), page); err != nil {
				return err
			}
			c.stack = c.stack[:0]
			continue
		}
		c.stack = append(c.stack, word)
	}
	return nil
}

func (c *content) order(word string, page *PageText) error {
	s := c.stack
	at := func(back int) float64 { // the number that stands so far before the order
		if len(s) < back {
			return 0
		}
		return number(s[len(s)-back])
	}
	switch word {
	case "Tf":
		if len(s) != 2 || c.fonts[string(s[0][1:])] == nil {
			return errors.New("a font is not known")
		}
		c.font, c.size = c.fonts[string(s[0][1:])], at(1)
	case "Td":
		c.x, c.y = at(2), at(1)
	case "TJ":
		return c.show(page)
	case "Tj", "'", "\"", "Tm", "T*", "TD": // Draw does not use these, and text must not go by unread
		return errors.New("an order to print is not known: " + word)
	case "BDC":
		if len(s) > 0 {
			if m := actual.FindSubmatch(s[len(s)-1]); m != nil {
				text, err := fromHex(m[1])
				if err != nil {
					return err
				}
				c.reads, c.inside = &text, len(page.Items)
			}
		}
	case "EMC":
		c.whole(page)
	case "re":
		c.mark(page, at(4), at(3), at(4)+at(2), at(3)+at(1))
	case "m":
		c.x, c.y = at(2), at(1)
	case "l":
		c.mark(page, c.x, c.y, at(2), at(1))
	case "cm":
		c.mark(page, at(2), at(1), at(2)+at(6), at(1)+at(3))
	}
	return nil
}

var actual = regexp.MustCompile(`/Text <([0-9A-F]+)>`)

// mark notes a thing that is not text, by two corners in points from the paper's foot.
func (c *content) mark(page *PageText, x1, y1, x2, y2 float64) {
	page.Marks = append(page.Marks, Box{min(x1, x2) * mm, (c.height - max(y1, y2)) * mm, max(x1-x2, x2-x1) * mm, max(y1-y2, y2-y1) * mm})
}

// whole replaces the items of a stretch that does not print as it reads by one.
func (c *content) whole(page *PageText) {
	if c.reads == nil {
		return
	}
	if parts := page.Items[c.inside:]; len(parts) > 0 {
		one := parts[0]
		one.Text = *c.reads
		last := parts[len(parts)-1]
		one.Width = last.X + last.Width - one.X
		page.Items = append(page.Items[:c.inside], one)
	}
	c.reads = nil
}

// show reads the strings of an array with the distances between them.
func (c *content) show(page *PageText) error {
	if c.font == nil || len(c.stack) != 1 {
		return errUnexpected
	}
	item := Item{Box: Box{X: c.x * mm, Y: (c.height - c.y) * mm}, Size: c.size, Font: c.font.name}
	data := bytes.Trim(c.stack[0], "[]")
	var text []byte
	for len(data) > 0 {
		word, rest, err := token(data)
		if err != nil {
			return err
		}
		data = rest
		if len(word) == 0 {
			continue
		}
		if word[0] != '(' {
			kern, err := strconv.ParseFloat(string(word), 64)
			if err != nil {
				return errUnexpected
			}
			item.Width -= kern
			continue
		}
		codes := unescape(word[1 : len(word)-1])
		if len(codes)%2 != 0 {
			return errors.New("half a character")
		}
		for ; len(codes) > 0; codes = codes[2:] {
			code := be16(codes)
			letter, ok := c.font.letter[code]
			if !ok || int(code) >= len(c.font.width) {
				return errors.New("a character without a meaning: " + strconv.Itoa(int(code)))
			}
			text = append(text, letter...)
			item.Width += c.font.width[code]
		}
	}
	item.Text = string(text)
	item.Width *= c.size * mm / 1000
	page.Items = append(page.Items, item)
	return nil
}

// token gives the first word, string, array or dictionary of data, and what is left.
func token(data []byte) (word, rest []byte, err error) {
	for len(data) > 0 && (data[0] == ' ' || data[0] == '\n') {
		data = data[1:]
	}
	if len(data) == 0 {
		return nil, nil, nil
	}
	end := 0
	switch data[0] {
	case '(':
		end = stringEnd(data)
	case '[':
		for end = 1; end > 0 && end < len(data) && data[end] != ']'; {
			if data[end] == '(' {
				n := stringEnd(data[end:])
				if n < 0 {
					return nil, nil, errors.New("a string without an end")
				}
				end += n
				continue
			}
			end++
		}
		end++
	case '<':
		end = bytes.Index(data, []byte(">>")) + 2
		for end < len(data) && data[end] == '>' {
			end++
		}
	default:
		end = 1 + bytes.IndexAny(data[1:], " \n([<")
		if end == 0 {
			end = len(data)
		}
	}
	if end < 1 || end > len(data) {
		return nil, nil, errors.New("a string without an end")
	}
	return data[:end], data[end:], nil
}

// stringEnd is the length of the literal string at the head of data, or -1.
func stringEnd(data []byte) int {
	for i := 1; i < len(data); i++ {
		switch data[i] {
		case '\\':
			i++
		case ')':
			return i + 1
		}
	}
	return -1
}

func unescape(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); i++ {
		if b[i] == '\\' && i+1 < len(b) {
			i++
			if b[i] == 'r' {
				out = append(out, '\r')
				continue
			}
		}
		out = append(out, b[i])
	}
	return out
}

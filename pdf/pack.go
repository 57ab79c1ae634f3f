package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"regexp"
	"strconv"

	"cp-pathway/pathway"
)

// Pack is how several documents become one file to print.
type Pack struct {
	Title  string       // all that the file's properties say, besides the date
	Date   pathway.Date //
	Duplex bool         // a blank page after an odd number, so that each document begins on a fresh sheet
}

// Join puts files that Draw made behind one another, page by page as they are. Equal packs are equal bytes. A file that
// Draw did not make is an error. What the files have in common, such as the logo, is in the pack once.
func (k Pack) Join(files ...[]byte) (Drawing, error) {
	if len(files) == 0 {
		return Drawing{}, errors.New("a pack of nothing")
	}
	p := &packer{seen: map[[32]byte]int{}, objects: make([][]byte, 1)} // the first is the tree of pages
	for i, f := range files {
		if err := p.add(f, k.Duplex); err != nil {
			return Drawing{}, fmt.Errorf("file %d of a pack: %w", i+1, err)
		}
	}
	var kids bytes.Buffer
	for _, n := range p.pages {
		fmt.Fprintf(&kids, "%d 0 R ", n)
	}
	p.objects[0] = fmt.Appendf(nil, "<</Type /Pages\n/Kids [%s]\n/Count %d\n/MediaBox [0 0 595.28 841.89]\n>>", kids.Bytes(), len(p.pages))
	at := k.Date.Time().Format("20060102150405")
	p.put(fmt.Appendf(nil, "<</Title <%s> /CreationDate (D:%s) /ModDate (D:%s)>>", hexUTF16(clean(k.Title)), at, at))
	p.put([]byte("<</Type /Catalog /Pages 1 0 R /Lang (en-GB) /ViewerPreferences <</DisplayDocTitle true>>>>"))
	return Drawing{join(p.objects, len(p.objects), len(p.objects)-1), len(p.pages)}, nil
}

type packer struct {
	objects [][]byte
	pages   []int            // their numbers
	seen    map[[32]byte]int // objects that name no other, by what they hold
}

func (p *packer) put(o []byte) int {
	p.objects = append(p.objects, o)
	return len(p.objects)
}

var reference = regexp.MustCompile(`\b(\d+) 0 R\b`)

// add takes over the objects of one file, but for its tree, properties and catalogue.
func (p *packer) add(file []byte, duplex bool) error {
	objects, err := split(file)
	if err != nil || len(objects) < 5 {
		return errors.New("not a document of this program")
	}
	kids, size := pageTree(objects[0])
	if kids == nil {
		return errUnexpected
	}
	numbers := map[int]int{1: 1} // of the file → of the pack
	for i := 1; i < len(objects); i++ {
		if bytes.Contains(objects[i], []byte("/Type /Catalog")) || bytes.Contains(objects[i], []byte("/CreationDate (D:")) && !bytes.Contains(objects[i], []byte("\nstream\n")) {
			continue
		}
		if !reference.Match(dictionary(objects[i])) {
			sum := sha256.Sum256(objects[i])
			n, ok := p.seen[sum]
			if !ok {
				n = p.put(objects[i])
				p.seen[sum] = n
			}
			numbers[i+1] = n
			continue
		}
		numbers[i+1] = p.put(objects[i])
	}
	for old, n := range numbers {
		if old > 1 {
			if p.objects[n-1], err = renumbered(objects[old-1], numbers); err != nil {
				return err
			}
		}
	}
	for _, old := range kids {
		n := numbers[old]
		page := p.objects[n-1]
		box := fmt.Appendf(nil, "<</Type /Page\n/MediaBox [0 0 %s]\n", size)
		if n == 0 || !bytes.HasPrefix(page, []byte("<</Type /Page\n")) {
			return errUnexpected
		}
		p.objects[n-1] = append(box, page[len("<</Type /Page\n"):]...)
		p.pages = append(p.pages, n)
	}
	if duplex && len(kids)%2 == 1 {
		p.pages = append(p.pages, p.put(fmt.Appendf(nil, "<</Type /Page\n/MediaBox [0 0 %s]\n/Parent 1 0 R\n/Resources <<>>>>", size)))
	}
	return nil
}

// dictionary is an object without its stream.
func dictionary(o []byte) []byte {
	if at := bytes.Index(o, []byte("\nstream\n")); at >= 0 {
		return o[:at]
	}
	return o
}

func renumbered(o []byte, numbers map[int]int) ([]byte, error) {
	head := dictionary(o)
	var missing error
	out := reference.ReplaceAllFunc(head, func(ref []byte) []byte {
		old, err := strconv.Atoi(string(ref[:bytes.IndexByte(ref, ' ')]))
		if numbers[old] == 0 || err != nil {
			missing = errUnexpected
		}
		return fmt.Appendf(nil, "%d 0 R", numbers[old])
	})
	return append(out, o[len(head):]...), missing
}

var (
	kidsOf = regexp.MustCompile(`/Kids \[([^\]]*)\]`)
	sizeOf = regexp.MustCompile(`/MediaBox \[0 0 ([\d.]+ [\d.]+)\]`)
)

// pageTree gives the numbers of the pages and the paper's size in points, "595.28 841.89".
func pageTree(root []byte) (kids []int, size string) {
	list, box := kidsOf.FindSubmatch(root), sizeOf.FindSubmatch(root)
	if list == nil || box == nil {
		return nil, ""
	}
	for _, m := range reference.FindAllSubmatch(list[1], -1) {
		n, err := strconv.Atoi(string(m[1]))
		if err != nil {
			return nil, ""
		}
		kids = append(kids, n)
	}
	return kids, string(box[1])
}

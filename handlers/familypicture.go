package handlers

import (
	"fmt"
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// How the picture of a family is laid out, in its own units.
const (
	pictureCell = 124 // from one person to the next
	pictureRow  = 132 // from one row of people to the next
	pictureMost = 4   // people in a row
)

// pictureOf lays a family out: adults in rows above, children below, and lines between them.
func pictureOf(c *Ctx, f *pathway.Family) views.FamilyPicture {
	p := views.FamilyPicture{ID: "family-picture"}
	adults, children := f.Adults(), f.AllChildren()
	columns := min(max(len(adults), len(children), 1), pictureMost)
	p.Width = columns * pictureCell
	place := func(list []pathway.Member, top int) (map[int64][2]int, int) {
		at := map[int64][2]int{}
		for i, m := range list {
			row, column := i/pictureMost, i%pictureMost
			inRow := min(len(list)-row*pictureMost, pictureMost)
			left := (p.Width - inRow*pictureCell) / 2
			x, y := left+column*pictureCell+pictureCell/2, top+row*pictureRow
			at[m.Person.ID] = [2]int{x, y}
			p.Boxes = append(p.Boxes, boxOf(c, f, m, x, y))
		}
		return at, top + (len(list)+pictureMost-1)/pictureMost*pictureRow
	}
	adultAt, below := place(adults, 26)
	if len(adults) > 0 && len(children) > 0 {
		below += 34
	}
	childAt, end := place(children, below)
	p.Height = max(end-44, 60)
	bottoms := map[int64]int{}
	for i, a := range adults {
		bottoms[a.Person.ID] = p.Boxes[i].Bottom
	}
	for i, a := range adults {
		for _, child := range children {
			r := f.Relation(a.Person.ID, child.Person.ID)
			if r.Relation == "" {
				continue
			}
			from, to := adultAt[a.Person.ID], childAt[child.Person.ID]
			bend := childAt[children[0].Person.ID][1] - 28 - 6*(i%4)
			p.Lines = append(p.Lines, views.PictureLine{Full: pathway.IsParent(r.Relation), Unsure: r.Confirmed == "",
				Points: fmt.Sprintf("%d,%d %d,%d %d,%d %d,%d", from[0]+3*(i%4)-4, from[1]+bottoms[a.Person.ID]+10, from[0]+3*(i%4)-4, bend, to[0]+4*(i%4)-6, bend, to[0]+4*(i%4)-6, to[1]-20)})
		}
	}
	p.Words = pictureWords(c, f)
	return p
}

func boxOf(c *Ctx, f *pathway.Family, m pathway.Member, x, y int) views.PictureBox {
	b := views.PictureBox{X: x, Y: y, Shape: map[string]string{"F": "circle", "M": "square"}[m.Person.Sex], Name: twoLines(m.Person.Name()),
		Below: m.Person.AgeWords(c.Today()), Child: m.Kind == pathway.SubjectChild, Hidden: m.Person.Hidden, Died: !m.Person.Died.IsZero()}
	if b.Shape == "" {
		b.Shape = shapeByRelation(f, m.Person.ID)
	}
	if m.Person.Unborn {
		b.Shape = "triangle"
	}
	b.Bottom = 36 + 15*(len(b.Name)-1)
	if b.Below != "" {
		b.Bottom += 16
		b.BelowAt = b.Bottom
	}
	return b
}

// shapeByRelation is a person's shape where their sex is not recorded but their relation tells it.
func shapeByRelation(f *pathway.Family, person int64) string {
	for _, r := range f.RelationsOf(person) {
		switch r.Relation {
		case "Mother", "Stepmother", "Grandmother", "Aunt", "Sister":
			return "circle"
		case "Father", "Stepfather", "Grandfather", "Uncle", "Brother":
			return "square"
		}
	}
	return "diamond"
}

// twoLines breaks a name for the picture: at most two lines of about 16 characters.
func twoLines(name string) []string {
	const most = 16
	first, rest := name, ""
	if len([]rune(name)) > most {
		if cut := strings.LastIndexByte(string([]rune(name)[:most]), ' '); cut > 0 {
			first, rest = name[:cut], name[cut+1:]
		}
	}
	lines := []string{short(first, most)}
	if rest != "" {
		lines = append(lines, short(rest, most))
	}
	return lines
}

func short(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}

// pictureWords tells in words what the drawing shows: a line a person.
func pictureWords(c *Ctx, f *pathway.Family) []string {
	var words []string
	for _, m := range f.AllChildren() {
		line := strings.TrimRight(m.Person.Name()+", "+m.Person.AgeWords(c.Today()), ", ")
		if m.Kind == pathway.OtherChild {
			line += ", not subject"
		}
		var to []string
		for _, a := range f.Adults() {
			if r := f.Relation(a.Person.ID, m.Person.ID); r.Relation != "" {
				what := strings.ToLower(r.Relation)
				if r.PR == "yes" {
					what += " with PR"
				}
				to = append(to, a.Person.Name()+" ("+what+")")
			}
		}
		if len(to) == 0 {
			to = []string{"no relation recorded"}
		}
		words = append(words, line+": "+strings.Join(to, ", "))
	}
	return words
}

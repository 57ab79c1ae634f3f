package pdf

import "cp-pathway/pathway"

// sizes are the type sizes of an edition, in points.
type sizes struct {
	body, small, table, foot float64
	title                    float64    // of a report
	heading                  [3]float64 // levels 1 to 3
	sender                   float64    // the block opposite a letter's address, at most
	address                  float64    // at most
	large                    bool       // the large print edition
}

// leading is the distance of two lines by their type size.
const leading = 1.36

// sizesOf: letters are set in 12 point, reports in 11 with tables in 10; large print is 18 throughout, a little less
// where a table would be torn into single words.
func sizesOf(d *Document) sizes {
	switch {
	case d.Edition == pathway.LargePrint:
		return sizes{body: 18, small: 16, table: 16, foot: 12, title: 28, heading: [3]float64{24, 20, 18}, sender: 14, address: 16, large: true}
	case d.Letter != nil:
		return sizes{body: 12, small: 10.5, table: 11, foot: 8.5, title: 20, heading: [3]float64{14, 12.5, 12}, sender: 10, address: 12}
	}
	return sizes{body: 11, small: 9.5, table: 10, foot: 8.5, title: 22, heading: [3]float64{15, 12.5, 11}, sender: 10, address: 12}
}

// frame is where text may stand on a page, in mm.
type frame struct {
	width, height float64 // of the paper
	left, right   float64 // edges of the text
	first, top    float64 // where it begins, on the first page (below a report's head) and on the others
	bottom        float64
	foot          float64 // the footer's line
}

// The letter specification: a DL window envelope, and what a posting service accepts.
const (
	windowLeft, windowRight = 24.6, 120
	windowTop, windowBottom = 39.5, 66.3
	senderLeft              = 125
	letterBody              = 95
	logoBottom              = 30
	edge                    = 15 // nothing nearer to the left and right edge of the paper
	edgeTop                 = 5  // nor to the top and bottom
)

func frameOf(d *Document) frame {
	if d.Letter != nil {
		return frame{width: 210, height: 297, left: 25, right: 188, first: letterBody + 1, top: 22, bottom: 276, foot: 287}
	}
	f := frame{width: 210, height: 297, left: 18, right: 192, top: 20, bottom: 278, foot: 288}
	if d.Landscape {
		f.width, f.height, f.right, f.bottom, f.foot = 297, 210, 279, 192, 201
	}
	return f
}

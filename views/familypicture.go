package views

// FamilyPicture shows a family as a drawing: adults above, children below, and a line from each child to those who are
// something to it. Words below the drawing tell the same.
type FamilyPicture struct {
	ID            string
	Width, Height int
	Boxes         []PictureBox
	Lines         []PictureLine
	Words         []string // "Ann Ward is the mother of Zoë and Baby Ward, with parental responsibility."
}

func (FamilyPicture) template() string { return "family-picture" }

// PictureBox is a person: a circle for female, a square for male, a diamond where it is not known, as in a genogram; a
// triangle for an unborn child. Died crosses it.
type PictureBox struct {
	X, Y    int      // the middle
	Shape   string   // circle, square, diamond, triangle
	Name    []string // one or two lines
	Below   string
	BelowAt int  // how far below the middle that stands
	Bottom  int  // where the words end
	Child   bool // a subject child
	Hidden  bool
	Died    bool
}

// PictureLine leads from an adult down to a child. Full: a parent; otherwise another relation.
type PictureLine struct {
	Points string
	Full   bool
	Unsure bool // not confirmed
}

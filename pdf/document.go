package pdf

import "cp-pathway/pathway"

// Document is one document for one reader, as it will be read: nothing in it is decided any more, and everything that
// is printed stands in it. It can be kept as JSON beside the bytes that were drawn from it; pictures (the logo, a
// signature) are left out there, as they belong to the office.
type Document struct {
	Kind      pathway.DocumentKind `json:"kind"`
	Title     string               `json:"title"`               // what it is; with the reference all that the file's properties say. Never a name
	Reference string               `json:"reference"`           // never a child's name
	Version   string               `json:"version,omitempty"`   // "1", "2 draft"; empty prints none
	Edition   pathway.Edition      `json:"edition"`             // empty is Standard
	Specimen  bool                 `json:"specimen,omitempty"`  // made-up data: every page says so
	Language  string               `json:"language,omitempty"`  // BCP 47; empty is en-GB
	Date      pathway.Date         `json:"date"`                // of the document; also the file's two dates, so that equal documents give equal bytes
	Marking   string               `json:"marking,omitempty"`   // "Confidential", at the head of a report and in every footer
	Office    Letterhead           `json:"office"`              // who it is from
	Letter    *Letter              `json:"letter,omitempty"`    // nil for a report
	Landscape bool                 `json:"landscape,omitempty"` // a report with a wide table; a letter never
	Body      Blocks               `json:"body"`
}

// Letterhead is the office as it stands on paper.
type Letterhead struct {
	Office string   `json:"office"`           // "Northmere Borough Council"
	Unit   string   `json:"unit,omitempty"`   // "Safeguarding Unit"
	Lines  []string `json:"lines,omitempty"`  // address, phone, email, one a line
	Colour string   `json:"colour,omitempty"` // "#1d70b8", for rules only; empty is near black
	Logo   []byte   `json:"-"`                // PNG made by CleanLogo; none is fine
}

// Letter is what makes a document a letter: whose window envelope it goes into, and the lines that stand opposite.
type Letter struct {
	To      []string `json:"to"`                // 3 to 7 lines, the postcode last
	ByHand  bool     `json:"byHand,omitempty"`  // handed over, so that no address is needed: 1 to 7 lines
	Details []Detail `json:"details,omitempty"` // "Date", "Our reference", "Please ask for"
}

// Detail is a line of a letter's head.
type Detail struct {
	Label string `json:"label"`
	Text  string `json:"text"`
}

// Block is a part of a document's body: Heading, Paragraph, List, Facts, Table, Signature, ReplySlip, Note,
// KeepTogether or PageBreak.
type Block interface{ name() string }

// Blocks is a run of blocks in reading order.
type Blocks []Block

// Run is a stretch of text in one style. A line feed in it breaks the line.
type Run struct {
	Text   string `json:"text"`
	Bold   bool   `json:"bold,omitempty"`
	Italic bool   `json:"italic,omitempty"`
}

// Heading begins a section. Level 1 is a letter's subject or a report's part; a report's title is not one.
type Heading struct {
	Level int    `json:"level"` // 1 to 3
	Text  string `json:"text"`
}

// Paragraph is running text.
type Paragraph struct {
	Runs     []Run `json:"runs"`
	KeepNext bool  `json:"keepNext,omitempty"` // stays on the page of what follows, as the line before a list does
	Small    bool  `json:"small,omitempty"`    // an explanation under a table, not for what somebody must read
}

// List has bullets or numbers; an item is one or more blocks.
type List struct {
	Numbered bool     `json:"numbered,omitempty"`
	Items    []Blocks `json:"items"`
}

// Facts are labels with their values beside them.
type Facts struct {
	Items []Fact `json:"items"`
}

// Fact is one label and its value.
type Fact struct {
	Label string `json:"label"`
	Value Blocks `json:"value"`
}

// Table is a grid with a row of headings that is repeated on each page.
type Table struct {
	Title     string   `json:"title"`               // names it: read out, and in a location; printed when Titled
	Titled    bool     `json:"titled,omitempty"`    // print the title above the table
	Columns   []Column `json:"columns"`             //
	Rows      []Row    `json:"rows"`                //
	RowHeader bool     `json:"rowHeader,omitempty"` // the first cell of each row names the row
	Grid      bool     `json:"grid,omitempty"`      // upright rules too, for a table that is written on
}

// Column is a column's heading and its share of the width.
type Column struct {
	Title string  `json:"title"`
	Width float64 `json:"width"` // relative to the others; 0 is 1
}

// Row is one row of a table: as many cells as columns, or one cell for a Band.
type Row struct {
	Cells  []Cell  `json:"cells"`
	Band   bool    `json:"band,omitempty"`   // one cell over the whole width that heads the rows after it
	Height float64 `json:"height,omitempty"` // at least, in mm up to 100, where it is to be written in
}

// Cell is one cell.
type Cell struct {
	Body Blocks `json:"body"`
}

// Signature closes a letter or document; it is never parted from its name.
type Signature struct {
	Closing string   `json:"closing,omitempty"` // "Yours sincerely"
	Picture []byte   `json:"-"`                 // of the signature, PNG made by CleanLogo; without one there is room to sign
	Name    string   `json:"name"`
	Lines   []string `json:"lines,omitempty"` // role, unit
}

// ReplySlip is cut off, filled in and sent back. It stays in one piece.
type ReplySlip struct {
	Title  string      `json:"title"`
	Intro  string      `json:"intro,omitempty"`
	Fields []SlipField `json:"fields"`
	Return []string    `json:"return,omitempty"` // where it goes, one a line
}

// SlipField is something to fill in: boxes to tick where there are options, otherwise lines to write on.
type SlipField struct {
	Label   string   `json:"label"`
	Options []string `json:"options,omitempty"`
	Lines   int      `json:"lines,omitempty"` // of writing space; 0 is 1 where there are no options
}

// Note is a box that stands out from the text.
type Note struct {
	Title string `json:"title,omitempty"`
	Body  Blocks `json:"body"`
}

// KeepTogether stays on one page where it fits on one.
type KeepTogether struct {
	Body Blocks `json:"body"`
}

// PageBreak begins a new page.
type PageBreak struct{}

func (Heading) name() string      { return "heading" }
func (Paragraph) name() string    { return "paragraph" }
func (List) name() string         { return "list" }
func (Facts) name() string        { return "facts" }
func (Table) name() string        { return "table" }
func (Signature) name() string    { return "signature" }
func (ReplySlip) name() string    { return "replySlip" }
func (Note) name() string         { return "note" }
func (KeepTogether) name() string { return "keepTogether" }
func (PageBreak) name() string    { return "pageBreak" }

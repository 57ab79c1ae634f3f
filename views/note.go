package views

// Notes is what was written about a family, the latest first.
type Notes struct {
	Actions []Action
	Filter  Sections
	Items   []NoteItem
	Empty   Empty
}

func (Notes) template() string { return "notes" }

// NoteItem is one note. A text that goes to the authority's case system can be copied, and says whether it was.
type NoteItem struct {
	ID      string // "note-7"
	Kind    string // "Contact: voicemail"
	Heading string
	When    string // when it was
	Machine string
	By      string // who wrote it, and when
	With    string // with whom
	ToldBy  string
	Text    string
	Copy    *CopyText // text for the case system; nil: an ordinary text
	Copied  string    // when and by whom it was copied
	Done    []PostButton
	Struck  string // when and why it was struck; the text stays readable
	Show    Link   // uncovers what is covered in it
	Strike  Link
}

func (NoteItem) template() string { return "note-item" }

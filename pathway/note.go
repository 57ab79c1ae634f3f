package pathway

import "time"

// Note is something written about a family. Notes are never changed: one that was entered in error is struck and stays
// readable.
type Note struct {
	ID           int64
	Case         int64
	Kind         NoteKind
	Person       int64 // of the family, with whom or about whom; 0: none
	PersonName   string
	Professional int64 // with whom; 0: none
	ProfName     string
	Conference   int64
	Step         string // pathway step that it is evidence of
	Way          string // of a contact: phone, voicemail, text, email, post, in-person
	ToldBy       string // of a contact: who said so
	Heading      string
	Text         string
	HappenedAt   DateTime
	MadeAt       time.Time
	MadeBy       int64
	MadeName     string
	CopiedAt     time.Time // when it was copied to the authority's case system
	CopiedName   string
	ReadAt       time.Time // when a chair read the significant event; zero: not yet, or no such note
	ReadName     string
	StruckAt     time.Time
	StruckWhy    string
	Covered      bool // on screens: a protected value in it is covered
}

// NoteKind says what sort of note it is.
type NoteKind string

// The kinds of note.
const (
	PlainNote        NoteKind = "note"
	OversightNote    NoteKind = "oversight"         // to be copied to the authority's case system
	ContactNote      NoteKind = "contact"           // of a call, a voicemail, a letter
	SignificantEvent NoteKind = "significant-event" // told to the chair as it happens
)

// NoteKinds lists the kinds with their titles.
var NoteKinds = []Choice{
	{string(ContactNote), "Contact"},
	{string(PlainNote), "Note"},
	{string(OversightNote), "Oversight note"},
	{string(SignificantEvent), "Significant event"},
}

// HowInTouch are how somebody was in touch.
var HowInTouch = []Choice{
	{"phone", "Spoke on the phone"}, {"voicemail", "Left or got a voicemail"}, {"no-answer", "Rang, no answer"}, {"text", "Text message"},
	{"email", "Email"}, {"post", "Letter"}, {"in-person", "Met"},
}

// MaxNote is the longest text of a note, in characters.
const MaxNote = 20000

// Validate returns nil, or the fields that are wrong on a day and minute: kind, way, happened_at, heading, text, told_by.
func (n Note) Validate(now DateTime) error {
	f := Fields{}
	if !Chosen(NoteKinds, string(n.Kind)) {
		f.Add("kind", "Choose what sort of note this is")
	}
	if n.Kind == ContactNote && !Chosen(HowInTouch, n.Way) {
		f.Add("way", "Choose how you were in touch")
	}
	if n.Kind != ContactNote && n.Way != "" {
		f.Add("way", "Only a contact has this")
	}
	f.Need("text", n.Text, "Write the note")
	f.AtMost("text", n.Text, MaxNote)
	f.AtMost("heading", n.Heading, 200)
	f.AtMost("told_by", n.ToldBy, MaxName)
	switch {
	case n.HappenedAt.IsZero():
		f.Add("happened_at", "Enter when it was")
	case n.HappenedAt.After(now):
		f.Add("happened_at", "This is in the future")
	}
	return f.Err()
}

package pathway

// Release is the chair's word that one hit on a common word may stand in one place of one document. There is none for an
// address, a postcode, a phone number or an email address.
type Release struct {
	Attendee  int64
	Kind      DocumentKind
	Place     string // where in the document
	ValueHash string // of the folded word, never the word
	Reason    string
	By        string
}

package views

// PrivateNotes is what only the chair may read: a page of its own, because the conference screen may be seen by others.
type PrivateNotes struct {
	Head          PageHead
	Action, Draft string
	Page          string
	Save          SaveStatus
	Fields        []Component
	Back          Link
}

func (PrivateNotes) template() string { return "private-notes" }

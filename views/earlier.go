package views

// EarlierTexts is what stood on the conference screen before somebody wrote over it.
type EarlierTexts struct {
	Head  PageHead
	Texts []EarlierText
	Empty Empty
}

func (EarlierTexts) template() string { return "earlier-texts" }

// EarlierText is one of them, ready to copy.
type EarlierText struct {
	Title, When string
	Text        CopyText
}

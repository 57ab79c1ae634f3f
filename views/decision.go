package views

// DecisionsPage is where decisions are drafted, looked at, sent, approved or sent back. Its head says where they stand.
type DecisionsPage struct {
	Head     PageHead
	Errors   ErrorSummary
	Note     string // why nothing can be done here, or what happens next; or none
	Missing  []ScreenGap
	Hints    []ScreenGap
	Quorum   Component // not quorate: how it can go on; nil: quorate, or not yet known
	Draft    Component // the button that drafts; nil: not now, or not for this person
	Send     Component
	Approve  Component
	SendBack Component
	Preview  Component // the document as it will be; nil: no draft yet
	Comments Timeline
	Comment  Component
	Earlier  []DecisionsEarlier
}

func (DecisionsPage) template() string { return "decisions-page" }

// DecisionsEarlier is a draft that was sent back.
type DecisionsEarlier struct {
	Title    string
	Comments Timeline
	Preview  DecisionsPreview
}

// DecisionsPreview is the decisions as everybody will read them who has a full copy.
type DecisionsPreview struct {
	ID        string
	Title     string
	Facts     SummaryList
	Children  []DecisionsChild
	CoreGroup SummaryList
}

func (DecisionsPreview) template() string { return "decisions-preview" }

// DecisionsChild is what was decided for one child.
type DecisionsChild struct {
	Name    string
	Outcome string
	Facts   SummaryList
	Views   Table
	Plan    Table // no rows: no plan
	About   SummaryList
}

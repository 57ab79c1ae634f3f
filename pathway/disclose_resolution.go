package pathway

// resolutionDocuments is the letter to the safeguarding lead with whom something is taken up.
func (w recipient) resolutionDocuments() []DocumentKind {
	x := w.record.Resolution
	switch {
	case x == nil, !w.professional(), x.To != w.attendee.Professional:
		return nil
	case x.Stage == FormalStage:
		return []DocumentKind{FormalIssue}
	}
	return []DocumentKind{InformalIssue}
}

// ResolutionFacts is what is taken up with an agency, for its safeguarding lead.
type ResolutionFacts struct {
	Ground     string // title of one of ResolutionGrounds
	About      string
	RaisedOn   Date
	RaisedBy   string
	AnswerDue  Date
	InformalOn Date // when it was taken up informally; zero: it was not
}

// resolution fills in what is taken up.
func (d *disclosure) resolution() {
	d.when()
	x := d.record.Resolution
	if x == nil {
		return
	}
	d.facts.Resolution = &ResolutionFacts{Ground: TitleOf(ResolutionGrounds, x.Ground), About: x.About, RaisedOn: x.RaisedOn, RaisedBy: x.RaisedName, AnswerDue: x.AnswerDue, InformalOn: x.FollowsOn}
}

// resolutionGate asks that the matter still stands.
func (g *gate) resolutionGate() {
	if x := g.record.Resolution; x == nil || !x.StruckAt.IsZero() {
		g.block(BlockContent, PageFamily, g.record.Case.ID, "This was entered in error, so nothing goes out about it.")
	}
}

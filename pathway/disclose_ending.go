package pathway

import "slices"

// endingDocuments are what somebody gets when plans have ended: everybody who was invited to the last conference or the initial one, as
// far as they may know of a child whose plan it was. After a death no letter is made at all.
func (w recipient) endingDocuments() []DocumentKind {
	e := w.record.Ending
	switch {
	case e == nil, e.Ground == EndDied, w.attendee.Copy == NoCopy, !w.knowsOf(e):
		return nil
	case w.attendee.Purpose == WrittenTo && !slices.Contains(e.Readers, w.attendee.ID):
		return nil
	case e.Ground == EndStepDown:
		return []DocumentKind{StepDownLetter}
	}
	return []DocumentKind{EndingLetter}
}

// noticeDocuments are what the members of the core group get before the plan of a child ends who is looked after: they can object.
func (w recipient) noticeDocuments() []DocumentKind {
	e := w.record.Ending
	child := !w.professional() && w.member.Kind != Adult
	if e == nil || e.Ground != EndLookedFor || !w.attendee.CoreGroup || child || w.attendee.Copy == NoCopy || !w.knowsOf(e) {
		return nil
	}
	return []DocumentKind{LookedAfterLetter}
}

// knowsOf reports whether the recipient may know of a child of an ending.
func (w recipient) knowsOf(e *Ending) bool {
	return slices.ContainsFunc(e.Children, func(c EndingChild) bool { return w.mayKnow(c.Child) })
}

// ending fills in which plans end and why, of the children of whom the recipient may know, and whose go on. Where a family has moved to is
// not said, nor to those of it who live elsewhere that it has moved.
func (d *disclosure) ending() {
	d.when()
	e := d.record.Ending
	if e == nil {
		return
	}
	var others []string
	d.facts.Children = slices.DeleteFunc(d.facts.Children, func(c ChildFacts) bool {
		_, of := e.Of(c.ID)
		if !of && slices.Contains(d.record.OnPlan, c.ID) {
			others = append(others, c.Name)
		}
		return !of
	})
	f := &EndingFacts{Ground: e.Ground, On: e.EndedOn, GoesOn: listOf(others)}
	for _, c := range e.Children {
		if d.mayKnow(c.Child) && c.WatchUntil.After(f.WatchUntil) {
			f.WatchUntil = c.WatchUntil
		}
	}
	if e.Ground == EndLookedFor {
		f.ObjectBy = e.WaitUntil
	}
	if d.kind == LookedAfterLetter {
		f.On = Date{}
		if until := d.opt.Date.AddDays(d.record.Office.ObjectDays); until.After(f.ObjectBy) { // the days count from the letter
			f.ObjectBy = until
		}
	}
	if e.Ground == EndMoved {
		d.withhold("Where the family has moved to", "It can give an address away")
	}
	if (e.Ground == EndMoved || e.Ground == EndLeft) && !d.professional() && !slices.ContainsFunc(d.facts.Children, func(c ChildFacts) bool { return d.livesWith(c.ID) }) {
		f.Ground = ""
		d.withhold("Why the plan has ended", d.name()+" does not live with the child, and that the child has moved can give an address away")
	}
	d.facts.Ending = f
}

// endingGate asks that the plan has ended, or is still to end, as the letter says.
func (g *gate) endingGate() {
	e := g.record.Ending
	wants := EndingDone
	if g.kind == LookedAfterLetter {
		wants = EndingWaits
	}
	if e == nil || e.State != wants {
		g.block(BlockContent, PageFamily, g.record.Case.ID, "The end of this plan does not stand as the letter says, so nothing goes out about it.")
	}
}

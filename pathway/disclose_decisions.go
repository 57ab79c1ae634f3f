package pathway

import (
	"slices"
	"strings"
)

// decisions fills in what the conference decided, for the children that the recipient may know about. A part copy holds
// each decision with its brief reasons, and what its recipient must do; the views, the summary, and who else there was are for a
// full copy. The reasons may say what was heard in a part: who was kept out of one, or asked to one or for a time of their own, has them in a full copy
// only. A covering letter holds the decisions and those reasons.
func (d *disclosure) decisions() {
	d.when()
	d.held()
	d.facts.Copy = d.copy()
	x := d.record.Decisions
	if x == nil {
		return
	}
	letter := d.kind == CoveringLetter || d.kind == MinutesTold
	if d.kind == CoveringLetter {
		for _, kind := range d.documents(AtDecisions) {
			if kind != CoveringLetter {
				d.facts.Enclosures = append(d.facts.Enclosures, TitleOf(DocumentKinds, string(kind)))
			}
		}
	}
	full := d.facts.Copy == "full" && !letter
	moment := AtDecisions
	if d.kind == MinutesDocument {
		moment = AtMinutes
	}
	f := &DecisionFacts{CoreGroupOn: x.CoreGroupOn, CoreGroupAt: x.CoreGroupAt, LeadWorker: d.lead(x.LeadWorker)}
	if !letter {
		f.Approval = d.record.Approval
	}
	for _, child := range d.facts.Children {
		for _, c := range x.Children {
			if c.Child == child.ID {
				f.Children = append(f.Children, d.childDecision(child, c, full, letter))
			}
		}
	}
	d.reviews(f, x)
	member := slices.Contains(x.CoreGroup, d.attendee.ID)
	plans := member || slices.ContainsFunc(f.Children, func(c ChildDecisionFacts) bool { return c.Outcome == OutcomePlan })
	if !plans || d.kind == MinutesTold { // a core group would tell that another child has a plan; when the minutes come, the first one is over
		f.CoreGroupOn, f.CoreGroupAt = Date{}, DateTime{}
	} else if member {
		f.CoreGroupWhere = x.CoreGroupWhere
	} else if letter || d.kind == ParentPlan || d.keptOut() { // the first two say where their reader goes next; who is kept out does not hear when the others meet
		f.CoreGroupOn, f.CoreGroupAt = Date{}, DateTime{}
		d.withhold("When and where the core group meets", d.name()+" is not one of it")
	} else if x.CoreGroupWhere != "" {
		d.withhold("Where the core group meets", d.name()+" is not one of it")
	}
	if !full {
		if !letter {
			d.withhold("Views, summary, other people’s actions and who else has a copy", d.whyPart())
		}
		d.facts.Decisions = f
		return
	}
	for _, a := range d.record.Attendees {
		if !d.mayName(a) {
			if d.sees(a) {
				d.withhold(d.other(a).name(), "Their agency would tell where a protected child is")
			}
			continue
		}
		if plans && slices.Contains(x.CoreGroup, a.ID) {
			f.CoreGroup = append(f.CoreGroup, d.row(a, ""))
		}
		if a.Attended != "" && a.Purpose == ToAttend && (d.professional() || !d.otherPart(a)) {
			row := d.row(a, TitleOf(Attendances, a.Attended))
			if a.Attended == "apologies" || a.Attended == "absent" {
				f.Away = append(f.Away, row)
			} else {
				f.Attended = append(f.Attended, row)
			}
		}
		if a.ID != d.attendee.ID && len(d.other(a).documents(moment)) > 0 && (moment != AtMinutes || d.other(a).hasMinutes()) {
			f.CopyTo = append(f.CopyTo, d.copyTo(a))
		}
	}
	if d.knowsAll() {
		f.Summary, f.Quoracy, f.Exceptional = x.Summary, x.Quoracy, d.record.Conference.ExceptionalWhy != ""
		if len(d.keptQuiet()) > 0 && x.Quoracy != "" {
			f.Quoracy = ""
			d.withhold("The quoracy", "It counts somebody who is not named to "+d.name())
		}
	} else if firstOf(x.Summary, x.Quoracy) != "" {
		d.withhold("The summary and the quoracy", "They are about all the children, and "+d.name()+" may not know of all")
	}
	d.facts.Decisions = f
}

// reviews fills in when the reviews are of those of the recipient's children who have a plan: the day for all of them, or one for
// each. Of another child's review nothing is told.
func (d *disclosure) reviews(f *DecisionFacts, x *Decisions) {
	var days []DateTime
	for i := range f.Children {
		for _, c := range x.Children {
			if at := x.ReviewOf(c); c.Child == f.Children[i].Child.ID && !at.IsZero() {
				f.Children[i].ReviewOn, f.Children[i].ReviewAt = at.Date(), d.hour(at)
				days = append(days, at)
			}
		}
	}
	if len(slices.Compact(days)) != 1 {
		return
	}
	f.ReviewOn, f.ReviewAt = days[0].Date(), d.hour(days[0])
	for i := range f.Children {
		f.Children[i].ReviewOn, f.Children[i].ReviewAt = Date{}, DateTime{}
	}
}

// keptOut reports whether the recipient is one of the family whom the chair keeps out of meetings: they are told of the day alone, not when
// and where those meet from whom they are kept.
func (w recipient) keptOut() bool { return !w.professional() && w.attendee.Excluded != "" }

// hour is when a review is, as the recipient may know it: none for one who is kept out.
func (d *disclosure) hour(at DateTime) DateTime {
	if timed(at).IsZero() || !d.keptOut() {
		return timed(at)
	}
	d.withhold("The time of the review", d.name()+" is kept out of the conference, and is told of the day alone")
	return DateTime{}
}

// timed is a moment, or none where only its day is known.
func timed(at DateTime) DateTime {
	if at == midnight(at.Date()) {
		return DateTime{}
	}
	return at
}

// held fills in where the conference was and from when to when. One of the family who was asked to a part, to a time or place of
// their own, or not to come, is told the day alone.
func (d *disclosure) held() {
	a, c := d.attendee, d.record.Conference
	if d.kind == CoveringLetter || d.kind == MinutesTold || !d.professional() && (a.Part != "" || a.Excluded != "" || !a.StartsAt.IsZero() || a.Venue != nil) {
		return
	}
	f := &d.facts.Conference
	f.StartsAt, f.EndedAt, f.VenueName = c.StartsAt, c.EndedAt, c.Venue.Name
	if !c.BeganAt.IsZero() {
		f.StartsAt = c.BeganAt
	}
}

// copy is the copy that the recipient gets: as the chair decided, or else what is offered to the chair: full for a professional,
// and the least for one of the family. Prove asks for the decision.
func (w recipient) copy() string {
	switch {
	case w.attendee.Copy != "":
		return w.attendee.Copy
	case w.professional():
		return "full"
	}
	return "part"
}

// whyPart is the reason for a part copy.
func (w recipient) whyPart() string {
	return firstOf(w.attendee.CopyWhy, "A part copy; the chair has not said why")
}

// lead is the lead social worker that the conference named, with a phone number where it is the family's.
func (d *disclosure) lead(name string) Worker {
	if name == "" || Fold(name) == Fold(d.record.SocialWorker.Name) {
		return d.socialWorker()
	}
	return Worker{Name: name}
}

// carriedOver is the plan that was decided for a child, marked where a review carried it over.
func (r *Record) carriedOver(c ChildDecision) OutlinePlan {
	was, ok := r.Carried[c.Child]
	if !ok {
		return c.Plan
	}
	return NextPlan(was.Content, c.Plan, r.Conference.StartsAt.Date()).Printed(c.Child)
}

// childDecision is the decision for one child.
func (d *disclosure) childDecision(child ChildFacts, c ChildDecision, full, letter bool) ChildDecisionFacts {
	f := ChildDecisionFacts{Child: child, Before: c.Before, Ground: TitleOf(EndGrounds, c.Ground), Waits: c.Before && waitsAfter(c.Ground), Outcome: c.Outcome, Instead: c.Instead, Reconvene: c.ReconveneOn}
	switch {
	case letter && d.reader() != ReaderParent:
	case d.facts.Copy == "full" || d.attendee.Excluded == "" && d.attendee.Part == "" && d.attendee.StartsAt.IsZero():
		f.Reasons = c.Reasons
	case c.Reasons != "":
		d.withhold("The reasons", "They may say what was heard while "+d.name()+" was not there, and the copy is in part")
	}
	for _, code := range c.Categories {
		f.Categories = append(f.Categories, CategoryTitle(code))
	}
	if letter {
		f.Heard = c.Heard && d.reader() == ReaderChild
		return f
	}
	if c.Outcome == OutcomePlan {
		f.Plan = d.plan(d.record.carriedOver(c), child.ID, full)
	}
	if !full {
		return f
	}
	f.Chair = c.Chair
	f.Tally, f.Unanimous = d.tally(c)
	if d.kind == MinutesDocument {
		f.Plan = OutlinePlan{} // it is a document of its own
		f.Views = d.agencyViews(c)
	}
	for _, x := range c.Dissent {
		a, ok := d.record.Attendee(x.Attendee)
		if !ok || !d.mayName(a) {
			d.withhold("A dissent", "It is by somebody whom "+d.name()+" may not know of")
			continue
		}
		row := d.row(a, "")
		f.Dissent = append(f.Dissent, DissentFacts{Name: row.Name, Role: row.Role, Reasons: x.Reasons})
	}
	return f
}

// agencyViews is what each agency thought for a child, of those whom the recipient may know of.
func (d *disclosure) agencyViews(c ChildDecision) []ViewFacts {
	var list []ViewFacts
	for _, v := range c.Views {
		a, ok := d.record.Attendee(v.Attendee)
		if !ok || !d.mayName(a) {
			continue // tally notes it
		}
		row := d.row(a, "")
		x := ViewFacts{Name: row.Name, Role: row.Role, Agency: row.Agency, View: TitleOf(AgencyViews, firstOf(v.View, ViewNone)), Reasons: v.Reasons}
		for _, code := range v.Categories {
			x.Categories = append(x.Categories, CategoryTitle(code))
		}
		list = append(list, x)
	}
	return list
}

// tally is the conference's count of views, without those of people whom the recipient may not know of, so that the
// numbers agree with the names. Where that would make a divided conference unanimous there are no numbers: they would
// tell either that there is somebody, or what is not so.
func (d *disclosure) tally(c ChildDecision) (Tally, bool) {
	shown, unseen := c.Tally, map[int64]bool{}
	for _, a := range d.record.Attendees {
		if o := d.other(a); o.professional() && a.Purpose == ToAttend && !a.Removed && slices.Contains(o.linked(), c.Child) && !d.sees(a) {
			unseen[o.colleague.Professional.Agency] = true
		}
	}
	type vote struct {
		agency int64
		view   string
	}
	counted := map[vote]bool{}
	for _, v := range c.Views { // what is seen of an agency keeps its vote
		if a, _ := d.record.Attendee(v.Attendee); d.sees(a) {
			agency := d.other(a).colleague.Professional.Agency
			counted[vote{agency, v.View}] = true
			delete(unseen, agency)
		}
	}
	for _, v := range c.Views {
		a, _ := d.record.Attendee(v.Attendee)
		key := vote{d.other(a).colleague.Professional.Agency, v.View}
		if d.sees(a) || counted[key] {
			continue
		}
		counted[key] = true
		d.withhold("Some of the views", "They are by people whom "+d.name()+" may not know of")
		switch v.View {
		case "plan":
			shown.Plan--
		case "no-plan":
			shown.NoPlan--
		default:
			shown.None--
		}
		delete(unseen, key.agency)
	}
	shown.None = max(shown.None-len(unseen), 0)
	if shown.oneSided() != c.Tally.oneSided() {
		return Tally{}, false
	}
	return shown, shown.Unanimous()
}

// otherPart reports whether another attendee was there only for parts that the recipient was not asked to.
func (w recipient) otherPart(a Attendee) bool {
	mine, theirs := partsAsked(w.attendee), partsAsked(a)
	if a.AttendedPart != "" {
		theirs = strings.Split(a.AttendedPart, ", ")
	}
	if theirs == nil || mine == nil && w.attendee.Excluded == "" {
		return false
	}
	return !slices.ContainsFunc(theirs, func(part string) bool { return slices.Contains(mine, part) })
}

// partsAsked returns the part to which somebody was asked; nil is all of the conference.
func partsAsked(a Attendee) []string {
	if a.Part == "" {
		return nil
	}
	return []string{a.Part}
}

// row is an attendee in a list: name, role, agency and how they took part, and nothing more. A deputy is named for whom
// they came.
func (d *disclosure) row(a Attendee, mode string) AttendanceFacts {
	o := d.other(a)
	f := AttendanceFacts{Name: o.name(), Role: o.roleFor(d.recipient), Mode: mode}
	if a.Attended == "deputy" && a.Deputy != "" {
		f.Name = a.Deputy + " for " + f.Name
	}
	if o.professional() {
		f.Agency = o.colleague.Professional.AgencyName
	}
	return f
}

// copyTo is an attendee in the list of those who have a copy.
func (d *disclosure) copyTo(a Attendee) string {
	o := d.other(a)
	s := o.name() + ", " + o.roleFor(d.recipient)
	if agency := o.colleague.Professional.AgencyName; agency != "" {
		s += ", " + agency
	}
	return s
}

package pathway

import (
	"slices"
	"strings"
	"time"
)

// coreGroupDocuments are what somebody gets after a core group: its record, and the plan as it is now. It goes to the parents, the
// members, and the professionals who carry an action of the plan or are told what is decided, as far as they may know of a child on a plan.
func (w recipient) coreGroupDocuments() []DocumentKind {
	g := w.record.CoreGroup
	child := !w.professional() && w.member.Kind != Adult
	if g == nil || child || w.attendee.Copy == NoCopy || w.attendee.Purpose == PoliceCheck {
		return nil
	}
	_, member := g.Member(w.attendee.ID)
	knows := false
	for _, c := range g.Children {
		if !w.mayKnow(c.Child) {
			continue
		}
		knows = true
		member = member || w.professional() && slices.ContainsFunc(c.Plan.Outline(c.Child).Actions, func(x PlanAction) bool { return w.does(x, c.Child) })
		x, _ := w.record.Relation(w.member.Person.ID, c.Child)
		member = member || !w.professional() && (IsParent(x.Relation) || x.PR == "yes")
	}
	switch {
	case !knows, !member && (!w.professional() || w.attendee.Purpose != ToBeTold):
		return nil
	case w.professional():
		return []DocumentKind{CoreGroupRecord, UpdatedPlan}
	}
	return []DocumentKind{CoreGroupRecord, UpdatedParentPlan}
}

// partnershipDocuments is the report that the same people have before a review.
func (w recipient) partnershipDocuments() []DocumentKind {
	if w.record.Partnership == nil || len(w.coreGroupDocuments()) == 0 {
		return nil
	}
	return []DocumentKind{PartnershipReport}
}

// coreGroup fills in what a core group did for the children of whom the recipient may know: in its record how things go, in the plan
// what is to be done from now on. What the children think and feel is for the professionals alone. A part copy holds what its
// recipient is to do.
func (d *disclosure) coreGroup() {
	d.when()
	d.facts.Copy = d.copy()
	g := d.record.CoreGroup
	if g == nil {
		return
	}
	d.facts.Children = slices.DeleteFunc(d.facts.Children, func(c ChildFacts) bool { return !g.about(c.ID) }) // who is on a plan no more, or never was
	full := d.facts.Copy == "full"
	_, member := g.Member(d.attendee.ID)
	f := &CoreGroupFacts{Number: g.Number, HeldAt: g.HeldAt}
	plan := &DecisionFacts{LeadWorker: d.lead("")}
	if member {
		f.Where, plan.CoreGroupAt, plan.CoreGroupWhere = g.Where, g.NextOn, g.NextWhere
	} else {
		d.withhold("Where this core group met, and when and where the next one meets", d.name()+" is not one of it")
	}
	if x := d.record.Decisions; x != nil {
		plan.ReviewOn, plan.ReviewAt = x.ReviewOn, d.hour(x.ReviewAt)
	}
	for _, child := range d.facts.Children {
		for _, c := range g.Children {
			if c.Child == child.ID {
				f.Children = append(f.Children, d.coreGroupChild(child, c, full))
				p := ChildDecisionFacts{Child: child, Outcome: OutcomePlan, Plan: d.plan(c.Plan.Printed(c.Child), c.Child, full)}
				for _, code := range strings.Split(c.Category, ",") {
					p.Categories = append(p.Categories, CategoryTitle(code))
				}
				plan.Children = append(plan.Children, p)
			}
		}
	}
	if full {
		d.coreGroupAll(g, f, plan)
	} else {
		d.withhold("What was talked about, who was there, and other people’s actions", d.whyPart())
	}
	if d.kind == CoreGroupRecord || d.kind == PartnershipReport {
		d.facts.CoreGroup = f
		return
	}
	d.facts.CoreGroup = &CoreGroupFacts{Number: g.Number, HeldAt: g.HeldAt}
	d.facts.Decisions = plan
}

// about tells whether a child was on a plan when the core group met.
func (g *CoreGroup) about(child int64) bool {
	return slices.ContainsFunc(g.Children, func(c CoreGroupChild) bool { return c.Child == child })
}

// coreGroupAll fills in what a full copy holds besides: who was there, and what was said for everybody.
func (d *disclosure) coreGroupAll(g *CoreGroup, f *CoreGroupFacts, plan *DecisionFacts) {
	for _, m := range g.Members {
		a, _ := d.record.Attendee(m.Attendee)
		if !d.mayName(a) {
			continue
		}
		a.Attended, a.Deputy = m.Mode, m.Deputy
		row := d.row(a, TitleOf(Attendances, m.Mode))
		plan.CoreGroup = append(plan.CoreGroup, d.row(Attendee{ID: a.ID, Person: a.Person, Professional: a.Professional, Role: a.Role}, ""))
		if m.There() {
			f.There = append(f.There, row)
		} else {
			f.Away = append(f.Away, row)
		}
	}
	if d.hasUnseen(PlanAction{Who: g.ChairedBy}) {
		d.withhold("Who chaired the core group", "They are somebody whom "+d.name()+" may not know of")
	} else {
		f.ChairedBy = g.ChairedBy
	}
	switch {
	case !d.knowsCoreGroup(g):
		d.withhold("What was talked about", "It is about all the children, and "+d.name()+" may not know of all")
	case d.hasUnseen(PlanAction{Risk: g.Said, Who: g.Said}):
		d.withhold("What was talked about", "It names somebody whom "+d.name()+" may not know of")
	default:
		f.Said = g.Said
	}
}

// knowsCoreGroup reports whether the recipient may know of every child of the conference: a text for everybody may tell of each.
func (d *disclosure) knowsCoreGroup(g *CoreGroup) bool {
	return d.knowsAll() && !slices.ContainsFunc(g.Children, func(c CoreGroupChild) bool { return !d.mayKnow(c.Child) })
}

// coreGroupChild is what was said of one child, and how the actions go that the recipient may read.
func (d *disclosure) coreGroupChild(child ChildFacts, c CoreGroupChild, full bool) CoreGroupChildFacts {
	f := CoreGroupChildFacts{Child: child.Name}
	if full {
		f.Seen, f.SeenOn = TitleOf(SeenWays, c.Seen), c.SeenOn
		if d.hasUnseen(PlanAction{Risk: c.Said, Who: c.Said}) {
			d.withhold("What was said of "+child.Name, "It names somebody whom "+d.name()+" may not know of")
		} else {
			f.Said = c.Said
		}
		switch {
		case !d.professional():
			d.withhold("What "+child.Name+" thinks and feels", "It is for the professionals of the core group")
		case d.hasUnseen(PlanAction{Risk: c.Voice, Who: c.Voice}):
			d.withhold("What "+child.Name+" thinks and feels", "It names somebody whom "+d.name()+" may not know of")
		default:
			f.Voice = c.Voice
		}
	}
	for _, a := range c.Plan.Actions {
		x := a.PlanAction
		x.Risk, x.Who = x.Risk+" "+a.Progress, x.Who+" "+a.Progress
		switch {
		case d.hasUnseen(x):
			d.withhold("How an action goes", "It is by or about somebody whom "+d.name()+" may not know of")
		case full || d.does(a.PlanAction, c.Child):
			f.Steps = append(f.Steps, StepFacts{Action: a.Action, Who: a.Who, By: a.By, Status: TitleOf(ActionStatuses, string(a.Status)), Progress: a.Progress, Mark: carriedMark(a.Since, a.Confirmed)})
		}
	}
	return f
}

// AllSent tells whether all of some documents have been sent, and when the last of them was. Of none it is false.
func AllSent(due []Due) (last time.Time, all bool) {
	for _, x := range due {
		at := x.sentFor("")
		if at.IsZero() {
			return time.Time{}, false
		}
		if at.After(last) {
			last = at
		}
	}
	return last, len(due) > 0
}

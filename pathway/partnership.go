package pathway

import "slices"

// Partnership is the core group's report before a review: how the plan goes that is in force, what became of its actions, when the
// core group met, how the children were seen, and what the core group thinks.
type Partnership struct {
	ID         int64
	Case       int64
	Conference int64 // whose list has the members
	CoreGroup  int64 // the last one that was held
	Review     int   // 1 for the first
	ReviewBy   Date  // the day for which it is booked or agreed, or else by when it is due
	View       string
	AgreedOn   Date
	Held       []CoreGroup // of this list, up to the last one, with what was said of each child
	Sent       bool        // something of it was: it no longer changes
	Version    int
}

// Validate returns nil, or the fields view and agreed_on.
func (p *Partnership) Validate(today Date) error {
	f := Fields{}
	f.Need("view", p.View, "Write what the core group thinks: what has changed, what has not, and whether the plan is still needed")
	f.AtMost("view", p.View, MaxSaid)
	switch {
	case p.AgreedOn.IsZero():
		f.Add("agreed_on", "Enter when the core group agreed this")
	case p.AgreedOn.After(today):
		f.Add("agreed_on", "This is in the future")
	}
	return f.Err()
}

// ByCoreGroup tells whether the core group itself does a step.
func (s *Step) ByCoreGroup() bool { return slices.Contains(s.Who, "core-group") }

// PartnershipFacts is what the core group reports, as the recipient may read it.
type PartnershipFacts struct {
	Review   int
	ReviewBy Date
	AgreedOn Date
	View     string
	Met      []Date
	Children []PartnershipChildFacts
}

// PartnershipChildFacts is how a child was seen from one core group to the next.
type PartnershipChildFacts struct {
	Child string
	Seen  []SeenFacts
}

// SeenFacts is how a child was seen before one core group.
type SeenFacts struct {
	Met  Date
	How  string
	Last Date
}

// partnership fills in the report: what the last core group recorded of each child and of the plan, when the core groups were, and
// for a full copy how the children were seen since, and the core group's own view.
func (d *disclosure) partnership() {
	d.coreGroup()
	p, g := d.record.Partnership, d.facts.CoreGroup
	if p == nil || g == nil {
		return
	}
	g.Where, g.ChairedBy, g.Said, g.There, g.Away = "", "", "", nil, nil
	f := &PartnershipFacts{Review: p.Review, ReviewBy: p.ReviewBy, AgreedOn: p.AgreedOn}
	for i := range p.Held {
		f.Met = append(f.Met, p.Held[i].HeldAt.Date())
	}
	d.facts.Partnership = f
	if d.facts.Copy != "full" {
		d.withhold("What the core group thinks, and how the children were seen", d.whyPart())
		return
	}
	switch {
	case !d.knowsCoreGroup(d.record.CoreGroup):
		d.withhold("What the core group thinks", "It is about all the children, and "+d.name()+" may not know of all")
	case d.hasUnseen(PlanAction{Risk: p.View, Who: p.View}):
		d.withhold("What the core group thinks", "It names somebody whom "+d.name()+" may not know of")
	default:
		f.View = p.View
	}
	for _, child := range d.facts.Children {
		c := PartnershipChildFacts{Child: child.Name}
		for i := range p.Held {
			for _, x := range p.Held[i].Children {
				if x.Child == child.ID {
					c.Seen = append(c.Seen, SeenFacts{p.Held[i].HeldAt.Date(), TitleOf(SeenWays, x.Seen), x.SeenOn})
				}
			}
		}
		if len(c.Seen) > 0 {
			f.Children = append(f.Children, c)
		}
	}
}

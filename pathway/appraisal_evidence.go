package pathway

import (
	"slices"
	"strconv"
	"strings"
)

// EvidencePart is what the record shows on one matter.
type EvidencePart struct {
	Title string
	Lines []EvidenceLine
}

// EvidenceLine is one fact. Mind marks what speaks of drift or delay.
type EvidenceLine struct {
	Text string
	Mind bool
}

func (p *EvidencePart) add(mind bool, text string) {
	p.Lines = append(p.Lines, EvidenceLine{text, mind})
}

// or gives a part without a line one that says so.
func (p EvidencePart) or(mind bool, none string) EvidencePart {
	if len(p.Lines) == 0 {
		p.add(mind, none)
	}
	return p
}

// EvidenceOf is what the evidence of an appraisal is taken from.
type EvidenceOf struct {
	Course *Course
	Groups []CoreGroup      // that were held, with what was said of each child
	Plans  []Plan           // that go on
	Names  map[int64]string // of children
	Called map[int64]string // of the members of core groups, by attendee
	Events []Note           // significant ones, the earliest first
	Today  Date
}

// Evidence returns what the record shows of how the plan goes: core groups and who stayed away, reviews, versions of the plan and its
// actions, how the children were seen and what they say, significant events since the last look, and what earlier looks found.
func (x *EvidenceOf) Evidence() []EvidencePart {
	parts := []EvidencePart{x.meetings("Core groups", PerCoreGroup, "No core group has been held."), x.absences(), x.meetings("Review conferences", PerReview, "No review conference has been held yet.")}
	for i := range x.Plans {
		parts = append(parts, x.plan(&x.Plans[i]), x.child(x.Plans[i].Child))
	}
	return append(parts, x.events(), x.earlier())
}

// meetings lists those of a kind that were held, and the next one, against when they were due.
func (x *EvidenceOf) meetings(title, per, none string) EvidencePart {
	p := EvidencePart{Title: title}
	held := false
	list := slices.SortedFunc(slices.Values(x.Course.Milestones), func(a, b Milestone) int { return a.N - b.N })
	for _, m := range list {
		if m.Step.Per != per || !m.Step.Counted() {
			continue
		}
		by := m.Due
		if m.Limit.After(by) {
			by = m.Limit
		}
		switch on := m.Done.Date(); {
		case !on.IsZero() && !by.IsZero() && on.After(by):
			held = true
			p.add(true, m.Title+" was held on "+on.Format()+", late: it was due by "+by.Format())
		case !on.IsZero():
			held = true
			p.add(false, m.Title+" was held on "+on.Format()+", in time")
		case m.Forecast || m.Ended:
		case by.Before(x.Today):
			p.add(true, m.Title+" has not been recorded; it was due by "+by.Format())
		default:
			p.add(false, m.Title+" is due by "+by.Format())
		}
	}
	if !held {
		p.Lines = append([]EvidenceLine{{none, false}}, p.Lines...)
	}
	return p
}

// absences lists who stayed away from core groups without word.
func (x *EvidenceOf) absences() EvidencePart {
	p := EvidencePart{Title: "Absences without word"}
	for _, a := range Absences(x.Groups) {
		p.add(true, x.Called[a.Attendee]+", from core group "+strconv.Itoa(a.Number)+" on "+a.On.Format())
	}
	return p.or(false, "Nobody stayed away from a core group without word.")
}

// plan says how a child's plan was kept up, and how its actions stand.
func (x *EvidenceOf) plan(plan *Plan) EvidencePart {
	p := EvidencePart{Title: "The plan for " + x.Names[plan.Child]}
	v, ok := plan.InForce()
	if !ok {
		return p.or(true, "What the plan says is not written down here yet.")
	}
	by := "a conference"
	if v.Source == PlanFromCoreGroup {
		by = "a core group"
	}
	p.add(len(plan.Versions) == 1 && len(x.Groups) > 0, "Version "+strconv.Itoa(v.Number)+", made by "+by+" on "+v.On.Format())
	count, late, loose := map[ActionStatus]int{}, 0, 0
	for _, a := range v.Content.Actions {
		count[a.Status]++
		if a.Late(x.Today) {
			late++
		}
		if !a.Status.Ended() && len(SmartHints(a.PlanAction)) > 0 {
			loose++
		}
	}
	var words []string
	for _, s := range ActionStatuses {
		if n := count[ActionStatus(s.Value)]; n > 0 {
			words = append(words, strconv.Itoa(n)+" "+strings.ToLower(s.Title))
		}
	}
	if len(words) == 0 {
		words = []string{"none"}
	}
	p.add(len(v.Content.Actions) == 0, "Actions: "+strings.Join(words, ", "))
	if late > 0 {
		p.add(true, plural(late, "action")+" past the day by when it was to be done")
	}
	if loose > 0 {
		p.add(true, plural(loose, "action")+" that nobody could check as written")
	}
	return p
}

// child says how a child was seen, and what it said, in each core group.
func (x *EvidenceOf) child(child int64) EvidencePart {
	p := EvidencePart{Title: "How " + x.Names[child] + " was seen and heard"}
	for i := range x.Groups {
		g := &x.Groups[i]
		for _, c := range g.Children {
			if c.Child != child {
				continue
			}
			text := "Core group " + strconv.Itoa(g.Number) + ": " + strings.ToLower(TitleOf(SeenWays, c.Seen))
			if !c.SeenOn.IsZero() {
				text += ", on " + c.SeenOn.Format()
			}
			if c.Voice != "" {
				text += ". “" + c.Voice + "”"
			}
			p.add(c.Seen != "alone", text)
		}
	}
	return p.or(true, "No core group has said how the child was seen.")
}

// events lists the significant events since the plan was last looked at.
func (x *EvidenceOf) events() EvidencePart {
	since := x.Course.planStart()
	for _, a := range x.Course.Appraisals {
		if !a.Struck() && a.Kind != ChairChecklist && a.HeldOn.After(since) {
			since = a.HeldOn
		}
	}
	p := EvidencePart{Title: "Significant events since " + since.Format()}
	for _, n := range x.Events {
		if n.HappenedAt.Date().Before(since) {
			continue
		}
		text := n.HappenedAt.Date().Format() + ": " + n.Text
		if n.Heading != "" {
			text = n.HappenedAt.Date().Format() + ": " + n.Heading + ". " + n.Text
		}
		p.add(n.Unread(), text)
	}
	return p.or(false, "None was recorded.")
}

// earlier says what earlier mid-point reviews, audits and supervision meetings found, and what of it is open.
func (x *EvidenceOf) earlier() EvidencePart {
	p := EvidencePart{Title: "Earlier mid-point reviews, audits and supervision meetings"}
	for i := range x.Course.Appraisals {
		a := &x.Course.Appraisals[i]
		if a.Struck() || a.Kind == ChairChecklist {
			continue
		}
		open := 0
		for _, act := range a.Actions {
			if !act.Done {
				open++
			}
		}
		text := a.Kind.Title() + ", " + a.HeldOn.Format() + ": " + strings.ToLower(a.Finding()[:1]) + a.Finding()[1:]
		if open > 0 {
			text += ", " + strconv.Itoa(open) + " still open"
		}
		p.add(a.Drift || open > 0, text)
	}
	return p.or(false, "None so far.")
}

// planStart is the day on which the plan began.
func (c *Course) planStart() Date {
	if !c.Events.PlanStart.IsZero() {
		return c.Events.PlanStart
	}
	return c.Events.Conference.Date()
}

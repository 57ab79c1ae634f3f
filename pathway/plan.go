package pathway

import (
	"slices"
	"time"
)

// Plan is the child protection plan of one child, with every version of it, the first one first.
type Plan struct {
	ID         int64
	Case       int64
	Child      int64
	Conference int64 // that decided it
	StartedOn  Date
	Initial    string // census codes, comma separated; never changes
	Latest     string
	EndedOn    Date // zero: it goes on
	EndGround  string
	Versions   []PlanVersion
}

// Open tells whether the child is on the plan.
func (p *Plan) Open() bool { return p.EndedOn.IsZero() }

// InForce returns the last version of the plan; false where there is none yet.
func (p *Plan) InForce() (PlanVersion, bool) {
	if len(p.Versions) == 0 {
		return PlanVersion{}, false
	}
	return p.Versions[len(p.Versions)-1], true
}

// Version returns the version of a number; false where there is none.
func (p *Plan) Version(number int) (PlanVersion, bool) {
	for _, v := range p.Versions {
		if v.Number == number {
			return v, true
		}
	}
	return PlanVersion{}, false
}

// PlanSource says what made a version of a plan.
type PlanSource string

// The sources of a version.
const (
	PlanFromConference PlanSource = "conference"
	PlanFromCoreGroup  PlanSource = "core-group"
)

// PlanVersion is a plan as it stood from one day on. It does not change: what is agreed later makes another.
type PlanVersion struct {
	ID         int64
	Number     int
	On         Date // the day from which it holds
	Source     PlanSource
	Conference int64 // that made it, or after which the core group met
	CoreGroup  int64 // that made it; 0: the conference did
	MadeAt     time.Time
	MadeName   string
	Content    PlanContent
}

// PlanContent is what a version says.
type PlanContent struct {
	Protect, Seen, SeenAlone, Contingency, Expected PlanText
	Actions                                         []PlanStep
}

// PlanText is one of a plan's texts, with the day of the version in which it first stood so, and that of the last one in
// which it was confirmed.
type PlanText struct {
	Text             string
	Since, Confirmed Date
}

// PlanStep is an action of a plan with how it goes. Key stays the same through all versions of the plan.
type PlanStep struct {
	PlanAction
	Key              int
	Status           ActionStatus
	Progress         string // what was said of it when the version was made
	Since, Confirmed Date
}

// ActionStatus says how an action of a plan stands.
type ActionStatus string

// The states of an action.
const (
	ActionToDo      ActionStatus = "to-do"
	ActionUnderWay  ActionStatus = "under-way"
	ActionDone      ActionStatus = "done"
	ActionNotDone   ActionStatus = "not-done" // its day went by without it; it is still wanted
	ActionNotNeeded ActionStatus = "not-needed"
)

// ActionStatuses lists the states with their titles.
var ActionStatuses = []Choice{
	{string(ActionToDo), "To do"},
	{string(ActionUnderWay), "Under way"},
	{string(ActionDone), "Done"},
	{string(ActionNotDone), "Not done"},
	{string(ActionNotNeeded), "No longer needed"},
}

// Ended tells whether nothing more is to be done: the action stands in the version that says so, and in none after it.
func (s ActionStatus) Ended() bool { return s == ActionDone || s == ActionNotNeeded }

// Late tells whether the action should have been done before a day.
func (a PlanStep) Late(today Date) bool {
	return !a.Status.Ended() && !a.By.IsZero() && a.By.Before(today)
}

// Texts returns the plan's texts with their titles, in the order of its paper.
func (c *PlanContent) Texts() []TitledText {
	return []TitledText{
		{"protect", "What protects the child from today", &c.Protect},
		{"seen", "How often the child is seen", &c.Seen},
		{"alone", "How often alone", &c.SeenAlone},
		{"contingency", "What happens if the plan does not work", &c.Contingency},
		{"expected", "What is expected of the parents", &c.Expected},
	}
}

// TitledText is a text of a plan with its name in forms and its title.
type TitledText struct {
	Name, Title string
	Text        *PlanText
}

// Outline returns the plan as documents print it: with the actions that go on.
func (c PlanContent) Outline(child int64) OutlinePlan {
	o := OutlinePlan{Child: child, Protect: c.Protect.Text, Seen: c.Seen.Text, SeenAlone: c.SeenAlone.Text, Contingency: c.Contingency.Text, Expected: c.Expected.Text}
	for _, a := range c.Actions {
		if !a.Status.Ended() {
			o.Actions = append(o.Actions, a.PlanAction)
		}
	}
	return o
}

// Printed is Outline as documents have it: what was carried over is marked with its day and that of its confirmation.
func (c PlanContent) Printed(child int64) OutlinePlan {
	o := c.Outline(child)
	n := 0
	for _, a := range c.Actions {
		if !a.Status.Ended() {
			o.Actions[n].Mark = carriedMark(a.Since, a.Confirmed)
			n++
		}
	}
	for _, t := range c.Texts() {
		o.Marks = append(o.Marks, carriedMark(t.Text.Since, t.Text.Confirmed))
	}
	return o
}

// carriedMark is Marked for what was carried over, and "" for what is new.
func carriedMark(since, confirmed Date) string {
	if !confirmed.After(since) {
		return ""
	}
	return Marked(since, confirmed)
}

// Covered returns the content with each of its texts as cover gives it back, for screens.
func (c PlanContent) Covered(cover func(string) string) PlanContent {
	for _, t := range c.Texts() {
		t.Text.Text = cover(t.Text.Text)
	}
	c.Actions = slices.Clone(c.Actions)
	for i := range c.Actions {
		a := &c.Actions[i]
		coverAll(cover, &a.Risk, &a.Action, &a.Who, &a.ByText, &a.Measure, &a.Progress)
	}
	return c
}

// NextPlan returns what a conference's outline plan makes of the plan that was: what it says again keeps its day and its
// key and is confirmed on the day of the conference, the rest begins there. An empty was is a first plan.
func NextPlan(was PlanContent, o OutlinePlan, on Date) PlanContent {
	next := PlanContent{
		Protect:     was.Protect.next(o.Protect, on),
		Seen:        was.Seen.next(o.Seen, on),
		SeenAlone:   was.SeenAlone.next(o.SeenAlone, on),
		Contingency: was.Contingency.next(o.Contingency, on),
		Expected:    was.Expected.next(o.Expected, on),
	}
	key := was.lastKey()
	for _, a := range o.Actions {
		step := PlanStep{PlanAction: a, Status: ActionToDo, Since: on, Confirmed: on}
		at := slices.IndexFunc(was.Actions, func(x PlanStep) bool { return !x.Status.Ended() && x.sameDeed(a) })
		if at >= 0 {
			x := was.Actions[at]
			step.Key, step.Status, step.Progress, step.Since = x.Key, x.Status, x.Progress, x.Since
		} else {
			key++
			step.Key = key
		}
		next.Actions = append(next.Actions, step)
	}
	return next
}

// next is a text after it was confirmed or changed on a day.
func (t PlanText) next(text string, on Date) PlanText {
	if t.Text != text || t.Since.IsZero() {
		t.Text, t.Since = text, on
	}
	t.Confirmed = on
	return t
}

// sameDeed tells whether an action says the same as this one but for who does it and by when.
func (a PlanStep) sameDeed(b PlanAction) bool {
	return Fold(a.Risk) == Fold(b.Risk) && Fold(a.Action) == Fold(b.Action) && Fold(a.Measure) == Fold(b.Measure)
}

// lastKey returns the highest key of an action, in this content.
func (c PlanContent) lastKey() int {
	last := 0
	for _, a := range c.Actions {
		last = max(last, a.Key)
	}
	return last
}

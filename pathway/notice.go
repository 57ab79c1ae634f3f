package pathway

import "strings"

// Notice is another authority's written notice that children with a child protection plan there have moved here for good. A family's
// pathway begins with it, in place of a strategy meeting: no enquiry of this authority comes before the transfer-in conference.
type Notice struct {
	Authority string // that has the plan
	SentBy    string // who wrote
	Contact   string // how to reach them: email or phone
	Reference string // theirs
	PlanSince Date
	Category  string // census code of the plan there
	Plan      string // what it says in brief
}

// NoticeForm is what a notice has in place of how a strategy meeting was held.
const NoticeForm = "notice"

// Title says what a family's pathway begins with: "Strategy meeting of Fri 20 Nov 2026, 10:00".
func (m StrategyMeeting) Title() string {
	if m.Notice != nil {
		return "Notice of " + m.HeldAt.Date().Format()
	}
	return "Strategy meeting of " + m.HeldAt.Format()
}

// MovedIn tells whether the family moved here with a plan of another authority.
func (r *Run) MovedIn() bool {
	start, _ := r.Start()
	return start.Notice != nil
}

// Beginning is what the days of an initial conference are counted from.
type Beginning struct {
	On     Date
	Notice bool // of another authority; otherwise the strategy meeting that started the enquiry
}

// Beginning returns what the days are counted from; the zero Beginning where the run has no start.
func (r *Run) Beginning() Beginning {
	start, _ := r.Start()
	return Beginning{start.HeldAt.Date(), start.Notice != nil}
}

func (b Beginning) events() *Events { return &Events{Strategy: midnight(b.On), MovedIn: b.Notice} }

// Title is what the days are counted from, inside a sentence.
func (b Beginning) Title() string {
	if b.Notice {
		return "the notice of the other authority"
	}
	return "the strategy meeting"
}

// limitName is what the last day by law is called. Nothing but guidance has one for a family that moved in.
func (b Beginning) limitName() string {
	if b.Notice {
		return "limit"
	}
	return "statutory limit"
}

// Initial tells whether a conference is the first of a family's way: it decides on a plan, and does not look at one that there is here.
func (k ConferenceKind) Initial() bool { return k == ICPC || k == TransferIn }

// Steps of which one family goes some ways only.
const (
	onlyEnquiry  = "enquiry"   // after an enquiry of this authority
	onlyMovingIn = "moving-in" // with a plan of another authority
)

// taken tells whether a family with these events goes the step's way.
func (s *Step) taken(ev *Events) bool {
	switch s.Only {
	case onlyEnquiry:
		return !ev.MovedIn
	case onlyMovingIn:
		return ev.MovedIn
	}
	return true
}

// OnlyInWords says which families have the step, or "" where all do.
func (s *Step) OnlyInWords() string {
	switch s.Only {
	case onlyEnquiry:
		return "After an enquiry of this authority"
	case onlyMovingIn:
		return "For a family that moved in with a plan of another authority"
	}
	return ""
}

// validateNotice notes what is wrong with a notice: held_on, authority, sent_by, contact, reference, plan_since, category, plan.
func (m StrategyMeeting) validateNotice(f Fields) {
	n, on := m.Notice, m.HeldAt.Date()
	f.Need("authority", n.Authority, "Enter which authority has the plan")
	f.AtMost("authority", n.Authority, MaxName)
	f.Need("sent_by", n.SentBy, "Enter who wrote for that authority")
	f.AtMost("sent_by", n.SentBy, MaxName)
	f.AtMost("contact", n.Contact, MaxName)
	f.AtMost("reference", n.Reference, 40)
	switch {
	case n.PlanSince.IsZero():
		f.Add("plan_since", "Enter since when there has been a plan; an estimate will do")
	case n.PlanSince.After(on) && !on.IsZero():
		f.Add("plan_since", "This is after the notice")
	}
	if n.Category != "MUL" && CategoryTitle(n.Category) == n.Category {
		f.Add("category", "Choose from the list")
	}
	f.AtMost("plan", n.Plan, maxAccount)
	if len(m.Concerns) == 0 {
		f.Need("concern", m.Concern, "Enter why the children have a plan: it is why there is a conference")
	}
}

// CheckNotice returns nil, or a refusal that says why no notice can begin the family's pathway.
func (c *Course) CheckNotice() error {
	run := c.Run()
	switch start, started := run.Start(); {
	case !started:
		return nil
	case start.Notice != nil:
		return Refused("The notice that the family moved here is recorded already: " + start.HeldAt.Date().Format() + ". Change that record instead.")
	case !run.Over():
		return Refused("A section 47 enquiry of this authority was started at the meeting of " + start.HeldAt.Format() + ", so the family is on its pathway already.")
	}
	return nil
}

// acceptedInWords says what the transfer-in conference decided, for the authority that the family moved from. It names nobody.
func (c *Course) acceptedInWords() string {
	plans, without := 0, 0
	for _, d := range c.Decided[c.ICPC.ID].Children {
		switch d.Outcome {
		case OutcomePlan:
			plans++
		case OutcomeAdjourned: // nothing is decided
		default:
			without++
		}
	}
	count := func(n int) string { return strings.Replace(plural(n, "child"), "childs", "children", 1) }
	since := "From " + c.ICPC.StartsAt.Date().Format()
	switch {
	case plans == 0 && without == 0:
		return "Its decisions are not written down yet."
	case plans == 0:
		return "It made no child protection plan here. We tell you what there is instead."
	case without == 0:
		return since + " there is a child protection plan of ours for " + count(plans) + ". We accept responsibility from that day, so that you can end yours."
	}
	return since + " there is a child protection plan of ours for " + count(plans) + ", and none for " + count(without) + ". We accept responsibility for the plan from that day, so that you can end yours."
}

// whenInWords says when a meeting was, or on which day a notice came.
func whenInWords(m StrategyMeeting) string {
	if m.Notice != nil {
		return m.HeldAt.Date().Format()
	}
	return m.HeldAt.Format()
}

// theirReference adds the other authority's own reference to ours, where it gave one.
func theirReference(m StrategyMeeting) string {
	if m.Notice == nil || m.Notice.Reference == "" {
		return ""
	}
	return ", yours " + m.Notice.Reference
}

// NoticeTask returns the task of giving a chair to a family that moved in.
func NoticeTask(c *Course, m StrategyMeeting) Task {
	due, _ := c.Definition.ConferenceDates(Beginning{On: m.HeldAt.Date(), Notice: true}, c.Office)
	return Task{Case: c.Case.ID, Kind: TaskAllocateChair, Step: "chair-allocated", Role: ServiceManager, Due: m.HeldAt.Date(),
		Title: "A family moved in with a plan of another authority: allocate a chair",
		Text:  c.Case.Reference + ": " + m.Notice.Authority + " gave notice on " + m.HeldAt.Date().Format() + ". The transfer-in conference is to be held by " + due.Format() + ". Please allocate a chair."}
}

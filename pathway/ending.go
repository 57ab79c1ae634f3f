package pathway

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// EndingState says how far the end of a plan is.
type EndingState string

// The states of an ending.
const (
	EndingWaits    EndingState = "waits"     // somebody can object, another authority has not accepted, or it is yet to be confirmed: the plan goes on
	EndingDone     EndingState = "ended"     // the plan has ended
	EndingGoesOn   EndingState = "goes-on"   // the plan goes on after all
	EndingOvertook EndingState = "overtaken" // the plan ended in another way meanwhile
	EndingStruck   EndingState = "struck"    // recorded in error
)

// EndingStates lists the states with their titles.
var EndingStates = []Choice{
	{string(EndingWaits), "Waiting: the plan goes on"},
	{string(EndingDone), "Ended"},
	{string(EndingGoesOn), "The plan goes on"},
	{string(EndingOvertook), "Ended in another way"},
	{string(EndingStruck), "Recorded in error"},
}

// Ending is that the plans of one or more children of a family end on one ground, or are to.
type Ending struct {
	ID         int64
	Case       int64
	Conference int64 // the last one held before it: those on its list are written to
	Decided    int64 // conference that decided it; 0: none did
	Ground     string
	State      EndingState
	Children   []EndingChild
	BegunOn    Date // since when the child is looked after, lives elsewhere, is 18, or is gone
	NoticeOn   Date // of the letter to the partnership, or of the written notice to the other authority; zero: none is asked for
	WaitUntil  Date // the last day to object, or for the other authority's conference
	EndedOn    Date
	Legal      string // looked after: of CareStatuses
	Authority  string // moved: which other one
	Asked      int64  // moved: professional who is written to for it; 0: nobody yet
	ByLetter   bool   // moved: NoticeOn is the day on which that letter went
	RemindedOn Date   // moved: when they were last reminded
	RemindOn   Date   // moved: when they are asked again; zero: on the last day
	AcceptedBy string // moved: who accepted for it in writing
	ToldBy     string
	ToldHow    string // of ToldHows
	Note       string
	Settled    string // what came of the objections
	GoesOn     string // why it goes on, of GoesOns
	GoesOnWhy  string
	Objections []EndingObjection
	Readers    []int64 // attendees who are on the list only to be written to, and are told that it has ended

	RecordedAt   time.Time
	RecordedName string
	StruckWhy    string
	Version      int
}

// EndingChild is one child whose plan ends, and what was recorded of the weeks for which a child in need is watched.
type EndingChild struct {
	Child, Plan int64
	Since       Date   // the plan's start
	Category    string // census codes, comma separated: the latest
	WatchUntil  Date
	WatchedOn   Date   // when it was recorded that they are over, or the child came back
	Watched     string // of WatchOutcomes
	WatchNote   string
}

// EndingObjection is what a member of the core group says against the end of a plan.
type EndingObjection struct {
	ID       int64
	Attendee int64
	SaidOn   Date
	How      string // of ToldHows
	Text     string
}

// How long a child who steps down to support as a child in need is watched, and the other authority has for its conference.
const (
	watchDays    = 84 // at least 12 weeks
	transferDays = 15 // working days after written notice
)

// HandGrounds are the grounds that are recorded outside a conference. Stepping down is decided by a review, and a death is recorded with
// the person.
var HandGrounds = []Choice{EndGrounds[2], EndGrounds[3], EndGrounds[4], EndGrounds[5]}

// CareStatuses are how a child is looked after.
var CareStatuses = []Choice{
	{"s20", "Accommodated by agreement (section 20)"}, {"s38", "Interim care order (section 38)"}, {"s31", "Care order (section 31)"}, {"other", "In another way"},
}

// GoesOns are why a plan that was to end goes on, by ground.
var GoesOns = map[string][]Choice{
	EndLookedFor: {{"s20", "Goes on beside section 20"}, {"s38-6", "Goes on beside an assessment under section 38(6)"}, {"objected", "The agencies objected"}, {"home", "The child is home again"}},
	EndMoved:     {{"refused", "The other authority has not accepted"}, {"back", "The family has come back"}},
}

// What came of the weeks for which a child in need was watched.
const (
	WatchOver = "over"
	WatchBack = "back"
)

// WatchOutcomes lists what can come of them.
var WatchOutcomes = []Choice{{WatchOver, "The 12 weeks are over, and the risk has not come back"}, {WatchBack, "The child came back: there is risk of significant harm again"}}

// Begin returns the ending with the days that follow from what was recorded, or the fields that are wrong: children, ground, begun_on,
// letter_on, notice_on, legal, authority, told_by, told_how, note. onPlan are the open plans of which no end is under way.
func (e Ending) Begin(onPlan []Plan, born map[int64]Date, o Office, office *Calendar, today Date) (Ending, error) {
	f := Fields{}
	e.State = EndingWaits
	if len(e.Children) == 0 {
		f.Add("children", "Choose for which children")
	}
	for i := range e.Children {
		c := &e.Children[i]
		at := slices.IndexFunc(onPlan, func(p Plan) bool { return p.Child == c.Child })
		if at < 0 {
			f.Add("children", "Choose among the children who are on a plan of which no end is under way")
			continue
		}
		c.Plan = onPlan[at].ID
		if e.BegunOn.Before(onPlan[at].StartedOn) && !e.BegunOn.IsZero() {
			f.Add("begun_on", "A plan began on "+onPlan[at].StartedOn.Format()+", after this")
		}
		if b := born[c.Child]; e.Ground == EndEighteen && !e.BegunOn.IsZero() && (b.IsZero() || e.BegunOn.Before(Eighteenth(b))) {
			f.Add("begun_on", "A child of these is not 18 on that day")
		}
	}
	if !Chosen(HandGrounds, e.Ground) {
		f.Add("ground", "Choose why the plan ends")
	}
	checkDay(f, "begun_on", e.BegunOn, today, "Enter since when")
	e.wait(f, o, office, today)
	f.Need("told_by", e.ToldBy, "Enter who said so")
	f.AtMost("told_by", e.ToldBy, MaxName)
	if !Chosen(ToldHows, e.ToldHow) {
		f.Add("told_how", "Choose how you heard")
	}
	f.AtMost("note", e.Note, maxAccount)
	return e, f.Err()
}

// wait checks what an end hangs on that is not final at once, and counts until when that may take.
func (e *Ending) wait(f Fields, o Office, office *Calendar, today Date) {
	switch e.Ground {
	case EndLookedFor:
		if !Chosen(CareStatuses, e.Legal) {
			f.Add("legal", "Choose how the child is looked after")
		}
		checkDay(f, "letter_on", e.NoticeOn, today, "Enter when the letter goes to the partnership")
		e.WaitUntil, e.Authority = e.NoticeOn.AddDays(o.ObjectDays), ""
	case EndMoved:
		f.Need("authority", e.Authority, "Enter the other authority")
		f.AtMost("authority", e.Authority, MaxName)
		if e.Legal = ""; !e.NoticeOn.IsZero() { // otherwise the letter is made here
			checkDay(f, "notice_on", e.NoticeOn, today, "")
			e.WaitUntil = TransferBy(e.NoticeOn, office)
		}
	default:
		e.NoticeOn, e.Legal, e.Authority = Date{}, "", ""
	}
}

// checkDay adds what is wrong with a day that cannot be in the future.
func checkDay(f Fields, field string, on, today Date, missing string) {
	switch {
	case on.IsZero():
		f.Add(field, missing)
	case on.After(today):
		f.Add(field, "This is in the future")
	}
}

// TransferBy is the last day for another authority's transfer-in conference after it was given notice in writing.
func TransferBy(notice Date, office *Calendar) Date {
	return office.Statutory().AddWorkingDays(notice, transferDays)
}

// Eighteenth is the day on which somebody is 18. Who was born on 29 February is on 1 March.
func Eighteenth(born Date) Date {
	on := born.AddMonths(18 * 12)
	if (Person{Born: born}).isUnder18(on) {
		on = on.AddDays(1)
	}
	return on
}

func (p Person) isUnder18(on Date) bool {
	age, _ := p.Age(on)
	return age < 18
}

// End returns the ending once the plan has ended, or the fields that are wrong: ended_on, accepted_by, settled. It is refused while
// somebody can still object, and where nothing is waiting.
func (e Ending) End(on Date, acceptedBy, settled string, today Date) (Ending, error) {
	switch {
	case e.State != EndingWaits:
		return e, Conflict("This has been settled already.")
	case e.Ground == EndLookedFor && !today.After(e.WaitUntil):
		return e, Refused("Members of the core group can object until " + e.WaitUntil.Format() + ". The plan can end after that.")
	}
	if e.Ground == EndMoved && e.NoticeOn.IsZero() {
		return e, Refused("Record first when the other authority was given notice in writing.")
	}
	f := Fields{}
	checkDay(f, "ended_on", on, today, "Enter when the plan ended")
	first := e.BegunOn
	switch e.Ground {
	case EndLookedFor:
		first = e.WaitUntil.AddDays(1)
		if len(e.Objections) > 0 {
			f.Need("settled", settled, "Say what was agreed about the objections")
		}
		f.AtMost("settled", settled, maxAccount)
	case EndMoved:
		first = e.NoticeOn
		f.Need("accepted_by", acceptedBy, "Enter who accepted in writing for the other authority")
		f.AtMost("accepted_by", acceptedBy, MaxName)
	}
	if !on.IsZero() && on.Before(first) {
		f.Add("ended_on", "The plan cannot have ended before "+first.Format())
	}
	e.State, e.EndedOn, e.AcceptedBy, e.Settled = EndingDone, on, acceptedBy, settled
	return e, f.Err()
}

// Decide returns the ending that a conference decided on a day for some children. A move is not an end yet: the plan goes on until the other
// authority has accepted in writing. Nor is care: whoever decides it, the core group is written to and can object, for some days from when
// the letter can go.
func (e Ending) Decide(on, approved Date, objectDays int) Ending {
	e.State, e.BegunOn, e.EndedOn = EndingDone, on, on
	if waitsAfter(e.Ground) {
		e.State, e.EndedOn = EndingWaits, Date{}
	}
	if e.Ground == EndLookedFor {
		e.NoticeOn, e.WaitUntil = approved, approved.AddDays(objectDays)
	}
	if e.Ground == EndStepDown {
		for i := range e.Children {
			e.Children[i].WatchUntil = WatchUntil(on)
		}
	}
	return e
}

// ToldUntil returns the ending once members of the core group were told in a letter that they can object until a day, and whether that is
// later than it was.
func (e Ending) ToldUntil(until Date) (Ending, bool) {
	if e.State != EndingWaits || e.Ground != EndLookedFor || !until.After(e.WaitUntil) {
		return e, false
	}
	e.WaitUntil = until
	return e, true
}

// WatchUntil is until when a child who stepped down is watched at least.
func WatchUntil(ended Date) Date { return ended.AddDays(watchDays) }

// CheckNotice returns nil, or the fields that are wrong of the written notice to another authority: authority, notice_on.
func (e Ending) CheckNotice(authority string, on, today Date) error {
	if e.State != EndingWaits || e.Ground != EndMoved {
		return Refused("No transfer to another authority is under way here.")
	}
	f := Fields{}
	f.Need("authority", authority, "Enter the other authority")
	f.AtMost("authority", authority, MaxName)
	checkDay(f, "notice_on", on, today, "Enter when the other authority was given notice in writing")
	return f.Err()
}

// Continue returns the ending where the plan goes on after all, or the fields that are wrong: goes_on, why.
func (e Ending) Continue(how, why string) (Ending, error) {
	if e.State != EndingWaits {
		return e, Conflict("This has been settled already.")
	}
	f := Fields{}
	if !Chosen(GoesOns[e.Ground], how) {
		f.Add("goes_on", "Choose why the plan goes on")
	}
	f.Need("why", why, "Say why, and who agreed")
	f.AtMost("why", why, maxAccount)
	e.State, e.GoesOn, e.GoesOnWhy = EndingGoesOn, how, why
	return e, f.Err()
}

// Check returns nil, or the fields that are wrong of an objection: attendee, said_on, how, text. One is refused where nobody is asked.
func (x EndingObjection) Check(e Ending, r *Record, today Date) error {
	if e.State != EndingWaits || e.Ground != EndLookedFor {
		return Refused("Nobody is asked whether they object.")
	}
	f := Fields{}
	if a, ok := r.Attendee(x.Attendee); !ok || a.Removed || !a.CoreGroup {
		f.Add("attendee", "Choose a member of the core group")
	}
	checkDay(f, "said_on", x.SaidOn, today, "Enter when they said so")
	if !x.SaidOn.IsZero() && x.SaidOn.Before(e.NoticeOn) {
		f.Add("said_on", "The letter went on "+e.NoticeOn.Format()+", after this")
	}
	if !Chosen(ToldHows, x.How) {
		f.Add("how", "Choose how they said so")
	}
	f.Need("text", x.Text, "Write down what they object to, and why")
	f.AtMost("text", x.Text, maxAccount)
	return f.Err()
}

// Late tells whether an objection came after the days for it.
func (x EndingObjection) Late(e Ending) bool { return x.SaidOn.After(e.WaitUntil) }

// Watch returns the child with what came of the weeks, or the fields that are wrong: watched, watched_on, watch_note.
func (c EndingChild) Watch(outcome string, on Date, note string, ended, today Date) (EndingChild, error) {
	switch {
	case c.WatchUntil.IsZero():
		return c, Refused("This child is not watched as a child in need.")
	case c.Watched != "":
		return c, Conflict("This has been recorded already.")
	}
	f := Fields{}
	checkDay(f, "watched_on", on, today, "Enter the date")
	switch {
	case !Chosen(WatchOutcomes, outcome):
		f.Add("watched", "Choose what came of it")
	case on.IsZero():
	case outcome == WatchOver && on.Before(c.WatchUntil):
		f.Add("watched_on", "The 12 weeks are over on "+c.WatchUntil.Format())
	case on.Before(ended):
		f.Add("watched_on", "The plan ended on "+ended.Format()+", after this")
	}
	if outcome == WatchBack {
		f.Need("watch_note", note, "Say what happened, and what is done about it")
	}
	f.AtMost("watch_note", note, maxAccount)
	c.Watched, c.WatchedOn, c.WatchNote = outcome, on, note
	return c, f.Err()
}

// Watching tells whether a child of the ending is still watched.
func (e *Ending) Watching() bool {
	return e.State == EndingDone && slices.ContainsFunc(e.Children, func(c EndingChild) bool { return !c.WatchUntil.IsZero() && c.Watched == "" })
}

// Of returns a child of the ending; false where it is not one of it.
func (e *Ending) Of(child int64) (EndingChild, bool) {
	for _, c := range e.Children {
		if c.Child == child {
			return c, true
		}
	}
	return EndingChild{}, false
}

// CheckStrike returns nil, or why an ending cannot be struck: the error's field is reason.
func (e Ending) CheckStrike(reason string) error {
	switch {
	case e.State != EndingWaits && e.State != EndingDone && e.State != EndingGoesOn:
		return Conflict("This does not count any more, so there is nothing to strike.")
	case e.Decided != 0:
		return Refused("A conference decided this. What it decided is put right by another conference.")
	case e.Ground == EndDied:
		return Refused("This follows from the death that is recorded under People. Take that back where it was recorded in error.")
	}
	f := Fields{}
	f.Need("reason", reason, "Give the reason")
	f.AtMost("reason", reason, 300)
	return f.Err()
}

// Cover covers every protected value in what was typed of an ending, in place: what screens are made from.
func (e *Ending) Cover(cover func(string) string) {
	coverAll(cover, &e.Authority, &e.AcceptedBy, &e.ToldBy, &e.Note, &e.Settled, &e.GoesOnWhy, &e.StruckWhy)
	for i := range e.Children {
		coverAll(cover, &e.Children[i].WatchNote)
	}
	for i := range e.Objections {
		coverAll(cover, &e.Objections[i].Text)
	}
}

// DaysOnPlan counts the days on a plan, the first and the last of them included.
func DaysOnPlan(started, last Date) int { return last.DaysSince(started) + 1 }

// twoYears is how many days a plan lasts at most that is not counted as one of two years or more.
const twoYears = 729

// TwoYears tells whether a plan lasted, or has lasted until today, two years or more as national reporting counts: over 729 days, the
// day of ceasing included.
func (p *Plan) TwoYears(today Date) bool { return DaysOnPlan(p.StartedOn, p.last(today)) > twoYears }

// Days returns how many days the child has been on the plan, or was.
func (p *Plan) Days(today Date) int { return DaysOnPlan(p.StartedOn, p.last(today)) }

func (p *Plan) last(today Date) Date {
	if p.Open() {
		return today
	}
	return p.EndedOn
}

// EndingEffects says in names and numbers what follows when the plans of some children end, and those of others go on.
func (c *Course) EndingEffects(ending, staying []string) []string {
	list := []string{"end the child protection plan of " + listOf(ending)}
	if len(ending) > 1 {
		list[0] = fmt.Sprintf("end %d child protection plans: those of %s", len(ending), listOf(ending))
	}
	if len(staying) > 0 {
		return append(list, "leave "+listOf(staying)+" on a plan: core groups and reviews go on")
	}
	var steps []string
	for i := range c.Milestones {
		m := &c.Milestones[i]
		if m.Done.IsZero() && !m.Ended && m.Step.Phase == PhasePlan && !m.Step.Stays && !m.Falls().IsZero() {
			steps = append(steps, "“"+m.Title+"” ("+m.Falls().Short()+")")
		}
	}
	if n := len(steps); n > 0 {
		list = append(list, fmt.Sprintf("end what was still to come: %s of the pathway with a date, %s", plural(n, "step"), strings.Join(steps, ", ")))
	}
	if k := c.Booked(); k.State == ConferencePlanned {
		list = append(list, "leave the review in the diary that is booked for "+k.StartsAt.Date().Format()+": take it out there, and tell whoever was invited")
	}
	return append(list, "close the tasks that hang on these steps, and leave nobody of the family on a plan")
}

// TasksAgain returns what follows at once when a child who stepped down is at risk again: a new strategy meeting, of which the chair and the
// service manager hear.
func (e *Ending) TasksAgain(child int64, name string, on, today Date) []Task {
	t := Task{Case: e.Case, About: child, Conference: e.Conference, Kind: TaskStrategyAgain, Due: today, Title: "Strategy meeting about " + name,
		Text: name + " stepped down from a plan on " + e.EndedOn.Format() + ". On " + on.Format() + " it was recorded that there is risk of significant harm again. Ask the team for a new strategy meeting, and record it; this task ends with that."}
	chair, manager := t, t
	chair.Role, manager.Role = Chair, ServiceManager
	return []Task{chair, manager}
}

// TaskGoesOn returns the task of telling those who were told that a plan ended that it goes on after all; false where nobody was told. missed are
// the reviews that were held meanwhile without one of the children.
func (e *Ending) TaskGoesOn(names map[int64]string, told []string, missed []Date, today Date) (Task, bool) {
	var list []string
	for _, c := range e.Children {
		list = append(list, names[c.Child])
	}
	of := listOf(list)
	t := Task{Case: e.Case, About: e.ID, Conference: e.Conference, Kind: TaskPlanGoesOn, Role: Admin, Due: today, Title: "The plan of " + of + " goes on: put right what followed from its end"}
	if len(told) > 0 {
		t.Text = "Told that the plan had ended, and to be told now that it goes on\n" + strings.Join(told, "\n")
	}
	for _, on := range missed {
		t.Text = strings.TrimSpace(t.Text + "\n\nThe review of " + on.Format() + " was held without " + of + ", and does not count for them. Book the next review by when theirs is due, as counted from the last one with them.")
	}
	return t, t.Text != ""
}

// Tasks returns what is to be done about an ending as it stands. Names are those of the children.
func (e *Ending) Tasks(names map[int64]string, today Date) []Task {
	var list []string
	watched := Date{}
	for _, c := range e.Children {
		list = append(list, names[c.Child])
		if c.Watched == "" {
			watched = c.WatchUntil
		}
	}
	of := listOf(list)
	t := Task{Case: e.Case, About: e.ID, Conference: e.Conference, Kind: TaskEnding, Role: Admin, Due: today}
	switch {
	case e.State == EndingDone && !watched.IsZero():
		t.Kind, t.Due, t.Title = TaskWatched, watched, "Child in need: "+of+" watched until "+watched.Format()
		t.Text = "The plan ended on " + e.EndedOn.Format() + ". Record under Plan when the 12 weeks are over, or that there is risk of significant harm again."
	case e.State != EndingWaits:
		return nil
	case e.Ground == EndLookedFor:
		t.Due, t.Title = e.WaitUntil.AddDays(1), "Looked after: record the end of the plan of "+of
		t.Text = "Members of the core group can object until " + e.WaitUntil.Format() + ". After that the plan ends where nobody did, or goes on."
	case e.Ground == EndMoved && e.NoticeOn.IsZero():
		t.Title = "Ask the other authority for a transfer-in conference for " + of
		t.Text = "The plan and the responsibility stay here until that authority has accepted in writing."
	case e.Ground == EndMoved:
		t.Due, t.Title = e.AskOn(), "Ask the other authority whether it has accepted "+of
		t.Text = "Notice in writing was given on " + e.NoticeOn.Format() + ", so its transfer-in conference is to be held by " + e.WaitUntil.Format() + ". The plan and the responsibility stay here until it has accepted in writing."
	default:
		t.Title = "Confirm that the plan of " + of + " has ended"
	}
	return []Task{t}
}

package pathway

import (
	"cmp"
	"slices"
	"strings"
)

// Course is how a family goes along its pathway: what was recorded, and the dates that follow from it.
type Course struct {
	Case        Case
	Definition  *Definition
	Office      *Calendar
	Runs        []Run
	NoChild     Date              // when the last of the children whom it is about died, or was lost before birth; zero: there is one
	Struck      []StrategyMeeting // entered in error: they belong to no run
	Entries     []StepEntry       // of every run, struck ones too, the oldest first
	Conferences []Conference
	CoreGroups  []CoreGroup         // planned and held, the earliest first
	Appraisals  []Appraisal         // struck ones too, the earliest first
	Venue       []VenueCheck        // of every conference, struck ones too, the earliest first
	Significant []Note              // significant events, where pages show them
	Milestones  []Milestone         // of the last run; none before its section 47 enquiry started
	Events      Events              // what the milestones are counted from
	ICPC        Conference          // of the last run, as it stands; zero: none booked
	Reviews     []Conference        // of the last run as they stand, the earliest first: held, booked, or waiting for a new date
	Aside       []Conference        // of the last run, that go on from another for some of its children, the earliest first
	Decided     map[int64]Decisions // by conference, as last drafted
	Ended       Date                // of the plan that ended last; zero: none has
}

// Run returns the run that goes on; an empty one before the first strategy meeting.
func (c *Course) Run() Run {
	if len(c.Runs) == 0 {
		return Run{}
	}
	return c.Runs[len(c.Runs)-1]
}

// Started returns the meeting that started the enquiry of the run that goes on; false where none did.
func (c *Course) Started() (StrategyMeeting, bool) {
	run := c.Run()
	return run.Start()
}

// Milestone returns one by its id; false where the run has none of that name.
func (c *Course) Milestone(id string) (Milestone, bool) {
	i := slices.IndexFunc(c.Milestones, func(m Milestone) bool { return m.ID == id })
	if i < 0 {
		return Milestone{}, false
	}
	return c.Milestones[i], true
}

// Meeting returns a strategy meeting of the family, and the run that it belongs to. The error's code is not-found.
func (c *Course) Meeting(id int64) (StrategyMeeting, Run, error) {
	for _, r := range c.Runs {
		for _, m := range r.Meetings {
			if m.ID == id {
				return m, r, nil
			}
		}
	}
	return StrategyMeeting{}, Run{}, NotFound("This strategy meeting")
}

// EntriesOf returns what was recorded of a step in the run that goes on, struck entries too, the latest first. What a review did
// for itself is left out: EntriesAt has that.
func (c *Course) EntriesOf(step string) []StepEntry {
	run := c.Run()
	var list []StepEntry
	for _, e := range c.Entries {
		if e.Step == step && run.Holds(e.Meeting) && !c.ofReview(&e) {
			list = append(list, e)
		}
	}
	slices.Reverse(list)
	return list
}

// Holds tells whether a strategy meeting belongs to the run.
func (r *Run) Holds(meeting int64) bool {
	return slices.ContainsFunc(r.Meetings, func(m StrategyMeeting) bool { return m.ID == meeting })
}

// NotNeeded tells whether a step was recorded as not needed, and why.
func (c *Course) NotNeeded(step string) (why string, ok bool) {
	for _, e := range c.EntriesOf(step) {
		if e.StruckAt == "" {
			return e.Note, e.State == EntryNotNeeded
		}
	}
	return "", false
}

// Evidence returns in a line what shows that a step was done, or what is known of it; "" where there is nothing.
func (c *Course) Evidence(step string) string {
	run := c.Run()
	start, _ := run.Start()
	switch step {
	case stepStrategy:
		return meetingInWords(start)
	case stepNotice:
		return start.Notice.Authority + ": " + start.Notice.SentBy
	case "contact-received", "manager-contact":
		if start.ToldBy != "" {
			return start.ToldBy + " rang on " + start.ToldAt.Short()
		}
	case stepThreshold, "threshold-discussion":
		if t := run.Threshold; t != nil {
			return thresholdInWords(*t)
		}
	case stepThresholdNotMet:
		if a := run.Assessment; a != nil {
			return assessmentInWords(*a)
		}
	case stepS47Outcome:
		if o := run.S47; o != nil {
			return outcomeInWords(*o)
		}
	case stepSignificantEvent:
		if words := EventsInWords(c.Significant); words != "" {
			return words
		}
	case "conference-booked":
		if c.ICPC.ID != 0 {
			return "For " + c.ICPC.StartsAt.Short()
		}
	case stepVenueRisk:
		if words := VenueInWords(StandingChecks(c.Venue, c.ICPC.ID)); words != "" {
			return words
		}
	case "chair-allocated":
		if c.ICPC.Chair.Name != "" {
			return c.ICPC.Chair.Name
		}
	}
	if a := c.appraised(step); a != nil {
		return a.Finding() + "; by " + a.By
	}
	if step == stepEnding && !c.Ended.IsZero() {
		return "The last plan ended on " + c.Ended.Short()
	}
	for _, e := range c.EntriesOf(step) {
		if e.StruckAt == "" {
			return e.InWords()
		}
	}
	if s := c.Definition.Step(step); s != nil && s.Per == PerCoreGroup && s.Counted() {
		if g, ok := c.coreGroup(max(1, s.numberOf(step))); ok {
			return "Held, " + g.Attendance()
		}
	}
	return ""
}

func meetingInWords(m StrategyMeeting) string {
	s := TitleOf(MeetingForms, m.Form)
	if n := len(m.Attendees); n > 0 {
		s += ", " + plural(n, "person") + " recorded"
		if n > 1 {
			s = strings.Replace(s, "persons", "people", 1)
		}
	}
	return s
}

func thresholdInWords(t Threshold) string {
	if t.Met {
		return "Met, decided by " + t.DecidedName
	}
	return "Not met, decided by " + t.DecidedName
}

func assessmentInWords(a Assessment) string {
	switch a.Harm {
	case "yes":
		return "Found significant harm on " + a.ConcludedOn.Short()
	case "no":
		return "Found no significant harm on " + a.ConcludedOn.Short()
	}
	return "Asked for on " + a.AskedOn.Short()
}

func outcomeInWords(o S47Outcome) string {
	if o.AtRisk && len(o.Spared) > 0 {
		return "Some of the children at risk of significant harm, some not; told by " + o.ToldBy
	}
	if o.AtRisk {
		return "At risk of significant harm; told by " + o.ToldBy
	}
	return "Not at risk of significant harm; told by " + o.ToldBy
}

// InWords says what an entry records, in a line without its note: "Done by Bilal Shah; told by Ann Obi, by phone".
func (e StepEntry) InWords() string {
	if e.State == EntryNotNeeded {
		return "Not needed: " + e.Note
	}
	s := "Recorded by " + e.RecordedName
	if e.ToldBy != "" {
		s = "Told by " + e.ToldBy + ", " + strings.ToLower(TitleOf(ToldHows, e.ToldHow)) + "; recorded by " + e.RecordedName
	}
	if e.Who != "" {
		s = "Done by " + e.Who + "; " + strings.ToLower(s[:1]) + s[1:]
	}
	return s
}

// InPhase returns the milestones of a phase in the order of the pathway.
func (c *Course) InPhase(phase string) []Milestone {
	var list []Milestone
	for _, m := range c.Milestones {
		if m.Step.Phase == phase {
			list = append(list, m)
		}
	}
	slices.SortStableFunc(list, func(a, b Milestone) int { return cmp.Compare(a.Position, b.Position) })
	return list
}

// Next returns the step that matters most now: the one that is late the longest, else the one due next, else one that can be
// done and has no date. Forecasts are not next. False where there is none.
func (c *Course) Next(now DateTime) (Milestone, bool) {
	rank := map[MilestoneState]int{StateLate: 3, StateDueToday: 2, StateOpen: 1}
	best, found := Milestone{}, 0
	for _, m := range c.Milestones { // in the order of their dates
		r := rank[m.State(now)]
		if r > found || r > 0 && r == found && !m.Falls().IsZero() && m.Falls().Before(best.Falls()) {
			best, found = m, r
		}
	}
	return best, found > 0
}

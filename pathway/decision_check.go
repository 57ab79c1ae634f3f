package pathway

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Gap is something that has to be done before decisions can be drafted, or that is worth another look. Field is the field
// of the conference screen where that is done.
type Gap struct{ Field, Message string }

// Fields that are not saved one by one but belong to the conference.
const (
	BeganField   = "began"   // the time at which the conference began
	EndedField   = "ended"   // the time at which it ended
	QuoracyField = "quoracy" // the agreement to go on though not quorate
)

// Missing lists what has to be done before the decisions can be drafted, in the order of the screen; nothing where they can.
func (s Sitting) Missing() []Gap {
	s = s.asTyped()
	var g gaps
	switch k := s.Record.Conference; {
	case k.BeganAt.IsZero():
		g.add(BeganField, "Record when the conference began, and when it ended")
	case k.EndedAt.IsZero():
		g.add(EndedField, "Record when the conference ended: the 24 hours count from then")
	}
	if q := CheckQuoracy(s.Record, s.Agencies); !q.Quorate() && s.Record.Conference.ExceptionalWhy == "" {
		g.add(QuoracyField, "The conference was not quorate: record the service manager’s agreement, or move it to a new date")
	}
	for _, a := range s.invited() {
		if a.Attended == "" {
			g.add(fmt.Sprintf("attend.%d.mode", a.ID), "Record whether %s took part", s.Record.called(a))
		}
	}
	s.familyGaps(&g)
	plans, together := false, false // a plan; a review on the day for all
	for _, child := range s.children() {
		s.childGaps(&g, child)
		c := s.Minutes.Child(child.ID)
		plans = plans || c.Outcome == OutcomePlan
		together = together || c.Outcome == OutcomePlan && c.ReviewText == ""
	}
	if plans {
		s.coreGaps(&g)
	}
	if together {
		s.reviewGaps(&g, "review.date", "review.time", s.Minutes.ReviewText, s.Minutes.ReviewTime, s.Minutes.ReviewOn, "the review conference")
	}
	s.adjournedGaps(&g)
	s.awayGaps(&g, true)
	return g
}

// awayGaps finds protected values in what goes into the decisions: with must those that nobody can let stand, otherwise the
// others. Decisions that hold one could be given to nobody.
func (s Sitting) awayGaps(g *gaps, must bool) {
	roll, gives := RollOf(s.Record), s.Record.Family().GivesAway()
	for _, name := range slices.Sorted(maps.Keys(s.Typed)) {
		kind, _, _ := strings.Cut(name, ".")
		title, ok := FieldTitle(name, roll)
		if !ok || name != "text.summary" && (kind == "text" || kind == "report" || kind == "views") {
			continue
		}
		switch some, never := gives(s.Typed[name]); {
		case must && never:
			g.add(name, "A protected address, number or place stands in “%s”. Take it out: decisions that hold it could be given to nobody", title)
		case !must && some && !never:
			g.add(name, "A word in “%s” is protected. Where it is only a common word, the chair can let it stand when the copies are made", title)
		}
	}
}

func (s Sitting) familyGaps(g *gaps) {
	for _, child := range s.children() {
		view := s.Minutes.ChildViews[child.ID]
		field := fmt.Sprintf("views.child.%d.", child.ID)
		g.need(field+"text", view.Text, "Record what %s wants, or why that was not heard", child.Name())
		g.need(field+"how", view.How, "Choose how the view of %s was heard", child.Name())
	}
	for _, adult := range s.parents() {
		view := s.Minutes.AdultViews[adult.ID]
		field := fmt.Sprintf("views.adult.%d.", adult.ID)
		g.need(field+"text", view.Text, "Record the view of %s, or why it was not heard", adult.Name())
		g.need(field+"how", view.How, "Choose how the view of %s was heard", adult.Name())
	}
}

func (s Sitting) childGaps(g *gaps, child Person) {
	c, name := s.Minutes.Child(child.ID), child.Name()
	field := fmt.Sprintf("child.%d.", child.ID)
	s.agencyGaps(g, child, c)
	if c.Outcome == "" {
		g.add(field+"outcome", "Choose the outcome for %s", name)
		return
	}
	if t := s.TallyOf(child.ID); !t.Agrees(c.Outcome) {
		g.need(field+"chair", c.Chair, "The views for %s (%s) do not carry this outcome: record the chair’s reasons", name, t.Words())
	}
	g.need(field+"reasons", c.Reasons, "Give brief reasons for the decision for %s", name)
	switch c.Outcome {
	case OutcomePlan:
		if s.Record.Conference.Kind == RCPC && !s.OnPlan(child.ID) {
			g.add(field+"outcome", "%s is on no plan, and a review puts no child on one: that takes a strategy meeting, an enquiry and an initial conference", name)
		}
		if len(c.Categories) == 0 {
			g.add(field+"category."+Categories[0].Code, "Choose the category of the plan for %s", name)
		}
		s.planGaps(g, child, c)
		s.carriedGaps(g, child, c)
		if c.ReviewText != "" {
			s.reviewGaps(g, field+"review", field+"review-time", c.ReviewText, c.ReviewTime, c.ReviewOn, "the review for "+name)
		} else if c.ReviewTime != "" {
			g.add(field+"review", "Enter the date of the review for %s beside its time, or take the time out", name)
		}
	case OutcomeAdjourned:
		g.need(field+"instead", c.Instead, "Write what keeps %s safe until the conference meets again", name)
		s.meetingGaps(g, field+"reconvene", c.ReconveneText, c.ReconveneOn, "the next meeting of the conference for "+name, Date{})
	default:
		g.need(field+"instead", c.Instead, "Write what there is for %s instead of a plan", name)
		if s.OnPlan(child.ID) {
			s.endGaps(g, child, c)
		}
	}
}

func (s Sitting) agencyGaps(g *gaps, child Person, c ChildMinutes) {
	view := map[int64]AgencyView{}
	spoke := map[int64]bool{}
	for _, v := range c.Views {
		a, _ := s.Record.Attendee(v.Attendee)
		who, _ := s.Record.Colleague(a.Professional)
		view[a.ID], spoke[who.Professional.Agency] = v, spoke[who.Professional.Agency] || v.View != ""
	}
	dissent := map[int64]bool{}
	for _, d := range c.Dissent {
		dissent[d.Attendee] = true
	}
	for _, a := range s.asked(child.ID) {
		who, _ := s.Record.Colleague(a.Professional)
		if !spoke[who.Professional.Agency] {
			spoke[who.Professional.Agency] = true
			g.add(fmt.Sprintf("agency.%d.%d.view", a.ID, child.ID), "Record the view of %s for %s", s.Record.called(a), child.Name())
		}
	}
	for _, v := range c.Views {
		against := v.View == ViewNoPlan && c.Outcome == OutcomePlan || v.View == ViewPlan && (c.Outcome == OutcomeNoPlan || c.Outcome == OutcomeCIN)
		if against && v.Reasons == "" && !dissent[v.Attendee] {
			a, _ := s.Record.Attendee(v.Attendee)
			g.add(fmt.Sprintf("agency.%d.%d.reasons", v.Attendee, child.ID), "Record why %s thought otherwise for %s", s.Record.called(a), child.Name())
		}
	}
}

func (s Sitting) coreGaps(g *gaps) {
	core := s.Minutes.Core
	g.need("core.lead", core.Lead, "Name the lead social worker")
	social := slices.ContainsFunc(core.Members, func(id int64) bool {
		a, _ := s.Record.Attendee(id)
		who, _ := s.Record.Colleague(a.Professional)
		return who.Professional.AgencyKind == SocialCare
	})
	if !social {
		g.add(s.firstMember(), "Tick the members of the core group, the lead social worker among them")
	} else if len(core.Members) < 2 {
		g.add(s.firstMember(), "A core group has more members than the lead social worker")
	}
	s.meetingGaps(g, "core.date", core.DateText, core.On, "the first core group", s.CoreGroupBy)
	if _, _, ok := ReadClock(core.Time); core.Time != "" && !ok {
		g.add("core.time", "Enter the time of the core group like 14:30")
	}
}

func (s Sitting) reviewGaps(g *gaps, field, timeField, typed, clock string, on Date, what string) {
	s.meetingGaps(g, field, typed, on, what, s.ReviewBy)
	if _, _, ok := ReadClock(clock); clock != "" && !ok {
		g.add(timeField, "Enter the time of the review like 14:30")
	}
}

// meetingGaps checks the date of a meeting to come: a real working day after the conference and not past its last day.
func (s Sitting) meetingGaps(g *gaps, field, typed string, on Date, what string, last Date) {
	held := s.Record.Conference.StartsAt.Date()
	switch {
	case typed == "":
		g.add(field, "Enter the date of %s", what)
	case on.IsZero():
		g.add(field, "Enter the date of %s as a day, such as %s", what, held.AddDays(7).layout("2 January 2006"))
	case !on.After(held):
		g.add(field, "The date of %s has to be after the conference", what)
	case !last.IsZero() && on.After(last):
		g.add(field, "The last day for %s is %s", what, last.layout("Monday 2 January 2006"))
	case s.Calendar != nil && !s.Calendar.IsWorkingDay(on):
		g.add(field, "The date of %s is not a working day: %s", what, s.Calendar.Why(on))
	}
}

type gaps []Gap

func (g *gaps) add(field, format string, args ...any) {
	*g = append(*g, Gap{field, fmt.Sprintf(format, args...)})
}

func (g *gaps) need(field, value, format string, args ...any) {
	if value == "" {
		g.add(field, format, args...)
	}
}

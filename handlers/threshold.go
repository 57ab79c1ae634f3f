package handlers

import (
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

func lower(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// threshold is the duty chair's triage of a strategy meeting.
func (s *Server) threshold(c *Ctx) error {
	typed := Stored("decided_on", slashed(c.Today()), "decided_at", c.Minute().Clock())
	f, course, m, run, err := c.meetingPage()
	if err != nil {
		return err
	}
	if t := run.Threshold; t != nil {
		typed = storedThreshold(*t)
	}
	p, err := s.thresholdPage(c, f, course, m, run, typed, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

// meetingPage returns what a page about a strategy meeting starts from.
func (c *Ctx) meetingPage() (*pathway.Family, *pathway.Course, pathway.StrategyMeeting, pathway.Run, error) {
	f, course, err := c.familyCourse()
	if err != nil {
		return nil, nil, pathway.StrategyMeeting{}, pathway.Run{}, err
	}
	m, run, err := c.meetingOf(course)
	return f, course, m, run, err
}

func storedThreshold(t pathway.Threshold) Form {
	typed := Stored("decided_on", slashed(t.DecidedAt.Date()), "decided_at", t.DecidedAt.Clock(), "met", yesNo(t.Met), "rationale", t.Rationale,
		"talked_with", t.TalkedWith, "discrepancy", t.Discrepancy, "version", Version(t.Version))
	for i, q := range pathway.ThresholdQuestions {
		typed.Set(q.Value, t.Answers()[i])
	}
	return typed
}

func (s *Server) decideThreshold(c *Ctx) error {
	f, course, m, run, err := c.meetingPage()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	faults := pathway.Fields{}
	t := pathway.Threshold{Meeting: m.ID, Met: typed.Bool("met"), Rationale: typed.Get("rationale"), TalkedWith: typed.Line("talked_with"), Discrepancy: typed.Get("discrepancy"),
		EarlyHelp: typed.Get("early_help"), Subsequent: typed.Get("subsequent"), Replan: typed.Get("replan"), Exploited: typed.Get("exploited"), Version: typed.Int("version")}
	t.DecidedAt = typed.RecentMoment("decided_on", "decided_at", c.Today(), false, faults)
	if typed.Get("met") == "" {
		faults.Add("met", "Choose whether the threshold is met")
	}
	if len(faults) > 0 {
		err = merged(faults, t.Validate(c.Minute(), m, course.Definition.AsksQuestions()))
	} else {
		err = s.DB.DecideThreshold(c.Ctx(), c.By(), f.Case.ID, t)
	}
	switch {
	case err == nil && t.Met:
		return c.Done(views.Path("cases", f.Case.ID, "strategy", m.ID), "The decision is recorded: the threshold is met. The service manager has a task to allocate a chair.")
	case err == nil:
		return c.Done(views.Path("cases", f.Case.ID, "strategy", m.ID), "The decision is recorded: the threshold is not met. An assessment is done instead, and the service manager is told.")
	case pathway.CodeOf(err) == pathway.CodeConflict && run.Threshold != nil:
		labels := []fieldLabel{{"met", "Threshold met"}, {"rationale", "Reasons"}, {"discrepancy", "Seen differently"}, {"talked_with", "Talked through with"}, {"decided_on", "Date"}, {"decided_at", "Time"}}
		for _, q := range pathway.ThresholdQuestions {
			labels = append(labels, fieldLabel{q.Value, q.Title})
		}
		return c.conflictIn(f, sectionPathway, "The decision", c.Request().URL.Path, typed, storedThreshold(*run.Threshold), labels, err)
	}
	p, perr := s.thresholdPage(c, f, course, m, run, typed, err)
	if perr != nil {
		return perr
	}
	return c.Again(err, p)
}

func (s *Server) thresholdPage(c *Ctx, f *pathway.Family, course *pathway.Course, m pathway.StrategyMeeting, run pathway.Run, typed Form, failed error) (Page, error) {
	start, ok := run.Start()
	if !ok || start.ID != m.ID || run.MovedIn() {
		return Page{}, pathway.Refused("The threshold is decided on the strategy meeting that started the section 47 enquiry. " + run.NotStarted())
	}
	duty, err := s.DB.DutyChair(c.Ctx(), c.Today())
	if err != nil {
		return Page{}, err
	}
	v := typed.Fields(failed)
	title := "Decide on the threshold"
	if run.Threshold != nil {
		title = "Correct the decision on the threshold"
	}
	at := views.Path("cases", f.Case.ID, "strategy", m.ID)
	head := views.PageHead{Title: title, Lead: dutyWords(c, duty)}
	for _, child := range m.Children {
		member, err := f.Member(child)
		if err != nil {
			continue
		}
		if n, alarm := pathway.RepeatPlans(member.Previous); n > 0 {
			head.Flags = append(head.Flags, views.Flag{Text: member.Person.Name() + ": " + lower(member.RepeatWords()), Strong: alarm})
		}
	}
	fields := []views.Component{
		views.Fieldset{Legend: "When you decided", Across: true, Fields: []views.Component{v.Date("decided_on", "Date").WithHint(""), v.Time("decided_at", "Time").WithHint("")}},
		v.Radios("met", "May the threshold for an initial child protection conference be met?",
			views.Option{Value: "yes", Text: "Yes: the enquiry is accepted, and a conference is prepared"},
			views.Option{Value: "no", Text: "No: a child and family assessment instead"}),
	}
	if course.Definition.AsksQuestions() {
		for _, q := range pathway.ThresholdQuestions {
			fields = append(fields, v.Textarea(q.Value, q.Title, 2).AtMost(2000))
		}
	}
	fields = append(fields,
		v.Textarea("rationale", "Reasons", 6).WithHint("They go into an oversight note that is ready to copy to the case system").AtMost(4000),
		views.Fieldset{Legend: "Where the team manager and you saw it differently", Fields: []views.Component{
			v.Text("talked_with", "Talked through with").Wide(30).AtMost(pathway.MaxName).AsOptional(),
			v.Textarea("discrepancy", "What was seen differently, and what came of it", 3).AtMost(2000).AsOptional()}})
	form := views.EditForm{ID: "threshold-form", Action: at + "/threshold", Errors: v.Summary(), Fields: fields, Button: "Record the decision", Back: views.Link{Text: "Cancel", URL: at}}
	if run.Threshold != nil {
		form.Hidden = []views.Hidden{v.Hidden("version")}
	}
	return c.FormPage(f, sectionPathway, "Threshold", views.Stack{head, views.Details{Summary: "What the strategy meeting found", Open: run.Threshold == nil, Body: c.meetingFacts(f, course, m)}, form}), nil
}

func dutyWords(c *Ctx, duty pathway.RotaDay) string {
	switch duty.Account {
	case 0:
		return "Nobody is on the duty rota today."
	case c.By().ID:
		return "You are duty chair today."
	}
	return "Duty chair today: " + duty.Name + ". You decide in their place."
}

func thresholdFacts(t pathway.Threshold, mayChange bool, at string) views.SummaryList {
	decision := "Not met: a child and family assessment instead"
	if t.Met {
		decision = "Met: a conference is prepared"
	}
	first := views.SummaryRow{Name: "Decision", Text: decision}
	if mayChange {
		first.Change = views.Link{URL: at + "/threshold"}
	}
	list := views.SummaryList{Rows: []views.SummaryRow{first, {Name: "Decided", Text: t.DecidedName + ", " + t.DecidedAt.Format()}, {Name: "Reasons", Text: t.Rationale}}}
	for i, answer := range t.Answers() {
		if answer != "" {
			list.Rows = append(list.Rows, views.SummaryRow{Name: pathway.ThresholdQuestions[i].Title, Text: answer})
		}
	}
	if t.Discrepancy != "" {
		list.Rows = append(list.Rows, views.SummaryRow{Name: "Seen differently", Text: t.Discrepancy + "\nTalked through with " + t.TalkedWith})
	}
	return list
}

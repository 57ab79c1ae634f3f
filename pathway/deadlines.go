package pathway

import (
	"fmt"
	"slices"
)

// DeadlinesRequest is what the calculator is asked: dates of a case that need not exist.
type DeadlinesRequest struct {
	Pathway                           string // version
	Strategy                          DateTime
	Conference, ConferenceEnd         DateTime
	CoreGroups, Reviews, ClosureDates []Date
	JSON                              bool // the command is to print JSON
}

// Names of the calculator's fields, which are the command's flags too.
const (
	FieldPathway       = "pathway"
	FieldStrategy      = "strategy"
	FieldConference    = "conference"
	FieldConferenceEnd = "conference-end"
	FieldCoreGroup     = "core-group"
	FieldReview        = "review"
	FieldClosed        = "closed"
)

var deadlinesFields = []string{FieldPathway, FieldStrategy, FieldConference, FieldConferenceEnd, FieldCoreGroup, FieldReview, FieldClosed}

// Deadlines is the calculator's answer.
type Deadlines struct {
	Request    DeadlinesRequest
	Definition *Definition
	Calendar   *Calendar // with the closure days asked for
	Milestones []Milestone
	Warnings   []string
}

// Check returns what is wrong with the request, by field.
func (r *DeadlinesRequest) Check(definitions *Definitions) Fields {
	faults := make(Fields)
	if definitions.Find(r.Pathway) == nil {
		faults.Add(FieldPathway, fmt.Sprintf("there is no pathway %q: it is %s", clip(r.Pathway), definitions.Versions()))
	}
	if r.Strategy.IsZero() {
		faults.Add(FieldStrategy, "the date and time of the strategy meeting are missing")
	}
	if !r.Conference.IsZero() && r.Conference.Before(r.Strategy) {
		faults.Add(FieldConference, fmt.Sprintf("the conference on %s is before the strategy meeting on %s", r.Conference, r.Strategy))
	}
	switch {
	case r.ConferenceEnd.IsZero():
	case r.Conference.IsZero():
		faults.Add(FieldConferenceEnd, "the conference has an end and no start")
	case r.ConferenceEnd.Before(r.Conference):
		faults.Add(FieldConferenceEnd, fmt.Sprintf("the conference ends on %s, before its start on %s", r.ConferenceEnd, r.Conference))
	}
	r.checkHeld(faults, FieldCoreGroup, "core group", r.CoreGroups)
	r.checkHeld(faults, FieldReview, "review", r.Reviews)
	return faults
}

// checkHeld checks the dates of what was held after the conference.
func (r *DeadlinesRequest) checkHeld(faults Fields, field, what string, dates []Date) {
	for i, on := range dates {
		switch {
		case slices.Contains(dates[:i], on):
			faults.Add(field, fmt.Sprintf("the %s on %s is there twice", what, on))
		case on.Before(r.Strategy.Date()):
			faults.Add(field, fmt.Sprintf("the %s on %s is before the strategy meeting on %s", what, on, r.Strategy.Date()))
		case on.Before(r.Conference.Date()):
			faults.Add(field, fmt.Sprintf("the %s on %s is before the conference on %s", what, on, r.Conference.Date()))
		}
	}
}

// Events returns the request as the events of a case. A conference has been held where its end is known, or what follows it.
func (r *DeadlinesRequest) Events() Events {
	held := !r.ConferenceEnd.IsZero() || len(r.CoreGroups) > 0 || len(r.Reviews) > 0
	return Events{
		Strategy:       r.Strategy,
		Conference:     r.Conference,
		ConferenceHeld: held && !r.Conference.IsZero(),
		ConferenceEnd:  r.ConferenceEnd,
		CoreGroups:     r.CoreGroups,
		Reviews:        r.Reviews,
	}
}

// Deadlines works out every step that has a due date. calendar is the office's; the closure days of the request are added to
// its own. A faulty request gives an [Error] with code [CodeInvalid], its fields named as the constants Field….
func (r DeadlinesRequest) Deadlines(definitions *Definitions, calendar *Calendar) (*Deadlines, error) {
	if err := r.Check(definitions).Err(); err != nil {
		return nil, err
	}
	closures := make([]Closure, len(r.ClosureDates))
	for i, on := range r.ClosureDates {
		closures[i].On = on
	}
	out := &Deadlines{Request: r, Definition: definitions.Find(r.Pathway), Calendar: calendar.WithClosures(closures...)}
	var last Date
	for _, m := range out.Definition.Milestones(r.Events(), out.Calendar) {
		if m.Due.IsZero() {
			continue
		}
		out.Milestones = append(out.Milestones, m)
		last = slices.MaxFunc([]Date{last, m.Due, m.Limit}, Date.Compare)
	}
	if warning := calendar.Warning(last); warning != "" {
		out.Warnings = append(out.Warnings, warning)
	}
	if on := r.Conference.Date(); !on.IsZero() {
		if why := calendar.Statutory().Why(on); why != "" {
			out.Warnings = append(out.Warnings, fmt.Sprintf("The conference is on %s, which is not a working day: %s.", on.Format(), why))
		}
	}
	return out, nil
}

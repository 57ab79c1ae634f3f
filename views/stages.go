package views

import (
	"slices"
	"strconv"
	"strings"

	"cp-pathway/pathway"
)

// StatusOf is how a milestone's state is drawn.
func StatusOf(state pathway.MilestoneState) Status {
	switch state {
	case pathway.StateDone:
		return StatusDone
	case pathway.StateLate:
		return StatusLate
	case pathway.StateDueToday:
		return StatusDue
	case pathway.StateOpen:
		return StatusOpen
	case pathway.StateEnded:
		return StatusStopped
	}
	return StatusForecast
}

// StepOf draws a milestone as it stands now. Evidence and Action are the caller's to add.
func StepOf(m *pathway.Milestone, now pathway.DateTime, office *pathway.Calendar) Step {
	s := Step{ID: m.ID, Name: m.Title, Who: m.Who, Status: StatusOf(m.State(now)), When: WhenOf(m), Left: Sentence(m.Countdown(now, office)), Evidence: m.Flag, Limit: limitOf(m)}
	if m.Where != "" {
		s.Evidence = strings.TrimSuffix(m.Where+"; "+m.Flag, "; ")
	}
	if m.Waiting != "" && (s.Status == StatusOpen || s.Status == StatusDue) {
		s.Status = StatusWaiting
	}
	return s
}

// WhenOf is when a step takes place: "Fri 11 Dec 2026, 10:00". It is the day that was arranged, or else the day it is due.
func WhenOf(m *pathway.Milestone) string {
	on, clock := Day(m.Falls()), m.DueAt.Clock()
	if !m.Arranged.IsZero() {
		clock = ""
		if m.Arranged.Hour()+m.Arranged.Minute() > 0 {
			clock = m.Arranged.Clock()
		}
	}
	if clock != "" {
		on += ", " + clock
	}
	return on
}

// limitOf is the last days that stand beside when a step takes place: "Day 15 is Fri 11 Dec 2026, limit Mon 14 Dec 2026".
func limitOf(m *pathway.Milestone) string {
	limit := ""
	if !m.Limit.IsZero() && m.Limit != m.Due {
		limit = "limit " + Day(m.Limit)
	}
	switch {
	case m.Arranged.IsZero() || m.Due.IsZero():
		return limit
	case m.ID == conferenceStep && !m.TransferIn():
		return strings.TrimSuffix("Day 15 is "+Day(m.Due)+", "+limit, ", ")
	}
	return strings.TrimSuffix("due by "+Day(m.Due)+", "+limit, ", ")
}

// LastDays is both last days of the conference in brief, to stand beside a date with its year: "Day 15 is 11 Dec, limit 14 Dec".
func LastDays(m *pathway.Milestone) string {
	if m.TransferIn() {
		return "by " + m.Due.Time().Format("2 Jan")
	}
	return "Day 15 is " + m.Due.Time().Format("2 Jan") + ", limit " + m.Limit.Time().Format("2 Jan")
}

// The steps whose own date a stage shows.
const (
	conferenceStep = "icpc"
	strategyStep   = "strategy-meeting"
)

// The stages of the picture, in its order: closer together than the definition's phases, so that each has one thing to say.
var stages = []struct{ ID, Name string }{
	{"notice", "Notice"},
	{"strategy", "Strategy meeting"},
	{"threshold", "Threshold"},
	{"booking", "Booking"},
	{"enquiry", "Enquiry"},
	{"invitations", "Invitations"},
	{"preparation", "Preparation"},
	{"conference", "Conference"},
	{"decisions", "Decisions"},
	{"core-groups", "Core groups"},
	{"minutes", "Minutes"},
	{"reviews", "Reviews"},
}

// stageOf is the id of the stage that a step belongs to. The enquiry ends before the invitations in every version, and a
// version that does not have its step does not show its stage.
func stageOf(s *pathway.Step) string {
	switch id := s.ID; {
	case id == "transfer-notice":
		return "notice"
	case strings.HasPrefix(id, "threshold-"):
		return "threshold"
	case strings.HasPrefix(id, "s47-"):
		return "enquiry"
	case strings.HasPrefix(id, "invit"):
		return "invitations"
	case id == "conference-booked", id == "chair-allocated", id == "police-report-requested", id == "diary-notified":
		return "booking"
	case id == "minutes":
		return "minutes"
	case strings.HasPrefix(id, "core-group-"):
		return "core-groups"
	}
	switch s.Phase {
	case pathway.PhaseStrategy:
		return "strategy"
	case pathway.PhasePreparation:
		return "preparation"
	case pathway.PhaseConference:
		return "conference"
	case pathway.PhaseAfter:
		return "decisions"
	}
	return "reviews"
}

// PictureOf draws a family's milestones as the picture of its pathway. Link gives a stage's address by its id ("notice", "strategy",
// "threshold", "booking", "enquiry", "invitations", "preparation", "conference", "decisions", "core-groups", "minutes",
// "reviews"); nil, or "", leads nowhere.
func PictureOf(id string, d *pathway.Definition, milestones []pathway.Milestone, now pathway.DateTime, office *pathway.Calendar, link func(stage string) string) Picture {
	in := map[string][]*pathway.Milestone{}
	for i := range milestones {
		m := &milestones[i]
		step := d.Step(m.ID)
		another := step != nil && step.Alternative() && (m.Opens.IsZero() || step.When.Unless != "")
		if step == nil || m.Done.IsZero() && m.Due.IsZero() && (another || step.Phase == pathway.PhasePlan) {
			continue // what may never be needed, and what goes on throughout the plan, is no station on the way
		}
		stage := stageOf(step)
		in[stage] = append(in[stage], m)
	}
	p := Picture{ID: id, Label: d.Title}
	here := false
	for _, s := range stages {
		if len(in[s.ID]) == 0 {
			continue
		}
		stage := stageOfMilestones(in[s.ID], now, office)
		stage.Name = s.Name
		if link != nil {
			stage.URL = link(s.ID)
		}
		if !here && stage.Status != StatusDone && stage.Status != StatusStopped {
			stage.Here, here = true, true
		}
		p.Stages = append(p.Stages, stage)
	}
	return p
}

// stageOfMilestones says how a stage stands: by its latest step while one is late, by the next while there is one, by the
// last once all are done. A step without a date of its own holds its stage open until it is done too.
func stageOfMilestones(ms []*pathway.Milestone, now pathway.DateTime, office *pathway.Calendar) Stage {
	rank := map[Status]int{StatusLate: 5, StatusDue: 4, StatusOpen: 3, StatusForecast: 2, StatusDone: 1}
	var first, undated *pathway.Milestone
	var best Status
	done, counted := 0, 0
	for _, m := range ms {
		status := StatusOf(m.State(now))
		if status != StatusStopped {
			counted++
		}
		if status == StatusDone {
			done++
		}
		switch {
		case m.State(now) == pathway.StateUndated:
			undated = m
		case first == nil, rank[status] > rank[best]:
			first, best = m, status
		case status != best:
		case status == StatusDone && m.Done.After(first.Done):
			first = m
		case status != StatusDone && !m.Falls().IsZero() && (first.Falls().IsZero() || m.Falls().Before(first.Falls())):
			first = m
		}
	}
	stage := Stage{Status: best}
	switch {
	case first == nil:
		return Stage{Status: StatusForecast, Note: undated.Countdown(now, office)}
	case best == StatusDone && undated != nil:
		stage.Status = StatusOpen
	case best == StatusDone:
		if i := slices.IndexFunc(ms, func(m *pathway.Milestone) bool { return m.ID == strategyStep }); i >= 0 {
			first = ms[i] // the meeting itself, not what was recorded of it afterwards
		}
		stage.When = first.Done.Date().Short()
	case best == StatusForecast:
		stage.When = first.Due.Short()
	case best != StatusStopped && !first.Arranged.IsZero():
		stage.When = WhenOf(first)
		stage.Note = first.Countdown(now, office)
		if first.ID == conferenceStep {
			stage.Note += "; " + LastDays(first)
		}
	case best != StatusStopped:
		stage.When = first.Due.Short()
		stage.Note = first.Countdown(now, office)
	}
	if stage.Status != StatusDone && done > 0 {
		if stage.Note != "" {
			stage.Note += ", "
		}
		stage.Note += strconv.Itoa(done) + " of " + strconv.Itoa(counted) + " done"
	}
	return stage
}

package views

import (
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
	s := Step{ID: m.ID, Name: m.Title, Who: m.Who, Status: StatusOf(m.State(now)), When: Day(m.Due), Left: Sentence(m.Countdown(now, office)), Evidence: m.Flag}
	if !m.DueAt.IsZero() {
		s.When += ", " + m.DueAt.Clock()
	}
	if !m.Limit.IsZero() && m.Limit != m.Due {
		s.Limit = "limit " + Day(m.Limit)
	}
	if m.Waiting != "" && (s.Status == StatusOpen || s.Status == StatusDue) {
		s.Status = StatusWaiting
	}
	return s
}

// The stages of the picture, in its order: closer together than the definition's phases, so that each has one thing to say.
var stages = []struct{ ID, Name string }{
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

// PictureOf draws a family's milestones as the picture of its pathway. Link gives a stage's address by its id ("strategy",
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
		case status != StatusDone && !m.Due.IsZero() && (first.Due.IsZero() || m.Due.Before(first.Due)):
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
		stage.When = first.Done.Date().Short()
	case best == StatusForecast:
		stage.When = first.Due.Short()
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

package handlers

import (
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// stepAction is the one thing that does a step: a link to the screen where it is done, or recorded. Paths are tried in
// their order; the first that has a route, and all that it needs, is taken. One that begins with a slash is not the family's.
type stepAction struct {
	label     string
	right     pathway.Right
	paths     []string
	otherwise *stepAction // where none of the paths can be taken
}

// Where a step is recorded by hand, with who said so, when and how.
const recordPath = "steps/:step"

// stepActions is the action of each step up to the decisions in everybody's hands, by the step's id in the definitions.
var stepActions = map[string]stepAction{
	"strategy-meeting":         {"Open", pathway.RecordStrategy, []string{"strategy/:meeting"}, &stepAction{"Record it", pathway.RecordStrategy, []string{"strategy/new"}, nil}},
	"transfer-notice":          {"Open", pathway.RecordStrategy, []string{"strategy/:meeting"}, &stepAction{"Record it", pathway.RecordStrategy, []string{"notice"}, nil}},
	"contact-received":         {"Record who rang", pathway.RecordStrategy, []string{"strategy/:meeting/edit"}, nil},
	"manager-contact":          {"Record who rang", pathway.RecordStrategy, []string{"strategy/:meeting/edit"}, nil},
	"threshold-decision":       {"Decide", pathway.DecideThreshold, []string{"strategy/:meeting/threshold"}, nil},
	"threshold-discussion":     {"Decide", pathway.DecideThreshold, []string{"strategy/:meeting/threshold"}, nil},
	"threshold-not-met":        {"Record it", pathway.RecordStrategy, []string{"strategy/:meeting/assessment"}, nil},
	"new-strategy-meeting":     {"Record the new meeting", pathway.RecordStrategy, []string{"strategy/new?follows=:meeting"}, nil},
	"s47-outcome":              {"Record the outcome", pathway.RecordS47, []string{"strategy/:meeting/outcome"}, nil},
	"s47-not-at-risk":          {"Tell everybody", pathway.RecordS47, []string{recordPath}, nil},
	"conference-booked":        {"Book it", pathway.Book, []string{"conferences/new"}, nil},
	"chair-allocated":          {"Allocate a chair", pathway.AllocateChair, []string{"conferences/:conference/chair", "chair"}, nil},
	"police-report-requested":  {"Ask for it", pathway.RecordPreparation, []string{"conferences/:conference/police", recordPath}, nil},
	"diary-notified":           {"Send the diary", pathway.NotifyDiary, []string{"/diary/notify", recordPath}, nil},
	"invite-list":              {"Enter the list", pathway.InviteList, []string{"conferences/:conference/invitations", recordPath}, nil},
	"invite-list-escalated":    {"Take it up", pathway.DoTasks, []string{recordPath}, nil},
	"invitations-sent":         {"Invite", pathway.SendLetters, []string{"conferences/:conference/invitations", recordPath}, nil},
	"chair-s47-review":         {"Record it", pathway.RecordPreparation, []string{recordPath}, nil},
	"child-participation":      {"Record it", pathway.RecordPreparation, []string{recordPath}, nil},
	"venue-risk-check":         {"Check it", pathway.RecordPreparation, []string{"conferences/:conference/venue-risk"}, nil},
	"child-voice-preparation":  {"Record it", pathway.RecordPreparation, []string{recordPath}, nil},
	"parent-preparation":       {"Record it", pathway.RecordPreparation, []string{recordPath}, nil},
	"report-authorised":        {"Record it", pathway.RecordPreparation, []string{recordPath}, nil},
	"report-shared":            {"Record it", pathway.RecordPreparation, []string{recordPath}, nil},
	"agency-reports":           {"Record it", pathway.RecordPreparation, []string{recordPath}, nil},
	"chair-calls-family":       {"Record it", pathway.RecordPreparation, []string{recordPath}, nil},
	"icpc":                     {"Open the conference", pathway.WriteConference, []string{"conferences/:conference/minutes"}, &stepAction{"Book it", pathway.Book, []string{"conferences/new"}, nil}},
	"not-quorate":              {"Give it a new date", pathway.Book, []string{"conferences/:conference/move"}, nil},
	"decision":                 {"Open the conference", pathway.WriteConference, []string{"conferences/:conference/minutes"}, nil},
	"outline-plan":             {"Open the conference", pathway.WriteConference, []string{"conferences/:conference/minutes"}, nil},
	"plan-handover":            {"Record it", pathway.RecordPreparation, []string{recordPath}, nil},
	"decisions-to-chair":       {"Decisions", pathway.DraftDecisions, []string{"conferences/:conference/decisions"}, nil},
	"decisions-approved":       {"Approve", pathway.ApproveDecisions, []string{"conferences/:conference/decisions"}, nil},
	"decisions-distributed":    {"Distribute", pathway.Distribute, []string{"conferences/:conference/distribution"}, nil},
	"review-1":                 {"Open the review", pathway.WriteConference, []string{"conferences/:conference/minutes"}, &stepAction{"Book it", pathway.Book, []string{"conferences/new"}, nil}},
	"review-{n}":               {"Open the review", pathway.WriteConference, []string{"conferences/:conference/minutes"}, &stepAction{"Book it", pathway.Book, []string{"conferences/new"}, nil}},
	"review-{n}-invite-list":   {"Enter the list", pathway.InviteList, []string{"conferences/:conference/invitations", recordPath}, nil},
	"minutes":                  {"Open the minutes", pathway.RecordPreparation, []string{"conferences/:conference/full-minutes"}, nil},
	"core-group-1":             {"Record it", pathway.RecordCoreGroup, []string{"core-groups/next"}, nil},
	"core-group-{n}":           {"Record it", pathway.RecordCoreGroup, []string{"core-groups/next"}, nil},
	"step-down-first":          {"Record it", pathway.RecordPreparation, []string{"conferences/:conference/step-down"}, nil},
	"step-down-agreed":         {"Record it", pathway.RecordPreparation, []string{"conferences/:conference/step-down"}, nil},
	pathway.StepDriftEscalated: {"Take it up", pathway.TakeUp, []string{"resolutions/new"}, nil},
	"ending":                   {"Record it", pathway.RecordEnding, []string{"endings/next"}, nil},
	"significant-event":        {"Write it down", pathway.WriteNote, []string{"notes/new/significant-event"}, nil},
}

// actionOf returns the action of a step's definition. A step of the life of a plan is recorded by hand, as far as it can be.
func actionOf(step *pathway.Step) stepAction {
	if a, ok := stepActions[step.ID]; ok && (step.ID != pathway.StepDownFirst || !step.ByHand()) {
		return a
	}
	if a, ok := appraisalActions[step.Appraisal()]; ok {
		return a
	}
	if step.ByHand() {
		return stepAction{"Record it", pathway.RecordPreparation, []string{recordPath}, nil}
	}
	return stepAction{}
}

// place is where a step stands: whose it is, and what its screens are about.
type place struct {
	family, meeting, conference int64 // meeting and conference: 0 where there is none
	pathway                     string
	state                       pathway.ConferenceState // of the conference
}

// stepAction returns what does a milestone, for who looks at it: none where it is done or ended, where it waits for
// something else, or where somebody else does it.
func (c *Ctx) stepAction(at place, m *pathway.Milestone) views.Action {
	d := c.server.DB.Definitions().Find(at.pathway)
	if d == nil || !m.Done.IsZero() || m.Ended {
		return views.Action{}
	}
	step := d.Step(m.ID)
	if step == nil || tooEarly(step, m, at, c.Minute()) {
		return views.Action{}
	}
	a := actionOf(step)
	if (step.ID == "icpc" || step.ID == "review-1" || step.ID == "review-{n}") && at.state == pathway.ConferenceAdjourned {
		a = stepActions["not-quorate"]
	}
	if needsBooking := step.ID == "venue-risk-check" || step.Appraisal() == pathway.ChairChecklist; needsBooking {
		switch at.state {
		case pathway.ConferencePlanned, pathway.ConferenceHeld:
		case pathway.ConferenceAdjourned:
			a = stepActions["not-quorate"]
		default:
			a = stepActions["conference-booked"]
		}
	}
	for next := &a; next != nil; next = next.otherwise {
		for _, path := range next.paths {
			url, ok := c.stepURL(at, m.ID, path)
			switch {
			case ok && c.May(next.right):
				return views.Action{Text: next.label, URL: url}
			case ok:
				return views.Action{}
			}
		}
	}
	return views.Action{}
}

// tooEarly tells whether a step cannot be done yet: it waits for another step, hangs on something that has not happened, or
// is a way that the family does not go. A mid-point review is held once it opens. What prepares a conference can be done before that is booked; one that is not quorate
// is rearranged while it is still to come; a plan that there is may step down, drift or end at any time.
func tooEarly(step *pathway.Step, m *pathway.Milestone, at place, now pathway.DateTime) bool {
	switch m.State(now) {
	case pathway.StateUndated:
		switch {
		case step.ID == "not-quorate":
			return at.state != pathway.ConferencePlanned && at.state != pathway.ConferenceAdjourned
		case step.ID == pathway.StepDownFirst && !step.ByHand(), step.ID == pathway.StepDownAgreed:
			return at.conference == 0
		case step.Phase == pathway.PhasePlan:
			return at.state != pathway.ConferenceHeld
		}
		return true
	case pathway.StateUpcoming:
		return (m.Forecast || step.Appraisal() != "") && step.Phase != pathway.PhasePreparation
	}
	return false
}

// stepURL fills in a path of an action, and which meeting its query names; false where it has no route, or needs a conference that is
// not there.
func (c *Ctx) stepURL(at place, step, path string) (string, bool) {
	route, query, _ := strings.Cut(path, "?")
	if !strings.HasPrefix(path, "/") {
		route = "/cases/:case/" + route
	}
	if !c.server.offers(route) {
		return "", false
	}
	parts := strings.Split(strings.Trim(route, "/"), "/")
	url := make([]any, len(parts))
	for i, p := range parts {
		url[i] = p
		switch p {
		case ":case":
			url[i] = at.family
		case ":meeting":
			url[i] = at.meeting
			if at.meeting == 0 {
				return "", false
			}
		case ":conference":
			url[i] = at.conference
			if at.conference == 0 {
				return "", false
			}
		case ":step", ":midpoint":
			url[i] = step
		}
	}
	if query != "" {
		query = "?" + strings.Replace(query, ":meeting", idText(at.meeting), 1)
	}
	return views.Path(url...) + query, true
}

package pathway

import (
	"fmt"
	"strings"
)

// ThresholdNote returns the oversight note of a threshold decision, to be copied to the authority's case system. children
// are those whom the meeting was about.
func ThresholdNote(c *Course, meeting StrategyMeeting, t Threshold, children []Member) Note {
	var b strings.Builder
	line := func(name, text string) {
		if text != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, text)
		}
	}
	line("Strategy meeting", meeting.HeldAt.Format())
	line("Children", strings.Join(memberNames(children), ", "))
	for _, m := range children {
		if words := m.RepeatWords(); words != "" {
			line("Repeat plan", m.Person.Name()+": "+words)
		}
	}
	if t.Met {
		line("Decision", "The threshold for an initial child protection conference may be met.")
	} else {
		line("Decision", "The threshold for an initial child protection conference is not met. A child and family assessment is done instead.")
	}
	line("Decided by", t.DecidedName+", "+t.DecidedAt.Format())
	fmt.Fprintf(&b, "\nReasons\n%s\n", t.Rationale)
	for i, answer := range t.Answers() {
		if answer != "" {
			fmt.Fprintf(&b, "\n%s\n%s\n", ThresholdQuestions[i].Title, answer)
		}
	}
	if t.Discrepancy != "" {
		fmt.Fprintf(&b, "\nSeen differently, and talked through with %s\n%s\n", t.TalkedWith, t.Discrepancy)
	}
	step := stepThreshold
	if c.Definition.AsksQuestions() {
		step = "threshold-discussion"
	}
	return Note{Case: c.Case.ID, Kind: OversightNote, Step: step, Heading: "Management oversight: threshold", Text: strings.TrimSpace(b.String()), HappenedAt: t.DecidedAt}
}

// NotAtRiskNote returns the oversight note of an enquiry that found no risk.
func NotAtRiskNote(c *Course, o S47Outcome) Note {
	text := fmt.Sprintf("Section 47 enquiry concluded on %s: the children are not at risk of significant harm. No initial child protection conference is needed.\n\nWhat the children get instead\n%s\n\nTold to the unit by %s. The chair was told: %s",
		o.ConcludedAt.Format(), o.Instead, o.ToldBy, o.TalkedWith)
	if c.ICPC.ID != 0 {
		text += "\n\nThe conference on " + c.ICPC.StartsAt.Format() + " is stood down. Everybody who was invited is told."
	}
	return Note{Case: c.Case.ID, Kind: OversightNote, Step: stepS47NotAtRisk, Heading: "Management oversight: conference not needed", Text: text, HappenedAt: o.ConcludedAt}
}

// SparedNote returns the oversight note of an enquiry that found some children at risk and others not. name is what the children
// are called.
func SparedNote(c *Course, o S47Outcome, name func(child int64) string) Note {
	var b strings.Builder
	fmt.Fprintf(&b, "Section 47 enquiry concluded on %s. Not at risk of significant harm, so that the conference is not about them:\n", o.ConcludedAt.Format())
	for _, s := range o.Spared {
		fmt.Fprintf(&b, "\n%s gets instead\n%s\n", name(s.Child), s.Instead)
	}
	fmt.Fprintf(&b, "\nThe other children are at risk, and the conference goes on for them.\n\nTold to the unit by %s. The chair was told: %s", o.ToldBy, o.TalkedWith)
	return Note{Case: c.Case.ID, Kind: OversightNote, Step: stepS47Outcome, Heading: "Management oversight: conference not needed for some of the children", Text: b.String(), HappenedAt: o.ConcludedAt}
}

// SparedTask returns the task of telling everybody who was told of a conference about a child that it is not about the child after
// all. told are their names; none: there is nobody to tell.
func SparedTask(c *Course, s ChildInstead, name string, told []string, due Date) Task {
	text := fmt.Sprintf("The section 47 enquiry found that %s is not at risk of significant harm. The conference goes on without %s.\n\nWhat %s gets instead\n%s\n\nTold so far that the conference is about %s, and to be told now\n%s\n\nWhoever was invited for %s alone comes off the list.",
		name, name, name, s.Instead, name, strings.Join(told, "\n"), name)
	return Task{Case: c.Case.ID, Conference: c.ICPC.ID, Kind: TaskTellSpared, Role: Admin, Due: due, Title: "Tell everybody who was invited about " + name + " that the conference is not about " + name, Text: text}
}

// ContactNote returns the contact log's note of who rang about a strategy meeting.
func (m StrategyMeeting) ContactNote() Note {
	return Note{Case: m.Case, Kind: ContactNote, Way: "phone", ToldBy: m.ToldBy, Step: "contact-received", Heading: "Rang about the strategy meeting",
		Text: m.ToldBy + " rang about the strategy meeting of " + m.HeldAt.Format() + ".", HappenedAt: m.ToldAt}
}

// ThresholdTask returns the task by which the service manager hears what was decided.
func ThresholdTask(c *Course, t Threshold) Task {
	task := Task{Case: c.Case.ID, Kind: TaskThresholdUnmet, Role: ServiceManager, Due: t.DecidedAt.Date(),
		Title: "The threshold was not met: take note",
		Text:  fmt.Sprintf("%s: the threshold for an initial child protection conference was not met, decided by %s on %s. A child and family assessment is done instead.", c.Case.Reference, t.DecidedName, t.DecidedAt.Format())}
	if t.Met {
		run := c.Run()
		due, limit := c.Definition.ConferenceDates(run.Beginning(), c.Office)
		task.Kind, task.Step = TaskAllocateChair, "chair-allocated"
		task.Title = "The threshold was met: allocate a chair"
		task.Text = fmt.Sprintf("%s: the threshold for an initial child protection conference may be met, decided by %s on %s. The conference is to be held by %s; the statutory limit is %s. Please allocate a chair.",
			c.Case.Reference, t.DecidedName, t.DecidedAt.Format(), due.Format(), limit.Format())
	}
	return task
}

// EscalationTask returns the task of a list that has not come by the end of Day 5, with its message.
func EscalationTask(c *Course, ask Ask) Task {
	m, _ := c.Milestone("invite-list-escalated")
	return Task{Case: c.Case.ID, Conference: c.ICPC.ID, Kind: TaskEscalateList, Step: m.ID, Role: ServiceManager, Due: m.Opens,
		Title: "The invitation list has not come: take it up with the team", Text: ask.Text}
}

// RepeatWords says what a plan would be for the child after the earlier ones of this authority; "" for the first.
func (m Member) RepeatWords() string {
	n, _ := RepeatPlans(m.Previous)
	words, _ := RepeatWords(n)
	return words
}

func memberNames(list []Member) []string {
	names := make([]string, len(list))
	for i, m := range list {
		names[i] = m.Person.Name()
	}
	return names
}

package handlers

import (
	"slices"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// course shows where a family stands on its pathway: what is next, the picture, and every step with its dates, evidence
// and action.
func (s *Server) course(c *Ctx) error {
	f, course, err := c.familyCourse()
	if err != nil {
		return err
	}
	tasks, err := s.DB.Tasks(c.Ctx(), c.By(), f.Case.ID)
	if err != nil {
		return err
	}
	notes, err := s.eighteenNotes(c)
	if err != nil {
		return err
	}
	body := append(notes, c.unreadEvents(f.Case.ID, course.Significant)...)
	body = append(body, c.coursePage(f, course, tasks))
	return c.Show(c.SectionPage(f, sectionPathway, "Pathway", body))
}

// familyCourse returns the request's family and how it goes along its pathway.
func (c *Ctx) familyCourse() (*pathway.Family, *pathway.Course, error) {
	f, course, err := c.server.DB.FamilyCourse(c.Ctx(), c.By(), c.family.ID)
	return &f, course, err
}

// placeOf says where a step of a course stands.
func placeOf(course *pathway.Course, m *pathway.Milestone) place {
	start, _ := course.Started()
	k := course.ConferenceOf(m)
	return place{family: course.Case.ID, meeting: start.ID, conference: k.ID, pathway: course.Case.Pathway, state: k.State}
}

// What a stage of the picture leads to on the page: the steps of its phase.
var stagePhase = map[string]string{
	"notice": pathway.PhaseStrategy, "strategy": pathway.PhaseStrategy, "threshold": pathway.PhaseStrategy, "enquiry": pathway.PhaseStrategy,
	"booking": pathway.PhasePreparation, "invitations": pathway.PhasePreparation, "preparation": pathway.PhasePreparation,
	"conference": pathway.PhaseConference, "decisions": pathway.PhaseAfter, "minutes": pathway.PhaseAfter,
	"core-groups": pathway.PhasePlan, "reviews": pathway.PhasePlan,
}

func (c *Ctx) coursePage(f *pathway.Family, course *pathway.Course, tasks []pathway.Task) views.Component {
	base := views.Path("cases", course.Case.ID)
	if len(course.Runs) == 0 {
		empty := views.Empty{Text: "The pathway starts with the strategy meeting. Its date is Day 1: every other date follows from it."}
		if c.May(pathway.RecordStrategy) {
			empty.Action = views.Action{Text: "Record the strategy meeting", URL: base + "/strategy/new"}
		}
		body := views.Stack{empty}
		if c.May(pathway.RecordStrategy) {
			body = append(body, views.TextLink{Text: "The family moved here with a plan of another authority: record its notice", URL: base + "/notice"})
		}
		if len(course.Struck) > 0 {
			body = append(body, views.Course{Meetings: c.meetingLinks(course)})
		}
		return body
	}
	page := views.Course{Tasks: c.taskTable(tasks, course.Case.ID), Meetings: c.meetingLinks(course)}
	if course.CheckNotice() == nil && c.May(pathway.RecordStrategy) {
		page.Actions = append(page.Actions, views.Action{Text: "Record a notice that the family moved here", URL: base + "/notice", Second: true})
	}
	if c.May(pathway.RecordStrategy) {
		page.Actions = append(page.Actions, views.Action{Text: "Record another strategy meeting", URL: base + "/strategy/new", Second: true})
	}
	if len(course.Milestones) == 0 {
		page.Note = "No section 47 enquiry has been started, so nothing is due. If one is started later, record that strategy meeting."
		return page
	}
	page.Actions = append([]views.Action{{Text: "Preparation", URL: base + "/preparation", Second: true}}, page.Actions...)
	if c.May(pathway.SwitchPathway) {
		page.Actions = append(page.Actions, views.Action{Text: "Move to another pathway", URL: base + "/pathway", Second: true})
	}
	next, hasNext := course.Next(c.Minute())
	if hasNext {
		step := c.stepRow(course, &next)
		step.Action.Second = false
		step.ID = "" // it stands once more in its phase
		page.Next = views.Steps{ID: "next", Title: "Next", Rows: []views.Step{step}}
	}
	if last := course.Run(); !last.Over() && course.ICPC.State != pathway.ConferenceStoodDown { // a date that nobody waits for is not counted
		page.Counting = c.counting(course)
	}
	where, unneeded, n := map[string]string{}, views.Stack{}, 0
	for _, phase := range course.Definition.Phases {
		steps := views.Checklist{ID: "phase-" + phase.ID, Title: phase.Title}
		for _, m := range course.InPhase(phase.ID) {
			steps.Items = append(steps.Items, c.courseItem(f, course, &m))
		}
		where[phase.ID] = "#phase-" + phase.ID
		switch {
		case len(steps.Items) == 0:
		case !slices.ContainsFunc(steps.Items, func(item views.CheckItem) bool { return item.Step.Status != views.StatusStopped }):
			unneeded, n = append(unneeded, steps), n+len(steps.Items)
		case phase.ID == pathway.PhasePlan && !course.Events.ConferenceHeld:
			where[phase.ID] = "#later"
			page.Later = views.Details{Summary: phase.Title + ": " + views.Plural(len(steps.Items), "step", "steps") + ", as a forecast", Body: steps}
		default:
			page.Phases = append(page.Phases, steps)
		}
	}
	if n > 0 {
		page.Unneeded = views.Details{Summary: views.Plural(n, "step that is", "steps that are") + " not needed now", Body: unneeded}
	}
	page.Picture = views.PictureOf("picture", course.Definition, course.Milestones, c.Minute(), course.Office, func(stage string) string { return where[stagePhase[stage]] })
	for _, t := range tasks {
		if t.Step != "" && t.DoneAt.IsZero() {
			setAction(page.Phases, t.Step, views.Path("cases", course.Case.ID, "tasks", t.ID))
		}
	}
	return page
}

// setAction leads the escalation of a missing list to its task, which has the text to send.
func setAction(phases []views.Checklist, step, url string) {
	if step != "invite-list-escalated" {
		return
	}
	for i := range phases {
		for j := range phases[i].Items {
			if item := &phases[i].Items[j]; item.Step.ID == step && item.Form.Summary != "" {
				item.Form, item.Step.Action = views.Details{}, views.Action{Text: "Take it up", URL: url, Second: true}
			}
		}
	}
}

// courseItem is a step of the family; where it is recorded by hand and can be done now, with the form that records it.
func (c *Ctx) courseItem(f *pathway.Family, course *pathway.Course, m *pathway.Milestone) views.CheckItem {
	item := views.CheckItem{Step: c.stepRow(course, m)}
	if item.Step.Action.URL == item.Step.URL && !pathway.ToldOneByOne(m.ID) { // who is left is asked for on the step's own page
		item.Step.Action = views.Action{}
		item.Form = c.inlineForm(f, m, "Record it", "")
	}
	return item
}

// inlineForm is the form that records a step by hand, under it in a list; where there is a message about it, with the way to that.
func (c *Ctx) inlineForm(f *pathway.Family, m *pathway.Milestone, summary, back string) views.Details {
	action := views.Path("cases", f.Case.ID, "steps", m.ID)
	v := c.storedStep(back).Fields(nil).Under(m.ID)
	form := views.EditForm{ID: m.ID + "-form", Action: action, Errors: v.Summary(), Button: summary, Fields: c.recordFields(f, *m, v), Hidden: []views.Hidden{{Name: "back", Value: back}}}
	body := views.Stack{form}
	if back == "" && c.server.DB.HasAsk(m) {
		body = append(views.Stack{views.TextLink{Text: "Text to send about it", URL: action + "#ask"}}, body...)
	}
	return views.Details{Summary: summary, Body: body}
}

// stepRow draws a milestone of the family with its evidence and action.
func (c *Ctx) stepRow(course *pathway.Course, m *pathway.Milestone) views.Step {
	row := views.StepOf(m, c.Minute(), course.Office)
	row.URL = views.Path("cases", course.Case.ID, "steps", m.ID)
	if m.Waiting != "" && m.Done.IsZero() && !m.Ended {
		row.Who = "Waiting for " + lower(m.Waiting)
	}
	if why, not := course.NotNeeded(m.ID); not {
		row.Status, row.Left, row.Evidence = views.StatusStopped, "Not needed", why
	} else if evidence := course.Evidence(m.ID); evidence != "" {
		row.Evidence = evidence
	}
	row.Action = c.stepAction(placeOf(course, m), m)
	row.Action.Second = true
	return row
}

// counting lays out how the two dates of the conference are counted, day by day.
func (c *Ctx) counting(course *pathway.Course) views.Details {
	run := course.Run()
	due, limit := course.Definition.ConferenceDates(run.Beginning(), course.Office)
	summary := "How the dates of the conference are counted: " + due.Format() + ", statutory limit " + limit.Format()
	if run.MovedIn() {
		summary = "How the date of the conference is counted: by " + due.Format()
	}
	return views.Details{Summary: summary, Body: countingTable("counting", course.Definition, run.Beginning(), course.Office)}
}

// meetingLinks leads to the record of each strategy meeting of the family, the latest first.
func (c *Ctx) meetingLinks(course *pathway.Course) []views.Link {
	var links []views.Link
	for _, run := range course.Runs {
		for _, m := range run.Meetings {
			text := m.Title()
			if !m.S47 && m.Notice == nil {
				text += ", no enquiry"
			}
			links = append([]views.Link{{Text: text, URL: views.Path("cases", course.Case.ID, "strategy", m.ID)}}, links...)
		}
	}
	for _, m := range course.Struck {
		links = append(links, views.Link{Text: "Entered in error: " + lower(m.Title()), URL: views.Path("cases", course.Case.ID, "strategy", m.ID)})
	}
	return links
}

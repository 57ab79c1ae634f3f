package handlers

import (
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// task shows a task with its text that is ready to send, and closes it with a note.
func (s *Server) task(c *Ctx) error { return s.showTask(c, Form{}, nil) }

func (s *Server) doTask(c *Ctx) error {
	id, err := c.ID("task")
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	if err := s.DB.DoTask(c.Ctx(), c.By(), c.Case().ID, id, typed.Get("note")); err != nil {
		return s.showTask(c, typed, err)
	}
	return c.Done(todayPath, "The task is closed.")
}

func (s *Server) showTask(c *Ctx, typed Form, failed error) error {
	f, course, err := c.familyCourse()
	if err != nil {
		return err
	}
	id, err := c.ID("task")
	if err != nil {
		return err
	}
	t, err := s.DB.Task(c.Ctx(), c.By(), f.Case.ID, id)
	if err != nil {
		return err
	}
	head := views.PageHead{Title: t.Title, Caption: t.Role.Title()}
	if m, ok := course.Milestone(t.Step); ok {
		if a := c.stepAction(placeOf(course, &m), &m); t.Kind != pathway.TaskEscalateList {
			head.Actions = []views.Action{a}
		}
	}
	if (t.Kind == pathway.TaskSentBack || t.Kind == pathway.TaskNotQuorate) && t.DoneAt.IsZero() {
		head.Actions = []views.Action{{Text: "Open the decisions", URL: c.conferencePath(t.Conference, "decisions")}}
	}
	switch {
	case !t.DoneAt.IsZero():
	case t.Kind == pathway.TaskReadCoreGroup:
		head.Actions = []views.Action{{Text: "Open the record", URL: c.coreGroupAt(t.About)}}
	case t.Kind == pathway.TaskAbsence:
		head.Actions = []views.Action{{Text: "Take it up", URL: c.absenceAt(t.About, "letter")}}
	case t.Kind == pathway.TaskBookReview && c.May(pathway.Book):
		head.Actions = []views.Action{{Text: "Book it", URL: views.Path("cases", f.Case.ID, sectionConferences, "new")}}
	case t.Kind == pathway.TaskReconvene && c.May(pathway.Book):
		head.Actions = []views.Action{{Text: "Book it", URL: c.conferencePath(t.Conference, "go-on")}}
	case t.Kind == pathway.TaskObstructed:
		head.Actions = []views.Action{{Text: "Go to the conference", URL: views.Path("cases", f.Case.ID, sectionConferences)}}
	case t.Kind == pathway.TaskLateInvitee, t.Kind == pathway.TaskLookAgain:
		head.Actions = []views.Action{{Text: "Go to the invitations", URL: c.conferencePath(t.Conference, "invitations")}}
	case t.Kind == pathway.TaskRearrange:
		head.Actions = []views.Action{{Text: "Open what follows", URL: c.conferencePath(t.Conference, "rearrange")}}
	case t.Kind == pathway.TaskAnswerOverdue:
		head.Actions = []views.Action{{Text: "Open the issues", URL: views.Path("cases", f.Case.ID, sectionIssues)}}
	case t.Kind == pathway.TaskStrategyAgain && c.May(pathway.RecordStrategy):
		head.Actions = []views.Action{{Text: "Record the strategy meeting", URL: views.Path("cases", f.Case.ID, "strategy", "new")}}
	case t.Kind == pathway.TaskPlanGoesOn:
		head.Actions = []views.Action{{Text: "Open what was recorded", URL: c.endingAt(t.About)}}
	case t.Kind == pathway.TaskEnding, t.Kind == pathway.TaskWatched:
		head.Actions = []views.Action{{Text: "Open the end of the plan", URL: c.endingAt(t.About)}}
	case t.Kind == pathway.TaskExcludedBefore:
		head.Actions = []views.Action{{Text: "Open the invitations", URL: c.conferencePath(t.Conference, "invitations")}}
	}
	if t.Kind == pathway.TaskCopies && t.DoneAt.IsZero() && c.May(pathway.DecideAttendance) {
		head.Actions = []views.Action{{Text: "Decide on copies", URL: c.conferencePath(t.Conference, "distribution", "copies")}}
	}
	switch t.Kind {
	case pathway.TaskApproveMinutes, pathway.TaskMinutesSentBack, pathway.TaskRemark, pathway.TaskFamilySees:
		if t.DoneAt.IsZero() {
			head.Actions = []views.Action{{Text: "Open the minutes", URL: c.conferencePath(t.Conference, fullMinutes)}}
		}
	}
	if len(head.Actions) > 0 && head.Actions[0].URL == "" {
		head.Actions = nil
	}
	body := views.Stack{head}
	if t.Text != "" {
		body = append(body, views.CopyText{ID: "task-text", Label: "Text", Text: t.Text})
	}
	if ask, err := s.DB.Ask(c.Ctx(), c.By(), f.Case.ID, t.Step); err == nil && ask.To != "" && t.DoneAt.IsZero() && c.May(pathway.RecordPreparation) {
		body = append(body, views.PostButton{ID: "ask-draft", Action: views.Path("cases", f.Case.ID, "steps", t.Step, "draft"), Text: "Open it as an email draft"})
	}
	switch {
	case !t.DoneAt.IsZero():
		who := "Closed " + c.instant(t.DoneAt)
		if t.DoneName != "" {
			who += " by " + t.DoneName
		}
		body = append(body, views.Inset{Text: who + ". " + t.DoneNote})
	case t.EndsItself() != "":
		body = append(body, views.Inset{Text: t.EndsItself()})
	case c.May(pathway.DoTasks):
		v := typed.Fields(failed)
		note := v.Textarea("note", "Note", 3).AtMost(pathway.MaxTaskNote)
		if t.Kind == pathway.TaskEscalateList {
			note.Label, note.Hint = "With whom you took it up, and what was agreed", "It is recorded as the step of the pathway"
		} else if t.Kind == pathway.TaskNewChair {
			note.Label = "How the family and the core group were told"
		} else if t.Kind == pathway.TaskTellSpared {
			note.Label = "How each of them was told"
		} else {
			note = note.AsOptional()
		}
		body = append(body, views.EditForm{ID: "task-form", Action: views.Path("cases", f.Case.ID, "tasks", t.ID), Errors: v.Summary(), Fields: []views.Component{note}, Button: "It is done"})
	}
	p := c.FormPage(f, sectionPathway, "Task", body)
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

// taskTable lists the open tasks of a family.
func (c *Ctx) taskTable(tasks []pathway.Task, family int64) views.Table {
	t := views.Table{ID: "tasks", Caption: "Tasks", Heads: []views.ColumnHead{{Text: "Task", Plain: true}, {Text: "For"}, {Text: "Due"}, {Text: "Action", Action: true}}}
	for _, task := range tasks {
		if !task.DoneAt.IsZero() {
			continue
		}
		status := views.StatusDue
		if !task.Due.IsZero() && task.Due.Before(c.Today()) {
			status = views.StatusLate
		}
		t.Rows = append(t.Rows, views.Row{Status: status, Cells: []views.Cell{{Text: task.Title, Head: true}, {Text: task.Role.Title()}, {Text: task.Due.Short(), NoWrap: true},
			{Body: views.Action{Text: "Open", URL: views.Path("cases", family, "tasks", task.ID), Second: true}}}})
	}
	return t
}

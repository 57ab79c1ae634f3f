package handlers

import (
	"strconv"
	"strings"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// coreGroupAt is an address of a core group of the request's family.
func (c *Ctx) coreGroupAt(more ...any) string {
	return views.Path(append([]any{"cases", c.family.ID, "core-groups"}, more...)...)
}

// coreGroupTable is the family's core groups, as the Plan section shows them, with what is to be done next.
func (c *Ctx) coreGroupTable(course *pathway.Course, groups []pathway.CoreGroup) views.Stack {
	head := views.SectionHead{ID: "core-groups-head", Title: "Core groups"}
	t := views.Table{ID: "core-groups", Caption: "Core groups", Quiet: true, Heads: []views.ColumnHead{{Text: "Core group"}, {Text: "When"}, {Text: "Where"}, {Text: "How it stands"}},
		Empty: views.Empty{Text: "No core group has been planned or recorded here yet."}}
	planned := int64(0)
	for i := range groups {
		g := &groups[i]
		title, tag := "Core group "+strconv.Itoa(g.Number), views.Tag{Status: views.StatusDone, Text: "Held, " + g.Attendance()}
		at := g.HeldAt
		switch g.State {
		case pathway.CoreGroupPlanned:
			planned = g.ID
			title, at = "Core group "+strconv.Itoa(len(course.Events.CoreGroups)+1), g.PlannedFor
			if tag = (views.Tag{Status: views.StatusForecast, Text: "Planned"}); at.Date().Before(c.Today()) {
				tag = views.Tag{Status: views.StatusLate, Text: "To be recorded"}
			}
			if course.CoreGroupRefusal() != "" {
				tag = views.Tag{Status: views.StatusStopped, Text: "Does not meet any more"}
			} else if len(g.Draft) > 0 {
				tag = views.Tag{Status: views.StatusOpen, Text: "Being recorded"}
			}
		case pathway.CoreGroupStruck:
			tag = views.Tag{Status: views.StatusStopped, Text: "Recorded in error"}
		}
		t.Rows = append(t.Rows, views.Row{Status: tag.Status, Cells: []views.Cell{{Text: title, URL: c.coreGroupAt(g.ID), Head: true}, {Text: dayOrMoment(at), NoWrap: true}, {Text: or(g.Where, "–")}, {Body: tag}}})
	}
	if c.May(pathway.RecordCoreGroup) && course.CoreGroupRefusal() == "" {
		number := strconv.Itoa(len(course.Events.CoreGroups) + 1)
		if planned != 0 {
			head.Actions = append(head.Actions, views.Action{Text: "Record core group " + number, URL: c.coreGroupAt(planned, "record")})
		} else {
			head.Actions = append(head.Actions, views.Action{Text: "Plan core group " + number, URL: c.coreGroupAt("new")})
		}
		if reports(course) {
			head.Actions = append(head.Actions, views.Action{Text: "Partnership report", URL: c.partnershipPath(), Second: true})
		}
		head.Actions = append(head.Actions, views.Action{Text: "Members", URL: c.coreGroupAt("members"), Second: true})
	}
	body := views.Stack{head, t}
	if m, ok := nextCoreGroup(course); ok {
		row := views.StepOf(&m, c.Minute(), course.Office)
		body = append(body, views.SummaryList{Rows: []views.SummaryRow{{Name: m.Title + " is due", Text: row.When}, {Name: "Stands", Body: views.Tag{Status: row.Status, Text: row.Left}}}})
	}
	return body
}

// reports tells whether a core group has met since the last conference, which can report before the next one.
func reports(course *pathway.Course) bool {
	last := course.Events.Conference.Date()
	if n := len(course.Events.Reviews); n > 0 {
		last = course.Events.Reviews[n-1]
	}
	return course.LastMet().After(last)
}

// nextCoreGroup is the milestone of the core group that is to be held next.
func nextCoreGroup(course *pathway.Course) (pathway.Milestone, bool) {
	for _, m := range course.Milestones {
		if m.Step.Per == pathway.PerCoreGroup && m.Step.Counted() && m.Done.IsZero() && !m.Ended {
			return m, true
		}
	}
	return pathway.Milestone{}, false
}

// nextCoreGroup leads to the record of the core group that is planned, or to where one is planned.
func (s *Server) nextCoreGroup(c *Ctx) error {
	groups, err := s.DB.CoreGroups(c.Ctx(), c.By(), c.Case().ID)
	if err != nil {
		return err
	}
	for _, g := range groups {
		if g.State == pathway.CoreGroupPlanned {
			return redirect{c.coreGroupAt(g.ID, "record")}
		}
	}
	return redirect{c.coreGroupAt("new")}
}

// planCoreGroupPage and planCoreGroup keep when and where the next core group meets.
func (s *Server) planCoreGroupPage(c *Ctx) error {
	_, course, err := c.familyCourse()
	if err != nil {
		return err
	}
	if why := course.CoreGroupRefusal(); why != "" {
		return pathway.Refused(why)
	}
	typed := Form{}
	if m, ok := nextCoreGroup(course); ok {
		typed = Stored("planned_on", Typed(m.Due))
	}
	return s.showPlanCoreGroup(c, typed, c.coreGroupAt("new"), nil)
}

func (s *Server) planCoreGroup(c *Ctx) error {
	return s.keepCoreGroupDate(c, c.coreGroupAt("new"), func(at pathway.DateTime, typed Form) (int64, error) {
		return s.DB.PlanCoreGroup(c.Ctx(), c.By(), c.Case().ID, at, typed.Line("where"), typed.Line("late_why"))
	})
}

// keepCoreGroupDate reads the form of a date and place and keeps it.
func (s *Server) keepCoreGroupDate(c *Ctx, action string, keep func(pathway.DateTime, Form) (int64, error)) error {
	typed, err := c.Form()
	if err != nil {
		return err
	}
	faults := pathway.Fields{}
	on := typed.Date("planned_on", c.Today(), faults)
	at := pathway.DateTime{}
	if h, m, ok := pathway.ReadClock(typed.Get("planned_at")); ok && !on.IsZero() {
		at = on.At(h, m)
	} else if !on.IsZero() {
		at = on.At(0, 0)
	}
	if _, _, ok := pathway.ReadClock(typed.Get("planned_at")); !ok && typed.Get("planned_at") != "" {
		faults.Add("planned_at", "Enter a time like 14:30")
	}
	var id int64
	if err = faults.Err(); err == nil {
		id, err = keep(at, typed)
	}
	if err != nil {
		return s.showPlanCoreGroup(c, typed, action, err)
	}
	return c.Done(c.coreGroupAt(id), "It is kept when and where the core group meets.")
}

func (s *Server) showPlanCoreGroup(c *Ctx, typed Form, action string, failed error) error {
	f, err := c.Family()
	if err != nil {
		return err
	}
	v := typed.Fields(failed)
	p := c.FormPage(&f, sectionPlan, "When the core group meets", views.EditForm{ID: "core-group-date", Title: "When the core group meets", Action: action, Errors: v.Summary(), Button: "Save",
		Hidden: []views.Hidden{v.Hidden("version")}, Back: views.Link{Text: "Cancel", URL: views.Path("cases", f.Case.ID, sectionPlan)},
		Lead: "The first meets within 10 working days of the conference, the next ones every 4 weeks.",
		Fields: []views.Component{
			views.Fieldset{Legend: "When", Across: true, Fields: []views.Component{v.Date("planned_on", "Date").WithPicker(), v.Time("planned_at", "Time, if it is agreed")}},
			v.Text("late_why", "Why it meets later than it is due").AtMost(pathway.MaxName).AsOptional().WithHint("Only where it does. The reason is kept in the history"),
			v.Text("where", "Where").AtMost(pathway.MaxName).AsOptional()}})
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

// coreGroupOf loads the core group that the path names.
func (c *Ctx) coreGroupOf() (db.CoreGroup, error) {
	id, err := c.ID("group")
	if err != nil {
		return db.CoreGroup{}, err
	}
	return c.server.DB.CoreGroup(c.Ctx(), c.By(), c.Case().ID, id)
}

// coreGroupDate and moveCoreGroup change when a planned core group meets.
func (s *Server) coreGroupDate(c *Ctx) error {
	g, err := c.coreGroupOf()
	if err != nil {
		return err
	}
	if g.Group.State != pathway.CoreGroupPlanned {
		return pathway.Refused("This core group has been recorded, so it is not planned any more.")
	}
	clock := g.Group.PlannedFor.Clock()
	if clock == "00:00" {
		clock = ""
	}
	return s.showPlanCoreGroup(c, Stored("planned_on", Typed(g.Group.PlannedFor.Date()), "planned_at", clock, "where", g.Record.Family().Cover(g.Group.Where), "version", Version(g.Group.Version)),
		c.coreGroupAt(g.Group.ID, "date"), nil)
}

func (s *Server) moveCoreGroup(c *Ctx) error {
	id, err := c.ID("group")
	if err != nil {
		return err
	}
	return s.keepCoreGroupDate(c, c.coreGroupAt(id, "date"), func(at pathway.DateTime, typed Form) (int64, error) {
		return id, s.DB.MoveCoreGroup(c.Ctx(), c.By(), c.Case().ID, id, typed.Int("version"), at, typed.Line("where"), typed.Line("late_why"))
	})
}

// coreGroup is the page of one core group: planned, or as it was held.
func (s *Server) coreGroup(c *Ctx) error {
	g, err := c.coreGroupOf()
	if err != nil {
		return err
	}
	family := g.Record.Family()
	g.Group.Cover(family.Covering())
	f := family.ForScreens()
	c.Saw("Looked at a core group", "core group", g.Group.ID)
	if g.Unread {
		if err := s.DB.OpenedCoreGroup(c.Ctx(), c.By(), f.Case.ID, g.Group.ID); err != nil {
			return err
		}
	}
	body := c.heldGroup(&f, g)
	if g.Group.State == pathway.CoreGroupPlanned {
		body = c.plannedGroup(g)
	}
	return c.Show(c.FormPage(&f, sectionPlan, "Core group", body))
}

func (c *Ctx) plannedGroup(g db.CoreGroup) views.Stack {
	head := views.PageHead{Title: "Core group " + strconv.Itoa(len(g.Course.Events.CoreGroups)+1), Lead: "It is planned and has not been recorded yet."}
	if c.May(pathway.RecordCoreGroup) {
		head.Actions = []views.Action{{Text: "Record it", URL: c.coreGroupAt(g.Group.ID, "record")}, {Text: "Change when or where", URL: c.coreGroupAt(g.Group.ID, "date"), Second: true}}
	}
	return views.Stack{head, views.SummaryList{Rows: []views.SummaryRow{{Name: "Planned for", Text: dayOrMoment(g.Group.PlannedFor)}, {Name: "Where", Text: or(g.Group.Where, "Not agreed yet")}}}}
}

// heldGroup is the record of a core group.
func (c *Ctx) heldGroup(f *pathway.Family, g db.CoreGroup) views.Stack {
	group := &g.Group
	head := views.PageHead{Title: "Core group " + strconv.Itoa(group.Number)}
	if c.May(pathway.RecordCoreGroup) && group.State == pathway.CoreGroupHeld && group.Number == len(g.Course.Events.CoreGroups) && !g.Went {
		head.Actions = append(head.Actions, views.Action{Text: "Recorded in error", URL: c.coreGroupAt(group.ID, "strike"), Second: true})
	}
	if group.State == pathway.CoreGroupHeld {
		head.Actions = append([]views.Action{{Text: "Send the record and the plan", URL: c.coreGroupAt(group.ID, "copies")}}, head.Actions...)
	}
	body := views.Stack{head}
	if group.State == pathway.CoreGroupStruck {
		body = append(body, views.Warning{Text: "This was recorded in error: " + group.StruckWhy + " It does not count."})
	}
	facts := views.SummaryList{Rows: []views.SummaryRow{{Name: "Held", Text: dayOrMoment(group.HeldAt)}, {Name: "Where", Text: or(group.Where, "Not recorded")}, {Name: "Chaired by", Text: group.ChairedBy}, {Name: "What was talked about", Text: group.Said}}}
	if !group.NextOn.IsZero() {
		facts.Rows = append(facts.Rows, views.SummaryRow{Name: "The next one", Text: strings.Join(nonEmpty(dayOrMoment(group.NextOn), group.NextWhere), ", ")})
	}
	body = append(body, facts, c.membersOf(g))
	for _, child := range group.Children {
		id := idText(child.Child)
		seen := pathway.TitleOf(pathway.SeenWays, child.Seen)
		if !child.SeenOn.IsZero() {
			seen += ", last on " + child.SeenOn.Format()
		}
		facts := views.SummaryList{Rows: []views.SummaryRow{{Name: "Seen", Text: seen}, {Name: "What the child thinks or feels", Text: child.Voice}}}
		if child.Said != "" {
			facts.Rows = append(facts.Rows, views.SummaryRow{Name: "What was said of the child", Text: child.Said})
		}
		body = append(body, views.Heading{ID: "child-" + id, Text: childName(f, child.Child)}, facts, actionTable("actions-"+id, child.Plan, group.HeldAt.Date()))
	}
	return body
}

// membersOf is who was there.
func (c *Ctx) membersOf(g db.CoreGroup) views.Table {
	t := views.Table{ID: "members", Caption: "Who was there", Heads: []views.ColumnHead{{Text: "Member"}, {Text: "How they took part"}, {Text: "Report"}}}
	cover := g.Record.Family().Covering()
	for _, m := range g.Group.Members {
		a, _ := g.Record.Attendee(m.Attendee)
		name, agency := g.Record.NameOf(a)
		how, status := pathway.TitleOf(pathway.Attendances, m.Mode), views.StatusNone
		if m.Deputy != "" {
			how += ": " + m.Deputy
		}
		if m.Absent() {
			status = views.StatusLate
		}
		report := "–"
		if m.Report {
			report = "Sent one"
		}
		t.Rows = append(t.Rows, views.Row{Status: status, Cells: []views.Cell{{Text: cover(name), Note: cover(strings.Join(nonEmpty(a.Role, agency), ", ")), Head: true}, {Text: how}, {Text: report}}})
	}
	return t
}

// strikeCoreGroupPage and strikeCoreGroup mark a core group as recorded in error.
func (s *Server) strikeCoreGroupPage(c *Ctx) error { return s.showStrikeCoreGroup(c, Form{}, nil) }

func (s *Server) strikeCoreGroup(c *Ctx) error {
	id, err := c.ID("group")
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	if err := s.DB.StrikeCoreGroup(c.Ctx(), c.By(), c.Case().ID, id, typed.Line("reason")); err != nil {
		return s.showStrikeCoreGroup(c, typed, err)
	}
	return c.Done(views.Path("cases", c.Case().ID, sectionPlan), "The core group is struck. It stays readable; the plan stands as it was before it, and the dates are counted without it.")
}

func (s *Server) showStrikeCoreGroup(c *Ctx, typed Form, failed error) error {
	g, err := c.coreGroupOf()
	if err != nil {
		return err
	}
	f := g.Record.Family().ForScreens()
	v := typed.Fields(failed)
	p := c.FormPage(&f, sectionPlan, "Recorded in error", views.EditForm{ID: "strike-form", Title: "Strike this core group", Errors: v.Summary(), Button: "Strike it", Action: c.coreGroupAt(g.Group.ID, "strike"),
		Lead:   "Core group of " + dayOrMoment(g.Group.HeldAt) + ". Its record stays readable. The plan stands again as it was before it, and the dates are counted without it.",
		Fields: []views.Component{v.Text("reason", "Reason").AtMost(300)}, Back: views.Link{Text: "Cancel", URL: c.coreGroupAt(g.Group.ID)}})
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

// coreGroupMembers and setCoreGroup say who is of the core group.
func (s *Server) coreGroupMembers(c *Ctx) error { return s.showCoreGroupMembers(c, nil, nil) }

func (s *Server) setCoreGroup(c *Ctx) error {
	typed, err := c.Form()
	if err != nil {
		return err
	}
	if err := s.DB.SetCoreGroup(c.Ctx(), c.By(), c.Case().ID, typed.IDs("members")); err != nil {
		return s.showCoreGroupMembers(c, &typed, err)
	}
	return c.Done(views.Path("cases", c.Case().ID, sectionPlan), "The core group’s members are saved.")
}

func (s *Server) showCoreGroupMembers(c *Ctx, typed *Form, failed error) error {
	r, err := s.DB.LastHeld(c.Ctx(), c.By(), c.Case().ID)
	if err != nil {
		return err
	}
	f := r.Family().ForScreens()
	cover := r.Family().Covering()
	if typed == nil {
		stored := Stored()
		for _, a := range r.OnList() {
			if a.CoreGroup {
				stored.Add("members", idText(a.ID))
			}
		}
		typed = &stored
	}
	v := typed.Fields(failed)
	var options []views.Option
	for _, a := range r.OnList() {
		name, agency := r.NameOf(a)
		options = append(options, views.Option{Value: idText(a.ID), Text: cover(name), Hint: cover(strings.Join(nonEmpty(a.Role, agency), ", "))})
	}
	p := c.FormPage(&f, sectionPlan, "Members of the core group", views.EditForm{ID: "members-form", Title: "Members of the core group", Action: c.coreGroupAt("members"), Errors: v.Summary(), Button: "Save",
		Lead:   "Of those on the list of the conference of " + r.Conference.StartsAt.Date().Format() + ". Somebody who joins later is put on that list first, to be told, under Distribution.",
		Fields: []views.Component{v.Checkboxes("members", "Who is of the core group", options...)}, Back: views.Link{Text: "Cancel", URL: views.Path("cases", f.Case.ID, sectionPlan)}})
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

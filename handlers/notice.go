package handlers

import (
	"slices"
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// meetingHead is the title of the record that a family's pathway begins with.
func meetingHead(m pathway.StrategyMeeting) string {
	if m.Notice != nil {
		return m.Title()
	}
	return "Strategy meeting of " + m.HeldAt.Date().Format()
}

// newNotice is the form for another authority's notice that the family has moved here with a plan.
func (s *Server) newNotice(c *Ctx) error {
	f, course, err := c.familyCourse()
	if err != nil {
		return err
	}
	if err := course.CheckNotice(); err != nil {
		return err
	}
	typed := Stored("form", pathway.NoticeForm)
	for _, m := range f.Children() {
		if m.Person.Died.IsZero() {
			typed.Add("children", idText(m.Person.ID))
		}
	}
	return c.Show(c.noticeForm(f, pathway.StrategyMeeting{}, typed, nil))
}

func (s *Server) createNotice(c *Ctx) error { return s.saveNotice(c, 0) }

// saveNotice records a notice, or changes the record of one.
func (s *Server) saveNotice(c *Ctx, id int64) error {
	f, course, err := c.familyCourse()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	faults := pathway.Fields{}
	m := c.readNotice(f, typed, faults)
	m.ID = id
	if err = faults.Err(); err == nil {
		m.ID, err = s.DB.SaveStrategyMeetingLate(c.Ctx(), c.By(), m, pathway.Late{Reason: typed.Get("late_reason"), Agreed: typed.Line("late_agreed")})
	} else {
		err = merged(faults, m.Validate(c.Minute(), m.Children))
	}
	was, _, werr := course.Meeting(id)
	switch {
	case err == nil:
		return c.Done(views.Path("cases", f.Case.ID, "strategy", m.ID), "The notice is recorded. The transfer-in conference is booked next.")
	case id != 0 && werr != nil:
		return werr
	case pathway.CodeOf(err) == pathway.CodeConflict:
		return c.conflictIn(f, sectionPathway, "The record of the notice", c.Request().URL.Path, typed, storedNotice(was), slices.Concat(noticeLabels, concernLabels(f)), err)
	}
	return c.Again(err, c.noticeForm(f, was, typed, err))
}

// readNotice reads the form. What is wrong with dates is noted in faults.
func (c *Ctx) readNotice(f *pathway.Family, typed Form, faults pathway.Fields) pathway.StrategyMeeting {
	m := pathway.StrategyMeeting{Case: c.Case().ID, Form: pathway.NoticeForm, Concern: typed.Get("concern"), PoliceAsk: typed.Get("police_ask"), Children: typed.IDs("children"), Version: typed.Int("version"),
		Concerns: concernsTyped(f, typed),
		Notice: &pathway.Notice{Authority: typed.Line("authority"), SentBy: typed.Line("sent_by"), Contact: typed.Line("contact"), Reference: typed.Line("reference"),
			PlanSince: typed.PastDate("plan_since", c.Today(), faults), Category: typed.Get("category"), Plan: typed.Get("plan")}}
	if on := typed.RecentDate("held_on", c.Today(), faults); !on.IsZero() {
		m.HeldAt = on.At(0, 0)
	}
	return m
}

func storedNotice(m pathway.StrategyMeeting) Form {
	n := m.Notice
	typed := Stored("held_on", slashed(m.HeldAt.Date()), "authority", n.Authority, "sent_by", n.SentBy, "contact", n.Contact, "reference", n.Reference, "plan_since", slashed(n.PlanSince),
		"category", n.Category, "plan", n.Plan, "concern", m.Concern, "police_ask", m.PoliceAsk, "version", Version(m.Version))
	for _, child := range m.Children {
		typed.Add("children", idText(child))
	}
	for _, x := range m.Concerns {
		typed.Set("concern_"+idText(x.Child), x.Text)
	}
	return typed
}

var noticeLabels = []fieldLabel{{"held_on", "Date of the notice"}, {"authority", "Authority"}, {"sent_by", "Who wrote"}, {"contact", "How to reach them"}, {"reference", "Their reference"},
	{"plan_since", "Plan since"}, {"category", "Category"}, {"plan", "What the plan says"}, {"concern", "Why the children have a plan"}, {"police_ask", "What the police report should cover"}}

func (c *Ctx) noticeForm(f *pathway.Family, was pathway.StrategyMeeting, typed Form, err error) Page {
	v := typed.Fields(err)
	title, action, back := "Record a notice that the family moved here", views.Path("cases", f.Case.ID, "notice"), views.Path("cases", f.Case.ID)
	if was.ID != 0 {
		title, action, back = "Change the record of the notice", views.Path("cases", f.Case.ID, "strategy", was.ID, "edit"), views.Path("cases", f.Case.ID, "strategy", was.ID)
	}
	var children []views.Option
	for _, m := range f.Children() {
		children = append(children, views.Option{Value: idText(m.Person.ID), Text: m.Person.Name() + repeatSuffix(m)})
	}
	fields := []views.Component{v.Date("held_on", "Date of the written notice").WithPicker().WithHint("The transfer-in conference is held within 15 working days of it")}
	if late := becomesLate(v, typed, err); late != nil {
		fields = append(fields, late)
	}
	fields = append(fields,
		views.Fieldset{Legend: "Who sent it", Across: true, Fields: []views.Component{v.Text("authority", "Authority").Wide(20).AtMost(pathway.MaxName), v.Text("sent_by", "Who wrote").Wide(20).AtMost(pathway.MaxName),
			v.Text("contact", "Their email or phone").Wide(20).AtMost(pathway.MaxName).AsOptional(), v.Text("reference", "Their reference").Wide(10).AtMost(40).AsOptional()}},
		v.Checkboxes("children", "Which children have a plan there?", children...).WithHint("Only children who have moved here for good. A stay for a while leaves the plan with that authority: note it with the child’s earlier plans, under People"),
		views.Fieldset{Legend: "Their plan", Across: true, Fields: []views.Component{v.Date("plan_since", "Since").WithHint("The first child’s, where they differ"), v.Select("category", "Category", censusCategories()...).WithBlank("")}},
		v.Textarea("plan", "What the plan says, in brief", 4).AtMost(4000).AsOptional(),
		v.Textarea("concern", "Why the children have a plan", 4).WithHint(concernHint(f)).AtMost(4000))
	fields = append(fields, concernFields(f, v)...)
	fields = append(fields, v.Textarea("police_ask", "What the police report should cover", 3).WithHint("As the social worker says").AtMost(2000).AsOptional())
	form := views.EditForm{ID: "notice-form", Title: title, Action: action, Errors: v.Summary(), Fields: fields, Button: "Save", Back: views.Link{Text: "Cancel", URL: back},
		Lead: "Another authority writes that children with a child protection plan there have moved here. There is no enquiry of ours and no strategy meeting: the pathway begins with the notice."}
	if was.ID != 0 {
		form.Hidden = []views.Hidden{v.Hidden("version")}
	}
	return c.FormPage(f, sectionPathway, title, form)
}

// showNotice shows the record of a notice and what follows from it.
func (s *Server) showNotice(c *Ctx, f *pathway.Family, course *pathway.Course, m pathway.StrategyMeeting) error {
	at := views.Path("cases", f.Case.ID, "strategy", m.ID)
	head := views.PageHead{Title: meetingHead(m)}
	if c.May(pathway.RecordStrategy) {
		head.Actions = append(head.Actions, views.Action{Text: "Change the record", URL: at + "/edit", Second: true})
		if course.CheckStrikeMeeting(m.ID) == nil {
			head.Actions = append(head.Actions, views.Action{Text: "Entered in error", URL: at + "/strike", Second: true})
		}
	}
	accepted := "The other authority stays responsible until it is told in writing what the transfer-in conference decided."
	if x, ok := course.Milestone("transfer-accepted"); ok && !x.Done.IsZero() {
		accepted = "The other authority was told in writing on " + x.Done.Date().Format() + ". " + course.Evidence(x.ID)
	}
	return c.Show(c.FormPage(f, sectionPathway, "Notice", views.Stack{head, c.noticeFacts(f, m), views.Heading{ID: "acceptance", Text: "Acceptance"}, views.Text(accepted),
		views.TextLink{Text: "The step, and the text to send", URL: views.Path("cases", f.Case.ID, "steps", "transfer-accepted")}}))
}

func (c *Ctx) noticeFacts(f *pathway.Family, m pathway.StrategyMeeting) views.SummaryList {
	n := m.Notice
	var children []string
	for _, child := range m.Children {
		if member, err := f.Member(child); err == nil {
			children = append(children, member.Person.Name()+repeatSuffix(member))
		}
	}
	category := pathway.CategoryTitle(n.Category)
	if n.Category == "MUL" {
		category = "More than one category"
	}
	list := views.SummaryList{Rows: []views.SummaryRow{
		{Name: "Sent by", Text: strings.Join(nonEmpty(n.SentBy, n.Authority, n.Contact), "\n")},
		{Name: "Their reference", Text: or(n.Reference, "Not recorded")},
		{Name: "Children", Text: strings.Join(children, "\n")},
		{Name: "Their plan", Text: strings.Join(nonEmpty("Since "+n.PlanSince.Format()+", "+category, n.Plan), "\n")},
		{Name: "Why the children have a plan", Text: or(fears(f, m), "Not recorded")},
	}}
	if m.PoliceAsk != "" {
		list.Rows = append(list.Rows, views.SummaryRow{Name: "What the police report should cover", Text: m.PoliceAsk})
	}
	if m.Covered && c.May(pathway.ShowProtected) {
		list.Rows = append(list.Rows, views.SummaryRow{Name: "Protected values are covered", Body: views.TextLink{Text: "Show what is covered", URL: views.Path("cases", f.Case.ID, "show", "meeting", m.ID)}})
	}
	return list
}

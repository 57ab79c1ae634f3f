package handlers

import (
	"slices"
	"strconv"
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// meetingOf returns the strategy meeting that the path names, with its run.
func (c *Ctx) meetingOf(course *pathway.Course) (pathway.StrategyMeeting, pathway.Run, error) {
	id, err := c.ID("meeting")
	if err != nil {
		return pathway.StrategyMeeting{}, pathway.Run{}, err
	}
	return course.Meeting(id)
}

// strategy shows the record of a strategy meeting and what came of it: the threshold, the enquiry, the assessment.
func (s *Server) strategy(c *Ctx) error {
	f, course, err := c.familyCourse()
	if err != nil {
		return err
	}
	m, run, err := c.meetingOf(course)
	if err != nil {
		return c.struckMeeting(f, course, err)
	}
	if m.Notice != nil {
		return s.showNotice(c, f, course, m)
	}
	notes, err := s.DB.Notes(c.Ctx(), c.By(), f.Case.ID)
	if err != nil {
		return err
	}
	at := views.Path("cases", f.Case.ID, "strategy", m.ID)
	head := views.PageHead{Title: meetingHead(m)}
	start, started := run.Start()
	started = started && start.ID == m.ID
	head.Actions = c.strategyActions(course, m, run, started)
	body := views.Stack{head, c.meetingFacts(f, course, m)}
	if missing := m.NotThere(); len(missing) > 0 {
		body = views.Stack{head, views.Warning{Text: "Nobody from " + joined(missing) + " is recorded as taking part. Working Together expects children’s social care, the police and health at a strategy meeting: add who was there, or have it taken up with the team manager."}, c.meetingFacts(f, course, m)}
	}
	if !started {
		text := "No section 47 enquiry was started here. The record stays, and nothing follows from it."
		if m.S47 {
			text = "The family’s pathway had begun already: the dates count from this: " + lower(start.Title()) + "."
		}
		return c.Show(c.FormPage(f, sectionPathway, "Strategy meeting", append(body, views.Inset{Text: text})))
	}
	if run.Threshold == nil && !c.May(pathway.DecideThreshold) {
		duty, err := s.DB.DutyChair(c.Ctx(), c.Today())
		if err != nil {
			return err
		}
		body = append(body, views.Inset{Text: "The duty chair now decides on the threshold. " + or(duty.Name, "Nobody") + " is on the rota today."})
	}
	if t := run.Threshold; t != nil {
		body = append(body, views.Heading{ID: "threshold", Text: "Threshold"}, thresholdFacts(*t, c.May(pathway.DecideThreshold), at))
		body = append(body, c.oversight(notes, t.Note)...)
	}
	if a := run.Assessment; a != nil {
		body = append(body, views.Heading{ID: "assessment", Text: "Child and family assessment"}, assessmentFacts(*a))
	}
	if o := run.S47; o != nil {
		body = append(body, views.Heading{ID: "outcome", Text: "Outcome of the section 47 enquiry"}, outcomeFacts(f, *o))
		body = append(body, c.oversight(notes, o.Note)...)
	}
	return c.Show(c.FormPage(f, sectionPathway, "Strategy meeting", body))
}

// strategyActions are what can follow from a meeting now, the main one first.
func (c *Ctx) strategyActions(course *pathway.Course, m pathway.StrategyMeeting, run pathway.Run, started bool) []views.Action {
	at := views.Path("cases", course.Case.ID, "strategy", m.ID)
	var list []views.Action
	add := func(right pathway.Right, text, url string) {
		if c.May(right) {
			list = append(list, views.Action{Text: text, URL: url, Second: len(list) > 0})
		}
	}
	strike := func() {
		if course.CheckStrikeMeeting(m.ID) == nil {
			add(pathway.RecordStrategy, "Entered in error", at+"/strike")
		}
	}
	last := course.Run()
	current := last.Holds(m.ID)
	switch {
	case !started:
	case run.Threshold == nil:
		add(pathway.DecideThreshold, "Decide on the threshold", at+"/threshold")
		add(pathway.RecordStrategy, "Change the record", at+"/edit")
		add(pathway.RecordS47, "Record the outcome of the enquiry", at+"/outcome")
		strike()
		return list
	case run.Threshold.Met:
		if run.S47 == nil {
			add(pathway.RecordS47, "Record the outcome of the enquiry", at+"/outcome")
		} else if !run.S47.AtRisk && current {
			add(pathway.RecordS47, "Tell everybody", views.Path("cases", course.Case.ID, "steps", "s47-not-at-risk"))
		}
	case run.FoundHarm() && current:
		add(pathway.RecordStrategy, "Record the new strategy meeting", views.Path("cases", course.Case.ID, "strategy", "new")+"?follows="+idText(m.ID))
	case run.Assessment == nil || run.Assessment.Harm == "":
		add(pathway.RecordStrategy, "Record the assessment", at+"/assessment")
	}
	add(pathway.RecordStrategy, "Change the record", at+"/edit")
	if n := len(list); n == 1 {
		list[0].Second = true // nothing follows from the meeting now
	}
	strike()
	return list
}

func (c *Ctx) meetingFacts(f *pathway.Family, course *pathway.Course, m pathway.StrategyMeeting) views.SummaryList {
	var children, there []string
	for _, child := range m.Children {
		if member, err := f.Member(child); err == nil {
			children = append(children, member.Person.Name()+repeatSuffix(member))
		}
	}
	for _, a := range m.Attendees {
		there = append(there, strings.Join(nonEmpty(a.Name, a.Role, a.Agency), ", "))
	}
	yes := "No"
	if m.S47 {
		yes = "Yes"
	}
	list := views.SummaryList{Rows: []views.SummaryRow{
		{Name: "Held", Text: m.HeldAt.Format() + " · " + pathway.TitleOf(pathway.MeetingForms, m.Form)},
		{Name: "Children", Text: strings.Join(children, "\n")},
		{Name: "Took part", Text: or(strings.Join(there, "\n"), "Not recorded")},
		{Name: "Section 47 enquiry started", Text: yes},
		{Name: "What is feared", Text: or(fears(f, m), "Not recorded")},
		{Name: "What makes the children safe now", Text: or(m.SafeNow, "Not recorded")},
	}}
	if m.ToldBy != "" {
		list.Rows = append(list.Rows, views.SummaryRow{Name: "Who rang the unit", Text: m.ToldBy + ", " + m.ToldAt.Format()})
	}
	if m.PoliceAsk != "" {
		list.Rows = append(list.Rows, views.SummaryRow{Name: "What the police report should cover", Text: m.PoliceAsk})
	}
	if m.Covered && c.May(pathway.ShowProtected) {
		list.Rows = append(list.Rows, views.SummaryRow{Name: "Protected values are covered", Body: views.TextLink{Text: "Show what is covered", URL: views.Path("cases", f.Case.ID, "show", "meeting", m.ID)}})
	}
	if earlier, _, err := course.Meeting(m.Follows); err == nil {
		list.Rows = append(list.Rows, views.SummaryRow{Name: "Follows", Body: views.TextLink{Text: earlier.Title(), URL: views.Path("cases", course.Case.ID, "strategy", earlier.ID)}})
	}
	return list
}

// fears are what is feared of all the children, and of each alone.
func fears(f *pathway.Family, m pathway.StrategyMeeting) string {
	texts := nonEmpty(m.Concern)
	for _, x := range m.Concerns {
		name := "A child"
		if member, err := f.Member(x.Child); err == nil {
			name = member.Person.Name()
		}
		texts = append(texts, name+": "+x.Text)
	}
	return strings.Join(texts, "\n")
}

func repeatSuffix(m pathway.Member) string {
	if words := m.RepeatWords(); words != "" {
		return " · " + lower(words)
	}
	return ""
}

// oversight is the note of a decision, ready to copy to the case system, and whether it was.
func (c *Ctx) oversight(notes []pathway.Note, id int64) views.Stack {
	for _, n := range notes {
		if n.ID != id || id == 0 {
			continue
		}
		text := views.CopyText{ID: "oversight-" + idText(id), Label: "Oversight note for the case system", Text: n.Heading + "\n\n" + n.Text}
		list := views.Stack{text}
		if n.Covered && c.May(pathway.ShowProtected) {
			list = append(list, views.TextLink{Text: "Show what is covered in the oversight note", URL: views.Path("cases", n.Case, "show", "note", n.ID)})
		}
		if !n.CopiedAt.IsZero() {
			return append(list, views.Text("Copied to the case system by "+n.CopiedName+", "+c.instant(n.CopiedAt)+"."))
		}
		if !c.May(pathway.WriteNote) {
			return list
		}
		return append(list, views.PostButton{ID: "copied-" + idText(id), Action: views.Path("cases", n.Case, "notes", n.ID, "copied"), Text: "It is copied to the case system"})
	}
	return nil
}

func (s *Server) newStrategy(c *Ctx) error {
	f, course, err := c.familyCourse()
	if err != nil {
		return err
	}
	last := course.Run()
	typed := Stored("form", "meeting", "follows", or(c.QueryParam("follows"), zeroless(last.LedToNew())))
	for _, m := range f.Children() {
		if m.Person.Died.IsZero() {
			typed.Add("children", idText(m.Person.ID))
		}
	}
	return c.Show(c.strategyForm(f, course, pathway.StrategyMeeting{}, typed, nil))
}

func (s *Server) editStrategy(c *Ctx) error {
	f, course, err := c.familyCourse()
	if err != nil {
		return err
	}
	m, _, err := c.meetingOf(course)
	if err != nil {
		return err
	}
	if m.Notice != nil {
		return c.Show(c.noticeForm(f, m, storedNotice(m), nil))
	}
	return c.Show(c.strategyForm(f, course, m, storedMeeting(f, m), nil))
}

func storedMeeting(f *pathway.Family, m pathway.StrategyMeeting) Form {
	typed := Stored("held_on", slashed(m.HeldAt.Date()), "held_at", m.HeldAt.Clock(), "form", m.Form, "s47", yesNo(m.S47), "concern", m.Concern, "safe_now", m.SafeNow,
		"told_by", m.ToldBy, "told_on", slashed(m.ToldAt.Date()), "told_at", m.ToldAt.Clock(), "police_ask", m.PoliceAsk, "follows", zeroless(m.Follows), "version", Version(m.Version))
	for _, child := range m.Children {
		typed.Add("children", idText(child))
	}
	for _, x := range m.Concerns {
		typed.Set("concern_"+idText(x.Child), x.Text)
	}
	row := 0
	for _, a := range m.Attendees {
		if a.Professional != 0 && ofNetwork(f, a.Professional) {
			typed.Add("network", idText(a.Professional))
			continue
		}
		row++
		n := strconv.Itoa(row)
		typed.Set("attendee_name_"+n, a.Name)
		typed.Set("attendee_role_"+n, a.Role)
		typed.Set("attendee_agency_"+n, a.Agency)
	}
	return typed
}

func ofNetwork(f *pathway.Family, professional int64) bool {
	for _, n := range f.Colleagues() {
		if n.Professional.ID == professional {
			return true
		}
	}
	return false
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// Rows for those who took part and are not of the family's network: so many at first, and so many empty ones at least.
const (
	attendeeRows  = 6
	attendeeEmpty = 3
	attendeeMost  = 60
)

// readMeeting reads the form. What is wrong with dates is noted in faults.
func (c *Ctx) readMeeting(f *pathway.Family, typed Form, faults pathway.Fields) pathway.StrategyMeeting {
	m := pathway.StrategyMeeting{Case: c.Case().ID, Form: typed.Get("form"), S47: typed.Bool("s47"), Concern: typed.Get("concern"), SafeNow: typed.Get("safe_now"),
		ToldBy: typed.Line("told_by"), PoliceAsk: typed.Get("police_ask"), Follows: typed.ID("follows"), Children: typed.IDs("children"), Version: typed.Int("version")}
	m.HeldAt = typed.RecentMoment("held_on", "held_at", c.Today(), false, faults)
	m.ToldAt = typed.RecentMoment("told_on", "told_at", c.Today(), false, faults)
	if typed.Get("s47") == "" {
		faults.Add("s47", "Choose whether a section 47 enquiry was started")
	}
	m.Concerns = concernsTyped(f, typed)
	for _, id := range typed.IDs("network") {
		m.Attendees = append(m.Attendees, pathway.StrategyAttendee{Professional: id})
	}
	for row := 1; row <= attendeeMost; row++ {
		n := strconv.Itoa(row)
		a := pathway.StrategyAttendee{Name: typed.Line("attendee_name_" + n), Role: typed.Line("attendee_role_" + n), Agency: typed.Line("attendee_agency_" + n)}
		if a != (pathway.StrategyAttendee{}) {
			m.Attendees = append(m.Attendees, a)
		}
	}
	return m
}

// concernsTyped reads what is feared for one child alone.
func concernsTyped(f *pathway.Family, typed Form) (list []pathway.ChildConcern) {
	for _, child := range f.Children() {
		if text := typed.Get("concern_" + idText(child.Person.ID)); text != "" {
			list = append(list, pathway.ChildConcern{Child: child.Person.ID, Text: text})
		}
	}
	return list
}

func (s *Server) createStrategy(c *Ctx) error { return s.saveMeeting(c, 0) }

func (s *Server) saveStrategy(c *Ctx) error {
	id, err := c.ID("meeting")
	if err != nil {
		return err
	}
	_, course, err := c.familyCourse()
	if err != nil {
		return err
	}
	if m, _, err := course.Meeting(id); err == nil && m.Notice != nil {
		return s.saveNotice(c, id)
	}
	return s.saveMeeting(c, id)
}

func (s *Server) saveMeeting(c *Ctx, id int64) error {
	f, course, err := c.familyCourse()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	faults := pathway.Fields{}
	m := c.readMeeting(f, typed, faults)
	m.ID = id
	closeUp(typed)
	if err = faults.Err(); err == nil {
		m.ID, err = s.DB.SaveStrategyMeetingLate(c.Ctx(), c.By(), m, pathway.Late{Reason: typed.Get("late_reason"), Agreed: typed.Line("late_agreed")})
	} else {
		err = merged(faults, m.Validate(c.Minute(), m.Children))
	}
	was, _, werr := course.Meeting(id)
	switch {
	case err == nil:
		return c.Done(views.Path("cases", f.Case.ID, "strategy", m.ID), "The strategy meeting is recorded.")
	case id != 0 && werr != nil:
		return werr
	case pathway.CodeOf(err) == pathway.CodeConflict:
		return c.conflictIn(f, sectionPathway, "The record of the strategy meeting", c.Request().URL.Path, typed, storedMeeting(f, was), slices.Concat(strategyLabels, concernLabels(f)), err)
	}
	return c.Again(err, c.strategyForm(f, course, was, typed, err))
}

var strategyLabels = []fieldLabel{{"held_on", "Date"}, {"held_at", "Time"}, {"form", "Meeting or discussion"}, {"s47", "Enquiry started"}, {"concern", "What is feared"},
	{"safe_now", "What makes the children safe now"}, {"told_by", "Who rang"}, {"told_on", "Date of the call"}, {"told_at", "Time of the call"}, {"police_ask", "What the police report should cover"}}

func concernLabels(f *pathway.Family) []fieldLabel {
	var labels []fieldLabel
	for _, m := range f.Children() {
		labels = append(labels, fieldLabel{"concern_" + idText(m.Person.ID), "What is feared for " + m.Person.Name()})
	}
	return labels
}

// closeUp moves the rows of those who took part together, so that each stands where its fault is named.
func closeUp(typed Form) {
	fields := []string{"attendee_name_", "attendee_role_", "attendee_agency_"}
	var rows [][3]string
	for row := 1; row <= attendeeMost; row++ {
		n := strconv.Itoa(row)
		var values [3]string
		for i, field := range fields {
			values[i] = typed.Get(field + n)
			typed.Del(field + n)
		}
		if values != [3]string{} {
			rows = append(rows, values)
		}
	}
	first := len(typed.IDs("network")) + 1
	for at, values := range rows {
		for i, field := range fields {
			typed.Set(field+strconv.Itoa(first+at), values[i])
		}
	}
}

func (c *Ctx) strategyForm(f *pathway.Family, course *pathway.Course, was pathway.StrategyMeeting, typed Form, err error) Page {
	v := typed.Fields(err)
	title, action, back := "Record a strategy meeting", views.Path("cases", f.Case.ID, "strategy", "new"), views.Path("cases", f.Case.ID)
	if was.ID != 0 {
		title, action, back = "Change the record of a strategy meeting", views.Path("cases", f.Case.ID, "strategy", was.ID, "edit"), views.Path("cases", f.Case.ID, "strategy", was.ID)
	}
	var children []views.Option
	for _, m := range f.Children() {
		children = append(children, views.Option{Value: idText(m.Person.ID), Text: m.Person.Name() + repeatSuffix(m)})
	}
	fields := []views.Component{
		views.Fieldset{Legend: "When it was", Across: true, Fields: []views.Component{v.Date("held_on", "Date").WithPicker(), v.Time("held_at", "Began at")}},
	}
	if late := becomesLate(v, typed, err); late != nil {
		fields = append(fields, late)
	}
	if link := c.sameMeeting(course, was, typed, err); link.URL != "" {
		fields = append(fields, link)
	}
	fields = append(fields,
		v.Radios("form", "How it was held", optionsOf(pathway.MeetingForms)...).SideBySide(),
		v.YesNo("s47", "Was a section 47 enquiry started?").WithHint("If it was, the day of this meeting is Day 1"),
	)
	if len(children) > 0 {
		fields = append(fields, v.Checkboxes("children", "Which children was it about?", children...))
	} else {
		fields = append(fields, views.Warning{Text: "No child is entered for this family yet. Enter the children first."})
	}
	if earlier := earlierMeetings(course, was.ID); len(earlier) > 0 {
		fields = append(fields, v.Select("follows", "Follows an earlier strategy meeting", earlier...).WithBlank("No").AsOptional().WithHint("One that led to no conference, after whose assessment there is a new meeting"))
	}
	fields = append(fields,
		v.Textarea("concern", "What is feared", 4).WithHint(concernHint(f)).AtMost(4000))
	fields = append(fields, concernFields(f, v)...)
	fields = append(fields,
		v.Textarea("safe_now", "What makes each child safe now", 4).AtMost(4000),
		c.tookPart(f, v, typed, err != nil),
		views.Fieldset{Legend: "Who rang the unit about it", Across: true, Hint: "It goes into the contact log too", Fields: []views.Component{
			v.Text("told_by", "Name").Wide(20).AtMost(pathway.MaxName).AsOptional(), v.Date("told_on", "Date").WithHint("").AsOptional(), v.Time("told_at", "Time").WithHint("")}},
		v.Textarea("police_ask", "What the police report should cover", 3).WithHint("As the social worker says").AtMost(2000).AsOptional(),
	)
	form := views.EditForm{ID: "strategy-form", Title: title, Action: action, Errors: v.Summary(), Fields: fields, Button: "Save", Back: views.Link{Text: "Cancel", URL: back}}
	if was.ID != 0 {
		form.Hidden = []views.Hidden{v.Hidden("version")}
	}
	return c.FormPage(f, sectionPathway, title, form)
}

// becomesLate asks for the reason where the conference that is booked becomes late with what was typed; nil where it does not.
func becomesLate(v *views.Form, typed Form, err error) views.Component {
	if faults := pathway.FieldsOf(err); faults["late_reason"]+faults["late_agreed"]+typed.Get("late_reason")+typed.Get("late_agreed") == "" {
		return nil
	}
	return views.Fieldset{Legend: "The conference that is booked becomes late", Fields: []views.Component{
		v.Textarea("late_reason", "Why it cannot be earlier", 2).AtMost(1000), v.Text("late_agreed", "Who agreed").Wide(20).AtMost(pathway.MaxName)}}
}

// sameMeeting leads to the record that there is already of the meeting that was typed, where the form was refused.
func (c *Ctx) sameMeeting(course *pathway.Course, was pathway.StrategyMeeting, typed Form, err error) views.TextLink {
	if pathway.FieldsOf(err)["held_on"] == "" {
		return views.TextLink{}
	}
	m := pathway.StrategyMeeting{ID: was.ID, Form: typed.Get("form"), HeldAt: typed.RecentMoment("held_on", "held_at", c.Today(), false, pathway.Fields{})}
	same, ok := course.SameMeeting(m)
	if !ok {
		return views.TextLink{}
	}
	return views.TextLink{Text: "Open the record of the strategy meeting of " + same.HeldAt.Format(), URL: views.Path("cases", course.Case.ID, "strategy", same.ID)}
}

// concernHint says who reads what is feared.
func concernHint(f *pathway.Family) string {
	hint := "In plain words: parents read it in their invitation as the reason for the conference"
	if len(f.Children()) > 1 {
		hint = "Of all the children together, in plain words. Everybody who is invited reads it, so name no child here and do not tell how many there are"
	}
	return hint
}

// concernFields are what is feared for each child alone, where there are several.
func concernFields(f *pathway.Family, v *views.Form) []views.Component {
	children := f.Children()
	if len(children) < 2 {
		return nil
	}
	set := views.Fieldset{Legend: "What is feared for one child alone", Hint: "Only those read it who may know about that child. Leave empty what is said above"}
	for _, m := range children {
		set.Fields = append(set.Fields, v.Textarea("concern_"+idText(m.Person.ID), m.Person.Name(), 2).AtMost(4000).AsOptional())
	}
	return []views.Component{set}
}

// tookPart is the fields of those who took part: the family's network to tick, the others to type.
func (c *Ctx) tookPart(f *pathway.Family, v *views.Form, typed Form, again bool) views.Component {
	var network []views.Option
	for _, n := range f.Colleagues() {
		network = append(network, views.Option{Value: idText(n.Professional.ID), Text: strings.Join(nonEmpty(n.Professional.Name, or(n.Role, n.Professional.JobTitle), n.Professional.AgencyName), ", ")})
	}
	set := views.Fieldset{Legend: "Who took part"}
	if len(network) > 0 {
		set.Fields = append(set.Fields, v.Checkboxes("network", "Of the family’s network", network...))
	}
	first, last := 1, attendeeRows
	if again {
		first = len(typed.IDs("network")) + 1
		last = first + attendeeRows - 1
	}
	for row := first; row <= attendeeMost-attendeeEmpty; row++ {
		n := strconv.Itoa(row)
		if typed.Get("attendee_name_"+n)+typed.Get("attendee_role_"+n)+typed.Get("attendee_agency_"+n) != "" {
			last = max(last, row+attendeeEmpty)
		}
	}
	for row := first; row <= last; row++ {
		n := strconv.Itoa(row)
		name, role, agency := v.Text("attendee_name_"+n, "Name"), v.Text("attendee_role_"+n, "Job or role"), v.Text("attendee_agency_"+n, "Agency")
		var line views.FieldRow
		for _, field := range []views.TextInput{name, role, agency} {
			if row > first { // the first row's labels stand above them all
				field.Label += " " + strconv.Itoa(row-first+1)
				field.Quiet = true
			}
			line.Fields = append(line.Fields, field.AtMost(pathway.MaxName))
		}
		set.Fields = append(set.Fields, line)
	}
	return set
}

// earlierMeetings offers the meetings of runs that are over, the latest first.
func earlierMeetings(course *pathway.Course, but int64) []views.Option {
	var list []views.Option
	for _, run := range course.Runs {
		for _, m := range run.Meetings {
			if m.ID != but && m.Notice == nil {
				list = append([]views.Option{{Value: idText(m.ID), Text: "Strategy meeting of " + m.HeldAt.Format()}}, list...)
			}
		}
	}
	return list
}

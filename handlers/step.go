package handlers

import (
	"strings"

	"cp-pathway/mail"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// stepOf returns the milestone that the path names.
func (c *Ctx) stepOf(course *pathway.Course) (pathway.Milestone, error) {
	m, ok := course.Milestone(c.Param("step"))
	if !ok {
		return m, pathway.NotFound("This step")
	}
	return m, nil
}

// step shows one step of a family: what it is, its dates, what was recorded of it, and the forms that record it.
func (s *Server) step(c *Ctx) error {
	f, course, err := c.familyCourse()
	if err != nil {
		return err
	}
	m, err := c.stepOf(course)
	if err != nil {
		return err
	}
	p, err := s.stepPage(c, f, course, m, c.storedStep(c.QueryParam("back")), nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

// storedStep is what the form of a step starts with.
func (c *Ctx) storedStep(back string) Form {
	return Stored("happened_on", slashed(c.Today()), "back", back)
}

// recordStep records by hand that a step was done, or is not needed.
func (s *Server) recordStep(c *Ctx) error {
	f, course, err := c.familyCourse()
	if err != nil {
		return err
	}
	m, err := c.stepOf(course)
	if err != nil {
		return err
	}
	if right := actionOf(m.Step).right; right != "" && !c.May(right) {
		return pathway.Forbidden(denial(right))
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	faults := pathway.Fields{}
	e := pathway.StepEntry{Case: f.Case.ID, Step: m.ID, State: or(typed.Get("state"), pathway.EntryDone), Who: typed.Line("who"), ToldBy: typed.Line("told_by"), ToldHow: typed.Get("told_how"),
		Note: strings.TrimSpace(childNotes(f, m, typed) + typed.Get("note"))}
	if e.State == pathway.EntryNotNeeded {
		e.Note = typed.Get("why")
	} else {
		e.HappenedAt = typed.RecentMoment("happened_on", "happened_at", c.Today(), true, faults)
	}
	switch {
	case len(faults) > 0:
		err = merged(faults, course.CheckEntry(e, &m, c.Minute(), c.By().Roles))
	default:
		var why map[int64]string
		if why, err = s.leftWhy(c, m.ID, typed); err == nil {
			err = s.DB.RecordStepWithout(c.Ctx(), c.By(), e, why)
		}
	}
	if err != nil {
		if f := pathway.FieldsOf(err); e.State == pathway.EntryNotNeeded && f["note"] != "" {
			f.Add("why", f["note"])
			delete(f, "note")
		}
		p, perr := s.stepPage(c, f, course, m, typed, err)
		if perr != nil {
			return perr
		}
		return c.Again(err, p)
	}
	return c.Done(backOf(f.Case.ID, typed.Get("back"), m.ID), m.Title+": recorded.")
}

// leftWhy is what was typed of each who has not been sent what a step sends.
func (s *Server) leftWhy(c *Ctx, step string, typed Form) (map[int64]string, error) {
	left, err := s.DB.Left(c.Ctx(), c.By(), c.Case().ID, step)
	why := map[int64]string{}
	for _, l := range left {
		why[l.Attendee] = typed.Line(pathway.LeftField(l.Attendee))
	}
	return why, err
}

// childNotes is what was typed of each child, in one text.
func childNotes(f *pathway.Family, m pathway.Milestone, typed Form) string {
	if m.Step.Per != pathway.PerChild {
		return ""
	}
	var b strings.Builder
	for _, child := range f.Children() {
		if text := typed.Get("child-" + idText(child.Person.ID)); text != "" {
			b.WriteString(child.Person.Name() + ": " + text + "\n")
		}
	}
	return b.String()
}

// backOf is where somebody came from: the preparation, or the pathway at the step.
func backOf(family int64, back, step string) string {
	if back == "preparation" {
		return views.Path("cases", family, "preparation") + "#" + step
	}
	return views.Path("cases", family) + "#" + step
}

func (s *Server) stepPage(c *Ctx, f *pathway.Family, course *pathway.Course, m pathway.Milestone, typed Form, failed error) (Page, error) {
	base := views.Path("cases", f.Case.ID)
	head := views.PageHead{Title: m.Title, Lead: m.Step.About}
	if a := c.stepAction(placeOf(course, &m), &m); a.URL != "" && a.URL != views.Path("cases", f.Case.ID, "steps", m.ID) {
		head.Actions = []views.Action{a}
	}
	if m.ID == "s47-not-at-risk" {
		if url, ok := c.stepURL(placeOf(course, &m), m.ID, "conferences/:conference/invitations"); ok {
			head.Actions = append([]views.Action{{Text: "Invitations: tell everybody", URL: url}}, head.Actions...)
		}
	}
	body := views.Stack{head, c.stepFacts(course, &m)}
	if o := course.Run().S47; m.ID == "s47-not-at-risk" && o != nil {
		text, _ := o.InsteadFor(pathway.ReaderAgency)
		body = append(body, views.CopyText{ID: "instead", Label: "What the children get instead", Text: text})
	}
	body = append(body, c.entryTable(course, m))
	right, refused := actionOf(m.Step).right, course.EntryRefusal(&m)
	switch {
	case refused == "" && right != "" && c.May(right) && c.May(pathway.RecordPreparation):
		if pathway.CodeOf(failed) == pathway.CodeRefused {
			body = append(body, views.Warning{Text: pathway.Message(failed)})
		}
		left, err := s.DB.Left(c.Ctx(), c.By(), f.Case.ID, m.ID)
		if err != nil {
			return Page{}, err
		}
		body = append(body, c.recordForms(f, m, left, typed, failed)...)
	case failed != nil:
		return Page{}, failed
	case refused != "" && m.Step.ByHand() && !m.Ended && m.Done.IsZero():
		body = append(body, views.Inset{Text: refused})
	}
	ask, err := s.DB.Ask(c.Ctx(), c.By(), f.Case.ID, m.ID)
	switch pathway.CodeOf(err) {
	case "":
		if m.Done.IsZero() && !m.Ended || m.ID == "decisions-approved" {
			body = append(body, c.askText(f, m, ask)...)
		}
	case pathway.CodeNotFound:
	default:
		return Page{}, err
	}
	p := c.FormPage(f, sectionPathway, "Step of the pathway", body)
	if typed.Get("back") == "preparation" {
		p.Crumbs = append(p.Crumbs, views.Link{Text: "Preparation", URL: base + "/preparation"})
	}
	return p, nil
}

// stepFacts says whose a step is and when: with its rule in words, and how it stands.
func (c *Ctx) stepFacts(course *pathway.Course, m *pathway.Milestone) views.SummaryList {
	row := views.StepOf(m, c.Minute(), course.Office)
	when := m.Step.When.InWords(m.N)
	list := views.SummaryList{Rows: []views.SummaryRow{{Name: "Whose step", Text: m.Who}}}
	if m.Waiting != "" && m.Done.IsZero() && !m.Ended {
		list.Rows = append(list.Rows, views.SummaryRow{Name: "Waiting for", Text: m.Waiting})
	}
	list.Rows = append(list.Rows, views.SummaryRow{Name: "When", Text: views.Sentence(when)})
	if row.When != "" {
		list.Rows = append(list.Rows, views.SummaryRow{Name: "Due", Text: strings.Join(nonEmpty(row.When, row.Limit), " · ")})
	}
	if m.Flag != "" {
		list.Rows = append(list.Rows, views.SummaryRow{Name: "Mind", Text: views.Sentence(m.Flag)})
	}
	stands := views.Tag{Status: row.Status, Text: row.Left}
	if _, not := course.NotNeeded(m.ID); not {
		stands = views.Tag{Status: views.StatusStopped}
	}
	list.Rows = append(list.Rows, views.SummaryRow{Name: "Stands", Body: stands})
	if m.Step.ByHand() {
		return list
	}
	if evidence := course.Evidence(m.ID); evidence != "" {
		list.Rows = append(list.Rows, views.SummaryRow{Name: "Recorded", Text: evidence})
	}
	return list
}

// entryTable is what was recorded of a step, struck entries too.
func (c *Ctx) entryTable(course *pathway.Course, m pathway.Milestone) views.Component {
	t := views.Table{ID: "entries", Caption: "What was recorded", Heads: []views.ColumnHead{{Text: "When"}, {Text: "What"}, {Text: "By"}, {Text: "Action", Action: true}}}
	for _, e := range course.EntriesOf(m.ID) {
		what := views.Cell{Text: "Done", Note: strings.Join(nonEmpty(whoTold(e), e.Note), " · ")}
		if e.State == pathway.EntryNotNeeded {
			what = views.Cell{Text: "Not needed", Note: e.Note}
		}
		row := views.Row{Status: views.StatusDone, Cells: []views.Cell{{Text: dayOrMoment(e.HappenedAt), NoWrap: true}, what, {Text: e.RecordedName}, {}}}
		switch {
		case e.StruckAt != "":
			row.Status = views.StatusStopped
			row.Cells[1].Text = "Struck: " + row.Cells[1].Text
			row.Cells[1].Note = strings.Join(nonEmpty(row.Cells[1].Note, "entered in error: "+e.StruckWhy), " · ")
		case m.Step.Strikes() && c.May(pathway.RecordPreparation):
			row.Cells[3] = views.Cell{Text: "Entered in error", URL: views.Path("cases", course.Case.ID, "entries", e.ID, "strike")}
		}
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) == 0 {
		return views.Stack{}
	}
	return t
}

func whoTold(e pathway.StepEntry) string {
	s := ""
	if e.Who != "" {
		s = "done by " + e.Who
	}
	if e.ToldBy != "" {
		s = strings.Join(nonEmpty(s, "told by "+e.ToldBy+", "+lower(pathway.TitleOf(pathway.ToldHows, e.ToldHow))), "; ")
	}
	return s
}

// recordForms are the forms that record a step as done, and as not needed.
func (c *Ctx) recordForms(f *pathway.Family, m pathway.Milestone, left []pathway.Left, typed Form, failed error) views.Stack {
	notNeeded := typed.Get("state") == pathway.EntryNotNeeded
	var doneErr, notErr error = failed, nil
	if notNeeded {
		doneErr, notErr = nil, failed
	}
	title := "Record it"
	if !m.Done.IsZero() {
		title = "Record it again"
	}
	action := views.Path("cases", f.Case.ID, "steps", m.ID)
	v := typed.Fields(doneErr)
	form := views.EditForm{ID: "record-form", Action: action, Errors: v.Summary(), Button: "Record it", Fields: append(leftFields(left, v), c.recordFields(f, m, v)...), Hidden: []views.Hidden{{Name: "back", Value: typed.Get("back")}}}
	w := typed.Fields(notErr).Under("not")
	not := views.EditForm{ID: "not-needed-form", Action: action, Errors: w.Summary(), Button: "It is not needed", Hidden: []views.Hidden{{Name: "state", Value: pathway.EntryNotNeeded}, {Name: "back", Value: typed.Get("back")}},
		Fields: []views.Component{w.Textarea("why", "Why it is not needed", 3).AtMost(2000)}}
	if m.Step.Counted() || len(left) > 0 {
		return views.Stack{views.Heading{ID: "record", Text: title}, form}
	}
	return views.Stack{views.Heading{ID: "record", Text: title}, form, views.Details{Summary: "This step is not needed", Body: not, Open: notErr != nil}}
}

// leftFields ask of each who has not been sent theirs how they were told, or why not.
func leftFields(left []pathway.Left, v *views.Form) []views.Component {
	if len(left) == 0 {
		return nil
	}
	set := views.Fieldset{Legend: "Who has not been sent theirs", Hint: "It is done by itself once everybody has. To record it before, say of each how they were told, or why not"}
	for _, l := range left {
		set.Fields = append(set.Fields, v.Text(pathway.LeftField(l.Attendee), l.Name).AtMost(300))
	}
	return []views.Component{set}
}

func (c *Ctx) recordFields(f *pathway.Family, m pathway.Milestone, v *views.Form) []views.Component {
	fields := []views.Component{views.Fieldset{Legend: "When it was done", Across: true, Fields: []views.Component{v.Date("happened_on", "Date").WithHint(""), v.Time("happened_at", "Time, if it matters").WithHint("")}}}
	if m.ToldOf(c.By().Roles) {
		hint := "Whoever does this step has no account here"
		if m.Waiting == "" {
			hint = "This step is the " + lower(m.Role.Title()) + "’s"
		}
		fields = append(fields, views.Fieldset{Legend: "Who said so", Across: true, Hint: hint, Fields: []views.Component{
			v.Text("told_by", "Name").Wide(20).AtMost(pathway.MaxName), v.Select("told_how", "How you heard", optionsOf(pathway.ToldHows)...)}})
	}
	fields = append(fields, v.Text("who", "Who did it").Wide(20).AtMost(pathway.MaxName).AsOptional().WithHint("Where that was somebody else"))
	if m.Step.Per == pathway.PerChild {
		for _, child := range f.Children() {
			fields = append(fields, v.Textarea("child-"+idText(child.Person.ID), child.Person.Name(), 2).AsOptional())
		}
	}
	return append(fields, v.Textarea("note", "Note", 3).AtMost(4000).AsOptional())
}

// askText is the message about a step, ready to be copied, or to be opened in the mail program.
func (c *Ctx) askText(f *pathway.Family, m pathway.Milestone, ask pathway.Ask) views.Stack {
	to := or(strings.Join(nonEmpty(ask.ToName, ask.To), ", "), "nobody known yet")
	list := views.Stack{views.Heading{ID: "ask", Text: "A message that is ready to send"},
		views.SummaryList{Rows: []views.SummaryRow{{Name: "To", Text: to}, {Name: "Subject", Text: ask.Subject}}},
		views.CopyText{ID: "ask-text", Label: "Text", Text: ask.Text}}
	if mail.Address(ask.To) && c.May(pathway.RecordPreparation) {
		list = append(list, views.PostButton{ID: "ask-draft", Action: views.Path("cases", f.Case.ID, "steps", m.ID, "draft"), Text: "Open it as an email draft"})
	}
	return list
}

// draftAsk gives the message about a step as an email that opens in the mail program, ready to send.
func (s *Server) draftAsk(c *Ctx) error {
	ask, err := s.DB.Ask(c.Ctx(), c.By(), c.Case().ID, c.Param("step"))
	if err != nil {
		return err
	}
	o, err := s.DB.Office(c.Ctx())
	if err != nil {
		return err
	}
	return s.draft(c, ask, o, c.Param("step"))
}

// draft sends a message as an email draft, which names the family by its reference alone.
func (s *Server) draft(c *Ctx, ask pathway.Ask, o pathway.Office, about string) error {
	from := or(o.SecureEmail, o.Email)
	eml, err := mail.Draft{FromName: o.Unit, From: from, ToName: ask.ToName, To: ask.To, Subject: ask.Subject, Text: ask.Text, At: c.Now()}.EML()
	switch err {
	case nil:
	case mail.ErrSender:
		return pathway.Refused("The office has no email address yet. Enter one in the office’s details, or copy the text.")
	case mail.ErrRecipient:
		return pathway.Refused("No email address is known for whom this goes to. Copy the text.")
	default:
		return err
	}
	c.Saw("Made an email draft about a step", "", 0)
	return c.Download(mail.FileName(c.Case().Reference+"-"+about, "eml"), "message/rfc822", eml)
}

func (s *Server) strikeStepPage(c *Ctx) error { return s.showStrikeStep(c, Form{}, nil) }

// strikeStep marks an entry of a step as made in error.
func (s *Server) strikeStep(c *Ctx) error {
	id, err := c.ID("entry")
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	if err := s.DB.StrikeStep(c.Ctx(), c.By(), c.Case().ID, id, typed.Line("reason")); err != nil {
		return s.showStrikeStep(c, typed, err)
	}
	return c.Done(views.Path("cases", c.Case().ID), "The entry is struck. It stays readable, and the dates are counted without it.")
}

func (s *Server) showStrikeStep(c *Ctx, typed Form, failed error) error {
	f, course, err := c.familyCourse()
	if err != nil {
		return err
	}
	id, err := c.ID("entry")
	if err != nil {
		return err
	}
	var entry pathway.StepEntry
	for _, e := range course.Entries {
		if e.ID == id {
			entry = e
		}
	}
	if entry.ID == 0 {
		return pathway.NotFound("This entry")
	}
	v := typed.Fields(failed)
	title := entry.Step
	if m, ok := course.Milestone(entry.Step); ok {
		title = m.Title
	}
	p := c.FormPage(f, sectionPathway, "Entered in error", views.EditForm{ID: "strike-form", Title: "Strike an entry", Lead: title + ", " + dayOrMoment(entry.HappenedAt) + ", recorded by " + entry.RecordedName +
		". It stays readable, struck through, with the reason; the dates are counted without it.", Errors: v.Summary(),
		Action: views.Path("cases", f.Case.ID, "entries", id, "strike"), Fields: []views.Component{v.Text("reason", "Reason").AtMost(300)}, Button: "Strike it",
		Back: views.Link{Text: "Cancel", URL: views.Path("cases", f.Case.ID, "steps", entry.Step)}})
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

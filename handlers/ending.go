package handlers

import (
	"strings"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// endingAt is an address of an ending of the request's family.
func (c *Ctx) endingAt(more ...any) string {
	return views.Path(append([]any{"cases", c.family.ID, "endings"}, more...)...)
}

// endingTable are the endings of a family, as its Plan section shows them.
func (c *Ctx) endingTable(f *pathway.Family, plans []pathway.Plan, list []pathway.Ending) views.Stack {
	if len(plans) == 0 {
		return nil
	}
	head := views.SectionHead{ID: "endings-head", Title: "How plans end"}
	t := views.Table{ID: "endings", Caption: "How plans end", Quiet: true, Heads: []views.ColumnHead{{Text: "Children"}, {Text: "Why", Plain: true}, {Text: "How it stands"}, {Text: "Day"}},
		Empty: views.Empty{Text: "No plan has ended, and none is to."}}
	for i := range list {
		e := &list[i]
		tag, day := c.endingStands(e)
		t.Rows = append(t.Rows, views.Row{Status: tag.Status, Cells: []views.Cell{{Text: endingNames(f, e), URL: c.endingAt(e.ID), Head: true}, {Text: pathway.TitleOf(pathway.EndGrounds, e.Ground)}, {Body: tag}, {Text: day, NoWrap: true}}})
	}
	for i := range plans {
		if plans[i].Open() && c.May(pathway.RecordEnding) {
			head.Actions = []views.Action{{Text: "Record that a plan ends", URL: c.endingAt("new"), Second: true}}
		}
	}
	return views.Stack{head, t}
}

// endingStands says how an ending stands today, and which day matters now.
func (c *Ctx) endingStands(e *pathway.Ending) (views.Tag, string) {
	switch {
	case e.State == pathway.EndingDone && e.Watching():
		until := watchedUntil(e)
		if until.After(c.Today()) {
			return views.Tag{Status: views.StatusOpen, Text: "Ended; watched as a child in need"}, "Until " + until.Short()
		}
		return views.Tag{Status: views.StatusDue, Text: "Ended; the 12 weeks are over"}, "Since " + until.Short()
	case e.State == pathway.EndingDone:
		return views.Tag{Status: views.StatusDone, Text: "Ended"}, e.EndedOn.Short()
	case e.State == pathway.EndingStruck, e.State == pathway.EndingOvertook:
		return views.Tag{Status: views.StatusStopped, Text: pathway.TitleOf(pathway.EndingStates, string(e.State))}, ""
	case e.State == pathway.EndingGoesOn:
		return views.Tag{Status: views.StatusDone, Text: pathway.TitleOf(pathway.EndingStates, string(e.State))}, ""
	case e.Ground == pathway.EndMoved && e.NoticeOn.IsZero():
		return views.Tag{Status: views.StatusDue, Text: "The other authority is to be given notice"}, ""
	case e.Ground == pathway.EndMoved && e.WaitUntil.Before(c.Today()):
		return views.Tag{Status: views.StatusLate, Text: "Not accepted yet"}, "By " + e.WaitUntil.Short()
	case e.Ground == pathway.EndMoved:
		return views.Tag{Status: views.StatusOpen, Text: "Waits for the other authority"}, "By " + e.WaitUntil.Short()
	case e.Ground == pathway.EndLookedFor && !c.Today().After(e.WaitUntil):
		return views.Tag{Status: views.StatusOpen, Text: "The partnership can object"}, "Until " + e.WaitUntil.Short()
	}
	return views.Tag{Status: views.StatusDue, Text: "To be confirmed"}, e.BegunOn.Short()
}

func watchedUntil(e *pathway.Ending) (until pathway.Date) {
	for _, child := range e.Children {
		if child.Watched == "" {
			until = child.WatchUntil
		}
	}
	return until
}

// endingNames are the children of an ending.
func endingNames(f *pathway.Family, e *pathway.Ending) string {
	var names []string
	for _, child := range e.Children {
		names = append(names, childName(f, child.Child))
	}
	return views.Join(names)
}

// nextEnding leads to the ending that waits, or to where one begins; where no child is on a plan, to the plans.
func (s *Server) nextEnding(c *Ctx) error {
	list, err := s.DB.Endings(c.Ctx(), c.By(), c.Case().ID)
	if err != nil {
		return err
	}
	for _, e := range list {
		if e.State == pathway.EndingWaits {
			return redirect{c.endingAt(e.ID)}
		}
	}
	onPlan, err := s.DB.PlansToEnd(c.Ctx(), c.By(), c.Case().ID)
	if err != nil {
		return err
	}
	if len(onPlan) == 0 {
		return redirect{views.Path("cases", c.Case().ID, sectionPlan)}
	}
	return redirect{c.endingAt("new")}
}

// newEnding and beginEnding record that plans are to end on a ground that no conference decides.
func (s *Server) newEnding(c *Ctx) error {
	typed := Stored("letter_on", Typed(c.Today()))
	return s.showNewEnding(c, typed, nil)
}

func (s *Server) beginEnding(c *Ctx) error {
	typed, err := c.Form()
	if err != nil {
		return err
	}
	faults := pathway.Fields{}
	e := pathway.Ending{Ground: typed.Get("ground"), Legal: typed.Get("legal"), Authority: typed.Line("authority"), ToldBy: typed.Line("told_by"), ToldHow: typed.Get("told_how"), Note: typed.Get("note"),
		BegunOn: typed.PastDate("begun_on", c.Today(), faults)}
	switch e.Ground {
	case pathway.EndLookedFor:
		e.NoticeOn = typed.PastDate("letter_on", c.Today(), faults)
	case pathway.EndMoved:
		if typed.Get("notice_on") != "" {
			e.NoticeOn = typed.PastDate("notice_on", c.Today(), faults)
		}
	}
	for _, child := range typed.IDs("children") {
		e.Children = append(e.Children, pathway.EndingChild{Child: child})
	}
	id, err := s.DB.BeginEnding(c.Ctx(), c.By(), c.Case().ID, e)
	if err = merged(faults, err); err != nil {
		return s.showNewEnding(c, typed, err)
	}
	if e.Ground == pathway.EndLookedFor || e.Ground == pathway.EndMoved {
		return c.Done(c.endingAt(id), "It is kept. The plan goes on until the end is recorded.")
	}
	return c.Done(c.endingAt(id, "end"), "")
}

func (s *Server) showNewEnding(c *Ctx, typed Form, failed error) error {
	f, err := c.Family()
	if err != nil {
		return err
	}
	open, err := s.DB.PlansToEnd(c.Ctx(), c.By(), f.Case.ID)
	if err != nil {
		return err
	}
	if len(open) == 0 {
		return pathway.Refused("No child of the family is on a plan of which no end is under way.")
	}
	v := typed.Fields(failed)
	var children []views.Option
	for i := range open {
		children = append(children, views.Option{Value: idText(open[i].Child), Text: childName(&f, open[i].Child)})
	}
	grounds := options(pathway.HandGrounds)
	for i := range grounds {
		switch grounds[i].Value {
		case pathway.EndLookedFor:
			grounds[i].Reveal = views.Stack{v.Select("legal", "How", options(pathway.CareStatuses)...), v.Date("letter_on", "The letter goes to the partnership on").WithHint("The days to object count from it")}
		case pathway.EndMoved:
			grounds[i].Reveal = views.Stack{v.Text("authority", "The other authority").Wide(20),
				v.Date("notice_on", "Notice in writing given on").WithHint("Its transfer-in conference is held within 15 working days of this. Leave it empty where the letter is yet to go: it is made here next").AsOptional()}
		}
	}
	p := c.FormPage(&f, sectionPlan, "A plan ends", views.EditForm{ID: "ending-form", Title: "A plan ends", Action: c.endingAt("new"), Errors: v.Summary(), Button: "Go on",
		Lead: "Stepping down is decided by a review, and recorded with its decisions. A death is recorded under People. Everything else is recorded here; nothing ends before you confirm it.",
		Fields: []views.Component{v.Checkboxes("children", "Which children?", children...), v.Radios("ground", "Why does the plan end?", grounds...),
			v.Date("begun_on", "Since when").WithHint("Is looked after, lives elsewhere, is 18, or has left"),
			views.Fieldset{Legend: "Who said so", Across: true, Fields: []views.Component{v.Text("told_by", "Name").Wide(20), v.Select("told_how", "How", options(pathway.ToldHows)...)}},
			v.Textarea("note", "Anything else that matters", 3).AsOptional()},
		Back: views.Link{Text: "Cancel", URL: views.Path("cases", f.Case.ID, sectionPlan)}})
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

// endingOf loads the ending that the path names.
func (c *Ctx) endingOf() (db.EndingPage, error) {
	id, err := c.ID("ending")
	if err != nil {
		return db.EndingPage{}, err
	}
	return c.server.DB.Ending(c.Ctx(), c.By(), c.Case().ID, id)
}

// ending is the page of one ending: what it hangs on, what was recorded, and what can be done.
func (s *Server) ending(c *Ctx) error {
	e, err := c.endingOf()
	if err != nil {
		return err
	}
	f := e.Record.Family().ForScreens()
	c.Saw("Looked at the end of a plan", "end of a plan", e.ID)
	head := views.PageHead{Title: "The end of the plan of " + endingNames(&f, &e.Ending)}
	if c.May(pathway.RecordEnding) {
		head.Actions = c.endingActions(&e.Ending)
	}
	body := views.Stack{head}
	switch e.State {
	case pathway.EndingStruck:
		body = append(body, views.Warning{Text: "This was recorded in error: " + e.StruckWhy + " It does not count."})
	case pathway.EndingDone:
		if e.Ground == pathway.EndDied {
			body = append(body, views.Inset{Text: "No letter is made after a death. Somebody tells the family and each agency in person, and writes it down under Notes."})
		}
	case pathway.EndingWaits:
		body = append(body, views.Inset{Text: waitsFor(&e.Ending, c.Today())})
	}
	body = append(body, c.endingFacts(&e))
	if e.Ground == pathway.EndLookedFor && !e.WaitUntil.IsZero() {
		body = append(body, c.saidAgainst(&e))
	}
	if e.Ground == pathway.EndStepDown {
		body = append(body, c.watchTable(&f, &e))
	}
	return c.Show(c.FormPage(&f, sectionPlan, "The end of a plan", body))
}

// endingActions are what can be done about an ending as it stands, the next thing first.
func (c *Ctx) endingActions(e *pathway.Ending) []views.Action {
	var list []views.Action
	add := func(text, page string) {
		list = append(list, views.Action{Text: text, URL: c.endingAt(e.ID, page), Second: len(list) > 0})
	}
	waits := e.State == pathway.EndingWaits
	switch {
	case waits && e.Ground == pathway.EndMoved && e.NoticeOn.IsZero():
		add("Write to the other authority", "request")
		add("Record the notice", "notice")
	case waits && (e.Ground != pathway.EndLookedFor || c.Today().After(e.WaitUntil)):
		add("Record the end", "end")
	}
	if e.State == pathway.EndingDone && e.Ground != pathway.EndDied && e.Conference != 0 {
		add("Send the letters", "letters")
	}
	if waits && e.Ground == pathway.EndLookedFor {
		add("Send the letter to the partnership", "partnership")
		add("Record an objection", "objection")
	}
	if waits && e.Ground == pathway.EndMoved && !e.NoticeOn.IsZero() {
		add("Letter to the other authority", "request")
		add("Remind it", "reminder")
		add("Change the notice", "notice")
	}
	if waits && len(pathway.GoesOns[e.Ground]) > 0 {
		add("The plan goes on", "goes-on")
	}
	if e.CheckStrike("x") == nil {
		add("Recorded in error", "strike")
	}
	return list
}

// waitsFor says what an ending waits for.
func waitsFor(e *pathway.Ending, today pathway.Date) string {
	switch {
	case e.Ground == pathway.EndLookedFor && !today.After(e.WaitUntil):
		return "Members of the core group can object until " + e.WaitUntil.Format() + ". The plan goes on until its end is recorded."
	case e.Ground == pathway.EndLookedFor:
		return "The days to object ended on " + e.WaitUntil.Format() + ". Record that the plan has ended, or that it goes on."
	case e.Ground == pathway.EndMoved && e.NoticeOn.IsZero():
		return "Ask the other authority in writing for a transfer-in conference. The plan and the responsibility stay here until it has accepted in writing."
	case e.Ground == pathway.EndMoved:
		return e.Authority + " is to hold its transfer-in conference by " + e.WaitUntil.Format() + ". The plan and the responsibility stay here until it has accepted in writing."
	}
	return "The plan goes on until you confirm that it has ended."
}

func (c *Ctx) endingFacts(e *db.EndingPage) views.SummaryList {
	tag, _ := c.endingStands(&e.Ending)
	rows := []views.SummaryRow{{Name: "Why", Text: pathway.TitleOf(pathway.EndGrounds, e.Ground)}, {Name: "How it stands", Body: tag}}
	add := func(name, text string) {
		if text != "" {
			rows = append(rows, views.SummaryRow{Name: name, Text: text})
		}
	}
	if e.Decided != 0 {
		for _, k := range e.Course.Conferences {
			if k.ID == e.Decided {
				add("Decided", "By the conference of "+k.StartsAt.Date().Format())
			}
		}
	}
	day := func(name string, on pathway.Date) {
		if !on.IsZero() {
			add(name, on.Format())
		}
	}
	if e.Decided == 0 {
		day("Since", e.BegunOn)
	}
	add("Looked after", pathway.TitleOf(pathway.CareStatuses, e.Legal))
	add("Other authority", e.Authority)
	if n, ok := e.Record.Colleague(e.Asked); ok {
		add("Written to", e.Record.Family().Cover(strings.Join(nonEmpty(n.Professional.Name, n.Professional.JobTitle), ", ")))
	}
	day("Reminded", e.RemindedOn)
	if e.Ground == pathway.EndMoved {
		day("Notice in writing", e.NoticeOn)
		day("Its conference is due by", e.WaitUntil)
	} else {
		day("Letter to the partnership", e.NoticeOn)
		day("They can object until", e.WaitUntil)
	}
	day("Plan ended", e.EndedOn)
	add("Accepted in writing by", e.AcceptedBy)
	add("What was agreed about the objections", e.Settled)
	add("Why it goes on", views.Join(nonEmpty(pathway.TitleOf(pathway.GoesOns[e.Ground], e.GoesOn))))
	add("Reason", e.GoesOnWhy)
	if e.ToldBy != "" {
		add("Told by", e.ToldBy+", "+lower(pathway.TitleOf(pathway.ToldHows, e.ToldHow)))
	}
	add("Note", e.Note)
	if e.RecordedName != "" {
		add("Recorded", c.instant(e.RecordedAt)+" by "+e.RecordedName)
	}
	return views.SummaryList{Rows: rows}
}

// saidAgainst is what members of the core group said against the end of a plan.
func (c *Ctx) saidAgainst(e *db.EndingPage) views.Table {
	t := views.Table{ID: "objections", Caption: "Objections", Heads: []views.ColumnHead{{Text: "Who"}, {Text: "When"}, {Text: "How"}, {Text: "What they said", Plain: true}},
		Empty: views.Empty{Text: "Nobody has objected so far."}}
	cover := e.Record.Family().Covering()
	for _, x := range e.Objections {
		a, _ := e.Record.Attendee(x.Attendee)
		name, agency := e.Record.NameOf(a)
		when := views.Cell{Text: x.SaidOn.Short(), NoWrap: true}
		if x.Late(e.Ending) {
			when.Note = "after the days for it"
		}
		t.Rows = append(t.Rows, views.Row{Status: views.StatusDue, Cells: []views.Cell{{Text: cover(name), Note: cover(agency), Head: true}, when, {Text: pathway.TitleOf(pathway.ToldHows, x.How)}, {Text: x.Text}}})
	}
	return t
}

// watchTable is who is watched as a child in need, until when, and what came of it.
func (c *Ctx) watchTable(f *pathway.Family, e *db.EndingPage) views.Table {
	t := views.Table{ID: "watched", Caption: "Watched as a child in need", Heads: []views.ColumnHead{{Text: "Child"}, {Text: "At least until"}, {Text: "What came of it", Plain: true}, {Text: "Action", Action: true}}}
	for _, child := range e.Children {
		came := views.Cell{Body: views.Tag{Status: views.StatusOpen, Text: "Watched"}}
		var action views.Component
		switch {
		case child.Watched != "":
			came = views.Cell{Text: pathway.TitleOf(pathway.WatchOutcomes, child.Watched) + ", " + child.WatchedOn.Short(), Note: child.WatchNote}
		case c.May(pathway.RecordEnding) && e.State == pathway.EndingDone:
			action = views.Action{Text: "Record what came of it", URL: c.endingAt(e.ID, "watch", child.Child), Second: true}
		}
		t.Rows = append(t.Rows, views.Row{Cells: []views.Cell{{Text: childName(f, child.Child), Head: true}, {Text: child.WatchUntil.Format()}, came, {Body: action}}})
	}
	return t
}

// daysOnPlan says how long a plan has lasted, and whether that is two years or more.
func daysOnPlan(p *pathway.Plan, today pathway.Date) string {
	words := views.Plural(p.Days(today), "day", "days") + ", the first and the last included"
	if p.TwoYears(today) {
		words += ". That is two years or more, as national reporting counts"
	}
	return words
}

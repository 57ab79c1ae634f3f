package handlers

import (
	"slices"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

const distributedStep = "decisions-distributed"

// distribution is what goes to everybody once the decisions are approved: covering letters, decisions and plans.
func (s *Server) distribution() letters {
	return letters{s: s, section: "distribution", title: "Distribution", send: pathway.Distribute, list: s.showDistribution,
		moment: func(*pathway.Record) pathway.Moment { return pathway.AtDecisions },
		change: func(c *Ctx, a pathway.Attendee) []mended {
			if c.May(pathway.DecideAttendance) {
				return []mended{{"Decide on the copy", "copy"}}
			}
			return nil
		},
		heads: [2]string{"Took part", "Copy"},
		beside: func(_ *Ctx, _ *pathway.Record, a pathway.Attendee) (before, after views.Cell) {
			return tookPartCell(a), copyCell(a)
		},
		empty: "Nobody is on the list of this conference.",
	}
}

// tookPartCell says how somebody took part. Whoever was absent, or excluded, gets what was decided too.
func tookPartCell(a pathway.Attendee) views.Cell {
	cell := views.Cell{Text: pathway.TitleOf(pathway.Attendances, a.Attended)}
	switch {
	case a.Purpose != pathway.ToAttend:
		cell.Text = pathway.TitleOf(pathway.Purposes, string(a.Purpose))
	case a.Excluded == "whole":
		cell.Text = "Excluded"
	case a.Attended == "":
		cell.Text = "Not recorded"
	case a.Attended == "deputy" && a.Deputy != "":
		cell.Note = a.Deputy
	}
	return cell
}

// copyCell says how much somebody gets.
func copyCell(a pathway.Attendee) views.Cell {
	switch {
	case a.Copy == "":
		return views.Cell{Body: views.Tag{Status: views.StatusLate, Text: "Not decided"}}
	}
	return views.Cell{Text: pathway.TitleOf(pathway.Copies, a.Copy), Note: a.CopyWhy}
}

// distributionList shows who has had what, and who still has nothing.
func (s *Server) distributionList(c *Ctx) error { return s.showDistribution(c, Form{}, "", nil) }

// showDistribution draws the page. failed is what was wrong with one of its forms, which is named.
func (s *Server) showDistribution(c *Ctx, f Form, form string, failed error) error {
	l := s.distribution()
	loaded, err := l.load(c)
	if err != nil {
		return err
	}
	r := loaded.Record
	family := r.Family().ForScreens()
	in := toForm(form, f, failed)
	head := views.PageHead{Title: l.title, Caption: conferenceWords(r.Conference), Lead: "Who still has nothing?"}
	body := views.Stack{}
	if !r.Approved {
		if !r.Conference.EndedAt.IsZero() { // the clock runs all the same
			hours, err := s.hours(c, loaded, nil)
			if err != nil {
				return err
			}
			body = append(body, hours)
		}
		body = append(body, s.notApproved(c, r)...)
	} else {
		head.Actions = []views.Action{{Text: "Register", URL: l.at(c, r.Conference.ID, "register"), Second: true}}
		if c.May(pathway.DecideAttendance) {
			head.Actions = append(head.Actions, views.Action{Text: "Decide on copies", URL: l.at(c, r.Conference.ID, "copies"), Second: true})
		}
		all, err := l.all(loaded)
		if err != nil {
			return err
		}
		hours, err := s.hours(c, loaded, all)
		if err != nil {
			return err
		}
		body = append(body, l.stops(c, loaded)...)
		body = append(body, hours)
		body = append(body, l.table(c, loaded, all, in)...)
		more, err := s.lateForm(c, r, in)
		if err != nil {
			return err
		}
		body = append(body, more...)
	}
	p := c.FormPage(&family, sectionConferences, l.title, append(views.Stack{head}, body...))
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

// notApproved says what comes before anything goes out.
func (s *Server) notApproved(c *Ctx, r *pathway.Record) []views.Component {
	empty := views.Empty{Text: "Nothing goes out before the chair has approved the decisions."}
	if s.offers("/cases/:case/conferences/:conference/decisions") {
		empty.Action = views.Action{Text: "Open the decisions", URL: views.Path("cases", c.Case().ID, "conferences", r.Conference.ID, "decisions")}
	}
	return []views.Component{empty}
}

// hours is the 24-hour clock: how long there is by both counts, who still has nothing, and when it stopped and began to run again.
func (s *Server) hours(c *Ctx, loaded db.Letters, all map[int64][]paper) (views.Hours, error) {
	r := loaded.Record
	course, err := s.DB.Course(c.Ctx(), c.By(), c.Case().ID)
	if err != nil {
		return views.Hours{}, err
	}
	clock, now := course.Definition.Clock(r.Conference.EndedAt, course.Office), c.Minute()
	if at := pathway.StepsSent(r, loaded.Documents, false)[distributedStep]; !at.IsZero() {
		clock.Stopped = pathway.DateTimeOf(at.In(s.zone))
	}
	h := views.Hours{Status: views.StatusDue, Left: views.Sentence(clock.InWords(now)), Note: "The decisions are to be in everybody’s hands within 24 hours of the end of the conference."}
	switch {
	case clock.Late(now):
		h.Status = views.StatusLate
	case !clock.Runs() && !clock.End.IsZero():
		h.Status = views.StatusDone
	}
	if !clock.Stopped.IsZero() {
		h.Left = "Everybody has been sent theirs: " + clock.InWords(now)
		h.Note = "The clock stopped on " + clock.Stopped.Format() + ", when the last went."
	}
	have, people := 0, 0
	for _, a := range r.OnList() {
		if len(all[a.ID]) == 0 {
			continue
		}
		people++
		why := s.distribution().waitsFor(all[a.ID])
		if why == "" {
			have++
			continue
		}
		why = views.Sentence(why)
		at := slices.IndexFunc(h.Rest, func(w views.Waiting) bool { return w.For == why })
		if at < 0 {
			at, h.Rest = len(h.Rest), append(h.Rest, views.Waiting{For: why})
		}
		name, _ := r.NameOf(a)
		h.Rest[at].Who = append(h.Rest[at].Who, views.Link{Text: name, URL: "#row-" + idText(a.ID)})
	}
	h.Facts.Rows = []views.SummaryRow{
		{Name: "Conference ended", Text: or(clock.End.Format(), "not recorded yet")},
		{Name: "By the pathway’s rule", Text: clock.Rule.Format() + ": " + clock.InWords(now)},
		{Name: "24 hours as the clock runs", Text: clock.Elapsed.Format() + ": " + clock.ElapsedInWords(now)},
	}
	if clock.End.IsZero() {
		h.Facts.Rows = h.Facts.Rows[:1]
	}
	if people > 0 {
		h.Facts.Rows = append(h.Facts.Rows, views.SummaryRow{Name: "Have everything", Text: idText(int64(have)) + " of " + views.Plural(people, "person", "people")})
	}
	if again := restarts(course); len(again) > 0 {
		h.Facts.Rows = append(h.Facts.Rows, views.SummaryRow{Name: "Ran again", Body: views.Lines{Items: again}})
	}
	return h, nil
}

// restarts says when the clock had stopped and ran again, and why.
func restarts(course *pathway.Course) []string {
	var list []string
	for _, e := range course.EntriesOf(distributedStep) {
		if e.StruckAt != "" {
			list = append(list, "Had stopped on "+e.HappenedAt.Format()+". "+e.StruckWhy)
		}
	}
	return list
}

// waitsFor says in a few words what somebody's documents wait for; "" where they have been sent all of them.
func (l letters) waitsFor(papers []paper) string {
	order := []struct{ step, words string }{{"blocked", "something stops it"}, {"back", "it came back"}, {"ready", "ready to be made"}, {"made", "made, to be printed or sent"},
		{"printed", "printed, to be posted or handed over"}, {"drafted", "in an email draft, to be sent"}, {"changed", "to be made again"}}
	for _, o := range order {
		for _, p := range papers {
			if l.step(p) == o.step {
				return o.words
			}
		}
	}
	return ""
}

// lateForm adds somebody who is to have the decisions and is not on the list. They get only theirs.
func (s *Server) lateForm(c *Ctx, r *pathway.Record, in func(string) (Form, error)) ([]views.Component, error) {
	if !c.May(pathway.InviteList) {
		return nil, nil
	}
	directory, err := s.DB.Directory(c.Ctx(), "", wholeDirectory)
	if err != nil {
		return nil, err
	}
	f, failed := in("late")
	v := f.Fields(failed)
	form := views.EditForm{ID: "late-form", Action: s.distribution().at(c, r.Conference.ID, "add"), Errors: v.Summary(), Button: "Add them",
		Lead: "They are told the decisions and nothing else. What they may know is confirmed first, and the clock runs until they have theirs.",
		Fields: []views.Component{
			v.Select("other", "Of the family, its network or the directory", othersOf(r, directory)...).WithBlank("Choose"),
			v.Text("role", "Role").Wide(20).AsOptional().WithHint("As lists show it: Health visitor, Grandmother")}}
	return []views.Component{views.Details{Summary: "Somebody else is to have the decisions", Body: form, Open: failed != nil}}, nil
}

// addLate puts somebody on the list who is only told the decisions.
func (s *Server) addLate(c *Ctx) error {
	l := s.distribution()
	loaded, f, err := l.tickedForm(c)
	if err != nil {
		return err
	}
	r := loaded.Record
	a, ok := attendeeOfKey(f.Get("other"))
	if !ok {
		return s.showDistribution(c, f, "late", pathway.Invalid(pathway.Fields{"other": "Choose who is to have the decisions"}))
	}
	directory, err := s.DB.Directory(c.Ctx(), "", wholeDirectory)
	if err != nil {
		return err
	}
	a.Role, a.Purpose, a.How = or(f.Line("role"), s.roleOf(r, directory, a)), pathway.ToBeTold, "either"
	if err := s.DB.AddAttendees(c.Ctx(), c.By(), c.Case().ID, r.Conference.ID, []pathway.Attendee{a}); err != nil {
		return s.showDistribution(c, f, "late", err)
	}
	return c.Done(l.at(c, r.Conference.ID), "They are on the list, and get only theirs.")
}

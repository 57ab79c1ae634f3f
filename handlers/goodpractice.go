package handlers

import (
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// goodPractice is the page of a review on which good practice is recorded that the team manager or the agency was told of.
func (s *Server) goodPractice(c *Ctx) error {
	return s.showGoodPractice(c, Form{}, "", nil)
}

func (s *Server) recordGoodPractice(c *Ctx) error {
	conference, err := c.ID("conference")
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	faults := pathway.Fields{}
	g := pathway.GoodPractice{Conference: conference, Attendee: f.ID("attendee"), What: f.Get("what"), ToldTo: f.Line("told_to"), ToldOn: f.Date("told_on", c.Today(), faults), ToldHow: f.Get("told_how")}
	if err = faults.Err(); err == nil {
		err = s.DB.RecordGoodPractice(c.Ctx(), c.By(), c.Case().ID, g)
	}
	if err != nil {
		return s.showGoodPractice(c, f, "record", err)
	}
	return c.Done(c.conferencePath(conference, "good-practice"), "It is recorded, with a text to send.")
}

func (s *Server) strikeGoodPractice(c *Ctx) error {
	return c.strikeAt("good-practice", "practice", s.DB.StrikeGoodPractice, s.showGoodPractice)
}

// showGoodPractice draws the page. failed is what was wrong with one of its forms, which is named.
func (s *Server) showGoodPractice(c *Ctx, f Form, form string, failed error) error {
	conference, err := c.ID("conference")
	if err != nil {
		return err
	}
	list, r, err := s.DB.GoodPractices(c.Ctx(), c.By(), c.Case().ID, conference)
	if err != nil {
		return err
	}
	family, cover := r.Family().ForScreens(), r.Family().Covering()
	body := views.Stack{views.PageHead{Title: "Good practice", Caption: conferenceWords(r.Conference), Lead: "Good and outstanding practice that the review saw is told to the team manager, or to the agency’s contact, and recorded here."}}
	in := toForm(form, f, failed)
	for i := range list {
		g := &list[i]
		body = append(body, c.practiced(r, g, cover, in)...)
	}
	if len(list) == 0 {
		body = append(body, views.Empty{Text: "None is recorded yet."})
	}
	if c.May(pathway.RecordPreparation) && r.Conference.Kind == pathway.RCPC && r.Conference.State == pathway.ConferenceHeld {
		typed, wrong := in("record")
		if typed.Values == nil {
			typed = Stored("told_on", Typed(c.Today()))
		}
		v := typed.Fields(wrong)
		var who []views.Option
		for _, a := range r.OnList() {
			if a.Professional != 0 {
				name, agency := r.NameOf(a)
				who = append(who, views.Option{Value: idText(a.ID), Text: cover(strings.Join(nonEmpty(name, a.Role, agency), ", "))})
			}
		}
		body = append(body, views.SectionHead{ID: "record-head", Title: "Record it"}, views.EditForm{ID: "practice-form", Action: c.conferencePath(conference, "good-practice"), Errors: v.Summary(), Button: "Record it", Fields: []views.Component{
			v.Select("attendee", "Whose practice", who...), v.Textarea("what", "What was good, and what it did for the children", 4).AtMost(2000),
			views.Fieldset{Legend: "Who was told", Across: true, Fields: []views.Component{v.Text("told_to", "Team manager, or the agency’s contact").Wide(20).AtMost(pathway.MaxName),
				v.Date("told_on", "When").WithHint(""), v.Select("told_how", "How", optionsOf(pathway.ToldHows)...)}}}})
	}
	p := c.FormPage(&family, sectionConferences, "Good practice", body)
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

// practiced is one entry, with its text to send.
func (c *Ctx) practiced(r *pathway.Record, g *pathway.GoodPractice, cover func(string) string, in func(string) (Form, error)) views.Stack {
	id := idText(g.ID)
	a, _ := r.Attendee(g.Attendee)
	name, _ := r.NameOf(a)
	stack := views.Stack{views.Heading{ID: "practice-" + id, Text: cover(name)}}
	if g.StruckAt != "" {
		return append(stack, views.Warning{Text: "This was recorded in error: " + g.StruckWhy}, views.Text(g.What))
	}
	stack = append(stack, views.SummaryList{Rows: []views.SummaryRow{{Name: "What", Text: g.What}, {Name: "Told", Text: g.ToldTo + ", " + g.ToldOn.Format() + ", " + lower(pathway.TitleOf(pathway.ToldHows, g.ToldHow))}, {Name: "Recorded by", Text: g.RecordedName}}},
		views.CopyText{ID: "text-" + id, Label: "Text to send", Text: cover(g.Text(r))})
	if !c.May(pathway.RecordPreparation) {
		return stack
	}
	f, failed := in("strike-" + id)
	v := f.Fields(failed)
	return append(stack, views.Details{Summary: "Recorded in error", Open: failed != nil, Body: views.EditForm{ID: "strike-" + id, Action: c.conferencePath(g.Conference, "good-practice", g.ID, "strike"), Errors: v.Summary(), Button: "Strike it", Second: true, Fields: []views.Component{v.Text("reason-"+id, "Reason").AtMost(300)}}})
}

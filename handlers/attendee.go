package handlers

import (
	"strings"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// attendeeForm draws a form about one of the list, on a page of its own.
func (s *Server) attendeeForm(c *Ctx, title string, body func(db.Letters, pathway.Attendee, string) (views.Component, error), failed error) error {
	l := s.invitations()
	loaded, a, err := l.loadFor(c)
	if err != nil {
		return err
	}
	family, err := c.Family()
	if err != nil {
		return err
	}
	name, _ := loaded.Record.NameOf(a)
	form, err := body(loaded, a, name)
	if err != nil {
		return err
	}
	p := c.FormPage(&family, sectionConferences, title, form)
	p.Crumbs = append(p.Crumbs, views.Link{Text: l.title, URL: l.at(c, loaded.Record.Conference.ID)})
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

// changeInvited is the form of how somebody is invited.
func (s *Server) changeInvited(c *Ctx) error { return s.showChange(c, Form{}, nil) }

func (s *Server) showChange(c *Ctx, f Form, failed error) error {
	return s.attendeeForm(c, "How somebody is invited", func(loaded db.Letters, a pathway.Attendee, name string) (views.Component, error) {
		venues, err := s.DB.Venues(c.Ctx())
		if err != nil {
			return nil, err
		}
		if f.Values == nil {
			f = Stored("role", a.Role, "purpose", string(a.Purpose), "how", a.How, "link", a.Link, "version", Version(a.Version))
			if !a.StartsAt.IsZero() {
				f.Set("starts_at", a.StartsAt.Clock())
			}
			if a.Venue != nil {
				f.Set("venue", idText(a.Venue.ID))
			}
		}
		v := f.Fields(failed)
		var places []views.Option
		for _, x := range venues {
			if !x.Ended && x.ID != loaded.Record.Conference.Venue.ID {
				places = append(places, views.Option{Value: idText(x.ID), Text: x.Name})
			}
		}
		at := s.invitations().at(c, loaded.Record.Conference.ID, a.ID)
		return views.EditForm{ID: "change-form", Title: "How " + name + " is invited", Action: at + "/change", Errors: v.Summary(), Hidden: []views.Hidden{v.Hidden("version")}, Button: "Save",
			Back: views.Link{Text: "Cancel", URL: at}, Fields: []views.Component{
				v.Text("role", "Role").Wide(20).WithHint("As lists and the attendance sheet show it: Health visitor, Class teacher. Never a place or another person’s name"),
				v.Radios("purpose", "Why are they on the list?", options(pathway.Purposes)...),
				v.Radios("how", "How are they asked to take part?", options(pathway.Hows)...).SideBySide(),
				views.Fieldset{Legend: "Where it differs from the conference", Hint: "Only their own letter says it.", Across: true, Fields: []views.Component{
					v.Time("starts_at", "Own time").WithHint(""), v.Select("venue", "Own venue", places...).WithBlank("The conference’s"), v.Text("link", "Own link").Wide(30).AsOptional()}},
			}}, nil
	}, failed)
}

func (s *Server) saveInvited(c *Ctx) error {
	l := s.invitations()
	loaded, a, f, err := l.formFor(c)
	if err != nil {
		return err
	}
	k := loaded.Record.Conference
	faults := pathway.Fields{}
	a.Role, a.Purpose, a.How, a.Link, a.Version = f.Line("role"), pathway.Purpose(f.Get("purpose")), f.Get("how"), f.Line("link"), f.Int("version")
	a.StartsAt, a.Venue = pathway.DateTime{}, nil
	if text := f.Get("starts_at"); text != "" {
		hour, minute, ok := pathway.ReadClock(text)
		if !ok {
			faults.Add("starts_at", "Enter a time like 14:30")
		} else if !k.StartsAt.IsZero() {
			a.StartsAt = k.StartsAt.Date().At(hour, minute)
		}
	}
	if number := f.ID("venue"); number != 0 {
		venues, err := s.DB.Venues(c.Ctx())
		if err != nil {
			return err
		}
		for i := range venues {
			if venues[i].ID == number && !venues[i].Ended {
				a.Venue = &venues[i]
			}
		}
		if a.Venue == nil {
			faults.Add("venue", "Choose a venue of the list")
		}
	}
	if err = faults.Err(); err == nil {
		err = s.DB.SaveAttendee(c.Ctx(), c.By(), c.Case().ID, k.ID, a)
	}
	if err != nil {
		return s.showChange(c, f, err)
	}
	return c.Done(l.at(c, k.ID, a.ID), "It is saved.")
}

// decideInvited is the form of what only the chair decides about somebody.
func (s *Server) decideInvited(c *Ctx) error { return s.showDecide(c, Form{}, nil) }

func (s *Server) showDecide(c *Ctx, f Form, failed error) error {
	return s.attendeeForm(c, "What the chair decides", func(loaded db.Letters, a pathway.Attendee, name string) (views.Component, error) {
		if f.Values == nil {
			f = Stored("part", a.Part, "excluded", a.Excluded, "ground", a.Ground, "excluded_why", a.ExcludedWhy, "views_how", a.ViewsHow, "told_how", a.ToldHow,
				"copy", a.Copy, "copy_why", a.CopyWhy, "version", Version(a.Version))
		}
		v := f.Fields(failed)
		why := views.Stack{
			v.Select("ground", "Ground: the letter gives it", options(pathway.ExclusionGrounds)...),
			v.Textarea("excluded_why", "Why, for the record", 2).AtMost(1000).WithHint("It stands in no letter"),
			v.Textarea("views_how", "How their views will be heard", 2).AtMost(1000).WithHint("The letter says it: “Your social worker will write down what you say, and read it out.”"),
			v.Textarea("told_how", "How they will be told the outcome", 2).AtMost(1000).WithHint("The letter says it: “The chair will ring you the same day.”")}
		at := s.invitations().at(c, loaded.Record.Conference.ID, a.ID)
		calendar, err := s.DB.Calendar(c.Ctx())
		if err != nil {
			return nil, err
		}
		form := views.EditForm{ID: "decide-form", Title: "What the chair decides about " + name, Action: at + "/decide", Errors: v.Summary(), Hidden: []views.Hidden{v.Hidden("version")}, Button: "Save",
			Back: views.Link{Text: "Cancel", URL: at}, Fields: []views.Component{
				v.Text("part", "Part of the conference to which they come").Wide(20).AsOptional().WithHint("Where it is split: “First part”. Their own time is set where they are invited"),
				v.Radios("excluded", "Are they excluded?", views.Option{Value: "", Text: "No"}, views.Option{Value: "part", Text: "From a part of it"}, views.Option{Value: "whole", Text: "From the whole of it"}),
				views.Fieldset{Legend: "Where they are excluded", Fields: why},
				v.Radios("copy", "What do they get of the decisions?", append([]views.Option{{Text: "Not decided yet"}}, options(pathway.Copies)...)...),
				v.Text("copy_why", "Why a part copy, or none").AtMost(300).AsOptional(),
			}}
		if a.Before {
			return views.Stack{views.Inset{Text: "This was decided for the conference before. Save it to decide the same for this one, or change it."}, form}, nil
		}
		late := a
		late.Excluded = or(f.Get("excluded"), "whole")
		if text := late.LateExclusion(loaded.Record.Conference, c.Today(), calendar); text != "" {
			return views.Stack{views.Inset{Text: text}, form}, nil
		}
		return form, nil
	}, failed)
}

func (s *Server) saveDecided(c *Ctx) error {
	l := s.invitations()
	loaded, a, f, err := l.formFor(c)
	if err != nil {
		return err
	}
	a.Part, a.Excluded, a.Ground, a.ExcludedWhy, a.ViewsHow, a.ToldHow = f.Line("part"), f.Get("excluded"), f.Get("ground"), f.Get("excluded_why"), f.Get("views_how"), f.Get("told_how")
	a.Copy, a.CopyWhy, a.Version = f.Get("copy"), f.Line("copy_why"), f.Int("version")
	if err := s.DB.DecideAttendance(c.Ctx(), c.By(), c.Case().ID, loaded.Record.Conference.ID, a); err != nil {
		return s.showDecide(c, f, err)
	}
	return c.Done(l.at(c, loaded.Record.Conference.ID, a.ID), "It is decided.")
}

// removeInvited asks why somebody is taken off the list, and says what that will do.
func (s *Server) removeInvited(c *Ctx) error { return s.showRemove(c, Form{}, nil) }

func (s *Server) showRemove(c *Ctx, f Form, failed error) error {
	return s.attendeeForm(c, "Take off the list", func(loaded db.Letters, a pathway.Attendee, name string) (views.Component, error) {
		v := f.Fields(failed)
		at := s.invitations().at(c, loaded.Record.Conference.ID, a.ID)
		confirm := views.Confirm{Title: "Take " + name + " off the list?", Action: at + "/remove", Errors: v.Summary(), Button: "Take off the list", Danger: true, Back: views.Link{Text: "Keep on the list", URL: at},
			Fields: []views.Component{v.Text("why", "Why?").AtMost(300)}}
		made := 0
		for _, d := range loaded.Documents {
			if d.Attendee == a.ID && d.Open() {
				made++
			}
		}
		if pathway.AnySent(loaded.Documents, a.ID) {
			confirm.Lead = "Something has been sent to " + name + " already, so they stay on the list."
			confirm.Consequences = []string{"note that they are not coming", "leave it to you to tell them so"}
			confirm.Button = "Note that they are not coming"
		} else {
			confirm.Consequences = []string{"take " + name + " off this list; they stay in the family or its network"}
			if made > 0 {
				confirm.Consequences = append(confirm.Consequences, "make "+views.Plural(made, "document", "documents")+" void that were made for them")
			}
		}
		return confirm, nil
	}, failed)
}

func (s *Server) takeOff(c *Ctx) error {
	l := s.invitations()
	loaded, a, f, err := l.formFor(c)
	if err != nil {
		return err
	}
	removed, err := s.DB.TakeOff(c.Ctx(), c.By(), c.Case().ID, loaded.Record.Conference.ID, a.ID, f.Line("why"))
	if err != nil {
		return s.showRemove(c, f, err)
	}
	name, _ := loaded.Record.NameOf(a)
	said := name + " is off the list."
	if !removed {
		said = "It is noted that " + name + " is not coming."
	}
	return c.Done(l.at(c, loaded.Record.Conference.ID), said)
}

// answerPart is what the recipient answered, with the form that records it.
func (l letters) answerPart(c *Ctx, loaded db.Letters, a pathway.Attendee, in func(string) (Form, error)) []views.Component {
	if !l.answer || a.Purpose != pathway.ToAttend || l.moment(loaded.Record) != pathway.AtInvitation {
		return nil
	}
	parts := []views.Component{views.SectionHead{ID: "answer-head", Title: "Answer"}}
	if !c.May(pathway.InviteList) {
		return append(parts, views.Text(or(strings.Join(nonEmpty(pathway.TitleOf(pathway.Answers, a.Answer), a.AnswerNote), ": "), "No answer yet.")))
	}
	f, failed := in("answer")
	if f.Values == nil {
		f = Stored("answer", a.Answer, "answer_note", a.AnswerNote)
	}
	v := f.Fields(failed)
	return append(parts, views.EditForm{ID: "answer-form", Action: l.at(c, loaded.Record.Conference.ID, a.ID, "answer"), Errors: v.Summary(), Button: "Save the answer", Fields: []views.Component{
		v.Radios("answer", "What did they answer?", append([]views.Option{{Value: "", Text: "No answer yet"}}, options(pathway.Answers)...)...).SideBySide(),
		v.Text("answer_note", "Note").Wide(30).AsOptional().WithHint("Who comes in their place, who said so")}})
}

func (s *Server) saveAnswer(c *Ctx) error {
	l := s.invitations()
	loaded, a, f, err := l.formFor(c)
	if err != nil {
		return err
	}
	if err := s.DB.Answer(c.Ctx(), c.By(), c.Case().ID, loaded.Record.Conference.ID, a.ID, f.Get("answer"), f.Line("answer_note")); err != nil {
		return l.showRecipient(c, f, "answer", err)
	}
	return c.Done(l.at(c, loaded.Record.Conference.ID), "The answer is saved.")
}

package handlers

import (
	"slices"
	"strconv"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// naming is the form of to whom of the family a professional is not named.
func (s *Server) naming(c *Ctx) error { return s.showNaming(c, Form{}, nil) }

func (s *Server) showNaming(c *Ctx, f Form, failed error) error {
	return s.attendeeForm(c, "To whom somebody is named", func(loaded db.Letters, a pathway.Attendee, name string) (views.Component, error) {
		list := loaded.Record.Namings(a)
		if a.Professional == 0 {
			return views.Stack{views.PageHead{Title: "To whom " + name + " is named"}, views.Inset{Text: name + " is one of the family. Who is named to whom is asked of professionals only."}}, nil
		}
		if f.Values == nil {
			f = Stored()
			for _, u := range list {
				if u.Hide {
					f.Add("hide", idText(u.Person.ID))
				}
				if u.Why != "" {
					f.Set("why", u.Why)
				}
			}
		}
		v := f.Fields(failed)
		var people []views.Option
		for _, u := range list {
			hint := ""
			if u.Usual {
				hint = "Usually not: " + name + " works for a service against violence"
			}
			people = append(people, views.Option{Value: idText(u.Person.ID), Text: u.Person.Name(), Hint: hint})
		}
		at := s.invitations().at(c, loaded.Record.Conference.ID, a.ID)
		return views.EditForm{ID: "naming-form", Title: "To whom " + name + " is named", Action: at + "/naming", Errors: v.Summary(), Button: "Save",
			Lead: "Not named means: in no list of who is asked, who came, who is in the core group or who has a copy, in no count, and in no text. The sheet that goes round the table stays as it is.",
			Back: views.Link{Text: "Cancel", URL: at}, Fields: []views.Component{
				v.Checkboxes("hide", "Not named to", people...),
				v.Text("why", "Why they may be named").AtMost(300).AsOptional().WithHint("Needed where somebody usually would not be told"),
			}}, nil
	}, failed)
}

func (s *Server) saveNaming(c *Ctx) error {
	l := s.invitations()
	loaded, a, f, err := l.formFor(c)
	if err != nil {
		return err
	}
	var hide []int64
	for _, value := range f.Values["hide"] {
		if person, err := strconv.ParseInt(value, 10, 64); err == nil && !slices.Contains(hide, person) {
			hide = append(hide, person)
		}
	}
	if err := s.DB.SaveNaming(c.Ctx(), c.By(), c.Case().ID, loaded.Record.Conference.ID, a.ID, hide, f.Line("why")); err != nil {
		return s.showNaming(c, f, err)
	}
	return c.Done(l.at(c, loaded.Record.Conference.ID, a.ID), "It is saved.")
}

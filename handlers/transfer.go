package handlers

import (
	"strings"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// transferLetter is the request to another authority for a transfer-in conference.
func (s *Server) transferLetter() letters {
	l := s.lettersOfEnding("request", "Request for a transfer-in conference", pathway.AtTransfer, s.showTransferLetter)
	l.heads = [2]string{"Why", "Way"}
	l.beside = func(*Ctx, *pathway.Record, pathway.Attendee) (before, after views.Cell) {
		return views.Cell{Text: "The other authority"}, views.Cell{Text: "–"}
	}
	l.empty = "Nobody is chosen yet to whom it is written."
	return l
}

func (s *Server) transferLetterPage(c *Ctx) error { return s.showTransferLetter(c, Form{}, "", nil) }

// chooseAuthority keeps to whom at the other authority it is written.
func (s *Server) chooseAuthority(c *Ctx) error {
	id, err := c.ID("ending")
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	if err := s.DB.AskAuthority(c.Ctx(), c.By(), c.Case().ID, id, f.Int("version"), authorityTyped(f)); err != nil {
		return s.showTransferLetter(c, f, "authority", err)
	}
	return c.Done(c.endingAt(id, "request"), "It is kept to whom it is written. Confirm under People which children they may know about; the letter stands below.")
}

func (s *Server) showTransferLetter(c *Ctx, f Form, form string, failed error) error {
	l := s.transferLetter()
	loaded, err := l.load(c)
	if err != nil {
		return err
	}
	all, err := l.all(loaded)
	if err != nil {
		return err
	}
	r, e := loaded.Record, loaded.Record.Ending
	if e.Ground != pathway.EndMoved {
		return pathway.NotFound("This letter")
	}
	in := toForm(form, f, failed)
	body := views.Stack{views.PageHead{Title: l.title, Lead: "It is notice in writing, and asks for a conference within 15 working days. The plan and the responsibility stay here until the other authority has accepted in writing."}}
	if e.State == pathway.EndingWaits && c.May(pathway.RecordEnding) {
		choose, err := s.authorityForm(c, r, e.Asked, c.endingAt(e.ID, "authority"), Version(e.Version), in)
		if err != nil {
			return err
		}
		body = append(body, choose)
	}
	if e.Asked != 0 {
		body = append(body, views.SectionHead{ID: "letter-head", Title: "The letter"},
			views.Inset{Text: "Enclose only copies that are made for this reader: add them to the list under Distribution, where the chair decides how much they have. Where the children live is said only with a permission for protected addresses, under People."})
		body = append(body, l.stops(c, loaded)...)
		body = append(body, l.table(c, loaded, all, in)...)
	}
	family := r.Family().ForScreens()
	p := c.FormPage(&family, sectionPlan, l.title, body)
	p.Crumbs = append(p.Crumbs, views.Link{Text: "The end of a plan", URL: c.endingAt(e.ID)})
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

// authorityTyped is who was chosen or entered in an authorityForm.
func authorityTyped(f Form) db.AuthorityPerson {
	return db.AuthorityPerson{ID: f.ID("authority_person"), Authority: f.Line("new_authority"), Name: f.Line("new_name"), JobTitle: f.Line("new_job_title"), Email: f.Line("new_email")}
}

// authorityForm chooses to whom at another authority it is written: somebody of the directory, or who comes into it.
func (s *Server) authorityForm(c *Ctx, r *pathway.Record, chosen int64, action, version string, in func(string) (Form, error)) (views.Component, error) {
	directory, err := s.DB.Directory(c.Ctx(), "", wholeDirectory)
	if err != nil {
		return nil, err
	}
	var offers []views.Option
	for _, p := range directory {
		if pathway.CheckOtherAuthority(p) == nil {
			offers = append(offers, views.Option{Value: idText(p.ID), Text: r.Family().Cover(strings.Join(nonEmpty(p.Name, p.JobTitle, p.AgencyName), ", "))})
		}
	}
	typed, failed := in("authority")
	if typed.Values == nil {
		typed = Stored("authority_person", idText(chosen))
	}
	v := typed.Fields(failed)
	return views.Stack{views.SectionHead{ID: "authority-head", Title: "To whom it is written"}, views.EditForm{ID: "authority-form", Action: action, Errors: v.Summary(), Hidden: []views.Hidden{{Name: "version", Value: version}}, Button: "Choose",
		Lead: "A named person of the other authority. What they may know of the children is confirmed in the family’s network before anything goes.",
		Fields: []views.Component{v.Select("authority_person", "From the directory", offers...).WithBlank("Nobody of these").AsOptional(),
			views.Fieldset{Legend: "Or somebody who is not in the directory yet", Across: true, Fields: []views.Component{
				v.Text("new_authority", "Authority").Wide(20).AtMost(pathway.MaxName).AsOptional(), v.Text("new_name", "Name").Wide(20).AtMost(pathway.MaxName).AsOptional(),
				v.Text("new_job_title", "Job title").Wide(20).AtMost(pathway.MaxName).AsOptional(), v.Text("new_email", "Secure email").Wide(20).AsOptional()}}}}}, nil
}

// remindAuthority records that the other authority was reminded, with the text for it.
func (s *Server) remindAuthority() endingAct {
	return endingAct{page: "reminder", stops: func(c *Ctx, e *db.EndingPage) error {
		return onlyRefused(e.Ending.Remind(c.Today(), c.Today().AddDays(1), c.Today()))
	},
		said: "The reminder is kept. Today asks again on the day that you entered.",
		stored: func(c *Ctx, e *db.EndingPage) Form {
			return Stored("version", Version(e.Version), "reminded_on", Typed(c.Today()))
		},
		draw: func(c *Ctx, _ *pathway.Family, e *db.EndingPage, v *views.Form) views.Component {
			ask := e.Reminder(e.Record.Case.Reference, e.Record.Office.Unit)
			return views.Stack{views.PageHead{Title: "Remind the other authority", Lead: "The plan and the responsibility stay here until it has accepted in writing."},
				views.CopyText{ID: "reminder-text", Label: "Text to send", Text: ask.Subject + "\n\n" + ask.Text},
				views.EditForm{ID: "reminder-form", Action: c.endingAt(e.ID, "reminder"), Errors: v.Summary(), Hidden: []views.Hidden{v.Hidden("version")}, Button: "Record it", Back: views.Link{Text: "Cancel", URL: c.endingAt(e.ID)},
					Fields: []views.Component{v.Date("reminded_on", "Reminded on"), v.Date("remind_on", "Ask again on").WithHint("Today shows it then, until the acceptance in writing is recorded")}}}
		},
		keep: func(c *Ctx, e *db.EndingPage, typed Form, faults pathway.Fields) error {
			on, again := typed.PastDate("reminded_on", c.Today(), faults), typed.Date("remind_on", c.Today(), faults)
			if len(faults) > 0 {
				return nil
			}
			return s.DB.RemindAuthority(c.Ctx(), c.By(), c.Case().ID, e.ID, typed.Int("version"), on, again)
		}}
}

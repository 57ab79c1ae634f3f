package handlers

import (
	"fmt"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// chairPage allocates the chair of a family.
func (s *Server) chairPage(c *Ctx) error {
	b, err := s.DB.Booking(c.Ctx(), c.By(), c.Case().ID)
	if err != nil {
		return err
	}
	if why := b.Run.BookingRefusal(); why != "" {
		return c.Show(c.nothingToBook(&b))
	}
	now := idOrNone(b.Family.Case.Chair)
	return c.Show(c.allocation(&b, Stored("chair", now, "was", now), nil))
}

func (s *Server) allocateChair(c *Ctx) error {
	typed, err := c.Form()
	if err != nil {
		return err
	}
	if err := s.DB.AllocateChair(c.Ctx(), c.By(), c.Case().ID, typed.ID("chair"), typed.ID("was"), typed.Line("why"), typed.Get("note")); err != nil {
		b, again := s.DB.Booking(c.Ctx(), c.By(), c.Case().ID)
		switch {
		case again != nil:
			return again
		case b.Run.BookingRefusal() != "":
			return c.Again(err, c.nothingToBook(&b))
		}
		typed.Set("was", idOrNone(b.Family.Case.Chair))
		return c.Again(err, c.allocation(&b, typed, err))
	}
	said := "The chair is allocated."
	if typed.Get("note") != "" {
		said += " The oversight note is under Notes, ready to copy to the case system."
	}
	return c.Done(views.Path("cases", c.Case().ID, sectionConferences), said)
}

func (c *Ctx) allocation(b *db.Booking, typed Form, err error) Page {
	v := typed.Fields(err)
	k := b.Standing
	planned := k.ID != 0 && k.State == pathway.ConferencePlanned
	lead := "No conference is booked yet. Its day has to suit the chair."
	if planned {
		lead = "The conference is on " + k.StartsAt.Format() + ", for " + views.Plural(k.Minutes, "minute", "minutes") + "."
	}
	var chairs []views.Option
	for _, a := range b.Chairs {
		chairs = append(chairs, views.Option{Value: idText(a.ID), Text: a.Name, Hint: c.chairHint(b, a, planned)})
	}
	note := v.Textarea("note", "Oversight note", 4).WithHint("What was talked over with the chair. It is kept under Notes, as a text for the case system").AtMost(5000)
	if !b.Definition.Step("chair-allocated").CaseSystem {
		note = note.AsOptional()
	}
	fields := []views.Component{v.Radios("chair", "Chair", chairs...)}
	if b.Family.Case.Chair != 0 {
		note.Label, note.Optional, note.Hint = "Hand-over note", false, "What the new chair has to know. It is kept under Notes, as a text for the case system"
		fields = append(fields, v.Text("why", "Why another chair takes over").AtMost(300))
		lead += " Where another chair takes over, the open tasks of the one before go with it, and the office is to tell the family and the core group. What was sent keeps the name that it has."
	}
	form := views.EditForm{ID: "chair-form", Title: "Allocate the chair", Lead: lead, Action: views.Path("cases", b.Family.Case.ID, "chair"), Errors: v.Summary(),
		Hidden: []views.Hidden{v.Hidden("was")}, Fields: append(fields, note), Button: "Allocate",
		Back: views.Link{Text: "Cancel", URL: views.Path("cases", b.Family.Case.ID, sectionConferences)}}
	return c.FormPage(&b.Family, sectionConferences, "Allocate the chair", form)
}

// chairHint says what a chair has in these weeks, and whether they are free for the conference.
func (c *Ctx) chairHint(b *db.Booking, a pathway.Account, planned bool) string {
	k := b.Standing
	if planned && k.Chair.Account != a.ID {
		if why := b.Unavailable(a.ID, k.StartsAt, k.Minutes); why != "" {
			return why
		}
	}
	n := 0
	for i := range b.Slots {
		if b.Slots[i].TakesUp() && b.Slots[i].Chair == a.ID {
			n++
		}
	}
	hint := fmt.Sprintf("Chairs %s in these weeks", views.Plural(n, "other conference", "other conferences"))
	for _, away := range b.Absences {
		if away.Account == a.ID {
			hint += ", away from " + away.From.Short() + " to " + away.To.Short()
		}
	}
	return hint + "."
}

// policeRequest records that the report of the police was asked for, and what it should cover.
func (s *Server) policeRequest(c *Ctx) error {
	b, err := c.changing()
	if err != nil {
		return err
	}
	return c.Show(c.policePage(&b, Stored("police_ask", b.Started.PoliceAsk, "version", Version(b.Started.Version)), nil))
}

func (s *Server) askPolice(c *Ctx) error {
	typed, err := c.Form()
	if err != nil {
		return err
	}
	b, err := c.changing()
	if err != nil {
		return err
	}
	if err := s.DB.RequestPoliceReport(c.Ctx(), c.By(), c.Case().ID, typed.Get("police_ask"), typed.Line("told_by"), typed.Get("told_how"), typed.Int("version")); err != nil {
		if pathway.CodeOf(err) == pathway.CodeConflict {
			return c.conflictIn(&b.Family, sectionConferences, "The police request", conferenceAt(c.Case().ID, b.Standing.ID, "police"), typed, Stored("police_ask", b.Started.PoliceAsk),
				[]fieldLabel{{"police_ask", "What the report should cover"}}, err)
		}
		return c.Again(err, c.policePage(&b, typed, err))
	}
	return c.Done(views.Path("cases", c.Case().ID, sectionConferences), "It is recorded that the police report was asked for. Their letter is under Invitations.")
}

func (c *Ctx) policePage(b *db.Booking, typed Form, err error) Page {
	v := typed.Fields(err)
	number := b.Family.Case.ID
	form := views.EditForm{ID: "police-form", Title: "Ask the police for their report", Action: conferenceAt(number, b.Standing.ID, "police"), Errors: v.Summary(),
		Lead:   "The social worker says what it should cover. The letter to the police says it in these words; it is made under Invitations.",
		Hidden: []views.Hidden{v.Hidden("version")}, Button: "Record that it was asked for", Back: views.Link{Text: "Cancel", URL: views.Path("cases", number, sectionConferences)},
		Fields: []views.Component{
			v.Textarea("police_ask", "What the report should cover", 4).AtMost(2000),
			views.Fieldset{Legend: "Who said so", Across: true, Fields: []views.Component{
				v.Text("told_by", "Social worker or manager").Wide(20).AtMost(pathway.MaxName).AsOptional(), v.Select("told_how", "How they told you", optionsOf(pathway.ToldHows)...).AsOptional()}},
		}}
	body := views.Stack{form}
	if c.May(pathway.SendLetters) && c.server.offers("/cases/:case/conferences/:conference/invitations") {
		body = append(body, views.TextLink{Text: "Go to Invitations, where the letter to the police is made", URL: conferenceAt(number, b.Standing.ID, "invitations")})
	}
	return c.FormPage(&b.Family, sectionConferences, "Ask the police for their report", body)
}

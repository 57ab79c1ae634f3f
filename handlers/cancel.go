package handlers

import (
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// plainReason is why a conference is not when it was to be, for the letters.
func plainReason(v *views.Form) views.Textarea {
	return v.Textarea("plain", "Why, in plain words for the letters", 2).WithHint("Everybody who was told of the date reads this. Left empty, the letters say it in general words, without a name").AtMost(500).AsOptional()
}

// cancelPage and cancelConference call off a conference that people may have been told of.
func (s *Server) cancelPage(c *Ctx) error {
	typed := Stored()
	if c.May(pathway.ApproveDate) {
		typed.Set("approved", idText(c.By().ID))
	}
	return s.showCancel(c, typed, nil)
}

func (s *Server) cancelConference(c *Ctx) error {
	conference, err := c.ID("conference")
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	x := pathway.Cancel{Again: typed.Get("follows") == "new-date", Move: pathway.Move{Ground: typed.Get("ground"), Why: typed.Get("why"), Plain: typed.Get("plain"), Approved: typed.ID("approved"), How: typed.Get("approved_how")}}
	if !pathway.Chosen(cancelFollows, typed.Get("follows")) {
		b, bookingErr := c.changing()
		if bookingErr != nil {
			return bookingErr
		}
		err = merged(pathway.Fields{"follows": "Choose what comes after it"}, x.Check(b.Managers, c.By().ID))
	} else {
		err = s.DB.CancelConference(c.Ctx(), c.By(), c.Case().ID, conference, typed.Int("version"), x)
	}
	if err != nil {
		return s.showCancel(c, typed, err)
	}
	return c.Done(c.conferencePath(conference, "invitations"), "The conference is cancelled. Everybody who was sent anything about it is listed here: tell them.")
}

var cancelFollows = []pathway.Choice{{Value: "new-date", Title: "A new date follows"}, {Value: "nothing", Title: "The conference is not needed any more"}}

func (s *Server) showCancel(c *Ctx, typed Form, failed error) error {
	b, err := c.changing()
	if err != nil {
		return err
	}
	k := b.Standing
	if k.State != pathway.ConferencePlanned && failed == nil {
		return pathway.Refused("Only a conference that is planned is cancelled.")
	}
	typed.Set("version", or(typed.Get("version"), Version(k.Version)))
	v := typed.Fields(failed)
	var managers []views.Option
	for _, a := range b.Managers {
		managers = append(managers, views.Option{Value: idText(a.ID), Text: a.Name})
	}
	p := c.FormPage(&b.Family, sectionConferences, "Cancel a conference", views.EditForm{ID: "cancel-form", Title: "Cancel the conference", Action: c.conferencePath(k.ID, "cancel"), Errors: v.Summary(), Hidden: []views.Hidden{v.Hidden("version")}, Button: "Cancel the conference",
		Lead: "It is booked for " + k.StartsAt.Format() + ". Where the new date is known already, move it instead: that tells everybody of both at once.",
		Fields: []views.Component{
			v.Radios("ground", "Why is it cancelled?", optionsOf(pathway.MoveGrounds)...),
			v.Textarea("why", "What happened", 2).WithHint("Kept with the conference, and as an oversight note for the case system").AtMost(1000), plainReason(v),
			v.Radios("follows", "What comes after it?", optionsOf(cancelFollows)...),
			views.Fieldset{Legend: "Approval", Hint: "A service manager approves it. Somebody else may record that they did.", Across: true, Fields: []views.Component{
				v.Select("approved", "Who approved it", managers...), v.Select("approved_how", "How they told you", optionsOf(pathway.ToldHows)...).WithBlank("It was me")}},
		}, Back: views.Link{Text: "Back", URL: views.Path("cases", c.Case().ID, sectionConferences)}})
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

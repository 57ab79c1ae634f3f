package handlers

import (
	"strconv"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// moveBooking is the form that gives a conference another date, time or place than people were told.
func (s *Server) moveBooking(c *Ctx) error {
	b, err := c.changing()
	if err != nil {
		return err
	}
	if !movable(&b) {
		return redirect{views.Path("cases", c.Case().ID, sectionConferences)}
	}
	k := b.Standing
	typed := bookingStored(&b).with("date", "", "time", k.StartsAt.Clock(), "minutes", strconv.Itoa(k.Minutes))
	if c.May(pathway.ApproveDate) {
		typed.Set("approved", idText(c.By().ID))
	}
	return c.Show(c.movePage(&b, typed, nil))
}

// movable tells whether the conference is still to take place, or waits for a new date.
func movable(b *db.Booking) bool {
	return b.Run.BookingRefusal() == "" && (b.Standing.State == pathway.ConferencePlanned || b.Standing.State == pathway.ConferenceAdjourned)
}

func (s *Server) moveConference(c *Ctx) error {
	typed, err := c.Form()
	if err != nil {
		return err
	}
	b, err := c.changing()
	if err != nil {
		return err
	}
	k, faults := c.readBooking(typed, &b)
	m := pathway.Move{Ground: typed.Get("ground"), Why: typed.Get("why"), Approved: typed.ID("approved"), How: typed.Get("approved_how"), Plain: typed.Get("plain")}
	if len(faults) == 0 {
		_, err = s.DB.MoveConference(c.Ctx(), c.By(), c.Case().ID, b.Standing.ID, k, m)
	} else {
		for name, message := range pathway.FieldsOf(m.Check(b.Managers, c.By().ID)) {
			faults.Add(name, message)
		}
		k.LateReason, k.LateAgreed = "said", "said"
		err = c.alsoWrong(typed, &b, k, faults)
	}
	switch {
	case pathway.CodeOf(err) == pathway.CodeConflict:
		return c.conflictIn(&b.Family, sectionConferences, "The booking", conferenceAt(c.Case().ID, b.Standing.ID, "move"), c.bookingInWords(&b, typed), c.bookingInWords(&b, bookingStored(&b)), bookingLabels, err)
	case err != nil:
		return c.Again(err, c.movePage(&b, typed, atField(typed, err)))
	}
	return c.Done(views.Path("cases", c.Case().ID, sectionConferences), "The conference is moved to "+k.StartsAt.Format()+". Everybody who was told of the old date is listed below: tell them of the new one.")
}

func (c *Ctx) movePage(b *db.Booking, typed Form, err error) Page {
	v := typed.Fields(err)
	k := b.Standing
	number := b.Family.Case.ID
	title := "Move the conference"
	if k.State == pathway.ConferenceAdjourned {
		title = "Give the conference a new date"
	}
	page := views.Booking{Head: views.PageHead{Title: title, Lead: "It was booked for " + k.StartsAt.Format() + ". Another conference takes its place, with the same list and the reports that have come."},
		Action: conferenceAt(number, k.ID, "move"), Errors: v.Summary(), Hidden: []views.Hidden{v.Hidden("version"), v.Hidden("conference")}, Button: title,
		Back: views.Link{Text: "Cancel", URL: views.Path("cases", number, sectionConferences)}, Check: views.Path("cases", number, sectionConferences, "check")}
	var managers []views.Option
	for _, a := range b.Managers {
		managers = append(managers, views.Option{Value: idText(a.ID), Text: a.Name})
	}
	page.Moved = []views.Component{
		v.Radios("ground", "Why is it moved?", optionsOf(pathway.MoveGrounds)...),
		v.Textarea("why", "What happened", 2).WithHint("Kept with the conference, and as an oversight note for the case system").AtMost(1000),
		plainReason(v),
		views.Fieldset{Legend: "Approval of the new date", Hint: "A service manager approves it. Somebody else may record that they did.", Across: true, Fields: []views.Component{
			v.Select("approved", "Who approved it", managers...), v.Select("approved_how", "How they told you", optionsOf(pathway.ToldHows)...).WithBlank("It was me")}},
	}
	c.fillDays(&page, b, v)
	page.Who = c.whoFields(b, v)
	page.Limits, page.Counting = c.limits(b)
	return c.FormPage(&b.Family, sectionConferences, title, page)
}

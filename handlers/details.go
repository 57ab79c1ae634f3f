package handlers

import (
	"io"
	"strconv"

	"cp-pathway/pathway"
	"cp-pathway/pdf"
	"cp-pathway/views"
)

const (
	detailsPath  = "/office/details"
	settingsPath = "/office/settings"
	logoLimit    = 2 << 20
)

// details are the office's own: what stands on every letter.
func (s *Server) details(c *Ctx) error {
	o, err := s.DB.Office(c.Ctx())
	if err != nil {
		return err
	}
	f := Stored("authority", o.Authority, "unit", o.Unit, "phone", o.Phone, "email", o.Email, "secure_email", o.SecureEmail, "out_of_hours", o.OutOfHours,
		"colour", o.Colour, "reference_prefix", o.ReferencePrefix, "complaints", o.Complaints, "privacy", o.Privacy, "advocacy", o.Advocacy, "travel", o.Travel,
		"recording", o.Recording, "version", Version(o.Version)).withAddress(o.Address)
	return s.showDetails(c, o, f, nil)
}

func (s *Server) showDetails(c *Ctx, o pathway.Office, f Form, failed error) error {
	v := f.Fields(failed)
	logo := "No logo yet: letters have the name alone."
	if len(o.Logo) > 0 {
		logo = "There is a logo. A new one takes its place."
	}
	fields := append([]views.Component{
		v.Text("authority", "Name of the council").Wide(30).AtMost(120),
		v.Text("unit", "Name of the unit").Wide(30).AtMost(120).AsOptional(),
	}, addressFields(v)...)
	fields = append(fields,
		v.Phone("phone", "Phone").AsOptional(),
		v.Phone("out_of_hours", "Emergency duty team’s phone").WithHint("For evenings and weekends").AsOptional(),
		v.Email("email", "Email").AsOptional(),
		v.Email("secure_email", "Secure email").WithHint("Where agencies send their reports").AsOptional(),
		v.Textarea("complaints", "How to complain", 3).WithHint("Letters say this to families: who, phone, email").AtMost(1000).AsOptional(),
		v.Textarea("advocacy", "Advocacy service", 2).WithHint("Who offers advocates to children, and how to reach them").AtMost(500).AsOptional(),
		v.Textarea("travel", "Help with travel and child care", 2).AtMost(500).AsOptional(),
		v.Textarea("recording", "Recording", 2).WithHint("What the office says about recording a conference").AtMost(500).AsOptional(),
		v.Textarea("privacy", "Privacy notice", 2).WithHint("Where it can be read").AtMost(500).AsOptional(),
		v.Text("colour", "Colour").Wide(10).WithHint("Of the pages’ head, dark enough for white text: #1d4f91"),
		v.Text("reference_prefix", "References begin with").Wide(10),
	)
	p := Page{Title: "The office", Crumbs: officeCrumbs(), Body: views.Stack{
		views.PageHead{Title: "The office", Lead: "What letters and pages say about you."},
		views.EditForm{ID: "details-form", Action: detailsPath, Errors: v.Summary(), Hidden: []views.Hidden{v.Hidden("version")}, Fields: fields,
			Button: "Save", Back: views.Link{Text: "Cancel", URL: "/office"}},
		views.PageHead{Title: "Logo", Lead: logo},
		views.EditForm{ID: "logo-form", Action: detailsPath + "/logo", Upload: true,
			Fields: []views.Component{views.NewForm(nil, nil).File("logo", "Picture", "image/png,image/jpeg").WithHint("PNG or JPEG, at most 2 MB")}, Button: "Use this logo"},
	}}
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

func (s *Server) saveDetails(c *Ctx) error {
	f, err := c.Form()
	if err != nil {
		return err
	}
	o := pathway.Office{Authority: f.Line("authority"), Unit: f.Line("unit"), Address: addressOf(f), Phone: f.Line("phone"), Email: f.Line("email"),
		SecureEmail: f.Line("secure_email"), OutOfHours: f.Line("out_of_hours"), Colour: f.Line("colour"), ReferencePrefix: f.Line("reference_prefix"),
		Complaints: f.Get("complaints"), Privacy: f.Get("privacy"), Advocacy: f.Get("advocacy"), Travel: f.Get("travel"), Recording: f.Get("recording"),
		Version: f.Int("version")}
	if err := s.DB.SaveOffice(c.Ctx(), c.By(), o); err != nil {
		return s.showDetails(c, o, f, err)
	}
	return c.Done("/office", "The office’s details are saved.")
}

// setLogo keeps the picture that was uploaded, as the document maker cleaned it.
func (s *Server) setLogo(c *Ctx) error {
	if _, err := c.Form(); err != nil {
		return err
	}
	head, err := c.FormFile("logo")
	if err != nil || head.Size > logoLimit {
		return pathway.Refused("Choose a PNG or JPEG of at most 2 MB.")
	}
	file, err := head.Open()
	if err != nil {
		return err
	}
	defer file.Close()
	picture, err := io.ReadAll(io.LimitReader(file, logoLimit+1))
	if err != nil {
		return err
	}
	png, err := pdf.CleanLogo(picture)
	if err != nil {
		return pathway.Refused("This picture can’t be used. Choose a PNG or JPEG of at most 4000 by 4000 dots.")
	}
	if err := s.DB.SetLogo(c.Ctx(), c.By(), png); err != nil {
		return err
	}
	return c.Done(detailsPath, "The logo is saved.")
}

// settings are where local practice differs.
func (s *Server) settings(c *Ctx) error {
	o, err := s.DB.Office(c.Ctx())
	if err != nil {
		return err
	}
	f := Stored("address_days", strconv.Itoa(o.AddressDays), "advocate_age", strconv.Itoa(o.AdvocateAge), "quorum", strconv.Itoa(o.Quorum), "comment_days", strconv.Itoa(o.CommentDays), "object_days", strconv.Itoa(o.ObjectDays),
		"resolution_days", strconv.Itoa(o.ResolutionDays),
		"closing_time", o.ClosingTime, "own_approval", ticked(o.OwnApproval))
	return c.Show(settingsPage(f, nil))
}

func settingsPage(f Form, err error) Page {
	v := f.Fields(err)
	return Page{Title: "Settings", Crumbs: officeCrumbs(), Body: views.EditForm{ID: "settings-form", Title: "Settings", Action: settingsPath,
		Lead: "Where local practice differs. The usual values stand here to begin with.", Errors: v.Summary(), Fields: []views.Component{
			v.Number("address_days", "Days for which a confirmed address counts", 3).WithHint("Letters are held back when it was confirmed longer ago. Usual: 28"),
			v.Number("advocate_age", "Age from which an advocate is offered", 2).WithHint("In years. Usual: 5"),
			v.Number("quorum", "Agencies that quoracy asks for beside social care", 1).WithHint("In direct contact with the child. Usual: 2"),
			v.Number("comment_days", "Working days for comments on the minutes", 2).WithHint("After they were sent. Usual: 10"),
			v.Number("resolution_days", "Working days for an answer to issues resolution", 2).WithHint("After it was taken up with an agency. Usual: 10"),
			v.Number("object_days", "Days to object when a plan ends because the child is looked after", 2).WithHint("Calendar days from the letter to the partnership. Usual: 15"),
			v.Text("closing_time", "Close of business").Wide(5).WithHint("Usual: 17:00"),
			v.Checkbox("own_approval", "Authors may approve their own decisions").WithHint("For a very small office only. The document and its history show it"),
		}, Button: "Save", Back: views.Link{Text: "Cancel", URL: "/office"}}}
}

func (s *Server) saveSettings(c *Ctx) error {
	f, err := c.Form()
	if err != nil {
		return err
	}
	o := pathway.Office{AddressDays: f.Int("address_days"), AdvocateAge: f.Int("advocate_age"), Quorum: f.Int("quorum"), CommentDays: f.Int("comment_days"), ObjectDays: f.Int("object_days"), ResolutionDays: f.Int("resolution_days"), ClosingTime: f.Line("closing_time"), OwnApproval: f.Bool("own_approval")}
	if _, err := strconv.Atoi(f.Get("advocate_age")); err != nil {
		o.AdvocateAge = -1
	}
	if err := s.DB.SaveSettings(c.Ctx(), c.By(), o); err != nil {
		return c.Again(err, settingsPage(f, err))
	}
	return c.Done("/office", "The settings are saved.")
}

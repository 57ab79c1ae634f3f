package handlers

import (
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// firstStart asks for the office and its first account, once.
func (s *Server) firstStart(c *Ctx) error {
	if over, err := s.startIsOver(c); over || err != nil {
		return err
	}
	f := Stored("unit", "Safeguarding Unit")
	for _, r := range pathway.AllRoles() {
		f.Add("roles", string(r))
	}
	return c.Show(s.startForm(f, nil))
}

// startIsOver leads to the front page where there is an account already.
func (s *Server) startIsOver(c *Ctx) (bool, error) {
	has, err := s.DB.HasAccounts(c.Ctx())
	if err != nil || !has {
		return false, err
	}
	return true, redirect{"/"}
}

func (s *Server) beginOffice(c *Ctx) error {
	if over, err := s.startIsOver(c); over || err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	a := pathway.Account{Login: f.Get("login"), Name: f.Line("name"), Title: f.Line("title")}
	for _, r := range f.Values["roles"] {
		a.Roles = append(a.Roles, pathway.Role(r))
	}
	token, err := s.DB.Begin(c.Ctx(), f.Line("authority"), f.Line("unit"), a, f.Get("password"))
	if err != nil {
		return c.Again(err, s.startForm(f, err))
	}
	s.setToken(c, token)
	return c.goTo(setUpPath)
}

func (s *Server) startForm(f Form, err error) Page {
	practice := ""
	if s.StartPractice != nil {
		practice = "/start/practice"
	}
	return Page{Title: "Welcome", Narrow: true, Body: views.NewStart(startPath, f.Values, pathway.FieldsOf(err), roleOptions(), practice)}
}

// openPractice starts a practice copy. It is only linked to: the content policy lets no form lead to another address.
func (s *Server) openPractice(c *Ctx) error {
	if over, err := s.startIsOver(c); over || err != nil {
		return err
	}
	if s.StartPractice == nil {
		return pathway.Refused("A practice copy can’t be opened from here.")
	}
	url, err := s.StartPractice(c.Ctx())
	if err != nil {
		return err
	}
	return c.Show(Page{Title: "Practice copy", Narrow: true, Body: views.Problem{Title: "The practice copy is open",
		Text:    "Its families are made up, every page says so, and it is thrown away when the program ends.",
		Actions: []views.Action{{Text: "Go to the practice copy", URL: url}, {Text: "Set up your own office", URL: startPath, Second: true}}}})
}

func roleOptions() []views.Option {
	var options []views.Option
	for _, r := range pathway.Roles {
		options = append(options, views.Option{Value: string(r.Role), Text: r.Title, Hint: r.Does})
	}
	return options
}

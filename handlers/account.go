package handlers

import (
	"strings"

	"cp-pathway/views"
)

// ownAccount shows somebody their own account. What they may do follows from their roles.
func (s *Server) ownAccount(c *Ctx) error {
	a := c.session.Account
	rows := []views.SummaryRow{
		{Name: "Name", Text: a.Name},
		{Name: "Job title", Text: a.Title},
		{Name: "Sign-in name", Text: a.Login},
		{Name: "Roles", Text: strings.Join(a.RoleTitles(), "\n")},
		{Name: "Phone", Text: a.Phone},
		{Name: "Email", Text: a.Email},
		{Name: "Password", Text: "not shown", Change: views.Link{Text: "Change", URL: passwordPath}},
	}
	return c.Show(Page{Title: "Your account", Body: views.Stack{
		views.PageHead{Title: "Your account", Lead: "Somebody who manages accounts can change the rest."},
		views.SummaryList{Rows: rows},
		views.Index{Groups: []views.IndexGroup{{ID: "more", Title: "More", Links: []views.IndexLink{{Text: "Who may do what", URL: "/office/rights"}}}}},
	}})
}

func (s *Server) passwordPage(c *Ctx) error { return c.Show(s.passwordForm(c, Form{}, nil)) }

func (s *Server) changePassword(c *Ctx) error {
	f, err := c.Form()
	if err != nil {
		return err
	}
	must := c.session.Account.MustChange
	if err := s.DB.ChangePassword(c.Ctx(), c.By(), f.Get("current-password"), f.Get("password")); err != nil {
		return c.Again(err, s.passwordForm(c, f, err))
	}
	if must {
		return c.Done("/", "Your password is changed. Welcome.")
	}
	return c.Done("/account", "Your password is changed. Your other sessions have ended.")
}

func (s *Server) passwordForm(c *Ctx, f Form, err error) Page {
	v := f.Fields(err)
	form := views.EditForm{ID: "password-form", Title: "Change your password", Action: passwordPath, Errors: v.Summary(), Button: "Change it",
		Back: views.Link{Text: "Keep the one you have", URL: "/account"},
		Fields: []views.Component{
			views.Username{Login: c.session.Account.Login},
			v.Password("current-password", "Your password now", "current-password"),
			v.Password("password", "New password", "new-password").WithHint("At least 12 characters. Three words that do not belong together are good."),
		}}
	if c.session.Account.MustChange {
		form.Title, form.Lead, form.Back = "Choose a password", "The one you have was made by somebody else, for one use.", views.Link{}
	}
	return Page{Title: form.Title, Narrow: true, Body: form}
}

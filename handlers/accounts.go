package handlers

import (
	"fmt"
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

const accountsPath = "/office/accounts"

func (s *Server) accounts(c *Ctx) error {
	list, err := s.DB.Accounts(c.Ctx())
	if err != nil {
		return err
	}
	t := views.Table{ID: "accounts", Caption: "Accounts", Quiet: true,
		Heads: []views.ColumnHead{{Text: "Name"}, {Text: "Sign-in name"}, {Text: "Roles"}, {Text: "State"}}}
	for _, a := range list {
		t.Rows = append(t.Rows, views.Row{Cells: []views.Cell{
			{Text: a.Name, URL: views.Path("office", "accounts", a.ID), Note: a.Title, Head: true},
			{Text: a.Login}, {Text: strings.Join(a.RoleTitles(), ", ")}, {Text: accountState(a)},
		}})
	}
	return c.Show(Page{Title: "Accounts", Crumbs: officeCrumbs(), Body: views.Stack{
		views.PageHead{Title: "Accounts", Lead: "Who signs in here, and with which roles.", Actions: []views.Action{{Text: "Make an account", URL: accountsPath + "/new"}}}, t}})
}

func accountState(a pathway.Account) string {
	switch {
	case a.Closed:
		return "Closed"
	case a.MustChange:
		return "Has a one-time password"
	}
	return "Open"
}

func (s *Server) newAccount(c *Ctx) error { return c.Show(newAccountForm(Form{}, nil)) }

// createAccount makes an account and shows its one-time password, this once.
func (s *Server) createAccount(c *Ctx) error {
	f, err := c.Form()
	if err != nil {
		return err
	}
	a := accountOf(f)
	number, password, err := s.DB.CreateAccount(c.Ctx(), c.By(), a)
	if err != nil {
		return c.Again(err, newAccountForm(f, err))
	}
	a.ID = number
	return c.Show(oneTimePage("The account is made", a, password))
}

func (s *Server) account(c *Ctx) error {
	a, err := s.accountOfPath(c)
	if err != nil {
		return err
	}
	return c.Show(accountPage(c, a, storedAccount(a), nil))
}

func (s *Server) saveAccount(c *Ctx) error {
	stored, err := s.accountOfPath(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	a := accountOf(f)
	a.ID, a.Version = stored.ID, f.Int("version")
	if err := s.DB.SaveAccount(c.Ctx(), c.By(), a); err != nil {
		return c.Again(err, accountPage(c, stored, f, err))
	}
	return c.Done(accountsPath, a.Name+"’s account is saved.")
}

func (s *Server) closeAccount(c *Ctx) error {
	return s.changeState(c, func(a pathway.Account, version int) (string, error) {
		return a.Name + "’s account is closed, and their sessions have ended.", s.DB.CloseAccount(c.Ctx(), c.By(), a.ID, version)
	})
}

func (s *Server) reopenAccount(c *Ctx) error {
	return s.changeState(c, func(a pathway.Account, version int) (string, error) {
		return a.Name + "’s account is open again.", s.DB.ReopenAccount(c.Ctx(), c.By(), a.ID, version)
	})
}

func (s *Server) changeState(c *Ctx, change func(a pathway.Account, version int) (string, error)) error {
	a, err := s.accountOfPath(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	said, err := change(a, f.Int("version"))
	if err != nil {
		return c.Again(err, accountPage(c, a, storedAccount(a), err))
	}
	return c.Done(accountsPath, said)
}

// resetPassword shows a new one-time password, this once.
func (s *Server) resetPassword(c *Ctx) error {
	a, err := s.accountOfPath(c)
	if err != nil {
		return err
	}
	password, err := s.DB.ResetPassword(c.Ctx(), c.By(), a.ID)
	if err != nil {
		return err
	}
	return c.Show(oneTimePage("A one-time password", a, password))
}

func (s *Server) accountOfPath(c *Ctx) (pathway.Account, error) {
	number, err := c.ID("account")
	if err != nil {
		return pathway.Account{}, err
	}
	return s.DB.Account(c.Ctx(), number)
}

func accountOf(f Form) pathway.Account {
	a := pathway.Account{Login: f.Get("login"), Name: f.Line("name"), Title: f.Line("title"), Phone: f.Line("phone"), Email: f.Line("email")}
	for _, r := range f.Values["roles"] {
		a.Roles = append(a.Roles, pathway.Role(r))
	}
	return a
}

func storedAccount(a pathway.Account) Form {
	f := Stored("login", a.Login, "name", a.Name, "title", a.Title, "phone", a.Phone, "email", a.Email, "version", Version(a.Version))
	for _, r := range a.Roles {
		f.Add("roles", string(r))
	}
	return f
}

func accountFields(v *views.Form) []views.Component {
	return []views.Component{
		v.Text("name", "Name").Wide(30).AtMost(pathway.MaxName).WithHint("As letters show it"),
		v.Text("title", "Job title").Wide(30).AtMost(pathway.MaxName).AsOptional(),
		v.Text("login", "Sign-in name").Wide(20).AtMost(pathway.MaxLogin),
		v.Checkboxes("roles", "Roles", roleOptions()...),
		v.Phone("phone", "Phone").WithHint("Letters show it").AsOptional(),
		v.Email("email", "Email").AsOptional(),
	}
}

func newAccountForm(f Form, err error) Page {
	v := f.Fields(err)
	return Page{Title: "New account", Crumbs: officeCrumbs(views.Link{Text: "Accounts", URL: accountsPath}),
		Body: views.EditForm{ID: "account-form", Title: "New account", Action: accountsPath + "/new", Errors: v.Summary(), Fields: accountFields(v),
			Lead:   "You are shown a one-time password to hand over. Its owner chooses their own when they first sign in.",
			Button: "Make the account", Back: views.Link{Text: "Cancel", URL: accountsPath}}}
}

func accountPage(c *Ctx, a pathway.Account, f Form, err error) Page {
	v := f.Fields(err)
	address := func(what ...any) string { return views.Path(append([]any{"office", "accounts", a.ID}, what...)...) }
	body := views.Stack{
		views.PageHead{Title: a.Name, Caption: "Account", Tags: []views.Tag{{Text: accountState(a)}}},
		views.EditForm{ID: "account-form", Action: address(), Errors: v.Summary(), Hidden: []views.Hidden{v.Hidden("version")}, Fields: accountFields(v),
			Button: "Save", Back: views.Link{Text: "Cancel", URL: accountsPath}},
	}
	version := []views.Hidden{{Name: "version", Value: Version(a.Version)}}
	switch {
	case a.Closed:
		body = append(body, views.PostButton{ID: "reopen", Action: address("reopen"), Text: "Open the account again", Hidden: version})
	case a.ID != c.session.ID:
		body = append(body,
			views.PostButton{ID: "reset", Action: address("reset"), Text: "Give a one-time password"},
			views.PostButton{ID: "close", Action: address("close"), Text: "Close the account", Hidden: version, Danger: true},
			views.Text("A closed account can’t sign in. What it did stays under its name, and it can be opened again."))
	}
	return Page{Title: "Account", Crumbs: officeCrumbs(views.Link{Text: "Accounts", URL: accountsPath}), Body: body}
}

func oneTimePage(title string, a pathway.Account, password string) Page {
	return Page{Title: "One-time password", Crumbs: officeCrumbs(views.Link{Text: "Accounts", URL: accountsPath}), Narrow: true, Body: views.Stack{
		views.PageHead{Title: title, Lead: fmt.Sprintf("%s signs in as %s with this password, and then chooses their own. It is not shown again.", a.Name, a.Login)},
		views.CopyText{ID: "one-time", Label: "One-time password", Text: password},
		views.Action{Text: "Back to the accounts", URL: accountsPath},
	}}
}

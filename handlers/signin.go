package handlers

import (
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// signInPage asks for name and password; where this browser's session has locked, for the password alone.
func (s *Server) signInPage(c *Ctx) error {
	if err := s.hasBegun(c); err != nil {
		return err
	}
	next := nextPage(c.QueryParam("next"))
	if c.SignedIn() {
		return redirect{next}
	}
	locked := false
	if token := s.token(c); token != "" && c.QueryParam("other") == "" {
		account, err := s.DB.Locked(c.Ctx(), token)
		if err != nil {
			return err
		}
		locked = account != 0
	}
	return c.Show(s.signInForm(Stored("next", next), locked, nil))
}

func (s *Server) signIn(c *Ctx) error {
	f, err := c.Form()
	if err != nil {
		return err
	}
	token, account, err := s.DB.SignIn(c.Ctx(), f.Get("login"), f.Get("password"))
	if err != nil {
		return c.Again(err, s.signInForm(f, false, err))
	}
	return s.welcome(c, f, token, account)
}

// unlock goes on after a lock, with the password alone and the page where it was.
func (s *Server) unlock(c *Ctx) error {
	f, err := c.Form()
	if err != nil {
		return err
	}
	token, account, err := s.DB.Unlock(c.Ctx(), s.token(c), f.Get("password"))
	if pathway.CodeOf(err) == pathway.CodeSignedOut {
		return redirect{signInPath + "?other=1"}
	}
	if err != nil {
		return c.Again(err, s.signInForm(f, true, err))
	}
	return s.welcome(c, f, token, account)
}

func (s *Server) welcome(c *Ctx, f Form, token string, account pathway.Account) error {
	if c.SignedIn() { // another session of this browser: it is over
		if err := s.DB.SignOut(c.Ctx(), c.By()); err != nil {
			return err
		}
	}
	s.setToken(c, token)
	if account.MustChange {
		return c.goTo(passwordPath)
	}
	return c.goTo(nextPage(f.Get("next")))
}

func (s *Server) signInForm(f Form, locked bool, err error) Page {
	refusal := ""
	if pathway.CodeOf(err) == pathway.CodeRefused {
		refusal = pathway.Message(err)
	}
	action, title := signInPath, "Sign in"
	if locked {
		action, title = "/unlock", "Locked"
	}
	body := views.NewSignIn(locked, action, f.Values, pathway.FieldsOf(err), refusal)
	if locked {
		body.Other = signInPath + "?other=1"
	} else if len(s.PracticeAccounts) > 0 {
		body.Practice = &views.PracticeAccounts{Action: signInPath, Next: body.Next, Password: s.PracticePassword}
		listed := map[string]bool{} // one for each role
		for _, a := range s.PracticeAccounts {
			roles := strings.Join(a.RoleTitles(), ", ")
			if listed[roles] {
				continue
			}
			listed[roles] = true
			body.Practice.Accounts = append(body.Practice.Accounts, views.PracticeAccount{Login: a.Login, Name: a.Name, Roles: roles})
		}
	}
	return Page{Title: title, Narrow: true, Body: body}
}

// lock ends the session so that the same person goes on with the password alone.
func (s *Server) lock(c *Ctx) error {
	if err := s.DB.Lock(c.Ctx(), c.By()); err != nil {
		return err
	}
	return c.goTo(signInPath)
}

func (s *Server) signOut(c *Ctx) error {
	if err := s.DB.SignOut(c.Ctx(), c.By()); err != nil {
		return err
	}
	s.clearToken(c)
	return c.goTo(signInPath)
}

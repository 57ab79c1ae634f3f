package handlers

import (
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// askSecret asks why somebody wants to see a protected value.
func (s *Server) askSecret(c *Ctx) error {
	f, err := c.Family()
	if err != nil {
		return err
	}
	kind, which, err := c.secret()
	if err != nil {
		return err
	}
	if err := s.DB.HasSecret(c.Ctx(), c.By(), f.Case.ID, kind, which); err != nil {
		return err
	}
	p, err := c.secretPage(&f, Form{}, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

// showSecret shows a protected value to somebody who said why, this once.
func (s *Server) showSecret(c *Ctx) error {
	f, err := c.Family()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	kind, which, err := c.secret()
	if err != nil {
		return err
	}
	found, err := s.DB.ShowSecret(c.Ctx(), c.By(), f.Case.ID, kind, which, typed.Line("reason"))
	if err != nil {
		p, perr := c.secretPage(&f, typed, err)
		if perr != nil {
			return perr
		}
		return c.Again(err, p)
	}
	return c.Show(c.FormPage(&f, sectionPeople, "Protected value", views.Secret{What: secretTitle(kind), Whose: found.Of, Lines: found.Lines,
		Back: views.Link{Text: "Hide it again", URL: views.Path("cases", f.Case.ID, sectionPeople)}}))
}

// secret returns which protected value a path names: /cases/:case/show/address/:address.
func (c *Ctx) secret() (pathway.SecretKind, int64, error) {
	parts := strings.Split(c.route.Path, "/")
	which, err := c.ID(strings.TrimPrefix(parts[len(parts)-1], ":"))
	return pathway.SecretKind(parts[len(parts)-2]), which, err
}

func secretTitle(kind pathway.SecretKind) string {
	title := pathway.TitleOf(pathway.Secrets, string(kind))
	return strings.ToUpper(title[:1]) + title[1:]
}

func (c *Ctx) secretPage(f *pathway.Family, typed Form, err error) (Page, error) {
	kind, which, serr := c.secret()
	if serr != nil {
		return Page{}, serr
	}
	v := typed.Fields(err)
	return c.FormPage(f, sectionPeople, "Show a protected value", views.EditForm{ID: "show-form", Title: "Show a protected " + strings.TrimPrefix(pathway.TitleOf(pathway.Secrets, string(kind)), "protected "),
		Lead:   "Look round: who else can see this screen? The value is shown once. That it was shown, to whom and why, is kept in the history.",
		Action: views.Path("cases", f.Case.ID, "show", kind, which), Errors: v.Summary(), Button: "Show it",
		Fields: []views.Component{v.Text("reason", "Why do you need to see it?").AtMost(300)}, Back: views.Link{Text: "Cancel", URL: views.Path("cases", f.Case.ID, sectionPeople)}}), nil
}

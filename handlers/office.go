package handlers

import (
	"errors"
	"fmt"
	"net/http"
	"regexp"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// officePages is what the office's index leads to, in groups. One that somebody may not open, or that has no route, is
// left out.
var officePages = []struct {
	title string
	pages []officePage
}{
	{"People", []officePage{
		{"Accounts", "/office/accounts", "who signs in, and with which roles", pathway.ManageAccounts},
		{"Who may do what", "/office/rights", "every right and the roles that have it", pathway.SignedIn},
		{"Duty chairs", "/office/rota", "who takes the calls on which day, and who is away", pathway.ViewDiary},
	}},
	{"The office", []officePage{
		{"Set-up", setUpPath, "what the office needs, and what of it is there", pathway.ManageOffice},
		{"The office’s details", detailsPath, "name, addresses, phones, logo, what letters say", pathway.ManageOffice},
		{"Venues", "/office/venues", "where conferences are held, and how to find them", pathway.ViewOffice},
		{"Signatories", "/office/signatories", "whose name stands under letters", pathway.ViewOffice},
		{"Settings", settingsPath, "where local practice differs", pathway.ManageOffice},
		{"Closure days", closuresPath, "days that do not count", pathway.ViewOffice},
		{"Calculator", calculatorPath, "when everything is due after a strategy meeting, by both pathways", pathway.SignedIn},
		{"Pathways", pathwaysPath, "the versions of the standards, step by step", pathway.ViewOffice},
	}},
	{"Who we work with", []officePage{
		{"Agencies", "/office/agencies", "partners, their safeguarding leads, quoracy", pathway.ViewOffice},
		{"Directory", "/office/directory", "professionals of all agencies", pathway.ViewOffice},
		{"Teams", "/office/teams", "of children’s social care", pathway.ViewOffice},
	}},
	{"Records", []officePage{
		{"Audit trail", "/office/audit", "who changed and who viewed what", pathway.ViewAudit},
	}},
}

type officePage struct {
	text, path, note string
	right            pathway.Right
}

func (s *Server) office(c *Ctx) error {
	var index views.Index
	for i, group := range officePages {
		g := views.IndexGroup{ID: fmt.Sprintf("group-%d", i+1), Title: group.title}
		for _, p := range group.pages {
			if c.May(p.right) && s.offers(p.path) {
				g.Links = append(g.Links, views.IndexLink{Text: p.text, URL: p.path, Note: p.note})
			}
		}
		if len(g.Links) > 0 {
			index.Groups = append(index.Groups, g)
		}
	}
	return c.Show(Page{Title: "Office", Body: views.Stack{views.PageHead{Title: "Office", Lead: "How this office is set up."}, index}})
}

// officeCrumbs leads from the office's index to a page of it.
func officeCrumbs(more ...views.Link) []views.Link {
	return append([]views.Link{{Text: "Office", URL: "/office"}}, more...)
}

var hexColour = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

// officeColour is the style sheet that sets the office's own colour.
func (s *Server) officeColour(c *Ctx) error {
	head, err := s.DB.Letterhead(c.Ctx())
	if err != nil {
		return err
	}
	css := ""
	if hexColour.MatchString(head.Colour) {
		css = ":root { --office: " + head.Colour + "; }\n"
	}
	return c.Blob(http.StatusOK, "text/css; charset=utf-8", []byte(css))
}

func (s *Server) officeLogo(c *Ctx) error {
	png, err := s.DB.Logo(c.Ctx())
	if err != nil {
		return err
	}
	if http.DetectContentType(png) != "image/png" {
		return errors.New("the stored logo is not a PNG")
	}
	return c.Blob(http.StatusOK, "image/png", png)
}

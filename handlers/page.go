package handlers

import (
	"bytes"
	"net/http"
	"strconv"
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// Page is what a handler draws. The frame goes round it unless a part was asked for.
type Page struct {
	Title  string       // what the page is: "People". Never a name: it goes into the browser's history
	Crumbs []views.Link // from the outside in, without the page itself; see Ctx.Crumbs for a family's
	Narrow bool         // a short form or text
	Body   views.Component
}

// Show draws a page, or its body alone where a part was asked for.
func (c *Ctx) Show(p Page) error { return c.show(http.StatusOK, p) }

// Again draws a form again with what was typed and what is wrong with it, where err is something that the user can
// mend: wrong answers and a rule's refusal (422), or a save that came too late (409). Any other err is returned as it is.
func (c *Ctx) Again(err error, p Page) error {
	switch pathway.CodeOf(err) {
	case pathway.CodeInvalid, pathway.CodeRefused, pathway.CodeConflict:
		return c.show(statusOf(err), p)
	}
	return err
}

// Done ends a POST: the browser goes to url, and the page there says what was done ("Venue saved"). No name goes into
// the address; the words may hold one.
func (c *Ctx) Done(url, said string) error {
	if said != "" {
		c.server.notices.Store(c.session.Session, views.Notice{Text: said})
	}
	return c.goTo(url)
}

// Part draws a component without the frame, whatever was asked for: an answer to a part's own address.
func (c *Ctx) Part(body views.Component) error { return c.draw(http.StatusOK, body) }

func (c *Ctx) show(status int, p Page) error {
	if c.partOnly() {
		return c.draw(status, p.Body)
	}
	frame, err := c.server.frame(c, p)
	if err != nil {
		return err
	}
	return c.draw(status, views.Page{Frame: frame, Body: p.Body})
}

// draw renders whole or not at all, so that an error still has its own page.
func (c *Ctx) draw(status int, body views.Component) error {
	var b bytes.Buffer
	if err := c.server.Views.Render(&b, body); err != nil {
		return err
	}
	return c.HTMLBlob(status, b.Bytes())
}

// Crumbs leads from the list of families to a page of one: Families › the family › more….
func (c *Ctx) Crumbs(more ...views.Link) []views.Link {
	return append([]views.Link{{Text: "Families", URL: casesPath}, {Text: c.family.Name, URL: views.Path("cases", c.family.ID)}}, more...)
}

// The main places, in their order, each with the right that it needs. One that has no route is not shown.
var places = []struct {
	text, path string
	right      pathway.Right
}{
	{"Today", "/today", pathway.ViewCases},
	{"Families", casesPath, pathway.ViewCases},
	{"Diary", "/diary", pathway.ViewDiary},
	{"Documents", "/documents", pathway.ViewDocuments},
	{"Figures", "/figures", pathway.ViewFigures},
	{"Office", "/office", pathway.SignedIn},
}

// frame returns what stands round a page for who looks at it.
func (s *Server) frame(c *Ctx, p Page) (views.Frame, error) {
	head, err := s.DB.Letterhead(c.Ctx())
	if err != nil {
		return views.Frame{}, err
	}
	f := views.Frame{Title: p.Title, Office: head.Name, Crumbs: p.Crumbs, Narrow: p.Narrow, Practice: s.Practice, SignIn: signInPath}
	version := "?v=" + strconv.Itoa(head.Version)
	if head.Colour != "" {
		f.Stylesheet = "/office.css" + version
	}
	if head.HasLogo {
		f.Logo = "/office/logo" + version
	}
	if !c.SignedIn() {
		return f, nil
	}
	f.Who = &views.Who{Name: c.session.Name, Roles: strings.Join(c.session.Account.RoleTitles(), ", "), Account: "/account", Lock: lockPath, SignOut: signOutPath,
		Session: sessionPath, Person: strconv.FormatInt(c.session.ID, 10)}
	if s.canStop() {
		f.Who.Close = closePath
	}
	if c.session.Account.MustChange {
		return f, nil
	}
	for _, place := range places {
		if c.May(place.right) && s.offers(place.path) {
			f.Nav = append(f.Nav, views.NavItem{Text: place.text, URL: place.path, Current: within(c.Request().URL.Path, place.path)})
		}
	}
	if c.May(pathway.ViewCases) && s.offers("/search") {
		f.Search = "/search"
	}
	if n, ok := s.notices.LoadAndDelete(c.session.Session); ok {
		f.Notice = n.(views.Notice)
	}
	return f, nil
}

// within tells whether a path is that of a place or of something in it.
func within(path, place string) bool {
	return path == place || strings.HasPrefix(path, place+"/")
}

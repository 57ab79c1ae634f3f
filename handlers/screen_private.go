package handlers

import (
	"fmt"
	"strconv"
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// privateNotes is the page of what only the chair may read.
func (s *Server) privateNotes(c *Ctx) error {
	k, err := c.sitting()
	if err != nil {
		return err
	}
	id := k.Record.Conference.ID
	c.Saw("Opened what is for the chair only", "conference", id)
	b := &screenBuilder{c: c, k: k, roll: k.Roll}
	b.fill(nil, nil)
	page := views.PrivateNotes{
		Head:   views.PageHead{Title: "For the chair only", Caption: k.Record.Case.Reference, Lead: "Do not show this page to anybody. What stands here is in nobody’s copy."},
		Action: c.conferencePath(id, "minutes", "private"), Draft: c.conferencePath(id, "minutes", "draft"),
		Page: newPage(), Save: views.SaveStatus{Version: Version(k.Saves), Person: strconv.FormatInt(c.session.ID, 10), At: b.savedAt()},
		Back: views.Link{Text: "Back to the conference screen", URL: c.conferencePath(id, "minutes")},
	}
	for _, section := range pathway.Sections {
		if section.Private() {
			page.Fields = append(page.Fields, b.f.Textarea("text."+section.ID, section.Title, 8).WithHint(section.Hint))
		}
	}
	return c.Show(Page{Title: "For the chair only", Crumbs: c.Crumbs(), Body: page})
}

// savePrivateNotes saves that page by its button.
func (s *Server) savePrivateNotes(c *Ctx) error {
	k, done, err := c.saveForm()
	if done || err != nil {
		return err
	}
	return c.Done(c.conferencePath(k.Record.Conference.ID, "minutes", "private"), "Saved at "+c.Clock())
}

// earlierTexts is what stood on the screen before somebody wrote over it.
func (s *Server) earlierTexts(c *Ctx) error {
	k, err := c.sitting()
	if err != nil {
		return err
	}
	id := k.Record.Conference.ID
	list, err := s.DB.EarlierTexts(c.Ctx(), c.By(), c.family.ID, id)
	if err != nil {
		return err
	}
	c.Saw("Looked at earlier texts of the conference screen", "conference", id)
	page := views.EarlierTexts{
		Head: views.PageHead{Title: "Earlier texts", Caption: k.Record.Case.Reference, Lead: "Do not show this page to anybody. It holds what stood on the conference screen before it was written over or emptied.",
			Actions: []views.Action{{Text: "Conference screen", URL: c.conferencePath(id, "minutes"), Second: true}}},
		Empty: views.Empty{Text: "Nothing was written over yet."},
	}
	cover := k.Record.Family().Covering()
	for i, f := range list {
		page.Texts = append(page.Texts, views.EarlierText{
			Title: views.Sentence(k.About(f.Name)), When: "Written by " + f.ByName + f.At.In(s.zone).Format(" on 2 Jan 2006 at 15:04"),
			Text: views.CopyText{ID: fmt.Sprintf("earlier-%d", i+1), Label: "As it was", Text: cover(strings.TrimSpace(f.Value))},
		})
	}
	return c.Show(Page{Title: "Earlier texts", Crumbs: c.Crumbs(), Body: page})
}

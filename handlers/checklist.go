package handlers

import (
	"cp-pathway/mail"
	"cp-pathway/pathway"
)

// checklistPaper is the chair's checklist as a PDF, from what was recorded: the chair's own paper, that goes to nobody.
func (s *Server) checklistPaper(c *Ctx) error {
	id, err := c.ID("checklist")
	if err != nil {
		return err
	}
	a, r, err := s.DB.Checklist(c.Ctx(), c.By(), c.Case().ID, id)
	if err != nil {
		return err
	}
	doc, err := s.maker.Make(pathway.ChecklistFacts(r, a, pathway.Options{Reference: r.Case.Reference, Date: a.HeldOn}))
	if err != nil {
		return err
	}
	drawing, err := s.drawer.Draw(doc)
	if err != nil {
		return err
	}
	c.Saw("Opened the paper of a chair’s checklist", "appraisal", id)
	return c.Inline(mail.FileName(r.Case.Reference+"-checklist", "pdf"), "application/pdf", drawing.PDF)
}

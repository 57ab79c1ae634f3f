package handlers

import (
	"slices"
	"strconv"

	"cp-pathway/db"
	"cp-pathway/pathway"
)

// onMinutes reads one of the forms of minutes or an addendum and does what it is for.
func (s *Server) onMinutes(c *Ctx, form, said string, do func(p db.MinutesPage, conference int64, f Form) error) error {
	f, p, d, err := s.minutesForm(c)
	if err != nil {
		return err
	}
	conference := p.Record.Conference.ID
	if err := do(p, conference, f); err != nil {
		return s.showMinutes(c, f, form, err)
	}
	return c.Done(c.minutesPath(conference, d), said)
}

// minutesForm reads a form of minutes or an addendum, of the person whose page it was, with the minutes that its path names.
func (s *Server) minutesForm(c *Ctx) (f Form, p db.MinutesPage, d *pathway.DraftedMinutes, err error) {
	if f, err = c.Form(); err != nil {
		return f, p, d, err
	}
	if err = c.SamePerson(f); err != nil {
		return f, p, d, err
	}
	p, d, err = s.minutesOf(c)
	return f, p, d, err
}

// writeUp makes the minutes from what was typed.
func (s *Server) writeUp(c *Ctx) error {
	return s.onMinutes(c, "", "Written up. Say who may read what, then send them to the chair.", func(_ db.MinutesPage, conference int64, _ Form) error {
		return s.DB.WriteUpMinutes(c.Ctx(), c.By(), c.Case().ID, conference)
	})
}

// saveReaders keeps who may read each paragraph of the draft.
func (s *Server) saveReaders(c *Ctx) error {
	return s.onMinutes(c, "readers", "It is kept who may read what.", func(p db.MinutesPage, conference int64, f Form) error {
		return s.keepReaders(c, p, conference, f)
	})
}

func (s *Server) keepReaders(c *Ctx, p db.MinutesPage, conference int64, f Form) error {
	var choices []pathway.FullParagraph
	for n := 1; f.Has("reader-" + strconv.Itoa(n)); n++ {
		choices = append(choices, pathway.FullParagraph{Reader: pathway.MinutesReader(f.Get("reader-" + strconv.Itoa(n))), Wider: f.Get("wider-" + strconv.Itoa(n)), Children: childrenTicked(p, f, n)})
	}
	return s.DB.SaveReaders(c.Ctx(), c.By(), c.Case().ID, conference, f.ID("issue"), f.Int("version"), choices)
}

// sendMinutes sends minutes or an addendum to the chair, as the form that sends them says: that is kept first.
func (s *Server) sendMinutes(c *Ctx) error {
	form := "readers"
	if c.Param("addendum") != "" {
		form = "addendum"
	}
	return s.onMinutes(c, form, "Sent to the chair.", func(p db.MinutesPage, conference int64, f Form) error {
		version := f.Int("version")
		var err error
		switch {
		case form == "addendum" && f.Has("why"):
			_, err = s.DB.SaveAddendum(c.Ctx(), c.By(), c.Case().ID, conference, f.ID("issue"), version, typedAddendum(p, f))
			version++
		case form == "readers" && f.Has("reader-1"):
			err, version = s.keepReaders(c, p, conference, f), version+1
		}
		if err != nil {
			return err
		}
		return s.DB.SendMinutes(c.Ctx(), c.By(), c.Case().ID, conference, f.ID("issue"), version)
	})
}

func (s *Server) approveMinutes(c *Ctx) error {
	return s.onMinutes(c, "approve", "Approved. They can go to everybody.", func(_ db.MinutesPage, conference int64, f Form) error {
		return s.DB.ApproveMinutes(c.Ctx(), c.By(), c.Case().ID, conference, f.ID("issue"), f.Int("version"), f.Get("stand_in_why"))
	})
}

func (s *Server) sendBackMinutes(c *Ctx) error {
	return s.onMinutes(c, "send-back", "Sent back.", func(_ db.MinutesPage, conference int64, f Form) error {
		return s.DB.SendBackMinutes(c.Ctx(), c.By(), c.Case().ID, conference, f.ID("issue"), f.Int("version"), f.Get("comment"))
	})
}

func (s *Server) takeBackMinutes(c *Ctx) error {
	return s.onMinutes(c, "take-back", "The approval is taken back.", func(_ db.MinutesPage, conference int64, f Form) error {
		return s.DB.TakeBackMinutes(c.Ctx(), c.By(), c.Case().ID, conference, f.ID("issue"), f.Int("version"), f.Get("comment"))
	})
}

// childrenTicked are the children of the conference that a form ticks for its nth paragraph, in their order, so that none is there twice.
func childrenTicked(p db.MinutesPage, f Form, n int) []int64 {
	ticked := f.IDs("children-" + strconv.Itoa(n))
	return slices.DeleteFunc(slices.Clone(p.Record.Conference.Children), func(child int64) bool { return !slices.Contains(ticked, child) })
}

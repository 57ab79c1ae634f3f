package handlers

import (
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// caseDetails is the form for what the head of a family says.
func (s *Server) caseDetails(c *Ctx) error {
	f, err := c.Family()
	if err != nil {
		return err
	}
	p, err := s.detailsPage(c, &f, storedCase(f.Case), nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

func storedCase(x pathway.Case) Form {
	f := Stored("name", x.Name, "team", zeroless(x.TeamID), "worker", zeroless(x.SocialWorker), "manager", zeroless(x.TeamManager), "ll_number", x.LLNumber,
		"venue_risk", x.VenueRisk, "version", Version(x.Version))
	if x.Restricted {
		f.Set("restricted", "yes")
	}
	return f
}

// zeroless returns an id as a form's value, and "" for none.
func zeroless(id int64) string {
	if id == 0 {
		return ""
	}
	return idText(id)
}

func (s *Server) saveCase(c *Ctx) error {
	f, err := c.Family()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	changed := pathway.Case{ID: f.Case.ID, Name: typed.Line("name"), TeamID: typed.ID("team"), SocialWorker: typed.ID("worker"), TeamManager: typed.ID("manager"),
		LLNumber: typed.Line("ll_number"), VenueRisk: typed.Get("venue_risk"), Restricted: typed.Bool("restricted"), Version: typed.Int("version")}
	err = s.DB.SaveCase(c.Ctx(), c.By(), changed)
	switch {
	case pathway.CodeOf(err) == pathway.CodeConflict:
		return c.conflict(&f, "The family’s details", c.Request().URL.Path, typed, storedCase(f.Case), []fieldLabel{{"name", "Name"}, {"team", "Team, by number"},
			{"worker", "Lead social worker, by number"}, {"manager", "Team manager, by number"}, {"ll_number", "Number in the case system"}, {"venue_risk", "Risk at the venue"}, {"restricted", "Restricted"}}, err)
	case err != nil:
		p, perr := s.detailsPage(c, &f, typed, err)
		if perr != nil {
			return perr
		}
		return c.Again(err, p)
	}
	return c.Done(views.Path("cases", f.Case.ID, sectionPeople), "The family’s details are saved.")
}

func (s *Server) detailsPage(c *Ctx, f *pathway.Family, typed Form, err error) (Page, error) {
	v := typed.Fields(err)
	teams, workers, _, oerr := s.caseOptions(c)
	if oerr != nil {
		return Page{}, oerr
	}
	fields := []views.Component{
		v.Text("name", "What the office calls the family").Wide(30).AtMost(pathway.MaxName),
		v.Select("team", "Team", teams...).WithBlank("Not yet known").AsOptional(),
		v.Select("worker", "Lead social worker", workers...).WithBlank("Not yet known").AsOptional(),
		v.Select("manager", "Team manager", workers...).WithBlank("Not yet known").AsOptional(),
		v.Text("ll_number", "Number in the case system").Wide(10).AtMost(40).AsOptional(),
		v.Textarea("venue_risk", "Risk in parents attending the venue", 3).AtMost(1000).AsOptional().WithHint("Why a risk assessment is needed; empty where none is known"),
	}
	if pathway.MayOpen(c.By().Roles, c.By().ID, pathway.Case{Restricted: true, Chair: f.Case.Chair}) {
		fields = append(fields, v.Checkbox("restricted", "Restricted").WithHint("Only service managers and the family’s own chair can open it; for everybody else it is not there"))
	} else if f.Case.Restricted {
		fields = append(fields, views.Hidden{Name: "restricted", Value: "yes"})
	}
	form := views.EditForm{ID: "case-form", Title: "The family’s details", Action: views.Path("cases", f.Case.ID, "details"), Errors: v.Summary(), Hidden: []views.Hidden{v.Hidden("version")},
		Fields: fields, Button: "Save", Back: views.Link{Text: "Cancel", URL: views.Path("cases", f.Case.ID, sectionPeople)}}
	return c.FormPage(f, sectionPeople, "Details", form), nil
}

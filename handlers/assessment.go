package handlers

import (
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// assessment records the assessment that follows a threshold that was not met.
func (s *Server) assessment(c *Ctx) error {
	f, _, m, run, err := c.meetingPage()
	if err != nil {
		return err
	}
	typed := Stored("asked_on", slashed(c.Today()))
	if run.Assessment != nil {
		typed = storedAssessment(*run.Assessment)
	}
	p, err := c.assessmentPage(f, m, run, typed, nil)
	if pathway.CodeOf(err) == pathway.CodeRefused { // an old link, or the threshold is met after all
		return c.Done(views.Path("cases", f.Case.ID, "strategy", m.ID), pathway.Message(err))
	}
	if err != nil {
		return err
	}
	return c.Show(p)
}

func storedAssessment(a pathway.Assessment) Form {
	return Stored("asked_on", slashed(a.AskedOn), "concluded_on", slashed(a.ConcludedOn), "harm", a.Harm, "outcome", a.Outcome, "told_by", a.ToldBy, "version", Version(a.Version))
}

func (s *Server) saveAssessment(c *Ctx) error {
	f, _, m, run, err := c.meetingPage()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	faults := pathway.Fields{}
	a := pathway.Assessment{Harm: typed.Get("harm"), Outcome: typed.Get("outcome"), ToldBy: typed.Line("told_by"), Version: typed.Int("version")}
	a.AskedOn = typed.RecentDate("asked_on", c.Today(), faults)
	a.ConcludedOn = typed.RecentDate("concluded_on", c.Today(), faults)
	if len(faults) > 0 && run.Threshold != nil {
		err = merged(faults, a.Validate(c.Today(), run.Threshold.DecidedAt.Date()))
	} else {
		err = s.DB.SaveAssessment(c.Ctx(), c.By(), f.Case.ID, m.ID, a)
	}
	switch {
	case err == nil && a.Harm == "yes":
		return c.Done(views.Path("cases", f.Case.ID, "strategy", m.ID), "The assessment found significant harm. Record the new strategy meeting: it is linked to this one.")
	case err == nil:
		return c.Done(views.Path("cases", f.Case.ID, "strategy", m.ID), "The assessment is recorded.")
	case pathway.CodeOf(err) == pathway.CodeConflict && run.Assessment != nil:
		return c.conflictIn(f, sectionPathway, "The assessment", c.Request().URL.Path, typed, storedAssessment(*run.Assessment),
			[]fieldLabel{{"asked_on", "Asked for on"}, {"concluded_on", "Concluded on"}, {"harm", "Significant harm found"}, {"outcome", "What it concluded"}, {"told_by", "Who told the unit"}}, err)
	}
	p, perr := c.assessmentPage(f, m, run, typed, err)
	if perr != nil {
		return perr
	}
	return c.Again(err, p)
}

func (c *Ctx) assessmentPage(f *pathway.Family, m pathway.StrategyMeeting, run pathway.Run, typed Form, failed error) (Page, error) {
	if run.Threshold == nil || run.Threshold.Met {
		return Page{}, pathway.Refused("An assessment is recorded here only where the threshold was not met.")
	}
	v := typed.Fields(failed)
	at := views.Path("cases", f.Case.ID, "strategy", m.ID)
	concluded := views.Fieldset{Legend: "Once it is concluded", Fields: []views.Component{
		v.Date("concluded_on", "Concluded on").WithHint("").AsOptional(),
		v.YesNo("harm", "Did it find significant harm?").WithHint("If it did, a new strategy meeting is held and linked to this one"),
		v.Textarea("outcome", "What it concluded", 4).AtMost(4000).AsOptional(),
		v.Text("told_by", "Who told the unit").Wide(30).AtMost(pathway.MaxName).AsOptional()}}
	form := views.EditForm{ID: "assessment-form", Title: "Child and family assessment", Lead: "The threshold was not met, so an assessment is done instead of a conference.", Action: at + "/assessment", Errors: v.Summary(),
		Fields: []views.Component{v.Date("asked_on", "Asked for on"), concluded}, Button: "Save", Back: views.Link{Text: "Cancel", URL: at}}
	if run.Assessment != nil {
		form.Hidden = []views.Hidden{v.Hidden("version")}
	}
	return c.FormPage(f, sectionPathway, "Assessment", form), nil
}

func assessmentFacts(a pathway.Assessment) views.SummaryList {
	list := views.SummaryList{Rows: []views.SummaryRow{{Name: "Asked for", Text: a.AskedOn.Format()}}}
	if a.Harm == "" {
		return list
	}
	found := "No significant harm"
	if a.Harm == "yes" {
		found = "Significant harm"
	}
	list.Rows = append(list.Rows, views.SummaryRow{Name: "Concluded", Text: a.ConcludedOn.Format() + ", told by " + a.ToldBy}, views.SummaryRow{Name: "Found", Text: found}, views.SummaryRow{Name: "What it concluded", Text: a.Outcome})
	return list
}

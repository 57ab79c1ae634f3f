package handlers

import (
	"slices"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// s47 records how the section 47 enquiry ended.
func (s *Server) s47(c *Ctx) error {
	f, course, m, run, err := c.meetingPage()
	if err != nil {
		return err
	}
	typed := Stored("concluded_on", slashed(c.Today()))
	if run.S47 != nil {
		typed = storedS47(m, *run.S47)
	}
	p, err := c.s47Page(f, course, m, run, typed, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

func storedS47(m pathway.StrategyMeeting, o pathway.S47Outcome) Form {
	typed := Stored("concluded_on", slashed(o.ConcludedAt.Date()), "concluded_at", clockOf(o.ConcludedAt), "at_risk", yesNo(o.AtRisk), "instead", o.Instead, "instead_child", o.InsteadChild, "instead_agency", o.InsteadAgency, "told_by", o.ToldBy,
		"talked_with", o.TalkedWith, "version", Version(o.Version))
	storeSpared(typed, m, o)
	return typed
}

// clockOf returns the time of day, and "" for midnight, which stands for a day whose time is not known.
func clockOf(t pathway.DateTime) string {
	if t.Clock() == "00:00" {
		return ""
	}
	return t.Clock()
}

func (s *Server) concludeS47(c *Ctx) error {
	f, course, m, run, err := c.meetingPage()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	faults := pathway.Fields{}
	o := pathway.S47Outcome{Meeting: m.ID, AtRisk: typed.Bool("at_risk"), Instead: typed.Get("instead"), InsteadChild: typed.Get("instead_child"), InsteadAgency: typed.Get("instead_agency"), ToldBy: typed.Line("told_by"), TalkedWith: typed.Get("talked_with"), Version: typed.Int("version")}
	o.ConcludedAt = typed.RecentMoment("concluded_on", "concluded_at", c.Today(), true, faults)
	if typed.Get("at_risk") == "" {
		faults.Add("at_risk", "Choose what the enquiry found")
		o.AtRisk = true // what else is missing then is asked for once this is chosen
	}
	if o.AtRisk {
		o.Instead, o.InsteadChild, o.InsteadAgency, o.TalkedWith = "", "", "", ""
	}
	if typed.Get("at_risk") == someAtRisk {
		readSpared(typed, m, &o, faults)
	}
	if len(faults) > 0 {
		err = merged(faults, o.Validate(c.Minute(), m))
	} else {
		err = s.DB.ConcludeS47(c.Ctx(), c.By(), f.Case.ID, o)
	}
	if f := pathway.FieldsOf(err); typed.Get("at_risk") == someAtRisk && f["talked_with"] != "" {
		f.Add("some_talked_with", f["talked_with"])
		delete(f, "talked_with")
	}
	switch {
	case err == nil && len(o.Spared) > 0:
		return c.Done(views.Path("cases", f.Case.ID), "The outcome is recorded. The conference goes on for the children who are at risk.")
	case err == nil && o.AtRisk:
		return c.Done(views.Path("cases", f.Case.ID), "The outcome is recorded: at risk. The conference goes ahead.")
	case err == nil:
		return c.Done(views.Path("cases", f.Case.ID, "steps", "s47-not-at-risk"), "The outcome is recorded: not at risk. Nothing stays due but telling everybody who was invited.")
	case pathway.CodeOf(err) == pathway.CodeConflict && run.S47 != nil:
		return c.conflictIn(f, sectionPathway, "The outcome", c.Request().URL.Path, typed, storedS47(m, *run.S47),
			slices.Concat(sparedLabels(f, m), []fieldLabel{{"at_risk", "At risk"}, {"concluded_on", "Date"}, {"concluded_at", "Time"}, {"told_by", "Who told the unit"}, {"instead", "What parents and carers are told"}, {"instead_child", "What a child is told"}, {"instead_agency", "What agencies are told"}, {"talked_with", "How the chair was told"}}), err)
	}
	p, perr := c.s47Page(f, course, m, run, typed, err)
	if perr != nil {
		return perr
	}
	return c.Again(err, p)
}

func (c *Ctx) s47Page(f *pathway.Family, course *pathway.Course, m pathway.StrategyMeeting, run pathway.Run, typed Form, failed error) (Page, error) {
	as := pathway.S47Outcome{AtRisk: true}
	if run.S47 != nil {
		as = *run.S47
	}
	if err := pathway.CheckS47(course, run, m, as); err != nil {
		return Page{}, err
	}
	v := typed.Fields(failed)
	at := views.Path("cases", f.Case.ID, "strategy", m.ID)
	effect := "No conference has been booked yet."
	switch course.ICPC.State {
	case pathway.ConferencePlanned:
		effect = "The conference on " + course.ICPC.StartsAt.Format() + " is stood down."
	case pathway.ConferenceStoodDown:
		effect = "The conference on " + course.ICPC.StartsAt.Format() + " has been stood down."
	}
	none := views.Stack{
		views.Inset{Text: effect + " Every other step ends, and everybody who was invited is to be told what the children get instead."},
		v.Textarea("instead", "What the children get instead", 4).WithHint("In plain words, as parents and carers are told it: “A worker from early help will ring you next week.”").AtMost(4000),
		v.Textarea("instead_child", "The same for a child or young person", 2).AsOptional().WithHint("Their letter says it so. Left empty, they read what their parents do").AtMost(4000),
		v.Textarea("instead_agency", "The same for agencies", 2).AsOptional().WithHint("Left empty, agencies read what the family is told, in quotation marks").AtMost(4000),
		v.Textarea("talked_with", "How the chair was told", 2).WithHint("Who told the chair, and when").AtMost(2000),
	}
	found := []views.Option{{Value: "yes", Text: "The children are at risk of significant harm: on to the conference"}}
	if len(m.Children) > 1 {
		found[0].Text = "All the children are at risk of significant harm: on to the conference"
		found = append(found, views.Option{Value: someAtRisk, Text: "Some are at risk, and some are not: the conference goes on for those who are", Reveal: sparedFields(f, m, v)})
	}
	found = append(found, views.Option{Value: "no", Text: "The children are not at risk of significant harm: no conference", Reveal: none})
	form := views.EditForm{ID: "outcome-form", Title: "Outcome of the section 47 enquiry", Action: at + "/outcome", Errors: v.Summary(), Button: "Record the outcome", Back: views.Link{Text: "Cancel", URL: at},
		Fields: []views.Component{
			v.Radios("at_risk", "What did the enquiry find?", found...),
			views.Fieldset{Legend: "When it was concluded", Across: true, Fields: []views.Component{v.Date("concluded_on", "Date").WithHint(""), v.Time("concluded_at", "Time, if known").WithHint("")}},
			v.Text("told_by", "Who told the unit").Wide(30).AtMost(pathway.MaxName).WithHint("The social worker or the team manager"),
		}}
	if run.S47 != nil {
		form.Hidden = []views.Hidden{v.Hidden("version")}
	}
	return c.FormPage(f, sectionPathway, "Outcome of the enquiry", form), nil
}

func outcomeFacts(f *pathway.Family, o pathway.S47Outcome) views.SummaryList {
	found := "Not at risk of significant harm"
	if o.AtRisk {
		found = "At risk of significant harm"
	}
	if len(o.Spared) > 0 {
		found = "Some of the children at risk of significant harm, some not"
	}
	list := views.SummaryList{Rows: []views.SummaryRow{{Name: "Found", Text: found}, {Name: "Concluded", Text: dayOrMoment(o.ConcludedAt) + ", told by " + o.ToldBy}}}
	for _, s := range o.Spared {
		list.Rows = append(list.Rows, views.SummaryRow{Name: "Not at risk: " + memberName(f, s.Child), Text: "Gets instead: " + s.Instead})
	}
	if len(o.Spared) > 0 {
		list.Rows = append(list.Rows, views.SummaryRow{Name: "How the chair was told", Text: o.TalkedWith})
	}
	if !o.AtRisk {
		list.Rows = append(list.Rows, views.SummaryRow{Name: "What the children get instead", Text: o.Instead})
		if o.InsteadChild != "" {
			list.Rows = append(list.Rows, views.SummaryRow{Name: "As a child is told it", Text: o.InsteadChild})
		}
		if o.InsteadAgency != "" {
			list.Rows = append(list.Rows, views.SummaryRow{Name: "As agencies are told it", Text: o.InsteadAgency})
		}
		list.Rows = append(list.Rows, views.SummaryRow{Name: "How the chair was told", Text: o.TalkedWith})
	}
	return list
}

// dayOrMoment returns a time for people, and the day alone where only that is known.
func dayOrMoment(t pathway.DateTime) string {
	if clockOf(t) == "" {
		return t.Date().Format()
	}
	return t.Format()
}

package handlers

import (
	"strconv"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// partnershipPath is where the core group's report before the next review is written.
func (c *Ctx) partnershipPath() string { return views.Path("cases", c.family.ID, "partnership-report") }

// partnershipCopies are the core group's report before a review, on its way to the parents and everybody involved.
func (s *Server) partnershipCopies() letters {
	return letters{s: s, section: "copies", title: "Copies of the partnership report", send: pathway.Distribute, list: s.showPartnershipCopies, some: true,
		moment: func(*pathway.Record) pathway.Moment { return pathway.AtPartnership },
		thing: &occasionRow{things: "partnership-reports", param: "partnership", of: func(c *Ctx, number int64) (int64, pathway.Occasion, error) {
			conference, err := s.DB.PartnershipOf(c.Ctx(), c.By(), c.Case().ID, number)
			return conference, pathway.Occasion{Moment: pathway.AtPartnership, About: number}, err
		}},
		change: noChange, heads: s.coreGroupCopies().heads, beside: s.coreGroupCopies().beside, empty: "Nobody is to have it."}
}

func (s *Server) partnershipCopiesList(c *Ctx) error {
	return s.showPartnershipCopies(c, Form{}, "", nil)
}

// showPartnershipCopies draws the list of who has the report. failed is what was wrong with its form.
func (s *Server) showPartnershipCopies(c *Ctx, f Form, form string, failed error) error {
	l := s.partnershipCopies()
	loaded, err := l.load(c)
	if err != nil {
		return err
	}
	r := loaded.Record
	all, err := l.all(loaded)
	if err != nil {
		return err
	}
	head := views.PageHead{Title: l.title, Lead: "The core group’s report before review " + strconv.Itoa(r.Partnership.Review) + " goes to the parents and everybody involved, to each what they may know. It can be shared by hand as well, and recorded as the step."}
	if c.May(pathway.RecordCoreGroup) && !r.Partnership.Sent {
		head.Actions = append(head.Actions, views.Action{Text: "Change the report", URL: c.partnershipPath(), Second: true})
	}
	if c.May(pathway.DecideAttendance) {
		head.Actions = append(head.Actions, views.Action{Text: "Decide on copies", URL: c.conferencePath(r.Conference.ID, "distribution", "copies"), Second: true})
	}
	body := append(views.Stack{head}, l.stops(c, loaded)...)
	body = append(body, l.table(c, loaded, all, toForm(form, f, failed))...)
	family := r.Family().ForScreens()
	p := c.FormPage(&family, sectionPlan, l.title, body)
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

// partnershipPage and savePartnership write the core group's report: most of it is made from what was recorded.
func (s *Server) partnershipPage(c *Ctx) error { return s.showPartnership(c, nil, nil) }

func (s *Server) savePartnership(c *Ctx) error {
	typed, err := c.Form()
	if err != nil {
		return err
	}
	faults := pathway.Fields{}
	agreed := typed.Date("agreed_on", c.Today(), faults)
	var report int64
	if err = faults.Err(); err == nil {
		report, err = s.DB.SavePartnership(c.Ctx(), c.By(), c.Case().ID, typed.Int("version"), typed.Get("view"), agreed)
	}
	if err != nil {
		return s.showPartnership(c, &typed, err)
	}
	return c.Done(views.Path("cases", c.Case().ID, "partnership-reports", report, "copies"), "The report is saved. Check what each of them gets, and send it.")
}

func (s *Server) showPartnership(c *Ctx, typed *Form, failed error) error {
	p, err := s.DB.Partnership(c.Ctx(), c.By(), c.Case().ID)
	if err != nil {
		return err
	}
	if p.Sent && failed == nil {
		return redirect{views.Path("cases", c.Case().ID, "partnership-reports", p.ID, "copies")}
	}
	f, err := c.Family()
	if err != nil {
		return err
	}
	if typed == nil {
		stored := Stored("view", p.View, "agreed_on", Typed(p.AgreedOn), "version", Version(p.Version))
		typed = &stored
	}
	v := typed.Fields(failed)
	t := views.Table{ID: "evidence", Caption: "What the report is made from", Heads: []views.ColumnHead{{Text: "Core group"}, {Text: "Held"}, {Text: "Children"}}}
	for i := range p.Held {
		g := &p.Held[i]
		seen := ""
		for _, x := range g.Children {
			if seen != "" {
				seen += "\n"
			}
			seen += childName(&f, x.Child) + ": " + lower(pathway.TitleOf(pathway.SeenWays, x.Seen))
		}
		t.Rows = append(t.Rows, views.Row{Cells: []views.Cell{{Text: strconv.Itoa(g.Number), URL: c.coreGroupAt(g.ID), Head: true}, {Text: dayOrMoment(g.HeldAt), Note: g.Attendance()}, {Text: seen}}})
	}
	form := views.EditForm{ID: "partnership-form", Action: c.partnershipPath(), Errors: v.Summary(), Hidden: []views.Hidden{v.Hidden("version")}, Button: "Save",
		Back: views.Link{Text: "Cancel", URL: views.Path("cases", f.Case.ID, sectionPlan)},
		Fields: []views.Component{v.Textarea("view", "What the core group thinks", 8).AtMost(pathway.MaxSaid).WithHint("What has changed for the children, what has not, whether the plan is still needed. Parents read it, so write it for them"),
			v.Date("agreed_on", "When the core group agreed on this").WithPicker()}}
	body := views.Stack{views.PageHead{Title: "Partnership report", Lead: "The core group’s report before review " + strconv.Itoa(p.Review) + ". The plan in force, how each action stands, when the core group met and how the children were seen come from what is recorded. The core group adds its own view."}, t, form}
	page := c.FormPage(&f, sectionPlan, "Partnership report", body)
	if failed != nil {
		return c.Again(failed, page)
	}
	return c.Show(page)
}

package handlers

import (
	"slices"
	"strings"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// venueRisk is the last part of the path of the page about the risk in coming to a conference. Only staff read it: nothing of it stands in
// a document, nor on the screen of the conference, which may be projected.
const venueRisk = "venue-risk"

func (s *Server) venueRisk(c *Ctx) error { return s.showVenueRisk(c, Form{}, "", nil) }

// recordVenueRisk records a risk, recordNoVenueRisk that there is none.
func (s *Server) recordVenueRisk(c *Ctx) error   { return s.checkVenue(c, "risk-form", false, 0) }
func (s *Server) recordNoVenueRisk(c *Ctx) error { return s.checkVenue(c, "none-form", true, 0) }

// changeVenueRisk and saveVenueRisk put another entry in the place of one.
func (s *Server) changeVenueRisk(c *Ctx) error { return s.showVenueChange(c, Form{}, nil) }

func (s *Server) saveVenueRisk(c *Ctx) error {
	check, err := c.ID("check")
	if err != nil {
		return err
	}
	return s.checkVenue(c, "change-form", false, check)
}

func (s *Server) checkVenue(c *Ctx, form string, none bool, of int64) error {
	conference, err := c.ID("conference")
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	faults := pathway.Fields{}
	v := pathway.VenueCheck{Conference: conference, Risk: f.Get("risk"), From: f.ID("from"), FromOther: f.Line("from_other"), People: f.IDs("people"), Others: f.Line("others"), Measures: f.Values["measures"],
		How: f.Get("how"), AgreedBy: f.Line("agreed_by"), ToldHow: f.Get("told_how"), On: f.RecentDate("on", c.Today(), faults)}
	if v.From != 0 {
		v.FromOther = ""
	}
	if err = faults.Err(); err == nil {
		err = s.DB.RecordVenueRisk(c.Ctx(), c.By(), c.Case().ID, v, none, of)
	}
	switch {
	case err != nil && of != 0:
		return s.showVenueChange(c, f, err)
	case err != nil:
		return s.showVenueRisk(c, f, form, err)
	}
	return c.Done(c.conferencePath(conference, venueRisk), "It is recorded. Only staff read it.")
}

func (s *Server) strikeVenueRisk(c *Ctx) error {
	return c.strikeAt(venueRisk, "check", s.DB.StrikeVenueRisk, s.showVenueRisk)
}

// venueRiskOf loads what the page shows.
func (s *Server) venueRiskOf(c *Ctx) (db.VenueRisk, pathway.Family, error) {
	conference, err := c.ID("conference")
	if err != nil {
		return db.VenueRisk{}, pathway.Family{}, err
	}
	x, err := s.DB.VenueRisk(c.Ctx(), c.By(), c.Case().ID, conference)
	if err != nil {
		return x, pathway.Family{}, err
	}
	c.Saw("Looked at what is recorded of a risk at the venue", "conference", conference)
	return x, x.Record.Family().ForScreens(), nil
}

// showVenueRisk draws the page. form is which of its forms was sent and failed, with what was typed in it.
func (s *Server) showVenueRisk(c *Ctx, f Form, form string, failed error) error {
	x, family, err := s.venueRiskOf(c)
	if err != nil {
		return err
	}
	k, holds, in := x.Record.Conference, x.Holds(), toForm(form, f, failed)
	body := views.Stack{views.PageHead{Title: "Risk at the venue", Caption: conferenceWords(k),
		Lead: "Is it safe for the family to come, and for everybody else who does? Only staff read this: nothing of it stands in a letter, or on the screen of the conference."}}
	switch words := pathway.VenueInWords(holds); {
	case words == "" && k.State == pathway.ConferencePlanned:
		body = append(body, views.Inset{Text: "Nobody has checked it for this conference yet."})
	case words != "" && pathway.VenueChecked(holds).IsZero() && k.State == pathway.ConferencePlanned:
		body = append(body, views.Warning{Text: words + ". Those whom it concerns are not invited until there is one."})
	case words != "":
		body = append(body, views.Inset{Text: words + "."})
	}
	may := c.May(pathway.RecordPreparation) && k.State == pathway.ConferencePlanned
	for i := range holds {
		body = append(body, c.heldCheck(&x, &family, &holds[i], may, in)...)
	}
	body = append(body, c.earlierRisks(&x, &family, may)...)
	if may {
		body = append(body, c.venueForms(&x, &family, len(holds) > 0, in)...)
	}
	body = append(body, c.venueHistory(&x, &family))
	p := c.FormPage(&family, sectionConferences, "Risk at the venue", body)
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

// heldCheck is one entry that holds.
func (c *Ctx) heldCheck(x *db.VenueRisk, family *pathway.Family, v *pathway.VenueCheck, may bool, in func(string) (Form, error)) views.Stack {
	id, at := idText(v.ID), c.conferencePath(v.Conference, venueRisk, v.ID)
	title := "Risk from " + riskFrom(family, v)
	if v.None() {
		title = "No risk is known"
	}
	stack := views.Stack{views.Heading{ID: "check-" + id, Text: title}, views.SummaryList{Rows: checkRows(family, v)}}
	if !may {
		return stack
	}
	if !v.None() {
		text := "Change it, or the measures"
		if !v.Safe() {
			text = "Record a measure"
		}
		stack = append(stack, views.Action{Text: text, URL: at, Second: v.Safe()})
	}
	f, failed := in("strike-" + id)
	w := f.Fields(failed)
	return append(stack, views.Details{Summary: "Recorded in error", Open: failed != nil, Body: views.EditForm{ID: "strike-" + id, Action: at + "/strike", Errors: w.Summary(), Button: "Strike it", Second: true,
		Fields: []views.Component{w.Text("reason-"+id, "Reason").AtMost(300)}}})
}

func riskFrom(family *pathway.Family, v *pathway.VenueCheck) string {
	if m, err := family.Member(v.From); err == nil {
		return m.Person.Name()
	}
	return v.FromOther
}

// riskTo says who is at risk.
func riskTo(family *pathway.Family, v *pathway.VenueCheck) string {
	var names []string
	for _, id := range v.People {
		if m, err := family.Member(id); err == nil {
			names = append(names, m.Person.Name())
		}
	}
	return strings.Join(nonEmpty(append(names, v.Others)...), ", ")
}

func checkRows(family *pathway.Family, v *pathway.VenueCheck) []views.SummaryRow {
	said := strings.Join(nonEmpty(v.AgreedBy, v.On.Format(), lower(pathway.TitleOf(pathway.ToldHows, v.ToldHow))), ", ")
	recorded := views.SummaryRow{Name: "Recorded by", Text: v.RecordedName}
	if v.None() {
		rows := []views.SummaryRow{{Name: "Said by", Text: said}}
		if v.How != "" {
			rows = append(rows, views.SummaryRow{Name: "Note", Text: v.How})
		}
		return append(rows, recorded)
	}
	rows := []views.SummaryRow{{Name: "What could happen", Text: v.Risk}, {Name: "From", Text: riskFrom(family, v)}, {Name: "Who is at risk", Text: riskTo(family, v)}}
	if !v.Safe() {
		return append(rows, views.SummaryRow{Name: "Measures", Body: views.Tag{Status: views.StatusLate, Text: "None yet"}}, views.SummaryRow{Name: "Known since", Text: v.On.Format()}, recorded)
	}
	return append(rows, views.SummaryRow{Name: "Measures", Text: views.Sentence(strings.ReplaceAll(v.MeasuresInWords(), "; ", "\n"))}, views.SummaryRow{Name: "How", Text: v.How}, views.SummaryRow{Name: "Agreed by", Text: said}, recorded)
}

// earlierRisks shows what held at an earlier conference, as a hint: whether it still holds is asked anew.
func (c *Ctx) earlierRisks(x *db.VenueRisk, family *pathway.Family, may bool) views.Stack {
	var stack views.Stack
	if family.Case.VenueRisk != "" {
		stack = append(stack, views.Inset{Text: "In the family’s details: " + family.Case.VenueRisk})
	}
	if len(x.Earlier) == 0 {
		return stack
	}
	stack = append(stack, views.Heading{ID: "earlier", Text: "From the conference of " + x.Before.StartsAt.Date().Format()}, views.Text("Ask whether this still holds. It counts for this conference only once it is recorded below."))
	for i := range x.Earlier {
		v := &x.Earlier[i]
		stack = append(stack, views.SummaryList{Rows: checkRows(family, v)})
		if may {
			stack = append(stack, views.TextLink{Text: "Begin from this one", URL: c.conferencePath(x.Record.Conference.ID, venueRisk) + "?from=" + idText(v.ID) + "#risk-form"})
		}
	}
	return stack
}

// venueForms are the form of a risk and the one that there is none.
func (c *Ctx) venueForms(x *db.VenueRisk, family *pathway.Family, held bool, in func(string) (Form, error)) views.Stack {
	at := c.conferencePath(x.Record.Conference.ID, venueRisk)
	f, failed := in("risk-form")
	if f.Values == nil {
		f = Stored("on", Typed(c.Today()))
		if i := slices.IndexFunc(x.Earlier, func(v pathway.VenueCheck) bool { return idText(v.ID) == c.QueryParam("from") }); i >= 0 {
			f = storedCheck(&x.Earlier[i], c.Today())
		}
	}
	v := f.Fields(failed)
	g, wrong := in("none-form")
	if g.Values == nil {
		g = Stored("on", Typed(c.Today()))
	}
	w := g.Fields(wrong).Under("none")
	none := views.EditForm{ID: "none-form", Action: at + "/none", Errors: w.Summary(), Button: "There is no risk", Second: true, Fields: []views.Component{
		views.Fieldset{Legend: "Who said that there is no risk", Across: true, Fields: []views.Component{w.Text("agreed_by", "Name").Wide(20).AtMost(pathway.MaxName), w.Select("told_how", "How", optionsOf(pathway.ToldHows)...), w.Date("on", "When").WithHint("")}},
		w.Textarea("how", "Note", 2).AtMost(2000).AsOptional()}}
	title, risk := "No risk", "A risk"
	if held {
		title, risk = "There is no risk any more", "A further risk"
	}
	return views.Stack{views.SectionHead{ID: "none-head", Title: title}, none, views.SectionHead{ID: "risk-head", Title: risk},
		views.EditForm{ID: "risk-form", Action: at, Errors: v.Summary(), Button: "Record the risk", Second: true, Fields: riskFields(v, family)}}
}

// riskFields ask for a risk and what is done against it.
func riskFields(v *views.Form, family *pathway.Family) []views.Component {
	from, people := []views.Option{{Value: "0", Text: "Somebody else"}}, []views.Option(nil)
	for _, m := range family.Members {
		if m.EndedOn.IsZero() && m.Person.Died.IsZero() && !m.Person.Unborn {
			o := views.Option{Value: idText(m.Person.ID), Text: m.Person.Name()}
			from, people = append(from, o), append(people, o)
		}
	}
	return []views.Component{
		v.Textarea("risk", "What could happen", 3).AtMost(2000).WithHint("What happened before, or what was said, and who says so"),
		views.Fieldset{Legend: "From whom", Across: true, Fields: []views.Component{v.Select("from", "One of the family", from...), v.Text("from_other", "Somebody else: who").Wide(20).AtMost(pathway.MaxName).AsOptional()}},
		v.Checkboxes("people", "Who is at risk", people...),
		v.Text("others", "Who else is at risk").AtMost(pathway.MaxName).AsOptional().WithHint("The social worker, others who come"),
		v.Checkboxes("measures", "What makes it safe", options(pathway.VenueMeasures)...).WithHint("Leave this empty while nothing is agreed: those whom it concerns are not invited until then"),
		v.Textarea("how", "How: who does it, when and where", 3).AtMost(2000).AsOptional().WithHint("Needed with a measure. Own times and places are entered on the invitation list"),
		views.Fieldset{Legend: "Who agreed, and when", Across: true, Fields: []views.Component{v.Text("agreed_by", "Name").Wide(20).AtMost(pathway.MaxName).AsOptional(), v.Date("on", "Date").WithHint("")}},
	}
}

// storedCheck is what the form starts with that changes an entry, or begins from one.
func storedCheck(v *pathway.VenueCheck, on pathway.Date) Form {
	f := Stored("risk", v.Risk, "from", idText(v.From), "from_other", v.FromOther, "others", v.Others, "how", v.How, "agreed_by", v.AgreedBy, "on", Typed(on))
	for _, id := range v.People {
		f.Add("people", idText(id))
	}
	for _, m := range v.Measures {
		f.Add("measures", m)
	}
	return f
}

func (s *Server) showVenueChange(c *Ctx, f Form, failed error) error {
	x, family, err := s.venueRiskOf(c)
	if err != nil {
		return err
	}
	check, err := c.ID("check")
	if err != nil {
		return err
	}
	i := slices.IndexFunc(x.Checks, func(v pathway.VenueCheck) bool { return v.ID == check && !v.None() })
	if i < 0 {
		return pathway.NotFound("This risk")
	}
	was := &x.Checks[i]
	if failed == nil && (!was.Stands() || x.Record.Conference.State != pathway.ConferencePlanned) {
		return pathway.Conflict("This has been changed or struck since, or the conference is over.")
	}
	if f.Values == nil {
		f = storedCheck(was, c.Today())
	}
	v := f.Fields(failed)
	p := c.FormPage(&family, sectionConferences, "Change what is recorded of a risk", views.EditForm{ID: "change-form", Title: "Change what is recorded of a risk", Errors: v.Summary(),
		Lead: "What was recorded before stays readable.", Action: c.conferencePath(was.Conference, venueRisk, was.ID), Fields: riskFields(v, &family), Button: "Record it",
		Back: views.Link{Text: "Cancel", URL: c.conferencePath(was.Conference, venueRisk)}})
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

// venueHistory lists what no longer holds, the latest first.
func (c *Ctx) venueHistory(x *db.VenueRisk, family *pathway.Family) views.Component {
	t := views.Table{ID: "venue-history", Caption: "What held before", Quiet: true, Heads: []views.ColumnHead{{Text: "Recorded"}, {Text: "What", Plain: true}, {Text: "Measures"}, {Text: "By"}, {Text: "Why it no longer holds"}}}
	for i := range x.Checks {
		v := &x.Checks[i]
		if v.Stands() {
			continue
		}
		what, why := views.Cell{Text: v.Risk, Note: strings.Join(nonEmpty("from "+riskFrom(family, v), "to "+riskTo(family, v)), ", "), Head: true}, "Changed"
		if v.None() {
			what = views.Cell{Text: "No risk known", Note: "said by " + v.AgreedBy, Head: true}
		}
		if v.StruckAt != "" {
			why = "Entered in error: " + v.StruckWhy
		}
		t.Rows = append(t.Rows, views.Row{Status: views.StatusStopped, Cells: []views.Cell{{Text: c.storedInstant(v.RecordedAt), NoWrap: true}, what, {Text: v.MeasuresInWords(), Note: v.How}, {Text: v.RecordedName}, {Text: why}}})
	}
	if len(t.Rows) == 0 {
		return views.Stack{}
	}
	return t
}

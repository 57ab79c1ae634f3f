package handlers

import (
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

const pathwaysPath = "/office/pathways"

// pathways shows the versions of the pathway that this program runs, as the data that they are.
func (s *Server) pathways(c *Ctx) error {
	calendar, err := s.DB.Calendar(c.Ctx())
	if err != nil {
		return err
	}
	body := views.Stack{views.PageHead{Title: "Pathways", Lead: "The versions of the standards that this program runs. A family keeps the one that it started on.", Actions: []views.Action{{Text: "Print", Print: true}}}}
	if due := calendar.ReviewDue(c.Today()); due != "" {
		body = append(body, views.Warning{Text: due})
	}
	for _, d := range s.DB.Definitions().All() {
		body = append(body, views.Heading{ID: "version-" + d.Version, Text: d.Title})
		if due := d.ReviewDue(c.Today()); due != "" {
			body = append(body, views.Warning{Text: due})
		}
		review := "No date is named"
		if !d.ReviewBy.IsZero() {
			review = "By " + d.ReviewBy.Format()
		}
		isDefault := "No"
		if d.Version == pathway.DefaultVersion {
			isDefault = "Yes"
		}
		body = append(body, views.SummaryList{Rows: []views.SummaryRow{{Name: "Version", Text: d.Version}, {Name: "Reads", Text: d.Reads}, {Name: "Review", Text: review}, {Name: "New families start on it", Text: isDefault}}})
		for _, phase := range d.Phases {
			body = append(body, s.stepTable(d, phase))
		}
	}
	return c.Show(Page{Title: "Pathways", Crumbs: officeCrumbs(), Body: body})
}

// stepTable lists the steps of a phase: what, who, when, what in the program meets it, and whether the standards say so or this program had to decide.
func (s *Server) stepTable(d *pathway.Definition, phase pathway.Phase) views.Table {
	t := views.Table{ID: d.Version + "-" + phase.ID, Caption: phase.Title, Heads: []views.ColumnHead{{Text: "Step", Plain: true}, {Text: "Whose"}, {Text: "When"}, {Text: "Met by"}, {Text: "From"}}}
	for i := range d.Steps {
		step := &d.Steps[i]
		if step.Phase != phase.ID {
			continue
		}
		when := step.When.InWords(max(step.From, 1))
		if step.Alternative() {
			when += "; only if " + step.OnlyIf
		}
		if only := step.OnlyInWords(); only != "" {
			when += "; " + lower(only)
		}
		source := "The standards"
		if step.Source == pathway.SourceOwn {
			source = "This program’s own rule"
		}
		t.Rows = append(t.Rows, views.Row{Cells: []views.Cell{{Text: strings.ReplaceAll(step.Title, "{n}", "n"), Note: step.About, Head: true}, {Text: step.WhoTitle()}, {Text: views.Sentence(when)}, {Text: s.metBy(step)}, {Text: source}}})
	}
	return t
}

// Where in the program a step is met, by the beginning of its action's path.
var metAt = []struct{ path, where string }{
	{recordPath, "By hand on the step’s page, with who said so, when and how"},
	{"strategy/:meeting/threshold", "Pathway: the threshold"},
	{"strategy/:meeting/assessment", "Pathway: the assessment"},
	{"strategy/:meeting/outcome", "Pathway: outcome of the enquiry"},
	{"strategy", "Pathway: record of the strategy meeting"},
	{"notice", "Pathway: record of the notice"},
	{"conferences/new", "Conferences: the booking"},
	{"chair", "Conferences: allocating the chair"},
	{"conferences/:conference/chair", "Conferences: allocating the chair"},
	{"conferences/:conference/police", "Conferences: the request to the police"},
	{"conferences/:conference/invitations", "Conferences: the invitations"},
	{"conferences/:conference/minutes", "Conferences: the conference’s screen"},
	{"conferences/:conference/full-minutes", "Conferences: the minutes"},
	{"conferences/:conference/decisions", "Conferences: the decisions"},
	{"conferences/:conference/distribution", "Conferences: the distribution"},
	{"conferences/:conference/move", "Conferences: a new date"},
	{"conferences/:conference/venue-risk", "Conferences: the risk at the venue"},
	{"conferences/:conference/step-down", "Conferences: stepping down"},
	{"/diary/notify", "Diary: the weekly diary"},
	{"endings/", "Plan: the end of a plan"},
	{"core-groups/", "Plan: the core groups"},
	{"checklists/", "Preparation: the chair’s checklist"},
	{"midpoints/", "Plan: the mid-point review"},
	{"audits/", "Plan: the audit"},
	{"supervisions/", "Plan: supervision"},
	{"resolutions/", "Issues: issues resolution"},
	{"notes/", "Notes: significant events"},
}

// metBy says what in the program meets a step: the screen where it is done, or that somebody records it.
func (s *Server) metBy(step *pathway.Step) string {
	if step.ID == "transfer-notice" { // which is opened where the strategy meeting is
		return "Pathway: record of the notice"
	}
	a := actionOf(step)
	for next := &a; next != nil; next = next.otherwise {
		for _, path := range next.paths {
			if !s.offersStep(path) {
				continue
			}
			for _, place := range metAt {
				if strings.HasPrefix(path, place.path) {
					return place.where
				}
			}
			return next.label
		}
	}
	return ""
}

// offersStep tells whether the path of an action has a route.
func (s *Server) offersStep(path string) bool {
	route, _, _ := strings.Cut(path, "?")
	if !strings.HasPrefix(path, "/") {
		route = "/cases/:case/" + route
	}
	return s.offers(route)
}

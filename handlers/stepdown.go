package handlers

import (
	"slices"
	"strings"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// stepDownPage records at a review that others talked about the end of a plan, or agreed to it.
func (s *Server) stepDownPage(c *Ctx) error {
	return s.showStepDown(c, Stored("happened_on", Typed(c.Today()), "happened_at", c.Minute().Clock()), nil)
}

func (s *Server) recordStepDown(c *Ctx) error {
	conference, err := c.ID("conference")
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	faults := pathway.Fields{}
	r := pathway.StepDown{Step: f.Get("step"), Team: f.Line("team"), Unit: f.Line("unit"), How: f.Get("told_how"), Note: f.Get("note"), At: f.Moment("happened_on", "happened_at", c.Today(), faults)}
	for _, child := range f.Values["children"] {
		if id := ownID(child); id != 0 {
			r.Children = append(r.Children, id)
		}
	}
	if err = faults.Err(); err == nil {
		err = s.DB.RecordStepDown(c.Ctx(), c.By(), c.Case().ID, conference, r)
	}
	if err != nil {
		return s.showStepDown(c, f, err)
	}
	return c.Done(c.conferencePath(conference, "step-down"), "It is recorded, with an oversight note to copy to the case system.")
}

func (s *Server) showStepDown(c *Ctx, typed Form, failed error) error {
	k, err := c.sitting()
	if err != nil {
		return err
	}
	r := k.Record
	if r.Conference.Kind != pathway.RCPC {
		return pathway.Refused("Stepping down is recorded at a review. This conference is none.")
	}
	course, err := s.DB.Course(c.Ctx(), c.By(), c.Case().ID)
	if err != nil {
		return err
	}
	family := r.Family().ForScreens()
	steps := k.Definition.StepDownSteps(r.Review)
	body := views.Stack{views.PageHead{Title: "Ending a plan at the review", Caption: conferenceWords(r.Conference),
		Lead:    "A plan steps down only after these have been recorded for the child. The decisions cannot go to the chair before.",
		Actions: []views.Action{{Text: "Decisions", URL: c.conferencePath(r.Conference.ID, "decisions"), Second: true}}}}
	if _, refused := k.Definition.NeedsAgreement(r.Review, pathway.EndNoRisk); refused != "" {
		body = append(body, views.Inset{Text: refused + ". The chair speaks with the team manager beforehand, and tells the core group at the review."})
	}
	body = append(body, stepDownTable(&k, course, func(id int64) string {
		m, _ := r.Member(id)
		return m.Person.Name()
	}))
	switch {
	case len(steps) > 0 && !pathway.FieldFixed(pathway.EndedField, k.Drafts):
		body = append(body, c.stepDownForm(&k, &family, steps, typed, failed))
	case len(steps) == 0:
		body = append(body, views.Empty{Text: "This family’s pathway asks for nothing to be recorded before a plan ends at this review."})
	case failed == nil:
		body = append(body, views.Inset{Text: "The decisions are with the chair or approved, so nothing more is recorded here."})
	}
	p := c.FormPage(&family, sectionConferences, "Ending a plan", body)
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

// stepDownTable lists what was recorded at this review.
func stepDownTable(k *db.Screen, course *pathway.Course, name func(int64) string) views.Table {
	t := views.Table{ID: "step-down-list", Caption: "Recorded", Quiet: true, Empty: views.Empty{Text: "Nothing is recorded yet."},
		Heads: []views.ColumnHead{{Text: "What", Plain: true}, {Text: "Children"}, {Text: "When"}, {Text: "For the team"}, {Text: "For the unit"}, {Text: "What was said", Plain: true}}}
	cover := k.Record.Family().Covering()
	for _, step := range k.Definition.StepDownSteps(k.Record.Review) {
		var names []string
		for _, child := range k.Agreed[step.Value] {
			if n := name(child); !slices.Contains(names, n) {
				names = append(names, n)
			}
		}
		for _, e := range course.EntriesAt(k.Record.Conference.ID, step.Value) {
			if e.StruckAt == "" {
				t.Rows = append(t.Rows, views.Row{Status: views.StatusDone, Cells: []views.Cell{{Text: k.Definition.Step(step.Value).Title, Head: true}, {Text: strings.Join(names, ", ")}, {Text: e.HappenedAt.Short(), NoWrap: true},
					{Text: cover(e.ToldBy)}, {Text: cover(e.Who)}, {Text: cover(e.Note)}}})
			}
		}
	}
	return t
}

func (c *Ctx) stepDownForm(k *db.Screen, family *pathway.Family, steps []pathway.Choice, typed Form, failed error) views.EditForm {
	v := typed.Fields(failed)
	var children []views.Option
	for _, id := range k.Record.Conference.Children {
		if m, err := family.Member(id); err == nil && m.Person.Died.IsZero() {
			children = append(children, views.Option{Value: idText(id), Text: m.Person.Name()})
		}
	}
	return views.EditForm{ID: "step-down-form", Title: "Record it", Action: c.conferencePath(k.Record.Conference.ID, "step-down"), Errors: v.Summary(), Button: "Record it",
		Fields: []views.Component{
			v.Radios("step", "What was done", options(steps)...), v.Checkboxes("children", "For which children", children...),
			views.Fieldset{Legend: "Who", Across: true, Fields: []views.Component{
				v.Text("team", "For the social work team").Wide(20).WithHint("Team manager, or its service manager"), v.Text("unit", "For the unit").Wide(20).WithHint("Chair, or its service manager")}},
			views.Fieldset{Legend: "When, and how you heard", Across: true, Fields: []views.Component{
				v.Date("happened_on", "Date").WithHint(""), v.Time("happened_at", "Time").WithHint(""), v.Select("told_how", "How", options(pathway.ToldHows)...)}},
			v.Textarea("note", "The agencies’ reasons, and what was agreed", 4).WithHint("Kept as an oversight note for the case system")}}
}

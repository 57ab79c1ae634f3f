package handlers

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

func (s *Server) newMidpoint(c *Ctx) error       { return s.newAppraisal(c, pathway.MidpointReview) }
func (s *Server) newAudit(c *Ctx) error          { return s.newAppraisal(c, pathway.DriftAudit) }
func (s *Server) newSupervision(c *Ctx) error    { return s.newAppraisal(c, pathway.Supervision) }
func (s *Server) recordMidpoint(c *Ctx) error    { return s.recordAppraisal(c, pathway.MidpointReview) }
func (s *Server) recordAudit(c *Ctx) error       { return s.recordAppraisal(c, pathway.DriftAudit) }
func (s *Server) recordSupervision(c *Ctx) error { return s.recordAppraisal(c, pathway.Supervision) }
func (s *Server) newChecklist(c *Ctx) error      { return s.newAppraisal(c, pathway.ChairChecklist) }
func (s *Server) recordChecklist(c *Ctx) error   { return s.recordAppraisal(c, pathway.ChairChecklist) }
func (s *Server) draftChecklist(c *Ctx) error    { return s.draftAppraisal(c, pathway.ChairChecklist) }
func (s *Server) draftMidpoint(c *Ctx) error     { return s.draftAppraisal(c, pathway.MidpointReview) }
func (s *Server) draftAudit(c *Ctx) error        { return s.draftAppraisal(c, pathway.DriftAudit) }
func (s *Server) draftSupervision(c *Ctx) error  { return s.draftAppraisal(c, pathway.Supervision) }

// appraisalPaths are where each kind is recorded.
var appraisalPaths = map[pathway.AppraisalKind]string{pathway.MidpointReview: "midpoints", pathway.DriftAudit: "audits", pathway.Supervision: "supervisions", pathway.ChairChecklist: "checklists"}

// appraisalActions is the action of the steps that each kind meets.
var appraisalActions = map[pathway.AppraisalKind]stepAction{
	pathway.MidpointReview: {"Record it", pathway.RecordMidpoint, []string{"midpoints/new/:midpoint"}, nil},
	pathway.DriftAudit:     {"Record it", pathway.RecordAudit, []string{"audits/new"}, nil},
	pathway.Supervision:    {"Record it", pathway.RecordMidpoint, []string{"supervisions/new"}, nil},
	pathway.ChairChecklist: {"Answer it", pathway.AuditFile, []string{"checklists/new"}, nil},
}

// appraisalAt is where the form of a step is, or its draft goes.
func (c *Ctx) appraisalAt(kind pathway.AppraisalKind, what, step string) string {
	if kind == pathway.MidpointReview {
		return views.Path("cases", c.family.ID, appraisalPaths[kind], what, step)
	}
	return views.Path("cases", c.family.ID, appraisalPaths[kind], what)
}

func (c *Ctx) appraisalForm(kind pathway.AppraisalKind) (db.Appraisal, error) {
	return c.server.DB.Appraisal(c.Ctx(), c.By(), c.family.ID, kind, c.appraisalStep(kind))
}

// appraisalStep is the step that the request's form meets.
func (c *Ctx) appraisalStep(kind pathway.AppraisalKind) string {
	return or(kind.Step(), c.Param("midpoint"))
}

// newAppraisal is the form of a mid-point review, an audit or a supervision meeting: what the record shows, and then the judgement. It
// saves itself.
func (s *Server) newAppraisal(c *Ctx, kind pathway.AppraisalKind) error {
	a, err := c.appraisalForm(kind)
	if err != nil {
		return err
	}
	typed := a.Typed(nil)
	typed["held_on"], typed["by"] = or(typed["held_on"], slashed(c.Today())), or(typed["by"], c.session.Name)
	return c.Show(c.appraisalPage(a, typed, nil))
}

// recordAppraisal records it from all that stands in the form.
func (s *Server) recordAppraisal(c *Ctx, kind pathway.AppraisalKind) error {
	typed, err := c.Form()
	if err != nil {
		return err
	}
	if err := c.SamePerson(typed); err != nil {
		return err
	}
	a, err := c.appraisalForm(kind)
	if err != nil {
		return err
	}
	edits := map[string]string{}
	for name := range a.Form.Fields() {
		edits[name] = typed.Get(name)
	}
	made, err := s.DB.RecordAppraisal(c.Ctx(), c.By(), c.Case().ID, kind, a.Step.ID, typed.Int("version"), edits)
	switch pathway.CodeOf(err) {
	case "":
		return c.Done(views.Path("cases", c.Case().ID, "appraisals", made), a.Step.Title+": recorded.")
	case pathway.CodeConflict:
		return c.show(http.StatusConflict, c.appraisalClash(a, edits))
	}
	return c.Again(err, c.appraisalPage(a, a.Typed(edits), err))
}

// draftAppraisal keeps what is typed, as typed.
func (s *Server) draftAppraisal(c *Ctx, kind pathway.AppraisalKind) error {
	typed, err := c.Form()
	if err != nil {
		return err
	}
	if err := c.SamePerson(typed); err != nil {
		return err
	}
	edits := map[string]string{}
	for _, name := range typed.Edited() {
		edits[name] = typed.Get(name)
	}
	version, err := s.DB.SaveAppraisalDraft(c.Ctx(), c.By(), c.Case().ID, kind, c.appraisalStep(kind), typed.Int("version"), edits)
	if pathway.CodeOf(err) == pathway.CodeConflict {
		a, err := c.appraisalForm(kind)
		if err != nil {
			return err
		}
		return c.draw(http.StatusConflict, c.appraisalClash(a, edits).Body)
	}
	if err != nil {
		return err
	}
	return c.Saved(version)
}

// appraisalClash shows both texts, where somebody else saved first.
func (c *Ctx) appraisalClash(a db.Appraisal, mine map[string]string) Page {
	return c.typedClash("Somebody else is recording this", c.appraisalAt(a.Form.Kind, "new", a.Step.ID), mine, a.Typed(nil), a.Family.Covering(), func(name string) string {
		for _, q := range a.Form.Questions {
			if strings.HasPrefix(name, "q."+q.ID) {
				return q.Title
			}
		}
		return views.Sentence(strings.NewReplacer("act.", "action ", ".", ", ", "_", " ").Replace(name))
	})
}

// Words of the form that hang on the kind.
var appraisalWords = map[pathway.AppraisalKind]struct{ lead, held, by, drift, actions, actionsHint string }{
	pathway.MidpointReview: {"What the record shows stands first; then say what you make of it. It is kept as it stands when you record it.", "Looked at on", "Chair who looked", "Is there drift or delay?", "Required actions",
		"Each becomes a task. Leave a row empty that is not needed"},
	pathway.DriftAudit: {"What the record shows stands first; then say whether the plan drifts, and why. It is kept as it stands when you record it.", "Date of the audit", "Who did the audit", "Does the plan drift?", "What must be put right",
		"Each becomes a task. Leave a row empty that is not needed"},
	pathway.Supervision:    {"The agencies meet to find what else must be done to make the children safe. What the record shows stands first.", "Held on", "Chaired by", "", "Actions", "Each becomes a task. Leave a row empty that is not needed"},
	pathway.ChairChecklist: {"What the record shows stands first; then answer each point. It is the chair’s own paper: nobody is sent it.", "Answered on", "Chair who answered", "", "", ""},
}

// appraisalPage is the page of the form.
func (c *Ctx) appraisalPage(a db.Appraisal, typed map[string]string, failed error) Page {
	f, cover := a.Family.ForScreens(), a.Family.Covering()
	values := Form{url.Values{}}
	for name, text := range typed {
		values.Set(name, cover(text))
	}
	v, words := values.Fields(failed), appraisalWords[a.Form.Kind]
	form := views.EditForm{ID: "appraisal-form", Action: c.appraisalAt(a.Form.Kind, "new", a.Step.ID), Draft: c.appraisalAt(a.Form.Kind, "draft", a.Step.ID), Button: "Record it",
		Save: views.SaveStatus{Version: Version(a.Version), Person: idText(c.session.ID)}, Errors: v.Summary(), Back: views.Link{Text: "Back to the step", URL: views.Path("cases", f.Case.ID, "steps", a.Step.ID)}}
	form.Fields = append(form.Fields, views.Fieldset{Legend: "When and who", Across: true, Fields: []views.Component{v.Date("held_on", words.held).WithHint(""), v.Text("by", words.by).Wide(20).AtMost(pathway.MaxName)}})
	for _, q := range a.Form.Questions {
		field := "q." + q.ID
		form.Fields = append(form.Fields, views.Fieldset{Legend: q.Title, Across: true, Fields: []views.Component{v.Select(field, "Answer", options(a.Form.Kind.Findings())...), v.Textarea(field+".text", "What you saw", 2).AsOptional()}})
	}
	switch a.Form.Kind {
	case pathway.ChairChecklist:
	case pathway.Supervision:
		form.Fields = append(form.Fields, v.Textarea("there", "Who was there", 4).WithHint("One person in a line, with the agency"), v.Textarea("why", "What must change to make the children safe", 5))
	default:
		form.Fields = append(form.Fields, c.driftFields(v, a.Form.Kind))
	}
	if words.actions != "" {
		form.Fields = append(form.Fields, requiredFields(v, typed, words.actions, words.actionsHint))
	}
	body := views.Stack{views.PageHead{Title: a.Step.Title, Lead: words.lead}}
	for i := range a.Form.Evidence {
		for j := range a.Form.Evidence[i].Lines {
			line := &a.Form.Evidence[i].Lines[j]
			line.Text = cover(line.Text)
		}
	}
	if counts := a.Course.AuditCounts(); a.Form.Kind == pathway.DriftAudit && c.Today().Before(counts) {
		body = append(body, views.Inset{Text: "The audit of the tenth month is recorded from " + counts.Format() + ". This one is an additional audit: the step stays due."})
	}
	body = append(body, views.Heading{ID: "evidence", Text: "What the record shows"}, evidenceList(a.Form.Evidence), views.Heading{ID: "judgement", Text: "What you make of it"}, form)
	return c.FormPage(&f, appraisalSection(a.Form.Kind), a.Form.Kind.Title(), body)
}

// appraisalSection is the section of the family's pages in which a kind stands.
func appraisalSection(kind pathway.AppraisalKind) string {
	if kind == pathway.ChairChecklist {
		return sectionPathway
	}
	return sectionPlan
}

// driftFields ask whether there is drift and, if there is, what follows.
func (c *Ctx) driftFields(v *views.Form, kind pathway.AppraisalKind) views.Component {
	reveal := views.Stack{v.Textarea("why", "Where, and why", 4)}
	if kind == pathway.MidpointReview {
		reveal = append(reveal, views.Fieldset{Legend: "Talked over with the team manager", Across: true, Fields: []views.Component{v.Text("talked_with", "Name").Wide(20).AtMost(pathway.MaxName), v.Date("talked_on", "On").WithHint("")}})
	}
	return v.Radios("drift", appraisalWords[kind].drift, views.Option{Value: "yes", Text: "Yes", Reveal: reveal}, views.Option{Value: "no", Text: "No"})
}

// requiredFields are the rows of actions: those that are filled in, and two more.
func requiredFields(v *views.Form, typed map[string]string, legend, hint string) views.Component {
	last := 0
	for n := 1; n <= pathway.MaxRequired; n++ {
		for _, part := range []string{"action", "who", "by"} {
			if typed[fmt.Sprintf("act.%d.%s", n, part)] != "" {
				last = n
			}
		}
	}
	set := views.Fieldset{Legend: legend, Hint: hint}
	for n := 1; n <= min(last+2, pathway.MaxRequired); n++ {
		row := fmt.Sprintf("act.%d.", n)
		set.Fields = append(set.Fields, views.Fieldset{Legend: fmt.Sprintf("Action %d", n), Across: true, Fields: []views.Component{
			v.Textarea(row+"action", "What is to be done", 2).AsOptional(), v.Text(row+"who", "Who").Wide(20).AtMost(pathway.MaxName).AsOptional(), v.Date(row+"by", "By when").WithHint("").AsOptional()}})
	}
	return set
}

// evidenceList is what the record shows, part by part; what speaks of drift has a mark.
func evidenceList(parts []pathway.EvidencePart) views.Component {
	var list views.Stack
	for i, p := range parts {
		t := views.Table{ID: fmt.Sprintf("evidence-%d", i+1), Caption: p.Title, Heads: []views.ColumnHead{{Text: "What the record shows", Plain: true}}}
		for _, line := range p.Lines {
			row := views.Row{Cells: []views.Cell{{Text: line.Text}}}
			if line.Mind {
				row = views.Row{Status: views.StatusLate, Cells: []views.Cell{{Text: line.Text, Note: "Mind this"}}}
			}
			t.Rows = append(t.Rows, row)
		}
		list = append(list, t)
	}
	return list
}

package pathway

import (
	"strings"
)

// AppraisalFacts is a mid-point review, an audit or a supervision meeting, as the recipient may read it.
type AppraisalFacts struct {
	Title      string
	On         Date
	By         string
	There      []string
	Finding    string
	Why        string
	TalkedWith string
	TalkedOn   Date
	Answers    []Answer
	Actions    []RequiredAction
	Evidence   []EvidencePart
}

// Named is what it is called: "Mid-point review 2".
func (a *Appraisal) Named() string {
	if a.Kind == MidpointReview {
		return a.Kind.Title() + " " + strings.TrimPrefix(a.Step, midpointPrefix)
	}
	return a.Kind.Title()
}

// Document is the kind of document that tells of it.
func (k AppraisalKind) Document() DocumentKind {
	return map[AppraisalKind]DocumentKind{MidpointReview: MidpointRecord, DriftAudit: AuditRecord, Supervision: SupervisionRecord, ChairChecklist: ChecklistPaper}[k]
}

// appraisalDocuments are what somebody gets of a look at the plan. It is staff's: the social worker and the team manager have it, of a
// supervision meeting every professional of the core group. It is about all the children, so it goes to those who may know of all.
func (w recipient) appraisalDocuments() []DocumentKind {
	a := w.record.Appraisal
	if a == nil || a.Kind == ChairChecklist || !w.professional() || w.attendee.Purpose == PoliceCheck || !w.knowsAll() || w.bereft() {
		return nil
	}
	id := w.attendee.Professional
	if id == w.record.SocialWorker.ID || id == w.record.TeamManager.ID || a.Kind == Supervision && w.attendee.CoreGroup {
		return []DocumentKind{a.Kind.Document()}
	}
	return nil
}

// appraisal fills in what was found. What names somebody whom the recipient may not know of, or gives a place away, is left out: it is
// recorded for good, so nobody could take it out.
func (d *disclosure) appraisal() {
	d.when()
	a := d.record.Appraisal
	if a == nil {
		return
	}
	withheld, shield := 0, ShieldFor(d.record, d.attendee.ID, d.kind, nil)
	tell := func(text string) string {
		if d.hasUnseen(PlanAction{Risk: text, Who: text}) || shield.stops(text) {
			withheld++
			return ""
		}
		return text
	}
	f := &AppraisalFacts{Title: a.Named(), On: a.HeldOn, By: tell(a.By), Why: tell(a.Why), TalkedWith: tell(a.TalkedWith), TalkedOn: a.TalkedOn, Finding: tell(a.Finding())}
	for _, name := range strings.Split(a.There, "\n") {
		if name = tell(strings.TrimSpace(name)); name != "" {
			f.There = append(f.There, name)
		}
	}
	for _, x := range a.Answers {
		x.Text = tell(x.Text)
		f.Answers = append(f.Answers, x)
	}
	for _, x := range a.Actions {
		if tell(x.Action+" "+x.Who) != "" {
			f.Actions = append(f.Actions, RequiredAction{Action: x.Action, Who: x.Who, By: x.By})
		}
	}
	for _, p := range a.Evidence {
		part := EvidencePart{Title: p.Title}
		for _, line := range p.Lines {
			if tell(line.Text) != "" {
				part.Lines = append(part.Lines, line)
			}
		}
		if len(part.Lines) > 0 {
			f.Evidence = append(f.Evidence, part)
		}
	}
	if withheld > 0 {
		d.withhold("Some of what was found", "It names somebody whom "+d.name()+" may not know of, or gives a place away")
	}
	d.facts.Appraisal = f
}

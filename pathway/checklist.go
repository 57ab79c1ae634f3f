package pathway

import (
	"slices"
	"strconv"
	"strings"
)

// ChairChecklist is the chair's own audit of the file before a conference. Its record is the office's own paper, for the chair.
const ChairChecklist AppraisalKind = "checklist"

const (
	stepChecklist = "chair-checklist"
	notApplicable = "na"
)

// checklistFindings are the answers that a point of the checklist has.
var checklistFindings = []Choice{{"yes", "Yes"}, {"no", "No"}, {notApplicable, "Not applicable"}}

// Findings returns the answers that the questions of a kind have.
func (k AppraisalKind) Findings() []Choice {
	if k == ChairChecklist {
		return checklistFindings
	}
	return Findings
}

// ChecklistEvidence is what the evidence of a checklist is taken from.
type ChecklistEvidence struct {
	Course     *Course
	Conference Conference
	Attendees  []Attendee // on the list
	Reports    []Report
	Readers    int // of the family, with whom each report is shared
}

// Evidence returns what the record shows of how a conference is prepared: the steps before it, the reports and the answers to the
// invitations. It names nobody.
func (x *ChecklistEvidence) Evidence() []EvidencePart {
	steps := EvidencePart{Title: "Preparation, step by step"}
	for _, m := range x.Course.InPhase(PhasePreparation) {
		why, not := x.Course.NotNeeded(m.ID)
		switch {
		case m.ID == stepChecklist, m.Ended:
		case not:
			steps.add(false, m.Title+": not needed. "+why)
		case !m.Done.IsZero() && !m.Due.IsZero() && m.Done.Date().After(m.Due):
			steps.add(true, m.Title+": done on "+m.Done.Date().Format()+", late: it was due by "+m.Due.Format())
		case !m.Done.IsZero():
			steps.add(false, m.Title+": done on "+m.Done.Date().Format())
		case !m.Step.Alternative():
			steps.add(true, m.Title+": not recorded yet")
		}
	}
	risk := EvidencePart{Title: "Risk at the venue"}
	if words := VenueInWords(StandingChecks(x.Course.Venue, x.Conference.ID)); words != "" {
		risk.add(VenueChecked(StandingChecks(x.Course.Venue, x.Conference.ID)).IsZero(), words)
	}
	return []EvidencePart{steps, x.reports(), x.answers(), risk.or(true, "Not checked yet.")}
}

func (x *ChecklistEvidence) reports() EvidencePart {
	p := EvidencePart{Title: "Reports"}
	for _, r := range x.Reports {
		switch with := 0; {
		case r.ReplacedBy != 0:
		case r.ChairOnly:
			p.add(false, r.Title+": received, for the chair only")
		default:
			for _, s := range r.Shared {
				if slices.ContainsFunc(x.Attendees, func(a Attendee) bool { return a.ID == s.Attendee && a.Person != 0 }) {
					with++
				}
			}
			p.add(with < x.Readers, r.Title+": received, shared with "+strconv.Itoa(with)+" of the "+strconv.Itoa(x.Readers)+" of the family who are asked to come")
		}
	}
	return p.or(true, "None has been received.")
}

func (x *ChecklistEvidence) answers() EvidencePart {
	p := EvidencePart{Title: "Answers to the invitations"}
	count := map[string]int{}
	for _, a := range x.Attendees {
		if a.Purpose == ToAttend && a.Excluded != ExcludedWhole {
			count[a.Answer]++
		}
	}
	for _, answer := range Answers {
		if n := count[answer.Value]; n > 0 {
			p.add(answer.Value == "apologies", answer.Title+": "+strconv.Itoa(n))
		}
	}
	if n := count[""]; n > 0 {
		p.add(true, "No answer yet: "+strconv.Itoa(n))
	}
	return p.or(true, "Nobody is on the list yet.")
}

// ticked says of a checklist in a line how its points were answered.
func (a *Appraisal) ticked() string {
	count := map[string]int{}
	for _, x := range a.Answers {
		count[x.Found]++
	}
	var words []string
	for _, f := range checklistFindings {
		if n := count[f.Value]; n > 0 {
			words = append(words, strconv.Itoa(n)+" "+strings.ToLower(f.Title))
		}
	}
	return plural(len(a.Answers), "point") + ": " + strings.Join(words, ", ")
}

// ChecklistFacts are the facts of the paper of a checklist: the family by its reference, and every protected value covered that somebody
// typed.
func ChecklistFacts(r *Record, a Appraisal, opt Options) Facts {
	d := disclosure{recipient: recipient{record: r}, kind: ChecklistPaper, opt: opt}
	d.head()
	d.when()
	a.Cover(r.Family().Covering())
	d.facts.Conference.StartsAt = r.Conference.StartsAt
	d.facts.Appraisal = &AppraisalFacts{Title: a.Named(), On: a.HeldOn, By: a.By, Finding: a.Finding(), Answers: a.Answers, Evidence: a.Evidence}
	return d.facts
}

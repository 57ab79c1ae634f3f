package pathway

import (
	"fmt"
	"slices"
	"strings"
)

// Rearrangement is a conference that was not quorate, or would not have been effective, and how far all is done that follows.
type Rearrangement struct {
	Conference Conference
	Why        string // the chair declared that it would not be effective; empty: it was not quorate
	By         string // who declared it
	New        Conference
	Approved   string // the service manager who approved the new date
	Absent     []AbsentAgency
	Safety     []SafetyPlan // of each child, where the pathway asks for one
	Told       []Told       // who knew of the earlier date
	Done       bool         // the step of the pathway is recorded
}

// AbsentAgency is one of which nobody took part in a conference, and whether that was taken up.
type AbsentAgency struct {
	Agency   int64
	Name     string
	Word     bool  // word came, so that it need not be taken up
	Taken    int64 // the issues resolution; 0: none yet
	Children []int64
}

// SafetyPlan is what keeps a child safe until a conference has its new date.
type SafetyPlan struct {
	Child   int64
	Name    string
	Keeps   string // for agencies
	Plain   string // for the family
	Version int    // 0: not written yet
}

// SafetyPlanField is the field of a safety plan's form: part is keeps or plain.
func SafetyPlanField(child int64, part string) string {
	return fmt.Sprintf("safety.%d.%s", child, part)
}

// Validate returns nil, or the fields that are wrong.
func (p SafetyPlan) Validate() error {
	f := Fields{}
	for part, text := range map[string]string{"keeps": p.Keeps, "plain": p.Plain} {
		f.Need(SafetyPlanField(p.Child, part), text, "Write what keeps "+p.Name+" safe until the new date")
		f.AtMost(SafetyPlanField(p.Child, part), text, maxAccount)
	}
	return f.Err()
}

// RearrangementPart is one thing that the pathway asks for.
type RearrangementPart struct {
	ID, Title string
	Done      bool
	Left      string // what is left of it
}

// Parts lists what the pathway asks for, and how far each is.
func (x *Rearrangement) Parts() []RearrangementPart {
	agencies := x.open()
	date := RearrangementPart{ID: "date", Title: "A new date, approved by the service manager", Done: x.New.ID != 0, Left: "There is no new date yet"}
	taken := RearrangementPart{ID: "agencies", Title: "Taken up informally with each agency that did not come", Done: len(agencies) == 0, Left: "Not taken up yet: " + strings.Join(agencies, ", ")}
	list := []RearrangementPart{date, taken}
	if len(x.Safety) > 0 {
		var names []string
		for _, p := range x.Safety {
			if p.Version == 0 {
				names = append(names, p.Name)
			}
		}
		list = append(list, RearrangementPart{ID: "safety", Title: "A safety plan for each child until then", Done: len(names) == 0, Left: "Not written yet: " + strings.Join(names, ", ")})
	}
	var untold []string
	for _, t := range x.Told {
		if t.Again.IsZero() {
			untold = append(untold, t.Name)
		}
	}
	told := RearrangementPart{ID: "told", Title: "The new date to everybody who was told of the old one", Done: x.New.ID != 0 && len(untold) == 0, Left: "It follows the new date"}
	if x.New.ID != 0 {
		told.Left = "Not told yet: " + strings.Join(untold, ", ")
	}
	return append(list, told)
}

func (x *Rearrangement) open() []string {
	var names []string
	for _, a := range x.Absent {
		if a.Taken == 0 && !a.Word {
			names = append(names, a.Name)
		}
	}
	return names
}

// AllDone tells whether nothing is left.
func (x *Rearrangement) AllDone() bool {
	return !slices.ContainsFunc(x.Parts(), func(p RearrangementPart) bool { return !p.Done })
}

// InWords is how the step is recorded: what was done.
func (x *Rearrangement) InWords() string {
	text := "Not quorate"
	if x.Why != "" {
		text = "Declared not effective by " + x.By + ": " + x.Why
	}
	for _, p := range x.Parts() {
		text += ". " + p.Title
	}
	return text + "."
}

// AbsentOf returns the agencies of which somebody was asked to come and nobody took part, as the minutes have it.
func (s Sitting) AbsentOf() []AbsentAgency {
	r := s.asTyped().Record
	var list []AbsentAgency
	there := map[int64]bool{}
	for _, a := range r.OnList() {
		n, ok := r.Colleague(a.Professional)
		if !ok || a.Purpose != ToAttend || a.Attended == "" {
			continue
		}
		agency := n.Professional.Agency
		there[agency] = there[agency] || Presence{Mode: a.Attended}.There()
		i := slices.IndexFunc(list, func(x AbsentAgency) bool { return x.Agency == agency })
		if i < 0 {
			i, list = len(list), append(list, AbsentAgency{Agency: agency, Name: n.Professional.AgencyName, Word: true})
		}
		list[i].Word = list[i].Word && a.Attended == "apologies"
	}
	return slices.DeleteFunc(list, func(x AbsentAgency) bool { return there[x.Agency] })
}

// StepNotQuorate is done when all has followed on a conference that could not go on.
const StepNotQuorate = "not-quorate"

// AsksForSafety tells whether the pathway asks for a safety plan until the new date of a conference.
func (d *Definition) AsksForSafety() bool {
	s := d.Step(StepNotQuorate)
	return s != nil && s.Safety
}

// safetyPlan fills in what keeps the children safe until the new date, for those of whom the recipient may know.
func (d *disclosure) safetyPlan() {
	for _, child := range d.facts.Children {
		for _, p := range d.record.Moved.safety() {
			if p.Child != child.ID {
				continue
			}
			text := p.Plain
			if d.professional() {
				text = p.Keeps
			}
			if d.hasUnseen(PlanAction{Risk: text, Who: text}) {
				d.withhold("What keeps "+child.Name+" safe", "It names somebody whom "+d.name()+" may not know of")
				text = ""
			}
			d.facts.Safety = append(d.facts.Safety, SafetyFacts{Child: child.Name, Text: text})
		}
	}
}

func (m *Moved) safety() []SafetyPlan {
	if m == nil {
		return nil
	}
	return m.Safety
}

// getsSafety tells whether there is a safety plan of a child of whom the recipient may know, and with whom one of the family lives: it is
// written for those, and says how they are kept from others. Children have theirs from their social worker.
func (w recipient) getsSafety() bool {
	return (w.professional() || w.member.Kind == Adult && w.attendee.Excluded == "") && slices.ContainsFunc(w.record.Moved.safety(), func(p SafetyPlan) bool {
		return w.mayKnow(p.Child) && (w.professional() || w.livesWith(p.Child))
	})
}

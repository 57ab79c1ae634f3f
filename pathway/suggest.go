package pathway

import (
	"slices"
	"strings"
)

// Suggestion is somebody whom the invitation list can take in one click, with the reason. Where no person of an agency is
// chosen yet, the attendee has no professional and Agency says of which one to choose.
type Suggestion struct {
	Attendee Attendee
	Agency   int64
	Name     string // of the person, or of the agency
	Why      string
}

// SuggestedAttendees builds the invitation list from the family and its network: those with parental responsibility, parents
// and carers; children old enough to take part; the network; midwifery and health visiting for an unborn child; the
// office's usual agencies; the police for checks; the lead social worker and the team manager. Agencies and directory are the
// office's. Nobody is suggested who is on the list, has died, is hidden, left the family, or who may not know of any of its
// children.
func SuggestedAttendees(r *Record, agencies []Agency, directory []Professional) []Suggestion {
	s := &suggesting{record: r, directory: directory}
	s.adults()
	s.children()
	s.network()
	s.usual(agencies)
	return s.list
}

type suggesting struct {
	record    *Record
	directory []Professional
	list      []Suggestion
}

// add takes somebody on unless they are on the list or suggested already.
func (s *suggesting) add(a Attendee, name, why string) {
	same := func(b Attendee) bool {
		return !b.Removed && b.Purpose != WrittenTo && (a.Person != 0 && a.Person == b.Person || a.Professional != 0 && a.Professional == b.Professional)
	}
	if slices.ContainsFunc(s.record.Attendees, same) || slices.ContainsFunc(s.list, func(x Suggestion) bool { return same(x.Attendee) }) {
		return
	}
	if a.Purpose == "" {
		a.Purpose = ToAttend
	}
	s.list = append(s.list, Suggestion{Attendee: a, Name: name, Why: why})
}

func (s *suggesting) adults() {
	for _, m := range s.record.Members {
		p := m.Person
		if m.Kind != Adult || p.Hidden || !p.Died.IsZero() || past(m.EndedOn, s.record.Now.Date()) {
			continue
		}
		var responsible, parent, carer []string
		mayKnow := false
		for _, child := range s.record.Conference.Children {
			x, ok := s.record.Relation(p.ID, child)
			c, _ := s.record.Member(child)
			if !ok || !c.Person.Died.IsZero() || x.MayKnow == "no" && x.Confirmed != "" {
				continue
			}
			mayKnow = mayKnow || x.Knows()
			switch name := c.Person.Name(); {
			case x.PR == "yes":
				responsible = append(responsible, name)
			case IsParent(x.Relation):
				parent = append(parent, name)
			case isCarer(x.Relation) || livesWith(c, m):
				carer = append(carer, name)
			}
		}
		var why []string
		if responsible != nil {
			why = append(why, "has parental responsibility for "+joined(responsible))
		}
		if parent != nil {
			why = append(why, "is a parent of "+joined(parent))
		}
		if carer != nil {
			why = append(why, "cares for or lives with "+joined(carer))
		}
		if why == nil {
			continue
		}
		text := joined(why)
		if !mayKnow {
			text += "; confirm first what they may know"
		}
		s.add(Attendee{Person: p.ID, Role: firstOf(s.record.relationTo(p.ID, s.record.Conference.Children), "Carer"), How: "in-person"}, p.Name(), sentence(text))
	}
}

func isCarer(relation string) bool {
	r := strings.ToLower(relation)
	return strings.Contains(r, "carer") || strings.Contains(r, "guardian") || strings.Contains(r, "partner")
}

func (s *suggesting) children() {
	for _, child := range s.record.Conference.Children {
		m, ok := s.record.Member(child)
		age, known := m.Person.Age(s.record.Conference.StartsAt.Date())
		if !ok || !known || age < s.record.Office.AdvocateAge || !m.Person.Died.IsZero() {
			continue
		}
		s.add(Attendee{Person: child, Role: "Child", How: "either"}, m.Person.Name(), "Is old enough to choose whether to take part")
	}
}

func (s *suggesting) network() {
	r := s.record
	for _, n := range r.Network {
		p := n.Professional
		linked := slices.ContainsFunc(n.Children, func(c int64) bool { return slices.Contains(r.Conference.Children, c) })
		lead := p.ID == r.Case.SocialWorker || p.ID == r.SocialWorker.ID
		switch {
		case past(n.EndedOn, r.Now.Date()) || !linked:
			continue
		case lead:
			s.add(Attendee{Professional: p.ID, Role: "Social worker", How: "in-person"}, p.Name, "Is the lead social worker")
		case p.ID == r.Case.TeamManager || p.ID == r.TeamManager.ID:
			s.add(Attendee{Professional: p.ID, Role: "Team manager", How: "either"}, p.Name, "Manages the lead social worker’s team")
		default:
			s.add(Attendee{Professional: p.ID, Role: firstOf(n.Role, p.JobTitle), How: "either"}, p.Name, "Works with the family")
		}
	}
	for _, p := range []Professional{r.SocialWorker, r.TeamManager} { // who are not in the network yet
		if p.ID == 0 {
			continue
		}
		role, why := "Social worker", "Is the lead social worker; link them to the children"
		if p.ID == r.TeamManager.ID {
			role, why = "Team manager", "Manages the lead social worker’s team; link them to the children"
		}
		s.add(Attendee{Professional: p.ID, Role: role, How: "either"}, p.Name, why)
	}
}

// usual adds the agencies of which nobody is on the list yet: those of every list, the police for checks, and for an unborn
// child midwifery and health visiting.
func (s *suggesting) usual(agencies []Agency) {
	unborn := slices.ContainsFunc(s.record.Conference.Children, func(c int64) bool {
		m, _ := s.record.Member(c)
		return m.Person.Unborn && m.Person.Died.IsZero()
	})
	for _, a := range agencies {
		visiting := strings.Contains(Normalise(a.Name), "health visit")
		why := ""
		switch {
		case a.Ended || s.represented(a.ID):
			continue
		case a.Kind == Police:
			why = "Is asked for checks before every conference"
		case unborn && a.Kind == Midwifery:
			why = "Is asked before a birth"
		case unborn && visiting:
			why = "Is asked before a birth"
		case a.Usual:
			why = "Is asked to every conference"
		default:
			continue
		}
		x := Suggestion{Agency: a.ID, Name: a.Name, Why: why, Attendee: Attendee{Purpose: ToAttend, How: "either"}}
		if a.Kind == Police {
			x.Attendee.Purpose, x.Attendee.How = PoliceCheck, ""
		}
		if of := s.of(a.ID); len(of) == 1 { // the only one of the directory
			x.Attendee.Professional, x.Attendee.Role, x.Name = of[0].ID, of[0].JobTitle, of[0].Name
		}
		s.list = append(s.list, x)
	}
}

// represented reports whether somebody of an agency is on the list or suggested.
func (s *suggesting) represented(agency int64) bool {
	of := func(professional int64) bool {
		n, ok := s.record.Colleague(professional)
		if ok {
			return n.Professional.Agency == agency
		}
		return slices.ContainsFunc(append(s.directory, s.record.SocialWorker, s.record.TeamManager), func(p Professional) bool {
			return professional != 0 && p.ID == professional && p.Agency == agency
		})
	}
	return slices.ContainsFunc(s.record.Attendees, func(a Attendee) bool { return !a.Removed && of(a.Professional) }) ||
		slices.ContainsFunc(s.list, func(x Suggestion) bool { return of(x.Attendee.Professional) })
}

// of returns the professionals of an agency in the directory.
func (s *suggesting) of(agency int64) []Professional {
	var all []Professional
	for _, p := range s.directory {
		if p.Agency == agency && !p.Ended {
			all = append(all, p)
		}
	}
	return all
}

// sentence begins text with a capital letter.
func sentence(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

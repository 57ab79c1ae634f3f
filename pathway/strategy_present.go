package pathway

import "strings"

// party is who Working Together expects at every strategy meeting, and the words by which somebody typed is known as one of them.
type party struct {
	title string
	kinds []AgencyKind
	words []string
}

var strategyParties = []party{
	{"children’s social care", []AgencyKind{SocialCare}, []string{"social care", "social work", "social worker", "social services", "children s services", "childrens services", "team manager", "mash"}},
	{"the police", []AgencyKind{Police}, []string{"police", "detective", "constable", "sergeant", "caiu", "dc", "pc", "ds"}},
	{"health", []AgencyKind{Health, Midwifery}, []string{"health", "nhs", "nurse", "nursing", "gp", "doctor", "dr", "hospital", "midwife", "midwifery", "paediatrician", "paediatrics", "camhs"}},
}

// NotThere returns which of social care, police and health nobody is recorded from as taking part in a meeting that started an
// enquiry. Somebody who is not of the directory is known by the words of their agency, job and name.
func (m StrategyMeeting) NotThere() []string {
	var list []string
	for _, p := range strategyParties {
		there := !m.S47
		for _, a := range m.Attendees {
			there = there || p.has(a)
		}
		if !there {
			list = append(list, p.title)
		}
	}
	return list
}

func (p party) has(a StrategyAttendee) bool {
	if a.Kind != "" {
		for _, kind := range p.kinds {
			if a.Kind == kind {
				return true
			}
		}
		return false
	}
	text := " " + Normalise(a.Name+" / "+a.Role+" / "+a.Agency) + " "
	for _, word := range p.words {
		if strings.Contains(text, " "+word+" ") {
			return true
		}
	}
	return false
}

package pathway

import (
	"fmt"
	"slices"
	"strings"
)

// Quoracy is whether enough agencies are there for each child: children's social care and as many others in direct contact
// with the child as the office asks for (Working Together leaves the number to local procedures; 2 is usual).
type Quoracy struct {
	Children []ChildQuoracy
}

// ChildQuoracy is the quoracy for one child.
type ChildQuoracy struct {
	Child      int64
	Name       string
	SocialCare bool
	Others     []string // the other agencies that count, as one word or two each
	Missing    int      // how many of these are missing
}

// Quorate tells whether enough agencies are there for this child.
func (c ChildQuoracy) Quorate() bool { return c.SocialCare && c.Missing == 0 }

// Needs says what is missing: "needs one more agency in direct contact"; "" where nothing is.
func (c ChildQuoracy) Needs() string {
	var needs []string
	if !c.SocialCare {
		needs = append(needs, "children’s social care")
	}
	switch {
	case c.Missing == 1:
		needs = append(needs, "one more agency in direct contact")
	case c.Missing > 1:
		needs = append(needs, fmt.Sprintf("%s more agencies in direct contact", smallNumber(c.Missing)))
	}
	if needs == nil {
		return ""
	}
	return "needs " + strings.Join(needs, " and ")
}

// There names the agencies that count: "social care, health, education".
func (c ChildQuoracy) There() string {
	there := c.Others
	if c.SocialCare {
		there = append([]string{"social care"}, there...)
	}
	return strings.Join(there, ", ")
}

// Quorate tells whether enough agencies are there for every child.
func (q Quoracy) Quorate() bool {
	return len(q.Children) > 0 && !slices.ContainsFunc(q.Children, func(c ChildQuoracy) bool { return !c.Quorate() })
}

// Lines says it in words, for the screen: one line where it is the same for every child, otherwise one for those who are
// alike. Names of children stand in it: it is for staff.
func (q Quoracy) Lines() []string {
	type alike struct {
		says  string
		names []string
	}
	var groups []alike
	for _, c := range q.Children {
		says := "Not quorate for %s: " + c.Needs()
		if c.Quorate() {
			says = "Quorate for %s: " + c.There()
		}
		at := slices.IndexFunc(groups, func(g alike) bool { return g.says == says })
		if at < 0 {
			at, groups = len(groups), append(groups, alike{says: says})
		}
		groups[at].names = append(groups[at].names, c.Name)
	}
	if len(groups) == 1 && q.Quorate() {
		return []string{strings.Replace(groups[0].says, " for %s", "", 1)}
	}
	lines := make([]string, len(groups))
	for i, g := range groups {
		lines[i] = strings.Replace(g.says, "%s", listOf(g.names), 1)
	}
	return lines
}

// Words says it for a document, without a name or an agency: it reads the same for everybody.
func (q Quoracy) Words() string {
	if q.Quorate() {
		return "The conference was quorate: children’s social care and enough other agencies that work with each child took part."
	}
	return "The conference was not quorate: fewer agencies took part than our procedures ask for."
}

// CheckQuoracy counts who takes part in the record's conference: those who are there once it has begun, those who say that
// they will come before. Somebody who left before its end no longer counts. Agencies of one group count as one.
func CheckQuoracy(r *Record, agencies []Agency) Quoracy {
	wanted := r.Office.Quorum
	if wanted <= 0 {
		wanted = 2
	}
	var q Quoracy
	for _, child := range r.Conference.Children {
		member, _ := r.Member(child)
		c := ChildQuoracy{Child: child, Name: member.Person.Name()}
		for _, a := range r.Attendees {
			if !a.Comes() || a.Professional == 0 || !r.takesPart(a) {
				continue
			}
			who, _ := r.Colleague(a.Professional)
			group := groupOf(agencies, who.Professional.Agency)
			switch {
			case group == "":
			case group == string(SocialCare):
				c.SocialCare = true
			case who.DirectContact && slices.Contains(who.Children, child) && !slices.Contains(c.Others, wordsOf(group)):
				c.Others = append(c.Others, wordsOf(group))
			}
		}
		c.Missing = max(0, wanted-len(c.Others))
		q.Children = append(q.Children, c)
	}
	return q
}

// takesPart tells whether somebody is at the table, or before the conference whether they will be.
func (r *Record) takesPart(a Attendee) bool {
	if r.Conference.BeganAt.IsZero() {
		return a.Excluded != ExcludedWhole && (a.Answer == "coming" || a.Answer == "video" || a.Answer == "deputy")
	}
	ended := r.Conference.EndedAt
	left := a.Left != "" && (ended.IsZero() || a.Left < ended.Clock())
	return Presence{Mode: a.Attended}.There() && !left
}

func groupOf(agencies []Agency, id int64) string {
	for _, a := range agencies {
		if a.ID == id {
			return a.QuoracyGroup
		}
	}
	return ""
}

func wordsOf(group string) string { return strings.ReplaceAll(group, "-", " ") }

// listOf joins names: "Amy, Ben and Cal".
func listOf(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

func smallNumber(n int) string {
	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	if n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}

package handlers

import (
	"strconv"
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// matchesOf returns who is recorded already and may be the person of a line of a form, whose fields begin with at. The
// answer is the field at-same: a person's id, or "new".
func (s *Server) matchesOf(c *Ctx, f Form, v *views.Form, at string, p pathway.Person) (views.Matches, error) {
	m := views.Matches{ID: at + "-matches"}
	list, err := s.DB.Matches(c.Ctx(), c.By(), c.family.ID, p)
	if err != nil || len(list) == 0 {
		return m, err
	}
	var options []views.Option
	born, seen := false, map[int64]bool{}
	for _, match := range list {
		m.Urgent = m.Urgent || match.Asks(p)
		born = born || match.Asks(p) && match.Same
		if seen[match.Person.ID] {
			continue
		}
		seen[match.Person.ID] = true
		options = append(options, views.Option{Value: strconv.FormatInt(match.Person.ID, 10), Text: "Use " + match.Person.Name(), Hint: matchWords(c, match)})
	}
	options = append(options, views.Option{Value: "new", Text: "Somebody else: enter as new"})
	question := "Somebody with a name like this is recorded already"
	switch {
	case born:
		question = "Somebody with this name and date of birth is recorded already. Is it the same person?"
	case m.Urgent:
		question = "Somebody with this name is recorded already. Is it the same person?"
	}
	m.Choices = v.Radios(at+"-same", question, options...)
	return m, nil
}

// matchWords tells who somebody is: their age, their part, their family.
func matchWords(c *Ctx, m pathway.Match) string {
	words := nonEmpty(m.Person.AgeWords(c.Today()))
	if !m.Person.Born.IsZero() {
		words = append(words, "born "+m.Person.Born.Short())
	}
	words = append(words, kindWords(m.Kind))
	if m.Here {
		return strings.Join(append(words, "already in this family"), ", ")
	}
	return strings.Join(append(words, m.Family+", "+m.Reference), ", ")
}

// kindWords is what somebody is in a family.
func kindWords(k pathway.PersonKind) string {
	switch k {
	case pathway.SubjectChild:
		return "child"
	case pathway.OtherChild:
		return "child, not subject"
	}
	return "adult"
}

package pathway

import (
	"fmt"
	"slices"
	"strings"
)

// planGaps checks a child's outline plan: none of a row's parts may be missing, and "by when" is a day between the
// conference and the review.
func (s Sitting) planGaps(g *gaps, child Person, c ChildMinutes) {
	name, field := child.Name(), fmt.Sprintf("plan.%d.", child.ID)
	g.need(field+"protect", c.Plan.Protect, "Write what protects %s from today", name)
	if len(c.Plan.Actions) == 0 {
		g.add(field+"1.risk", "Write at least one row of the plan for %s", name)
	}
	for i, a := range c.Plan.Actions {
		row := fmt.Sprintf("%s%d.", field, c.Rows[i])
		where := fmt.Sprintf("row %d of the plan for %s", i+1, name)
		g.need(row+"risk", a.Risk, "Name the risk in %s", where)
		g.need(row+"action", a.Action, "Write the action in %s", where)
		g.need(row+"who", a.Who, "Say who does it in %s", where)
		s.byGaps(g, row+"by", where, a, s.Minutes.ReviewFor(c))
		g.need(row+"measure", a.Measure, "Say what will show that it worked in %s", where)
	}
	g.need(field+"seen", c.Plan.Seen, "Say how often %s is seen", name)
	g.need(field+"alone", c.Plan.SeenAlone, "Say how often %s is seen alone, or why not", name)
	g.need(field+"contingency", c.Plan.Contingency, "Write what happens for %s if the plan does not work", name)
	g.need(field+"expected", c.Plan.Expected, "Write what is expected of the parents of %s", name)
}

func (s Sitting) byGaps(g *gaps, field, where string, a PlanAction, review Date) {
	held := s.Record.Conference.StartsAt.Date()
	switch {
	case a.By.IsZero() && a.ByText == "":
		g.add(field, "Enter by when in %s", where)
	case a.By.IsZero():
		g.add(field, "“%s” is no date: enter a day in %s", clip(a.ByText), where)
	case a.By.Before(held):
		g.add(field, "By when is before the conference in %s", where)
	case !review.IsZero() && a.By.After(review):
		g.add(field, "By when is after the review in %s: choose a day up to %s", where, review.layout("2 January 2006"))
	}
}

// Hints lists what is worth another look though nothing is missing: rows of a plan that nobody could check, because they
// name no one person, no deed or no result.
func (s Sitting) Hints() []Gap {
	var g gaps
	for _, child := range s.children() {
		c := s.Minutes.Child(child.ID)
		if n := len(strings.Fields(c.Reasons)); n == 1 {
			g.add(fmt.Sprintf("child.%d.reasons", child.ID), "%s: the reasons are one word: everybody who gets the decisions reads them", child.Name())
		}
		if c.Outcome != OutcomePlan {
			continue
		}
		for i, a := range c.Plan.Actions {
			row := fmt.Sprintf("plan.%d.%d.", child.ID, c.Rows[i])
			hints := SmartHints(a)
			for _, h := range hints {
				g.add(row+h.Field, "%s, row %d: %s", child.Name(), i+1, h.Message)
			}
			if s.aboutThemselves(a, child.ID) {
				g.add(row+"action", "%s, row %d: who does it reads this as “What I will do”: begin with the deed, “Take him to school”, not “Takes him to school”", child.Name(), i+1)
			}
			if a.Who != "" && !slices.ContainsFunc(hints, func(h Gap) bool { return h.Field == "who" }) && !s.listed(a, child.ID) {
				g.add(row+"who", "%s, row %d: nobody on the list is called “%s”, so it stands in nobody’s own part of the plan", child.Name(), i+1, clip(a.Who))
			}
		}
	}
	if s.Minutes.openText("summary") == "" {
		g.add("text.summary", "The chair’s summary is empty")
	}
	s.timeHints(&g)
	s.awayGaps(&g, false)
	return g
}

// earlyFrom is how many minutes before its booked time a conference begins that is probably mistyped.
const earlyFrom = 60

// timeHints notes a beginning long before the booked time, and times beside the name of somebody who was not there.
func (s Sitting) timeHints(g *gaps) {
	k := s.Record.Conference
	if early := k.StartsAt.MinutesSince(k.BeganAt); !k.BeganAt.IsZero() && early >= earlyFrom {
		g.add(BeganField, "It began at %s, and was booked for %s: put the time right if that is a slip", k.BeganAt.Clock(), k.StartsAt.Clock())
	}
	for _, a := range s.invited() {
		mode := s.Minutes.Presence[a.ID].Mode
		for _, end := range []string{"arrived", "left"} {
			field := fmt.Sprintf("attend.%d.%s", a.ID, end)
			if mode != "" && !(Presence{Mode: mode}).There() && strings.TrimSpace(s.Typed[field]) != "" {
				g.add(field, "%s: %s, and yet there is a time. It is not kept", s.Record.called(a), strings.ToLower(TitleOf(Attendances, mode)))
			}
		}
	}
}

// listed tells whether the words for who does an action name somebody of the list.
func (s Sitting) listed(a PlanAction, child int64) bool { return s.Record.Lists(a, child) }

// Lists tells whether the words for who does an action of a child's plan name somebody of the list.
func (r *Record) Lists(a PlanAction, child int64) bool {
	return slices.ContainsFunc(r.OnList(), func(x Attendee) bool {
		w := newRecipient(r, x.ID)
		first, _, _ := strings.Cut(w.name(), " ")
		return !w.nobody() && (w.does(a, child) || says(a.Who, first))
	})
}

// aboutThemselves tells whether an action of one of the family speaks of them and not to them: "Keeps the door locked", "He
// stays away", "Mother to ring the school".
func (s Sitting) aboutThemselves(a PlanAction, child int64) bool {
	first, _, _ := strings.Cut(Normalise(a.Action), " ")
	return slices.ContainsFunc(s.Record.Attendees, func(x Attendee) bool {
		w := newRecipient(s.Record, x.ID)
		return !x.Removed && !w.nobody() && !w.professional() && w.does(a, child) && (thirdPerson(first) || w.meant(first, child))
	})
}

// thirdPerson tells whether a word with which a sentence begins speaks of somebody: a pronoun, or a verb that ends so.
func thirdPerson(word string) bool {
	if slices.Contains([]string{"he", "she", "they", "parents"}, word) {
		return true
	}
	return len(word) > 2 && strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") && !strings.HasSuffix(word, "days") &&
		!slices.Contains([]string{"always", "focus", "this", "sometimes", "its", "perhaps"}, word)
}

// SmartHints says what makes an action hard to check (specific, measurable, achievable, relevant, timely). Field is risk,
// action, who, by or measure. It is advice: the words of a good action may set it off.
func SmartHints(a PlanAction) []Gap {
	var g gaps
	if has(a.Who, "all", "everyone", "everybody", "professionals", "agencies", "tbc", "family", "parents") {
		g.add("who", "name one person who answers for it")
	}
	if has(a.Action, "monitor", "encourage", "continue", "ensure", "support") && len(strings.Fields(a.Action)) < 8 {
		g.add("action", "say what will be done, how often and where")
	} else if n := len(strings.Fields(a.Action)); n > 0 && n < 3 {
		g.add("action", "say what will be done in a sentence")
	}
	if words := strings.Fields(a.Risk); len(words) == 1 && len(words[0]) < 12 {
		g.add("risk", "say in a few words who could come to harm, and how")
	}
	switch {
	case a.Measure == "":
	case len(strings.Fields(a.Measure)) == 1:
		g.add("measure", "say what somebody could see or count")
	case strings.EqualFold(a.Measure, a.Action):
		g.add("measure", "say what will be different for the child, not the action again")
	case has(a.Measure, "attended", "completed", "engaged", "improved", "better") && len(strings.Fields(a.Measure)) < 5:
		g.add("measure", "say what somebody could see or count")
	}
	return g
}

// has tells whether one of words stands in text as a word of its own.
func has(text string, words ...string) bool {
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r < 'a' || r > 'z' }) {
		if slices.Contains(words, w) {
			return true
		}
	}
	return false
}

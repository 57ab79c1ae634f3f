package handlers

import (
	"fmt"
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// nav lists the places with how they stand.
func (b *screenBuilder) nav() views.ScreenNav {
	nav := views.ScreenNav{URL: b.path("places")}
	missing := map[string]int{}
	for _, g := range b.roll.Seen(b.k.Missing()) {
		missing[placeOfGap(g.Field)]++
	}
	add := func(id, text string, filled bool) {
		i := views.ScreenNavItem{ID: id, Text: text, Missing: missing[id]}
		switch {
		case i.Missing > 0:
			i.Status = views.StatusDue
		case filled:
			i.Status = views.StatusDone
		}
		nav.Items = append(nav.Items, i)
	}
	add("attendance", "Who is here", missing["attendance"] == 0)
	for _, s := range pathway.Sections {
		if s.Private() {
			continue
		}
		if s.ID == "summary" {
			add(placeViews, "Views of the family", missing[placeViews] == 0)
		}
		add(placeOfSection(s.ID), s.Title, b.holds("text."+s.ID) || s.ID == "reports" && b.holds("report."))
	}
	plans := false
	for _, child := range b.children() {
		id, o := placeOfChild(child.ID), b.k.Minutes.Child(child.ID).Outcome
		add(id, child.Name(), o != "" && missing[id] == 0)
		plans = plans || o == pathway.OutcomePlan
	}
	if len(b.children()) > 0 {
		add(placeCore, "Core group and review", plans && missing[placeCore] == 0)
	}
	conference := b.k.Record.Conference.ID
	nav.Items = append(nav.Items, views.ScreenNavItem{ID: "private", Text: "For the chair only", URL: b.c.conferencePath(conference, "minutes", "private")},
		views.ScreenNavItem{ID: "earlier", Text: "Earlier texts", URL: b.c.conferencePath(conference, "minutes", "earlier")})
	return nav
}

// holds tells whether a field of that name, or one below it, holds something.
func (b *screenBuilder) holds(name string) bool {
	for field, f := range b.k.Fields {
		if strings.HasPrefix(field, name) && f.Value != "" && pathway.ValidField(field, b.roll) {
			return true
		}
	}
	return false
}

// placeOfGap returns the place in which a field stands.
func placeOfGap(field string) string {
	words := strings.Split(field, ".")
	if words[0] == "carried" {
		words = words[1:]
	}
	switch words[0] {
	case "attend":
		return "attendance"
	case "views":
		return placeViews
	case "agency", "dissent":
		return "child-" + words[2]
	case "child", "plan":
		return "child-" + words[1]
	case "core", "review":
		return placeCore
	case "text":
		return placeOfSection(words[1])
	}
	return words[0]
}

// live is what follows from what was typed.
func (b *screenBuilder) live() views.ScreenLive {
	k := b.k.Record.Conference
	q := b.k.Quoracy().Only(b.roll.Children)
	live := views.ScreenLive{
		URL: b.path("live"), Quorate: q.Quorate(), Quoracy: q.Lines(), State: b.state(),
	}
	switch draft, _ := b.k.Latest(); {
	case draft.State == pathway.DecisionsApproved:
		live.Decided = "The decisions are approved"
	case draft.State == pathway.DecisionsWithChair:
		live.Decided = "The decisions are with the chair"
	default:
		live.Missing, live.Hints = b.gaps(b.k.Missing()), b.gaps(b.k.Hints())
	}
	if k.BeganAt.IsZero() {
		for i, line := range live.Quoracy {
			live.Quoracy[i] = "By the answers so far: " + strings.ToLower(line[:1]) + line[1:]
		}
	}
	switch {
	case k.ExceptionalWhy != "":
		live.Agreed = k.ExceptionalBy + " agreed that it goes on all the same."
	case !q.Quorate() && !k.BeganAt.IsZero():
		live.Agree = views.Action{Text: "What to do", URL: b.c.conferencePath(k.ID, "decisions") + "#not-quorate"}
	}
	if !k.BeganAt.IsZero() {
		end := b.c.Minute()
		if !k.EndedAt.IsZero() {
			end = k.EndedAt
		} else {
			live.Since = k.BeganAt.In(b.c.server.zone).UnixMilli()
		}
		live.Length = lengthOf(end.MinutesSince(k.BeganAt))
	}
	for _, child := range b.children() {
		m := b.k.Minutes.Child(child.ID)
		t := views.ScreenTally{Name: child.Name(), Tally: b.k.TallyOf(child.ID).Words(), Outcome: pathway.OutcomeTitle(m.Outcome, b.k.OnPlan(child.ID))}
		if m.Outcome == pathway.OutcomePlan && len(m.Categories) > 0 {
			var titles []string
			for _, code := range m.Categories {
				titles = append(titles, strings.ToLower(pathway.CategoryTitle(code)))
			}
			t.Outcome += ": " + views.Join(titles)
		}
		live.Children = append(live.Children, t)
	}
	return live
}

func (b *screenBuilder) state() views.Tag {
	k := b.k.Record.Conference
	switch {
	case !k.EndedAt.IsZero():
		return views.Tag{Status: views.StatusDone, Text: "Ended at " + k.EndedAt.Clock()}
	case !k.BeganAt.IsZero():
		return views.Tag{Status: views.StatusDue, Text: "In progress"}
	}
	return views.Tag{Status: views.StatusForecast, Text: "Not begun"}
}

// gaps links each gap to its field, as far as that is on this screen.
func (b *screenBuilder) gaps(list []pathway.Gap) []views.ScreenGap {
	var gaps []views.ScreenGap
	for _, g := range b.roll.Seen(list) {
		url := "#" + views.FieldID(g.Field)
		if g.Field == pathway.StepDownField {
			url = b.c.conferencePath(b.k.Record.Conference.ID, "step-down")
		}
		if g.Field == pathway.QuoracyField {
			url = b.c.conferencePath(b.k.Record.Conference.ID, "decisions") + "#not-quorate"
		}
		gaps = append(gaps, views.ScreenGap{URL: url, Text: g.Message})
	}
	return gaps
}

func lengthOf(minutes int) string {
	if minutes < 60 {
		return fmt.Sprintf("%d min", max(minutes, 0))
	}
	return fmt.Sprintf("%d h %02d min", minutes/60, minutes%60)
}

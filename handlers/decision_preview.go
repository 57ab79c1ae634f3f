package handlers

import (
	"fmt"
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// preview draws decisions as somebody reads them who has a full copy.
func (d *decisionsMaker) preview(content pathway.Decisions, id string) views.DecisionsPreview {
	k := d.k.Record.Conference
	content = content.Covered(d.cover)
	p := views.DecisionsPreview{ID: id, Title: pathway.TitleOf(pathway.ConferenceKinds, string(k.Kind))}
	facts(&p.Facts,
		"Held", k.StartsAt.Format(), "Began and ended", strings.Trim(k.BeganAt.Clock()+" to "+k.EndedAt.Clock(), " to"), "Where", k.Venue.Name,
		"Chair", k.Chair.Name, "Minute taker", k.MinuteTaker.Name, "Quoracy", content.Quoracy, "Went on all the same", d.exceptional(), "Took part", d.tookPart(), "The chair’s summary", content.Summary)
	for _, c := range content.Children {
		p.Children = append(p.Children, d.previewChild(c))
	}
	if len(content.CoreGroup) > 0 {
		var members []string
		for _, id := range content.CoreGroup {
			members = append(members, d.called(id))
		}
		facts(&p.CoreGroup, "Lead social worker", content.LeadWorker, "Core group", strings.Join(members, "\n"),
			"First meeting", moment(content.CoreGroupAt, content.CoreGroupOn), "Where", content.CoreGroupWhere, "Review conference", moment(content.ReviewAt, content.ReviewOn))
	}
	return p
}

func (d *decisionsMaker) exceptional() string {
	k := d.k.Record.Conference
	if k.ExceptionalWhy == "" {
		return ""
	}
	return d.cover(k.ExceptionalWhy) + "\nAgreed by " + k.ExceptionalBy
}

// tookPart lists who was there, one a line.
func (d *decisionsMaker) tookPart() string {
	var list []string
	for _, a := range d.k.Minutes.Attended(d.k.Record.Attendees) {
		if a.Comes() && a.Attended != "" {
			list = append(list, d.called(a.ID)+": "+strings.ToLower(pathway.TitleOf(pathway.Attendances, a.Attended)))
		}
	}
	return strings.Join(list, "\n")
}

func (d *decisionsMaker) called(attendee int64) string {
	a, ok := d.k.Record.Attendee(attendee)
	if !ok {
		return "Somebody who is no longer on the list"
	}
	b := screenBuilder{k: d.k}
	if name := b.name(a); name != a.Role && a.Role != "" {
		return name + ", " + a.Role
	}
	return b.name(a)
}

func (d *decisionsMaker) previewChild(c pathway.ChildDecision) views.DecisionsChild {
	m, _ := d.k.Record.Member(c.Child)
	v := views.DecisionsChild{Name: m.Person.Name(), Outcome: c.Title()}
	var categories []string
	for _, code := range c.Categories {
		categories = append(categories, pathway.CategoryTitle(code))
	}
	var dissent []string
	for _, x := range c.Dissent {
		dissent = append(dissent, d.called(x.Attendee)+": "+x.Reasons)
	}
	reconvene := ""
	if !c.ReconveneOn.IsZero() {
		reconvene = views.Day(c.ReconveneOn)
	}
	facts(&v.Facts, "Why the plan ends", pathway.TitleOf(pathway.EndGrounds, c.Ground), "Category", views.Join(categories), "Reasons", c.Reasons, "The chair’s reasons", c.Chair, instead(c.Outcome), c.Instead, "Meets again", reconvene,
		"Views", c.Tally.Words(), "Dissent", strings.Join(dissent, "\n"))
	v.Views = views.Table{ID: fmt.Sprintf("views-%d", c.Child), Caption: "What each agency thinks", Heads: []views.ColumnHead{{Text: "Who"}, {Text: "View"}, {Text: "Category"}, {Text: "Reasons"}}}
	for _, x := range c.Views {
		var named []string
		for _, code := range x.Categories {
			named = append(named, pathway.CategoryTitle(code))
		}
		view := pathway.TitleOf(pathway.AgencyViews, x.View)
		if x.View == "" {
			view = "No view"
		}
		v.Views.Rows = append(v.Views.Rows, views.Row{Cells: []views.Cell{{Text: d.called(x.Attendee), Head: true}, {Text: view}, {Text: views.Join(named)}, {Text: x.Reasons}}})
	}
	if c.Outcome != pathway.OutcomePlan {
		return v
	}
	v.Plan = views.Table{ID: fmt.Sprintf("plan-%d", c.Child), Caption: "Outline plan for " + v.Name, Quiet: true,
		Heads: []views.ColumnHead{{Text: "Risk"}, {Text: "Action"}, {Text: "Who"}, {Text: "By when"}, {Text: "What will show that it worked"}}}
	for _, a := range c.Plan.Actions {
		v.Plan.Rows = append(v.Plan.Rows, views.Row{Cells: []views.Cell{{Text: a.Risk, Head: true}, {Text: a.Action}, {Text: a.Who}, {Text: views.Day(a.By), NoWrap: true}, {Text: a.Measure}}})
	}
	facts(&v.About, "Review of this child", moment(c.ReviewAt, c.ReviewOn), "Protection from today", c.Plan.Protect, "Seen", c.Plan.Seen, "Seen alone", c.Plan.SeenAlone, "If the plan does not work", c.Plan.Contingency, "Expected of the parents", c.Plan.Expected)
	return v
}

func instead(o pathway.Outcome) string {
	if o == pathway.OutcomeAdjourned {
		return "Until then"
	}
	return "Instead of a plan"
}

// facts adds a row for each name whose text is not empty: name, text, name, text…
func facts(list *views.SummaryList, pairs ...string) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			list.Rows = append(list.Rows, views.SummaryRow{Name: pairs[i], Text: pairs[i+1]})
		}
	}
}

// moment is a day with its time, where that is known.
func moment(at pathway.DateTime, on pathway.Date) string {
	if !at.IsZero() {
		return at.Format()
	}
	return views.Day(on)
}

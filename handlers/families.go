package handlers

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// How many families a page of the list holds.
const familiesPage = 50

// families lists the families at a stage: its name stands in the address, what is searched for never.
func (s *Server) families(c *Ctx) error { return s.showFamilies(c, c.QueryParams(), "") }

// findFamilies lists the families that have what was typed.
func (s *Server) findFamilies(c *Ctx) error {
	f, err := c.Form()
	if err != nil {
		return err
	}
	return s.showFamilies(c, f.Values, f.Line("q"))
}

func (s *Server) showFamilies(c *Ctx, q url.Values, words string) error {
	filter := pathway.FamilyFilter{Words: words, Limit: familiesPage}
	if stage := q.Get("stage"); pathway.Chosen(pathway.Stages, stage) {
		filter.Stage = pathway.Stage(stage)
	}
	if page, err := strconv.Atoi(q.Get("page")); err == nil && page > 1 && page < 10000 {
		filter.After = (page - 1) * familiesPage
	}
	rows, total, err := s.DB.Families(c.Ctx(), c.By(), filter)
	if err != nil {
		return err
	}
	counts, err := s.DB.StageCounts(c.Ctx(), c.By())
	if err != nil {
		return err
	}
	calendar, err := s.DB.Calendar(c.Ctx())
	if err != nil {
		return err
	}
	head := views.PageHead{Title: "Families"}
	if c.May(pathway.EditFamily) {
		head.Actions = []views.Action{{Text: "New family", URL: casesPath + "/new"}}
	}
	head.Actions = append(head.Actions, views.Action{Text: "Issues", URL: issuesPath, Second: true})
	find := views.FindForm{ID: "find", Action: casesPath, Label: "Find a family", Value: words, Hint: "By a name of anybody in it, or its reference"}
	if filter.Stage != "" {
		find.Hidden = []views.Hidden{{Name: "stage", Value: string(filter.Stage)}}
	}
	if words != "" {
		find.Clear = stageURL(filter.Stage, 1)
	}
	body := views.Stack{head, stageLinks(filter.Stage, counts), find, familyTable(c, rows, total, words, calendar)}
	if words == "" {
		body = append(body, familyPages(filter, total))
	}
	return c.Show(Page{Title: "Families", Body: body})
}

func stageURL(stage pathway.Stage, page int) string {
	q := url.Values{}
	if stage != "" {
		q.Set("stage", string(stage))
	}
	if page > 1 {
		q.Set("page", strconv.Itoa(page))
	}
	if len(q) == 0 {
		return casesPath
	}
	return casesPath + "?" + q.Encode()
}

func stageLinks(now pathway.Stage, counts map[pathway.Stage]int) views.Sections {
	open := 0
	for stage, n := range counts {
		if stage != pathway.StageEnded {
			open += n
		}
	}
	links := views.Sections{Label: "Stages", Items: []views.SectionItem{{Text: "All open", URL: casesPath, Count: strconv.Itoa(open), Current: now == ""}}}
	for _, stage := range pathway.Stages {
		links.Items = append(links.Items, views.SectionItem{Text: stage.Title, URL: stageURL(pathway.Stage(stage.Value), 1),
			Count: strconv.Itoa(counts[pathway.Stage(stage.Value)]), Current: string(now) == stage.Value})
	}
	return links
}

func familyTable(c *Ctx, rows []pathway.FamilyRow, total int, words string, calendar *pathway.Calendar) views.Table {
	t := views.Table{ID: "families", Caption: "Families", Quiet: true,
		Heads: []views.ColumnHead{{Text: "Family"}, {Text: "Children"}, {Text: "Next"}, {Text: "Conference"}, {Text: "Stage"}, {Text: "Flags"}},
		Empty: views.Empty{Text: "No family stands here. One appears once it is entered and reaches this stage."}}
	switch {
	case words != "":
		t.Empty = views.Empty{Text: "Nobody is found by this. Each word is taken as the beginning of a name or of a reference; try fewer."}
	case c.May(pathway.EditFamily):
		t.Empty.Action = views.Action{Text: "New family", URL: casesPath + "/new"}
	}
	if total > len(rows) {
		t.Foot = fmt.Sprintf("%d of %d families", len(rows), total)
		if words != "" {
			t.Foot += ". Add a word to narrow this."
		}
	}
	for _, r := range rows {
		var children []string
		for _, p := range r.Children {
			children = append(children, strings.TrimSpace(p.Name()+" "+p.AgeWords(c.Today())))
		}
		t.Rows = append(t.Rows, views.Row{Status: nextStatus(r.Next, c.Minute()), Cells: []views.Cell{
			{Text: r.Case.Name, URL: views.Path("cases", r.Case.ID), Note: r.Case.Reference, Head: true},
			{Text: strings.Join(children, "; ")},
			nextCell(r.Next, c.Minute(), calendar),
			conferenceCell(r.ICPC),
			{Text: pathway.TitleOf(pathway.Stages, string(r.Case.Stage))},
			{Body: views.FlagList(flagsOf(r.Flags))},
		}})
	}
	return t
}

// nextCell is what comes next, its date, and how long there is.
func nextCell(m pathway.Milestone, now pathway.DateTime, calendar *pathway.Calendar) views.Cell {
	if m.Title == "" {
		return views.Cell{}
	}
	return views.Cell{Text: m.Title, Note: strings.Join(nonEmpty(views.WhenOf(&m), m.Countdown(now, calendar)), ", ")}
}

// conferenceCell is when the initial conference is booked for, or was held, with both of its last days; nothing where none is to
// be held.
func conferenceCell(m pathway.Milestone) views.Cell {
	switch {
	case !m.Done.IsZero():
		return views.Cell{Text: "Held", Note: views.Day(m.Done.Date())}
	case m.Ended || m.Due.IsZero():
		return views.Cell{}
	case m.Arranged.IsZero():
		return views.Cell{Text: "Not booked", Note: views.LastDays(&m)}
	}
	return views.Cell{Text: views.WhenOf(&m), Note: views.LastDays(&m)}
}

// nextStatus colours the edge of a row whose date has passed or is today.
func nextStatus(m pathway.Milestone, now pathway.DateTime) views.Status {
	switch m.State(now) {
	case pathway.StateLate:
		return views.StatusLate
	case pathway.StateDueToday:
		return views.StatusDue
	}
	return views.StatusNone
}

func familyPages(f pathway.FamilyFilter, total int) views.Pagination {
	p := views.Pagination{Label: "Families"}
	last := (total + familiesPage - 1) / familiesPage
	if last < 2 {
		return p
	}
	now := f.After/familiesPage + 1
	for n := 1; n <= last; n++ {
		switch {
		case n == 1 || n == last || n >= now-2 && n <= now+2:
			p.Pages = append(p.Pages, views.PageLink{Number: n, URL: stageURL(f.Stage, n), Current: n == now})
		case n == now-3 || n == now+3:
			p.Pages = append(p.Pages, views.PageLink{})
		}
	}
	if now > 1 {
		p.Prev = stageURL(f.Stage, now-1)
	}
	if now < last {
		p.Next = stageURL(f.Stage, now+1)
	}
	return p
}

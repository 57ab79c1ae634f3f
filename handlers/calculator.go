package handlers

import (
	"slices"
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

const calculatorPath = "/calculator"

// calculator says when everything is due after a strategy meeting, by both pathways, for dates that need be no family's. The
// dates stand in the address, so that a page can be kept; no name does.
func (s *Server) calculator(c *Ctx) error {
	office, err := s.DB.Calendar(c.Ctx())
	if err != nil {
		return err
	}
	typed := Form{c.QueryParams()}
	for name := range typed.Values {
		for i, v := range typed.Values[name] {
			typed.Values[name][i] = clean(v)
		}
	}
	asked := typed.Get("strategy") != "" || typed.Get("conference") != "" || typed.Get("closed") != ""
	if !asked {
		if typed.Get("strategy_time") == "" {
			typed.Set("strategy_time", "10:00")
		}
		return c.Show(c.calculatorPage(typed, nil, nil))
	}
	request, faults := c.readDeadlines(typed)
	var answers []*pathway.Deadlines
	if len(faults) == 0 {
		for _, d := range s.DB.Definitions().All() {
			request.Pathway = d.Version
			answer, err := request.Deadlines(s.DB.Definitions(), office)
			if err != nil {
				faults = calculatorFaults(pathway.FieldsOf(err))
				break
			}
			answers = append(answers, answer)
		}
	}
	if err := faults.Err(); err != nil {
		return c.Again(err, c.calculatorPage(typed, err, nil))
	}
	slices.SortStableFunc(answers, func(a, b *pathway.Deadlines) int { // the one that new families run on first
		return strings.Compare(calculatorOrder(a), calculatorOrder(b))
	})
	return c.Show(c.calculatorPage(typed, nil, answers))
}

func calculatorOrder(d *pathway.Deadlines) string {
	if d.Definition.Version == pathway.DefaultVersion {
		return ""
	}
	return d.Definition.Version
}

// readDeadlines reads the dates as typed.
func (c *Ctx) readDeadlines(f Form) (pathway.DeadlinesRequest, pathway.Fields) {
	faults := pathway.Fields{}
	moment := func(name string) pathway.DateTime {
		day := f.Date(name, c.Today(), faults)
		h, m, ok := pathway.ReadClock(f.Get(name + "_time"))
		switch {
		case day.IsZero() && (f.Get(name) != "" || f.Get(name+"_time") == ""):
			return pathway.DateTime{}
		case f.Get(name+"_time") == "":
			return day.At(10, 0)
		case !ok:
			faults.Add(name+"_time", "Enter a time like 14:30")
		case day.IsZero():
			faults.Add(name, "Enter the date too, like 11/12/2026")
		}
		if day.IsZero() || !ok {
			return pathway.DateTime{}
		}
		return day.At(h, m)
	}
	r := pathway.DeadlinesRequest{Strategy: moment("strategy"), Conference: moment("conference")}
	if text := f.Get("end_time"); text != "" {
		h, m, ok := pathway.ReadClock(text)
		switch {
		case !ok:
			faults.Add("end_time", "Enter a time like 11:45")
		case f.Get("conference") == "":
			faults.Add("conference", "Enter the date too, like 11/12/2026")
		case !r.Conference.IsZero():
			r.ConferenceEnd = r.Conference.Date().At(h, m)
		}
	}
	if f.Get("strategy") == "" {
		faults.Add("strategy", "Enter the date of the strategy meeting")
	}
	r.CoreGroups, r.Reviews, r.ClosureDates = c.dates(f, "core_groups", faults), c.dates(f, "reviews", faults), c.dates(f, "closed", faults)
	return r, faults
}

// The most dates that one field of the calculator takes.
const mostDates = 60

// dates reads several dates, one a line.
func (c *Ctx) dates(f Form, name string, faults pathway.Fields) []pathway.Date {
	var list []pathway.Date
	for _, line := range strings.FieldsFunc(f.Get(name), func(r rune) bool { return r == '\n' || r == ',' || r == ';' }) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		d, ok := pathway.ReadDate(line, c.Today())
		switch {
		case !ok:
			faults.Add(name, "One of these is no date. Enter one a line, like 11/12/2026")
		case len(list) == mostDates:
			faults.Add(name, "Enter at most 60 dates")
		default:
			list = append(list, d)
		}
	}
	return list
}

// calculatorFaults puts what is wrong with a request at the page's fields, in its words.
func calculatorFaults(wrong pathway.Fields) pathway.Fields {
	faults := pathway.Fields{}
	for name, at := range map[string]struct{ field, words string }{
		pathway.FieldStrategy:      {"strategy", "Enter the date of the strategy meeting"},
		pathway.FieldConference:    {"conference", "The conference cannot be before the strategy meeting"},
		pathway.FieldConferenceEnd: {"end_time", "The conference cannot end before it begins"},
		pathway.FieldCoreGroup:     {"core_groups", "Each core group is after the conference and stands here once"},
		pathway.FieldReview:        {"reviews", "Each review is after the conference and stands here once"},
		pathway.FieldPathway:       {"strategy", "The pathways cannot be read"},
	} {
		if wrong[name] != "" {
			faults.Add(at.field, at.words)
		}
	}
	return faults
}

func (c *Ctx) calculatorPage(typed Form, err error, answers []*pathway.Deadlines) Page {
	v := typed.Fields(err)
	form := views.EditForm{ID: "calculator-form", Action: calculatorPath, Get: true, Button: "Work out the dates", Fields: []views.Component{
		v.Date("strategy", "Strategy meeting").WithPicker(), v.Time("strategy_time", "Time").WithHint("For 24 hours after it"),
		v.Date("conference", "Conference").WithPicker().AsOptional(), v.Time("conference_time", "Begins").WithHint("Like 10:00"), v.Time("end_time", "Ends").WithHint("Once it was held"),
		v.Textarea("core_groups", "Core groups held", 2).WithHint("Dates, one a line").AsOptional(), v.Textarea("reviews", "Reviews held", 2).WithHint("Dates, one a line").AsOptional(),
		v.Textarea("closed", "More days closed", 2).WithHint("Besides the office’s own").AsOptional(),
	}}
	body := views.Stack{v.Summary(), views.PageHead{Title: "Calculator", Lead: "When everything is due, by both pathways. No family is needed, and nothing is kept.", Actions: []views.Action{{Text: "Print", Print: true}}}, form}
	if len(answers) > 0 {
		body = append(body, calculatorAnswer(answers)...)
	}
	page := Page{Title: "Calculator", Body: body}
	if c.May(pathway.ViewDiary) {
		page.Crumbs = diaryCrumbs()
	}
	return page
}

// calculatorAnswer is the fifteen days by both counts, every step by both pathways, and the counting.
func calculatorAnswer(answers []*pathway.Deadlines) []views.Component {
	first := answers[0]
	strategy := first.Request.Strategy
	var parts []views.Component
	fifteen := views.Table{ID: "fifteen", Caption: "The fifteen days of the conference", Heads: []views.ColumnHead{{Text: "Pathway"}, {Text: "Day 1"}, {Text: "Day 15, the pathway’s last day"}, {Text: "Statutory limit, 15 working days after"}}}
	for _, a := range answers {
		due, limit := a.Definition.ConferenceDates(pathway.Beginning{On: strategy.Date()}, a.Calendar)
		fifteen.Rows = append(fifteen.Rows, views.Row{Cells: []views.Cell{{Text: a.Definition.Title, Head: true}, {Text: views.Day(a.Calendar.Day1(strategy.Date()))}, {Text: views.Day(due)}, {Text: views.Day(limit)}}})
	}
	parts = append(parts, views.Text("Strategy meeting on "+strategy.Format()+"."))
	var warnings []string
	for _, a := range answers {
		for _, w := range a.Warnings {
			if !slices.Contains(warnings, w) {
				warnings = append(warnings, w)
			}
		}
	}
	for _, w := range warnings {
		parts = append(parts, views.Warning{Text: w})
	}
	parts = append(parts, fifteen, stepsSideBySide(answers))
	parts = append(parts, views.Heading{ID: "counted", Text: "How the fifteen days are counted"}, countingTable("counting", first.Definition, pathway.Beginning{On: strategy.Date()}, first.Calendar))
	return parts
}

// stepsSideBySide lists every step with a date, in the order of the first pathway's dates, and its dates by each pathway.
func stepsSideBySide(answers []*pathway.Deadlines) views.Table {
	t := views.Table{ID: "steps", Caption: "Every step with a date", Scrolls: true, Foot: "A forecast hangs on something that has not happened: it moves when that is recorded.",
		Heads: []views.ColumnHead{{Text: "Step"}}}
	at := map[string]int{}
	type line struct {
		title string
		due   pathway.Date
		cells []views.Cell
	}
	var lines []line
	for n, a := range answers {
		t.Heads = append(t.Heads, views.ColumnHead{Text: a.Definition.Version + ": due"}, views.ColumnHead{Text: "Limit"})
		for _, m := range a.Milestones {
			i, there := at[m.ID]
			if !there {
				i = len(lines)
				at[m.ID] = i
				lines = append(lines, line{m.Title, m.Due, slices.Repeat([]views.Cell{{Text: "–"}}, 2*len(answers))})
			}
			lines[i].cells[2*n], lines[i].cells[2*n+1] = dueCells(&m)
		}
	}
	slices.SortStableFunc(lines, func(a, b line) int { return a.due.Compare(b.due) })
	for _, l := range lines {
		t.Rows = append(t.Rows, views.Row{Cells: append([]views.Cell{{Text: l.title, Head: true}}, l.cells...)})
	}
	return t
}

func dueCells(m *pathway.Milestone) (due, limit views.Cell) {
	due = views.Cell{Text: views.Day(m.Due), NoWrap: true}
	if !m.DueAt.IsZero() {
		due.Text += ", " + m.DueAt.Clock()
	}
	var notes []string
	if !m.Opens.IsZero() && m.Opens != m.Due {
		notes = append(notes, "from "+m.Opens.Short())
	}
	if m.Forecast {
		notes = append(notes, "forecast")
	}
	if m.Clock {
		notes = append(notes, "24 hours end "+m.Elapsed.Short())
	}
	if m.Flag != "" {
		notes = append(notes, m.Flag)
	}
	due.Note = strings.Join(notes, ", ")
	limit = views.Cell{Text: views.Day(m.Limit), NoWrap: true}
	return due, limit
}

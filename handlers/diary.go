package handlers

import (
	"fmt"
	"strconv"
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

const diaryPath = "/diary"

// diary shows a week of the conference diary: that of ?week=2026-11-23, or this one.
func (s *Server) diary(c *Ctx) error {
	monday := pathway.MondayOf(c.Today())
	if on, err := pathway.ParseDate(c.QueryParam("week")); err == nil {
		monday = pathway.MondayOf(on)
	}
	week, err := s.DB.Diary(c.Ctx(), c.By(), monday)
	if err != nil {
		return err
	}
	calendar, err := s.DB.Calendar(c.Ctx())
	if err != nil {
		return err
	}
	chairs, err := s.DB.AccountsWith(c.Ctx(), pathway.Chair)
	if err != nil {
		return err
	}
	venues, err := s.DB.Venues(c.Ctx())
	if err != nil {
		return err
	}
	return c.Show(Page{Title: "Diary", Body: c.diaryPage(&week, calendar, chairs, venues)})
}

// diaryFilter is what the address asks to see.
type diaryFilter struct{ chair, venue int64 }

func (f diaryFilter) query() string {
	q := ""
	if f.chair != 0 {
		q += "&chair=" + idText(f.chair)
	}
	if f.venue != 0 {
		q += "&venue=" + idText(f.venue)
	}
	return q
}

func (f diaryFilter) shows(s *pathway.Slot) bool {
	return (f.chair == 0 || s.Chair == f.chair) && (f.venue == 0 || s.Venue == f.venue)
}

func (c *Ctx) diaryPage(w *pathway.DiaryWeek, calendar *pathway.Calendar, chairs []pathway.Account, venues []pathway.Venue) views.Diary {
	number := func(name string) int64 { n, _ := strconv.ParseInt(c.QueryParam(name), 10, 64); return max(n, 0) }
	filter := diaryFilter{number("chair"), number("venue")}
	at := func(monday pathway.Date) string { return diaryPath + "?week=" + monday.String() + filter.query() }
	sunday := w.Monday.AddDays(6)
	page := views.Diary{Head: views.PageHead{Title: "Conference diary", Lead: "Week of " + w.Monday.Format()},
		Prev: views.Link{Text: "Week before", URL: at(w.Monday.AddDays(-7))}, Next: views.Link{Text: "Week after", URL: at(w.Monday.AddDays(7))}}
	if this := pathway.MondayOf(c.Today()); this != w.Monday {
		page.This = views.Link{Text: "This week", URL: at(this)}
	}
	if c.May(pathway.NotifyDiary) && c.server.offers(notifyPath) {
		page.Head.Actions = append(page.Head.Actions, views.Action{Text: "Weekly diary for managers", URL: notifyPath})
	}
	page.Head.Actions = append(page.Head.Actions, views.Action{Text: "Calculator", URL: calculatorPath, Second: true}, views.Action{Text: "Duty chairs", URL: rotaPath, Second: true},
		views.Action{Text: "Print", Print: true})
	page.Due = c.dueTable(w.Due, calendar)
	var others []views.Option
	for _, a := range chairs {
		others = append(others, views.Option{Value: idText(a.ID), Text: a.Name})
	}
	var places []views.Option
	for _, v := range venues {
		if !v.Ended || v.ID == filter.venue {
			places = append(places, views.Option{Value: idText(v.ID), Text: v.Name})
		}
	}
	v := Stored("week", w.Monday.String(), "chair", idOrNone(filter.chair), "venue", idOrNone(filter.venue)).Fields(nil)
	page.Filter = views.EditForm{ID: "diary-filter", Action: diaryPath, Get: true, Hidden: []views.Hidden{v.Hidden("week")}, Button: "Show",
		Fields: []views.Component{v.Select("chair", "Chair", others...).WithBlank("All chairs"), v.Select("venue", "Venue", places...).WithBlank("All venues")}}
	if filter != (diaryFilter{}) {
		page.Filtered = "Some conferences are left out: " + views.Join(nonEmpty(ifThen(filter.chair != 0, "only one chair’s are shown"), ifThen(filter.venue != 0, "only one venue’s are shown"))) + "."
		page.Filter.Back = views.Link{Text: "Show all", URL: diaryPath + "?week=" + w.Monday.String()}
	}
	for day := w.Monday; !day.After(sunday); day = day.AddDays(1) {
		d := c.diaryDay(w, day, calendar, filter)
		if day.DaysSince(w.Monday) < 5 || len(d.Rows) > 0 {
			page.Days = append(page.Days, d)
		}
	}
	return page
}

func ifThen(is bool, words string) string {
	if is {
		return words
	}
	return ""
}

func (c *Ctx) diaryDay(w *pathway.DiaryWeek, day pathway.Date, calendar *pathway.Calendar, filter diaryFilter) views.DiaryDay {
	d := views.DiaryDay{ID: "day-" + day.String(), Title: day.Time().Format("Monday 2 January 2006"), Today: day == c.Today(), Closed: calendar.Why(day), Duty: "nobody yet"}
	if d.Closed == day.Weekday().String() {
		d.Closed = "Weekend"
	}
	for _, r := range w.Duty {
		if r.Date == day {
			d.Duty = r.Name
		}
	}
	for _, a := range w.Absences {
		if a.On(day) {
			d.Away = append(d.Away, a.Name)
		}
	}
	for i := range w.Slots {
		if s := &w.Slots[i]; s.StartsAt.Date() == day && filter.shows(s) {
			d.Rows = append(d.Rows, c.diaryRow(s))
		}
	}
	return d
}

// Conferences in short, for a line of the diary.
var kindInShort = map[pathway.ConferenceKind]string{pathway.ICPC: "Initial", pathway.RCPC: "Review", pathway.TransferIn: "Transfer-in"}

func (c *Ctx) diaryRow(s *pathway.Slot) views.DiaryRow {
	row := views.DiaryRow{Times: s.Times(), Family: "Restricted", Note: kindInShort[s.Kind], Chair: or(s.ChairName, "No chair yet"), Taker: or(s.TakerName, "No minute taker yet"),
		Where: or(s.Where(), "No venue yet"), State: c.conferenceTag(s.State, s.EndsAt()), Off: !s.TakesUp()}
	if !s.Closed() {
		row.Family, row.URL = s.Family, views.Path("cases", s.Case, sectionConferences)+"#conference-"+idText(s.Conference)
		row.Note = strings.Join(nonEmpty(kindInShort[s.Kind], s.Reference, ifThen(s.Interpreter != "", "interpreter")), " · ")
	}
	if s.State == pathway.ConferenceMoved && !s.Moved.IsZero() {
		row.More = "to " + s.Moved.Short()
	}
	return row
}

// dueTable lists the families that wait for a date.
func (c *Ctx) dueTable(due []pathway.DueConference, calendar *pathway.Calendar) views.Table {
	t := views.Table{ID: "due", Caption: "Due, and not booked", Heads: []views.ColumnHead{{Text: "Left", Plain: true}, {Text: "Pathway’s last day"}, {Text: "Limit"}, {Text: "Family", Plain: true}, {Text: "Action", Action: true}}}
	closed := 0
	for _, d := range due {
		left := c.left(d.Due, calendar)
		row := views.Row{Status: left.Status, Cells: []views.Cell{{Body: left}, {Text: views.Day(d.Due), NoWrap: true}, {Text: views.Day(d.Limit), NoWrap: true}, {Text: "Restricted", Head: true}, {}}}
		switch {
		case d.Case == 0:
			closed++
		default:
			row.Cells[3] = views.Cell{Text: d.Family, URL: views.Path("cases", d.Case), Note: d.Reference, Head: true}
			if c.May(pathway.Book) {
				row.Cells[4].Body = views.Action{Text: "Book", URL: views.Path("cases", d.Case, sectionConferences, "new")}
			}
		}
		if d.Review > 0 {
			row.Cells[3].Note = strings.Join(nonEmpty(row.Cells[3].Note, "review "+idText(int64(d.Review))), ", ")
		}
		if d.Adjourned {
			row.Cells[3].Note = strings.Join(nonEmpty(row.Cells[3].Note, "adjourned, no new date"), ", ")
		}
		t.Rows = append(t.Rows, row)
	}
	if closed > 0 {
		t.Foot = fmt.Sprintf("%s: who may open them books them.", views.Plural(closed, "restricted family", "restricted families"))
	}
	return t
}

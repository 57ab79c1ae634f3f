package handlers

import (
	"fmt"
	"strings"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// bookingPage draws the form for a conference: a new one, or the one that stands.
func (c *Ctx) bookingPage(b *db.Booking, typed Form, err error) Page {
	v := typed.Fields(err)
	number := b.Family.Case.ID
	page := views.Booking{Head: views.PageHead{Title: bookTitle(b)}, Action: views.Path("cases", number, sectionConferences, "new"), Errors: v.Summary(), Button: bookTitle(b)}
	if b.From.ID != 0 {
		page.Action, page.Hidden = conferenceAt(number, b.From.ID, "go-on"), []views.Hidden{v.Hidden("goes_on")}
		page.Head.Lead = "The conference of " + b.From.StartsAt.Date().Format() + " decided nothing for " + childrenOf(b) + " and meets again. The other children’s plans, core groups and reviews go on undisturbed."
	}
	if b.Was != nil {
		page.Head.Title, page.Action, page.Button = "Change the booking", conferenceAt(number, b.Standing.ID), "Save the booking"
		page.Hidden = []views.Hidden{v.Hidden("version"), v.Hidden("conference")}
	}
	if b.Was != nil && b.Sent {
		k := b.Standing
		page.Fixed = views.SummaryList{Rows: []views.SummaryRow{{Name: "Date and time", Text: k.StartsAt.Format()}, {Name: "Where", Text: or(k.Place(), "By video")}}}
		page.Move = views.Link{Text: "Move the conference", URL: conferenceAt(number, k.ID, "move")}
		page.When = []views.Component{minutesField(v)}
		page.Where = []views.Component{linkField(v)}
	} else {
		c.fillDays(&page, b, v)
	}
	page.Who = c.whoFields(b, v)
	page.Late = lateFields(b, v)
	page.Back = views.Link{Text: "Cancel", URL: views.Path("cases", number, sectionConferences)}
	page.Limits, page.Counting = c.limits(b)
	page.Check = views.Path("cases", number, sectionConferences, "check")
	return c.FormPage(&b.Family, sectionConferences, page.Head.Title, page)
}

// fillDays gives the form its days, time and place.
func (c *Ctx) fillDays(page *views.Booking, b *db.Booking, v *views.Form) {
	other := v.Date("other_date", "Which day?").WithPicker()
	page.Days = v.Days("date", "Day", c.dayCells(b), other)
	page.Days.Hint = "Choose a day. What else is in the diary on it stands below it."
	page.When = []views.Component{v.Time("time", "Begins at").WithHint("For example, 10:00"), minutesField(v)}
	place := v.Select("place", "Where", placeOptions(b.Venues, b.Standing.Venue.ID, b.Standing.RoomID)...).WithBlank("By video only, or not known yet")
	page.Where = []views.Component{place, linkField(v)}
}

func minutesField(v *views.Form) views.Component {
	return v.Number("minutes", "Booked for, in minutes", 3).WithHint(fmt.Sprintf("Usually %d", pathway.UsualConference))
}

func linkField(v *views.Form) views.Component {
	return v.Text("link", "Video link").Wide(30).WithHint("For those who join by video").AtMost(500).AsOptional()
}

// dayCells are the days on offer as the form shows them.
func (c *Ctx) dayCells(b *db.Booking) [][]views.DayCell {
	var weeks [][]views.DayCell
	for _, week := range bookingDays(b, c.Today()) {
		var cells []views.DayCell
		for _, d := range week {
			cells = append(cells, c.dayCell(d))
		}
		weeks = append(weeks, cells)
	}
	return weeks
}

func (c *Ctx) dayCell(d pathway.BookingDay) views.DayCell {
	cell := views.DayCell{Weekday: d.On.Time().Format("Mon"), Date: d.On.Time().Format("2 Jan"), Closed: d.Why, Late: d.AfterDue}
	if d.Why != "" {
		return cell
	}
	cell.Value = d.On.String()
	said, after := []string{}, "after its last working day"
	if d.Day > 0 { // the days of a review are not numbered
		said, after = append(said, fmt.Sprintf("Day %d", d.Day)), "after Day 15"
	}
	switch {
	case d.Due && d.Limit:
		cell.Marks = append(cell.Marks, views.Tag{Status: views.StatusDue, Text: "Last day by both counts"})
	case d.Due:
		cell.Marks = append(cell.Marks, views.Tag{Status: views.StatusDue, Text: "Pathway’s last day"})
	case d.Limit:
		cell.Marks = append(cell.Marks, views.Tag{Status: views.StatusLate, Text: "Statutory limit"})
	}
	switch {
	case d.AfterLimit:
		said = append(said, "past the limit: reason needed")
	case d.AfterDue:
		said = append(said, after+": reason needed")
	}
	cell.Day = strings.Join(said, ", ")
	for i := range d.Slots {
		s := &d.Slots[i]
		text := or(s.ChairName, "no chair yet")
		if where := s.Where(); where != "" {
			text += ", " + where
		}
		cell.Conferences = append(cell.Conferences, views.DayLine{Times: s.Times(), Text: text})
	}
	for _, a := range d.Away {
		cell.Away = append(cell.Away, a.Name)
	}
	return cell
}

// whoFields are the chair, minute taker, interpreter and children.
func (c *Ctx) whoFields(b *db.Booking, v *views.Form) []views.Component {
	var fields []views.Component
	people := []views.Component{}
	if c.May(pathway.AllocateChair) {
		people = append(people, v.Select("chair", "Chair", c.busyOptions(b, b.Chairs, b.Standing.Chair)...).WithBlank("Not allocated yet"))
	} else {
		chair := or(nameOf(b.Chairs, ownID(v.Value("chair"))), or(b.Standing.Chair.Name, "Not allocated yet. "+views.Sentence(strings.ToLower(views.Join(pathway.WhoMay(pathway.AllocateChair))))+" may do that."))
		fields = append(fields, views.SummaryList{Rows: []views.SummaryRow{{Name: "Chair", Text: chair}}}, v.Hidden("chair"))
	}
	people = append(people, v.Select("minute_taker", "Minute taker", c.busyOptions(b, b.Takers, b.Standing.MinuteTaker)...).WithBlank("Nobody yet"))
	fields = append(fields, views.Fieldset{Legend: "Who is there for the office", Across: true, Fields: people})
	if b.Family.Case.Chair != 0 && c.May(pathway.AllocateChair) {
		fields = append(fields, views.Fieldset{Legend: "Where another chair takes the family over", Hint: "Now " + b.Family.Case.ChairName + ". Leave this empty while that stays so", Fields: []views.Component{
			v.Text("chair_why", "Why another chair takes over").AtMost(300).AsOptional(), v.Textarea("chair_note", "Hand-over note", 3).AtMost(5000).AsOptional().WithHint("What the new chair has to know. It is kept under Notes")}})
	}
	hint := "Nobody is recorded as needing one."
	if needed := b.Family.Languages(); len(needed) > 0 {
		hint = "Needed: " + strings.Join(needed, "; ") + "."
	}
	fields = append(fields, interpreterFields(v, hint))
	var children []views.Option
	for _, m := range bookable(b) {
		children = append(children, views.Option{Value: idText(m.Person.ID), Text: strings.Join(nonEmpty(m.Person.Name(), m.Person.AgeWords(c.Today())), ", ")})
	}
	fields = append(fields, v.Checkboxes("children", "Children whom it is about", children...))
	if isReview(b) {
		fields = append(fields, v.Checkbox("police", "The police are investigating").WithHint("They are asked to a review only then. Without a tick they are left off its list, and can be added to it later"))
	}
	return fields
}

func ownID(text string) int64 { return Stored("id", text).ID("id") }

// busyOptions offers people of the office with how many conferences they have in the weeks on offer, and whoever has it now.
func (c *Ctx) busyOptions(b *db.Booking, list []pathway.Account, now pathway.Worker) []views.Option {
	var options []views.Option
	if now.Account != 0 && nameOf(list, now.Account) == "" {
		options = append(options, views.Option{Value: idText(now.Account), Text: now.Name})
	}
	for _, a := range list {
		n := 0
		for i := range b.Slots {
			if b.Slots[i].TakesUp() && b.Slots[i].Needs(a.ID) {
				n++
			}
		}
		text := a.Name
		if n > 0 {
			text += ": " + views.Plural(n, "conference", "conferences") + " in these weeks"
		}
		options = append(options, views.Option{Value: idText(a.ID), Text: text})
	}
	return options
}

func lateFields(b *db.Booking, v *views.Form) views.Fieldset {
	if isReview(b) {
		return views.Fieldset{Legend: "After the last day", Hint: "A day after " + b.Due.Format() + " needs the reason, and who agreed. It is kept and reported. The limit is " + b.Limit.Format() + ".", Fields: []views.Component{
			v.Textarea("late_reason", "Why it cannot be earlier", 2).AtMost(1000), v.Text("late_agreed", "Who agreed").Wide(20).AtMost(pathway.MaxName)}}
	}
	if b.Start.Notice {
		return views.Fieldset{Legend: "After the last day", Hint: "A day after " + b.Due.Format() + " needs the reason, and who agreed. It is kept and reported.", Fields: []views.Component{
			v.Textarea("late_reason", "Why it cannot be earlier", 2).AtMost(1000), v.Text("late_agreed", "Who agreed").Wide(20).AtMost(pathway.MaxName)}}
	}
	return views.Fieldset{Legend: "After Day 15", Hint: "A day after " + b.Due.Format() + " needs the reason, and who agreed. It is kept and reported. The statutory limit is " + b.Limit.Format() + ".", Fields: []views.Component{
		v.Textarea("late_reason", "Why it cannot be earlier", 2).AtMost(1000), v.Text("late_agreed", "Who agreed").Wide(20).AtMost(pathway.MaxName)}}
}

// limits are both last days with the time left, and how they are counted.
func (c *Ctx) limits(b *db.Booking) ([]views.Limit, views.Details) {
	if isReview(b) {
		return c.reviewLimits(b)
	}
	if b.Start.Notice {
		return []views.Limit{{Name: "Last day, 15 working days after the notice", Date: views.Day(b.Due), Left: c.left(b.Due, b.Office)}},
			views.Details{Summary: "How the days are counted", Body: countingTable("counting", b.Definition, b.Start, b.Office)}
	}
	list := []views.Limit{
		{Name: "Pathway’s last day, Day 15", Date: views.Day(b.Due), Left: c.left(b.Due, b.Office)},
		{Name: "Statutory limit, 15 working days", Date: views.Day(b.Limit), Left: c.left(b.Limit, b.Office.Statutory())},
	}
	return list, views.Details{Summary: "How these days are counted", Body: countingTable("counting", b.Definition, b.Start, b.Office)}
}

// left is how many working days there are until a day, or how late it is.
func (c *Ctx) left(day pathway.Date, calendar *pathway.Calendar) views.Tag {
	today := c.Today()
	words := func(n int) string { return views.Plural(n, "working day", "working days") }
	switch {
	case today == day:
		return views.Tag{Status: views.StatusDue, Text: "Today"}
	case day.Before(today):
		return views.Tag{Status: views.StatusLate, Text: words(max(1, calendar.WorkingDaysBetween(day, today))) + " late"}
	}
	return views.Tag{Status: views.StatusOpen, Text: words(calendar.WorkingDaysBetween(today, day)) + " left"}
}

// countingTable lays out day by day how both counts of the fifteen days go.
func countingTable(id string, d *pathway.Definition, start pathway.Beginning, office *pathway.Calendar) views.Table {
	if start.Notice {
		return countingFromNotice(id, d, start, office)
	}
	t := views.Table{ID: id, Caption: "How both counts of the fifteen days go", Quiet: true, Scrolls: true,
		Heads: []views.ColumnHead{{Text: "Day"}, {Text: "Pathway"}, {Text: "Statutory"}, {Text: "Why it does not count"}}}
	for _, day := range d.Counting(start, office) {
		row := views.Row{Cells: []views.Cell{{Text: views.Day(day.On), Head: true, NoWrap: true}, {Text: counted("Day ", day.Day)}, {Text: counted("", day.Statutory)}, {Text: whyNotCounted(day)}}}
		if day.Due {
			row.Status, row.Cells[1].Text = views.StatusDue, row.Cells[1].Text+", the pathway’s last day"
		}
		if day.Limit {
			row.Status, row.Cells[2].Text = views.StatusLate, row.Cells[2].Text+", the statutory limit"
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// countingFromNotice lays out the fifteen working days after another authority's notice.
func countingFromNotice(id string, d *pathway.Definition, start pathway.Beginning, office *pathway.Calendar) views.Table {
	t := views.Table{ID: id, Caption: "How the fifteen working days after the notice are counted", Quiet: true, Heads: []views.ColumnHead{{Text: "Day"}, {Text: "Working day after the notice"}, {Text: "Why it does not count"}}}
	for _, day := range d.Counting(start, office) {
		row := views.Row{Cells: []views.Cell{{Text: views.Day(day.On), Head: true, NoWrap: true}, {Text: counted("", day.Statutory)}, {Text: day.StatutoryWhy}}}
		if day.Due {
			row.Status, row.Cells[1].Text = views.StatusDue, row.Cells[1].Text+", the last day"
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// whyNotCounted says which count leaves a day out, where they differ.
func whyNotCounted(day pathway.CountedDay) string {
	switch {
	case day.Why == day.StatutoryWhy:
		return day.Why
	case day.Why == "":
		return "Statutory: " + lower(day.StatutoryWhy)
	case day.StatutoryWhy == "":
		return "Pathway: " + day.Why
	}
	return day.Why + "; " + lower(day.StatutoryWhy)
}

func counted(word string, n int) string {
	if n == 0 {
		return "–"
	}
	return word + idText(int64(n))
}

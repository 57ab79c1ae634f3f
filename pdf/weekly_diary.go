package pdf

import (
	"fmt"
	"strings"

	"cp-pathway/pathway"
)

var weeklyDiaryFields = []Field{
	textField("period", "from when to when", "Monday 23 November to Sunday 20 December 2026"),
	textField("since", "the day of the last diary", "Monday 16 November 2026"),
	blockField("changes", "what is new, moved or stood down since the last diary", true),
	flagField("changed", "there is something new, moved or stood down"),
	flagField("first", "there was no diary before"),
	flagField("planned", "at least one conference is planned"),
	blockField("weeks", "what is planned, week by week", true),
	textField("phone", "the office's phone", "01632 960 001"),
}

// weeklyDiaryValues are for the diary that goes to all managers: families by reference and initials only.
func weeklyDiaryValues(f pathway.Facts) Values {
	v := Values{"period": dayOf(f.Date) + " to " + dayOf(f.DiaryTo), "since": dayOf(f.DiarySince), "first": f.DiarySince.IsZero(), "phone": f.Office.Phone,
		"changes": Blocks{}, "weeks": Blocks{}}
	changes := Table{Title: "What has changed", RowHeader: true, Columns: []Column{{"Family", 2.2}, {"What", 1.5}, {"Now", 4}, {"Was", 4}}}
	var weeks []Table
	monday := pathway.Date{}
	for _, r := range f.Diary {
		if row, ok := changeRow(r); ok && !f.DiarySince.IsZero() {
			changes.Rows = append(changes.Rows, row)
		}
		if r.Change == pathway.DiaryGone {
			continue
		}
		if at := pathway.MondayOf(r.At.Date()); at != monday || len(weeks) == 0 {
			monday = at
			weeks = append(weeks, diaryTable("Week of "+dayOf(monday)))
		}
		t := &weeks[len(weeks)-1]
		t.Rows = append(t.Rows, diaryRow(r))
	}
	var blocks Blocks
	for _, t := range weeks {
		blocks = append(blocks, t)
	}
	v["planned"], v["changed"] = len(weeks) > 0, len(changes.Rows) > 0
	if len(weeks) > 0 {
		v["weeks"] = blocks
	}
	if len(changes.Rows) > 0 {
		v["changes"] = Blocks{changes}
	}
	return v
}

// changeRow is a row of what has changed; false where nothing has.
func changeRow(r pathway.DiaryRow) (Row, bool) {
	now := dayOf(r.At.Date()) + timeOf(r.At)
	if r.Venue != "" {
		now += ", " + r.Venue
	}
	switch r.Change {
	case pathway.DiaryNew:
		return TextRow(r.Reference, "New", now, ""), true
	case pathway.DiaryMoved:
		return TextRow(r.Reference, "Moved", now, r.Was), true
	case pathway.DiaryGone:
		return TextRow(r.Reference, "Stood down", "", now), true
	}
	return Row{}, false
}

func diaryTable(title string) Table {
	return Table{Title: title, Titled: true, RowHeader: true, Columns: []Column{{"When", 2.2}, {"Family", 2.6}, {"Chair and minute taker", 3}, {"Where", 2.4},
		{"Team and social worker", 3.2}, {"Latest day", 2.8}, {"Invitation list", 1.7}}}
}

func diaryRow(r pathway.DiaryRow) Row {
	lines := func(texts ...string) Cell {
		var kept []string
		for _, s := range texts {
			if s != "" {
				kept = append(kept, s)
			}
		}
		return TextCell(strings.Join(kept, "\n"))
	}
	latest := []string{}
	if !r.Due.IsZero() {
		latest = append(latest, r.Due.Short())
		if r.Day > 0 {
			latest = append(latest, fmt.Sprintf("this is Day %d", r.Day))
		}
	}
	if !r.Limit.IsZero() {
		latest = append(latest, "limit "+r.Limit.Short())
	}
	list := "not here yet"
	switch {
	case r.Restricted():
		list = ""
	case r.ListReceived:
		list = "here"
	}
	kind := strings.TrimSuffix(r.Kind, " child protection conference")
	return Row{Cells: []Cell{
		lines(r.At.Date().Time().Format("Mon 2 January"), clockOf(r.At)), lines(r.Reference, r.Family, kind), lines(firstText(r.Chair, "no chair yet"), firstText(r.MinuteTaker, "no minute taker yet")),
		lines(r.Venue), lines(r.Team, r.SocialWorker), lines(latest...), lines(list),
	}}
}

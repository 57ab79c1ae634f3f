package views

import (
	"net/url"
	"testing"
)

func TestBookingTemplates(t *testing.T) {
	held(t, Booking{}, BookingCheck{}, DayChoice{}, Conferences{}, ConferenceCard{}, Diary{})
}

// The error summary leads to the first day that can be chosen; a day that is typed stands behind the others.
func TestDaysAreRadios(t *testing.T) {
	f := NewForm(url.Values{"date": {"2026-12-09"}}, map[string]string{"date": "Choose the day", "other_date": "Enter a date"})
	weeks := [][]DayCell{{{Closed: "Past"}, {Value: "2026-12-08"}, {Value: "2026-12-09"}}}
	d := f.Days("date", "Day", weeks, f.Date("other_date", "Which day?"))
	if d.Weeks[0][0].ID != "" || d.Weeks[0][1].ID != "date" || d.Weeks[0][2].ID != "date-2" || d.Other.ID != "date-3" || !d.Weeks[0][2].Chosen || d.Weeks[0][1].Chosen || d.Other.Chosen {
		t.Errorf("days %+v, other %+v", d.Weeks, d.Other)
	}
	if items := f.Summary().Items(); len(items) != 2 || items[0].URL != "#date" || items[1].URL != "#other_date" {
		t.Errorf("summary %+v", items)
	}
	f = NewForm(url.Values{"other_date": {"1/2/2027"}}, nil)
	if d := f.Days("date", "Day", weeks, f.Date("other_date", "Which day?")); !d.Other.Chosen {
		t.Error("a typed day is not chosen")
	}
}

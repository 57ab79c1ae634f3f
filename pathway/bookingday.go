package pathway

import "time"

// BookingDay is a day from Monday to Friday on which a conference could be held, or why not.
type BookingDay struct {
	On         Date
	Day        int    // of the pathway; 0 where there can be no conference
	Why        string // why there can be none; "" where there can
	Due, Limit bool   // the pathway's last day; the statutory one
	AfterDue   bool   // the reason is needed, and who agreed
	AfterLimit bool
	Slots      []Slot // what is in the diary on that day
	Away       []Absence
}

// Days offered beyond both of the conference's last days, in working days.
const daysBeyond = 10

// BookingDays lists the days on which the initial conference of an enquiry could be booked, by whole weeks from Monday to
// Friday: from today's week to some days after the later of its two last days. slots and absences are shown on their days.
func (d *Definition) BookingDays(start Beginning, office *Calendar, today Date, slots []Slot, absences []Absence) [][]BookingDay {
	due, limit := d.ConferenceDates(start, office)
	first, last := BookingRange(due, limit, office, today)
	return bookingDays(first, last, office, today, slots, absences, func(day *BookingDay) {
		day.Due, day.Limit = day.On == due, day.On == limit
		switch {
		case day.Why != "":
		case day.On.Before(start.On):
			day.Why = "Before " + start.Title()
		default:
			if !start.Notice { // whose days are not numbered
				day.Day = office.WorkingDaysBetween(start.On.AddDays(-1), day.On)
			}
			day.AfterDue, day.AfterLimit = day.On.After(due), day.On.After(limit)
		}
	})
}

// BookingDays lists the days on which a review could be booked, by whole weeks from some weeks before its last day, or from today's,
// to some days after it.
func (r ReviewDates) BookingDays(office *Calendar, today Date, slots []Slot, absences []Absence) [][]BookingDay {
	first, last := r.BookingRange(office, today)
	return bookingDays(first, last, office, today, slots, absences, func(day *BookingDay) {
		day.Due, day.Limit = day.On == r.Due, day.On == r.Limit
		switch {
		case day.Why != "":
		case !day.On.After(r.From):
			day.Why = "Not after the conference before it"
		default:
			day.AfterDue, day.AfterLimit = day.On.After(r.Due), day.On.After(r.Limit)
		}
	})
}

// Weeks that are offered for a review before that of its last day.
const weeksBefore = 4

// BookingRange returns the Monday of the first week and the Friday of the last that are offered for a review.
func (r ReviewDates) BookingRange(office *Calendar, today Date) (first, last Date) {
	first, last = BookingRange(r.Due, r.Limit, office, today)
	if early := MondayOf(r.Due).AddDays(-7 * weeksBefore); early.After(first) {
		first = early
	}
	return first, last
}

// bookingDays lists whole weeks from a Monday to a Friday; judge says of each day what it is to the conference.
func bookingDays(first, last Date, office *Calendar, today Date, slots []Slot, absences []Absence, judge func(*BookingDay)) [][]BookingDay {
	var weeks [][]BookingDay
	for monday := first; !monday.After(last); monday = monday.AddDays(7) {
		var week []BookingDay
		for on := monday; on.Before(monday.AddDays(5)); on = on.AddDays(1) {
			day := BookingDay{On: on, Why: office.Why(on)}
			if on.Before(today) && day.Why == "" {
				day.Why = "Past"
			}
			judge(&day)
			for _, s := range slots {
				if s.StartsAt.Date() == on && s.TakesUp() {
					day.Slots = append(day.Slots, s)
				}
			}
			for _, a := range absences {
				if a.On(on) {
					day.Away = append(day.Away, a)
				}
			}
			week = append(week, day)
		}
		weeks = append(weeks, week)
	}
	return weeks
}

// BookingRange returns the Monday of the first week and the Friday of the last that are offered for a conference with these
// two last days.
func BookingRange(due, limit Date, office *Calendar, today Date) (first, last Date) {
	last = today
	for _, d := range []Date{due, limit} {
		if d.After(last) {
			last = d
		}
	}
	last = office.AddWorkingDays(last, daysBeyond)
	first = MondayOf(today)
	if office.RollForward(today).After(first.AddDays(4)) { // the week is over
		first = first.AddDays(7)
	}
	return first, MondayOf(last).AddDays(4)
}

// MondayOf returns the Monday of the week of a day.
func MondayOf(d Date) Date { return d.AddDays(-(int(d.Weekday()-time.Monday) + 7) % 7) }

// WeekOf returns the year and number of the week, as calendars count them (ISO 8601).
func WeekOf(d Date) (year, week int) { return d.Time().ISOWeek() }

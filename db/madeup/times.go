package madeup

import "cp-pathway/pathway"

// times is when what happens to a family. A step whose time is not yet, or is none, has not happened.
type times struct {
	strategy, told, entered, recorded                   pathway.DateTime
	threshold, allocated, booked, listed, police, diary pathway.DateTime
	assessed, concluded                                 pathway.DateTime
	list, invited, s47, allTold, answers                pathway.DateTime
	review, participation, venue, child, parents        pathway.DateTime
	reports, authorised, shared, calls, checklist       pathway.DateTime
	conference, began, ended                            pathway.DateTime
	drafted, sent, approved, distributed                pathway.DateTime
	coreGroup, coreRecord, second, secondRecord         pathway.DateTime
	minutes, midpoint                                   pathway.DateTime
}

// clock is the office's working time.
type clock struct{ days *pathway.Calendar }

// after returns a time some minutes later, on the next working day where that would be after hours.
func (k clock) after(at pathway.DateTime, minutes int) pathway.DateTime {
	if !k.days.IsWorkingDay(at.Date()) {
		at = k.days.RollForward(at.Date()).At(9, 0)
	}
	then := at.AddMinutes(minutes)
	if then.Date() == at.Date() && then.Hour() < 17 && then.Hour() >= 8 {
		return then
	}
	over := max(then.MinutesSince(at.Date().At(17, 0)), 0) % 240
	return k.days.AddWorkingDays(at.Date(), 1).At(9, 0).AddMinutes(over)
}

// on returns a time of the nth working day after a date; before it where n is below 0.
func (k clock) on(date pathway.Date, n, hour, minute int) pathway.DateTime {
	return k.days.AddWorkingDays(date, n).At(hour, minute)
}

// usual is when everything happens that begins with a strategy meeting, where nothing goes wrong. conference is when it
// is held; zero is the morning of Day 14.
func usual(days *pathway.Calendar, strategy, conference pathway.DateTime) times {
	k := clock{days}
	day1 := days.Day1(strategy.Date())
	day := func(n, hour, minute int) pathway.DateTime { return days.AddWorkingDays(day1, n-1).At(hour, minute) }
	if conference.IsZero() {
		conference = day(14, 0, begins[0])
	}
	held := conference.Date()
	t := times{strategy: strategy, told: strategy.AddMinutes(60), entered: strategy.AddMinutes(75), recorded: strategy.AddMinutes(85)}
	t.threshold = k.after(t.recorded, 80)
	t.allocated = k.after(t.threshold, 40)
	t.booked = k.after(t.allocated, 25)
	t.listed = t.booked.AddMinutes(5)
	t.police = k.after(t.booked, 15)
	t.diary = k.after(t.police, 10)
	t.assessed = k.after(t.threshold, 30)
	t.concluded = k.on(day1, 30, 14, 0)
	t.list = day(4, 13, 40)
	t.invited = day(4, 15, 20)
	t.s47 = day(5, 15, 30)
	t.allTold = k.after(t.s47, 150)
	t.answers = day(6, 9, 15)
	t.review = day(7, 11, 0)
	t.participation = day(7, 11, 40)
	t.venue = day(7, 11, 55)
	t.child = k.on(held, -5, 16, 10)
	t.parents = k.on(held, -5, 10, 30)
	t.reports = k.on(held, -4, 9, 20)
	t.authorised = k.on(held, -5, 15, 0)
	t.shared = k.on(held, -2, 15, 30)
	t.calls = k.on(held, -2, 16, 20)
	t.checklist = k.on(held, -1, 14, 10)
	t.conference = conference
	t.began = conference.AddMinutes(5)
	t.ended = conference.AddMinutes(105)
	t.drafted = k.after(t.ended, 70)
	t.sent = t.drafted.AddMinutes(12)
	t.approved = k.after(t.sent, 75)
	t.distributed = k.after(t.approved, 50)
	t.coreGroup = k.on(held, 8, 14, 0)
	t.coreRecord = k.on(held, 12, 11, 0)
	t.minutes = k.on(held, 15, 15, 0)
	t.midpoint = days.RollBack(held.AddDays(37)).At(10, 0)
	t.second = days.RollBack(t.coreGroup.Date().AddDays(28)).At(14, 0)
	t.secondRecord = k.on(t.second.Date(), 4, 11, 0)
	return t
}

// settled leaves out what cannot have happened because what it follows has not.
func (t times) settled() times {
	chain := []*pathway.DateTime{&t.began, &t.ended, &t.drafted, &t.sent, &t.approved, &t.distributed, &t.coreGroup, &t.coreRecord, &t.second, &t.secondRecord}
	for i, at := range chain[1:] {
		if chain[i].IsZero() {
			*at = pathway.DateTime{}
		}
	}
	if t.ended.IsZero() {
		t.minutes = pathway.DateTime{}
	}
	if t.coreGroup.IsZero() {
		t.midpoint = pathway.DateTime{}
	}
	return t
}

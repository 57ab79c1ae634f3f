package pathway

import "fmt"

// CountedDay is one day from the strategy meeting to the statutory limit, and how both counts of the fifteen days take it.
type CountedDay struct {
	On           Date
	Day          int    // the pathway's Day, or 0 where the day does not count
	Why          string // why it does not
	Statutory    int    // working days after the strategy meeting, or 0 where the day does not count
	StatutoryWhy string // why it does not
	Due, Limit   bool   // the pathway's last day for the conference; the statutory one
}

// Counting lays out day by day how the two dates of the initial conference are counted, from the day of the strategy
// meeting to the statutory limit. office is the calendar with the office's closure days.
func (d *Definition) Counting(start Beginning, office *Calendar) []CountedDay {
	statutory := office.Statutory()
	due, limit := d.ConferenceDates(start, office)
	var days []CountedDay
	for on := start.On; !on.After(limit); on = on.AddDays(1) {
		day := CountedDay{On: on, Why: office.Why(on), StatutoryWhy: statutory.Why(on), Due: on == due, Limit: on == limit}
		if day.Why == "" {
			day.Day = office.WorkingDaysBetween(start.On.AddDays(-1), on)
		}
		if on == start.On {
			day.StatutoryWhy = "Day of " + start.Title()
		}
		if day.StatutoryWhy == "" {
			day.Statutory = statutory.WorkingDaysBetween(start.On, on)
		}
		days = append(days, day)
	}
	return days
}

// ConferenceDates returns the two dates of the initial conference: the pathway's, and the statutory limit. After a notice both are the
// same day, but for a day on which the office is closed.
func (d *Definition) ConferenceDates(start Beginning, office *Calendar) (due, limit Date) {
	c := &count{d: d, ev: start.events(), office: office, statutory: office.Statutory()}
	icpc := c.dates(d.icpc, 0)
	return icpc.due, icpc.limit
}

// ConferenceCheck is what there is to say of a date for the initial conference.
type ConferenceCheck struct {
	Refused   string   // why there can be no conference on that day, or ""
	Warnings  []string // what to mind
	PastDue   bool     // after the pathway's date: the reason is needed, and who agreed
	PastLimit bool     // after the statutory limit
	Days      int      // working days after the strategy meeting, by the statutory count
}

// CheckConferenceDate judges a day for the initial conference of an enquiry that the strategy meeting started, or of a family that moved
// in. A weekend, a bank holiday, a day on which the office is closed and a day before the start are refused. start may be zero for a
// conference that has none.
func (d *Definition) CheckConferenceDate(on Date, start Beginning, office *Calendar) ConferenceCheck {
	c := refusedDay(on, office)
	switch {
	case c.Refused != "":
		return c
	case on.Before(start.On):
		c.Refused = fmt.Sprintf("%s is before %s on %s.", on.Format(), start.Title(), start.On.Format())
		return c
	case start.On.IsZero():
		return c
	}
	due, limit := d.ConferenceDates(start, office)
	c.Days = office.Statutory().WorkingDaysBetween(start.On, on)
	c.PastDue, c.PastLimit = on.After(due), on.After(limit)
	switch {
	case c.PastLimit:
		c.Warnings = append(c.Warnings, fmt.Sprintf("That is %s after %s. The %s was %s. Record the reason and who agreed.",
			plural(c.Days, "working day"), start.Title(), start.limitName(), limit.Format()))
	case c.PastDue:
		c.Warnings = append(c.Warnings, fmt.Sprintf("That is after Day %d, %s. Record the reason and who agreed.", d.icpc.When.N, due.Format()))
	}
	return c
}

// refusedDay refuses a day on which no conference is held, and warns of one past the last bank holidays that are known.
func refusedDay(on Date, office *Calendar) (c ConferenceCheck) {
	switch why := office.Statutory().Why(on); {
	case why != "":
		c.Refused = fmt.Sprintf("%s is not a working day: %s. Choose another day.", on.Format(), why)
	case !office.IsWorkingDay(on):
		c.Refused = fmt.Sprintf("The office is closed on %s: %s. Choose another day.", on.Format(), office.Why(on))
	default:
		if warning := office.Warning(on); warning != "" {
			c.Warnings = append(c.Warnings, warning)
		}
	}
	return c
}

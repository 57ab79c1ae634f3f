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
func (d *Definition) Counting(strategy Date, office *Calendar) []CountedDay {
	statutory := office.Statutory()
	due, limit := d.ConferenceDates(strategy, office)
	var days []CountedDay
	for on := strategy; !on.After(limit); on = on.AddDays(1) {
		day := CountedDay{On: on, Why: office.Why(on), StatutoryWhy: statutory.Why(on), Due: on == due, Limit: on == limit}
		if day.Why == "" {
			day.Day = office.WorkingDaysBetween(strategy.AddDays(-1), on)
		}
		if on == strategy {
			day.StatutoryWhy = "Day of the strategy meeting"
		}
		if day.StatutoryWhy == "" {
			day.Statutory = statutory.WorkingDaysBetween(strategy, on)
		}
		days = append(days, day)
	}
	return days
}

// ConferenceDates returns the two dates of the initial conference: the pathway's, and the statutory limit.
func (d *Definition) ConferenceDates(strategy Date, office *Calendar) (due, limit Date) {
	c := &count{d: d, ev: &Events{Strategy: midnight(strategy)}, office: office, statutory: office.Statutory()}
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

// CheckConferenceDate judges a day for the initial conference of an enquiry that the strategy meeting started. A weekend, a
// bank holiday, a day on which the office is closed and a day before the strategy meeting are refused. strategy may be zero
// for a conference that has none.
func (d *Definition) CheckConferenceDate(on, strategy Date, office *Calendar) ConferenceCheck {
	c := refusedDay(on, office)
	switch {
	case c.Refused != "":
		return c
	case on.Before(strategy):
		c.Refused = fmt.Sprintf("%s is before the strategy meeting on %s.", on.Format(), strategy.Format())
		return c
	case strategy.IsZero():
		return c
	}
	due, limit := d.ConferenceDates(strategy, office)
	c.Days = office.Statutory().WorkingDaysBetween(strategy, on)
	c.PastDue, c.PastLimit = on.After(due), on.After(limit)
	switch {
	case c.PastLimit:
		c.Warnings = append(c.Warnings, fmt.Sprintf("That is %s after the strategy meeting. The statutory limit was %s. Record the reason and who agreed.",
			plural(c.Days, "working day"), limit.Format()))
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

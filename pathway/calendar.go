package pathway

import (
	"fmt"
	"maps"
)

// Calendar knows the working days of an office: Monday to Friday, no bank holiday in England and Wales, and no closure day
// that the office has entered. It is not changed once made and may be used by many at once.
type Calendar struct {
	table    *holidayTable
	holidays map[Date]string
	closures map[Date]string
	close    int // minute of the day at which business closes
}

// Closure is a day on which the office is closed, and why.
type Closure struct {
	On     Date
	Reason string
}

// LoadCalendar reads the embedded bank holidays. Its calendar has no closure days and closes at 17:00. An error means that
// the program was built with a faulty table.
func LoadCalendar() (*Calendar, error) { return loadCalendar(holidaysJSON) }

func loadCalendar(data []byte) (*Calendar, error) {
	table, names, err := readHolidays(data)
	if err != nil {
		return nil, err
	}
	return &Calendar{table: table, holidays: names, close: 17 * 60}, nil
}

// WithClosures returns the calendar of an office that is also closed on these days.
func (c *Calendar) WithClosures(days ...Closure) *Calendar {
	office := *c
	office.closures = maps.Clone(c.closures)
	if office.closures == nil {
		office.closures = make(map[Date]string, len(days))
	}
	for _, day := range days {
		reason := day.Reason
		if reason == "" {
			reason = "Office closed"
		}
		office.closures[day.On] = reason
	}
	return &office
}

// WithClose returns the calendar of an office whose business closes at that time of the day.
func (c *Calendar) WithClose(hour, minute int) *Calendar {
	office := *c
	office.close = hour*60 + minute
	return &office
}

// Statutory returns the calendar without the office's closure days, which statutory limits are counted by.
func (c *Calendar) Statutory() *Calendar {
	statutory := *c
	statutory.closures = nil
	return &statutory
}

// Close returns the close of business on that day.
func (c *Calendar) Close(d Date) DateTime { return d.At(0, c.close) }

// IsWorkingDay tells whether d is a working day.
func (c *Calendar) IsWorkingDay(d Date) bool {
	if isWeekend(d) {
		return false
	}
	if _, holiday := c.holidays[d]; holiday {
		return false
	}
	_, closed := c.closures[d]
	return !closed
}

// Why says why d is not a working day: "Saturday", "Christmas Day (substitute day)" or the office's reason for closing. It is
// "" on a working day.
func (c *Calendar) Why(d Date) string {
	if isWeekend(d) {
		return d.Weekday().String()
	}
	if name, holiday := c.holidays[d]; holiday {
		return name
	}
	return c.closures[d]
}

// BankHoliday returns the name of the bank holiday on d, or "" where there is none. A holiday that falls on a weekend is
// named on its substitute day.
func (c *Calendar) BankHoliday(d Date) string { return c.holidays[d] }

// AddWorkingDays returns the nth working day strictly after d, or strictly before d where n is negative; d itself where n
// is 0, working day or not.
func (c *Calendar) AddWorkingDays(d Date, n int) Date {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 {
		d = d.AddDays(step)
		if c.IsWorkingDay(d) {
			n--
		}
	}
	return d
}

// WorkingDaysBetween counts the working days after from, up to and with to: 1 from a Friday to the Monday. It is negative
// where to is earlier.
func (c *Calendar) WorkingDaysBetween(from, to Date) int {
	if to.Before(from) {
		return -c.WorkingDaysBetween(to, from)
	}
	n := 0
	for d := from.AddDays(1); !d.After(to); d = d.AddDays(1) {
		if c.IsWorkingDay(d) {
			n++
		}
	}
	return n
}

// RollBack returns d where it is a working day, or else the last working day before it.
func (c *Calendar) RollBack(d Date) Date {
	for !c.IsWorkingDay(d) {
		d = d.AddDays(-1)
	}
	return d
}

// RollForward returns d where it is a working day, or else the next one.
func (c *Calendar) RollForward(d Date) Date {
	for !c.IsWorkingDay(d) {
		d = d.AddDays(1)
	}
	return d
}

// Day1 returns the day from which the pathway counts: that of the strategy meeting, or the next working day.
func (c *Calendar) Day1(strategy Date) Date { return c.RollForward(strategy) }

// Day returns Day n of the pathway: n - 1 working days after Day 1.
func (c *Calendar) Day(strategy Date, n int) Date { return c.AddWorkingDays(c.Day1(strategy), n-1) }

// Reviewed returns the day on which the bank holidays were last compared with what the government publishes.
func (c *Calendar) Reviewed() Date { return c.table.Reviewed }

// KnownTo returns the last day for which the bank holidays are held to be complete.
func (c *Calendar) KnownTo() Date { return c.table.KnownTo }

// Warning says what to mind about a date past the bank holidays that were reviewed, or "" where there is nothing: later ones are
// worked out from the usual rules, and an extra day or a moved one is not known yet.
func (c *Calendar) Warning(d Date) string {
	if !d.After(c.table.KnownTo) {
		return ""
	}
	return fmt.Sprintf("Bank holidays were last reviewed on %s and are known to %s. Later dates count the usual bank holidays only: check them again nearer the time.",
		c.table.Reviewed.layout("2 January 2006"), c.table.KnownTo.layout("2 January 2006"))
}

// ReviewDue says that the bank holidays have not been reviewed for a year before today, or "" where they have.
func (c *Calendar) ReviewDue(today Date) string {
	if today.Before(c.table.Reviewed.AddMonths(12)) {
		return ""
	}
	return fmt.Sprintf("Bank holidays were last reviewed on %s. Compare them with what the government publishes and enter any that are missing as closure days.",
		c.table.Reviewed.layout("2 January 2006"))
}

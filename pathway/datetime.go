package pathway

import (
	"cmp"
	"database/sql/driver"
	"fmt"
	"time"
)

// DateTime is a civil date with the time on the office's clock, to the minute. DateTimes compare with ==, and the zero
// value means that there is none.
type DateTime struct {
	date   Date
	minute int16 // of the day
}

// NewDateTime returns that minute. Values past their range carry over, as in [NewDate].
func NewDateTime(year int, month time.Month, day, hour, minute int) DateTime {
	return NewDate(year, month, day).At(hour, minute)
}

// DateTimeOf returns the minute that t shows in its own zone; seconds are dropped.
func DateTimeOf(t time.Time) DateTime { return DateOf(t).At(t.Hour(), t.Minute()) }

// ParseDateTime reads "2026-12-11T10:00": a day that exists in a year from 2000 to 2099, and a time from 00:00 to 23:59.
// The error is a [BadDate].
func ParseDateTime(s string) (DateTime, error) { return parseDateTime(s, firstYear, lastYear) }

func parseDateTime(s string, first, last int) (DateTime, error) {
	if s == "" {
		return DateTime{}, BadDate("a date and time are missing")
	}
	if len(s) != len("2026-12-11T10:00") || s[10] != 'T' || !shaped(s[11:], "00:00") {
		return DateTime{}, BadDate(fmt.Sprintf("%q is not a date and time: write it as 2026-12-11T10:00", clip(s)))
	}
	date, err := parseDate(s[:10], first, last)
	if err != nil {
		return DateTime{}, err
	}
	hour, minute := number(s[11:13]), number(s[14:16])
	if hour > 23 || minute > 59 {
		return DateTime{}, BadDate(fmt.Sprintf("there is no time %s", s[11:]))
	}
	return date.At(hour, minute), nil
}

// IsZero tells whether there is none.
func (t DateTime) IsZero() bool { return t == DateTime{} }

// Date returns the day.
func (t DateTime) Date() Date { return t.date }

// Hour returns the hour, 0 to 23.
func (t DateTime) Hour() int { return int(t.minute) / 60 }

// Minute returns the minute of the hour, 0 to 59.
func (t DateTime) Minute() int { return int(t.minute) % 60 }

// AddMinutes returns the time n minutes later on the office's clock, or earlier where n is negative. The clock is taken
// to run evenly: the change to and from summer time falls in the night of a Sunday, when no deadline runs out.
func (t DateTime) AddMinutes(n int) DateTime {
	const day = 24 * 60
	all := int(t.minute) + n
	days := all / day
	if all%day < 0 {
		days--
	}
	return DateTime{t.date.AddDays(days), int16(all - days*day)}
}

// MinutesSince returns the minutes from other to t on the office's clock; negative where t is earlier.
func (t DateTime) MinutesSince(other DateTime) int {
	return t.date.DaysSince(other.date)*24*60 + int(t.minute) - int(other.minute)
}

// Before tells whether t is earlier than other.
func (t DateTime) Before(other DateTime) bool { return t.Compare(other) < 0 }

// After tells whether t is later than other.
func (t DateTime) After(other DateTime) bool { return t.Compare(other) > 0 }

// Compare returns -1, 0 or 1, for sorting. None sorts first.
func (t DateTime) Compare(other DateTime) int {
	return cmp.Or(t.date.Compare(other.date), cmp.Compare(t.minute, other.minute))
}

// In returns the instant in that zone. A time that the spring change skips becomes an hour later, as [time.Date] has it.
func (t DateTime) In(zone *time.Location) time.Time {
	y, m, d := t.date.Split()
	return time.Date(y, m, d, t.Hour(), t.Minute(), 0, 0, zone)
}

// String returns "2026-12-11T10:00", or "" where there is none.
func (t DateTime) String() string { return t.layout("2006-01-02T15:04") }

// Format returns it for people: "Friday 11 December 2026 at 10:00", or "" where there is none.
func (t DateTime) Format() string { return t.layout("Monday 2 January 2006 at 15:04") }

// Short returns it for tables: "11 Dec 2026 10:00", or "" where there is none.
func (t DateTime) Short() string { return t.layout("2 Jan 2006 15:04") }

// Clock returns the time alone: "10:00", or "" where there is none.
func (t DateTime) Clock() string { return t.layout("15:04") }

func (t DateTime) layout(layout string) string {
	if t.IsZero() {
		return ""
	}
	return t.In(time.UTC).Format(layout)
}

// MarshalText writes "2026-12-11T10:00", or nothing.
func (t DateTime) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads what MarshalText wrote; nothing is none. The error is a [BadDate].
func (t *DateTime) UnmarshalText(text []byte) error {
	var err error
	*t = DateTime{}
	if len(text) > 0 {
		*t, err = parseDateTime(string(text), firstStoredYear, lastStoredYear)
	}
	return err
}

// Value stores "2026-12-11T10:00", and the empty text where there is none: no column of a time is NULL.
func (t DateTime) Value() (driver.Value, error) {
	return t.String(), nil
}

// Scan reads what Value stored.
func (t *DateTime) Scan(src any) error {
	text, err := scanText(src)
	if err != nil {
		return fmt.Errorf("date and time: %w", err)
	}
	return t.UnmarshalText(text)
}

package pathway

import (
	"cmp"
	"database/sql/driver"
	"fmt"
	"time"
)

// Date is a civil date: a day on the office's calendar, without a time and without a zone. Dates compare with ==, and
// the zero value means that there is none. Deadlines are Dates, never time.Time.
type Date struct {
	// days counts from 1 for 1 January of year 1, so that nought is free to mean none.
	days int32
}

// The years that a deadline may lie in, and those that a date of birth or a stored date may.
const (
	firstYear, lastYear             = 2000, 2099
	firstStoredYear, lastStoredYear = 1900, 2199
)

// Days from day 1 of year 1 to 1 January 1970.
const unixDay = 719162

// BadDate says in the user's words what is wrong with a date or a time that was typed.
type BadDate string

// Error returns the words.
func (e BadDate) Error() string { return string(e) }

// NewDate returns the date of that year, month and day. Values past their range carry over, as in [time.Date]: 31 April
// is 1 May. What a user typed goes through [ParseDate], which refuses such a day.
func NewDate(year int, month time.Month, day int) Date {
	return DateOf(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// DateOf returns the day on which t falls in t's own zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	unix := time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix()
	return Date{int32(unix/86400 + unixDay + 1)}
}

// ParseDate reads "2026-12-11". It wants a day that exists in a year from 2000 to 2099; the error is a [BadDate].
func ParseDate(s string) (Date, error) { return parseDate(s, firstYear, lastYear) }

// ParseBirthDate reads a date like [ParseDate] does, from the year 1900 on: people's dates of birth.
func ParseBirthDate(s string) (Date, error) { return parseDate(s, firstStoredYear, lastYear) }

func parseDate(s string, first, last int) (Date, error) {
	if s == "" {
		return Date{}, BadDate("a date is missing")
	}
	if !shaped(s, "0000-00-00") {
		return Date{}, BadDate(fmt.Sprintf("%q is not a date: write it as 2026-12-11", clip(s)))
	}
	y, m, d := number(s[0:4]), number(s[5:7]), number(s[8:10])
	date := NewDate(y, time.Month(m), d)
	if date.String() != s {
		return Date{}, BadDate(fmt.Sprintf("there is no day %s", s))
	}
	if y < first || y > last {
		return Date{}, BadDate(fmt.Sprintf("%s is outside the years %d to %d", s, first, last))
	}
	return date, nil
}

// shaped tells whether s has a digit wherever the shape has one, and the shape's own character elsewhere.
func shaped(s, shape string) bool {
	if len(s) != len(shape) {
		return false
	}
	for i := range len(s) {
		digit := s[i] >= '0' && s[i] <= '9'
		if digit != (shape[i] == '0') || !digit && s[i] != shape[i] {
			return false
		}
	}
	return true
}

// number reads digits that [shaped] has seen.
func number(s string) int {
	n := 0
	for _, c := range []byte(s) {
		n = n*10 + int(c-'0')
	}
	return n
}

// clip keeps what is quoted in a message to a readable length.
func clip(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// IsZero tells whether there is no date.
func (d Date) IsZero() bool { return d.days == 0 }

// Time returns midnight of the day in UTC, for formatting. The zero Date gives the zero time.
func (d Date) Time() time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	return time.Unix((int64(d.days)-1-unixDay)*86400, 0).UTC()
}

// Split returns year, month and day of the month.
func (d Date) Split() (year int, month time.Month, day int) { return d.Time().Date() }

// Year returns the year.
func (d Date) Year() int { return d.Time().Year() }

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return time.Weekday(d.days % 7) }

// AddDays returns the date n days later, or earlier where n is negative.
func (d Date) AddDays(n int) Date { return Date{d.days + int32(n)} }

// AddMonths returns the same day n months later. A month that is too short gives its last day: one month after
// 31 January is 28 or 29 February.
func (d Date) AddMonths(n int) Date {
	y, m, day := d.Split()
	first := NewDate(y, m+time.Month(n), 1)
	last := NewDate(y, m+time.Month(n)+1, 0)
	return Date{min(first.days+int32(day)-1, last.days)}
}

// DaysSince returns the number of days from other to d; negative where d is earlier.
func (d Date) DaysSince(other Date) int { return int(d.days - other.days) }

// Before tells whether d is earlier than other.
func (d Date) Before(other Date) bool { return d.days < other.days }

// After tells whether d is later than other.
func (d Date) After(other Date) bool { return d.days > other.days }

// Compare returns -1, 0 or 1, for sorting. No date sorts first.
func (d Date) Compare(other Date) int { return cmp.Compare(d.days, other.days) }

// At returns the minute of that day. Hour and minute past their range carry over to other days.
func (d Date) At(hour, minute int) DateTime { return DateTime{date: d}.AddMinutes(hour*60 + minute) }

// String returns "2026-12-11", or "" where there is no date.
func (d Date) String() string { return d.layout("2006-01-02") }

// Format returns the date for people: "Friday 11 December 2026", or "" where there is none.
func (d Date) Format() string { return d.layout("Monday 2 January 2006") }

// Short returns the date for tables: "11 Dec 2026", or "" where there is none.
func (d Date) Short() string { return d.layout("2 Jan 2006") }

func (d Date) layout(layout string) string {
	if d.IsZero() {
		return ""
	}
	return d.Time().Format(layout)
}

// MarshalText writes "2026-12-11", or nothing.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote; nothing is no date. The error is a [BadDate].
func (d *Date) UnmarshalText(text []byte) error {
	var err error
	*d = Date{}
	if len(text) > 0 {
		*d, err = parseDate(string(text), firstStoredYear, lastStoredYear)
	}
	return err
}

// Value stores "2026-12-11", and the empty text where there is no date: no column of a date is NULL.
func (d Date) Value() (driver.Value, error) {
	return d.String(), nil
}

// Scan reads what Value stored.
func (d *Date) Scan(src any) error {
	text, err := scanText(src)
	if err != nil {
		return fmt.Errorf("date: %w", err)
	}
	return d.UnmarshalText(text)
}

func scanText(src any) ([]byte, error) {
	switch v := src.(type) {
	case nil:
		return nil, nil
	case string:
		return []byte(v), nil
	case []byte:
		return v, nil
	}
	return nil, fmt.Errorf("stored as %T, want text", src)
}

package pathway

import (
	"strconv"
	"strings"
	"time"
	"unicode"
)

// ReadDate reads a date as people type it: 11/12/2026, 11.12.26, 2026-12-11, 11 Dec 2026, Friday 11th December. A year that
// is left out is that of the first such day on or after from. False where it is no day that exists in a year from 2000 to
// 2099; "as soon as possible" is none.
func ReadDate(text string, from Date) (Date, bool) {
	if d, err := ParseDate(strings.TrimSpace(text)); err == nil {
		return d, true
	}
	day, month, year, ok := readDay(text)
	if !ok {
		return Date{}, false
	}
	if year != "" {
		y, ok := readYear(year, 2000)
		return dateThatIs(y, month, day, ok)
	}
	y, _, _ := from.Split()
	d, ok := dateThatIs(y, month, day, !from.IsZero())
	if ok && !d.Before(from) {
		return d, true
	}
	return dateThatIs(y+1, month, day, !from.IsZero())
}

// ReadRecentDate reads a date of what has happened as people type it: as ReadDate does, but a year that is left out is that
// of the last such day on or before today. It does not refuse a day in the future.
func ReadRecentDate(text string, today Date) (Date, bool) {
	d, ok := ReadDate(text, today)
	if _, _, year, typed := readDay(text); ok && typed && year == "" && d.After(today) {
		return ReadDate(text, today.AddMonths(-12).AddDays(1))
	}
	return d, ok
}

// ReadPastDate reads a date of long ago as people type it, such as a date of birth: as ReadDate does, but from the year
// 1900 on, with a year that is there, and one of two digits is the latest that is not after today: 85 is 1985, 24 is 2024.
// It does not refuse a day in the future.
func ReadPastDate(text string, today Date) (Date, bool) {
	if d, err := ParseBirthDate(strings.TrimSpace(text)); err == nil {
		return d, true
	}
	day, month, year, ok := readDay(text)
	if !ok || year == "" {
		return Date{}, false
	}
	y, ok := readYear(year, 2000)
	if len(year) == 2 && y > today.Year() {
		y -= 100
	}
	if y < 2000 {
		return dayThatIs(y, month, day, ok && y >= firstStoredYear)
	}
	return dateThatIs(y, month, day, ok)
}

// readDay takes a typed date apart; year is as typed, "" where there is none.
func readDay(text string) (day, month int, year string, ok bool) {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("/.,-", r) })
	if len(words) > 2 && weekdayNamed(words[0]) {
		words = words[1:]
	}
	if len(words) != 2 && len(words) != 3 {
		return 0, 0, "", false
	}
	day, ok = digits(ordinal(words[0]), 2)
	month, named := monthNamed(words[1])
	if !named {
		month, named = digits(words[1], 2)
	}
	if len(words) == 3 {
		year = words[2]
	}
	return day, month, year, ok && named
}

// readYear reads a year of four digits, or of two in a century.
func readYear(text string, century int) (int, bool) {
	year, ok := digits(text, 4)
	if len(text) == 2 {
		year += century
	}
	return year, ok && len(text)%2 == 0
}

// ReadClock reads a time of day as people type it: 14:30, 14.30, 1430, 9:05, 2.30pm, 2pm. False where it is none.
func ReadClock(text string) (hour, minute int, ok bool) {
	s := strings.ToLower(strings.Join(strings.Fields(text), ""))
	late := strings.HasSuffix(s, "pm")
	half := late || strings.HasSuffix(s, "am")
	if half {
		s = s[:len(s)-2]
	}
	h, m, split := strings.Cut(strings.Replace(s, ".", ":", 1), ":")
	switch {
	case split && len(m) != 2:
		return 0, 0, false
	case !split && (len(s) == 3 || len(s) == 4):
		h, m = s[:len(s)-2], s[len(s)-2:]
	case !split && half:
		m = "00"
	}
	hour, hourOK := digits(h, 2)
	minute, minuteOK := digits(m, 2)
	if half {
		hourOK = hourOK && hour >= 1 && hour <= 12
		hour %= 12
		if late {
			hour += 12
		}
	}
	if !hourOK || !minuteOK || hour > 23 || minute > 59 {
		return 0, 0, false
	}
	return hour, minute, true
}

// dateThatIs returns the day where it exists and lies in the years of deadlines.
func dateThatIs(year, month, day int, ok bool) (Date, bool) {
	return dayThatIs(year, month, day, ok && year >= firstYear && year <= lastYear)
}

// dayThatIs returns the day where it exists.
func dayThatIs(year, month, day int, ok bool) (Date, bool) {
	d := NewDate(year, time.Month(month), day)
	y, m, dd := d.Split()
	if !ok || y != year || int(m) != month || dd != day {
		return Date{}, false
	}
	return d, true
}

// digits reads a number of 1 to most ASCII digits.
func digits(s string, most int) (int, bool) {
	if s == "" || len(s) > most || strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' }) {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

func ordinal(s string) string {
	for _, end := range []string{"st", "nd", "rd", "th"} {
		if rest, ok := strings.CutSuffix(s, end); ok {
			return rest
		}
	}
	return s
}

func monthNamed(s string) (int, bool) {
	for m := time.January; m <= time.December; m++ {
		if len(s) >= 3 && strings.HasPrefix(strings.ToLower(m.String()), s) || s == "sept" && m == time.September {
			return int(m), true
		}
	}
	return 0, false
}

func weekdayNamed(s string) bool {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if len(s) >= 3 && strings.HasPrefix(strings.ToLower(d.String()), s) {
			return true
		}
	}
	return false
}

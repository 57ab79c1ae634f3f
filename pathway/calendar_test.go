package pathway

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// mustCalendar is the embedded calendar with these closure days.
func mustCalendar(tb testing.TB, closed ...string) *Calendar {
	tb.Helper()
	c, err := LoadCalendar()
	if err != nil {
		tb.Fatal(err)
	}
	for _, s := range closed {
		c = c.WithClosures(Closure{On: mustDate(tb, s)})
	}
	return c
}

// The bank holidays in England and Wales as they were published, year by year; s marks a substitute day.
func TestBankHolidays(t *testing.T) {
	c := mustCalendar(t)
	for year, want := range map[int]string{
		2002: "01-01 03-29 04-01 05-06 06-03 06-04 08-26 12-25 12-26",
		2004: "01-01 04-09 04-12 05-03 05-31 08-30 12-27s 12-28s",
		2010: "01-01 04-02 04-05 05-03 05-31 08-30 12-27s 12-28s",
		2011: "01-03s 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27s",
		2012: "01-02s 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26",
		2019: "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
		2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28s",
		2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27s 12-28s",
		2022: "01-03s 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27s",
		2023: "01-02s 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
		2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
		2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
		2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28s",
		2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27s 12-28s",
		2028: "01-03s 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
		2029: "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26",
		2030: "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
	} {
		var got []string
		for d := NewDate(year, time.January, 1); d.Year() == year; d = d.AddDays(1) {
			if name := c.BankHoliday(d); name != "" {
				s := d.String()[5:]
				if strings.HasSuffix(name, "(substitute day)") {
					s += "s"
				}
				got = append(got, s)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%d: got  %s\n\t\twant  %s", year, strings.Join(got, " "), want)
		}
	}
}

func TestWhyADayDoesNotCount(t *testing.T) {
	c := mustCalendar(t).WithClosures(
		Closure{NewDate(2026, time.December, 24), "Staff conference"},
		Closure{NewDate(2026, time.December, 25), "Closed for Christmas"},
		Closure{On: NewDate(2026, time.December, 29)})
	for _, row := range []struct{ on, office, statutory string }{
		{"2026-12-11", "", ""},
		{"2026-12-12", "Saturday", "Saturday"},
		{"2026-12-13", "Sunday", "Sunday"},
		{"2026-12-24", "Staff conference", ""},
		{"2026-12-25", "Christmas Day", "Christmas Day"},
		{"2026-12-26", "Saturday", "Saturday"},
		{"2026-12-28", "Boxing Day (substitute day)", "Boxing Day (substitute day)"},
		{"2026-12-29", "Office closed", ""},
		{"2020-05-04", "", ""},
		{"2020-05-08", "Early May bank holiday (VE day)", "Early May bank holiday (VE day)"},
		{"2022-05-30", "", ""},
		{"2022-06-02", "Spring bank holiday", "Spring bank holiday"},
		{"2022-06-03", "Platinum Jubilee bank holiday", "Platinum Jubilee bank holiday"},
		{"2022-09-19", "State Funeral of Queen Elizabeth II", "State Funeral of Queen Elizabeth II"},
		{"2023-05-08", "Coronation of King Charles III", "Coronation of King Charles III"},
		{"2026-03-17", "", ""}, // a holiday in Northern Ireland only
		{"2026-11-30", "", ""}, // and this one in Scotland
		{"2026-04-03", "Good Friday", "Good Friday"},
	} {
		d := mustDate(t, row.on)
		if got := c.Why(d); got != row.office || c.IsWorkingDay(d) != (got == "") {
			t.Errorf("%s in the office: got %q, %t", row.on, got, c.IsWorkingDay(d))
		}
		if got := c.Statutory().Why(d); got != row.statutory || c.Statutory().IsWorkingDay(d) != (got == "") {
			t.Errorf("%s by statute: got %q, %t", row.on, got, c.Statutory().IsWorkingDay(d))
		}
	}
	if why := mustCalendar(t).Why(NewDate(2026, time.December, 24)); why != "" {
		t.Errorf("closure days of one office are another's: %s", why)
	}
}

func TestCountingWorkingDays(t *testing.T) {
	c := mustCalendar(t, "2026-12-24")
	for _, row := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-12-11", 1, "2026-12-14"}, // Friday to Monday
		{"2026-12-12", 1, "2026-12-14"}, // from a Saturday
		{"2026-12-23", 1, "2026-12-29"}, // closed, Christmas, weekend, substitute day
		{"2026-12-29", -1, "2026-12-23"},
		{"2026-12-31", 2, "2027-01-05"}, // New Year's Day and a weekend
		{"2026-12-12", 0, "2026-12-12"},
		{"2026-04-02", 1, "2026-04-07"}, // Easter
		{"2026-04-07", -1, "2026-04-02"},
		{"2022-09-16", 1, "2022-09-20"}, // the State Funeral
		{"2023-05-05", 1, "2023-05-09"}, // the Coronation
		{"2026-12-11", 10, "2026-12-30"},
	} {
		from := mustDate(t, row.from)
		if got := c.AddWorkingDays(from, row.n); got.String() != row.want {
			t.Errorf("%d working days from %s: got %s, want %s", row.n, row.from, got, row.want)
		}
		if back := c.WorkingDaysBetween(from, mustDate(t, row.want)); row.n > 0 && back != row.n {
			t.Errorf("between %s and %s: got %d, want %d", row.from, row.want, back, row.n)
		}
	}
	for _, row := range []struct {
		from, to string
		want     int
	}{
		{"2026-12-11", "2026-12-11", 0},
		{"2026-12-11", "2026-12-13", 0},
		{"2026-12-12", "2026-12-14", 1},
		{"2026-12-14", "2026-12-11", -1},
		{"2026-12-29", "2026-12-23", -1},
	} {
		if got := c.WorkingDaysBetween(mustDate(t, row.from), mustDate(t, row.to)); got != row.want {
			t.Errorf("between %s and %s: got %d, want %d", row.from, row.to, got, row.want)
		}
	}
}

func TestRolling(t *testing.T) {
	c := mustCalendar(t, "2026-12-24")
	for _, row := range []struct{ on, back, forward string }{
		{"2026-12-11", "2026-12-11", "2026-12-11"},
		{"2026-12-13", "2026-12-11", "2026-12-14"},
		{"2026-12-27", "2026-12-23", "2026-12-29"},
		{"2027-01-01", "2026-12-31", "2027-01-04"},
		{"2027-03-28", "2027-03-25", "2027-03-30"},
	} {
		d := mustDate(t, row.on)
		if back, forward := c.RollBack(d), c.RollForward(d); back.String() != row.back || forward.String() != row.forward {
			t.Errorf("%s: got %s and %s, want %s and %s", row.on, back, forward, row.back, row.forward)
		}
	}
}

func TestDayN(t *testing.T) {
	c := mustCalendar(t)
	for _, row := range []struct {
		strategy string
		n        int
		want     string
	}{
		{"2026-12-11", 1, "2026-12-11"},
		{"2026-12-11", 5, "2026-12-17"},
		{"2026-12-11", 15, "2027-01-05"},
		{"2025-08-09", 1, "2025-08-11"}, // a Saturday
		{"2025-08-25", 1, "2025-08-26"}, // a bank holiday
		{"2025-08-09", 15, "2025-09-01"},
	} {
		if got := c.Day(mustDate(t, row.strategy), row.n); got.String() != row.want {
			t.Errorf("Day %d from %s: got %s, want %s", row.n, row.strategy, got, row.want)
		}
	}
}

func TestCloseOfBusiness(t *testing.T) {
	c, d := mustCalendar(t), NewDate(2026, time.December, 17)
	if got := c.Close(d).String(); got != "2026-12-17T17:00" {
		t.Errorf("got %s", got)
	}
	if got := c.WithClose(16, 30).Close(d).String(); got != "2026-12-17T16:30" {
		t.Errorf("got %s", got)
	}
}

func TestBankHolidaysAreReviewed(t *testing.T) {
	c := mustCalendar(t)
	if c.Reviewed().IsZero() || c.KnownTo().Before(NewDate(2030, time.December, 31)) {
		t.Errorf("reviewed %s, known to %s", c.Reviewed(), c.KnownTo())
	}
	if got := c.Warning(c.KnownTo()); got != "" {
		t.Errorf("on the last known day: %s", got)
	}
	if got := c.Warning(c.KnownTo().AddDays(1)); !strings.Contains(got, "known to 31 December 2030") {
		t.Errorf("after it: %s", got)
	}
	year := c.Reviewed().AddMonths(12)
	if got := c.ReviewDue(year.AddDays(-1)); got != "" {
		t.Errorf("within a year: %s", got)
	}
	if got := c.ReviewDue(year); !strings.Contains(got, "last reviewed on 22 November 2026") {
		t.Errorf("after a year: %s", got)
	}
}

func TestFaultyHolidays(t *testing.T) {
	const head = `{"reviewed":"2026-11-22","known_to":"2030-12-31",`
	const christmas = `"every_year":[{"name":"Christmas Day","month":12,"day":25}]`
	for _, row := range []struct{ data, want string }{
		{`{`, "unexpected EOF"},
		{head + christmas + `,"extra":1}`, "unknown field"},
		{head + christmas + `} {}`, "something after the end"},
		{`{` + christmas + `}`, "reviewed and known_to are needed"},
		{`{"reviewed":"2026-11-31"}`, "there is no day 2026-11-31"},
		{head + `"every_year":[{"month":12,"day":25}]}`, "needs a name"},
		{head + `"every_year":[{"name":"X","month":12,"day":29}]}`, "X needs either"},
		{head + `"every_year":[{"name":"X","month":13,"day":1}]}`, "X needs either"},
		{head + `"every_year":[{"name":"X","month":5,"monday":5}]}`, "X needs either"},
		{head + `"every_year":[{"name":"X","month":5,"day":1,"monday":1}]}`, "X needs either"},
		{head + `"every_year":[{"name":"X","easter":1,"month":5}]}`, "X needs either"},
		{head + `"every_year":[{"name":"X"}]}`, "X needs either"},
		{head + christmas + `,"changes":[{"name":"X"}]}`, "needs a name and a day"},
		{head + christmas + `,"changes":[{"on":"2026-05-08"}]}`, "needs a name and a day"},
		{head + christmas + `,"changes":[{"name":"X","on":"2026-05-08","moved_from":"2026-05-04"}]}`, "moved from 2026-05-04, which is no holiday"},
		{head + christmas + `,"changes":[{"name":"X","on":"2026-12-25"}]}`, "moved to 2026-12-25, which is Christmas Day"},
	} {
		if _, err := loadCalendar([]byte(row.data)); err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: got %v, want %s", row.data, err, row.want)
		}
	}
}

// Easter Sundays as they are printed in almanacs.
func TestEaster(t *testing.T) {
	for year, want := range map[int]string{2000: "04-23", 2008: "03-23", 2011: "04-24", 2019: "04-21", 2024: "03-31", 2025: "04-20", 2027: "03-28", 2038: "04-25", 2049: "04-18", 2076: "04-19", 2099: "04-12"} {
		if got := easterSunday(year).String(); got != fmt.Sprintf("%d-%s", year, want) {
			t.Errorf("%d: got %s", year, got)
		}
	}
}

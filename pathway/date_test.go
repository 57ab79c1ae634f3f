package pathway

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
)

// mustDate reads a date that the test wrote itself.
func mustDate(tb testing.TB, s string) Date {
	tb.Helper()
	if s == "" {
		return Date{}
	}
	d, err := ParseDate(s)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

func TestParseDate(t *testing.T) {
	for _, s := range []string{"2000-01-01", "2024-02-29", "2026-12-11", "2099-12-31"} {
		if d, err := ParseDate(s); err != nil || d.String() != s {
			t.Errorf("%s: got %s, %v", s, d, err)
		}
	}
	for in, want := range map[string]string{
		"":                      "a date is missing",
		"2025-02-29":            "there is no day 2025-02-29",
		"2026-04-31":            "there is no day 2026-04-31",
		"2026-13-01":            "there is no day 2026-13-01",
		"2026-00-10":            "there is no day 2026-00-10",
		"1999-12-31":            "1999-12-31 is outside the years 2000 to 2099",
		"2100-01-01":            "2100-01-01 is outside the years 2000 to 2099",
		"0000-01-01":            "0000-01-01 is outside the years 2000 to 2099",
		"11/12/2026":            `"11/12/2026" is not a date: write it as 2026-12-11`,
		"2026-12-1":             `"2026-12-1" is not a date: write it as 2026-12-11`,
		"2026x12-11":            `"2026x12-11" is not a date: write it as 2026-12-11`,
		"2026-1a-11":            `"2026-1a-11" is not a date: write it as 2026-12-11`,
		"2026112-11":            `"2026112-11" is not a date: write it as 2026-12-11`,
		strings.Repeat("é", 41): `"` + strings.Repeat("é", 40) + `…" is not a date: write it as 2026-12-11`,
		"\u0662026-12-11":       `"` + "\u0662026-12-11" + `" is not a date: write it as 2026-12-11`,
		" 2026-12-11":           `" 2026-12-11" is not a date: write it as 2026-12-11`,
		"2026-12-11T10:00":      `"2026-12-11T10:00" is not a date: write it as 2026-12-11`,
		"<script>":              `"<script>" is not a date: write it as 2026-12-11`,
	} {
		d, err := ParseDate(in)
		var bad BadDate
		if !errors.As(err, &bad) || string(bad) != want || !d.IsZero() {
			t.Errorf("%q: got %v, %v; want %s", in, d, err, want)
		}
	}
}

func TestParseBirthDate(t *testing.T) {
	if d, err := ParseBirthDate("1954-06-02"); err != nil || d.Format() != "Wednesday 2 June 1954" {
		t.Errorf("got %v, %v", d, err)
	}
	if _, err := ParseBirthDate("1899-12-31"); err == nil || err.Error() != "1899-12-31 is outside the years 1900 to 2099" {
		t.Errorf("got %v", err)
	}
}

func TestDateIsTheSameAsTime(t *testing.T) {
	// Every day of the years that a date may be stored in, against the standard library.
	day := time.Date(firstStoredYear, 1, 1, 0, 0, 0, 0, time.UTC)
	for d := NewDate(firstStoredYear, time.January, 1); d.Year() <= lastStoredYear; d = d.AddDays(1) {
		if !d.Time().Equal(day) || d.Weekday() != day.Weekday() || d != DateOf(day) {
			t.Fatalf("%s: got %s on a %s, want %s", day, d, d.Weekday(), day.Weekday())
		}
		day = day.AddDate(0, 0, 1)
	}
}

func TestDateOfIsTheDayInTheZone(t *testing.T) {
	east := time.FixedZone("east", 5*3600)
	at := time.Date(2026, 12, 31, 22, 30, 0, 0, time.UTC).In(east)
	if got := DateOf(at); got != NewDate(2027, time.January, 1) {
		t.Errorf("got %s", got)
	}
	if got := DateTimeOf(at); got != NewDateTime(2027, time.January, 1, 3, 30) {
		t.Errorf("got %s", got)
	}
}

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		from   string
		months int
		want   string
	}{
		{"2026-01-15", 1, "2026-02-15"},
		{"2026-01-31", 1, "2026-02-28"}, // too short: its last day
		{"2028-01-31", 1, "2028-02-29"}, // leap year
		{"2028-02-29", 12, "2029-02-28"},
		{"2028-02-29", -48, "2024-02-29"},
		{"2026-11-30", 3, "2027-02-28"},
		{"2026-08-31", 6, "2027-02-28"},
		{"2026-08-31", 10, "2027-06-30"},
		{"2026-12-31", 14, "2028-02-29"},
		{"2026-03-31", -1, "2026-02-28"},
		{"2026-05-31", 0, "2026-05-31"},
		{"2026-12-11", -12, "2025-12-11"},
	} {
		if got := mustDate(t, c.from).AddMonths(c.months); got.String() != c.want {
			t.Errorf("%s and %d months: got %s, want %s", c.from, c.months, got, c.want)
		}
	}
}

func TestDateForPeople(t *testing.T) {
	d := NewDate(2026, time.December, 11)
	for _, c := range []struct{ got, want string }{
		{d.String(), "2026-12-11"},
		{d.Format(), "Friday 11 December 2026"},
		{d.Short(), "11 Dec 2026"},
		{d.Weekday().String(), "Friday"},
		{NewDate(2026, time.April, 31).String(), "2026-05-01"},
		{Date{}.String() + Date{}.Format() + Date{}.Short(), ""},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
	if !(Date{}).Time().IsZero() {
		t.Error("no date has a time")
	}
}

func TestDateOrder(t *testing.T) {
	early, late := NewDate(2026, time.February, 28), NewDate(2026, time.March, 1)
	if !early.Before(late) || late.Before(early) || early.Before(early) {
		t.Error("Before")
	}
	if !late.After(early) || early.After(late) || early.After(early) {
		t.Error("After")
	}
	if late.DaysSince(early) != 1 || early.DaysSince(late) != -1 || early.AddDays(1) != late || late.AddDays(-1) != early {
		t.Error("days")
	}
	got := []Date{late, {}, early}
	slices.SortFunc(got, Date.Compare)
	if !slices.Equal(got, []Date{{}, early, late}) {
		t.Errorf("sorted: %v", got)
	}
}

func TestParseDateTime(t *testing.T) {
	for _, s := range []string{"2026-12-11T10:00", "2000-01-01T00:00", "2099-12-31T23:59"} {
		if d, err := ParseDateTime(s); err != nil || d.String() != s {
			t.Errorf("%s: got %s, %v", s, d, err)
		}
	}
	for in, want := range map[string]string{
		"":                    "a date and time are missing",
		"2026-12-11":          `"2026-12-11" is not a date and time: write it as 2026-12-11T10:00`,
		"2026-12-11 10:00":    `"2026-12-11 10:00" is not a date and time: write it as 2026-12-11T10:00`,
		"2026-12-11T10:00:00": `"2026-12-11T10:00:00" is not a date and time: write it as 2026-12-11T10:00`,
		"2026-12-11T1o:00":    `"2026-12-11T1o:00" is not a date and time: write it as 2026-12-11T10:00`,
		"2026-12-11T24:00":    "there is no time 24:00",
		"2026-12-11T10:60":    "there is no time 10:60",
		"2026-02-30T10:00":    "there is no day 2026-02-30",
		"1999-12-11T10:00":    "1999-12-11 is outside the years 2000 to 2099",
		"2026/12/11T10:00":    `"2026/12/11" is not a date: write it as 2026-12-11`,
	} {
		d, err := ParseDateTime(in)
		var bad BadDate
		if !errors.As(err, &bad) || string(bad) != want || !d.IsZero() {
			t.Errorf("%q: got %v, %v; want %s", in, d, err, want)
		}
	}
}

func TestDateTime(t *testing.T) {
	at := NewDateTime(2026, time.December, 11, 16, 5)
	for _, c := range []struct{ got, want string }{
		{at.String(), "2026-12-11T16:05"},
		{at.Format(), "Friday 11 December 2026 at 16:05"},
		{at.Short(), "11 Dec 2026 16:05"},
		{at.Clock(), "16:05"},
		{at.Date().String(), "2026-12-11"},
		{at.AddMinutes(24 * 60).String(), "2026-12-12T16:05"},
		{at.AddMinutes(-16*60 - 5).String(), "2026-12-11T00:00"},
		{at.AddMinutes(-16*60 - 6).String(), "2026-12-10T23:59"},
		{at.AddMinutes(7*60 + 55).String(), "2026-12-12T00:00"},
		{DateTime{}.String() + DateTime{}.Format() + DateTime{}.Short() + DateTime{}.Clock(), ""},
		{at.In(time.FixedZone("", 3600)).Format(time.RFC3339), "2026-12-11T16:05:00+01:00"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
	if at.Hour() != 16 || at.Minute() != 5 {
		t.Errorf("got %d:%d", at.Hour(), at.Minute())
	}
	next := at.Date().AddDays(1).At(8, 0)
	if next.MinutesSince(at) != 15*60+55 || at.MinutesSince(next) != -15*60-55 {
		t.Error("MinutesSince")
	}
	if !at.Before(next) || next.Before(at) || !next.After(at) || at.After(at) || at.Compare(at) != 0 {
		t.Error("order of days")
	}
	if !at.Before(at.AddMinutes(1)) || at.Before(at.AddMinutes(-1)) {
		t.Error("order of minutes")
	}
}

func TestDatesAreStored(t *testing.T) {
	type row struct {
		On Date     `json:"on"`
		At DateTime `json:"at"`
	}
	for text, want := range map[string]row{
		`{"on":"2026-12-11","at":"2026-12-11T10:00"}`: {NewDate(2026, time.December, 11), NewDateTime(2026, time.December, 11, 10, 0)},
		`{"on":"1931-01-31","at":"2104-02-29T23:59"}`: {NewDate(1931, time.January, 31), NewDateTime(2104, time.February, 29, 23, 59)},
		`{"on":"","at":""}`:                           {},
	} {
		var got row
		if err := json.Unmarshal([]byte(text), &got); err != nil || got != want {
			t.Errorf("%s: got %v, %v", text, got, err)
		}
		back, err := json.Marshal(got)
		if err != nil || string(back) != text {
			t.Errorf("%s: back %s, %v", text, back, err)
		}
		on, err1 := got.On.Value()
		at, err2 := got.At.Value()
		var again row
		if err := errors.Join(err1, err2, again.On.Scan(on), again.At.Scan(at)); err != nil || again != want {
			t.Errorf("%s: stored %v %v, read %v, %v", text, on, at, again, err)
		}
	}
	d, at := NewDate(2026, time.December, 11), NewDateTime(2026, time.December, 11, 10, 0)
	if err := d.Scan([]byte("2026-12-12")); err != nil || d != NewDate(2026, time.December, 12) {
		t.Errorf("bytes: %v, %v", d, err)
	}
	if err := errors.Join(d.Scan(nil), at.Scan(nil)); err != nil || !d.IsZero() || !at.IsZero() {
		t.Errorf("NULL: %v, %v, %v", d, at, err)
	}
	for _, src := range []any{"2026-02-30", int64(20261211), time.Now()} {
		if err := d.Scan(src); err == nil {
			t.Errorf("date from %v: no error", src)
		}
		if err := at.Scan(src); err == nil {
			t.Errorf("date and time from %v: no error", src)
		}
	}
}

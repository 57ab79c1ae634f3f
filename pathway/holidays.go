package pathway

import (
	"bytes"
	_ "embed" // for holidays.json
	"encoding/json"
	"fmt"
	"time"
)

//go:embed holidays.json
var holidaysJSON []byte

// The years for which bank holidays are worked out: a deadline that is asked for in 2099 may lie in the next century.
const firstHolidayYear, lastHolidayYear = firstYear, lastYear + 11

// holidayTable is holidays.json: the bank holidays of every year as rules, and what was different in some years.
type holidayTable struct {
	Area     string `json:"area"`
	Source   string `json:"source"`
	Reviewed Date   `json:"reviewed"` // the day on which the table was last compared with what the government publishes
	KnownTo  Date   `json:"known_to"` // the last day for which it is held to be complete

	EveryYear []holidayRule   `json:"every_year"`
	Changes   []holidayChange `json:"changes"`
}

// holidayRule is a holiday of every year: a day of a month (Month and Day), a Monday of a month (Month and Monday, where -1
// is the last one) or a number of days from Easter Sunday.
type holidayRule struct {
	Name   string `json:"name"`
	Month  int    `json:"month"`
	Day    int    `json:"day"`
	Monday int    `json:"monday"`
	Easter int    `json:"easter"`
}

// holidayChange is a holiday of one year only, in place of another one where MovedFrom is given.
type holidayChange struct {
	Name      string `json:"name"`
	On        Date   `json:"on"`
	MovedFrom Date   `json:"moved_from"`
}

// readHolidays reads and checks a table, and works out every bank holiday from 2000 on with its name.
func readHolidays(data []byte) (*holidayTable, map[Date]string, error) {
	var table holidayTable
	if err := decodeStrict(data, &table); err != nil {
		return nil, nil, fmt.Errorf("holidays: %w", err)
	}
	if table.Reviewed.IsZero() || table.KnownTo.IsZero() {
		return nil, nil, fmt.Errorf("holidays: reviewed and known_to are needed")
	}
	names := make(map[Date]string)
	for year := firstHolidayYear; year <= lastHolidayYear; year++ {
		if err := addYear(names, table.EveryYear, year); err != nil {
			return nil, nil, err
		}
	}
	for _, c := range table.Changes {
		if c.Name == "" || c.On.IsZero() {
			return nil, nil, fmt.Errorf("holidays: a change needs a name and a day")
		}
		if !c.MovedFrom.IsZero() {
			if names[c.MovedFrom] == "" {
				return nil, nil, fmt.Errorf("holidays: %s is moved from %s, which is no holiday", c.Name, c.MovedFrom)
			}
			delete(names, c.MovedFrom)
		}
		if names[c.On] != "" {
			return nil, nil, fmt.Errorf("holidays: %s is moved to %s, which is %s", c.Name, c.On, names[c.On])
		}
		names[c.On] = c.Name
	}
	return &table, names, nil
}

// addYear adds one year's holidays. One that falls on a weekend is kept on the next weekday that is none already: where
// Christmas Day is a Sunday, Boxing Day is on the Monday and the substitute for Christmas Day on the Tuesday.
func addYear(names map[Date]string, rules []holidayRule, year int) error {
	var weekend []holidayRule
	for _, r := range rules {
		on, err := r.on(year)
		switch {
		case err != nil:
			return err
		case isWeekend(on):
			weekend = append(weekend, r)
		default:
			names[on] = r.Name
		}
	}
	for _, r := range weekend {
		on := NewDate(year, time.Month(r.Month), r.Day)
		for isWeekend(on) || names[on] != "" {
			on = on.AddDays(1)
		}
		names[on] = r.Name + " (substitute day)"
	}
	return nil
}

func (r holidayRule) on(year int) (Date, error) {
	month := time.Month(r.Month)
	switch dated := r.Month >= 1 && r.Month <= 12; {
	case r.Name == "":
		return Date{}, fmt.Errorf("holidays: a rule needs a name")
	case r.Easter != 0 && r == holidayRule{Name: r.Name, Easter: r.Easter}:
		return easterSunday(year).AddDays(r.Easter), nil
	case dated && r == holidayRule{Name: r.Name, Month: r.Month, Day: r.Day} && r.Day >= 1 && r.Day <= 28:
		return NewDate(year, month, r.Day), nil
	case dated && r == holidayRule{Name: r.Name, Month: r.Month, Monday: -1}:
		last := NewDate(year, month+1, 0)
		return last.AddDays(-int(last.Weekday()+6) % 7), nil
	case dated && r == holidayRule{Name: r.Name, Month: r.Month, Monday: r.Monday} && r.Monday >= 1 && r.Monday <= 4:
		first := NewDate(year, month, 1)
		return first.AddDays((8-int(first.Weekday()))%7 + 7*(r.Monday-1)), nil
	}
	return Date{}, fmt.Errorf("holidays: %s needs either month and day (1 to 28), month and monday (1 to 4 or -1), or easter", r.Name)
}

// easterSunday is the Gregorian computation of Meeus, Jones and Butcher.
func easterSunday(year int) Date {
	a, b, c := year%19, year/100, year%100
	d, e, f := b/4, b%4, (b+8)/25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return NewDate(year, time.Month(n/31), n%31+1)
}

func isWeekend(d Date) bool { return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday }

// decodeStrict reads one JSON value and refuses fields that the type does not have, and anything after it.
func decodeStrict(data []byte, into any) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		return err
	}
	if dec.More() {
		return fmt.Errorf("there is something after the end")
	}
	return nil
}

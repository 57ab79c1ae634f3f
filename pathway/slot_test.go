package pathway

import (
	"strconv"
	"strings"
	"testing"
)

func TestSlot(t *testing.T) {
	s := Slot{Case: 1, StartsAt: atMinute("2026-12-08T10:00"), Minutes: 90, State: ConferencePlanned}
	for _, tt := range []struct {
		from    string
		minutes int
		want    bool
	}{
		{"2026-12-08T09:00", 60, false}, {"2026-12-08T09:00", 61, true}, {"2026-12-08T11:29", 10, true}, {"2026-12-08T11:30", 10, false}, {"2026-12-09T10:00", 60, false},
	} {
		if got := s.Overlaps(atMinute(tt.from), tt.minutes); got != tt.want {
			t.Errorf("%s for %d minutes: %v", tt.from, tt.minutes, got)
		}
	}
	for state, want := range map[ConferenceState]bool{ConferencePlanned: true, ConferenceHeld: true, ConferenceMoved: false, ConferenceStoodDown: false, ConferenceAdjourned: false} {
		s.State = state
		if s.TakesUp() != want {
			t.Errorf("%s takes up time: %v", state, !want)
		}
	}
	for want, s := range map[string]Slot{
		"from 10:00 to 11:00":                                      {},
		"from 10:00 to 11:00, By video":                            {Link: true},
		"from 10:00 to 11:00, Civic Hall":                          {VenueName: "Civic Hall", Link: true},
		"from 10:00 to 11:00, Oak room, Civic Hall (Nowak family)": {Case: 1, RoomName: "Oak room", VenueName: "Civic Hall", Family: "Nowak family"},
	} {
		s.StartsAt, s.Minutes = atMinute("2026-12-08T10:00"), 60
		if got := s.InWords(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
		if s.Closed() != (s.Case == 0) || s.Needs(0) {
			t.Errorf("%+v", s)
		}
	}
}

func TestAbsence(t *testing.T) {
	tests := []struct {
		name string
		a    Absence
		want string
	}{
		{"a day", Absence{Account: 1, From: onDay("2026-12-08"), To: onDay("2026-12-08")}, ""},
		{"nothing", Absence{}, "account,from"},
		{"no end", Absence{Account: 1, From: onDay("2026-12-08")}, "to"},
		{"backwards", Absence{Account: 1, From: onDay("2026-12-08"), To: onDay("2026-12-07")}, "to"},
		{"for years", Absence{Account: 1, From: onDay("2026-12-08"), To: onDay("2027-12-31")}, "to"},
	}
	for _, tt := range tests {
		if got := strings.Join(FieldsOf(tt.a.Validate()).Names(), ","); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// The days on offer, one a row: the date, the pathway's Day or why not, and what is to be minded.
func TestBookingDays(t *testing.T) {
	d := mustDefinitions(t).Default()
	by := bookable(t)
	show := func(strategy, today string) string {
		var b strings.Builder
		for _, week := range d.BookingDays(Beginning{On: onDay(strategy)}, by.Office, onDay(today), append(by.Slots, Slot{StartsAt: atMinute("2026-12-08T14:00"), State: ConferenceStoodDown}), by.Absences) {
			for _, day := range week {
				b.WriteString("\n" + day.On.String() + " " + day.Why)
				if day.Day > 0 {
					b.WriteString("Day " + strconv.Itoa(day.Day))
				}
				for _, mark := range []struct {
					is   bool
					word string
				}{{day.Due, " due"}, {day.Limit, " limit"}, {day.AfterDue, " after"}, {day.AfterLimit, " past"}, {len(day.Slots) == 1, " busy"}, {len(day.Away) == 1, " away"}} {
					if mark.is {
						b.WriteString(mark.word)
					}
				}
			}
		}
		return b.String()
	}
	got := show("2026-11-20", "2026-11-24")
	for _, want := range []string{
		"\n2026-11-23 Past\n2026-11-24 Day 3\n", "\n2026-12-16 Staff conference\n", "\n2026-12-08 Day 13 busy\n2026-12-09 Day 14 away\n",
		"\n2026-12-10 Day 15 due away\n2026-12-11 Day 16 limit after away\n2026-12-14 Day 17 after past\n", "\n2026-12-25 Christmas Day\n2026-12-28 Boxing Day (substitute day)\n2026-12-29 Day ",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("want %q in %s", want, got)
		}
	}
	if strings.Contains(got, "2026-12-05") || strings.Contains(got, "2026-11-20") || !strings.HasSuffix(got, "2027-01-01 New Year’s Day") {
		t.Errorf("the days are %s", got)
	}
	// Long past the limit the days from today on are offered; on a Saturday from the next week on.
	if got := show("2026-06-01", "2026-11-21"); !strings.HasPrefix(got, "\n2026-11-23 Day 125 after past\n") || !strings.HasSuffix(got, "2026-12-04 Day 134 after past") {
		t.Errorf("late: %s", got)
	}
	// A strategy meeting that is entered ahead: no conference before it.
	if got := show("2026-11-25", "2026-11-23"); !strings.HasPrefix(got, "\n2026-11-23 Before the strategy meeting\n2026-11-24 Before the strategy meeting\n2026-11-25 Day 1\n") {
		t.Errorf("ahead: %s", got)
	}
}

func TestMondayOf(t *testing.T) {
	for d, want := range map[string]string{"2026-11-23": "2026-11-23", "2026-11-29": "2026-11-23", "2026-11-27": "2026-11-23", "2027-01-01": "2026-12-28"} {
		if got := MondayOf(onDay(d)); got != onDay(want) {
			t.Errorf("%s: %s, want %s", d, got, want)
		}
	}
	if year, week := WeekOf(onDay("2027-01-01")); year != 2026 || week != 53 {
		t.Errorf("New Year's Day 2027 is in week %d of %d", week, year)
	}
}

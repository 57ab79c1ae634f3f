package pathway

import "testing"

func TestClock(t *testing.T) {
	calendar, err := LoadCalendar()
	if err != nil {
		t.Fatal(err)
	}
	definitions, err := LoadDefinitions()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, end, stopped, now, rule, elapsed string
		ruleSays, elapsedSays                  string
		late, lateElapsed                      bool
	}{
		{"a Wednesday, that evening", "2026-11-18T12:10", "", "2026-11-18T20:50", "2026-11-19T12:10", "2026-11-19T12:10", "15 hours 20 minutes left", "15 hours 20 minutes left", false, false},
		{"a Friday, on Saturday", "2026-11-20T12:10", "", "2026-11-21T12:11", "2026-11-23T12:10", "2026-11-21T12:10", "47 hours 59 minutes left", "1 minute late", false, true},
		{"to the minute", "2026-11-18T12:10", "", "2026-11-19T12:10", "2026-11-19T12:10", "2026-11-19T12:10", "0 minutes left", "0 minutes left", false, false},
		{"a Friday, on Tuesday", "2026-11-20T12:10", "", "2026-11-24T14:10", "2026-11-23T12:10", "2026-11-21T12:10", "26 hours late", "74 hours late", true, true},
		{"stopped on Monday morning", "2026-11-20T12:10", "2026-11-23T09:05", "2027-01-01T09:00", "2026-11-23T12:10", "2026-11-21T12:10", "done in time", "done 44 hours 55 minutes late", false, true},
		{"stopped late", "2026-11-18T12:10", "2026-11-19T12:50", "2027-01-01T09:00", "2026-11-19T12:10", "2026-11-19T12:10", "done 40 minutes late", "done 40 minutes late", true, true},
		{"not ended", "", "", "2026-11-19T12:10", "", "", "not started", "not started", false, false},
	}
	for _, id := range []string{"2024", "sqa"} {
		for _, tt := range tests {
			end, now := atMinute(tt.end), atMinute(tt.now)
			c := definitions.Find(id).Clock(end, calendar)
			c.Stopped = atMinute(tt.stopped)
			if c.Rule.String() != tt.rule || c.Elapsed.String() != tt.elapsed {
				t.Errorf("%s, %s: by %s and %s", id, tt.name, c.Rule, c.Elapsed)
			}
			if c.InWords(now) != tt.ruleSays || c.ElapsedInWords(now) != tt.elapsedSays {
				t.Errorf("%s, %s: %q and %q", id, tt.name, c.InWords(now), c.ElapsedInWords(now))
			}
			if c.Late(now) != tt.late || c.LateElapsed(now) != tt.lateElapsed || c.Runs() != (tt.end != "" && tt.stopped == "") {
				t.Errorf("%s, %s: late %v, elapsed %v, runs %v", id, tt.name, c.Late(now), c.LateElapsed(now), c.Runs())
			}
		}
	}
}

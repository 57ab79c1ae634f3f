package pathway

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// shown is "opens due limit" of one milestone as the command prints it, with – for what there is not; "" where the milestone
// is not listed.
func shown(tb testing.TB, id string, args ...string) string {
	tb.Helper()
	for _, m := range mustDeadlines(tb, args...).Milestones {
		if m.ID == id {
			return dash(m.Opens.String()) + " " + m.dueForReaders() + " " + dash(m.Limit.String())
		}
	}
	return ""
}

// "Reading the dates", sentence by sentence. Each row is a case that can be checked with a calendar: what was recorded, the
// milestone, and its dates (opens, due, limit; – where it has none).
func TestReadingTheDates(t *testing.T) {
	for _, group := range []struct {
		rule string
		rows [][3]string
	}{
		{"Day 1 is the day of the strategy meeting; Day N is N - 1 working days later", [][3]string{
			{"--strategy 2026-11-02T09:00", "threshold-decision", "– 2026-11-02 –"},
			{"--strategy 2026-11-02T23:59", "threshold-decision", "– 2026-11-02 –"},
			{"--strategy 2026-11-02T09:00", "s47-outcome", "– 2026-11-06 –"},
			{"--strategy 2026-11-02T09:00", "chair-s47-review", "2026-11-06 2026-11-17 –"},
			{"--strategy 2026-11-02T09:00", "parent-preparation", "2026-11-09 2026-11-17 –"},
			{"--strategy 2026-11-02T09:00", "icpc", "– 2026-11-20 2026-11-23"},
			{"--pathway sqa --strategy 2026-11-02T09:00", "invite-list", "– 2026-11-05 –"},
			{"--pathway sqa --strategy 2026-11-02T09:00", "chair-s47-review", "– 2026-11-13 –"},
		}},
		{"a strategy meeting on a non-working day makes the next working day Day 1", [][3]string{
			{"--strategy 2026-11-07T09:00", "threshold-decision", "– 2026-11-09 –"},                   // Saturday
			{"--strategy 2026-11-08T09:00", "threshold-decision", "– 2026-11-09 –"},                   // Sunday
			{"--strategy 2026-12-25T09:00", "threshold-decision", "– 2026-12-29 –"},                   // Christmas Day, a Friday
			{"--strategy 2026-04-03T09:00", "threshold-decision", "– 2026-04-07 –"},                   // Good Friday
			{"--strategy 2026-11-02T09:00 --closed 2026-11-02", "contact-received", "– 2026-11-03 –"}, // the office closed
			{"--strategy 2026-04-03T09:00", "icpc", "– 2026-04-27 2026-04-27"},
		}},
		{"Christmas", [][3]string{
			{"--strategy 2026-12-18T09:00", "s47-outcome", "– 2026-12-24 –"},
			{"--strategy 2026-12-18T09:00", "chair-s47-review", "2026-12-24 2027-01-07 –"},
			{"--strategy 2026-12-18T09:00", "icpc", "– 2027-01-12 2027-01-13"},
			{"--strategy 2021-12-20T09:00", "icpc", "– 2022-01-12 2022-01-13"}, // two substitute days and a third at New Year
		}},
		{"Easter, and the May holidays", [][3]string{
			{"--strategy 2026-03-30T09:00", "s47-outcome", "– 2026-04-07 –"},
			{"--strategy 2026-03-30T09:00", "icpc", "– 2026-04-21 2026-04-22"},
			{"--strategy 2026-04-27T09:00", "icpc", "– 2026-05-18 2026-05-19"},
		}},
		{"one-off bank holidays", [][3]string{
			{"--strategy 2022-09-12T09:00", "icpc", "– 2022-10-03 2022-10-04"}, // the State Funeral
			{"--strategy 2023-04-24T09:00", "icpc", "– 2023-05-16 2023-05-17"}, // two May holidays, the Coronation's the second
			{"--strategy 2020-05-01T09:00", "s47-outcome", "– 2020-05-07 –"},   // 4 May 2020 was none
			{"--strategy 2020-05-04T09:00", "s47-outcome", "– 2020-05-11 –"},   // 8 May 2020 was one
		}},
		{"n days before the conference: the nth working day strictly before it", [][3]string{
			{"--strategy 2026-11-02T09:00 --conference 2026-11-20T10:00", "report-authorised", "– 2026-11-13 –"},
			{"--strategy 2026-11-02T09:00 --conference 2026-11-20T10:00", "report-shared", "– 2026-11-18 –"},
			{"--strategy 2026-11-02T09:00 --conference 2026-11-16T10:00", "report-shared", "– 2026-11-12 –"},
			{"--strategy 2026-12-11T09:00 --conference 2026-12-29T10:00", "report-shared", "– 2026-12-23 –"},
			{"--strategy 2026-11-02T09:00 --conference 2026-11-20T10:00 --closed 2026-11-19", "report-shared", "– 2026-11-17 –"},
			{"--strategy 2026-11-02T09:00 --conference 2026-11-20T10:00", "chair-checklist", "2026-11-18 2026-11-20 –"},
			{"--strategy 2026-11-02T09:00 --conference 2026-12-04T10:00", "chair-checklist", "2026-12-02 2026-12-04 –"}, // held late
		}},
		{"48 hours before is two of those", [][3]string{
			{"--pathway sqa --strategy 2026-11-02T09:00 --conference 2026-11-16T10:00", "agency-reports", "– 2026-11-12 –"},
			{"--pathway sqa --strategy 2026-11-02T09:00 --conference 2026-11-16T10:00", "report-shared", "– 2026-11-12 –"},
		}},
		{"within n working days of X: the nth strictly after it", [][3]string{
			{"--strategy 2026-11-02T09:00 --conference 2026-11-20T10:00", "minutes", "– 2026-12-18 –"},
			{"--strategy 2026-12-01T09:00 --conference 2026-12-18T10:00", "minutes", "– 2027-01-20 –"},
			{"--strategy 2026-12-01T09:00 --conference 2026-12-18T10:00 --closed 2026-12-24", "minutes", "– 2027-01-21 –"},
			{"--strategy 2026-11-02T09:00 --conference 2026-11-20T10:00 --core-group 2026-12-21", "core-group-1-record", "– 2026-12-30 –"},
		}},
		{"within n weeks of X: the calendar date is the limit, due is rolled back", [][3]string{
			{"--strategy 2026-11-02T09:00 --conference 2026-11-20T10:00", "midpoint-1", "– 2026-12-31 2027-01-01"}, // New Year's Day
			{"--pathway sqa --strategy 2026-11-02T09:00 --conference 2026-11-20T10:00", "midpoint-1", "– 2027-01-15 2027-01-15"},
			{"--strategy 2026-11-02T09:00 --conference 2026-11-20T10:00 --closed 2026-12-31", "midpoint-1", "– 2026-12-30 2027-01-01"},
		}},
		{"within n months of X: a month that is too short gives its last day", [][3]string{
			{"--strategy 2026-11-09T09:00 --conference 2026-11-30T10:00", "review-1", "– 2027-02-26 2027-02-28"},
			{"--strategy 2027-11-09T09:00 --conference 2027-11-30T10:00", "review-1", "– 2028-02-29 2028-02-29"}, // leap day
			{"--strategy 2023-11-09T09:00 --conference 2023-11-29T10:00", "review-1", "– 2024-02-28 2024-02-29"}, // 91 days come first
			{"--strategy 2026-12-10T09:00 --conference 2026-12-31T10:00", "supervision", "– 2028-02-29 2028-02-29"},
			{"--strategy 2026-12-10T09:00 --conference 2026-12-31T10:00", "drift-audit", "– 2027-10-29 2027-10-31"},
			{"--strategy 2025-12-10T09:00 --conference 2025-12-31T10:00", "supervision", "– 2027-02-26 2027-02-28"},
		}},
		{"reviews: no later than 91 days after the conference, 183 after a review", [][3]string{
			{"--strategy 2025-04-10T09:00 --conference 2025-05-02T10:00", "review-1", "– 2025-08-01 2025-08-02"},
			{"--strategy 2026-06-15T09:00 --conference 2026-07-03T10:00", "review-1", "– 2026-10-02 2026-10-03"},
			{"--strategy 2026-06-01T09:00 --conference 2026-06-17T10:00", "review-1", "– 2026-09-16 2026-09-17"}, // 92 days to the 17th
			{"--strategy 2026-01-12T09:00 --conference 2026-01-30T10:00 --review 2026-04-30", "review-2", "– 2026-10-30 2026-10-30"},
			{"--strategy 2025-12-01T09:00 --conference 2025-12-17T10:00 --review 2026-03-17", "review-2", "– 2026-09-16 2026-09-17"},
			{"--strategy 2025-12-01T09:00 --conference 2025-12-17T10:00 --review 2026-03-17 --closed 2026-09-16", "review-2", "– 2026-09-15 2026-09-17"},
		}},
		{"each review counts from the conference that was actually held before it", [][3]string{
			{"--strategy 2025-01-06T09:00 --conference 2025-01-24T10:00 --review 2025-04-01", "review-1", "– 2025-04-24 2025-04-24"},
			{"--strategy 2025-01-06T09:00 --conference 2025-01-24T10:00 --review 2025-04-01", "review-2", "– 2025-10-01 2025-10-01"},
			{"--strategy 2025-01-06T09:00 --conference 2025-01-24T10:00 --review 2025-05-09", "review-2", "– 2025-11-07 2025-11-09"}, // held late
			{"--strategy 2025-01-06T09:00 --conference 2025-01-24T10:00 --review 2025-04-01 --review 2025-09-01", "review-3", "– 2026-02-27 2026-03-01"},
			{"--strategy 2025-01-06T09:00 --conference 2025-01-24T10:00 --review 2025-09-01 --review 2025-04-01", "review-3", "– 2026-02-27 2026-03-01"},
			{"--strategy 2025-01-06T09:00 --conference 2025-01-24T10:00 --review 2025-04-01", "review-1-invite-list", "– 2025-03-18 –"},
			{"--strategy 2025-01-06T09:00 --conference 2025-01-24T10:00 --review 2025-04-01", "review-1-report-shared", "– 2025-03-27 –"},
			{"--strategy 2025-01-06T09:00 --conference 2025-01-24T10:00 --review 2025-04-01", "review-1-chair-review", "– 2025-03-28 –"},
		}},
		{"every 4 weeks: 28 days from the core group that was actually held, rolled back", [][3]string{
			{"--strategy 2026-03-02T09:00 --conference 2026-03-20T10:00 --core-group 2026-03-26", "core-group-1", "– 2026-04-07 2026-04-07"},
			{"--strategy 2026-03-02T09:00 --conference 2026-03-20T10:00 --core-group 2026-03-26", "core-group-2", "– 2026-04-23 2026-04-23"},
			{"--strategy 2026-03-02T09:00 --conference 2026-03-20T10:00 --core-group 2026-04-07", "core-group-2", "– 2026-05-05 2026-05-05"},
			{"--strategy 2026-03-02T09:00 --conference 2026-03-20T10:00 --core-group 2026-04-06", "core-group-2", "– 2026-05-01 2026-05-04"}, // May Day
			{"--strategy 2026-03-02T09:00 --conference 2026-03-20T10:00 --core-group 2026-04-07 --core-group 2026-04-20", "core-group-3", "– 2026-05-18 2026-05-18"},
			{"--strategy 2026-03-02T09:00 --conference 2026-03-20T10:00 --core-group 2026-04-20 --core-group 2026-04-07", "core-group-3", "– 2026-05-18 2026-05-18"},
			{"--strategy 2026-03-02T09:00 --conference 2026-03-20T10:00 --core-group 2026-05-29", "core-group-2", "– 2026-06-26 2026-06-26"}, // held late
			{"--strategy 2026-11-02T09:00 --conference 2026-11-20T10:00 --core-group 2026-11-27", "core-group-2", "– 2026-12-24 2026-12-25"},
			{"--strategy 2026-11-02T09:00 --conference 2026-11-20T10:00 --core-group 2026-11-27 --closed 2026-12-24", "core-group-2", "– 2026-12-23 2026-12-25"},
		}},
		{"within 24 hours of the recorded end, or the same time on the next working day", [][3]string{
			{"--strategy 2026-11-02T09:00 --conference 2026-11-18T10:00 --conference-end 2026-11-18T12:10", "decisions-to-chair", "– 2026-11-19T12:10 –"},
			{"--strategy 2026-11-02T09:00 --conference 2026-11-20T10:00 --conference-end 2026-11-20T12:10", "decisions-distributed", "– 2026-11-23T12:10 –"}, // a Friday
			{"--strategy 2026-03-16T09:00 --conference 2026-04-02T10:00 --conference-end 2026-04-02T16:45", "decisions-distributed", "– 2026-04-07T16:45 –"}, // before Easter
			{"--strategy 2026-12-07T09:00 --conference 2026-12-24T10:00 --conference-end 2026-12-24T11:30", "decisions-distributed", "– 2026-12-29T11:30 –"},
			{"--strategy 2026-11-02T09:00 --conference 2026-11-18T10:00 --conference-end 2026-11-18T12:10 --closed 2026-11-19", "decisions-distributed", "– 2026-11-20T12:10 –"},
			{"--strategy 2026-11-02T09:00 --conference 2026-11-18T22:30 --conference-end 2026-11-19T00:20", "decisions-distributed", "– 2026-11-20T00:20 –"},
			{"--strategy 2026-03-09T09:00 --conference 2026-03-27T10:00 --conference-end 2026-03-27T12:00", "decisions-distributed", "– 2026-03-30T12:00 –"}, // summer time begins
			{"--strategy 2026-10-05T09:00 --conference 2026-10-23T10:00 --conference-end 2026-10-23T12:00", "decisions-distributed", "– 2026-10-26T12:00 –"}, // and ends
			{"--strategy 2026-11-02T09:00 --conference 2026-11-18T10:00", "decisions-distributed", ""},                                                       // no end yet
			{"--strategy 2026-11-02T09:00", "decisions-to-chair", ""},
			{"--pathway sqa --strategy 2026-11-02T09:00", "manager-contact", "– 2026-11-03T09:00 –"},
			{"--pathway sqa --strategy 2026-11-06T16:30", "manager-contact", "– 2026-11-09T16:30 –"},
			{"--pathway sqa --strategy 2026-11-07T14:00", "manager-contact", "– 2026-11-09T14:00 –"}, // a Saturday
			{"--pathway sqa --strategy 2026-11-02T09:00", "decisions-to-chair", ""},
		}},
		{"during month n of the plan: opens n - 1 months from its start", [][3]string{
			{"--pathway sqa --strategy 2026-11-02T09:00 --conference 2026-11-20T10:00", "midpoint-2", "2027-04-20 2027-05-20 2027-05-20"},
			{"--pathway sqa --strategy 2026-11-02T09:00 --conference 2026-11-20T10:00", "midpoint-3", "2027-07-20 2027-08-20 2027-08-20"},
			{"--pathway sqa --strategy 2026-11-02T09:00 --conference 2026-11-20T10:00", "midpoint-4", "2027-12-20 2028-01-20 2028-01-20"},
			{"--pathway sqa --strategy 2026-08-10T09:00 --conference 2026-08-28T10:00", "midpoint-2", "2027-01-28 2027-02-26 2027-02-28"},
			{"--pathway sqa --strategy 2027-03-08T09:00 --conference 2027-03-31T10:00", "midpoint-2", "2027-08-31 2027-09-30 2027-09-30"},
		}},
		{"2 and a half months are two months and 15 days", [][3]string{
			{"--strategy 2026-01-05T09:00 --conference 2026-01-23T10:00 --review 2026-04-20", "midpoint-2", "– 2026-07-03 2026-07-05"},
			{"--strategy 2026-09-07T09:00 --conference 2026-09-25T10:00 --review 2026-12-31", "midpoint-2", "– 2027-03-15 2027-03-15"},
			{"--strategy 2026-01-05T09:00 --conference 2026-01-23T10:00 --review 2026-04-17", "midpoint-2", "– 2026-07-02 2026-07-02"},
		}},
		{"mid-points between later reviews: half-way", [][3]string{
			{"--strategy 2025-01-06T09:00 --conference 2025-01-24T10:00 --review 2025-04-01 --review 2025-09-01", "midpoint-3", "– 2025-12-01 2025-12-01"},
			{"--strategy 2025-01-06T09:00 --conference 2025-01-24T10:00 --review 2025-04-01 --review 2025-09-01 --review 2026-02-27", "midpoint-4", "– 2026-05-27 2026-05-27"},
			{"--strategy 2025-01-06T09:00 --conference 2025-01-24T10:00 --review 2025-04-01", "midpoint-4", ""},
		}},
		{"the plan starts on the day of the conference", [][3]string{
			{"--strategy 2026-11-02T09:00 --conference 2026-12-01T10:00", "drift-audit", "– 2027-10-01 2027-10-01"},
			{"--strategy 2026-11-02T09:00 --conference 2026-12-01T10:00", "supervision", "– 2028-02-01 2028-02-01"},
			{"--strategy 2026-11-02T09:00 --conference 2026-12-01T10:00", "midpoint-1", "– 2027-01-12 2027-01-12"},
		}},
		{"the conference has two dates, whenever it is held", [][3]string{
			{"--strategy 2026-11-02T09:00 --conference 2026-12-01T10:00", "icpc", "– 2026-11-20 2026-11-23"},
			{"--strategy 2026-11-07T09:00", "icpc", "– 2026-11-27 2026-11-27"}, // the limit counts from the Saturday
		}},
		{"a closure day moves due, never the statutory limit, and due never passes it", [][3]string{
			{"--strategy 2026-11-02T09:00 --closed 2026-11-10", "icpc", "– 2026-11-23 2026-11-23"},
			{"--strategy 2026-11-02T09:00 --closed 2026-11-10 --closed 2026-11-11", "icpc", "– 2026-11-23 2026-11-23"},
			{"--strategy 2026-11-02T09:00 --closed 2026-11-10 --closed 2026-11-23", "icpc", "– 2026-11-20 2026-11-23"},
			{"--strategy 2026-11-02T09:00 --closed 2026-11-02", "icpc", "– 2026-11-23 2026-11-23"},
			{"--strategy 2026-11-02T09:00 --closed 2026-11-10", "chair-s47-review", "2026-11-06 2026-11-18 –"},
			{"--strategy 2026-11-02T09:00 --conference 2026-11-20T10:00", "core-group-1", "– 2026-12-04 2026-12-04"},
			{"--strategy 2026-11-02T09:00 --conference 2026-11-20T10:00 --closed 2026-12-01", "core-group-1", "– 2026-12-04 2026-12-04"},
			{"--strategy 2026-11-02T09:00 --conference 2026-11-20T10:00 --closed 2026-12-04", "core-group-1", "– 2026-12-03 2026-12-04"},
			{"--strategy 2026-11-02T09:00 --conference 2026-11-20T10:00 --closed 2026-12-01", "minutes", "– 2026-12-21 –"},
		}},
		{"without a conference date, what hangs on it counts from Day 15", [][3]string{
			{"--strategy 2026-11-02T09:00", "report-authorised", "– 2026-11-13 –"},
			{"--strategy 2026-11-02T09:00", "chair-checklist", "2026-11-18 2026-11-20 –"},
			{"--strategy 2026-11-02T09:00", "core-group-1", "– 2026-12-04 2026-12-04"},
			{"--strategy 2026-11-02T09:00", "minutes", "– 2026-12-18 –"},
			{"--strategy 2026-11-02T09:00 --closed 2026-11-10 --closed 2026-11-11", "core-group-1", "– 2026-12-07 2026-12-07"}, // from the capped Day 15
		}},
		{"without a review's date, from its due date", [][3]string{
			{"--strategy 2026-11-02T09:00 --conference 2026-11-20T10:00", "review-1", "– 2027-02-19 2027-02-20"},
			{"--strategy 2026-11-02T09:00 --conference 2026-11-20T10:00", "review-2", "– 2027-08-19 2027-08-19"},
			{"--strategy 2026-11-02T09:00 --conference 2026-11-20T10:00", "review-1-invite-list", "– 2027-02-05 –"},
		}},
		{"core groups up to the one after the last held, reviews up to review-3 or the one after the last held", [][3]string{
			{"--strategy 2025-01-06T09:00", "core-group-2", ""},
			{"--strategy 2025-01-06T09:00", "core-group-1-record", ""},
			{"--strategy 2025-01-06T09:00 --conference 2025-01-24T10:00 --core-group 2025-02-07", "core-group-2", "– 2025-03-07 2025-03-07"},
			{"--strategy 2025-01-06T09:00 --conference 2025-01-24T10:00 --core-group 2025-02-07", "core-group-3", ""},
			{"--strategy 2025-01-06T09:00 --conference 2025-01-24T10:00 --core-group 2025-02-07", "core-group-2-record", ""},
			{"--strategy 2025-01-06T09:00", "review-4", ""},
			{"--strategy 2025-01-06T09:00 --conference 2025-01-24T10:00 --review 2025-04-01 --review 2025-09-01 --review 2026-02-27", "review-4", "– 2026-08-27 2026-08-27"},
			{"--strategy 2025-01-06T09:00 --conference 2025-01-24T10:00 --review 2025-04-01 --review 2025-09-01 --review 2026-02-27", "review-5", ""},
			{"--pathway sqa --strategy 2025-01-06T09:00 --conference 2025-01-24T10:00 --core-group 2025-02-07", "core-group-1-record", ""},
			{"--pathway sqa --strategy 2025-01-06T09:00 --conference 2025-01-24T10:00 --review 2025-04-01", "review-1-invite-list", ""},
			{"--pathway sqa --strategy 2025-01-06T09:00 --conference 2025-01-24T10:00 --review 2025-04-01", "review-1-chair-review", "– 2025-03-25 –"},
			{"--pathway sqa --strategy 2025-01-06T09:00 --conference 2025-01-24T10:00 --review 2025-04-01", "review-1-report-shared", "– 2025-03-28 –"},
		}},
	} {
		t.Run(group.rule, func(t *testing.T) {
			for _, row := range group.rows {
				if got := shown(t, row[1], strings.Fields(row[0])...); got != row[2] {
					t.Errorf("%s\n\t%s: got %q, want %q", row[0], row[1], got, row[2])
				}
			}
		})
	}
}

// mustMilestones is what Milestones returns, by id.
func mustMilestones(tb testing.TB, version string, ev Events) map[string]Milestone {
	tb.Helper()
	byID := make(map[string]Milestone)
	for _, m := range mustDefinitions(tb).Find(version).Milestones(ev, mustCalendar(tb)) {
		if _, twice := byID[m.ID]; twice {
			tb.Errorf("%s is there twice", m.ID)
		}
		byID[m.ID] = m
	}
	return byID
}

func day(year int, month time.Month, d int) Date { return NewDate(year, month, d) }

// A family of 2026: strategy meeting on Monday 2 November, conference on Friday 20 November.
func november() Events {
	return Events{Strategy: NewDateTime(2026, time.November, 2, 9, 0), Conference: NewDateTime(2026, time.November, 20, 10, 0)}
}

func TestForecasts(t *testing.T) {
	booked := november()
	held := booked
	held.ConferenceHeld = true
	unbooked := Events{Strategy: booked.Strategy}
	reviewed := held
	reviewed.Reviews = []Date{day(2027, 2, 12)}
	reviewed.CoreGroups = []Date{day(2026, 12, 4)}
	reviewed.ReviewPlanned = day(2027, 8, 5)
	for _, row := range []struct {
		name     string
		ev       Events
		firm     string
		forecast string
	}{
		{"not booked", unbooked, "icpc s47-outcome chair-s47-review", "report-shared chair-checklist minutes core-group-1 midpoint-1 review-1 review-2 supervision"},
		{"booked", booked, "icpc report-shared chair-checklist", "minutes core-group-1 midpoint-1 review-1 review-1-invite-list review-2 midpoint-2 supervision"},
		{"held", held, "icpc minutes core-group-1 midpoint-1 review-1 drift-audit supervision", "review-1-invite-list midpoint-2 review-2 review-3"},
		{"reviewed", reviewed, "core-group-2 core-group-1-record review-1-invite-list midpoint-2 review-2 review-2-invite-list", "review-3 midpoint-3 review-3-invite-list"},
	} {
		got := mustMilestones(t, "2024", row.ev)
		for _, id := range strings.Fields(row.firm) {
			if m := got[id]; m.Due.IsZero() || m.Forecast {
				t.Errorf("%s: %s is no forecast: %v", row.name, id, m)
			}
		}
		for _, id := range strings.Fields(row.forecast) {
			if m := got[id]; m.Due.IsZero() || !m.Forecast {
				t.Errorf("%s: %s is a forecast: %v", row.name, id, m)
			}
		}
	}
	// A booked review gives its own date to what is counted from it.
	got := mustMilestones(t, "2024", reviewed)
	if on := got["review-2-report-shared"].Due; on != day(2027, 8, 2) {
		t.Errorf("before the booked review: %s", on)
	}
	if on := got["review-3"].Limit; on != day(2028, 2, 5) {
		t.Errorf("after the booked review: %s", on)
	}
}

func TestPlanMayStartAtAnotherConference(t *testing.T) {
	ev := november()
	ev.PlanStart = day(2026, 12, 1)
	m := mustMilestones(t, "2024", ev)["drift-audit"]
	if m.Limit != day(2027, 10, 1) || m.Forecast {
		t.Errorf("got %v", m)
	}
}

// In the earlier pathway the supervision meeting stands in for a core group, and the next one counts from it.
func TestSupervisionCountsAsCoreGroup(t *testing.T) {
	ev := november()
	ev.ConferenceHeld = true
	ev.CoreGroups = []Date{day(2026, 12, 4), day(2027, 12, 23)}
	for _, row := range []struct {
		version     string
		supervision Date
		coreGroups  []Date
		id, want    string
	}{
		{"sqa", Date{}, ev.CoreGroups, "core-group-3", "2028-01-20"},
		{"sqa", day(2028, 1, 18), ev.CoreGroups, "core-group-3", "2028-02-15"},
		{"2024", day(2028, 1, 18), ev.CoreGroups, "core-group-3", "2028-01-20"},
		{"sqa", day(2028, 1, 18), append(slices.Clone(ev.CoreGroups), day(2028, 2, 14)), "core-group-3", "2028-02-15"},
		{"sqa", day(2028, 1, 18), append(slices.Clone(ev.CoreGroups), day(2028, 2, 14)), "core-group-4", "2028-03-13"},
		{"sqa", day(2027, 12, 1), ev.CoreGroups, "core-group-3", "2028-01-20"},
		{"sqa", day(2028, 1, 18), ev.CoreGroups, "core-group-2", "2027-01-01"}, // it was held before the supervision
		{"sqa", day(2028, 3, 1), append(slices.Clone(ev.CoreGroups), day(2028, 2, 14)), "core-group-3", "2028-01-20"},
		{"sqa", day(2028, 3, 1), append(slices.Clone(ev.CoreGroups), day(2028, 2, 14)), "core-group-4", "2028-03-29"},
	} {
		ev := ev
		ev.Supervision, ev.CoreGroups = row.supervision, row.coreGroups
		got := mustMilestones(t, row.version, ev)
		if m := got[row.id]; m.Limit.String() != row.want {
			t.Errorf("%s, supervision on %s: got %v, want %s", row.version, row.supervision, m, row.want)
		}
		if done := got["supervision"].Done.Date(); done != row.supervision {
			t.Errorf("%s: supervision done on %s", row.version, done)
		}
	}
}

func TestMidpointBeforeItsReviewIsFlagged(t *testing.T) {
	ev := november()
	ev.ConferenceHeld = true
	got := mustMilestones(t, "sqa", ev)
	for id, want := range map[string]string{
		"midpoint-1": "",
		"midpoint-2": "",
		"midpoint-3": "",
		"midpoint-4": "falls before review 3, which it should follow",
	} {
		if m := got[id]; m.Flag != want {
			t.Errorf("%s: got %q, want %q (review-2 is due %s)", id, m.Flag, want, got["review-2"].Due)
		}
	}
	ev.Reviews = []Date{day(2027, 2, 19), day(2027, 8, 27)} // the second one late: month 9 ends on 20 August
	m := mustMilestones(t, "sqa", ev)["midpoint-3"]
	if m.Flag != "falls before review 2, which it should follow" || m.Due != day(2027, 8, 20) {
		t.Errorf("got %q on %s", m.Flag, m.Due)
	}
	for id, m := range mustMilestones(t, "2024", ev) {
		if m.Flag != "" {
			t.Errorf("2024, %s: %s", id, m.Flag)
		}
	}
}

func TestPreparationAfterAnEarlyConferenceIsFlagged(t *testing.T) {
	ev := november()
	ev.Conference = NewDateTime(2026, time.November, 13, 10, 0) // Day 10
	got := mustMilestones(t, "2024", ev)
	if m := got["chair-s47-review"]; m.Flag != "falls after the conference" || m.Due != day(2026, 11, 17) {
		t.Errorf("got %q on %s", m.Flag, m.Due)
	}
	if m := got["report-shared"]; m.Flag != "" {
		t.Errorf("report-shared: %s", m.Flag)
	}
}

func TestWhatIsDone(t *testing.T) {
	ev := november()
	ev.ConferenceHeld = true
	ev.ConferenceEnd = NewDateTime(2026, time.November, 20, 12, 0) // a Friday: the 24 hours end on Monday at noon
	ev.CoreGroups = []Date{day(2026, 12, 4), day(2027, 1, 4)}
	ev.Reviews = []Date{day(2027, 2, 22), day(2027, 8, 2)}
	ev.Done = map[string]DateTime{
		"invite-list":           NewDateTime(2026, time.November, 6, 17, 1),
		"contact-received":      NewDateTime(2026, time.November, 2, 9, 30),
		"decisions-to-chair":    NewDateTime(2026, time.November, 21, 11, 0),
		"decisions-distributed": NewDateTime(2026, time.November, 23, 11, 0),
		"icpc":                  {},
	}
	got := mustMilestones(t, "2024", ev)
	for _, row := range []struct {
		id                      string
		done                    string
		inTime, inLimit, inside bool
	}{
		{"strategy-meeting", "2026-11-02T09:00", false, false, false}, // it is Day 1, and due by no date
		{"contact-received", "2026-11-02T09:30", true, false, false},
		{"invite-list", "2026-11-06T17:01", false, false, false}, // after the close of business
		{"icpc", "2026-11-20T10:00", true, true, false},
		{"decisions-to-chair", "2026-11-21T11:00", true, false, true},     // on the Saturday
		{"decisions-distributed", "2026-11-23T11:00", true, false, false}, // by the rule, but not in 24 hours
		{"core-group-1", "2026-12-04T00:00", true, true, false},
		{"core-group-2", "2027-01-04T00:00", false, false, false}, // 28 days are 1 January
		{"review-1", "2027-02-22T00:00", false, false, false},
		{"review-2", "2027-08-02T00:00", true, true, false},
		{"review-3", "", false, false, false},
		{"minutes", "", false, false, false},
	} {
		m := got[row.id]
		if m.Done.String() != row.done || m.InTime() != row.inTime || m.InLimit() != row.inLimit || m.InElapsed() != row.inside {
			t.Errorf("%s: got %s in time %t, limit %t, hours %t; due %s, limit %s", row.id, m.Done, m.InTime(), m.InLimit(), m.InElapsed(), m.DueText(), m.Limit)
		}
	}
	if m := got["decisions-distributed"]; !m.Clock || m.Elapsed.String() != "2026-11-21T12:00" || m.DueText() != "2026-11-23T12:00" {
		t.Errorf("24 hours: %t, %s, %s", m.Clock, m.Elapsed, m.DueText())
	}
	if m := got["invite-list"]; m.Clock || m.DueText() != "2026-11-06T17:00" {
		t.Errorf("close of business: %t, %s", m.Clock, m.DueText())
	}
	if m := got["invite-list-escalated"]; !m.Ended || m.Opens != day(2026, 11, 9) {
		t.Errorf("escalation of a list that is in: %v, ended %t", m, m.Ended)
	}
	ev.Done["invite-list"] = DateTime{}
	if m := mustMilestones(t, "2024", ev)["invite-list-escalated"]; m.Ended {
		t.Error("a list that is not in can be escalated")
	}
}

func TestNothingStaysDue(t *testing.T) {
	met := november()
	met.Done = map[string]DateTime{"contact-received": met.Strategy}
	met.CoreGroups = []Date{day(2026, 12, 4)}
	for _, row := range []struct {
		name      string
		set       func(*Events)
		open      string // the steps that are neither done nor ended
		done      string
		alsoEnded string
	}{
		{"threshold not met", func(e *Events) { e.ThresholdNotMet = day(2026, 11, 3) },
			"new-strategy-meeting threshold-not-met", "threshold-decision 2026-11-03", "icpc s47-outcome invite-list core-group-2"},
		{"not at risk", func(e *Events) { e.S47NotAtRisk = day(2026, 11, 6) },
			"s47-not-at-risk", "s47-outcome 2026-11-06", "icpc threshold-decision invite-list review-1 significant-event"},
		{"stood down", func(e *Events) { e.StoodDown = day(2026, 11, 6) },
			"new-strategy-meeting s47-not-at-risk s47-outcome threshold-decision threshold-not-met", "", "icpc invite-list core-group-2 minutes ending"},
		{"plan ended", func(e *Events) { e.PlanEnded = day(2027, 2, 19) },
			"chair-allocated chair-calls-family chair-checklist chair-s47-review child-participation child-voice-preparation conference-booked " +
				"core-group-1-record decision decisions-approved decisions-distributed decisions-to-chair diary-notified icpc invitations-sent " +
				"invite-list invite-list-escalated minutes new-strategy-meeting not-quorate outline-plan parent-preparation plan-handover police-report-requested " +
				"report-authorised report-shared s47-not-at-risk s47-outcome threshold-decision threshold-not-met venue-risk-check",
			"", "core-group-2 review-1 midpoint-1 supervision"},
	} {
		ev := met
		row.set(&ev)
		got := mustMilestones(t, "2024", ev)
		var open []string
		for id, m := range got {
			if !m.Ended && m.Done.IsZero() {
				open = append(open, id)
			}
		}
		slices.Sort(open)
		if strings.Join(open, " ") != row.open {
			t.Errorf("%s: still open: %s", row.name, strings.Join(open, " "))
		}
		if id, on, ok := strings.Cut(row.done, " "); ok && got[id].Done.Date().String() != on {
			t.Errorf("%s: %s done %s", row.name, id, got[id].Done)
		}
		for _, id := range strings.Fields(row.alsoEnded) {
			if m := got[id]; m.ID == "" || !m.Ended {
				t.Errorf("%s: %s has not ended", row.name, id)
			}
		}
		if m := got["contact-received"]; m.Ended {
			t.Errorf("%s: what is done has ended", row.name)
		}
	}
	// What comes in place of the conference is open from the day on.
	ev := met
	ev.ThresholdNotMet = day(2026, 11, 3)
	if m := mustMilestones(t, "2024", ev)["threshold-not-met"]; m.Opens != day(2026, 11, 3) || m.State(NewDateTime(2026, 11, 4, 9, 0)) != StateOpen {
		t.Errorf("assessment: %v", m)
	}
	ev = met
	ev.S47NotAtRisk = day(2026, 11, 6)
	if m := mustMilestones(t, "2024", ev)["s47-not-at-risk"]; m.Opens != day(2026, 11, 6) {
		t.Errorf("telling everybody: %v", m)
	}
}

func TestStepsWithoutADateOpenWithWhatTheyWaitFor(t *testing.T) {
	ev := november()
	got := mustMilestones(t, "2024", ev)
	if m := got["invitations-sent"]; !m.Opens.IsZero() {
		t.Errorf("before the list: %v", m)
	}
	ev.Done = map[string]DateTime{"invite-list": NewDateTime(2026, time.November, 5, 15, 0)}
	if m := mustMilestones(t, "2024", ev)["invitations-sent"]; m.Opens != day(2026, 11, 5) || !m.Due.IsZero() {
		t.Errorf("after it: %v", m)
	}
}

// A family that moved in has no strategy meeting here: what counts from one has no date, the rest has.
func TestWithoutAStrategyMeeting(t *testing.T) {
	got := mustMilestones(t, "2024", Events{Conference: NewDateTime(2026, time.November, 20, 10, 0), ConferenceHeld: true})
	if m := got["icpc"]; !m.Due.IsZero() || !m.Limit.IsZero() {
		t.Errorf("icpc: %v", m)
	}
	if m := got["review-1"]; m.Due != day(2027, 2, 19) {
		t.Errorf("review-1: %v", m)
	}
	for id, m := range mustMilestones(t, "sqa", Events{}) {
		if !m.Due.IsZero() || !m.Opens.IsZero() || !m.Limit.IsZero() || m.Flag != "" {
			t.Errorf("nothing is known, and %v; %s", m, id)
		}
	}
}

func TestMilestonesAreSorted(t *testing.T) {
	ev := november()
	ev.CoreGroups = []Date{day(2027, 1, 4), day(2026, 12, 4)}
	list := mustDefinitions(t).Default().Milestones(ev, mustCalendar(t))
	for i, m := range list[1:] {
		before := list[i]
		switch {
		case before.Due.IsZero() && !m.Due.IsZero(), !m.Due.IsZero() && m.Due.Before(before.Due):
			t.Errorf("%v before %v", before, m)
		case before.Due == m.Due && before.Position >= m.Position:
			t.Errorf("%v at %d before %v at %d", before, before.Position, m, m.Position)
		}
	}
	if ev.CoreGroups[0] != day(2027, 1, 4) {
		t.Error("the caller's events were changed")
	}
}

func TestDueIsStored(t *testing.T) {
	for _, text := range []string{"", "2026-12-11", "2026-12-11T10:00"} {
		var m Milestone
		if err := m.SetDue(text); err != nil || m.DueText() != text {
			t.Errorf("%q: got %q, %v", text, m.DueText(), err)
		}
	}
	m := Milestone{Due: day(2026, 12, 11)}
	if err := m.SetDue("2026-12-32"); err == nil || !m.Due.IsZero() {
		t.Errorf("got %v, %v", m, err)
	}
	if err := m.SetDue("2026-12-11T25:00"); err == nil {
		t.Error("no error")
	}
}

func TestWhoseWorkItIs(t *testing.T) {
	got := mustMilestones(t, "2024", november())
	for _, row := range []struct {
		id, who string
		role    Role
		waiting string
	}{
		{"conference-booked", "Administrator", Admin, ""},
		{"contact-received", "Administrator, duty chair", Admin, ""},
		{"child-participation", "Chair, social worker", Chair, ""},
		{"parent-preparation", "Social worker", Admin, "Social worker"},
		{"invite-list", "Social worker, team co-ordinator", Admin, "Social worker, team co-ordinator"},
		{"s47-not-at-risk", "Team manager, administrator", Admin, ""},
		{"step-down-first", "Team manager, chair", Chair, ""},
		{"decision", "The conference", MinuteTaker, ""},
		{"review-2-chair-review", "Chair", Chair, ""},
	} {
		if m := got[row.id]; m.Who != row.who || m.Role != row.role || m.Waiting != row.waiting {
			t.Errorf("%s: got %q, %s, %q", row.id, m.Who, m.Role, m.Waiting)
		}
	}
	if m := got["review-2-chair-review"]; m.N != 2 || m.Title != "Chair prepares review 2" || m.Step.ID != "review-{n}-chair-review" {
		t.Errorf("got %d, %q, %s", m.N, m.Title, m.Step.ID)
	}
}

func TestChanges(t *testing.T) {
	ds, office := mustDefinitions(t), mustCalendar(t)
	ev := november()
	ev.Done = map[string]DateTime{"chair-s47-review": ev.Strategy}
	was := ds.Find("2024").Milestones(ev, office)
	becomes := ds.Find("sqa").Milestones(ev, office)
	got := make(map[string]string)
	for _, c := range Changes(was, becomes) {
		from, to := "none", "none"
		if c.Was != nil {
			from = c.Was.DueText()
		}
		if c.Becomes != nil {
			to = c.Becomes.DueText()
		}
		got[c.ID] = from + " to " + to
	}
	for id, want := range map[string]string{
		"invite-list":       "2026-11-06T17:00 to 2026-11-05",
		"report-authorised": "2026-11-13 to none",
		"manager-contact":   "none to 2026-11-03T09:00",
		"midpoint-1":        "2026-12-31 to 2027-01-15",
		"icpc":              "", // the same
		"chair-s47-review":  "", // done already
	} {
		if got[id] != want {
			t.Errorf("%s: got %q, want %q", id, got[id], want)
		}
	}
	if changes := Changes(was, was); len(changes) > 0 {
		t.Errorf("nothing changes, and %v", changes)
	}
}

func BenchmarkMilestones(b *testing.B) {
	d, office := mustDefinitions(b).Default(), mustCalendar(b)
	ev := november()
	ev.ConferenceHeld = true
	ev.CoreGroups = []Date{day(2026, 12, 4), day(2026, 12, 31), day(2027, 1, 28)}
	ev.Reviews = []Date{day(2027, 2, 19)}
	b.ReportAllocs()
	for b.Loop() {
		d.Milestones(ev, office)
	}
}

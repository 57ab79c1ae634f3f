package pathway

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

func mustDefinitions(tb testing.TB) *Definitions {
	tb.Helper()
	ds, err := LoadDefinitions()
	if err != nil {
		tb.Fatal(err)
	}
	return ds
}

// mustDeadlines runs the command's arguments.
func mustDeadlines(tb testing.TB, args ...string) *Deadlines {
	tb.Helper()
	ds := mustDefinitions(tb)
	req, err := ParseDeadlines(args, ds)
	if err != nil {
		tb.Fatal(err)
	}
	out, err := req.Deadlines(ds, mustCalendar(tb))
	if err != nil {
		tb.Fatal(err)
	}
	return out
}

// Every worked case, through the command's own JSON: the same milestones, no more and no fewer, with the same dates.
func TestWorkedCases(t *testing.T) {
	data, err := os.ReadFile("testdata/deadlines.json")
	if err != nil {
		t.Fatal(err)
	}
	type dates struct{ Opens, Due, Limit string }
	var cases []struct {
		Arguments  []string
		Milestones map[string]dates
	}
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	if len(cases) != 11 {
		t.Errorf("%d cases", len(cases))
	}
	for _, c := range cases {
		t.Run(strings.Join(c.Arguments, " "), func(t *testing.T) {
			var printed bytes.Buffer
			if err := mustDeadlines(t, c.Arguments...).WriteJSON(&printed); err != nil {
				t.Fatal(err)
			}
			var out struct {
				Milestones []struct {
					ID, Title, Who string
					dates
				}
				Warnings []string
			}
			if err := json.Unmarshal(printed.Bytes(), &out); err != nil {
				t.Fatal(err)
			}
			if len(out.Warnings) > 0 {
				t.Errorf("warnings: %q", out.Warnings)
			}
			got := make(map[string]dates)
			for _, m := range out.Milestones {
				got[m.ID] = m.dates
				if m.Title == "" || m.Who == "" {
					t.Errorf("%s: %q, %q", m.ID, m.Title, m.Who)
				}
			}
			for _, id := range slices.Sorted(maps.Keys(c.Milestones)) {
				if got[id] != c.Milestones[id] {
					t.Errorf("%s: got %v, want %v", id, got[id], c.Milestones[id])
				}
				delete(got, id)
			}
			for id, dates := range got {
				t.Errorf("%s: %v is not wanted", id, dates)
			}
		})
	}
}

func TestBadInput(t *testing.T) {
	ds := mustDefinitions(t)
	const strategy = "--strategy 2026-12-11T10:00 "
	for args, want := range map[string]string{
		"":                                             "--strategy: the date and time of the strategy meeting are missing",
		"--pathway 2024":                               "--strategy: the date and time of the strategy meeting are missing",
		"--pathway 2019 " + strategy:                   `--pathway: there is no pathway "2019": it is 2024 or sqa`,
		"--pathway= " + strategy:                       `--pathway: there is no pathway "": it is 2024 or sqa`,
		strategy + "--colour red":                      `there is no flag "--colour"`,
		strategy + "--":                                `there is no flag "--"`,
		strategy + "---json":                           `there is no flag "---json"`,
		strategy + "today":                             `"today" is not a flag`,
		strategy + "--json=yes":                        "--json takes no value",
		strategy + "--review":                          "--review needs a value",
		strategy + strategy:                            "--strategy is there twice",
		"--strategy=":                                  "--strategy: a date and time are missing",
		"--strategy 2026-12-11":                        `--strategy: "2026-12-11" is not a date and time: write it as 2026-12-11T10:00`,
		"--strategy yesterday":                         `--strategy: "yesterday" is not a date and time: write it as 2026-12-11T10:00`,
		"--strategy 2026-02-30T10:00":                  "--strategy: there is no day 2026-02-30",
		"--strategy 2025-02-29T10:00":                  "--strategy: there is no day 2025-02-29",
		"--strategy 2026-12-11T25:00":                  "--strategy: there is no time 25:00",
		"--strategy 1999-12-31T10:00":                  "--strategy: 1999-12-31 is outside the years 2000 to 2099",
		"--strategy 2100-01-01T10:00":                  "--strategy: 2100-01-01 is outside the years 2000 to 2099",
		strategy + "--closed 2100-01-01":               "--closed: 2100-01-01 is outside the years 2000 to 2099",
		strategy + "--closed 24/12/2026":               `--closed: "24/12/2026" is not a date: write it as 2026-12-11`,
		strategy + "--core-group 2027-1-1":             `--core-group: "2027-1-1" is not a date: write it as 2026-12-11`,
		strategy + "--conference 2026-12-11T09:59":     "--conference: the conference on 2026-12-11T09:59 is before the strategy meeting on 2026-12-11T10:00",
		strategy + "--conference-end 2027-01-05T12:00": "--conference-end: the conference has an end and no start",
		strategy + "--conference 2027-01-05T10:00 --conference-end 2027-01-05T09:59": "--conference-end: the conference ends on 2027-01-05T09:59, before its start on 2027-01-05T10:00",
		strategy + "--core-group 2026-12-10":                                         "--core-group: the core group on 2026-12-10 is before the strategy meeting on 2026-12-11",
		strategy + "--conference 2027-01-05T10:00 --core-group 2027-01-04":           "--core-group: the core group on 2027-01-04 is before the conference on 2027-01-05",
		strategy + "--conference 2027-01-05T10:00 --review 2027-01-04":               "--review: the review on 2027-01-04 is before the conference on 2027-01-05",
		strategy + "--review 2027-04-05 --review 2027-04-05":                         "--review: the review on 2027-04-05 is there twice",
	} {
		_, err := ParseDeadlines(strings.Fields(args), ds)
		var usage UsageError
		if !errors.As(err, &usage) || string(usage) != want || err.Error() != want {
			t.Errorf("%s: got %v, want %s", args, err, want)
		}
	}
	for _, args := range []string{"-h", "--help", strategy + "-help"} {
		if _, err := ParseDeadlines(strings.Fields(args), ds); !errors.Is(err, flag.ErrHelp) {
			t.Errorf("%s: got %v", args, err)
		}
	}
	if _, err := (DeadlinesRequest{Pathway: "2019"}).Deadlines(ds, mustCalendar(t)); CodeOf(err) != CodeInvalid ||
		strings.Join(FieldsOf(err).Names(), " ") != "pathway strategy" {
		t.Errorf("got %v", err)
	}
}

func TestUsageNamesEveryFlag(t *testing.T) {
	for _, name := range append(slices.Clone(deadlinesFields), "json") {
		if !strings.Contains(DeadlinesUsage, "--"+name+" ") {
			t.Errorf("--%s is missing", name)
		}
	}
}

func TestFlagsAreReadAsGoDoes(t *testing.T) {
	r, err := ParseDeadlines([]string{"-strategy=2026-12-11T10:00", "--json", "--closed", "2026-12-24", "-closed=2026-12-24", "--pathway", "sqa"}, mustDefinitions(t))
	if err != nil || r.Pathway != "sqa" || !r.JSON || len(r.ClosureDates) != 2 || r.Strategy.String() != "2026-12-11T10:00" {
		t.Errorf("got %+v, %v", r, err)
	}
	if r, err = ParseDeadlines([]string{"--strategy", "2026-12-11T10:00"}, mustDefinitions(t)); err != nil || r.Pathway != DefaultVersion || r.JSON {
		t.Errorf("got %+v, %v", r, err)
	}
}

func TestTheConferenceIsHeldWhenSomethingFollowsIt(t *testing.T) {
	const booked = "--strategy 2026-11-02T09:00 --conference 2026-11-20T10:00"
	for args, want := range map[string]bool{
		"--strategy 2026-11-02T09:00":                         false,
		"--strategy 2026-11-02T09:00 --core-group 2026-12-04": false,
		booked: false,
		booked + " --conference-end 2026-11-20T12:00": true,
		booked + " --core-group 2026-12-04":           true,
		booked + " --review 2027-02-19":               true,
	} {
		if got := mustDeadlines(t, strings.Fields(args)...).Request.Events().ConferenceHeld; got != want {
			t.Errorf("%s: got %t", args, got)
		}
	}
}

func TestWarnings(t *testing.T) {
	for args, want := range map[string]string{
		"--strategy 2026-12-11T10:00":                                                   "",
		"--strategy 2029-01-02T10:00 --conference 2029-01-22T10:00":                     "",
		"--strategy 2030-01-02T10:00":                                                   "Bank holidays were last reviewed on 22 November 2026 and are known to 31 December 2030.",
		"--strategy 2099-12-18T10:00":                                                   "Bank holidays were last reviewed",
		"--strategy 2026-12-11T10:00 --conference 2026-12-25T10:00":                     "The conference is on Friday 25 December 2026, which is not a working day: Christmas Day.",
		"--strategy 2026-12-11T10:00 --conference 2026-12-19T10:00":                     "The conference is on Saturday 19 December 2026, which is not a working day: Saturday.",
		"--strategy 2026-11-02T10:00 --conference 2026-11-20T10:00 --closed 2026-11-20": "",
	} {
		d := mustDeadlines(t, strings.Fields(args)...)
		got := strings.Join(d.Warnings, "\n")
		if !strings.HasPrefix(got, want) || (got == "") != (want == "") {
			t.Errorf("%s: got %q, want %q", args, got, want)
		}
		var json, table bytes.Buffer
		if err := errors.Join(d.WriteJSON(&json), d.WriteTable(&table)); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(json.String(), `"warnings"`) != (want != "") || strings.Contains(table.String(), "\nWarning: "+want) != (want != "") {
			t.Errorf("%s: printed\n%s\n%s", args, json.String(), table.String())
		}
	}
}

func TestJSONLeavesOutWhatDoesNotApply(t *testing.T) {
	d := mustDeadlines(t, strings.Fields("--pathway sqa --strategy 2026-12-11T16:30 --conference 2027-01-05T10:00")...)
	var b bytes.Buffer
	if err := d.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`
    {
      "id": "manager-contact",
      "title": "Team manager has called the service",
      "who": "Team manager",
      "due": "2026-12-14T16:30",
      "forecast": false
    },`, `
    {
      "id": "icpc",
      "title": "Initial child protection conference",
      "who": "Chair",
      "due": "2027-01-05",
      "limit": "2027-01-06",
      "forecast": false
    },`, `
    {
      "id": "midpoint-4",
      "title": "Mid-point review 4",
      "who": "Chair",
      "opens": "2028-02-05",
      "due": "2028-03-03",
      "limit": "2028-03-05",
      "forecast": true,
      "flag": "falls before review 3, which it should follow"
    },`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("not there: %s", want)
		}
	}
	if t.Failed() {
		t.Log(b.String())
	}
}

func TestTable(t *testing.T) {
	d := mustDeadlines(t, strings.Fields("--pathway sqa --strategy 2026-12-12T16:30")...)
	var b strings.Builder
	if err := d.WriteTable(&b); err != nil {
		t.Fatal(err)
	}
	got := strings.Split(b.String(), "\n")
	for i, want := range []string{
		"Child protection standards pathway, the earlier SQA version",
		"Strategy meeting  Saturday 12 December 2026 at 16:30",
		"Day 1             Monday 14 December 2026",
		"Day 15            Wednesday 6 January 2027",
		"Statutory limit   Wednesday 6 January 2027",
		"",
	} {
		if got[i] != want {
			t.Errorf("line %d: got %q, want %q", i+1, got[i], want)
		}
	}
	rows := make(map[string]string)
	for _, line := range got[6:] {
		if fields := strings.Fields(line); len(fields) > 0 {
			rows[fields[len(fields)-1]] = strings.Join(fields, " ")
		}
	}
	for id, want := range map[string]string{
		"Id":              "Due Opens Limit Step Who Id",
		"manager-contact": "Mon 14 Dec 2026 16:30 – – Team manager has called the service Team manager manager-contact",
		"icpc":            "Wed 6 Jan 2027 – 6 Jan 2027 Initial child protection conference Chair icpc",
		"midpoint-4":      "Mon 6 Mar 2028 6 Feb 2028 6 Mar 2028 Mid-point review 4 (forecast); falls before review 3, which it should follow Chair midpoint-4",
	} {
		if rows[id] != want {
			t.Errorf("%s: got %q, want %q", id, rows[id], want)
		}
	}
	if err := d.WriteTable(brokenPipe{}); err == nil {
		t.Error("a failed write is an error")
	}
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, os.ErrClosed }

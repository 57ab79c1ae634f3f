package pathway

import (
	"bytes"
	"encoding/json"
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

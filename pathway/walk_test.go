package pathway

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var rewriteWalks = flag.Bool("walks", false, "write the walks as they come out: read every line before keeping them")

// Each file of testdata/walks lives one family's pathway from the first line to the last. A line that begins with "=" is what was
// recorded; the lines below it are everything that this does to the milestones: which open and when each is due, which move, are
// met, end or go.
func TestWalks(t *testing.T) {
	files, err := filepath.Glob("testdata/walks/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no walks: %v", err)
	}
	met := map[string]map[string]bool{}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			w := newWalk(t)
			var out strings.Builder
			for line := range strings.Lines(string(data)) {
				switch line = strings.TrimSpace(line); {
				case strings.HasPrefix(line, "#"), line == "" && out.Len() == 0:
					fmt.Fprintln(&out, line)
				case strings.HasPrefix(line, "="):
					w.record(strings.Fields(line)[1:])
					fmt.Fprintln(&out, line)
					for _, change := range w.changes() {
						fmt.Fprintln(&out, "  "+change)
					}
				}
			}
			if *rewriteWalks {
				if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got := out.String(); got != string(data) {
				t.Errorf("the walk goes another way:\n%s", firstDifference(string(data), got))
			}
			for id := range w.met {
				if met[w.d.Version] == nil {
					met[w.d.Version] = map[string]bool{}
				}
				met[w.d.Version][w.d.Step(id).ID] = true
			}
		})
	}
	for version, ids := range met {
		for _, s := range mustDefinitions(t).Find(version).Steps {
			if !ids[s.ID] {
				t.Errorf("no walk of %s meets %s", version, s.ID)
			}
		}
	}
	if len(met) != 2 {
		t.Errorf("walked %d versions of the pathway", len(met))
	}
}

// walk is one family's pathway as it goes.
type walk struct {
	tb     testing.TB
	d      *Definition
	office *Calendar
	ev     Events
	was    map[string]Milestone
	met    map[string]bool
}

func newWalk(tb testing.TB) *walk {
	return &walk{tb: tb, was: map[string]Milestone{}, met: map[string]bool{},
		ev: Events{Done: map[string]DateTime{}, Arranged: map[string]Arranged{}}}
}

// record takes in one line of what was recorded: "pathway 2024 closed 2025-12-24", "strategy 2025-12-05T15:30",
// "held 2025-12-29T10:00 2025-12-29T12:20", "done minutes 2026-01-27".
func (w *walk) record(words []string) {
	w.tb.Helper()
	at := func(i int) DateTime {
		w.tb.Helper()
		text := words[i]
		if !strings.Contains(text, "T") {
			text += "T00:00"
		}
		return atMinute(text)
	}
	on := func() Date { w.tb.Helper(); return at(1).Date() }
	switch words[0] {
	case "pathway":
		w.d = mustDefinitions(w.tb).Find(words[1])
		calendar, err := LoadCalendar()
		if err != nil {
			w.tb.Fatal(err)
		}
		var closed []Closure
		for _, x := range words[3:] {
			closed = append(closed, Closure{On: onDay(x)})
		}
		w.office = calendar.WithClosures(closed...)
	case "strategy":
		w.ev.Strategy = at(1)
	case "notice":
		w.ev.Strategy, w.ev.MovedIn = at(1), true
	case "booked":
		w.ev.Conference, w.ev.Arranged[stepICPC] = at(1), Arranged{At: at(1)}
	case "held":
		w.ev.Conference, w.ev.ConferenceEnd, w.ev.ConferenceHeld = at(1), at(2), true
		delete(w.ev.Arranged, stepICPC)
	case "core-group":
		w.ev.CoreGroups = append(slices.Clone(w.ev.CoreGroups), on())
	case "review-booked":
		w.ev.ReviewPlanned = on()
		w.ev.Arranged[w.ev.nextReview()] = Arranged{At: at(1)}
	case "review":
		delete(w.ev.Arranged, w.ev.nextReview())
		w.ev.Reviews, w.ev.ReviewPlanned = append(slices.Clone(w.ev.Reviews), on()), Date{}
	case "supervision":
		w.ev.Supervision = on()
	case "threshold-not-met":
		w.ev.ThresholdNotMet = on()
	case "not-at-risk":
		w.ev.S47NotAtRisk = on()
	case "harm-found":
		w.ev.HarmFound, w.ev.Done[stepThresholdNotMet] = on(), at(1)
	case "stood-down":
		w.ev.StoodDown = on()
	case "plan-ended":
		w.ev.PlanEnded = on()
	case "done":
		for _, id := range words[2:] {
			if w.d.Step(id) == nil {
				w.tb.Fatalf("%s is no step of %s", id, w.d.Version)
			}
			w.ev.Done[id] = at(1)
		}
	default:
		w.tb.Fatalf("a walk records nothing called %q", words[0])
	}
}

// changes says what became of the milestones since it was last asked.
func (w *walk) changes() []string {
	if w.ev.Strategy.IsZero() {
		return nil
	}
	var list []string
	now := map[string]Milestone{}
	for _, m := range w.d.Milestones(w.ev, w.office) {
		now[m.ID] = m
		was, before := w.was[m.ID]
		switch {
		case !m.Done.IsZero():
			if !before || was.Done.IsZero() {
				w.met[m.ID] = true
				list = append(list, "met    "+m.ID+" "+lateness(m))
			}
		case m.Ended:
			if !before || !was.Ended {
				list = append(list, "ends   "+m.ID)
			}
		case !before || was.Ended:
			list = append(list, "opens  "+m.ID+" "+datesOf(m))
		case datesOf(was) != datesOf(m):
			list = append(list, "moves  "+m.ID+" "+datesOf(was)+" -> "+datesOf(m))
		}
	}
	for id := range w.was {
		if _, still := now[id]; !still {
			list = append(list, "goes   "+id)
		}
	}
	w.was = now
	slices.Sort(list)
	return list
}

// datesOf writes the dates of an open milestone.
func datesOf(m Milestone) string {
	var words []string
	if !m.Opens.IsZero() {
		words = append(words, "from "+m.Opens.String())
	}
	if m.Due.IsZero() {
		words = append(words, "undated")
	} else {
		words = append(words, "due "+m.DueText())
	}
	if !m.Limit.IsZero() && m.Limit != m.Due {
		words = append(words, "limit "+m.Limit.String())
	}
	if !m.Arranged.IsZero() {
		words = append(words, "arranged")
	}
	if m.Forecast {
		words = append(words, "(forecast)")
	}
	if m.Flag != "" {
		words = append(words, "["+m.Flag+"]")
	}
	return strings.Join(words, " ")
}

func lateness(m Milestone) string {
	switch {
	case m.Due.IsZero():
		return "on " + m.Done.Date().String()
	case m.InTime():
		return "on " + m.Done.Date().String() + " in time"
	}
	return "on " + m.Done.Date().String() + " late, due " + m.DueText()
}

// firstDifference shows where two texts part, with what stands before.
func firstDifference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			return fmt.Sprintf("from line %d\nwant %s\n got %s", i+1, strings.Join(a[min(i, len(a)):min(i+6, len(a))], "\n     "), strings.Join(b[min(i, len(b)):min(i+6, len(b))], "\n     "))
		}
	}
	return ""
}

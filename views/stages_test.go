package views

import (
	"maps"
	"slices"
	"testing"

	"cp-pathway/pathway"
)

func mustDefinitions(t *testing.T) *pathway.Definitions {
	t.Helper()
	ds, err := pathway.LoadDefinitions()
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

func mustCalendar(t *testing.T) *pathway.Calendar {
	t.Helper()
	c, err := pathway.LoadCalendar()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func at(t *testing.T, s string) pathway.DateTime {
	t.Helper()
	d, err := pathway.ParseDateTime(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Every step of every version has its stage, and every stage has a step in some version.
func TestEveryStepHasAStage(t *testing.T) {
	used := map[string]bool{}
	for _, d := range mustDefinitions(t).All() {
		for i := range d.Steps {
			used[stageOf(&d.Steps[i])] = true
		}
	}
	for _, s := range stages {
		if !used[s.ID] {
			t.Errorf("no step belongs to %s", s.Name)
		}
		delete(used, s.ID)
	}
	for id := range used {
		t.Errorf("there is no stage %q", id)
	}
}

// A family whose strategy meeting was on Friday 20 November 2026, through its first weeks.
func TestPictureOfAFamily(t *testing.T) {
	d := mustDefinitions(t).Default()
	office := mustCalendar(t)
	day1 := map[string]pathway.DateTime{}
	for _, id := range []string{"contact-received", "threshold-decision", "conference-booked", "chair-allocated", "police-report-requested", "diary-notified"} {
		day1[id] = at(t, "2026-11-20T15:00")
	}
	events := pathway.Events{Strategy: at(t, "2026-11-20T10:00"), Conference: at(t, "2026-12-10T10:00"), Done: day1}
	undone := maps.Clone(day1)
	delete(undone, "diary-notified")
	stood := events
	stood.S47NotAtRisk = at(t, "2026-11-26T12:00").Date()
	find := func(events pathway.Events, now, stage string) Stage {
		p := PictureOf("picture", d, d.Milestones(events, office), at(t, now), office, nil)
		i := slices.IndexFunc(p.Stages, func(s Stage) bool { return s.Name == stage })
		if i < 0 {
			t.Fatalf("no stage %s in %v", stage, p.Stages)
		}
		return p.Stages[i]
	}
	late := maps.Clone(day1)
	late["contact-received"] = at(t, "2026-11-23T09:30")
	told, booked := events, events
	told.Done = late
	booked.Arranged = map[string]pathway.Arranged{"icpc": {At: at(t, "2026-12-08T10:00"), Where: "Civic Hall"}}
	half := events
	half.Done = undone
	for _, row := range []struct {
		events     pathway.Events
		now, stage string
		want       Stage
	}{
		{half, "2026-11-20T16:00", "Booking", Stage{Status: StatusOpen, Note: "can be done now, 3 of 4 done", Here: true}},
		{stood, "2026-11-27T09:00", "Conference", Stage{Status: StatusStopped}},
		{events, "2026-11-20T16:00", "Strategy meeting", Stage{Status: StatusDone, When: "20 Nov 2026"}},
		{events, "2026-11-20T16:00", "Booking", Stage{Status: StatusDone, When: "20 Nov 2026"}},
		{events, "2026-11-20T16:00", "Enquiry", Stage{Status: StatusOpen, When: "26 Nov 2026", Note: "4 working days left", Here: true}},
		{events, "2026-11-26T09:00", "Enquiry", Stage{Status: StatusDue, When: "26 Nov 2026", Note: "due today", Here: true}},
		{events, "2026-11-27T09:00", "Invitations", Stage{Status: StatusLate, When: "26 Nov 2026", Note: "16 hours late"}},
		{events, "2026-11-27T09:00", "Conference", Stage{Status: StatusOpen, When: "10 Dec 2026", Note: "9 working days left"}},
		{booked, "2026-11-27T09:00", "Conference", Stage{Status: StatusOpen, When: "Tue 8 Dec 2026, 10:00", Note: "in 7 working days; Day 15 is 10 Dec, limit 11 Dec"}},
		{told, "2026-11-23T16:00", "Strategy meeting", Stage{Status: StatusDone, When: "20 Nov 2026"}},
		{events, "2026-11-27T09:00", "Decisions", Stage{Status: StatusForecast, Note: "within 24 hours of the end of the conference"}},
		{events, "2026-11-27T09:00", "Reviews", Stage{Status: StatusForecast, When: "21 Jan 2027"}},
	} {
		row.want.Name = row.stage
		if got := find(row.events, row.now, row.stage); got != row.want {
			t.Errorf("at %s: %+v\nwant %+v", row.now, got, row.want)
		}
	}
}

func TestStepOfAMilestone(t *testing.T) {
	d := mustDefinitions(t).Default()
	office := mustCalendar(t)
	ms := d.Milestones(pathway.Events{Strategy: at(t, "2026-11-20T10:00")}, office)
	step := func(id, now string) Step {
		i := slices.IndexFunc(ms, func(m pathway.Milestone) bool { return m.ID == id })
		return StepOf(&ms[i], at(t, now), office)
	}
	if s := step("icpc", "2026-11-20T12:00"); s.When != "Thu 10 Dec 2026" || s.Limit != "limit Fri 11 Dec 2026" || s.Status != StatusOpen || s.Left != "14 working days left" {
		t.Errorf("%+v", s)
	}
	i := slices.IndexFunc(ms, func(m pathway.Milestone) bool { return m.ID == "core-group-1" })
	ms[i].Arranged, ms[i].Where = at(t, "2026-12-22T00:00"), "Marsh Primary"
	if s := step("core-group-1", "2026-12-12T12:00"); s.When != "Tue 22 Dec 2026" || s.Limit != "due by Thu 24 Dec 2026" || s.Left != "In 7 working days" || s.Evidence != "Marsh Primary" {
		t.Errorf("%+v", s)
	}
	if s := step("invite-list", "2026-11-25T12:00"); s.When != "Thu 26 Nov 2026, 17:00" || s.Left != "1 working day left" {
		t.Errorf("%+v", s)
	}
	if s := step("strategy-meeting", "2026-11-25T12:00"); s.Status != StatusDone || s.Left != "Done on 20 Nov 2026" {
		t.Errorf("%+v", s)
	}
}

func TestWords(t *testing.T) {
	for got, want := range map[string]string{
		Plural(1, "child", "children"): "1 child", Plural(0, "child", "children"): "0 children",
		Join(nil): "", Join([]string{"Ann"}): "Ann", Join([]string{"Ann", "Ben", "Cara"}): "Ann, Ben and Cara",
		Sentence("éa b"): "Éa b", Sentence(""): "", Day(pathway.Date{}): "", Isolate("Zoë"): "Zoë", Isolate(arabic): "\u2068" + arabic + "\u2069",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

package pathway

import (
	"reflect"
	"slices"
	"testing"
)

// The initial conference of Tuesday 12 January 2027 decided nothing for child 2 and 3; a review on Thursday 8 April nothing for child 2.
func TestConferencesThatGoOn(t *testing.T) {
	beside := func(id, from int64, kind ConferenceKind, at string, state ConferenceState, children ...int64) Conference {
		return Conference{ID: id, Kind: kind, Meeting: 1, State: state, StartsAt: minute(at), GoesOn: from, Children: children}
	}
	adjourned := func(children ...int64) Decisions {
		d := Decisions{Children: []ChildDecision{{Child: 1, Outcome: OutcomePlan}}}
		for _, child := range children {
			d.Children = append(d.Children, ChildDecision{Child: child, Outcome: OutcomeAdjourned, ReconveneOn: onDay("2027-01-20")})
		}
		return d
	}
	first := entryAt(3, "decisions-approved", "2027-01-12T16:00")
	for _, tt := range []struct {
		name    string
		more    []Conference
		decided map[int64]Decisions
		entries []StepEntry
		waiting []Waiting
		aside   []int64
		current int64
		review  map[int64]int
		stage   Stage
	}{
		{"not approved", nil, map[int64]Decisions{3: adjourned(2)}, nil, nil, nil, 3, nil, StagePlan},
		{"approved: both wait", nil, map[int64]Decisions{3: adjourned(2, 3)}, []StepEntry{first}, []Waiting{{3, 2, onDay("2027-01-20")}, {3, 3, onDay("2027-01-20")}}, nil, 3, nil, StagePlan},
		{"one is booked", []Conference{beside(4, 3, ICPC, "2027-01-20T10:00", ConferencePlanned, 2)}, map[int64]Decisions{3: adjourned(2, 3)}, []StepEntry{first},
			[]Waiting{{3, 3, onDay("2027-01-20")}}, []int64{4}, 3, map[int64]int{4: 0}, StagePlan},
		{"cancelled for good: waits again", []Conference{beside(4, 3, ICPC, "2027-01-20T10:00", ConferenceStoodDown, 2)}, map[int64]Decisions{3: adjourned(2)}, []StepEntry{first},
			[]Waiting{{3, 2, onDay("2027-01-20")}}, nil, 3, nil, StagePlan},
		{"held, its decisions on their way", []Conference{beside(4, 3, ICPC, "2027-01-20T10:00", ConferenceHeld, 2, 3)}, map[int64]Decisions{3: adjourned(2, 3), 4: adjourned()},
			[]StepEntry{first, entryAt(4, "decisions-approved", "2027-01-20T15:00")}, nil, []int64{4}, 3, nil, StageDecisions},
		{"held, and again for one of them", []Conference{beside(4, 3, ICPC, "2027-01-20T10:00", ConferenceHeld, 2, 3), beside(5, 4, ICPC, "2027-01-27T10:00", ConferencePlanned, 3)},
			map[int64]Decisions{3: adjourned(2, 3), 4: adjourned(3)}, []StepEntry{first, entryAt(4, "decisions-approved", "2027-01-20T15:00"), entryAt(4, stepDistributed, "2027-01-21T09:00")},
			nil, []int64{4, 5}, 3, nil, StagePlan},
		{"a review goes on", []Conference{reviewAt(6, "2027-04-08T10:00", ConferenceHeld), beside(7, 6, RCPC, "2027-04-15T10:00", ConferencePlanned, 2)}, map[int64]Decisions{6: adjourned(2)},
			[]StepEntry{first, entryAt(6, "decisions-approved", "2027-04-08T15:00"), entryAt(6, stepDistributed, "2027-04-09T11:00")}, nil, []int64{7}, 6, map[int64]int{6: 1, 7: 1}, StagePlan},
	} {
		c, s := course(t, "2024", 1, func(c *Course) {
			icpcHeld(tt.more...)(c)
			c.Decided, c.Entries = tt.decided, append(c.Entries, tt.entries...)
		})
		var aside []int64
		for _, k := range c.Aside {
			aside = append(aside, k.ID)
		}
		if got := c.Waiting(); !reflect.DeepEqual(got, tt.waiting) || !slices.Equal(aside, tt.aside) || c.Current().ID != tt.current || StageOf(s) != tt.stage {
			t.Errorf("%s: waiting %v, aside %v, current %d, stage %s", tt.name, got, aside, c.Current().ID, StageOf(s))
		}
		for k, want := range tt.review {
			if got := c.ReviewNumber(k); got != want {
				t.Errorf("%s: conference %d is review %d", tt.name, k, got)
			}
		}
		if m, _ := c.Milestone("decisions-approved"); m.Done != minute("2027-01-12T16:00") {
			t.Errorf("%s: the family’s own decisions were approved %s", tt.name, m.Done)
		}
	}
}

// What a review had as its last days, one that goes on from it has too.
func TestLastDaysOfAReviewThatGoesOn(t *testing.T) {
	c, _ := course(t, "2024", 1, icpcHeld(reviewAt(4, "2027-04-08T10:00", ConferenceHeld), reviewAt(5, "2027-09-30T10:00", ConferenceHeld),
		Conference{ID: 6, Kind: RCPC, Meeting: 1, State: ConferencePlanned, StartsAt: minute("2027-10-07T10:00"), GoesOn: 5}))
	for k, want := range map[int64]string{3: "", 4: "2027-04-12", 5: "2027-10-08", 6: "2027-10-08"} {
		if got := c.ReviewDatesOf(k).Due.String(); got != want {
			t.Errorf("%d: due %s, want %s", k, got, want)
		}
	}
}

func TestAsideInLists(t *testing.T) {
	d := mustDefinitions(t).Find("2024")
	k := Conference{StartsAt: minute("2027-01-20T10:00"), State: ConferencePlanned}
	if m := d.AsideStep(k, []string{"Ann", "Ben"}); m.Title != "The conference goes on for Ann and Ben" || m.Arranged != k.StartsAt || m.Role == "" {
		t.Errorf("%+v", m)
	}
	k.State = ConferenceAdjourned
	if m := d.AsideStep(k, []string{"Ann"}); m.Title != "New date for the conference that goes on for Ann" || !m.Arranged.IsZero() || m.Due != onDay("2027-01-20") {
		t.Errorf("%+v", m)
	}
	if m := d.AsideClock(minute("2027-01-20T12:00"), mustCalendar(t)); m.DueAt != minute("2027-01-21T12:00") || m.Title != "Decisions of the conference that went on in everybody’s hands" {
		t.Errorf("%+v", m)
	}
}

// Whatever was typed before an adjournment is confirmed, place by place.
func TestWhatGoesOnIsConfirmed(t *testing.T) {
	typed := map[string]string{"text.worries": "Left alone.", "report.31.facts": "Seen.", "views.child.1.text": "Home.", "plan.1.seen": "Weekly", "core.lead": "Sue Worker", "review.date": "5/3/2027"}
	s := sitting(t, typed, nil)
	s.Typed = typed
	s.Before = map[string]Date{}
	for name := range s.Typed {
		s.Before[name] = onDay("2026-12-04")
	}
	s.Before["text.change"], s.Before["child.1.outcome"] = onDay("2026-12-04"), onDay("2026-12-04")
	asked := func() (fields []string) {
		for _, g := range s.Missing() {
			if len(g.Field) > 8 && g.Field[:8] == "carried." {
				fields = append(fields, g.Message)
			}
		}
		return fields
	}
	const on = "” what was typed on 4 December 2026, or change it"
	want := []string{"Confirm under “Core group and review" + on, "Confirm under “" + s.children()[0].Name() + on, "Confirm under “Reports and discussion" + on, "Confirm under “What we are worried about" + on, "Confirm under “Views of the family" + on}
	got := asked()
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("asked %q, want %q", got, want)
	}
	for _, f := range []string{"carried.text.worries", "carried.text.reports", "carried.views", "carried.core", "carried.plan.1"} {
		s.Typed[f] = Ticked
	}
	if got := asked(); len(got) != 0 {
		t.Errorf("once it is confirmed: %q", got)
	}
	if CarriedGroup("attend.31.mode") != "" {
		t.Error("attendance is confirmed")
	}
}

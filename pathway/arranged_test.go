package pathway

import "testing"

// arrangedCourse is a family whose strategy meeting was on Friday 18 December 2026: Day 15 is Tuesday 12 January 2027, and the limit
// Wednesday 13th.
func arrangedCourse(t *testing.T, k Conference, decided Decisions, more ...Conference) *Course {
	t.Helper()
	k.ID, k.Kind, k.Meeting = 3, ICPC, 1
	c, _ := course(t, "2024", 1, func(c *Course) {
		c.Conferences, c.Decided = append(more, k), map[int64]Decisions{3: decided}
	})
	return c
}

// A step that is booked or agreed for a day stands on that day, with its last days beside it.
func TestArranged(t *testing.T) {
	booked := func(at string) Conference {
		return Conference{State: ConferencePlanned, StartsAt: minute(at), Venue: Venue{Name: "Civic Hall"}, Room: "Oak room"}
	}
	held := Conference{State: ConferenceHeld, StartsAt: minute("2027-01-08T10:00"), EndedAt: minute("2027-01-08T12:00")}
	agreed := Decisions{CoreGroupOn: onDay("2027-01-20"), CoreGroupAt: minute("2027-01-20T14:00"), CoreGroupWhere: "Marsh Primary", ReviewOn: onDay("2027-04-06"),
		Children: []ChildDecision{{Child: 1, Outcome: OutcomePlan}, {Child: 2, Outcome: OutcomePlan, ReviewOn: onDay("2027-04-01")}, {Child: 3, Outcome: OutcomeCIN}}}
	review := Conference{ID: 9, Kind: RCPC, State: ConferencePlanned, StartsAt: minute("2027-04-02T09:30"), Link: "https://video.example"}
	moved := booked("2027-01-08T10:00")
	moved.State = ConferenceStoodDown
	for _, row := range []struct {
		name      string
		course    *Course
		id, now   string
		at, where string
		state     MilestoneState
		words     string
		flag      string
	}{
		{"ahead", arrangedCourse(t, booked("2027-01-08T10:00"), agreed), "icpc", "2027-01-05T09:00", "2027-01-08T10:00", "Oak room, Civic Hall", StateOpen, "in 3 working days", ""},
		{"on the day", arrangedCourse(t, booked("2027-01-08T10:00"), agreed), "icpc", "2027-01-08T11:00", "2027-01-08T10:00", "Oak room, Civic Hall", StateDueToday, "today at 10:00", ""},
		{"over, and Day 15 is not", arrangedCourse(t, booked("2027-01-08T10:00"), agreed), "icpc", "2027-01-11T11:00", "2027-01-08T10:00", "Oak room, Civic Hall", StateLate, "1 working day ago, not recorded as held", ""},
		{"on the statutory limit", arrangedCourse(t, booked("2027-01-13T10:00"), agreed), "icpc", "2027-01-13T09:00", "2027-01-13T10:00", "Oak room, Civic Hall", StateDueToday, "today at 10:00", "is after Day 15"},
		{"past the limit is no late step: it was agreed", arrangedCourse(t, booked("2027-01-15T10:00"), agreed), "icpc", "2027-01-14T09:00", "2027-01-15T10:00", "Oak room, Civic Hall", StateOpen, "in 1 working day", "is after its limit"},
		{"stood down", arrangedCourse(t, moved, agreed), "icpc", "2027-01-05T09:00", "", "", StateEnded, "no longer due", ""},
		{"held", arrangedCourse(t, held, agreed), "icpc", "2027-01-11T09:00", "", "", StateDone, "done on 8 Jan 2027", ""},
		{"the first core group", arrangedCourse(t, held, agreed), "core-group-1", "2027-01-11T09:00", "2027-01-20T14:00", "Marsh Primary", StateOpen, "in 7 working days", ""},
		{"on a day without a time", arrangedCourse(t, held, Decisions{CoreGroupOn: onDay("2027-01-25")}), "core-group-1", "2027-01-25T09:00", "2027-01-25T00:00", "", StateDueToday, "today", "is after the day it is due"},
		{"no core group before the conference is held", arrangedCourse(t, booked("2027-01-08T10:00"), agreed), "core-group-1", "2027-01-05T09:00", "", "", StateUpcoming, "forecast, in 13 working days", ""},
		{"the earliest review of the children", arrangedCourse(t, held, agreed), "review-1", "2027-01-11T09:00", "2027-04-01T00:00", "", StateOpen, "in 11 weeks", ""},
		{"what hangs on the review", arrangedCourse(t, held, agreed), "review-1-report-shared", "2027-03-24T09:00", "", "", StateOpen, "1 working day left", ""},
		{"the review, as booked", arrangedCourse(t, held, agreed, review), "review-1", "2027-04-01T09:00", "2027-04-02T09:30", "By video", StateOpen, "in 1 working day", ""},
	} {
		m, ok := row.course.Milestone(row.id)
		if !ok {
			t.Fatalf("%s: no %s", row.name, row.id)
		}
		now := minute(row.now)
		if m.Arranged.String() != row.at || m.Where != row.where || m.Flag != row.flag {
			t.Errorf("%s: %s %q %q, want %s %q %q", row.name, m.Arranged, m.Where, m.Flag, row.at, row.where, row.flag)
		}
		if got, words := m.State(now), m.Countdown(now, row.course.Office); got != row.state || words != row.words {
			t.Errorf("%s: %s, %q, want %s, %q", row.name, got, words, row.state, row.words)
		}
	}
	m, _ := arrangedCourse(t, booked("2027-01-08T10:00"), agreed).Milestone("icpc")
	if m.Falls() != onDay("2027-01-08") || m.FallsText() != "2027-01-08T10:00" || m.Due != onDay("2027-01-12") || m.DueName() != "Day 15" {
		t.Errorf("%s, %s, due %s, %s", m.Falls(), m.FallsText(), m.Due, m.DueName())
	}
	m.Arranged = DateTime{}
	if m.Falls() != m.Due || m.FallsText() != "2027-01-12" {
		t.Errorf("not arranged: %s, %s", m.Falls(), m.FallsText())
	}
}

// A conference that is booked before another step is due comes before it.
func TestTheNextStepIsTheOneThatComesFirst(t *testing.T) {
	office := mustCalendar(t)
	first := Milestone{ID: "icpc", Due: onDay("2027-01-12"), Arranged: minute("2027-01-06T10:00")}
	list := []Milestone{{ID: "other", Due: onDay("2027-01-07")}, first}
	c := Course{Milestones: list}
	if m, ok := c.Next(minute("2027-01-05T09:00")); !ok || m.ID != "icpc" {
		t.Errorf("next is %s", m.ID)
	}
	today := Sort([]Work{{Milestone: list[0]}, {Milestone: first}}, minute("2027-01-06T09:00"), office)
	if len(today.DueToday) != 1 || today.DueToday[0].ID != "icpc" || len(today.Next) != 1 {
		t.Errorf("%v", today)
	}
}

func TestPlaceOfAConference(t *testing.T) {
	for want, k := range map[string]Conference{
		"Oak room, Civic Hall": {Room: "Oak room", Venue: Venue{Name: "Civic Hall"}, Link: "https://video.example"},
		"Civic Hall":           {Venue: Venue{Name: "Civic Hall"}},
		"By video":             {Link: "https://video.example"},
		"":                     {},
	} {
		if got := k.Place(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

package pathway

import (
	"fmt"
	"strings"
	"testing"
)

// icpcHeld is the initial conference of Tuesday 12 January 2027, with its decisions in everybody's hands the next day.
func icpcHeld(reviews ...Conference) func(*Course) {
	return func(c *Course) {
		icpc := Conference{ID: 3, Kind: ICPC, Meeting: 1, State: ConferenceHeld, StartsAt: minute("2027-01-12T10:00"), BeganAt: minute("2027-01-12T10:05"), EndedAt: minute("2027-01-12T12:10")}
		for i := len(reviews) - 1; i >= 0; i-- { // the latest first, as they are stored
			c.Conferences = append(c.Conferences, reviews[i])
		}
		c.Conferences = append(c.Conferences, icpc)
		c.Entries = append(c.Entries, entry("decisions-approved", "2027-01-12T16:00"), entry(stepDistributed, "2027-01-13T10:00"))
	}
}

func reviewAt(id int64, at string, state ConferenceState) Conference {
	return Conference{ID: id, Kind: RCPC, Meeting: 1, State: state, StartsAt: minute(at)}
}

func entryAt(conference int64, step, when string) StepEntry {
	e := entry(step, when)
	e.Conference = conference
	return e
}

// The initial conference was on Tuesday 12 January 2027: three months end on Monday 12 April, 91 days on Tuesday 13 April.
func TestCourseOfReviews(t *testing.T) {
	type row struct{ id, due, done string }
	tests := []struct {
		name    string
		change  func(*Course)
		current int64
		numbers string // of each conference of the course
		stage   Stage
		rows    []row
	}{
		{"before any review", icpcHeld(), 3, "3:0", StagePlan, []row{{"review-1", "2027-04-12", ""}, {"review-1-invite-list", "2027-03-25", ""}, {"review-2", "2027-10-12", ""}}},
		{"booked on a Friday before Easter Monday", icpcHeld(reviewAt(4, "2027-03-26T10:00", ConferencePlanned)), 4, "4:1 3:0", StagePlan,
			[]row{{"review-1", "2027-04-12", ""}, {"review-1-invite-list", "2027-03-12", ""}, {"review-1-report-shared", "2027-03-23", ""}, {"review-1-chair-review", "2027-03-24", ""}, {"review-2", "2027-09-24", ""}}},
		{"adjourned: the dates count from the last day again", icpcHeld(reviewAt(4, "2027-03-30T10:00", ConferenceAdjourned)), 4, "4:1 3:0", StagePlan,
			[]row{{"review-1", "2027-04-12", ""}, {"review-1-report-shared", "2027-04-07", ""}}},
		{"moved: another has taken its place", func(c *Course) {
			moved := reviewAt(4, "2027-03-30T10:00", ConferenceMoved)
			moved.ReplacedBy = 5
			icpcHeld(moved, reviewAt(5, "2027-04-06T10:00", ConferencePlanned))(c)
		}, 5, "5:1 4:0 3:0", StagePlan, []row{{"review-1-report-shared", "2027-04-01", ""}}},
		{"stood down: there is none", icpcHeld(reviewAt(4, "2027-03-30T10:00", ConferenceStoodDown)), 3, "4:0 3:0", StagePlan, []row{{"review-1", "2027-04-12", ""}}},
		{"of an earlier run: not this one's", func(c *Course) {
			other := reviewAt(4, "2027-03-30T10:00", ConferenceHeld)
			other.Meeting = 99
			icpcHeld(other)(c)
		}, 3, "4:0 3:0", StagePlan, []row{{"review-1", "2027-04-12", ""}}},
		{"held: its decisions are on their way", icpcHeld(reviewAt(4, "2027-04-08T10:00", ConferenceHeld)), 4, "4:1 3:0", StageDecisions,
			[]row{{"review-1", "2027-04-12", "2027-04-08T00:00"}, {"review-2", "2027-10-08", ""}, {"decisions-approved", "", "2027-01-12T16:00"}}},
		{"held and distributed: on a plan again", func(c *Course) {
			icpcHeld(reviewAt(4, "2027-04-08T10:00", ConferenceHeld))(c)
			c.Entries = append(c.Entries, entryAt(4, "decisions-approved", "2027-04-08T15:00"), entryAt(4, stepDistributed, "2027-04-09T11:00"))
		}, 4, "4:1 3:0", StagePlan, []row{{"decisions-distributed", "2027-01-13T12:10", "2027-01-13T10:00"}, {"midpoint-2", "2027-06-23", ""}}},
		{"held, and the next is booked", icpcHeld(reviewAt(4, "2027-04-08T10:00", ConferenceHeld), reviewAt(5, "2027-09-30T10:00", ConferencePlanned)), 5, "5:2 4:1 3:0", StageDecisions,
			[]row{{"review-2-report-shared", "2027-09-27", ""}, {"review-3", "2028-03-30", ""}}},
		{"the first was recorded by hand", func(c *Course) {
			icpcHeld(reviewAt(4, "2027-10-04T10:00", ConferenceHeld))(c)
			c.Entries = append(c.Entries, entry("review-1", "2027-04-09T10:00"), entryAt(4, stepDistributed, "2027-10-05T11:00"))
		}, 4, "4:2 3:0", StagePlan, []row{{"review-1", "2027-04-12", "2027-04-09T10:00"}, {"review-2", "2027-10-08", "2027-10-04T00:00"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, s := course(t, "2024", 1, tt.change)
			var numbers []string
			for _, k := range c.Conferences {
				numbers = append(numbers, fmt.Sprintf("%d:%d", k.ID, c.ReviewNumber(k.ID)))
			}
			if got := strings.Join(numbers, " "); c.Current().ID != tt.current || got != tt.numbers {
				t.Errorf("current %d, numbers %s, want %d, %s", c.Current().ID, got, tt.current, tt.numbers)
			}
			if got := StageOf(s); got != tt.stage {
				t.Errorf("stage %s, want %s", got, tt.stage)
			}
			for _, want := range tt.rows {
				if m, ok := c.Milestone(want.id); !ok || m.DueText() != want.due || m.Done.String() != want.done {
					t.Errorf("%s: due %s, done %s, want %s, %s", want.id, m.DueText(), m.Done, want.due, want.done)
				}
			}
		})
	}
}

// A step of a review belongs to that review, any other to the initial conference.
func TestConferenceOfMilestone(t *testing.T) {
	c, _ := course(t, "2024", 1, func(c *Course) {
		icpcHeld(reviewAt(4, "2027-04-08T10:00", ConferenceHeld), reviewAt(5, "2027-09-30T10:00", ConferencePlanned))(c)
		c.Entries = append(c.Entries, entryAt(4, stepDistributed, "2027-04-09T10:00"), entryAt(4, "review-1-invite-list", "2027-03-24T10:00"))
	})
	for step, want := range map[string]int64{"icpc": 3, "core-group-1": 3, "review-1": 4, "review-1-invite-list": 4, "review-2-chair-review": 5, "review-3": 0, StepDownFirst: 5} {
		if m, _ := c.Milestone(step); c.ConferenceOf(&m).ID != want {
			t.Errorf("%s is of conference %d, want %d", step, c.ConferenceOf(&m).ID, want)
		}
	}
	if c.ConferenceOf(&Milestone{ID: "review-1"}).ID != 3 {
		t.Error("a milestone of which no step is known is not of the initial conference")
	}
	before, _ := course(t, "2024", 1, icpcHeld())
	if m, _ := before.Milestone(StepDownAgreed); before.ConferenceOf(&m).ID != 0 {
		t.Error("stepping down is of a conference that is no review")
	}
	if at := c.DoneAt(4, stepDistributed); at != minute("2027-04-09T10:00") {
		t.Errorf("distributed at %s", at)
	}
	if list := c.EntriesOf(stepDistributed); len(list) != 1 || list[0].Conference != 0 {
		t.Errorf("entries of the initial conference: %v", list)
	}
	if list := c.EntriesOf("review-1-invite-list"); len(list) != 1 {
		t.Errorf("entries of the list: %v", list)
	}
	if id, ok := mustDefinitions(t).Find("sqa").ReviewStep(2, "invite-list"); ok {
		t.Errorf("the earlier pathway has %s", id)
	}
	asks, err := LoadAsks()
	if err != nil {
		t.Fatal(err)
	}
	for step, says := range map[string]string{"minutes": "", "review-3-invite-list": "review"} {
		m, _ := c.Milestone(step)
		if got := c.conferenceInWords(&m); step == "minutes" && got != "was on Tuesday 12 January 2027 at 10:00" || step != "minutes" && !strings.Contains(got, "must be held by Thursday 30 March 2028") {
			t.Errorf("%s: %s", step, got)
		}
		if ask, ok := asks.For(c, step, AskTo{}, "", Office{}); ok && !strings.Contains(ask.Text, says) {
			t.Errorf("%s: %s", step, ask.Text)
		}
	}
}

// Both limits of a review, by Christmas, Easter and the end of a month.
func TestReviewDates(t *testing.T) {
	office := mustCalendar(t).WithClosures(Closure{onDay("2027-06-30"), "Stocktaking"})
	for _, row := range []struct {
		version            string
		n                  int
		from               string
		limit, census, due string
	}{
		{"2024", 1, "2027-01-12", "2027-04-12", "2027-04-13", "2027-04-12"},
		{"2024", 1, "2026-12-29", "2027-03-29", "2027-03-30", "2027-03-25"}, // Easter Monday: back over Good Friday
		{"2024", 1, "2026-09-25", "2026-12-25", "2026-12-25", "2026-12-24"},
		{"2024", 1, "2026-11-30", "2027-02-28", "2027-03-01", "2027-02-26"}, // February is too short
		{"2024", 2, "2026-12-30", "2027-06-30", "2027-07-01", "2027-06-29"}, // the office is closed
		{"2024", 2, "2027-08-31", "2028-02-29", "2028-03-01", "2028-02-29"},
		{"sqa", 3, "2027-03-01", "2027-09-01", "2027-08-31", "2027-08-31"}, // 183 days are the earlier
	} {
		got := mustDefinitions(t).Find(row.version).ReviewDates(row.n, onDay(row.from), office)
		if got.Limit.String() != row.limit || got.Census.String() != row.census || got.Due.String() != row.due {
			t.Errorf("%s review %d after %s: limit %s, census %s, due %s, want %s, %s, %s", row.version, row.n, row.from, got.Limit, got.Census, got.Due, row.limit, row.census, row.due)
		}
	}
}

// The last review was on Thursday 8 April 2027: six months end on Friday 8 October, 183 days too.
func TestReviewBooking(t *testing.T) {
	c, _ := course(t, "2024", 1, icpcHeld(reviewAt(4, "2027-04-08T10:00", ConferenceHeld)))
	dates := c.NextReview()
	if dates.Number != 2 || dates.From.String() != "2027-04-08" || dates.Due.String() != "2027-10-08" {
		t.Errorf("next review: %+v", dates)
	}
	if before, _ := course(t, "2024", 0, nil); before.NextReview().Number != 0 {
		t.Error("a review before the initial conference")
	}
	for _, row := range []struct{ at, late, want string }{
		{"2027-09-30T10:00", "", ""},
		{"2027-10-08T10:00", "", ""},
		{"2027-04-08T14:00", "", "date: Thursday 8 April 2027 is not after the conference before it"},
		{"2027-10-09T10:00", "", "date: Saturday 9 October 2027 is not a working day"},
		{"2027-10-11T10:00", "", "late_reason: This is past the limit."},
		{"2027-10-11T10:00", "The chair is ill", ""},
	} {
		by := bookable(t)
		by.Now, by.Review, by.Slots = atMinute("2027-04-07T09:00"), dates, nil
		by.OnPlan = []int64{1}
		b := booking(row.at)
		if row.late != "" {
			b.LateReason, b.LateAgreed = row.late, "Sam Service"
		}
		err := b.Check(by)
		field, says, _ := strings.Cut(row.want, ": ")
		if got := FieldsOf(err)[field]; row.want == "" && err != nil || !strings.HasPrefix(got, says) {
			t.Errorf("%s: %v, want %s", row.at, FieldsOf(err), row.want)
		}
	}
	early := dates
	early.Due = onDay("2027-10-05")
	by := bookable(t)
	by.Now, by.Review = atMinute("2027-04-09T09:00"), early
	b := booking("2027-10-06T10:00")
	if says := FieldsOf(b.Check(by))["late_reason"]; !strings.HasPrefix(says, "This is after the last working day for it.") {
		t.Errorf("after the due day: %s", says)
	}
	if words := early.Check(onDay("2027-10-06"), by.Office).Warnings; len(words) != 1 || !strings.Contains(words[0], "last working day for the review, Tuesday 5 October 2027") {
		t.Errorf("warnings: %v", words)
	}
}

func TestReviewBookingDays(t *testing.T) {
	c, _ := course(t, "2024", 1, icpcHeld())
	dates, office := c.NextReview(), mustCalendar(t)
	weeks := dates.BookingDays(office, onDay("2027-01-14"), nil, nil)
	if first, last := weeks[0][0].On, weeks[len(weeks)-1][4].On; first.String() != "2027-03-15" || last.String() != "2027-04-30" {
		t.Errorf("offered from %s to %s", first, last)
	}
	said := map[string]string{}
	for _, week := range weeks {
		for _, d := range week {
			said[d.On.String()] = fmt.Sprint(d.Why, d.Due, d.AfterDue, d.AfterLimit)
		}
	}
	for on, want := range map[string]string{"2027-03-26": "Good Friday", "2027-04-12": "true false false", "2027-04-13": "false true true"} {
		if !strings.Contains(said[on], want) {
			t.Errorf("%s: %s, want %s", on, said[on], want)
		}
	}
	soon := ReviewDates{From: onDay("2027-04-08"), Due: onDay("2027-04-12"), Limit: onDay("2027-04-12")}.BookingDays(office, onDay("2027-04-07"), nil, nil)
	for at, want := range []string{"", "Past", "Not after the conference before it", "Not after the conference before it", ""} {
		if got := soon[0][at].Why; want != "" && got != want || at == 4 && got != "" {
			t.Errorf("%s: %q, want %q", soon[0][at].On, got, want)
		}
	}
}

func TestReviewRefusal(t *testing.T) {
	for _, row := range []struct {
		change func(*Course)
		plans  int
		want   string
	}{
		{icpcHeld(), 1, ""},
		{icpcHeld(), 0, "No child is on a plan"},
		{func(c *Course) { icpcHeld()(c); c.Entries = nil }, 0, "its decisions are not approved yet"},
		{icpcHeld(reviewAt(4, "2027-04-08T10:00", ConferencePlanned)), 1, "already booked for Thursday 8 April 2027"},
		{icpcHeld(reviewAt(4, "2027-04-08T10:00", ConferenceAdjourned)), 1, "was adjourned. Give it a new date"},
		{icpcHeld(reviewAt(4, "2027-04-08T10:00", ConferenceHeld)), 1, ""},
	} {
		c, _ := course(t, "2024", row.plans, row.change)
		if got := c.ReviewRefusal(row.plans); row.want == "" && got != "" || !strings.Contains(got, row.want) {
			t.Errorf("%q, want %q", got, row.want)
		}
	}
}

// What is prepared is that of the conference at hand.
func TestPreparing(t *testing.T) {
	steps := func(c *Course) string {
		var ids []string
		for _, m := range c.Preparing() {
			ids = append(ids, m.ID)
		}
		return strings.Join(ids, " ")
	}
	c, _ := course(t, "2024", 1, icpcHeld())
	if got := steps(c); !strings.HasPrefix(got, "conference-booked chair-allocated") || strings.Contains(got, "review-1") {
		t.Errorf("the initial conference: %s", got)
	}
	c, _ = course(t, "2024", 1, icpcHeld(reviewAt(4, "2027-04-08T10:00", ConferenceHeld), reviewAt(5, "2027-09-30T10:00", ConferencePlanned)))
	if got := steps(c); got != "review-2-invite-list review-2-report-shared review-2-chair-review" {
		t.Errorf("the second review: %s", got)
	}
	if c.LastHeld().ID != 4 {
		t.Errorf("last held: %d", c.LastHeld().ID)
	}
	if none, _ := course(t, "2024", 0, nil); none.LastHeld().ID != 0 || none.Current().ID != 0 {
		t.Error("a conference before any was booked")
	}
}

// A review that ended on a Friday afternoon is told of by the same time on Monday.
func TestReviewClock(t *testing.T) {
	m := mustDefinitions(t).Default().ReviewClock(minute("2027-04-09T15:30"), mustCalendar(t))
	if !m.Clock || m.DueAt != minute("2027-04-12T15:30") || m.Elapsed != minute("2027-04-10T15:30") || m.Role != MinuteTaker {
		t.Errorf("%+v", m)
	}
}

func TestAskedAgain(t *testing.T) {
	r := &Record{
		Conference: Conference{Children: []int64{5, 6}},
		Members: []Member{{Kind: Adult, Person: Person{ID: 1}}, {Kind: Adult, Person: Person{ID: 2}, EndedOn: onDay("2027-02-01")}, {Kind: Adult, Person: Person{ID: 3, Died: onDay("2027-02-01")}},
			{Kind: Adult, Person: Person{ID: 4}}, {Kind: SubjectChild, Person: Person{ID: 5}}, {Kind: SubjectChild, Person: Person{ID: 6}}, {Kind: SubjectChild, Person: Person{ID: 7}}, {Kind: Adult, Person: Person{ID: 8}}},
		Relations: []Relation{
			{Adult: 4, Child: 5, Relation: "Stepfather", PR: "no", MayKnow: "no", Confirmed: "x"}, {Adult: 4, Child: 6, Relation: "Stepfather", PR: "no", MayKnow: "no", Confirmed: "x"}, {Adult: 4, Child: 7, Relation: "Father", PR: "yes", MayKnow: "yes", Confirmed: "x"},
			{Adult: 8, Child: 5, Relation: "Stepfather", PR: "no", MayKnow: "no", Confirmed: "x"}, {Adult: 8, Child: 6, Relation: "Father", PR: "yes", MayKnow: "yes", Confirmed: "x"},
		},
		Network: []NetworkMember{
			{Professional: Professional{ID: 15, AgencyKind: Education}, Children: []int64{7}, Confirmed: "x"}, {Professional: Professional{ID: 16, AgencyKind: Education}, Children: []int64{6, 7}, Confirmed: "x"}, {Professional: Professional{ID: 17, AgencyKind: Education}},
			{Professional: Professional{ID: 11, AgencyKind: Health}}, {Professional: Professional{ID: 12}, EndedOn: onDay("2027-02-01")},
			{Professional: Professional{ID: 13, Ended: true}}, {Professional: Professional{ID: 14, AgencyKind: Police}},
		},
	}
	for _, row := range []struct {
		a             Attendee
		want, wanting bool // without and with an investigation
	}{
		{Attendee{Person: 1}, true, true}, {Attendee{Person: 2}, false, false}, {Attendee{Person: 3}, false, false}, {Attendee{Professional: 11}, true, true},
		{Attendee{Person: 4}, false, false}, {Attendee{Person: 5}, true, true}, {Attendee{Person: 7}, false, false}, {Attendee{Person: 8}, true, true}, {Attendee{}, false, false},
		{Attendee{Professional: 15}, false, false}, {Attendee{Professional: 16}, true, true}, {Attendee{Professional: 17}, true, true},
		{Attendee{Professional: 12}, false, false}, {Attendee{Professional: 13}, false, false}, {Attendee{Professional: 14}, false, true}, {Attendee{Professional: 99}, false, false},
	} {
		if got, wanting := r.AskedAgain(row.a, false), r.AskedAgain(row.a, true); got != row.want || wanting != row.wanting {
			t.Errorf("%+v: %t and %t", row.a, got, wanting)
		}
	}
}

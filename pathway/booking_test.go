package pathway

import (
	"strings"
	"testing"
)

// bookable is an office on Monday 23 November 2026 at nine. The strategy meeting was on Friday 20 November, so Day 15 is
// 10 December and the statutory limit 11 December. Another conference has Cara, Minty and Oak room on 8 December, 10 to 12.
func bookable(t testing.TB) *Bookable {
	return &Bookable{
		Definition: mustDefinitions(t).Default(), Office: mustCalendar(t).WithClosures(Closure{onDay("2026-12-16"), "Staff conference"}),
		Start: Beginning{On: onDay("2026-11-20")}, Now: atMinute("2026-11-23T09:00"),
		Family: &Family{Members: []Member{
			{Kind: SubjectChild, Person: Person{ID: 1, FirstName: "Amy", LastName: "Nowak"}},
			{Kind: SubjectChild, Person: Person{ID: 2, FirstName: "Ben", LastName: "Nowak", Died: onDay("2026-11-21")}},
			{Kind: Adult, Person: Person{ID: 3, FirstName: "Łucja", LastName: "Nowak", KnownAs: "Ania", Language: "Polish", Interpreter: true}},
			{Kind: Adult, Person: Person{ID: 4, FirstName: "Prince", LastName: "", Interpreter: true}},
			{Kind: Adult, Person: Person{ID: 5, FirstName: "Gone", LastName: "Away", Language: "Urdu", Interpreter: true}, EndedOn: onDay("2026-11-22")},
		}},
		Venues: []Venue{
			{ID: 1, Name: "Civic Hall", Rooms: []Room{{ID: 11, Name: "Oak room"}, {ID: 12, Name: "Old room", Ended: true}}},
			{ID: 2, Name: "Old House", Ended: true},
		},
		Chairs: []Account{{ID: 21, Name: "Cara Chair"}, {ID: 22, Name: "Dan Deputy"}}, Takers: []Account{{ID: 31, Name: "Minty Taker"}, {ID: 21, Name: "Cara Chair"}},
		Slots: []Slot{{Conference: 7, Case: 70, Family: "Other family", State: ConferencePlanned, StartsAt: atMinute("2026-12-08T10:00"), Minutes: 120,
			Chair: 21, MinuteTaker: 31, Venue: 1, VenueName: "Civic Hall", Room: 11, RoomName: "Oak room"}},
		Absences: []Absence{{Account: 22, Name: "Dan Deputy", From: onDay("2026-12-09"), To: onDay("2026-12-11")}},
	}
}

func booking(at string) Booking {
	b := Booking{Minutes: 120, Venue: 1, Room: 11, Chair: 21, MinuteTaker: 31, Children: []int64{1}}
	if at != "" {
		b.StartsAt = atMinute(at)
	}
	return b
}

// alone asks for a room, or for none, and for nobody.
func alone(room int64) func(*Booking, *Bookable) {
	return func(b *Booking, _ *Bookable) { b.Room, b.Chair, b.MinuteTaker = room, 0, 0 }
}

// rooms gives Civic Hall a second room.
func rooms(change func(*Booking, *Bookable)) func(*Booking, *Bookable) {
	return func(b *Booking, by *Bookable) {
		by.Venues[0].Rooms = append(by.Venues[0].Rooms, Room{ID: 13, Name: "Elm room"})
		change(b, by)
	}
}

func TestBookingCheck(t *testing.T) {
	tests := []struct {
		name   string
		at     string
		change func(*Booking, *Bookable)
		want   string // field: begin of the message; "" when all is well
	}{
		{"a free day", "2026-12-09T10:00", nil, ""},
		{"Day 15", "2026-12-10T10:00", nil, ""},
		{"no day", "", nil, "date: Choose the day"},
		{"yesterday", "2026-11-20T10:00", nil, "date: Friday 20 November 2026 has passed"},
		{"earlier today", "2026-11-23T08:30", nil, "time: 08:30 has passed"},
		{"this minute", "2026-11-23T09:00", nil, "time: 09:00 has passed"},
		{"later today", "2026-11-23T09:01", nil, ""},
		{"half past two typed for half past fourteen", "2026-12-09T02:30", nil, "time: 02:30 is outside the day"},
		{"in the evening", "2026-12-09T20:00", nil, "time: 20:00 is outside the day"},
		{"a Saturday", "2026-12-05T10:00", nil, "date: Saturday 5 December 2026 is not a working day: Saturday"},
		{"Christmas Day", "2026-12-25T10:00", nil, "date: Friday 25 December 2026 is not a working day: Christmas Day"},
		{"Boxing Day's substitute", "2026-12-28T10:00", nil, "date: Monday 28 December 2026 is not a working day: Boxing Day (substitute day)"},
		{"Good Friday", "2027-03-26T10:00", nil, "date: Friday 26 March 2027 is not a working day: Good Friday"},
		{"Easter Monday", "2027-03-29T10:00", nil, "date: Monday 29 March 2027 is not a working day: Easter Monday"},
		{"the office is closed", "2026-12-16T10:00", nil, "date: The office is closed on Wednesday 16 December 2026: Staff conference"},
		{"two years on", "2028-12-11T10:00", late, "date: That is more than a year ahead"},
		{"no reason after Day 15", "2026-12-11T10:00", nil, "late_agreed: This is after Day 15."},
		{"a reason after Day 15", "2026-12-11T10:00", late, ""},
		{"past the limit", "2026-12-14T10:00", nil, "late_reason: This is past the statutory limit."},
		{"too short", "2026-12-09T10:00", func(b *Booking, _ *Bookable) { b.Minutes = 14 }, "minutes: "},
		{"too long", "2026-12-09T10:00", func(b *Booking, _ *Bookable) { b.Minutes = 481 }, "minutes: "},
		{"nowhere", "2026-12-09T10:00", func(b *Booking, _ *Bookable) { b.Venue, b.Room = 0, 0 }, "place: Choose where"},
		{"by video alone", "2026-12-09T10:00", func(b *Booking, _ *Bookable) { b.Venue, b.Room, b.Link = 0, 0, "https://meet.example/1" }, ""},
		{"a link with a script", "2026-12-09T10:00", func(b *Booking, _ *Bookable) { b.Link = `"><script>` }, "link: Enter one link"},
		{"a link that is a script", "2026-12-09T10:00", func(b *Booking, _ *Bookable) { b.Link = "javascript:alert(1)" }, "link: Enter a link that begins with https://"},
		{"a venue of no list", "2026-12-09T10:00", func(b *Booking, _ *Bookable) { b.Venue = 9 }, "place: Choose from the list of venues"},
		{"a venue no longer used", "2026-12-09T10:00", func(b *Booking, _ *Bookable) { b.Venue, b.Room = 2, 0 }, "place: Choose from the list of venues"},
		{"the venue that it had", "2026-12-09T10:00", func(b *Booking, by *Bookable) { b.Venue, b.Room, by.Was = 2, 0, &Conference{Venue: Venue{ID: 2}} }, ""},
		{"a venue whose room is not chosen yet", "2026-12-09T10:00", func(b *Booking, _ *Bookable) { b.Room = 0 }, ""},
		{"a venue whose only room is taken", "2026-12-08T10:00", alone(0), "place: Civic Hall is taken on Tuesday 8 December 2026 by another conference from 10:00 to 12:00, Oak room, Civic Hall (Other family). Choose another, or another time."},
		{"after the other conference", "2026-12-08T12:00", alone(0), ""},
		{"a venue with another room", "2026-12-08T10:00", rooms(alone(0)), ""},
		{"the other room", "2026-12-08T10:00", rooms(alone(13)), ""},
		{"a room while another conference waits for one", "2026-12-08T10:00", func(b *Booking, by *Bookable) { alone(11)(b, by); by.Slots[0].Room = 0 }, "place: Civic Hall is taken"},
		{"a venue with as many conferences as rooms", "2026-12-08T10:00", rooms(func(b *Booking, by *Bookable) {
			alone(13)(b, by)
			by.Slots = append(by.Slots, by.Slots[0])
			by.Slots[1].Room = 0
		}), "place: Every room of Civic Hall is taken at that time by other conferences"},
		{"a venue of which no rooms are known", "2026-12-08T10:00", func(b *Booking, by *Bookable) { alone(0)(b, by); by.Venues[0].Rooms = nil }, "place: Civic Hall is taken on Tuesday 8 December 2026 by another conference from 10:00 to 12:00, Oak room, Civic Hall (Other family). Choose another, or another time. If it has several rooms, enter them"},
		{"one of which no rooms are known, stood down", "2026-12-08T10:00", func(b *Booking, by *Bookable) {
			alone(0)(b, by)
			by.Venues[0].Rooms, by.Slots[0].State = nil, ConferenceStoodDown
		}, ""},
		{"the venue that it has had at the time", "2026-12-08T10:00", func(b *Booking, by *Bookable) {
			alone(0)(b, by)
			by.Was = &Conference{StartsAt: b.StartsAt, Minutes: b.Minutes, Venue: Venue{ID: 1}, RoomID: 11}
		}, ""},
		{"a room of another venue", "2026-12-09T10:00", func(b *Booking, _ *Bookable) { b.Room = 99 }, "place: Choose from the list of rooms"},
		{"a room no longer used", "2026-12-09T10:00", func(b *Booking, _ *Bookable) { b.Room = 12 }, "place: Choose from the list of rooms"},
		{"the room that it had", "2026-12-09T10:00", func(b *Booking, by *Bookable) { b.Room, by.Was = 12, &Conference{RoomID: 12} }, ""},
		{"the room is taken", "2026-12-08T11:59", func(b *Booking, _ *Bookable) { b.Chair, b.MinuteTaker = 0, 0 },
			"place: Oak room, Civic Hall, is taken on Tuesday 8 December 2026 by another conference from 10:00 to 12:00, Oak room, Civic Hall (Other family)."},
		{"a restricted family is not named", "2026-12-08T09:00", func(b *Booking, by *Bookable) {
			b.Chair, b.MinuteTaker, by.Slots[0].Case, by.Slots[0].Family = 0, 0, 0, ""
		},
			"place: Oak room, Civic Hall, is taken on Tuesday 8 December 2026 by another conference from 10:00 to 12:00, Oak room, Civic Hall. Choose"},
		{"straight after the other", "2026-12-08T12:00", nil, ""},
		{"straight before the other", "2026-12-08T08:00", nil, ""},
		{"the other was moved", "2026-12-08T10:00", func(_ *Booking, by *Bookable) { by.Slots[0].State = ConferenceMoved }, ""},
		{"the chair is taken", "2026-12-08T10:30", func(b *Booking, _ *Bookable) { b.Room, b.MinuteTaker = 0, 0 }, "chair: Cara Chair is taken on Tuesday 8 December 2026"},
		{"the chair takes minutes elsewhere", "2026-12-08T10:30", func(b *Booking, _ *Bookable) { b.Room, b.Chair, b.MinuteTaker = 0, 0, 21 }, "minute_taker: Cara Chair is taken"},
		{"the minute taker is taken", "2026-12-08T10:30", func(b *Booking, _ *Bookable) { b.Room, b.Chair = 0, 0 }, "minute_taker: Minty Taker is taken"},
		{"the chair is away", "2026-12-09T10:00", func(b *Booking, _ *Bookable) { b.Chair = 22 }, "chair: Dan Deputy is away from 9 Dec 2026 to 11 Dec 2026."},
		{"nobody of the list", "2026-12-09T10:00", func(b *Booking, _ *Bookable) { b.Chair = 99 }, "chair: Choose from the list"},
		{"a chair who has left stays", "2026-12-09T10:00", func(b *Booking, by *Bookable) {
			b.Chair, b.MinuteTaker, by.Was = 99, 98, &Conference{Chair: Worker{Account: 99}, MinuteTaker: Worker{Account: 98}}
		}, ""},
		{"who it had is not asked for again", "2026-12-08T10:00", func(b *Booking, by *Bookable) {
			by.Was = &Conference{StartsAt: b.StartsAt, Minutes: 120, RoomID: 11, Chair: Worker{Account: 21}, MinuteTaker: Worker{Account: 31}}
		}, ""},
		{"for longer", "2026-12-08T09:00", func(b *Booking, by *Bookable) {
			by.Was = &Conference{StartsAt: b.StartsAt, Minutes: 60, RoomID: 11, Chair: Worker{Account: 21}, MinuteTaker: Worker{Account: 31}}
		}, "chair: Cara Chair is taken"},
		{"nobody yet", "2026-12-09T10:00", func(b *Booking, _ *Bookable) { b.Chair, b.MinuteTaker = 0, 0 }, ""},
		{"an interpreter", "2026-12-09T10:00", func(b *Booking, _ *Bookable) {
			b.Interpreter = Interpreter{Name: "Ewa Lis", Language: "Polish", Service: "County Languages 17"}
		}, ""},
		{"an accredited interpreter", "2026-12-09T10:00", func(b *Booking, _ *Bookable) {
			b.Interpreter = Interpreter{Name: "Ewa Lis", Language: "Polish", Accredited: true}
		}, ""},
		{"an interpreter is asked for", "2026-12-09T10:00", func(b *Booking, _ *Bookable) { b.Interpreter = Interpreter{Language: "Polish"} }, ""},
		{"an interpreter for no language", "2026-12-09T10:00", func(b *Booking, _ *Bookable) { b.Interpreter = Interpreter{Accredited: true} }, "interpreter_language: Enter the language"},
		{"an interpreter whom nobody vouches for", "2026-12-09T10:00", func(b *Booking, _ *Bookable) { b.Interpreter = Interpreter{Name: "Una Fox", Language: "Polish"} }, "interpreter_service: Say which service sends Una Fox"},
		{"an aunt interprets", "2026-12-09T10:00", func(b *Booking, _ *Bookable) {
			b.Interpreter = Interpreter{Name: "Aunt Una (family friend)", Language: "Polish", Accredited: true}
		}, "interpreter: “aunt” says"},
		{"a friend from a service", "2026-12-09T10:00", func(b *Booking, _ *Bookable) {
			b.Interpreter = Interpreter{Name: "Una", Language: "Polish", Service: "a friend"}
		}, "interpreter_service: “a friend” says"},
		{"an interpreter of old, left alone", "2026-12-09T10:00", func(b *Booking, by *Bookable) {
			b.Interpreter = Interpreter{Name: "Ewa Lis, Polish"}
			by.Was = &Conference{Interpreter: b.Interpreter}
		}, ""},
		{"a relative interprets", "2026-12-09T10:00", func(b *Booking, _ *Bookable) { b.Interpreter = Interpreter{Name: "ania NOWAK will do it"} }, "interpreter: Ania Nowak is one of the family."},
		{"a relative by the legal name", "2026-12-09T10:00", func(b *Booking, _ *Bookable) { b.Interpreter = Interpreter{Name: "Lucja Nowak"} }, "interpreter: Łucja Nowak is one of the family."},
		{"much about the interpreter", "2026-12-09T10:00", func(b *Booking, _ *Bookable) { b.Interpreter = Interpreter{Name: strings.Repeat("x", 301)} }, "interpreter: This is too long"},
		{"no child", "2026-12-09T10:00", func(b *Booking, _ *Bookable) { b.Children = nil }, "children: Choose the children"},
		{"a child who died", "2026-12-09T10:00", func(b *Booking, _ *Bookable) { b.Children = []int64{1, 2} }, "children: Choose from the children"},
		{"a child who is not at risk", "2026-12-09T10:00", func(_ *Booking, by *Bookable) { by.S47 = &S47Outcome{AtRisk: true, Spared: []ChildInstead{{1, "x"}}} }, "children: The section 47 enquiry found"},
		{"an adult", "2026-12-09T10:00", func(b *Booking, _ *Bookable) { b.Children = []int64{3} }, "children: Choose from the children"},
		{"another minute taker after the day", "2026-11-19T10:00", func(_ *Booking, by *Bookable) { by.Was = &Conference{StartsAt: atMinute("2026-11-19T10:00")} }, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b, by := booking(tt.at), bookable(t)
			if tt.change != nil {
				tt.change(&b, by)
			}
			err := b.Check(by)
			if tt.want == "" {
				if err != nil {
					t.Errorf("refused: %v", FieldsOf(err))
				}
				return
			}
			field, begin, _ := strings.Cut(tt.want, ": ")
			if got := FieldsOf(err)[field]; got == "" || !strings.HasPrefix(got, begin) {
				t.Errorf("%s: %q, want %q; all: %v", field, got, begin, FieldsOf(err))
			}
		})
	}
}

func late(b *Booking, _ *Bookable) {
	b.LateReason, b.LateAgreed = "The interpreter is away", "Mo Manager"
}

func TestUnavailable(t *testing.T) {
	by := bookable(t)
	for account, want := range map[int64]string{21: "Cara Chair is taken", 31: "Minty Taker is taken", 22: "", 99: ""} {
		got := by.Unavailable(account, atMinute("2026-12-08T11:00"), 60)
		if !strings.HasPrefix(got, want) || (got == "") != (want == "") {
			t.Errorf("%d: %q, want %q", account, got, want)
		}
	}
}

// A review is about the children who are on a plan; an initial conference that is moved, about others too.
func TestAReviewIsAboutChildrenOnAPlan(t *testing.T) {
	by := bookable(t)
	by.Family.Members = append(by.Family.Members, Member{Kind: SubjectChild, Person: Person{ID: 6, FirstName: "Zoe", LastName: "Nowak"}})
	by.Review, by.OnPlan = ReviewDates{Number: 2, Due: onDay("2026-12-18"), Limit: onDay("2026-12-18")}, []int64{1}
	for _, tt := range []struct {
		was      *Conference
		children []int64
		want     string
	}{
		{nil, []int64{1}, ""},
		{nil, []int64{1, 6}, "children who are on a plan"},
		{&Conference{Kind: RCPC}, []int64{6}, "children who are on a plan"},
		{&Conference{Kind: ICPC}, []int64{6}, ""},
	} {
		b := booking("2026-12-10T10:00")
		b.Children, by.Was = tt.children, tt.was
		if got := FieldsOf(b.Check(by))["children"]; !strings.Contains(got, tt.want) || tt.want == "" && got != "" {
			t.Errorf("%v %v: %q", tt.was, tt.children, got)
		}
	}
}

func TestBookingRefusal(t *testing.T) {
	meeting := []StrategyMeeting{{ID: 1, S47: true}}
	met := &Threshold{Met: true}
	for want, run := range map[string]Run{
		"There is no strategy meeting yet.":     {},
		"The strategy meeting started no":       {Meetings: []StrategyMeeting{{ID: 1}}, Threshold: met},
		"The threshold has not been decided":    {Meetings: meeting},
		"The threshold for a conference was no": {Meetings: meeting, Threshold: &Threshold{}},
		"The section 47 enquiry found no risk":  {Meetings: meeting, Threshold: met, S47: &S47Outcome{}},
	} {
		if got := run.BookingRefusal(); !strings.HasPrefix(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
	for _, run := range []Run{{Meetings: meeting, Threshold: met}, {Meetings: meeting, Threshold: met, S47: &S47Outcome{AtRisk: true}}} {
		if got := run.BookingRefusal(); got != "" {
			t.Errorf("refused: %q", got)
		}
	}
}

func TestLanguages(t *testing.T) {
	if got := strings.Join(bookable(t).Family.Languages(), "; "); got != "Polish for Ania Nowak; Language not recorded, for Prince" {
		t.Errorf("languages %q", got)
	}
}

func TestMoveCheck(t *testing.T) {
	managers := []Account{{ID: 41, Name: "Mo Manager"}}
	tests := []struct {
		name     string
		move     Move
		recorder int64
		want     string
	}{
		{"by the manager", Move{Ground: NotQuorate, Why: "No police, no school.", Approved: 41}, 41, ""},
		{"told to admin", Move{Ground: "family", Why: "Mother is in hospital.", Approved: 41, How: "phone"}, 7, ""},
		{"nothing", Move{}, 7, "approved,ground,why"},
		{"not told how", Move{Ground: "family", Why: "Ill.", Approved: 41}, 7, "approved_how"},
		{"approved by no manager", Move{Ground: "family", Why: "Ill.", Approved: 7, How: "phone"}, 7, "approved"},
		{"long", Move{Ground: "family", Why: strings.Repeat("x", 1001), Approved: 41, How: "phone"}, 7, "why"},
	}
	for _, tt := range tests {
		if got := strings.Join(FieldsOf(tt.move.Check(managers, tt.recorder)).Names(), ","); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestRebookRefusal(t *testing.T) {
	at := atMinute("2026-12-11T10:00")
	for state, want := range map[ConferenceState]string{
		ConferencePlanned:   "The conference is already booked for Friday 11 December 2026 at 10:00. Change that booking instead.",
		ConferenceAdjourned: "The conference of Friday 11 December 2026 at 10:00 was adjourned. Give it a new date instead: a service manager approves that.",
		ConferenceStoodDown: "The conference of Friday 11 December 2026 at 10:00 was stood down.",
		ConferenceHeld:      "The conference has been held, on Friday 11 December 2026 at 10:00.",
	} {
		if got := (&Conference{ID: 1, State: state, StartsAt: at}).RebookRefusal(); got != want {
			t.Errorf("%s: %q", state, got)
		}
	}
	if got := (&Conference{}).RebookRefusal(); got != "" {
		t.Errorf("none: %q", got)
	}
}

func TestOnlyTheChildrenForWhomItGoesOn(t *testing.T) {
	by := bookable(t)
	b := booking("2026-12-09T10:00")
	if by.Only = b.Children; faults(b.Check(by)) != "" {
		t.Errorf("refused: %v", b.Check(by))
	}
	if by.Only = []int64{}; faults(b.Check(by)) != "children" {
		t.Errorf("not refused: %v", b.Check(by))
	}
}

func TestAReviewLeavesOutNoChildOnAPlan(t *testing.T) {
	by, b := bookable(t), booking("2026-12-09T10:00")
	if by.All = b.Children[:1]; faults(b.Check(by)) != "" {
		t.Errorf("refused: %v", b.Check(by))
	}
	b.Children = b.Children[1:]
	if err := b.Check(by); faults(err) != "children" {
		t.Errorf("a child on a plan is left out: %v", FieldsOf(err))
	}
	for i := range by.Family.Members {
		by.Family.Members[i].Person.Died = onDay("2026-11-01")
	}
	if err := b.Check(by); strings.Contains(FieldsOf(err)["children"], "on a plan") {
		t.Errorf("a child who has died is asked for: %v", FieldsOf(err))
	}
}

func TestSettled(t *testing.T) {
	by := bookable(t)
	for at, want := range map[string]string{"2026-12-10T10:00": "", "2026-12-11T10:00": "Mo Manager"} {
		b := booking(at)
		late(&b, by)
		if got := b.Settled(by); got.LateAgreed != want || (got.LateReason == "") != (want == "") {
			t.Errorf("%s: %q, %q", at, got.LateReason, got.LateAgreed)
		}
	}
}

// Day 1 on Friday 20 November 2026: Day 15 is Thursday 10 December, the limit Friday 11 December. Each day back takes a day off both.
func TestMovingDay1MakesTheConferenceLate(t *testing.T) {
	d, office := mustDefinitions(t).Find("2024"), mustCalendar(t)
	said, kept := Late{"The court had them that day.", "Amara Osei"}, Late{"No room.", "Colm Brennan"}
	tests := []struct {
		name         string
		on, was, now string
		kept, said   Late
		want         Late
		wrong, says  string
	}{
		{"still in time", "2026-12-09T10:00", "2026-11-20", "2026-11-19", Late{}, Late{}, Late{}, "", ""},
		{"after Day 15", "2026-12-10T10:00", "2026-11-20", "2026-11-19", Late{}, Late{}, Late{}, "late_agreed,late_reason", "Thursday 10 December 2026 would then be after Day 15. Say why it cannot be earlier"},
		{"past the limit", "2026-12-10T10:00", "2026-11-20", "2026-11-18", Late{}, Late{}, Late{}, "late_agreed,late_reason", "would then be past the statutory limit."},
		{"said", "2026-12-10T10:00", "2026-11-20", "2026-11-19", Late{}, said, said, "", ""},
		{"who agreed?", "2026-12-10T10:00", "2026-11-20", "2026-11-19", Late{}, Late{Reason: "x"}, Late{}, "late_agreed", ""},
		{"late already, and later", "2026-12-11T10:00", "2026-11-20", "2026-11-18", kept, Late{}, Late{}, "late_agreed,late_reason", "past the statutory limit"},
		{"late already, by the same count", "2026-12-15T10:00", "2026-11-20", "2026-11-19", kept, Late{}, kept, "", ""},
		{"moved forward", "2026-12-10T10:00", "2026-11-19", "2026-11-20", kept, Late{}, kept, "", ""},
		{"too long", "2026-12-09T10:00", "2026-11-20", "2026-11-19", Late{}, Late{strings.Repeat("x", 1001), strings.Repeat("x", 10000)}, Late{}, "late_agreed,late_reason", "long"},
	}
	for _, tt := range tests {
		k := Conference{StartsAt: minute(tt.on), LateReason: tt.kept.Reason, LateAgreed: tt.kept.Agreed}
		late, err := k.CheckLate(d, office, Beginning{On: onDay(tt.was)}, Beginning{On: onDay(tt.now)}, tt.said)
		if got := faults(err); got != tt.wrong || !strings.Contains(FieldsOf(err)["late_reason"], tt.says) || err == nil && late != tt.want {
			t.Errorf("%s: %+v, %v; want %+v, wrong %q", tt.name, late, err, tt.want, tt.wrong)
		}
	}
}

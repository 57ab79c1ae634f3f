package pathway

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// lookedAfter is an ending of a looked-after child as the office records it on 2 March 2027.
func lookedAfter() Ending {
	return Ending{Ground: EndLookedFor, Children: []EndingChild{{Child: 1}}, BegunOn: onDay("2027-03-01"), NoticeOn: onDay("2027-03-02"), Legal: "s20", ToldBy: "Grace Okafor", ToldHow: "phone"}
}

// wrongFields are the names of the fields that an error names, in order.
func wrongFields(err error) []string { return slices.Sorted(maps.Keys(FieldsOf(err))) }

func TestAnEndingBegins(t *testing.T) {
	open := []Plan{{ID: 7, Child: 1, StartedOn: onDay("2026-12-11")}, {ID: 8, Child: 2, StartedOn: onDay("2027-02-01")}}
	born := map[int64]Date{1: onDay("2009-02-28"), 2: onDay("2019-05-05")}
	office := mustCalendar(t)
	today := onDay("2027-03-02")
	tests := []struct {
		name   string
		change func(*Ending)
		wait   string
		fields []string
	}{
		{"looked after: fifteen days from the letter", func(*Ending) {}, "2027-03-17", nil},
		{"two children", func(e *Ending) { e.Children = append(e.Children, EndingChild{Child: 2}) }, "2027-03-17", nil},
		{"not yet on a plan then", func(e *Ending) { e.Children[0].Child, e.BegunOn = 2, onDay("2027-01-31") }, "", []string{"begun_on"}},
		{"a child who is on no plan", func(e *Ending) { e.Children[0].Child = 3 }, "", []string{"children"}},
		{"nobody", func(e *Ending) { e.Children = nil }, "", []string{"children"}},
		{"a letter of tomorrow", func(e *Ending) { e.NoticeOn = onDay("2027-03-03") }, "", []string{"letter_on"}},
		{"nothing typed", func(e *Ending) { *e = Ending{} }, "", []string{"begun_on", "children", "ground", "told_by", "told_how"}},
		{"looked after, nothing more typed", func(e *Ending) { e.Legal, e.NoticeOn = "", Date{} }, "", []string{"legal", "letter_on"}},
		{"stepping down is a review’s", func(e *Ending) { e.Ground = EndStepDown }, "", []string{"ground"}},
		{"a death is recorded with the person", func(e *Ending) { e.Ground = EndDied }, "", []string{"ground"}},
		{"moved: fifteen working days from the notice, over Easter", func(e *Ending) { e.Ground, e.Authority, e.NoticeOn = EndMoved, "Made-up Shire", onDay("2027-03-01") }, "2027-03-22", nil},
		{"moved, and the letter is yet to go", func(e *Ending) { e.Ground, e.Authority, e.NoticeOn = EndMoved, "Made-up Shire", Date{} }, "", nil},
		{"moved, told tomorrow", func(e *Ending) { e.Ground, e.Authority, e.NoticeOn = EndMoved, "Made-up Shire", onDay("2027-03-03") }, "", []string{"notice_on"}},
		{"moved, nothing more typed", func(e *Ending) { e.Ground, e.NoticeOn = EndMoved, Date{} }, "", []string{"authority"}},
		{"eighteen on the birthday", func(e *Ending) { e.Ground, e.BegunOn = EndEighteen, onDay("2027-02-28") }, "", nil},
		{"eighteen the day before", func(e *Ending) { e.Ground, e.BegunOn = EndEighteen, onDay("2027-02-27") }, "", []string{"begun_on"}},
		{"eighteen, of a child of seven", func(e *Ending) { e.Ground, e.Children[0].Child = EndEighteen, 2 }, "", []string{"begun_on"}},
		{"gone tomorrow", func(e *Ending) { e.Ground, e.BegunOn = EndLeft, onDay("2027-03-03") }, "", []string{"begun_on"}},
		{"gone", func(e *Ending) { e.Ground = EndLeft }, "", nil},
	}
	for _, tt := range tests {
		e := lookedAfter()
		tt.change(&e)
		got, err := e.Begin(open, born, Office{ObjectDays: 15}, office, today)
		if fields := wrongFields(err); !slices.Equal(fields, tt.fields) {
			t.Errorf("%s: wrong are %v, want %v", tt.name, fields, tt.fields)
		}
		if err == nil && (got.WaitUntil.String() != tt.wait || got.Children[0].Plan != 7 || got.State != EndingWaits) {
			t.Errorf("%s: waits until %s, want %q; plan %d", tt.name, got.WaitUntil, tt.wait, got.Children[0].Plan)
		}
	}
	if by := TransferBy(onDay("2027-03-15"), office); by != onDay("2027-04-07") { // Good Friday and Easter Monday between
		t.Errorf("over Easter: %s", by)
	}
	for born, want := range map[string]string{"2009-05-05": "2027-05-05", "2008-02-29": "2026-03-01", "2010-01-31": "2028-01-31"} {
		if got := Eighteenth(onDay(born)); got != onDay(want) {
			t.Errorf("born %s, 18 on %s, want %s", born, got, want)
		}
	}
}

func TestAnEndingEnds(t *testing.T) {
	waits := func(change func(*Ending)) Ending {
		e := lookedAfter()
		e.State, e.WaitUntil = EndingWaits, onDay("2027-03-17")
		change(&e)
		return e
	}
	moved := func(e *Ending) { e.Ground, e.Authority = EndMoved, "Made-up Shire" }
	tests := []struct {
		name            string
		e               Ending
		today, on       string
		accepted, given string
		want            string // a code, or fields
	}{
		{"on the last day to object", waits(func(*Ending) {}), "2027-03-17", "2027-03-17", "", "", string(CodeRefused)},
		{"the day after", waits(func(*Ending) {}), "2027-03-18", "2027-03-18", "", "", ""},
		{"later, on the last day to object", waits(func(*Ending) {}), "2027-03-20", "2027-03-17", "", "", "ended_on"},
		{"with no date", waits(func(*Ending) {}), "2027-03-20", "", "", "", "ended_on"},
		{"somebody objected", waits(func(e *Ending) { e.Objections = []EndingObjection{{}} }), "2027-03-20", "2027-03-18", "", "", "settled"},
		{"somebody objected, and it was settled", waits(func(e *Ending) { e.Objections = []EndingObjection{{}} }), "2027-03-20", "2027-03-18", "", "The school agreed.", ""},
		{"settled already", waits(func(e *Ending) { e.State = EndingGoesOn }), "2027-03-20", "2027-03-18", "", "", string(CodeConflict)},
		{"moved, and not accepted", waits(moved), "2027-03-05", "2027-03-05", "", "", "accepted_by"},
		{"moved, accepted before notice was given", waits(moved), "2027-03-05", "2027-03-01", "Ann Obi", "", "ended_on"},
		{"moved and accepted", waits(moved), "2027-03-05", "2027-03-04", "Ann Obi", "", ""},
		{"moved, and nobody told them", waits(func(e *Ending) { moved(e); e.NoticeOn = Date{} }), "2027-03-05", "2027-03-04", "Ann Obi", "", string(CodeRefused)},
		{"left, before they left", waits(func(e *Ending) { e.Ground = EndLeft }), "2027-03-05", "2027-02-28", "", "", "ended_on"},
	}
	for _, tt := range tests {
		on, _ := ReadDate(tt.on, onDay(tt.today))
		if tt.on != "" {
			on = onDay(tt.on)
		}
		got, err := tt.e.End(on, tt.accepted, tt.given, onDay(tt.today))
		wrong := strings.Join(wrongFields(err), " ")
		if code := CodeOf(err); code == CodeRefused || code == CodeConflict {
			wrong = string(code)
		}
		if wrong != tt.want {
			t.Errorf("%s: %q, want %q (%v)", tt.name, wrong, tt.want, err)
		}
		if err == nil && (got.State != EndingDone || got.EndedOn != on || got.AcceptedBy != tt.accepted || got.Settled != tt.given) {
			t.Errorf("%s: %+v", tt.name, got)
		}
	}
	if _, err := waits(func(e *Ending) { e.State = EndingDone }).Continue("s20", "Why"); CodeOf(err) != CodeConflict {
		t.Errorf("ended goes on: %v", err)
	}
	if _, err := waits(func(*Ending) {}).Continue("refused", ""); len(FieldsOf(err)) != 2 {
		t.Errorf("goes on for no reason: %v", err)
	}
	if e, err := waits(func(*Ending) {}).Continue("s38-6", "The court directed an assessment."); err != nil || e.State != EndingGoesOn || e.GoesOnWhy == "" {
		t.Errorf("goes on: %+v %v", e, err)
	}
	if err := waits(moved).CheckNotice("", onDay("2027-03-09"), onDay("2027-03-08")); len(FieldsOf(err)) != 2 {
		t.Errorf("notice: %v", err)
	}
	if err := waits(func(*Ending) {}).CheckNotice("Made-up Shire", onDay("2027-03-08"), onDay("2027-03-08")); CodeOf(err) != CodeRefused {
		t.Errorf("notice where nobody moves: %v", err)
	}
}

func TestAConferenceEndsPlans(t *testing.T) {
	on := onDay("2027-03-05")
	for ground, want := range map[string]string{EndStepDown: "ended 2027-03-05 2027-05-28", EndNoRisk: "ended 2027-03-05 ", EndMoved: "waits  ", EndLookedFor: "waits  "} {
		e := Ending{Ground: ground, Children: []EndingChild{{Child: 1}}}.Decide(on, on.AddDays(1), 15)
		if got := string(e.State) + " " + e.EndedOn.String() + " " + e.Children[0].WatchUntil.String(); got != want {
			t.Errorf("%s: %q, want %q", ground, got, want)
		}
		until := map[string]Date{EndLookedFor: onDay("2027-03-21")}[ground] // fifteen days from the approval, on which the letter can go
		if e.WaitUntil != until {
			t.Errorf("%s: waits until %s, want %s", ground, e.WaitUntil, until)
		}
		for told, want := range map[string]bool{"2027-03-21": false, "2027-03-22": ground == EndLookedFor} {
			if x, later := e.ToldUntil(onDay(told)); later != want || later && x.WaitUntil != onDay(told) {
				t.Errorf("%s, told %s: until %s, later %t", ground, told, x.WaitUntil, later)
			}
		}
	}
}

func TestObjections(t *testing.T) {
	r := &Record{Attendees: []Attendee{{ID: 1, CoreGroup: true}, {ID: 2}, {ID: 3, CoreGroup: true, Removed: true}}}
	e := lookedAfter()
	e.State, e.WaitUntil = EndingWaits, onDay("2027-03-17")
	whole := EndingObjection{Attendee: 1, SaidOn: onDay("2027-03-17"), How: "email", Text: "It is too early."}
	today := onDay("2027-03-20")
	tests := []struct {
		name   string
		change func(*EndingObjection)
		want   string
		late   bool
	}{
		{"in time", func(*EndingObjection) {}, "", false},
		{"a day late", func(x *EndingObjection) { x.SaidOn = onDay("2027-03-18") }, "", true},
		{"before the letter", func(x *EndingObjection) { x.SaidOn = onDay("2027-03-01") }, "said_on", false},
		{"no member", func(x *EndingObjection) { x.Attendee = 2 }, "attendee", false},
		{"taken off the list", func(x *EndingObjection) { x.Attendee = 3 }, "attendee", false},
		{"nothing typed", func(x *EndingObjection) { *x = EndingObjection{} }, "attendee how said_on text", false},
	}
	for _, tt := range tests {
		x := whole
		tt.change(&x)
		if got := strings.Join(wrongFields(x.Check(e, r, today)), " "); got != tt.want || x.Late(e) != tt.late {
			t.Errorf("%s: %q, want %q; late %v", tt.name, got, tt.want, x.Late(e))
		}
	}
	e.State = EndingDone
	if err := whole.Check(e, r, today); CodeOf(err) != CodeRefused {
		t.Errorf("after the end: %v", err)
	}
}

func TestAChildInNeedIsWatched(t *testing.T) {
	e := Ending{Ground: EndStepDown, Children: []EndingChild{{Child: 4}}}.Decide(onDay("2027-03-05"), onDay("2027-03-05"), 15)
	c, ok := e.Of(4)
	if _, other := e.Of(5); !ok || other || !e.Watching() {
		t.Errorf("watching: %+v", e)
	}
	tests := []struct{ name, outcome, on, note, today, want string }{
		{"a day too early", WatchOver, "2027-05-27", "", "2027-05-27", "watched_on"},
		{"after twelve weeks", WatchOver, "2027-05-28", "", "2027-05-28", ""},
		{"came back", WatchBack, "2027-04-01", "New strategy meeting.", "2027-04-02", ""},
		{"came back, and nothing said", WatchBack, "2027-04-01", "", "2027-04-02", "watch_note"},
		{"came back before the plan ended", WatchBack, "2027-03-04", "x", "2027-04-02", "watched_on"},
		{"nothing typed", "", "", "", "2027-04-02", "watched watched_on"},
		{"no date", WatchOver, "", "", "2027-04-02", "watched_on"},
	}
	for _, tt := range tests {
		var on Date
		if tt.on != "" {
			on = onDay(tt.on)
		}
		got, err := c.Watch(tt.outcome, on, tt.note, e.EndedOn, onDay(tt.today))
		if wrong := strings.Join(wrongFields(err), " "); wrong != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, wrong, tt.want)
		}
		if err == nil {
			if _, err := got.Watch(tt.outcome, on, tt.note, e.EndedOn, onDay(tt.today)); CodeOf(err) != CodeConflict {
				t.Errorf("%s, twice: %v", tt.name, err)
			}
		}
	}
	if _, err := (EndingChild{}).Watch(WatchOver, onDay("2027-05-28"), "", Date{}, onDay("2027-05-28")); CodeOf(err) != CodeRefused {
		t.Errorf("not watched: %v", err)
	}
}

func TestWhichEndingIsStruck(t *testing.T) {
	tests := []struct {
		name string
		e    Ending
		want Code
	}{
		{"by hand", Ending{Ground: EndLeft, State: EndingDone}, ""},
		{"waits", Ending{Ground: EndMoved, State: EndingWaits}, ""},
		{"struck", Ending{State: EndingStruck}, CodeConflict},
		{"overtaken", Ending{State: EndingOvertook}, CodeConflict},
		{"a review’s", Ending{State: EndingDone, Decided: 3}, CodeRefused},
		{"a death", Ending{State: EndingDone, Ground: EndDied}, CodeRefused},
	}
	for _, tt := range tests {
		if err := tt.e.CheckStrike("Another family’s"); CodeOf(err) != tt.want {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
	if err := tests[0].e.CheckStrike(""); FieldsOf(err)["reason"] == "" {
		t.Errorf("no reason: %v", err)
	}
}

func TestTwoYearsOnAPlan(t *testing.T) {
	today := onDay("2029-01-01")
	tests := []struct {
		started, ended string
		days           int
		want           bool
	}{
		{"2026-12-11", "2028-12-08", 729, false}, // 729 days with the day of ceasing
		{"2026-12-11", "2028-12-09", 730, true},
		{"2026-12-11", "2026-12-11", 1, false},
		{"2027-01-03", "", 730, true}, // it goes on
		{"2027-01-04", "", 729, false},
	}
	for _, tt := range tests {
		p := Plan{StartedOn: onDay(tt.started)}
		if tt.ended != "" {
			p.EndedOn = onDay(tt.ended)
		}
		if p.Days(today) != tt.days || p.TwoYears(today) != tt.want {
			t.Errorf("%s to %s: %d days, two years %v", tt.started, tt.ended, p.Days(today), p.TwoYears(today))
		}
	}
}

func TestWhatEndsWithAPlan(t *testing.T) {
	held, _ := course(t, "2024", 1, icpcHeld())
	if got := held.EndingEffects([]string{"Ada"}, []string{"Leo", "Mia"}); len(got) != 2 || got[0] != "end the child protection plan of Ada" || !strings.Contains(got[1], "Leo and Mia on a plan") {
		t.Errorf("others go on: %q", got)
	}
	got := held.EndingEffects([]string{"Ada", "Leo"}, nil)
	if got[0] != "end 2 child protection plans: those of Ada and Leo" || !strings.Contains(got[1], "Review") || len(got) != 3 {
		t.Errorf("the last: %q", got)
	}
	held.Reviews = append(held.Reviews, Conference{Kind: RCPC, State: ConferencePlanned, StartsAt: onDay("2027-03-05").At(10, 0)})
	if got := held.EndingEffects([]string{"Ada"}, nil); !strings.Contains(got[2], "Friday 5 March 2027") {
		t.Errorf("a review that is booked: %q", got)
	}
}

func TestTheLastPlanEndsTheCourse(t *testing.T) {
	c, standing := course(t, "2024", 0, func(c *Course) {
		icpcHeld(reviewAt(4, "2027-04-08T10:00", ConferencePlanned))(c)
		c.Ended = onDay("2027-03-18")
	})
	m, _ := c.Milestone("ending")
	if c.Events.PlanEnded != onDay("2027-03-18") || m.Done != midnight(onDay("2027-03-18")) || c.Evidence("ending") != "The last plan ended on 18 Mar 2027" || StageOf(standing) != StageEnded {
		t.Errorf("%s, done %v, %q, %s", c.Events.PlanEnded, m.Done, c.Evidence("ending"), StageOf(standing))
	}
	if s := c.Definition.Step("ending"); s.ByHand() || !s.Strikes() {
		t.Error("the end of a plan is recorded by itself, and what was entered by hand can be struck")
	}
}

func TestTasksOfAnEnding(t *testing.T) {
	names := map[int64]string{1: "Ada", 2: "Leo"}
	today := onDay("2027-03-02")
	both := []EndingChild{{Child: 1}, {Child: 2}}
	tests := []struct {
		name     string
		e        Ending
		due, say string
		kind     TaskKind
	}{
		{"looked after", Ending{State: EndingWaits, Ground: EndLookedFor, WaitUntil: onDay("2027-03-17"), Children: both}, "2027-03-18", "Ada and Leo", TaskEnding},
		{"moved, nobody told", Ending{State: EndingWaits, Ground: EndMoved, Children: both}, "2027-03-02", "Ask the other authority", TaskEnding},
		{"moved", Ending{State: EndingWaits, Ground: EndMoved, Authority: "Made-up Shire", NoticeOn: onDay("2027-03-01"), WaitUntil: onDay("2027-03-22"), Children: both}, "2027-03-22", "whether it has accepted Ada and Leo", TaskEnding},
		{"moved, and reminded", Ending{State: EndingWaits, Ground: EndMoved, Authority: "Made-up Shire", NoticeOn: onDay("2027-03-01"), WaitUntil: onDay("2027-03-22"), RemindOn: onDay("2027-03-30"), Children: both}, "2027-03-30", "whether it has accepted", TaskEnding},
		{"left", Ending{State: EndingWaits, Ground: EndLeft, Children: both}, "2027-03-02", "Confirm", TaskEnding},
		{"stepped down", Ending{State: EndingDone, EndedOn: today, Children: []EndingChild{{Child: 1, WatchUntil: onDay("2027-05-25")}}}, "2027-05-25", "Ada watched", TaskWatched},
		{"watched no more", Ending{State: EndingDone, Children: []EndingChild{{Child: 1, WatchUntil: today, Watched: WatchOver}}}, "", "", ""},
		{"ended", Ending{State: EndingDone, Children: both}, "", "", ""},
	}
	for _, tt := range tests {
		list := tt.e.Tasks(names, today)
		if tt.due == "" {
			if len(list) != 0 {
				t.Errorf("%s: %+v", tt.name, list)
			}
			continue
		}
		if len(list) != 1 || list[0].Due != onDay(tt.due) || !strings.Contains(list[0].Title, tt.say) || list[0].Kind != tt.kind || list[0].EndsItself() == "" {
			t.Errorf("%s: %+v", tt.name, list)
		}
	}
}

func TestEndingsAreCovered(t *testing.T) {
	e := Ending{Note: "Rose Cottage", Children: []EndingChild{{WatchNote: "Rose Cottage"}}, Objections: []EndingObjection{{Text: "Rose Cottage"}}}
	e.Cover(func(s string) string { return strings.ReplaceAll(s, "Rose Cottage", "covered") })
	if e.Note != "covered" || e.Children[0].WatchNote != "covered" || e.Objections[0].Text != "covered" {
		t.Errorf("%+v", e)
	}
}

func TestTasksOfWhatDidNotLast(t *testing.T) {
	e := Ending{ID: 3, Case: 2, Conference: 9, EndedOn: on("2027-03-05"), Children: []EndingChild{{Child: 7}, {Child: 8}}}
	again := e.TasksAgain(7, "Ada", on("2027-05-01"), on("2027-05-02"))
	if len(again) != 2 || again[0].Role != Chair || again[1].Role != ServiceManager || again[0].About != 7 || again[0].Due != on("2027-05-02") || again[1].Title != "Strategy meeting about Ada" || !strings.Contains(again[0].Text, "1 May 2027") {
		t.Errorf("at risk again: %+v", again)
	}
	names := map[int64]string{7: "Ada", 8: "Leo"}
	if _, ok := e.TaskGoesOn(names, nil, nil, on("2027-05-02")); ok {
		t.Error("nobody was told, and no review was missed")
	}
	task, ok := e.TaskGoesOn(names, []string{"Ann, School"}, []Date{on("2027-04-20")}, on("2027-05-02"))
	if !ok || task.About != 3 || !strings.Contains(task.Title, "Ada and Leo") || !strings.Contains(task.Text, "Ann, School") || !strings.Contains(task.Text, "20 April 2027") {
		t.Errorf("it goes on: %v %+v", ok, task)
	}
	for _, kind := range []TaskKind{TaskStrategyAgain, TaskPlanGoesOn} {
		if (Task{Kind: kind}).ValidateDone("") == nil || (Task{Kind: kind}).ValidateDone("Said so") != nil {
			t.Errorf("%s is closed without a word", kind)
		}
	}
}

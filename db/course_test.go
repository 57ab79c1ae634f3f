package db

import (
	"context"
	"strings"
	"testing"

	"cp-pathway/pathway"
)

// clockTo sets the office's clock to a civil minute.
func (o *office) clockTo(at string) {
	t, err := pathway.ParseDateTime(at)
	if err != nil {
		panic(err)
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.now = t.In(pathway.Zone())
}

func minute(s string) pathway.DateTime {
	t, err := pathway.ParseDateTime(s)
	if err != nil {
		panic(err)
	}
	return t
}

// meets records a strategy meeting that starts an enquiry about every child of a family, and returns its id.
func (o *office) meets(t *testing.T, f pathway.Family, at string) int64 {
	t.Helper()
	m := pathway.StrategyMeeting{Case: f.Case.ID, HeldAt: minute(at), Form: "meeting", S47: true, Concern: "Bruises.", SafeNow: "They stay with their aunt.",
		Attendees: []pathway.StrategyAttendee{{Name: "PC Wall", Agency: "Police"}}}
	for _, c := range f.Children() {
		m.Children = append(m.Children, c.Person.ID)
	}
	number, err := o.SaveStrategyMeeting(t.Context(), o.first, m)
	if err != nil {
		t.Fatal(err)
	}
	return number
}

func (o *office) courseOf(t *testing.T, number int64) *pathway.Course {
	t.Helper()
	c, err := o.Course(t.Context(), o.first, number)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// stored returns what the table of milestones holds of one: due, done and whether it ended.
func (o *office) stored(t *testing.T, number int64, step string) string {
	t.Helper()
	var words string
	err := o.Read(t.Context(), func(tx *Tx) error {
		list, err := tx.milestones(number)
		for _, m := range list {
			if m.ID == step {
				words = m.DueText() + " " + m.Done.String()
				if m.Ended {
					words += "ended"
				}
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(words)
}

func (o *office) met(t *testing.T, number, meeting int64, met bool) {
	t.Helper()
	if err := o.DecideThreshold(t.Context(), o.first, number, pathway.Threshold{Meeting: meeting, DecidedAt: minute("2026-12-18T15:00"), Met: met, Rationale: "Three injuries."}); err != nil {
		t.Fatal(err)
	}
}

// The dates of an enquiry that starts on the last Friday before Christmas 2026: Day 5 is Thursday 24 December, the list is due
// that day at 17:00, Day 15 is Tuesday 12 January.
func TestDatesFollowEachAct(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	n := f.Case.ID
	o.clockTo("2026-12-18T16:00")
	meeting := o.meets(t, f, "2026-12-18T10:00")
	if got := o.stored(t, n, "icpc"); got != "2027-01-12" {
		t.Errorf("Day 15 is %s", got)
	}
	if got := o.stored(t, n, "invite-list"); got != "2026-12-24T17:00" {
		t.Errorf("the list is due %s", got)
	}
	if got := o.look(t, n).Case.Stage; got != pathway.StageThreshold {
		t.Errorf("stage %s", got)
	}
	o.met(t, n, meeting, true)
	if got := o.stored(t, n, "threshold-decision"); got != "2026-12-18 2026-12-18T15:00" {
		t.Errorf("the threshold: %s", got)
	}
	if got := o.look(t, n).Case.Stage; got != pathway.StagePreparing {
		t.Errorf("stage %s", got)
	}

	// Struck, it is due again.
	o.clockTo("2026-12-29T09:00")
	if err := o.RecordStep(t.Context(), o.first, pathway.StepEntry{Case: n, Step: "invite-list", State: "done", HappenedAt: minute("2026-12-24T16:00"), ToldBy: "Bilal Shah", ToldHow: "email"}); err != nil {
		t.Fatal(err)
	}
	if got := o.stored(t, n, "invite-list"); got != "2026-12-24T17:00 2026-12-24T16:00" {
		t.Errorf("the list, received: %s", got)
	}
	entry := o.courseOf(t, n).EntriesOf("invite-list")[0]
	if err := o.StrikeStep(t.Context(), o.first, n, entry.ID, ""); pathway.CodeOf(err) != pathway.CodeInvalid {
		t.Errorf("without a reason: %v", err)
	}
	if err := o.StrikeStep(t.Context(), o.first, n, entry.ID, "Another family’s list."); err != nil {
		t.Fatal(err)
	}
	if err := o.StrikeStep(t.Context(), o.first, n, entry.ID, "Twice."); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("struck twice: %v", err)
	}
	if err := o.StrikeStep(t.Context(), o.first, n+1, entry.ID, "Of another family."); pathway.CodeOf(err) != pathway.CodeNotFound {
		t.Errorf("another family’s: %v", err)
	}
	if got := o.stored(t, n, "invite-list"); got != "2026-12-24T17:00" {
		t.Errorf("the list, struck: %s", got)
	}

	// The meeting was on the Thursday after all: everything moves.
	m, _, err := o.courseOf(t, n).Meeting(meeting)
	if err != nil {
		t.Fatal(err)
	}
	m.HeldAt = minute("2026-12-17T10:00")
	if _, err := o.SaveStrategyMeeting(t.Context(), o.first, m); err != nil {
		t.Fatal(err)
	}
	if got := o.stored(t, n, "icpc"); got != "2027-01-11" {
		t.Errorf("Day 15 is %s", got)
	}
	if _, err := o.SaveStrategyMeeting(t.Context(), o.first, m); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("a stale save: %v", err)
	}
	m.Version++
	m.HeldAt = minute("2026-12-18T15:30")
	if _, err := o.SaveStrategyMeeting(t.Context(), o.first, m); pathway.FieldsOf(err)["held_on"] == "" {
		t.Errorf("a meeting after its own decision: %v", err)
	}
	m.HeldAt, m.S47 = minute("2026-12-17T10:00"), false
	if _, err := o.SaveStrategyMeeting(t.Context(), o.first, m); pathway.FieldsOf(err)["s47"] == "" {
		t.Errorf("no enquiry, though the threshold was decided on it: %v", err)
	}
}

// The meeting of that Friday is recorded twice: the second is refused, and one that had slipped through is struck.
func TestAStrategyMeetingIsRecordedOnce(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	n := f.Case.ID
	o.clockTo("2026-12-18T16:00")
	first := o.meets(t, f, "2026-12-18T10:00")
	m, _, err := o.courseOf(t, n).Meeting(first)
	if err != nil {
		t.Fatal(err)
	}
	again := m
	again.ID, again.Version = 0, 0
	if _, err := o.SaveStrategyMeeting(t.Context(), o.first, again); !strings.Contains(pathway.FieldsOf(err)["held_on"], "recorded already") {
		t.Errorf("recorded twice: %v", err)
	}
	again.HeldAt = minute("2026-12-17T09:00")
	if again.ID, err = o.SaveStrategyMeeting(t.Context(), o.first, again); err != nil {
		t.Fatal(err)
	}
	again.Version, again.HeldAt = 1, m.HeldAt
	if _, err := o.SaveStrategyMeeting(t.Context(), o.first, again); pathway.FieldsOf(err)["held_on"] == "" {
		t.Errorf("changed to be the same: %v", err)
	}
	again.HeldAt, again.ToldBy, again.ToldAt = minute("2026-12-17T09:00"), "Bilal Shah", minute("2026-12-17T10:00")
	if _, err := o.SaveStrategyMeeting(t.Context(), o.first, again); err != nil {
		t.Fatal(err)
	}
	if got := o.stored(t, n, "icpc"); got != "2027-01-11" {
		t.Fatalf("Day 15 counts from the earlier one: %s", got)
	}
	if err := o.StrikeStrategyMeeting(t.Context(), o.first, n, again.ID, " "); faultsOf(err) != "reason" {
		t.Errorf("struck without a reason: %v", err)
	}
	if err := o.StrikeStrategyMeeting(t.Context(), o.first, n, again.ID, "Another family’s meeting."); err != nil {
		t.Fatal(err)
	}
	if err := o.StrikeStrategyMeeting(t.Context(), o.first, n, again.ID, "Twice."); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("struck twice: %v", err)
	}
	c := o.courseOf(t, n)
	if got := o.stored(t, n, "icpc"); got != "2027-01-12" || len(c.Runs[0].Meetings) != 1 || len(c.Struck) != 1 || c.Struck[0].StruckWhy != "Another family’s meeting." {
		t.Errorf("Day 15 is %s, runs %+v, struck %+v", got, c.Runs, c.Struck)
	}
	if notes, err := o.Notes(t.Context(), o.first, n); err != nil || len(notes) != 1 || notes[0].StruckAt.IsZero() {
		t.Errorf("who rang about it: %+v, %v", notes, err)
	}
	o.met(t, n, first, true)
	if err := o.StrikeStrategyMeeting(t.Context(), o.first, n, first, "x"); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("struck under its threshold: %v", err)
	}
	if err := o.StrikeStrategyMeeting(t.Context(), o.first, n+1, first, "x"); pathway.CodeOf(err) != pathway.CodeNotFound {
		t.Errorf("another family’s: %v", err)
	}
}

func TestAMeetingWithoutAnEnquiryLeadsNowhere(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	n := f.Case.ID
	talk, err := o.SaveStrategyMeeting(t.Context(), o.first, pathway.StrategyMeeting{Case: n, HeldAt: minute("2026-11-20T10:00"), Form: "discussion", Children: []int64{f.Members[0].Person.ID},
		Attendees: []pathway.StrategyAttendee{{Name: "PC Wall", Agency: "Police"}}, ToldBy: "Bilal Shah", ToldAt: minute("2026-11-20T11:00")})
	if err != nil {
		t.Fatal(err)
	}
	c := o.courseOf(t, n)
	if len(c.Milestones) != 0 || len(c.Runs) != 1 || len(c.Runs[0].Meetings[0].Attendees) != 1 {
		t.Errorf("%d milestones, runs %+v", len(c.Milestones), c.Runs)
	}
	if err := o.DecideThreshold(t.Context(), o.first, n, pathway.Threshold{Meeting: talk, DecidedAt: minute("2026-11-20T15:00"), Met: true, Rationale: "x"}); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("a threshold without an enquiry: %v", err)
	}
	if err := o.ConcludeS47(t.Context(), o.first, n, pathway.S47Outcome{Meeting: talk, ConcludedAt: minute("2026-11-20T15:00"), AtRisk: true, ToldBy: "x"}); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("an outcome without an enquiry: %v", err)
	}
	// The next one starts the enquiry: Day 1 is its day.
	next := o.meets(t, f, "2026-11-23T08:00")
	if start, ok := o.courseOf(t, n).Started(); !ok || start.ID != next {
		t.Errorf("the enquiry started with %d, want %d", start.ID, next)
	}
	notes, err := o.Notes(t.Context(), o.first, n)
	if err != nil || len(notes) != 1 || notes[0].ToldBy != "Bilal Shah" || notes[0].Kind != pathway.ContactNote {
		t.Errorf("the contact log: %+v, %v", notes, err)
	}
	// Somebody else rang: the first note is struck, and a new one says so.
	m, _, _ := o.courseOf(t, n).Meeting(talk)
	m.ToldBy = "Ann Obi"
	if _, err := o.SaveStrategyMeeting(t.Context(), o.first, m); err != nil {
		t.Fatal(err)
	}
	if notes, _ = o.Notes(t.Context(), o.first, n); len(notes) != 2 || notes[0].ToldBy != "Ann Obi" || notes[1].StruckWhy == "" {
		t.Errorf("the contact log, corrected: %+v", notes)
	}
}

func TestThresholdNotMetLeadsToANewMeeting(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	n := f.Case.ID
	o.clockTo("2026-12-18T16:00")
	first := o.meets(t, f, "2026-12-18T10:00")
	if err := o.SaveAssessment(t.Context(), o.first, n, first, pathway.Assessment{AskedOn: pathway.NewDate(2026, 12, 18)}); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("an assessment before the decision: %v", err)
	}
	o.met(t, n, first, false)
	if got := o.stored(t, n, "icpc"); got != "2027-01-12 ended" {
		t.Errorf("the conference: %q", got)
	}
	tasks, err := o.Tasks(t.Context(), o.first, n)
	if err != nil || len(tasks) != 1 || tasks[0].Role != pathway.ServiceManager || tasks[0].Kind != pathway.TaskThresholdUnmet {
		t.Errorf("the service manager is told: %+v, %v", tasks, err)
	}
	if err := o.SaveAssessment(t.Context(), o.first, n, first, pathway.Assessment{AskedOn: pathway.NewDate(2026, 12, 18)}); err != nil {
		t.Fatal(err)
	}
	if got := o.look(t, n).Case.Stage; got != pathway.StageAssessment {
		t.Errorf("stage %s", got)
	}
	o.clockTo("2027-01-05T09:00")
	a := o.courseOf(t, n).Run().Assessment
	a.ConcludedOn, a.Harm, a.Outcome, a.ToldBy = pathway.NewDate(2027, 1, 4), "yes", "More injuries.", "Bilal Shah"
	if err := o.SaveAssessment(t.Context(), o.first, n, first, *a); err != nil {
		t.Fatal(err)
	}
	if err := o.SaveAssessment(t.Context(), o.first, n, first, *a); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("a stale save: %v", err)
	}
	if err := o.DecideThreshold(t.Context(), o.first, n, pathway.Threshold{Meeting: first, DecidedAt: minute("2026-12-18T15:00"), Met: true, Rationale: "x", Version: 1}); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("a decision turned round after the assessment: %v", err)
	}
	m := pathway.StrategyMeeting{Case: n, Follows: first, HeldAt: minute("2026-12-17T10:00"), Form: "meeting", S47: true, Concern: "x", SafeNow: "x", Children: []int64{f.Members[0].Person.ID},
		Attendees: []pathway.StrategyAttendee{{Name: "PC Wall", Agency: "Police"}}}
	if _, err := o.SaveStrategyMeeting(t.Context(), o.first, m); pathway.FieldsOf(err)["held_on"] == "" {
		t.Errorf("before the one it follows: %v", err)
	}
	m.HeldAt = minute("2027-01-05T08:30")
	m.Follows = 99
	if _, err := o.SaveStrategyMeeting(t.Context(), o.first, m); pathway.FieldsOf(err)["follows"] == "" {
		t.Errorf("follows one that is not there: %v", err)
	}
	m.Follows = first
	if _, err := o.SaveStrategyMeeting(t.Context(), o.first, m); err != nil {
		t.Fatal(err)
	}
	c := o.courseOf(t, n)
	if len(c.Runs) != 2 || c.Runs[1].Meetings[0].Follows != first {
		t.Fatalf("runs %+v", c.Runs)
	}
	if got := o.stored(t, n, "icpc"); got != "2027-01-25" {
		t.Errorf("Day 15 counts from the new meeting: %s", got)
	}
}

func TestNoRiskStandsTheConferenceDown(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	n := f.Case.ID
	o.clockTo("2026-12-18T16:00")
	meeting := o.meets(t, f, "2026-12-18T10:00")
	o.met(t, n, meeting, true)
	err := o.Write(t.Context(), o.first, func(tx *Tx) error {
		_, err := tx.insert(`INSERT INTO conference (cases, kind, meeting, state, starts_at, booked_at, booked_by) VALUES (?, 'icpc', ?, 'planned', '2027-01-12T10:00', ?, ?)`, n, meeting, stamp(tx.Now), o.first.ID)
		if err != nil {
			return err
		}
		return tx.recompute(n)
	})
	if err != nil {
		t.Fatal(err)
	}
	facts := o.look(t, n).Case.FactsVersion
	o.clockTo("2026-12-24T12:00")
	outcome := pathway.S47Outcome{Meeting: meeting, ConcludedAt: minute("2026-12-24T11:00"), ToldBy: "Bilal Shah"}
	if err := o.ConcludeS47(t.Context(), o.first, n, outcome); faultsOf(err) != "instead,talked_with" {
		t.Errorf("without what they get instead: %v", err)
	}
	outcome.Instead, outcome.TalkedWith = "A child in need plan.", "Bilal Shah rang Colm Brennan."
	if err := o.ConcludeS47(t.Context(), o.first, n, outcome); err != nil {
		t.Fatal(err)
	}
	c := o.courseOf(t, n)
	if c.ICPC.State != pathway.ConferenceStoodDown || c.ICPC.ClosedWhy == "" {
		t.Errorf("the conference is %s: %s", c.ICPC.State, c.ICPC.ClosedWhy)
	}
	for _, m := range c.Milestones {
		if m.Done.IsZero() && !m.Ended && m.ID != "s47-not-at-risk" {
			t.Errorf("%s stays open", m.ID)
		}
	}
	after := o.look(t, n).Case
	if after.Stage != pathway.StageStoodDown || after.FactsVersion == facts {
		t.Errorf("stage %s, facts %d before and %d after: letters that were printed must be void", after.Stage, facts, after.FactsVersion)
	}
	w, err := o.Today(t.Context(), o.first, pathway.AllWork)
	if err != nil || len(w.Undated) != 1 || w.Undated[0].ID != "s47-not-at-risk" || len(w.Overdue)+len(w.DueToday)+len(w.Next) != 0 {
		t.Errorf("today: %+v, %v", w.Today, err)
	}
	outcome.AtRisk, outcome.Version = true, 1
	if err := o.ConcludeS47(t.Context(), o.first, n, outcome); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("turned round after standing down: %v", err)
	}
	// The words can be corrected; the earlier note is struck.
	outcome.AtRisk, outcome.Instead, outcome.InsteadChild, outcome.InsteadAgency = false, "A child in need plan, and early help.", "Somebody will help at home.", "A plan with early help."
	if err := o.ConcludeS47(t.Context(), o.first, n, outcome); err != nil {
		t.Fatal(err)
	}
	if err := o.ConcludeS47(t.Context(), o.first, n, outcome); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("a stale save: %v", err)
	}
	if got := o.courseOf(t, n).Run().S47; got == nil || got.InsteadChild != outcome.InsteadChild || got.InsteadAgency != outcome.InsteadAgency {
		t.Errorf("the words for others: %+v", got)
	}
	notes, err := o.Notes(t.Context(), o.first, n)
	live := 0
	for _, note := range notes {
		if note.Step == "s47-not-at-risk" && note.StruckAt.IsZero() {
			live++
			if !strings.Contains(note.Text, "and early help") {
				t.Errorf("the note that holds: %s", note.Text)
			}
		}
	}
	if live != 1 || err != nil {
		t.Errorf("%d notes hold, %v", live, err)
	}
	// A new meeting before everybody was told: telling them is still to be done.
	o.clockTo("2026-12-29T12:00")
	o.meets(t, f, "2026-12-29T11:00")
	tasks, err := o.Tasks(t.Context(), o.first, n)
	if err != nil || len(tasks) == 0 || tasks[0].Kind != pathway.TaskTellStoodDown || tasks[0].Text != outcome.Instead {
		t.Errorf("%+v, %v", tasks, err)
	}
	// It was entered in error: telling them is a step of the run before again, and no task besides.
	next := o.courseOf(t, n).Run().Meetings[0].ID
	if err := o.StrikeStrategyMeeting(t.Context(), o.first, n, next, "Of another family."); err != nil {
		t.Fatal(err)
	}
	if w, err := o.Today(t.Context(), o.first, pathway.AllWork); err != nil || len(w.Undated) != 1 || w.Undated[0].ID != "s47-not-at-risk" || len(w.Tasks) != 0 {
		t.Errorf("today: %+v, %v", w, err)
	}
}

func faultsOf(err error) string { return strings.Join(pathway.FieldsOf(err).Names(), ",") }

func TestToldEverybodyEndsTheFamily(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	n := f.Case.ID
	o.clockTo("2026-12-24T12:00")
	meeting := o.meets(t, f, "2026-12-18T10:00")
	if err := o.ConcludeS47(t.Context(), o.first, n, pathway.S47Outcome{Meeting: meeting, ConcludedAt: minute("2026-12-24T11:00"), ToldBy: "Bilal Shah", Instead: "Early help.", TalkedWith: "By phone."}); err != nil {
		t.Fatal(err)
	}
	if err := o.RecordStep(t.Context(), o.first, pathway.StepEntry{Case: n, Step: "s47-not-at-risk", State: "done", HappenedAt: minute("2026-12-24T11:30"), Note: "Nobody had been invited."}); err != nil {
		t.Fatal(err)
	}
	if c := o.look(t, n).Case; c.Stage != pathway.StageEnded || c.EndedOn.String() != "2026-12-24" {
		t.Errorf("stage %s, ended %s", c.Stage, c.EndedOn)
	}
}

func TestStepsByHand(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	n := f.Case.ID
	e := func(step string) pathway.StepEntry {
		return pathway.StepEntry{Case: n, Step: step, State: "done", HappenedAt: minute("2026-11-20T12:00"), ToldBy: "Bilal Shah", ToldHow: "phone"}
	}
	if err := o.RecordStep(t.Context(), o.first, e("invite-list")); pathway.CodeOf(err) != pathway.CodeNotFound {
		t.Errorf("before any meeting: %v", err)
	}
	decided := pathway.Threshold{Meeting: o.meets(t, f, "2026-11-20T10:00"), DecidedAt: minute("2026-11-20T11:00"), Met: true, Rationale: "Three injuries."}
	if err := o.DecideThreshold(t.Context(), o.first, n, decided); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		e    pathway.StepEntry
		want pathway.Code
	}{
		{"done", e("parent-preparation"), ""},
		{"no such step", e("tea"), pathway.CodeNotFound},
		{"done by an act of its own", e("threshold-decision"), pathway.CodeRefused},
		{"nobody said so", func() pathway.StepEntry { x := e("report-authorised"); x.ToldBy = ""; return x }(), pathway.CodeInvalid},
		{"before the meeting", func() pathway.StepEntry {
			x := e("report-authorised")
			x.HappenedAt = minute("2026-11-19T12:00")
			return x
		}(), pathway.CodeInvalid},
		{"not needed", pathway.StepEntry{Case: n, Step: "police-report-requested", State: pathway.EntryNotNeeded, Note: "They hold nothing."}, ""},
		{"not needed, no reason", pathway.StepEntry{Case: n, Step: "invite-list", State: pathway.EntryNotNeeded}, pathway.CodeInvalid},
		{"before what it follows", e("diary-notified"), pathway.CodeRefused},
		{"not needed before what it follows", pathway.StepEntry{Case: n, Step: "plan-handover", State: pathway.EntryNotNeeded, Note: "No."}, pathway.CodeRefused},
	}
	for _, tt := range tests {
		if err := o.RecordStep(t.Context(), o.first, tt.e); pathway.CodeOf(err) != tt.want {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
	if got := o.stored(t, n, "police-report-requested"); got != "2026-11-20 2026-11-23T09:00" {
		t.Errorf("not needed: %s", got)
	}
}

// The list of an enquiry of Friday 20 November 2026 is due on Thursday 26th at 17:00, in the earlier pathway a day before;
// both are escalated after the close of that Thursday.
func TestAMissingListIsEscalatedOnce(t *testing.T) {
	for _, version := range []string{"2024", "sqa"} {
		t.Run(version, func(t *testing.T) {
			o := newOffice(t)
			f := o.wardFamily(t)
			n := f.Case.ID
			if err := o.Write(t.Context(), o.first, func(tx *Tx) error { return tx.exec(`UPDATE cases SET pathway = ? WHERE id = ?`, version, n) }); err != nil {
				t.Fatal(err)
			}
			o.meets(t, f, "2026-11-20T10:00")
			count := func(at string) (open int) {
				t.Helper()
				o.clockTo(at)
				for range 3 {
					if err := o.Escalate(context.Background()); err != nil {
						t.Fatal(err)
					}
				}
				tasks, err := o.Tasks(t.Context(), o.first, n)
				if err != nil {
					t.Fatal(err)
				}
				for _, task := range tasks {
					if task.Kind == pathway.TaskEscalateList && task.DoneAt.IsZero() {
						open++
						if !strings.Contains(task.Text, f.Case.Reference) || strings.Contains(task.Text, "Ward") || task.Role != pathway.ServiceManager {
							t.Errorf("%+v", task)
						}
					}
				}
				return open
			}
			for at, want := range map[string]int{"2026-11-26T17:00": 0} {
				if got := count(at); got != want {
					t.Errorf("at %s: %d", at, got)
				}
			}
			if got := count("2026-11-26T17:01"); got != 1 {
				t.Fatalf("a minute after the close: %d tasks", got)
			}
			if got := count("2026-11-30T09:00"); got != 1 {
				t.Errorf("days later: %d tasks", got)
			}
			// Taken up: the step is done, and it is not escalated again.
			tasks, _ := o.Tasks(t.Context(), o.first, n)
			if err := o.DoTask(t.Context(), o.first, n, tasks[0].ID, ""); faultsOf(err) != "note" {
				t.Errorf("without a word: %v", err)
			}
			if err := o.DoTask(t.Context(), o.first, n, tasks[0].ID, "Rang the team manager: today by noon."); err != nil {
				t.Fatal(err)
			}
			if err := o.DoTask(t.Context(), o.first, n, tasks[0].ID, "Again."); pathway.CodeOf(err) != pathway.CodeConflict {
				t.Errorf("twice: %v", err)
			}
			if got := o.stored(t, n, "invite-list-escalated"); got != "2026-11-30T09:00" {
				t.Errorf("the step: %q", got)
			}
			if got := count("2026-12-01T09:00"); got != 0 {
				t.Errorf("after it was taken up: %d tasks", got)
			}
		})
	}
}

func TestTheListComesAndTheTaskCloses(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	n := f.Case.ID
	o.meets(t, f, "2026-11-20T10:00")
	o.clockTo("2026-11-27T09:00")
	if err := o.Escalate(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := o.RecordStep(t.Context(), o.first, pathway.StepEntry{Case: n, Step: "invite-list", State: "done", HappenedAt: minute("2026-11-27T08:50"), ToldBy: "Bilal Shah", ToldHow: "email"}); err != nil {
		t.Fatal(err)
	}
	tasks, err := o.Tasks(t.Context(), o.first, n)
	if err != nil || len(tasks) != 1 || tasks[0].DoneAt.IsZero() || tasks[0].DoneNote == "" {
		t.Errorf("%+v, %v", tasks, err)
	}
}

func TestTodayHidesRestrictedFamilies(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	o.meets(t, f, "2026-11-20T10:00")
	o.clockTo("2026-11-27T09:00")
	if err := o.Escalate(t.Context()); err != nil {
		t.Fatal(err)
	}
	admin := Actor{ID: o.add(t, "admin", pathway.Admin).ID, Roles: []pathway.Role{pathway.Admin}}
	seen := func(reader Actor, whose string) int {
		w, err := o.Today(t.Context(), reader, whose)
		if err != nil {
			t.Fatal(err)
		}
		return len(w.Clocks) + len(w.Overdue) + len(w.DueToday) + len(w.Next) + len(w.Undated) + len(w.Tasks)
	}
	for _, whose := range []string{pathway.MyWork, pathway.RoleWork, pathway.AllWork} {
		if seen(admin, whose) == 0 {
			t.Errorf("%s: nothing to do", whose)
		}
	}
	if err := o.Write(t.Context(), o.first, func(tx *Tx) error { return tx.exec(`UPDATE cases SET restricted = 1`) }); err != nil {
		t.Fatal(err)
	}
	for _, whose := range []string{pathway.MyWork, pathway.RoleWork, pathway.AllWork} {
		if n := seen(admin, whose); n != 0 {
			t.Errorf("%s: %d things of a restricted family", whose, n)
		}
	}
	manager := Actor{ID: o.first.ID, Roles: []pathway.Role{pathway.ServiceManager}}
	if seen(manager, pathway.AllWork) == 0 {
		t.Error("the service manager sees it")
	}
	if _, err := o.Course(t.Context(), admin, f.Case.ID); pathway.CodeOf(err) != pathway.CodeNotFound {
		t.Errorf("the course of a restricted family: %v", err)
	}
	if err := o.RecordStep(t.Context(), admin, pathway.StepEntry{Case: f.Case.ID, Step: "invite-list"}); pathway.CodeOf(err) != pathway.CodeNotFound {
		t.Errorf("recording on it: %v", err)
	}
}

// Each query of the Today page is answered by an index.
func TestTodayUsesItsIndexes(t *testing.T) {
	o := newOffice(t)
	plan := func(query string, args ...any) string {
		t.Helper()
		var lines []string
		err := o.Read(t.Context(), func(tx *Tx) error {
			list, err := all(tx, func(scan Scan) (detail string, err error) {
				var a, b, c int
				return detail, scan(&a, &b, &c, &detail)
			}, "EXPLAIN QUERY PLAN "+query, args...)
			lines = list
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(lines, "\n")
	}
	for name, row := range map[string]struct {
		query string
		want  string
	}{
		"dated":   {workQuery + `milestone_open` + workJoins + `m.due <> '' AND m.due < '2026-12-01' AND (m.forecast = 0 OR m.due >= '2026-11-23') ORDER BY m.due`, "SEARCH m USING INDEX milestone_open (due<?)"},
		"undated": {workQuery + `milestone_undated` + workJoins + `m.due = '' AND m.opens <> '' AND m.opens <= '2026-11-23' ORDER BY m.opens`, "SEARCH m USING INDEX milestone_undated (opens<?)"},
	} {
		got := plan(row.query)
		if !strings.Contains(got, row.want) || strings.Contains(got, "SCAN") {
			t.Errorf("%s: want %s in\n%s", name, row.want, got)
		}
	}
}

func TestReportsAreKeptAndShared(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	n := f.Case.ID
	meeting := o.meets(t, f, "2026-11-20T10:00")
	var conference, attendee, agency int64
	err := o.Write(t.Context(), o.first, func(tx *Tx) (err error) {
		if agency, err = tx.insert(`INSERT INTO agency (name, kind) VALUES ('Police', 'police')`); err != nil {
			return err
		}
		if conference, err = tx.insert(`INSERT INTO conference (cases, kind, meeting, state, starts_at, booked_at, booked_by) VALUES (?, 'icpc', ?, 'planned', '2026-12-10T10:00', ?, ?)`, n, meeting, stamp(tx.Now), o.first.ID); err != nil {
			return err
		}
		attendee, err = tx.insert(`INSERT INTO attendee (conference, person, role) VALUES (?, ?, 'Mother')`, conference, f.Members[3].Person.ID)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	keep := func(r pathway.Report, data string) int64 {
		t.Helper()
		r.Conference = conference
		number, err := o.KeepReport(t.Context(), o.first, n, r, []byte(data))
		if err != nil {
			t.Fatal(err)
		}
		return number
	}
	if _, err := o.KeepReport(t.Context(), o.first, n, pathway.Report{Conference: conference}, []byte("<html>")); faultsOf(err) != "author,file,from,title" {
		t.Errorf("everything wrong: %v", err)
	}
	if _, err := o.KeepReport(t.Context(), o.first, n+1, pathway.Report{Conference: conference}, []byte("%PDF-1.7")); pathway.CodeOf(err) != pathway.CodeNotFound {
		t.Errorf("another family’s: %v", err)
	}
	r := pathway.Report{Agency: agency, Title: "Police report", Author: "PC Wall", OpenWhy: "A summary that all may read"}
	first := keep(r, "%PDF-1.7 first")
	r.Replaces = first
	second := keep(r, "%PDF-1.7 second")
	if _, err := o.KeepReport(t.Context(), o.first, n, pathway.Report{Conference: conference, Title: "x", Author: "y", Replaces: first}, []byte("%PDF-1.7")); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("replaced twice: %v", err)
	}
	got, data, err := o.ReportFile(t.Context(), o.first, n, second, "")
	if err != nil || string(data) != "%PDF-1.7 second" || got.MIME != pathway.MIMEPDF || len(got.SHA256) != 64 || got.Replaces != first {
		t.Errorf("%+v, %q, %v", got, data, err)
	}
	share := pathway.ReportShared{Attendee: attendee, ReadBy: "Fay First", SharedAt: minute("2026-11-23T08:00"), How: "by-hand", ByWhom: "Bilal Shah"}
	if err := o.ShareReport(t.Context(), o.first, n, first, share); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("an old version is shared: %v", err)
	}
	if err := o.ShareReport(t.Context(), o.first, n, second, pathway.ReportShared{}); faultsOf(err) != "attendee,by_whom,how,read_by,shared_on" {
		t.Errorf("nobody read it: %v", err)
	}
	if err := o.ShareReport(t.Context(), o.first, n, second, share); err != nil {
		t.Fatal(err)
	}
	share.Attendee = 99
	if err := o.ShareReport(t.Context(), o.first, n, second, share); faultsOf(err) != "attendee" {
		t.Errorf("with somebody who is not on the list: %v", err)
	}
	list, err := o.Reports(t.Context(), o.first, n, conference)
	if err != nil || len(list) != 2 || list[0].ID != second || len(list[0].Shared) != 1 || list[0].Shared[0].Name != "Ann Ward" || list[1].ReplacedBy != second {
		t.Errorf("%+v, %v", list, err)
	}

	// What is for the chair only is opened by nobody else, and shared with nobody.
	secret := keep(pathway.Report{Agency: agency, Title: "Intelligence", Author: "PC Wall", ChairOnly: true}, "%PDF-1.7 secret")
	admin := Actor{ID: o.first.ID, Roles: []pathway.Role{pathway.Admin, pathway.ServiceManager}}
	for _, why := range []string{"", "To print it."} {
		if _, _, err := o.ReportFile(t.Context(), admin, n, secret, why); pathway.CodeOf(err) != pathway.CodeForbidden {
			t.Errorf("by an administrator: %v", err)
		}
	}
	if _, _, err := o.ReportFile(t.Context(), o.first, n, secret, "For the conference."); err != nil {
		t.Error(err)
	}
	if said := o.said(t, pathway.AuditFilter{Kind: pathway.AuditDisclosure}); len(said) != 2 || !strings.Contains(said[0], "Took a report out of the program") {
		t.Errorf("the audit trail: %q", said)
	}
	share.Attendee = attendee
	if err := o.ShareReport(t.Context(), o.first, n, secret, share); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("shared: %v", err)
	}
}

func TestAskForAStep(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	o.meets(t, f, "2026-11-20T10:00")
	err := o.Write(t.Context(), o.first, func(tx *Tx) error {
		if err := tx.exec(`INSERT INTO team (id, name, manager, manager_email, email) VALUES (7, 'AIT 2', 'Bilal Shah', 'bilal.shah@fictshire.example', 'ait2@fictshire.example')`); err != nil {
			return err
		}
		return tx.exec(`UPDATE cases SET team = 7`)
	})
	if err != nil {
		t.Fatal(err)
	}
	for step, want := range map[string]string{"report-authorised": "Bilal Shah <bilal.shah@fictshire.example>", "parent-preparation": " <>"} {
		ask, err := o.Ask(t.Context(), o.first, f.Case.ID, step)
		if got := ask.ToName + " <" + ask.To + ">"; err != nil || got != want || !strings.Contains(ask.Text, "Fay First") {
			t.Errorf("%s: %q, %v\n%s", step, got, err, ask.Text)
		}
	}
	for _, step := range []string{"icpc", "tea"} {
		if _, err := o.Ask(t.Context(), o.first, f.Case.ID, step); pathway.CodeOf(err) != pathway.CodeNotFound {
			t.Errorf("%s: %v", step, err)
		}
	}
}

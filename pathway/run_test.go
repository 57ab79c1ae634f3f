package pathway

import (
	"strings"
	"testing"
)

func TestRuns(t *testing.T) {
	meeting := func(id int64, s47 bool) StrategyMeeting { return StrategyMeeting{ID: id, S47: s47} }
	runs := Runs(
		[]StrategyMeeting{meeting(1, false), meeting(2, true), meeting(3, true), meeting(4, true), meeting(5, true)},
		[]Threshold{{ID: 8, Meeting: 2, Met: true}, {ID: 9, Meeting: 4}},
		[]S47Outcome{{Meeting: 3}},
		[]Assessment{{ID: 7, Threshold: 9}},
	)
	if len(runs) != 3 {
		t.Fatalf("%d runs, want 3: one ended without risk, one below the threshold, one that goes on", len(runs))
	}
	if m, ok := runs[0].Start(); !ok || m.ID != 2 || len(runs[0].Meetings) != 3 {
		t.Errorf("Day 1 is the day of meeting %d, want 2: the first that started the enquiry", m.ID)
	}
	if runs[1].Assessment == nil || runs[1].Assessment.ID != 7 {
		t.Error("the assessment belongs to the threshold that was not met")
	}
	if runs[0].LedToNew() != 2 || runs[1].LedToNew() != 4 || runs[2].LedToNew() != 0 {
		t.Error("a new meeting follows the one that started what is over")
	}
	if got := runs[0].NotStarted(); !strings.Contains(got, "already started by the meeting of") {
		t.Errorf("a second meeting: %s", got)
	}
	if got := (&Run{Meetings: []StrategyMeeting{meeting(1, false)}}).NotStarted(); got != "No section 47 enquiry was started at this one." {
		t.Errorf("a meeting without an enquiry: %s", got)
	}
	if runs[2].Over() || runs[2].Threshold != nil {
		t.Error("a new strategy meeting begins anew")
	}
	if _, ok := (&Run{Meetings: []StrategyMeeting{meeting(1, false)}}).Start(); ok {
		t.Error("a meeting without an enquiry starts nothing")
	}
}

func TestStages(t *testing.T) {
	run := func(r Run) *Run { return &r }
	met, not := &Threshold{Met: true}, &Threshold{}
	tests := []struct {
		name string
		s    Standing
		want Stage
	}{
		{"no strategy meeting yet", Standing{}, StageNew},
		{"strategy meeting held", Standing{Run: run(Run{Meetings: []StrategyMeeting{{S47: true}}})}, StageThreshold},
		{"a strategy meeting that started no enquiry", Standing{Run: run(Run{Meetings: []StrategyMeeting{{}}})}, StageEnded},
		{"threshold met", Standing{Run: run(Run{Threshold: met})}, StagePreparing},
		{"booked", Standing{Run: run(Run{Threshold: met}), Conference: Conference{State: ConferencePlanned}}, StagePreparing},
		{"threshold not met", Standing{Run: run(Run{Threshold: not})}, StageAssessment},
		{"assessment found harm: a new strategy meeting is awaited", Standing{Run: run(Run{Threshold: not, Assessment: &Assessment{Harm: "yes"}})}, StageAssessment},
		{"assessment found none", Standing{Run: run(Run{Threshold: not, Assessment: &Assessment{Harm: "no"}})}, StageEnded},
		{"not at risk", Standing{Run: run(Run{Threshold: met, S47: &S47Outcome{}})}, StageStoodDown},
		{"not at risk, everybody told", Standing{Run: run(Run{Threshold: met, S47: &S47Outcome{}}), Told: true}, StageEnded},
		{"at risk", Standing{Run: run(Run{Threshold: met, S47: &S47Outcome{AtRisk: true}})}, StagePreparing},
		{"held", Standing{Run: run(Run{Threshold: met}), Conference: Conference{State: ConferenceHeld}, OpenPlans: 2}, StageDecisions},
		{"held, decisions with everybody, no plan", Standing{Run: run(Run{Threshold: met}), Conference: Conference{State: ConferenceHeld}, Distributed: true}, StageEnded},
		{"on a plan", Standing{Run: run(Run{Threshold: met}), Conference: Conference{State: ConferenceHeld}, Distributed: true, OpenPlans: 1}, StagePlan},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := StageOf(tt.s); got != tt.want {
				t.Errorf("stage %q, want %q", got, tt.want)
			}
			if !Chosen(Stages, string(tt.want)) {
				t.Errorf("stage %q has no title", tt.want)
			}
		})
	}
}

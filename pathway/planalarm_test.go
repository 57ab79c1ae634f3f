package pathway

import "testing"

func TestAlarmsOfAnOpenPlan(t *testing.T) {
	tests := []struct {
		since, today, want string
		months             int
	}{
		{"2027-01-12", "2027-11-11", "", 0},
		{"2027-01-12", "2027-11-12", "On a plan for 10 months or longer", 10},
		{"2027-01-12", "2028-03-11", "On a plan for 10 months or longer", 10},
		{"2027-01-12", "2028-03-12", "On a plan for 14 months or longer", 14},
		{"2027-01-12", "2029-01-12", "On a plan for 24 months or longer", 24},
		{"2026-04-30", "2027-02-27", "", 0},
		{"2026-04-30", "2027-02-28", "On a plan for 10 months or longer", 10}, // a month that is too short gives its last day
	}
	for _, tt := range tests {
		since, today := onDay(tt.since), onDay(tt.today)
		if got := PlanAlarm(since, today); got != tt.months || PlanAlarmWords(since, today) != tt.want {
			t.Errorf("%s on %s: %d %q", tt.since, tt.today, got, PlanAlarmWords(since, today))
		}
		if tt.months > 0 && since.After(AlarmsFrom(today)) {
			t.Errorf("%s on %s is not looked for", tt.since, tt.today)
		}
	}
	if PlanAlarm(Date{}, onDay("2027-01-12")) != 0 {
		t.Error("no plan is an alarm")
	}
}

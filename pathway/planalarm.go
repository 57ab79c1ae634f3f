package pathway

// alarmMonths are how long a plan has been open when that is an alarm: drift is looked for, the agencies meet, and two years are gone.
var alarmMonths = []int{24, 14, 10}

// PlanAlarm returns the alarm of a plan that has been open since a day: 10, 14 or 24 months; 0 where there is none.
func PlanAlarm(since, today Date) int {
	for _, months := range alarmMonths {
		if !since.IsZero() && !today.Before(since.AddMonths(months)) {
			return months
		}
	}
	return 0
}

// PlanAlarmWords says the alarm: "On a plan for 14 months or longer", or "".
func PlanAlarmWords(since, today Date) string {
	if months := PlanAlarm(since, today); months > 0 {
		return "On a plan for " + plural(months, "month") + " or longer"
	}
	return ""
}

// AlarmsFrom returns a day after which no plan began that is an alarm today. Months differ, so of the days just before it some are none.
func AlarmsFrom(today Date) Date { return today.AddMonths(-alarmMonths[len(alarmMonths)-1]).AddDays(3) }

package pathway

import "strings"

// Obstacles says why a conference that is planned for today or later cannot be held as it is booked: the office has closed on that
// day since, or who or what it needs is not to be had. None where it can.
func (k *Conference) Obstacles(today Date, office *Calendar, absences []Absence, venueEnded bool) []string {
	on := k.StartsAt.Date()
	if k.State != ConferencePlanned || on.Before(today) || !k.BeganAt.IsZero() {
		return nil
	}
	var list []string
	if why := office.Why(on); why != "" {
		list = append(list, "the office is closed on that day ("+why+")")
	}
	for _, w := range []struct {
		who  Worker
		part string
	}{{k.Chair, "the chair"}, {k.MinuteTaker, "the minute taker"}} {
		if _, away := Away(absences, w.who.Account, on); away {
			list = append(list, w.part+", "+w.who.Name+", is away")
		}
	}
	if venueEnded {
		list = append(list, k.Venue.Name+" is no longer in use")
	}
	return list
}

// ObstacleTask returns the task to move a conference, or to find somebody or somewhere else for it.
func (k *Conference) ObstacleTask(obstacles []string) Task {
	return Task{Case: k.Case, Conference: k.ID, Kind: TaskObstructed, Role: Admin, Due: k.StartsAt.Date(),
		Title: "The conference of " + k.StartsAt.Format() + " cannot be held as it is booked: " + strings.Join(obstacles, "; ")}
}

package db

import (
	"slices"
	"strings"

	"cp-pathway/pathway"
)

// recompute counts a family's dates anew from its events, and with them its stage and what comes next. Whatever moves a
// date calls it in the same transaction.
func (tx *Tx) recompute(number int64) error {
	c, err := tx.caseByID(number)
	if err != nil {
		return err
	}
	runs, err := tx.runs(number)
	if err != nil {
		return err
	}
	entries, err := tx.stepEntries(number)
	if err != nil {
		return err
	}
	conferences, err := tx.conferences(number)
	if err != nil {
		return err
	}
	standing := pathway.Standing{}
	if standing.OpenPlans, err = value[int](tx, `SELECT count(*) FROM plan WHERE cases = ? AND ended_on = ''`, number); err != nil {
		return err
	}
	var list []pathway.Milestone
	conference := int64(0)
	if len(runs) > 0 {
		run := &runs[len(runs)-1]
		standing.Run = run
		standing.Conference = initialConference(run, conferences)
		conference = standing.Conference.ID
		events := runEvents(run, entries, standing.Conference, conferences)
		approved := !events.Done["decisions-approved"].IsZero()
		standing.Told = !events.Done["s47-not-at-risk"].IsZero()
		standing.Distributed = !events.Done["decisions-distributed"].IsZero()
		if approved && standing.OpenPlans == 0 {
			events.PlanEnded = standing.Conference.StartsAt.Date()
		}
		if !events.Strategy.IsZero() {
			calendar, err := tx.calendar()
			if err != nil {
				return err
			}
			list = tx.steps.Find(c.Pathway).Milestones(events, calendar)
		}
	}
	if err := tx.nameWhoIsWaitedFor(c, list); err != nil {
		return err
	}
	if err := tx.saveMilestones(number, conference, standing.Conference.EndedAt.IsZero(), list); err != nil {
		return err
	}
	return tx.saveStanding(c, pathway.StageOf(standing), list)
}

// initialConference returns the run's initial conference as it stands: not one whose place another took.
func initialConference(run *pathway.Run, conferences []pathway.Conference) pathway.Conference {
	for _, k := range conferences {
		ours := slices.ContainsFunc(run.Meetings, func(m pathway.StrategyMeeting) bool { return m.ID == k.Meeting })
		if ours && k.Kind == pathway.ICPC && k.ReplacedBy == 0 && k.State != pathway.ConferenceMoved {
			return k
		}
	}
	return pathway.Conference{}
}

// runEvents returns what was recorded in a run as pathway counts from it.
func runEvents(run *pathway.Run, entries []pathway.StepEntry, icpc pathway.Conference, conferences []pathway.Conference) pathway.Events {
	events := pathway.Events{Done: map[string]pathway.DateTime{}}
	start, ok := run.Start()
	if !ok {
		return events
	}
	events.Strategy = start.HeldAt
	for _, e := range entries {
		if e.Meeting == start.ID && e.StruckAt == "" {
			events.Done[e.Step] = e.HappenedAt
		}
	}
	if t := run.Threshold; t != nil {
		events.Done["threshold-decision"] = t.DecidedAt
		if !t.Met {
			events.ThresholdNotMet = t.DecidedAt.Date()
		}
	}
	if o := run.S47; o != nil {
		events.Done["s47-outcome"] = o.ConcludedAt
		if !o.AtRisk {
			events.S47NotAtRisk = o.ConcludedAt.Date()
		}
	}
	if icpc.ID != 0 {
		events.Conference = icpc.StartsAt
		events.ConferenceHeld = icpc.State == pathway.ConferenceHeld
		if events.ConferenceHeld {
			events.ConferenceEnd = icpc.EndedAt
			if !icpc.BeganAt.IsZero() {
				events.Conference = icpc.BeganAt
			}
		}
		if icpc.State == pathway.ConferenceStoodDown {
			events.StoodDown = icpc.StartsAt.Date()
		}
	}
	for _, k := range conferences {
		switch {
		case k.Kind != pathway.RCPC || k.StartsAt.Before(events.Conference):
		case k.State == pathway.ConferenceHeld:
			events.Reviews = append(events.Reviews, k.StartsAt.Date())
		case k.State == pathway.ConferencePlanned:
			events.ReviewPlanned = k.StartsAt.Date()
		}
	}
	return events
}

// nameWhoIsWaitedFor puts the names of this family's social worker and team manager where a step waits for one of them.
func (tx *Tx) nameWhoIsWaitedFor(c pathway.Case, list []pathway.Milestone) error {
	names := map[string]string{}
	for title, number := range map[string]int64{"ocial worker": c.SocialWorker, "eam manager": c.TeamManager} {
		if number == 0 {
			continue
		}
		p, err := tx.professional(number)
		if err != nil {
			return err
		}
		names[title] = p.Name
	}
	for i := range list {
		for title, name := range names {
			if at := strings.Index(list[i].Waiting, title); at > 0 {
				list[i].Waiting = list[i].Waiting[:at+len(title)] + " " + name + list[i].Waiting[at+len(title):]
			}
		}
	}
	return nil
}

func (tx *Tx) saveMilestones(number, conference int64, running bool, list []pathway.Milestone) error {
	if err := tx.exec(`DELETE FROM milestone WHERE cases = ?`, number); err != nil {
		return err
	}
	insert, err := tx.tx.PrepareContext(tx.ctx, `
		INSERT INTO milestone (cases, conference, step, position, opens, due, limit_on, forecast, clock, role, waiting, done, ended, title)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer insert.Close()
	for i, m := range list {
		var done any
		if !m.Done.IsZero() {
			done = m.Done
		}
		if _, err := insert.ExecContext(tx.ctx, number, id(conference), m.ID, i, m.Opens, m.DueText(), m.Limit, m.Forecast,
			m.Clock && done == nil && !running && !m.Ended, m.Role, m.Waiting, done, m.Ended, m.Title); err != nil {
			return constraint(err)
		}
	}
	return nil
}

// saveStanding keeps what the list of families shows: stage, next step and its date, and when nothing stayed due.
func (tx *Tx) saveStanding(c pathway.Case, stage pathway.Stage, list []pathway.Milestone) error {
	var step, due string
	for i := range list {
		if m := &list[i]; m.Done.IsZero() && !m.Ended && m.DueText() != "" {
			step, due = m.ID, m.DueText()
			break
		}
	}
	ended := pathway.Date{}
	if stage == pathway.StageEnded {
		if ended = c.EndedOn; ended.IsZero() {
			ended = tx.Today()
		}
	}
	return tx.exec(`UPDATE cases SET stage = ?, next_step = ?, next_due = ?, ended_on = ? WHERE id = ?`, stage, step, due, ended, c.ID)
}

// milestones returns the stored dates of a family, in their order.
func (tx *Tx) milestones(number int64) ([]pathway.Milestone, error) {
	return all(tx, scanMilestone, `
		SELECT step, position, title, opens, due, limit_on, forecast, clock, role, waiting, coalesce(done, ''), ended
		  FROM milestone
		 WHERE cases = ?
		 ORDER BY position`, number)
}

func scanMilestone(scan Scan) (m pathway.Milestone, err error) {
	var due string
	if err = scan(&m.ID, &m.Position, &m.Title, &m.Opens, &due, &m.Limit, &m.Forecast, &m.Clock, &m.Role, &m.Waiting, &m.Done, &m.Ended); err == nil {
		err = m.SetDue(due)
	}
	return m, err
}

// recomputeOpen counts the dates of every open family anew, after a change that moves them all.
func (tx *Tx) recomputeOpen() error {
	open, err := all(tx, func(scan Scan) (number int64, err error) { return number, scan(&number) }, `SELECT id FROM cases WHERE ended_on = ''`)
	if err != nil {
		return err
	}
	for _, number := range open {
		if err := tx.recompute(number); err != nil {
			return err
		}
	}
	return nil
}

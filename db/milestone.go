package db

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"cp-pathway/pathway"
)

// recompute counts a family's dates anew from its events, and with them its stage and what comes next. Whatever moves a
// date calls it in the same transaction.
func (tx *Tx) recompute(number int64) error {
	c, standing, err := tx.course(number)
	if err != nil {
		return err
	}
	if err := tx.saveMilestones(c); err != nil {
		return err
	}
	if err := tx.endTasks(number); err != nil {
		return err
	}
	if err := tx.checkBooked(c); err != nil {
		return err
	}
	return tx.saveStanding(c.Case, pathway.StageOf(standing), c.Milestones)
}

// course returns how a family goes along its pathway, and where it stands.
func (tx *Tx) course(number int64) (*pathway.Course, pathway.Standing, error) {
	c := &pathway.Course{}
	var standing pathway.Standing
	var err error
	if c.Case, err = tx.caseByID(number); err != nil {
		return nil, standing, err
	}
	if c.Definition = tx.steps.Find(c.Case.Pathway); c.Definition == nil {
		return nil, standing, fmt.Errorf("case %d runs on a pathway that this program does not have", number)
	}
	if c.Office, err = tx.calendar(); err != nil {
		return nil, standing, err
	}
	if c.Runs, c.Struck, err = tx.runs(number); err != nil {
		return nil, standing, err
	}
	if c.Entries, err = tx.stepEntries(number); err != nil {
		return nil, standing, err
	}
	if c.Conferences, err = tx.conferences(number); err != nil {
		return nil, standing, err
	}
	if c.CoreGroups, err = tx.coreGroups(number); err != nil {
		return nil, standing, err
	}
	if c.Appraisals, err = tx.appraisals(`p.cases = ?`, number); err != nil {
		return nil, standing, err
	}
	if c.Venue, err = tx.venueChecks(`k.cases = ?`, number); err != nil {
		return nil, standing, err
	}
	if c.NoChild, err = tx.noChild(number); err != nil {
		return nil, standing, err
	}
	plans, err := value[int](tx, `SELECT count(*) FROM plan WHERE cases = ? AND ended_on = ''`, number)
	if err != nil {
		return nil, standing, err
	}
	if c.Ended, err = value[pathway.Date](tx, `SELECT coalesce(max(ended_on), '') FROM plan WHERE cases = ?`, number); err != nil {
		return nil, standing, err
	}
	if c.Decided, err = tx.decided(c.Case.ID); err != nil {
		return nil, standing, err
	}
	standing = c.Count(plans)
	return c, standing, tx.nameWhoIsWaitedFor(c.Case, c.Milestones)
}

// nameWhoIsWaitedFor puts the names of this family's social worker and team manager where a step waits for one of them.
func (tx *Tx) nameWhoIsWaitedFor(c pathway.Case, list []pathway.Milestone) error {
	if len(list) == 0 {
		return nil
	}
	for _, party := range []struct{ id, title string }{{"social-worker", "ocial worker"}, {"team-manager", "eam manager"}} {
		who, err := tx.askTo(c, party.id)
		if err != nil {
			return err
		}
		if who.Name == "" {
			continue
		}
		for i := range list {
			if at := strings.Index(list[i].Waiting, party.title); at > 0 {
				at += len(party.title)
				list[i].Waiting = list[i].Waiting[:at] + " " + who.Name + list[i].Waiting[at:]
			}
		}
	}
	return nil
}

// milestoneRow is a milestone as it is stored.
type milestoneRow struct {
	meeting, conference                           int64
	position                                      int
	opens, due, limit, role, waiting, done, title string
	arranged                                      pathway.DateTime
	forecast, clock, ended                        bool
}

// saveMilestones stores what has changed of a family's dates: one thing that is done moves few of them.
func (tx *Tx) saveMilestones(c *pathway.Course) error {
	was := map[string]milestoneRow{}
	_, err := all(tx, func(scan Scan) (none struct{}, err error) {
		var step string
		var r milestoneRow
		err = scan(&step, ref{&r.meeting}, ref{&r.conference}, &r.position, &r.opens, &r.due, &r.limit, &r.forecast, &r.clock, &r.role, &r.waiting, &r.done, &r.ended, &r.title, &r.arranged)
		was[step] = r
		return none, err
	}, `SELECT step, meeting, conference, position, opens, due, limit_on, forecast, clock, role, waiting, coalesce(done, ''), ended, title, arranged
		  FROM milestone WHERE cases = ?`, c.Case.ID)
	if err != nil {
		return err
	}
	start, _ := c.Started()
	for i := range c.Milestones {
		m := &c.Milestones[i]
		r := milestoneRow{
			meeting: start.ID, conference: c.ConferenceOf(m).ID, position: i, opens: m.Opens.String(), due: m.DueText(), limit: m.Limit.String(), role: string(m.Role), waiting: m.Waiting,
			done: m.Done.String(), title: m.Title, forecast: m.Forecast, clock: m.Clock && m.Done.IsZero() && !m.Ended, ended: m.Ended,
			arranged: m.Arranged,
		}
		old, there := was[m.ID]
		delete(was, m.ID)
		if there && old == r {
			continue
		}
		if err := tx.exec(`
			INSERT INTO milestone (cases, step, meeting, conference, position, opens, due, limit_on, forecast, clock, role, waiting, done, ended, title, arranged)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''), ?, ?, ?)
			ON CONFLICT (cases, step) DO UPDATE
			   SET meeting = excluded.meeting, conference = excluded.conference, position = excluded.position, opens = excluded.opens, due = excluded.due,
			       limit_on = excluded.limit_on, forecast = excluded.forecast, clock = excluded.clock, role = excluded.role, waiting = excluded.waiting,
			       done = excluded.done, ended = excluded.ended, title = excluded.title, arranged = excluded.arranged`,
			c.Case.ID, m.ID, id(r.meeting), id(r.conference), r.position, r.opens, r.due, r.limit, r.forecast, r.clock, r.role, r.waiting, r.done, r.ended, r.title, r.arranged); err != nil {
			return err
		}
	}
	for step := range was {
		if err := tx.exec(`DELETE FROM milestone WHERE cases = ? AND step = ?`, c.Case.ID, step); err != nil {
			return err
		}
	}
	return nil
}

// saveStanding keeps what the list of families shows: stage, next step and its date, and when nothing stayed due.
func (tx *Tx) saveStanding(c pathway.Case, stage pathway.Stage, list []pathway.Milestone) error {
	var step, due string
	for i := range list {
		m := &list[i]
		if on := m.FallsText(); m.Done.IsZero() && !m.Ended && on != "" && (due == "" || on < due) {
			step, due = m.ID, on
		}
	}
	if step == "" { // nothing has a date: what can be done now
		if i := slices.IndexFunc(list, func(m pathway.Milestone) bool { return m.State(tx.Minute()) == pathway.StateOpen }); i >= 0 {
			step = list[i].ID
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

const milestoneColumns = `m.step, m.position, m.title, m.opens, m.due, m.limit_on, m.forecast, m.clock, m.role, m.waiting, coalesce(m.done, ''), m.ended, m.arranged`

func scanMilestone(scan Scan, more ...any) (m pathway.Milestone, err error) {
	var due string
	if err = scan(append([]any{&m.ID, &m.Position, &m.Title, &m.Opens, &due, &m.Limit, &m.Forecast, &m.Clock, &m.Role, &m.Waiting, &m.Done, &m.Ended, &m.Arranged}, more...)...); err == nil {
		err = m.SetDue(due)
	}
	return m, err
}

// milestones returns the stored dates of a family, in their order.
func (tx *Tx) milestones(number int64) ([]pathway.Milestone, error) {
	return all(tx, func(scan Scan) (pathway.Milestone, error) { return scanMilestone(scan) },
		`SELECT `+milestoneColumns+` FROM milestone m WHERE m.cases = ? ORDER BY m.position`, number)
}

// countAnew counts the dates of every open family anew where they were counted by other definitions, or other bank holidays, than this
// program has: a family would otherwise get them only with its next change.
func (db *DB) countAnew(ctx context.Context) error {
	now, was := db.steps.Fingerprint(), ""
	err := db.Read(ctx, func(tx *Tx) (err error) {
		was, err = tx.setting(countedBy, "")
		return err
	})
	if err != nil || was == now {
		return err
	}
	return db.Bulk(ctx, db.now, func(db *DB) error {
		return db.Write(ctx, Actor{}, func(tx *Tx) error {
			if err := tx.setSetting(countedBy, now); err != nil {
				return err
			}
			any, err := value[bool](tx, `SELECT EXISTS (SELECT 1 FROM cases)`)
			if err != nil || !any {
				return err
			}
			if err := tx.recomputeOpen(); err != nil {
				return err
			}
			return tx.audit(Entry{What: "Counted the dates of every open family anew: this version of the program counts by other definitions", Subject: "office", ID: 1})
		})
	})
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

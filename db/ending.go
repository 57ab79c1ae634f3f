package db

import (
	"context"
	"fmt"
	"slices"
	"time"

	"cp-pathway/pathway"
)

// endings returns the endings of a family, the latest first, with their children and what was said against them.
func (tx *Tx) endings(number int64) ([]pathway.Ending, error) {
	return tx.endingsWhere(`e.cases = ?`, number)
}

// endingOf returns one of a family. One of another family is not there.
func (tx *Tx) endingOf(number, row int64) (pathway.Ending, error) {
	list, err := tx.endingsWhere(`e.cases = ? AND e.id = ?`, number, row)
	if err == nil && len(list) == 0 {
		err = pathway.NotFound("This end of a plan")
	}
	if err != nil {
		return pathway.Ending{}, err
	}
	return list[0], nil
}

func (tx *Tx) endingsWhere(where string, args ...any) ([]pathway.Ending, error) {
	list, err := all(tx, func(scan Scan) (e pathway.Ending, err error) {
		return e, scan(&e.ID, &e.Case, &e.Conference, ref{&e.Decided}, &e.Ground, &e.State, &e.BegunOn, &e.NoticeOn, &e.WaitUntil, &e.EndedOn, &e.Legal, &e.Authority, ref{&e.Asked}, &e.ByLetter, &e.RemindedOn, &e.RemindOn, &e.AcceptedBy,
			&e.ToldBy, &e.ToldHow, &e.Note, &e.Settled, &e.GoesOn, &e.GoesOnWhy, instant{&e.RecordedAt}, &e.RecordedName, &e.StruckWhy, &e.Version)
	}, `SELECT e.id, e.cases, e.conference, e.decided, e.ground, e.state, e.begun_on, e.notice_on, e.wait_until, e.ended_on, e.legal, e.authority, e.asked, e.by_letter, e.reminded_on, e.remind_on, e.accepted_by,
	           e.told_by, e.told_how, e.note, e.settled, e.goes_on, e.goes_on_why, e.recorded_at, coalesce(a.name, ''), e.struck_why, e.version
	      FROM ending e LEFT JOIN account a ON a.id = e.recorded_by
	     WHERE `+where+` ORDER BY e.id DESC`, args...)
	if err != nil || len(list) == 0 {
		return list, err
	}
	at := map[int64]*pathway.Ending{}
	for i := range list {
		at[list[i].ID] = &list[i]
	}
	var row int64
	if _, err = all(tx, func(scan Scan) (none struct{}, err error) {
		var c pathway.EndingChild
		if err = scan(&row, &c.Child, &c.Plan, &c.Since, &c.Category, &c.WatchUntil, &c.WatchedOn, &c.Watched, &c.WatchNote); err == nil {
			at[row].Children = append(at[row].Children, c)
		}
		return none, err
	}, `SELECT c.ending, c.child, c.plan, p.started_on, p.latest_category, c.watch_until, c.watched_on, c.watched, c.watch_note
	      FROM ending e JOIN ending_child c ON c.ending = e.id JOIN plan p ON p.id = c.plan LEFT JOIN case_person cp ON cp.cases = e.cases AND cp.person = c.child
	     WHERE `+where+` ORDER BY cp.position, c.child`, args...); err != nil {
		return nil, err
	}
	if _, err = all(tx, func(scan Scan) (none struct{}, err error) {
		var x pathway.EndingObjection
		if err = scan(&row, &x.ID, &x.Attendee, &x.SaidOn, &x.How, &x.Text); err == nil {
			at[row].Objections = append(at[row].Objections, x)
		}
		return none, err
	}, `SELECT o.ending, o.id, o.attendee, o.said_on, o.how, o.text FROM ending e JOIN ending_objection o ON o.ending = e.id WHERE `+where+` ORDER BY o.said_on, o.id`, args...); err != nil {
		return nil, err
	}
	_, err = all(tx, func(scan Scan) (none struct{}, err error) {
		var attendee int64
		if err = scan(&row, &attendee); err == nil {
			at[row].Readers = append(at[row].Readers, attendee)
		}
		return none, err
	}, `SELECT r.ending, r.attendee FROM ending e JOIN ending_reader r ON r.ending = e.id WHERE `+where, args...)
	return list, err
}

// Endings returns the endings of a family, the latest first, as screens may hold them, for one who may open it.
func (db *DB) Endings(ctx context.Context, reader Actor, number int64) ([]pathway.Ending, error) {
	return coveredList(ctx, db, reader, number, func(tx *Tx) ([]pathway.Ending, error) { return tx.endings(number) },
		func(e *pathway.Ending, _ *pathway.Family, cover func(string) string) { e.Cover(cover) })
}

// EndingPage is what the pages of one ending show, with the record of the conference on whose list its readers stand. What was typed
// of it is covered.
type EndingPage struct {
	pathway.Ending
	Record *pathway.Record
	Course *pathway.Course
	Plans  []pathway.Plan
}

// Ending returns one ending of a family, for one who may open it. The error is not-found.
func (db *DB) Ending(ctx context.Context, reader Actor, number, row int64) (EndingPage, error) {
	var p EndingPage
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		if p.Ending, err = tx.endingOf(number, row); err != nil {
			return err
		}
		if p.Record, err = tx.sittingRecord(number, p.Conference); err != nil {
			return err
		}
		if p.Course, _, err = tx.course(number); err != nil {
			return err
		}
		p.Plans, err = tx.plans(number)
		p.Cover(p.Record.Family().Covering())
		return err
	})
	return p, err
}

// BeginEnding records that plans are to end on a ground that no conference decides, and returns the row's id: nothing has ended yet. The
// error's fields are those of [pathway.Ending.Begin].
func (db *DB) BeginEnding(ctx context.Context, by Actor, number int64, e pathway.Ending) (int64, error) {
	var row int64
	err := db.Write(ctx, by, func(tx *Tx) error {
		f, err := tx.familyFor(number)
		if err != nil {
			return err
		}
		o, err := tx.office()
		if err != nil {
			return err
		}
		calendar, err := tx.calendar()
		if err != nil {
			return err
		}
		if row, err = tx.sameEnding(number, e); err != nil || row != 0 {
			return err
		}
		open, err := tx.plansToEnd(number)
		if err != nil {
			return err
		}
		if len(open) == 0 {
			return pathway.Refused("No child is on a plan of which no end is under way.")
		}
		born := map[int64]pathway.Date{}
		for _, m := range f.Members {
			born[m.Person.ID] = m.Person.Born
		}
		if e, err = e.Begin(open, born, o, calendar, tx.Today()); err != nil {
			return err
		}
		if e.Conference, err = tx.lastHeld(number); err != nil {
			return err
		}
		e.Case = number
		if row, err = tx.insertEnding(e); err != nil {
			return err
		}
		e.ID = row
		if err := tx.endingTask(e); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Recorded that a plan is to end", Case: number, Subject: "end of a plan", ID: row})
	})
	return row, err
}

// sameEnding returns the id of an ending that the same person has just begun with the same answers, or 0: the form was sent twice.
func (tx *Tx) sameEnding(number int64, e pathway.Ending) (int64, error) {
	list, err := tx.endingsWhere(`e.cases = ? AND e.ground = ? AND e.begun_on = ? AND e.note = ? AND e.state = ? AND e.recorded_by = ? AND e.recorded_at >= ?`,
		number, e.Ground, e.BegunOn, e.Note, pathway.EndingWaits, tx.By.ID, stamp(tx.Now.Add(-10*time.Minute)))
	for _, was := range list {
		if slices.Equal(childrenOf(was), childrenOf(e)) {
			return was.ID, err
		}
	}
	return 0, err
}

func childrenOf(e pathway.Ending) []int64 {
	var list []int64
	for _, c := range e.Children {
		list = append(list, c.Child)
	}
	slices.Sort(list)
	return list
}

// plansToEnd returns the open plans of a family of which no end is under way, and whose child is alive.
func (tx *Tx) plansToEnd(number int64) ([]pathway.Plan, error) {
	plans, err := tx.plans(number)
	if err != nil {
		return nil, err
	}
	busy, err := all(tx, func(scan Scan) (plan int64, err error) { return plan, scan(&plan) },
		`SELECT c.plan FROM ending e JOIN ending_child c ON c.ending = e.id WHERE e.cases = ? AND e.state = ?
		  UNION SELECT p.id FROM plan p JOIN person m ON m.id = p.child WHERE p.cases = ? AND m.died <> ''`, number, pathway.EndingWaits, number)
	return slices.DeleteFunc(plans, func(p pathway.Plan) bool { return !p.Open() || slices.Contains(busy, p.ID) }), err
}

// PlansToEnd is plansToEnd for one who may open the family.
func (db *DB) PlansToEnd(ctx context.Context, reader Actor, number int64) ([]pathway.Plan, error) {
	var list []pathway.Plan
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		list, err = tx.plansToEnd(number)
		return err
	})
	return list, err
}

func (tx *Tx) insertEnding(e pathway.Ending) (int64, error) {
	row, err := tx.insert(`INSERT INTO ending (cases, conference, decided, ground, state, begun_on, notice_on, wait_until, ended_on, legal, authority, told_by, told_how, note, recorded_at, recorded_by)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, e.Case, e.Conference, id(e.Decided), e.Ground, e.State, e.BegunOn, e.NoticeOn, e.WaitUntil, e.EndedOn, e.Legal, e.Authority,
		e.ToldBy, e.ToldHow, e.Note, stamp(tx.Now), id(tx.By.ID))
	if err != nil {
		return 0, err
	}
	for _, c := range e.Children {
		if err := tx.exec(`INSERT INTO ending_child (ending, child, plan, watch_until) VALUES (?, ?, ?, ?)`, row, c.Child, c.Plan, c.WatchUntil); err != nil {
			return 0, fmt.Errorf("child: %w", err)
		}
	}
	return row, nil
}

// endPlans ends the open plans of an ending on its day. The family's dates are yet to be counted anew.
func (tx *Tx) endPlans(e pathway.Ending) error {
	for _, c := range e.Children {
		if err := tx.exec(`UPDATE plan SET ended_on = ?, end_ground = ?, version = version + 1 WHERE id = ? AND ended_on = ''`, e.EndedOn, e.Ground, c.Plan); err != nil {
			return err
		}
	}
	if err := tx.addEndingReaders(e); err != nil {
		return err
	}
	if e.Ground != pathway.EndDied { // a death takes the child out of every conference
		for _, c := range e.Children {
			if err := tx.leaveBooked(e.Case, c.Child, false); err != nil {
				return err
			}
		}
	}
	return tx.overtake(e.Case)
}

// overtake settles the endings that wait for nothing any more, because each of their plans has ended in another way.
func (tx *Tx) overtake(number int64) error {
	waiting, err := tx.endingsWhere(`e.cases = ? AND e.state = ? AND NOT EXISTS (SELECT 1 FROM ending_child c JOIN plan p ON p.id = c.plan WHERE c.ending = e.id AND p.ended_on = '')`,
		number, pathway.EndingWaits)
	if err != nil {
		return err
	}
	for _, e := range waiting {
		if err := tx.exec(`UPDATE ending SET state = ?, version = version + 1 WHERE id = ?`, pathway.EndingOvertook, e.ID); err != nil {
			return err
		}
		if err := tx.endEndingTasks(e.ID, "Closed by itself: the plan ended in another way."); err != nil {
			return err
		}
	}
	return nil
}

// decideEndings ends the plans that a conference decided to end, one ending for each ground. A move only begins there.
func (tx *Tx) decideEndings(k pathway.Conference, d pathway.Decisions) error {
	plans, err := tx.plans(k.Case)
	if err != nil {
		return err
	}
	o, err := tx.office()
	if err != nil {
		return err
	}
	byGround := map[string]*pathway.Ending{}
	var list []*pathway.Ending
	for _, c := range d.Children {
		at := slices.IndexFunc(plans, func(p pathway.Plan) bool { return p.Child == c.Child && p.Open() })
		if !c.Before || c.Ground == "" || at < 0 {
			continue
		}
		e := byGround[c.Ground]
		if e == nil {
			e = &pathway.Ending{Case: k.Case, Conference: k.ID, Decided: k.ID, Ground: c.Ground}
			byGround[c.Ground], list = e, append(list, e)
		}
		e.Children = append(e.Children, pathway.EndingChild{Child: c.Child, Plan: plans[at].ID})
	}
	for _, e := range list {
		*e = e.Decide(k.StartsAt.Date(), tx.Today(), o.ObjectDays)
		if e.ID, err = tx.insertEnding(*e); err != nil {
			return err
		}
		if e.State == pathway.EndingDone {
			if err := tx.endPlans(*e); err != nil {
				return err
			}
		}
		if err := tx.endingTask(*e); err != nil {
			return err
		}
	}
	return nil
}

// endingTask keeps in sight what an ending waits for.
func (tx *Tx) endingTask(e pathway.Ending) error {
	names, err := tx.endingNames(e)
	if err != nil {
		return err
	}
	for _, t := range e.Tasks(names, tx.Today()) {
		if err := tx.insertTask(t); err != nil {
			return err
		}
	}
	return nil
}

// endingNames are the names of the children of an ending, by child.
func (tx *Tx) endingNames(e pathway.Ending) (map[int64]string, error) {
	members, err := tx.members(e.Case)
	names := map[int64]string{}
	for _, m := range members {
		names[m.Person.ID] = m.Person.Name()
	}
	return names, err
}

// endEndingTasks closes the open tasks about an ending.
func (tx *Tx) endEndingTasks(row int64, why string) error {
	return tx.endTasksAbout(row, why, pathway.TaskEnding, pathway.TaskWatched)
}

// onEnding runs fn on an ending of a family, where it is still the one that was looked at, and counts the family's dates anew after it.
func (db *DB) onEnding(ctx context.Context, by Actor, number, row int64, version int, fn func(*Tx, pathway.Ending) (Entry, error)) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		e, err := tx.endingOf(number, row)
		switch {
		case err != nil:
			return err
		case version != 0 && e.Version != version:
			return pathway.Conflict("Somebody else has changed this since you opened it.")
		}
		entry, err := fn(tx, e)
		if err != nil {
			return err
		}
		if err := tx.recompute(number); err != nil {
			return err
		}
		if err := tx.factsChanged(number); err != nil {
			return err
		}
		entry.Case, entry.Subject, entry.ID = number, "end of a plan", row
		return tx.audit(entry)
	})
}

// saveEnding stores how an ending stands now.
func (tx *Tx) saveEnding(e pathway.Ending) error {
	return tx.update(`UPDATE ending SET state = ?, notice_on = ?, wait_until = ?, ended_on = ?, authority = ?, asked = ?, by_letter = ?, reminded_on = ?, remind_on = ?, accepted_by = ?, settled = ?, goes_on = ?, goes_on_why = ?, version = version + 1
		WHERE id = ? AND version = ?`, e.State, e.NoticeOn, e.WaitUntil, e.EndedOn, e.Authority, id(e.Asked), e.ByLetter, e.RemindedOn, e.RemindOn, e.AcceptedBy, e.Settled, e.GoesOn, e.GoesOnWhy, e.ID, e.Version)
}

// EndPlans ends the plans of an ending. The last of a family's ends what was still to come on its pathway. The error's fields are those of
// [pathway.Ending.End].
func (db *DB) EndPlans(ctx context.Context, by Actor, number, row int64, version int, on pathway.Date, acceptedBy, settled string) error {
	return db.onEnding(ctx, by, number, row, version, func(tx *Tx, e pathway.Ending) (Entry, error) {
		f, err := tx.family(number)
		if err != nil {
			return Entry{}, err
		}
		if e, err = e.End(on, f.KeepCovered(e.AcceptedBy, acceptedBy), f.KeepCovered(e.Settled, settled), tx.Today()); err != nil {
			return Entry{}, err
		}
		if err := tx.saveEnding(e); err != nil {
			return Entry{}, err
		}
		if err := tx.endEndingTasks(row, "Closed by itself: the plan has ended."); err != nil {
			return Entry{}, err
		}
		return Entry{What: "Recorded that a plan ended"}, tx.endPlans(e)
	})
}

// GiveNotice records when another authority was given notice in writing of a family that moves there.
func (db *DB) GiveNotice(ctx context.Context, by Actor, number, row int64, version int, authority string, on pathway.Date) error {
	return db.onEnding(ctx, by, number, row, version, func(tx *Tx, e pathway.Ending) (Entry, error) {
		f, err := tx.family(number)
		if err != nil {
			return Entry{}, err
		}
		authority = f.KeepCovered(e.Authority, authority)
		if err := e.CheckNotice(authority, on, tx.Today()); err != nil {
			return Entry{}, err
		}
		calendar, err := tx.calendar()
		if err != nil {
			return Entry{}, err
		}
		e.Authority, e.NoticeOn, e.ByLetter, e.WaitUntil = authority, on, false, pathway.TransferBy(on, calendar)
		e.RemindedOn, e.RemindOn = pathway.Date{}, pathway.Date{}
		if err := tx.saveEnding(e); err != nil {
			return Entry{}, err
		}
		if err := tx.endEndingTasks(row, "Closed by itself: the other authority was given notice."); err != nil {
			return Entry{}, err
		}
		return Entry{What: "Recorded the notice to another authority"}, tx.endingTask(e)
	})
}

// ContinuePlans records that the plans of an ending go on after all. The error's fields are those of [pathway.Ending.Continue].
func (db *DB) ContinuePlans(ctx context.Context, by Actor, number, row int64, version int, how, why string) error {
	return db.onEnding(ctx, by, number, row, version, func(tx *Tx, e pathway.Ending) (Entry, error) {
		e, err := e.Continue(how, why)
		if err != nil {
			return Entry{}, err
		}
		if err := tx.saveEnding(e); err != nil {
			return Entry{}, err
		}
		return Entry{What: "Recorded that a plan goes on after all"}, tx.endEndingTasks(row, "Closed by itself: the plan goes on.")
	})
}

// Object records what a member of the core group says against the end of a plan. The error's fields are those of [pathway.EndingObjection.Check].
func (db *DB) Object(ctx context.Context, by Actor, number, row int64, x pathway.EndingObjection) error {
	return db.onEnding(ctx, by, number, row, 0, func(tx *Tx, e pathway.Ending) (Entry, error) {
		r, err := tx.sittingRecord(number, e.Conference)
		if err != nil {
			return Entry{}, err
		}
		if err := x.Check(e, r, tx.Today()); err != nil {
			return Entry{}, err
		}
		_, err = tx.insert(`INSERT INTO ending_objection (ending, attendee, said_on, how, text, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?)`, row, x.Attendee, x.SaidOn, x.How, x.Text, stamp(tx.Now), by.ID)
		return Entry{What: "Recorded an objection to the end of a plan"}, err
	})
}

// RecordWatch records what came of the weeks for which a child was watched after stepping down. The error's fields are those of
// [pathway.EndingChild.Watch].
func (db *DB) RecordWatch(ctx context.Context, by Actor, number, row, child int64, outcome string, on pathway.Date, note string) error {
	return db.onEnding(ctx, by, number, row, 0, func(tx *Tx, e pathway.Ending) (Entry, error) {
		c, ok := e.Of(child)
		if !ok {
			return Entry{}, pathway.NotFound("This child")
		}
		if e.State != pathway.EndingDone {
			return Entry{}, pathway.Refused("The plan has not ended so, and nobody is watched.")
		}
		c, err := c.Watch(outcome, on, note, e.EndedOn, tx.Today())
		if err != nil {
			return Entry{}, err
		}
		if err := tx.exec(`UPDATE ending_child SET watched = ?, watched_on = ?, watch_note = ? WHERE ending = ? AND child = ?`, c.Watched, c.WatchedOn, c.WatchNote, row, child); err != nil {
			return Entry{}, err
		}
		if outcome == pathway.WatchBack {
			names, err := tx.endingNames(e)
			if err != nil {
				return Entry{}, err
			}
			for _, t := range e.TasksAgain(child, names[child], on, tx.Today()) {
				if err := tx.insertTask(t); err != nil {
					return Entry{}, err
				}
			}
		}
		if e, err = tx.endingOf(number, row); err == nil && !e.Watching() {
			err = tx.endEndingTasks(row, "Closed by itself: it is recorded what came of the 12 weeks.")
		}
		return Entry{What: "Recorded what came of the 12 weeks after a plan"}, err
	})
}

// StrikeEnding marks an ending as recorded in error: the plans that it ended go on as they were. The error's field is reason.
func (db *DB) StrikeEnding(ctx context.Context, by Actor, number, row int64, reason string) error {
	return db.onEnding(ctx, by, number, row, 0, func(tx *Tx, e pathway.Ending) (Entry, error) {
		if err := e.CheckStrike(reason); err != nil {
			return Entry{}, err
		}
		return Entry{What: "Struck the end of a plan that was recorded in error", Reason: reason}, tx.strikeEnding(e, reason)
	})
}

// strikeEnding strikes an ending and opens again the plans that it ended, where the child is on no other plan since.
func (tx *Tx) strikeEnding(e pathway.Ending, reason string) error {
	if err := tx.update(`UPDATE ending SET state = ?, struck_at = ?, struck_why = ?, version = version + 1 WHERE id = ?`, pathway.EndingStruck, stamp(tx.Now), reason, e.ID); err != nil {
		return err
	}
	if err := tx.endEndingTasks(e.ID, "Closed by itself: it was recorded in error."); err != nil || e.State != pathway.EndingDone {
		return err
	}
	for _, c := range e.Children {
		if err := tx.exec(`UPDATE plan SET ended_on = '', end_ground = '', version = version + 1
			WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM plan o WHERE o.child = ?2 AND o.id <> ?1 AND o.ended_on = '')`, c.Plan, c.Child); err != nil {
			return err
		}
		if err := tx.childBack(e.Case, c.Child); err != nil {
			return err
		}
	}
	return tx.backOnPlan(e)
}

// backOnPlan puts the children of an ending that is struck among those of the review that is booked, and has the office tell those who were told
// of the end, and look to the reviews that were held without them.
func (tx *Tx) backOnPlan(e pathway.Ending) error {
	c, _, err := tx.course(e.Case)
	if err != nil {
		return err
	}
	names, err := tx.endingNames(e)
	if err != nil {
		return err
	}
	var missed []pathway.Date
	for _, k := range c.Reviews {
		for _, x := range e.Children {
			switch {
			case slices.Contains(k.Children, x.Child):
				continue
			case k.State == pathway.ConferencePlanned:
				if err := tx.exec(`INSERT OR IGNORE INTO conference_child (conference, child) VALUES (?, ?)`, k.ID, x.Child); err != nil {
					return err
				}
			case k.State == pathway.ConferenceHeld && !k.StartsAt.Date().Before(e.EndedOn) && !slices.Contains(missed, k.StartsAt.Date()):
				missed = append(missed, k.StartsAt.Date())
			}
		}
	}
	told, err := all(tx, func(scan Scan) (attendee int64, err error) { return attendee, scan(&attendee) }, `
		SELECT DISTINCT o.attendee FROM document o JOIN dispatch d ON d.document = o.id
		 WHERE o.cases = ? AND o.about = ? AND o.kind IN (?, ?, ?) AND o.attendee IS NOT NULL AND d.state = 'sent' ORDER BY o.attendee`,
		e.Case, e.ID, pathway.EndingLetter, pathway.StepDownLetter, pathway.LookedAfterLetter)
	if err != nil {
		return err
	}
	people, err := tx.namesOnList(e.Case, e.Conference, told)
	if err != nil {
		return err
	}
	if t, ok := e.TaskGoesOn(names, people, missed, tx.Today()); ok {
		return tx.insertTask(t)
	}
	return nil
}

// endWithDeath ends the plan of a child who has died. It has nothing to do where the child is on no plan.
func (tx *Tx) endWithDeath(number, child int64, on pathway.Date) error {
	plan, _, err := tx.planInForce(number, child)
	if err != nil || plan == 0 {
		return err
	}
	e := pathway.Ending{Case: number, Ground: pathway.EndDied, Children: []pathway.EndingChild{{Child: child, Plan: plan}}}.Decide(on, on, 0)
	if e.Conference, err = tx.lastHeld(number); err != nil {
		return err
	}
	if e.ID, err = tx.insertEnding(e); err != nil {
		return err
	}
	if err := tx.endPlans(e); err != nil {
		return err
	}
	if err := tx.recompute(number); err != nil {
		return err
	}
	return tx.audit(Entry{What: "Recorded that a plan ended", Case: number, Subject: "end of a plan", ID: e.ID})
}

// reopenAfterDeath takes back the end of a plan that followed from a death which was recorded in error.
func (tx *Tx) reopenAfterDeath(number, child int64, reason string) error {
	list, err := tx.endingsWhere(`e.cases = ? AND e.ground = ? AND e.state = ? AND EXISTS (SELECT 1 FROM ending_child c WHERE c.ending = e.id AND c.child = ?)`,
		number, pathway.EndDied, pathway.EndingDone, child)
	if err != nil || len(list) == 0 {
		return err
	}
	for _, e := range list {
		if err := tx.strikeEnding(e, reason); err != nil {
			return err
		}
		if err := tx.audit(Entry{What: "Struck the end of a plan that was recorded in error", Case: number, Subject: "end of a plan", ID: e.ID, Reason: reason}); err != nil {
			return err
		}
	}
	return tx.recompute(number)
}

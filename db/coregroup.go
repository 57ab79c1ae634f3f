package db

import (
	"context"
	"encoding/json"
	"fmt"

	"cp-pathway/pathway"
)

// coreGroups returns the core groups of a family that are planned or were held, the earliest first, without what was said.
func (tx *Tx) coreGroups(number int64) ([]pathway.CoreGroup, error) {
	return tx.coreGroupsWhere(`g.cases = ? AND g.state <> 'struck'`, number)
}

// coreGroup returns one of a family. One of another family is not there.
func (tx *Tx) coreGroup(number, group int64) (pathway.CoreGroup, error) {
	list, err := tx.coreGroupsWhere(`g.cases = ? AND g.id = ?`, number, group)
	if err == nil && len(list) == 0 {
		err = pathway.NotFound("This core group")
	}
	if err != nil {
		return pathway.CoreGroup{}, err
	}
	g := list[0]
	if err := tx.coreGroupChildren(&g); err != nil {
		return g, err
	}
	return g, nil
}

func (tx *Tx) coreGroupsWhere(where string, args ...any) ([]pathway.CoreGroup, error) {
	list, err := all(tx, func(scan Scan) (g pathway.CoreGroup, err error) {
		return g, scan(&g.ID, &g.Case, &g.Conference, &g.Number, &g.State, &g.PlannedFor, &g.HeldAt, &g.Where, &g.ChairedBy, &g.Said, &g.NextOn, &g.NextWhere,
			&g.RecordedAt, &g.RecordedName, &g.StruckWhy, &g.Version)
	}, `SELECT g.id, g.cases, g.conference, g.number, g.state, g.planned_for, g.held_at, g.where_at, g.chaired_by, g.said, g.next_on, g.next_where,
	           g.recorded_at, coalesce(a.name, ''), g.struck_why, g.version
	      FROM core_group g LEFT JOIN account a ON a.id = g.recorded_by
	     WHERE `+where+`
	     ORDER BY g.state = 'planned', g.held_at, g.id`, args...)
	if err != nil || len(list) == 0 {
		return list, err
	}
	at := map[int64]*pathway.CoreGroup{}
	for i := range list {
		at[list[i].ID] = &list[i]
	}
	if _, err = all(tx, func(scan Scan) (none struct{}, err error) {
		var group int64
		var name, value string
		if err = scan(&group, &name, &value); err == nil {
			g := at[group]
			if g.Draft == nil {
				g.Draft = map[string]string{}
			}
			g.Draft[name] = value
		}
		return none, err
	}, `SELECT x.core_group, x.name, x.value FROM core_group g JOIN core_group_field x ON x.core_group = g.id WHERE g.state = 'planned' AND `+where, args...); err != nil {
		return nil, err
	}
	_, err = all(tx, func(scan Scan) (none struct{}, err error) {
		var group int64
		var m pathway.CoreGroupMember
		if err = scan(&group, &m.Attendee, &m.Mode, &m.Deputy, &m.Report); err == nil {
			at[group].Members = append(at[group].Members, m)
		}
		return none, err
	}, `SELECT m.core_group, m.attendee, m.mode, m.deputy, m.report
	      FROM core_group g JOIN core_group_member m ON m.core_group = g.id JOIN attendee d ON d.id = m.attendee
	     WHERE `+where+` ORDER BY d.position, d.id`, args...)
	return list, err
}

// coreGroupChildren puts into a core group that was held what was said of each child, and the version of the plan that it made.
func (tx *Tx) coreGroupChildren(g *pathway.CoreGroup) (err error) {
	g.Children, err = all(tx, func(scan Scan) (c pathway.CoreGroupChild, err error) {
		var content string
		if err = scan(&c.Child, &c.Seen, &c.SeenOn, &c.Voice, &c.Said, &c.Category, &content); err == nil {
			err = json.Unmarshal([]byte(content), &c.Plan)
		}
		return c, err
	}, `SELECT c.child, c.seen, c.seen_on, c.voice, c.said,
	           coalesce((SELECT p.latest_category FROM plan_version v JOIN plan p ON p.id = v.plan WHERE v.core_group = c.core_group AND p.child = c.child), ''),
	           coalesce((SELECT v.content FROM plan_version v JOIN plan p ON p.id = v.plan WHERE v.core_group = c.core_group AND p.child = c.child), '{}')
	      FROM core_group_child c LEFT JOIN case_person cp ON cp.cases = ? AND cp.person = c.child
	     WHERE c.core_group = ? ORDER BY cp.position, c.child`, g.Case, g.ID)
	return err
}

// CoreGroups returns the core groups of a family, the earliest first, as screens may hold them, for one who may open it.
func (db *DB) CoreGroups(ctx context.Context, reader Actor, number int64) ([]pathway.CoreGroup, error) {
	return coveredList(ctx, db, reader, number, func(tx *Tx) ([]pathway.CoreGroup, error) { return tx.coreGroupsWhere(`g.cases = ?`, number) },
		func(g *pathway.CoreGroup, _ *pathway.Family, cover func(string) string) { g.Cover(cover) })
}

// CoreGroup is what the pages of one core group show, with the record of the conference before it.
type CoreGroup struct {
	Group  pathway.CoreGroup
	Record *pathway.Record // of the conference whose list has its members
	Course *pathway.Course
	Form   pathway.CoreGroupForm // to record it with; empty where it was held
	Went   bool                  // something of its record was sent
	Unread bool                  // the reader is to read its record, as the family's chair
}

// CoreGroup returns one core group of a family, for one who may open it.
func (db *DB) CoreGroup(ctx context.Context, reader Actor, number, group int64) (CoreGroup, error) {
	var g CoreGroup
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		if g, err = tx.coreGroupPage(number, group); err == nil {
			g.Went, err = tx.coreGroupWent(group)
		}
		if err == nil {
			g.Unread, err = tx.waitsFor(reader, group)
		}
		return err
	})
	return g, err
}

func (tx *Tx) coreGroupPage(number, group int64) (g CoreGroup, err error) {
	if g.Group, err = tx.coreGroup(number, group); err != nil {
		return g, err
	}
	if g.Course, _, err = tx.course(number); err != nil {
		return g, err
	}
	conference := g.Group.Conference
	if g.Group.State == pathway.CoreGroupPlanned {
		if conference, err = tx.lastHeld(number); err != nil {
			return g, err
		}
	}
	if g.Record, err = tx.sittingRecord(number, conference); err != nil {
		return g, err
	}
	if g.Group.State == pathway.CoreGroupPlanned {
		g.Form, err = tx.coreGroupForm(g.Course, g.Record)
	}
	return g, err
}

// lastHeld returns the last conference of a family’s own course that was held. The error is refused where none was.
func (tx *Tx) lastHeld(number int64) (int64, error) {
	list, err := all(tx, func(scan Scan) (k int64, err error) { return k, scan(&k) },
		`SELECT id FROM conference WHERE cases = ? AND state = ? AND goes_on IS NULL ORDER BY starts_at DESC, id DESC LIMIT 1`, number, pathway.ConferenceHeld)
	if err == nil && len(list) == 0 {
		err = pathway.Refused("A core group follows a conference, and none has been held yet.")
	}
	if err != nil {
		return 0, err
	}
	return list[0], nil
}

// coreGroupForm is the form for the next core group of a family.
func (tx *Tx) coreGroupForm(c *pathway.Course, r *pathway.Record) (pathway.CoreGroupForm, error) {
	x := pathway.CoreGroupForm{Now: tx.Minute(), First: len(c.Events.CoreGroups) == 0, Before: c.LastMet(), Review: c.ReviewBy(), Record: r,
		Names: map[int64]string{}, Called: map[int64]string{}}
	for _, a := range r.OnList() {
		if a.CoreGroup {
			x.Members = append(x.Members, a.ID)
			x.Called[a.ID], _ = r.NameOf(a)
		}
	}
	plans, err := tx.plans(c.Case.ID)
	for _, p := range plans {
		if m, ok := r.Member(p.Child); ok && p.Open() && m.Person.Died.IsZero() {
			x.Plans = append(x.Plans, p)
			x.Names[p.Child] = m.Person.Name()
		}
	}
	return x, err
}

// onPlanned runs fn on a core group that is planned, where it is still the one that was looked at. Version 0 asks for none.
func (db *DB) onPlanned(ctx context.Context, by Actor, number, group int64, version int, fn func(*Tx, CoreGroup) error) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		g, err := tx.coreGroupPage(number, group)
		switch {
		case err != nil:
			return err
		case g.Group.State != pathway.CoreGroupPlanned:
			return pathway.Conflict("This core group has been recorded already.")
		case version != 0 && g.Group.Version != version:
			return pathway.Conflict("Somebody else has changed this since you opened it.")
		}
		return fn(tx, g)
	})
}

// PlanCoreGroup keeps when and where the next core group meets, with why that is later than it is due, and returns its id. The error's
// fields are those of [pathway.Course.CheckPlanned]; it is a conflict where one is planned already.
func (db *DB) PlanCoreGroup(ctx context.Context, by Actor, number int64, at pathway.DateTime, where, why string) (int64, error) {
	var group int64
	err := db.Write(ctx, by, func(tx *Tx) error {
		c, err := tx.courseFor(number)
		if err != nil {
			return err
		}
		if why := c.CoreGroupRefusal(); why != "" {
			return pathway.Refused(why)
		}
		f, err := tx.family(number)
		if err != nil {
			return err
		}
		if err := f.CheckHistory("late_why", why); err != nil {
			return err
		}
		if err := c.CheckPlanned(at, where, why); err != nil {
			return err
		}
		conference, err := tx.lastHeld(number)
		if err != nil {
			return err
		}
		group, err = tx.insertCoreGroup(number, conference, at, f.KeepCovered("", where))
		if err != nil {
			return err
		}
		if err := tx.recompute(number); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Planned a core group", Case: number, Subject: "core group", ID: group, Reason: why})
	})
	return group, err
}

func (tx *Tx) insertCoreGroup(number, conference int64, at pathway.DateTime, where string) (int64, error) {
	return tx.insert(`INSERT INTO core_group (cases, conference, planned_for, where_at, made_at, made_by) VALUES (?, ?, ?, ?, ?, ?)`, number, conference, at, where, stamp(tx.Now), tx.By.ID)
}

// MoveCoreGroup changes when and where a planned core group meets, with why that is later than it is due.
func (db *DB) MoveCoreGroup(ctx context.Context, by Actor, number, group int64, version int, at pathway.DateTime, where, why string) error {
	return db.onPlanned(ctx, by, number, group, version, func(tx *Tx, g CoreGroup) error {
		where = g.Record.Family().KeepCovered(g.Group.Where, where)
		if err := g.Record.Family().CheckHistory("late_why", why); err != nil {
			return err
		}
		if err := g.Course.CheckPlanned(at, where, why); err != nil {
			return err
		}
		if err := tx.update(`UPDATE core_group SET planned_for = ?, where_at = ?, version = version + 1 WHERE id = ? AND version = ?`, at, where, group, g.Group.Version); err != nil {
			return err
		}
		if err := tx.recompute(number); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Changed when or where a core group meets", Case: number, Subject: "core group", ID: group, Reason: why})
	})
}

// SaveCoreGroupDraft keeps fields of the record of a planned core group as they are typed, and returns the version that is
// stored then. The error is invalid where a name is no field of it, and a conflict where somebody else saved first.
func (db *DB) SaveCoreGroupDraft(ctx context.Context, by Actor, number, group int64, version int, edits map[string]string) (int, error) {
	err := db.onPlanned(ctx, by, number, group, version, func(tx *Tx, g CoreGroup) error {
		if err := pathway.CheckTyped(g.Form.Fields(), edits); err != nil {
			return err
		}
		typed := g.Typed(edits)
		for name := range edits {
			if err := tx.exec(`INSERT INTO core_group_field (core_group, name, value, saved_at, saved_by) VALUES (?, ?, ?, ?, ?)
				ON CONFLICT (core_group, name) DO UPDATE SET value = excluded.value, saved_at = excluded.saved_at, saved_by = excluded.saved_by`, group, name, typed[name], stamp(tx.Now), by.ID); err != nil {
				return err
			}
		}
		version = g.Group.Version + 1
		if err := tx.update(`UPDATE core_group SET version = ? WHERE id = ? AND version = ?`, version, group, g.Group.Version); err != nil {
			return err
		}
		if len(g.Group.Draft) > 0 {
			return nil // the first save of a draft is in the audit trail; who saved last stands with it
		}
		return tx.audit(Entry{What: "Began the record of a core group", Case: number, Subject: "core group", ID: group})
	})
	return version, err
}

// Typed returns what stands in the form with some edits, in which protected values that the screen shows covered are put back.
func (g CoreGroup) Typed(edits map[string]string) map[string]string {
	return g.Record.Family().Edited(g.Form.Fields(), g.Group.Draft, edits)
}

// RecordCoreGroup records that a planned core group was held, from what is typed in its form: each child's plan has its next
// version, the next core group is planned where its day was agreed, and the dates are counted anew. The error's fields are
// those of the form.
func (db *DB) RecordCoreGroup(ctx context.Context, by Actor, number, group int64, version int, edits map[string]string) error {
	return db.onPlanned(ctx, by, number, group, version, func(tx *Tx, g CoreGroup) error {
		if why := g.Course.CoreGroupRefusal(); why != "" {
			return pathway.Refused(why)
		}
		held, err := g.Form.Read(g.Typed(edits))
		if err != nil {
			return err
		}
		held.ID, held.Case, held.Conference, held.Number = group, number, g.Record.Conference.ID, len(g.Course.Events.CoreGroups)+1
		if err := tx.update(`UPDATE core_group SET conference = ?, number = ?, state = ?, held_at = ?, where_at = ?, chaired_by = ?, said = ?, next_on = ?, next_where = ?,
				recorded_at = ?, recorded_by = ?, version = version + 1 WHERE id = ? AND version = ?`,
			held.Conference, held.Number, held.State, held.HeldAt, held.Where, held.ChairedBy, held.Said, held.NextOn, held.NextWhere,
			stamp(tx.Now), by.ID, group, g.Group.Version); err != nil {
			return err
		}
		if err := tx.saveCoreGroup(held, g.Form.Plans); err != nil {
			return err
		}
		if err := tx.tellChair(g.Record, &held); err != nil {
			return err
		}
		if err := tx.openAbsences(g.Record, &held); err != nil {
			return err
		}
		if !held.NextOn.IsZero() {
			if _, err := tx.insertCoreGroup(number, held.Conference, held.NextOn, held.NextWhere); err != nil {
				return err
			}
		}
		if err := tx.recompute(number); err != nil {
			return err
		}
		if err := tx.factsChanged(number); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Recorded a core group", Case: number, Subject: "core group", ID: group})
	})
}

// saveCoreGroup stores who was there, what was said of each child, and the version of each plan that was made.
func (tx *Tx) saveCoreGroup(g pathway.CoreGroup, plans []pathway.Plan) error {
	for _, m := range g.Members {
		if err := tx.exec(`INSERT INTO core_group_member (core_group, attendee, mode, deputy, report) VALUES (?, ?, ?, ?, ?)`, g.ID, m.Attendee, m.Mode, m.Deputy, m.Report); err != nil {
			return fmt.Errorf("member: %w", err)
		}
	}
	for i, c := range g.Children {
		if err := tx.exec(`INSERT INTO core_group_child (core_group, child, seen, seen_on, voice, said) VALUES (?, ?, ?, ?, ?, ?)`, g.ID, c.Child, c.Seen, c.SeenOn, c.Voice, c.Said); err != nil {
			return fmt.Errorf("child: %w", err)
		}
		if err := tx.newPlanVersion(plans[i].ID, pathway.PlanVersion{On: g.HeldAt.Date(), Source: pathway.PlanFromCoreGroup, Conference: g.Conference, CoreGroup: g.ID, Content: c.Plan}); err != nil {
			return fmt.Errorf("version of the plan: %w", err)
		}
	}
	return nil
}

// StrikeCoreGroup marks the last core group as recorded in error: its versions of the plans no longer count, and the dates are
// counted without it. It stays readable. The error's field is reason; it is refused where another was held since, or where the
// plan was changed since.
func (db *DB) StrikeCoreGroup(ctx context.Context, by Actor, number, group int64, reason string) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		c, err := tx.courseFor(number)
		if err != nil {
			return err
		}
		g, err := tx.coreGroup(number, group)
		if err != nil {
			return err
		}
		if err := needReason(reason); err != nil {
			return err
		}
		sent, err := tx.coreGroupWent(group)
		if err != nil {
			return err
		}
		later, err := value[bool](tx, `SELECT EXISTS (SELECT 1 FROM plan_version v JOIN plan_version w ON w.plan = v.plan AND w.number > v.number AND w.struck_at = ''
			WHERE v.core_group = ?)`, group)
		switch {
		case err != nil:
			return err
		case g.State != pathway.CoreGroupHeld:
			return pathway.Conflict("This core group has been struck already, or was not held yet.")
		case later || g.Number != len(c.Events.CoreGroups):
			return pathway.Refused("The plan was changed again since, so this core group stays. Put right in the next one what is wrong.")
		case sent:
			return pathway.Refused(pathway.CoreGroupWent)
		}
		if err := tx.update(`UPDATE core_group SET state = ?, struck_at = ?, struck_why = ?, version = version + 1 WHERE id = ?`, pathway.CoreGroupStruck, stamp(tx.Now), reason, group); err != nil {
			return err
		}
		if err := tx.exec(`UPDATE plan_version SET struck_at = ? WHERE core_group = ?`, stamp(tx.Now), group); err != nil {
			return err
		}
		if err := tx.endTasksAbout(group, "Closed by itself: the core group was recorded in error.", pathway.TaskReadCoreGroup); err != nil {
			return err
		}
		if err := tx.strikeAbsences(group); err != nil {
			return err
		}
		if err := tx.recompute(number); err != nil {
			return err
		}
		if err := tx.factsChanged(number); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Struck a core group that was recorded in error", Case: number, Subject: "core group", ID: group, Reason: reason})
	})
}

// SetCoreGroup keeps who of the list of the last conference that was held is of the core group.
func (db *DB) SetCoreGroup(ctx context.Context, by Actor, number int64, members []int64) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		conference, err := tx.lastHeld(number)
		if err != nil {
			return err
		}
		r, err := tx.sittingRecord(number, conference)
		if err != nil {
			return err
		}
		if err := r.CheckCoreGroup(members); err != nil {
			return err
		}
		for _, a := range r.OnList() {
			is := false
			for _, m := range members {
				is = is || m == a.ID
			}
			if is == a.CoreGroup {
				continue
			}
			if err := tx.exec(`UPDATE attendee SET core_group = ? WHERE id = ?`, is, a.ID); err != nil {
				return err
			}
			what := "Took somebody out of the core group"
			if is {
				what = "Put somebody into the core group"
			}
			if err := tx.audit(Entry{What: what, Case: number, Subject: "attendee", ID: a.ID}); err != nil {
				return err
			}
		}
		return nil
	})
}

// LastHeld returns the record of the last conference of a family that was held, for one who may open it: of its list are the
// members of the core group. The error is refused where none was held.
func (db *DB) LastHeld(ctx context.Context, reader Actor, number int64) (*pathway.Record, error) {
	var r *pathway.Record
	err := db.Read(ctx, func(tx *Tx) error {
		if _, err := tx.caseHead(reader, number); err != nil {
			return err
		}
		conference, err := tx.lastHeld(number)
		if err == nil {
			r, err = tx.sittingRecord(number, conference)
		}
		return err
	})
	return r, err
}

// recordCoreGroup puts into r the core group of which documents tell. The error is not-found where it is another conference's, or
// was not held.
func (tx *Tx) recordCoreGroup(r *pathway.Record, group int64) error {
	g, err := tx.coreGroup(r.Case.ID, group)
	if err != nil {
		return err
	}
	if g.Conference != r.Conference.ID || g.State == pathway.CoreGroupPlanned {
		return pathway.NotFound("This core group")
	}
	r.CoreGroup = &g
	return nil
}

// CoreGroupOf returns the conference on whose list the members of a core group stand that was held. The error is not-found.
func (db *DB) CoreGroupOf(ctx context.Context, reader Actor, number, group int64) (int64, error) {
	var g pathway.CoreGroup
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		if g, err = tx.coreGroup(number, group); err == nil && g.State == pathway.CoreGroupPlanned {
			err = pathway.NotFound("The record of this core group")
		}
		return err
	})
	return g.Conference, err
}

// coreGroupSent records that the record of a core group has gone to everybody, once it has, and takes that back where something of
// it came back.
func (tx *Tx) coreGroupSent(number, conference, group int64) error {
	o := pathway.Occasion{Moment: pathway.AtCoreGroup, About: group}
	l, err := tx.letters(number, conference, o)
	if err != nil {
		return err
	}
	c, _, err := tx.course(number)
	if err != nil {
		return err
	}
	step := fmt.Sprintf("core-group-%d-record", l.Record.CoreGroup.Number)
	m, ok := c.Milestone(step)
	if !ok {
		return nil
	}
	return tx.stepSent(c, &m, conference, pathway.DueAt(l.Record, l.Documents, o))
}

// stepSent records that a step is done, once all of some documents have gone, and takes that back where something of them came back;
// what was recorded by hand, with who said so, stays.
func (tx *Tx) stepSent(c *pathway.Course, m *pathway.Milestone, conference int64, due []pathway.Due) (err error) {
	at, all := pathway.AllSent(due)
	switch {
	case all && m.Done.IsZero() && !m.Ended:
		_, err = tx.recordStep(pathway.StepEntry{Case: c.Case.ID, Conference: conference, Step: m.ID, HappenedAt: pathway.DateTimeOf(at.In(tx.zone)), Who: tx.By.Name})
	case !all && !m.Done.IsZero():
		for _, e := range c.EntriesOf(m.ID) {
			if e.StruckAt == "" && e.ToldBy == "" {
				return tx.strikeStep(c.Case.ID, e.ID, "Something that was sent came back.")
			}
		}
	}
	return err
}

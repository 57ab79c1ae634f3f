package db

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"cp-pathway/pathway"
)

// Worklist is all that the Today page shows.
type Worklist struct {
	pathway.Today
	Office    *pathway.Calendar
	Tasks     []pathway.Task // open ones
	DoNotPost []DoNotPost
	Events    []UnreadEvent          // significant events for the chair to read
	Eighteen  []pathway.NearEighteen // children on a plan who are soon 18, or are, the nearest first
	LongPlans []LongPlan             // families with a plan open so long that it is an alarm, the longest first
	Own       []OwnConference        // today's, that the reader chairs or writes down
	Children  map[int64][]string     // of each family in it, as they are known
}

// OwnConference is a conference of today that the reader chairs or writes down.
type OwnConference struct {
	ID, Case            int64
	Kind                pathway.ConferenceKind
	State               pathway.ConferenceState
	StartsAt            pathway.DateTime
	Venue, Room         string
	CaseName, CaseRefer string
}

// DoNotPost is a letter that was printed, not posted yet, and is void since.
type DoNotPost struct {
	Document, Case      int64
	Reference           string // of the document
	Kind                pathway.DocumentKind
	Why                 string // which facts changed
	CaseName, CaseRefer string
}

// Today returns what has to be done, of the families that the reader may open: whose is one of [pathway.Whose].
func (db *DB) Today(ctx context.Context, reader Actor, whose string) (Worklist, error) {
	var w Worklist
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if w.Office, err = tx.calendar(); err != nil {
			return err
		}
		viewer := pathway.Viewer{Account: reader.ID, Roles: reader.Roles, Distributes: reader.May(pathway.Distribute)}
		duty, err := tx.rota(tx.Today(), tx.Today())
		if err != nil {
			return err
		}
		viewer.OnDuty = len(duty) == 0 || duty[0].Account == reader.ID
		if w.Tasks, err = tx.openTasks(reader, whose); err != nil {
			return err
		}
		list, err := tx.work(reader, whose, pathway.Horizon(tx.Today(), w.Office))
		if err != nil {
			return err
		}
		clocks, err := tx.reviewClocks(reader, whose)
		if err != nil {
			return err
		}
		if list = append(list, clocks...); whose == pathway.MyWork {
			list = mine(list, viewer)
		}
		w.Today = pathway.Sort(withoutTasks(list, w.Tasks), tx.Minute(), w.Office)
		if w.DoNotPost, err = tx.doNotPost(reader); err != nil {
			return err
		}
		if w.Events, err = tx.unreadEvents(reader, whose); err != nil {
			return err
		}
		if w.Eighteen, err = tx.eighteens(reader, whose); err != nil {
			return err
		}
		if w.LongPlans, err = tx.longPlans(reader, whose); err != nil {
			return err
		}
		if w.Own, err = tx.ownConferences(reader); err != nil {
			return err
		}
		w.Children, err = tx.knownChildren(list, w.Tasks)
		return err
	})
	return w, err
}

// knownChildren returns the children of the families of a list by the names they are known by. Who has died, or was lost before birth, is
// not among them.
func (tx *Tx) knownChildren(list []pathway.Work, tasks []pathway.Task) (map[int64][]string, error) {
	seen, ids := map[int64]bool{}, []int64{}
	add := func(id int64) {
		if !seen[id] {
			seen[id], ids = true, append(ids, id)
		}
	}
	for i := range list {
		add(list[i].Case)
	}
	for i := range tasks {
		add(tasks[i].Case)
	}
	text, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	known := map[int64][]string{}
	_, err = all(tx, func(scan Scan) (none struct{}, err error) {
		var number int64
		var p pathway.Person
		if err := scan(&number, &p.FirstName, &p.KnownAs, &p.LastName, &p.Unborn); err != nil {
			return none, err
		}
		known[number] = append(known[number], p.Called())
		return none, nil
	}, `SELECT cp.cases, p.first_name, p.known_as, p.last_name, p.unborn
	      FROM json_each(?) j
	      JOIN case_person cp ON cp.cases = j.value AND cp.kind = 'child' AND cp.ended_on = ''
	      JOIN person p ON p.id = cp.person AND p.died = ''
	     ORDER BY cp.cases, cp.position, p.id`, string(text))
	return known, err
}

func mine(list []pathway.Work, viewer pathway.Viewer) []pathway.Work {
	own := list[:0]
	for _, w := range list {
		if w.Mine(viewer) {
			own = append(own, w)
		}
	}
	return own
}

// withoutTasks leaves out the steps that a task stands for, so that nothing is listed twice.
func withoutTasks(list []pathway.Work, tasks []pathway.Task) []pathway.Work {
	type key struct {
		number int64
		step   string
	}
	stands := map[key]bool{}
	for _, t := range tasks {
		if t.Step != "" {
			stands[key{t.Case, t.Step}] = true
		}
	}
	rest := list[:0]
	for _, w := range list {
		if !stands[key{w.Case, w.ID}] {
			rest = append(rest, w)
		}
	}
	return rest
}

// rolesOf returns the condition, and its arguments, for work of the reader's roles; to a chair also what others do in the
// chair's own families.
func rolesOf(reader Actor, whose, column string) (string, []any) {
	if whose == pathway.AllWork {
		return "", nil
	}
	args := make([]any, len(reader.Roles))
	for i, r := range reader.Roles {
		args[i] = r
	}
	return " AND " + column + " IN (" + strings.TrimPrefix(strings.Repeat(", ?", len(args)), ", ") + ")", args
}

// The indexes are partial: they hold only what is open.
const workQuery = `
	SELECT ` + milestoneColumns + `, m.cases, c.reference, c.name, c.pathway, coalesce(m.meeting, 0), coalesce(m.conference, 0),
	       coalesce(k.state, ''), coalesce(k.chair, c.chair, 0), coalesce(k.minute_taker, 0),
	       m.clock = 1 AND EXISTS (SELECT 1 FROM decisions d WHERE d.conference = m.conference AND d.state = 'approved')
	  FROM milestone m INDEXED BY `

const workJoins = `
	  JOIN cases c ON c.id = m.cases
	  LEFT JOIN conference k ON k.id = m.conference
	 WHERE m.done IS NULL AND m.ended = 0 AND `

// work returns the steps that are late, due up to a day, or can be done and have no date, the earliest due first.
func (tx *Tx) work(reader Actor, whose string, to pathway.Date) ([]pathway.Work, error) {
	seen, seenArgs := openCases(reader)
	roles, roleArgs := rolesOf(reader, whose, "m.role")
	if roles != "" && reader.May(pathway.Distribute) { // the clocks of everybody
		roles = " AND (" + strings.TrimPrefix(roles, " AND ") + " OR m.clock = 1)"
	}
	if whose == pathway.MyWork {
		if reader.May(pathway.ApproveDecisions) { // what a chair's own families wait for is an administrator's step
			roles = " AND (" + strings.TrimPrefix(roles, " AND ") + " OR (m.waiting <> '' OR m.clock = 1) AND coalesce(k.chair, c.chair) = ?)"
			roleArgs = append(roleArgs, reader.ID)
		}
	}
	today := tx.Today()
	dated, err := tx.workOf(workQuery+`milestone_open`+workJoins+`m.due <> '' AND m.due < ? AND m.arranged = '' AND (m.forecast = 0 OR m.due >= ?) AND `+seen+roles+` ORDER BY m.due, c.name, m.position`,
		append(append([]any{to.AddDays(1), today}, seenArgs...), roleArgs...))
	if err != nil {
		return nil, err
	}
	arranged, err := tx.workOf(workQuery+`milestone_arranged`+workJoins+`m.arranged <> '' AND m.arranged < ? AND `+seen+roles+` ORDER BY m.arranged, c.name, m.position`,
		append(append([]any{to.AddDays(1)}, seenArgs...), roleArgs...))
	if err != nil {
		return nil, err
	}
	dated = append(dated, arranged...)
	slices.SortStableFunc(dated, func(a, b pathway.Work) int { return strings.Compare(a.FallsText(), b.FallsText()) })
	undated, err := tx.workOf(workQuery+`milestone_undated`+workJoins+`m.due = '' AND m.opens <> '' AND m.opens <= ? AND `+seen+roles+` ORDER BY m.opens, c.name, m.position`,
		append(append([]any{today}, seenArgs...), roleArgs...))
	if err != nil {
		return nil, err
	}
	awaited, err := tx.awaitedMeetings(reader, whose)
	if err != nil {
		return nil, err
	}
	aside, err := tx.asideWork(reader, whose, to)
	return slices.Concat(dated, undated, awaited, aside), err
}

// awaitedMeetings returns the families that were entered and have no strategy meeting yet, the earliest first.
func (tx *Tx) awaitedMeetings(reader Actor, whose string) ([]pathway.Work, error) {
	seen, args := openCases(reader)
	list, err := all(tx, func(scan Scan) (w pathway.Work, err error) {
		var entered pathway.Date
		if err = scan(&w.Case, &w.Reference, &w.CaseName, &w.Pathway, &entered, &w.Chair); err == nil {
			w.Milestone = tx.steps.Find(w.Pathway).AwaitedMeeting(entered)
		}
		return w, err
	}, `SELECT c.id, c.reference, c.name, c.pathway, c.opened_on, coalesce(c.chair, 0)
	      FROM cases c INDEXED BY cases_stage
	     WHERE c.stage = ? AND c.ended_on = '' AND `+seen+`
	     ORDER BY c.opened_on, c.name`, append([]any{pathway.StageNew}, args...)...)
	if whose == pathway.AllWork {
		return list, err
	}
	return slices.DeleteFunc(list, func(w pathway.Work) bool {
		return !slices.Contains(reader.Roles, w.Role) && (whose != pathway.MyWork || w.Chair != reader.ID)
	}), err
}

func (tx *Tx) workOf(query string, args []any) ([]pathway.Work, error) {
	return all(tx, func(scan Scan) (w pathway.Work, err error) {
		w.Milestone, err = scanMilestone(scan, &w.Case, &w.Reference, &w.CaseName, &w.Pathway, &w.Meeting, &w.Conference, &w.Standing, &w.Chair, &w.Minutes, &w.Approved)
		return w, err
	}, query, args...)
}

// openTasks returns the open tasks of the reader's roles, or of everybody.
func (tx *Tx) openTasks(reader Actor, whose string) ([]pathway.Task, error) {
	seen, args := openCases(reader)
	roles, roleArgs := rolesOf(reader, whose, "t.role")
	args = append(args, roleArgs...)
	if whose == pathway.MyWork {
		roles += " AND (t.account IS NULL OR t.account = ?)"
		args = append(args, reader.ID)
	}
	return all(tx, scanTask, `SELECT `+taskColumns+` FROM `+taskTables+` WHERE t.done_at IS NULL AND `+seen+roles+` ORDER BY `+taskDue+`, t.id`, args...)
}

// doNotPost returns the letters that were printed, are void, and were neither sent nor spoilt since.
func (tx *Tx) doNotPost(reader Actor) ([]DoNotPost, error) {
	seen, args := openCases(reader)
	return all(tx, func(scan Scan) (d DoNotPost, err error) {
		return d, scan(&d.Document, &d.Case, &d.Reference, &d.Kind, &d.Why, &d.CaseName, &d.CaseRefer)
	}, `SELECT d.id, d.cases, d.reference, d.kind, d.void_why, c.name, c.reference
	      FROM document d INDEXED BY document_void
	      JOIN cases c ON c.id = d.cases
	     WHERE d.state = 'void' AND `+seen+`
	       AND (SELECT s.state FROM dispatch s WHERE s.document = d.id ORDER BY s.at DESC, s.id DESC LIMIT 1) = 'printed'
	     ORDER BY d.void_at`, args...)
}

// ownConferences returns the conferences of today that the reader chairs or writes down, in the order of the day.
func (tx *Tx) ownConferences(reader Actor) ([]OwnConference, error) {
	seen, args := openCases(reader)
	return all(tx, func(scan Scan) (o OwnConference, err error) {
		return o, scan(&o.ID, &o.Case, &o.Kind, &o.State, &o.StartsAt, &o.Venue, &o.Room, &o.CaseName, &o.CaseRefer)
	}, `SELECT k.id, k.cases, k.kind, k.state, k.starts_at, coalesce(v.name, ''), coalesce(o.name, ''), c.name, c.reference
	      FROM conference k
	      JOIN cases c ON c.id = k.cases
	      LEFT JOIN venue v ON v.id = k.venue
	      LEFT JOIN room o ON o.id = k.room
	     WHERE k.starts_at >= ? AND k.starts_at < ? AND k.state IN ('planned', 'held') AND (k.chair = ? OR k.minute_taker = ?) AND `+seen+`
	     ORDER BY k.starts_at`, append([]any{tx.Today(), tx.Today().AddDays(1), reader.ID, reader.ID}, args...)...)
}

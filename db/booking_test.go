package db_test

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cp-pathway/db"
	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// desk is an office on Monday 23 November 2026 at nine with a family to be booked: strategy meeting on Friday 20 November, so
// Day 15 is 10 December and the statutory limit 11 December.
type desk struct {
	*db.DB
	t                                *testing.T
	clock                            *dbtest.Clock
	first, admin, manager, cara, dan db.Actor
	minty                            db.Actor
	venue, oak, ash                  int64
	nowak                            dbtest.Ready
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	clock := dbtest.NewClock(t, "2026-11-23T09:00")
	d := &desk{DB: dbtest.MustOpenAt(t, clock.Now), t: t, clock: clock}
	token, err := d.Begin(t.Context(), "Northmere Borough Council", "Safeguarding Unit", pathway.Account{Login: "first", Name: "Fay First", Roles: pathway.AllRoles()}, dbtest.Password)
	d.must(err)
	session, err := d.Session(t.Context(), token)
	d.must(err)
	d.first = session.Actor
	account := func(name string, role pathway.Role) db.Actor {
		number, _, err := d.CreateAccount(t.Context(), d.first, pathway.Account{Login: strings.ToLower(strings.Fields(name)[0]), Name: name, Roles: []pathway.Role{role}})
		d.must(err)
		return db.Actor{ID: number, Name: name, Roles: []pathway.Role{role}}
	}
	d.admin, d.manager, d.minty = account("Ada Admin", pathway.Admin), account("Mo Manager", pathway.ServiceManager), account("Minty Taker", pathway.MinuteTaker)
	d.cara, d.dan = account("Cara Chair", pathway.Chair), account("Dan Deputy", pathway.Chair)
	d.venue, err = d.SaveVenue(t.Context(), d.first, pathway.Venue{Name: "Civic Hall", Address: pathway.Address{Line1: "1 Made-up Street", Town: "Northmere", Postcode: "ZZ1 4AB"}, Rooms: []pathway.Room{{Name: "Oak room"}, {Name: "Ash room"}}})
	d.must(err)
	v, err := d.Venue(t.Context(), d.venue)
	d.must(err)
	d.ash, d.oak = v.Rooms[0].ID, v.Rooms[1].ID
	d.nowak = dbtest.MustReady(t, d.DB, d.first, d.cara.ID, "Nowak", "2026-11-20T10:00", "2024")
	return d
}

func (d *desk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatalf("%v %v", err, pathway.FieldsOf(err))
	}
}

func (d *desk) refused(err error, code pathway.Code, words string) {
	d.t.Helper()
	said := pathway.Message(err)
	for _, name := range pathway.FieldsOf(err).Names() {
		said += "\n" + name + ": " + pathway.FieldsOf(err)[name]
	}
	if pathway.CodeOf(err) != code || !strings.Contains(said, words) {
		d.t.Errorf("%s %q, want %s with %q", pathway.CodeOf(err), said, code, words)
	}
}

func (d *desk) at(at string) pathway.DateTime {
	d.t.Helper()
	t, err := pathway.ParseDateTime(at)
	d.must(err)
	return t
}

func (d *desk) on(on string) pathway.Date { return d.at(on + "T00:00").Date() }

// ask is a booking that all is well with.
func (d *desk) ask(at string) pathway.Booking {
	d.t.Helper()
	return pathway.Booking{StartsAt: d.at(at), Minutes: 120, Venue: d.venue, Room: d.oak, MinuteTaker: d.minty.ID, Children: []int64{d.nowak.Child, d.nowak.Baby}}
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

func number(t *testing.T, text string) int64 {
	t.Helper()
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func (d *desk) milestone(number int64, step string) string {
	return strings.Join(dbtest.MustRows(d.t, d.DB, `SELECT coalesce(done, 'open') FROM milestone WHERE cases = `+itoa(number)+` AND step = '`+step+`'`), ",")
}

func TestBookConference(t *testing.T) {
	d := newDesk(t)
	ctx := t.Context()
	was := dbtest.MustRows(t, d.DB, `SELECT facts_version FROM cases`)[0]
	// An administrator books without a chair.
	k, err := d.BookConference(ctx, d.admin, d.nowak.Case, d.ask("2026-12-09T10:00"))
	d.must(err)
	if got := d.milestone(d.nowak.Case, "conference-booked"); got != "2026-11-23T09:00" {
		t.Errorf("booked: %s", got)
	}
	if got := d.milestone(d.nowak.Case, "chair-allocated"); got != "open" {
		t.Errorf("chair: %s", got)
	}
	if now := dbtest.MustRows(t, d.DB, `SELECT facts_version FROM cases`)[0]; now == was {
		t.Error("the facts of letters have not changed")
	}
	if got := dbtest.MustRows(t, d.DB, `SELECT due FROM milestone WHERE step = 'report-authorised'`)[0]; got != "2026-12-02" {
		t.Errorf("what hangs on the conference is due on %s", got)
	}
	if got := dbtest.MustRows(t, d.DB, `SELECT what || subject_id FROM audit WHERE kind = 'change' ORDER BY id DESC LIMIT 1`)[0]; got != "Booked a conference"+itoa(k) {
		t.Errorf("audit: %s", got)
	}
	_, err = d.BookConference(ctx, d.admin, d.nowak.Case, d.ask("2026-12-10T10:00"))
	d.refused(err, pathway.CodeRefused, "already booked for Wednesday 9 December 2026 at 10:00")

	b := d.ask("2026-12-10T14:00")
	b.Version, b.Chair = 1, d.cara.ID
	d.refused(d.ChangeBooking(ctx, d.admin, d.nowak.Case, k, b), pathway.CodeForbidden, "Only a chair or a service manager")
	d.must(d.ChangeBooking(ctx, d.manager, d.nowak.Case, k, b))
	d.refused(d.ChangeBooking(ctx, d.manager, d.nowak.Case, k, b), pathway.CodeConflict, "Somebody else")
	if got := d.milestone(d.nowak.Case, "chair-allocated"); got != "2026-11-23T09:00" {
		t.Errorf("chair: %s", got)
	}
	if got := dbtest.MustRows(t, d.DB, `SELECT fields FROM audit WHERE what = 'Changed a booking'`)[0]; got != "date and time,chair" {
		t.Errorf("audit: %s", got)
	}
	// A later change does not make the first booking late.
	d.clock.Forward(48 * 60 * 60 * 1e9)
	b.Version, b.StartsAt = 2, d.at("2026-12-10T14:30")
	d.must(d.ChangeBooking(ctx, d.manager, d.nowak.Case, k, b))
	if got := d.milestone(d.nowak.Case, "conference-booked"); got != "2026-11-23T09:00" {
		t.Errorf("booked: %s", got)
	}
}

func TestClashesOfBookings(t *testing.T) {
	d := newDesk(t)
	ctx := t.Context()
	first := d.ask("2026-12-09T10:00")
	first.Chair = d.cara.ID
	k, err := d.BookConference(ctx, d.manager, d.nowak.Case, first)
	d.must(err)
	other := dbtest.MustReady(t, d.DB, d.first, d.cara.ID, "Secret", "2026-11-20T12:00", "2024")
	ask := func(change func(*pathway.Booking)) error {
		b := d.ask("2026-12-09T11:00")
		b.Room, b.MinuteTaker, b.Children = 0, 0, []int64{other.Child}
		change(&b)
		_, err := d.BookConference(ctx, d.manager, other.Case, b)
		return err
	}
	d.refused(ask(func(b *pathway.Booking) { b.Room = d.oak }), pathway.CodeInvalid, "place: Oak room, Civic Hall, is taken on Wednesday 9 December 2026 by another conference from 10:00 to 12:00, Oak room, Civic Hall (Nowak family)")
	d.refused(ask(func(b *pathway.Booking) { b.Chair = d.cara.ID }), pathway.CodeInvalid, "chair: Cara Chair is taken")
	d.refused(ask(func(b *pathway.Booking) { b.MinuteTaker = d.minty.ID }), pathway.CodeInvalid, "minute_taker: Minty Taker is taken")
	d.refused(ask(func(b *pathway.Booking) { b.Children = []int64{d.nowak.Child} }), pathway.CodeInvalid, "children: Choose from the children")
	_, err = d.AddAbsence(ctx, d.admin, pathway.Absence{Account: d.dan.ID, From: d.on("2026-12-09"), To: d.on("2026-12-09")})
	d.must(err)
	d.refused(ask(func(b *pathway.Booking) { b.Chair = d.dan.ID }), pathway.CodeInvalid, "chair: Dan Deputy is away")
	d.must(ask(func(b *pathway.Booking) { b.Room = d.ash }))
	// Its own conference is not in its way.
	first.Version, first.StartsAt, first.Room = 1, d.at("2026-12-09T10:30"), d.oak
	d.must(d.ChangeBooking(ctx, d.manager, d.nowak.Case, k, first))

	// Of a restricted family the clash says time and room, not whose it is.
	dbtest.MustExec(t, d.DB, `UPDATE cases SET restricted = 1 WHERE id = ?`, d.nowak.Case)
	third := dbtest.MustReady(t, d.DB, d.first, d.cara.ID, "Third", "2026-11-20T12:00", "2024")
	b := d.ask("2026-12-09T11:00")
	b.Children = []int64{third.Child}
	_, err = d.BookConference(ctx, d.admin, third.Case, b)
	d.refused(err, pathway.CodeInvalid, "from 10:30 to 12:30, Oak room, Civic Hall. Choose another")
	if strings.Contains(pathway.FieldsOf(err)["place"]+pathway.FieldsOf(err)["minute_taker"], "Nowak") {
		t.Errorf("it names a restricted family: %v", pathway.FieldsOf(err))
	}
	page, err := d.Booking(ctx, d.admin, third.Case)
	d.must(err)
	for _, s := range page.Slots {
		if s.StartsAt == d.at("2026-12-09T10:30") && (s.Case != 0 || s.Family != "" || s.Reference != "" || s.ChairName != "Cara Chair") {
			t.Errorf("slot %+v", s)
		}
	}
}

func TestNothingToBook(t *testing.T) {
	d := newDesk(t)
	ctx := t.Context()
	tests := []struct{ change, words string }{
		{`UPDATE threshold SET met = 0`, "was not met"},
		{`DELETE FROM threshold`, "has not been decided"},
		{`UPDATE strategy_meeting SET s47 = 0`, "started no section 47"},
		{`INSERT INTO s47_outcome (meeting, cases, concluded_at, at_risk, recorded_by) SELECT id, cases, '2026-11-23T08:00', 0, 1 FROM strategy_meeting`, "found no risk"},
	}
	for _, tt := range tests {
		d := newDesk(t)
		dbtest.MustExec(t, d.DB, tt.change)
		_, err := d.BookConference(ctx, d.admin, d.nowak.Case, d.ask("2026-12-09T10:00"))
		d.refused(err, pathway.CodeRefused, tt.words)
	}
	dbtest.MustExec(t, d.DB, `UPDATE cases SET restricted = 1`)
	_, err := d.BookConference(ctx, d.admin, d.nowak.Case, d.ask("2026-12-09T10:00"))
	d.refused(err, pathway.CodeNotFound, "")
}

func TestLateBooking(t *testing.T) {
	d := newDesk(t)
	ctx := t.Context()
	b := d.ask("2026-12-11T10:00") // after Day 15, on the limit
	_, err := d.BookConference(ctx, d.admin, d.nowak.Case, b)
	d.refused(err, pathway.CodeInvalid, "late_agreed: This is after Day 15.")
	b.LateReason, b.LateAgreed = "The only interpreter is away until then.", "Mo Manager"
	k, err := d.BookConference(ctx, d.admin, d.nowak.Case, b)
	d.must(err)
	if got := dbtest.MustRows(t, d.DB, `SELECT late_reason || late_agreed FROM conference`)[0]; got != b.LateReason+b.LateAgreed {
		t.Errorf("kept: %q", got)
	}
	b.StartsAt, b.Version = d.at("2026-12-10T10:00"), 1
	d.must(d.ChangeBooking(ctx, d.admin, d.nowak.Case, k, b))
	if got := dbtest.MustRows(t, d.DB, `SELECT late_reason || late_agreed FROM conference`)[0]; got != "" {
		t.Errorf("a reason is left over: %q", got)
	}
}

// send makes and sends a letter to somebody on the list of a conference, as the letters' own pages leave it.
func (d *desk) send(conference int64, attendee int64, at string) {
	d.t.Helper()
	document := dbtest.MustExec(d.t, d.DB, `INSERT INTO document (cases, conference, attendee, kind, number, reference, state, facts, facts_sha256, body, template, sha256, pages, made_at, made_by)
		SELECT cases, id, ?, 'parent-invitation', 1, ?, 'issued', '{}', '', '{}', '', '', 1, ?, 1 FROM conference WHERE id = ?`, attendee, "L-"+itoa(conference)+"-"+itoa(attendee), at, conference)
	dbtest.MustExec(d.t, d.DB, `INSERT INTO dispatch (document, way, state, at, by) VALUES (?, 'post', 'sent', ?, 1)`, document, at)
}

func TestMoveConference(t *testing.T) {
	d := newDesk(t)
	ctx := t.Context()
	b := d.ask("2026-12-09T10:00")
	b.Chair = d.cara.ID
	k, err := d.BookConference(ctx, d.manager, d.nowak.Case, b)
	d.must(err)
	mother := dbtest.MustExec(t, d.DB, `INSERT INTO attendee (conference, person, role, starts_at, answer, excluded, excluded_why, excluded_by, copy, copy_why, copy_by, way)
		VALUES (?, ?, 'Mother', '2026-12-09T10:45', 'coming', 'part', 'asked', ?, 'part', 'not the second part', ?, 'by-hand')`, k, d.nowak.Mother, d.cara.ID, d.cara.ID)
	dbtest.MustExec(t, d.DB, `INSERT INTO attendee (conference, person, role, removed_at) VALUES (?, ?, 'Child', '2026-11-23T08:00:00.000Z')`, k, d.nowak.Child)
	dbtest.MustExec(t, d.DB, `INSERT INTO report (conference, attendee, title, received_at, received_by, mime, bytes, sha256) VALUES (?, ?, 'Report', '', 1, '', 1, '')`, k, mother)
	d.send(k, mother, "2026-11-23T08:30:00.000Z")

	// Nothing of what was sent is simply changed.
	b.Version, b.StartsAt = 1, d.at("2026-12-10T10:00")
	d.refused(d.ChangeBooking(ctx, d.manager, d.nowak.Case, k, b), pathway.CodeRefused, "Letters with this date, time and place have been sent.")
	b.StartsAt, b.MinuteTaker = d.at("2026-12-09T10:00"), 0
	d.must(d.ChangeBooking(ctx, d.manager, d.nowak.Case, k, b))

	b.Version, b.StartsAt = 2, d.at("2026-12-11T11:00")
	_, err = d.MoveConference(ctx, d.admin, d.nowak.Case, k, b, pathway.Move{Ground: pathway.NotQuorate, Why: "No police and no school.", Approved: d.admin.ID, How: "phone"})
	d.refused(err, pathway.CodeInvalid, "approved: Choose the service manager")
	same := b
	same.StartsAt = d.at("2026-12-09T10:00")
	move := pathway.Move{Ground: pathway.NotQuorate, Why: "No police and no school.", Approved: d.manager.ID, How: "phone"}
	_, err = d.MoveConference(ctx, d.admin, d.nowak.Case, k, same, move)
	d.refused(err, pathway.CodeInvalid, "date: This is the date, time and place that it has")
	stale := b
	stale.Version = 1
	_, err = d.MoveConference(ctx, d.admin, d.nowak.Case, k, stale, move)
	d.refused(err, pathway.CodeConflict, "")
	moved, err := d.MoveConference(ctx, d.admin, d.nowak.Case, k, b, move)
	d.must(err)

	list, told, err := d.Conferences(ctx, d.admin, d.nowak.Case)
	d.must(err)
	now, old := list[0], list[1]
	if now.ID != moved || now.State != pathway.ConferencePlanned || now.LateReason != "No police and no school." || now.LateAgreed != "Mo Manager" || now.Chair.Account != d.cara.ID {
		t.Errorf("the new one: %+v", now)
	}
	if old.State != pathway.ConferenceMoved || old.ReplacedBy != moved || old.ClosedWhy != "Not quorate, or it would not have been effective. No police and no school." {
		t.Errorf("the old one: %+v", old)
	}
	if got := dbtest.MustRows(t, d.DB, `SELECT approved_by || ' ' || closed_by FROM conference WHERE id = `+itoa(k))[0]; got != itoa(d.manager.ID)+" "+itoa(d.admin.ID) {
		t.Errorf("approved and closed by %s", got)
	}
	// Everybody who was told is listed to be told again; the list and its exceptions are the new one's, without answers.
	if len(told[moved]) != 1 || told[moved][0].Name != "Zofia Nowak" || !told[moved][0].Again.IsZero() {
		t.Errorf("told: %+v", told)
	}
	rows := dbtest.MustRows(t, d.DB, `SELECT role || starts_at || answer || excluded || copy || copy_why || way FROM attendee WHERE excluded_by = copy_by AND copy_by = `+itoa(d.cara.ID)+` AND conference = `+itoa(moved))
	if !slices.Equal(rows, []string{"Mother2026-12-11T11:45partpartnot the second partby-hand"}) {
		t.Errorf("the new list: %q", rows)
	}
	if rows := dbtest.MustRows(t, d.DB, `SELECT p.id FROM report p JOIN attendee a ON a.id = p.attendee WHERE p.conference = `+itoa(moved)+` AND a.conference = p.conference`); len(rows) != 1 {
		t.Errorf("%d reports went along", len(rows))
	}
	if got := d.milestone(d.nowak.Case, "not-quorate"); got != "open" { // the safety plan is left, and somebody to be told
		t.Errorf("the step: %s", got)
	}
	if got := dbtest.MustRows(t, d.DB, `SELECT text FROM note`)[0]; !strings.Contains(got, "booked for Wednesday 9 December 2026 at 10:00 takes place on Friday 11 December 2026 at 11:00 instead") || !strings.Contains(got, "Approved by Mo Manager (By phone). Recorded by Ada Admin.") {
		t.Errorf("the note: %s", got)
	}
	attendee := dbtest.MustRows(t, d.DB, `SELECT id FROM attendee WHERE conference = `+itoa(moved))[0]
	d.send(moved, number(t, attendee), "2026-11-23T09:30:00.000Z")
	if _, told, err = d.Conferences(ctx, d.admin, d.nowak.Case); err != nil || told[moved][0].Again.IsZero() {
		t.Errorf("told again: %+v, %v", told, err)
	}
	_, err = d.MoveConference(ctx, d.admin, d.nowak.Case, k, b, move)
	d.refused(err, pathway.CodeRefused, "Another conference has taken the place")
	// Moved once more, whoever was told of either is told again.
	b.Version, b.StartsAt = 1, d.at("2026-12-11T14:00")
	again, err := d.MoveConference(ctx, d.manager, d.nowak.Case, moved, b, pathway.Move{Ground: "family", Why: "In court in the morning.", Approved: d.manager.ID})
	d.must(err)
	if _, told, err = d.Conferences(ctx, d.admin, d.nowak.Case); err != nil || len(told[again]) != 1 || !told[again][0].Again.IsZero() {
		t.Errorf("told once more: %+v, %v", told, err)
	}
}

func TestAdjournedConferenceGetsANewDate(t *testing.T) {
	d := newDesk(t)
	ctx := t.Context()
	k, err := d.BookConference(ctx, d.admin, d.nowak.Case, d.ask("2026-11-23T10:00"))
	d.must(err)
	dbtest.MustExec(t, d.DB, `UPDATE conference SET state = 'adjourned', closed_why = 'no interpreter'`)
	dbtest.MustCount(t, d.DB, d.first)
	week, err := d.Diary(ctx, d.admin, d.on("2026-11-23"))
	d.must(err)
	if len(week.Due) != 1 || !week.Due[0].Adjourned || week.Due[0].Due != d.on("2026-12-10") || week.Due[0].Limit != d.on("2026-12-11") {
		t.Errorf("due: %+v", week.Due)
	}
	_, err = d.BookConference(ctx, d.admin, d.nowak.Case, d.ask("2026-12-09T10:00"))
	d.refused(err, pathway.CodeRefused, "was adjourned. Give it a new date instead")
	b := d.ask("2026-12-09T10:00")
	b.Version = 1
	moved, err := d.MoveConference(ctx, d.admin, d.nowak.Case, k, b, pathway.Move{Ground: "other", Why: "Adjourned.", Approved: d.manager.ID, How: "email"})
	d.must(err)
	if got := strings.Join(dbtest.MustRows(t, d.DB, `SELECT state || coalesce(replaced_by, 0) FROM conference ORDER BY id`), " "); got != "adjourned"+itoa(moved)+" planned0" {
		t.Errorf("states: %s", got)
	}
}

func TestAllocateChair(t *testing.T) {
	d := newDesk(t)
	ctx := t.Context()
	d.refused(d.AllocateChair(ctx, d.manager, d.nowak.Case, d.minty.ID, 0, "", ""), pathway.CodeInvalid, "chair: Choose the chair")
	d.must(d.AllocateChair(ctx, d.manager, d.nowak.Case, d.cara.ID, 0, "", ""))
	d.refused(d.AllocateChair(ctx, d.manager, d.nowak.Case, d.dan.ID, 0, "", ""), pathway.CodeConflict, "Cara Chair")
	// Whoever books later need not choose the chair that the family has.
	b := d.ask("2026-12-09T10:00")
	_, err := d.BookConference(ctx, d.admin, d.nowak.Case, b)
	d.refused(err, pathway.CodeForbidden, "allocates")
	b.Chair = d.cara.ID
	_, err = d.BookConference(ctx, d.admin, d.nowak.Case, b)
	d.must(err)
	_, err = d.AddAbsence(ctx, d.admin, pathway.Absence{Account: d.dan.ID, From: d.on("2026-12-07"), To: d.on("2026-12-11")})
	d.must(err)
	d.refused(d.AllocateChair(ctx, d.manager, d.nowak.Case, d.dan.ID, d.cara.ID, "Cara leaves", "Read the plan first."), pathway.CodeInvalid, "chair: Dan Deputy is away from 7 Dec 2026 to 11 Dec 2026")

	// The earlier pathway asks for the oversight note.
	sqa := dbtest.MustReady(t, d.DB, d.first, d.cara.ID, "Older", "2026-11-20T12:00", "sqa")
	d.refused(d.AllocateChair(ctx, d.manager, sqa.Case, d.cara.ID, 0, "", ""), pathway.CodeInvalid, "note: Write what was talked over")
	d.must(d.AllocateChair(ctx, d.manager, sqa.Case, d.cara.ID, 0, "", "Two earlier plans."))
	if got := dbtest.MustRows(t, d.DB, `SELECT kind || ': ' || text FROM note WHERE step = 'chair-allocated'`)[0]; got != "oversight: Conference chair: Cara Chair.\n\nTwo earlier plans." {
		t.Errorf("note: %q", got)
	}
}

func TestRequestPoliceReport(t *testing.T) {
	d := newDesk(t)
	ctx := t.Context()
	d.refused(d.RequestPoliceReport(ctx, d.admin, d.nowak.Case, "", "Grace Okafor", "", 1), pathway.CodeInvalid, "police_ask: Say what")
	d.refused(d.RequestPoliceReport(ctx, d.admin, d.nowak.Case, "Call-outs", "Grace Okafor", "dream", 1), pathway.CodeInvalid, "told_how: Choose")
	d.must(d.RequestPoliceReport(ctx, d.admin, d.nowak.Case, "Call-outs since 2024", "Grace Okafor", "phone", 1))
	d.refused(d.RequestPoliceReport(ctx, d.admin, d.nowak.Case, "Call-outs", "", "", 1), pathway.CodeConflict, "")
	if got := d.milestone(d.nowak.Case, "police-report-requested"); got != "2026-11-23T09:00" {
		t.Errorf("step: %s", got)
	}
	if got := dbtest.MustRows(t, d.DB, `SELECT police_ask FROM strategy_meeting`)[0]; got != "Call-outs since 2024" {
		t.Errorf("what the letter asks for: %q", got)
	}
	sqa := dbtest.MustReady(t, d.DB, d.first, d.cara.ID, "Older", "2026-11-20T12:00", "sqa")
	d.refused(d.RequestPoliceReport(ctx, d.admin, sqa.Case, "Call-outs", "", "", 1), pathway.CodeRefused, "no such step")
}

func TestAbsences(t *testing.T) {
	d := newDesk(t)
	ctx := t.Context()
	_, err := d.BookConference(ctx, d.admin, d.nowak.Case, d.ask("2026-12-09T10:00"))
	d.must(err)
	n, err := d.AddAbsence(ctx, d.admin, pathway.Absence{Account: d.minty.ID, From: d.on("2026-12-09"), To: d.on("2026-12-10")})
	d.must(err)
	if n != 1 {
		t.Errorf("%d conferences are in the way", n)
	}
	_, err = d.AddAbsence(ctx, d.admin, pathway.Absence{Account: d.admin.ID, From: d.on("2026-12-09"), To: d.on("2026-12-10")})
	d.refused(err, pathway.CodeInvalid, "account: Choose a chair or a minute taker")
	_, err = d.AddAbsence(ctx, d.admin, pathway.Absence{Account: 999, From: d.on("2026-12-09"), To: d.on("2026-12-10")})
	d.refused(err, pathway.CodeNotFound, "")
	_, err = d.AddAbsence(ctx, d.admin, pathway.Absence{})
	d.refused(err, pathway.CodeInvalid, "from")
	list, err := d.Absences(ctx, d.on("2026-12-10"), d.on("2026-12-31"))
	d.must(err)
	if len(list) != 1 || list[0].Name != "Minty Taker" {
		t.Fatalf("away: %+v", list)
	}
	d.must(d.EndAbsence(ctx, d.admin, list[0].ID, list[0].Version))
	d.refused(d.EndAbsence(ctx, d.admin, list[0].ID, list[0].Version), pathway.CodeConflict, "")
	d.refused(d.EndAbsence(ctx, d.admin, 99, 1), pathway.CodeNotFound, "")
	if list, err = d.Absences(context.Background(), d.on("2026-12-10"), d.on("2026-12-31")); err != nil || len(list) != 0 {
		t.Errorf("away: %+v, %v", list, err)
	}
}

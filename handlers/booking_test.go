package handlers

import (
	"net/http"
	"strings"
	"testing"

	"cp-pathway/db"
	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// bookingDesk is a made-up office on Monday 23 November 2026 at nine with a venue of two rooms and a family that can be booked:
// its strategy meeting was on Friday 20 November, so Day 15 is 10 December and the statutory limit 11 December.
type bookingDesk struct {
	*site
	all      db.Actor // holds every role
	oak, ash int64    // rooms
	nowak    dbtest.Ready
}

func newBookingDesk(t *testing.T) *bookingDesk {
	t.Helper()
	d := &bookingDesk{site: newTest(t)}
	d.all = db.Actor{ID: d.accountWith(pathway.ServiceManager).ID, Name: "Everybody", Roles: pathway.AllRoles()}
	venue, err := d.DB.SaveVenue(t.Context(), d.all, pathway.Venue{Name: "Civic Hall", Address: pathway.Address{Line1: "1 Made-up Street", Town: "Northmere", Postcode: "ZZ1 4AB"},
		Rooms: []pathway.Room{{Name: "Oak room", Seats: 14}, {Name: "Ash room"}}})
	if err != nil {
		t.Fatal(err)
	}
	v, err := d.DB.Venue(t.Context(), venue)
	if err != nil {
		t.Fatal(err)
	}
	d.ash, d.oak = v.Rooms[0].ID, v.Rooms[1].ID
	d.nowak = d.ready("Nowak", "2026-11-20T10:00", "2024")
	return d
}

// ready enters a family that can be booked.
func (d *bookingDesk) ready(surname, strategy, version string) dbtest.Ready {
	return dbtest.MustReady(d.t, d.DB, d.all, d.accountWith(pathway.Chair).ID, surname, strategy, version)
}

// form is a booking as a browser sends it, with changes: name, value…
func (d *bookingDesk) form(r dbtest.Ready, changes ...string) []string {
	f := Stored("date", "2026-12-09", "time", "10:00", "minutes", "120", "place", "room-"+idText(d.oak), "minute_taker", idText(d.accountWith(pathway.MinuteTaker).ID), "children", idText(r.Child))
	for i := 0; i+1 < len(changes); i += 2 {
		f.Set(changes[i], changes[i+1])
	}
	var pairs []string
	for name, values := range f.Values {
		for _, v := range values {
			pairs = append(pairs, name, v)
		}
	}
	return pairs
}

// at is the address of something of a family.
func at(r dbtest.Ready, more string) string { return "/cases/" + idText(r.Case) + more }

// book books a family's conference and returns its id.
func (d *bookingDesk) book(b *browser, r dbtest.Ready, changes ...string) int64 {
	d.t.Helper()
	b.post(at(r, "/conferences/new"), d.form(r, changes...)...).want(http.StatusSeeOther)
	list, _, err := d.DB.Conferences(d.t.Context(), d.all, r.Case)
	if err != nil {
		d.t.Fatal(err)
	}
	return list[0].ID
}

func TestBookingShowsTheDays(t *testing.T) {
	t.Parallel()
	d := newBookingDesk(t)
	other := d.ready("Other", "2026-11-20T12:00", "2024")
	d.book(d.as(pathway.ServiceManager), other, "chair", idText(d.accountWith(pathway.Chair).ID), "children", idText(other.Child))
	if _, err := d.DB.AddAbsence(t.Context(), d.all, pathway.Absence{Account: d.accountWith(pathway.Chair).ID, From: pathway.NewDate(2026, 12, 7), To: pathway.NewDate(2026, 12, 8)}); err != nil {
		t.Fatal(err)
	}
	a := d.as(pathway.Admin).get(at(d.nowak, "/conferences/new")).want(http.StatusOK)
	for selector, want := range map[string]string{
		".app-limits":                                                     "Pathway’s last day, Day 15 Thu 10 Dec 2026 13 working days left Statutory limit, 15 working days Fri 11 Dec 2026 14 working days left",
		".app-day:has([value='2026-12-09'])":                              "Wed 9 Dec Day 14 1 conference 10:00 to 12:00 " + d.accountWith(pathway.Chair).Name + ", Oak room, Civic Hall",
		".app-day:has([value='2026-12-08'])":                              "Tue 8 Dec Day 13 Away: " + d.accountWith(pathway.Chair).Name,
		".app-day:has([value='2026-12-10'])":                              "Thu 10 Dec Day 15 Pathway’s last day",
		".app-day:has([value='2026-12-11'])":                              "Fri 11 Dec Day 16, after Day 15: reason needed Statutory limit",
		".app-day:has([value='2026-12-14'])":                              "Mon 14 Dec Day 17, past the limit: reason needed",
		".app-days .app-day--closed":                                      "Fri 25 Dec Christmas DayMon 28 Dec Boxing Day (substitute day)Fri 1 Jan New Year’s Day",
		"#place option:nth-child(2)":                                      "Civic Hall: Ash room",
		"#place option:nth-child(3)":                                      "Civic Hall: Oak room (14 seats)",
		"fieldset:has(#interpreter) .govuk-hint:not(.govuk-radios__hint)": "Needed: Polish for Zofia Nowak. Accredited interpreters only, never a relative, a friend or a child. Leave the name empty while one is only asked for",
		"[name=children]:checked + label":                                 "Aurelia Nowak, 8Baby Nowak, expected 3 Feb 2027",
		".app-booking dl":                                                 "Chair Not allocated yet. Conference chair and service manager may do that.",
		".govuk-details__summary":                                         "How these days are counted",
		"#counting tr:nth-child(1) th[scope=row]":                         "Fri 20 Nov 2026",
		"#minute_taker option:nth-child(2)":                               d.accountWith(pathway.MinuteTaker).Name + ": 1 conference in these weeks",
		".app-days__week:nth-child(1) .app-day__date":                     "Mon 23 NovTue 24 NovWed 25 NovThu 26 NovFri 27 Nov",
	} {
		if got := a.text(selector); got != want {
			t.Errorf("%s: %q, want %q", selector, got, want)
		}
	}
	if n := a.count(".app-day--closed"); n != 3 || a.count("select[name=chair]") != 0 || a.count("input[type=radio][name=date]") != 28 {
		t.Errorf("%d closed days, %d days to choose, %d chairs", n, a.count("input[type=radio][name=date]"), a.count("select[name=chair]"))
	}
	if got := d.as(pathway.ServiceManager).get(at(d.nowak, "/conferences/new")).text("#chair option:nth-child(2)"); !strings.HasSuffix(got, ": 1 conference in these weeks") {
		t.Errorf("chairs on offer: %q", got)
	}
}

func TestBookAConference(t *testing.T) {
	t.Parallel()
	d := newBookingDesk(t)
	admin := d.as(pathway.Admin)
	page := at(d.nowak, "/conferences")
	if got := admin.get(page).text(".app-conferences .govuk-button"); got != "Book the conference" {
		t.Errorf("actions before: %q", got)
	}
	a := admin.post(page+"/new", d.form(d.nowak, "link", "https://meet.example/1")...).want(http.StatusSeeOther)
	if a.to() != page {
		t.Errorf("leads to %q", a.to())
	}
	a = admin.get(page)
	if got := a.text(".app-notice"); !strings.Contains(got, "booked for Wednesday 9 December 2026 at 10:00. The chair is still to be allocated.") {
		t.Errorf("said %q", got)
	}
	for selector, want := range map[string]string{
		".app-conference__title":                             "Wednesday 9 December 2026 at 10:00 Initial child protection conference",
		".app-conference__head .app-tag":                     "Planned",
		".app-conference dl div:nth-child(1)":                "Time 10:00 to 12:00",
		".app-conference dl div:nth-child(2)":                "Where Oak room, Civic Hall",
		".app-conference dl div:nth-child(4)":                "Chair Not allocated yet",
		".app-conference dl div:nth-child(6)":                "Interpreter Needed, and none entered yet: Polish for Zofia Nowak",
		".app-conference dl div:nth-child(8)":                "Children Aurelia Nowak",
		".app-conferences .app-head .govuk-button":           "",
		".app-conference__links:last-child li:first-of-type": "Change the booking",
	} {
		if got := a.text(selector); got != want {
			t.Errorf("%s: %q, want %q", selector, got, want)
		}
	}
	// A second booking leads to the first.
	if a := admin.get(page + "/new"); a.text(".govuk-inset-text") != "The conference is already booked for Wednesday 9 December 2026 at 10:00. Change that booking instead." || a.text("main .govuk-button") != "Change the booking" {
		t.Errorf("a second booking: %s", a.text("main"))
	}
	admin.post(page+"/new", d.form(d.nowak)...).want(http.StatusUnprocessableEntity)
}

func TestBookingIsPutRightAtTheField(t *testing.T) {
	t.Parallel()
	d := newBookingDesk(t)
	other := d.ready("Other", "2026-11-20T12:00", "2024")
	d.book(d.as(pathway.ServiceManager), other, "chair", idText(d.accountWith(pathway.Chair).ID), "children", idText(other.Child))
	admin := d.as(pathway.Admin)
	long := strings.Repeat("Ω", 10000)
	tests := []struct {
		name    string
		changes []string
		field   string
		want    string
	}{
		{"no day", []string{"date", ""}, "date", "Choose the day"},
		{"another day, and none", []string{"date", "other"}, "other_date", "Choose the day"},
		{"no date at all", []string{"date", "soon"}, "date", "Enter a date that exists"},
		{"31 February", []string{"date", "other", "other_date", "31/2/2027"}, "other_date", "Enter a date that exists"},
		{"a Sunday", []string{"date", "other", "other_date", "6/12/2026"}, "other_date", "Sunday 6 December 2026 is not a working day: Sunday"},
		{"Boxing Day's substitute", []string{"date", "2026-12-28"}, "date", "Monday 28 December 2026 is not a working day: Boxing Day (substitute day)"},
		{"Good Friday", []string{"date", "other", "other_date", "26 March 2027"}, "other_date", "Friday 26 March 2027 is not a working day: Good Friday"},
		{"Friday before", []string{"date", "2026-11-20"}, "date", "Friday 20 November 2026 has passed"},
		{"2098", []string{"date", "other", "other_date", "11/12/2098"}, "other_date", "more than a year ahead"},
		{"1066", []string{"date", "other", "other_date", "14/10/1066"}, "other_date", "Enter a date that exists"},
		{"no time", []string{"time", ""}, "time", "Enter the time, like 14:30"},
		{"25 o'clock", []string{"time", "25:00"}, "time", "Enter the time, like 14:30"},
		{"at night", []string{"time", "2.30"}, "time", "02:30 is outside the day"},
		{"no length", []string{"minutes", ""}, "minutes", "Enter how many minutes"},
		{"a length in words", []string{"minutes", "two hours"}, "minutes", "Enter how many minutes"},
		{"a room that is not there", []string{"place", "room-9999"}, "place", "Choose from the list"},
		{"no place", []string{"place", ""}, "place", "Choose where the conference is"},
		{"a script for a place", []string{"place", "<script>"}, "place", "Choose from the list"},
		{"a long link", []string{"link", long}, "link", "too long"},
		{"a link that is a script", []string{"link", "javascript:alert(1)"}, "link", "https://"},
		{"a room that is taken", []string{"time", "11:00"}, "place", "Oak room, Civic Hall, is taken on Wednesday 9 December 2026 by another conference from 10:00 to 12:00, Oak room, Civic Hall (Other family)"},
		{"a minute taker who is taken", []string{"time", "11:00", "place", "room-" + idText(d.ash)}, "minute_taker", "is taken on Wednesday 9 December 2026"},
		{"a minute taker who is none", []string{"minute_taker", idText(d.accountWith(pathway.Auditor).ID)}, "minute_taker", "Choose from the list"},
		{"her own mother interprets", []string{"interpreter", "Zofia Nowak"}, "interpreter", "Zofia Nowak is one of the family"},
		{"an aunt interprets", []string{"interpreter", "Aunt Una", "interpreter_language", "Polish", "interpreter_accredited", "yes"}, "interpreter", "a relative or a friend"},
		{"nobody vouches for the interpreter", []string{"interpreter", "Una Fox", "interpreter_language", "Polish"}, "interpreter_service", "Say which service sends Una Fox"},
		{"a long interpreter", []string{"interpreter", long}, "interpreter", "too long"},
		{"no children", []string{"children", ""}, "children", "Choose the children"},
		{"another family's child", []string{"children", idText(other.Child)}, "children", "Choose from the children"},
		{"after Day 15 without a reason", []string{"date", "2026-12-11"}, "late_reason", "This is after Day 15. Say why"},
		{"past the limit without who agreed", []string{"date", "2026-12-14", "late_reason", "No interpreter"}, "late_agreed", "This is past the statutory limit. Enter who agreed"},
		{"a long reason", []string{"date", "2026-12-11", "late_agreed", "Mo", "late_reason", long}, "late_reason", "too long"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := admin.post(at(d.nowak, "/conferences/new"), d.form(d.nowak, append([]string{"link", "https://meet.example/1?a=<b>&ρ=é"}, tt.changes...)...)...).want(http.StatusUnprocessableEntity)
			if tt.name == "no place" { // the link would do
				return
			}
			if got := a.text("#" + tt.field + "-error"); !strings.Contains(got, tt.want) {
				t.Errorf("at %s: %q, want %q; summary %q", tt.field, got, tt.want, a.text(".govuk-error-summary"))
			}
			if a.count(".govuk-error-summary a[href='#"+tt.field+"']") != 1 {
				t.Errorf("the summary does not lead there: %q", a.text(".govuk-error-summary"))
			}
			if len(tt.changes) == 0 || tt.changes[0] != "link" {
				if got := a.attr("#link", "value"); got != "https://meet.example/1?a=<b>&ρ=é" {
					t.Errorf("what was typed is lost: %q", got)
				}
			}
		})
	}
	if list, _, err := d.DB.Conferences(t.Context(), d.all, d.nowak.Case); err != nil || len(list) != 0 {
		t.Errorf("something was booked: %+v, %v", list, err)
	}
}

func TestNothingIsBookedBeforeTheThreshold(t *testing.T) {
	t.Parallel()
	d := newBookingDesk(t)
	dbtest.MustExec(t, d.DB, `DELETE FROM threshold`)
	admin := d.as(pathway.Admin)
	a := admin.get(at(d.nowak, "/conferences/new")).want(http.StatusOK)
	if !strings.HasPrefix(a.text(".govuk-inset-text"), "The threshold has not been decided yet.") || a.count("#booking-form") != 0 {
		t.Errorf("the page says %q", a.text("main"))
	}
	if a := admin.post(at(d.nowak, "/conferences/new"), d.form(d.nowak)...); a.Status != http.StatusUnprocessableEntity {
		t.Errorf("booking: %d", a.Status)
	}
	if a := admin.post(at(d.nowak, "/conferences/check"), d.form(d.nowak)...); a.Status != http.StatusOK {
		t.Errorf("checking: %d", a.Status)
	}
	if got := d.as(pathway.Auditor).get(at(d.nowak, "/conferences")).text(".app-conferences"); !strings.Contains(got, "The threshold has not been decided yet.") {
		t.Errorf("the section says %q", got)
	}
}

func TestCheckingWhileChoosing(t *testing.T) {
	t.Parallel()
	d := newBookingDesk(t)
	other := d.ready("Other", "2026-11-20T12:00", "2024")
	dbtest.MustExec(t, d.DB, `UPDATE cases SET restricted = 1 WHERE id = ?`, other.Case)
	d.book(d.as(pathway.ServiceManager), other, "children", idText(other.Child))
	admin := d.as(pathway.Admin)
	check := func(changes ...string) string {
		a := admin.send(part(admin.form(at(d.nowak, "/conferences/check"), d.form(d.nowak, changes...)...))).want(http.StatusOK)
		if a.count("html head title") != 0 {
			t.Error("the frame is drawn round the part")
		}
		return a.text("#booking-check")
	}
	free := "Ash room, Civic Hall, is free."
	got := check("place", "room-"+idText(d.ash), "minute_taker", "")
	if !strings.Contains(got, free) || !strings.Contains(got, "Wednesday 9 December 2026 at 10:00 is 13 working days after the strategy meeting, inside both limits.") {
		t.Errorf("free: %q", got)
	}
	if got := check("minute_taker", ""); !strings.Contains(got, "Oak room, Civic Hall, is taken on Wednesday 9 December 2026 by another conference from 10:00 to 12:00, Oak room, Civic Hall. Choose") || strings.Contains(got, "Other") {
		t.Errorf("taken: %q", got)
	}
	if got := check("date", "2026-12-14"); !strings.Contains(got, "That is 16 working days after the strategy meeting. The statutory limit was Friday 11 December 2026.") {
		t.Errorf("past the limit: %q", got)
	}
	if got := check("date", "2026-12-25"); !strings.Contains(got, "Christmas Day") {
		t.Errorf("Christmas: %q", got)
	}
	if got := check("date", "", "time", ""); got != "" {
		t.Errorf("nothing chosen: %q", got)
	}
}

func TestChangeABooking(t *testing.T) {
	t.Parallel()
	d := newBookingDesk(t)
	admin, manager := d.as(pathway.Admin), d.as(pathway.ServiceManager)
	k := d.book(admin, d.nowak)
	page := at(d.nowak, "/conferences/"+idText(k))
	a := manager.get(page).want(http.StatusOK)
	if a.attr("#time", "value") != "10:00" || a.attr(".app-day input:checked", "value") != "2026-12-09" || a.attr("#place option[selected]", "value") != "room-"+idText(d.oak) {
		t.Errorf("the form holds %s", a.Body)
	}
	chair := idText(d.accountWith(pathway.Chair).ID)
	manager.post(page, d.form(d.nowak, "date", "2026-12-08", "chair", chair, "version", "1")...).want(http.StatusSeeOther)
	// Somebody who opened it before gets both texts.
	a = admin.post(page, d.form(d.nowak, "date", "2026-12-07", "chair", chair, "version", "1")...).want(http.StatusConflict)
	if got := a.text("#conflict"); !strings.Contains(got, "Monday 7 December 2026") || !strings.Contains(got, "Tuesday 8 December 2026") {
		t.Errorf("the conflict shows %q", got)
	}
	// An administrator does not take the chair away.
	a = admin.post(page, d.form(d.nowak, "date", "2026-12-08", "chair", "", "version", "2")...)
	if a.Status != http.StatusForbidden {
		t.Errorf("without the chair: %d", a.Status)
	}
	admin.post(page, d.form(d.nowak, "date", "2026-12-10", "chair", chair, "version", "2")...).want(http.StatusSeeOther)
	// Another family's conference is not here, and neither is one that is none.
	other := d.ready("Other", "2026-11-20T12:00", "2024")
	for path, want := range map[string]int{at(other, "/conferences/"+idText(k)): 404, at(d.nowak, "/conferences/9999"): 404, at(d.nowak, "/conferences/x"): 404} {
		if a := manager.get(path); a.Status != want {
			t.Errorf("%s: %d", path, a.Status)
		}
		if a := manager.post(path, d.form(d.nowak)...); a.Status != want {
			t.Errorf("POST %s: %d", path, a.Status)
		}
	}
}

func TestMoveAConferenceThatPeopleWereToldOf(t *testing.T) {
	t.Parallel()
	d := newBookingDesk(t)
	admin := d.as(pathway.Admin)
	k := d.book(admin, d.nowak)
	attendee := dbtest.MustExec(t, d.DB, `INSERT INTO attendee (conference, person, role) VALUES (?, ?, 'Mother')`, k, d.nowak.Mother)
	letter := dbtest.MustExec(t, d.DB, `INSERT INTO document (cases, conference, attendee, kind, number, reference, state, facts, facts_sha256, body, template, sha256, pages, made_at, made_by)
		VALUES (?, ?, ?, 'parent-invitation', 1, 'L-1', 'issued', '{}', '', '{}', '', '', 1, '', 1)`, d.nowak.Case, k, attendee)
	dbtest.MustExec(t, d.DB, `INSERT INTO dispatch (document, way, state, at, by) VALUES (?, 'post', 'sent', '2026-11-23T08:00:00.000Z', 1)`, letter)
	page := at(d.nowak, "/conferences/"+idText(k))
	a := admin.get(page).want(http.StatusOK)
	if a.count("#date") != 0 || !strings.Contains(a.text("main"), "Letters with this date, time and place have been sent.") {
		t.Errorf("the form still offers another date: %s", a.text("main"))
	}
	// What letters do not hold to is changed as before.
	admin.post(page, "version", "1", "minutes", "90", "minute_taker", "", "children", idText(d.nowak.Child), "interpreter", "Ewa Lis", "interpreter_language", "Polish", "interpreter_accredited", "yes").want(http.StatusSeeOther)

	a = admin.get(page + "/move").want(http.StatusOK)
	if a.count("[name=ground]") != len(pathway.MoveGrounds) || a.text("#approved option:nth-child(2)") == "" {
		t.Errorf("the form for moving: %s", a.text("main"))
	}
	a = admin.post(page+"/move", d.form(d.nowak, "version", "2", "date", "2026-12-05")...).want(http.StatusUnprocessableEntity)
	for _, field := range []string{"ground", "why", "approved", "date"} {
		if a.text("#"+field+"-error") == "" {
			t.Errorf("nothing is said at %s: %q", field, a.text(".govuk-error-summary"))
		}
	}
	a = admin.post(page+"/move", d.form(d.nowak, "version", "2", "date", "", "approved", idText(d.accountWith(pathway.Chair).ID), "ground", "family", "why", "Ill.")...).want(http.StatusUnprocessableEntity)
	if a.text("#date-error") == "" || a.text("#approved-error") == "" || a.text("#why-error") != "" {
		t.Errorf("summary %q", a.text(".govuk-error-summary"))
	}
	approved := idText(d.accountWith(pathway.ServiceManager).ID)
	admin.post(page+"/move", d.form(d.nowak, "version", "2", "date", "2026-12-11", "approved", approved, "approved_how", "phone", "ground", pathway.NotQuorate, "why", "No school, no police.")...).want(http.StatusSeeOther)
	a = admin.get(at(d.nowak, "/conferences")).want(http.StatusOK)
	cards := a.text(".app-conference__title")
	if cards != "Friday 11 December 2026 at 10:00 Initial child protection conferenceWednesday 9 December 2026 at 10:00 Initial child protection conference" {
		t.Errorf("conferences: %q", cards)
	}
	if got := a.text(".app-conference:first-of-type table"); !strings.Contains(got, "Zofia Nowak") || !strings.Contains(got, "Not yet") {
		t.Errorf("to be told: %q", got)
	}
	if got := a.text(".app-conferences"); !strings.Contains(got, "1 person is still to be told of the new date") || !strings.Contains(got, "Agreed by") || !strings.Contains(got, "After Day 15") {
		t.Errorf("the section says %q", got)
	}
	// The old one is no longer changed.
	if a := admin.get(page); a.Status != http.StatusSeeOther {
		t.Errorf("the old one's form: %d", a.Status)
	}
	if a := admin.get(page + "/move"); a.Status != http.StatusSeeOther {
		t.Errorf("moving the old one: %d", a.Status)
	}
}

func TestAllocateTheChair(t *testing.T) {
	t.Parallel()
	d := newBookingDesk(t)
	manager := d.as(pathway.ServiceManager)
	page := at(d.nowak, "/chair")
	chair := idText(d.accountWith(pathway.Chair).ID)
	a := manager.get(page).want(http.StatusOK)
	chairs := 0
	for _, account := range d.PracticeAccounts {
		if account.Holds(pathway.Chair) {
			chairs++
		}
	}
	if a.count("input[name=chair]") != chairs || a.count("#note") != 1 {
		t.Errorf("the form: %s", a.text("main"))
	}
	a = manager.post(page, "chair", "", "was", "", "note", strings.Repeat("x", 5001)).want(http.StatusUnprocessableEntity)
	if a.text("#chair-error") == "" || a.text("#note-error") == "" {
		t.Errorf("summary %q", a.text(".govuk-error-summary"))
	}
	manager.post(page, "chair", chair, "was", "", "note", "Two plans before.").want(http.StatusSeeOther)
	if a := manager.get(at(d.nowak, "/notes")); !strings.Contains(a.text("main"), "Two plans before.") {
		t.Errorf("notes: %s", a.text("main"))
	}
	if a := manager.post(page, "chair", chair, "was", "").want(http.StatusConflict); !strings.Contains(a.text(".govuk-error-summary"), "Somebody else has allocated the chair") {
		t.Errorf("stale: %s", a.text("main"))
	}
	sqa := d.ready("Older", "2026-11-20T12:00", "sqa")
	if a := manager.post(at(sqa, "/chair"), "chair", chair, "was", "").want(http.StatusUnprocessableEntity); !strings.Contains(a.text("#note-error"), "oversight note") {
		t.Errorf("without a note: %s", a.text(".govuk-error-summary"))
	}
	dbtest.MustExec(t, d.DB, `DELETE FROM threshold`)
	if a := manager.get(page).want(http.StatusOK); a.count("form#chair-form") != 0 {
		t.Error("a chair is offered before the threshold")
	}
	manager.post(page, "chair", chair, "was", chair).want(http.StatusUnprocessableEntity)
}

func TestAskThePolice(t *testing.T) {
	t.Parallel()
	d := newBookingDesk(t)
	admin := d.as(pathway.Admin)
	k := d.book(admin, d.nowak)
	page := at(d.nowak, "/conferences/"+idText(k)+"/police")
	a := admin.get(page).want(http.StatusOK)
	if a.text("#police_ask") != "Call-outs of the last two years" || a.attr("input[name=version]", "value") != "1" {
		t.Errorf("the form holds %q", a.text("#police_ask"))
	}
	if a := admin.post(page, "police_ask", "", "version", "1", "told_by", "Grace").want(http.StatusUnprocessableEntity); a.text("#police_ask-error") == "" || a.text("#told_how-error") == "" {
		t.Errorf("summary %q", a.text(".govuk-error-summary"))
	}
	admin.post(page, "police_ask", "Call-outs since 2024", "version", "1", "told_by", "Grace Okafor", "told_how", "phone").want(http.StatusSeeOther)
	if a := admin.post(page, "police_ask", "Something else", "version", "1").want(http.StatusConflict); !strings.Contains(a.text("#conflict"), "Call-outs since 2024") {
		t.Errorf("stale: %s", a.text("main"))
	}
}

// A venue takes no more conferences at a time than it has rooms, those counted in whose room is not chosen yet.
func TestAVenueIsNotBookedTwice(t *testing.T) {
	t.Parallel()
	d := newBookingDesk(t)
	admin := d.as(pathway.Admin)
	venue, err := d.DB.SaveVenue(t.Context(), d.all, pathway.Venue{Name: "Chapel House", Address: pathway.Address{Line1: "2 Made-up Street", Town: "Northmere", Postcode: "ZZ1 4AB"}})
	if err != nil {
		t.Fatal(err)
	}
	place := []string{"place", "venue-" + idText(venue), "minute_taker", ""}
	first := d.ready("First", "2026-11-20T12:00", "2024")
	d.book(admin, first, append(place, "children", idText(first.Child))...)
	a := admin.post(at(d.nowak, "/conferences/new"), d.form(d.nowak, append(place, "time", "11:00")...)...).want(http.StatusUnprocessableEntity)
	if got := a.text("#place-error"); !strings.Contains(got, "Chapel House is taken on Wednesday 9 December 2026 by another conference from 10:00 to 12:00") || !strings.Contains(got, "enter them under Office, Venues") {
		t.Errorf("double: %q", got)
	}
	if a.attr("#time", "value") != "11:00" || a.attr("#place option[selected]", "value") != place[1] || a.count(".govuk-error-summary a[href='#place']") != 1 {
		t.Errorf("what was typed is gone: %s", a.text("main"))
	}
	check := admin.post(at(d.nowak, "/conferences/check"), d.form(d.nowak, append(place, "time", "11:00")...)...).want(http.StatusOK)
	if got := check.text("body"); !strings.Contains(got, "Chapel House is taken") {
		t.Errorf("while choosing: %q", got)
	}
	d.book(admin, d.nowak, append(place, "time", "12:00")...)
}

// The office closes on a day on which a conference is booked: the list is shown before, and until it has been moved it is a task.
func TestAClosureDayOnABookedDay(t *testing.T) {
	t.Parallel()
	d := newBookingDesk(t)
	manager := d.as(pathway.ServiceManager)
	d.book(manager, d.nowak)
	closing := []string{"from", "8/12/2026", "to", "10/12/2026", "reason", "Staff day"}
	asked := manager.post(closuresPath, closing...).want(http.StatusUnprocessableEntity)
	if text := asked.text("#booked"); !strings.Contains(text, "Nowak family") || !strings.Contains(text, "Wed 9 Dec 2026") || !strings.Contains(text, "10:00 to 12:00") {
		t.Errorf("what is booked: %s", asked.text("main"))
	}
	if asked.attr("#from", "value") != "8/12/2026" || asked.count("#closures tbody tr") != 1 || asked.count("input[name=sure]") != 1 {
		t.Errorf("it was not asked for: %s", asked.text("main"))
	}
	obstructed := func() string {
		return d.as(pathway.Admin).get(todayPath + "?whose=all").text("tr:contains('cannot be held')")
	}
	if text := obstructed(); text != "" {
		t.Errorf("a task before it is saved: %s", text)
	}
	manager.post(closuresPath, append(closing, "sure", "yes")...).want(http.StatusSeeOther)
	if text := obstructed(); !strings.Contains(text, "Wednesday 9 December 2026 at 10:00 cannot be held as it is booked: the office is closed on that day (Staff day)") {
		t.Errorf("no task: %s", text)
	}
	if text := manager.get(at(d.nowak, "/conferences")).text("main .govuk-tag, main .app-tag"); !strings.Contains(text, "The office is closed on that day (Staff day)") {
		t.Errorf("the conference does not say it: %s", text)
	}
	if text := manager.get(at(d.nowak, "")).text("#icpc"); !strings.Contains(text, "is on a day that is no working day: Staff day") {
		t.Errorf("the step does not say it: %s", text)
	}
	list, err := d.DB.Tasks(t.Context(), d.all, d.nowak.Case)
	if err != nil || len(list) == 0 || list[0].Kind != pathway.TaskObstructed {
		t.Fatalf("tasks %v, %v", list, err)
	}
	page := manager.get(at(d.nowak, "/tasks/"+idText(list[0].ID))).want(http.StatusOK)
	if page.count("#task-form") != 0 || page.attr("main .govuk-button", "href") != at(d.nowak, "/conferences") {
		t.Errorf("the task: %s", page.text("main"))
	}
	manager.post(at(d.nowak, "/tasks/"+idText(list[0].ID)), "note", "Never mind").want(http.StatusUnprocessableEntity)
	// the same days again, for another reason: the task says the reason that holds
	manager.post(closuresPath, "from", "9/12/2026", "reason", "Snow", "sure", "yes").want(http.StatusSeeOther)
	if text := obstructed(); strings.Count(text, "cannot be held") != 1 || !strings.Contains(text, "(Snow)") {
		t.Errorf("another reason: %s", text)
	}
	manager.post(closuresPath, "from", "9/12/2026", "open", "yes").want(http.StatusSeeOther)
	if text := obstructed(); text != "" {
		t.Errorf("open again, and the task is there: %s", text)
	}
}

// What a conference needs is not to be had on its day: a task until it has another chair, or they are there after all.
func TestTheChairOfABookedConferenceIsAway(t *testing.T) {
	t.Parallel()
	d := newBookingDesk(t)
	manager := d.as(pathway.ServiceManager)
	chair := d.accountWith(pathway.Chair)
	d.book(manager, d.nowak, "chair", idText(chair.ID))
	away := func() string {
		return d.as(pathway.Admin).get(todayPath + "?whose=all").text("tr:contains('cannot be held')")
	}
	d.as(pathway.Chair).post("/office/rota/away", "account", idText(chair.ID), "from", "7/12/2026", "to", "9/12/2026").want(http.StatusSeeOther)
	if text := away(); !strings.Contains(text, "the chair, "+chair.Name+", is away") {
		t.Errorf("no task: %s", text)
	}
	d.as(pathway.Chair).post("/office/rota/away/1/end", "version", "1").want(http.StatusSeeOther)
	if text := away(); text != "" {
		t.Errorf("there after all, and the task is there: %s", text)
	}
	venues, err := d.DB.Venues(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := d.DB.End(t.Context(), d.all, "venue", venues[0].ID, true, venues[0].Version); err != nil {
		t.Fatal(err)
	}
	if text := away(); !strings.Contains(text, "Civic Hall is no longer in use") {
		t.Errorf("no task for the venue: %s", text)
	}
	list, _, err := d.DB.Conferences(t.Context(), d.all, d.nowak.Case)
	if err != nil {
		t.Fatal(err)
	}
	k := list[0]
	manager.post(at(d.nowak, "/conferences/"+idText(k.ID)), d.form(d.nowak, "place", "", "link", "https://video.example.org/1", "chair", idText(chair.ID), "version", Version(k.Version))...).want(http.StatusSeeOther)
	if text := away(); text != "" {
		t.Errorf("by video now, and the task is there: %s", text)
	}
}

package handlers

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// inTheMiddle walks the pages that are drawn in the middle of the work alone: what a family or an office is then like, who looks,
// and at what. look is given each with a site of its own, which nothing changes afterwards.
type inTheMiddle struct {
	t    *testing.T
	look func(s *site, b *browser, page string)
}

func (x *inTheMiddle) see(s *site, b *browser, pages ...string) {
	x.t.Helper()
	now := s.copied(x.t)
	for _, page := range pages {
		x.look(now, b.at(now), page)
	}
}

func (x *inTheMiddle) walk() {
	x.gettingIn()
	x.office()
	x.booking()
	x.notQuorate()
	x.decisions()
	x.fullMinutes()
	x.documents()
	x.release()
	x.endings()
	x.stepDown()
	x.onAPlan()
}

// gettingIn: the first page of all, and the page of somebody who locked theirs.
func (x *inTheMiddle) gettingIn() {
	empty := newEmpty(x.t)
	empty.StartPractice = func(context.Context) (string, error) { return "http://127.0.0.1:1/", nil }
	x.see(empty, &browser{site: empty}, startPath)
	s := newTest(x.t)
	b := s.as(pathway.Admin)
	b.post(lockPath).want(http.StatusSeeOther)
	x.see(s, b, signInPath)
}

// office: an account that is closed, a team that is written to, a family that moves in, what its people page still asks for.
func (x *inTheMiddle) office() {
	s := newTest(x.t)
	things := s.everything()
	b := s.withEveryRole()
	account := fmt.Sprintf("/office/accounts/%d", things["account"])
	b.sendForm(b.get(account), "close").want(http.StatusSeeOther)
	dbtest.MustExec(x.t, s.DB, `UPDATE team SET manager = 'Made-up Manager', manager_email = 'manager@example.org'`)
	base := views.Path("cases", things["case"])
	b.post(base+"/notes/new/significant-event", "date", "23/11/2026", "time", "09:00", "heading", "Police called", "text", "At night.").want(http.StatusSeeOther)
	dbtest.MustExec(x.t, s.DB, `INSERT INTO relation (cases, adult, child, relation, pr, may_know) VALUES (?, ?, ?, 'Mother', 'yes', 'yes')`, things["case"], things["adult"], things["child"])
	moved := s.family("CP-2026-0002")
	dbtest.MustExec(x.t, s.DB, `INSERT INTO case_person (cases, person, kind) VALUES (?, ?, 'child')`, moved, things["child"])
	x.see(s, b, account, notifyPath, base, base+"/people", views.Path("cases", moved, "notice"))
}

// booking: a family before its conference, its threshold met, not met or not decided yet; and then with its conference.
func (x *inTheMiddle) booking() {
	d := newBookingDesk(x.t)
	b := d.withEveryRole()
	x.see(d.site, b, at(d.nowak, "/chair"), at(d.nowak, "/conferences/new"))
	meeting := at(d.nowak, "/strategy/"+idText(d.nowak.Meeting))
	for change, page := range map[string]string{`UPDATE threshold SET met = 0`: "/assessment", `DELETE FROM threshold`: "/strike"} {
		other := d.copied(x.t)
		dbtest.MustExec(x.t, other.DB, change)
		x.see(other, b.at(other), meeting+page)
	}
	booked := at(d.nowak, "/conferences/"+idText(d.book(b, d.nowak)))
	x.see(d.site, b, booked, booked+"/move", at(d.nowak, "/chair"))
}

// notQuorate: a conference to which too few came, declared not effective; and one that was adjourned for one child.
func (x *inTheMiddle) notQuorate() {
	s := tooFew(x.t)
	b := s.in("first")
	x.see(s.site, s.in("minty"), s.path+"/decisions")
	x.see(s.site, b, s.path+"/decisions", s.path+"/rearrange")
	dbtest.MustExec(x.t, s.DB, `UPDATE agency SET lead_name = 'Hana Lead', lead_email = 'hana@school.example'`)
	b.sendFilled(b.get(s.path+"/rearrange"), "declare-form", "declare_why", "The report came this morning.").want(http.StatusSeeOther)
	x.see(s.site, b, s.path+"/rearrange", s.path+"/move")
	aside := adjourned(x.t)
	x.see(aside.site, aside.in("first"), strings.TrimSuffix(aside.path, "distribution")+"go-on")
}

// decisions: what a conference decided, while it runs, and then before it is written up, drafted and with the chair.
func (x *inTheMiddle) decisions() {
	s := newTable(x.t)
	b, page := s.in("first"), s.path+"/decisions"
	s.typed()
	day := pathway.NewDate(2026, 12, 11)
	if err := s.DB.BeginConference(x.t.Context(), s.Taker, s.Case, s.Conference, day.At(9, 0)); err != nil {
		x.t.Fatal(err)
	}
	x.see(s.site, b, s.path+"/minutes")
	if err := s.DB.EndConference(x.t.Context(), s.Taker, s.Case, s.Conference, day.At(9, 55)); err != nil {
		x.t.Fatal(err)
	}
	x.see(s.site, b, page)
	taker := s.in("minty")
	taker.sendForm(taker.get(page), "draft").want(http.StatusSeeOther)
	x.see(s.site, b, page)
	taker.sendForm(taker.get(page), "send").want(http.StatusSeeOther)
	x.see(s.site, b, page)
	x.see(s.site, s.in("cara"), page)
}

// fullMinutes: minutes before they are written up, drafted, with the chair, approved, sent; and so their addendum.
func (x *inTheMiddle) fullMinutes() {
	s := minuted(x.t)
	b, taker, addy := s.in("first"), s.in("minty"), s.in("addy")
	x.see(s.site, b, s.page)
	taker.post(s.page, s.form(s.Taker, 0)...).want(http.StatusSeeOther)
	x.see(s.site, b, s.page)
	taker.post(s.page+"/send", s.form(s.Taker, 0, s.readers(whoseChildren)...)...).want(http.StatusSeeOther)
	x.see(s.site, b, s.page)
	s.in("helen").post(s.page+"/approve", s.form(s.Chair, 0)...).want(http.StatusSeeOther)
	x.see(s.site, b, s.page)
	s.do(addy, "make", "mother").want(http.StatusSeeOther)
	s.do(addy, "print", "mother").want(http.StatusSeeOther)
	s.do(addy, "sent", "mother").want(http.StatusSeeOther)
	dbtest.MustExec(x.t, s.DB, `INSERT INTO minutes_remark (conference, attendee, said_on, how, text, recorded_at, recorded_by) VALUES (?, ?, '2026-12-14', 'phone', 'Not so.', '', ?)`, s.Conference, s.Attendees["mother"], s.Admin.ID)
	addenda := strings.TrimSuffix(s.page, "full-minutes") + "addenda"
	x.see(s.site, b, s.page, addenda+"/new")
	taker.post(addenda, "person", idText(s.Taker.ID), "why", "x", "section-1", "worries", "text-1", "It was a Monday.", "reader-1", "everybody").want(http.StatusSeeOther)
	page := views.Path("cases", s.Case, "addenda", s.issue(1).ID)
	taker.post(page+"/send", s.form(s.Taker, 1)...).want(http.StatusSeeOther)
	x.see(s.site, b, page)
	s.in("helen").post(page+"/approve", s.form(s.Chair, 1)...).want(http.StatusSeeOther)
	x.see(s.site, b, page)
}

// documents: what the office does once the decisions are approved, and a document in which a protected value stands.
func (x *inTheMiddle) documents() {
	s := decided(x.t)
	b, base := s.in("first"), views.Path("cases", s.Case)
	team := dbtest.MustExec(x.t, s.DB, `INSERT INTO team (name, manager, manager_email) VALUES ('Team 1', 'Noor Khan', 'noor.khan@northmere.example')`)
	dbtest.MustExec(x.t, s.DB, `UPDATE cases SET team = ?`, team)
	home := dbtest.MustRows(x.t, s.DB, fmt.Sprintf(`SELECT CAST(address AS TEXT) FROM residence WHERE person = %d`, s.People["paul"]))[0]
	s.do(b, "make", "mother").want(http.StatusSeeOther)
	x.see(s.site, b, base+"/core-groups/new", base+"/steps/decisions-approved", strings.TrimSuffix(s.path, "distribution")+fmt.Sprintf("invitations/%d/naming", s.Attendees["refuge"]),
		base+"/addresses/"+home, views.Path("cases", s.Case, "documents", s.of("mother")[0].ID), s.do(b, "print", "mother").want(http.StatusSeeOther).to())
}

// release: a document that is stopped by a word of the family.
func (x *inTheMiddle) release() {
	s := ended(x.t)
	s.Approve(x.t, s.DB, map[string]string{fmt.Sprintf("child.%d.reasons", s.People["zoe"]): "Zoë may stay, and Ada sleeps better."})
	b := s.in("first")
	link := b.get(fmt.Sprintf("%s/%d", s.path, s.Attendees["secondary"])).want(http.StatusOK).attr(".app-mends a[href*=release]", "href")
	x.see(s.site, b, link)
}

// endings: a child who is looked after, while the partnership can object, with the letter to each of it, by post or by email: made,
// printed and sent. And a child who is watched after the end.
func (x *inTheMiddle) endings() {
	s := decided(x.t)
	s.Clock.Forward(10 * 24 * time.Hour)
	b := s.in("first")
	base := views.Path("cases", s.Case)
	dbtest.MustExec(x.t, s.DB, `INSERT INTO network_child (network, child) SELECT network.id, ? FROM network JOIN attendee USING (professional) WHERE attendee.id = ?`, s.People["ada"], s.Attendees["secondary"])
	to := b.sendForm(b.get(base+"/endings/new"), "ending-form", "children", idText(s.People["ada"]), "ground", "looked-after", "legal", "s20", "begun_on", "20/12/2026", "letter_on", "21/12/2026",
		"told_by", "Grace Okafor", "told_how", "phone").want(http.StatusSeeOther).to()
	x.see(s.site, b, to+"/objection")
	s.path = to + "/partnership"
	one := func(who string) string { return fmt.Sprintf("%s/%d", s.path, s.Attendees[who]) }
	s.do(b, "make", "worker", "secondary").want(http.StatusSeeOther)
	x.see(s.site, b, s.path, one("worker"), one("secondary"))
	run := s.do(b, "print", "secondary").want(http.StatusSeeOther).to()
	x.see(s.site, b, s.path, one("secondary"), run)
	s.do(b, "sent", "secondary").want(http.StatusSeeOther)
	x.see(s.site, b, views.Path("cases", s.Case, "documents", s.of("secondary")[0].ID))
	row := dbtest.MustExec(x.t, s.DB, `INSERT INTO ending (cases, conference, decided, ground, state, begun_on, ended_on, recorded_at) VALUES (?1, ?2, ?2, 'step-down', 'ended', '2026-12-14', '2026-12-14', '2026-12-14T13:00:00.000Z')`, s.Case, s.Conference)
	dbtest.MustExec(x.t, s.DB, `INSERT INTO ending_child (ending, child, plan, watch_until) SELECT ?1, child, id, '2027-03-08' FROM plan WHERE child = ?2`, row, s.People["mia"])
	x.see(s.site, b, views.Path("cases", s.Case, "endings", row, "watch", s.People["mia"]))
}

// stepDown: the first review, on the day that it is held.
func (x *inTheMiddle) stepDown() {
	s := decided(x.t)
	s.Clock.Forward(30 * 24 * time.Hour)
	b := s.in("first")
	page := b.get(views.Path("cases", s.Case, "conferences", "new")).want(http.StatusOK)
	x.see(s.site, b, views.Path("cases", s.Case, "conferences", "new"))
	b.fill(page, "booking-form", "minute_taker", idText(s.Taker.ID)).want(http.StatusSeeOther)
	review := int64(0)
	fmt.Sscan(dbtest.MustRows(x.t, s.DB, `SELECT id FROM conference WHERE kind = 'review'`)[0], &review)
	s.Clock.Forward(time.Date(2027, 3, 5, 11, 0, 0, 0, time.UTC).Sub(s.Clock.Now()))
	b = s.in("first")
	if err := s.DB.BeginConference(x.t.Context(), s.Taker, s.Case, review, pathway.NewDateTime(2027, 3, 5, 10, 0)); err != nil {
		x.t.Fatal(err)
	}
	x.see(s.site, b, views.Path("cases", s.Case, "conferences", review, "step-down"))
}

// onAPlan: what the core group and those who look at its work record, before the first core group and after it.
func (x *inTheMiddle) onAPlan() {
	s := decided(x.t)
	b, base := s.in("first"), views.Path("cases", s.Case)
	x.see(s.site, b, base+"/core-groups/members", base+"/core-groups/1/record", base+"/core-groups/1/date", base+"/plan/1", base+"/midpoints/new/midpoint-1", base+"/audits/new", base+"/supervisions/new", base+"/checklists/new",
		base+"/endings/new", base+"/resolutions/new", views.Path("cases", s.Case, "conferences", s.Conference, "dissent"))
	s.Clock.Forward(12 * 24 * time.Hour)
	dbtest.MustExec(x.t, s.DB, `UPDATE attendee SET core_group = 1 WHERE id = ?`, s.Attendees["primary"])
	s.Meet(x.t, s.DB, pathway.NewDate(2026, 12, 22), map[string]string{"attend." + idText(s.Attendees["primary"]) + ".mode": "absent"})
	dbtest.MustExec(x.t, s.DB, `UPDATE conference SET kind = 'review' WHERE id = ?`, s.Conference)
	x.see(s.site, s.in("first"), views.Path("cases", s.Case, "conferences", s.Conference, "good-practice"), base+"/absences/1/letter", base+"/partnership-report", base+"/plan", base+"/core-groups/1", base+"/core-groups/1/strike")
}

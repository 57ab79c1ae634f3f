package handlers

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// send makes everything for some of the list and records it as sent.
func (c *carters) send(b *browser, attendees ...int64) {
	c.t.Helper()
	var pairs []string
	for _, a := range attendees {
		pairs = append(pairs, "attendee", idText(a))
	}
	b.post(c.at("make"), pairs...).want(http.StatusSeeOther)
	var ids []int64
	for _, d := range c.letters().Documents {
		if slices.Contains(attendees, d.Attendee) && !d.Sent() && d.State == pathway.DocumentIssued {
			ids = append(ids, d.ID)
		}
	}
	c.must(c.DB.RecordSent(c.t.Context(), c.by, c.number, ids, c.Clock.Now(), ""))
}

// kindsOf are the kinds of document that are shown for somebody on the list.
func (c *carters) kindsOf(b *browser, attendee int64) string {
	var list []string
	for _, x := range b.get(c.at(attendee)).want(http.StatusOK).doc.Find("[id^='preview-']").EachIter() {
		list = append(list, strings.TrimPrefix(x.AttrOr("id", ""), "preview-"))
	}
	return strings.Join(list, " ")
}

// A conference is cancelled: those who were sent anything of it are told, and only they. Then it is given a new date, and again they are told of
// that, each with their own time and place.
func TestACancelledConferenceIsToldToThoseWhoKnewOfIt(t *testing.T) {
	t.Parallel()
	c := newCarters(t)
	admin := c.as(pathway.Admin)
	c.receiveList(admin)
	told := []int64{c.guest(c.paul), c.guest(c.mia), c.invited(c.school)}
	c.send(admin, told...)
	// One letter is made and not sent: it must not go any more.
	admin.post(c.at("make"), "attendee", idText(c.guest(c.piotr))).want(http.StatusSeeOther)

	path := strings.TrimSuffix(c.at(), "/invitations") + "/cancel"
	if got := admin.get("/cases/" + idText(c.number) + "/conferences").count("a[href='" + path + "']"); got != 1 {
		t.Errorf("%d links to cancel it", got)
	}
	page := admin.get(path).want(http.StatusOK)
	admin.sendFilled(page, "cancel-form", "why", "The roof leaks.").keeps("what follows", "follows", "Choose what comes", "why", "The roof leaks.")
	good := []string{"ground", "venue", "why", "The roof leaks.", "plain", "The hall has no heating.", "follows", "new-date", "approved", idText(c.accountWith(pathway.ServiceManager).ID), "approved_how", "phone"}
	admin.sendFilled(page, "cancel-form", append(good, "approved", "")...).keeps("approved", "approved", "Choose the service manager", "plain", "The hall has no heating.")
	admin.sendFilled(page, "cancel-form", good...).want(http.StatusSeeOther)
	admin.sendFilled(page, "cancel-form", good...).want(http.StatusUnprocessableEntity) // from the page as it was
	for _, a := range told {
		if got := c.kindsOf(admin, a); got != "cancellation" {
			t.Errorf("%d gets %q", a, got)
		}
	}
	for _, a := range []int64{c.guest(c.anna), c.guest(c.piotr), c.invited(c.worker)} {
		if got := c.kindsOf(admin, a); got != "" {
			t.Errorf("%d, who was told nothing, gets %q", a, got)
		}
	}
	if d := c.documentFor(c.guest(c.piotr)); d.State != pathway.DocumentVoid {
		t.Errorf("the letter that was made holds still: %s", d.State)
	}
	if got := admin.get(c.at(c.guest(c.paul))).text("#preview-cancellation"); !strings.Contains(got, "It will not take place on Thursday 10 December 2026") || !strings.Contains(got, "The hall has no heating.") || !strings.Contains(got, "as soon as there is a new day") {
		t.Errorf("Paul reads %s", got)
	}
	c.send(admin, told...)
	if notes := strings.Join(dbtest.MustRows(t, c.DB, `SELECT text FROM note WHERE heading = 'Conference cancelled'`), ""); !strings.Contains(notes, "A new date follows.") || !strings.Contains(notes, "The roof leaks.") {
		t.Errorf("the oversight note: %q", notes)
	}

	// The new date.
	moved, err := c.DB.MoveConference(t.Context(), c.by, c.number, c.conference, c.booking(t), pathway.Move{Ground: "venue", Why: "The roof leaks.", Approved: c.accountWith(pathway.ServiceManager).ID, How: "phone"})
	c.must(err)
	c.conference = moved
	for _, a := range c.letters().Record.OnList() {
		want := map[int64]string{c.paul: "new-date parent-invitation", c.mia: "new-date child-invitation", c.anna: "parent-invitation", c.piotr: "parent-invitation"}[a.Person]
		switch a.Professional {
		case c.school:
			want = "new-date agency-invitation"
		case c.worker:
			want = "agency-invitation"
		case c.constable:
			want = "police-request"
		}
		if got := c.kindsOf(admin, a.ID); got != want {
			t.Errorf("%s gets %q, want %q", a.Role, got, want)
		}
		if a.Person == c.paul {
			got := admin.get(c.at(a.ID)).text("#preview-new-date")
			if !strings.Contains(got, "on Thursday 10 December 2026. It was moved from that day. The new day is Monday 14 December 2026") || !strings.Contains(got, "could not be held in the place") || strings.Contains(got, "Willow") || strings.Contains(got, "May") {
				t.Errorf("Paul reads %s", got)
			}
			c.send(admin, a.ID)
		}
	}
	if got := admin.get("/cases/" + idText(c.number) + "/conferences").text(".app-conference:first-of-type table"); !strings.Contains(got, "Not yet") || strings.Count(got, "Not yet") != 2 {
		t.Errorf("still to be told: %s", got)
	}
}

// booking is another day for the conference of the carters.
func (c *carters) booking(t *testing.T) pathway.Booking {
	t.Helper()
	k := c.letters().Record.Conference
	return pathway.Booking{StartsAt: pathway.NewDateTime(2026, 12, 14, 10, 0), Minutes: 90, Venue: k.Venue.ID, Chair: k.Chair.Account, MinuteTaker: k.MinuteTaker.Account, Children: k.Children, Version: k.Version}
}

// A review of children who are on a plan is not cancelled for good.
func TestAReviewIsNotCancelledForGood(t *testing.T) {
	t.Parallel()
	s := decided(t)
	review := dbtest.MustExec(t, s.DB, `INSERT INTO conference (cases, kind, state, meeting, starts_at, minutes, venue, chair, booked_at, booked_by)
		SELECT cases, 'review', 'planned', meeting, '2027-03-02T10:00', 90, venue, chair, '', booked_by FROM conference WHERE id = ?`, s.Conference)
	dbtest.MustExec(t, s.DB, `INSERT INTO conference_child (conference, child) SELECT ?, child FROM conference_child WHERE conference = ?`, review, s.Conference)
	mo := s.in("mo")
	page := mo.get("/cases/" + idText(s.Case) + "/conferences/" + idText(review) + "/cancel").want(http.StatusOK)
	refused := mo.sendFilled(page, "cancel-form", "ground", "other", "why", "No need.", "follows", "nothing", "approved", idText(s.Manager.ID)).want(http.StatusUnprocessableEntity)
	if got := refused.text("#error-summary"); !strings.Contains(got, "there has to be a review") {
		t.Errorf("refused with %q", got)
	}
	mo.sendFilled(page, "cancel-form", "ground", "other", "why", "No need.", "follows", "new-date", "approved", idText(s.Manager.ID)).want(http.StatusSeeOther)
}

package handlers

import (
	"net/http"
	"strings"
	"testing"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// keeps holds a form that was refused: an error at the field and in the summary, which leads to it, and in another field what was typed.
func (a *answer) keeps(name, wrong, says, kept, value string) {
	a.t.Helper()
	a.want(http.StatusUnprocessableEntity)
	if got := a.text("#" + wrong + "-error"); !strings.Contains(got, says) {
		a.t.Errorf("%s: at %s stands %q, want %q; the summary says %q", name, wrong, got, says, a.text("#error-summary"))
	}
	if a.count("#error-summary a[href^='#"+wrong+"']") == 0 {
		a.t.Errorf("%s: the summary does not lead to %s: %s", name, wrong, a.text("#error-summary"))
	}
	field := a.doc.Find("#" + kept)
	got := field.AttrOr("value", field.Text())
	if got != value {
		a.t.Errorf("%s: %s holds %q, want %q", name, kept, got, value)
	}
}

// clashes holds a save that came too late: both texts of a field.
func (a *answer) clashes(field, mine, theirs string) {
	a.t.Helper()
	a.want(http.StatusConflict)
	if a.text("#conflict-"+field+"-mine") != mine || a.text("#conflict-"+field+"-theirs") != theirs {
		a.t.Errorf("both texts of %s: %s", field, a.text("#conflict"))
	}
}

// row returns the value of a summary's row.
func (a *answer) row(name string) string {
	for _, e := range a.doc.Find(".govuk-summary-list__row").EachIter() {
		if strings.TrimSpace(e.Find("dt").Text()) == name {
			return strings.Join(strings.Fields(e.Find("dd").First().Text()), " ")
		}
	}
	return ""
}

func TestAStrategyMeetingIsRecorded(t *testing.T) {
	t.Parallel()
	w, _, child := before(t, "2024")
	admin := w.roles[pathway.Admin]
	if got := admin.get(w.path("")).text("main .govuk-button"); got != "Record the strategy meeting" {
		t.Errorf("a family without a meeting offers %q", got)
	}
	form := admin.get(w.path("/strategy/new")).want(http.StatusOK)
	if form.count("#strategy-form [name=children][value='"+child+"']:checked") != 1 {
		t.Error("the children are not ticked")
	}
	meeting := admin.fill(form, "strategy-form", "held_on", "Friday 20 November 2026", "held_at", "2.30pm", "form", "discussion", "s47", "yes", "concern", "He was hit.\n\nTwice.", "safe_now", "He stays with <an aunt>.",
		"attendee_name_1", "PC Wall", "attendee_agency_1", "Police", "attendee_name_3", "Ann Obi", "attendee_role_3", "Nurse", "told_by", "Bilal Shah", "told_on", "20/11/2026", "told_at", "15:05", "police_ask", "Call-outs").want(http.StatusSeeOther).to()
	page := admin.get(meeting).want(http.StatusOK)
	for name, want := range map[string]string{
		"Held": "Friday 20 November 2026 at 14:30 · Discussion by phone or video", "Children": "Wanda Walker", "Took part": "PC Wall, Police Ann Obi, Nurse", "Section 47 enquiry started": "Yes",
		"What is feared": "He was hit. Twice.", "What makes the children safe now": "He stays with <an aunt>.", "Who rang the unit": "Bilal Shah, Friday 20 November 2026 at 15:05", "What the police report should cover": "Call-outs",
	} {
		if got := page.row(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	// The contact log has who rang, and the pathway counts from that Friday.
	if got := admin.get(w.path("/notes")).text("main"); !strings.Contains(got, "Bilal Shah rang about the strategy meeting of Friday 20 November 2026 at 14:30.") {
		t.Errorf("the contact log: %s", got)
	}
	course := admin.get(w.path("")).want(http.StatusOK)
	for step, want := range map[string]string{"icpc": "Thu 10 Dec 2026", "invite-list": "Thu 26 Nov 2026", "contact-received": "Done on 20 Nov 2026"} {
		if got := course.text(".app-steps li[id=" + step + "]"); !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", step, got, want)
		}
	}
	if got := course.text("summary:contains('counted')"); !strings.Contains(got, "Thursday 10 December 2026, statutory limit Friday 11 December 2026") {
		t.Errorf("the two dates: %q", got)
	}

	// It was held a day earlier: every date moves. Who saves over that is shown both.
	edit := admin.get(meeting + "/edit").want(http.StatusOK)
	if edit.attr("#attendee_name_2", "value") != "Ann Obi" || edit.attr("#held_at", "value") != "14:30" {
		t.Errorf("the form holds %s", edit.text("#strategy-form"))
	}
	chair := w.roles[pathway.Chair]
	admin.fill(edit, "strategy-form", "held_on", "19/11/2026").want(http.StatusSeeOther)
	if got := admin.get(w.path("")).text(".app-steps li[id=icpc]"); !strings.Contains(got, "Wed 9 Dec 2026") {
		t.Errorf("a day earlier the conference is due %q", got)
	}
	chair.fill(edit, "strategy-form", "concern", "A bruise.").clashes("concern", "A bruise.", "He was hit. Twice.")
	if rows := dbtest.MustRows(t, w.DB, `SELECT held_at FROM strategy_meeting WHERE concern LIKE 'He was%'`); len(rows) != 1 || rows[0] != "2026-11-19T14:30" {
		t.Errorf("stored: %q", rows)
	}
	// Who may not, is not offered it.
	taker := w.roles[pathway.MinuteTaker]
	taker.get(w.path("/strategy/new")).want(http.StatusForbidden)
	taker.post(meeting+"/edit", "concern", "x").want(http.StatusForbidden)
	if n := taker.get(meeting).want(http.StatusOK).count("a[href$='/edit']"); n != 0 {
		t.Error("a minute taker is offered to change it")
	}
	admin.get(w.path("/strategy/999")).want(http.StatusNotFound)
	admin.get("/cases/1" + strings.TrimPrefix(meeting, w.path(""))).want(http.StatusNotFound) // another family's
}

func TestAStrategyMeetingIsPutRightAtTheField(t *testing.T) {
	t.Parallel()
	w, _, _ := before(t, "2024")
	admin := w.roles[pathway.Admin]
	for _, tt := range []struct {
		name, wrong, says string
		typed             []string
	}{
		{"nothing typed", "held_on", "Enter when the meeting was", []string{"held_on", "", "held_at", ""}},
		{"31 February", "held_on", "", []string{"held_on", "31/2/2026"}},
		{"tomorrow", "held_on", "This is in the future", []string{"held_on", "24/11/2026"}},
		{"in an hour", "held_on", "This is in the future", []string{"held_at", "10:00"}},
		{"twenty years ago", "held_on", "Check the year", []string{"held_on", "23/11/2006"}},
		{"no time", "held_at", "Enter the time too", []string{"held_at", ""}},
		{"no such time", "held_at", "Enter a time like 14:30", []string{"held_at", "25:10"}},
		{"enquiry or not", "s47", "Choose whether", []string{"s47", ""}},
		{"no child", "children", "", []string{"children", ""}},
		{"another family’s child", "children", "", []string{"children", "1"}},
		{"what is feared", "concern", "", []string{"concern", ""}},
		{"what makes them safe", "safe_now", "", []string{"safe_now", ""}},
		{"10,000 characters", "safe_now", "too long", []string{"safe_now", strings.Repeat("x", 10000)}},
		{"who rang, and when not", "told_on", "", []string{"told_by", "Bilal Shah"}},
	} {
		admin.fill(admin.get(w.path("/strategy/new")), "strategy-form", changed(append(goodStrategy, "police_ask", "Zoë’s calls 🦄"), tt.typed...)...).keeps(tt.name, tt.wrong, tt.says, "police_ask", "Zoë’s calls 🦄")
	}
	if rows := dbtest.MustRows(t, w.DB, `SELECT id FROM strategy_meeting WHERE cases <> 1`); len(rows) != 0 {
		t.Errorf("%d meetings were stored", len(rows))
	}
}

// A strategy meeting on a Saturday makes Monday Day 1; one without an enquiry makes nothing due.
func TestAStrategyMeetingOnASaturday(t *testing.T) {
	t.Parallel()
	w, _, _ := before(t, "2024")
	admin := w.roles[pathway.Admin]
	w.meet("held_on", "21/11/2026", "held_at", "14:00")
	page := admin.get(w.path(""))
	if got := page.text(".app-steps li[id=icpc]"); !strings.Contains(got, "Fri 11 Dec 2026") {
		t.Errorf("Day 15 after a Saturday: %q", got)
	}
	if got := page.text(".app-steps li[id=contact-received]"); !strings.Contains(got, "Mon 23 Nov 2026") {
		t.Errorf("Day 1 after a Saturday: %q", got)
	}
	w, _, _ = before(t, "2024")
	meeting := w.meet("s47", "no")
	page = w.roles[pathway.Admin].get(w.path(""))
	if page.count(".app-steps") != 0 || !strings.Contains(page.text(".govuk-inset-text"), "nothing is due") {
		t.Errorf("without an enquiry: %s", page.text("main"))
	}
	if got := w.roles[pathway.Chair].get(meeting); got.count("a[href$='/threshold']") != 0 {
		t.Error("without an enquiry there is a threshold to decide on")
	}
	w.roles[pathway.Chair].get(meeting + "/threshold").want(http.StatusUnprocessableEntity)
}

// The same meeting is not recorded twice: the form leads to the record that there is. One entered in error is struck, stays
// readable and decides nothing; the duty chair's decision holds the other.
func TestAStrategyMeetingEnteredInError(t *testing.T) {
	t.Parallel()
	w, _, _ := before(t, "2024")
	admin := w.roles[pathway.Admin]
	first := w.meet()
	again := admin.fill(admin.get(w.path("/strategy/new")), "strategy-form", goodStrategy...)
	again.keeps("twice", "held_on", "is recorded already: Monday 23 November 2026 at 08:00", "concern", "Bruises.")
	if again.count("#strategy-form a[href='"+first+"']") != 1 {
		t.Errorf("nothing leads to the record there is: %s", again.text("#strategy-form"))
	}
	second := w.meet("form", "discussion", "held_at", "07:30", "concern", "Bruises of another family.")
	page := admin.get(second)
	if page.count("a[href='"+second+"/strike']") != 1 {
		t.Error("it cannot be struck")
	}
	form := admin.get(second + "/strike").want(http.StatusOK)
	admin.fill(form, "strike-form", "reason", "").keeps("no reason", "reason", "", "reason", "")
	admin.fill(form, "strike-form", "reason", "The Obi family’s.").want(http.StatusSeeOther)
	course := admin.get(w.path(""))
	if got := course.text("a[href='" + second + "']"); !strings.Contains(got, "Entered in error") {
		t.Errorf("the record of the struck one: %q", got)
	}
	page = admin.get(second).want(http.StatusOK)
	if page.row("Why it was struck") != "The Obi family’s." || page.row("What is feared") != "Bruises of another family." || page.count("a[href$='/edit'], a[href$='/threshold'], a[href$='/strike']") != 0 {
		t.Errorf("the struck record: %s", page.text("main"))
	}
	for _, path := range []string{"/edit", "/threshold", "/outcome", "/strike"} {
		if a := admin.get(second + path); a.Status == http.StatusOK {
			t.Errorf("%s is answered for a struck meeting", path)
		}
	}
	if rows := dbtest.MustRows(t, w.DB, `SELECT what FROM audit WHERE reason = 'The Obi family’s.'`); len(rows) != 1 {
		t.Errorf("audited: %q", rows)
	}
	w.roles[pathway.MinuteTaker].post(first+"/strike", "reason", "x").want(http.StatusForbidden)
	chair := w.roles[pathway.Chair]
	chair.fill(chair.get(first+"/threshold"), "threshold-form", "met", "yes", "rationale", "Three injuries.").want(http.StatusSeeOther)
	if admin.get(first).count("a[href='"+first+"/strike']") != 0 {
		t.Error("a meeting with a threshold is offered to be struck")
	}
	if a := admin.post(first+"/strike", "reason", "x").want(http.StatusUnprocessableEntity); !strings.Contains(a.text("main"), "The threshold was decided on this meeting") {
		t.Errorf("refused: %s", a.text("main"))
	}
	// The only meeting, struck: the family is where it was before, with the record.
	w, _, _ = before(t, "2024")
	admin = w.roles[pathway.Admin]
	only := w.meet()
	admin.fill(admin.get(only+"/strike"), "strike-form", "reason", "Not theirs.").want(http.StatusSeeOther)
	course = admin.get(w.path("")).want(http.StatusOK)
	if course.text("main .govuk-button") != "Record the strategy meeting" || course.count("a[href='"+only+"']") != 1 {
		t.Errorf("after the only one was struck: %s", course.text("main"))
	}
}

// Who took part is asked where an enquiry was started; who is expected and not there is pointed out.
func TestWhoTookPartInAStrategyMeeting(t *testing.T) {
	t.Parallel()
	w, _, _ := before(t, "2024")
	admin := w.roles[pathway.Admin]
	admin.fill(admin.get(w.path("/strategy/new")), "strategy-form", changed(goodStrategy, "attendee_name_1", "", "attendee_agency_1", "")...).
		keeps("nobody", "attendee_name_1", "Enter who took part", "concern", "Bruises.")
	meeting := w.meet()
	if got := admin.get(meeting).text(".govuk-warning-text"); !strings.Contains(got, "Nobody from children’s social care and health is recorded as taking part") {
		t.Errorf("the police alone: %q", got)
	}
	admin.fill(admin.get(meeting+"/edit"), "strategy-form", "attendee_name_2", "Ann Obi", "attendee_role_2", "Team manager", "attendee_name_3", "Cara Lin", "attendee_role_3", "School nurse").want(http.StatusSeeOther)
	if got := admin.get(meeting).text(".govuk-warning-text"); got != "" {
		t.Errorf("all three took part: %q", got)
	}
}

// The conference is booked for Day 15. The meeting was a day earlier after all, so it is late: the reason and who agreed are asked.
func TestDay1MovedBackMakesTheConferenceLate(t *testing.T) {
	t.Parallel()
	w, _, _ := before(t, "2024")
	admin, chair := w.roles[pathway.Admin], w.roles[pathway.Chair]
	meeting := w.meet()
	chair.fill(chair.get(meeting+"/threshold"), "threshold-form", "met", "yes", "rationale", "Three injuries.").want(http.StatusSeeOther)
	conference := dbtest.MustExec(t, w.DB, `INSERT INTO conference (cases, kind, meeting, state, starts_at, booked_at, booked_by) VALUES (?, 'icpc', ?, 'planned', '2026-12-11T10:00', '', 1)`,
		w.family, meeting[strings.LastIndex(meeting, "/")+1:])
	edit := admin.get(meeting + "/edit").want(http.StatusOK)
	if edit.count("#late_reason") != 0 {
		t.Error("a reason is asked for before anything is late")
	}
	late := admin.fill(edit, "strategy-form", "held_on", "20/11/2026", "concern", "Burns.")
	late.keeps("late", "late_reason", "The conference on Friday 11 December 2026 would then be after Day 15. Say why it cannot be earlier", "concern", "Burns.")
	late.keeps("late", "late_agreed", "Enter who agreed", "held_on", "20/11/2026")
	if rows := dbtest.MustRows(t, w.DB, `SELECT held_at FROM strategy_meeting WHERE cases = `+idText(w.family)); rows[0] != "2026-11-23T08:00" {
		t.Errorf("the meeting has moved to %s all the same", rows)
	}
	admin.fill(late, "strategy-form", "late_reason", "The day was told wrong.", "late_agreed", "Amara Osei").want(http.StatusSeeOther)
	if rows := dbtest.MustRows(t, w.DB, `SELECT late_reason || '/' || late_agreed FROM conference WHERE id = `+idText(conference)); rows[0] != "The day was told wrong./Amara Osei" {
		t.Errorf("kept: %s", rows)
	}
	if rows := dbtest.MustRows(t, w.DB, `SELECT what FROM audit WHERE what = 'Recorded why a conference is late' AND cases = `+idText(w.family)); len(rows) != 1 {
		t.Errorf("audited: %q", rows)
	}
	// Another change of the record asks for nothing more and keeps what was said.
	admin.fill(admin.get(meeting+"/edit"), "strategy-form", "concern", "Scalds.").want(http.StatusSeeOther)
	if rows := dbtest.MustRows(t, w.DB, `SELECT late_reason FROM conference WHERE id = `+idText(conference)); rows[0] != "The day was told wrong." {
		t.Errorf("kept: %s", rows)
	}
}

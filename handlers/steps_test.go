package handlers

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"cp-pathway/db"
	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// fill posts a form of a page as a browser does: what stands in it, but for what is typed (name, value…).
func (b *browser) fill(page *answer, id string, typed ...string) *answer {
	b.site.t.Helper()
	form := page.doc.Find("form[id='" + id + "']")
	if form.Length() != 1 {
		b.site.t.Fatalf("there is no form %s: %s", id, page.text("main"))
	}
	set := map[string]bool{}
	for i := 0; i < len(typed); i += 2 {
		set[typed[i]] = true
	}
	pairs := typed
	form.Find("input, textarea, select").Each(func(_ int, e *goquery.Selection) {
		name := e.AttrOr("name", "")
		if name == "" || set[name] {
			return
		}
		value := e.AttrOr("value", "")
		switch kind := e.AttrOr("type", ""); {
		case goquery.NodeName(e) == "textarea":
			value = e.Text()
		case goquery.NodeName(e) == "select":
			value = e.Find("option[selected]").AttrOr("value", "")
		case kind == "checkbox" || kind == "radio":
			if _, on := e.Attr("checked"); !on {
				return
			}
		}
		pairs = append(pairs, name, value)
	})
	return b.post(form.AttrOr("action", ""), pairs...)
}

// walk is a family on its pathway, in an office with somebody for each role.
type walk struct {
	*site
	all    db.Actor
	family int64
	roles  map[pathway.Role]*browser
	enter  func(pathway.Role) *browser // signs in

	followed map[string]bool // by role and address, since the clock last moved
}

// later moves the clock and signs everybody in again.
func (w *walk) later(d time.Duration) {
	w.t.Helper()
	w.Clock.Forward(d)
	w.roles, w.followed = map[pathway.Role]*browser{}, map[string]bool{}
	for _, role := range []pathway.Role{pathway.Admin, pathway.MinuteTaker, pathway.Chair, pathway.ServiceManager, pathway.Auditor} {
		w.roles[role] = w.enter(role)
	}
}

func (w *walk) path(more string) string { return "/cases/" + idText(w.family) + more }

func (w *walk) now() pathway.DateTime {
	return pathway.DateTimeOf(w.Clock.Now().In(pathway.Zone()))
}

func (w *walk) course() *pathway.Course {
	w.t.Helper()
	c, err := w.DB.Course(w.t.Context(), w.all, w.family)
	if err != nil {
		w.t.Fatal(err)
	}
	return c
}

// actionsOf returns where the actions of each step lead, on a page that a role sees; a form under it is one too.
func actionsOf(page *answer) map[string][]string {
	of := map[string][]string{}
	page.doc.Find(".app-steps li[id]").Each(func(_ int, e *goquery.Selection) {
		step := e.AttrOr("id", "")
		e.Find(".app-step__action a").Each(func(_ int, link *goquery.Selection) { of[step] = append(of[step], link.AttrOr("href", "")) })
		e.Find(".app-check__form form").Each(func(_ int, form *goquery.Selection) { of[step] = append(of[step], form.AttrOr("action", "")) })
	})
	return of
}

// actions returns those of one step.
func actions(page *answer, step string) []string { return actionsOf(page)[step] }

// can tells whether a step can be done now.
func can(m *pathway.Milestone, now pathway.DateTime) bool {
	return slices.Contains([]pathway.MilestoneState{pathway.StateLate, pathway.StateDueToday, pathway.StateOpen}, m.State(now))
}

// follow holds that an address opens for a role.
func (w *walk) follow(stage, what string, role pathway.Role, url string) {
	w.t.Helper()
	url, _, _ = strings.Cut(url, "#")
	key := string(role) + url
	if w.followed[key] {
		return
	}
	w.followed[key] = true
	if a := w.roles[role].get(url); a.Status != http.StatusOK && a.Status != http.StatusSeeOther {
		w.t.Errorf("%s: %s by %s leads to %s: %d", stage, what, role, url, a.Status)
	}
}

// holds tells that each step that can be done now has one action for whoever does it, on the family's pathway and on Today,
// and that each action leads somewhere.
func (w *walk) holds(stage string) {
	w.t.Helper()
	course, n := w.course(), 0
	for role := range w.roles {
		of := actionsOf(w.roles[role].get(w.path("")).want(http.StatusOK))
		for _, m := range course.Milestones {
			list := of[m.ID]
			for _, url := range list {
				w.follow(stage, m.ID, role, url)
			}
			open := can(&m, w.now())
			switch {
			case len(list) > 1:
				w.t.Errorf("%s: %s has for %s the actions %v", stage, m.ID, role, list)
			case role == pathway.Auditor && len(list) > 0 && m.Step.Appraisal() != pathway.DriftAudit:
				w.t.Errorf("%s: an auditor does nothing but audits, and %s leads to %v", stage, m.ID, list)
			case open && role == m.Role && len(list) == 0:
				w.t.Errorf("%s: %s is %s and has no action for its %s", stage, m.ID, m.State(w.now()), role)
			case open && role == m.Role:
				n++
			}
		}
	}
	if n == 0 {
		w.t.Errorf("%s: nothing can be done", stage)
	}
	w.holdsToday(stage)
}

// holdsToday does the same for the list of what each role has to do.
func (w *walk) holdsToday(stage string) {
	w.t.Helper()
	for role := range w.roles {
		rows := w.roles[role].get("/today?whose=role&rows=all").want(http.StatusOK).doc.Find("main tbody tr, .app-clock")
		rows.Each(func(_ int, row *goquery.Selection) {
			links := row.Find("a[role=button]")
			if links.Length() != 1 && (links.Length() > 1 || !row.Is(".app-clock")) { // a clock is before others too
				w.t.Errorf("%s: a row of %s has %d actions: %s", stage, role, links.Length(), strings.Join(strings.Fields(row.Text()), " "))
			}
			links.Each(func(_ int, e *goquery.Selection) { w.follow(stage, "today’s row", role, e.AttrOr("href", "")) })
		})
	}
}

// records fills the forms that stand under the steps which can be done now, each by whoever does it, and returns how many.
func (w *walk) records(stage string, on pathway.Date) int {
	w.t.Helper()
	n := 0
	for _, m := range w.course().Milestones {
		b := w.roles[m.Role]
		if m.Step.Counted() && m.Step.Per == pathway.PerCoreGroup && can(&m, w.now()) {
			w.meetsCore(on)
			n++
			continue
		}
		page := b.get(w.path(""))
		if m.Step.Appraisal() != "" && can(&m, w.now()) {
			w.looks(b, page, &m, on)
			n++
			continue
		}
		if !can(&m, w.now()) || page.count("form[id='"+m.ID+"-form']") == 0 {
			continue
		}
		a := b.fill(page, m.ID+"-form", "happened_on", Typed(on), "happened_at", "09:00", "told_by", "Bilal Shah", "told_how", "phone", "risk", "no")
		if a.Status != http.StatusSeeOther {
			w.t.Fatalf("%s: %s by %s on %s: %d %s", stage, m.ID, m.Role, on, a.Status, a.text(".govuk-error-summary, main"))
		}
		if done, _ := w.course().Milestone(m.ID); done.Done.Date() != on {
			w.t.Errorf("%s: %s is done on %s", stage, m.ID, done.Done)
		}
		n++
	}
	return n
}

// looks records a mid-point review, an audit or a supervision meeting on its own form.
func (w *walk) looks(b *browser, page *answer, m *pathway.Milestone, on pathway.Date) {
	w.t.Helper()
	at := actions(page, m.ID)
	if len(at) != 1 {
		w.t.Fatalf("%s is recorded at %v", m.ID, at)
	}
	for _, from := range []pathway.Date{m.Opens, w.course().AuditCounts()} {
		if from.After(on) && (from == m.Opens || m.Step.Appraisal() == pathway.DriftAudit) {
			on = from // not before its time
		}
	}
	form := b.get(at[0]).want(http.StatusOK)
	b.post(at[0], answered(form, "held_on", Typed(on), "there", "Bilal Shah", "why", "More help.", "act.1.action", "Help", "act.1.who", "Bilal Shah", "act.1.by", Typed(on))...).want(http.StatusSeeOther)
	if done, _ := w.course().Milestone(m.ID); done.Done.Date() != on {
		w.t.Errorf("%s is done on %s", m.ID, done.Done)
	}
}

// meetsCore puts a core group that was held into the record.
func (w *walk) meetsCore(on pathway.Date) {
	w.t.Helper()
	n := len(w.course().Events.CoreGroups) + 1
	dbtest.MustExec(w.t, w.DB, `UPDATE core_group SET state = 'struck' WHERE cases = ? AND state = 'planned'`, w.family)
	dbtest.MustExec(w.t, w.DB, `INSERT INTO core_group (cases, conference, number, state, held_at, chaired_by, made_at, made_by) SELECT cases, id, ?, 'held', ?, 'Bilal Shah', '', booked_by FROM conference WHERE cases = ? AND state = 'held'`,
		n, on.At(9, 0).String(), w.family)
	dbtest.MustCount(w.t, w.DB, w.all)
	if done, _ := w.course().Milestone("core-group-" + strconv.Itoa(n)); done.Done.Date() != on {
		w.t.Errorf("core group %d is done on %s", n, done.Done)
	}
}

// before is a walk of a family without a strategy meeting, on Monday 23 November 2026 at nine.
func before(t *testing.T, version string) (w *walk, d *bookingDesk, child string) {
	t.Helper()
	d = newBookingDesk(t)
	w = &walk{site: d.site, all: d.all, enter: d.as}
	dbtest.MustExec(t, d.DB, `UPDATE cases SET pathway = ? WHERE id = ?`, version, d.nowak.Case)
	dbtest.MustCount(t, d.DB, d.all)
	var err error
	w.family, err = d.DB.CreateFamily(t.Context(), w.all, pathway.Case{Name: "Walker family", Pathway: version}, []pathway.Member{
		{Kind: pathway.SubjectChild, Person: pathway.Person{FirstName: "Wanda", LastName: "Walker", Born: pathway.NewDate(2017, 1, 31), Sex: "F"}},
		{Kind: pathway.Adult, Person: pathway.Person{FirstName: "Wilma", LastName: "Walker"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	f, err := d.DB.Family(t.Context(), w.all, w.family)
	if err != nil {
		t.Fatal(err)
	}
	w.later(0)
	return w, d, idText(f.Children()[0].Person.ID)
}

// meet records the strategy meeting of this morning, and returns its address.
func (w *walk) meet(typed ...string) string {
	w.t.Helper()
	b := w.roles[pathway.Admin]
	return b.fill(b.get(w.path("/strategy/new")), "strategy-form", changed(goodStrategy, typed...)...).want(http.StatusSeeOther).to()
}

// goodStrategy is what is typed of the strategy meeting of this morning.
var goodStrategy = []string{"held_on", "23/11/2026", "held_at", "08:00", "s47", "yes", "concern", "Bruises.", "safe_now", "An aunt.", "attendee_name_1", "PC Wall", "attendee_agency_1", "Police"}

// changed is what is typed, but for the changes: name, value…
func changed(typed []string, changes ...string) []string {
	f := Stored(typed...)
	for i := 0; i < len(changes); i += 2 {
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

// decide records the threshold.
func (w *walk) decide(meeting, met string) {
	w.t.Helper()
	b := w.roles[pathway.Chair]
	b.fill(b.get(meeting+"/threshold"), "threshold-form", "met", met, "rationale", "Three injuries.", "early_help", "No.", "subsequent", "No.", "replan", "No.", "exploited", "No.").want(http.StatusSeeOther)
}

func TestEveryStepBeforeTheConferenceHasAnAction(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"2024", "sqa"} {
		t.Run(version, func(t *testing.T) {
			w, d, child := before(t, version)
			meeting := w.meet()
			w.holds("met")
			admin, manager := w.roles[pathway.Admin], w.roles[pathway.ServiceManager]
			admin.fill(admin.get(meeting+"/edit"), "strategy-form", "told_by", "Bilal Shah", "told_on", "23/11/2026", "told_at", "08:40").want(http.StatusSeeOther)
			w.holds("rung")
			w.decide(meeting, "yes")
			w.holds("decided")
			manager.fill(manager.get(w.path("/chair")), "chair-form", "chair", idText(d.accountWith(pathway.Chair).ID), "note", "Talked over.").want(http.StatusSeeOther)
			w.holds("allocated")
			admin.post(w.path("/conferences/new"), "date", "2026-12-09", "time", "10:00", "minutes", "120", "place", "room-"+idText(d.oak),
				"minute_taker", idText(d.accountWith(pathway.MinuteTaker).ID), "children", child, "chair", idText(d.accountWith(pathway.Chair).ID)).want(http.StatusSeeOther)
			w.holds("booked")
			if n := w.records("booked", pathway.NewDate(2026, 11, 23)); n < 2 {
				t.Errorf("%d steps recorded", n)
			}
			w.later(9 * 24 * time.Hour)
			w.holds("day 8")
		})
	}
}

func TestEveryStepOfAWayWithoutAConferenceHasAnAction(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"2024", "sqa"} {
		t.Run(version, func(t *testing.T) {
			w, _, _ := before(t, version)
			meeting := w.meet()
			w.decide(meeting, "no")
			w.holds("not met")
			if got := actions(w.roles[pathway.Admin].get(w.path("")), "threshold-not-met"); !slices.Equal(got, []string{meeting + "/assessment"}) {
				t.Errorf("not met: the assessment is at %v", got)
			}
			admin := w.roles[pathway.Admin]
			admin.fill(admin.get(meeting+"/assessment"), "assessment-form", "asked_on", "23/11/2026", "concluded_on", "23/11/2026", "harm", "yes", "outcome", "He is hit.", "told_by", "Bilal Shah").want(http.StatusSeeOther)
			w.holds("harm found")
			next := w.path("/strategy/new?follows=") + meeting[strings.LastIndex(meeting, "/")+1:]
			page := admin.get(w.path(""))
			if got := actions(page, "new-strategy-meeting"); !slices.Equal(got, []string{next}) {
				t.Errorf("harm found: the new meeting is at %v", got)
			}
			if got := page.doc.Find("#next a[role=button]").AttrOr("href", ""); got != next {
				t.Errorf("next is %q", got)
			}
			for _, whose := range []string{"mine", "role", "all"} {
				if n := admin.get("/today?whose=" + whose).count("a[href='" + next + "']"); n != 1 {
					t.Errorf("Today (%s) leads to the new meeting %d times", whose, n)
				}
			}
			if got := admin.get(w.path("/strategy/new")).doc.Find("select[name=follows] option[selected]").AttrOr("value", ""); !strings.HasSuffix(next, "="+got) || got == "" {
				t.Errorf("another meeting follows %q", got)
			}
			w.meet("held_at", "08:55", "follows", "")
			course := w.course()
			if second := course.Run().Meetings[0]; len(course.Runs) != 2 || second.Follows != course.Runs[0].Meetings[0].ID {
				t.Errorf("the new meeting follows %d, in %d runs", second.Follows, len(course.Runs))
			}
			if n := admin.get("/today?whose=all").count("a[href='" + next + "']"); n != 0 {
				t.Error("the meeting was held, and Today still asks for it")
			}

			w, _, _ = before(t, version)
			meeting = w.meet()
			w.decide(meeting, "yes")
			admin = w.roles[pathway.Admin]
			admin.fill(admin.get(meeting+"/outcome"), "outcome-form", "at_risk", "no", "told_by", "Bilal Shah", "instead", "A support plan.", "talked_with", "Rang at nine.").want(http.StatusSeeOther)
			w.holds("not at risk")
			if text := admin.get(w.path("")).text("main"); strings.Contains(text, "How the dates of the conference are counted") {
				t.Error("the dates of a conference that is not needed are counted")
			}
			if got := actions(admin.get(w.path("")), "s47-not-at-risk"); !slices.Equal(got, []string{w.path("/steps/s47-not-at-risk")}) {
				t.Errorf("not at risk: telling everybody is at %v", got)
			}
		})
	}
}

// sits is a walk of the five siblings on the day of their conference.
func sits(t *testing.T, version string) (*walk, *decidedSite) {
	t.Helper()
	s := ended(t)
	dbtest.MustExec(t, s.DB, `UPDATE cases SET pathway = ? WHERE id = ?`, version, s.Case)
	dbtest.MustCount(t, s.DB, s.First)
	auditor, once, err := s.DB.CreateAccount(t.Context(), s.First, pathway.Account{Login: "audi", Name: "Audi Example", Roles: []pathway.Role{pathway.Auditor}})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.DB.ChangePassword(t.Context(), db.Actor{ID: auditor, Roles: []pathway.Role{pathway.Auditor}}, once, dbtest.Password); err != nil {
		t.Fatal(err)
	}
	logins := map[pathway.Role]string{pathway.Admin: "addy", pathway.MinuteTaker: "minty", pathway.Chair: "helen", pathway.ServiceManager: "mo", pathway.Auditor: "audi"}
	w := &walk{site: s.site, all: s.First, family: s.Case, enter: func(role pathway.Role) *browser { return s.in(logins[role]) }}
	w.later(0)
	return w, s
}

func TestEveryStepFromTheConferenceOnHasAnAction(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"2024", "sqa"} {
		t.Run(version, func(t *testing.T) {
			w, s := sits(t, version)
			w.holds("on the day")
			on := pathway.NewDate(2026, 12, 11)
			if err := s.DB.BeginConference(t.Context(), s.Taker, s.Case, s.Conference, on.At(10, 5)); err != nil {
				t.Fatal(err)
			}
			w.holds("begun")
			if err := s.DB.EndConference(t.Context(), s.Taker, s.Case, s.Conference, on.At(12, 10)); err != nil {
				t.Fatal(err)
			}
			w.holds("held")
			s.Approve(t, s.DB, nil)
			w.holds("approved")
			if got := actions(w.roles[pathway.Chair].get(w.path("")), "not-quorate"); len(got) > 0 {
				t.Errorf("what has been decided is rearranged at %v", got)
			}
			w.later(400 * 24 * time.Hour)
			w.holds("a year on")
			for round := range 3 {
				dbtest.MustExec(t, s.DB, `INSERT INTO conference (cases, kind, state, meeting, starts_at, began_at, ended_at, booked_at, booked_by)
					SELECT cases, 'review', 'held', meeting, ?1, ?1, ?2, booked_at, booked_by FROM conference WHERE id = ?3`,
					on.AddDays(30*(round+1)-1).At(10, 0), on.AddDays(30*(round+1)-1).At(11, 0), s.Conference)
				dbtest.MustCount(t, s.DB, s.First)
				if n := w.records("round "+strconv.Itoa(round), on.AddDays(30*(round+1))); n == 0 {
					t.Errorf("round %d: nothing could be recorded", round)
				}
			}
			w.holds("recorded")
			course := w.course()
			for _, step := range []string{"core-group-3", "review-3", "midpoint-2", "drift-audit", "supervision"} {
				if m, ok := course.Milestone(step); !ok || m.Done.IsZero() {
					t.Errorf("%s is not done", step)
				}
			}
			for step, at := range map[string]string{"drift-escalated": "/resolutions/new", "ending": "/endings/next"} {
				m, _ := course.Milestone(step)
				if got := actions(w.roles[m.Role].get(w.path("")), step); !slices.Equal(got, []string{w.path(at)}) {
					t.Errorf("%s is recorded at %v", step, got)
				}
			}
		})
	}
}

// A conference that was not quorate is given a new date from wherever it stands.
func TestAnAdjournedConferenceLeadsToItsNewDate(t *testing.T) {
	t.Parallel()
	w, s := sits(t, "2024")
	dbtest.MustExec(t, s.DB, `UPDATE conference SET state = ? WHERE id = ?`, pathway.ConferenceAdjourned, s.Conference)
	dbtest.MustCount(t, s.DB, s.First)
	w.holds("adjourned")
	move := w.path("/conferences/" + idText(s.Conference) + "/move")
	page := w.roles[pathway.ServiceManager].get(w.path(""))
	for _, step := range []string{"icpc", "not-quorate"} {
		if got := actions(page, step); !slices.Equal(got, []string{move}) {
			t.Errorf("%s leads to %v", step, got)
		}
	}
	if n := w.roles[pathway.Chair].get("/today?whose=role").doc.Find("a[href='" + move + "']").Length(); n == 0 {
		t.Error("it is not on the chair’s Today")
	}
}

// Invitations are not ticked off while somebody has none: what stands in place of each is asked for, and kept.
func TestInvitationsAreTickedOneByOne(t *testing.T) {
	t.Parallel()
	w, _ := sits(t, "2024")
	admin, step := w.roles[pathway.Admin], w.path("/steps/invitations-sent")
	page := admin.get(step).want(http.StatusOK)
	n := page.count("#record-form input[name^='left-']")
	if n < 3 || page.count("#not-needed-form") != 0 {
		t.Fatalf("%d are asked for, and it can be left out by %d forms", n, page.count("#not-needed-form"))
	}
	done := func() bool {
		m, ok := w.course().Milestone("invitations-sent")
		return ok && !m.Done.IsZero()
	}
	failed := admin.fill(page, "record-form", "happened_on", Typed(w.now().Date())).want(http.StatusUnprocessableEntity)
	if got := failed.count(".govuk-error-summary a[href^='#left-']"); got != n || done() {
		t.Errorf("%d of %d are missed, done: %t", got, n, done())
	}
	stale := admin.post(step, "state", "not-needed", "why", "Sent elsewhere.")
	if text := stale.want(http.StatusUnprocessableEntity).text("main"); !strings.Contains(text, "Some have not been sent theirs: ") {
		t.Errorf("left out: %s", text)
	}
	var typed []string
	page.doc.Find("#record-form input[name^='left-']").Each(func(i int, e *goquery.Selection) {
		typed = append(typed, e.AttrOr("name", ""), "Rang on day "+strconv.Itoa(i))
	})
	if done() {
		t.Error("it is done without any reason")
	}
	admin.fill(page, "record-form", append(typed, "happened_on", Typed(w.now().Date()))...).want(http.StatusSeeOther)
	entries := w.course().EntriesOf("invitations-sent")
	if !done() || len(entries) != 1 || strings.Count(entries[0].Note, "Rang on day") != n {
		t.Errorf("recorded: %+v", entries)
	}
	late := func() string { return admin.get("/today?whose=all").text("tr:contains('more invitations to send')") }
	if text := late(); text != "" {
		t.Errorf("a reason was given for each: %s", text)
	}
	moved := []string{"version", Version(w.course().ICPC.Version), "date", otherDay, "other_date", "15/12/2026", "time", "10:00", "minutes", "120", "place", "", "link", "https://video.example.org/1",
		"ground", "family", "why", "In court.", "chair", idOrNone(w.course().ICPC.Chair.Account)}
	for _, id := range w.course().ICPC.Children {
		moved = append(moved, "children", idText(id))
	}
	managers, err := w.DB.AccountsWith(t.Context(), pathway.ServiceManager)
	if err != nil || len(managers) == 0 {
		t.Fatal(managers, err)
	}
	moved = append(moved, "approved", idText(managers[0].ID), "approved_how", "phone")
	admin.post(w.path("/conferences/"+idText(w.course().ICPC.ID)+"/move"), moved...).want(http.StatusSeeOther)
	if text := late(); !strings.Contains(text, strconv.Itoa(n)+" more invitations to send") {
		t.Errorf("asked to another date: %s", text)
	}
}

// A conference that was stood down is still named where the outcome is corrected.
func TestTheOutcomeNamesWhatWasStoodDown(t *testing.T) {
	t.Parallel()
	w, s := sits(t, "2024")
	dbtest.MustExec(t, s.DB, `UPDATE conference SET state = ? WHERE id = ?`, pathway.ConferenceStoodDown, s.Conference)
	start, _ := w.course().Started()
	text := w.roles[pathway.Admin].get(w.path("/strategy/" + idText(start.ID) + "/outcome")).text("#outcome-form")
	if !strings.Contains(text, "has been stood down.") || strings.Contains(text, "No conference has been booked") {
		t.Errorf("the outcome’s page: %s", text)
	}
	if text := w.roles[pathway.Admin].get(w.path("")).text("main"); strings.Contains(text, "How the dates of the conference are counted") {
		t.Error("its dates are still counted")
	}
}

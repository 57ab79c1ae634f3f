//go:build ci

package handlers

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/chromedp/chromedp"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// life is the plan of the siblings on a clock that moves: everything is done on the pages, by whoever does it.
type life struct {
	*decidedSite
	x       *inspector
	reviews int
}

// lives puts a family whose initial conference has decided before a browser.
func lives(t *testing.T, s *decidedSite) *life {
	t.Helper()
	l := &life{decidedSite: s, x: newInspector(t)}
	dbtest.MustExec(t, l.DB, `UPDATE cases SET chair = ?`, l.Chair.ID) // as booking the initial conference leaves it
	l.x.on(l.site)
	return l
}

// The plan of five siblings with two fathers, from the day on which it starts to the day on which the last of it ends: fourteen months,
// fifteen core groups, three reviews of which one is first not quorate, and children whose plans end apart.
func TestFourteenMonthsInABrowser(t *testing.T) {
	l := lives(t, decided(t))
	l.decides()
	l.meets("2026-12-22", true)
	l.meets("2027-01-19", false)
	l.meets("2027-02-16", false)
	l.firstReview()
	l.meets("2027-03-16", true)
	for _, on := range []string{"2027-04-13", "2027-05-11", "2027-06-08", "2027-07-06", "2027-08-03"} {
		l.meets(on, false)
	}
	l.secondReview()
	l.meets("2027-08-31", true)
	l.gets("lukasz", []string{"The core group for Leo O’Neill"}, []string{"Ada", "Mia", "Tom"}, pathway.CoreGroupRecord, pathway.UpdatedParentPlan)
	l.gets("mother", []string{"Leo O’Neill", "Mia O’Neill", "Tom O’Neill"}, []string{"Ada"}, pathway.CoreGroupRecord, pathway.UpdatedParentPlan)
	for _, on := range []string{"2027-09-28", "2027-10-26", "2027-11-23", "2027-12-21", "2028-01-18"} {
		l.meets(on, false)
	}
	l.thirdReview()
	l.x.validate(6)
}

// decides sends what the initial conference decided.
func (l *life) decides() {
	addy := l.in("addy")
	l.shows("core-group-1", "Tue 22 Dec 2026")
	l.shows("review-1", "Fri 5 Mar 2027")
	l.shows("drift-audit", "11 Oct 2027")
	l.shows("supervision", "11 Feb 2028")
	l.sendEverything(addy)
	l.shows("decisions-distributed", "Done")
	l.gets("mother", []string{"Mia O’Neill", "Tom O’Neill", "Ada O’Neill", "Leo O’Neill"}, nil)
	l.gets("paul", []string{"Mia O’Neill", "Tom O’Neill"}, []string{"Ada", "Leo", "Wójcik"})
	l.gets("lukasz", []string{"Ada O’Neill", "Leo O’Neill"}, []string{"Mia", "Tom", "Zoë", "Paul Dean"})
	l.looks("decided")
}

// firstReview is on the day that the initial conference agreed; every plan goes on.
func (l *life) firstReview() {
	l.books("2027-02-01", "2027-03-05")
	l.gets("mother", []string{"review child protection conference", "Friday 5 March 2027", "Mia O’Neill", "Leo O’Neill"}, nil)
	l.gets("lukasz", []string{"review child protection conference", "Ada O’Neill", "Leo O’Neill"}, []string{"Mia", "Tom", "Paul Dean", "Zoë"})
	l.confers("2027-03-05", nil, "2027-03-16", "2027-08-20")
	l.shows("review-1", "Done")
	l.shows("review-2", "Fri 20 Aug 2027")
	l.gets("paul", []string{"The child protection plan for Mia O’Neill goes on.", "The child protection plan for Tom O’Neill goes on."}, []string{"Ada", "Leo", "Wójcik"})
	l.looks("after-review-1")
}

// secondReview is not quorate first, and gets a new date. The plan for Ada steps down, and those for the others go on.
func (l *life) secondReview() {
	l.books("2027-07-01", "2027-08-20")
	l.isNotQuorate("2027-08-20", "2027-08-27")
	l.gets("mother", []string{"Friday 27 August 2027", "Friday 20 August 2027"}, nil) // the letter with the new date says which one does not hold
	l.agrees("ada")
	l.confers("2027-08-27", map[string]pathway.Outcome{"ada": pathway.OutcomeCIN}, "2027-08-31", "2028-02-11")
	l.shows("review-2", "Done")
	l.shows("review-3", "Fri 11 Feb 2028")
	l.gets("lukasz", []string{"The child protection plan for Ada O’Neill has ended.", "The child protection plan for Leo O’Neill goes on."}, []string{"Mia", "Tom", "Paul Dean"})
	l.gets("paul", []string{"The child protection plan for Mia O’Neill goes on.", "The child protection plan for Tom O’Neill goes on."}, []string{"Ada", "Leo", "has ended"})
	plan := l.in("addy").get(views.Path("cases", l.Case, "plan")).want(http.StatusOK)
	if got := plan.text("main"); !strings.Contains(got, "Ada O’Neill") {
		l.t.Errorf("the plan that has ended is no longer shown: %s", got)
	}
	l.looks("after-review-2")
}

// thirdReview ends what is left of the plan.
func (l *life) thirdReview() {
	l.books("2028-01-20", "2028-02-11")
	if slices.Contains(l.subjects(), l.People["ada"]) {
		l.t.Error("the third review is about a child whose plan has ended")
	}
	l.gets("lukasz", []string{"Leo O’Neill"}, []string{"Ada", "Mia", "Tom"})
	ended := map[string]pathway.Outcome{}
	for _, who := range []string{"mia", "tom", "leo"} {
		ended[who] = pathway.OutcomeCIN
		l.agrees(who)
	}
	l.confers("2028-02-11", ended, "", "")
	l.gets("mother", []string{"The child protection plan for Leo O’Neill has ended."}, []string{"O’Neill goes on", "Ada"})
	l.gets("paul", []string{"The child protection plan for Mia O’Neill has ended.", "The child protection plan for Tom O’Neill has ended."}, []string{"Ada", "Leo", "O’Neill goes on"})
	course := l.course()
	for _, m := range course.Milestones {
		if state := m.State(l.minute()); m.Step.Phase == pathway.PhasePlan && (state == pathway.StateOpen || state == pathway.StateLate || state == pathway.StateDueToday) && m.Step.Per != pathway.PerReview && !strings.Contains(m.ID, "record") {
			l.t.Errorf("no plan is left, and %s is still %s", m.ID, state)
		}
	}
	l.looks("ended")
}

func (l *life) course() *pathway.Course {
	l.t.Helper()
	c, err := l.DB.Course(l.t.Context(), l.First, l.Case)
	if err != nil {
		l.t.Fatal(err)
	}
	return c
}

func (l *life) minute() pathway.DateTime { return pathway.DateTimeOf(l.Clock.Now().In(pathway.Zone())) }

// goes moves the clock to a day and a time.
func (l *life) goes(day string, hour int) {
	l.t.Helper()
	on, err := time.ParseInLocation("2006-01-02", day, pathway.Zone())
	if err != nil {
		l.t.Fatal(err)
	}
	l.Clock.Forward(on.Add(time.Duration(hour) * time.Hour).Sub(l.Clock.Now()))
}

// typedDay is a day as it is typed.
func typedDay(day string) string {
	on, _ := time.Parse("2006-01-02", day)
	return on.Format("02/01/2006")
}

// family is the path of the family's pages.
func (l *life) at(more ...any) string { return views.Path(append([]any{"cases", l.Case}, more...)...) }

// shows holds what a step says on the family's page.
func (l *life) shows(step, want string) {
	l.t.Helper()
	if got := l.in("addy").get(l.at()).want(http.StatusOK).text("[id='" + step + "']"); !strings.Contains(got, want) {
		l.t.Errorf("%s on %s: %q does not say %q", step, l.Clock.Now().Format("2 Jan 2006"), got, want)
	}
}

// gets holds what one of the family was sent at the conference at hand, and that nothing else stands in it.
func (l *life) gets(who string, says, hides []string, kinds ...pathway.DocumentKind) {
	l.t.Helper()
	text := l.text(who, kinds...)
	for _, want := range says {
		if !strings.Contains(text, want) {
			l.t.Errorf("what %s got by %s does not say %q: …%s", who, l.Clock.Now().Format("2 Jan 2006"), want, text[max(0, len(text)-3000):])
		}
	}
	if who != "mother" {
		hides = append(slices.Clone(hides), dbtest.RefugeName, dbtest.RefugeStreet, dbtest.RefugePostcode, dbtest.RefugeAgency, dbtest.RefugeWorker)
	}
	for _, secret := range hides {
		if strings.Contains(text, secret) {
			l.t.Errorf("what %s got by %s says %q", who, l.Clock.Now().Format("2 Jan 2006"), secret)
		}
	}
}

// looks looks at the family's page and its plan in the browser.
func (l *life) looks(name string) {
	addy := l.in("addy")
	l.x.look("life-"+name, addy, addy.get(l.at()).want(http.StatusOK), 1280)
	l.x.look("life-"+name+"-plan", addy, addy.get(l.at("plan")).want(http.StatusOK), 1280)
	must(l.x.T, chromedp.Do(l.x.ctx, chromedp.Navigate("about:blank"))) // a page that is left open asks whether its session goes on
}

// meets records a core group on its day, four weeks before the next one; sends says that its record goes out too.
func (l *life) meets(day string, sends bool) {
	l.t.Helper()
	l.goes(day, 16)
	addy := l.in("addy")
	at := addy.get(l.at("core-groups", "next")).want(http.StatusSeeOther).to()
	page := addy.get(at).want(http.StatusOK)
	on, _ := pathway.ReadDate(typedDay(day), pathway.Date{})
	_, typed := l.Met(l.t, l.DB, on, map[string]string{"next_on": on.AddDays(28).Time().Format("02/01/2006"), "next_at": "14:00"})
	var pairs []string
	for name, text := range typed {
		pairs = append(pairs, name, text)
	}
	a := addy.sendForm(page, "core-group-form", pairs...)
	if a.Status != http.StatusSeeOther {
		l.t.Fatalf("the core group of %s: %d %s", day, a.Status, a.text(".govuk-error-summary, #conflict"))
	}
	if !sends {
		return
	}
	l.sends(a.to() + "/copies")
	l.shows(fmt.Sprintf("core-group-%d-record", len(l.course().Events.CoreGroups)), "Done")
}

// confirms makes sure of every address, as the office does before it writes.
func (l *life) confirms() {
	l.t.Helper()
	addy := l.in("addy")
	for _, address := range l.Addresses {
		page := addy.get(l.at("addresses", address, "confirm")).want(http.StatusOK)
		addy.fill(page, page.attr("main form", "id"), "how", "Rang the social worker").want(http.StatusSeeOther)
	}
}

// books books the next review, and sends its invitations.
func (l *life) books(day, on string) {
	l.t.Helper()
	l.goes(day, 10)
	l.reviews++
	admin := l.in("addy")
	form := admin.get(l.at("conferences", "new")).want(http.StatusOK)
	a := admin.fill(form, "booking-form", "date", "other", "other_date", typedDay(on), "time", "10:00", "minute_taker", idText(l.Taker.ID))
	if a.Status != http.StatusSeeOther {
		l.t.Fatalf("review %d: %s", l.reviews, a.text(".govuk-error-summary"))
	}
	l.sits(dbtest.MustRows(l.t, l.DB, `SELECT CAST(max(id) AS TEXT) FROM conference`)[0])
	l.invites()
}

// sits turns to a conference: its list is the one at hand.
func (l *life) sits(conference string) {
	l.t.Helper()
	l.Conference, _ = strconv.ParseInt(conference, 10, 64)
	was := l.Attendees
	l.Attendees = map[string]int64{}
	for key, id := range was {
		rows := dbtest.MustRows(l.t, l.DB, fmt.Sprintf(`SELECT CAST(b.id AS TEXT) FROM attendee a JOIN attendee b ON b.person = a.person OR b.professional = a.professional WHERE a.id = %d AND b.conference = %s`, id, conference))
		if len(rows) == 1 {
			l.Attendees[key], _ = strconv.ParseInt(rows[0], 10, 64)
		}
	}
}

// subjects are the children whom the conference at hand is about.
func (l *life) subjects() []int64 {
	var list []int64
	for _, row := range dbtest.MustRows(l.t, l.DB, fmt.Sprintf(`SELECT CAST(child AS TEXT) FROM conference_child WHERE conference = %d ORDER BY child`, l.Conference)) {
		child, _ := strconv.ParseInt(row, 10, 64)
		list = append(list, child)
	}
	return list
}

// invites sends the invitations of the conference at hand to everybody on its list.
func (l *life) invites() {
	l.t.Helper()
	l.confirms()
	l.path = l.at("conferences", l.Conference, "invitations")
	l.sendEverything(l.in("addy"))
}

// agrees records that stepping down was talked about and agreed for a child.
func (l *life) agrees(who string) {
	l.t.Helper()
	helen := l.in("helen")
	form := helen.get(l.at("conferences", l.Conference, "step-down")).want(http.StatusOK)
	helen.fill(form, "step-down-form", "step", pathway.StepDownAgreed, "children", idText(l.People[who]), "team", "Noor Khan", "unit", "Mo Manager", "told_how", "email",
		"happened_on", l.Clock.Now().Format("02/01/2006"), "happened_at", "09:00", "note", "Months without a call-out").want(http.StatusSeeOther)
}

// post posts the conference screen as it stands, with what is typed, to one of its buttons.
func (l *life) screen(b *browser, button string, typed ...string) {
	l.t.Helper()
	at := l.at("conferences", l.Conference, "minutes")
	a := b.post(at+button, formOf(b.get(at).want(http.StatusOK), typed...)...)
	if a.Status != http.StatusSeeOther {
		l.t.Fatalf("the screen%s of %s: %d %s", button, l.Clock.Now().Format("2 Jan 2006"), a.Status, a.text(".govuk-error-summary, .app-live"))
	}
}

// comes tells whether one of the list is asked to come: not who is only told, nor who is kept out.
func comes(who string) bool { return who != "gran" && who != "manager" && who != "paul" }

// isNotQuorate begins a review to which too few come, adjourns it, and gives it a new date that the service manager approves.
func (l *life) isNotQuorate(on, again string) {
	l.t.Helper()
	l.goes(on, 11)
	taker := l.in("minty")
	l.screen(taker, "/begin", "began", "10:00")
	var typed []string
	for who, a := range l.Attendees {
		mode := "absent"
		if !comes(who) {
			continue
		}
		if who == "worker" || who == "mother" {
			mode = "in-person"
		}
		typed = append(typed, fmt.Sprintf("attend.%d.mode", a), mode)
	}
	l.screen(taker, "", append(typed, "text.worries", "The police were not called once since the spring.")...)
	l.screen(taker, "/end", "ended", "10:20")
	taker.sendForm(taker.get(l.at("conferences", l.Conference, "decisions")), "adjourn").want(http.StatusSeeOther)
	l.shows("review-2", "Give it a new date")
	manager := l.in("mo")
	move := l.at("conferences", l.Conference, "move")
	a := manager.fill(manager.get(move).want(http.StatusOK), "booking-form", "ground", pathway.NotQuorate, "why", "Two people came.", "approved", idText(l.Manager.ID), "date", "other", "other_date", typedDay(again))
	if a.Status != http.StatusSeeOther {
		l.t.Fatalf("the new date: %s", a.text(".govuk-error-summary"))
	}
	l.sits(dbtest.MustRows(l.t, l.DB, `SELECT CAST(max(id) AS TEXT) FROM conference`)[0])
	l.invites()
}

// confers holds the review at hand: everything that stood is confirmed, what is decided otherwise than that the plan goes on is given;
// then it is drafted, approved and sent. next are the days of the next core group and review; none where no plan is left.
func (l *life) confers(on string, decided map[string]pathway.Outcome, core, review string) {
	l.t.Helper()
	l.goes(on, 13)
	taker := l.in("minty")
	l.screen(taker, "/begin", "began", "10:00")
	typed := []string{"text.summary", "The children are safer than they were."}
	for who, a := range l.Attendees {
		if comes(who) {
			typed = append(typed, fmt.Sprintf("attend.%d.mode", a), "in-person")
		}
	}
	for _, who := range []string{"mother", "paul", "lukasz"} {
		typed = append(typed, fmt.Sprintf("views.adult.%d.text", l.People[who]), "It has become easier.", fmt.Sprintf("views.adult.%d.how", l.People[who]), "there")
	}
	sees := map[string][]string{"worker": {"mia", "tom", "ada", "leo"}, "refuge": {"mia", "tom", "ada", "leo"}, "visitor": {"ada", "leo"}, "primary": {"mia", "tom"}}
	page := taker.get(l.at("conferences", l.Conference, "minutes")).want(http.StatusOK)
	page.doc.Find(`input[name^="carried."]`).Each(func(_ int, box *goquery.Selection) { // what was typed at an adjourned review still holds
		typed = append(typed, box.AttrOr("name", ""), pathway.Ticked)
	})
	for _, who := range []string{"mia", "tom", "ada", "leo"} {
		child := l.People[who]
		if !slices.Contains(l.subjects(), child) {
			continue
		}
		outcome, view := pathway.OutcomePlan, pathway.ViewPlan
		if other, ok := decided[who]; ok {
			outcome, view = other, pathway.ViewNoPlan
		}
		at := func(format string, args ...any) string {
			return fmt.Sprintf(format, append([]any{child}, args...)...)
		}
		typed = append(typed, at("views.child.%d.text"), "Wants to stay with Mum.", at("views.child.%d.how"), "social-worker",
			at("child.%d.outcome"), string(outcome), at("child.%d.reasons"), "What was agreed was kept.", at("plan.%d.keep"), pathway.Ticked)
		if outcome != pathway.OutcomePlan {
			typed = append(typed, at("child.%d.instead"), "Support as a child in need")
		}
		for row := 1; page.count(fmt.Sprintf(`[name="plan.%d.%d.keep"]`, child, row)) > 0; row++ {
			typed = append(typed, at("plan.%d.%d.keep", row), pathway.Ticked)
			if review != "" {
				typed = append(typed, at("plan.%d.%d.by", row), typedDay(core))
			}
		}
		for agency, list := range sees {
			if slices.Contains(list, who) {
				typed = append(typed, fmt.Sprintf("agency.%d.%d.view", l.Attendees[agency], child), view)
			}
		}
	}
	if core != "" {
		typed = append(typed, "core.date", typedDay(core), "core.time", "14:00", "core.where", "Civic Centre, Oak Room", "review.date", typedDay(review), "review.time", "10:00")
	}
	l.screen(taker, "", typed...)
	l.screen(taker, "/end", "ended", "12:00")
	if got := taker.get(l.at("conferences", l.Conference, "minutes")).text("#live"); strings.Contains(got, "missing") {
		l.t.Logf("the screen says: %s", got)
	}
	l.screen(taker, "/decisions")
	decisions := l.at("conferences", l.Conference, "decisions")
	taker.sendForm(taker.get(decisions), "send").want(http.StatusSeeOther)
	helen := l.in("helen")
	helen.sendForm(helen.get(decisions), "approve").want(http.StatusSeeOther)
	l.path = l.at("conferences", l.Conference, "distribution")
	copies := helen.get(l.path + "/copies").want(http.StatusOK)
	var full []string
	for _, a := range l.Attendees {
		full = append(full, "copy-"+idText(a), "full")
	}
	helen.fill(copies, "copies-form", full...).want(http.StatusSeeOther)
	l.confirms()
	l.sendEverything(l.in("addy"))
}

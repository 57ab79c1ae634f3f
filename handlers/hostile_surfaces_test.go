package handlers

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"cp-pathway/db/dbtest"
	"cp-pathway/mail"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// What the siblings' family protects, and what everybody writes about it where they should not.
var (
	refugeSecrets = []string{dbtest.RefugeName, dbtest.RefugeStreet, "Marsh Street", dbtest.RefugePostcode}
	careless      = "She is at Rose  House, 14 MARSH street, zz41aa now."
)

// Whoever looks, wherever, and whatever is taken out: the refuge stands in what is for those who live there and nowhere else, though
// somebody wrote it into every note there is.
func TestTheRefugeStandsNowhereElse(t *testing.T) {
	t.Parallel()
	s := ended(t)
	for _, update := range []string{
		`UPDATE case_person SET note = ?`, `UPDATE cases SET venue_risk = ?`, `UPDATE relation SET may_know_why = ?`, `UPDATE attendee SET answer_note = ?`, `UPDATE conference SET late_reason = ?`,
		`UPDATE strategy_meeting SET safe_now = ?`, `UPDATE threshold SET rationale = ?`, `UPDATE attendee SET excluded_why = ? WHERE excluded <> ''`, `UPDATE attendee SET copy_why = ? WHERE copy = 'part'`,
		`INSERT INTO venue_check (conference, risk, from_other, others, how, agreed_by, on_day, recorded_at, recorded_by) SELECT k.id, ?1, ?1, ?1, ?1, ?1, '2026-12-08', '', k.booked_by FROM conference k`,
	} {
		dbtest.MustExec(t, s.DB, update, careless)
	}
	first := s.in("first")
	base := views.Path("cases", s.Case)
	for _, kind := range []pathway.NoteKind{pathway.PlainNote, pathway.OversightNote, pathway.SignificantEvent} {
		if _, err := s.DB.AddNote(t.Context(), s.First, pathway.Note{Case: s.Case, Kind: kind, Text: careless, HappenedAt: pathway.NewDateTime(2026, 12, 11, 9, 0)}); err != nil {
			t.Fatal(err, pathway.FieldsOf(err))
		}
	}
	report := formsOf("", first.get(base+"/reports/new"))
	if len(report) == 0 {
		t.Fatal("there is no form for a report")
	}
	values := badInput{text: careless, date: "11/12/2026", clock: "09:00"}.values(report[0])
	first.send(report[0].request(first, values, "rose-house-14-marsh-street.pdf"))
	s.Approve(t, s.DB, nil)
	admin := s.in("addy")
	s.do(admin, "make").want(http.StatusSeeOther)
	run := s.do(admin, "print").want(http.StatusSeeOther).to()

	w := &sweep{t: t, by: first, secrets: refugeSecrets}
	for who, eml := range s.drafts(admin) {
		if who == "refuge" {
			continue // the refuge's own worker
		}
		w.from()
		w.email("the email to "+who, []byte(eml))
	}
	s.do(admin, "sent").want(http.StatusSeeOther)
	w.from("/", "/today?whose=all", "/cases", "/search", "/diary", "/documents", "/office/audit", base, base+"/history", base+"/preparation", base+"/conferences")
	w.from(conferencePages(s.Case, s.Conference)...)
	w.from(s.path+"/register", views.Path("cases", s.Case, "conferences", s.Conference, "minutes"), views.Path("cases", s.Case, "conferences", s.Conference, "minutes", "private"))
	w.answer("/search", first.post("/search", "q", "Neill"))
	w.answer("/documents", first.post("/documents", "q", "Neill"))
	w.text("the log", "a line", s.log.String())
	for _, find := range []string{dbtest.RefugePostcode, dbtest.RefugeName, "Millbrook"} {
		if got := first.post("/documents", "q", find).count("#documents tbody tr"); got != 0 {
			t.Errorf("%d documents are found by %q", got, find)
		}
	}
	for _, kind := range []string{"application/pdf", "text/html", "emails"} {
		if w.kinds[kind] < 3 {
			t.Errorf("only %d of %s were looked at", w.kinds[kind], kind)
		}
	}

	// In the pile each letter is its own recipient's: only the mother's and the child's hold it.
	if got := admin.get(run + "/file").want(http.StatusSeeOther).to(); got != run {
		t.Errorf("without a reason it leads to %q", got)
	}
	if got := admin.post(run+"/file", "reason", " ").want(http.StatusUnprocessableEntity); got.count("#run-sent .govuk-error-message") != 0 || got.count("#run-open .govuk-error-message") != 1 {
		t.Error("the other form is said to be wrong, or none is")
	}
	pile := admin.post(run+"/file", "reason", "To put it into envelopes").want(http.StatusOK)
	rows, err := s.DB.Audit(t.Context(), s.First, pathway.AuditFilter{Case: s.Case, Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	opened := 0
	for _, r := range rows {
		if r.What == "Opened a print run that holds a protected value" && r.Name == "Addy Admin" && r.Reason == "To put it into envelopes" {
			opened++
		}
	}
	if opened != 1 {
		t.Errorf("that it was opened is kept %d times", opened)
	}
	if got := pile.Header.Get("Content-Disposition"); !strings.Contains(got, "print-run-") {
		t.Errorf("the pile is called %q", got)
	}
	for _, v := range propertiesOf(t, []byte(pile.Body)) {
		w.text("the pile", "a property", v)
	}
	holds := map[string]bool{}
	for who := range s.Attendees {
		if strings.Contains(pathway.Fold(s.text(who)), pathway.Fold(dbtest.RefugePostcode)) {
			holds[who] = true
		}
	}
	if !holds["mother"] || !holds["zoe"] || len(holds) != 2 {
		t.Errorf("the postcode stands in what goes to %v", holds)
	}
}

// Before the conference: invitations, their drafts, the sheet, the diary for managers.
func TestTheHomeStandsNowhereElseBeforeTheConference(t *testing.T) {
	t.Parallel()
	c := newCarters(t)
	by := c.withEveryRole()
	if _, err := c.DB.SaveTeam(t.Context(), c.by, pathway.Team{Name: "Assessment", Manager: "Mona Manager", ManagerEmail: "mona@council.example"}); err != nil {
		t.Fatal(err)
	}
	for _, update := range []string{`UPDATE case_person SET note = ?`, `UPDATE strategy_meeting SET safe_now = ?`, `UPDATE conference SET late_reason = ?`, `UPDATE attendee SET answer_note = ?`} {
		dbtest.MustExec(t, c.DB, update, "Rose cottage, 21 willow way, nm49xy, 07700 900 777")
	}
	c.admin().post(c.at("make"), c.everybody()...).want(http.StatusSeeOther)
	w := &sweep{t: t, by: by, secrets: carterSecrets}
	w.from(append(conferencePages(c.number, c.conference), "/diary", "/diary/notify", "/today?whose=all", "/cases", "/office/audit", c.at(), views.Path("cases", c.number, "history"))...)
	for _, a := range c.letters().Record.OnList() {
		draft := by.post(c.at(a.ID, "draft"))
		w.answer("the draft to "+fmt.Sprint(a.ID), draft)
		for _, d := range c.letters().Documents {
			if d.Attendee == a.ID && !strings.HasPrefix(mail.FileName(d.Reference, "pdf"), "CP-2026-0001-") {
				t.Errorf("the file is called %q", mail.FileName(d.Reference, "pdf"))
			}
		}
	}
	sheet := views.Path("cases", c.number, "conferences", c.conference, "attendance")
	by.post(sheet, "part", "").want(http.StatusSeeOther)
	w.seen = map[string]bool{}
	w.from(sheet)
	issue := by.post("/diary/notify", "weeks", "4").want(http.StatusSeeOther).to()
	w.from(issue)
	w.answer("the drafts for managers", by.post(issue+"/drafts").want(http.StatusOK))
	w.text("the log", "a line", c.log.String())
	if w.kinds["emails"] < 3 || w.kinds["application/pdf"] < 3 {
		t.Errorf("looked at %v", w.kinds)
	}
}

// admin signs in who makes and sends.
func (c *carters) admin() *browser { return c.as(pathway.Admin) }

package handlers

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// A core group on the screen: typed, kept while it is typed, refused with what is missing, recorded, and read.
func TestCoreGroupOnTheScreen(t *testing.T) {
	t.Parallel()
	s := decided(t)
	s.Clock.Forward(12 * 24 * time.Hour) // 23 December
	addy := s.in("addy")
	base := views.Path("cases", s.Case)
	plan := addy.get(base + "/plan").want(http.StatusOK)
	if got := plan.text("#core-groups"); !strings.Contains(got, "Core group 1") || !strings.Contains(got, "To be recorded") {
		t.Errorf("planned: %q", got)
	}
	at := addy.get(base + "/core-groups/next").want(http.StatusSeeOther).to()
	page := addy.get(at).want(http.StatusOK)
	if got := page.attr("#held_on", "value"); got != "22/12/2026" {
		t.Errorf("held on, as it was planned: %q", got)
	}
	g, typed := s.Met(t, s.DB, pathway.NewDate(2026, 12, 22), map[string]string{"next_on": "19/1/2027", "next_at": "14:00"})
	child := fmt.Sprint(g.Form.Plans[0].Child)

	// Kept as it is typed.
	draft := page.attr("#core-group-form", "data-autosave")
	version := page.attr("#core-group-form input[name=version]", "value")
	person := page.attr("#core-group-form input[name=person]", "value")
	said := addy.post(draft, "version", version, "person", person, "field", "said", "said", "Half a sentence", "field", "plan."+child+".1.who", "plan."+child+".1.who", "everybody").want(http.StatusOK)
	if !strings.Contains(said.Body, `"saved"`) {
		t.Errorf("saved: %s", said.Body)
	}
	if a := addy.post(draft, "version", version, "person", person, "field", "said", "said", "Mine").want(http.StatusConflict); !strings.Contains(a.text("#conflict"), "Half a sentence") || !strings.Contains(a.text("#conflict"), "Mine") {
		t.Errorf("both texts: %s", a.text("#conflict"))
	}
	addy.post(draft, "version", version, "person", "999", "field", "said", "said", "x").want(http.StatusConflict)
	page = addy.get(at)
	if got := strings.TrimSpace(page.doc.Find("#said").Text()); got != "Half a sentence" {
		t.Errorf("after a crash: %q", got)
	}
	if got := page.text("#check"); !strings.Contains(got, "new action 1: name one person who answers for it") || !strings.Contains(got, "still missing") || !strings.Contains(got, "up to the review") {
		t.Errorf("hints: %q", got)
	}
	if got := addy.send(part(httptest.NewRequest(http.MethodGet, base+"/core-groups/"+fmt.Sprint(g.Group.ID)+"/check", nil))); got.count("#check") != 1 || got.count("header") != 0 {
		t.Errorf("hints alone: %s", got.Body)
	}

	// What is missing stands at the top and leads to its field; what was typed stays.
	again := addy.sendForm(page, "core-group-form", "said", "All of it.").want(http.StatusUnprocessableEntity)
	if got := again.text(".govuk-error-summary"); !strings.Contains(got, "Choose how") || strings.TrimSpace(again.doc.Find("#said").Text()) != "All of it." {
		t.Errorf("refused: %q", got)
	}

	for name, text := range map[string]string{"risk": "Debts", "action": "Go to the money adviser each week", "who": "Grace Okafor", "by": "20/1/2027", "measure": "A written plan"} {
		typed["plan."+child+".1."+name] = text
	}
	var pairs []string
	for name, text := range typed {
		pairs = append(pairs, name, text)
	}
	held := addy.sendForm(page, "core-group-form", pairs...).want(http.StatusSeeOther).to()
	read := addy.get(held).want(http.StatusOK)
	for _, want := range []string{"Core group 1", "Everybody went through the plan.", "It is quieter now.", "Seen, and alone, last on Monday 21 December 2026", "Go to the money adviser each week", "Under way"} {
		if !strings.Contains(read.text("main"), want) {
			t.Errorf("the record does not say %q", want)
		}
	}
	plan = addy.get(base + "/plan")
	if got := plan.text("main"); !strings.Contains(got, "2, of Tuesday 22 December 2026, made by a core group") || !strings.Contains(got, "Held, ") || !strings.Contains(got, "Record core group 2") {
		t.Errorf("the plan after it: %q", got)
	}
	if got := addy.get(base).text("[id='core-group-1']"); !strings.Contains(got, "Held, ") {
		t.Errorf("the step: %q", got)
	}
	addy.post(at, "version", version, "person", person).want(http.StatusUnprocessableEntity) // recorded already
	s.in("mo").get(base + "/plan/" + fmt.Sprint(g.Form.Plans[0].ID)).want(http.StatusOK)
}

// The refuge stands nowhere on the pages of a core group, and a text in which it is covered keeps it.
func TestCoreGroupPagesCoverWhatIsProtected(t *testing.T) {
	t.Parallel()
	s := decided(t)
	s.Clock.Forward(12 * 24 * time.Hour)
	addy := s.in("addy")
	base := views.Path("cases", s.Case)
	g, typed := s.Met(t, s.DB, pathway.NewDate(2026, 12, 22), nil)
	secret := "They are at " + dbtest.RefugeStreet + " now."
	if _, err := s.DB.SaveCoreGroupDraft(t.Context(), s.Admin, s.Case, g.Group.ID, g.Group.Version, map[string]string{"said": secret}); err != nil {
		t.Fatal(err)
	}
	page := addy.get(base + "/core-groups/next")
	page = addy.get(page.to())
	if strings.Contains(page.Body, dbtest.RefugeStreet) {
		t.Error("the form shows the refuge")
	}
	var pairs []string
	for name, value := range typed {
		if name != "said" { // which goes as it was drawn, covered
			pairs = append(pairs, name, value)
		}
	}
	again := addy.fill(page, "core-group-form", pairs...).want(http.StatusUnprocessableEntity)
	if strings.Contains(again.Body, dbtest.RefugeStreet) {
		t.Error("the refused form shows the refuge")
	}
	if got := again.text("main"); !strings.Contains(got, "Take it out: a record that holds it could be given to nobody") {
		t.Errorf("a record with the refuge's street is not refused: %q", got)
	}
	if got := dbtest.MustRows(t, s.DB, `SELECT value FROM core_group_field WHERE name = 'said'`); len(got) != 1 || got[0] != secret {
		t.Errorf("kept: %q", got)
	}
	id := s.Meet(t, s.DB, pathway.NewDate(2026, 12, 22), map[string]string{"said": "All of it."})
	for _, path := range []string{"/plan", "/core-groups/" + fmt.Sprint(id)} {
		if a := addy.get(base + path).want(http.StatusOK); strings.Contains(a.Body, dbtest.RefugeStreet) {
			t.Errorf("%s shows the refuge", path)
		}
	}
}

// The record and the plan go to the parents and everybody involved, to each what they may know; then the step is done, and a letter
// that comes back opens it again.
func TestCoreGroupIsSent(t *testing.T) {
	t.Parallel()
	s := decided(t)
	s.Clock.Forward(12 * 24 * time.Hour)
	addy := s.in("addy")
	group := s.Meet(t, s.DB, pathway.NewDate(2026, 12, 22), map[string]string{"said": "Everybody went through the plan."})
	at := views.Path("cases", s.Case, "core-groups", group, "copies")
	if a := addy.get(at).want(http.StatusOK); !strings.Contains(a.text("main"), "Siobhán O’Neill") || !strings.Contains(a.text("[id='row-"+fmt.Sprint(s.Attendees["gran"])+"']"), "Nothing now") {
		t.Errorf("the list: %s", a.text("main"))
	}
	for who, want := range map[string]string{"mother": "updated-parent-plan", "worker": "updated-plan"} {
		page := addy.get(fmt.Sprintf("%s/%d", at, s.Attendees[who])).want(http.StatusOK)
		if page.count("#preview-core-group-record") != 1 || page.count("#preview-"+want) != 1 {
			t.Errorf("%s is shown %s", who, page.text("h2, h3"))
		}
	}
	father := addy.get(fmt.Sprintf("%s/%d", at, s.Attendees["paul"])).want(http.StatusOK)
	for _, secret := range []string{dbtest.RefugeName, dbtest.RefugeStreet, dbtest.RefugeAgency, dbtest.RefugeWorker, "Wójcik", "Ada", "Leo", "Everybody went through"} {
		if strings.Contains(father.text("#preview-core-group-record, #preview-updated-parent-plan"), secret) {
			t.Errorf("the father’s copy holds %s", secret)
		}
	}
	// Made, on their way, and sent: then the step is done.
	done := func() string {
		return strings.Join(dbtest.MustRows(t, s.DB, `SELECT step FROM milestone WHERE step = 'core-group-1-record' AND done IS NOT NULL`), " ")
	}
	s.path = at
	s.do(addy, "make").want(http.StatusSeeOther)
	s.do(addy, "print").want(http.StatusSeeOther)
	s.drafts(addy)
	if got := done(); got != "" {
		t.Errorf("before anything went: %s", got)
	}
	s.do(addy, "sent").want(http.StatusSeeOther)
	if got := done(); got != "core-group-1-record" {
		t.Errorf("after everything went the step is not done: %s", addy.get(at).text("main"))
	}
	doc := dbtest.MustRows(t, s.DB, fmt.Sprintf(`SELECT CAST(id AS TEXT) FROM document WHERE about = %d AND attendee = %d AND kind = 'core-group-record'`, group, s.Attendees["mother"]))
	addy.post(views.Path("cases", s.Case, "documents", doc[0], "back"), "state", "returned", "back_on", s.Clock.Now().Format("02/01/2006"), "back_at", s.Clock.Now().Format("15:04")).want(http.StatusSeeOther)
	if got := done(); got != "" {
		t.Error("a letter came back and the step stays done")
	}
	// A record of before names the refuge: nobody’s is made.
	stopped := decided(t)
	stopped.Clock.Forward(12 * 24 * time.Hour)
	id := stopped.Meet(t, stopped.DB, pathway.NewDate(2026, 12, 22), nil)
	dbtest.MustExec(t, stopped.DB, `UPDATE core_group SET said = ? WHERE id = ?`, "They live at "+dbtest.RefugeStreet+" now.", id)
	page := stopped.in("addy").get(fmt.Sprintf("%s/%d", views.Path("cases", stopped.Case, "core-groups", id, "copies"), stopped.Attendees["worker"])).want(http.StatusOK)
	if page.count(".app-mends--late") == 0 {
		t.Errorf("the refuge stands in the record and nothing stops it: %s", page.text("main"))
	}
}

// The chair has the record of a core group on Today until they opened it; nobody else's look counts. What was sent is not struck.
func TestChairReadsACoreGroup(t *testing.T) {
	t.Parallel()
	s := decided(t)
	s.Clock.Forward(12 * 24 * time.Hour)
	members := dbtest.MustRows(t, s.DB, `SELECT CAST(id AS TEXT) FROM attendee WHERE core_group = 1 ORDER BY id`)
	group := s.Meet(t, s.DB, pathway.NewDate(2026, 12, 22), map[string]string{"attend." + members[len(members)-1] + ".mode": "absent"})
	at := views.Path("cases", s.Case, "core-groups", group)
	addy, helen := s.in("addy"), s.in("helen")
	waits := "Read the record of core group 1: 1 member stayed away without word"
	addy.get(at).want(http.StatusOK)
	if got := addy.get("/today").text("main"); strings.Contains(got, waits) {
		t.Error("the administrator is to read it")
	}
	if got := helen.get("/today").text("main"); !strings.Contains(got, waits) {
		t.Errorf("the chair is not told: %s", got)
	}
	task := dbtest.MustRows(t, s.DB, `SELECT CAST(id AS TEXT) FROM task WHERE kind = 'read-core-group'`)[0]
	page := helen.get(views.Path("cases", s.Case, "tasks") + "/" + task).want(http.StatusOK)
	if page.count("#task-form") != 0 || page.attr("main a[href='"+at+"']", "href") != at || !strings.Contains(page.text("#task-text"), "was absent") {
		t.Errorf("the task: %s", page.text("main"))
	}
	if got := addy.get(at).text("main"); !strings.Contains(got, "Recorded in error") {
		t.Errorf("before anything was sent: %s", got)
	}
	helen.get(at).want(http.StatusOK)
	if got := helen.get("/today").text("main"); strings.Contains(got, waits) {
		t.Error("opened, and it still waits")
	}
	if got := helen.get(views.Path("cases", s.Case, "history")).text("main"); !strings.Contains(got, "Read the record of a core group as the family’s chair") {
		t.Errorf("history: %s", got)
	}
	s.path = at + "/copies"
	s.do(addy, "make").want(http.StatusSeeOther)
	s.do(addy, "print").want(http.StatusSeeOther)
	s.do(addy, "sent").want(http.StatusSeeOther)
	if got := addy.get(at).text("main"); strings.Contains(got, "Recorded in error") {
		t.Error("sent, and striking is offered")
	}
	refused := addy.post(at+"/strike", "reason", "Another family’s")
	if refused.Status == http.StatusSeeOther || !strings.Contains(refused.text("main"), "Put right in the record of the next one") {
		t.Errorf("struck after it was sent: %d %s", refused.Status, refused.text("main"))
	}
}

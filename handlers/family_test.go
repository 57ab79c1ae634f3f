package handlers

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// What everything() protects: the address of a child and her mother, their school and phone, a word, a place of work.
var protectedInTest = []string{"Marsh Street", "EX1 4BZ", "EX14BZ", "Marsh Primary", "960001", "Willowbank", "Made-up agency"}

func caseURL(values map[string]int64, parts ...any) string {
	path := fmt.Sprintf("/cases/%d", values["case"])
	for _, p := range parts {
		path += fmt.Sprintf("/%v", p)
	}
	return path
}

// No page of a family, and no list or search, holds a protected value, whoever looks at it.
func TestNoPageHoldsAProtectedValue(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	values := s.everything()
	dbtest.MustExec(t, s.DB, `UPDATE note SET text = 'Seen at 14 marsh street, ex1 4bz, by Willowbank' WHERE id = ?`, values["note"])
	dbtest.MustExec(t, s.DB, `UPDATE case_person SET note = 'Walks to Marsh Primary' WHERE person = ?`, values["child"])
	check := func(name string, a *answer) {
		t.Helper()
		for _, value := range protectedInTest {
			offersAll := strings.HasPrefix(name, "/cases/:case/network/new")
			if value == "Made-up agency" && offersAll { // every agency of the directory
				continue
			}
			if strings.Contains(strings.ToLower(a.Body), strings.ToLower(value)) {
				t.Errorf("%s holds %q", name, value)
			}
		}
	}
	for _, role := range pathway.AllRoles() {
		b := s.as(role)
		for _, r := range s.Routes() {
			if r.Method != get || !strings.HasPrefix(r.Path, "/cases") || !pathway.May([]pathway.Role{role}, r.Right) {
				continue
			}
			check(r.Path+" by "+string(role), b.send(httptest.NewRequest(get, address(t, r.Path, values), nil)))
		}
		if pathway.May([]pathway.Role{role}, pathway.ViewCases) {
			check("a search", b.post("/search", "q", "example"))
			check("the list", b.post("/cases", "q", "example"))
		}
	}
	if a := s.as(pathway.Admin).get(caseURL(values, "people")); !strings.Contains(a.text("#person-"+strconv.FormatInt(values["child"], 10)), "Protected address") {
		t.Errorf("the page does not tell that there is an address: %s", a.text("main"))
	}
}

// A protected value is shown on a POST with a reason, this once, and the history tells so without it.
func TestAProtectedValueIsShownOnceAndAudited(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	values := s.everything()
	b := s.as(pathway.Admin)
	tests := []struct{ kind, of, want string }{
		{"address", "address", "14 Marsh Street"}, {"contact", "contact", "01632 960001"}, {"school", "child", "Marsh Primary"}, {"word", "word", "Willowbank"}, {"place", "colleague", "Made-up agency"},
	}
	for _, tt := range tests {
		path := caseURL(values, "show", tt.kind, values[tt.of])
		if a := b.get(path).want(http.StatusOK); strings.Contains(a.Body, tt.want) || a.count("#reason") != 1 {
			t.Errorf("%s is shown before it is asked for", tt.kind)
		}
		if a := b.post(path, "reason", " ").want(http.StatusUnprocessableEntity); strings.Contains(a.Body, tt.want) || a.count("#reason-error") != 1 {
			t.Errorf("%s is shown without a reason", tt.kind)
		}
		if a := b.post(path, "reason", "To ring her").want(http.StatusOK); !strings.Contains(a.text("#secret"), tt.want) || a.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s is not shown, or kept: %s %s", tt.kind, a.text("main"), a.Header.Get("Cache-Control"))
		}
		if a := b.get(path).want(http.StatusOK); strings.Contains(a.Body, tt.want) {
			t.Errorf("%s is shown twice", tt.kind)
		}
	}
	history := s.as(pathway.ServiceManager).get(caseURL(values, "history")).want(http.StatusOK)
	if got := strings.Count(history.text("main"), "Showed a protected"); got != len(tests) {
		t.Errorf("the history tells of %d", got)
	}
	for _, value := range protectedInTest[:6] {
		if strings.Contains(history.Body, value) {
			t.Errorf("the history holds %q", value)
		}
	}
	if a := s.as(pathway.Auditor).get(caseURL(values, "people")); strings.Contains(a.Body, "/show/") {
		t.Error("the auditor is offered to see what is protected")
	}
}

// Whatever is typed: a clear message or a right page, nothing lost, no error of ours, and no markup of theirs.
func TestBadInputIsAnswered(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	values := s.everything()
	b := s.as(pathway.ServiceManager)
	names := []string{"name", "q", "first_name", "last_name", "known_as", "born", "expected", "sex", "title", "pronouns", "former_name", "aliases", "language", "access_needs", "nhs_number", "child_ref",
		"school", "note", "kind", "version", "member_version", "line1", "line2", "line3", "town", "postcode", "state", "places", "people", "since", "until", "confirmed", "which", "value", "post", "phone",
		"post_note", "started_on", "ended_on", "category", "authority", "agency", "agency_kind", "role", "children", "job_title", "email", "word", "owner", "reason", "how", "died", "text", "heading", "date",
		"time", "way", "with", "told_by", "team", "worker", "manager", "ll_number", "venue_risk", "pathway", "babies", "chosen", "person-same", "more",
		"child-0-first_name", "child-0-last_name", "child-0-born", "child-0-sex", "child-0-school", "child-0-subject", "child-0-same", "adult-0-first_name", "adult-0-last_name", "adult-0-born", "adult-0-relation",
		"adult-0-pr", "adult-0-phone", "adult-0-same", "adults", fmt.Sprintf("relation-%d", values["child"]), fmt.Sprintf("pr-%d", values["child"]), fmt.Sprintf("may_know-%d", values["child"])}
	hostile := map[string]string{
		"markup": `<script>alert(1)</script>"'><img src=x onerror=y>`, "10,000 characters": strings.Repeat("x", 10000), "emoji": "👩‍👩‍👧 🦄", "right to left": "محمد بن يوسف",
		"turned round": "abc\u202edef\u2066", "31 February": "31/02/2026", "the year 0": "1/1/0000", "the far future": "31/12/9999", "a huge number": "99999999999999999999", "minus one": "-1",
		"a quote": `' OR 1=1; --`, "nothing but blanks": " \t\n", "a null": "a\x00b", "half a character": "a\xff", "braces": "{{.}}",
	}
	for what, value := range hostile {
		var pairs []string
		for _, n := range names {
			pairs = append(pairs, n, value)
		}
		for _, r := range s.Routes() {
			if r.Method != post || !strings.HasPrefix(r.Path, "/cases") && r.Path != "/search" {
				continue
			}
			a := b.post(address(t, r.Path, values), pairs...)
			if a.Status >= 500 || a.Status == http.StatusUnauthorized {
				t.Errorf("%s of %s: %d %s", r.Path, what, a.Status, s.log)
			}
			if strings.Contains(a.Body, "<script>alert(1)") || strings.Contains(a.Body, "<img src=x") {
				t.Errorf("%s draws markup that was typed", r.Path)
			}
		}
	}
}

// A form that fails says so at the field and in the summary, and keeps what was typed.
func TestAFormThatFailsKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	values := s.everything()
	b := s.as(pathway.Admin)
	tests := []struct {
		path  string
		pairs []string
		wrong string // id of the field
		kept  string // id of another
		value string
	}{
		{"/cases/new", []string{"name", "", "child-0-first_name", "Zoë", "child-0-last_name", "O’Neill", "child-0-born", "28/2/2019", "child-0-sex", "F"}, "name", "child-0-first_name", "Zoë"},
		{"/cases/new", []string{"name", "A family", "child-0-first_name", "Zoë", "child-0-last_name", "O’Neill", "child-0-born", "31/2/2019"}, "child-0-born", "child-0-born", "31/2/2019"},
		{"/cases/new", []string{"name", "A family"}, "child-0-first_name", "name", "A family"},
		{caseURL(values, "people", "new", "child"), []string{"first_name", "محمد", "last_name", "", "born", "1/1/2020", "sex", "M"}, "last_name", "first_name", "محمد"},
		{caseURL(values, "people", "new", "adult"), []string{"first_name", "Ann 🦄", "last_name", "Ward"}, "first_name", "last_name", "Ward"},
		{caseURL(values, "people", values["adult"]), []string{"first_name", "Ann", "last_name", "Ward", "born", "1/1/2030", "version", "1", "member_version", "1"}, "born", "last_name", "Ward"},
		{caseURL(values, "people", values["adult"], "address"), []string{"line1", "3 High Road", "postcode", "NONSENSE", "kind", "home", "state", "normal", "people", idText(values["adult"])}, "postcode", "line1", "3 High Road"},
		{caseURL(values, "people", values["adult"], "contacts"), []string{"kind", "phone", "value", "12", "state", "normal"}, "new-value", "new-value", "12"},
		{caseURL(values, "people", values["child"], "plans"), []string{"started_on", "1/1/2040", "authority", "Elsewhere"}, "started_on", "authority", "Elsewhere"},
		{caseURL(values, "network", "new"), []string{"name", "Pat Nurse", "agency", ""}, "agency", "name", "Pat Nurse"},
		{caseURL(values, "words"), []string{"word", "ab", "reason", "Her work"}, "word", "reason", "Her work"},
		{caseURL(values, "notes", "new", "note"), []string{"text", "", "heading", "<b>", "date", "20/11/2026", "time", "10:00"}, "text", "heading", "<b>"},
		{caseURL(values, "notes", "new", "note"), []string{"text", "Seen", "date", "24/11/2026", "time", "10:00"}, "date", "date", "24/11/2026"},
		{caseURL(values, "details"), []string{"name", "", "ll_number", "LL 12", "version", "1"}, "name", "ll_number", "LL 12"},
		{caseURL(values, "people", values["adult"], "death"), []string{"died", "32/1/2026"}, "died", "died", "32/1/2026"},
	}
	for _, tt := range tests {
		a := b.post(tt.path, tt.pairs...).want(http.StatusUnprocessableEntity)
		if a.count("#"+tt.wrong+"-error") != 1 || a.count(`#error-summary a[href="#`+tt.wrong+`"]`) != 1 {
			t.Errorf("%s: no message at %s: %s", tt.path, tt.wrong, a.text("#error-summary"))
		}
		if got := a.attr("#"+tt.kept, "value"); got != tt.value {
			t.Errorf("%s: %s holds %q", tt.path, tt.kept, got)
		}
	}
}

// Who saves too late is shown both texts.
func TestAStaleSaveShowsBothTexts(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	values := s.everything()
	b := s.as(pathway.Admin)
	path := caseURL(values, "people", values["adult"])
	save := func(known string) *answer {
		return b.post(path, "first_name", "Ann", "last_name", "Example", "known_as", known, "version", "1", "member_version", "1")
	}
	save("Annie").want(http.StatusSeeOther)
	a := save("Nan").want(http.StatusConflict)
	if a.text("#conflict-known-as-mine") != "Nan" || a.text("#conflict-known-as-theirs") != "Annie" {
		t.Errorf("both texts: %s", a.text("#conflict"))
	}
	relations := caseURL(values, "people", values["adult"], "relations")
	field := fmt.Sprintf("relation-%d", values["child"])
	stored := b.get(relations).want(http.StatusOK).attr(`input[name="version"]`, "value")
	b.post(relations, field, "Mother", "version", stored).want(http.StatusSeeOther)
	if a := b.post(relations, field, "Aunt", "version", stored).want(http.StatusConflict); a.count(".app-conflict__field") != 1 {
		t.Errorf("both relations: %s", a.text("main"))
	}
}

func TestAFamilyIsEntered(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	b := s.as(pathway.Admin)
	a := b.post("/cases/new", "name", "Ward and Wójcik", "pathway", "2024",
		"child-0-first_name", "Zoë", "child-0-last_name", "O’Neill", "child-0-born", "28/2/19", "child-0-sex", "F",
		"child-1-first_name", "Ola", "child-1-born", "1 May 2021", "child-1-sex", "F", "child-1-subject", "no",
		"child-2-last_name", "Ward", "child-2-born", "3/2/27",
		"adult-0-first_name", "Maria", "adult-0-last_name", "Ward", "adult-0-relation", "Mother", "adult-0-pr", "yes", "adult-0-phone", "01632 960009").want(http.StatusSeeOther)
	page := b.get(a.to()).want(http.StatusOK)
	if got := page.text("h1"); got != "Ward and Wójcik" {
		t.Error(got)
	}
	if got := page.text(".app-family-head__children"); got != "Zoë O’Neill 7 Baby Ward expected 3 Feb 2027" {
		t.Error(got)
	}
	if got := page.text("#other-children ~ .app-person h3"); got != "Ola O’Neill 5" {
		t.Errorf("a surname that is left empty is that of the line above: %q", got)
	}
	adult := page.text("#adults ~ .app-person")
	for _, want := range []string{"Maria Ward", "01632 960009", "Mother", "Not confirmed", "not recorded"} {
		if !strings.Contains(adult, want) {
			t.Errorf("%q is not in %q", want, adult)
		}
	}
	if strings.Contains(page.text("title"), "Ward") || strings.Contains(a.to(), "ard") {
		t.Error("a name in the title or the address")
	}
	list := b.get("/cases").want(http.StatusOK)
	if got := list.text("#families tbody"); !strings.Contains(got, "CP-2026-0001") || !strings.Contains(got, "Unborn child") {
		t.Error(got)
	}
	dbtest.MustExec(t, s.DB, `UPDATE cases SET stage = 'preparing', next_step = 'invite-list', next_due = '2026-11-20T17:00'`)
	dbtest.MustExec(t, s.DB, `INSERT INTO milestone (cases, step, position, due, title) SELECT id, 'invite-list', 1, '2026-11-20T17:00', 'Invitation list received' FROM cases`)
	late := b.get("/cases").want(http.StatusOK)
	if got := late.text("#families tbody"); !strings.Contains(got, "Invitation list received") || !strings.Contains(got, "20 Nov 2026, 17:00") || !strings.Contains(got, "late") || late.count(".app-row--late") != 1 {
		t.Errorf("what is late: %s", got)
	}
	more := b.post("/cases/new", "name", "Half", "more", "children", "child-2-first_name", "Kit").want(http.StatusOK)
	if more.count("#child-4-first_name") != 1 || more.attr("#child-2-first_name", "value") != "Kit" {
		t.Error("more lines lose what was typed")
	}
}

// Somebody who is recorded already is noticed, and used where it is the same person. A restricted family stays unseen.
func TestWhoIsRecordedAlreadyIsNoticed(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	values := s.everything()
	b := s.as(pathway.Admin)
	typed := []string{"name", "Other family", "pathway", "2024", "child-0-first_name", "ZOE", "child-0-last_name", "Example", "child-0-born", "28/02/2019", "child-0-sex", "F"}
	dbtest.MustExec(t, s.DB, `UPDATE person SET folded = 'zoe example' WHERE id = ?`, values["child"])
	fragment := b.send(part(b.form("/cases/new/child/0", typed...))).want(http.StatusOK)
	if fragment.count("html head title") != 0 && fragment.text("title") != "" || !strings.Contains(fragment.text("#child-0-matches"), "CP-2026-0001") {
		t.Errorf("while typing: %s", fragment.Body)
	}
	a := b.post("/cases/new", typed...).want(http.StatusUnprocessableEntity)
	if a.count("#child-0-same-error") != 1 {
		t.Errorf("without script: %s", a.text("main"))
	}
	used := b.post("/cases/new", append(typed, "child-0-same", idText(values["child"]))...).want(http.StatusSeeOther)
	if got := b.get(used.to()).attr("#children ~ .app-person", "id"); got != anchor(values["child"]) {
		t.Errorf("the child is entered again: %s", got)
	}
	b.post("/cases/new", append(typed, "child-0-same", "new")...).want(http.StatusSeeOther)
	dbtest.MustExec(t, s.DB, `UPDATE cases SET restricted = 1`)
	fragment = b.send(part(b.form("/cases/new/child/0", typed...))).want(http.StatusOK)
	if got := fragment.text("body"); got != "" {
		t.Errorf("a restricted family is given away: %s", got)
	}
	if a := b.post("/cases/new", append(typed, "child-0-same", idText(values["child"]))...); a.Status != http.StatusNotFound {
		t.Errorf("a child of a restricted family is taken: %d", a.Status)
	}
	for _, q := range []string{"zoe", "CP-2026-0001"} {
		if a := b.post("/search", "q", q).want(http.StatusOK); a.count("#found tbody tr") != 0 {
			t.Errorf("a search for %s gives a restricted family away: %s", q, a.text("#found"))
		}
	}
}

func TestAnAddressEqualToAProtectedOneIsShared(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	values := s.everything()
	b := s.as(pathway.Admin)
	a := b.post(caseURL(values, "people", "new", "adult"), "first_name", "Gran", "last_name", "Example").want(http.StatusSeeOther)
	gran := strings.TrimPrefix(a.to()[strings.LastIndex(a.to(), "#"):], "#person-")
	path := caseURL(values, "people", gran, "address")
	typed := []string{"which", "new", "line1", "14 marsh st", "town", "Exampleton", "postcode", "ex14bz", "kind", "home", "state", "normal", "people", gran}
	dbtest.MustExec(t, s.DB, `UPDATE address SET address_key = ? WHERE id = ?`, pathway.Address{Line1: "14 Marsh Street"}.SameKey(), values["address"])
	warned := b.post(path, typed...).want(http.StatusUnprocessableEntity)
	if got := warned.text("#error-summary"); !strings.Contains(got, "Zoë Example and Ann Example") || !strings.Contains(got, "protected") {
		t.Errorf("the warning: %s", got)
	}
	b.post(path, append(typed, "share", "yes")...).want(http.StatusForbidden)
	s.as(pathway.Chair).post(path, append(typed, "share", "yes", "reason", "She lives with them", "checked", "The social worker saw her there")...).want(http.StatusSeeOther)
	people := b.get(caseURL(values, "people")).want(http.StatusOK)
	if people.count("#addresses ~ .app-person") != 1 || !strings.Contains(people.text("#addresses ~ .app-person"), "Gran Example") {
		t.Errorf("two records of one place: %s", people.text("main"))
	}
	for _, value := range protectedInTest[:3] {
		if strings.Contains(people.Body, value) {
			t.Errorf("the grandmother gives %q away", value)
		}
	}
}

// Without script every form is sent and answered by a page; by htmx the browser is told where to go.
func TestFormsWorkWithoutScript(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	values := s.everything()
	b := s.as(pathway.Admin)
	path := caseURL(values, "people", "new", "child")
	plain := b.post(path, "last_name", "Example", "expected", "3/2/2027", "babies", "2").want(http.StatusSeeOther)
	page, _, _ := strings.Cut(plain.to(), "#")
	if got := b.get(page).want(http.StatusOK).text(".app-family-head__children"); !strings.Contains(got, "Baby 1 Example expected 3 Feb 2027 Baby 2 Example expected 3 Feb 2027") {
		t.Errorf("twins are two: %s", got)
	}
	byHTMX := b.send(part(b.form(path, "first_name", "Kit", "last_name", "Example", "born", "1/1/2020", "sex", "M")))
	if byHTMX.Status != http.StatusOK || !strings.HasPrefix(byHTMX.Header.Get("HX-Redirect"), caseURL(values, "people")) {
		t.Errorf("by htmx: %d %v", byHTMX.Status, byHTMX.Header)
	}
}

func TestSearchBoxIsEverywhere(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	values := s.everything()
	for _, role := range []pathway.Role{pathway.Admin, pathway.Auditor} {
		a := s.as(role).get(caseURL(values, "people")).want(http.StatusOK)
		if a.attr(`.app-search`, "action") != "/search" || a.attr(".app-search", "method") != "post" || a.attr("#search", "data-key") != "/" {
			t.Errorf("%s: no search box", role)
		}
	}
	if a := s.as(pathway.SystemAdministrator).get("/account"); a.count(".app-search") != 0 {
		t.Error("who may see no family is offered to search for one")
	}
	a := s.as(pathway.Auditor).get(caseURL(values, "people"))
	for _, link := range []string{"/people/new/", "/relations", "/address", "/details", "/protect"} {
		if strings.Contains(a.Body, caseURL(values)+link) || slices.Contains([]string{"Change", "Details"}, a.text(".app-card-links a")) {
			t.Errorf("the auditor is offered %s", link)
		}
	}
}

func TestNotesAreWrittenCopiedAndStruck(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	values := s.everything()
	b := s.as(pathway.Admin)
	to := b.post(caseURL(values, "notes", "new", "contact"), "with", fmt.Sprintf("person-%d", values["adult"]), "way", "voicemail", "date", "23/11/2026", "time", "08:30", "told_by", "Her sister",
		"text", "Asked to ring back.\n<b>Urgent</b> 🦄").want(http.StatusSeeOther).to()
	a := b.get(to).want(http.StatusOK)
	item := a.text(".app-note:first-of-type")
	for _, want := range []string{"Contact: left or got a voicemail", "with Ann Example", "said by Her sister", "Asked to ring back. <b>Urgent</b> 🦄", "Monday 23 November 2026 at 08:30"} {
		if !strings.Contains(item, want) {
			t.Errorf("%q is not in %q", want, item)
		}
	}
	id := fmt.Sprintf("#note-%d", values["note"])
	if got := a.text(id + " .app-note__line:last-of-type"); a.count(id+" [data-copy]") != 1 || got != "Not yet copied to the case system" {
		t.Errorf("an oversight note: %q", got)
	}
	b.post(caseURL(values, "notes", values["note"], "copied")).want(http.StatusSeeOther)
	b.post(caseURL(values, "notes", values["note"], "strike"), "reason", "").want(http.StatusUnprocessableEntity)
	b.post(caseURL(values, "notes", values["note"], "strike"), "reason", "Of another family").want(http.StatusSeeOther)
	a = b.get(to)
	if got := a.text(id); !strings.Contains(got, "Struck, entered in error:") || !strings.Contains(got, "Of another family") || !strings.Contains(got, "Seen") {
		t.Errorf("struck: %q", got)
	}
	if got := b.get(to + "?kind=contact"); got.count(".app-note") != 1 {
		t.Errorf("the contact log has %d notes", got.count(".app-note"))
	}
}

package handlers

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// table is a site with a conference that is about to begin, on 11 December 2026 at 10:05.
type table struct {
	*site
	dbtest.Sitting
	path string
}

func newTable(t *testing.T) *table {
	t.Helper()
	s := newEmpty(t)
	s.Clock.Forward(18*24*time.Hour + 65*time.Minute)
	k := dbtest.MustSit(t, s.DB)
	return &table{s, k, views.Path("cases", k.Case, "conferences", k.Conference)}
}

func (s *table) in(login string) *browser {
	s.t.Helper()
	b := &browser{site: s.site}
	b.signIn(login, dbtest.Password)
	return b
}

// typed stores what has been typed when nothing is missing, but for change.
func (s *table) typed(change ...string) {
	s.t.Helper()
	typed := s.Typed()
	for i := 0; i < len(change); i += 2 {
		typed[change[i]] = change[i+1]
	}
	if _, err := s.DB.SaveFields(s.t.Context(), s.Taker, s.Case, s.Conference, "before", dbtest.Edits(typed)); err != nil {
		s.t.Fatal(err)
	}
}

// form returns what a browser would send of the screen, with what is typed: name, value, name, value…
func formOf(a *answer, typed ...string) []string {
	var pairs []string
	set := map[string]bool{}
	for i := 0; i < len(typed); i += 2 {
		set[typed[i]] = true
	}
	add := func(e *goquery.Selection, value string) {
		if name := e.AttrOr("name", ""); name != "" && !set[name] {
			pairs = append(pairs, name, value)
		}
	}
	a.doc.Find("#screen input, #screen textarea, #screen select").Each(func(_ int, e *goquery.Selection) {
		if e.Closest("template, fieldset[disabled]").Length() > 0 {
			return
		}
		switch {
		case goquery.NodeName(e) == "textarea":
			add(e, e.Text())
		case goquery.NodeName(e) == "select":
			add(e, e.Find("option[selected]").AttrOr("value", e.Find("option").AttrOr("value", "")))
		case e.AttrOr("type", "") == "checkbox" || e.AttrOr("type", "") == "radio":
			if _, on := e.Attr("checked"); on {
				add(e, e.AttrOr("value", "on"))
			}
		default:
			add(e, e.AttrOr("value", ""))
		}
	})
	return append(pairs, typed...)
}

// autosave sends fields as the script does: name, value, name, value…
func (b *browser) autosave(s *table, page *answer, pairs ...string) *answer {
	b.site.t.Helper()
	send := []string{"person", page.attr("#screen [name=person]", "value"), "version", page.attr("#screen [name=version]", "value"), "page", page.attr("#screen [name=page]", "value")}
	for i := 0; i < len(pairs); i += 2 {
		send = append(send, "field", pairs[i], "base", "", pairs[i], pairs[i+1])
	}
	r := b.form(s.path+"/minutes/draft", send...)
	r.Header.Set("Sec-Fetch-Dest", "empty")
	return b.send(r)
}

func (s *table) value(name string) string {
	s.t.Helper()
	k, err := s.DB.ConferenceScreen(s.t.Context(), s.Taker, s.Case, s.Conference)
	if err != nil {
		s.t.Fatal(err)
	}
	return k.Value(name)
}

func TestScreenSavesItselfAsTyped(t *testing.T) {
	t.Parallel()
	s := newTable(t)
	b := s.in("minty")
	page := b.get(s.path + "/minutes").want(http.StatusOK)
	if got := page.attr("#screen", "data-autosave"); got != s.path+"/minutes/draft" {
		t.Errorf("saves itself to %q", got)
	}
	by := fmt.Sprintf("plan.%d.1.by", s.Amy)
	for _, text := range []string{strings.Repeat("x", 10_000), "👩‍👧 emoji", "محمد עברית", `<script>alert("x")</script>`, ""} {
		a := b.autosave(s, page, "text.worries", text, by, "14 Dec").want(http.StatusOK)
		var answer struct {
			Saved  string
			Fields map[string]int
			Read   map[string]string
		}
		if err := json.Unmarshal([]byte(a.Body), &answer); err != nil {
			t.Fatal(err)
		}
		if answer.Saved != "10:05:00" || answer.Fields["text.worries"] == 0 || answer.Read[by] != "Mon 14 Dec 2026" {
			t.Errorf("%s", a.Body)
		}
		if s.value("text.worries") != text {
			t.Errorf("%.20q is kept as %.20q", text, s.value("text.worries"))
		}
		if got := b.get(s.path + "/minutes").doc.Find("#text-worries").Text(); got != text {
			t.Errorf("%.20q is drawn as %.20q", text, got)
		}
	}
	b.autosave(s, page, by, "as soon as possible").want(http.StatusOK)
	if got := b.get(s.path + "/minutes").text(fmt.Sprintf(`[data-read="%s"]`, by)); got != "this is no date" {
		t.Errorf("no date reads %q", got)
	}
}

func TestScreenRefusesForgedFieldsAndStrangers(t *testing.T) {
	t.Parallel()
	s := newTable(t)
	b := s.in("minty")
	page := b.get(s.path + "/minutes")
	for _, name := range []string{"text.gossip", "child.999.outcome", "state", fmt.Sprintf("attend.%d.mode", s.Attendees["hidden"])} {
		b.autosave(s, page, "text.worries", "beside it", name, "x").want(http.StatusUnprocessableEntity)
	}
	if s.value("text.worries") != "" {
		t.Error("a forged field took another one with it")
	}
	s.in("mo").get(s.path + "/minutes").want(http.StatusForbidden)
	b.get(views.Path("cases", s.Case, "conferences", s.Conference+1, "minutes")).want(http.StatusNotFound)
	// The laptop changed hands: the form says who opened it.
	cara := s.in("cara")
	if a := cara.autosave(s, page, "text.worries", "whose is this?").want(http.StatusConflict); a.Header.Get("Clashes") != "" {
		t.Error("it is taken for a clash of fields")
	}
	b.cookie = nil
	b.autosave(s, page, "text.worries", "after signing out").want(http.StatusUnauthorized)
	if s.value("text.worries") != "" {
		t.Errorf("stored %q", s.value("text.worries"))
	}
}

func TestScreenShowsBothTextsOfAClash(t *testing.T) {
	t.Parallel()
	s := newTable(t)
	taker, chair := s.in("minty"), s.in("cara")
	mine, theirs := taker.get(s.path+"/minutes"), chair.get(s.path+"/minutes")
	chair.autosave(s, theirs, "text.worries", "the chair’s text").want(http.StatusOK)
	a := taker.autosave(s, mine, "text.worries", "the minute taker’s text", "text.working", "beside it").want(http.StatusConflict)
	if got := a.text("#conflict"); !strings.Contains(got, "the chair’s text") || !strings.Contains(got, "the minute taker’s text") || !strings.Contains(got, "Cara Chair at 10:05") {
		t.Errorf("both texts: %s", got)
	}
	if a.count("html nav") != 0 {
		t.Error("the frame stands round it")
	}
	header, err := url.PathUnescape(a.Header.Get("Clashes"))
	if err != nil {
		t.Fatal(err)
	}
	var versions map[string]int
	if err := json.Unmarshal([]byte(header), &versions); err != nil || versions["text.worries"] == 0 || versions["text.working"] == 0 {
		t.Errorf("versions %v, %v", versions, err)
	}
	if s.value("text.worries") != "the chair’s text" || s.value("text.working") != "beside it" {
		t.Errorf("stored %q and %q", s.value("text.worries"), s.value("text.working"))
	}
	// By the save button it is the same, on a page.
	full := taker.post(s.path+"/minutes", formOf(mine, "text.worries", "the minute taker’s text")...).want(http.StatusConflict)
	if got := full.text("#conflict"); !strings.Contains(got, "the chair’s text") || full.count("nav") == 0 {
		t.Errorf("by the button: %s", got)
	}
}

func TestScreenSavesByItsButtonWithoutScript(t *testing.T) {
	t.Parallel()
	s := newTable(t)
	s.typed()
	b := s.in("minty")
	page := b.get(s.path + "/minutes")
	before, err := s.DB.ConferenceScreen(t.Context(), s.Taker, s.Case, s.Conference)
	if err != nil {
		t.Fatal(err)
	}
	neglect := fmt.Sprintf("child.%d.category.NEG", s.Amy)
	form := formOf(page, "text.worries", "changed", neglect, "", fmt.Sprintf("plan.%d.2.risk", s.Amy), "a second risk")
	if got := b.post(s.path+"/minutes", form...).want(http.StatusSeeOther).to(); got != s.path+"/minutes" {
		t.Errorf("leads to %q", got)
	}
	if s.value("text.worries") != "changed" || s.value(neglect) != "" || s.value(fmt.Sprintf("plan.%d.2.risk", s.Amy)) != "a second risk" {
		t.Error("what was typed is not stored")
	}
	after, err := s.DB.ConferenceScreen(t.Context(), s.Taker, s.Case, s.Conference)
	if err != nil {
		t.Fatal(err)
	}
	for name, f := range before.Fields {
		if name != "text.worries" && name != neglect && after.Value(name) != f.Value {
			t.Errorf("%s was %q and is %q", name, f.Value, after.Value(name))
		}
	}
	if page := b.get(s.path + "/minutes"); page.count(fmt.Sprintf(`[data-plan="%d"] > [data-row]`, s.Amy)) != 3 {
		t.Errorf("%d rows: two and an empty one", page.count(fmt.Sprintf(`[data-plan="%d"] > [data-row]`, s.Amy)))
	}
}

// The screen may be projected.
func TestScreenGivesNobodyAway(t *testing.T) {
	t.Parallel()
	s := newTable(t)
	s.typed("text.police", "call-outs to the house")
	b := s.in("minty")
	page := b.get(s.path + "/minutes").want(http.StatusOK)
	for _, secret := range []string{"Hidden", "Grandfather", "7 Hidden Lane", "ZZ2 5CD", "07700 900123", "900123", "call after six", "call-outs"} {
		if strings.Contains(page.Body, secret) {
			t.Errorf("the screen shows %q", secret)
		}
	}
	if got := b.get(s.path + "/minutes/private").want(http.StatusOK).doc.Find("#text-police").Text(); got != "call-outs to the house" {
		t.Errorf("for the chair only: %q", got)
	}
	s.in("mo").get(s.path + "/minutes/private").want(http.StatusForbidden)
}

// Ben's father comes to the second part and may not know of Amy.
func TestScreenOfASplitConferenceShowsOnePart(t *testing.T) {
	t.Parallel()
	s := newTable(t)
	father := dbtest.MustExec(t, s.DB, `INSERT INTO person (first_name, last_name) VALUES ('Fin', 'Father')`)
	dbtest.MustExec(t, s.DB, `INSERT INTO case_person (cases, person, kind) VALUES (?, ?, 'adult')`, s.Case, father)
	dbtest.MustExec(t, s.DB, `INSERT INTO relation (cases, adult, child, relation, pr, may_know, confirmed_at) VALUES (?, ?, ?, 'Father', 'yes', 'yes', '2026-12-01T10:00:00.000Z')`, s.Case, father, s.Ben)
	dbtest.MustExec(t, s.DB, `UPDATE attendee SET part = 'with the mother' WHERE id = ?`, s.Attendees["Mother"])
	dbtest.MustExec(t, s.DB, `INSERT INTO attendee (conference, person, role, part) VALUES (?, ?, 'Father', 'without her')`, s.Conference, father)
	s.typed("text.summary", "", "text.worries", "Everybody heard this.", "text.worries.with the mother", "She is afraid of him.")
	b := s.in("minty")
	choose := b.get(s.path + "/minutes").want(http.StatusOK)
	if choose.count("#screen") != 0 || strings.Contains(choose.Body, "afraid") {
		t.Fatal("nobody was asked which part is shown")
	}
	second := b.get(s.path + "/minutes?part=2").want(http.StatusOK)
	for _, secret := range []string{"afraid", "Amy", "Mia"} {
		if strings.Contains(second.Body, secret) {
			t.Errorf("the father sees %q", secret)
		}
	}
	if second.count(fmt.Sprintf("#child-%d", s.Ben)) != 1 || !strings.Contains(second.Body, "Fin Father") || !strings.Contains(second.Body, "Everybody heard this.") {
		t.Error("what he may see is not there")
	}
	for _, part := range []string{"/minutes/live?part=2", "/minutes/places?part=2"} {
		if a := b.get(s.path + part).want(http.StatusOK); strings.Contains(a.Body, "Amy") {
			t.Errorf("%s names Amy: %s", part, a.text("body"))
		}
	}
	first := b.get(s.path + "/minutes?part=1")
	if strings.Contains(first.Body, "Fin Father") || !strings.Contains(first.Body, "afraid") {
		t.Error("the mother’s part is not hers")
	}
	if all := b.get(s.path + "/minutes?part=all"); !strings.Contains(all.Body, "Fin Father") || !strings.Contains(all.Body, "afraid") || !strings.Contains(all.text(".app-screen__caption"), "not to be shown") {
		t.Error("everything is not everything")
	}
	b.get(s.path + "/minutes?part=3").want(http.StatusNotFound)
	// Saving the second part leaves what it does not show.
	form := formOf(second, "text.worries.without her", "He is sorry.")
	if got := b.post(s.path+"/minutes?part=2", form...).want(http.StatusSeeOther).to(); got != s.path+"/minutes?part=2" {
		t.Errorf("leads to %q", got)
	}
	if s.value("text.worries.with the mother") != "She is afraid of him." || s.value("text.worries.without her") != "He is sorry." || s.value(fmt.Sprintf("child.%d.outcome", s.Amy)) != "plan" {
		t.Error("what the part does not show is gone")
	}
}

func TestTimesAreRecordedByTheirButtons(t *testing.T) {
	t.Parallel()
	s := newTable(t)
	b := s.in("minty")
	page := b.get(s.path + "/minutes")
	if page.count("#end") != 0 {
		t.Error("it can end before it began")
	}
	for _, typed := range []string{"25:00", "soon", "23:00"} {
		a := b.post(s.path+"/minutes/begin", formOf(page, "began", typed, "text.opening", "kept: "+typed)...).want(http.StatusUnprocessableEntity)
		if a.attr("#began", "value") != typed || a.count("#began-error") != 1 {
			t.Errorf("%q is drawn as %q", typed, a.attr("#began", "value"))
		}
		if s.value("text.opening") != "kept: "+typed {
			t.Errorf("what was typed beside %q is lost", typed)
		}
		page = b.get(s.path + "/minutes")
	}
	if got := b.post(s.path+"/minutes/begin", formOf(page, "began", "")...).want(http.StatusSeeOther).to(); got != s.path+"/minutes#times" {
		t.Errorf("leads to %q", got)
	}
	s.Clock.Forward(95 * time.Minute)
	b = s.in("minty")
	page = b.get(s.path + "/minutes")
	if page.attr("#began", "value") != "10:05" || page.text("#length") != "1 h 35 min" {
		t.Errorf("began %q, %q so far", page.attr("#began", "value"), page.text("#length"))
	}
	b.post(s.path+"/minutes/end", formOf(page, "ended", "1130")...).want(http.StatusSeeOther)
	if got := b.get(s.path + "/minutes").text("#screen-live .app-tag"); got != "Ended at 11:30" {
		t.Errorf("it says %q", got)
	}
}

func TestLiveQuoracyTallyAndGaps(t *testing.T) {
	t.Parallel()
	s := newTable(t)
	b := s.in("minty")
	page := b.get(s.path + "/minutes")
	if got := page.text("#quoracy"); !strings.HasPrefix(got, "By the answers so far: quorate") {
		t.Errorf("before: %q", got)
	}
	b.post(s.path+"/minutes/begin", formOf(page)...).want(http.StatusSeeOther)
	sue, hal := s.Attendees["Social worker"], s.Attendees["Health visitor"]
	b.autosave(s, page, fmt.Sprintf("attend.%d.mode", sue), "in-person", fmt.Sprintf("attend.%d.mode", hal), "video",
		fmt.Sprintf("agency.%d.%d.view", sue, s.Amy), "plan", fmt.Sprintf("child.%d.outcome", s.Amy), "plan", fmt.Sprintf("child.%d.category.EMO", s.Amy), "yes").want(http.StatusOK)
	live := b.get(s.path + "/minutes/live").want(http.StatusOK)
	if got := live.text("#quoracy"); !strings.Contains(got, "Not quorate for Amy Testova and Ben Testova: needs one more agency in direct contact") {
		t.Errorf("quoracy %q", got)
	}
	if live.attr("#agree", "href") != s.path+"/decisions#not-quorate" {
		t.Errorf("what to do is at %q", live.attr("#agree", "href"))
	}
	if got := live.text("#tallies"); !strings.Contains(got, "1 for a plan, 0 against, 1 without a view") || !strings.Contains(got, "Child protection plan: emotional abuse") {
		t.Errorf("tallies %q", got)
	}
	// Each gap leads to a field that is there.
	page = b.get(s.path + "/minutes")
	page.doc.Find("#missing a").Each(func(_ int, a *goquery.Selection) {
		if href := a.AttrOr("href", ""); strings.HasPrefix(href, "#") && page.doc.Find("#screen "+href).Length() != 1 {
			t.Errorf("%q leads to %s, which is not there", a.Text(), href)
		}
	})
	if n := page.count("#missing li"); n < 10 {
		t.Errorf("%d things are missing", n)
	}
	// The places say how many; together they are the gaps that have one.
	nav := b.get(s.path + "/minutes/places").want(http.StatusOK)
	if nav.text("#to-place-views .app-screen-nav__count") != "6" || !strings.Contains(nav.text("#to-place-views"), "6 things missing") {
		t.Errorf("views of the family: %q", nav.text("#to-place-views"))
	}
	nav.doc.Find("#screen-nav a").Each(func(_ int, a *goquery.Selection) {
		if href := a.AttrOr("href", ""); strings.HasPrefix(href, "#") && page.doc.Find("#screen "+href+"[data-place]").Length() != 1 {
			t.Errorf("the place %s is not there", href)
		}
	})
}

func TestEveryFieldOfTheScreenCanBeSaved(t *testing.T) {
	t.Parallel()
	s := newTable(t)
	s.typed()
	page := s.in("minty").get(s.path + "/minutes")
	k, err := s.DB.ConferenceScreen(t.Context(), s.Taker, s.Case, s.Conference)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	page.doc.Find("#screen [name]").Each(func(_ int, e *goquery.Selection) {
		name := e.AttrOr("name", "")
		if !strings.Contains(name, ".") || e.Closest("template").Length() > 0 {
			return
		}
		n++
		if !pathway.ValidField(name, k.Roll) {
			t.Errorf("%s is no field that is stored", name)
		}
		if id := e.AttrOr("id", ""); !strings.HasPrefix(id, views.FieldID(name)) {
			t.Errorf("%s has the id %q: gaps would not find it", name, id)
		}
	})
	if n < 100 {
		t.Errorf("%d fields", n)
	}
}

// What was typed with a protected value in it is covered when the screen is opened again, stays as it was typed, and keeps
// the decisions back.
func TestScreenCoversProtectedValuesInWhatWasTyped(t *testing.T) {
	t.Parallel()
	s := held(t, "text.worries", "She now lives at 7 Hidden Lane, ZZ2 5CD.")
	action := fmt.Sprintf("plan.%d.1.action", s.Amy)
	b := s.in("minty")
	page := b.get(s.path + "/minutes").want(http.StatusOK)
	if got := page.doc.Find("#text-worries").Text(); strings.Contains(got, "Hidden Lane") || strings.Contains(got, "ZZ2") || !strings.Contains(got, "She now lives at") {
		t.Errorf("drawn as %q", got)
	}
	b.post(s.path+"/minutes", formOf(page, "text.working", "beside it")...).want(http.StatusSeeOther)
	b.autosave(s, page, "text.worries", page.doc.Find("#text-worries").Text()).want(http.StatusOK)
	if got := s.value("text.worries"); got != "She now lives at 7 Hidden Lane, ZZ2 5CD." {
		t.Errorf("saving it covered stored %q", got)
	}
	if got := s.value("text.working"); got != "beside it" {
		t.Errorf("beside it: %q", got)
	}
	b.autosave(s, page, action, "Visit zz25cd every day").want(http.StatusOK)
	b.post(s.path+"/minutes/decisions", formOf(b.get(s.path+"/minutes"))...).want(http.StatusSeeOther)
	missing := b.get(s.path + "/decisions")
	if got := missing.text("#missing"); !strings.Contains(got, "protected address, number or place stands in “action”") || strings.Contains(missing.Body, "zz25cd") {
		t.Errorf("the decisions are not kept back: %s", got)
	}
	// A clash covers it too.
	other := s.in("cara")
	theirs := other.get(s.path + "/minutes")
	b.autosave(s, page, "text.change", "Move from 7 Hidden Lane").want(http.StatusOK)
	if a := other.autosave(s, theirs, "text.change", "Stay at 7 Hidden Lane").want(http.StatusConflict); strings.Contains(a.Body, "Hidden Lane") || !strings.Contains(a.Body, "Move from") {
		t.Errorf("both texts: %s", a.text("#conflict"))
	}
}

func TestEarlierTextsCanBeHadAgain(t *testing.T) {
	t.Parallel()
	s := newTable(t)
	taker, chair := s.in("minty"), s.in("cara")
	page := taker.get(s.path + "/minutes")
	taker.autosave(s, page, "text.worries", "An hour of careful typing at 7 Hidden Lane").want(http.StatusOK)
	theirs := chair.get(s.path + "/minutes")
	chair.autosave(s, theirs, "text.worries", "").want(http.StatusOK)
	a := taker.get(s.path + "/minutes/earlier").want(http.StatusOK)
	if got := a.text("#earlier-1"); !strings.Contains(got, "An hour of careful typing at") || strings.Contains(a.Body, "Hidden Lane") {
		t.Errorf("it says %q", got)
	}
	if got := a.text("#earlier-1-title"); got != "What we are worried about: what was said" {
		t.Errorf("of %q", got)
	}
	if n := a.count("section"); n != 1 {
		t.Errorf("%d earlier texts", n)
	}
	s.in("mo").get(s.path + "/minutes/earlier").want(http.StatusForbidden)
}

package handlers

import (
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// What nobody should type, and somebody will.
var (
	hostileHTML   = `"><script>hostile()</script><img src=x onerror=hostile()> ' & {{.}} </textarea></title>`
	hostileSigns  = "Zoë 👩‍👧 𝔏𝔢𝔬 \U0001F3F3\uFE0F\u200D\U0001F308 מרים محمد \u202Etxt.exe\u2066 n\u0303\u0303 \u200Bend"
	hostileBytes  = "one\x00two\x1b[31m\x07\x7f three\xff\xc3\x28 \u2028four\uFEFF\ufffe five\r\nsix"
	hostileLength = strings.Repeat("Words that go on. ", 556)[:10000]
)

var badInputs = []badInput{
	{name: "nothing", choose: "none"},
	{name: "no such day", text: "Marsh", date: "2026-02-30", clock: "25:61", for_: dated},
	{name: "no such month", text: "Marsh", date: "31/13/2026", clock: "9", for_: dated},
	{name: "long ago", text: "Marsh", date: "1899-01-01", clock: "09:00", for_: dated},
	{name: "far ahead", text: "Marsh", date: "31/12/9999", clock: "23:59", for_: dated},
	{name: "words", text: "Marsh", date: "tomorrow", clock: "noonish", for_: dated},
	{name: "10,000 characters", text: hostileLength, date: "23/11/2026", clock: "09:00", for_: written},
	{name: "signs beyond the plane", text: hostileSigns, date: "23/11/2026", clock: "09:00", for_: written},
	{name: "markup", text: hostileHTML, date: "23/11/2026", clock: "09:00", for_: written},
	{name: "markup in dates", text: hostileHTML, date: hostileHTML, clock: hostileHTML, choose: "none", for_: dated},
	{name: "bytes that are no text", text: hostileBytes, date: "23/11/2026\x00", clock: "09:00", for_: written},
	{name: "what was not offered", text: "-1", date: "23/11/2026", clock: "09:00", choose: "unknown"},
	{name: "everything twice", text: "Marsh", date: "23/11/2026", clock: "09:00", twice: true},
}

func dated(f drawnForm) bool   { return f.has("date", "time") }
func written(f drawnForm) bool { return f.has("text", "area", "number", "date", "file") }

// Every form of the program, with what nobody should type: it is refused with a message at the field and all that was typed, or kept
// whole; nothing breaks, and markup stays text.
func TestBadInputInEveryForm(t *testing.T) {
	t.Parallel()
	x := &badInputTrial{t: t, tried: map[string]bool{}}
	empty := newEmpty(t)
	x.crawl(empty, &browser{site: empty}, startPath)
	office := newTest(t)
	x.crawl(office, &browser{site: office}, signInPath)
	pages := x.crawl(office, office.withEveryRole(), pagesOf(t, office, office.everything())...)
	before := ended(t)
	x.crawl(before.site, before.in("first"), append(conferencePages(before.Case, before.Conference), views.Path("cases", before.Case, "conferences", before.Conference, "minutes"),
		views.Path("cases", before.Case, "conferences", before.Conference, "minutes", "private"))...)
	approved := decided(t)
	x.crawl(approved.site, approved.in("first"), conferencePages(approved.Case, approved.Conference)...)
	c := newCarters(t)
	x.crawl(c.site, c.withEveryRole(), conferencePages(c.number, c.conference)...)
	(&inTheMiddle{t: t, look: func(s *site, b *browser, page string) {
		shown := x.crawl(s, b, page) // each by itself: the second of two recipients is looked at too
		if len(shown) == 0 {
			t.Errorf("%s: %d", page, b.get(page).Status)
		}
		pages = append(pages, shown...)
	}}).walk()
	x.covered(office, pages)
	if len(x.forms) < 120 {
		t.Errorf("only %d forms were found", len(x.forms))
	}
	for _, form := range x.forms {
		t.Run(strings.ReplaceAll(form.action, "/", "_"), func(t *testing.T) {
			t.Parallel()
			form.t = t
			form.try()
		})
	}
}

// withEveryRole signs in somebody who holds all roles, as in a small office.
func (s *site) withEveryRole() *browser {
	s.t.Helper()
	a := s.accountWith(pathway.SystemAdministrator)
	for _, role := range pathway.AllRoles() {
		dbtest.MustExec(s.t, s.DB, `INSERT OR IGNORE INTO account_role (account, role) VALUES (?, ?)`, a.ID, role)
	}
	return s.as(pathway.SystemAdministrator)
}

// pagesOf are all pages of the list of routes.
func pagesOf(t *testing.T, s *site, things map[string]int64) []string {
	var list []string
	for _, r := range s.Routes() {
		if r.Method == http.MethodGet && r.Path != signInPath {
			list = append(list, address(t, r.Path, things))
		}
	}
	return list
}

func conferencePages(family, conference int64) []string {
	base := fmt.Sprintf("/cases/%d", family)
	at := fmt.Sprintf("%s/conferences/%d", base, conference)
	return []string{base, base + "/people", base + "/preparation", base + "/conferences", base + "/documents", base + "/notes", at + "/invitations", at + "/decisions", at + "/distribution", at + "/distribution/copies", at + "/attendance", at + "/venue-risk"}
}

// badInputTrial gathers forms.
type badInputTrial struct {
	t     *testing.T
	tried map[string]bool
	forms []badForm
}

// badForm is a form that is tried, as somebody sees it at a site.
type badForm struct {
	drawnForm
	t    *testing.T
	site *site
	by   *browser
}

var recipientPage = regexp.MustCompile(`/(invitations|distribution)/(\d+|runs/\d+)(/\w+)?$|/documents/\d+$|/tasks/\d+$`)

// crawl gathers the forms of pages, and of the pages of recipients and documents that those lead to. It returns which of the pages were drawn.
func (x *badInputTrial) crawl(s *site, b *browser, pages ...string) (drawn []string) {
	seen, asked := map[string]bool{}, slices.Clone(pages)
	for len(pages) > 0 {
		page := pages[0]
		pages = pages[1:]
		if key := digits.ReplaceAllString(page, "#"); seen[key] {
			continue
		} else {
			seen[key] = true
		}
		a := b.get(page)
		if a.Status >= 500 {
			x.t.Errorf("%s: %d", page, a.Status)
		}
		if a.Status != http.StatusOK || !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
			continue
		}
		if slices.Contains(asked, page) {
			drawn = append(drawn, page)
		}
		x.works(page, a)
		for _, f := range formsOf(page, a) {
			if key := f.key(); !x.tried[key] {
				x.tried[key] = true
				x.forms = append(x.forms, badForm{drawnForm: f, site: s, by: b})
			}
		}
		a.doc.Find(`main a[href^="/cases/"]`).Each(func(_ int, l *goquery.Selection) {
			if to := l.AttrOr("href", ""); recipientPage.MatchString(to) {
				pages = append(pages, to)
			}
		})
	}
	return drawn
}

// try sends a form with each kind of bad input. What one of them changes the next does not see.
func (x badForm) try() {
	before := dbtest.MustContent(x.t, x.site.DB, notData...)
	var fresh *site
	for _, bad := range badInputs {
		if bad.for_ != nil && !bad.for_(x.drawnForm) || x.onScreen() && !slices.Contains(onScreen[x.button], bad.name) {
			continue
		}
		if fresh == nil {
			fresh = x.site.copied(x.t)
		}
		name := x.method + " " + x.action + ", on " + x.page + ", with " + bad.name
		values := bad.values(x.drawnForm)
		at := x.by.at(fresh)
		a := at.send(x.request(at, values, "../../<b>\"report\".pdf"))
		x.sound(name, fresh, a)
		after := dbtest.MustContent(x.t, fresh.DB, notData...)
		kept := !slices.Equal(before, after)
		if a.Status >= 400 && kept && !x.onScreen() {
			x.t.Errorf("%s: answered %d, and yet something was kept", name, a.Status)
		}
		switch {
		case a.Status == http.StatusUnprocessableEntity && !x.part && !x.draft:
			x.refused(name, values, a)
		case a.Status >= 400:
			if a.Status >= 500 || a.Status == 400 {
				x.t.Errorf("%s: %d %s", name, a.Status, fresh.log)
			}
		default:
			x.whole(name, bad.text, after)
			if to := a.to(); strings.HasPrefix(to, "/") {
				next := at.get(strings.SplitN(to, "#", 2)[0])
				if next.Status >= 400 {
					x.t.Errorf("%s: it leads to %s, which answers %d", name, to, next.Status)
				}
				x.sound(name+", then", fresh, next)
			}
		}
		if kept {
			fresh = nil
		}
	}
}

// What is tried on the conference screen, hundreds of fields long, by its main button and by the others.
var onScreen = map[bool][]string{
	false: {"nothing", "no such day", "10,000 characters", "signs beyond the plane", "markup", "bytes that are no text"},
	true:  {"words"},
}

// onScreen reports whether the form is the conference screen, which keeps what stands on it whatever is wrong besides.
func (x badForm) onScreen() bool { return strings.Contains(x.action, "/minutes") && len(x.fields) > 20 }

// whole holds what was kept to what was typed: all of it, or none.
func (x badForm) whole(name, typed string, kept []string) {
	typed = clean(typed)
	line := strings.Join(strings.Fields(typed), " ")
	const told = 12 // characters by which a text is known again
	if len(typed) < 2*told {
		return
	}
	var texts []string
	for _, v := range kept {
		var kept any // a draft keeps all that was typed in one
		if json.Unmarshal([]byte(v), &kept) != nil {
			kept = v
		}
		texts = append(texts, textsIn(kept)...)
	}
	for _, v := range texts {
		if strings.Contains(v, typed[:told]) && !strings.Contains(v, typed) && !strings.Contains(v, line) {
			x.t.Errorf("%s: of what was typed only %d bytes of %d are kept: %.200q", name, len(v), len(typed), v)
		}
	}
}

// textsIn are the texts in a value of JSON.
func textsIn(kept any) (texts []string) {
	switch v := kept.(type) {
	case string:
		texts = []string{v}
	case []any:
		for _, x := range v {
			texts = append(texts, textsIn(x)...)
		}
	case map[string]any:
		for _, x := range v {
			texts = append(texts, textsIn(x)...)
		}
	}
	return texts
}

// What every request leaves behind, and is nothing that was recorded.
var notData = []string{"session", "audit", "sign_in_failure", "document_file", "report_file", "diary_file"}

// sound holds an answer to what holds for all.
func (x badForm) sound(name string, s *site, a *answer) {
	if strings.Contains(s.log.String(), "panic") {
		x.t.Errorf("%s: %s", name, s.log)
		s.log.Reset()
	}
	if a.doc.Find("[onerror]").Length() > 0 || a.doc.Find("script:contains('hostile()')").Length() > 0 || strings.Contains(a.Header.Get("Content-Type"), "text/html") && strings.Contains(a.Body, "<script>hostile") {
		x.t.Errorf("%s: markup that was typed is markup of the page", name)
	}
	if strings.ContainsAny(a.Body, "\x00\x1b\x07") && strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
		x.t.Errorf("%s: the page holds control characters", name)
	}
}

// What refuses a form as a whole, and belongs to no field of it.
var refusals = []string{
	"This child is not waiting to be born.",
	"The threshold has not been decided yet. A conference can be booked once the duty chair has decided that it is met.",
	"Only the police, another authority and the lead social worker can be given a protected address.",
	"A conference has been booked since, so the decision stands. Record how the section 47 enquiry ended instead.",
	"The decisions are with the chair or approved, so what went into them no longer changes here. The chair can send them back.",
	"The minutes are with the chair or approved, so what was said no longer changes here. An addendum puts right what is wrong in minutes that were sent.",
	"Signing in with this name failed too often. Wait 1 minute, then try again, or ask for a one-time password.",
	"Nothing that is printed or in a draft was ticked. Print it, or make the email draft, and then record it as sent.",
	"There is nothing to print for those who are ticked. Letters are made first, and what goes by email is not printed.",
	"This is no field of this conference", // a name that the page never sends
}

// refused holds a form that is drawn again to what was typed, and its summary to leading to the fields.
func (x badForm) refused(name string, typed map[string][]string, a *answer) {
	var again drawnForm
	most := -1
	for _, g := range formsOf(x.page, a) {
		if same := g.sameFields(x.drawnForm); g.action == x.action && same > most {
			again, most = g, same
		}
	}
	if most < 0 {
		if x.has("text", "area", "date", "time", "number") {
			x.t.Errorf("%s: the form is not drawn again: %.300q", name, a.text("main"))
		}
		return
	}
	items := a.doc.Find(".govuk-error-summary__list li")
	if items.Length() == 0 && a.count(".govuk-warning-text") == 0 {
		x.t.Errorf("%s: nothing says what is wrong: %.300q", name, a.text("main"))
	}
	items.Each(func(_ int, li *goquery.Selection) {
		href := li.Find("a").AttrOr("href", "")
		switch {
		case href == "" && !slices.Contains(refusals, li.Text()):
			x.t.Errorf("%s: the summary leads nowhere with %q", name, li.Text())
		case href != "" && a.doc.Find(href).Length() != 1:
			x.t.Errorf("%s: the summary leads to %s, which is there %d times", name, href, a.doc.Find(href).Length())
		}
	})
	standing := again.standing()
	for _, d := range x.fields {
		if !d.typed() || d.name == "username" || len(typed[d.name]) == 0 {
			continue
		}
		if want := clean(typed[d.name][0]); !slices.Contains(standing[stem(d.name)], want) {
			x.t.Errorf("%s: %s does not stand there any more with %.80q", name, d.name, want)
		}
	}
}

package handlers

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"cp-pathway/db"
	"cp-pathway/db/dbtest"
	"cp-pathway/db/madeup"
	"cp-pathway/pathway"
)

// newDemo starts with the demonstration of that moment, letters and all.
func newDemo(t testing.TB) *site {
	t.Helper()
	s := newEmpty(t)
	var err error
	if s.PracticeAccounts, err = madeup.Begin(t.Context(), s.DB, s.Clock.Now()); err != nil {
		t.Fatal(err)
	}
	s.PracticePassword = db.PracticePassword
	if err := madeup.Demo(t.Context(), s.DB, s.Clock.Now(), s.Issue); err != nil {
		t.Fatal(err)
	}
	return s
}

var (
	numbers = regexp.MustCompile(`[0-9]+`)
	family  = regexp.MustCompile(`^/cases/[0-9]+`)
)

// Whoever signs in to the demonstration can follow every link that they are shown. Pages that differ in numbers only are of
// a kind: some of each are opened, and where the browser's tests run too the first page of each family, and of the others one at each stage of
// either version of the pathway.
func TestDemoPages(t *testing.T) {
	t.Parallel()
	s := newDemo(t)
	stands := map[string]string{}
	for _, row := range dbtest.MustRows(t, s.DB, `SELECT '/cases/' || id || ' ' || stage || pathway FROM cases`) {
		path, how, _ := strings.Cut(row, " ")
		stands[path] = how
	}
	for _, role := range pathway.AllRoles() {
		b := s.as(role)
		queue, seen, opened := []string{"/"}, map[string]int{}, 0
		for len(queue) > 0 {
			path := queue[0]
			queue = queue[1:]
			a := b.get(path)
			if opened++; a.Status == http.StatusSeeOther {
				queue = append(queue, a.to())
				continue
			}
			if a.Status != http.StatusOK {
				t.Errorf("%s is shown a link to %s, which answers %d: %s", role, path, a.Status, a.text("main"))
			}
			if !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
				continue
			}
			a.doc.Find("a[href^='/']").Each(func(_ int, link *goquery.Selection) {
				to, _, _ := strings.Cut(link.AttrOr("href", ""), "#")
				kind := numbers.ReplaceAllString(to, "0")
				alike := stands[family.FindString(to)] + kind
				if stands[to] != "" { // the first page of a family
					alike = to
				}
				if seen[to] == 0 && seen[kind] < ofEachKind && seen[alike] == 0 {
					queue = append(queue, to)
					seen[to], seen[kind], seen[alike] = 1, seen[kind]+1, 1
				}
			})
		}
		if least := map[pathway.Role]int{pathway.SystemAdministrator: 5}[role]; opened < max(least, 1) || least == 0 && opened < 60 {
			t.Errorf("%s opened %d pages only", role, opened)
		}
	}
	if s.log.Len() > 0 {
		t.Errorf("logged: %s", s.log)
	}
}

// The letters of the demonstration were made and sent as real ones are.
func TestDemoLetters(t *testing.T) {
	t.Parallel()
	s := newDemo(t)
	for _, want := range []struct{ what, query string }{
		{"nobody is left without a letter", `SELECT c.name || ': ' || a.role FROM attendee a JOIN conference k ON k.id = a.conference JOIN cases c ON c.id = k.cases
			WHERE c.name IN ('Carter family', 'Delacroix-Okafor family', 'Doyle family', 'Ellery family', 'Van der Berg family', 'Haddad family', 'Petrova family') AND a.purpose <> 'inform'
			  AND NOT EXISTS (SELECT 1 FROM document d JOIN dispatch x ON x.document = d.id AND x.state = 'sent' WHERE d.attendee = a.id)`},
		{"everybody has the Sharma decisions", `SELECT a.role FROM attendee a JOIN conference k ON k.id = a.conference JOIN cases c ON c.id = k.cases
			WHERE c.name = 'Sharma family' AND NOT EXISTS (SELECT 1 FROM document d JOIN dispatch x ON x.document = d.id AND x.state = 'sent' WHERE d.attendee = a.id AND d.decisions IS NOT NULL)`},
		{"no letter is void", `SELECT id FROM document WHERE state <> 'issued'`},
		{"every letter is a specimen", `SELECT id FROM document WHERE json_extract(facts, '$.Specimen') IS NOT 1`},
	} {
		if got := dbtest.MustRows(t, s.DB, want.query); len(got) > 0 {
			t.Errorf("%s: not so for %q", want.what, got)
		}
	}
	half := dbtest.MustRows(t, s.DB, `SELECT count(DISTINCT d.attendee) FROM document d JOIN cases c ON c.id = d.cases WHERE c.name = 'Hughes family' AND d.decisions IS NOT NULL`)[0]
	if half != "4" {
		t.Errorf("%s of the Hughes family’s list have their decisions", half)
	}
	for _, father := range []struct{ his, other string }{{"Gavin Marlow", "Ivy"}, {"Rhys Penhale", "Amelia"}} {
		for _, text := range dbtest.MustRows(t, s.DB, `SELECT passages FROM document WHERE json_extract(facts, '$.To.Name') = '`+father.his+`'`) {
			if strings.Contains(text, father.other) || strings.Contains(text, "Riddle Rise") {
				t.Errorf("%s’s letter holds what he may not know", father.his)
			}
		}
	}
}

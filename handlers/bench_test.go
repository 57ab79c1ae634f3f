package handlers

import (
	"flag"
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"

	"cp-pathway/db"
	"cp-pathway/db/dbtest"
	"cp-pathway/db/madeup"
	"cp-pathway/pathway"
)

var benchCases = flag.Int("cases", 1000, "how many made-up families the pages of a benchmark are made from")

// mustGenerate starts with made-up families, on the morning after what is told of them.
func mustGenerate(b *testing.B, cases int) *site {
	b.Helper()
	s := newEmpty(b)
	now := pathway.NewDate(2026, 11, 20).At(17, 0).In(pathway.Zone())
	if err := madeup.Generate(b.Context(), s.DB, madeup.Order{Cases: cases, Seed: 1, Now: now}, s.Issue, func(int, int) {}); err != nil {
		b.Fatal(err)
	}
	var err error
	if s.PracticeAccounts, err = s.DB.Accounts(b.Context()); err != nil {
		b.Fatal(err)
	}
	s.PracticePassword = db.PracticePassword
	return s
}

// id returns the single number that a query gives.
func (s *site) id(query string) int64 {
	s.t.Helper()
	n, err := strconv.ParseInt(dbtest.MustRows(s.t, s.DB, query)[0], 10, 64)
	if err != nil {
		s.t.Fatal(err)
	}
	return n
}

// BenchmarkPages is what a page takes in an office with a thousand families (-cases): whole, through the guard and the router, to
// the last byte.
func BenchmarkPages(b *testing.B) {
	s := mustGenerate(b, *benchCases)
	number := s.id(`SELECT max(c.id) FROM cases c JOIN document d ON d.cases = c.id WHERE c.stage = 'preparing' AND c.restricted = 0`)
	at := "/cases/" + strconv.FormatInt(number, 10)
	conference := at + "/conferences/" + strconv.FormatInt(s.id(`SELECT id FROM conference WHERE cases = `+at[len("/cases/"):]), 10)
	for _, page := range []struct {
		name, path string
		role       pathway.Role
		words      string // to search for
	}{
		{"Today", "/today", pathway.Admin, ""},
		{"TodayOfEverybody", "/today?whose=all", pathway.ServiceManager, ""},
		{"Families", "/cases", pathway.Admin, ""},
		{"Diary", "/diary", pathway.Admin, ""},
		{"Documents", "/documents", pathway.Admin, ""},
		{"Search", "/search", pathway.Admin, "kettle"},
		{"Audit", "/office/audit", pathway.Auditor, ""},
		{"Family", at, pathway.Admin, ""},
		{"People", at + "/people", pathway.Admin, ""},
		{"Invitations", conference + "/invitations", pathway.Admin, ""},
		{"ConferenceScreen", conference + "/minutes", pathway.MinuteTaker, ""},
	} {
		who := s.as(page.role)
		b.Run(page.name, func(b *testing.B) {
			bytes := 0
			for b.Loop() {
				r := httptest.NewRequest(http.MethodGet, page.path, nil)
				if page.words != "" {
					r = who.form(page.path, "words", page.words)
				}
				r.Host = s.Address
				r.AddCookie(who.cookie)
				w := httptest.NewRecorder()
				s.ServeHTTP(w, r)
				if w.Code != http.StatusOK {
					b.Fatalf("%s: %d %s", page.path, w.Code, w.Body)
				}
				bytes = w.Body.Len()
			}
			b.ReportMetric(float64(bytes)/1024, "KB")
		})
	}
}

// BenchmarkInvitation makes one parent's invitation ready to be issued: told for them, proved, drawn, and read again as it will be
// printed.
func BenchmarkInvitation(b *testing.B) {
	s := mustGenerate(b, 8)
	document := s.id(`SELECT max(id) FROM document WHERE kind = 'parent-invitation'`)
	of := func(column string) int64 {
		return s.id(`SELECT ` + column + ` FROM document WHERE id = ` + strconv.FormatInt(document, 10))
	}
	loaded, err := s.DB.Letters(b.Context(), db.Actor{Roles: pathway.AllRoles()}, of("cases"), of("conference"), pathway.Occasion{})
	if err != nil {
		b.Fatal(err)
	}
	attendee := of("attendee")
	b.ReportAllocs()
	for b.Loop() {
		p, err := s.paper(loaded, attendee, pathway.ParentInvitation, "CP-2026-0001-QRTVW")
		if err != nil {
			b.Fatal(err)
		}
		if _, err := s.issued(loaded.Record, attendee, p); err != nil {
			b.Fatal(err)
		}
	}
}

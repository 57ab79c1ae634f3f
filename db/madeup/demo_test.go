package madeup_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"cp-pathway/db"
	"cp-pathway/db/dbtest"
	"cp-pathway/db/madeup"
	"cp-pathway/pathway"
)

// mustDemo enters the demonstration at a time of the office, without letters.
func mustDemo(tb testing.TB, at string) (*db.DB, pathway.DateTime) {
	tb.Helper()
	now, err := pathway.ParseDateTime(at)
	if err != nil {
		tb.Fatal(err)
	}
	clock := now.In(pathway.Zone())
	d := dbtest.MustOpenAt(tb, func() time.Time { return clock })
	if _, err := madeup.Begin(tb.Context(), d, clock); err != nil {
		tb.Fatal(err)
	}
	if err := madeup.Demo(tb.Context(), d, clock, nil); err != nil {
		tb.Fatalf("at %s: %v", at, err)
	}
	return d, now
}

// rows returns the first column of a query.
func rows(tb testing.TB, d *db.DB, query string, args ...any) []string {
	tb.Helper()
	return dbtest.MustRows(tb, d, fmt.Sprintf(query, args...))
}

// The demonstration shows the same whenever it is opened: on a working morning, in the evening, at night, on a Saturday,
// at the turn of the year, on the night on which the clocks change.
func TestDemoAtAnyTime(t *testing.T) {
	days, err := pathway.LoadCalendar()
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []string{"2026-11-24T09:00", "2026-11-24T18:40", "2026-11-24T00:10", "2026-11-21T09:00", "2027-01-04T10:30", "2026-03-29T02:30"} {
		d, now := mustDemo(t, at)
		stages := map[string]string{}
		for _, row := range rows(t, d, `SELECT name || '|' || stage FROM cases`) {
			name, stage, _ := strings.Cut(row, "|")
			stages[name] = stage
		}
		want := map[string]pathway.Stage{
			"Wójcik family": pathway.StageNew, "O’Neill family": pathway.StageThreshold, "Begum-Hartley-Fitzgerald family": pathway.StageAssessment,
			"Yılmaz family": pathway.StagePreparing, "Nguyễn family": pathway.StagePreparing, "Doyle family": pathway.StagePreparing, "Carter family": pathway.StagePreparing,
			"Ellery family": pathway.StagePreparing, "Van der Berg family": pathway.StagePreparing, "Delacroix-Okafor family": pathway.StagePreparing,
			"Haddad family": pathway.StageStoodDown, "Petrova family": pathway.StageDecisions, "Hughes family": pathway.StageDecisions, "Mwangi family": pathway.StageDecisions,
			"Sharma family": pathway.StagePlan, "Lindqvist family": pathway.StageEnded,
			"Osei family": pathway.StagePlan, "Larkin family": pathway.StageEnded, "Rosewood family": pathway.StagePlan, "Tamm family": pathway.StageEnded,
			"Brandt family": pathway.StagePreparing, "Quist family": pathway.StagePreparing, "Marchetti family": pathway.StageEnded,
		}
		for name, stage := range want {
			if stages[name] != string(stage) {
				t.Errorf("%s: %s is at %q, want %q", at, name, stages[name], stage)
			}
		}
		if len(stages) != len(want) {
			t.Errorf("%s: %d families", at, len(stages))
		}
		due := func(family, step string) string {
			return rows(t, d, `SELECT due FROM milestone m JOIN cases c ON c.id = m.cases WHERE c.name = '%s' AND m.step = '%s' AND m.done IS NULL`, family, step)[0]
		}
		for family, late := range map[string]bool{"Petrova family": false, "Hughes family": false, "Mwangi family": true} {
			if clock := due(family, "decisions-distributed"); (clock < now.String()) != late {
				t.Errorf("%s: the 24 hours of the %s end at %s", at, family, clock)
			}
		}
		if list := due("Yılmaz family", "invite-list"); list >= now.Date().String() {
			t.Errorf("%s: the Yılmaz list is due on %s", at, list)
		}
		if got := rows(t, d, `SELECT c.name FROM task t JOIN cases c ON c.id = t.cases WHERE t.kind = 'escalate-list' AND t.done_at IS NULL`); !slices.Equal(got, []string{"Yılmaz family"}) {
			t.Errorf("%s: escalated: %q", at, got)
		}
		for _, late := range rows(t, d, `SELECT c.name || ': ' || m.step FROM milestone m JOIN cases c ON c.id = m.cases
			WHERE m.done IS NULL AND m.ended = 0 AND m.forecast = 0 AND m.due <> '' AND m.due < '%s'`, days.RollBack(now.Date())) {
			if now.Hour() < 9 && strings.HasPrefix(late, "O’Neill family") { // whose meeting was yesterday
				continue
			}
			if !slices.Contains([]string{"Carter family: report-authorised", "Carter family: child-voice-preparation", "Carter family: report-shared", "Mwangi family: decisions-distributed", "Yılmaz family: invite-list", "Yılmaz family: s47-outcome"}, late) {
				t.Errorf("%s: late without a story: %s", at, late)
			}
		}
		held := rows(t, d, `SELECT k.starts_at FROM conference k JOIN cases c ON c.id = k.cases WHERE c.name = 'Delacroix-Okafor family'`)[0]
		if working := len(rows(t, d, `SELECT 1 FROM rota WHERE date = '%s'`, now.Date())) > 0; working && held[:10] != now.Date().String() || held[:10] < now.Date().String() {
			t.Errorf("%s: the conference of the day is on %s", at, held)
		}
		checkSound(t, d, at)
	}
}

// checkSound holds what is true of all made-up data.
func checkSound(t *testing.T, d *db.DB, at string) {
	t.Helper()
	for _, check := range []struct{ what, query string }{
		{"broken references", `SELECT "table" || ' ' || rowid || ' → ' || parent FROM pragma_foreign_key_check`},
		{"faults of the file", `SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'`},
		{"audit rows out of order", `SELECT a.id FROM audit a JOIN audit b ON b.id = a.id + 1 WHERE b.at < a.at`},
		{"people who are not found", `SELECT id FROM person WHERE NOT EXISTS (SELECT 1 FROM search_entry WHERE kind = 'person' AND subject = person.id)`},
		{"chairs at two conferences at once", `SELECT a.id || ' and ' || b.id FROM conference a JOIN conference b ON b.id > a.id AND b.chair = a.chair AND substr(b.starts_at, 1, 10) = substr(a.starts_at, 1, 10)
			AND abs(strftime('%s', a.starts_at) - strftime('%s', b.starts_at)) < 7200 WHERE a.state <> 'stood-down' AND b.state <> 'stood-down'`},
		{"conferences on days off", `SELECT starts_at FROM conference WHERE strftime('%w', starts_at) IN ('0', '6')`},
	} {
		if got := dbtest.MustRows(t, d, check.query); len(got) > 0 {
			t.Errorf("%s: %s: %q", at, check.what, got)
		}
	}
	checkInvented(t, d, at)
	checkMilestones(t, d, at)
}

var (
	postcodes = regexp.MustCompile(`\b[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}\b`)
	phones    = regexp.MustCompile(`\b0[0-9][0-9 ]{8,12}[0-9]\b`)
	drama     = regexp.MustCompile(`^(01632960|07700900)[0-9]{3}$|^02079460[0-9]{3}$|^08081570?[0-9]{3,4}$|^0808157[0-9]{4}$`)
	emails    = regexp.MustCompile(`[A-Za-z0-9._-]+@[A-Za-z0-9.-]+`)
)

// checkInvented looks at every text of the data: no postcode that there could be, no phone number that could ring, no email
// address that could arrive.
func checkInvented(t *testing.T, d *db.DB, at string) {
	t.Helper()
	seen := 0
	for _, column := range dbtest.MustRows(t, d, `SELECT m.name || '.' || c.name FROM sqlite_schema m, pragma_table_info(m.name) c
		WHERE m.type = 'table' AND c.type = 'TEXT' AND m.name NOT LIKE 'search%' AND m.name NOT LIKE 'document_search%' AND c.name NOT IN ('password', 'sha256', 'facts_sha256')`) {
		table, name, _ := strings.Cut(column, ".")
		for _, text := range rows(t, d, `SELECT DISTINCT "%s" FROM "%s" WHERE "%s" GLOB '*[0-9@]*'`, name, table, name) {
			for _, code := range postcodes.FindAllString(text, -1) {
				if seen++; !strings.HasPrefix(code, "ZZ") {
					t.Errorf("%s: %s holds the postcode %s", at, column, code)
				}
			}
			for _, phone := range phones.FindAllString(text, -1) {
				if seen++; !drama.MatchString(strings.ReplaceAll(phone, " ", "")) {
					t.Errorf("%s: %s holds the phone number %s", at, column, phone)
				}
			}
			for _, email := range emails.FindAllString(text, -1) {
				if seen++; !strings.HasSuffix(email, ".example") {
					t.Errorf("%s: %s holds the address %s", at, column, email)
				}
			}
		}
	}
	if seen < 50 {
		t.Errorf("%s: only %d postcodes, phone numbers and addresses were found", at, seen)
	}
}

// checkMilestones counts the dates of all open families anew; they stay as they are.
func checkMilestones(t *testing.T, d *db.DB, at string) {
	t.Helper()
	stored := func() []string {
		return dbtest.MustRows(t, d, `SELECT cases || '|' || step || '|' || opens || '|' || due || '|' || limit_on || '|' || forecast || '|' || clock || '|' || coalesce(done, '') || '|' || ended FROM milestone ORDER BY cases, position`)
	}
	before := stored()
	far := pathway.NewDate(2029, 12, 31) // beyond every date that is counted
	for _, why := range []string{"to count anew", ""} {
		if err := d.SetClosure(t.Context(), db.Actor{}, far, far, why); err != nil {
			t.Fatal(err)
		}
	}
	if after := stored(); !slices.Equal(before, after) {
		t.Errorf("%s: dates change when they are counted anew", at)
	}
	if len(before) < 300 {
		t.Errorf("%s: %d dates", at, len(before))
	}
}

// What the demonstration has to show.
func TestDemoCases(t *testing.T) {
	d, _ := mustDemo(t, "2026-11-24T09:00")
	for _, want := range []struct{ what, query string }{
		{"five siblings with two fathers, each of whom may know of his own only", `
			SELECT cp.cases FROM case_person cp WHERE kind = 'child' GROUP BY cases HAVING count(*) = 5
			   AND 2 = (SELECT count(DISTINCT adult) FROM relation r WHERE r.cases = cp.cases AND r.relation = 'Father' AND r.may_know = 'yes')
			   AND 5 = (SELECT count(*) FROM relation r WHERE r.cases = cp.cases AND r.relation = 'Father' AND r.may_know = 'yes')
			   AND 5 = (SELECT count(*) FROM relation r JOIN person p ON p.id = r.adult WHERE r.cases = cp.cases AND p.sex = 'M' AND r.may_know = 'no')`},
		{"an unborn child", `SELECT cases FROM case_person cp JOIN person p ON p.id = cp.person WHERE unborn = 1 GROUP BY cases HAVING count(*) = 1`},
		{"unborn twins", `SELECT cases FROM case_person cp JOIN person p ON p.id = cp.person WHERE unborn = 1 GROUP BY cases HAVING count(*) = 2`},
		{"a mother in a refuge", `SELECT r.person FROM residence r JOIN address a ON a.id = r.address JOIN relation x ON x.adult = r.person WHERE a.kind = 'refuge' AND x.relation = 'Mother'`},
		{"a parent who is excluded from all of it", `SELECT id FROM attendee WHERE excluded = 'whole'`},
		{"a parent who is excluded from a part", `SELECT id FROM attendee WHERE excluded = 'part' AND part <> ''`},
		{"a second plan", `SELECT child FROM previous_plan GROUP BY child HAVING count(*) = 1`},
		{"a fourth plan", `SELECT child FROM previous_plan GROUP BY child HAVING count(*) = 3`},
		{"a grandparent with a record of an equal address that is protected", `
			SELECT g.person FROM residence g JOIN address a ON a.id = g.address JOIN relation x ON x.adult = g.person AND x.relation = 'Grandmother'
			  JOIN address b ON b.address_key = a.address_key AND b.id <> a.id AND b.state = 'confidential' WHERE a.state = 'normal'`},
		{"an interpreter", `SELECT id FROM conference WHERE interpreter_language <> ''`},
		{"large print", `SELECT id FROM person WHERE large_print = 1`},
		{"a child called May", `SELECT id FROM person WHERE first_name = 'May'`},
		{"a plan on the earlier pathway", `SELECT id FROM cases WHERE pathway = 'sqa'`},
		{"a restricted family", `SELECT id FROM cases WHERE restricted = 1`},
		{"Zoë O’Neill", `SELECT id FROM person WHERE first_name || ' ' || last_name = 'Zoë O’Neill'`},
		{"Łukasz Wójcik", `SELECT id FROM person WHERE first_name || ' ' || last_name = 'Łukasz Wójcik'`},
		{"Ayşe Yılmaz", `SELECT id FROM person WHERE first_name || ' ' || last_name = 'Ayşe Yılmaz'`},
		{"Nguyễn Thị Hà", `SELECT id FROM person WHERE first_name || ' ' || last_name = 'Nguyễn Thị Hà'`},
		{"محمد", `SELECT id FROM person WHERE first_name = 'محمد'`},
		{"a long name with hyphens", `SELECT id FROM person WHERE last_name LIKE '%-%-%' AND length(first_name || last_name) > 40`},
		{"decisions with the chair", `SELECT id FROM decisions WHERE state = 'with-chair'`},
		{"decisions sent back, with what has to change", `SELECT d.id FROM decisions d JOIN decisions_comment c ON c.decisions = d.id WHERE d.state = 'sent-back'`},
		{"a protected word", `SELECT id FROM protected_word`},
		{"a way of contact that is not safe", `SELECT person FROM contact_way WHERE safety = 'not-safe'`},
		{"reports that were shared", `SELECT id FROM report_shared`},
		{"a closure day to come", `SELECT date FROM closure_day WHERE date > '2026-11-24'`},
		{"a duty chair today and in five weeks", `SELECT 1 WHERE 2 = (SELECT count(*) FROM rota WHERE date IN ('2026-11-24', '2026-12-21'))`},
		{"three chairs", `SELECT 1 WHERE 3 = (SELECT count(*) FROM account_role WHERE role = 'chair')`},
		{"venues with rooms", `SELECT 1 WHERE 2 = (SELECT count(*) FROM venue) AND 3 = (SELECT count(*) FROM room)`},
		{"agencies with a lead, a phone and an address", `SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM agency WHERE lead_name = '' OR lead_email = '' OR phone = '' OR secure_email = '' OR line1 = '' OR postcode = '')`},
		{"an office that is set up", `SELECT 1 FROM office WHERE set_up_at <> ''`},
		{"one who signs first", `SELECT id FROM signatory WHERE main = 1`},
	} {
		if len(dbtest.MustRows(t, d, want.query)) == 0 {
			t.Errorf("there is not: %s", want.what)
		}
	}
}

// Nothing made up comes where an office has its own data.
func TestDemoNeedsPracticeFolder(t *testing.T) {
	clock := dbtest.NewClock(t, "2026-12-11T09:00").Now
	d := dbtest.MustOpenAt(t, clock)
	dbtest.MustSit(t, d)
	if _, err := madeup.Begin(t.Context(), d, clock()); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("begins in an office’s own data: %v", err)
	}
	if err := madeup.Demo(t.Context(), d, clock(), nil); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("families come into an office’s own data: %v", err)
	}
	if got := dbtest.MustRows(t, d, `SELECT name FROM cases`); !slices.Equal(got, []string{"Made-up family"}) {
		t.Errorf("families %q", got)
	}
}

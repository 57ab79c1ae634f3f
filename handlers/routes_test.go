package handlers

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"cp-pathway/db"
	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
	"cp-pathway/pdf"
)

// everything makes one of each thing that a path can name, and returns its parameters: :case, :account…
func (s *site) everything() map[string]int64 {
	s.t.Helper()
	victim := dbtest.MustExec(s.t, s.DB, `INSERT INTO account (login, login_key, name, password, made_at) VALUES ('victim', 'victim', 'Vic Tim', '', '2026-11-23T09:00:00.000Z')`)
	dbtest.MustExec(s.t, s.DB, `INSERT INTO account_role (account, role) VALUES (?, 'admin')`, victim)
	things := map[string]int64{"account": victim, "case": s.family("CP-2026-0001")}
	for kind, insert := range map[string]string{
		"venue":     `INSERT INTO venue (name) VALUES ('Made-up Hall')`,
		"team":      `INSERT INTO team (name) VALUES ('Team 1')`,
		"signatory": `INSERT INTO signatory (name, title) VALUES ('Sig Example', 'Service manager')`,
		"agency":    `INSERT INTO agency (name, kind) VALUES ('Made-up agency', 'health')`,
	} {
		things[kind] = dbtest.MustExec(s.t, s.DB, insert)
	}
	things["professional"] = dbtest.MustExec(s.t, s.DB, `INSERT INTO professional (name, agency) VALUES ('Pro Example', ?)`, things["agency"])
	s.people(things)
	s.way(things)
	s.plans(things)
	s.diaries(things)
	return things
}

// way brings the family on its pathway: a strategy meeting, an entry of a step, a conference, a report, a task.
func (s *site) way(things map[string]int64) {
	s.t.Helper()
	by := db.Actor{ID: things["account"], Roles: pathway.AllRoles()}
	at := pathway.NewDateTime(2026, 11, 20, 10, 0)
	var err error
	if things["meeting"], err = s.DB.SaveStrategyMeeting(s.t.Context(), by, pathway.StrategyMeeting{Case: things["case"], HeldAt: at, Form: "meeting", S47: true, Concern: "Bruises.", SafeNow: "An aunt.",
		Children: []int64{things["child"]}, Attendees: []pathway.StrategyAttendee{{Name: "PC Wall", Agency: "Police"}}}); err != nil {
		s.t.Fatal(err)
	}
	things["conference"] = dbtest.MustExec(s.t, s.DB, `INSERT INTO conference (cases, kind, meeting, state, starts_at, booked_at, booked_by) VALUES (?, 'icpc', ?, 'planned', '2026-12-10T10:00', '', ?)`,
		things["case"], things["meeting"], things["account"])
	dbtest.MustExec(s.t, s.DB, `INSERT INTO conference_child (conference, child) VALUES (?, ?)`, things["conference"], things["child"])
	things["attendee"] = dbtest.MustExec(s.t, s.DB, `INSERT INTO attendee (conference, person, role) VALUES (?, ?, 'Mother')`, things["conference"], things["adult"])
	if err := s.DB.RecordStep(s.t.Context(), by, pathway.StepEntry{Case: things["case"], Step: "parent-preparation", State: "done", HappenedAt: at, ToldBy: "Bilal Shah", ToldHow: "phone"}); err != nil {
		s.t.Fatal(err)
	}
	things["entry"] = 1 // the first of its kind
	if things["report"], err = s.DB.KeepReport(s.t.Context(), by, things["case"], pathway.Report{Conference: things["conference"], Agency: things["agency"], Title: "Report", Author: "Siân Pugh"}, []byte("%PDF-1.7\n")); err != nil {
		s.t.Fatal(err)
	}
	s.printed(things)
	dbtest.MustExec(s.t, s.DB, `INSERT INTO minutes_issue (conference, state, content, author, made_at) VALUES (?, 'approved', '{}', ?, '')`, things["conference"], things["account"])
	things["addendum"] = dbtest.MustExec(s.t, s.DB, `INSERT INTO minutes_issue (conference, addendum, state, content, author, made_at) VALUES (?, 1, 'draft', '{}', ?, '')`, things["conference"], things["account"])
	things["remark"] = dbtest.MustExec(s.t, s.DB, `INSERT INTO minutes_remark (conference, attendee, said_on, how, text, recorded_at, recorded_by) VALUES (?, ?, '2026-11-20', 'phone', 'Not so.', '', ?)`,
		things["conference"], things["attendee"], things["account"])
	things["resolution"] = dbtest.MustExec(s.t, s.DB, `INSERT INTO resolution (cases, conference, stage, ground, agency, professional, about, raised_on, raised_by, made_at, answer_due)
		VALUES (?, ?, 'informal', 'report', ?, ?, 'No report came.', '2026-11-20', ?, '', '2026-12-04')`, things["case"], things["conference"], things["agency"], things["professional"], things["account"])
	things["objection"] = dbtest.MustExec(s.t, s.DB, `INSERT INTO objection (cases, kind, by_name, about, made_at, how, sent_to, stage, answer_due, recorded_at, recorded_by)
		VALUES (?, 'complaint', 'Ann Example', 'Nobody rang.', '2026-11-20T10:00', 'phone', 'Team manager', '1', '2026-12-04', '', ?)`, things["case"], things["account"])
	things["check"] = dbtest.MustExec(s.t, s.DB, `INSERT INTO venue_check (conference, risk, from_other, others, measures, how, agreed_by, on_day, recorded_at, recorded_by)
		VALUES (?, 'He shouts.', 'An uncle', 'The social worker', '["escort"]', 'A colleague waits at the door.', 'Bilal Shah', '2026-11-20', '', ?)`, things["conference"], things["account"])
	things["task"] = dbtest.MustExec(s.t, s.DB, `INSERT INTO task (cases, kind, role, title, made_at) VALUES (?, 'threshold-unmet', 'service-manager', 'Take note', '')`, things["case"])
}

// printed puts a printed document into the family's register.
func (s *site) printed(things map[string]int64) {
	s.t.Helper()
	doc := pdf.Document{Kind: pathway.NotRequired, Title: "Conference not required", Reference: "CP-2026-0001-XXXXX", Date: pathway.NewDate(2026, 11, 20), Office: pdf.Letterhead{Office: "Made-up council"}, Body: pdf.Texts("Made up.")}
	drawing, err := s.drawer.Draw(doc)
	if err != nil {
		s.t.Fatal(err)
	}
	body, err := json.Marshal(doc)
	if err != nil {
		s.t.Fatal(err)
	}
	things["document"] = dbtest.MustExec(s.t, s.DB, `INSERT INTO document (cases, conference, attendee, kind, number, reference, way, state, open, facts, facts_sha256, facts_version, body, template, sha256, pages, made_at, made_by)
		VALUES (?, ?, ?, 'conference-not-required', 1, ?, 'post', 'issued', 0, '{}', '', 1000, ?, '', '', 1, '2026-11-20T10:00:00.000Z', ?)`, things["case"], things["conference"], things["attendee"], doc.Reference, string(body), things["account"])
	dbtest.MustExec(s.t, s.DB, `INSERT INTO document_file (document, pdf) VALUES (?, ?)`, things["document"], drawing.PDF)
	things["run"] = dbtest.MustExec(s.t, s.DB, `INSERT INTO print_run (cases, conference, made_at, made_by) VALUES (?, ?, '2026-11-20T10:00:00.000Z', ?)`, things["case"], things["conference"], things["account"])
	dbtest.MustExec(s.t, s.DB, `INSERT INTO dispatch (document, way, state, at, by, run) VALUES (?, 'post', 'printed', '2026-11-20T10:00:00.000Z', ?, ?)`, things["document"], things["account"], things["run"])
}

// words are the parameters of paths that are no numbers.
var words = map[string]string{":step": "parent-preparation", ":midpoint": "midpoint-1"}

// people puts a child with a mother at a protected address into the family, and one of each thing that hangs on them.
func (s *site) people(things map[string]int64) {
	exec := func(name, insert string, args ...any) {
		things[name] = dbtest.MustExec(s.t, s.DB, insert, args...)
	}
	family := things["case"]
	exec("child", `INSERT INTO person (first_name, last_name, born, sex) VALUES ('Zoë', 'Example', '2019-02-28', 'F')`)
	exec("", `INSERT INTO case_person (cases, person, kind, school) VALUES (?, ?, 'child', 'Marsh Primary')`, family, things["child"])
	exec("adult", `INSERT INTO person (first_name, last_name) VALUES ('Ann', 'Example')`)
	exec("", `INSERT INTO case_person (cases, person, kind) VALUES (?, ?, 'adult')`, family, things["adult"])
	exec("address", `INSERT INTO address (line1, town, postcode, state) VALUES ('14 Marsh Street', 'Exampleton', 'EX1 4BZ', 'confidential')`)
	exec("", `INSERT INTO residence (address, person) VALUES (?, ?)`, things["address"], things["child"])
	exec("residence", `INSERT INTO residence (address, person) VALUES (?, ?)`, things["address"], things["adult"])
	exec("contact", `INSERT INTO contact_point (person, kind, value, state) VALUES (?, 'phone', '01632 960001', 'confidential')`, things["adult"])
	exec("earlier", `INSERT INTO previous_plan (child, started_on) VALUES (?, '2022-01-10')`, things["child"])
	exec("colleague", `INSERT INTO network (cases, professional, protected_place) VALUES (?, ?, 1)`, family, things["professional"])
	exec("word", `INSERT INTO protected_word (cases, word) VALUES (?, 'Willowbank')`, family)
	exec("note", `INSERT INTO note (cases, kind, text, happened_at, made_at, made_by) VALUES (?, 'oversight', 'Seen', '2026-11-20T10:00', '2026-11-20T10:00:00.000Z', ?)`, family, things["account"])
	things["person"], things["row"] = things["adult"], 1
}

// plans puts the child on a plan of two versions.
func (s *site) plans(things map[string]int64) {
	s.t.Helper()
	things["plan"] = dbtest.MustExec(s.t, s.DB, `INSERT INTO plan (cases, child, conference, started_on, initial_category, latest_category) VALUES (?, ?, ?, '2026-12-10', 'NEG', 'EMO,NEG')`,
		things["case"], things["child"], things["conference"])
	things["group"] = dbtest.MustExec(s.t, s.DB, `INSERT INTO core_group (cases, conference, number, state, planned_for, held_at, where_at, chaired_by, said, made_at, made_by)
		VALUES (?, ?, 1, 'held', '2027-01-06T14:00', '2027-01-06T14:00', 'School', 'Pro Example', 'Made up.', '2026-12-10T12:00:00.000Z', ?)`, things["case"], things["conference"], things["account"])
	things["partnership"] = dbtest.MustExec(s.t, s.DB, `INSERT INTO partnership_report (core_group, review, view, agreed_on, written_at, written_by) VALUES (?, 1, 'It goes well.', '2027-01-06', '', ?)`, things["group"], things["account"])
	pro := dbtest.MustExec(s.t, s.DB, `INSERT INTO attendee (conference, professional, role) VALUES (?, ?, 'Teacher')`, things["conference"], things["professional"])
	things["practice"] = dbtest.MustExec(s.t, s.DB, `INSERT INTO good_practice (conference, attendee, what, told_to, told_on, told_how, recorded_at, recorded_by) VALUES (?, ?, 'Went each day.', 'Ann Head', '2027-01-06', 'phone', '', ?)`, things["conference"], pro, things["account"])
	things["absence"] = dbtest.MustExec(s.t, s.DB, `INSERT INTO core_group_absence (core_group, attendee) VALUES (?, ?)`, things["group"], pro)
	dbtest.MustExec(s.t, s.DB, `INSERT INTO core_group_member (core_group, attendee, mode) VALUES (?, ?, 'in-person')`, things["group"], things["attendee"])
	dbtest.MustExec(s.t, s.DB, `INSERT INTO core_group_child (core_group, child, seen, voice) VALUES (?, ?, 'alone', 'I like my bed.')`, things["group"], things["child"])
	things["appraisal"] = dbtest.MustExec(s.t, s.DB, `INSERT INTO appraisal (cases, conference, kind, step, held_on, done_by, evidence, answers, recorded_at, recorded_by)
		VALUES (?, ?, 'midpoint', 'midpoint-1', '2027-01-20', 'Pro Example', '[]', '[]', '', ?)`, things["case"], things["conference"], things["account"])
	things["checklist"] = dbtest.MustExec(s.t, s.DB, `INSERT INTO appraisal (cases, conference, kind, step, held_on, done_by, evidence, answers, recorded_at, recorded_by)
		VALUES (?, ?, 'checklist', 'chair-checklist', '2026-11-20', 'Pro Example', '[]', '[]', '', ?)`, things["case"], things["conference"], things["account"])
	things["ending"] = dbtest.MustExec(s.t, s.DB, `INSERT INTO ending (cases, conference, ground, authority, begun_on, notice_on, wait_until, told_by, told_how, note, recorded_at, recorded_by)
		VALUES (?, ?, 'moved', 'Made-up Shire', '2026-11-21', '2026-11-22', '2026-12-11', 'Pro Example', 'phone', 'To an aunt.', '2026-11-22T12:00:00.000Z', ?)`, things["case"], things["conference"], things["account"])
	dbtest.MustExec(s.t, s.DB, `INSERT INTO ending_child (ending, child, plan) VALUES (?, ?, ?)`, things["ending"], things["child"], things["plan"])
	step := pathway.PlanStep{PlanAction: pathway.PlanAction{Risk: "No bed", Action: "Buy a bed", Who: "Ann Example", By: pathway.NewDate(2027, 1, 15), Measure: "She sleeps in it"}, Key: 1, Status: pathway.ActionToDo}
	for number, status := range []pathway.ActionStatus{pathway.ActionToDo, pathway.ActionDone} {
		step.Status = status
		content, err := json.Marshal(pathway.PlanContent{Protect: pathway.PlanText{Text: "An aunt is there at night."}, Actions: []pathway.PlanStep{step}})
		if err != nil {
			s.t.Fatal(err)
		}
		dbtest.MustExec(s.t, s.DB, `INSERT INTO plan_version (plan, number, on_date, source, conference, content, made_at, made_by) VALUES (?, ?, '2026-12-10', 'conference', ?, ?, '2026-12-10T12:00:00.000Z', ?)`,
			things["plan"], number+1, things["conference"], string(content), things["account"])
	}
}

var parameter = regexp.MustCompile(`:[a-z0-9_]+`)

// address fills in a path's parameters.
func address(t testing.TB, path string, values map[string]int64) string {
	t.Helper()
	return parameter.ReplaceAllStringFunc(path, func(p string) string {
		if word := words[p]; word != "" {
			return word
		}
		v, ok := values[p[1:]]
		if !ok {
			t.Errorf("%s: everything() makes nothing for %s", path, p)
		}
		return strconv.FormatInt(v, 10)
	})
}

// Every route by every role, and by nobody: exactly those get in that the table of rights lets in.
func TestEveryRouteByEveryRole(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	values := s.everything()
	request := func(b *browser, r Route) *answer {
		t.Helper()
		path := address(t, r.Path, values)
		if r.Method == http.MethodPost {
			return b.post(path)
		}
		return b.send(httptest.NewRequest(r.Method, path, nil))
	}
	for _, r := range s.Routes() {
		name := r.Method + " " + r.Path
		a := request(&browser{site: s}, r)
		switch {
		case r.Right == pathway.Public:
			if a.Status >= 500 || a.Status == http.StatusForbidden || a.Status == http.StatusUnauthorized {
				t.Errorf("%s by nobody, though it is public: %d", name, a.Status)
			}
		case r.Method == http.MethodGet:
			if a.Status != http.StatusSeeOther || !strings.HasPrefix(a.to(), "/sign-in") {
				t.Errorf("%s by nobody: %d to %q", name, a.Status, a.to())
			}
		case a.Status != http.StatusUnauthorized:
			t.Errorf("%s by nobody: %d", name, a.Status)
		}
	}
	for _, role := range pathway.AllRoles() {
		b := s.as(role)
		for _, r := range s.Routes() {
			if b.cookie == nil || b.get("/account").Status != http.StatusOK { // the last route ended the session
				b = s.as(role)
			}
			name := r.Method + " " + r.Path + " by " + string(role)
			a := request(b, r)
			switch {
			case !pathway.May([]pathway.Role{role}, r.Right):
				if a.Status != http.StatusForbidden {
					t.Errorf("%s: %d, and it has not got %s", name, a.Status, r.Right)
				}
			case a.Status >= 500 || a.Status == http.StatusForbidden || a.Status == http.StatusUnauthorized:
				t.Errorf("%s: %d, and it has %s: %s", name, a.Status, r.Right, a.text("main"))
			case a.Status == http.StatusNotFound && r.Right != pathway.Public:
				t.Errorf("%s: not found; give the path a thing that is there", name)
			}
		}
	}
}

// What belongs to a family has a path under it, so that the guard sees to it.
func TestNoPathHoldsAName(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	for _, r := range s.Routes() {
		for _, p := range parameter.FindAllString(r.Path, -1) {
			if strings.Contains(p, "name") {
				t.Errorf("%s %s has a name in it", r.Method, r.Path)
			}
		}
	}
}

func TestAFamilyIsOpenedOrNotThere(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	open, closed := s.family("CP-2026-0001"), s.family("CP-2026-0002")
	dbtest.MustExec(t, s.DB, `UPDATE cases SET restricted = 1 WHERE id = ?`, closed)
	tests := []struct {
		role pathway.Role
		path string
		want int
	}{
		{pathway.Auditor, "/cases/" + strconv.FormatInt(open, 10) + "/history", 200},
		{pathway.Auditor, "/cases/" + strconv.FormatInt(closed, 10) + "/history", 404},
		{pathway.ServiceManager, "/cases/" + strconv.FormatInt(closed, 10) + "/history", 200},
		{pathway.Auditor, "/cases/99/history", 404},
		{pathway.Auditor, "/cases/x/history", 404},
		{pathway.Auditor, "/cases/-1/history", 404},
		{pathway.Auditor, "/cases/99999999999999999999/history", 404},
	}
	for _, tt := range tests {
		a := s.as(tt.role).get(tt.path)
		if a.Status != tt.want {
			t.Errorf("%s by %s: %d, want %d", tt.path, tt.role, a.Status, tt.want)
		}
		if tt.want == 404 && (a.text("h1") != "Nothing here" || strings.Contains(a.Body, "CP-2026-0002")) {
			t.Errorf("%s by %s gives away: %s", tt.path, tt.role, a.text("main"))
		}
	}
}

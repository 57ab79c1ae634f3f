package db_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"cp-pathway/db"
	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

func TestDiary(t *testing.T) {
	d := newDesk(t)
	ctx := t.Context()
	secret := dbtest.MustReady(t, d.DB, d.first, d.cara.ID, "Secret", "2026-11-19T12:00", "2024")
	dbtest.MustExec(t, d.DB, `UPDATE cases SET restricted = 1, chair = ? WHERE id = ?`, d.dan.ID, secret.Case)
	week, err := d.Diary(ctx, d.admin, d.on("2026-12-07"))
	d.must(err)
	if len(week.Due) != 2 || week.Due[0].Case != 0 || week.Due[0].Family+week.Due[0].Reference != "" || week.Due[0].Due != d.on("2026-12-09") || week.Due[1].Family != "Nowak family" {
		t.Errorf("due: %+v", week.Due)
	}
	_, err = d.BookConference(ctx, d.admin, d.nowak.Case, d.ask("2026-12-09T10:00"))
	d.must(err)
	b := d.ask("2026-12-13T14:00")
	b.StartsAt, b.Children, b.Room, b.Chair, b.MinuteTaker = d.at("2026-12-08T14:00"), []int64{secret.Child}, d.ash, d.dan.ID, 0
	_, err = d.BookConference(ctx, d.dan, secret.Case, b)
	d.must(err)
	d.must(d.SetRota(ctx, d.admin, d.on("2026-12-07"), d.on("2026-12-08"), d.cara.ID))
	_, err = d.AddAbsence(ctx, d.admin, pathway.Absence{Account: d.cara.ID, From: d.on("2026-12-04"), To: d.on("2026-12-07")})
	d.must(err)
	for _, tt := range []struct {
		name   string
		reader db.Actor
		want   string
	}{
		{"whoever may not open it", d.admin, "Dan Deputy in Ash room; Nowak family Oak room"},
		{"its own chair", d.dan, "Secret family Dan Deputy in Ash room; Nowak family Oak room"},
		{"the service manager", d.manager, "Secret family Dan Deputy in Ash room; Nowak family Oak room"},
	} {
		week, err := d.Diary(ctx, tt.reader, d.on("2026-12-07"))
		d.must(err)
		var got []string
		for _, s := range week.Slots {
			words := s.Family
			if s.ChairName != "" {
				words += " " + s.ChairName + " in"
			}
			got = append(got, strings.TrimSpace(words+" "+s.RoomName))
		}
		if strings.Join(got, "; ") != tt.want || len(week.Due) != 0 || len(week.Duty) != 2 || len(week.Absences) != 1 {
			t.Errorf("%s: %q, %d due, %d on duty, %d away", tt.name, got, len(week.Due), len(week.Duty), len(week.Absences))
		}
	}
	if week, err = d.Diary(ctx, d.admin, d.on("2026-12-14")); err != nil || len(week.Slots) != 0 {
		t.Errorf("the week after: %+v, %v", week.Slots, err)
	}
}

// The diary of a week asks for nothing that has no index.
func TestDiaryUsesIndexes(t *testing.T) {
	d := newDesk(t)
	for _, query := range []string{
		`SELECT k.id FROM conference k JOIN cases c ON c.id = k.cases LEFT JOIN conference n ON n.id = k.replaced_by WHERE k.starts_at >= '2026-12-07' AND k.starts_at < '2026-12-14' ORDER BY k.starts_at, k.id`,
		`SELECT c.id FROM cases c JOIN milestone m ON m.cases = c.id AND m.step = 'icpc' WHERE c.stage = 'preparing' AND NOT EXISTS (SELECT 1 FROM conference k WHERE k.cases = c.id AND k.state = 'planned')`,
		`SELECT b.id FROM absence b WHERE b.to_on >= '2026-12-07' AND b.from_on <= '2026-12-14' AND b.ended_at = ''`,
		`SELECT id FROM conference WHERE replaced_by = 7`,
	} {
		for _, step := range dbtest.MustPlan(t, d.DB, query) {
			if strings.HasPrefix(step, "SCAN") {
				t.Errorf("%s: %s", query, step)
			}
		}
	}
}

// diaryRows shows what a draft lists, one a line.
func diaryRows(d db.DiaryDraft) string {
	var b strings.Builder
	for _, r := range pathway.Listed(d.Rows, d.To) {
		fmt.Fprintf(&b, "%s %s %s %s", r.Family, r.At, r.Venue, r.Change)
		if r.Was != "" {
			b.WriteString(" was " + r.Was)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func (d *desk) make(weeks int) int64 {
	d.t.Helper()
	draft, err := d.DiaryDraft(d.t.Context(), weeks)
	d.must(err)
	number, err := d.MakeDiary(d.t.Context(), d.admin, weeks, draft, []pathway.DiaryReader{{Name: "Ann Obi", Team: "Team 1", Email: "ann@northmere.example"}}, []byte(`{}`), []byte("%PDF"), 1)
	d.must(err)
	return number
}

func TestWeeklyDiary(t *testing.T) {
	d := newDesk(t)
	ctx := t.Context()
	k, err := d.BookConference(ctx, d.admin, d.nowak.Case, d.ask("2026-12-09T10:00"))
	d.must(err)
	other := dbtest.MustReady(t, d.DB, d.first, d.cara.ID, "Other", "2026-11-20T12:00", "2024")
	b := d.ask("2026-12-08T10:00")
	b.Children, b.MinuteTaker, b.Room = []int64{other.Child}, 0, d.ash
	_, err = d.BookConference(ctx, d.admin, other.Case, b)
	d.must(err)

	draft, err := d.DiaryDraft(ctx, 4)
	d.must(err)
	if draft.Reference != "DIARY-2026-48" || draft.From != d.on("2026-11-23") || draft.To != d.on("2026-12-20") {
		t.Errorf("%s from %s to %s", draft.Reference, draft.From, draft.To)
	}
	if got := diaryRows(draft); got != "AO 2026-12-08T10:00 Civic Hall new\nAN and N 2026-12-09T10:00 Civic Hall new\n" {
		t.Errorf("rows\n%s", got)
	}
	if r := draft.Rows[1]; r.Day != 14 || r.Due != d.on("2026-12-10") || r.Limit != d.on("2026-12-11") || r.ListReceived {
		t.Errorf("row %+v", r)
	}
	if got := d.milestone(d.nowak.Case, "diary-notified"); got != "open" {
		t.Errorf("before it is sent: %s", got)
	}
	issue := d.make(4)
	if got := d.milestone(d.nowak.Case, "diary-notified"); got != "open" {
		t.Errorf("made and not sent: %s", got)
	}
	d.must(d.DiarySent(ctx, d.admin, issue))
	if got := d.milestone(d.nowak.Case, "diary-notified"); got != "2026-11-23T09:00" {
		t.Errorf("sent: %s", got)
	}
	d.refused(d.DiarySent(ctx, d.admin, issue), pathway.CodeConflict, "already")
	d.must(d.DiaryTaken(ctx, d.admin, issue, "a draft"))
	d.refused(d.DiaryTaken(ctx, d.admin, 99, "a draft"), pathway.CodeNotFound, "")

	// A week later: one moved by a letter, one put off beyond the weeks asked for, one stood down, one more.
	d.clock.Forward(7 * 24 * time.Hour)
	attendee := dbtest.MustExec(t, d.DB, `INSERT INTO attendee (conference, person, role) VALUES (?, ?, 'Mother')`, k, d.nowak.Mother)
	d.send(k, attendee, "2026-11-24T08:30:00.000Z")
	b = d.ask("2026-12-10T13:00")
	b.Version = 1
	moved, err := d.MoveConference(ctx, d.manager, d.nowak.Case, k, b, pathway.Move{Ground: "family", Why: "Ill.", Approved: d.manager.ID})
	d.must(err)
	b.Version, b.StartsAt = 1, d.at("2026-12-10T13:30")
	_, err = d.MoveConference(ctx, d.manager, d.nowak.Case, moved, b, pathway.Move{Ground: "family", Why: "Ill.", Approved: d.manager.ID})
	d.must(err)
	dbtest.MustExec(t, d.DB, `UPDATE conference SET state = 'stood-down' WHERE cases = ?`, other.Case)
	third := dbtest.MustReady(t, d.DB, d.first, d.cara.ID, "Third", "2026-11-27T12:00", "2024")
	dbtest.MustExec(t, d.DB, `UPDATE cases SET restricted = 1 WHERE id = ?`, third.Case)
	b = d.ask("2026-12-08T13:00")
	b.Children = []int64{third.Child}
	_, err = d.BookConference(ctx, d.manager, third.Case, b)
	d.must(err)
	if draft, err = d.DiaryDraft(ctx, 1); err != nil {
		t.Fatal(err)
	}
	want := "AN and N 2026-12-10T13:30 Civic Hall moved was Wednesday 9 December 2026 at 10:00, Civic Hall\nAO 2026-12-08T10:00 Civic Hall stood down\n"
	if got := diaryRows(draft); got != want || draft.Since.Reference != "DIARY-2026-48" {
		t.Errorf("a week later, for one week\n%swant\n%s", got, want)
	}
	if draft, err = d.DiaryDraft(ctx, 2); err != nil {
		t.Fatal(err)
	}
	if got := diaryRows(draft); got != " 2026-12-08T13:00 Civic Hall new\n"+want {
		t.Errorf("for two weeks\n%s", got)
	}
	// Restricted since the last one was sent, a family is told of no more.
	dbtest.MustExec(t, d.DB, `UPDATE cases SET restricted = 1 WHERE id = ?`, other.Case)
	if draft, err = d.DiaryDraft(ctx, 1); err != nil {
		t.Fatal(err)
	}
	if got := draft.Rows[1]; !got.Restricted() || got.Family != "" || got.Change != pathway.DiaryGone || got.Conference == 0 || !got.Due.IsZero() || got.Team != "" {
		t.Errorf("a restricted family of the last diary: %+v", got)
	}
	dbtest.MustExec(t, d.DB, `UPDATE cases SET restricted = 0 WHERE id = ?`, other.Case)
	second := d.make(1)
	if draft, err = d.DiaryDraft(ctx, 1); err != nil || draft.Reference != "DIARY-2026-49-2" || draft.Since.Reference != "DIARY-2026-48" {
		t.Errorf("made and not sent: %s since %s, %v", draft.Reference, draft.Since.Reference, err)
	}
	third1 := d.make(1)
	d.must(d.DiarySent(ctx, d.admin, third1))
	d.refused(d.DiarySent(ctx, d.admin, second), pathway.CodeRefused, "A later diary has been sent")
	list, err := d.Diaries(ctx)
	d.must(err)
	if len(list) != 3 || list[0].Reference != "DIARY-2026-49-2" || list[0].SentName != "Ada Admin" || list[0].Since != d.on("2026-11-23") || len(list[0].Readers) != 1 {
		t.Errorf("made: %+v", list)
	}
	pdf, body, err := d.DiaryFile(ctx, second)
	if err != nil || string(pdf) != "%PDF" || string(body) != "{}" {
		t.Errorf("kept: %s %s %v", pdf, body, err)
	}
	_, _, err = d.DiaryFile(ctx, 99)
	d.refused(err, pathway.CodeNotFound, "")

	// What changes between looking and making is noticed.
	if draft, err = d.DiaryDraft(ctx, 2); err != nil {
		t.Fatal(err)
	}
	dbtest.MustExec(t, d.DB, `UPDATE conference SET starts_at = '2026-12-08T15:00' WHERE cases = ?`, third.Case)
	_, err = d.MakeDiary(ctx, d.admin, 2, draft, nil, []byte(`{}`), []byte("%PDF"), 1)
	d.refused(err, pathway.CodeConflict, "has changed since you opened")
}

// Whatever a row would give away is left out of it, and staff are told.
func TestWeeklyDiaryGivesNoPlaceAway(t *testing.T) {
	d := newDesk(t)
	ctx := t.Context()
	team, err := d.SaveTeam(ctx, d.first, pathway.Team{Name: "Hidden Lane team", Manager: "Ann Obi", ManagerEmail: "ann@northmere.example"})
	d.must(err)
	dbtest.MustExec(t, d.DB, `UPDATE cases SET team = ? WHERE id = ?`, team, d.nowak.Case)
	_, err = d.BookConference(ctx, d.admin, d.nowak.Case, d.ask("2026-12-09T10:00"))
	d.must(err)
	draft, err := d.DiaryDraft(ctx, 4)
	d.must(err)
	if draft.Rows[0].Team != "" || len(draft.Withheld) != 1 || !strings.Contains(draft.Withheld[0], "the team is left out") || strings.Contains(draft.Withheld[0], "Hidden") {
		t.Errorf("row %+v, withheld %q", draft.Rows[0], draft.Withheld)
	}
	for _, text := range []string{"7 hidden lane", "ZZ25CD", "call 07700900123", "at harbour women's project", "Aurelia Nowak"} {
		if len(draft.Hits([]pathway.Passage{{Where: "a cell", Text: text}})) == 0 {
			t.Errorf("%q is not found", text)
		}
	}
	if hits := draft.Hits([]pathway.Passage{{Where: "a cell", Text: "CP-2026-0001 AN and N Oak room, Civic Hall Cara Chair"}}); len(hits) != 0 {
		t.Errorf("hits %+v", hits)
	}
}

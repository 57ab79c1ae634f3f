package pathway

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

func TestMineIsMine(t *testing.T) {
	admin := Viewer{Account: 1, Roles: []Role{Admin}}
	chair := Viewer{Account: 3, Roles: []Role{Chair}}
	duty := Viewer{Account: 3, Roles: []Role{Chair}, OnDuty: true}
	taker := Viewer{Account: 4, Roles: []Role{MinuteTaker}}
	manager := Viewer{Account: 5, Roles: []Role{ServiceManager}, OnDuty: true}
	work := func(id string, role Role, waiting string, chair, minutes int64) Work {
		return Work{Milestone: Milestone{ID: id, Role: role, Waiting: waiting}, Chair: chair, Minutes: minutes}
	}
	tests := []struct {
		name string
		w    Work
		by   Viewer
		want bool
	}{
		{"the office’s", work("police-report-requested", Admin, "", 0, 0), admin, true},
		{"what the office records for others", work("invite-list", Admin, "Social worker", 3, 0), admin, true},
		{"what a chair’s family waits for", work("report-authorised", Admin, "Team manager", 3, 0), chair, true},
		{"what another chair’s family waits for", work("report-authorised", Admin, "Team manager", 9, 0), chair, false},
		{"what a family without a chair waits for", work("report-authorised", Admin, "Team manager", 0, 0), chair, false},
		{"the clock of a chair’s family", Work{Milestone: Milestone{ID: "decisions-to-chair", Role: MinuteTaker, Clock: true}, Chair: 3, Minutes: 4}, chair, true},
		{"the clock of another chair’s family", Work{Milestone: Milestone{ID: "decisions-to-chair", Role: MinuteTaker, Clock: true}, Chair: 9, Minutes: 4}, chair, false},
		{"a clock, to a role that distributes", Work{Milestone: Milestone{ID: "decisions-distributed", Role: MinuteTaker, Clock: true}, Chair: 9, Minutes: 4}, Viewer{Account: 1, Roles: []Role{Admin}, Distributes: true}, true},
		{"another minute taker’s clock, to one who distributes", Work{Milestone: Milestone{ID: "decisions-distributed", Role: MinuteTaker, Clock: true}, Chair: 9, Minutes: 8}, Viewer{Account: 4, Roles: []Role{MinuteTaker}, Distributes: true}, true},
		{"the chair’s own", work("chair-calls-family", Chair, "", 3, 0), chair, true},
		{"another chair’s", work("chair-calls-family", Chair, "", 9, 0), chair, false},
		{"no chair yet, not on duty", work("chair-s47-review", Chair, "", 0, 0), chair, false},
		{"no chair yet, on duty", work("chair-s47-review", Chair, "", 0, 0), duty, true},
		{"the threshold, on duty", work("threshold-decision", Chair, "", 9, 0), duty, true},
		{"the threshold, not on duty", work("threshold-decision", Chair, "", 3, 0), chair, false},
		{"the threshold is no service manager’s of their own", work("threshold-discussion", Chair, "", 0, 0), manager, false},
		{"the minute taker’s own", work("minutes", MinuteTaker, "", 3, 4), taker, true},
		{"another minute taker’s", work("minutes", MinuteTaker, "", 3, 8), taker, false},
		{"nobody takes the minutes yet", work("minutes", MinuteTaker, "", 3, 0), taker, true},
		{"another role’s", work("chair-allocated", ServiceManager, "", 3, 0), admin, false},
		{"the service manager’s", work("chair-allocated", ServiceManager, "", 3, 0), manager, true},
	}
	for _, tt := range tests {
		if got := tt.w.Mine(tt.by); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

// A family without a strategy meeting is on the list from the day on which it was entered.
func TestTheFirstMeetingIsAwaited(t *testing.T) {
	m := mustDefinitions(t).Find("sqa").AwaitedMeeting(onDay("2026-12-21"))
	if m.ID != "strategy-meeting" || m.Role != Admin || m.Waiting != "Team manager" || m.State(minute("2026-12-20T09:00")) != StateUpcoming || m.State(minute("2026-12-21T09:00")) != StateOpen {
		t.Errorf("%+v", m)
	}
}

// Wednesday 23 December 2026: the next five working days end on 4 January, for 25th, 28th and 1st are bank holidays.
func TestTodayIsSorted(t *testing.T) {
	office := mustCalendar(t)
	now := minute("2026-12-23T12:00")
	if got := Horizon(now.Date(), office); got != onDay("2027-01-04") {
		t.Fatalf("the next five working days end on %s", got)
	}
	due := func(id, date string) Work { return Work{Milestone: Milestone{ID: id, Due: onDay(date)}} }
	clock := due("clock", "2026-12-24")
	clock.Clock, clock.DueAt = true, minute("2026-12-24T10:20")
	forecast := due("forecast", "2026-12-29")
	forecast.Forecast = true
	gone := due("gone by", "2026-12-22")
	gone.Forecast = true
	done := due("done", "2026-12-22")
	done.Done = now
	ended := due("ended", "2026-12-22")
	ended.Ended = true
	list := []Work{clock, gone, done, ended, due("late", "2026-12-22"), due("today", "2026-12-23"), due("next", "2026-12-24"), forecast, due("last", "2027-01-04"), due("later", "2027-01-05"),
		{Milestone: Milestone{ID: "whenever", Opens: onDay("2026-12-21")}}, {Milestone: Milestone{ID: "not open", Opens: onDay("2026-12-24")}}, {Milestone: Milestone{ID: "waits"}}}
	got := Sort(list, now, office)
	for _, row := range []struct {
		part string
		list []Work
		want string
	}{
		{"clocks", got.Clocks, "clock"}, {"overdue", got.Overdue, "late"}, {"today", got.DueToday, "today"},
		{"next", got.Next, "next forecast last"}, {"undated", got.Undated, "whenever"},
	} {
		var ids []string
		for _, w := range row.list {
			ids = append(ids, w.ID)
		}
		if s := strings.Join(ids, " "); s != row.want {
			t.Errorf("%s: %s, want %s", row.part, s, row.want)
		}
	}
	for at, want := range map[string]string{
		"2026-12-24T07:00": "3 hours 20 minutes left", "2026-12-24T10:20": "0 minutes left", "2026-12-24T09:19": "1 hour 1 minute left",
		"2026-12-24T11:20": "1 hour late", "2026-12-24T19:25": "9 hours 5 minutes late",
	} {
		if got := clock.ClockInWords(minute(at)); got != want {
			t.Errorf("at %s: %s, want %s", at, got, want)
		}
	}
}

// archive is a zip archive of files with those names.
func archive(t *testing.T, names ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range names {
		if _, err := w.Create(name); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestReportFilesAreToldByTheirContent(t *testing.T) {
	ole := append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 512)...)
	word := append(bytes.Clone(ole), utf16("WordDocument")...)
	tests := []struct {
		name string
		data []byte
		mime string
		says string
	}{
		{"PDF", []byte("%PDF-1.7\n"), MIMEPDF, ""},
		{"PDF behind a few bytes", []byte("\xEF\xBB\xBF\r\n%PDF-1.4\n"), MIMEPDF, ""},
		{"Word", archive(t, "[Content_Types].xml", "word/document.xml"), MIMEDocx, ""},
		{"old Word", word, MIMEDoc, ""},
		{"nothing", nil, "", "Choose the file"},
		{"a page", []byte("<!doctype html><script>alert(1)</script>"), "", "must be a PDF or a Word"},
		{"a picture", []byte("\x89PNG\r\n\x1a\n"), "", "must be a PDF or a Word"},
		{"a spreadsheet", archive(t, "xl/workbook.xml"), "", "must be a PDF or a Word"},
		{"an archive that is broken", []byte("PK\x03\x04 and so on"), "", "must be a PDF or a Word"},
		{"old Excel", ole, "", "must be a PDF or a Word"},
		{"macros", archive(t, "word/document.xml", "word/vbaProject.bin"), "", "macros"},
		{"old macros", append(bytes.Clone(word), utf16("Macros")...), "", "macros"},
		{"too large", make([]byte, MaxReportFile+1), "", "20 megabytes"},
	}
	for _, tt := range tests {
		mime, err := CheckReportFile(tt.data)
		if mime != tt.mime || (err == nil) != (tt.says == "") || !strings.Contains(FieldsOf(err)["file"], tt.says) {
			t.Errorf("%s: %q, %v", tt.name, mime, err)
		}
	}
}

func TestReportsValidate(t *testing.T) {
	good := Report{Agency: 1, Title: "Health visitor’s report", Author: "Siân Pugh"}
	if err := good.Validate(); err != nil {
		t.Error(err)
	}
	if got := faults(Report{}.Validate()); got != "author,from,title" {
		t.Errorf("an empty report: %s", got)
	}
	shared := ReportShared{Attendee: 4, ReadBy: "Amara Osei", SharedAt: minute("2026-11-20T16:00"), How: "by-hand", ByWhom: "Bilal Shah"}
	if err := shared.Validate(minute(monday)); err != nil {
		t.Error(err)
	}
	if got := faults(ReportShared{}.Validate(minute(monday))); got != "attendee,by_whom,how,read_by,shared_on" {
		t.Errorf("nothing filled in: %s", got)
	}
	shared.SharedAt = minute("2026-11-24T16:00")
	if got := faults(shared.Validate(minute(monday))); got != "shared_on" {
		t.Errorf("shared tomorrow: %s", got)
	}
}

func TestReadRecentDate(t *testing.T) {
	today := onDay("2026-11-23")
	for text, want := range map[string]string{
		"20 Nov": "2026-11-20", "23/11": "2026-11-23", "24 Nov": "2025-11-24", "20/11/2026": "2026-11-20", "20 Nov 26": "2026-11-20",
		"24/11/2026": "2026-11-24", "31 Feb": "", "as soon as possible": "", "29 Feb": "",
	} {
		if d, _ := ReadRecentDate(text, today); d.String() != want {
			t.Errorf("%s: %s, want %s", text, d, want)
		}
	}
}

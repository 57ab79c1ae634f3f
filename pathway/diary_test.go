package pathway

import (
	"reflect"
	"strings"
	"testing"
)

func TestDiaryReaders(t *testing.T) {
	readers, missing := DiaryReaders([]Team{
		{Name: "Team 1", Manager: "Ann Obi", ManagerEmail: "ann@northmere.example"},
		{Name: "Team 2", Manager: "Ann Obi", ManagerEmail: "Ann@northmere.example"},
		{Name: "Team 3"},
		{Name: "Team 4", ManagerEmail: "old@northmere.example", Ended: true},
		{Name: "Team 5", ManagerEmail: "bo@northmere.example"},
	}, func(s string) bool { return strings.Contains(s, "@") })
	want := []DiaryReader{{"Ann Obi", "Team 1, Team 2", "ann@northmere.example"}, {"", "Team 5", "bo@northmere.example"}}
	if !reflect.DeepEqual(readers, want) || !reflect.DeepEqual(missing, []string{"Team 3"}) {
		t.Errorf("readers %+v, missing %v", readers, missing)
	}
}

func TestDiaryText(t *testing.T) {
	at := atMinute("2026-12-11T10:00")
	issue := DiaryIssue{Reference: "DIARY-2026-48", From: onDay("2026-11-23"), To: onDay("2026-12-18"), Rows: []DiaryRow{
		{Reference: "CP-2026-0001", Family: "AN", At: at, Change: DiaryNew},
		{Reference: "CP-2026-0002", At: at, Change: DiaryMoved, Was: "Thursday 10 December 2026 at 10:00, Civic Hall", ListReceived: true},
		{Reference: "CP-2026-0003", At: at, Change: DiaryGone},
		{Reference: "CP-2026-0004", At: at, Change: DiaryUnchanged, ListReceived: true},
		{Reference: "CP-2026-0005", At: atMinute("2027-01-11T10:00"), Change: DiaryUnchanged},
	}}
	want := `Dear Ann Obi

Attached is the conference diary from Monday 23 November 2026 to Friday 18 December 2026 (DIARY-2026-48).

New:
- CP-2026-0001, Friday 11 December 2026 at 10:00

Moved:
- CP-2026-0002, Friday 11 December 2026 at 10:00 (was Thursday 10 December 2026 at 10:00, Civic Hall)

Stood down:
- CP-2026-0003, Friday 11 December 2026 at 10:00

We still wait for the invitation list of:
- CP-2026-0001, conference on Friday 11 December 2026 at 10:00

Please make sure that reports for your team’s conferences are authorised and shared with the family in time, and tell us at once if a date cannot be kept.

Ada Admin
Safeguarding Unit
`
	if got := issue.Text(DiaryReader{"Ann Obi", "Team 1", "ann@northmere.example"}, "Safeguarding Unit", "Ada Admin"); got != want {
		t.Errorf("text\n%s", got)
	}
	issue.Rows = nil
	if got := issue.Text(DiaryReader{}, "", "Ada Admin"); !strings.HasPrefix(got, "Hello\n") || !strings.HasSuffix(got, "\n\nAda Admin\n") || strings.Contains(got, "New:") || strings.Contains(got, "wait") {
		t.Errorf("nothing to tell: %s", got)
	}
}

package pathway

import (
	"slices"
	"strings"
	"testing"
)

// missed is met, where nothing came of the class teacher; the head of year of another school is who manages them.
func missed() *Record {
	r := met()
	r.network(secondary).Professional.Agency = r.network(primary).Professional.Agency
	r.guest(secondary).Purpose = WrittenTo
	r.Absence = &MemberAbsence{ID: 4, Case: r.Case.ID, Conference: r.Conference.ID, CoreGroup: 31, Number: 1, HeldAt: atMinute("2026-12-18T10:00"), NextOn: atMinute("2027-01-15T10:00"), NextWhere: "Mill Lane Primary",
		Attendee: invitedAs + primary, Times: 2, Manager: invitedAs + secondary, State: AbsenceOpen}
	return r
}

func TestLetterAboutAnAbsence(t *testing.T) {
	r := missed()
	for _, who := range []int64{anna, grace, primary} {
		if got := DocumentsFor(r, invitedAs+who, AtAbsence); got != nil {
			t.Errorf("%d gets %v", who, got)
		}
	}
	if got := DocumentsFor(r, invitedAs+secondary, AtAbsence); !slices.Equal(got, []DocumentKind{AbsenceLetter}) {
		t.Errorf("the manager gets %v", got)
	}
	f, _ := letter(r, secondary, AbsenceLetter)
	x := f.Absence
	if x == nil || x.Name != "Piotr Hill" || x.Role != "Class teacher" || x.Number != 1 || x.Times != 2 || x.NextWhere != "Mill Lane Primary" || x.NextAt.IsZero() || childNames(f) != "Mia Carter" {
		t.Errorf("the letter says %+v of %s", x, childNames(f))
	}
	if p := prove(t, r, secondary, AbsenceLetter, BySecureEmail); p.Blocked(BlockContent) || p.Blocked(BlockCopy) {
		t.Errorf("blocks %+v", p.Blocks)
	}
	// Of another agency, and of no child of the member’s.
	r.network(secondary).Professional.Agency++
	f, _ = letter(r, secondary, AbsenceLetter)
	if f.Absence.Name != "" || f.Absence.NextWhere != "" {
		t.Errorf("told of somebody of whom they may not know: %+v", f.Absence)
	}
	if p := prove(t, r, secondary, AbsenceLetter, BySecureEmail); !p.Blocked(BlockContent) {
		t.Error("a letter about nobody goes out")
	}
	for _, state := range []AbsenceState{AbsenceClosed, AbsenceStruck} {
		r := missed()
		r.Absence.State = state
		if p := prove(t, r, secondary, AbsenceLetter, BySecureEmail); !p.Blocked(BlockContent) {
			t.Errorf("%s, and the letter goes out", state)
		}
	}
	d := newDisclosure(r, invitedAs+secondary, AbsenceLetter, Options{})
	d.record.Absence = nil
	if d.absence(); d.facts.Absence != nil {
		t.Error("without an absence something is told")
	}
}

func TestWhoIsWrittenToAboutAnAbsence(t *testing.T) {
	absent := Professional{ID: 1, Agency: 5, AgencyName: "Mill Lane Primary"}
	for _, tt := range []struct {
		manager Professional
		want    string
	}{
		{Professional{ID: 2, Agency: 5}, ""},
		{Professional{ID: 1, Agency: 5}, "This is who was absent"},
		{Professional{ID: 2, Agency: 6}, "Choose somebody of Mill Lane Primary"},
		{Professional{ID: 2, Agency: 5, Name: "Ann Old", Ended: true}, "Ann Old has left"},
	} {
		if got := FieldsOf(CheckManager(absent, tt.manager))["manager"]; !strings.HasPrefix(got, tt.want) || (got == "") != (tt.want == "") {
			t.Errorf("%+v: %q", tt.manager, got)
		}
	}
	x := missed().Absence
	if FieldsOf(x.CheckClosing(" "))["why"] == "" || FieldsOf(x.CheckClosing(strings.Repeat("x", 501)))["why"] == "" || x.CheckClosing("He rang.") != nil {
		t.Error("why it is closed")
	}
	if task := x.Task(); task.About != 4 || task.Role != Admin || task.EndsItself() == "" || strings.Contains(task.Title, "Piotr") {
		t.Errorf("the task %+v", task)
	}
	r := missed()
	if got := x.TextForChair(r); !strings.HasPrefix(got, "Core group 1 for "+r.Case.Reference+" on Friday 18 December 2026: Piotr Hill (Class teacher) was absent.") || !strings.Contains(got, "core group number 2 from which") {
		t.Errorf("to the chair: %q", got)
	}
	x.Times, x.Attendee = 1, invitedAs+keyWorker
	if got := x.TextForChair(r); strings.Contains(got, "number 2") || !strings.Contains(got, "Kate Rowe (Key worker) was absent") {
		t.Errorf("to the chair: %q", got)
	}
}

package pathway

import (
	"strings"
	"testing"
)

func TestAnotherChairTakesOver(t *testing.T) {
	for _, tt := range []struct {
		was, chair int64
		why, note  string
		want       string
	}{
		{0, 5, "", "", ""}, {5, 5, "", "", ""}, {5, 6, "Leaves", "Read the plan first.", ""}, {5, 6, "", "Note", "why"}, {5, 6, "Leaves", " ", "note"},
	} {
		f := Fields{}
		CheckHandover(f, tt.was, tt.chair, tt.why, tt.note)
		if tt.want == "" && len(f) > 0 || tt.want != "" && f[tt.want] == "" {
			t.Errorf("%+v: %v", tt, f)
		}
	}
	h := Handover{From: Account{Name: "Cara Chair"}, To: Account{Name: "Dan Deputy", Phone: "01632 960021"}, On: on("2027-03-03")}
	task := h.Task(4)
	if task.Text != "From Wednesday 3 March 2027 Dan Deputy chairs the conferences for your family, in place of Cara Chair. All that was agreed stays as it is, and so do the dates. You can ring them on 01632 960021." {
		t.Errorf("%q", task.Text)
	}
	if FieldsOf(task.ValidateDone(""))["note"] == "" || task.ValidateDone("Rang the mother; emailed the others.") != nil {
		t.Error("how they were told")
	}
	h.To.Phone = ""
	if got := h.Task(4).Text; got[len(got)-1] != '.' || len(got) > 160 {
		t.Errorf("%q", got)
	}
}

// A booking that gives the family another chair asks for the same.
func TestABookingAsksForTheHandover(t *testing.T) {
	for _, tt := range []struct {
		was, chair int64
		why, note  string
		want       string
	}{
		{0, 21, "", "", ""}, {21, 21, "", "", ""}, {22, 0, "", "", ""}, {22, 21, "Leaves", "Read the plan first.", ""}, {22, 21, "", "", "chair_note chair_why"},
	} {
		by, b := bookable(t), booking("2026-12-07T10:00")
		by.Family.Case.Chair = tt.was
		b.Chair, b.ChairWhy, b.ChairNote = tt.chair, tt.why, tt.note
		if got := strings.Join(FieldsOf(b.Check(by)).Names(), " "); got != tt.want {
			t.Errorf("%+v: %q", tt, got)
		}
	}
}

// A professional who is excluded from the whole conference is invited to nothing; the police are still asked for their checks.
func TestWhoIsExcludedFromAllIsNotInvited(t *testing.T) {
	r := carters()
	for i := range r.Attendees {
		if a := &r.Attendees[i]; a.Professional != 0 {
			a.Excluded = ExcludedWhole
		}
	}
	if got := DocumentsFor(r, invitedAs+primary, AtInvitation); len(got) != 0 {
		t.Errorf("the school gets %v", got)
	}
	if got := DocumentsFor(r, invitedAs+officer, AtInvitation); len(got) != 1 || got[0] != PoliceRequest {
		t.Errorf("the police get %v", got)
	}
	r.guest(primary).Excluded = ExcludedPart
	if got := DocumentsFor(r, invitedAs+primary, AtInvitation); len(got) != 1 || got[0] != AgencyInvitation {
		t.Errorf("excluded from a part, the school gets %v", got)
	}
}

package pathway

import "testing"

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

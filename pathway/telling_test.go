package pathway

import (
	"slices"
	"testing"
)

// Existence leaks too: numbering, counts, "child 2 of 5".
func TestWordsThatTellThatThereAreMoreChildren(t *testing.T) {
	tests := []struct {
		text  string
		known int
		want  []string
	}{
		{"All five children saw it.", 3, []string{"five children"}},
		{"All five children saw it.", 5, nil},
		{"Her 4 young children", 3, []string{"4 young children"}},
		{"both boys", 1, []string{"both boys"}},
		{"both boys", 2, nil},
		{"child 2 of 5", 1, []string{"child 2 of 5"}},
		{"Child two of three", 3, nil},
		{"The other children were out.", 4, []string{"other children"}},
		{"They are another man's children, with other kids.", 3, []string{"other kids", "another man’s children"}},
		{"He hit his sister.", 1, []string{"sister"}},
		{"He hit his sister.", 2, nil},
		{"The eldest and the twins", 1, []string{"twins", "eldest"}},
		{"One child was afraid.", 1, nil},
		{"Five visits by children’s services, 2 of 5 at night.", 1, nil},
		{"In 2026 children were seen.", 1, nil},
		{"five children, and again five children", 1, []string{"five children"}},
		{"", 0, nil},
	}
	for _, tt := range tests {
		if got := telling(tt.text, tt.known); !slices.Equal(got, tt.want) {
			t.Errorf("telling(%q, %d) = %q, want %q", tt.text, tt.known, got, tt.want)
		}
	}
}

// For who knows of all children nothing tells of more, and neither does it on a sheet that nobody in particular reads.
func TestTellingIsForWhoDoesNotKnowOfAll(t *testing.T) {
	r := carters()
	r.Strategy.Concern = "All five children and the other children."
	if p := prove(t, r, anna, ParentInvitation, ""); !p.Ready() {
		t.Errorf("she knows of all: %+v", p.Blocks)
	}
	if p := prove(t, r, paul, ParentInvitation, ""); len(p.Blocks) != 2 {
		t.Errorf("he knows of three: %+v", p.Blocks)
	}
	if p := prove(t, r, 0, AttendanceSheet, ""); !p.Ready() {
		t.Errorf("the sheet: %+v", p.Blocks)
	}
	if texts := (Facts{}).FreeTexts(); len(texts) != 0 {
		t.Errorf("no facts, no texts: %+v", texts)
	}
}

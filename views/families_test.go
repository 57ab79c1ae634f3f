package views

import "testing"

func TestFamiliesTemplates(t *testing.T) {
	held(t, FindForm{}, FlagList{}, NewFamily{}, EntryRow{}, Matches{})
}

package views

import "testing"

func TestNoteTemplates(t *testing.T) { held(t, Notes{}, NoteItem{}) }

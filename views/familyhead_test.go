package views

import "testing"

func TestFamilyTemplates(t *testing.T) { held(t, FamilyPage{}, FamilyHead{}) }

package views

import "testing"

func TestSendingTemplates(t *testing.T) { held(t, Hours{}, RowButton{}, Lines{}) }

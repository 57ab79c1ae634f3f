package views

import "testing"

func TestCourseTemplates(t *testing.T) {
	held(t, Course{}, Step{}, Checklist{}, Today{}, FieldRow{}, TextLink{})
}
